//! A strict reader of delimited records: what it cannot read beyond doubt it says, line by line.
//!
//! Knows quoting, line ends and field counts. Never pads, shifts or joins a row to make it fit,
//! and does not know what the fields mean.

use std::borrow::Cow;

/// A field as its place in the text, quotes left out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Field {
    start: usize,
    end: usize,
    has_doubled_quotes: bool,
}

/// One record; reused from one to the next.
#[derive(Debug, Default)]
pub struct Record {
    /// The physical line it begins on, from 1.
    pub line: u32,
    /// Its place in the text, without the line end.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its fields.
    pub fields: Vec<Field>,
}

impl Record {
    /// The text of a field, with doubled quotes made single; empty where there is no such field.
    pub fn cell<'t>(&self, text: &'t str, place: usize) -> Cow<'t, str> {
        match self.fields.get(place) {
            None => Cow::Borrowed(""),
            Some(field) if field.has_doubled_quotes => {
                Cow::Owned(text[field.start..field.end].replace("\"\"", "\""))
            }
            Some(field) => Cow::Borrowed(&text[field.start..field.end]),
        }
    }

    /// The record as it stands in the text.
    pub fn raw<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start..self.end]
    }
}

/// Why a physical line is no record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Another number of fields than the header.
    Width {
        /// How many fields there are.
        found: usize,
        /// How many the header has.
        wanted: usize,
    },
    /// A quote is opened and not closed.
    UnclosedQuote,
    /// Something stands between a closing quote and the next delimiter.
    AfterQuote,
    /// A space stands before an opening quote.
    SpaceBeforeQuote,
    /// A backslash before a quote, which two kinds of writers mean differently.
    Backslash,
    /// A quoted field holds what looks like whole records.
    Swallowed,
    /// A NUL character.
    Nul,
    /// Delimiters and nothing else.
    OnlyDelimiters,
    /// A carriage return in a file whose lines end otherwise.
    LoneReturn,
}

/// What the reader found next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A record.
    Record,
    /// A physical line that is no record; the record holds its line number and place.
    Fault(Fault),
    /// The end of the text.
    End,
}

/// How many physical lines one record may span.
const LINES_MAX: u32 = 1_000;

/// The reader.
#[derive(Debug, Clone)]
pub struct Reader<'t> {
    text: &'t [u8],
    at: usize,
    line: u32,
    delimiter: u8,
    line_end: u8,
    width: Option<usize>,
    /// Up to here every physical line was swallowed by a quote.
    swallowed_to: usize,
    has_nul: bool,
    has_lone_return: bool,
}

impl<'t> Reader<'t> {
    /// A reader from the start of a text.
    pub fn new(text: &'t str, delimiter: u8) -> Self {
        let bytes = text.as_bytes();
        let has_lf = memchr::memchr(b'\n', bytes).is_some();
        let is_lone = |at: usize| bytes.get(at + 1) != Some(&b'\n');
        Self {
            text: bytes,
            at: 0,
            line: 1,
            delimiter,
            line_end: if has_lf { b'\n' } else { b'\r' },
            width: None,
            swallowed_to: 0,
            has_nul: memchr::memchr(0, bytes).is_some(),
            has_lone_return: has_lf && memchr::memchr_iter(b'\r', bytes).any(is_lone),
        }
    }

    /// From now on every record must have so many fields.
    pub fn expect_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// Passes over a physical line without reading it.
    pub fn skip_line(&mut self) {
        self.at = self.next_line(self.at);
        self.line += 1;
    }

    /// Reads the next record or names the next physical line that is none. Blank lines are passed.
    pub fn next(&mut self, record: &mut Record) -> Step {
        while self.at < self.text.len() {
            let next = self.next_line(self.at);
            let end = self.without_line_end(self.at, next);
            if end == self.at {
                self.at = next;
                self.line += 1;
                continue;
            }
            record.line = self.line;
            record.start = self.at;
            record.end = end;
            record.fields.clear();
            if self.at < self.swallowed_to {
                return self.fault(next, Fault::Swallowed);
            }
            return self.read(record, next);
        }
        Step::End
    }

    /// Whether all text was read.
    pub fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    fn fault(&mut self, next: usize, fault: Fault) -> Step {
        self.at = next;
        self.line += 1;
        Step::Fault(fault)
    }

    fn next_line(&self, from: usize) -> usize {
        let found = memchr::memchr(self.line_end, &self.text[from..]);
        found.map_or(self.text.len(), |place| from + place + 1)
    }

    fn without_line_end(&self, start: usize, next: usize) -> usize {
        let mut end = next;
        if end > start && self.text[end - 1] == self.line_end {
            end -= 1;
            if self.line_end == b'\n' && end > start && self.text[end - 1] == b'\r' {
                end -= 1;
            }
        }
        end
    }

    fn read(&mut self, record: &mut Record, next: usize) -> Step {
        let line = &self.text[record.start..record.end];
        if memchr::memchr(b'"', line).is_none() {
            split_plain(line, record.start, self.delimiter, &mut record.fields);
            return match self.doubt(record) {
                Some(fault) => self.fault(next, fault),
                None => self.accept(next, 1),
            };
        }
        match self.read_quoted(record) {
            Err(fault) => self.fault(next, fault),
            Ok((after, lines)) => self.judge_quoted(record, next, after, lines),
        }
    }

    fn accept(&mut self, next: usize, lines: u32) -> Step {
        self.at = next;
        self.line += lines;
        Step::Record
    }

    fn judge_quoted(&mut self, record: &mut Record, next: usize, after: usize, lines: u32) -> Step {
        if lines > 1 && self.has_swallowed(record) {
            self.swallowed_to = after;
            record.end = self.without_line_end(record.start, next);
            return self.fault(next, Fault::Swallowed);
        }
        match self.doubt(record) {
            Some(fault) => {
                record.end = self.without_line_end(record.start, next);
                self.fault(next, fault)
            }
            None => self.accept(after, lines),
        }
    }

    /// What is wrong with a record whose fields could be told apart.
    fn doubt(&self, record: &Record) -> Option<Fault> {
        let raw = &self.text[record.start..record.end];
        if self.has_nul && memchr::memchr(0, raw).is_some() {
            return Some(Fault::Nul);
        }
        let found = record.fields.len();
        if self.has_lone_return && self.returns_outside_quotes(record) {
            return Some(Fault::LoneReturn);
        }
        let wanted = self.width?;
        if found != wanted {
            return Some(Fault::Width { found, wanted });
        }
        let is_blank = found > 1 && raw.len() + 1 == found;
        is_blank.then_some(Fault::OnlyDelimiters)
    }

    fn returns_outside_quotes(&self, record: &Record) -> bool {
        record.fields.iter().any(|field| {
            let is_quoted = field.start > 0 && self.text[field.start - 1] == b'"';
            !is_quoted && memchr::memchr(b'\r', &self.text[field.start..field.end]).is_some()
        })
    }

    /// Reads a record with quotes; returns where the next begins and how many lines it spans.
    fn read_quoted(&self, record: &mut Record) -> Result<(usize, u32), Fault> {
        let mut at = record.start;
        let mut lines = 1;
        loop {
            let field_end = match self.text.get(at) {
                Some(b'"') => self.quoted_field(at, record, &mut lines)?,
                _ => self.plain_field(at, record)?,
            };
            match self.text.get(field_end) {
                Some(&byte) if byte == self.delimiter => at = field_end + 1,
                _ => {
                    record.end = field_end;
                    let after = self.next_line(field_end);
                    return Ok((after, lines));
                }
            }
        }
    }

    fn plain_field(&self, start: usize, record: &mut Record) -> Result<usize, Fault> {
        let rest = &self.text[start..];
        let stop = memchr::memchr2(self.delimiter, self.line_end, rest).unwrap_or(rest.len());
        let is_line_end = rest.get(stop).is_some_and(|&byte| byte != self.delimiter);
        let end =
            if is_line_end { self.without_line_end(start, start + stop + 1) } else { start + stop };
        let field = &self.text[start..end];
        if field.first() == Some(&b' ') && field.trim_ascii_start().first() == Some(&b'"') {
            return Err(Fault::SpaceBeforeQuote);
        }
        record.fields.push(Field { start, end, has_doubled_quotes: false });
        Ok(end)
    }

    fn quoted_field(
        &self,
        open: usize,
        record: &mut Record,
        lines: &mut u32,
    ) -> Result<usize, Fault> {
        let start = open + 1;
        let first_line = *lines;
        let mut at = start;
        let mut has_doubled_quotes = false;
        loop {
            let found = memchr::memchr2(b'"', self.line_end, &self.text[at..]);
            let place = at + found.ok_or(Fault::UnclosedQuote)?;
            at = place + 1;
            if self.text[place] != b'"' {
                *lines += 1;
                if *lines > LINES_MAX {
                    return Err(Fault::UnclosedQuote);
                }
                continue;
            }
            if self.text.get(at) == Some(&b'"') {
                has_doubled_quotes = true;
                at += 1;
                continue;
            }
            let has_escape = place > start && self.text[place - 1] == b'\\';
            if has_escape || !self.ends_field(at) {
                // Over several lines it is likelier that the first quote was never closed than
                // that the text up to here is one field.
                return Err(match has_escape {
                    _ if *lines > first_line => Fault::UnclosedQuote,
                    true => Fault::Backslash,
                    false => Fault::AfterQuote,
                });
            }
            record.fields.push(Field { start, end: place, has_doubled_quotes });
            return Ok(at);
        }
    }

    fn ends_field(&self, at: usize) -> bool {
        match self.text.get(at) {
            None => true,
            Some(&byte) if byte == self.delimiter || byte == self.line_end => true,
            Some(b'\r') => self.text.get(at + 1) == Some(&b'\n'),
            Some(_) => false,
        }
    }

    /// Whether lines inside a quoted field would themselves be records (rule Q3): then a stray
    /// quote is likelier than a text that happens to look like this table.
    fn has_swallowed(&self, record: &Record) -> bool {
        let Some(width) = self.width.filter(|&width| width > 1) else { return false };
        let mut start = self.next_line(record.start);
        let mut fields = Vec::new();
        while start < record.end {
            let next = self.next_line(start);
            let is_last = next >= record.end;
            let end = if is_last { record.end } else { self.without_line_end(start, next) };
            fields.clear();
            split_plain(&self.text[start..end], start, self.delimiter, &mut fields);
            if fields.len() == width && (!is_last || self.begins_inside(record, start)) {
                return true;
            }
            start = next;
        }
        false
    }

    /// Whether the last line of a record begins in a quoted field that goes on past a delimiter.
    fn begins_inside(&self, record: &Record, line_start: usize) -> bool {
        record.fields.iter().any(|field| {
            let is_across = field.start < line_start && field.end > line_start;
            is_across && memchr::memchr(self.delimiter, &self.text[line_start..field.end]).is_some()
        })
    }
}

fn split_plain(line: &[u8], offset: usize, delimiter: u8, fields: &mut Vec<Field>) {
    let mut start = offset;
    for place in memchr::memchr_iter(delimiter, line) {
        let end = offset + place;
        fields.push(Field { start, end, has_doubled_quotes: false });
        start = end + 1;
    }
    fields.push(Field { start, end: offset + line.len(), has_doubled_quotes: false });
}

impl Fault {
    /// What is wrong, as a sentence without a final stop.
    pub fn message(self) -> String {
        match self {
            Self::Width { found, wanted } => {
                let fields = if found == 1 { "field" } else { "fields" };
                format!("has {found} {fields} where the header has {wanted}")
            }
            Self::UnclosedQuote => "a quote is opened and not closed".to_owned(),
            Self::AfterQuote => "has text after a closing quote".to_owned(),
            Self::SpaceBeforeQuote => "has a space before an opening quote".to_owned(),
            Self::Backslash => "has a backslash before a quote".to_owned(),
            Self::Swallowed => "lies in quotes that run over what look like whole rows".to_owned(),
            Self::Nul => "holds a NUL character".to_owned(),
            Self::OnlyDelimiters => "holds delimiters and nothing else".to_owned(),
            Self::LoneReturn => {
                "holds a carriage return, while the lines of this file end otherwise".to_owned()
            }
        }
    }

    /// What to do about it.
    pub const fn remedy(self) -> &'static str {
        match self {
            Self::Width { .. } => "quote fields that hold the delimiter, or export again",
            Self::UnclosedQuote | Self::AfterQuote | Self::Swallowed => {
                "double the quotes inside quoted fields, or export again"
            }
            Self::SpaceBeforeQuote => "remove the space before the quote",
            Self::Backslash => "write a quote inside quotes as two quotes",
            Self::Nul => "export again; the file may be damaged",
            Self::OnlyDelimiters => "delete the empty row",
            Self::LoneReturn => "put the text in quotes, or export again",
        }
    }
}

#[cfg(test)]
mod tests;
