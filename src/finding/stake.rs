//! The money at stake in a finding: what the promise says, or the penalty of the contract.
//!
//! Adds nothing up.

use super::{Source, id_at};
use crate::decimal::ABSENT;
use crate::formula::Type;
use crate::formula::evaluate::Place;
use crate::formula::program::Scalar;
use crate::judge::Verdict;
use crate::report::Outcome;
use crate::tables::Role;

/// What is said where it is known that no money is at stake, and not only unknown how much, unless
/// there is something else to be said.
const NOTHING: &str = "nothing is at stake";

impl Source<'_> {
    /// The money at stake, which is the penalty where one was agreed, and what a reader has to
    /// know beside it.
    pub(super) fn stake(
        &self,
        subject: usize,
        verdict: &Verdict,
        currency: &str,
    ) -> (Option<i64>, String) {
        let note = self.note(subject);
        let is_missed = matches!(verdict.outcome, Outcome::Broken | Outcome::Overdue);
        let penalties = self.penalties.as_ref().filter(|_| is_missed);
        let agreed = penalties.and_then(|all| all.for_subject(self.place_of(subject)));
        let Some(agreed) = agreed else {
            let is_nothing = verdict.is_at_no_stake && note.is_empty();
            return (verdict.stake, if is_nothing { NOTHING.to_owned() } else { note });
        };
        let late = match verdict.margin {
            Some((Type::Length, Scalar::Number(margin))) if margin != ABSENT => Some(-margin),
            _ => None,
        };
        let rows = self.view.rows(Role::Deliveries, subject);
        let mut excuses = rows.iter().map(|&row| self.text(id_at(self.columns.excuse, row)));
        let waived = excuses.find_map(|excuse| agreed.waived(&excuse));
        let due = waived.unwrap_or_else(|| agreed.due(verdict.value, late, currency));
        let notes = [due.note, note].into_iter().filter(|note| !note.is_empty());
        (due.amount.filter(|&amount| amount != 0), notes.collect::<Vec<_>>().join("; "))
    }

    /// Where the contract looks for whom its limits are.
    pub(super) fn place_of(&self, subject: usize) -> Place {
        let view = self.view;
        Place {
            order: view.order.at(subject),
            line: view.line.at(subject),
            row: view.row.at(subject),
        }
    }
}
