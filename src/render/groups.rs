//! Findings counted: by promise, carrier, customer or order, by week, and by how late they are.
//!
//! Counts findings, not everything that was promised, so it knows no share kept.

use super::GroupBy;
use crate::decimal::{self, ONE};
use crate::report::{Finding, Outcome, PromiseSummary, Report, Told, Unit};
use crate::time::{self, Zone};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the findings of one customer, carrier, promise or order come to.
#[derive(Debug, Default)]
pub struct Group {
    /// How many there are.
    pub findings: u64,
    /// How many of them are broken.
    pub broken: u64,
    /// How many of them are overdue.
    pub overdue: u64,
    /// Whose customer was told, and was not.
    pub told: (u64, u64),
    stake: BTreeMap<String, i128>,
}

impl Group {
    fn add(&mut self, finding: &Finding, is_sum: bool) {
        self.findings += 1;
        self.broken += u64::from(finding.outcome == Outcome::Broken);
        self.overdue += u64::from(finding.outcome == Outcome::Overdue);
        self.told.0 += u64::from(finding.told == Told::Yes);
        self.told.1 += u64::from(finding.told == Told::No);
        // What is the sum of others would count twice beside them.
        if let Some(stake) = finding.stake.filter(|_| !is_sum) {
            *self.stake.entry(finding.currency.clone()).or_insert(0) += i128::from(stake);
        }
    }

    /// The money at stake per currency, sorted by currency.
    pub fn stakes(&self) -> Vec<(String, i128)> {
        self.stake.iter().map(|(name, sum)| (name.clone(), *sum)).collect()
    }
}

/// The groups with the most breaches first, and equal ones by their names.
pub fn grouped(report: &Report, group_by: GroupBy) -> Vec<(String, Group)> {
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    for finding in report.promises_missed() {
        let name = match group_by {
            GroupBy::Promise => match report.promises.get(finding.promise) {
                Some(promise) => format!("{} {}", promise.code, promise.name),
                None => String::new(),
            },
            GroupBy::Carrier => finding.carrier.clone(),
            GroupBy::Customer => finding.customer.clone(),
            GroupBy::Order => finding.order.clone(),
        };
        let is_sum = |promise: &PromiseSummary| promise.is_summary();
        let is_sum = report.promises.get(finding.promise).is_some_and(is_sum);
        let is_beside = is_sum && !matches!(group_by, GroupBy::Promise);
        groups.entry(name).or_default().add(finding, is_beside);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, group)| Reverse((group.broken + group.overdue, group.findings)));
    groups
}

/// The findings of one week, or of all before the first that is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its Monday, such as `2026-03-02`; [`None`] for all earlier weeks together.
    pub monday: Option<String>,
    /// How many are broken.
    pub broken: u64,
    /// How many are overdue.
    pub overdue: u64,
}

/// So many weeks are listed one by one: two years.
const WEEKS_MAX: i32 = 104;

/// Broken and overdue findings by the week that the promised time falls in, up to the last one
/// that has any, with the weeks between that have none. What was not promised for a time is in no
/// week.
pub fn weeks(report: &Report) -> Vec<Week> {
    let mut counts: BTreeMap<i32, (u64, u64)> = BTreeMap::new();
    for finding in report.promises_missed().filter(|finding| finding.outcome.is_bad()) {
        let Some(monday) = monday_of(finding, report.zone) else { continue };
        let (broken, overdue) = counts.entry(monday).or_default();
        *if finding.outcome == Outcome::Broken { broken } else { overdue } += 1;
    }
    let (Some((&first, _)), Some((&last, _))) = (counts.first_key_value(), counts.last_key_value())
    else {
        return Vec::new();
    };
    let start = first.max(last - (WEEKS_MAX - 1) * 7);
    let sum = |(broken, overdue), more: &(u64, u64)| (broken + more.0, overdue + more.1);
    let (broken, overdue) = counts.range(..start).map(|(_, count)| count).fold((0, 0), sum);
    let earlier = (first < start).then_some(Week { monday: None, broken, overdue });
    let week = |monday: i32| {
        let (broken, overdue) = counts.get(&monday).copied().unwrap_or_default();
        Week { monday: Some(time::date_of(monday).to_string()), broken, overdue }
    };
    earlier.into_iter().chain((start..=last).step_by(7).map(week)).collect()
}

fn monday_of(finding: &Finding, zone: Zone) -> Option<i32> {
    let promised = Some(&finding.promised).filter(|promised| promised.unit == Unit::Moment)?;
    let day = zone.day_of(time::parse(&promised.text, zone)?.lo);
    // The first day of 1970 was a Thursday.
    Some(day - (day + 3).rem_euclid(7))
}

/// How many findings are worse than promised by so much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lateness {
    /// By how much, such as `1 to 2 days`.
    pub name: &'static str,
    /// How many.
    pub count: u64,
}

/// Up to how many days each step of the histogram goes.
const STEPS: [(i64, &str); 8] = [
    (1, "up to 1 day"),
    (2, "1 to 2 days"),
    (3, "2 to 3 days"),
    (7, "3 to 7 days"),
    (14, "7 to 14 days"),
    (30, "14 to 30 days"),
    (90, "30 to 90 days"),
    (i64::MAX, "over 90 days"),
];

/// The histogram of margins in time, of findings that are worse than promised; nothing where there
/// is none.
pub fn lateness(report: &Report) -> Vec<Lateness> {
    let mut counts = STEPS.map(|(_, name)| Lateness { name, count: 0 });
    for finding in report.promises_missed().filter(|one| one.margin.unit == Unit::Days) {
        let Some(worse) = decimal::parse(&finding.margin.text).filter(|margin| *margin < 0) else {
            continue;
        };
        let is_within = |(days, _): &(i64, &str)| worse >= -days.saturating_mul(ONE);
        if let Some(step) = STEPS.iter().position(is_within) {
            counts[step].count += 1;
        }
    }
    let is_any = counts.iter().any(|one| one.count > 0);
    if is_any { counts.to_vec() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::Value;

    fn with(findings: Vec<Finding>) -> Report {
        Report { findings: findings.into_iter().map(Box::new).collect(), ..sample::report() }
    }

    fn promised(day: &str, margin: &str) -> Finding {
        let value = |text: &str, unit| Value { text: text.to_owned(), unit };
        Finding {
            promised: value(day, Unit::Moment),
            margin: value(margin, Unit::Days),
            ..sample::late()
        }
    }

    #[test]
    fn a_week_starts_on_monday_and_one_without_findings_stands_between() {
        // 2026-03-01 is a Sunday, 2026-03-02 a Monday.
        let report = with(vec![
            promised("2026-03-01", "-1"),
            promised("2026-03-15", "-1"),
            promised("2026-03-09T00:30:00Z", "-1"),
            sample::overbilled(),
            sample::overdue(),
        ]);
        let counted: Vec<_> = weeks(&report)
            .into_iter()
            .map(|week| (week.monday, week.broken, week.overdue))
            .collect();
        let week = |monday: &str, broken, overdue| (Some(monday.to_owned()), broken, overdue);
        assert_eq!(
            counted,
            [week("2026-02-23", 1, 0), week("2026-03-02", 0, 1), week("2026-03-09", 2, 0)]
        );
        assert_eq!(weeks(&with(vec![sample::overbilled()])), []);
    }

    #[test]
    fn what_is_older_than_two_years_stands_in_one_row() {
        let days = ["1926-03-01", "2024-03-17", "2024-03-18", "2026-03-15"];
        let weeks = weeks(&with(days.map(|day| promised(day, "-1")).into()));
        assert_eq!(weeks.len(), 105);
        assert_eq!(weeks[0], Week { monday: None, broken: 2, overdue: 0 });
        assert_eq!(weeks[1].monday.as_deref(), Some("2024-03-18"));
        assert_eq!(weeks.iter().map(|week| week.broken).sum::<u64>(), 4);
    }

    #[test]
    fn a_margin_counts_up_to_its_step_and_one_that_is_better_not_at_all() {
        let margins = ["-1", "-1.000001", "-0.5", "-90", "-90.5", "2", "0", "x"];
        let report = with(margins.map(|margin| promised("2026-03-01", margin)).into());
        let counts: Vec<_> = lateness(&report).into_iter().map(|one| one.count).collect();
        assert_eq!(counts, [2, 1, 0, 0, 0, 0, 1, 1]);
        assert_eq!(lateness(&with(vec![sample::overbilled()])), []);
    }
}
