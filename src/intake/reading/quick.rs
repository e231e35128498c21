//! Rows that need no second look: plain fields, and every cell written in the commonest way.
//!
//! A short cut: what it reads, the other rooms read alike, and whatever it does not know it leaves
//! to them, whole rows at a time. Says of columns only what their cells would have said.

use super::super::amounts::Mark;
use super::super::cells::{Class, Desk, How};
use super::super::records::Kind;
use super::super::stage::{Stage, rest_of};
use super::Reading;
use super::deciding::{Decision, Votes};
use super::piece::Piece;
use cells::{Fields, Known};
use split::{Lines, Marks};
use std::borrow::Cow;

mod cells;
mod split;

/// What a cell was taken for; cells of one column and kind speak alike.
type Sort = u8;

/// How many sorts of cells a column has, the silent one included.
const SORTS: usize = 8;
/// A byte order mark, which stands at the start of a file and nowhere else.
const MARK: char = '\u{FEFF}';
/// The sort of a cell that says nothing.
const SILENT: Sort = 7;

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
    /// Of which sorts the cells of a batch are.
    seen: Seen,
    known: Known,
}

/// The sorts of the cells of a column in a batch.
#[derive(Default)]
struct Seen {
    counts: [u32; SORTS],
    /// The first row of each sort, counted from the first of the batch.
    rows: [u32; SORTS],
}

/// The short cut for one piece of a file.
pub struct Quick<'a> {
    reading: &'a Reading<'a>,
    decision: &'a Decision,
    is_asking: bool,
    lines: Lines,
    quote: Option<u8>,
    cells: Vec<Vec<Cell>>,
    /// How many cells of a plan are empty, for each row of a batch.
    empty: Vec<u16>,
    /// How much of the text is looked at in a batch.
    room: usize,
    count: u32,
    bytes: u64,
}

/// Rows that were read at once.
pub struct Batch {
    /// How many.
    pub rows: u32,
    /// Where the text goes on behind them.
    pub end: usize,
}

/// As much of a text as stays near the core while its columns are read one by one.
const ROOM: usize = 16 << 10;
/// Less is not worth a batch.
const ROOM_MIN: usize = 512;

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
                    (_, How::Length) => return None,
                    (_, How::Time(_)) if plan.pattern.is_some() => return None,
                    (_, How::Time(style)) => Way::Time { is_days: style.is_days },
                    (Class::Key, _) => Way::Key,
                    (Class::Text, _) => Way::Text,
                    (_, How::Text(_)) => Way::Word,
                };
                let is_key = reading.keys[at].iter().any(|&(_, key)| key == place);
                let counts = [0; SORTS];
                let (seen, known) = (Seen::default(), Known::default());
                cells.push(Cell { header, way, is_key, counts, seen, known });
            }
            if !cells.iter().any(|cell| cell.is_key) {
                return None;
            }
            all.push(cells);
        }
        let marks = Marks {
            delimiter: dialect.delimiter.first(),
            quote: dialect.quote,
            line_end: dialect.line_end,
        };
        Some(Self {
            reading,
            decision,
            is_asking,
            lines: Lines::new(marks, reading.layout.header.len()),
            quote: dialect.quote,
            cells: all,
            empty: Vec::new(),
            room: ROOM,
            count: 0,
            bytes: 0,
        })
    }

    /// Reads the rows that begin at a place of the text, as far as none of them has to be read with
    /// care; nothing was done about the one behind them.
    pub fn rows(
        &mut self,
        text: &str,
        at: usize,
        line: u32,
        desk: &mut Desk<'_>,
        piece: &mut Piece,
    ) -> Batch {
        let text = &text[at..];
        loop {
            let bytes = &text.as_bytes()[..text.len().min(self.room)];
            self.lines.take(bytes);
            if self.lines.rows() > 0 || self.lines.is_stopped || bytes.len() < self.room {
                break;
            }
            self.room *= 2;
        }
        let is_marked = |row: &usize| text[self.lines.end_of(*row)..].starts_with(MARK);
        let rows = self.lines.rows();
        let mut rows = (0..rows).find(is_marked).unwrap_or(rows);
        while rows > 0 {
            let known = self.read(text, rows, desk, &mut piece.part.stages);
            if known == rows {
                break;
            }
            // One of the rows has to be read with care, and so is not among them.
            piece.part.stages.iter_mut().for_each(Stage::drop_unfinished);
            rows = known;
        }
        self.take(text, rows, line, piece);
        self.room = if rows == self.lines.rows() && !self.lines.is_stopped {
            (self.room * 2).min(ROOM)
        } else {
            (self.room / 4).max(ROOM_MIN)
        };
        let end = self.lines.end_of(rows);
        let rows = rows as u32;
        self.count += rows;
        self.bytes += end as u64;
        Batch { rows, end: at + end }
    }

    /// Appends the values of rows to the columns of all plans; returns how many rows are beyond
    /// doubt as far as it came.
    fn read(
        &mut self,
        text: &str,
        rows: usize,
        desk: &mut Desk<'_>,
        stages: &mut [Stage],
    ) -> usize {
        for (plan, (cells, stage)) in self.cells.iter_mut().zip(stages).enumerate() {
            desk.plan = plan;
            self.empty.clear();
            self.empty.resize(rows, 0);
            let columns = self.decision.hows[plan].iter().zip(&mut stage.columns);
            for (cell, (how, column)) in cells.iter_mut().zip(columns) {
                let header = &self.reading.layout.header[cell.header];
                let fields = Fields {
                    text,
                    lines: &self.lines,
                    quote: self.quote,
                    key: cell.is_key.then_some(header),
                    column: cell.header,
                    source: &self.reading.plans[plan].source,
                };
                let known = cell.read(&fields, how, desk, &mut self.empty, column);
                if known < rows {
                    return known;
                }
            }
            // A row with one cell may be a text below the rows.
            let is_lone = |empty: &u16| usize::from(*empty) + 1 >= cells.len();
            if let Some(lone) = self.empty.iter().position(is_lone) {
                return lone;
            }
        }
        rows
    }

    /// Finishes rows whose values were read, and lets the cells speak.
    fn take(&mut self, text: &str, rows: usize, line: u32, piece: &mut Piece) {
        for stage in &mut piece.part.stages {
            stage.push_lines(line, rows);
            if stage.wants_rest() {
                stage.rest.extend((0..rows).map(|row| self.rest(text, row)));
            }
        }
        piece.part.account.rows_read += rows as u64;
        if !self.is_asking || rows == 0 {
            return;
        }
        let cells = self.cells.iter_mut().flatten().zip(piece.votes.iter_mut().flatten());
        for (cell, votes) in cells {
            let is_new = |sort: &usize| cell.counts[*sort] == 0 && cell.seen.counts[*sort] > 0;
            let mut new: Vec<usize> = (0..SORTS).filter(is_new).collect();
            // The first cell of all is the one that is shown.
            new.sort_by_key(|&sort| cell.seen.rows[sort]);
            for sort in new {
                let row = cell.seen.rows[sort] as usize;
                let field = self.lines.field(text, row, cell.header);
                speak(votes, sort, &bare(field, self.quote));
            }
            for (count, seen) in cell.counts.iter_mut().zip(cell.seen.counts) {
                *count += u64::from(seen);
            }
        }
    }

    /// A hash of the cells of a row that are not used.
    fn rest(&self, text: &str, row: usize) -> u64 {
        let unused = self.reading.unused.iter();
        rest_of(unused.map(|&header| bare(self.lines.field(text, row, header), self.quote)))
    }

    /// Counts what was read.
    pub fn finish(self, piece: &mut Piece) {
        piece.tally.add(Kind::Record, self.count, self.bytes);
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

/// A field without the quotes around it, and with those inside it made single.
#[inline(always)]
fn bare(field: &str, quote: Option<u8>) -> Cow<'_, str> {
    match quote {
        Some(quote) if field.as_bytes().first() == Some(&quote) => {
            let field = &field[1..field.len() - 1];
            undoubled(field, quote)
        }
        _ => Cow::Borrowed(field),
    }
}

fn undoubled(field: &str, quote: u8) -> Cow<'_, str> {
    if !field.as_bytes().contains(&quote) {
        return Cow::Borrowed(field);
    }
    let quote = char::from(quote);
    Cow::Owned(field.replace(&String::from_iter([quote; 2]), &String::from(quote)))
}

fn speak(votes: &mut Votes, sort: usize, cell: &str) {
    match votes {
        _ if sort == usize::from(SILENT) => {}
        Votes::Amount(votes) => votes.see(cell),
        Votes::Time(votes) => votes.see(cell, None),
        Votes::Key(votes) => votes.see(cell),
        Votes::None => {}
    }
}

fn speak_again(votes: &mut Votes, sort: usize, count: u64) {
    match votes {
        _ if sort == usize::from(SILENT) => {}
        Votes::Time(votes) => votes.see_again(cells::has_time(sort), count),
        Votes::Key(votes) => votes.see_again(count),
        Votes::Amount(_) | Votes::None => {}
    }
}

#[cfg(test)]
mod tests;
