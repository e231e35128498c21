//! The columns of tickets and what goes with them: events, reviews, calls, customers, entitlements.
//!
//! Only the list; what the columns are made of stands in `tables`.

use super::Kind::{Money, Text, Time};
use super::{ColumnSpec, column, plain};

/// What a ticket may say.
pub const TICKETS: &[ColumnSpec] = &[
    column("ticket_id", Text, "the ticket's number"),
    column("order_id", Text, "the order it is about"),
    column("invoice_no", Text, "the invoice it is about"),
    column("customer", Text, "who wrote or called"),
    column(
        "kind",
        Text,
        "what it is about: billing, delivery, return, guarantee, presale, complaint",
    ),
    column("opened_at", Time, "when the customer pointed it out"),
    column("resolved_at", Time, "when it was settled"),
    column("channel", Text, "how the customer got in touch"),
    column("priority", Text, "how urgent it is"),
    column("status", Text, "its state: open, waiting, resolved"),
    column("agent", Text, "who looks after it"),
    column("replied_at", Time, "when a human first answered"),
    column("due_at", Time, "when it was promised to be settled"),
    column("reopened_at", Time, "when it was opened again"),
    column("target_met", Text, "whether the help desk says that its target was met: yes or no"),
    column("fault", Text, "who is at fault: customer, seller, carrier"),
    column("outcome", Text, "what was promised in the end: credit, refund, refused"),
    column("disputed_total", Money, "the amount that the customer disputes"),
    column("credit_total", Money, "the amount that was promised to be given back"),
    column("currency", Text, "the currency of the amounts"),
    plain("contacts", "how often the customer got in touch about it"),
];

/// What an event may say.
pub const EVENTS: &[ColumnSpec] = &[
    column("event_id", Text, "the event's number"),
    column("ticket_id", Text, "the ticket it happened to"),
    column("order_id", Text, "the order it happened to"),
    column("happened_at", Time, "when it happened"),
    column("status", Text, "the state that began with it: open, waiting, resolved"),
];

/// What a review may say.
pub const REVIEWS: &[ColumnSpec] = &[
    column("review_id", Text, "the review's number"),
    column("order_id", Text, "the order it is about"),
    column("customer", Text, "who wrote it"),
    plain("rating", "the stars given, of five"),
    column("invited_at", Time, "when the customer was asked for it"),
    column("written_at", Time, "when it was written"),
    column("published_at", Time, "when others could read it"),
    column("replied_at", Time, "when it was answered"),
];

/// What a call may say.
pub const CALLS: &[ColumnSpec] = &[
    column("call_id", Text, "the call's number"),
    column("customer", Text, "who called, or from which number"),
    column("queue", Text, "the queue it waited in"),
    plain("quoted_wait", "the waiting time that was told: seconds, or as 3 min or 00:03:00"),
    column("entered_at", Time, "when the wait began"),
    column("answered_at", Time, "when it was answered"),
    column("abandoned_at", Time, "when the caller gave up"),
    column("called_back_at", Time, "when the caller was called back"),
];

/// What may be known of a customer.
pub const CUSTOMERS: &[ColumnSpec] = &[
    column("customer", Text, "the customer's number or name, as orders write it"),
    column("tier", Text, "the customer's tier or group"),
    column("country", Text, "where the customer is"),
    column("since", Time, "since when"),
];

/// What may be known of an entitlement.
pub const ENTITLEMENTS: &[ColumnSpec] = &[
    column("entitlement_id", Text, "the entitlement's number"),
    column("order_id", Text, "the order or booking it is for"),
    column("customer", Text, "who is entitled, on every order of theirs where none is named"),
    column("entitlement", Text, "what it is"),
    column("kind", Text, "a right, or a bonus that comes after the deal"),
    column("sku", Text, "the article that serves it"),
    column("valid_from", Time, "the first day on which it is due"),
    column("valid_until", Time, "the last day on which it is due"),
    column("flagged", Text, "whether the order or booking says so: yes or no"),
    column("asked_at", Time, "when the customer had to ask for it"),
    column("served_at", Time, "when it was served"),
    column("value", Money, "what it is worth"),
    column("currency", Text, "the currency of the value"),
];
