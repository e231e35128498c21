//! The metrics against figures worked out by hand, as of the end of 31 March 2026.
//!
//! Formulas are those of section (e) of the domain; how figures are printed is not looked at.

use super::shop::Shop;
use promised::decimal;
use promised::report::{Measure, Metric, Report, Unit};

/// `M1 on time, lines: 1 of 2`; amounts and units as decimals.
fn said(metric: &Metric) -> String {
    let print = |value: i128| match metric.unit {
        Unit::Money | Unit::Quantity => decimal::print_wide(value, 0),
        _ => value.to_string(),
    };
    let of = metric.of.map(|of| format!(" of {}", print(of))).unwrap_or_default();
    let currency = Some(&metric.currency).filter(|currency| !currency.is_empty());
    let currency = currency.map(|currency| format!(" {currency}")).unwrap_or_default();
    format!("{} {}: {}{of}{currency}", metric.code(), metric.name, print(metric.count))
}

fn figures(report: &Report) -> Vec<String> {
    report.metrics.iter().map(said).collect()
}

/// Every one of these figures is among those of the report.
pub fn check_report(report: &Report, expected: &[&str]) {
    let figures = figures(report);
    for &figure in expected {
        assert!(figures.iter().any(|found| found == figure), "{figure}\n{figures:#?}");
    }
}

/// The same of a shop with these files.
pub fn check(files: &[(&str, &str)], expected: &[&str]) {
    check_report(&Shop::new(files).audit(), expected);
}

/// An order of 10 units at 5.00 that is due on 6 March, and its deliveries as `day,quantity`.
fn check_order(deliveries: &[&str], expected: &[&str]) {
    let orders = "order_id,promised_by,quantity,unit_price\nA,2026-03-06,10,5.00\n";
    let rows: String = deliveries.iter().map(|row| format!("A,2026-03-{row}\n")).collect();
    let deliveries = format!("order_id,delivered_at,quantity\n{rows}");
    check(&[("orders", orders), ("deliveries", &deliveries)], expected);
}

#[test]
fn a_line_in_time_and_a_line_three_days_late() {
    let lines = "order_id,line_id,promised_by,quantity,unit_price\n\
                 A,1,2026-03-06,10,2.00\nA,2,2026-03-06,5,4.00\n";
    let deliveries = "order_id,line_id,delivered_at,quantity\n\
                      A,1,2026-03-05,6\nA,1,2026-03-06,4\nA,2,2026-03-09,5\n";
    let files =
        [("orders", "order_id,currency\nA,SEK\n"), ("lines", lines), ("deliveries", deliveries)];
    check(
        &files,
        &[
            "M1 on time, lines: 1 of 2",
            "M2 on time, orders: 0 of 1",
            "M3 on time, units: 10 of 15",
            "M4 on time, value: 20 of 40 SEK",
            "M5 in full, orders: 1 of 1",
            "M6 on time in full, lines: 1 of 2",
            "M6 on time in full, orders: 0 of 1",
            "M11 late unit-days: 15",
        ],
    );
}

#[test]
fn two_halves_in_time_are_all_in_time() {
    let expected = [
        "M1 on time, lines: 1 of 1",
        "M2 on time, orders: 1 of 1",
        "M3 on time, units: 10 of 10",
        "M4 on time, value: 50 of 50",
        "M5 in full, orders: 1 of 1",
        "M6 on time in full, orders: 1 of 1",
        "M11 late unit-days: 0",
    ];
    check_order(&["05,6", "06,4"], &expected);
}

#[test]
fn twice_what_was_ordered_is_all_in_time_and_never_more() {
    let expected = [
        "M1 on time, lines: 1 of 1",
        "M3 on time, units: 10 of 10",
        "M4 on time, value: 50 of 50",
        "M5 in full, orders: 0 of 1",
        "M6 on time in full, lines: 0 of 1",
    ];
    check_order(&["05,20"], &expected);
}

#[test]
fn too_much_of_one_line_makes_up_for_nothing_of_another() {
    let lines = "order_id,line_id,promised_by,quantity,unit_price\n\
                 A,1,2026-03-06,10,1.00\nA,2,2026-03-06,10,3.00\n";
    let deliveries = "order_id,line_id,delivered_at,quantity\nA,1,2026-03-05,20\n";
    let files =
        [("orders", "order_id,customer\nA,x\n"), ("lines", lines), ("deliveries", deliveries)];
    let expected = ["M3 on time, units: 10 of 20", "M4 on time, value: 10 of 40"];
    check(&files, &expected);
}

#[test]
fn what_never_came_is_in_the_denominator_and_late_until_today() {
    // 25 days from the end of 6 March to the end of 31 March.
    let expected = [
        "M1 on time, lines: 0 of 1",
        "M2 on time, orders: 0 of 1",
        "M3 on time, units: 0 of 10",
        "M5 in full, orders: 0 of 1",
        "M11 late unit-days: 250",
    ];
    check_order(&[], &expected);
}

#[test]
fn a_missing_rest_is_late_for_its_own_units_only() {
    let expected = ["M3 on time, units: 6 of 10", "M11 late unit-days: 100"];
    check_order(&["05,6"], &expected);
}

#[test]
fn late_units_and_missing_units_are_added() {
    // 6 units 4 days late, and 4 units 25 days late so far.
    check_order(&["10,6"], &["M3 on time, units: 0 of 10", "M11 late unit-days: 124"]);
}

#[test]
fn a_late_rest_is_late_and_the_part_in_time_counts_as_units() {
    let expected = [
        "M1 on time, lines: 0 of 1",
        "M3 on time, units: 6 of 10",
        "M4 on time, value: 30 of 50",
        "M5 in full, orders: 1 of 1",
        "M6 on time in full, lines: 0 of 1",
        "M11 late unit-days: 12",
    ];
    check_order(&["05,6", "09,4"], &expected);
}

#[test]
fn the_day_itself_is_in_time_and_the_next_is_not() {
    check_order(&["06,10"], &["M1 on time, lines: 1 of 1"]);
    check_order(&["07,10"], &["M1 on time, lines: 0 of 1", "M11 late unit-days: 10"]);
}

#[test]
fn what_is_not_due_yet_is_not_counted_until_it_is_done() {
    let orders = "order_id,promised_by,quantity\nA,2026-04-30,10\nB,2026-04-30,5\n";
    let deliveries = "order_id,delivered_at,quantity\nB,2026-03-05,5\n";
    let expected =
        ["M1 on time, lines: 1 of 1", "M2 on time, orders: 1 of 1", "M3 on time, units: 5 of 5"];
    check(&[("orders", orders), ("deliveries", deliveries)], &expected);
}

#[test]
fn what_failed_on_the_way_has_not_arrived() {
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,10\n";
    let deliveries = "order_id,delivered_at,quantity,status\n\
                      A,2026-03-05,10,lost\nA,2026-03-08,10,delivered\n";
    let expected =
        ["M1 on time, lines: 0 of 1", "M3 on time, units: 0 of 10", "M11 late unit-days: 20"];
    check(&[("orders", orders), ("deliveries", deliveries)], &expected);
}

#[test]
fn a_later_return_does_not_change_what_was_in_time() {
    let orders = "order_id,promised_by,quantity\nA,2026-03-06,10\n";
    let deliveries = "order_id,delivered_at,quantity,status\n\
                      A,2026-03-05,8,delivered\nA,2026-03-05,2,returned\n";
    let expected = ["M1 on time, lines: 1 of 1", "M3 on time, units: 10 of 10"];
    check(&[("orders", orders), ("deliveries", deliveries)], &expected);
}

#[test]
fn values_are_given_per_currency_and_never_added() {
    let orders = "order_id,promised_by,quantity,unit_price,currency\n\
                  A,2026-03-06,10,5.00,EUR\nB,2026-03-06,1,7.00,SEK\nC,2026-03-06,2,1.00,EUR\n";
    let deliveries = "order_id,delivered_at,quantity\nA,2026-03-05,10\nB,2026-03-09,1\n";
    let expected = ["M4 on time, value: 50 of 52 EUR", "M4 on time, value: 0 of 7 SEK"];
    check(&[("orders", orders), ("deliveries", deliveries)], &expected);
}

#[test]
fn without_quantities_there_are_orders_in_time_but_no_units() {
    let orders = "order_id,promised_by\nA,2026-03-06\nB,2026-03-06\n";
    let deliveries = "order_id,delivered_at\nA,2026-03-05\nB,2026-03-09\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", deliveries)]).audit();
    let expected = [
        "M1 on time, lines: 1 of 2",
        "M5 in full, orders: 2 of 2",
        "M6 on time in full, orders: 1 of 2",
    ];
    check_report(&report, &expected);
    let has = |code: &str| report.metrics.iter().any(|metric| metric.code() == code);
    assert!(!has("M3") && !has("M4") && !has("M11"), "{:?}", figures(&report));
}

#[test]
fn without_a_promised_time_there_is_no_figure_but_what_is_missing() {
    let deliveries = ("deliveries", "order_id,delivered_at\nA,2026-03-05\n");
    let report = Shop::new(&[("orders", "order_id,customer\nA,x\n"), deliveries]).audit();
    assert_eq!((report.metrics[0].code(), report.metrics[0].of), ("M1", Some(0)));
    assert!(report.metrics[0].missing.contains("orders.promised_by"), "{:?}", report.metrics);
}

#[test]
fn nothing_decided_is_nought_of_nought_and_never_all() {
    let orders = "order_id,promised_by,quantity\nA,2026-04-30,10\n";
    let files = [("orders", orders), ("deliveries", "order_id,delivered_at,quantity\n")];
    check(&files, &["M1 on time, lines: 0 of 0", "M2 on time, orders: 0 of 0"]);
}

/// Five orders: in time, late, too much in time, cancelled in time, and never delivered.
const LADDER: [(&str, &str); 2] = [
    (
        "orders",
        "order_id,promised_by,quantity,total,status,cancelled_at\n\
         A,2026-03-06,10,50.00,,\nB,2026-03-06,10,50.00,,\nC,2026-03-06,10,50.00,,\n\
         D,2026-03-06,10,50.00,cancelled,2026-03-01\nE,2026-03-06,10,50.00,,\n",
    ),
    (
        "deliveries",
        "order_id,delivered_at,quantity\nA,2026-03-05,10\nB,2026-03-09,10\nC,2026-03-05,20\n",
    ),
];

#[test]
fn what_the_customer_withdrew_in_time_is_in_no_rate() {
    check(&LADDER, &["M1 on time, lines: 2 of 4", "M2 on time, orders: 2 of 4"]);
}

#[test]
fn each_rung_of_the_ladder_is_stricter() {
    let expected = [
        "M10 ladder 1: of arrived orders, by the promised time: 2 of 3",
        "M10 ladder 2: and in full: 1 of 3",
        "M10 ladder 3: counting cancelled orders too: 1 of 4",
        "M10 ladder 4: counting overdue orders too: 1 of 5",
    ];
    check(&LADDER, &expected);
}

#[test]
fn the_last_rung_takes_off_what_was_billed_wrong() {
    let invoices = ("invoices", "invoice_no,order_id,total\nF,A,60.00\nG,B,50.00\n");
    let files = [LADDER[0], LADDER[1], invoices];
    check(
        &files,
        &[
            "M10 ladder 4: counting overdue orders too: 1 of 5",
            "M10 ladder 5: and billed right: 0 of 5",
        ],
    );
    let right = ("invoices", "invoice_no,order_id,total\nF,A,50.00\nG,B,60.00\n");
    check(&[LADDER[0], LADDER[1], right], &["M10 ladder 5: and billed right: 1 of 5"]);
}

#[test]
fn the_time_asked_for_is_a_rung_of_its_own() {
    let orders = "order_id,requested_by,promised_by,quantity\n\
                  A,2026-03-04,2026-03-06,1\nB,2026-03-05,2026-03-06,1\n";
    let deliveries = "order_id,delivered_at,quantity\nA,2026-03-05,1\nB,2026-03-05,1\n";
    let expected = [
        "M1 on time, lines: 2 of 2",
        "M10 ladder 1: of arrived orders, by the promised time: 2 of 2",
        "M10 ladder 2: and by the time asked for: 1 of 2",
    ];
    check(&[("orders", orders), ("deliveries", deliveries)], &expected);
}

const AGREED: (&str, &str) = (
    "orders",
    "order_id,delivered_at,total,currency\nA,2026-03-05,10.00,EUR\nB,2026-03-05,20.00,EUR\n\
     C,2026-03-05,30.00,SEK\nD,2026-03-05,5.00,EUR\n",
);
const BILLED: (&str, &str) = (
    "invoices",
    "invoice_no,order_id,total,currency\n\
     F1,A,12.50,EUR\nF2,B,19.00,EUR\nF3,C,33.00,SEK\nF4,D,5.00,EUR\n",
);

#[test]
fn too_much_and_too_little_are_summed_apart_and_per_currency() {
    let expected = [
        "M21 billed too much: 2.5 EUR",
        "M21 billed too little: 1 EUR",
        "M21 billed too much: 3 SEK",
        "M21 billed too little: 0 SEK",
    ];
    check(&[AGREED, BILLED], &expected);
}

#[test]
fn an_invoice_with_an_error_is_wrong_and_one_with_a_warning_is_not() {
    // Too little is a warning; too much is an error.
    check(&[AGREED, BILLED], &["M20 invoices without error: 2 of 4"]);
    let contract = "[promises.total-variance]\nseverity = \"error\"\n";
    let report = Shop::new(&[AGREED, BILLED]).under(contract).audit();
    check_report(&report, &["M20 invoices without error: 1 of 4"]);
}

#[test]
fn invoices_that_are_void_are_not_counted() {
    let invoices = "invoice_no,order_id,kind,total,currency\n\
                    F1,A,invoice,12.00,EUR\nF1,A,void,12.00,EUR\nF2,A,invoice,10.00,EUR\n";
    check(&[AGREED, ("invoices", invoices)], &["M20 invoices without error: 1 of 1"]);
}

#[test]
fn figures_about_bills_are_given_only_where_all_promises_about_them_were_asked_for() {
    let has_bills = |ignore: &[&str], contract: &str| {
        let report = Shop::new(&[AGREED, BILLED]).ignore(ignore).under(contract).audit();
        report.metrics.iter().any(|metric| matches!(metric.code(), "M20" | "M21"))
    };
    assert!(has_bills(&[], ""));
    assert!(!has_bills(&["BIL301"], ""));
    assert!(!has_bills(&["INV401"], ""));
    assert!(has_bills(&["DLV101"], ""));
    assert!(has_bills(&[], "[promises.price-variance]\nenabled = false\n"));
}

#[test]
fn without_invoices_nothing_is_said_of_bills() {
    let report = Shop::new(&[AGREED]).audit();
    assert!(report.metrics.iter().all(|metric| !matches!(metric.code(), "M20" | "M21")));
}

/// What came of one line of 10, in quantities in time and late.
const WAYS: [(u32, u32); 6] = [(0, 0), (10, 0), (6, 4), (0, 10), (20, 0), (6, 0)];

#[test]
fn orders_in_time_and_in_full_are_never_more_than_either() {
    for first in WAYS {
        for second in WAYS {
            bounded(first, second);
        }
    }
}

/// One order with two lines keeps every figure within its bounds.
fn bounded(first: (u32, u32), second: (u32, u32)) {
    let lines = "order_id,line_id,promised_by,quantity\nA,1,2026-03-06,10\nA,2,2026-03-06,10\n";
    let mut deliveries = "order_id,line_id,delivered_at,quantity\n".to_owned();
    for (line, (in_time, late)) in [(1, first), (2, second)] {
        for (day, quantity) in [("05", in_time), ("09", late)] {
            if quantity > 0 {
                deliveries += &format!("A,{line},2026-03-{day},{quantity}\n");
            }
        }
    }
    let orders = ("orders", "order_id,customer\nA,x\n");
    let report = Shop::new(&[orders, ("lines", lines), ("deliveries", &deliveries)]).audit();
    let count = |name: &str| {
        let metric = report.metrics.iter().find(|metric| metric.name == name).expect(name);
        (metric.count, metric.of.unwrap_or_default())
    };
    let both = count("on time in full, orders");
    let is_on_time = |(in_time, _): (u32, u32)| in_time >= 10;
    let is_in_full = |(in_time, late): (u32, u32)| in_time + late == 10;
    let all = |test: &dyn Fn((u32, u32)) -> bool| i128::from(test(first) && test(second));
    assert_eq!(count("on time, orders"), (all(&is_on_time), 1), "{first:?} {second:?}");
    assert_eq!(count("in full, orders"), (all(&is_in_full), 1), "{first:?} {second:?}");
    assert_eq!(both, (all(&|way| is_on_time(way) && is_in_full(way)), 1));
    let units = i128::from(first.0.min(10) + second.0.min(10)) * 1_000_000;
    assert_eq!(count("on time, units"), (units, 20_000_000), "{first:?} {second:?}");
}

#[test]
fn a_promise_that_was_due_only_lately_is_not_in_the_rates_yet() {
    let orders = "order_id,promised_by,quantity\nA,2026-03-10,1\nB,2026-03-28,1\nC,2026-03-29,1\n";
    let deliveries = "delivery_id,order_id,delivered_at,quantity\nD1,A,2026-03-09,1\n\
                      D2,B,2026-03-27,1\n";
    let files = [("orders", orders), ("deliveries", deliveries)];
    let rate = |contract: &str| {
        let report = Shop::new(&files).under(contract).audit();
        let metric = report.metrics.iter().find(|one| one.code() == "M1").expect("M1").clone();
        let overdue = report.findings.iter().filter(|one| one.order == "C").count();
        (metric.count, metric.of, overdue > 0)
    };
    assert_eq!(rate(""), (2, Some(3), true));
    assert_eq!(rate("[limits]\nmaturity_days = 7\n"), (1, Some(1), true));
}

/// domain.md, M7: the receiver signed for B in time although it was booked late; the second half
/// of A, and C, were not signed for in time, and D never came. E is not due, and nobody could sign
/// for F, of which the order alone says that it came.
#[test]
fn in_full_and_on_time_is_told_by_the_proof_of_delivery_too() {
    let orders = "order_id,promised_by,quantity,delivered_at\nA,2026-03-06,10,\n\
                  B,2026-03-06,5,\nC,2026-03-06,5,\nD,2026-03-06,5,\nE,2026-04-06,5,\n\
                  F,2026-03-06,5,2026-03-06\n";
    let deliveries = "delivery_id,order_id,delivered_at,pod_date,quantity\n\
                      1,A,2026-03-05,2026-03-05,6\n2,A,2026-03-06,2026-03-07,4\n\
                      3,B,2026-03-09,2026-03-06,5\n4,C,2026-03-06,,5\n";
    let files = [("orders", orders), ("deliveries", deliveries)];
    check(
        &files,
        &[
            "M6 on time in full, lines: 3 of 5",
            "M6 on time in full, orders: 3 of 5",
            "M7 on time in full by proof of delivery, lines: 1 of 4",
            "M7 on time in full by proof of delivery, orders: 1 of 4",
        ],
    );
    // Where a proof of delivery is all that says when it came, it came then.
    let proofs = "delivery_id,order_id,pod_date,quantity\n1,A,2026-03-05,10\n3,B,2026-03-09,5\n";
    check(&[("orders", orders), ("deliveries", proofs)], &["M6 on time in full, lines: 2 of 5"]);
}

/// domain.md G9 and G7: both rates, with and without what the carrier or the recipient is to blame
/// for. A is in time, B late for the weather, C late, D was tried in time and nobody was there, E
/// was tried too late.
#[test]
fn what_is_on_time_is_told_with_and_without_what_has_an_excuse() {
    let orders = "order_id,promised_by\nA,2026-03-06\nB,2026-03-06\nC,2026-03-06\nD,2026-03-06\n\
                  E,2026-03-06\n";
    let deliveries = "delivery_id,order_id,delivered_at,excuse code,first_attempt_at,\
                      failure reason\n\
                      1,A,2026-03-05,,,\n2,B,2026-03-09,weather,,\n3,C,2026-03-09,,,\n\
                      4,D,2026-03-07,,2026-03-06,absent\n5,E,2026-03-08,,2026-03-07,absent\n";
    let files = [("orders", orders), ("deliveries", deliveries)];
    let both = ["M1 on time, lines: 1 of 5", "M1 on time without the excused, lines: 1 of 3"];
    check(&files, &both);
    let bare = "delivery_id,order_id,delivered_at\n1,A,2026-03-05\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", bare)]).audit();
    let metric = report.metrics.iter().find(|one| one.measure == Measure::OnTimeUnexcused).unwrap();
    assert!(metric.missing.contains("deliveries.excuse_code"), "{}", metric.missing);
}
