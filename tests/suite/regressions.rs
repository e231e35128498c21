//! What was wrong once, each with the smallest records that show it.
//!
//! Kept so that it stays right.

use super::shop::{Shop, all_shown};
use promised::report::Report;

/// The count and the whole of a figure.
fn figure(report: &Report, code: &str, name: &str) -> (i128, i128) {
    let metric = report.metrics.iter().find(|metric| metric.code() == code && metric.name == name);
    let metric = metric.unwrap_or_else(|| panic!("{code} {name} is not given"));
    (metric.count, metric.of.unwrap_or_default())
}

const ORDER: (&str, &str) = ("orders", "order_id,customer\nA,x\n");

/// A contract with one promise that shows the value of a formula.
fn showing(formula: &str, tolerance: &str) -> String {
    format!(
        "[promises.shown]\ncode = \"OWN001\"\nabout = \"order\"\nactual = \"{formula}\"\n\
         must = \"false\"\nopen = \"false\"\n{tolerance}"
    )
}

#[test]
fn an_order_that_says_it_arrived_is_not_short_because_another_has_deliveries() {
    let orders = "order_id,promised_by,delivered_at,quantity\nA,2026-03-06,2026-03-05,10\n\
                  B,2026-03-06,,10\n";
    let deliveries = "order_id,delivered_at,quantity\nB,2026-03-05,10\n";
    let invoices = "invoice_no,order_id,quantity\nF,A,10\n";
    let files = [("orders", orders), ("deliveries", deliveries), ("invoices", invoices)];
    let report = Shop::new(&files).select(&["QTY", "DLV", "BIL302", "BIL303"]).audit();
    assert_eq!(all_shown(&report), Vec::<String>::new());
}

#[test]
fn an_allowance_may_be_asked_for_within_rows() {
    let lines = "order_id,line_id,quantity\nA,1,10\nA,2,20\n";
    let contract = showing("sum(quantity + above(quantity) of lines)", "tolerance = \"10%\"\n");
    let report = Shop::new(&[ORDER, ("lines", lines)]).under(&contract).select(&["OWN001"]).audit();
    assert_eq!(report.findings[0].actual.text, "33");
}

#[test]
fn amounts_of_rows_are_rounded_in_the_currency_of_their_own_order() {
    let orders = ("orders", "order_id,customer,currency\nA,x,EUR\nB,x,JPY\n");
    let lines = ("lines", "order_id,line_id,net\nA,1,10.00\nA,2,10.00\nB,1,10.00\n");
    let contract = showing("sum(round(net / 3) of lines)", "");
    let report = Shop::new(&[orders, lines]).under(&contract).select(&["OWN001"]).audit();
    let found: Vec<&str> = report.findings.iter().map(|one| one.actual.text.as_str()).collect();
    assert_eq!(found, ["6.66", "3"]);
}

#[test]
fn an_order_that_was_promised_nothing_is_in_no_rate() {
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,1\nB,,1\n";
    let deliveries = "order_id,delivered_at,quantity\nA,2026-03-05,1\nB,2026-03-05,1\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", deliveries)]).audit();
    assert_eq!(figure(&report, "M1", "on time, lines"), (1, 1));
    assert_eq!(figure(&report, "M2", "on time, orders"), (1, 1));
    let first = "ladder 1: of arrived orders, by the promised time";
    assert_eq!(figure(&report, "M10", first), (1, 1));
}

#[test]
fn a_line_that_failed_decides_its_order() {
    let lines = "order_id,line_id,quantity,promised_by\nA,1,1,2026-03-06\nA,2,1,2026-04-30\n";
    let deliveries = "order_id,line_id,delivered_at,quantity\nA,1,2026-03-09,1\n";
    let report = Shop::new(&[ORDER, ("lines", lines), ("deliveries", deliveries)]).audit();
    assert_eq!(figure(&report, "M2", "on time, orders"), (0, 1));
}

#[test]
fn a_cancelled_line_does_not_take_its_order_out_of_the_rate() {
    let orders = ("orders", "order_id,promised_by\nA,2026-03-06\n");
    let lines = "order_id,line_id,quantity,status\nA,1,5,open\nA,2,5,cancelled\n";
    let deliveries = "order_id,line_id,delivered_at,quantity\nA,1,2026-03-05,5\n";
    let report = Shop::new(&[orders, ("lines", lines), ("deliveries", deliveries)]).audit();
    assert_eq!(figure(&report, "M2", "on time, orders"), (1, 1));
    assert_eq!(figure(&report, "M5", "in full, orders"), (1, 1));
}

#[test]
fn late_unit_days_are_counted_where_the_order_says_when_it_arrived() {
    let orders = "order_id,promised_by,delivered_at,quantity\nA,2026-03-06,2026-03-09,10\n\
                  B,2026-03-06,,10\n";
    let report = Shop::new(&[("orders", orders)]).audit();
    // 10 units 3 days late, and 10 units 25 days late so far.
    assert_eq!(figure(&report, "M11", "late unit-days").0, 280_000_000);
}

#[test]
fn a_rung_is_never_kinder_than_the_one_above_it() {
    let orders = "order_id,requested_by,promised_by,quantity\nA,2026-03-04,2026-03-06,1\n";
    let deliveries = "order_id,delivered_at,quantity\nA,2026-03-05,1\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", deliveries)]).audit();
    let ladder = report.metrics.iter().filter(|metric| metric.code() == "M10");
    let counts: Vec<i128> = ladder.map(|metric| metric.count).collect();
    assert!(counts.is_sorted_by(|above, below| above >= below), "{counts:?}");
}

#[test]
fn an_invoice_is_not_wrong_because_another_has_its_number() {
    let orders = ("orders", "order_id,customer,currency\nA,x,EUR\nB,x,SEK\n");
    let invoices = "invoice_no,order_id,currency,total\n1,A,EUR,5.00\n1,B,EUR,6.00\n";
    let report = Shop::new(&[orders, ("invoices", invoices)]).audit();
    assert_eq!(figure(&report, "M20", "invoices without error"), (1, 2));
}

#[test]
fn an_invoice_without_an_order_is_not_wrong_because_another_is() {
    let orders = ("orders", "order_id,total\nA,5.00\n");
    let invoices = "invoice_no,order_id,total\n1,,5.00\n1,,5.00\n2,,6.00\n3,A,5.00\n";
    let report = Shop::new(&[orders, ("invoices", invoices)]).audit();
    // The second 1 repeats the first; 2 and 3 have nothing to do with it.
    let (right, all) = figure(&report, "M20", "invoices without error");
    assert_eq!(all, 4);
    assert!(right >= 2, "{right}");
}

#[test]
fn shipping_does_not_lower_how_well_lines_were_matched() {
    let lines = "order_id,line_id,quantity\nA,1,10\n";
    let invoices = "invoice_no,order_id,line_id,quantity,charge\nF,A,1,12,\nF,A,,1,shipping\n";
    let report =
        Shop::new(&[ORDER, ("lines", lines), ("invoices", invoices)]).select(&["BIL302"]).audit();
    assert_eq!(report.findings[0].match_level, "line");
}

#[test]
fn a_row_with_a_line_number_fills_its_line_for_those_without() {
    let orders = ("orders", "order_id,promised_by\nA,2026-03-06\n");
    let lines = "order_id,line_id,sku,quantity\nA,1,mug,5\nA,2,mug,5\n";
    let deliveries = "order_id,line_id,sku,delivered_at,quantity\n\
                      A,1,mug,2026-03-05,5\nA,,mug,2026-03-05,5\n";
    let report = Shop::new(&[orders, ("lines", lines), ("deliveries", deliveries)]).audit();
    assert_eq!(all_shown(&report), Vec::<String>::new());
}

#[test]
fn an_invoice_with_a_shipping_row_is_one_invoice() {
    let lines = "order_id,line_id,quantity,net\nA,1,10,5.00\n";
    let invoices = "invoice_no,order_id,line_id,quantity,net,charge\n\
                    F,A,1,10,5.00,goods\nF,A,,1,4.90,shipping\n";
    let report = Shop::new(&[ORDER, ("lines", lines), ("invoices", invoices)]).audit();
    assert_eq!(figure(&report, "M20", "invoices without error").1, 1);
}

#[test]
fn what_cannot_be_told_is_in_no_rate() {
    // It came on the day that it was due at noon; DLV101 is unknown.
    let orders = "order_id,promised_by,quantity\nA,2026-03-06T12:00:00Z,10\n";
    let deliveries = "order_id,delivered_at,quantity\nA,2026-03-06,10\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", deliveries)]).audit();
    assert_eq!(figure(&report, "M1", "on time, lines"), (0, 0));
    assert_eq!(figure(&report, "M2", "on time, orders"), (0, 0));
}

#[test]
fn an_order_whose_delivery_was_quarantined_is_in_no_rate() {
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,10\n";
    let deliveries = "order_id,delivered_at,quantity\nA,the fifth,10\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", deliveries)]).audit();
    assert_eq!(figure(&report, "M1", "on time, lines"), (0, 0));
}

#[test]
fn a_return_written_as_a_negative_row_does_not_change_what_arrived() {
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,10\n";
    let deliveries = "order_id,delivered_at,quantity,status\nA,2026-03-05,10,delivered\n\
                      A,2026-03-10,-2,returned\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", deliveries)]).audit();
    assert_eq!(all_shown(&report), Vec::<String>::new());
    assert_eq!(figure(&report, "M11", "late unit-days").0, 0);
}

#[test]
fn cents_billed_for_an_order_called_off_are_no_rounding() {
    let orders = "order_id,cancelled_at,cancelled_by,quantity\nA,2026-03-02,customer,1\n";
    let invoices = "invoice_no,order_id,kind,total\nF-1,A,credit note,5.00\nF-2,A,invoice,2.00\n\
                    F-3,A,invoice,3.01\n";
    let report = Shop::new(&[("orders", orders), ("invoices", invoices)]).audit();
    let about_totals = |shown: &String| shown.contains("BIL311");
    let shown: Vec<String> = all_shown(&report).into_iter().filter(about_totals).collect();
    assert_eq!(shown.len(), 1, "{shown:?}");
    assert!(shown[0].contains("-0.01"), "{shown:?}");
}
