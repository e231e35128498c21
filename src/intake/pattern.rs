//! The way dates are written as a contract says it: `dd.mm.yyyy HH:mm`, or `excel-1900`.
//!
//! Reads what it says and nothing else; an optional time may follow a pattern without one.

mod counted;

pub use counted::Count;

use super::dates::clock::{self, Clock};
use super::dates::{Date, Shape, Written, months, number, plain, whole_year};
use crate::time::{HOUR, MINUTE, SECOND};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Day,
    Month,
    MonthName,
    Year,
    ShortYear,
    Hour,
    Minute,
    Second,
    Mark(u8),
}

/// A declared way to write dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    tokens: Vec<Token>,
    count: Option<Count>,
}

const WORDS: [(&str, Token); 9] = [
    ("yyyy", Token::Year),
    ("MMM", Token::MonthName),
    ("Mon", Token::MonthName),
    ("dd", Token::Day),
    ("MM", Token::Month),
    ("yy", Token::ShortYear),
    ("HH", Token::Hour),
    ("ss", Token::Second),
    ("mm", Token::Month),
];

/// What was read of a cell so far.
#[derive(Debug, Clone, Copy, Default)]
struct Parts {
    date: (i32, u32, u32),
    time: Option<i64>,
    is_leap: bool,
}

impl Pattern {
    /// Reads a pattern of `dd mm yyyy yy Mon MMM HH mm ss` and marks between them, or one of
    /// `excel-1900`, `excel-1904`, `unix` and `unix-ms`. The `mm` after `HH` is the minute. An
    /// error says what is missing.
    pub fn read(text: &str) -> Result<Self, String> {
        let count = Count::ALL.into_iter().find(|count| count.name() == text);
        let tokens = if count.is_some() { Vec::new() } else { tokens(text)? };
        Ok(Self { text: text.to_owned(), tokens, count })
    }

    /// The pattern as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether dates are counted and not written.
    pub const fn is_counted(&self) -> bool {
        self.count.is_some()
    }

    /// Takes a cell apart that is written this way.
    pub fn take_apart(&self, cell: &str) -> Option<Written> {
        let text = plain(cell);
        if let Some(count) = self.count {
            return count.take_apart(&text);
        }
        let mut rest: &str = &text;
        let mut parts = Parts::default();
        for (place, &token) in self.tokens.iter().enumerate() {
            match token {
                Token::Mark(mark) => rest = rest.strip_prefix(char::from(mark))?,
                Token::MonthName => (parts.date.1, rest) = months::read(rest)?,
                _ => {
                    let is_fixed =
                        self.is_number(place + 1) || place > 0 && self.is_number(place - 1);
                    let (value, after) = digits(rest, token, is_fixed)?;
                    rest = after;
                    parts.take(token, value);
                }
            }
        }
        let (year, month, day) = parts.date;
        let date = Date::Known(year, month, day);
        let clock = parts.clock(rest)?;
        Some(Written { date, shape: Shape::Declared, is_short: false, clock })
    }

    /// Whether a token is a number; two of them side by side have their full width.
    fn is_number(&self, place: usize) -> bool {
        let token = self.tokens.get(place);
        token.is_some_and(|token| !matches!(token, Token::Mark(_) | Token::MonthName))
    }
}

impl Parts {
    fn take(&mut self, token: Token, value: u32) {
        match token {
            Token::Day => self.date.2 = value,
            Token::Month => self.date.1 = value,
            Token::Year => self.date.0 = i32::try_from(value).unwrap_or(0),
            Token::ShortYear => self.date.0 = whole_year(value),
            Token::Hour => self.add(value, HOUR),
            Token::Minute => self.add(value, MINUTE),
            Token::Second => {
                self.is_leap = value == 60;
                self.add(value.min(59), SECOND);
            }
            Token::MonthName | Token::Mark(_) => {}
        }
    }

    fn add(&mut self, value: u32, unit: i64) {
        self.time = Some(self.time.unwrap_or(0) + i64::from(value) * unit);
    }

    /// The time that was read, with what follows the pattern.
    fn clock(self, rest: &str) -> Option<Option<Clock>> {
        let is_late = |time: i64| time > 24 * HOUR;
        match (rest.as_bytes(), self.time) {
            (_, Some(time)) if is_late(time) => None,
            (_, Some(time)) => {
                let offset = clock::offset(rest.trim_start())?;
                Some(Some(Clock { time, offset, is_leap: self.is_leap }))
            }
            ([], None) => Some(None),
            ([b'T' | b' ', ..], None) => clock::read(rest[1..].trim_start()).map(Some),
            _ => None,
        }
    }
}

fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(mark) = rest.bytes().next() {
        let word = WORDS
            .iter()
            .find_map(|&(word, token)| rest.strip_prefix(word).map(|rest| (token, rest)));
        let (token, after) = match word {
            Some((Token::Month, after)) if tokens.contains(&Token::Hour) => (Token::Minute, after),
            Some(found) => found,
            None if mark.is_ascii_alphabetic() && mark != b'T' || !mark.is_ascii() => {
                let counts = Count::ALL.map(Count::name).join(" ");
                return Err(format!(
                    "dates = {text:?}: {rest:?} is none of dd mm yyyy yy Mon MMM HH mm ss, and \
                     the whole is none of {counts}"
                ));
            }
            None => (Token::Mark(mark), &rest[1..]),
        };
        tokens.push(token);
        rest = after;
    }
    let count = |wanted: [Token; 2]| tokens.iter().filter(|one| wanted.contains(one)).count();
    let is_whole = count([Token::Day, Token::Day]) == 1
        && count([Token::Month, Token::MonthName]) == 1
        && count([Token::Year, Token::ShortYear]) == 1;
    if is_whole {
        Ok(tokens)
    } else {
        Err(format!("dates = {text:?}: needs one day, one month and one year"))
    }
}

fn digits(text: &str, token: Token, is_fixed: bool) -> Option<(u32, &str)> {
    let width = if token == Token::Year { 4 } else { 2 };
    let found = text.bytes().take(width).take_while(u8::is_ascii_digit).count();
    let (value, _, _) = number(text.get(..found)?)?;
    let needs_all = is_fixed || matches!(token, Token::Year | Token::ShortYear);
    let limit = match token {
        Token::Hour => 24,
        Token::Minute => 59,
        Token::Second => 60,
        _ => u32::MAX,
    };
    let fits = (!needs_all || found == width) && value <= limit;
    fits.then_some((value, &text[found..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, cell: &str, date: Option<(i32, u32, u32)>) {
        let read = Pattern::read(pattern).unwrap().take_apart(cell).map(|written| written.date);
        let date = date.map(|(year, month, day)| Date::Known(year, month, day));
        assert_eq!(read, date, "{pattern} {cell}");
    }

    #[test]
    fn each_token_is_read() {
        check("dd/mm/yyyy", "03/04/2024", Some((2024, 4, 3)));
        check("mm/dd/yy", "3/4/24", Some((2024, 3, 4)));
        check("yyyymmdd", "20240403", Some((2024, 4, 3)));
        check("ddmmyy", "030424", Some((2024, 4, 3)));
        check("dd-Mon-yy", "3-Apr-24", Some((2024, 4, 3)));
        check("dd MMM yyyy", "3 April 2024", Some((2024, 4, 3)));
    }

    #[test]
    fn other_shapes_are_not_read() {
        check("dd/mm/yyyy", "03/04/24", None);
        check("dd/mm/yyyy", "03-04-2024", None);
        check("yyyymmdd", "2024043", None);
        check("dd/mm/yyyy", "03/04/2024x", None);
    }

    #[test]
    fn times_are_read_where_said_or_may_follow() {
        let at = |pattern: &str, cell: &str| {
            let written = Pattern::read(pattern).unwrap().take_apart(cell)?;
            written.clock.map(|clock| clock.time)
        };
        let expected = Some(10 * HOUR + 5 * MINUTE + 7 * SECOND);
        assert_eq!(at("dd/mm/yyyy HH:mm:ss", "03/04/2024 10:05:07"), expected);
        assert_eq!(at("dd/mm/yyyy", "03/04/2024 10:05:07"), expected);
        assert_eq!(at("dd/mm/yyyy HH:mm", "03/04/2024 25:05"), None);
        assert_eq!(at("dd/mm/yyyy HH:mm", "03/04/2024 24:05"), None);
        assert_eq!(at("dd/mm/yyyy HH:mm", "03/04/2024 24:00"), Some(24 * HOUR));
    }

    #[test]
    fn an_offset_behind_a_declared_time_is_kept() {
        let pattern = Pattern::read("dd/mm/yyyy HH:mm").unwrap();
        let offset = |cell: &str| pattern.take_apart(cell)?.clock?.offset;
        assert_eq!(offset("03/04/2024 10:05 +02:00"), Some(2 * HOUR));
        assert_eq!(offset("03/04/2024 10:05"), None);
        assert_eq!(pattern.take_apart("03/04/2024 10:05 CET"), None);
    }

    #[test]
    fn a_second_too_many_is_the_last_of_its_minute() {
        let pattern = Pattern::read("dd/mm/yyyy HH:mm:ss").unwrap();
        let clock = pattern.take_apart("31/12/2016 23:59:60").unwrap().clock.unwrap();
        assert_eq!((clock.time, clock.is_leap), (24 * HOUR - SECOND, true));
    }

    #[test]
    fn counted_dates_have_names() {
        check("excel-1900", "45292", Some((2024, 1, 1)));
        check("excel-1904", "45292", Some((2028, 1, 2)));
        check("unix", "1769853600", Some((2026, 1, 31)));
        check("unix-ms", "1769853600000", Some((2026, 1, 31)));
        assert!(Pattern::read("excel").unwrap_err().contains("excel-1900"));
    }

    #[test]
    fn a_pattern_needs_day_month_and_year() {
        assert!(Pattern::read("mm/yyyy").unwrap_err().contains("needs one day"));
        assert!(Pattern::read("DD/mm/yyyy").unwrap_err().contains("is none of"));
    }
}
