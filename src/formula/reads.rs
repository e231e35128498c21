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
            Op::OfDocument(..) | Op::Charged(_) => self.0[Role::Invoices as usize] = true,
            Op::Exchanged(_) => self.0[Role::Returns as usize] = true,
            Op::RowFact(role, place) => {
                self.0[*role as usize] = true;
                self.add(&facts[*place].term, facts);
            }
            Op::Fact(place) => self.add(&facts[*place].term, facts),
            Op::Over(over) => self.0[over.role as usize] = true,
            Op::Completion(_) => self.0[Role::Deliveries as usize] = true,
            _ => {}
        }
        term.parts().into_iter().for_each(|part| self.add(part, facts));
    }
}

/// Whether some operation is in a formula, itself or through a fact.
pub fn asks(term: &Term, facts: &[Fact], is_asked: fn(&Op) -> bool) -> bool {
    let by_fact = match &term.op {
        Op::Fact(place) | Op::RowFact(_, place) => asks(&facts[*place].term, facts, is_asked),
        op => is_asked(op),
    };
    by_fact || term.parts().into_iter().any(|part| asks(part, facts, is_asked))
}

/// The texts that formulas compare with, so that each has a number before a row is read.
pub fn literals<'a>(term: &'a Term, found: &mut Vec<&'a str>) {
    match &term.op {
        Op::Text(text) => found.push(text),
        Op::In(_, texts) => found.extend(texts.iter().map(String::as_str)),
        _ => {}
    }
    term.parts().into_iter().for_each(|part| literals(part, found));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::Grain;
    use crate::formula::types::{Scope, compile};

    fn term(text: &str) -> Term {
        let scope = Scope { grain: Grain::Order, facts: &[], locals: &[], limit: None, row: None };
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
