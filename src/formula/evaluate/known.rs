//! What is known of a row without being in a column, looked up where it was worked out.
//!
//! Works nothing out itself (`dossier`).

use super::Worker;
use super::elements as of;
use super::lift::{self, Operand};
use crate::dossier::beside::Beside;
use crate::dossier::lines::STRAY;
use crate::dossier::{Dossiers, NONE};
use crate::formula::program::{NO, Truth, UNSURE, YES};
use crate::formula::{Derived, From};
use crate::tables::Role;
use crate::time::Span;

impl Worker<'_, '_> {
    /// Something known of each row.
    pub(super) fn derived(
        &self,
        into: &mut Vec<Truth>,
        (from, role, derived): (From, Role, Derived),
    ) {
        let count = self.rows_from(from, role).len();
        let rows = Operand::Each(self.rows_from(from, role));
        let dossiers = self.graph.world.dossiers;
        let documents = &dossiers.documents;
        match derived {
            Derived::IsLive => {
                lift::one(into, count, rows, |row| of::truth(documents.is_live[row as usize]))
            }
            Derived::IsDuplicate => {
                lift::one(into, count, rows, |row| of::truth(documents.is_duplicate(row)))
            }
            Derived::HasOriginal => {
                lift::one(into, count, rows, |row| of::truth(documents.has_original(row)))
            }
            Derived::HasExchange => {
                let is_there = |row| of::truth(dossiers.exchanges.is_there(row));
                lift::one(into, count, rows, is_there);
            }
            Derived::CorrectsInstalment => {
                lift::one(into, count, rows, |row| of::truth(documents.corrects_instalment(row)))
            }
            Derived::IsLoose => {
                let loose = &dossiers.line_links[role as usize].loose;
                lift::one(into, count, rows, |row| of::truth(loose.contains(&row)));
            }
            Derived::IsLikeAnother => {
                lift::one(into, count, rows, |row| of::truth(documents.is_like_another(row)))
            }
            Derived::CorrectsPrice => {
                lift::one(into, count, rows, |row| of::truth(documents.corrects_price(row)))
            }
            Derived::IsJoint => {
                lift::one(into, count, rows, |row| of::truth(dossiers.joint.is_joint(row)))
            }
            Derived::LeadsJoint | Derived::IsJointDone => {
                lift::one(into, count, rows, |row| of::truth(of_joint(dossiers, derived, row)));
            }
            Derived::IsFreight => {
                lift::one(into, count, rows, |row| of::truth(dossiers.freight.is_bill(row)))
            }
            Derived::LeadsFreight => {
                lift::one(into, count, rows, |row| of::truth(dossiers.freight.is_first(row)))
            }
            Derived::IsRebilled => {
                lift::one(into, count, rows, |row| of::truth(dossiers.freight.is_rebilled(row)))
            }
            Derived::LeadsParcel => {
                lift::one(into, count, rows, |row| of::truth(dossiers.leads_parcel(row)))
            }
            Derived::MayHaveReply | Derived::MayBeReached => {
                lift::one(into, count, rows, |row| may_follow(dossiers, derived, row));
            }
            Derived::HasShipment => lift::one(into, count, rows, |row| has_shipment(dossiers, row)),
            Derived::HasOrder => lift::one(into, count, rows, |row| has_order(dossiers, role, row)),
            Derived::HasLine => lift::one(into, count, rows, |row| has_line(dossiers, role, row)),
        }
    }

    /// Whether each row is empty in a column, as far as its file holds it.
    pub(super) fn lacks(&self, into: &mut Vec<Truth>, (from, role, place): (From, Role, usize)) {
        let table = self.graph.world.dossiers.tables.of(role);
        let lacks = |&row: &u32| if table.lacks(row, place) { UNSURE } else { NO };
        into.clear();
        into.extend(self.rows_from(from, role).iter().map(lacks));
    }

    /// When the row beside each message or call was; unknown where rows that may be it were
    /// quarantined.
    pub(super) fn beside(&self, into: &mut Vec<Span>, (from, beside): (From, Beside)) {
        let dossiers = self.graph.world.dossiers;
        let rows = self.rows_from(from, beside.subject());
        let found = dossiers.beside(beside);
        let at = |&row: &u32| {
            if is_doubtful(dossiers, beside, row) { Span::UNKNOWN } else { found.at(row) }
        };
        into.clear();
        into.extend(rows.iter().map(at));
    }

    /// Until when what was found of each subject, a row, can be claimed back.
    pub(super) fn claims(&self, into: &mut Vec<Span>) {
        let charges = self.graph.world.charges;
        let until = |&row: &u32| charges.map_or(Span::UNKNOWN, |charges| charges.until(row));
        into.clear();
        into.extend(self.rows_from(From::Subject, Role::Invoices).iter().map(until));
    }
}

/// Whether rows that may be beside a row were quarantined, with the order that it belongs to.
fn is_doubtful(dossiers: &Dossiers, beside: Beside, row: u32) -> bool {
    let order_of = &dossiers.order_of[beside.subject() as usize];
    let order = order_of.get(row as usize).copied().unwrap_or(NONE);
    dossiers.has_quarantined(beside.role()) && dossiers.is_quarantined(beside.role(), order)
}

/// What is known of the orders that the order of a row is billed together with.
fn of_joint(dossiers: &Dossiers, derived: Derived, row: u32) -> bool {
    let order = dossiers.order_of[Role::Invoices as usize][row as usize];
    let set = dossiers.joint.of_order(order);
    set.is_some_and(|set| match derived {
        Derived::LeadsJoint => set.orders.first() == Some(&order),
        _ => set.is_done,
    })
}

/// Whether something may have followed a message or a call although nobody knows what.
fn may_follow(dossiers: &Dossiers, derived: Derived, row: u32) -> Truth {
    let followers: &[Beside] = match derived {
        Derived::MayBeReached => &[Beside::Answered, Beside::Written],
        _ => &[Beside::NextReply],
    };
    let may = |&beside: &Beside| {
        dossiers.beside(beside).is_unsure(row) || is_doubtful(dossiers, beside, row)
    };
    of::truth(followers.iter().any(may))
}

/// Whether the order of a row is there; unknown where that order was quarantined. The bill of a
/// carrier is none to the customer of an order.
fn has_order(dossiers: &Dossiers, role: Role, row: u32) -> Truth {
    if role == Role::Invoices && dossiers.freight.is_bill(row) {
        return NO;
    }
    if dossiers.order_of[role as usize][row as usize] != NONE {
        return YES;
    }
    match dossiers.tables.of(role).texts("order_id") {
        Some(ids) if !dossiers.is_quarantined_order(ids.at(row as usize)) => NO,
        _ => UNSURE,
    }
}

/// Whether the line of a row is there; unknown where the row names none.
fn has_line(dossiers: &Dossiers, role: Role, row: u32) -> Truth {
    match dossiers.line_links[role as usize].line_of.get(row as usize).copied() {
        None | Some(NONE) => UNSURE,
        Some(STRAY) => {
            let order = dossiers.order_of[role as usize][row as usize];
            let is_all = !dossiers.is_quarantined(Role::Lines, order);
            if is_all { NO } else { UNSURE }
        }
        Some(_) => YES,
    }
}

/// Whether the delivery that a row of a carrier's bill charges for is there; unknown where one of
/// the deliveries was quarantined, which may be it.
fn has_shipment(dossiers: &Dossiers, row: u32) -> Truth {
    if dossiers.freight.shipment(row) != NONE {
        return YES;
    }
    let deliveries = dossiers.tables.of(Role::Deliveries);
    let is_sure = dossiers.freight.is_bill(row) && deliveries.quarantined_orders.is_empty();
    if is_sure { NO } else { UNSURE }
}
