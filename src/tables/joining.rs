//! Columns of several files or pieces put together in one form, which may be wider than theirs.
//!
//! All are seen first, then added; what was added is not needed any more.

use super::cells::{Cell, Cells, Form};
use super::codes::{Codes, NONE};
use foldhash::fast::FixedState;
use hashbrown::HashMap;

/// The most different values that are kept as their numbers.
const MANY: usize = 65_535;

/// What several columns have in common.
#[derive(Debug)]
pub struct Common<T> {
    /// Values that are the same for all rows of a column.
    same: Vec<T>,
    /// Different values of columns that have few.
    few: Numbered<T>,
    /// The units of numbers, each with the largest.
    units: Vec<(i64, u32)>,
    has_few: bool,
    has_each: bool,
}

/// Different values by number.
#[derive(Debug)]
struct Numbered<T> {
    values: Vec<T>,
    known: HashMap<T, u32, FixedState>,
}

impl<T: Cell> Numbered<T> {
    fn number(&mut self, value: T) -> u32 {
        if value == T::ABSENT {
            return NONE;
        }
        let next = u32::try_from(self.values.len()).unwrap_or(NONE);
        let number = *self.known.entry(value).or_insert(next);
        if number == next {
            self.values.push(value);
        }
        number
    }
}

impl<T: Cell> Default for Common<T> {
    fn default() -> Self {
        let few = Numbered { values: Vec::new(), known: HashMap::default() };
        Self { same: Vec::new(), few, units: Vec::new(), has_few: false, has_each: false }
    }
}

impl<T: Cell> Common<T> {
    /// Sees a value that many rows share.
    pub fn see_same(&mut self, value: T) {
        if self.same.last() != Some(&value) {
            self.same.push(value);
        }
    }

    /// Sees a column.
    pub fn see(&mut self, cells: &Cells<T>) {
        match &cells.0 {
            Form::Same(_, 0) => {}
            Form::Same(value, _) => self.see_same(*value),
            Form::Each(_) => self.has_each = true,
            Form::Few(values, _) => {
                self.has_few = true;
                if self.few.values.len() <= MANY {
                    values.iter().for_each(|&value| _ = self.few.number(value));
                }
            }
            Form::Scaled(unit, codes) => self.units.push((*unit, codes.largest())),
        }
    }

    /// The form that holds all that was seen, with room for so many rows.
    pub fn start(mut self, count: usize) -> Joint<T> {
        let is_same = self.same.iter().all(|value| *value == self.same[0]);
        if !self.has_each && !self.has_few && self.units.is_empty() && is_same {
            let value = self.same.first().copied().unwrap_or(T::ABSENT);
            return Joint { cells: Cells(Form::Same(value, 0)), numbers: self.few };
        }
        let scaled = if self.has_each || self.has_few { None } else { self.scaled() };
        let form = match scaled {
            Some((unit, largest)) => Form::Scaled(unit, Codes::with_room(count, largest)),
            None if self.has_each || !self.units.is_empty() => {
                Form::Each(Vec::with_capacity(count))
            }
            None => {
                std::mem::take(&mut self.same).into_iter().for_each(|one| _ = self.few.number(one));
                match self.few.values.len() {
                    0..MANY => {
                        let largest = u32::try_from(self.few.values.len()).unwrap_or(NONE);
                        Form::Few(Vec::new(), Codes::with_room(count, largest))
                    }
                    _ => Form::Each(Vec::with_capacity(count)),
                }
            }
        };
        Joint { cells: Cells(form), numbers: self.few }
    }

    /// The unit that divides all numbers seen, and the largest of them in it.
    fn scaled(&mut self) -> Option<(i64, u32)> {
        if !self.same.is_empty() {
            let (unit, codes) = T::scaled(&self.same)?;
            let largest = codes.into_iter().filter(|code| *code != NONE).max();
            self.units.extend(largest.map(|largest| (unit, largest)));
        }
        let unit = self.units.iter().map(|(unit, _)| *unit).min()?;
        let largest = |&(own, largest): &(i64, u32)| match own / unit {
            1 => Some(largest),
            // The sign is a part of the number.
            more => u32::try_from(more).ok()?.checked_mul(largest.checked_add(1)?),
        };
        let largest = self.units.iter().map(largest).collect::<Option<Vec<u32>>>()?;
        let largest = largest.into_iter().max()?;
        (largest != NONE).then_some((unit, largest))
    }
}

/// Columns on their way into one.
#[derive(Debug)]
pub struct Joint<T> {
    cells: Cells<T>,
    numbers: Numbered<T>,
}

impl<T: Cell> Joint<T> {
    /// Appends a value so many times.
    pub fn add_same(&mut self, value: T, count: usize) {
        match &mut self.cells.0 {
            Form::Same(_, held) => *held += count,
            Form::Each(values) => values.resize(values.len() + count, value),
            Form::Few(_, codes) => {
                let number = self.numbers.number(value);
                codes.extend(std::iter::repeat_n(number, count));
            }
            Form::Scaled(unit, codes) => {
                let code = T::codes(&[value], *unit).map_or(NONE, |codes| codes[0]);
                codes.extend(std::iter::repeat_n(code, count));
            }
        }
    }

    /// Appends all values of a column, or those in some places.
    pub fn add(&mut self, cells: &Cells<T>, places: Option<&[u32]>) {
        let count = places.map_or(cells.len(), <[u32]>::len);
        match (&mut self.cells.0, &cells.0) {
            (_, Form::Same(value, _)) => self.add_same(*value, count),
            (Form::Scaled(unit, codes), Form::Scaled(own, from)) if unit == own => {
                codes.append(from, places, |code| code);
            }
            (Form::Few(_, codes), Form::Few(values, from)) => {
                let numbers: Vec<u32> =
                    values.iter().map(|&value| self.numbers.number(value)).collect();
                codes.append(from, places, |code| numbers[code as usize]);
            }
            (Form::Each(values), _) => match places {
                None => cells.read(0..count, values),
                Some(places) => cells.gather(places, values),
            },
            (Form::Scaled(unit, codes), _) => {
                let mut values = Vec::with_capacity(count);
                match places {
                    None => cells.read(0..count, &mut values),
                    Some(places) => cells.gather(places, &mut values),
                }
                let own = T::codes(&values, *unit).unwrap_or_else(|| vec![NONE; count]);
                codes.extend(own.into_iter());
            }
            (Form::Same(..) | Form::Few(..), _) => {}
        }
    }

    /// All that was added.
    pub fn finish(self) -> Cells<T> {
        match self.cells.0 {
            Form::Few(_, codes) => Cells(Form::Few(self.numbers.values, codes)),
            form => Cells(form),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::{ABSENT, ONE};
    use crate::time::{DAY, SECOND, Span};
    use proptest::prelude::*;

    /// Joins columns as they are, and with the first row of each left out.
    fn check<T: Cell>(columns: &[Vec<T>]) -> Cells<T> {
        let packed: Vec<Cells<T>> = columns.iter().cloned().map(Cells::pack).collect();
        let joined = |first: usize| {
            let mut common = Common::default();
            packed.iter().for_each(|cells| common.see(cells));
            let mut joint = common.start(0);
            for cells in &packed {
                let places: Vec<u32> = (0..).take(cells.len()).skip(first).collect();
                joint.add(cells, (first > 0).then_some(&places[..]));
            }
            let expected = columns.iter().flat_map(|values| values.iter().skip(first).copied());
            let found = joint.finish();
            assert_eq!(found.to_vec(), expected.collect::<Vec<T>>());
            found
        };
        joined(1);
        joined(0)
    }

    fn numbers(unit: i64, count: i64) -> Vec<i64> {
        (0..count).map(|nth| if nth % 7 == 3 { ABSENT } else { nth * unit }).collect()
    }

    #[test]
    fn numbers_of_different_units_meet_in_the_smaller() {
        let cells = check(&[numbers(ONE, 100), numbers(ONE / 100, 300), vec![-ONE; 4]]);
        assert!(matches!(cells.0, Form::Scaled(10_000, Codes::Halves(_))), "{cells:?}");
        let cells = check(&[numbers(ONE, 20_000), numbers(1, 10)]);
        assert!(matches!(cells.0, Form::Each(_)), "{cells:?}");
        let cells = check(&[numbers(ONE, 3), vec![i64::MAX, 0, 1]]);
        assert!(matches!(cells.0, Form::Each(_)), "{cells:?}");
        let cells = check(&[numbers(ONE, 30), vec![ONE / 100; 5], vec![ABSENT; 9], Vec::new()]);
        assert!(matches!(cells.0, Form::Scaled(10_000, _)), "{cells:?}");
    }

    #[test]
    fn what_is_the_same_everywhere_stays_one_value() {
        let cells = check(&[vec![5_u32; 3], vec![5; 4]]);
        assert!(matches!(cells.0, Form::Same(5, 7)), "{cells:?}");
        let cells = check(&[vec![5_u32; 3], vec![6; 4], vec![0; 2]]);
        assert!(matches!(cells.0, Form::Few(..)), "{cells:?}");
        assert!(matches!(check::<i64>(&[]).0, Form::Same(ABSENT, 0)));
    }

    #[test]
    fn words_of_all_pieces_get_numbers_of_their_own() {
        let words = |from: u32| (0..600).map(|nth| from + nth % 200).collect::<Vec<u32>>();
        let cells = check(&[words(1), words(150), words(400)]);
        assert!(matches!(&cells.0, Form::Few(few, Codes::Halves(_)) if few.len() == 549));
        let keys: Vec<u32> = (1..600).collect();
        assert!(matches!(check(&[words(1), keys]).0, Form::Each(_)));
    }

    #[test]
    fn moments_of_different_kinds_stay_what_they_are() {
        let days: Vec<Span> =
            (0..50).map(|nth| nth / 2 * DAY).map(|lo| Span { lo, hi: lo + DAY - 1 }).collect();
        let exact: Vec<Span> = (0..50).map(|nth| Span::exact(nth * SECOND)).collect();
        assert!(matches!(check(&[days.clone(), days.clone()]).0, Form::Few(..)));
        assert!(matches!(check(&[days, exact.clone()]).0, Form::Each(_)));
        let cells = check(&[exact, vec![Span::UNKNOWN; 3], vec![Span::exact(DAY); 2]]);
        assert!(matches!(cells.0, Form::Scaled(SECOND, Codes::Words(_))), "{cells:?}");
    }

    proptest! {
        #[test]
        fn whatever_is_joined_is_read_back(
            columns in prop::collection::vec(
                (prop::sample::select(vec![1, 1000, ONE / 100, ONE]), prop::collection::vec(
                    prop_oneof![4 => Just(None), 20 => (-300_i64..300).prop_map(Some),
                        1 => any::<i32>().prop_map(|one| Some(i64::from(one)))],
                    0..20,
                )),
                0..5,
            ),
        ) {
            let of = |(unit, counts): (i64, Vec<Option<i64>>)| {
                counts.iter().map(|count| count.map_or(ABSENT, |count| count * unit)).collect()
            };
            check(&columns.into_iter().map(of).collect::<Vec<Vec<i64>>>());
        }
    }
}
