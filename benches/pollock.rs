//! How polluted files are read: the scores of the Pollock benchmark, and silent differences.
//!
//! `cargo bench --bench pollock -- FOLDER` reads every file of a folder as it was published, once
//! told how it is written and once on detection alone. The files are not part of this project;
//! `benches/README.md` says where they come from. Without a folder it does nothing.

#![allow(clippy::print_stdout, clippy::print_stderr)] // Printing figures is what it is for.

#[path = "pollock/benchmark.rs"]
mod benchmark;

use anyhow::{Context, Result, bail};
use benchmark::corpus::Corpus;
use benchmark::loading::{Mode, load};
use benchmark::page;
use benchmark::score::score;
use std::path::PathBuf;

const USAGE: &str =
    "usage: cargo bench --bench pollock -- FOLDER [--weights FILE] [--list] [--json]";

/// What was asked for.
#[derive(Debug, Default)]
struct Wish {
    folder: PathBuf,
    weights: Option<PathBuf>,
    with_list: bool,
    as_json: bool,
}

fn main() -> Result<()> {
    let Some(wish) = wish()? else {
        println!("{USAGE}");
        return Ok(());
    };
    let corpus = Corpus::open(&wish.folder, wish.weights.as_deref())?;
    // A panic of the reader is one file that failed, and is listed as such.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let scores = [Mode::Given, Mode::Detected].map(|mode| score(&corpus, mode, &load));
    std::panic::set_hook(hook);
    if wish.as_json {
        println!("{:#}", page::json(&scores, &corpus.notices));
        return Ok(());
    }
    for notice in &corpus.notices {
        eprintln!("{notice}");
    }
    print!("{}", page::text(&scores));
    if wish.with_list {
        scores.iter().for_each(|score| print!("{}", page::list(score)));
    }
    Ok(())
}

/// Reads the arguments; `cargo bench` adds one of its own.
fn wish() -> Result<Option<Wish>> {
    let mut wish = Wish::default();
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--list" => wish.with_list = true,
            "--json" => wish.as_json = true,
            "--weights" => {
                wish.weights = Some(arguments.next().context("--weights needs a file")?.into());
            }
            other if other.starts_with('-') => bail!("{other} is not known; {USAGE}"),
            folder if wish.folder.as_os_str().is_empty() => wish.folder = folder.into(),
            other => bail!("{other} is one folder too many; {USAGE}"),
        }
    }
    Ok(Some(wish).filter(|wish| !wish.folder.as_os_str().is_empty()))
}
