//! Runs the program on files and compares what it says.
//!
//! `PROMISED_BIN` names another binary than the one built for the tests, such as the release one.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of real exports beside the checkout; in CI it must be there.
pub fn real(set: &str) -> Option<PathBuf> {
    let folder = root().join("../shared/data").join(set);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "{} is missing in CI", folder.display());
    eprintln!("SKIPPED: the real export {set} is not beside the checkout");
    None
}

/// What a run printed and how it ended.
pub struct Ran {
    /// The exit code.
    pub code: i32,
    /// What it printed.
    pub out: String,
    /// What it said besides.
    pub err: String,
}

/// Runs the program in a folder, as if from cron: no terminal, no colour, no contract around it.
pub fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    ran(program(folder).args(arguments).output().expect("the program starts"))
}

/// The program in a folder and in an empty environment, to be given arguments and started.
pub fn program(folder: &Path) -> Command {
    let built = env!("CARGO_BIN_EXE_promised").into();
    let binary: PathBuf = std::env::var_os("PROMISED_BIN").map_or(built, PathBuf::from);
    let binary = if binary.is_relative() { root().join(binary) } else { binary };
    let mut program = Command::new(binary);
    program.current_dir(folder).env_clear();
    program
}

/// What a run printed, as text.
pub fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("the report is UTF-8"),
        err: String::from_utf8(output.stderr).expect("the notes are UTF-8"),
    }
}

/// A folder of its own with some files in it.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file can be written");
    }
    folder
}

/// Compares a committed text with a fresh one; with `UPDATE=1` writes it instead.
pub fn compare(path: &Path, fresh: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, fresh).expect("the text can be written");
        return;
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == fresh,
        "{} is out of date; `UPDATE=1 cargo test` rewrites it\n{}",
        path.display(),
        difference(&committed, fresh)
    );
}

/// The first lines that differ.
fn difference(committed: &str, fresh: &str) -> String {
    let mut pairs = committed.lines().zip(fresh.lines()).enumerate();
    match pairs.find(|(_, (old, new))| old != new) {
        Some((line, (old, new))) => format!("line {}:\n- {old}\n+ {new}", line + 1),
        None => "one is longer than the other".to_owned(),
    }
}

/// The findings of a CSV report as rows of named cells.
pub fn findings(csv: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.deserialize().map(|row| row.expect("the report is CSV")).collect()
}
