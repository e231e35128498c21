//! The chain of hashes over the runs: each holds what its run wrote and the hash before, so that
//! no run can be changed, or taken out from among others, without being seen.

use anyhow::Result;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

/// What a run wrote, every row in one order.
const PARTS: [&str; 3] = [
    "SELECT id, as_of, as_of_text, times, is_complete, reasons, scope, program,
            new, worsened, improved, resolved, open, away FROM run WHERE id = ?1",
    "SELECT role, rows, newest FROM supply WHERE run = ?1 ORDER BY role",
    "SELECT fingerprint, status, condition, severity, outcome, stake, currency, rows,
            stake_first, first_seen, last_seen, code, order_key, line, document, customer
     FROM state JOIN subject USING (fingerprint) WHERE run = ?1 ORDER BY fingerprint",
];

/// The hash of a run that follows one with the hash `before`.
pub fn link(connection: &Connection, run: i64, before: &str) -> Result<String> {
    let mut hasher = Sha256::new();
    add(&mut hasher, before.as_bytes());
    for part in PARTS {
        let mut statement = connection.prepare_cached(part)?;
        let columns = statement.column_count();
        let mut rows = statement.query([run])?;
        while let Some(row) = rows.next()? {
            add_row(&mut hasher, row, columns)?;
        }
        add(&mut hasher, b"end");
    }
    Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

fn add_row(hasher: &mut Sha256, row: &Row<'_>, columns: usize) -> Result<()> {
    for column in 0..columns {
        match row.get_ref(column)? {
            ValueRef::Text(text) | ValueRef::Blob(text) => add(hasher, text),
            ValueRef::Integer(number) => add(hasher, &number.to_be_bytes()),
            ValueRef::Real(_) | ValueRef::Null => hasher.update([0xFF; 9]),
        }
    }
    Ok(())
}

/// The length goes first, so that no two rows look alike.
fn add(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

/// The hash of the last run before `run`, or of none.
pub fn before(connection: &Connection, run: i64) -> Result<String> {
    let mut statement = connection
        .prepare_cached("SELECT chain FROM run WHERE id < ?1 ORDER BY id DESC LIMIT 1")?;
    let mut rows = statement.query([run])?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?.unwrap_or_default())
}
