//! Aggregates: values of rows, gathered per subject.
//!
//! What is said of a subject whose rows were quarantined is unknown, unless what is left proves it.

use super::super::functions::Aggregate;
use super::super::{Completion, Over, Type};
use super::{Batch, Vector};
use crate::decimal::ABSENT;
use crate::dossier::NONE;
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// The rows of one role that refer to the subjects of a batch, subject by subject.
pub struct Rows {
    /// The table rows.
    pub rows: Vec<u32>,
    /// The subject of each, by its place in the batch.
    pub owner: Vec<u32>,
    /// Where the rows of each subject stand.
    ranges: Vec<Range<usize>>,
    /// Whether rows of a subject were quarantined.
    is_quarantined: Vec<bool>,
    /// Facts about these rows that were worked out already.
    pub facts: RefCell<Vec<(usize, Rc<Vector>)>>,
}

impl Rows {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
}

impl Batch<'_> {
    fn rows_of(&self, role: Role) -> Rc<Rows> {
        if let Some(known) = &self.rows.borrow()[role as usize] {
            return Rc::clone(known);
        }
        let dossiers = self.world.dossiers;
        let mut found = Rows {
            rows: Vec::new(),
            owner: Vec::new(),
            ranges: Vec::with_capacity(self.len()),
            is_quarantined: Vec::with_capacity(self.len()),
            facts: RefCell::default(),
        };
        for (owner, subject) in (0_u32..).zip(self.range.clone()) {
            let rows = self.view.rows(dossiers, role, subject);
            let start = found.rows.len();
            found.rows.extend_from_slice(rows);
            found.owner.resize(found.rows.len(), owner);
            found.ranges.push(start..found.rows.len());
            let order = self.view.order[subject];
            found.is_quarantined.push(dossiers.is_quarantined(role, order));
        }
        let found = Rc::new(found);
        self.rows.borrow_mut()[role as usize] = Some(Rc::clone(&found));
        found
    }

    /// What is asked of a table that no file plays is unknown, not 0.
    pub(super) fn over(&self, over: &Over, kind: Type) -> Vector {
        if !self.world.dossiers.tables.of(over.role).is_present {
            return Vector::unknown(kind, self.len());
        }
        let rows = self.rows_of(over.role);
        let takes = match &over.filter {
            Some(filter) => self.value(filter, Some(&rows)).truths(),
            None => vec![Some(true); rows.len()],
        };
        let Some(value) = &over.value else {
            return count(&rows, &takes, over.function);
        };
        let values = self.value(value, Some(&rows));
        if value.kind == Type::Money {
            let fits = self.fits_currency(over.role, &rows);
            return self.numbers(over.function, &rows, &takes, &values.numbers(), Some(&fits));
        }
        match values {
            Vector::Number(values) => self.numbers(over.function, &rows, &takes, &values, None),
            Vector::Time(values) => times(over.function, &rows, &takes, &values),
            Vector::Text(values) => texts(over.function, &rows, &takes, &values),
            Vector::Truth(_) => Vector::unknown(kind, self.len()),
        }
    }

    /// Whether each row is in the currency of its order; where the order names none, in that of
    /// the subject's first row. Amounts of two currencies are never added (G16 of the domain).
    fn fits_currency(&self, role: Role, rows: &Rows) -> Vec<bool> {
        let tables = &self.world.dossiers.tables;
        let Some(currencies) = tables.of(role).texts("currency") else {
            return vec![true; rows.len()];
        };
        let of_orders = tables.of(Role::Orders).texts("currency");
        let mut fits = Vec::with_capacity(rows.len());
        for (range, subject) in rows.ranges.iter().zip(self.range.clone()) {
            let order = self.view.order[subject];
            let of_order = match of_orders {
                Some(of_orders) if order != NONE => of_orders[order as usize],
                _ => NO_TEXT,
            };
            let mut expected = of_order;
            for &row in &rows.rows[range.clone()] {
                let currency = currencies[row as usize];
                if expected == NO_TEXT {
                    expected = currency;
                }
                fits.push(currency == NO_TEXT || currency == expected);
            }
        }
        fits
    }

    fn numbers(
        &self,
        function: Aggregate,
        rows: &Rows,
        takes: &[Option<bool>],
        values: &[i64],
        fits: Option<&[bool]>,
    ) -> Vector {
        let of_subject = |(range, &is_quarantined): (&Range<usize>, &bool)| {
            let mut result = if function == Aggregate::Sum { 0 } else { ABSENT };
            for place in range.clone() {
                match takes[place] {
                    Some(false) => continue,
                    Some(true) if values[place] != ABSENT => {}
                    _ => return ABSENT,
                }
                if fits.is_some_and(|fits| !fits[place]) {
                    return ABSENT;
                }
                let value = values[place];
                result = match function {
                    Aggregate::Sum => match i64::checked_add(result, value) {
                        Some(sum) => sum,
                        None => return ABSENT,
                    },
                    Aggregate::Min if result != ABSENT => result.min(value),
                    Aggregate::Max if result != ABSENT => result.max(value),
                    _ => value,
                };
            }
            if is_quarantined { ABSENT } else { result }
        };
        Vector::Number(rows.ranges.iter().zip(&rows.is_quarantined).map(of_subject).collect())
    }

    /// The time or the truth of completion (G5 of the domain).
    pub(super) fn completion(&self, completion: &Completion) -> Vector {
        let rows = self.rows_of(Role::Deliveries);
        let required = self.value(&completion.required, None).numbers();
        let arrivals = Arrivals {
            at: self.value(&completion.arrived_at, Some(&rows)).times(),
            has_arrived: self.value(&completion.has_arrived, Some(&rows)).truths(),
            is_awaited: self.value(&completion.is_awaited, Some(&rows)).truths(),
            quantity: self.value(&completion.quantity, Some(&rows)).numbers(),
        };
        let places = rows.ranges.iter().zip(&required).zip(&rows.is_quarantined);
        let answers = places.map(|((range, &required), &is_quarantined)| {
            let (at, is_complete) = arrivals.completed(range.clone(), required);
            let proves = is_complete == Some(true) || !is_quarantined;
            if proves { (at, is_complete) } else { (Span::UNKNOWN, None) }
        });
        if completion.is_truth {
            return Vector::Truth(answers.map(|(_, is_complete)| is_complete).collect());
        }
        Vector::Time(answers.map(|(at, _)| at).collect())
    }
}

/// What is known of the deliveries of a batch.
struct Arrivals {
    at: Vec<Span>,
    has_arrived: Vec<Option<bool>>,
    is_awaited: Vec<Option<bool>>,
    quantity: Vec<i64>,
}

impl Arrivals {
    /// When the rows of a subject add up to what was required, and whether they do.
    fn completed(&self, range: Range<usize>, required: i64) -> (Span, Option<bool>) {
        let mut arrived: Vec<usize> =
            range.clone().filter(|&row| self.has_arrived[row] == Some(true)).collect();
        arrived.sort_by_key(|&row| (self.at[row].hi, self.at[row].lo));
        let counted = arrived.iter().filter(|&&row| self.quantity[row] != ABSENT).count();
        if required == ABSENT || counted == 0 && !arrived.is_empty() {
            return self.all_arrived(range, &arrived);
        }
        if counted < arrived.len() {
            // Some rows say how much they brought and some do not: nobody can add them up.
            return (Span::UNKNOWN, None);
        }
        let is_dated = arrived.iter().all(|&row| self.at[row].is_known());
        let mut sum: i64 = 0;
        for &row in &arrived {
            sum = sum.saturating_add(self.quantity[row]);
            if sum >= required {
                let at = if is_dated { self.at[row] } else { Span::UNKNOWN };
                return (at, Some(true));
            }
        }
        (Span::UNKNOWN, Some(false))
    }

    /// Without quantities everything that was sent must have arrived.
    fn all_arrived(&self, range: Range<usize>, arrived: &[usize]) -> (Span, Option<bool>) {
        let is_open = range.into_iter().any(|row| self.is_awaited[row] == Some(true));
        match arrived.last() {
            Some(&last) if !is_open => (self.at[last], Some(true)),
            _ => (Span::UNKNOWN, Some(false)),
        }
    }
}

fn count(rows: &Rows, takes: &[Option<bool>], function: Aggregate) -> Vector {
    let subjects = rows.ranges.iter().zip(&rows.is_quarantined);
    if function == Aggregate::Any {
        let any = subjects.map(|(range, &is_quarantined)| {
            let taken = &takes[range.clone()];
            let is_open = is_quarantined || taken.contains(&None);
            if taken.contains(&Some(true)) {
                Some(true)
            } else if is_open {
                None
            } else {
                Some(false)
            }
        });
        return Vector::Truth(any.collect());
    }
    let counts = subjects.map(|(range, &is_quarantined)| {
        let taken = &takes[range.clone()];
        if is_quarantined || taken.contains(&None) {
            return ABSENT;
        }
        let count = taken.iter().filter(|take| **take == Some(true)).count();
        i64::try_from(count).ok().and_then(crate::decimal::from_whole).unwrap_or(ABSENT)
    });
    Vector::Number(counts.collect())
}

/// The earliest or latest: the one whose span ends first or last, unknown where a row's is.
fn times(function: Aggregate, rows: &Rows, takes: &[Option<bool>], values: &[Span]) -> Vector {
    let of_subject = |(range, &is_quarantined): (&Range<usize>, &bool)| {
        let mut best = Span::UNKNOWN;
        for place in range.clone() {
            let value = match takes[place] {
                Some(false) => continue,
                Some(true) if values[place].is_known() => values[place],
                _ => return Span::UNKNOWN,
            };
            let is_better = !best.is_known()
                || (function == Aggregate::Min && (value.lo, value.hi) < (best.lo, best.hi))
                || (function == Aggregate::Max && (value.hi, value.lo) > (best.hi, best.lo));
            if is_better {
                best = value;
            }
        }
        if is_quarantined { Span::UNKNOWN } else { best }
    };
    Vector::Time(rows.ranges.iter().zip(&rows.is_quarantined).map(of_subject).collect())
}

fn texts(function: Aggregate, rows: &Rows, takes: &[Option<bool>], values: &[TextId]) -> Vector {
    let of_subject = |(range, &is_quarantined): (&Range<usize>, &bool)| {
        let places = range.clone().filter(|&place| takes[place] != Some(false));
        let mut found: Vec<TextId> = places.map(|place| values[place]).collect();
        let is_open =
            is_quarantined || found.contains(&NO_TEXT) || takes[range.clone()].contains(&None);
        found.sort_unstable();
        found.dedup();
        (found, is_open)
    };
    let subjects = rows.ranges.iter().zip(&rows.is_quarantined).map(of_subject);
    if function == Aggregate::Only {
        let only = subjects.map(|(found, is_open)| match found[..] {
            [only] if !is_open => only,
            _ => NO_TEXT,
        });
        return Vector::Text(only.collect());
    }
    let counts = subjects.map(|(found, is_open)| {
        let count = i64::try_from(found.len()).ok().and_then(crate::decimal::from_whole);
        if is_open { ABSENT } else { count.unwrap_or(ABSENT) }
    });
    Vector::Number(counts.collect())
}
