//! Every order with everything that refers to it, as ranges over the tables.
//!
//! Links are row numbers, never copies of rows. Rows whose order is not there stay in their table
//! and are counted as orphans. Does not judge and reads no files.

pub mod beside;
pub mod companions;
pub mod customers;
pub mod documents;
pub mod exchanges;
pub mod freight;
pub mod grain;
pub mod joint;
pub mod lines;
pub mod orphans;
pub mod parcels;
pub mod pauses;
pub mod standards;
pub mod view;

use crate::cores;
use crate::tables::{Packed, ROLES, Role, Runs, Table, Tables};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;
use std::sync::{Arc, OnceLock};

/// No row: the order or line is not there.
pub const NONE: u32 = u32::MAX;

/// For each of some subjects, the rows that belong to it.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// Where the rows of each subject begin; empty where the row of a subject has its number, or
    /// where there are no rows at all.
    offsets: Vec<u32>,
    rows: Vec<u32>,
}

impl Links {
    /// Groups rows by their owner, keeping their order; rows without an owner are left out.
    pub fn by_owner(owners: &[u32], count: usize) -> Self {
        let is_own = || (0_u32..).zip(owners).all(|(row, &owner)| row == owner);
        if owners.is_empty() || owners.len() == count && is_own() {
            return Self { offsets: Vec::new(), rows: (0..).take(owners.len()).collect() };
        }
        // The start of each subject is kept one place further on, where it counts up to the end
        // of the subject, which is the start of the next, while the rows are put in.
        let mut offsets = vec![0_u32; count + 2];
        let mut last = 0;
        let mut is_grouped = true;
        for &owner in owners.iter().filter(|&&owner| owner != NONE) {
            offsets[owner as usize + 2] += 1;
            is_grouped &= last <= owner;
            last = owner;
        }
        for place in 1..count {
            offsets[place + 2] += offsets[place + 1];
        }
        let owned = (0_u32..).zip(owners).filter(|(_, owner)| **owner != NONE);
        let rows = if is_grouped {
            offsets.remove(0);
            owned.map(|(row, _)| row).collect()
        } else {
            let mut rows = vec![0_u32; offsets[count + 1] as usize];
            for (row, &owner) in owned {
                let place = &mut offsets[owner as usize + 1];
                rows[*place as usize] = row;
                *place += 1;
            }
            offsets.pop();
            rows
        };
        Self { offsets, rows }
    }

    /// An empty list of subjects, to be pushed to.
    pub fn new() -> Self {
        Self { offsets: vec![0], rows: Vec::new() }
    }

    /// Appends a subject and its rows.
    pub fn push(&mut self, rows: impl Iterator<Item = u32>) {
        self.rows.extend(rows);
        let end = u32::try_from(self.rows.len()).expect("fewer than four billion rows");
        self.offsets.push(end);
    }

    /// The rows of some subjects in a row, and where those of each start; the end of the last
    /// stands behind the starts. [`None`] where no starts are kept.
    pub fn between(&self, subjects: std::ops::Range<usize>) -> Option<(&[u32], &[u32])> {
        let offsets = self.offsets.get(subjects.start..=subjects.end)?;
        let (first, last) = (offsets[0], offsets[offsets.len() - 1]);
        Some((&self.rows[first as usize..last as usize], offsets))
    }

    /// The rows of a subject.
    pub fn of(&self, subject: usize) -> &[u32] {
        if self.offsets.is_empty() {
            return self.rows.get(subject..=subject).unwrap_or_default();
        }
        &self.rows[self.offsets[subject] as usize..self.offsets[subject + 1] as usize]
    }
}

/// How a row's order line was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatchLevel {
    /// Only its order is known.
    Order,
    /// By the article.
    Article,
    /// By the number of the line.
    Line,
}

impl MatchLevel {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Article => "article",
            Self::Line => "line",
        }
    }
}

/// All records of a run, linked.
#[derive(Debug)]
pub struct Dossiers {
    /// The tables.
    pub tables: Tables,
    /// For each role, the order of each row, or [`NONE`].
    pub order_of: [Vec<u32>; ROLES],
    /// For each role, the rows of each order.
    pub rows_of: [Arc<Links>; ROLES],
    /// For each role, how its rows find their order lines.
    pub line_links: [lines::LineLinks; ROLES],
    /// What invoices are as documents.
    pub documents: documents::Documents,
    /// When tickets waited for somebody else.
    pub pauses: pauses::Pauses,
    /// What returns are exchanged with.
    pub exchanges: exchanges::Exchanges,
    /// Which rows of the invoices are bills of carriers, and for which deliveries.
    pub freight: freight::Freight,
    /// Which orders are billed together.
    pub joint: joint::Joint,
    /// What stands beside messages and calls, once somebody asks.
    beside: [OnceLock<beside::Found>; beside::Beside::ALL.len()],
    /// Which rows of the deliveries open a parcel, once somebody asks.
    leads_parcel: OnceLock<Vec<bool>>,
    /// For each role, whether rows about each order were quarantined; empty where none were.
    quarantined: [Vec<bool>; ROLES],
}

impl Dossiers {
    /// Links all tables. Where there is no orders table, the orders are those that lines name.
    pub fn new(tables: Tables) -> Self {
        Self::with(tables, false)
    }

    /// The same where rows of the invoices with a tracking number are bills of carriers. These
    /// belong to no order, so that nobody takes them for bills to its customer; each is seen
    /// beside the order of its parcel all the same.
    pub fn with(mut tables: Tables, has_freight: bool) -> Self {
        if !tables.of(Role::Orders).is_present {
            orders_of_lines(&mut tables);
        }
        customers::forget_nobody(&mut tables);
        customers::describe_orders(&mut tables);
        customers::grant(&mut tables);
        tables.all.iter_mut().for_each(|table| table.quarantined_orders.sort_unstable());
        let order_of_text = order_of_text(&tables);
        let orders = tables.of(Role::Orders).rows();
        let mut quarantined = Role::ALL.map(|_| Vec::new());
        for (role, is_quarantined) in Role::ALL.into_iter().zip(&mut quarantined) {
            *is_quarantined = quarantined_orders(tables.of(role), orders, &order_of_text);
        }
        let mut order_of = of_roles(|role| orders_of(tables.of(role), &order_of_text));
        let mut freight = freight::Freight::default();
        if has_freight {
            freight = freight::Freight::new(&tables);
            unlink(&freight, &mut order_of[Role::Invoices as usize]);
        }
        for reference in REFERENCES {
            let (role, found) = (reference.0, orders_by_reference(&tables, &order_of, reference));
            found.into_iter().for_each(|(row, order)| order_of[role as usize][row] = order);
        }
        unlink(&freight, &mut order_of[Role::Invoices as usize]);
        let rows_of = of_roles(|role| Arc::new(Links::by_owner(&order_of[role as usize], orders)));
        let exchanges = exchanges::Exchanges::new(
            &tables,
            |id| self::order_of(id, &order_of_text),
            &rows_of[Role::Deliveries as usize],
        );
        drop(order_of_text);
        let of_bills = order_of[Role::Invoices as usize].as_slice();
        let moved = joint::set_apart(&mut tables, of_bills, &rows_of[Role::Invoices as usize]);
        let line_links = of_roles(|role| lines::link(&tables, role, &rows_of));
        let deliveries = std::mem::take(&mut order_of[Role::Deliveries as usize]);
        link_parcels(&freight, &deliveries, &mut order_of[Role::Invoices as usize]);
        order_of[Role::Deliveries as usize] = deliveries;
        let belonging = documents::Belonging {
            order_of: &order_of[Role::Invoices as usize],
            rows_of: &rows_of[Role::Invoices as usize],
            line_of: &line_links[Role::Invoices as usize].line_of,
        };
        let documents = documents::Documents::new(&tables, &belonging);
        let pauses = pauses::Pauses::new(&tables);
        freight.add_up(&tables, &documents);
        let mut dossiers = Self {
            pauses,
            tables,
            order_of,
            rows_of,
            line_links,
            documents,
            exchanges,
            freight,
            joint: joint::Joint::default(),
            beside: Default::default(),
            leads_parcel: OnceLock::new(),
            quarantined,
        };
        dossiers.joint = joint::Joint::new(&dossiers, moved);
        dossiers
    }

    /// Whether any row of a role is of one of the orders, or there are none at all.
    pub fn reaches_orders(&self, role: Role) -> bool {
        let order_of = &self.order_of[role as usize];
        order_of.is_empty() || order_of.iter().any(|&order| order != NONE)
    }

    /// How many orders there are.
    pub fn orders(&self) -> usize {
        self.tables.of(Role::Orders).rows()
    }

    /// Whether a row of the deliveries is the first of its parcel.
    pub fn leads_parcel(&self, row: u32) -> bool {
        let leads = self.leads_parcel.get_or_init(|| parcels::leads(self));
        leads.get(row as usize).copied().unwrap_or(true)
    }

    /// What stands beside the messages or calls.
    pub fn beside(&self, which: beside::Beside) -> &beside::Found {
        self.beside[which as usize].get_or_init(|| beside::Found::new(self, which))
    }

    /// Whether rows of a role about this order were quarantined: what is there is not all.
    pub fn is_quarantined(&self, role: Role, order: u32) -> bool {
        self.quarantined[role as usize].get(order as usize).copied().unwrap_or(false)
    }

    /// Whether rows of a role about any order were quarantined.
    pub fn has_quarantined(&self, role: Role) -> bool {
        !self.quarantined[role as usize].is_empty()
    }

    /// Whether an order number is that of a quarantined order.
    pub fn is_quarantined_order(&self, id: TextId) -> bool {
        self.tables.of(Role::Orders).quarantined_orders.binary_search(&id).is_ok()
    }
}

/// Takes the bills of carriers from the orders that they name.
fn unlink(freight: &freight::Freight, order_of: &mut [u32]) {
    if freight.is_empty() {
        return;
    }
    let bills = (0_u32..).zip(order_of).filter(|(row, _)| freight.is_bill(*row));
    bills.for_each(|(_, order)| *order = NONE);
}

/// Gives each bill of a carrier the order of the delivery that it charges for.
fn link_parcels(freight: &freight::Freight, deliveries: &[u32], order_of: &mut [u32]) {
    if freight.is_empty() {
        return;
    }
    for (row, order) in (0_u32..).zip(order_of).filter(|(row, _)| freight.is_bill(*row)) {
        *order = deliveries.get(freight.shipment(row) as usize).copied().unwrap_or(NONE);
    }
}

/// Something about each role, worked out on all cores.
fn of_roles<T: Default + Send>(of_role: impl Fn(Role) -> T + Sync) -> [T; ROLES] {
    let mut made = Role::ALL.map(|_| T::default());
    let found = cores::each(Role::ALL, of_role);
    made.iter_mut().zip(found).for_each(|(made, found)| *made = found);
    made
}

/// Whether rows about each order were quarantined; empty where none were.
fn quarantined_orders(table: &Table, orders: usize, order_of_text: &[u32]) -> Vec<bool> {
    if table.quarantined_orders.is_empty() {
        return Vec::new();
    }
    let mut is_quarantined = vec![false; orders];
    for &id in &table.quarantined_orders {
        if let Some(row) = is_quarantined.get_mut(order_of(id, order_of_text) as usize) {
            *row = true;
        }
    }
    is_quarantined
}

/// The order row of each text, for texts that are order numbers; none behind the last of them.
fn order_of_text(tables: &Tables) -> Vec<u32> {
    let Some(ids) = tables.of(Role::Orders).texts("order_id") else { return Vec::new() };
    let behind = ids.iter().max().map_or(0, |id| id as usize + 1);
    let mut order_of_text = vec![NONE; behind];
    for (row, id) in (0_u32..).zip(ids.iter()) {
        if id != NO_TEXT && order_of_text[id as usize] == NONE {
            order_of_text[id as usize] = row;
        }
    }
    order_of_text
}

fn order_of(id: TextId, order_of_text: &[u32]) -> u32 {
    order_of_text.get(id as usize).copied().unwrap_or(NONE)
}

fn orders_of(table: &Table, order_of_text: &[u32]) -> Vec<u32> {
    match table.texts("order_id") {
        Some(ids) => ids.iter().map(|id| order_of(id, order_of_text)).collect(),
        None => vec![NONE; table.rows()],
    }
}

/// A column of a role that names a document of another role, and the column that holds its number.
type Reference = (Role, &'static str, Role, &'static str);

/// How rows without an order find one, in this order.
const REFERENCES: [Reference; 6] = [
    (Role::Invoices, "refers_to", Role::Invoices, "invoice_no"),
    (Role::Payments, "invoice_no", Role::Invoices, "invoice_no"),
    (Role::Returns, "invoice_no", Role::Invoices, "invoice_no"),
    (Role::Tickets, "invoice_no", Role::Invoices, "invoice_no"),
    (Role::Messages, "ticket_id", Role::Tickets, "ticket_id"),
    (Role::Events, "ticket_id", Role::Tickets, "ticket_id"),
];

/// Rows that name no order belong to that of the document they name, if all rows of the number are
/// for one order: such rows with that order.
fn orders_by_reference(
    tables: &Tables,
    order_of: &[Vec<u32>; ROLES],
    (role, column, through, number): Reference,
) -> Vec<(usize, u32)> {
    let table = tables.of(role);
    let (Some(names), Some(numbers)) = (table.texts(column), tables.of(through).texts(number))
    else {
        return Vec::new();
    };
    let ids = table.texts("order_id");
    let rows = order_of[role as usize].iter().zip(names.iter()).enumerate();
    let without_order: Vec<(usize, TextId)> = rows
        .filter(|(_, (order, name))| **order == NONE && *name != NO_TEXT)
        .filter(|(row, _)| ids.is_none_or(|ids| ids.at(*row) == NO_TEXT))
        .map(|(row, (_, name))| (row, name))
        .collect();
    // The order of each number that is named, and whether it is the only one.
    let mut named: HashMap<TextId, (u32, bool)> =
        without_order.iter().map(|&(_, name)| (name, (NONE, true))).collect();
    if named.is_empty() {
        return Vec::new();
    }
    for (number, &order) in numbers.iter().zip(&order_of[through as usize]) {
        if order != NONE
            && let Some((known, is_one)) = named.get_mut(&number)
        {
            *is_one &= *known == NONE || *known == order;
            *known = order;
        }
    }
    let found = without_order.into_iter().map(|(row, name)| (row, named[&name]));
    found.filter(|(_, (_, is_one))| *is_one).map(|(row, (order, _))| (row, order)).collect()
}

/// Makes an order of every number that lines name, at the place of its first line.
fn orders_of_lines(tables: &mut Tables) {
    let lines = tables.of(Role::Lines);
    let Some(ids) = lines.texts("order_id") else { return };
    let mut seen = vec![false; tables.texts.len()];
    let mut first: Vec<(TextId, usize)> = Vec::new();
    for (row, id) in ids.iter().enumerate() {
        if id != NO_TEXT && !std::mem::replace(&mut seen[id as usize], true) {
            first.push((id, row));
        }
    }
    let quarantined = lines.quarantined_orders.clone();
    let rows = || first.iter().map(|&(_, row)| row);
    let file = Runs::staying(rows().map(|row| lines.file.at(row)));
    let line = Runs::rising(rows().map(|row| lines.line.at(row)));
    let orders = tables.of_mut(Role::Orders);
    let ids: Vec<TextId> = first.iter().map(|&(id, _)| id).collect();
    orders.columns[0] = Some(Packed::Text(ids.into()));
    (orders.file, orders.line) = (file, line);
    orders.is_present = true;
    orders.quarantined_orders = quarantined;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_grouped_by_owner_in_their_order() {
        let links = Links::by_owner(&[1, 0, NONE, 1], 3);
        assert_eq!(links.of(0), [1]);
        assert_eq!(links.of(1), [0, 3]);
        assert!(links.of(2).is_empty());
    }

    #[test]
    fn grouped_rows_and_rows_of_their_own_are_grouped_alike() {
        let links = Links::by_owner(&[NONE, 0, 0, 2, NONE, 2, 3], 5);
        let rows: Vec<&[u32]> = (0..5).map(|owner| links.of(owner)).collect();
        assert_eq!(rows, [&[1, 2][..], &[], &[3, 5], &[6], &[]]);
        let links = Links::by_owner(&[0, 1, 2], 3);
        assert_eq!((links.of(0), links.of(2)), (&[0][..], &[2][..]));
        assert!(Links::by_owner(&[], 3).of(2).is_empty());
        assert!(Links::by_owner(&[NONE], 0).rows.is_empty());
    }

    #[test]
    fn pushed_subjects_keep_their_rows() {
        let mut links = Links::new();
        links.push([4, 2].into_iter());
        links.push(std::iter::empty());
        assert_eq!(links.of(0), [4, 2]);
        assert!(links.of(1).is_empty());
    }
}
