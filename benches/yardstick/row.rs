//! How a row is written: cells, quotes, numbers and moments.
//!
//! Knows no table.

use super::dice::Dice;
use promised::time::date_of;

/// A row that is being written, with the rows before it.
pub struct Row {
    /// What was written so far.
    pub text: Vec<u8>,
    is_quoted: bool,
    has_cells: bool,
}

impl Row {
    /// Nothing yet.
    pub const fn new(is_quoted: bool) -> Self {
        Self { text: Vec::new(), is_quoted, has_cells: false }
    }

    fn next(&mut self) {
        if self.has_cells {
            self.text.push(b',');
        }
        self.has_cells = true;
    }

    /// A text, in quotes where it needs them or all texts have them.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.next();
        if !self.is_quoted && !text.bytes().any(|mark| matches!(mark, b',' | b'"' | b'\n')) {
            self.text.extend_from_slice(text.as_bytes());
            return self;
        }
        self.text.push(b'"');
        for mark in text.bytes() {
            if mark == b'"' {
                self.text.push(mark);
            }
            self.text.push(mark);
        }
        self.text.push(b'"');
        self
    }

    /// A key: a few letters and a number of ten digits.
    pub fn key(&mut self, letters: &str, number: u64, digits: usize) -> &mut Self {
        self.text_of(|out| {
            out.extend_from_slice(letters.as_bytes());
            push_digits(out, number, digits);
        })
    }

    /// The key of an order as a UUID, the same for the same number.
    pub fn uuid(&mut self, number: u64) -> &mut Self {
        let mut dice = Dice::of(0, number);
        let (high, low) = (dice.next(), dice.next());
        let text = format!(
            "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xFFFF,
            high & 0xFFF,
            low >> 52,
            low & 0xFFFF_FFFF_FFFF
        );
        self.text(&text)
    }

    /// A moment, or nothing.
    pub fn moment(&mut self, seconds: Option<i64>) -> &mut Self {
        let Some(seconds) = seconds else {
            self.next();
            return self;
        };
        let day = date_of(i32::try_from(seconds.div_euclid(86_400)).unwrap_or(0));
        let (second, day) = (seconds.rem_euclid(86_400).unsigned_abs(), day.to_string());
        self.text_of(|out| {
            out.extend_from_slice(day.as_bytes());
            for (mark, part) in
                [(b' ', second / 3600), (b':', second / 60 % 60), (b':', second % 60)]
            {
                out.push(mark);
                push_digits(out, part, 2);
            }
        })
    }

    /// A whole number.
    pub fn number(&mut self, number: i64) -> &mut Self {
        self.next();
        push_digits(&mut self.text, number.unsigned_abs(), 1);
        self
    }

    /// An amount that is not negative.
    pub fn amount(&mut self, cents: i64) -> &mut Self {
        self.number(cents / 100);
        self.text.push(b'.');
        push_digits(&mut self.text, (cents % 100).unsigned_abs(), 2);
        self
    }

    /// The end of the row.
    pub fn end(&mut self) {
        self.text.push(b'\n');
        self.has_cells = false;
    }

    fn text_of(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> &mut Self {
        self.next();
        if self.is_quoted {
            self.text.push(b'"');
        }
        write(&mut self.text);
        if self.is_quoted {
            self.text.push(b'"');
        }
        self
    }
}

/// A number with at least so many digits.
fn push_digits(out: &mut Vec<u8>, number: u64, digits: usize) {
    let start = out.len();
    let mut number = number;
    while number > 0 || out.len() - start < digits {
        out.push(b'0' + u8::try_from(number % 10).unwrap_or(0));
        number /= 10;
    }
    out[start..].reverse();
}
