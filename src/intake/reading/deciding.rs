//! What the cells of a column say about how it is written, and what follows from it.
//!
//! Decides for whole columns only. Keeps no value.

use super::super::amounts::{self, Mark, same};
use super::super::cells::{Class, How, is_absent, keys, notes::Note, trim};
use super::super::plan::Plan;
use super::super::records::{Record, Step};
use super::super::{origin, times};
use super::{Part, Reading};
use crate::tables::{Kind, place_of};
use crate::time::date_of;
use anyhow::{Result, anyhow};
use chrono::Datelike;

/// So many rows are looked at for a guess.
const GUESS_ROWS: usize = 1_000;

/// What the cells of one column say.
pub enum Votes {
    /// Nothing needs to be decided.
    None,
    /// A column of numbers.
    Amount(amounts::Votes),
    /// A column of times.
    Time(times::Votes),
    /// A column of keys.
    Key(keys::Votes),
}

/// How a file is read, once its cells were asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// How each cell of each plan is written.
    pub hows: Vec<Vec<How>>,
    /// The currency of each plan's amounts, where cells or the request say it.
    currencies: Vec<Option<String>>,
    /// Symbols of several currencies of which no currency has all.
    mixed_symbols: Vec<&'static str>,
}

impl Votes {
    /// Takes over what cells further on in the column say.
    pub fn absorb(&mut self, later: Self) {
        match (self, later) {
            (Self::Amount(votes), Self::Amount(later)) => votes.absorb(later),
            (Self::Time(votes), Self::Time(later)) => votes.absorb(later),
            (Self::Key(votes), Self::Key(later)) => votes.absorb(later),
            _ => {}
        }
    }
}

/// Lets the cells of a record speak for their columns.
pub fn see(record: &Record, plan: &Plan, votes: &mut [Votes]) {
    for (&(header, _), votes) in plan.cells.iter().zip(votes) {
        let is_exact = matches!(votes, Votes::Amount(_)) && record.is_number(header);
        if is_exact || matches!(votes, Votes::None) {
            continue;
        }
        let cell = record.cell(header);
        let cell = trim(&cell);
        match votes {
            _ if is_absent(cell, &plan.source) => {}
            Votes::Amount(votes) => votes.see(cell),
            Votes::Time(votes) => votes.see(cell, plan.pattern.as_ref()),
            Votes::Key(votes) => votes.see(cell),
            Votes::None => {}
        }
    }
}

impl Reading<'_> {
    /// What the cells of each plan say, before any was asked.
    pub fn no_votes(&self) -> Vec<Vec<Votes>> {
        let last_year = date_of(self.request.zone.day_of(self.request.as_of)).year() + 10;
        let start = |class: Class| match class {
            Class::Number => Votes::Amount(amounts::Votes::default()),
            Class::Time => Votes::Time(times::Votes::until(last_year)),
            Class::Key => Votes::Key(keys::Votes::default()),
            _ => Votes::None,
        };
        self.classes().map(|classes| classes.map(start).collect()).collect()
    }

    /// What the first rows decide; [`None`] where they decide nothing.
    pub fn guess(&self) -> Result<Option<Decision>> {
        let input = origin::open(self.supply, self.rivals.first().copied())?;
        let (mut reader, mut record) = self.layout.rows(input);
        let mut votes = self.no_votes();
        for _ in 0..GUESS_ROWS {
            match reader.next(&mut record) {
                Step::End => break,
                Step::Record if !self.is_header(&record) => self.ask(&record, &mut votes),
                Step::Record | Step::Fault(_) => {}
            }
        }
        Ok(self.decide(&votes).ok())
    }

    /// Lets the cells of a record speak for the columns of every plan that wants it.
    pub fn ask(&self, record: &Record, votes: &mut [Vec<Votes>]) {
        for (plan, votes) in self.plans.iter().zip(votes) {
            if self.is_wanted(record, plan) {
                see(record, plan, votes);
            }
        }
    }

    /// How the file is to be read, by what its cells say.
    pub fn decide(&self, votes: &[Vec<Votes>]) -> Result<Decision> {
        let currencies = self.plans.iter().zip(votes);
        Ok(Decision {
            hows: self.hows(votes)?,
            currencies: currencies.map(|(_, votes)| self.currency(votes)).collect(),
            mixed_symbols: mixed_symbols(votes),
        })
    }

    /// Reads the file from now on as it was decided.
    pub fn follow(&mut self, decision: &Decision) -> Result<()> {
        self.mixed_symbols.clone_from(&decision.mixed_symbols);
        for (plan, currency) in self.plans.iter_mut().zip(&decision.currencies) {
            let Some(currency) = currency else { continue };
            for role in plan.roles.clone() {
                let Some(place) = place_of(role, "currency") else { continue };
                if plan.has_kind(role, Kind::Money) && plan.feed(role, place).is_none() {
                    plan.add_constant(role, place, &currency.to_uppercase())?;
                }
            }
        }
        Ok(())
    }

    /// How each cell of each plan is to be read.
    fn hows(&self, votes: &[Vec<Votes>]) -> Result<Vec<Vec<How>>> {
        let mut hows = Vec::new();
        for (plan, votes) in self.plans.iter().zip(votes) {
            let mark = file_mark(votes, plan);
            let cells = plan.cells.iter().zip(votes);
            let how = |(&(header, class), votes): (&(usize, Class), &Votes)| {
                let column = &self.layout.header[header];
                match votes {
                    Votes::None if class == Class::Length => Ok(How::Length),
                    Votes::None | Votes::Key(_) => Ok(How::Text(class)),
                    Votes::Amount(votes) => match mark_of(votes, plan, mark) {
                        Ok(mark) => Ok(How::Amount(votes.style(mark))),
                        Err(why) => Err(anyhow!("column {column:?}: {why} (DAT004)")),
                    },
                    Votes::Time(votes) => match votes.decide(plan.pattern.as_ref()) {
                        Ok(style) => Ok(How::Time(style)),
                        Err(why) => Err(anyhow!("column {column:?}: {why} (DAT003)")),
                    },
                }
            };
            hows.push(cells.map(how).collect::<Result<Vec<How>>>()?);
        }
        Ok(hows)
    }

    /// The currency of amounts that no column says: the one that all cells name, or the request.
    fn currency(&self, votes: &[Votes]) -> Option<String> {
        let named = |votes: &Votes| match votes {
            Votes::Amount(votes) => votes.currency(),
            _ => None,
        };
        let mut codes: Vec<&str> = votes.iter().filter_map(named).collect();
        codes.sort_unstable();
        codes.dedup();
        match codes[..] {
            [one] => Some(one.to_owned()),
            _ => self.request.currency.clone(),
        }
    }

    /// Says what was decided, for the account of the file.
    pub fn note_decisions(&self, votes: &[Vec<Votes>], hows: &[Vec<How>], part: &mut Part) {
        let (mut dates, mut marks, mut naive) = (Vec::new(), Vec::new(), None);
        for ((plan, votes), hows) in self.plans.iter().zip(votes).zip(hows) {
            for ((&(header, _), votes), how) in plan.cells.iter().zip(votes).zip(hows) {
                let name = self.layout.header[header].as_str();
                for Note { message, remedy, first, .. } in notes_of(votes, how) {
                    part.note("DAT014", 0, (name, &first), message, remedy);
                }
                match (votes, how) {
                    (Votes::Time(votes), How::Time(style)) => {
                        dates.extend(votes.words(style).map(|words| (name, words)));
                        if votes.has_naive_time {
                            naive.get_or_insert(name);
                        }
                    }
                    (Votes::Amount(votes), How::Amount(style)) if votes.mark().is_some() => {
                        marks.push((name, style.mark.name().to_owned()));
                    }
                    _ => {}
                }
            }
            for (header, remedy) in &plan.unused {
                let message = "may be planned or done, so the column is not used".to_owned();
                let column = &self.layout.header[*header];
                part.note("DAT001", 0, (column, ""), message, remedy.clone());
            }
        }
        let mut said = vec![self.layout.dialect.delimiter.to_string()];
        said.extend(clauses("dates ", dates));
        said.extend(clauses("", marks));
        let zone_said = self.plans.iter().any(|plan| plan.source.zone.is_some());
        if let Some(name) = naive.filter(|_| !zone_said && !self.request.has_zone) {
            said.push("zone UTC assumed".to_owned());
            let message = "has times without a zone, which are taken as UTC".to_owned();
            let remedy = "write `zone = \"Europe/Stockholm\"` or your own into the contract";
            part.note("DAT009", 0, (name, ""), message, remedy.to_owned());
        }
        part.account.decided = said.join(", ");
    }
}

/// The symbols of a file, where no one currency has them all.
fn mixed_symbols(votes: &[Vec<Votes>]) -> Vec<&'static str> {
    let mut symbols: Vec<&'static str> = Vec::new();
    for votes in votes.iter().flatten() {
        let Votes::Amount(votes) = votes else { continue };
        symbols.extend(votes.symbols());
    }
    symbols.sort_unstable();
    symbols.dedup();
    let is_mixed = symbols.iter().any(|one| symbols.iter().any(|two| same(one, two).is_none()));
    if is_mixed { symbols } else { Vec::new() }
}

fn notes_of(votes: &Votes, how: &How) -> Vec<Note> {
    match (votes, how) {
        (Votes::Amount(votes), _) => votes.notes(),
        (Votes::Time(votes), How::Time(style)) => votes.notes(style),
        (Votes::Key(votes), _) => votes.notes(),
        _ => Vec::new(),
    }
}

/// What was decided about columns: once where all agree, else column by column.
fn clauses(what: &str, decided: Vec<(&str, String)>) -> Vec<String> {
    let Some((_, first)) = decided.first() else { return Vec::new() };
    if decided.iter().all(|(_, words)| words == first) {
        return vec![format!("{what}{first}")];
    }
    let mut said: Vec<String> = Vec::new();
    for (name, words) in &decided {
        let clause = format!("{name} {words}");
        if !said.contains(&clause) {
            said.push(clause);
        }
    }
    said
}

/// The decimal mark that the columns of a file decide together.
fn file_mark(votes: &[Votes], plan: &Plan) -> Option<Mark> {
    if let Some(declared) = plan.source.decimal.and_then(Mark::of) {
        return Some(declared);
    }
    let mut marks = votes.iter().filter_map(|votes| match votes {
        Votes::Amount(votes) => votes.mark(),
        _ => None,
    });
    let first = marks.next()?;
    marks.all(|mark| mark == first).then_some(first)
}

fn mark_of(votes: &amounts::Votes, plan: &Plan, of_file: Option<Mark>) -> Result<Mark, String> {
    if let Some(declared) = plan.source.decimal.and_then(Mark::of) {
        return Ok(declared);
    }
    if let (Some(point), Some(comma)) = (&votes.point, &votes.comma) {
        return Err(format!(
            "{point:?} has a decimal point and {comma:?} a decimal comma; \
             write `decimal = \".\"` or `decimal = \",\"` into the contract"
        ));
    }
    match (votes.mark().or(of_file), &votes.unclear) {
        (Some(mark), _) => Ok(mark),
        (None, None) => Ok(Mark::Point),
        (None, Some(cell)) => {
            let print = |mark| amounts::parse(cell, mark).map(|amount| amount.value).ok();
            let show =
                |mark| print(mark).map(|value| crate::decimal::print(value, 0)).unwrap_or_default();
            Err(format!(
                "{cell:?} may be {} or {}, and no other cell decides; \
                 write `decimal = \".\"` or `decimal = \",\"` into the contract",
                show(Mark::Point),
                show(Mark::Comma)
            ))
        }
    }
}
