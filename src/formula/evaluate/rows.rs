//! The rows of one role that refer to the subjects of a batch.
//!
//! Gathered once per batch, whatever number of aggregates reads them.

use super::columns::Subjects;
use crate::dossier::view::View;
use crate::tables::Role;

/// The rows, subject by subject.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The table rows.
    pub rows: Vec<u32>,
    /// Where the rows of each subject start, and where those of the last end.
    pub starts: Vec<u32>,
    /// The subject of each row, by its place in the batch; empty where nobody asks.
    pub owner: Vec<u32>,
    /// Whether rows of a subject were quarantined; empty where none were.
    pub is_quarantined: Vec<bool>,
}

impl Rows {
    /// Gathers the rows of a batch.
    pub(super) fn fill(
        &mut self,
        view: &View<'_>,
        role: Role,
        subjects: &Subjects,
        is_owned: bool,
    ) {
        self.rows.clear();
        self.starts.clear();
        match subjects.range.clone().and_then(|range| view.rows_between(role, range)) {
            Some((rows, starts)) => {
                self.rows.extend_from_slice(rows);
                let first = starts.first().copied().unwrap_or(0);
                self.starts.extend(starts.iter().map(|start| start - first));
            }
            None => {
                self.starts.push(0);
                for place in 0..subjects.count() {
                    self.rows.extend_from_slice(view.rows(role, subjects.subject(place)));
                    let end = u32::try_from(self.rows.len());
                    self.starts.push(end.expect("fewer than four billion rows"));
                }
            }
        }
        self.owner.clear();
        if is_owned {
            for (owner, ends) in (0..).zip(self.starts.windows(2)) {
                self.owner.resize(ends[1] as usize, owner);
            }
        }
        self.is_quarantined.clear();
        if view.dossiers.has_quarantined(role) {
            let is_quarantined = |&order: &u32| view.dossiers.is_quarantined(role, order);
            self.is_quarantined.extend(subjects.order.iter().map(is_quarantined));
        }
    }

    /// The rows of a subject, by its place in the batch; [`None`] where some were quarantined.
    pub(super) fn of(&self, subject: usize) -> Option<std::ops::Range<usize>> {
        if self.is_quarantined.get(subject) == Some(&true) {
            return None;
        }
        Some(self.starts[subject] as usize..self.starts[subject + 1] as usize)
    }

    /// What a function gives for the rows of each subject.
    #[inline]
    pub(super) fn each<T: Copy>(
        &self,
        into: &mut Vec<T>,
        unknown: T,
        mut of_subject: impl FnMut(std::ops::Range<usize>) -> T,
    ) {
        into.clear();
        let ranges = self.starts.windows(2).map(|ends| ends[0] as usize..ends[1] as usize);
        if self.is_quarantined.is_empty() {
            into.extend(ranges.map(of_subject));
            return;
        }
        let known = ranges.zip(&self.is_quarantined).map(|(range, &is_quarantined)| {
            if is_quarantined { unknown } else { of_subject(range) }
        });
        into.extend(known);
    }

    /// The same, where what is there may prove something although more was quarantined.
    #[inline]
    pub(super) fn each_proven<T: Copy>(
        &self,
        into: &mut Vec<T>,
        mut of_subject: impl FnMut(std::ops::Range<usize>, bool) -> T,
    ) {
        into.clear();
        let ranges = self.starts.windows(2).map(|ends| ends[0] as usize..ends[1] as usize);
        if self.is_quarantined.is_empty() {
            into.extend(ranges.map(|range| of_subject(range, false)));
            return;
        }
        let both = ranges.zip(&self.is_quarantined);
        into.extend(both.map(|(range, &is_quarantined)| of_subject(range, is_quarantined)));
    }
}
