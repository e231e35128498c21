//! The cells of a column in the commonest way of their kind, one below the other.
//!
//! Refuses nothing: what it does not know is read elsewhere.

use super::super::super::Source;
use super::super::super::amounts::Mark;
use super::super::super::cells::{Desk, How, Value, is_absent};
use super::split::Lines;
use super::{Cell, SILENT, SORTS, Seen, Sort, Way, bare};
use crate::decimal::{ABSENT, DECIMALS, ONE};
use crate::tables::Column;
use crate::texts::{NO_TEXT, TextId};
use crate::time::{DAY, HOUR, MINUTE, SECOND, Span};

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

/// The fields of a column, in the lines of a batch.
pub struct Fields<'a> {
    /// The text from the first line on.
    pub text: &'a str,
    /// The lines.
    pub lines: &'a Lines,
    /// The place of the column among the headers.
    pub column: usize,
    /// What fields may be enclosed in.
    pub quote: Option<u8>,
    /// The header, where a row must be named by the cell.
    pub key: Option<&'a str>,
    /// What the contract says about the file.
    pub source: &'a Source,
}

impl Fields<'_> {
    /// Reads fields to the end of a column, up to the first that is not known; returns how many.
    /// Counts the empty ones by row.
    #[inline]
    fn read<T: Copy>(
        &self,
        (empty, seen): (&mut [u16], &mut Seen),
        (values, absent): (&mut Vec<T>, T),
        mut read: impl FnMut(&str) -> Option<(T, Sort)>,
    ) -> usize {
        for (row, empty) in (0_u32..).zip(empty) {
            let field = self.lines.field(self.text, row as usize, self.column);
            let field = bare(field, self.quote);
            let read = if field.is_empty() {
                *empty += 1;
                self.key.is_none().then_some((absent, SILENT))
            } else if self.is_doubtful(&field) {
                None
            } else {
                read(&field)
            };
            let Some((value, sort)) = read else { return row as usize };
            values.push(value);
            let sort = usize::from(sort) % SORTS;
            if seen.counts[sort] == 0 {
                seen.rows[sort] = row;
            }
            seen.counts[sort] += 1;
        }
        usize::MAX
    }

    #[inline]
    fn is_doubtful(&self, field: &str) -> bool {
        self.key == Some(field) || !self.source.absent.is_empty() && is_absent(field, self.source)
    }
}

/// Words met last, with their numbers.
#[derive(Default)]
pub struct Known {
    words: Vec<(Packed, TextId)>,
}

impl Cell {
    /// Reads the cells of rows to the end of their column, up to the first that is not known;
    /// returns how many there are up to it.
    pub fn read(
        &mut self,
        fields: &Fields<'_>,
        how: &How,
        desk: &mut Desk<'_>,
        empty: &mut [u16],
        column: &mut Column,
    ) -> usize {
        let Self { way, seen, known, .. } = self;
        *seen = Seen::default();
        let seen = (empty, seen);
        match (*way, column) {
            (Way::Key, Column::Text(ids)) => {
                let mut last = NO_TEXT;
                fields.read(seen, (ids, NO_TEXT), |cell| {
                    // What differs from a plain key by its number alone is one.
                    if let Some(alike) = desk.texts.intern_alike(cell, last) {
                        last = alike;
                    } else if is_plain_key(cell.as_bytes()) {
                        last = desk.texts.intern_after(cell, last);
                    } else {
                        return None;
                    }
                    Some((last, 0))
                })
            }
            (Way::Text, Column::Text(ids)) => {
                let mut last = NO_TEXT;
                fields.read(seen, (ids, NO_TEXT), |cell| {
                    is_plain_text(cell).then(|| {
                        last = desk.texts.intern_after(cell, last);
                        (last, SILENT)
                    })
                })
            }
            (Way::Word, Column::Text(ids)) => fields.read(seen, (ids, NO_TEXT), |cell| {
                Some((known.word(cell, how, desk, &fields.source.words)?, SILENT))
            }),
            (Way::Amount(mark), Column::Number(numbers)) => {
                fields.read(seen, (numbers, ABSENT), |cell| amount(cell.as_bytes(), mark))
            }
            (Way::Time { is_days }, Column::Time(times)) => {
                fields
                    .read(seen, (times, Span::UNKNOWN), |cell| time(cell.as_bytes(), is_days, desk))
            }
            _ => 0,
        }
    }
}

impl Known {
    /// A word that was met before, or is read with care now and remembered.
    fn word(
        &mut self,
        cell: &str,
        how: &How,
        desk: &mut Desk<'_>,
        words: &[(String, String)],
    ) -> Option<TextId> {
        let packed = packed(cell.as_bytes());
        if let Some((_, known)) = self.words.iter().find(|(word, _)| Some(*word) == packed) {
            return Some(*known);
        }
        if !is_plain_text(cell) {
            return None;
        }
        let (Value::Text(text), _) = desk.read(cell, how, words).ok()? else { return None };
        if let Some(packed) = packed
            && self.words.len() < KNOWN_MAX
        {
            self.words.push((packed, text));
        }
        Some(text)
    }
}

/// A short text as numbers, different for different texts.
type Packed = (u64, u64, usize);

#[inline]
fn packed(cell: &[u8]) -> Option<Packed> {
    let four = |part: &[u8; 4]| u64::from(u32::from_le_bytes(*part));
    let length = cell.len();
    match length {
        0 => Some((0, 0, 0)),
        1..4 => Some((
            u64::from(cell[0]) | u64::from(cell[length / 2]) << 8,
            u64::from(cell[length - 1]),
            length,
        )),
        4..8 => Some((four(cell.first_chunk()?), four(cell.last_chunk()?), length)),
        8..=16 => {
            let (first, last) = (cell.first_chunk()?, cell.last_chunk()?);
            Some((u64::from_le_bytes(*first), u64::from_le_bytes(*last), length))
        }
        _ => None,
    }
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

/// What a number is in the smallest units for each of its own, by how many decimals it has.
const SCALES: [i64; 5] = {
    let mut scales = [10_i64.pow(DECIMALS); 5];
    let mut decimals = 1;
    while decimals < 5 {
        scales[decimals] = scales[decimals - 1] / 10;
        decimals += 1;
    }
    scales
};

/// Digits, and behind the mark one or two more, or four: nobody would take them for a group.
#[inline]
fn amount(cell: &[u8], mark: Mark) -> Option<(i64, Sort)> {
    let (mut value, mut decimals, mut is_behind): (i64, u32, bool) = (0, 0, false);
    if cell.len() > 15 || !cell[0].is_ascii_digit() {
        return None;
    }
    for &byte in cell {
        let digit = byte.wrapping_sub(b'0');
        if digit < 10 {
            // Fifteen digits are far from too many.
            value = value.wrapping_mul(10).wrapping_add(digit.into());
            decimals += u32::from(is_behind);
        } else if byte == mark.byte() && !is_behind {
            is_behind = true;
        } else {
            return None;
        }
    }
    let scale = match decimals {
        0 if !is_behind && cell.len() <= 12 => ONE,
        1 | 2 | 4 if cell.len() <= 13 => SCALES[decimals as usize],
        _ => return None,
    };
    Some((value.checked_mul(scale)?, Sort::from(is_behind)))
}

/// `2026-01-31`, `2026-01-31 10:30:05` or with `T` between, on a day that has 24 hours.
#[inline]
fn time(cell: &[u8], is_days: bool, desk: &mut Desk<'_>) -> Option<(Span, Sort)> {
    let (date, rest) = cell.split_first_chunk::<10>()?;
    let clock = match rest.first_chunk::<9>() {
        _ if rest.is_empty() => None,
        Some(rest) if cell.len() == 19 => Some(clock(rest)?),
        _ => return None,
    };
    let [century, _, of_century, _, _, month, _, _] = DATE.pairs(*date.first_chunk()?)?;
    let year = u32::from(century) * 100 + u32::from(of_century);
    let (month, day) = (u32::from(month), two(date[8], date[9])?);
    let span = desk.instants[desk.plan].date(year, month, day)?;
    let is_late = Sort::from(day > 12);
    let Some(clock) = clock else { return Some((span, 4 + is_late)) };
    let sort = 2 * Sort::from(clock == 0) + is_late;
    if is_days {
        return (clock == 0).then_some((span, sort));
    }
    let is_whole = span.hi - span.lo + 1 == DAY;
    is_whole.then(|| (Span::exact(span.lo + clock), sort))
}

#[inline]
fn clock(cell: &[u8; 9]) -> Option<i64> {
    let (&[between], rest) = cell.split_first_chunk::<1>()?;
    let [hour, _, _, minute, _, _, second, _] = CLOCK.pairs(*rest.first_chunk()?)?;
    let is_time = matches!(between, b' ' | b'T') && hour < 24 && minute < 60 && second < 60;
    let [hour, minute, second] = [hour, minute, second].map(i64::from);
    is_time.then_some(hour * HOUR + minute * MINUTE + second * SECOND)
}

/// Eight bytes that have digits at some places and the same marks at all others.
struct Pattern {
    text: u64,
    /// The lower half of each byte that is a digit.
    digits: u64,
}

impl Pattern {
    /// A pattern that has a 0 for each digit.
    const fn new(text: [u8; 8]) -> Self {
        let mut digits = [0; 8];
        let mut at = 0;
        while at < 8 {
            if text[at] == b'0' {
                digits[at] = 0x0F;
            }
            at += 1;
        }
        Self { text: u64::from_le_bytes(text), digits: u64::from_le_bytes(digits) }
    }

    /// The numbers of every two digits that follow each other, each at the place of its first.
    #[inline]
    fn pairs(&self, text: [u8; 8]) -> Option<[u8; 8]> {
        const SIXES: u64 = 0x0606_0606_0606_0606;
        let digits = u64::from_le_bytes(text) ^ self.text;
        // Another mark leaves bits where none may be, and six more than ten is sixteen.
        if digits & !self.digits != 0 || (digits + SIXES) & !(u64::MAX / 17) != 0 {
            return None;
        }
        Some((digits * 10 + (digits >> 8)).to_le_bytes())
    }
}

const DATE: Pattern = Pattern::new(*b"0000-00-");
const CLOCK: Pattern = Pattern::new(*b"00:00:00");

/// The number of two digits.
#[inline]
fn two(tens: u8, ones: u8) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens) * 10 + u32::from(ones))
}
