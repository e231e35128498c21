//! Whether a file holds what came after the sale: returns, tickets and what happened to them,
//! reviews, calls, customers and what they are entitled to.
//!
//! Each of these names documents of other roles, and no other role names theirs.

use super::{has_any, has_order_date};
use crate::intake::headers::Names;
use crate::tables::Role::{
    self, Calls, Customers, Deliveries, Entitlements, Events, Invoices, Lines, Messages, Orders,
    Payments, Returns, Reviews, Tickets,
};

/// The roles of such a file.
pub fn find(names: &Names) -> Option<Vec<Role>> {
    let has_events = events_fit(names);
    let tests: [(bool, &[Role]); 7] = [
        (returns_fit(names), &[Returns]),
        (tickets_fit(names) && has_events, &[Tickets, Events]),
        (tickets_fit(names), &[Tickets]),
        (has_events, &[Events]),
        (reviews_fit(names), &[Reviews]),
        (calls_fit(names), &[Calls]),
        (entitlements_fit(names), &[Entitlements]),
    ];
    let found = tests.into_iter().find(|(fits, _)| *fits).map(|(_, roles)| roles.to_vec());
    found.or_else(|| customers_fit(names).then(|| vec![Customers]))
}

/// Whether the rows are returns, and not orders, deliveries or payments that name theirs.
pub fn returns_fit(names: &Names) -> bool {
    let told = ["requested_at", "received_at", "decided_at", "decision", "refund_total"];
    let is_other = names.has(Deliveries, "delivery_id")
        || names.has(Payments, "payment_id")
        || names.has(Messages, "message_id")
        || names.has(Orders, "promised_by")
        || has_order_date(names) && !names.has(Returns, "requested_at");
    names.has(Returns, "return_id")
        && has_any(names, Returns, &["order_id", "invoice_no"])
        && has_any(names, Returns, &told)
        && !is_other
}

/// Whether the rows are tickets, and not messages, orders or returns that name theirs.
pub fn tickets_fit(names: &Names) -> bool {
    let told = ["opened_at", "resolved_at", "outcome", "disputed_total"];
    let is_other = names.has(Messages, "message_id")
        || has_any(names, Messages, &["sent_at", "author", "direction"])
        || names.has(Returns, "return_id")
        || has_any(names, Orders, &["promised_by", "ship_by", "shipping"])
        || has_any(names, Lines, &["sku", "unit_price"]);
    names.has(Tickets, "ticket_id") && has_any(names, Tickets, &told) && !is_other
}

/// Whether the rows are steps in the life of a ticket or an order.
fn events_fit(names: &Names) -> bool {
    let is_other = names.has(Messages, "message_id")
        || has_any(names, Orders, &["total", "net"])
        || has_any(names, Lines, &["sku", "unit_price"])
        || has_any(names, Deliveries, &["delivery_id", "shipped_at", "delivered_at"]);
    names.has(Events, "happened_at")
        && names.has(Events, "status")
        && has_any(names, Events, &["ticket_id", "order_id"])
        && !is_other
}

/// Whether the rows are reviews, and not orders that hold one.
fn reviews_fit(names: &Names) -> bool {
    let has_time = has_any(names, Reviews, &["invited_at", "written_at", "published_at"]);
    let is_review = names.has(Reviews, "review_id") || names.has(Reviews, "rating") && has_time;
    let is_other = has_any(names, Orders, &["promised_by", "total", "net"])
        || has_order_date(names)
        || names.has(Tickets, "ticket_id");
    is_review && (names.has(Reviews, "rating") || has_time) && !is_other
}

/// Whether the rows are calls that waited.
fn calls_fit(names: &Names) -> bool {
    let has_end = has_any(names, Calls, &["answered_at", "abandoned_at"]);
    names.has(Calls, "entered_at")
        && (has_end || has_any(names, Calls, &["call_id", "queue", "quoted_wait"]))
        && !names.has(Tickets, "ticket_id")
}

/// Whether the rows are entitlements.
fn entitlements_fit(names: &Names) -> bool {
    let is_named = has_any(names, Entitlements, &["entitlement_id", "entitlement"]);
    let is_other = has_any(names, Orders, &["total", "net", "promised_by"])
        || has_any(names, Lines, &["quantity", "unit_price"]);
    let told = ["valid_from", "valid_until", "flagged", "asked_at", "served_at", "sku"];
    is_named
        && has_any(names, Entitlements, &["order_id", "customer"])
        && has_any(names, Entitlements, &told)
        && !is_other
}

/// Whether the rows are customers, and name no document of theirs.
fn customers_fit(names: &Names) -> bool {
    let is_other = names.has(Orders, "order_id")
        || has_any(names, Invoices, &["invoice_no", "issued_at"])
        || has_any(names, Orders, &["total", "net"])
        || names.has(Tickets, "ticket_id")
        || names.has(Payments, "payment_id");
    let is_known = has_any(names, Customers, &["tier", "since"]);
    names.has(Customers, "customer") && is_known && !is_other
}
