//! Dates that are counted: serial numbers of Excel and seconds of Unix.
//!
//! Read only where a contract says so. Whole-number arithmetic throughout: the fraction of a day
//! is its time to the millisecond, which is as fine as Excel keeps it.

use crate::intake::dates::clock::Clock;
use crate::intake::dates::{Date, Shape, Written};
use crate::time::{DAY, Day, SECOND, date_of};
use chrono::Datelike;

/// How days or seconds are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Days; 1 is 1900-01-01, and 60 a 29 February that never was.
    Excel1900,
    /// Days; 0 is 1904-01-01.
    Excel1904,
    /// Seconds since 1970 in UTC.
    Unix,
    /// Milliseconds since 1970 in UTC.
    UnixMs,
}

impl Count {
    /// Every way to count.
    pub const ALL: [Self; 4] = [Self::Excel1900, Self::Excel1904, Self::Unix, Self::UnixMs];

    /// The word for it in a contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Excel1900 => "excel-1900",
            Self::Excel1904 => "excel-1904",
            Self::Unix => "unix",
            Self::UnixMs => "unix-ms",
        }
    }

    /// Takes a cell apart that is counted this way; [`None`] where it is no such number.
    pub fn take_apart(self, cell: &str) -> Option<Written> {
        let (whole, fraction) = match cell.split_once(['.', ',']) {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (cell, ""),
        };
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || whole.len() > 14 || fraction.len() > 18 || !is_number(fraction) {
            return None;
        }
        let count: i64 = if is_number(whole) { whole.parse().ok()? } else { return None };
        match self {
            Self::Excel1900 | Self::Excel1904 => self.of_days(count, fraction),
            Self::Unix => of_instant(count.checked_mul(SECOND)?.checked_add(scaled(fraction, 6))?),
            Self::UnixMs => of_instant(count.checked_mul(1_000)?.checked_add(scaled(fraction, 3))?),
        }
    }

    fn of_days(self, count: i64, fraction: &str) -> Option<Written> {
        let date = self.date(count)?;
        let is_whole = fraction.bytes().all(|digit| digit == b'0');
        let clock = (!is_whole).then(|| Clock { time: part_of_day(fraction), ..clock(0) });
        Some(Written { date, shape: Shape::Declared, is_short: false, clock })
    }

    /// The date of a serial number of Excel.
    pub fn date(self, count: i64) -> Option<Date> {
        let days = match (self, count) {
            (Self::Excel1900, 60) => return Some(Date::Known(1900, 2, 29)),
            (Self::Excel1900, ..0) => return None,
            (Self::Excel1900, 0..60) => count - 25_568,
            (Self::Excel1900, _) => count - 25_569,
            _ => count - 24_107,
        };
        known(Day::try_from(days).ok()?)
    }
}

const fn clock(time: i64) -> Clock {
    Clock { time, offset: None, is_leap: false }
}

fn of_instant(instant: i64) -> Option<Written> {
    let date = known(Day::try_from(instant.div_euclid(DAY)).ok()?)?;
    let clock = Clock { offset: Some(0), ..clock(instant.rem_euclid(DAY)) };
    Some(Written { date, shape: Shape::Declared, is_short: false, clock: Some(clock) })
}

/// A day that the calendar has; beyond the year 9999 there is none.
fn known(day: Day) -> Option<Date> {
    let date = date_of(day);
    let is_real = crate::time::day_number(date) == day && (0..=9_999).contains(&date.year());
    is_real.then(|| Date::Known(date.year(), date.month(), date.day()))
}

/// The first `places` digits after the mark as a whole number.
fn scaled(fraction: &str, places: usize) -> i64 {
    let padded = fraction.bytes().chain(std::iter::repeat(b'0')).take(places);
    padded.fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
}

/// The time of a fraction of a day in microseconds, rounded half up to the millisecond.
fn part_of_day(fraction: &str) -> i64 {
    let parts = i128::from(scaled(fraction, 18)) * i128::from(DAY / 1_000);
    let whole: i128 = 1_000_000_000_000_000_000;
    i64::try_from((parts + whole / 2) / whole).unwrap_or(0) * 1_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, MINUTE};

    fn check(count: Count, cell: &str, date: (i32, u32, u32), time: Option<i64>) {
        let written = count.take_apart(cell).unwrap_or_else(|| panic!("{cell} is no date"));
        assert_eq!(written.date, Date::Known(date.0, date.1, date.2), "{cell}");
        assert_eq!(written.clock.map(|clock| clock.time), time, "{cell}");
    }

    #[test]
    fn serial_numbers_count_from_1900_or_from_1904() {
        check(Count::Excel1900, "45292", (2024, 1, 1), None);
        check(Count::Excel1904, "45292", (2028, 1, 2), None);
        check(Count::Excel1904, "0", (1904, 1, 1), None);
        check(Count::Excel1900, "45292.0", (2024, 1, 1), None);
    }

    #[test]
    fn the_leap_day_that_1900_never_had_is_counted_and_is_no_date() {
        check(Count::Excel1900, "1", (1900, 1, 1), None);
        check(Count::Excel1900, "59", (1900, 2, 28), None);
        check(Count::Excel1900, "60", (1900, 2, 29), None);
        check(Count::Excel1900, "61", (1900, 3, 1), None);
    }

    #[test]
    fn a_fraction_of_a_day_is_its_time_to_the_millisecond() {
        check(Count::Excel1900, "45292.5", (2024, 1, 1), Some(12 * HOUR));
        check(Count::Excel1900, "45292,4375", (2024, 1, 1), Some(10 * HOUR + 30 * MINUTE));
        check(Count::Excel1900, "45292.4166666667", (2024, 1, 1), Some(10 * HOUR));
        check(Count::Excel1900, "45292.416666666664", (2024, 1, 1), Some(10 * HOUR));
        check(Count::Excel1900, "45292.9999999999", (2024, 1, 1), Some(DAY));
    }

    #[test]
    fn seconds_and_milliseconds_count_from_1970_in_utc() {
        check(Count::Unix, "1769853600", (2026, 1, 31), Some(10 * HOUR));
        check(Count::Unix, "1769853600.25", (2026, 1, 31), Some(10 * HOUR + SECOND / 4));
        check(Count::UnixMs, "1769853600001", (2026, 1, 31), Some(10 * HOUR + 1_000));
        let written = Count::Unix.take_apart("1769853600").unwrap();
        assert_eq!(written.clock.and_then(|clock| clock.offset), Some(0));
    }

    #[test]
    fn anything_else_is_not_counted() {
        for cell in ["", "-5", "45292.", "1e5", "2026-01-31", "123456789012345", "45292.1.2"] {
            for count in Count::ALL {
                assert_eq!(count.take_apart(cell), None, "{cell}");
            }
        }
        assert_eq!(Count::Excel1900.take_apart("99999999"), None);
    }
}
