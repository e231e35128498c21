//! One stray character anywhere in a clean export bends no row that it does not stand in.
//!
//! Each small table is written, one character is put at every place of its text in turn, and the
//! text is read. What must hold is told in `polluted/law.rs`.

mod clean;
mod law;

use clean::{Clean, clean};
use promised::intake::Source;
use promised::intake::raw::{self, RawTable};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::path::Path;

/// What is put into a text: each alone means something to a reader of CSV.
pub const STRAYS: [&str; 6] = ["\"", ",", "\n", "\r", "\0", "\u{feff}"];

/// Puts every stray character at every place of a text and judges what is read.
fn judge_all(clean: &Clean, source: &Source, path: &Path) -> Result<(), String> {
    for stray in STRAYS {
        for at in 0..=clean.text.len() {
            judge_one(clean, (stray, at), source, path)?;
        }
    }
    Ok(())
}

fn judge_one(
    clean: &Clean,
    (stray, at): (&str, usize),
    source: &Source,
    path: &Path,
) -> Result<(), String> {
    let polluted = clean.with(stray, at);
    std::fs::write(path, &polluted.bytes).expect("a file can be written");
    let table = raw::read(path, source).map_err(|why| format!("{why:#}"));
    law::judge(&polluted, &table).map_err(|what| {
        let text = String::from_utf8_lossy(&polluted.bytes).into_owned();
        format!("{stray:?} at {at}: {text:?}: {what}; read as {}", shown(&table))
    })
}

/// What was read, in one line.
fn shown(table: &Result<RawTable, String>) -> String {
    let Ok(table) = table else { return "nothing".to_owned() };
    let rows = table.rows.iter().map(|row| format!("{} {:?}", row.line, row.cells));
    let rejects = table.rejects.iter().map(|one| format!("{} {}", one.line, one.reason));
    let all: Vec<String> = rows.chain(rejects).collect();
    format!("{:?}: {}", table.header, all.join("; "))
}

fn check(clean: &Clean, source: &Source) -> Result<(), TestCaseError> {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    judge_all(clean, source, file.path()).map_err(TestCaseError::fail)
}

/// What was found wrong once: the clean text, the stray character and its place.
const FOUND: [(&str, &str, usize); 14] = [
    // The header swallows a row.
    ("h0,h1\nx,\",1\"\n", "\"", 0),
    ("h0,h1\nx,\",1\"\n2,3\n", "\"", 3),
    // A quote is opened in one row and closed in the next, and the count of fields fits or not.
    ("h0,h1,h2\n7b,x,a1\nacb,\",1\",7\ne,f,g\n", "\"", 9),
    ("h0,h1,h2\n7b,x,a1\nacb,\",1\",7\ne,f,g\n", "\"", 12),
    // A record of several lines is rejected by its first line, and the rest is taken for rows.
    ("h0,h1\n\"b \n;c\",d\n", ",", 6),
    ("h0,h1\n\"b \n;c\",d\n", "\0", 7),
    ("h0,h1\n\"b \n;c\",d\n", "\r", 6),
    ("h0,h1\n\"b \nx,y\nz\",d\n", "\0", 7),
    // The same, and the rest of it takes the next row along.
    ("h0,h1,h2\na,b,c\n\" \n\",d4,d\n\",eb\",d,d3\n", ",", 0),
    // A record that was swallowed leaves its last line behind.
    ("h0,h1\n\",\n\",1\na,ac\n5c,\",\n ,;a\"\n6,7\n", "\n", 10),
    // A byte order mark makes a quote a part of the text.
    ("h0,h1\n1,2\n\"1;,\n1\",x\n3,4\n", "\u{feff}", 10),
    // A quoted text of several lines is closed too early, and the rest of it is taken for a row.
    ("h0,h1\n53d2,\"b,\n,;\"\n", "\"", 14),
    // A line feed makes the ends of all other lines mean nothing.
    ("h0,h1\ra,b\rc,d\r", "\n", 13),
    ("h0,h1\ra,b\rc,d\r", "\n", 9),
];

#[test]
fn what_was_found_wrong_once_is_not_found_again() {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    let mut wrong = Vec::new();
    for (text, stray, at) in FOUND {
        let clean = Clean::of(text);
        for delimiter in [Some(','), None] {
            let delimiter = delimiter.map(String::from);
            let source = Source { delimiter, ..Source::default() };
            wrong.extend(judge_one(&clean, (stray, at), &source, file.path()).err());
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The same tables in every run, so that a run says something about the change and not about its
/// luck. `PROPTEST_CASES=1000` looks further, at other tables each time.
fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return config;
    }
    ProptestConfig { cases: 32, rng_seed: RngSeed::Fixed(20_260_331), ..config }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_stray_character_bends_no_other_row_where_the_delimiter_is_said(clean in clean()) {
        check(&clean, &Source { delimiter: Some(",".to_owned()), ..Source::default() })?;
    }

    #[test]
    fn a_stray_character_bends_no_other_row_where_the_delimiter_is_found(clean in clean()) {
        check(&clean, &Source::default())?;
    }

    #[test]
    fn a_clean_table_is_read_whole_or_its_rejects_hold_line_ends(clean in clean()) {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), &clean.text).expect("a file can be written");
        let source = Source { delimiter: Some(",".to_owned()), ..Source::default() };
        let table = raw::read(file.path(), &source).expect("a clean table is read");
        prop_assert_eq!(&table.header, &clean.header);
        for row in &clean.rows {
            let is_read = table.rows.iter().any(|read| read.cells == row.cells);
            let may_be_doubted = row.cells.iter().any(|cell| cell.contains(['\n', '\r']));
            let is_nothing = row.cells.iter().all(String::is_empty);
            prop_assert!(is_read || may_be_doubted || is_nothing, "{:?}: {:?}", row, table);
        }
    }
}
