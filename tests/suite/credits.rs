//! What credit notes put right: the netting order G10 for amounts without units, and what RFD509
//! makes of it.
//!
//! Each with its near miss; the amounts follow from the orders by hand.

use super::harness::{findings, folder, run_in};
use super::shop::{Shop, all_shown};

/// Ten mugs at 10.00, billed at 15.00, pointed out on 9 March; rows as
/// `invoice_no,order_id,line_id,kind,refers_to,issued_at,quantity,unit_price,net`.
fn found(rows: &str, codes: &[&str]) -> Vec<String> {
    let orders = "order_id,ordered_at,delivered_at,currency\nA,2026-02-02,2026-02-05,EUR\n\
                  B,2026-02-02,2026-02-05,EUR\n";
    let lines = "order_id,line_id,sku,quantity,unit_price\nA,1,MUG,10,10.00\nB,1,MUG,10,10.00\n";
    let invoices = format!(
        "invoice_no,order_id,line_id,kind,refers_to,issued_at,quantity,unit_price,net\n\
         F1,A,1,invoice,,2026-02-06,10,15.00,150.00\n\
         F2,B,1,invoice,,2026-02-06,10,10.00,100.00\n{rows}"
    );
    let tickets = "ticket_id,order_id,invoice_no,kind,opened_at\nT,A,F1,billing,2026-03-09\n";
    let files = [
        ("orders", orders),
        ("lines", lines),
        ("invoices", invoices.as_str()),
        ("tickets", tickets),
    ];
    all_shown(&Shop::new(&files).select(codes).audit())
}

const CORRECTED: [&str; 2] = ["RFD508", "RFD509"];
const BILLED: [&str; 3] = ["BIL", "INV403", "QTY"];

/// domain.md (b) RFD509, credit <> overcharge beyond R: a price error of 50 and its correction.
#[test]
fn a_correction_of_a_price_is_held_against_the_whole_difference() {
    let credit = |net: &str| format!("C1,A,1,credit,F1,2026-03-12,,,{net}\n");
    assert_eq!(found("", &CORRECTED), ["RFD508 A T overdue -15"]);
    assert_eq!(found(&credit("50.00"), &CORRECTED), [""; 0]);
    assert_eq!(found(&credit("20.00"), &CORRECTED), ["RFD509 A T broken -30.00"]);
    assert_eq!(found(&credit("70.00"), &CORRECTED), ["RFD509 A T broken -20.00"]);
    let parts = "C1,A,1,credit,F1,2026-03-12,,,20.00\nC2,A,1,credit,F1,2026-03-13,,,30.00\n";
    assert_eq!(found(parts, &CORRECTED), [""; 0]);
    let too_little = "C1,A,1,credit,F1,2026-03-12,,,20.00\nC2,A,1,credit,F1,2026-03-13,,,20.00\n";
    assert_eq!(found(too_little, &CORRECTED), ["RFD509 A T broken -10.00"]);
}

/// A credit note that names the invoice of another order corrects that of its own; one of the
/// other order corrects nothing here.
#[test]
fn a_credit_note_on_another_invoice_corrects_its_own_order() {
    let misnamed = "C1,A,1,credit,F2,2026-03-12,,,50.00\n";
    assert_eq!(found(misnamed, &["BIL3", "RFD508"]), [""; 0]);
    let other = "C1,B,1,credit,F2,2026-03-12,,,50.00\n";
    assert_eq!(found(other, &["RFD508"]), ["RFD508 A T overdue -15"]);
    assert_eq!(
        found(other, &["BIL301", "BIL311"]),
        ["BIL301 A 1 F1 broken -5.00", "BIL311 A broken -50.00", "BIL311 B broken 50.00"]
    );
}

/// G10: net credits against the referenced invoice line, else order line, else order.
#[test]
fn a_credit_for_a_price_closes_what_was_found_of_it() {
    let whole = |row: &str| found(&format!("{row}\n"), &BILLED);
    for row in [
        "C1,A,1,credit,F1,2026-03-12,,,50.00",
        "C1,A,,credit,F1,2026-03-12,,,50.00",
        "C1,A,1,credit,,2026-03-12,,,50.00",
        "C1,A,,credit,,2026-03-12,,,-50.00",
        "C1,A,1,credit,F1,2026-03-12,10,5.00,50.00",
        "C1,A,1,credit,F1,2026-03-12,-10,5.00,-50.00",
    ] {
        assert_eq!(whole(row), [""; 0], "{row}");
    }
    let part = whole("C1,A,1,credit,F1,2026-03-12,,,20.00");
    assert_eq!(part, ["BIL301 A 1 F1 broken -3.00", "BIL311 A broken -30.00"]);
}

/// Credits of units stay what they were: they take units off, and no price.
#[test]
fn a_credit_of_units_corrects_no_price() {
    let units = found("C1,A,1,credit,F1,2026-03-12,2,15.00,30.00\n", &["BIL301", "BIL304"]);
    assert_eq!(units, ["BIL301 A 1 F1 broken -5.00", "BIL304 A broken -2"]);
}

/// Two rows of one article too dear by 10 and by 20, and credits without a line.
#[test]
fn one_credit_is_never_used_twice() {
    let found = |credit: &str| {
        let invoices = format!(
            "invoice_no,order_id,line_id,kind,quantity,unit_price,net\n\
             F1,A,1,invoice,10,11.00,110.00\nF1,A,2,invoice,10,12.00,120.00\n\
             C1,A,,credit,,,{credit}\n"
        );
        let lines = "order_id,line_id,quantity,unit_price\nA,1,10,10.00\nA,2,10,10.00\n";
        let files =
            [("orders", "order_id\nA\n"), ("lines", lines), ("invoices", invoices.as_str())];
        all_shown(&Shop::new(&files).select(&["BIL301"]).audit())
    };
    assert_eq!(found("30.00"), [""; 0]);
    assert_eq!(found("10.00"), ["BIL301 A 2 F1 broken -2.00"]);
    assert_eq!(found("15.00"), ["BIL301 A 2 F1 broken -1.50"]);
    assert_eq!(found("0.00").len(), 2);
}

/// A discount as a row of its own takes off the price as the order line does, and no unit.
#[test]
fn a_row_of_discount_is_no_unit_and_no_wrong_price() {
    let found = |off: &str| {
        let invoices = format!(
            "invoice_no,order_id,line_id,charge,quantity,unit_price,net\n\
             F1,A,1,goods,10,10.00,100.00\nF1,A,,discount,1,-{off},-{off}\n"
        );
        let files = [
            ("orders", "order_id,ordered_at\nA,2026-02-02\n"),
            (
                "lines",
                "order_id,line_id,quantity,unit_price,line discount amount\nA,1,10,10.00,10.00\n",
            ),
            ("deliveries", "order_id,line_id,delivered_at,quantity\nA,1,2026-02-05,10\n"),
            ("invoices", invoices.as_str()),
        ];
        all_shown(&Shop::new(&files).select(&["BIL", "INV", "QTY"]).audit())
    };
    assert_eq!(found("10.00"), [""; 0]);
    let part = ["BIL301 A 1 F1 broken -0.40", "BIL306 A 1 F1 broken 10.00"];
    assert!(found("6.00").iter().any(|one| one == part[0]), "{:?}", found("6.00"));
}

/// A fee that is corrected by an amount; units are not (G10: price credits net the amount only).
#[test]
fn an_amount_may_correct_a_fee_and_no_units() {
    let found = |billed: &str, credit: &str| {
        let invoices = format!(
            "invoice_no,order_id,kind,charge,refers_to,quantity,net,total\n{billed}\n{credit}"
        );
        let files = [
            (
                "orders",
                "order_id,delivered_at,quantity,unit_price,net,shipping,total\n\
                 A,2026-02-05,10,10.00,100.00,5.00,105.00\n",
            ),
            ("invoices", invoices.as_str()),
        ];
        all_shown(&Shop::new(&files).select(&["BIL"]).audit())
    };
    let fee = "F1,A,invoice,goods,,10,100.00,100.00\nF1,A,invoice,shipping,,,9.00,9.00";
    assert_eq!(found(fee, "C1,A,credit,,F1,,4.00,4.00\n"), [""; 0]);
    assert!(found(fee, "C1,A,credit,,F1,,3.00,3.00\n").len() >= 2);
    let units = "F1,A,invoice,goods,,12,120.00,120.00\nF1,A,invoice,shipping,,,5.00,5.00";
    let found = found(units, "C1,A,credit,,F1,,20.00,20.00\n");
    assert_eq!(found, ["BIL302 A broken -2", "BIL303 A broken -2"]);
}

/// What was billed for an order of 250.00, delivered, and given back out of goodwill or not.
fn given(rows: &str, contract: &str) -> Vec<String> {
    let orders = "order_id,delivered_at,total,currency\nA,2026-02-05,250.00,EUR\n";
    let invoices = format!("invoice_no,order_id,kind,credit reason,total,currency\n{rows}");
    let files = [("orders", orders), ("invoices", &*invoices)];
    all_shown(&Shop::new(&files).under(contract).select(&["BIL311"]).audit())
}

/// domain.md (b) BIL311: a gift is no bill that is too low, and hides none that is too high.
#[test]
fn a_credit_out_of_goodwill_bills_nobody_too_little() {
    let bill = |total: &str| format!("F1,A,invoice,,{total},EUR\n");
    let with =
        |total: &str, reason: &str| format!("{}C1,A,credit,{reason},50.00,EUR\n", bill(total));
    let lacks = ["BIL311 A broken 50.00"];
    assert_eq!(given(&with("250.00", "wrong price"), ""), lacks);
    assert_eq!(given(&with("250.00", ""), ""), lacks);
    for reason in ["goodwill", "Good will", "Kulanz", "kulans", "Gest dobrej woli"] {
        assert_eq!(given(&with("250.00", reason), ""), [""; 0], "{reason}");
    }
    assert_eq!(given(&with("240.00", "goodwill"), ""), ["BIL311 A broken 60.00"]);
    assert_eq!(given(&with("350.00", "goodwill"), ""), ["BIL311 A broken -50.00"]);
}

#[test]
fn what_goodwill_is_called_may_stand_in_the_contract() {
    let found = |contract: &str| {
        let folder = folder(&[
            ("orders.csv", "order_id,delivered_at,total,currency\nA,2026-02-05,250.00,EUR\n"),
            (
                "invoices.csv",
                "invoice_no,order_id,kind,credit reason,total,currency\n\
                 F1,A,invoice,,250.00,EUR\nC1,A,credit,K7,50.00,EUR\n",
            ),
            ("promised.toml", contract),
        ]);
        let said = ["audit", "--as-of", "2026-03-31", "--select", "BIL311", "--format", "csv"];
        findings(&run_in(folder.path(), &said).out).len()
    };
    let sources = "[[source]]\nfiles = \"orders.csv\"\n[[source]]\nfiles = \"invoices.csv\"\n";
    assert_eq!(found(sources), 1);
    assert_eq!(found(&format!("{sources}words = {{ K7 = \"goodwill\" }}\n")), 0);
}

/// A unit that is credited and stays with the customer was not left unbilled.
#[test]
fn units_given_away_are_billed_all_the_same() {
    let credit = |reason: &str| {
        let orders = "order_id,delivered_at,currency\nA,2026-02-05,EUR\n";
        let lines = "order_id,line_id,quantity,unit_price\nA,1,10,10.00\n";
        let invoices = format!(
            "invoice_no,order_id,line_id,kind,refers_to,credit reason,quantity,unit_price,net,\
             issued_at\n\
             F1,A,1,invoice,,,10,10.00,100.00,2026-02-06\n\
             C1,A,1,credit,F1,{reason},1,10.00,10.00,2026-02-09\n"
        );
        let files = [("orders", orders), ("lines", lines), ("invoices", &*invoices)];
        all_shown(&Shop::new(&files).select(&["BIL304", "BIL311"]).audit())
    };
    assert_eq!(credit("goodwill"), [""; 0]);
    assert_eq!(credit("broken"), ["BIL304 A broken -1", "BIL311 A broken 10.00"]);
}
