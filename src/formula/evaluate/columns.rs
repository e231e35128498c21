//! The one place that reads columns: which rows stand behind the subjects of a batch, and what the
//! tables hold there.
//!
//! A column whose rows are the subjects themselves is read where it stands.

use super::lift::gather;
use super::{Chosen, Worker};
use crate::decimal::ABSENT;
use crate::dossier::view::{Places, View};
use crate::formula::From;
use crate::tables::{Column, Role};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use std::ops::Range;

/// The subjects of a batch and the rows behind them.
#[derive(Debug, Default)]
pub(super) struct Subjects {
    /// The subjects, where they follow each other in their view.
    pub range: Option<Range<usize>>,
    /// The subjects one by one, where they do not.
    pub list: Vec<u32>,
    /// The order of each.
    pub order: Vec<u32>,
    /// The line of each.
    pub line: Vec<u32>,
    /// The row of each.
    pub row: Vec<u32>,
}

impl Subjects {
    pub(super) fn choose(&mut self, view: &View<'_>, chosen: Chosen<'_>) {
        self.list.clear();
        let pairs = [
            (&view.order, &mut self.order),
            (&view.line, &mut self.line),
            (&view.row, &mut self.row),
        ];
        match chosen {
            Chosen::Range(range) => {
                for (places, into) in pairs {
                    places.between(range.clone(), into);
                }
                self.range = Some(range);
            }
            Chosen::Some(list) => {
                for (places, into) in pairs {
                    places.some(list, into);
                }
                self.list.extend_from_slice(list);
                self.range = None;
            }
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.range.as_ref().map_or(self.list.len(), ExactSizeIterator::len)
    }

    /// The place of a subject of the batch in its view.
    pub(super) fn subject(&self, place: usize) -> usize {
        match &self.range {
            Some(range) => range.start + place,
            None => self.list[place] as usize,
        }
    }
}

impl Worker<'_, '_> {
    /// The rows to read from.
    pub(super) fn rows_from(&self, from: From, role: Role) -> &[u32] {
        match from {
            From::Order => &self.subjects.order,
            From::Line => &self.subjects.line,
            From::Subject => &self.subjects.row,
            From::Row => &self.rows[role as usize].rows,
        }
    }

    /// Which rows a column that is read in place is read at: those of the batch.
    fn in_place<'v, T>(&self, values: &'v [T]) -> &'v [T] {
        match &self.subjects.range {
            Some(range) => &values[range.clone()],
            None => &[],
        }
    }

    fn column(&self, role: Role, place: usize) -> Option<&Column> {
        self.graph.world.dossiers.tables.of(role).columns[place].as_ref()
    }

    pub(super) fn number_column(&self, role: Role, place: usize) -> &[i64] {
        match self.column(role, place) {
            Some(Column::Number(values)) => self.in_place(values),
            _ => &[],
        }
    }

    pub(super) fn time_column(&self, role: Role, place: usize) -> &[Span] {
        match self.column(role, place) {
            Some(Column::Time(values)) => self.in_place(values),
            _ => &[],
        }
    }

    pub(super) fn text_column(&self, role: Role, place: usize) -> &[TextId] {
        match self.column(role, place) {
            Some(Column::Text(values)) => self.in_place(values),
            _ => &[],
        }
    }

    pub(super) fn read_numbers(&self, into: &mut Vec<i64>, at: (From, Role, usize)) {
        let rows = self.rows_from(at.0, at.1);
        match self.column(at.1, at.2) {
            Some(Column::Number(values)) => gather(into, values, rows, ABSENT),
            _ => refill(into, rows.len(), ABSENT),
        }
    }

    pub(super) fn read_times(&self, into: &mut Vec<Span>, at: (From, Role, usize)) {
        let rows = self.rows_from(at.0, at.1);
        match self.column(at.1, at.2) {
            Some(Column::Time(values)) => gather(into, values, rows, Span::UNKNOWN),
            _ => refill(into, rows.len(), Span::UNKNOWN),
        }
    }

    pub(super) fn read_texts(&self, into: &mut Vec<TextId>, at: (From, Role, usize)) {
        let rows = self.rows_from(at.0, at.1);
        match self.column(at.1, at.2) {
            Some(Column::Text(values)) => gather(into, values, rows, NO_TEXT),
            _ => refill(into, rows.len(), NO_TEXT),
        }
    }
}

fn refill<T: Copy>(into: &mut Vec<T>, count: usize, value: T) {
    into.clear();
    into.resize(count, value);
}

/// The places of subjects are copied only where somebody reads them.
impl Places<'_> {
    fn between(&self, range: Range<usize>, into: &mut Vec<u32>) {
        into.clear();
        let number = |place: usize| u32::try_from(place).unwrap_or(crate::dossier::NONE);
        match self {
            Places::Each => into.extend(range.map(number)),
            Places::Listed(list) => into.extend_from_slice(&list[range]),
            Places::Nowhere => into.resize(range.len(), crate::dossier::NONE),
        }
    }

    fn some(&self, list: &[u32], into: &mut Vec<u32>) {
        into.clear();
        into.extend(list.iter().map(|&subject| self.at(subject as usize)));
    }
}
