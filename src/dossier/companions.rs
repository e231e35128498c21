//! The rows that go with a subject by a key they share, other than by its order.
//!
//! The messages and events of a ticket, the ticket of a message. Rows and subjects without the key
//! keep to their order. The other messages of a ticket and the other calls of a caller are not
//! among them, because they would be as many as their square (`beside`). Judges nothing.

use super::grain::Grain;
use super::{Dossiers, Links, NONE};
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;

/// The roles whose rows go with the subjects of a grain, and the column that both share.
pub const fn shared(grain: Grain) -> &'static [(Role, &'static str)] {
    match grain {
        Grain::Ticket => &[(Role::Messages, "ticket_id"), (Role::Events, "ticket_id")],
        Grain::Message => &[(Role::Tickets, "ticket_id")],
        _ => &[],
    }
}

/// The rows that go with each row of the grain, of roles where they differ from those of its order.
pub fn links(dossiers: &Dossiers, grain: Grain) -> Vec<(Role, Links)> {
    let Some(own) = grain.role() else { return Vec::new() };
    let of = |&(role, key): &(Role, &str)| Some((role, by_key(dossiers, own, role, key)?));
    shared(grain).iter().filter_map(of).collect()
}

/// The rows of a role for each row of another; [`None`] where one of them has no such column.
fn by_key(dossiers: &Dossiers, own: Role, role: Role, key: &str) -> Option<Links> {
    let subjects = dossiers.tables.of(own).texts(key)?;
    let keys = dossiers.tables.of(role).texts(key)?;
    let mut rows_of: HashMap<TextId, Vec<u32>> = HashMap::new();
    for (row, key) in (0_u32..).zip(keys.iter()).filter(|(_, key)| *key != NO_TEXT) {
        rows_of.entry(key).or_default().push(row);
    }
    let order_of = &dossiers.order_of[own as usize];
    // Rows without the key are those of the only subject of their order.
    let nameless = |subject: usize| {
        let order = order_of[subject];
        let is_only = order != NONE && dossiers.rows_of[own as usize].of(order as usize).len() == 1;
        let rows = if is_only { dossiers.rows_of[role as usize].of(order as usize) } else { &[] };
        rows.iter().copied().filter(|&row| keys.at(row as usize) == NO_TEXT)
    };
    let mut links = Links::new();
    for (subject, key) in subjects.iter().enumerate() {
        if key != NO_TEXT {
            let own_rows = rows_of.get(&key).into_iter().flatten().copied();
            links.push(own_rows.chain(nameless(subject)));
        } else if order_of[subject] != NONE {
            let rows = dossiers.rows_of[role as usize].of(order_of[subject] as usize).iter();
            links.push(rows.copied().filter(|&row| keys.at(row as usize) == NO_TEXT));
        } else {
            links.push(std::iter::empty());
        }
    }
    Some(links)
}
