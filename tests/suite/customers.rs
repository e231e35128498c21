//! Who bought again after a first order on time or late: M31 and M32 of domain.md (e).
//!
//! Judged as of the end of 31 March 2026.

use super::figures::check_report;
use super::shop::Shop;
use promised::report::Report;

/// Five customers: A and B had a first order in time, C a late one, D one without a promise, and
/// E one in time, but only a month ago.
const ORDERS: &str = "order_id,customer,ordered_at,promised_by,delivered_at,total,currency\n\
    A1,A,2025-01-01,2025-01-05,2025-01-04,10.00,EUR\nA2,A,2025-02-01,,,30.00,EUR\n\
    A3,A,2025-06-01,,,8.00,SEK\nB1,B,2025-01-02,2025-01-06,2025-01-06,10.00,EUR\n\
    C1,C,2025-01-03,2025-01-07,2025-01-09,10.00,EUR\nC2,C,2025-04-13,,,50.00,EUR\n\
    D1,D,2025-01-04,,,10.00,EUR\nD2,D,2025-01-05,,,10.00,EUR\n\
    E1,E,2026-03-01,2026-03-05,2026-03-05,10.00,EUR\nE2,E,2026-03-08,,,10.00,EUR\n";

fn audit(orders: &str) -> Report {
    Shop::new(&[("orders", orders)]).audit()
}

#[test]
fn who_came_back_is_counted_once_the_whole_time_can_be_seen() {
    let expected = [
        "M31 bought again in 90 days, first order on time: 1 of 2",
        "M31 bought again in 90 days, first order late: 0 of 1",
        "M31 bought again in 365 days, first order on time: 1 of 2",
        "M31 bought again in 365 days, first order late: 1 of 1",
    ];
    check_report(&audit(ORDERS), &expected);
}

#[test]
fn what_they_spent_is_a_mean_over_all_of_them_in_each_currency() {
    let report = audit(ORDERS);
    let expected = [
        "M32 spent in 90 days per customer, first order on time: 15 EUR",
        "M32 spent in 90 days per customer, first order late: 0 EUR",
        "M32 spent in 365 days per customer, first order on time: 15 EUR",
        "M32 spent in 365 days per customer, first order on time: 4 SEK",
        "M32 spent in 365 days per customer, first order late: 50 EUR",
    ];
    let baskets = [
        "M32 average further order in 90 days, first order on time: 30 EUR",
        "M32 average further order in 365 days, first order on time: 30 EUR",
        "M32 average further order in 365 days, first order on time: 8 SEK",
        "M32 average further order in 365 days, first order late: 50 EUR",
    ];
    check_report(&report, &[&expected[..], &baskets].concat());
    let mut among = report.metrics.iter().filter(|one| one.code() == "M32");
    assert!(among.all(|one| matches!(one.among, Some(1 | 2))), "{:?}", report.metrics);
}

#[test]
fn an_order_on_the_first_day_is_no_return_and_a_cancelled_one_no_purchase() {
    let orders = "order_id,customer,ordered_at,promised_by,delivered_at,status\n\
        A1,A,2025-01-01,2025-01-05,2025-01-04,\nA2,A,2025-01-01,2025-01-05,2025-01-04,\n\
        B1,B,2025-01-01,2025-01-05,2025-01-04,\nB2,B,2025-01-09,2025-01-12,,cancelled\n";
    check_report(&audit(orders), &["M31 bought again in 90 days, first order on time: 0 of 2"]);
}

#[test]
fn one_late_order_of_the_first_day_makes_it_a_late_first_day() {
    let orders = "order_id,customer,ordered_at,promised_by,delivered_at\n\
        A1,A,2025-01-01,2025-01-05,2025-01-04\nA2,A,2025-01-01,2025-01-05,2025-01-14\n";
    let expected = [
        "M31 bought again in 90 days, first order on time: 0 of 0",
        "M31 bought again in 90 days, first order late: 0 of 1",
    ];
    check_report(&audit(orders), &expected);
}

#[test]
fn without_amounts_there_is_who_came_back_but_not_for_how_much() {
    let report = audit(
        "order_id,customer,ordered_at,promised_by,delivered_at\n\
                        A1,A,2025-01-01,2025-01-05,2025-01-04\n",
    );
    let repeats = report.metrics.iter().filter(|one| one.code() == "M31");
    assert_eq!(repeats.count(), 4);
    let values = report.metrics.iter().filter(|one| one.code() == "M32");
    let missing: Vec<&str> = values.map(|one| one.missing.as_str()).collect();
    assert_eq!(missing, ["orders.total"]);
    let nameless = audit("order_id,promised_by,delivered_at\nA1,2025-01-05,2025-01-04\n");
    let missing = nameless.metrics.iter().find(|one| one.code() == "M31").expect("M31");
    assert_eq!(missing.missing, "orders.customer, orders.ordered_at");
}
