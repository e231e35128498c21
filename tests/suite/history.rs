//! Every night: what is new, worse and put right, and nothing lost or made up.
//!
//! The program runs as from cron, in a folder of its own with a contract that names a history.

pub mod ages;
pub mod crowd;
pub mod faults;
pub mod kept;
pub mod marks;
pub mod nights;
pub mod recipes;
pub mod simulated;
pub mod stops;
pub mod upgrades;

use super::harness::{Ran, program, ran};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A shop whose exports change from night to night.
pub struct Shop(tempfile::TempDir);

/// What a shop has to say about its history.
const CONTRACT: &str = "[history]\nfile = \"nights.db\"\n";

impl Shop {
    /// A shop without any exports yet.
    pub fn new() -> Self {
        let shop = Self(tempfile::tempdir().expect("a temporary folder"));
        fs::create_dir(shop.path("in")).expect("a folder");
        shop.write("promised.toml", CONTRACT);
        shop
    }

    /// A place in its folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file can be written");
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    /// Exports orders, each with its number, promised day and day of delivery, and one more that is
    /// in time and the newest of all.
    pub fn orders(&self, orders: &[(&str, &str, &str)]) {
        let header = "order_id,customer,promised_by,delivered_at\n".to_owned();
        let rows = orders.iter().fold(header, |text, (order, promised, delivered)| {
            text + &format!("{order},Customer {order},{promised},{delivered}\n")
        });
        let newest = "Z,Customer Z,2026-03-09,2026-03-09\n";
        self.write("in/orders.csv", &format!("{rows}{newest}"));
    }

    /// The program in its folder.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = program(self.folder());
        command.args(words);
        command
    }

    /// Runs the program in its folder.
    pub fn run(&self, words: &[&str]) -> Ran {
        ran(self.command(words).output().expect("the program starts"))
    }

    /// Audits as of a day.
    pub fn audit(&self, day: &str, words: &[&str]) -> Ran {
        self.run(&[&["audit", "in", "--as-of", day], words].concat())
    }

    /// Audits as of a day and returns the line about the history.
    pub fn night(&self, day: &str) -> String {
        let ran = self.audit(day, &[]);
        assert!(ran.code <= 1, "{}\n{}", ran.out, ran.err);
        line(&ran.out)
    }

    /// What the history lists.
    pub fn history(&self, words: &[&str]) -> String {
        let ran = self.run(&[&["history"], words].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    }

    /// The names of all files in its folder.
    pub fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder()).expect("a folder").flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }
}

/// The line of a report about the history.
fn line(report: &str) -> String {
    let mut lines = report.lines();
    let is_it = |line: &&str| line.starts_with("since ") || line.starts_with("the first run");
    lines.find(is_it).unwrap_or_else(|| panic!("no line about the history\n{report}")).to_owned()
}
