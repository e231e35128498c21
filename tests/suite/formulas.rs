//! The language: what formulas give on records, and what is said of those that make no sense.
//!
//! Each case is a promise of one's own in a contract, judged on one small shop.

use super::harness::folder;
use promised::audit::{Question, audit};
use promised::contract::{self, Contract};
use promised::intake::{self, Request};
use promised::promises::Catalogue;
use promised::time::Zone;
use std::path::Path;

const ORDERS: &str = "\
order_id,customer,ordered_at,promised_by,quantity,total,currency
A,ACME,2026-03-02,2026-03-06,10,100.00,EUR
";

const LINES: &str = "\
order_id,line_id,sku,quantity,unit_price
A,1,pen,4,10.00
A,2,ink,6,
";

const DELIVERIES: &str = "\
delivery_id,order_id,delivered_at,quantity,status
D1,A,2026-03-05,4,delivered
D2,A,2026-03-09,6,delivered
D3,A,,1,lost
";

const INVOICES: &str = "\
invoice_no,order_id,kind,total,currency
F1,A,invoice,80.00,EUR
F2,A,credit note,5.00,EUR
F3,A,invoice,25.00,EUR
";

fn files() -> [(&'static str, &'static str); 4] {
    [
        ("orders.csv", ORDERS),
        ("lines.csv", LINES),
        ("deliveries.csv", DELIVERIES),
        ("invoices.csv", INVOICES),
    ]
}

/// A contract with one promise that is always broken and shows the value of a formula.
fn contract_of(about: &str, formula: &str) -> String {
    format!(
        "zone = \"Europe/Stockholm\"\n[promises.shown]\ncode = \"OWN001\"\nabout = \"{about}\"\n\
         promised = \"{formula}\"\nmust = \"false\"\nopen = \"false\"\n"
    )
}

fn law(text: &str) -> Result<(Contract, Catalogue), String> {
    let builtin = Catalogue::builtin();
    let path = Path::new("promised.toml");
    let contract = contract::parse(text, path, &builtin.known()).map_err(|m| m.to_string())?;
    let catalogue = builtin.with_contract(&contract, text).map_err(|m| m.to_string())?;
    Ok((contract, catalogue))
}

/// The printed values of a formula, one per subject; nothing where it is unknown.
fn values(about: &str, formula: &str) -> Vec<String> {
    values_under(&contract_of(about, formula))
}

/// The same under the whole text of a contract.
fn values_under(text: &str) -> Vec<String> {
    let (contract, catalogue) = law(text).expect("a contract");
    let folder = folder(&files());
    let as_of = promised::time::parse("2026-03-31T12:00:00Z", Zone::default()).expect("a time").lo;
    let request = Request {
        files: vec![(folder.path().to_owned(), None)],
        folder: folder.path().to_owned(),
        zone: contract.zone,
        has_zone: contract.has_zone,
        as_of,
        ..Request::default()
    };
    let intake = intake::read(&request).expect("the files are read");
    let question = Question { as_of, select: vec!["OWN001".to_owned()], ..Question::default() };
    let report = audit(intake, &contract, &catalogue, &question);
    assert_eq!(report.broken_laws, Vec::<String>::new());
    report.findings.into_iter().map(|finding| finding.promised.text).collect()
}

/// A formula about the order gives this value.
fn check(formula: &str, value: &str) {
    assert_eq!(values("order", formula), [value], "{formula}");
}

/// A formula about the order has no value, so that nothing is judged by it.
fn check_unknown(formula: &str) {
    assert!(values("order", formula).is_empty(), "{formula}");
}

/// A formula is refused with this message.
fn refuse(formula: &str, message: &str) {
    let text = contract_of("order", formula);
    let error = law(&text).expect_err("a mistake");
    assert!(error.contains(message), "{formula}:\n{error}");
}

#[test]
fn arithmetic_is_exact() {
    check("order.total * 3 / 7", "42.857143");
    check("order.total - 2 * 0.1", "99.80");
    check("order.total / order.quantity", "10.00");
    check("order.quantity * 2 + 1", "21");
    check("-order.total", "-100.00");
    check("abs(order.total - 250)", "150.00");
    check("round(order.total / 3)", "33.33");
    check("order.total * 15%", "15.00");
}

#[test]
fn rows_are_summed_counted_and_chosen() {
    check("sum(quantity of deliveries)", "11");
    check("sum(quantity of deliveries where status = 'delivered')", "10");
    check("count(deliveries)", "3");
    check("max(delivered_at of deliveries where known(delivered_at))", "2026-03-09");
    check("min(quantity of lines)", "4");
    check("distinct(sku of lines)", "2");
    check("only(currency of invoices)", "EUR");
    check("sum(signed_total of invoices)", "100.00");
    check("sum(order.total / 2 of lines)", "100.00");
    check("if any(invoices where kind = 'credit') then 1 else 0", "1");
}

#[test]
fn a_word_means_in_a_formula_what_it_means_in_a_cell() {
    check("count(deliveries where status = 'LOST')", "1");
    check("count(deliveries where 'Geliefert' = status)", "2");
    check("count(deliveries where status != 'Delivered')", "1");
    check("count(deliveries where status in ('Lost', 'Geliefert'))", "3");
    check(
        "if coalesce(only(kind of invoices where total < 10), '') = 'Credit Note' then 1 else 0",
        "1",
    );
    check("count(deliveries where status = 'nowhere')", "0");
    // What an article is called is no word.
    check("count(lines where sku = 'PEN')", "0");
}

#[test]
fn a_sum_with_an_unknown_part_is_unknown() {
    check_unknown("sum(unit_price of lines)");
    check_unknown("max(delivered_at of deliveries)");
    check_unknown("only(sku of lines)");
}

#[test]
fn nothing_is_zero_only_where_there_are_no_rows() {
    check("sum(quantity of deliveries where status = 'nowhere')", "0");
    check("coalesce(sum(total of payments), 7)", "7.00");
}

#[test]
fn a_division_by_zero_is_unknown() {
    check_unknown("order.total / 0");
    check("coalesce(order.total / 0, 1)", "1.00");
}

#[test]
fn times_move_by_days_and_business_days() {
    check("due(order.promised_by)", "2026-03-06");
    check("starts(order.promised_by)", "2026-03-06T00:00:00+01:00");
    check("order.promised_by + 3 days", "2026-03-09");
    check("order.promised_by - 1 day", "2026-03-05");
    check("plus_business_days(order.promised_by, 1)", "2026-03-09");
    check("business_days(order.ordered_at, order.promised_by)", "4");
    check("order.promised_by - order.ordered_at", "4");
    check("day(starts(order.promised_by))", "2026-03-06");
    check("due(order.promised_by + 23 days) + 1 hour", "2026-03-30T00:59:59+02:00");
}

#[test]
fn choices_take_the_first_known_value() {
    check("if order.total > 50 then 'large' else 'small'", "large");
    check("coalesce(order.shipping, order.total)", "100.00");
    check("least(order.total, 60)", "60.00");
    check("greatest(order.promised_by, order.ordered_at)", "2026-03-06");
    check("if not (order.customer in ('ACME', 'Bolt')) then 1 else 2", "2");
}

#[test]
fn facts_are_named_like_columns() {
    check("completed_at", "2026-03-09");
    check("arrived_quantity", "10");
    check("quantity_by_due", "4");
    check("billed_total", "100.00");
    check("agreed_price", "10.00");
}

#[test]
fn a_promise_about_lines_sees_each_line() {
    assert_eq!(values("line", "line.sku"), ["pen", "ink"]);
    assert_eq!(values("line", "count(lines)"), ["1", "1"]);
    assert_eq!(values("line", "ordered_quantity"), ["4", "6"]);
}

#[test]
fn a_promise_about_deliveries_sees_each_row_and_its_order() {
    assert_eq!(values("delivery", "quantity"), ["4", "6", "1"]);
    assert_eq!(values("delivery", "order.customer"), ["ACME", "ACME", "ACME"]);
    assert_eq!(values("delivery", "delivery.status"), ["delivered", "delivered", "lost"]);
    assert_eq!(values("delivery", "count(invoices where total > 10)"), ["2", "2", "2"]);
}

#[test]
fn what_does_not_go_together_is_refused() {
    refuse("order.total + 3 days", "money and a length of time do not go together here");
    refuse("order.total + order.quantity", "money and a quantity do not go together here");
    refuse("order.total * order.total", "money and money do not go together here");
    refuse("order.promised_by + order.ordered_at", "a time and a time do not go together here");
    refuse("order.total = 'much'", "money and a text do not go together here");
    refuse("if order.total then 1 else 2", "this is money, but a truth is needed");
    refuse("if true then 1 else 'x'", "one way is a number, the other a text");
    refuse("due(order.total)", "this function does not take money");
    refuse("-order.customer", "a text has no sign");
    refuse("sum(sku of lines)", "this aggregate does not take that");
    refuse("sum(count(lines) of invoices)", "rows of a table cannot be counted within rows");
}

#[test]
fn what_is_not_known_gets_a_suggestion() {
    refuse("order.totl", "did you mean `total`?");
    refuse("complete_at", "did you mean `completed_at`?");
    refuse("rond(order.total)", "did you mean `round`?");
    refuse("sum(total of invoice)", "there is no table `invoice`");
    refuse("coalesce(order.total, order.customer)", "the values differ: a text beside money");
}

#[test]
fn a_fault_is_shown_at_its_place_in_the_contract() {
    let error = law(&contract_of("order", "order.total + order.quantity")).expect_err("a mistake");
    let line = "  5 | promised = \"order.total + order.quantity\"";
    let caret = "    |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^";
    assert!(error.starts_with("promised.toml:5:13: money and a quantity"), "{error}");
    assert!(error.contains(line) && error.contains(caret), "{error}");
}

#[test]
fn every_mistake_of_a_contract_is_told_at_once() {
    let text = "[promises.one]\ncode = \"OWN001\"\nabout = \"order\"\n\
                promised = \"order.totl\"\nmust = \"1\"\n\
                [promises.two]\ncode = \"OWN002\"\nabout = \"order\"\nmust = \"nonsense\"\n";
    let error = law(text).expect_err("mistakes");
    for place in ["promised.toml:4:", "promised.toml:5:", "promised.toml:9:"] {
        assert!(error.contains(place), "{place}\n{error}");
    }
}

#[test]
fn a_time_beyond_every_calendar_is_unknown() {
    check_unknown("order.promised_by + 106000000 days");
    check_unknown("order.promised_by + 2562047788 hours");
}

/// The order was promised by Friday, 6 March.
#[test]
fn a_time_within_which_something_follows_is_what_the_contract_says() {
    let given = |within: &str| {
        let text = contract_of("order", "within(order.promised_by)");
        values_under(&format!("{text}within = \"{within}\"\n"))
    };
    assert_eq!(given("3 days"), ["2026-03-09"]);
    assert_eq!(given("2 business days"), ["2026-03-10"]);
    assert_eq!(given("0 days"), ["2026-03-06"]);
    assert_eq!(given("36 hours"), ["2026-03-08T11:59:59+01:00"]);
    check_unknown("within(order.promised_by)");
    let text = contract_of("order", "within(order.promised_by)");
    let some = |customer: &str| {
        let scope = format!("customer = \"{customer}\"\nwithin = \"1 day\"\n");
        values_under(&format!("{text}within = \"3 days\"\n[[promises.shown.for]]\n{scope}"))
    };
    assert_eq!(some("ACME"), ["2026-03-07"]);
    assert_eq!(some("Bolt"), ["2026-03-09"]);
}

#[test]
fn a_time_that_nobody_asks_for_is_a_mistake() {
    for text in ["[promises.late-delivery]\n", "[[promises.DLV101.for]]\ntier = \"gold\"\n"] {
        let text = format!("{text}within = \"3 days\"\n");
        let error = law(&text).expect_err("a mistake");
        assert!(error.contains("late-delivery reads no within"), "{error}");
    }
    law("[promises.refund-overdue]\nwithin = \"14 days\"\n").expect("a contract");
}

#[test]
fn whether_a_column_is_there_is_known_before_a_row_is_read() {
    check("present(lines.sku)", "yes");
    check("present(lines.net)", "no");
    check("present(returns.received_at)", "no");
    refuse("present(lines.colour)", "takes one table");
    refuse("within(order.total)", "this is money, but a time is needed");
    refuse("within(as_of, as_of)", "takes one time");
}

#[test]
fn only_the_second_round_knows_what_was_billed_too_much() {
    // Billed 80 and 25, less 5: what was agreed.
    check("overcharge", "0.00");
    check("undercharge", "0.00");
    assert_eq!(values("invoice", "overcharge"), ["0.00"; 3]);
}
