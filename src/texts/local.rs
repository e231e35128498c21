//! The texts of one piece of the input, numbered from the first met, to be merged later.
//!
//! Made to be small and quick for a piece of about a megabyte; numbers mean nothing elsewhere.
//! Numbered texts are not kept at all, where there is room for their family (`rooms`).

use super::packed::PackedTexts;
use super::rooms::{self, Rooms};
use super::{NO_TEXT, Text, TextId, hash_of, slice, spread};

/// Distinct texts in the order they were met, the empty one first.
#[derive(Debug, Clone)]
pub struct LocalTexts {
    pub(super) bytes: String,
    pub(super) ends: Vec<u32>,
    pub(super) hashes: Vec<u32>,
    /// Hashes and, below them, numbers by hash: a power of two of places, of which at most three
    /// quarters are taken; 0 is a free one.
    index: Vec<u64>,
    pub(super) rooms: Rooms,
}

impl Default for LocalTexts {
    fn default() -> Self {
        Self {
            bytes: String::new(),
            ends: vec![0],
            hashes: vec![0],
            index: Vec::new(),
            rooms: Rooms::default(),
        }
    }
}

impl LocalTexts {
    /// No texts, and room for so many.
    pub(super) fn with_room(count: usize) -> Self {
        let mut texts = Self::default();
        if count > 0 {
            texts.ends.reserve(count);
            texts.hashes.reserve(count);
            texts.make_index(count);
        }
        texts
    }

    /// The number of `text`, given a new one if it was not seen before.
    #[inline]
    pub fn intern(&mut self, text: &str) -> TextId {
        match self.rooms.take(text) {
            Some(id) => id,
            None => self.intern_whole(text),
        }
    }

    /// The same where the text is likely that of `last` or of its family, such as the one above
    /// in a column.
    #[inline]
    pub fn intern_after(&mut self, text: &str, last: TextId) -> TextId {
        if !rooms::is_numbered(last) && slice(&self.bytes, &self.ends, last) == text {
            return last;
        }
        match self.rooms.take_after(text, last) {
            Some(id) => id,
            None => self.intern_whole(text),
        }
    }

    /// The number of a text of the family of `last`; [`None`] where that is in none, or the text
    /// is not of it.
    #[inline]
    pub fn intern_alike(&mut self, text: &str, last: TextId) -> Option<TextId> {
        rooms::is_numbered(last).then(|| self.rooms.take_alike(text, last))?
    }

    /// The number of a text that no family takes in.
    pub(super) fn intern_whole(&mut self, text: &str) -> TextId {
        if text.is_empty() {
            return NO_TEXT;
        }
        if self.kept() * 4 > self.index.len() * 3 {
            self.make_index(self.kept());
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

    /// The number of a text, or else the free place of the index where it belongs.
    fn place(&self, text: &str, hash: u32) -> Result<TextId, usize> {
        let mut place = home(hash, &self.index);
        loop {
            let entry = self.index[place];
            if entry == 0 {
                return Err(place);
            }
            let (known, id) = ((entry >> 32) as u32, entry as u32);
            if known == hash && slice(&self.bytes, &self.ends, id) == text {
                return Ok(id);
            }
            place = (place + 1) & (self.index.len() - 1);
        }
    }

    /// Makes an index that is half full with so many texts.
    fn make_index(&mut self, count: usize) {
        const LEAST: usize = 64;
        let mut index = vec![0; (count * 2).next_power_of_two().max(LEAST)];
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
        self.rooms.clear();
    }

    /// The text of a number.
    #[inline]
    pub fn text(&self, id: TextId) -> Text<'_> {
        match rooms::is_numbered(id) {
            true => self.rooms.text(id),
            false => slice(&self.bytes, &self.ends, id).into(),
        }
    }

    /// How many texts are kept as they stand, the empty one included.
    pub(super) fn kept(&self) -> usize {
        self.ends.len()
    }

    /// Whether only the empty text is known.
    pub fn is_empty(&self) -> bool {
        self.kept() <= 1 && self.rooms.all.is_empty()
    }

    /// A way to take in texts of a piece by their numbers there.
    pub fn take_over<'a>(&'a mut self, piece: &'a PackedTexts) -> TakeOver<'a> {
        let kept = (0..).take(piece.kept()).map(|id| self.intern(&piece.text(id))).collect();
        let ways = piece.rooms.iter().map(|room| self.rooms.take_over(room)).collect();
        TakeOver { texts: self, piece, kept, ways }
    }
}

/// The texts of a piece on their way to those of a whole.
pub struct TakeOver<'a> {
    texts: &'a mut LocalTexts,
    piece: &'a PackedTexts,
    kept: Vec<TextId>,
    /// The room of the whole for the numbers of each room of the piece.
    ways: Vec<Option<(usize, u64)>>,
}

impl TakeOver<'_> {
    /// The number in the whole of a text of the piece.
    pub fn of(&mut self, id: TextId) -> TextId {
        if !rooms::is_numbered(id) {
            return self.kept[id as usize];
        }
        let (room, number) = rooms::room_of(id);
        let taken = self.ways[room].and_then(|way| self.texts.rooms.take_number(number, way));
        taken.unwrap_or_else(|| self.texts.intern(&self.piece.rooms[room].text(number)))
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
        assert!(!texts.is_empty() && LocalTexts::default().is_empty());
    }

    #[test]
    fn the_text_above_is_found_without_a_search() {
        let mut texts = LocalTexts::default();
        let first = texts.intern_after("SEK", NO_TEXT);
        assert_eq!(texts.intern_after("SEK", first), first);
        assert_ne!(texts.intern_after("EUR", first), first);
        assert_eq!(texts.intern_after("", first), NO_TEXT);
        let key = texts.intern_after("SO-0001", first);
        assert_eq!(texts.intern_after("SO-0001", key), key);
        assert_eq!(texts.intern_after("SO-0002", key), texts.intern("SO-0002"));
        assert_eq!(texts.intern_after("SEK", key), first);
        assert_eq!(texts.intern_after("", key), NO_TEXT);
    }

    #[test]
    fn many_texts_are_found_again_after_growing() {
        let mut texts = LocalTexts::default();
        let text = |nth: u32| format!("SO-{:x}", nth + (1 << 30));
        let ids: Vec<TextId> = (0..5_000).map(|nth| texts.intern(&text(nth))).collect();
        assert!(texts.kept() > 1_000);
        assert!((0..5_000).all(|nth| texts.intern(&text(nth)) == ids[nth as usize]));
        assert!((0..5_000).all(|nth| texts.text(ids[nth as usize]) == text(nth)));
    }

    #[test]
    fn nothing_is_kept_of_numbered_texts() {
        let mut texts = LocalTexts::default();
        let text = |nth: u32| format!("SO-{nth:010}");
        let ids: Vec<TextId> = (0..5_000).map(|nth| texts.intern(&text(nth))).collect();
        assert_eq!(texts.kept(), 1);
        assert!((0..5_000).all(|nth| texts.intern(&text(nth)) == ids[nth as usize]));
        assert!((0..5_000).all(|nth| texts.text(ids[nth as usize]) == text(nth)));
    }

    #[test]
    fn a_number_far_from_the_first_is_kept_as_a_text() {
        let mut texts = LocalTexts::default();
        let all = ["N5000000000", "N5033554431", "N5033554432", "N4966445568", "N4966445567"];
        let ids = all.map(|text| texts.intern(text));
        assert_eq!(ids.map(rooms::is_numbered), [true, true, false, true, false]);
        assert_eq!(all.map(|text| texts.intern(text)), ids);
        assert_eq!(ids.map(|id| texts.text(id)), all);
    }

    #[test]
    fn a_text_has_one_number_when_there_is_no_room_for_its_family() {
        let mut texts = LocalTexts::default();
        let text = |nth: u32| format!("{:04}-{}", nth / 90, "x".repeat(nth as usize % 90 % 25));
        let ids: Vec<TextId> = (0..9_000).map(|nth| texts.intern(&text(nth))).collect();
        assert!((0..9_000).all(|nth| texts.intern(&text(nth)) == ids[nth as usize]));
        assert!((0..9_000).all(|nth| texts.text(ids[nth as usize]) == text(nth)));
        let text = |nth: u32| format!("{}-{:04}", nth % 90, nth / 90);
        let ids: Vec<TextId> = (0..9_000).map(|nth| texts.intern(&text(nth))).collect();
        assert!(ids.iter().any(|id| !rooms::is_numbered(*id)));
        assert!((0..9_000).all(|nth| texts.intern(&text(nth)) == ids[nth as usize]));
        assert!((0..9_000).all(|nth| texts.text(ids[nth as usize]) == text(nth)));
    }

    #[test]
    fn texts_of_pieces_are_taken_over_with_their_numbers() {
        let words = ["SO-0007", "red", "N5000000000", "X-123456", "SO-0009", "N5060000000", ""];
        let mut whole = LocalTexts::default();
        let mut taken: Vec<(TextId, &str)> = Vec::new();
        for cut in [3, 5, 1, 7] {
            let mut piece = LocalTexts::default();
            let turned = words[cut % 7..].iter().chain(&words[..cut]);
            let ids: Vec<(TextId, &str)> = turned.map(|word| (piece.intern(word), *word)).collect();
            let packed = piece.pack();
            let mut map = whole.take_over(&packed);
            taken.extend(ids.into_iter().map(|(id, word)| (map.of(id), word)));
        }
        assert!(taken.iter().all(|(id, word)| whole.text(*id) == *word));
        assert!(taken.iter().all(|(id, word)| whole.intern(word) == *id));
    }
}
