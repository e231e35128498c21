//! Words that stand where a customer or a caller should be named, and name nobody.
//!
//! What stands in an export for nothing at all, such as `n/a`, is left to its cells.

/// They in English, Swedish, Norwegian, Danish, Finnish, German, Polish and Russian.
const NOBODY: [&str; 8] = [
    "anonymous, anonymous caller, anonymous customer, unknown, unknown caller, unknown number, \
     unknown customer, withheld, number withheld, private, private number, private caller, \
     blocked, restricted, unavailable, guest, guest customer, guest checkout, walk-in, \
     walk-in customer",
    "anonym, anonym kund, okänd, okänd kund, okänt nummer, hemligt nummer, dolt nummer, skyddat \
     nummer, privat, privat nummer, gäst, gästkund",
    "anonym, ukjent, ukjent kunde, ukjent nummer, skjult nummer, hemmelig nummer, gjest",
    "anonym, ukendt, ukendt kunde, ukendt nummer, skjult nummer, hemmeligt nummer, gæst",
    "anonyymi, tuntematon, tuntematon numero, salainen numero, salattu, yksityinen, vieras",
    "anonym, unbekannt, unbekannter kunde, unbekannte nummer, unterdrückt, unterdrückte nummer, \
     rufnummer unterdrückt, gast, laufkunde, laufkundschaft",
    "anonim, anonimowy, nieznany, nieznany numer, numer zastrzeżony, zastrzeżony, prywatny, gość",
    "аноним, анонимно, неизвестный, неизвестно, неизвестный номер, скрытый номер, номер скрыт, \
     гость",
];

/// Every word for nobody as exports spell it: small, with a capital, with capitals, or in capitals.
pub fn nobody() -> impl Iterator<Item = String> {
    let words = NOBODY.iter().flat_map(|words| words.split(',')).map(str::trim);
    words.flat_map(|word| {
        let each: Vec<String> = word.split(' ').map(capital).collect();
        [word.to_owned(), capital(word), each.join(" "), word.to_uppercase()]
    })
}

fn capital(word: &str) -> String {
    let mut marks = word.chars();
    let first = marks.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(marks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_known_in_eight_languages_however_the_word_is_spelt() {
        let known: Vec<String> = nobody().collect();
        for word in ["Anonymous", "UNKNOWN", "Private Number", "Okänd kund", "unbekannt", "Гость"]
        {
            assert!(known.iter().any(|one| one == word), "{word}");
        }
        assert!(!known.iter().any(|one| one.is_empty() || one == "Ada"));
    }
}
