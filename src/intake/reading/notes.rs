//! What is noticed about rows that are read all the same, told once for the whole file.
//!
//! Quarantines nothing.

use super::super::ColumnAccount;
use super::super::cells::{How, trim};
use super::super::plan::From;
use super::super::records::Record;
use super::super::times;
use super::deciding::Votes;
use super::{Part, Reading};
use crate::tables::{Role, columns_of};

/// What was noticed so far.
pub struct Notes {
    stray_quotes: (u64, u32),
    columns: Vec<Samples>,
    with_samples: bool,
}

/// The cells of one column.
#[derive(Clone, Default)]
struct Samples {
    present: u64,
    texts: Vec<String>,
}

/// How many values of a column are shown.
const SAMPLES_MAX: usize = 2;

impl Notes {
    /// Nothing noticed yet.
    pub fn new(reading: &Reading<'_>) -> Self {
        Self {
            stray_quotes: (0, 0),
            columns: vec![Samples::default(); reading.layout.header.len()],
            with_samples: reading.request.with_samples,
        }
    }

    /// Takes a record into account.
    pub fn see(&mut self, record: &Record) {
        if record.has_stray_quote {
            if self.stray_quotes.0 == 0 {
                self.stray_quotes.1 = record.line;
            }
            self.stray_quotes.0 += 1;
        }
        if !self.with_samples {
            return;
        }
        for (column, cell) in self.columns.iter_mut().zip(record.cells()) {
            let cell = trim(&cell);
            if cell.is_empty() {
                continue;
            }
            column.present += 1;
            if column.texts.len() < SAMPLES_MAX && column.texts.iter().all(|text| text != cell) {
                column.texts.push(cell.to_owned());
            }
        }
    }

    /// Takes over what was noticed further on.
    pub fn absorb(&mut self, later: Self) {
        if self.stray_quotes.0 == 0 {
            self.stray_quotes.1 = later.stray_quotes.1;
        }
        self.stray_quotes.0 += later.stray_quotes.0;
        for (column, later) in self.columns.iter_mut().zip(later.columns) {
            column.present += later.present;
            for text in later.texts {
                if column.texts.len() < SAMPLES_MAX && !column.texts.contains(&text) {
                    column.texts.push(text);
                }
            }
        }
    }

    /// Tells what was noticed, and fills the account of the columns.
    pub fn tell(
        self,
        reading: &Reading<'_>,
        votes: &[Vec<Votes>],
        hows: &[Vec<How>],
        part: &mut Part,
    ) {
        if let (count @ 1.., line) = self.stray_quotes {
            let rows = if count == 1 { "row has" } else { "rows have" };
            let message = format!("{count} {rows} a quote inside a plain cell, kept as it stands");
            let remedy = "nothing needs to be done if the quote is part of the text".to_owned();
            part.note("DAT014", line, ("", ""), message, remedy);
        }
        let headers = reading.layout.header.iter().zip(self.columns).enumerate();
        part.account.columns = headers
            .map(|(at, (header, samples))| ColumnAccount {
                header: header.clone(),
                present: samples.present,
                samples: samples.texts,
                ..reading.column(at, votes, hows)
            })
            .collect();
    }
}

impl Reading<'_> {
    /// What a header feeds, and how its cells are written.
    fn column(&self, header: usize, votes: &[Vec<Votes>], hows: &[Vec<How>]) -> ColumnAccount {
        let mut account = ColumnAccount::default();
        for ((plan, votes), hows) in self.plans.iter().zip(votes).zip(hows) {
            for (at, &(of, class)) in plan.cells.iter().enumerate() {
                if of != header {
                    continue;
                }
                let feeds = plan.feeds.iter().filter(|feed| feed.2 == From::Cell(at));
                let named = feeds.map(|&(role, place, _)| (role, columns_of(role)[place].name));
                account.feeds.extend(named);
                (account.written, account.precision) = match (&hows[at], &votes[at]) {
                    (How::Time(style), Votes::Time(votes)) => {
                        (votes.words(style).unwrap_or_default(), times::precision(style))
                    }
                    (How::Amount(style), Votes::Amount(votes)) if votes.mark().is_some() => {
                        (style.mark.name().to_owned(), "")
                    }
                    _ => (class.words().to_owned(), ""),
                };
            }
            if let Some((_, why)) = plan.unused.iter().find(|(of, _)| *of == header) {
                account.unused.clone_from(why);
            }
        }
        account.feeds.sort_unstable_by_key(|&(role, _): &(Role, &str)| role);
        account.feeds.dedup();
        account
    }
}
