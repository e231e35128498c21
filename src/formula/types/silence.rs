//! The functions of the longest silence: what they take and which facts they read.
//!
//! How it is worked out stands in `evaluate`.

use super::{Checker, Scope, leaf};
use crate::formula::parse::Node;
use crate::formula::{Op, Silence, Term, Type};
use crate::tables::Role;

/// What of a delivery a customer can see, as columns and facts of its row.
const SEEN: [&str; 6] =
    ["left_at", "first_scan_at", "last_scan_at", "first_attempt_at", "ready_at", "arrived_at"];

impl Checker<'_> {
    /// `silent_from(from, until)`, `silent_until(from, until)`: when the longest time began or
    /// ended in which nothing was heard or seen of the order.
    pub(super) fn silence(&mut self, node: &Node, values: &[Node], is_end: bool) -> Option<Term> {
        let [from, until] = values else {
            let message = "this function takes when the wait begins and when it ends".to_owned();
            return self.fault(node, message, String::new());
        };
        let (from, until) = (self.expect(from, Type::Time), self.expect(until, Type::Time));
        let of_row = |role: Role, name: &str| {
            let scope = Scope { row: Some(role), ..self.scope };
            Checker { scope, faults: Vec::new() }.of_row(name)
        };
        let seen: Option<Vec<Term>> =
            SEEN.iter().map(|name| of_row(Role::Deliveries, name)).collect();
        let sent_at = of_row(Role::Messages, "sent_at");
        let is_outgoing = of_row(Role::Messages, "is_outgoing");
        let shipped_at = self.prefixed("order", "shipped_at");
        let seen = seen.and_then(|seen| <[Term; 6]>::try_from(seen).ok());
        let (Some(seen), Some(sent_at), Some(is_outgoing)) = (seen, sent_at, is_outgoing) else {
            let message = "this needs the facts of deliveries and messages".to_owned();
            return self.fault(node, message, String::new());
        };
        let (from, until, shipped_at) = (from?, until?, shipped_at?);
        let silence = Silence { from, until, sent_at, is_outgoing, seen, shipped_at, is_end };
        Some(leaf(Type::Time, Op::Silence(Box::new(silence))))
    }
}
