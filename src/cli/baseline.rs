//! `promised baseline`: all that is open when a business begins to look is accepted once.
//!
//! What is in it has no end, so it only ever shrinks: what is put right goes, what costs less may
//! cost no more again, and what is new never gets in.

use super::arguments::LawArguments;
use super::law;
use super::night::arguments::{LockArguments, PlaceArguments};
use super::night::lock::Lock;
use super::night::place::{self, Beside};
use super::night::read_if_there;
use super::part::Part;
use super::streams;
use crate::history::store::{Access, Store};
use crate::history::{Acks, Cap, Case, baseline_text};
use crate::render::counted;
use anyhow::{Context, Result};
use clap::Args;

/// What `promised baseline` is told.
#[derive(Debug, Args)]
pub struct BaselineArguments {
    /// Where the contract is.
    #[command(flatten)]
    pub law: LawArguments,
    /// Where the history is.
    #[command(flatten)]
    pub place: PlaceArguments,
    /// How the history is locked.
    #[command(flatten)]
    pub lock: LockArguments,
}

/// Writes or shrinks the baseline and returns the exit code.
pub fn run(arguments: &BaselineArguments) -> Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::read(&arguments.law, &[], &working_folder)?;
    let history = place::chosen(arguments.place.history.as_ref(), &law, &working_folder)?;
    let none = || {
        format!("there is no history {}; run `promised audit --history` first", history.display())
    };
    // Only where there is one is there anything to lock.
    std::fs::metadata(&history).with_context(none)?;
    let _lock = Lock::hold(&history, arguments.lock)?;
    let store = Store::open(&history, Access::Read)?.with_context(none)?;
    let open: Vec<Case> = store.open_cases()?.into_values().collect();
    let path = Beside::of(&law, Some(&history)).map(|beside| beside.baseline).unwrap_or_default();
    let name = place::name_of(&path);
    let _lock_of_file = Lock::of_file(&path, arguments.lock)?;
    let mut known = Acks::default();
    let old = read_if_there(&path)?;
    if let Some(old) = &old {
        known.read_baseline(old, &name).map_err(anyhow::Error::msg)?;
    }
    let kept = match old {
        Some(_) => shrunken(&open, &known),
        None => open.iter().map(|case| (case, cap(case))).collect(),
    };
    let (count, outside) = (kept.len(), open.len() - kept.len());
    let mut part = Part::create(&path)?;
    part.fill(&baseline_text(kept.into_iter()))?;
    part.finish()?;
    let gone = known.baseline.len().saturating_sub(count);
    let accepted = counted(count as u64, "finding");
    let told = match old {
        None => format!("{name}: {accepted} accepted\n"),
        Some(_) => format!("{name}: {gone} taken out, {accepted} left; {outside} open besides\n"),
    };
    streams::print(&told)?;
    Ok(super::gate::FINE)
}

fn cap(case: &Case) -> Option<Cap> {
    case.stake.map(|stake| (stake, case.currency.clone()))
}

/// What of the baseline is still open, with what is at stake where that is less by now.
fn shrunken<'c>(open: &'c [Case], known: &Acks) -> Vec<(&'c Case, Option<Cap>)> {
    let kept = |case: &'c Case| {
        let before = known.baseline.get(&case.fingerprint)?.clone();
        let less = match (&before, cap(case)) {
            (Some((most, currency)), Some(now)) if now.1 == *currency && now.0 < *most => Some(now),
            (None, Some(now)) => Some(now),
            _ => None,
        };
        Some((case, less.or(before)))
    };
    open.iter().filter_map(kept).collect()
}
