//! Exact decimals: money, quantities and plain numbers as whole millionths.
//!
//! Never a float, and never a silent rounding: a product that needs more than six decimals is
//! rounded half away from zero at the millionth, far below any minor unit of a currency.
//! Six decimals, not the two of a cent, because unit prices in real exports carry four and five.
//! Does not know currencies (`money`) and does not read cells of an export (`intake`).

/// The value that stands for an absent number or instant in a column.
pub const ABSENT: i64 = i64::MIN;

/// How many units one whole is made of.
pub const ONE: i64 = 1_000_000;

/// How many decimals a value can hold.
pub const DECIMALS: u32 = 6;

/// `whole` as a decimal; [`None`] beyond nine trillion.
pub fn from_whole(whole: i64) -> Option<i64> {
    whole.checked_mul(ONE)
}

/// The product of two decimals, rounded half away from zero at the millionth.
#[inline]
pub fn multiply(a: i64, b: i64) -> Option<i64> {
    // Nearly every product fits, and is then no matter of wide numbers.
    if let Some(product) = a.checked_mul(b) {
        return Some(rounded(product / ONE, product % ONE, ONE, product < 0));
    }
    divide_rounded(i128::from(a) * i128::from(b), i128::from(ONE))
}

/// The quotient of two decimals, rounded half away from zero at the millionth; [`None`] by zero.
#[inline]
pub fn divide(a: i64, b: i64) -> Option<i64> {
    if b == 0 {
        return None;
    }
    // By whole numbers nothing grows, so that narrow ones will do.
    if b % ONE == 0 {
        let whole = b / ONE;
        return Some(rounded(a / whole, a % whole, whole, (a < 0) != (b < 0)));
    }
    match a.checked_mul(ONE) {
        Some(numerator) if numerator != i64::MIN => {
            let is_negative = (numerator < 0) != (b < 0);
            Some(rounded(numerator / b, numerator % b, b, is_negative))
        }
        _ => divide_rounded(i128::from(a) * i128::from(ONE), i128::from(b)),
    }
}

/// A quotient, one further from zero where the rest is half the divisor or more.
#[inline]
fn rounded(quotient: i64, rest: i64, divisor: i64, is_negative: bool) -> i64 {
    // The rest is smaller than the divisor, so that what is left to it cannot be too large.
    let is_up = rest.unsigned_abs() >= divisor.unsigned_abs() - rest.unsigned_abs();
    match (is_up, is_negative) {
        (false, _) => quotient,
        (true, false) => quotient + 1,
        (true, true) => quotient - 1,
    }
}

/// `value` rounded half away from zero to `decimals` places.
pub fn round(value: i64, decimals: u32) -> Option<i64> {
    let step = 10_i64.pow(DECIMALS.saturating_sub(decimals));
    divide_rounded(i128::from(value), i128::from(step))?.checked_mul(step)
}

/// The quotient of whole numbers, rounded half away from zero; [`None`] where it does not fit.
pub fn divide_rounded(numerator: i128, denominator: i128) -> Option<i64> {
    let quotient = numerator / denominator;
    let rest = numerator % denominator;
    let away = if (numerator < 0) == (denominator < 0) { 1 } else { -1 };
    let carry = if rest.abs() * 2 >= denominator.abs() { away } else { 0 };
    i64::try_from(quotient + carry).ok().filter(|&value| value != ABSENT)
}

/// Reads a plain decimal such as `-12.5`: digits, one point, no exponent, no grouping.
/// [`None`] when it is anything else, has more than six decimals, or does not fit.
pub fn parse(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() || fraction.len() > DECIMALS as usize {
        return None;
    }
    let mut value: i64 = 0;
    let padding = std::iter::repeat_n(b'0', DECIMALS as usize - fraction.len());
    for digit in whole.bytes().chain(fraction.bytes()).chain(padding) {
        if !digit.is_ascii_digit() {
            return None;
        }
        value = value.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
    }
    Some(if negative { -value } else { value })
}

/// Prints a decimal with at least `decimals` places, and more only where the value needs them.
pub fn print(value: i64, decimals: u32) -> String {
    print_wide(i128::from(value), decimals)
}

/// [`print()`] for a sum that may be wider than one value.
pub fn print_wide(value: i128, decimals: u32) -> String {
    let magnitude = value.unsigned_abs();
    let one = u128::from(ONE.unsigned_abs());
    let (whole, mut fraction) = match u64::try_from(magnitude) {
        // Numbers of one word are taken apart much quicker than wider ones.
        Ok(narrow) => (u128::from(narrow / 1_000_000), narrow % 1_000_000),
        Err(_) => (magnitude / one, u64::try_from(magnitude % one).unwrap_or(0)),
    };
    let mut places = DECIMALS;
    while places > decimals.min(DECIMALS) && fraction % 10 == 0 {
        fraction /= 10;
        places -= 1;
    }
    // From the last digit to the first, as that is how a number gives them.
    let mut marks: Vec<u8> = Vec::with_capacity(24);
    for _ in 0..places {
        marks.push(last_digit(fraction));
        fraction /= 10;
    }
    if places > 0 {
        marks.push(b'.');
    }
    match u64::try_from(whole) {
        Ok(mut whole) => loop {
            marks.push(last_digit(whole));
            whole /= 10;
            if whole == 0 {
                break;
            }
        },
        Err(_) => marks.extend(whole.to_string().bytes().rev()),
    }
    if value < 0 {
        marks.push(b'-');
    }
    marks.reverse();
    String::from_utf8(marks).unwrap_or_default()
}

fn last_digit(number: u64) -> u8 {
    b'0' + u8::try_from(number % 10).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, value: Option<i64>) {
        assert_eq!(parse(text), value, "{text}");
    }

    #[test]
    fn plain_decimals_are_read_exactly() {
        check("12.5", Some(12_500_000));
        check("-0.000001", Some(-1));
        check(".5", Some(500_000));
        check("45.5805", Some(45_580_500));
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for text in ["", "-", ".", "1e3", "1,5", "1_000", "0.1234567", "--1", "9999999999999999"] {
            check(text, None);
        }
    }

    #[test]
    fn products_round_half_away_from_zero() {
        assert_eq!(multiply(parse("348.35").unwrap(), parse("16").unwrap()), parse("5573.6"));
        assert_eq!(multiply(1, 500_000), Some(1));
        assert_eq!(multiply(-1, 500_000), Some(-1));
        assert_eq!(multiply(i64::MAX, i64::MAX), None);
    }

    #[test]
    fn narrow_and_wide_products_and_quotients_agree() {
        let ends = [i64::MAX, i64::MIN + 1, i64::MIN / ONE, i64::MAX / ONE, 3_037_000_500];
        let small = [1, 2, 3, 7, ONE / 2 - 1, ONE / 2, ONE / 2 + 1, ONE - 1, ONE, ONE + 1];
        let all = ends.into_iter().chain(small).flat_map(|n| [n, -n]).chain([0]);
        for a in all.clone() {
            for b in all.clone() {
                let product = i128::from(a) * i128::from(b);
                assert_eq!(multiply(a, b), divide_rounded(product, i128::from(ONE)), "{a} * {b}");
                if b != 0 {
                    let wide = divide_rounded(i128::from(a) * i128::from(ONE), i128::from(b));
                    assert_eq!(divide(a, b), wide, "{a} / {b}");
                }
            }
        }
    }

    #[test]
    fn rounding_to_cents_is_half_away_from_zero() {
        assert_eq!(round(parse("0.125").unwrap(), 2), parse("0.13"));
        assert_eq!(round(parse("-0.125").unwrap(), 2), parse("-0.13"));
        assert_eq!(round(parse("2.4").unwrap(), 0), parse("2"));
    }

    #[test]
    fn division_by_zero_is_no_number() {
        assert_eq!(divide(ONE, 0), None);
        assert_eq!(divide(ONE, 3 * ONE), Some(333_333));
    }

    #[test]
    fn numbers_of_any_width_print_all_their_digits() {
        let digits = |value: i128, decimals: usize| {
            let fraction = format!("{:06}", value.unsigned_abs() % 1_000_000);
            let keep = fraction.trim_end_matches('0').len().max(decimals);
            let point = if keep == 0 { "" } else { "." };
            let sign = if value < 0 { "-" } else { "" };
            let whole = value.unsigned_abs() / 1_000_000;
            format!("{sign}{whole}{point}{}", &fraction[..keep])
        };
        let wide = [i128::from(u64::MAX), i128::from(u64::MAX) + 1, i128::MAX / 7, i128::MIN];
        let narrow = [0, 1, 9, 10, 100_000, 1_000_000, 1_200_000, 123_456_789, i64::MAX.into()];
        for value in wide.into_iter().chain(narrow).flat_map(|n| [n, n.wrapping_neg()]) {
            for decimals in 0..=3 {
                let expected = digits(value, decimals as usize);
                assert_eq!(print_wide(value, decimals), expected);
            }
        }
    }

    #[test]
    fn printing_shows_every_digit_that_counts() {
        assert_eq!(print(parse("499").unwrap(), 2), "499.00");
        assert_eq!(print(parse("45.5805").unwrap(), 2), "45.5805");
        assert_eq!(print(parse("-0.05").unwrap(), 2), "-0.05");
        assert_eq!(print(parse("3").unwrap(), 0), "3");
    }
}
