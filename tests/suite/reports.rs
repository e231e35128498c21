//! Reports in every format, as the program writes them: the same figures, and nothing live.
//!
//! What each renderer makes of a report is tested beside it; here the whole way is gone, with the
//! examples as input.

mod browser;
mod hostile;
mod languages;
mod redacted;
mod schema;
mod snapshots;

use super::harness::{Ran, folder, root, run_in};
use calamine::{Reader, Xlsx, open_workbook};
use std::path::{Path, PathBuf};

/// The folders of the examples.
pub fn examples() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("examples")).expect("the examples");
    let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|path| path.is_dir());
    folders.sort();
    folders
}

/// A folder with the two nights of an example.
pub fn nights() -> tempfile::TempDir {
    let shop = tempfile::tempdir().expect("a temporary folder");
    let example = root().join("examples/18-every-night");
    for night in ["monday", "tuesday"] {
        std::fs::create_dir(shop.path().join(night)).expect("a folder");
        for name in ["orders.csv", "deliveries.csv", "invoices.csv"] {
            let file = Path::new(night).join(name);
            std::fs::copy(example.join(&file), shop.path().join(&file)).expect("a copy");
        }
    }
    shop
}

/// The example that is small enough to be read in every format.
fn small() -> PathBuf {
    root().join("examples/17-for-every-reader")
}

/// What an audit of it with some words more prints.
pub fn audit_of_small(words: &str) -> String {
    let all = format!("audit exports --as-of 2026-03-31 --no-history -q {words}");
    let ran = run_in(&small(), &all.split(' ').collect::<Vec<_>>());
    assert_eq!(ran.code, 1, "{words}: {}", ran.err);
    ran.out
}

/// Audits an example and writes the report to files of a folder of its own.
pub fn written(example: &Path, names: &[&str]) -> tempfile::TempDir {
    let to = tempfile::tempdir().expect("a temporary folder");
    let paths: Vec<_> = names.iter().map(|name| to.path().join(name)).collect();
    let input = input(example);
    let words = ["audit", &input, "--as-of", "2026-03-31", "-q", "--all", "--no-history"];
    let mut words = words.to_vec();
    for path in &paths {
        words.extend(["-o", path.to_str().expect("a path is text")]);
    }
    let ran = run_in(example, &words);
    assert!(matches!(ran.code, 0 | 1 | 3), "{}: {}", example.display(), ran.err);
    to
}

/// The folder of an example that holds its exports: the last of several nights.
fn input(example: &Path) -> String {
    let entries = std::fs::read_dir(example).expect("an example").flatten();
    let mut folders: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    folders.pop().unwrap_or_else(|| ".".to_owned())
}

fn report(folder: &Path, words: &str) -> Ran {
    let words: Vec<_> = ["report"].into_iter().chain(words.split_whitespace()).collect();
    run_in(folder, &words)
}

const NAMES: [&str; 8] =
    ["a.txt", "a.csv", "a.json", "a.jsonl", "a.html", "a.md", "a.xml", "a.xlsx"];

#[test]
fn a_saved_run_is_written_like_the_run_itself_in_every_format() {
    for example in examples() {
        let first = written(&example, &NAMES);
        check_again(first.path(), &example.display().to_string());
    }
}

/// A saved run gives the bytes of the files beside it.
fn check_again(first: &Path, what: &str) {
    let again: Vec<_> = NAMES.iter().map(|name| format!("-o again/{name}")).collect();
    std::fs::create_dir(first.join("again")).expect("a folder");
    let ran = report(first, &format!("a.json --all {}", again.join(" ")));
    assert!(matches!(ran.code, 0 | 3), "{what}: {}", ran.err);
    for name in NAMES {
        let read = |path: PathBuf| std::fs::read(path).expect("a report");
        let same = read(first.join(name)) == read(first.join("again").join(name));
        assert!(same, "{name} of {what}");
    }
}

#[test]
fn a_saved_run_says_how_its_findings_stood() {
    let shop = nights();
    let to = shop.path().join("reports");
    std::fs::create_dir(&to).expect("a folder");
    let audit = |night: &str, as_of: &str| {
        let outputs = NAMES.map(|name| ["-o".to_owned(), format!("reports/{name}")]);
        let words = ["audit", night, "--as-of", as_of, "-q", "--all", "--history=runs.db"];
        let words = words.into_iter().chain(outputs.iter().flatten().map(String::as_str));
        let ran = run_in(shop.path(), &words.collect::<Vec<_>>());
        assert_eq!(ran.code, 1, "{}", ran.err);
    };
    audit("monday", "2026-03-02");
    audit("tuesday", "2026-03-03");
    check_again(&to, "two nights");
    let read = |name: &str| std::fs::read_to_string(to.join(name)).expect("a report");
    let saved: serde_json::Value = serde_json::from_str(&read("a.json")).expect("JSON");
    let of_status = |status: &str| {
        let all = saved["findings"].as_array().expect("findings");
        all.iter().filter(|one| one["status"] == status).count() as u64
    };
    let turnover = &saved["history"];
    for status in ["new", "worsened"] {
        assert_eq!(turnover[status].as_u64(), Some(of_status(status)), "{status}");
    }
    assert!(turnover["resolved"].as_u64() > Some(0) && turnover["new"].as_u64() > Some(0));
    assert_eq!(schema::faults_of("report", &saved), Vec::<String>::new());
}

#[test]
fn what_is_no_saved_run_is_refused_and_nothing_is_written() {
    let check = |text: &str, words: &str, reason: &str| {
        let folder = folder(&[("a.json", text)]);
        let ran = report(folder.path(), words);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains(reason), "{}", ran.err);
        let count = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(count, 1, "something was written");
    };
    check("{\"schema\": \"promised.report/2\"}", "a.json -o a.html", "promised.report/1");
    check("code,name\n", "a.json -o a.html", "is not a report of promised");
    check("{}", "a.json -o a.json", "is the saved report");
    check("{}", "b.json", "b.json");
    for no_use in ["--rejects r.csv", "--threads 1", "--memory 1GiB", "--timings", "-v", "-q"] {
        check("{}", &format!("a.json {no_use}"), "unexpected argument");
    }
}

#[test]
fn a_workbook_among_the_exports_is_refused_because_the_next_run_would_read_it() {
    let files = folder(&[("orders.csv", "order_id\nA\n")]);
    let ran = run_in(files.path(), &["audit", ".", "-o", "audit.xlsx"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("the next run would take it for an input"), "{}", ran.err);
}

#[test]
fn a_workbook_has_its_sheets() {
    for example in examples() {
        let to = written(&example, &["a.xlsx"]);
        let workbook: Xlsx<_> = open_workbook(to.path().join("a.xlsx")).expect("a workbook");
        let names = workbook.sheet_names();
        let expected =
            ["summary", "promises", "findings", "metrics", "coverage", "rejects", "trends"];
        assert_eq!(names, expected, "{}", example.display());
    }
}

#[test]
fn csv_for_people_is_for_people_alone() {
    let example = root().join("examples/01-web-shop");
    let audit = |more: &[&str]| {
        let words = ["audit", ".", "--as-of", "2026-03-31", "--format", "csv"];
        run_in(&example, &[&words[..], more].concat()).out
    };
    let (plain, people) = (audit(&[]), audit(&["--excel", "sv"]));
    assert!(people.starts_with("\u{feff}code;name;") && people.ends_with("\r\n"));
    assert!(plain.starts_with("code,name,") && !plain.contains('\r'));
    assert_eq!(people.lines().count(), plain.lines().count());
    let json = run_in(
        &example,
        &["audit", ".", "--as-of", "2026-03-31", "--format", "json", "--excel", "sv"],
    );
    assert!(json.out.starts_with("{\n"), "JSON is the same whoever reads it");
}
