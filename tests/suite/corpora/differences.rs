//! What our reader and the `csv` crate make of the same file, and why they differ.
//!
//! The `csv` crate reads strictly, with the delimiter that our reader found, and is spared the
//! two things that it cannot know: a first line `sep=;` and a final Ctrl-Z. It has no opinion on
//! encodings, so a file that is not UTF-8 is listed with what our reader made of it.

use super::reading::Reading;
use crate::suite::own_lines::without_ctrl_z;
use promised::intake::raw::RawTable;
use std::collections::BTreeMap;
use std::fmt::Write;

/// What the other reader made of a file.
struct Other {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    error: Option<String>,
}

/// How two readers compare.
enum Verdict {
    /// They made the same table, and ours rejected nothing.
    Alike,
    /// They did not.
    Different(String),
    /// Ours made no table.
    Refused(String),
    /// The text is not at hand.
    NotCompared(String),
}

/// The list of all files that the two readers make something else of.
pub fn list(readings: &[Reading]) -> String {
    let mut list = String::from(
        "Files that this reader and the csv crate read differently, and what this reader said.\n\
         `UPDATE=1 cargo test --test integration corpora` rewrites the list.\n\n",
    );
    let mut counts = [0; 4];
    for reading in readings {
        let (place, what) = match verdict(reading) {
            Verdict::Alike => (0, String::new()),
            Verdict::Different(what) => (1, what),
            Verdict::Refused(why) => (2, format!("refused: {why}")),
            Verdict::NotCompared(what) => (3, format!("not compared: {what}")),
        };
        counts[place] += 1;
        if !what.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(list, "{}: {what}", reading.name);
        }
    }
    let [alike, different, refused, not_compared] = counts;
    let _ = writeln!(
        list,
        "\n{alike} files are read alike, {different} differently, {refused} are refused, and \
         {not_compared} are read but not compared."
    );
    list
}

/// Complains where the two readers differ and ours said nothing.
pub fn silent(reading: &Reading) -> Vec<String> {
    let is_quiet = |table: &RawTable| table.rejects.is_empty() && table.notes.is_empty();
    match verdict(reading) {
        Verdict::Different(what) if reading.table.as_ref().is_ok_and(is_quiet) => vec![what],
        _ => Vec::new(),
    }
}

fn verdict(reading: &Reading) -> Verdict {
    let table = match &reading.table {
        Ok(table) => table,
        Err(why) => return Verdict::Refused(why.escape_debug().to_string()),
    };
    let Some(text) = &reading.text else {
        return Verdict::NotCompared(format!("{} rows; {}", table.rows.len(), said(table)));
    };
    let other = other(text, reading.delimiter.unwrap_or(b','));
    let is_same = table.rows.iter().map(|row| &row.cells).eq(&other.rows);
    let is_alike = is_same && table.header == other.header && other.error.is_none();
    if is_alike && table.rejects.is_empty() {
        return Verdict::Alike;
    }
    let mut what = format!("{} rows here, {} there", table.rows.len(), other.rows.len());
    if let Some(error) = &other.error {
        let _ = write!(what, " and then {error}");
    }
    if table.header != other.header {
        let (ours, theirs) = (shown(&table.header), shown(&other.header));
        let _ = write!(what, "; header {ours} here, {theirs} there");
    }
    if reading.delimiter.is_none() {
        let _ = write!(what, "; the delimiter is not known");
    }
    let _ = write!(what, "; {}", said(table));
    Verdict::Different(what)
}

/// The beginning of a header.
fn shown(header: &[String]) -> String {
    const SHOWN_MAX: usize = 60;
    let text = format!("{header:?}");
    let short: String = text.chars().take(SHOWN_MAX).collect();
    if short.len() < text.len() { short + "…" } else { text }
}

fn other(text: &str, delimiter: u8) -> Other {
    let line = text.lines().next().unwrap_or_default();
    let text = text.strip_prefix(line).filter(|_| line.starts_with("sep=")).unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(false)
        .delimiter(delimiter)
        .from_reader(without_ctrl_z(text).as_bytes());
    let mut other = Other { header: Vec::new(), rows: Vec::new(), error: None };
    for (at, record) in reader.records().enumerate() {
        match record {
            Ok(record) => {
                let cells = record.iter().map(str::to_owned).collect();
                if at == 0 { other.header = cells } else { other.rows.push(cells) }
            }
            Err(error) => {
                other.error = Some(error_shown(&error));
                break;
            }
        }
    }
    other
}

fn error_shown(error: &csv::Error) -> String {
    let line = error.position().map_or(0, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} fields instead of {expected_len} on line {line}")
        }
        other => format!("{other:?}"),
    }
}

/// The reasons for rejects with their number, and the notes.
fn said(table: &RawTable) -> String {
    let mut reasons: BTreeMap<String, usize> = BTreeMap::new();
    for reject in &table.rejects {
        *reasons.entry(without_numbers(&reject.reason)).or_default() += 1;
    }
    let mut told: Vec<String> =
        reasons.iter().map(|(reason, count)| format!("{count} rejected: {reason}")).collect();
    told.extend(table.notes.iter().map(|note| format!("noted: {}", note.escape_debug())));
    if told.is_empty() { "nothing was said".to_owned() } else { told.join("; ") }
}

/// A reason without its figures, so that like reasons are counted together.
fn without_numbers(reason: &str) -> String {
    let mut short = String::new();
    for mark in reason.replace("fields", "field").chars() {
        match mark {
            '0'..='9' if short.ends_with('N') => {}
            '0'..='9' => short.push('N'),
            other => short.push(other),
        }
    }
    short.escape_debug().to_string()
}
