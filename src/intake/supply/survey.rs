//! What is found when all bytes of a text are read once: line ends, stray bytes, doubtful lines.
//!
//! Counts and never judges: which encoding follows from it is decided elsewhere. Needs the same
//! memory for a file of any size.

use super::encodings::Encoding;
use memchr::{memchr_iter, memchr3};

/// What is known of a file after all its bytes were read once.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Bytes on disk, or of the stream.
    pub bytes: u64,
    /// Bytes that the reader yields in all.
    pub decoded_bytes: u64,
    /// What the text was packed in, such as `gzip` or `xlsx`; empty for nothing.
    pub container: &'static str,
    /// How the bytes are read.
    pub encoding: Encoding,
    /// Whether the file is not UTF-8 and nobody said what it is: one of the single-byte encodings,
    /// to be settled by what depends on it.
    pub is_open: bool,
    /// Whether it began with a byte order mark.
    pub has_mark: bool,
    /// Whether a lone Ctrl-Z at its end was left out.
    pub has_ctrl_z: bool,
    /// LF.
    pub line_feeds: u64,
    /// CR that no LF follows.
    pub lone_returns: u64,
    /// CR that an LF follows.
    pub returns_before_feeds: u64,
    /// NUL.
    pub nuls: u64,
    /// Lines with bytes that are not UTF-8, where it is read as UTF-8 or open.
    pub invalid_lines: u64,
    /// The first such byte: its line, its place in the file and itself.
    pub first_invalid: Option<(u32, u64, u8)>,
    /// Whether it holds valid UTF-8 beyond ASCII.
    pub has_multibyte: bool,
    /// Whether the text is a sheet of a workbook: fields end with 0x1F and records with 0x1E,
    /// and nothing is quoted.
    pub is_sheet: bool,
    /// What must be told, as sentences.
    pub notes: Vec<String>,
}

/// Line ends counted so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ends {
    /// LF.
    pub feeds: u64,
    /// CR, before an LF or not.
    pub returns: u64,
    /// CR before LF.
    pub pairs: u64,
}

/// A place in a file, counted both ways: lines that end with LF, and lines that end with CR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doubt {
    by_feeds: u64,
    by_returns: u64,
    /// Bytes before it.
    pub offset: u64,
    /// The byte.
    pub byte: u8,
}

/// The count of everything in a stream of bytes.
#[derive(Debug, Clone)]
pub struct Tally {
    /// Bytes so far.
    pub bytes: u64,
    /// Line ends so far.
    pub ends: Ends,
    /// NUL bytes at even and at odd offsets.
    pub nuls: [u64; 2],
    /// The first byte that is not UTF-8.
    pub first: Option<Doubt>,
    /// Lines with such bytes, by LF and by CR.
    invalid_lines: [u64; 2],
    last_invalid: [Option<u64>; 2],
    /// Whether valid UTF-8 beyond ASCII was seen.
    pub has_multibyte: bool,
    /// How often each byte from 0x80 on occurs.
    pub upper: [u64; 128],
    /// What the count was before a lone Ctrl-Z that only blanks followed so far.
    ctrl_z: Option<(u64, Ends)>,
    /// Bytes that come before the first one counted.
    offset: u64,
    last: Option<u8>,
    sequence: Option<Sequence>,
}

/// A character of UTF-8 of which not all bytes were seen.
#[derive(Debug, Clone, Copy)]
struct Sequence {
    first: u8,
    offset: u64,
    missing: u8,
    /// What the next byte may be.
    low: u8,
    high: u8,
}

impl Sequence {
    /// The character that a byte begins; [`None`] where none does.
    fn begin(first: u8, offset: u64) -> Option<Self> {
        let (missing, low, high) = match first {
            0xC2..=0xDF => (1, 0x80, 0xBF),
            0xE0 => (2, 0xA0, 0xBF),
            0xED => (2, 0x80, 0x9F),
            0xE1..=0xEF => (2, 0x80, 0xBF),
            0xF0 => (3, 0x90, 0xBF),
            0xF1..=0xF3 => (3, 0x80, 0xBF),
            0xF4 => (3, 0x80, 0x8F),
            _ => return None,
        };
        Some(Self { first, offset, missing, low, high })
    }
}

impl Tally {
    /// Counts bytes of which the first stands at `offset` of its file.
    pub fn new(offset: u64) -> Self {
        Self {
            bytes: offset,
            ends: Ends::default(),
            nuls: [0; 2],
            first: None,
            invalid_lines: [0; 2],
            last_invalid: [None; 2],
            has_multibyte: false,
            upper: [0; 128],
            ctrl_z: None,
            offset,
            last: None,
            sequence: None,
        }
    }

    /// Counts the next bytes.
    pub fn take(&mut self, chunk: &[u8]) {
        let text = chunk.trim_ascii_end();
        if text.is_empty() {
            return self.count(chunk);
        }
        self.ctrl_z = None;
        let before = text.len() - 1;
        let previous = if before == 0 { self.last } else { Some(text[before - 1]) };
        if text[before] != CTRL_Z || !matches!(previous, None | Some(b'\n' | b'\r')) {
            return self.count(chunk);
        }
        self.count(&chunk[..before]);
        self.ctrl_z = Some((self.bytes, self.ends));
        self.count(&chunk[before..]);
    }

    /// Ends the count: a character that is not whole is doubtful now.
    pub fn end(&mut self) {
        if let Some(sequence) = self.sequence.take() {
            self.doubt(sequence.offset, sequence.first, self.ends);
        }
    }

    /// The bytes of text and its line ends, and whether a lone Ctrl-Z at the end and the blanks
    /// after it were left out of them.
    pub fn text(&self) -> (u64, Ends, bool) {
        match self.ctrl_z {
            Some((bytes, ends)) => (bytes - self.offset, ends, true),
            None => (self.bytes - self.offset, self.ends, false),
        }
    }

    fn count(&mut self, chunk: &[u8]) {
        let Some(&last) = chunk.last() else { return };
        self.check(chunk);
        if memchr3(b'\n', b'\r', 0, chunk).is_some() {
            self.count_ends(chunk);
            for at in memchr_iter(0, chunk) {
                self.nuls[(self.bytes as usize + at) & 1] += 1;
            }
        }
        self.bytes += chunk.len() as u64;
        self.last = Some(last);
    }

    fn count_ends(&mut self, chunk: &[u8]) {
        self.ends.feeds += memchr_iter(b'\n', chunk).count() as u64;
        self.ends.pairs += u64::from(self.last == Some(b'\r') && chunk[0] == b'\n');
        for at in memchr_iter(b'\r', chunk) {
            self.ends.returns += 1;
            self.ends.pairs += u64::from(chunk.get(at + 1) == Some(&b'\n'));
        }
    }

    /// Looks for what is not UTF-8; passes ASCII by in blocks.
    fn check(&mut self, chunk: &[u8]) {
        let mut counted = (0, self.ends);
        let mut at = 0;
        while at < chunk.len() {
            if self.sequence.is_none() {
                at += ascii_length(&chunk[at..]);
                let Some(&byte) = chunk.get(at) else { return };
                self.upper[usize::from(byte & 0x7F)] += 1;
                let offset = self.bytes + at as u64;
                self.sequence = Sequence::begin(byte, offset);
                if self.sequence.is_none() {
                    counted = ends_before(chunk, at, counted);
                    self.doubt(offset, byte, counted.1);
                }
                at += 1;
            } else if let Some(broken) = self.go_on(chunk[at]) {
                counted = ends_before(chunk, at, counted);
                self.doubt(broken.offset, broken.first, counted.1);
            } else {
                self.upper[usize::from(chunk[at] & 0x7F)] += 1;
                at += 1;
            }
        }
    }

    /// Takes the next byte of a character; returns the character where that byte breaks it off.
    fn go_on(&mut self, byte: u8) -> Option<Sequence> {
        let sequence = self.sequence.as_mut()?;
        if !(sequence.low..=sequence.high).contains(&byte) {
            return self.sequence.take();
        }
        (sequence.low, sequence.high) = (0x80, 0xBF);
        sequence.missing -= 1;
        if sequence.missing == 0 {
            self.sequence = None;
            self.has_multibyte = true;
        }
        None
    }

    fn doubt(&mut self, offset: u64, byte: u8, ends: Ends) {
        let lines = [ends.feeds, ends.returns];
        for (way, line) in lines.into_iter().enumerate() {
            if self.last_invalid[way] != Some(line) {
                self.last_invalid[way] = Some(line);
                self.invalid_lines[way] += 1;
            }
        }
        let doubt = Doubt { by_feeds: lines[0] + 1, by_returns: lines[1] + 1, offset, byte };
        self.first.get_or_insert(doubt);
    }

    /// How many bytes were counted.
    pub fn counted(&self) -> u64 {
        self.bytes - self.offset
    }

    /// Lines with bytes that are not UTF-8.
    pub fn invalid_lines(&self) -> u64 {
        self.invalid_lines[usize::from(self.ends.feeds == 0)]
    }

    /// Lines, the last one without an end too.
    pub fn lines(&self) -> u64 {
        let ends = if self.ends.feeds > 0 { self.ends.feeds } else { self.ends.returns };
        ends + u64::from(!matches!(self.last, None | Some(b'\n' | b'\r')))
    }

    /// The first byte that is not UTF-8: its line, its place and itself.
    pub fn first_invalid(&self) -> Option<(u32, u64, u8)> {
        let doubt = self.first?;
        let line = if self.ends.feeds > 0 { doubt.by_feeds } else { doubt.by_returns };
        Some((u32::try_from(line).unwrap_or(u32::MAX), doubt.offset, doubt.byte))
    }
}

const CTRL_Z: u8 = 0x1A;

/// The line ends before `at`, from those before an earlier place of the same chunk.
fn ends_before(chunk: &[u8], at: usize, (from, mut ends): (usize, Ends)) -> (usize, Ends) {
    ends.feeds += memchr_iter(b'\n', &chunk[from..at]).count() as u64;
    ends.returns += memchr_iter(b'\r', &chunk[from..at]).count() as u64;
    (at, ends)
}

/// How many bytes of ASCII a chunk begins with.
fn ascii_length(chunk: &[u8]) -> usize {
    const BLOCK: usize = 64;
    let whole = chunk.chunks_exact(BLOCK).take_while(|block| block.is_ascii()).count() * BLOCK;
    let rest = &chunk[whole..];
    whole + rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tally(bytes: &[u8], chunk: usize) -> (Tally, (u64, Ends, bool)) {
        let mut tally = Tally::new(0);
        bytes.chunks(chunk).for_each(|chunk| tally.take(chunk));
        tally.end();
        let text = tally.text();
        (tally, text)
    }

    fn naive_ends(text: &[u8]) -> Ends {
        let count = |wanted: &[u8]| {
            text.windows(wanted.len()).filter(|found| *found == wanted).count() as u64
        };
        Ends { feeds: count(b"\n"), returns: count(b"\r"), pairs: count(b"\r\n") }
    }

    proptest! {
        #[test]
        fn the_count_does_not_depend_on_the_chunks(
            bytes in proptest::collection::vec(
                prop_oneof![Just(b'\n'), Just(b'\r'), Just(0x1A), Just(b'a'), any::<u8>()],
                0..60,
            ),
            chunk in 1_usize..9,
        ) {
            let (found, end) = tally(&bytes, chunk);
            let (whole, whole_end) = tally(&bytes, usize::MAX);
            prop_assert_eq!(found.ends, naive_ends(&bytes));
            prop_assert_eq!((end, found.nuls), (whole_end, whole.nuls));
            prop_assert_eq!(found.first_invalid(), whole.first_invalid());
            prop_assert_eq!(found.invalid_lines(), whole.invalid_lines());
            prop_assert_eq!(found.upper, whole.upper);
            let valid_up_to = std::str::from_utf8(&bytes).err().map(|why| why.valid_up_to() as u64);
            prop_assert_eq!(found.first.map(|doubt| doubt.offset), valid_up_to);
            let lossy = String::from_utf8_lossy(&bytes);
            let has_multibyte = lossy.chars().any(|mark| !mark.is_ascii() && mark != '\u{FFFD}');
            prop_assert!(found.has_multibyte || !has_multibyte);
        }
    }

    #[test]
    fn a_lone_ctrl_z_at_the_end_is_no_part_of_the_text() {
        for (text, expected) in [
            (&b"a\nb\n\x1A\n"[..], 4),
            (b"a\nb\n\x1A", 4),
            (b"\x1A", 0),
            (b"a\r\x1A \r\n", 2),
            (b"a\nb\x1A", 4),
            (b"\x1A\na\n", 4),
            (b"a\n\x1A\x1A", 4),
        ] {
            for chunk in 1..5 {
                let (_, (bytes, ends, has_ctrl_z)) = tally(text, chunk);
                assert_eq!(bytes, expected, "{text:?} by {chunk}");
                assert_eq!(has_ctrl_z, expected < text.len() as u64);
                assert_eq!(ends, naive_ends(&text[..expected as usize]), "{text:?} by {chunk}");
            }
        }
    }

    #[test]
    fn a_doubtful_byte_is_found_by_line_and_place() {
        for chunk in 1..20 {
            let (found, _) = tally(b"id,note\nA1,caf\xE9\nA2,\xE9\xE8\n", chunk);
            assert_eq!(found.first_invalid(), Some((2, 14, 0xE9)));
            assert_eq!((found.invalid_lines(), found.lines()), (2, 3));
            let (found, _) = tally(b"id\rcaf\xE9\rx", chunk);
            assert_eq!(found.first_invalid(), Some((2, 6, 0xE9)));
            assert_eq!((found.invalid_lines(), found.lines()), (1, 3));
            let (found, _) = tally("id\nå\n\u{1F600}\n".as_bytes(), chunk);
            assert_eq!((found.first_invalid(), found.has_multibyte), (None, true));
            let (found, _) = tally(b"id\n\xC3", chunk);
            assert_eq!(found.first_invalid(), Some((2, 3, 0xC3)));
        }
    }

    #[test]
    fn surrogates_and_long_forms_are_not_utf_8() {
        for bytes in [&b"\xED\xA0\x80"[..], b"\xC0\x80", b"\xE0\x80\x80", b"\xF4\x90\x80\x80"] {
            let (found, _) = tally(bytes, 2);
            assert_eq!(found.first_invalid().map(|(_, at, _)| at), Some(0));
            assert!(!found.has_multibyte, "{bytes:?}");
        }
    }

    #[test]
    fn nul_bytes_are_counted_by_the_side_they_stand_on() {
        assert_eq!(tally(b"a\0b\0c\0", 3).0.nuls, [0, 3]);
        assert_eq!(tally(b"\0a\0b", 3).0.nuls, [2, 0]);
    }
}
