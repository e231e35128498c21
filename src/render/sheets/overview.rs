//! The tables at the top: the summary, how promises and touch points fared, and what findings come
//! to by customer, carrier, week and lateness.

use super::{Cell, Column, Sheet, in_words, number, stake, word};
use crate::intake::FileAccount;
use crate::render::{GroupBy, Lang, checked, groups, status};
use crate::report::{Outcome, PromiseSummary, Report, Stage, TouchPoint};

/// The figures of a run, one to a row, in the order and under the names of the JSON summary.
pub fn summary(report: &Report, lang: Lang) -> Sheet<'_> {
    let mut rows = vec![
        vec![Cell::text("as_of"), Cell::moment(&report.as_of)],
        vec![Cell::text("zone"), Cell::text(report.zone.name())],
        vec![Cell::text("complete"), Cell::text(complete(report, lang))],
    ];
    if report.is_redacted {
        rows.push(vec![Cell::text("redacted"), Cell::text(lang.word("answer-yes"))]);
    }
    let reasons = report.incomplete.iter().map(|reason| ("incomplete", reason));
    rows.extend(reasons.map(|(name, why)| vec![Cell::text(name), Cell::text(why.as_str())]));
    rows.extend(counts(report).map(|(name, count)| vec![Cell::text(name), Cell::count(count)]));
    for (currency, sum) in &report.stake {
        rows.push(vec![Cell::text("stake"), Cell::money(*sum, currency)]);
    }
    Sheet { name: "summary", title: "title-summary", columns: SUMMARY, rows }
}

const SUMMARY: &[Column] = &[word("figure", 24), number("value", 24)];

/// Whether a run is complete, in a word.
fn complete(report: &Report, lang: Lang) -> &'static str {
    lang.word(if report.incomplete.is_empty() { "answer-yes" } else { "incomplete" })
}

fn counts(report: &Report) -> impl Iterator<Item = (&'static str, u64)> {
    let rows = |count: fn(&FileAccount) -> u64| report.files.iter().map(count).sum();
    let (is_checked, is_not) = checked(report);
    let off = report.promises.iter().filter(|promise| promise.is_off).count();
    let of = |outcome| report.promises.iter().map(|promise| promise.count(outcome)).sum();
    let counts = [
        ("orders.read", report.orders),
        ("orders.matched", report.orders_matched),
        ("orders.missed", report.orders_missed),
        ("rows.read", rows(|file| file.rows_read)),
        ("rows.used", rows(|file| file.used)),
        ("rows.duplicate", rows(|file| file.duplicate)),
        ("rows.quarantined", rows(|file| file.quarantined)),
        ("rows.filtered", rows(|file| file.filtered)),
        ("rows.orphaned", report.orphans),
        ("promises.checked", is_checked as u64),
        ("promises.not_checked", is_not as u64),
        ("promises.off", off as u64),
    ];
    let outcomes = OUTCOMES.into_iter().zip(Outcome::ALL);
    let outcomes: Vec<_> = outcomes.map(|(name, outcome)| (name, of(outcome))).collect();
    counts.into_iter().chain(outcomes).chain([("findings", report.findings_count())])
}

const OUTCOMES: [&str; 8] = [
    "outcomes.kept",
    "outcomes.beat",
    "outcomes.broken",
    "outcomes.overdue",
    "outcomes.at_risk",
    "outcomes.pending",
    "outcomes.void",
    "outcomes.unknown",
];

/// How each promise fared; those that were not checked say what they need.
pub fn promises(report: &Report, lang: Lang) -> Sheet<'_> {
    let rows = report.promises.iter().map(|one| promise(one, lang)).collect();
    Sheet { name: "promises", title: "title-promises", columns: PROMISES, rows }
}

const PROMISES: &[Column] = &[
    word("code", 9),
    word("name", 28),
    word("severity", 10),
    word("about", 12),
    word("stage", 10),
    word("status", 12),
    number("kept", 9),
    number("beat", 9),
    number("broken", 9),
    number("overdue", 9),
    number("at_risk", 9),
    number("pending", 9),
    number("void", 9),
    number("unknown", 9),
    number("findings", 9),
    number("told", 7),
    number("silent", 7),
    number("stake", 18),
    word("currency", 9),
    word("missing", 44),
];

fn promise(promise: &PromiseSummary, lang: Lang) -> Vec<Cell<'_>> {
    let mut row = vec![
        Cell::text(promise.code.as_str()),
        Cell::text(promise.name.as_str()),
        Cell::word("severity", promise.severity.name()),
        Cell::text(promise.about),
        Cell::word("stage", promise.stage.map_or("", Stage::name)),
        Cell::word("status", status(promise)),
    ];
    row.extend(promise.outcomes.map(Cell::count));
    row.extend([promise.findings, promise.told.0, promise.told.1].map(Cell::count));
    row.extend([stake(&promise.stake, lang), currency(&promise.stake)]);
    row.push(Cell::text(lang.lacks(&promise.missing.join(", "))));
    row
}

/// The currency of the money at stake, where it is one.
fn currency(stake: &[(String, i128)]) -> Cell<'_> {
    match stake {
        [(currency, _)] => Cell::text(currency.as_str()),
        _ => Cell::None,
    }
}

/// How each stage of the customer's way fared.
pub fn touch_points(report: &Report, lang: Lang) -> Sheet<'_> {
    let rows = report.touch_points.iter().map(|point| touch_point(point, lang)).collect();
    Sheet { name: "touch-points", title: "title-touch-points", columns: TOUCH_POINTS, rows }
}

const TOUCH_POINTS: &[Column] = &[
    word("stage", 24),
    number("promises", 10),
    number("decided", 10),
    number("kept", 10),
    number("beat", 10),
    number("broken", 10),
    number("overdue", 10),
    number("at_risk", 10),
    number("pending", 10),
    number("void", 10),
    number("unknown", 10),
    number("told", 10),
    number("silent", 10),
    number("stake", 18),
    word("currency", 9),
];

fn touch_point(point: &TouchPoint, lang: Lang) -> Vec<Cell<'_>> {
    let mut row = vec![Cell::word("stage", point.stage.name())];
    row.extend([point.promises(), point.decided()].map(Cell::count));
    row.extend(point.outcomes.map(Cell::count));
    row.extend([point.told.0, point.told.1].map(Cell::count));
    row.extend([stake(&point.stake, lang), currency(&point.stake)]);
    row
}

/// The customers or carriers with the most findings, at most `count_max`; those without a name are
/// left out, and where none has a name there is no row.
pub fn groups(
    report: &Report,
    by: GroupBy,
    (name, count_max): (&'static str, usize),
    lang: Lang,
) -> Sheet<'static> {
    let all = groups::grouped(report, by);
    let named = all.into_iter().filter(|(name, _)| !name.is_empty()).take(count_max);
    let row = |(name, group): (String, groups::Group)| {
        let stakes = group.stakes();
        let mut row = vec![Cell::text(name)];
        row.extend([group.findings, group.broken, group.overdue].map(Cell::count));
        row.extend([group.told.0, group.told.1].map(Cell::count));
        row.push(Cell::text(in_words(&stakes, lang)));
        row
    };
    let title = match by {
        GroupBy::Carrier => "title-carriers",
        _ => "title-customers",
    };
    Sheet { name, title, columns: GROUPS, rows: named.map(row).collect() }
}

const GROUPS: &[Column] = &[
    word("name", 24),
    number("findings", 10),
    number("broken", 10),
    number("overdue", 10),
    number("told", 10),
    number("silent", 10),
    number("stake", 18),
];

/// Broken and overdue findings by the week of the promise.
pub fn weeks(report: &Report) -> Sheet<'static> {
    let row = |week: groups::Week| {
        let counts = [week.broken, week.overdue].map(Cell::count);
        let from =
            week.monday.map_or(Cell::Word("week", "earlier"), |monday| Cell::Moment(monday.into()));
        std::iter::once(from).chain(counts).collect()
    };
    let rows = groups::weeks(report).into_iter().map(row).collect();
    Sheet { name: "weeks", title: "title-week-of-promise", columns: WEEKS, rows }
}

const WEEKS: &[Column] = &[word("week_from", 24), number("broken", 10), number("overdue", 10)];

/// The histogram of how late findings are.
pub fn lateness(report: &Report) -> Sheet<'static> {
    let row =
        |one: groups::Lateness| vec![Cell::Word("lateness", one.name), Cell::count(one.count)];
    let rows = groups::lateness(report).into_iter().map(row).collect();
    Sheet { name: "margins", title: "title-worse-by", columns: LATENESS, rows }
}

const LATENESS: &[Column] = &[word("worse_by", 24), number("findings", 10)];
