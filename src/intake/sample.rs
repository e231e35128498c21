//! The first part of a text, held so that several ways to read it can be tried.
//!
//! Knows its bytes, and of the rest of the file what the survey says. Decides nothing.

use super::records::{Delimiter, Dialect, ROW_END, Reader};
use super::supply::{Encoding, Supply};
use super::{Quote, Source};
use anyhow::Result;
use std::io::{Cursor, Read};
use std::sync::Arc;

/// So much of a text is looked at to decide how it is written.
const BYTES_MAX: u64 = 4 << 20;
/// What ends a cell of a sheet.
const CELL_END: u8 = 0x1F;

/// The first part of a text.
#[derive(Debug, Clone)]
pub struct Sample {
    bytes: Arc<[u8]>,
    /// Whether the text goes on.
    pub is_cut: bool,
    /// Whether it is the sheet of a workbook.
    pub is_sheet: bool,
    line_end: u8,
    has_nul: bool,
    has_lone_return: bool,
}

impl Sample {
    /// The first part of a file, in another encoding than its own where one is given.
    pub fn of(supply: &Supply, encoding: Option<Encoding>) -> Result<Self> {
        let input = match encoding {
            Some(encoding) => supply.reader_as(encoding)?,
            None => supply.reader()?,
        };
        let mut bytes = Vec::new();
        input.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
        let is_cut = bytes.len() as u64 > BYTES_MAX;
        let survey = supply.survey();
        let has_feeds = survey.line_feeds > 0;
        Ok(Self {
            bytes: bytes.into(),
            is_cut,
            is_sheet: survey.is_sheet,
            line_end: match (survey.is_sheet, has_feeds) {
                (true, _) => ROW_END,
                (false, true) => b'\n',
                (false, false) => b'\r',
            },
            has_nul: survey.nuls > 0,
            has_lone_return: !survey.is_sheet && has_feeds && survey.lone_returns > 0,
        })
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How its records are written with a delimiter, by what is said of them.
    pub fn dialect(&self, delimiter: Delimiter, source: &Source) -> Dialect {
        let escape = source.escape.and_then(|mark| u8::try_from(mark).ok());
        let quote = match source.quote.unwrap_or_default() {
            Quote::Double => Some(b'"'),
            Quote::Mark(mark) => Some(mark),
            Quote::None => None,
        };
        Dialect {
            quote: quote.filter(|_| !self.is_sheet),
            escape: escape.filter(|&mark| Some(mark) != quote && !self.is_sheet),
            trim_before_quote: source.trim_before_quote,
            comment: source.comment.clone(),
            has_nul: self.has_nul,
            has_lone_return: self.has_lone_return,
            ..Dialect::new(delimiter, self.line_end)
        }
    }

    /// The delimiter of a sheet.
    pub const fn sheet_delimiter() -> Delimiter {
        Delimiter::byte(CELL_END)
    }

    /// Its bytes, to be read.
    pub fn shared(&self) -> Arc<[u8]> {
        Arc::clone(&self.bytes)
    }

    /// A reader of its records.
    pub fn reader(&self, dialect: &Dialect) -> Reader {
        Reader::new(Box::new(Cursor::new(self.shared())), dialect.clone())
    }

    /// Whether a reader stands where the sample was cut, so that what it read last may go on.
    pub fn is_cut_at(&self, reader: &Reader) -> bool {
        self.is_cut && reader.is_at_end()
    }
}

#[cfg(test)]
impl Sample {
    /// A whole text.
    pub fn text(text: &str) -> Self {
        let bytes: Arc<[u8]> = text.as_bytes().into();
        let has_feeds = bytes.contains(&b'\n');
        let is_lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
        let has_lone_return = has_feeds && memchr::memchr_iter(b'\r', &bytes).any(is_lone);
        let line_end = if has_feeds { b'\n' } else { b'\r' };
        let has_nul = bytes.contains(&0);
        Self { bytes, is_cut: false, is_sheet: false, line_end, has_nul, has_lone_return }
    }
}
