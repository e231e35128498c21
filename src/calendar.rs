//! Working days, open hours, holidays and cut-offs: the law's own time.
//!
//! Counts on local days and slots of open time, so that a night when the clocks change shifts
//! nothing. Reads no clock; the zone is given.
//!
//! Holidays that are listed cover whole years, from the first to the last year listed; without
//! any, no year has holidays. A day that would be open and lies in a year that is not covered may
//! be a holiday that nobody listed, so that whatever needs it has no answer.

use crate::time::{Day, Zone, date_of, day_number};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Mutex;

/// A slot of open time within a day, in microseconds of the wall clock since midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// When it opens.
    pub from: i64,
    /// When it closes.
    pub to: i64,
}

/// When a business works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The zone of its wall clock.
    pub zone: Zone,
    /// Open slots per weekday, Monday first, each in order and apart from the next.
    pub open: [Vec<Slot>; 7],
    /// Days without work, sorted.
    pub holidays: Vec<Day>,
    /// Until when an order counts as placed that day, per weekday; absent means all day.
    pub cut_offs: [Option<i64>; 7],
    /// Cut-offs of single days, which win over the weekday's; sorted by day.
    pub cut_offs_on: Vec<(Day, i64)>,
}

impl Default for Calendar {
    /// Monday to Friday, 09:00 to 17:00, no holidays and no cut-offs, in UTC.
    fn default() -> Self {
        let nine_to_five = vec![Slot { from: 9 * crate::time::HOUR, to: 17 * crate::time::HOUR }];
        let open = std::array::from_fn(
            |weekday| {
                if weekday < 5 { nine_to_five.clone() } else { Vec::new() }
            },
        );
        Self {
            zone: Zone::default(),
            open,
            holidays: Vec::new(),
            cut_offs: [None; 7],
            cut_offs_on: Vec::new(),
        }
    }
}

/// How far a search for a working day goes before it gives up: a year and a week.
const SEARCH_DAYS: i32 = 373;
/// More working days than this are no length of a promise.
const WORKING_DAYS_MAX: i64 = 100_000;

/// Why the calendar has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDay {
    /// Nobody works for a year, or for longer than days are counted.
    NeverOpen,
    /// The holidays of this year are not listed, and others are.
    Unlisted(i32),
}

/// Years whose holidays were needed and are not listed.
#[derive(Debug, Default)]
pub struct UnlistedYears(Mutex<BTreeMap<i32, u64>>);

impl UnlistedYears {
    /// Remembers that `orders` orders need a year; 0 where a formula does.
    pub fn add(&self, year: i32, orders: u64) {
        if let Ok(mut years) = self.0.lock() {
            *years.entry(year).or_default() += orders;
        }
    }

    /// The years in order, each with how many orders need it; 0 where only formulas do.
    pub fn into_list(self) -> Vec<(i32, u64)> {
        self.0.into_inner().unwrap_or_default().into_iter().collect()
    }
}

impl Calendar {
    /// The weekday of a day, Monday as 0. 1970-01-01 was a Thursday.
    fn weekday(day: Day) -> usize {
        usize::try_from((day.rem_euclid(7) + 3) % 7).unwrap_or(0)
    }

    /// The years whose holidays are listed; [`None`] where none are, and every year is covered.
    pub fn listed_years(&self) -> Option<RangeInclusive<i32>> {
        let year = |day: &Day| date_of(*day).year();
        Some(year(self.holidays.first()?)..=year(self.holidays.last()?))
    }

    /// A day of a year that is closed without being a holiday, such as a Sunday.
    pub fn closed_day_of(&self, year: i32) -> Option<NaiveDate> {
        let first = day_number(NaiveDate::from_ymd_opt(year, 1, 1)?);
        let closed = (first..first + 7).find(|&day| self.open[Self::weekday(day)].is_empty());
        closed.map(date_of)
    }

    /// The slots of a day: none on a holiday. A day of a weekday without slots is closed in any
    /// year.
    fn slots(&self, day: Day) -> Result<&[Slot], NoDay> {
        let slots = &self.open[Self::weekday(day)];
        if slots.is_empty() || self.holidays.binary_search(&day).is_ok() {
            return Ok(&[]);
        }
        self.covers(day).map(|()| slots.as_slice())
    }

    fn covers(&self, day: Day) -> Result<(), NoDay> {
        let (Some(first), Some(last)) = (self.holidays.first(), self.holidays.last()) else {
            return Ok(());
        };
        if (first..=last).contains(&&day) {
            return Ok(());
        }
        let year = date_of(day).year();
        let is_listed = self.listed_years().is_some_and(|years| years.contains(&year));
        if is_listed { Ok(()) } else { Err(NoDay::Unlisted(year)) }
    }

    /// The open times of a day, each from an instant to another.
    pub fn open_times(&self, day: Day) -> Result<Vec<(i64, i64)>, NoDay> {
        let slots = self.slots(day)?.iter();
        Ok(slots.map(|slot| (self.at(day, slot.from), self.at(day, slot.to))).collect())
    }

    /// Whether a day has open time.
    pub fn is_working(&self, day: Day) -> Result<bool, NoDay> {
        self.slots(day).map(|slots| !slots.is_empty())
    }

    /// The first working day after `day`.
    pub fn next_working(&self, day: Day) -> Result<Day, NoDay> {
        let first = day.checked_add(1).ok_or(NoDay::NeverOpen)?;
        for next in first..=day.saturating_add(SEARCH_DAYS) {
            if self.is_working(next)? {
                return Ok(next);
            }
        }
        Err(NoDay::NeverOpen)
    }

    /// The day an order counts from: its own, or the next working day after the cut-off or when
    /// its own is not a working day. The order day is day 0 (G4 of the domain).
    pub fn order_day(&self, ordered_at: i64) -> Result<Day, NoDay> {
        let day = self.zone.day_of(ordered_at);
        let is_late = match self.cut_off(day) {
            Some(cut_off) => self.zone.time_of_day(ordered_at) > cut_off,
            None => false,
        };
        if is_late || !self.is_working(day)? { self.next_working(day) } else { Ok(day) }
    }

    /// Whether any day has a cut-off.
    pub fn has_cut_off(&self) -> bool {
        !self.cut_offs_on.is_empty() || self.cut_offs.iter().any(Option::is_some)
    }

    /// The cut-off of the day of an instant, as an instant.
    pub fn cut_off_at(&self, instant: i64) -> Option<i64> {
        let day = self.zone.day_of(instant);
        self.cut_off(day).map(|time| self.at(day, time))
    }

    /// The cut-off of a day, if it has one.
    pub fn cut_off(&self, day: Day) -> Option<i64> {
        match self.cut_offs_on.binary_search_by_key(&day, |&(on, _)| on) {
            Ok(place) => Some(self.cut_offs_on[place].1),
            Err(_) => self.cut_offs[Self::weekday(day)],
        }
    }

    /// The day `count` working days after `day`; `day` itself for 0.
    pub fn plus_working_days(&self, day: Day, count: i64) -> Result<Day, NoDay> {
        if count > WORKING_DAYS_MAX {
            return Err(NoDay::NeverOpen);
        }
        let mut reached = day;
        for _ in 0..count {
            reached = self.next_working(reached)?;
        }
        Ok(reached)
    }

    /// How many working days lie after `from` up to and including `to`; negative backwards.
    pub fn working_days_between(&self, from: Day, to: Day) -> Result<i64, NoDay> {
        if to < from {
            return self.working_days_between(to, from).map(|count| -count);
        }
        let mut count = 0;
        for day in from.saturating_add(1)..=to {
            count += i64::from(self.is_working(day)?);
        }
        Ok(count)
    }

    /// The instant at which `length` microseconds of open time have passed since `start`.
    pub fn plus_working_time(&self, start: i64, length: i64) -> Result<i64, NoDay> {
        let mut left = length;
        let first = self.zone.day_of(start);
        for day in first..first.saturating_add(SEARCH_DAYS) {
            // What closed before the start needs no list of holidays.
            let is_over = |slot: &Slot| self.at(day, slot.to) <= start;
            if day == first && self.open[Self::weekday(day)].iter().all(is_over) {
                continue;
            }
            for slot in self.slots(day)? {
                let (opens, closes) = (self.at(day, slot.from), self.at(day, slot.to));
                let begins = opens.max(start);
                if begins >= closes {
                    continue;
                }
                if left <= closes - begins {
                    return Ok(begins + left);
                }
                left -= closes - begins;
            }
        }
        Err(NoDay::NeverOpen)
    }

    /// How many microseconds of open time lie between two instants.
    pub fn working_time_between(&self, from: i64, to: i64) -> Result<i64, NoDay> {
        let mut open = 0;
        for day in self.zone.day_of(from)..=self.zone.day_of(to) {
            for slot in self.slots(day)? {
                let (opens, closes) = (self.at(day, slot.from), self.at(day, slot.to));
                open += (closes.min(to) - opens.max(from)).max(0);
            }
        }
        Ok(open)
    }

    /// The instant of a wall-clock time on a day. A time that the clocks skip is read as the same
    /// distance from the start of the day.
    pub fn at(&self, day: Day, time_of_day: i64) -> i64 {
        let local = crate::time::date_of(day).and_time(chrono::NaiveTime::MIN)
            + chrono::TimeDelta::microseconds(time_of_day);
        match self.zone.instants_of(local) {
            crate::time::Local::One(instant) | crate::time::Local::Twice(instant, _) => instant,
            crate::time::Local::Never => self.zone.day_start(day) + time_of_day,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, parse};

    fn stockholm() -> Calendar {
        Calendar { zone: Zone::named("Europe/Stockholm").unwrap(), ..Calendar::default() }
    }

    fn instant(text: &str) -> i64 {
        parse(text, stockholm().zone).unwrap().lo
    }

    fn day(text: &str) -> Day {
        stockholm().zone.day_of(instant(text))
    }

    #[test]
    fn one_working_hour_after_friday_half_past_four_is_monday_half_past_nine() {
        let start = instant("2026-03-06T16:30:00+01:00");
        let end = stockholm().plus_working_time(start, HOUR);
        assert_eq!(end, Ok(instant("2026-03-09T09:30:00+01:00")));
    }

    #[test]
    fn a_friday_order_with_three_working_days_is_due_on_wednesday() {
        let calendar = stockholm();
        let from = calendar.order_day(instant("2026-03-06T14:00:00+01:00")).unwrap();
        assert_eq!(calendar.plus_working_days(from, 3), Ok(day("2026-03-11")));
    }

    #[test]
    fn an_order_after_the_cut_off_counts_from_the_next_working_day() {
        let mut calendar = stockholm();
        calendar.cut_offs[4] = Some(12 * HOUR);
        let late = calendar.order_day(instant("2026-03-06T12:00:01+01:00"));
        assert_eq!(late, Ok(day("2026-03-09")));
        let in_time = calendar.order_day(instant("2026-03-06T12:00:00+01:00"));
        assert_eq!(in_time, Ok(day("2026-03-06")));
    }

    #[test]
    fn a_cut_off_on_the_night_the_clocks_change_is_by_the_wall_clock() {
        let mut calendar = stockholm();
        calendar.open[6] = calendar.open[0].clone();
        calendar.cut_offs[6] = Some(12 * HOUR);
        let before = calendar.order_day(instant("2026-03-29T11:59:00+02:00"));
        assert_eq!(before, Ok(day("2026-03-29")));
        let after = calendar.order_day(instant("2026-03-29T12:01:00+02:00"));
        assert_eq!(after, Ok(day("2026-03-30")));
    }

    #[test]
    fn a_cut_off_of_a_single_day_wins_over_the_weekday() {
        let mut calendar = stockholm();
        calendar.cut_offs_on = vec![(day("2026-12-23"), 10 * HOUR)];
        let after = calendar.order_day(instant("2026-12-23T10:30:00+01:00"));
        assert_eq!(after, Ok(day("2026-12-24")));
    }

    #[test]
    fn holidays_are_not_counted() {
        let mut calendar = stockholm();
        calendar.holidays = vec![day("2026-03-09")];
        assert_eq!(calendar.plus_working_days(day("2026-03-06"), 1), Ok(day("2026-03-10")));
        assert_eq!(calendar.working_days_between(day("2026-03-06"), day("2026-03-10")), Ok(1));
        assert_eq!(calendar.working_days_between(day("2026-03-10"), day("2026-03-06")), Ok(-1));
    }

    #[test]
    fn lunch_is_not_open_time() {
        let mut calendar = stockholm();
        calendar.open[0] =
            vec![Slot { from: 8 * HOUR, to: 12 * HOUR }, Slot { from: 13 * HOUR, to: 17 * HOUR }];
        let end = calendar.plus_working_time(instant("2026-03-09T11:30:00+01:00"), HOUR);
        assert_eq!(end, Ok(instant("2026-03-09T13:30:00+01:00")));
    }

    #[test]
    fn a_calendar_without_open_days_has_no_answer() {
        let calendar = Calendar { open: Default::default(), ..stockholm() };
        assert_eq!(calendar.next_working(day("2026-03-09")), Err(NoDay::NeverOpen));
    }

    /// A calendar that lists holidays of 2026 only.
    fn of_2026() -> Calendar {
        let holidays = vec![day("2026-01-01"), day("2026-12-25")];
        Calendar { holidays, ..stockholm() }
    }

    #[test]
    fn holidays_that_are_listed_cover_whole_years() {
        let calendar = of_2026();
        assert_eq!(calendar.listed_years(), Some(2026..=2026));
        assert_eq!(calendar.is_working(day("2026-12-31")), Ok(true));
        assert_eq!(calendar.is_working(day("2027-01-01")), Err(NoDay::Unlisted(2027)));
        assert_eq!(calendar.is_working(day("2025-12-31")), Err(NoDay::Unlisted(2025)));
        assert_eq!(stockholm().is_working(day("2099-06-01")), Ok(true));
    }

    #[test]
    fn a_weekend_is_closed_in_a_year_that_is_not_listed_too() {
        let calendar = of_2026();
        assert_eq!(calendar.is_working(day("2027-01-02")), Ok(false));
        let over_weekend = calendar.working_days_between(day("2027-01-01"), day("2027-01-03"));
        assert_eq!(over_weekend, Ok(0));
        assert_eq!(calendar.closed_day_of(2027), Some("2027-01-02".parse().unwrap()));
        let never_closed =
            Calendar { open: [(); 7].map(|()| stockholm().open[0].clone()), ..calendar };
        assert_eq!(never_closed.closed_day_of(2027), None);
    }

    #[test]
    fn what_needs_a_year_that_is_not_listed_has_no_answer() {
        let calendar = of_2026();
        let unlisted = Err(NoDay::Unlisted(2027));
        assert_eq!(calendar.plus_working_days(day("2026-12-30"), 1), Ok(day("2026-12-31")));
        assert_eq!(calendar.plus_working_days(day("2026-12-30"), 2), unlisted);
        assert_eq!(calendar.order_day(instant("2027-01-04T10:00:00+01:00")), unlisted);
        let to = day("2027-01-04");
        let between = calendar.working_days_between(day("2026-12-30"), to);
        assert_eq!(between, Err(NoDay::Unlisted(2027)));
    }

    #[test]
    fn open_time_needs_only_the_days_it_runs_on() {
        let calendar = of_2026();
        let start = instant("2026-12-31T16:00:00+01:00");
        let end = instant("2026-12-31T17:00:00+01:00");
        assert_eq!(calendar.plus_working_time(start, HOUR), Ok(end));
        let later = calendar.plus_working_time(start, 2 * HOUR);
        assert_eq!(later, Err(NoDay::Unlisted(2027)));
        let evening = instant("2025-12-31T18:00:00+01:00");
        let after_new_year = instant("2026-01-02T10:00:00+01:00");
        assert_eq!(calendar.plus_working_time(evening, HOUR), Ok(after_new_year));
    }

    #[test]
    fn lengths_beyond_any_promise_have_no_answer() {
        let never = Err(NoDay::NeverOpen);
        assert_eq!(stockholm().plus_working_days(day("2026-03-09"), i64::MAX), never);
        assert_eq!(stockholm().next_working(Day::MAX), never);
    }
}
