//! `promised ack`: a finding is left for now, with a reason and until a day.
//!
//! Adds to `promised.acks.toml`, which people read and review, under the lock of the history;
//! changes nothing that stands in it.

use super::arguments::LawArguments;
use super::law::{self, Law};
use super::night::arguments::{LockArguments, PlaceArguments};
use super::night::lock::Lock;
use super::night::place::{self, Beside};
use super::night::read_if_there;
use super::part::Part;
use super::streams;
use crate::history::store::{Access, Store};
use crate::history::{Ack, Acks, Case, Key, entry_text, printed};
use crate::money;
use crate::render::visible;
use crate::time::{Zone, parse};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::path::Path;

/// What `promised ack` is told.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLE)]
pub struct AckArguments {
    /// A fingerprint or the start of one, or what findings have in common, such as
    /// code:BIL301,customer:ACME
    #[arg(value_name = "FINDING")]
    pub what: String,
    /// Why it is left for now
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// The last day on which it is left
    #[arg(long, value_name = "DATE")]
    pub until: String,
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

const EXAMPLE: &str = "\
Examples:
  promised ack 1a2b3c4d --reason \"credit note promised by phone\" --until 2026-04-30
  promised ack code:DLV101,customer:ACME --reason \"new dates agreed\" --until 2026-04-30";

/// Adds an acknowledgement and returns the exit code.
pub fn run(arguments: &AckArguments) -> Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::read(&arguments.law, &[], &working_folder)?;
    let history = place::chosen(arguments.place.history.as_ref(), &law, &working_folder)?;
    let _lock = Lock::hold(&history, arguments.lock)?;
    let ack = ack(arguments, &law, &history)?;
    let path = Beside::of(&law, Some(&history)).map(|beside| beside.acks).unwrap_or_default();
    let name = place::name_of(&path);
    // Whoever looks at another history writes to the same file.
    let _lock_of_file = Lock::of_file(&path, arguments.lock)?;
    let old = read_if_there(&path)?.unwrap_or_default();
    let known = Acks::read(&old, &name).map_err(anyhow::Error::msg)?;
    if known.all.iter().any(|one| one.keys == ack.0.keys) {
        bail!("{} has {} already; change its line there", path.display(), ack.0.words());
    }
    let gap = if old.is_empty() || old.ends_with("\n\n") { "" } else { "\n" };
    let end = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
    let mut part = Part::create(&path)?;
    part.fill(&format!("{old}{end}{gap}{}", entry_text(&ack.0, &ack.1)))?;
    part.finish()?;
    let (words, until) = (ack.0.words(), &ack.0.until.1);
    streams::print(&format!("{name}: {} until {until}\n", visible(&words)))?;
    Ok(super::gate::FINE)
}

/// The acknowledgement and a comment on what it is about.
fn ack(arguments: &AckArguments, law: &Law, history: &Path) -> Result<(Ack, String)> {
    if arguments.reason.trim().is_empty() {
        bail!("--reason is empty; say why it is left for now");
    }
    let zone: Zone = law.contract.zone;
    let span = parse(&arguments.until, zone).filter(|_| arguments.until.len() == 10);
    let span = span
        .with_context(|| format!("--until {:?} is no day such as 2026-12-31", arguments.until))?;
    let until = (zone.day_of(span.lo), arguments.until.clone());
    let store = Store::open(history, Access::Read)?;
    let last = store.as_ref().map(Store::last_run).transpose()?.flatten();
    if let Some(last) = last.filter(|last| zone.day_of(last.moment) > until.0) {
        bail!("--until {} is over: the last run is as of {}", until.1, last.as_of);
    }
    let (keys, case) = if arguments.what.contains(':') {
        (selector(&arguments.what)?, None)
    } else {
        let case = store.as_ref().map(|store| found(store, &arguments.what)).transpose()?;
        let whole = arguments.what.to_ascii_lowercase();
        let fingerprint = case.as_ref().map_or(whole, |case| printed(case.fingerprint));
        (vec![(Key::Fingerprint, fingerprint)], case)
    };
    let stake = |case: &Case| case.stake.map(|stake| (stake, case.currency.clone()));
    let up_to = case.as_ref().and_then(stake);
    let reason = arguments.reason.clone();
    let ack = Ack { keys, reason, until, up_to, line: 0 };
    Ok((ack, case.as_ref().map(comment).unwrap_or_default()))
}

/// Reads `code:BIL301,customer:ACME`.
fn selector(text: &str) -> Result<Vec<(Key, String)>> {
    let pair = |part: &str| {
        let (name, value) = part.split_once(':').unwrap_or((part, ""));
        let key = Key::named(name).filter(|_| !value.is_empty());
        let names = Key::ALL.map(Key::name).join(", ");
        let key = key.with_context(|| {
            format!("{part:?} is not a name and a value such as order:1042; names are {names}")
        })?;
        Ok((key, value.to_owned()))
    };
    text.split(',').map(pair).collect()
}

/// The one case that is open and whose fingerprint starts so.
fn found(store: &Store, start: &str) -> Result<Case> {
    let start = start.to_ascii_lowercase();
    let cases = store.open_cases()?.into_values();
    let mut found: Vec<Case> =
        cases.filter(|case| printed(case.fingerprint).starts_with(&start)).collect();
    match (found.pop(), found.len()) {
        (Some(case), 0) if start.len() >= 4 => Ok(case),
        (None, _) => bail!(
            "no finding that is open has a fingerprint that starts with {start:?}; \
             `promised history findings` lists them"
        ),
        (Some(_), more) => {
            bail!("{} findings start with {start:?}; give more digits, at least 4", more + 1)
        }
    }
}

/// What a case is about, with the money at stake.
fn comment(case: &Case) -> String {
    let subject = &case.subject;
    let keys = [&subject.code, &subject.order, &subject.line, &subject.document];
    let mut words: Vec<String> = keys
        .into_iter()
        .filter(|key| !key.is_empty())
        .map(|key| visible(key).into_owned())
        .collect();
    if let Some(stake) = case.stake {
        words.push(format!("{} {}", money::print(stake, &case.currency), visible(&case.currency)));
    }
    words.join(" ").trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_is_names_with_values() {
        let keys = selector("code:BIL301,customer:A:B").unwrap();
        let wanted = [(Key::Code, "BIL301".to_owned()), (Key::Customer, "A:B".to_owned())];
        assert_eq!(keys, wanted);
        let told = selector("ordr:1").unwrap_err().to_string();
        assert!(told.contains("names are fingerprint, code, order"), "{told}");
        assert!(selector("order:").is_err());
    }
}
