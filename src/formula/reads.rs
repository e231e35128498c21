//! Which tables a formula reads, through all the facts it names.
//!
//! The tables decide how fine a promise can be judged (see `dossier::view`).

use super::evaluate::Fact;
use super::{Op, Term};
use crate::tables::{ROLES, Role};

/// A set of roles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles([bool; ROLES]);

impl Roles {
    /// The roles in it, in the order of [`Role::ALL`].
    pub fn list(self) -> Vec<Role> {
        Role::ALL.into_iter().filter(|role| self.0[*role as usize]).collect()
    }

    /// Whether a role is in it.
    pub fn has(self, role: Role) -> bool {
        self.0[role as usize]
    }

    /// Adds every table that a formula reads.
    pub fn add(&mut self, term: &Term, facts: &[Fact]) {
        match &term.op {
            Op::Column(_, role, _) | Op::Derived(_, role, _) => self.0[*role as usize] = true,
            Op::OfDocument(..) => self.0[Role::Invoices as usize] = true,
            Op::RowFact(role, place) => {
                self.0[*role as usize] = true;
                self.add(&facts[*place].term, facts);
            }
            Op::Fact(place) => self.add(&facts[*place].term, facts),
            Op::Over(over) => {
                self.0[over.role as usize] = true;
                for part in over.value.iter().chain(&over.filter) {
                    self.add(part, facts);
                }
            }
            Op::Completion(completion) => {
                self.0[Role::Deliveries as usize] = true;
                self.add(&completion.required, facts);
            }
            _ => self.add_parts(term, facts),
        }
    }

    fn add_parts(&mut self, term: &Term, facts: &[Fact]) {
        match &term.op {
            Op::Outer(a) | Op::Not(a) | Op::Negate(a) | Op::In(a, _) => self.add(a, facts),
            Op::Between(_, a, b) => {
                self.add(a, facts);
                self.add(b, facts);
            }
            Op::If(a, b, c) => {
                for part in [a, b, c] {
                    self.add(part, facts);
                }
            }
            Op::Coalesce(parts) | Op::Call(_, parts) => {
                for part in parts {
                    self.add(part, facts);
                }
            }
            _ => {}
        }
    }
}

/// The texts that formulas compare with, so that each has a number before a row is read.
pub fn literals<'a>(term: &'a Term, found: &mut Vec<&'a str>) {
    match &term.op {
        Op::Text(text) => found.push(text),
        Op::In(inner, texts) => {
            found.extend(texts.iter().map(String::as_str));
            literals(inner, found);
        }
        Op::Outer(a) | Op::Not(a) | Op::Negate(a) => literals(a, found),
        Op::Between(_, a, b) => [a, b].into_iter().for_each(|part| literals(part, found)),
        Op::If(a, b, c) => [a, b, c].into_iter().for_each(|part| literals(part, found)),
        Op::Coalesce(parts) | Op::Call(_, parts) => {
            parts.iter().for_each(|part| literals(part, found));
        }
        Op::Over(over) => {
            over.value.iter().chain(&over.filter).for_each(|part| literals(part, found));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Grain;
    use crate::formula::types::{Scope, compile};

    fn term(text: &str) -> Term {
        let scope = Scope { grain: Grain::Order, facts: &[], locals: &[], row: None };
        compile(text, scope).unwrap()
    }

    #[test]
    fn every_table_of_a_formula_is_found() {
        let mut roles = Roles::default();
        let formula = "if order.total > 0 then count(invoices where kind = 'x') else count(lines)";
        roles.add(&term(formula), &[]);
        assert_eq!(roles.list(), [Role::Orders, Role::Lines, Role::Invoices]);
        assert!(!roles.has(Role::Payments));
    }

    #[test]
    fn every_text_of_a_formula_is_found() {
        let formula = term("any(invoices where kind in ('a', 'b') or not charge = 'c')");
        let mut found = Vec::new();
        literals(&formula, &mut found);
        assert_eq!(found, ["a", "b", "c"]);
    }
}
