//! Lengths of time, times of day, amounts and shares as a contract writes them.
//!
//! Reads one text at a time and knows no places; whoever asks says what to write instead.

use super::{UNLIMITED, Within};
use crate::decimal;
use crate::time::{DAY, HOUR, MINUTE, SECOND};

/// A hundred years: a longer promise is a slip of the key.
const DAYS_MAX: i64 = 36_525;

/// Reads `3 business days`, `2 days`, `4 hours`, `90 minutes` or `8 working hours`.
pub fn within(text: &str) -> Option<Within> {
    let (count, unit) = count_and_unit(text)?;
    match unit.as_str() {
        "day" => days(count).map(Within::Days),
        "business day" => days(count).map(Within::BusinessDays),
        "working hour" => length(count, HOUR).map(Within::WorkingTime),
        "working minute" => length(count, MINUTE).map(Within::WorkingTime),
        "hour" => length(count, HOUR).map(Within::Time),
        "minute" => length(count, MINUTE).map(Within::Time),
        "second" => length(count, SECOND).map(Within::Time),
        _ => None,
    }
}

/// Reads `1 hour`, `30 minutes` or `1 day` as microseconds; a day has 24 hours here.
pub(super) fn grace(text: &str) -> Option<i64> {
    let (count, unit) = count_and_unit(text)?;
    match unit.as_str() {
        "day" => length(count, DAY),
        "hour" => length(count, HOUR),
        "minute" => length(count, MINUTE),
        "second" => length(count, SECOND),
        _ => None,
    }
}

/// Splits `3 business days` into 3 and `business day`.
fn count_and_unit(text: &str) -> Option<(i64, String)> {
    let mut words = text.split_whitespace();
    let count = words.next()?;
    if !count.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let unit = words.collect::<Vec<_>>().join(" ");
    let unit = unit.strip_suffix('s').unwrap_or(&unit).to_owned();
    Some((count.parse().ok()?, unit))
}

fn days(count: i64) -> Option<i64> {
    (count <= DAYS_MAX).then_some(count)
}

fn length(count: i64, unit: i64) -> Option<i64> {
    count.checked_mul(unit).filter(|&length| length <= DAYS_MAX * DAY)
}

/// Reads `09:30` as microseconds since midnight; `24:00` is the end of the day.
pub(super) fn time_of_day(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':')?;
    let are_digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    if !(1..=2).contains(&hours.len()) || minutes.len() != 2 {
        return None;
    }
    if !are_digits(hours) || !are_digits(minutes) {
        return None;
    }
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    let time = hours * HOUR + minutes * MINUTE;
    (minutes < 60 && time <= 24 * HOUR).then_some(time)
}

/// How far apart two values may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tolerance {
    /// So many millionths of the promise's own unit.
    Amount(i64),
    /// So many millionths of the promised value.
    Share(i64),
}

/// Reads `0.50` as an amount and `2%` as a share; neither may be negative. `unlimited` is an amount
/// beyond all others.
pub(super) fn tolerance(text: &str) -> Option<Tolerance> {
    let text = text.trim();
    if text == "unlimited" {
        return Some(Tolerance::Amount(UNLIMITED));
    }
    let Some(percent) = text.strip_suffix('%') else {
        return decimal::parse(text).filter(|&amount| amount >= 0).map(Tolerance::Amount);
    };
    let millionths = decimal::parse(percent.trim_end())?;
    let is_exact = millionths >= 0 && millionths % 100 == 0;
    is_exact.then_some(Tolerance::Share(millionths / 100))
}

/// Whether a text has the shape of a code: three to six capital letters and three digits.
pub(super) fn is_code(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let digits = &text.as_bytes()[letters..];
    (3..=6).contains(&letters) && digits.len() == 3 && digits.iter().all(u8::is_ascii_digit)
}

/// Whether a text can be the name of a promise: lower-case words with hyphens.
pub(super) fn is_name(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word.bytes().all(|mark| mark.is_ascii_lowercase() || mark.is_ascii_digit())
    };
    text.split('-').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_counts_days_business_days_time_or_working_time() {
        let check =
            |text: &str, expected: Within| assert_eq!(within(text), Some(expected), "{text}");
        check("3 business days", Within::BusinessDays(3));
        check("1 business day", Within::BusinessDays(1));
        check("0 days", Within::Days(0));
        check("36 hours", Within::Time(36 * HOUR));
        check("1 minute", Within::Time(MINUTE));
        check("8 working hours", Within::WorkingTime(8 * HOUR));
        check("90 working  minutes", Within::WorkingTime(90 * MINUTE));
    }

    #[test]
    fn what_is_no_length_of_time_is_refused() {
        for text in ["", "3", "days", "-1 days", "1.5 days", "+3 days", "3 weeks", "3 businessdays"]
        {
            assert_eq!(within(text), None, "{text}");
        }
        assert_eq!(within("9999999999999 hours"), None);
        assert_eq!(within("36526 days"), None);
        assert_eq!(within("99999999999999999999 days"), None);
    }

    #[test]
    fn a_grace_is_on_the_clock() {
        assert_eq!(grace("1 hour"), Some(HOUR));
        assert_eq!(grace("30 minutes"), Some(30 * MINUTE));
        assert_eq!(grace("2 days"), Some(2 * DAY));
        assert_eq!(grace("2 business days"), None);
    }

    #[test]
    fn a_time_of_day_has_hours_and_minutes() {
        assert_eq!(time_of_day("09:30"), Some(9 * HOUR + 30 * MINUTE));
        assert_eq!(time_of_day("9:30"), Some(9 * HOUR + 30 * MINUTE));
        assert_eq!(time_of_day("24:00"), Some(24 * HOUR));
        for text in ["24:01", "9", "9:3", "09:60", "009:00", "-9:00", "9.30", "9:30 pm", "+9:00"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_share_is_millionths_of_the_whole() {
        assert_eq!(tolerance("2%"), Some(Tolerance::Share(20_000)));
        assert_eq!(tolerance("0.5 %"), Some(Tolerance::Share(5_000)));
        assert_eq!(tolerance("0.0001%"), Some(Tolerance::Share(1)));
        assert_eq!(tolerance("0.50"), Some(Tolerance::Amount(500_000)));
        assert_eq!(tolerance("0"), Some(Tolerance::Amount(0)));
        assert_eq!(tolerance("unlimited"), Some(Tolerance::Amount(UNLIMITED)));
    }

    #[test]
    fn what_is_neither_amount_nor_share_is_refused() {
        for text in ["", "%", "-1", "-1%", "0,5", "0,5%", "2 percent", "0.00001%", "1e2"] {
            assert_eq!(tolerance(text), None, "{text}");
        }
    }

    #[test]
    fn codes_and_names_have_their_shapes() {
        assert!(is_code("OWN001") && is_code("FRAGIL123"));
        for text in ["", "OW001", "FRAGILE001", "own001", "OWN01", "OWN0001", "OWN00A", "ÅÄÖ001"]
        {
            assert!(!is_code(text), "{text}");
        }
        assert!(is_name("late-delivery") && is_name("over-2-days"));
        for text in ["", "-late", "Late", "late delivery", "late_delivery", "OWN001"] {
            assert!(!is_name(text), "{text}");
        }
    }
}
