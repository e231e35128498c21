//! What each promise costs, in instructions an order, beside what reading costs.
//!
//! A promise costs what a run with it alone takes more than a run that asks for nothing. What
//! several promises share is counted for each of them, so they add up to more than all at once.

use super::counted::instructions;
use super::tools;
use super::yard::exports;
use super::yard::page::grouped;
use super::yard::recipe::Recipe;
use anyhow::Result;
use promised::formula::Grain;
use promised::promises::Catalogue;
use std::path::Path;

/// Two sizes: what they differ by is the cost of orders, the rest that of starting.
const ORDERS: [u64; 2] = [20_100, 40_200];
/// A promise about the input, for which nothing is judged.
const NOTHING: &str = "DAT012";

/// Prints the table.
#[allow(clippy::print_stdout)] // Printing figures is what it is for.
pub fn print(recipe: &Recipe) -> Result<()> {
    let folders = [tempfile::tempdir()?, tempfile::tempdir()?];
    for (folder, orders) in folders.iter().zip(ORDERS) {
        exports::write(&Recipe { orders, ..recipe.clone() }, folder.path())?;
    }
    let binary = tools::binary();
    let cost = |arguments: &[&str]| -> Result<u64> {
        let count = |at: usize| instructions(Path::new(&binary), folders[at].path(), arguments);
        Ok(count(1)?.saturating_sub(count(0)?) / (ORDERS[1] - ORDERS[0]))
    };
    let nothing = cost(&["--select", NOTHING])?;
    let every = cost(&[])?.saturating_sub(nothing);
    let mut lines = Vec::new();
    for promise in Catalogue::builtin().promises.iter().filter(|one| one.about != Grain::Input) {
        let alone = cost(&["--select", &promise.code])?.saturating_sub(nothing);
        lines.push((alone, format!("{} {}", promise.code, promise.name)));
    }
    lines.sort_by(|a, b| b.cmp(a));
    lines.insert(0, (nothing, "reading and linking, nothing judged".to_owned()));
    lines.insert(1, (every, "every promise at once".to_owned()));
    println!("| instructions an order | |\n|---|---|");
    for (count, what) in lines {
        println!("| {} | {what} |", grouped(count));
    }
    Ok(())
}
