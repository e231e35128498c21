//! A report to be shown to others: tokens stand for keys and names, and the figures stay.
//!
//! Every field of a report is decided here by name, so that a new one cannot slip through. Amounts,
//! times, counts, currencies, lines and the names of promises stay; judges and counts nothing.

mod token;
mod words;

pub use token::{Key, SALT_BYTES_MIN};

use crate::intake::{self, ColumnAccount, DialectAccount, FileAccount, Remark};
use crate::report::{Finding, Gone, Measure, Metric, Past, Report, TargetSummary, Unit, Value};
use std::collections::HashMap;
use words::shown;

/// The report with tokens for all that was read from its files; its findings must be held in it,
/// and not be put aside.
pub fn redacted(report: &Report, key: Key) -> Report {
    let targets: Vec<TargetSummary> = report.targets.iter().map(|one| target(one, key)).collect();
    let words = report.targets.iter().zip(&targets);
    let words = words.map(|(own, shared)| (own.words(), shared.words())).collect();
    Report {
        as_of: report.as_of.clone(),
        zone: report.zone,
        orders: report.orders,
        orders_matched: report.orders_matched,
        orders_missed: report.orders_missed,
        cases: report.cases.clone(),
        orphans: report.orphans,
        promises: report.promises.clone(),
        findings: report.findings.iter().map(|one| Box::new(finding(one, &words, key))).collect(),
        stored: None,
        stake: report.stake.clone(),
        metrics: report.metrics.iter().map(|one| metric(one, key)).collect(),
        touch_points: report.touch_points.clone(),
        targets,
        files: report.files.iter().map(|one| file(one, key)).collect(),
        remarks: report.remarks.iter().map(|one| remark(one, key)).collect(),
        money: report.money.clone(),
        unlisted_years: report.unlisted_years.clone(),
        incomplete: report.incomplete.iter().map(|why| reason(why, report, key)).collect(),
        // Known by keys, and shown nowhere.
        settled: Vec::new(),
        past: report.past.as_ref().map(|one| past(one, key)),
        broken_laws: report.broken_laws.clone(),
        is_redacted: true,
    }
}

fn finding(one: &Finding, targets: &HashMap<String, String>, key: Key) -> Finding {
    let token = |text: &str| key.token(text);
    let document = targets.get(&one.document).cloned();
    Finding {
        promise: one.promise,
        severity: one.severity,
        outcome: one.outcome,
        order: token(&one.order),
        line: token(&one.line),
        document: document.unwrap_or_else(|| token(&one.document)),
        customer: token(&one.customer),
        carrier: token(&one.carrier),
        promised: value(&one.promised, key),
        actual: value(&one.actual, key),
        margin: value(&one.margin, key),
        told: one.told,
        stake: one.stake,
        weight: one.weight,
        recoverable_until: one.recoverable_until.clone(),
        currency: one.currency.clone(),
        match_level: one.match_level,
        evidence: one.evidence.clone(),
        note: shown(&one.note, &[&one.order, &one.document, &one.actual.text], key),
        fingerprint: format!("{:032x}", key.fingerprint(one.mark())),
    }
}

/// A word that was read; what is counted or timed stays, and so does yes or no.
fn value(one: &Value, key: Key) -> Value {
    let is_word = matches!(one.unit, Unit::Text | Unit::None);
    let text = match one.text.as_str() {
        own @ ("yes" | "no") => own.to_owned(),
        read if is_word => key.token(read),
        figure => figure.to_owned(),
    };
    Value { text, unit: one.unit }
}

fn target(one: &TargetSummary, key: Key) -> TargetSummary {
    let tokens = |values: &Vec<String>| values.iter().map(|value| key.token(value)).collect();
    TargetSummary {
        promise: one.promise.clone(),
        share: one.share,
        window_days: one.window_days,
        only: one.only.iter().map(|(column, values)| (*column, tokens(values))).collect(),
        min_decided: one.min_decided,
        count: one.count,
        missing: one.missing.clone(),
    }
}

/// A figure; some say of which customer they are behind the name that they share.
fn metric(one: &Metric, key: Key) -> Metric {
    let whose = one.name.strip_prefix(one.measure.name()).unwrap_or_default();
    let customer = whose.strip_prefix(" of ").filter(|_| one.measure != Measure::Ladder);
    let name = match customer.filter(|customer| *customer != "all others") {
        Some(customer) => format!("{} of {}", one.measure.name(), key.token(customer)),
        None => one.name.clone(),
    };
    Metric {
        measure: one.measure,
        name,
        count: one.count,
        of: one.of,
        among: one.among,
        unit: one.unit,
        currency: one.currency.clone(),
        missing: one.missing.clone(),
    }
}

/// A file by its token and its ending; how it is written is of no use to others.
fn file(one: &FileAccount, key: Key) -> FileAccount {
    FileAccount {
        path: path(&one.path, key),
        roles: one.roles.clone(),
        decided: String::new(),
        bytes: one.bytes,
        rows_read: one.rows_read,
        used: one.used,
        duplicate: one.duplicate,
        quarantined: one.quarantined,
        filtered: one.filtered,
        money: one.money.clone(),
        scores: one.scores.clone(),
        dialect: DialectAccount::default(),
        columns: one.columns.iter().map(|one| column(one, key)).collect(),
        newest: one.newest,
        decoded_bytes: one.decoded_bytes,
        min_rows: one.min_rows,
        is_changed: one.is_changed,
        joint_bills: one.joint_bills,
    }
}

/// The endings of files that are shown; any other may be a part of a name.
const ENDINGS: [&str; 10] =
    [".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".csv.gz", ".csv.zst", ".zip"];

fn path(path: &str, key: Key) -> String {
    let ending = ENDINGS.iter().find(|ending| path.to_ascii_lowercase().ends_with(**ending));
    format!("{}{}", key.token(path), ending.unwrap_or(&""))
}

fn column(one: &ColumnAccount, key: Key) -> ColumnAccount {
    ColumnAccount {
        header: header(&one.header, key),
        feeds: one.feeds.clone(),
        written: String::new(),
        precision: one.precision,
        unused: String::new(),
        present: one.present,
        samples: Vec::new(),
    }
}

/// A header that is one of the words for a column says nothing about anybody; another may be a cell
/// of a file that has no header.
fn header(header: &str, key: Key) -> String {
    if intake::is_known_header(header) { header.to_owned() } else { key.token(header) }
}

fn remark(one: &Remark, key: Key) -> Remark {
    Remark {
        code: one.code,
        file: one.file,
        line: one.line,
        column: header(&one.column, key),
        value: key.token(&one.value),
        message: shown(&one.message, &[&one.value, &one.order], key),
        // What to write into the contract quotes the file.
        remedy: String::new(),
        order: key.token(&one.order),
        is_quarantined: one.is_quarantined,
    }
}

/// Why a run is incomplete; a file stands at the beginning of such a sentence or not in it.
fn reason(why: &str, report: &Report, key: Key) -> String {
    let rest = |path: &str| why.strip_prefix(path).filter(|rest| rest.starts_with(' '));
    let found = report.files.iter().find_map(|file| Some((&file.path, rest(&file.path)?)));
    found.map_or_else(|| why.to_owned(), |(own, rest)| path(own, key) + rest)
}

fn past(one: &Past, key: Key) -> Past {
    let standings = one.standings.iter();
    let gone = |all: &[Gone]| all.iter().map(|one| self::gone(one, key)).collect();
    Past {
        is_kept: one.is_kept,
        is_news_only: one.is_news_only,
        since: one.since.clone(),
        standings: standings.map(|(mark, one)| (key.fingerprint(*mark), one.clone())).collect(),
        turnover: one.turnover,
        oldest: one.oldest.clone(),
        ages: one.ages,
        resolved: gone(&one.resolved),
        away: gone(&one.away),
        trend: one.trend.clone(),
        // They quote what somebody wrote into the acknowledgements.
        notes: Vec::new(),
    }
}

fn gone(one: &Gone, key: Key) -> Gone {
    let mark = u128::from_str_radix(&one.fingerprint, 16).unwrap_or_default();
    Gone {
        code: one.code.clone(),
        keys: [0, 1, 2].map(|place: usize| key.token(&one.keys[place])),
        stake: one.stake,
        currency: one.currency.clone(),
        first_seen: one.first_seen.clone(),
        fingerprint: format!("{:032x}", key.fingerprint(mark)),
    }
}

#[cfg(test)]
mod tests;
