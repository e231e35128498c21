//! How long an order takes, in the unit that promises are made in.
//!
//! The day of an order is day 0 (G4 of the domain); parts of a unit count as a whole one.

use crate::calendar::{Calendar, NoDay};
use crate::time::{HOUR, Span};

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Local days.
    Days,
    /// Working days of the calendar, from the day that an order counts from.
    WorkingDays,
    /// Hours of the clock.
    Hours,
}

impl Measure {
    /// The word for many of them.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::WorkingDays => "working days",
            Self::Hours => "hours",
        }
    }

    /// How much lies between two moments, rounded up; [`None`] where one of them is not known as
    /// exactly as that needs.
    pub fn between(self, from: Span, to: Span, calendar: &Calendar) -> Result<Option<i64>, NoDay> {
        if !from.is_known() || !to.is_known() {
            return Ok(None);
        }
        let day_of = |span: Span| {
            let days = (calendar.zone.day_of(span.lo), calendar.zone.day_of(span.hi));
            (days.0 == days.1).then_some(days.0)
        };
        Ok(match (self, day_of(from), day_of(to)) {
            (Self::Hours, ..) => {
                let is_exact = from.is_exact() && to.is_exact();
                // Rounded up, whichever of the two comes first.
                is_exact.then(|| -(from.lo - to.lo).div_euclid(HOUR))
            }
            (Self::Days, Some(from), Some(to)) => Some(i64::from(to) - i64::from(from)),
            (Self::WorkingDays, Some(_), Some(to)) => {
                let from = calendar.order_day(from.lo)?;
                Some(calendar.working_days_between(from, to)?.max(0))
            }
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse;

    fn check(measure: Measure, from: &str, to: &str, expected: Option<i64>) {
        let calendar = Calendar::default();
        let span = |text| parse(text, calendar.zone).unwrap();
        let found = measure.between(span(from), span(to), &calendar);
        assert_eq!(found, Ok(expected), "{measure:?} from {from} to {to}");
    }

    #[test]
    fn the_day_of_an_order_is_day_nought() {
        check(Measure::Days, "2026-03-06T16:30:00Z", "2026-03-06", Some(0));
        check(Measure::Days, "2026-03-06T23:30:00Z", "2026-03-07T00:10:00Z", Some(1));
        check(Measure::Days, "2026-03-06", "2026-03-09", Some(3));
    }

    #[test]
    fn a_weekend_is_no_working_time() {
        check(Measure::WorkingDays, "2026-03-06", "2026-03-09", Some(1));
        check(Measure::WorkingDays, "2026-03-07", "2026-03-09", Some(0));
    }

    #[test]
    fn parts_of_an_hour_count_as_a_whole_one() {
        check(Measure::Hours, "2026-03-06T16:30:00Z", "2026-03-06T17:31:00Z", Some(2));
        check(Measure::Hours, "2026-03-06T16:30:00Z", "2026-03-06T17:30:00Z", Some(1));
        check(Measure::Hours, "2026-03-06", "2026-03-06T17:30:00Z", None);
    }
}
