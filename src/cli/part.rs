//! A file that is written whole or not at all: first beside its place, then renamed into it.
//!
//! Knows nothing of what is written. A part is locked while somebody writes it, so that one that
//! was left by a run that was killed is known and goes when the same file is written again.

use super::stop;
use anyhow::{Context, bail};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file that is not finished: it has a name of its own, and goes where it is not finished.
#[derive(Debug)]
pub struct Part {
    path: PathBuf,
    target: PathBuf,
    file: File,
}

impl Part {
    /// An empty part for a file. Fails where none can be made beside it.
    pub fn create(target: &Path) -> anyhow::Result<Self> {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let path = folder_of(target).join(format!(".{name}.{}.part", std::process::id()));
        sweep(target);
        stop::begin(&path);
        for _ in 0..ATTEMPTS {
            let file = OpenOptions::new().write(true).create_new(true).open(&path);
            let file = file.with_context(|| {
                stop::end(&path);
                format!("cannot write {}", target.display())
            })?;
            // Somebody who sweeps may have been quicker.
            let is_taken = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
            if !is_taken && path.exists() {
                return Ok(Self { path, target: target.to_owned(), file });
            }
        }
        stop::end(&path);
        bail!("cannot write {}: somebody takes away what is written", target.display())
    }

    /// Writes the whole text to the disk, with the permissions of the file it will replace.
    pub fn fill(&mut self, text: &str) -> anyhow::Result<()> {
        self.fill_by(|file| file.write_all(text.as_bytes()))
    }

    /// [`Self::fill`] with what `write` writes.
    pub fn fill_by(
        &mut self,
        write: impl FnOnce(&mut File) -> std::io::Result<()>,
    ) -> anyhow::Result<()> {
        if let Ok(old) = fs::metadata(&self.target) {
            self.file.set_permissions(old.permissions()).context("cannot keep the permissions")?;
        }
        let written = write(&mut self.file).and_then(|()| self.file.sync_all());
        written.with_context(|| format!("cannot write {}", self.target.display()))
    }

    /// Puts it in the place of the file.
    pub fn finish(self) -> anyhow::Result<()> {
        fs::rename(&self.path, &self.target)
            .with_context(|| format!("cannot replace {}", self.target.display()))?;
        // The name is on the disk only when the folder is. Some systems cannot open folders.
        if let Ok(folder) = File::open(folder_of(&self.target)) {
            folder.sync_all().with_context(|| format!("cannot write {}", self.target.display()))?;
        }
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After a rename there is nothing left by this name.
        _ = fs::remove_file(&self.path);
        stop::end(&self.path);
    }
}

/// How often a part is made anew that somebody took away.
const ATTEMPTS: usize = 8;

/// Takes away the parts of a file that nobody writes any more.
fn sweep(target: &Path) {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let start = format!(".{name}.");
    for entry in fs::read_dir(folder_of(target)).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(&start).and_then(|rest| rest.strip_suffix(".part"));
        let is_part = process.is_some_and(|number| number.parse::<u32>().is_ok());
        let open = || OpenOptions::new().write(true).open(entry.path()).ok();
        if let Some(part) = is_part.then(open).flatten()
            && part.try_lock().is_ok()
        {
            _ = fs::remove_file(entry.path());
        }
    }
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn a_file_that_is_given_up_leaves_the_old_one() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("a.csv");
        fs::write(&target, "old").unwrap();
        let mut part = Part::create(&target).unwrap();
        part.fill("new").unwrap();
        drop(part);
        assert_eq!(fs::read_to_string(&target).unwrap(), "old");
        assert_eq!(names_in(root.path()), ["a.csv"]);
    }

    #[test]
    fn what_was_left_of_a_file_goes_and_what_is_being_written_stays() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        for name in [".a.csv.1.part", ".a.csv.x.part", ".b.csv.1.part"] {
            fs::write(path(name), "left").unwrap();
        }
        let busy = File::create(path(".a.csv.2.part")).unwrap();
        busy.try_lock().unwrap();
        Part::create(&path("a.csv")).unwrap().finish().unwrap();
        let left = [".a.csv.2.part", ".a.csv.x.part", ".b.csv.1.part", "a.csv"];
        assert_eq!(names_in(root.path()), left);
    }

    #[test]
    fn a_replaced_file_keeps_its_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("a.csv");
        fs::write(&target, "old").unwrap();
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        let mut part = Part::create(&target).unwrap();
        part.fill("new").unwrap();
        part.finish().unwrap();
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
