//! One run at a time: a file beside the history that is locked while a run lasts.
//!
//! The system gives the lock back however a run ends. What stands in the file says whether the run
//! before came to its end. The file stays where it is: whoever took it away could take it from
//! somebody who is just opening it, and then two would hold a lock, each on a file of its own.

use super::arguments::LockArguments;
use super::disk;
use crate::cli::gate;
use anyhow::{Context, Result};
use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What stands in the file while a run is at work.
const AT_WORK: &[u8] = b"a run is at work\n";

/// How long to sleep between two looks at the lock.
const NAP: Duration = Duration::from_millis(20);

/// A lock that is held.
#[derive(Debug)]
pub struct Lock {
    file: File,
    is_run: bool,
    /// Whether the run before was stopped before its end.
    pub was_left: bool,
}

/// Somebody else holds the lock.
#[derive(Debug)]
pub struct Busy(PathBuf);

impl fmt::Display for Busy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (history, code) = (self.0.display(), gate::BUSY);
        write!(
            formatter,
            "another run is at work on the history {history}; wait for it with --wait 60s, or try \
             again (exit code {code})"
        )
    }
}

impl std::error::Error for Busy {}

/// The file that is locked for a history.
pub fn path_of(history: &Path) -> PathBuf {
    let mut name = history.file_name().unwrap_or_default().to_os_string();
    name.push(".lock");
    history.with_file_name(name)
}

impl Lock {
    /// Locks a history for a run, which says in the file that it is at work.
    ///
    /// # Errors
    /// [`Busy`] where somebody else has it, the file cannot be made, or the history is on a file
    /// system on which a lock may not hold.
    pub fn take(history: &Path, arguments: LockArguments) -> Result<Self> {
        let mut lock = Self::hold(history, arguments)?;
        let mut left = String::new();
        // What stands there is no more than a hint.
        _ = lock.file.read_to_string(&mut left);
        if left.is_empty() {
            _ = lock.file.write_all(AT_WORK);
        }
        (lock.is_run, lock.was_left) = (true, !left.is_empty());
        Ok(lock)
    }

    /// Locks a history for something else than a run: what a run before left in the file stays.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn hold(history: &Path, arguments: LockArguments) -> Result<Self> {
        if !arguments.accept_network {
            disk::refuse_network(history, disk::network)?;
        }
        let cannot = || format!("cannot lock the history {}", history.display());
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = options.open(path_of(history)).with_context(cannot)?;
        let (patience, start) = (arguments.wait.unwrap_or_default(), Instant::now());
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                    std::thread::sleep(NAP);
                }
                Err(TryLockError::WouldBlock) => return Err(Busy(history.to_owned()).into()),
                Err(TryLockError::Error(error)) => return Err(error).with_context(cannot),
            }
        }
        Ok(Self { file, is_run: false, was_left: false })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.is_run {
            _ = self.file.set_len(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time_and_the_next_one_knows_how_the_last_one_ended() {
        let folder = tempfile::tempdir().unwrap();
        let history = folder.path().join("h.db");
        let take = || Lock::take(&history, LockArguments::default());
        let first = take().unwrap();
        assert!(!first.was_left);
        let told = take().unwrap_err();
        assert!(told.is::<Busy>() && told.to_string().contains("another run is at work"));
        drop(first);
        assert!(!take().unwrap().was_left);
        std::fs::write(path_of(&history), AT_WORK).unwrap();
        let held = Lock::hold(&history, LockArguments::default()).unwrap();
        assert!(take().is_err() && !held.was_left);
        drop(held);
        assert!(take().unwrap().was_left);
        assert!(!take().unwrap().was_left);
    }
}
