//! Keys that match nothing, match nearly, or stand on rows that contradict each other.

use super::{DELIVERIES, ORDERS, Told, check};

#[test]
fn an_invoice_for_no_order_is_a_finding_and_its_money_is_unmatched() {
    let invoices = "\
invoice_no,order_id,total,currency
F-1,A-1,10.00,EUR
F-2,A-2,21.00,EUR
F-9,A-9,90.00,EUR
";
    check(
        &[("orders.csv", ORDERS), ("invoices.csv", invoices)],
        &["."],
        &Told {
            code: 1,
            lines: &["invoices.total: 121.00 EUR read = 31.00 EUR matched + 90.00 EUR unmatched"],
            findings: &["BIL311 A-2 broken", "BIL319 A-9 broken"],
            accounts: "orders 2 read, 2 matched; rows 5 read = 5 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 1 orphaned",
        },
    );
}

#[test]
fn the_same_order_twice_with_other_content_is_not_decided_by_a_coin() {
    let orders = format!("{ORDERS}A-1,2026-03-02,2026-03-09,10.00,EUR\n");
    check(
        &[("orders.csv", &orders), ("deliveries.csv", DELIVERIES)],
        &["."],
        &Told {
            code: 3,
            lines: &[
                "INCOMPLETE: 2 rows were quarantined (the contract allows 0)",
                "orders.csv:2: has the order_id of line 4 with other values (row quarantined); \
                 export again, or map a column that tells the rows apart",
                "orders.csv:4: has the order_id of line 2 with other values (row quarantined); \
                 export again, or map a column that tells the rows apart",
            ],
            findings: &["DAT005 A-1 broken", "DAT005 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 1 read, 1 matched; rows 5 read = 3 used + 0 duplicate \
                       + 2 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn the_same_order_twice_word_for_word_counts_once() {
    let orders = format!("{ORDERS}A-2,2026-03-02,2026-03-05,20.00,EUR\n");
    check(
        &[("orders.csv", &orders), ("deliveries.csv", DELIVERIES)],
        &["."],
        &Told {
            code: 1,
            lines: &["orders.total: 30.00 EUR, all matched"],
            findings: &["DLV101 A-2 broken"],
            accounts: "orders 2 read, 2 matched; rows 5 read = 4 used + 1 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

/// Orders 1 and 2, delivered as 1.0 and 2.0, the second a day late.
const PLAIN: &str = "order_id,promised_by\n1,2026-03-05\n2,2026-03-05\n";
const WITH_ZERO: &str =
    "delivery_id,order_id,delivered_at\nD-1,1.0,2026-03-05\nD-2,2.0,2026-03-06\n";

#[test]
fn keys_that_nearly_match_are_not_matched_but_named_with_the_line_to_paste() {
    check(
        &[("orders.csv", PLAIN), ("deliveries.csv", WITH_ZERO)],
        &["."],
        &Told {
            code: 1,
            lines: &[
                "deliveries.csv:2: order_id \"1.0\" 2 order numbers of the deliveries match no \
                 order as they stand, but would with decimal-zero, such as `1.0`; \
                 normalise = [\"decimal-zero\"]",
            ],
            findings: &[
                "DLV102 1 overdue",
                "DLV102 2 overdue",
                "DAT008 1.0 broken",
                "QTY204 1.0 broken",
                "QTY204 2.0 broken",
            ],
            accounts: "orders 2 read, 0 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 2 orphaned",
        },
    );
}

#[test]
fn keys_that_nearly_match_are_matched_with_the_line_that_was_pasted() {
    check(
        &[
            ("promised.toml", "normalise = [\"decimal-zero\"]\n"),
            ("orders.csv", PLAIN),
            ("deliveries.csv", WITH_ZERO),
        ],
        &["."],
        &Told {
            code: 1,
            lines: &[],
            findings: &["DLV101 2 broken"],
            accounts: "orders 2 read, 2 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn keys_that_only_look_alike_are_never_brought_together() {
    let orders = "order_id,promised_by\n143-6,2026-03-05\n14-36,2026-03-05\n";
    let deliveries =
        "delivery_id,order_id,delivered_at\nD-1,1436,2026-03-05\nD-2,14-36,2026-03-06\n";
    check(
        &[("orders.csv", orders), ("deliveries.csv", deliveries)],
        &["."],
        &Told {
            code: 1,
            lines: &[],
            findings: &["DLV102 143-6 overdue", "DLV101 14-36 broken", "QTY204 1436 broken"],
            accounts: "orders 2 read, 1 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 1 orphaned",
        },
    );
}

#[test]
fn a_contract_may_say_how_many_rows_may_be_lost() {
    let orders = ORDERS.replace("A-1,2026-03-02", "A-1,yesterday");
    check(
        &[
            ("promised.toml", "[limits]\nquarantined = 1\n"),
            ("orders.csv", &orders),
            ("deliveries.csv", DELIVERIES),
        ],
        &["."],
        &Told {
            code: 1,
            lines: &["orders.csv:2: ordered_at \"yesterday\" is not a date in a known form \
                 (row quarantined); if it means no value, write `absent = [\"yesterday\"]` into \
                 the contract"],
            findings: &["DAT002 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 1 read, 1 matched; rows 4 read = 3 used + 0 duplicate \
                       + 1 quarantined + 0 filtered; 0 orphaned",
        },
    );
}
