//! How fast it is: beside other programs, beside the bytes themselves, and as the data grows.
//!
//! `cargo bench --bench yardstick` makes one million orders with deliveries and invoices, has our
//! program and the others answer the same questions about them, in turns, and prints the ratios.
//! `benches/README.md` says what each figure means. It is no test: nothing fails by being slow.

#![allow(clippy::print_stdout)] // Printing figures is what it is for.

#[path = "yardstick/child.rs"]
mod child;
#[path = "yardstick/counted.rs"]
mod counted;
#[path = "yardstick/each.rs"]
mod each;
#[path = "yardstick/tools.rs"]
mod tools;
#[path = "yardstick/tpch.rs"]
mod tpch;
#[path = "yardstick/wish.rs"]
mod wish;
#[path = "yardstick/yard.rs"]
mod yard;

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use tools::{Python, Tool};
use wish::Wish;
use yard::exports::{self, Made};
use yard::findings::{Found, verdict};
use yard::page::{self, Cost, Line, Part, grouped, median};
use yard::recipe::Recipe;
use yard::scan::scan;

const PACKAGES: [&str; 5] = ["duckdb", "duckdb-cli", "polars", "chdb", "tpchgen-cli"];

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((word, command)) if word == child::PARENT => println!("{}", child::parent(command)?),
        Some((word, files)) if word == tools::SCAN => {
            let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
            println!("{:?}", scan(&files, 2)?);
        }
        _ if arguments.iter().any(|word| word == "--help") => println!("{}", wish::USAGE),
        _ => measure(&wish::read(arguments.into_iter())?)?,
    }
    Ok(())
}

fn measure(wish: &Wish) -> Result<()> {
    let python = Python::found();
    if wish.installs {
        python.as_ref().context("there is no python3 to install with")?.install(&PACKAGES)?;
    }
    if let Some(folder) = &wish.tpch {
        return tpch::measure(folder, wish.rounds, python.as_ref());
    }
    if wish.is_each {
        return each::print(&wish.recipe);
    }
    let mut sets = Vec::new();
    for orders in &wish.orders {
        let recipe = Recipe { orders: *orders, ..wish.recipe.clone() };
        sets.push((*orders, set(wish, &recipe, python.as_ref())?));
    }
    if sets.len() > 1 {
        println!("{}", page::growth(&sets));
    }
    Ok(())
}

/// Makes one set of data, runs every program on it and prints what they took.
fn set(wish: &Wish, recipe: &Recipe, python: Option<&Python>) -> Result<Vec<Line>> {
    let temporary = tempfile::tempdir()?;
    let kept = wish.keep.as_ref().map(|keep| keep.join(name(recipe)));
    let exports = kept.unwrap_or_else(|| temporary.path().join("exports"));
    let made = data(recipe, &exports)?;
    let [orders, deliveries, invoices] = made.rows.map(grouped);
    println!(
        "{orders} orders, {deliveries} deliveries, {invoices} invoices; {recipe}; {} MB; \
         medians of {} rounds on {} cores",
        grouped(made.bytes / 1_000_000),
        wish.rounds,
        std::thread::available_parallelism()?
    );
    let mut runners = vec![tools::ours(&exports, temporary.path(), false)];
    runners.extend(wish.is_whole.then(|| tools::ours(&exports, temporary.path(), true)));
    for peer in &wish.peers {
        let found = python.context("there is no python3");
        match found.and_then(|python| python.peer(peer, recipe, &exports, temporary.path())) {
            Ok(peer) => runners.push(peer),
            Err(why) => println!("{peer} is left out: {why:#}"),
        }
    }
    runners.extend(tools::scan(recipe, &exports));
    let lines = race(&mut runners, wish.rounds)?;
    println!("{}{}", page::table(&lines), page::summary(&lines));
    compare(&runners)?;
    Ok(lines)
}

/// A folder for data of this recipe.
fn name(recipe: &Recipe) -> String {
    format!("{} orders, {recipe}, seed {}", recipe.orders, recipe.seed).replace([',', ' '], "-")
}

/// Makes the data, unless the same recipe was made there before.
fn data(recipe: &Recipe, exports: &Path) -> Result<Made> {
    let label = exports.with_extension("label");
    let wanted = format!("{recipe:?}");
    let before = std::fs::read_to_string(&label).unwrap_or_default();
    let mut lines = before.lines();
    let is_same = lines.next() == Some(wanted.as_str());
    let figures: Vec<u64> = lines.filter_map(|line| line.parse().ok()).collect();
    if let (true, &[orders, deliveries, invoices, bytes]) = (is_same, figures.as_slice()) {
        return Ok(Made { rows: [orders, deliveries, invoices], bytes });
    }
    std::fs::create_dir_all(exports).context("the folder for the data cannot be made")?;
    let made = exports::write(recipe, exports).context("the data cannot be written")?;
    let [orders, deliveries, invoices] = made.rows;
    std::fs::write(
        label,
        format!("{wanted}\n{orders}\n{deliveries}\n{invoices}\n{}\n", made.bytes),
    )?;
    Ok(made)
}

/// Runs the programs in turns, once to warm up and then as often as is asked.
///
/// A peer that fails is left out; if ours fails, there is nothing to print.
fn race(runners: &mut Vec<Tool>, rounds: usize) -> Result<Vec<Line>> {
    let run = |tool: &Tool| child::run(&tool.command, tool.part != Part::Peer);
    let mut failed = Vec::new();
    for (at, tool) in runners.iter().enumerate() {
        match run(tool) {
            Ok(_) => {}
            Err(why) if tool.part == Part::Peer => {
                println!("{} is left out: {why:#}", tool.name);
                failed.push(at);
            }
            Err(why) => return Err(why),
        }
    }
    failed.iter().rev().for_each(|at| drop(runners.remove(*at)));
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); runners.len()];
    for round in 0..rounds {
        for turn in 0..runners.len() {
            // Each round begins with another program, so that none always follows the same one.
            let at = (round + turn) % runners.len();
            costs[at].push(run(&runners[at])?);
        }
    }
    let lines = runners.iter().zip(&costs).map(|(tool, costs)| Line {
        name: tool.name.clone(),
        part: tool.part,
        cost: median(costs),
    });
    Ok(lines.collect())
}

/// Holds that every peer found what ours found.
fn compare(runners: &[Tool]) -> Result<()> {
    let of = |part: Part| runners.iter().filter(move |tool| tool.part == part);
    let ours = of(Part::Ours).next().context("ours always runs")?;
    let ours = Found::ours(&ours.answers)?;
    let counts = ours.counts();
    let counts: Vec<String> =
        counts.iter().map(|(question, count)| format!("{question} {}", *count)).collect();
    println!("ours found {} pairs of order and question: {}", ours.len(), counts.join(", "));
    let mut is_same = true;
    for peer in of(Part::Peer) {
        let (is_alike, line) = verdict(&ours, &peer.name, &Found::theirs(&peer.answers)?);
        println!("{line}");
        is_same &= is_alike;
    }
    println!();
    if is_same { Ok(()) } else { bail!("the programs do not agree, so their times say nothing") }
}
