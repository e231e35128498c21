//! `--since FILE`: an export that was cut off is known by an earlier report.

use super::harness::{folder, run_in};
use std::fmt::Write as _;

fn orders(count: usize) -> String {
    (0..count).fold("order_id,promised_by,delivered_at\n".to_owned(), |mut text, number| {
        let _ = writeln!(text, "A{number},2026-03-06,2026-03-05");
        text
    })
}

/// Audits so many orders in a folder and returns the exit code and what was said.
fn audited(folder: &std::path::Path, count: usize, words: &[&str]) -> (i32, String) {
    std::fs::write(folder.join("orders.csv"), orders(count)).expect("the orders");
    let all = [&["audit", "orders.csv", "--as-of", "2026-03-31"], words].concat();
    let ran = run_in(folder, &all);
    (ran.code, format!("{}{}", ran.out, ran.err))
}

#[test]
fn fewer_than_half_of_the_rows_make_a_run_incomplete() {
    let folder = folder(&[]);
    assert_eq!(audited(folder.path(), 10, &["-o", "last.json"]).0, 0);
    assert_eq!(audited(folder.path(), 5, &["--since", "last.json"]).0, 0);
    let (code, told) = audited(folder.path(), 4, &["--since", "last.json", "-o", "next.json"]);
    assert_eq!(code, 3);
    assert!(told.contains("orders shrank to 4 rows from the 10 of the run as of 2026"), "{told}");
    let (code, told) = audited(folder.path(), 9, &["--since", "next.json"]);
    assert_eq!(code, 2);
    assert!(told.contains("is the report of an incomplete run"), "{told}");
}

#[test]
fn what_is_no_earlier_report_is_refused() {
    let folder = folder(&[("other.json", "{}")]);
    for (words, why) in [
        (&["--since", "gone.json"][..], "--since gone.json: cannot be read"),
        (&["--since", "other.json"], "is not a report of promised; write one with"),
        (&["--since", "orders.csv"], "is not a report of promised; write one with"),
    ] {
        let (code, told) = audited(folder.path(), 3, words);
        assert_eq!((code, told.contains(why)), (2, true), "{told}");
    }
    audited(folder.path(), 3, &["-o", "last.json"]);
    let (code, told) = audited(folder.path(), 3, &["--since", "last.json", "-o", "last.json"]);
    assert_eq!(code, 2);
    assert!(told.contains("is the report of --since and cannot be an output"), "{told}");
}
