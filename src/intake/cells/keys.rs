//! Keys: the numbers of orders, lines, invoices, deliveries and payments, always as text.
//!
//! Refuses what a spreadsheet destroyed and counts what it may have. Makes no two keys equal;
//! that is for the contract to say.

use super::super::cells::notes::{Note, Tally};
use super::{Trouble, absent_hint, damage};
use std::collections::BTreeMap;

/// A key that is longer is damage, not a key.
const KEY_BYTES_MAX: usize = 1_024;
/// Numbers with as many digits as this are more than Excel keeps.
const DIGITS_LOST: usize = 16;
/// How many different destroyed keys are counted; more of them tell nobody more.
const DESTROYED_MAX: usize = 1_000;

const AS_TEXT: &str = "export again with the column as text, without opening it in Excel";

/// What programs and people write where there is nothing.
const NOTHING: &[&str] =
    &["null", "(null)", "\\n", "n/a", "#n/a", "none", "nil", "-", "--", "\u{2013}"];

/// Whether a trimmed cell is a word for nothing.
pub fn is_word_for_nothing(cell: &str) -> bool {
    let cell = without_formula(cell);
    NOTHING.iter().any(|word| word.eq_ignore_ascii_case(cell))
}

/// `="0012"`, with which Excel is told to keep a text, without what tells it; once.
pub fn without_formula(cell: &str) -> &str {
    let inner = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    inner.filter(|inner| !inner.contains('"')).map_or(cell, super::trim)
}

/// A cell without the one mark of a text that it may have.
fn bare(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or_else(|| without_formula(cell))
}

/// The key of a trimmed cell: as it stands, less one apostrophe or formula that marks a text.
pub fn read(cell: &str) -> Result<&str, Trouble> {
    let key = bare(cell);
    if key.len() > KEY_BYTES_MAX {
        return Err(("is longer than any key".into(), "check the column".to_owned()));
    }
    if is_scientific(key) {
        let message = "is a number that Excel has rounded; the key is lost";
        return Err((message.into(), AS_TEXT.to_owned()));
    }
    if damage::is_excel_error(key) {
        return Err(("is an error of Excel and no key".into(), absent_hint(cell)));
    }
    Ok(key)
}

/// `1.23E+12`
fn is_scientific(cell: &str) -> bool {
    let Some(at) = memchr::memchr2(b'E', b'e', cell.as_bytes()) else { return false };
    let Some(exponent) = cell[at + 1..].strip_prefix('+') else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = cell[..at].split_once(['.', ',']).unwrap_or((&cell[..at], "0"));
    is_digits(whole) && is_digits(fraction) && is_digits(exponent)
}

/// What the keys of a column say about damage that no single one shows.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    keys: u64,
    destroyed: BTreeMap<String, u64>,
    destroyed_keys: u64,
    shortened: Tally,
    invisible: Tally,
}

impl Votes {
    /// Takes a trimmed cell that is not absent into account.
    pub fn see(&mut self, cell: &str) {
        self.keys += 1;
        let key = bare(cell);
        if is_scientific(key) {
            self.destroyed_keys += 1;
            if let Some(count) = self.destroyed.get_mut(key) {
                *count += 1;
            } else if self.destroyed.len() < DESTROYED_MAX {
                self.destroyed.insert(key.to_owned(), 1);
            }
        }
        let is_number = key.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && key.len() >= DIGITS_LOST && key.ends_with("000") {
            self.shortened.see(cell);
        }
        if !key.is_ascii() && key.chars().any(damage::is_invisible) {
            self.invisible.see(cell);
        }
    }

    /// Counts so many more keys that show no damage.
    pub const fn see_again(&mut self, count: u64) {
        self.keys += count;
    }

    /// Takes over what keys further on in the column say.
    pub fn absorb(&mut self, later: Self) {
        self.keys += later.keys;
        self.destroyed_keys += later.destroyed_keys;
        for (key, count) in later.destroyed {
            if let Some(held) = self.destroyed.get_mut(&key) {
                *held += count;
            } else if self.destroyed.len() < DESTROYED_MAX {
                self.destroyed.insert(key, count);
            }
        }
        self.shortened.absorb(later.shortened);
        self.invisible.absorb(later.invisible);
    }

    /// What is to be said about the column.
    pub fn notes(&self) -> Vec<Note> {
        let invisible = "has a character inside that nobody sees, and equals no key without it";
        let remedy = "export the column without invisible characters";
        let invisible = self.invisible.note(invisible, remedy);
        self.destroyed_note().into_iter().chain(self.shortened_note()).chain(invisible).collect()
    }

    /// The destroyed key that most rows share; the first of them by its text.
    fn destroyed_note(&self) -> Option<Note> {
        let most = self.destroyed.values().max()?;
        let (key, count) = self.destroyed.iter().find(|(_, count)| *count == most)?;
        let rows = if *count == 1 { "row has" } else { "rows share" };
        let mut message = format!("is a number that Excel has rounded: {count} {rows} {key}");
        let others = self.destroyed_keys - count;
        if others > 0 {
            message += &format!(", and {others} more are rounded like it");
        }
        let (remedy, first) = (AS_TEXT.to_owned(), key.clone());
        Some(Note { message, remedy, count: self.destroyed_keys, first })
    }

    /// Where more than a fifth of the keys, and five at least, end as Excel leaves them.
    fn shortened_note(&self) -> Option<Note> {
        let count = self.shortened.count;
        if count < 5 || count * 5 <= self.keys {
            return None;
        }
        let message = format!(
            "has {DIGITS_LOST} digits or more and ends in 000, as {count} of {} keys do; Excel \
             keeps 15 digits; these ids may have lost their last",
            self.keys
        );
        let first = self.shortened.first.clone()?;
        Some(Note { message, remedy: AS_TEXT.to_owned(), count, first })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(cells: &[&str]) -> Vec<String> {
        let mut votes = Votes::default();
        cells.iter().for_each(|cell| votes.see(cell));
        votes.notes().into_iter().map(|note| format!("{}: {}", note.first, note.message)).collect()
    }

    #[test]
    fn one_apostrophe_that_marks_a_text_is_taken_off() {
        assert_eq!(read("'75008"), Ok("75008"));
        assert_eq!(read("''75008"), Ok("'75008"));
    }

    #[test]
    fn one_formula_that_keeps_a_text_is_taken_off() {
        assert_eq!(read("=\"0012\""), Ok("0012"));
        for cell in ["=0012", "=\"A\"&\"B\"", "\"0012\"", "=\""] {
            assert_eq!(read(cell), Ok(cell));
        }
    }

    #[test]
    fn words_for_nothing_are_known_whatever_their_case() {
        for cell in ["NULL", "null", "N/A", "n/a", "-", "--", "None", "nil", "#N/A", "\\N"] {
            assert!(is_word_for_nothing(cell), "{cell}");
        }
        for cell in ["0", "A-", "NULL-1", "", "Nilsson"] {
            assert!(!is_word_for_nothing(cell), "{cell}");
        }
    }

    #[test]
    fn keys_that_excel_destroyed_or_could_not_work_out_are_refused() {
        for cell in ["1.23E+12", "1,23E+12", "4E+15", "'4E+15"] {
            assert!(read(cell).unwrap_err().0.contains("Excel has rounded"), "{cell}");
        }
        for cell in ["#REF!", "#N/A"] {
            assert!(read(cell).unwrap_err().0.contains("error of Excel"), "{cell}");
        }
        assert!(read(&"x".repeat(1_025)).is_err());
        assert_eq!(read("#1001"), Ok("#1001"));
    }

    #[test]
    fn rows_that_share_a_destroyed_key_are_counted() {
        let mut votes = Votes::default();
        for cell in ["1.23E+12", "1.23E+12", "SO-1", "4E+15", "'1.23E+12"] {
            votes.see(cell);
        }
        let [note] = &votes.notes()[..] else { panic!("one note") };
        assert_eq!(note.count, 4);
        let message = "is a number that Excel has rounded: 3 rows share 1.23E+12, and 1 more are \
                       rounded like it";
        assert_eq!(note.message, message);
    }

    #[test]
    fn many_long_keys_that_end_in_zeros_may_have_lost_digits() {
        let lost = ["1234567890123000"; 5];
        assert_eq!(notes(&lost).len(), 1);
        assert!(notes(&lost)[0].contains("as 5 of 5 keys do; Excel keeps 15 digits"));
        assert_eq!(notes(&lost[..4]), Vec::<String>::new());
        let some: Vec<&str> = lost.into_iter().chain(["A-1"; 20]).collect();
        assert_eq!(notes(&some), Vec::<String>::new());
        let more: Vec<&str> = lost.into_iter().chain(["A-1"; 19]).collect();
        assert_eq!(notes(&more).len(), 1);
        assert_eq!(notes(&["123456789012000"; 9]), Vec::<String>::new());
    }

    #[test]
    fn invisible_characters_inside_a_key_are_named() {
        for cell in ["A\u{200B}1", "A\u{FEFF}1", "A\u{AD}1", "A\u{2060}1", "A1\u{200F}"] {
            assert_eq!(notes(&[cell]).len(), 1, "{cell:?}");
        }
        assert_eq!(notes(&["Å 1", "A\u{A0}1"]), Vec::<String>::new());
    }
}
