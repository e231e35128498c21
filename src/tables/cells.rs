//! The values of a column in as few bytes as they need, each read back exactly as it was.
//!
//! A column is chosen its form from what it holds (`packing`) and joined with others (`joining`);
//! here it is only read. Knows nothing of rows, roles and files.

use super::codes::Codes;
use crate::decimal::ABSENT;
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use std::borrow::Cow;
use std::fmt::Debug;
use std::hash::Hash;
use std::ops::Range;

/// What a column may hold.
pub trait Cell: Copy + Eq + Hash + Debug + 'static {
    /// The value that is none.
    const ABSENT: Self;
    /// A column that holds no more different values in one piece is kept as their numbers.
    const FEW: usize;

    /// The values as whole numbers of the greatest unit that divides them all, if they are small;
    /// absent ones as `codes::NONE`.
    fn scaled(values: &[Self]) -> Option<(i64, Vec<u32>)>;

    /// The values as whole numbers of a unit.
    fn codes(values: &[Self], unit: i64) -> Option<Vec<u32>>;

    /// The value that is so many of a unit.
    fn of_code(code: u32, unit: i64) -> Self;

    /// A number below 256 that most different values do not share.
    fn slot(self) -> usize;
}

/// How values are kept.
#[derive(Debug, Clone)]
pub(super) enum Form<T> {
    /// One for so many rows.
    Same(T, usize),
    /// Each by itself.
    Each(Vec<T>),
    /// Few different ones, and the place of each among them.
    Few(Vec<T>, Codes),
    /// As whole numbers of a unit.
    Scaled(i64, Codes),
}

/// The values of a column, one per row.
#[derive(Debug, Clone)]
pub struct Cells<T>(pub(super) Form<T>);

impl<T: Cell> Default for Cells<T> {
    fn default() -> Self {
        Self(Form::Same(T::ABSENT, 0))
    }
}

impl Default for &Cells<TextId> {
    fn default() -> Self {
        static NONE: Cells<TextId> = Cells(Form::Same(NO_TEXT, 0));
        &NONE
    }
}

/// Columns are equal where their values are, in whatever form.
impl<T: Cell> PartialEq for Cells<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Cell> Eq for Cells<T> {}

impl<T: Cell> Cells<T> {
    /// How many values there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Same(_, count) => *count,
            Form::Each(values) => values.len(),
            Form::Few(_, codes) | Form::Scaled(_, codes) => codes.len(),
        }
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value of a row.
    #[inline]
    pub fn at(&self, row: usize) -> T {
        match &self.0 {
            Form::Same(value, count) => {
                debug_assert!(row < *count, "row {row} of {count}");
                *value
            }
            Form::Each(values) => values[row],
            Form::Few(values, codes) => one_of(values)(codes.at(row)),
            Form::Scaled(unit, codes) => multiple(*unit)(codes.at(row)),
        }
    }

    /// The value of a row, if there is such a row.
    #[inline]
    pub fn get(&self, row: usize) -> Option<T> {
        (row < self.len()).then(|| self.at(row))
    }

    /// The values one after the other.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = T> + Clone + '_ {
        (0..self.len()).map(|row| self.at(row))
    }

    /// The values as they stand, where each is kept by itself.
    pub fn as_slice(&self) -> Option<&[T]> {
        match &self.0 {
            Form::Each(values) => Some(values),
            _ => None,
        }
    }

    /// Every place that a value is kept in; there may be many more rows, and for numbers of a
    /// unit there is none.
    pub fn kept_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Form::Same(value, _) => std::slice::from_mut(value),
            Form::Each(values) | Form::Few(values, _) => values,
            Form::Scaled(..) => &mut [],
        }
    }

    /// Appends the values of some rows in a row to a list.
    pub fn read(&self, rows: Range<usize>, into: &mut Vec<T>) {
        match &self.0 {
            Form::Same(value, _) => into.resize(into.len() + rows.len(), *value),
            Form::Each(values) => into.extend_from_slice(&values[rows]),
            Form::Few(values, codes) => codes.read(rows, into, one_of(values)),
            Form::Scaled(unit, codes) => codes.read(rows, into, multiple(*unit)),
        }
    }

    /// Appends the values of some rows to a list; where there is no such row, an absent one.
    pub fn gather(&self, rows: &[u32], into: &mut Vec<T>) {
        match &self.0 {
            Form::Same(value, count) => into.extend(
                rows.iter().map(|&row| if (row as usize) < *count { *value } else { T::ABSENT }),
            ),
            Form::Each(values) => into.extend(
                rows.iter().map(|&row| values.get(row as usize).copied().unwrap_or(T::ABSENT)),
            ),
            Form::Few(values, codes) => codes.gather(rows, into, one_of(values)),
            Form::Scaled(unit, codes) => codes.gather(rows, into, multiple(*unit)),
        }
    }

    /// The values of all rows as a slice, of their own where they are kept otherwise.
    pub fn values(&self) -> Cow<'_, [T]> {
        self.as_slice().map_or_else(|| Cow::Owned(self.to_vec()), Cow::Borrowed)
    }

    /// The values of all rows as a list.
    pub fn to_vec(&self) -> Vec<T> {
        let mut values = Vec::with_capacity(self.len());
        self.read(0..self.len(), &mut values);
        values
    }
}

/// What a code means that is the place of a value.
#[inline]
fn one_of<T: Cell>(values: &[T]) -> impl Fn(Option<u32>) -> T {
    |code| code.map_or(T::ABSENT, |code| values[code as usize])
}

/// What a code means that counts a unit.
#[inline]
fn multiple<T: Cell>(unit: i64) -> impl Fn(Option<u32>) -> T {
    move |code| code.map_or(T::ABSENT, |code| T::of_code(code, unit))
}

/// A mark of a number, for [`Cell::slot`].
const fn slot(number: u64) -> usize {
    (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as usize
}

impl Cell for TextId {
    const ABSENT: Self = NO_TEXT;
    const FEW: usize = 255;

    fn scaled(_: &[Self]) -> Option<(i64, Vec<u32>)> {
        None
    }

    fn codes(_: &[Self], _: i64) -> Option<Vec<u32>> {
        None
    }

    fn of_code(code: u32, _: i64) -> Self {
        code
    }

    fn slot(self) -> usize {
        self as usize & 255
    }
}

impl Cell for i64 {
    const ABSENT: Self = ABSENT;
    const FEW: usize = 255;

    fn scaled(values: &[Self]) -> Option<(i64, Vec<u32>)> {
        super::packing::UNITS.into_iter().find_map(|unit| Some((unit, Self::codes(values, unit)?)))
    }

    fn codes(values: &[Self], unit: i64) -> Option<Vec<u32>> {
        super::packing::number_codes(values, unit)
    }

    /// The sign is the lowest bit, so that small numbers of either sign are small codes.
    #[inline]
    fn of_code(code: u32, unit: i64) -> Self {
        let number = i64::from(code >> 1) ^ -i64::from(code & 1);
        number * unit
    }

    fn slot(self) -> usize {
        slot(self as u64)
    }
}

impl Cell for Span {
    const ABSENT: Self = Self::UNKNOWN;
    const FEW: usize = 65_535;

    fn scaled(values: &[Self]) -> Option<(i64, Vec<u32>)> {
        Some((crate::time::SECOND, Self::codes(values, crate::time::SECOND)?))
    }

    fn codes(values: &[Self], _: i64) -> Option<Vec<u32>> {
        super::packing::seconds(values)
    }

    #[inline]
    fn of_code(code: u32, unit: i64) -> Self {
        Self::exact(i64::from(code) * unit)
    }

    fn slot(self) -> usize {
        slot(self.lo as u64)
    }
}
