//! Rows that need no second look: plain fields, and every cell written in the commonest way.
//!
//! A short cut: what it reads, the other rooms read alike, and whatever it does not know it leaves
//! to them, whole rows at a time. Says of columns only what their cells would have said.

use super::super::amounts::Mark;
use super::super::cells::{Class, Desk, How, is_absent};
use super::super::records::Kind;
use super::super::stage::{Stage, rest_of};
use super::Reading;
use super::deciding::{Decision, Votes};
use super::piece::Piece;
use crate::tables::Column;
use crate::texts::TextId;
use std::borrow::Cow;

mod cells;

/// What a cell was taken for; cells of one column and kind speak alike.
type Sort = u8;

/// How many sorts of cells a column has.
const SORTS: usize = 6;
/// A byte order mark, which stands at the start of a file and nowhere else.
const MARK: &[u8] = b"\xEF\xBB\xBF";
/// The sort of a cell that says nothing.
const SILENT: Sort = u8::MAX;

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
    /// The fields with doubled quotes inside.
    doubled: Vec<usize>,
    sorts: Vec<Sort>,
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
                cells.push(Cell { header, way, is_key, counts, known: Vec::new() });
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
            doubled: Vec::new(),
            sorts: Vec::new(),
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
        let end = self.split(text.as_bytes(), at)?;
        self.sorts.clear();
        let stages = &mut piece.part.stages;
        for plan in 0..self.cells.len() {
            if self.read(text, plan, desk, &mut stages[plan].columns).is_none() {
                stages[..=plan].iter_mut().for_each(Stage::drop_unfinished);
                return None;
            }
        }
        self.take(text, line, piece);
        self.lines += 1;
        self.bytes += (end - at) as u64;
        Some(end)
    }

    /// Appends the values of a row to the columns of a plan.
    fn read(
        &mut self,
        text: &str,
        plan: usize,
        desk: &mut Desk<'_>,
        columns: &mut [Column],
    ) -> Option<()> {
        desk.plan = plan;
        let source = &self.reading.plans[plan].source;
        let mut filled = 0;
        let cells = self.cells[plan].iter_mut().zip(&self.decision.hows[plan]);
        for ((cell, how), column) in cells.zip(columns) {
            let (start, end) = self.fields[cell.header];
            let mut field = &text[start..end];
            let single;
            if !self.doubled.is_empty() && self.doubled.contains(&cell.header) {
                single = undoubled(field, self.quote);
                field = &single;
            }
            if field.is_empty() {
                if cell.is_key {
                    return None;
                }
                column.push_absent();
                self.sorts.push(SILENT);
                continue;
            }
            let is_open = !source.absent.is_empty() && is_absent(field, source);
            if is_open || cell.is_key && field == self.reading.layout.header[cell.header] {
                return None;
            }
            filled += 1;
            self.sorts.push(cell.read(field, how, desk, &source.words, column)?);
        }
        // A row with one cell may be a text below the rows.
        (filled > 1).then_some(())
    }

    /// A hash of the cells that are not used.
    fn rest(&self, text: &str) -> u64 {
        rest_of(self.reading.unused.iter().map(|&header| {
            let (start, end) = self.fields[header];
            match self.doubled.contains(&header) {
                true => Cow::Owned(undoubled(&text[start..end], self.quote)),
                false => Cow::Borrowed(&text[start..end]),
            }
        }))
    }

    /// Finishes a row whose values were read, and lets the cells speak.
    fn take(&mut self, text: &str, line: u32, piece: &mut Piece) {
        let is_wanted = piece.part.stages.iter().any(Stage::wants_rest);
        let rest = if is_wanted { self.rest(text) } else { 0 };
        piece.part.stages.iter_mut().for_each(|stage| stage.push_line(line, rest));
        piece.part.account.rows_read += 1;
        if !self.is_asking {
            return;
        }
        let cells = self.cells.iter_mut().flatten().zip(piece.votes.iter_mut().flatten());
        for ((cell, votes), &sort) in cells.zip(&self.sorts) {
            let Some(count) = cell.counts.get_mut(usize::from(sort)) else { continue };
            *count += 1;
            if *count == 1 {
                let (start, end) = self.fields[cell.header];
                speak(votes, &text[start..end]);
            }
        }
    }

    /// Splits a line with the right number of fields, none of which needs a second look; returns
    /// where the next line begins.
    fn split(&mut self, bytes: &[u8], at: usize) -> Option<usize> {
        if bytes.get(at..)?.starts_with(MARK) {
            return None;
        }
        self.fields.clear();
        self.doubled.clear();
        let width = self.reading.layout.header.len();
        let mut start = at;
        loop {
            if Some(bytes.get(start)?) == self.quote.as_ref() {
                let quote = *bytes.get(start)?;
                let mut close = start + 1 + memchr::memchr(quote, &bytes[start + 1..])?;
                while bytes.get(close + 1) == Some(&quote) {
                    self.doubled.push(self.fields.len());
                    close += 2 + memchr::memchr(quote, &bytes[close + 2..])?;
                }
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

/// A field with the quotes inside it made single.
fn undoubled(field: &str, quote: Option<u8>) -> String {
    let quote = char::from(quote.unwrap_or_default());
    field.replace(&String::from_iter([quote; 2]), &String::from(quote))
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
