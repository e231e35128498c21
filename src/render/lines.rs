//! Lines that fit: how wide a text is, how it is cut and how it is wrapped.
//!
//! Measures columns of a terminal, not characters or bytes. Expects texts that are visible.

use unicode_width::UnicodeWidthStr;

/// How many columns a text takes.
pub fn width_of(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text, cut with `…` where it is wider than `width_max`.
pub fn elide(text: &str, width_max: usize) -> String {
    if width_of(text) <= width_max {
        return text.to_owned();
    }
    format!("{}…", longest_start(text, width_max.saturating_sub(1)))
}

/// The longest start of a text that is not wider than `width_max`.
fn longest_start(text: &str, width_max: usize) -> &str {
    let ends = text.char_indices().map(|(place, mark)| place + mark.len_utf8());
    // Every character but an accent takes a column, so a longer start cannot fit again.
    let fitting = ends.take_while(|&end| width_of(&text[..end]) <= width_max);
    &text[..fitting.last().unwrap_or(0)]
}

/// The text in lines of at most `width` columns, every one but the first indented.
/// Without a width it stays on one line.
pub fn wrap(text: &str, width: Option<usize>, indent: usize) -> String {
    let Some(width) = width else { return text.to_owned() };
    let margin = " ".repeat(indent.min(width / 2));
    let lead_width = text.len() - text.trim_start_matches(' ').len();
    let mut line = " ".repeat(lead_width.min(width / 2));
    let mut done = String::new();
    let mut is_fresh = true;
    for word in text.trim_start_matches(' ').split(' ') {
        let mut rest = word;
        let gap = usize::from(!is_fresh);
        if !is_fresh && width_of(&line) + gap + width_of(rest) > width {
            start_line(&mut done, &mut line, &margin);
        } else if !is_fresh {
            line.push(' ');
        }
        while width_of(&line) + width_of(rest) > width {
            let part = longest_start(rest, width - width_of(&line));
            // A character wider than the room there is goes on alone rather than for ever.
            let end = if part.is_empty() { first_end(rest) } else { part.len() };
            line.push_str(&rest[..end]);
            rest = &rest[end..];
            start_line(&mut done, &mut line, &margin);
        }
        line.push_str(rest);
        is_fresh = false;
    }
    done + line.trim_end()
}

fn start_line(done: &mut String, line: &mut String, margin: &str) {
    done.push_str(line.trim_end());
    done.push('\n');
    margin.clone_into(line);
}

fn first_end(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_only_where_it_is_too_wide() {
        assert_eq!(elide("late-delivery", 13), "late-delivery");
        assert_eq!(elide("late-delivery", 8), "late-de…");
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(width_of("注文"), 4);
        assert_eq!(elide("注文注文", 6), "注文…");
        assert_eq!(elide("注文注文", 5), "注文…");
    }

    #[test]
    fn an_accent_of_its_own_takes_no_room() {
        assert_eq!(width_of("A\u{30a}sa"), 3);
        assert_eq!(elide("A\u{30a}sa", 3), "A\u{30a}sa");
    }

    #[test]
    fn words_move_to_the_next_line_whole() {
        assert_eq!(wrap("one two three four", Some(9), 2), "one two\n  three\n  four");
        assert_eq!(wrap("one two", None, 2), "one two");
    }

    #[test]
    fn a_first_line_keeps_its_indent() {
        assert_eq!(wrap("  one two", Some(6), 4), "  one\n   two");
    }

    #[test]
    fn a_word_wider_than_the_page_is_broken() {
        assert_eq!(wrap("ab abcdefghij", Some(5), 0), "ab\nabcde\nfghij");
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let text =
            "orders.csv:12 total \"注文注文注文注文注文\": is not an amount; write delimiter";
        for width in 4..60 {
            for line in wrap(text, Some(width), 6).lines() {
                assert!(width_of(line) <= width, "{line:?} at {width}");
            }
        }
    }
}
