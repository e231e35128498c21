//! Functions that stand for a formula or need more than values.
//!
//! Checks what they are given; what they come to is worked out in `evaluate`.

use super::{Checker, Scope, combine, leaf};
use crate::formula::operators::adapt;
use crate::formula::parse::{Expr, Node};
use crate::formula::{Completion, Grain, Op, Pausing, Sign, Term, Type};
use crate::tables::{Role, place_of};

impl Checker<'_> {
    /// `worth(units)`: what so many units come to at the agreed price, or their share of the agreed
    /// amount. Multiplies before it divides, so that whole cents stay whole.
    pub(super) fn worth(&mut self, node: &Node, values: &[Node]) -> Option<Term> {
        let [units] = values else {
            return self.fault(node, "this function takes a quantity".into(), String::new());
        };
        let units = self.expect(units, Type::Quantity)?;
        let named = |name: &str| self.bare(name);
        let parts = (named("stated_price"), named("agreed_value"), named("ordered_quantity"));
        let (Some(price), Some(amount), Some(all)) = parts else {
            return self.fault(node, "this needs the facts of orders".into(), String::new());
        };
        let by_price = combine(Type::Money, Sign::Times, price, units.clone());
        let share = combine(Type::Money, Sign::Times, amount, units);
        let by_share = combine(Type::Money, Sign::Per, share, all);
        Some(leaf(Type::Money, Op::Coalesce(vec![by_price, by_share])))
    }

    /// `within(moment)`: by when something must follow that moment. Only tickets have pauses.
    pub(super) fn within(
        &mut self,
        node: &Node,
        values: &[Node],
        pausing: Pausing,
    ) -> Option<Term> {
        if pausing == Pausing::WhileWaiting && self.scope.grain != Grain::Ticket {
            return self.fault(node, "only a ticket has pauses".into(), "write within".into());
        }
        let [moment] = values else {
            return self.fault(node, "this function takes one time".into(), String::new());
        };
        let moment = self.expect(moment, Type::Time)?;
        Some(leaf(Type::Time, Op::Within(Box::new(moment), pausing)))
    }

    /// `present(deliveries)`: whether any file plays the role, or holds a column of it.
    pub(super) fn present(&mut self, node: &Node, values: &[Node]) -> Option<Term> {
        let op = match values {
            [Node { expr: Expr::Name(None, table), .. }] => Role::named(table).map(Op::IsPresent),
            [Node { expr: Expr::Name(Some(table), column), .. }] => {
                Role::named(table).and_then(|role| Some(Op::IsHeld(role, place_of(role, column)?)))
            }
            [of, Node { expr: Expr::Text(kind), .. }] if is_kind_of_messages(of) => {
                Some(Op::IsSent(kind.clone()))
            }
            _ => None,
        };
        match op {
            Some(op) => Some(leaf(Type::Truth, op)),
            None => self.fault(
                node,
                "this function takes one table, or a column of it".into(),
                "or messages.kind and one of its words".into(),
            ),
        }
    }

    pub(super) fn coalesce(&mut self, node: &Node, values: &[Node]) -> Option<Term> {
        let terms: Option<Vec<Term>> = values.iter().map(|value| self.term(value)).collect();
        let mut terms = terms?;
        let Some(first) = terms.iter().map(|term| term.kind).find(|kind| *kind != Type::Number)
        else {
            return Some(leaf(Type::Number, Op::Coalesce(terms)));
        };
        for term in &mut terms {
            match adapt(term.clone(), first) {
                Some(adapted) => *term = adapted,
                None => {
                    let message =
                        format!("the values differ: {} beside {}", term.kind.name(), first.name());
                    return self.fault(node, message, String::new());
                }
            }
        }
        Some(leaf(first, Op::Coalesce(terms)))
    }

    pub(super) fn completion(
        &mut self,
        node: &Node,
        values: &[Node],
        is_truth: bool,
    ) -> Option<Term> {
        let [required] = values else {
            let message = "this function takes the required quantity".to_owned();
            return self.fault(node, message, String::new());
        };
        let required = self.expect(required, Type::Quantity)?;
        let rows = Scope { row: Some(Role::Deliveries), ..self.scope };
        let of_row = |name: &str| Checker { scope: rows, faults: Vec::new() }.of_row(name);
        let parts = (of_row("arrived_at"), of_row("has_arrived"), of_row("is_awaited"));
        let (Some(arrived_at), Some(has_arrived), Some(is_awaited)) = parts else {
            return self.fault(node, "this needs the facts of deliveries".into(), String::new());
        };
        let quantity = of_row("arrived_units").or_else(|| of_row("quantity"))?;
        let completion =
            Completion { required, arrived_at, has_arrived, is_awaited, quantity, is_truth };
        let kind = if is_truth { Type::Truth } else { Type::Time };
        Some(leaf(kind, Op::Completion(Box::new(completion))))
    }
}

fn is_kind_of_messages(node: &Node) -> bool {
    let name = |table: &str, column: &str| (table, column) == (Role::Messages.name(), "kind");
    matches!(&node.expr, Expr::Name(Some(table), column) if name(table, column))
}
