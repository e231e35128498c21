//! Why single rows are left out, in words.
//!
//! Decides nothing; tells what was found.

use super::super::cells::{Class, trim};
use super::super::fold::fold;
use super::super::headers_words::TOTAL_ROW;
use super::super::records::{Fault, Record};
use super::super::words::About;
use super::super::written::plain;
use super::{Part, Reading};
use hashbrown::HashSet;
use std::sync::LazyLock;

/// Why a row is quarantined.
pub struct Trouble {
    /// The header of the column, or empty.
    pub column: String,
    /// The cell or row as it stands, cut to two hundred characters.
    pub value: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

/// A row that repeats the header.
pub fn header_trouble() -> Trouble {
    Trouble {
        column: String::new(),
        value: String::new(),
        message: "repeats the header; were exports joined?".to_owned(),
        remedy: "delete the row, or give the exports one by one".to_owned(),
    }
}

impl Reading<'_> {
    /// A cell that cannot be read.
    pub fn cell_trouble(
        &self,
        header: usize,
        cell: &str,
        message: String,
        remedy: String,
    ) -> Trouble {
        let column = self.layout.header[header].clone();
        Trouble { column, value: cut(cell), message, remedy }
    }

    /// A row that is no record.
    pub fn structure_trouble(&self, fault: Fault, record: &Record) -> Trouble {
        let raw = record.text.as_str();
        let delimiter = char::from(self.layout.dialect.delimiter.first());
        let first = raw.split(delimiter).next().unwrap_or_default();
        let (message, remedy) = if is_total_word(first) {
            (format!("{}, and looks like a row of totals", fault.message()), "delete the row")
        } else {
            (fault.message(), fault.remedy())
        };
        Trouble { column: String::new(), value: cut(raw), message, remedy: remedy.to_owned() }
    }
}

/// The words for rows of totals, folded once and not for every row.
static TOTALS: LazyLock<HashSet<String>> =
    LazyLock::new(|| TOTAL_ROW.split(',').map(|word| fold(word).0).collect());

/// Whether a text is a word for a row that adds up the others.
pub fn is_total_word(text: &str) -> bool {
    let text = trim(text).trim_end_matches(':');
    if text.is_empty() || text.len() > 24 || text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let (short, _) = fold(text);
    TOTALS.contains(&short)
}

/// At most two hundred characters of a cell or row.
fn cut(text: &str) -> String {
    plain(text).chars().take(200).collect()
}

/// States and kinds that are not known count as none, which somebody has to be told.
pub fn note_unknown_words(words: &[(About, String)], reading: &Reading<'_>, part: &mut Part) {
    const SHOWN_MAX: usize = 8;
    let Some((about, first)) = words.first() else { return };
    let shown: Vec<String> =
        words.iter().take(SHOWN_MAX).map(|(_, word)| format!("{word:?}")).collect();
    let more = if words.len() > SHOWN_MAX { ", ..." } else { "" };
    let message = format!("has states or kinds that are not known: {}{more}", shown.join(", "));
    let ours = match about {
        About::Delivery => "failed",
        About::Invoice => "credit",
        About::Return => "refused",
        About::Ticket => "billing",
        About::Excuse => "weather",
        About::State => "waiting",
        About::Answer => "no",
        About::Right => "bonus",
        _ => "closed",
    };
    let remedy = format!(
        "they count as none; say what they mean, such as `words = {{ {first:?} = \"{ours}\" }}` \
         in the [[source]] of this file"
    );
    part.note("DAT013", 0, (&columns_of(words, reading), first), message, remedy);
}

/// The headers of the columns that such words may stand in, in the order of the file.
fn columns_of(words: &[(About, String)], reading: &Reading<'_>) -> String {
    let is_it = |class: Class| match class {
        Class::Word(about) => words.iter().any(|(of, _)| *of == about),
        _ => false,
    };
    let cells = reading.plans.iter().flat_map(|plan| &plan.cells);
    let mut headers: Vec<usize> =
        cells.filter(|(_, class)| is_it(*class)).map(|(header, _)| *header).collect();
    headers.sort_unstable();
    headers.dedup();
    let names = headers.into_iter().map(|header| reading.layout.header[header].as_str());
    names.collect::<Vec<_>>().join(", ")
}
