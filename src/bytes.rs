//! Values as bytes and back again: little-endian, and a count before whatever has several parts.
//!
//! Meant for what one run puts aside and takes up again; nothing else ever reads it. What does
//! not fit together is an error, never a wrong value. Touches no files.

use std::fmt;

/// Bytes that are not what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged;

impl fmt::Display for Damaged {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("what was put aside cannot be taken up again")
    }
}

impl std::error::Error for Damaged {}

/// A value that was read, or not.
pub type Got<T> = Result<T, Damaged>;

/// Where values are written to.
#[derive(Debug, Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// One byte.
    pub fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    /// A number of four bytes.
    pub fn word(&mut self, value: u32) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A number of eight bytes.
    pub fn long(&mut self, value: u64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// A whole number of eight bytes.
    pub fn whole(&mut self, value: i64) {
        self.0.extend_from_slice(&value.to_le_bytes());
    }

    /// How many parts follow.
    pub fn count(&mut self, count: usize) {
        self.long(count as u64);
    }

    /// Bytes as they are, with their count.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    /// Several parts, each as `put` writes it.
    pub fn each<T>(&mut self, parts: &[T], mut put: impl FnMut(&mut Self, &T)) {
        self.count(parts.len());
        parts.iter().for_each(|part| put(self, part));
    }

    /// Numbers of four bytes.
    pub fn words(&mut self, words: &[u32]) {
        self.each(words, |into, &word| into.word(word));
    }
}

/// Where values are read from.
#[derive(Debug)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Got<&'a [u8]> {
        let (taken, left) = self.0.split_at_checked(count).ok_or(Damaged)?;
        self.0 = left;
        Ok(taken)
    }

    fn fixed<const N: usize>(&mut self) -> Got<[u8; N]> {
        let (taken, left) = self.0.split_first_chunk().ok_or(Damaged)?;
        self.0 = left;
        Ok(*taken)
    }

    /// One byte.
    pub fn byte(&mut self) -> Got<u8> {
        self.fixed().map(u8::from_le_bytes)
    }

    /// A number of four bytes.
    pub fn word(&mut self) -> Got<u32> {
        self.fixed().map(u32::from_le_bytes)
    }

    /// A number of eight bytes.
    pub fn long(&mut self) -> Got<u64> {
        self.fixed().map(u64::from_le_bytes)
    }

    /// A whole number of eight bytes.
    pub fn whole(&mut self) -> Got<i64> {
        self.fixed().map(i64::from_le_bytes)
    }

    /// A count, which may be of things that take no bytes.
    pub fn count(&mut self) -> Got<usize> {
        usize::try_from(self.long()?).map_err(|_| Damaged)
    }

    /// Bytes as they are.
    pub fn bytes(&mut self) -> Got<&'a [u8]> {
        let count = self.count()?;
        self.take(count)
    }

    /// A text.
    pub fn text(&mut self) -> Got<&'a str> {
        std::str::from_utf8(self.bytes()?).map_err(|_| Damaged)
    }

    /// Several parts, each as `get` reads it.
    pub fn each<T>(&mut self, mut get: impl FnMut(&mut Self) -> Got<T>) -> Got<Vec<T>> {
        let count = self.count()?;
        // Every part takes a byte at least, so a count that is damaged takes no memory.
        let mut parts = Vec::with_capacity(count.min(self.0.len()));
        for _ in 0..count {
            parts.push(get(self)?);
        }
        Ok(parts)
    }

    /// Numbers of four bytes.
    pub fn words(&mut self) -> Got<Vec<u32>> {
        self.each(Self::word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_nothing_else() {
        let mut into = Writer::default();
        into.byte(7);
        into.words(&[1, u32::MAX]);
        into.text("Köln");
        into.whole(-5);
        into.long(u64::MAX);
        let mut from = Reader(&into.0);
        assert_eq!((from.byte(), from.words()), (Ok(7), Ok(vec![1, u32::MAX])));
        assert_eq!((from.text(), from.whole()), (Ok("Köln"), Ok(-5)));
        assert_eq!((from.long(), from.byte()), (Ok(u64::MAX), Err(Damaged)));
    }

    #[test]
    fn a_count_beyond_the_bytes_is_an_error() {
        let mut into = Writer::default();
        into.count(1 << 60);
        assert_eq!(Reader(&into.0).words(), Err(Damaged));
        assert_eq!(Reader(&into.0).bytes(), Err(Damaged));
    }
}
