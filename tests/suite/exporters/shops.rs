//! Web shops and what ships for them.

use super::{check, remarks};

#[test]
fn shopify_rows_of_one_order_share_its_cells_and_nothing_is_promised() {
    let intake = check(
        "shopify_orders.csv",
        "orders: order_id, customer, country, service, channel, ordered_at, shipped_at, \
         cancelled_at, net, shipping, tax, total, currency, discount
         #1001 | a@example.com | FR | Livraison Rapide [4 à 5 jours ouvrés] | web | \
         2026-03-02T08:50:26Z | 2026-03-03T15:00:00Z | - | 30 | 5 | 7 | 42 | EUR | 0
         #1002 | b@example.com | DE | Standard | web | 2026-03-29T01:30:00Z | - | \
         2026-03-30T06:00:00Z | 9 | 5 | 2.8 | 16.8 | EUR | 1
         lines: order_id, sku, quantity, unit_price, discount, currency
         #1001 | TEA | 1 | 10 | 0 | EUR
         #1001 | CUP | 2 | 10 | 0 | EUR
         #1002 | TEA | 1 | 10 | 1 | EUR",
    );
    assert_eq!(remarks(&intake), [""; 0]);
}

#[test]
fn woocommerce_analytics_holds_negative_amounts_behind_an_apostrophe() {
    check(
        "woocommerce_analytics.csv",
        "orders: order_id, customer, status, ordered_at, quantity, net
         501 | Customer A | closed | 2026-03-02T10:00:00Z | 2 | 40
         502 | Customer B | cancelled | 2026-03-03T11:00:00Z | -1 | -12.5",
    );
}

#[test]
fn woocommerce_analytics_speaks_the_language_of_the_shop() {
    check(
        "woocommerce_analytics_sv.csv",
        "orders: order_id, customer, status, ordered_at, quantity, net
         501 | Kund A | closed | 2026-03-02T10:00:00Z | 2 | 40.5",
    );
}

#[test]
fn woocommerce_subtotals_before_the_discount_are_no_net_amount() {
    check(
        "woocommerce_advanced.csv",
        "orders: order_id, customer, country, status, ordered_at, shipping, tax, total, discount
         501 | a@example.com | SE | closed | 2026-03-02T10:00:00Z | 5 | 8 | 40 | 3
         502 | b@example.com | NO | open | 2026-03-03T11:30:00Z | 5 | 3.75 | 18.75 | 0
         lines: order_id, line_id, sku, quantity, unit_price, net
         501 | 1 | TEA | 2 | 10 | 18
         501 | 2 | CUP | 1 | 10 | 9
         502 | 1 | TEA | 1 | 10 | 10",
    );
}

#[test]
fn a_tax_beside_a_second_one_for_shipping_is_not_the_tax_of_the_order() {
    check(
        "woocommerce_skyverge.csv",
        "orders: order_id, customer, country, service, status, ordered_at, shipping, total, discount
         9001 | 7 | SE | Flat rate | open | 2026-03-02T10:00:00Z | 5 | 31.25 | 0",
    );
}

#[test]
fn magento_has_grids_of_orders_shipments_and_invoices() {
    check(
        "magento_orders.csv",
        "orders: order_id, customer, tier, service, channel, status, ordered_at, shipping, total
         000000101 | Customer A | General | Flat Rate - Fixed | Main Website | closed | \
         2026-03-02T09:50:26Z | 5 | 45.1
         000000102 | Customer B | Wholesale | Flat Rate - Fixed | Main Website | cancelled | \
         2026-03-13T14:00:00Z | 5 | 11",
    );
    check(
        "magento_shipments.csv",
        "deliveries: delivery_id, order_id, shipped_at, quantity
         000000011 | 000000101 | 2026-03-04T08:00:00Z | 3",
    );
    check(
        "magento_invoices.csv",
        "invoices: invoice_no, order_id, kind, party, total, issued_at
         000000021 | 000000101 | invoice | Customer A | 45.1 | 2026-03-03T09:00:00Z
         000000022 | 000000102 | void | Customer B | 11 | 2026-03-13T09:00:00Z",
    );
}

#[test]
fn prestashop_calls_a_country_delivery_and_a_method_payment() {
    check(
        "prestashop_orders.csv",
        "orders: order_id, customer, country, status, ordered_at, total, currency
         12 | A. Customer | France | open | 2026-03-02T09:50:26Z | 61.8 | EUR
         13 | B. Customer | Poland | cancelled | 2026-03-13T10:00:00Z | 69.9 | EUR",
    );
}

#[test]
fn etsy_amounts_after_fees_are_none_of_the_customer() {
    check(
        "etsy_sold_orders.csv",
        "orders: order_id, customer, country, status, ordered_at, shipped_at, quantity, \
         shipping, tax, total, currency
         11223344 | buyer01 | United States | - | 2026-09-25 | 2026-09-27 | 1 | 5 | 0 | 55 | USD",
    );
}

#[test]
fn shipstation_charges_one_amount_for_shipping_and_pays_another() {
    check(
        "shipstation_orders.csv",
        "orders: order_id, customer, country, service, carrier, ordered_at, shipped_at, net, \
         shipping, tax, total
         1001 | Customer A | US | USPS Priority Mail | USPS | 2026-03-02T09:50:26Z | \
         2026-03-14 | 30 | 5 | 2 | 37
         1002 | Customer B | US | - | - | 2026-03-15T09:50:26Z | - | 10 | 5 | 0 | 15",
    );
}
