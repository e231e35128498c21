//! Bills of carriers among the invoices: what they change about the bills to customers, and what
//! they leave as it is.

use super::shop::{Shop, all_shown};

/// Bills of carriers beside invoices to customers: what either finds of a parcel and its order.
#[test]
fn bills_of_carriers_are_none_to_the_customer_of_an_order() {
    let orders = "order_id,ordered_at,total,quantity,unit_price,currency\n\
                  A,2026-03-02,50.00,1,50.00,EUR\n";
    let deliveries = "delivery_id,order_id,tracking_no,shipped_at,delivered_at,quantity\n\
                      D,A,T-1,2026-03-03,2026-03-04,1\n";
    let bill = "C,A,T-1,,9.00,EUR,2026-03-05\n";
    let header = "invoice_no,order_id,tracking_no,quantity,total,currency,issued_at\n";
    let pack = "packs = [\"carrier\"]\n";
    let found = |invoices: &str, contract: &str| {
        let invoices = format!("{header}{invoices}");
        let files = [("orders", orders), ("deliveries", deliveries), ("invoices", &invoices)];
        all_shown(&Shop::new(&files).under(contract).audit())
    };
    let both = format!("F,A,,1,50.00,EUR,2026-03-04\n{bill}");
    assert_eq!(found(&both, pack), [""; 0]);
    assert!(found(&both, "").iter().any(|line| line.starts_with("BIL311 A")));
    // With bills of carriers alone nobody knows what the customer was billed.
    assert_eq!(found(bill, pack), [""; 0]);
    let twice = format!("{both}{}", bill.replace("C,", "C-2,"));
    assert_eq!(found(&twice, pack).len(), 1, "{:?}", found(&twice, pack));
    assert!(found(&twice, pack)[0].starts_with("CAR854 A T-1 C-2 broken"));
}
