//! The one place that reads columns: which rows stand behind the subjects of a batch, and what the
//! tables hold there.
//!
//! A column whose rows are the subjects themselves is read where it stands, if its values stand
//! there one by one; otherwise those of a batch are unpacked.

use super::{Chosen, Place, Worker};
use crate::charges::{Charges, Side};
use crate::decimal::ABSENT;
use crate::dossier::view::{Places, View};
use crate::formula::From;
use crate::tables::{Cell, Cells, Packed, Role};
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
    /// The delivery that each charges for, where they are rows of carrier bills.
    pub shipment: Vec<u32>,
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
        let freight = &view.dossiers.freight;
        self.shipment.clear();
        if !freight.is_empty() {
            self.shipment.extend(self.row.iter().map(|&row| freight.shipment(row)));
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.range.as_ref().map_or(self.list.len(), ExactSizeIterator::len)
    }

    /// The rows behind a subject of the batch.
    pub(super) fn place(&self, place: usize) -> Place {
        Place { order: self.order[place], line: self.line[place], row: self.row[place] }
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
            From::Shipment => &self.subjects.shipment,
            From::Row => &self.rows[role as usize].rows,
        }
    }

    /// What a column that is read in place holds: the values of the batch.
    fn in_place<'v, T: Cell>(&self, cells: &'v Cells<T>) -> &'v [T] {
        match (&self.subjects.range, cells.as_slice()) {
            (Some(range), Some(values)) => &values[range.clone()],
            _ => &[],
        }
    }

    fn column(&self, role: Role, place: usize) -> Option<&Packed> {
        self.graph.world.dossiers.tables.of(role).columns[place].as_ref()
    }

    pub(super) fn number_column(&self, role: Role, place: usize) -> &[i64] {
        match self.column(role, place) {
            Some(Packed::Number(cells)) => self.in_place(cells),
            _ => &[],
        }
    }

    pub(super) fn time_column(&self, role: Role, place: usize) -> &[Span] {
        match self.column(role, place) {
            Some(Packed::Time(cells)) => self.in_place(cells),
            _ => &[],
        }
    }

    pub(super) fn text_column(&self, role: Role, place: usize) -> &[TextId] {
        match self.column(role, place) {
            Some(Packed::Text(cells)) => self.in_place(cells),
            _ => &[],
        }
    }

    /// What each subject was billed too much or too little, by its order, and by its invoice where
    /// it names one.
    pub(super) fn charged(&self, into: &mut Vec<i64>, side: Side) {
        self.of_charges(into, ABSENT, |charges, (order, invoice)| charges.of(order, invoice, side));
    }

    /// Since when the history knows what each subject was billed too much.
    pub(super) fn charged_since(&self, into: &mut Vec<Span>) {
        self.of_charges(into, Span::UNKNOWN, |charges, (order, invoice)| {
            match charges.since(order, invoice) {
                ABSENT => Span::UNKNOWN,
                since => Span::exact(since),
            }
        });
    }

    /// What the charges say of each subject.
    fn of_charges<T: Clone>(
        &self,
        into: &mut Vec<T>,
        unknown: T,
        said: impl Fn(&Charges, (TextId, TextId)) -> T,
    ) {
        let (graph, tables) = (self.graph, &self.graph.world.dossiers.tables);
        into.clear();
        let Some(charges) = graph.world.charges else {
            return into.resize(self.subjects.count(), unknown);
        };
        let orders = tables.of(Role::Orders).texts("order_id");
        let invoices = graph.view.role.and_then(|role| tables.of(role).texts("invoice_no"));
        let text = |ids: Option<&Cells<TextId>>, row: u32| {
            ids.and_then(|ids| ids.get(row as usize)).unwrap_or(NO_TEXT)
        };
        let pairs = self.subjects.order.iter().zip(&self.subjects.row);
        into.extend(
            pairs.map(|(&order, &row)| said(charges, (text(orders, order), text(invoices, row)))),
        );
    }

    pub(super) fn read_numbers(&self, into: &mut Vec<i64>, at: (From, Role, usize)) {
        match self.column(at.1, at.2) {
            Some(Packed::Number(cells)) => self.read(into, Some(cells), at),
            _ => self.read(into, None, at),
        }
    }

    pub(super) fn read_times(&self, into: &mut Vec<Span>, at: (From, Role, usize)) {
        match self.column(at.1, at.2) {
            Some(Packed::Time(cells)) => self.read(into, Some(cells), at),
            _ => self.read(into, None, at),
        }
    }

    pub(super) fn read_texts(&self, into: &mut Vec<TextId>, at: (From, Role, usize)) {
        match self.column(at.1, at.2) {
            Some(Packed::Text(cells)) => self.read(into, Some(cells), at),
            _ => self.read(into, None, at),
        }
    }

    fn read<T: Cell>(
        &self,
        into: &mut Vec<T>,
        cells: Option<&Cells<T>>,
        (from, role, _): (From, Role, usize),
    ) {
        into.clear();
        match (cells, self.rows_in_a_row(from)) {
            (Some(cells), Some(range)) => cells.read(range, into),
            (Some(cells), None) => cells.gather(self.rows_from(from, role), into),
            (None, _) => into.resize(self.rows_from(from, role).len(), T::ABSENT),
        }
    }

    /// The rows to read from, where they are the subjects themselves and follow each other.
    fn rows_in_a_row(&self, from: From) -> Option<Range<usize>> {
        let is_each = match from {
            From::Order => self.graph.view.order.is_each(),
            From::Subject => self.graph.view.row.is_each(),
            From::Line | From::Row | From::Shipment => false,
        };
        self.subjects.range.clone().filter(|_| is_each)
    }
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
