//! The texts of many pieces taken in at once, on all cores.
//!
//! Each shard takes its texts out of all pieces, one after the other, so that what it looks up
//! stays near the core. The numbers are those that a single core would give, wherever the input
//! was cut.

use super::packed::PackedTexts;
use super::{SHARDS, Shard, TextId, Texts, hash_of, number, slice, spread};
use crate::cores;

impl Texts {
    /// The texts of all pieces, and for each piece the numbers of its texts here.
    pub fn merge(pieces: Vec<PackedTexts>) -> (Self, Vec<Vec<TextId>>) {
        let mut texts = Self::default();
        let maps = texts.absorb(pieces);
        (texts, maps)
    }

    /// Takes in the texts of more pieces; for each piece the numbers of its texts here.
    ///
    /// Pieces taken in by and by get the numbers that they would get all at once.
    pub fn absorb(&mut self, mut pieces: Vec<PackedTexts>) -> Vec<Vec<TextId>> {
        let mut jobs: Vec<Vec<Job<'_>>> = (0..SHARDS).map(|_| Vec::new()).collect();
        for piece in &mut pieces {
            for (shard, job) in piece.jobs().into_iter().enumerate() {
                jobs[shard].push(job);
            }
        }
        cores::each(self.shards.iter_mut().zip(jobs).enumerate(), |(at, (shard, jobs))| {
            shard.absorb(at, jobs);
        });
        cores::each(pieces, PackedTexts::map)
    }
}

/// What a shard takes of a piece.
struct Job<'p> {
    bytes: &'p str,
    start: usize,
    ends: &'p [u32],
    /// The hash of each text, and then its number in the whole.
    hashes: &'p mut [u32],
}

impl PackedTexts {
    fn jobs(&mut self) -> Vec<Job<'_>> {
        let mut left = &mut self.hashes[..];
        let mut jobs = Vec::with_capacity(SHARDS);
        for pair in self.starts.windows(2) {
            let range = pair[0] as usize..pair[1] as usize;
            let (hashes, rest) = left.split_at_mut(range.len());
            left = rest;
            let start = if range.start == 0 { 0 } else { self.ends[range.start - 1] as usize };
            jobs.push(Job { bytes: &self.bytes, start, ends: &self.ends[range], hashes });
        }
        jobs
    }

    /// The number of each text of the piece in the whole.
    fn map(self) -> Vec<TextId> {
        let mut map = self.places;
        for place in map.iter_mut().skip(1) {
            *place = self.hashes[*place as usize];
        }
        map
    }
}

impl Shard {
    fn absorb(&mut self, shard: usize, jobs: Vec<Job<'_>>) {
        self.make_room(&jobs);
        for job in jobs {
            let mut start = job.start;
            for (&end, hash) in job.ends.iter().zip(job.hashes) {
                let text = &job.bytes[start..end as usize];
                start = end as usize;
                *hash = number(shard, self.intern(text, *hash));
            }
        }
    }

    /// Makes room for about as many texts as are new, so that the index is built once.
    fn make_room(&mut self, jobs: &[Job<'_>]) {
        /// Fewer texts are not worth counting.
        const FEW: usize = 1024;
        const PLACES_A_TEXT: usize = 8;
        let all: usize = jobs.iter().map(|job| job.hashes.len()).sum();
        if all < FEW {
            return;
        }
        let places = (all * PLACES_A_TEXT).next_power_of_two();
        let mut seen = vec![0_u64; places / 64];
        let mut distinct = 0;
        for &hash in jobs.iter().flat_map(|job| job.hashes.iter()) {
            let place = spread(hash).rotate_left(32) as usize & (places - 1);
            let bit = 1 << (place % 64);
            distinct += usize::from(seen[place / 64] & bit == 0);
            seen[place / 64] |= bit;
        }
        // Of those counted together as one there are at most as many as there are places for.
        let distinct = distinct + distinct / PLACES_A_TEXT;
        let new = distinct.saturating_sub(if self.index.is_empty() { 0 } else { distinct / 2 });
        let Self { bytes, ends, index } = self;
        let length: usize = jobs.iter().map(Job::length).sum();
        bytes.reserve(length / all * new);
        ends.reserve(new);
        index.reserve(new, |&place| spread(hash_of(slice(bytes, ends, place))));
    }
}

impl Job<'_> {
    fn length(&self) -> usize {
        self.ends.last().map_or(0, |&end| end as usize - self.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::LocalTexts;

    fn piece(texts: &[String]) -> PackedTexts {
        let mut piece = LocalTexts::default();
        texts.iter().for_each(|text| _ = piece.intern(text));
        piece.pack()
    }

    fn words(count: usize) -> Vec<String> {
        (0..count).map(|nth| format!("SO-{:07}", nth * 7919 % (count / 3 + 1))).collect()
    }

    #[test]
    fn a_merged_text_is_the_text_of_its_piece() {
        let words = words(9_000);
        let pieces: Vec<PackedTexts> = words.chunks(1_000).map(piece).collect();
        let (texts, maps) = Texts::merge(pieces.clone());
        assert!(texts.len() < 9_000);
        for (piece, map) in pieces.iter().zip(&maps) {
            assert_eq!(map.len(), piece.len());
            for (local, &id) in (0..).zip(map) {
                assert_eq!(texts.text(id), piece.text(local));
                assert_eq!(texts.find(piece.text(local)), Some(id));
            }
        }
    }

    #[test]
    fn numbers_do_not_depend_on_where_the_input_is_cut() {
        let words = words(5_000);
        let whole = Texts::merge(vec![piece(&words)]).0;
        let cut = Texts::merge(words.chunks(77).map(piece).collect()).0;
        let mut by_and_by = Texts::default();
        words.chunks(1_900).for_each(|some| _ = by_and_by.absorb(vec![piece(some)]));
        let mut one_by_one = Texts::default();
        words.iter().for_each(|word| _ = one_by_one.intern(word));
        for word in &words {
            let id = whole.find(word);
            assert!(id.is_some());
            assert_eq!(id, cut.find(word));
            assert_eq!(id, by_and_by.find(word));
            assert_eq!(id, one_by_one.find(word));
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        let (texts, maps) = Texts::merge(vec![PackedTexts::default(), piece(&[])]);
        assert!(texts.is_empty());
        assert_eq!(maps, [[0], [0]]);
    }
}
