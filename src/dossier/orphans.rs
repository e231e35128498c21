//! Rows whose order is not there, and what would bring them together.
//!
//! Suggests how keys could be made equal and never does it by itself: `143-6` and `14-36` are two
//! orders, whatever is left when the hyphen is taken away.

use super::{Dossiers, NONE};
use crate::intake::{Normalisation, Remark};
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashSet;
use std::borrow::Cow;

/// How many rows of a role have no order; rows whose order was quarantined are not counted.
pub fn count(dossiers: &Dossiers, role: Role) -> u64 {
    orphans(dossiers, role).count() as u64
}

/// Remarks about orphaned lines, payments and messages, and about keys that nearly match.
/// Orphaned deliveries and invoices are findings of promises of their own.
pub fn remarks(dossiers: &Dossiers) -> Vec<Remark> {
    let mut found = Vec::new();
    for role in Role::ALL.into_iter().skip(1) {
        if matches!(role, Role::Lines | Role::Payments | Role::Messages) {
            found.extend(orphans(dossiers, role).map(|row| orphaned(dossiers, role, row)));
        }
        found.extend(near_misses(dossiers, role));
    }
    found
}

fn orphans(dossiers: &Dossiers, role: Role) -> impl Iterator<Item = usize> {
    let ids = dossiers.tables.of(role).texts("order_id").unwrap_or_default();
    let order_of = &dossiers.order_of[role as usize];
    let is_orphan = move |row: &usize| {
        let id = ids[*row];
        order_of[*row] == NONE && id != NO_TEXT && !dossiers.is_quarantined_order(id)
    };
    (0..ids.len()).filter(is_orphan)
}

fn orphaned(dossiers: &Dossiers, role: Role, row: usize) -> Remark {
    let table = dossiers.tables.of(role);
    let id = table.texts("order_id").map_or(NO_TEXT, |ids| ids[row]);
    let order = dossiers.tables.texts.text(id).to_owned();
    Remark {
        code: "DAT006",
        file: table.file[row],
        line: table.line[row],
        column: "order_id".to_owned(),
        value: order.clone(),
        message: format!("there is no order {order} for this row of the {}", role.name()),
        remedy: String::new(),
        order,
        is_quarantined: false,
    }
}

/// For each way to make keys equal, how many orphaned keys it would match with an order.
fn near_misses(dossiers: &Dossiers, role: Role) -> Vec<Remark> {
    let table = dossiers.tables.of(role);
    let Some(ids) = table.texts("order_id") else { return Vec::new() };
    let mut known: HashSet<TextId> = HashSet::new();
    let rows = orphans(dossiers, role).map(|row| (ids[row], row));
    let lost: Vec<(TextId, usize)> = rows.filter(|(id, _)| known.insert(*id)).collect();
    let orders = dossiers.tables.of(Role::Orders).texts("order_id").unwrap_or_default();
    if lost.is_empty() || orders.is_empty() {
        return Vec::new();
    }
    let text = |id: TextId| dossiers.tables.texts.text(id);
    let mut found = Vec::new();
    for way in Normalisation::ALL {
        let wanted: HashSet<Cow<'_, str>> =
            lost.iter().map(|&(id, _)| way.apply(text(id))).collect();
        // Two different keys become equal only where at least one of them changes.
        let has_changed = lost.iter().any(|&(id, _)| way.apply(text(id)) != text(id));
        let orders = orders.iter().filter_map(|&id| {
            let (raw, plain) = (text(id), way.apply(text(id)));
            (has_changed || plain != raw).then_some(plain)
        });
        let known: HashSet<Cow<'_, str>> = orders.filter(|key| wanted.contains(key)).collect();
        let hits: Vec<&(TextId, usize)> =
            lost.iter().filter(|(id, _)| known.contains(&way.apply(text(*id)))).collect();
        let Some(&&(id, row)) = hits.first() else { continue };
        let (count, name) = (hits.len(), way.name());
        found.push(Remark {
            code: "DAT008",
            file: table.file[row],
            line: table.line[row],
            column: "order_id".to_owned(),
            value: text(id).to_owned(),
            message: format!(
                "{count} order numbers of the {} match no order as they stand, but would with \
                 {name}, such as `{}`",
                role.name(),
                text(id)
            ),
            remedy: format!("normalise = [\"{name}\"]"),
            order: text(id).to_owned(),
            is_quarantined: false,
        });
    }
    found
}
