//! The report in every language: the same audit for all of them, each as it was read by eye.
//!
//! Which words there are is held beside the words; here the whole way is gone.

use super::{NAMES, audit_of_small as audit, folder, root, run_in};
use crate::suite::harness::{compare, program, ran};
use std::collections::BTreeSet;
use std::path::Path;

const LANGUAGES: [&str; 6] = ["en", "sv", "nb", "pl", "ru", "de"];

#[test]
fn a_small_audit_reads_well_in_every_language() {
    for lang in LANGUAGES {
        let snapshot =
            |ending: &str| root().join(format!("tests/suite/reports/languages/{lang}.{ending}"));
        compare(&snapshot("txt"), &audit(&format!("--lang {lang} --width 100 --all")));
        compare(&snapshot("md"), &audit(&format!("--lang {lang} --format md")));
    }
}

#[test]
fn a_page_says_which_language_it_is_in_and_has_the_same_figures() {
    let figures = |page: &str| -> Vec<String> {
        let parts = page.split("<data value=\"").skip(1);
        parts.filter_map(|part| part.split('"').next().map(str::to_owned)).collect()
    };
    let english = figures(&audit("--lang en --format html"));
    assert!(english.len() > 100, "the figures are found");
    for lang in LANGUAGES {
        let page = audit(&format!("--lang {lang} --format html"));
        assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{lang}");
        assert_eq!(figures(&page), english, "{lang}");
    }
}

/// Runs an audit of two files with a contract and an environment.
fn first_line(folder: &Path, environment: &[(&str, &str)], words: &[&str]) -> (i32, String) {
    let mut program = program(folder);
    program.args(["audit", ".", "--as-of", "2026-03-31", "--no-history", "-q"]).args(words);
    let ran = ran(program.envs(environment.iter().copied()).output().expect("it starts"));
    let text = if ran.out.is_empty() { ran.err } else { ran.out };
    (ran.code, text.lines().next().unwrap_or_default().to_owned())
}

#[test]
fn the_language_is_asked_for_and_never_that_of_the_machine() {
    let orders = "order_id,order_date,promised_date\nA,2026-03-01,2026-03-05\n";
    let deliveries = "delivery_id,order_id,delivered_date\nD,A,2026-03-05\n";
    let files = [("orders.csv", orders), ("deliveries.csv", deliveries)];
    let plain = folder(&files);
    let machine = [("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8"), ("LANGUAGE", "de")];
    let (english, swedish) = ("no promise broken or overdue on 1 order", "1 order: inget löfte är");
    let check = |folder: &Path, environment: &[(&str, &str)], words: &[&str], start: &str| {
        let (_, line) = first_line(folder, environment, words);
        assert!(line.starts_with(start), "{environment:?} {words:?}: {line}");
    };
    check(plain.path(), &machine, &[], english);
    check(plain.path(), &[("PROMISED_LANG", "sv")], &[], swedish);
    check(plain.path(), &[("PROMISED_LANG", "")], &[], english);
    check(plain.path(), &[("PROMISED_LANG", "sv")], &["--lang", "en"], english);
    let contract = folder(&[files[0], files[1], ("promised.toml", "lang = \"sv\"\n")]);
    check(contract.path(), &machine, &[], swedish);
    check(contract.path(), &[("PROMISED_LANG", "en")], &[], english);
    let (code, line) = first_line(plain.path(), &[("PROMISED_LANG", "sv_SE")], &[]);
    assert_eq!(code, 2);
    assert!(line.contains("PROMISED_LANG=\"sv_SE\" is no language of reports"), "{line}");
}

#[test]
fn machine_formats_are_the_same_bytes_in_every_language() {
    for format in ["csv", "json", "jsonl", "junit"] {
        let english = audit(&format!("--format {format}"));
        for lang in LANGUAGES {
            assert_eq!(
                audit(&format!("--format {format} --lang {lang}")),
                english,
                "{format} {lang}"
            );
        }
    }
}

#[test]
fn a_saved_run_is_written_again_in_another_language() {
    let to = tempfile::tempdir().expect("a temporary folder");
    let of = |lang: &str, name: &str| format!("{}/{lang}-{name}", to.path().display());
    let outputs: Vec<_> = NAMES.iter().map(|name| format!("-o {}", of("de", name))).collect();
    audit(&format!("--lang de {}", outputs.join(" ")));
    for name in ["a.txt", "a.html", "a.md", "a.xlsx"] {
        let saved = of("de", "a.json");
        let ran = run_in(to.path(), &["report", &saved, "--lang", "de", "-o", &of("again", name)]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let read = |lang: &str| std::fs::read(of(lang, name)).expect("a report");
        assert!(read("de") == read("again"), "{name}");
    }
}

/// The texts between quotes in the sources that ask for words, without those of their tests.
fn texts() -> BTreeSet<String> {
    fn walk(path: &Path, texts: &mut BTreeSet<String>) {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).expect("a folder").flatten();
            return entries.for_each(|entry| walk(&entry.path(), texts));
        }
        if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            let source = std::fs::read_to_string(path).expect("a source");
            let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            texts.extend(code.split('"').map(str::to_owned));
        }
    }
    let mut texts = BTreeSet::new();
    let owners =
        ["render.rs", "render", "report.rs", "report", "metrics/ladder.rs", "finding/stake.rs"];
    owners.iter().for_each(|path| walk(&root().join("src").join(path), &mut texts));
    texts
}

/// The name of a word of the program's own: `outcome-at-risk` for `at risk`.
fn id_of(family: &str, english: &str) -> String {
    let words = english.split(|mark: char| !mark.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
    std::iter::once(family.to_owned()).chain(words).collect::<Vec<_>>().join("-")
}

#[test]
fn no_message_is_out_of_use() {
    // The words that are asked for by what they are in English.
    const FAMILIES: [&str; 13] = [
        "column", "outcome", "told", "severity", "status", "stage", "unit", "answer", "week",
        "lateness", "metric", "rung", "note",
    ];
    let texts = texts();
    let known: BTreeSet<String> =
        FAMILIES.iter().flat_map(|family| texts.iter().map(|text| id_of(family, text))).collect();
    let words = std::fs::read_to_string(root().join("src/render/words/en.ftl")).expect("words");
    let lines = words.lines().filter(|line| !line.starts_with(['#', ' ', '}']));
    let ids: Vec<&str> = lines.filter_map(|line| Some(line.split_once(" =")?.0)).collect();
    assert!(ids.len() > 300, "the messages are found");
    for id in ids {
        assert!(texts.contains(id) || known.contains(id), "{id} is used nowhere");
    }
}
