//! Bills as a controller sees them: what is asked of an export that holds less than all, and a
//! discount on a whole order whichever way it is billed.

use super::shop::{Shop, all_shown};
use promised::report::Report;

fn missing(report: &Report, code: &str) -> Vec<String> {
    let of_code = report.promises.iter().find(|promise| promise.code == code);
    of_code.map(|promise| promise.missing.clone()).unwrap_or_default()
}

/// BIL304: bills of other orders say nothing about what was billed for these.
#[test]
fn invoices_of_other_orders_accuse_nobody_of_not_billing() {
    let orders = "order_id,ordered_at,quantity,unit_price\nA,2026-02-02,1,10.00\n\
                  B,2026-02-02,1,10.00\n";
    let deliveries = "delivery_id,order_id,delivered_at,quantity\nD1,A,2026-02-05,1\n\
                      D2,B,2026-02-05,1\n";
    let audit = |invoices: &str| {
        let invoices = format!("invoice_no,order_id,issued_at,quantity,net\n{invoices}");
        let files = [("orders", orders), ("deliveries", deliveries), ("invoices", &*invoices)];
        Shop::new(&files).select(&["BIL304", "INV405"]).audit()
    };
    let others = audit("F1,X-1,2026-02-06,1,10.00\nF2,,2026-02-06,1,10.00\n");
    assert_eq!(all_shown(&others), [""; 0]);
    assert_eq!(missing(&others, "BIL304"), ["invoices of these orders"]);
    assert_eq!(all_shown(&audit("F1,A,2026-02-06,1,10.00\n")), ["BIL304 B broken -1"]);
    assert_eq!(all_shown(&audit("")).len(), 2, "a file of invoices without any");
}

/// An order of two lines at 100 each and 20 off the whole, and what is found of its invoices.
fn discounted(columns: &str, cells: &str, invoices: &str, codes: &[&str]) -> Vec<String> {
    let orders = format!("order_id,delivered_at,{columns}\nA,2026-02-05,{cells}\n");
    let lines = "order_id,line_id,quantity,unit_price\nA,1,10,10.00\nA,2,5,20.00\n";
    let invoices =
        format!("invoice_no,order_id,line_id,charge,quantity,unit_price,net\n{invoices}");
    let files = [("orders", &*orders), ("lines", lines), ("invoices", &*invoices)];
    all_shown(&Shop::new(&files).select(codes).audit())
}

const FULL: &str = "F,A,1,,10,10.00,100.00\nF,A,2,,5,20.00,100.00\n";
const BILLS: [&str; 3] = ["BIL", "INV4", "QTY"];

/// domain.md (b) BIL306, agreed discount missing: 20 of 200, on the order as a whole.
#[test]
fn a_discount_on_the_whole_order_may_be_billed_in_any_way() {
    let of_order = |invoices: &str| discounted("order_discount", "20.00", invoices, &BILLS);
    let spread = "F,A,1,,10,9.00,90.00\nF,A,2,,5,18.00,90.00\n";
    assert_eq!(of_order(spread), [""; 0]);
    let uneven = "F,A,1,,10,8.00,80.00\nF,A,2,,5,20.00,100.00\n";
    assert_eq!(of_order(uneven), [""; 0]);
    let row = format!("{FULL}F,A,,discount,1,-20.00,-20.00\n");
    assert_eq!(of_order(&row), [""; 0]);
    let parts = "F,A,1,,10,9.00,90.00\nG,A,2,,5,18.00,90.00\n";
    assert_eq!(of_order(parts), [""; 0]);
    assert_eq!(of_order(FULL), ["BIL311 A broken -20.00", "BIL323 A broken 20.00"]);
}

#[test]
fn a_discount_may_be_stated_as_a_share_and_with_a_minus() {
    let codes = ["BIL323"];
    let none: [&str; 0] = [];
    let found = |columns: &str, cells: &str| discounted(columns, cells, FULL, &codes);
    assert_eq!(found("order_discount", "-20.00"), ["BIL323 A broken 20.00"]);
    assert_eq!(found("order_discount_percent", "10 %"), ["BIL323 A broken 20.00"]);
    assert_eq!(found("order_discount_percent", "10"), ["BIL323 A broken 20.00"]);
    assert_eq!(found("order_discount_percent", "0"), none);
    // What the order comes to may be stated before or after the discount.
    assert_eq!(found("order_discount,net", "20.00,180.00"), ["BIL323 A broken 20.00"]);
    assert_eq!(found("order_discount,net", "20.00,200.00"), none);
}

/// A discount that the lines state too is not counted twice, and is left alone where they differ.
#[test]
fn a_discount_of_the_order_may_be_that_of_its_lines() {
    let found = |of_order: &str| {
        let orders = format!("order_id,delivered_at,order discount\nA,2026-02-05,{of_order}\n");
        let lines =
            "order_id,line_id,quantity,unit_price,line discount amount\nA,1,10,10.00,20.00\n";
        let invoices = "invoice_no,order_id,line_id,quantity,unit_price,discount amount,net\n\
                        F,A,1,10,10.00,20.00,80.00\n";
        let files = [("orders", &*orders), ("lines", lines), ("invoices", invoices)];
        all_shown(&Shop::new(&files).select(&["BIL"]).audit())
    };
    assert_eq!(found("20.00"), [""; 0]);
    assert_eq!(found("30.00"), [""; 0], "it may be on top or not");
}

/// Every finding says how what it is about was matched (G11), or that nothing was joined.
#[test]
fn every_finding_of_a_bill_says_its_match_level() {
    let orders = "order_id,delivered_at,currency\nA,2026-02-05,EUR\n";
    let lines = "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,10,10.00\n";
    let level = |row: &str, code: &str| {
        let invoices = format!("invoice_no,order_id,line_id,sku,quantity,unit_price,net\n{row}\n");
        let files = [("orders", orders), ("lines", lines), ("invoices", &*invoices)];
        let report = Shop::new(&files).select(&[code]).audit();
        assert!(!report.findings.is_empty(), "{code} {row}");
        report.findings[0].match_level
    };
    assert_eq!(level("F,A,1,MUG,10,11.00,110.00", "BIL301"), "line");
    assert_eq!(level("F,A,,MUG,10,11.00,110.00", "BIL301"), "article");
    assert_eq!(level("F,A,1,MUG,10,11.00,110.00", "BIL311"), "order");
    assert_eq!(level("F,A,,CUP,1,11.00,11.00", "BIL319"), "order");
    assert_eq!(level("F,X,,CUP,1,11.00,11.00", "BIL319"), "");
}

/// domain.md (b) BIL314: ranked by amount times days, 2000, 800 and 100, and no money at stake.
#[test]
fn bills_before_their_time_are_ranked_by_amount_and_days() {
    let orders = "order_id,ordered_at,payment days,shipped_at\nA,2026-03-02,30,2026-03-12\n\
                  B,2026-03-02,30,2026-03-12\nC,2026-03-02,30,2026-03-12\n";
    let invoices = "invoice_no,order_id,kind,issued_at,total,currency\n\
                    F1,A,invoice,2026-03-04,100.00,EUR\nF2,B,invoice,2026-03-10,1000.00,EUR\n\
                    F3,C,invoice,2026-03-11,100.00,EUR\n";
    let files = [("orders", orders), ("invoices", invoices)];
    let report = Shop::new(&files).select(&["BIL314"]).audit();
    let expected = ["BIL314 B F2 broken -2", "BIL314 A F1 broken -8", "BIL314 C F3 broken -1"];
    assert_eq!(all_shown(&report), expected);
    assert!(report.findings.iter().all(|finding| finding.stake.is_none()));
}

/// Ten mugs and freight as an article of its own, which the contract says it is; billed for some.
fn with_freight(order: &str, freight: &str, contract: &str, codes: &[&str]) -> Vec<String> {
    let orders = format!("order_id,currency{order}\n");
    let lines = "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,10,10.00\nA,2,FRT,1,4.90\n";
    let deliveries = "delivery_id,order_id,line_id,sku,delivered_at,quantity\n\
                      D1,A,1,MUG,2026-02-05,10\n";
    let invoices = format!(
        "invoice_no,order_id,line_id,sku,issued_at,quantity,unit_price,net\n\
         F1,A,1,MUG,2026-02-06,10,10.00,100.00\nF1,A,2,FRT,2026-02-06,1,{freight},{freight}\n"
    );
    let files = [
        ("orders", &*orders),
        ("lines", lines),
        ("deliveries", deliveries),
        ("invoices", &*invoices),
    ];
    all_shown(&Shop::new(&files).under(contract).select(codes).audit())
}

const FREIGHT: &str = "[charges]\nshipping = [\"FRT\", \"9000\"]\n";

/// domain.md (b) BIL307: freight that is named by its article alone is a charge and no goods.
#[test]
fn freight_by_its_article_is_billed_as_agreed_on_a_line_or_on_the_order() {
    let found = |freight: &str, contract: &str, codes: &[&str]| {
        with_freight("\nA,EUR", freight, contract, codes)
    };
    assert_eq!(found("4.90", FREIGHT, &["BIL307"]), [""; 0]);
    assert_eq!(found("9.80", FREIGHT, &["BIL307"]), ["BIL307 A broken -4.90"]);
    assert_eq!(found("9.80", "", &["BIL307"]), [""; 0], "nothing says that it is freight");
    // What the order says itself counts before what its line says.
    let stated = with_freight(",shipping\nA,EUR,9.80", "9.80", FREIGHT, &["BIL307"]);
    assert_eq!(stated, [""; 0]);
    // As goods it would never have come, and be billed at a wrong price.
    let goods = ["BIL301", "BIL303", "BIL304", "BIL311", "QTY", "INV403"];
    assert_eq!(found("4.90", FREIGHT, &goods), [""; 0]);
    assert_eq!(found("9.80", FREIGHT, &goods), [""; 0]);
    let as_goods = found("9.80", "", &goods);
    assert!(as_goods.iter().any(|one| one.starts_with("BIL301 A 2")), "{as_goods:?}");
    assert!(as_goods.iter().any(|one| one.starts_with("BIL303")), "{as_goods:?}");
}

#[test]
fn a_fee_by_its_article_is_none_that_was_agreed() {
    let fee = "[charges]\nfee = \"FRT\"\n";
    let found = with_freight("\nA,EUR", "4.90", fee, &["BIL307", "BIL308"]);
    assert_eq!(found, ["BIL308 A broken -4.90"]);
}
