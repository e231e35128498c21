//! Lists of words in one cell: `pickup, courier, locker`.
//!
//! Words are compared without regard to case and to space around them. Knows no language.

use super::Worker;
use super::elements as of;
use super::lift;
use crate::decimal::{ABSENT, ONE};
use crate::formula::program::{Id, Truth, UNSURE};
use crate::intake::BETWEEN;
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;

impl Worker<'_, '_> {
    /// Whether each list holds every word of another; unknown where one of them is.
    pub(super) fn covers(&self, into: &mut Vec<Truth>, count: usize, (a, b): (Id, Id)) {
        let texts = &self.graph.world.dossiers.tables.texts;
        let mut known: HashMap<(TextId, TextId), Truth> = HashMap::new();
        lift::two(into, count, self.texts(a), self.texts(b), |have, wanted| {
            if have == NO_TEXT || wanted == NO_TEXT {
                return UNSURE;
            }
            let found = || of::truth(covers(&texts.text(have), &texts.text(wanted)));
            *known.entry((have, wanted)).or_insert_with(found)
        });
    }

    /// The place of each word in a list; unknown where the list does not hold it.
    pub(super) fn ranks(&self, into: &mut Vec<i64>, count: usize, (a, b): (Id, Id)) {
        let texts = &self.graph.world.dossiers.tables.texts;
        let mut known: HashMap<(TextId, TextId), i64> = HashMap::new();
        lift::two(into, count, self.texts(a), self.texts(b), |word, list| {
            if word == NO_TEXT || list == NO_TEXT {
                return ABSENT;
            }
            let found = || rank(&texts.text(word), &texts.text(list)).map_or(ABSENT, |at| at * ONE);
            *known.entry((word, list)).or_insert_with(found)
        });
    }
}

fn words(list: &str) -> impl Iterator<Item = String> {
    let words = list.split(BETWEEN).map(|word| word.trim().to_lowercase());
    words.filter(|word| !word.is_empty())
}

fn covers(have: &str, wanted: &str) -> bool {
    words(wanted).all(|wanted| words(have).any(|word| word == wanted))
}

fn rank(word: &str, list: &str) -> Option<i64> {
    let word = word.trim().to_lowercase();
    let found = (1..).zip(words(list)).find(|(_, listed)| *listed == word);
    found.map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_covers_another_whatever_stands_between_its_words() {
        assert!(covers("Pickup; courier|locker", "locker, pickup"));
        assert!(!covers("pickup, courier", "locker, pickup"));
        assert!(covers("", "") && !covers("", "a"));
    }

    #[test]
    fn a_word_has_its_place_in_a_list() {
        let list = "economy, standard, express";
        assert_eq!(rank(" Express", list), Some(3));
        assert_eq!(rank("economy", list), Some(1));
        assert_eq!(rank("overnight", list), None);
    }
}
