//! Reads which share of which promises is to be kept.
//!
//! Counts nothing; that is done where promises are judged.

use super::keys::{self, SELECTORS};
use super::measures::{self, Tolerance};
use super::reader::{Entry, Reader, Value, tables, text};
use super::{Contract, Known, Place, Selector, Within, near, terms, top};
use crate::report::DECIDED_MIN;
use std::ops::Range;
use toml::de::DeTable;

/// Which share of some promises is to be kept (K13 of the domain).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The name or code of a promise, or the start of codes.
    pub promise: String,
    /// Where that stands.
    pub place: Place,
    /// The share in millionths, above 0 and at most 1.
    pub share: i64,
    /// Over how many days before the audit; all of them where [`None`].
    pub window_days: Option<i64>,
    /// Below so many decided promises nothing is said.
    pub min_decided: u64,
    /// Which orders it is for; all where empty.
    pub only: Vec<Selector>,
}

/// Every target, in the order of the file.
pub(super) fn targets(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Target> {
    let found = tables(value).into_iter();
    found.filter_map(|(table, at)| target(reader, table, at)).collect()
}

fn target(reader: &mut Reader<'_>, table: &DeTable<'_>, at: Range<usize>) -> Option<Target> {
    let entries = reader.entries(table, &keys::TARGET, keys::TARGET.header);
    for key in keys::TARGET.keys().filter(|key| matches!(key.name, "promise" | "share")) {
        if !table.contains_key(key.name) {
            let message = format!("this target has no {}", key.name);
            reader.wrong(at.clone(), message, format!("write {} = {}", key.name, key.example));
        }
    }
    let entry = |name: &str| entries.iter().find(|entry| entry.name == name);
    let (promise, said) = (entry("promise"), entry("share"));
    let share = said.and_then(|entry| share(reader, entry));
    let window_days = entry("window").and_then(|entry| window(reader, entry));
    let min_decided = entry("min_decided");
    let min_decided = min_decided.map(|entry| top::whole(reader, entry.value, entry.name));
    let selectors: Vec<Entry<'_>> =
        entries.iter().filter(|one| is_selector(one)).cloned().collect();
    let only = terms::selectors(reader, &selectors);
    let promise = promise?;
    Some(Target {
        promise: text(promise.value).to_owned(),
        place: reader.place(promise.value.span().start),
        share: share?,
        window_days,
        min_decided: min_decided.unwrap_or(DECIDED_MIN),
        only,
    })
}

fn is_selector(entry: &Entry<'_>) -> bool {
    SELECTORS.iter().any(|key| key.name == entry.name)
}

/// A share above nothing and up to all, in millionths.
fn share(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<i64> {
    let written = text(entry.value);
    let share = match measures::tolerance(written) {
        Some(Tolerance::Share(share)) if (1..=1_000_000).contains(&share) => Some(share),
        _ => None,
    };
    if share.is_none() {
        let message = format!("\"{}\" is no share to be kept", written.escape_debug());
        let help = "write a per cent above 0 and up to 100 such as \"95%\"";
        reader.wrong(entry.value.span(), message, help);
    }
    share
}

/// So many days; [`None`] for all.
pub(super) fn window(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<i64> {
    let written = text(entry.value);
    match measures::within(written) {
        Some(Within::Days(days)) if days > 0 => return Some(days),
        _ if written == "whole" => return None,
        _ => {}
    }
    let message = format!("\"{}\" is no window", written.escape_debug());
    let help = "write a whole number of days such as \"28 days\", or \"whole\" for all";
    reader.wrong(entry.value.span(), message, help);
    None
}

/// Reports targets for promises that neither the program nor the contract has.
pub(super) fn check(reader: &mut Reader<'_>, contract: &Contract, known: &Known) {
    let own = contract.promises.iter().flat_map(|promise| {
        let code = promise.fields.iter().find(|(field, ..)| field == "code");
        std::iter::once(promise.name.as_str()).chain(code.map(|(_, code, _)| code.as_str()))
    });
    let words: Vec<&str> = known.words().chain(own).collect();
    for target in &contract.targets {
        let is_it = |word: &&str| {
            let is_code = measures::is_code(word) && !target.promise.is_empty();
            let start = word.get(..target.promise.len()).filter(|_| is_code).unwrap_or(word);
            start.eq_ignore_ascii_case(&target.promise)
        };
        if words.iter().any(is_it) {
            continue;
        }
        let help = match near::near(&target.promise, words.iter().copied()) {
            Some(other) => format!("did you mean \"{other}\"?"),
            None => "write the name or code of a promise, or the start of codes such as \"DLV\""
                .to_owned(),
        };
        let length = u32::try_from(target.promise.chars().count() + 2).unwrap_or(u32::MAX);
        let message = format!("unknown promise \"{}\"", target.promise.escape_debug());
        reader.wrong_at(target.place, length, message, help);
    }
}

#[cfg(test)]
mod tests {
    use crate::contract::check::{accepted, check};
    use crate::contract::{Place, Selector, Target};

    #[test]
    fn a_target_is_read_as_a_whole() {
        let contract = accepted(
            "[[target]]\npromise = \"late-delivery\"\nshare = \"99.5%\"\nwindow = \"28 days\"\n\
             min_decided = 50\nservice = \"express\"\n\
             [[target]]\npromise = \"DLV\"\nshare = \"95%\"\nwindow = \"whole\"\n",
        );
        let express = Selector { column: "service", values: vec!["express".to_owned()] };
        let first = Target {
            promise: "late-delivery".to_owned(),
            place: Place { line: 2, column: 11 },
            share: 995_000,
            window_days: Some(28),
            min_decided: 50,
            only: vec![express],
        };
        let second = Target {
            promise: "DLV".to_owned(),
            place: Place { line: 8, column: 11 },
            share: 950_000,
            window_days: None,
            min_decided: 20,
            only: Vec::new(),
        };
        assert_eq!(contract.targets, [first, second]);
    }

    #[test]
    fn a_target_needs_a_promise_and_a_share() {
        check(
            "[[target]]\nwindow = \"28 days\"",
            "promised.toml:1:1: this target has no promise
  1 | [[target]]
    | ^^^^^^^^^^ write promise = \"late-delivery\"

promised.toml:1:1: this target has no share
  1 | [[target]]
    | ^^^^^^^^^^ write share = \"95%\"",
        );
    }

    #[test]
    fn a_bad_share_or_window_is_a_mistake() {
        check(
            "[[target]]\npromise = \"DLV\"\nshare = \"95\"\nwindow = \"4 weeks\"\n\
             [[target]]\npromise = \"DLV\"\nshare = \"101%\"",
            "promised.toml:3:9: \"95\" is no share to be kept
  3 | share = \"95\"
    |         ^^^^ write a per cent above 0 and up to 100 such as \"95%\"

promised.toml:4:10: \"4 weeks\" is no window
  4 | window = \"4 weeks\"
    |          ^^^^^^^^^ write a whole number of days such as \"28 days\", or \"whole\" for all

promised.toml:7:9: \"101%\" is no share to be kept
  7 | share = \"101%\"
    |         ^^^^^^ write a per cent above 0 and up to 100 such as \"95%\"",
        );
    }

    #[test]
    fn a_target_for_no_promise_is_a_mistake() {
        check(
            "[[target]]\npromise = \"late-delivry\"\nshare = \"95%\"\n\
             [[target]]\npromise = \"QQQ\"\nshare = \"95%\"\ncolour = \"red\"",
            "promised.toml:2:11: unknown promise \"late-delivry\"
  2 | promise = \"late-delivry\"
    |           ^^^^^^^^^^^^^^ did you mean \"late-delivery\"?

promised.toml:5:11: unknown promise \"QQQ\"
  5 | promise = \"QQQ\"
    |           ^^^^^ write the name or code of a promise, or the start of codes such as \"DLV\"

promised.toml:7:1: unknown key \"colour\" in [[target]]
  7 | colour = \"red\"
    | ^^^^^^ known here: promise, share, window, min_decided, customer, tier, country, service, \
            carrier, channel, party",
        );
    }
}
