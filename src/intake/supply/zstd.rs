//! All the frames of a file of zstd as one stream, each checked against its own sums.
//!
//! The decoder below reads single frames and compares nothing. A frame may ask for up to 128 MiB of
//! memory and mostly asks for a few; one that asks for more is refused. Knows no dictionary.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, BufRead, ErrorKind, Read};

/// A reader of what the frames hold.
pub struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    is_within: bool,
    /// Bytes of the frame that were read so far.
    yielded: u64,
}

impl<R: BufRead> Frames<R> {
    /// Reads the frames of `source` to its end.
    pub fn new(source: R) -> Self {
        Self { source, decoder: FrameDecoder::new(), is_within: false, yielded: 0 }
    }

    /// Begins the next frame; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.reset(&mut self.source) {
                Ok(()) => {
                    (self.is_within, self.yielded) = (true, 0);
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let mut frame = (&mut self.source).take(u64::from(length));
                    let skipped = io::copy(&mut frame, &mut io::sink())?;
                    if skipped < u64::from(length) {
                        return Err(ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(why) => return Err(in_words(&why)),
            }
        }
    }

    /// Compares a frame that was read to its end with what it says of itself.
    fn check(&mut self) -> io::Result<()> {
        self.is_within = false;
        let damaged = |what: &str| Err(io::Error::new(ErrorKind::InvalidData, what.to_owned()));
        let size = self.decoder.content_size();
        if size != 0 && size != self.yielded {
            return damaged("a frame is not as long as it says");
        }
        let said = self.decoder.get_checksum_from_data();
        if said.is_some() && said != self.decoder.get_calculated_checksum() {
            return damaged("a frame does not fit its checksum");
        }
        Ok(())
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        loop {
            if !self.is_within && !self.begin()? {
                return Ok(0);
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let few = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.source, few).map_err(|why| in_words(&why))?;
            }
            let count = self.decoder.read(into)?;
            self.yielded += count as u64;
            if count > 0 {
                return Ok(count);
            }
            self.check()?;
        }
    }
}

/// An error of the decoder as one of reading; that the data end too early is told by its kind.
fn in_words(why: &FrameDecoderError) -> io::Error {
    let mut cause: Option<&dyn std::error::Error> = Some(why);
    while let Some(one) = cause {
        let early = one.downcast_ref::<io::Error>();
        if early.is_some_and(|error| error.kind() == ErrorKind::UnexpectedEof) {
            return ErrorKind::UnexpectedEof.into();
        }
        cause = one.source();
    }
    io::Error::new(ErrorKind::InvalidData, why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    fn frame(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    fn read(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut all = Vec::new();
        Frames::new(bytes).read_to_end(&mut all).map(|_| all)
    }

    #[test]
    fn all_frames_are_read_and_skippable_ones_are_skipped() {
        let skipped = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0][..], b"xyz"].concat();
        let bytes = [skipped.clone(), frame(b"a,b\n"), skipped, frame(b"1,2\n")].concat();
        assert_eq!(read(&bytes).unwrap(), b"a,b\n1,2\n");
    }

    #[test]
    fn a_frame_cut_at_any_byte_is_an_error() {
        let text = b"order_id,amount\n".repeat(40);
        let whole = frame(&text);
        assert_eq!(read(&whole).unwrap(), text);
        for end in 1..whole.len() {
            let why = read(&whole[..end]).unwrap_err();
            assert_eq!(why.kind(), ErrorKind::UnexpectedEof, "{end}: {why}");
        }
    }

    #[test]
    fn a_frame_that_does_not_fit_its_sums_is_an_error() {
        let mut bytes = frame(&b"order_id,amount\n".repeat(40));
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert_eq!(read(&bytes).unwrap_err().to_string(), "a frame does not fit its checksum");
    }

    #[test]
    fn what_follows_the_frames_is_an_error() {
        let bytes = [frame(b"a,b\n"), b"garbage".to_vec()].concat();
        assert_eq!(read(&bytes).unwrap_err().kind(), ErrorKind::InvalidData);
    }
}
