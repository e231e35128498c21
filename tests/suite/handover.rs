//! What counts as delivered: domain.md G7, by the proof of delivery, the first attempt or the
//! moment from which it could be collected.

use super::shop::{Shop, all_shown};

/// A is promised for 5 March and tried on that day, handed over on the 7th; B is ready in a locker
/// on the 5th and fetched on the 8th; C is ready and comes by courier; D was only tried.
fn found(contract: &str) -> Vec<String> {
    let orders = "order_id,ordered_at,promised_by\nA,2026-03-02,2026-03-05\n\
                  B,2026-03-02,2026-03-05\nC,2026-03-02,2026-03-05\nD,2026-03-02,2026-03-05\n";
    let deliveries = "delivery_id,order_id,method,first_attempt_at,ready_at,delivered_at,status\n\
                      1,A,courier,2026-03-05,,2026-03-07,delivered\n\
                      2,B,locker,,2026-03-05,2026-03-08,delivered\n\
                      3,C,courier,,2026-03-05,2026-03-06,delivered\n\
                      4,D,courier,2026-03-04,,,in transit\n";
    let files = [("orders", orders), ("deliveries", deliveries)];
    let mut found = all_shown(
        &Shop::new(&files).under(contract).select(&["DLV101", "DLV102", "DLV113"]).audit(),
    );
    found.sort();
    found
}

const FAILED: &str = "DLV113 A 1 broken";

#[test]
fn goods_are_delivered_when_they_are_handed_over_or_wait_where_they_are_fetched() {
    let expected = ["DLV101 A broken -2", "DLV101 C broken -1", "DLV102 D overdue -26", FAILED];
    assert_eq!(found(""), expected);
}

#[test]
fn by_the_first_attempt_what_was_tried_in_time_is_in_time() {
    let expected = ["DLV101 C broken -1", FAILED];
    assert_eq!(found("delivered_by = \"first_attempt\""), expected);
}

#[test]
fn by_the_proof_of_delivery_a_locker_counts_when_it_is_emptied() {
    let expected = [
        "DLV101 A broken -2",
        "DLV101 B broken -3",
        "DLV101 C broken -1",
        "DLV102 D overdue -26",
        FAILED,
    ];
    assert_eq!(found("delivered_by = \"pod\""), expected);
}

#[test]
fn by_readiness_whatever_could_be_collected_counts() {
    let expected = ["DLV101 A broken -2", "DLV102 D overdue -26", FAILED];
    assert_eq!(found("delivered_by = \"ready_for_pickup\""), expected);
}
