//! What a formula needs of the records, told before a row is read.
//!
//! A formula whose needs are met may still have no value in some rows; that is not looked at here.

use super::shop::Shop;
use promised::dossier::Dossiers;
use promised::dossier::grain::Grain;
use promised::formula::needs::{Shape, Status, Told};
use promised::formula::reads::{Reads, literals};
use promised::formula::types::{Scope, compile};
use promised::promises::Catalogue;
use promised::tables::Role;

/// Orders with a total and a quantity, and deliveries with neither lines nor quantities.
fn dossiers() -> Dossiers {
    let orders = ("orders", "order_id,total,quantity\nA,10.00,1\n");
    Shop::new(&[orders, ("deliveries", "order_id,delivered_at\nA,2026-03-05\n")]).link()
}

fn status(formula: &str, has_policy: bool) -> Status {
    let (dossiers, catalogue) = (dossiers(), Catalogue::builtin());
    let shape = Shape::new(&dossiers.tables, (has_policy, false), &catalogue.facts);
    let scope =
        Scope { grain: Grain::Line, facts: &catalogue.names, locals: &[], limit: None, row: None };
    let status = shape.status(&compile(formula, scope).expect("a formula"), Told::default());
    Status { missing: shape.in_words(status.missing), ..status }
}

/// A formula lacks these; none for one that can be evaluated.
fn check(formula: &str, missing: &[&str]) {
    let status = status(formula, false);
    assert_eq!(status.missing, missing, "{formula}");
    assert_eq!(status.is_met(), missing.is_empty(), "{formula}");
}

/// A formula is always true, always false, or depends on the rows.
fn check_constant(formula: &str, constant: Option<bool>) {
    assert_eq!(status(formula, false).constant, constant, "{formula}");
}

#[test]
fn a_column_that_is_there_is_no_need() {
    check("order.total", &[]);
    check("order.total > 5 and order.quantity = 1", &[]);
    check("as_of", &[]);
}

#[test]
fn a_column_that_is_not_there_is_named() {
    check("order.net", &["orders.net"]);
    check("order.net + order.tax", &["orders.net", "orders.tax"]);
    check("-abs(order.net)", &["orders.net"]);
    check("order.status in ('open', 'closed')", &["orders.status"]);
}

#[test]
fn a_role_that_no_file_plays_is_named_without_its_columns() {
    check("sum(total of invoices)", &["invoices"]);
    check("sum(total of invoices where kind = 'credit')", &["invoices"]);
    check("count(lines)", &["lines"]);
    check("any(deliveries)", &[]);
    check("sum(quantity of deliveries)", &["deliveries.quantity"]);
}

#[test]
fn any_one_of_several_values_will_do() {
    check("coalesce(order.net, order.total)", &[]);
    check("coalesce(order.net, order.tax)", &["orders.net or orders.tax"]);
    let both = "coalesce(order.net, order.tax + order.shipping)";
    check(both, &["orders.net or orders.shipping with orders.tax"]);
}

#[test]
fn what_is_asked_for_twice_is_named_once() {
    check("order.net + order.net", &["orders.net"]);
    check("coalesce(order.net, order.net)", &["orders.net"]);
    check("sum(quantity of lines) + sum(cancelled_quantity of lines)", &["lines"]);
}

#[test]
fn a_choice_that_is_settled_needs_one_way_only() {
    check("if present(deliveries) then order.total else order.net", &[]);
    check("if present(invoices) then order.net else order.total", &[]);
    check("if present(deliveries) then order.net else order.total", &["orders.net"]);
    check("if order.total > 5 then order.net else order.total", &[]);
    check("if order.net > 5 then order.total else order.total", &["orders.net"]);
}

#[test]
fn known_asks_for_nothing_and_given_asks_for_the_column() {
    check("known(order.net)", &[]);
    check_constant("known(order.net)", Some(false));
    check_constant("known(order.total)", None);
    check("given(order.net)", &["orders.net"]);
}

#[test]
fn what_is_settled_settles_the_whole() {
    check_constant("true", Some(true));
    check_constant("not true", Some(false));
    check_constant("present(deliveries)", Some(true));
    check_constant("present(invoices)", Some(false));
    check_constant("present(invoices) and order.net > 5", Some(false));
    check_constant("order.net > 5 or present(deliveries)", Some(true));
    check_constant("order.total > 5 and present(deliveries)", None);
    check_constant("order.total > 5", None);
}

#[test]
fn what_settles_nothing_leaves_the_need_of_the_other_side() {
    check("present(invoices) and order.net > 5", &[]);
    check("present(deliveries) and order.net > 5", &["orders.net"]);
    check("order.net > 5 or present(invoices)", &["orders.net"]);
}

#[test]
fn a_policy_is_needed_unless_there_is_one() {
    assert_eq!(status("policy", false).missing, ["a [[policy]] in the contract"]);
    assert!(status("policy", true).is_met());
    let missing = status("promised_by", false).missing;
    assert!(missing[0].contains("orders.promised_by") && missing[0].contains("[[policy]]"));
    assert!(status("promised_by", true).is_met());
}

#[test]
fn facts_need_what_their_formulas_need() {
    check("completed_at", &[]);
    check("is_complete", &[]);
    check("ordered_quantity", &[]);
    check("has_invoice", &["invoices"]);
    check("billed_total", &["invoices"]);
}

#[test]
fn completion_needs_deliveries_and_a_time_but_no_quantity() {
    check("completed_at(order.quantity)", &[]);
    check("completed_at(sum(quantity of lines))", &[]);
    let orders = ("orders", "order_id,quantity\nA,1\n");
    let catalogue = Catalogue::builtin();
    let scope =
        Scope { grain: Grain::Order, facts: &catalogue.names, locals: &[], limit: None, row: None };
    let term = compile("completed_at(order.quantity)", scope).expect("a formula");
    let lacks = |files: &[(&str, &str)]| {
        let dossiers = Shop::new(files).link();
        Shape::new(&dossiers.tables, (false, false), &catalogue.facts)
            .status(&term, Told::default())
            .missing
    };
    assert_eq!(lacks(&[orders]), ["deliveries"]);
    let missing = lacks(&[orders, ("deliveries", "order_id,quantity\nA,1\n")]);
    let needed = "deliveries.ready_at or deliveries.delivered_at or deliveries.proved_at \
                  or orders.delivered_at";
    assert_eq!(missing, [needed]);
}

/// The tables that a formula reads, through the facts.
fn check_reads(formula: &str, roles: &[Role]) {
    let catalogue = Catalogue::builtin();
    let scope =
        Scope { grain: Grain::Line, facts: &catalogue.names, locals: &[], limit: None, row: None };
    let term = compile(formula, scope).expect("a formula");
    let found = Reads::of(std::iter::once(&term), &catalogue.facts).roles;
    assert_eq!(found.list(), roles, "{formula}");
    assert!(Role::ALL.iter().all(|role| found.has(*role) == roles.contains(role)));
}

#[test]
fn tables_are_read_through_facts_aggregates_and_completion() {
    check_reads("as_of > as_of", &[]);
    check_reads("order.total", &[Role::Orders]);
    check_reads("ordered_quantity", &[Role::Orders, Role::Lines]);
    check_reads("billed_quantity", &[Role::Invoices]);
    check_reads("completed_at(order.quantity)", &[Role::Orders, Role::Deliveries]);
    check_reads("any(messages where kind = 'x')", &[Role::Messages]);
    check_reads("count(payments where total < order.total)", &[Role::Orders, Role::Payments]);
    check_reads("if true then count(lines) else -count(invoices)", &[Role::Lines, Role::Invoices]);
    check_reads("not (line.sku in ('a', 'b'))", &[Role::Lines]);
    check_reads("least(coalesce(line.quantity, 1), order.quantity)", &[Role::Orders, Role::Lines]);
}

#[test]
fn texts_are_found_in_every_corner_of_a_formula() {
    let check = |formula: &str, expected: &[&str]| {
        let scope = Scope { grain: Grain::Line, facts: &[], locals: &[], limit: None, row: None };
        let term = compile(formula, scope).expect("a formula");
        let mut found = Vec::new();
        literals(&term, &mut found);
        assert_eq!(found, expected, "{formula}");
    };
    check("if order.status = 'a' then 'b' else coalesce(line.sku, 'c')", &["a", "b", "c"]);
    check("only(sku of lines where sku != 'd' and order.status = 'e')", &["d", "e"]);
    check("not known(line.sku) or line.sku in ('f', 'g')", &["f", "g"]);
    check("order.total + 1", &[]);
}
