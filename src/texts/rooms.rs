//! The families of numbered texts in one piece of the input, each with room for many numbers.
//!
//! A text of a family is its number, and nothing is kept of it. Families get their rooms as they
//! are met, and the first row of a piece holds nearly all of them; when none is left, as where
//! random texts make endless families, those of further ones are not taken in. Whether a text is
//! taken in never changes while a piece is read.

use super::family::{self, Family, Shape};
use super::{Text, TextId};

/// The bit of a number in a piece that says that it is one of a family.
const NUMBERED: TextId = 1 << 31;
/// How many bits say which number of a room it is; those above say which room.
const ROOM_BITS: u32 = 26;
/// How many numbers a room has.
const NUMBERS: u64 = 1 << ROOM_BITS;
/// How many rooms there are.
pub const ROOMS_MAX: usize = (NUMBERED >> ROOM_BITS) as usize;
/// How many rooms are remembered by the look of a text.
const SLOTS: usize = 512;

/// Whether the text of a number in a piece is of a family.
#[inline]
pub const fn is_numbered(id: TextId) -> bool {
    id & NUMBERED != 0
}

/// The room of a number in a piece, and which of its numbers it is.
#[inline]
pub const fn room_of(id: TextId) -> (usize, u32) {
    ((id & !NUMBERED) as usize >> ROOM_BITS, id & (NUMBERS - 1) as u32)
}

/// The numbers of a family in a piece.
#[derive(Debug, Clone)]
pub struct Room {
    /// The family.
    pub family: Family,
    /// The first number there is room for.
    pub start: u64,
    /// The least and the greatest number that was met, from the start on.
    pub(super) least: u32,
    pub(super) most: u32,
    /// How many texts were met.
    pub uses: u32,
}

impl Room {
    /// A room around a number, for all numbers of the family if they are few.
    fn around(family: Family, number: u64) -> Self {
        let start =
            if family.numbers() <= NUMBERS { 0 } else { number.saturating_sub(NUMBERS / 2) };
        Self { family, start, least: u32::MAX, most: 0, uses: 0 }
    }

    /// Takes in a number; [`None`] where there is no room for it.
    #[inline]
    fn take(&mut self, number: u64, room: usize) -> Option<TextId> {
        let number = number.wrapping_sub(self.start);
        if number >= NUMBERS {
            return None;
        }
        let number = number as u32;
        self.least = self.least.min(number);
        self.most = self.most.max(number);
        self.uses = self.uses.saturating_add(1);
        Some(NUMBERED | (room as u32) << ROOM_BITS | number)
    }

    /// The least and the greatest number that was met.
    pub fn range(&self) -> (u64, u64) {
        (self.start + u64::from(self.least), self.start + u64::from(self.most))
    }

    /// A text by its number from the start on.
    #[inline]
    pub fn text(&self, number: u32) -> Text<'static> {
        self.family.text(self.start + u64::from(number))
    }
}

/// The rooms of a piece.
#[derive(Debug, Clone)]
pub struct Rooms {
    pub(super) all: Vec<Room>,
    /// The room of the text met last of those that look alike, so that columns whose cells take
    /// turns do not disturb each other.
    last: [u8; SLOTS],
}

impl Default for Rooms {
    fn default() -> Self {
        Self { all: Vec::new(), last: [0; SLOTS] }
    }
}

impl Rooms {
    /// The number of a text of a family; [`None`] where it is in none, or has no room.
    #[inline]
    pub fn take(&mut self, text: &str) -> Option<TextId> {
        let bytes = text.as_bytes();
        let slot = slot(bytes)?;
        let room = usize::from(self.last[slot]);
        if let Some(known) = self.all.get_mut(room)
            && let Some(number) = known.family.number(bytes)
        {
            return known.take(number, room);
        }
        self.look(text, slot)
    }

    /// The same where the text is likely of the family of another.
    #[inline]
    pub fn take_after(&mut self, text: &str, last: TextId) -> Option<TextId> {
        self.take_alike(text, last).or_else(|| self.take(text))
    }

    /// The same where the text is of the family of another.
    #[inline]
    pub fn take_alike(&mut self, text: &str, last: TextId) -> Option<TextId> {
        let (room, _) = room_of(last);
        let known = self.all.get_mut(room)?;
        let number = known.family.number(text.as_bytes())?;
        known.take(number, room)
    }

    /// Looks through all rooms, and opens a new one if there is one left.
    fn look(&mut self, text: &str, slot: usize) -> Option<TextId> {
        let bytes = text.as_bytes();
        if !family::may_be_numbered(bytes) {
            return None;
        }
        let mut known = self.all.iter().enumerate();
        let found = known.find_map(|(at, room)| Some((at, room.family.number(bytes)?)));
        let (room, number) = match found {
            Some(found) => found,
            None if self.all.len() == ROOMS_MAX => return None,
            None => {
                let (shape, number) = Shape::of(text)?;
                (self.open(Family::new(shape), number)?, number)
            }
        };
        self.last[slot] = room as u8;
        self.all[room].take(number, room)
    }

    fn open(&mut self, family: Family, number: u64) -> Option<usize> {
        let room = self.all.len();
        (room < ROOMS_MAX).then(|| self.all.push(Room::around(family, number)))?;
        Some(room)
    }

    /// A way to take in the numbers of a room of another piece: the room here, if there is one,
    /// and what is to be added to them.
    pub fn take_over(&mut self, other: &Room) -> Option<(usize, u64)> {
        let shape = other.family.shape();
        let known = self.all.iter().position(|room| room.family.shape() == shape);
        if other.uses == 0 {
            return None;
        }
        let room = known.or_else(|| self.open(other.family, other.range().0))?;
        Some((room, other.start.wrapping_sub(self.all[room].start)))
    }

    /// Takes in a number of a room of another piece, in the way found for it.
    #[inline]
    pub fn take_number(&mut self, number: u32, (room, more): (usize, u64)) -> Option<TextId> {
        let known = &mut self.all[room];
        known.take(known.start.wrapping_add(more).wrapping_add(number.into()), room)
    }

    /// The text of a number.
    pub fn text(&self, id: TextId) -> Text<'static> {
        let (room, number) = room_of(id);
        self.all[room].text(number)
    }

    /// Closes all rooms.
    pub fn clear(&mut self) {
        self.all.clear();
    }
}

/// Where the room of a text that looks like this one is remembered.
#[inline]
fn slot(bytes: &[u8]) -> Option<usize> {
    let [first, _, _, .., last] = bytes else { return None };
    let look = bytes.len() as u32 | u32::from(*first) << 8 | u32::from(*last) << 16;
    Some((look.wrapping_mul(0x9E37_79B9) >> (u32::BITS - SLOTS.ilog2())) as usize)
}
