//! Texts as TOML writes them: in quotes, and as comments.
//!
//! Whatever stands in a file can be written, and nothing that is written steers a terminal.

use crate::render::{elide, is_hidden, visible, wrap};
use std::fmt::Write;

/// A text in double quotes.
pub fn quoted(text: &str) -> String {
    let mut written = String::from('"');
    for mark in text.chars() {
        match mark {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            _ if !is_hidden(mark) => written.push(mark),
            // Writing into a string cannot fail.
            _ if u32::from(mark) <= 0xffff => _ = write!(written, "\\u{:04x}", u32::from(mark)),
            _ => _ = write!(written, "\\U{:08x}", u32::from(mark)),
        }
    }
    written.push('"');
    written
}

/// Texts as a list, or a single one by itself.
pub fn list(texts: &[&str]) -> String {
    let all: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", all.join(", "))
}

/// How wide a line of comments is.
const WIDTH: usize = 98;

/// A sentence as lines of comments, each with a line feed.
pub fn comment(text: &str) -> String {
    let lines = wrap(&visible(text), Some(WIDTH), 0);
    lines.lines().map(|line| format!("# {line}\n")).collect()
}

/// How wide a sample is shown.
const SAMPLE_WIDTH: usize = 30;

/// Samples of a column, to stand behind what feeds on it.
pub fn samples(samples: &[String]) -> String {
    let shown = samples.iter().map(|sample| elide(&visible(sample), SAMPLE_WIDTH));
    shown.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What a reader of TOML makes of a value.
    fn read(written: &str) -> String {
        let table: toml::Table = toml::from_str(&format!("a = {written}")).unwrap();
        table["a"].as_str().unwrap().to_owned()
    }

    #[test]
    fn quotes_backslashes_and_control_characters_come_back() {
        let text = "PO / \"SO\" #\\\n\r\t\x00\x1b\x7f\u{9b}\u{202e}\u{e0041}å'";
        assert_eq!(read(&quoted(text)), text);
        assert!(!quoted(text).chars().any(is_hidden));
    }

    proptest! {
        #[test]
        fn any_text_comes_back(text in any::<String>()) {
            prop_assert_eq!(read(&quoted(&text)), text);
        }

        #[test]
        fn any_text_is_a_comment(text in any::<String>()) {
            let table: toml::Table = toml::from_str(&comment(&text)).unwrap();
            prop_assert!(table.is_empty());
        }
    }

    #[test]
    fn a_comment_is_as_wide_as_a_page() {
        let text = comment(&"word ".repeat(60));
        assert!(text.lines().count() > 2 && text.lines().all(|line| line.len() <= 100), "{text}");
    }

    #[test]
    fn a_long_sample_is_cut() {
        let long = "x".repeat(50);
        assert_eq!(samples(&["a".to_owned(), long]), format!("a; {}…", "x".repeat(29)));
    }
}
