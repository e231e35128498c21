//! What findings about the input are known by: what stands in the file, not where it stands.

use super::super::harness::findings;
use super::Shop;
use std::collections::BTreeSet;

const ROWS: [&str; 4] = ["A,2026-03-02,soon", "B,2026-03-02,soon", "C,2026-03-02", "D,2026-03-02"];

/// The fingerprints of what an audit of some rows finds about the input, and how many there are.
fn found(shop: &Shop, rows: &[&str]) -> (BTreeSet<String>, usize) {
    let header = "order_id,promised_by,delivered_at";
    shop.write("in/orders.csv", &format!("{header}\n{}\n", rows.join("\n")));
    let ran = shop.audit("2026-03-10", &["--no-history", "--format", "csv"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let rows = findings(&ran.out);
    let of_input = rows.iter().filter(|row| row["code"].starts_with("DAT"));
    let marks: Vec<String> = of_input.map(|row| row["fingerprint"].clone()).collect();
    (marks.iter().cloned().collect(), marks.len())
}

#[test]
fn every_row_that_could_not_be_read_is_a_finding_of_its_own() {
    let (marks, count) = found(&Shop::new(), &ROWS);
    assert_eq!((marks.len(), count), (4, 4));
}

#[test]
fn another_file_or_another_row_leaves_the_others_alone() {
    let shop = Shop::new();
    let (before, _) = found(&shop, &ROWS);
    let more: Vec<&str> = ["Z,2026-03-01,2026-03-01"].into_iter().chain(ROWS).collect();
    assert_eq!(found(&shop, &more).0, before);
    // It comes first by its name, and so do its rows.
    shop.write("in/calls.csv", "call_id,queue,entered_at,answered_at\n1,q,2026-03-02 10:00,soon\n");
    let (after, count) = found(&shop, &ROWS);
    assert!(after.is_superset(&before) && count > before.len(), "{before:#?}\n{after:#?}");
}

#[test]
fn the_same_row_twice_is_known_twice() {
    let shop = Shop::new();
    let (once, _) = found(&shop, &[ROWS[2], "B,2026-03-02,2026-03-02"]);
    let (twice, count) = found(&shop, &[ROWS[2], "B,2026-03-02,2026-03-02", ROWS[2]]);
    assert_eq!((once.len(), twice.len(), count), (1, 2, 2));
    assert!(twice.is_superset(&once));
}

/// Calls without a number: each is known by its caller, its queue and when it began, whatever
/// stands above it and whatever became of it.
#[test]
fn a_row_without_a_key_is_known_by_what_it_says() {
    let shop = Shop::new();
    let terms = "zone = \"UTC\"\n[promises.slow-answer]\nwithin = \"20 seconds\"\n";
    shop.write("promised.toml", &(terms.to_owned() + &shop.read("promised.toml")));
    let night = |day: &str, calls: &[&str]| {
        let header = "queue,caller,entered_at,answered_at,abandoned_at";
        shop.write("in/calls.csv", &format!("{header}\n{}\n", calls.join("\n")));
        shop.night(day)
    };
    let ada = "sales,Ada,2026-03-02 09:00:00,2026-03-02 09:01:00,";
    let bo = "sales,Bo,2026-03-02 09:00:00,2026-03-02 09:01:00,";
    assert!(night("2026-03-10", &[ada, bo]).starts_with("the first run: 2 new"));
    let quick = "sales,Ada,2026-03-02 09:00:00,2026-03-02 09:00:05,";
    assert!(night("2026-03-11", &[quick, bo]).contains(": 0 new, 0 worsened, 1 resolved, 1 still"));
    let other = "sales,Di,2026-03-02 08:00:00,2026-03-02 08:01:00,";
    assert!(
        night("2026-03-12", &[other, bo, quick]).contains(": 1 new, 0 worsened, 0 resolved, 1")
    );
    let listed = shop.history(&["findings"]);
    assert!(listed.contains(" Bo ") && listed.contains(" Di ") && !listed.contains(" Ada "));
}
