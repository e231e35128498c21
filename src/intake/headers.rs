//! What the header cells of one file may stand for.
//!
//! Looks names up and ranks them. Does not decide which role a file plays (`roles`).

mod lexicon;

use super::amounts::{self, Mark};
use super::dates;
use super::fold::{fold, plain};
use crate::tables::{Kind, Role, columns_of, place_of};
use anyhow::{Result, bail};
use hashbrown::HashSet;
use lexicon::LEXICON;
use std::fmt;

pub use super::headers_words::Either;

/// A column that a header may feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match {
    /// The role.
    pub role: Role,
    /// The place of the column among the columns of the role.
    pub place: usize,
    /// How good a name it is; lower is better.
    pub rank: usize,
    /// Whether it says nothing about the role of the file.
    pub is_weak: bool,
    company: Company,
}

/// Other headers that a name needs or must not have beside it, by their place among all conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Company {
    needs: Option<usize>,
    shuns: Option<usize>,
}

/// The header of a file with everything its cells may stand for.
#[derive(Debug, Clone)]
pub struct Names {
    /// The cells as they stand.
    pub cells: Vec<String>,
    /// What each may feed.
    pub matches: Vec<Vec<Match>>,
    /// Which of them say neither promise nor fact.
    pub either: Vec<Option<Either>>,
}

impl Names {
    /// Looks up every header cell.
    pub fn of(cells: &[String]) -> Self {
        let folded: Vec<(String, String)> = cells.iter().map(|cell| fold(cell)).collect();
        let beside = Beside::of(&folded);
        let mut names = Self { cells: cells.to_vec(), matches: Vec::new(), either: Vec::new() };
        for (cell, (short, long)) in cells.iter().zip(&folded) {
            let mut matches = look_up(short, long, &beside);
            // Rates are no amounts, and their names differ from those of amounts by this alone.
            if cell.contains('%') {
                matches.retain(|one| !one.is_number());
            }
            let found = LEXICON.either.get(short).or_else(|| LEXICON.either.get(long));
            let either = found.filter(|(_, company)| company.fits(&beside)).map(|(one, _)| *one);
            names.either.push(either.filter(|_| !matches.iter().any(Match::is_certain_time)));
            names.matches.push(matches);
        }
        names
    }

    /// Makes a header feed a column, after every name that is clearer.
    pub fn add(&mut self, header: usize, role: Role, column: &str) {
        self.add_ranked(header, role, column, usize::MAX);
    }

    /// Makes a header the only one that feeds a column, whichever roles have it.
    pub fn decide(&mut self, header: usize, role: Role, column: &str) {
        for matches in &mut self.matches {
            matches.retain(|one| columns_of(one.role)[one.place].name != column);
        }
        self.either[header] = None;
        self.add_ranked(header, role, column, 0);
    }

    fn add_ranked(&mut self, header: usize, role: Role, column: &str, rank: usize) {
        if let Some(place) = place_of(role, column) {
            let company = Company::default();
            self.matches[header].push(Match { role, place, rank, is_weak: false, company });
        }
    }

    /// Whether a header names this column clearly enough to tell the role of the file.
    pub fn has(&self, role: Role, column: &str) -> bool {
        let Some(place) = place_of(role, column) else { return false };
        let is_it = |one: &Match| one.role == role && one.place == place && !one.is_weak;
        self.matches.iter().flatten().any(is_it)
    }

    /// The header that feeds a column best; two that feed it equally well are an error.
    pub fn best(&self, role: Role, place: usize, with_weak: bool) -> Result<Option<usize>, Twice> {
        let of_column = |found: &&Match| {
            let is_sure = with_weak || !found.is_weak || found.company.needs.is_some();
            found.role == role && found.place == place && is_sure
        };
        let rank_of = |header: usize| {
            self.matches[header].iter().filter(of_column).map(|found| found.rank).min()
        };
        let headers = 0..self.cells.len();
        let Some(best) = headers.clone().filter_map(rank_of).min() else { return Ok(None) };
        let found: Vec<usize> = headers.filter(|&header| rank_of(header) == Some(best)).collect();
        match found[..] {
            [] => Ok(None),
            [one] => Ok(Some(one)),
            _ => Err(Twice::new(&self.cells, found)),
        }
    }

    /// The place of a header that a contract names: as it stands, `#3` for the third, or the only
    /// one that is equal but for case, spaces around it, and how its accents are stored.
    pub fn named(&self, name: &str) -> Result<usize> {
        if let Some(number) = name.strip_prefix('#').and_then(|rest| rest.parse::<usize>().ok())
            && (1..=self.cells.len()).contains(&number)
            && !self.cells.iter().any(|cell| cell == name)
        {
            return Ok(number - 1);
        }
        let wanted = plain(name);
        let exact = |cell: &String| cell == name;
        let like = |cell: &String| plain(cell) == wanted;
        for is_it in [&exact as &dyn Fn(&String) -> bool, &like] {
            let places: Vec<usize> =
                (0..self.cells.len()).filter(|&at| is_it(&self.cells[at])).collect();
            match places[..] {
                [] => {}
                [one] => return Ok(one),
                _ => bail!(Twice::new(&self.cells, places)),
            }
        }
        bail!("there is no header {name:?}{}", self.near(name))
    }

    /// The headers that a name may have been meant for: those that none is nearer than.
    fn near(&self, name: &str) -> String {
        let (wanted, _) = fold(name);
        let distance = |cell: &String| {
            let folded = strsim::damerau_levenshtein(&fold(cell).0, &wanted);
            (folded, strsim::levenshtein(cell, name))
        };
        let cells = self.cells.iter().filter(|cell| !cell.is_empty());
        let least = cells.clone().map(distance).min();
        // Of far ones several are no help.
        let many = if least.is_some_and(|(folded, _)| folded <= 2) { 3 } else { 1 };
        let close: Vec<String> = cells
            .filter(|cell| Some(distance(cell)) == least)
            .take(many)
            .map(|cell| format!("{cell:?}"))
            .collect();
        match &close[..] {
            [] => String::new(),
            [.., last] => {
                let before = close[..close.len() - 1].join(", ");
                let or = if before.is_empty() { "" } else { " or " };
                format!("; did you mean {before}{or}{last}?")
            }
        }
    }
}

/// What a folded header stands for in this company.
fn look_up(short: &str, long: &str, beside: &Beside<'_>) -> Vec<Match> {
    let found = LEXICON.get(short).or_else(|| LEXICON.get(long)).into_iter().flatten();
    let mut matches: Vec<Match> = found.filter(|one| one.company.fits(beside)).collect();
    let needs_company = |one: &Match| one.company.needs.is_some();
    let certain: Vec<Role> =
        matches.iter().filter(|one| needs_company(one)).map(|one| one.role).collect();
    // Company makes a name certain: it then stands for nothing else in that role.
    matches.retain(|one| needs_company(one) || !certain.contains(&one.role));
    matches
}

impl Match {
    fn kind(&self) -> Kind {
        columns_of(self.role)[self.place].kind
    }

    fn is_number(&self) -> bool {
        matches!(self.kind(), Kind::Money | Kind::Quantity)
    }

    fn is_certain_time(&self) -> bool {
        self.company.needs.is_some() && self.kind() == Kind::Time
    }
}

/// The folded headers of a file, as sets.
struct Beside<'h> {
    short: HashSet<&'h str>,
    long: HashSet<&'h str>,
}

impl<'h> Beside<'h> {
    fn of(folded: &'h [(String, String)]) -> Self {
        Self {
            short: folded.iter().map(|(short, _)| short.as_str()).collect(),
            long: folded.iter().map(|(_, long)| long.as_str()).collect(),
        }
    }
}

impl Company {
    fn fits(self, beside: &Beside<'_>) -> bool {
        let is_header = |(short, long): &(String, String)| {
            beside.short.contains(short.as_str()) || beside.long.contains(long.as_str())
        };
        let holds = |condition: usize| {
            LEXICON.conditions[condition].iter().any(|all| all.iter().all(is_header))
        };
        self.needs.is_none_or(holds) && !self.shuns.is_some_and(holds)
    }
}

/// Makes the words of headers ready, so that no file waits for them.
pub fn prepare() {
    std::sync::LazyLock::force(&LEXICON);
}

/// Whether a header is a word for some column, whatever stands beside it.
pub fn is_known(header: &str) -> bool {
    Names::of(&[header.to_owned()]).matches.iter().any(|found| !found.is_empty())
}

/// Several headers for one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twice {
    /// Their places, at least two.
    pub headers: Vec<usize>,
    names: [String; 2],
}

impl std::error::Error for Twice {}

impl Twice {
    fn new(cells: &[String], headers: Vec<usize>) -> Self {
        let names = [cells[headers[0]].clone(), cells[headers[1]].clone()];
        Self { headers, names }
    }

    /// The first two with their numbers, and how many more there are.
    pub fn told(&self) -> String {
        let [one, other] = &self.names;
        let (first, second) = (self.headers[0] + 1, self.headers[1] + 1);
        let told = format!("the headers {one:?} (#{first}) and {other:?} (#{second})");
        match self.headers.len() - 2 {
            0 => told,
            more => format!("{told} and {more} more"),
        }
    }
}

impl fmt::Display for Twice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, other) = (self.headers[0] + 1, self.headers[1] + 1);
        write!(
            formatter,
            "{} stand for the same column; write \"#{one}\" or \"#{other}\" for it into the \
             contract",
            self.told()
        )
    }
}

/// Whether a header row is rather a row of values: no cell is a word, and at least two are numbers
/// or dates.
pub fn looks_like_data(header: &[String]) -> bool {
    let mut filled = header.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
    filled.clone().count() >= 2 && filled.all(is_value)
}

fn is_value(cell: &str) -> bool {
    let number = cell.strip_prefix('#').unwrap_or(cell);
    let is_number =
        [Mark::Point, Mark::Comma].iter().any(|&mark| amounts::parse(number, mark).is_ok());
    is_number || dates::take_apart(cell).is_some()
}

#[cfg(test)]
mod tests;
