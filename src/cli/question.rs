//! What the audit is asked: as of when, and which promises.
//!
//! Holds the only clock of the program. Every word that names no promise is an error, because a
//! typing error must not check nothing and call it kept.

use super::arguments::AuditArguments;
use super::law::Law;
use super::since;
use crate::advice::Verdict;
use crate::audit::Question;
use crate::promises::Catalogue;
use crate::report::Measure;
use crate::time::{self, Zone};
use anyhow::{Context, bail};
use std::time::{SystemTime, UNIX_EPOCH};

/// The question that the arguments ask.
pub fn question(arguments: &AuditArguments, law: &Law) -> anyhow::Result<Question> {
    let entries = entries(&law.catalogue);
    let select = codes("--select", &arguments.select, &entries)?;
    let ignore = codes("--ignore", &arguments.ignore, &entries)?;
    let is_asked = |code: &String| select.is_empty() || select.contains(code);
    if !entries.iter().any(|entry| is_asked(&entry.code) && !ignore.contains(&entry.code)) {
        bail!("--select and --ignore leave no promise to check");
    }
    let as_of = as_of(arguments.as_of.as_deref(), law.contract.zone)?;
    let earlier = arguments.since.as_deref().map(since::read).transpose()?;
    Ok(Question { as_of, select, ignore, earlier, ..Question::default() })
}

/// The moment that was said, or now.
pub fn as_of(said: Option<&str>, zone: Zone) -> anyhow::Result<i64> {
    match said {
        Some(text) => moment(text, zone),
        None => now(),
    }
}

fn now() -> anyhow::Result<i64> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let since = since.context("the clock of this machine is before 1970; use --as-of")?;
    i64::try_from(since.as_micros()).context("the clock of this machine is wrong; use --as-of")
}

/// A day stands for its end, so that all that happened on it is seen.
fn moment(text: &str, zone: Zone) -> anyhow::Result<i64> {
    let span = time::parse(text, zone).with_context(|| {
        format!(
            "--as-of {text:?} is neither a day such as 2026-03-31 \
             nor a moment such as 2026-03-31T18:00:00+02:00"
        )
    })?;
    Ok(span.hi)
}

/// A promise as it is named on the command line.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it is, in one line.
    pub summary: String,
}

/// Every promise of a catalogue, in its order.
pub fn entries(catalogue: &Catalogue) -> Vec<Entry> {
    let all = catalogue.codes().into_iter();
    all.map(|(code, name, summary)| Entry {
        code: code.to_string(),
        name: name.to_string(),
        summary: summary.to_string(),
    })
    .collect()
}

/// The codes that words stand for: a code, the start of codes, or a name, in any case.
fn codes(flag: &str, words: &[String], entries: &[Entry]) -> anyhow::Result<Vec<String>> {
    let mut codes = Vec::new();
    for word in words.iter().map(|word| word.trim()) {
        let is_meant = |entry: &&Entry| {
            let start = entry.code.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
                || entry.name.eq_ignore_ascii_case(word)
        };
        let meant = entries.iter().filter(is_meant).map(|entry| entry.code.clone());
        let before = codes.len();
        codes.extend(meant);
        if word.is_empty() || codes.len() == before {
            bail!("{flag}: {}", unknown(word, entries));
        }
    }
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

/// Where a code is told that is none of a promise that is judged.
fn elsewhere(word: &str) -> Option<&'static str> {
    let is_it = |code: &str| code.eq_ignore_ascii_case(word);
    let advice = [Verdict::OverPromised, Verdict::Sandbagged, Verdict::NoBuffer];
    if advice.iter().any(|verdict| is_it(verdict.code())) {
        return Some("`promised advise` tells it");
    }
    let mut measures = Measure::ALL.iter();
    measures.any(|one| is_it(one.code())).then_some("it is a metric, and `--all` prints them all")
}

/// Says that a word names no promise, and which one may be meant.
pub fn unknown(word: &str, entries: &[Entry]) -> String {
    if let Some(place) = elsewhere(word) {
        return format!("{word:?} is no promise that is judged: {place}");
    }
    let lower = word.to_lowercase();
    let distance = |name: &str| strsim::damerau_levenshtein(&lower, &name.to_lowercase());
    let nearness = |entry: &&Entry| {
        let family = entry.code.trim_end_matches(|mark: char| mark.is_ascii_digit());
        distance(&entry.code).min(distance(&entry.name)).min(distance(family))
    };
    let far = 2.max(word.chars().count() / 3);
    let nearest = entries.iter().min_by_key(nearness).filter(|entry| nearness(entry) <= far);
    let hint = nearest
        .map(|entry| format!("did you mean {} ({})? ", entry.code, entry.name))
        .unwrap_or_default();
    format!("there is no promise {word:?}; {hint}`promised explain` lists them all")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, name: &str) -> Entry {
        Entry { code: code.to_owned(), name: name.to_owned(), summary: String::new() }
    }

    fn all() -> Vec<Entry> {
        vec![
            entry("BIL301", "price-variance"),
            entry("BIL310", "billed-twice"),
            entry("DLV101", "late-delivery"),
            entry("DLV110", "short-delivery"),
        ]
    }

    fn check(words: &[&str], expected: &[&str]) {
        let words: Vec<_> = words.iter().map(|&word| word.to_owned()).collect();
        assert_eq!(codes("--select", &words, &all()).unwrap(), expected);
    }

    fn check_unknown(word: &str, hint: &str) {
        let error = codes("--ignore", &[word.to_owned()], &all()).unwrap_err().to_string();
        assert!(error.starts_with("--ignore: there is no promise "), "{error}");
        assert!(error.contains(hint), "{error}");
    }

    #[test]
    fn the_start_of_a_code_stands_for_all_that_start_so() {
        check(&["DLV"], &["DLV101", "DLV110"]);
        check(&["bil30"], &["BIL301"]);
        check(&["DLV110", "DLV"], &["DLV101", "DLV110"]);
    }

    #[test]
    fn a_name_stands_for_its_code_in_any_case() {
        check(&["Late-Delivery", " BIL301"], &["BIL301", "DLV101"]);
        check(&[], &[]);
    }

    #[test]
    fn codes_of_advice_and_of_metrics_are_told_where_they_stand() {
        let advice = "\"PRM901\" is no promise that is judged: `promised advise` tells it";
        assert_eq!(unknown("PRM901", &all()), advice);
        let metric = "\"m19\" is no promise that is judged: it is a metric, and `--all` prints \
                      them all";
        assert_eq!(unknown("m19", &all()), metric);
    }

    #[test]
    fn a_word_that_names_nothing_is_an_error_with_a_hint() {
        check_unknown("DVL101", "did you mean DLV101 (late-delivery)?");
        check_unknown("late-delivry", "did you mean DLV101 (late-delivery)?");
        check_unknown("DVL", "did you mean DLV101");
        check_unknown("refund-of-the-deposit", "; `promised explain` lists them all");
        check_unknown("", "there is no promise \"\"");
        check_unknown("ü", "there is no promise");
    }

    #[test]
    fn a_day_stands_for_its_end_in_the_zone_of_the_business() {
        let zone = Zone::named("Europe/Stockholm").unwrap();
        let end = moment("2026-03-31", zone).unwrap();
        assert_eq!(end + 1, moment("2026-04-01T00:00:00+02:00", zone).unwrap());
    }

    #[test]
    fn what_is_neither_day_nor_moment_is_refused() {
        for text in ["yesterday", "2026-02-30", "31.03.2026", "2026-03-31T18:00:00", ""] {
            let error = moment(text, Zone::default()).unwrap_err().to_string();
            assert!(error.contains("is neither a day"), "{error}");
        }
    }

    #[test]
    fn the_clock_is_past_this_line() {
        assert!(now().unwrap() > moment("2025-01-01", Zone::default()).unwrap());
    }
}
