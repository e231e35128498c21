//! The part of a text that is held in memory: what is being read, and a little more.
//!
//! Grows at its end and forgets at its start, so that memory does not follow the size of a file.

use std::io::{self, ErrorKind, Read};

/// How much is read at a time.
const CHUNK: usize = 256 << 10;
/// How much at first, which is the whole of most files.
const FIRST: usize = 8 << 10;

/// A sliding window over a text.
pub struct Window {
    input: Box<dyn Read + Send>,
    /// What is held, and room behind it.
    buffer: Vec<u8>,
    /// How much of the buffer is held.
    held: usize,
    /// The place of the first byte in the whole text.
    base: u64,
    is_ended: bool,
    error: Option<io::Error>,
}

impl Window {
    /// A window at the start of a text.
    pub fn new(input: Box<dyn Read + Send>) -> Self {
        Self { input, buffer: Vec::new(), held: 0, base: 0, is_ended: false, error: None }
    }

    /// A window at a place of a text.
    pub fn at(input: Box<dyn Read + Send>, base: u64) -> Self {
        Self { base, ..Self::new(input) }
    }

    /// What is held from a place on, and what is still to be read.
    pub fn into_rest(mut self, at: usize) -> (Vec<u8>, Box<dyn Read + Send>) {
        self.buffer.truncate(self.held);
        let input: Box<dyn Read + Send> = match self.error {
            Some(error) => Box::new(Failing(Some(error))),
            None => self.input,
        };
        (self.buffer.split_off(at), input)
    }

    /// What is held.
    pub fn bytes(&self) -> &[u8] {
        &self.buffer[..self.held]
    }

    /// The place in the whole text of a place in the window.
    pub const fn position(&self, place: usize) -> u64 {
        self.base + place as u64
    }

    /// Forgets what lies before `at`, once there is enough of it, and moves `at` with the rest.
    pub fn forget(&mut self, at: &mut usize) {
        if *at >= CHUNK {
            self.forget_all(at);
        }
    }

    /// Forgets what lies before `at`.
    pub fn forget_all(&mut self, at: &mut usize) {
        self.buffer.copy_within(*at..self.held, 0);
        self.held -= *at;
        self.base += *at as u64;
        *at = 0;
    }

    /// Reads more; false where there is nothing more.
    pub fn grow(&mut self) -> bool {
        let room = self.buffer.len().clamp(FIRST, CHUNK);
        if self.buffer.len() - self.held < room {
            self.buffer.resize(self.held + 2 * room, 0);
        }
        while !self.is_ended {
            match self.input.read(&mut self.buffer[self.held..]) {
                Ok(0) => self.is_ended = true,
                Ok(read) => {
                    self.held += read;
                    return true;
                }
                Err(why) if why.kind() == ErrorKind::Interrupted => {}
                Err(why) => {
                    self.is_ended = true;
                    self.error = Some(why);
                }
            }
        }
        false
    }

    /// Whether nothing stands at a place or behind it, as far as is known.
    pub const fn is_at_end(&self, at: usize) -> bool {
        self.is_ended && at >= self.held
    }

    /// An error where reading failed on the way.
    pub fn finish(self) -> io::Result<()> {
        self.error.map_or(Ok(()), Err)
    }
}

/// An input that failed already.
struct Failing(Option<io::Error>);

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}
