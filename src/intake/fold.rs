//! Headers and words made comparable: case, accents, punctuation and spaces removed.
//!
//! Only for recognising names. Keys are never folded.

/// A header in its two folded forms: `ä` as `a`, and `ä` as `ae`. Often both are the same.
pub fn fold(text: &str) -> (String, String) {
    let mut short = String::with_capacity(text.len());
    let mut long = String::with_capacity(text.len());
    for mark in text.chars().flat_map(char::to_lowercase) {
        if mark.is_ascii_alphanumeric() {
            short.push(mark);
            long.push(mark);
        } else if let Some((brief, full)) = letters_of(mark) {
            short.push_str(brief);
            long.push_str(full);
        } else if mark.is_alphanumeric() {
            short.push(mark);
            long.push(mark);
        }
    }
    (short, long)
}

/// An accented letter as plain ones, in a short and a long spelling.
const fn letters_of(mark: char) -> Option<(&'static str, &'static str)> {
    Some(match mark {
        'ä' | 'æ' => ("a", "ae"),
        'å' => ("a", "aa"),
        'à' | 'á' | 'â' | 'ã' | 'ą' => ("a", "a"),
        'ö' | 'ø' => ("o", "oe"),
        'ò' | 'ó' | 'ô' | 'õ' => ("o", "o"),
        'ü' => ("u", "ue"),
        'ù' | 'ú' | 'û' => ("u", "u"),
        'è' | 'é' | 'ê' | 'ë' | 'ę' => ("e", "e"),
        'ì' | 'í' | 'î' | 'ï' => ("i", "i"),
        'ß' => ("ss", "ss"),
        'ł' => ("l", "l"),
        'ń' | 'ñ' => ("n", "n"),
        'ś' | 'š' => ("s", "s"),
        'ź' | 'ż' | 'ž' => ("z", "z"),
        'ç' | 'ć' | 'č' => ("c", "c"),
        'ё' => ("е", "е"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, short: &str, long: &str) {
        assert_eq!(fold(text), (short.to_owned(), long.to_owned()), "{text}");
    }

    #[test]
    fn case_spaces_and_punctuation_do_not_count() {
        check("*Order_ID #", "orderid", "orderid");
        check("PO / SO #", "poso", "poso");
        check("promise-date", "promisedate", "promisedate");
    }

    #[test]
    fn accents_fold_two_ways() {
        check("Fälligkeit", "falligkeit", "faelligkeit");
        check("Beløp eks. mva", "belopeksmva", "beloepeksmva");
        check("Förfaller", "forfaller", "foerfaller");
        check("Zamówienie / Ilość (zł)", "zamowienieilosczl", "zamowienieilosczl");
    }

    #[test]
    fn letters_that_were_split_into_base_and_accent_fold_alike() {
        check("Fo\u{308}rfaller", "forfaller", "forfaller");
    }

    #[test]
    fn cyrillic_stays() {
        check("№ Заказа", "заказа", "заказа");
        check("Счёт", "счет", "счет");
    }
}
