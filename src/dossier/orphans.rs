//! Rows whose order or ticket is not there, and what would bring them together.
//!
//! Suggests how keys could be made equal and never does it by itself: `143-6` and `14-36` are two
//! orders, whatever is left when the hyphen is taken away.

use super::{Dossiers, NONE};
use crate::cores;
use crate::intake::{Normalisation, Remark};
use crate::tables::Role;
use crate::texts::{NO_TEXT, Text, TextId};
use hashbrown::HashSet;
use std::borrow::Cow;

const TICKET: &str = "ticket_id";

/// How many rows of a role have no order, or no ticket; rows whose order was quarantined are not
/// counted.
pub fn count(dossiers: &Dossiers, role: Role) -> u64 {
    (orphans(dossiers, role).count() + without_ticket(dossiers, role).len()) as u64
}

/// An orphaned row, or orphaned keys that nearly match.
#[derive(Debug)]
pub struct Found {
    /// The role.
    pub role: Role,
    /// The row, or the first of the rows.
    pub row: usize,
    /// Which way would make keys match, and how many; [`None`] for an orphaned row.
    pub near: Option<(Normalisation, usize)>,
    /// What is to be said about it.
    pub remark: Remark,
}

impl Found {
    /// Counts so many keys that nearly match.
    pub fn recount(&mut self, count: usize) {
        if let Some((way, known)) = &mut self.near {
            *known = count;
            self.remark.message = near_message(self.role, *way, count, &self.remark.value);
        }
    }
}

/// Remarks about orphaned rows, and about keys that nearly match.
pub fn remarks(dossiers: &Dossiers) -> Vec<Remark> {
    found(dossiers).into_iter().map(|found| found.remark).collect()
}

/// Orphaned rows and keys that nearly match, by role.
/// Orphaned deliveries and invoices are findings of promises of their own.
pub fn found(dossiers: &Dossiers) -> Vec<Found> {
    let (mut found, mut changing) = (Vec::new(), None);
    for role in Role::ALL.into_iter().skip(1) {
        if !matches!(role, Role::Deliveries | Role::Invoices) {
            let orphaned =
                |row| Found { role, row, near: None, remark: orphaned(dossiers, role, row) };
            found.extend(orphans(dossiers, role).map(orphaned));
            let lost = |row| Found { role, row, near: None, remark: lost(dossiers, role, row) };
            found.extend(without_ticket(dossiers, role).into_iter().map(lost));
        }
        found.extend(near_misses(dossiers, role, &mut changing));
    }
    found
}

fn orphans(dossiers: &Dossiers, role: Role) -> impl Iterator<Item = usize> {
    let ids = dossiers.tables.of(role).texts("order_id").unwrap_or_default();
    let order_of = &dossiers.order_of[role as usize];
    let is_bill = move |row: usize| {
        let row = u32::try_from(row).unwrap_or(NONE);
        role == Role::Invoices && dossiers.freight.is_bill(row)
    };
    let is_orphan = move |row: &usize| {
        let id = ids.at(*row);
        order_of[*row] == NONE
            && id != NO_TEXT
            && !is_bill(*row)
            && !dossiers.is_quarantined_order(id)
    };
    (0..ids.len()).filter(is_orphan)
}

/// Rows of messages and events that name no order, and a ticket that is not there although there
/// are tickets.
fn without_ticket(dossiers: &Dossiers, role: Role) -> Vec<usize> {
    let tickets = dossiers.tables.of(Role::Tickets);
    let table = dossiers.tables.of(role);
    let is_about = matches!(role, Role::Messages | Role::Events) && tickets.rows() > 0;
    let names = table.texts(TICKET).filter(|_| is_about);
    let (Some(names), Some(known)) = (names, tickets.texts(TICKET)) else { return Vec::new() };
    let known: HashSet<TextId> = known.iter().collect();
    let orders = table.texts("order_id");
    let is_lost = |row: &usize| {
        let id = names.at(*row);
        id != NO_TEXT
            && !known.contains(&id)
            && orders.is_none_or(|orders| orders.at(*row) == NO_TEXT)
    };
    (0..names.len()).filter(is_lost).collect()
}

fn lost(dossiers: &Dossiers, role: Role, row: usize) -> Remark {
    let table = dossiers.tables.of(role);
    let id = table.texts(TICKET).map_or(NO_TEXT, |ids| ids.at(row));
    let ticket = dossiers.tables.texts.text(id).to_owned();
    Remark {
        column: TICKET.to_owned(),
        message: format!("there is no ticket {ticket} for this row of the {}", role.name()),
        value: ticket,
        order: String::new(),
        ..orphaned(dossiers, role, row)
    }
}

fn orphaned(dossiers: &Dossiers, role: Role, row: usize) -> Remark {
    let table = dossiers.tables.of(role);
    let id = table.texts("order_id").map_or(NO_TEXT, |ids| ids.at(row));
    let order = dossiers.tables.texts.text(id).to_owned();
    Remark {
        code: "DAT006",
        file: table.file_of(u32::try_from(row).unwrap_or(NONE)),
        line: table.line.at(row),
        column: "order_id".to_owned(),
        value: order.clone(),
        message: format!("there is no order {order} for this row of the {}", role.name()),
        remedy: String::new(),
        order,
        is_quarantined: false,
    }
}

/// The orders whose numbers some way to make keys equal would change, looked for once.
fn changing(dossiers: &Dossiers) -> Vec<TextId> {
    const AT_A_TIME: usize = 1 << 16;
    let orders = dossiers.tables.of(Role::Orders).texts("order_id").unwrap_or_default();
    let may_change = |id: &TextId| Normalisation::may_change(&dossiers.tables.texts.text(*id));
    let of_chunk = |from: usize| {
        let mut ids = Vec::new();
        orders.read(from..orders.len().min(from + AT_A_TIME), &mut ids);
        ids.retain(may_change);
        ids
    };
    cores::each((0..orders.len()).step_by(AT_A_TIME), of_chunk).concat()
}

/// Which of some texts are numbers of orders.
fn orders_among(dossiers: &Dossiers, ids: &HashSet<TextId>) -> HashSet<TextId> {
    let orders = dossiers.tables.of(Role::Orders).texts("order_id").unwrap_or_default();
    orders.iter().filter(|id| ids.contains(id)).collect()
}

/// For each way to make keys equal, how many orphaned keys it would match with an order.
///
/// Two different keys become equal only where at least one of them changes, so of the orders only
/// those are looked at whose number changes, and those that a lost key becomes.
fn near_misses(dossiers: &Dossiers, role: Role, changing: &mut Option<Vec<TextId>>) -> Vec<Found> {
    let table = dossiers.tables.of(role);
    let Some(ids) = table.texts("order_id") else { return Vec::new() };
    let mut known: HashSet<TextId> = HashSet::new();
    let rows = orphans(dossiers, role).map(|row| (ids.at(row), row));
    let lost: Vec<(TextId, usize)> = rows.filter(|(id, _)| known.insert(*id)).collect();
    if lost.is_empty() || dossiers.orders() == 0 {
        return Vec::new();
    }
    let changing = changing.get_or_insert_with(|| self::changing(dossiers));
    let texts = &dossiers.tables.texts;
    let own: Vec<Text<'_>> = lost.iter().map(|&(id, _)| texts.text(id)).collect();
    let mut found = Vec::new();
    for way in Normalisation::ALL {
        let keys: Vec<Cow<'_, str>> = own.iter().map(|own| way.apply(own)).collect();
        let changed = keys.iter().zip(&own).filter(|(key, own)| **key != ***own);
        let became = changed.filter_map(|(key, _)| texts.find(key)).collect();
        let orders = orders_among(dossiers, &became);
        let wanted: HashSet<&str> = keys.iter().map(|key| &**key).collect();
        let plain = changing.iter().filter_map(|&id| {
            let own = texts.text(id);
            let key = way.apply(&own);
            (key != *own && wanted.contains(&*key)).then(|| key.into_owned())
        });
        let plain: HashSet<String> = plain.collect();
        let is_hit = |key: &str| {
            plain.contains(key) || texts.find(key).is_some_and(|id| orders.contains(&id))
        };
        let hits = keys.iter().zip(&lost).filter(|(key, _)| is_hit(key)).map(|(_, lost)| lost);
        let hits: Vec<&(TextId, usize)> = hits.collect();
        let Some(&&(id, row)) = hits.first() else { continue };
        let near = (way, hits.len());
        let remark = near_miss(dossiers, role, (id, row), near);
        found.push(Found { role, row, near: Some(near), remark });
    }
    found
}

fn near_miss(
    dossiers: &Dossiers,
    role: Role,
    (id, row): (TextId, usize),
    (way, count): (Normalisation, usize),
) -> Remark {
    let (table, text) = (dossiers.tables.of(role), dossiers.tables.texts.text(id));
    Remark {
        code: "DAT008",
        file: table.file_of(u32::try_from(row).unwrap_or(NONE)),
        line: table.line.at(row),
        column: "order_id".to_owned(),
        value: text.to_owned(),
        message: near_message(role, way, count, &text),
        remedy: format!("normalise = [\"{}\"]", way.name()),
        order: text.to_owned(),
        is_quarantined: false,
    }
}

fn near_message(role: Role, way: Normalisation, count: usize, text: &str) -> String {
    format!(
        "{count} order numbers of the {} match no order as they stand, but would with {}, \
         such as `{text}`",
        role.name(),
        way.name(),
    )
}
