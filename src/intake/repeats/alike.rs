//! Which of the rows that share a key says all that the others say.
//!
//! Looks at the rows of one key at a time, and comes to the same end in whatever order they are
//! given. Never puts two rows together.

use super::{Index, Place, files_of, key_of};
use crate::intake::reading::Part;
use crate::tables::Role;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// What becomes of rows that share a key.
pub enum Ruling {
    /// This one says all that the others say; of equal rows it is the first.
    Keep(Place),
    /// None can be kept.
    Clash(Why),
}

/// Why rows that share a key are beyond trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Each says something that another does not.
    Values,
    /// Two rows of a file differ where nothing is used.
    Unused,
}

impl Why {
    /// What is told about each row.
    pub fn message(self, key: &str, elsewhere: &str) -> String {
        match self {
            Self::Values => format!("has the {key} of {elsewhere} with other values"),
            Self::Unused => {
                format!("repeats the {key} of {elsewhere} and differs in a column that is not used")
            }
        }
    }
}

impl Index<'_> {
    /// Rules over rows that share a key.
    ///
    /// A row that says less than one of another file is an older or a smaller export of it. In
    /// one file only the same row twice is a repeat, in the columns that are not used too.
    pub fn rule(&self, places: &[Place]) -> Ruling {
        let richer = |kept: Place, place: &Place| {
            let is_richer = !self.adds_nothing(*place, kept) && self.adds_nothing(kept, *place);
            if is_richer { *place } else { kept }
        };
        let kept = places.iter().fold(places[0], richer);
        if !places.iter().all(|&place| self.adds_nothing(place, kept)) {
            return Ruling::Clash(Why::Values);
        }
        let stage = |place: Place| (self.file_of[place.0], place.1);
        let mut sorted = places.to_vec();
        sorted.sort_unstable_by_key(|&place| (stage(place), place));
        let of_one_file = || {
            let pairs = sorted.windows(2).map(|pair| (pair[0], pair[1]));
            pairs.filter(move |&(one, other)| stage(one) == stage(other))
        };
        if !of_one_file().all(|(one, other)| self.is_same(one, other)) {
            return Ruling::Clash(Why::Values);
        }
        if of_one_file().any(|(one, other)| self.rest(one) != self.rest(other)) {
            return Ruling::Clash(Why::Unused);
        }
        Ruling::Keep(kept)
    }

    /// Whether every value of a row stands in another too.
    fn adds_nothing(&self, place: Place, other: Place) -> bool {
        let known = |place: Place, column: usize| {
            self.value(place, column).filter(|value| value.is_present())
        };
        self.all.iter().all(|&column| {
            let value = known(place, column);
            value.is_none() || value == known(other, column)
        })
    }

    fn is_same(&self, one: Place, other: Place) -> bool {
        self.adds_nothing(one, other) && self.adds_nothing(other, one)
    }

    fn rest(&self, (at, stage, row): Place) -> Option<u64> {
        self.parts[at].stages[stage].rest(row)
    }

    /// Whether two rows of different files differ where nothing is used; only files with the same
    /// columns can be compared.
    pub fn differs_unused(&self, one: Place, other: Place) -> bool {
        let columns = |place: Place| {
            let columns = &self.parts[self.file_of[place.0]].account.columns;
            columns.iter().map(|column| (&column.header, &column.feeds))
        };
        let rests = (self.rest(one), self.rest(other));
        let is_rest_known = rests.0.is_some() && rests.1.is_some();
        let is_elsewhere = self.file_of[one.0] != self.file_of[other.0];
        is_elsewhere && is_rest_known && rests.0 != rests.1 && columns(one).eq(columns(other))
    }
}

/// Rows of a file that repeat rows of others and differ where nothing is used, as in exports that
/// hold the moment they were made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// How many there are.
    count: usize,
    /// The first of them.
    line: u32,
    /// The line of the row that it repeats, and its file.
    other: (u32, String),
}

impl Differing {
    /// Takes in others of the same file.
    pub fn add(&mut self, more: Self) {
        self.count += more.count;
        if more.line < self.line {
            (self.line, self.other) = (more.line, more.other);
        }
    }

    /// One remark for all of them.
    pub fn tell(self, role: Role, part: &mut Part) {
        let key = key_of(role)[0];
        let rows = if self.count == 1 {
            "repeats a row of another file and differs".to_owned()
        } else {
            format!("{} rows repeat rows of other files and differ", self.count)
        };
        let (other, path) = &self.other;
        let message = format!(
            "{rows} in a column that is not used; the first has the {key} of line {other} of {path}"
        );
        let remedy = "map the column if it matters; the row was counted once".to_owned();
        part.note("DAT005", self.line, ("", ""), message, remedy);
    }
}

/// What is to be told for each file, by the part that begins it.
pub fn differing(parts: &[Part], differing: &[(Place, Place)]) -> Vec<(usize, Differing)> {
    let line = |(at, stage, row): Place| parts[at].stages[stage].line[row];
    let file_of = files_of(parts);
    let mut told: BTreeMap<usize, Differing> = BTreeMap::new();
    for &(place, kept) in differing {
        let path = || parts[file_of[kept.0]].account.path.clone();
        let one = Differing { count: 1, line: line(place), other: (line(kept), path()) };
        match told.entry(file_of[place.0]) {
            Entry::Vacant(entry) => _ = entry.insert(one),
            Entry::Occupied(mut entry) => entry.get_mut().add(one),
        }
    }
    told.into_iter().collect()
}
