//! Bad input: the message a person reads, the exit code, and that nothing else was lost.
//!
//! In most cases order A-1 is in trouble with its input, and order A-2 is one day late: that it
//! is found shows that the rest was judged all the same.

mod files;
mod keys;
mod values;

use super::harness::{findings, folder, run_in};
use serde_json::Value;

/// Files by name.
type Files<'a> = &'a [(&'a str, &'a str)];

/// Two orders that are fine.
const ORDERS: &str = "\
order_id,ordered_at,promised_by,total,currency
A-1,2026-03-02,2026-03-05,10.00,EUR
A-2,2026-03-02,2026-03-05,20.00,EUR
";

/// The first comes in time, the second a day late.
const DELIVERIES: &str = "\
delivery_id,order_id,delivered_at
D-1,A-1,2026-03-05
D-2,A-2,2026-03-06
";

/// What a run that gives a report must say.
struct Told<'a> {
    /// The exit code.
    code: i32,
    /// Lines of the report or of the notes, without the blanks around them.
    lines: &'a [&'a str],
    /// Every finding: code, order and outcome, in any order.
    findings: &'a [&'a str],
    /// What became of orders and rows.
    accounts: &'a str,
}

/// Audits some files as of the end of March.
fn check(files: Files<'_>, arguments: &[&str], told: &Told<'_>) {
    let folder = folder(files);
    let run = |format: &str| {
        let fixed = ["audit", "--as-of", "2026-03-31", "--format", format];
        run_in(folder.path(), &[&fixed, arguments].concat())
    };
    let table = run("table");
    assert_eq!(table.code, told.code, "{}{}", table.out, table.err);
    for line in told.lines {
        let is_said = table.out.lines().chain(table.err.lines()).any(|said| said.trim() == *line);
        assert!(is_said, "nobody says {line:?}\n{}{}", table.out, table.err);
    }
    let mut found: Vec<String> = findings(&run("csv").out)
        .iter()
        .map(|finding| format!("{} {} {}", finding["code"], finding["order"], finding["outcome"]))
        .collect();
    let mut expected = told.findings.to_vec();
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected, "{}", table.out);
    let document: Value = serde_json::from_str(&run("json").out).expect("the report is JSON");
    assert_eq!(accounts(&document), told.accounts, "{}", table.out);
}

fn accounts(document: &Value) -> String {
    let (orders, rows) = (&document["summary"]["orders"], &document["summary"]["rows"]);
    format!(
        "orders {} read, {} matched; rows {} read = {} used + {} duplicate + {} quarantined \
         + {} filtered; {} orphaned",
        orders["read"],
        orders["matched"],
        rows["read"],
        rows["used"],
        rows["duplicate"],
        rows["quarantined"],
        rows["filtered"],
        rows["orphaned"]
    )
}

/// Holds that an audit cannot run, says exactly this, and prints no figure.
fn refused(files: Files<'_>, arguments: &[&str], text: &str) {
    let folder = folder(files);
    let fixed = ["audit", "--as-of", "2026-03-31"];
    let ran = run_in(folder.path(), &[&fixed, arguments].concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert_eq!(ran.err.trim_end(), text);
}
