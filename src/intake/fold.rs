//! Headers and words made comparable: case, accents, punctuation and spaces removed.
//!
//! Only for recognising names. Keys are never folded. `plain` keeps accents, for names that a
//! contract writes out.

/// A header in its two folded forms: `ä` as `a`, and `ä` as `ae`. Often both are the same.
pub fn fold(text: &str) -> (String, String) {
    let mut short = String::with_capacity(text.len());
    let long = spell(text, &mut short).unwrap_or_else(|| short.clone());
    (short, long)
}

/// Appends the short form to `short` and returns the long one where that is another.
pub fn spell(text: &str, short: &mut String) -> Option<String> {
    let start = short.len();
    if text.is_ascii() {
        let marks = text.bytes().filter(u8::is_ascii_alphanumeric);
        short.extend(marks.map(|mark| char::from(mark.to_ascii_lowercase())));
        return None;
    }
    let mut long = None;
    if text.chars().all(is_single) {
        let marks = text.chars().map(|mark| mark.to_ascii_lowercase());
        marks.for_each(|mark| push(mark, start, short, &mut long));
    } else {
        composed(text).for_each(|mark| push(mark, start, short, &mut long));
    }
    long
}

/// Whether a character is in lower case but for plain letters, and no accent of the one before it.
const fn is_single(mark: char) -> bool {
    mark.is_ascii() || matches!(mark, 'а'..='я') || letters_of(mark).is_some()
}

/// Appends a character in lower case to both forms, the long one made where they part; nothing
/// for what is neither letter nor digit.
fn push(mark: char, start: usize, short: &mut String, long: &mut Option<String>) {
    let is_letter = mark.is_ascii_alphanumeric() || matches!(mark, 'а'..='я');
    if let Some((brief, full)) = letters_of(mark).filter(|_| !is_letter) {
        // Only spellings of different lengths differ.
        if brief.len() != full.len() && long.is_none() {
            *long = Some(short[start..].to_owned());
        }
        short.push_str(brief);
        long.iter_mut().for_each(|long| long.push_str(full));
    } else if is_letter || (!mark.is_ascii() && mark.is_alphanumeric()) {
        short.push(mark);
        long.iter_mut().for_each(|long| long.push(mark));
    }
}

/// A name without the spaces around it, in lower case, each accented letter as one character.
pub fn plain(text: &str) -> String {
    composed(text.trim_matches(|mark: char| mark.is_whitespace() || mark == '\u{FEFF}')).collect()
}

/// The characters in lower case, a letter and the accent behind it put together.
fn composed(text: &str) -> impl Iterator<Item = char> {
    let mut marks = text.chars().flat_map(char::to_lowercase).peekable();
    std::iter::from_fn(move || {
        let mut letter = marks.next()?;
        while let Some(whole) = marks.peek().and_then(|&accent| put_together(letter, accent)) {
            letter = whole;
            marks.next();
        }
        Some(letter)
    })
}

/// Accents that follow their letter: the letters they stand on, and what both are together.
const ACCENTS: &[(char, &str, &str)] = &[
    ('\u{300}', "aeiou", "àèìòù"),
    ('\u{301}', "aeiouycnszl", "áéíóúýćńśźĺ"),
    ('\u{302}', "aeiou", "âêîôû"),
    ('\u{303}', "aon", "ãõñ"),
    ('\u{306}', "aи", "ăй"),
    ('\u{307}', "ze", "żė"),
    ('\u{308}', "aeiouyе", "äëïöüÿё"),
    ('\u{30A}', "au", "åů"),
    ('\u{30B}', "ou", "őű"),
    ('\u{30C}', "cdenrstz", "čďěňřšťž"),
    ('\u{327}', "cs", "çş"),
    ('\u{328}', "aeiu", "ąęįų"),
];

fn put_together(letter: char, accent: char) -> Option<char> {
    if !('\u{300}'..='\u{328}').contains(&accent) {
        return None;
    }
    let (_, letters, wholes) = ACCENTS.iter().find(|(mark, ..)| *mark == accent)?;
    letters.chars().zip(wholes.chars()).find(|(one, _)| *one == letter).map(|(_, whole)| whole)
}

/// An accented letter as plain ones, in a short and a long spelling.
const fn letters_of(mark: char) -> Option<(&'static str, &'static str)> {
    Some(match mark {
        'ä' | 'æ' => ("a", "ae"),
        'å' => ("a", "aa"),
        'à' | 'á' | 'â' | 'ã' | 'ą' | 'ă' | 'ª' => ("a", "a"),
        'ö' | 'ø' | 'œ' => ("o", "oe"),
        'ò' | 'ó' | 'ô' | 'õ' | 'ő' | 'º' => ("o", "o"),
        'ü' => ("u", "ue"),
        'ù' | 'ú' | 'û' | 'ů' | 'ű' | 'ų' => ("u", "u"),
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' | 'ė' => ("e", "e"),
        'ì' | 'í' | 'î' | 'ï' | 'į' | 'ı' => ("i", "i"),
        'ý' | 'ÿ' => ("y", "y"),
        'ß' => ("ss", "ss"),
        'ł' | 'ĺ' => ("l", "l"),
        'ń' | 'ñ' | 'ň' => ("n", "n"),
        'ś' | 'š' | 'ş' => ("s", "s"),
        'ź' | 'ż' | 'ž' => ("z", "z"),
        'ç' | 'ć' | 'č' => ("c", "c"),
        'ď' | 'đ' | 'ð' => ("d", "d"),
        'ř' => ("r", "r"),
        'ť' => ("t", "t"),
        'þ' => ("th", "th"),
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
        check("\u{FEFF}\"Order Number\" ", "ordernumber", "ordernumber");
        check("N.\u{A0}Revenue (formatted)", "nrevenueformatted", "nrevenueformatted");
    }

    #[test]
    fn accents_fold_two_ways() {
        check("Fälligkeit", "falligkeit", "faelligkeit");
        check("Beløp eks. mva", "belopeksmva", "beloepeksmva");
        check("Förfaller", "forfaller", "foerfaller");
        check("Zamówienie / Ilość (zł)", "zamowienieilosczl", "zamowienieilosczl");
    }

    #[test]
    fn every_letter_of_the_eight_languages_has_plain_ones() {
        check("ÅÄÖ É à", "aaoea", "aaaeoeea");
        check("ÆØÅ", "aoa", "aeoeaa");
        check("ÄÖÜẞß", "aoussss", "aeoeuessss");
        check("ĄĆĘŁŃÓŚŹŻ", "acelnoszz", "acelnoszz");
        let rest = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
        let (short, long) = fold(rest);
        assert_eq!(short, rest.replace('ё', "е"));
        assert_eq!(short, long);
    }

    #[test]
    fn letters_that_were_split_into_base_and_accent_fold_alike() {
        let alike = [
            ("Fo\u{308}rfaller", "Förfaller"),
            ("A\u{30A}terbetalning", "Återbetalning"),
            ("Termin pl\u{61}tnos\u{301}ci", "Termin platności"),
            ("Data dore\u{328}czenia", "Data doręczenia"),
            ("Планируемыи\u{306} день, счё\u{301}т", "Планируемый день, счёт"),
            ("Сче\u{308}т", "Счёт"),
        ];
        for (split, whole) in alike {
            assert_eq!(fold(split), fold(whole), "{whole}");
        }
    }

    #[test]
    fn cyrillic_stays() {
        check("№ Заказа", "заказа", "заказа");
        check("Счёт", "счет", "счет");
        check("Nº pedido", "nopedido", "nopedido");
    }

    #[test]
    fn a_plain_name_keeps_its_accents_and_its_punctuation() {
        assert_eq!(plain("\u{FEFF} Fo\u{308}rfaller "), "förfaller");
        assert_ne!(plain("Ordernr."), plain("Ordernr"));
    }
}
