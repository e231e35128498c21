//! Numbers as people read them: grouped digits, currencies, shares and counts.
//!
//! Machine formats use only the minor units from here. Rounds nothing up: a share is cut off, so
//! that 100 % means all.

use crate::advice::{Share, interval};
use crate::decimal;
use crate::money::minor_decimals;
use crate::render::visible;
use crate::report::{DECIDED_MIN, Metric, Theme, Unit};

/// An amount as a plain decimal such as `1240.00`.
pub fn plain(millionths: i128, currency: &str) -> String {
    crate::money::print_wide(millionths, currency)
}

/// An amount for people, such as `1,240.00 EUR`.
pub fn money(millionths: i128, currency: &str) -> String {
    let amount = grouped(&plain(millionths, currency));
    if currency.is_empty() { amount } else { format!("{amount} {}", visible(currency)) }
}

/// What a sum or a product of amounts comes to for people: rounded to the minor unit, half away
/// from zero. Machine formats keep every digit.
pub fn about(millionths: i128, currency: &str) -> String {
    let step = 10_i128.pow(decimal::DECIMALS - minor_decimals(currency));
    let half = if millionths < 0 { -step / 2 } else { step / 2 };
    money((millionths + half) / step * step, currency)
}

/// Amounts of several currencies, which are never added: `1,240.00 EUR + 30.00 USD`.
/// Nothing at all where every one is zero.
pub fn sums(amounts: &[(String, i128)]) -> String {
    let some = amounts.iter().filter(|(_, amount)| *amount != 0);
    let shown: Vec<_> = some.map(|(currency, amount)| about(*amount, currency)).collect();
    shown.join(" + ")
}

/// A plain decimal with a comma before every three digits; any other text as it is.
pub fn grouped(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    if !is_plain_number(text) {
        return text.to_owned();
    }
    let mut shown = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown + fraction
}

/// Whether a text is a plain decimal: an optional minus, digits, at most one point.
pub fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_mark = |mark: u8| mark.is_ascii_digit() || mark == b'.';
    let points = digits.bytes().filter(|&mark| mark == b'.').count();
    points <= 1 && digits.len() > points && digits.bytes().all(is_mark)
}

/// A share with one decimal, cut off: `90.0 %`. Nothing out of nothing.
pub fn share(part: i128, of: i128) -> Option<String> {
    let thousandths = part.checked_mul(1000)?.checked_div(of)?;
    let sign = if thousandths < 0 { "-" } else { "" };
    let size = thousandths.unsigned_abs();
    Some(format!("{sign}{}.{} %", size / 10, size % 10))
}

/// Between what a share lies at 95 %, in millionths, for metrics that are about few of many and
/// where enough were counted.
pub fn bounds(metric: &Metric) -> Option<(i64, i64)> {
    let of = u64::try_from(metric.of?).ok().filter(|of| *of >= DECIDED_MIN)?;
    let kept = u64::try_from(metric.count).ok()?;
    let is_sample = metric.measure.theme() == Theme::Customers && metric.unit == Unit::Number;
    is_sample.then(|| interval(Share { kept, of }))
}

/// A count with its word: `1 order`, `40 orders`, `1,240 orders`.
pub fn counted(count: u64, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {word}{plural}", grouped(&count.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worked_out_is_rounded_to_the_minor_unit() {
        assert_eq!(about(452_825_000, "EUR"), "452.83 EUR");
        assert_eq!(about(-452_825_000, "EUR"), "-452.83 EUR");
        assert_eq!(about(1_500_000, "JPY"), "2 JPY");
    }

    fn check_money(text: &str, currency: &str, shown: &str) {
        assert_eq!(money(decimal::parse(text).unwrap().into(), currency), shown);
    }

    #[test]
    fn amounts_have_the_minor_units_of_their_currency() {
        check_money("1240", "EUR", "1,240.00 EUR");
        check_money("1240", "JPY", "1,240 JPY");
        check_money("1240", "KWD", "1,240.000 KWD");
        check_money("1240", "", "1,240.00");
        check_money("-0.5", "sek", "-0.50 sek");
    }

    #[test]
    fn digits_beyond_the_minor_units_are_shown_not_rounded() {
        check_money("45.5805", "EUR", "45.5805 EUR");
        check_money("0.5", "JPY", "0.5 JPY");
    }

    #[test]
    fn only_plain_numbers_are_grouped() {
        assert_eq!(grouped("-1234567.891"), "-1,234,567.891");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("100000"), "100,000");
        assert_eq!(grouped("2026-03-02"), "2026-03-02");
        assert_eq!(grouped("-"), "-");
    }

    #[test]
    fn currencies_are_never_added() {
        let amounts = [("EUR".to_owned(), 1_000_000), ("USD".to_owned(), 2_000_000)];
        assert_eq!(sums(&amounts), "1.00 EUR + 2.00 USD");
        assert_eq!(sums(&[("EUR".to_owned(), 0)]), "");
    }

    #[test]
    fn a_share_is_cut_off_so_that_all_means_all() {
        assert_eq!(share(45, 50).unwrap(), "90.0 %");
        assert_eq!(share(9_999, 10_000).unwrap(), "99.9 %");
        assert_eq!(share(0, 3).unwrap(), "0.0 %");
        assert_eq!(share(1, 0), None);
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(counted(1, "order"), "1 order");
        assert_eq!(counted(0, "order"), "0 orders");
        assert_eq!(counted(1240, "row"), "1,240 rows");
    }

    #[test]
    fn plain_numbers_are_told_from_texts() {
        for text in ["1", "-1.5", ".5", "100.00"] {
            assert!(is_plain_number(text), "{text}");
        }
        for text in ["", "-", ".", "=1", "+1", "1-2", "1.2.3", "--1", "-1+cmd"] {
            assert!(!is_plain_number(text), "{text}");
        }
    }
}
