//! Cases of amounts that stand on every row of their invoice.

use crate::decimal::{ABSENT, print};
use crate::intake::tests::request;
use crate::intake::{Intake, read};
use crate::tables::Role::Invoices;

fn read_rows(rows: &str) -> Intake {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("invoices.csv");
    std::fs::write(&path, rows).unwrap();
    read(&request(&[(&path, None)])).unwrap()
}

/// The amounts of a column, row by row, and what was decided about the file.
fn check(rows: &str, column: &str, expected: &[&str]) -> String {
    let intake = read_rows(rows);
    let numbers = intake.tables.of(Invoices).numbers(column);
    let shown: Vec<String> = numbers
        .iter()
        .flat_map(|numbers| numbers.iter())
        .map(|one| if one == ABSENT { "-".to_owned() } else { print(one, 0) })
        .collect();
    assert_eq!(shown, expected, "{rows}");
    intake.files[0].decided.clone()
}

#[test]
fn a_total_on_every_line_is_counted_once() {
    let decided = check(
        "invoice_no,sku,quantity,unit_price,total\nF1,A,2,10.00,62.50\nF1,B,3,10.00,62.50\n\
         F2,A,1,10.00,12.50\n",
        "total",
        &["62.5", "0", "12.5"],
    );
    assert!(decided.ends_with(", total once per invoice"), "{decided}");
}

#[test]
fn totals_of_lines_stay_even_where_they_are_equal() {
    let rows = "invoice_no,sku,quantity,unit_price,total\nF1,A,2,25.00,62.50\n\
                F1,B,1,50.00,62.50\n";
    let decided = check(rows, "total", &["62.5", "62.5"]);
    assert!(!decided.contains("once"), "{decided}");
    let rows = "invoice_no,sku,quantity,unit_price,total\nF1,A,2,10.00,20\nF1,B,3,10.00,30\n";
    check(rows, "total", &["20", "30"]);
}

#[test]
fn one_invoice_whose_rows_differ_keeps_the_amounts_of_all() {
    let rows = "invoice_no,sku,quantity,unit_price,total\nF1,A,2,10.00,50\nF1,B,3,10.00,50\n\
                F2,A,2,10.00,20\nF2,B,3,10.00,30\n";
    check(rows, "total", &["50", "50", "20", "30"]);
}

#[test]
fn the_total_of_an_invoice_for_several_orders_is_that_of_none() {
    let rows = "invoice_no,order_id,sku,quantity,unit_price,total\nF1,O1,A,2,10.00,50\n\
                F1,O2,B,3,10.00,50\n";
    check(rows, "total", &["-", "-"]);
    check(rows, "document_total", &["50", "50"]);
}

#[test]
fn an_invoice_that_is_there_twice_holds_its_total_twice() {
    let lines = "F1,1,2,10.00,50\nF1,2,3,10.00,50\n";
    let rows = format!("invoice_no,line_no,quantity,unit_price,total\n{lines}{lines}");
    check(&rows, "total", &["50", "0", "50", "0"]);
}

#[test]
fn invoices_without_lines_are_left_as_they_are() {
    let rows = "invoice_no,order_id,net,shipping,total\nF1,O1,10,6,20\nF1,O1,10,6,20\n";
    check(rows, "total", &["20", "20"]);
    let rows = "invoice_no,sku,quantity,unit_price,total\nF1,A,1,10,20\nF1,A,1,10,20\n";
    check(rows, "total", &["20", "20"]);
}

#[test]
fn tax_and_shipping_of_the_invoice_are_counted_once_and_its_net_amount_gives_way_to_prices() {
    let rows = "invoice_no,sku,quantity,unit_price,net,shipping,tax,total\n\
                F1,A,2,10,50,5,12.5,67.5\nF1,B,3,10,50,5,12.5,67.5\n";
    check(rows, "total", &["67.5", "0"]);
    check(rows, "tax", &["12.5", "0"]);
    check(rows, "shipping", &["5", "0"]);
    check(rows, "net", &[]);
}
