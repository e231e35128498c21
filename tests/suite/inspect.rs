//! `promised inspect`: what it says about files, about promises, and in its exit code.

use super::harness::{Ran, folder, run_in};
use serde_json::{Value, json};

const ORDERS: (&str, &str) = (
    "orders.csv",
    "order_id,customer,total,currency,Comment\nA,ACME,10.00,EUR,x\nB,Bolt,5.00,EUR,\n",
);
const DELIVERIES: (&str, &str) =
    ("deliveries.csv", "order_id,delivered_at\nA,2026-03-09\nB,2026-03-05\n");
const AMBIGUOUS: (&str, &str) = ("promises.csv", "order_id,promised_by\nA,03/04/2026\n");

fn inspect(files: &[(&str, &str)], words: &str) -> Ran {
    let folder = folder(files);
    let given = ["inspect", ".", "--as-of", "2026-03-31"].into_iter();
    run_in(folder.path(), &given.chain(words.split_whitespace()).collect::<Vec<_>>())
}

fn document(files: &[(&str, &str)]) -> Value {
    let ran = inspect(files, "--format json");
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}", ran.err))
}

#[test]
fn a_page_tells_of_files_and_promises_and_nothing_of_orders() {
    let ran = inspect(&[ORDERS, DELIVERIES], "");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    for part in [
        "deliveries.csv: deliveries\n",
        "orders.csv: orders\n",
        "2 read = 2 used + 0 duplicate + 0 quarantined + 0 filtered",
        "Can be checked, ",
        "Cannot be checked, ",
        "The column that is missed most: orders.promised_by\n",
        "columns.orders = { promised_by = \"...\" }",
        "an audit of these files would be complete\n",
    ] {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    assert!(!ran.out.contains("late-delivery by"), "{}", ran.out);
}

#[test]
fn the_columns_of_a_file_are_told_with_samples() {
    let document = document(&[ORDERS, DELIVERIES]);
    let column = |file: usize, at: usize| document["files"][file]["columns"][at].clone();
    assert_eq!(column(1, 0)["feeds"], json!(["orders.order_id"]));
    assert_eq!(column(1, 0)["samples"], json!(["A", "B"]));
    assert_eq!(
        column(1, 4),
        json!({
            "header": "Comment", "feeds": [], "written": null, "precision": null, "present": 1,
            "samples": ["x"], "unused": null,
        })
    );
    assert_eq!(column(0, 1)["precision"], "day");
    assert_eq!(document["files"][1]["scores"]["orders"], 4);
    assert_eq!(document["files"][1]["dialect"]["delimiter"], "comma");
}

#[test]
fn the_document_says_the_same_as_the_page() {
    let document = document(&[ORDERS, DELIVERIES]);
    assert_eq!(document["schema"], "promised.inspect/1");
    assert_eq!((&document["audit"], &document["refused"]), (&json!("complete"), &json!([])));
    assert_eq!(document["unlock"]["column"], "promised_by");
    let late = |one: &&Value| one["code"] == "DLV101";
    let promises = document["promises"].as_array().expect("promises");
    let late = promises.iter().find(late).expect("a promise");
    assert_eq!(late["status"], "cannot be checked");
    assert!(late["missing"][0].as_str().is_some_and(|need| need.contains("orders.promised_by")));
}

#[test]
fn what_an_audit_would_say_is_no_failure_of_an_inspection() {
    let short = ("deliveries.csv", "order_id,delivered_at\nA,the ninth\n");
    let ran = inspect(&[ORDERS, short], "");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("would be INCOMPLETE: 1 row was quarantined"), "{}", ran.out);
    assert!(ran.out.contains("DAT002 line 2: delivered_at \"the ninth\""), "{}", ran.out);
}

#[test]
fn all_refusals_are_shown_at_once_and_the_other_files_too() {
    let other = ("invoices.csv", "invoice_no,order_id,issued_at,total\nF,A,03/04/2026,1.00\n");
    let files = [ORDERS, AMBIGUOUS, other, ("notes.txt", "this is\nno export\n")];
    let ran = inspect(&files, "");
    assert_eq!(ran.code, 2, "{}", ran.err);
    for part in [
        "orders.csv: orders\n",
        "promises.csv: cannot be read\n  column \"promised_by\": \"03/04/2026\" may be ",
        "invoices.csv: cannot be read\n",
        "an audit would stop: 2 files cannot be read",
    ] {
        assert!(ran.out.contains(part), "{part}\n{}", ran.out);
    }
    let document = document(&files);
    assert_eq!(document["audit"], "refused");
    assert_eq!(document["refused"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_cannot_be_inspected_is_refused_as_an_audit_refuses_it() {
    for (words, why) in [
        ("--contract missing.toml", "cannot read the contract missing.toml"),
        ("--as-of yesterday", "--as-of"),
        ("--format csv", "csv"),
    ] {
        let ran = inspect(&[ORDERS], words);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{words}");
        assert!(ran.err.contains(why), "{words}\n{}", ran.err);
    }
    let ran = inspect(&[("notes.txt", "this is\nno export\n")], "");
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("no file is recognised"), "{}", ran.err);
}

#[test]
fn a_contract_is_looked_up_and_honoured() {
    let contract = "[[source]]\nfiles = \"promises.csv\"\ndates = \"dd/mm/yyyy\"\n\
                    [promises.late-delivery]\nenabled = false\n";
    let files = [AMBIGUOUS, DELIVERIES, ("promised.toml", contract)];
    let document = document(&files);
    assert_eq!(document["audit"], "complete", "{document:#}");
    assert!(document["contract"].as_str().is_some_and(|path| path.ends_with("promised.toml")));
    let promises = document["promises"].as_array().expect("promises").iter();
    let off: Vec<_> =
        promises.filter(|one| one["status"] == "off").map(|one| &one["code"]).collect();
    // The pack of carriers is off unless the contract names it.
    let (packed, off): (Vec<&str>, Vec<&str>) =
        off.into_iter().filter_map(|code| code.as_str()).partition(|code| code.starts_with("CAR"));
    assert_eq!((packed.len(), off), (8, vec!["DLV101"]));
}

#[test]
fn a_page_fits_its_terminal() {
    for width in [60, 140] {
        let ran = inspect(&[ORDERS, DELIVERIES], &format!("--width {width}"));
        for line in ran.out.lines() {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
}
