//! Small numbers in one, two or four bytes each, the greatest of which stands for none.
//!
//! Says nothing of what they mean.

use std::ops::Range;

/// No number, where numbers are still four bytes each.
pub const NONE: u32 = u32::MAX;

/// Numbers of one width.
#[derive(Debug, Clone)]
pub enum Codes {
    /// Below 255.
    Bytes(Vec<u8>),
    /// Below 65,535.
    Halves(Vec<u16>),
    /// Others.
    Words(Vec<u32>),
}

/// A number of some width.
trait Width: Copy + PartialEq + Into<u32> + TryFrom<u32> + 'static {
    /// What stands for none.
    const NONE: Self;

    #[inline]
    fn known(self) -> Option<u32> {
        (self != Self::NONE).then(|| self.into())
    }

    /// Whoever chose the width saw to it that the number fits, or that it is none.
    #[inline]
    fn of(code: u32) -> Self {
        Self::try_from(code).unwrap_or(Self::NONE)
    }
}

impl Width for u8 {
    const NONE: Self = Self::MAX;
}

impl Width for u16 {
    const NONE: Self = Self::MAX;
}

impl Width for u32 {
    const NONE: Self = Self::MAX;
}

impl Codes {
    /// No numbers yet, and room for so many of which none is greater than `largest`.
    pub fn with_room(count: usize, largest: u32) -> Self {
        match largest {
            0..255 => Self::Bytes(Vec::with_capacity(count)),
            255..65_535 => Self::Halves(Vec::with_capacity(count)),
            _ => Self::Words(Vec::with_capacity(count)),
        }
    }

    /// These numbers in the least width, [`NONE`] being none.
    pub fn of(codes: Vec<u32>) -> Self {
        let known = codes.iter().filter(|code| **code != NONE);
        let mut narrow = Self::with_room(0, known.copied().max().unwrap_or(0));
        match &mut narrow {
            Self::Bytes(into) => into.extend(codes.iter().map(|&code| u8::of(code))),
            Self::Halves(into) => into.extend(codes.iter().map(|&code| u16::of(code))),
            Self::Words(into) => *into = codes,
        }
        narrow
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(codes) => codes.len(),
            Self::Halves(codes) => codes.len(),
            Self::Words(codes) => codes.len(),
        }
    }

    /// The number at a place.
    #[inline]
    pub fn at(&self, place: usize) -> Option<u32> {
        match self {
            Self::Bytes(codes) => codes[place].known(),
            Self::Halves(codes) => codes[place].known(),
            Self::Words(codes) => codes[place].known(),
        }
    }

    /// The greatest number; 0 where there is none.
    pub fn largest(&self) -> u32 {
        fn of<W: Width>(codes: &[W]) -> u32 {
            codes.iter().map(|code| code.known().unwrap_or(0)).max().unwrap_or(0)
        }
        match self {
            Self::Bytes(codes) => of(codes),
            Self::Halves(codes) => of(codes),
            Self::Words(codes) => of(codes),
        }
    }

    /// Appends what the numbers in some places mean to a list.
    #[inline]
    pub fn read<T>(
        &self,
        places: Range<usize>,
        into: &mut Vec<T>,
        mean: impl Fn(Option<u32>) -> T,
    ) {
        match self {
            Self::Bytes(codes) => into.extend(codes[places].iter().map(|code| mean(code.known()))),
            Self::Halves(codes) => into.extend(codes[places].iter().map(|code| mean(code.known()))),
            Self::Words(codes) => into.extend(codes[places].iter().map(|code| mean(code.known()))),
        }
    }

    /// Appends what the numbers in some places mean to a list, none where there is no such place.
    #[inline]
    pub fn gather<T>(&self, places: &[u32], into: &mut Vec<T>, mean: impl Fn(Option<u32>) -> T) {
        fn of<W: Width>(codes: &[W], place: u32) -> Option<u32> {
            codes.get(place as usize)?.known()
        }
        match self {
            Self::Bytes(codes) => into.extend(places.iter().map(|&place| mean(of(codes, place)))),
            Self::Halves(codes) => into.extend(places.iter().map(|&place| mean(of(codes, place)))),
            Self::Words(codes) => into.extend(places.iter().map(|&place| mean(of(codes, place)))),
        }
    }

    /// Appends what becomes of other numbers: all, or those in some places. None stays none.
    pub fn append(&mut self, from: &Self, places: Option<&[u32]>, become_: impl Fn(u32) -> u32) {
        let become_ = |code: Option<u32>| code.map_or(NONE, &become_);
        fn put<W: Width>(
            into: &mut Vec<W>,
            from: &Codes,
            places: Option<&[u32]>,
            become_: impl Fn(Option<u32>) -> u32,
        ) {
            let of = |code| W::of(become_(code));
            match places {
                None => from.read(0..from.len(), into, of),
                Some(places) => from.gather(places, into, of),
            }
        }
        match self {
            Self::Bytes(into) => put(into, from, places, become_),
            Self::Halves(into) => put(into, from, places, become_),
            Self::Words(into) => put(into, from, places, become_),
        }
    }

    /// Appends numbers, [`NONE`] being none.
    pub fn extend(&mut self, codes: impl Iterator<Item = u32>) {
        match self {
            Self::Bytes(into) => into.extend(codes.map(u8::of)),
            Self::Halves(into) => into.extend(codes.map(u16::of)),
            Self::Words(into) => into.extend(codes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_least_width_that_holds_them_and_none() {
        for (largest, width) in [(0, 1), (254, 1), (255, 2), (65_534, 2), (65_535, 4)] {
            let codes = Codes::of(vec![largest, NONE, 0]);
            let is = match &codes {
                Codes::Bytes(_) => 1,
                Codes::Halves(_) => 2,
                Codes::Words(_) => 4,
            };
            assert_eq!(is, width, "{largest}");
            assert_eq!([codes.at(0), codes.at(1), codes.at(2)], [Some(largest), None, Some(0)]);
            assert_eq!(codes.largest(), largest);
        }
    }

    #[test]
    fn wider_numbers_take_in_narrower_ones() {
        let mut codes = Codes::with_room(5, 70_000);
        codes.append(&Codes::of(vec![1, NONE]), None, |code| code * 1000);
        codes.append(&Codes::of(vec![300, 2, NONE]), Some(&[2, 0, 9]), |code| code);
        let mut read = Vec::new();
        codes.read(0..5, &mut read, |code| code.unwrap_or(7));
        assert_eq!(read, [1000, 7, 7, 300, 7]);
    }
}
