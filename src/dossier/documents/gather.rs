//! Rows of invoices put together as documents, by reference to columns.
//!
//! Most documents are one row, of which nothing is kept but its place. Does not decide which
//! documents count.

use super::numbers::{self, NO_NUMBER};
use crate::decimal::ABSENT;
use crate::tables::{Cells, Role, Tables};
use crate::tally::Tally;
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use crate::twins;

/// The documents of the invoices table, each by its place among them.
pub struct Papers<'a> {
    columns: Columns<'a>,
    order_of: &'a [u32],
    /// The mark of the number of each row.
    marks: Vec<u64>,
    /// Where documents have several rows.
    several: Option<Several>,
}

/// Documents of several rows.
struct Several {
    /// The first row of each document.
    first_rows: Vec<u32>,
    /// The document of each row.
    document_of: Vec<u32>,
    /// The amount of each document; [`None`] where a row states none.
    amounts: Vec<Option<i128>>,
}

/// Who, which number (marked), what kind: what one document shares with its double.
pub type Number = (TextId, u64, TextId);

/// What the parts of one document share: number, order and date, and how often its lines came.
type Whole = (Number, u32, i64, usize);

impl<'a> Papers<'a> {
    /// Finds the documents. Rows with a line, an article or a charge are parts of one document
    /// while number, party, kind, order and date agree; others are documents themselves.
    /// A line number that comes again begins the document anew: it is there twice.
    pub fn of(tables: &'a Tables, order_of: &'a [u32]) -> Self {
        let columns = Columns::of(tables);
        let marks = match columns.raw {
            Some(raw) => numbers::marks(&tables.texts, raw),
            None => vec![NO_NUMBER; order_of.len()],
        };
        let mut papers = Self { columns, order_of, marks, several: None };
        papers.several = papers.leaders().map(|leaders| papers.put_together(&leaders));
        papers
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.several.as_ref().map_or(self.order_of.len(), |several| several.first_rows.len())
    }

    /// The first row of a document.
    pub fn first_row(&self, document: usize) -> usize {
        self.several.as_ref().map_or(document, |several| several.first_rows[document] as usize)
    }

    /// The document of a row.
    pub fn document(&self, row: usize) -> usize {
        self.several.as_ref().map_or(row, |several| several.document_of[row] as usize)
    }

    /// The document of each row; [`None`] where each row is one.
    pub fn document_of(&self) -> Option<&[u32]> {
        self.several.as_ref().map(|several| &several.document_of[..])
    }

    /// Who, which number, what kind.
    pub fn number(&self, document: usize) -> Number {
        self.number_of(self.first_row(document))
    }

    /// The mark of the number of a document.
    pub fn mark(&self, document: usize) -> u64 {
        self.marks[self.first_row(document)]
    }

    /// The word for what a document is.
    pub fn kind(&self, document: usize) -> TextId {
        at(self.columns.kind, self.first_row(document))
    }

    /// The order of a document, by its row.
    pub fn order(&self, document: usize) -> u32 {
        self.order_of[self.first_row(document)]
    }

    /// The currency of a document.
    pub fn currency(&self, document: usize) -> TextId {
        at(self.columns.currency, self.first_row(document))
    }

    /// The amount of a document in millionths; [`None`] where a row states none.
    pub fn amount(&self, document: usize) -> Option<i128> {
        match &self.several {
            Some(several) => several.amounts[document],
            None => self.columns.amount(document),
        }
    }

    fn number_of(&self, row: usize) -> Number {
        (at(self.columns.party, row), self.marks[row], at(self.columns.kind, row))
    }

    /// For each row the first row of its document; [`None`] where each row is a document.
    fn leaders(&self) -> Option<Vec<u32>> {
        let columns = [self.columns.line, self.columns.sku, self.columns.charge];
        if columns.iter().all(Option::is_none) {
            return None;
        }
        let is_part = |row: usize| columns.iter().any(|column| at(*column, row) != NO_TEXT);
        let marks = self.marks.iter().enumerate();
        let marks = marks.map(|(row, &mark)| if is_part(row) { mark } else { NO_NUMBER });
        let parts = twins::suspects(marks, self.marks.len());
        let marked = parts.into_iter().map(|row| (self.marks[row as usize], row)).collect();
        let led = twins::each_shared(marked, |group, led| self.lead(group, led));
        if led.is_empty() {
            return None;
        }
        let mut leaders: Vec<u32> = (0..).take(self.marks.len()).collect();
        led.into_iter().for_each(|(row, leader)| leaders[row as usize] = leader);
        Some(leaders)
    }

    /// Finds the rows of one mark that go on with a document, and its first row.
    fn lead(&self, group: &[(u64, u32)], led: &mut Vec<(u32, u32)>) {
        let mut open: Tally<Whole, Option<u32>> = Tally::default();
        let mut copies: Tally<(Number, u32, i64, TextId), usize> = Tally::default();
        for &(_, row) in group {
            let at_row = row as usize;
            let (number, order) = (self.number_of(at_row), self.order_of[at_row]);
            let issued = self.columns.issued.map_or(ABSENT, |times| times.at(at_row).lo);
            let line = at(self.columns.line, at_row);
            let copy = if line == NO_TEXT {
                0
            } else {
                let seen = copies.of((number, order, issued, line));
                std::mem::replace(seen, *seen + 1)
            };
            let leader = *open.of((number, order, issued, copy)).get_or_insert(row);
            if leader != row {
                led.push((row, leader));
            }
        }
    }

    fn put_together(&self, leaders: &[u32]) -> Several {
        let mut several =
            Several { first_rows: Vec::new(), document_of: Vec::new(), amounts: Vec::new() };
        for (row, &leader) in (0_u32..).zip(leaders) {
            let amount = self.columns.amount(row as usize);
            if leader == row {
                let next = u32::try_from(several.first_rows.len()).unwrap_or(u32::MAX);
                several.document_of.push(next);
                several.first_rows.push(row);
                several.amounts.push(amount);
            } else {
                let document = several.document_of[leader as usize];
                several.document_of.push(document);
                let sum = &mut several.amounts[document as usize];
                *sum = sum.zip(amount).map(|(sum, amount)| sum + amount);
            }
        }
        several
    }
}

/// The text of a row in a column that may not be there.
pub fn at(ids: Option<&Cells<TextId>>, row: usize) -> TextId {
    ids.map_or(NO_TEXT, |ids| ids.at(row))
}

/// The columns of the invoices that documents are made of.
struct Columns<'a> {
    raw: Option<&'a Cells<TextId>>,
    party: Option<&'a Cells<TextId>>,
    kind: Option<&'a Cells<TextId>>,
    line: Option<&'a Cells<TextId>>,
    sku: Option<&'a Cells<TextId>>,
    charge: Option<&'a Cells<TextId>>,
    currency: Option<&'a Cells<TextId>>,
    total: Option<&'a Cells<i64>>,
    whole: Option<&'a Cells<i64>>,
    net: Option<&'a Cells<i64>>,
    quantity: Option<&'a Cells<i64>>,
    price: Option<&'a Cells<i64>>,
    issued: Option<&'a Cells<Span>>,
}

impl<'a> Columns<'a> {
    fn of(tables: &'a Tables) -> Self {
        let table = tables.of(Role::Invoices);
        Self {
            raw: table.texts("invoice_no"),
            party: table.texts("party"),
            kind: table.texts("kind"),
            line: table.texts("line_id"),
            sku: table.texts("sku"),
            charge: table.texts("charge"),
            currency: table.texts("currency"),
            total: table.numbers("total"),
            whole: table.numbers("document_total"),
            net: table.numbers("net"),
            quantity: table.numbers("quantity"),
            price: table.numbers("unit_price"),
            issued: table.times("issued_at"),
        }
    }

    /// The amount of a row: to pay, else without tax, else its units at their price, else what the
    /// document states for several orders.
    fn amount(&self, row: usize) -> Option<i128> {
        let known = |numbers: Option<&Cells<i64>>| {
            numbers.map(|numbers| numbers.at(row)).filter(|&number| number != ABSENT)
        };
        let by_price = || crate::decimal::multiply(known(self.quantity)?, known(self.price)?);
        let own = known(self.total).or_else(|| known(self.net)).or_else(by_price);
        own.or_else(|| known(self.whole)).map(i128::from)
    }
}
