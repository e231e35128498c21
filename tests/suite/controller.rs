//! Exports as shops and ledgers really write them, none of which holds an error, and each with one.
//!
//! What a controller would be annoyed by: freight that is counted as goods, a total that stands on
//! every row, prices with tax beside prices without.

use super::shop::{Shop, all_shown};

const BILLED: [&str; 3] = ["BIL", "INV4", "QTY"];

fn found(files: &[(&str, &str)]) -> Vec<String> {
    all_shown(&Shop::new(files).select(&BILLED).audit())
}

/// Two lines delivered and billed in two parts, with freight of 10.00 as agreed.
const PARTS: [(&str, &str); 3] = [
    (
        "orders",
        "order_id,ordered_at,promised_by,net,shipping,tax,total,currency\n\
         A,2026-02-01,2026-02-28,300.00,10.00,77.50,387.50,EUR\n",
    ),
    ("lines", "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,10,10.00\nA,2,BOWL,10,20.00\n"),
    (
        "deliveries",
        "delivery_id,order_id,line_id,delivered_at,quantity\n\
         D1,A,1,2026-02-10,10\nD2,A,2,2026-02-20,10\n",
    ),
];

/// The same with rows of invoices as `invoice_no,order_id,line_id,charge_type,…`.
fn parts(rows: &str) -> Vec<String> {
    let invoices = format!(
        "invoice_no,type,refers_to,order_id,line_id,charge_type,issued_at,due_at,quantity,\
         unit_price,net,tax_rate,tax,total,currency\n{rows}"
    );
    let [orders, lines, deliveries] = PARTS;
    found(&[orders, lines, deliveries, ("invoices", &*invoices)])
}

const FIRST: &str = "\
F1,Invoice,,A,1,Item,2026-02-11,2026-03-11,10,10.00,100.00,25,25.00,125.00,EUR
F1,Invoice,,A,,Freight,2026-02-11,2026-03-11,1,10.00,10.00,25,2.50,12.50,EUR
";
const SECOND: &str =
    "F2,Invoice,,A,2,Item,2026-02-21,2026-03-21,10,20.00,200.00,25,50.00,250.00,EUR\n";

/// domain.md (b) BIL307: freight once per order, in the words of the export (U20).
#[test]
fn freight_is_freight_in_the_words_of_the_export() {
    assert_eq!(parts(&format!("{FIRST}{SECOND}")), [""; 0]);
    let again = "F2,Invoice,,A,,Frakt,2026-02-21,2026-03-21,1,10.00,10.00,25,2.50,12.50,EUR\n";
    let expected = ["BIL307 A broken -10.00", "BIL311 A broken -12.50"];
    let mut twice = parts(&format!("{FIRST}{SECOND}{again}"));
    twice.sort();
    assert_eq!(twice, expected);
}

/// A fee for the return that is taken off a credit note, whose rows have no minus otherwise.
#[test]
fn a_fee_on_a_credit_note_is_taken_off_it() {
    let credit = |fee: &str| {
        let rows = format!(
            "{FIRST}{SECOND}\
             C2,Credit Note,F2,A,2,Item,2026-03-02,,2,20.00,40.00,25,10.00,50.00,EUR\n{fee}"
        );
        let invoices = format!(
            "invoice_no,type,refers_to,order_id,line_id,charge_type,issued_at,due_at,quantity,\
             unit_price,net,tax_rate,tax,total,currency\n{rows}"
        );
        let [orders, lines, deliveries] = PARTS;
        let back = format!("{}D3,A,2,2026-03-01,-2\n", deliveries.1);
        found(&[orders, lines, (deliveries.0, &*back), ("invoices", &*invoices)])
    };
    assert_eq!(credit(""), [""; 0]);
    let fee = "C2,Credit Note,F2,A,,Restocking Fee,2026-03-02,,1,-5.00,-5.00,25,-1.25,-6.25,EUR\n";
    // What the fee leaves to be paid is within what was agreed.
    assert_eq!(credit(fee), [""; 0]);
}

/// Freight and a deposit that is taken off, in rows that name nothing.
#[test]
fn a_row_that_names_nothing_is_no_unit_of_a_line() {
    let orders = "order_id,ordered_at,total,currency\nA,2026-02-01,1000.00,EUR\n";
    let lines = "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,10,100.00\n";
    let deliveries = "delivery_id,order_id,line_id,delivered_at,quantity\nD,A,1,2026-02-10,10\n";
    let of_rows = |rows: &str| {
        let invoices = format!(
            "invoice_no,type,order_id,line_id,issued_at,due_at,quantity,unit_price,net,total\n\
             {rows}"
        );
        found(&[
            ("orders", orders),
            ("lines", lines),
            ("deliveries", deliveries),
            ("invoices", &*invoices),
        ])
    };
    let deposit = "D1,deposit,A,,2026-02-01,2026-02-11,,,300.00,300.00\n\
                   F1,final invoice,A,1,2026-02-11,2026-03-11,10,100.00,1000.00,1000.00\n\
                   F1,final invoice,A,,2026-02-11,2026-03-11,-1,300.00,-300.00,-300.00\n";
    assert_eq!(of_rows(deposit), [""; 0]);
    // One that has the price of a line may be a unit of it.
    let unit = "F1,invoice,A,1,2026-02-11,2026-03-11,9,100.00,900.00,900.00\n\
                F1,invoice,A,,2026-02-11,2026-03-11,1,100.00,100.00,100.00\n";
    assert_eq!(of_rows(unit), [""; 0]);
    let short = "F1,invoice,A,1,2026-02-11,2026-03-11,9,100.00,900.00,900.00\n\
                 F1,invoice,A,,2026-02-11,2026-03-11,1,100.50,100.50,100.50\n";
    assert_eq!(of_rows(short), ["BIL311 A broken -0.50", "BIL304 A 1 broken -1"]);
}

/// One invoice over two orders (G12, U19) with its total on every row.
#[test]
fn a_total_on_every_row_of_an_invoice_over_two_orders_is_of_neither() {
    let orders = "order_id,ordered_at,delivered_at,net,total,currency\n\
                  A,2026-02-01,2026-02-10,100.00,125.00,SEK\n\
                  B,2026-02-01,2026-02-10,200.00,250.00,SEK\n";
    let lines = "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,10,10.00\nB,1,BOWL,10,20.00\n";
    let billed = |second: &str| {
        let invoices = format!(
            "invoice_no,order_id,line_id,invoice_date,due_at,quantity,unit_price,line_net,\
             invoice_total\nF,A,1,2026-02-11,2026-03-11,10,10.00,100.00,375.00\n\
             F,B,1,2026-02-11,2026-03-11,10,{second},375.00\n"
        );
        found(&[("orders", orders), ("lines", lines), ("invoices", &*invoices)])
    };
    assert_eq!(billed("20.00,200.00"), [""; 0]);
    assert_eq!(billed("21.00,210.00"), ["BIL301 B 1 F broken -1.00", "BIL311 B broken -10.00"]);
}

/// Prices with tax on the order and without on the invoice (point 4 of the billing family).
#[test]
fn prices_with_tax_are_compared_with_prices_with_tax() {
    // Some shops state a subtotal that holds the tax too.
    let orders = ["total", "subtotal,shipping,taxes,total"].map(|columns| {
        let cells = if columns == "total" { "349.98" } else { "349.98,0.00,70.00,349.98" };
        format!("order_id,ordered_at,delivered_at,{columns}\nA,2026-02-01,2026-02-10,{cells}\n")
    });
    orders.iter().for_each(|orders| check_prices_with_tax(orders));
}

fn check_prices_with_tax(orders: &str) {
    let lines = "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,2,125.00\nA,2,BOWL,2,49.99\n";
    let billed = |first: &str| {
        let invoices = format!(
            "invoice_no,order_id,line_id,issued_at,due_at,quantity,unit_price,net,tax_rate,tax,\
             total,currency\nF,A,1,2026-02-11,2026-03-11,2,{first},SEK\n\
             F,A,2,2026-02-11,2026-03-11,2,39.99,79.98,25,20.00,99.98,SEK\n"
        );
        found(&[("orders", orders), ("lines", lines), ("invoices", &*invoices)])
    };
    assert_eq!(billed("100.00,200.00,25,50.00,250.00"), [""; 0]);
    assert_eq!(
        billed("110.00,220.00,25,55.00,275.00"),
        ["BIL301 A 1 F broken -12.50", "BIL311 A broken -25.00"]
    );
}

/// A tax that does not hold that of the freight is none to be compared with that of the bills.
#[test]
fn a_tax_that_is_not_that_of_the_order_is_not_compared() {
    let of_tax = |tax: &str| {
        let orders = format!(
            "order_id,ordered_at,net,shipping,tax,total\nA,2026-02-01,100.00,5.00,{tax},131.25\n"
        );
        let invoices = "invoice_no,order_id,issued_at,due_at,net,shipping,tax,total\n\
                        F,A,2026-02-11,2026-03-11,100.00,5.00,26.20,131.20\n";
        found(&[("orders", &*orders), ("invoices", invoices)])
    };
    assert!(!of_tax("25.00").iter().any(|one| one.starts_with("BIL309")));
    assert!(of_tax("26.25").iter().any(|one| one.starts_with("BIL309")));
}
