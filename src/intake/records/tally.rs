//! What became of the bytes and lines of a text.
//!
//! Counts; the spans of all kinds add up to the text.

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Above the header.
    Preamble,
    /// The header.
    Header,
    /// A record.
    Record,
    /// No record beyond doubt.
    Quarantined,
    /// A line with nothing on it.
    Blank,
    /// A comment.
    Comment,
    /// Below the last record.
    Footer,
}

/// How many kinds there are.
const KINDS: usize = 7;

/// Bytes and lines per kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    lines: [u32; KINDS],
    bytes: [u64; KINDS],
}

impl Tally {
    /// Counts a stretch.
    pub const fn add(&mut self, kind: Kind, lines: u32, bytes: u64) {
        self.lines[kind as usize] = self.lines[kind as usize].saturating_add(lines);
        self.bytes[kind as usize] += bytes;
    }

    /// Counts a stretch that was counted as one kind as another.
    pub const fn recount(&mut self, (from, lines, bytes): (Kind, u32, u64), to: Kind) {
        self.lines[from as usize] -= lines;
        self.bytes[from as usize] -= bytes;
        self.add(to, lines, bytes);
    }

    /// Takes over what was counted elsewhere.
    pub const fn absorb(&mut self, other: Self) {
        let mut kind = 0;
        while kind < KINDS {
            self.lines[kind] = self.lines[kind].saturating_add(other.lines[kind]);
            self.bytes[kind] += other.bytes[kind];
            kind += 1;
        }
    }

    /// Lines of a kind.
    pub const fn lines(&self, kind: Kind) -> u32 {
        self.lines[kind as usize]
    }

    /// Bytes of a kind, line ends included.
    pub const fn bytes(&self, kind: Kind) -> u64 {
        self.bytes[kind as usize]
    }

    /// All bytes.
    pub fn total(&self) -> u64 {
        self.bytes.iter().sum()
    }
}
