//! The shapes in which dates and times are written, taken apart without deciding day or month.
//!
//! Reads one cell at a time and knows no zone. Which of two numbers is the day is decided for a
//! whole column (`times`).

use crate::time::{HOUR, MINUTE, SECOND};

/// A cell taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The date.
    pub date: Date,
    /// Microseconds since midnight; [`None`] where no time is written.
    pub time: Option<i64>,
    /// Microseconds that the offset lies ahead of UTC.
    pub offset: Option<i64>,
}

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// Year, month and day beyond doubt.
    Known(i32, u32, u32),
    /// Two numbers of which either may be the day, and the year.
    Either {
        /// The first number.
        first: u32,
        /// The second number.
        second: u32,
        /// The year, century included.
        year: i32,
        /// Whether the year had two digits only.
        is_short: bool,
        /// What stands between them.
        separator: u8,
    },
}

/// Takes a cell apart; [`None`] where it is no date in any known shape.
pub fn take_apart(cell: &str) -> Option<Written> {
    let bytes = cell.as_bytes();
    let (date, rest) = date(bytes)?;
    let (time, offset) = match rest {
        [] => (None, None),
        [b'T' | b't' | b' ', rest @ ..] => time(rest.trim_ascii_start())?,
        [b',', b' ', rest @ ..] => time(rest)?,
        _ => return None,
    };
    Some(Written { date, time, offset })
}

fn date(bytes: &[u8]) -> Option<(Date, &[u8])> {
    match bytes.first()? {
        byte if byte.is_ascii_alphabetic() => month_first(bytes),
        byte if byte.is_ascii_digit() => {
            let (first, digits, rest) = number(bytes)?;
            match (digits, rest) {
                (8, _) if rest.first() != Some(&b'.') => Some((compact(first), rest)),
                (4, [separator @ (b'-' | b'/' | b'.'), rest @ ..]) => {
                    year_first(first, *separator, rest)
                }
                (1 | 2, [b'-' | b'/' | b'.' | b' ', ..]) => day_or_month_first(first, rest),
                _ => None,
            }
        }
        _ => None,
    }
}

fn compact(digits: u32) -> Date {
    let year = i32::try_from(digits / 10_000).unwrap_or(0);
    Date::Known(year, digits / 100 % 100, digits % 100)
}

fn year_first(year: u32, separator: u8, rest: &[u8]) -> Option<(Date, &[u8])> {
    let (month, digits, rest) = number(rest)?;
    let rest = rest.strip_prefix(&[separator])?;
    let (day, more, rest) = number(rest)?;
    let is_date = digits <= 2 && more <= 2;
    is_date.then_some((Date::Known(i32::try_from(year).ok()?, month, day), rest))
}

fn day_or_month_first(first: u32, rest: &[u8]) -> Option<(Date, &[u8])> {
    let (&separator, rest) = rest.split_first()?;
    let rest = rest.trim_ascii_start();
    if rest.first()?.is_ascii_alphabetic() {
        let (month, rest) = month_name(rest)?;
        let rest = rest.strip_prefix(b".").unwrap_or(rest);
        let rest = rest.strip_prefix(&[separator])?.trim_ascii_start();
        let (year, _, rest) = any_year(rest)?;
        return Some((Date::Known(year, month, first), rest));
    }
    if separator == b' ' {
        return None;
    }
    let (second, digits, rest) = number(rest)?;
    let rest = rest.strip_prefix(&[separator])?;
    let rest = if separator == b'.' { rest.trim_ascii_start() } else { rest };
    let (year, is_short, rest) = any_year(rest)?;
    if digits > 2 {
        return None;
    }
    if separator == b'.' && !is_short {
        return Some((Date::Known(year, second, first), rest));
    }
    Some((Date::Either { first, second, year, is_short, separator }, rest))
}

fn month_first(bytes: &[u8]) -> Option<(Date, &[u8])> {
    let (month, rest) = month_name(bytes)?;
    let rest = rest.strip_prefix(b".").unwrap_or(rest);
    let (&separator, rest) = rest.split_first()?;
    if !matches!(separator, b' ' | b'-') {
        return None;
    }
    let (day, digits, rest) = number(rest)?;
    let rest = rest.strip_prefix(b",").unwrap_or(rest);
    let (year, _, rest) = any_year(rest.strip_prefix(&[separator])?)?;
    (digits <= 2).then_some((Date::Known(year, month, day), rest))
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The number of an English month, written out or as three letters, and what follows it.
pub fn month_name(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (word, rest) = bytes.split_at(length);
    let is_it = |name: &&str| {
        let name = name.as_bytes();
        word.eq_ignore_ascii_case(name)
            || word.eq_ignore_ascii_case(&name[..3])
            || word.eq_ignore_ascii_case(b"sept") && name.starts_with(b"sept")
    };
    let place = MONTHS.iter().position(is_it)?;
    Some((u32::try_from(place).ok()? + 1, rest))
}

/// The number at the start, how many digits it has, and what follows it.
pub fn number(bytes: &[u8]) -> Option<(u32, usize, &[u8])> {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if !(1..=8).contains(&digits) {
        return None;
    }
    let value = bytes[..digits].iter().fold(0, |value, byte| value * 10 + u32::from(byte - b'0'));
    Some((value, digits, &bytes[digits..]))
}

fn any_year(bytes: &[u8]) -> Option<(i32, bool, &[u8])> {
    match number(bytes)? {
        (year, 4, rest) => Some((i32::try_from(year).ok()?, false, rest)),
        (year, 2, rest) => Some((whole_year(year), true, rest)),
        _ => None,
    }
}

/// A two-digit year: up to 68 in this century, from 69 in the last.
pub fn whole_year(short: u32) -> i32 {
    let century = if short <= 68 { 2_000 } else { 1_900 };
    century + i32::try_from(short).unwrap_or(0)
}

/// A time of day with its offset. 24:00 is the end of the day, second 60 counts as 59.
pub fn time(bytes: &[u8]) -> Option<(Option<i64>, Option<i64>)> {
    let (hour, digits, rest) = number(bytes)?;
    let (minute, more, mut rest) = number(rest.strip_prefix(b":")?)?;
    if digits > 2 || more != 2 {
        return None;
    }
    let (mut second, mut micros) = (0, 0);
    if let Some(after) = rest.strip_prefix(b":") {
        let (value, digits, after) = number(after)?;
        if digits != 2 {
            return None;
        }
        (second, rest) = (value.min(if value == 60 { 59 } else { value }), after);
        (micros, rest) = fraction(rest)?;
    }
    let rest = rest.trim_ascii();
    let (hour, rest) = half_day(hour, rest)?;
    let is_end = hour == 24 && minute == 0 && second == 0 && micros == 0;
    if minute > 59 || second > 59 || hour > 23 && !is_end {
        return None;
    }
    let time = i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND;
    Some((Some(time + micros), offset(rest)?))
}

fn fraction(rest: &[u8]) -> Option<(i64, &[u8])> {
    let Some(digits) = rest.strip_prefix(b".").or_else(|| rest.strip_prefix(b",")) else {
        return Some((0, rest));
    };
    let count = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if count == 0 || count > 9 {
        return None;
    }
    let padded = digits[..count].iter().copied().chain(std::iter::repeat(b'0')).take(6);
    let micros = padded.fold(0, |value, byte| value * 10 + i64::from(byte - b'0'));
    Some((micros, &digits[count..]))
}

fn half_day(hour: u32, rest: &[u8]) -> Option<(u32, &[u8])> {
    let Some((mark, after)) = rest.split_at_checked(2) else { return Some((hour, rest)) };
    let is_pm = mark.eq_ignore_ascii_case(b"pm");
    if !is_pm && !mark.eq_ignore_ascii_case(b"am") {
        return Some((hour, rest));
    }
    (1..=12).contains(&hour).then_some((hour % 12 + if is_pm { 12 } else { 0 }, after))
}

fn offset(rest: &[u8]) -> Option<Option<i64>> {
    let (sign, digits) = match rest {
        [] => return Some(None),
        [b'Z' | b'z'] | b"UTC" | b"GMT" => return Some(Some(0)),
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match *digits {
        [a, b] => ([a, b], [b'0', b'0']),
        [a, b, c, d] | [a, b, b':', c, d] => ([a, b], [c, d]),
        _ => return None,
    };
    let (hours, _, _) = number(&hours).filter(|(_, digits, _)| *digits == 2)?;
    let (minutes, _, _) = number(&minutes).filter(|(_, digits, _)| *digits == 2)?;
    let is_real = hours <= 14 && minutes <= 59;
    is_real.then_some(Some(sign * (i64::from(hours) * HOUR + i64::from(minutes) * MINUTE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, year: i32, month: u32, day: u32) {
        let written = take_apart(cell).map(|written| written.date);
        assert_eq!(written, Some(Date::Known(year, month, day)), "{cell}");
    }

    fn check_time(cell: &str, time: i64, offset: Option<i64>) {
        let written = take_apart(cell).unwrap_or_else(|| panic!("{cell} is no date"));
        assert_eq!((written.time, written.offset), (Some(time), offset), "{cell}");
    }

    #[test]
    fn dates_without_doubt_are_known() {
        for cell in ["2026-03-02", "20260302", "02.03.2026", "2.3.2026", "2026/03/02", "2-Mar-26"] {
            check(cell, 2026, 3, 2);
        }
        for cell in ["2-Mar-2026", "Mar 2, 2026", "Mar-02-26", "March 2, 2026", "2 March 2026"] {
            check(cell, 2026, 3, 2);
        }
        check("2-Jun-06", 2006, 6, 2);
        check("2-Jun-98", 1998, 6, 2);
    }

    #[test]
    fn two_numbers_and_a_year_are_left_open() {
        let open = |cell: &str| take_apart(cell).map(|written| written.date);
        let date = |separator, year, is_short| {
            Some(Date::Either { first: 3, second: 4, year, is_short, separator })
        };
        assert_eq!(open("03/04/2024"), date(b'/', 2024, false));
        assert_eq!(open("3-4-2024"), date(b'-', 2024, false));
        assert_eq!(open("03/04/24"), date(b'/', 2024, true));
        assert_eq!(open("03.04.24"), date(b'.', 2024, true));
    }

    #[test]
    fn times_and_offsets_are_read_to_the_microsecond() {
        let morning = 9 * HOUR + 50 * MINUTE + 26 * SECOND;
        check_time("2025-10-07 09:50:26 +0200", morning, Some(2 * HOUR));
        check_time("2025-10-07T09:50:26Z", morning, Some(0));
        check_time("2025-10-07T09:50:26.123456-05:00", morning + 123_456, Some(-5 * HOUR));
        check_time("2025-10-07 09:50:26.000", morning, None);
        check_time("10/07/2025 09:50:26 PM", morning + 12 * HOUR, None);
        check_time("Oct 7, 2025, 9:50:26", morning, None);
        check_time("2025-10-07 24:00", 24 * HOUR, None);
        check_time("2025-10-07 09:50:60", 9 * HOUR + 50 * MINUTE + 59 * SECOND, None);
    }

    #[test]
    fn anything_else_is_no_date() {
        for cell in [
            "",
            "today",
            "45292",
            "59:01.0",
            "N/A",
            "2026-03-02 25:00",
            "2026-03-02x",
            "2026-03",
            "2026-03-02 10:61",
            "2026-03-02T10:00+25:00",
            "10:00",
            "Foo 2, 2026",
            "1/2/3/4",
            "2026-03-02 24:01",
            "123-45-6789",
            "2026-03-02 13:00 PM",
        ] {
            assert_eq!(take_apart(cell), None, "{cell}");
        }
    }
}
