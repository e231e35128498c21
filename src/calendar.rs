//! Working days, open hours, holidays and cut-offs: the law's own time.
//!
//! Counts on local days and slots of open time, so that a night when the clocks change shifts
//! nothing. Reads no clock; the zone is given.

use crate::time::{Day, Zone};

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

impl Calendar {
    /// The weekday of a day, Monday as 0. 1970-01-01 was a Thursday.
    fn weekday(day: Day) -> usize {
        usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0)
    }

    /// The slots of a day: none on a holiday.
    fn slots(&self, day: Day) -> &[Slot] {
        if self.holidays.binary_search(&day).is_ok() { &[] } else { &self.open[Self::weekday(day)] }
    }

    /// Whether a day has open time.
    pub fn is_working(&self, day: Day) -> bool {
        !self.slots(day).is_empty()
    }

    /// The first working day after `day`; [`None`] where a year has none.
    pub fn next_working(&self, day: Day) -> Option<Day> {
        (day + 1..=day + SEARCH_DAYS).find(|&next| self.is_working(next))
    }

    /// The day an order counts from: its own, or the next working day after the cut-off or when
    /// its own is not a working day. The order day is day 0 (G4 of the domain).
    pub fn order_day(&self, ordered_at: i64) -> Option<Day> {
        let day = self.zone.day_of(ordered_at);
        let is_late = match self.cut_off(day) {
            Some(cut_off) => self.zone.time_of_day(ordered_at) > cut_off,
            None => false,
        };
        if is_late || !self.is_working(day) { self.next_working(day) } else { Some(day) }
    }

    /// The cut-off of a day, if it has one.
    pub fn cut_off(&self, day: Day) -> Option<i64> {
        match self.cut_offs_on.binary_search_by_key(&day, |&(on, _)| on) {
            Ok(place) => Some(self.cut_offs_on[place].1),
            Err(_) => self.cut_offs[Self::weekday(day)],
        }
    }

    /// The day `count` working days after `day`; `day` itself for 0.
    pub fn plus_working_days(&self, day: Day, count: i64) -> Option<Day> {
        let mut reached = day;
        for _ in 0..count {
            reached = self.next_working(reached)?;
        }
        Some(reached)
    }

    /// How many working days lie after `from` up to and including `to`; negative backwards.
    pub fn working_days_between(&self, from: Day, to: Day) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        (from + 1..=to).map(|day| i64::from(self.is_working(day))).sum()
    }

    /// The instant at which `length` microseconds of open time have passed since `start`.
    pub fn plus_working_time(&self, start: i64, length: i64) -> Option<i64> {
        let mut left = length;
        let first = self.zone.day_of(start);
        for day in first..first + SEARCH_DAYS {
            for slot in self.slots(day) {
                let (opens, closes) = (self.at(day, slot.from), self.at(day, slot.to));
                let begins = opens.max(start);
                if begins >= closes {
                    continue;
                }
                if left <= closes - begins {
                    return Some(begins + left);
                }
                left -= closes - begins;
            }
        }
        None
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
        assert_eq!(end, Some(instant("2026-03-09T09:30:00+01:00")));
    }

    #[test]
    fn a_friday_order_with_three_working_days_is_due_on_wednesday() {
        let calendar = stockholm();
        let from = calendar.order_day(instant("2026-03-06T14:00:00+01:00")).unwrap();
        assert_eq!(calendar.plus_working_days(from, 3), Some(day("2026-03-11")));
    }

    #[test]
    fn an_order_after_the_cut_off_counts_from_the_next_working_day() {
        let mut calendar = stockholm();
        calendar.cut_offs[4] = Some(12 * HOUR);
        let late = calendar.order_day(instant("2026-03-06T12:00:01+01:00"));
        assert_eq!(late, Some(day("2026-03-09")));
        let in_time = calendar.order_day(instant("2026-03-06T12:00:00+01:00"));
        assert_eq!(in_time, Some(day("2026-03-06")));
    }

    #[test]
    fn a_cut_off_on_the_night_the_clocks_change_is_by_the_wall_clock() {
        let mut calendar = stockholm();
        calendar.open[6] = calendar.open[0].clone();
        calendar.cut_offs[6] = Some(12 * HOUR);
        let before = calendar.order_day(instant("2026-03-29T11:59:00+02:00"));
        assert_eq!(before, Some(day("2026-03-29")));
        let after = calendar.order_day(instant("2026-03-29T12:01:00+02:00"));
        assert_eq!(after, Some(day("2026-03-30")));
    }

    #[test]
    fn a_cut_off_of_a_single_day_wins_over_the_weekday() {
        let mut calendar = stockholm();
        calendar.cut_offs_on = vec![(day("2026-12-23"), 10 * HOUR)];
        let after = calendar.order_day(instant("2026-12-23T10:30:00+01:00"));
        assert_eq!(after, Some(day("2026-12-24")));
    }

    #[test]
    fn holidays_are_not_counted() {
        let mut calendar = stockholm();
        calendar.holidays = vec![day("2026-03-09")];
        assert_eq!(calendar.plus_working_days(day("2026-03-06"), 1), Some(day("2026-03-10")));
        assert_eq!(calendar.working_days_between(day("2026-03-06"), day("2026-03-10")), 1);
        assert_eq!(calendar.working_days_between(day("2026-03-10"), day("2026-03-06")), -1);
    }

    #[test]
    fn lunch_is_not_open_time() {
        let mut calendar = stockholm();
        calendar.open[0] =
            vec![Slot { from: 8 * HOUR, to: 12 * HOUR }, Slot { from: 13 * HOUR, to: 17 * HOUR }];
        let end = calendar.plus_working_time(instant("2026-03-09T11:30:00+01:00"), HOUR);
        assert_eq!(end, Some(instant("2026-03-09T13:30:00+01:00")));
    }

    #[test]
    fn a_calendar_without_open_days_has_no_answer() {
        let calendar = Calendar { open: Default::default(), ..stockholm() };
        assert_eq!(calendar.next_working(day("2026-03-09")), None);
    }
}
