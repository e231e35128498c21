//! What a finding says besides its outcome: keys, currency, carrier, rows, note and fingerprint.

use super::shop::Shop;
use promised::report::{Finding, Unit};

/// The first finding of a promise.
fn first(files: &[(&str, &str)], code: &str) -> Finding {
    let report = Shop::new(files).select(&[code]).audit();
    assert!(!report.findings.is_empty(), "{code} finds nothing");
    (*report.findings[0]).clone()
}

const ORDERS: (&str, &str) = (
    "orders",
    "order_id,customer,carrier,promised_by,quantity,unit_price,currency\n\
     A,ACME,post,2026-03-06,10,5.00,SEK\n",
);
const LATE: (&str, &str) =
    ("deliveries", "order_id,delivered_at,quantity\nA,2026-03-05,4\nA,2026-03-09,6\n");

#[test]
fn a_finding_about_an_order_has_its_customer_carrier_and_currency() {
    let found = first(&[ORDERS, LATE], "DLV101");
    assert_eq!(
        [&found.order, &found.line, &found.customer, &found.carrier, &found.currency],
        ["A", "", "ACME", "post", "SEK"]
    );
}

#[test]
fn the_carrier_of_the_last_delivery_wins_over_that_of_the_order() {
    let check = |rows: &str, carrier: &str| {
        let text = format!("order_id,delivered_at,quantity,carrier\n{rows}");
        assert_eq!(first(&[ORDERS, ("deliveries", &text)], "DLV101").carrier, carrier);
    };
    check("A,2026-03-05,4,bike\nA,2026-03-09,6,van\n", "van");
    check("A,2026-03-05,4,bike\nA,2026-03-09,6,\n", "post");
}

#[test]
fn the_currency_is_that_of_the_order_or_else_of_its_rows() {
    let bare = ("orders", "order_id,quantity\nA,10\n");
    let invoices = ("invoices", "invoice_no,order_id,quantity,net,currency\nF,A,12,60.00,EUR\n");
    assert_eq!(first(&[bare, invoices], "BIL302").currency, "EUR");
    let lines = ("lines", "order_id,line_id,quantity,currency\nA,1,10,NOK\n");
    assert_eq!(first(&[bare, lines, invoices], "BIL302").currency, "NOK");
}

#[test]
fn a_line_is_named_by_its_number_or_else_by_its_article() {
    let named = |line: &str| {
        let lines =
            format!("order_id,line_id,sku,promised_by,quantity\nA,{line},pen,2026-03-06,1\n");
        let deliveries =
            format!("order_id,line_id,sku,delivered_at,quantity\nA,{line},pen,2026-03-09,1\n");
        let files = [ORDERS, ("lines", lines.as_str()), ("deliveries", deliveries.as_str())];
        let found = first(&files, "DLV101");
        (found.line, found.match_level)
    };
    assert_eq!(named("7"), ("7".to_owned(), "line"));
    assert_eq!(named(""), ("pen".to_owned(), "article"));
}

#[test]
fn a_finding_from_two_tables_is_matched_as_well_as_the_worse_of_them() {
    let lines = ("lines", "order_id,line_id,sku,quantity\nA,1,pen,4\n");
    let level = |delivery: &str, invoice: &str| {
        let deliveries = format!("order_id,line_id,sku,delivered_at,quantity\nA,{delivery},4\n");
        let invoices = format!("invoice_no,order_id,line_id,sku,quantity\nF,A,{invoice},6\n");
        let files = [ORDERS, lines, ("deliveries", &deliveries), ("invoices", &invoices)];
        first(&files, "BIL303").match_level
    };
    assert_eq!(level("1,pen,2026-03-05", "1,pen"), "line");
    assert_eq!(level(",pen,2026-03-05", "1,pen"), "article");
    assert_eq!(level("1,pen,2026-03-05", ",pen"), "article");
    assert_eq!(level(",,2026-03-05", "1,pen"), "order");
}

#[test]
fn a_finding_shows_every_row_that_proves_it() {
    let lines = (
        "lines",
        "order_id,line_id,promised_by,quantity\nA,1,2026-03-06,4\n\
                           A,2,2026-03-06,6\n",
    );
    let deliveries = (
        "deliveries",
        "order_id,line_id,delivered_at,quantity\n\
                       A,1,2026-03-05,4\nA,2,2026-03-05,5\nA,2,2026-03-09,1\n",
    );
    let found = first(&[("orders", "order_id,customer\nA,x\n"), lines, deliveries], "DLV101");
    let rows: Vec<(u16, u32)> = found.evidence.iter().map(|row| (row.file, row.line)).collect();
    assert_eq!((found.line.as_str(), rows), ("2", vec![(0, 2), (1, 3), (2, 3), (2, 4)]));
}

#[test]
fn a_repeated_invoice_says_which_line_it_repeats() {
    let invoices = ("invoices", "invoice_no,order_id,total\nE,A,9.00\nF,A,5.00\nF,A,5.00\n");
    let found = first(&[ORDERS, invoices], "INV401");
    assert_eq!((found.document.as_str(), found.note.as_str()), ("F", "repeats line 3"));
    assert_eq!(found.evidence[0].line, 4);
}

#[test]
fn a_row_without_an_order_says_so_under_its_own_keys() {
    let deliveries = ("deliveries", "delivery_id,order_id,sku,delivered_at\nD,Z,pen,2026-03-05\n");
    let found = first(&[ORDERS, deliveries], "QTY204");
    assert_eq!(
        [&found.order, &found.document, &found.line, &found.note],
        ["Z", "D", "pen", "no such order"]
    );
    assert_eq!((found.customer.as_str(), found.match_level), ("", ""));
}

#[test]
fn values_are_printed_in_their_own_unit() {
    let found = first(&[ORDERS, LATE], "DLV101");
    let units = [found.promised.unit, found.actual.unit, found.margin.unit];
    assert_eq!(units, [Unit::Moment, Unit::Moment, Unit::Days]);
    assert_eq!(
        [&found.promised.text, &found.actual.text, &found.margin.text],
        ["2026-03-06", "2026-03-09", "-3"]
    );
    let found = first(&[ORDERS, LATE], "DLV104");
    assert_eq!((found.margin.unit, found.margin.text.as_str()), (Unit::Quantity, "-6"));
    assert_eq!(found.stake, Some(30_000_000));
}

#[test]
fn lateness_between_instants_has_decimals_and_between_days_has_none() {
    let margin = |promised: &str, arrived: &str| {
        let orders = format!("order_id,promised_by\nA,{promised}\n");
        let deliveries = format!("order_id,delivered_at\nA,{arrived}\n");
        first(&[("orders", &orders), ("deliveries", &deliveries)], "DLV101").margin.text
    };
    assert_eq!(margin("2026-03-06", "2026-03-07"), "-1");
    assert_eq!(margin("2026-03-06T12:00:00Z", "2026-03-08T00:00:00Z"), "-1.5");
    assert_eq!(margin("2026-03-06T12:00:00Z", "2026-03-06T12:01:00Z"), "-0.000694");
}

#[test]
fn two_promises_and_two_lines_are_known_apart() {
    let lines =
        ("lines", "order_id,line_id,promised_by,quantity\nA,1,2026-03-06,4\nA,2,2026-03-06,6\n");
    let deliveries = (
        "deliveries",
        "order_id,line_id,delivered_at,quantity\nA,1,2026-03-05,1\nA,1,2026-03-07,3\n",
    );
    let orders = ("orders", "order_id,customer\nA,x\n");
    let report = Shop::new(&[orders, lines, deliveries]).select(&["DLV"]).audit();
    let mut prints: Vec<&str> =
        report.findings.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let all = prints.len();
    prints.sort_unstable();
    prints.dedup();
    // Line 1 is late and was partly in time; line 2 never came.
    assert_eq!((all, prints.len()), (3, 3));
}
