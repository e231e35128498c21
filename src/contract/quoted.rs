//! Where each character of a quoted text stands in the file.
//!
//! Follows quotes, escapes and line breaks as TOML has them; the text itself was read before.

/// The byte of every character of the quoted text that `raw` begins with, then that of its end.
///
/// What is not quoted is taken character by character after its first.
pub(super) fn places(raw: &str) -> Vec<usize> {
    let quote = raw.chars().next().filter(|mark| matches!(mark, '"' | '\''));
    let Some(quote) = quote else { return bare(raw) };
    let triple = quote.to_string().repeat(3);
    let is_multiline = raw.starts_with(&triple);
    let close = if is_multiline { triple } else { quote.to_string() };
    let mut places = Vec::new();
    let mut at = close.len();
    if is_multiline {
        at += first_break_length(&raw[at..]);
    }
    while let Some(mark) = raw[at..].chars().next() {
        let rest = &raw[at..];
        // Up to two quotes may stand right before three closing ones.
        let ends = rest.starts_with(&close);
        let has_more = is_multiline && ends && rest[close.len()..].starts_with(quote);
        if ends && !has_more || mark == '\n' && !is_multiline {
            break;
        }
        if mark == '\\' && quote == '"' {
            let (length, is_character) = escape(rest);
            places.extend(is_character.then_some(at));
            at += length;
        } else {
            places.push(at);
            at += mark.len_utf8();
        }
    }
    places.push(at);
    places
}

fn bare(raw: &str) -> Vec<usize> {
    let line = raw.lines().next().unwrap_or("");
    let ends = line.char_indices().map(|(byte, mark)| byte + mark.len_utf8());
    let places: Vec<_> = ends.collect();
    if places.is_empty() { vec![0] } else { places }
}

/// The line break right after three opening quotes is no part of the text.
fn first_break_length(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
}

/// How many bytes an escape takes, and whether it stands for a character.
fn escape(rest: &str) -> (usize, bool) {
    let after = &rest[1..];
    let trimmed = after.trim_start_matches([' ', '\t', '\r', '\n']);
    let blank = &after[..after.len() - trimmed.len()];
    if blank.contains('\n') {
        return (1 + blank.len(), false);
    }
    let marks = match after.chars().next() {
        Some('x') => 4,
        Some('u') => 6,
        Some('U') => 10,
        _ => 2,
    };
    let end = rest.char_indices().nth(marks).map_or(rest.len(), |(byte, _)| byte);
    (end, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use toml::de::DeTable;

    /// The characters at the places, `.` standing for the end; their number is that of the text.
    fn check(raw: &str, marks: &str) {
        let places = places(raw);
        let found: String = places.iter().map(|&at| raw[at..].chars().next().unwrap()).collect();
        assert_eq!(found, marks, "{raw}");
        let document = format!("a = {raw}");
        let table = DeTable::parse(&document).unwrap();
        let text = table.get_ref().get("a").unwrap().get_ref().as_str().unwrap();
        assert_eq!(places.len(), text.chars().count() + 1, "{raw}");
    }

    #[test]
    fn a_plain_text_has_every_character_after_its_quote() {
        check("\"åb\"", "åb\"");
        check("'a\\b'", "a\\b'");
        check("\"\"", "\"");
    }

    #[test]
    fn an_escape_is_one_character() {
        check(r#""a\"b""#, "a\\b\"");
        check(r#""a\u00e5\U0001F600\x41b""#, "a\\\\\\b\"");
    }

    #[test]
    fn a_text_of_several_lines_starts_after_its_first_line_break() {
        check("\"\"\"\nab\nc\"\"\"", "ab\nc\"");
        check("'''\r\na'''", "a'");
    }

    #[test]
    fn a_backslash_at_the_end_of_a_line_joins_the_lines() {
        check("\"\"\"a \\\n   b\"\"\"", "a b\"");
    }

    #[test]
    fn quotes_before_the_closing_ones_belong_to_the_text() {
        check("\"\"\"a\"\"\"\"\"", "a\"\"\"");
        check("'''a''b'''", "a''b'");
    }

    #[test]
    fn what_is_not_quoted_or_not_closed_still_has_places() {
        assert_eq!(places("12"), [1, 2]);
        assert_eq!(places(""), [0]);
        assert_eq!(places("\"ab\n"), [1, 2, 3]);
    }
}
