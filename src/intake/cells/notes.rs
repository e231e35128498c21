//! What is said once about a column whose cells are read all the same.
//!
//! Counts and remembers the first cell; decides nothing.

/// Cells of one kind in a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub count: u64,
    /// The first of them.
    pub first: Option<String>,
}

impl Tally {
    /// Counts a cell.
    pub fn see(&mut self, cell: &str) {
        self.count += 1;
        if self.first.is_none() {
            self.first = Some(cell.to_owned());
        }
    }

    /// Counts so many more cells that are like one that was seen.
    pub const fn see_again(&mut self, count: u64) {
        self.count += count;
    }

    /// Takes over what was counted further on.
    pub fn absorb(&mut self, later: Self) {
        self.count += later.count;
        self.first = self.first.take().or(later.first);
    }

    /// What is to be said about these cells; [`None`] where there are none.
    pub fn note(&self, what: &str, remedy: &str) -> Option<Note> {
        let first = self.first.clone()?;
        let message = match self.count {
            1 => what.to_owned(),
            count => format!("{what} ({count} cells)"),
        };
        Some(Note { message, remedy: remedy.to_owned(), count: self.count, first })
    }
}

/// One remark on a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What is so, to stand after the column and the first cell, with how many cells it is true of.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
    /// How many cells it is true of.
    pub count: u64,
    /// The first of them.
    pub first: String,
}
