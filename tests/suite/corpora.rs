//! Some 1,200 broken and odd files of other people's tests: none is lost, bent or choked on.
//!
//! They lie beside the checkout; where they are absent the cases say so and pass, and in CI they
//! must be there. Every file is read whole, once, and the cases look at what came of it.

mod differences;
mod lines;
mod reading;

use super::harness::{compare, real, root};
use promised::intake::{self, Request};
use promised::time::{Zone, parse};
use reading::{Reading, readings};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Fails with all complaints about the files, if there are any.
fn check(complain: impl Fn(&Reading) -> Vec<String>) {
    let Some(readings) = readings() else { return };
    let tell = |one: &Reading| -> Vec<String> {
        complain(one).into_iter().map(|what| format!("{}: {what}", one.name)).collect()
    };
    let complaints: Vec<String> = readings.iter().flat_map(tell).collect();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn no_file_makes_the_reader_panic() {
    check(|one| match &one.table {
        Err(why) if why.starts_with(reading::PANICKED) => vec![why.clone()],
        _ => Vec::new(),
    });
}

#[test]
fn every_line_is_in_a_row_or_a_reject_or_blank() {
    check(lines::complaints);
}

#[test]
fn every_row_is_what_its_own_lines_say() {
    check(lines::complaints_about_rows);
}

#[test]
fn every_reject_shows_the_very_bytes_that_it_names() {
    check(lines::complaints_about_rejects);
}

/// Waits for the reader to fill in `spans` and `bytes`.
#[test]
fn the_spans_of_a_file_tile_it_exactly() {
    check(lines::complaints_about_spans);
}

#[test]
fn where_two_readers_differ_the_file_is_listed_with_the_reason() {
    let Some(readings) = readings() else { return };
    let fresh = differences::list(readings);
    compare(&root().join("tests/suite/corpora/differences.txt"), &fresh);
}

#[test]
fn no_file_is_read_differently_without_a_word() {
    check(differences::silent);
}

/// Cells of which the JSON says something else than the file: file, row, column, what is there.
const FILE_SAYS: [(&str, usize, &str, &str); 2] = [
    ("location_coordinates.csv", 0, "Contact Phone Number", "2095257564"),
    ("newlines_crlf.csv", 1, "a", "Once upon \na time"),
];

#[test]
fn csv_spectrum_reads_as_its_json_says() {
    let Some(folder) = real("csv_spectrum") else { return };
    let paths = csv_files(&folder);
    assert_eq!(paths.len(), 12);
    for path in paths {
        let json = std::fs::read_to_string(path.with_extension("json")).expect("the answer");
        let mut wanted = match serde_json::from_str(&json).expect("the answer is JSON") {
            serde_json::Value::Array(rows) => rows,
            one => vec![one],
        };
        for (_, row, column, text) in FILE_SAYS.iter().filter(|(name, ..)| path.ends_with(name)) {
            assert_ne!(wanted[*row][*column], *text, "the answer is right by now");
            wanted[*row][*column] = (*text).into();
        }
        let table = intake::raw::read(&path, &intake::Source::default()).expect("it is read");
        let row = |row: &intake::raw::RawRow| {
            let cells = row.cells.iter().map(|cell| cell.clone().into());
            serde_json::Value::Object(table.header.iter().cloned().zip(cells).collect())
        };
        let rows: Vec<serde_json::Value> = table.rows.iter().map(row).collect();
        assert_eq!((rows, table.rejects), (wanted, Vec::new()), "{}", path.display());
    }
}

fn csv_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.extension().is_some_and(|end| end == "csv"));
    found.sort();
    found
}

#[test]
fn every_row_of_every_file_is_accounted_for() {
    check(|one| {
        let read = catch_unwind(AssertUnwindSafe(|| intake::read(&request(&one.path))));
        let Ok(read) = read else { return vec!["panics".to_owned()] };
        let intake = match read {
            Ok(intake) => intake,
            Err(why) if why.to_string().contains(&*one.path.to_string_lossy()) => {
                return Vec::new();
            }
            Err(why) => return vec![format!("is refused without its path: {why:#}")],
        };
        let account = &intake.files[0];
        let parts = [account.used, account.duplicate, account.quarantined, account.filtered];
        let named = intake.remarks.iter().filter(|remark| remark.is_quarantined).count();
        let mut complaints = Vec::new();
        if account.rows_read != parts.iter().sum::<u64>() {
            complaints.push(format!("{} rows became {parts:?}", account.rows_read));
        }
        if account.quarantined != named as u64 {
            complaints.push(format!("{named} of {} rows are named", account.quarantined));
        }
        complaints
    });
}

fn request(path: &Path) -> Request {
    Request {
        files: vec![(path.to_owned(), None)],
        folder: PathBuf::new(),
        with_samples: true,
        as_of: parse("2026-12-31", Zone::default()).expect("a day").hi,
        ..Request::default()
    }
}
