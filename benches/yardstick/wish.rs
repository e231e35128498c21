//! What was asked for on the command line.
//!
//! Does nothing of it.

use super::yard::recipe::{Packing, Recipe};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// How it is used.
pub const USAGE: &str = "\
usage: cargo bench --bench yardstick -- [OPTIONS]
  --orders N[,N...]  how many orders; several make a table of growth  [1000000]
  --shuffled         rows all over their files, not nearly sorted
  --quoted           every text in quotes
  --wide             forty columns and a long comment besides
  --uuid             orders known by UUIDs
  --gz, --zst        packed files
  --seed N           what the data is made from  [42]
  --rounds N         runs of each program, after one to warm up  [5]
  --peers A,B        the others  [duckdb,duckdb-cli,polars,chdb]; none for no other
  --whole            besides, every built-in promise
  --each             instead, what each promise costs; needs valgrind
  --install          first install the others with pip
  --keep FOLDER      keep the data there, and use what is there
  --tpch FOLDER      TPC-H at scale factor 1 instead; makes it there if it is not";

/// What was asked for.
#[derive(Debug)]
pub struct Wish {
    /// How many orders, for each set.
    pub orders: Vec<u64>,
    /// How the data is written.
    pub recipe: Recipe,
    /// How many runs count.
    pub rounds: usize,
    /// The other programs, by name.
    pub peers: Vec<String>,
    /// Whether every built-in promise is run besides.
    pub is_whole: bool,
    /// Whether the cost of each promise is asked for instead.
    pub is_each: bool,
    /// Whether the others are installed first.
    pub installs: bool,
    /// Where the data is kept.
    pub keep: Option<PathBuf>,
    /// Where TPC-H lies.
    pub tpch: Option<PathBuf>,
}

/// Reads the arguments; `cargo bench` adds one of its own.
pub fn read(arguments: impl Iterator<Item = String>) -> Result<Wish> {
    let mut wish = Wish {
        orders: vec![1_000_000],
        recipe: Recipe::default(),
        rounds: 5,
        peers: ["duckdb", "duckdb-cli", "polars", "chdb"].map(str::to_owned).to_vec(),
        is_whole: false,
        is_each: false,
        installs: false,
        keep: None,
        tpch: None,
    };
    let mut arguments = arguments.filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        let recipe = &mut wish.recipe;
        match argument.as_str() {
            "--shuffled" => recipe.is_shuffled = true,
            "--quoted" => recipe.is_quoted = true,
            "--wide" => recipe.is_wide = true,
            "--uuid" => recipe.has_uuids = true,
            "--gz" => recipe.packing = Packing::Gz,
            "--zst" => recipe.packing = Packing::Zst,
            "--whole" => wish.is_whole = true,
            "--each" => wish.is_each = true,
            "--install" => wish.installs = true,
            _ => {
                let value = arguments.next();
                let value = value.with_context(|| format!("{argument} is not known\n{USAGE}"))?;
                with_value(&mut wish, &argument, &value)?;
            }
        }
    }
    Ok(wish)
}

fn with_value(wish: &mut Wish, argument: &str, value: &str) -> Result<()> {
    let number = |text: &str| -> Result<u64> {
        text.replace('_', "").parse().with_context(|| format!("{argument} {text} is no number"))
    };
    match argument {
        "--orders" => wish.orders = value.split(',').map(number).collect::<Result<_>>()?,
        "--seed" => wish.recipe.seed = number(value)?,
        "--rounds" => wish.rounds = usize::try_from(number(value)?.max(1))?,
        "--peers" => {
            let names = value.split(',').filter(|name| !matches!(*name, "" | "none"));
            wish.peers = names.map(str::to_owned).collect();
        }
        "--keep" => wish.keep = Some(value.into()),
        "--tpch" => wish.tpch = Some(value.into()),
        _ => bail!("{argument} is not known\n{USAGE}"),
    }
    Ok(())
}
