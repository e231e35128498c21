//! Currencies: how many decimals their minor unit has, and how amounts are printed.
//!
//! Converts nothing: amounts of two currencies are never compared or added.

use crate::decimal;

/// Currencies whose minor unit has other than two decimals (ISO 4217).
pub const OTHER_DECIMALS: [(&str, u32); 24] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

/// How many decimals the minor unit of a currency has; two where the currency is not known.
pub fn minor_decimals(currency: &str) -> u32 {
    let found = OTHER_DECIMALS.binary_search_by_key(&currency, |(code, _)| code);
    found.map_or(2, |place| OTHER_DECIMALS[place].1)
}

/// An amount as machines read it: `1240.00`.
pub fn print(amount: i64, currency: &str) -> String {
    decimal::print(amount, minor_decimals(currency))
}

/// An amount as machines read it, for sums that may be wider than one amount.
pub fn print_wide(amount: i128, currency: &str) -> String {
    decimal::print_wide(amount, minor_decimals(currency))
}

/// What one subject comes to where one error may break several promises: each line counts once, at
/// its largest, and the subject as a whole counts beside its lines only with what it has more.
#[derive(Debug, Clone, Copy, Default)]
pub struct Together {
    whole: i128,
    of_lines: i128,
}

impl Together {
    /// Takes in the largest amount of a line, or of the whole; nothing that is below nought.
    pub fn add(&mut self, is_of_line: bool, largest: i64) {
        *(if is_of_line { &mut self.of_lines } else { &mut self.whole }) +=
            i128::from(largest.max(0));
    }

    /// What all of it comes to.
    pub fn sum(self) -> i128 {
        self.whole.max(self.of_lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_have_the_decimals_of_their_minor_unit() {
        assert_eq!(minor_decimals("SEK"), 2);
        assert_eq!(minor_decimals("JPY"), 0);
        assert_eq!(minor_decimals("KWD"), 3);
        assert_eq!(minor_decimals(""), 2);
    }

    #[test]
    fn the_list_is_sorted_so_that_it_can_be_searched() {
        assert!(OTHER_DECIMALS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn amounts_print_with_their_minor_unit() {
        assert_eq!(print(499_000_000, "SEK"), "499.00");
        assert_eq!(print(499_000_000, "JPY"), "499");
    }
}
