//! The 28 files of one fault each, against the rule that is written down for each.
//!
//! States what the rule demands of rows, rejects, notes and refusals, not what the program prints
//! today. Words are looked for by their meaning, so that a message may be put better.

mod encodings;
mod issues;
mod structure;
mod values;

use super::harness::real;
use promised::intake::raw::{self, RawTable};
use promised::intake::{self, Intake, Request, Source};
use promised::tables::Role;
use promised::texts::Text;
use promised::time::{Zone, parse};
use std::path::{Path, PathBuf};

/// A row: the line it begins on and its cells.
type Row<'a> = (u32, &'a [&'a str]);

/// What must become of a file.
#[derive(Debug, Clone, Default)]
struct Told<'a> {
    header: &'a [&'a str],
    rows: &'a [Row<'a>],
    /// The line of each reject and a word of its reason.
    rejects: &'a [(u32, &'a str)],
    /// A word of each note; alternatives are parted by a bar. Nothing else may be noted.
    notes: &'a [&'a str],
}

/// The header of most files.
const HEADER: &[&str] = &["order_id", "amount", "note"];
const X: Row<'_> = (2, &["A1", "10.00", "x"]);
const Y: Row<'_> = (3, &["A2", "20.00", "y"]);
const Z: Row<'_> = (4, &["A3", "30.00", "z"]);

/// A file of the matrix; nothing where the matrix is absent.
fn file(name: &str) -> Option<PathBuf> {
    let path = real("nasty/own")?.join(format!("{name}.csv"));
    assert!(path.is_file(), "{} is missing", path.display());
    Some(path)
}

/// Reads a file by detection alone.
fn check(name: &str, told: &Told<'_>) {
    check_as(name, &Source::default(), told);
}

fn check_as(name: &str, source: &Source, told: &Told<'_>) {
    let Some(path) = file(name) else { return };
    let table = raw::read(&path, source).unwrap_or_else(|why| panic!("{name}: {why:#}"));
    check_table(name, &table, told);
}

fn check_table(name: &str, table: &RawTable, told: &Told<'_>) {
    assert_eq!(table.header, told.header, "{name}");
    let rows: Vec<(u32, Vec<&str>)> =
        table.rows.iter().map(|row| (row.line, row.cells.iter().map(|s| &**s).collect())).collect();
    let expected: Vec<(u32, Vec<&str>)> =
        told.rows.iter().map(|(line, cells)| (*line, cells.to_vec())).collect();
    assert_eq!(rows, expected, "{name}");
    let rejects: Vec<(u32, &str)> =
        table.rejects.iter().map(|one| (one.line, one.reason.as_str())).collect();
    let lines: Vec<u32> = rejects.iter().map(|(line, _)| *line).collect();
    let expected: Vec<u32> = told.rejects.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, expected, "{name}: {rejects:?}");
    for ((line, reason), (_, word)) in rejects.iter().zip(told.rejects) {
        assert!(says(reason, word), "{name}: line {line} says {reason:?} and not {word:?}");
    }
    for word in told.notes {
        assert!(table.notes.iter().any(|note| says(note, word)), "{name}: no note says {word:?}");
    }
    assert_eq!(table.notes.len(), told.notes.len(), "{name}: {:?}", table.notes);
}

/// Whether a message has one of some words, parted by bars.
fn says(message: &str, words: &str) -> bool {
    let message = message.to_lowercase();
    words.split('|').any(|word| message.contains(&word.to_lowercase()))
}

/// A file that is refused with a message that says all of some words.
fn check_refused(name: &str, source: &Source, words: &[&str]) {
    let Some(path) = file(name) else { return };
    let Err(why) = raw::read(&path, source) else { panic!("{name} is not refused") };
    let message = format!("{why:#}");
    for word in words {
        assert!(says(&message, word), "{name}: {message:?} does not say {word:?}");
    }
}

/// Reads a file as orders.
fn orders(path: &Path) -> anyhow::Result<Intake> {
    intake::read(&Request {
        files: vec![(path.to_owned(), Some(Role::Orders))],
        folder: PathBuf::new(),
        as_of: parse("2026-03-31", Zone::default()).expect("a day").hi,
        ..Request::default()
    })
}

/// Rows used, repeated, quarantined and filtered.
fn counts(intake: &Intake) -> [u64; 4] {
    let account = &intake.files[0];
    [account.used, account.duplicate, account.quarantined, account.filtered]
}

/// The numbers of the orders as they were read.
fn order_ids(intake: &Intake) -> Vec<Text<'_>> {
    let ids = intake.tables.of(Role::Orders).texts("order_id").expect("orders");
    ids.iter().map(|id| intake.tables.texts.text(id)).collect()
}

/// The amounts of the orders in millionths.
fn totals(intake: &Intake) -> Vec<i64> {
    intake.tables.of(Role::Orders).numbers("total").expect("totals").to_vec()
}
