//! Texts from data as they may stand in a page.
//!
//! Every text passes `visible` first, so that no character turns or hides what is beside it.

use crate::render::{Lang, visible};

/// A text from data: visible, and without a character that means something in a page.
pub fn escaped(text: &str) -> String {
    entities(&visible(text))
}

/// The characters that mean something in a page, written out.
pub fn entities(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for mark in text.chars() {
        match mark {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(mark),
        }
    }
    safe
}

/// A plain decimal for people, with the plain one beside it for programs; and its currency.
pub fn number(plain: &str, currency: &str, lang: Lang) -> String {
    let plain = escaped(plain);
    let unit = if currency.is_empty() { String::new() } else { format!(" {}", escaped(currency)) };
    format!("<data value=\"{plain}\">{}</data>{unit}", lang.grouped(&plain))
}

/// A text with a capital first.
pub fn capital(text: &str) -> String {
    let mut marks = text.chars();
    marks.next().map_or_else(String::new, |first| first.to_uppercase().to_string() + marks.as_str())
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_means_anything_in_a_page() {
        assert_eq!(
            escaped("<script>alert(\"1\")</script>&'\u{202e}\n"),
            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\\u{202e}\\n"
        );
    }

    #[test]
    fn a_number_has_its_plain_form_beside_it() {
        assert_eq!(
            number("-1240.50", "EUR", Lang::En),
            "<data value=\"-1240.50\">-1,240.50</data> EUR"
        );
        assert_eq!(number("\"<", "", Lang::En), "<data value=\"&quot;&lt;\">&quot;&lt;</data>");
    }
}
