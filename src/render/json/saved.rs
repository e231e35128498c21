//! A report read back from the JSON it was saved as, to be written in another format.
//!
//! Reads what this version and earlier ones wrote; what a later version took away or changed, it
//! would have named by a higher number, and that is refused. Judges and counts nothing again.

mod document;
mod past;

use super::SCHEMA;
use crate::decimal::{self, DECIMALS, ONE};
use crate::intake::{ColumnAccount, FileAccount, Remark};
use crate::report::{Evidence, Finding, Measure, Metric, MoneyAccount, Outcome, PromiseSummary};
use crate::report::{Report, Severity, Stage, TargetCount, TargetSummary, Told, TouchPoint};
use crate::report::{Unit, Value};
use crate::tables::Role;
use crate::time::Zone;
use anyhow::{Context, anyhow, bail};
use document::Summary;
use document::{Amount, Document, Outcomes, Place, SavedFile, SavedFinding, SavedMetric};
use document::{SavedMoney, SavedPoint, SavedPromise, SavedRemark, SavedTarget, SavedValue};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// The report of a document.
pub fn report(text: &str) -> anyhow::Result<Report> {
    let named: Named = serde_json::from_str(text)
        .context("is not a report of promised; write one with `promised audit -o FILE.json`")?;
    if named.schema != SCHEMA {
        let start = SCHEMA.trim_end_matches(|mark: char| mark.is_ascii_digit());
        match named.schema.strip_prefix(start) {
            Some(_) => bail!("is {}, and this version reads {SCHEMA}", named.schema),
            None => bail!("is {}, not {SCHEMA}", named.schema),
        }
    }
    let document: Document = serde_json::from_str(text).context("is no whole report")?;
    filled(document)
}

#[derive(Deserialize)]
struct Named {
    schema: String,
}

/// What a document names by a word that the report holds by its place.
struct Names {
    promises: HashMap<String, usize>,
    files: HashMap<String, u16>,
    words: HashSet<&'static str>,
}

impl Names {
    fn of(document: &Document) -> Self {
        let promises = document.promises.iter().enumerate();
        let files = document.files.iter().zip(0..);
        Self {
            promises: promises.map(|(place, one)| (one.code.clone(), place)).collect(),
            files: files.map(|(one, place)| (one.path.clone(), place)).collect(),
            words: HashSet::new(),
        }
    }

    /// A word that is one of the program's own wherever else it stands. The few that a report has
    /// are kept until the program ends.
    fn word(&mut self, word: &str) -> &'static str {
        if let Some(known) = self.words.get(word) {
            return known;
        }
        let kept: &'static str = Box::leak(word.to_owned().into_boxed_str());
        self.words.insert(kept);
        kept
    }

    fn file(&self, path: &str) -> anyhow::Result<u16> {
        self.files.get(path).copied().ok_or_else(|| anyhow!("no file of it is called {path:?}"))
    }
}

fn filled(document: Document) -> anyhow::Result<Report> {
    let mut names = Names::of(&document);
    let names = &mut names;
    let zone = Zone::named(&document.zone);
    let Summary { orders, cases, rows, stake } = document.summary;
    let past = document.history.map(|saved| past::past(saved, &document.findings)).transpose()?;
    let findings: Vec<Box<Finding>> = each(document.findings, |one| finding(one, names))?;
    let missed = orders.missed.unwrap_or_else(|| orders_of(&findings));
    Ok(Report {
        as_of: document.as_of,
        zone: zone.with_context(|| format!("no zone is called {:?}", document.zone))?,
        orders: orders.read,
        orders_matched: orders.matched,
        orders_missed: missed,
        cases: each(cases, |one| Ok((role(&one.role)?, one.read)))?,
        orphans: rows.orphaned,
        promises: each(document.promises, |one| promise(one, names))?,
        findings,
        stake: amounts(stake)?,
        metrics: each(document.metrics, metric)?,
        touch_points: each(document.touch_points, touch_point)?,
        targets: each(document.targets, |one| target(one, names))?,
        files: each(document.files, file)?,
        remarks: each(document.remarks, |one| remark(one, names))?,
        money: each(document.money, |one| money(one, names))?,
        incomplete: document.incomplete,
        is_redacted: document.redacted,
        past,
        ..Report::default()
    })
}

fn each<T, U>(all: Vec<T>, make: impl FnMut(T) -> anyhow::Result<U>) -> anyhow::Result<Vec<U>> {
    all.into_iter().map(make).collect()
}

/// How many orders have a finding, for reports that did not say so yet.
fn orders_of(findings: &[Box<Finding>]) -> u64 {
    let known = findings.iter().filter(|one| one.outcome != Outcome::Unknown);
    let orders: HashSet<&str> = known.map(|one| one.order.as_str()).collect();
    orders.iter().filter(|order| !order.is_empty()).count() as u64
}

fn finding(one: SavedFinding, names: &mut Names) -> anyhow::Result<Box<Finding>> {
    let promise = names.promises.get(&one.code).copied();
    let place = |at: Place| Ok(Evidence { file: names.file(&at.file)?, line: at.line });
    let evidence = each(one.evidence, place)?;
    let told = match one.told.as_deref() {
        None => Told::NotChecked,
        Some("told") => Told::Yes,
        Some("silent") => Told::No,
        Some(word) => bail!("{word:?} is not whether somebody was told"),
    };
    let stake = one.stake.map(|stake| i64::try_from(millionths(&stake)?).context("a stake"));
    Ok(Box::new(Finding {
        promise: promise.with_context(|| format!("no promise of it is called {}", one.code))?,
        severity: severity(&one.severity)?,
        outcome: outcome(&one.outcome)?,
        order: one.order.unwrap_or_default(),
        line: one.line.unwrap_or_default(),
        document: one.document.unwrap_or_default(),
        customer: one.customer.unwrap_or_default(),
        carrier: one.carrier.unwrap_or_default(),
        promised: value(one.promised)?,
        actual: value(one.actual)?,
        margin: value(one.margin)?,
        told,
        stake: stake.transpose()?,
        weight: 0,
        recoverable_until: one.recoverable_until.unwrap_or_default(),
        currency: one.currency.unwrap_or_default(),
        match_level: names.word(&one.match_level.unwrap_or_default()),
        evidence,
        note: one.note.unwrap_or_default(),
        fingerprint: one.fingerprint,
    }))
}

fn value(value: Option<SavedValue>) -> anyhow::Result<Value> {
    value.map_or_else(
        || Ok(Value::default()),
        |one| Ok(Value { unit: unit(&one.unit)?, text: one.value }),
    )
}

fn promise(one: SavedPromise, names: &mut Names) -> anyhow::Result<PromiseSummary> {
    Ok(PromiseSummary {
        severity: severity(&one.severity)?,
        about: names.word(&one.about),
        stage: one.stage.as_deref().map(stage).transpose()?,
        outcomes: counts(&one.outcomes),
        findings: one.findings,
        told: (one.told, one.silent),
        stake: amounts(one.stake)?,
        missing: one.missing,
        is_off: one.status == "off",
        code: one.code,
        name: one.name,
    })
}

const fn counts(of: &Outcomes) -> [u64; 8] {
    let &Outcomes { kept, beat, broken, overdue, at_risk, pending, void, unknown } = of;
    [kept, beat, broken, overdue, at_risk, pending, void, unknown]
}

fn touch_point(one: SavedPoint) -> anyhow::Result<TouchPoint> {
    Ok(TouchPoint {
        stage: stage(&one.stage)?,
        outcomes: counts(&one.outcomes),
        told: (one.told, one.silent),
        stake: amounts(one.stake)?,
    })
}

fn target(one: SavedTarget, names: &mut Names) -> anyhow::Result<TargetSummary> {
    let only = one.only.into_iter().map(|(column, values)| (names.word(&column), values));
    Ok(TargetSummary {
        promise: one.promise,
        share: decimal::parse(&one.share).context("a share")?,
        window_days: one.window_days,
        only: only.collect(),
        min_decided: one.min_decided,
        count: TargetCount { kept: one.kept, bad: one.broken, undated: one.undated },
        missing: one.missing,
    })
}

fn metric(one: SavedMetric) -> anyhow::Result<Metric> {
    let code = |measure: &&Measure| measure.code() == one.code;
    // A rung of the ladder has a name of its own, and those of a customer or an agent theirs.
    let is_it = |measure: &&Measure| match measure {
        Measure::Ladder => true,
        Measure::Exceptions | Measure::Thanked => one.name.starts_with(measure.name()),
        _ => measure.name() == one.name,
    };
    let measure = Measure::ALL.iter().filter(code).find(is_it).copied();
    let unit = unit(&one.unit)?;
    let figure = |figure: serde_json::Value| match figure {
        serde_json::Value::String(text) => millionths(&text),
        other => other.to_string().parse().context("a figure"),
    };
    let of = one.of.map(figure).transpose()?;
    Ok(Metric {
        measure: measure
            .with_context(|| format!("no metric is called {} {}", one.code, one.name))?,
        name: one.name,
        count: one.count.map_or(Ok(0), figure)?,
        of: if one.missing.is_some() { Some(0) } else { of },
        among: one.among,
        unit,
        currency: one.currency.unwrap_or_default(),
        missing: one.missing.unwrap_or_default(),
    })
}

fn file(one: SavedFile) -> anyhow::Result<FileAccount> {
    let column = |header| ColumnAccount { header, ..ColumnAccount::default() };
    Ok(FileAccount {
        path: one.path,
        roles: each(one.roles, |name| role(&name))?,
        decided: one.decided,
        bytes: one.bytes,
        rows_read: one.rows.read,
        used: one.rows.used,
        duplicate: one.rows.duplicate,
        quarantined: one.rows.quarantined,
        filtered: one.rows.filtered,
        joint_bills: one.joint_bills,
        columns: one.unused.into_iter().map(column).collect(),
        ..FileAccount::default()
    })
}

fn remark(one: SavedRemark, names: &mut Names) -> anyhow::Result<Remark> {
    let path = one.file.unwrap_or_default();
    Ok(Remark {
        code: names.word(&one.code),
        // What is about no file has a place that no file has.
        file: if path.is_empty() { u16::MAX } else { names.file(&path)? },
        line: one.line.unwrap_or_default(),
        column: one.column.unwrap_or_default(),
        value: one.value.unwrap_or_default(),
        message: one.message,
        remedy: one.remedy.unwrap_or_default(),
        order: one.order.unwrap_or_default(),
        is_quarantined: one.quarantined,
    })
}

fn money(one: SavedMoney, names: &mut Names) -> anyhow::Result<MoneyAccount> {
    Ok(MoneyAccount {
        role: names.word(&one.role),
        column: names.word(&one.column),
        currency: one.currency.unwrap_or_default(),
        read: millionths(&one.read)?,
        matched: millionths(&one.matched)?,
        unmatched: millionths(&one.unmatched)?,
    })
}

fn amounts(all: Vec<Amount>) -> anyhow::Result<Vec<(String, i128)>> {
    each(all, |one| Ok((one.currency.unwrap_or_default(), millionths(&one.amount)?)))
}

fn severity(word: &str) -> anyhow::Result<Severity> {
    Severity::named(word).with_context(|| format!("{word:?} is no severity"))
}

fn outcome(word: &str) -> anyhow::Result<Outcome> {
    let found = Outcome::ALL.into_iter().find(|outcome| outcome.name() == word);
    found.with_context(|| format!("{word:?} is no outcome"))
}

fn stage(word: &str) -> anyhow::Result<Stage> {
    Stage::named(word).with_context(|| format!("{word:?} is no stage"))
}

fn role(word: &str) -> anyhow::Result<Role> {
    Role::named(word).with_context(|| format!("{word:?} is no role"))
}

fn unit(word: &str) -> anyhow::Result<Unit> {
    const ALL: [Unit; 7] = [
        Unit::Money,
        Unit::Quantity,
        Unit::Number,
        Unit::Days,
        Unit::Moment,
        Unit::Text,
        Unit::None,
    ];
    let found = ALL.into_iter().find(|unit| unit.name() == word);
    found.with_context(|| format!("{word:?} is no unit"))
}

/// A plain decimal of any size in millionths.
fn millionths(text: &str) -> anyhow::Result<i128> {
    let read = || {
        let (is_negative, size) = match text.strip_prefix('-') {
            Some(size) => (true, size),
            None => (false, text),
        };
        let (whole, fraction) = size.split_once('.').unwrap_or((size, ""));
        let is_plain = |digits: &str| digits.bytes().all(|digit| digit.is_ascii_digit());
        let places = usize::try_from(DECIMALS).ok()?;
        if whole.is_empty() || !is_plain(whole) || !is_plain(fraction) || fraction.len() > places {
            return None;
        }
        let fraction: i128 = format!("{fraction:0<places$}").parse().ok()?;
        let size = whole.parse::<i128>().ok()?.checked_mul(ONE.into())?.checked_add(fraction)?;
        Some(if is_negative { -size } else { size })
    };
    read().with_context(|| format!("{text:?} is no amount"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{EXTENSIONS, Look, render, sample};

    /// A report that was saved and read back is written the same in every format.
    fn check(original: &Report) {
        let look = Look { top: None, ..Look::default() };
        let saved = super::super::text(original);
        let read = report(&saved).unwrap();
        for (ending, format) in EXTENSIONS.into_iter().filter(|(_, one)| !one.is_binary()) {
            assert_eq!(render(&read, format, &look), render(original, format, &look), "{ending}");
        }
    }

    #[test]
    fn a_saved_report_is_written_like_the_run_itself() {
        check(&sample::report());
        check(&sample::incomplete());
        check(&sample::many(40));
        check(&sample::hostile());
        check(&Report { as_of: "2026-03-31".to_owned(), ..Report::default() });
    }

    #[test]
    fn amounts_beyond_any_one_amount_come_back() {
        for text in ["170141183460469231731.687303", "-0.000001", "0", "12.5"] {
            let back = decimal::print_wide(millionths(text).unwrap(), 0);
            assert_eq!(back, text);
        }
        for text in ["", "-", ".5", "1.0000001", "1e5", "1,5", "+1"] {
            assert!(millionths(text).is_err(), "{text}");
        }
    }

    fn check_refused(text: &str, reason: &str) {
        let error = format!("{:#}", report(text).unwrap_err());
        assert!(error.contains(reason), "{error}");
    }

    #[test]
    fn what_is_no_report_of_this_version_is_refused() {
        check_refused("code,name\n", "is not a report of promised");
        check_refused("{\"schema\":\"promised.report/2\"}", "this version reads promised.report/1");
        check_refused("{\"schema\":\"other/1\"}", "is other/1, not");
        check_refused("{\"schema\":\"promised.report/1\"}", "is no whole report");
        let saved = super::super::text(&sample::report());
        check_refused(&saved.replace("\"broken\",", "\"lost\","), "is no outcome");
        check_refused(&saved.replace("\"zone\": \"UTC\"", "\"zone\": \"Mars\""), "no zone");
    }
}
