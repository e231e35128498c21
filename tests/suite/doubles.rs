//! Bills that were probably sent twice, INV402 and INV413, and every guard rail of theirs: each has
//! a case that is no double, and that would be called one without it.

use super::shop::{Shop, all_shown};
use promised::promises::Catalogue;
use promised::report::{Outcome, Report};

/// The promise of a code with some of its words replaced, as one of the contract's own.
fn without(code: &str, guards: &[(&str, &str)]) -> String {
    let catalogue = Catalogue::builtin();
    let promise = catalogue.find(code).expect("a built-in promise");
    let mut text = "[promises.unguarded]\ncode = \"OWN402\"\n".to_owned();
    let mut replaced = 0;
    for (name, formula) in &promise.formulas {
        if !["about", "when", "actual", "must"].contains(&name.as_str()) {
            continue;
        }
        let mut formula = formula.split_whitespace().collect::<Vec<_>>().join(" ");
        for (guard, instead) in guards.iter().filter(|_| name == "when" || name == "must") {
            replaced += usize::from(formula.contains(guard));
            formula = formula.replace(guard, instead);
        }
        text += &format!("{name} = \"{formula}\"\n");
    }
    assert!(replaced >= guards.len(), "{code} has no such guard rail: {guards:?}");
    text
}

/// What is found of bills of an order that agreed on an amount, by INV402 and by the same without
/// a guard rail; rows as `invoice_no,line_id,kind,issued_at,total`.
fn both(agreed: &str, rows: &[&str], guard: (&str, &str)) -> (Vec<String>, Vec<String>) {
    let orders = format!("order_id,total,currency\nA,{agreed},EUR\n");
    let rows: String = rows.iter().map(|row| format!("A,{row}\n")).collect();
    let invoices = format!("order_id,invoice_no,line_id,kind,issued_at,total\n{rows}");
    let files = [("orders", &*orders), ("invoices", &*invoices)];
    let contract = without("INV402", &[guard]);
    let found = |code: &str| all_shown(&Shop::new(&files).under(&contract).select(&[code]).audit());
    (found("INV402"), found("OWN402"))
}

/// A guard rail keeps silent about what is no double.
fn check(agreed: &str, rows: &[&str], guard: &str, instead: &str, expected: &[&str]) {
    let (found, unguarded) = both(agreed, rows, (guard, instead));
    assert_eq!(found, expected, "{rows:?}");
    assert!(unguarded.len() > found.len(), "{guard} guards nothing: {unguarded:?}");
}

const FIRST: &str = "F1,,invoice,2026-03-02,480.00";
const SECOND: &str = "F2,,invoice,2026-03-09,480.00";

/// domain.md (b) INV402: same party, currency and gross, dates within days, different numbers.
#[test]
fn a_second_bill_of_one_amount_is_a_probable_double_for_14_days() {
    let guard = " and due(issued_at) + 14 days >= due(invoice.issued_at)";
    let found = |first: &str| both("480.00", &[first, SECOND], (guard, "")).0;
    assert_eq!(found(FIRST), ["INV402 A F2 broken"]);
    assert_eq!(found("F1,,invoice,2026-02-23,480.00"), ["INV402 A F2 broken"]);
    check("480.00", &["F1,,invoice,2026-02-22,480.00", SECOND], guard, "", &[]);
}

#[test]
fn part_bills_of_one_size_come_to_what_was_agreed() {
    let guard = " and coalesce( sum(signed_total of invoices where is_live and not is_duplicate) \
                 - order.total >= document_amount, sum(signed_net of invoices where is_live and \
                 not is_duplicate) - agreed_net >= document_amount, false)";
    let rows = ["F1,,invoice,2026-03-02,240.00", "F2,,invoice,2026-03-09,240.00"];
    check("480.00", &rows, guard, "", &[]);
}

#[test]
fn a_copy_of_a_bill_under_its_own_number_bills_nothing_here() {
    let rows = [
        "F8,,invoice,2026-03-02,240.00",
        "F9,,invoice,2026-03-09,240.00",
        "f 8,,invoice,2026-03-10,240.00",
    ];
    check("480.00", &rows, " and not is_duplicate", "", &[]);
}

#[test]
fn the_earlier_of_two_bills_is_not_the_double() {
    let guard = " and due(issued_at) <= due(invoice.issued_at)";
    check("480.00", &[FIRST, SECOND], guard, "", &["INV402 A F2 broken"]);
}

#[test]
fn another_amount_is_another_bill() {
    let rows = [FIRST, "F2,,invoice,2026-03-09,500.00"];
    check("480.00", &rows, " and document_amount = actual", "", &[]);
}

#[test]
fn the_lines_of_one_bill_are_no_doubles_of_each_other() {
    let rows = ["F1,1,invoice,2026-03-02,480.00", "F1,2,invoice,2026-03-02,480.00"];
    check("0.00", &rows, " and invoice_no != invoice.invoice_no", "", &[]);
}

#[test]
fn credit_notes_are_no_doubles_and_make_none() {
    let other = "F9,,invoice,2026-01-05,960.00";
    let rows = ["C1,,credit,2026-03-02,480.00", SECOND, other];
    check(
        "480.00",
        &rows,
        "is_live and not is_credit and invoice_no",
        "is_live and invoice_no",
        &[],
    );
    let rows = [FIRST, "C2,,credit,2026-03-09,480.00", other];
    check("480.00", &rows, " and not is_credit and known", " and known", &[]);
}

#[test]
fn void_bills_are_no_doubles_and_make_none() {
    let rows = ["V1,,void,2026-03-02,480.00", SECOND];
    check("0.00", &rows, "where is_live and not is_credit", "where not is_credit", &[]);
    let rows = [FIRST, "V2,,void,2026-03-09,480.00"];
    check("0.00", &rows, "has_order and is_live", "has_order", &[]);
}

/// How many subjects of a promise came to an outcome.
fn count(report: &Report, code: &str, outcome: Outcome) -> u64 {
    let of_code = report.promises.iter().find(|one| one.code == code);
    of_code.expect("the promise is judged").outcomes[outcome as usize]
}

/// How many bills of an order nobody can judge, with a guard rail and without it.
fn unknown(second: &str, guard: &str) -> [u64; 2] {
    let orders = "order_id,total,currency\nA,480.00,EUR\n";
    let head = "order_id,invoice_no,line_id,kind,issued_at,total";
    let invoices = format!("{head}\nA,{FIRST}\nA,{second}\n");
    let files = [("orders", orders), ("invoices", &*invoices)];
    let contract = without("INV402", &[(guard, "")]);
    let codes = ["INV402", "OWN402"];
    let report = Shop::new(&files).under(&contract).select(&codes).audit();
    assert_eq!(all_shown(&report), [""; 0], "{second}");
    codes.map(|code| count(&report, code, Outcome::Unknown))
}

/// A bill of no known day is none that was probably sent twice, and none of which that is unknown;
/// its neighbour is, because the day decides.
#[test]
fn a_bill_without_a_day_is_not_judged() {
    assert_eq!(unknown("F2,,invoice,,480.00", " and known(issued_at)"), [1, 2]);
}

/// Without it the promise would be told to be checked where no bill says which order it is for.
#[test]
fn bills_that_name_no_order_at_all_cannot_be_checked() {
    let orders = "order_id,total,currency\nA,480.00,EUR\n";
    let invoices = "invoice_no,kind,issued_at,total\nF1,invoice,2026-03-02,480.00\n";
    let files = [("orders", orders), ("invoices", invoices)];
    let contract = without("INV402", &[("has_order and ", "")]);
    let report = Shop::new(&files).under(&contract).select(&["INV402", "OWN402"]).audit();
    let missing = |code: &str| {
        let of_code = report.promises.iter().find(|one| one.code == code);
        of_code.expect("the promise is there").missing.clone()
    };
    assert_eq!(missing("INV402"), ["invoices.order_id"]);
    assert_eq!(missing("OWN402"), [""; 0]);
}

/// What is found of bills without an order; rows as
/// `invoice_no,order_id,party,kind,sku,tracking_no,instalment,issued_at,total,currency`.
fn free(rows: &[&str]) -> Vec<String> {
    let orders = "order_id,total,currency\nA,99.00,EUR\nB,99.00,EUR\n";
    let rows = rows.join("\n");
    let head = "invoice_no,order_id,party,kind,sku,tracking_no,instalment,issued_at,total,currency";
    let invoices = format!("{head}\n{rows}\n");
    let files = [("orders", orders), ("invoices", &*invoices)];
    all_shown(&Shop::new(&files).select(&["INV413"]).audit())
}

const PLAIN: &str = "F1,,C1,invoice,,,,2026-03-02,99.00,EUR";

#[test]
fn a_bill_without_an_order_that_is_like_another_is_a_probable_double() {
    let found = ["INV413 F2 broken"];
    assert_eq!(free(&[PLAIN, "F2,,C1,invoice,,,,2026-03-09,99.00,EUR"]), found);
    assert_eq!(free(&[PLAIN, "F2,,C1,invoice,,,,2026-03-16,99.00,EUR"]), found, "14 days");
    // Of one that names an order the other is the double, whichever came first.
    let ordered = "F2,A,C1,invoice,,,,2026-03-09,99.00,EUR";
    assert_eq!(free(&[PLAIN, ordered]), ["INV413 F1 broken"]);
}

/// Each bill is one that the promise is not about, for the sake of one guard rail.
#[test]
fn bills_that_are_none_without_an_order_are_not_counted_as_kept() {
    let orders = "order_id,total,currency\nA,99.00,EUR\n";
    let head = "invoice_no,order_id,party,kind,issued_at,total";
    for (guard, row) in [
        ("is_live and ", "F1,,C1,void,2026-03-02,99.00"),
        ("not is_credit_note and ", "F1,,C1,credit,2026-03-02,99.00"),
        ("known(issued_at) and ", "F1,,C1,invoice,,99.00"),
        ("known(party) and ", "F1,,,invoice,2026-03-02,99.00"),
        (" and not known(order_id)", "F1,A,C1,invoice,2026-03-02,99.00"),
    ] {
        let invoices = format!("{head}\nF9,,C9,invoice,2026-03-02,99.00\n{row}\n");
        let files = [("orders", orders), ("invoices", &*invoices)];
        let contract = without("INV413", &[(guard, "")]);
        let report = Shop::new(&files).under(&contract).select(&["INV413", "OWN402"]).audit();
        let kept = ["INV413", "OWN402"].map(|code| count(&report, code, Outcome::Kept));
        assert_eq!(kept, [1, 2], "{guard}");
    }
}

/// Each differs from a double in nothing but what one guard rail looks at.
#[test]
fn bills_without_an_order_differ_by_whatever_tells_bills_apart() {
    for (guard, second) in [
        ("party", "F2,,C2,invoice,,,,2026-03-09,99.00,EUR"),
        ("nobody", "F2,,,invoice,,,,2026-03-09,99.00,EUR"),
        ("currency", "F2,,C1,invoice,,,,2026-03-09,99.00,SEK"),
        ("amount", "F2,,C1,invoice,,,,2026-03-09,98.00,EUR"),
        ("days", "F2,,C1,invoice,,,,2026-03-17,99.00,EUR"),
        ("number", "f-1,,C1,invoice,,,,2026-03-09,99.00,EUR"),
        ("kind", "F2,,C1,debit,,,,2026-03-09,99.00,EUR"),
        ("credit", "F2,,C1,credit,,,,2026-03-09,99.00,EUR"),
        ("void", "F2,,C1,void,,,,2026-03-09,99.00,EUR"),
        ("no day", "F2,,C1,invoice,,,,,99.00,EUR"),
    ] {
        assert_eq!(free(&[PLAIN, second]), [""; 0], "{guard}");
    }
    // What is no bill makes none of another either, though it came first.
    for (guard, first) in [
        ("void", "F1,,C1,void,,,,2026-03-02,99.00,EUR"),
        ("credit", "F1,,C1,credit,,,,2026-03-02,99.00,EUR"),
        ("minus", "F1,,C1,,,,,2026-03-02,-99.00,EUR"),
        ("no day", "F1,,C1,invoice,,,,,99.00,EUR"),
    ] {
        assert_eq!(free(&[first, "F2,,C1,invoice,,,,2026-03-09,99.00,EUR"]), [""; 0], "{guard}");
    }
    let nothing =
        |number: &str, day: u32| format!("{number},,C1,invoice,,,,2026-03-{day:02},0.00,EUR");
    assert_eq!(free(&[&nothing("F1", 2), &nothing("F2", 9)]), [""; 0], "nothing is asked for");
    for (guard, first, second) in
        [("article", "MUG,,", "CUP,,"), ("parcel", ",P1,", ",P2,"), ("instalment", ",,1", ",,2")]
    {
        let bill = |number: &str, cells: &str, day: u32| {
            format!("{number},,C1,invoice,{cells},2026-03-{day:02},99.00,EUR")
        };
        let pair = |other: &str| free(&[&bill("F1", first, 2), &bill("F2", other, 9)]);
        assert_eq!(pair(first), ["INV413 F2 broken"], "{guard} alike");
        assert_eq!(pair(second), [""; 0], "{guard}");
    }
}

/// The copy of a bill under its own number is left to INV401; like a void or a credit note it is
/// no third bill that recurs.
#[test]
fn what_is_no_bill_makes_none_recur() {
    let second = "F2,,C1,invoice,,,,2026-03-09,99.00,EUR";
    for third in [
        "f 1,,C1,invoice,,,,2026-03-10,99.00,EUR",
        "V3,,C1,void,,,,2026-03-10,99.00,EUR",
        "K3,,C1,credit,,,,2026-03-10,99.00,EUR",
    ] {
        assert_eq!(free(&[PLAIN, second, third]), ["INV413 F2 broken"], "{third}");
    }
}

/// Of two of one day the number decides, whichever stands first.
#[test]
fn of_two_of_one_day_the_higher_number_is_the_double() {
    let second = "F2,,C1,invoice,,,,2026-03-02,99.00,EUR";
    assert_eq!(free(&[PLAIN, second]), ["INV413 F2 broken"]);
    assert_eq!(free(&[second, PLAIN]), ["INV413 F2 broken"]);
}

#[test]
fn bills_of_two_orders_and_bills_that_recur_are_no_doubles() {
    let of = |order: &str, number: &str, day: u32| {
        format!("{number},{order},C1,invoice,,,,2026-03-{day:02},99.00,EUR")
    };
    assert_eq!(free(&[&of("A", "F1", 2), &of("B", "F2", 9)]), [""; 0]);
    assert_eq!(free(&[&of("", "F1", 2), &of("", "F2", 9), &of("", "F3", 16)]), [""; 0]);
}
