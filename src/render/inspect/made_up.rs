//! Made-up inspections for the tests of their pages.
//!
//! Every figure was written by hand; no file was read.

use super::{Coverage, Inspection, Refusal, Unlock};
use crate::intake::{ColumnAccount, DialectAccount, FileAccount};
use crate::render::sample;
use crate::tables::Role;
use crate::time::parse;

fn column(header: &str, feeds: &'static str, written: &str, present: u64) -> ColumnAccount {
    ColumnAccount {
        header: header.to_owned(),
        feeds: if feeds.is_empty() { Vec::new() } else { vec![(Role::Orders, feeds)] },
        written: written.to_owned(),
        present,
        ..ColumnAccount::default()
    }
}

fn with_samples(samples: &[&str], column: ColumnAccount) -> ColumnAccount {
    ColumnAccount { samples: samples.iter().map(|&one| one.to_owned()).collect(), ..column }
}

/// A compressed file with semicolons, two lines above its header and one below its rows.
pub fn dialect() -> DialectAccount {
    DialectAccount {
        container: "gzip",
        encoding: "UTF-8",
        delimiter: "semicolon".to_owned(),
        line_end: "CRLF",
        header_line: 3,
        preamble_lines: 2,
        footer_lines: 1,
        blank_lines: 4,
        spans: [20, 60, 3_800, 40, 80],
        ..DialectAccount::default()
    }
}

fn promise(code: &str, name: &str, missing: &str) -> Coverage {
    let missing = if missing.is_empty() { Vec::new() } else { vec![missing.to_owned()] };
    Coverage { code: code.to_owned(), name: name.to_owned(), missing, is_off: false }
}

/// One file of orders with a row in quarantine.
pub fn inspection() -> Inspection {
    let report = sample::report();
    let due = column("Promised delivery day", "promised_by", "dd.mm.yyyy (days)", 39);
    let unused = ColumnAccount {
        unused: "may be planned or done; write columns.orders".to_owned(),
        ..column("Ship date", "", "", 12)
    };
    let file = FileAccount {
        decided: "semicolon, dates dd.mm.yyyy (days), decimal comma".to_owned(),
        scores: vec![(Role::Orders, 7), (Role::Lines, 2), (Role::Messages, 0)],
        dialect: dialect(),
        columns: vec![
            with_samples(&["5001", "5002"], column("Order no", "order_id", "", 40)),
            ColumnAccount { precision: "day", ..with_samples(&["05.03.2026"], due) },
            with_samples(&["64,90", "24,90"], column("Total", "total", "decimal comma", 40)),
            column("Comment", "", "", 3),
            unused,
            column("Our ref", "", "", 0),
        ],
        newest: parse("2026-03-24T08:00:00Z", Default::default()).map(|span| span.lo),
        ..report.files[0].clone()
    };
    let mut remarks = report.remarks;
    remarks[0].column = "Total".to_owned();
    let off = Coverage { is_off: true, ..promise("DLV105", "late-dispatch", "orders.ship_by") };
    Inspection {
        as_of: "2026-03-31T23:59:59Z".to_owned(),
        zone: "UTC",
        files: vec![file],
        remarks,
        promises: vec![
            promise("DLV101", "late-delivery", ""),
            off,
            promise("INV401", "duplicate-invoice", "invoices"),
            promise("QTY201", "short-delivery", "orders.quantity"),
            promise("QTY202", "over-delivery", "orders.quantity"),
        ],
        unlock: Some(Unlock { role: Role::Orders, column: "quantity", promises: vec![3, 4] }),
        incomplete: vec!["1 row was quarantined".to_owned()],
        ..Inspection::default()
    }
}

/// [`inspection`] with a second file that cannot be read.
pub fn refused() -> Inspection {
    let why = "\"Due\" may be either; say which in the contract:\n  [[source]]\n  \
               files = \"refunds.csv\"";
    let refusal = Refusal { path: "refunds.csv".to_owned(), why: why.to_owned() };
    Inspection { refused: vec![refusal], incomplete: Vec::new(), ..inspection() }
}

/// [`refused`] with a terminal escape, a turned direction and line ends in every text from data.
pub fn hostile() -> Inspection {
    let evil = "=\x1b[2J\u{202e}\u{9b}31m\r\nx\u{200b}".to_owned();
    let mut inspection = refused();
    let file = &mut inspection.files[0];
    file.path.clone_from(&evil);
    file.decided.clone_from(&evil);
    file.dialect.delimiter.clone_from(&evil);
    for column in &mut file.columns {
        column.header.clone_from(&evil);
        column.written.clone_from(&evil);
        column.samples = vec![evil.clone(); 2];
        if !column.unused.is_empty() {
            column.unused.clone_from(&evil);
        }
    }
    for remark in &mut inspection.remarks {
        for text in [&mut remark.column, &mut remark.value, &mut remark.message, &mut remark.remedy]
        {
            text.clone_from(&evil);
        }
    }
    for promise in &mut inspection.promises {
        promise.name.clone_from(&evil);
    }
    inspection.refused[0].path.clone_from(&evil);
    inspection.refused[0].why.clone_from(&evil);
    inspection.incomplete.push(evil.clone());
    inspection.contract = Some(evil);
    inspection
}
