//! M12, M19, M27, M36 and M38: how long some things took, as counts of every length.
//!
//! Kept in whole minutes or seconds, so that years take little room and shares of an audit can be
//! added up. Rounds up to a whole step: late is late.

use crate::report::{Measure, Metric, Unit};
use crate::time::{DAY, MINUTE, SECOND};
use std::collections::BTreeMap;

/// How many things took so many steps of so many microseconds.
#[derive(Debug, Default, Clone)]
pub struct Lengths<const STEP: i64>(BTreeMap<i64, u64>);

/// How many lines were so many minutes late.
pub type Lateness = Lengths<MINUTE>;

/// How many calls waited so many seconds longer than was told.
pub type Overrun = Lengths<SECOND>;

impl<const STEP: i64> Lengths<STEP> {
    /// Takes in one that took so many microseconds.
    pub fn add_one(&mut self, length: i64) {
        let steps = length.max(0) / STEP + i64::from(length % STEP > 0);
        *self.0.entry(steps).or_default() += 1;
    }

    /// Takes in one that may be less than nothing.
    pub fn add_signed(&mut self, length: i64) {
        let steps = length.div_euclid(STEP) + i64::from(length.rem_euclid(STEP) > 0);
        *self.0.entry(steps).or_default() += 1;
    }

    /// Takes in others.
    pub fn add(&mut self, more: Self) {
        for (steps, count) in more.0 {
            *self.0.entry(steps).or_default() += count;
        }
    }

    /// The least length that so many tenths of all do not exceed, in steps.
    pub fn at_most(&self, tenths: u64) -> Option<i64> {
        let needed = (self.count() * tenths).div_ceil(10);
        let mut so_far = 0;
        let reaches = |(_, count): &(&i64, &u64)| {
            so_far += **count;
            so_far >= needed
        };
        self.0.iter().find(reaches).map(|(&steps, _)| steps)
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.values().sum()
    }

    /// What so many tenths of all did not exceed, for each metric; nothing where there are none.
    pub fn metrics(&self, asked: &[(Measure, u64)]) -> Vec<Metric> {
        let metric = |&(measure, tenths): &(Measure, u64)| {
            let steps = i128::from(self.at_most(tenths)?);
            // Millionths of a day, rounded.
            let day = i128::from(DAY / STEP);
            let days = (steps * 1_000_000 + day / 2).div_euclid(day);
            let whole = Metric::share(measure, days, 0);
            Some(Metric { of: None, unit: Unit::Days, among: Some(self.count()), ..whole })
        };
        asked.iter().filter_map(metric).collect()
    }
}

/// Half, nine tenths and all of the late lines.
pub const LATE: [(Measure, u64); 3] =
    [(Measure::HalfLate, 5), (Measure::NineTenthsLate, 9), (Measure::MostLate, 10)];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(days: &[i64], expected: [i128; 3]) {
        let mut lateness = Lateness::default();
        days.iter().for_each(|days| lateness.add_one(days * DAY));
        let found: Vec<i128> =
            lateness.metrics(&LATE).iter().map(|one| one.count / 1_000_000).collect();
        assert_eq!(found, expected, "{days:?}");
    }

    /// The nearest rank of 1 to 10 is 5, 9 and 10, as tables of statistics have it.
    #[test]
    fn half_and_nine_tenths_are_the_nearest_rank() {
        check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [5, 9, 10]);
        check(&[7], [7, 7, 7]);
        check(&[1, 1, 1, 9], [1, 9, 9]);
        assert!(Lateness::default().metrics(&LATE).is_empty());
    }

    #[test]
    fn a_second_late_is_a_minute_and_not_nothing() {
        let mut lateness = Lateness::default();
        lateness.add_one(MINUTE / 60);
        assert_eq!(lateness.metrics(&LATE)[0].count, 694);
    }
}
