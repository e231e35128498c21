//! `promised history`: what earlier runs found, whether that is whole, and making it shorter.
//!
//! Only `prune` writes to it, with a backup before and under the lock.

mod lists;

use super::arguments::{LawArguments, LookArguments};
use super::night::arguments::{LockArguments, PlaceArguments};
use super::night::lock::Lock;
use super::night::place;
use super::{gate, law, page, streams};
use crate::history::store::{Access, Store};
use crate::render::{counted, visible};
use crate::time::{Zone, parse};
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// What `promised history` is told.
#[derive(Debug, Args)]
pub struct HistoryArguments {
    /// What is to be shown or done.
    #[command(subcommand)]
    pub what: What,
}

/// What can be shown and done.
#[derive(Debug, Subcommand)]
pub enum What {
    /// List the runs
    Runs(ShowArguments),
    /// List what is open, the oldest first
    Findings(FindingsArguments),
    /// Tell what became of a finding, run by run
    Show(OneArguments),
    /// Print every run and every step of every finding as lines of JSON
    Export(ShowArguments),
    /// Look whether the history is whole: pages, references, sums and the chain over the runs
    Doctor(ShowArguments),
    /// Forget old runs, or runs that should not have been; a backup is made before
    Prune(PruneArguments),
}

/// Where the history is and how a page looks.
#[derive(Debug, Args)]
pub struct ShowArguments {
    /// Where the contract is.
    #[command(flatten)]
    pub law: LawArguments,
    /// Where the history is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// How it looks.
    #[command(flatten)]
    pub look: LookArguments,
}

/// What `promised history findings` is told.
#[derive(Debug, Args)]
pub struct FindingsArguments {
    /// Also what was put right
    #[arg(long)]
    pub all: bool,
    /// Where and how.
    #[command(flatten)]
    pub show: ShowArguments,
}

/// What `promised history show` is told.
#[derive(Debug, Args)]
pub struct OneArguments {
    /// A fingerprint, or the start of one
    pub fingerprint: String,
    /// Where and how.
    #[command(flatten)]
    pub show: ShowArguments,
}

/// What `promised history prune` is told.
#[derive(Debug, Args)]
pub struct PruneArguments {
    /// Forget what was put right before this day, and how what is open came about
    #[arg(long, value_name = "DATE", required_unless_present = "after", conflicts_with = "after")]
    pub before: Option<String>,
    /// Forget the runs as of later days as if they had never been
    #[arg(long, value_name = "DATE")]
    pub after: Option<String>,
    /// How the history is locked.
    #[command(flatten)]
    pub lock: LockArguments,
    /// Where and how.
    #[command(flatten)]
    pub show: ShowArguments,
}

/// A history that is there, and the zone of its business.
struct Opened {
    store: Store,
    zone: Zone,
}

/// Does what is asked and returns the exit code.
pub fn run(arguments: &HistoryArguments) -> Result<u8> {
    match &arguments.what {
        What::Runs(show) => {
            let opened = opened(show, Access::Read)?;
            let (runs, stakes) = (opened.store.runs()?, opened.store.stakes(0)?);
            streams::print(&lists::runs(&runs, &stakes, &page::of_page(&show.look)))?;
        }
        What::Findings(findings) => {
            let opened = opened(&findings.show, Access::Read)?;
            let look = page::of_page(&findings.show.look);
            let store = &opened.store;
            let cases = if findings.all { store.cases()? } else { store.open_cases()? };
            let cases = cases.into_values().collect();
            streams::print(&lists::findings(cases, opened.zone, &look))?;
        }
        What::Show(one) => {
            let opened = opened(&one.show, Access::Read)?;
            let case = lists::one(opened.store.cases()?, &one.fingerprint)?;
            let steps = opened.store.steps(case.fingerprint)?;
            let look = page::of_page(&one.show.look);
            streams::print(&lists::steps(&case, &steps, opened.zone, &look))?;
        }
        What::Export(show) => {
            let opened = opened(show, Access::Read)?;
            opened.store.export(|line| streams::print(&format!("{line}\n")))?;
        }
        What::Doctor(show) => return doctor(&opened(show, Access::Read)?.store),
        What::Prune(arguments) => prune(arguments)?,
    }
    Ok(gate::FINE)
}

/// The history that is meant.
fn place_of(show: &ShowArguments) -> Result<(PathBuf, Zone)> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::read(&show.law, &[], &working_folder)?;
    let path = place::chosen(show.place.history.as_ref(), &law, &working_folder)?;
    Ok((path, law.contract.zone))
}

fn opened(show: &ShowArguments, access: Access) -> Result<Opened> {
    let (path, zone) = place_of(show)?;
    let store = Store::open(&path, access)?
        .with_context(|| format!("there is no history {} yet", path.display()))?;
    Ok(Opened { store, zone })
}

fn doctor(store: &Store) -> Result<u8> {
    let health = store.examine()?;
    for wrong in &health.wrong {
        streams::note(&format!("wrong: {}", visible(wrong)));
    }
    let (runs, followed) = health.runs;
    let (runs, open) = (counted(runs as u64, "run"), health.open);
    let verdict = if health.wrong.is_empty() { "whole" } else { "not to be relied on" };
    streams::print(&format!("{runs}, {followed} of them in the chain, {open} open: {verdict}\n"))?;
    Ok(if health.wrong.is_empty() { gate::FINE } else { gate::COULD_NOT_RUN })
}

fn prune(arguments: &PruneArguments) -> Result<()> {
    let (path, zone) = place_of(&arguments.show)?;
    let _lock = Lock::hold(&path, arguments.lock)?;
    let mut opened = opened(&arguments.show, Access::Write)?;
    let pruned = match (&arguments.before, &arguments.after) {
        (Some(day), _) => opened.store.prune_before(moment(day, zone)?.0)?,
        (None, Some(day)) => opened.store.prune_after(moment(day, zone)?.1)?,
        (None, None) => bail!("say --before or --after"),
    };
    let (runs, steps) = (pruned.runs as u64, pruned.steps as u64);
    streams::print(&format!(
        "{} and {} forgotten; as it was: {}\n",
        counted(runs, "run"),
        counted(steps, "step"),
        pruned.backup.display()
    ))
}

/// The first and the last instant of a day.
fn moment(text: &str, zone: Zone) -> Result<(i64, i64)> {
    let span = parse(text, zone)
        .with_context(|| format!("{text:?} is neither a day such as 2026-03-31 nor a moment"))?;
    Ok((span.lo, span.hi))
}
