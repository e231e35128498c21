//! The texts of many pieces taken in at once, on all cores.
//!
//! Numbered texts go by family, and cost nothing each. Of all others each shard takes its texts
//! out of all pieces, one after the other, so that what it looks up stays near the core. Equal
//! texts get equal numbers, wherever the input was cut and on any number of cores; which number a
//! text gets says nothing.

use super::blocks::Blocks;
use super::packed::PackedTexts;
use super::rooms::{self, ROOMS_MAX};
use super::{LocalTexts, SHARDS, Shard, TextId, Texts, hash_of, number, slice, spread};
use crate::cores;

/// What refers to texts by their numbers in a piece.
pub trait Holder: Send {
    /// The texts, which are given away.
    fn take_texts(&mut self) -> PackedTexts;

    /// Puts other numbers in the place of all.
    fn renumber(&mut self, new: impl FnMut(TextId) -> TextId);
}

impl Texts {
    /// The texts of all holders, which refer to them by their numbers here from now on.
    pub fn merge(holders: &mut [impl Holder]) -> Self {
        let mut texts = Self::default();
        texts.absorb(holders);
        texts
    }

    /// Takes in the texts of more holders. Only the first that are taken in make blocks.
    pub fn absorb(&mut self, holders: &mut [impl Holder]) {
        let pieces: Vec<PackedTexts> = holders.iter_mut().map(Holder::take_texts).collect();
        if self.is_empty() {
            self.blocks = Blocks::of(pieces.iter().flat_map(|piece| &piece.rooms));
        }
        let Self { blocks, shards } = self;
        let blocks = &*blocks;
        let mut pieces = cores::each(holders.iter_mut().zip(pieces), |(holder, piece)| {
            settle(piece, holder, blocks)
        });
        let mut jobs: Vec<Vec<Job<'_>>> = (0..SHARDS).map(|_| Vec::new()).collect();
        for piece in pieces.iter_mut().flat_map(|piece| [&mut piece.texts, &mut piece.others]) {
            piece.add_jobs(&mut jobs);
        }
        cores::each(shards.iter_mut().zip(jobs).enumerate(), |(at, (shard, jobs))| {
            shard.absorb(at, jobs, blocks);
        });
        cores::each(holders.iter_mut().zip(pieces), |(holder, piece)| {
            let map = piece.map();
            holder.renumber(|id| map.of(id));
        });
    }
}

/// A piece of which it is known what becomes of its families.
struct Settled {
    texts: PackedTexts,
    /// The texts of families that have no block, or not for all its numbers.
    others: PackedTexts,
    /// What is to be added to the numbers of each room.
    ways: [TextId; ROOMS_MAX],
}

/// Settles what becomes of the families of a piece. Those without a block fall apart into texts.
fn settle(texts: PackedTexts, holder: &mut impl Holder, blocks: &Blocks) -> Settled {
    /// In a large piece a text may be used so often that room for each use is wasted.
    const ROOM_MAX: usize = 1 << 16;
    let mut ways = [0; ROOMS_MAX];
    let mut is_apart = [false; ROOMS_MAX];
    for (at, room) in texts.rooms.iter().enumerate() {
        match blocks.way(room) {
            Some(way) => ways[at] = way,
            None => is_apart[at] = true,
        }
    }
    let apart = texts.rooms.iter().zip(is_apart).filter(|(_, is_apart)| *is_apart);
    let uses: usize = apart.map(|(room, _)| room.uses as usize).sum();
    let mut others = LocalTexts::with_room(uses.min(ROOM_MAX));
    if is_apart.contains(&true) {
        // The first of the others is empty, and no text of a family is.
        let before = u32::try_from(texts.kept() - 1).expect("a piece has few texts");
        holder.renumber(|id| {
            let (room, number) = rooms::room_of(id);
            if !rooms::is_numbered(id) || !is_apart[room] {
                return id;
            }
            before + others.intern_whole(&texts.rooms[room].text(number))
        });
    }
    Settled { texts, others: others.pack(), ways }
}

impl Settled {
    fn map(self) -> Map {
        let mut kept = self.texts.map();
        kept.extend(self.others.map().into_iter().skip(1));
        Map { kept, ways: self.ways }
    }
}

/// The number in the whole of each text of a piece.
struct Map {
    kept: Vec<TextId>,
    ways: [TextId; ROOMS_MAX],
}

impl Map {
    #[inline]
    fn of(&self, id: TextId) -> TextId {
        if rooms::is_numbered(id) {
            let (room, number) = rooms::room_of(id);
            return self.ways[room].wrapping_add(number);
        }
        self.kept[id as usize]
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
    fn add_jobs<'p>(&'p mut self, jobs: &mut [Vec<Job<'p>>]) {
        if self.kept() <= 1 {
            return;
        }
        let mut left = &mut self.hashes[..];
        for (pair, jobs) in self.starts.windows(2).zip(jobs) {
            let range = pair[0] as usize..pair[1] as usize;
            if range.is_empty() {
                continue;
            }
            let (hashes, rest) = std::mem::take(&mut left).split_at_mut(range.len());
            left = rest;
            let start = if range.start == 0 { 0 } else { self.ends[range.start - 1] as usize };
            jobs.push(Job { bytes: &self.bytes, start, ends: &self.ends[range], hashes });
        }
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
    fn absorb(&mut self, shard: usize, jobs: Vec<Job<'_>>, blocks: &Blocks) {
        self.make_room(&jobs);
        for job in jobs {
            let mut start = job.start;
            for (&end, hash) in job.ends.iter().zip(job.hashes) {
                let text = &job.bytes[start..end as usize];
                start = end as usize;
                let found = blocks.find(text);
                let new = || number(blocks.end(), shard, self.intern(text, *hash));
                *hash = found.unwrap_or_else(new);
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
mod tests;
