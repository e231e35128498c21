//! What must hold of a text with one stray character, whatever it is and wherever it stands.
//!
//! A line is touched when it holds the character or, where the character ends a line, begins
//! right behind it. The damaged record is the clean one, or the header, that the character fell
//! into.
//! 1. A row that is read and not touched is a row of the clean table, at its place. It may be a
//!    piece of the damaged record only where that record can no longer be read as one, and
//!    something was said: a line of it is rejected, or there is a note.
//! 2. A row that is read and touched is what its own lines say when they are read alone.
//! 3. A clean row that was not read is named: each of its lines is rejected or, where it was
//!    touched itself, read as said above.
//! 4. The header is the clean one or, where it was touched, what its own lines say; it may stand
//!    lower where that is noted.
//! 5. No cell holds a NUL.
//!
//! A text may be refused as a whole instead.

use super::clean::{Placed, Polluted};
use crate::suite::own_lines::{OwnLines, alone};
use promised::intake::raw::{RawRow, RawTable};

/// A part of a text, from its first byte to the one behind its last.
type Place = (usize, usize);

/// Judges what was read of a polluted text, or says what is wrong.
pub fn judge(polluted: &Polluted<'_>, read: &Result<RawTable, String>) -> Result<(), String> {
    let Ok(table) = read else { return Ok(()) };
    let mark = "\u{feff}".as_bytes();
    // A byte order mark at the start is no part of the text.
    let cut = if polluted.bytes.starts_with(mark) { mark.len() } else { 0 };
    let Ok(text) = std::str::from_utf8(&polluted.bytes[cut..]) else {
        return Err("it is no UTF-8 and was not refused".to_owned());
    };
    Judge { polluted, table, text, own: OwnLines::of(text), cut }.judge()
}

struct Judge<'a> {
    polluted: &'a Polluted<'a>,
    table: &'a RawTable,
    text: &'a str,
    own: OwnLines<'a>,
    /// How many bytes are missing at the start of the text.
    cut: usize,
}

impl Judge<'_> {
    fn judge(&self) -> Result<(), String> {
        self.judge_header()?;
        for row in &self.table.rows {
            self.judge_row(row)?;
        }
        for row in &self.polluted.clean.rows {
            if !self.is_read(row) {
                self.judge_absent(row)?;
            }
        }
        Ok(())
    }

    fn judge_header(&self) -> Result<(), String> {
        let (clean, header) = (&self.polluted.clean.header, &self.table.header);
        if header == clean {
            return Ok(());
        }
        if self.polluted.at >= self.polluted.clean.header_end() {
            return Err("the header is not touched and is another".to_owned());
        }
        let first = (1..=self.own.lines.len()).find(|&line| !self.own.is_blank(line));
        let first = first.map_or(0, |line| line - 1);
        let last = first + self.own.taken_by(header);
        let own = self.own.lines.get(first..last).map(<[&str]>::concat).unwrap_or_default();
        let is_lower = self.table.notes.iter().any(|note| note.contains("above the header"));
        if alone(&own, b',').as_ref() != Some(header) && !is_lower {
            return Err("the header is not what its own lines say".to_owned());
        }
        Ok(())
    }

    fn judge_row(&self, row: &RawRow) -> Result<(), String> {
        let shown = || format!("line {} {:?}", row.line, row.cells);
        if row.cells.iter().any(|cell| cell.contains('\0')) {
            return Err(format!("{}: holds a NUL", shown()));
        }
        let place = self.own.place(row);
        let is_clean = self.polluted.clean.rows.iter().any(|clean| self.is_at(place, clean, row));
        match (is_clean, self.is_touched(place)) {
            (true, _) => Ok(()),
            (false, false) if self.may_be_a_piece(place) => Ok(()),
            (false, false) => Err(format!("{}: is not touched and is no clean row", shown())),
            (false, true) if self.own.vouch_for(row, b',') => Ok(()),
            (false, true) => Err(format!("{}: is touched and not what its lines say", shown())),
        }
    }

    /// Whether a part of the text may be a piece of the damaged record.
    fn may_be_a_piece(&self, place: Place) -> bool {
        let Some((start, end)) = self.damaged() else { return false };
        let is_within = start <= place.0 && place.1 <= end;
        let record = &self.text[start..end];
        let quotes = record.matches('"').count();
        let is_whole = quotes.is_multiple_of(2) && alone(record, b',').is_some();
        let is_said = !self.table.notes.is_empty() || self.is_rejected((start, end));
        is_within && !is_whole && is_said
    }

    /// Where the damaged record stands in the polluted text.
    fn damaged(&self) -> Option<Place> {
        let clean = self.polluted.clean;
        let header = Placed { cells: clean.header.clone(), start: 0, end: clean.header_end() };
        let all = std::iter::once(&header).chain(&clean.rows);
        all.map(|record| self.moved(record)).find(|place| self.is_touched(*place))
    }

    /// Whether a row that was read is a clean one at its own place.
    fn is_at(&self, (start, _): Place, clean: &Placed, row: &RawRow) -> bool {
        let (first, last) = self.moved(clean);
        row.cells == clean.cells && (first..last).contains(&start)
    }

    fn is_read(&self, clean: &Placed) -> bool {
        self.table.rows.iter().any(|row| self.is_at(self.own.place(row), clean, row))
    }

    /// Where a clean row stands in the polluted text, with the stray character if it is in it.
    fn moved(&self, clean: &Placed) -> Place {
        let Polluted { at, length, .. } = *self.polluted;
        // At the end of a last line that is not ended, the character makes that line longer.
        let text = &self.polluted.clean.text;
        let is_longer = clean.end == at && at == text.len() && !text.ends_with(['\n', '\r']);
        let start = if clean.start > at { clean.start + length } else { clean.start };
        let end = if clean.end > at || is_longer { clean.end + length } else { clean.end };
        (start.saturating_sub(self.cut), end.saturating_sub(self.cut))
    }

    /// Whether a part of the text holds the stray character or begins right behind it.
    fn is_touched(&self, (start, end): Place) -> bool {
        let Polluted { at, length, .. } = *self.polluted;
        let (first, last) = (at.saturating_sub(self.cut), (at + length).saturating_sub(self.cut));
        start <= last && first < end
    }

    /// A clean row that was not read must be named, line by line.
    fn judge_absent(&self, clean: &Placed) -> Result<(), String> {
        let (start, end) = self.moved(clean);
        let is_touched = self.is_touched((start, end));
        // A line that holds nothing of the row but the stray character is not asked for.
        let is_first = clean.start == self.polluted.at;
        let start = if is_first { start + self.polluted.length } else { start };
        let mut line_start = 0;
        for (at, line) in self.own.lines.iter().enumerate() {
            let place = (line_start, line_start + line.len());
            line_start = place.1;
            let is_of_row = place.0 < end && start < place.1;
            if !is_of_row || self.own.is_blank(at + 1) || self.is_rejected(place) {
                continue;
            }
            if !(is_touched && self.is_in_row_of_damage(place)) {
                let cells = &clean.cells;
                return Err(format!("line {} of {cells:?} is neither read nor named", at + 1));
            }
        }
        Ok(())
    }

    fn is_rejected(&self, (start, end): Place) -> bool {
        self.table.rejects.iter().any(|reject| {
            let (first, last) = (reject.span.0 as usize, reject.span.1 as usize);
            first < end && start < last && self.text.is_char_boundary(first)
        })
    }

    /// Whether a line is in a row that the damage explains.
    fn is_in_row_of_damage(&self, (start, end): Place) -> bool {
        self.table.rows.iter().any(|row| {
            let place = self.own.place(row);
            let is_explained = self.is_touched(place) || self.may_be_a_piece(place);
            is_explained && place.0 <= start && end <= place.1
        })
    }
}
