//! Numbers of a column: the decimal mark decided from all its cells, then each read exactly.
//!
//! Never decides by a single cell or by where the computer stands, and never reads part of a
//! cell. Does not know what the number counts.

mod currency;
mod grouping;
mod refused;
mod signs;
mod votes;

pub use currency::{code_of, is_symbol, may_be, same};
pub use grouping::Group;
pub use refused::NoNumber;
pub use votes::Votes;

use grouping::Sizes;

/// The mark before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `1,234.50`
    Point,
    /// `1.234,50`
    Comma,
}

impl Mark {
    const ALL: [Self; 2] = [Self::Point, Self::Comma];

    /// The mark of a character in a contract.
    pub const fn of(mark: char) -> Option<Self> {
        match mark {
            '.' => Some(Self::Point),
            ',' => Some(Self::Comma),
            _ => None,
        }
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Point => "decimal point",
            Self::Comma => "decimal comma",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }

    /// The character as a byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }
}

/// Which groups of digits a column may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Groups {
    /// Groups of three of any one kind.
    Any,
    /// Groups of three of this kind.
    Only(Group),
    /// Groups of two before the last three, parted by commas.
    Lakh,
    /// None, since no kind is more common than another.
    Tied,
}

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The decimal mark.
    pub mark: Mark,
    groups: Groups,
}

impl Style {
    /// Numbers with this decimal mark and any one kind of group.
    pub const fn of(mark: Mark) -> Self {
        Self { mark, groups: Groups::Any }
    }

    const fn allows(self, group: Group, sizes: Sizes) -> Result<(), NoNumber> {
        match (self.groups, sizes) {
            (Groups::Tied, _) => Err(NoNumber::TiedGroups),
            (Groups::Only(held), _) if held as u8 != group as u8 => Err(NoNumber::OtherGroup),
            (Groups::Lakh, _) if Group::Comma as u8 != group as u8 => Err(NoNumber::OtherGroup),
            (Groups::Any | Groups::Only(_), Sizes::Lakh) => Err(NoNumber::Lakh),
            _ => Ok(()),
        }
    }
}

/// A number as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The value in millionths.
    pub value: i64,
    /// The code or symbol of the currency that stands at its edge, or empty.
    pub code: &'static str,
}

/// Reads a cell whole under a decimal mark, or says why it is no number.
pub fn parse(cell: &str, mark: Mark) -> Result<Amount, NoNumber> {
    read(cell, Style::of(mark))
}

/// Reads a cell whole as its column is written, or says why it is no number.
pub fn read(cell: &str, style: Style) -> Result<Amount, NoNumber> {
    if style.mark == Mark::Point
        && !cell.starts_with('.')
        && let Some(value) = crate::decimal::parse(cell)
    {
        return Ok(Amount { value, code: "" });
    }
    let bare = signs::bare(cell)?;
    let (value, groups) = magnitude(bare.core, style.mark)?;
    if let Some((group, sizes)) = groups {
        style.allows(group, sizes)?;
    }
    Ok(Amount { value: if bare.is_negative { -value } else { value }, code: bare.code })
}

/// A number without sign in millionths, and how its digits are grouped.
fn magnitude(core: &str, mark: Mark) -> Result<(i64, Option<(Group, Sizes)>), NoNumber> {
    let (whole, fraction) = core.rsplit_once(char::from(mark.byte())).unwrap_or((core, ""));
    let fraction = if fraction.len() > 6 { fraction.trim_end_matches('0') } else { fraction };
    if whole.is_empty() && fraction.is_empty() {
        return Err(NoNumber::Shape);
    }
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NoNumber::Shape);
    }
    let whole = grouping::whole(whole, mark)?;
    if fraction.len() > 6 {
        return Err(NoNumber::Decimals);
    }
    let mut value = whole.value;
    for place in 0..6 {
        let digit = fraction.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
        let next = value.checked_mul(10).and_then(|value| value.checked_add(digit));
        value = next.ok_or(NoNumber::TooLarge)?;
    }
    Ok((value, whole.groups))
}

#[cfg(test)]
mod tests;
