//! An audit of an earlier day with the export of a later one (G19): what happened since is not
//! seen, and neither is a state that came of it.

use super::shop::{Shop, all_shown};

/// Delivered on 20 March, ten days late, and told by a state too.
#[test]
fn an_order_that_arrived_later_was_overdue_on_the_day() {
    let orders = "order_id,ordered_at,promised_by,delivered_at,status,quantity\n\
                  A,2026-03-02,2026-03-10,2026-03-20,delivered,1\n";
    let found =
        |day: &str| all_shown(&Shop::new(&[("orders", orders)]).at(day).select(&["DLV10"]).audit());
    assert_eq!(found("2026-03-09"), [""; 0]);
    assert_eq!(found("2026-03-15"), ["DLV102 A overdue -5"]);
    assert_eq!(found("2026-03-31"), ["DLV101 A broken -10"]);
}

#[test]
fn a_delivery_that_arrived_later_was_on_its_way() {
    let orders = "order_id,ordered_at,promised_by,quantity\nA,2026-03-02,2026-03-10,1\n";
    let deliveries = "delivery_id,order_id,shipped_at,delivered_at,status,quantity\n\
                      D,A,2026-03-04,2026-03-20,delivered,1\n";
    let found = |day: &str| {
        let files = [("orders", orders), ("deliveries", deliveries)];
        all_shown(&Shop::new(&files).at(day).select(&["DLV10"]).audit())
    };
    assert_eq!(found("2026-03-15"), ["DLV102 A overdue -5"]);
    assert_eq!(found("2026-03-31"), ["DLV101 A broken -10"]);
}

#[test]
fn an_order_that_was_cancelled_later_was_still_owed() {
    let orders = "order_id,ordered_at,promised_by,cancelled_at,cancelled_by,status,quantity\n\
                  A,2026-03-02,2026-03-10,2026-03-20,customer,cancelled,1\n";
    let deliveries = "delivery_id,order_id,delivered_at,quantity\n";
    let found = |day: &str| {
        let files = [("orders", orders), ("deliveries", deliveries)];
        all_shown(&Shop::new(&files).at(day).select(&["DLV102", "QTY207"]).audit())
    };
    assert_eq!(found("2026-03-15"), ["DLV102 A overdue -5"]);
}

#[test]
fn a_bill_and_its_credit_note_are_seen_from_their_day_on() {
    let orders = "order_id,ordered_at,delivered_at,total\nA,2026-03-02,2026-03-04,100.00\n";
    let invoices = "invoice_no,order_id,kind,refers_to,issued_at,total\n\
                    F,A,invoice,,2026-03-05,120.00\nC,A,credit,F,2026-03-20,20.00\n";
    let found = |day: &str| {
        let files = [("orders", orders), ("invoices", invoices)];
        all_shown(&Shop::new(&files).at(day).select(&["BIL311"]).audit())
    };
    assert_eq!(found("2026-03-04"), [""; 0]);
    assert_eq!(found("2026-03-19"), ["BIL311 A broken -20.00"]);
    assert_eq!(found("2026-03-20"), [""; 0]);
}

#[test]
fn a_ticket_that_was_settled_later_was_open() {
    let tickets = "ticket_id,kind,opened_at,resolved_at,status\n\
                   T,delivery,2026-03-02,2026-03-20,resolved\n";
    let orders = ("orders", "order_id,ordered_at\nA,2026-03-01\n");
    let contract = "[promises.late-resolution]\nwithin = \"5 days\"\n";
    let found = |day: &str| {
        let files = [orders, ("tickets", tickets)];
        all_shown(&Shop::new(&files).under(contract).at(day).select(&["SVC604"]).audit())
    };
    assert_eq!(found("2026-03-15"), ["SVC604 T overdue -8"]);
    assert_eq!(found("2026-03-31"), ["SVC604 T broken -13"]);
}
