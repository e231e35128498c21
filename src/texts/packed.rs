//! The texts of one piece of the input put in the order of the shards, ready to be merged.
//!
//! Keeps the numbers the piece gave them and takes in no more.

use super::rooms::{self, Room};
use super::{LocalTexts, NO_TEXT, SHARDS, Text, TextId, shard_of, slice};

/// The distinct texts of a piece; the empty one is in none of its lists but the first of numbers.
#[derive(Debug, Clone)]
pub struct PackedTexts {
    /// Where the texts of each shard begin, and the end.
    pub(super) starts: Vec<u32>,
    pub(super) bytes: String,
    pub(super) ends: Vec<u32>,
    pub(super) hashes: Vec<u32>,
    /// The place of each text by its number.
    pub(super) places: Vec<u32>,
    /// The families of numbered texts, of which nothing else is kept.
    pub(super) rooms: Vec<Room>,
}

impl Default for PackedTexts {
    fn default() -> Self {
        LocalTexts::default().pack()
    }
}

impl PackedTexts {
    /// The text of a number.
    pub fn text(&self, id: TextId) -> Text<'_> {
        if rooms::is_numbered(id) {
            let (room, number) = rooms::room_of(id);
            return self.rooms[room].text(number);
        }
        let place = |id: TextId| self.places[id as usize];
        if id == NO_TEXT { "" } else { slice(&self.bytes, &self.ends, place(id)) }.into()
    }

    /// How many texts are kept as they stand, the empty one included.
    pub(super) fn kept(&self) -> usize {
        self.places.len()
    }

    /// Whether only the empty text is known.
    pub fn is_empty(&self) -> bool {
        self.kept() <= 1 && self.rooms.is_empty()
    }
}

impl LocalTexts {
    /// Puts the texts in the order of the shards, best while they are still near the core.
    pub fn pack(&self) -> PackedTexts {
        let mut starts = vec![0_u32; SHARDS + 1];
        let mut bytes_at = vec![0_usize; SHARDS + 1];
        let texts = || {
            let bounds = self.ends.windows(2).map(|pair| pair[0] as usize..pair[1] as usize);
            self.hashes[1..].iter().map(|&hash| shard_of(hash)).zip(bounds)
        };
        for (shard, bounds) in texts() {
            starts[shard + 1] += 1;
            bytes_at[shard + 1] += bounds.len();
        }
        for shard in 0..SHARDS {
            starts[shard + 1] += starts[shard];
            bytes_at[shard + 1] += bytes_at[shard];
        }
        let mut next = starts.clone();
        let mut bytes = vec![0; self.bytes.len()];
        let mut ends = vec![0; self.kept() - 1];
        let mut hashes = ends.clone();
        let mut places = vec![0; self.kept()];
        for ((id, &hash), (shard, bounds)) in self.hashes.iter().enumerate().skip(1).zip(texts()) {
            let (place, from) = (next[shard] as usize, bytes_at[shard]);
            let to = from + bounds.len();
            bytes[from..to].copy_from_slice(&self.bytes.as_bytes()[bounds]);
            ends[place] = u32::try_from(to).unwrap_or(u32::MAX);
            hashes[place] = hash;
            places[id] = next[shard];
            next[shard] += 1;
            bytes_at[shard] = to;
        }
        let bytes = String::from_utf8(bytes).expect("whole texts are put one after the other");
        PackedTexts { starts, bytes, ends, hashes, places, rooms: self.rooms.all.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_texts_keep_their_numbers() {
        let mut texts = LocalTexts::default();
        let words: Vec<String> = (0..700).map(|nth| format!("K\u{f6}ln-{nth}")).collect();
        let key = texts.intern("SO-0000012");
        let ids: Vec<TextId> = words.iter().map(|word| texts.intern(word)).collect();
        let packed = texts.pack();
        assert_eq!((packed.kept(), &*packed.text(NO_TEXT)), (701, ""));
        assert!(ids.iter().zip(&words).all(|(&id, word)| packed.text(id) == *word));
        assert_eq!(packed.text(key), "SO-0000012");
        assert!(PackedTexts::default().is_empty() && !packed.is_empty());
    }
}
