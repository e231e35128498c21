//! What the header cells of one file may stand for.
//!
//! Looks names up and ranks them. Does not decide which role a file plays (`roles`).

use super::fold::fold;
use super::headers_words::{EITHER_DELIVERY, EITHER_DUE, EITHER_SHIP, WORDS};
use crate::tables::{Role, place_of};
use anyhow::{Result, bail};
use hashbrown::HashMap;
use std::sync::LazyLock;

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
    /// The company it needs, by its place among the conditions.
    needs: Option<usize>,
    /// The company it must not have.
    shuns: Option<usize>,
}

/// A name that says neither promise nor fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Either {
    /// Of a delivery.
    Delivery,
    /// Something is due.
    Due,
    /// Of leaving.
    Ship,
}

struct Lexicon {
    matches: HashMap<String, Vec<Match>>,
    /// Other headers that must all stand in the file.
    conditions: Vec<Vec<(String, String)>>,
    either: HashMap<String, Either>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

impl Lexicon {
    fn new() -> Self {
        let mut lexicon =
            Self { matches: HashMap::new(), conditions: Vec::new(), either: HashMap::new() };
        for &(role, column, words) in WORDS {
            let Some(place) = place_of(role, column) else { continue };
            for (rank, word) in words.split(',').enumerate() {
                lexicon.add(role, place, rank, word.trim());
            }
        }
        let undecided = [
            (EITHER_DELIVERY, Either::Delivery),
            (EITHER_DUE, Either::Due),
            (EITHER_SHIP, Either::Ship),
        ];
        for (words, either) in undecided {
            for word in words.split(',') {
                let (short, long) = fold(word);
                lexicon.either.insert(short, either);
                lexicon.either.insert(long, either);
            }
        }
        lexicon
    }

    fn add(&mut self, role: Role, place: usize, rank: usize, word: &str) {
        let (word, is_weak) = match word.strip_prefix('~') {
            Some(rest) => (rest, true),
            None => (word, false),
        };
        let (word, needs) = self.company(word, " if ");
        let (word, shuns) = self.company(word, " unless ");
        let found = Match { role, place, rank, is_weak, needs, shuns };
        let (short, long) = fold(word);
        if short != long {
            self.matches.entry(long).or_default().push(found);
        }
        self.matches.entry(short).or_default().push(found);
    }
}

impl Lexicon {
    /// A word and the condition behind it, as its place among all.
    fn company<'w>(&mut self, word: &'w str, link: &str) -> (&'w str, Option<usize>) {
        let Some((word, others)) = word.split_once(link) else { return (word, None) };
        self.conditions.push(others.split(" and ").map(fold).collect());
        (word, Some(self.conditions.len() - 1))
    }
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
        let lexicon = &*LEXICON;
        let is_header = |(short, long): &(String, String)| {
            folded.iter().any(|(one, two)| one == short || two == long)
        };
        let holds = |condition: usize| lexicon.conditions[condition].iter().all(is_header);
        let fits = |one: &Match| one.needs.is_none_or(holds) && !one.shuns.is_some_and(holds);
        let look_up = |(short, long): &(String, String)| {
            let found = lexicon.matches.get(short).or_else(|| lexicon.matches.get(long));
            let all = found.map(Vec::as_slice).unwrap_or_default();
            let mut matches: Vec<Match> = all.iter().copied().filter(fits).collect();
            let certain: Vec<Role> =
                matches.iter().filter(|one| one.needs.is_some()).map(|one| one.role).collect();
            // Company makes a name certain: it then stands for nothing else in that role.
            matches.retain(|one| one.needs.is_some() || !certain.contains(&one.role));
            matches
        };
        let either = |(short, long): &(String, String)| {
            lexicon.either.get(short).or_else(|| lexicon.either.get(long)).copied()
        };
        Self {
            cells: cells.to_vec(),
            matches: folded.iter().map(look_up).collect(),
            either: folded.iter().map(either).collect(),
        }
    }

    /// Makes a header feed a column, after every name that is clearer.
    pub fn add(&mut self, header: usize, role: Role, column: &str) {
        if let Some(place) = place_of(role, column) {
            let rank = usize::MAX;
            let found = Match { role, place, rank, is_weak: false, needs: None, shuns: None };
            self.matches[header].push(found);
        }
    }

    /// Whether a header names this column clearly enough to tell the role of the file.
    pub fn has(&self, role: Role, column: &str) -> bool {
        let Some(place) = place_of(role, column) else { return false };
        let is_it = |one: &Match| one.role == role && one.place == place && !one.is_weak;
        self.matches.iter().flatten().any(is_it)
    }

    /// The header that feeds a column best; two that feed it equally well are an error.
    pub fn best(&self, role: Role, place: usize, with_weak: bool) -> Result<Option<usize>> {
        let of_column = |found: &&Match| {
            found.role == role && found.place == place && (with_weak || !found.is_weak)
        };
        let mut best: Option<(usize, usize)> = None;
        for (header, matches) in self.matches.iter().enumerate() {
            let Some(rank) = matches.iter().filter(of_column).map(|found| found.rank).min() else {
                continue;
            };
            match best {
                Some((other, held)) if held == rank => {
                    bail!("{}", twice(&self.cells, other, header))
                }
                Some((_, held)) if held < rank => {}
                _ => best = Some((header, rank)),
            }
        }
        Ok(best.map(|(header, _)| header))
    }

    /// The place of a header that a contract names: as it stands, `#3` for the third, or the only
    /// one that is equal but for case and spaces.
    pub fn named(&self, name: &str) -> Result<usize> {
        if let Some(number) = name.strip_prefix('#').and_then(|rest| rest.parse::<usize>().ok())
            && (1..=self.cells.len()).contains(&number)
            && !self.cells.iter().any(|cell| cell == name)
        {
            return Ok(number - 1);
        }
        let exact = |cell: &String| cell == name;
        let like = |cell: &String| cell.trim().to_lowercase() == name.trim().to_lowercase();
        for is_it in [&exact as &dyn Fn(&String) -> bool, &like] {
            let places: Vec<usize> =
                (0..self.cells.len()).filter(|&at| is_it(&self.cells[at])).collect();
            match places[..] {
                [] => {}
                [one] => return Ok(one),
                [first, second, ..] => bail!("{}", twice(&self.cells, first, second)),
            }
        }
        let nearest = self.cells.iter().min_by_key(|cell| strsim::levenshtein(cell, name));
        let hint = nearest.map(|cell| format!("; did you mean {cell:?}?")).unwrap_or_default();
        bail!("there is no header {name:?}{hint}")
    }
}

fn twice(cells: &[String], first: usize, second: usize) -> String {
    let (one, other) = (first + 1, second + 1);
    format!(
        "the headers {:?} (#{one}) and {:?} (#{other}) stand for the same column; \
         write \"#{one}\" or \"#{other}\" for it into the contract",
        cells[first], cells[second]
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::columns_of;

    fn names(header: &str) -> Names {
        let cells: Vec<String> = header.split(';').map(str::to_owned).collect();
        Names::of(&cells)
    }

    fn check(header: &str, role: Role, column: &str, cell: Option<&str>) {
        let names = names(header);
        let found = names.best(role, place_of(role, column).unwrap(), true).unwrap();
        assert_eq!(found.map(|at| names.cells[at].as_str()), cell, "{header} {column}");
    }

    #[test]
    fn headers_are_known_in_any_spelling() {
        check("x;ORDER-ID", Role::Orders, "order_id", Some("ORDER-ID"));
        check("Numer zamówienia", Role::Orders, "order_id", Some("Numer zamówienia"));
        check("Faelligkeitsdatum", Role::Invoices, "due_at", Some("Faelligkeitsdatum"));
        check(
            "Zugesagtes Lieferdatum",
            Role::Orders,
            "promised_by",
            Some("Zugesagtes Lieferdatum"),
        );
        check(
            "Планируемая дата доставки",
            Role::Lines,
            "promised_by",
            Some("Планируемая дата доставки"),
        );
        check("whatever", Role::Orders, "order_id", None);
    }

    #[test]
    fn the_better_name_wins() {
        check("Order Value;Order Total", Role::Orders, "total", Some("Order Total"));
    }

    #[test]
    fn some_names_need_company() {
        check("Name;Total", Role::Orders, "order_id", None);
        check("Name;Lineitem quantity", Role::Orders, "order_id", Some("Name"));
    }

    #[test]
    fn some_names_need_all_of_their_company_or_none_of_it() {
        let id = Some("ID");
        check("ID;Delivery Date;Grand Total", Role::Orders, "order_id", id);
        check("ID;Delivery Date", Role::Orders, "order_id", None);
        check("x;State", Role::Orders, "status", Some("State"));
        check("City;State", Role::Orders, "status", None);
    }

    #[test]
    fn the_same_name_twice_is_refused_with_positions() {
        let names = names("order_id;amount;amount");
        let place = place_of(Role::Orders, "total").unwrap();
        let error = names.best(Role::Orders, place, true).unwrap_err().to_string();
        assert!(error.contains("#2") && error.contains("#3"), "{error}");
    }

    #[test]
    fn a_contract_may_name_headers_by_name_or_place() {
        let names = names("Id;Name;;Amount");
        assert_eq!(names.named("Name").unwrap(), 1);
        assert_eq!(names.named(" amount").unwrap(), 3);
        assert_eq!(names.named("#3").unwrap(), 2);
        let error = names.named("Ammount").unwrap_err().to_string();
        assert!(error.contains("did you mean \"Amount\"?"), "{error}");
        assert!(names.named("#9").is_err());
    }

    #[test]
    fn no_header_stands_for_two_columns_of_a_role_without_company() {
        for matches in LEXICON.matches.values() {
            for role in Role::ALL {
                let places: Vec<usize> = matches
                    .iter()
                    .filter(|one| one.role == role && one.needs.is_none())
                    .map(|one| one.place)
                    .collect();
                let names: Vec<&str> =
                    places.iter().map(|&place| columns_of(role)[place].name).collect();
                assert!(names.windows(2).all(|pair| pair[0] == pair[1]), "{names:?}");
            }
        }
    }
}
