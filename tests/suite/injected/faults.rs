//! Faults to be put into orders, each with what has to be found: code and money at stake.
//!
//! Codes and amounts follow the catalogue of the domain, not the program. A fault that an order
//! cannot have leaves it as it is. Faults of bills stand in rooms of their own.

mod billing;
mod delivery;
mod documents;
mod plans;
mod returns;

use super::business;
use super::dice::Dice;
use super::records::{Invoice, Order, Rounding, Row, Shape};

/// What has to be found: the code, and the money at stake where there is any.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    pub code: &'static str,
    pub stake: Option<i64>,
    /// Whether it is found at rows that name another order.
    pub astray: bool,
    /// Whether it is found at rows that name no order at all.
    pub is_orderless: bool,
}

/// Something found, with money at stake.
const fn worth(code: &'static str, stake: i64) -> Expected {
    Expected { code, stake: Some(stake), astray: false, is_orderless: false }
}

/// Something found that puts no money at stake.
const fn bare(code: &'static str) -> Expected {
    Expected { code, stake: None, astray: false, is_orderless: false }
}

/// Puts a fault into an order and says what has to be found; nothing where it cannot be put there.
pub type Fault = fn(&mut Order, &mut Dice) -> Option<Vec<Expected>>;

/// Every fault.
pub fn all() -> Vec<Fault> {
    [delivery::FAULTS, billing::FAULTS, documents::FAULTS, plans::FAULTS, returns::FAULTS].concat()
}

impl Order {
    /// Goods in so many shipments, each billed on the day it arrived, and nothing besides.
    fn is_plain(&self, shipments: usize) -> bool {
        let mut ids: Vec<&str> = self.deliveries.iter().map(|row| row.id.as_str()).collect();
        ids.dedup();
        self.shape == Shape::Goods
            && self.quoted.is_none()
            && self.ceiling.is_none()
            && ids.len() == shipments
            && self.invoices.len() == shipments
            && self.afterwards.returns.is_empty()
            && self.invoices.iter().all(|invoice| invoice.kind == "invoice")
    }

    /// The same, where a change of one row leaves the tax of the others as it was.
    fn is_steady(&self, shipments: usize) -> bool {
        self.is_plain(shipments) && self.rounding != Rounding::Document
    }

    /// Changes a row of an invoice, settles it, and says what is billed more by it.
    fn change(&mut self, (invoice, row): (usize, usize), change: impl FnOnce(&mut Row)) -> i64 {
        let before = self.billed();
        let minor = self.minor;
        let invoice = &mut self.invoices[invoice];
        let row = &mut invoice.rows[row];
        change(row);
        row.settle(minor);
        invoice.document_net = Some(invoice.net());
        self.billed() - before
    }

    /// A row over an amount without tax that no order line knows of.
    fn row(&self, charge: &'static str, net: i64) -> Row {
        let rate = Some(self.rate);
        let mut row = Row { charge, net: Some(net), rate, ..Row::default() };
        row.settle(self.minor);
        row
    }

    /// What so many units of each line come to.
    fn each_line<'a>(
        &'a self,
        code: &'static str,
        units: impl Fn(usize, i64) -> i64 + 'a,
    ) -> impl Iterator<Item = Expected> + 'a {
        let lines = self.lines.iter().enumerate();
        let lines = lines.map(move |(place, line)| (units(place, line.quantity), line.unit()));
        lines.filter(|(units, _)| *units > 0).map(move |(units, unit)| worth(code, units * unit))
    }

    /// The same without money, for lines of which a shipment brought something.
    fn each_shipped(&self, code: &'static str, shipment: &str) -> Vec<Expected> {
        let rows = self.deliveries.iter().filter(|row| row.id.ends_with(shipment));
        rows.map(|_| bare(code)).collect()
    }

    /// How many units of a line came with a shipment.
    fn shipped(&self, shipment: &str, line: usize) -> i64 {
        let mut rows = self.deliveries.iter();
        let row = rows.find(|row| row.line == line && row.id.ends_with(shipment));
        row.map_or(0, |row| row.quantity)
    }

    /// A small amount that no rounding explains: a fifth of it is whole.
    fn little(&self, dice: &mut Dice) -> i64 {
        self.minor * 20 * (1 + dice.within(9))
    }

    fn copy_of(&self, invoice: usize, days: i64) -> Invoice {
        let copied = self.invoices[invoice].clone();
        let rows = copied.rows.clone();
        let fresh = business::invoice(self, copied.issued + days, rows);
        Invoice { due: fresh.due, issued: fresh.issued, ..copied }
    }
}
