//! Loads a polluted file with the program's own reader, told how it is written or not.
//!
//! Gives the table and whether the reader said a word about it. Does not compare.

use super::corpus::Polluted;
use super::measures::Table;
use promised::intake::Source;
use promised::intake::raw::{self, RawTable};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Whether the reader is given the parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The parameters are passed on.
    Given,
    /// The reader decides alone.
    Detected,
}

impl Mode {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Detected => "detected",
        }
    }
}

/// What a reader made of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The table, or why there is none.
    pub table: Result<Table, String>,
    /// How many lines it rejected.
    pub rejects: usize,
    /// What it said, in the order of the file: rejects, then notes.
    pub said: Vec<String>,
}

/// A reader of polluted files.
pub type Loader<'a> = &'a dyn Fn(&Polluted, Mode) -> Loaded;

/// The program's own reader.
pub fn load(file: &Polluted, mode: Mode) -> Loaded {
    let source = match (mode, std::fs::read(&file.path)) {
        (Mode::Given, Ok(bytes)) => file.parameters.source(&bytes),
        _ => Source::default(),
    };
    let read = catch_unwind(AssertUnwindSafe(|| raw::read(&file.path, &source)));
    match read {
        Err(_) => refused("the reader panicked".to_owned()),
        Ok(Err(why)) => refused(format!("{why:#}")),
        Ok(Ok(table)) => loaded(table, file, mode),
    }
}

fn refused(why: String) -> Loaded {
    Loaded { table: Err(why.clone()), rejects: 0, said: vec![format!("refused: {why}")] }
}

fn loaded(raw: RawTable, file: &Polluted, mode: Mode) -> Loaded {
    let told = raw.rejects.iter().map(|one| format!("line {}: {}", one.line, one.reason));
    let said = told.chain(raw.notes.iter().map(|note| format!("note: {note}"))).collect();
    let mut table =
        Table { header: raw.header, rows: raw.rows.into_iter().map(|row| row.cells).collect() };
    if mode == Mode::Given && file.parameters.header_lines == Some(0) {
        without_header(&mut table, &file.clean);
    }
    Loaded { table: Ok(table), rejects: raw.rejects.len(), said }
}

/// Where somebody says that there is no header, its place holds the first row, and the columns
/// are called as they are told to be.
fn without_header(table: &mut Table, clean: &Table) {
    let first = std::mem::replace(&mut table.header, clean.header.clone());
    if !first.is_empty() {
        table.rows.insert(0, first);
    }
}
