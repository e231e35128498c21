//! Exchange rates that a contract states: which one holds on a day, and what an amount comes to
//! by it.
//!
//! Only a stated rate converts, or the same rate the other way round; none is made of two others,
//! none is carried over more days than allowed, and what is in one currency is never converted.

use crate::decimal::ONE;
use crate::time::{Day, date_of};
use std::fmt;

/// One rate: from its day on, one unit of the first currency is so many of the second.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate {
    /// The first currency.
    pub from: String,
    /// The second.
    pub to: String,
    /// The first day.
    pub day: Day,
    /// How many millionths of the second currency; more than nought.
    pub rate: i64,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rates {
    /// By currencies and day.
    all: Vec<Rate>,
    /// For how many days after its own a rate holds, where no later one takes its place.
    pub days: Day,
}

/// For how many days a rate holds where the contract does not say: over a weekend with holidays on
/// both sides of it.
pub const DAYS: Day = 7;

impl Default for Rates {
    fn default() -> Self {
        Self { all: Vec::new(), days: DAYS }
    }
}

/// The rate between two currencies on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'r> {
    /// As it was stated.
    Stated(&'r Rate),
    /// Stated the other way round.
    Inverse(&'r Rate),
    /// The last one is too old.
    Outdated(&'r Rate),
    /// There is none up to that day.
    Missing,
}

impl Rates {
    /// Some rates, in any order, and for how many days each holds.
    pub fn new(mut all: Vec<Rate>, days: Day) -> Self {
        all.sort();
        Self { all, days }
    }

    /// Whether the contract states none.
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Every two currencies between which rates are stated, both ways round, each once.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        for rate in &self.all {
            pairs.push((&rate.from, &rate.to));
            pairs.push((&rate.to, &rate.from));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.into_iter()
    }

    /// The rate that holds on a day: the one stated this way, else the one stated the other way.
    pub fn find(&self, from: &str, to: &str, day: Day) -> Found<'_> {
        let (stated, inverse) = (self.latest(from, to, day), self.latest(to, from, day));
        let is_fresh = |rate: &&Rate| day - rate.day <= self.days;
        if let Some(rate) = stated.filter(is_fresh) {
            return Found::Stated(rate);
        }
        if let Some(rate) = inverse.filter(is_fresh) {
            return Found::Inverse(rate);
        }
        let last = stated.into_iter().chain(inverse).max_by_key(|rate| rate.day);
        last.map_or(Found::Missing, Found::Outdated)
    }

    fn latest(&self, from: &str, to: &str, day: Day) -> Option<&Rate> {
        let is_before = |rate: &Rate| (&*rate.from, &*rate.to, rate.day) <= (from, to, day);
        let before = &self.all[..self.all.partition_point(is_before)];
        before.last().filter(|rate| rate.from == from && rate.to == to)
    }
}

impl Found<'_> {
    /// What an amount comes to, rounded to a millionth; [`None`] without a rate that holds.
    pub fn convert(self, amount: i64) -> Option<i64> {
        let (amount, one) = (i128::from(amount), i128::from(ONE));
        let (product, by) = match self {
            Self::Stated(rate) => (amount * i128::from(rate.rate), one),
            Self::Inverse(rate) => (amount * one, i128::from(rate.rate)),
            Self::Outdated(_) | Self::Missing => return None,
        };
        let half = by / 2;
        let nearest = if product < 0 { (product - half) / by } else { (product + half) / by };
        i64::try_from(nearest).ok()
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stated(rate) | Self::Inverse(rate) => {
                let printed = crate::decimal::print(rate.rate, 0);
                let Rate { from, to, day, .. } = rate;
                write!(f, "1 {from} is {printed} {to} by the rate of {}", date_of(*day))
            }
            Self::Outdated(rate) => {
                let Rate { from, to, day, .. } = rate;
                write!(f, "the last rate from {from} to {to} is of {}, too old", date_of(*day))
            }
            Self::Missing => write!(f, "no exchange rate in the contract"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::day_of_date;

    fn day(of_march: u32) -> Day {
        day_of_date(2026, 3, of_march).unwrap()
    }

    fn rate(from: &str, to: &str, of_march: u32, rate: i64) -> Rate {
        Rate { from: from.to_owned(), to: to.to_owned(), day: day(of_march), rate }
    }

    /// A controller's own figures: 1 EUR is 11.00 SEK from 2 March and 11.50 from 9 March.
    fn rates() -> Rates {
        let all = vec![
            rate("EUR", "SEK", 9, 11_500_000),
            rate("EUR", "SEK", 2, 11_000_000),
            rate("EUR", "NOK", 2, 12_000_000),
        ];
        Rates::new(all, DAYS)
    }

    fn check(from: &str, to: &str, of_march: u32, amount: i64, expected: Option<i64>) {
        assert_eq!(rates().find(from, to, day(of_march)).convert(amount), expected);
    }

    #[test]
    fn the_latest_rate_up_to_the_day_holds() {
        check("EUR", "SEK", 1, 100 * ONE, None);
        check("EUR", "SEK", 2, 100 * ONE, Some(1100 * ONE));
        check("EUR", "SEK", 8, 100 * ONE, Some(1100 * ONE));
        check("EUR", "SEK", 9, 100 * ONE, Some(1150 * ONE));
    }

    #[test]
    fn the_same_rate_holds_the_other_way_round_to_the_millionth() {
        check("SEK", "EUR", 2, 1100 * ONE, Some(100 * ONE));
        check("SEK", "EUR", 2, 100 * ONE, Some(9_090_909));
        check("SEK", "EUR", 2, -100 * ONE, Some(-9_090_909));
        check("SEK", "EUR", 9, 100 * ONE, Some(8_695_652));
    }

    #[test]
    fn a_rate_holds_for_a_week_and_no_day_longer() {
        check("EUR", "SEK", 16, ONE, Some(11_500_000));
        check("EUR", "SEK", 17, ONE, None);
        assert!(matches!(rates().find("EUR", "SEK", day(17)), Found::Outdated(_)));
        let longer = Rates { days: 31, ..rates() };
        assert_eq!(longer.find("EUR", "SEK", day(17)).convert(ONE), Some(11_500_000));
    }

    #[test]
    fn no_rate_is_made_of_two_others() {
        assert_eq!(rates().find("SEK", "NOK", day(2)), Found::Missing);
        assert_eq!(rates().find("USD", "SEK", day(2)), Found::Missing);
    }

    #[test]
    fn an_amount_that_does_not_fit_is_unknown() {
        check("EUR", "SEK", 2, i64::MAX, None);
    }

    #[test]
    fn what_holds_is_said_in_words() {
        let said = |from, to, of_march| rates().find(from, to, day(of_march)).to_string();
        assert_eq!(said("SEK", "EUR", 3), "1 EUR is 11 SEK by the rate of 2026-03-02");
        assert_eq!(
            said("EUR", "SEK", 20),
            "the last rate from EUR to SEK is of 2026-03-09, too old"
        );
        assert_eq!(said("EUR", "USD", 20), "no exchange rate in the contract");
    }
}
