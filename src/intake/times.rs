//! Times of a column: the order of day and month decided from all its cells, then each read.
//!
//! Never decides by a single row. What cannot be decided stops with both readings.

mod offers;
mod refused;
mod swapped;
mod votes;

pub use refused::NoTime;
pub use votes::Votes;

use super::dates::{Date, Written, take_apart};
use super::instants::{Instants, NoPlace};
use super::pattern::Pattern;
use crate::time::{DAY, Span, day_number};
use chrono::NaiveDate;

/// Which of two numbers is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `31/12/2026`
    DayFirst,
    /// `12/31/2026`
    MonthFirst,
}

/// How a column is written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Style {
    order: Option<Order>,
    pattern: Option<Pattern>,
    /// Whether every cell stands for a whole day.
    pub is_days: bool,
}

/// How fine the times of a column are: `day` or `instant`.
pub const fn precision(style: &Style) -> &'static str {
    if style.is_days { "day" } else { "instant" }
}

/// Reads a cell.
pub fn parse(cell: &str, style: &Style, instants: &mut Instants) -> Result<Span, NoTime> {
    let read = style.pattern.as_ref().and_then(|pattern| pattern.take_apart(cell));
    let Some(written) = read.or_else(|| take_apart(cell)) else {
        return Err(match refused::why_not(cell) {
            NoTime::Shape if style.pattern.is_some() => NoTime::OtherThanSaid,
            why => why,
        });
    };
    let (year, month, day) = match (written.date, style.order) {
        (Date::Known(year, month, day), _) => (year, month, day),
        (Date::Either { first, second, year }, Some(Order::DayFirst)) => (year, second, first),
        (Date::Either { first, second, year }, Some(Order::MonthFirst)) => (year, first, second),
        (Date::Either { first, second, .. }, None) if first.min(second) > 12 => {
            return Err(NoTime::NoSuchDate);
        }
        (Date::Either { .. }, None) if style.pattern.is_some() => {
            return Err(NoTime::OtherThanSaid);
        }
        (Date::Either { .. }, None) => return Err(NoTime::Shape),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(NoTime::NoSuchDate)?;
    let span = place(day_number(date), &written, style.is_days, instants);
    let span = span.map_err(|why| match why {
        NoPlace::FarAway => NoTime::FarAway,
        NoPlace::Skipped => NoTime::Skipped,
    })?;
    if style.is_days || written.clock.is_none() || span.is_exact() {
        return Ok(span);
    }
    instants.repeated.see(cell);
    Ok(span)
}

/// Where a day and what is written of its time lie.
fn place(
    day: crate::time::Day,
    written: &Written,
    is_days: bool,
    instants: &mut Instants,
) -> Result<Span, NoPlace> {
    match written.clock {
        None => instants.day(day),
        Some(clock) => match clock.offset {
            Some(offset) => instants.at_offset(day, clock.time, offset),
            None if is_days => instants.day(day),
            // Where the clocks skip midnight, a day ends when the next one begins.
            None if clock.time == DAY => {
                instants.day(day)?;
                instants.day(day + 1).map(|next| Span::exact(next.lo))
            }
            None => instants.at(day, clock.time),
        },
    }
}

#[cfg(test)]
mod tests;
