//! "Did you mean": the known word closest to one that is not known.
//!
//! Suggests only what is close enough to be a slip; never replaces anything by itself.

/// The known word that `word` is most likely a slip of; the first of equals.
pub(super) fn near<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let plain = fold(word);
    let close =
        known.into_iter().filter_map(|other| Some((distance(&plain, &fold(other))?, other)));
    close.min_by_key(|&(steps, _)| steps).map(|(_, other)| other)
}

/// What to say of a word that is not known: the near one, or all there are.
pub(super) fn suggestion(word: &str, known: &[&str]) -> String {
    match near(word, known.iter().copied()) {
        Some(other) => format!("did you mean \"{other}\"?"),
        None => format!("known here: {}", known.join(", ")),
    }
}

/// A word without the differences that are no slips.
fn fold(word: &str) -> String {
    let marks = word.chars().filter(|mark| !matches!(mark, '-' | '_' | ' '));
    marks.flat_map(char::to_lowercase).collect()
}

/// How many slips lie between two words; [`None`] where it is too many for one of their length.
fn distance(word: &str, other: &str) -> Option<usize> {
    let steps = strsim::damerau_levenshtein(word, other);
    let length = word.chars().count().max(other.chars().count());
    if steps * 3 <= length {
        return Some(steps);
    }
    let (short, long) = if word.len() < other.len() { (word, other) } else { (other, word) };
    (short.chars().count() >= 4 && long.contains(short)).then_some(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: Option<&str>) {
        let known = ["zone", "currency", "promised_by", "promised_from", "late-delivery"];
        assert_eq!(near(word, known), expected, "{word}");
    }

    #[test]
    fn a_slip_is_found() {
        check("zoen", Some("zone"));
        check("promisd_by", Some("promised_by"));
        check("Promised By", Some("promised_by"));
        check("late_delivery", Some("late-delivery"));
    }

    #[test]
    fn a_longer_name_that_holds_the_word_is_found() {
        check("timezone", Some("zone"));
    }

    #[test]
    fn another_word_is_no_slip() {
        check("fragile", None);
        check("tz", None);
        check("", None);
    }

    #[test]
    fn without_a_near_word_all_are_named() {
        assert_eq!(suggestion("x", &["either", "both"]), "known here: either, both");
        assert_eq!(suggestion("bothe", &["either", "both"]), "did you mean \"both\"?");
    }
}
