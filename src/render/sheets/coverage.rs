//! The tables below the findings: metrics, targets, and what became of the input.

use super::{Cell, Column, Sheet, number, word};
use crate::decimal;
use crate::intake::{FileAccount, Remark};
use crate::render::Lang;
use crate::render::amounts::{self, bounds};
use crate::report::{Measure, Metric, MoneyAccount, Report, TargetSummary, Unit};
use crate::tables::Role;

/// Every metric with what it was counted from; those without a figure say what they need.
pub fn metrics(report: &Report, lang: Lang) -> Sheet<'_> {
    let rows = report.metrics.iter().map(|one| metric(one, lang)).collect();
    Sheet { name: "metrics", title: "title-metrics", columns: METRICS, rows }
}

const METRICS: &[Column] = &[
    word("code", 9),
    word("name", 48),
    number("count", 16),
    number("of", 16),
    word("share", 10),
    number("among", 10),
    number("least", 10),
    number("most", 10),
    word("unit", 10),
    word("currency", 9),
    word("missing", 40),
    word("caution", 60),
];

fn metric(metric: &Metric, lang: Lang) -> Vec<Cell<'_>> {
    let is_known = metric.missing.is_empty();
    let figure = |figure: i128| match metric.unit {
        Unit::Money => Cell::money(figure, &metric.currency),
        Unit::Quantity | Unit::Days => Cell::Decimal(decimal::print_wide(figure, 0).into()),
        Unit::Number | Unit::Moment | Unit::Text | Unit::None => Cell::Count(figure),
    };
    let bound = |bound: i64| Cell::Decimal(decimal::print(bound, 0).into());
    let of = metric.of.filter(|_| is_known);
    let share = of.filter(|_| !metric.measure.is_mean());
    let share = share.and_then(|of| lang.share(metric.count, of)).unwrap_or_default();
    let (least, most) =
        bounds(metric).map_or_else(Default::default, |(least, most)| (bound(least), bound(most)));
    vec![
        Cell::text(metric.code()),
        Cell::text(lang.metric(&metric.name)),
        if is_known { figure(metric.count) } else { Cell::None },
        of.map_or(Cell::None, figure),
        Cell::text(share),
        metric.among.map_or(Cell::None, Cell::count),
        least,
        most,
        Cell::word("unit", metric.unit.name()),
        Cell::text(metric.currency.as_str()),
        Cell::text(lang.lacks(&metric.missing)),
        Cell::text(lang.caution(metric.measure)),
    ]
}

/// The rungs of the ladder (M10), from the kindest definition to the strictest.
pub fn ladder(report: &Report, lang: Lang) -> Sheet<'_> {
    let rungs = report.metrics.iter().filter(|metric| metric.measure == Measure::Ladder);
    let row = |metric: &'_ Metric| {
        let percent = amounts::percent(metric.count, metric.of?)?;
        let name = metric.name.trim_start_matches(Measure::Ladder.name()).trim_start();
        let name = match name.split_once(": ") {
            Some((number, rung)) => format!("{number}: {}", lang.rung(rung)),
            None => name.to_owned(),
        };
        let counts = [metric.count, metric.of?].map(Cell::Count);
        Some([Cell::text(name), Cell::Decimal(percent.into())].into_iter().chain(counts).collect())
    };
    let rows = rungs.filter_map(row).collect();
    Sheet { name: "ladder", title: "title-ladder", columns: LADDER, rows }
}

const LADDER: &[Column] =
    &[word("rung", 24), number("percent", 10), number("count", 10), number("of", 10)];

/// How the targets of the contract fared.
pub fn targets(report: &Report, lang: Lang) -> Sheet<'_> {
    let rows = report.targets.iter().map(|one| target(one, lang)).collect();
    Sheet { name: "targets", title: "title-targets", columns: TARGETS, rows }
}

const TARGETS: &[Column] = &[
    word("code", 9),
    word("target", 48),
    number("decided", 16),
    number("kept", 16),
    number("broken", 10),
    number("undated", 10),
    number("budget", 10),
    number("left", 10),
    number("burn", 10),
    word("burnt", 9),
    word("missing", 40),
];

fn target(target: &TargetSummary, lang: Lang) -> Vec<Cell<'_>> {
    let burn = target.burn().map(|burn| Cell::Decimal(decimal::print_wide(burn, 0).into()));
    let burnt = match (target.is_counted(), target.is_burnt()) {
        (false, _) => "",
        (true, true) => "burnt",
        (true, false) => "no",
    };
    vec![
        Cell::text("M28"),
        Cell::text(lang.target(target)),
        Cell::count(target.decided()),
        Cell::count(target.count.kept),
        Cell::count(target.count.bad),
        Cell::count(target.count.undated),
        Cell::count(target.budget()),
        Cell::Count(target.left()),
        burn.unwrap_or_default(),
        Cell::word("answer", burnt),
        Cell::text(lang.lacks(&target.missing.join(", "))),
    ]
}

/// What became of the rows of each file; how many bills were read as those of several orders only
/// where there are some.
pub fn files(report: &Report) -> Sheet<'_> {
    let mut rows: Vec<Vec<Cell<'_>>> = report.files.iter().map(file).collect();
    let has_joint = report.files.iter().any(|file| file.joint_bills > 0);
    let columns = if has_joint { FILES } else { &FILES[..FILES.len() - 1] };
    rows.iter_mut().for_each(|row| row.truncate(columns.len()));
    Sheet { name: "files", title: "title-files", columns, rows }
}

const FILES: &[Column] = &[
    word("path", 32),
    word("roles", 20),
    number("bytes", 14),
    number("read", 14),
    number("used", 14),
    number("duplicate", 14),
    number("quarantined", 14),
    number("filtered", 14),
    word("decided", 44),
    word("unused", 60),
    number("joint", 14),
];

fn file(file: &FileAccount) -> Vec<Cell<'_>> {
    let roles: Vec<_> = file.roles.iter().map(|role: &Role| role.name()).collect();
    let mut row = vec![Cell::text(file.path.as_str()), Cell::text(roles.join(", "))];
    let counts =
        [file.bytes, file.rows_read, file.used, file.duplicate, file.quarantined, file.filtered];
    row.extend(counts.map(Cell::count));
    row.push(Cell::text(file.decided.as_str()));
    row.push(Cell::text(file.unused_headers().collect::<Vec<_>>().join(", ")));
    row.push(if file.joint_bills > 0 { Cell::count(file.joint_bills) } else { Cell::None });
    row
}

/// Amounts read, matched with an order, and not.
pub fn money(report: &Report) -> Sheet<'_> {
    let rows = report.money.iter().map(account).collect();
    Sheet { name: "money", title: "title-money", columns: MONEY, rows }
}

const MONEY: &[Column] = &[
    word("role", 32),
    word("column", 20),
    word("currency", 14),
    number("read", 18),
    number("matched", 18),
    number("unmatched", 18),
];

fn account(account: &MoneyAccount) -> Vec<Cell<'_>> {
    let mut row = vec![
        Cell::text(account.role),
        Cell::text(account.column),
        Cell::text(account.currency.as_str()),
    ];
    let amounts = [account.read, account.matched, account.unmatched];
    row.extend(amounts.map(|amount| Cell::money(amount, &account.currency)));
    row
}

/// What was noticed about the input; `quarantined` says whether the row was put aside for it.
pub fn remarks(report: &Report) -> Sheet<'_> {
    let rows = report.remarks.iter().map(|one| remark(report, one)).collect();
    Sheet { name: "rejects", title: "title-rejects", columns: REMARKS, rows }
}

const REMARKS: &[Column] = &[
    word("file", 32),
    number("line", 10),
    word("column", 20),
    word("code", 9),
    word("reason", 48),
    word("remedy", 44),
    word("value", 24),
    word("order", 14),
    word("quarantined", 12),
];

fn remark<'a>(report: &'a Report, remark: &'a Remark) -> Vec<Cell<'a>> {
    let file = report.files.get(usize::from(remark.file));
    let line = if remark.line > 0 { Cell::Count(remark.line.into()) } else { Cell::None };
    vec![
        Cell::text(file.map_or("", |file| file.path.as_str())),
        line,
        Cell::text(remark.column.as_str()),
        Cell::text(remark.code),
        Cell::text(remark.message.as_str()),
        Cell::text(remark.remedy.as_str()),
        Cell::text(remark.value.as_str()),
        Cell::text(remark.order.as_str()),
        Cell::word("answer", if remark.is_quarantined { "yes" } else { "no" }),
    ]
}
