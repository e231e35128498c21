//! One piece of a file: its rows read, and its cells asked how they are written.
//!
//! Knows nothing of the other pieces. Lines that may stand below the rows are kept apart, since
//! what they are depends on all rows.

use super::super::cells::{Desk, Value, notes};
use super::super::instants::Instants;
use super::super::records::{Chunk, Counted, Kind, Place, Reader, Record, Step, Tally};
use super::super::stage::Stage;
use super::super::words::About;
use super::deciding::{Decision, Votes};
use super::footer::Trail;
use super::notes::Notes;
use super::quick::Quick;
use super::trouble::header_trouble;
use super::{Part, Reading};
use crate::texts::LocalTexts;
use anyhow::Result;
use std::io::{self, Cursor, Read};
use std::sync::Arc;

/// What was found in one piece.
pub struct Piece {
    /// Where it begins.
    pub place: Place,
    /// What its cells say.
    pub votes: Vec<Vec<Votes>>,
    /// Its rows, with texts of their own.
    pub part: Part,
    /// Words for states and kinds that are not known.
    pub unknown_words: Vec<(About, String)>,
    /// What it was read with, for the next piece.
    pub tools: Tools,
    /// For each plan, the times that came twice.
    pub repeated: Vec<notes::Tally>,
    /// What was noticed about rows that were read.
    pub notes: Notes,
    /// The lines that stand below the rows.
    pub beneath: Vec<Beneath>,
    /// What was read as what.
    pub tally: Tally,
    /// The first line below the rows, as far as the piece knows.
    pub footer_line: u32,
    /// Whether nothing in it depends on what stands before or behind it.
    pub is_sure: bool,
}

/// What reading takes besides the text, kept from one piece to the next.
#[derive(Debug, Default)]
pub struct Tools {
    /// The days of each plan.
    pub instants: Vec<Instants>,
    /// Room for texts.
    pub texts: LocalTexts,
    /// The buffer of the text that was read.
    pub buffer: Vec<u8>,
}

/// A line below the rows.
pub struct Beneath {
    /// The line.
    pub record: Record,
    /// What the reader took it for.
    pub step: Step,
    /// As what it was counted.
    pub counted: Counted,
}

/// What is to be done with the lines of a piece.
#[derive(Clone, Copy)]
pub struct Task<'a> {
    /// The file.
    pub reading: &'a Reading<'a>,
    /// How it is written; [`None`] where cells are only asked.
    pub decision: Option<&'a Decision>,
    /// Whether cells are asked.
    pub is_asking: bool,
    /// The first line below the rows.
    pub footer_line: u32,
}

/// A piece on its way.
struct Work<'a> {
    task: Task<'a>,
    piece: Piece,
    desk: Desk<'a>,
    trail: Trail,
    values: Vec<Vec<Value>>,
    buffer: Vec<u8>,
}

/// What is left of a text from a place on.
struct Rest {
    text: Arc<String>,
    at: usize,
}

impl Read for Rest {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = (&self.text.as_bytes()[self.at..]).read(into)?;
        self.at += count;
        Ok(count)
    }
}

impl<'a> Task<'a> {
    /// Reads a chunk.
    pub fn chunk(self, chunk: Chunk, tools: Tools) -> Result<Piece> {
        let mut work = self.start(chunk.place, tools)?;
        if self.decision.is_some() {
            let rows = chunk.lines as usize + usize::from(chunk.is_last);
            work.piece.part.stages.iter_mut().for_each(|stage| stage.reserve(rows));
        }
        let place = chunk.place;
        let reading = self.reading;
        let quick =
            self.decision.and_then(|decision| Quick::new(reading, decision, self.is_asking));
        let text = match (quick, String::from_utf8(chunk.bytes)) {
            (Some(quick), Ok(text)) => {
                work.read_quickly(quick, text, place)?;
                return Ok(work.finish());
            }
            (None, Ok(text)) => text.into_bytes(),
            (_, Err(bytes)) => bytes.into_bytes(),
        };
        let mut reader = self.reader(Box::new(Cursor::new(text)), place);
        work.read_all(&mut reader)?;
        work.piece.is_sure &= !reader.is_resyncing();
        work.piece.tally.absorb(reader.finish()?);
        Ok(work.finish())
    }

    /// Reads all that a reader yields.
    pub fn rest(self, mut reader: Reader, tools: Tools) -> Result<Piece> {
        let mut work = self.start(reader.place(), tools)?;
        work.read_all(&mut reader)?;
        let why = |why| anyhow::Error::new(why).context("cannot be read to its end");
        work.piece.tally.absorb(reader.finish().map_err(why)?);
        Ok(work.finish())
    }

    fn reader(self, input: Box<dyn Read + Send>, place: Place) -> Reader {
        let layout = self.reading.layout;
        Reader::within(input, layout.dialect.clone(), layout.header.len(), place)
    }

    fn start(self, place: Place, tools: Tools) -> Result<Work<'a>> {
        let reading = self.reading;
        let mut desk = Desk {
            texts: tools.texts,
            instants: tools.instants,
            plan: 0,
            normalise: &reading.request.normalise,
            words: Default::default(),
            unknown_words: Vec::new(),
        };
        let stages = reading.empty_stages(&mut desk)?;
        let piece = Piece {
            place,
            votes: reading.no_votes(),
            part: Part { stages, ..Part::default() },
            unknown_words: Vec::new(),
            tools: Tools::default(),
            repeated: Vec::new(),
            notes: Notes::new(reading),
            beneath: Vec::new(),
            tally: Tally::default(),
            footer_line: u32::MAX,
            is_sure: true,
        };
        let values = reading.plans.iter().map(|_| Vec::new()).collect();
        Ok(Work { task: self, piece, desk, trail: Trail::default(), values, buffer: Vec::new() })
    }
}

impl Work<'_> {
    fn read_all(&mut self, reader: &mut Reader) -> Result<()> {
        let mut record = Record::default();
        loop {
            let step = reader.next(&mut record);
            if step == Step::End {
                return Ok(());
            }
            self.line(reader, &mut record, step)?;
        }
    }

    /// Reads the rows that need no second look at once, and all other lines with care.
    fn read_quickly(&mut self, mut quick: Quick<'_>, text: String, from: Place) -> Result<()> {
        let text = Arc::new(text);
        let mut slow: Option<Reader> = None;
        let mut record = Record::default();
        let mut place = from;
        loop {
            let at = (place.offset - from.offset) as usize;
            let is_resyncing = slow.as_ref().is_some_and(Reader::is_resyncing);
            if !is_resyncing {
                let batch = quick.rows(&text, at, place.line, &mut self.desk, &mut self.piece);
                if batch.rows > 0 {
                    let line = place.line + batch.rows;
                    place = Place { line, offset: from.offset + batch.end as u64 };
                    self.trail.pass(place.line);
                    self.leave(slow.take())?;
                    continue;
                }
            }
            let task = self.task;
            let reader = slow.get_or_insert_with(|| {
                task.reader(Box::new(Rest { text: Arc::clone(&text), at }), place)
            });
            let step = reader.next(&mut record);
            if step == Step::End {
                break;
            }
            self.line(reader, &mut record, step)?;
            place = reader.place();
        }
        self.piece.is_sure &= !slow.as_ref().is_some_and(Reader::is_resyncing);
        self.leave(slow)?;
        quick.finish(&mut self.piece);
        self.buffer = Arc::into_inner(text).map(String::into_bytes).unwrap_or_default();
        Ok(())
    }

    /// Takes over what a reader counted.
    fn leave(&mut self, reader: Option<Reader>) -> Result<()> {
        if let Some(reader) = reader {
            self.piece.tally.absorb(reader.finish()?);
        }
        Ok(())
    }

    /// Reads a line with care.
    fn line(&mut self, reader: &mut Reader, record: &mut Record, step: Step) -> Result<()> {
        let Task { reading, decision, is_asking, footer_line } = self.task;
        if let Step::Fault(fault) = step {
            self.piece.is_sure &= fault.is_local();
        }
        if is_asking {
            let may_be_beneath = self.trail.follow(reading, record, step, reader.line());
            if !may_be_beneath && step == Step::Record && !reading.is_header(record) {
                if reading.rivals.len() > 1 && !record.is_ascii {
                    reading.check_encoding(record)?;
                }
                reading.ask(record, &mut self.piece.votes);
            }
        }
        let Some(decision) = decision else { return Ok(()) };
        if record.line >= footer_line {
            let (record, counted) = (std::mem::take(record), reader.last());
            self.piece.beneath.push(Beneath { record, step, counted });
            return Ok(());
        }
        self.piece.part.account.rows_read += 1;
        let trouble = match step {
            Step::Fault(fault) => Some(reading.structure_trouble(fault, record)),
            _ if reading.is_header(record) => Some(header_trouble()),
            _ => None,
        };
        if let Some(trouble) = trouble {
            if step == Step::Record {
                reader.recount(Kind::Quarantined);
            }
            let order = reading.readable_order(record, &mut self.desk);
            self.piece.part.quarantine(record, trouble, order, &self.desk.texts);
            return Ok(());
        }
        self.piece.notes.see(record);
        let values = &mut self.values;
        let outcome = reading.read_row(record, &decision.hows, &mut self.desk, values);
        reading.place_row(record, outcome, values, &mut self.desk, &mut self.piece.part);
        Ok(())
    }

    fn finish(self) -> Piece {
        let mut piece = self.piece;
        let (mut texts, mut instants) = (self.desk.texts, self.desk.instants);
        // What is not needed to read on is made small while it is still near.
        piece.part.stages.iter_mut().for_each(Stage::pack);
        piece.part.texts = texts.pack();
        texts.clear();
        let repeated = instants.iter_mut().map(|days| std::mem::take(&mut days.repeated));
        piece.repeated = repeated.collect();
        piece.tools = Tools { instants, texts, buffer: self.buffer };
        piece.unknown_words = self.desk.unknown_words;
        piece.footer_line = self.trail.footer_line();
        piece
    }
}
