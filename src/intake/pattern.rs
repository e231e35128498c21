//! The way dates are written as a contract says it: `dd.mm.yyyy HH:mm`.
//!
//! Reads what it says and nothing else; an optional time may follow a pattern without one.

use super::dates::{Date, Written, month_name, number, time, whole_year};
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

impl Pattern {
    /// Reads a pattern of `dd mm yyyy yy Mon MMM HH mm ss` and marks between them. The `mm` after
    /// `HH` is the minute. An error says what is missing.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut tokens = Vec::new();
        let mut rest = text;
        while let Some(mark) = rest.bytes().next() {
            let word = WORDS
                .iter()
                .find_map(|&(word, token)| rest.strip_prefix(word).map(|rest| (token, rest)));
            let (token, after) = match word {
                Some((Token::Month, after)) if tokens.contains(&Token::Hour) => {
                    (Token::Minute, after)
                }
                Some(found) => found,
                None if mark.is_ascii_alphabetic() && mark != b'T' || !mark.is_ascii() => {
                    return Err(format!(
                        "dates = {text:?}: {rest:?} is none of dd mm yyyy yy Mon MMM HH mm ss"
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
        if !is_whole {
            return Err(format!("dates = {text:?}: needs one day, one month and one year"));
        }
        Ok(Self { text: text.to_owned(), tokens })
    }

    /// The pattern as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Takes a cell apart that is written this way.
    pub fn take_apart(&self, cell: &str) -> Option<Written> {
        let mut rest = cell.as_bytes();
        let (mut year, mut month, mut day) = (0, 0, 0);
        let mut clock: Option<i64> = None;
        for (place, &token) in self.tokens.iter().enumerate() {
            if let Token::Mark(mark) = token {
                rest = rest.strip_prefix(&[mark])?;
                continue;
            }
            if token == Token::MonthName {
                (month, rest) = month_name(rest)?;
                continue;
            }
            let is_fixed = self.is_number(place + 1) || place > 0 && self.is_number(place - 1);
            let (value, after) = digits(rest, token, is_fixed)?;
            rest = after;
            let of_day = |unit: i64| Some(clock.unwrap_or(0) + i64::from(value) * unit);
            match token {
                Token::Day => day = value,
                Token::Month => month = value,
                Token::Year => year = i32::try_from(value).ok()?,
                Token::ShortYear => year = whole_year(value),
                Token::Hour => clock = of_day(HOUR),
                Token::Minute => clock = of_day(MINUTE),
                Token::Second => clock = of_day(SECOND),
                Token::MonthName | Token::Mark(_) => {}
            }
        }
        let (time, offset) = self.rest_of(rest, clock)?;
        Some(Written { date: Date::Known(year, month, day), time, offset })
    }

    /// Whether a token is a number; two of them side by side have their full width.
    fn is_number(&self, place: usize) -> bool {
        let token = self.tokens.get(place);
        token.is_some_and(|token| !matches!(token, Token::Mark(_) | Token::MonthName))
    }

    fn rest_of(&self, rest: &[u8], clock: Option<i64>) -> Option<(Option<i64>, Option<i64>)> {
        match (rest, clock) {
            ([], _) => Some((clock, None)),
            ([b'T' | b' ', rest @ ..], None) => time(rest.trim_ascii_start()),
            _ => None,
        }
    }
}

fn digits(bytes: &[u8], token: Token, is_fixed: bool) -> Option<(u32, &[u8])> {
    let width = if token == Token::Year { 4 } else { 2 };
    let cut = bytes.get(..bytes.len().min(width))?;
    let (value, found, _) = number(cut)?;
    let needs_all = is_fixed || matches!(token, Token::Year | Token::ShortYear);
    let limit = match token {
        Token::Hour => 23,
        Token::Minute | Token::Second => 59,
        _ => u32::MAX,
    };
    let fits = (!needs_all || found == width) && value <= limit;
    fits.then_some((value, &bytes[found..]))
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
            Pattern::read(pattern).unwrap().take_apart(cell).and_then(|written| written.time)
        };
        let expected = Some(10 * HOUR + 5 * MINUTE + 7 * SECOND);
        assert_eq!(at("dd/mm/yyyy HH:mm:ss", "03/04/2024 10:05:07"), expected);
        assert_eq!(at("dd/mm/yyyy", "03/04/2024 10:05:07"), expected);
        assert_eq!(at("dd/mm/yyyy HH:mm", "03/04/2024 25:05"), None);
    }

    #[test]
    fn a_pattern_needs_day_month_and_year() {
        assert!(Pattern::read("mm/yyyy").unwrap_err().contains("needs one day"));
        assert!(Pattern::read("DD/mm/yyyy").unwrap_err().contains("is none of"));
    }
}
