//! What a parameter file says about a polluted file, and the same in our own words.
//!
//! Takes any spelling of a key that is known, and ignores what it does not know.

use anyhow::{Context, Result};
use promised::intake::{Quote, Source};
use serde_json::{Map, Value};

/// The parameters that matter to a reader; what is not said is [`None`] or empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parameters {
    /// The encoding as it is called there, such as `utf_8`.
    pub encoding: Option<String>,
    /// The field delimiter, which may be longer than one character.
    pub delimiter: Option<String>,
    /// The quote; empty where there is none.
    pub quote: Option<String>,
    /// The escape; empty where there is none.
    pub escape: Option<String>,
    /// Lines of the header.
    pub header_lines: Option<usize>,
    /// Lines above the header.
    pub preamble_lines: usize,
    /// Lines below the last row.
    pub footer_lines: usize,
    /// The names of the columns.
    pub column_names: Vec<String>,
}

const ENCODING: &[&str] = &["encoding"];
const DELIMITER: &[&str] = &["delimiter", "field_delimiter", "sep"];
const QUOTE: &[&str] = &["quotechar", "quote_char", "quotation_char", "quote"];
const ESCAPE: &[&str] = &["escapechar", "escape_char", "escape"];
const HEADER_LINES: &[&str] = &["header_lines", "n_header_lines", "no_header_lines"];
const PREAMBLE_LINES: &[&str] = &["preamble_lines", "n_preamble_lines", "skip_lines"];
const FOOTER_LINES: &[&str] = &["footnote_lines", "footer_lines", "n_footnote_lines"];
const COLUMN_NAMES: &[&str] = &["column_names", "columns_names"];

impl Parameters {
    /// Reads a parameter file.
    pub fn parse(text: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(text).context("the parameters are no JSON")?;
        let top = value.as_object().context("the parameters are no JSON object")?;
        let nested = top.get("dialect").and_then(Value::as_object);
        let find = |names: &[&str]| find(top, names).or_else(|| find(nested?, names));
        let text = |names| find(names).and_then(text_of);
        let count = |names| find(names).and_then(count_of);
        let names = find(COLUMN_NAMES).and_then(Value::as_array);
        Ok(Self {
            encoding: text(ENCODING),
            delimiter: text(DELIMITER),
            quote: text(QUOTE),
            escape: text(ESCAPE),
            header_lines: count(HEADER_LINES),
            preamble_lines: count(PREAMBLE_LINES).unwrap_or(0),
            footer_lines: count(FOOTER_LINES).unwrap_or(0),
            column_names: names.into_iter().flatten().filter_map(text_of).collect(),
        })
    }

    /// What they mean to our reader. Line ends have no option, because they are always found.
    pub fn source(&self, bytes: &[u8]) -> Source {
        Source {
            delimiter: self.delimiter.clone(),
            skip_lines: self.preamble_lines,
            encoding: self.encoding.as_deref().map(encoding),
            quote: self.quote.as_deref().map(quote),
            escape: self.escape(),
            footer: self.footer(bytes).into_iter().collect(),
            ..Source::default()
        }
    }

    /// What they say that our reader has no option for.
    pub fn needs(&self) -> Vec<String> {
        let mut needs = Vec::new();
        if let Some(lines @ 2..) = self.header_lines {
            needs.push(format!("the header has {lines} lines"));
        }
        if self.header_lines == Some(0) {
            needs.push("there is no header".to_owned());
        }
        needs
    }

    /// The escape where it is another than the quote itself, which is doubled.
    fn escape(&self) -> Option<char> {
        let escape = self.escape.as_deref()?;
        let is_none = matches!(escape, "" | "\0") || Some(escape) == self.quote.as_deref();
        if is_none { None } else { escape.chars().next().filter(|&mark| mark != '"') }
    }

    /// The first line of the footer, by which our reader knows it.
    fn footer(&self, bytes: &[u8]) -> Option<String> {
        let text = std::str::from_utf8(bytes).ok().filter(|_| self.footer_lines > 0)?;
        let lines: Vec<&str> = text.trim_end().split(['\n', '\r']).collect();
        let written = lines.iter().rev().filter(|line| !line.is_empty());
        written.take(self.footer_lines).last().map(|line| (*line).to_owned())
    }
}

fn find<'v>(object: &'v Map<String, Value>, names: &[&str]) -> Option<&'v Value> {
    names.iter().find_map(|name| object.get(*name)).filter(|value| !value.is_null())
}

fn text_of(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    Some(if text == "\\t" { "\t".to_owned() } else { text.to_owned() })
}

fn count_of(value: &Value) -> Option<usize> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Bool(is_one) => Some(usize::from(*is_one)),
        other => other.as_u64().and_then(|count| usize::try_from(count).ok()),
    }
}

/// The name of the web for an encoding that is called as in Python.
fn encoding(name: &str) -> String {
    match name.to_ascii_lowercase().replace('_', "-").as_str() {
        "utf-8" | "utf8" | "utf-8-sig" | "ascii" | "us-ascii" => "utf-8".to_owned(),
        "latin-1" | "latin1" | "iso8859-1" => "iso-8859-1".to_owned(),
        "cp1252" => "windows-1252".to_owned(),
        other => other.to_owned(),
    }
}

fn quote(text: &str) -> Quote {
    match text.bytes().next() {
        None | Some(0) => Quote::None,
        Some(b'"') => Quote::Double,
        Some(mark) => Quote::Mark(mark),
    }
}
