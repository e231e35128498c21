//! Currencies at the edge of an amount: symbols and codes.
//!
//! A symbol that several countries use is no code: it stands for itself, and only says which
//! currencies it may be.

use std::borrow::Cow;

/// Symbols at the edge of an amount with their code, or with themselves where several currencies
/// share them; longer ones before those they end or begin with.
const SYMBOLS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("zł", "PLN"),
    ("US$", "USD"),
    ("CA$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("R$", "BRL"),
    ("$", "$"),
    ("¥", "¥"),
    (":-", ""),
    ("kr.", "kr"),
    ("kr", "kr"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("SFr.", "CHF"),
    ("Fr.", "Fr."),
    ("Rs.", "Rs"),
    ("Rs", "Rs"),
    ("lei", "lei"),
    ("лв.", "BGN"),
    ("лв", "BGN"),
    ("грн.", "UAH"),
    ("грн", "UAH"),
    ("₴", "UAH"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("TL", "TRY"),
    ("₽", "₽"),
    ("руб.", "руб"),
    ("руб", "руб"),
    ("р.", "руб"),
    ("₸", "KZT"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("₦", "NGN"),
];

/// The currencies that a symbol of several may stand for.
const MAY_BE: &[(&str, &[&str])] = &[
    (
        "$",
        &[
            "USD", "CAD", "AUD", "NZD", "MXN", "HKD", "SGD", "TWD", "ARS", "CLP", "COP", "UYU",
            "BRL", "BBD", "BMD", "BND", "BSD", "BZD", "DOP", "FJD", "GYD", "JMD", "KYD", "LRD",
            "NAD", "SBD", "SRD", "TTD", "XCD",
        ],
    ),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("¥", &["JPY", "CNY"]),
    ("Rs", &["INR", "PKR", "LKR", "NPR", "MUR"]),
    ("lei", &["RON", "MDL"]),
    ("₽", &["RUB"]),
    ("руб", &["RUB", "BYN"]),
    ("Fr.", &["CHF"]),
];

const CODES: &[&str] = &[
    "AED", "AMD", "ARS", "AUD", "AZN", "BAM", "BGN", "BHD", "BRL", "BYN", "CAD", "CHF", "CLP",
    "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "EUR", "GBP", "GEL", "GHS", "HKD", "HRK", "HUF",
    "IDR", "ILS", "INR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD", "KZT", "LKR", "MAD", "MDL",
    "MKD", "MXN", "MYR", "NGN", "NOK", "NPR", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR",
    "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "USD", "UYU",
    "VND", "ZAR",
];

/// What a symbol or code may stand for: the code itself, or the currencies of the symbol.
fn codes_of(name: &'static str) -> Vec<&'static str> {
    let found = MAY_BE.iter().find(|(symbol, _)| *symbol == name);
    found.map_or_else(|| vec![name], |(_, codes)| codes.to_vec())
}

/// Whether a symbol or code at the edge of an amount may stand for a currency.
pub fn may_be(name: &str, code: &str) -> bool {
    let found = MAY_BE.iter().find(|(symbol, _)| *symbol == name);
    found.map_or(name == code, |(_, codes)| codes.contains(&code))
}

/// Whether what stands at the edge of an amount is a symbol of several currencies and no code.
pub fn is_symbol(name: &str) -> bool {
    MAY_BE.iter().any(|(symbol, _)| *symbol == name)
}

/// The narrower of two names of one currency; [`None`] where no currency has both.
pub fn same(one: &'static str, other: &'static str) -> Option<&'static str> {
    let (few, many) = (codes_of(one), codes_of(other));
    let is_shared = few.iter().any(|code| many.contains(code));
    is_shared.then_some(if few.len() <= many.len() { one } else { other })
}

/// The code that the cell of a column of currencies names beyond doubt.
pub fn code_of(cell: &str) -> Option<Cow<'_, str>> {
    if let Some(&(_, code)) = SYMBOLS.iter().find(|(word, _)| *word == cell) {
        return (!is_symbol(code) && !code.is_empty()).then_some(Cow::Borrowed(code));
    }
    let is_code = cell.len() == 3 && cell.bytes().all(|byte| byte.is_ascii_alphabetic());
    match cell.bytes().all(|byte| byte.is_ascii_uppercase()) {
        _ if !is_code => None,
        true => Some(Cow::Borrowed(cell)),
        false => Some(Cow::Owned(cell.to_ascii_uppercase())),
    }
}

/// The rest of a text that has a currency at its edge, and its code, or the symbol of several.
/// What only stands for missing cents has neither.
pub fn without(text: &str) -> Option<(&str, &'static str)> {
    let (first, last) = (text.bytes().next()?, text.bytes().next_back()?);
    if first.is_ascii_digit() && last.is_ascii_digit() {
        return None;
    }
    let cut = |word: &str| text.strip_prefix(word).or_else(|| text.strip_suffix(word));
    let code = CODES.iter().find_map(|&code| cut(code).map(|rest| (rest, code)));
    code.or_else(|| SYMBOLS.iter().find_map(|&(word, code)| cut(word).map(|rest| (rest, code))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, rest: &str, code: &str) {
        let found = without(text).map(|(rest, code)| (rest.trim(), code));
        assert_eq!(found, Some((rest, code)), "{text}");
    }

    #[test]
    fn symbols_of_one_currency_carry_its_code() {
        check("12 €", "12", "EUR");
        check("R$ 12", "12", "BRL");
        check("12 ₴", "12", "UAH");
        check("₹12", "12", "INR");
        check("12 Ft", "12", "HUF");
        check("12 лв.", "12", "BGN");
        check("CHF 12", "12", "CHF");
    }

    #[test]
    fn symbols_of_several_currencies_stand_for_themselves() {
        for (text, symbol) in [
            ("$12", "$"),
            ("12 kr", "kr"),
            ("12 kr.", "kr"),
            ("Rs. 12", "Rs"),
            ("12 lei", "lei"),
            ("12 ₽", "₽"),
            ("12 р.", "руб"),
            ("Fr. 12", "Fr."),
            ("¥12", "¥"),
        ] {
            check(text, "12", symbol);
            assert!(is_symbol(symbol), "{symbol}");
        }
        check("12:-", "12", "");
    }

    #[test]
    fn a_symbol_may_be_some_currencies_and_no_other() {
        for (name, code, expected) in [
            ("$", "USD", true),
            ("$", "MXN", true),
            ("$", "EUR", false),
            ("kr", "SEK", true),
            ("kr", "USD", false),
            ("¥", "CNY", true),
            ("руб", "RUB", true),
            ("EUR", "EUR", true),
            ("EUR", "SEK", false),
        ] {
            assert_eq!(may_be(name, code), expected, "{name} {code}");
        }
        assert_eq!((same("$", "CAD"), same("руб", "₽")), (Some("CAD"), Some("₽")));
        assert_eq!((same("$", "kr"), same("$", "EUR")), (None, None));
    }

    #[test]
    fn a_column_of_currencies_holds_codes_and_symbols_of_one_currency() {
        for (cell, code) in [("€", "EUR"), ("£", "GBP"), ("zł", "PLN"), ("sek", "SEK")] {
            assert_eq!(code_of(cell).as_deref(), Some(code), "{cell}");
        }
        for cell in ["Euro", "BOB's", "kr", "kr.", "$", "lei", "12€", "", "éur", "E1R", ":-"] {
            assert_eq!(code_of(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_longer_symbol_wins_over_the_one_it_ends_with() {
        check("12 R$", "12", "BRL");
        check("SFr. 12", "12", "CHF");
        check("12 руб.", "12", "руб");
    }

    #[test]
    fn nothing_is_taken_from_the_middle() {
        for text in ["12", "1 EUR 2", "12 pcs", ""] {
            assert_eq!(without(text), None, "{text}");
        }
    }
}
