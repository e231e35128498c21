//! How the records of a text are written.
//!
//! Says it; finding it out is for `dialect` beside the record reader.

use super::Field;
use std::fmt;

/// What stands between two fields: one ASCII character, or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delimiter {
    first: u8,
    rest: Vec<u8>,
}

impl Delimiter {
    /// A delimiter of one byte.
    pub const fn byte(first: u8) -> Self {
        Self { first, rest: Vec::new() }
    }

    /// A delimiter of one or more ASCII characters; [`None`] for any other text.
    pub fn text(text: &str) -> Option<Self> {
        let (&first, rest) = text.as_bytes().split_first()?;
        text.is_ascii().then(|| Self { first, rest: rest.to_vec() })
    }

    /// The first byte.
    pub const fn first(&self) -> u8 {
        self.first
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        1 + self.rest.len()
    }

    /// Whether it stands at a place.
    pub fn is_at(&self, bytes: &[u8], place: usize) -> bool {
        bytes.get(place) == Some(&self.first)
            && (self.rest.is_empty() || bytes[place + 1..].starts_with(&self.rest))
    }

    /// Appends the fields of a line without quotes.
    pub(super) fn split(&self, line: &[u8], fields: &mut Vec<Field>) {
        let mut start = 0;
        for end in memchr::memchr_iter(self.first, line) {
            if self.rest.is_empty() || end >= start && self.is_at(line, end) {
                fields.push(Field { start, end, ..Field::default() });
                start = end + self.len();
            }
        }
        fields.push(Field { start, end: line.len(), ..Field::default() });
    }

    /// How many fields a line without quotes has.
    pub(super) fn count(&self, line: &[u8]) -> usize {
        if self.rest.is_empty() {
            return memchr::memchr_iter(self.first, line).count() + 1;
        }
        let mut fields = Vec::new();
        self.split(line, &mut fields);
        fields.len()
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match (self.first, self.rest.as_slice()) {
            (b',', []) => "comma",
            (b';', []) => "semicolon",
            (b'\t', []) => "tab",
            (b'|', []) => "bar",
            (b' ', []) => "space",
            (0x1F, []) => "cells of a sheet",
            (b',', b" ") => "comma and space",
            (first, rest) => {
                let text: String =
                    [first].iter().chain(rest).map(|&byte| char::from(byte)).collect();
                return write!(formatter, "{text:?}");
            }
        })
    }
}

/// How the records of a text are written.
#[derive(Debug, Clone)]
pub struct Dialect {
    /// What stands between two fields.
    pub delimiter: Delimiter,
    /// What encloses a field, if anything.
    pub quote: Option<u8>,
    /// What takes the next character literally, besides a doubled quote.
    pub escape: Option<u8>,
    /// Whether spaces around a quoted field mean nothing.
    pub trim_before_quote: bool,
    /// Lines that begin with it are no records.
    pub comment: Option<String>,
    /// The last byte of a line: line feed, carriage return or record separator.
    pub line_end: u8,
    /// Whether the text holds a NUL anywhere.
    pub has_nul: bool,
    /// Whether the text holds a carriage return that ends no line.
    pub has_lone_return: bool,
}

impl Dialect {
    /// Commas and double quotes, with what is known of the bytes of the text.
    pub const fn new(delimiter: Delimiter, line_end: u8) -> Self {
        Self {
            delimiter,
            quote: Some(b'"'),
            escape: None,
            trim_before_quote: false,
            comment: None,
            line_end,
            has_nul: false,
            has_lone_return: false,
        }
    }
}
