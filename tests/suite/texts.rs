//! Texts that are made from the program and committed: help and the README's table of promises.
//!
//! And its lists of what is read, which must name what the program knows and what is tested.

use super::harness::{compare, folder, root, run_in};
use promised::promises::Catalogue;

#[test]
fn the_help_is_as_committed() {
    let mut text = String::new();
    for command in ["", "audit", "inspect", "init", "explain", "ack", "baseline", "history", "sql"]
    {
        let arguments: Vec<&str> =
            [command, "--help"].into_iter().filter(|one| !one.is_empty()).collect();
        let ran = run_in(root(), &arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let out: String = ran.out.lines().map(|line| format!("{}\n", line.trim_end())).collect();
        text.push_str(&format!("$ promised {}\n{out}\n", arguments.join(" ")));
    }
    compare(&root().join("tests/help.txt"), &text);
}

#[test]
fn the_readme_lists_every_promise() {
    let path = root().join("README.md");
    let text = std::fs::read_to_string(&path).expect("the README");
    let (start, end) = ("<!-- promises -->\n", "<!-- end of promises -->");
    let (before, rest) = text.split_once(start).expect("the table starts");
    let (_, after) = rest.split_once(end).expect("the table ends");
    let mut table = String::from("| Code | Promise | Finds |\n|---|---|---|\n");
    for (code, name, summary) in Catalogue::builtin().codes() {
        table.push_str(&format!("| {code} | {name} | {summary} |\n"));
    }
    compare(&path, &format!("{before}{start}{table}{end}{after}"));
}

#[test]
fn explain_knows_every_promise_by_code_and_by_name() {
    for (code, name, _) in Catalogue::builtin().codes() {
        let by_code = run_in(root(), &["explain", code]);
        let by_name = run_in(root(), &["explain", name]);
        assert_eq!((by_code.code, by_name.code), (0, 0));
        assert_eq!(by_code.out, by_name.out);
        assert!(by_code.out.contains("When it is broken"), "{code}");
    }
}

/// The names that a line of the README lists behind these words.
fn listed(words: &str) -> Vec<String> {
    let text = std::fs::read_to_string(root().join("README.md")).expect("the README");
    let line = text.lines().find_map(|line| line.strip_prefix(words)).expect("the line");
    line.trim_end_matches('.').replace(" and ", ", ").split(", ").map(str::to_owned).collect()
}

#[test]
fn the_readme_lists_the_exporters_that_are_tested() {
    // Headers that belong to no system of a name.
    const NAMELESS: [&str; 2] =
        ["order_list_with_delivery_date.csv", "swedish_supplier_ledger.csv"];
    let listed: Vec<String> = listed("* Exports of ")
        .iter()
        .map(|name| format!("{}_", name.to_lowercase().replace(' ', "_")))
        .collect();
    let entries = std::fs::read_dir(root().join("tests/suite/exporters")).expect("the exporters");
    let files = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let files: Vec<String> =
        files.filter(|name| !name.ends_with(".rs") && !NAMELESS.contains(&&**name)).collect();
    for file in &files {
        assert!(listed.iter().any(|name| file.starts_with(name)), "{file} is not in the README");
    }
    for name in &listed {
        assert!(files.iter().any(|file| file.starts_with(name)), "{name} is not tested");
    }
}

#[test]
fn the_readme_lists_every_encoding() {
    let contract = "[[source]]\nfiles = \"orders.csv\"\nencoding = \"of nowhere at all\"\n";
    let orders = "order_id,promised_by\n1,2026-03-02\n";
    let input = folder(&[("orders.csv", orders), ("promised.toml", contract)]);
    let ran = run_in(input.path(), &["audit", "."]);
    let (_, known) = ran.err.split_once("known are ").expect("the encodings");
    let known = known.lines().next().unwrap_or_default();
    assert_eq!(listed("* Files in ").join(", "), known);
}
