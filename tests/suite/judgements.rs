//! Small shops with one trouble each, and exactly what must be found there.
//!
//! Every case is judged as of 31 March 2026; a finding is shown as code, order, line, outcome
//! and margin.

use super::harness::{findings, folder, run_in};

/// The findings of some codes, one per line.
fn found(files: &[(&str, &str)], codes: &str) -> Vec<String> {
    let folder = folder(files);
    let arguments = ["audit", ".", "--as-of", "2026-03-31", "--select", codes, "--format", "csv"];
    let ran = run_in(folder.path(), &arguments);
    assert!(matches!(ran.code, 0 | 1 | 3), "{}", ran.err);
    let cell = |row: &std::collections::BTreeMap<String, String>| {
        let shown =
            ["code", "order", "line", "outcome", "margin"].map(|column| row[column].clone());
        shown.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    };
    findings(&ran.out).iter().map(cell).collect()
}

fn check(files: &[(&str, &str)], codes: &str, expected: &[&str]) {
    assert_eq!(found(files, codes), expected);
}

const ORDER: (&str, &str) =
    ("orders.csv", "order_id,promised_by,quantity,unit_price\nA,2026-03-06,10,5.00\n");
const ARRIVED: (&str, &str) =
    ("deliveries.csv", "delivery_id,order_id,delivered_at,quantity\nD,A,2026-03-05,10\n");

/// The invoices of the order, with the columns that all of these cases share.
fn invoices(rows: &str) -> String {
    format!("invoice_no,order_id,kind,refers_to,quantity,unit_price\n{rows}\n")
}

#[test]
fn a_small_credit_does_not_reverse_an_invoice_whose_amounts_are_not_stated() {
    let text = "invoice_no,order_id,kind,refers_to,quantity\nF1,A,invoice,,12\nF2,A,credit,F1,1\n";
    check(&[ORDER, ARRIVED, ("invoices.csv", text)], "BIL302,BIL304", &["BIL302 A broken -1"]);
}

#[test]
fn part_bills_under_one_number_are_no_duplicates() {
    let text = "invoice_no,order_id,quantity\n1,A,6\n1,A,4\n";
    check(&[ORDER, ARRIVED, ("invoices.csv", text)], "INV401", &[]);
}

#[test]
fn a_credit_note_without_an_order_belongs_to_that_of_its_invoice() {
    let text = invoices("F1,A,invoice,,12,5.00\nF2,,credit,F1,2,5.00");
    check(&[ORDER, ARRIVED, ("invoices.csv", &text)], "BIL302,BIL311,BIL319", &[]);
}

#[test]
fn a_void_takes_out_the_invoice_of_its_own_number_and_order() {
    let orders = "order_id,total\nA,10.00\nB,20.00\n";
    let text = "invoice_no,order_id,kind,total\n1,A,invoice,10.00\n1,B,invoice,22.00\n\
                1,B,void,22.00\n2,B,invoice,20.00\n";
    check(&[("orders.csv", orders), ("invoices.csv", text)], "BIL311", &[]);
}

#[test]
fn one_invoice_over_two_orders_is_no_duplicate() {
    let orders = "order_id,total\nA,10.00\nB,10.00\n";
    let text = "invoice_no,order_id,total\n1,A,10.00\n1,B,10.00\n";
    check(&[("orders.csv", orders), ("invoices.csv", text)], "INV401,BIL311", &[]);
}

#[test]
fn an_invoice_whose_lines_all_come_twice_is_a_duplicate_of_itself() {
    let lines = "order_id,line_id,sku,quantity,unit_price\nA,1,pen,4,10.00\nA,2,ink,6,5.00\n";
    let text = "invoice_no,order_id,line_id,quantity,net\nF1,A,1,4,40.00\nF1,A,2,6,30.00\n\
                F1,A,1,4,40.00\nF1,A,2,6,30.00\n";
    let files = [("orders.csv", "order_id,customer\nA,ACME\n"), ("lines.csv", lines)];
    check(&[files[0], files[1], ("invoices.csv", text)], "INV401", &["INV401 A broken"]);
}

#[test]
fn nothing_is_called_undelivered_where_there_are_no_deliveries_to_tell_from() {
    let text = invoices("F1,A,invoice,,10,5.00");
    let folder = folder(&[ORDER, ("invoices.csv", &text)]);
    let ran = run_in(folder.path(), &["audit", ".", "--as-of", "2026-03-31", "--all"]);
    let needs = ran.out.lines().find(|line| line.contains("BIL303 billed-not-delivered"));
    assert!(needs.expect("not checked").contains("deliveries"), "{}", ran.out);
}

#[test]
fn goods_that_came_back_need_not_be_billed() {
    let deliveries = "delivery_id,order_id,delivered_at,quantity,status\n\
                      D1,A,2026-03-05,8,delivered\nD2,A,2026-03-05,2,returned\n";
    let text = invoices("F1,A,invoice,,10,5.00\nF2,A,credit,F1,2,5.00");
    let files = [ORDER, ("deliveries.csv", deliveries), ("invoices.csv", &text)];
    check(&files, "DLV,QTY,BIL", &[]);
}

#[test]
fn cancelled_units_need_not_be_billed() {
    let lines = "order_id,line_id,sku,quantity,cancelled_quantity,unit_price\nA,1,pen,10,2,5.00\n";
    let text = "invoice_no,order_id,line_id,quantity,unit_price\nF1,A,1,8,5.00\n";
    let files = [("orders.csv", "order_id,customer\nA,ACME\n"), ("lines.csv", lines)];
    check(&[files[0], files[1], ("invoices.csv", text)], "BIL", &[]);
}

#[test]
fn a_line_cancelled_as_a_whole_is_not_overdue() {
    let lines = "order_id,line_id,sku,quantity,cancelled_quantity,promised_by\n\
                 A,1,pen,10,10,2026-03-06\nA,2,ink,1,0,2026-03-06\n";
    let deliveries = "delivery_id,order_id,line_id,delivered_at,quantity\nD,A,2,2026-03-05,1\n";
    let orders = ("orders.csv", "order_id,customer\nA,ACME\n");
    check(&[orders, ("lines.csv", lines), ("deliveries.csv", deliveries)], "DLV", &[]);
}

#[test]
fn a_blank_charge_on_goods_does_not_hide_shipping_billed_twice() {
    let orders = "order_id,customer,quantity,shipping\nA,ACME,10,4.90\n";
    let text = "invoice_no,order_id,charge,net\nF1,A,,50.00\nF1,A,shipping,4.90\n\
                F2,A,shipping,4.90\n";
    let files = [("orders.csv", orders), ("invoices.csv", text)];
    check(&files, "BIL307", &["BIL307 A broken -4.90"]);
}

#[test]
fn a_credit_on_the_price_alone_takes_off_no_units() {
    let text = "invoice_no,order_id,kind,quantity,net\nF1,A,invoice,12,60.00\n\
                F2,A,credit,,10.00\n";
    check(&[ORDER, ARRIVED, ("invoices.csv", text)], "BIL302", &["BIL302 A broken -2"]);
}

#[test]
fn a_delivery_without_a_date_that_says_delivered_is_not_overdue_but_unknown() {
    let deliveries = "delivery_id,order_id,delivered_at,quantity,status\nD,A,,10,delivered\n\
                      E,B,2026-03-05,10,delivered\n";
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,10\nB,2026-03-06,10\n";
    check(&[("orders.csv", orders), ("deliveries.csv", deliveries)], "DLV", &[]);
}

#[test]
fn what_is_unknown_is_not_pending_where_nothing_is_due() {
    let text = "invoice_no,order_id,currency,total\nF1,A,,5.00\nF2,A,EUR,5.00\n";
    let orders = "order_id,total,currency\nA,10.00,EUR\n";
    let folder = folder(&[("orders.csv", orders), ("invoices.csv", text)]);
    let arguments = ["audit", ".", "--select", "DAT010", "--format", "json"];
    let ran = run_in(folder.path(), &arguments);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("a report");
    let promises = report["promises"].as_array().expect("promises");
    let mixed = promises.iter().find(|one| one["code"] == "DAT010").expect("the promise");
    assert_eq!(
        (&mixed["outcomes"]["unknown"], &mixed["outcomes"]["pending"]),
        (&1.into(), &0.into())
    );
}

#[test]
fn a_row_that_would_have_to_be_split_between_lines_is_judged_by_its_order() {
    let lines = "order_id,sku,quantity,unit_price\nA,mug,5,4.00\nA,mug,5,4.00\n";
    let orders = "order_id,promised_by\nA,2026-03-06\n";
    for deliveries in ["D1,A,mug,2026-03-05,10", "D1,A,mug,2026-03-05,7\nD2,A,mug,2026-03-05,3"] {
        let deliveries = format!("delivery_id,order_id,sku,delivered_at,quantity\n{deliveries}\n");
        let text = "invoice_no,order_id,sku,quantity,unit_price\nF1,A,mug,10,4.00\n";
        let files = [
            ("orders.csv", orders),
            ("lines.csv", lines),
            ("deliveries.csv", &deliveries),
            ("invoices.csv", text),
        ];
        check(&files, "DLV,QTY,BIL,INV", &[]);
    }
}

#[test]
fn a_part_that_comes_late_is_late_once_and_overdue_while_it_is_missing() {
    let late = "delivery_id,order_id,delivered_at,quantity\nD1,A,2026-03-05,6\nD2,A,2026-03-09,4\n";
    let files = [ORDER, ("deliveries.csv", late)];
    check(&files, "DLV,QTY", &["DLV104 A broken -4", "DLV101 A broken -3"]);
    let missing = "delivery_id,order_id,delivered_at,quantity\nD1,A,2026-03-05,6\n";
    let files = [ORDER, ("deliveries.csv", missing)];
    let expected = ["DLV102 A overdue -25", "DLV104 A broken -4", "QTY201 A broken -4"];
    check(&files, "DLV,QTY", &expected);
}

#[test]
fn a_seller_cannot_excuse_itself_by_cancelling() {
    let orders = "order_id,promised_by,quantity,status,cancelled_at,cancelled_by\n\
                  A,2026-03-06,1,cancelled,2026-03-04,seller\n\
                  B,2026-03-06,1,cancelled,2026-03-04,customer\n\
                  C,2026-03-06,1,cancelled,2026-03-20,customer\n";
    let deliveries = "delivery_id,order_id,delivered_at,quantity\n";
    let files = [("orders.csv", orders), ("deliveries.csv", deliveries)];
    check(&files, "DLV102", &["DLV102 A overdue -25", "DLV102 C overdue -25"]);
}

#[test]
fn a_row_that_was_quarantined_is_never_held_against_the_order() {
    let deliveries = "delivery_id,order_id,delivered_at,quantity\nD,A,the fifth,10\n\
                      E,B,2026-03-05,1\n";
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,10\nB,2026-03-06,1\n";
    let files = [("orders.csv", orders), ("deliveries.csv", deliveries)];
    check(&files, "DLV,QTY", &[]);
}

#[test]
fn the_currency_of_an_invoice_stops_the_comparison_of_amounts() {
    let orders = "order_id,total,currency\nA,100.00,EUR\n";
    let text = "invoice_no,order_id,total,currency\nF1,A,120.00,SEK\n";
    let files = [("orders.csv", orders), ("invoices.csv", text)];
    check(&files, "BIL310,BIL311", &["BIL310 A broken"]);
}

#[test]
fn units_without_a_date_are_not_taken_for_the_first_to_arrive() {
    let orders = "order_id,promised_by,quantity\nA,2026-03-05,100\n";
    let deliveries = "delivery_id,order_id,delivered_at,quantity,status\n\
                      D1,A,2026-03-04,1,delivered\nD2,A,,99,delivered\n";
    let folder = folder(&[("orders.csv", orders), ("deliveries.csv", deliveries)]);
    let arguments = ["audit", ".", "--as-of", "2026-03-31", "--format", "json"];
    let ran = run_in(folder.path(), &arguments);
    let report: serde_json::Value = serde_json::from_str(&ran.out).expect("a report");
    for code in ["DLV101", "DLV104"] {
        let promises = report["promises"].as_array().expect("promises");
        let one = promises.iter().find(|one| one["code"] == code).expect("the promise");
        assert_eq!(one["outcomes"]["kept"], 0, "{code} {one}");
        assert_eq!(one["outcomes"]["unknown"], 1, "{code} {one}");
    }
}

#[test]
fn a_cancelled_order_that_never_came_is_not_to_be_billed() {
    let orders = "order_id,quantity,total,cancelled_at,cancelled_by\n\
                  A,10,100.00,2026-03-02,customer\n";
    let text = "invoice_no,order_id,total\nF1,A,100.00\n";
    let files = [("orders.csv", orders), ("invoices.csv", text)];
    check(&files, "BIL311", &["BIL311 A broken -100.00"]);
}

#[test]
fn an_arrival_without_a_date_is_not_before_the_order() {
    let orders = "order_id,ordered_at,quantity\nA,2026-03-01,2\n";
    let deliveries = "delivery_id,order_id,delivered_at,quantity,status\n\
                      D1,A,2026-03-04,1,delivered\nD2,A,,1,delivered\n";
    let files = [("orders.csv", orders), ("deliveries.csv", deliveries)];
    check(&files, "DAT007", &[]);
}

#[test]
fn a_delivery_on_a_line_that_the_order_does_not_have_is_named() {
    let lines = "order_id,line_id,quantity,promised_by\nA,1,1,2026-03-06\n";
    let deliveries = "delivery_id,order_id,line_id,delivered_at,quantity\nD1,A,9,2026-03-05,1\n";
    let orders = ("orders.csv", "order_id,customer\nA,ACME\n");
    let files = [orders, ("lines.csv", lines), ("deliveries.csv", deliveries)];
    check(&files, "QTY203", &["QTY203 A 9 broken"]);
}

#[test]
fn the_promise_of_a_line_wins_over_that_of_its_order() {
    let orders = "order_id,ordered_at,promised_by\nA,2026-03-01,2026-03-20\n";
    let lines = "order_id,line_id,quantity,promised_by\nA,1,1,2026-03-03\n";
    let deliveries = "delivery_id,order_id,line_id,delivered_at,quantity\nD1,A,1,2026-03-18,1\n";
    let files = [("orders.csv", orders), ("lines.csv", lines), ("deliveries.csv", deliveries)];
    check(&files, "DLV101", &["DLV101 A 1 broken -15"]);
}

#[test]
fn an_hour_that_came_twice_is_late_only_where_both_readings_are() {
    let contract = "zone = \"Europe/Stockholm\"\n";
    let judged = |arrived: &str| {
        let orders = "order_id,promised_by\nA,2025-10-26 02:30\nB,2025-10-20 12:00\n";
        let deliveries =
            format!("delivery_id,order_id,delivered_at\nD1,A,{arrived}\nD2,B,2025-10-20 11:00\n");
        let files = [
            ("promised.toml", contract),
            ("orders.csv", orders),
            ("deliveries.csv", deliveries.as_str()),
        ];
        let folder = folder(&files);
        let ran = run_in(folder.path(), &["audit", ".", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&ran.out).expect("a report");
        let promises = report["promises"].as_array().expect("promises").clone();
        let late = promises.into_iter().find(|one| one["code"] == "DLV101").expect("the promise");
        ["kept", "broken", "unknown"].map(|outcome| late["outcomes"][outcome].as_u64())
    };
    assert_eq!(judged("2025-10-26 02:20"), [Some(1), Some(0), Some(1)]);
    assert_eq!(judged("2025-10-26 01:20"), [Some(2), Some(0), Some(0)]);
    assert_eq!(judged("2025-10-26 03:40"), [Some(1), Some(1), Some(0)]);
}

/// G7: what is collected has arrived when it was ready, whenever the customer came for it.
#[test]
fn a_parcel_that_waits_in_a_locker_is_not_late() {
    let orders = "order_id,promised_by,quantity,method\nA,2026-03-06,1,locker\n\
                  B,2026-03-06,1,locker\nC,2026-03-06,1,courier\nD,2026-03-06,1,locker\n";
    let deliveries = "delivery_id,order_id,ready_at,delivered_at,quantity,status\n\
                      D1,A,2026-03-06,2026-03-11,1,delivered\n\
                      D2,B,2026-03-06,,1,in transit\n\
                      D3,C,2026-03-06,2026-03-07,1,delivered\n\
                      D4,D,2026-03-08,2026-03-08,1,delivered\n";
    let files = [("orders.csv", orders), ("deliveries.csv", deliveries)];
    check(&files, "DLV101,DLV102", &["DLV101 C broken -1", "DLV101 D broken -2"]);
}

/// Of two files of one role one has a column that the other lacks: what the first leaves empty is
/// empty, and of the rows of the second nobody knows.
#[test]
fn a_column_that_only_one_file_has_is_asked_of_its_rows_alone() {
    let dated = "invoice_no,order_id,total,due_at\nF1,A,50.00,2026-04-01\nF2,A,50.00,\n";
    let undated = "invoice_no,order_id,total\nF3,A,50.00\n";
    let files = [ORDER, ("invoices-1.csv", dated), ("invoices-2.csv", undated)];
    check(&files, "INV412", &["INV412 A broken"]);
    let tracked = "delivery_id,order_id,shipped_at,tracking_no,first_scan_at\n\
                   D1,A,2026-03-02,T1,\nD2,A,2026-03-02,,\n";
    let untracked = "delivery_id,order_id,shipped_at\nD3,A,2026-03-02\n";
    let files = [ORDER, ("deliveries-1.csv", tracked), ("deliveries-2.csv", untracked)];
    let days = "[promises.no-tracking]\nwithin = \"1 day\"\n";
    let contract = ("promised.toml", days);
    let files = [&files[..], &[contract]].concat();
    check(&files, "DLV116", &["DLV116 A overdue -28"]);
    check(&files, "DLV106", &["DLV106 A overdue -27", "DLV106 A overdue -27"]);
}
