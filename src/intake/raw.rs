//! A file as plain cells, read without knowing what it is about.
//!
//! For harnesses and tests that compare the record reader with other readers. Gives no cell a
//! type and plays no role.

use super::dialect::Layout;
use super::records::{Kind, Step, Tally};
use super::sample::Sample;
use super::supply::{self, Said, Supply, Survey};
use super::{Source, structure};
use anyhow::{Result, bail};
use std::borrow::Cow;
use std::path::Path;

/// The cells of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawTable {
    /// The cells of the header, untrimmed; none in an empty file.
    pub header: Vec<String>,
    /// The rows, untrimmed.
    pub rows: Vec<RawRow>,
    /// The physical lines that are no rows beyond doubt.
    pub rejects: Vec<RawReject>,
    /// What else was noticed about the file, such as lines above the header.
    pub notes: Vec<String>,
    /// Bytes above the header, of the header, of records, of quarantined text, and of other lines.
    pub spans: [u64; 5],
    /// Size of the decoded text in bytes.
    pub bytes: u64,
}

/// One row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawRow {
    /// The physical line it begins on, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// One physical line that is no row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawReject {
    /// The physical line, from 1.
    pub line: u32,
    /// Where it begins and ends in the decoded text, in bytes.
    pub span: (u64, u64),
    /// Why, as a sentence without a final stop.
    pub reason: String,
    /// The line as it stands.
    pub raw: String,
}

/// Reads a file as `source` says; what it does not say is decided from the file alone.
///
/// Fails where the file cannot be read at all or where its delimiter, encoding or header would
/// have to be guessed.
pub fn read(path: &Path, source: &Source) -> Result<RawTable> {
    let said = Said {
        encoding: source.encoding.as_deref(),
        sheet: source.sheet.as_deref(),
        decoded_bytes_max: None,
    };
    let supply = Supply::open(path, &said)?;
    let survey = supply.survey();
    let layout = structure::guess(&Sample::of(&supply, None)?, source)?;
    if let Some(doubt) = &layout.doubt {
        bail!("{doubt}");
    }
    if survey.is_open {
        bail!("{}", unknown_encoding(&supply));
    }
    let mut table = RawTable { bytes: survey.decoded_bytes, ..RawTable::default() };
    let (mut reader, mut record) = layout.rows(supply.reader()?);
    table.header = record.cells().map(Cow::into_owned).collect();
    let mut shapes = Shapes::default();
    let mut strays = 0;
    loop {
        match reader.next(&mut record) {
            Step::End => break,
            Step::Fault(fault) => table.rejects.push(RawReject {
                line: record.line,
                span: record.span,
                reason: fault.message(),
                raw: record.text.clone(),
            }),
            Step::Record => {
                strays += usize::from(record.has_stray_quote);
                let cells: Vec<String> = record.cells().map(Cow::into_owned).collect();
                shapes.see(&cells);
                table.rows.push(RawRow { line: record.line, cells });
            }
        }
    }
    let tally = reader.finish()?;
    table.spans = spans(&tally);
    table.notes = notes(survey, &layout, &tally, strays);
    table.notes.extend(shapes.headers_among(&table));
    Ok(table)
}

fn unknown_encoding(supply: &Supply) -> String {
    let (line, bytes) = supply.first_bad_line().unwrap_or_default();
    format!(
        "is not UTF-8: line {line} reads {}; say which with `encoding`",
        supply::four_ways(&bytes)
    )
}

fn spans(tally: &Tally) -> [u64; 5] {
    let other = [Kind::Blank, Kind::Comment, Kind::Footer];
    [
        tally.bytes(Kind::Preamble),
        tally.bytes(Kind::Header),
        tally.bytes(Kind::Record),
        tally.bytes(Kind::Quarantined),
        other.into_iter().map(|kind| tally.bytes(kind)).sum(),
    ]
}

fn notes(survey: &Survey, layout: &Layout, tally: &Tally, strays: usize) -> Vec<String> {
    let mut notes = survey.notes.clone();
    let mut note = |is_so: bool, what: &str| {
        if is_so {
            notes.push(what.to_owned());
        }
    };
    note(survey.has_mark, "begins with a byte order mark");
    note(survey.has_ctrl_z, "ends with Ctrl-Z");
    let pairs = survey.returns_before_feeds;
    note(pairs > 0 && pairs < survey.line_feeds, "has lines that end with CRLF and with LF");
    note(layout.preamble.is_some(), "lines stand above the header");
    let has_end = layout.header.len() > 1 && layout.header.last().is_some_and(String::is_empty);
    note(has_end, "the last column has no name, as if a delimiter stood at the end of every line");
    note(layout.has_found_quote, "single quotes are taken to enclose fields");
    let delimiter = &layout.dialect.delimiter;
    let is_usual = delimiter.len() == 1 && b",;\t|\x1f".contains(&delimiter.first());
    note(!is_usual, &format!("fields are parted by {delimiter}"));
    match tally.lines(Kind::Blank) {
        0 => {}
        count => note(true, &format!("{count} blank lines")),
    }
    note(strays > 0, &format!("{strays} rows have quotes inside plain cells"));
    notes
}

/// How often the cells of each column begin as words do not, to tell headers among the rows.
#[derive(Default)]
struct Shapes {
    rows: usize,
    values: Vec<usize>,
}

fn is_word(cell: &str) -> bool {
    cell.trim().chars().next().is_some_and(char::is_alphabetic)
}

impl Shapes {
    fn see(&mut self, cells: &[String]) {
        self.rows += 1;
        self.values.resize(cells.len(), 0);
        for (count, cell) in self.values.iter_mut().zip(cells) {
            *count += usize::from(!is_word(cell));
        }
    }

    /// The rows that have words where nine in ten of the others have values.
    fn headers_among(&self, table: &RawTable) -> Option<String> {
        let is_value = |&at: &usize| self.values[at] * 10 >= self.rows * 9;
        let columns: Vec<usize> = (0..self.values.len()).filter(is_value).collect();
        let is_header =
            |row: &&RawRow| columns.len() > 1 && columns.iter().all(|&at| is_word(&row.cells[at]));
        let is_data = |at: &usize| table.header.get(*at).is_some_and(|cell| !is_word(cell));
        if self.rows > 1 && columns.iter().filter(|at| is_data(at)).count() * 2 > columns.len() {
            return Some("the header looks like data".to_owned());
        }
        let rows = table.rows.iter().filter(is_header).take(5);
        let lines: Vec<String> = rows.map(|row| row.line.to_string()).collect();
        (!lines.is_empty())
            .then(|| format!("rows that look like headers: line {}", lines.join(", ")))
    }
}
