//! Rows with the order they are about: `in_ROLE(own_row, order_row, has_order, …)`, the orders
//! about which rows were refused, and the account of every row.
//!
//! The same steps as `dossier`: by the number of the order, else through the document or the
//! ticket that a row names.

use super::declared::{Declared, Warehouse};
use super::dialect::{Dialect, Kind};
use super::query::Query;
use super::taken::names;
use crate::tables::Role;

/// How rows without an order find one, in this order: role, the column that names a document, the
/// role of the document, and the column of its number.
const REFERENCES: [(Role, &str, Role, &str); 6] = [
    (Role::Invoices, "refers_to", Role::Invoices, "invoice_no"),
    (Role::Payments, "invoice_no", Role::Invoices, "invoice_no"),
    (Role::Returns, "invoice_no", Role::Invoices, "invoice_no"),
    (Role::Tickets, "invoice_no", Role::Invoices, "invoice_no"),
    (Role::Messages, "ticket_id", Role::Tickets, "ticket_id"),
    (Role::Events, "ticket_id", Role::Tickets, "ticket_id"),
];

/// The queries from the rows that count to those that the rules read.
pub fn queries(dialect: Dialect, warehouse: &Warehouse) -> Vec<Query> {
    let mut queries = vec![lost(dialect, warehouse)];
    if let Some(orders) = warehouse.of_role(Role::Orders) {
        queries.push(Query::new("in_orders", of_orders(dialect, orders, warehouse)));
    }
    queries.push(Query::new(
        "in_quarantined",
        "SELECT DISTINCT l.role, o.own_row AS order_row FROM lost l JOIN in_orders o ON \
         o.order_id = l.order_id",
    ));
    // Invoices and tickets before those that find their orders through them.
    let mut roles: Vec<Role> = Role::ALL.into_iter().filter(|role| *role != Role::Orders).collect();
    roles.sort_by_key(|role| !matches!(role, Role::Invoices | Role::Tickets));
    for one in roles.into_iter().filter_map(|role| warehouse.of_role(role)) {
        queries.extend(of_role(dialect, one, warehouse));
    }
    queries
}

/// The orders of rows that were refused: `lost(role, order_id)`.
fn lost(dialect: Dialect, warehouse: &Warehouse) -> Query {
    let of = |one: &Declared| {
        let name = one.role.name();
        format!(
            "SELECT {} AS role, t.order_id FROM told_{name} t WHERE t.fate = 2 AND t.order_id IS \
             NOT NULL",
            dialect.as_text(&dialect.text(name))
        )
    };
    let all: Vec<String> = warehouse.all().filter(|one| one.has("order_id")).map(of).collect();
    Query::new("lost", all.join("\n  UNION ALL "))
}

fn of_orders(dialect: Dialect, orders: &Declared, warehouse: &Warehouse) -> String {
    let customers = warehouse.of_role(Role::Customers);
    let mut columns = vec!["t.own_row".to_owned(), "t.own_row AS order_row".to_owned()];
    columns.push("TRUE AS has_order".to_owned());
    let filled = customers.filter(|one| one.has("customer") && orders.has("customer"));
    for name in orders.columns.iter().flat_map(names) {
        let is_filled = matches!(name.as_str(), "tier" | "country");
        columns.push(match filled.filter(|one| is_filled && one.has(&name)) {
            Some(_) => format!("COALESCE(t.{name}, c.{name}) AS {name}"),
            None => format!("t.{name}"),
        });
    }
    let mut join = String::new();
    if let Some(customers) = filled {
        for name in ["tier", "country"].into_iter().filter(|name| customers.has(name)) {
            if !orders.has(name) {
                columns.push(format!("c.{name}"));
            }
        }
        join =
            "\n  LEFT JOIN told_customers c ON c.customer = t.customer AND c.fate = 0".to_owned();
    }
    _ = dialect;
    format!("SELECT {}\n  FROM told_orders t{join}\n  WHERE t.fate = 0", columns.join(",\n    "))
}

fn of_role(dialect: Dialect, one: &Declared, warehouse: &Warehouse) -> Vec<Query> {
    let name = one.role.name();
    let columns: Vec<String> = one.columns.iter().flat_map(names).collect();
    let listed = |alias: &str| {
        columns.iter().map(|name| format!("{alias}.{name}")).collect::<Vec<_>>().join(",\n    ")
    };
    let (order, join) = match one.has("order_id") {
        true => ("o.own_row", "\n  LEFT JOIN in_orders o ON o.order_id = t.order_id"),
        false => ("", ""),
    };
    let order = if order.is_empty() { dialect.nothing(Kind::Whole) } else { order.to_owned() };
    let found = format!(
        "SELECT t.own_row, {order} AS order_row,\n    {}\n  FROM told_{name} t{join}\n  WHERE \
         t.fate = 0",
        listed("t")
    );
    let mut queries = vec![Query::new(format!("found_{name}"), found)];
    let (mut order, mut joins) = ("f.order_row".to_owned(), String::new());
    if let Some((_, column, through, number)) = reference(one, warehouse) {
        // Of invoices those that name an order themselves, of others all that were found.
        let from = if through == one.role { "found" } else { "in" };
        joins += &format!(
            "\n  LEFT JOIN (SELECT d.{number} AS number, MIN(d.order_row) AS order_row FROM \
             {from}_{} d WHERE d.order_row IS NOT NULL AND d.{number} IS NOT NULL GROUP BY \
             d.{number} HAVING MIN(d.order_row) = MAX(d.order_row)) n ON n.number = f.{column}",
            through.name()
        );
        let is_nameless = if one.has("order_id") { " AND f.order_id IS NULL" } else { "" };
        order = format!(
            "CASE WHEN f.order_row IS NULL{is_nameless} THEN n.order_row ELSE f.order_row END"
        );
    }
    let has_order = match one.has("order_id") {
        true => {
            joins += "\n  LEFT JOIN (SELECT DISTINCT l.order_id FROM lost l WHERE l.role = \
                      'orders') q ON q.order_id = f.order_id";
            format!(
                "CASE WHEN {order} IS NOT NULL THEN TRUE WHEN q.order_id IS NULL THEN FALSE END"
            )
        }
        false => format!("CASE WHEN {order} IS NOT NULL THEN TRUE END"),
    };
    let select = format!(
        "SELECT f.own_row, {order} AS order_row, {has_order} AS has_order,\n    {}\n  FROM \
         found_{name} f{joins}",
        listed("f")
    );
    queries.push(Query::new(format!("in_{name}"), select));
    queries
}

/// How rows of a role find an order through a document, if its columns and those of the document
/// are there.
fn reference(
    one: &Declared,
    warehouse: &Warehouse,
) -> Option<(Role, &'static str, Role, &'static str)> {
    let fits = |&&(role, column, through, number): &&(Role, &str, Role, &str)| {
        let document = warehouse.of_role(through);
        role == one.role && one.has(column) && document.is_some_and(|one| one.has(number))
    };
    REFERENCES.iter().find(fits).copied()
}

/// The rows that were refused, and why: `quarantine(role, order_id, column_name, value, reason)`.
pub fn quarantine(dialect: Dialect, warehouse: &Warehouse) -> Query {
    let of = |one: &Declared| {
        let order = match one.has("order_id") {
            true => "t.order_id".to_owned(),
            false => dialect.nothing(Kind::Text),
        };
        format!(
            "SELECT {} AS role, {order} AS order_id, t.fault_column AS column_name, t.fault_value \
             AS value, t.fault AS reason FROM told_{1} t WHERE t.fate = 2",
            dialect.as_text(&dialect.text(one.role.name())),
            one.role.name()
        )
    };
    let all: Vec<String> = warehouse.all().map(of).collect();
    Query::new("quarantine", all.join("\n  UNION ALL "))
}

/// What became of every row: `accounts(role, rows_read, used, duplicate, quarantined, filtered)`.
pub fn accounts(dialect: Dialect, warehouse: &Warehouse) -> Query {
    let of = |one: &Declared| {
        let count = |fate: usize| format!("COUNT(CASE WHEN t.fate = {fate} THEN 1 END)");
        format!(
            "SELECT {} AS role, COUNT(*) AS rows_read, {} AS used, {} AS duplicate, {} AS \
             quarantined, {} AS filtered FROM told_{} t",
            dialect.as_text(&dialect.text(one.role.name())),
            count(0),
            count(1),
            count(2),
            count(3),
            one.role.name()
        )
    };
    let all: Vec<String> = warehouse.all().map(of).collect();
    Query::new("accounts", all.join("\n  UNION ALL "))
}
