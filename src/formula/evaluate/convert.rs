//! Amounts converted between the currency of an invoice row and that of its order.
//!
//! What is in one currency is left as it stands, whatever rates there are; what has no rate that
//! holds on the day of the invoice is unknown. Never adds.

use super::Worker;
use crate::decimal::ABSENT;
use crate::dossier::NONE;
use crate::formula::From;
use crate::formula::program::Id;
use crate::rates::Found;
use crate::tables::{Cells, Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use crate::time::{Day, Span, Zone};

/// The currencies and the day of an invoice row.
pub struct Exchange {
    /// The currency of its order; no text where that names none.
    pub order: TextId,
    /// Its own currency.
    pub document: TextId,
    /// The day it was issued on, where that is known.
    pub day: Option<Day>,
}

/// Where currencies and days are read.
pub struct Columns<'a> {
    zone: Zone,
    orders: Option<&'a Cells<TextId>>,
    invoices: Option<&'a Cells<TextId>>,
    issued_at: Option<&'a Cells<Span>>,
}

impl<'a> Columns<'a> {
    /// Those of some tables.
    pub fn of(tables: &'a Tables, zone: Zone) -> Self {
        let invoices = tables.of(Role::Invoices);
        Self {
            zone,
            orders: tables.of(Role::Orders).texts("currency"),
            invoices: invoices.texts("currency"),
            issued_at: invoices.times("issued_at"),
        }
    }

    /// What is needed to convert between a row and its order; [`None`] in one currency, and where
    /// either names none.
    pub fn exchange(&self, row: u32, order: u32) -> Option<Exchange> {
        let text = |ids: Option<&Cells<TextId>>, row: u32| {
            ids.and_then(|ids| ids.get(row as usize)).unwrap_or(NO_TEXT)
        };
        let (order, document) = (text(self.orders, order), text(self.invoices, row));
        if order == NO_TEXT || document == NO_TEXT || order == document {
            return None;
        }
        let issued = self.issued_at.and_then(|times| times.get(row as usize));
        let issued = issued.filter(|issued| issued.is_known());
        let day = issued.map(|issued| self.zone.day_of(issued.hi));
        Some(Exchange { order, document, day })
    }
}

impl Worker<'_, '_> {
    /// The amounts of a node, in the currency of the order or of the row.
    pub(super) fn converted(
        &self,
        into: &mut Vec<i64>,
        (amounts, from, is_to_order): (Id, From, bool),
    ) {
        let world = self.graph.world;
        let tables = &world.dossiers.tables;
        let columns = Columns::of(tables, world.calendar.zone);
        let rows = self.rows_from(from, Role::Invoices);
        let owners = &self.rows[Role::Invoices as usize].owner;
        let amounts = self.numbers(amounts);
        into.clear();
        into.extend(rows.iter().enumerate().map(|(place, &row)| {
            let amount = amounts.at(place);
            let subject = if from == From::Row { owners[place] as usize } else { place };
            let order = self.subjects.order.get(subject).copied().unwrap_or(NONE);
            let Some(exchange) = columns.exchange(row, order) else { return amount };
            let (Some(day), true) = (exchange.day, amount != ABSENT) else { return ABSENT };
            let text = |id| tables.texts.text(id);
            let (order, document) = (text(exchange.order), text(exchange.document));
            let found: Found<'_> = match is_to_order {
                true => world.rates.find(&document, &order, day),
                false => world.rates.find(&order, &document, day),
            };
            found.convert(amount).unwrap_or(ABSENT)
        }));
    }
}
