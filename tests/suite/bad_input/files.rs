//! Files that are not there, not known, empty, or broken where rows begin and end.

use super::{DELIVERIES, ORDERS, Told, check, refused};

#[test]
fn a_file_that_is_not_there_stops_the_run() {
    let folder = super::folder(&[("orders.csv", ORDERS)]);
    let ran = super::run_in(folder.path(), &["audit", "orders.csv", "deliveries.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "error: deliveries.csv: cannot be found\n");
}

#[test]
fn an_empty_folder_stops_the_run() {
    let told = "error: .: holds no .csv, .tsv, .txt or .tab file, packed or not, and no workbook";
    refused(&[], &["."], told);
}

#[test]
fn a_folder_of_other_things_stops_the_run_and_says_what_was_looked_for() {
    refused(
        &[("notes.txt", "call the carrier\n")],
        &["."],
        "\
error: no file is recognised:
  notes.txt: plays no known role and is left out; its headers are \"call the carrier\"
looked for, among other spellings:
  orders: order_id, customer, tier, country, service, carrier, channel, status
  lines: order_id, line_id, sku, status, promised_from, promised_by, ship_by, quantity
  deliveries: delivery_id, order_id, line_id, sku, status, carrier, method, shipped_at
  invoices: invoice_no, order_id, line_id, sku, kind, refers_to, party, charge
  payments: payment_id, order_id, invoice_no, kind, total, currency, paid_at, return_id
  messages: message_id, order_id, kind, direction, sent_at, ticket_id, customer, channel
  returns: return_id, order_id, line_id, sku, invoice_no, kind, decision, requested_at
  tickets: ticket_id, order_id, invoice_no, customer, kind, opened_at, resolved_at, channel
  events: event_id, ticket_id, order_id, happened_at, status
  reviews: review_id, order_id, customer, rating, invited_at, written_at, published_at, replied_at
  calls: call_id, customer, queue, quoted_wait, entered_at, answered_at, abandoned_at, \
called_back_at
  customers: customer, tier, country, since
  entitlements: entitlement_id, order_id, customer, entitlement, kind, sku, valid_from, \
valid_until",
    );
}

#[test]
fn a_file_whose_header_fits_two_roles_alike_stops_the_run_with_scores_and_flags() {
    let both = "order_id,invoice_no,total,message_id,sent_at\nA-1,F-1,10.00,M-1,2026-03-02\n";
    refused(
        &[("both.csv", both)],
        &["both.csv"],
        "error: both.csv: the header fits several roles equally well (invoices 3, messages 3); \
         give the file as --invoices FILE or --messages FILE",
    );
}

#[test]
fn a_date_that_may_be_promise_or_fact_stops_the_run() {
    refused(
        &[("orders.csv", "order_id,total,delivery date\nA-1,10.00,2026-03-02\n")],
        &["orders.csv"],
        &[
            "error: orders.csv: \"delivery date\" may be what was promised or what happened, \
             and nothing else in the header decides; say which in the contract:",
            "  [[source]]",
            "  files = \"orders.csv\"",
            "  columns.orders = { order_id = \"order_id\", promised_by = \"delivery date\", \
             total = \"total\" }",
            "with delivered_at in place of promised_by where it is what happened",
        ]
        .join("\n"),
    );
}

#[test]
fn what_is_to_be_written_for_an_undecided_date_can_be_pasted_as_it_is() {
    let orders = "ID,Customer,Date,Delivery Date,Grand Total,Status\n\
                  A-1,ACME,2026-03-02,2026-03-05,10.00,Completed\n\
                  A-2,Bolt,2026-03-02,2026-03-05,20.00,To Deliver\n";
    let folder = super::folder(&[("orders.csv", orders), ("deliveries.csv", DELIVERIES)]);
    let run = || {
        let arguments = ["audit", "orders.csv", "deliveries.csv", "--as-of", "2026-03-31"];
        super::run_in(folder.path(), &[&arguments[..], &["--format", "csv"]].concat())
    };
    let ran = run();
    assert_eq!(ran.code, 2, "{}", ran.err);
    let pasted: Vec<&str> = ran.err.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    std::fs::write(folder.path().join("promised.toml"), pasted.join("\n")).expect("a contract");
    let ran = run();
    assert_eq!(ran.code, 1, "{}", ran.err);
    let findings = super::findings(&ran.out);
    assert_eq!(findings.len(), 1, "{}", ran.out);
    assert_eq!((findings[0]["code"].as_str(), findings[0]["order"].as_str()), ("DLV101", "A-2"));
}

#[test]
fn a_file_named_with_a_role_may_lie_in_the_folder_that_is_read() {
    let both = "order_id,invoice_no,total,message_id,sent_at\nA-1,F-1,10.00,M-1,2026-03-02\n\
                A-2,F-2,21.00,M-2,2026-03-02\n";
    check(
        &[("orders.csv", ORDERS), ("both.csv", both)],
        &[".", "--invoices", "both.csv"],
        &Told {
            code: 1,
            lines: &["orders.total: 30.00 EUR, all matched"],
            findings: &["BIL311 A-2 broken"],
            accounts: "orders 2 read, 2 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
    refused(&[("a.csv", ORDERS)], &["a.csv", "a.csv"], "error: a.csv: is given twice");
}

#[test]
fn a_file_of_short_rows_is_read_and_every_row_of_it_quarantined() {
    let deliveries = "delivery_id,order_id,delivered_at,carrier\n\
                      D-1,A-1,2026-03-05\nD-2,A-2,2026-03-06\n";
    check(
        &[("orders.csv", ORDERS), ("deliveries.csv", deliveries)],
        &["."],
        &Told {
            code: 3,
            lines: &[
                "INCOMPLETE: 2 rows were quarantined (the contract allows 0)",
                "deliveries.csv: 2 rows = 0 used + 0 duplicate + 2 quarantined + 0 filtered \
                 (comma)",
            ],
            findings: &["DAT002 A-1 broken", "DAT002 A-2 broken"],
            accounts: "orders 2 read, 0 matched; rows 4 read = 2 used + 0 duplicate \
                       + 2 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn a_report_in_the_folder_is_left_out_and_refused_as_an_input() {
    let files = [("orders.csv", ORDERS), ("deliveries.csv", DELIVERIES)];
    let folder = super::folder(&files);
    let fixed = ["audit", "orders.csv", "deliveries.csv", "--as-of", "2026-03-31"];
    let ran = super::run_in(folder.path(), &[&fixed[..], &["--format", "csv"]].concat());
    let report = ran.out.as_str();
    check(
        &[files[0], files[1], ("report.csv", report)],
        &["."],
        &Told {
            code: 1,
            lines: &[
                "report.csv: is a report of promised and is left out; \
                 write reports to another folder",
                "report.csv: 1 row = 0 used + 0 duplicate + 0 quarantined + 1 filtered (left out)",
            ],
            findings: &["DLV101 A-2 broken", "DAT001  broken"],
            accounts: "orders 2 read, 2 matched; rows 5 read = 4 used + 0 duplicate \
                       + 0 quarantined + 1 filtered; 0 orphaned",
        },
    );
    refused(
        &[files[0], ("report.csv", report)],
        &["orders.csv", "report.csv"],
        "error: report.csv: is a report of promised and no export; \
         name the exports that it was made from",
    );
}

#[test]
fn a_contract_that_names_a_header_which_is_not_in_the_file_stops_the_run() {
    let contract = "\
[[source]]
files = \"orders.csv\"
role = \"orders\"
columns = { order_id = \"Order number\" }
";
    refused(
        &[("promised.toml", contract), ("orders.csv", ORDERS)],
        &["."],
        "error: orders.csv: orders.order_id: there is no header \"Order number\"; \
         did you mean \"order_id\"?",
    );
}

#[test]
fn a_contract_that_names_an_unknown_column_stops_the_run_with_a_caret() {
    let contract = "\
[[source]]
files = \"orders.csv\"
role = \"orders\"
columns = { promised = \"promised_by\" }
";
    refused(
        &[("promised.toml", contract), ("orders.csv", ORDERS)],
        &["."],
        r#"error: ./promised.toml:4:13: unknown column "promised" of orders
  4 | columns = { promised = "promised_by" }
    |             ^^^^^^^^ did you mean "promised_by"?"#,
    );
}

#[test]
fn an_export_with_a_header_and_no_rows_makes_the_audit_incomplete() {
    check(
        &[("orders.csv", ORDERS), ("deliveries.csv", "delivery_id,order_id,delivered_at\n")],
        &["."],
        &Told {
            code: 3,
            lines: &[
                "INCOMPLETE: deliveries.csv has no rows",
                "deliveries.csv: holds no rows; check that the export is whole",
            ],
            findings: &["DLV102 A-1 overdue", "DLV102 A-2 overdue", "DAT012  broken"],
            accounts: "orders 2 read, 0 matched; rows 2 read = 2 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn an_export_without_a_single_byte_makes_the_audit_incomplete_and_nothing_overdue() {
    check(
        &[("orders.csv", ORDERS), ("deliveries.csv", "")],
        &["orders.csv", "--deliveries", "deliveries.csv"],
        &Told {
            code: 3,
            lines: &["INCOMPLETE: deliveries.csv has no rows"],
            findings: &["DAT012  broken"],
            accounts: "orders 2 read, 0 matched; rows 2 read = 2 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn a_role_that_is_absent_is_listed_as_not_checked_and_never_kept() {
    let invoices = "invoice_no,order_id,total,currency\nF-1,A-1,10.00,EUR\nF-2,A-2,20.00,EUR\n";
    let files = [("orders.csv", ORDERS), ("invoices.csv", invoices)];
    check(
        &files,
        &[".", "--all"],
        &Told {
            code: 0,
            lines: &[
                "no promise broken or overdue on 2 orders; as of 2026-03-31",
                "DLV106 shipped-on-paper, DLV109 expected-late, DLV113 failed-first-attempt, \
                 DLV114 stalled-shipment, QTY204 delivery-without-order, QTY208 rejected-goods, \
                 M15 parcels that the carrier scanned, of those shipped, M16 handed over at the \
                 first attempt, of parcels tried (needs deliveries)",
                "BIL304 delivered-not-billed, DAT007 delivered-before-ordered, DLV101 \
                 late-delivery, DLV102 overdue-delivery, PRM905 no-promise, M1 on time, lines, M12 \
                 earlier than promised, lines, M37 exceeded in time: a day early or more, orders, \
                 M20 billed as agreed, by value (needs deliveries or orders.delivered_at)",
            ],
            findings: &[],
            accounts: "orders 2 read, 2 matched; rows 4 read = 4 used + 0 duplicate \
                       + 0 quarantined + 0 filtered; 0 orphaned",
        },
    );
    let folder = super::folder(&files);
    let ran = super::run_in(folder.path(), &["audit", ".", "--format", "json"]);
    let document: super::Value = serde_json::from_str(&ran.out).expect("the report is JSON");
    let promises = document["promises"].as_array().expect("promises");
    let late = promises.iter().find(|promise| promise["code"] == "DLV101").expect("DLV101");
    assert_eq!(late["status"], "not checked");
    assert_eq!(late["outcomes"]["kept"], 0);
    assert_eq!(late["outcomes"]["overdue"], 0);
}

#[test]
fn an_unclosed_quote_in_the_middle_costs_its_own_row_only() {
    let orders = "\
order_id,customer,promised_by
A-0,Corner Deli,2026-03-05
A-1,\"Cafe Lind,2026-03-05
A-2,Hotel Strand,2026-03-05
";
    check(
        &[("orders.csv", orders), ("deliveries.csv", DELIVERIES)],
        &["."],
        &Told {
            code: 3,
            lines: &[
                "INCOMPLETE: 1 row was quarantined (the contract allows 0)",
                "orders.csv:3: \"A-1,\"Cafe Lind,2026-03-05\" a quote is opened and not closed \
                 (row quarantined); double the quotes inside quoted fields, or export again",
            ],
            findings: &["DLV102 A-0 overdue", "DAT002 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 2 read, 1 matched; rows 5 read = 4 used + 0 duplicate \
                       + 1 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn two_stray_quotes_cost_the_rows_between_them_and_never_make_one_row_of_several() {
    let orders = "\
order_id,customer,promised_by
A-0,\"Corner Deli,2026-03-05
A-1,Cafe Lind\",2026-03-05
A-2,Hotel Strand,2026-03-05
";
    check(
        &[("orders.csv", orders), ("deliveries.csv", DELIVERIES)],
        &["."],
        &Told {
            code: 3,
            lines: &[
                "orders.csv:2: \"A-0,\"Corner Deli,2026-03-05\" lies in quotes that run over \
                 what look like whole rows (row quarantined); double the quotes inside quoted \
                 fields, or export again",
            ],
            findings: &["DAT002 A-0 broken", "DAT002 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 1 read, 1 matched; rows 5 read = 3 used + 0 duplicate \
                       + 2 quarantined + 0 filtered; 0 orphaned",
        },
    );
}

#[test]
fn a_short_row_is_not_filled_up() {
    let orders = "\
order_id,customer,promised_by
A-1,2026-03-05
A-2,Hotel Strand,2026-03-05
";
    check(
        &[("orders.csv", orders), ("deliveries.csv", DELIVERIES)],
        &["."],
        &Told {
            code: 3,
            lines: &["orders.csv:2: \"A-1,2026-03-05\" has 2 fields where the header has 3 \
                     (row quarantined); quote fields that hold the delimiter, or export again"],
            findings: &["DAT002 A-1 broken", "DLV101 A-2 broken"],
            accounts: "orders 1 read, 1 matched; rows 4 read = 3 used + 0 duplicate \
                       + 1 quarantined + 0 filtered; 0 orphaned",
        },
    );
}
