//! Bytes of another encoding as a stream of UTF-8, in constant memory.
//!
//! Never replaces what it cannot decode: the stream ends with an error that names the byte.
//! Takes off no byte order mark.

use super::encodings::{Encoding, Upper};
use encoding_rs::{Decoder, DecoderResult};
use std::io::{self, ErrorKind, Read};

const CHUNK_BYTES: usize = 1 << 16;
/// No character takes more bytes than this in UTF-8.
const CHAR_BYTES_MAX: usize = 4;

/// A reader of UTF-8 over a reader of another encoding.
pub struct Transcoded<R> {
    source: R,
    turn: Turn,
    input: Box<[u8]>,
    output: Box<[u8]>,
    /// The decoded bytes that wait to be read.
    waiting: std::ops::Range<usize>,
    /// Bytes of the source that came before the input.
    offset: u64,
    is_done: bool,
}

/// How one chunk is turned into UTF-8.
enum Turn {
    Table(&'static Upper, &'static str),
    Web(Box<Decoder>, &'static str),
}

impl<R: Read> Transcoded<R> {
    /// Reads `source`, whose first byte stands at `offset` of its file, as `encoding`.
    pub fn new(source: R, encoding: Encoding, offset: u64) -> Self {
        Self::with_chunk(source, encoding, offset, CHUNK_BYTES)
    }

    fn with_chunk(source: R, encoding: Encoding, offset: u64, chunk: usize) -> Self {
        let name = encoding.name();
        let turn = match encoding.upper() {
            Some(table) => Turn::Table(table, name),
            None => {
                let web = encoding.web().expect("what has no table is UTF-8 or UTF-16");
                Turn::Web(Box::new(web.new_decoder_without_bom_handling()), name)
            }
        };
        Self {
            source,
            turn,
            input: vec![0; chunk].into(),
            output: vec![0; (chunk + 1) * CHAR_BYTES_MAX].into(),
            waiting: 0..0,
            offset,
            is_done: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        let read = loop {
            match self.source.read(&mut self.input) {
                Err(why) if why.kind() == ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.is_done = read == 0;
        let input = &self.input[..read];
        let written = match &mut self.turn {
            Turn::Table(table, name) => by_table(table, input, &mut self.output)
                .map_err(|at| none(self.offset + at as u64, input[at], name))?,
            Turn::Web(decoder, name) => {
                let (result, used, written) =
                    decoder.decode_to_utf8_without_replacement(input, &mut self.output, read == 0);
                match result {
                    DecoderResult::InputEmpty => written,
                    DecoderResult::OutputFull => return Err(io::Error::other("a full buffer")),
                    DecoderResult::Malformed(bad, after) => {
                        let end = self.offset + used as u64;
                        return Err(unpaired(end - u64::from(bad) - u64::from(after), name));
                    }
                }
            }
        };
        self.offset += read as u64;
        self.waiting = 0..written;
        Ok(())
    }
}

impl<R: Read> Read for Transcoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.waiting.is_empty() && !self.is_done && !into.is_empty() {
            self.fill()?;
        }
        let count = into.len().min(self.waiting.len());
        let start = self.waiting.start;
        into[..count].copy_from_slice(&self.output[start..start + count]);
        self.waiting.start += count;
        Ok(count)
    }
}

/// Decodes byte by byte and returns how much was written, or the place of a byte without meaning.
fn by_table(table: &Upper, input: &[u8], output: &mut [u8]) -> Result<usize, usize> {
    let mut written = 0;
    for (at, &byte) in input.iter().enumerate() {
        if byte.is_ascii() {
            output[written] = byte;
            written += 1;
        } else {
            let mark = table[usize::from(byte & 0x7F)].ok_or(at)?;
            written += mark.encode_utf8(&mut output[written..]).len();
        }
    }
    Ok(written)
}

fn none(offset: u64, byte: u8, name: &str) -> io::Error {
    let told = format!("byte {offset}: 0x{byte:02X} is no character in {name}");
    io::Error::new(ErrorKind::InvalidData, told)
}

fn unpaired(offset: u64, name: &str) -> io::Error {
    let told = format!(
        "byte {offset}: half a character, which {name} does not allow; the file is cut off or \
         damaged there, export it again"
    );
    io::Error::new(ErrorKind::InvalidData, told)
}

#[cfg(test)]
mod tests {
    use super::super::encodings::CANDIDATES;
    use super::*;
    use proptest::prelude::*;

    /// A source that yields at most so many bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(into.len()).min(self.0.len());
            let (now, later) = self.0.split_at(count);
            into[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    fn read(bytes: &[u8], encoding: Encoding, chunk: usize) -> Result<String, String> {
        let mut reader = Transcoded::with_chunk(Slow(bytes, chunk), encoding, 2, chunk);
        let (mut all, mut few) = (Vec::new(), vec![0; chunk]);
        loop {
            match reader.read(&mut few) {
                Ok(0) => return Ok(String::from_utf8(all).unwrap()),
                Ok(count) => all.extend_from_slice(&few[..count]),
                Err(why) => return Err(why.to_string()),
            }
        }
    }

    fn utf_16(text: &str, encoding: Encoding) -> Vec<u8> {
        let bytes = |unit: u16| match encoding {
            Encoding::Utf16Le => unit.to_le_bytes(),
            _ => unit.to_be_bytes(),
        };
        text.encode_utf16().flat_map(bytes).collect()
    }

    proptest! {
        #[test]
        fn any_text_comes_back_from_utf_16_whatever_the_buffer(
            text in "\\PC{0,40}",
            chunk in 1_usize..9,
            is_little in any::<bool>(),
        ) {
            let encoding = if is_little { Encoding::Utf16Le } else { Encoding::Utf16Be };
            prop_assert_eq!(read(&utf_16(&text, encoding), encoding, chunk), Ok(text));
        }
    }

    #[test]
    fn a_pair_of_surrogates_may_be_split_anywhere() {
        for chunk in 1..10 {
            for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
                let text = "a\u{1F600}\u{FEFF}z";
                assert_eq!(read(&utf_16(text, encoding), encoding, chunk), Ok(text.to_owned()));
            }
        }
    }

    #[test]
    fn half_a_character_is_named_by_its_place_in_the_file() {
        for chunk in 1..10 {
            let lone = [b'a', 0, 0x00, 0xD8, b'b', 0];
            let error = read(&lone, Encoding::Utf16Le, chunk).unwrap_err();
            assert!(error.starts_with("byte 4: half a character"), "{chunk}: {error}");
            let error = read(&[b'a', 0, b'b'], Encoding::Utf16Le, chunk).unwrap_err();
            assert!(error.starts_with("byte 4: half a character"), "{chunk}: {error}");
            let error = read(&[b'a', 0, 0x00, 0xD8], Encoding::Utf16Le, chunk).unwrap_err();
            assert!(error.starts_with("byte 4: half a character"), "{chunk}: {error}");
        }
    }

    #[test]
    fn every_byte_of_every_encoding_reads_as_the_tables_say() {
        for encoding in CANDIDATES {
            for byte in 0..=255_u8 {
                let expected = match encoding.web() {
                    Some(web) => web
                        .decode_without_bom_handling_and_without_replacement(&[byte])
                        .map(|text| text.into_owned()),
                    None if byte.is_ascii() => Some(char::from(byte).to_string()),
                    None => encoding.upper().unwrap()[usize::from(byte - 128)].map(String::from),
                };
                assert_eq!(read(&[byte], encoding, 7).ok(), expected, "{encoding:?} {byte}");
            }
        }
    }

    #[test]
    fn a_byte_without_meaning_is_named() {
        let error = read(b"abc\xD2", Encoding::Windows1253, 3).unwrap_err();
        assert_eq!(error, "byte 5: 0xD2 is no character in windows-1253");
    }
}
