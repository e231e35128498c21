//! How long an error is known: what was pointed out and never corrected ages from night to night.
//!
//! An error of 20.00 is that of the example of RFD508 (domain, row 6 of (a)): business days are
//! from Monday to Friday, and the ninth of March 2026 is a Monday.

use super::super::harness::findings;
use super::Shop;

/// A shop that billed 20.00 too much, of which somebody told it when it says.
fn shop(opened_at: &str) -> Shop {
    let shop = Shop::new();
    shop.write(
        "in/orders.csv",
        "order_id,ordered_at,total,currency\n1006,2025-12-01,1000.00,SEK\n",
    );
    let bill = "invoice_no,order_id,kind,issued_at,total,currency\n\
                F-515,1006,invoice,2025-12-15,1020.00,SEK\n";
    shop.write("in/invoices.csv", bill);
    let ticket = "ticket_id,order_id,invoice_no,kind,opened_at\n";
    shop.write("in/tickets.csv", &format!("{ticket}T-7,,F-515,billing,{opened_at}\n"));
    shop
}

/// What a night finds of it: severity, margin, note and status; nothing where it finds nothing.
fn night(shop: &Shop, day: &str, words: &[&str]) -> Option<[String; 4]> {
    let ran = shop.audit(day, &[&["--format", "csv"], words].concat());
    assert!(ran.code <= 1, "{}\n{}", ran.out, ran.err);
    let row = findings(&ran.out).into_iter().find(|row| row["code"] == "RFD508")?;
    Some(["severity", "margin", "note", "status"].map(|name| row[name].clone()))
}

fn check(shop: &Shop, day: &str, wanted: [&str; 4]) {
    assert_eq!(night(shop, day, &[]), Some(wanted.map(str::to_owned)), "{day}");
}

#[test]
fn what_was_pointed_out_ages_every_night_and_becomes_an_error_when_nobody_listens() {
    let shop = shop("2026-03-09");
    // The first run sees it after its time; so far the audit has told it to nobody.
    check(&shop, "2026-03-17", ["warning", "-1", "known since 2026-03-17", "new"]);
    let note = |days: &str| format!("known since 2026-03-17, {days}");
    check(&shop, "2026-03-18", ["warning", "-2", &note("1 business day"), "known"]);
    // Saturday and Sunday make it older, and no business day.
    check(&shop, "2026-03-22", ["warning", "-6", &note("3 business days"), "known"]);
    check(&shop, "2026-03-24", ["warning", "-8", &note("5 business days"), "known"]);
    check(&shop, "2026-03-25", ["error", "-9", &note("6 business days"), "worsened"]);
    check(&shop, "2026-03-26", ["error", "-10", &note("7 business days"), "known"]);
    let alone = night(&shop, "2026-03-26", &["--no-history"]);
    assert_eq!(alone, Some(["warning", "-10", "", ""].map(str::to_owned)));
}

#[test]
fn an_error_that_is_known_for_long_counts_from_when_it_was_pointed_out() {
    let shop = shop("2026-03-16");
    for day in ["2026-03-02", "2026-03-12"] {
        assert_eq!(night(&shop, day, &["--ignore", "DAT"]), None, "{day}");
    }
    // Five business days from the sixteenth are over on the twenty-third.
    assert_eq!(night(&shop, "2026-03-23", &[]), None);
    let note = "known since 2026-03-02, 16 business days";
    check(&shop, "2026-03-24", ["error", "-1", note, "new"]);
}

#[test]
fn a_ticket_without_a_day_counts_from_the_run_that_found_the_error() {
    let shop = shop("");
    assert_eq!(night(&shop, "2026-03-09", &[]), None);
    assert_eq!(night(&shop, "2026-03-16", &[]), None);
    let note = "known since 2026-03-09, 6 business days";
    check(&shop, "2026-03-17", ["error", "-1", note, "new"]);
    assert_eq!(night(&shop, "2026-03-17", &["--no-history"]), None);
}

#[test]
fn the_same_files_and_the_same_history_give_the_same_bytes() {
    let (shop, other) = (shop("2026-03-09"), shop("2026-03-09"));
    for shop in [&shop, &other] {
        night(shop, "2026-03-17", &[]);
    }
    let json = ["--format", "json"];
    let held = shop.audit("2026-03-25", &json);
    assert!(held.out.contains("known since 2026-03-17, 6 business days"), "{}", held.out);
    let apart = other.audit("2026-03-25", &[&json[..], &["--memory", "1MiB"]].concat());
    assert_eq!(held.out, apart.out);
    night(&shop, "2026-03-26", &[]);
    let again = shop.audit("2026-03-25", &[&json[..], &["--replay", "--threads", "1"]].concat());
    assert_eq!((held.code, held.out), (again.code, again.out));
}

#[test]
fn what_was_put_right_is_known_anew_when_it_comes_back() {
    let shop = shop("2026-03-09");
    let wrong = shop.read("in/invoices.csv");
    night(&shop, "2026-03-17", &[]);
    shop.write("in/invoices.csv", &wrong.replace("1020.00", "1000.00"));
    assert_eq!(night(&shop, "2026-03-18", &[]), None);
    shop.write("in/invoices.csv", &wrong);
    check(&shop, "2026-03-25", ["warning", "-9", "known since 2026-03-25", "new"]);
}

/// 10.5 % for each two days and at most 55 %, of what was billed too much.
const PENALTY: &str = "
[promises.standing-error]
code = \"OWN001\"
about = \"ticket\"
when = \"is_about_bills and overcharge > 0\"
promised = \"overcharge_since\"
actual = \"corrected_at\"
must = \"actual <= promised\"
stake = \"least(overcharge * 0.105 * ((as_of - overcharge_since) / 2 days), overcharge * 0.55)\"
";

/// The same as a clause of the contract.
const CLAUSE: &str = "
[promises.standing-error]
code = \"OWN001\"
about = \"ticket\"
when = \"is_about_bills and overcharge > 0\"
promised = \"overcharge_since\"
actual = \"corrected_at\"
must = \"actual <= promised\"
stake = \"overcharge\"
[promises.standing-error.penalty]
rate = \"10.5%\"
per = \"2 days\"
periods = \"exact\"
cap = \"55%\"
";

#[test]
fn a_penalty_grows_with_the_age_that_the_history_knows() {
    check_penalty(PENALTY);
    check_penalty(CLAUSE);
}

/// Vector of (d) of the domain: value 2000, 10.5 % per 2 days, cap 55 %: 735 and 1,100.
fn check_penalty(terms: &str) {
    let shop = shop("2026-02-02");
    shop.write("promised.toml", &format!("{}{terms}", shop.read("promised.toml")));
    let bill = shop.read("in/invoices.csv").replace("1020.00", "3000.00");
    shop.write("in/invoices.csv", &bill);
    for (day, wanted) in [("02", "0.00"), ("09", "735.00"), ("16", "1100.00")] {
        let ran = shop.audit(&format!("2026-03-{day}"), &["--format", "csv"]);
        let rows = findings(&ran.out);
        let row = rows.iter().find(|row| row["code"] == "OWN001");
        let stake = row.map(|row| row["stake"].as_str()).unwrap_or("0.00");
        assert_eq!(stake, wanted, "{day}: {}\n{}", ran.out, ran.err);
    }
}

#[test]
fn an_error_that_breaks_two_promises_is_at_stake_once_in_the_trend_too() {
    let shop = shop("2026-03-09");
    for day in ["2026-03-17", "2026-03-18", "2026-03-19"] {
        night(&shop, day, &[]);
    }
    let ran = shop.audit("2026-03-20", &[]);
    assert!(ran.out.contains("; at least 20.00 SEK at stake; "), "{}", ran.out);
    let told = "\nat stake in the last 4 runs: #### 20.00 SEK in all of them\n";
    assert!(ran.out.contains(told), "{}", ran.out);
    assert_eq!(shop.history(&["runs"]).matches("| 20.00 SEK |").count(), 4);
}
