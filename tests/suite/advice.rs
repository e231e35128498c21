//! Which promise history would have kept: shops whose answer is known beforehand.

use super::harness::{Ran, folder, run_in};
use serde_json::Value;

/// Orders of one day by service, each with so many days until it came, or with none.
fn shop(orders: &[(&str, Option<i64>, usize)]) -> [(&'static str, String); 2] {
    let mut made = "order_id,service,ordered_at,promised_by\n".to_owned();
    let mut came = "delivery_id,order_id,delivered_at\n".to_owned();
    let all = orders.iter().flat_map(|order| std::iter::repeat_n(order, order.2));
    for (number, (service, days, _)) in all.enumerate() {
        made += &format!("A{number},{service},2026-03-01,2026-03-03\n");
        if let Some(days) = days {
            came += &format!("D{number},A{number},2026-03-{:02}\n", 1 + days);
        }
    }
    [("orders.csv", made), ("deliveries.csv", came)]
}

fn advise(files: &[(&'static str, String)], arguments: &[&str]) -> Ran {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    let folder = folder(&files);
    run_in(folder.path(), &[&["advise", ".", "--no-contract"], arguments].concat())
}

fn document(files: &[(&'static str, String)], arguments: &[&str]) -> Value {
    let ran = advise(files, &[arguments, &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).expect("a document")
}

#[test]
fn the_tightest_promise_is_that_which_history_keeps() {
    let files = shop(&[("fast", Some(2), 60), ("fast", Some(3), 36), ("fast", Some(5), 4)]);
    let tier = &document(&files, &["--as-of", "2026-03-31"])["tiers"][0];
    assert_eq!((&tier["names"][0], &tier["orders"]), (&"fast".into(), &100.into()));
    assert_eq!((&tier["kept"]["kept"], &tier["kept"]["of"]), (&60.into(), &100.into()));
    assert_eq!((&tier["tightest"], &tier["tightest_kept"]["kept"]), (&3.into(), &96.into()));
    assert_eq!((&tier["half"], &tier["code"]), (&2.into(), &"PRM901".into()));
    let shifted = |place: usize| tier["shifted"][place]["kept"].as_u64();
    assert_eq!([0, 1, 2, 3, 4].map(shifted), [0, 0, 60, 96, 96].map(Some));
    let strict = &document(&files, &["--as-of", "2026-03-31", "--target", "97"])["tiers"][0];
    assert_eq!(strict["tightest"], 5);
}

#[test]
fn what_never_came_counts_against_every_time_shorter_than_its_age() {
    let files = shop(&[("fast", Some(2), 90), ("fast", None, 10)]);
    let tier = &document(&files, &["--as-of", "2026-03-31"])["tiers"][0];
    assert_eq!((&tier["tightest"], &tier["half"]), (&Value::Null, &2.into()));
    assert_eq!((&tier["kept"]["kept"], &tier["kept"]["of"]), (&90.into(), &100.into()));
}

#[test]
fn an_order_too_young_for_a_time_says_nothing_about_it() {
    let files = shop(&[("fast", Some(1), 30), ("fast", None, 30)]);
    let tier = &document(&files, &["--as-of", "2026-03-02"])["tiers"][0];
    assert_eq!((&tier["kept"]["of"], &tier["shifted"][4]["of"]), (&30.into(), &0.into()));
    assert_eq!(tier["tightest"], Value::Null);
}

#[test]
fn a_table_has_one_row_for_each_tier_and_the_most_orders_first() {
    let files = shop(&[("slow", Some(4), 1), ("fast", Some(2), 2), ("=1+1", Some(2), 1)]);
    let ran = advise(&files, &["--as-of", "2026-03-31", "--format", "csv"]);
    let names: Vec<&str> = ran.out.lines().filter_map(|line| line.split(',').next()).collect();
    assert_eq!((names, ran.code), (vec!["service", "fast", "'=1+1", "slow"], 0), "{}", ran.out);
}

#[test]
fn without_deliveries_there_is_no_advice_and_the_page_says_why() {
    let [orders, _] = shop(&[("fast", None, 3)]);
    let ran = advise(&[orders], &["--as-of", "2026-03-31"]);
    let first = ran.out.lines().next().unwrap_or_default();
    assert_eq!(first, "no advice: it needs deliveries or orders.delivered_at");
}

#[test]
fn a_row_in_quarantine_stamps_the_advice() {
    let [(name, orders), deliveries] = shop(&[("fast", Some(2), 30)]);
    let files = [(name, orders + "A99,fast,2026-03-99,2026-03-03\n"), deliveries];
    let ran = advise(&files, &["--as-of", "2026-03-31"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("INCOMPLETE"), "{}", ran.out);
}

#[test]
fn what_cannot_be_asked_is_refused() {
    let files = shop(&[("fast", Some(2), 3)]);
    for (arguments, says) in [
        (["--target", "0"], "above 0 % and up to 100 %"),
        (["--by", "colour"], "invalid value 'colour'"),
        (["--by", "service,service"], "--by names something twice"),
        (["--by", "service,carrier,country,tier"], "--by takes 3 words at most"),
    ] {
        let ran = advise(&files, &arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.out);
        assert!(ran.err.contains(says), "{arguments:?}: {}", ran.err);
    }
}
