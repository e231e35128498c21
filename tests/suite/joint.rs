//! Bills that stand for several orders together: domain.md G12, one invoice for many orders and one
//! order on many invoices, each bill counted once.
//!
//! The amounts follow from the orders by hand: A 125.00, B 62.50 and C 50.00 to pay.

use super::harness::{folder, run_in};
use super::shop::{Shop, all_shown};
use promised::report::{Outcome, Report};

const ORDERS: &str = "order_id,delivered_at,total,currency\nA,2026-02-05,125.00,EUR\n\
                      B,2026-02-05,62.50,EUR\nC,2026-02-05,50.00,EUR\n";

/// The total variances of some orders; invoices without their header.
fn audit(orders: &str, columns: &str, invoices: &str) -> Report {
    let invoices = format!("{columns}\n{invoices}");
    let files = [("orders", orders), ("invoices", &*invoices)];
    Shop::new(&files).select(&["BIL311"]).audit()
}

/// Rows of lines on which the total of the whole invoice is repeated.
fn of_lines(orders: &str, invoices: &str) -> Report {
    audit(orders, "invoice_no,order_id,kind,refers_to,sku,quantity,unit_price,total", invoices)
}

fn found(invoices: &str) -> Vec<String> {
    all_shown(&of_lines(ORDERS, invoices))
}

/// An invoice for ten units of A and five of B, which come to 150.00 without tax.
fn both(number: &str, total: &str) -> String {
    format!("{number},A,invoice,,MUG,10,10.00,{total}\n{number},B,invoice,,CUP,5,10.00,{total}\n")
}

#[test]
fn the_total_of_a_bill_for_two_orders_is_held_against_both_together() {
    assert_eq!(found(&both("F1", "187.50")), [""; 0]);
    assert_eq!(found(&both("F1", "200.00")), ["BIL311 A broken -12.50"]);
    assert_eq!(found(&both("F1", "187.51")), ["BIL311 A broken -0.01"]);
    assert_eq!(found(&both("F1", "180.00")), ["BIL311 A broken 7.50"]);
}

#[test]
fn its_finding_says_its_level_the_other_orders_and_the_rows_of_all() {
    let report = of_lines(ORDERS, &both("F1", "200.00"));
    let finding = &report.findings[0];
    assert_eq!((finding.match_level, &*finding.note), ("orders", "with B"));
    assert_eq!((&*finding.promised.text, &*finding.actual.text), ("187.50", "200.00"));
    assert_eq!(finding.stake, Some(12_500_000));
    let rows: Vec<(u16, u32)> = finding.evidence.iter().map(|row| (row.file, row.line)).collect();
    assert_eq!(rows, [(0, 2), (1, 2), (0, 3), (1, 3)]);
}

/// Whoever sorts an export otherwise gets the same finding.
#[test]
fn the_order_of_rows_does_not_decide_which_order_it_is_about() {
    let turned = "order_id,delivered_at,total,currency\nC,2026-02-05,50.00,EUR\n\
                  B,2026-02-05,62.50,EUR\nA,2026-02-05,125.00,EUR\n";
    let rows = both("F1", "200.00");
    let back: Vec<&str> = rows.lines().rev().collect();
    let report = of_lines(turned, &format!("{}\n", back.join("\n")));
    assert_eq!(all_shown(&report), ["BIL311 A broken -12.50"]);
    let print = |report: &Report| report.findings[0].fingerprint.clone();
    assert_eq!(print(&report), print(&of_lines(ORDERS, &rows)));
}

#[test]
fn orders_that_hang_together_by_a_chain_of_bills_are_one() {
    let chain = |last: &str| {
        format!(
            "F1,A,invoice,,MUG,10,10.00,150.00\nF1,B,invoice,,CUP,2,10.00,150.00\n\
             F2,B,invoice,,CUP,3,10.00,{last}\nF2,C,invoice,,JUG,4,10.00,{last}\n"
        )
    };
    assert_eq!(found(&chain("87.50")), [""; 0]);
    assert_eq!(found(&chain("97.50")), ["BIL311 A broken -10.00"]);
    let report = of_lines(ORDERS, &chain("97.50"));
    assert_eq!(report.findings[0].note, "with B, C");
}

#[test]
fn bills_of_one_of_the_orders_alone_count_too() {
    let alone = |kind: &str| format!("{}F2,B,{kind},,PEN,1,8.00,10.00\n", both("F1", "187.50"));
    assert_eq!(found(&alone("invoice")), ["BIL311 A broken -10.00"]);
    assert_eq!(found(&alone("void")), [""; 0]);
    assert_eq!(found(&alone("credit note")), ["BIL311 A broken 10.00"]);
}

/// A duplicate is billed twice; a whole reversal and its second bill are billed once.
#[test]
fn a_bill_counts_as_often_as_it_stands_there() {
    let twice = format!("{}{}", both("F1", "187.50"), both("F2", "187.50"));
    assert_eq!(found(&twice), ["BIL311 A broken -187.50"]);
    let reversal = "K1,A,credit note,F1,MUG,10,10.00,187.50\n\
                    K1,B,credit note,F1,CUP,5,10.00,187.50\n";
    assert_eq!(found(&format!("{twice}{reversal}")), [""; 0]);
}

#[test]
fn where_one_order_says_nothing_nothing_is_known_of_all() {
    let outcomes = |orders: &str| {
        let report = of_lines(orders, &both("F1", "200.00"));
        assert_eq!(all_shown(&report), [""; 0], "{orders}");
        let of_code = report.promises.iter().find(|one| one.code == "BIL311").unwrap();
        (of_code.count(Outcome::Kept), of_code.count(Outcome::Unknown))
    };
    let head = "order_id,delivered_at,total,currency,status";
    let a = "A,2026-02-05,125.00,EUR,delivered";
    for b in [
        "B,2026-02-05,,EUR,delivered",
        "B,2026-02-05,62.50,SEK,delivered",
        "B,2026-02-05,62.50,EUR,cancelled",
        "X,2026-02-05,62.50,EUR,delivered",
    ] {
        assert_eq!(outcomes(&format!("{head}\n{a}\n{b}\n")), (0, 1), "{b}");
    }
}

#[test]
fn too_little_is_left_open_until_everything_has_arrived_of_every_order() {
    let orders = "order_id,delivered_at,total,currency\nA,2026-02-05,125.00,EUR\nB,,62.50,EUR\n";
    assert_eq!(all_shown(&of_lines(orders, &both("F1", "180.00"))), [""; 0]);
    let too_much = all_shown(&of_lines(orders, &both("F1", "200.00")));
    assert_eq!(too_much, ["BIL311 A broken -12.50"]);
}

/// One row for each order and no lines: the amounts alone tell whose the total is.
#[test]
fn a_total_that_is_repeated_for_each_order_is_that_of_the_document_where_that_explains_it() {
    let found = |orders: &str, rows: &str| {
        all_shown(&audit(orders, "invoice_no,order_id,invoice_total", rows))
    };
    assert_eq!(found(ORDERS, "F1,A,187.50\nF1,B,187.50\n"), [""; 0]);
    assert_eq!(found(ORDERS, "F1,A,200.00\nF1,B,200.00\n"), ["BIL311 A broken -12.50"]);
    // Each row its own order's: nothing is repeated, or it is no better so.
    assert_eq!(found(ORDERS, "F1,A,125.00\nF1,B,62.50\n"), [""; 0]);
    assert_eq!(found(ORDERS, "F1,A,135.00\nF1,B,62.50\n"), ["BIL311 A broken -10.00"]);
    let alike = "order_id,delivered_at,total\nA,2026-02-05,100.00\nB,2026-02-05,100.00\n";
    assert_eq!(found(alike, "F1,A,100.00\nF1,B,100.00\n"), [""; 0]);
    assert_eq!(found(alike, "F1,A,200.00\nF1,B,200.00\n"), [""; 0]);
    let near = "order_id,delivered_at,total\nA,2026-02-05,100.00\nB,2026-02-05,90.00\n";
    assert_eq!(found(near, "F1,A,100.00\nF1,B,100.00\n"), ["BIL311 B broken -10.00"]);
}

/// The amount of all of them on one row, as exports have it that fill the head of a bill in once.
#[test]
fn a_total_on_the_first_row_alone_is_that_of_the_document_where_that_explains_it() {
    let found = |rows: &str| all_shown(&audit(ORDERS, "invoice_no,order_id,invoice_total", rows));
    assert_eq!(found("F1,A,187.50\nF1,B,\n"), [""; 0]);
    assert_eq!(found("F1,A,200.00\nF1,B,\n"), ["BIL311 A broken -12.50"]);
    assert_eq!(found("F1,A,125.00\nF1,B,\n"), [""; 0], "of B nothing is known");
    let lines = |total: &str| {
        let rows = format!("F1,A,invoice,,MUG,10,10.00,{total}\nF1,B,invoice,,CUP,5,10.00,\n");
        all_shown(&of_lines(ORDERS, &rows))
    };
    assert_eq!(lines("187.50"), [""; 0]);
    assert_eq!(lines("200.00"), ["BIL311 A broken -12.50"]);
}

/// A column may say it outright, and orders without totals are still compared one by one.
#[test]
fn a_column_may_hold_the_total_of_the_document() {
    let columns = "invoice_no,order_id,net,document total";
    let rows = |total: &str| format!("F1,A,100.00,{total}\nF1,B,50.00,{total}\n");
    assert_eq!(all_shown(&audit(ORDERS, columns, &rows("187.50"))), [""; 0]);
    let found = all_shown(&audit(ORDERS, columns, &rows("190.00")));
    assert_eq!(found, ["BIL311 A broken -2.50"]);
    let net = "order_id,delivered_at,net\nA,2026-02-05,100.00\nB,2026-02-05,40.00\n";
    let found = all_shown(&audit(net, columns, &rows("187.50")));
    assert_eq!(found, ["BIL311 B broken -10.00"]);
}

/// What was assumed of a bill is said of its file, by how many bills, in every format for people
/// and for programs.
#[test]
fn bills_read_as_those_of_several_orders_are_counted_with_their_file() {
    let count = |columns: &str, rows: &str| -> Vec<u64> {
        audit(ORDERS, columns, rows).files.iter().map(|file| file.joint_bills).collect()
    };
    let heads = "invoice_no,order_id,invoice_total";
    assert_eq!(count(heads, "F1,A,187.50\nF1,B,187.50\n"), [0, 1], "repeated");
    assert_eq!(count(heads, "F1,A,187.50\nF1,B,\n"), [0, 1], "on the first row");
    assert_eq!(count(heads, "F1,A,125.00\nF1,B,62.50\n"), [0, 0], "of each order");
    let lines = "invoice_no,order_id,sku,quantity,unit_price,invoice_total";
    let both = "F1,A,MUG,10,10.00,187.50\nF1,B,CUP,5,10.00,187.50\n";
    assert_eq!(count(lines, both), [0, 1], "on each line");
    let said = "invoice_no,order_id,net,document total";
    assert_eq!(count(said, "F1,A,100.00,187.50\nF1,B,50.00,187.50\n"), [0, 0], "by its header");
}

#[test]
fn the_input_says_how_many_bills_were_read_as_joint() {
    let folder = folder(&[
        ("orders.csv", ORDERS),
        ("invoices.csv", "invoice_no,order_id,invoice_total\nF1,A,187.50\nF1,B,187.50\n"),
    ]);
    let told = |words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        let asked = ["audit", ".", "--as-of", "2026-03-31", "-q", "--no-history"];
        run_in(folder.path(), &[&asked[..], &words].concat()).out
    };
    let english = "    1 bill for several orders: its amount was read as that of the whole bill";
    assert!(told("--format table").contains(english), "{}", told("--format table"));
    let german = "1 Rechnung über mehrere Aufträge";
    assert!(told("--lang de").contains(german), "{}", told("--lang de"));
    assert!(told("--format md").contains("| Joint bills |"), "{}", told("--format md"));
    assert!(told("--format html").contains("Joint bills"));
    let json = told("--format json");
    assert_eq!(json.matches("\"joint_bills\": 1").count(), 1, "{json}");
    assert!(told("--format json --redact").contains("\"joint_bills\": 1"));
    assert_eq!(told("--format json --memory 1MiB"), json);
    std::fs::write(folder.path().join("saved.json"), &json).expect("a report");
    let again = run_in(folder.path(), &["report", "saved.json", "--format", "table"]).out;
    assert!(again.contains(english), "{again}");
}
