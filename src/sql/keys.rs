//! What a finding is known by: its order, line and document, and whose it is.
//!
//! The same choices as `finding`, for all subjects of a group.

use super::query::Query;
use crate::formula::Grain;
use crate::tables::{Role, Tables};

/// The column that names a row of a role.
pub const fn key_of(role: Role) -> &'static str {
    match role {
        Role::Deliveries => "delivery_id",
        Role::Payments => "payment_id",
        Role::Returns => "return_id",
        Role::Tickets => "ticket_id",
        Role::Messages => "message_id",
        Role::Reviews => "review_id",
        Role::Calls => "call_id",
        Role::Entitlements => "entitlement_id",
        _ => "invoice_no",
    }
}

/// `PREFIX_keys(subject, order_id, line, document, currency, customer, carrier)`; `rows` is the
/// query of the rows of a role for each subject.
pub fn keys(
    tables: &Tables,
    about: Option<Grain>,
    prefix: &str,
    rows: impl Fn(Role) -> Query,
) -> Query {
    let held = |role: Role, name: &str| tables.of(role).texts(name).is_some();
    let role = about.and_then(Grain::role);
    let from =
        |alias: &str, role: Role, name: &str| held(role, name).then(|| format!("{alias}.{name}"));
    let of_order = |name: &str| from("o", Role::Orders, name);
    let of_row = |name: &str| role.and_then(|role| from("r", role, name));
    let of_line = |name: &str| from("l", Role::Lines, name);
    let mut joins = "\n  LEFT JOIN in_orders o ON o.own_row = s.order_row".to_owned();
    if tables.of(Role::Lines).is_present {
        joins += "\n  LEFT JOIN in_lines l ON l.own_row = s.line_row";
    }
    if let Some(role) = role {
        joins += &format!("\n  LEFT JOIN in_{} r ON r.own_row = s.own_row", role.name());
    }
    let mut edge = |role: Role, name: &str, function: &str| {
        if !held(role, name) {
            return None;
        }
        let alias = format!("{function}_{}", role.name());
        joins += &format!(
            "\n  LEFT JOIN (SELECT e.subject, {function}(e.own_row) AS own_row FROM ({}) e GROUP \
             BY \
             e.subject) {alias} ON {alias}.subject = s.subject\n  LEFT JOIN in_{} {alias}_row ON \
             {alias}_row.own_row = {alias}.own_row",
            rows(role).select,
            role.name()
        );
        Some(format!("{alias}_row.{name}"))
    };
    let line_currency = edge(Role::Lines, "currency", "min");
    let invoice_currency = edge(Role::Invoices, "currency", "min");
    let carrier = edge(Role::Deliveries, "carrier", "max");
    let first = |values: &[Option<String>]| {
        let values: Vec<String> = values.iter().flatten().cloned().collect();
        match values.is_empty() {
            true => "''".to_owned(),
            false => format!("COALESCE({}, '')", values.join(", ")),
        }
    };
    let order = match role {
        Some(_) => {
            let (of_order, of_row) = (first(&[of_order("order_id")]), first(&[of_row("order_id")]));
            format!("CASE WHEN s.order_row IS NULL THEN {of_row} ELSE {of_order} END")
        }
        None => first(&[of_order("order_id")]),
    };
    let line = match about {
        Some(Grain::Invoice) => "''".to_owned(),
        _ => first(&[of_line("line_id"), of_line("sku"), of_row("line_id"), of_row("sku")]),
    };
    let document = first(&[role.and_then(|role| of_row(key_of(role)))]);
    let currency =
        first(&[of_row("currency"), of_order("currency"), line_currency, invoice_currency]);
    let customer = first(&[of_order("customer"), of_row("customer")]);
    let carrier = first(&[carrier, of_order("carrier")]);
    let select = format!(
        "SELECT s.subject, {order} AS order_id, {line} AS line, {document} AS document, \
         {currency} AS \
         currency, {customer} AS customer, {carrier} AS carrier\n  FROM {prefix}_subjects s{joins}"
    );
    Query::new(format!("{prefix}_keys"), select)
}
