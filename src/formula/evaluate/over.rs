//! Aggregates: values of rows, gathered per subject.
//!
//! What is said of a subject whose rows were quarantined is unknown, unless what is left proves it.

use super::Worker;
use super::lift::Operand;
use super::rows::Rows;
use crate::decimal::{self, ABSENT};
use crate::dossier::NONE;
use crate::formula::functions::Aggregate;
use crate::formula::program::{Gathered, NO, Truth, UNSURE, YES};
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;

/// Which rows an aggregate takes.
#[derive(Clone, Copy)]
struct Takes<'a> {
    filter: Operand<'a, Truth>,
    fits: Operand<'a, Truth>,
}

impl Takes<'_> {
    /// Whether a row is taken; a row of another currency that is taken is not known.
    #[inline]
    fn row(&self, row: usize) -> Truth {
        match self.filter.at(row) {
            YES if self.fits.at(row) != YES => UNSURE,
            taken => taken,
        }
    }
}

impl Worker<'_, '_> {
    fn takes(&self, over: &Gathered) -> Takes<'_> {
        let truths = |id: Option<u32>| id.map_or(Operand::All(YES), |id| self.truths(id));
        Takes { filter: truths(over.filter), fits: truths(over.fits) }
    }

    /// Whether there is a row.
    pub(super) fn any(&self, into: &mut Vec<Truth>, over: &Gathered) {
        let rows = &self.rows[over.role as usize];
        let Operand::Each(takes) = self.takes(over).filter else {
            let taken = self.takes(over).filter.at(0);
            rows.each_proven(into, |range, is_quarantined| {
                let found = if range.is_empty() { NO } else { taken };
                found.max(if is_quarantined { UNSURE } else { NO })
            });
            return;
        };
        rows.each_proven(into, |range, is_quarantined| {
            let least = if is_quarantined { UNSURE } else { NO };
            takes[range].iter().fold(least, |any, &taken| any.max(taken))
        });
    }

    /// How many rows there are, or how many different texts.
    pub(super) fn count_rows(&self, into: &mut Vec<i64>, over: &Gathered) {
        let rows = &self.rows[over.role as usize];
        let takes = self.takes(over);
        if let (Some(value), Aggregate::Distinct) = (over.value, over.function) {
            let texts = self.texts(value);
            let mut found = Vec::new();
            return rows.each(into, ABSENT, |range| {
                match different(range, takes, texts, &mut found) {
                    true => whole(found.len()),
                    false => ABSENT,
                }
            });
        }
        rows.each(into, ABSENT, |range| {
            let mut count = 0;
            for row in range {
                match takes.filter.at(row) {
                    YES => count += 1,
                    NO => {}
                    _ => return ABSENT,
                }
            }
            whole(count)
        });
    }

    /// The sum, the smallest or the largest number.
    pub(super) fn gathered_numbers(&self, into: &mut Vec<i64>, over: &Gathered) {
        let rows = &self.rows[over.role as usize];
        let takes = self.takes(over);
        let values = over.value.map_or(Operand::All(ABSENT), |value| self.numbers(value));
        match over.function {
            Aggregate::Sum => folded(into, rows, takes, values, 0, super::elements::plus),
            Aggregate::Min => folded(into, rows, takes, values, ABSENT, |a, b| match a {
                ABSENT => b,
                _ => a.min(b),
            }),
            _ => folded(into, rows, takes, values, ABSENT, i64::max),
        }
    }

    /// The earliest or latest: the one whose span ends first or last, unknown where a row's is.
    pub(super) fn gathered_times(&self, into: &mut Vec<Span>, over: &Gathered) {
        let rows = &self.rows[over.role as usize];
        let takes = self.takes(over);
        let values = over.value.map_or(Operand::All(Span::UNKNOWN), |value| self.times(value));
        let is_min = over.function == Aggregate::Min;
        let is_better = |value: Span, best: Span| {
            !best.is_known()
                || is_min && (value.lo, value.hi) < (best.lo, best.hi)
                || !is_min && (value.hi, value.lo) > (best.hi, best.lo)
        };
        rows.each(into, Span::UNKNOWN, |range| {
            let mut best = Span::UNKNOWN;
            for row in range {
                let value = match takes.filter.at(row) {
                    NO => continue,
                    YES => values.at(row),
                    _ => Span::UNKNOWN,
                };
                if !value.is_known() {
                    return Span::UNKNOWN;
                }
                if is_better(value, best) {
                    best = value;
                }
            }
            best
        });
    }

    /// The text that all rows share.
    pub(super) fn only(&self, into: &mut Vec<TextId>, over: &Gathered) {
        let rows = &self.rows[over.role as usize];
        let takes = self.takes(over);
        let texts = over.value.map_or(Operand::All(NO_TEXT), |value| self.texts(value));
        let mut found = Vec::new();
        rows.each(into, NO_TEXT, |range| match different(range, takes, texts, &mut found) {
            true if found.len() == 1 => found[0],
            _ => NO_TEXT,
        });
    }

    /// Whether each row is in the currency of its order; where the order names none, in that of
    /// the subject's first row. Amounts of two currencies are never added (G16 of the domain).
    pub(super) fn fits(&self, into: &mut Vec<Truth>, role: Role) {
        let tables = &self.graph.world.dossiers.tables;
        let rows = &self.rows[role as usize];
        into.clear();
        let Some(currencies) = tables.of(role).texts("currency") else {
            return into.resize(rows.rows.len(), YES);
        };
        let of_orders = tables.of(Role::Orders).texts("currency");
        for (ends, &order) in rows.starts.windows(2).zip(&self.subjects.order) {
            let mut expected = match of_orders {
                Some(of_orders) if order != NONE => of_orders.at(order as usize),
                _ => NO_TEXT,
            };
            let rows = &rows.rows[ends[0] as usize..ends[1] as usize];
            into.extend(rows.iter().map(|&row| {
                let currency = currencies.at(row as usize);
                if expected == NO_TEXT {
                    expected = currency;
                }
                super::elements::truth(currency == NO_TEXT || currency == expected)
            }));
        }
    }
}

/// What a function makes of the numbers of each subject's rows.
fn folded(
    into: &mut Vec<i64>,
    rows: &Rows,
    takes: Takes<'_>,
    values: Operand<'_, i64>,
    first: i64,
    f: impl Fn(i64, i64) -> i64,
) {
    rows.each(into, ABSENT, |range| {
        let mut result = first;
        for row in range {
            let value = match takes.row(row) {
                NO => continue,
                YES => values.at(row),
                _ => ABSENT,
            };
            if value == ABSENT {
                return ABSENT;
            }
            result = f(result, value);
            if result == ABSENT {
                return ABSENT;
            }
        }
        result
    });
}

/// Collects the different texts of the rows that are taken; whether every one is known.
fn different(
    range: std::ops::Range<usize>,
    takes: Takes<'_>,
    texts: Operand<'_, TextId>,
    found: &mut Vec<TextId>,
) -> bool {
    found.clear();
    for row in range {
        match (takes.filter.at(row), texts.at(row)) {
            (NO, _) => {}
            (YES, text) if text != NO_TEXT => found.push(text),
            _ => return false,
        }
    }
    if found.len() > 1 {
        found.sort_unstable();
        found.dedup();
    }
    true
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).ok().and_then(decimal::from_whole).unwrap_or(ABSENT)
}
