//! `--rejects FILE`: the rows in quarantine as a CSV of their own.

use super::harness::{findings, folder, run_in};

const ORDERS: (&str, &str) = (
    "orders.csv",
    "order_id,promised_by,total\nA,2026-03-06,10.00\nB,the sixth,5.00\nC,\"2026-03-06,7.00\n",
);

#[test]
fn every_row_in_quarantine_is_a_row_with_its_place_and_reason() {
    let (input, output) = (folder(&[ORDERS]), folder(&[]));
    let path = output.path().join("rejects.csv").display().to_string();
    let words = ["audit", "orders.csv", "--as-of", "2026-03-31", "--rejects", &path];
    let ran = run_in(input.path(), &words);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.contains("INCOMPLETE"), "the report is printed all the same");
    let rows = findings(&std::fs::read_to_string(&path).expect("the rejects"));
    let places: Vec<_> =
        rows.iter().map(|row| (row["file"].as_str(), row["line"].as_str())).collect();
    assert_eq!(places, [("orders.csv", "3"), ("orders.csv", "4")]);
    assert_eq!(
        (rows[0]["column"].as_str(), rows[0]["value"].as_str()),
        ("promised_by", "the sixth")
    );
    assert!(rows.iter().all(|row| row["code"] == "DAT002" && !row["reason"].is_empty()));
}

#[test]
fn a_run_without_quarantine_leaves_a_header() {
    let (input, output) = (folder(&[("orders.csv", "order_id,total\nA,1.00\n")]), folder(&[]));
    let path = output.path().join("rejects.csv").display().to_string();
    run_in(input.path(), &["audit", "orders.csv", "--rejects", &path]);
    let text = std::fs::read_to_string(&path).expect("the rejects");
    assert_eq!(text, "file,line,first_byte,last_byte,column,code,reason,remedy,value,raw\n");
}

#[test]
fn rejects_are_refused_where_they_would_harm() {
    let input = folder(&[ORDERS]);
    for (path, why) in [
        ("orders.csv", "an input"),
        ("rejects.txt", "ends with .csv"),
        ("rejects.csv", "would take it for an input"),
        ("nowhere/rejects.csv", "nowhere"),
    ] {
        let ran = run_in(input.path(), &["audit", ".", "--rejects", path]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{path}");
        assert!(ran.err.contains(why), "{path}\n{}", ran.err);
    }
    assert!(!input.path().join("rejects.csv").exists());
}
