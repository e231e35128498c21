//! The accounts: stake, orders missed, reasons for being incomplete, and the laws.
//!
//! A law that is broken by hand must be told of: otherwise it would guard nothing.

use super::shop::Shop;
use promised::accounts::{self, broken_laws, incomplete, orders_matched, orders_missed};
use promised::contract::Contract;
use promised::decimal::ONE;
use promised::finding::Ids;
use promised::report::{Finding, Outcome, Report};
use promised::tables::Role;
use promised::texts::Texts;

/// A finding about an order and a line with so many whole units of a currency at stake.
fn finding(currency: &str, order: &str, line: &str, stake: i64) -> Finding {
    Finding {
        order: order.to_owned(),
        line: line.to_owned(),
        stake: (stake != 0).then_some(stake * ONE),
        currency: currency.to_owned(),
        ..Finding::default()
    }
}

/// The stake of findings, by the numbers of their keys among texts of their own.
fn stake(findings: &[Finding]) -> Vec<(String, i128)> {
    let mut texts = Texts::default();
    let ids = |finding: &Finding| Ids {
        order: Some(texts.intern(&finding.order)),
        line: texts.intern(&finding.line),
        document: texts.intern(&finding.document),
        currency: texts.intern(&finding.currency),
        charge: promised::decimal::ABSENT,
        claim: None,
    };
    let keys: Vec<Ids> = findings.iter().map(ids).collect();
    let pairs = findings.iter().zip(&keys);
    let staked = pairs.filter_map(|(finding, keys)| accounts::staked(finding, keys));
    accounts::stake(staked, &texts).list()
}

/// The stake of findings as currency, order, line and amount; `EUR 5` for each currency.
fn check_stake(findings: &[(&str, &str, &str, i64)], expected: &[&str]) {
    let findings: Vec<Finding> = findings
        .iter()
        .map(|&(currency, order, line, amount)| finding(currency, order, line, amount))
        .collect();
    let said: Vec<String> = stake(&findings)
        .iter()
        .map(|(currency, sum)| format!("{currency} {}", sum / i128::from(ONE)))
        .collect();
    assert_eq!(said, expected);
}

#[test]
fn one_line_that_breaks_several_promises_counts_once_at_its_largest() {
    check_stake(&[("EUR", "A", "1", 5), ("EUR", "A", "1", 9), ("EUR", "A", "1", 7)], &["EUR 9"]);
}

#[test]
fn lines_and_orders_are_added() {
    check_stake(&[("EUR", "A", "1", 5), ("EUR", "A", "2", 7), ("EUR", "B", "1", 1)], &["EUR 13"]);
}

#[test]
fn the_order_as_a_whole_counts_only_with_what_it_has_more_than_its_lines() {
    check_stake(&[("EUR", "A", "1", 5), ("EUR", "A", "2", 7), ("EUR", "A", "", 10)], &["EUR 12"]);
    check_stake(&[("EUR", "A", "1", 5), ("EUR", "A", "2", 7), ("EUR", "A", "", 20)], &["EUR 20"]);
}

#[test]
fn currencies_are_never_added() {
    check_stake(&[("SEK", "A", "1", 5), ("EUR", "A", "1", 9)], &["EUR 9", "SEK 5"]);
}

#[test]
fn documents_without_an_order_are_subjects_of_their_own() {
    let of = |document: &str, amount| Finding {
        document: document.to_owned(),
        ..finding("EUR", "", "", amount)
    };
    let findings = [of("F1", 5), of("F2", 7), of("F1", 6)];
    assert_eq!(stake(&findings), [("EUR".to_owned(), i128::from(13 * ONE))]);
}

#[test]
fn a_finding_without_a_stake_adds_none() {
    check_stake(&[("EUR", "A", "1", 0)], &[]);
}

#[test]
fn an_order_is_missed_once_whatever_is_found_and_not_by_what_is_unknown() {
    let orders = ("orders", "order_id,customer\nA,x\nB,x\nC,x\n");
    let dossiers = Shop::new(&[orders]).link();
    let unknown = Finding { outcome: Outcome::Unknown, ..finding("", "C", "", 0) };
    let findings = [
        finding("", "A", "1", 0),
        finding("", "A", "2", 0),
        finding("", "Z", "", 0),
        finding("", "", "", 0),
        unknown,
    ];
    let of_order = |finding: &Finding| Ids::of_order(dossiers.tables.texts.find(&finding.order));
    let keys: Vec<Ids> = findings.iter().map(of_order).collect();
    assert_eq!(orders_missed(&dossiers, &findings, &keys), 1);
    assert_eq!(orders_missed::<Finding>(&dossiers, &[], &[]), 0);
}

#[test]
fn an_order_is_matched_by_a_delivery_an_invoice_or_its_own_arrival() {
    let orders = ("orders", "order_id,delivered_at\nA,\nB,\nC,2026-03-01\nD,\nE,\n");
    let deliveries = ("deliveries", "order_id,delivered_at\nA,2026-03-01\nZ,2026-03-01\n");
    let invoices = ("invoices", "invoice_no,order_id,total\nF,B,1.00\nG,A,1.00\n");
    let payments = ("payments", "payment_id,order_id,total\n1,D,1.00\n");
    let dossiers = Shop::new(&[orders, deliveries, invoices, payments]).link();
    assert_eq!(orders_matched(&dossiers), 3);
}

const ORDERS: (&str, &str) =
    ("orders", "order_id,promised_by,total,currency\nA,2026-03-06,10.00,EUR\n");
const DELIVERIES: (&str, &str) = ("deliveries", "order_id,delivered_at\nA,2026-03-05\n");
const INVOICES: (&str, &str) = (
    "invoices",
    "invoice_no,order_id,total,currency\nF,A,10.00,EUR\nG,Z,4.00,EUR\nH,Z,3.00,SEK\nI,A,,EUR\n",
);

#[test]
fn money_is_matched_or_unmatched_and_both_are_what_was_read() {
    let report = Shop::new(&[ORDERS, INVOICES]).audit();
    let said: Vec<String> = report
        .money
        .iter()
        .map(|one| {
            let amounts = [one.read, one.matched, one.unmatched].map(|sum| sum / 1_000_000);
            format!("{} {} {} {amounts:?}", one.role, one.column, one.currency)
        })
        .collect();
    let expected = [
        "orders total EUR [10, 10, 0]",
        "invoices total EUR [14, 10, 4]",
        "invoices total SEK [3, 0, 3]",
    ];
    assert_eq!(said, expected);
}

/// The reasons of a report, first words only.
fn check_reasons(report: &Report, contract: &Contract, expected: &[&str]) {
    let reasons = incomplete::reasons(report, contract, 0, None);
    assert_eq!(reasons.len(), expected.len(), "{reasons:?}");
    for (reason, start) in reasons.iter().zip(expected) {
        assert!(reason.starts_with(start), "{reason} does not start with {start}");
    }
}

#[test]
fn a_complete_run_has_no_reason() {
    let report = Shop::new(&[ORDERS, DELIVERIES]).audit();
    check_reasons(&report, &Contract::default(), &[]);
    assert!(report.incomplete.is_empty());
}

#[test]
fn more_rows_in_quarantine_than_the_contract_allows_are_a_reason() {
    let mut report = Shop::new(&[ORDERS, DELIVERIES]).audit();
    report.files[0].quarantined = 1;
    report.files[1].quarantined = 2;
    let allowing = |rows| Contract { quarantined_max: rows, ..Contract::default() };
    check_reasons(&report, &allowing(3), &[]);
    check_reasons(&report, &allowing(2), &["3 rows were quarantined (the contract allows 2)"]);
    report.files[1].quarantined = 0;
    check_reasons(&report, &allowing(0), &["1 row was quarantined (the contract allows 0)"]);
}

#[test]
fn a_file_without_rows_is_a_reason_and_one_that_was_left_out_is_none() {
    let empty = ("deliveries", "order_id,delivered_at\n");
    let mut report = Shop::new(&[ORDERS, empty]).audit();
    assert_eq!(report.incomplete.len(), 1);
    assert!(report.incomplete[0].ends_with("deliveries.csv has no rows"));
    report.files[1].roles.clear();
    report.remarks.clear();
    check_reasons(&report, &Contract::default(), &[]);
}

#[test]
fn no_orders_and_no_promise_to_check_are_reasons() {
    let payments = ("payments", "payment_id,order_id,total\n1,Z,5.00\n");
    let report = Shop::new(&[payments]).audit();
    check_reasons(&report, &Contract::default(), &["there are no orders"]);
    let messages = ("messages", "order_id,kind,sent_at\nA,confirmation,2026-03-02\n");
    let report = Shop::new(&[("orders", "order_id,customer\nA,x\n"), messages]).audit();
    check_reasons(&report, &Contract::default(), &["no promise could be checked"]);
}

/// A report whose laws hold until something in it is changed.
fn check_law(change: impl FnOnce(&mut Report), told: &str) {
    let mut report = Shop::new(&[ORDERS, DELIVERIES, INVOICES]).audit();
    assert_eq!(broken_laws(&report), Vec::<String>::new());
    change(&mut report);
    let laws = broken_laws(&report);
    assert!(laws.iter().any(|law| law.contains(told)), "{told}: {laws:?}");
}

#[test]
fn a_row_that_is_lost_breaks_the_law_of_rows() {
    let told = "rows read";
    check_law(|report| report.files[0].rows_read += 1, told);
    check_law(|report| report.files[1].used -= 1, told);
    check_law(|report| report.files[2].duplicate += 1, told);
    check_law(|report| report.files[0].quarantined += 1, told);
    check_law(|report| report.files[0].filtered += 1, told);
}

#[test]
fn money_that_is_lost_breaks_the_law_of_money() {
    let told = "money was lost";
    check_law(|report| report.money[0].matched -= 1, told);
    check_law(|report| report.money[1].unmatched += 1, told);
    check_law(|report| report.files[0].money.clear(), told);
    let ghost = |report: &mut Report| {
        report.files[0].money.push((Role::Payments, "total", "EUR".to_owned(), 5));
    };
    check_law(ghost, "payments total EUR: money was read and is in no table");
    check_law(|report| drop(report.money.pop()), "money was read and is in no table");
}

#[test]
fn money_of_one_currency_does_not_make_up_for_that_of_another() {
    let swap = |report: &mut Report| {
        let file = report.files.iter_mut().find(|file| file.money.len() == 2);
        for (.., currency, _) in &mut file.expect("the invoices").money {
            *currency = if currency == "EUR" { "SEK".to_owned() } else { "EUR".to_owned() };
        }
    };
    check_law(swap, "invoices total EUR: money was lost");
}

#[test]
fn findings_that_are_counted_and_not_listed_break_the_law_of_findings() {
    check_law(|report| report.promises[0].findings += 1, "findings counted");
    check_law(|report| drop(report.findings.pop()), "findings counted");
}
