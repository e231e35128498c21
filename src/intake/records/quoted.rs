//! Records with quotes: where their fields end, and when their quotes cannot be trusted.
//!
//! Follows RFC 4180 and what the dialect says besides. Repairs nothing.

use super::{BYTES_MAX, Fault, Field, LINES_MAX, Reader, Record};

/// A record that was read.
pub struct Read {
    /// Where in the window it ends, without the line end.
    pub end: usize,
    /// Where in the window the next begins.
    pub after: usize,
    /// How many physical lines it spans.
    pub lines: u32,
}

/// What plain fields hold that looks like quotes around a delimiter.
#[derive(Default)]
struct Strays {
    has_opened: bool,
    is_doubtful: bool,
}

impl Strays {
    /// Takes a plain field into account.
    fn see(&mut self, field: &[u8], quote: u8) -> bool {
        let Some(first) = memchr::memchr(quote, field) else { return false };
        self.is_doubtful |= self.has_opened && field.last() == Some(&quote);
        self.has_opened |= first + 1 < field.len();
        true
    }
}

impl Reader {
    /// Reads a record with quotes or escapes.
    pub(super) fn read_quoted(&mut self, record: &mut Record) -> Result<Read, Fault> {
        let (start, mut at, mut lines) = (self.at, self.at, 1);
        let mut strays = Strays::default();
        loop {
            let end = match self.opening_quote(at)? {
                Some(open) => {
                    let end = self.quoted_field(open, record, &mut lines)?;
                    // The rest of the line that it ends on is wanted too.
                    self.line_after_place(end);
                    end
                }
                None => self.plain_field(at, record, &mut strays)?,
            };
            let width = self.dialect.delimiter.len();
            if self.dialect.delimiter.is_at(self.window.bytes(), end) {
                at = end + width;
                continue;
            }
            let after = self.line_after_place(end).unwrap_or(end);
            if strays.is_doubtful {
                return Err(Fault::StrayQuote);
            }
            if end - start > BYTES_MAX {
                return Err(Fault::TooLong);
            }
            return Ok(Read { end, after, lines });
        }
    }

    /// The place of the quote that opens a field, if one does.
    fn opening_quote(&self, at: usize) -> Result<Option<usize>, Fault> {
        let Some(quote) = self.dialect.quote else { return Ok(None) };
        let bytes = self.window.bytes();
        if bytes.get(at) == Some(&quote) {
            return Ok(Some(at));
        }
        let spaces = bytes[at..].iter().take_while(|byte| **byte == b' ').count();
        let is_spaced = spaces > 0 && bytes.get(at + spaces) == Some(&quote);
        match (is_spaced, self.dialect.trim_before_quote) {
            (true, true) => Ok(Some(at + spaces)),
            (true, false) => Err(Fault::SpaceBeforeQuote),
            (false, _) => Ok(None),
        }
    }

    fn plain_field(
        &self,
        start: usize,
        record: &mut Record,
        strays: &mut Strays,
    ) -> Result<usize, Fault> {
        // The line that it stands on is in the window, so the end of the window ends it too.
        let (bytes, dialect) = (self.window.bytes(), &self.dialect);
        let mut has_escapes = false;
        let mut at = start;
        let end = loop {
            let Some(&byte) = bytes.get(at) else { break at };
            if byte == dialect.line_end {
                break self.without_line_end(start, at + 1);
            }
            if byte == dialect.delimiter.first() && dialect.delimiter.is_at(bytes, at) {
                break at;
            }
            let is_escape = dialect.escape == Some(byte) && at + 1 < bytes.len();
            has_escapes |= is_escape;
            at += if is_escape { 2 } else { 1 };
        };
        if let Some(quote) = dialect.quote.filter(|_| !has_escapes) {
            record.has_stray_quote |= strays.see(&bytes[start..end], quote);
        }
        let field = Field { start: start - self.at, end: end - self.at, ..Field::default() };
        record.fields.push(Field { has_escapes, ..field });
        Ok(end)
    }

    fn quoted_field(
        &mut self,
        open: usize,
        record: &mut Record,
        lines: &mut u32,
    ) -> Result<usize, Fault> {
        let (start, first_line) = (open + 1, *lines);
        let mut field = Field { start: start - self.at, is_quoted: true, ..Field::default() };
        let mut at = start;
        loop {
            let place = self.mark_in_quotes(at).ok_or(Fault::UnclosedQuote)?;
            let byte = self.window.bytes()[place];
            at = place + 1;
            if Some(byte) == self.dialect.escape && Some(byte) != self.dialect.quote {
                field.has_escapes = true;
                at += 1;
            } else if Some(byte) != self.dialect.quote {
                *lines += 1;
                if *lines > LINES_MAX {
                    return Err(Fault::UnclosedQuote);
                }
            } else if self.byte(at) == self.dialect.quote {
                field.has_doubled_quotes = true;
                at += 1;
            } else {
                field.end = place - self.at;
                let end = self.after_quote(at);
                if let Some(fault) = self.doubt_quote(start, place, end, *lines > first_line) {
                    return Err(fault);
                }
                record.fields.push(field);
                return Ok(end);
            }
        }
    }

    /// The next quote, line end or escape in a quoted field.
    fn mark_in_quotes(&mut self, from: usize) -> Option<usize> {
        let (quote, end) = (self.dialect.quote?, self.dialect.line_end);
        let escape = self.dialect.escape.unwrap_or(quote);
        let mut seen = from;
        loop {
            let bytes = self.window.bytes();
            let rest = bytes.get(seen..).unwrap_or_default();
            if let Some(found) = memchr::memchr3(quote, end, escape, rest) {
                return Some(seen + found);
            }
            seen = seen.max(bytes.len());
            if seen - self.at > BYTES_MAX || !self.window.grow() {
                return None;
            }
        }
    }

    fn byte(&mut self, at: usize) -> Option<u8> {
        if at >= self.window.bytes().len() {
            self.window.grow();
        }
        self.window.bytes().get(at).copied()
    }

    /// Where a quoted field ends: behind its quote, or behind the spaces that mean nothing.
    fn after_quote(&mut self, at: usize) -> usize {
        let mut end = at;
        while self.dialect.trim_before_quote && self.byte(end) == Some(b' ') {
            end += 1;
        }
        if self.ends_field(end) { end } else { at }
    }

    /// Why a closing quote cannot be one. Over several lines it is likelier that the first quote
    /// was never closed than that the text up to here is one field.
    fn doubt_quote(
        &mut self,
        start: usize,
        place: usize,
        end: usize,
        is_far: bool,
    ) -> Option<Fault> {
        let is_backslash = place > start && self.window.bytes()[place - 1] == b'\\';
        let has_escape = is_backslash && self.dialect.escape != Some(b'\\');
        if !has_escape && self.ends_field(end) {
            return None;
        }
        Some(match has_escape {
            _ if is_far => Fault::UnclosedQuote,
            true => Fault::Backslash,
            false => Fault::AfterQuote,
        })
    }

    fn ends_field(&mut self, at: usize) -> bool {
        match self.byte(at) {
            None => true,
            Some(byte) if byte == self.dialect.line_end => true,
            Some(b'\r') if self.dialect.line_end == b'\n' => self.byte(at + 1) == Some(b'\n'),
            Some(byte) if byte == self.dialect.delimiter.first() => {
                self.byte(at + self.dialect.delimiter.len() - 1);
                self.dialect.delimiter.is_at(self.window.bytes(), at)
            }
            Some(_) => false,
        }
    }

    /// Where a record with a wrong quote ends for a reader that takes every quote as it comes, if
    /// it has the right number of fields for it; else where its first line ends. What such a
    /// reader takes for one record is no record of ours, and its lines are none either.
    pub(super) fn loose_end(&mut self) -> usize {
        let first_end = self.line_after().unwrap_or(self.at);
        let (mut at, mut width, mut lines) = (self.at, 1, 1);
        let (mut is_quoted, mut is_start) = (false, true);
        while let Some(byte) = self.byte(at) {
            let is_quote = Some(byte) == self.dialect.quote;
            let is_delimiter = self.dialect.delimiter.is_at(self.window.bytes(), at);
            let is_end = byte == self.dialect.line_end;
            lines += u32::from(is_end);
            if lines > LINES_MAX || at - self.at > BYTES_MAX {
                return first_end;
            }
            match (is_quoted, is_quote) {
                (true, true) if self.byte(at + 1) == self.dialect.quote => at += 1,
                (true, true) => is_quoted = false,
                (true, false) => {}
                (false, true) if is_start => is_quoted = true,
                (false, _) if is_end => {
                    return if Some(width) == self.width { at + 1 } else { first_end };
                }
                (false, _) => width += usize::from(is_delimiter),
            }
            is_start = is_delimiter && !is_quoted;
            at += 1;
        }
        if !is_quoted && Some(width) == self.width { at } else { first_end }
    }

    /// Whether lines inside a quoted field would themselves be records (rule Q3): then a stray
    /// quote is likelier than a text that happens to look like this table.
    pub(super) fn has_swallowed(&mut self, record: &Record, end: usize) -> bool {
        let Some(width) = self.width.filter(|&width| width > 1) else { return false };
        let mut start = self.line_after().unwrap_or(end);
        while start < end {
            let next = self.line_after_place(start).unwrap_or(end);
            let is_last = next >= end;
            let line_end = if is_last { end } else { self.without_line_end(start, next) };
            let fields = self.dialect.delimiter.count(&self.window.bytes()[start..line_end]);
            if fields == width && (!is_last || self.begins_inside(record, start)) {
                return true;
            }
            start = next;
        }
        false
    }

    /// Whether the last line of a record begins in a quoted field that goes on past a delimiter.
    fn begins_inside(&self, record: &Record, line_start: usize) -> bool {
        record.fields.iter().any(|field| {
            let (start, end) = (self.at + field.start, self.at + field.end);
            let is_across = start < line_start && end > line_start;
            let tail = || &self.window.bytes()[line_start..end];
            is_across && memchr::memchr(self.dialect.delimiter.first(), tail()).is_some()
        })
    }
}

/// A field with doubled quotes made single and escapes taken out.
pub fn unescape(text: &str, field: &Field, quote: Option<u8>, escape: Option<u8>) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut marks = text.chars();
    while let Some(mark) = marks.next() {
        let is = |byte: Option<u8>| byte.is_some_and(|byte| char::from(byte) == mark);
        let takes_next = field.has_escapes && is(escape) || field.is_quoted && is(quote);
        plain.push(if takes_next { marks.next().unwrap_or(mark) } else { mark });
    }
    plain
}
