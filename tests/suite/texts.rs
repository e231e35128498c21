//! Texts that are made from the program and committed: help and the README's table of promises.

use super::harness::{compare, root, run_in};
use promised::promises::Catalogue;

#[test]
fn the_help_is_as_committed() {
    let mut text = String::new();
    for arguments in [&["--help"][..], &["audit", "--help"], &["explain", "--help"]] {
        let ran = run_in(root(), arguments);
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
