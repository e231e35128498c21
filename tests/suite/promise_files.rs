//! The example in every promise file, run: it must raise exactly the findings it shows.
//!
//! Every example is judged as of 31 March 2026.

use super::harness::{compare, findings, folder, root, run_in};
use promised::promises::builtin::FILES;
use promised::promises::file::{PromiseFile, blocks};
use std::path::Path;

/// The columns of the findings that an example shows.
const SHOWN: [&str; 10] = [
    "code", "severity", "outcome", "order", "line", "document", "promised", "actual", "margin",
    "stake",
];

/// The headings that every promise file has, in their order.
const HEADINGS: [&str; 4] =
    ["## What is promised", "## When it is broken", "## When it is not", "## Example"];

#[test]
fn every_example_raises_the_findings_it_shows() {
    for (path, text) in FILES {
        let code = PromiseFile::parse(text).expect("a promise file").fields;
        let code = code.iter().find(|(name, _)| name == "code").expect("a code").1.clone();
        let fresh = fresh(text, &code);
        compare(&root().join("src/promises").join(path), &fresh);
    }
}

#[test]
fn every_example_has_a_breach_and_a_guard_rail() {
    for (path, text) in FILES {
        let blocks = blocks(text);
        if text.contains("\ninput = \"stops the run\"\n") {
            // What stops the run leaves no findings behind; `bad_input` shows its message.
            continue;
        }
        let shown = blocks.iter().find(|block| block.name == "findings.csv");
        let shown = shown.unwrap_or_else(|| panic!("{path}: no findings.csv")).text;
        assert!(shown.lines().count() > 1, "{path}: the example shows no breach");
        let rows: usize = blocks
            .iter()
            .filter(|block| block.name.ends_with(".csv") && block.name != "findings.csv")
            .map(|block| block.text.lines().count() - 1)
            .max()
            .unwrap_or(0);
        assert!(rows >= 2, "{path}: the example has no row that is not a breach");
    }
}

#[test]
fn every_promise_file_has_its_headings_in_order() {
    for (path, text) in FILES {
        let places: Vec<Option<usize>> =
            HEADINGS.iter().map(|heading| text.find(&format!("\n{heading}\n"))).collect();
        assert!(places.iter().all(Option::is_some), "{path}: a heading is missing {places:?}");
        assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{path}: headings out of order");
    }
}

#[test]
fn every_promise_file_is_listed() {
    let folder = root().join("src/promises");
    let mut found = Vec::new();
    for family in std::fs::read_dir(&folder).expect("the folder of promises").flatten() {
        let Ok(files) = std::fs::read_dir(family.path()) else { continue };
        for file in files.flatten() {
            let path = file.path();
            if path.extension().is_some_and(|ending| ending == "md") {
                let path = path.strip_prefix(&folder).expect("below the folder").to_owned();
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    for path in found {
        let is_listed = FILES.iter().any(|(listed, _)| Path::new(listed) == Path::new(&path));
        assert!(is_listed, "{path} is not listed in src/promises/builtin.rs");
    }
}

/// The file with the findings that its example raises now.
fn fresh(text: &str, code: &str) -> String {
    let all = blocks(text);
    let files: Vec<(&str, &str)> = all
        .iter()
        .filter(|block| block.name != "findings.csv")
        .map(|block| (block.name, block.text))
        .collect();
    let folder = folder(&files);
    let ran = run_in(
        folder.path(),
        &["audit", ".", "--as-of", "2026-03-31", "--select", code, "--format", "csv"],
    );
    assert!(matches!(ran.code, 0 | 1 | 3), "{code}: {}", ran.err);
    let mut shown = format!("{}\n", SHOWN.join(","));
    for finding in findings(&ran.out) {
        let mut row = csv::Writer::from_writer(Vec::new());
        row.write_record(SHOWN.iter().map(|column| &finding[*column])).expect("a row");
        let row = row.into_inner().expect("in memory");
        shown.push_str(&String::from_utf8(row).expect("UTF-8"));
    }
    let old = all.iter().find(|block| block.name == "findings.csv").expect("findings.csv").text;
    text.replace(&format!("```findings.csv\n{old}"), &format!("```findings.csv\n{shown}"))
}
