//! What a run costs in instructions, against committed figures: a guard against growing slow.
//!
//! Counts and never times, so it says the same on a busy machine. Needs valgrind, and the release
//! binary in `PROMISED_BIN`; without them it says that it was skipped. Another compiler or another
//! kind of processor may move a figure; `UPDATE=1` writes the figures afresh:
//!
//! `UPDATE=1 PROMISED_BIN=target/release/promised cargo test --test integration -- instructions`

use super::harness::{compare, program, root};
use super::yardstick::counted::instructions;
use super::yardstick::yard::exports::write;
use super::yardstick::yard::findings::PROMISES;
use super::yardstick::yard::page::grouped;
use super::yardstick::yard::recipe::{Packing, Recipe};
use std::path::{Path, PathBuf};
use std::process::Command;

/// How much more than the committed figure is allowed, in percent.
const SLACK: u64 = 20;
/// The sizes that are counted: what they differ by is the cost of rows, the rest that of starting.
const ORDERS: [u64; 2] = [1_000, 4_000];

/// A kind of run, and what it is run with.
struct Case {
    name: &'static str,
    recipe: Recipe,
    arguments: &'static [&'static str],
}

fn cases() -> [Case; 5] {
    let plain = Recipe::default();
    let eight = &["--select", PROMISES];
    let case = |name, recipe, arguments| Case { name, recipe, arguments };
    [
        case("eight promises", plain.clone(), eight),
        case("eight promises, shuffled", Recipe { is_shuffled: true, ..plain.clone() }, eight),
        case("eight promises, quoted", Recipe { is_quoted: true, ..plain.clone() }, eight),
        case("eight promises, gzip", Recipe { packing: Packing::Gz, ..plain.clone() }, eight),
        case("every promise", plain, &[]),
    ]
}

#[test]
fn a_row_costs_no_more_instructions_than_was_committed() {
    let Some(binary) = binary() else {
        return;
    };
    let path = root().join("tests/suite/instructions.txt");
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let figures: Vec<(String, u64)> = cases().iter().flat_map(|case| cost(&binary, case)).collect();
    if std::env::var_os("UPDATE").is_some() {
        compare(&path, &text(&figures));
        return;
    }
    let grown = grown(&committed, &figures);
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

/// The release binary, if it and valgrind are there.
fn binary() -> Option<PathBuf> {
    let binary = std::env::var_os("PROMISED_BIN").map(|path| root().join(path));
    let has_valgrind = Command::new("valgrind").arg("--version").output().is_ok();
    if let (Some(binary), true) = (&binary, has_valgrind) {
        return Some(binary.clone());
    }
    assert!(std::env::var_os("CI").is_none(), "CI counts instructions: valgrind, PROMISED_BIN");
    eprintln!("SKIPPED: instructions are counted with valgrind, on the binary of PROMISED_BIN");
    None
}

/// What starting costs, and what every further row does.
fn cost(binary: &Path, case: &Case) -> [(String, u64); 2] {
    let [small, large] = ORDERS.map(|orders| {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let recipe = Recipe { orders, ..case.recipe.clone() };
        let made = write(&recipe, folder.path()).expect("the data can be written");
        (made.rows.iter().sum::<u64>(), count(binary, folder.path(), case.arguments))
    });
    let per_row = (large.1 - small.1) / (large.0 - small.0);
    let start = small.1.saturating_sub(per_row * small.0);
    [(format!("{}, start", case.name), start), (format!("{}, a row", case.name), per_row)]
}

fn count(binary: &Path, folder: &Path, arguments: &[&str]) -> u64 {
    instructions(binary, folder, arguments).unwrap_or_else(|why| panic!("{why:#}"))
}

/// The figures as they are committed.
fn text(figures: &[(String, u64)]) -> String {
    let line = |(name, count): &(String, u64)| format!("{name:<36} {:>14}\n", grouped(*count));
    figures.iter().map(line).collect()
}

/// The figures that rose by more than is allowed, each with how much.
fn grown(committed: &str, figures: &[(String, u64)]) -> Vec<String> {
    let before = |name: &str| {
        let line = committed.lines().find_map(|line| line.strip_prefix(&format!("{name} ")))?;
        line.trim().replace(',', "").parse::<u64>().ok()
    };
    let grown = figures.iter().filter_map(|(name, count)| {
        let Some(before) = before(name) else {
            return Some(format!("{name}: no figure is committed; `UPDATE=1` writes it"));
        };
        if *count * 100 <= before * (100 + SLACK) {
            return None;
        }
        let percent = (*count - before) * 100 / before.max(1);
        Some(format!(
            "{name}: {} instructions instead of {}, {percent} % more; {SLACK} % are allowed",
            grouped(*count),
            grouped(before)
        ))
    });
    grown.collect()
}

#[test]
fn what_rose_is_named_with_how_much() {
    let committed = text(&[("a, start".into(), 1_000_000), ("a, a row".into(), 2_000)]);
    let figures = |start, row| [("a, start".to_owned(), start), ("a, a row".to_owned(), row)];
    assert!(grown(&committed, &figures(1_200_000, 2_400)).is_empty());
    assert_eq!(
        grown(&committed, &figures(900_000, 2_500)),
        ["a, a row: 2,500 instructions instead of 2,000, 25 % more; 20 % are allowed"]
    );
    assert_eq!(grown("", &figures(1, 1)).len(), 2, "a figure that is missing is no pass");
}

#[test]
fn every_case_is_a_run_that_works() {
    for case in cases() {
        let folder = tempfile::tempdir().unwrap();
        write(&Recipe { orders: 300, ..case.recipe }, folder.path()).unwrap();
        let mut run = program(folder.path());
        run.args(["audit", ".", "-q", "--no-contract", "--as-of", "2026-01-01"]);
        let output = run.args(case.arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", case.name);
    }
}
