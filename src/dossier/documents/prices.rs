//! What credit notes and discounts took off the price of invoice rows: the last step of the
//! netting order G10, for amounts without units.
//!
//! A row that gives units back is none of these. Nothing is taken off below the agreed price, and
//! nothing twice, so that a credit note can make a bill right but never too cheap.

use super::gather::{Papers, at};
use super::{Links, Words};
use crate::decimal::{ABSENT, divide, multiply};
use crate::dossier::NONE;
use crate::dossier::lines::STRAY;
use crate::money::minor_decimals;
use crate::tables::{Cells, Role, Table, Tables};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::{HashMap, HashSet};

/// What was taken off prices.
#[derive(Debug, Clone, Default)]
pub struct Prices {
    /// By row of the invoices, how much was taken off its price, in millionths.
    pub credited: HashMap<u32, i64>,
    /// The rows that corrected a price and took no units back.
    pub correcting: HashSet<u32>,
}

/// Where invoice rows belong.
pub struct Belonging<'a> {
    /// The order of each row.
    pub order_of: &'a [u32],
    /// The rows of each order.
    pub rows_of: &'a Links,
    /// The order line of each row; empty where no row names one.
    pub line_of: &'a [u32],
}

/// Finds what was taken off; `originals` are the documents that credit notes refer to.
pub fn found(
    tables: &Tables,
    (papers, words): (&Papers<'_>, &Words),
    originals: &[(usize, usize)],
    is_dead: &[bool],
    belonging: &Belonging<'_>,
) -> Prices {
    let mut prices = Prices::default();
    let columns = Columns::of(tables);
    if columns.price.is_none() || belonging.order_of.is_empty() {
        return prices;
    }
    let originals = originals.iter().copied().collect();
    let ledger = Ledger { tables, papers, columns, originals, is_dead, belonging };
    for row in 0..belonging.order_of.len() {
        let document = papers.document(row);
        let is_credit = ledger.columns.is_negative(row) || words.is_credit(papers, document);
        if is_credit && !is_dead[document] && belonging.order_of[row] != NONE {
            ledger.settle(row, &mut prices);
        }
    }
    prices
}

/// Everything that is looked at to find the rows that a credit is for.
struct Ledger<'a> {
    tables: &'a Tables,
    papers: &'a Papers<'a>,
    columns: Columns<'a>,
    originals: HashMap<usize, usize>,
    is_dead: &'a [bool],
    belonging: &'a Belonging<'a>,
}

impl Ledger<'_> {
    /// Takes the amount of a credit off the rows that it is for, the likeliest first.
    fn settle(&self, row: usize, prices: &mut Prices) {
        let mut candidates = self.candidates(row);
        candidates.sort_unstable();
        if self.columns.has_units(row) {
            let is_discount = self.columns.is_discount(row);
            let unit = self.columns.unit(row);
            let is_difference =
                |&(_, other): &(u8, u32)| unit.is_some() && self.difference(other as usize) == unit;
            if !is_discount && !candidates.iter().any(is_difference) {
                return;
            }
            if !is_discount {
                candidates.retain(is_difference);
            }
        }
        let place = u32::try_from(row).unwrap_or(NONE);
        prices.correcting.insert(place);
        let Some(mut left) = self.columns.amount(row) else { return };
        for (_, other) in candidates {
            let Some(amount) = self.left_of(other as usize, left, prices) else { continue };
            *prices.credited.entry(other).or_insert(0) += amount;
            left -= amount.min(left);
            if left <= 0 {
                return;
            }
        }
    }

    /// How much of an amount goes to a row: no more than it is still too dear. What rounding to
    /// the minor unit leaves over goes with it.
    fn left_of(&self, row: usize, amount: i64, prices: &Prices) -> Option<i64> {
        let place = u32::try_from(row).unwrap_or(NONE);
        let taken = prices.credited.get(&place).copied().unwrap_or(0);
        let excess = self.excess(row)?.checked_sub(taken).filter(|&excess| excess > 0)?;
        let currency = self.tables.texts.text(self.papers.currency(self.papers.document(row)));
        let half = 500_000 / 10_i64.pow(minor_decimals(&currency).min(5));
        Some(if excess - amount <= half { excess } else { amount })
    }

    /// The rows of the order that a credit may be for, each with its rank: of the invoice that it
    /// refers to, else of its own document, of its order line, else of the order.
    fn candidates(&self, row: usize) -> Vec<(u8, u32)> {
        let document = self.papers.document(row);
        let order = self.belonging.order_of[row];
        let original = self.originals.get(&document).copied();
        let original = original.filter(|&original| self.papers.order(original) == order);
        let line = self.line(row);
        let rank = |&other: &u32| {
            let (own, place) = (self.papers.document(other as usize), other as usize);
            let is_bill = place != row && !self.is_dead[own] && !self.columns.is_negative(place);
            let is_meant = original.is_none_or(|original| original == own);
            let is_alike = self.papers.currency(own) == self.papers.currency(document);
            let is_of_line = line == NONE || line == self.line(place);
            if !is_bill || !is_meant || !is_alike || !is_of_line {
                return None;
            }
            Some((u8::from(own != document), other))
        };
        self.belonging.rows_of.of(order as usize).iter().filter_map(rank).collect()
    }

    fn line(&self, row: usize) -> u32 {
        let line = self.belonging.line_of.get(row).copied().unwrap_or(NONE);
        if line == STRAY { NONE } else { line }
    }

    /// By how much a row is dearer than agreed.
    fn excess(&self, row: usize) -> Option<i64> {
        let columns = &self.columns;
        let (quantity, price) = (known(columns.quantity, row)?, known(columns.price, row)?);
        let billed = multiply(quantity, price)?;
        let billed = billed.checked_sub(known(columns.discount, row).unwrap_or(0))?;
        let (agreed, off) = self.agreed(row)?;
        let off = off.and_then(|(off, units)| divide(multiply(off, quantity)?, units));
        billed.checked_sub(multiply(quantity, agreed)?)?.checked_add(off.unwrap_or(0))
    }

    /// By how much a unit of a row is dearer than agreed.
    fn difference(&self, row: usize) -> Option<i64> {
        divide(self.excess(row)?, known(self.columns.quantity, row)?)
    }

    /// The agreed price of the units of a row, and what was taken off for how many of them.
    fn agreed(&self, row: usize) -> Option<(i64, Option<(i64, i64)>)> {
        let line = self.line(row);
        if line == NONE {
            let prices = self.tables.of(Role::Orders).numbers("unit_price");
            return Some((known(prices, self.belonging.order_of[row] as usize)?, None));
        }
        let lines = self.tables.of(Role::Lines);
        let of_line = |name: &str| known(lines.numbers(name), line as usize);
        Some((of_line("unit_price")?, of_line("discount").zip(of_line("quantity"))))
    }
}

/// The columns of the invoices that amounts are made of.
struct Columns<'a> {
    net: Option<&'a Cells<i64>>,
    total: Option<&'a Cells<i64>>,
    tax: Option<&'a Cells<i64>>,
    quantity: Option<&'a Cells<i64>>,
    price: Option<&'a Cells<i64>>,
    discount: Option<&'a Cells<i64>>,
    charge: Option<&'a Cells<TextId>>,
    off: Option<TextId>,
}

impl<'a> Columns<'a> {
    fn of(tables: &'a Tables) -> Self {
        let table: &Table = tables.of(Role::Invoices);
        Self {
            net: table.numbers("net"),
            total: table.numbers("total"),
            tax: table.numbers("tax"),
            quantity: table.numbers("quantity"),
            price: table.numbers("unit_price"),
            discount: table.numbers("discount"),
            charge: table.texts("charge"),
            off: tables.texts.find("discount"),
        }
    }

    fn is_negative(&self, row: usize) -> bool {
        let is_negative = |numbers| known(numbers, row).is_some_and(|number| number < 0);
        is_negative(self.net) || is_negative(self.total)
    }

    /// Whether a row names a number of units.
    fn has_units(&self, row: usize) -> bool {
        known(self.quantity, row).is_some_and(|quantity| quantity != 0)
    }

    fn is_discount(&self, row: usize) -> bool {
        let charge = at(self.charge, row);
        charge != NO_TEXT && Some(charge) == self.off
    }

    /// The amount of a row without tax and sign, else that to pay where it has no tax.
    fn amount(&self, row: usize) -> Option<i64> {
        let by_price = || multiply(known(self.quantity, row)?, known(self.price, row)?);
        let untaxed = || known(self.total, row).filter(|_| known(self.tax, row).unwrap_or(0) == 0);
        known(self.net, row).or_else(by_price).or_else(untaxed).map(i64::abs)
    }

    /// What a unit of a credit comes to, without its sign.
    fn unit(&self, row: usize) -> Option<i64> {
        let quantity = known(self.quantity, row)?;
        let unit = known(self.price, row).or_else(|| divide(self.amount(row)?, quantity));
        unit.map(i64::abs)
    }
}

fn known(numbers: Option<&Cells<i64>>, row: usize) -> Option<i64> {
    let number = numbers?.get(row)?;
    (number != ABSENT).then_some(number)
}
