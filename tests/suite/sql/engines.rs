//! The same findings, row for row, from three engines; the text for others is parsed.

use crate::suite::harness::{findings, folder, root, run_in};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

type Row = BTreeMap<String, String>;

/// What no script can say.
const UNSAID: [&str; 6] =
    ["match_level", "evidence", "note", "fingerprint", "status", "first_seen"];
/// As of when, and from when until when the days of a script go.
pub type Days = [&'static str; 3];
const SHOP: Days = ["2026-03-31", "2025-06-01", "2026-12-31"];
const OUTCOMES: [&str; 8] =
    ["kept", "beat", "broken", "overdue", "at_risk", "pending", "void", "unknown"];

#[test]
fn duckdb_finds_what_the_audit_finds() {
    agrees("duckdb", 2, &[]);
}

#[test]
fn postgres_finds_what_the_audit_finds() {
    agrees("postgres", 2, &[]);
}

#[test]
fn spark_finds_what_the_audit_finds() {
    // Another zone and rows that are shared out, because a run of it takes minutes.
    agrees("spark", 1, &[("SQL_ZONE", "America/New_York"), ("SQL_PARTITIONS", "3")]);
}

#[test]
fn one_statement_says_the_same() {
    let shops = tempfile::tempdir().expect("a temporary folder");
    let Some(shop) = made_up(shops.path(), "shop", ["1", "300", "0"]) else { return };
    write_script(&shop, "duckdb");
    write_form(&shop, "duckdb", "duckdb.select.sql", (SHOP, Some("--read-only")));
    if ran("duckdb", std::slice::from_ref(&shop), &[]) {
        compare(&shop, "duckdb", SHOP);
        assert!(rows(&shop, "duckdb", "select") == rows(&shop, "duckdb", "findings"));
    }
}

#[test]
fn no_setting_of_a_session_and_no_order_of_rows_changes_anything() {
    let shops = tempfile::tempdir().expect("a temporary folder");
    let made = |name: &str, shuffle: &str| made_up(shops.path(), name, ["41", "150", shuffle]);
    let (Some(plain), Some(shuffled)) = (made("plain", "0"), made("shuffled", "7")) else { return };
    for engine in ["duckdb", "postgres"] {
        for shop in [&plain, &shuffled] {
            write_script(shop, engine);
        }
        if !ran(engine, std::slice::from_ref(&plain), &[("SQL_ZONE", "UTC")]) {
            continue;
        }
        let settings = [("SQL_ZONE", "America/New_York"), ("SQL_DATES", "German, DMY")];
        assert!(ran(engine, std::slice::from_ref(&shuffled), &settings));
        for result in ["findings", "outcomes", "quarantine", "accounts", "left_out_orders"] {
            let [one, other] = [&plain, &shuffled].map(|shop| rows(shop, engine, result));
            assert!(one == other, "{engine}: {result} differs");
        }
    }
}

#[test]
fn what_does_not_fit_into_a_number_makes_the_script_fail() {
    let shop = folder(&[
        ("orders.csv", "order_id,quantity,total\n1,9000000000,9000000000\n"),
        ("tables.json", HUGE_TABLES),
        ("promised.toml", HUGE),
    ]);
    for engine in ["duckdb", "postgres", "spark"] {
        write_script(shop.path(), engine);
        let output = engine_on(engine, &[shop.path().to_owned()], &[]);
        if is_missing(engine, &output) {
            continue;
        }
        assert_eq!(output.status.code(), Some(1), "{engine} wraps or rounds");
    }
}

const HUGE_TABLES: &str = r#"[{"table": "orders", "file": "orders.csv", "columns":
    [["order_id", "text"], ["quantity", "decimal"], ["total", "decimal"]]}]"#;
const HUGE: &str = r#"
[[source]]
files = "orders.csv"
table = "shop.orders"
role = "orders"
columns = { order_id = "order_id", quantity = "quantity", total = "total" }

[promises.too-much]
code = "OWN001"
about = "order"
promised = "0"
actual = "order.total * order.quantity"
must = "actual = promised"
"#;

#[test]
fn engines_that_are_not_run_understand_the_text() {
    let shops = tempfile::tempdir().expect("a temporary folder");
    let Some(shop) = made_up(shops.path(), "shop", ["3", "20", "0"]) else { return };
    for dialect in ["bigquery", "snowflake", "trino"] {
        let file = format!("{dialect}.sql");
        // Few days, because a script is mostly these, and the parser is slow.
        let days = ["--from", "2026-03-01", "--until", "2026-04-30"];
        let words = ["sql", "--dialect", dialect, "--as-of", SHOP[0], "-o", &file];
        assert_eq!(run_in(&shop, &[&words[..], &days[..]].concat()).code, 0, "{dialect}");
        let output = python("parse.py").arg(dialect).arg(shop.join(file)).output();
        let Ok(output) = output else { return skip("python3") };
        if is_missing("sqlglot", &output) {
            return;
        }
        assert!(output.status.success(), "{dialect}: {}", said(&output));
    }
}

/// Some shops, judged by an engine and by the audit.
fn agrees(engine: &str, shops_usual: usize, settings: &[(&str, &str)]) {
    let shops = tempfile::tempdir().expect("a temporary folder");
    let number = |name: &str, usual: usize| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let seeds = number("PROMISED_SQL_SEEDS", shops_usual);
    let orders = number("PROMISED_SQL_ORDERS", 300).to_string();
    let mut made = Vec::new();
    for seed in 0..seeds {
        let name = format!("shop-{seed}");
        let Some(shop) = made_up(shops.path(), &name, [&seed.to_string(), &orders, "0"]) else {
            return;
        };
        write_script(&shop, engine);
        made.push(shop);
    }
    if !ran(engine, &made, settings) {
        return;
    }
    let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
    for shop in &made {
        compare(shop, engine, SHOP);
        assert!(rows(shop, engine, "findings").len() > 100, "there is something to compare");
        for row in rows(shop, engine, "outcomes") {
            for outcome in OUTCOMES {
                *seen.entry(outcome).or_default() += row[outcome].parse::<u64>().expect("a count");
            }
        }
    }
    assert!(seen.values().all(|&count| count > 0), "every outcome is met: {seen:?}");
}

/// The findings, outcomes and quarantine of an engine beside those of the audit.
pub fn compare(shop: &Path, engine: &str, [as_of, ..]: Days) {
    let left_out: BTreeSet<String> = rows(shop, engine, "left_out_orders")
        .into_iter()
        .filter_map(|mut row| row.remove("order_id"))
        .collect();
    let said = codes(shop, engine, as_of);
    let is_said = |row: &Row| said.contains(&row["code"]) && !left_out.contains(&row["order"]);
    let plain = |mut row: Row| {
        row.retain(|name, _| !UNSAID.contains(&name.as_str()));
        row
    };
    let sorted = |rows: Vec<Row>| {
        let mut rows: Vec<Row> = rows.into_iter().filter(is_said).map(plain).collect();
        rows.sort();
        rows
    };
    let arguments = ["audit", "--as-of", as_of, "--exit-zero", "-q", "--rejects", "rejects.csv"];
    let report = ["-o", "native.csv", "-o", "native.json"];
    let audited = run_in(shop, &[&arguments[..], &report[..]].concat());
    assert!(matches!(audited.code, 0 | 3), "{}", audited.err);
    let native = std::fs::read_to_string(shop.join("native.csv")).expect("the report");
    let (expected, found) = (sorted(findings(&native)), sorted(rows(shop, engine, "findings")));
    let not_in = |rows: &[Row], others: &[Row]| {
        let others: BTreeSet<&Row> = others.iter().collect();
        rows.iter().find(|row| !others.contains(row)).cloned()
    };
    assert!(
        expected == found,
        "{engine}: {} rows, and {} expected; the first missing {:?}, the first too much {:?}",
        found.len(),
        expected.len(),
        not_in(&expected, &found),
        not_in(&found, &expected)
    );
    check_quarantine(shop, engine);
    if left_out.is_empty() {
        check_outcomes(shop, engine, &said);
    }
}

/// How many subjects of each promise came to what.
fn check_outcomes(shop: &Path, engine: &str, said: &BTreeSet<String>) {
    let text = std::fs::read_to_string(shop.join("native.json")).expect("the report");
    let report: serde_json::Value = serde_json::from_str(&text).expect("the report is JSON");
    let counted = rows(shop, engine, "outcomes");
    for promise in report["promises"].as_array().expect("promises") {
        let code = promise["code"].as_str().expect("a code");
        if !said.contains(code) {
            continue;
        }
        let row = counted.iter().find(|row| row["code"] == code);
        for outcome in OUTCOMES {
            let expected = promise["outcomes"][outcome].as_u64().expect("a count");
            let found = row.map_or(0, |row| row[outcome].parse().expect("a count"));
            assert_eq!(found, expected, "{engine}: {code} {outcome}");
        }
    }
}

/// The rows that were refused, and why; the account of every row.
fn check_quarantine(shop: &Path, engine: &str) {
    let rejects = std::fs::read_to_string(shop.join("rejects.csv")).expect("the rejects");
    let mut native: Vec<[String; 2]> = findings(&rejects)
        .iter()
        .map(|row| {
            let reason = row["reason"].split("; ").next().unwrap_or_default();
            // Which line the other row stands on is known of files only.
            let reason = match reason.split_once(" of line ") {
                Some((start, end)) => {
                    let rest = end.split_once(' ').map_or("", |(_, rest)| rest);
                    format!("{start} of another row {rest}")
                }
                None => reason.to_owned(),
            };
            let file = Path::new(&row["file"]).file_stem().and_then(|stem| stem.to_str());
            [file.unwrap_or_default().to_owned(), reason]
        })
        .collect();
    let mut told: Vec<[String; 2]> = rows(shop, engine, "quarantine")
        .iter()
        .map(|row| [row["role"].clone(), row["reason"].clone()])
        .collect();
    native.sort();
    told.sort();
    assert_eq!(told, native, "{engine}: the same rows are refused for the same reasons");
    for account in rows(shop, engine, "accounts") {
        let number = |name: &str| account[name].parse::<u64>().expect("a count");
        let fates = ["used", "duplicate", "quarantined", "filtered"].map(number);
        assert_eq!(number("rows_read"), fates.iter().sum::<u64>(), "{engine}: {account:?}");
    }
}

/// The codes that a script says.
fn codes(shop: &Path, engine: &str, as_of: &str) -> BTreeSet<String> {
    let check = run_in(shop, &["sql", "--dialect", engine, "--as-of", as_of, "--check"]);
    let said = check.out.split("\n\n").next().unwrap_or_default();
    let words = said.lines().skip(1).filter_map(|line| line.split_whitespace().next());
    words.map(str::to_owned).collect()
}

/// A shop in a folder of its own; `None` where Python is missing.
fn made_up(shops: &Path, name: &str, words: [&str; 3]) -> Option<PathBuf> {
    let shop = shops.join(name);
    let output = python("shop.py").arg(&shop).args(words).output();
    let Ok(output) = output else {
        skip("python3");
        return None;
    };
    assert!(output.status.success(), "{}", said(&output));
    Some(shop)
}

fn write_script(shop: &Path, engine: &str) {
    write_form(shop, engine, &format!("{engine}.sql"), (SHOP, None));
}

pub fn write_form(
    shop: &Path,
    engine: &str,
    file: &str,
    ([as_of, from, until], form): (Days, Option<&str>),
) {
    let days = ["--from", from, "--until", until];
    let words = ["sql", "--dialect", engine, "--as-of", as_of, "-o", file];
    let words: Vec<&str> = words.into_iter().chain(days).chain(form).collect();
    let ran = run_in(shop, &words);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{engine}");
}

/// Whether an engine is there; fails where it refuses a script.
pub fn ran(engine: &str, shops: &[PathBuf], settings: &[(&str, &str)]) -> bool {
    let output = engine_on(engine, shops, settings);
    if is_missing(engine, &output) {
        return false;
    }
    assert!(output.status.success(), "{engine}: {}", said(&output));
    true
}

fn engine_on(engine: &str, shops: &[PathBuf], settings: &[(&str, &str)]) -> Output {
    let mut command = python("engine.py");
    command.arg(engine).args(shops).envs(settings.iter().copied());
    command.output().expect("Python made the shops")
}

fn is_missing(what: &str, output: &Output) -> bool {
    let is_missing = output.status.code() == Some(77);
    if is_missing {
        skip(&format!("{what}: {}", said(output).trim()));
    }
    is_missing
}

fn skip(what: &str) {
    assert!(std::env::var_os("CI").is_none(), "{what} is missing in CI");
    eprintln!("SKIPPED: no script is run without {what}");
}

fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text[text.floor_char_boundary(text.len().saturating_sub(2_000))..].to_owned()
}

fn python(script: &str) -> Command {
    let mut command = Command::new("python3");
    command.arg(root().join("tests/suite/sql").join(script));
    command
}

pub fn rows(shop: &Path, engine: &str, result: &str) -> Vec<Row> {
    let path = shop.join(engine).join(format!("{result}.csv"));
    let mut rows = findings(&std::fs::read_to_string(path).expect("a result"));
    rows.sort();
    rows
}
