//! The report as people and programs read it: pure functions from a report to text.
//!
//! Looks nothing up, opens no file and asks no terminal; how wide and how coloured a page may be
//! is told by the caller. One format is one file below this one.

pub mod advice;
mod amounts;
mod bars;
mod batches;
mod csv;
mod excel;
mod grid;
mod groups;
mod html;
pub mod inspect;
mod json;
mod junit;
mod lacks;
mod lines;
mod margin;
mod markdown;
mod rejects;
mod remark;
#[cfg(test)]
pub(crate) mod sample;
mod sheets;
mod table;
mod visible;
mod words;
mod xlsx;

pub use self::amounts::counted;
pub use self::bars::bar;
pub use self::csv::COLUMNS as CSV_COLUMNS;
pub use self::excel::Excel;
pub use self::grid::{Column, Fit, Grid};
pub use self::json::saved;
pub use self::json::{JSON_SCHEMA_TEXT, SCHEMA as JSON_SCHEMA};
pub use self::lines::{elide, wrap};
pub use self::rejects::{COLUMNS as REJECT_COLUMNS, Reject, rejects};
pub use self::table::turnover;
pub use self::visible::{is_hidden, visible, visible_lines};
pub use crate::report::Lang;

use crate::report::{PromiseSummary, Report};
use crate::tables::Role;
use std::convert::Infallible;
use std::io;

/// What a report is written as; the words of `--format` and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum Format {
    /// Tables for people
    Table,
    /// One row per finding
    Csv,
    /// One document for programs
    Json,
    /// A workbook for spreadsheets
    Xlsx,
    /// One page for a browser
    Html,
    /// Text for a comment on a code host
    #[value(name = "md", alias = "markdown")]
    Markdown,
    /// One line per finding, after one about the run
    Jsonl,
    /// XML for dashboards that know tests
    Junit,
}

/// The endings of file names, and what each stands for.
const EXTENSIONS: [(&str, Format); 8] = [
    ("txt", Format::Table),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("xlsx", Format::Xlsx),
    ("html", Format::Html),
    ("md", Format::Markdown),
    ("jsonl", Format::Jsonl),
    ("xml", Format::Junit),
];

impl Format {
    /// The format that a file name ending stands for, in any case.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let found = EXTENSIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
        found.map(|(_, format)| *format)
    }

    /// Every ending there is, such as `.txt, .csv and .json`.
    pub fn extensions() -> String {
        let all: Vec<_> = EXTENSIONS.iter().map(|(ending, _)| format!(".{ending}")).collect();
        let (last, others) = all.split_last().map_or(("", &[][..]), |(last, rest)| (last, rest));
        format!("{} and {last}", others.join(", "))
    }

    /// Whether it has a row for each finding, so that a long report need not be held.
    pub const fn is_by_row(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl)
    }

    /// Whether a file of it would be read as an export.
    pub const fn is_export(self) -> bool {
        matches!(self, Self::Csv | Self::Xlsx)
    }

    /// Whether it is bytes and no text, which no terminal can show.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx)
    }
}

/// What the second table of the report counts instead of listing single findings; the words of
/// `--group-by` and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum)]
pub enum GroupBy {
    /// One row per promise
    Promise,
    /// One row per carrier
    Carrier,
    /// One row per customer
    Customer,
    /// One row per order
    Order,
}

/// How a page for people looks. Machine formats do not depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// How many columns the terminal has; [`None`] off a terminal, where nothing is wrapped.
    pub width: Option<usize>,
    /// Whether colours are wanted. They never carry a meaning that the words do not.
    pub is_coloured: bool,
    /// How many findings, groups and remarks are shown; [`None`] for all.
    pub top: Option<usize>,
    /// What findings are counted by; [`None`] lists them one by one.
    pub group_by: Option<GroupBy>,
    /// The country whose spreadsheets are to open the CSV; [`None`] for programs.
    pub excel: Option<Excel>,
    /// The language that it is in.
    pub lang: Lang,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            width: None,
            is_coloured: false,
            top: Some(10),
            group_by: None,
            excel: None,
            lang: Lang::En,
        }
    }
}

impl Look {
    /// Every line of `text` in a colour or weight, where colours are wanted.
    fn paint(&self, paint: Paint, text: &str) -> String {
        if !self.is_coloured {
            return text.to_owned();
        }
        let painted = |line: &str| format!("\x1b[{}m{line}\x1b[0m", paint as u8);
        text.lines().map(painted).collect::<Vec<_>>().join("\n")
    }

    /// Three points, as one character where the page is a terminal.
    const fn ellipsis(&self) -> &'static str {
        if self.width.is_some() { "…" } else { "..." }
    }
}

/// A colour or weight by its number in the terminal's own code.
#[derive(Debug, Clone, Copy)]
enum Paint {
    Bold = 1,
    Red = 31,
    Green = 32,
    Yellow = 33,
}

/// The report in a format of text, ending with a line feed; a workbook is no text, and empty.
pub fn render(report: &Report, format: Format, look: &Look) -> String {
    let mut text = String::new();
    let taken: Result<(), Infallible> = pieces(report, format, look, |piece| {
        text.push_str(&piece);
        Ok(())
    });
    taken.map_or_else(|never| match never {}, |()| text)
}

/// The report in a format of text, in pieces that `take` gets in their order while others are
/// still being made, so that a long report need not be kept whole. Stops at the first error.
fn pieces<E>(
    report: &Report,
    format: Format,
    look: &Look,
    mut take: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    if let Some(rows) = rows(report, format, look) {
        return batches::held(report, rows, take);
    }
    match format {
        Format::Table => take(table::render(report, look)),
        Format::Json => take(json::text(report)),
        Format::Html => take(html::render(report, look)),
        Format::Markdown => take(markdown::render(report, look)),
        Format::Junit => take(junit::render(report, look)),
        // What has rows is written above, and a workbook is no text.
        Format::Csv | Format::Jsonl | Format::Xlsx => Ok(()),
    }
}

/// What writes the rows of a format that has one for each finding.
fn rows<'a>(report: &'a Report, format: Format, look: &Look) -> Option<batches::Rows<'a>> {
    match (format, look.excel) {
        (Format::Csv, None) => {
            let (head, written) = csv::rows(report);
            Some((head, Box::new(written)))
        }
        (Format::Csv, Some(excel)) => {
            let (head, written) = excel::rows(report, excel);
            Some((head, Box::new(written)))
        }
        (Format::Jsonl, _) => {
            let (head, written) = json::lines(report);
            Some((head, Box::new(written)))
        }
        _ => None,
    }
}

/// Writes the report in a format, piece by piece; findings that were put aside are taken up a few
/// at a time where the format has a row for each, and must be held otherwise.
pub fn write(
    report: &Report,
    format: Format,
    look: &Look,
    into: &mut (impl io::Write + Send),
) -> io::Result<()> {
    match format {
        Format::Xlsx => return xlsx::write(report, look.lang, into),
        Format::Json => return json::write(report, into),
        _ => {}
    }
    let take = |piece: String| into.write_all(piece.as_bytes());
    match (&report.stored, rows(report, format, look)) {
        (Some(stored), Some(rows)) => batches::stored(stored, rows, take),
        _ => pieces(report, format, look, take),
    }
}

/// Whether a promise had something to be judged on. What is about the input is checked while it
/// is read.
fn is_checked(promise: &PromiseSummary) -> bool {
    let has_outcome = promise.outcomes.iter().any(|&count| count > 0);
    promise.missing.is_empty() && (promise.is_about_input() || has_outcome)
}

/// Whether a promise was checked, in the words of the machine formats.
fn status(promise: &PromiseSummary) -> &'static str {
    match (promise.is_off, is_checked(promise)) {
        (true, _) => "off",
        (false, true) => "checked",
        (false, false) => "not checked",
    }
}

/// How many promises to customers were checked, and how many were asked for and were not.
pub fn checked(report: &Report) -> (usize, usize) {
    let is_asked = |promise: &&PromiseSummary| !promise.is_off && !promise.is_about_input();
    let asked = report.promises.iter().filter(is_asked);
    let (checked, not): (Vec<_>, Vec<_>) = asked.partition(|promise| is_checked(promise));
    (checked.len(), not.len())
}

/// What an audit is about: `40 orders`, or `4 tickets and 2 calls` where there are no orders.
pub fn subjects(report: &Report, lang: Lang) -> String {
    let is_there = |(_, count): &&(Role, u64)| report.orders == 0 && *count > 0;
    let counted = |id: &str, count: u64| lang.say(id, [("count", count.into())]);
    let of_role = |&(role, count): &(Role, u64)| match role {
        Role::Tickets => counted("count-ticket", count),
        Role::Calls => counted("count-call", count),
        _ => counted("count-review", count),
    };
    let cases: Vec<String> = report.cases.iter().filter(is_there).map(of_role).collect();
    match cases.split_last() {
        None => counted("count-order", report.orders),
        Some((last, [])) => last.clone(),
        Some((last, others)) => {
            lang.say("list-end", [("list", others.join(", ").into()), ("last", last.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_are_no_orders_the_cases_are_what_it_is_about() {
        let cases = vec![(Role::Tickets, 4), (Role::Reviews, 0), (Role::Calls, 1)];
        let report = |orders, cases| Report { orders, cases, ..Report::default() };
        assert_eq!(subjects(&report(0, cases.clone()), Lang::En), "4 tickets and 1 call");
        assert_eq!(subjects(&report(3, cases), Lang::En), "3 orders");
        assert_eq!(subjects(&report(0, Vec::new()), Lang::En), "0 orders");
    }

    #[test]
    fn a_file_name_decides_the_format_in_any_case() {
        assert_eq!(Format::of_extension("CSV"), Some(Format::Csv));
        assert_eq!(Format::of_extension("txt"), Some(Format::Table));
        assert_eq!(Format::of_extension("doc"), None);
    }

    #[test]
    fn every_line_is_painted_on_its_own() {
        let look = Look { is_coloured: true, ..Look::default() };
        assert_eq!(look.paint(Paint::Red, "a\nb"), "\x1b[31ma\x1b[0m\n\x1b[31mb\x1b[0m");
        assert_eq!(Look::default().paint(Paint::Red, "a\nb"), "a\nb");
    }

    #[test]
    fn every_format_ends_with_one_line_feed_and_repeats_byte_for_byte() {
        let report = sample::report();
        for (_, format) in EXTENSIONS.into_iter().filter(|(_, one)| !one.is_binary()) {
            let text = render(&report, format, &Look::default());
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{format:?}");
            assert_eq!(text, render(&report, format, &Look::default()), "{format:?}");
        }
    }

    #[test]
    fn hostile_text_in_the_data_reaches_no_output_as_it_is() {
        let report = sample::hostile();
        for (_, format) in EXTENSIONS {
            for width in [None, Some(30), Some(120)] {
                let look = Look { width, top: None, ..Look::default() };
                let text = render(&report, format, &look);
                let hidden = text.chars().find(|&mark| mark != '\n' && visible::is_hidden(mark));
                assert_eq!(hidden, None, "{format:?} at {width:?}");
            }
        }
    }
}
