//! The metrics of calls, parcels, tickets, claims, entitlements and silence, against figures
//! worked out by hand.
//!
//! Formulas and vectors are those of section (e) of domain.md; judged as of 31 March 2026.

use super::figures::{check, check_report};
use super::harness::{folder, run_in};
use super::shop::Shop;
use promised::report::{Metric, Report};
use std::fmt::Write as _;

const LEVEL: &str = "zone = \"UTC\"\n[promises.slow-answer]\nwithin = \"20 seconds\"\n";

/// The calls of the vector of M18: 1000 answered, 860 of them in 20 seconds; 60 given up, 20 of
/// them in 20 seconds, and of these 10 in 5 seconds.
fn calls() -> String {
    let mut calls = "call_id,quoted_wait,entered_at,answered_at,abandoned_at\n".to_owned();
    for call in 0..1060 {
        let (answered, given_up) = match call {
            0..860 => ("2026-03-02 09:00:20", ""),
            860..1000 => ("2026-03-02 09:00:21", ""),
            1000..1010 => ("", "2026-03-02 09:00:05"),
            1010..1020 => ("", "2026-03-02 09:00:06"),
            _ => ("", "2026-03-02 09:00:40"),
        };
        writeln!(calls, "C{call},15,2026-03-02 09:00:00,{answered},{given_up}").expect("a text");
    }
    calls
}

fn metric<'r>(report: &'r Report, name: &str) -> Option<&'r Metric> {
    report.metrics.iter().find(|metric| metric.name.contains(name))
}

/// M18 of domain.md (e): 83.0, 86.0, 81.1, 82.7 and 82.1 %.
#[test]
fn five_service_levels_of_the_same_calls_are_five_figures() {
    let calls = calls();
    let files = [("calls", &calls[..])];
    let report = Shop::new(&files).under(LEVEL).audit();
    let expected = [
        "M18 service level F1: or given up in time, of all calls: 880 of 1060",
        "M18 service level F2: in time, of calls answered: 860 of 1000",
        "M18 service level F3: answered in time, of all calls: 860 of 1060",
        "M18 service level F4: F3 without those given up in time: 860 of 1040",
        "M18 service level F5: or given up in 5 s, of all calls: 870 of 1060",
    ];
    check_report(&report, &expected);
    let first = report.metrics.iter().filter(|one| one.code() == "M18" && one.measure.is_first());
    assert_eq!(
        first.map(|one| &one.name[..]).collect::<Vec<_>>(),
        ["service level F3: answered in time, of all calls"]
    );
}

#[test]
fn a_service_level_needs_a_time_and_both_ends_of_a_call() {
    let calls = calls();
    let files = [("calls", &calls[..])];
    let report = Shop::new(&files).audit();
    let missing = &metric(&report, "F3").expect("M18").missing;
    assert_eq!(missing, "a `within` for it in the contract");
    // Who gave up is not recorded: the level of all calls would be that of those answered.
    let answered = [("calls", "call_id,entered_at,answered_at\nC1,2026-03-02,2026-03-02\n")];
    let report = Shop::new(&answered).under(LEVEL).audit();
    assert_eq!(metric(&report, "F3").expect("M18").missing, "calls.abandoned_at");
    let off = format!("{LEVEL}enabled = false\n");
    let report = Shop::new(&files).under(&off).audit();
    assert!(metric(&report, "F3").is_none(), "a promise that is off has no figure");
}

/// A call that has no time by the contract, and one that still waits.
#[test]
fn a_call_without_a_promise_or_an_end_is_in_no_service_level() {
    let calls = "call_id,queue,entered_at,answered_at,abandoned_at\n\
                 C1,sales,2026-03-02 09:00:00,2026-03-02 09:00:10,\n\
                 C2,other,2026-03-02 09:00:00,2026-03-02 09:00:10,\n\
                 C3,sales,2026-03-02 09:00:00,,\n";
    let contract = "zone = \"UTC\"\n[[promises.slow-answer.for]]\nqueue = \"sales\"\n\
                    within = \"20 seconds\"\n";
    let report = Shop::new(&[("calls", calls)]).under(contract).audit();
    check_report(&report, &["M18 service level F3: answered in time, of all calls: 1 of 1"]);
}

/// M19 of domain.md (e), by hand: told 15 seconds, nobody of the vector was answered by then; 860
/// waited 5 seconds too long, 140 waited 6, and 40 gave up after 25 too many. The 20 who gave up
/// before say nothing.
#[test]
fn waiting_longer_than_told_is_spread_over_those_who_did() {
    let calls = calls();
    let report = Shop::new(&[("calls", &calls)]).under(LEVEL).audit();
    check_report(&report, &["M19 answered within the waiting time told, calls: 0 of 1040"]);
    let of_day = |seconds: i128| (seconds * 1_000_000 + 43_200) / 86_400;
    let half = metric(&report, "told, half").expect("a median");
    assert_eq!((half.count, half.among), (of_day(5), Some(1040)));
    // The 936th of 1040 is among the 140.
    let most = metric(&report, "told, nine in ten").expect("a ninth tenth");
    assert_eq!((most.count, most.among), (of_day(6), Some(1040)));
    let told = calls.replace(",15,", ",20,");
    let report = Shop::new(&[("calls", &told)]).under(LEVEL).audit();
    check_report(&report, &["M19 answered within the waiting time told, calls: 860 of 1040"]);
}

#[test]
fn the_figures_of_calls_are_the_same_in_shares_and_on_any_number_of_threads() {
    let (calls, mut orders) = (calls(), "order_id,ordered_at,delivered_at\n".to_owned());
    let mut messages = "message_id,order_id,direction,sent_at\n".to_owned();
    for order in 0..60 {
        let _ = writeln!(orders, "O{order},2026-03-01,2026-03-20");
        let _ = writeln!(messages, "M{order},O{order},out,2026-03-{:02}", order % 9 + 2);
    }
    let files = [
        ("calls.csv", &calls[..]),
        ("orders.csv", &orders),
        ("messages.csv", &messages),
        ("promised.toml", LEVEL),
    ];
    let folder = folder(&files);
    let metrics = |words: &[&str]| {
        let all = ["audit", ".", "--as-of", "2026-03-31", "--exit-zero", "--format", "json"];
        let ran = run_in(folder.path(), &[&all, words].concat());
        let report: serde_json::Value = serde_json::from_str(&ran.out).expect("a JSON report");
        report["metrics"].clone()
    };
    let held = metrics(&["--threads", "1"]);
    assert!(held.to_string().contains("nine in ten orders"), "{held}");
    for words in [["--threads", "4"], ["--memory", "1KiB"], ["--memory", "16KiB"]] {
        assert_eq!(metrics(&words), held, "{words:?}");
    }
}

/// M15 by hand: scanned first, scanned last, never scanned though lost, cancelled, not yet shipped.
#[test]
fn parcels_that_the_carrier_scanned_are_of_those_shipped() {
    let orders = ("orders", "order_id,ordered_at\nA,2026-03-01\n");
    let deliveries = "delivery_id,order_id,shipped_at,first_scan_at,last_scan_at,status\n\
                      D1,A,2026-03-02,2026-03-03,,\nD2,A,2026-03-02,,2026-03-03,\n\
                      D3,A,2026-03-02,,,lost\nD4,A,2026-03-02,,,cancelled\nD5,A,,,,\n";
    let of_scans = "M15 parcels that the carrier scanned, of those shipped: 2 of 3";
    check(&[orders, ("deliveries", deliveries)], &[of_scans]);
    let report =
        Shop::new(&[orders, ("deliveries", "order_id,shipped_at\nA,2026-03-02\n")]).audit();
    let missing = &metric(&report, "carrier scanned").expect("M15").missing;
    assert_eq!(missing, "deliveries.first_scan_at or deliveries.last_scan_at");
}

/// M16 by hand: at once, at the second attempt, failed for a reason that excuses the carrier of a
/// breach but not of the figure, never tried, and tried and still under way.
#[test]
fn the_first_attempt_succeeded_for_those_who_then_had_it() {
    let orders = ("orders", "order_id,ordered_at\nA,2026-03-01\n");
    let deliveries = "delivery_id,order_id,attempts,failure_reason,delivered_at\n\
                      D1,A,1,,2026-03-05\nD2,A,2,,2026-03-06\nD3,A,1,refused,\n\
                      D4,A,,,2026-03-05\nD5,A,1,,\n";
    let first = "M16 handed over at the first attempt, of parcels tried: 1 of 3";
    check(&[orders, ("deliveries", deliveries)], &[first]);
}

/// M17 by hand: in time, too late, unanswered past the target, unanswered and not yet due.
#[test]
fn replies_in_time_are_of_all_that_were_due() {
    let tickets = "ticket_id,kind,opened_at,replied_at\nT1,delivery,2026-03-02,2026-03-03\n\
                   T2,delivery,2026-03-02,2026-03-05\nT3,delivery,2026-03-02,\n\
                   T4,delivery,2026-03-31,\n";
    let contract = "[promises.late-first-reply]\nwithin = \"1 day\"\n";
    let report = Shop::new(&[("tickets", tickets)]).under(contract).audit();
    check_report(&report, &["M17 first replies in time, of those due: 1 of 3"]);
}

/// M25 by hand: unprompted, after asking, and not at all.
#[test]
fn entitlements_served_and_served_unprompted_are_two_numbers() {
    let orders = "order_id,customer,ordered_at,status\n1,A,2026-03-02,closed\n\
                  2,B,2026-03-02,closed\n3,C,2026-03-02,closed\n";
    let entitlements = "entitlement_id,order_id,entitlement,asked_at,served_at\n\
                        E1,1,starter,,2026-03-02\nE2,2,starter,2026-03-02,2026-03-02\n\
                        E3,3,starter,2026-03-02,\n";
    let expected = [
        "M25 entitlements served: 2 of 3",
        "M25 entitlements served unprompted, of those served: 1 of 2",
    ];
    check(&[("orders", orders), ("entitlements", entitlements)], &expected);
}

/// M33 by hand: approved, refused, undecided, out of term, and no claim under the guarantee.
#[test]
fn claims_approved_are_of_those_decided_within_the_term() {
    let orders = "order_id,ordered_at,guarantee_until\nA,2025-06-02,2026-06-02\n\
                  B,2024-06-02,2026-02-02\n";
    let returns = "return_id,order_id,kind,requested_at,decision\n\
                   R1,A,guarantee,2026-03-02,approved\nR2,A,guarantee,2026-03-02,refused\n\
                   R3,A,guarantee,2026-03-02,\nR4,B,guarantee,2026-03-02,refused\n\
                   R5,A,return,2026-03-02,approved\n";
    let approved = "M33 guarantee claims approved, of those decided in term: 1 of 2";
    check(&[("orders", orders), ("returns", returns)], &[approved]);
}

/// M34 by hand: 3 and 2 contacts of two settled tickets; one is open, of one nothing is known.
#[test]
fn contacts_are_counted_for_each_settled_ticket() {
    let tickets = "ticket_id,kind,opened_at,resolved_at,contacts\n\
                   T1,delivery,2026-03-02,2026-03-09,3\nT2,delivery,2026-03-02,2026-03-09,2\n\
                   T3,delivery,2026-03-02,,5\nT4,delivery,2026-03-02,2026-03-09,\n";
    check(&[("tickets", tickets)], &["M34 contacts per settled ticket: 5 of 2"]);
}

/// M27 by hand: silent for 1 to 10 days before the first message and for a day after it, so nine
/// of ten were silent for at most 9 days.
#[test]
fn nine_orders_in_ten_were_silent_for_at_most_so_long() {
    let (mut orders, mut messages) =
        ("order_id,ordered_at\n".to_owned(), "message_id,order_id,direction,sent_at\n".to_owned());
    let mut deliveries = "order_id,delivered_at\n".to_owned();
    for day in 1..=10 {
        let _ = writeln!(orders, "O{day},2026-03-01 12:00");
        let _ = writeln!(messages, "M{day},O{day},out,2026-03-{:02} 12:00", 1 + day);
        let _ = writeln!(deliveries, "O{day},2026-03-{:02} 12:00", 2 + day);
    }
    let files = [("orders", &orders[..]), ("messages", &messages), ("deliveries", &deliveries)];
    let report = Shop::new(&files).audit();
    let silence = metric(&report, "longest silence").expect("M27");
    assert_eq!((silence.count, silence.among), (9_000_000, Some(10)), "{silence:?}");
    let report = Shop::new(&files[..1]).audit();
    let missing = &metric(&report, "longest silence").expect("M27").missing;
    assert!(missing.contains("messages"), "{missing}");
}

/// M30 by hand: 5 and 4 stars for orders on time, 2 and 1 for one that was late and billed right;
/// one is not due yet, and one review gives no stars.
#[test]
fn ratings_of_kept_and_broken_orders_are_sums_with_their_counts() {
    let orders = "order_id,ordered_at,promised_by\nA,2026-03-01,2026-03-06\n\
                  B,2026-03-01,2026-03-06\nC,2026-03-01,2026-03-06\nD,2026-03-01,2026-04-06\n";
    let deliveries = "order_id,delivered_at\nA,2026-03-05\nB,2026-03-05\nC,2026-03-09\n";
    let reviews = "review_id,order_id,rating,written_at\nR1,A,5,2026-03-10\nR2,B,4,2026-03-10\n\
                   R3,C,2,2026-03-10\nR4,C,1,2026-03-11\nR5,D,3,2026-03-11\nR6,A,,2026-03-11\n";
    let files = [("orders", orders), ("deliveries", deliveries), ("reviews", reviews)];
    let expected = [
        "M30 mean rating, every promise of the order kept: 9 of 2",
        "M30 mean rating, a promise of the order broken: 3 of 2",
    ];
    check(&files, &expected);
    // Billed more than agreed: what was on time is broken all the same.
    let orders = orders.replace("promised_by\n", "promised_by,total\n");
    let orders = orders.replace("03-06\n", "03-06,50.00\n");
    let invoices = "invoice_no,order_id,issued_at,total\nF1,A,2026-03-05,50.00\n\
                    F2,B,2026-03-05,60.00\nF3,C,2026-03-09,50.00\n";
    let files = [
        ("orders", &orders[..]),
        ("deliveries", deliveries),
        ("invoices", invoices),
        ("reviews", reviews),
    ];
    let expected = [
        "M30 mean rating, every promise of the order kept: 5 of 1",
        "M30 mean rating, a promise of the order broken: 7 of 3",
    ];
    check(&files, &expected);
    // A promise that was left out never looks kept.
    let report = Shop::new(&files).ignore(&["BIL"]).audit();
    assert!(metric(&report, "mean rating").is_none());
    let report = Shop::new(&files[..2]).audit();
    assert_eq!(metric(&report, "mean rating").expect("M30").missing, "reviews");
}
