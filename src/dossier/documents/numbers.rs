//! Document numbers without what tells no two apart: case, spaces, punctuation, leading zeros.
//!
//! Does not decide which documents are alike.

use crate::cores;
use crate::tables::Cells;
use crate::texts::{NO_TEXT, TextId, Texts};
use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};

/// The mark of a document without a number.
pub const NO_NUMBER: u64 = 0;

/// The plain number, mark by mark.
pub fn plain(raw: &str) -> impl Iterator<Item = char> {
    let marks = raw.chars().filter(|mark| mark.is_alphanumeric()).flat_map(char::to_uppercase);
    marks.skip_while(|&mark| mark == '0')
}

/// A hash of the plain number; whoever finds two equal must compare the numbers too.
pub fn mark(raw: &str) -> u64 {
    const SHORT: usize = 32;
    if raw.len() > SHORT || !raw.is_ascii() {
        let plain: String = plain(raw).collect();
        return mark_of_plain(plain.as_bytes());
    }
    let mut plain = [0_u8; SHORT];
    let mut length = 0;
    for byte in raw.bytes() {
        let byte = PLAIN[usize::from(byte)];
        plain[length % SHORT] = byte;
        length += usize::from(byte != 0);
    }
    let zeros = plain[..length].iter().take_while(|byte| **byte == b'0').count();
    mark_of_plain(&plain[zeros..length])
}

/// What each ASCII byte is in a plain number; 0 where it is left out.
static PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            plain[byte as usize] = byte.to_ascii_uppercase();
        }
        byte += 1;
    }
    plain
};

fn mark_of_plain(plain: &[u8]) -> u64 {
    if plain.is_empty() {
        return NO_NUMBER;
    }
    let mut hasher = FixedState::with_seed(0).build_hasher();
    hasher.write(plain);
    hasher.finish().max(1)
}

/// The mark of the number of each row, on all cores.
pub fn marks(texts: &Texts, numbers: &Cells<TextId>) -> Vec<u64> {
    const BATCH: usize = 1 << 16;
    let mut marks = vec![NO_NUMBER; numbers.len()];
    cores::each(marks.chunks_mut(BATCH).enumerate(), |(batch, marks)| {
        let numbers = (batch * BATCH..).map(|row| numbers.at(row));
        // Rows of one document often follow each other.
        let mut last = (NO_TEXT, NO_NUMBER);
        for (to, number) in marks.iter_mut().zip(numbers) {
            if number != last.0 {
                last = (number, mark(&texts.text(number)));
            }
            *to = last.1;
        }
    });
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_differ_in_writing_alone_have_one_mark() {
        let same = ["INV-0012", "inv 0012", "00INV0012", "NV0012", "\u{131}nv-0012"];
        assert_eq!(mark(same[0]), mark(same[1]));
        assert_eq!(mark(same[0]), mark(same[2]));
        assert_ne!(mark(same[0]), mark(same[3]));
        assert_eq!(mark(same[0]), mark(same[4]), "a small dotless i is a large I");
    }

    #[test]
    fn long_and_short_numbers_are_marked_alike() {
        let long = format!("{}7-A{}", "0".repeat(40), ".".repeat(40));
        assert_eq!(mark(&long), mark("7a"));
        assert_eq!(mark(&"x".repeat(32)), mark(&format!("{}-", "X".repeat(32))));
        assert_ne!(mark("70"), mark("7"));
    }

    #[test]
    fn punctuation_and_zeros_are_no_number() {
        assert!(["", "000", "-/-", "0-0", "\u{2013}"].iter().all(|raw| mark(raw) == NO_NUMBER));
    }

    #[test]
    fn every_row_has_the_mark_of_its_number() {
        let mut texts = Texts::default();
        let numbers = ["F-1", "F-1", "", "f1", "F-2"].map(|text| texts.intern(text));
        let marks = marks(&texts, &numbers.to_vec().into());
        assert_eq!(marks[2], NO_NUMBER);
        assert!(marks[0] == marks[1] && marks[0] == marks[3] && marks[0] != marks[4]);
    }
}
