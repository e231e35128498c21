//! A history of every version that was released is read, and written on.
//!
//! Each is kept as the text of its tables, made by the program of that version.

use super::{Shop, line};
use promised::history::store::{Access, Store, VERSION};
use rusqlite::Connection;
use std::fs;

#[test]
fn a_history_of_every_version_goes_on() {
    let folder = super::super::harness::root().join("tests/suite/history");
    let mut versions: Vec<i64> = Vec::new();
    for entry in fs::read_dir(folder).expect("the fixtures").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(version) = name.strip_prefix('v').and_then(|name| name.strip_suffix(".sql"))
        else {
            continue;
        };
        versions.push(version.parse().expect("a version"));
        check(&fs::read_to_string(entry.path()).expect("a fixture"), &name);
    }
    versions.sort_unstable();
    assert_eq!(versions, (1..=VERSION).collect::<Vec<_>>(), "a fixture for each version");
}

/// A history with A open and B put right goes on with A put right and B there again.
fn check(sql: &str, name: &str) {
    let shop = Shop::new();
    let connection = Connection::open(shop.path("nights.db")).expect("a file");
    connection.execute_batch(sql).unwrap_or_else(|error| panic!("{name}: {error}"));
    drop(connection);
    shop.orders(&[("A", "2026-03-02", "2026-03-02"), ("B", "2026-03-02", "2026-03-06")]);
    let ran = shop.audit("2026-03-12", &[]);
    assert_eq!(ran.code, 1, "{name}: {}", ran.err);
    let told = line(&ran.out);
    let wanted = "since 2026-03-11: 1 new, 0 worsened, 1 resolved, 0 still open";
    assert!(told.starts_with(wanted), "{name}: {told}");
    let store = Store::open(&shop.path("nights.db"), Access::Read).expect("the history opens");
    let health = store.expect("a history").examine().expect("the history is read");
    assert_eq!((health.runs, health.wrong), ((3, 3), Vec::new()), "{name}");
}
