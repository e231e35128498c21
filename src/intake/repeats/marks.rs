//! Which rows of a role may repeat others, by marks made of their keys or of all they hold.
//!
//! Looks at columns, never at single rows, and compares nothing.

use super::{Index, Place};
use crate::cores;
use crate::intake::cells::Value;
use crate::intake::plan::From;
use crate::intake::stage::Stage;
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use crate::twins;

impl Index<'_> {
    /// The rows that may repeat others, in their order.
    pub fn suspects(&self) -> Vec<Place> {
        let mut stages = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let plays = |(_, stage): &(usize, &Stage)| stage.roles.contains(&self.role);
            let playing = part.stages.iter().enumerate().filter(plays);
            stages.extend(playing.map(|(stage, rows)| (at, stage, rows.rows())));
        }
        let count = stages.iter().map(|(.., rows)| rows).sum();
        let mut marks = vec![0_u64; count];
        let mut left = &mut marks[..];
        let jobs = stages.iter().map(|&(at, stage, rows)| {
            let (own, others) = std::mem::take(&mut left).split_at_mut(rows);
            left = others;
            (at, stage, own)
        });
        let jobs: Vec<_> = jobs.collect();
        cores::each(jobs, |(at, stage, marks)| self.mark(at, stage, marks));
        let suspects = twins::suspects(marks.iter().copied(), count);
        let mut places = Vec::with_capacity(suspects.len());
        let mut suspects = suspects.into_iter().map(|row| row as usize).peekable();
        let mut before = 0;
        for (at, stage, rows) in stages {
            while let Some(row) = suspects.next_if(|row| *row < before + rows) {
                places.push((at, stage, row - before));
            }
            before += rows;
        }
        places
    }

    /// Marks the rows of a stage: rows with the same key have the same mark, and of rows without
    /// one those that hold the same. Rows that can repeat none keep a mark of 0.
    fn mark(&self, at: usize, stage: usize, marks: &mut [u64]) {
        let of: &Stage = &self.parts[at].stages[stage];
        let is_keyed = self.is_keyed(of);
        if is_keyed {
            self.mark_keyed(at, stage, marks);
        }
        if self.has_many_files {
            let key = is_keyed.then(|| self.key[0]);
            let is_bare = |row: usize| {
                let key = key.and_then(|key| self.value((at, stage, row), key));
                !key.is_some_and(Value::is_present)
            };
            if key.is_none() || (0..of.rows()).any(is_bare) {
                let mut bare = vec![1_u64; of.rows()];
                self.all.iter().for_each(|&column| self.mix_in(at, stage, column, &mut bare));
                let rows = marks.iter_mut().zip(bare).enumerate();
                rows.filter(|(row, _)| is_bare(*row)).for_each(|(_, (mark, bare))| *mark = bare);
            }
        }
        let rows = marks.iter_mut().enumerate();
        rows.filter(|(row, _)| !of.is_in(*row, self.role)).for_each(|(_, mark)| *mark = 0);
    }

    /// A key is mostly told by its first column; the number of a line is no such column.
    fn mark_keyed(&self, at: usize, stage: usize, marks: &mut [u64]) {
        let of = &self.parts[at].stages[stage];
        if self.role == Role::Lines {
            marks.fill(1);
            self.key.iter().for_each(|&column| self.mix_in(at, stage, column, marks));
        }
        let mark = |mark: &mut u64, id: TextId| {
            if self.role != Role::Lines || id == NO_TEXT {
                *mark = u64::from(id);
            }
        };
        match self.feeds[at][stage][self.key[0]] {
            None => marks.fill(0),
            Some(From::Constant(constant)) => {
                let Value::Text(id) = of.constants[constant] else { return marks.fill(1) };
                marks.iter_mut().for_each(|one| mark(one, id));
            }
            Some(From::Cell(cell)) => {
                let Some(ids) = of.columns[cell].texts() else { return marks.fill(1) };
                marks.iter_mut().zip(&*ids).for_each(|(one, &id)| mark(one, id));
            }
        }
    }

    /// Adds what a column holds to the marks; an absent value adds nothing, as no column does.
    fn mix_in(&self, at: usize, stage: usize, column: usize, marks: &mut [u64]) {
        let mut add = |one: usize, value: u64| {
            marks[one] = marks[one].wrapping_add(twins::mix(value, column as u64)).max(1);
        };
        let of = &self.parts[at].stages[stage];
        match self.feeds[at][stage][column] {
            None => {}
            Some(From::Constant(constant)) => {
                let value = of.constants[constant];
                let rows = if value.is_present() { of.rows() } else { 0 };
                (0..rows).for_each(|row| add(row, word_of(value)));
            }
            Some(From::Cell(cell)) => {
                let rows = 0..of.rows();
                let values = rows.map(|row| (row, Value::at(&of.columns[cell], row)));
                let present = values.filter(|(_, value)| value.is_present());
                present.for_each(|(row, value)| add(row, word_of(value)));
            }
        }
    }
}

/// A value as a number that equal values share.
const fn word_of(value: Value) -> u64 {
    match value {
        Value::Text(text) => text as u64,
        Value::Number(number) => number as u64,
        Value::Time(span) => twins::mix(span.lo as u64, span.hi as u64),
    }
}
