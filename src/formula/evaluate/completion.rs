//! When deliveries add up to what was required (G5 of the domain).
//!
//! Reads no tables; what a delivery is and brings are formulas like any other.

use super::Worker;
use super::lift::Operand;
use crate::decimal::ABSENT;
use crate::formula::program::{Completed, NO, Truth, UNSURE, YES};
use crate::tables::Role;
use crate::time::Span;
use std::ops::Range;

/// What is known of the deliveries of a batch.
struct Arrivals<'a> {
    at: Operand<'a, Span>,
    has_arrived: Operand<'a, Truth>,
    is_awaited: Operand<'a, Truth>,
    quantity: Operand<'a, i64>,
}

impl Worker<'_, '_> {
    /// When each subject was complete.
    pub(super) fn completed_at(&self, into: &mut Vec<Span>, one: &Completed) {
        self.completions(into, one, |at, _| at);
    }

    /// Whether each subject is complete.
    pub(super) fn is_completed(&self, into: &mut Vec<Truth>, one: &Completed) {
        self.completions(into, one, |_, is_complete| is_complete);
    }

    fn completions<T: Copy>(
        &self,
        into: &mut Vec<T>,
        one: &Completed,
        pick: impl Fn(Span, Truth) -> T,
    ) {
        let rows = &self.rows[Role::Deliveries as usize];
        let required = self.numbers(one.required);
        let arrivals = Arrivals {
            at: self.times(one.arrived_at),
            has_arrived: self.truths(one.has_arrived),
            is_awaited: self.truths(one.is_awaited),
            quantity: self.numbers(one.quantity),
        };
        let mut subject = 0;
        let mut order = Vec::new();
        rows.each_proven(into, |range, is_quarantined| {
            let required = required.at(subject);
            subject += 1;
            let (at, is_complete) = arrivals.completed(range, required, &mut order);
            let proves = is_complete == YES || !is_quarantined;
            if proves { pick(at, is_complete) } else { pick(Span::UNKNOWN, UNSURE) }
        });
    }
}

impl Arrivals<'_> {
    /// When the rows of a subject add up to what was required, and whether they do.
    fn completed(
        &self,
        range: Range<usize>,
        required: i64,
        arrived: &mut Vec<usize>,
    ) -> (Span, Truth) {
        if range.len() == 1 {
            return self.completed_by_one(range.start, required);
        }
        arrived.clear();
        arrived.extend(range.clone().filter(|&row| self.has_arrived.at(row) == YES));
        arrived.sort_by_key(|&row| (self.at.at(row).hi, self.at.at(row).lo));
        let counted = arrived.iter().filter(|&&row| self.quantity.at(row) != ABSENT).count();
        if required == ABSENT || counted == 0 && !arrived.is_empty() {
            return self.all_arrived(range, arrived);
        }
        if counted < arrived.len() {
            // Some rows say how much they brought and some do not: nobody can add them up.
            return (Span::UNKNOWN, UNSURE);
        }
        let is_dated = arrived.iter().all(|&row| self.at.at(row).is_known());
        let mut sum: i64 = 0;
        for &row in arrived.iter() {
            sum = sum.saturating_add(self.quantity.at(row));
            if sum >= required {
                let at = if is_dated { self.at.at(row) } else { Span::UNKNOWN };
                return (at, YES);
            }
        }
        (Span::UNKNOWN, NO)
    }

    /// The same for a subject with one row, which nearly all have.
    #[inline]
    fn completed_by_one(&self, row: usize, required: i64) -> (Span, Truth) {
        if self.has_arrived.at(row) != YES {
            return (Span::UNKNOWN, NO);
        }
        let quantity = self.quantity.at(row);
        if required == ABSENT || quantity == ABSENT {
            let is_open = self.is_awaited.at(row) == YES;
            return if is_open { (Span::UNKNOWN, NO) } else { (self.at.at(row), YES) };
        }
        if quantity >= required { (self.at.at(row), YES) } else { (Span::UNKNOWN, NO) }
    }

    /// Without quantities everything that was sent must have arrived.
    fn all_arrived(&self, range: Range<usize>, arrived: &[usize]) -> (Span, Truth) {
        let is_open = range.into_iter().any(|row| self.is_awaited.at(row) == YES);
        match arrived.last() {
            Some(&last) if !is_open => (self.at.at(last), YES),
            _ => (Span::UNKNOWN, NO),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::ONE;

    /// One row is the same whether it is looked at alone or among others.
    #[test]
    fn a_single_delivery_is_judged_as_one_of_several() {
        let awaited = [NO, UNSURE, YES];
        let nobody = (Span::UNKNOWN, NO, NO, ABSENT);
        for at in [Span::exact(5), Span::UNKNOWN] {
            for has_arrived in awaited {
                for is_awaited in awaited {
                    for quantity in [ABSENT, 0, ONE, 2 * ONE] {
                        let rows = [(at, has_arrived, is_awaited, quantity), nobody];
                        let ats = rows.map(|row| row.0);
                        let arrived = rows.map(|row| row.1);
                        let open = rows.map(|row| row.2);
                        let quantities = rows.map(|row| row.3);
                        let arrivals = Arrivals {
                            at: Operand::Each(&ats),
                            has_arrived: Operand::Each(&arrived),
                            is_awaited: Operand::Each(&open),
                            quantity: Operand::Each(&quantities),
                        };
                        for required in [ABSENT, 0, ONE, 2 * ONE] {
                            let mut order = Vec::new();
                            let alone = arrivals.completed(0..1, required, &mut order);
                            let among = arrivals.completed(0..2, required, &mut order);
                            assert_eq!(alone, among, "{rows:?} {required}");
                        }
                    }
                }
            }
        }
    }
}
