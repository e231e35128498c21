//! The note of a finding: what a reader has to know beside the amounts.
//!
//! Says nothing where there is nothing to add.

use super::{Source, id_at};
use crate::calendar::Calendar;
use crate::charges::Charges;
use crate::decimal::ABSENT;
use crate::dossier::NONE;
use crate::formula::Grain;
use crate::formula::evaluate::Origin;
use crate::formula::evaluate::convert::Columns as Exchanged;
use crate::tables::Role;
use crate::texts::NO_TEXT;

/// The column that names the bill a row is about.
const INVOICE: &str = "invoice_no";

/// What was billed wrongly and since when the history knows it, and the days that count until now.
pub(super) struct Ages<'a> {
    /// What was billed wrongly.
    pub charges: &'a Charges,
    /// The days on which the business is open.
    pub calendar: &'a Calendar,
    /// Now.
    pub as_of: i64,
}

/// The first text that is not empty.
fn or(first: String, second: impl FnOnce() -> String) -> String {
    if first.is_empty() { second() } else { first }
}

impl Source<'_> {
    /// For a row without an order, that; for a repeated invoice, the row that it repeats; for an
    /// invoice in another currency than its order, the rate that holds; for what was pointed out
    /// and not corrected, since when that is known.
    pub(super) fn note(&self, subject: usize) -> String {
        let row_here = self.view.row.at(subject);
        let is_bill = self.promise.about.role() == Some(Role::Invoices)
            && self.view.dossiers.freight.is_bill(row_here);
        let names_order = || id_at(self.columns.row_order, row_here) != NO_TEXT;
        let is_row = self.promise.about.role().is_some() && !is_bill;
        if is_row && self.view.order.at(subject) == NONE && names_order() {
            return "no such order".to_owned();
        }
        if !matches!(self.promise.about, Grain::Invoice | Grain::InvoiceLine) {
            let first = or(self.term(subject), || self.with_others(subject));
            return or(first, || self.age(subject));
        }
        let row = self.view.row.at(subject);
        let repeated = self.view.dossiers.documents.repeated_by(row);
        let Some(first) = repeated.filter(|_| self.promise.about == Grain::Invoice) else {
            return self.rate(row, self.view.order.at(subject));
        };
        let line = self.view.dossiers.tables.of(Role::Invoices).line.at(first as usize);
        format!("repeats line {line}")
    }

    /// The other orders that a finding is about, where one bill stands for all of them.
    fn with_others(&self, subject: usize) -> String {
        let Some(set) = self.together(subject) else { return String::new() };
        let own = self.view.order.at(subject);
        let others = set.orders.iter().filter(|order| **order != own);
        let others = others.map(|&order| self.text(id_at(self.columns.order_id, order)).to_owned());
        let others: Vec<String> = others.collect();
        if others.is_empty() { String::new() } else { format!("with {}", others.join(", ")) }
    }

    /// The exchange rate between an invoice row and its order, or why there is none; nothing where
    /// nobody needs it.
    fn rate(&self, row: u32, order: u32) -> String {
        let columns = Exchanged::of(&self.view.dossiers.tables, self.zone);
        let Some(exchange) = columns.exchange(row, order).filter(|_| !self.rates.is_empty()) else {
            return String::new();
        };
        let Some(day) = exchange.day else {
            return "no day of issue to look up an exchange rate for".to_owned();
        };
        let (from, to) = (self.text(exchange.order), self.text(exchange.document));
        self.rates.find(&from, &to, day).to_string()
    }

    /// Since when the history knows what is not put right, and how many business days that is.
    fn age(&self, subject: usize) -> String {
        let Some(ages) = &self.ages else { return String::new() };
        let tables = &self.view.dossiers.tables;
        let invoices = self.promise.about.role().and_then(|role| tables.of(role).texts(INVOICE));
        let order = id_at(self.columns.order_id, self.view.order.at(subject));
        let since = ages.charges.since(order, id_at(invoices, self.view.row.at(subject)));
        if since == ABSENT {
            return String::new();
        }
        let (first, today) = (self.zone.day_of(since), self.zone.day_of(ages.as_of));
        let known = format!("known since {}", self.zone.print(self.zone.whole_day(first)));
        match ages.calendar.working_days_between(first, today) {
            Ok(days) if days > 0 => {
                let plural = if days == 1 { "" } else { "s" };
                format!("{known}, {days} business day{plural}")
            }
            _ => known,
        }
    }

    /// Who set the time that was missed, where that may be a law.
    fn term(&self, subject: usize) -> String {
        let Some(granted) = &self.granted else { return String::new() };
        match (granted.of_subject)(self.place_of(subject)).origin {
            Origin::Promise => String::new(),
            Origin::Contract => "the time is that of the contract".to_owned(),
            Origin::Law(source) => source.to_owned(),
        }
    }
}
