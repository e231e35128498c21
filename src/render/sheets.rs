//! A report as tables of typed cells: what workbooks, web pages and Markdown are made of.
//!
//! Names of columns are those of the machine formats, so that a reader finds a figure in all of
//! them. Formats nothing: how a number or a moment looks is for the one who writes it.

mod coverage;
mod findings;
mod overview;

pub use coverage::{files, ladder, metrics, money, remarks, targets};
pub use findings::{COLUMNS as FINDING_COLUMNS, finding};
pub use overview::{groups, lateness, promises, summary, touch_points, weeks};

use crate::money;
use crate::render::Lang;
use crate::render::amounts::is_plain_number;
use crate::report::{Unit, Value};
use std::borrow::Cow;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell<'a> {
    /// Nothing.
    #[default]
    None,
    /// A text from data or a word of ours, as it stands.
    Text(Cow<'a, str>),
    /// A word of ours of such a family, in English.
    Word(&'static str, &'a str),
    /// How many there are.
    Count(i128),
    /// A plain decimal such as `-1.25`.
    Decimal(Cow<'a, str>),
    /// An amount as a plain decimal, and its currency, which may be empty.
    Money(Cow<'a, str>, &'a str),
    /// A day such as `2026-03-02`, or a moment as RFC 3339.
    Moment(Cow<'a, str>),
}

impl<'a> Cell<'a> {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::None } else { Self::Text(text) }
    }

    /// A word of ours of such a family, or nothing where it is empty.
    pub const fn word(family: &'static str, english: &'a str) -> Self {
        if english.is_empty() { Self::None } else { Self::Word(family, english) }
    }

    /// How many there are.
    pub fn count(count: u64) -> Self {
        Self::Count(count.into())
    }

    /// An amount in millionths.
    pub fn money(millionths: i128, currency: &'a str) -> Self {
        Self::Money(money::print_wide(millionths, currency).into(), currency)
    }

    /// A value of a finding whose amounts are in `currency`. What only claims to be a number is
    /// a text.
    pub fn value(value: &'a Value, currency: &'a str) -> Self {
        let text = value.text.as_str();
        match value.unit {
            Unit::Moment => Self::moment(text),
            Unit::Money if is_plain_number(text) => Self::Money(text.into(), currency),
            Unit::Quantity | Unit::Number | Unit::Days if is_plain_number(text) => {
                Self::Decimal(text.into())
            }
            _ => Self::text(text),
        }
    }

    /// A day or a moment, or nothing.
    pub fn moment(text: &'a str) -> Self {
        if text.is_empty() { Self::None } else { Self::Moment(text.into()) }
    }

    /// The cell as the machine formats have it; empty where there is none.
    pub fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::None => Cow::Borrowed(""),
            Self::Count(count) => Cow::Owned(count.to_string()),
            Self::Word(_, english) => Cow::Borrowed(english),
            Self::Text(text) | Self::Decimal(text) | Self::Money(text, _) | Self::Moment(text) => {
                Cow::Borrowed(text)
            }
        }
    }

    /// The cell as people of a language read it, where it is a text or a word.
    pub fn in_words(&self, lang: Lang) -> Cow<'_, str> {
        match self {
            Self::Word(family, english) => lang.known(family, english),
            other => other.plain(),
        }
    }

    /// Whether it is a number, which stands on the right.
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Decimal(_) | Self::Money(..))
    }
}

/// A column: its name, and about how many characters wide it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// The width.
    pub width: u16,
    /// Whether its cells are numbers.
    pub is_number: bool,
}

/// A column of words.
const fn word(name: &'static str, width: u16) -> Column {
    Column { name, width, is_number: false }
}

/// A column of numbers.
const fn number(name: &'static str, width: u16) -> Column {
    Column { name, width, is_number: true }
}

/// A table.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// Its name: one word in lower case, which anchors and names of sheets are made of.
    pub name: &'static str,
    /// The message that is its title for people.
    pub title: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows, each as long as there are columns.
    pub rows: Vec<Vec<Cell<'a>>>,
}

/// The money at stake as one amount, or in words where there are several currencies.
fn stake(stake: &[(String, i128)], lang: Lang) -> Cell<'_> {
    match stake {
        [] => Cell::None,
        [(currency, sum)] => Cell::money(*sum, currency),
        several => Cell::text(in_words(several, lang)),
    }
}

/// Amounts of several currencies, which are never added: `1,240.00 EUR + 30.00 USD`.
fn in_words(sums: &[(String, i128)], lang: Lang) -> String {
    let words = sums.iter().map(|(currency, sum)| lang.money(*sum, currency));
    words.collect::<Vec<_>>().join(" + ")
}
