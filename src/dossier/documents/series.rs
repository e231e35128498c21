//! Numbers of documents as series: what stands before the last digits, and which numbers are
//! missing between two that are there.
//!
//! The bills of several suppliers in one export are several series, and invoices to several
//! customers are one. Nobody says which it is, so that numbers are taken apart by party where at
//! least as many follow each other directly then: those to several customers follow each other only
//! together.
//!
//! Asked for only where somebody promised numbers without gaps. Does not judge.

use crate::tables::{Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;

/// What the numbers of a series share: the text before and behind their last digits.
type Series = (String, String);

/// A document of a series: its party, its number and its first row.
type Numbered = (TextId, i64, u32);

/// By the first row of a document, how many numbers of its series are missing just before its own;
/// those after the number before only.
pub fn gaps(tables: &Tables, first_rows: impl Iterator<Item = u32>) -> HashMap<u32, i64> {
    let Some(numbers) = tables.of(Role::Invoices).texts("invoice_no") else {
        return HashMap::new();
    };
    let parties = tables.of(Role::Invoices).texts("party");
    let party = |row: u32| parties.map_or(NO_TEXT, |ids| ids.at(row as usize));
    let mut series: HashMap<Series, Vec<Numbered>> = HashMap::new();
    for row in first_rows {
        if let Some((of, number)) = apart(&tables.texts.text(numbers.at(row as usize))) {
            series.entry(of).or_default().push((party(row), number, row));
        }
    }
    let mut gaps = HashMap::new();
    for mut numbers in series.into_values() {
        numbers.sort_unstable();
        let by_party = || numbers.chunk_by(|one, other| one.0 == other.0);
        let steps_apart: usize = by_party().map(steps).sum();
        let apart: Vec<(u32, i64)> = by_party().flat_map(missing).collect();
        numbers.sort_unstable_by_key(|&(_, number, row)| (number, row));
        let is_apart = steps_apart > 0 && steps_apart >= steps(&numbers);
        gaps.extend(if is_apart { apart } else { missing(&numbers) });
    }
    gaps
}

/// How many numbers follow the one before directly; the numbers are in order.
fn steps(numbers: &[Numbered]) -> usize {
    numbers.windows(2).filter(|pair| pair[1].1 - pair[0].1 == 1).count()
}

/// The rows before which numbers are missing, and how many; the numbers are in order.
fn missing(numbers: &[Numbered]) -> Vec<(u32, i64)> {
    let mut gaps = Vec::new();
    let mut last: Option<i64> = None;
    for &(_, number, row) in numbers {
        let missing = last.map_or(0, |last| number - last - 1);
        if missing > 0 {
            gaps.push((row, missing));
        }
        last = Some(number);
    }
    gaps
}

/// The series of a number and its place there; nothing for one without digits.
fn apart(raw: &str) -> Option<(Series, i64)> {
    let end = raw.rfind(|mark: char| mark.is_ascii_digit())? + 1;
    let start = raw[..end].rfind(|mark: char| !mark.is_ascii_digit());
    let start = start.map_or(0, |at| at + raw[at..].chars().next().map_or(1, char::len_utf8));
    // A number of more digits than these counts nothing.
    let number =
        raw[start..end].parse::<i64>().ok().filter(|number| *number < 1_000_000_000_000)?;
    Some(((raw[..start].to_uppercase(), raw[end..].to_uppercase()), number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Column, place_of};

    /// How many numbers are missing before each document, given as party and number.
    fn check(documents: &[(&str, &str)], expected: &[i64]) {
        let mut tables = Tables::default();
        let mut ids = |pick: fn(&(&str, &str)) -> String| -> Vec<TextId> {
            documents.iter().map(|one| tables.texts.intern(&pick(one))).collect()
        };
        let (parties, numbers) = (ids(|one| one.0.to_owned()), ids(|one| one.1.to_owned()));
        let invoices = tables.of_mut(Role::Invoices);
        for (name, values) in [("party", parties), ("invoice_no", numbers)] {
            let place = place_of(Role::Invoices, name).unwrap();
            invoices.columns[place] = Some(Column::Text(values).into());
        }
        let gaps = gaps(&tables, (0..).take(documents.len()));
        let found: Vec<i64> =
            (0..).take(documents.len()).map(|row| gaps.get(&row).copied().unwrap_or(0)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn invoices_to_several_customers_are_one_series() {
        check(&[("A", "11"), ("B", "12"), ("A", "13"), ("C", "15")], &[0, 0, 0, 1]);
        // A number that was given twice by mistake does not change that.
        check(&[("A", "1"), ("B", "2"), ("A", "5"), ("B", "5")], &[0, 0, 2, 0]);
    }

    #[test]
    fn bills_of_several_suppliers_are_a_series_each() {
        check(&[("A", "11"), ("B", "700"), ("A", "12"), ("B", "702")], &[0, 0, 0, 1]);
        let shared = [("A", "1"), ("B", "1"), ("A", "2"), ("B", "2"), ("B", "3"), ("A", "4")];
        check(&shared, &[0, 0, 0, 0, 0, 1]);
    }

    #[test]
    fn a_number_is_taken_apart_at_its_last_digits() {
        let check = |raw: &str, before: &str, number: i64, behind: &str| {
            let expected = ((before.to_owned(), behind.to_owned()), number);
            assert_eq!(apart(raw), Some(expected), "{raw}");
        };
        check("F-2025-0099", "F-2025-", 99, "");
        check("f-2025-100", "F-2025-", 100, "");
        check("1001", "", 1001, "");
        check("12/ÅR", "", 12, "/ÅR");
        check("№7", "№", 7, "");
        assert_eq!(apart("Quittung"), None);
        assert_eq!(apart(""), None);
        assert_eq!(apart("99999999999999999999"), None);
    }
}
