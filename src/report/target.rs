//! A share of promises that a business means to keep, and what is left of what it may break.
//!
//! Whole numbers throughout: a budget is cut off to whole promises, so that nobody spends a part
//! of one. Formulas are those of M28 of the domain.

/// All of a share, in millionths.
const WHOLE: i128 = 1_000_000;

/// How a target of the contract fared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetSummary {
    /// The promise, as the contract names it.
    pub promise: String,
    /// The share that is to be kept, in millionths.
    pub share: i64,
    /// Over how many days before the moment of the audit; all of them where [`None`].
    pub window_days: Option<i64>,
    /// Which orders, as a column and its values; all where empty.
    pub only: Vec<(&'static str, Vec<String>)>,
    /// Below so many decided promises nothing is said.
    pub min_decided: u64,
    /// What its promises came to.
    pub count: TargetCount,
    /// Why nothing could be counted, or empty.
    pub missing: Vec<String>,
}

/// What the promises of a target came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TargetCount {
    /// Kept or beat.
    pub kept: u64,
    /// Broken or overdue.
    pub bad: u64,
    /// Decided, but of no known time, so that nobody can tell whether it lies in the window.
    pub undated: u64,
}

impl TargetCount {
    /// Takes in what other promises came to.
    pub fn add(&mut self, more: Self) {
        self.kept += more.kept;
        self.bad += more.bad;
        self.undated += more.undated;
    }
}

impl TargetSummary {
    /// How many promises are decided.
    pub const fn decided(&self) -> u64 {
        self.count.kept + self.count.bad
    }

    /// How many of them may be broken: (1 - target) x decided, cut off.
    pub fn budget(&self) -> u64 {
        let allowed = self.may_break() * i128::from(self.decided()) / WHOLE;
        u64::try_from(allowed).unwrap_or(0)
    }

    /// How many more may be broken; negative where too many are.
    pub fn left(&self) -> i128 {
        i128::from(self.budget()) - i128::from(self.count.bad)
    }

    /// The share that is broken over the share that may be, in millionths, cut off; [`None`] where
    /// none may be or nothing is decided.
    pub fn burn(&self) -> Option<i128> {
        let allowed = self.may_break() * i128::from(self.decided());
        (i128::from(self.count.bad) * WHOLE * WHOLE).checked_div(allowed)
    }

    /// Whether more is broken than may be: a burn above 1.
    pub fn is_burnt(&self) -> bool {
        i128::from(self.count.bad) * WHOLE > self.may_break() * i128::from(self.decided())
    }

    /// Whether enough is decided to say anything.
    pub const fn is_counted(&self) -> bool {
        let decided = self.decided();
        decided >= self.min_decided && decided > 0
    }

    /// What it is about, such as `late-delivery 95 % in 28 days, service express`.
    pub fn words(&self) -> String {
        let mut words = format!("{} {}", self.promise, self.share_in_words());
        match self.window_days {
            Some(1) => words.push_str(" in 1 day"),
            Some(days) => words.push_str(&format!(" in {days} days")),
            None => {}
        }
        for (column, values) in &self.only {
            words.push_str(&format!(", {column} {}", values.join(" or ")));
        }
        words
    }

    /// The share as a per cent, such as `99.5 %`.
    pub fn share_in_words(&self) -> String {
        format!("{} %", self.share_plain())
    }

    /// The share as a per cent without its sign, such as `99.5`.
    pub fn share_plain(&self) -> String {
        crate::decimal::print(self.share * 100, 0)
    }

    fn may_break(&self) -> i128 {
        WHOLE - i128::from(self.share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(share: i64, kept: u64, bad: u64) -> TargetSummary {
        let count = TargetCount { kept, bad, undated: 0 };
        TargetSummary { share, count, min_decided: 20, ..TargetSummary::default() }
    }

    /// The budget, what is left of it, and the burn.
    fn check(target: &TargetSummary, expected: (u64, i128, Option<i128>), is_burnt: bool) {
        assert_eq!((target.budget(), target.left(), target.burn()), expected, "{target:?}");
        assert_eq!(target.is_burnt(), is_burnt, "{target:?}");
    }

    /// M28 of domain.md (e), worked out by hand.
    #[test]
    fn a_budget_is_what_may_be_broken_of_what_is_decided() {
        check(&target(950_000, 190, 10), (10, 0, Some(1_000_000)), false);
        check(&target(950_000, 189, 11), (10, -1, Some(1_100_000)), true);
        check(&target(950_000, 98, 2), (5, 3, Some(400_000)), false);
        // 5 % of 30 are one and a half: one may be broken, and a second is too much.
        check(&target(950_000, 29, 1), (1, 0, Some(666_666)), false);
        check(&target(950_000, 28, 2), (1, -1, Some(1_333_333)), true);
    }

    #[test]
    fn where_nothing_may_be_broken_there_is_no_burn() {
        check(&target(1_000_000, 30, 0), (0, 0, None), false);
        check(&target(1_000_000, 29, 1), (0, -1, None), true);
        check(&target(950_000, 0, 0), (0, 0, None), false);
    }

    #[test]
    fn few_are_counted_and_nothing_more() {
        assert!(!target(950_000, 0, 19).is_counted());
        assert!(target(950_000, 0, 20).is_counted());
        assert!(!TargetSummary::default().is_counted(), "nothing out of nothing");
    }

    #[test]
    fn a_target_says_what_it_is_about() {
        let mut one = target(995_000, 0, 0);
        one.promise = "late-delivery".to_owned();
        one.window_days = Some(28);
        one.only = vec![("service", vec!["express".to_owned(), "air".to_owned()])];
        assert_eq!(one.words(), "late-delivery 99.5 % in 28 days, service express or air");
    }
}
