//! One small run in every format and at every width, each as it was read by eye.
//!
//! A change of any of them shows in a diff, and has to be looked at before it is committed.

use super::super::harness::{compare, folder, root};
use super::audit_of_small as audit;
use calamine::{Reader, Xlsx, open_workbook};
use std::path::PathBuf;

fn snapshot(name: &str) -> PathBuf {
    root().join("tests/suite/reports/snapshots").join(name)
}

#[test]
fn a_table_at_every_width() {
    compare(&snapshot("plain.txt"), &audit("--format table"));
    for width in [30, 50, 60, 80, 120, 200] {
        compare(&snapshot(&format!("{width}.txt")), &audit(&format!("--width {width}")));
    }
    compare(&snapshot("carriers-60.txt"), &audit("--width 60 --group-by carrier"));
}

#[test]
fn every_format_of_text() {
    for (name, words) in [
        ("report.csv", "--format csv"),
        ("sv.csv", "--format csv --excel sv"),
        ("report.json", "--format json"),
        ("report.jsonl", "--format jsonl"),
        ("report.html", "--format html"),
        ("report.xml", "--format junit"),
    ] {
        compare(&snapshot(name), &audit(words));
    }
}

#[test]
fn a_workbook_cell_by_cell() {
    let to = tempfile::tempdir().expect("a temporary folder");
    let path = to.path().join("a.xlsx");
    audit(&format!("-o {}", path.display()));
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let mut text = String::new();
    for (name, range) in workbook.worksheets() {
        text.push_str(&format!("[{name}]\n"));
        for row in range.rows() {
            let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
            text.push_str(cells.join("\t").trim_end());
            text.push('\n');
        }
    }
    compare(&snapshot("workbook.txt"), &text);
}

#[test]
fn what_is_redacted() {
    let salt = folder(&[("salt", "a salt that everybody knows")]);
    let salt = salt.path().join("salt");
    let redacted = |words: &str| audit(&format!("--redact={} {words}", salt.display()));
    compare(&snapshot("redacted-80.txt"), &redacted("--width 80"));
    compare(&snapshot("redacted.csv"), &redacted("--format csv"));
    compare(&snapshot("redacted.md"), &redacted("--format md"));
}
