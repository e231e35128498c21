//! Nights of a small shop, one by one: what each says of the one before.

use super::super::harness::findings;
use super::{Shop, line};

const LATE: (&str, &str, &str) = ("A", "2026-03-02", "2026-03-05");
const IN_TIME: (&str, &str, &str) = ("A", "2026-03-02", "2026-03-02");
const OTHER: (&str, &str, &str) = ("B", "2026-03-02", "2026-03-06");

/// A shop after a night that found A late.
fn second_night() -> Shop {
    let shop = Shop::new();
    shop.orders(&[LATE]);
    assert_eq!(
        shop.night("2026-03-10"),
        "the first run: 1 new, 0 worsened, 0 resolved, 0 still open, oldest since 2026-03-10"
    );
    shop
}

const SINCE: &str = "since 2026-03-10: ";

#[test]
fn what_is_there_again_is_known_and_what_is_put_right_is_resolved() {
    let shop = second_night();
    shop.orders(&[LATE, OTHER]);
    let ran = shop.audit("2026-03-11", &["--format", "csv"]);
    let of = |order: &str| {
        let rows = findings(&ran.out);
        let row = rows.iter().find(|row| row["order"] == order).expect("a finding").clone();
        (row["status"].clone(), row["first_seen"].clone())
    };
    assert_eq!(of("A"), ("known".to_owned(), "2026-03-10".to_owned()));
    assert_eq!(of("B"), ("new".to_owned(), "2026-03-11".to_owned()));
    assert!(ran.err.contains("; 1 new, 0 worsened, 0 resolved, 1 still open; complete"));
    shop.orders(&[IN_TIME, OTHER]);
    let ran = shop.audit("2026-03-12", &[]);
    assert!(line(&ran.out).contains(": 0 new, 0 worsened, 1 resolved, 1 still open"));
    assert!(ran.out.contains("\nResolved\n"), "{}", ran.out);
    shop.orders(&[LATE, OTHER]);
    assert!(shop.night("2026-03-13").contains(": 1 new, 0 worsened, 0 resolved, 1 still open"));
}

#[test]
fn without_a_word_about_a_history_nothing_is_written() {
    let shop = Shop::new();
    shop.orders(&[LATE]);
    shop.audit("2026-03-10", &["--no-history"]);
    shop.write("promised.toml", "");
    shop.audit("2026-03-10", &[]);
    assert_eq!(shop.names(), ["in", "promised.toml"]);
    shop.audit("2026-03-10", &["--history"]);
    assert!(shop.names().contains(&"promised.history.db".to_owned()));
    shop.audit("2026-03-10", &["--history=other.db"]);
    assert!(shop.names().contains(&"other.db".to_owned()));
}

#[test]
fn an_incomplete_run_puts_nothing_right_and_is_remembered() {
    let shop = second_night();
    shop.orders(&[("A", "2026-03-02", "the fifth"), OTHER]);
    let ran = shop.audit("2026-03-11", &[]);
    assert_eq!(ran.code, 3);
    assert!(line(&ran.out).contains("an incomplete run puts nothing right"), "{}", ran.out);
    assert!(shop.history(&["runs"]).contains("incomplete: 1 row was quarantined"));
    shop.orders(&[LATE]);
    assert_eq!(
        shop.night("2026-03-12"),
        format!("{SINCE}0 new, 0 worsened, 0 resolved, 1 still open, oldest since 2026-03-10")
    );
}

#[test]
fn an_export_that_is_empty_shrunken_or_old_puts_nothing_right() {
    let shop = Shop::new();
    let all = [LATE, OTHER, ("C", "2026-03-02", "2026-03-07"), ("D", "2026-03-02", "2026-03-08")];
    shop.orders(&all);
    shop.night("2026-03-10");
    let header = "order_id,customer,promised_by,delivered_at\n";
    let old = all.map(|(order, ..)| format!("{order},,2026-03-02,2026-03-02\n")).concat();
    for (orders, why) in [
        ("", "has no rows"),
        ("A,,2026-03-02,2026-03-02\n", "orders shrank to 1 row from the 5 of the run as of 2026"),
        (&*old, "the newest record of orders is of 2026-03-02"),
    ] {
        shop.write("in/orders.csv", &format!("{header}{orders}"));
        let ran = shop.audit("2026-03-11", &[]);
        assert_eq!(ran.code, 3, "{}", ran.out);
        assert!(ran.out.contains(why), "{}", ran.out);
        assert_eq!(shop.history(&["findings"]).lines().count(), 4 + all.len());
    }
    shop.write("in/orders.csv", &format!("{header}A,,2026-03-02,2026-03-02\n"));
    let ran = shop.audit("2026-03-11", &["--accept-input"]);
    assert!(line(&ran.out).contains("1 resolved, 3 still open, 3 not looked at"), "{}", ran.out);
}

#[test]
fn a_row_that_is_missing_puts_nothing_right() {
    let shop = Shop::new();
    shop.orders(&[LATE, OTHER]);
    shop.night("2026-03-10");
    shop.orders(&[OTHER]);
    let ran = shop.audit("2026-03-11", &[]);
    assert!(line(&ran.out).contains("0 resolved, 2 still open, 1 not looked at"), "{}", ran.out);
    assert!(ran.out.contains("\nNot looked at\n"), "{}", ran.out);
    // Its day of delivery went, which no business can undo.
    shop.orders(&[("A", "2026-03-02", ""), OTHER]);
    let told = shop.night("2026-03-12");
    assert!(told.contains(": 1 new, 0 worsened, 0 resolved, 2 still open, 1 not"), "{told}");
    shop.orders(&[LATE, OTHER]);
    let told = shop.night("2026-03-13");
    assert!(told.contains("0 new, 0 worsened, 1 resolved, 2 still open, oldest"), "{told}");
}

#[test]
fn only_a_run_that_would_have_found_it_puts_it_right() {
    let shop = second_night();
    shop.orders(&[IN_TIME]);
    for (day, words) in
        [("2026-03-11", ["--select", "QTY"]), ("2026-03-12", ["--ignore", "late-delivery"])]
    {
        let ran = shop.audit(day, &words);
        let told = line(&ran.out);
        assert!(told.contains("0 resolved, 1 still open, 1 not looked at"), "{told}");
    }
    assert!(shop.history(&["runs"]).contains("ignore DLV101"));
    shop.write("promised.toml", &format!("{}[promises]\nlate-delivery = false\n", super::CONTRACT));
    assert!(shop.night("2026-03-13").contains("0 resolved, 1 still open, 1 not looked at"));
    shop.write("promised.toml", super::CONTRACT);
    assert!(shop.night("2026-03-14").contains("1 resolved, 0 still open"));
}

#[test]
fn the_same_day_again_says_the_same_again() {
    let shop = second_night();
    shop.orders(&[LATE, OTHER]);
    let first = shop.audit("2026-03-11", &["--format", "json"]);
    let again = shop.audit("2026-03-11", &["--format", "json"]);
    assert_eq!((first.code, &first.out), (again.code, &again.out));
    let runs = shop.history(&["runs"]);
    assert!(runs.contains("run 2 times") && !runs.contains("| 3 "), "{runs}");
}

#[test]
fn an_earlier_day_is_refused_and_replayed() {
    let shop = second_night();
    shop.orders(&[LATE, OTHER]);
    let second = shop.audit("2026-03-11", &["--format", "json"]);
    shop.orders(&[IN_TIME, OTHER]);
    shop.night("2026-03-12");
    let bytes = std::fs::read(shop.path("nights.db")).expect("the history");
    shop.orders(&[LATE, OTHER]);
    let ran = shop.audit("2026-03-11", &[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("holds the run as of 2026-03-12"), "{}", ran.err);
    let replayed = shop.audit("2026-03-11", &["--format", "json", "--replay"]);
    assert_eq!((replayed.code, &replayed.out), (second.code, &second.out));
    assert_eq!(std::fs::read(shop.path("nights.db")).expect("the history"), bytes);
    shop.history(&["prune", "--after", "2026-03-11"]);
    assert!(shop.night("2026-03-12").contains("0 new, 0 worsened, 0 resolved, 2 still open"));
}

#[test]
fn only_news_are_listed_and_fail_where_that_is_asked_for() {
    let shop = second_night();
    let news = ["--new-only", "--fail-on", "new:error", "--quiet-if-clean"];
    let ran = shop.audit("2026-03-11", &news);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert_eq!(shop.audit("2026-03-11", &[]).code, 1);
    shop.orders(&[LATE, OTHER]);
    let ran = shop.audit("2026-03-12", &news);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("| new ") && !ran.out.contains("| known "), "{}", ran.out);
    let ran = shop.audit("2026-03-12", &["--new-only", "--format", "csv"]);
    assert_eq!(findings(&ran.out).len(), 1);
    shop.write("promised.toml", "");
    let ran = shop.audit("2026-03-12", &["--fail-on", "new:error"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("only against a history"), "{}", ran.err);
}

#[test]
fn memory_makes_no_difference() {
    let (shop, other) = (second_night(), second_night());
    for shop in [&shop, &other] {
        shop.orders(&[IN_TIME, OTHER]);
    }
    let held = shop.audit("2026-03-11", &["--format", "json"]);
    let apart = other.audit("2026-03-11", &["--format", "json", "--memory", "1MiB"]);
    assert_eq!(held.out, apart.out);
    assert!(held.out.contains("\"resolved\": 1"), "{}", held.out);
}
