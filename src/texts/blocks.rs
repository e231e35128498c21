//! The families of numbered texts in the whole, each with a block of numbers of its own.
//!
//! A block holds a number for every text between two of its family, met or not, and nothing else.
//! Families whose texts lie too far apart get none.

use super::family::{Family, Shape};
use super::rooms::Room;
use super::{Text, TextId};
use hashbrown::HashMap;
use std::cmp::Reverse;
use std::ops::Range;

/// How many numbers a block may have for each use of one of its texts.
const NUMBERS_A_USE: u64 = 8;
/// Texts used less often are no worse off as they stand.
const USES_MIN: u64 = 8;
/// How many blocks there are at most.
const BLOCKS_MAX: usize = 1 << 10;
/// How many numbers all blocks together have at most.
const NUMBERS_MAX: u64 = 1 << 31;

/// The blocks, from the first number of a text that is not empty.
#[derive(Debug, Clone, Default)]
pub struct Blocks {
    all: Vec<Block>,
    /// The block of each family.
    by_shape: HashMap<Shape, usize>,
    /// A bit for each length of a text that is in a block.
    lengths: u64,
    /// Behind the last number; 0 where there is no block.
    end: TextId,
}

/// The numbers from one of a family on.
#[derive(Debug, Clone)]
struct Block {
    family: Family,
    first: u64,
    /// The numbers of its texts in the whole.
    ids: Range<TextId>,
}

/// What pieces hold of a family.
struct Spread {
    family: Family,
    /// The least and the greatest number in each piece, and how many texts it met.
    pieces: Vec<(u64, u64, u64)>,
}

impl Blocks {
    /// Blocks for the families of all pieces that are worth one.
    pub fn of<'a>(rooms: impl Iterator<Item = &'a Room>) -> Self {
        let mut found: Vec<(Family, Range<u64>, u64)> = Spread::all(rooms)
            .into_iter()
            .filter_map(|spread| spread.dense().map(|(range, uses)| (spread.family, range, uses)))
            .collect();
        // The numbers of orders, which are in every table, come first, so that arrays by number
        // can be short.
        found.sort_unstable_by_key(|(family, _, uses)| (Reverse(*uses), *family.shape()));
        found.truncate(BLOCKS_MAX);
        let mut blocks = Self::default();
        for (family, range, _) in found {
            blocks.add(family, range);
        }
        blocks
    }

    fn add(&mut self, family: Family, range: Range<u64>) {
        let start = self.end.max(1);
        let end = u64::from(start) + (range.end - range.start);
        if let Some(end) = u32::try_from(end).ok().filter(|&end| u64::from(end) <= NUMBERS_MAX) {
            self.by_shape.insert(*family.shape(), self.all.len());
            self.lengths |= 1 << family.length();
            self.all.push(Block { family, first: range.start, ids: start..end });
            self.end = end;
        }
    }

    /// Behind the last number of the blocks; 0 where there are none.
    #[inline]
    pub const fn end(&self) -> TextId {
        self.end
    }

    /// The number of a text for which there is one in a block.
    #[inline]
    pub fn find(&self, text: &str) -> Option<TextId> {
        if self.lengths.checked_shr(u32::try_from(text.len()).ok()?)? & 1 == 0 {
            return None;
        }
        let (shape, number) = Shape::of(text)?;
        let block = &self.all[*self.by_shape.get(&shape)?];
        block.contains(number).then(|| block.id(number))
    }

    /// The text of a number in a block, the least of which is 1.
    #[inline]
    pub fn text(&self, id: TextId) -> Text<'static> {
        let block = &self.all[self.all.partition_point(|block| block.ids.end <= id)];
        block.family.text(block.first + u64::from(id - block.ids.start))
    }

    /// What is to be added to the numbers of a room for those in a block; [`None`] where the block
    /// does not hold all of them.
    pub fn way(&self, room: &Room) -> Option<TextId> {
        if room.uses == 0 {
            return Some(0);
        }
        let block = &self.all[*self.by_shape.get(room.family.shape())?];
        let (least, most) = room.range();
        let is_within = block.contains(least) && block.contains(most);
        let start = room.start.wrapping_sub(block.first) as u32;
        is_within.then(|| block.ids.start.wrapping_add(start))
    }
}

impl Block {
    fn contains(&self, number: u64) -> bool {
        number >= self.first && number - self.first < u64::from(self.ids.end - self.ids.start)
    }

    fn id(&self, number: u64) -> TextId {
        self.ids.start + (number - self.first) as u32
    }
}

impl Spread {
    /// What all pieces hold of each family.
    fn all<'a>(rooms: impl Iterator<Item = &'a Room>) -> Vec<Self> {
        let mut by_shape: HashMap<Shape, usize> = HashMap::new();
        let mut all: Vec<Self> = Vec::new();
        for room in rooms.filter(|room| room.uses > 0) {
            let next = all.len();
            let place = *by_shape.entry(*room.family.shape()).or_insert(next);
            if place == next {
                all.push(Self { family: room.family, pieces: Vec::new() });
            }
            let (least, most) = room.range();
            all[place].pieces.push((least, most, room.uses.into()));
        }
        all
    }

    /// The numbers of a block and how often they are used; [`None`] where they are not worth it.
    ///
    /// A few numbers far from all others spoil no block: where all pieces together lie too far
    /// apart, as few as possible of those that reach farthest from the middle are left out.
    fn dense(&self) -> Option<(Range<u64>, u64)> {
        let mut pieces = self.pieces.clone();
        let middle = self.middle();
        pieces.sort_unstable_by_key(|&(least, most, _)| {
            (least.abs_diff(middle).max(most.abs_diff(middle)), least)
        });
        let few = (0..).map(|doublings| 1 << doublings).take_while(|few| few * 16 <= pieces.len());
        std::iter::once(0).chain(few).find_map(|few| {
            let pieces = &pieces[..pieces.len() - few];
            let start = pieces.iter().map(|piece| piece.0).min()?;
            let end = pieces.iter().map(|piece| piece.1).max()? + 1;
            let uses: u64 = pieces.iter().map(|piece| piece.2).sum();
            let is_dense = uses >= USES_MIN && end - start <= uses.saturating_mul(NUMBERS_A_USE);
            is_dense.then_some((start..end, uses))
        })
    }

    /// A number with about as many uses below it as above.
    fn middle(&self) -> u64 {
        let mut pieces = self.pieces.clone();
        pieces.sort_unstable();
        let half = pieces.iter().map(|piece| piece.2).sum::<u64>() / 2;
        let mut below = 0;
        let reaches_half = |&&(_, _, uses): &&(u64, u64, u64)| {
            below += uses;
            below > half
        };
        pieces.iter().find(reaches_half).map_or(0, |&(least, ..)| least)
    }
}
