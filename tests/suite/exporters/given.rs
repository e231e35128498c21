//! Headers of exports as public importers and test fixtures have them, beside the checkout.

use super::super::harness::real;
use super::request;
use promised::intake;
use promised::tables::{Role, Table, columns_of};

/// Every header there is: the columns it feeds by role, or the reason it is refused.
const GIVEN: &[(&str, &[&str])] = &[
    (
        "amazon_settlement_v1.tsv",
        &["the header \"settlement-id\" is that of a settlement, in which fees and payouts stand \
           beside what customers paid; say which in the contract:"],
    ),
    (
        "amazon_unshipped_orders.txt",
        &[
            "orders: order_id, customer, country, service, ordered_at, ship_by",
            "lines: order_id, line_id, sku, quantity",
            "deliveries: order_id, line_id, sku, quantity",
        ],
    ),
    (
        "ebay_orders_report.csv",
        &[
            "orders: order_id, customer, country, service, ordered_at, promised_from, \
             promised_by, ship_by, shipped_at, shipping, total",
            "lines: order_id, sku, quantity",
        ],
    ),
    (
        "etsy_sold_orders.csv",
        &["orders: order_id, customer, country, status, ordered_at, shipped_at, quantity, \
           shipping, tax, total, currency"],
    ),
    (
        "shopify_orders_export.csv",
        &[
            "orders: order_id, customer, country, service, ordered_at, shipped_at, cancelled_at, \
             net, shipping, tax, total, currency",
            "lines: order_id, sku, quantity, unit_price, currency",
        ],
    ),
    ("stripe_payments.csv", &["payments: payment_id, invoice_no, kind, total, currency, paid_at"]),
    (
        "swedish_supplier_ledger.csv",
        &["invoices: invoice_no, party, total, currency, issued_at, due_at"],
    ),
    (
        "woocommerce_order_export.csv",
        &["orders: order_id, country, status, ordered_at, tax, total"],
    ),
];

/// The columns that a file feeds, role by role, or the first line of its refusal.
fn told(path: &std::path::Path) -> Vec<String> {
    let mut request = request("");
    request.files = vec![(path.to_owned(), None)];
    let intake = match intake::read(&request) {
        Ok(intake) => intake,
        Err(why) => {
            let why = format!("{why:#}");
            let told = why.strip_prefix(&format!("{}: ", path.display())).expect("its path");
            return told.lines().take(1).map(str::to_owned).collect();
        }
    };
    let tables = Role::ALL.map(|role| intake.tables.of(role));
    let fed = |table: &Table| {
        let names: Vec<&str> = columns_of(table.role)
            .iter()
            .zip(&table.columns)
            .filter_map(|(spec, column)| column.as_ref().map(|_| spec.name))
            .collect();
        format!("{}: {}", table.role.name(), names.join(", "))
    };
    tables.iter().filter(|table| table.is_present).map(|table| fed(table)).collect()
}

#[test]
fn every_given_header_is_recognised_or_refused_with_a_reason() {
    let Some(folder) = real("export_headers") else { return };
    for (name, expected) in GIVEN {
        assert_eq!(told(&folder.join(name)), *expected, "{name}");
    }
    let entries = std::fs::read_dir(&folder).expect("the folder is there");
    let files = entries.filter(|entry| {
        let name = entry.as_ref().expect("an entry").file_name();
        name.to_string_lossy() != "SOURCES.md"
    });
    assert_eq!(files.count(), GIVEN.len(), "a header without an expectation");
}
