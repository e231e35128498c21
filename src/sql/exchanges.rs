//! The orders that exchanges are sent with, and when the first goods of each left, as queries.
//!
//! The same as `dossier::exchanges`: what failed, was lost or cancelled never left, and a delivery
//! that does not say when it left did so when its order says.

use super::layers::Cell;
use super::query::Query;
use crate::formula::From;
use crate::tables::{Role, Tables};

/// The queries up to `exchanges(own_row, order_row, left_lo, left_hi)`, which has a line for each
/// return whose exchange is there; none where no return names one.
pub fn queries(tables: &Tables) -> Vec<Query> {
    if tables.of(Role::Returns).texts("exchange_order_id").is_none() {
        return Vec::new();
    }
    let mut queries = Vec::new();
    let (mut joins, mut moments) = (String::new(), [Vec::new(), Vec::new()]);
    for name in ["shipped_at", "delivered_at"] {
        if tables.of(Role::Deliveries).times(name).is_some() {
            queries.push(first(tables, name));
            joins +=
                &format!("\n    LEFT JOIN first_{name} {name} ON {name}.order_row = o.own_row");
            for (end, moments) in ["lo", "hi"].into_iter().zip(&mut moments) {
                moments.push(format!("{name}.{end}"));
            }
        }
        if tables.of(Role::Orders).times(name).is_some() {
            for (end, moments) in ["lo", "hi"].into_iter().zip(&mut moments) {
                moments.push(format!("o.{name}_{end}"));
            }
        }
    }
    let [lo, hi] = moments.map(|mut moments| {
        moments.push("CAST(NULL AS BIGINT)".to_owned());
        format!("COALESCE({})", moments.join(", "))
    });
    queries.push(Query::new(
        "exchanges",
        format!(
            "SELECT r.own_row, o.own_row AS order_row, {lo} AS left_lo, {hi} AS left_hi\n  FROM \
             in_returns r JOIN in_orders o ON o.order_id = r.exchange_order_id{joins}"
        ),
    ));
    queries
}

/// The first moment of the deliveries of each order: `first_NAME(order_row, lo, hi)`.
fn first(tables: &Tables, name: &str) -> Query {
    let end = |end: &str| match tables.of(Role::Orders).times(name) {
        Some(_) => format!("COALESCE(d.{name}_{end}, o.{name}_{end})"),
        None => format!("d.{name}_{end}"),
    };
    let (lo, hi) = (end("lo"), end("hi"));
    let has_left = match tables.of(Role::Deliveries).texts("status") {
        Some(_) => "COALESCE(d.status, '') NOT IN ('failed', 'lost', 'cancelled') AND ",
        None => "",
    };
    let placed = format!(
        "SELECT d.order_row, {lo} AS lo, {hi} AS hi, ROW_NUMBER() OVER (PARTITION BY d.order_row \
         ORDER BY {lo}, {hi}) AS place FROM in_deliveries d JOIN in_orders o ON o.own_row = \
         d.order_row WHERE {has_left}{lo} IS NOT NULL"
    );
    Query::new(
        format!("first_{name}"),
        format!("SELECT m.order_row, m.lo, m.hi FROM ({placed}) m WHERE m.place = 1"),
    )
}

/// Whether the exchange of a return is there.
pub fn is_there(from: From) -> Cell {
    let (alias, join) = exchange(from);
    Cell { columns: vec![format!("({alias}.order_row IS NOT NULL)")], joins: vec![join] }
}

/// When the goods of the exchange of a return left.
pub fn left_at(from: From) -> Cell {
    let (alias, join) = exchange(from);
    let columns = ["left_lo", "left_hi"].map(|column| format!("{alias}.{column}"));
    Cell { columns: columns.into(), joins: vec![join] }
}

fn exchange(from: From) -> (&'static str, String) {
    let alias = if from == From::Row { "t_row_exchange" } else { "t_own_exchange" };
    (alias, format!("LEFT JOIN exchanges {alias} ON {alias}.own_row = p.own_row"))
}
