//! A temporary file for what is put aside while there is no room for it in memory.
//!
//! It lies where temporary files lie (`TMPDIR`), has no name of its own where the system allows
//! that, and is gone when the run is over, however it ends. Knows nothing of what it holds.

use anyhow::{Context, Result, anyhow};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::sync::Mutex;

/// The file.
#[derive(Debug)]
pub struct Spool {
    file: Mutex<(File, u64)>,
}

/// Where something was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// The first byte.
    pub at: u64,
    /// How many bytes there are.
    pub length: u64,
}

impl Spool {
    /// An empty one.
    pub fn new() -> Result<Self> {
        let file = tempfile::tempfile().with_context(|| told("cannot make a file"))?;
        Ok(Self { file: Mutex::new((file, 0)) })
    }

    /// Puts bytes aside.
    pub fn keep(&self, bytes: &[u8]) -> Result<Kept> {
        let mut held = self.file.lock().map_err(|_| anyhow!(told("cannot write")))?;
        let (file, end) = &mut *held;
        let at = *end;
        let written = file.seek(SeekFrom::Start(at)).and_then(|_| file.write_all(bytes));
        written.with_context(|| told("cannot write"))?;
        *end += bytes.len() as u64;
        Ok(Kept { at, length: bytes.len() as u64 })
    }

    /// Takes up what was put aside.
    pub fn read(&self, kept: Kept) -> Result<Vec<u8>> {
        let mut bytes = vec![0; usize::try_from(kept.length)?];
        let mut held = self.file.lock().map_err(|_| anyhow!(told("cannot read")))?;
        let file = &mut held.0;
        let read = file.seek(SeekFrom::Start(kept.at)).and_then(|_| file.read_exact(&mut bytes));
        read.with_context(|| told("cannot read"))?;
        Ok(bytes)
    }
}

/// An error with the folder it is about, which somebody may have to make room in.
fn told(what: &str) -> String {
    format!("{what} in the folder for temporary files, {}", std::env::temp_dir().display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_aside_is_found_again() {
        let spool = Spool::new().unwrap();
        let kept = ["one", "", "three"].map(|text| spool.keep(text.as_bytes()).unwrap());
        let read = [2, 0, 1].map(|at: usize| spool.read(kept[at]).unwrap());
        assert_eq!(read, [b"three".to_vec(), b"one".to_vec(), Vec::new()]);
        assert!(spool.read(Kept { at: 7, length: 9 }).is_err());
    }
}
