//! How a file of which nothing is known is written: by the shape of its records alone.
//!
//! For files whose headers say nothing to us. Never settles what an audit relies on.

use super::dialect::{Known, Layout, with_quote};
use super::records::{Delimiter, Dialect, Record, Step};
use super::sample::Sample;
use super::{Source, dialect};
use anyhow::{Result, bail};
use std::collections::BTreeMap;

/// Usual delimiters, and those that are looked for where none of these fits.
const USUAL: [&str; 4] = [",", ";", "\t", "|"];
const UNUSUAL: [&str; 8] = [", ", "; ", " ", ":", "^", "~", "#", "&"];
/// How many records are read to decide.
const RECORDS_MAX: usize = 1_000;
/// Of a thousand records, so many must have the same number of fields.
const AGREEING_MIN: usize = 700;

/// One way to read a sample, and how well it fits.
struct Trial {
    dialect: Dialect,
    has_found_quote: bool,
    /// How many fields most records have.
    width: usize,
    /// How many in a thousand records have so many.
    agreeing: usize,
    /// Records and lines above the first that has.
    above: usize,
    /// The most fields that one of those has.
    above_width: usize,
    /// The physical line of that first record.
    line: u32,
}

/// Finds delimiter, quote and header by the shape of the records. An error where two delimiters
/// fit equally well.
pub fn guess(sample: &Sample, source: &Source) -> Result<Layout> {
    if sample.is_sheet || source.delimiter.is_some() {
        return dialect::find(sample, source, &|_| Known::Not);
    }
    if let Some(said) = dialect::separator_line(sample.bytes()) {
        let delimiter = Some(char::from(said).to_string());
        let source = Source { delimiter, ..source.clone() };
        return dialect::find(sample, &source, &|_| Known::Not);
    }
    for marks in [&USUAL[..], &UNUSUAL[..]] {
        let trials = marks.iter().filter_map(|mark| Delimiter::text(mark));
        let mut trials: Vec<Trial> = trials.map(|mark| trial(sample, source, mark)).collect();
        trials.retain(|trial| trial.width > 1 && trial.agreeing >= AGREEING_MIN);
        let rank = |trial: &Trial| {
            (trial.agreeing == 1_000 && trial.above == 0, trial.width, trial.agreeing)
        };
        let best = trials.iter().map(rank).max();
        trials.retain(|trial| Some(rank(trial)) == best);
        match trials.len() {
            0 => {}
            1 => return Ok(layout(sample, trials.remove(0))),
            _ => bail!("the field delimiter cannot be told; write `delimiter` into the contract"),
        }
    }
    dialect::find(sample, source, &|_| Known::Not)
}

fn trial(sample: &Sample, source: &Source, delimiter: Delimiter) -> Trial {
    let (dialect, has_found_quote) = with_quote(sample, sample.dialect(delimiter, source), source);
    let mut reader = sample.reader(&dialect);
    for _ in 0..source.skip_lines {
        reader.skip_line();
    }
    let mut record = Record::default();
    let mut counts: BTreeMap<usize, (usize, usize, u32)> = BTreeMap::new();
    let (mut seen, mut widths) = (0, Vec::new());
    while seen < RECORDS_MAX {
        match reader.next(&mut record) {
            Step::End => break,
            _ if sample.is_cut_at(&reader) => break,
            Step::Fault(_) => {}
            Step::Record => {
                let first = (0, seen, record.line);
                counts.entry(record.width()).or_insert(first).0 += 1;
            }
        }
        widths.push(if record.width() > 0 { record.width() } else { usize::MAX });
        seen += 1;
    }
    let best = counts.into_iter().max_by_key(|&(width, (count, _, _))| (count, width));
    let (width, (count, above, line)) = best.unwrap_or_default();
    let agreeing = count * 1_000 / seen.max(1);
    let above_width = widths.iter().take(above).copied().max().unwrap_or(0);
    Trial { dialect, has_found_quote, width, agreeing, above, above_width, line }
}

/// The layout of the way that fits best: its first record of the usual width is the header.
fn layout(sample: &Sample, trial: Trial) -> Layout {
    let skip_lines = trial.line.saturating_sub(1);
    let mut reader = sample.reader(&trial.dialect);
    (0..skip_lines).for_each(|_| reader.skip_line());
    let mut record = Record::default();
    let header: Vec<String> = match reader.next(&mut record) {
        Step::Record => record.cells().map(|cell| cell.into_owned()).collect(),
        _ => Vec::new(),
    };
    let is_near = trial.above > 0 && trial.above_width.saturating_add(1) >= trial.width;
    let is_swallowed = header.iter().any(|cell| dialect::is_swallowed(cell, &trial.dialect));
    Layout {
        dialect: trial.dialect,
        skip_lines,
        header_line: record.line,
        header,
        known: Known::Not,
        doubt: match (is_swallowed, is_near) {
            (true, _) => Some("in the header a quote runs over rows".to_owned()),
            (_, true) => Some("the header cannot be told from the lines above it".to_owned()),
            _ => None,
        },
        preamble: (trial.above > 0).then(String::new),
        has_found_quote: trial.has_found_quote,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, delimiter: &str, header: &[&str], line: u32) {
        let layout = guess(&Sample::text(text), &Source::default()).unwrap();
        assert_eq!(Some(layout.dialect.delimiter), Delimiter::text(delimiter), "{text:?}");
        assert_eq!(layout.header, header, "{text:?}");
        assert_eq!(layout.header_line, line, "{text:?}");
    }

    #[test]
    fn the_delimiter_with_which_all_records_are_alike_is_found() {
        check("a;b\n1;2,5\n3;4,5\n", ";", &["a", "b"], 1);
        check("a b c\n1 2 3\n", " ", &["a", "b", "c"], 1);
        check("a, b, c\n1, \"x, y\", 3\n", ", ", &["a", "b", "c"], 1);
    }

    #[test]
    fn one_odd_record_changes_nothing() {
        let rows = "1,2,3 x\n".repeat(20);
        check(&format!("a,b,c\n{rows}4;5;6\n{rows}7,8\n"), ",", &["a", "b", "c"], 1);
    }

    #[test]
    fn lines_above_the_table_are_passed() {
        check("Report of today\n\na,b,c\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n", ",", &["a", "b", "c"], 3);
    }

    #[test]
    fn two_delimiters_that_fit_alike_are_refused() {
        assert!(guess(&Sample::text("a;b,c\n1;2,3\n"), &Source::default()).is_err());
    }
}
