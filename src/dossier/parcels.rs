//! Which rows of the deliveries open a parcel: an export may give a parcel a row for each line.
//!
//! What counts parcels counts these rows only. In SQL it is a `ROW_NUMBER` over the parcel. Judges
//! nothing.

use super::Dossiers;
use crate::tables::Role;
use crate::texts::NO_TEXT;
use hashbrown::HashSet;

/// Whether each row of the deliveries is the first of its parcel: of its tracking number, or else
/// of its own number within its order. A row without either is a parcel of its own.
pub fn leads(dossiers: &Dossiers) -> Vec<bool> {
    let table = dossiers.tables.of(Role::Deliveries);
    let (tracked, own) = (table.texts("tracking_no"), table.texts("delivery_id"));
    let order_of = &dossiers.order_of[Role::Deliveries as usize];
    let mut seen = HashSet::new();
    let is_first = |(row, &order): (usize, &u32)| {
        let id = |ids: Option<&crate::tables::Cells<_>>| ids.map_or(NO_TEXT, |ids| ids.at(row));
        match (id(tracked), id(own)) {
            (NO_TEXT, NO_TEXT) => true,
            (NO_TEXT, own) => seen.insert((false, own, order)),
            (tracked, _) => seen.insert((true, tracked, 0)),
        }
    };
    order_of.iter().enumerate().map(is_first).collect()
}
