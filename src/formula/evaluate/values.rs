//! A column of values, and arithmetic and logic on whole columns.
//!
//! Three-valued throughout: `false and unknown` is false, `true or unknown` is true, and anything
//! else with an unknown part is unknown.

use super::super::Type;
use crate::decimal::ABSENT;
use crate::texts::{NO_TEXT, TextId};
use crate::time::{DAY, Span, Zone};

/// The values of a formula, one per subject or row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Vector {
    /// Money, quantities, numbers and lengths of time; [`ABSENT`] where unknown.
    Number(Vec<i64>),
    /// Moments; [`Span::UNKNOWN`] where unknown.
    Time(Vec<Span>),
    /// Texts by number; [`NO_TEXT`] where unknown.
    Text(Vec<TextId>),
    /// Truths; [`None`] where unknown.
    Truth(Vec<Option<bool>>),
}

impl Vector {
    /// So many unknown values.
    pub fn unknown(kind: Type, count: usize) -> Self {
        match kind {
            Type::Time => Self::Time(vec![Span::UNKNOWN; count]),
            Type::Text => Self::Text(vec![NO_TEXT; count]),
            Type::Truth => Self::Truth(vec![None; count]),
            Type::Money | Type::Quantity | Type::Number | Type::Length => {
                Self::Number(vec![ABSENT; count])
            }
        }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Number(values) => values.len(),
            Self::Time(values) => values.len(),
            Self::Text(values) => values.len(),
            Self::Truth(values) => values.len(),
        }
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a value is known.
    pub fn is_known(&self, place: usize) -> bool {
        match self {
            Self::Number(values) => values[place] != ABSENT,
            Self::Time(values) => values[place].is_known(),
            Self::Text(values) => values[place] != NO_TEXT,
            Self::Truth(values) => values[place].is_some(),
        }
    }

    /// The numbers; every one unknown where these are none.
    pub fn numbers(self) -> Vec<i64> {
        match self {
            Self::Number(values) => values,
            other => vec![ABSENT; other.len()],
        }
    }

    /// The moments; every one unknown where these are none.
    pub fn times(self) -> Vec<Span> {
        match self {
            Self::Time(values) => values,
            other => vec![Span::UNKNOWN; other.len()],
        }
    }

    /// The texts; every one unknown where these are none.
    pub fn texts(self) -> Vec<TextId> {
        match self {
            Self::Text(values) => values,
            other => vec![NO_TEXT; other.len()],
        }
    }

    /// The truths; every one unknown where these are none.
    pub fn truths(self) -> Vec<Option<bool>> {
        match self {
            Self::Truth(values) => values,
            other => vec![None; other.len()],
        }
    }

    /// The values at some places, in their order.
    pub fn gather(&self, places: &[u32]) -> Self {
        fn at<T: Copy>(values: &[T], places: &[u32]) -> Vec<T> {
            places.iter().map(|&place| values[place as usize]).collect()
        }
        match self {
            Self::Number(values) => Self::Number(at(values, places)),
            Self::Time(values) => Self::Time(at(values, places)),
            Self::Text(values) => Self::Text(at(values, places)),
            Self::Truth(values) => Self::Truth(at(values, places)),
        }
    }

    /// Value by value: this one where it is known, else the other.
    pub fn or_else(self, other: Self) -> Self {
        let takes: Vec<bool> = (0..self.len()).map(|place| self.is_known(place)).collect();
        self.mixed(other, &takes)
    }

    /// Value by value: `yes` where the condition is true, `no` where false, unknown elsewhere.
    pub fn choose(condition: &[Option<bool>], yes: Self, no: Self) -> Self {
        let takes: Vec<bool> = condition.iter().map(|truth| *truth == Some(true)).collect();
        let mut chosen = yes.mixed(no, &takes);
        for (place, truth) in condition.iter().enumerate() {
            if truth.is_none() {
                chosen.forget(place);
            }
        }
        chosen
    }

    fn forget(&mut self, place: usize) {
        match self {
            Self::Number(values) => values[place] = ABSENT,
            Self::Time(values) => values[place] = Span::UNKNOWN,
            Self::Text(values) => values[place] = NO_TEXT,
            Self::Truth(values) => values[place] = None,
        }
    }

    fn mixed(self, other: Self, takes: &[bool]) -> Self {
        fn mix<T: Copy>(mine: Vec<T>, others: Vec<T>, takes: &[bool]) -> Vec<T> {
            let pairs = mine.into_iter().zip(others).zip(takes);
            pairs.map(|((mine, other), &take)| if take { mine } else { other }).collect()
        }
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => Self::Number(mix(a, b, takes)),
            (Self::Time(a), Self::Time(b)) => Self::Time(mix(a, b, takes)),
            (Self::Text(a), Self::Text(b)) => Self::Text(mix(a, b, takes)),
            (Self::Truth(a), Self::Truth(b)) => Self::Truth(mix(a, b, takes)),
            (mine, _) => mine,
        }
    }

    pub(super) fn not(self) -> Self {
        Self::Truth(self.truths().into_iter().map(|truth| truth.map(|truth| !truth)).collect())
    }

    pub(super) fn negate(self) -> Self {
        let flip = |value: i64| if value == ABSENT { ABSENT } else { -value };
        Self::Number(self.numbers().into_iter().map(flip).collect())
    }

    pub(super) fn and(self, other: &Self) -> Self {
        self.logic(other, |a, b| match (a, b) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        })
    }

    pub(super) fn or(self, other: &Self) -> Self {
        self.logic(other, |a, b| match (a, b) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        })
    }

    fn logic(self, other: &Self, f: fn(Option<bool>, Option<bool>) -> Option<bool>) -> Self {
        let (mine, others) = (self.truths(), other.clone().truths());
        Self::Truth(mine.into_iter().zip(others).map(|(a, b)| f(a, b)).collect())
    }

    pub(super) fn equal(&self, other: &Self) -> Self {
        let both = |known: bool, equal: bool| known.then_some(equal);
        let truths = (0..self.len()).map(|place| {
            let known = self.is_known(place) && other.is_known(place);
            match (self, other) {
                (Self::Number(a), Self::Number(b)) => both(known, a[place] == b[place]),
                (Self::Text(a), Self::Text(b)) => both(known, a[place] == b[place]),
                (Self::Truth(a), Self::Truth(b)) => both(known, a[place] == b[place]),
                (Self::Time(a), Self::Time(b)) if a[place].is_exact() && b[place].is_exact() => {
                    Some(a[place] == b[place])
                }
                (Self::Time(a), Self::Time(b)) => {
                    let apart = a[place].hi < b[place].lo || a[place].lo > b[place].hi;
                    if known && apart { Some(false) } else { both(known, a[place] == b[place]) }
                }
                _ => None,
            }
        });
        Self::Truth(truths.collect())
    }

    pub(super) fn at_most(&self, other: &Self) -> Self {
        let truths = match (self, other) {
            (Self::Number(a), Self::Number(b)) => a
                .iter()
                .zip(b)
                .map(|(&a, &b)| (a != ABSENT && b != ABSENT).then_some(a <= b))
                .collect(),
            (Self::Time(a), Self::Time(b)) => {
                a.iter().zip(b).map(|(a, b)| a.at_or_before(*b)).collect()
            }
            _ => vec![None; self.len()],
        };
        Self::Truth(truths)
    }

    /// Number by number; unknown where one is, or where the result does not fit.
    pub(super) fn with(self, other: &Self, f: fn(i64, i64) -> Option<i64>) -> Self {
        let (mine, others) = (self.numbers(), other.clone().numbers());
        let worked_out = mine.into_iter().zip(others).map(|(a, b)| {
            if a == ABSENT || b == ABSENT { ABSENT } else { f(a, b).unwrap_or(ABSENT) }
        });
        Self::Number(worked_out.collect())
    }

    /// This less the other: numbers, or moments (see `minus_time`).
    pub fn less(&self, other: &Self, zone: Zone) -> Self {
        match self {
            Self::Time(_) => self.clone().minus_time(other, zone),
            _ => self.clone().with(other, i64::checked_sub),
        }
    }

    /// Moments moved by lengths of time.
    pub(super) fn shifted(self, lengths: &Self, is_back: bool, zone: Zone) -> Self {
        let moved =
            self.times().into_iter().zip(lengths.clone().numbers()).map(|(span, length)| {
                if !span.is_known() || length == ABSENT {
                    return Span::UNKNOWN;
                }
                let length = if is_back { -length } else { length };
                shift(span, length, zone)
            });
        Self::Time(moved.collect())
    }

    /// How long from the other moment to this one: whole days where either is known to the day.
    pub(super) fn minus_time(self, other: &Self, zone: Zone) -> Self {
        let (mine, others) = (self.times(), other.clone().times());
        let between = mine.into_iter().zip(others).map(|(a, b)| {
            if !a.is_known() || !b.is_known() {
                ABSENT
            } else if zone.is_day(a) || zone.is_day(b) {
                i64::from(zone.day_of(a.hi) - zone.day_of(b.hi)) * DAY
            } else if a.is_exact() && b.is_exact() {
                a.lo - b.lo
            } else {
                ABSENT
            }
        });
        Self::Number(between.collect())
    }
}

/// A moment moved: whole days on the calendar, whatever the clocks do, and the rest by the clock.
pub(super) fn shift(span: Span, length: i64, zone: Zone) -> Span {
    let (days, rest) = (length / DAY, length % DAY);
    let moved = |instant: i64| {
        let days = i32::try_from(days).ok()?;
        let landed = if days == 0 { instant } else { zone.plus_days(instant, days)? };
        landed.checked_add(rest)
    };
    match (moved(span.lo), moved(span.hi)) {
        (Some(lo), Some(hi)) => Span { lo, hi },
        _ => Span::UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, parse};

    const YES: Option<bool> = Some(true);
    const NO: Option<bool> = Some(false);

    fn truths(values: &[Option<bool>]) -> Vector {
        Vector::Truth(values.to_vec())
    }

    #[test]
    fn logic_is_three_valued() {
        let left = truths(&[YES, YES, YES, NO, NO, NO, None, None, None]);
        let right = truths(&[YES, NO, None, YES, NO, None, YES, NO, None]);
        let and = truths(&[YES, NO, None, NO, NO, NO, None, NO, None]);
        let or = truths(&[YES, YES, YES, YES, NO, None, YES, None, None]);
        assert_eq!(left.clone().and(&right), and);
        assert_eq!(left.or(&right), or);
    }

    #[test]
    fn an_absent_number_never_matches() {
        let left = Vector::Number(vec![1, ABSENT]);
        let right = Vector::Number(vec![1, ABSENT]);
        assert_eq!(left.equal(&right), truths(&[YES, None]));
        assert_eq!(left.at_most(&right), truths(&[YES, None]));
    }

    #[test]
    fn a_result_that_does_not_fit_is_unknown() {
        let left = Vector::Number(vec![i64::MAX, 1]);
        let sum = left.with(&Vector::Number(vec![1, 1]), i64::checked_add);
        assert_eq!(sum, Vector::Number(vec![ABSENT, 2]));
    }

    #[test]
    fn a_choice_by_an_unknown_truth_is_unknown() {
        let (yes, no) = (Vector::Number(vec![1; 3]), Vector::Number(vec![2; 3]));
        assert_eq!(Vector::choose(&[YES, NO, None], yes, no), Vector::Number(vec![1, 2, ABSENT]));
    }

    #[test]
    fn whole_days_are_counted_on_the_calendar_when_the_clocks_change() {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        let due = Span::exact(parse("2026-03-28", zone).unwrap().hi);
        assert_eq!(zone.print(shift(due, DAY, zone)), "2026-03-29");
        let noon = parse("2026-03-28T12:00:00+01:00", zone).unwrap();
        assert_eq!(zone.print(shift(noon, DAY, zone)), "2026-03-29T12:00:00+02:00");
    }

    #[test]
    fn lateness_between_dates_is_whole_days() {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        let day = |text: &str| Vector::Time(vec![parse(text, zone).unwrap()]);
        let late = day("2026-03-28").minus_time(&day("2026-03-30"), zone);
        assert_eq!(late, Vector::Number(vec![-2 * DAY]));
        let hours = day("2026-03-28T12:00:00Z").minus_time(&day("2026-03-28T10:00:00Z"), zone);
        assert_eq!(hours, Vector::Number(vec![2 * HOUR]));
    }
}
