//! What a history says, as it stands in the JSON document.
//!
//! Computes nothing.

use super::shape::{Amount, amount};
use crate::render::amounts::plain;
use crate::render::remark::some;
use crate::report::{AGES, Gone, Past, RunSum};
use serde::Serialize;

/// What is told of the runs before.
#[derive(Serialize)]
pub struct PastShape<'a> {
    kept: bool,
    since: Option<&'a str>,
    open_before: u64,
    new: u64,
    worsened: u64,
    improved: u64,
    resolved: u64,
    open: u64,
    not_looked_at: u64,
    acknowledged: u64,
    expired: u64,
    oldest: Option<&'a str>,
    ages: Vec<Age>,
    resolved_findings: Vec<GoneShape<'a>>,
    findings_not_looked_at: Vec<GoneShape<'a>>,
    trend: Vec<RunShape<'a>>,
    notes: &'a [String],
}

#[derive(Serialize)]
struct RunShape<'a> {
    as_of: &'a str,
    open: u64,
    stake: Option<Vec<Amount<'a>>>,
}

#[derive(Serialize)]
struct Age {
    up_to_days: Option<i32>,
    open: u64,
}

#[derive(Serialize)]
struct GoneShape<'a> {
    code: &'a str,
    order: Option<&'a str>,
    line: Option<&'a str>,
    document: Option<&'a str>,
    stake: Option<String>,
    currency: Option<&'a str>,
    first_seen: &'a str,
    fingerprint: &'a str,
}

impl<'a> PastShape<'a> {
    /// What is known, as it is written.
    pub fn new(past: &'a Past) -> Self {
        let turnover = past.turnover;
        let age =
            |(place, &open): (usize, &u64)| Age { up_to_days: AGES.get(place).copied(), open };
        Self {
            kept: past.is_kept,
            since: some(&past.since),
            open_before: turnover.open_before,
            new: turnover.new,
            worsened: turnover.worsened,
            improved: turnover.improved,
            resolved: turnover.resolved,
            open: turnover.open,
            not_looked_at: turnover.away,
            acknowledged: turnover.acknowledged,
            expired: turnover.expired,
            oldest: some(&past.oldest),
            ages: past.ages.iter().enumerate().map(age).collect(),
            resolved_findings: past.resolved.iter().map(GoneShape::new).collect(),
            findings_not_looked_at: past.away.iter().map(GoneShape::new).collect(),
            trend: past.trend.iter().map(RunShape::new).collect(),
            notes: &past.notes,
        }
    }
}

impl<'a> RunShape<'a> {
    fn new(run: &'a RunSum) -> Self {
        let sum = |(currency, sum): &'a (String, i128)| amount(currency, *sum);
        let stake = run.stake.as_ref().map(|sums| sums.iter().map(sum).collect());
        Self { as_of: &run.as_of, open: run.open, stake }
    }
}

impl<'a> GoneShape<'a> {
    fn new(gone: &'a Gone) -> Self {
        let [order, line, document] = &gone.keys;
        Self {
            code: &gone.code,
            order: some(order),
            line: some(line),
            document: some(document),
            stake: gone.stake.map(|stake| plain(stake.into(), &gone.currency)),
            currency: some(&gone.currency),
            first_seen: &gone.first_seen,
            fingerprint: &gone.fingerprint,
        }
    }
}
