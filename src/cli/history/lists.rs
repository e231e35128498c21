//! The tables of `promised history`: runs, findings, and the steps of one.
//!
//! Reads no file.

use crate::history::store::{Entry, RunRow, Sums};
use crate::history::{Case, Condition, Subject, printed};
use crate::render::{Column, Fit, Grid, Lang, Look, bar, visible};
use crate::time::{Span, Zone};
use anyhow::{Result, bail};
use std::collections::BTreeMap;

const fn column(head: &'static str, rank: u8, fit: Fit) -> Column {
    Column { head, rank, fit }
}

const RUNS: [Column; 11] = [
    column("Run", 0, Fit::Number),
    column("As of", 0, Fit::Word),
    column("New", 0, Fit::Number),
    column("Worsened", 1, Fit::Number),
    column("Resolved", 1, Fit::Number),
    column("Open", 0, Fit::Number),
    column("Trend", 3, Fit::Word),
    column("At stake", 2, Fit::Number),
    column("Not looked at", 2, Fit::Number),
    column("Chain", 4, Fit::Word),
    column("Note", 3, Fit::Text),
];

const FINDINGS: [Column; 8] = [
    column("Fingerprint", 1, Fit::Word),
    column("Code", 0, Fit::Word),
    column("Order", 0, Fit::Word),
    column("Document", 3, Fit::Text),
    column("Since", 0, Fit::Word),
    column("Stake", 1, Fit::Number),
    column("At first", 2, Fit::Number),
    column("Is", 2, Fit::Text),
];

const STEPS: [Column; 6] = [
    column("Run", 1, Fit::Number),
    column("As of", 0, Fit::Word),
    column("Status", 0, Fit::Word),
    column("Severity", 2, Fit::Word),
    column("Outcome", 1, Fit::Word),
    column("Stake", 0, Fit::Number),
];

/// How many digits of a fingerprint are shown, which nearly always are enough to name it.
const DIGITS: usize = 12;

fn page(columns: &[Column], rows: Vec<Vec<String>>, none: &str, look: &Look) -> String {
    if rows.is_empty() {
        return format!("{none}\n");
    }
    Grid { columns: columns.to_vec(), rows }.print(look) + "\n"
}

/// How long the longest bar of a trend is.
const BAR_MAX: usize = 12;

/// Every run, with what was at stake after it where that is still known.
pub fn runs(runs: &[RunRow], stakes: &BTreeMap<i64, Sums>, look: &Look) -> String {
    let most = runs.iter().map(|run| run.open.unsigned_abs()).max().unwrap_or(0);
    let row = |run: &RunRow| {
        let mut notes = Vec::new();
        if !run.complete {
            notes.push(format!("incomplete: {}", run.reasons));
        }
        if run.times > 1 {
            notes.push(format!("run {} times", run.times));
        }
        notes.extend(Some(run.scope.clone()).filter(|scope| !scope.is_empty()));
        notes.extend(run.pruned.then(|| "pruned".to_owned()));
        vec![
            run.run.to_string(),
            visible(&run.as_of).into_owned(),
            run.new.to_string(),
            run.worsened.to_string(),
            run.resolved.to_string(),
            run.open.to_string(),
            bar(run.open.unsigned_abs(), most, BAR_MAX, look),
            stakes.get(&run.run).map(|of_run| Lang::En.sums(of_run)).unwrap_or_default(),
            run.not_looked_at.to_string(),
            visible(&run.chain).chars().take(DIGITS).collect(),
            visible(&notes.join("; ")).into_owned(),
        ]
    };
    page(&RUNS, runs.iter().map(row).collect(), "no run is remembered", look)
}

fn day(moment: i64, zone: Zone) -> String {
    zone.print(Span::exact(moment)).chars().take(10).collect()
}

fn amount(stake: Option<i64>, currency: &str) -> String {
    stake.map(|stake| Lang::En.money(stake.into(), currency)).unwrap_or_default()
}

/// The order and its line; the customer of what has neither them nor a document.
fn subject(case: &Case) -> String {
    let Subject { order, line, document, customer, .. } = &case.subject;
    if order.is_empty() && line.is_empty() && document.is_empty() {
        return visible(customer).into_owned();
    }
    let slash = if line.is_empty() { "" } else { "/" };
    format!("{}{slash}{}", visible(order), visible(line))
}

/// Cases, the oldest first.
pub fn findings(mut cases: Vec<Case>, zone: Zone, look: &Look) -> String {
    cases.sort_by(|a, b| (a.first_seen, &a.subject).cmp(&(b.first_seen, &b.subject)));
    let row = |case: &Case| {
        let since = match case.condition {
            Condition::Open => "open".to_owned(),
            other => format!("{}, last found {}", other.name(), day(case.last_seen, zone)),
        };
        vec![
            printed(case.fingerprint).chars().take(DIGITS).collect(),
            visible(&case.subject.code).into_owned(),
            subject(case),
            visible(&case.subject.document).into_owned(),
            day(case.first_seen, zone),
            amount(case.stake, &case.currency),
            amount(case.stake_first, &case.currency),
            since,
        ]
    };
    page(&FINDINGS, cases.iter().map(row).collect(), "nothing is open", look)
}

/// The case whose fingerprint starts so.
pub fn one(cases: BTreeMap<u128, Case>, start: &str) -> Result<Case> {
    let start = start.to_ascii_lowercase();
    let is_it = |case: &Case| printed(case.fingerprint).starts_with(&start);
    let mut found: Vec<Case> = cases.into_values().filter(is_it).collect();
    match (found.pop(), found.len()) {
        (Some(case), 0) => Ok(case),
        (None, _) => bail!("no finding has a fingerprint that starts with {start:?}"),
        (Some(_), more) => bail!("{} findings start with {start:?}; give more digits", more + 1),
    }
}

/// What became of a case.
pub fn steps(case: &Case, steps: &[Entry], zone: Zone, look: &Look) -> String {
    let row = |step: &Entry| {
        let status = match step.case.condition {
            Condition::Away => Condition::Away.name(),
            _ => step.status.name(),
        };
        vec![
            step.run.to_string(),
            visible(&step.as_of).into_owned(),
            status.to_owned(),
            step.case.severity.name().to_owned(),
            step.case.outcome.name().to_owned(),
            amount(step.case.stake, &step.case.currency),
        ]
    };
    let (code, document) = (visible(&case.subject.code), visible(&case.subject.document));
    let words = [&*code, &subject(case), &*document].map(str::to_owned);
    let words: Vec<String> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let (print, since) = (printed(case.fingerprint), day(case.first_seen, zone));
    let title = format!("{} since {since}, fingerprint {print}\n", words.join(" "));
    title + &page(&STEPS, steps.iter().map(row).collect(), "no step is kept", look)
}
