//! Numbered texts, such as `SO-0001000037`: what is the same in all of a family, and a number.
//!
//! The family of a text follows from the text alone: its digits are the longest run of them, the
//! last of equally long ones, and how many there are is part of it, so that zeros in front are
//! kept. Does not decide which families are worth anything.

use super::Text;

/// Fewer digits number little.
const DIGITS_MIN: usize = 4;
/// So many digits fit into what is compared and read at a time.
const DIGITS_MAX: usize = 16;
/// So many other bytes a numbered text may have.
const OTHERS_MAX: usize = 24;
/// The longest numbered text.
pub const LENGTH_MAX: usize = DIGITS_MAX + OTHERS_MAX;

/// What makes a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    /// Its text numbered 0, and zero bytes behind it.
    pattern: [u8; LENGTH_MAX],
    length: u8,
    /// Where the digits begin, and how many there are.
    start: u8,
    width: u8,
}

impl Shape {
    /// The family of a text, and its number there; [`None`] where it is in none.
    pub fn of(text: &str) -> Option<(Self, u64)> {
        let (start, width) = digits_of(text.as_bytes())?;
        let mut pattern = [0; LENGTH_MAX];
        pattern[..text.len()].copy_from_slice(text.as_bytes());
        let digits = &mut pattern[start..start + width];
        let number = digits.iter().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
        digits.fill(b'0');
        let [length, start, width] = [text.len(), start, width].map(|count| count as u8);
        Some((Self { pattern, length, start, width }, number))
    }
}

/// Whether a text may be in a family, told from every fourth byte: most words are in none.
#[inline]
pub fn may_be_numbered(bytes: &[u8]) -> bool {
    let mut every_fourth = bytes.iter().skip(DIGITS_MIN - 1).step_by(DIGITS_MIN);
    bytes.len() <= LENGTH_MAX && every_fourth.any(u8::is_ascii_digit)
}

/// Where the digits of a text begin and how many there are; [`None`] where they number nothing.
fn digits_of(bytes: &[u8]) -> Option<(usize, usize)> {
    if bytes.len() > LENGTH_MAX {
        return None;
    }
    // No run that counts can be passed over in steps that are not longer than it.
    let mut least = DIGITS_MIN.max(bytes.len().saturating_sub(OTHERS_MAX));
    let (mut found, mut at) = (None, least - 1);
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += least;
            continue;
        }
        let is_digit = |byte: &&u8| byte.is_ascii_digit();
        let start = at - bytes[..at].iter().rev().take_while(is_digit).count();
        let end = at + bytes[at..].iter().take_while(is_digit).count();
        if end - start >= least {
            least = end - start;
            found = Some((start, least));
        }
        at = end + least;
    }
    found.filter(|&(_, width)| width <= DIGITS_MAX)
}

/// A family, ready to tell its texts from others and to read their numbers.
///
/// Sixteen bytes of a text that hold all its digits are looked at at a time, the first of them
/// the lowest.
#[derive(Debug, Clone, Copy)]
pub struct Family {
    shape: Shape,
    /// Where the sixteen bytes begin.
    from: u8,
    /// How many bits there are before the digits, and how many less than sixteen digits have.
    before: u8,
    short: u8,
    /// Where there is no digit, and what is there.
    mask: u128,
    fixed: u128,
    /// Zeros for the digits that are less than sixteen.
    zeros: u128,
    /// Where there is no digit in the first and in the last eight bytes, and what is there; for
    /// texts of at least as many bytes, and no more than sixteen, that end with their digits.
    ends: Option<[(u64, u64); 2]>,
}

impl Family {
    /// The family of a shape.
    pub fn new(shape: Shape) -> Self {
        let [length, start, width] = [shape.length, shape.start, shape.width].map(usize::from);
        let from = start.min(length.saturating_sub(16));
        let (before, short) = (8 * (start - from) as u32, 8 * (16 - width) as u32);
        let mask = !((u128::MAX >> short) << before);
        let fixed = sixteen(&shape.pattern[..length], from) & mask;
        let zeros = ZEROS & !(u128::MAX << short);
        let is_plain = (8..=16).contains(&length) && start + width == length;
        let ends = is_plain.then(|| {
            let behind = 8 * (length - 8);
            [0, behind].map(|from| ((mask >> from) as u64, (fixed >> from) as u64))
        });
        let [from, before, short] = [from as u8, before as u8, short as u8];
        Self { shape, from, before, short, mask, fixed, zeros, ends }
    }

    /// What makes it a family.
    pub const fn shape(&self) -> &Shape {
        &self.shape
    }

    /// How many bytes its texts have.
    pub const fn length(&self) -> u8 {
        self.shape.length
    }

    /// How many numbers there are.
    pub const fn numbers(&self) -> u64 {
        10_u64.pow(self.shape.width as u32)
    }

    /// The number of a text; [`None`] where it is not of the family.
    #[inline]
    pub fn number(&self, text: &[u8]) -> Option<u64> {
        if text.len() != usize::from(self.shape.length) {
            return None;
        }
        if let (Some(ends), Some(first), Some(last)) =
            (&self.ends, text.first_chunk(), text.last_chunk())
        {
            return self.number_at_end(ends, [first, last].map(|bytes| u64::from_le_bytes(*bytes)));
        }
        let bytes = sixteen(text, usize::from(self.from));
        if bytes & self.mask != self.fixed || text.len() > 16 && !self.is_alike_outside(text) {
            return None;
        }
        let digits = bytes.wrapping_shr(self.before.into()).wrapping_shl(self.short.into());
        let digits = digits | self.zeros;
        let (first, last) = (eight(digits as u64)?, eight((digits >> 64) as u64)?);
        Some(first.wrapping_mul(100_000_000).wrapping_add(last))
    }

    /// The number of a text that ends with its digits, by its first and its last eight bytes.
    #[inline]
    fn number_at_end(&self, ends: &[(u64, u64); 2], [head, tail]: [u64; 2]) -> Option<u64> {
        let [(head_mask, head_fixed), (tail_mask, tail_fixed)] = *ends;
        if (head ^ head_fixed) & head_mask | (tail ^ tail_fixed) & tail_mask != 0 {
            return None;
        }
        let last = eight(tail & !tail_mask | THREES & tail_mask)?;
        if self.shape.width <= 8 {
            return Some(last);
        }
        let digits = head.wrapping_shr(self.before.into()).wrapping_shl(self.short.into());
        let first = eight(digits | self.zeros as u64)?;
        Some(first.wrapping_mul(100_000_000).wrapping_add(last))
    }

    /// Whether a long text is of the family where the sixteen bytes do not reach.
    fn is_alike_outside(&self, text: &[u8]) -> bool {
        let from = usize::from(self.from);
        let is_same =
            |range: std::ops::Range<usize>| text[range.clone()] == self.shape.pattern[range];
        is_same(0..from) && is_same(from + 16..text.len())
    }

    /// The text of a number.
    #[inline]
    pub fn text(&self, number: u64) -> Text<'static> {
        let digits = digits_of_eight(number / 100_000_000)
            | u128::from(digits_of_eight(number % 100_000_000) as u64) << 64;
        let digits = digits.wrapping_shr(self.short.into()).wrapping_shl(self.before.into());
        let mut bytes = self.shape.pattern;
        let from = usize::from(self.from);
        let place = &mut bytes[from..from + 16];
        place.copy_from_slice(&(self.fixed | digits & !self.mask).to_le_bytes());
        Text::made(bytes, self.shape.length)
    }
}

/// Eight digits of zero.
const THREES: u64 = ZEROS as u64;
/// Sixteen digits of zero.
const ZEROS: u128 = 0x3030_3030_3030_3030_3030_3030_3030_3030;

/// Sixteen bytes of a text from a place on, or all of a shorter one, the first the lowest.
#[inline]
fn sixteen(text: &[u8], from: usize) -> u128 {
    if let Some(bytes) = text.get(from..).and_then(|rest| rest.first_chunk()) {
        return u128::from_le_bytes(*bytes);
    }
    // Two halves that overlap are alike where they do.
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u64::from_le_bytes(*first), u64::from_le_bytes(*last));
        return u128::from(first) | u128::from(last) << (8 * (text.len() - 8));
    }
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            u128::from(first) | u128::from(last) << (8 * (text.len() - 4))
        }
        _ => 0,
    }
}

/// The number that eight digits are, the first the lowest byte.
#[inline]
const fn eight(digits: u64) -> Option<u64> {
    const HIGH: u64 = 0xF0F0_F0F0_F0F0_F0F0;
    // No digit is left without its three by another six, and whatever is more than nine is.
    let above = digits.wrapping_add(0x0606_0606_0606_0606);
    if digits & HIGH != THREES || above & HIGH != THREES {
        return None;
    }
    // Pairs, then fours, then all eight.
    let digits = digits & !HIGH;
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    const EVERY_OTHER: u64 = 0x0000_00FF_0000_00FF;
    let first = (pairs & EVERY_OTHER).wrapping_mul(100 + (1_000_000 << 32));
    let second = (pairs >> 16 & EVERY_OTHER).wrapping_mul(1 + (10_000 << 32));
    Some(first.wrapping_add(second) >> 32)
}

/// The eight digits of a number that has no more, the first the lowest byte.
#[inline]
const fn digits_of_eight(number: u64) -> u128 {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = fours.wrapping_mul(10_486) >> 20 & 0x0000_007F_0000_007F;
    let pairs = hundreds | fours.wrapping_sub(hundreds.wrapping_mul(100)) << 16;
    let tens = pairs.wrapping_mul(103) >> 10 & 0x000F_000F_000F_000F;
    let digits = tens | pairs.wrapping_sub(tens.wrapping_mul(10)) << 8;
    (digits | THREES) as u128
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: Option<(&str, &str, &str)>) {
        let found = Shape::of(text).map(|(shape, number)| {
            let family = Family::new(shape);
            assert_eq!(family.text(number), text);
            assert_eq!(family.number(text.as_bytes()), Some(number));
            let (start, width) = (usize::from(shape.start), usize::from(shape.width));
            assert_eq!(text[start..start + width].parse(), Ok(number));
            (&text[..start], &text[start..start + width], &text[start + width..])
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_run_of_digits_numbers_a_text() {
        check("SO-0001000037", Some(("SO-", "0001000037", "")));
        check("INV-2026-001234-1", Some(("INV-2026-", "001234", "-1")));
        check("1042", Some(("", "1042", "")));
        check("0000", Some(("", "0000", "")));
        check("2026-1234", Some(("2026-", "1234", "")));
        check("12345-1234", Some(("", "12345", "-1234")));
        check("Köln 00017 ß", Some(("Köln ", "00017", " ß")));
        check("9999999999999999", Some(("", "9999999999999999", "")));
    }

    #[test]
    fn few_or_many_digits_and_long_texts_are_in_no_family() {
        for text in ["", "7", "999", "A-999-B", "12345678901234567", "\u{663}\u{664}\u{665}\u{666}"]
        {
            check(text, None);
        }
        check("336e6e0c-c4c2-45be-8380-326579d27759", None);
        check("abcdefghijklmnopqrstuvwxy1234", None);
        check(&"1".repeat(1_000), None);
    }

    #[test]
    fn what_differs_outside_the_digits_is_of_another_family() {
        let family = |text: &str| Family::new(Shape::of(text).unwrap().0);
        let number = |of: &str, text: &str| family(of).number(text.as_bytes());
        assert_eq!(number("so-1000", "so-0007"), Some(7));
        assert_eq!(number("so-1000", "SO-0007"), None);
        assert_eq!(number("so-1000", "so-00007"), None);
        assert_eq!(number("so-1000", "so-0O07"), None);
        assert_eq!(number("so-1000", "so-00:7"), None);
        assert_eq!(number("so-1000", "so-00/7"), None);
        assert_eq!(number("1000 of the warehouse", "0012 of the warehouse"), Some(12));
        assert_eq!(number("1000 of the warehouse", "0012 of the warehousE"), None);
        assert_eq!(number("of the warehouse 1000", "Of the warehouse 0012"), None);
        assert_ne!(family("1999-0").shape(), family("01999-0").shape());
    }

    proptest! {
        #[test]
        fn a_text_is_its_family_and_its_number(
            text in "[a-zA-Zö-]{0,9}[0-9]{0,18}[a-zA-Z0-9/-]{0,9}[0-9:/]{0,8}",
            other in "[a-z-]{0,3}[0-9]{4,9}",
        ) {
            if let Some((shape, number)) = Shape::of(&text) {
                let family = Family::new(shape);
                prop_assert_eq!(&*family.text(number), &*text);
                prop_assert_eq!(family.number(text.as_bytes()), Some(number));
                prop_assert!(number < family.numbers());
                let of_other = Shape::of(&other);
                let is_shared = of_other.is_some_and(|(theirs, _)| theirs == shape);
                prop_assert_eq!(family.number(other.as_bytes()).is_some(), is_shared);
            }
        }

        #[test]
        fn a_digit_changed_keeps_the_family_and_any_other_byte_leaves_it(
            text in "[A-Z]{0,14}-?[0-9]{4,16}[A-Z-]{0,8}",
            at in 0_usize..40,
            byte in 0x20_u8..0x7F,
        ) {
            let Some((shape, _)) = Shape::of(&text) else { return Ok(()) };
            let mut changed = text.into_bytes();
            let at = at % changed.len();
            changed[at] = byte;
            let number = Family::new(shape).number(&changed);
            let changed = String::from_utf8(changed).unwrap();
            let found = Shape::of(&changed).filter(|(theirs, _)| *theirs == shape);
            prop_assert_eq!(number, found.map(|(_, number)| number));
        }
    }
}
