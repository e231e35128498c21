//! What the cells of a column say about how its numbers are written.
//!
//! Sees every cell once and keeps no value.

use super::super::cells::notes::{Note, Tally};
use super::grouping::{Group, Sizes};
use super::{Groups, Mark, NoNumber, Style, currency, magnitude, signs};

/// What the cells of a column say about its decimal mark, its groups and its currency.
#[derive(Debug, Clone, Default)]
pub struct Votes {
    /// The first cell that can only have a decimal point.
    pub point: Option<String>,
    /// The first cell that can only have a decimal comma.
    pub comma: Option<String>,
    /// The first cell that can be read both ways.
    pub unclear: Option<String>,
    code: Option<&'static str>,
    has_other_code: bool,
    has_no_code: bool,
    /// The symbols of several currencies that were seen, each once.
    symbols: Vec<&'static str>,
    /// Cells per kind of group, if the decimal mark is a point and if it is a comma.
    groups: [[u64; 4]; 2],
    threes: u64,
    lakhs: Tally,
    minus: Tally,
    dash: Tally,
}

impl Votes {
    /// Takes a cell into account.
    pub fn see(&mut self, cell: &str) {
        if is_plain(cell.as_bytes()) {
            self.has_no_code = true;
            return;
        }
        let Ok(bare) = signs::bare(cell) else { return };
        match (bare.code, self.code) {
            ("", _) => self.has_no_code = true,
            (symbol, _) if currency::is_symbol(symbol) => {
                self.has_no_code = true;
                if !self.symbols.contains(&symbol) {
                    self.symbols.push(symbol);
                }
            }
            (code, None) => self.code = Some(code),
            (code, Some(held)) => self.has_other_code |= code != held,
        }
        match bare.minus {
            Some(signs::DASH) => self.dash.see(cell),
            Some(_) => self.minus.see(cell),
            None => {}
        }
        let vote = match vote(bare.core) {
            Vote::Silent => None,
            Vote::Sure(Mark::Point) => Some(&mut self.point),
            Vote::Sure(Mark::Comma) => Some(&mut self.comma),
            Vote::Unclear => Some(&mut self.unclear),
        };
        if let Some(vote) = vote.filter(|vote| vote.is_none()) {
            *vote = Some(cell.to_owned());
        }
        self.see_groups(cell, bare.core);
    }

    /// Takes over what cells further on in the column say.
    pub fn absorb(&mut self, later: Self) {
        self.point = self.point.take().or(later.point);
        self.comma = self.comma.take().or(later.comma);
        self.unclear = self.unclear.take().or(later.unclear);
        self.has_other_code |= later.has_other_code;
        self.has_no_code |= later.has_no_code;
        match (self.code, later.code) {
            (Some(held), Some(code)) => self.has_other_code |= code != held,
            (None, code) => self.code = code,
            (Some(_), None) => {}
        }
        let is_new = |symbol: &&str| !self.symbols.contains(symbol);
        let symbols: Vec<_> = later.symbols.into_iter().filter(is_new).collect();
        self.symbols.extend(symbols);
        let groups = self.groups.iter_mut().flatten().zip(later.groups.iter().flatten());
        groups.for_each(|(count, more)| *count += more);
        self.threes += later.threes;
        self.lakhs.absorb(later.lakhs);
        self.minus.absorb(later.minus);
        self.dash.absorb(later.dash);
    }

    fn see_groups(&mut self, cell: &str, core: &str) {
        if core.bytes().all(|byte| byte.is_ascii_digit()) {
            return;
        }
        for mark in Mark::ALL {
            let Ok((_, Some((group, sizes)))) = magnitude(core, mark) else { continue };
            self.groups[mark as usize][group as usize] += 1;
            if (mark, group) == (Mark::Point, Group::Comma) {
                match sizes {
                    Sizes::Threes => self.threes += 1,
                    Sizes::Lakh => self.lakhs.see(cell),
                    Sizes::Either => {}
                }
            }
        }
    }

    /// The decimal mark that the column itself decides.
    pub const fn mark(&self) -> Option<Mark> {
        match (&self.point, &self.comma) {
            (Some(_), None) => Some(Mark::Point),
            (None, Some(_)) => Some(Mark::Comma),
            _ => None,
        }
    }

    /// The currency that every cell of the column names.
    pub fn currency(&self) -> Option<&'static str> {
        if self.has_other_code || self.has_no_code { None } else { self.code }
    }

    /// The symbols of several currencies that its cells have, in the order met.
    pub fn symbols(&self) -> &[&'static str] {
        &self.symbols
    }

    /// How the column is written, once its decimal mark is decided: the kind of group that most
    /// of its cells have is the only one allowed, and none is where two kinds are as common.
    pub fn style(&self, mark: Mark) -> Style {
        let counts = self.groups[mark as usize];
        let most = counts.into_iter().max().unwrap_or(0);
        let mut leading =
            Group::ALL.into_iter().filter(|group| counts[*group as usize] == most && most > 0);
        let groups = match (leading.next(), leading.next()) {
            (None, _) => Groups::Any,
            (Some(_), Some(_)) => Groups::Tied,
            (Some(Group::Comma), None) if self.is_lakh() => Groups::Lakh,
            (Some(group), None) => Groups::Only(group),
        };
        Style { mark, groups }
    }

    /// Whether groups of two are the way of the column: no cell has groups that only threes make.
    const fn is_lakh(&self) -> bool {
        self.lakhs.count > 0 && self.threes == 0
    }

    /// What is to be said about cells that are read all the same.
    pub fn notes(&self) -> Vec<Note> {
        let plain = "export the column with - for a minus, if it means something else";
        let minus =
            self.minus.note("has a minus sign that is not -, and counts as negative", plain);
        let dash = self.dash.note("has a dash for a minus sign, and counts as negative", plain);
        let lakhs = self.lakhs.note(
            "has digits in groups of two before the last three, and is read as one number",
            "export the column without separators between groups, if it is something else",
        );
        minus.into_iter().chain(dash).chain(lakhs.filter(|_| self.is_lakh())).collect()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vote {
    Silent,
    Sure(Mark),
    Unclear,
}

/// What a number says about the decimal mark; one that cannot be read by it says nothing.
fn vote(core: &str) -> Vote {
    let bytes = core.as_bytes();
    let Some(last) = memchr::memrchr2(b'.', b',', bytes) else { return Vote::Silent };
    let mark = if bytes[last] == b'.' { Mark::Point } else { Mark::Comma };
    let before = &bytes[..last];
    let sure = |mark: Mark| match magnitude(core, mark) {
        Ok(_) | Err(NoNumber::Decimals | NoNumber::TooLarge) => Vote::Sure(mark),
        Err(_) => Vote::Silent,
    };
    if memchr::memchr(mark.other().byte(), before).is_some() {
        return sure(mark);
    }
    if memchr::memchr(mark.byte(), before).is_some() {
        return sure(mark.other());
    }
    let could_group = bytes.len() - last - 1 == 3
        && (1..=3).contains(&before.len())
        && before[0] != b'0'
        && before.iter().all(u8::is_ascii_digit);
    if could_group { Vote::Unclear } else { sure(mark) }
}

fn is_plain(cell: &[u8]) -> bool {
    let digits = cell.strip_prefix(b"-").unwrap_or(cell);
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}
