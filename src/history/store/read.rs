//! What stands in a history: its runs, and the cases as they stood at any of them.

use super::Store;
use super::write::Supply;
use crate::accounts::incomplete::Earlier;
use crate::history::{Before, Case, Condition, Subject};
use crate::report::{Outcome, Severity, Status};
use anyhow::{Context, Result, bail};
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// A run as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct RunRow {
    /// Its number.
    pub run: i64,
    /// The moment it spoke for, in microseconds since 1970.
    #[serde(skip)]
    pub moment: i64,
    /// The moment it spoke for, as it was printed.
    pub as_of: String,
    /// How often it was run as of this moment.
    pub times: i64,
    /// Whether it was complete.
    pub complete: bool,
    /// Why it was not, or empty.
    pub reasons: String,
    /// What it was asked beside the whole, or empty.
    pub scope: String,
    /// The version of the program.
    pub program: String,
    /// Found and not open before.
    pub new: i64,
    /// Found again, and worse.
    pub worsened: i64,
    /// Found again, and better.
    pub improved: i64,
    /// Put right.
    pub resolved: i64,
    /// Open after it.
    pub open: i64,
    /// Open and not looked at.
    pub not_looked_at: i64,
    /// Whether what it found first is no longer kept.
    pub pruned: bool,
    /// The hash over it and all runs before.
    pub chain: String,
}

/// One step of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The run.
    pub run: i64,
    /// The moment it spoke for, as it was printed.
    pub as_of: String,
    /// How it stood.
    pub status: Status,
    /// The case after it.
    pub case: Case,
}

const RUN: &str = "SELECT id, as_of, as_of_text, times, is_complete, reasons, scope, program, new,
    worsened, improved, resolved, open, away, is_pruned, chain FROM run";

const CASE: &str = "SELECT fingerprint, code, order_key, line, document, customer, condition,
    severity, outcome, stake, currency, rows, stake_first, first_seen, last_seen, run, status";

/// Only cases that are still open; a case that was put right and comes back is a new one.
const OPEN: &str = "WHERE condition <> 'resolved'";

impl Store {
    /// Every run, the oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn runs(&self) -> Result<Vec<RunRow>> {
        let mut statement = self.connection.prepare(&format!("{RUN} ORDER BY id"))?;
        let rows = statement.query_map([], run_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The last run.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn last_run(&self) -> Result<Option<RunRow>> {
        let query = format!("{RUN} ORDER BY id DESC LIMIT 1");
        Ok(self.connection.query_row(&query, [], run_row).optional()?)
    }

    /// What was known before a run that speaks for `as_of`; a run as of the same moment is not
    /// counted, because the next one takes its place.
    ///
    /// # Errors
    /// Where the file cannot be read, or what was known then is no longer kept.
    pub fn before(&self, as_of: i64) -> Result<Before> {
        let Some(run) = self.run_before(as_of)? else { return Ok(Before::default()) };
        let pruned: i64 = self.connection.query_row(
            "SELECT count(*) FROM run WHERE id > ?1 AND is_pruned = 1",
            [run],
            |row| row.get(0),
        )?;
        if pruned > 0 {
            bail!("what was known then was pruned from the history {}", self.path.display());
        }
        let last = "SELECT as_of, as_of_text FROM run WHERE is_complete = 1 AND id <= ?1
                    ORDER BY id DESC LIMIT 1";
        let last = self
            .connection
            .query_row(last, [run], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(Before { cases: self.cases_at(run, OPEN)?, last })
    }

    /// The cases as they stand after the last run.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn cases(&self) -> Result<BTreeMap<u128, Case>> {
        self.cases_at(i64::MAX, "")
    }

    /// The same of those that nobody has put right, which are few in a long history.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn open_cases(&self) -> Result<BTreeMap<u128, Case>> {
        self.cases_at(i64::MAX, OPEN)
    }

    fn run_before(&self, as_of: i64) -> Result<Option<i64>> {
        let query = "SELECT max(id) FROM run WHERE as_of < ?1";
        Ok(self.connection.query_row(query, [as_of], |row| row.get(0))?)
    }

    fn cases_at(&self, run: i64, only: &str) -> Result<BTreeMap<u128, Case>> {
        // The columns beside a lone max() are those of its row: one pass, no look back for each.
        let query = format!(
            "{CASE} FROM (SELECT *, max(run) FROM state WHERE run <= ?1 GROUP BY fingerprint)
             JOIN subject USING (fingerprint) {only}"
        );
        let mut statement = self.connection.prepare(&query)?;
        let mut rows = statement.query([run])?;
        let mut cases = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let case = case(row)?;
            cases.insert(case.fingerprint, case);
        }
        Ok(cases)
    }

    /// Every step of a case, the oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn steps(&self, fingerprint: u128) -> Result<Vec<Entry>> {
        let query = format!(
            "{CASE} FROM state JOIN subject USING (fingerprint) WHERE fingerprint = ?1 ORDER BY run"
        );
        let mut statement = self.connection.prepare(&query)?;
        let mut rows = statement.query([crate::history::printed(fingerprint)])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push((row.get(15)?, status(row)?, case(row)?));
        }
        let as_of = "SELECT as_of_text FROM run WHERE id = ?1";
        let entry = |(run, status, case): (i64, Status, Case)| {
            let as_of = self.connection.query_row(as_of, [run], |row| row.get(0))?;
            Ok(Entry { run, as_of, status, case })
        };
        steps.into_iter().map(entry).collect()
    }

    /// How much the last complete run before `as_of` read, of each role.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn earlier(&self, as_of: i64) -> Result<Option<Earlier>> {
        let query = "SELECT id, as_of_text FROM run WHERE is_complete = 1 AND as_of < ?1
                     ORDER BY id DESC LIMIT 1";
        let found: Option<(i64, String)> = self
            .connection
            .query_row(query, [as_of], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((run, as_of)) = found else { return Ok(None) };
        let supplies = self.supplies(run)?;
        let rows = supplies.iter().map(|one| (one.role.clone(), one.rows)).collect();
        let newest = supplies.into_iter().filter_map(|one| Some((one.role, one.newest?))).collect();
        Ok(Some(Earlier { as_of, rows, newest, remedy: "add --accept-input once" }))
    }

    fn supplies(&self, run: i64) -> Result<Vec<Supply>> {
        let query = "SELECT role, rows, newest FROM supply WHERE run = ?1 ORDER BY role";
        let mut statement = self.connection.prepare(query)?;
        let supply = |row: &Row<'_>| {
            let rows: i64 = row.get(1)?;
            Ok(Supply { role: row.get(0)?, rows: rows.unsigned_abs(), newest: row.get(2)? })
        };
        let rows = statement.query_map(params![run], supply)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn run_row(row: &Row<'_>) -> rusqlite::Result<RunRow> {
    Ok(RunRow {
        run: row.get(0)?,
        moment: row.get(1)?,
        as_of: row.get(2)?,
        times: row.get(3)?,
        complete: row.get(4)?,
        reasons: row.get(5)?,
        scope: row.get(6)?,
        program: row.get(7)?,
        new: row.get(8)?,
        worsened: row.get(9)?,
        improved: row.get(10)?,
        resolved: row.get(11)?,
        open: row.get(12)?,
        not_looked_at: row.get(13)?,
        pruned: row.get(14)?,
        chain: row.get(15)?,
    })
}

/// A word of the file as what it stands for.
fn word<T>(row: &Row<'_>, column: usize, of: impl Fn(&str) -> Option<T>) -> Result<T> {
    let text: String = row.get(column)?;
    of(&text).with_context(|| format!("the history holds a word it should not: {text:?}"))
}

fn status(row: &Row<'_>) -> Result<Status> {
    word(row, 16, Status::named)
}

fn case(row: &Row<'_>) -> Result<Case> {
    let rows: i64 = row.get(11)?;
    Ok(Case {
        fingerprint: word(row, 0, |text| u128::from_str_radix(text, 16).ok())?,
        subject: Subject {
            code: row.get(1)?,
            order: row.get(2)?,
            line: row.get(3)?,
            document: row.get(4)?,
            customer: row.get(5)?,
        },
        condition: word(row, 6, Condition::named)?,
        severity: word(row, 7, Severity::named)?,
        outcome: word(row, 8, |text| Outcome::ALL.into_iter().find(|one| one.name() == text))?,
        stake: row.get(9)?,
        currency: row.get(10)?,
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        stake_first: row.get(12)?,
        first_seen: row.get(13)?,
        last_seen: row.get(14)?,
    })
}
