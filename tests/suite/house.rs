//! The house rules that a machine can hold: sizes, headers, layers, names.
//!
//! The limits only ever get tighter.

use super::harness::root;
use std::path::{Path, PathBuf};

/// The modules from the ground up: each may use only those before it.
const LAYERS: [&str; 36] = [
    "cores", "timings", "progress", "tally", "twins", "decimal", "bytes", "texts", "time", "money",
    "rates", "calendar", "tables", "charges", "intake", "dossier", "formula", "report", "contract",
    "promises", "law", "judge", "finding", "targets", "accounts", "metrics", "advice", "history",
    "audit", "render", "redact", "sql", "cli", "lib", "main", "",
];

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 70;
const LINE_LENGTH_MAX: usize = 100;

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches"] {
        walk(&root().join(folder), &mut found);
    }
    found.sort();
    assert!(found.len() > 40, "the sources are found");
    found
}

fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source is text");
            found.push((path.strip_prefix(root()).expect("below the root").to_owned(), text));
        }
    }
}

#[test]
fn files_lines_and_functions_are_short() {
    let mut long = Vec::new();
    for (path, text) in sources() {
        let lines: Vec<&str> = text.lines().collect();
        if lines.len() > FILE_LINES_MAX {
            long.push(format!("{}: {} lines", path.display(), lines.len()));
        }
        for (number, line) in lines.iter().enumerate() {
            if line.chars().count() > LINE_LENGTH_MAX {
                long.push(format!("{}:{}: a long line", path.display(), number + 1));
            }
        }
        for (start, length) in functions(&lines) {
            if length > FUNCTION_LINES_MAX {
                long.push(format!("{}:{start}: a function of {length} lines", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

/// The first line and the length of every function, found by its indentation.
fn functions(lines: &[&str]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let body = line.trim_start();
        let words =
            ["fn ", "pub fn ", "pub(super) fn ", "pub(crate) fn ", "const fn ", "pub const fn "];
        if !words.iter().any(|word| body.starts_with(word)) {
            continue;
        }
        let close = format!("{}}}", &line[..line.len() - body.len()]);
        if let Some(length) = lines[start..].iter().position(|line| *line == close) {
            found.push((start + 1, length + 1));
        }
    }
    found
}

#[test]
fn every_module_opens_with_its_purpose() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} has no //! header", path.display());
    }
}

#[test]
fn no_file_is_a_drawer_for_everything() {
    for (path, _) in sources() {
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let drawers = ["util", "utils", "common", "helper", "helpers", "misc", "mod", "manager"];
        assert!(!drawers.contains(&name), "{} is a drawer", path.display());
    }
}

#[test]
fn a_module_uses_only_modules_below_it() {
    let place = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src")) {
        let top = path.components().nth(1).expect("below src").as_os_str().to_string_lossy();
        let top = top.trim_end_matches(".rs").to_owned();
        let mine = place(&top).unwrap_or_else(|| panic!("{top} has no layer"));
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for (at, _) in line.match_indices("crate::") {
                let rest = &line[at + "crate::".len()..];
                let used: String = rest
                    .chars()
                    .take_while(|mark| mark.is_alphanumeric() || *mark == '_')
                    .collect();
                if let Some(used_place) = place(&used).filter(|_| !used.is_empty())
                    && used_place > mine
                {
                    wrong.push(format!("{}: {top} uses {used}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_edges_touch_files_clocks_and_streams() {
    let words = ["std::fs", "SystemTime", "println!", "eprintln!", "Instant::now", "f64", "f32"];
    for (path, text) in sources().into_iter().filter(|(path, _)| path.starts_with("src")) {
        let is_edge =
            ["src/cli", "src/history/store", "src/intake", "src/main.rs", "src/contract.rs"]
                .iter()
                .any(|edge| path.to_string_lossy().starts_with(edge));
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for word in words.iter().filter(|word| line.contains(**word)) {
                let is_float = word.starts_with('f');
                // A workbook has no other numbers than floating ones; this room turns ours into
                // them and says which come back as they were.
                let is_workbook = path.ends_with("render/xlsx/cells.rs") && is_float;
                assert!(is_workbook || is_edge && !is_float, "{}: {word}", path.display());
            }
        }
    }
}

#[test]
fn nothing_is_left_to_be_done() {
    for (path, text) in sources() {
        for mark in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")] {
            assert!(!text.contains(mark), "{}: {mark}", path.display());
        }
    }
}
