//! Small clean tables, and their texts with one stray character.
//!
//! Written with the `csv` crate, quoted where needed or everywhere.

use proptest::prelude::*;

/// A row and the bytes that it takes up, its line end included.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Its cells.
    pub cells: Vec<String>,
    /// Where it begins.
    pub start: usize,
    /// Where the next begins.
    pub end: usize,
}

/// A clean table as a text.
#[derive(Debug, Clone)]
pub struct Clean {
    /// The header.
    pub header: Vec<String>,
    /// The rows.
    pub rows: Vec<Placed>,
    /// The text.
    pub text: String,
}

/// A text with one stray character.
#[derive(Debug, Clone)]
pub struct Polluted<'c> {
    /// The table before.
    pub clean: &'c Clean,
    /// Where the character stands.
    pub at: usize,
    /// How many bytes it has.
    pub length: usize,
    /// The bytes, which are no UTF-8 where the character parts another.
    pub bytes: Vec<u8>,
}

impl Clean {
    /// A text that the `csv` crate reads as it was meant.
    pub fn of(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> =
            reader.records().map(|record| record.expect("a clean table")).collect();
        let starts = records.iter().map(|record| record.position().map_or(0, |at| at.byte()));
        let mut bounds: Vec<usize> = starts.map(|at| at as usize).collect();
        bounds.push(text.len());
        let mut rows: Vec<Placed> = records
            .iter()
            .zip(bounds.windows(2))
            .map(|(record, bound)| Placed {
                cells: record.iter().map(str::to_owned).collect(),
                start: bound[0],
                end: bound[1],
            })
            .collect();
        Self { header: rows.remove(0).cells, rows, text: text.to_owned() }
    }

    /// The same text with a character at a place.
    pub fn with(&self, stray: &str, at: usize) -> Polluted<'_> {
        let bytes = [&self.text.as_bytes()[..at], stray.as_bytes(), &self.text.as_bytes()[at..]];
        Polluted { clean: self, at, length: stray.len(), bytes: bytes.concat() }
    }

    /// Where the header ends.
    pub fn header_end(&self) -> usize {
        self.rows.first().map_or(self.text.len(), |row| row.start)
    }
}

/// How a table is written.
#[derive(Debug, Clone, Copy)]
struct Style {
    line_end: &'static str,
    is_quoted: bool,
    ends_with_line: bool,
}

fn written(rows: &[Vec<String>], style: Style) -> Clean {
    let quotes = if style.is_quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
    let mut clean = Clean { header: Vec::new(), rows: Vec::new(), text: String::new() };
    for (at, cells) in rows.iter().enumerate() {
        let mut writer = csv::WriterBuilder::new().quote_style(quotes).from_writer(Vec::new());
        writer.write_record(cells).expect("a record is written");
        let line = String::from_utf8(writer.into_inner().expect("it is whole")).expect("UTF-8");
        let start = clean.text.len();
        clean.text.push_str(line.trim_end_matches('\n'));
        if style.ends_with_line || at + 1 < rows.len() {
            clean.text.push_str(style.line_end);
        }
        if at == 0 {
            clean.header.clone_from(cells);
        } else {
            clean.rows.push(Placed { cells: cells.clone(), start, end: clean.text.len() });
        }
    }
    clean
}

fn style() -> impl Strategy<Value = Style> {
    let line_end = prop_oneof![4 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r")];
    (line_end, prop::bool::weighted(0.3), prop::bool::weighted(0.8)).prop_map(
        |(line_end, is_quoted, ends_with_line)| Style { line_end, is_quoted, ends_with_line },
    )
}

/// A cell: mostly a word, sometimes one that must be quoted.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        5 => "[a-d0-9]{1,4}",
        1 => Just(String::new()),
        3 => "[ab1,;\"é\n ]{1,5}",
    ]
}

/// A clean table of one to four columns. No cell of several lines begins with a delimiter or a
/// line end: its opening quote closes an open field as well, and no reader can tell the one from
/// the other.
pub fn clean() -> impl Strategy<Value = Clean> {
    (1..5_usize, style()).prop_flat_map(|(width, style)| {
        let rows = prop::collection::vec(prop::collection::vec(cell(), width), 1..6);
        rows.prop_map(move |mut rows| {
            let header = (0..width).map(|column| format!("h{column}")).collect();
            rows.insert(0, header);
            // In a file of carriage returns a line feed would be no line end, but a doubt. In a
            // file of one column every line looks like a row, so there none is inside a cell.
            let inner = if width == 1 { " " } else { style.line_end };
            for cell in rows.iter_mut().flatten() {
                let begins_with = cell.trim_start_matches('"').chars().next();
                if cell.contains('\n') && matches!(begins_with, Some(',' | ';' | '\n')) {
                    cell.insert(0, 'a');
                }
                *cell = cell.replace('\n', inner);
            }
            written(&rows, style)
        })
    })
}
