//! What makes a customer come back, practice by practice: what checks it, and where it is shown.
//!
//! `docs/practices.toml` says it, and `docs/practices.md` is made of it and of the promise files.
//! What a promise finds is tested in its own file, and what a story prints in `examples`.

use super::harness::{compare, root};
use promised::advice::Verdict;
use promised::promises::Catalogue;
use promised::promises::builtin::FILES;
use promised::report::Measure;
use serde::Deserialize;
use std::fs;

/// How many practices domain.md (a) has.
const PRACTICES: usize = 56;

const TOUCH_POINTS: &str = "touch points";

const INTRODUCTION: &str = "# What is checked, practice by practice

Advice on customer service comes down to a few dozen practices.
For each of them this page says what checks it, and where that can be seen.

";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Practices {
    practice: Vec<Practice>,
}

/// One practice: what it says, the codes of what checks it, and the folder of a story.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Practice {
    says: String,
    by: Vec<String>,
    story: Option<String>,
}

/// What checks a practice.
#[derive(Clone, Copy)]
enum Check {
    /// A promise, by its code; its name and its path below the root follow.
    Promise(&'static str, &'static str),
    /// A metric, by its code and, where one is meant of several that share it, its name.
    Metric(Measure),
    /// What `promised advise` says of a promised time.
    Advice,
    /// The stages of the customer's way at the top of a report.
    TouchPoints,
}

fn practices() -> Vec<Practice> {
    let text = fs::read_to_string(root().join("docs/practices.toml")).expect("the practices");
    let read: Practices = toml::from_str(&text).expect("the practices are as they should be");
    read.practice
}

/// What a code stands for; [`None`] where there is no such thing.
fn check(code: &str) -> Option<Check> {
    let advice = [Verdict::OverPromised, Verdict::Sandbagged, Verdict::NoBuffer];
    if code == TOUCH_POINTS {
        return Some(Check::TouchPoints);
    }
    if advice.iter().any(|verdict| verdict.code() == code) {
        return Some(Check::Advice);
    }
    let is_meant = |measure: &&Measure| {
        measure.code() == code || format!("{} {}", measure.code(), measure.name()) == code
    };
    if let Some(measure) = Measure::ALL.iter().find(is_meant) {
        return Some(Check::Metric(*measure));
    }
    let catalogue = Catalogue::builtin();
    let (_, name, _) = catalogue.codes().into_iter().find(|(one, ..)| *one == code)?;
    let ending = format!("/{name}.md");
    let (path, _) = FILES.iter().find(|(path, _)| path.ends_with(&ending))?;
    let (_, file) = path.split_once('/')?;
    Some(Check::Promise(path, file.trim_end_matches(".md")))
}

/// The cell that names what checks a practice.
fn named(code: &str, check: Check) -> String {
    match check {
        Check::Promise(path, name) => format!("[{code}](../src/promises/{path}) {name}"),
        Check::Metric(measure) => format!("{} {}", measure.code(), measure.name()),
        Check::Advice => format!("{code} of `promised advise`"),
        Check::TouchPoints => "the touch points of the report".to_owned(),
    }
}

/// Whether what a story prints has a finding, a figure or an advice of this code.
fn shows(story: &str, code: &str, check: Check) -> bool {
    let lines_of = |head: &'static str| {
        let parts = story.split("\n\n").filter(move |part| part.starts_with(head));
        parts.flat_map(str::lines)
    };
    match check {
        Check::Promise(..) => {
            lines_of("Worst findings").any(|line| line.starts_with(&format!("{code} ")))
                || story.lines().any(|line| line.starts_with(&format!("{code},")))
        }
        Check::Metric(measure) => {
            let figure = format!("  {} ", measure.name());
            lines_of("Metrics").any(|line| line.starts_with(&figure))
        }
        Check::Advice => lines_of("What to do").any(|line| line.contains(&format!("({code})"))),
        Check::TouchPoints => lines_of("Touch points").next().is_some(),
    }
}

/// The cell that says where a practice is shown: its story, or the example of its first promise.
fn shown(number: usize, practice: &Practice, checks: &[(&str, Check)]) -> String {
    if let Some(folder) = &practice.story {
        let path = root().join("examples").join(folder).join("README.md");
        let story = fs::read_to_string(&path).unwrap_or_default();
        let is_shown = checks.iter().any(|(code, check)| shows(&story, code, *check));
        assert!(is_shown, "{folder} shows nothing of practice {number}: {:?}", practice.by);
        let title = story.lines().next().unwrap_or_default().trim_start_matches("# ");
        return format!("[{title}](../examples/{folder})");
    }
    let promise = checks.iter().find_map(|(code, check)| match check {
        Check::Promise(path, _) => Some((code, path)),
        _ => None,
    });
    let (code, path) = promise.unwrap_or_else(|| panic!("practice {number} needs a story"));
    format!("[the example of {code}](../src/promises/{path}#example)")
}

/// One row of the page.
fn row(number: usize, practice: &Practice) -> String {
    let found = |code| check(code).unwrap_or_else(|| panic!("there is no {code} ({number})"));
    let codes = practice.by.iter().map(String::as_str);
    let checks: Vec<(&str, Check)> = codes.map(|code| (code, found(code))).collect();
    assert!(!checks.is_empty(), "nothing checks practice {number}: {}", practice.says);
    let names: Vec<String> = checks.iter().map(|(code, check)| named(code, *check)).collect();
    let shown = shown(number, practice, &checks);
    format!("| {number} | {} | {} | {shown} |\n", practice.says, names.join(", "))
}

#[test]
fn every_practice_is_checked_and_shown() {
    let practices = practices();
    assert_eq!(practices.len(), PRACTICES);
    let mut page = format!("{INTRODUCTION}| No | Practice | Checked by | Shown in |\n");
    page.push_str("|---|---|---|---|\n");
    page.extend(practices.iter().zip(1..).map(|(practice, number)| row(number, practice)));
    compare(&root().join("docs/practices.md"), &page);
}
