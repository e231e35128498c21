//! One row per finding, for spreadsheets and scripts.
//!
//! Plain numbers, RFC 3339 times, columns that are only ever appended to. Rounds and groups
//! nothing. Cells that a spreadsheet would take for a formula are made texts.

use crate::render::{amounts, visible};
use crate::report::{Evidence, Finding, PromiseSummary, Report, Status, Unit, Value};
use std::borrow::Cow;
use std::fmt::Write;

/// The columns, in an order that never changes; new ones go to the end.
///
/// * `code`, `name`, `severity`, `outcome`: the promise and what came of it
/// * `order`, `line`, `document`, `customer`, `carrier`: what it is about, empty where unknown
/// * `promised`, `actual`: plain numbers, RFC 3339 times or words
/// * `margin`, `margin_unit`: how much better (positive) or worse (negative) than promised
/// * `told`: `told`, `silent`, or empty where it could not be checked
/// * `stake`, `currency`: the money at stake, and the currency of every amount of the row
/// * `match_level`: the finest level the keys allowed: line, article or order; orders together
/// * `evidence`: the rows that prove it, as `orders.csv:12;deliveries.csv:40`
/// * `note`: what a reader needs to know besides
/// * `fingerprint`: the same for the same finding in every run
/// * `status`: `incomplete` in every row of an incomplete run, else how the finding stands against
///   the history, or empty where none is used
/// * `recoverable_until`: until when the money can be claimed back, else empty
/// * `first_seen`: the day of the run that found it first, empty where no history is used
pub const COLUMNS: [&str; 23] = [
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
    "recoverable_until",
    "first_seen",
];

/// The header, and what writes the rows of findings, with line feeds.
pub fn rows(report: &Report) -> (String, impl Fn(&[Box<Finding>]) -> String) {
    let rows = Rows::of(report);
    (COLUMNS.join(",") + "\n", move |findings: &[Box<Finding>]| rows.written(findings))
}

/// What rows are written from besides their findings.
struct Rows<'a> {
    report: &'a Report,
    /// The first two cells of each promise, with a comma after each.
    promises: Vec<String>,
    /// The status of all rows of an incomplete run.
    status: &'static str,
}

impl<'a> Rows<'a> {
    fn of(report: &'a Report) -> Self {
        let start = |promise: &PromiseSummary| {
            let mut start = String::new();
            for text in [&promise.code, &promise.name] {
                add(&mut start, text);
            }
            start
        };
        let status = if report.incomplete.is_empty() { "" } else { "incomplete" };
        Self { report, promises: report.promises.iter().map(start).collect(), status }
    }

    fn written(&self, findings: &[Box<Finding>]) -> String {
        let mut rows = String::with_capacity(findings.len() * 288);
        let mut evidence = String::new();
        for finding in findings.iter().filter(|one| self.report.is_listed(one)) {
            self.row(finding, &mut rows, &mut evidence);
        }
        rows
    }

    /// Adds a row; `evidence` is room for a cell.
    fn row(&self, finding: &Finding, row: &mut String, evidence: &mut String) {
        row.push_str(self.promises.get(finding.promise).map_or(",,", String::as_str));
        add_word(row, finding.severity.name());
        add_word(row, finding.outcome.name());
        let Finding { order, line, document, customer, carrier, .. } = finding;
        for text in [order, line, document, customer, carrier] {
            add(row, text);
        }
        for value in [&finding.promised, &finding.actual, &finding.margin] {
            add_value(row, value);
        }
        add_word(row, finding.margin.unit.name());
        add_word(row, finding.told.name());
        if let Some(stake) = finding.stake {
            row.push_str(&amounts::plain(stake.into(), &finding.currency));
        }
        row.push(',');
        add(row, &finding.currency);
        add_word(row, finding.match_level);
        evidence.clear();
        prove(self.report, &finding.evidence, evidence);
        for text in [evidence, &finding.note, &finding.fingerprint] {
            add(row, text);
        }
        let standing = self.report.standing(finding);
        let status = standing.and_then(|one| one.status).map_or("", Status::name);
        add_word(row, if self.status.is_empty() { status } else { self.status });
        add_word(row, &finding.recoverable_until);
        row.push_str(standing.map_or("", |standing| &standing.first_seen));
        row.push('\n');
    }
}

/// Adds the rows that prove a finding, as `orders.csv:12;deliveries.csv:40`.
pub(super) fn prove(report: &Report, rows: &[Evidence], cell: &mut String) {
    for (place, row) in rows.iter().enumerate() {
        if place > 0 {
            cell.push(';');
        }
        let file = report.files.get(usize::from(row.file));
        cell.push_str(file.map_or("", |file| &file.path));
        // What is about a whole file has no line.
        if row.line > 0 {
            // Writing into a string cannot fail.
            _ = write!(cell, ":{}", row.line);
        }
    }
}

/// Adds a cell with a word of our own, which needs neither guard nor quotes.
fn add_word(row: &mut String, word: &str) {
    row.push_str(word);
    row.push(',');
}

/// Adds a cell with a number as it stands, or anything else as a guarded text.
fn add_value(row: &mut String, value: &Value) {
    let is_number = matches!(value.unit, Unit::Money | Unit::Quantity | Unit::Number | Unit::Days);
    if is_number && amounts::is_plain_number(&value.text) {
        return add_word(row, &value.text);
    }
    add(row, &value.text);
}

/// Adds a cell with a guarded text, in quotes where it would not stay one cell without.
fn add(row: &mut String, text: &str) {
    // Nearly every text is of letters and digits and the like, which stay as they are.
    if text.bytes().fold(true, |is_plain, byte| is_plain & PLAIN[usize::from(byte)])
        && !matches!(text.as_bytes().first(), Some(b'=' | b'+' | b'-' | b'@'))
    {
        return add_word(row, text);
    }
    let text = guarded(text);
    // No line ends are left to look for in a text that is visible.
    if text.contains([',', '"']) {
        row.push('"');
        row.push_str(&text.replace('"', "\"\""));
        row.push('"');
    } else {
        row.push_str(&text);
    }
    row.push(',');
}

/// The characters that everybody sees and that mean nothing in CSV.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = byte != b',' && byte != b'"';
        byte += 1;
    }
    plain
};

/// Whether a spreadsheet would take a text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    text.starts_with(STARTS)
}

/// A text that no spreadsheet runs: one that starts like a formula gets an apostrophe.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text) {
        return Cow::Owned(format!("'{}", visible(text)));
    }
    visible(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{Format, Look, sample};

    fn render(report: &Report) -> String {
        crate::render::render(report, Format::Csv, &Look::default())
    }

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
             margin,margin_unit,told,stake,currency,match_level,evidence,note,fingerprint,status,\
             recoverable_until,first_seen",
            "DLV101,late-delivery,error,broken,SO-1002,,D-77,Nordvik AB,PostNord,2026-03-02,\
             2026-03-04,-2,days,silent,100.00,EUR,order,orders.csv:12;deliveries.csv:40,,a1b2c3,,,",
            "BIL301,price-variance,error,broken,SO-1005,2,INV-9,Nordvik AB,PostNord,1499.00,\
             1549.00,-50.00,money,,50.00,EUR,line,orders.csv:15,ask for a credit note,d4e5f6,,,",
            "DLV101,late-delivery,warning,overdue,SO-1009,,,,,2026-03-02,,-1,days,told,,,order,\
             orders.csv:19,,0a0b0c,,,",
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
    fn where_a_history_is_used_a_row_has_a_status() {
        let mut report = Report { past: Some(sample::past()), ..sample::report() };
        assert_eq!(cell(&report, "status"), "worsened");
        assert_eq!(cell(&report, "first_seen"), "2026-02-01");
        assert_eq!(render(&report).lines().count(), 4);
        report.past.as_mut().unwrap().is_news_only = true;
        assert_eq!(render(&report).lines().count(), 3);
    }

    #[test]
    fn a_stake_has_the_minor_units_of_its_currency() {
        let mut report = sample::report();
        report.findings[0].currency = "JPY".to_owned();
        assert_eq!(cell(&report, "stake"), "100");
    }

    /// What the writer of another house makes of the cells that a reader sees.
    fn check_written(texts: &[&str]) {
        let mut report = sample::many(2560);
        for (finding, text) in report.findings.iter_mut().zip(texts.iter().cycle()) {
            finding.customer = (*text).to_owned();
            finding.note = format!("{text} {}", finding.note);
        }
        let text = render(&report);
        let mut reader =
            ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut writer = ::csv::Writer::from_writer(Vec::new());
        for record in reader.records() {
            writer.write_record(&record.unwrap()).unwrap();
        }
        assert_eq!(String::from_utf8(writer.into_inner().unwrap()).unwrap(), text);
        assert_eq!(text.lines().count(), report.findings.len() + 1);
    }

    #[test]
    fn quotes_stand_where_they_are_needed_and_nowhere_else() {
        let texts = [
            "a,b",
            "say \"x\"",
            "\"",
            "å",
            "ö, ü",
            "=1,2",
            " a ",
            "'",
            "a;b",
            "#a",
            "\\",
            "a\r\nb",
            "",
        ];
        check_written(&texts);
    }

    #[test]
    fn a_run_without_findings_is_a_header() {
        let report = Report { findings: Vec::new(), ..sample::report() };
        assert_eq!(render(&report).lines().count(), 1);
    }
}
