//! Runs a program and says what it took: wall time, processor time, peak memory.
//!
//! The kernel tells a parent about all its children together. So this very program is started
//! again as a parent of one child, and that one tells.

use super::yard::page::Cost;
use anyhow::{Context, Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The argument by which this program is told to be the parent of one child.
pub const PARENT: &str = "--as-parent-of";

/// Runs a program to its end; it may end with 0, or with 1 where that is no failure.
pub fn run(command: &[String], may_find: bool) -> Result<Cost> {
    let myself = std::env::current_exe().context("this program has a path")?;
    let output = Command::new(myself).arg(PARENT).args(command).stdin(Stdio::null()).output()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let figures: Vec<u64> =
        told.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    match figures.as_slice() {
        &[wall, cpu, peak, code] if code == 0 || (code == 1 && may_find) => {
            Ok(Cost { wall, cpu, peak })
        }
        _ => {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            let last: Vec<&str> = said.lines().rev().take(8).collect();
            let last: Vec<&str> = last.into_iter().rev().collect();
            bail!("{} failed: {told}\n{}", command.join(" "), last.join("\n"))
        }
    }
}

/// Runs a program as its only child; returns what is to be told: wall, cpu, peak, exit code.
pub fn parent(command: &[String]) -> Result<String> {
    let (program, arguments) = command.split_first().context("there is a program to run")?;
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("{program} does not start"))?;
    let status = child.wait()?;
    let wall = start.elapsed().as_micros();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let micros = |time: nix::sys::time::TimeVal| {
        u64::try_from(time.tv_sec()).unwrap_or(0) * 1_000_000
            + u64::try_from(time.tv_usec()).unwrap_or(0)
    };
    let cpu = micros(usage.user_time()) + micros(usage.system_time());
    Ok(format!("{wall} {cpu} {} {}", usage.max_rss(), status.code().unwrap_or(-1)))
}
