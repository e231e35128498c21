//! Functions of rows and of values, on records with gaps: what is unknown stays unknown, and is
//! never a wrong number.
//!
//! Each case shows the value of a formula about order A, the first of two.

use super::shop::Shop;

const ORDERS: &str = "\
order_id,customer,ordered_at,promised_by,quantity,total,currency
A,ACME,2026-03-02,2026-03-06,10,100.00,EUR
B,Bolt,2026-03-02,2026-03-06,7,70.00,EUR
";

const DELIVERIES: &str = "\
order_id,delivered_at,quantity,status,carrier,shipped_at
A,2026-03-09,6,delivered,post,2026-03-04
A,2026-03-05,4,delivered,bike,2026-03-04
B,2026-03-04,7,delivered,,2026-03-01
";

/// The value of a formula on some files; empty where it is unknown.
fn value_under(files: &[(&str, &str)], contract: &str, formula: &str) -> String {
    let contract = format!(
        "{contract}\n[promises.shown]\ncode = \"OWN001\"\nabout = \"order\"\n\
         actual = \"{formula}\"\nmust = \"false\"\nopen = \"false\"\n"
    );
    let report = Shop::new(files).under(&contract).select(&["OWN001"]).audit();
    report.findings[0].actual.text.clone()
}

fn value(deliveries: &str, formula: &str) -> String {
    value_under(&[("orders", ORDERS), ("deliveries", deliveries)], "", formula)
}

fn check(formula: &str, expected: &str) {
    assert_eq!(value(DELIVERIES, formula), expected, "{formula}");
}

/// Deliveries of order A as `day,quantity,status`.
fn check_rows(rows: &[&str], formula: &str, expected: &str) {
    let rows: String = rows.iter().map(|row| format!("A,{row},post\n")).collect();
    let header = "order_id,delivered_at,quantity,status,carrier";
    let deliveries = format!("{header}\n{rows}B,2026-03-04,7,,post\n");
    assert_eq!(value(&deliveries, formula), expected, "{formula}\n{rows}");
}

#[test]
fn rows_of_another_order_are_not_counted() {
    check("count(deliveries)", "2");
    check("sum(quantity of deliveries)", "10");
    check("min(quantity of deliveries)", "4");
    check("max(quantity of deliveries)", "6");
    check("distinct(carrier of deliveries)", "2");
}

#[test]
fn the_first_and_the_last_time_do_not_depend_on_the_order_of_rows() {
    check("min(delivered_at of deliveries)", "2026-03-05");
    check("max(delivered_at of deliveries)", "2026-03-09");
}

#[test]
fn one_unknown_row_makes_the_whole_unknown_unless_it_is_left_out() {
    let rows = ["2026-03-05,4,", "2026-03-06,,", ",2,"];
    check_rows(&rows, "sum(quantity of deliveries)", "");
    check_rows(&rows, "max(quantity of deliveries)", "");
    check_rows(&rows, "sum(quantity of deliveries where known(quantity))", "6");
    check_rows(&rows, "min(delivered_at of deliveries)", "");
    check_rows(&rows, "min(delivered_at of deliveries where known(delivered_at))", "2026-03-05");
}

#[test]
fn a_filter_that_cannot_tell_makes_the_whole_unknown() {
    let rows = ["2026-03-05,4,delivered", "2026-03-06,6,"];
    check_rows(&rows, "count(deliveries where status = 'delivered')", "");
    check_rows(&rows, "sum(quantity of deliveries where status = 'delivered')", "");
    check_rows(&rows, "distinct(carrier of deliveries where status = 'delivered')", "");
    check_rows(&rows, "any(deliveries where status = 'delivered')", "yes");
    check_rows(&rows, "any(deliveries where status = 'lost')", "");
    check_rows(&rows, "any(deliveries where coalesce(status = 'lost', false))", "no");
}

#[test]
fn without_rows_there_is_no_extreme_but_a_sum_and_a_count_of_nothing() {
    check("max(quantity of deliveries where quantity > 99)", "");
    check("min(delivered_at of deliveries where quantity > 99)", "");
    check("sum(quantity of deliveries where quantity > 99)", "0");
    check("count(deliveries where quantity > 99)", "0");
    check("any(deliveries where quantity > 99)", "no");
    check("distinct(carrier of deliveries where quantity > 99)", "0");
    check("only(carrier of deliveries where quantity > 99)", "");
}

#[test]
fn what_only_one_text_can_be_is_that_text() {
    check("only(status of deliveries)", "delivered");
    check("only(carrier of deliveries)", "");
    check("only(carrier of deliveries where quantity = 4)", "bike");
    check_rows(&["2026-03-05,4,delivered", "2026-03-06,6,"], "only(status of deliveries)", "");
    check_rows(&["2026-03-05,4,delivered", "2026-03-06,6,"], "distinct(status of deliveries)", "");
}

#[test]
fn a_row_in_quarantine_leaves_only_what_the_others_prove() {
    let rows = ["2026-03-05,4,delivered", "the sixth,6,delivered"];
    for unknown in
        ["count(deliveries)", "sum(quantity of deliveries)", "only(status of deliveries)"]
    {
        check_rows(&rows, unknown, "");
    }
    check_rows(&rows, "max(delivered_at of deliveries)", "");
    check_rows(&rows, "any(deliveries where quantity = 4)", "yes");
    check_rows(&rows, "any(deliveries where quantity = 9)", "");
    check_rows(&rows, "completed_at(order.quantity - 6)", "2026-03-05");
    check_rows(&rows, "is_completed(order.quantity - 6)", "yes");
    check_rows(&rows, "completed_at(order.quantity)", "");
    check_rows(&rows, "is_completed(order.quantity)", "");
}

#[test]
fn an_order_is_complete_when_the_sum_reaches_it_in_the_order_of_time() {
    check("completed_at(order.quantity)", "2026-03-09");
    check("completed_at(order.quantity - 6)", "2026-03-05");
    check("completed_at(order.quantity - 5)", "2026-03-09");
    check("completed_at(order.quantity + 1)", "");
    check("is_completed(order.quantity + 1)", "no");
    check("is_completed(order.quantity)", "yes");
}

#[test]
fn what_did_not_arrive_completes_nothing() {
    for status in ["lost", "failed", "cancelled", "in transit"] {
        let late = format!("2026-03-06,6,{status}");
        check_rows(&["2026-03-05,4,delivered", &late], "is_completed(order.quantity)", "no");
    }
    let rows = ["2026-03-05,4,delivered", "2026-03-06,6,returned"];
    check_rows(&rows, "completed_at(order.quantity)", "2026-03-06");
}

#[test]
fn without_a_quantity_all_that_was_sent_must_have_arrived() {
    let both = ["2026-03-05,,delivered", "2026-03-08,,delivered"];
    check_rows(&both, "completed_at(order.quantity)", "2026-03-08");
    let awaited = ["2026-03-05,,delivered", ",,in transit"];
    check_rows(&awaited, "is_completed(order.quantity)", "no");
    check_rows(&awaited, "completed_at(order.quantity)", "");
    let failed = ["2026-03-05,,delivered", ",,failed"];
    check_rows(&failed, "completed_at(order.quantity)", "2026-03-05");
}

/// Invoices of order A as `total,currency`, under an order in EUR or in no currency.
fn check_totals(currency: &str, rows: &[&str], formula: &str, expected: &str) {
    let orders = format!("order_id,total,currency\nA,100.00,{currency}\nB,1.00,SEK\n");
    let rows: String = rows.iter().map(|row| format!("F,A,{row}\n")).collect();
    let invoices = format!("invoice_no,order_id,total,currency\n{rows}");
    let files = [("orders", orders.as_str()), ("invoices", invoices.as_str())];
    assert_eq!(value_under(&files, "", formula), expected, "{formula} {currency}\n{rows}");
}

#[test]
fn amounts_of_two_currencies_are_never_added() {
    let sum = "sum(total of invoices)";
    check_totals("EUR", &["5.00,EUR", "7.00,EUR"], sum, "12.00");
    check_totals("EUR", &["5.00,EUR", "7.00,SEK"], sum, "");
    check_totals("EUR", &["5.00,SEK", "7.00,SEK"], sum, "");
    check_totals("EUR", &["5.00,EUR", "7.00,"], sum, "12.00");
    check_totals("", &["5.00,SEK", "7.00,SEK"], sum, "12.00");
    check_totals("", &["5.00,SEK", "7.00,EUR"], sum, "");
    check_totals("EUR", &["5.00,EUR", "7.00,SEK"], "max(total of invoices)", "");
    check_totals("EUR", &["5.00,EUR", "7.00,SEK"], "count(invoices)", "2");
    let chosen = "sum(total of invoices where currency = 'EUR')";
    check_totals("EUR", &["5.00,EUR", "7.00,SEK"], chosen, "5.00");
}

#[test]
fn amounts_are_rounded_to_the_minor_unit_of_their_currency_away_from_zero() {
    let rounded = |currency: &str, formula: &str| {
        let orders = format!("order_id,total,currency\nA,1.00,{currency}\n");
        value_under(&[("orders", &orders)], "", formula)
    };
    assert_eq!(rounded("EUR", "round(order.total * 0.125)"), "0.13");
    assert_eq!(rounded("EUR", "round(order.total * 0.124999)"), "0.12");
    assert_eq!(rounded("EUR", "round(order.total * -0.125)"), "-0.13");
    assert_eq!(rounded("JPY", "round(order.total * 0.5)"), "1");
    assert_eq!(rounded("JPY", "round(order.total * 0.499999)"), "0");
    assert_eq!(rounded("KWD", "round(order.total * 0.1255)"), "0.126");
}

#[test]
fn rounding_explains_half_a_minor_unit_each() {
    check("rounding(3)", "0.015");
    check("rounding(0)", "0.00");
    check("rounding(count(deliveries))", "0.01");
}

/// An allowance of the promise that shows the value.
fn check_allowed(tolerance: &str, formula: &str, expected: &str) {
    let contract = format!(
        "[promises.shown]\ncode = \"OWN001\"\nabout = \"order\"\nactual = \"{formula}\"\n\
         must = \"false\"\nopen = \"false\"\n{tolerance}\n"
    );
    let report = Shop::new(&[("orders", ORDERS)]).under(&contract).select(&["OWN001"]).audit();
    assert_eq!(report.findings[0].actual.text, expected, "{tolerance} {formula}");
}

#[test]
fn an_allowance_is_an_amount_a_share_or_the_narrower_of_both() {
    let above = "above(order.total)";
    check_allowed("", above, "0.00");
    check_allowed("tolerance = { over = \"3\" }", above, "3.00");
    check_allowed("tolerance = { over = \"2%\" }", above, "2.00");
    check_allowed("tolerance = { over = [\"3\", \"2%\"] }", above, "2.00");
    check_allowed("tolerance = { over = [\"1\", \"2%\"] }", above, "1.00");
    check_allowed("tolerance = { over = [\"3\", \"2%\"] }\ncombine = \"both\"", above, "3.00");
    check_allowed("tolerance = { over = [\"1\", \"2%\"] }\ncombine = \"both\"", above, "2.00");
}

#[test]
fn an_allowance_over_is_none_under() {
    check_allowed("tolerance = { over = \"3\" }", "below(order.total)", "0.00");
    check_allowed("tolerance = { under = \"3\" }", "below(order.total)", "3.00");
    check_allowed("tolerance = { under = \"3\" }", "above(order.total)", "0.00");
}

#[test]
fn a_share_of_a_credit_is_no_less_than_nothing() {
    check_allowed("tolerance = { over = \"2%\" }", "above(0 - order.total)", "2.00");
}

#[test]
fn business_days_pass_over_weekends_and_holidays() {
    let calendar = "[calendar]\nholidays = [2026-03-09]\n";
    let files = [("orders", ORDERS), ("deliveries", DELIVERIES)];
    let check = |formula: &str, expected: &str| {
        assert_eq!(value_under(&files, calendar, formula), expected, "{formula}");
    };
    check("plus_business_days(order.promised_by, 1)", "2026-03-10");
    check("plus_business_days(order.promised_by, 2)", "2026-03-11");
    check("business_days(order.ordered_at, order.promised_by)", "4");
    check("business_days(order.promised_by, order.promised_by + 4 days)", "1");
    check("business_days(order.promised_by, order.promised_by + 3 days)", "0");
}

#[test]
fn the_parts_of_a_day_are_its_ends() {
    check("starts(order.promised_by)", "2026-03-06T00:00:00Z");
    check("day(starts(order.promised_by) + 5 hours)", "2026-03-06");
    check("known(order.promised_by)", "yes");
    check("given(order.promised_by)", "yes");
    check("known(order.requested_by)", "no");
    check("coalesce(order.requested_by, order.promised_by)", "2026-03-06");
}

#[test]
fn the_smaller_and_the_larger_of_two_values() {
    check("least(order.total, 5)", "5.00");
    check("greatest(order.total, 5)", "100.00");
    check("least(order.ordered_at, order.promised_by)", "2026-03-02");
    check("greatest(order.ordered_at, order.promised_by)", "2026-03-06");
    check("least(order.total, order.total / 0)", "");
    check("abs(0 - order.total)", "100.00");
}

#[test]
fn rows_may_be_held_against_their_order() {
    check("count(deliveries where delivered_at <= due(order.promised_by))", "1");
    check("count(deliveries where delivered_at > as_of)", "0");
    check("sum(quantity of deliveries where quantity < order.quantity / 2)", "4");
}

#[test]
fn what_is_asked_of_a_table_that_is_not_there_is_not_nothing() {
    let orders = [("orders", ORDERS)];
    let formula = "coalesce(count(deliveries), 99)";
    assert_eq!(value_under(&orders, "", formula), "99");
    assert_eq!(value_under(&orders, "", "present(deliveries)"), "no");
    assert_eq!(value_under(&orders, "", "present(orders)"), "yes");
}
