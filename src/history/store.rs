//! A history in a file: SQLite, one transaction per run, nothing in it that was not committed.
//!
//! Locks nothing against other runs of the program (`cli` does) and reads no clock. A file that is
//! damaged or of a newer version is left as it is.

mod backup;
mod chain;
mod check;
mod export;
mod prune;
mod read;
mod schema;
mod trend;
mod write;

pub use check::Health;
pub use prune::Pruned;
pub use read::{Entry, RunRow};
pub use schema::VERSION;
pub use trend::{Sums, at_stake};
pub use write::{Run, Supply};

use anyhow::{Context, Result, bail};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a statement waits for somebody who is just reading or writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// A history that is open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

/// What a history is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// To look at it.
    Read,
    /// To write to it, by whoever holds the lock; an older one is brought up to date.
    Write,
}

impl Store {
    /// Opens a history; [`None`] where there is none yet.
    ///
    /// # Errors
    /// What is no history, is damaged or of a newer version; all of them are left as they are.
    pub fn open(path: &Path, access: Access) -> Result<Option<Self>> {
        Self::open_by(path, access, schema::STEPS)
    }

    fn open_by(path: &Path, access: Access, steps: &[&str]) -> Result<Option<Self>> {
        match fs::metadata(path) {
            // An empty one was created by a run that was stopped before it wrote anything.
            Ok(about) if about.is_file() && about.len() == 0 => return Ok(None),
            Ok(about) if about.is_file() => {}
            Ok(_) => bail!("the history {} is not a file", path.display()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                let what = format!("cannot read the history {}", path.display());
                return Err(error).context(what);
            }
        }
        if access == Access::Write {
            backup::tidy(path);
        }
        let store = connect(path).and_then(|connection| {
            // One that was killed while it wrote its first tables is empty again by now.
            if schema::is_empty(&connection)? {
                return Ok(None);
            }
            let store = Self { connection, path: path.to_owned() };
            store.accept(access, steps)?;
            Ok(Some(store))
        });
        store.map_err(|error| explained(error, path))
    }

    /// Opens a history, making an empty one where there is none.
    ///
    /// # Errors
    /// As [`Self::open`], or where it cannot be made.
    pub fn create(path: &Path) -> Result<Self> {
        if let Some(store) = Self::open(path, Access::Write)? {
            return Ok(store);
        }
        let cannot = || format!("cannot write the history {}", path.display());
        // Whoever may read it reads of customers and money.
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).with_context(cannot)?;
        let mut connection = connect(path).with_context(cannot)?;
        schema::migrate(&mut connection, schema::STEPS).with_context(cannot)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Makes sure that the file is a whole history of a version that is known.
    fn accept(&self, access: Access, steps: &[&str]) -> Result<()> {
        let path = self.path.display();
        let (application, version) = schema::of(&self.connection)?;
        if application != schema::APPLICATION {
            bail!("{path} is no history of promised, and was not touched");
        }
        let newest = steps.len() as i64;
        if version > newest {
            bail!(
                "the history {path} was made by a newer version of promised (schema {version}; \
                 this one knows {newest}), and was not touched"
            );
        }
        check::quick(&self.connection)?;
        if version == newest {
            return Ok(());
        }
        if access == Access::Read {
            bail!("the history {path} is of an older version; the next audit brings it up to date");
        }
        self.back_up().context("cannot back the history up before it is brought up to date")?;
        let mut connection = connect(&self.path)?;
        schema::migrate(&mut connection, steps)
            .with_context(|| format!("cannot bring the history {path} up to date"))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Opens the file with the settings that every statement relies on.
fn connect(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    // A rollback journal, because its one file is whole by itself when it is copied; EXTRA, so that
    // the folder is on the disk too when a run has ended.
    connection.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;",
    )?;
    Ok(connection)
}

/// Says of a damaged file that it is one, and what there is to go back to.
fn explained(error: anyhow::Error, path: &Path) -> anyhow::Error {
    let code = error.chain().find_map(|cause| cause.downcast_ref::<rusqlite::Error>());
    let code = code.and_then(rusqlite::Error::sqlite_error_code);
    let is_damaged = matches!(code, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase));
    if !is_damaged && !error.is::<check::Damage>() {
        return error;
    }
    let advice = match backup::newest(path) {
        Some(newest) => format!("the newest backup is {}", newest.display()),
        None => "there is no backup of it".to_owned(),
    };
    let what = format!("the history {} is damaged, and was not touched; {advice}", path.display());
    error.context(what)
}

#[cfg(test)]
mod tests;
