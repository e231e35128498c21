//! The page in a real browser: it is read, its script runs, and nothing is said on the console.
//!
//! Needs Chromium; without it the test says that it was skipped.

use super::super::harness::root;
use super::{examples, written};
use std::path::Path;
use std::process::Command;

/// The name of a browser that is there.
fn browser() -> Option<&'static str> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let is_there = |name: &&str| Command::new(name).arg("--version").output().is_ok();
    let found = names.into_iter().find(is_there);
    if found.is_none() {
        eprintln!("SKIPPED: no browser is here, so no page was loaded; install chromium");
    }
    found
}

/// What became of a page once its script had run, and what was said meanwhile.
fn loaded(browser: &str, page: &Path) -> (String, String) {
    let profile = tempfile::tempdir().expect("a temporary folder");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update"])
        .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .args(["--virtual-time-budget=5000", "--dump-dom"])
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser starts");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn a_browser_reads_the_page_and_has_nothing_against_it() {
    let Some(browser) = browser() else { return };
    let example = root().join("examples/05-messy-export");
    assert!(examples().contains(&example));
    let to = written(&example, &["a.html", "a.json"]);
    let (page, said) = loaded(browser, &to.path().join("a.html"));
    let console: Vec<_> = said.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert!(console.is_empty(), "{console:#?}");
    let json = std::fs::read_to_string(to.path().join("a.json")).expect("a report");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let count = json["findings"].as_array().expect("findings").len();
    let shown = format!("{count} of {count} findings shown");
    assert!(page.contains(&shown), "the script did not run: {shown}");
    assert!(page.contains("<button type=\"button\" title=\"Sort by this column\">"), "no button");
}

#[test]
fn a_page_that_was_changed_is_refused_by_its_own_policy() {
    let Some(browser) = browser() else { return };
    let to = written(&examples()[0], &["a.html"]);
    let path = to.path().join("a.html");
    let page = std::fs::read_to_string(&path).expect("a page");
    let changed = page.replace("\"use strict\";", "\"use strict\"; document.title = 'changed';");
    std::fs::write(&path, changed).expect("a page");
    let (page, said) = loaded(browser, &path);
    assert!(said.contains("CONSOLE"), "{said}");
    assert!(!page.contains("<title>changed</title>"));
}
