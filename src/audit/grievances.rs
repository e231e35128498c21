//! Customers of whom several promises were broken: how often in a time, and who has had enough.
//!
//! Made of findings, so that it comes after them; each order, ticket or call counts once, however
//! many promises about it were broken.

use super::Asked;
use crate::contract::Memory;
use crate::decimal::{self, ABSENT, ONE};
use crate::finding::{Keys, fingerprint};
use crate::law;
use crate::money::{self, Together};
use crate::report::{Finding, Outcome, PromiseSummary, Severity, Unit, Value};
use crate::targets::days_before;
use crate::time::{Span, Zone};
use std::collections::BTreeMap;

/// The promise that has the word about it.
pub const CODE: &str = crate::promises::OF_CUSTOMERS;

/// For each customer the orders, or what has none, of which a promise was broken.
#[derive(Debug, Default)]
pub struct Grievances(BTreeMap<String, BTreeMap<String, Vec<Failure>>>);

/// One finding about a customer.
#[derive(Debug)]
struct Failure {
    /// When the promise was due, or what it is about happened; [`ABSENT`] where nobody knows.
    at: i64,
    /// The currency, the line and the money at stake there, where there is any.
    stake: Option<(String, String, i64)>,
}

impl Grievances {
    /// Takes in some findings and when each counts: errors of customers who are known.
    pub fn take<'f>(&mut self, findings: impl Iterator<Item = (&'f Finding, Span)>) {
        for (finding, at) in findings {
            let is_missed = matches!(finding.outcome, Outcome::Broken | Outcome::Overdue);
            if is_missed && finding.severity == Severity::Error && !finding.customer.is_empty() {
                let case =
                    if finding.order.is_empty() { &finding.document } else { &finding.order };
                let stake = finding.stake.filter(|stake| *stake > 0);
                let stake =
                    stake.map(|stake| (finding.currency.clone(), finding.line.clone(), stake));
                let at = if at.is_known() { at.hi } else { ABSENT };
                let cases = self.0.entry(finding.customer.clone()).or_default();
                cases.entry(case.clone()).or_default().push(Failure { at, stake });
            }
        }
    }

    /// Takes in those of another share.
    pub fn add(&mut self, more: Self) {
        for (customer, cases) in more.0 {
            let known = self.0.entry(customer).or_default();
            for (case, failures) in cases {
                known.entry(case).or_default().extend(failures);
            }
        }
    }

    /// The customers with so many of them as the contract says, as findings.
    #[expect(clippy::vec_box, reason = "a report holds them like this")]
    pub fn judged(
        &self,
        asked: Asked<'_>,
        as_of: i64,
        promises: &mut [PromiseSummary],
    ) -> Vec<Box<Finding>> {
        let place = promises.iter().position(|one| one.code == CODE && !one.is_off);
        let Some((place, limit)) = place.zip(limit(asked)) else { return Vec::new() };
        let promise = &asked.catalogue.promises[place];
        let memory = law::setting_of(asked.contract, promise).map(|setting| setting.memory);
        let window = Window::new(memory.unwrap_or_default(), asked.contract.zone, as_of);
        let mut findings = Vec::new();
        for (customer, cases) in &self.0 {
            let Some(sum) = Sum::of(cases, &window) else { continue };
            let outcome = sum.outcome(limit);
            promises[place].outcomes[outcome as usize] += 1;
            if outcome == Outcome::Broken {
                let keys = Keys { document: customer.clone(), ..Keys::default() };
                let (stake, currency) = sum.stake();
                findings.push(Box::new(Finding {
                    promise: place,
                    severity: asked.severity_of(promise),
                    outcome,
                    promised: number(i128::from(limit.saturating_sub(1)) * i128::from(ONE)),
                    actual: number(sum.weight),
                    stake,
                    currency,
                    fingerprint: fingerprint(&promise.code, &keys),
                    customer: customer.clone(),
                    note: sum.note(&window),
                    ..Finding::default()
                }));
            }
        }
        findings
    }
}

fn number(count: i128) -> Value {
    Value { text: decimal::print_wide(count, 0), unit: Unit::Quantity }
}

/// Since when failures count, and for how much.
struct Window {
    memory: Memory,
    zone: Zone,
    as_of: i64,
    /// They count after this moment.
    from: Option<i64>,
}

impl Window {
    fn new(memory: Memory, zone: Zone, as_of: i64) -> Self {
        let from = memory.window_days.map(|days| days_before(zone, as_of, days));
        Self { memory, zone, as_of, from }
    }

    /// Whether a moment lies in it; [`None`] where it is not known and would have to be.
    fn holds(&self, at: i64) -> Option<bool> {
        match self.from {
            None => Some(true),
            Some(_) if at == ABSENT => None,
            Some(from) => Some(at > from),
        }
    }

    /// What a failure of that time counts, in millionths: half of it after each half-life, by whole
    /// local days, and all of it where nobody knows when it was.
    fn weight(&self, at: i64) -> i64 {
        let Some(half_life) = self.memory.half_life_days.filter(|_| at != ABSENT) else {
            return ONE;
        };
        let days = i64::from(self.zone.day_of(self.as_of)) - i64::from(self.zone.day_of(at));
        ONE >> (days.max(0) / half_life).min(62)
    }
}

/// What the cases of one customer come to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum {
    /// How many cases lie in the window, and how many may.
    count: u64,
    undated: u64,
    /// What those in the window count together, and those that may lie there, in millionths.
    weight: i128,
    possible: i128,
    /// The money at stake in them, per currency.
    stakes: BTreeMap<String, i128>,
}

impl Sum {
    /// That of some cases; [`None`] where none of them can lie in the window.
    fn of(cases: &BTreeMap<String, Vec<Failure>>, window: &Window) -> Option<Self> {
        let mut sum = Self::default();
        for failures in cases.values() {
            let inside = failures.iter().filter(|one| window.holds(one.at) == Some(true));
            let weight = inside.clone().map(|one| window.weight(one.at)).max();
            match weight {
                Some(weight) => {
                    sum.count += 1;
                    sum.weight += i128::from(weight);
                    sum.add_stakes(inside);
                }
                None if failures.iter().any(|one| window.holds(one.at).is_none()) => {
                    sum.undated += 1;
                    sum.possible += i128::from(ONE);
                }
                None => {}
            }
        }
        (sum.count + sum.undated > 0).then_some(sum)
    }

    /// Adds what one case puts at stake, as [`Together`] says.
    fn add_stakes<'f>(&mut self, failures: impl Iterator<Item = &'f Failure>) {
        let mut largest: BTreeMap<(&str, &str), i64> = BTreeMap::new();
        for (currency, line, stake) in failures.filter_map(|one| one.stake.as_ref()) {
            let known = largest.entry((currency, line)).or_default();
            *known = (*known).max(*stake);
        }
        let mut sums: BTreeMap<&str, Together> = BTreeMap::new();
        for ((currency, line), stake) in largest {
            sums.entry(currency).or_default().add(!line.is_empty(), stake);
        }
        for (currency, together) in sums {
            *self.stakes.entry(currency.to_owned()).or_default() += together.sum();
        }
    }

    /// Whether so many are too many; unknown where it depends on what has no time.
    fn outcome(&self, limit: u64) -> Outcome {
        let limit = i128::from(limit) * i128::from(ONE);
        match () {
            () if self.weight >= limit => Outcome::Broken,
            () if self.weight + self.possible >= limit => Outcome::Unknown,
            () => Outcome::Kept,
        }
    }

    /// The money at stake, where it is of one currency; amounts of several are never added up.
    fn stake(&self) -> (Option<i64>, String) {
        let mut stakes = self.stakes.iter();
        match (stakes.next(), stakes.next()) {
            (Some((currency, sum)), None) => (i64::try_from(*sum).ok(), currency.clone()),
            _ => (None, String::new()),
        }
    }

    /// How many there were in which time, and the money where it is of several currencies.
    fn note(&self, window: &Window) -> String {
        let mut note = format!("{} orders or cases with a broken promise", self.count);
        if let Some(days) = window.memory.window_days {
            note.push_str(&format!(" in {days} days"));
        }
        if self.undated > 0 {
            note.push_str(&format!("; {} more of no known time", self.undated));
        }
        if self.stakes.len() > 1 {
            let amount = |(currency, sum): (&String, &i128)| {
                format!("{} {currency}", money::print_wide(*sum, currency))
            };
            let amounts: Vec<String> = self.stakes.iter().map(amount).collect();
            note.push_str(&format!("; at stake: {}", amounts.join(", ")));
        }
        note
    }
}

/// How many are too many, as the contract says.
pub fn limit(asked: Asked<'_>) -> Option<u64> {
    let promise = asked.catalogue.promises.iter().find(|promise| promise.code == CODE)?;
    let (_, text) = promise.formulas.iter().find(|(name, _)| name == "limit")?;
    text.trim().parse().ok().filter(|limit| *limit > 0)
}

/// An empty count where the promise is asked for and the contract sets its limit.
pub fn asked(asked: Asked<'_>, promises: &[PromiseSummary]) -> Option<Grievances> {
    let is_on = promises.iter().any(|one| one.code == CODE && !one.is_off);
    limit(asked).filter(|_| is_on).map(|_| Grievances::default())
}
