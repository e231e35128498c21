//! A strict reader of delimited records: what it cannot read beyond doubt it says, line by line.
//!
//! Knows quoting, line ends and field counts, and holds one record at a time. Never pads, shifts
//! or joins a row to make it fit, and does not know what the fields mean.

mod chunks;
mod dialect;
mod fault;
mod quoted;
mod tally;
mod window;

pub use chunks::{Chunk, Chunks};
pub use dialect::{Delimiter, Dialect};
pub use fault::Fault;
pub use tally::{Kind, Tally};

use std::borrow::Cow;
use std::io::{self, Read};
use window::Window;

/// A field as its place in the text of its record, quotes left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Field {
    start: usize,
    end: usize,
    has_doubled_quotes: bool,
    has_escapes: bool,
    is_quoted: bool,
}

/// One record; reused from one to the next.
#[derive(Debug, Default)]
pub struct Record {
    /// The physical line it begins on, from 1.
    pub line: u32,
    /// Where it begins and ends in the whole text, without the line end, in bytes.
    pub span: (u64, u64),
    /// Its text, or that of the physical line that is no record.
    pub text: String,
    /// Whether its text is plain ASCII.
    pub is_ascii: bool,
    /// Whether a field that is not quoted holds a quote, which was kept as it stands.
    pub has_stray_quote: bool,
    fields: Vec<Field>,
    is_sheet: bool,
    escape: Option<u8>,
    quote: Option<u8>,
}

impl Record {
    /// How many fields it has.
    pub fn width(&self) -> usize {
        self.fields.len()
    }

    /// The text of a field without its quotes; empty where there is no such field.
    #[inline]
    pub fn cell(&self, place: usize) -> Cow<'_, str> {
        let Some(field) = self.fields.get(place) else { return Cow::Borrowed("") };
        let text = &self.text[field.start..field.end];
        if self.is_sheet {
            return Cow::Borrowed(text.strip_prefix(NUMBER).unwrap_or(text));
        }
        if !field.has_doubled_quotes && !field.has_escapes {
            return Cow::Borrowed(text);
        }
        Cow::Owned(quoted::unescape(text, field, self.quote, self.escape))
    }

    /// Its cells.
    pub fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
        (0..self.width()).map(|place| self.cell(place))
    }

    /// Whether a field is a number of a workbook, and not a text that looks like one.
    pub fn is_number(&self, place: usize) -> bool {
        let begins = |field: &Field| self.text[field.start..].starts_with(NUMBER);
        self.is_sheet && self.fields.get(place).is_some_and(begins)
    }

    /// Whether a field stood in quotes.
    pub fn is_quoted(&self, place: usize) -> bool {
        self.fields.get(place).is_some_and(|field| field.is_quoted)
    }
}

/// What the reader found next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A record.
    Record,
    /// A physical line that is no record; the record holds its line number and place.
    Fault(Fault),
    /// Nothing more.
    End,
}

/// A record with more lines than this has a quote that was never closed.
const LINES_MAX: u32 = 1_000;
/// A record with more bytes than this is damage, and is not held in memory.
const BYTES_MAX: usize = 16 << 20;

/// What ends a row of a sheet.
pub const ROW_END: u8 = 0x1E;
/// What stands before a number of a sheet.
const NUMBER: char = '\x1D';
/// A byte order mark, which stands at the start of a file and nowhere else.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// One before a quote, which then opens no field.
const QUOTED_MARK: &[u8] = b"\xEF\xBB\xBF\"";

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The physical line that begins there, from 1.
    pub line: u32,
    /// Bytes before it.
    pub offset: u64,
}

/// What was counted last: its kind, its lines and its bytes.
pub type Counted = (Kind, u32, u64);

/// Reads the records of a text one after the other.
pub struct Reader {
    window: Window,
    dialect: Dialect,
    /// Where in the window the next line begins.
    at: usize,
    line: u32,
    width: Option<usize>,
    /// Up to here every physical line was swallowed by a quote, as a place in the whole text.
    swallowed_to: u64,
    /// Whether what was read last was no record, and had a quote.
    is_resyncing: bool,
    tally: Tally,
    last: Counted,
}

impl Reader {
    /// A reader from the start of a text.
    pub fn new(input: Box<dyn Read + Send>, dialect: Dialect) -> Self {
        Self {
            window: Window::new(input),
            dialect,
            at: 0,
            line: 1,
            width: None,
            swallowed_to: 0,
            is_resyncing: false,
            tally: Tally::default(),
            last: (Kind::Blank, 0, 0),
        }
    }

    /// A reader of a part of a text: whole lines from a place on, of records with `width` fields.
    pub fn within(input: Box<dyn Read + Send>, dialect: Dialect, width: usize, at: Place) -> Self {
        let window = Window::at(input, at.offset);
        let reader = Self::new(Box::new(io::empty()), dialect);
        Self { window, line: at.line, width: Some(width), ..reader }
    }

    /// What was not read yet, in chunks.
    pub fn into_chunks(self) -> Chunks {
        let place = self.place();
        let (held, input) = self.window.into_rest(self.at);
        Chunks::new(held, input, place, &self.dialect, self.tally)
    }

    /// Where the next line begins.
    pub const fn place(&self) -> Place {
        Place { line: self.line, offset: self.window.position(self.at) }
    }

    /// Whether a quote that is no quote may still have to do with what comes next.
    pub const fn is_resyncing(&self) -> bool {
        self.is_resyncing || self.window.position(self.at) < self.swallowed_to
    }

    /// What was counted last.
    pub const fn last(&self) -> Counted {
        self.last
    }

    /// Counts what was read last as something else than a record.
    pub const fn recount(&mut self, kind: Kind) {
        self.tally.recount(self.last, kind);
        self.last.0 = kind;
    }

    /// From now on every record must have so many fields.
    pub const fn expect_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// The physical line that comes next, from 1.
    pub const fn line(&self) -> u32 {
        self.line
    }

    /// Passes over a physical line that stands above the header.
    pub fn skip_line(&mut self) {
        if let Some(next) = self.line_after() {
            self.pass(next, 1, Kind::Preamble);
        }
    }

    /// Reads the next record or names the next physical line that is none. Blank lines and
    /// comments are passed.
    pub fn next(&mut self, record: &mut Record) -> Step {
        loop {
            self.window.forget(&mut self.at);
            let Some(next) = self.line_after() else { return Step::End };
            let end = self.without_line_end(self.at, next);
            let kind = self.kind_of_line(end);
            if kind != Kind::Record {
                self.pass(next, 1, kind);
                continue;
            }
            record.line = self.line;
            record.span = (self.window.position(self.at), self.window.position(end));
            record.fields.clear();
            record.has_stray_quote = false;
            if record.span.0 < self.swallowed_to {
                return self.fault(record, next, Fault::Swallowed);
            }
            if end - self.at > BYTES_MAX {
                return self.too_long(record, next);
            }
            return self.read(record, next, end);
        }
    }

    /// What was read as what, once everything was read. An error where reading failed on the way.
    pub fn finish(self) -> io::Result<Tally> {
        self.window.finish()?;
        Ok(self.tally)
    }

    /// Whether nothing stands behind what was read.
    pub fn is_at_end(&self) -> bool {
        self.window.is_at_end(self.at)
    }

    fn kind_of_line(&self, end: usize) -> Kind {
        let line = &self.window.bytes()[self.at..end];
        if line.is_empty() {
            return Kind::Blank;
        }
        match &self.dialect.comment {
            Some(comment) if line.starts_with(comment.as_bytes()) => Kind::Comment,
            _ => Kind::Record,
        }
    }

    fn pass(&mut self, next: usize, lines: u32, kind: Kind) {
        self.is_resyncing = false;
        self.count(kind, lines, (next - self.at) as u64);
        self.at = next;
        self.line = self.line.saturating_add(lines);
    }

    fn has_quote(&self, record: &Record) -> bool {
        self.dialect.quote.is_some_and(|quote| record.text.as_bytes().contains(&quote))
    }

    const fn count(&mut self, kind: Kind, lines: u32, bytes: u64) {
        self.tally.add(kind, lines, bytes);
        self.last = (kind, lines, bytes);
    }

    fn fault(&mut self, record: &mut Record, next: usize, fault: Fault) -> Step {
        let end = self.without_line_end(self.at, next);
        record.span.1 = self.window.position(end);
        record.fields.clear();
        record.text = fault::shown(&self.window.bytes()[self.at..end]);
        self.pass(next, 1, Kind::Quarantined);
        self.is_resyncing = self.has_quote(record);
        Step::Fault(fault)
    }

    /// Passes over a record whose ends are certain, all its lines.
    fn refuse(
        &mut self,
        record: &mut Record,
        end: usize,
        after: usize,
        lines: u32,
        fault: Fault,
    ) -> Step {
        record.span.1 = self.window.position(end);
        record.fields.clear();
        record.text = fault::shown(&self.window.bytes()[self.at..end]);
        self.pass(after, lines, Kind::Quarantined);
        self.is_resyncing = self.has_quote(record);
        Step::Fault(fault)
    }

    /// Passes over a line that is too long to hold.
    fn too_long(&mut self, record: &mut Record, next: usize) -> Step {
        let head = &self.window.bytes()[self.at..self.at + fault::SHOWN_MAX];
        record.text = fault::shown(head);
        let mut bytes = (next - self.at) as u64;
        self.at = next;
        while self.window.bytes()[self.at - 1] != self.dialect.line_end {
            self.window.forget_all(&mut self.at);
            let Some(next) = self.line_after() else { break };
            bytes += (next - self.at) as u64;
            self.at = next;
        }
        record.span.1 = record.span.0 + bytes;
        self.count(Kind::Quarantined, 1, bytes);
        self.line = self.line.saturating_add(1);
        Step::Fault(Fault::TooLong)
    }

    /// Where the line after this one begins; [`None`] at the end of the text. Stops a little past
    /// the most that a record may hold.
    fn line_after(&mut self) -> Option<usize> {
        self.line_after_place(self.at).filter(|&next| next > self.at)
    }

    fn line_after_place(&mut self, from: usize) -> Option<usize> {
        let mut seen = from;
        loop {
            let bytes = self.window.bytes();
            if let Some(found) = memchr::memchr(self.dialect.line_end, &bytes[seen..]) {
                return Some(seen + found + 1);
            }
            seen = bytes.len();
            if seen - from > BYTES_MAX + 1 || !self.window.grow() {
                return Some(self.window.bytes().len());
            }
        }
    }

    fn without_line_end(&self, start: usize, next: usize) -> usize {
        let bytes = self.window.bytes();
        let mut end = next;
        if end > start && bytes[end - 1] == self.dialect.line_end {
            end -= 1;
            if self.dialect.line_end == b'\n' && end > start && bytes[end - 1] == b'\r' {
                end -= 1;
            }
        }
        end
    }

    fn read(&mut self, record: &mut Record, next: usize, end: usize) -> Step {
        let line = &self.window.bytes()[self.at..end];
        let is_plain = self.dialect.escape.is_none()
            && self.dialect.quote.is_none_or(|quote| memchr::memchr(quote, line).is_none());
        if is_plain {
            self.dialect.delimiter.split(line, &mut record.fields);
            return match self.doubt(record, end) {
                Some(fault) => self.fault(record, next, fault),
                None => self.accept(record, end, next, 1),
            };
        }
        match self.read_quoted(record) {
            Err(fault) => {
                let after = self.loose_end();
                self.swallowed_to = self.swallowed_to.max(self.window.position(after));
                self.fault(record, next, fault)
            }
            // Its quotes fit by accident, or it is the rest of a field whose beginning was refused.
            Ok(read) if record.has_stray_quote && (read.lines > 1 || self.is_resyncing) => {
                self.swallowed_to = self.swallowed_to.max(self.window.position(read.after));
                self.fault(record, next, Fault::StrayQuote)
            }
            Ok(read) if read.lines > 1 && self.has_swallowed(record, read.end) => {
                self.swallowed_to = self.window.position(read.after);
                self.fault(record, next, Fault::Swallowed)
            }
            Ok(read) => match self.doubt(record, read.end) {
                Some(fault) => self.refuse(record, read.end, read.after, read.lines, fault),
                None => self.accept(record, read.end, read.after, read.lines),
            },
        }
    }

    fn accept(&mut self, record: &mut Record, end: usize, after: usize, lines: u32) -> Step {
        let Ok(text) = std::str::from_utf8(&self.window.bytes()[self.at..end]) else {
            return self.refuse(record, end, after, lines, Fault::Encoding);
        };
        record.text.clear();
        record.text.push_str(text);
        record.is_ascii = text.is_ascii();
        record.span.1 = self.window.position(end);
        record.is_sheet = self.dialect.line_end == ROW_END;
        (record.quote, record.escape) = (self.dialect.quote, self.dialect.escape);
        self.pass(after, lines, Kind::Record);
        Step::Record
    }

    /// What is wrong with a record whose fields could be told apart.
    fn doubt(&self, record: &Record, end: usize) -> Option<Fault> {
        let raw = &self.window.bytes()[self.at..end];
        if self.dialect.has_nul && memchr::memchr(0, raw).is_some() {
            return Some(Fault::Nul);
        }
        if raw.starts_with(MARK) || memchr::memmem::find(raw, QUOTED_MARK).is_some() {
            return Some(Fault::Mark);
        }
        if self.dialect.has_lone_return && returns_outside_quotes(raw, record) {
            return Some(Fault::LoneReturn);
        }
        let found = record.fields.len();
        let wanted = self.width?;
        if found != wanted {
            return Some(Fault::Width { found, wanted });
        }
        let delimiters = (found - 1) * self.dialect.delimiter.len();
        let is_blank = found > 1 && raw.len() == delimiters;
        is_blank.then_some(Fault::OnlyDelimiters)
    }
}

fn returns_outside_quotes(raw: &[u8], record: &Record) -> bool {
    let mut plain = record.fields.iter().filter(|field| !field.is_quoted);
    plain.any(|field| memchr::memchr(b'\r', &raw[field.start..field.end]).is_some())
}

#[cfg(test)]
mod tests;
