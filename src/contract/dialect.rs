//! Reads how a source is written: encoding, marks between and around cells, numbers, dates, and
//! the lines that are no rows.
//!
//! Says what cannot be; whether a file is written this way is found when it is read.

use super::reader::{Entry, Reader, Value, text};
use super::top;
use crate::intake::{Quote, Source};

/// Reads a key that needs no other key; leaves those of other rooms alone.
pub(super) fn key(reader: &mut Reader<'_>, source: &mut Source, entry: &Entry<'_>) {
    let value = entry.value;
    match entry.name {
        "encoding" => source.encoding = filled(reader, entry, "\"windows-1250\""),
        "delimiter" => source.delimiter = delimiter(reader, value),
        "quote" => source.quote = quote(reader, value),
        "escape" => source.escape = escape(reader, value),
        "trim_before_quote" => {
            source.trim_before_quote = value.get_ref().as_bool().unwrap_or_default();
        }
        "comment" => source.comment = filled(reader, entry, "\"#\""),
        "footer" => source.footer = reader.some_texts(entry, "[\"Total\"]"),
        "sheet" => source.sheet = filled(reader, entry, "\"Orders 2026\""),
        "decimal" => source.decimal = decimal_mark(reader, value),
        "dates" => source.dates = dates(reader, value),
        "skip_lines" => source.skip_lines = skip_lines(reader, value),
        _ => {}
    }
}

/// Reports marks that cannot mean two things at once.
pub(super) fn clashes(reader: &mut Reader<'_>, source: &Source, entries: &[Entry<'_>]) {
    let quote = match source.quote {
        Some(Quote::Mark(mark)) => Some(char::from(mark)),
        Some(Quote::None) => None,
        Some(Quote::Double) | None => Some('"'),
    };
    let delimiter = source.delimiter.as_deref().and_then(|marks| marks.chars().next());
    let marks = [("delimiter", delimiter), ("quote", quote), ("escape", source.escape)];
    for (place, (name, mark)) in marks.iter().enumerate() {
        let Some(mark) = mark else { continue };
        let Some((other, _)) = marks[..place].iter().find(|(_, other)| other == &Some(*mark))
        else {
            continue;
        };
        if let Some(entry) = entries.iter().find(|entry| entry.name == *name) {
            let message = format!("{name} and {other} are the same character");
            let help = match *name {
                "escape" => "leave escape out; a doubled quote is always one quote",
                _ => "write another character for one of them",
            };
            reader.wrong(entry.value.span(), message, help);
        }
    }
}

/// A text that is not empty.
fn filled(reader: &mut Reader<'_>, entry: &Entry<'_>, example: &str) -> Option<String> {
    let written = text(entry.value);
    if written.trim().is_empty() {
        let message = format!("{} is empty", entry.name);
        reader.wrong(entry.value.span(), message, format!("write {} = {example}", entry.name));
        return None;
    }
    Some(written.to_owned())
}

/// The only character of a text, where it is a mark that could stand for this.
fn mark(written: &str) -> Option<char> {
    let mut marks = written.chars();
    let mark = marks.next().filter(char::is_ascii_punctuation);
    mark.filter(|_| marks.next().is_none())
}

fn quote(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Quote> {
    let written = text(value);
    if written == "none" {
        return Some(Quote::None);
    }
    let found = mark(written).and_then(|mark| u8::try_from(mark).ok());
    if found.is_none() {
        let message = format!("\"{}\" is no quote", written.escape_debug());
        reader.wrong(value.span(), message, "write one character such as \"'\", or \"none\"");
    }
    found.map(|mark| if mark == b'"' { Quote::Double } else { Quote::Mark(mark) })
}

fn escape(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<char> {
    let found = mark(text(value));
    if found.is_none() {
        let message = format!("\"{}\" is no mark", text(value).escape_debug());
        reader.wrong(value.span(), message, "write one character such as \"\\\\\"");
    }
    found
}

/// More characters than this are no delimiter.
const DELIMITER_MAX: usize = 4;

fn delimiter(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let written = text(value);
    if written == "tab" {
        return Some("\t".to_owned());
    }
    if (1..=DELIMITER_MAX).contains(&written.len()) && written.chars().all(is_delimiter) {
        return Some(written.to_owned());
    }
    let message = format!("\"{}\" is no delimiter", written.escape_debug());
    reader.wrong(value.span(), message, "write a character such as \";\", or \"tab\"");
    None
}

fn is_delimiter(mark: char) -> bool {
    mark == '\t' || mark == ' ' || mark.is_ascii_punctuation() && mark != '"'
}

fn decimal_mark(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<char> {
    match text(value) {
        "," => Some(','),
        "." => Some('.'),
        other => {
            let message = format!("\"{}\" is no decimal mark", other.escape_debug());
            reader.wrong(value.span(), message, "write \",\" or \".\"");
            None
        }
    }
}

/// Dates that are numbers: days of Excel, seconds and milliseconds since 1970.
const COUNTED: [&str; 4] = ["excel-1900", "excel-1904", "unix", "unix-ms"];

fn dates(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let format = text(value);
    if COUNTED.contains(&format) {
        return Some(format.to_owned());
    }
    let lower = format.to_ascii_lowercase();
    if !['d', 'm', 'y'].iter().all(|&part| lower.contains(part)) || format.contains('%') {
        let message = format!("\"{}\" does not say how dates are written", format.escape_debug());
        let help = "write it with d, m and y, such as \"dd.mm.yyyy\"";
        reader.wrong(value.span(), message, help);
        return None;
    }
    Some(format.to_owned())
}

fn skip_lines(reader: &mut Reader<'_>, value: &Value<'_>) -> usize {
    let lines = top::whole(reader, value, "skip_lines");
    usize::try_from(lines).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::check::{accepted, check};

    fn source_of(lines: &str) -> Source {
        let contract = accepted(&format!("[[source]]\nfiles = \"a.csv\"\n{lines}"));
        contract.sources.into_iter().next().unwrap()
    }

    fn check_source(lines: &str, printed: &str) {
        check(&format!("[[source]]\nfiles = \"a.csv\"\n{lines}"), printed);
    }

    #[test]
    fn tab_is_a_delimiter_by_its_name() {
        assert_eq!(source_of("delimiter = \"tab\"").delimiter.as_deref(), Some("\t"));
        assert_eq!(source_of("delimiter = \"\\t\"").delimiter.as_deref(), Some("\t"));
    }

    #[test]
    fn a_quote_is_a_character_or_none() {
        assert_eq!(source_of("quote = \"'\"").quote, Some(Quote::Mark(b'\'')));
        assert_eq!(source_of("quote = '\"'").quote, Some(Quote::Double));
        assert_eq!(source_of("quote = \"none\"").quote, Some(Quote::None));
        assert_eq!(source_of("").quote, None);
    }

    #[test]
    fn a_footer_may_be_one_text_or_several() {
        assert_eq!(source_of("footer = \"Total\"").footer, ["Total"]);
        assert_eq!(source_of("footer = [\"Total\", \"Sum\"]").footer, ["Total", "Sum"]);
    }

    #[test]
    fn what_says_nothing_is_a_mistake() {
        check_source(
            "encoding = \"\"\ncomment = \" \"\nsheet = \"\"\nfooter = []",
            "promised.toml:3:12: encoding is empty
  3 | encoding = \"\"
    |            ^^ write encoding = \"windows-1250\"

promised.toml:4:11: comment is empty
  4 | comment = \" \"
    |           ^^^ write comment = \"#\"

promised.toml:5:9: sheet is empty
  5 | sheet = \"\"
    |         ^^ write sheet = \"Orders 2026\"

promised.toml:6:10: footer is an empty list
  6 | footer = []
    |          ^^ write footer = [\"Total\"]",
        );
    }

    #[test]
    fn marks_are_one_character() {
        check_source(
            "quote = \"\"\nescape = \"!!\"\ntrim_before_quote = 1",
            "promised.toml:3:9: \"\" is no quote
  3 | quote = \"\"
    |         ^^ write one character such as \"'\", or \"none\"

promised.toml:4:10: \"!!\" is no mark
  4 | escape = \"!!\"
    |          ^^^^ write one character such as \"\\\\\"

promised.toml:5:21: trim_before_quote takes true or false, not a number
  5 | trim_before_quote = 1
    |                     ^ write trim_before_quote = true",
        );
    }

    #[test]
    fn one_mark_cannot_mean_two_things() {
        check_source(
            "delimiter = \"'\"\nquote = \"'\"\nescape = \"'\"",
            "promised.toml:4:9: quote and delimiter are the same character
  4 | quote = \"'\"
    |         ^^^ write another character for one of them

promised.toml:5:10: escape and delimiter are the same character
  5 | escape = \"'\"
    |          ^^^ leave escape out; a doubled quote is always one quote",
        );
        check_source(
            "escape = '\"'",
            "promised.toml:3:10: escape and quote are the same character
  3 | escape = '\"'
    |          ^^^ leave escape out; a doubled quote is always one quote",
        );
    }

    #[test]
    fn a_dialect_that_cannot_be_is_a_mistake() {
        check_source(
            "delimiter = \"x;\"\ndecimal = \";\"\ndates = \"%d\"\nskip_lines = -1",
            "promised.toml:3:13: \"x;\" is no delimiter
  3 | delimiter = \"x;\"
    |             ^^^^ write a character such as \";\", or \"tab\"

promised.toml:4:11: \";\" is no decimal mark
  4 | decimal = \";\"
    |           ^^^ write \",\" or \".\"

promised.toml:5:9: \"%d\" does not say how dates are written
  5 | dates = \"%d\"
    |         ^^^^ write it with d, m and y, such as \"dd.mm.yyyy\"

promised.toml:6:14: skip_lines takes a whole number from 0
  6 | skip_lines = -1
    |              ^^ write skip_lines = 0",
        );
    }
}
