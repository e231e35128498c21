//! One sheet of a workbook as text: fields separated by 0x1F, rows ended by 0x1E, and 0x1D before
//! every cell that is a number.
//!
//! A workbook is taken into memory as long as it is read, for its formats allow no other way; its
//! text then waits in a temporary file. Row 1 of the sheet is the first record, so that records
//! and rows have the same numbers. Evaluates no formula: what was saved as its result counts.

use super::archives::read_parts;
use super::disk::{Disk, Raw, temporary};
use anyhow::{Result, anyhow, bail};
use calamine::{Data, DataRef, Reader, SheetType, SheetVisible, Sheets, Xls, Xlsx};
use cells::{Dates, Written};
use rows::Rows;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::BufReader;
use std::ops::ControlFlow;
use std::thread;

mod cells;
mod rows;

/// A sheet as text.
pub struct SheetText {
    /// The text.
    pub file: File,
    /// What must be told of it, as sentences.
    pub notes: Vec<String>,
}

type Book = Sheets<BufReader<Raw>>;

/// Called for every cell with its row and column, its value, and whether it is shown with a time
/// where that is known.
type Visit<'v> = dyn FnMut(u32, u32, &DataRef<'_>, Option<bool>) -> Result<ControlFlow<()>> + 'v;

/// The name of the thread that reads a workbook; where it panics, the workbook is damaged.
pub const THREAD: &str = "workbook";

/// Reads the sheet of a name, or the only one that holds cells.
///
/// Works in a thread of its own: the reader of workbooks may panic on damaged ones.
pub fn read(
    disk: &Disk,
    kind: &'static str,
    wanted: Option<&str>,
    bytes_max: Option<u64>,
) -> Result<SheetText> {
    thread::scope(|scope| {
        let work = || read_here(disk, kind, wanted, bytes_max);
        let worker = thread::Builder::new().name(THREAD.to_owned()).spawn_scoped(scope, work)?;
        worker.join().unwrap_or_else(|_| Err(damaged("its parts contradict each other")))
    })
}

fn read_here(
    disk: &Disk,
    kind: &'static str,
    wanted: Option<&str>,
    bytes_max: Option<u64>,
) -> Result<SheetText> {
    let [mentions_merged, mentions_formula] = match kind {
        "xls" => [true, false],
        _ => read_parts(disk, bytes_max, [b"mergeCell", b"f>"])?,
    };
    let mut book = open(disk, kind)?;
    let mut notes = Vec::new();
    let Some(name) = choose(&mut book, wanted, &mut notes)? else {
        return Ok(SheetText { file: temporary()?, notes });
    };
    let mut text = Writer {
        rows: Rows::new(temporary()?, bytes_max),
        dates: Dates { is_1904: is_1904(&book), timed: timed_columns(&mut book, &name)? },
        sheet: &name,
        long: None,
        has_blank: false,
    };
    each_cell(&mut book, &name, &mut |row, column, value, shows_time| {
        text.put(row, column, value, shows_time).map(|()| ControlFlow::Continue(()))
    })?;
    let Writer { rows, long, has_blank, .. } = text;
    if let Some((count, cell, number)) = long {
        notes.push(format!(
            "{count} cells hold numbers of more than 15 digits, such as {number} in {cell}; \
             spreadsheets show only 15."
        ));
    }
    if has_blank && mentions_formula {
        notes.extend(unsolved(&mut book, &name));
    }
    if mentions_merged {
        notes.extend(merged(&mut book, &name));
    }
    if kind == "xlsb" {
        let told = "Formulas that end in an error read as empty cells in a workbook of this kind.";
        notes.push(told.to_owned());
    }
    Ok(SheetText { file: rows.finish()?, notes })
}

fn damaged(why: &str) -> anyhow::Error {
    anyhow!("is a damaged workbook ({why}); open it in a spreadsheet and save it again")
}

fn open(disk: &Disk, kind: &str) -> Result<Book> {
    let source = BufReader::new(disk.reader()?);
    let told = |why: String| match why.contains("password") {
        true => anyhow!("is a workbook with a password; save it without one"),
        false => damaged(&why),
    };
    Ok(match kind {
        "xlsx" => Sheets::Xlsx(Xlsx::new(source).map_err(|why| told(why.to_string()))?),
        "xlsb" => Sheets::Xlsb(calamine::Xlsb::new(source).map_err(|why| told(why.to_string()))?),
        "ods" => Sheets::Ods(calamine::Ods::new(source).map_err(|why| told(why.to_string()))?),
        _ => match Xls::new(source) {
            Ok(book) => Sheets::Xls(book),
            // A newer workbook with a password comes in the container of an older one.
            Err(why) => match Xlsx::new(BufReader::new(disk.reader()?)) {
                Err(calamine::XlsxError::Password) => return Err(told("password".to_owned())),
                _ => return Err(told(why.to_string())),
            },
        },
    })
}

fn is_1904(book: &Book) -> bool {
    match book {
        Sheets::Xlsx(book) => book.has_1904_epoch(),
        Sheets::Xlsb(book) => book.has_1904_epoch(),
        Sheets::Xls(book) => book.has_1904_epoch(),
        Sheets::Ods(_) => false,
    }
}

/// The sheet to read; [`None`] where none holds a cell.
fn choose(
    book: &mut Book,
    wanted: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<Option<String>> {
    let known = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<(String, bool)> =
        known.map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible)).collect();
    let list = |names: &[&String]| {
        names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
    };
    if let Some(wanted) = wanted {
        let alike = |name: &str| name.to_lowercase() == wanted.to_lowercase();
        let found = sheets.iter().find(|(name, _)| name == wanted);
        let found = found.or_else(|| sheets.iter().find(|(name, _)| alike(name)));
        let Some((name, _)) = found else {
            let names: Vec<&String> = sheets.iter().map(|(name, _)| name).collect();
            bail!("has no sheet {wanted:?}; its sheets are {}", list(&names));
        };
        return Ok(Some(name.clone()));
    }
    let (mut shown, mut hidden) = (Vec::new(), Vec::new());
    for (name, is_visible) in &sheets {
        if holds_cells(book, name)? {
            if *is_visible { &mut shown } else { &mut hidden }.push(name);
        }
    }
    match (shown.as_slice(), hidden.as_slice()) {
        ([], []) => Ok(None),
        ([], [name]) => {
            notes.push(format!("Its only sheet with cells, {name:?}, is hidden."));
            Ok(Some((*name).clone()))
        }
        ([name], _) => {
            let told = |name: &&String| format!("Its hidden sheet {name:?} was not read.");
            notes.extend(hidden.iter().map(told));
            Ok(Some((*name).clone()))
        }
        ([], names) | (names, _) => bail!(
            "has {} sheets with cells: {}; write the one that is meant into its source, such as\n  \
             sheet = {:?}",
            names.len(),
            list(names),
            names[0],
        ),
    }
}

fn holds_cells(book: &mut Book, name: &str) -> Result<bool> {
    let mut holds = false;
    each_cell(book, name, &mut |_, _, value, _| {
        holds = !is_blank(value);
        Ok(if holds { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    Ok(holds)
}

fn is_blank(value: &DataRef<'_>) -> bool {
    match value {
        DataRef::Empty => true,
        DataRef::String(text) => text.is_empty(),
        DataRef::SharedString(text) => text.is_empty(),
        _ => false,
    }
}

/// Visits the cells of a sheet from row to row and from left to right.
fn each_cell(book: &mut Book, name: &str, visit: &mut Visit<'_>) -> Result<()> {
    let told = |why: String| anyhow!("its sheet {name:?} cannot be read ({why}); save it as CSV");
    match book {
        Sheets::Xlsx(book) => {
            let mut reader =
                book.worksheet_cells_reader(name).map_err(|why| told(why.to_string()))?;
            let shows_time: Vec<bool> = reader.styles().iter().map(cells::shows_time).collect();
            while let Some((cell, style)) =
                reader.next_cell_with_style_id().map_err(|why| told(why.to_string()))?
            {
                let (row, column) = cell.get_position();
                let shows_time = shows_time.get(style).copied().unwrap_or_default();
                if visit(row, column, cell.get_value(), Some(shows_time))?.is_break() {
                    return Ok(());
                }
            }
        }
        Sheets::Xlsb(book) => {
            let mut reader =
                book.worksheet_cells_reader(name).map_err(|why| told(why.to_string()))?;
            while let Some(cell) = reader.next_cell().map_err(|why| told(why.to_string()))? {
                let (row, column) = cell.get_position();
                if visit(row, column, cell.get_value(), None)?.is_break() {
                    return Ok(());
                }
            }
        }
        Sheets::Xls(_) | Sheets::Ods(_) => {
            let range = book.worksheet_range(name).map_err(|why| told(why.to_string()))?;
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let (row, column) = (first_row + row as u32, first_column + column as u32);
                if visit(row, column, &borrowed(value), None)?.is_break() {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(is_true) => DataRef::Bool(*is_true),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// The columns in which a cell has a time of day, for workbooks that do not tell how a cell is
/// shown: midnight is a time there, and elsewhere it only stands for the day.
fn timed_columns(book: &mut Book, name: &str) -> Result<BTreeSet<u32>> {
    let mut timed = BTreeSet::new();
    if matches!(book, Sheets::Xls(_) | Sheets::Xlsb(_)) {
        each_cell(book, name, &mut |_, column, value, _| {
            if let DataRef::DateTime(moment) = value
                && cells::has_time(moment)
            {
                timed.insert(column);
            }
            Ok(ControlFlow::Continue(()))
        })?;
    }
    Ok(timed)
}

/// A note on formulas that were saved without a result, which read as empty cells.
fn unsolved(book: &mut Book, name: &str) -> Option<String> {
    let Sheets::Xlsx(book) = book else { return None };
    let mut reader = book.worksheet_cells_reader(name).ok()?;
    let (mut count, mut first) = (0_u64, None);
    while let Some(cell) = reader.next_cell_with_formula_metadata().ok()? {
        if cell.formula.is_some() && is_blank(&cell.value) {
            count += 1;
            first.get_or_insert(cell.pos);
        }
    }
    let (row, column) = first?;
    Some(format!(
        "{count} formulas were saved without a result and read as empty, the first in {}; open \
         the workbook in a spreadsheet and save it.",
        cells::address(row, column),
    ))
}

/// A note on merged cells, of which only the first holds the value.
fn merged(book: &mut Book, name: &str) -> Option<String> {
    let merged = match book {
        Sheets::Xlsx(book) => book.merge_cells_by_sheet_name(name).ok()?,
        Sheets::Xls(book) => book.merge_cells_by_sheet_name(name).ok()?,
        Sheets::Xlsb(_) | Sheets::Ods(_) => return None,
    };
    let first = merged.first()?;
    let (from, to) = (first.start, first.end);
    Some(format!(
        "{} ranges of cells are merged, such as {}:{}; only the first cell of each has its value.",
        merged.len(),
        cells::address(from.0, from.1),
        cells::address(to.0, to.1),
    ))
}

/// The cells of a sheet on their way into text.
struct Writer<'n> {
    rows: Rows,
    dates: Dates,
    sheet: &'n str,
    /// Numbers of more than 15 digits: how many, the cell of the first and that number.
    long: Option<(u64, String, String)>,
    has_blank: bool,
}

impl Writer<'_> {
    fn put(
        &mut self,
        row: u32,
        column: u32,
        value: &DataRef<'_>,
        shows_time: Option<bool>,
    ) -> Result<()> {
        if is_blank(value) {
            self.has_blank = true;
            return Ok(());
        }
        let address = || cells::address(row, column);
        let Written { text, is_long } = self.dates.write(value, column, shows_time);
        if let Some(mark) = text.chars().find(|mark| matches!(mark, '\x1E' | '\x1F')) {
            bail!(
                "cell {} of its sheet {:?} holds the control character 0x{:02X}; delete it there",
                address(),
                self.sheet,
                u32::from(mark),
            );
        }
        if is_long {
            let plain = || text.trim_start_matches(cells::NUMBER).to_owned();
            let long = self.long.get_or_insert_with(|| (0, address(), plain()));
            long.0 += 1;
        }
        self.rows.put(row, column, &text)
    }
}

#[cfg(test)]
mod tests;
