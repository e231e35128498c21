//! Payment providers, ledgers and systems that run a company.

use super::{check, check_pasted, refused, remarks};
use promised::intake;

#[test]
fn stripe_charges_that_failed_or_were_paid_back_are_no_payments() {
    check(
        "stripe_payments.csv",
        "payments: payment_id, invoice_no, kind, total, currency, paid_at
         ch_1 | in_1 | payment | 42 | EUR | 2026-03-02T10:00:00Z
         ch_2 | in_2 | refunded | 16.8 | EUR | 2026-03-03T10:00:00Z
         ch_3 | - | failed | 99 | EUR | 2026-03-04T10:00:00Z",
    );
    check(
        "stripe_payments_older.csv",
        "payments: payment_id, invoice_no, kind, total, currency, paid_at
         ch_1 | in_1 | payment | 42 | EUR | 2026-03-02T10:00:00Z",
    );
}

#[test]
fn stripe_balances_count_before_fees_and_need_to_name_an_invoice() {
    check(
        "stripe_balance.csv",
        "payments: payment_id, invoice_no, kind, total, currency, paid_at
         txn_1 | in_1 | payment | 42 | EUR | 2026-03-02T10:00:00Z
         txn_2 | in_2 | refund | -16.8 | EUR | 2026-03-05T10:00:00Z",
    );
    let why = intake::read(&super::request("stripe_balance_plain.csv")).expect_err("no role");
    assert!(why.to_string().contains("plays no known role and is left out"), "{why}");
}

#[test]
fn stripe_invoices_that_are_void_are_void_and_open_amounts_are_no_totals() {
    check(
        "stripe_invoices.csv",
        "invoices: invoice_no, kind, party, tax, total, currency, issued_at, due_at, tax_rate
         AB-0001 | invoice | cus_1 | 7 | 42 | EUR | 2026-03-02T10:00:00Z | 2026-04-01T10:00:00Z | 20
         AB-0002 | void | cus_2 | - | 10 | EUR | 2026-03-13T10:00:00Z | 2026-04-12T10:00:00Z | -",
    );
}

#[test]
fn xero_totals_are_counted_once_per_invoice() {
    let intake = check(
        "xero_invoices.csv",
        "invoices: invoice_no, sku, party, quantity, unit_price, net, tax, total, currency, \
         issued_at, due_at
         INV-0001 | TEA | Customer A | 2 | 10 | 20 | 5 | 62.5 | GBP | 2026-03-25 | 2026-04-24
         INV-0001 | CUP | Customer A | 3 | 10 | 30 | 7.5 | 0 | GBP | 2026-03-25 | 2026-04-24
         INV-0002 | TEA | Customer B | 1 | 10 | 10 | 2.5 | 12.5 | GBP | 2026-03-25 | 2026-04-24",
    );
    let account = &intake.files[0];
    assert!(account.decided.contains("total once per invoice"), "{}", account.decided);
    let total = account.money.iter().find(|(_, column, ..)| *column == "total").expect("total");
    assert_eq!(total.3, 75_000_000);
}

#[test]
fn tripletex_speaks_capital_english_with_norwegian_numbers() {
    check(
        "tripletex_orders.csv",
        "orders: order_id, customer, ordered_at, currency
         301 | 10001 | 2026-03-02 | NOK
         lines: order_id, sku, quantity, unit_price, currency
         301 | TEA | 2 | 1100.5 | NOK
         301 | CUP | 1 | 20 | NOK",
    );
    check(
        "tripletex_invoices.csv",
        "invoices: invoice_no, order_id, party, quantity, unit_price, currency, issued_at, due_at
         7001 | 301 | 10001 | 2 | 1100.5 | NOK | 2026-03-05 | 2026-03-19",
    );
}

#[test]
fn the_document_number_of_sap_is_what_its_company_says() {
    check(
        "sap_orders.csv",
        "orders: order_id, customer, ordered_at, requested_by, currency
         0000004711 | 0000100001 | 2026-03-02 | 2026-03-10 | EUR
         lines: order_id, line_id, sku, quantity, net, currency
         0000004711 | 000010 | TEA | 10 | 125.5 | EUR
         0000004711 | 000020 | CUP | 5 | -12.5 | EUR",
    );
    check(
        "sap_deliveries.csv",
        "deliveries: delivery_id, order_id, line_id, sku, shipped_at, quantity
         0080001234 | 0000004711 | 000010 | TEA | 2026-03-09 | 10",
    );
    check(
        "sap_bills.csv",
        "invoices: invoice_no, order_id, line_id, sku, party, quantity, net, tax, currency, \
         issued_at
         0090000001 | 0000004711 | 000010 | TEA | 0000100001 | 10 | 125.5 | 23.85 | EUR | \
         2026-03-11",
    );
    let why = intake::read(&super::request("sap_delivery_heads.csv")).expect_err("no order");
    assert!(why.to_string().contains("plays no known role and is left out"), "{why}");
}

#[test]
fn business_central_requests_promises_and_plans_in_three_columns() {
    let intake = check(
        "business_central_orders.csv",
        "orders: order_id, customer, carrier, status, ordered_at, requested_by, promised_by, \
         net, total, currency
         SO-101 | 10000 | DHL | open | 2026-03-02 | 2026-03-09 | 2026-03-10 | 1000 | 1250 | EUR",
    );
    let planned = "DAT001 Shipment Date: may be planned or done, so the column is not used";
    assert_eq!(remarks(&intake), [planned]);
    check(
        "business_central_lines.csv",
        "orders: order_id, requested_by, promised_by, ship_by
         SO-101 | 2026-03-09 | 2026-03-10 | 2026-03-09
         lines: order_id, line_id, sku, quantity, unit_price, net
         SO-101 | 10000 | TEA | 10 | 100 | 900
         deliveries: order_id, line_id, sku, quantity
         SO-101 | 10000 | TEA | 4",
    );
    check(
        "navision_orders_de.csv",
        "orders: order_id, customer, status, ordered_at, requested_by, promised_by, net, currency
         A-101 | 10000 | open | 2026-03-02 | 2026-03-09 | 2026-03-10 | 1000 | EUR",
    );
}

#[test]
fn business_central_numbers_every_document_alike() {
    check(
        "business_central_shipments.csv",
        "deliveries: delivery_id, order_id, carrier, shipped_at
         SSH-1 | SO-101 | DHL | 2026-03-09",
    );
    check(
        "business_central_invoices.csv",
        "invoices: invoice_no, order_id, party, net, total, currency, issued_at, due_at
         SI-1 | SO-101 | 10000 | 1000 | 1250 | EUR | 2026-03-09 | 2026-04-09",
    );
    check(
        "navision_bills_de.csv",
        "invoices: invoice_no, party, net, total, issued_at, due_at
         R-1 | 10000 | 1000 | 1190 | 2026-03-09 | 2026-04-09",
    );
}

#[test]
fn fortnox_orders_have_a_delivery_date_that_only_their_owner_knows() {
    refused(
        "fortnox_orders.csv",
        "\"DeliveryDate\" may be what was promised or what happened, and nothing else in the \
         header decides; say which in the contract:
         [[source]]
         files = \"fortnox_orders.csv\"
         columns.orders = { order_id = \"DocumentNumber\", customer = \"CustomerNumber\", \
         ordered_at = \"OrderDate\", promised_by = \"DeliveryDate\", net = \"Net\", \
         tax = \"TotalVAT\", total = \"Total\", currency = \"Currency\" }
         with delivered_at in place of promised_by where it is what happened",
    );
    check_pasted(
        "fortnox_orders.csv",
        "orders: order_id, customer, ordered_at, promised_by, net, tax, total, currency
         11 | 7 | 2026-03-02 | 2026-03-09 | 100 | 25 | 125 | SEK",
    );
}

#[test]
fn odoo_promises_its_delivery_date() {
    check(
        "odoo_orders.csv",
        "orders: order_id, customer, status, ordered_at, promised_by, net, total
         S00021 | Customer A | open | 2026-03-02T08:00:00Z | 2026-03-10T12:00:00Z | 100 | 125",
    );
}

#[test]
fn a_delivery_date_in_a_list_that_could_be_anybodys_is_refused_with_both_readings() {
    refused(
        "order_list_with_delivery_date.csv",
        "\"Delivery Date\" may be what was promised or what happened, and nothing else in the \
         header decides; say which in the contract:
         [[source]]
         files = \"order_list_with_delivery_date.csv\"
         columns.orders = { order_id = \"Order Reference\", customer = \"Customer\", \
         promised_by = \"Delivery Date\", total = \"Total\" }
         with delivered_at in place of promised_by where it is what happened",
    );
    check_pasted(
        "order_list_with_delivery_date.csv",
        "orders: order_id, customer, promised_by, total
         S00021 | Customer A | 2026-03-10 | 125",
    );
}

#[test]
fn swedish_ledgers_are_known_by_their_words() {
    check(
        "fortnox_invoices.csv",
        "invoices: invoice_no, party, net, tax, total, currency, issued_at, due_at
         F-1 | Leverantör A | 1000 | 250 | 1250 | SEK | 2026-03-05 | 2026-04-04",
    );
    check(
        "swedish_supplier_ledger.csv",
        "invoices: invoice_no, party, total, currency, issued_at, due_at
         0017 | Leverantör A | 12500.5 | SEK | 2026-03-05 | 2026-04-04
         88 | Leverantör B | -99 | SEK | 2026-03-06 | 2026-04-05",
    );
}
