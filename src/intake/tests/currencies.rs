//! Currencies of rows, and words for nothing where a row needs its number.

use super::*;
use Role::{Invoices, Orders};

/// Holds how many rows are used and quarantined, and what is said of the first quarantined one.
fn check(text: &str, [used, quarantined]: [u64; 2], message: &str, remedy: &str) {
    let intake = read_text(text);
    assert_eq!(counts(&intake, 0), [used, 0, quarantined, 0], "{text}");
    let Some(remark) = intake.remarks.iter().find(|remark| remark.is_quarantined) else {
        return assert_eq!(quarantined, 0, "{text}");
    };
    assert!(remark.message.contains(message), "{}", remark.message);
    assert!(remark.remedy.contains(remedy), "{}", remark.remedy);
}

#[test]
fn a_symbol_that_cannot_be_the_currency_of_its_row_quarantines_it() {
    for (cell, wrong, right) in [
        ("$12.50", "EUR", "USD"),
        ("12.50 kr", "EUR", "SEK"),
        ("12.50 kr.", "USD", "DKK"),
        ("¥12.50", "USD", "JPY"),
        ("12.50 ₽", "UAH", "RUB"),
        ("12.50 руб", "UAH", "RUB"),
        ("Rs 12.50", "USD", "PKR"),
        ("12.50 lei", "EUR", "RON"),
        ("Fr. 12.50", "EUR", "CHF"),
    ] {
        let text = format!("order_id,total,currency\nA1,{cell},{right}\nA2,{cell},{wrong}\n");
        let message = format!("but the currency of the row is {wrong}");
        check(&text, [1, 1], &message, "map the column that holds the currency");
    }
}

#[test]
fn every_amount_of_a_row_must_agree_with_its_currency() {
    let text = "order_id,total,tax,currency\nA1,$12.50,1.00 EUR,EUR\nA2,12.50,1.00 EUR,EUR\n";
    check(text, [1, 1], "names $, but the currency of the row is EUR", "");
}

#[test]
fn one_symbol_in_a_file_without_a_currency_is_accepted() {
    check("order_id,total\nA1,$12.50\nA2,13.50\n", [2, 0], "", "");
    check("order_id,total\nA1,12.50 kr\nA2,13.50 kr.\n", [2, 0], "", "");
    let intake = read_text("order_id,total\nA1,$12.50\n");
    assert_eq!(column(&intake, Orders, "currency"), Vec::<String>::new());
}

#[test]
fn two_symbols_in_a_file_without_a_currency_quarantine_the_rows_that_have_one() {
    let text = "order_id,total\nA1,12.50 kr\nA2,$13.50\nA3,14.50\n";
    check(text, [1, 2], "names kr where other cells name $", "`currency = \"SEK\"`");
}

#[test]
fn the_currency_of_the_contract_decides_about_symbols() {
    let text = "order_id,total\nA1,12.50 kr\nA2,$13.50\n";
    let change = |request: &mut Request| request.currency = Some("sek".to_owned());
    let intake = try_read(&[("export.csv", text)], change).unwrap();
    assert_eq!(counts(&intake, 0), [1, 0, 1, 0]);
    assert_eq!(remarks(&intake), ["DAT002 3: names $, but the currency of the row is SEK"]);
}

#[test]
fn a_column_of_currencies_holds_codes_and_symbols_of_one_currency() {
    let intake = read_text("order_id,total,currency\nA1,1.50,€\nA2,2.50 €,eur\nA3,1,zł\n");
    assert_eq!(column(&intake, Orders, "currency"), ["EUR", "EUR", "PLN"]);
    for word in ["Euro", "BOB's", "kr", "$"] {
        let text = format!("order_id,total,currency\nA1,1.50,EUR\nA2,2.50,{word}\n");
        check(&text, [1, 1], "is not a currency code", "under `constants`");
    }
}

#[test]
fn a_word_for_a_currency_counts_where_the_contract_says_so() {
    let words = vec![("Kronor".to_owned(), "SEK".to_owned())];
    let source = Source { words, ..Source::default() };
    let text = "order_id,total,currency\nA1,1.50 kr,Kronor\n";
    let intake = read_sourced(text, &[source]).unwrap();
    assert_eq!(column(&intake, Orders, "currency"), ["SEK"]);
}

#[test]
fn a_word_for_nothing_is_no_number_of_an_order_or_invoice() {
    for word in ["NULL", "null", "N/A", "n/a", "-", "--", "none", "nil"] {
        let remedy = format!("`absent = [\"{word}\"]`");
        let orders = format!("order_id,total\nA1,10.00\n{word},20.00\n");
        check(&orders, [1, 1], "is a word for nothing", &remedy);
        let deliveries = format!("order_id,delivered_at\nA1,2026-01-31\n{word},2026-01-31\n");
        check(&deliveries, [1, 1], "is a word for nothing", &remedy);
    }
    let text = "invoice_no,order_id,invoice_date,amount\nI1,A1,2026-01-31,5.00\n\
         NULL,A2,2026-01-31,6.00\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Invoices, "invoice_no"), ["I1"]);
}

#[test]
fn a_declared_word_for_nothing_leaves_the_row_without_its_number() {
    let source = Source { absent: vec!["NULL".to_owned()], ..Source::default() };
    let text = "order_id,total\nA1,10.00\nNULL,20.00\n";
    let intake = read_sourced(text, &[source]).unwrap();
    assert_eq!(remarks(&intake), ["DAT002 3: is empty, and every row needs it"]);
}

#[test]
fn a_number_that_excel_was_told_to_keep_is_read_without_its_formula() {
    let intake = read_text("order_id,total\n\"=\"\"0012\"\"\",10.00\n=\"0013\",11.00\n");
    assert_eq!(column(&intake, Orders, "order_id"), ["0012", "0013"]);
}
