//! Numbers of documents as series: what stands before the last digits, and which numbers are
//! missing between two that are there.
//!
//! Asked for only where somebody promised numbers without gaps. Does not judge.

use crate::tables::{Role, Tables};
use hashbrown::HashMap;

/// What the numbers of a series share: the text before and behind their last digits.
type Series = (String, String);

/// By the first row of a document, how many numbers of its series are missing just before its own;
/// those after the number before only.
pub fn gaps(tables: &Tables, first_rows: impl Iterator<Item = u32>) -> HashMap<u32, i64> {
    let Some(numbers) = tables.of(Role::Invoices).texts("invoice_no") else {
        return HashMap::new();
    };
    let mut series: HashMap<Series, Vec<(i64, u32)>> = HashMap::new();
    for row in first_rows {
        if let Some((of, number)) = apart(&tables.texts.text(numbers.at(row as usize))) {
            series.entry(of).or_default().push((number, row));
        }
    }
    let mut gaps = HashMap::new();
    for numbers in series.values_mut() {
        numbers.sort_unstable();
        numbers.dedup_by_key(|(number, _)| *number);
        for pair in numbers.windows(2) {
            let missing = pair[1].0 - pair[0].0 - 1;
            if missing > 0 {
                gaps.insert(pair[1].1, missing);
            }
        }
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
