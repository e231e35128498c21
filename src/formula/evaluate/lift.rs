//! Functions of single values laid over whole columns.
//!
//! Plain loops over slices, one for each way that a value may be the same for all; nothing here
//! knows what the values mean.

/// The values of a node.
#[derive(Debug, Clone, Copy)]
pub enum Operand<'a, T> {
    /// One, the same for all.
    All(T),
    /// One for each subject or row.
    Each(&'a [T]),
}

impl<T: Copy> Operand<'_, T> {
    /// The value at a place.
    #[inline]
    pub fn at(&self, place: usize) -> T {
        match self {
            Self::All(value) => *value,
            Self::Each(values) => values[place],
        }
    }
}

/// A function of one value.
#[inline]
pub(super) fn one<A: Copy, R: Copy>(
    into: &mut Vec<R>,
    count: usize,
    a: Operand<'_, A>,
    mut f: impl FnMut(A) -> R,
) {
    into.clear();
    match a {
        Operand::All(a) => into.resize(count, f(a)),
        Operand::Each(a) => into.extend(a.iter().map(|&a| f(a))),
    }
}

/// A function of two values.
#[inline]
pub(super) fn two<A: Copy, B: Copy, R: Copy>(
    into: &mut Vec<R>,
    count: usize,
    a: Operand<'_, A>,
    b: Operand<'_, B>,
    mut f: impl FnMut(A, B) -> R,
) {
    into.clear();
    match (a, b) {
        (Operand::All(a), Operand::All(b)) => into.resize(count, f(a, b)),
        (Operand::Each(a), Operand::All(b)) => into.extend(a.iter().map(|&a| f(a, b))),
        (Operand::All(a), Operand::Each(b)) => into.extend(b.iter().map(|&b| f(a, b))),
        (Operand::Each(a), Operand::Each(b)) => {
            into.extend(a.iter().zip(b).map(|(&a, &b)| f(a, b)));
        }
    }
}

/// A choice by a truth: the first value where it holds, the second where it does not, nothing
/// known elsewhere.
#[inline]
pub(super) fn choice<T: Copy>(
    into: &mut Vec<T>,
    count: usize,
    condition: Operand<'_, u8>,
    (yes, no): (Operand<'_, T>, Operand<'_, T>),
    unknown: T,
) {
    use crate::formula::program::{NO, YES};
    let pick = |truth: u8, yes: T, no: T| match truth {
        YES => yes,
        NO => no,
        _ => unknown,
    };
    let Operand::Each(truths) = condition else {
        let truth = condition.at(0);
        return two(into, count, yes, no, |yes, no| pick(truth, yes, no));
    };
    into.clear();
    match (yes, no) {
        (Operand::All(yes), Operand::All(no)) => {
            into.extend(truths.iter().map(|&truth| pick(truth, yes, no)));
        }
        (Operand::Each(yes), Operand::All(no)) => {
            into.extend(truths.iter().zip(yes).map(|(&truth, &yes)| pick(truth, yes, no)));
        }
        (Operand::All(yes), Operand::Each(no)) => {
            into.extend(truths.iter().zip(no).map(|(&truth, &no)| pick(truth, yes, no)));
        }
        (Operand::Each(yes), Operand::Each(no)) => {
            let both = truths.iter().zip(yes).zip(no);
            into.extend(both.map(|((&truth, &yes), &no)| pick(truth, yes, no)));
        }
    }
}

/// The values at some places; `absent` where there is no such place.
#[inline]
pub(super) fn gather<T: Copy>(into: &mut Vec<T>, values: &[T], places: &[u32], absent: T) {
    into.clear();
    let value = |&place: &u32| values.get(place as usize).copied().unwrap_or(absent);
    into.extend(places.iter().map(value));
}

#[cfg(test)]
mod tests {
    use super::Operand::{All, Each};
    use super::*;
    use crate::formula::program::{NO, UNSURE, YES};

    #[test]
    fn a_value_that_is_the_same_for_all_gives_what_so_many_of_it_give() {
        let (a, b) = ([1, 2, 3], [10, 10, 10]);
        let sums = |a, b| {
            let mut into = vec![99];
            two(&mut into, 3, a, b, |a: i64, b: i64| a + b);
            into
        };
        assert_eq!(sums(Each(&a), Each(&b)), [11, 12, 13]);
        assert_eq!(sums(Each(&a), All(10)), [11, 12, 13]);
        assert_eq!(sums(All(10), Each(&a)), [11, 12, 13]);
        assert_eq!(sums(All(1), All(10)), [11, 11, 11]);
    }

    #[test]
    fn a_choice_by_an_unknown_truth_is_unknown() {
        let truths = [YES, NO, UNSURE];
        let (first, second) = ([1, 1, 1], [2, 2, 2]);
        for yes in [All(1), Each(&first[..])] {
            for no in [All(2), Each(&second[..])] {
                let mut into = Vec::new();
                choice(&mut into, 3, Each(&truths), (yes, no), -1);
                assert_eq!(into, [1, 2, -1]);
            }
        }
    }

    #[test]
    fn what_is_at_no_place_is_absent() {
        let mut into = Vec::new();
        gather(&mut into, &[5, 6], &[1, u32::MAX, 0], -1);
        assert_eq!(into, [6, -1, 5]);
    }
}
