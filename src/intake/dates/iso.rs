//! The one way most exports write dates, taken apart without looking for any other.
//!
//! A short cut: whatever it does not know, the other rooms read, and what it reads they read alike.

use super::clock::Clock;
use super::{Date, Shape, Written};
use crate::time::{HOUR, MINUTE, SECOND};

/// Takes `2026-01-31`, `2026-01-31 10:30` and `2026-01-31 10:30:05` apart, also with `T` between
/// and with `Z` behind; [`None`] for anything else.
pub fn take_apart(cell: &str) -> Option<Written> {
    let bytes = cell.as_bytes();
    if !matches!(bytes.len(), 10 | 16 | 17 | 19 | 20) || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let year = two(bytes, 0)? * 100 + two(bytes, 2)?;
    let (month, day) = (two(bytes, 5)?, two(bytes, 8)?);
    let clock = if bytes.len() == 10 { None } else { Some(clock(bytes)?) };
    let date = Date::Known(i32::try_from(year).ok()?, month, day);
    Some(Written { date, shape: Shape::YearFirst, is_short: false, clock })
}

fn clock(bytes: &[u8]) -> Option<Clock> {
    let (is_utc, end) = match bytes.split_last() {
        Some((b'Z', rest)) => (true, rest.len()),
        _ => (false, bytes.len()),
    };
    if !matches!(end, 16 | 19) || !matches!(bytes[10], b' ' | b'T') || bytes[13] != b':' {
        return None;
    }
    let second = match end {
        16 => 0,
        _ if bytes[16] == b':' => two(bytes, 17)?,
        _ => return None,
    };
    let (hour, minute) = (two(bytes, 11)?, two(bytes, 14)?);
    let is_plain = hour < 24 && minute < 60 && second < 60;
    let time = i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND;
    is_plain.then_some(Clock { time, offset: is_utc.then_some(0), is_leap: false })
}

/// The number of two digits at a place.
fn two(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 2)?;
    let is_number = digits.iter().all(u8::is_ascii_digit);
    is_number.then(|| u32::from(digits[0] - b'0') * 10 + u32::from(digits[1] - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_usual_shapes_are_taken_and_no_other() {
        for cell in ["2026-01-31", "2026-01-31 10:30", "2026-01-31T10:30:05", "2026-01-31 10:30Z"] {
            assert!(take_apart(cell).is_some(), "{cell}");
        }
        for cell in
            ["2026-01-31 24:00", "31-01-2026", "2026-1-31", "2026-01-31 10:3x", "å2026-01-3"]
        {
            assert_eq!(take_apart(cell), None, "{cell}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_is_read_alike_the_long_way(
            cell in "[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?Z?)?"
        ) {
            if let Some(written) = take_apart(&cell) {
                prop_assert_eq!(Some(written), super::super::the_long_way(&cell));
            }
        }
    }
}
