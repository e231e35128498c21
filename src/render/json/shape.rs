//! The structs of the JSON document and how a report fills them.
//!
//! Kept apart from the report's own types on purpose: renaming a field there must not rename one
//! here. Computes nothing but sums.

use super::past::PastShape;
use super::stages::{TargetShape, TouchPointShape};
use super::{LINES_SCHEMA, SCHEMA};
use crate::decimal;
use crate::intake::FileAccount;
use crate::render::Lang;
use crate::render::amounts::{bounds, plain};
use crate::render::remark::{RemarkShape, some};
use crate::report::{Evidence, Finding, Metric, MoneyAccount, Outcome, PromiseSummary};
use crate::report::{Report, Stage, Status, Told, Unit, Value};
use serde::Serialize;

/// The whole document.
#[derive(Serialize)]
pub struct Document<'a> {
    /// What the line is, where the report is written in lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'static str>,
    schema: &'static str,
    as_of: &'a str,
    zone: &'static str,
    complete: bool,
    incomplete: &'a [String],
    /// Only where tokens stand for keys and names.
    #[serde(skip_serializing_if = "Option::is_none")]
    redacted: Option<bool>,
    summary: Summary<'a>,
    promises: Vec<PromiseShape<'a>>,
    touch_points: Vec<TouchPointShape<'a>>,
    targets: Vec<TargetShape<'a>>,
    /// Left out where each has a line of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Findings<'a>>,
    metrics: Vec<MetricShape<'a>>,
    files: Vec<FileShape<'a>>,
    remarks: Vec<RemarkShape<'a>>,
    money: Vec<MoneyShape<'a>>,
    /// What a history says; null where none is used.
    history: Option<PastShape<'a>>,
}

#[derive(Serialize)]
struct Summary<'a> {
    orders: Orders,
    cases: Vec<Cases>,
    rows: Rows,
    promises: Promises,
    outcomes: Outcomes,
    findings: u64,
    stake: Vec<Amount<'a>>,
}

#[derive(Serialize)]
struct Orders {
    read: u64,
    matched: u64,
    missed: u64,
}

#[derive(Serialize)]
struct Cases {
    role: &'static str,
    read: u64,
}

#[derive(Serialize)]
struct Rows {
    read: u64,
    used: u64,
    duplicate: u64,
    quarantined: u64,
    filtered: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    orphaned: Option<u64>,
}

#[derive(Serialize)]
struct Promises {
    checked: usize,
    not_checked: usize,
    off: usize,
}

#[derive(Serialize)]
pub(super) struct Outcomes {
    kept: u64,
    beat: u64,
    broken: u64,
    overdue: u64,
    at_risk: u64,
    pending: u64,
    void: u64,
    unknown: u64,
}

#[derive(Serialize)]
pub(super) struct Amount<'a> {
    currency: Option<&'a str>,
    amount: String,
}

#[derive(Serialize)]
struct PromiseShape<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'static str,
    about: &'static str,
    stage: Option<&'static str>,
    status: &'static str,
    missing: &'a [String],
    outcomes: Outcomes,
    findings: u64,
    told: u64,
    silent: u64,
    stake: Vec<Amount<'a>>,
}

#[derive(Serialize)]
pub(super) struct FindingShape<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'static str>,
    /// Whether the run is incomplete, where a line stands alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    incomplete: Option<bool>,
    code: &'a str,
    name: &'a str,
    severity: &'static str,
    outcome: &'static str,
    about: &'static str,
    order: Option<&'a str>,
    line: Option<&'a str>,
    document: Option<&'a str>,
    customer: Option<&'a str>,
    carrier: Option<&'a str>,
    promised: Option<ValueShape<'a>>,
    actual: Option<ValueShape<'a>>,
    margin: Option<ValueShape<'a>>,
    told: Option<&'static str>,
    stake: Option<String>,
    recoverable_until: Option<&'a str>,
    currency: Option<&'a str>,
    match_level: Option<&'static str>,
    evidence: Vec<Place<'a>>,
    note: Option<&'a str>,
    fingerprint: &'a str,
    status: Option<&'static str>,
    first_seen: Option<&'a str>,
}

#[derive(Serialize)]
struct ValueShape<'a> {
    value: &'a str,
    unit: &'static str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: u32,
}

#[derive(Serialize)]
struct MetricShape<'a> {
    code: &'static str,
    name: &'a str,
    count: Option<Figure>,
    of: Option<Figure>,
    /// Of how many customers or lines it speaks, where that is not what it is out of.
    among: Option<u64>,
    /// Between what the share lies at 95 %, where it is one of few of many.
    interval: Option<[String; 2]>,
    unit: &'static str,
    currency: Option<&'a str>,
    missing: Option<&'a str>,
    caution: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Figure {
    Count(i128),
    Decimal(String),
}

#[derive(Serialize)]
struct FileShape<'a> {
    path: &'a str,
    roles: Vec<&'static str>,
    decided: &'a str,
    bytes: u64,
    rows: Rows,
    /// The headers that nothing was read from.
    unused: Vec<&'a str>,
    /// Bills for several orders of which an amount was taken to be that of the whole bill.
    #[serde(skip_serializing_if = "is_zero")]
    joint_bills: u64,
}

#[derive(Serialize)]
struct MoneyShape<'a> {
    role: &'static str,
    column: &'static str,
    currency: Option<&'a str>,
    read: String,
    matched: String,
    unmatched: String,
}

/// The findings of a report, each of which takes its shape only when it is written: a million of
/// them held twice would be the most memory that a run needs.
struct Findings<'a>(&'a Report);

impl Serialize for Findings<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.listed().map(|one| finding(self.0, one)))
    }
}

/// The document of a report.
pub fn document(report: &Report) -> Document<'_> {
    Document { findings: Some(Findings(report)), ..run(report) }
}

/// The document of a report as the first of its lines, without its findings.
pub fn head(report: &Report) -> Document<'_> {
    Document { record: Some("run"), schema: LINES_SCHEMA, ..run(report) }
}

fn run(report: &Report) -> Document<'_> {
    Document {
        record: None,
        schema: SCHEMA,
        as_of: &report.as_of,
        zone: report.zone.name(),
        complete: report.incomplete.is_empty(),
        incomplete: &report.incomplete,
        redacted: report.is_redacted.then_some(true),
        summary: summary(report),
        promises: report.promises.iter().map(promise).collect(),
        touch_points: report.touch_points.iter().map(TouchPointShape::new).collect(),
        targets: report.targets.iter().map(TargetShape::new).collect(),
        findings: None,
        metrics: report.metrics.iter().map(metric).collect(),
        files: report.files.iter().map(file).collect(),
        remarks: report
            .remarks
            .iter()
            .map(|one| RemarkShape::new(one, Some(path(report, one.file))))
            .collect(),
        money: report.money.iter().map(money).collect(),
        history: report.past.as_ref().map(PastShape::new),
    }
}

fn summary(report: &Report) -> Summary<'_> {
    let sum = |count: fn(&FileAccount) -> u64| report.files.iter().map(count).sum();
    let (checked, not_checked) = crate::render::checked(report);
    let off = report.promises.iter().filter(|promise| promise.is_off).count();
    Summary {
        orders: Orders {
            read: report.orders,
            matched: report.orders_matched,
            missed: report.orders_missed,
        },
        cases: report.cases.iter().map(|&(role, read)| Cases { role: role.name(), read }).collect(),
        rows: Rows {
            read: sum(|file| file.rows_read),
            used: sum(|file| file.used),
            duplicate: sum(|file| file.duplicate),
            quarantined: sum(|file| file.quarantined),
            filtered: sum(|file| file.filtered),
            orphaned: Some(report.orphans),
        },
        promises: Promises { checked, not_checked, off },
        outcomes: outcomes(|outcome| {
            report.promises.iter().map(|promise| promise.count(outcome)).sum()
        }),
        findings: report.findings_count(),
        stake: report.stake.iter().map(|(currency, sum)| amount(currency, *sum)).collect(),
    }
}

pub(super) fn outcomes(count: impl Fn(Outcome) -> u64) -> Outcomes {
    Outcomes {
        kept: count(Outcome::Kept),
        beat: count(Outcome::Beat),
        broken: count(Outcome::Broken),
        overdue: count(Outcome::Overdue),
        at_risk: count(Outcome::AtRisk),
        pending: count(Outcome::Pending),
        void: count(Outcome::Void),
        unknown: count(Outcome::Unknown),
    }
}

pub(super) fn amount(currency: &str, millionths: i128) -> Amount<'_> {
    Amount { currency: some(currency), amount: plain(millionths, currency) }
}

fn promise(promise: &PromiseSummary) -> PromiseShape<'_> {
    PromiseShape {
        code: &promise.code,
        name: &promise.name,
        severity: promise.severity.name(),
        about: promise.about,
        stage: promise.stage.map(Stage::name),
        status: crate::render::status(promise),
        missing: &promise.missing,
        outcomes: outcomes(|outcome| promise.count(outcome)),
        findings: promise.findings,
        told: promise.told.0,
        silent: promise.told.1,
        stake: promise.stake.iter().map(|(currency, sum)| amount(currency, *sum)).collect(),
    }
}

/// The line of a finding.
pub(super) fn line<'a>(report: &'a Report, one: &'a Finding) -> FindingShape<'a> {
    let incomplete = (!report.incomplete.is_empty()).then_some(true);
    FindingShape { record: Some("finding"), incomplete, ..finding(report, one) }
}

fn finding<'a>(report: &'a Report, finding: &'a Finding) -> FindingShape<'a> {
    let promise = report.promises.get(finding.promise);
    FindingShape {
        record: None,
        incomplete: None,
        code: promise.map_or("", |promise| &promise.code),
        name: promise.map_or("", |promise| &promise.name),
        severity: finding.severity.name(),
        outcome: finding.outcome.name(),
        about: promise.map_or("", |promise| promise.about),
        order: some(&finding.order),
        line: some(&finding.line),
        document: some(&finding.document),
        customer: some(&finding.customer),
        carrier: some(&finding.carrier),
        promised: value(&finding.promised),
        actual: value(&finding.actual),
        margin: value(&finding.margin),
        told: (finding.told != Told::NotChecked).then(|| finding.told.name()),
        stake: finding.stake.map(|stake| plain(stake.into(), &finding.currency)),
        recoverable_until: some(&finding.recoverable_until),
        currency: some(&finding.currency),
        match_level: some(finding.match_level),
        evidence: finding.evidence.iter().map(|row| place(report, row)).collect(),
        note: some(&finding.note),
        fingerprint: &finding.fingerprint,
        status: report.status(finding).map(Status::name),
        first_seen: report.standing(finding).and_then(|one| some(&one.first_seen)),
    }
}

fn value(value: &Value) -> Option<ValueShape<'_>> {
    Some(ValueShape { value: some(&value.text)?, unit: value.unit.name() })
}

fn place<'a>(report: &'a Report, row: &Evidence) -> Place<'a> {
    Place { file: path(report, row.file), line: row.line }
}

fn path(report: &Report, file: u16) -> &str {
    report.files.get(usize::from(file)).map_or("", |file| &file.path)
}

fn metric(metric: &Metric) -> MetricShape<'_> {
    let figure = |figure: i128| match metric.unit {
        Unit::Money => Figure::Decimal(plain(figure, &metric.currency)),
        Unit::Quantity | Unit::Days => Figure::Decimal(decimal::print_wide(figure, 0)),
        Unit::Number | Unit::Moment | Unit::Text | Unit::None => Figure::Count(figure),
    };
    let is_known = metric.missing.is_empty();
    MetricShape {
        code: metric.code(),
        name: &metric.name,
        count: is_known.then(|| figure(metric.count)),
        of: metric.of.filter(|_| is_known).map(figure),
        among: metric.among,
        interval: interval(metric),
        unit: metric.unit.name(),
        currency: some(&metric.currency),
        missing: some(&metric.missing),
        caution: some(Lang::En.caution(metric.measure)),
    }
}

/// The bounds of a share as decimals.
fn interval(metric: &Metric) -> Option<[String; 2]> {
    let (least, most) = bounds(metric)?;
    Some([least, most].map(|bound| decimal::print(bound, 0)))
}

fn file(file: &FileAccount) -> FileShape<'_> {
    FileShape {
        path: &file.path,
        roles: file.roles.iter().map(|role| role.name()).collect(),
        decided: &file.decided,
        bytes: file.bytes,
        rows: Rows {
            read: file.rows_read,
            used: file.used,
            duplicate: file.duplicate,
            quarantined: file.quarantined,
            filtered: file.filtered,
            orphaned: None,
        },
        unused: file.unused_headers().collect(),
        joint_bills: file.joint_bills,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
const fn is_zero(count: &u64) -> bool {
    *count == 0
}

fn money(account: &MoneyAccount) -> MoneyShape<'_> {
    let amount = |value| plain(value, &account.currency);
    MoneyShape {
        role: account.role,
        column: account.column,
        currency: some(&account.currency),
        read: amount(account.read),
        matched: amount(account.matched),
        unmatched: amount(account.unmatched),
    }
}
