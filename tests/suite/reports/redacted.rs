//! Redacted reports: nothing that stands in the exports is left in any format, and the same text
//! has the same token wherever it stands.

use super::super::harness::{findings, folder, root, run_in};
use super::{NAMES, examples, input, nights};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Path, PathBuf};

const SALT: &str = "a salt that nobody guesses\n";

/// Audits an example and writes the redacted report in every format to a folder.
fn shared(example: &Path, to: &Path, more: &[&str]) {
    let input = input(example);
    let words = ["audit", &input, "--as-of", "2026-03-31", "-q", "--all", "--no-history"];
    let outputs: Vec<PathBuf> = NAMES.iter().map(|name| to.join(name)).collect();
    let outputs = outputs.iter().flat_map(|path| ["-o", path.to_str().expect("a path is text")]);
    let words: Vec<&str> = words.into_iter().chain(outputs).chain(more.iter().copied()).collect();
    let ran = run_in(example, &words);
    assert!(matches!(ran.code, 0 | 1 | 3), "{}: {}", example.display(), ran.err);
}

/// All that can be read in a file of a report; a workbook is an archive of texts.
fn text_of(path: &Path) -> String {
    if path.extension().is_some_and(|ending| ending == "xlsx") {
        let file = std::fs::File::open(path).expect("a workbook");
        let mut archive = zip::ZipArchive::new(file).expect("an archive");
        let mut text = String::new();
        for place in 0..archive.len() {
            let mut part = String::new();
            archive.by_index(place).expect("a part").read_to_string(&mut part).expect("text");
            let part = roxmltree::Document::parse(&part).expect("XML");
            for node in part.descendants() {
                // Names of kinds hold years.
                let attributes = node.attributes().map(|one| one.value());
                let attributes = attributes.filter(|one| !one.starts_with("http://schemas."));
                text.extend(attributes.chain(node.text()).flat_map(|text| [text, "\n"]));
            }
        }
        return text;
    }
    std::fs::read_to_string(path).expect("a report")
}

/// The exports of an example.
fn exports(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            exports(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "csv") {
            found.push(path);
        }
    }
}

/// The cells of an export that tell who or what it was about: names, addresses and numbers of
/// documents. Days, amounts, currencies and lower-case words are what a report may say itself.
fn telling(path: &Path, found: &mut BTreeSet<String>) {
    let bytes = std::fs::read(path).expect("an export");
    let text = String::from_utf8_lossy(&bytes);
    let delimiter = [b';', b'\t', b',']
        .into_iter()
        .max_by_key(|mark| bytes.iter().filter(|byte| *byte == mark).count());
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter.unwrap_or(b','))
        .flexible(true)
        .has_headers(true)
        .from_reader(text.as_bytes());
    for row in reader.records().flatten() {
        found.extend(row.iter().map(str::trim).filter(|cell| is_telling(cell)).map(str::to_owned));
    }
}

fn is_telling(cell: &str) -> bool {
    let has = |is_it: fn(char) -> bool| cell.chars().any(is_it);
    let is_day = cell.as_bytes().get(4) == Some(&b'-') && cell.starts_with("20");
    let is_code = cell.len() <= 3 && cell.chars().all(|mark| mark.is_ascii_uppercase());
    let is_own = OWN_WORDS.contains(&cell);
    let is_key = has(char::is_alphabetic) && has(|mark| mark.is_ascii_digit());
    let is_number = cell.len() >= 4 && cell.chars().all(|mark| mark.is_ascii_digit());
    cell.chars().count() >= 3
        && !is_day
        && !is_code
        && !is_own
        && (is_key || is_number || has(char::is_uppercase) || cell.contains('@'))
}

/// Cells that are words of the program as well.
const OWN_WORDS: [&str; 0] = [];

/// Whether a text has a cell as a word or words of its own.
fn has_word(text: &str, cell: &str) -> bool {
    let is_part = |mark: char| mark.is_alphanumeric();
    text.match_indices(cell).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + cell.len()..].chars().next();
        !before.is_some_and(is_part) && !behind.is_some_and(is_part)
    })
}

#[test]
fn no_cell_of_an_export_is_left_in_any_format() {
    let (mut looked, mut left) = (0, Vec::new());
    for example in examples() {
        let (mut files, mut cells) = (Vec::new(), BTreeSet::new());
        exports(&example, &mut files);
        for file in &files {
            telling(file, &mut cells);
            let name = file.file_name().expect("a name").to_string_lossy();
            cells.insert(name.into_owned());
        }
        let to = tempfile::tempdir().expect("a temporary folder");
        shared(&example, to.path(), &["--redact"]);
        for name in NAMES {
            let text = text_of(&to.path().join(name));
            for cell in cells.iter().filter(|cell| has_word(&text, cell)) {
                left.push(format!("{}: {name} has {cell:?}", example.display()));
            }
        }
        looked += cells.len();
    }
    assert!(looked > 500, "the cells are found: {looked}");
    assert!(left.is_empty(), "{}", left.join("\n"));
}

/// The two nights of an example with its history and what is acknowledged in it.
#[test]
fn what_a_history_remembers_is_not_left_either() {
    let shop = nights();
    let audit = |night: &str, as_of: &str, more: &[&str]| {
        let words = ["audit", night, "--as-of", as_of, "-q", "--all", "--history=runs.db"];
        run_in(shop.path(), &[&words[..], more].concat())
    };
    let monday = audit("monday", "2026-03-02", &["--format", "json"]);
    let saved: serde_json::Value = serde_json::from_str(&monday.out).expect("JSON");
    let outputs = NAMES.map(|name| ["-o".to_owned(), name.to_owned()]);
    let outputs: Vec<&str> = outputs.iter().flatten().map(String::as_str).collect();
    let ran = audit("tuesday", "2026-03-03", &[&outputs[..], &["--redact"]].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    for one in saved["findings"].as_array().expect("findings") {
        for field in ["fingerprint", "order", "customer", "document"] {
            let Some(text) = one[field].as_str() else { continue };
            for name in NAMES {
                let report = text_of(&shop.path().join(name));
                assert!(!has_word(&report, text), "{field} {text} in {name}");
            }
        }
    }
    let json = text_of(&shop.path().join("a.json"));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(json["history"]["resolved"].as_u64() > Some(0), "something was put right");
    let statuses = json["findings"].as_array().expect("findings").iter();
    assert!(statuses.clone().count() > 0 && statuses.clone().all(|one| one["status"].is_string()));
    assert_eq!(super::schema::faults_of("report", &json), Vec::<String>::new());
}

#[test]
fn a_saved_run_is_redacted_as_the_run_itself_is() {
    let example = root().join("examples/12-what-may-be-broken");
    let salt = folder(&[("salt.txt", SALT)]);
    let salted = format!("--redact={}", salt.path().join("salt.txt").display());
    for redact in ["--redact", &salted] {
        let to = tempfile::tempdir().expect("a temporary folder");
        shared(&example, to.path(), &[redact]);
        let plain = to.path().join("plain.json");
        let plain = plain.to_str().expect("a path is text");
        let words = ["audit", ".", "--as-of", "2026-03-31", "-q", "--no-history", "-o", plain];
        run_in(&example, &words);
        std::fs::create_dir(to.path().join("again")).expect("a folder");
        let outputs = NAMES.map(|name| ["-o".to_owned(), format!("again/{name}")]);
        let outputs = outputs.iter().flatten().map(String::as_str);
        let words = ["report", "plain.json", "--all", redact].into_iter().chain(outputs);
        let ran = run_in(to.path(), &words.collect::<Vec<_>>());
        assert_eq!(ran.code, 0, "{}", ran.err);
        for name in NAMES {
            let read = |path: PathBuf| std::fs::read(path).expect("a report");
            let again = read(to.path().join("again").join(name));
            assert!(read(to.path().join(name)) == again, "{name} with {redact}");
        }
    }
}

/// The tokens of the orders and customers of the findings of an example.
fn tokens(example: &str, more: &[&str]) -> BTreeSet<String> {
    let words = ["audit", ".", "--as-of", "2026-03-31", "-q", "--no-history", "--format", "csv"];
    let ran = run_in(&root().join("examples").join(example), &[&words[..], more].concat());
    let of = |row: &std::collections::BTreeMap<String, String>| {
        [row["order"].clone(), row["customer"].clone()]
    };
    findings(&ran.out).iter().flat_map(of).filter(|text| !text.is_empty()).collect()
}

#[test]
fn runs_can_be_joined_only_where_they_name_the_same_salt() {
    let salts =
        folder(&[("one", SALT), ("other", "another salt, that is as long"), ("short", "x")]);
    let of = |name: &str| format!("--redact={}", salts.path().join(name).display());
    let late = ["--select", "DLV"];
    let run = |redact: &str, more: &[&str]| tokens("01-web-shop", &[&[redact][..], more].concat());
    let own = run("--redact", &[]);
    assert!(!own.is_empty() && own.iter().all(|token| token.starts_with('x')), "{own:?}");
    assert_eq!(own, run("--redact", &[]), "a run repeats itself");
    assert!(own.is_disjoint(&run("--redact", &late)), "other findings, another salt");
    let joined = run(&of("one"), &late);
    assert!(!joined.is_empty() && joined.is_subset(&run(&of("one"), &[])));
    assert!(joined.is_disjoint(&run(&of("other"), &[])));
    for (redact, why) in [(of("short"), "16 are needed"), (of("none"), "cannot read the salt")] {
        let ran = run_in(&root().join("examples/01-web-shop"), &["audit", ".", &redact]);
        assert_eq!(ran.code, 2);
        assert!(ran.err.contains(why), "{}", ran.err);
    }
}

#[test]
fn the_salt_is_never_replaced() {
    let files = folder(&[("a.json", "{}"), ("salt.txt", SALT)]);
    let words = ["report", "a.json", "--redact=salt.txt", "-o", "salt.txt"];
    let ran = run_in(files.path(), &words);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("salt.txt is the salt"), "{}", ran.err);
}

#[test]
fn rows_as_they_stand_are_never_written_beside_a_redacted_report() {
    let example = root().join("examples/05-messy-export");
    let words = ["audit", ".", "--redact", "--rejects", "rejects.csv"];
    let ran = run_in(&example, &words);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot be used with"), "{}", ran.err);
}

#[test]
fn what_is_larger_than_memory_is_redacted_too() {
    let redacted = ["--redact"];
    let small = ["--redact", "--memory", "1MiB"];
    assert_eq!(tokens("01-web-shop", &redacted), tokens("01-web-shop", &small));
}

/// The note of a bill over several orders names the others: by the tokens that they have elsewhere.
#[test]
fn the_orders_of_one_bill_are_named_by_their_tokens() {
    let files = folder(&[
        (
            "orders.csv",
            "order_id,delivered_at,total,currency\nSO-11,2026-02-05,125.00,EUR\n\
             SO-12,2026-02-05,62.50,EUR\nSO-13,2026-02-05,10.00,EUR\n",
        ),
        (
            "invoices.csv",
            "invoice_no,order_id,invoice_total\nF1,SO-11,207.50\nF1,SO-12,207.50\n\
             F1,SO-13,207.50\nF2,SO-12,1.00\n",
        ),
        ("salt.txt", SALT),
    ]);
    let run = |more: &[&str]| {
        let words = ["audit", "orders.csv", "invoices.csv", "--as-of", "2026-03-31", "-q"];
        let words = [&words[..], &["--no-history", "--format", "csv"], more].concat();
        findings(&run_in(files.path(), &words).out)
    };
    let token = |order: &str| {
        let late = format!("order_id,promised_by,delivered_at\n{order},2026-02-01,2026-02-05\n");
        let own = folder(&[("orders.csv", &*late), ("salt.txt", SALT)]);
        let words = ["audit", "orders.csv", "--as-of", "2026-03-31", "-q", "--format", "csv"];
        let ran = run_in(own.path(), &[&words[..], &["--redact=salt.txt"]].concat());
        findings(&ran.out)[0]["order"].clone()
    };
    let note = |more: &[&str]| {
        let found = run(&[&["--select", "BIL311"][..], more].concat());
        found.first().expect("a finding")["note"].clone()
    };
    assert_eq!(note(&[]), "with SO-12, SO-13");
    let (second, third) = (token("SO-12"), token("SO-13"));
    assert_eq!(note(&["--redact=salt.txt"]), format!("with {second}, {third}"));
}
