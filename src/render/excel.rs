//! One row per finding for a spreadsheet of a country, opened by a double click.
//!
//! The same columns as the CSV for programs; only the signs differ that a spreadsheet takes from
//! the settings of the country. Codes and words stay as they are. A workbook does better: here a
//! spreadsheet still takes `0012` for a number.

use super::sheets::{self, Cell};
use crate::render::csv::{COLUMNS, guarded};
use crate::report::{Finding, Report};

/// Whose settings a spreadsheet has; the words of `--excel` and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Excel {
    /// Swedish
    Sv,
    /// Norwegian
    Nb,
    /// Danish
    Da,
    /// Finnish
    Fi,
    /// German
    De,
    /// Polish
    Pl,
    /// Russian
    Ru,
    /// English
    En,
}

impl Excel {
    /// The sign between cells, and the decimal mark.
    const fn signs(self) -> (char, char) {
        match self {
            Self::En => (',', '.'),
            Self::Sv | Self::Nb | Self::Da | Self::Fi | Self::De | Self::Pl | Self::Ru => {
                (';', ',')
            }
        }
    }
}

/// A mark by which a spreadsheet knows that the text is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';
const LINE_END: &str = "\r\n";

/// The header, and what writes the rows of findings.
pub fn rows(report: &Report, excel: Excel) -> (String, impl Fn(&[Box<Finding>]) -> String) {
    let (between, mark) = excel.signs();
    let head = COLUMNS.join(&between.to_string());
    let written = move |findings: &[Box<Finding>]| {
        let mut rows = String::new();
        for finding in findings {
            for (place, cell) in sheets::finding(report, finding).iter().enumerate() {
                if place > 0 {
                    rows.push(between);
                }
                rows.push_str(&quoted(&shown(cell, mark), between));
            }
            rows.push_str(LINE_END);
        }
        rows
    };
    (format!("{BYTE_ORDER_MARK}{head}{LINE_END}"), written)
}

/// A cell as a spreadsheet of the country reads it. Only texts are guarded: an apostrophe before
/// a negative number would make it a text.
fn shown(cell: &Cell<'_>, mark: char) -> String {
    let plain = cell.plain();
    match cell {
        Cell::Count(_) | Cell::Decimal(_) | Cell::Money(..) => {
            plain.replace('.', &mark.to_string())
        }
        Cell::Moment(_) => moment(&plain),
        Cell::Text(_) | Cell::Word(..) | Cell::None => guarded(&plain).into_owned(),
    }
}

/// A moment on the clock of the business, as every spreadsheet reads it. One with a part of a
/// second stays as it is.
fn moment(text: &str) -> String {
    let is_whole = text.is_ascii() && matches!(text.len(), 20 | 25) && text.as_bytes()[19] != b'.';
    match is_whole {
        true => format!("{} {}", &text[..10], &text[11..19]),
        false => guarded(text).into_owned(),
    }
}

/// A cell in quotes where it would not stay one cell without.
fn quoted(text: &str, between: char) -> String {
    if text.contains([between, '"']) {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{Format, Look, render, sample};

    fn text(report: &Report, excel: Excel) -> String {
        render(report, Format::Csv, &Look { excel: Some(excel), ..Look::default() })
    }

    /// The cells of the first finding under the names of their columns, as a reader with the
    /// settings of the country sees them.
    fn cells(report: &Report, excel: Excel) -> Vec<(String, String)> {
        let text = text(report, excel);
        let text = text.strip_prefix('\u{feff}').unwrap();
        assert!(text.lines().count() * 2 == text.matches(['\r', '\n']).count());
        let delimiter = u8::try_from(excel.signs().0).unwrap();
        let mut reader =
            ::csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
        let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let first = reader.records().next().unwrap().unwrap();
        names.into_iter().zip(first.iter().map(str::to_owned)).collect()
    }

    fn cell(report: &Report, excel: Excel, name: &str) -> String {
        let found = cells(report, excel).into_iter().find(|(column, _)| column == name);
        found.unwrap().1
    }

    #[test]
    fn numbers_have_the_mark_of_the_country_and_stay_numbers() {
        let report = sample::report();
        assert_eq!(cell(&report, Excel::Sv, "stake"), "100,00");
        assert_eq!(cell(&report, Excel::En, "stake"), "100.00");
        assert_eq!(cell(&report, Excel::Ru, "margin"), "-2");
        let mut half = sample::report();
        half.findings[0].margin.text = "-1.25".to_owned();
        assert_eq!(cell(&half, Excel::De, "margin"), "-1,25");
    }

    #[test]
    fn only_texts_are_guarded_against_formulas() {
        let mut report = sample::report();
        report.findings[0].customer = "=cmd|'/c calc'!A0".to_owned();
        report.findings[0].order = "-12,50; \"x\"".to_owned();
        assert_eq!(cell(&report, Excel::Pl, "customer"), "'=cmd|'/c calc'!A0");
        assert_eq!(cell(&report, Excel::Pl, "order"), "'-12,50; \"x\"");
        assert_eq!(cell(&report, Excel::En, "order"), "'-12,50; \"x\"");
    }

    #[test]
    fn a_moment_is_one_that_a_spreadsheet_reads() {
        assert_eq!(moment("2026-03-02"), "2026-03-02");
        assert_eq!(moment("2026-03-02T12:00:00+01:00"), "2026-03-02 12:00:00");
        assert_eq!(moment("2026-03-02T12:00:00.5+01:00"), "2026-03-02T12:00:00.5+01:00");
    }

    #[test]
    fn the_csv_for_programs_is_what_it_was() {
        let report = sample::report();
        let plain = render(&report, Format::Csv, &Look::default());
        assert!(plain.starts_with("code,name,") && !plain.contains('\r'));
    }
}
