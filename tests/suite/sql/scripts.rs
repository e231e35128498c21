//! What stands in a script, whatever engine reads it: its header, what it makes, what it refuses.

use crate::suite::harness::{folder, run_in};

const CONTRACT: &str = r#"
zone = "Europe/Stockholm"

[[source]]
table = "shop.orders"
role = "orders"
columns = { order_id = "id", promised_by = "due", total = "cents", currency = "cur" }
types = { promised_by = "date", total = "minor" }

[[source]]
table = "shop.deliveries"
role = "deliveries"
columns = { order_id = "order", delivered_at = "arrived" }
types = { delivered_at = "timestamptz" }

[promises.heavy]
code = "OWN001"
about = "order"
summary = """Ends here
DROP TABLE shop.orders;"""
promised = "10"
actual = "order.total"
must = "actual <= promised"
"#;

/// What `promised sql` prints with some words more, under a contract.
fn sql(contract: &str, words: &[&str]) -> (i32, String, String) {
    let shop = folder(&[("promised.toml", contract)]);
    let ran = run_in(shop.path(), &[&["sql", "--as-of", "2026-03-31"], words].concat());
    (ran.code, ran.out, ran.err)
}

fn script(words: &[&str]) -> String {
    let (code, out, err) = sql(CONTRACT, words);
    assert_eq!((code, err.as_str()), (0, ""));
    out
}

#[test]
fn the_header_says_what_is_said_and_what_is_not_and_why() {
    let text = script(&["--dialect", "postgres"]);
    assert!(text.contains("-- Executed and proven"), "{text}");
    assert!(text.contains("--   DLV101 late-delivery: "), "{text}");
    assert!(text.contains("--   OWN001 heavy: "), "a promise of the contract is said too");
    assert!(text.contains("--   BIL301 needs "), "what lacks a column says which");
    let foreign = script(&["--dialect", "trino"]);
    assert!(foreign.contains("-- Generated, syntax-checked, NOT executed by us."));
}

#[test]
fn a_sentence_of_a_contract_stays_in_its_comment() {
    let text = script(&["--dialect", "duckdb"]);
    let mut lines = text.lines().filter(|line| line.contains("DROP TABLE shop.orders"));
    assert!(lines.next().is_some_and(|line| line.starts_with("-- ")), "it is told");
    assert!(text.lines().all(|line| !line.starts_with("DROP TABLE shop")));
}

#[test]
fn tables_are_made_in_the_schema_of_the_script_alone() {
    for dialect in ["duckdb", "postgres", "spark", "bigquery", "snowflake", "trino"] {
        let text = script(&["--dialect", dialect, "--schema", "audit \"x\""]);
        let starts = ["CREATE ", "DROP ", "ANALYZE ", "INSERT ", "ALTER "];
        let making = text.lines().filter(|line| starts.iter().any(|start| line.starts_with(start)));
        let mut count = 0;
        for line in making {
            count += 1;
            let is_own = line.contains("\"audit \"\"x\"\"\"") || line.contains("`audit \"x\"`");
            assert!(is_own, "{dialect}: {line}");
        }
        assert!(count > 20, "{dialect}");
    }
}

#[test]
fn one_statement_creates_nothing() {
    let text = script(&["--dialect", "postgres", "--read-only"]);
    let code: Vec<&str> = text.lines().filter(|line| !line.starts_with("--")).collect();
    let code = code.join("\n");
    assert!(code.trim_start().starts_with("WITH "), "{code}");
    assert!(!code.contains("CREATE ") && !code.contains("DROP "));
    assert_eq!(code.matches(';').count(), 1, "one statement");
}

#[test]
fn the_schema_of_the_records_is_refused() {
    let (code, out, err) = sql(CONTRACT, &["--dialect", "duckdb", "--schema", "Shop"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("the schema Shop holds the table shop.orders"), "{err}");
}

#[test]
fn what_the_contract_does_not_say_is_asked_for_and_not_guessed() {
    let check = |contract: &str, part: &str| {
        let (code, _, err) = sql(contract, &["--dialect", "duckdb"]);
        assert!(code == 2 && err.contains(part), "{err}");
    };
    check("", "no table plays the role orders");
    let untyped = CONTRACT.replace("types = { delivered_at = \"timestamptz\" }", "");
    check(&untyped, "types = { delivered_at = \"date\" }");
    check(&CONTRACT.replace("\"minor\"", "\"date\""), "total of orders cannot be \"date\"");
    check(&CONTRACT.replace("order_id = \"id\", ", ""), "no column feeds order_id");
    check(&CONTRACT.replace("role = \"deliveries\"", "role = \"orders\""), "two tables play");
    check(&format!("normalise = [\"case\"]\n{CONTRACT}"), "make them so in a view");
}

#[test]
fn an_audit_of_files_needs_files() {
    let shop = folder(&[("promised.toml", CONTRACT)]);
    let ran = run_in(shop.path(), &["audit"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("there is nothing to read"), "{}", ran.err);
}

#[test]
fn the_check_lists_both_kinds_of_promises() {
    let text = script(&["--dialect", "spark", "--check"]);
    assert!(text.contains(" promises are said in SQL.\n"), "{text}");
    assert!(text.contains("\n  OWN001  heavy: "), "{text}");
    assert!(text.contains("  RFD501  needs "), "{text}");
}
