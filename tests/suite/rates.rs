//! The metrics beyond those of time and fullness, against figures worked out by hand.
//!
//! Formulas are those of section (e) of domain.md; judged as of the end of 31 March 2026.

use super::figures::{check, check_report};
use super::shop::Shop;

/// Ten units ordered, six in time and two too late: M8 of domain.md (e) by hand.
#[test]
fn units_in_time_are_of_those_delivered_and_units_delivered_of_those_ordered() {
    let orders = ("orders", "order_id,promised_by,quantity\nA,2026-03-06,10\n");
    let deliveries = "order_id,delivered_at,quantity\nA,2026-03-05,6\nA,2026-03-09,2\n";
    let expected = [
        "M8 units in time, of those delivered: 6 of 8",
        "M8 units delivered, of those ordered: 8 of 10",
    ];
    check(&[orders, ("deliveries", deliveries)], &expected);
    // Too much of it is no more than all of it.
    let twice = ("deliveries", "order_id,delivered_at,quantity\nA,2026-03-05,20\n");
    let expected = [
        "M8 units in time, of those delivered: 20 of 20",
        "M8 units delivered, of those ordered: 10 of 10",
    ];
    check(&[orders, twice], &expected);
}

const PERFECT: [(&str, &str); 2] = [
    (
        "orders",
        "order_id,promised_by,quantity,total\nA,2026-03-06,10,50.00\nB,2026-03-06,10,50.00\n\
         C,2026-03-06,10,50.00\nD,2026-03-06,10,50.00\n",
    ),
    ("invoices", "invoice_no,order_id,total\nF1,A,50.00\nF2,B,50.00\nF3,C,60.00\nF4,D,50.00\n"),
];

/// Perfect, rejected, billed wrong, and late.
#[test]
fn a_perfect_order_is_in_time_in_full_in_order_and_billed_right() {
    let deliveries = "order_id,delivered_at,quantity,rejected_quantity\nA,2026-03-05,10,0\n\
                      B,2026-03-05,10,1\nC,2026-03-05,10,0\nD,2026-03-09,10,0\n";
    let files = [PERFECT[0], PERFECT[1], ("deliveries", deliveries)];
    check(&files, &["M9 perfect orders: 1 of 4", "M6 on time in full, orders: 3 of 4"]);
}

#[test]
fn nobody_knows_what_is_perfect_where_rejects_are_not_recorded() {
    let deliveries = ("deliveries", "order_id,delivered_at,quantity\nA,2026-03-05,10\n");
    let report = Shop::new(&[PERFECT[0], PERFECT[1], deliveries]).audit();
    let metric = report.metrics.iter().find(|one| one.code() == "M9").expect("M9");
    assert_eq!(metric.missing, "deliveries.rejected_quantity");
}

#[test]
fn lateness_is_spread_over_the_late_lines_that_came() {
    let orders = "order_id,promised_by\nA,2026-03-06\nB,2026-03-06\nC,2026-03-06\n\
                  D,2026-03-06\nE,2026-03-06\n";
    let deliveries = "order_id,delivered_at\nA,2026-03-07\nB,2026-03-08\nC,2026-03-16\n\
                      D,2026-03-06\n";
    let report = Shop::new(&[("orders", orders), ("deliveries", deliveries)]).audit();
    let late = report.metrics.iter().filter(|one| one.name.starts_with("late lines"));
    let found: Vec<_> = late.map(|one| (one.count / 1_000_000, one.among)).collect();
    assert_eq!(found, [(2, Some(3)), (10, Some(3)), (10, Some(3))]);
    check_report(&report, &["M12 earlier than promised, lines: 0 of 5"]);
}

/// Windows of two hours, of which the last tenth is twelve minutes.
#[test]
fn the_last_tenth_of_a_window_is_an_edge_and_worse_without_a_word() {
    let arrivals = [
        ("A", "2026-03-09T11:50:00Z"),
        ("B", "2026-03-09T11:00:00Z"),
        ("C", "2026-03-09T12:05:00Z"),
        ("D", "2026-03-09"),
        ("E", "2026-03-09T11:48:00Z"),
        ("F", "2026-03-09T11:47:59Z"),
    ];
    let mut orders = "order_id,promised_from,promised_by\n".to_owned();
    let mut deliveries = "order_id,delivered_at\n".to_owned();
    for (order, arrival) in arrivals {
        orders += &format!("{order},2026-03-09T10:00:00Z,2026-03-09T12:00:00Z\n");
        deliveries += &format!("{order},{arrival}\n");
    }
    let messages = "message_id,order_id,direction,sent_at\nM1,E,out,2026-03-09T10:30:00Z\n\
                    M2,A,out,2026-03-08T10:30:00Z\nM3,A,in,2026-03-09T11:00:00Z\n";
    let files = [("orders", &orders[..]), ("deliveries", &deliveries[..]), ("messages", messages)];
    let expected = [
        "M13 in the last tenth of the window, lines: 2 of 5",
        "M13 in the last tenth of the window and untold, lines: 1 of 5",
    ];
    check(&files, &expected);
    let report = Shop::new(&files[..2]).audit();
    let missing: Vec<&str> = report
        .metrics
        .iter()
        .filter(|one| one.code() == "M13")
        .map(|one| one.missing.as_str())
        .collect();
    assert_eq!(missing, ["", "messages"]);
}

/// Late, in time, not gone, not due, and arrived without a word of when it left.
#[test]
fn dispatched_late_is_of_the_orders_of_which_it_is_known() {
    let orders = "order_id,ordered_at,ship_by,promised_by\nA,2026-03-02,2026-03-04,2026-03-09\n\
                  B,2026-03-02,2026-03-04,2026-03-09\nC,2026-03-02,2026-03-04,2026-03-09\n\
                  D,2026-03-27,2026-04-02,2026-04-09\nE,2026-03-02,2026-03-04,2026-03-09\n";
    let deliveries = "order_id,shipped_at,delivered_at\nA,2026-03-06,2026-03-09\n\
                      B,2026-03-04,2026-03-09\nE,,2026-03-04\n";
    let files = [("orders", orders), ("deliveries", deliveries)];
    check(&files, &["M15 dispatched late, orders: 2 of 3"]);
}

/// M22 of domain.md (e): the lower amount of each pair.
#[test]
fn what_was_billed_twice_counts_once_a_pair() {
    let orders = "order_id,ordered_at,total,currency\nA,2026-02-02,480.00,EUR\n\
                  B,2026-02-02,480.00,EUR\nC,2026-02-02,120.00,EUR\n";
    // Under two numbers a week apart, under two numbers on one day, and under one number.
    let invoices = "invoice_no,order_id,kind,issued_at,total,currency\n\
                    F1,A,invoice,2026-03-02,480.00,EUR\nF2,A,invoice,2026-03-09,480.00,EUR\n\
                    F3,B,invoice,2026-03-02,480.00,EUR\nF4,B,invoice,2026-03-02,480.00,EUR\n\
                    F5,C,invoice,2026-03-02,120.00,EUR\nF5,C,invoice,2026-03-05,120.00,EUR\n";
    let report = Shop::new(&[("orders", orders), ("invoices", invoices)]).audit();
    let codes: Vec<&str> = report
        .findings
        .iter()
        .map(|finding| report.promises[finding.promise].code.as_str())
        .filter(|code| ["INV401", "INV402"].contains(code))
        .collect();
    assert_eq!(codes, ["INV401", "INV402", "INV402", "INV402"], "both of one day are findings");
    check_report(&report, &["M22 billed twice: 1080 EUR"]);
}

const RETURNS: &str = "return_id,order_id,kind,decision,requested_at,received_at,refund_total,\
                       currency\nR1,A,return,approved,2026-03-02,2026-03-06,100.00,EUR\n\
                       R2,B,return,approved,2026-03-02,2026-03-06,100.00,EUR\n\
                       R3,C,return,approved,2026-03-02,2026-03-06,100.00,EUR\n\
                       R4,D,return,approved,2026-03-02,2026-03-06,100.00,EUR\n\
                       R5,E,return,approved,2026-03-02,2026-03-06,100.00,EUR\n";

/// Never, in time and whole, too late, in time but 30.00 short, and 10.00 too much, which makes up
/// for nothing of it.
#[test]
fn refunds_are_in_time_or_not_and_whole_or_not() {
    let order = |id: &str| format!("{id},2026-02-20,100.00,EUR\n");
    let orders = ["A", "B", "C", "D", "E"].map(order).concat();
    let orders = format!("order_id,ordered_at,total,currency\n{orders}");
    let payments = "payment_id,order_id,kind,total,currency,paid_at\n\
                    P1,B,refund,100.00,EUR,2026-03-20\nP2,C,refund,100.00,EUR,2026-03-25\n\
                    P3,D,refund,70.00,EUR,2026-03-12\nP4,E,refund,110.00,EUR,2026-03-12\n";
    let files = [("orders", &orders[..]), ("returns", RETURNS), ("payments", payments)];
    let contract = "[promises.refund-overdue]\nwithin = \"14 days\"\n";
    let report = Shop::new(&files).under(contract).audit();
    let expected = [
        "M21 refund due: 130 EUR",
        "M23 refunds in time: 3 of 5",
        "M23 refunded, of what was due: 370 of 400 EUR",
    ];
    check_report(&report, &expected);
}

/// Refused in time, refused too late, and granted.
#[test]
fn a_return_window_is_honoured_for_those_who_ask_within_it() {
    let orders = "order_id,ordered_at,return_days,quantity,unit_price\nA,2026-02-20,14,2,60.00\n\
                  B,2026-02-20,14,2,60.00\nC,2026-02-20,14,2,60.00\n";
    let deliveries = "order_id,delivered_at,quantity\nA,2026-03-02,2\nB,2026-03-02,2\n\
                      C,2026-03-02,2\n";
    let returns = "return_id,order_id,kind,requested_at,quantity,decision,decided_at\n\
                   R1,A,return,2026-03-16,1,refused,2026-03-18\n\
                   R2,B,return,2026-03-17,1,refused,2026-03-18\n\
                   R3,C,return,2026-03-16,1,approved,2026-03-18\n";
    let files = [("orders", orders), ("deliveries", deliveries), ("returns", returns)];
    check(&files, &["M24 returns granted, of those asked for in time: 1 of 2"]);
}

/// Late and told, late and silent, overdue and told, and in time.
#[test]
fn told_is_counted_over_what_is_broken_or_overdue() {
    let orders = "order_id,promised_by\nA,2026-03-06\nB,2026-03-06\nC,2026-03-06\nD,2026-03-06\n";
    let deliveries = "order_id,delivered_at\nA,2026-03-08\nB,2026-03-08\nD,2026-03-05\n";
    let messages = "message_id,order_id,kind,sent_at\nM1,A,delay notice,2026-03-05\n\
                    M2,C,delay notice,2026-03-05\nM3,B,delay notice,2026-03-07\n";
    let files = [("orders", orders), ("deliveries", deliveries), ("messages", messages)];
    check(&files, &["M26 told of what is broken or overdue: 2 of 3"]);
    let report = Shop::new(&files[..2]).audit();
    let metric = report.metrics.iter().find(|one| one.code() == "M26").expect("M26");
    assert_eq!(metric.missing, "messages");
}
