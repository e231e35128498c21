//! Which sentences of a report are the program's own, and may be read by everybody.
//!
//! A note or a message may quote a cell, a word of the contract or a file. What is not known here
//! word for word is not shown, so that a new sentence is left out until it is looked at.

use super::token::Key;
use crate::law;
use crate::tables::Role;

/// What a sentence may be: `#` is a number, a day or a moment, `$` a cell that has a token, `@` the
/// name of a role, `&` a currency and `*` all numbers of orders up to the end; all else is taken as
/// it stands.
const SENTENCES: [&str; 64] = [
    // Notes of findings.
    "# business day",
    "# business days",
    "# more of no known time",
    "# of # kept",
    "# of # kept, burn #",
    "# of # refused for a fault of the customer",
    "# orders or cases with a broken promise",
    "1 & is # & by the rate of #",
    "known since #",
    "known since #, # business day",
    "known since #, # business days",
    "late enough to end the agreement",
    "no day of issue to look up an exchange rate for",
    "no exchange rate in the contract",
    "no penalty: how late it was is not known",
    "no penalty: it is agreed in &",
    "no penalty: it is too large",
    "no penalty: what was promised has no known value",
    "no such order",
    "nothing is at stake",
    "penalty of # %",
    "penalty of # % for each # days",
    "penalty of # % for each # hours",
    "penalty of # % for each begun # days",
    "penalty of # % for each begun 1 day",
    "penalty of # % for each begun 1 day, at its cap of # %",
    "penalty of # % for each full 1 day",
    "penalty of # &",
    "penalty of # & for each begun 1 day",
    "repeats line #",
    "the last rate from & to & is of #, too old",
    "the middle of # calls waited so many times what was told",
    "the time is that of the contract",
    "with *",
    // Messages about the input.
    "has a quote inside a plain cell, kept as it stands",
    "has a year before 1 or after 9999",
    "has an hour that does not go with AM or PM",
    "has digits that are not in groups of three",
    "has more than one sign",
    "has more than six decimals",
    "has no rows",
    "has times without a zone, which are taken as UTC",
    "is a date that does not exist",
    "is a date that programs write where there is none",
    "is a month and names no day",
    "is a number that Excel has rounded; the key is lost",
    "is a percentage",
    "is a time that the clocks of its zone skipped that day",
    "is a week and not a date",
    "is a word and not a date",
    "is a word for nothing, and every row needs its number",
    "is an error of Excel",
    "is before 1990 or ten years past the audit",
    "is empty",
    "is empty, and every row needs it",
    "is in scientific notation, in which Excel loses digits",
    "is not a currency code",
    "is not a date in a known form",
    "is not a number",
    "is not an amount",
    "is too large or has more than six decimals",
    "may be planned or done, so the column is not used",
    "there is no order $ for this row of the @",
    "there is no ticket $ for this row of the @",
];

/// What is said instead of a sentence that may quote something.
const NOT_SHOWN: &str = "not shown";

/// The sentences of a note, each as it stands, with tokens for the `cells` in it, or not shown.
pub fn shown(note: &str, cells: &[&str], key: Key) -> String {
    let mut all: Vec<String> = Vec::new();
    if note.is_empty() {
        return String::new();
    }
    if let Some(whole) = own(note, cells, key) {
        return whole;
    }
    for part in note.split("; ") {
        let part = own(part, cells, key).unwrap_or_else(|| NOT_SHOWN.to_owned());
        if all.last() != Some(&part) {
            all.push(part);
        }
    }
    all.join("; ")
}

/// A sentence of the program's own.
fn own(text: &str, cells: &[&str], key: Key) -> Option<String> {
    if law::is_source(text) {
        return Some(text.to_owned());
    }
    SENTENCES.iter().find_map(|sentence| filled(sentence, text, cells, key))
}

/// A text that is a sentence with something in its gaps.
fn filled(sentence: &str, text: &str, cells: &[&str], key: Key) -> Option<String> {
    const GAPS: [char; 5] = ['#', '$', '@', '&', '*'];
    let (mut filled, mut rest) = (String::new(), text);
    for piece in sentence.split_inclusive(GAPS) {
        let literal = piece.trim_end_matches(GAPS);
        rest = rest.strip_prefix(literal)?;
        filled.push_str(literal);
        let end = match piece.chars().last() {
            Some('#') => end_of(rest, |mark| mark.is_ascii_digit() || "+-.,:TZ".contains(mark)),
            Some('&') => {
                Some(end_of(rest, |mark| mark.is_ascii_uppercase())?).filter(|&at| at == 3)
            }
            Some('@') => Role::ALL
                .iter()
                .map(|role| role.name())
                .find_map(|name| rest.starts_with(name).then_some(name.len())),
            Some('$') => {
                let cell =
                    cells.iter().find(|cell| !cell.is_empty() && rest.starts_with(**cell))?;
                filled.push_str(&key.token(cell));
                rest = &rest[cell.len()..];
                continue;
            }
            Some('*') => {
                let tokens = rest.split(", ").map(|number| key.token(number));
                filled.push_str(&tokens.collect::<Vec<_>>().join(", "));
                rest = "";
                continue;
            }
            _ => continue,
        }?;
        filled.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    rest.is_empty().then_some(filled)
}

/// Where what fits ends; [`None`] where nothing fits.
fn end_of(text: &str, fits: impl Fn(char) -> bool) -> Option<usize> {
    let end = text.find(|mark| !fits(mark)).unwrap_or(text.len());
    // A comma or a point at the end belongs to the sentence.
    let end = text[..end].trim_end_matches([',', '.', ':']).len();
    (end > 0).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(note: &str, cells: &[&str], expected: &str) {
        assert_eq!(shown(note, cells, Key::of_salt(b"0123456789abcdef")), expected, "{note}");
    }

    #[test]
    fn sentences_of_the_program_stay_with_their_numbers() {
        for note in [
            "",
            "repeats line 12",
            "18 of 22 kept, burn 3.63; 2 more of no known time",
            "1 EUR is 11.5 SEK by the rate of 2026-03-02",
            "the last rate from EUR to SEK is of 2026-03-09, too old",
            "known since 2026-03-02, 4 business days",
            "14 days by Directive 2011/83/EU, article 13",
            "is a number that Excel has rounded; the key is lost",
        ] {
            check(note, &[], note);
        }
    }

    #[test]
    fn what_may_quote_something_is_not_shown() {
        check("no penalty: Anna was ill", &[], NOT_SHOWN);
        check("is the same as Anna's order", &[], NOT_SHOWN);
        check("no such order 4711", &[], NOT_SHOWN);
        check("18 of 22 kept; Anna: 3 of 4; Bo: 1 of 2", &[], "18 of 22 kept; not shown");
        check("repeats line 12 of anna.csv", &[], NOT_SHOWN);
    }

    #[test]
    fn a_cell_in_a_sentence_has_its_token() {
        let note = "there is no order SO-1002 for this row of the deliveries";
        let token = "there is no order xcjm5dmfga47a for this row of the deliveries";
        check(note, &["", "SO-1002"], token);
        check(note, &["SO-100"], NOT_SHOWN);
        check(note, &[], NOT_SHOWN);
    }

    #[test]
    fn orders_of_one_bill_have_their_tokens() {
        let token = "xcjm5dmfga47a";
        check("with SO-1002", &[], &format!("with {token}"));
        check("with SO-1002, SO-1002", &[], &format!("with {token}, {token}"));
        check("penalty of 3 %; with SO-1002", &[], &format!("penalty of 3 %; with {token}"));
        check("goes with SO-1002", &[], NOT_SHOWN);
    }

    #[test]
    fn no_sentence_stands_here_twice() {
        assert!(
            SENTENCES.iter().all(|one| SENTENCES.iter().filter(|other| *other == one).count() == 1)
        );
    }
}
