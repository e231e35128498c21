//! From the text of a contract to its tree; what is no TOML becomes a mistake.
//!
//! Keeps the tree where the rest of the file can still be read, so that all is said at once.

use super::reader::Reader;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// The tree of the contract; [`None`] where its shape is lost.
pub(super) fn tree<'t>(text: &'t str, reader: &mut Reader<'_>) -> Option<DeTable<'t>> {
    let (tree, mut errors) = DeTable::parse_recoverable(text);
    errors.sort_by_key(|error| span(error, text).start);
    for error in &errors {
        let (message, help) = described(error, reader.text());
        reader.broken(span(error, text), message, help);
        if !is_local(error) {
            // What follows would only be echoes of this one.
            return None;
        }
    }
    Some(tree.into_inner())
}

fn span(error: &Error, text: &str) -> Range<usize> {
    let end = text.len();
    error.span().unwrap_or(end..end)
}

/// Whether the lines that follow can still be read.
fn is_local(error: &Error) -> bool {
    let local = ["duplicate key", "string values must be quoted", "invalid ", "unexpected leading"];
    local.iter().any(|start| error.message().starts_with(start))
}

/// What is wrong and what to write instead.
fn described(error: &Error, text: &str) -> (String, String) {
    let written = text.get(span(error, text)).unwrap_or("");
    if error.message().starts_with("duplicate key") {
        return (format!("{written} is written twice"), "keep one of the two".to_owned());
    }
    if error.message().starts_with("string values must be quoted") {
        return match written {
            "" => ("there is no value".to_owned(), "write one, a text in quotes".to_owned()),
            word => ("a text needs quotes".to_owned(), format!("write \"{word}\"")),
        };
    }
    match error.message().split_once(", expected ") {
        Some((message, "nothing")) => (message.to_owned(), String::new()),
        Some((message, expected)) => (message.to_owned(), format!("expected {expected}")),
        None => (error.message().to_owned(), String::new()),
    }
}

#[cfg(test)]
mod tests {
    use crate::contract::check::check;

    #[test]
    fn a_key_written_twice_is_a_mistake_and_the_rest_is_still_read() {
        check(
            "currency = \"SEK\"\ncurrency = \"EUR\"\nzoen = 1",
            "promised.toml:2:1: currency is written twice
  2 | currency = \"EUR\"
    | ^^^^^^^^ keep one of the two

promised.toml:3:1: unknown key \"zoen\"
  3 | zoen = 1
    | ^^^^ did you mean \"zone\"?",
        );
    }

    #[test]
    fn a_text_without_quotes_is_shown_with_them_and_nothing_else_is_said_of_its_line() {
        check(
            "zone = Europa",
            "promised.toml:1:8: a text needs quotes
  1 | zone = Europa
    |        ^^^^^^ write \"Europa\"",
        );
    }

    #[test]
    fn a_missing_value_is_a_mistake() {
        check(
            "zone =\ncurrency = \"SEK\"",
            "promised.toml:1:7: there is no value
  1 | zone =
    |       ^ write one, a text in quotes",
        );
    }

    #[test]
    fn a_missing_equals_sign_ends_the_reading() {
        check(
            "zone \"UTC\"\nzoen = 1",
            "promised.toml:1:6: key with no value
  1 | zone \"UTC\"
    |      ^ expected `=`",
        );
    }

    #[test]
    fn an_unclosed_list_is_one_mistake_without_echoes() {
        check(
            "normalise = [\"case\"\nzone = \"UTC\"\ncurrency = \"SEK\"",
            "promised.toml:2:1: missing comma between array elements
  2 | zone = \"UTC\"
    | ^ expected `,`",
        );
    }

    #[test]
    fn a_text_that_is_not_closed_is_a_mistake() {
        check(
            "zone = \"UTC\ncurrency = \"SEK\"",
            "promised.toml:1:12: invalid basic string
  1 | zone = \"UTC
    |            ^ expected `\"`",
        );
    }

    #[test]
    fn a_date_that_is_none_is_a_mistake() {
        check(
            "[calendar]\nholidays = [2026-13-01]",
            "promised.toml:2:13: invalid date
  2 | holidays = [2026-13-01]
    |             ^^^^^^^^^^ expected month between 01 and 12",
        );
    }
}
