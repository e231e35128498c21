//! Customers of whom several promises were broken: how often, and who has had enough.
//!
//! Made of findings, so that it comes after them; each order, ticket or call counts once, however
//! many promises about it were broken.

use super::Asked;
use crate::finding::{Keys, fingerprint};
use crate::report::{Finding, Outcome, PromiseSummary, Severity, Unit, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The promise that has the word about it.
pub const CODE: &str = "SVC617";

/// What it lacks where the contract sets no limit.
pub const MISSING: &str = "its limit in the contract";

/// For each customer the orders, or what has none, of which a promise was broken.
#[derive(Debug, Default)]
pub struct Grievances(BTreeMap<String, BTreeSet<String>>);

impl Grievances {
    /// Takes in some findings: errors of customers who are known.
    pub fn take<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) {
        for finding in findings {
            let is_missed = matches!(finding.outcome, Outcome::Broken | Outcome::Overdue);
            if is_missed && finding.severity == Severity::Error && !finding.customer.is_empty() {
                let case =
                    if finding.order.is_empty() { &finding.document } else { &finding.order };
                self.0.entry(finding.customer.clone()).or_default().insert(case.clone());
            }
        }
    }

    /// Takes in those of another share.
    pub fn add(&mut self, more: Self) {
        for (customer, cases) in more.0 {
            self.0.entry(customer).or_default().extend(cases);
        }
    }

    /// The customers with so many of them as the contract says, as findings.
    #[expect(clippy::vec_box, reason = "a report holds them like this")]
    pub fn judged(&self, asked: Asked<'_>, promises: &mut [PromiseSummary]) -> Vec<Box<Finding>> {
        let place = promises.iter().position(|one| one.code == CODE && !one.is_off);
        let Some((place, limit)) = place.zip(limit(asked)) else { return Vec::new() };
        let promise = &asked.catalogue.promises[place];
        let severity = asked.severity_of(promise);
        let mut findings = Vec::new();
        for (customer, cases) in &self.0 {
            let count = cases.len() as u64;
            let outcome = if count < limit { Outcome::Kept } else { Outcome::Broken };
            promises[place].outcomes[outcome as usize] += 1;
            if outcome == Outcome::Broken {
                let keys = Keys { document: customer.clone(), ..Keys::default() };
                let number = |count: u64| Value { text: count.to_string(), unit: Unit::Quantity };
                findings.push(Box::new(Finding {
                    promise: place,
                    severity,
                    outcome,
                    promised: number(limit.saturating_sub(1)),
                    actual: number(count),
                    fingerprint: fingerprint(&promise.code, &keys),
                    customer: customer.clone(),
                    note: format!("{count} orders or cases with a broken promise"),
                    ..Finding::default()
                }));
            }
        }
        findings
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
