//! M12: by how much lines were late, as counts of every length.
//!
//! Kept in whole minutes, so that years of lateness take little room and shares of an audit can
//! be added up. Rounds up to a minute: late is late.

use crate::report::{Measure, Metric, Unit};
use crate::time::{DAY, MINUTE};
use std::collections::BTreeMap;

/// How many lines were so many minutes late.
#[derive(Debug, Default, Clone)]
pub struct Lateness(BTreeMap<i64, u64>);

impl Lateness {
    /// Takes in a line that was late by so many microseconds.
    pub fn add_one(&mut self, length: i64) {
        let minutes = length.max(0) / MINUTE + i64::from(length % MINUTE > 0);
        *self.0.entry(minutes).or_default() += 1;
    }

    /// Takes in other lines.
    pub fn add(&mut self, more: Self) {
        for (minutes, count) in more.0 {
            *self.0.entry(minutes).or_default() += count;
        }
    }

    /// The least lateness that so many tenths of the late lines do not exceed, in minutes.
    fn at_most(&self, tenths: u64) -> Option<i64> {
        let needed = (self.count() * tenths).div_ceil(10);
        let mut so_far = 0;
        let reaches = |(_, count): &(&i64, &u64)| {
            so_far += **count;
            so_far >= needed
        };
        self.0.iter().find(reaches).map(|(&minutes, _)| minutes)
    }

    fn count(&self) -> u64 {
        self.0.values().sum()
    }

    /// Half, nine tenths and all of the late lines; nothing where none was late.
    pub fn metrics(&self) -> Vec<Metric> {
        let steps = [(Measure::HalfLate, 5), (Measure::NineTenthsLate, 9), (Measure::MostLate, 10)];
        let metric = |(measure, tenths)| {
            let minutes = i128::from(self.at_most(tenths)?);
            // Millionths of a day, rounded.
            let day = i128::from(DAY / MINUTE);
            let days = (minutes * 1_000_000 + day / 2) / day;
            let whole = Metric::share(measure, days, 0);
            Some(Metric { of: None, unit: Unit::Days, among: Some(self.count()), ..whole })
        };
        steps.into_iter().filter_map(metric).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(days: &[i64], expected: [i128; 3]) {
        let mut lateness = Lateness::default();
        days.iter().for_each(|days| lateness.add_one(days * DAY));
        let found: Vec<i128> = lateness.metrics().iter().map(|one| one.count / 1_000_000).collect();
        assert_eq!(found, expected, "{days:?}");
    }

    /// The nearest rank of 1 to 10 is 5, 9 and 10, as tables of statistics have it.
    #[test]
    fn half_and_nine_tenths_are_the_nearest_rank() {
        check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [5, 9, 10]);
        check(&[7], [7, 7, 7]);
        check(&[1, 1, 1, 9], [1, 9, 9]);
        assert!(Lateness::default().metrics().is_empty());
    }

    #[test]
    fn a_second_late_is_a_minute_and_not_nothing() {
        let mut lateness = Lateness::default();
        lateness.add_one(MINUTE / 60);
        assert_eq!(lateness.metrics()[0].count, 694);
    }
}
