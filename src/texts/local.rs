//! The texts of one piece of the input, numbered from the first met, to be merged later.
//!
//! Made to be small and quick for a piece of about a megabyte; numbers mean nothing elsewhere.

use super::{NO_TEXT, TextId, hash_of, slice, spread};

/// Distinct texts in the order they were met, the empty one first.
#[derive(Debug, Clone)]
pub struct LocalTexts {
    pub(super) bytes: String,
    pub(super) ends: Vec<u32>,
    pub(super) hashes: Vec<u32>,
    /// Hashes and, below them, numbers by hash: a power of two of places, of which at most three
    /// quarters are taken; 0 is a free one.
    index: Vec<u64>,
}

impl Default for LocalTexts {
    fn default() -> Self {
        Self { bytes: String::new(), ends: vec![0], hashes: vec![0], index: Vec::new() }
    }
}

impl LocalTexts {
    /// The number of `text`, given a new one if it was not seen before.
    pub fn intern(&mut self, text: &str) -> TextId {
        if text.is_empty() {
            return NO_TEXT;
        }
        if self.len() * 4 > self.index.len() * 3 {
            self.grow();
        }
        let hash = hash_of(text);
        match self.place(text, hash) {
            Ok(id) => id,
            Err(place) => {
                let id = u32::try_from(self.ends.len()).expect("a piece has few texts");
                self.index[place] = u64::from(hash) << 32 | u64::from(id);
                self.bytes.push_str(text);
                let end = u32::try_from(self.bytes.len());
                self.ends.push(end.expect("a piece has less than 4 GiB of distinct texts"));
                self.hashes.push(hash);
                id
            }
        }
    }

    /// The same where the text is likely that of `last`, such as the one above in a column.
    #[inline]
    pub fn intern_after(&mut self, text: &str, last: TextId) -> TextId {
        if self.text(last) == text { last } else { self.intern(text) }
    }

    /// The number of `text` if it is known.
    pub fn find(&self, text: &str) -> Option<TextId> {
        if text.is_empty() {
            return Some(NO_TEXT);
        }
        if self.index.is_empty() {
            return None;
        }
        self.place(text, hash_of(text)).ok()
    }

    /// The number of a text, or else the free place of the index where it belongs.
    fn place(&self, text: &str, hash: u32) -> Result<TextId, usize> {
        let mut place = home(hash, &self.index);
        loop {
            let entry = self.index[place];
            if entry == 0 {
                return Err(place);
            }
            let (known, id) = ((entry >> 32) as u32, entry as u32);
            if known == hash && self.text(id) == text {
                return Ok(id);
            }
            place = (place + 1) & (self.index.len() - 1);
        }
    }

    fn grow(&mut self) {
        const LEAST: usize = 64;
        let mut index = vec![0; (self.len() * 2).next_power_of_two().max(LEAST)];
        for (&hash, id) in self.hashes.iter().zip(0_u64..).skip(1) {
            let mut place = home(hash, &index);
            while index[place] != 0 {
                place = (place + 1) & (index.len() - 1);
            }
            index[place] = u64::from(hash) << 32 | id;
        }
        self.index = index;
    }

    /// Forgets all texts and keeps the room they took.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.ends.truncate(1);
        self.hashes.truncate(1);
        self.index.fill(0);
    }

    /// The text of a number.
    #[inline]
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

/// Where an entry of a hash is looked for first.
#[inline]
fn home(hash: u32, index: &[u64]) -> usize {
    (spread(hash) >> (u64::BITS - index.len().ilog2())) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_as_they_are_met() {
        let mut texts = LocalTexts::default();
        let ids = ["b", "a", "", "b", "c"].map(|text| texts.intern(text));
        assert_eq!(ids, [1, 2, NO_TEXT, 1, 3]);
        assert_eq!([0, 1, 2, 3].map(|id| texts.text(id)), ["", "b", "a", "c"]);
        assert_eq!((texts.find("c"), texts.find("d"), texts.find("")), (Some(3), None, Some(0)));
    }

    #[test]
    fn the_text_above_is_found_without_a_search() {
        let mut texts = LocalTexts::default();
        let first = texts.intern_after("SEK", NO_TEXT);
        assert_eq!(texts.intern_after("SEK", first), first);
        assert_ne!(texts.intern_after("EUR", first), first);
        assert_eq!(texts.intern_after("", first), NO_TEXT);
    }

    #[test]
    fn many_texts_are_found_again_after_growing() {
        let mut texts = LocalTexts::default();
        let text = |nth: u32| format!("SO-{nth:010}");
        let ids: Vec<TextId> = (0..5_000).map(|nth| texts.intern(&text(nth))).collect();
        assert_eq!(texts.len(), 5_001);
        assert_eq!(texts.find(&text(77)), Some(ids[77]));
        assert!((0..5_000).all(|nth| texts.intern(&text(nth)) == ids[nth as usize]));
    }
}
