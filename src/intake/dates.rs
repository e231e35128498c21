//! The shapes in which dates and times are written, taken apart without deciding day or month.
//!
//! Reads one cell at a time and knows no zone. Which of two numbers is the day is decided for a
//! whole column (`times`).

pub mod clock;
mod iso;
pub mod months;

use clock::Clock;
use std::borrow::Cow;

/// A cell taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The date.
    pub date: Date,
    /// The shape of the date.
    pub shape: Shape,
    /// Whether the year had two digits only.
    pub is_short: bool,
    /// The time of day; [`None`] where no time is written.
    pub clock: Option<Clock>,
}

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// Year, month and day beyond doubt.
    Known(i32, u32, u32),
    /// Two numbers of which either may be the day, and the year, century included.
    Either {
        /// The first number.
        first: u32,
        /// The second number.
        second: u32,
        /// The year.
        year: i32,
    },
}

/// How a date is put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `2026-01-31`
    YearFirst,
    /// `31 Jan 2026`, `Jan 31, 2026`
    Named,
    /// `31.01.2026`
    Dotted,
    /// `31/01/2026`
    Slashed,
    /// `31-01-2026`
    Dashed,
    /// `20260131`
    Compact,
    /// As a contract says.
    Declared,
}

impl Shape {
    /// How many shapes there are.
    pub const COUNT: usize = 7;

    const fn of(separator: u8) -> Self {
        match separator {
            b'.' => Self::Dotted,
            b'/' => Self::Slashed,
            _ => Self::Dashed,
        }
    }
}

/// A date, its shape, and whether its year had two digits only.
type Taken = (Date, Shape, bool);

/// Takes a cell apart; [`None`] where it is no date in any known shape.
pub fn take_apart(cell: &str) -> Option<Written> {
    iso::take_apart(cell).or_else(|| the_long_way(cell))
}

fn the_long_way(cell: &str) -> Option<Written> {
    let text = plain(cell);
    let text = months::without_weekday(&text);
    let ((date, shape, is_short), rest) = date(text)?;
    let clock = match rest.as_bytes() {
        [] => None,
        [b'T' | b't', ..] => Some(clock::read(&rest[1..])?),
        [b' ' | b',', ..] => Some(clock::read(rest.trim_start_matches([' ', ',']))?),
        _ => return None,
    };
    Some(Written { date, shape, is_short, clock })
}

/// A cell without the apostrophe that marks a text, and with the usual space for any other.
pub fn plain(cell: &str) -> Cow<'_, str> {
    let cell = cell.strip_prefix('\'').unwrap_or(cell);
    if cell.is_ascii() {
        return Cow::Borrowed(cell);
    }
    Cow::Owned(cell.replace(['\u{A0}', '\u{202F}', '\u{2009}'], " "))
}

fn date(text: &str) -> Option<(Taken, &str)> {
    let Some((first, digits, rest)) = number(text) else { return month_first(text) };
    match (digits, rest.as_bytes()) {
        (8, after) if after.first() != Some(&b'.') => {
            Some(((compact(first), Shape::Compact, false), rest))
        }
        (4, [b'-' | b'/' | b'.', ..]) => year_first(first, rest),
        (1 | 2, [b'-' | b'/' | b'.' | b' ', ..]) => day_or_month_first(first, rest),
        _ => None,
    }
}

fn compact(digits: u32) -> Date {
    let year = i32::try_from(digits / 10_000).unwrap_or(0);
    Date::Known(year, digits / 100 % 100, digits % 100)
}

fn year_first(year: u32, rest: &str) -> Option<(Taken, &str)> {
    let (separator, rest) = rest.split_at_checked(1)?;
    let (month, digits, rest) = number(rest)?;
    let (day, more, rest) = number(rest.strip_prefix(separator)?)?;
    let date = Date::Known(i32::try_from(year).ok()?, month, day);
    (digits <= 2 && more <= 2).then_some(((date, Shape::YearFirst, false), rest))
}

fn day_or_month_first(first: u32, rest: &str) -> Option<(Taken, &str)> {
    let separator = *rest.as_bytes().first()?;
    let rest = rest[1..].trim_start();
    let Some((second, digits, rest)) = number(rest) else { return named(first, separator, rest) };
    if separator == b' ' || digits > 2 {
        return None;
    }
    let rest = rest.strip_prefix(char::from(separator))?;
    let rest = if separator == b'.' { rest.trim_start() } else { rest };
    let (year, is_short, rest) = any_year(rest)?;
    let date = if separator == b'.' && !is_short {
        Date::Known(year, second, first)
    } else {
        Date::Either { first, second, year }
    };
    Some(((date, Shape::of(separator), is_short), rest))
}

/// The rest of `31-Jan-26`, `31. januar 2026` or `31 января 2026 г.` after the day.
fn named(day: u32, separator: u8, text: &str) -> Option<(Taken, &str)> {
    let (month, rest) = months::read(text)?;
    let rest = if matches!(separator, b'-' | b'/') {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        rest.strip_prefix(char::from(separator))?
    } else {
        let after = rest.trim_start_matches([' ', ',', '.']);
        (after.len() < rest.len()).then_some(after)?
    };
    let (year, is_short, rest) = any_year(rest)?;
    Some(((Date::Known(year, month, day), Shape::Named, is_short), after_year(rest)))
}

/// What follows the word for a year that Russian and Polish dates end with.
fn after_year(rest: &str) -> &str {
    let text = rest.trim_start();
    let after = ["года", "г.", "г", "roku", "r."].iter().find_map(|word| text.strip_prefix(word));
    match after {
        Some(after) if after.is_empty() || after.starts_with([' ', ',']) => after,
        _ => rest,
    }
}

fn month_first(text: &str) -> Option<(Taken, &str)> {
    let (month, rest) = months::read(text)?;
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let separator = rest.chars().next().filter(|mark| matches!(mark, ' ' | '-'))?;
    let (day, digits, rest) = number(&rest[1..])?;
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let (year, is_short, rest) = any_year(rest.strip_prefix(separator)?)?;
    (digits <= 2).then_some(((Date::Known(year, month, day), Shape::Named, is_short), rest))
}

/// The number at the start, how many digits it has, and what follows it.
pub fn number(text: &str) -> Option<(u32, usize, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=8).contains(&digits) {
        return None;
    }
    let (number, rest) = text.split_at(digits);
    Some((number.bytes().fold(0, |value, byte| value * 10 + u32::from(byte - b'0')), digits, rest))
}

fn any_year(text: &str) -> Option<(i32, bool, &str)> {
    match number(text)? {
        (year, 4, rest) => Some((i32::try_from(year).ok()?, false, rest)),
        (year, 2, rest) => Some((whole_year(year), true, rest)),
        _ => None,
    }
}

/// Two-digit years below this are of this century, those from it on of the last.
pub const PIVOT: u32 = 69;

/// A two-digit year with its century.
pub fn whole_year(short: u32) -> i32 {
    let century = if short < PIVOT { 2_000 } else { 1_900 };
    century + i32::try_from(short).unwrap_or(0)
}

#[cfg(test)]
mod tests;
