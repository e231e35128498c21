//! One run at a time: a file beside the history that is locked while a run lasts.
//!
//! The system gives the lock back however a run ends. What stands in the file says whether the run
//! before came to its end. The file stays beside the history; where a run never came to make one,
//! it goes again, as the locks of other files do. It is taken away by whoever holds it alone, and
//! who locks a file looks whether it is still the one at its place, so that two never hold a lock,
//! each on a file of its own.

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

/// How long somebody who writes a file may take, where nobody says how long to wait.
const SHORT: Duration = Duration::from_secs(10);

/// How long to sleep between two looks at the lock.
const NAP: Duration = Duration::from_millis(20);

/// A lock that is held.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
    is_run: bool,
    /// What the lock is for: where there is no such file, its lock goes with whoever held it.
    of: PathBuf,
    /// Whether the lock goes in any case.
    is_passing: bool,
    /// Whether the run before was stopped before its end.
    pub was_left: bool,
}

/// Somebody else holds the lock.
#[derive(Debug)]
pub struct Busy {
    of: PathBuf,
    is_history: bool,
}

impl fmt::Display for Busy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (of, code) = (self.of.display(), gate::BUSY);
        let who = match self.is_history {
            true => "another run is at work on the history",
            false => "somebody else is writing to",
        };
        write!(
            formatter,
            "{who} {of}; wait for it with --wait 60s, or try again (exit code {code})"
        )
    }
}

impl std::error::Error for Busy {}

/// The file that is locked for another one, such as a history.
pub fn path_of(of: &Path) -> PathBuf {
    let mut name = of.file_name().unwrap_or_default().to_os_string();
    name.push(".lock");
    of.with_file_name(name)
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
        Self::wait(history, true, arguments.wait.unwrap_or_default())
    }

    /// Locks a file that is read, added to and written again; the file of the lock goes afterwards.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn of_file(file: &Path, arguments: LockArguments) -> Result<Self> {
        let mut lock = Self::wait(file, false, arguments.wait.unwrap_or(SHORT))?;
        lock.is_passing = true;
        Ok(lock)
    }

    fn wait(of: &Path, is_history: bool, patience: Duration) -> Result<Self> {
        let path = path_of(of);
        let what = if is_history { "the history " } else { "" };
        let cannot = || format!("cannot lock {what}{}", of.display());
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let start = Instant::now();
        loop {
            let file = options.open(&path).with_context(cannot)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => {
                    let of = of.to_owned();
                    let (is_run, is_passing, was_left) = (false, false, false);
                    return Ok(Self { file, path, is_run, of, is_passing, was_left });
                }
                // Somebody took the file away before it was locked: the next one is made.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if start.elapsed() < patience => {
                    std::thread::sleep(NAP);
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Busy { of: of.to_owned(), is_history }.into());
                }
                Err(TryLockError::Error(error)) => return Err(error).with_context(cannot),
            }
        }
    }
}

/// Whether a file that is locked is the one that others find at its path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |about: std::fs::Metadata| (about.dev(), about.ino());
    let (held, found) = (file.metadata().map(place), std::fs::metadata(path).map(place));
    held.ok().zip(found.ok()).is_some_and(|(held, found)| held == found)
}

/// Where a file that is open cannot be taken away it is always the one.
#[cfg(not(unix))]
const fn is_at(_: &File, _: &Path) -> bool {
    true
}

impl Drop for Lock {
    fn drop(&mut self) {
        if self.is_run {
            _ = self.file.set_len(0);
        }
        // While it is locked: whoever has opened it by then finds that it is gone.
        if cfg!(unix) && (self.is_passing || !self.of.exists()) {
            _ = std::fs::remove_file(&self.path);
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
        std::fs::write(&history, "").unwrap();
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

    #[test]
    fn the_lock_of_a_history_that_was_never_made_goes_again() {
        let folder = tempfile::tempdir().unwrap();
        let history = folder.path().join("h.db");
        let take = || Lock::take(&history, LockArguments::default());
        drop(take().unwrap());
        assert!(!path_of(&history).exists());
        let lock = take().unwrap();
        std::fs::write(&history, "").unwrap();
        drop(lock);
        assert!(path_of(&history).exists());
        drop(Lock::of_file(&history.with_extension("toml"), LockArguments::default()).unwrap());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    /// Threads that lock a file, look whether they are alone and let it go again: the file of the
    /// lock comes and goes under them.
    #[test]
    fn a_lock_that_comes_and_goes_is_held_by_one_at_a_time() {
        use std::sync::atomic::{AtomicU32, Ordering};
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("acks.toml");
        let (inside, times) = (AtomicU32::new(0), AtomicU32::new(0));
        let wait = Some(Duration::from_secs(600));
        let arguments = LockArguments { wait, ..LockArguments::default() };
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..25 {
                        let _lock = Lock::of_file(&file, arguments).unwrap();
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        times.fetch_add(1, Ordering::SeqCst);
                        std::thread::yield_now();
                        inside.fetch_sub(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(times.load(Ordering::SeqCst), 200);
        assert!(!path_of(&file).exists());
    }
}
