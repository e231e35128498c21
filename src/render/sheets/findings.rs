//! One row per finding.
//!
//! The columns are those of the CSV report, in its order.

use super::{Cell, Column, number, word};
use crate::render::csv;
use crate::report::{Evidence, Finding, Report, Status};

/// The columns.
pub const COLUMNS: &[Column] = &[
    word("code", 9),
    word("name", 24),
    word("severity", 10),
    word("outcome", 10),
    word("order", 14),
    word("line", 6),
    word("document", 14),
    word("customer", 22),
    word("carrier", 16),
    number("promised", 19),
    number("actual", 19),
    number("margin", 18),
    word("margin_unit", 12),
    word("told", 8),
    number("stake", 16),
    word("currency", 9),
    word("match_level", 12),
    word("evidence", 36),
    word("note", 40),
    word("fingerprint", 20),
    word("status", 12),
    word("recoverable_until", 19),
    word("first_seen", 12),
];

/// The row of a finding.
pub fn finding<'a>(report: &'a Report, finding: &'a Finding) -> Vec<Cell<'a>> {
    let Finding { order, line, document, customer, carrier, currency, .. } = finding;
    let promise = report.promises.get(finding.promise);
    let standing = report.standing(finding);
    let status = match standing.and_then(|standing| standing.status) {
        _ if !report.incomplete.is_empty() => "incomplete",
        status => status.map_or("", Status::name),
    };
    let mut row = vec![
        Cell::text(promise.map_or("", |promise| &promise.code)),
        Cell::text(promise.map_or("", |promise| &promise.name)),
        Cell::word("severity", finding.severity.name()),
        Cell::word("outcome", finding.outcome.name()),
    ];
    row.extend([order, line, document, customer, carrier].map(|text| Cell::text(text.as_str())));
    row.extend(
        [&finding.promised, &finding.actual, &finding.margin]
            .map(|value| Cell::value(value, currency)),
    );
    row.extend([
        Cell::text(finding.margin.unit.name()),
        Cell::word("told", finding.told.name()),
        finding.stake.map_or(Cell::None, |stake| Cell::money(stake.into(), currency)),
        Cell::text(currency.as_str()),
        Cell::text(finding.match_level),
        Cell::text(evidence(report, &finding.evidence)),
        Cell::word("note", &finding.note),
        Cell::text(finding.fingerprint.as_str()),
        Cell::word("status", status),
        Cell::moment(&finding.recoverable_until),
        Cell::moment(standing.map_or("", |standing| &standing.first_seen)),
    ]);
    row
}

/// The rows that prove a finding, as `orders.csv:12;deliveries.csv:40`.
fn evidence(report: &Report, rows: &[Evidence]) -> String {
    let mut cell = String::new();
    csv::prove(report, rows, &mut cell);
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_csv_report() {
        let names: Vec<_> = COLUMNS.iter().map(|column| column.name).collect();
        assert_eq!(names, csv::COLUMNS);
    }
}
