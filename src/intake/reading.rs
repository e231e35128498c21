//! One file read into values: in pieces, each by itself, after a guess from its first rows.
//!
//! The guess is how its columns are written. All cells are asked while they are read, and where
//! they decide otherwise, the file is read again. Every row ends in a stage, or is counted and
//! named. Does not compare rows with each other.

mod deciding;
mod encoding;
mod footer;
mod joining;
mod notes;
mod piece;
mod pieces;
mod quick;
mod row;
mod trouble;

use super::aside::Away;
use super::cells::Class;
use super::dialect::Layout;
use super::origin::Origin;
use super::plan::Plan;
use super::records::Record;
use super::stage::Stage;
use super::supply::{Encoding, Supply};
use super::{FileAccount, Remark, Request};
use crate::tables::Role;
use crate::texts::{LocalTexts, NO_TEXT, PackedTexts, TextId};
use anyhow::Result;
pub use joining::one_of;
use std::collections::BTreeSet;
use trouble::Trouble;

/// What was read from one file.
#[derive(Debug, Default)]
pub struct Part {
    /// The account so far: rows read and those that never reached a stage.
    pub account: FileAccount,
    /// What was noticed; the file number is filled in later.
    pub remarks: Vec<Remark>,
    /// The texts of the file.
    pub texts: PackedTexts,
    /// One stage per plan.
    pub stages: Vec<Stage>,
    /// The orders of quarantined rows.
    pub lost_orders: Vec<TextId>,
    /// The kinds of its messages to customers, once it is settled.
    pub message_kinds: BTreeSet<String>,
    /// Whether the file plays no role.
    pub is_left_out: bool,
    /// Whether it goes on with the file of the part before it.
    pub is_continued: bool,
    /// Where it came from.
    pub origin: Option<Origin>,
    /// Where its rows are, if they were put aside.
    pub aside: Option<Away>,
}

/// A file on its way through its readings.
struct Reading<'a> {
    supply: &'a Supply,
    layout: &'a Layout,
    /// Encodings under which the header says the same; the first is used. None where it is sure.
    rivals: &'a [Encoding],
    plans: Vec<Plan>,
    request: &'a Request,
    /// The cells of each plan that must name the row's order or invoice.
    keys: Vec<Vec<(Role, usize)>>,
    /// The cells that no plan uses.
    unused: Vec<usize>,
    /// Symbols of several currencies in the file of which no currency has all; else empty.
    mixed_symbols: Vec<&'static str>,
}

/// Reads all rows of a file under its plans, as one part or several; the first holds what is to be
/// said of the file.
pub fn read(
    supply: &Supply,
    layout: &Layout,
    rivals: &[Encoding],
    plans: &[Plan],
    request: &Request,
) -> Result<Vec<Part>> {
    let mut reading = Reading::new(supply, layout, rivals, plans, request);
    let guess = reading.guess()?;
    if let Some(guess) = &guess {
        reading.follow(guess)?;
    }
    let mut pieces = pieces::read(&reading, guess.as_ref(), true)?;
    let votes = std::mem::take(&mut pieces.votes);
    let decision = reading.decide(&votes)?;
    if pieces.is_given_up || guess.as_ref() != Some(&decision) {
        reading = Reading::new(supply, layout, rivals, plans, request);
        reading.follow(&decision)?;
        pieces = pieces::read(&reading, Some(&decision), false)?;
    }
    let mut part = Part::default();
    reading.note_decisions(&votes, &decision.hows, &mut part);
    Ok(joining::join(pieces, &reading, &votes, &decision.hows, part))
}

fn keys_of(plan: &Plan) -> Vec<(Role, usize)> {
    let key = |role| if role == Role::Invoices { "invoice_no" } else { "order_id" };
    plan.roles.iter().filter_map(|&role| Some((role, plan.cell(role, key(role))?))).collect()
}

impl<'a> Reading<'a> {
    fn new(
        supply: &'a Supply,
        layout: &'a Layout,
        rivals: &'a [Encoding],
        plans: &[Plan],
        request: &'a Request,
    ) -> Self {
        let cells = || plans.iter().flat_map(|plan| &plan.cells);
        let is_used = |header: &usize| cells().any(|(cell, _)| cell == header);
        Self {
            supply,
            layout,
            rivals,
            plans: plans.to_vec(),
            request,
            keys: plans.iter().map(keys_of).collect(),
            unused: (0..layout.header.len()).filter(|header| !is_used(header)).collect(),
            mixed_symbols: Vec::new(),
        }
    }

    /// The class of every cell of every plan that is asked how it is written.
    fn classes(&self) -> impl Iterator<Item = impl Iterator<Item = Class>> {
        self.plans.iter().map(|plan| plan.cells.iter().map(|&(_, class)| class))
    }
}

impl Part {
    fn quarantine(&mut self, record: &Record, trouble: Trouble, order: TextId, texts: &LocalTexts) {
        self.account.quarantined += 1;
        self.remarks.push(Remark {
            code: "DAT002",
            file: 0,
            line: record.line,
            column: trouble.column,
            value: trouble.value,
            message: trouble.message,
            remedy: trouble.remedy,
            order: texts.text(order).to_owned(),
            is_quarantined: true,
        });
        if order != NO_TEXT {
            self.lost_orders.push(order);
        }
    }

    /// Leaves it with no rows, and its stages with what they are made of.
    pub fn empty(&mut self) {
        self.stages.iter_mut().for_each(|stage| *stage = stage.of_rows(&[]));
        (self.texts, self.lost_orders) = (PackedTexts::default(), Vec::new());
    }

    /// Remarks on something that quarantines no row.
    pub fn note(
        &mut self,
        code: &'static str,
        line: u32,
        (column, value): (&str, &str),
        message: String,
        remedy: String,
    ) {
        self.remarks.push(Remark {
            code,
            file: 0,
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            message,
            remedy,
            order: String::new(),
            is_quarantined: false,
        });
    }
}
