//! Moments that a calendar or a clock leaves in doubt, through the whole program: hours that come
//! twice, years whose holidays nobody listed, and dates that are counted.
//!
//! Doubt is said and never becomes a verdict; what is not in doubt is judged all the same.

use super::harness::{folder, run_in};
use super::shop::{Shop, all_shown};
use promised::report::{Outcome, Report};

/// How many of each outcome a promise has, in the order of the report, without those of none.
fn outcomes(report: &Report, code: &str) -> Vec<(Outcome, u64)> {
    let promise = report.promises.iter().find(|one| one.code == code).expect("the promise");
    let counts = Outcome::ALL.into_iter().zip(promise.outcomes);
    counts.filter(|(_, count)| *count > 0).collect()
}

/// What comes of a promise due at `due` for a delivery at `arrived`, both as written.
fn judged(due: &str, arrived: &str) -> Outcome {
    let orders = format!("order_id,promised_by\nA,{due}\nB,2026-03-01T10:00:00Z\n");
    let deliveries = format!("order_id,delivered_at\nA,{arrived}\nB,2026-03-01 10:30\n");
    let files = [("orders", orders.as_str()), ("deliveries", deliveries.as_str())];
    let shop = Shop::new(&files).under("zone = \"Europe/Stockholm\"\n").at("2026-12-31");
    let report = shop.select(&["DLV101"]).audit();
    // Order B comes half an hour before it is due and is kept in any case.
    let found = outcomes(&report, "DLV101");
    match found[..] {
        [(Outcome::Kept, 2)] => Outcome::Kept,
        [(Outcome::Kept, 1), (other, 1)] => other,
        _ => panic!("{found:?}"),
    }
}

#[test]
fn a_promise_that_hangs_on_which_of_two_hours_it_was_is_unknown() {
    // 02:30 came at 00:30 and again at 01:30 in UTC.
    assert_eq!(judged("2026-10-25T01:00:00Z", "2026-10-25 02:30"), Outcome::Unknown);
    assert_eq!(judged("2026-10-25T01:29:59Z", "2026-10-25 02:30"), Outcome::Unknown);
    assert_eq!(judged("2026-10-25 02:15", "2026-10-25T00:30:00Z"), Outcome::Unknown);
}

#[test]
fn a_promise_that_does_not_hang_on_it_is_judged() {
    assert_eq!(judged("2026-10-25T01:30:00Z", "2026-10-25 02:30"), Outcome::Kept);
    assert_eq!(judged("2026-10-25T00:29:59Z", "2026-10-25 02:30"), Outcome::Broken);
    assert_eq!(judged("2026-10-25 02:15", "2026-10-25T00:15:00Z"), Outcome::Kept);
    assert_eq!(judged("2026-10-25 02:15", "2026-10-25T01:15:01Z"), Outcome::Broken);
    assert_eq!(judged("2026-10-25", "2026-10-25 02:30"), Outcome::Kept);
    assert_eq!(judged("2026-10-24", "2026-10-25 02:30"), Outcome::Broken);
}

#[test]
fn the_end_of_a_day_is_the_start_of_the_next_and_no_later() {
    assert_eq!(judged("2026-03-02T23:00:00Z", "2026-03-02 24:00"), Outcome::Kept);
    assert_eq!(judged("2026-03-02T22:59:59Z", "2026-03-02 24:00"), Outcome::Broken);
}

const LISTED: &str = "zone = \"Europe/Stockholm\"\n\
                      [calendar]\nholidays = [2026-01-01, 2026-12-24]\n";

/// Orders before and around the end of 2026: the second is late, the third is due in 2027.
const ORDERS: &str = "\
order_id,ordered_at,customer
A,2026-03-02,ACME
B,2026-03-02,ACME
C,2026-12-30,ACME
";
const DELIVERIES: &str = "\
order_id,delivered_at
A,2026-03-04
B,2026-03-05
C,2027-01-04
";

fn with_policy(contract: &str, within: &str, orders: &str) -> Report {
    let files = [("orders", orders), ("deliveries", DELIVERIES)];
    let contract = format!("{contract}\n[[policy]]\nwithin = \"{within}\"\n");
    Shop::new(&files).under(&contract).select(&["DLV101"]).at("2027-01-31").audit()
}

#[test]
fn a_promise_that_needs_holidays_nobody_listed_is_unknown_and_the_run_incomplete() {
    let report = with_policy(LISTED, "2 business days", ORDERS);
    assert_eq!(all_shown(&report), ["DLV101 B broken -1"]);
    let expected = [(Outcome::Kept, 1), (Outcome::Broken, 1), (Outcome::Unknown, 1)];
    assert_eq!(outcomes(&report, "DLV101"), expected);
    assert_eq!(
        report.incomplete,
        ["the holidays of the contract end with 2026, and 1 order needs 2027; add the holidays \
          of 2027, or write a day that is closed anyway, such as 2027-01-02, if there are none"]
    );
}

#[test]
fn a_year_is_covered_by_any_day_of_it_that_is_listed() {
    let listed = LISTED.replace("2026-12-24", "2026-12-24, 2027-01-02");
    let report = with_policy(&listed, "2 business days", ORDERS);
    assert_eq!(report.incomplete, Vec::<String>::new());
    assert_eq!(all_shown(&report), ["DLV101 B broken -1", "DLV101 C broken -3"]);
}

#[test]
fn a_calendar_without_holidays_covers_every_year() {
    let zone = "zone = \"Europe/Stockholm\"\n[calendar]\ncut_off = { fri = \"12:00\" }\n";
    let report = with_policy(zone, "2 business days", ORDERS);
    assert_eq!(report.incomplete, Vec::<String>::new());
    assert_eq!(outcomes(&report, "DLV101"), [(Outcome::Kept, 1), (Outcome::Broken, 2)]);
}

#[test]
fn lengths_that_need_no_holidays_reach_into_any_year() {
    for within in ["5 days", "48 hours", "1 business day"] {
        let report = with_policy(LISTED, within, ORDERS);
        assert_eq!(report.incomplete, Vec::<String>::new(), "{within}");
    }
    let report = with_policy(LISTED, "24 working hours", ORDERS);
    assert_eq!(report.incomplete.len(), 1);
}

#[test]
fn years_before_and_after_the_list_are_told_in_order_with_how_many_need_them() {
    let orders = format!("{ORDERS}D,2026-12-31,ACME\nE,2025-12-31,ACME\n");
    let report = with_policy(LISTED, "2 business days", &orders);
    let [before, after] = &report.incomplete[..] else { panic!("{:?}", report.incomplete) };
    assert!(before.contains("begin with 2026, and 1 order needs 2025;"), "{before}");
    assert!(after.contains("end with 2026, and 2 orders need 2027;"), "{after}");
}

#[test]
fn an_order_that_says_what_was_promised_needs_no_calendar() {
    let orders = "order_id,ordered_at,promised_by\nA,2026-03-02,\nC,2026-12-30,2027-01-04\n";
    let report = with_policy(LISTED, "2 business days", orders);
    assert_eq!(report.incomplete, Vec::<String>::new());
    assert_eq!(outcomes(&report, "DLV101"), [(Outcome::Kept, 2)]);
}

#[test]
fn a_formula_that_needs_holidays_nobody_listed_is_unknown_and_the_run_incomplete() {
    let files = [("orders", ORDERS), ("deliveries", DELIVERIES)];
    let own = |must: &str| {
        let contract = format!(
            "{LISTED}\n[promises.own]\ncode = \"OWN001\"\nabout = \"order\"\nmust = \"{must}\"\n"
        );
        Shop::new(&files).under(&contract).select(&["OWN001"]).at("2027-01-31").audit()
    };
    let came = "max(delivered_at of deliveries)";
    for must in [
        format!("business_days(order.ordered_at, {came}) <= 2"),
        format!("{came} <= due(plus_business_days(order.ordered_at, 2))"),
    ] {
        let report = own(&must);
        let expected = [(Outcome::Kept, 1), (Outcome::Broken, 1), (Outcome::Unknown, 1)];
        assert_eq!(outcomes(&report, "OWN001"), expected, "{must}");
        let [reason] = &report.incomplete[..] else { panic!("{:?}", report.incomplete) };
        assert!(reason.contains("end with 2026, and a formula needs 2027;"), "{reason}");
    }
}

#[test]
fn a_calendar_too_short_ends_the_program_with_3() {
    let contract = format!("{LISTED}\n[[policy]]\nwithin = \"2 business days\"\n");
    let files =
        [("promised.toml", &*contract), ("orders.csv", ORDERS), ("deliveries.csv", DELIVERIES)];
    let folder = folder(&files);
    let ran = run_in(folder.path(), &["audit", ".", "--as-of", "2027-01-31"]);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("1 order needs 2027"), "{}", ran.out);
}

/// Audits one order and its delivery, with a contract about how the deliveries are written.
fn run_counted(dates: &str, arrived: [&str; 2]) -> super::harness::Ran {
    let contract = format!(
        "zone = \"Europe/Stockholm\"\n[[source]]\nfiles = \"orders.csv\"\n\
         [[source]]\nfiles = \"deliveries.csv\"\n{dates}\n"
    );
    let orders = "order_id,promised_by\nA,2026-03-05\nB,2026-03-05\n";
    let deliveries = format!("order_id,delivered_at\nA,{}\nB,{}\n", arrived[0], arrived[1]);
    let files =
        [("promised.toml", &*contract), ("orders.csv", orders), ("deliveries.csv", &*deliveries)];
    let folder = folder(&files);
    run_in(folder.path(), &["audit", ".", "--as-of", "2026-03-31", "--format", "csv"])
}

#[test]
fn counted_dates_are_read_only_where_the_contract_says_so() {
    for (dates, arrived) in [
        ("dates = \"excel-1900\"", ["46086", "46087.5"]),
        ("dates = \"excel-1904\"", ["44624", "44625.5"]),
        ("dates = \"unix\"", ["1772701200", "1772791200"]),
        ("dates = \"unix-ms\"", ["1772701200000", "1772791200000"]),
    ] {
        let ran = run_counted(dates, arrived);
        assert_eq!(ran.code, 1, "{dates}: {}{}", ran.out, ran.err);
        let late: Vec<&str> = ran.out.lines().filter(|line| line.contains("DLV")).collect();
        assert!(late.len() == 1 && late[0].contains("DLV101"), "{dates}: {}", ran.out);
        let ran = run_counted("", arrived);
        assert_eq!(ran.code, 2, "{dates}: {}{}", ran.out, ran.err);
        let hint = if dates.contains("excel") { "dates = \"excel-1900\"" } else { dates };
        assert!(ran.err.contains(hint), "{}", ran.err);
    }
}

#[test]
fn a_column_full_of_what_excel_left_stops_with_one_reason() {
    let ran = run_counted("", ["00:00.0", "59:01.0"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(
        ran.err.trim_end(),
        "error: deliveries.csv: column \"delivered_at\": \"00:00.0\" is no date; Excel shows \
         minutes and seconds of it and has lost the rest, and all 2 cells are like it; export \
         the column as yyyy-mm-dd hh:mm:ss (DAT003)"
    );
}

#[test]
fn what_was_decided_after_the_audit_is_not_known_yet() {
    let orders = "order_id,ordered_at,delivered_at,return_days,total,currency\n\
                  A,2026-02-20,2026-03-01,30,50.00,EUR\n";
    let returns = "return_id,order_id,decision,requested_at,decided_at,refund_total,currency\n\
                   R,A,refused,2026-03-05,2026-03-20,50.00,EUR\n";
    let found = |as_of: &str| {
        let files = [("orders", orders), ("returns", returns)];
        all_shown(&Shop::new(&files).at(as_of).select(&["RFD504"]).audit())
    };
    assert!(found("2026-03-19").is_empty(), "{:?}", found("2026-03-19"));
    assert_eq!(found("2026-03-20").len(), 1);
}
