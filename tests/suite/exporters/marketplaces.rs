//! Marketplaces: most of them promise something.

use super::{check, check_pasted, refused, remarks};

#[test]
fn amazon_promises_when_it_leaves() {
    check(
        "amazon_unshipped.txt",
        "orders: order_id, customer, country, service, ordered_at, ship_by
         112-8095165-5463447 | Customer A | DE | Standard | 2026-03-02T04:15:26Z | \
         2026-03-05T07:59:59Z
         lines: order_id, line_id, sku, quantity
         112-8095165-5463447 | 62538071274626 | TEA | 2
         112-8095165-5463447 | 62538071274634 | CUP | 3
         deliveries: order_id, line_id, sku, quantity
         112-8095165-5463447 | 62538071274634 | CUP | 1",
    );
}

#[test]
fn amazon_prices_that_hold_tax_in_some_countries_are_left_alone() {
    check(
        "amazon_all_orders.txt",
        "orders: order_id, country, service, channel, status, ordered_at, currency
         112-8095165-5463447 | DE | Standard | Amazon.de | open | 2026-03-02T04:15:26Z | EUR
         112-8095165-5463448 | DE | Expedited | Amazon.de | cancelled | 2026-03-03T04:15:26Z | -
         lines: order_id, sku, status, quantity, currency
         112-8095165-5463447 | TEA | open | 2 | EUR
         112-8095165-5463448 | CUP | cancelled | 0 | -",
    );
}

#[test]
fn amazon_shipments_of_several_articles_share_their_number() {
    check(
        "amazon_fba_shipments.txt",
        "deliveries: delivery_id, order_id, sku, carrier, shipped_at, quantity, \
         tracking_no
         D1FyNyr6b | 112-8095165-5463447 | TEA | DHL | 2026-03-03T10:00:00Z | 2 | 00340
         D1FyNyr6b | 112-8095165-5463447 | CUP | DHL | 2026-03-03T10:00:00Z | 1 | 00340",
    );
}

#[test]
fn amazon_settlements_are_refused_with_what_picks_the_payments() {
    refused(
        "amazon_settlement_v2.txt",
        "the header \"settlement-id\" is that of a settlement, in which fees and payouts stand \
         beside what customers paid; say which in the contract:
         [[source]]
         files = \"amazon_settlement_v2.txt\"
         only = { \"amount-type\" = [\"ItemPrice\"] }
         words = { \"Order\" = \"payment\" }
         columns.payments = { order_id = \"order-id\", total = \"amount\", \
         kind = \"transaction-type\", paid_at = \"posted-date\" }",
    );
}

#[test]
fn amazon_settlements_as_pasted_hold_payments_without_fees_and_without_the_payout() {
    let intake = check_pasted(
        "amazon_settlement_v2.txt",
        "payments: order_id, kind, total, paid_at
         112-8095165-5463447 | payment | 27.99 | 2026-03-02
         112-8095165-5463447 | refund | -27.99 | 2026-03-10",
    );
    assert_eq!((intake.files[0].used, intake.files[0].filtered), (2, 2));
    let intake = check_pasted(
        "amazon_settlement_v1.txt",
        "payments: order_id, kind, total, paid_at
         112-8095165-5463447 | payment | 27.99 | 2026-03-02T04:15:26Z",
    );
    assert_eq!((intake.files[0].used, intake.files[0].filtered), (1, 3));
}

#[test]
fn ebay_promises_a_window_and_says_what_happened() {
    check(
        "ebay_orders_us.csv",
        "orders: order_id, customer, country, service, ordered_at, promised_from, promised_by, \
         ship_by, shipped_at, shipping, total
         11-00001-00001 | buyer-a | United States | USPS Priority | 2026-07-20 | 2026-07-24 | \
         2026-07-28 | 2026-07-22 | 2026-07-23 | 20 | 1110.03
         11-00001-00002 | buyer-b | Canada | Standard | 2026-07-21 | 2026-07-25 | 2026-07-29 | \
         2026-07-23 | - | 5 | 25
         lines: order_id, sku, quantity
         11-00001-00001 | LENS | 1
         11-00001-00002 | TEA | 2",
    );
}

#[test]
fn ebay_posts_and_dispatches_in_britain_and_says_below_how_many_rows() {
    let intake = check(
        "ebay_orders_uk.csv",
        "orders: order_id, customer, country, service, ordered_at, promised_from, promised_by, \
         ship_by, shipped_at, shipping, total, currency
         11-00001-00001 | buyer-a | United Kingdom | Royal Mail 2nd Class | 2026-07-20 | \
         2026-07-23 | 2026-07-24 | 2026-07-22 | 2026-07-21 | 3.95 | 103.95 | GBP
         lines: order_id, sku, quantity
         11-00001-00001 | LENS | 1",
    );
    assert_eq!(intake.files[0].dialect.footer_lines, 2);
}

#[test]
fn ozon_promises_for_each_shipment_of_an_order() {
    let intake = check(
        "ozon_fbs.csv",
        "orders: order_id, ordered_at, cancelled_at, currency
         23281294-0063 | 2026-03-02T10:00:00Z | - | RUB
         23281294-0064 | 2026-03-03T10:00:00Z | 2026-03-04T10:00:00Z | RUB
         lines: order_id, sku, status, ship_by, quantity, unit_price, currency
         23281294-0063 | TEA | delivered | 2026-03-04T13:00:00Z | 2 | 750 | RUB
         23281294-0063 | CUP | open | 2026-03-06T13:00:00Z | 1 | 300 | RUB
         23281294-0064 | TEA | cancelled | 2026-03-06T13:00:00Z | 1 | 750 | RUB
         deliveries: delivery_id, order_id, sku, shipped_at, delivered_at, quantity
         23281294-0063-1 | 23281294-0063 | TEA | 2026-03-05T18:00:00Z | 2026-03-08T15:00:00Z | 2
         23281294-0063-2 | 23281294-0063 | CUP | 2026-03-06T09:00:00Z | - | 1",
    );
    assert_eq!(remarks(&intake), [""; 0]);
}

#[test]
fn ozon_plans_its_bare_shipping_date_where_the_fact_stands_beside_it() {
    check(
        "ozon_fbs_single.csv",
        "orders: order_id, status, ordered_at, ship_by, currency
         23281294-0063 | delivered | 2026-03-02T10:00:00Z | 2026-03-05T13:00:00Z | RUB
         23281294-0064 | open | 2026-03-03T10:00:00Z | 2026-03-06T13:00:00Z | RUB
         lines: order_id, sku, quantity, unit_price, currency
         23281294-0063 | TEA | 2 | 750 | RUB
         23281294-0064 | TEA | 1 | 750 | RUB
         deliveries: delivery_id, order_id, sku, shipped_at, delivered_at, quantity
         23281294-0063-1 | 23281294-0063 | TEA | 2026-03-05T18:00:00Z | 2026-03-08T15:00:00Z | 2",
    );
}

#[test]
fn olist_estimates_and_delivers() {
    check(
        "olist_orders_dataset.csv",
        "orders: order_id, customer, status, ordered_at, promised_by, shipped_at, delivered_at
         e481f5 | 9ef432 | delivered | 2026-03-02T10:56:33Z | 2026-03-18 | \
         2026-03-04T19:55:00Z | 2026-03-10T21:25:13Z
         53cdb2 | b0830f | cancelled | 2026-03-24T20:41:37Z | 2026-04-13 | - | -",
    );
    check(
        "olist_order_items_dataset.csv",
        "lines: order_id, line_id, sku, ship_by, unit_price
         e481f5 | 1 | 4244733e | 2026-03-06T11:07:15Z | 58.9
         e481f5 | 2 | 4244733e | 2026-03-06T11:07:15Z | 58.9",
    );
    check(
        "olist_order_payments_dataset.csv",
        "payments: payment_id, order_id, total
         1 | e481f5 | 99.33
         2 | e481f5 | 45.05",
    );
}
