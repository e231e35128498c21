//! Runs over a few findings, and what is told of them.

use super::*;
use crate::history::acks::{Ack, Key};
use crate::report::{Settled, Severity};

const DAY: i64 = crate::time::DAY;

fn summary(code: &str, about: &'static str) -> PromiseSummary {
    PromiseSummary {
        code: code.to_owned(),
        name: "late-delivery".to_owned(),
        severity: Severity::Error,
        about,
        stage: None,
        outcomes: [0; 8],
        findings: 0,
        told: (0, 0),
        stake: Vec::new(),
        missing: Vec::new(),
        is_off: false,
    }
}

fn finding(print: &str, stake: i64) -> Finding {
    Finding {
        order: print.to_owned(),
        stake: Some(stake),
        currency: "EUR".to_owned(),
        fingerprint: format!("{print:0>32}"),
        ..Finding::default()
    }
}

fn report(findings: Vec<Finding>, settled: &[u128]) -> Report {
    let settled = settled.iter().map(|&fingerprint| Settled {
        fingerprint,
        outcome: Some(Outcome::Kept),
        rows: 0,
    });
    Report {
        promises: vec![summary("DLV101", "order"), summary("DAT001", "input")],
        findings: findings.into_iter().map(Box::new).collect(),
        settled: settled.collect(),
        ..Report::default()
    }
}

fn after(turn: Turn, as_of: i64) -> Before {
    Before { cases: turn.after, last: Some((as_of, "then".to_owned())) }
}

#[test]
fn three_nights_of_a_few_findings() {
    let first = turn(&Before::default(), &report(vec![finding("1", 5), finding("2", 5)], &[]), DAY);
    assert_eq!((first.turnover.new, first.turnover.open), (2, 2));
    let before = after(first, DAY);
    let night = report(vec![finding("2", 9), finding("3", 1)], &[1]);
    let second = turn(&before, &night, 2 * DAY);
    let Turnover { open_before, new, worsened, resolved, open, .. } = second.turnover;
    assert_eq!((open_before, new, worsened, resolved, open), (2, 1, 1, 1, 2));
    assert_eq!(second.broken_laws(true), [""; 0]);
    let past = told((&before, &second), &night, &Acks::default(), (2, true));
    assert_eq!(past.oldest, "1970-01-02");
    assert_eq!(past.resolved.len(), 1);
    assert_eq!(past.standings[&2].first_seen, "1970-01-02");
    assert_eq!(past.standings[&3].status, Some(Status::New));
    assert_eq!(past.ages, [2, 0, 0, 0]);
}

#[test]
fn an_incomplete_run_changes_nothing() {
    let first = turn(&Before::default(), &report(vec![finding("1", 5)], &[]), DAY);
    let before = after(first, DAY);
    let mut night = report(vec![finding("3", 1)], &[1]);
    night.incomplete = vec!["orders.csv has no rows".to_owned()];
    let second = turn(&before, &night, 2 * DAY);
    assert_eq!((second.changes.len(), second.turnover.open), (0, 1));
    assert_eq!(second.statuses[&3], Status::New);
    assert_eq!(second.after, before.cases);
}

#[test]
fn what_is_about_the_input_is_no_case() {
    let of_input = Finding { promise: 1, ..finding("1", 5) };
    let night = turn(&Before::default(), &report(vec![of_input], &[]), DAY);
    assert!(night.after.is_empty() && night.statuses.is_empty());
}

#[test]
fn findings_of_one_fingerprint_are_one_case() {
    let twice = vec![finding("1", 5), finding("1", 7)];
    let night = turn(&Before::default(), &report(twice, &[]), DAY);
    assert_eq!(night.after[&1].stake, Some(12));
    assert_eq!(night.turnover.new, 1);
}

#[test]
fn a_promise_that_is_off_puts_nothing_right() {
    let mut night = report(vec![Finding { document: "x".to_owned(), ..finding("1", 5) }], &[]);
    night.promises[0].about = "customer";
    let before = after(turn(&Before::default(), &night, DAY), DAY);
    night.findings.clear();
    assert_eq!(turn(&before, &night, 2 * DAY).turnover.resolved, 1);
    night.promises[0].is_off = true;
    assert_eq!(turn(&before, &night, 2 * DAY).turnover.away, 1);
}

#[test]
fn what_is_acknowledged_comes_back_when_its_time_is_over() {
    let night = report(vec![finding("1", 5)], &[]);
    let before = after(turn(&Before::default(), &night, DAY), DAY);
    let again = turn(&before, &night, 2 * DAY);
    let ack = Ack {
        keys: vec![(Key::Order, "1".to_owned())],
        reason: "agreed".to_owned(),
        until: (2, "1970-01-03".to_owned()),
        up_to: None,
        line: 1,
    };
    let acks = Acks { all: vec![ack], ..Acks::default() };
    let status = |today| told((&before, &again), &night, &acks, (today, true)).standings[&1].status;
    assert_eq!(status(2), Some(Status::Acknowledged));
    assert_eq!(status(3), Some(Status::Expired));
    assert_eq!(told((&before, &again), &night, &acks, (3, true)).turnover.expired, 1);
}
