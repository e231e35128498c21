//! Where the rows of an export lie: all over it, or near where they were made.
//!
//! A permutation that is worked out place by place, so that 10 million orders need no memory.

use super::dice::mixed;

/// A permutation of so many slots.
pub struct Places {
    slots: u64,
    window: u64,
    seed: u64,
}

impl Places {
    /// Slots that change places with slots of the same window only.
    pub fn within(window: u64, slots: u64, seed: u64) -> Self {
        Self { slots, window: window.clamp(1, slots.max(1)), seed }
    }

    /// How many slots there are.
    pub const fn len(&self) -> u64 {
        self.slots
    }

    /// The slot that lies at a place.
    pub fn slot(&self, place: u64) -> u64 {
        let start = place - place % self.window;
        let length = self.window.min(self.slots - start);
        start + shuffled(place - start, length, mixed(self.seed ^ start))
    }
}

/// The number that takes the place of another among so many.
///
/// A Feistel network permutes the next power of four; a number outside is sent round again.
fn shuffled(number: u64, length: u64, seed: u64) -> u64 {
    let bits = length.max(2).next_power_of_two().trailing_zeros();
    let half = bits.div_ceil(2);
    let mask = (1 << half) - 1;
    let mut number = number;
    loop {
        for round in 0..4 {
            let (left, right) = (number >> half, number & mask);
            number =
                (right << half) | (left ^ (mixed(right ^ seed.rotate_left(round * 16)) & mask));
        }
        if number < length {
            return number;
        }
    }
}
