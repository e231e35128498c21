//! Every file of the corpora, read once by detection alone.
//!
//! Does not follow links, because one of them leads up again.

use crate::suite::harness::real;
use promised::intake::Source;
use promised::intake::raw::{self, RawTable};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The folders of the corpora.
const FOLDERS: [&str; 3] = ["csv_spectrum", "export_headers", "nasty"];

/// How the reason of a reader that panicked begins.
pub const PANICKED: &str = "panicked";

/// A file and what the reader made of it.
#[derive(Debug)]
pub struct Reading {
    /// The path below the folder of all data.
    pub name: String,
    /// The path.
    pub path: PathBuf,
    /// The decoded text, where decoding is no more than taking a byte order mark off.
    pub text: Option<String>,
    /// The table, or why it is refused.
    pub table: Result<RawTable, String>,
    /// The delimiter that the reader found.
    pub delimiter: Option<u8>,
}

/// All files by name; nothing where the corpora are absent.
pub fn readings() -> Option<&'static [Reading]> {
    static READINGS: LazyLock<Option<Vec<Reading>>> = LazyLock::new(read_all);
    READINGS.as_deref()
}

fn read_all() -> Option<Vec<Reading>> {
    let mut readings = Vec::new();
    for folder in FOLDERS {
        let folder = real(folder)?;
        let top = folder.parent()?.to_owned();
        let mut found = Vec::new();
        walk(&folder, &mut found);
        found.retain(|path| folder.ends_with("nasty") || !is_about_others(path));
        readings.extend(found.into_iter().map(|path| reading(&top, path)));
    }
    assert!(readings.len() > 1_200, "only {} files are there", readings.len());
    readings.sort_by(|a, b| a.name.cmp(&b.name));
    Some(readings)
}

/// Answers and notes on sources, which lie among the files that they are about.
fn is_about_others(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "json" || end == "md")
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), found),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
}

fn reading(top: &Path, path: PathBuf) -> Reading {
    let name = path.strip_prefix(top).unwrap_or(&path).display().to_string();
    let bytes = std::fs::read(&path).expect("a file of the corpora can be read");
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes).to_vec();
    let table = read(&path, &Source::default());
    let delimiter = table.as_ref().ok().and_then(|table| delimiter(&path, table));
    Reading { name, path, text: String::from_utf8(text).ok(), table, delimiter }
}

/// The delimiter that gives the same table when it is said.
fn delimiter(path: &Path, table: &RawTable) -> Option<u8> {
    let is_it = |delimiter: &u8| {
        let source =
            Source { delimiter: Some(char::from(*delimiter).to_string()), ..Source::default() };
        let same = |read: &RawTable| (&read.header, &read.rows) == (&table.header, &table.rows);
        read(path, &source).is_ok_and(|read| same(&read))
    };
    b",;\t|".iter().copied().find(is_it)
}

/// Reads a file; a panic is a reason too.
fn read(path: &Path, source: &Source) -> Result<RawTable, String> {
    match catch_unwind(AssertUnwindSafe(|| raw::read(path, source))) {
        Ok(read) => read.map_err(|why| format!("{why:#}")),
        Err(cause) => {
            let text = cause.downcast_ref::<String>().map_or("", String::as_str);
            Err(format!("{PANICKED}: {text}"))
        }
    }
}
