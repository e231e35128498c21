//! What the customer was told: which promises an export is judged by, and what counts as word.
//!
//! What each promise means stands in its file, with an example; here is how they go together.

use super::harness::{folder, run_in};
use super::shop::{Shop, all_shown};
use promised::report::{Report, Told};

const ORDERS: (&str, &str) = (
    "orders",
    "order_id,ordered_at,promised_by,quantity\n\
     A,2026-03-02,2026-03-06,1\nB,2026-03-02,2026-03-06,1\n",
);
const LATE: (&str, &str) =
    ("deliveries", "order_id,delivered_at,quantity\nA,2026-03-09,1\nB,2026-03-09,1\n");

/// The promises of the families about telling that could be judged.
fn checked(report: &Report) -> Vec<&str> {
    let told = report.promises.iter().filter(|one| one.code.starts_with("COM"));
    told.filter(|one| one.missing.is_empty()).map(|one| one.code.as_str()).collect()
}

fn messages(rows: &str) -> String {
    format!("order_id,kind,direction,sent_at\n{rows}")
}

#[test]
fn an_export_that_never_tells_of_something_is_not_judged_by_it() {
    let sent = |kind: &str, direction: &str| {
        let text = messages(&format!("A,{kind},{direction},2026-03-03\n"));
        let report = Shop::new(&[ORDERS, LATE, ("messages", &text)]).audit();
        checked(&report).join(" ")
    };
    let only = |kind: &str| sent(kind, "out");
    assert_eq!(sent("confirmation", "inbound"), "COM706");
    assert_eq!(sent("confirmation", ""), "COM701 COM706");
    assert_eq!(only("newsletter"), "COM706");
    assert_eq!(only("confirmation"), "COM701 COM706");
    assert_eq!(only("delay notice"), "COM705 COM706");
    assert_eq!(only("eta change"), "COM705 COM706");
    assert_eq!(only("extra"), "COM706 COM708");
    assert_eq!(only("delivered"), "COM706 COM712");
    let report = Shop::new(&[ORDERS, LATE]).audit();
    assert_eq!(checked(&report), [""; 0]);
    let late = report.promises.iter().find(|one| one.code == "COM705").expect("listed");
    assert_eq!(late.missing, ["messages"]);
}

#[test]
fn what_is_lacking_is_named_with_the_kind_of_message() {
    let text = messages("A,newsletter,out,2026-03-03\n");
    let report = Shop::new(&[ORDERS, LATE, ("messages", &text)]).audit();
    let lacks = |code: &str| {
        let promise = report.promises.iter().find(|one| one.code == code).expect("listed");
        promise.missing.join(", ")
    };
    assert_eq!(lacks("COM701"), "messages.kind 'confirmation'");
    assert_eq!(lacks("COM705"), "messages.kind 'delay notice' or messages.kind 'eta change'");
    assert_eq!(lacks("COM703"), "a `within` for it in the contract");
}

#[test]
fn a_late_order_was_told_in_time_or_too_late_or_never() {
    let found = |rows: &str| {
        let text = messages(&format!("B,delay notice,out,2026-03-05\n{rows}"));
        let files = [ORDERS, LATE, ("messages", text.as_str())];
        let shop = Shop::new(&files);
        all_shown(&shop.select(&["COM705", "COM706"]).audit())
    };
    assert_eq!(found("A,delay notice,out,2026-03-06\n"), [""; 0]);
    assert_eq!(found("A,new eta,out,2026-03-05\n"), [""; 0]);
    assert_eq!(found("A,delay notice,out,2026-03-07\n"), ["COM706 A broken -1"]);
    assert_eq!(found("A,delay notice,in,2026-03-05\n"), ["COM705 A broken"]);
    assert_eq!(found(""), ["COM705 A broken"]);
}

#[test]
fn a_silent_finding_takes_no_money_twice() {
    let orders = (
        "orders",
        "order_id,ordered_at,promised_by,quantity,unit_price,currency\n\
         A,2026-03-02,2026-03-06,2,5.00,EUR\nB,2026-03-02,2026-03-06,2,5.00,EUR\n",
    );
    let sent = messages("B,delay notice,out,2026-03-05\n");
    let report =
        Shop::new(&[orders, ("messages", &sent), ("deliveries", "order_id,delivered_at\n")])
            .audit();
    let stakes: Vec<(&str, Option<i64>)> = report
        .findings
        .iter()
        .filter(|found| found.order == "A")
        .map(|found| (report.promises[found.promise].code.as_str(), found.stake))
        .collect();
    assert!(stakes.contains(&("DLV102", Some(10_000_000))), "{stakes:?}");
    assert!(stakes.contains(&("COM705", None)), "{stakes:?}");
}

#[test]
fn promises_with_a_due_time_say_whether_the_customer_was_told() {
    let orders = (
        "orders",
        "order_id,ordered_at,ship_by,promised_by,quantity\n\
         A,2026-03-02,2026-03-04,2026-03-06,2\nB,2026-03-02,2026-03-04,2026-03-06,2\n",
    );
    let deliveries = (
        "deliveries",
        "order_id,shipped_at,delivered_at,quantity\n\
         A,2026-03-05,2026-03-06,1\nA,2026-03-05,2026-03-09,1\n\
         B,2026-03-05,2026-03-06,1\nB,2026-03-05,2026-03-09,1\n",
    );
    let sent = messages("A,delay notice,out,2026-03-04\n");
    let files = [orders, deliveries, ("messages", sent.as_str())];
    let shop = Shop::new(&files);
    let report = shop.select(&["DLV101", "DLV104", "DLV105"]).audit();
    let told: Vec<(&str, &str, Told)> = report
        .findings
        .iter()
        .map(|one| (report.promises[one.promise].code.as_str(), one.order.as_str(), one.told))
        .collect();
    for code in ["DLV101", "DLV104", "DLV105"] {
        assert!(told.contains(&(code, "A", Told::Yes)), "{code}: {told:?}");
        assert!(told.contains(&(code, "B", Told::No)), "{code}: {told:?}");
    }
}

#[test]
fn a_promise_that_the_customer_changed_is_replaced_and_one_that_the_seller_changed_stands() {
    let found = |by: &str| {
        let text = format!(
            "order_id,ordered_at,promised_by,promised_latest,promise_changed_by\n\
             A,2026-03-02,2026-03-06,2026-03-09,{by}\n"
        );
        let came = ("deliveries", "order_id,delivered_at\nA,2026-03-09\n");
        all_shown(&Shop::new(&[("orders", &text), came]).select(&["DLV101", "DLV110"]).audit())
    };
    assert_eq!(found("customer"), [""; 0]);
    assert_eq!(found("Kund"), [""; 0]);
    assert_eq!(found("seller"), ["DLV101 A broken -3", "DLV110 A broken -3"]);
    assert_eq!(found(""), ["DLV101 A broken -3", "DLV110 A broken -3"]);
}

/// Silence as the contract sets it, of one order that arrived on 12 March.
fn silence(deliveries: &str, rows: &str) -> Vec<String> {
    let orders = ("orders", "order_id,ordered_at\nA,2026-03-02\n");
    let text = messages(rows);
    let files = [orders, ("deliveries", deliveries), ("messages", text.as_str())];
    let shop = Shop::new(&files);
    all_shown(&shop.under("[promises.silence]\nwithin = \"4 days\"\n").select(&["COM703"]).audit())
}

#[test]
fn scans_and_messages_end_a_silence_and_so_does_the_arrival() {
    let came = "order_id,delivered_at\nA,2026-03-12\n";
    assert_eq!(silence(came, "A,confirmation,out,2026-03-02\n"), ["COM703 A broken -6"]);
    assert_eq!(silence(came, "A,eta change,out,2026-03-07\n"), ["COM703 A broken -1"]);
    let rows = "A,eta change,out,2026-03-06\nA,out for delivery,out,2026-03-09\n";
    assert_eq!(silence(came, rows), [""; 0]);
    let scanned =
        "order_id,first scan,last scan,delivered_at\nA,2026-03-05,2026-03-08,2026-03-12\n";
    assert_eq!(silence(scanned, "A,confirmation,out,2026-03-02\n"), [""; 0]);
}

#[test]
fn a_silence_that_may_have_been_ended_is_not_held_against_anybody() {
    let came = "order_id,delivered_at\nA,2026-03-12\n";
    assert_eq!(silence(came, "A,confirmation,out,2026-03-02\nA,update,out,\n"), [""; 0]);
}

/// Which kinds there are is asked of the whole export, whatever share of it is held in memory.
#[test]
fn the_kinds_of_messages_are_those_of_all_shares() {
    let (mut orders, mut sent) = ("order_id,ordered_at\n".to_owned(), messages(""));
    for number in 0..200 {
        orders += &format!("SO-{number:03},2026-03-02\n");
        sent += &format!("SO-{number:03},newsletter,out,2026-03-03\n");
    }
    sent += "SO-000,confirmation,out,2026-03-02\n";
    let files = [("orders.csv", orders.as_str()), ("messages.csv", sent.as_str())];
    let folder = folder(&files);
    let words = ["audit", ".", "--as-of", "2026-03-31", "--select", "COM701", "--format", "csv"];
    let whole = run_in(folder.path(), &words);
    assert_eq!(whole.out.matches("COM701").count(), 199);
    let shares = run_in(folder.path(), &[&words[..], &["--memory", "1KiB"]].concat());
    assert!(shares.out == whole.out, "{}", shares.err);
}
