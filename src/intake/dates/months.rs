//! The names of months and weekdays in the languages of exports.
//!
//! English, Swedish, Norwegian, Danish, Finnish, German, Polish and Russian, full and short, in
//! every case that a date needs, with and without their accents.

/// The names of each month, January first; none stands for two months in any of the languages.
const MONTHS: [&str; 12] = [
    "january jan januari januar jänner januara tammikuu tammikuuta tammi styczeń stycznia \
     styczen sty январь января янв",
    "february feb februari februar feber helmikuu helmikuuta helmi luty lutego lut февраль \
     февраля фев февр",
    "march mar mars marts märz maerz marz mär mrz maaliskuu maaliskuuta maalis marzec marca март \
     марта мар",
    "april apr huhtikuu huhtikuuta huhti kwiecień kwietnia kwiecien kwi апрель апреля апр",
    "may maj mai toukokuu toukokuuta touko maja май мая",
    "june jun juni kesäkuu kesäkuuta kesä kesakuu kesakuuta kesa czerwiec czerwca cze июнь июня \
     июн",
    "july jul juli heinäkuu heinäkuuta heinä heinakuu heinakuuta heina lipiec lipca lip июль \
     июля июл",
    "august aug augusti elokuu elokuuta elo sierpień sierpnia sierpien sie август августа авг",
    "september sep sept syyskuu syyskuuta syys wrzesień września wrzesien wrzesnia wrz сентябрь \
     сентября сен сент",
    "october oct oktober okt lokakuu lokakuuta loka październik października pazdziernik \
     pazdziernika paź paz октябрь октября окт",
    "november nov marraskuu marraskuuta marras listopad listopada lis ноябрь ноября ноя нояб",
    "december dec desember des dezember dez joulukuu joulukuuta joulu grudzień grudnia grudzien \
     gru декабрь декабря дек",
];

const WEEKDAYS: &str = "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday \
    fri saturday sat sunday sun måndag mån tisdag tis onsdag ons torsdag tors tor fredag fre \
    lördag lör söndag sön mandag man tirsdag tir lørdag lør søndag søn maanantai maanantaina ma \
    tiistai tiistaina ti keskiviikko keskiviikkona ke torstai torstaina to perjantai perjantaina \
    pe lauantai lauantaina la sunnuntai sunnuntaina su montag mo dienstag di mittwoch mi \
    donnerstag do freitag fr samstag sonnabend sa sonntag so poniedziałek pon wtorek wt środa śr \
    czwartek czw piątek pt sobota sob niedziela niedz nd понедельник пн вторник вт среда ср \
    четверг чт пятница пт суббота сб воскресенье вс";

/// The word of letters at the start of a text, and what follows it.
pub fn word(text: &str) -> (&str, &str) {
    let end = text.find(|mark: char| !mark.is_alphabetic()).unwrap_or(text.len());
    text.split_at(end)
}

/// The number of the month whose name the text begins with, and what follows it.
pub fn read(text: &str) -> Option<(u32, &str)> {
    let (word, rest) = word(text);
    if word.len() < 3 {
        return None;
    }
    let is_same = |name: &str| {
        name.eq_ignore_ascii_case(word) || !word.is_ascii() && name == word.to_lowercase()
    };
    let place = MONTHS.iter().position(|names| names.split(' ').any(is_same))?;
    Some((u32::try_from(place).ok()? + 1, rest))
}

/// What follows a weekday and its punctuation; the whole text where it begins with none.
pub fn without_weekday(text: &str) -> &str {
    let (word, rest) = word(text);
    let after = rest.trim_start_matches(['.', ',', ' ']);
    if word.is_empty() || after.len() == rest.len() {
        return text;
    }
    let word = word.to_lowercase();
    let is_weekday = WEEKDAYS.split_whitespace().any(|name| name == word);
    if is_weekday { after } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(month: u32, names: &str) {
        for name in names.split(' ') {
            for name in [name.to_owned(), name.to_uppercase()] {
                assert_eq!(read(&format!("{name} 2026")), Some((month, " 2026")), "{name}");
            }
        }
    }

    #[test]
    fn months_are_known_in_eight_languages_and_in_the_cases_of_dates() {
        check(1, "January jan januari januar tammikuuta stycznia января янв");
        check(3, "March mars marts März mär mrz maaliskuuta marca марта");
        check(5, "May maj mai toukokuuta maja мая май");
        check(6, "June juni kesäkuuta czerwca июня");
        check(10, "October oktober okt lokakuuta października октября");
        check(12, "December desember des Dezember dez joulukuuta grudnia декабря дек");
    }

    #[test]
    fn no_name_stands_for_two_months() {
        let mut names: Vec<&str> = MONTHS.iter().flat_map(|names| names.split(' ')).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(names.iter().all(|name| !name.is_empty()));
    }

    #[test]
    fn other_words_are_no_months() {
        for text in ["foo 2026", "ja 2026", "januaryx 2026", "2026", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_weekday_in_front_is_passed_over() {
        for text in ["Fri, 31", "Freitag, 31", "fre. 31", "perjantaina 31", "piątek 31", "пт, 31"]
        {
            assert_eq!(without_weekday(text), "31", "{text}");
        }
        for text in ["Jan 31", "Friday", "31", "Fr31"] {
            assert_eq!(without_weekday(text), text);
        }
    }
}
