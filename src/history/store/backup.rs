//! Copies of a history beside it, made by SQLite itself: whole whenever they are there at all.
//!
//! Keeps the three newest.

use super::{Store, connect};
use anyhow::{Context, Result};
use rusqlite::backup::Backup;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many are kept.
const KEPT: usize = 3;

/// So many pages are copied at a time.
const PAGES: i32 = 1024;

impl Store {
    /// Copies the history as it is, and returns where to.
    ///
    /// # Errors
    /// Where the copy cannot be made; none is left then.
    pub fn back_up(&self) -> Result<PathBuf> {
        let runs: i64 =
            self.connection
                .query_row("SELECT coalesce(max(id), 0) FROM run", [], |row| row.get(0))?;
        let part = part(&self.path);
        let copied = self.copy_to(&part).and_then(|()| {
            let target = beside(&self.path, &format!("run-{runs:06}.bak"));
            fs::rename(&part, &target)?;
            sync_folder(&target)?;
            Ok(target)
        });
        tidy(&self.path);
        let target =
            copied.with_context(|| format!("cannot make a backup of {}", self.path.display()))?;
        let all = all(&self.path);
        for old in all.iter().rev().skip(KEPT) {
            // One backup too many does no harm.
            _ = fs::remove_file(old);
        }
        Ok(target)
    }

    fn copy_to(&self, part: &Path) -> Result<()> {
        tidy(&self.path);
        File::create(part)?;
        let mut copy = connect(part)?;
        Backup::new(&self.connection, &mut copy)?.run_to_completion(
            PAGES,
            Duration::from_millis(1),
            None,
        )?;
        copy.close().map_err(|(_, error)| error)?;
        Ok(File::open(part)?.sync_all()?)
    }
}

/// The newest backup of a history.
pub fn newest(path: &Path) -> Option<PathBuf> {
    all(path).pop()
}

/// Takes away what a run that was stopped left of a backup.
pub fn tidy(path: &Path) {
    let part = part(path);
    _ = fs::remove_file(&part);
    let mut journal = part.into_os_string();
    journal.push("-journal");
    _ = fs::remove_file(PathBuf::from(journal));
}

/// Every backup of a history, the oldest first.
pub fn all(path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let start = format!("{}.run-", path.file_name().unwrap_or_default().to_string_lossy());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).into_iter().flatten().flatten();
    let is_backup = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.starts_with(&start) && name.ends_with(".bak")
    };
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_backup).collect();
    all.sort();
    all
}

fn part(path: &Path) -> PathBuf {
    beside(path, "bak.part")
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}

fn sync_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
        folder.sync_all()?;
    }
    Ok(())
}
