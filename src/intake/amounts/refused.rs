//! Why a cell is no number, and what to do about it.
//!
//! Reads no number; looks only at cells that were refused.

use super::super::cells::{Trouble, absent_hint, damage, expected_hint};

/// Why a cell is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNumber {
    /// No number in any known form.
    Shape,
    /// Its digits are in no exact groups.
    Groups,
    /// It is grouped as lakh, and its column is not.
    Lakh,
    /// Its groups are parted by another kind of separator than most of its column.
    OtherGroup,
    /// Its column has as many groups of another kind.
    TiedGroups,
    /// More than six decimals.
    Decimals,
    /// Beyond nine trillion.
    TooLarge,
    /// More than one sign.
    Signs,
    /// Two currencies.
    Currencies,
    /// `1.5E+3`
    Scientific,
    /// `15 %`
    Percentage,
    /// `12.50 CR`
    CreditOrDebit,
    /// `#REF!`
    ExcelError,
    /// `NaN` or `inf`
    Word,
    /// Digits of another script.
    Digits,
}

/// Words that programs write where a calculation has no result.
const WORDS: &[&str] = &["nan", "inf", "infinity", "∞", "ind", "1.#inf", "1.#ind", "1.#qnan"];

/// Why a cell in which something else than a number is left is refused.
pub fn why_not(cell: &str) -> NoNumber {
    let bytes = cell.as_bytes();
    let has_digit = bytes.iter().any(u8::is_ascii_digit);
    let letters = || cell.chars().filter(|mark| mark.is_alphabetic());
    let is_scientific =
        letters().count() == 1 && memchr::memchr2(b'e', b'E', bytes).is_some_and(|at| at > 0);
    let word = cell.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if damage::is_excel_error(cell) {
        NoNumber::ExcelError
    } else if WORDS.contains(&word.as_str()) {
        NoNumber::Word
    } else if has_digit && is_scientific {
        NoNumber::Scientific
    } else if has_digit && cell.contains('%') {
        NoNumber::Percentage
    } else if has_digit && names_a_side(letters().collect::<String>().as_str()) {
        NoNumber::CreditOrDebit
    } else if damage::foreign_digits(cell).is_some() {
        NoNumber::Digits
    } else {
        NoNumber::Shape
    }
}

fn names_a_side(letters: &str) -> bool {
    ["cr", "dr", "credit", "debit"].iter().any(|side| letters.eq_ignore_ascii_case(side))
}

impl NoNumber {
    /// What is wrong and what to do about it.
    pub fn tell(self, cell: &str) -> Trouble {
        let (message, remedy) = self.words();
        if self == Self::Digits {
            let script = damage::foreign_digits(cell).unwrap_or("other");
            let message = format!("is written in {script} digits");
            return (message.into(), "export the column with the digits 0 to 9".to_owned());
        }
        let remedy = match self {
            Self::ExcelError => format!("{remedy}; {}", absent_hint(cell)),
            // `1.#IND` is a word for none, whatever digits it has.
            Self::Word => absent_hint(cell),
            _ if remedy.is_empty() => expected_hint(cell, "a number like 1234.50"),
            _ => remedy.to_owned(),
        };
        (message.into(), remedy)
    }

    /// The message, and what to do where that is not to say that the cell means no value.
    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Shape | Self::Digits => ("is not a number", ""),
            Self::Groups => ("has digits that are not in groups of three", ""),
            Self::Lakh => (
                "has digits in groups of two (12,34,567), and its column in groups of three",
                "export the column without separators between groups",
            ),
            Self::OtherGroup => (
                "parts its groups of digits by another mark than most of its column",
                "export the column without separators between groups",
            ),
            Self::TiedGroups => (
                "parts its groups of digits by one mark, and as many of its column by another",
                "export the column without separators between groups",
            ),
            Self::Decimals => ("has more than six decimals", ""),
            Self::TooLarge => ("is too large", ""),
            Self::Signs => ("has more than one sign", "export the column with one minus sign"),
            Self::Currencies => ("names two currencies", "export the amount in one currency"),
            Self::Scientific => (
                "is in scientific notation, in which Excel loses digits",
                "export again without opening the file in Excel",
            ),
            Self::Percentage => ("is a percentage", "export the amount that it stands for"),
            Self::CreditOrDebit => (
                "says credit or debit, and not which of them is less",
                "export the column with a minus sign instead",
            ),
            Self::ExcelError => {
                ("is an error of Excel", "mend the formula of the cell and export again")
            }
            Self::Word => ("is what a program writes where there is no number", ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, message: &str, remedy: &str) {
        let told = why_not(cell).tell(cell);
        assert!(told.0.contains(message), "{cell}: {}", told.0);
        assert!(told.1.contains(remedy), "{cell}: {}", told.1);
    }

    #[test]
    fn each_kind_of_damage_has_its_own_words() {
        check("1.5E+3", "scientific", "without opening the file in Excel");
        check("1e3", "scientific", "Excel");
        check("15 %", "percentage", "the amount");
        check("12.50 CR", "credit or debit", "minus sign");
        check("DR 12.50", "credit or debit", "minus sign");
        check("#REF!", "error of Excel", "`absent = [\"#REF!\"]`");
        check("#VALUE!", "error of Excel", "mend the formula");
        check("NaN", "no number", "`absent = [\"NaN\"]`");
        check("-inf", "no number", "`absent = [\"-inf\"]`");
        check("١٢", "Arabic-Indic digits", "0 to 9");
        check("１２", "full-width digits", "0 to 9");
        check("N/A", "is not a number", "`absent = [\"N/A\"]`");
    }

    #[test]
    fn a_cell_with_digits_is_not_offered_as_an_empty_one() {
        for why in [NoNumber::Groups, NoNumber::Decimals, NoNumber::TooLarge, NoNumber::Shape] {
            let (_, remedy) = why.tell("1,23.5");
            assert!(remedy.contains("a number like 1234.50; correct the cell"), "{remedy}");
            assert!(!remedy.contains("absent"), "{remedy}");
        }
    }

    #[test]
    fn a_letter_too_many_is_not_taken_for_damage() {
        for cell in ["5 pcs", "12 credits", "0x1F", "E12", "twelve"] {
            assert_eq!(why_not(cell), NoNumber::Shape, "{cell}");
        }
    }
}
