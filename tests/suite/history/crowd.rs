//! Twenty runs at once on one history, and twenty acknowledgements: one at a time, and none in
//! vain.

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

/// Twenty acknowledgements at once, each of an order of its own, and their exit codes.
fn acknowledged(shop: &Shop, words: &[&str]) -> Vec<i32> {
    let start = |number: i64| {
        let what = format!("order:{number}");
        let said = ["ack", &what, "--reason", "agreed", "--until", "2026-03-31"];
        let mut command = shop.command(&[&said[..], words].concat());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    };
    let children: Vec<Child> = (0..RUNS).map(start).collect();
    let end = |mut child: Child| child.wait().expect("an end").code().expect("an exit code");
    children.into_iter().map(end).collect()
}

/// How many acknowledgements stand in the file.
fn kept(shop: &Shop) -> usize {
    let text = std::fs::read_to_string(shop.path("promised.acks.toml")).unwrap_or_default();
    text.matches("[[ack]]").count()
}

#[test]
fn acknowledgements_at_once_lose_nothing() {
    let shop = shop();
    shop.night("2026-03-10");
    assert_eq!(acknowledged(&shop, &["--wait", "5m"]), vec![0; 20]);
    assert_eq!(kept(&shop), 20);
    let shop = self::shop();
    shop.night("2026-03-10");
    let codes = acknowledged(&shop, &[]);
    let done = codes.iter().filter(|code| **code == 0).count();
    assert!(codes.iter().all(|code| matches!(code, 0 | 75)) && done > 0, "{codes:?}");
    assert_eq!(kept(&shop), done);
}

/// Ten acknowledgements under each of two histories of one contract, at once.
#[test]
fn acknowledgements_under_two_histories_lose_nothing_either() {
    let shop = shop();
    shop.night("2026-03-10");
    let other = "--history=other.db";
    assert_eq!(shop.audit("2026-03-10", &[other]).code, 1);
    let start = |number: i64| {
        let what = format!("order:{number}");
        let said = ["ack", &what, "--reason", "agreed", "--until", "2026-03-31", "--wait", "5m"];
        let history: &[&str] = if number % 2 == 0 { &[other] } else { &[] };
        let mut command = shop.command(&[&said[..], history].concat());
        command.stdout(Stdio::null()).spawn().expect("the program starts")
    };
    let children: Vec<Child> = (0..RUNS).map(start).collect();
    assert!(children.into_iter().all(|mut child| child.wait().expect("an end").success()));
    assert_eq!(kept(&shop), 20);
    assert!(shop.names().iter().all(|name| name != "promised.acks.toml.lock"));
}

#[test]
fn whoever_writes_the_acknowledgements_is_waited_for() {
    let shop = shop();
    shop.night("2026-03-10");
    let lock = std::fs::File::create(shop.path("promised.acks.toml.lock")).expect("a lock file");
    lock.lock().expect("the lock");
    let ack = ["ack", "order:A", "--reason", "agreed", "--until", "2026-03-31", "--wait", "0s"];
    let ran = shop.run(&ack);
    assert_eq!((ran.code, kept(&shop)), (75, 0), "{}", ran.err);
    assert!(ran.err.contains("somebody else is writing to") && ran.err.contains("acks.toml"));
    drop(lock);
    assert_eq!((shop.run(&ack).code, kept(&shop)), (0, 1));
}

#[test]
fn a_run_that_never_makes_a_history_leaves_nothing() {
    let shop = Shop::new();
    shop.write("in/orders.csv", "order_id,promised_by\n");
    for words in [&["audit", "nowhere"][..], &["ack", "aaaa", "--reason", "x", "--until", "x"]] {
        let ran = shop.run(words);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert_eq!(shop.names(), ["in", "promised.toml"], "{words:?}");
    }
}

#[test]
fn whoever_writes_beside_the_history_waits_for_a_run() {
    let shop = shop();
    shop.night("2026-03-10");
    let lock = std::fs::File::options().write(true).open(shop.path("nights.db.lock"));
    let lock = lock.expect("the lock file");
    lock.lock().expect("the lock");
    let ack = ["ack", "order:A", "--reason", "agreed", "--until", "2026-03-31"];
    for words in [&ack[..], &["baseline"], &["history", "prune", "--before", "2026-03-10"]] {
        let ran = shop.run(words);
        assert_eq!(ran.code, 75, "{words:?}: {}", ran.err);
        assert!(ran.err.contains("another run is at work on the history"), "{}", ran.err);
    }
    assert_eq!(shop.names(), ["in", "nights.db", "nights.db.lock", "promised.toml"]);
    let mut waits = shop.command(&[&ack[..], &["--wait", "5m"]].concat());
    let mut waits = waits.stdout(Stdio::null()).spawn().expect("the program starts");
    drop(lock);
    assert!(waits.wait().expect("an end").success());
    assert_eq!((shop.run(&["baseline"]).code, kept(&shop)), (0, 1));
}

#[test]
fn what_a_killed_run_left_is_told_to_the_next_run_whoever_came_in_between() {
    let shop = shop();
    shop.night("2026-03-10");
    shop.write("nights.db.lock", "a run is at work\n");
    assert_eq!(shop.run(&["ack", "order:A", "--reason", "so", "--until", "2026-03-31"]).code, 0);
    let told = "the run before this one did not come to its end";
    assert!(shop.audit("2026-03-11", &[]).err.contains(told));
    assert!(!shop.audit("2026-03-12", &[]).err.contains(told));
}
