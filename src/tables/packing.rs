//! Which form a column gets, by all the values it holds.
//!
//! Every form gives back exactly what was put in; where none is smaller, values stay as they are.

use super::cells::{Cell, Cells, Form};
use super::codes::{Codes, NONE};
use crate::decimal::{ABSENT, ONE};
use crate::time::{SECOND, Span};
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// The units that numbers are counted in: wholes, hundredths, thousandths and millionths. Each
/// divides the one before it.
pub const UNITS: [i64; 4] = [ONE, ONE / 100, ONE / 1000, 1];

impl<T: Cell> Cells<T> {
    /// These values in the smallest form.
    pub fn pack(mut values: Vec<T>) -> Self {
        let Some(&first) = values.first() else { return Self::default() };
        if values.iter().all(|value| *value == first) {
            return Self(Form::Same(first, values.len()));
        }
        if let Some((unit, codes)) = T::scaled(&values) {
            return Self(Form::Scaled(unit, Codes::of(codes)));
        }
        if let Some((few, codes)) = few(&values) {
            return Self(Form::Few(few, Codes::of(codes)));
        }
        values.shrink_to_fit();
        Self(Form::Each(values))
    }

    /// These values as they are.
    pub const fn each(values: Vec<T>) -> Self {
        Self(Form::Each(values))
    }
}

impl<T: Cell> From<Vec<T>> for Cells<T> {
    fn from(values: Vec<T>) -> Self {
        Self::pack(values)
    }
}

/// The different values, and which of them each is; [`None`] where they are too many for it to be
/// worth it. Stops as soon as they are.
fn few<T: Cell>(values: &[T]) -> Option<(Vec<T>, Vec<u32>)> {
    let most = T::FEW.min(values.len() / 2);
    let mut different = Vec::new();
    let mut known: HashMap<T, u32, FixedState> = HashMap::default();
    // Nearly all values were met a moment ago.
    let mut met = [(T::ABSENT, NONE); 256];
    let mut codes = Vec::with_capacity(values.len());
    for &value in values {
        let met = &mut met[value.slot()];
        if met.0 != value && value != T::ABSENT {
            let next = u32::try_from(different.len()).unwrap_or(NONE);
            *met = (value, *known.entry(value).or_insert(next));
            if met.1 == next {
                different.push(value);
                if different.len() > most {
                    return None;
                }
            }
        }
        codes.push(if value == T::ABSENT { NONE } else { met.1 });
    }
    Some((different, codes))
}

/// Numbers as so many of a unit; [`None`] where one is not, or is too large.
pub fn number_codes(values: &[i64], unit: i64) -> Option<Vec<u32>> {
    match UNITS.into_iter().position(|known| known == unit)? {
        0 => codes_in::<{ UNITS[0] }>(values),
        1 => codes_in::<{ UNITS[1] }>(values),
        2 => codes_in::<{ UNITS[2] }>(values),
        _ => codes_in::<{ UNITS[3] }>(values),
    }
}

/// Dividing by a number that is known beforehand costs little.
fn codes_in<const UNIT: i64>(values: &[i64]) -> Option<Vec<u32>> {
    const MOST: i64 = (1 << 31) - 2;
    let code = |&value: &i64| {
        if value == ABSENT {
            return Some(NONE);
        }
        let count = value / UNIT;
        let is_one = count * UNIT == value && (-MOST..=MOST).contains(&count);
        is_one.then_some((count << 1 ^ count >> 63) as u32)
    };
    let mut codes = Vec::with_capacity(values.len());
    for value in values {
        codes.push(code(value)?);
    }
    Some(codes)
}

/// Moments as seconds since 1970; [`None`] where one is a day or has a part of a second.
pub fn seconds(values: &[Span]) -> Option<Vec<u32>> {
    let code = |span: &Span| {
        if *span == Span::UNKNOWN {
            return Some(NONE);
        }
        let seconds = span.lo / SECOND;
        let is_whole = span.lo == span.hi && seconds * SECOND == span.lo;
        u32::try_from(seconds).ok().filter(|&code| is_whole && code != NONE)
    };
    let mut codes = Vec::with_capacity(values.len());
    for value in values {
        codes.push(code(value)?);
    }
    Some(codes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::TextId;
    use crate::time::DAY;
    use proptest::prelude::*;

    /// Packs values, reads them back in every way, and says which form they got.
    fn form<T: Cell>(values: &[T]) -> &'static str {
        let cells = Cells::pack(values.to_vec());
        let rows = u32::try_from(values.len()).unwrap();
        let (mut read, mut gathered) = (vec![T::ABSENT], vec![T::ABSENT]);
        cells.read(0..values.len(), &mut read);
        cells.gather(&(0..rows).collect::<Vec<_>>(), &mut gathered);
        assert_eq!((&read[1..], &gathered[1..]), (values, values));
        assert!(cells.iter().eq(values.iter().copied()));
        assert_eq!((cells.len(), cells.get(values.len())), (values.len(), None));
        let mut beyond = Vec::new();
        cells.gather(&[rows, u32::MAX], &mut beyond);
        assert_eq!(beyond, [T::ABSENT; 2]);
        let width = |codes: &Codes, names: [&'static str; 3]| match codes {
            Codes::Bytes(_) => names[0],
            Codes::Halves(_) => names[1],
            Codes::Words(_) => names[2],
        };
        match &cells.0 {
            Form::Same(..) => "same",
            Form::Each(_) => "each",
            Form::Few(_, codes) => width(codes, ["few 1", "few 2", "few 4"]),
            Form::Scaled(ONE, codes) => width(codes, ["wholes 1", "wholes 2", "wholes 4"]),
            Form::Scaled(_, codes) => width(codes, ["parts 1", "parts 2", "parts 4"]),
        }
    }

    #[test]
    fn numbers_are_counted_in_the_greatest_unit_that_divides_them() {
        assert_eq!(form(&[3 * ONE, ABSENT, -ONE]), "wholes 1");
        assert_eq!(form(&[300 * ONE, ABSENT, 0]), "wholes 2");
        assert_eq!(form(&[300 * ONE, ONE / 100]), "parts 2");
        assert_eq!(form(&[1000 * ONE, ONE / 100]), "parts 4");
        assert_eq!(form(&[ONE / 1000, 2 * ONE]), "parts 2");
        assert_eq!(form(&[1, -2, ABSENT]), "parts 1");
        assert_eq!(form(&[i64::MAX, -i64::MAX, ABSENT, 5]), "each");
        let most = ((1 << 31) - 2) * ONE;
        assert_eq!(form(&[most, -most, ABSENT]), "wholes 4");
        assert_eq!(form(&[most + ONE, -most, ABSENT]), "each");
        assert_eq!(form(&[7_i64, 7, 7]), "same");
        assert_eq!(form(&[ABSENT, ABSENT]), "same");
        assert_eq!(form::<i64>(&[]), "same");
    }

    #[test]
    fn whole_seconds_days_and_other_moments_are_kept_apart() {
        let exact = |at: i64| Span::exact(at);
        let day = |nth: i64| Span { lo: nth * DAY, hi: nth * DAY + DAY - 1 };
        let last = i64::from(u32::MAX) * SECOND;
        assert_eq!(form(&[exact(0), Span::UNKNOWN, exact(last - SECOND)]), "wholes 4");
        assert_eq!(form(&[exact(0), exact(last)]), "each");
        assert_eq!(form(&[exact(0), exact(1)]), "each");
        assert_eq!(form(&[exact(-SECOND), exact(SECOND)]), "each");
        let days: Vec<Span> = (0..2000).map(|nth| day(nth % 100)).collect();
        assert_eq!(form(&days), "few 1");
        let days: Vec<Span> = (0..2000).map(|nth| day(nth % 1000)).collect();
        assert_eq!(form(&days), "few 2");
        assert_eq!(form(&[Span { lo: ABSENT, hi: 5 }, exact(0), exact(1)]), "each");
    }

    #[test]
    fn texts_are_kept_as_few_only_where_they_are() {
        assert_eq!(form(&[9_u32, 0, 9, 8, 9, 9]), "few 1");
        assert_eq!(form(&(0..600).map(|nth| nth % 255 + 1).collect::<Vec<TextId>>()), "few 1");
        assert_eq!(form(&(0..600).map(|nth| nth % 256 + 1).collect::<Vec<TextId>>()), "each");
        assert_eq!(form(&[1_u32, 2, 3, 4, 5, 6]), "each");
    }

    proptest! {
        #[test]
        fn whatever_is_packed_is_read_back(
            numbers in prop::collection::vec(
                prop_oneof![Just(ABSENT), any::<i64>(), (-400_i64..400).prop_map(|one| one * ONE)],
                0..50,
            ),
            texts in prop::collection::vec(0_u32..400, 0..50),
            moments in prop::collection::vec((-5_i64..5, 0_i64..3), 0..50),
        ) {
            form(&numbers);
            form(&texts);
            let span = |(lo, length)| Span { lo: lo * SECOND, hi: lo * SECOND + length };
            form(&moments.into_iter().map(span).collect::<Vec<_>>());
        }
    }
}
