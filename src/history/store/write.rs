//! A run taken into the history: one transaction, the last thing a run does.

use super::{Access, Store, chain};
use crate::history::{Case, Turn, printed};
use crate::report::{Report, Status, Turnover};
use crate::tables::Role;
use anyhow::{Context, Result};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};

/// What was read of a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supply {
    /// The role, such as `orders`.
    pub role: String,
    /// How many rows.
    pub rows: u64,
    /// When the newest record happened, where that is known.
    pub newest: Option<i64>,
}

/// A run that is to be taken in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The moment it speaks for.
    pub as_of: i64,
    /// The same as it is printed.
    pub as_of_text: String,
    /// Why it is incomplete; empty when it is complete.
    pub reasons: Vec<String>,
    /// What it was asked beside the whole, or empty.
    pub scope: String,
    /// What it read.
    pub supplies: Vec<Supply>,
}

impl Run {
    /// The run of a report.
    pub fn of(report: &Report, as_of: i64, scope: String) -> Self {
        let supply = |role: Role| {
            let plays = report.files.iter().filter(|file| file.roles.contains(&role));
            let (mut rows, mut newest, mut is_there) = (0, None, false);
            for file in plays {
                (is_there, rows) = (true, rows + file.rows_read);
                newest = newest.max(file.newest);
            }
            is_there.then(|| Supply { role: role.name().to_owned(), rows, newest })
        };
        let supplies = Role::ALL.into_iter().filter_map(supply).collect();
        let (as_of_text, reasons) = (report.as_of.clone(), report.incomplete.clone());
        Self { as_of, as_of_text, reasons, scope, supplies }
    }
}

/// How many runs lie between two backups that nobody asked for.
const BACKUP_EVERY: i64 = 7;

impl Store {
    /// Takes a run in, and returns its number. A complete run takes the place of earlier ones as
    /// of the same moment, if these are the last.
    ///
    /// # Errors
    /// Where it cannot be written; the history is then as it was.
    pub fn commit(&mut self, run: &Run, turn: &Turn) -> Result<i64> {
        let before = self.last_run()?;
        let last = before.as_ref().map_or(0, |run| run.run);
        if last > 0 && last % BACKUP_EVERY == 0 {
            self.back_up()?;
        }
        let written = write(&mut self.connection, run, turn);
        let error = match written {
            Ok((id, _)) => return Ok(id),
            Err(error) => error,
        };
        // An error at the very end may come after what it is about: what counts is what is there.
        let again = Self::open(&self.path, Access::Read).ok().flatten();
        let there = again.and_then(|store| store.last_run().ok().flatten());
        let is_there = |row: &super::RunRow| {
            let is_mine = row.moment == run.as_of && row.complete == run.reasons.is_empty();
            is_mine && before.as_ref() != Some(row)
        };
        match there.filter(is_there) {
            Some(row) => Ok(row.run),
            None => Err(error).with_context(|| {
                format!("cannot write the history {}, which is as it was", self.path.display())
            }),
        }
    }
}

fn write(connection: &mut Connection, run: &Run, turn: &Turn) -> Result<(i64, String)> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut times = 1;
    if run.reasons.is_empty() {
        times += replaced(&transaction, run.as_of)?;
    }
    let id: i64 =
        transaction.query_row("SELECT coalesce(max(id), 0) + 1 FROM run", [], |row| row.get(0))?;
    write_run(&transaction, (id, times), run, turn.turnover)?;
    for supply in &run.supplies {
        let (role, newest) = (&supply.role, supply.newest);
        transaction.execute(
            "INSERT INTO supply (run, role, rows, newest) VALUES (?1, ?2, ?3, ?4)",
            params![id, role, number(supply.rows), newest],
        )?;
    }
    for (status, case) in &turn.changes {
        write_case(&transaction, id, *status, case)?;
    }
    let before = chain::before(&transaction, id)?;
    let link = chain::link(&transaction, id, &before)?;
    transaction.execute("UPDATE run SET chain = ?2 WHERE id = ?1", params![id, link])?;
    transaction.commit()?;
    Ok((id, link))
}

/// The line of a run; its hash comes when all of it is written.
fn write_run(
    transaction: &Transaction<'_>,
    (id, times): (i64, i64),
    run: &Run,
    turnover: Turnover,
) -> Result<()> {
    transaction.execute(
        "INSERT INTO run (id, as_of, as_of_text, times, is_complete, reasons, scope, program, new,
             worsened, improved, resolved, open, away, chain)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, '')",
        params![
            id,
            run.as_of,
            run.as_of_text,
            times,
            run.reasons.is_empty(),
            run.reasons.join("; "),
            run.scope,
            env!("CARGO_PKG_VERSION"),
            number(turnover.new),
            number(turnover.worsened),
            number(turnover.improved),
            number(turnover.resolved),
            number(turnover.open),
            number(turnover.away),
        ],
    )?;
    Ok(())
}

/// A count as SQLite holds it.
fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Takes out the last runs as of this very moment, and returns how often it was run.
fn replaced(transaction: &Transaction<'_>, as_of: i64) -> Result<i64> {
    let condition = "as_of = ?1 AND is_pruned = 0
        AND id > (SELECT coalesce(max(id), 0) FROM run WHERE as_of <> ?1 OR is_pruned = 1)";
    let query = format!("SELECT coalesce(sum(times), 0) FROM run WHERE {condition}");
    let times = transaction.query_row(&query, [as_of], |row| row.get(0))?;
    transaction.execute(&format!("DELETE FROM run WHERE {condition}"), [as_of])?;
    Ok(times)
}

fn write_case(transaction: &Transaction<'_>, run: i64, status: Status, case: &Case) -> Result<()> {
    let fingerprint = printed(case.fingerprint);
    let subject = &case.subject;
    let mut statement = transaction.prepare_cached(
        "INSERT OR IGNORE INTO subject (fingerprint, code, order_key, line, document, customer)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    statement.execute(params![
        fingerprint,
        subject.code,
        subject.order,
        subject.line,
        subject.document,
        subject.customer
    ])?;
    let mut statement = transaction.prepare_cached(
        "INSERT INTO state (fingerprint, run, status, condition, severity, outcome, stake, currency,
             rows, stake_first, first_seen, last_seen)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    statement.execute(params![
        fingerprint,
        run,
        status.name(),
        case.condition.name(),
        case.severity.name(),
        case.outcome.name(),
        case.stake,
        case.currency,
        case.rows,
        case.stake_first,
        case.first_seen,
        case.last_seen
    ])?;
    Ok(())
}
