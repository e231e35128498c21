//! A column of some kind: as rows are read into it, and as it is kept once it is complete.
//!
//! Says nothing of which column it is.

use super::Kind::{self, Money, Quantity, Text, Time};
use super::cells::{Cell, Cells};
use crate::decimal::ABSENT;
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use std::borrow::Cow;

/// The values of one column, one per row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// Texts by number; [`NO_TEXT`] where absent.
    Text(Vec<TextId>),
    /// Decimals in millionths (see `decimal`); [`ABSENT`] where absent.
    Number(Vec<i64>),
    /// Moments; [`Span::UNKNOWN`] where absent.
    Time(Vec<Span>),
    /// Any of these in as few bytes as they need, to which nothing is pushed any more.
    Packed(Packed),
}

/// The values of one column that is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Packed {
    /// Texts by number; [`NO_TEXT`] where absent.
    Text(Cells<TextId>),
    /// Decimals in millionths (see `decimal`); [`ABSENT`] where absent.
    Number(Cells<i64>),
    /// Moments; [`Span::UNKNOWN`] where absent.
    Time(Cells<Span>),
}

impl Column {
    /// Appends an absent value.
    pub fn push_absent(&mut self) {
        match self {
            Self::Text(values) => values.push(NO_TEXT),
            Self::Number(values) => values.push(ABSENT),
            Self::Time(values) => values.push(Span::UNKNOWN),
            Self::Packed(_) => {
                self.unpack();
                self.push_absent();
            }
        }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(values) => values.len(),
            Self::Number(values) => values.len(),
            Self::Time(values) => values.len(),
            Self::Packed(packed) => packed.len(),
        }
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes room for so many more values, and for no more; a packed one is complete.
    pub fn reserve_exact(&mut self, count: usize) {
        match self {
            Self::Text(values) => values.reserve_exact(count),
            Self::Number(values) => values.reserve_exact(count),
            Self::Time(values) => values.reserve_exact(count),
            Self::Packed(_) => {}
        }
    }

    /// Keeps the first values, so many of them; a packed one is complete.
    pub fn truncate(&mut self, count: usize) {
        match self {
            Self::Text(values) => values.truncate(count),
            Self::Number(values) => values.truncate(count),
            Self::Time(values) => values.truncate(count),
            Self::Packed(_) => {}
        }
    }

    /// The texts, if it holds texts.
    pub fn texts(&self) -> Option<Cow<'_, [TextId]>> {
        match self {
            Self::Text(values) => Some(Cow::Borrowed(values)),
            Self::Packed(Packed::Text(cells)) => Some(cells.values()),
            _ => None,
        }
    }

    /// The numbers, if it holds numbers.
    pub fn numbers(&self) -> Option<Cow<'_, [i64]>> {
        match self {
            Self::Number(values) => Some(Cow::Borrowed(values)),
            Self::Packed(Packed::Number(cells)) => Some(cells.values()),
            _ => None,
        }
    }

    /// The moments, if it holds moments.
    pub fn times(&self) -> Option<Cow<'_, [Span]>> {
        match self {
            Self::Time(values) => Some(Cow::Borrowed(values)),
            Self::Packed(Packed::Time(cells)) => Some(cells.values()),
            _ => None,
        }
    }

    /// The values of some rows, each by itself.
    pub fn of_rows(&self, rows: &[u32]) -> Self {
        fn listed<T: Copy>(values: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().map(|&row| values[row as usize]).collect()
        }
        fn gathered<T: Cell>(cells: &Cells<T>, rows: &[u32]) -> Vec<T> {
            let mut values = Vec::with_capacity(rows.len());
            cells.gather(rows, &mut values);
            values
        }
        match self {
            Self::Text(values) => Self::Text(listed(values, rows)),
            Self::Number(values) => Self::Number(listed(values, rows)),
            Self::Time(values) => Self::Time(listed(values, rows)),
            Self::Packed(Packed::Text(cells)) => Self::Text(gathered(cells, rows)),
            Self::Packed(Packed::Number(cells)) => Self::Number(gathered(cells, rows)),
            Self::Packed(Packed::Time(cells)) => Self::Time(gathered(cells, rows)),
        }
    }

    /// The column in as few bytes as it needs.
    pub fn packed(self) -> Packed {
        match self {
            Self::Text(values) => Packed::Text(values.into()),
            Self::Number(values) => Packed::Number(values.into()),
            Self::Time(values) => Packed::Time(values.into()),
            Self::Packed(packed) => packed,
        }
    }

    /// Packs it.
    pub fn pack(&mut self) {
        let column = std::mem::replace(self, Self::Text(Vec::new()));
        *self = Self::Packed(column.packed());
    }

    /// Keeps each value by itself again, to be changed or pushed to.
    pub fn unpack(&mut self) {
        if let Self::Packed(packed) = self {
            *self = match packed {
                Packed::Text(cells) => Self::Text(cells.to_vec()),
                Packed::Number(cells) => Self::Number(cells.to_vec()),
                Packed::Time(cells) => Self::Time(cells.to_vec()),
            };
        }
    }
}

impl From<Column> for Packed {
    fn from(column: Column) -> Self {
        column.packed()
    }
}

impl Packed {
    /// An empty column for values of a kind.
    pub fn empty(kind: Kind) -> Self {
        match kind {
            Text => Self::Text(Cells::default()),
            Money | Quantity => Self::Number(Cells::default()),
            Time => Self::Time(Cells::default()),
        }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Text(cells) => cells.len(),
            Self::Number(cells) => cells.len(),
            Self::Time(cells) => cells.len(),
        }
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether each value is kept by itself.
    pub fn is_plain(&self) -> bool {
        match self {
            Self::Text(cells) => cells.as_slice().is_some(),
            Self::Number(cells) => cells.as_slice().is_some(),
            Self::Time(cells) => cells.as_slice().is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_column_can_be_pushed_to_again() {
        let mut column = Column::Number(vec![5, ABSENT, 5]);
        column.pack();
        assert_eq!(column.numbers().as_deref(), Some(&[5, ABSENT, 5][..]));
        assert!(column.texts().is_none() && column.times().is_none());
        assert_eq!(column.of_rows(&[1, 2]), Column::Number(vec![ABSENT, 5]));
        column.push_absent();
        assert_eq!(column, Column::Number(vec![5, ABSENT, 5, ABSENT]));
        assert_eq!(column.of_rows(&[3, 0]), Column::Number(vec![ABSENT, 5]));
    }

    #[test]
    fn columns_are_equal_where_their_values_are() {
        let few = Packed::from(Column::Text(vec![7, 8, 7, 7, 8, 7]));
        let each = Packed::Text(Cells::each(vec![7, 8, 7, 7, 8, 7]));
        assert!(each.is_plain() && !few.is_plain());
        assert_eq!(few, each);
        assert_ne!(few, Packed::Text(Cells::each(vec![7, 8, 7, 7, 8, 8])));
        assert_eq!(Packed::empty(Kind::Text).len(), 0);
    }
}
