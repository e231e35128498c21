//! Sign and currency, taken from the edges of a number.
//!
//! Takes nothing from the middle, and never more than one sign.

use super::{Group, NoNumber, currency, refused};

/// A number without sign and currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bare<'c> {
    /// Digits, group separators and a decimal mark.
    pub core: &'c str,
    /// Whether it is negative.
    pub is_negative: bool,
    /// The minus sign, if it is another than `-`.
    pub minus: Option<char>,
    /// The code or symbol of the currency that stands at its edge, or empty.
    pub code: &'static str,
}

/// The en dash, which word processors make of a hyphen.
pub const DASH: char = '\u{2013}';

const MINUS: [char; 4] = ['-', '\u{2212}', '\u{FF0D}', DASH];
const DASHES: [char; 3] = ['-', DASH, '\u{2014}'];

/// Takes sign and currency from the edges, or says why something else is left.
pub fn bare(cell: &str) -> Result<Bare<'_>, NoNumber> {
    let mut rest = cell.strip_prefix('\'').unwrap_or(cell).trim();
    let (mut signs, mut pluses, mut affixes) = (0, 0, 0);
    let (mut minus, mut code) = (None, "");
    loop {
        let before = rest;
        if let Some(next) = without_cents(rest) {
            rest = next;
        } else if let Some(inner) = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            signs += 1;
            rest = inner.trim();
        } else if let Some((next, found)) = currency::without(rest) {
            affixes += 1;
            code = match (code, found) {
                (held, "") => held,
                ("", found) => found,
                (held, found) => currency::same(held, found).ok_or(NoNumber::Currencies)?,
            };
            rest = next.trim();
        } else if let Some(next) = rest.strip_prefix(MINUS).or_else(|| rest.strip_suffix(MINUS)) {
            signs += 1;
            let is_first = rest.len() > next.len() && rest.starts_with(MINUS);
            let sign = if is_first { rest.chars().next() } else { rest.chars().next_back() };
            minus = sign.filter(|sign| *sign != '-');
            rest = next.trim();
        } else if let Some(next) = rest.strip_prefix('+') {
            pluses += 1;
            rest = next.trim();
        }
        if rest == before {
            break;
        }
    }
    let is_number = affixes <= 2
        && rest.chars().all(|mark| mark.is_ascii_digit() || Group::of(mark).is_some())
        && rest.bytes().any(|byte| byte.is_ascii_digit());
    match signs + pluses {
        _ if !is_number => Err(refused::why_not(cell)),
        0 | 1 => Ok(Bare { core: rest, is_negative: signs == 1, minus, code }),
        _ => Err(NoNumber::Signs),
    }
}

/// `100,-` is a price without cents and not a negative one.
fn without_cents(text: &str) -> Option<&str> {
    let rest = text.strip_suffix("--").or_else(|| text.strip_suffix(DASHES))?;
    let digits = rest.strip_suffix(['.', ','])?;
    digits.ends_with(|mark: char| mark.is_ascii_digit()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, core: &str, is_negative: bool, code: &str) {
        let bare = bare(cell).unwrap_or_else(|why| panic!("{cell}: {why:?}"));
        assert_eq!((bare.core, bare.is_negative, bare.code), (core, is_negative, code), "{cell}");
    }

    #[test]
    fn a_minus_comes_in_many_shapes() {
        for cell in ["-12.5", "\u{2212}12.5", "\u{FF0D}12.5", "\u{2013}12.5", "12.5-", "12.5 -"] {
            check(cell, "12.5", true, "");
        }
        for cell in ["(12.5)", "'-12.5", "- 12.5"] {
            check(cell, "12.5", true, "");
        }
        for cell in ["$-12.5", "-$12.5", "$(12.5)", "($12.5)"] {
            check(cell, "12.5", true, "$");
        }
        check("+3", "3", false, "");
        check("12.50- EUR", "12.50", true, "EUR");
    }

    #[test]
    fn a_price_without_cents_is_not_negative() {
        check("100,-", "100,", false, "");
        check("kr 1.000,-", "1.000,", false, "kr");
        check("100.\u{2013}", "100.", false, "");
        check("100,--", "100,", false, "");
        check("100:-", "100", false, "");
        check("-100,-", "100,", true, "");
    }

    #[test]
    fn two_signs_and_two_currencies_are_refused() {
        for cell in ["(-1)", "--1", "+-1", "-1-", "((1))"] {
            assert_eq!(bare(cell), Err(NoNumber::Signs), "{cell}");
        }
        assert_eq!(bare("12 EUR SEK"), Err(NoNumber::Currencies));
        assert_eq!(bare("$12 EUR"), Err(NoNumber::Currencies));
        check("$12 USD", "12", false, "USD");
        check("NOK 12 kr", "12", false, "NOK");
    }

    #[test]
    fn a_minus_other_than_the_usual_one_is_remembered() {
        let minus = |cell| bare(cell).map(|bare| bare.minus);
        assert_eq!(minus("-5"), Ok(None));
        assert_eq!(minus("\u{2212}5"), Ok(Some('\u{2212}')));
        assert_eq!(minus("5\u{2013}"), Ok(Some(DASH)));
    }
}
