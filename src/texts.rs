//! Texts kept once: keys and words as small numbers.
//!
//! Most keys are numbered texts, such as `SO-0001000037`: those of a family differ in a number
//! alone. A family whose numbers lie close together has a block of numbers here, and nothing else
//! is kept of its texts. Any other text belongs to one of a fixed number of shards by its hash,
//! and its number says which; so many texts can be taken in on all cores (`merge`). No order of
//! numbers means anything. Does not fold case or trim; what two texts have in common is decided
//! by whoever compares them.

mod blocks;
mod family;
mod local;
mod merge;
mod packed;
mod rooms;
mod stored;
mod text;

use blocks::Blocks;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
pub use local::LocalTexts;
pub use merge::Holder;
pub use packed::PackedTexts;
use std::hash::{BuildHasher, Hasher};
pub use stored::Sift;
pub use text::Text;

/// A text as its number in [`Texts`]; [`NO_TEXT`] is an empty cell.
pub type TextId = u32;

/// The number of the empty text, which stands for an absent value.
pub const NO_TEXT: TextId = 0;

/// How many shards there are: so many that one of some million texts stays near the core.
const SHARDS: usize = 256;

/// The bits of a hash above those that say the shard.
const SHARD_SHIFT: u32 = u32::BITS - SHARDS.ilog2();

/// The upper half of the hash of a text, the same in every run.
#[inline]
fn hash_of(text: &str) -> u32 {
    let mut hasher = FixedState::with_seed(0x70_726F_6D69_7365).build_hasher();
    hasher.write(text.as_bytes());
    (hasher.finish() >> 32) as u32
}

/// A hash with its bits spread over all of a long one, for tables that use its ends.
const fn spread(hash: u32) -> u64 {
    (hash as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

const fn shard_of(hash: u32) -> usize {
    (hash >> SHARD_SHIFT) as usize
}

/// An arena of distinct texts, each found again by its content without allocating.
#[derive(Debug, Clone)]
pub struct Texts {
    /// The families that have numbers of their own, below those of the shards.
    blocks: Blocks,
    shards: Vec<Shard>,
}

/// The texts whose hashes begin alike, by their places.
#[derive(Debug, Clone, Default)]
struct Shard {
    bytes: String,
    ends: Vec<u32>,
    index: HashTable<u32>,
}

impl Default for Texts {
    fn default() -> Self {
        let mut shards = vec![Shard::default(); SHARDS];
        // The empty text is the first of the first shard, whatever its hash, and in no index.
        shards[0].ends.push(0);
        Self { blocks: Blocks::default(), shards }
    }
}

impl Texts {
    /// The number of `text`, given a new one if it was not seen before.
    pub fn intern(&mut self, text: &str) -> TextId {
        if text.is_empty() {
            return NO_TEXT;
        }
        if let Some(id) = self.blocks.find(text) {
            return id;
        }
        let hash = hash_of(text);
        let shard = shard_of(hash);
        number(self.blocks.end(), shard, self.shards[shard].intern(text, hash))
    }

    /// The number of `text` if it is known. Where pieces were taken in, all texts between two of a
    /// block are, met or not.
    pub fn find(&self, text: &str) -> Option<TextId> {
        if text.is_empty() {
            return Some(NO_TEXT);
        }
        if let Some(id) = self.blocks.find(text) {
            return Some(id);
        }
        let hash = hash_of(text);
        let shard = shard_of(hash);
        let place = self.shards[shard].find(text, hash)?;
        Some(number(self.blocks.end(), shard, place))
    }

    /// The text of a number.
    #[inline]
    pub fn text(&self, id: TextId) -> Text<'_> {
        match id.checked_sub(self.blocks.end()) {
            Some(id) => self.shards[id as usize % SHARDS].text(id / SHARDS as u32).into(),
            None if id == NO_TEXT => "".into(),
            None => self.blocks.text(id),
        }
    }

    /// One more than the greatest number, for arrays with a place for each text. The empty text
    /// is one of them. At most some four times as much as there are uses of numbered texts, and
    /// little more than the number of other distinct texts.
    pub fn len(&self) -> usize {
        let longest = self.shards.iter().map(|shard| shard.ends.len()).max();
        self.blocks.end() as usize + longest.unwrap_or_default() * SHARDS
    }

    /// Whether only the empty text is known.
    pub fn is_empty(&self) -> bool {
        self.blocks.end() == 0 && self.shards.iter().all(|shard| shard.index.is_empty())
    }
}

/// The number of the text at a place of a shard, behind those of the blocks. Places of all shards
/// go on together, so that texts met one after the other have numbers close together.
fn number(behind: TextId, shard: usize, place: u32) -> TextId {
    let id = u64::from(behind) + u64::from(place) * SHARDS as u64 + shard as u64;
    u32::try_from(id).expect("fewer than four billion distinct texts")
}

impl Shard {
    fn find(&self, text: &str, hash: u32) -> Option<u32> {
        self.index.find(spread(hash), |&place| self.text(place) == text).copied()
    }

    fn intern(&mut self, text: &str, hash: u32) -> u32 {
        if let Some(place) = self.find(text, hash) {
            return place;
        }
        let Self { bytes, ends, index } = self;
        let place = u32::try_from(ends.len()).expect("fewer than four billion distinct texts");
        bytes.push_str(text);
        ends.push(u32::try_from(bytes.len()).expect("less than 256 GiB of distinct texts"));
        let rehash = |&place: &u32| spread(hash_of(slice(bytes, ends, place)));
        index.insert_unique(spread(hash), place, rehash);
        place
    }

    fn text(&self, place: u32) -> &str {
        slice(&self.bytes, &self.ends, place)
    }
}

#[inline]
fn slice<'a>(bytes: &'a str, ends: &[u32], place: u32) -> &'a str {
    let place = place as usize;
    let start = if place == 0 { 0 } else { ends[place - 1] };
    &bytes[start as usize..ends[place] as usize]
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
        assert_eq!(texts.find(""), Some(NO_TEXT));
        assert_eq!(texts.text(NO_TEXT), "");
        assert!(texts.is_empty());
        texts.intern("a");
        assert!(!texts.is_empty());
    }

    #[test]
    fn numbers_leave_few_gaps() {
        let mut texts = Texts::default();
        let ids: Vec<TextId> =
            (0..100_000).map(|nth| texts.intern(&format!("SO-{nth:010}"))).collect();
        assert!(texts.len() < 125_000, "{}", texts.len());
        assert!(ids.iter().all(|&id| (id as usize) < texts.len()));
        let found = (0..100_000).all(|nth| texts.text(ids[nth]) == format!("SO-{nth:010}"));
        assert!(found);
    }
}
