//! The physical lines of a text, and what a row says when its own lines are read alone.
//!
//! An honest row is what the `csv` crate makes of its lines without anything around them. Counts
//! lines as the reader does: a carriage return ends one only where there is no line feed.

use promised::intake::raw::RawRow;

/// A text cut into physical lines.
pub struct OwnLines<'t> {
    /// The lines with their ends.
    pub lines: Vec<&'t str>,
    /// What ends a line.
    pub end: char,
}

impl<'t> OwnLines<'t> {
    /// Cuts a text.
    pub fn of(text: &'t str) -> Self {
        let end = if text.contains('\n') { '\n' } else { '\r' };
        Self { lines: text.split_inclusive(end).collect(), end }
    }

    /// Whether a line, counted from 1, holds nothing; a Ctrl-Z ends a text and is nothing.
    pub fn is_blank(&self, line: usize) -> bool {
        self.lines
            .get(line - 1)
            .is_none_or(|line| matches!(line.trim_end_matches(['\r', '\n']), "" | "\u{1a}"))
    }

    /// How many lines a row takes up: one more than line ends stand in its cells.
    pub fn taken_by(&self, cells: &[String]) -> usize {
        1 + cells.iter().map(|cell| cell.matches(self.end).count()).sum::<usize>()
    }

    /// Where a row stands in the text, in bytes; its end is that of its last line.
    pub fn place(&self, row: &RawRow) -> (usize, usize) {
        let length = |lines: &[&str]| lines.iter().map(|line| line.len()).sum::<usize>();
        let first = (row.line as usize).saturating_sub(1).min(self.lines.len());
        let last = (first + self.taken_by(&row.cells)).min(self.lines.len());
        (length(&self.lines[..first]), length(&self.lines[..last]))
    }

    /// Whether a row is what its own lines say.
    pub fn vouch_for(&self, row: &RawRow, delimiter: u8) -> bool {
        let first = (row.line as usize).saturating_sub(1);
        let last = first + self.taken_by(&row.cells);
        let own = self.lines.get(first..last).map(<[&str]>::concat);
        own.is_some_and(|own| alone(&own, delimiter).as_ref() == Some(&row.cells))
    }
}

/// A text without the Ctrl-Z that alone on its last line means nothing.
pub fn without_ctrl_z(text: &str) -> &str {
    let rest = text.trim_end().strip_suffix('\u{1a}').unwrap_or(text);
    if rest.is_empty() || rest.ends_with(['\n', '\r']) { rest } else { text }
}

/// The one record that a text holds; nothing where it holds none or several.
pub fn alone(text: &str, delimiter: u8) -> Option<Vec<String>> {
    // A blank line first, so that a byte order mark is text like any other.
    let text = format!("\n{text}");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let record = records.next()?.ok()?;
    let is_alone = records.next().is_none();
    is_alone.then(|| record.iter().map(str::to_owned).collect())
}
