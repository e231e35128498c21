//! One row per finding, for spreadsheets and scripts.
//!
//! Plain numbers, RFC 3339 times, columns that are only ever appended to. Rounds and groups
//! nothing. Cells that a spreadsheet would take for a formula are made texts.

use crate::render::{amounts, visible};
use crate::report::{Evidence, Finding, Report, Unit, Value};
use std::borrow::Cow;

/// The columns, in an order that never changes; new ones go to the end.
///
/// * `code`, `name`, `severity`, `outcome`: the promise and what came of it
/// * `order`, `line`, `document`, `customer`, `carrier`: what it is about, empty where unknown
/// * `promised`, `actual`: plain numbers, RFC 3339 times or words
/// * `margin`, `margin_unit`: how much better (positive) or worse (negative) than promised
/// * `told`: `told`, `silent`, or empty where it could not be checked
/// * `stake`, `currency`: the money at stake, and the currency of every amount of the row
/// * `match_level`: the finest level the keys allowed: line, article or order
/// * `evidence`: the rows that prove it, as `orders.csv:12;deliveries.csv:40`
/// * `note`: what a reader needs to know besides
/// * `fingerprint`: the same for the same finding in every run
/// * `status`: `incomplete` in every row of an incomplete run, else empty
pub const COLUMNS: [&str; 21] = [
    "code",
    "name",
    "severity",
    "outcome",
    "order",
    "line",
    "document",
    "customer",
    "carrier",
    "promised",
    "actual",
    "margin",
    "margin_unit",
    "told",
    "stake",
    "currency",
    "match_level",
    "evidence",
    "note",
    "fingerprint",
    "status",
];

/// The header and one row per finding, with line feeds.
pub fn render(report: &Report) -> String {
    written(report).expect("memory takes every row, and a row has as many cells as the header")
}

fn written(report: &Report) -> anyhow::Result<String> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for finding in &report.findings {
        writer.write_record(row(report, finding).iter().map(AsRef::<str>::as_ref))?;
    }
    writer.flush()?;
    Ok(std::str::from_utf8(writer.get_ref())?.to_owned())
}

fn row<'a>(report: &'a Report, finding: &'a Finding) -> [Cow<'a, str>; COLUMNS.len()] {
    let promise = report.promises.get(finding.promise);
    let stake = finding.stake.map(|amount| amounts::plain(amount.into(), &finding.currency));
    let status = if report.incomplete.is_empty() { "" } else { "incomplete" };
    [
        guarded(promise.map_or("", |promise| &promise.code)),
        guarded(promise.map_or("", |promise| &promise.name)),
        finding.severity.name().into(),
        finding.outcome.name().into(),
        guarded(&finding.order),
        guarded(&finding.line),
        guarded(&finding.document),
        guarded(&finding.customer),
        guarded(&finding.carrier),
        value(&finding.promised),
        value(&finding.actual),
        value(&finding.margin),
        finding.margin.unit.name().into(),
        finding.told.name().into(),
        stake.unwrap_or_default().into(),
        guarded(&finding.currency),
        finding.match_level.into(),
        guarded(&evidence(report, &finding.evidence)).into_owned().into(),
        guarded(&finding.note),
        guarded(&finding.fingerprint),
        status.into(),
    ]
}

/// A number as it stands, anything else as a guarded text.
fn value(value: &Value) -> Cow<'_, str> {
    let is_number = matches!(value.unit, Unit::Money | Unit::Quantity | Unit::Number | Unit::Days);
    if is_number && amounts::is_plain_number(&value.text) {
        return Cow::Borrowed(&value.text);
    }
    guarded(&value.text)
}

/// A text that no spreadsheet runs: one that starts like a formula gets an apostrophe.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if text.starts_with(STARTS) {
        return Cow::Owned(format!("'{}", visible(text)));
    }
    visible(text)
}

fn evidence(report: &Report, rows: &[Evidence]) -> String {
    let place = |row: &Evidence| {
        let file = report.files.get(usize::from(row.file)).map_or("", |file| &file.path);
        // What is about a whole file has no line.
        if row.line == 0 { file.to_owned() } else { format!("{file}:{}", row.line) }
    };
    rows.iter().map(place).collect::<Vec<_>>().join(";")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    /// The cell of the first finding under a header, as a CSV reader sees it.
    fn cell(report: &Report, column: &str) -> String {
        let text = render(report);
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let place = reader.headers().unwrap().iter().position(|name| name == column).unwrap();
        let record = reader.records().next().unwrap().unwrap();
        record[place].to_owned()
    }

    fn check_guard(text: &str, cell_text: &str) {
        let mut report = sample::report();
        report.findings[0].customer = text.to_owned();
        assert_eq!(cell(&report, "customer"), cell_text);
    }

    #[test]
    fn the_rows_are_what_they_always_were() {
        let text = render(&sample::report());
        let lines = [
            "code,name,severity,outcome,order,line,document,customer,carrier,promised,actual,\
             margin,margin_unit,told,stake,currency,match_level,evidence,note,fingerprint,status",
            "DLV101,late-delivery,error,broken,SO-1002,,D-77,Nordvik AB,PostNord,2026-03-02,\
             2026-03-04,-2,days,silent,100.00,EUR,order,orders.csv:12;deliveries.csv:40,,a1b2c3,",
            "BIL301,price-variance,error,broken,SO-1005,2,INV-9,Nordvik AB,PostNord,1499.00,\
             1549.00,-50.00,money,,50.00,EUR,line,orders.csv:15,ask for a credit note,d4e5f6,",
            "DLV101,late-delivery,warning,overdue,SO-1009,,,,,2026-03-02,,-1,days,told,,,order,\
             orders.csv:19,,0a0b0c,",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn texts_that_look_like_formulas_become_texts() {
        check_guard("=HYPERLINK(1)", "'=HYPERLINK(1)");
        check_guard("+46 8 123", "'+46 8 123");
        check_guard("-12.50", "'-12.50");
        check_guard("@SUM(A1)", "'@SUM(A1)");
        check_guard("\tx", "'\\tx");
        check_guard("\r\nx", "'\\r\\nx");
        check_guard("＝1", "'＝1");
        check_guard("Nordvik =AB", "Nordvik =AB");
    }

    #[test]
    fn numbers_are_never_guarded_but_what_only_claims_to_be_one_is() {
        let mut report = sample::report();
        assert_eq!(cell(&report, "margin"), "-2");
        report.findings[0].margin.text = "-2+cmd".to_owned();
        assert_eq!(cell(&report, "margin"), "'-2+cmd");
    }

    #[test]
    fn quotes_and_commas_come_back_as_they_were() {
        check_guard("Nordvik, \"AB\"", "Nordvik, \"AB\"");
    }

    #[test]
    fn every_row_of_an_incomplete_run_says_so() {
        assert_eq!(cell(&sample::incomplete(), "status"), "incomplete");
        assert_eq!(cell(&sample::report(), "status"), "");
    }

    #[test]
    fn a_stake_has_the_minor_units_of_its_currency() {
        let mut report = sample::report();
        report.findings[0].currency = "JPY".to_owned();
        assert_eq!(cell(&report, "stake"), "100");
    }

    #[test]
    fn a_run_without_findings_is_a_header() {
        let report = Report { findings: Vec::new(), ..sample::report() };
        assert_eq!(render(&report).lines().count(), 1);
    }
}
