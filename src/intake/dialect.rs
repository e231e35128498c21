//! Which character parts the fields of a file, and where its header stands.
//!
//! Decides by a strict reading of the first thousand records, which must agree; never changes its
//! mind within a file. Does not know what the headers mean.

use super::records::{Delimiter, Dialect, Fault, Kind, Reader, Record, Step};
use super::sample::Sample;
use super::{Quote, Source};
use anyhow::{Result, bail};
use std::io::Read;

/// How well a header is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Known {
    /// It shows no role.
    Not,
    /// It shows something that cannot be settled.
    Doubtfully,
    /// It shows what the file is.
    Well,
}

/// How a file is written and where its header stands.
#[derive(Debug, Clone)]
pub struct Layout {
    /// How its records are written.
    pub dialect: Dialect,
    /// How many physical lines stand above the header.
    pub skip_lines: u32,
    /// The physical line of the header.
    pub header_line: u32,
    /// The header cells, trimmed; none in an empty file.
    pub header: Vec<String>,
    /// How well the header is known.
    pub known: Known,
    /// Why the file cannot be read this way beyond doubt.
    pub doubt: Option<String>,
    /// The lines above the header where nobody said that they are there.
    pub preamble: Option<String>,
    /// Whether the quote was found and not said.
    pub has_found_quote: bool,
}

impl Layout {
    /// A reader that stands behind the header, and the header as it is written.
    pub fn rows(&self, input: Box<dyn Read + Send>) -> (Reader, Record) {
        let mut reader = Reader::new(input, self.dialect.clone());
        (0..self.skip_lines).for_each(|_| reader.skip_line());
        let mut header = Record::default();
        let has_header = !self.header.is_empty() || self.doubt.is_some();
        if has_header && reader.next(&mut header) != Step::End {
            reader.recount(Kind::Header);
        }
        if !self.header.is_empty() {
            reader.expect_width(self.header.len());
        }
        (reader, header)
    }
}

const CANDIDATES: [u8; 4] = *b",;\t|";
/// How many records are read to decide.
const RECORDS_MAX: usize = 1_000;
/// No file has more columns than this.
const COLUMNS_MAX: usize = 16_384;
/// No header stands lower than this.
const PREAMBLE_RECORDS_MAX: usize = 50;

/// Finds delimiter, quote and header. What `source` says wins over what the file looks like, but
/// not over the file's own first line `sep=;`. A delimiter that makes the header known wins over
/// one with which more rows agree: rows that do not agree with it are faults of their own.
///
/// Where the first line is no known header, the first known one below it is the header.
pub fn find(
    sample: &Sample,
    source: &Source,
    known: &dyn Fn(&[String]) -> Known,
) -> Result<Layout> {
    let said = separator_line(sample.bytes());
    let skip_lines = source.skip_lines + usize::from(said.is_some());
    let skip_lines = u32::try_from(skip_lines).unwrap_or(u32::MAX);
    let delimiters = delimiters(sample, source, said)?;
    let is_said = delimiters.len() == 1;
    let trials: Vec<(Dialect, bool)> = delimiters
        .into_iter()
        .map(|delimiter| with_quote(sample, sample.dialect(delimiter, source), source))
        .collect();
    let mut layouts: Vec<Layout> =
        trials.iter().map(|trial| layout(sample, trial, skip_lines, known)).collect();
    let is_known = layouts.iter().any(|layout| layout.known == Known::Well);
    if !is_known && source.skip_lines == 0 {
        let below = trials.iter().filter_map(|trial| below(sample, trial, skip_lines, known));
        if let Some(found) = below.min_by_key(|layout| layout.skip_lines) {
            return Ok(found);
        }
    }
    if layouts.iter().any(|layout| layout.header.len() > 1) {
        layouts.retain(|layout| layout.header.len() > 1);
    } else {
        layouts.truncate(1);
    }
    let best = layouts.iter().map(|layout| layout.known).max();
    layouts.retain(|layout| Some(layout.known) == best);
    let is_settled = is_said || layouts.len() == 1 && best == Some(Known::Well);
    let (winner, doubt) = match layouts[..] {
        [ref only] if is_settled || only.header.len() < 2 => (0, None),
        _ => vote(sample, &layouts),
    };
    let mut layout = layouts.swap_remove(winner);
    layout.doubt = layout.doubt.or(doubt);
    if layout.header.len() > COLUMNS_MAX {
        bail!("has {} columns; no more than {COLUMNS_MAX} are read", layout.header.len());
    }
    Ok(layout)
}

fn delimiters(sample: &Sample, source: &Source, said: Option<u8>) -> Result<Vec<Delimiter>> {
    if sample.is_sheet {
        return Ok(vec![Sample::sheet_delimiter()]);
    }
    match (said, &source.delimiter) {
        (Some(said), Some(declared)) if declared.as_bytes() != [said] => {
            bail!("begins with \"sep={}\", but the contract says {declared:?}", char::from(said))
        }
        (Some(said), _) => Ok(vec![Delimiter::byte(said)]),
        (None, Some(declared)) => match Delimiter::text(declared) {
            Some(delimiter) => Ok(vec![delimiter]),
            None => bail!("a delimiter is made of ASCII characters, not {declared:?}"),
        },
        (None, None) => Ok(CANDIDATES.map(Delimiter::byte).into()),
    }
}

/// A dialect with single quotes where nothing else encloses fields and they do so without fault.
pub fn with_quote(sample: &Sample, dialect: Dialect, source: &Source) -> (Dialect, bool) {
    let bytes = sample.bytes();
    let may_be = source.quote.is_none()
        && !sample.is_sheet
        && memchr::memchr(b'"', bytes).is_none()
        && memchr::memchr(b'\'', bytes).is_some();
    if !may_be {
        return (dialect, false);
    }
    let single = Dialect { quote: Some(b'\''), ..dialect.clone() };
    let mut reader = sample.reader(&single);
    let mut record = Record::default();
    let mut quoted = 0;
    for _ in 0..RECORDS_MAX {
        match reader.next(&mut record) {
            Step::End => break,
            _ if sample.is_cut_at(&reader) => break,
            Step::Fault(Fault::UnclosedQuote | Fault::AfterQuote | Fault::Swallowed) => {
                return (dialect, false);
            }
            Step::Fault(_) => {}
            Step::Record => {
                quoted += (0..record.width()).filter(|&at| record.is_quoted(at)).count()
            }
        }
    }
    if quoted > 1 { (single, true) } else { (dialect, false) }
}

/// The header under a dialect, and why it is none where it is broken.
fn layout(
    sample: &Sample,
    (dialect, has_found_quote): &(Dialect, bool),
    skip_lines: u32,
    known: &dyn Fn(&[String]) -> Known,
) -> Layout {
    let mut reader = sample.reader(dialect);
    (0..skip_lines).for_each(|_| reader.skip_line());
    let mut record = Record::default();
    let (header, doubt) = match reader.next(&mut record) {
        Step::End => (Vec::new(), None),
        Step::Fault(Fault::UnclosedQuote) => {
            let line = record.line;
            let doubt = format!("line {line}: in the header a quote is opened and not closed");
            (Vec::new(), Some(doubt))
        }
        Step::Fault(fault) => {
            (Vec::new(), Some(format!("line {}: the header {}", record.line, fault.message())))
        }
        Step::Record if record.cells().any(|cell| is_swallowed(&cell, dialect)) => {
            let line = record.line;
            let doubt =
                format!("line {line}: in the header a quote runs over what looks like rows");
            (Vec::new(), Some(doubt))
        }
        Step::Record => (trimmed(&record), None),
    };
    Layout {
        dialect: dialect.clone(),
        skip_lines,
        header_line: if header.is_empty() { 0 } else { record.line },
        known: if header.is_empty() { Known::Not } else { known(&header) },
        header,
        doubt,
        preamble: None,
        has_found_quote: *has_found_quote,
    }
}

/// Whether a header cell holds a line end and a delimiter, as where a quote was never closed.
pub fn is_swallowed(cell: &str, dialect: &Dialect) -> bool {
    let bytes = cell.as_bytes();
    bytes.contains(&dialect.line_end) && bytes.contains(&dialect.delimiter.first())
}

fn trimmed(record: &Record) -> Vec<String> {
    record.cells().map(|cell| super::cells::trim(&cell).to_owned()).collect()
}

/// The layout whose header is the first known one below other lines.
fn below(
    sample: &Sample,
    trial: &(Dialect, bool),
    skip_lines: u32,
    known: &dyn Fn(&[String]) -> Known,
) -> Option<Layout> {
    let mut reader = sample.reader(&trial.0);
    (0..skip_lines).for_each(|_| reader.skip_line());
    let mut record = Record::default();
    let mut first = None;
    for _ in 0..PREAMBLE_RECORDS_MAX {
        match reader.next(&mut record) {
            Step::End => return None,
            Step::Record if record.width() > 1 && known(&trimmed(&record)) == Known::Well => {
                let found = layout(sample, trial, record.line - 1, known);
                return Some(Layout { preamble: first, ..found });
            }
            _ => _ = first.get_or_insert_with(|| record.text.clone()),
        }
    }
    None
}

/// The delimiter that a first line `sep=;` says.
pub fn separator_line(text: &[u8]) -> Option<u8> {
    let start = text.get(..4)?;
    let &[delimiter, ref end @ ..] = text.get(4..)? else { return None };
    let is_alone = end.is_empty() || matches!(end[0], b'\r' | b'\n');
    (start.eq_ignore_ascii_case(b"sep=") && is_alone && delimiter.is_ascii()).then_some(delimiter)
}

/// How many of the first rows have as many fields as the header, and how many have not.
fn count(sample: &Sample, layout: &Layout) -> (usize, usize) {
    let (mut reader, mut record) = layout.rows(Box::new(std::io::Cursor::new(sample.shared())));
    let (mut agreeing, mut others) = (0, 0);
    for _ in 0..RECORDS_MAX {
        match reader.next(&mut record) {
            Step::End => break,
            _ if sample.is_cut_at(&reader) => break,
            Step::Fault(Fault::Width { .. }) => others += 1,
            Step::Fault(_) => {}
            Step::Record => agreeing += 1,
        }
    }
    (agreeing, others)
}

/// The layout that most rows agree with, and why that is no decision where it is none.
fn vote(sample: &Sample, layouts: &[Layout]) -> (usize, Option<String>) {
    let votes: Vec<(usize, usize)> = layouts.iter().map(|one| count(sample, one)).collect();
    let has_rows = votes.iter().any(|&(agreeing, others)| agreeing + others > 0);
    let best = |at: &usize| {
        let (agreeing, others) = votes[*at];
        let width = if has_rows { 0 } else { layouts[*at].header.len() };
        (agreeing, usize::MAX - others, width)
    };
    let winner = (0..layouts.len()).max_by_key(best).unwrap_or(0);
    let mut rivals = (0..layouts.len()).filter(|&at| at != winner);
    let (agreeing, others) = votes[winner];
    let is_clear = agreeing >= others
        && rivals.all(|at| best(&at) != best(&winner) && (others == 0 || votes[at].0 == 0));
    (winner, (!is_clear).then(|| undecided(layouts, &votes)))
}

fn undecided(layouts: &[Layout], votes: &[(usize, usize)]) -> String {
    let tell = |(layout, (agreeing, others)): (&Layout, &(usize, usize))| {
        let (name, width) = (&layout.dialect.delimiter, layout.header.len());
        format!("{name}: {width} header fields, {agreeing} of {} rows agree", agreeing + others)
    };
    let told: Vec<String> = layouts.iter().zip(votes).map(tell).collect();
    format!(
        "the field delimiter cannot be told ({}); write `delimiter = \";\"` or \
         `skip_lines = 1` for this file into the contract",
        told.join("; ")
    )
}

/// The word for a quote in the account of a file.
pub const fn quote_of(dialect: &Dialect) -> Quote {
    match dialect.quote {
        Some(b'"') => Quote::Double,
        Some(mark) => Quote::Mark(mark),
        None => Quote::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header is known by its first cell, and nothing can be settled of one that says `both`.
    fn known(header: &[String]) -> Known {
        match header[0].as_str() {
            "order_id" => Known::Well,
            "both" => Known::Doubtfully,
            _ => Known::Not,
        }
    }

    fn said(text: &str, delimiter: Option<&str>, skip_lines: usize) -> Result<Layout> {
        let delimiter = delimiter.map(str::to_owned);
        let source = Source { delimiter, skip_lines, ..Source::default() };
        find(&Sample::text(text), &source, &known)
    }

    fn layout_of(text: &str) -> Layout {
        said(text, None, 0).unwrap()
    }

    fn check(text: &str, delimiter: u8, header: &[&str]) {
        let layout = layout_of(text);
        assert_eq!(layout.dialect.delimiter, Delimiter::byte(delimiter), "{text:?}");
        assert_eq!(layout.header, header, "{text:?}");
        assert_eq!(layout.doubt, None, "{text:?}");
    }

    fn doubted(text: &str) -> String {
        layout_of(text).doubt.unwrap()
    }

    #[test]
    fn each_of_the_four_delimiters_is_found() {
        for delimiter in CANDIDATES {
            let mark = char::from(delimiter);
            let text = format!("a{mark}b{mark}c\n1{mark}2{mark}3\n4{mark}5{mark}6\n");
            check(&text, delimiter, &["a", "b", "c"]);
        }
    }

    #[test]
    fn decimal_commas_do_not_make_a_comma_file() {
        check("id;amount\nA1;1,50\nA2;2,50\n", b';', &["id", "amount"]);
    }

    #[test]
    fn one_bad_row_does_not_change_the_delimiter() {
        check("a,b,c\n1,2,3\n4;5\n6,7,8\n", b',', &["a", "b", "c"]);
    }

    #[test]
    fn a_file_of_one_column_is_fine() {
        check("c0\nv0\na;b\n", b',', &["c0"]);
    }

    #[test]
    fn an_empty_file_has_no_header() {
        check("", b',', &[]);
        check("\n\n", b',', &[]);
    }

    #[test]
    fn a_separator_line_is_honoured_and_is_no_row() {
        let layout = layout_of("sep=;\nid;a,b\nA1;2\n");
        assert_eq!((layout.dialect.delimiter.first(), layout.header_line), (b';', 2));
        assert_eq!(layout.header, ["id", "a,b"]);
        let error = said("sep=;\nid;a\n", Some(","), 0).unwrap_err().to_string();
        assert!(error.contains("sep=;"), "{error}");
    }

    #[test]
    fn a_declared_delimiter_and_skipped_lines_win() {
        let layout = said("Report\nid;a,b\nA1;2\n", Some(";"), 1).unwrap();
        assert_eq!(layout.header, ["id", "a,b"]);
        assert!(said("a\n", Some("→"), 0).is_err());
    }

    #[test]
    fn two_delimiters_that_fit_equally_are_doubted_with_their_counts() {
        let doubt = doubted("a;b,c\n1;2,3\n");
        assert!(doubt.contains("comma: 2 header fields, 1 of 1 rows agree"), "{doubt}");
        assert!(doubt.contains("semicolon: 2 header fields, 1 of 1 rows agree"), "{doubt}");
    }

    #[test]
    fn a_header_that_most_rows_contradict_is_doubted_unless_it_is_known() {
        assert!(doubted("Report, 2026\nid,a,b\n1,2,3\n4,5,6\n").contains("skip_lines"));
        assert!(doubted("both, 2026\nid,a,b\n1,2,3\n4,5,6\n").contains("0 of 3 rows agree"));
        check("order_id,a,b,c\n1,2,3\n4,5,6\n", b',', &["order_id", "a", "b", "c"]);
    }

    #[test]
    fn a_known_header_wins_over_a_delimiter_that_more_rows_agree_with() {
        check("order_id;a, b\n1,2\n3,4\n", b';', &["order_id", "a, b"]);
    }

    #[test]
    fn two_delimiters_with_a_known_header_are_settled_by_rows_or_doubted() {
        let known = |_: &[String]| Known::Well;
        let find = |text| find(&Sample::text(text), &Source::default(), &known);
        let doubt = |text| find(text).unwrap().doubt;
        assert_eq!(doubt("a;b, c\n1;2\n3;4\n"), None);
        let message = doubt("a;b, c\n1;2\n3;4\n5,6\n").unwrap();
        assert!(message.contains("2 of 3 rows agree") && message.contains("1 of 3"), "{message}");
    }

    #[test]
    fn a_broken_header_is_doubted_with_its_line() {
        let layout = said("\n\"a,b\n1,2\n", Some(","), 0).unwrap();
        let doubt = "line 2: in the header a quote is opened and not closed";
        assert_eq!(layout.doubt.as_deref(), Some(doubt));
        assert_eq!(doubted("\"a\"x,b\n"), "line 1: the header has text after a closing quote");
    }

    #[test]
    fn a_known_header_below_other_lines_is_found_and_they_are_told() {
        let layout = layout_of("Report\nmade, 2026\n\norder_id;a\n1;2\n");
        assert_eq!((layout.skip_lines, layout.header_line), (3, 4));
        assert_eq!(layout.header, ["order_id", "a"]);
        assert_eq!(layout.preamble.as_deref(), Some("Report"));
        assert_eq!(said("Report\norder_id;a\n", None, 1).unwrap().preamble, None);
        assert_eq!(layout_of("Report\nid;a\n1;2\n").skip_lines, 0);
    }

    #[test]
    fn single_quotes_are_found_where_they_enclose_fields_without_fault() {
        let layout = layout_of("order_id,a\n'1','2,5'\n");
        assert!(layout.has_found_quote && layout.dialect.quote == Some(b'\''));
        for text in ["order_id,a\n'1,2\n", "order_id,a\n'1',\"2\"\n", "order_id,a\nit's,'s\n"] {
            assert_eq!(layout_of(text).dialect.quote, Some(b'"'), "{text}");
        }
    }
}
