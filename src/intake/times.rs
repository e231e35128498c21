//! Times of a column: the order of day and month decided from all its cells, then each read.
//!
//! Never decides by a single row. What cannot be decided stops with both readings.

use super::dates::{Date, take_apart};
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

/// What the cells of a column say about how it is written.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    day_first: Option<String>,
    month_first: Option<String>,
    unclear: Option<String>,
    short_with_slash: Option<String>,
    /// Whether a cell has a time other than midnight.
    pub has_time: bool,
    /// Whether a cell with a time names no offset.
    pub has_naive_time: bool,
    has_offset: bool,
    has_short_year: bool,
    sample: Option<String>,
}

/// How a column is written.
#[derive(Debug, Clone, Default)]
pub struct Style {
    order: Option<Order>,
    pattern: Option<Pattern>,
    /// Whether every cell stands for a whole day.
    pub is_days: bool,
}

impl Votes {
    /// Takes a cell into account.
    pub fn see(&mut self, cell: &str, pattern: Option<&Pattern>) {
        let read = pattern.and_then(|pattern| pattern.take_apart(cell));
        let Some(written) = read.or_else(|| take_apart(cell)) else { return };
        let is_midnight = written.time.is_none_or(|time| time == 0);
        self.has_time |= !is_midnight;
        self.has_naive_time |= !is_midnight && written.offset.is_none();
        self.has_offset |= written.offset.is_some();
        self.sample.get_or_insert_with(|| cell.to_owned());
        let Date::Either { first, second, is_short, separator, .. } = written.date else { return };
        self.has_short_year |= is_short;
        let vote = match (first > 12, second > 12) {
            (true, false) => &mut self.day_first,
            (false, true) => &mut self.month_first,
            (false, false) => &mut self.unclear,
            (true, true) => return,
        };
        if vote.is_none() {
            *vote = Some(cell.to_owned());
        }
        if is_short && separator != b'.' && self.short_with_slash.is_none() {
            self.short_with_slash = Some(cell.to_owned());
        }
    }

    /// How the column is written, or why that cannot be told.
    pub fn decide(&self, pattern: Option<&Pattern>) -> Result<Style, String> {
        let is_days = !self.has_time && !self.has_offset;
        let style = |order| Style { order, pattern: pattern.cloned(), is_days };
        if pattern.is_some() {
            return Ok(style(None));
        }
        match (&self.day_first, &self.month_first, &self.unclear) {
            (Some(one), Some(other), _) => Err(format!(
                "{one:?} has the day first and {other:?} the month; write \
                 `dates = \"dd/mm/yyyy\"` or `dates = \"mm/dd/yyyy\"` into the contract"
            )),
            (Some(_), None, _) => match &self.short_with_slash {
                Some(cell) => Err(format!(
                    "{cell:?} may begin with the day or with the year; write \
                     `dates = \"dd/mm/yy\"` or `dates = \"yy/mm/dd\"` into the contract"
                )),
                None => Ok(style(Some(Order::DayFirst))),
            },
            (None, Some(_), _) => Ok(style(Some(Order::MonthFirst))),
            (None, None, Some(cell)) => Err(self.both_readings(cell)),
            (None, None, None) => Ok(style(None)),
        }
    }

    fn both_readings(&self, cell: &str) -> String {
        let year = if self.has_short_year { "yy" } else { "yyyy" };
        let Some(Date::Either { first, second, year: whole, separator, .. }) =
            take_apart(cell).map(|written| written.date)
        else {
            return format!("{cell:?} cannot be read");
        };
        let mark = char::from(separator);
        format!(
            "{cell:?} may be {whole}-{second:02}-{first:02} or {whole}-{first:02}-{second:02}, \
             and no other cell of the column decides; write `dates = \"dd{mark}mm{mark}{year}\"` \
             or `dates = \"mm{mark}dd{mark}{year}\"` into the contract"
        )
    }

    /// How the column is written, in the words of a contract, and whether as days; [`None`] where
    /// it is empty.
    pub fn words(&self, style: &Style) -> Option<String> {
        let sample = self.sample.as_ref()?;
        let year = if self.has_short_year { "yy (20yy)" } else { "yyyy" };
        let date = match (&style.pattern, style.order) {
            (Some(pattern), _) => pattern.text().to_owned(),
            (None, Some(Order::DayFirst)) => format!("dd/mm/{year}"),
            (None, Some(Order::MonthFirst)) => format!("mm/dd/{year}"),
            (None, None) => shape(sample).to_owned(),
        };
        Some(match sample.bytes().filter(|&byte| byte == b':').count() {
            _ if style.is_days => format!("{date} (days)"),
            _ if date.contains("HH") => date,
            0 | 1 => format!("{date} hh:mm"),
            _ => format!("{date} hh:mm:ss"),
        })
    }
}

/// The shape of a date that needs no decision.
fn shape(cell: &str) -> &'static str {
    let bytes = cell.as_bytes();
    let is_year_first = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count() == 4;
    match bytes.get(4) {
        Some(b'-') if is_year_first => "yyyy-mm-dd",
        Some(b'/') if is_year_first => "yyyy/mm/dd",
        Some(b'.') if is_year_first => "yyyy.mm.dd",
        _ if bytes.len() >= 8 && bytes[..8].iter().all(u8::is_ascii_digit) => "yyyymmdd",
        _ if bytes.first().is_some_and(u8::is_ascii_alphabetic) => "Mon dd yyyy",
        _ if bytes.iter().take(7).any(u8::is_ascii_alphabetic) => "dd Mon yyyy",
        _ => "dd.mm.yyyy",
    }
}

/// Why a cell is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTime {
    /// In no shape that is known.
    Shape,
    /// A date that does not exist.
    NoSuchDate,
    /// The clocks went forward over it.
    Skipped,
    /// Before 1990 or ten years past the audit.
    FarAway,
}

/// Reads a cell.
pub fn parse(cell: &str, style: &Style, instants: &mut Instants) -> Result<Span, NoTime> {
    let read = style.pattern.as_ref().and_then(|pattern| pattern.take_apart(cell));
    let written = read.or_else(|| take_apart(cell)).ok_or(NoTime::Shape)?;
    let (year, month, day) = match (written.date, style.order) {
        (Date::Known(year, month, day), _) => (year, month, day),
        (Date::Either { first, second, year, .. }, Some(Order::DayFirst)) => (year, second, first),
        (Date::Either { first, second, year, .. }, Some(Order::MonthFirst)) => {
            (year, first, second)
        }
        (Date::Either { .. }, None) => return Err(NoTime::Shape),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(NoTime::NoSuchDate)?;
    let mut day = day_number(date);
    let span = match (written.time, written.offset) {
        (None, _) => instants.day(day),
        (Some(_), None) if style.is_days => instants.day(day),
        (Some(mut time), offset) => {
            if time == DAY {
                (day, time) = (day + 1, 0);
            }
            match offset {
                Some(offset) => instants.at_offset(day, time, offset),
                None => instants.at(day, time),
            }
        }
    };
    span.map_err(|why| match why {
        NoPlace::FarAway => NoTime::FarAway,
        NoPlace::Skipped => NoTime::Skipped,
    })
}

impl NoTime {
    /// What is wrong and what to do about it.
    pub fn tell(self, cell: &str) -> (&'static str, String) {
        let absent = format!("if it means no value, write `absent = [{cell:?}]` into the contract");
        let digits = cell.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Self::Shape if digits && (4..=5).contains(&cell.len()) => (
                "is no date but looks like a serial number of Excel",
                "export the column as text or as yyyy-mm-dd".to_owned(),
            ),
            Self::Shape if is_clock(cell) => (
                "is no date; Excel shows minutes and seconds of it and has lost the rest",
                "export the column as yyyy-mm-dd hh:mm:ss".to_owned(),
            ),
            Self::Shape => ("is not a date in a known form", absent),
            Self::NoSuchDate => ("is a date that does not exist", absent),
            Self::Skipped => (
                "is a time that the clocks skipped that day",
                "name the zone of this file in the contract".to_owned(),
            ),
            Self::FarAway => ("is before 1990 or ten years past the audit", absent),
        }
    }
}

fn is_clock(cell: &str) -> bool {
    let has_marks = cell.contains(':') && cell.contains('.');
    has_marks && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
}

#[cfg(test)]
mod tests;
