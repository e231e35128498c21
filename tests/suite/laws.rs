//! Times that a law sets, where the contract names it: domain.md (b) RFD501 and DLV112, (f) 12.
//!
//! The days are counted by hand from the texts of the laws.

use super::shop::{Shop, all_shown};
use promised::report::{Outcome, Report};

const EU: &str = "packs = [\"eu-consumer\"]\n";

/// A return of 240 that was asked for on 2 March, came back on some day and was paid on another.
fn audit(order: &str, contract: &str, received: &str, paid: &str) -> Report {
    let orders = format!("order_id,ordered_at,country,total\n{order},240\n");
    let returns = format!(
        "return_id,order_id,requested_at,received_at,refund_total\nR,A,2026-03-02,{received},240\n"
    );
    let payments = format!("payment_id,order_id,kind,total,paid_at\nP,A,refund,240,{paid}\n");
    let files = [("orders", &*orders), ("returns", &*returns), ("payments", &*payments)];
    Shop::new(&files).under(contract).select(&["RFD501"]).audit()
}

fn found(received: &str, paid: &str) -> Vec<String> {
    all_shown(&audit("A,2026-02-02,SE", EU, received, paid))
}

/// Directive 2011/83/EU, article 13: 14 days from the notice, and not before the goods are back.
#[test]
fn a_refund_is_due_by_law_14_days_after_the_notice_and_not_before_the_goods_are_back() {
    assert_eq!(found("2026-03-06", "2026-03-16"), [""; 0]);
    assert_eq!(found("2026-03-06", "2026-03-17"), ["RFD501 A R broken -1"]);
    assert_eq!(found("2026-03-20", "2026-03-20"), [""; 0]);
    assert_eq!(found("2026-03-20", "2026-03-22"), ["RFD501 A R broken -2"]);
    assert_eq!(found("", "2026-03-30"), [""; 0], "the goods are still on their way");
}

#[test]
fn what_the_contract_says_wins_over_the_law_and_the_note_says_which_it_was() {
    let note = |contract: &str| {
        let report = audit("A,2026-02-02,SE", contract, "2026-03-06", "2026-03-29");
        report.findings.iter().map(|found| found.note.clone()).collect::<Vec<_>>()
    };
    assert_eq!(note(EU), ["14 days by Directive 2011/83/EU, article 13"]);
    let agreed = |days: u32| format!("{EU}[promises.RFD501]\nwithin = \"{days} days\"\n");
    assert_eq!(note(&agreed(20)), ["the time is that of the contract"]);
    assert_eq!(note(&agreed(23)), [""; 0]);
    let gold = "[[promises.RFD501.for]]\ncountry = \"SE\"\nwithin = \"23 days\"\n";
    assert_eq!(note(&format!("{EU}{gold}")), [""; 0]);
}

#[test]
fn a_law_is_that_of_the_country_and_of_the_time_of_the_order() {
    let unknown = |order: &str, contract: &str| {
        let report = audit(order, contract, "2026-03-06", "2026-03-29");
        let overdue = report.promises.iter().find(|promise| promise.code == "RFD501").unwrap();
        overdue.count(Outcome::Unknown)
    };
    assert_eq!(unknown("A,2026-02-02,se", EU), 0);
    assert_eq!(unknown("A,2026-02-02,", EU), 0, "no other law was named");
    assert_eq!(unknown("A,2026-02-02,US", EU), 1);
    assert_eq!(unknown("A,2014-06-14,SE", EU), 0);
    assert_eq!(unknown("A,2014-06-13,SE", EU), 1);
}

#[test]
fn nobody_is_judged_by_a_law_where_nobody_records_whether_the_goods_are_back() {
    let files = [
        ("orders", "order_id,ordered_at,total\nA,2026-02-02,240\n"),
        ("returns", "return_id,order_id,requested_at,refund_total\nR,A,2026-03-02,240\n"),
        ("payments", "payment_id,order_id,kind,total,paid_at\n"),
    ];
    let report = Shop::new(&files).under(EU).select(&["RFD501"]).audit();
    assert_eq!(all_shown(&report), [""; 0]);
    let overdue = report.promises.iter().find(|promise| promise.code == "RFD501").unwrap();
    assert_eq!(overdue.count(Outcome::Unknown), 1);
}

/// Directive 2011/83/EU, article 18, and 16 CFR 435.2: 30 days for goods, 7 business days for the
/// money of goods that never left.
#[test]
fn goods_are_due_by_law_after_30_days_and_money_for_them_after_seven_business_days() {
    let late = |delivered: &str| {
        let orders = format!("order_id,ordered_at,delivered_at\nA,2026-02-02,{delivered}\n");
        all_shown(&Shop::new(&[("orders", &*orders)]).under(EU).select(&["DLV112"]).audit())
    };
    assert_eq!(late("2026-03-04"), [""; 0]);
    assert_eq!(late("2026-03-05"), ["DLV112 A broken -1"]);
    let kept = |paid: &str| {
        let orders = "order_id,ordered_at,country,cancelled_at,cancelled_by,total\n\
                      A,2026-02-02,US,2026-03-02,seller,240\n";
        let payments = format!(
            "payment_id,order_id,kind,total,paid_at\nP,A,payment,240,2026-02-02\n\
             R,A,refund,240,{paid}\n"
        );
        let files = [("orders", orders), ("payments", &*payments)];
        let contract = "packs = [\"eu-consumer\", \"us-mail-order\"]\n";
        let report = Shop::new(&files).under(contract).select(&["RFD512"]).audit();
        report.findings.iter().map(|found| found.note.clone()).collect::<Vec<_>>()
    };
    assert_eq!(kept("2026-03-11"), [""; 0]);
    assert_eq!(kept("2026-03-12"), ["7 business days by 16 CFR 435.2"]);
}

/// A whole order of 200 and 40 for its shipping, of which the return says that 200 is to be paid.
fn differing(order: &str, back: &str, contract: &str) -> Vec<(String, String)> {
    let orders = format!(
        "order_id,ordered_at,delivered_at,country,quantity,unit_price,shipping,total\n{order}\n"
    );
    let returns =
        format!("return_id,order_id,kind,requested_at,quantity,refund_total,return_fee\n{back}\n");
    let payments = "payment_id,order_id,kind,total,paid_at\nP,A,refund,200,2026-03-16\n";
    let files = [("orders", &*orders), ("returns", &*returns), ("payments", payments)];
    let report = Shop::new(&files).under(contract).select(&["RFD502"]).audit();
    let notes = report.findings.iter().map(|found| found.note.clone());
    all_shown(&report).into_iter().zip(notes).collect()
}

/// Directive 2011/83/EU, article 13: all payments, the costs of standard delivery included, are to
/// be paid back to whoever withdraws, whatever the shop states itself.
#[test]
fn who_withdraws_gets_all_that_was_paid_back_with_the_standard_delivery() {
    let order = "A,2026-02-20,2026-02-25,SE,2,100,40,240";
    let back = "R,A,return,2026-03-02,2,200,";
    let shown = |order: &str, back: &str, contract: &str| {
        differing(order, back, contract).into_iter().map(|(shown, _)| shown).collect::<Vec<_>>()
    };
    assert_eq!(shown(order, back, ""), [""; 0]);
    let (found, note) = differing(order, back, EU).remove(0);
    assert_eq!(found, "RFD502 A broken -40.00");
    assert!(note.contains("Directive 2011/83/EU, article 13"), "{note}");
    // Of express carriage for 40 no more than the standard delivery for 4.90 is due: 204.90.
    let express = format!("{EU}[promises.refund-differs]\nlimit = \"4.90\"\n");
    assert_eq!(shown(order, back, &express), ["RFD502 A broken -4.90"]);
    let fee = "R,A,return,2026-03-02,2,200,10";
    assert_eq!(shown(order, fee, EU), ["RFD502 A broken -30.00"]);
    let one = "R,A,return,2026-03-02,1,200,";
    assert_eq!(shown(order, one, EU), ["RFD502 A broken -100.00"], "one of two at 100");
}

#[test]
fn a_law_on_withdrawals_is_not_one_on_claims_and_has_its_own_time_and_country() {
    let back = "R,A,return,2026-03-11,2,200,";
    let order = "A,2026-02-20,2026-02-25,SE,2,100,40,240";
    assert_eq!(differing(order, back, EU).len(), 1, "the 14th day");
    assert_eq!(differing(order, "R,A,return,2026-03-12,2,200,", EU), []);
    assert_eq!(differing(order, "R,A,guarantee,2026-03-11,2,200,", EU), []);
    assert_eq!(differing("A,2026-02-20,2026-02-25,US,2,100,40,240", back, EU), []);
}
