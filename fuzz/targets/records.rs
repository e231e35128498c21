//! A text under a dialect: every row is what its own lines say.
//!
//! The first byte chooses the dialect, the rest is the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use promised::intake::{Quote, Source};
use promised_fuzz::own_lines::OwnLines;

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let delimiter = b",;\t|"[usize::from(choice & 3)];
    let quote = match choice >> 2 & 3 {
        0 => Some(Quote::Mark(b'\'')),
        1 => Some(Quote::None),
        _ => None,
    };
    let escape = (choice & 16 > 0).then_some('\\');
    let source = Source {
        delimiter: Some(char::from(delimiter).to_string()),
        quote,
        escape,
        trim_before_quote: choice & 32 > 0,
        skip_lines: usize::from(choice >> 6),
        ..Source::default()
    };
    let Some(table) = promised_fuzz::read_raw(text.as_bytes(), &source) else { return };
    let is_plain = quote.is_none() && escape.is_none() && !source.trim_before_quote;
    // A final Ctrl-Z and a byte order mark are no part of the text that is cut into lines.
    if !is_plain || text.contains(['\u{1a}', '\u{feff}']) {
        return;
    }
    // Quotes that were found and not said are not those of the lines read alone.
    if table.notes.iter().any(|note| note.contains("single quotes")) {
        return;
    }
    let own = OwnLines::of(text);
    for row in &table.rows {
        assert!(own.vouch_for(row, delimiter), "line {} does not say this", row.line);
    }
});
