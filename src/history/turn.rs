//! The cases before and a report, put together: the cases after, and how each finding stands.
//!
//! Remembers nothing itself, and takes nothing as put right that was not looked at.

use super::acks::{Acks, Cover, UsedAcks};
use super::case::{Case, Condition, Sight, Subject, step};
use super::printed;
use crate::promises::OF_CUSTOMERS;
use crate::report::{
    AGES, Finding, Gone, Outcome, Past, PromiseSummary, Report, Standing, Status, Turnover,
};
use crate::time::{Day, Span, Zone};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// What is known before a run.
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Every case that nobody had put right.
    pub cases: BTreeMap<u128, Case>,
    /// The moment of the last complete run, and how it was printed.
    pub last: Option<(i64, String)>,
}

/// What a run does to the cases.
#[derive(Debug, Clone, Default)]
pub struct Turn {
    /// The cases that are to be remembered anew, and how each stands.
    pub changes: Vec<(Status, Case)>,
    /// How each finding of the report stands, whatever is acknowledged.
    pub statuses: HashMap<u128, Status>,
    /// Every case after the run, those that it saw put right among them.
    pub after: BTreeMap<u128, Case>,
    /// How many stand how.
    pub turnover: Turnover,
}

/// Works out what a report does to the cases. A run that is incomplete changes none of them.
pub fn turn(before: &Before, report: &Report, as_of: i64) -> Turn {
    let is_complete = report.incomplete.is_empty();
    let mut sights: BTreeMap<u128, Sight> = BTreeMap::new();
    for case in found(report, as_of) {
        sights.insert(case.fingerprint, Sight::Found(Box::new(case)));
    }
    for (fingerprint, sight) in settled(before, report) {
        sights.entry(fingerprint).or_insert(sight);
    }
    for (fingerprint, case) in &before.cases {
        if case.is_open() {
            sights.entry(*fingerprint).or_insert(Sight::Unseen);
        }
    }
    let last = before.last.as_ref().map_or(as_of, |(last, _)| *last);
    let mut turn = Turn { after: before.cases.clone(), ..Turn::default() };
    let is_open = |case: &&Case| case.is_open();
    turn.turnover.open_before = before.cases.values().filter(is_open).count() as u64;
    for (fingerprint, sight) in sights {
        let is_found = matches!(sight, Sight::Found(_));
        let known = before.cases.get(&fingerprint);
        let Some((status, case)) = step(known, sight, as_of, last) else { continue };
        if is_found {
            turn.statuses.insert(fingerprint, status);
        }
        if is_complete {
            turn.take(status, case, known);
        } else if is_found {
            turn.turnover.count(status);
        }
    }
    turn.turnover.open = turn.after.values().filter(is_open).count() as u64;
    let is_away = |case: &&Case| case.condition == Condition::Away;
    turn.turnover.away = turn.after.values().filter(is_away).count() as u64;
    turn
}

impl Turn {
    fn take(&mut self, status: Status, case: Case, before: Option<&Case>) {
        self.turnover.count(status);
        if before != Some(&case) {
            self.changes.push((status, case.clone()));
        }
        self.after.insert(case.fingerprint, case);
    }

    /// Laws that do not hold: an empty list, or a bug.
    pub fn broken_laws(&self, is_complete: bool) -> Vec<String> {
        let Turnover { open_before, new, resolved, open, .. } = self.turnover;
        let holds = open + resolved == open_before + new;
        if !is_complete || holds {
            return Vec::new();
        }
        vec![format!("{open_before} open, {new} new and {resolved} resolved are not {open} open")]
    }
}

trait Count {
    fn count(&mut self, status: Status);
}

impl Count for Turnover {
    fn count(&mut self, status: Status) {
        match status {
            Status::New => self.new += 1,
            Status::Worsened => self.worsened += 1,
            Status::Improved => self.improved += 1,
            Status::Resolved => self.resolved += 1,
            Status::Known | Status::Acknowledged | Status::Expired => {}
        }
    }
}

/// What was noticed about the input is told anew by every run, and is no case.
fn is_case(promise: &PromiseSummary) -> bool {
    !promise.is_about_input()
}

/// The findings of a report as cases: one per fingerprint.
fn found(report: &Report, as_of: i64) -> Vec<Case> {
    let mut cases: BTreeMap<u128, Case> = BTreeMap::new();
    for finding in &report.findings {
        let Some(promise) = report.promises.get(finding.promise).filter(|one| is_case(one)) else {
            continue;
        };
        let one = case(finding, promise, as_of);
        match cases.get_mut(&one.fingerprint) {
            Some(case) => add(case, one),
            None => _ = cases.insert(one.fingerprint, one),
        }
    }
    cases.into_values().collect()
}

fn case(finding: &Finding, promise: &PromiseSummary, as_of: i64) -> Case {
    let subject = Subject {
        code: promise.code.clone(),
        order: finding.order.clone(),
        line: finding.line.clone(),
        document: finding.document.clone(),
        customer: finding.customer.clone(),
    };
    Case {
        fingerprint: finding.mark(),
        subject,
        condition: Condition::Open,
        severity: finding.severity,
        outcome: finding.outcome,
        stake: finding.stake,
        currency: finding.currency.clone(),
        rows: u32::try_from(finding.evidence.len()).unwrap_or(u32::MAX),
        stake_first: finding.stake,
        first_seen: as_of,
        last_seen: as_of,
    }
}

/// Takes in another finding of the same fingerprint: the worst of both, and the stakes together.
fn add(case: &mut Case, more: Case) {
    case.severity = case.severity.max(more.severity);
    if more.outcome.is_bad() || case.outcome == Outcome::Unknown {
        case.outcome = more.outcome;
    }
    case.rows = case.rows.saturating_add(more.rows);
    if let Some(stake) = more.stake {
        if case.stake.is_none() {
            case.currency = more.currency;
            case.stake = Some(stake);
        } else if case.currency == more.currency {
            case.stake = case.stake.map(|sum| sum.saturating_add(stake));
        }
    }
    case.stake_first = case.stake;
}

/// Whether some customer may have been failed too often, but nobody knows when: then none of those
/// who are not found is known to have been spared.
fn may_be_failed(summary: &PromiseSummary) -> bool {
    summary.code == OF_CUSTOMERS && summary.count(Outcome::Unknown) > 0
}

/// What was judged again and is not among the findings.
fn settled(before: &Before, report: &Report) -> Vec<(u128, Sight)> {
    let subjects = report.settled.iter();
    let mut all: Vec<_> =
        subjects.map(|one| (one.fingerprint, Sight::Settled(one.outcome, one.rows))).collect();
    // Promises without subjects of their own are told of all records together.
    for summary in report.promises.iter().filter(|one| one.is_summary()) {
        let is_looked_at = |document: &str| {
            !summary.is_off
                && summary.missing.is_empty()
                && !may_be_failed(summary)
                && (!summary.is_target() || has_target(report, document))
        };
        let of_code = before.cases.values().filter(|case| case.subject.code == summary.code);
        for case in of_code.filter(|case| is_looked_at(&case.subject.document)) {
            all.push((case.fingerprint, Sight::Settled(Some(Outcome::Kept), case.rows)));
        }
    }
    all
}

/// Whether a target was counted, and is not burnt.
fn has_target(report: &Report, words: &str) -> bool {
    let mut targets = report.targets.iter();
    targets.any(|one| one.words() == words && one.is_counted() && !one.is_burnt())
}

/// What renderers are told of a turn, under what is acknowledged. Whether that matches anything is
/// asked only of a run that looked at everything.
pub fn told(
    (before, turn): (&Before, &Turn),
    report: &Report,
    acks: &Acks,
    (today, is_whole): (Day, bool),
) -> Past {
    let zone = report.zone;
    let mut used = acks.none_used();
    let standings = standings(turn, report, (acks, today), &mut used);
    let count = |status| standings.values().filter(|one| one.status == Some(status)).count() as u64;
    let turnover = Turnover {
        acknowledged: count(Status::Acknowledged),
        expired: count(Status::Expired),
        ..turn.turnover
    };
    let open = turn.after.values().filter(|case| case.is_open());
    let oldest = open.clone().map(|case| case.first_seen).min();
    let is_resolved =
        |(status, case): &(Status, Case)| (*status == Status::Resolved).then(|| gone(case, zone));
    let away = open.clone().filter(|case| case.condition == Condition::Away);
    Past {
        is_kept: true,
        is_news_only: false,
        since: before.last.as_ref().map(|(_, text)| text.clone()).unwrap_or_default(),
        standings,
        turnover,
        oldest: oldest.map(|oldest| day(oldest, zone)).unwrap_or_default(),
        ages: ages(open.map(|case| zone.day_of(case.first_seen)), today),
        resolved: in_order(turn.changes.iter().filter_map(is_resolved).collect()),
        away: in_order(away.map(|case| gone(case, zone)).collect()),
        trend: Vec::new(),
        notes: acks.notes(&used, today, is_whole && report.incomplete.is_empty()),
    }
}

/// How each finding stands, under what is acknowledged.
fn standings(
    turn: &Turn,
    report: &Report,
    (acks, today): (&Acks, Day),
    used: &mut UsedAcks,
) -> HashMap<u128, Standing> {
    let mut standings = HashMap::with_capacity(report.findings.len());
    for finding in &report.findings {
        let Some(promise) = report.promises.get(finding.promise).filter(|one| is_case(one)) else {
            continue;
        };
        let mark = finding.mark();
        let status = turn.statuses.get(&mark).copied();
        let stake = turn.after.get(&mark).map_or(finding.stake, |case| case.stake);
        let cover = acks.find((finding, &promise.code), stake, today, used);
        let is_seen = |case: &&Case| case.is_open() && status.is_some();
        let seen = turn.after.get(&mark).filter(is_seen);
        let first_seen = seen.map(|case| day(case.first_seen, report.zone)).unwrap_or_default();
        standings.insert(mark, Standing { status: stands(status, cover), first_seen });
    }
    standings
}

/// A status under what is acknowledged: news stay news where it is over or too much by now.
fn stands(status: Option<Status>, cover: Option<Cover>) -> Option<Status> {
    match (status, cover) {
        (_, Some(Cover::Covered)) => Some(Status::Acknowledged),
        (Some(Status::New | Status::Worsened), _) | (_, None) => status,
        (_, Some(Cover::Exceeded)) => Some(Status::Worsened),
        (_, Some(Cover::Expired)) => Some(Status::Expired),
    }
}

fn day(moment: i64, zone: Zone) -> String {
    zone.print(Span::exact(moment)).chars().take(10).collect()
}

fn gone(case: &Case, zone: Zone) -> Gone {
    let Subject { code, order, line, document, .. } = case.subject.clone();
    Gone {
        code,
        keys: [order, line, document],
        stake: case.stake,
        currency: case.currency.clone(),
        first_seen: day(case.first_seen, zone),
        fingerprint: printed(case.fingerprint),
    }
}

fn in_order(mut gone: Vec<Gone>) -> Vec<Gone> {
    gone.sort_by(|a, b| (&a.code, &a.keys).cmp(&(&b.code, &b.keys)));
    gone
}

fn ages(days: impl Iterator<Item = Day>, today: Day) -> [u64; AGES.len() + 1] {
    let mut ages = [0; AGES.len() + 1];
    for day in days {
        let age = today.saturating_sub(day);
        let class = AGES.iter().position(|longest| age <= *longest).unwrap_or(AGES.len());
        ages[class] += 1;
    }
    ages
}

#[cfg(test)]
#[path = "turn/tests.rs"]
mod tests;
