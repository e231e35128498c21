//! Whether a value was left empty, or its column is not in the file of the row at all.
//!
//! Decided file by file: of two files that play one role, one may hold a column that the other
//! lacks, and nothing can be said of the rows of that one. Whether any file holds a column is
//! asked before (`formula::needs`).

use super::{Lowering, reach_of, seen};
use crate::formula::program::{Form, How, Id, One, Two};
use crate::formula::{Op, Term};
use crate::tables::Role;

impl Lowering<'_, '_> {
    /// True where a value is known, false where its cell is empty, unknown where its file has no
    /// such column.
    pub(super) fn is_given(&mut self, term: &Term, row: Option<Role>) -> Id {
        let value = self.lowered(term, row);
        let is_known = self.graph.one(One::Known, value);
        let lacks_everywhere = self.graph.unknown(Form::Truth);
        match self.lacks(term, row) {
            Some(lacks) if lacks != lacks_everywhere => self.graph.two(Two::Or, is_known, lacks),
            _ => is_known,
        }
    }

    /// False in rows of files that hold what a formula reads, else unknown; [`None`] where all do.
    fn lacks(&mut self, term: &Term, row: Option<Role>) -> Option<Id> {
        match &term.op {
            Op::Column(from, role, place) => {
                let table = self.graph.world.dossiers.tables.of(*role);
                if table.columns[*place].is_none() || self.graph.is_nowhere(*from) {
                    return Some(self.graph.unknown(Form::Truth));
                }
                let from = seen(*from, row);
                let how = How::Lacks(from, *role, *place);
                let is_anywhere = !table.without[*place].is_empty();
                is_anywhere.then(|| self.graph.place(Form::Truth, reach_of(from, *role), how))
            }
            Op::Unknown => Some(self.graph.unknown(Form::Truth)),
            Op::Policy if self.graph.world.policy.is_empty() => {
                Some(self.graph.unknown(Form::Truth))
            }
            Op::Over(over) => {
                let is_there = self.graph.world.dossiers.tables.of(over.role).is_present;
                let value = over.value.as_ref().filter(|_| is_there)?;
                // What some rows of another table lack is no column that this row lacks.
                let lacks = self.lacks(value, Some(over.role))?;
                (lacks == self.graph.unknown(Form::Truth)).then_some(lacks)
            }
            Op::If(condition, yes, no) => {
                let parts = [self.lacks(yes, row), self.lacks(no, row)];
                if parts.iter().all(Option::is_none) {
                    return None;
                }
                let [yes, no] = parts.map(|part| part.unwrap_or_else(|| self.graph.truth(false)));
                let condition = self.truths(condition, row);
                Some(self.graph.choice(condition, yes, no))
            }
            Op::Fact(place) => {
                let facts = self.graph.world.facts;
                self.lacks(&facts[*place].term, None)
            }
            Op::RowFact(_, place) => {
                let facts = self.graph.world.facts;
                self.lacks(&facts[*place].term, row)
            }
            Op::Outer(inner) => {
                let lacks = self.lacks(inner, None)?;
                Some(row.map_or(lacks, |role| self.graph.of_owner(lacks, role)))
            }
            // Any of these would have said it.
            Op::Coalesce(parts) => {
                let parts: Vec<Option<Id>> = parts.iter().map(|one| self.lacks(one, row)).collect();
                let all: Option<Vec<Id>> = parts.into_iter().collect();
                all?.into_iter().reduce(|one, other| self.graph.two(Two::And, one, other))
            }
            Op::Call(_, parts) => self.any_lacks(parts.iter(), row),
            Op::Between(_, left, right) => self.any_lacks([&**left, &**right].into_iter(), row),
            Op::Not(inner) | Op::Negate(inner) | Op::In(inner, _) => self.lacks(inner, row),
            _ => None,
        }
    }

    /// The same for parts of which every one is needed.
    fn any_lacks<'t>(
        &mut self,
        parts: impl Iterator<Item = &'t Term>,
        row: Option<Role>,
    ) -> Option<Id> {
        let lacking: Vec<Id> = parts.filter_map(|part| self.lacks(part, row)).collect();
        lacking.into_iter().reduce(|one, other| self.graph.two(Two::Or, one, other))
    }
}
