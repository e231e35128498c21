//! One CSV row per row in quarantine, so that whoever made an export can mend it.
//!
//! Decides nothing about the rows. Cells that a spreadsheet would take for a formula are made
//! texts, the raw text of a row too.

use crate::render::csv::guarded;
use std::borrow::Cow;

/// The columns, in an order that never changes; new ones go to the end.
///
/// * `file`, `line`: where the row begins, as a physical line from 1
/// * `first_byte`, `last_byte`: its bytes in the decoded file, from 0; empty where not known
/// * `column`: the header of the cell that is at fault, empty where it is the row as a whole
/// * `code`, `reason`, `remedy`: what is wrong and what to do
/// * `value`: the cell as it stands
/// * `raw`: the row as it stands
pub const COLUMNS: [&str; 10] = [
    "file",
    "line",
    "first_byte",
    "last_byte",
    "column",
    "code",
    "reason",
    "remedy",
    "value",
    "raw",
];

/// A row in quarantine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reject<'a> {
    /// The path of the file.
    pub file: &'a str,
    /// The physical line it begins on.
    pub line: u32,
    /// Its first and its last byte in the decoded file.
    pub span: Option<(u64, u64)>,
    /// The header of the cell at fault, or empty.
    pub column: &'a str,
    /// The code of the remark about it.
    pub code: &'a str,
    /// What is wrong.
    pub reason: &'a str,
    /// What to do.
    pub remedy: &'a str,
    /// The cell as it stands, or empty.
    pub value: &'a str,
    /// The row as it stands, or empty.
    pub raw: &'a str,
}

/// The header and one row per reject, with line feeds.
pub fn rejects(rows: &[Reject<'_>]) -> String {
    written(rows).expect("memory takes every row, and a row has as many cells as the header")
}

fn written(rows: &[Reject<'_>]) -> anyhow::Result<String> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record(cells(row).iter().map(AsRef::<str>::as_ref))?;
    }
    writer.flush()?;
    Ok(std::str::from_utf8(writer.get_ref())?.to_owned())
}

fn cells<'a>(row: &Reject<'a>) -> [Cow<'a, str>; COLUMNS.len()] {
    let byte = |byte: Option<u64>| byte.map(|byte| byte.to_string()).unwrap_or_default();
    [
        guarded(row.file),
        row.line.to_string().into(),
        byte(row.span.map(|(first, _)| first)).into(),
        byte(row.span.map(|(_, last)| last)).into(),
        guarded(row.column),
        guarded(row.code),
        guarded(row.reason),
        guarded(row.remedy),
        guarded(row.value),
        guarded(row.raw),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reject() -> Reject<'static> {
        Reject {
            file: "orders.csv",
            line: 3,
            span: Some((120, 161)),
            column: "Total",
            code: "DAT002",
            reason: "is not an amount",
            remedy: "correct the cell",
            value: "12,5x",
            raw: "5002;\"12,5x\"",
        }
    }

    fn check(row: Reject<'_>, line: &str) {
        let text = rejects(&[row]);
        assert_eq!(text.lines().nth(1), Some(line), "{text}");
    }

    #[test]
    fn a_row_has_its_place_its_fault_and_its_text() {
        let header = "file,line,first_byte,last_byte,column,code,reason,remedy,value,raw\n";
        assert_eq!(rejects(&[]), header);
        check(
            reject(),
            "orders.csv,3,120,161,Total,DAT002,is not an amount,correct the cell,\"12,5x\",\
             \"5002;\"\"12,5x\"\"\"",
        );
    }

    #[test]
    fn a_row_whose_bytes_are_not_known_leaves_them_empty() {
        let row = Reject { span: None, value: "", raw: "", ..reject() };
        check(row, "orders.csv,3,,,Total,DAT002,is not an amount,correct the cell,,");
    }

    #[test]
    fn no_text_of_a_row_is_a_formula_or_steers_a_terminal() {
        let evil = "=HYPERLINK(\"x\")\x1b[2J\r\n";
        let row = Reject {
            file: evil,
            column: evil,
            reason: evil,
            remedy: evil,
            value: evil,
            raw: evil,
            ..reject()
        };
        let text = rejects(&[row]);
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        let guarded = record.iter().filter(|cell| cell.starts_with("'=HYPERLINK")).count();
        assert_eq!((guarded, text.lines().count()), (6, 2), "{text}");
        assert!(!text.contains('\x1b'));
    }
}
