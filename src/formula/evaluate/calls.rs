//! The functions of values of one subject.
//!
//! Rounding goes to the minor unit of the subject's currency, half away from zero.

use super::super::functions::Function;
use super::super::{Term, Type};
use super::over::Rows;
use super::{Allowance, Batch, Vector};
use crate::calendar::NoDay;
use crate::decimal::{self, ABSENT, ONE};
use crate::dossier::NONE;
use crate::money::minor_decimals;
use crate::tables::Role;
use crate::time::Span;
use std::collections::BTreeSet;

impl Batch<'_> {
    pub(super) fn call(
        &self,
        function: Function,
        mut values: Vec<Vector>,
        parts: &[Term],
        rows: Option<&Rows>,
    ) -> Vector {
        let second = if values.len() > 1 { values.pop() } else { None };
        let first = values.pop().unwrap_or(Vector::Truth(Vec::new()));
        let second = second.unwrap_or(Vector::Truth(Vec::new()));
        let zone = self.world.calendar.zone;
        match function {
            // An hour that came twice is no day: which of the two it was stays open.
            Function::Due => {
                each_time(first, |span| if zone.is_day(span) { Span::exact(span.hi) } else { span })
            }
            Function::Starts => {
                each_time(first, |span| if zone.is_day(span) { Span::exact(span.lo) } else { span })
            }
            Function::Day => each_time(first, |span| {
                let (first, last) = (zone.day_of(span.lo), zone.day_of(span.hi));
                Span { lo: zone.day_start(first), hi: zone.whole_day(last).hi }
            }),
            Function::Known | Function::Given => {
                Vector::Truth((0..first.len()).map(|place| Some(first.is_known(place))).collect())
            }
            Function::Abs => each_number(first, |value| Some(value.abs())),
            Function::Least => extreme(first, second, true),
            Function::Greatest => extreme(first, second, false),
            Function::Round => self.by_currency(first, rows, decimal::round),
            Function::Rounding => self.by_currency(first, rows, |count, decimals| {
                let half = decimal::ONE / 2 / 10_i64.checked_pow(decimals)?;
                decimal::multiply(count.abs(), half)
            }),
            Function::Above => self.allowed(first, |allowance| allowance.over, parts, rows),
            Function::Below => self.allowed(first, |allowance| allowance.under, parts, rows),
            Function::PlusBusinessDays => self.plus_business_days(first, second),
            Function::BusinessDays => self.business_days(first, second),
        }
    }

    /// How much a value may be missed by: an amount, a share of the value, or both together.
    fn allowed(
        &self,
        base: Vector,
        side: fn(&Allowance) -> (Option<i64>, Option<i64>),
        parts: &[Term],
        rows: Option<&Rows>,
    ) -> Vector {
        let is_length = parts.first().is_some_and(|part| part.kind == Type::Length);
        let base = base.numbers();
        if self.allowances.is_empty() || is_length {
            return Vector::Number(base.iter().map(|&b| if b == ABSENT { b } else { 0 }).collect());
        }
        let allowed = base.iter().enumerate().map(|(place, &base)| {
            if base == ABSENT {
                return ABSENT;
            }
            let allowance = &self.allowances[subject_of(rows, place)];
            let (amount, share) = side(allowance);
            let share = share.map(|share| decimal::multiply(base.abs(), share).unwrap_or(ABSENT));
            match (amount, share) {
                (Some(amount), Some(share)) if allowance.is_either => amount.max(share),
                (Some(amount), Some(share)) => amount.min(share),
                (amount, share) => amount.or(share).unwrap_or(0),
            }
        });
        Vector::Number(allowed.collect())
    }

    fn by_currency(
        &self,
        values: Vector,
        rows: Option<&Rows>,
        f: impl Fn(i64, u32) -> Option<i64>,
    ) -> Vector {
        let tables = &self.world.dossiers.tables;
        let currencies = tables.of(Role::Orders).texts("currency");
        let orders = &self.view.order[self.range.clone()];
        let rounded = values.numbers().into_iter().enumerate().map(|(place, value)| {
            let order = orders.get(subject_of(rows, place)).copied().unwrap_or(NONE);
            let currency = currencies.and_then(|ids| ids.get(order as usize)).copied();
            let decimals = minor_decimals(currency.map_or("", |id| tables.texts.text(id)));
            if value == ABSENT { ABSENT } else { f(value, decimals).unwrap_or(ABSENT) }
        });
        Vector::Number(rounded.collect())
    }

    fn plus_business_days(&self, times: Vector, counts: Vector) -> Vector {
        let calendar = self.world.calendar;
        let mut unlisted = BTreeSet::new();
        let moved = times.times().into_iter().zip(counts.numbers()).map(|(span, count)| {
            if !span.is_known() || count == ABSENT {
                return Span::UNKNOWN;
            }
            let day = calendar.zone.day_of(span.hi);
            let landed = listed(calendar.plus_working_days(day, count / ONE), &mut unlisted);
            landed.map_or(Span::UNKNOWN, |day| calendar.zone.whole_day(day))
        });
        let moved = Vector::Time(moved.collect());
        self.remember(unlisted);
        moved
    }

    fn business_days(&self, from: Vector, to: Vector) -> Vector {
        let calendar = self.world.calendar;
        let mut unlisted = BTreeSet::new();
        let between = from.times().into_iter().zip(to.times()).map(|(from, to)| {
            if !from.is_known() || !to.is_known() {
                return ABSENT;
            }
            let (from, to) = (calendar.zone.day_of(from.hi), calendar.zone.day_of(to.hi));
            let count = listed(calendar.working_days_between(from, to), &mut unlisted);
            count.and_then(decimal::from_whole).unwrap_or(ABSENT)
        });
        let between = Vector::Number(between.collect());
        self.remember(unlisted);
        between
    }

    /// Which years of the calendar were missing, so that the run is not called complete.
    fn remember(&self, unlisted: BTreeSet<i32>) {
        unlisted.into_iter().for_each(|year| self.world.unlisted_years.add(year, 0));
    }
}

/// The answer of the calendar, or the year whose holidays it would need.
fn listed<T>(answer: Result<T, NoDay>, unlisted: &mut BTreeSet<i32>) -> Option<T> {
    match answer {
        Ok(answer) => Some(answer),
        Err(NoDay::Unlisted(year)) => {
            unlisted.insert(year);
            None
        }
        Err(NoDay::NeverOpen) => None,
    }
}

/// The subject that a value belongs to: its own place, or that of the owner of its row.
fn subject_of(rows: Option<&Rows>, place: usize) -> usize {
    rows.map_or(place, |rows| rows.owner[place] as usize)
}

fn each_time(times: Vector, f: impl Fn(Span) -> Span) -> Vector {
    let moved = times.times().into_iter().map(|span| if span.is_known() { f(span) } else { span });
    Vector::Time(moved.collect())
}

fn each_number(numbers: Vector, f: impl Fn(i64) -> Option<i64>) -> Vector {
    let worked_out = numbers
        .numbers()
        .into_iter()
        .map(|value| if value == ABSENT { ABSENT } else { f(value).unwrap_or(ABSENT) });
    Vector::Number(worked_out.collect())
}

fn extreme(first: Vector, second: Vector, is_least: bool) -> Vector {
    match (first, second) {
        (Vector::Time(a), Vector::Time(b)) => {
            let chosen = a.into_iter().zip(b).map(|(a, b)| match a.at_or_before(b) {
                _ if !a.is_known() || !b.is_known() => Span::UNKNOWN,
                Some(is_first) => {
                    if is_first == is_least {
                        a
                    } else {
                        b
                    }
                }
                None => {
                    let (lo, hi) = if is_least {
                        (a.lo.min(b.lo), a.hi.min(b.hi))
                    } else {
                        (a.lo.max(b.lo), a.hi.max(b.hi))
                    };
                    Span { lo, hi }
                }
            });
            Vector::Time(chosen.collect())
        }
        (first, second) => {
            let pick: fn(i64, i64) -> Option<i64> =
                if is_least { |a, b| Some(a.min(b)) } else { |a, b| Some(a.max(b)) };
            first.with(&second, pick)
        }
    }
}
