//! The report as a workbook: typed cells, filters, frozen headers, colours and charts.
//!
//! No cell is a formula and no text from data becomes one. Nothing depends on the clock: the same
//! run is the same bytes.

mod cells;
mod charts;

use crate::render::csv::is_formula;
use crate::render::sheets::{self, Cell, Column, Sheet};
use crate::render::{Lang, visible};
use crate::report::Report;
use cells::Formats;
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatText,
    ConditionalFormatTextRule, DocProperties, ExcelDateTime, Format, IgnoreError, Workbook,
    Worksheet, XlsxError,
};
use std::io;

/// How many rows a sheet has room for.
const ROWS_MAX: u32 = 1_048_576;

/// How wide a column of figures becomes at most, in characters.
const WIDTH_MAX: usize = 60;

/// The number of a paper size.
const A4: u8 = 9;

/// Writes the workbook.
pub fn write(report: &Report, lang: Lang, into: &mut (impl io::Write + Send)) -> io::Result<()> {
    let made =
        workbook(report, lang, ROWS_MAX).and_then(|mut workbook| workbook.save_to_writer(into));
    made.map_err(io::Error::other)
}

/// The workbook with at most `rows_max` rows on a sheet, the header among them.
fn workbook(report: &Report, lang: Lang, rows_max: u32) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(report, lang));
    let mut formats = Formats::new(lang);
    let tables = [
        ("sheet-summary", sheets::summary(report, lang)),
        ("sheet-promises", sheets::promises(report, lang)),
    ];
    for (name, sheet) in tables {
        let page = workbook.add_worksheet();
        Page::new(page, name, &mut formats, rows_max)?.table(&sheet, report)?;
    }
    findings(&mut workbook, report, &mut formats, rows_max)?;
    let rest = [
        ("sheet-metrics", [sheets::metrics(report, lang), sheets::targets(report, lang)]),
        ("sheet-coverage", [sheets::files(report), sheets::money(report)]),
    ];
    for (name, [first, second]) in rest {
        let page = workbook.add_worksheet();
        let mut page = Page::new(page, name, &mut formats, rows_max)?;
        page.table(&first, report)?;
        if !second.rows.is_empty() {
            page.title(second.title)?;
            page.block(&second)?;
        }
    }
    let page = workbook.add_worksheet();
    let remarks = sheets::remarks(report);
    Page::new(page, "sheet-rejects", &mut formats, rows_max)?.table(&remarks, report)?;
    charts::overview(&mut workbook, report, &mut formats)?;
    Ok(workbook)
}

/// The properties of the document: when it was made is the moment it speaks for.
fn properties(report: &Report, lang: Lang) -> DocProperties {
    let state = if report.incomplete.is_empty() { "" } else { lang.word("incomplete") };
    let moment = lang.instant(&visible(&report.as_of));
    let properties = DocProperties::new()
        .set_title(lang.say("book-title", [("moment", moment.into())]))
        .set_subject(lang.word("book-subject"))
        .set_status(state);
    let day = report.as_of.get(..10).unwrap_or_default();
    match ExcelDateTime::parse_from_str(day) {
        Ok(day) => properties.set_creation_datetime(&day),
        Err(_) => properties.set_creation_datetime(&ExcelDateTime::default()),
    }
}

/// The sheet of findings, row by row, so that a million of them need not be held.
fn findings(
    workbook: &mut Workbook,
    report: &Report,
    formats: &mut Formats,
    rows_max: u32,
) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet_with_constant_memory()?;
    let columns = sheets::FINDING_COLUMNS;
    let mut page = Page::new(page, "sheet-findings", formats, rows_max)?;
    let count = report.listed().count();
    page.head(columns, count)?;
    for finding in report.listed().take(page.room()) {
        page.row(&sheets::finding(report, finding))?;
    }
    page.left_out(count, columns.len())
}

/// A sheet that is being written, from the top down.
struct Page<'a> {
    page: &'a mut Worksheet,
    formats: &'a mut Formats,
    next: u32,
    rows_max: u32,
}

impl<'a> Page<'a> {
    fn new(
        page: &'a mut Worksheet,
        name: &'static str,
        formats: &'a mut Formats,
        rows_max: u32,
    ) -> Result<Self, XlsxError> {
        let name = formats.lang().word(name);
        page.set_name(name)?.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        page.set_header(format!("&L&\"Calibri,Bold\"promised: {name}&R&P / &N"));
        Ok(Self { page, formats, next: 0, rows_max })
    }

    /// How many rows of data fit below the header; the last row is kept to say what does not.
    fn room(&self) -> usize {
        usize::try_from(self.rows_max.saturating_sub(2)).unwrap_or(usize::MAX)
    }

    /// The header in the first row, which stays in sight, with a filter over `rows` rows.
    fn head(&mut self, columns: &[Column], rows: usize) -> Result<(), XlsxError> {
        self.widths(columns)?;
        self.names(columns)?;
        let shown = u32::try_from(rows.min(self.room())).unwrap_or(0);
        let last = u16::try_from(columns.len()).unwrap_or(1).saturating_sub(1);
        if shown > 0 {
            self.page.autofilter(0, 0, shown, last)?;
            self.page.ignore_error_range(1, 0, shown, last, IgnoreError::NumberStoredAsText)?;
            self.colours(columns, shown)?;
        }
        self.page.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        Ok(())
    }

    fn widths(&mut self, columns: &[Column]) -> Result<(), XlsxError> {
        for (place, column) in (0..).zip(columns) {
            self.page.set_column_width(place, column.width)?;
            if !column.is_number {
                // A format of its own for each of a million texts would cost most of the time.
                self.page.set_column_format(place, self.formats.text())?;
            }
        }
        Ok(())
    }

    /// Room for amounts of several currencies, which would be cut off by what is beside them.
    fn widen(&mut self, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
        for (place, column) in sheet.columns.iter().enumerate().filter(|(_, one)| one.is_number) {
            let length = |row: &Vec<Cell<'_>>| match &row[place] {
                Cell::Text(text) => text.chars().count(),
                _ => 0,
            };
            let longest = sheet.rows.iter().map(length).max().unwrap_or(0).min(WIDTH_MAX);
            let (place, longest) = (place as u16, longest as u16);
            if longest > column.width {
                self.page.set_column_width(place, longest)?;
            }
        }
        Ok(())
    }

    /// The colours of words, and numbers that are nothing in grey.
    fn colours(&mut self, columns: &[Column], rows: u32) -> Result<(), XlsxError> {
        for (place, column) in (0..).zip(columns) {
            for (word, format) in cells::colours(column.name, self.formats.lang()) {
                let rule = ConditionalFormatText::new()
                    .set_rule(ConditionalFormatTextRule::BeginsWith(word))
                    .set_format(format);
                self.page.add_conditional_format(1, place, rows, place, &rule)?;
            }
            if column.is_number {
                let rule = ConditionalFormatCell::new()
                    .set_rule(ConditionalFormatCellRule::EqualTo(0))
                    .set_format(cells::nothing());
                self.page.add_conditional_format(1, place, rows, place, &rule)?;
            }
        }
        Ok(())
    }

    /// The names of columns in bold.
    fn names(&mut self, columns: &[Column]) -> Result<(), XlsxError> {
        self.page.set_row_height(self.next, 18)?;
        for (place, column) in (0..).zip(columns) {
            let format = cells::head(column.is_number);
            self.page.write_string_with_format(self.next, place, column.name, &format)?;
        }
        self.next += 1;
        Ok(())
    }

    fn row(&mut self, row: &[Cell<'_>]) -> Result<(), XlsxError> {
        for (place, cell) in (0..).zip(row) {
            cells::write(self.page, self.formats, (self.next, place), cell)?;
        }
        self.next += 1;
        Ok(())
    }

    /// A table that fills the sheet, and what had no room.
    fn table(&mut self, sheet: &Sheet<'_>, report: &Report) -> Result<(), XlsxError> {
        self.head(sheet.columns, sheet.rows.len())?;
        self.widen(sheet)?;
        for row in sheet.rows.iter().take(self.room()) {
            self.row(row)?;
        }
        self.left_out(sheet.rows.len(), sheet.columns.len())?;
        let is_first = sheet.name == "summary";
        let count = if is_first { report.listed().count() } else { 0 };
        if count > self.room() {
            self.row(&[
                Cell::text("findings.left_out"),
                Cell::count((count - self.room()) as u64),
            ])?;
        }
        Ok(())
    }

    /// What is said in the last row where some had no room.
    fn left_out(&mut self, rows: usize, columns: usize) -> Result<(), XlsxError> {
        let hidden = rows.saturating_sub(self.room());
        if hidden == 0 || columns == 0 {
            return Ok(());
        }
        let line = self.formats.lang().say("book-left-out", [("count", hidden.into())]);
        self.page.write_string_with_format(self.next, 0, line, &Format::new().set_bold())?;
        self.next += 1;
        Ok(())
    }

    /// The title of a further block, below an empty row; `id` is its message.
    fn title(&mut self, id: &'static str) -> Result<(), XlsxError> {
        let title = self.formats.lang().word(id);
        self.next += 1;
        self.page.write_string_with_format(self.next, 0, title, &Format::new().set_bold())?;
        self.next += 1;
        Ok(())
    }

    /// A further block.
    fn block(&mut self, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
        self.names(sheet.columns)?;
        sheet.rows.iter().try_for_each(|row| self.row(row))
    }
}

/// A text as a cell may hold it: visible, and no longer than a cell is.
fn text(text: &str) -> (String, bool) {
    const LENGTH_MAX: usize = 32_767;
    let is_formula = is_formula(text);
    let shown = visible(text);
    let units = shown.chars().map(char::len_utf16).sum::<usize>();
    if units <= LENGTH_MAX {
        return (shown.into_owned(), is_formula);
    }
    let mut left = LENGTH_MAX - 1;
    let fits = |mark: &char| {
        let has_room = mark.len_utf16() <= left;
        left = left.saturating_sub(mark.len_utf16());
        has_room
    };
    let cut: String = shown.chars().take_while(fits).collect();
    (cut + "…", is_formula)
}

#[cfg(test)]
mod tests;
