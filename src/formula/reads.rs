//! Which tables a formula reads, through all the facts it names.
//!
//! The tables decide how fine a promise can be judged (see `dossier::view`).

use super::evaluate::Fact;
use super::functions::Function;
use super::{OfDocument, Op, Pausing, Term};
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
}

/// What formulas may ask besides the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// What other promises found.
    Charges,
    /// Since when that is known.
    Ages,
    /// Within what time something must follow.
    Term,
    /// How late still counts as kept.
    Grace,
    /// How far apart still counts as kept.
    Tolerance,
    /// How far apart converted amounts may be.
    Converted,
    /// What orders come to that are billed together.
    Joint,
}

/// What formulas read and ask, through all the facts they name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reads {
    /// The tables.
    pub roles: Roles,
    asks: [bool; 7],
}

impl Reads {
    /// What some formulas read.
    pub fn of<'t>(terms: impl Iterator<Item = &'t Term>, facts: &[Fact]) -> Self {
        let mut reads = Self::default();
        terms.for_each(|term| reads.add(term, facts));
        reads
    }

    /// Whether they ask something.
    pub const fn asks(&self, what: Ask) -> bool {
        self.asks[what as usize]
    }

    const fn ask(&mut self, what: Ask) {
        self.asks[what as usize] = true;
    }

    fn add(&mut self, term: &Term, facts: &[Fact]) {
        match &term.op {
            Op::Column(_, role, _) | Op::Derived(_, role, _) => self.add_role(*role),
            Op::OfDocument(_, of) => {
                self.add_role(Role::Invoices);
                if matches!(of, OfDocument::JointAgreed | OfDocument::JointBilled) {
                    self.ask(Ask::Joint);
                }
            }
            Op::Charged(_) | Op::ChargedSince | Op::ClaimUntil => {
                self.add_role(Role::Invoices);
                self.ask(Ask::Charges);
                if matches!(term.op, Op::ChargedSince) {
                    self.ask(Ask::Ages);
                }
            }
            Op::Exchanged(_) => self.add_role(Role::Returns),
            Op::Beside(_, beside) => self.add_role(beside.role()),
            Op::ExceptionsBefore => self.add_role(Role::Deliveries),
            Op::Within(_, pausing) => {
                self.ask(Ask::Term);
                if *pausing == Pausing::WhileWaiting {
                    self.add_role(Role::Events);
                }
            }
            Op::Grace => self.ask(Ask::Grace),
            Op::Call(Function::Above | Function::Below, _) => self.ask(Ask::Tolerance),
            Op::Call(Function::Converted, _) => self.ask(Ask::Converted),
            Op::Call(Function::ToOrder | Function::ToDocument, _) => self.add_role(Role::Orders),
            Op::RowFact(role, place) => {
                self.add_role(*role);
                self.add_all(&facts[*place].reads);
            }
            Op::Fact(place) => self.add_all(&facts[*place].reads),
            Op::Over(over) => self.add_role(over.role),
            Op::Completion(_) => self.add_role(Role::Deliveries),
            Op::IsSent(_) => self.add_role(Role::Messages),
            Op::Silence(one) => {
                let (seen, told) = (one.seen.iter(), [&one.sent_at, &one.is_outgoing]);
                seen.chain(told).for_each(|term| self.add(term, facts));
            }
            _ => {}
        }
        term.parts().into_iter().for_each(|part| self.add(part, facts));
    }

    fn add_role(&mut self, role: Role) {
        self.roles.0[role as usize] = true;
    }

    fn add_all(&mut self, other: &Self) {
        for (role, is_read) in self.roles.0.iter_mut().zip(other.roles.0) {
            *role |= is_read;
        }
        for (asks, is_asked) in self.asks.iter_mut().zip(other.asks) {
            *asks |= is_asked;
        }
    }
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
        let formula = "if order.total > 0 then count(invoices where kind = 'x') else count(lines)";
        let roles = Reads::of([&term(formula)].into_iter(), &[]).roles;
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
