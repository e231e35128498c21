//! Rows that need no second look: plain fields, and every cell written in the commonest way.
//!
//! A short cut: what it reads, the other rooms read alike, and whatever it does not know it leaves
//! to them, whole rows at a time. Says of columns only what their cells would have said.

use super::super::amounts::Mark;
use super::super::cells::{Class, Desk, How, Value, is_absent};
use super::super::records::Kind;
use super::super::stage::{absent, rest_of};
use super::Reading;
use super::deciding::{Decision, Votes};
use super::piece::Piece;
use super::row::kind_of;
use crate::texts::TextId;
use std::borrow::Cow;

mod cells;

/// What a cell was taken for; cells of one column and kind speak alike.
type Sort = u8;

/// How many sorts of cells a column has.
const SORTS: usize = 6;
/// A byte order mark, which stands at the start of a file and nowhere else.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// The sort of an empty cell, which says nothing.
const EMPTY: Sort = u8::MAX;

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    Key,
    Text,
    Word,
    Amount(Mark),
    Time { is_days: bool },
}

/// One cell of a plan.
struct Cell {
    header: usize,
    class: Class,
    way: Way,
    /// Whether the row must be named by it.
    is_key: bool,
    /// How many cells of each sort were read.
    counts: [u64; SORTS],
    /// Words met last, with their numbers.
    known: Vec<(u128, TextId)>,
}

/// The short cut for one piece of a file.
pub struct Quick<'a> {
    reading: &'a Reading<'a>,
    decision: &'a Decision,
    is_asking: bool,
    delimiter: u8,
    quote: Option<u8>,
    line_end: u8,
    cells: Vec<Vec<Cell>>,
    fields: Vec<(usize, usize)>,
    read: Vec<(Value, Sort)>,
    lines: u32,
    bytes: u64,
}

impl<'a> Quick<'a> {
    /// The short cut for a file; [`None`] where its rows are not of the commonest kind.
    pub fn new(reading: &'a Reading<'a>, decision: &'a Decision, is_asking: bool) -> Option<Self> {
        let dialect = &reading.layout.dialect;
        let is_plain = dialect.escape.is_none()
            && !dialect.trim_before_quote
            && !dialect.has_nul
            && !dialect.has_lone_return
            && dialect.comment.is_none()
            && dialect.delimiter.len() == 1
            && matches!(dialect.line_end, b'\n' | b'\r');
        let has_more = reading.request.with_samples
            || !reading.request.normalise.is_empty()
            || reading.rivals.len() > 1
            || reading.plans.iter().any(|plan| !plan.only.is_empty());
        if !is_plain || has_more {
            return None;
        }
        let mut all = Vec::new();
        for (at, plan) in reading.plans.iter().enumerate() {
            let mut cells = Vec::new();
            for (place, (&(header, class), how)) in
                plan.cells.iter().zip(&decision.hows[at]).enumerate()
            {
                let way = match (class, how) {
                    (_, How::Amount(style)) => Way::Amount(style.mark),
                    (_, How::Time(_)) if plan.pattern.is_some() => return None,
                    (_, How::Time(style)) => Way::Time { is_days: style.is_days },
                    (Class::Key, _) => Way::Key,
                    (Class::Text, _) => Way::Text,
                    (_, How::Text(_)) => Way::Word,
                };
                let is_key = reading.keys[at].iter().any(|&(_, key)| key == place);
                let counts = [0; SORTS];
                cells.push(Cell { header, class, way, is_key, counts, known: Vec::new() });
            }
            if !cells.iter().any(|cell| cell.is_key) {
                return None;
            }
            all.push(cells);
        }
        Some(Self {
            reading,
            decision,
            is_asking,
            delimiter: dialect.delimiter.first(),
            quote: dialect.quote,
            line_end: dialect.line_end,
            cells: all,
            fields: Vec::new(),
            read: Vec::new(),
            lines: 0,
            bytes: 0,
        })
    }

    /// Reads the row that begins at a place of the text, and returns where it ends; [`None`] where
    /// it has to be read with care, and nothing was done about it.
    pub fn row(
        &mut self,
        text: &str,
        at: usize,
        line: u32,
        desk: &mut Desk<'_>,
        piece: &mut Piece,
    ) -> Option<usize> {
        let bytes = text.as_bytes();
        let end = self.split(bytes, at)?;
        self.read.clear();
        for (plan, cells) in self.cells.iter_mut().enumerate() {
            desk.plan = plan;
            let source = &self.reading.plans[plan].source;
            let mut filled = 0;
            for (cell, how) in cells.iter_mut().zip(&self.decision.hows[plan]) {
                let (start, end) = self.fields[cell.header];
                let field = &text[start..end];
                if field.is_empty() {
                    if cell.is_key {
                        return None;
                    }
                    self.read.push((absent(kind_of(cell.class)), EMPTY));
                    continue;
                }
                let is_open = !source.absent.is_empty() && is_absent(field, source);
                if is_open || cell.is_key && field == self.reading.layout.header[cell.header] {
                    return None;
                }
                filled += 1;
                self.read.push(cell.read(field, how, desk, &source.words)?);
            }
            // A row with one cell may be a text below the rows.
            if filled < 2 {
                return None;
            }
        }
        self.take(text, line, piece);
        self.lines += 1;
        self.bytes += (end - at) as u64;
        Some(end)
    }

    /// Puts the values that were read into the stages, and lets the cells speak.
    fn take(&mut self, text: &str, line: u32, piece: &mut Piece) {
        let unused = self.reading.unused.iter().map(|&header| {
            let (start, end) = self.fields[header];
            Cow::Borrowed(&text[start..end])
        });
        let rest = rest_of(unused);
        let mut read = self.read.iter();
        for (plan, cells) in self.cells.iter_mut().enumerate() {
            let stage = &mut piece.part.stages[plan];
            for (place, cell) in cells.iter_mut().enumerate() {
                let Some(&(value, sort)) = read.next() else { return };
                value.push_to(&mut stage.columns[place]);
                let Some(count) = cell.counts.get_mut(usize::from(sort)) else { continue };
                *count += 1;
                if *count == 1 && self.is_asking {
                    let (start, end) = self.fields[cell.header];
                    speak(&mut piece.votes[plan][place], &text[start..end]);
                }
            }
            stage.push_line(line, rest);
        }
        piece.part.account.rows_read += 1;
    }

    /// Splits a line with the right number of fields, none of which needs a second look; returns
    /// where the next line begins.
    fn split(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        if bytes.get(at..)?.starts_with(MARK) {
            return None;
        }
        self.fields.clear();
        let width = self.reading.layout.header.len();
        let mut start = at;
        loop {
            if Some(bytes.get(start)?) == self.quote.as_ref() {
                let close = start + 1 + memchr::memchr(*bytes.get(start)?, &bytes[start + 1..])?;
                let field = &bytes[start + 1..close];
                let is_plain = memchr::memchr2(self.line_end, b'\\', field).is_none();
                if !is_plain {
                    return None;
                }
                self.fields.push((start + 1, close));
                start = close + 1;
            } else {
                let field = &bytes[start..];
                let end = match self.quote {
                    Some(quote) => memchr::memchr3(self.delimiter, self.line_end, quote, field),
                    None => memchr::memchr2(self.delimiter, self.line_end, field),
                };
                let end = start + end?;
                self.fields.push((start, end));
                start = end;
            }
            match *bytes.get(start)? {
                byte if byte == self.delimiter => start += 1,
                byte if byte == self.line_end => break,
                b'\r' if self.line_end == b'\n' && bytes.get(start + 1) == Some(&b'\n') => {
                    start += 1;
                    break;
                }
                _ => return None,
            }
        }
        if self.fields.len() != width {
            return None;
        }
        // A return before the line feed belongs to the line end.
        if let Some((from, to)) = self.fields.last_mut()
            && self.line_end == b'\n'
            && to > from
            && bytes[*to - 1] == b'\r'
            && *to == start
        {
            *to -= 1;
        }
        Some(start + 1)
    }

    /// Counts what was read.
    pub fn finish(self, piece: &mut Piece) {
        piece.tally.add(Kind::Record, self.lines, self.bytes);
        if !self.is_asking {
            return;
        }
        for (cells, votes) in self.cells.iter().zip(&mut piece.votes) {
            for (cell, votes) in cells.iter().zip(votes) {
                for (sort, &count) in
                    cell.counts.iter().enumerate().filter(|(_, count)| **count > 1)
                {
                    speak_again(votes, sort, count - 1);
                }
            }
        }
    }
}

fn speak(votes: &mut Votes, cell: &str) {
    match votes {
        Votes::Amount(votes) => votes.see(cell),
        Votes::Time(votes) => votes.see(cell, None),
        Votes::Key(votes) => votes.see(cell),
        Votes::None => {}
    }
}

fn speak_again(votes: &mut Votes, sort: usize, count: u64) {
    match votes {
        Votes::Time(votes) => votes.see_again(cells::has_time(sort), count),
        Votes::Key(votes) => votes.see_again(count),
        Votes::Amount(_) | Votes::None => {}
    }
}

#[cfg(test)]
mod tests;
