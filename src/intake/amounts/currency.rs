//! Currencies at the edge of an amount: symbols and codes.
//!
//! A symbol that several countries use carries no code, so that nobody takes one for another.

/// Symbols at the edge of an amount, longer ones before those they end or begin with.
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
    ("$", ""),
    ("¥", ""),
    (":-", ""),
    ("kr.", ""),
    ("kr", ""),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("SFr.", "CHF"),
    ("Fr.", ""),
    ("Rs.", ""),
    ("Rs", ""),
    ("lei", ""),
    ("лв.", "BGN"),
    ("лв", "BGN"),
    ("грн.", "UAH"),
    ("грн", "UAH"),
    ("₴", "UAH"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("TL", "TRY"),
    ("₽", ""),
    ("руб.", ""),
    ("руб", ""),
    ("р.", ""),
    ("₸", "KZT"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₫", "VND"),
    ("฿", "THB"),
    ("₱", "PHP"),
    ("₦", "NGN"),
];

const CODES: &[&str] = &[
    "AED", "AMD", "ARS", "AUD", "AZN", "BAM", "BGN", "BHD", "BRL", "BYN", "CAD", "CHF", "CLP",
    "CNY", "COP", "CZK", "DKK", "DZD", "EGP", "EUR", "GBP", "GEL", "GHS", "HKD", "HRK", "HUF",
    "IDR", "ILS", "INR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD", "KZT", "LKR", "MAD", "MDL",
    "MKD", "MXN", "MYR", "NGN", "NOK", "NPR", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR",
    "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "UAH", "USD", "UYU",
    "VND", "ZAR",
];

/// The rest of a text that has a currency at its edge, and the code if it carries one.
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
    fn symbols_of_several_currencies_carry_none() {
        for text in
            ["$12", "12 kr", "12 kr.", "Rs. 12", "12 lei", "12:-", "12 ₽", "12 р.", "Fr. 12"]
        {
            check(text, "12", "");
        }
    }

    #[test]
    fn a_longer_symbol_wins_over_the_one_it_ends_with() {
        check("12 R$", "12", "BRL");
        check("SFr. 12", "12", "CHF");
        check("12 руб.", "12", "");
    }

    #[test]
    fn nothing_is_taken_from_the_middle() {
        for text in ["12", "1 EUR 2", "12 pcs", ""] {
            assert_eq!(without(text), None, "{text}");
        }
    }
}
