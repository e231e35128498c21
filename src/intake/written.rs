//! How a file is written, told: what was decided about it, and what had to be settled.
//!
//! Reads no rows and decides nothing.

use super::dialect::{self, Layout};
use super::reading::Part;
use super::records::{Kind, Tally};
use super::supply::{Encoding, Supply};
use super::{Quote, Source};
use anyhow::{Result, bail};
use std::borrow::Cow;

/// What all sources of a file say alike about how it is written.
pub fn said(sources: &[&Source]) -> Result<Source> {
    Ok(Source {
        delimiter: agreed(sources, "delimiter", |one| one.delimiter.clone())?,
        skip_lines: agreed(sources, "skip_lines", |one| one.skip_lines)?,
        encoding: agreed(sources, "encoding", |one| one.encoding.clone())?,
        quote: agreed(sources, "quote", |one| one.quote)?,
        escape: agreed(sources, "escape", |one| one.escape)?,
        trim_before_quote: agreed(sources, "trim_before_quote", |one| one.trim_before_quote)?,
        comment: agreed(sources, "comment", |one| one.comment.clone())?,
        footer: agreed(sources, "footer", |one| one.footer.clone())?,
        sheet: agreed(sources, "sheet", |one| one.sheet.clone())?,
        min_rows: agreed(sources, "min_rows", |one| one.min_rows)?,
        ..Source::default()
    })
}

fn agreed<T: PartialEq + Default>(
    sources: &[&Source],
    what: &str,
    get: impl Fn(&Source) -> T,
) -> Result<T> {
    let mut said = sources.iter().map(|source| get(source));
    let first = said.next();
    if said.any(|other| Some(&other) != first.as_ref()) {
        bail!("two sources of the contract say different things of its {what}");
    }
    Ok(first.unwrap_or_default())
}

/// Takes over what was counted.
pub fn tally(part: &mut Part, supply: &Supply, encoding: Option<Encoding>, tally: Tally) {
    let dialect = &mut part.account.dialect;
    dialect.preamble_lines = tally.lines(Kind::Preamble);
    dialect.footer_lines = tally.lines(Kind::Footer);
    dialect.comment_lines = tally.lines(Kind::Comment);
    dialect.blank_lines = tally.lines(Kind::Blank);
    dialect.spans = [
        tally.bytes(Kind::Preamble),
        tally.bytes(Kind::Header),
        tally.bytes(Kind::Record),
        tally.bytes(Kind::Quarantined),
        tally.bytes(Kind::Blank) + tally.bytes(Kind::Comment) + tally.bytes(Kind::Footer),
    ];
    part.account.decoded_bytes = match encoding {
        Some(encoding) => supply.decoded_bytes_as(encoding),
        None => supply.survey().decoded_bytes,
    };
}

/// Fills the account of how the file is written, and notes what had to be settled.
pub fn describe(part: &mut Part, supply: &Supply, layout: &Layout, rivals: &[Encoding]) {
    let survey = supply.survey();
    let encoding = rivals.first().copied().unwrap_or(survey.encoding);
    let account = &mut part.account;
    account.dialect.container = survey.container;
    account.dialect.encoding = encoding.name();
    account.dialect.quote = dialect::quote_of(&layout.dialect);
    account.dialect.header_line = layout.header_line;
    if !survey.is_sheet {
        account.dialect.delimiter = layout.dialect.delimiter.to_string();
        account.dialect.line_end = match (survey.line_feeds, survey.returns_before_feeds) {
            (0, _) if survey.lone_returns > 0 => "CR",
            (_, 0) => "LF",
            (feeds, pairs) if feeds == pairs => "CRLF",
            _ => "mixed",
        };
    }
    if part.is_left_out {
        return;
    }
    let mut more: Vec<String> = Vec::new();
    if !survey.container.is_empty() {
        more.push(survey.container.to_owned());
    }
    if encoding != Encoding::Utf8 && !survey.is_sheet {
        more.push(encoding.name().to_owned());
    }
    if survey.has_mark {
        more.push("byte order mark".to_owned());
    }
    if let Quote::Mark(mark) = account.dialect.quote {
        more.push(format!("quote {:?}", char::from(mark)));
    }
    if layout.header_line > 1 {
        more.push(format!("header on line {}", layout.header_line));
    }
    for words in more {
        account.decided.push_str(", ");
        account.decided.push_str(&words);
    }
    note_settled(part, supply, layout, rivals);
}

fn note_settled(part: &mut Part, supply: &Supply, layout: &Layout, rivals: &[Encoding]) {
    let survey = supply.survey();
    let mut notes: Vec<(u32, String, String)> = Vec::new();
    if let Some(first) = &layout.preamble {
        let count = layout.header_line - 1;
        let lines = if count == 1 { "line stands" } else { "lines stand" };
        let message =
            format!("{count} {lines} above the header and no part of it: {:?}", cut(first));
        notes.push((1, message, format!("if that is so always, write `skip_lines = {count}`")));
    }
    if let Some(encoding) = rivals.first() {
        let message = format!(
            "is not UTF-8 and was read as {}, with which no cell that counts reads otherwise",
            encoding.name()
        );
        notes.push((0, message, format!("if so, write `encoding = {:?}`", encoding.name())));
    }
    if survey.has_ctrl_z {
        let message = "ends with Ctrl-Z, which was left out".to_owned();
        notes.push((0, message, "nothing needs to be done".to_owned()));
    }
    if part.account.dialect.line_end == "mixed" {
        let message = "has lines that end with CR LF and lines that end with LF".to_owned();
        notes.push((0, message, "check whether exports were joined".to_owned()));
    }
    let check = "check that this is what was meant";
    notes.extend(survey.notes.iter().map(|note| (0, note.clone(), check.to_owned())));
    for (line, message, remedy) in notes {
        part.note("DAT014", line, ("", ""), message, remedy);
    }
}

/// At most sixty characters of a line, for a message.
pub fn cut(text: &str) -> String {
    let text = plain(text);
    let short: String = text.chars().take(60).collect();
    if short.len() < text.len() { format!("{short}...") } else { short }
}

/// A record as it may be shown, with bars between the cells of a sheet.
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(['\u{1d}', '\u{1f}']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('\u{1d}', "").replace('\u{1f}', " | "))
}
