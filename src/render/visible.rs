//! Makes characters visible that a terminal obeys or hides, in every text that comes from data.
//!
//! The one door between data and a page: no renderer prints a cell, a header, a file name or a
//! message that did not pass here. Changes no other character, so names stay readable.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control, bidirectional and zero-width characters written out, on one line.
pub fn visible(text: &str) -> Cow<'_, str> {
    // Nearly every text is of letters, digits and signs that everybody sees.
    let is_plain = text.bytes().fold(true, |is_plain, byte| is_plain & matches!(byte, b' '..=b'~'));
    if is_plain || !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for mark in text.chars() {
        match mark {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ if !is_hidden(mark) => shown.push(mark),
            // Writing into a string cannot fail.
            _ if mark.is_ascii() => _ = write!(shown, "\\x{:02x}", u32::from(mark)),
            _ => _ = write!(shown, "\\u{{{:x}}}", u32::from(mark)),
        }
    }
    Cow::Owned(shown)
}

/// [`visible`] for a text of several lines that our own code has laid out.
pub fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

/// Whether a character steers the terminal, turns the direction of writing or takes no room.
/// Combining accents are not hidden: decomposed names need them.
pub const fn is_hidden(mark: char) -> bool {
    matches!(
        mark,
        '\0'..='\x1f'
            | '\x7f'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, shown: &str) {
        assert_eq!(visible(text), shown);
    }

    #[test]
    fn escape_sequences_are_spelled_out() {
        check("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m");
        check("bell\x07", "bell\\x07");
        check("\u{9b}2J", "\\u{9b}2J");
    }

    #[test]
    fn a_cell_of_two_lines_stays_on_one() {
        check("a\r\nb\tc", "a\\r\\nb\\tc");
    }

    #[test]
    fn writing_direction_and_zero_width_are_spelled_out() {
        check("SO\u{202e}1", "SO\\u{202e}1");
        check("SO\u{200b}1\u{feff}", "SO\\u{200b}1\\u{feff}");
        check("a\u{2028}b", "a\\u{2028}b");
    }

    #[test]
    fn names_in_any_script_stay_as_they_are() {
        for name in ["Åsa Öberg", "A\u{30a}sa", "Łódź", "Заказ №5", "注文", "=1+1", "C:\\new"]
        {
            check(name, name);
        }
    }

    #[test]
    fn laid_out_lines_keep_their_breaks_and_lose_the_rest() {
        assert_eq!(visible_lines("a\x1b\nb\r"), "a\\x1b\nb\\r");
    }
}
