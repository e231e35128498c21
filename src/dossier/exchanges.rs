//! The orders that exchanges are sent with, and when the first goods of each left.
//!
//! A return may name another order, which no formula can reach from its own. Judges nothing.

use super::{Links, NONE};
use crate::tables::{Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;

/// What is known of the exchange of each return.
#[derive(Debug, Clone, Default)]
pub struct Exchanges {
    /// The order that each return names for the exchange, or [`NONE`]; empty where none does.
    order_of: Vec<u32>,
    /// When the first goods of it left, or arrived where nobody says when they left.
    left_at: Vec<Span>,
}

impl Exchanges {
    /// Finds them; `order_of` is the order of a text, `deliveries` those of each order.
    pub fn new(tables: &Tables, order_of: impl Fn(TextId) -> u32, deliveries: &Links) -> Self {
        let Some(ids) = tables.of(Role::Returns).texts("exchange_order_id") else {
            return Self::default();
        };
        let named = |id: TextId| if id == NO_TEXT { NONE } else { order_of(id) };
        let order_of: Vec<u32> = ids.iter().map(named).collect();
        let left_at = order_of.iter().map(|&order| left_at(tables, order, deliveries)).collect();
        Self { order_of, left_at }
    }

    /// Whether the order that a return names is there.
    pub fn is_there(&self, row: u32) -> bool {
        self.order_of.get(row as usize).is_some_and(|&order| order != NONE)
    }

    /// When the goods of the exchange of a return left.
    pub fn left_at(&self, row: u32) -> Span {
        self.left_at.get(row as usize).copied().unwrap_or(Span::UNKNOWN)
    }
}

/// When the first goods of an order left, or arrived where nobody says when they left.
///
/// One that failed, was lost or cancelled never left. A delivery that does not say when it left
/// did so when the order says, as the fact `left_at` has it.
pub fn left_at(tables: &Tables, order: u32, deliveries: &Links) -> Span {
    if order == NONE {
        return Span::UNKNOWN;
    }
    let moment = |role: Role, name: &str, row: u32| {
        let at = tables.of(role).times(name).map(|times| times.at(row as usize));
        at.filter(|moment| moment.is_known())
    };
    let states = tables.of(Role::Deliveries).texts("status");
    let failed = ["failed", "lost", "cancelled"].map(|word| tables.texts.find(word));
    let has_failed =
        |row: u32| states.is_some_and(|states| failed.contains(&Some(states.at(row as usize))));
    let first = |name: &str| {
        let of_order = moment(Role::Orders, name, order);
        let rows = deliveries.of(order as usize).iter().filter(|row| !has_failed(**row));
        let moments = rows.filter_map(|&row| moment(Role::Deliveries, name, row).or(of_order));
        moments.min_by_key(|moment| (moment.lo, moment.hi)).or(of_order)
    };
    first("shipped_at").or_else(|| first("delivered_at")).unwrap_or(Span::UNKNOWN)
}
