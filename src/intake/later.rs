//! Rows and cells about moments after the audit's, made invisible.
//!
//! Promises about later moments stay; only what is said to have happened later goes.

use super::reading::Part;
use super::stage::{Fate, Stage};
use crate::decimal::ABSENT;
use crate::tables::{Column, Role};
use crate::texts::NO_TEXT;
use crate::time::Span;
use std::borrow::Cow;

/// The columns whose moments must have happened, per role; a row is as old as the earliest of
/// the first list, and a later cell of the second is absent.
pub const fn happened(role: Role) -> (&'static [&'static str], &'static [&'static str]) {
    match role {
        Role::Orders => (&["ordered_at"], &["shipped_at", "delivered_at", "cancelled_at"]),
        Role::Lines => (&[], &[]),
        Role::Deliveries => (
            &["shipped_at", "delivered_at"],
            &["shipped_at", "delivered_at", "first_attempt_at", "first_scan_at"],
        ),
        Role::Invoices => (&["issued_at"], &[]),
        Role::Payments => (&["paid_at"], &[]),
        Role::Messages => (&["sent_at"], &[]),
        Role::Returns => (
            &["requested_at", "received_at", "decided_at", "refunded_at"],
            &["received_at", "decided_at", "refunded_at"],
        ),
        Role::Tickets => (&["opened_at"], &["resolved_at", "replied_at", "reopened_at"]),
        Role::Events => (&["happened_at"], &[]),
        Role::Reviews => (
            &["invited_at", "written_at", "published_at"],
            &["written_at", "published_at", "replied_at"],
        ),
        Role::Calls => (&["entered_at"], &["answered_at", "abandoned_at", "called_back_at"]),
        Role::Customers => (&["since"], &[]),
        Role::Entitlements => (&[], &["asked_at", "served_at"]),
    }
}

/// Cells that say what came of something at a moment: those of a later moment are absent with it.
pub const fn told_at(role: Role) -> &'static [(&'static str, &'static [&'static str])] {
    match role {
        // A state is that of the day of the export: where something of the row happened later,
        // nobody knows what it was before.
        Role::Orders => &[
            ("shipped_at", &["status"]),
            ("delivered_at", &["status"]),
            ("cancelled_at", &["status", "cancelled_by"]),
        ],
        Role::Deliveries => &[
            ("shipped_at", &["status"]),
            ("first_attempt_at", &["status", "attempts", "failure_reason"]),
            ("delivered_at", &["status", "rejected_quantity"]),
        ],
        Role::Returns => &[("decided_at", &["decision"]), ("refunded_at", &["refunded_total"])],
        Role::Tickets => {
            &[("resolved_at", &["outcome", "credit_total", "status"]), ("reopened_at", &["status"])]
        }
        _ => &[],
    }
}

/// The latest moment that a row says has happened, of those that are left.
pub fn newest(part: &Part) -> Option<i64> {
    let of_stage = |stage: &Stage| {
        let of_role = |&role: &Role| {
            let (own, others) = happened(role);
            let columns = own.iter().chain(others).filter_map(move |name| stage.times(role, name));
            let latest = columns.filter_map(|times| times.iter().map(|span| span.lo).max());
            latest.filter(|lo| *lo != ABSENT).max()
        };
        stage.roles.iter().filter_map(of_role).max()
    };
    part.stages.iter().filter_map(of_stage).max()
}

/// Takes away what happened after `as_of`; returns how many rows went.
pub fn hide(part: &mut Part, as_of: i64) -> u64 {
    let mut hidden_rows = 0;
    for stage in &mut part.stages {
        for role in stage.roles.clone() {
            let (own, others) = happened(role);
            for row in later_rows(stage, role, own, as_of) {
                stage.leave(row, role, Fate::Filtered);
                hidden_rows += 1;
            }
            for (moment, told) in told_at(role) {
                clear_told(stage, role, (moment, told), as_of);
            }
            for name in others {
                clear_later(stage, role, name, as_of);
            }
        }
    }
    hidden_rows
}

/// One remark for a file of which rows were hidden.
pub fn tell(part: &mut Part, hidden_rows: u64) {
    if hidden_rows > 0 {
        let rows = if hidden_rows == 1 { "row is" } else { "rows are" };
        let message = format!("{hidden_rows} {rows} about moments after the audit's and left out");
        let remedy = "audit a later moment with --as-of to see them".to_owned();
        part.note("DAT011", 0, ("", ""), message, remedy);
    }
}

fn later_rows(stage: &Stage, role: Role, names: &[&str], as_of: i64) -> Vec<usize> {
    let columns: Vec<Cow<'_, [Span]>> =
        names.iter().filter_map(|name| stage.times(role, name)).collect();
    // Most rows are told by this alone.
    let may_be_later = |row: &usize| columns.iter().any(|times| times[*row].lo > as_of);
    let is_later = |row: usize| {
        let known = columns.iter().map(|times| times[row]).filter(|span| span.is_known());
        known.map(|span| span.lo).min().is_some_and(|lo| lo > as_of)
    };
    let rows = (0..stage.rows()).filter(may_be_later);
    rows.filter(|&row| stage.is_in(row, role) && is_later(row)).collect()
}

/// Clears what rows say came of something at a later moment.
fn clear_told(stage: &mut Stage, role: Role, (moment, told): (&str, &[&str]), as_of: i64) {
    let Some(times) = stage.times(role, moment) else { return };
    let later: Vec<usize> =
        (0..stage.rows()).filter(|&row| times[row].is_known() && times[row].lo > as_of).collect();
    for cell in told.iter().filter_map(|name| stage.cell(role, name)).collect::<Vec<_>>() {
        if later.is_empty() {
            return;
        }
        let column = &mut stage.columns[cell];
        column.unpack();
        match column {
            Column::Text(values) => later.iter().for_each(|&row| values[row] = NO_TEXT),
            Column::Number(values) => later.iter().for_each(|&row| values[row] = ABSENT),
            _ => {}
        }
        column.pack();
    }
}

fn clear_later(stage: &mut Stage, role: Role, name: &str, as_of: i64) {
    let Some(cell) = stage.cell(role, name) else { return };
    let column = &mut stage.columns[cell];
    let is_later = |value: &Span| value.is_known() && value.lo > as_of;
    if !column.times().is_some_and(|times| times.iter().any(is_later)) {
        return;
    }
    column.unpack();
    if let Column::Time(values) = column {
        for value in values.iter_mut().filter(|value| is_later(value)) {
            *value = Span::UNKNOWN;
        }
    }
    column.pack();
}
