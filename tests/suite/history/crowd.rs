//! Twenty runs at once on one history: one at a time, and none in vain.

use super::Shop;
use std::process::{Child, Stdio};

const RUNS: i64 = 20;

/// Starts all of them and returns their exit codes.
fn crowd(shop: &Shop, words: &[&str]) -> Vec<i32> {
    let start = |_| {
        let words = [&["audit", "in", "--as-of", "2026-03-10", "-o", "out.csv"], words].concat();
        let mut command = shop.command(&words);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    };
    let children: Vec<Child> = (0..RUNS).map(start).collect();
    let end = |mut child: Child| child.wait().expect("an end").code().expect("an exit code");
    children.into_iter().map(end).collect()
}

/// How often the last run was run, and how many there are.
fn times(shop: &Shop) -> (i64, usize) {
    use promised::history::store::{Access, Store};
    let store = Store::open(&shop.path("nights.db"), Access::Read).expect("the history opens");
    let store = store.expect("a history");
    assert_eq!(store.examine().expect("the history is read").wrong, [""; 0]);
    let runs = store.runs().expect("the runs");
    (runs.last().expect("a run").times, runs.len())
}

fn shop() -> Shop {
    let shop = Shop::new();
    shop.orders(&[("A", "2026-03-02", "2026-03-05")]);
    shop
}

#[test]
fn those_that_wait_get_their_turn() {
    let shop = shop();
    assert_eq!(crowd(&shop, &["--wait", "5m"]), vec![1; 20]);
    assert_eq!(times(&shop), (RUNS, 1));
    let names = ["in", "nights.db", "nights.db.lock", "out.csv", "promised.toml"];
    assert_eq!(shop.names(), names);
}

#[test]
fn those_that_do_not_wait_say_so_and_change_nothing() {
    let shop = shop();
    let codes = crowd(&shop, &[]);
    let done = codes.iter().filter(|code| **code == 1).count();
    assert!(codes.iter().all(|code| matches!(code, 1 | 75)) && done > 0, "{codes:?}");
    assert_eq!(times(&shop), (done as i64, 1));
}
