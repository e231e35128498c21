//! All pieces of a file, read on all cores and put together in their order.
//!
//! From the first piece on that depends on another, the file is read as one. The result does not
//! depend on the number of threads.

use super::super::instants::Instants;
use super::super::origin;
use super::super::plan::Plan;
use super::super::records::{Chunk, Chunks, Place, Reader, Tally};
use super::Reading;
use super::deciding::{Decision, Votes};
use super::piece::{Piece, Task, Tools};
use crate::cores;
use anyhow::{Context, Result};
use std::io::Read;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

/// The pieces of a file.
pub struct Pieces {
    /// The pieces, in their order.
    pub all: Vec<Piece>,
    /// What the cells of each plan say.
    pub votes: Vec<Vec<Votes>>,
    /// Whether reading was given up, since most rows could not be read.
    pub is_given_up: bool,
    /// What was counted above the rows.
    pub tally: Tally,
}

/// A piece of which more rows than one in this many cannot be read speaks against the guess.
const BAD_ROWS_SHARE: u64 = 2;

/// Reads a file as it was decided, or only asks its cells. A guess is given up where most rows
/// cannot be read by it.
pub fn read(reading: &Reading<'_>, decision: Option<&Decision>, is_guess: bool) -> Result<Pieces> {
    let (reader, _) = reading.layout.rows(reading.open()?);
    let start = reader.place();
    let mut chunks = reader.into_chunks();
    let tally = std::mem::take(&mut chunks.tally);
    let mut pieces = Pieces { all: Vec::new(), votes: Vec::new(), is_given_up: false, tally };
    let mut rest = Some(start);
    if reading.is_cuttable() {
        let given_up = AtomicBool::new(false);
        let shop = Shop { reading, decision, is_guess, given_up: &given_up };
        let (mut all, end) = shop.read(chunks)?;
        let unsure = all.iter().position(|piece| !piece.is_sure);
        if let Some(first) = unsure {
            all.truncate(first + 1);
        }
        rest = match unsure {
            Some(_) => all.pop().map(|piece| piece.place),
            None => end,
        };
        pieces.is_given_up = given_up.into_inner();
        pieces.all = all;
    }
    if let Some(place) = rest {
        let piece = reading.rest(decision, place)?;
        reading.request.progress.add(piece.part.account.rows_read);
        pieces.all.push(piece);
    }
    pieces.votes = votes(&mut pieces.all);
    Ok(pieces)
}

fn votes(pieces: &mut [Piece]) -> Vec<Vec<Votes>> {
    let mut pieces = pieces.iter_mut().map(|piece| std::mem::take(&mut piece.votes));
    let mut all = pieces.next().unwrap_or_default();
    for later in pieces {
        for (votes, later) in all.iter_mut().flatten().zip(later.into_iter().flatten()) {
            votes.absorb(later);
        }
    }
    all
}

impl Reading<'_> {
    fn open(&self) -> Result<Box<dyn Read + Send>> {
        origin::open(self.supply, self.rivals.first().copied())
    }

    /// Whether pieces of it can be read apart from each other, as far as its dialect tells.
    fn is_cuttable(&self) -> bool {
        let dialect = &self.layout.dialect;
        dialect.escape.is_none()
            && !self.layout.header.is_empty()
            && self.plans.iter().all(|plan| plan.source.footer.is_empty())
    }

    /// What the first piece is read with.
    fn tools(&self) -> Tools {
        let zone = |plan: &Plan| plan.source.zone.unwrap_or(self.request.zone);
        let days = |plan| Instants::new(zone(plan), self.request.as_of);
        Tools { instants: self.plans.iter().map(days).collect(), ..Tools::default() }
    }

    /// Reads what stands from a place on as one piece: twice, since where the rows end is known
    /// only at the end.
    fn rest(&self, decision: Option<&Decision>, place: Place) -> Result<Piece> {
        let asking = Task { reading: self, decision: None, is_asking: true, footer_line: u32::MAX };
        let asked = asking.rest(self.reader_at(place)?, self.tools())?;
        if decision.is_none() {
            return Ok(asked);
        }
        let footer_line = asked.footer_line;
        let task = Task { reading: self, decision, is_asking: false, footer_line };
        let piece = task.rest(self.reader_at(place)?, asked.tools)?;
        Ok(Piece { votes: asked.votes, ..piece })
    }

    fn reader_at(&self, place: Place) -> Result<Reader> {
        let mut input = self.open()?;
        if self.layout.header.is_empty() {
            return Ok(self.layout.rows(input).0);
        }
        let passed = std::io::copy(&mut input.by_ref().take(place.offset), &mut std::io::sink());
        passed.context("cannot be read to its end")?;
        let width = self.layout.header.len();
        Ok(Reader::within(input, self.layout.dialect.clone(), width, place))
    }
}

/// Where chunks are handed out and pieces are collected.
struct Shop<'a> {
    reading: &'a Reading<'a>,
    decision: Option<&'a Decision>,
    is_guess: bool,
    given_up: &'a AtomicBool,
}

impl Shop<'_> {
    /// Reads all chunks, as far as every one can be read by itself; returns the place from which
    /// on the text cannot be cut.
    fn read(&self, chunks: Chunks) -> Result<(Vec<Piece>, Option<Place>)> {
        let is_long = self.reading.supply.survey().decoded_bytes > LONG;
        let threads = if is_long { cores::count() } else { 1 };
        // All cores work on one long file, so that no more threads work than there are cores.
        let _turn = is_long.then(|| TURN.lock());
        let queue = Mutex::new(Queue { chunks, uncut: None });
        let done: Mutex<Vec<(usize, Result<Piece>)>> = Mutex::new(Vec::new());
        let is_over = AtomicBool::new(false);
        let work = || {
            let mut tools = self.reading.tools();
            while !is_over.load(Ordering::Relaxed) {
                let Some(chunk) =
                    queue.lock().ok().and_then(|mut queue| queue.next(&mut tools.buffer))
                else {
                    return;
                };
                let index = chunk.index;
                let piece = self.piece(chunk, std::mem::take(&mut tools));
                let mut piece = piece.and_then(|piece| self.put_aside(piece));
                if let Ok(piece) = &piece {
                    self.reading.request.progress.add(piece.part.account.rows_read);
                }
                match &mut piece {
                    Ok(piece) if piece.is_sure => tools = std::mem::take(&mut piece.tools),
                    _ => is_over.store(true, Ordering::Relaxed),
                }
                if let Ok(mut done) = done.lock() {
                    done.push((index, piece));
                }
            }
        };
        std::thread::scope(|scope| {
            (1..threads).for_each(|_| _ = scope.spawn(work));
            work();
        });
        let mut done = done.into_inner().unwrap_or_default();
        done.sort_by_key(|(index, _)| *index);
        let uncut = queue.into_inner().ok().and_then(|queue| queue.uncut);
        let pieces: Result<Vec<Piece>> = done.into_iter().map(|(_, piece)| piece).collect();
        Ok((pieces?, uncut))
    }

    /// Puts the rows of a piece aside, where memory is not to hold them.
    fn put_aside(&self, mut piece: Piece) -> Result<Piece> {
        let aside = self.reading.request.aside.as_ref().filter(|_| piece.is_sure);
        if let Some(aside) = aside {
            aside.take(&mut piece.part)?;
        }
        Ok(piece)
    }

    fn piece(&self, chunk: Chunk, tools: Tools) -> Result<Piece> {
        let reading = self.reading;
        let decision = self.decision.filter(|_| !self.given_up.load(Ordering::Relaxed));
        // Once it is decided how the file is written, its cells have spoken.
        let is_asking = self.is_guess || decision.is_none();
        let mut task = Task { reading, decision, is_asking, footer_line: u32::MAX };
        if !chunk.is_last {
            let piece = task.chunk(chunk, tools)?;
            let account = &piece.part.account;
            if self.is_guess && account.quarantined > account.rows_read / BAD_ROWS_SHARE {
                self.given_up.store(true, Ordering::Relaxed);
            }
            return Ok(piece);
        }
        // Where the rows end is known only at the end, so the last piece is read as if it were all
        // rows, and again where it is not.
        let again = chunk.clone();
        let all = Task { is_asking: true, ..task }.chunk(chunk, tools)?;
        let is_sure = all.is_sure && (again.index == 0 || all.footer_line > again.place.line);
        if decision.is_none() || !is_sure || all.footer_line == u32::MAX {
            return Ok(Piece { is_sure, ..all });
        }
        (task.is_asking, task.footer_line) = (false, all.footer_line);
        let piece = task.chunk(again, all.tools)?;
        Ok(Piece { votes: all.votes, ..piece })
    }
}

/// Whose turn it is to be read by all cores.
static TURN: Mutex<()> = Mutex::new(());

/// A longer text is worth several threads.
const LONG: u64 = if cfg!(test) { 0 } else { 4 << 20 };

/// The chunks that are left.
struct Queue {
    chunks: Chunks,
    /// From where on the text cannot be cut or read.
    uncut: Option<Place>,
}

impl Queue {
    /// The next chunk; takes back the buffer of one that was read.
    fn next(&mut self, buffer: &mut Vec<u8>) -> Option<Chunk> {
        if buffer.capacity() > 0 {
            self.chunks.take_back(std::mem::take(buffer));
        }
        let place = self.chunks.place();
        let next = self.uncut.is_none().then(|| self.chunks.next())?;
        self.uncut = next.is_err().then_some(place);
        next.ok()?
    }
}
