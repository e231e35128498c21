//! An inspection as one JSON document for programs.
//!
//! The shape is its own and only ever grows. Holds everything, also what a page leaves out.

use super::{Coverage, Inspection, Unlock, columns};
use crate::intake::{ColumnAccount, DialectAccount, FileAccount, Quote, Remark};
use crate::render::json::written;
use crate::render::remark::{RemarkShape, some};
use crate::time::{Span, Zone};
use serde::Serialize;
use std::collections::BTreeMap;

/// The name and version of the shape; the version changes only when something is taken away.
pub const SCHEMA: &str = "promised.inspect/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    as_of: &'a str,
    zone: &'static str,
    contract: Option<&'a str>,
    audit: &'static str,
    incomplete: &'a [String],
    files: Vec<FileShape<'a>>,
    refused: Vec<RefusalShape<'a>>,
    promises: Vec<PromiseShape<'a>>,
    unlock: Option<UnlockShape<'a>>,
}

#[derive(Serialize)]
struct FileShape<'a> {
    path: &'a str,
    roles: Vec<&'static str>,
    scores: BTreeMap<&'static str, usize>,
    decided: &'a str,
    bytes: u64,
    dialect: DialectShape<'a>,
    rows: Rows,
    newest: Option<String>,
    columns: Vec<ColumnShape<'a>>,
    remarks: Vec<RemarkShape<'a>>,
}

#[derive(Serialize)]
struct DialectShape<'a> {
    container: Option<&'a str>,
    encoding: Option<&'a str>,
    delimiter: Option<&'a str>,
    quote: Option<String>,
    line_end: Option<&'a str>,
    header_line: Option<u32>,
    lines: Lines,
    bytes: Bytes,
}

#[derive(Serialize)]
struct Lines {
    above_header: u32,
    below_rows: u32,
    comment: u32,
    blank: u32,
}

#[derive(Serialize)]
struct Bytes {
    above_header: u64,
    header: u64,
    records: u64,
    quarantined: u64,
    other: u64,
}

#[derive(Serialize)]
struct Rows {
    read: u64,
    used: u64,
    duplicate: u64,
    quarantined: u64,
    filtered: u64,
}

#[derive(Serialize)]
struct ColumnShape<'a> {
    header: &'a str,
    feeds: Vec<String>,
    written: Option<&'a str>,
    precision: Option<&'a str>,
    present: u64,
    samples: &'a [String],
    unused: Option<&'a str>,
}

#[derive(Serialize)]
struct RefusalShape<'a> {
    path: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct PromiseShape<'a> {
    code: &'a str,
    name: &'a str,
    status: &'static str,
    missing: &'a [String],
}

#[derive(Serialize)]
struct UnlockShape<'a> {
    role: &'static str,
    column: &'static str,
    promises: Vec<&'a str>,
}

/// The document, ending with a line feed.
pub fn render(inspection: &Inspection) -> String {
    let files = 0..inspection.files.len();
    let document = Document {
        schema: SCHEMA,
        as_of: &inspection.as_of,
        zone: inspection.zone,
        contract: inspection.contract.as_deref(),
        audit: match (inspection.refused.is_empty(), inspection.incomplete.is_empty()) {
            (false, _) => "refused",
            (true, false) => "incomplete",
            (true, true) => "complete",
        },
        incomplete: &inspection.incomplete,
        files: files.map(|place| file(inspection, place)).collect(),
        refused: inspection
            .refused
            .iter()
            .map(|refusal| RefusalShape { path: &refusal.path, why: &refusal.why })
            .collect(),
        promises: inspection.promises.iter().map(promise).collect(),
        unlock: inspection.unlock.as_ref().map(|one| unlock(inspection, one)),
    };
    written(&document)
}

fn file(inspection: &Inspection, place: usize) -> FileShape<'_> {
    let file = &inspection.files[place];
    let zone = Zone::named(inspection.zone).unwrap_or_default();
    let is_mine = |remark: &&Remark| usize::from(remark.file) == place;
    FileShape {
        path: &file.path,
        roles: file.roles.iter().map(|role| role.name()).collect(),
        scores: file.scores.iter().map(|(role, score)| (role.name(), *score)).collect(),
        decided: &file.decided,
        bytes: file.bytes,
        dialect: dialect(&file.dialect),
        rows: rows(file),
        newest: file.newest.map(|newest| zone.print(Span::exact(newest))),
        columns: file.columns.iter().map(column).collect(),
        remarks: inspection
            .remarks
            .iter()
            .filter(is_mine)
            .map(|one| RemarkShape::new(one, None))
            .collect(),
    }
}

fn dialect(dialect: &DialectAccount) -> DialectShape<'_> {
    let [above_header, header, records, quarantined, other] = dialect.spans;
    let quote = match dialect.quote {
        _ if dialect.delimiter.is_empty() => None,
        Quote::Double => Some("\"".to_owned()),
        Quote::Mark(mark) => Some(char::from(mark).to_string()),
        Quote::None => Some("none".to_owned()),
    };
    DialectShape {
        container: some(dialect.container),
        encoding: some(dialect.encoding),
        delimiter: some(&dialect.delimiter),
        quote,
        line_end: some(dialect.line_end),
        header_line: (dialect.header_line > 0).then_some(dialect.header_line),
        lines: Lines {
            above_header: dialect.preamble_lines,
            below_rows: dialect.footer_lines,
            comment: dialect.comment_lines,
            blank: dialect.blank_lines,
        },
        bytes: Bytes { above_header, header, records, quarantined, other },
    }
}

const fn rows(file: &FileAccount) -> Rows {
    Rows {
        read: file.rows_read,
        used: file.used,
        duplicate: file.duplicate,
        quarantined: file.quarantined,
        filtered: file.filtered,
    }
}

fn column(column: &ColumnAccount) -> ColumnShape<'_> {
    ColumnShape {
        header: &column.header,
        feeds: columns::feeds(column),
        written: some(&column.written),
        precision: some(column.precision),
        present: column.present,
        samples: &column.samples,
        unused: some(&column.unused),
    }
}

fn promise(promise: &Coverage) -> PromiseShape<'_> {
    PromiseShape {
        code: &promise.code,
        name: &promise.name,
        status: match (promise.is_off, promise.is_checkable()) {
            (true, _) => "off",
            (false, true) => "can be checked",
            (false, false) => "cannot be checked",
        },
        missing: &promise.missing,
    }
}

fn unlock<'a>(inspection: &'a Inspection, unlock: &Unlock) -> UnlockShape<'a> {
    let promises = unlock.promises.iter().filter_map(|&at| inspection.promises.get(at));
    UnlockShape {
        role: unlock.role.name(),
        column: unlock.column,
        promises: promises.map(|promise| promise.code.as_str()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::inspect::made_up;
    use serde_json::{Value, json};

    fn parsed(inspection: &Inspection) -> Value {
        serde_json::from_str(&render(inspection)).unwrap()
    }

    fn check(pointer: &str, value: Value) {
        let document = parsed(&made_up::inspection());
        assert_eq!(document.pointer(pointer), Some(&value), "{pointer}");
    }

    #[test]
    fn the_document_names_its_schema_first() {
        let text = render(&made_up::inspection());
        assert!(text.starts_with("{\n  \"schema\": \"promised.inspect/1\",\n"), "{text}");
        check("/audit", json!("incomplete"));
        check("/contract", Value::Null);
    }

    #[test]
    fn the_top_level_keys_are_what_they_always_were() {
        let document = parsed(&made_up::inspection());
        let keys: Vec<_> = document.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = [
            "as_of",
            "audit",
            "contract",
            "files",
            "incomplete",
            "promises",
            "refused",
            "schema",
            "unlock",
            "zone",
        ];
        assert_eq!(keys, expected);
    }

    #[test]
    fn a_file_is_told_whole() {
        check("/files/0/path", json!("orders.csv"));
        check("/files/0/scores", json!({"orders": 7, "lines": 2, "messages": 0}));
        check(
            "/files/0/dialect",
            json!({
                "container": "gzip", "encoding": "UTF-8", "delimiter": "semicolon",
                "quote": "\"", "line_end": "CRLF", "header_line": 3,
                "lines": {"above_header": 2, "below_rows": 1, "comment": 0, "blank": 4},
                "bytes": {"above_header": 20, "header": 60, "records": 3800, "quarantined": 40,
                          "other": 80},
            }),
        );
        check("/files/0/newest", json!("2026-03-24T08:00:00Z"));
        check(
            "/files/0/columns/1",
            json!({
                "header": "Promised delivery day", "feeds": ["orders.promised_by"],
                "written": "dd.mm.yyyy (days)", "precision": "day", "present": 39,
                "samples": ["05.03.2026"], "unused": null,
            }),
        );
        check("/files/0/remarks/0/line", json!(31));
    }

    #[test]
    fn every_promise_says_whether_it_can_be_checked() {
        let document = parsed(&made_up::inspection());
        let statuses: Vec<_> = document["promises"]
            .as_array()
            .unwrap()
            .iter()
            .map(|promise| promise["status"].as_str().unwrap())
            .collect();
        let not = "cannot be checked";
        assert_eq!(statuses, ["can be checked", "off", not, not, not]);
        let unlock = json!({"role": "orders", "column": "quantity",
                            "promises": ["QTY201", "QTY202"]});
        check("/unlock", unlock);
    }

    #[test]
    fn a_refused_file_is_in_the_document() {
        let document = parsed(&made_up::refused());
        assert_eq!(document["audit"], "refused");
        assert_eq!(document["refused"][0]["path"], "refunds.csv");
    }

    #[test]
    fn characters_that_steer_a_terminal_come_back_exactly() {
        let hostile = made_up::hostile();
        let document = parsed(&hostile);
        assert_eq!(document["files"][0]["path"], json!(hostile.files[0].path));
    }
}
