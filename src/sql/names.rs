//! The names of queries within a text of SQL: what it reads, and the same with a schema before
//! them.
//!
//! Knows of SQL only where names of tables stand: behind `FROM` and `JOIN`, and never in quotes.

use super::dialect::Dialect;
use std::ops::Range;

/// The names that a text reads, without those of tables of the customer, which are in quotes.
pub fn reads(dialect: Dialect, select: &str) -> impl Iterator<Item = &str> {
    places(dialect, select).into_iter().map(|place| &select[place])
}

/// The same text with something before each of these names.
pub fn qualified(
    dialect: Dialect,
    select: &str,
    before: &str,
    is_ours: impl Fn(&str) -> bool,
) -> String {
    let mut text = String::with_capacity(select.len());
    let mut done = 0;
    let ours = |place: &Range<usize>| is_ours(&select[place.clone()]);
    for place in places(dialect, select).into_iter().filter(ours) {
        text += &select[done..place.start];
        text += before;
        done = place.start;
    }
    text + &select[done..]
}

/// Where the names stand.
fn places(dialect: Dialect, select: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut is_next = false;
    let mut quote: Option<u8> = None;
    let bytes = select.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match quote {
            Some(mark) if byte == b'\\' && has_escapes(dialect, mark) => at += 2,
            Some(mark) => {
                // A doubled quote ends one text and begins the next, which is as good.
                quote = (byte != mark).then_some(mark);
                at += 1;
            }
            None if is_letter(byte) => {
                let end = (at..bytes.len()).find(|&at| !is_letter(bytes[at]));
                let word = at..end.unwrap_or(bytes.len());
                at = word.end;
                if is_next {
                    found.push(word.clone());
                }
                is_next = matches!(&select[word], "FROM" | "JOIN");
            }
            None => {
                quote = matches!(byte, b'\'' | b'"' | b'`').then_some(byte);
                is_next &= byte.is_ascii_whitespace();
                at += 1;
            }
        }
    }
    found
}

/// Whether a backslash between such quotes takes the next character literally.
const fn has_escapes(dialect: Dialect, quote: u8) -> bool {
    match dialect {
        Dialect::BigQuery => matches!(quote, b'\'' | b'`'),
        Dialect::Spark | Dialect::Snowflake => quote == b'\'',
        // Where quotes are doubled it makes no difference, also where PostgreSQL has escapes.
        Dialect::DuckDb | Dialect::Postgres | Dialect::Trino => false,
    }
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(dialect: Dialect, select: &str, expected: &[&str]) {
        assert_eq!(reads(dialect, select).collect::<Vec<_>>(), expected, "{select}");
    }

    #[test]
    fn names_stand_behind_from_and_join() {
        let select = "SELECT d.a FROM days d\n  LEFT JOIN (SELECT x FROM in_orders) b ON b.x = 1";
        check(Dialect::DuckDb, select, &["days", "in_orders"]);
        let qualified = qualified(Dialect::DuckDb, select, "\"p\".", |name| name == "days");
        assert!(qualified.contains("FROM \"p\".days d") && qualified.contains("FROM in_orders)"));
    }

    #[test]
    fn quoted_texts_hold_no_names() {
        check(Dialect::DuckDb, "SELECT ' FROM days ' FROM \"FROM days\" c", &[]);
        check(Dialect::DuckDb, r"SELECT 'a\' FROM days d WHERE x = ' FROM slots'", &["days"]);
        check(Dialect::Spark, r"SELECT 'it\'s FROM days' FROM slots s", &["slots"]);
        check(Dialect::Postgres, r"SELECT E'a\\''' FROM days d", &["days"]);
    }
}
