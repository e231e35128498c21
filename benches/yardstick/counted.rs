//! Runs counted in instructions by valgrind, which says the same on a busy machine.
//!
//! Times nothing.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

/// The instructions of a run on exports in a folder, on one processor so that the program uses one
/// thread.
pub fn instructions(binary: &Path, folder: &Path, arguments: &[&str]) -> Result<u64> {
    let report = tempfile::tempdir()?;
    let out = report.path().join("report.csv");
    let usual = ["-q", "--no-contract", "--as-of", "2026-01-01", "-o"];
    let mut run = Command::new("valgrind");
    if let Some(processor) = processor() {
        run = Command::new("taskset");
        run.args(["-c", &processor, "valgrind"]);
    }
    run.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
    run.arg(binary).args(["audit", "."]).args(usual).arg(out).args(arguments);
    run.current_dir(folder).env_remove("RUST_BACKTRACE").env_remove("RUST_LOG");
    let output = run.output().context("valgrind does not run")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if !matches!(output.status.code(), Some(0 | 1 | 3)) {
        bail!("the audit did not run: {said}");
    }
    let count = said.lines().find_map(|line| line.split_once("refs:")).map(|(_, count)| count);
    let digits: String = count.unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    digits.parse().with_context(|| format!("valgrind says no count: {said}"))
}

/// A processor that this process may use, if it can be bound to one.
fn processor() -> Option<String> {
    Command::new("taskset").arg("--version").output().ok()?;
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let allowed = status.lines().find_map(|line| line.strip_prefix("Cpus_allowed_list:"))?;
    let first: String = allowed.trim().chars().take_while(char::is_ascii_digit).collect();
    (!first.is_empty()).then_some(first)
}
