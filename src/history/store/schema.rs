//! The tables of a history, version by version.
//!
//! A step that was released is never changed; a new version is a new step.

use anyhow::Result;
use rusqlite::{Connection, TransactionBehavior};

/// What tells a history from any other file of SQLite: `prms`.
pub const APPLICATION: i64 = 0x7072_6D73;

/// The version that this program writes.
pub const VERSION: i64 = STEPS.len() as i64;

/// What makes each version from the one before.
pub const STEPS: &[&str] = &["
CREATE TABLE run (
    id          INTEGER PRIMARY KEY,
    as_of       INTEGER NOT NULL,
    as_of_text  TEXT NOT NULL,
    times       INTEGER NOT NULL,
    is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1)),
    reasons     TEXT NOT NULL,
    scope       TEXT NOT NULL,
    program     TEXT NOT NULL,
    new         INTEGER NOT NULL,
    worsened    INTEGER NOT NULL,
    improved    INTEGER NOT NULL,
    resolved    INTEGER NOT NULL,
    open        INTEGER NOT NULL,
    away        INTEGER NOT NULL,
    is_pruned   INTEGER NOT NULL DEFAULT 0,
    chain       TEXT NOT NULL
) STRICT;
CREATE TABLE supply (
    run    INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    role   TEXT NOT NULL,
    rows   INTEGER NOT NULL,
    newest INTEGER,
    PRIMARY KEY (run, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE subject (
    fingerprint TEXT PRIMARY KEY,
    code        TEXT NOT NULL,
    order_key   TEXT NOT NULL,
    line        TEXT NOT NULL,
    document    TEXT NOT NULL,
    customer    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE state (
    fingerprint TEXT NOT NULL REFERENCES subject (fingerprint),
    run         INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    status      TEXT NOT NULL,
    condition   TEXT NOT NULL,
    severity    TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    stake       INTEGER,
    currency    TEXT NOT NULL,
    rows        INTEGER NOT NULL,
    stake_first INTEGER,
    first_seen  INTEGER NOT NULL,
    last_seen   INTEGER NOT NULL,
    PRIMARY KEY (fingerprint, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX state_of_run ON state (run);
"];

/// The application and the version that a file says it is of.
pub fn of(connection: &Connection) -> Result<(i64, i64)> {
    let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    Ok((number("application_id")?, number("user_version")?))
}

/// Whether there is nothing in a file at all.
pub fn is_empty(connection: &Connection) -> Result<bool> {
    let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    Ok(pages == 0)
}

/// Takes every step that the file has not taken, all or none.
pub fn migrate(connection: &mut Connection, steps: &[&str]) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (_, version) = of(&transaction)?;
    for step in steps.iter().skip(usize::try_from(version).unwrap_or(usize::MAX)) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", steps.len() as i64)?;
    Ok(transaction.commit()?)
}
