//! Cases of looking names up.

use super::*;
use crate::tables::columns_of;

fn names(header: &str) -> Names {
    let cells: Vec<String> = header.split(';').map(str::to_owned).collect();
    Names::of(&cells)
}

fn check(header: &str, role: Role, column: &str, cell: Option<&str>) {
    let names = names(header);
    let found = names.best(role, place_of(role, column).unwrap(), true).unwrap();
    assert_eq!(found.map(|at| names.cells[at].as_str()), cell, "{header} {column}");
}

#[test]
fn headers_are_known_in_any_spelling() {
    check("x;ORDER-ID", Role::Orders, "order_id", Some("ORDER-ID"));
    check("Numer zamówienia", Role::Orders, "order_id", Some("Numer zamówienia"));
    check("Faelligkeitsdatum", Role::Invoices, "due_at", Some("Faelligkeitsdatum"));
    check("Zugesagtes Lieferdatum", Role::Orders, "promised_by", Some("Zugesagtes Lieferdatum"));
    check(
        "Планируемая дата доставки",
        Role::Lines,
        "promised_by",
        Some("Планируемая дата доставки"),
    );
    check("whatever", Role::Orders, "order_id", None);
}

#[test]
fn the_better_name_wins() {
    check("Order Value;Order Total", Role::Orders, "total", Some("Order Total"));
}

#[test]
fn some_names_need_company() {
    check("Name;Total", Role::Orders, "order_id", None);
    check("Name;Lineitem quantity", Role::Orders, "order_id", Some("Name"));
}

#[test]
fn some_names_need_all_of_their_company_or_none_of_it() {
    let id = Some("ID");
    check("ID;Delivery Date;Grand Total", Role::Orders, "order_id", id);
    check("ID;Delivery Date", Role::Orders, "order_id", None);
    check("x;State", Role::Orders, "status", Some("State"));
    check("City;State", Role::Orders, "status", None);
}

#[test]
fn the_same_name_twice_is_refused_with_positions() {
    let names = names("order_id;amount;amount");
    let place = place_of(Role::Orders, "total").unwrap();
    let error = names.best(Role::Orders, place, true).unwrap_err().to_string();
    assert!(error.contains("#2") && error.contains("#3"), "{error}");
}

#[test]
fn a_contract_may_name_headers_by_name_or_place() {
    let names = names("Id;Name;;Amount");
    assert_eq!(names.named("Name").unwrap(), 1);
    assert_eq!(names.named(" amount").unwrap(), 3);
    assert_eq!(names.named("#3").unwrap(), 2);
    let error = names.named("Ammount").unwrap_err().to_string();
    assert!(error.contains("did you mean \"Amount\"?"), "{error}");
    assert!(names.named("#9").is_err());
}

#[test]
fn a_share_is_no_amount() {
    for (header, column) in [("VAT %", "tax"), ("Moms %", "tax"), ("Rabatt-belopp %", "discount")] {
        check(header, Role::Invoices, column, None);
    }
    check("VAT", Role::Invoices, "tax", Some("VAT"));
    check("Line Discount Amount %", Role::Lines, "discount", None);
}

#[test]
fn one_of_several_companies_is_enough() {
    let number = Some("Belegnummer");
    check("Belegnummer;Betrag", Role::Orders, "order_id", None);
    for date in ["Auftragsdatum", "Bestelldatum"] {
        check(&format!("Belegnummer;{date}"), Role::Orders, "order_id", number);
    }
    check("Belegnummer;Rechnungsdatum", Role::Invoices, "invoice_no", number);
    check("Belegnummer;Rechnungsdatum;Auftragsdatum", Role::Invoices, "invoice_no", None);
}

#[test]
fn what_is_still_to_be_paid_is_no_total() {
    check("Fakturanr;Att betala", Role::Invoices, "total", Some("Att betala"));
    check("Fakturanr;Att betala;Betalt", Role::Invoices, "total", None);
    check("Numer faktury;Do zapłacenia;Rozliczone", Role::Invoices, "total", None);
    check("Numer faktury;Kwota;Do zapłacenia", Role::Invoices, "total", Some("Kwota"));
}

#[test]
fn worse_names_may_stand_there_twice() {
    check("amount;amount;order total", Role::Orders, "total", Some("order total"));
}

#[test]
fn a_contract_may_store_accents_otherwise_than_the_file() {
    let names = names("Fo\u{308}rfaller;Beløp;beløp");
    assert_eq!(names.named("förfaller").unwrap(), 0);
    assert_eq!(names.named("Beløp").unwrap(), 1);
    let error = names.named("BELØP").unwrap_err().to_string();
    assert!(error.contains("\"Beløp\" (#2) and \"beløp\" (#3)"), "{error}");
}

#[test]
fn a_header_that_is_missing_names_the_nearest() {
    let near = |header: &str, name: &str| {
        let error = names(header).named(name).unwrap_err().to_string();
        error.split_once("; ").map(|(_, hint)| hint.to_owned()).unwrap_or_default()
    };
    assert_eq!(near("Order No;Amount", "OrderNo."), "did you mean \"Order No\"?");
    let two = "did you mean \"Order No\" or \"Order Nr\"?";
    assert_eq!(near("Order No;Order Nr;Amount", "Order N"), two);
    let three = "did you mean \"Net 1\", \"Net 2\" or \"Net 3\"?";
    assert_eq!(near("Net 1;Net 2;Net 3;Net 4", "Net"), three);
    assert_eq!(near(";", "Net"), "");
}

#[test]
fn rows_of_values_are_no_header() {
    let looks = |row: &str| {
        let cells: Vec<String> = row.split(';').map(str::to_owned).collect();
        looks_like_data(&cells)
    };
    for row in ["1001;2026-03-02;10,50", "#1001;;10.00 EUR", "'75008;3", "1.5;02.03.2026 10:00"] {
        assert!(looks(row), "{row}");
    }
    for row in ["A-1;2026-03-02;10", "1001", "1001;", ";", "order_id;1;2", "2026-03-02;n/a"] {
        assert!(!looks(row), "{row}");
    }
}

/// Every folded name with what it stands for whatever stands beside it.
fn without_company() -> impl Iterator<Item = (&'static str, Vec<(Role, &'static str)>)> {
    let column = |one: Match| (one.role, columns_of(one.role)[one.place].name);
    LEXICON.all().map(move |(name, matches)| {
        let free = matches.filter(|one| one.company.needs.is_none());
        (name, free.map(column).collect())
    })
}

#[test]
fn no_header_stands_for_two_columns_of_a_role_without_company() {
    for (name, columns) in without_company() {
        for &(role, column) in &columns {
            let other = columns.iter().find(|(of, held)| *of == role && *held != column);
            assert_eq!(other, None, "{name}: {} {column}", role.name());
        }
    }
}

#[test]
fn no_header_is_both_a_promise_and_a_fact() {
    let promises = ["requested_by", "promised_from", "promised_by", "ship_by"];
    let facts = ["shipped_at", "delivered_at", "ordered_at", "issued_at", "paid_at"];
    for (name, columns) in without_company() {
        let is_any = |list: &[&str]| columns.iter().any(|(_, column)| list.contains(column));
        assert!(!is_any(&promises) || !is_any(&facts), "{name}: {columns:?}");
        let is_open = LEXICON.either.contains_key(name);
        let is_of_goods = is_any(&promises) || is_any(&facts[..2]);
        assert!(!is_open || !is_of_goods, "{name} is decided and undecided");
    }
}

#[test]
fn the_name_of_a_column_is_a_word_for_it() {
    for role in Role::ALL {
        for (place, spec) in columns_of(role).iter().enumerate() {
            let matches = &Names::of(&[spec.name.to_owned()]).matches[0];
            let is_it = matches.iter().any(|one| (one.role, one.place) == (role, place));
            // A bare discount is as often a share as an amount, and of a line as of the order.
            let is_open = spec.name.starts_with("discount");
            assert_eq!(is_it, !is_open, "{} {}", role.name(), spec.name);
        }
    }
}
