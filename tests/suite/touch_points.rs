//! How the promises fared stage by stage: M35 of domain.md (e).
//!
//! Judged as of the end of 31 March 2026.

use super::shop::Shop;
use promised::formula::Grain;
use promised::promises::Catalogue;
use promised::report::{Outcome, Report, Stage};

const ORDERS: (&str, &str) = (
    "orders",
    "order_id,promised_by,quantity,unit_price,total,currency\n\
     A,2026-03-06,10,5.00,50.00,EUR\nB,2026-03-06,10,5.00,50.00,EUR\n\
     C,2026-03-06,10,5.00,50.00,EUR\nD,2026-04-20,10,5.00,50.00,EUR\n",
);
const DELIVERIES: (&str, &str) =
    ("deliveries", "order_id,delivered_at,quantity\nA,2026-03-06,10\nB,2026-03-09,10\n");
const INVOICES: (&str, &str) =
    ("invoices", "invoice_no,order_id,total,currency\nF1,A,50.00,EUR\nF2,B,60.00,EUR\n");
const MESSAGES: (&str, &str) =
    ("messages", "message_id,order_id,kind,sent_at\nM1,B,delay notice,2026-03-05\n");

/// Promises, decided, kept, beat, broken, overdue, and how many of how many were told.
type Row = (u64, u64, u64, u64, u64, u64, (u64, u64));

fn row(report: &Report, stage: Stage) -> Row {
    let point = report.touch_points.iter().find(|point| point.stage == stage).expect("the stage");
    let count = |outcome| point.count(outcome);
    let [kept, beat, broken, overdue] =
        [Outcome::Kept, Outcome::Beat, Outcome::Broken, Outcome::Overdue].map(count);
    (point.promises(), point.decided(), kept, beat, broken, overdue, point.told)
}

#[test]
fn each_promise_counts_at_its_stage_and_what_is_overdue_once() {
    let files = [ORDERS, DELIVERIES, INVOICES, MESSAGES];
    let report = Shop::new(&files).select(&["DLV101", "DLV102", "BIL311"]).audit();
    // A kept, B broken, D pending twice, and C overdue, which DLV101 leaves to DLV102.
    assert_eq!(row(&report, Stage::Delivery), (5, 3, 1, 0, 1, 1, (1, 1)));
    assert_eq!(row(&report, Stage::Billing).4, 1);
    let stages: Vec<Stage> = report.touch_points.iter().map(|point| point.stage).collect();
    assert_eq!(stages, [Stage::Delivery, Stage::Billing]);
}

#[test]
fn the_broken_and_overdue_of_all_stages_are_the_findings() {
    let files = [ORDERS, DELIVERIES, INVOICES, MESSAGES];
    let report = Shop::new(&files).ignore(&["DAT"]).audit();
    let bad: u64 = report
        .touch_points
        .iter()
        .map(|point| point.count(Outcome::Broken) + point.count(Outcome::Overdue))
        .sum();
    assert!(bad > 0);
    assert_eq!(bad, report.findings.len() as u64);
}

#[test]
fn money_at_stake_counts_an_order_line_once_within_a_stage() {
    let files = [ORDERS, DELIVERIES, INVOICES];
    let report = Shop::new(&files).audit();
    let stake = |stage| {
        let mut points = report.touch_points.iter();
        points.find(|point| point.stage == stage).expect("the stage").stake.clone()
    };
    let eur = |amount: i128| vec![("EUR".to_owned(), amount * 1_000_000)];
    // The ten pieces of C, short and overdue at once; and what B was billed too much.
    assert_eq!(stake(Stage::Delivery), eur(50));
    assert_eq!(stake(Stage::Billing), eur(10));
    assert_eq!(report.stake, eur(60));
}

#[test]
fn every_promise_to_a_customer_has_a_stage_and_no_other_has() {
    for promise in &Catalogue::builtin().promises {
        // What is said of many at once was met by each of them at his own stage.
        let is_own = promise.code.starts_with("DAT")
            || promise.code.starts_with("PRM")
            || promise.about == Grain::Group;
        assert_eq!(promise.stage.is_none(), is_own, "{}", promise.code);
    }
}

#[test]
fn a_promise_of_ones_own_says_its_stage() {
    let contract = "[promises.no-thanks]\ncode = \"OWN001\"\nabout = \"order\"\n\
                    stage = \"answer\"\nmust = \"any(messages)\"\n";
    let report = Shop::new(&[ORDERS, MESSAGES]).under(contract).select(&["OWN"]).audit();
    assert_eq!(row(&report, Stage::Answer), (4, 4, 1, 0, 3, 0, (0, 0)));
}
