//! Orders that a bill stands for together: its amount to pay is that of the document, and of no
//! single order (G12 of the domain).
//!
//! Puts such bills and their orders together where they hang together, and adds up both sides, each
//! bill once. What is not known of one order is known of none. Judges nothing.

mod repeated;
mod sums;

pub use repeated::set_apart;

use super::{Dossiers, NONE};
use crate::decimal::ABSENT;
use crate::tables::{Role, Table};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::{HashMap, HashSet};

/// Orders that hang together by the bills that they share.
#[derive(Debug, Clone)]
pub struct Set {
    /// The orders, by their numbers.
    pub orders: Vec<u32>,
    /// What is agreed for all of them, to pay, in millionths; [`ABSENT`] where it is not known of
    /// one, or where they differ in currency.
    pub agreed: i64,
    /// What was billed for all of them, to pay, credit notes taken off; the same.
    pub billed: i64,
    /// Whether nothing more is to come of any of them and nothing came back, so that all of it is
    /// to be billed.
    pub is_done: bool,
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub struct Joint {
    sets: Vec<Set>,
    set_of: HashMap<u32, u32>,
    rows: HashSet<u32>,
    /// For each bill whose amount was read as that of an order, the rows that it was read on.
    pub moved: Vec<Vec<u32>>,
}

impl Joint {
    /// Puts orders together, given the bills whose amount turned out to be the document's. They are
    /// left alone where none states an amount to pay, and where all can be compared without tax one
    /// by one and that tells which of them was billed wrongly.
    pub fn new(dossiers: &Dossiers, moved: Vec<Vec<u32>>) -> Self {
        let bills = bills(dossiers);
        let orders_of: Vec<Vec<u32>> = bills.iter().map(|bill| bill.orders.clone()).collect();
        let tables = &dossiers.tables;
        let number_of = |order: u32| {
            tables.texts.text(text(tables.of(Role::Orders), "order_id", order)).to_owned()
        };
        let mut joint = Self { moved, ..Self::default() };
        for group in connected(&orders_of) {
            let bills: Vec<&Bill> = group.iter().map(|&bill| &bills[bill]).collect();
            let mut orders: Vec<u32> =
                bills.iter().flat_map(|bill| &bill.orders).copied().collect();
            orders.sort_unstable();
            orders.dedup();
            // Which comes first must not depend on where it stands in a file.
            orders.sort_by_cached_key(|&order| number_of(order));
            let Some(set) = sums::of(dossiers, &bills, orders) else { continue };
            let place = u32::try_from(joint.sets.len()).unwrap_or(NONE);
            joint.set_of.extend(set.orders.iter().map(|&order| (order, place)));
            joint.rows.extend(bills.iter().flat_map(|bill| &bill.rows));
            joint.sets.push(set);
        }
        joint
    }

    /// Whether a row is of a bill that stands for its orders together.
    pub fn is_joint(&self, row: u32) -> bool {
        self.rows.contains(&row)
    }

    /// The orders that an order hangs together with, itself among them.
    pub fn of_order(&self, order: u32) -> Option<&Set> {
        self.sets.get(*self.set_of.get(&order)? as usize)
    }
}

/// A bill of which only the document states what is to be paid.
struct Bill {
    rows: Vec<u32>,
    orders: Vec<u32>,
    /// Whether an order that it names is not there.
    is_adrift: bool,
}

/// Which bill a row is of: number, party, kind and currency, and how often that came before.
type Key = ([TextId; 4], usize);

/// The texts that tell bills apart.
fn key(invoices: &Table, row: usize) -> [TextId; 4] {
    ["invoice_no", "party", "kind", "currency"]
        .map(|name| invoices.texts(name).map_or(NO_TEXT, |ids| ids.at(row)))
}

/// The bills, in the order of their first rows.
fn bills(dossiers: &Dossiers) -> Vec<Bill> {
    let invoices = dossiers.tables.of(Role::Invoices);
    let Some(totals) = invoices.numbers("document_total") else { return Vec::new() };
    let own = invoices.numbers("total");
    let order_of = &dossiers.order_of[Role::Invoices as usize];
    let mut places: HashMap<Key, usize> = HashMap::new();
    let mut copies: HashMap<([TextId; 4], u32), Vec<u32>> = HashMap::new();
    let mut bills: Vec<Bill> = Vec::new();
    for (row, at) in (0_u32..).zip(0..invoices.rows()) {
        let has_own = own.is_some_and(|own| own.at(at) != ABSENT);
        if totals.at(at) == ABSENT || has_own || dossiers.freight.is_bill(row) {
            continue;
        }
        let (key, order) = (key(invoices, at), order_of[at]);
        let papers = copies.entry((key, order)).or_default();
        let paper = dossiers.documents.document_of(row);
        let copy = papers.iter().position(|known| *known == paper).unwrap_or_else(|| {
            papers.push(paper);
            papers.len() - 1
        });
        let place = *places.entry((key, copy)).or_insert(bills.len());
        if place == bills.len() {
            bills.push(Bill { rows: Vec::new(), orders: Vec::new(), is_adrift: false });
        }
        let bill = &mut bills[place];
        bill.rows.push(row);
        bill.is_adrift |= order == NONE;
        bill.orders.extend((order != NONE).then_some(order));
    }
    for bill in &mut bills {
        bill.orders.sort_unstable();
        bill.orders.dedup();
    }
    bills
}

/// Which of some bills hang together by their orders; those of each group in their order.
fn connected(orders_of: &[Vec<u32>]) -> Vec<Vec<usize>> {
    let mut bills_of: HashMap<u32, Vec<usize>> = HashMap::new();
    for (bill, orders) in orders_of.iter().enumerate() {
        orders.iter().for_each(|&order| bills_of.entry(order).or_default().push(bill));
    }
    let mut is_seen = vec![false; orders_of.len()];
    let mut groups = Vec::new();
    for first in 0..orders_of.len() {
        let (mut open, mut group) = (vec![first], Vec::new());
        while let Some(bill) = open.pop() {
            if std::mem::replace(&mut is_seen[bill], true) {
                continue;
            }
            group.push(bill);
            for order in &orders_of[bill] {
                // Whoever comes to an order first goes to all of its bills.
                open.extend(bills_of.remove(order).unwrap_or_default());
            }
        }
        if !group.is_empty() {
            group.sort_unstable();
            groups.push(group);
        }
    }
    groups
}

/// A number of a table that may not hold it.
fn number(table: &Table, name: &str, row: u32) -> Option<i64> {
    let number = table.numbers(name)?.at(row as usize);
    (number != ABSENT).then_some(number)
}

/// A text of a table that may not hold it.
fn text(table: &Table, name: &str, row: u32) -> TextId {
    table.texts(name).map_or(NO_TEXT, |ids| ids.at(row as usize))
}

#[cfg(test)]
mod tests {
    use super::connected;

    #[test]
    fn bills_hang_together_by_any_chain_of_orders() {
        let orders_of = [vec![1, 2], vec![7], vec![2, 3], vec![8, 7], vec![], vec![3]];
        assert_eq!(connected(&orders_of), [vec![0, 2, 5], vec![1, 3], vec![4]]);
    }
}
