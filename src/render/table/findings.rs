//! The second table: the worst findings, one by one.
//!
//! Does not sort; the report lists the worst first.

use crate::render::grid::{Column, Fit, Grid};
use crate::render::{Lang, Look, Paint, margin, visible};
use crate::report::{Finding, Outcome, Report, Status, Unit, Value};

/// The first findings, and how many more there are.
pub fn section(report: &Report, look: &Look) -> String {
    let all = listed(report, look).count();
    let count = look.top.unwrap_or(usize::MAX).min(all);
    let mut rows: Vec<_> =
        listed(report, look).take(count).map(|finding| row(report, finding, look.lang)).collect();
    if all == 0 {
        return String::new();
    }
    let more = super::and_more(all - count, "--all, --format csv", look);
    let mut columns = super::columns(&COLUMNS, look);
    // What has no order is known by its document alone.
    if listed(report, look).take(count).any(|finding| finding.order.is_empty()) {
        columns[DOCUMENT].rank = 0;
    }
    if report.past.is_some() {
        columns.splice(1..1, super::columns(&STANDING, look));
        for (row, finding) in rows.iter_mut().zip(listed(report, look)) {
            let (status, since) = stands(report, finding, look.lang);
            row.insert(1, status);
            row.insert(2, since);
        }
    }
    let grid = Grid { columns, rows };
    let marks: Vec<_> = report.promises_missed().take(count).map(mark).collect();
    let body = if count == 0 { String::new() } else { grid.print_marked(look, &marks) };
    super::entitled("title-worst-findings", format!("{body}{more}").trim_start_matches('\n'), look)
}

/// The colour of what the words of a row say.
const fn mark(finding: &Finding) -> Option<Paint> {
    match finding.outcome {
        Outcome::Broken => Some(Paint::Red),
        Outcome::Overdue => Some(Paint::Yellow),
        _ => None,
    }
}

/// The findings that are listed; what is acknowledged only where all is asked for.
fn listed<'a>(report: &'a Report, look: &Look) -> impl Iterator<Item = &'a Finding> {
    let is_all = look.top.is_none();
    let is_left =
        move |finding: &&Finding| is_all || report.status(finding) != Some(Status::Acknowledged);
    report.promises_missed().filter(|finding| report.is_listed(finding)).filter(is_left)
}

/// The status of a finding and the day since which it is open.
fn stands(report: &Report, finding: &Finding, lang: Lang) -> (String, String) {
    let standing = report.standing(finding);
    let status = standing.and_then(|standing| standing.status);
    let since = standing.map(|standing| lang.day(&visible(&standing.first_seen)));
    let status = status.map(|status| lang.known("status", status.name()).into_owned());
    (status.unwrap_or_default(), since.unwrap_or_default())
}

const fn column(head: &'static str, rank: u8, fit: Fit) -> Column {
    Column { head, rank, fit }
}

/// The place of the document among the columns.
const DOCUMENT: usize = 2;

const COLUMNS: [Column; 12] = [
    column("column-code", 0, Fit::Text),
    column("column-order", 0, Fit::Word),
    column("column-document", 6, Fit::Text),
    column("column-promise", 2, Fit::Name),
    column("column-promised", 5, Fit::Word),
    column("column-actual", 3, Fit::Word),
    column("column-margin", 0, Fit::Word),
    column("column-stake", 1, Fit::Number),
    column("column-until", 4, Fit::Word),
    column("column-told", 7, Fit::Word),
    column("column-where", 8, Fit::Text),
    column("column-note", 9, Fit::Text),
];

/// What a history adds behind the code.
const STANDING: [Column; 2] =
    [column("column-status", 1, Fit::Word), column("column-since", 4, Fit::Word)];

fn row(report: &Report, finding: &Finding, lang: Lang) -> Vec<String> {
    let (code, name) = report
        .promises
        .get(finding.promise)
        .map_or_else(Default::default, |promise| (visible(&promise.code), visible(&promise.name)));
    let margin = outcome_in_words(report, finding, lang);
    let note = lang.known("note", &visible(&finding.note)).into_owned();
    let note = if note == margin { String::new() } else { note };
    let stake = finding.stake.map(|amount| lang.about(amount.into(), &finding.currency));
    vec![
        code.into_owned(),
        subject(finding),
        visible(&finding.document).into_owned(),
        name.into_owned(),
        shown(&finding.promised, lang),
        actual(finding, lang),
        margin,
        stake.unwrap_or_default(),
        lang.day(&visible(&finding.recoverable_until)),
        lang.known("told", finding.told.name()).into_owned(),
        place(report, finding),
        note,
    ]
}

/// The order and its line, or the customer where there is no key at all.
fn subject(finding: &Finding) -> String {
    if finding.order.is_empty() && finding.document.is_empty() {
        return visible(&finding.customer).into_owned();
    }
    let line = if finding.line.is_empty() { "" } else { "/" };
    format!("{}{line}{}", visible(&finding.order), visible(&finding.line))
}

/// A value for people: grouped digits of numbers, a moment without the `T`, its seconds where they
/// are zero and the offset, which is that of the business. A word stays, even where it is digits.
fn shown(value: &Value, lang: Lang) -> String {
    let text = visible(&value.text);
    match value.unit {
        Unit::Money | Unit::Quantity | Unit::Number | Unit::Days => lang.grouped(&text),
        Unit::Moment => lang.moment(&text, true),
        Unit::Text | Unit::None => text.into_owned(),
    }
}

fn actual(finding: &Finding, lang: Lang) -> String {
    let text = shown(&finding.actual, lang);
    if text.is_empty() { "-".to_owned() } else { text }
}

/// The margin; where there is none, the note of what was broken, or else the outcome.
fn outcome_in_words(report: &Report, finding: &Finding, lang: Lang) -> String {
    let words = margin::in_words(finding, report.zone, lang);
    let name = lang.known("outcome", finding.outcome.name());
    match finding.outcome {
        Outcome::Broken if words.is_empty() && !finding.note.is_empty() => {
            visible(&finding.note).into_owned()
        }
        _ if words.is_empty() => name.into_owned(),
        Outcome::Kept | Outcome::Beat | Outcome::Broken | Outcome::Overdue => words,
        _ => format!("{name}, {words}"),
    }
}

/// The file and line of the first row that proves it; the folder only where names repeat.
fn place(report: &Report, finding: &Finding) -> String {
    let Some(evidence) = finding.evidence.first() else { return String::new() };
    let Some(file) = report.files.get(usize::from(evidence.file)) else { return String::new() };
    let name_of = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let name = name_of(&file.path);
    let is_alone = report.files.iter().filter(|other| name_of(&other.path) == name).count() == 1;
    let shown = if is_alone { &name } else { &file.path };
    format!("{}:{}", visible(shown), evidence.line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn check(width: usize, lines: &[&str]) {
        let text = section(&sample::report(), &Look { width: Some(width), ..Look::default() });
        assert_eq!(text.lines().skip(1).collect::<Vec<_>>(), lines, "\n{text}");
    }

    #[test]
    fn at_80_columns_place_and_told_go() {
        check(
            80,
            &[
                "Code    Order      Promise         Actual      Margin                   Stake",
                "─────────────────────────────────────────────────────────────────────────────",
                "DLV101  SO-1002    late-delivery   2026-03-04  2 days late         100.00 EUR",
                "BIL301  SO-1005/2  price-variance  1,549.00    50.00 EUR too much   50.00 EUR",
                "DLV101  SO-1009    late-delivery   -           1 day overdue",
            ],
        );
    }

    #[test]
    fn at_60_columns_code_order_margin_and_stake_stay() {
        check(
            60,
            &[
                "Code    Order      Margin                   Stake",
                "─────────────────────────────────────────────────",
                "DLV101  SO-1002    2 days late         100.00 EUR",
                "BIL301  SO-1005/2  50.00 EUR too much   50.00 EUR",
                "DLV101  SO-1009    1 day overdue",
            ],
        );
    }

    #[test]
    fn at_30_columns_a_finding_takes_a_few_lines() {
        check(
            30,
            &[
                "DLV101 SO-1002",
                "  Document: D-77",
                "  Promise: late-delivery",
                "  Promised: 2026-03-02",
                "  Actual: 2026-03-04",
                "  Margin: 2 days late",
                "  Stake: 100.00 EUR",
                "  Told: silent",
                "  Where: orders.csv:12",
                "BIL301 SO-1005/2",
                "  Document: INV-9",
                "  Promise: price-variance",
                "  Promised: 1,499.00",
                "  Actual: 1,549.00",
                "  Margin: 50.00 EUR too much",
                "  Stake: 50.00 EUR",
                "  Where: orders.csv:15",
                "  Note: ask for a credit note",
                "DLV101 SO-1009",
                "  Promise: late-delivery",
                "  Promised: 2026-03-02",
                "  Actual: -",
                "  Margin: 1 day overdue",
                "  Told: told",
                "  Where: orders.csv:19",
            ],
        );
    }

    #[test]
    fn where_a_history_is_used_a_finding_has_a_status() {
        let mut report = Report { past: Some(sample::past()), ..sample::report() };
        let look = Look { width: Some(100), ..Look::default() };
        let text = section(&report, &look);
        let starts = [
            "Worst findings",
            "Code    Status    Since       Order      Promise",
            "──────────────────────────────────────",
            "DLV101  worsened  2026-02-01  SO-1002    late-delivery",
            "BIL301  new       2026-03-31  SO-1005/2  price-variance",
            "DLV101  known     2026-03-30  SO-1009    late-delivery",
        ];
        assert_eq!(text.lines().count(), starts.len(), "{text}");
        for (line, start) in text.lines().zip(starts) {
            assert!(line.starts_with(start), "{text}");
        }
        let past = report.past.as_mut().unwrap();
        past.is_news_only = true;
        assert_eq!(section(&report, &look).lines().count(), 5);
        let late = sample::late().mark();
        let past = report.past.as_mut().unwrap();
        past.standings.get_mut(&late).unwrap().status = Some(Status::Acknowledged);
        past.is_news_only = false;
        assert_eq!(section(&report, &look).lines().count(), 5);
        assert_eq!(section(&report, &Look { top: None, ..look }).lines().count(), 6);
    }

    #[test]
    fn a_finding_without_any_key_names_the_customer() {
        let nameless = Finding { order: String::new(), document: String::new(), ..sample::late() };
        assert_eq!(subject(&nameless), "Nordvik AB");
        assert_eq!(subject(&sample::overbilled()), "SO-1005/2");
    }

    #[test]
    fn the_findings_beyond_the_top_are_counted() {
        let plain = section(&sample::many(45), &Look::default());
        assert!(plain.ends_with("\n... and 35 more: --all, --format csv"), "{plain}");
        let all = section(&sample::many(45), &Look { top: None, ..Look::default() });
        assert_eq!(all.matches("DLV101").count(), 45);
        let none = section(&sample::many(45), &Look { top: Some(0), ..Look::default() });
        assert_eq!(none, "Worst findings\n... and 45 more: --all, --format csv");
    }

    #[test]
    fn moments_lose_what_people_do_not_read() {
        let moment =
            |text: &str| shown(&Value { text: text.to_owned(), unit: Unit::Moment }, Lang::En);
        assert_eq!(moment("2026-03-02T12:00:00+01:00"), "2026-03-02 12:00");
        assert_eq!(moment("2026-03-02T12:00:05Z"), "2026-03-02 12:00:05");
        assert_eq!(moment("2026-03-02"), "2026-03-02");
    }

    #[test]
    fn digits_are_grouped_in_numbers_and_never_in_keys() {
        let of = |unit| shown(&Value { text: "1099".to_owned(), unit }, Lang::En);
        for unit in [Unit::Money, Unit::Quantity, Unit::Number, Unit::Days] {
            assert_eq!(of(unit), "1,099", "{unit:?}");
        }
        assert_eq!((of(Unit::Text), of(Unit::None)), ("1099".to_owned(), "1099".to_owned()));
    }

    #[test]
    fn an_outcome_that_is_not_a_breach_is_named() {
        let report = sample::report();
        let unknown = Finding { outcome: Outcome::Unknown, ..sample::late() };
        assert_eq!(outcome_in_words(&report, &unknown, Lang::En), "unknown, 2 days late");
        let mut bare = sample::overdue();
        bare.margin.text.clear();
        assert_eq!(outcome_in_words(&report, &bare, Lang::En), "overdue");
    }
}
