//! A text cut into chunks that can be read apart from each other.
//!
//! Cuts where a line ends outside of quotes, as far as quotes can be trusted; whoever reads a chunk
//! finds out whether they can. Reads no fields.

use super::{Dialect, Place, Tally};
use std::io::{self, Read};

/// About how much is handed out at a time. Tests cut everywhere.
const CHUNK: usize = if cfg!(test) { 256 } else { 512 << 10 };
/// The last chunk has at least as much as this, so that lines below the rows have rows above them.
const TAIL: usize = if cfg!(test) { 128 } else { 128 << 10 };
/// Room is made for at least as much as this.
const STEP: usize = if cfg!(test) { 64 } else { 16 << 10 };
/// A chunk that cannot be cut before this is damage.
const UNCUT_MAX: usize = 32 << 20;

/// A stretch of whole lines.
#[derive(Debug, Clone)]
pub struct Chunk {
    /// The lines.
    pub bytes: Vec<u8>,
    /// Where they begin.
    pub place: Place,
    /// The number of the chunk, from 0.
    pub index: usize,
    /// How many physical lines it has.
    pub lines: u32,
    /// Whether nothing follows it.
    pub is_last: bool,
}

/// The chunks of a text, one after the other.
pub struct Chunks {
    input: Box<dyn Read + Send>,
    held: Vec<u8>,
    place: Place,
    index: usize,
    line_end: u8,
    quote: Option<u8>,
    is_input_ended: bool,
    is_ended: bool,
    /// What was counted above the first chunk.
    pub tally: Tally,
    /// Buffers of chunks that were read, to be filled again: memory that is given back and taken
    /// anew for every chunk costs more than reading it.
    spare: Vec<Vec<u8>>,
}

impl Chunks {
    /// The chunks of what follows on what is held.
    pub fn new(
        held: Vec<u8>,
        input: Box<dyn Read + Send>,
        place: Place,
        dialect: &Dialect,
        tally: Tally,
    ) -> Self {
        Self {
            input,
            held,
            place,
            index: 0,
            line_end: dialect.line_end,
            quote: dialect.quote,
            is_input_ended: false,
            is_ended: false,
            tally,
            spare: Vec::new(),
        }
    }

    /// Where the next chunk begins.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The next chunk; there is one at least. An error where the text cannot be read further or
    /// cannot be cut.
    pub fn next(&mut self) -> io::Result<Option<Chunk>> {
        if self.is_ended {
            return Ok(None);
        }
        let mut wanted = CHUNK;
        loop {
            self.fill(wanted + TAIL)?;
            if self.is_input_ended && self.held.len() <= wanted + TAIL {
                self.is_ended = true;
                return Ok(Some(self.cut_off(self.held.len())));
            }
            if let Some(end) = self.last_cut(wanted) {
                return Ok(Some(self.cut_off(end)));
            }
            wanted *= 2;
            if wanted > UNCUT_MAX {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "has no line that ends"));
            }
        }
    }

    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        if self.held.len() >= wanted || self.is_input_ended {
            return Ok(());
        }
        let mut end = self.held.len();
        while end < wanted && !self.is_input_ended {
            // A small file needs little room, and clearing what is not needed takes time.
            self.held.resize((end * 2).clamp(STEP, wanted), 0);
            match self.input.read(&mut self.held[end..]) {
                Ok(count) => {
                    self.is_input_ended = count == 0;
                    end += count;
                }
                Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
                Err(why) => return Err(why),
            }
        }
        self.held.truncate(end);
        Ok(())
    }

    /// The last place up to `end` behind a line end that no quotes enclose.
    fn last_cut(&self, end: usize) -> Option<usize> {
        let held = &self.held[..end];
        let Some(quote) = self.quote else {
            return memchr::memrchr(self.line_end, held).map(|at| at + 1);
        };
        let mut quotes = memchr::memchr_iter(quote, held).count();
        let mut end = end;
        while let Some(at) = memchr::memrchr(self.line_end, &held[..end]) {
            quotes -= memchr::memchr_iter(quote, &held[at..end]).count();
            if quotes.is_multiple_of(2) {
                return Some(at + 1);
            }
            end = at;
        }
        None
    }

    /// Takes back the buffer of a chunk.
    pub fn take_back(&mut self, mut buffer: Vec<u8>) {
        buffer.clear();
        self.spare.push(buffer);
    }

    fn cut_off(&mut self, end: usize) -> Chunk {
        let mut rest = self.spare.pop().unwrap_or_default();
        rest.extend_from_slice(&self.held[end..]);
        self.held.truncate(end);
        let bytes = std::mem::replace(&mut self.held, rest);
        let ends = memchr::memchr_iter(self.line_end, &bytes).count();
        let lines = u32::try_from(ends).unwrap_or(u32::MAX);
        let (place, index, is_last) = (self.place, self.index, self.is_ended);
        let chunk = Chunk { bytes, place, index, lines, is_last };
        self.index += 1;
        self.place.offset += chunk.bytes.len() as u64;
        self.place.line = self.place.line.saturating_add(lines);
        chunk
    }
}

#[cfg(test)]
mod tests {
    use super::super::Delimiter;
    use super::*;
    use std::io::Cursor;

    fn chunks(text: &str) -> Vec<Chunk> {
        let dialect = Dialect::new(Delimiter::byte(b','), b'\n');
        let input = Box::new(Cursor::new(text.as_bytes().to_vec()));
        let place = Place { line: 2, offset: 10 };
        let mut chunks = Chunks::new(Vec::new(), input, place, &dialect, Tally::default());
        std::iter::from_fn(|| chunks.next().unwrap()).collect()
    }

    #[test]
    fn chunks_are_whole_lines_and_nothing_is_lost() {
        let text = "a,\"b\nc\",d\nplain,row,here\n".repeat(200_000);
        let all = chunks(&text);
        assert!(all.len() > 3);
        let mut place = Place { line: 2, offset: 10 };
        for (index, chunk) in all.iter().enumerate() {
            assert_eq!((chunk.place, chunk.index), (place, index));
            assert_eq!(chunk.is_last, index + 1 == all.len());
            assert!(chunk.bytes.starts_with(b"a,\"b") || chunk.bytes.starts_with(b"plain"));
            place.offset += chunk.bytes.len() as u64;
            place.line += chunk.bytes.iter().filter(|byte| **byte == b'\n').count() as u32;
        }
        assert_eq!(place.offset, 10 + text.len() as u64);
    }

    #[test]
    fn a_short_text_is_one_chunk_and_so_is_none() {
        for text in ["", "a,b\n", "a,b"] {
            let all = chunks(text);
            assert_eq!((all.len(), all[0].is_last), (1, true), "{text:?}");
            assert_eq!(all[0].bytes, text.as_bytes());
        }
    }
}
