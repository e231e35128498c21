//! Instants, local days and the zone that ties them together.
//!
//! A moment is a [`Span`]: two instants it lies between. A timestamp is a span of one instant, a
//! date is a span of one local day, and comparing spans gives "unknown" where a date cannot tell.
//! Reads no clock and no cell of an export.

mod days;

use crate::decimal::ABSENT;
use chrono::{DateTime, Datelike, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono::{Timelike, Utc};

pub use days::Days;

/// Microseconds in one second, minute, hour and day of 24 hours.
pub const SECOND: i64 = 1_000_000;
/// Microseconds in a minute.
pub const MINUTE: i64 = 60 * SECOND;
/// Microseconds in an hour.
pub const HOUR: i64 = 60 * MINUTE;
/// Microseconds in 24 hours; a local day may have 23 or 25.
pub const DAY: i64 = 24 * HOUR;

/// A local calendar day, counted from 1970-01-01.
pub type Day = i32;

/// What is known of a moment: it lies between two instants, both included.
/// Instants are microseconds since 1970 in UTC; both are [`ABSENT`] where nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    /// The earliest instant it can be.
    pub lo: i64,
    /// The latest instant it can be.
    pub hi: i64,
}

impl Span {
    /// A moment nothing is known of.
    pub const UNKNOWN: Self = Self { lo: ABSENT, hi: ABSENT };

    /// A moment known to the microsecond.
    #[inline]
    pub const fn exact(instant: i64) -> Self {
        Self { lo: instant, hi: instant }
    }

    /// Whether anything is known of it.
    #[inline]
    pub const fn is_known(self) -> bool {
        self.lo != ABSENT
    }

    /// Whether it is known to the microsecond.
    #[inline]
    pub const fn is_exact(self) -> bool {
        self.is_known() && self.lo == self.hi
    }

    /// Whether it is at or before `other`; [`None`] where the two overlap or one is unknown.
    #[inline]
    pub fn at_or_before(self, other: Self) -> Option<bool> {
        if !self.is_known() || !other.is_known() {
            None
        } else if self.hi <= other.lo {
            Some(true)
        } else if self.lo > other.hi {
            Some(false)
        } else {
            None
        }
    }
}

/// What a wall-clock time in a zone stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Local {
    /// One instant.
    One(i64),
    /// The clocks went back: either of two instants.
    Twice(i64, i64),
    /// The clocks went forward over it: no instant.
    Never,
}

/// An IANA time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(chrono_tz::Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(chrono_tz::UTC)
    }
}

impl Zone {
    /// The zone of an IANA name such as `Europe/Stockholm`.
    pub fn named(name: &str) -> Option<Self> {
        chrono_tz::Tz::from_str_insensitive(name).ok().map(Self)
    }

    /// Whether no zone data need be asked, which is worth asking first.
    pub fn is_utc(self) -> bool {
        self.0 == chrono_tz::UTC
    }

    /// The IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The instants that a wall-clock time stands for.
    pub fn instants_of(self, local: NaiveDateTime) -> Local {
        match self.0.from_local_datetime(&local) {
            MappedLocalTime::Single(one) => Local::One(one.timestamp_micros()),
            MappedLocalTime::Ambiguous(first, second) => {
                Local::Twice(first.timestamp_micros(), second.timestamp_micros())
            }
            MappedLocalTime::None => Local::Never,
        }
    }

    /// The first instant of a local day, which is not midnight where the clocks skip it.
    pub fn day_start(self, day: Day) -> i64 {
        if self.is_utc() {
            return i64::from(day) * DAY;
        }
        let midnight = date_of(day).and_hms_opt(0, 0, 0).unwrap_or_default();
        let quarter = chrono::TimeDelta::minutes(15);
        let tries = std::iter::successors(Some(midnight), |time| Some(*time + quarter));
        let mut found = tries.take(97).map(|time| self.instants_of(time));
        match found.find(|local| *local != Local::Never) {
            Some(Local::One(instant) | Local::Twice(instant, _)) => instant,
            _ => midnight.and_utc().timestamp_micros(),
        }
    }

    /// The whole of a local day.
    pub fn whole_day(self, day: Day) -> Span {
        Span { lo: self.day_start(day), hi: self.day_start(day + 1) - 1 }
    }

    /// The local day that an instant falls on.
    pub fn day_of(self, instant: i64) -> Day {
        if self.is_utc() {
            return Day::try_from(instant.div_euclid(DAY)).unwrap_or(0);
        }
        day_number(self.local(instant).date())
    }

    /// Microseconds since the local midnight by the clock on the wall.
    pub fn time_of_day(self, instant: i64) -> i64 {
        i64::from(self.local(instant).time().num_seconds_from_midnight()) * SECOND
    }

    /// The same time by the clock on the wall, so many days later; an hour on where it is skipped.
    /// [`None`] beyond the years that a calendar holds.
    pub fn plus_days(self, instant: i64, days: Day) -> Option<i64> {
        let length = chrono::TimeDelta::try_days(i64::from(days))?;
        let local = self.local(instant).checked_add_signed(length)?;
        let hour_later = local.checked_add_signed(chrono::TimeDelta::hours(1))?;
        [local, hour_later].into_iter().find_map(|time| match self.instants_of(time) {
            Local::One(landed) | Local::Twice(landed, _) => Some(landed),
            Local::Never => None,
        })
    }

    /// How far the clock on the wall is ahead of UTC at an instant.
    pub fn offset_at(self, instant: i64) -> i64 {
        let utc = DateTime::<Utc>::from_timestamp_micros(instant).unwrap_or_default();
        i64::from(utc.with_timezone(&self.0).offset().fix().local_minus_utc()) * SECOND
    }

    fn local(self, instant: i64) -> NaiveDateTime {
        let utc = DateTime::<Utc>::from_timestamp_micros(instant).unwrap_or_default();
        utc.with_timezone(&self.0).naive_local()
    }

    /// Whether a moment is known to the day only, or is the very end of a day.
    pub fn is_day(self, span: Span) -> bool {
        if !span.is_known() {
            return false;
        }
        let day = self.whole_day(self.day_of(span.hi));
        span.hi == day.hi && (span.lo == day.lo || span.lo == day.hi)
    }

    /// A moment as people and machines read it: `2026-03-02` for a day, RFC 3339 with the offset
    /// of the zone for an instant, nothing for an unknown one.
    pub fn print(self, span: Span) -> String {
        if !span.is_known() {
            return String::new();
        }
        if self.is_day(span) {
            let mut text = String::with_capacity(10);
            push_date(&mut text, date_of(self.day_of(span.hi)));
            return text;
        }
        let utc = DateTime::<Utc>::from_timestamp_micros(span.lo).unwrap_or_default();
        let (local, offset) = if self.is_utc() {
            (utc.naive_utc(), 0)
        } else {
            let local = utc.with_timezone(&self.0);
            (local.naive_local(), local.offset().fix().local_minus_utc())
        };
        let mut text = String::with_capacity(25);
        push_date(&mut text, local.date());
        text.push('T');
        let time = local.time();
        for (mark, number) in [("", time.hour()), (":", time.minute()), (":", time.second())] {
            text.push_str(mark);
            push_two(&mut text, number);
        }
        if offset == 0 {
            text.push('Z');
            return text;
        }
        text.push(if offset < 0 { '-' } else { '+' });
        // Clocks of long ago ran minutes and seconds apart, which RFC 3339 cannot say.
        let minutes = (offset.unsigned_abs() + 30) / 60;
        push_two(&mut text, minutes / 60);
        text.push(':');
        push_two(&mut text, minutes % 60);
        text
    }
}

/// Appends a date as `2026-03-02`.
fn push_date(text: &mut String, date: NaiveDate) {
    match u32::try_from(date.year()) {
        Ok(year @ 0..=9999) => {
            push_two(text, year / 100);
            push_two(text, year % 100);
            text.push('-');
            push_two(text, date.month());
            text.push('-');
            push_two(text, date.day());
        }
        // Years beyond four digits carry a sign.
        _ => text.push_str(&date.to_string()),
    }
}

/// Appends a number below 100 as two digits.
fn push_two(text: &mut String, number: u32) {
    for digit in [number / 10, number % 10] {
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

/// The same day so many months later, or the last day of a month that has no such day.
pub fn plus_months(day: Day, months: i32) -> Option<Day> {
    let length = chrono::Months::new(months.unsigned_abs());
    let date = date_of(day);
    let moved =
        if months < 0 { date.checked_sub_months(length) } else { date.checked_add_months(length) };
    moved.map(day_number)
}

/// The calendar date of a day number.
pub fn date_of(day: Day) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(day.saturating_add(EPOCH)).unwrap_or_default()
}

/// The day number of a calendar date.
pub fn day_number(date: NaiveDate) -> Day {
    date.num_days_from_ce() - EPOCH
}

/// The day of a date; [`None`] where there is no such date.
pub fn day_of_date(year: i32, month: u32, day: u32) -> Option<Day> {
    NaiveDate::from_ymd_opt(year, month, day).map(day_number)
}

/// Days from the first day of the common era to 1970-01-01.
const EPOCH: i32 = 719_163;

/// Reads `2026-03-02` as a whole local day, or an RFC 3339 timestamp as an instant.
pub fn parse(text: &str, zone: Zone) -> Option<Span> {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(zone.whole_day(day_number(date)));
    }
    let instant = DateTime::parse_from_rfc3339(text).ok()?;
    Some(Span::exact(instant.timestamp_micros()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stockholm() -> Zone {
        Zone::named("Europe/Stockholm").unwrap()
    }

    fn span(text: &str) -> Span {
        parse(text, stockholm()).unwrap()
    }

    #[test]
    fn a_date_is_a_whole_local_day() {
        let day = span("2026-03-02");
        assert_eq!(day.lo, span("2026-03-02T00:00:00+01:00").lo);
        assert_eq!(day.hi + 1, span("2026-03-03T00:00:00+01:00").lo);
        assert_eq!(stockholm().print(day), "2026-03-02");
    }

    #[test]
    fn the_day_the_clocks_go_forward_has_23_hours() {
        let day = span("2026-03-29");
        assert_eq!(day.hi + 1 - day.lo, 23 * HOUR);
    }

    #[test]
    fn a_day_without_midnight_starts_when_the_clocks_resume() {
        let zone = Zone::named("America/Sao_Paulo").unwrap();
        let day = day_number(NaiveDate::from_ymd_opt(2018, 11, 4).unwrap());
        assert_eq!(zone.time_of_day(zone.day_start(day)), HOUR);
    }

    #[test]
    fn a_date_cannot_tell_whether_it_was_before_noon_of_that_day() {
        let noon = span("2026-03-02T12:00:00+01:00");
        assert_eq!(span("2026-03-02").at_or_before(noon), None);
        assert_eq!(span("2026-03-01").at_or_before(noon), Some(true));
        assert_eq!(span("2026-03-03").at_or_before(noon), Some(false));
    }

    #[test]
    fn instants_print_with_the_offset_of_the_zone() {
        assert_eq!(stockholm().print(span("2026-07-01T10:00:00Z")), "2026-07-01T12:00:00+02:00");
        assert_eq!(Zone::default().print(span("2026-07-01T10:00:00Z")), "2026-07-01T10:00:00Z");
    }

    #[test]
    fn moments_print_as_the_calendar_library_prints_them() {
        for name in ["UTC", "Europe/Stockholm", "America/St_Johns", "Asia/Kathmandu"] {
            let zone = Zone::named(name).unwrap();
            for step in -400..400_i64 {
                let instant = step * (40_000 * DAY / 7) + step * 12_345_678;
                let utc = DateTime::<Utc>::from_timestamp_micros(instant).unwrap();
                let local = utc.with_timezone(&zone.0);
                let is_utc = local.offset().fix().local_minus_utc() == 0;
                let format = if is_utc { "%Y-%m-%dT%H:%M:%SZ" } else { "%Y-%m-%dT%H:%M:%S%:z" };
                assert_eq!(zone.print(Span::exact(instant)), local.format(format).to_string());
                let day = zone.whole_day(zone.day_of(instant));
                assert_eq!(zone.print(day), local.date_naive().to_string());
            }
        }
    }

    #[test]
    fn overlapping_hours_are_two_instants_and_skipped_ones_none() {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let twice = stockholm().instants_of(at("2026-10-25 02:30"));
        assert!(matches!(twice, Local::Twice(first, second) if second - first == HOUR));
        assert_eq!(stockholm().instants_of(at("2026-03-29 02:30")), Local::Never);
    }
}
