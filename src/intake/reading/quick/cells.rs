//! Single cells in the commonest way of their kind.
//!
//! Refuses nothing: what it does not know is read elsewhere.

use super::super::super::amounts::Mark;
use super::super::super::cells::{Desk, How, Value};
use super::{Cell, SILENT, Sort, Way};
use crate::decimal::{DECIMALS, ONE};
use crate::tables::Column;
use crate::texts::TextId;
use crate::time::{DAY, HOUR, MINUTE, SECOND, Span, day_of_date};

/// Keys of digits alone that are longer may have lost their end.
const DIGITS_MAX: usize = 15;
/// Longer keys are looked at with care.
const KEY_BYTES_MAX: usize = 64;
/// So many words of a column are remembered.
const KNOWN_MAX: usize = 16;

/// Whether cells of times of a sort have a time of day.
pub const fn has_time(sort: usize) -> bool {
    sort < 4
}

impl Cell {
    /// Reads a cell that is not empty to the end of its column.
    pub fn read(
        &mut self,
        cell: &str,
        how: &How,
        desk: &mut Desk<'_>,
        words: &[(String, String)],
        column: &mut Column,
    ) -> Option<Sort> {
        match (self.way, column) {
            (Way::Key, Column::Text(ids)) if is_plain_key(cell.as_bytes()) => {
                ids.push(desk.texts.intern(cell));
                Some(0)
            }
            (Way::Text, Column::Text(ids)) if is_plain_text(cell) => {
                ids.push(desk.texts.intern(cell));
                Some(SILENT)
            }
            (Way::Word, Column::Text(ids)) => {
                ids.push(self.word(cell, how, desk, words)?);
                Some(SILENT)
            }
            (Way::Amount(mark), Column::Number(numbers)) => {
                let (number, sort) = amount(cell.as_bytes(), mark)?;
                numbers.push(number);
                Some(sort)
            }
            (Way::Time { is_days }, Column::Time(times)) => {
                let (span, sort) = time(cell.as_bytes(), is_days, desk)?;
                times.push(span);
                Some(sort)
            }
            _ => None,
        }
    }

    /// A word that was met before, or is read with care now and remembered.
    fn word(
        &mut self,
        cell: &str,
        how: &How,
        desk: &mut Desk<'_>,
        words: &[(String, String)],
    ) -> Option<TextId> {
        let packed = packed(cell.as_bytes());
        let is_it = |(word, _): &&(u128, TextId)| Some(*word) == packed;
        if let Some((_, known)) = self.known.iter().find(is_it) {
            return Some(*known);
        }
        if !is_plain_text(cell) {
            return None;
        }
        let (Value::Text(text), _) = desk.read(cell, how, words).ok()? else { return None };
        if let Some(packed) = packed
            && self.known.len() < KNOWN_MAX
        {
            self.known.push((packed, text));
        }
        Some(text)
    }
}

/// A short text as one number, different for different texts.
fn packed(cell: &[u8]) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(1..=cell.len())?.copy_from_slice(cell);
    bytes[0] = cell.len() as u8;
    Some(u128::from_le_bytes(bytes))
}

/// What a byte of a key is: 1 where it is plain, 3 where it is a digit.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_digit() {
            plain[byte as usize] = 3;
        } else if byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b'/' | b'.') {
            plain[byte as usize] = 1;
        }
        byte += 1;
    }
    plain
};

/// Letters, digits and the marks between them, with a digit somewhere: no word for nothing, no
/// word for totals, no damage and nothing to take off.
fn is_plain_key(cell: &[u8]) -> bool {
    let (every, some) = cell.iter().fold((3, 0), |(every, some), &byte| {
        let plain = PLAIN[usize::from(byte)];
        (every & plain, some | plain)
    });
    let is_long = cell.len() > DIGITS_MAX && every == 3;
    every & 1 == 1 && some == 3 && !is_long && cell.len() <= KEY_BYTES_MAX
}

/// A text that is taken as it stands: nothing to trim, no formula.
fn is_plain_text(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let is_bare = bytes.first().is_some_and(|byte| byte.is_ascii_graphic() && *byte != b'=')
        && bytes.last().is_some_and(u8::is_ascii_graphic);
    is_bare && (cell.is_ascii() || !cell.contains('\u{FEFF}'))
}

/// Digits, and behind the mark one or two more, or four: nobody would take them for a group.
fn amount(cell: &[u8], mark: Mark) -> Option<(i64, Sort)> {
    let (mut value, mut decimals, mut is_behind): (i64, u32, bool) = (0, 0, false);
    if cell.len() > 15 || !cell[0].is_ascii_digit() {
        return None;
    }
    for &byte in cell {
        if byte.is_ascii_digit() {
            value = value * 10 + i64::from(byte - b'0');
            decimals += u32::from(is_behind);
        } else if byte == mark.byte() && !is_behind {
            is_behind = true;
        } else {
            return None;
        }
    }
    let scale = match decimals {
        0 if !is_behind && cell.len() <= 12 => ONE,
        1 | 2 | 4 if cell.len() <= 13 => 10_i64.pow(DECIMALS - decimals),
        _ => return None,
    };
    Some((value.checked_mul(scale)?, Sort::from(is_behind)))
}

/// `2026-01-31`, `2026-01-31 10:30:05` or with `T` between, on a day that has 24 hours.
fn time(cell: &[u8], is_days: bool, desk: &mut Desk<'_>) -> Option<(Span, Sort)> {
    let clock = match cell.len() {
        10 => None,
        19 => Some(clock(cell)?),
        _ => return None,
    };
    if cell[4] != b'-' || cell[7] != b'-' {
        return None;
    }
    let year = two(cell, 0)? * 100 + two(cell, 2)?;
    let (month, day) = (two(cell, 5)?, two(cell, 8)?);
    let number = day_of_date(i32::try_from(year).ok()?, month, day)?;
    let span = desk.instants[desk.plan].day(number).ok()?;
    let is_late = Sort::from(day > 12);
    let Some(clock) = clock else { return Some((span, 4 + is_late)) };
    let sort = 2 * Sort::from(clock == 0) + is_late;
    if is_days {
        return (clock == 0).then_some((span, sort));
    }
    let is_whole = span.hi - span.lo + 1 == DAY;
    is_whole.then(|| (Span::exact(span.lo + clock), sort))
}

fn clock(cell: &[u8]) -> Option<i64> {
    if !matches!(cell[10], b' ' | b'T') || cell[13] != b':' || cell[16] != b':' {
        return None;
    }
    let (hour, minute, second) = (two(cell, 11)?, two(cell, 14)?, two(cell, 17)?);
    let time = i64::from(hour) * HOUR + i64::from(minute) * MINUTE + i64::from(second) * SECOND;
    (hour < 24 && minute < 60 && second < 60).then_some(time)
}

/// The number of two digits at a place.
fn two(cell: &[u8], at: usize) -> Option<u32> {
    let (tens, ones) = (cell[at].wrapping_sub(b'0'), cell[at + 1].wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens) * 10 + u32::from(ones))
}
