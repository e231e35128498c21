//! What it takes to write a report of a million findings in each format: time and memory.
//!
//! `cargo bench --bench rendering -- 1000000` makes up a report, and writes it in a process of its
//! own for each format to a temporary file. Judges nothing and reads no export.

#![allow(clippy::print_stdout, clippy::print_stderr)] // Printing figures is what it is for.
#![allow(clippy::float_arithmetic)] // Figures for people, no results.

use promised::decimal::ONE;
use promised::intake::FileAccount;
use promised::redact::{Key, redacted};
use promised::render::{Format, Look, write};
use promised::report::{
    Evidence, Finding, Outcome, PromiseSummary, Report, Severity, Stage, Told, Unit, Value,
};
use promised::tables::Role;
use std::process::Command;
use std::time::Instant;

/// Every format by its ending, and two that ask for more than is usual.
const WAYS: [&str; 11] = [
    "txt",
    "csv",
    "json",
    "jsonl",
    "xlsx",
    "html",
    "md",
    "xml",
    "txt --all",
    "html --all",
    "csv --redact",
];

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["--way", way, count] => measure(way, count.parse()?),
        [] => each(100_000),
        [count] => each(count.parse()?),
        _ => anyhow::bail!("usage: cargo bench --bench rendering -- [FINDINGS]"),
    }
}

/// Writes each format in a process of its own, whose memory is its own.
fn each(count: u32) -> anyhow::Result<()> {
    println!(
        "{:<14}{:>12}{:>12}{:>14}{:>16}",
        "format", "wall s", "MiB", "peak MiB", "of report MiB"
    );
    for way in WAYS {
        let program = std::env::current_exe()?;
        let status = Command::new(program).args(["--way", way, &count.to_string()]).status()?;
        anyhow::ensure!(status.success(), "{way} failed");
    }
    Ok(())
}

/// Makes the report, writes it, and says what that took; the memory of the report itself apart.
fn measure(way: &str, count: u32) -> anyhow::Result<()> {
    let (ending, more) = way.split_once(' ').unwrap_or((way, ""));
    let format = Format::of_extension(ending).expect("a format");
    let top = if more == "--all" { None } else { Some(10) };
    let mut report = made(count);
    let held = peak();
    let mut file = tempfile::tempfile()?;
    let start = Instant::now();
    if more == "--redact" {
        report = redacted(&report, Key::of_contents(&report));
    }
    write(&report, format, &Look { top, ..Look::default() }, &mut file)?;
    let wall = start.elapsed().as_secs_f64();
    let size = file.metadata()?.len() >> 20;
    println!("{way:<14}{wall:>12.2}{size:>12}{:>14}{held:>16}", peak());
    Ok(())
}

/// The most memory that this process held, in MiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    kib.unwrap_or(0_u64) >> 10
}

/// A report with so many late deliveries of ten thousand customers.
fn made(count: u32) -> Report {
    let findings = (0..count).map(|number| Box::new(finding(number)));
    let mut outcomes = [0; 8];
    outcomes[Outcome::Kept as usize] = u64::from(count) * 9;
    outcomes[Outcome::Broken as usize] = u64::from(count);
    let promise = PromiseSummary {
        code: "DLV101".to_owned(),
        name: "late-delivery".to_owned(),
        severity: Severity::Error,
        about: "order",
        stage: Some(Stage::Delivery),
        outcomes,
        findings: u64::from(count),
        told: (0, u64::from(count)),
        stake: vec![("EUR".to_owned(), i128::from(count) * i128::from(ONE))],
        missing: Vec::new(),
        is_off: false,
    };
    let file = |path: &str, role| FileAccount {
        path: path.to_owned(),
        roles: vec![role],
        rows_read: u64::from(count),
        used: u64::from(count),
        ..FileAccount::default()
    };
    Report {
        as_of: "2026-03-31T23:59:59Z".to_owned(),
        orders: u64::from(count) * 10,
        orders_matched: u64::from(count) * 10,
        orders_missed: u64::from(count),
        promises: vec![promise],
        findings: findings.collect(),
        files: vec![file("orders.csv", Role::Orders), file("deliveries.csv", Role::Deliveries)],
        ..Report::default()
    }
}

fn finding(number: u32) -> Finding {
    let value = |text: String, unit| Value { text, unit };
    Finding {
        promise: 0,
        severity: Severity::Error,
        outcome: Outcome::Broken,
        order: format!("SO-{number:08}"),
        document: format!("D-{number:08}"),
        customer: format!("Kunde Åsa {}", number % 10_000),
        carrier: format!("Carrier {}", number % 7),
        promised: value(format!("2026-03-{:02}", number % 28 + 1), Unit::Moment),
        actual: value(format!("2026-04-{:02}", number % 28 + 1), Unit::Moment),
        margin: value("-31".to_owned(), Unit::Days),
        told: Told::No,
        stake: Some(ONE),
        currency: "EUR".to_owned(),
        match_level: "order",
        evidence: vec![
            Evidence { file: 0, line: number + 2 },
            Evidence { file: 1, line: number + 2 },
        ],
        fingerprint: format!("{number:032x}"),
        ..Finding::default()
    }
}
