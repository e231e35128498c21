//! Which character parts the fields of a file, and where its header stands.
//!
//! Decides by a strict reading of the first thousand records, which must agree; never changes its
//! mind within a file. Does not know what the headers mean.

use super::records::{Fault, Reader, Record, Step};
use anyhow::{Result, bail};

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

/// The header of a file and a reader that stands behind it.
#[derive(Debug, Clone)]
pub struct Layout<'t> {
    /// The field delimiter.
    pub delimiter: u8,
    /// The header cells, trimmed; none in an empty file.
    pub header: Vec<String>,
    /// The reader of the rows.
    pub reader: Reader<'t>,
    /// How well the header is known.
    pub known: Known,
    /// Why the file cannot be read this way beyond doubt.
    pub doubt: Option<String>,
}

const CANDIDATES: [u8; 4] = *b",;\t|";
/// How many records are read to decide.
const RECORDS_MAX: usize = 1_000;

/// Finds delimiter and header. `declared` wins over what the file looks like, but not over its
/// own first line `sep=;`. A delimiter that makes the header known wins over one with which more
/// rows agree: rows that do not agree with it are faults of their own.
pub fn find<'t>(
    text: &'t str,
    declared: Option<char>,
    skip_lines: usize,
    known: &dyn Fn(&[String]) -> Known,
) -> Result<Layout<'t>> {
    let said = separator_line(text);
    let skip_lines = skip_lines + usize::from(said.is_some());
    let delimiters = match (said, declared) {
        (Some(said), Some(declared)) if u32::from(said) != u32::from(declared) => {
            bail!("begins with \"sep={}\", but the contract says {declared:?}", char::from(said))
        }
        (Some(said), _) => vec![said],
        (None, Some(declared)) => match u8::try_from(declared) {
            Ok(byte) if byte.is_ascii() => vec![byte],
            _ => bail!("a delimiter is one ASCII character, not {declared:?}"),
        },
        (None, None) => CANDIDATES.to_vec(),
    };
    let is_said = delimiters.len() == 1;
    let mut layouts: Vec<Layout<'t>> =
        delimiters.iter().map(|&one| layout(text, one, skip_lines, known)).collect();
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
        _ => vote(&layouts),
    };
    let mut layout = layouts.swap_remove(winner);
    layout.doubt = layout.doubt.or(doubt);
    Ok(layout)
}

/// The header under a delimiter, and why it is none where it is broken.
fn layout<'t>(
    text: &'t str,
    delimiter: u8,
    skip_lines: usize,
    known: &dyn Fn(&[String]) -> Known,
) -> Layout<'t> {
    let mut reader = after_lines(text, delimiter, skip_lines);
    let mut record = Record::default();
    let (header, doubt) = match reader.next(&mut record) {
        Step::End => (Vec::new(), None),
        Step::Fault(Fault::UnclosedQuote) => {
            let line = record.line;
            (
                Vec::new(),
                Some(format!("line {line}: in the header a quote is opened and not closed")),
            )
        }
        Step::Fault(fault) => {
            (Vec::new(), Some(format!("line {}: the header {}", record.line, fault.message())))
        }
        Step::Record => {
            let cell = |at| record.cell(text, at).trim().to_owned();
            ((0..record.fields.len()).map(cell).collect(), None)
        }
    };
    let known = if header.is_empty() { Known::Not } else { known(&header) };
    if !header.is_empty() {
        reader.expect_width(header.len());
    }
    Layout { delimiter, header, reader, known, doubt }
}

/// The name of a delimiter in the account of a file.
pub fn name(delimiter: u8) -> String {
    match delimiter {
        b',' => "comma".to_owned(),
        b';' => "semicolon".to_owned(),
        b'\t' => "tab".to_owned(),
        b'|' => "bar".to_owned(),
        other => format!("{:?}", char::from(other)),
    }
}

fn separator_line(text: &str) -> Option<u8> {
    let start = text.as_bytes().get(..4)?;
    let &[delimiter, ref end @ ..] = text.as_bytes().get(4..)? else { return None };
    let is_alone = end.is_empty() || matches!(end[0], b'\r' | b'\n');
    (start.eq_ignore_ascii_case(b"sep=") && is_alone && delimiter.is_ascii()).then_some(delimiter)
}

fn after_lines(text: &str, delimiter: u8, skip_lines: usize) -> Reader<'_> {
    let mut reader = Reader::new(text, delimiter);
    for _ in 0..skip_lines {
        if !reader.is_done() {
            reader.skip_line();
        }
    }
    reader
}

/// How many of the first rows have as many fields as the header, and how many have not.
fn count(layout: &Layout<'_>) -> (usize, usize) {
    let mut reader = layout.reader.clone();
    let mut record = Record::default();
    let (mut agreeing, mut others) = (0, 0);
    for _ in 0..RECORDS_MAX {
        match reader.next(&mut record) {
            Step::End => break,
            Step::Fault(Fault::Width { .. }) => others += 1,
            Step::Fault(_) => {}
            Step::Record => agreeing += 1,
        }
    }
    (agreeing, others)
}

/// The layout that most rows agree with, and why that is no decision where it is none.
fn vote(layouts: &[Layout<'_>]) -> (usize, Option<String>) {
    let votes: Vec<(usize, usize)> = layouts.iter().map(count).collect();
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

fn undecided(layouts: &[Layout<'_>], votes: &[(usize, usize)]) -> String {
    let tell = |(layout, (agreeing, others)): (&Layout<'_>, &(usize, usize))| {
        let (name, width) = (name(layout.delimiter), layout.header.len());
        format!("{name}: {width} header fields, {agreeing} of {} rows agree", agreeing + others)
    };
    let told: Vec<String> = layouts.iter().zip(votes).map(tell).collect();
    format!(
        "the field delimiter cannot be told ({}); write `delimiter = \";\"` or \
         `skip_lines = 1` for this file into the contract",
        told.join("; ")
    )
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

    fn layout_of(text: &str) -> Layout<'_> {
        find(text, None, 0, &known).unwrap()
    }

    fn check(text: &str, delimiter: u8, header: &[&str]) {
        let layout = layout_of(text);
        assert_eq!(layout.delimiter, delimiter, "{text:?}");
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
        let layout = find("sep=;\nid;a,b\nA1;2\n", None, 0, &known).unwrap();
        assert_eq!(
            (layout.delimiter, layout.header),
            (b';', vec!["id".to_owned(), "a,b".to_owned()])
        );
        let error = find("sep=;\nid;a\n", Some(','), 0, &known).unwrap_err().to_string();
        assert!(error.contains("sep=;"), "{error}");
    }

    #[test]
    fn a_declared_delimiter_and_skipped_lines_win() {
        let layout = find("Report\nid;a,b\nA1;2\n", Some(';'), 1, &known).unwrap();
        assert_eq!(layout.header, ["id", "a,b"]);
        assert!(find("a\n", Some('→'), 0, &known).is_err());
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
        let doubt = |text| find(text, None, 0, &known).unwrap().doubt;
        assert_eq!(doubt("a;b, c\n1;2\n3;4\n"), None);
        let message = doubt("a;b, c\n1;2\n3;4\n5,6\n").unwrap();
        assert!(message.contains("2 of 3 rows agree") && message.contains("1 of 3"), "{message}");
    }

    #[test]
    fn a_broken_header_is_doubted_with_its_line() {
        let layout = find("\n\"a,b\n1,2\n", Some(','), 0, &known).unwrap();
        let doubt = "line 2: in the header a quote is opened and not closed";
        assert_eq!(layout.doubt.as_deref(), Some(doubt));
        assert_eq!(doubted("\"a\"x,b\n"), "line 1: the header has text after a closing quote");
    }
}
