//! Days and wall-clock times of a zone as spans, remembered day by day.
//!
//! Knows nothing of how cells are written.

use super::cells::notes::{Note, Tally};
use crate::time::{DAY, Day, Local, Span, Zone, date_of, day_number};
use chrono::{Datelike, NaiveDate};

/// The days that may occur, with the spans of those that did.
#[derive(Debug)]
pub struct Instants {
    zone: Zone,
    first: Day,
    last: Day,
    spans: Vec<Option<Span>>,
    /// The days before the first of each month from that of the first day on, and its length.
    months: Vec<(Day, u32)>,
    /// Cells whose time came twice, in the night when the clocks went back.
    pub repeated: Tally,
}

/// Why a day or time has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPlace {
    /// Before 1990 or ten years past the audit.
    FarAway,
    /// The clocks went forward over it.
    Skipped,
}

impl Instants {
    /// The days from 1990 to ten years after `as_of`.
    pub fn new(zone: Zone, as_of: i64) -> Self {
        let first = first_of(FIRST_YEAR, 0).map_or(0, day_number);
        let last = zone.day_of(as_of).saturating_add(3_653).max(first);
        let count = usize::try_from(last - first + 1).unwrap_or(1);
        let spans = vec![None; count];
        Self { zone, first, last, spans, months: months(last), repeated: Tally::default() }
    }

    /// The span of a local day by its date; [`None`] where there is no such date or it is too far
    /// away.
    #[inline]
    pub fn date(&mut self, year: u32, month: u32, day: u32) -> Option<Span> {
        let month = month.checked_sub(1).filter(|&month| month < 12)?;
        let months = year.checked_sub(FIRST_YEAR)? * 12 + month;
        let &(before, length) = self.months.get(months as usize)?;
        if day == 0 || day > length {
            return None;
        }
        self.day(before + day.cast_signed()).ok()
    }

    /// The span of a local day.
    pub fn day(&mut self, day: Day) -> Result<Span, NoPlace> {
        if day < self.first || day > self.last {
            return Err(NoPlace::FarAway);
        }
        let place = usize::try_from(day - self.first).unwrap_or(0);
        Ok(*self.spans[place].get_or_insert_with(|| self.zone.whole_day(day)))
    }

    /// The instant of a time of day, in microseconds, on a local day.
    pub fn at(&mut self, day: Day, time: i64) -> Result<Span, NoPlace> {
        let span = self.day(day)?;
        if span.hi - span.lo + 1 == DAY {
            return Ok(Span::exact(span.lo + time));
        }
        let midnight = date_of(day).and_time(chrono::NaiveTime::MIN);
        match self.zone.instants_of(midnight + chrono::TimeDelta::microseconds(time)) {
            Local::One(instant) => Ok(Span::exact(instant)),
            Local::Twice(lo, hi) => Ok(Span { lo, hi }),
            Local::Never => Err(NoPlace::Skipped),
        }
    }

    /// The instant of a time with its own offset from UTC, in microseconds.
    pub fn at_offset(&self, day: Day, time: i64, offset: i64) -> Result<Span, NoPlace> {
        if day < self.first || day > self.last {
            return Err(NoPlace::FarAway);
        }
        Ok(Span::exact(i64::from(day) * DAY + time - offset))
    }
}

/// The year before which no time lies.
const FIRST_YEAR: u32 = 1990;

/// The first day of a month, counted from 0.
fn first_of(year: u32, month: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.cast_signed(), month + 1, 1)
}

/// The days before each month and its length, up to that of a day.
fn months(last: Day) -> Vec<(Day, u32)> {
    let all =
        (FIRST_YEAR..).flat_map(|year| (0..12).filter_map(move |month| first_of(year, month)));
    let month = |first: NaiveDate| (day_number(first) - 1, u32::from(first.num_days_in_month()));
    all.map(month).take_while(|(before, _)| *before < last).collect()
}

/// What is to be said about times that came twice and are read all the same.
pub fn repeated_note(repeated: &Tally) -> Option<Note> {
    let what = "is a time that came twice that night, and may be either";
    repeated.note(what, "export times with their offset, such as +01:00")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, parse};

    fn stockholm() -> Instants {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        Instants::new(zone, parse("2026-06-01", zone).unwrap().lo)
    }

    fn day(text: &str) -> Day {
        day_number(text.parse::<NaiveDate>().unwrap())
    }

    fn check(date: &str, hour: i64, expected: &str) {
        let mut instants = stockholm();
        let span = instants.at(day(date), hour * HOUR).unwrap();
        assert_eq!(span, parse(expected, instants.zone).unwrap(), "{date} {hour}");
    }

    #[test]
    fn wall_clock_times_follow_the_zone() {
        check("2026-01-15", 10, "2026-01-15T10:00:00+01:00");
        check("2026-07-15", 10, "2026-07-15T10:00:00+02:00");
        check("2026-03-29", 10, "2026-03-29T10:00:00+02:00");
    }

    #[test]
    fn a_skipped_hour_has_no_place_and_a_repeated_one_has_two() {
        let mut instants = stockholm();
        assert_eq!(instants.at(day("2026-03-29"), 2 * HOUR), Err(NoPlace::Skipped));
        let twice = instants.at(day("2026-10-25"), 2 * HOUR).unwrap();
        assert_eq!(twice.hi - twice.lo, HOUR);
    }

    #[test]
    fn days_far_away_have_no_place() {
        let mut instants = stockholm();
        assert_eq!(instants.day(day("1989-12-31")), Err(NoPlace::FarAway));
        assert!(instants.day(day("1990-01-01")).is_ok());
        assert!(instants.day(day("2036-01-01")).is_ok());
        assert_eq!(instants.day(day("2999-12-31")), Err(NoPlace::FarAway));
    }

    #[test]
    fn an_offset_in_the_cell_wins() {
        let span = stockholm().at_offset(day("2026-01-15"), 10 * HOUR, -5 * HOUR).unwrap();
        assert_eq!(span, parse("2026-01-15T10:00:00-05:00", Zone::default()).unwrap());
    }
}
