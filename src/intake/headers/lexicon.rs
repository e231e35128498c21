//! Every word that a header may be, folded, with what it stands for and in which company.
//!
//! Built once in a run and before anything is read, so that all words share a few blocks of memory.
//! Does not look at the headers of a file (`headers`).

use super::{Company, Match};
use crate::intake::fold::{fold, spell};
use crate::intake::headers_words::{self, Either, Tongues, UNDECIDED};
use crate::tables::{Role, place_of};
use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashTable};
use std::hash::BuildHasher;
use std::iter::successors;
use std::sync::LazyLock;

/// The words of all roles.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

/// Headers that must all stand in the file, in one of several sets.
pub type Condition = Vec<Vec<(String, String)>>;

/// A column by its role and its place in that.
type Fed = (Role, usize);

/// The words of all roles.
#[derive(Default)]
pub struct Lexicon {
    names: HashTable<Name>,
    /// The names, one behind the other.
    text: String,
    /// Where a word is spelled before it is put.
    room: String,
    meanings: Vec<Meaning>,
    pub(super) conditions: Vec<Condition>,
    pub(super) either: HashMap<String, (Either, Company)>,
}

/// A folded word: where it stands in the text, and the first and last of its meanings.
struct Name {
    start: usize,
    end: usize,
    first: usize,
    last: usize,
}

/// One thing that a word stands for, and the place of the next one.
struct Meaning {
    found: Match,
    next: Option<usize>,
}

impl Lexicon {
    fn new() -> Self {
        let mut lexicon = Self::default();
        let mut ranks: HashMap<Fed, usize> = HashMap::new();
        for (roles, column, tongues) in headers_words::entries() {
            let place = |&role: &Role| Some((role, place_of(role, column)?));
            let fed: Vec<Fed> = roles.iter().filter_map(place).collect();
            for word in words(tongues) {
                lexicon.add(word, &fed, &mut ranks);
            }
        }
        for (either, tongues) in UNDECIDED {
            for word in words(tongues) {
                let (word, company) = lexicon.company(word);
                let (short, long) = fold(word);
                lexicon.either.insert(short, (*either, company));
                lexicon.either.insert(long, (*either, company));
            }
        }
        lexicon
    }

    /// What a folded header stands for, whatever stands beside it; [`None`] where it is no word.
    pub fn get(&self, name: &str) -> Option<impl Iterator<Item = Match>> {
        let is_it = |one: &Name| self.text[one.start..one.end] == *name;
        let found = self.names.find(hash(name), is_it)?;
        Some(self.meanings_from(found.first))
    }

    /// Every folded word with what it stands for.
    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = Match>)> {
        let told = |one: &Name| (&self.text[one.start..one.end], self.meanings_from(one.first));
        self.names.iter().map(told)
    }

    fn meanings_from(&self, first: usize) -> impl Iterator<Item = Match> {
        let first = self.meanings.get(first);
        successors(first, |one| self.meanings.get(one.next?)).map(|one| one.found)
    }

    /// Adds a word for columns of several roles; of the words of one the earlier is the better.
    fn add(&mut self, word: &str, fed: &[Fed], ranks: &mut HashMap<Fed, usize>) {
        let (word, company) = self.company(word);
        let (word, is_weak) = match word.strip_prefix('~') {
            Some(rest) => (rest, true),
            None => (word, false),
        };
        let mut short = std::mem::take(&mut self.room);
        short.clear();
        let long = spell(word, &mut short);
        for &(role, place) in fed {
            let rank = ranks.entry((role, place)).or_default();
            let found = Match { role, place, rank: *rank, is_weak, company };
            *rank += 1;
            self.put(&short, found);
            long.iter().for_each(|long| self.put(long, found));
        }
        self.room = short;
    }

    fn put(&mut self, name: &str, found: Match) {
        let Self { names, text, meanings, .. } = self;
        let at = meanings.len();
        meanings.push(Meaning { found, next: None });
        if let Some(known) = names.find_mut(hash(name), |one| text[one.start..one.end] == *name) {
            meanings[known.last].next = Some(at);
            known.last = at;
            return;
        }
        let start = text.len();
        text.push_str(name);
        let new = Name { start, end: text.len(), first: at, last: at };
        names.insert_unique(hash(name), new, |one| hash(&text[one.start..one.end]));
    }

    /// A word and the conditions behind it: `word unless one or other if these and those`.
    fn company<'w>(&mut self, word: &'w str) -> (&'w str, Company) {
        let (word, needs) = self.condition(word, " if ");
        let (word, shuns) = self.condition(word, " unless ");
        (word, Company { needs, shuns })
    }

    fn condition<'w>(&mut self, word: &'w str, link: &str) -> (&'w str, Option<usize>) {
        // Most of some thousand words have none, and to set up a search costs more than to look.
        let bytes = word.as_bytes();
        let is_link = |at: &usize| bytes[*at] == b' ' && word[*at..].starts_with(link);
        let Some(at) = (0..bytes.len()).find(is_link) else { return (word, None) };
        let (word, others) = (&word[..at], &word[at + link.len()..]);
        let all_of = |all: &str| all.split(" and ").map(fold).collect();
        self.conditions.push(others.split(" or ").map(all_of).collect());
        (word, Some(self.conditions.len() - 1))
    }
}

fn words(tongues: &'static Tongues) -> impl Iterator<Item = &'static str> {
    let words = tongues.iter().flat_map(|words| words.split(','));
    words.map(str::trim).filter(|word| !word.is_empty())
}

fn hash(name: &str) -> u64 {
    FixedState::with_seed(0).hash_one(name)
}
