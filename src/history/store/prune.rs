//! Making a history shorter at either end, with a backup before.
//!
//! What is open is always kept, and so is the line of every run: only what old runs found goes.

use super::Store;
use anyhow::Result;
use rusqlite::TransactionBehavior;
use std::path::PathBuf;

/// What was taken out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pruned {
    /// How many runs.
    pub runs: usize,
    /// How many steps of cases.
    pub steps: usize,
    /// The history as it was.
    pub backup: PathBuf,
}

/// The last run whose steps go: the last one before a moment, but never the last complete one.
const LAST: &str = "SELECT max(id) FROM run WHERE as_of < ?1
    AND id < (SELECT max(id) FROM run WHERE is_complete = 1)";

impl Store {
    /// Forgets what was found before a moment and is put right, and how what is open came about.
    ///
    /// # Errors
    /// Where it cannot be written; the history is then as it was.
    pub fn prune_before(&mut self, moment: i64) -> Result<Pruned> {
        let backup = self.back_up()?;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last: Option<i64> = transaction.query_row(LAST, [moment], |row| row.get(0))?;
        let last = last.unwrap_or(0);
        let runs = transaction.execute("UPDATE run SET is_pruned = 1 WHERE id <= ?1", [last])?;
        let steps = transaction.execute(
            "DELETE FROM state WHERE run <= ?1 AND (condition = 'resolved' OR run < (
                 SELECT max(run) FROM state AS other
                 WHERE other.fingerprint = state.fingerprint AND other.run <= ?1))",
            [last],
        )?;
        transaction.execute(
            "DELETE FROM subject WHERE fingerprint NOT IN (SELECT fingerprint FROM state)",
            [],
        )?;
        transaction.commit()?;
        self.connection.execute_batch("VACUUM")?;
        Ok(Pruned { runs, steps, backup })
    }

    /// Forgets the runs after a moment as if they had never been.
    ///
    /// # Errors
    /// Where it cannot be written; the history is then as it was.
    pub fn prune_after(&mut self, moment: i64) -> Result<Pruned> {
        let backup = self.back_up()?;
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let of_runs = "run IN (SELECT id FROM run WHERE as_of > ?1)";
        let steps = transaction.execute(&format!("DELETE FROM state WHERE {of_runs}"), [moment])?;
        let runs = transaction.execute("DELETE FROM run WHERE as_of > ?1", [moment])?;
        transaction.commit()?;
        Ok(Pruned { runs, steps, backup })
    }
}
