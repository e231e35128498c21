//! The digits before the decimal mark, in groups or not.
//!
//! Reads the digits whole and says how they are grouped. Which kind of group a column has is
//! decided from all its cells (`votes`).

use super::{Mark, NoNumber};

/// What parts the groups of a number. Spaces of every width are one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// `1 234`
    Space,
    /// `1'234`, straight or curly.
    Apostrophe,
    /// `1.234`
    Point,
    /// `1,234`
    Comma,
}

impl Group {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Space, Self::Apostrophe, Self::Point, Self::Comma];

    /// The kind of a character.
    pub const fn of(mark: char) -> Option<Self> {
        match mark {
            ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2007}' | '\u{2008}' => Some(Self::Space),
            '\'' | '\u{2019}' => Some(Self::Apostrophe),
            '.' => Some(Self::Point),
            ',' => Some(Self::Comma),
            _ => None,
        }
    }
}

/// How digits are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sizes {
    /// In threes alone: `1,234,567` or `123,456`.
    Threes,
    /// In twos before the last three alone: `12,34,567`.
    Lakh,
    /// One group of three, which is the same in both: `12,345`.
    Either,
}

/// Digits before the decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// Their value.
    pub value: i64,
    /// How they are grouped, if they are.
    pub groups: Option<(Group, Sizes)>,
}

/// Reads digits that may be in exact groups parted by one kind of separator.
pub fn whole(text: &str, mark: Mark) -> Result<Whole, NoNumber> {
    let mut value: i64 = 0;
    let mut group = None;
    let mut run = 0;
    let mut sizes = (true, true);
    for sign in text.chars() {
        if let Some(digit) = sign.to_digit(10) {
            run += 1;
            value = value
                .checked_mul(10)
                .and_then(|value| value.checked_add(i64::from(digit)))
                .ok_or(NoNumber::TooLarge)?;
            continue;
        }
        let kind = Group::of(sign).filter(|_| sign != char::from(mark.byte()));
        let Some(kind) = kind.filter(|kind| group.is_none_or(|held| held == *kind)) else {
            return Err(NoNumber::Groups);
        };
        let is_first = group.is_none();
        sizes.0 &= if is_first { (1..=3).contains(&run) } else { run == 3 };
        sizes.1 &= if is_first { (1..=2).contains(&run) } else { run == 2 };
        group = Some(kind);
        run = 0;
    }
    let Some(group) = group else { return Ok(Whole { value, groups: None }) };
    if run != 3 || text.starts_with('0') {
        return Err(NoNumber::Groups);
    }
    let sizes = match sizes {
        (true, true) => Sizes::Either,
        (true, false) => Sizes::Threes,
        (false, true) => Sizes::Lakh,
        (false, false) => return Err(NoNumber::Groups),
    };
    Ok(Whole { value, groups: Some((group, sizes)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, mark: Mark, value: i64, groups: Option<(Group, Sizes)>) {
        assert_eq!(whole(text, mark), Ok(Whole { value, groups }), "{text}");
    }

    #[test]
    fn groups_of_three_and_of_lakh_are_told_apart() {
        check("1234567", Mark::Point, 1_234_567, None);
        check("1,234,567", Mark::Point, 1_234_567, Some((Group::Comma, Sizes::Threes)));
        check("123,456", Mark::Point, 123_456, Some((Group::Comma, Sizes::Threes)));
        check("12,34,567", Mark::Point, 1_234_567, Some((Group::Comma, Sizes::Lakh)));
        check("12,345", Mark::Point, 12_345, Some((Group::Comma, Sizes::Either)));
    }

    #[test]
    fn spaces_of_every_width_are_one_kind() {
        for space in [' ', '\u{A0}', '\u{202F}', '\u{2009}', '\u{2007}', '\u{2008}'] {
            let text = format!("1{space}234 567");
            check(&text, Mark::Comma, 1_234_567, Some((Group::Space, Sizes::Threes)));
        }
    }

    #[test]
    fn two_kinds_in_one_number_and_broken_groups_are_refused() {
        for text in ["1,234 567", "1,23", "1234,567", ",123", "1,,234", "0,125", "1,2345", "1,"] {
            assert_eq!(whole(text, Mark::Point), Err(NoNumber::Groups), "{text}");
        }
        assert_eq!(whole("1.234", Mark::Point), Err(NoNumber::Groups));
    }
}
