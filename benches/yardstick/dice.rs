//! Numbers that look thrown and are the same for the same seed.
//!
//! Good enough to make exports with, and for nothing that must not be guessed.

/// A small generator of numbers (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Dice of their own for one thing among many.
    pub fn of(seed: u64, thing: u64) -> Self {
        Self(mixed(seed ^ mixed(thing)))
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed(self.0)
    }

    /// A number from 0 to one less than the limit.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit.max(1)
    }

    /// The same for numbers that may be negative elsewhere.
    pub fn within(&mut self, limit: i64) -> i64 {
        i64::try_from(self.below(limit.max(1).unsigned_abs())).unwrap_or(0)
    }

    /// Whether something happens that happens to so many in ten thousand.
    pub fn happens(&mut self, in_ten_thousand: u64) -> bool {
        self.below(10_000) < in_ten_thousand
    }

    /// One of several things.
    pub fn one_of<T: Copy>(&mut self, things: &[T]) -> T {
        let at = self.below(things.len() as u64);
        things[usize::try_from(at).unwrap_or(0)]
    }
}

/// A number whose every bit depends on every bit of another.
pub const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}
