//! Times of day with their offset from UTC, as exports write them.
//!
//! Knows no date and no zone. An offset is never dropped, and the name of a zone is never taken
//! for one.

use super::number;
use crate::time::{DAY, HOUR, MINUTE, SECOND};

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Microseconds since midnight; a whole day for 24:00.
    pub time: i64,
    /// Microseconds that the offset lies ahead of UTC.
    pub offset: Option<i64>,
    /// Whether second 60 was written, which counts as 59.
    pub is_leap: bool,
}

/// Words that may stand between a date and its time.
const WORDS: [&str; 9] = ["kl.", "klo", "kl", "um", "at", "godz.", "o", "в", "à"];

/// Reads a time of day; [`None`] where it is anything else.
pub fn read(text: &str) -> Option<Clock> {
    let text = WORDS.iter().find_map(|word| after_word(text, word)).unwrap_or(text);
    let (hour, digits, rest) = number(text)?;
    let mark = rest.bytes().next().filter(|mark| matches!(mark, b':' | b'.'))?;
    let (minute, more, mut rest) = number(&rest[1..])?;
    if digits > 2 || more != 2 {
        return None;
    }
    let (mut second, mut micros) = (0, 0);
    if let Some(after) = rest.strip_prefix(char::from(mark)) {
        let (value, digits, after) = number(after)?;
        if digits != 2 {
            return None;
        }
        second = value;
        (micros, rest) = fraction(after, mark)?;
    }
    let rest = rest.trim_start();
    let (hour, rest) = half_day(hour, rest)?;
    let rest = after_word(rest, "Uhr").unwrap_or(rest);
    let is_leap = second == 60;
    let second = if is_leap { 59 } else { second };
    let is_end = hour == 24 && minute == 0 && second == 0 && micros == 0;
    if minute > 59 || second > 59 || hour > 23 && !is_end {
        return None;
    }
    let time = i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND;
    Some(Clock { time: time + micros, offset: offset(rest)?, is_leap })
}

impl Clock {
    /// Whether 24:00 was written.
    pub const fn is_end_of_day(self) -> bool {
        self.time == DAY
    }
}

fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    let is_whole = rest.is_empty() || rest.starts_with(' ') || word.ends_with('.');
    is_whole.then(|| rest.trim_start())
}

/// A fraction of a second to the microsecond; what is finer than that is cut off.
fn fraction(rest: &str, mark: u8) -> Option<(i64, &str)> {
    let after = if mark == b':' { rest.strip_prefix('.') } else { None };
    let Some(digits) = after.or_else(|| rest.strip_prefix(',')) else { return Some((0, rest)) };
    let count = digits.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 || count > 9 {
        return None;
    }
    let padded = digits[..count].bytes().chain(std::iter::repeat(b'0')).take(6);
    let micros = padded.fold(0, |value, byte| value * 10 + i64::from(byte - b'0'));
    Some((micros, &digits[count..]))
}

/// `AM`, `pm`, `a.m.`
fn half_day(hour: u32, rest: &str) -> Option<(u32, &str)> {
    let mut letters = rest.bytes();
    let half = letters.next().map(|byte| byte.to_ascii_lowercase());
    let Some(half) = half.filter(|half| matches!(half, b'a' | b'p')) else {
        return Some((hour, rest));
    };
    let after = rest[1..].strip_prefix('.').unwrap_or(&rest[1..]).trim_start();
    let Some(after) = after.strip_prefix(['m', 'M']) else { return Some((hour, rest)) };
    let after = after.strip_prefix('.').unwrap_or(after).trim_start();
    let noon = if half == b'p' { 12 } else { 0 };
    (1..=12).contains(&hour).then_some((hour % 12 + noon, after))
}

/// The offset that is all that is left of a text: `Z`, `UTC`, `+02`, `+0200`, `GMT+02:00`; a zone
/// in parentheses may stand behind it. [`None`] where anything else is left.
pub fn offset(rest: &str) -> Option<Option<i64>> {
    if let Some((written, _)) = rest.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        return offset(written.trim_end()).filter(Option::is_some);
    }
    let rest = match rest.strip_prefix("UTC").or_else(|| rest.strip_prefix("GMT")) {
        Some("") => return Some(Some(0)),
        Some(digits) => digits,
        None if rest.is_empty() => return Some(None),
        None if rest.eq_ignore_ascii_case("z") => return Some(Some(0)),
        None => rest,
    };
    let (sign, digits) = match rest.as_bytes() {
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match *digits {
        [a, b] => ([a, b], [b'0', b'0']),
        [a, b, c, d] | [a, b, b':', c, d] => ([a, b], [c, d]),
        _ => return None,
    };
    let value = |digits: [u8; 2]| {
        let is_number = digits.iter().all(u8::is_ascii_digit);
        is_number.then(|| i64::from(digits[0] - b'0') * 10 + i64::from(digits[1] - b'0'))
    };
    let (hours, minutes) = (value(hours)?, value(minutes)?);
    let is_real = hours <= 14 && minutes <= 59;
    is_real.then_some(Some(sign * (hours * HOUR + minutes * MINUTE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, time: i64, offset: Option<i64>) {
        assert_eq!(read(text), Some(Clock { time, offset, is_leap: false }), "{text}");
    }

    #[test]
    fn times_are_written_with_colons_or_points_and_a_word_before_them() {
        let time = 10 * HOUR + 30 * MINUTE;
        for text in ["10:30", "10.30", "kl. 10:30", "kl 10.30", "klo 10.30", "um 10:30 Uhr"] {
            check(text, time, None);
        }
        for text in ["10:30:00", "10.30.00", "10:30:00.0", "10:30:00,000", "at 10:30 AM"] {
            check(text, time, None);
        }
    }

    #[test]
    fn halves_of_the_day_are_written_in_many_ways() {
        for text in ["1:05 PM", "1:05pm", "1:05 p.m.", "1:05 p. m.", "1:05 P.M."] {
            check(text, 13 * HOUR + 5 * MINUTE, None);
        }
        check("12:05 a.m.", 5 * MINUTE, None);
        assert_eq!(read("13:00 PM"), None);
        assert_eq!(read("0:30 am"), None);
    }

    #[test]
    fn fractions_are_read_to_the_microsecond() {
        check("00:00:01.5", SECOND + 500_000, None);
        check("00:00:01,123456", SECOND + 123_456, None);
        check("00:00:01.123456789", SECOND + 123_456, None);
        assert_eq!(read("00:00:01.1234567890"), None);
        assert_eq!(read("00:01.5"), None);
    }

    #[test]
    fn an_offset_is_read_in_every_form() {
        for text in ["10:00+02", "10:00+0200", "10:00 +02:00", "10:00 UTC+02:00", "10:00 GMT+0200"]
        {
            check(text, 10 * HOUR, Some(2 * HOUR));
        }
        check("10:00 GMT+0100 (Central European Standard Time)", 10 * HOUR, Some(HOUR));
        check("10:00:00-05:30", 10 * HOUR, Some(-5 * HOUR - 30 * MINUTE));
        for text in ["10:00Z", "10:00z", "10:00 UTC", "10:00 GMT", "10:00+00:00"] {
            check(text, 10 * HOUR, Some(0));
        }
    }

    #[test]
    fn what_is_left_over_is_never_dropped() {
        for text in ["10:00 CET", "10:00 EST", "10:00+25:00", "10:00+2", "10:00 x", "10:00 (CET)"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_end_of_the_day_and_a_leap_second_are_marked() {
        let end = read("24:00").unwrap();
        assert!(end.is_end_of_day() && !end.is_leap);
        let leap = read("23:59:60Z").unwrap();
        assert_eq!((leap.time, leap.is_leap), (DAY - SECOND, true));
        for text in ["24:01", "24:00:60", "25:00", "10:60", "10:00:61", "10:5", "100:00"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
