//! Whether a history is whole: its pages, its references, its chain and its sums.

use super::{Store, chain};
use anyhow::Result;
use rusqlite::Connection;
use std::fmt;

/// What SQLite says of a damaged file.
#[derive(Debug)]
pub struct Damage(String);

impl fmt::Display for Damage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Damage {}

/// What was looked at and what was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// How many runs there are, and of how many the chain was followed.
    pub runs: (usize, usize),
    /// How many cases are open.
    pub open: usize,
    /// What is wrong; empty where all is well.
    pub wrong: Vec<String>,
}

/// What has to hold before a history is relied on.
pub fn quick(connection: &Connection) -> Result<()> {
    let said: String =
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))?;
    if said == "ok" { Ok(()) } else { Err(Damage(said).into()) }
}

impl Store {
    /// Looks at everything.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn examine(&self) -> Result<Health> {
        let mut health = Health::default();
        let mut statement = self.connection.prepare("PRAGMA integrity_check")?;
        let said = statement.query_map([], |row| row.get::<_, String>(0))?;
        for line in said {
            health.wrong.extend(Some(line?).filter(|line| line != "ok"));
        }
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        if statement.query([])?.next()?.is_some() {
            health.wrong.push("a row refers to another that is not there".to_owned());
        }
        self.follow(&mut health)?;
        health.open = self.open_cases()?.len();
        let last = self.runs()?.into_iter().rev().find(|run| run.complete);
        if let Some(last) = last.filter(|last| last.open != health.open as i64) {
            let (run, said, open) = (last.run, last.open, health.open);
            health.wrong.push(format!("run {run} says that {said} are open, and {open} are"));
        }
        Ok(health)
    }

    /// Follows the chain of hashes and the sums from run to run.
    fn follow(&self, health: &mut Health) -> Result<()> {
        let mut before = String::new();
        let mut open = 0;
        for run in self.runs()? {
            health.runs.0 += 1;
            if !run.pruned {
                health.runs.1 += 1;
                if chain::link(&self.connection, run.run, &before)? != run.chain {
                    let (run, as_of) = (run.run, &run.as_of);
                    health.wrong.push(format!(
                        "run {run} as of {as_of} is not what was written, or one before it is gone"
                    ));
                }
            }
            let (new, resolved) = (run.new, run.resolved);
            if run.complete && run.open != open + new - resolved {
                let (number, now) = (run.run, run.open);
                health.wrong.push(format!(
                    "run {number}: {open} open, {new} new and {resolved} resolved are not {now}"
                ));
            }
            if run.complete {
                open = run.open;
            }
            before = run.chain;
        }
        Ok(())
    }
}
