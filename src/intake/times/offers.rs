//! The patterns that a contract may say for a column that decides nothing itself.
//!
//! Offers only what reads the cells it is offered for; chooses none.

use super::super::dates::{Date, months, plain, take_apart};
use super::super::pattern::Pattern;
use chrono::NaiveDate;

/// Which of the three parts of a date stand first, second and third.
const ORDERS: [[char; 3]; 3] = [['d', 'm', 'y'], ['m', 'd', 'y'], ['y', 'm', 'd']];

/// A pattern with the date that it makes of the first cell.
#[derive(Debug, PartialEq, Eq)]
pub struct Offer {
    /// The pattern as a contract holds it.
    pub pattern: String,
    /// `2026-01-31`
    pub date: String,
}

/// The patterns, put together as the first cell is, that read every one of the cells as a date of
/// at most the last year.
pub fn offers(cells: &[&str], last_year: Option<i32>) -> Vec<Offer> {
    let Some(first) = cells.first() else { return Vec::new() };
    let mut offers: Vec<Offer> = Vec::new();
    for order in ORDERS {
        let Some(text) = pattern_of(first, order) else { continue };
        let Ok(pattern) = Pattern::read(&text) else { continue };
        let fits = |cell: &&str| {
            read(&pattern, cell).is_some_and(|date| last_year.is_none_or(|last| date.0 <= last))
        };
        let is_new = offers.iter().all(|offer| offer.pattern != text);
        if is_new && cells.iter().all(fits) {
            let Some((year, month, day)) = read(&pattern, first) else { continue };
            offers.push(Offer { pattern: text, date: format!("{year}-{month:02}-{day:02}") });
        }
    }
    offers
}

/// ``write `dates = "dd/mm/yy"` or `dates = "yy/mm/dd"` into the contract``;
/// or, where nothing can be offered, what to export.
pub fn line(offers: &[Offer]) -> String {
    if offers.is_empty() {
        return "export the column as yyyy-mm-dd".to_owned();
    }
    let lines: Vec<String> =
        offers.iter().map(|offer| format!("`dates = \"{}\"`", offer.pattern)).collect();
    format!("write {} into the contract", lines.join(" or "))
}

/// The date that a pattern makes of a cell, if there is such a day.
fn read(pattern: &Pattern, cell: &str) -> Option<(i32, u32, u32)> {
    let Date::Known(year, month, day) = pattern.take_apart(cell)?.date else { return None };
    NaiveDate::from_ymd_opt(year, month, day).map(|_| (year, month, day))
}

/// The pattern of the date in a cell whose parts stand in this order, with the marks of the cell.
fn pattern_of(cell: &str, order: [char; 3]) -> Option<String> {
    let cell = &*plain(cell);
    let mut rest = cell;
    let mut pattern = String::new();
    for part in order {
        let marks = rest.find(char::is_alphanumeric)?;
        pattern += &rest[..marks];
        rest = &rest[marks..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (token, length) = match (part, digits) {
            ('m', 0) => ("Mon", months::word(rest).0.len()),
            (_, 0) => return None,
            ('y', 4) => ("yyyy", 4),
            (_, 3..) => return None,
            ('d', _) => ("dd", digits),
            ('m', _) => ("mm", digits),
            (_, _) => ("yy", digits),
        };
        pattern += token;
        rest = &rest[length..];
    }
    take_apart(cell).map(|_| pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], last_year: Option<i32>, expected: &[&str]) {
        let found = offers(cells, last_year);
        let patterns: Vec<&str> = found.iter().map(|offer| offer.pattern.as_str()).collect();
        assert_eq!(patterns, expected, "{cells:?}");
        for cell in cells {
            for pattern in &patterns {
                assert!(Pattern::read(pattern).unwrap().take_apart(cell).is_some(), "{pattern}");
            }
        }
    }

    #[test]
    fn the_marks_of_the_cell_are_those_of_the_pattern() {
        check(&["26-02-03"], None, &["dd-mm-yy", "yy-mm-dd"]);
        check(&["24/03/13"], None, &["dd/mm/yy", "yy/mm/dd"]);
        check(&["01/02/03"], None, &["dd/mm/yy", "mm/dd/yy", "yy/mm/dd"]);
        check(&["03.04.2024"], None, &["dd.mm.yyyy", "mm.dd.yyyy"]);
        check(&["03-04-2024 10:05"], None, &["dd-mm-yyyy", "mm-dd-yyyy"]);
        check(&["2-Jun-98", "2-Jun-06"], None, &["dd-Mon-yy"]);
        check(&["2 Jun 98"], None, &["dd Mon yy"]);
        check(&["Mar 2, 26"], None, &["Mon dd, yy"]);
        check(&["2026-04-03"], None, &["yyyy-mm-dd"]);
    }

    #[test]
    fn a_pattern_that_does_not_read_every_cell_is_not_offered() {
        check(&["26-02-03", "99-01-05"], None, &["yy-mm-dd"]);
        check(&["05.06.68", "05.06.99"], None, &["dd.mm.yy", "mm.dd.yy"]);
        check(&["05.06.68", "05.06.99"], Some(2036), &[]);
        check(&["Fri, 2 Jun 98"], None, &[]);
    }
}
