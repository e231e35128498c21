//! Cells that cannot be read beyond doubt, and rows about times that cannot be.

use super::{DELIVERIES, ORDERS, Told, check, refused};

#[test]
fn an_amount_that_is_no_number_costs_its_row() {
    let orders = ORDERS.replace("10.00", "ten");
    check(
        &[("orders.csv", &orders), ("deliveries.csv", DELIVERIES)],
        &["."],
        &Told {
            code: 3,
            lines: &[
                "orders.csv:2: total \"ten\" is not a number (row quarantined); \
                 if it means no value, write `absent = [\"ten\"]` into the contract",
                "orders.total: 20.00 EUR, all matched",
            ],
            findings: &["DAT002 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 1 read, 1 matched; rows 4 read = 3 used + 0 duplicate \
                       + 1 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn an_amount_that_is_no_number_is_no_value_where_the_contract_says_so() {
    let orders = ORDERS.replace("10.00", "ten");
    let contract = "\
[[source]]
files = \"orders.csv\"
absent = [\"ten\"]
[[source]]
files = \"deliveries.csv\"
";
    let deliveries = ("deliveries.csv", DELIVERIES);
    check(
        &[("promised.toml", contract), ("orders.csv", &orders), deliveries],
        &["."],
        &Told {
            code: 1,
            lines: &["orders.total: 20.00 EUR, all matched"],
            findings: &["DLV101 A-2 broken"],
            accounts: "orders 2 read, 2 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn a_day_that_the_calendar_does_not_have_costs_its_row() {
    let deliveries = DELIVERIES.replace("2026-03-05", "2026-02-30");
    check(
        &[("orders.csv", ORDERS), ("deliveries.csv", &deliveries)],
        &["."],
        &Told {
            code: 3,
            lines: &["deliveries.csv:2: delivered_at \"2026-02-30\" is a date that does not \
                      exist (row quarantined); expected is a date like 2026-01-31; \
                      correct the cell or export again"],
            findings: &["DAT002 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 2 read, 1 matched; rows 4 read = 3 used + 0 duplicate \
                       + 1 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn a_column_in_which_day_and_month_look_alike_stops_the_run() {
    let deliveries = DELIVERIES.replace("2026-03-05", "03/04/2026");
    let deliveries = deliveries.replace("2026-03-06", "03/06/2026");
    refused(
        &[("orders.csv", ORDERS), ("deliveries.csv", &deliveries)],
        &["."],
        "error: deliveries.csv: column \"delivered_at\": \"03/04/2026\" may be 2026-04-03 or \
         2026-03-04, and no other cell of the column decides; write `dates = \"dd/mm/yyyy\"` or \
         `dates = \"mm/dd/yyyy\"` into the contract (DAT003)",
    );
}

#[test]
fn one_cell_that_cannot_be_misread_decides_the_whole_column() {
    let deliveries = DELIVERIES.replace("2026-03-05", "03/05/2026");
    let deliveries = deliveries.replace("2026-03-06", "03/16/2026");
    check(
        &[("orders.csv", ORDERS), ("deliveries.csv", &deliveries)],
        &["."],
        &Told {
            code: 1,
            lines: &[],
            findings: &["DLV101 A-2 broken"],
            accounts: "orders 2 read, 2 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn an_amount_whose_mark_may_group_or_divide_stops_the_run() {
    let orders = ORDERS.replace("10.00", "1.234").replace("20.00", "2.500");
    refused(
        &[("orders.csv", &orders)],
        &["."],
        "error: orders.csv: column \"total\": \"1.234\" may be 1.234 or 1234, and no other \
         cell decides; write `decimal = \".\"` or `decimal = \",\"` into the contract (DAT004)",
    );
}

#[test]
fn amounts_with_two_kinds_of_mark_stop_the_run() {
    let orders = ORDERS.replace("10.00", "\"1.234,50\"");
    refused(
        &[("orders.csv", &orders)],
        &["."],
        "error: orders.csv: column \"total\": \"20.00\" has a decimal point and \"1.234,50\" \
         a decimal comma; write `decimal = \".\"` or `decimal = \",\"` into the contract (DAT004)",
    );
}

#[test]
fn two_currencies_in_one_order_are_never_added_up() {
    let orders = "order_id,total,currency\nA-1,20.00,EUR\nA-2,10.00,EUR\n";
    let invoices = "\
invoice_no,order_id,total,currency
F-1,A-1,10.00,EUR
F-2,A-1,10.00,SEK
F-3,A-2,11.00,EUR
";
    check(
        &[("orders.csv", orders), ("invoices.csv", invoices)],
        &["."],
        &Told {
            code: 1,
            lines: &[
                "invoices.total: 21.00 EUR, all matched",
                "invoices.total: 10.00 SEK, all matched",
            ],
            findings: &["BIL311 A-2 broken", "BIL310 A-1 broken", "DAT010 A-1 broken"],
            accounts: "orders 2 read, 2 matched; rows 5 read = 5 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn a_delivery_before_its_order_is_named_and_judged_all_the_same() {
    let deliveries = DELIVERIES.replace("2026-03-05", "2026-03-01");
    check(
        &[("orders.csv", ORDERS), ("deliveries.csv", &deliveries)],
        &["."],
        &Told {
            code: 1,
            lines: &[],
            findings: &["DAT007 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 2 read, 2 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn rows_after_the_moment_of_the_audit_are_left_out_and_counted() {
    let orders = format!("{ORDERS}A-3,2026-04-01,2026-04-03,30.00,EUR\n");
    let deliveries = format!("{DELIVERIES}D-3,A-3,2026-04-02\n");
    let remark = |file: &str| {
        format!(
            "{file}: 1 row is about moments after the audit's and left out; \
             audit a later moment with --as-of to see them"
        )
    };
    check(
        &[("orders.csv", &orders), ("deliveries.csv", &deliveries)],
        &["."],
        &Told {
            code: 1,
            lines: &[&remark("orders.csv"), &remark("deliveries.csv")],
            findings: &["DLV101 A-2 broken", "DAT011  broken", "DAT011  broken"],
            accounts: "orders 2 read, 2 matched; rows 6 read = 4 used + 0 duplicate \
                       + 0 quarantined + 2 filtered; 0 orphaned",
        },
    );
}

#[test]
fn one_export_may_hold_order_and_delivery_in_one_row() {
    let all = "\
order_id,ordered_at,promised_by,delivered_at
A-1,2026-03-02,2026-03-05,2026-03-05
A-2,2026-03-02,2026-03-05,2026-03-06
A-3,2026-03-02,2026-03-05,
";
    check(
        &[("all.csv", all)],
        &["."],
        &Told {
            code: 1,
            lines: &[],
            findings: &["DLV102 A-3 overdue", "DLV101 A-2 broken"],
            accounts: "orders 3 read, 2 matched; rows 3 read = 3 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}
