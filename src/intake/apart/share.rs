//! One share taken up again: its repeated rows settled and its tables filled.
//!
//! What it says of whole files is kept back, to be told once for all shares.

use super::super::reading::Part;
use super::super::{Intake, Remark, assemble, repeats, stored, ties};
use super::{Apart, Found};
use crate::tables::{ROLES, Role, Tables};
use crate::texts::Texts;
use anyhow::Result;
use std::collections::btree_map::Entry;

/// A share of an intake.
#[derive(Debug)]
pub struct Share {
    /// Its tables, the accounts of its rows, and what is said of its orders, in the order of files
    /// and lines.
    pub intake: Intake,
    /// Where its rows stand.
    pub places: Places,
    /// Whether any share has an order.
    pub has_orders: bool,
}

/// Where the rows of tables stand among those of all shares.
#[derive(Debug, Default)]
pub struct Places {
    /// For each role: the first row, the file and the stage of rows that stand together.
    of_role: [Vec<(usize, u16, usize)>; ROLES],
    rows: [usize; ROLES],
}

impl Places {
    /// The file and the stage of a row; rows of all shares stand in the order of both, and then of
    /// their lines.
    pub fn of(&self, role: Role, row: usize) -> (u16, usize) {
        let all = &self.of_role[role as usize];
        let at = all.partition_point(|(first, ..)| *first <= row);
        all[..at].last().map_or((0, 0), |&(_, file, stage)| (file, stage))
    }
}

impl Apart {
    /// Takes up a share. What it says of whole files is kept for [`Apart::remarks`].
    pub fn share(&mut self, number: usize) -> Result<Share> {
        let mut parts = self.parts(number)?;
        let texts = Texts::merge(&mut parts);
        let mut remarks: Vec<Remark> = Vec::new();
        for role in Role::ALL {
            let differing = repeats::settle(&mut parts, &texts, role);
            let mut file = 0_u16;
            let mut file_of = Vec::with_capacity(parts.len());
            for (at, part) in parts.iter_mut().enumerate() {
                file += u16::from(!part.is_continued && at > 0);
                file_of.push(file);
                for remark in std::mem::take(&mut part.remarks) {
                    let remark = Remark { file, ..remark };
                    remarks.push(remark.clone());
                    self.found.push(Found { role, remark });
                }
            }
            for (part, differing) in differing {
                match self.differing.entry((file_of[part], role)) {
                    Entry::Vacant(entry) => _ = entry.insert(differing),
                    Entry::Occupied(mut entry) => entry.get_mut().add(differing),
                }
            }
        }
        let mut places = Places::default();
        let mut see = |file: u16, place: usize, stage: &super::super::stage::Stage| {
            for &role in &stage.roles {
                let count = (0..stage.rows()).filter(|&row| stage.is_in(row, role)).count();
                let first = &mut places.rows[role as usize];
                if count > 0 {
                    places.of_role[role as usize].push((*first, file, place));
                }
                *first += count;
            }
        };
        let mut intake = assemble::put_together(parts, texts, &mut see)?;
        intake.remarks = self.of_orders(number, remarks);
        intake.tables.message_kinds.clone_from(&self.message_kinds);
        let has_orders = self.dealt.iter().any(|dealt| dealt.has_orders);
        Ok(Share { intake, places, has_orders })
    }

    /// The tables of a share, to be looked at before it is taken up.
    pub fn glance(&self, number: usize) -> Result<Tables> {
        let mut parts = self.parts(number)?;
        let texts = Texts::merge(&mut parts);
        for role in Role::ALL {
            repeats::settle(&mut parts, &texts, role);
        }
        Ok(assemble::put_together(parts, texts, &mut |_, _, _| {})?.tables)
    }

    /// What was noticed about orders of a share while the files were read, and since.
    fn of_orders(&self, number: usize, since: Vec<Remark>) -> Vec<Remark> {
        let is_own = |remark: &&Remark| self.deal.of(ties::key_of(&remark.order)) == number;
        let mut all: Vec<Remark> = self.remarks.iter().filter(is_own).cloned().collect();
        all.extend(since);
        all.retain(|remark| !remark.order.is_empty());
        all.sort_by_key(|remark| (remark.file, remark.line));
        all
    }

    fn parts(&self, number: usize) -> Result<Vec<Part>> {
        let mut parts = Vec::new();
        let mut files = self.files.iter();
        for dealt in &self.dealt {
            let file = if dealt.is_continued { None } else { files.next() };
            let Some(kept) = dealt.of_share[number] else { continue };
            let mut part = stored::get(&self.aside.spool.read(kept)?)?;
            part.is_continued = dealt.is_continued;
            if let Some(file) = file {
                part.account.path.clone_from(&file.path);
                part.account.columns.clone_from(&file.columns);
            }
            parts.push(part);
        }
        Ok(parts)
    }
}
