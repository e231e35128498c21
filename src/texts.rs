//! Texts kept once: keys and words as small numbers.
//!
//! Does not fold case or trim; what two texts have in common is decided by whoever compares them.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// A text as its number in [`Texts`]; [`NO_TEXT`] is an empty cell.
pub type TextId = u32;

/// The number of the empty text, which stands for an absent value.
pub const NO_TEXT: TextId = 0;

/// An arena of distinct texts, each found again by its content without allocating.
#[derive(Debug, Clone)]
pub struct Texts {
    bytes: String,
    ends: Vec<usize>,
    index: HashTable<Entry>,
    hasher: DefaultHashBuilder,
}

/// A text in the index, with its hash so that neither growing nor a miss looks at the text.
#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u32,
    id: TextId,
}

impl Entry {
    /// The hash the index places it by, with the bits of the short one spread over all.
    const fn spread(hash: u32) -> u64 {
        (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

impl Default for Texts {
    fn default() -> Self {
        let mut texts = Self {
            bytes: String::new(),
            ends: Vec::new(),
            index: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        };
        texts.intern("");
        texts
    }
}

impl Texts {
    /// The number of `text`, given a new one if it was not seen before.
    pub fn intern(&mut self, text: &str) -> TextId {
        let hash = self.short_hash(text);
        if let Some(id) = self.find_hashed(text, hash) {
            return id;
        }
        let id = u32::try_from(self.ends.len()).expect("fewer than four billion distinct texts");
        self.bytes.push_str(text);
        self.ends.push(self.bytes.len());
        let entry = Entry { hash, id };
        self.index.insert_unique(Entry::spread(hash), entry, |entry| Entry::spread(entry.hash));
        id
    }

    /// The number of `text` if it is known.
    pub fn find(&self, text: &str) -> Option<TextId> {
        self.find_hashed(text, self.short_hash(text))
    }

    fn find_hashed(&self, text: &str, hash: u32) -> Option<TextId> {
        let is_it = |entry: &Entry| entry.hash == hash && self.text(entry.id) == text;
        self.index.find(Entry::spread(hash), is_it).map(|entry| entry.id)
    }

    /// The upper half of the hash.
    fn short_hash(&self, text: &str) -> u32 {
        u32::try_from(self.hasher.hash_one(text) >> 32).unwrap_or(0)
    }

    /// The text of a number.
    pub fn text(&self, id: TextId) -> &str {
        slice(&self.bytes, &self.ends, id)
    }

    /// How many distinct texts there are, the empty one included.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether only the empty text is known.
    pub fn is_empty(&self) -> bool {
        self.len() <= 1
    }
}

fn slice<'a>(bytes: &'a str, ends: &[usize], id: TextId) -> &'a str {
    let place = id as usize;
    let start = if place == 0 { 0 } else { ends[place - 1] };
    &bytes[start..ends[place]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_one_number() {
        let mut texts = Texts::default();
        let a = texts.intern("SO-1");
        let b = texts.intern("SO-2");
        assert_ne!(a, b);
        assert_eq!(texts.intern("SO-1"), a);
        assert_eq!(texts.text(b), "SO-2");
        assert_eq!(texts.find("SO-3"), None);
    }

    #[test]
    fn the_empty_text_is_the_absent_one() {
        let mut texts = Texts::default();
        assert_eq!(texts.intern(""), NO_TEXT);
        assert!(texts.is_empty());
    }
}
