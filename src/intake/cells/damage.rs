//! What programs leave in cells of every kind in place of a value.
//!
//! Names the damage; whether a cell is refused for it is for the reader of its class.

/// Errors that Excel writes without a final `!` or `?`, in the languages of its exports.
const ERRORS: &[&str] =
    &["#N/A", "#NA", "#NV", "#N/D", "#Н/Д", "#SAKNAS", "#PUUTTUU", "#GETTING_DATA"];

/// Whether a cell is an error of a spreadsheet, such as `#REF!`, or a column too narrow: `####`.
pub fn is_excel_error(cell: &str) -> bool {
    let Some(word) = cell.strip_prefix('#') else { return false };
    let is_narrow = word.len() > 1 && word.bytes().all(|byte| byte == b'#');
    let name = word.strip_suffix(['!', '?']).unwrap_or("");
    let is_word = |mark: char| mark.is_alphabetic() || matches!(mark, '/' | '_' | '0');
    let is_named = name.chars().count() >= 3 && name.chars().all(is_word);
    is_narrow || is_named || ERRORS.contains(&cell)
}

/// The name of digits other than 0 to 9 that a cell is written with.
pub fn foreign_digits(cell: &str) -> Option<&'static str> {
    if cell.is_ascii() {
        return None;
    }
    cell.chars().find_map(|mark| match mark {
        '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}' => Some("Arabic-Indic"),
        '\u{FF10}'..='\u{FF19}' => Some("full-width"),
        '\u{966}'..='\u{96F}' => Some("Devanagari"),
        '\u{9E6}'..='\u{9EF}' => Some("Bengali"),
        '\u{E50}'..='\u{E59}' => Some("Thai"),
        _ => None,
    })
}

/// Characters that nobody sees and that make two keys differ.
pub const fn is_invisible(mark: char) -> bool {
    matches!(mark, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_excel_are_known_in_any_language_and_ids_with_a_hash_are_none() {
        for cell in ["#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NAME?", "#WERT!", "#ЗНАЧ!", "####"]
        {
            assert!(is_excel_error(cell), "{cell}");
        }
        for cell in ["#1001", "#A!", "#", "##", "REF!", "", "#SO-7", "#12!"] {
            assert!(!is_excel_error(cell), "{cell}");
        }
    }

    #[test]
    fn digits_of_other_scripts_have_a_name() {
        assert_eq!(foreign_digits("١٢٫٥"), Some("Arabic-Indic"));
        assert_eq!(foreign_digits("１２"), Some("full-width"));
        assert_eq!(foreign_digits("12 zł"), None);
    }
}
