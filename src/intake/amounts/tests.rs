//! Cases of deciding and reading columns of numbers.

use super::*;
use proptest::prelude::*;

fn check(cell: &str, mark: Mark, value: &str) {
    let read = parse(cell, mark).map(|amount| amount.value);
    assert_eq!(read, Ok(crate::decimal::parse(value).unwrap()), "{cell}");
}

fn refused(cell: &str, why: NoNumber) {
    assert_eq!(parse(cell, Mark::Point), Err(why), "{cell}");
}

fn votes(cells: &[&str]) -> Votes {
    let mut votes = Votes::default();
    cells.iter().for_each(|cell| votes.see(cell));
    votes
}

/// The cells of a column read as the column decides.
fn column(cells: &[&str]) -> Vec<Result<String, NoNumber>> {
    let votes = votes(cells);
    let style = votes.style(votes.mark().unwrap());
    let print = |amount: Amount| crate::decimal::print(amount.value, 0);
    cells.iter().map(|cell| read(cell, style).map(print)).collect()
}

#[test]
fn points_and_commas_are_read_as_the_column_says() {
    check("1234.50", Mark::Point, "1234.5");
    check("1,234.50", Mark::Point, "1234.5");
    check("1.234,50", Mark::Comma, "1234.5");
    check("1,234", Mark::Comma, "1.234");
    check("1,234", Mark::Point, "1234");
    check(".00", Mark::Point, "0");
    check(",5", Mark::Comma, "0.5");
    check("5.0000000", Mark::Point, "5");
}

#[test]
fn groups_may_be_parted_by_spaces_and_apostrophes() {
    for cell in ["1 234 567,5", "1\u{A0}234\u{A0}567,5", "1\u{202F}234\u{202F}567,5"] {
        check(cell, Mark::Comma, "1234567.5");
    }
    for space in ['\u{2007}', '\u{2008}', '\u{2009}'] {
        check(&format!("1{space}234,5"), Mark::Comma, "1234.5");
    }
    check("1'234'567.5", Mark::Point, "1234567.5");
    check("1\u{2019}234", Mark::Point, "1234");
}

#[test]
fn minus_comes_in_many_shapes_and_no_cents_is_none_of_them() {
    for cell in ["-12.5", "\u{2212}12.5", "12.5-", "(12.5)", "'-12.5", "$-12.5", "-$12.5"] {
        check(cell, Mark::Point, "-12.5");
    }
    check("+3", Mark::Point, "3");
    check("1.000,-", Mark::Comma, "1000");
    assert_eq!(votes(&["100,-"]).mark(), Some(Mark::Comma));
}

#[test]
fn a_negative_zero_is_nothing() {
    for cell in ["-0", "-0.00", "(0.00)", "\u{2212}0"] {
        let read = parse(cell, Mark::Point).unwrap();
        assert_eq!(crate::decimal::print(read.value, 2), "0.00", "{cell}");
    }
}

#[test]
fn currencies_at_the_edges_are_taken_off() {
    check("$1,110.03", Mark::Point, "1110.03");
    check("12,50 kr", Mark::Comma, "12.5");
    check("100 zł", Mark::Comma, "100");
    check("Fr. 1'200.50", Mark::Point, "1200.5");
    check("Rs. 12,345.50", Mark::Point, "12345.5");
    check("1\u{202F}200,50\u{A0}₽", Mark::Comma, "1200.5");
    assert_eq!(parse("EUR 5", Mark::Point), Ok(Amount { value: 5_000_000, code: "EUR" }));
    assert_eq!(parse("5 €", Mark::Point).map(|amount| amount.code), Ok("EUR"));
    refused("5 EUR SEK", NoNumber::Currencies);
}

#[test]
fn broken_groups_signs_and_words_are_refused() {
    for cell in ["1,23.50", "12,34", "1,2345", "1,234 567", "1234,567", ",123", "0,125"] {
        refused(cell, NoNumber::Groups);
    }
    for cell in ["N/A", "-", "NULL", "1.2.3x", "5 pcs", "0x1F", "", "See DN-304", "1.2.3"] {
        let why = parse(cell, Mark::Point).unwrap_err();
        assert!(matches!(why, NoNumber::Shape | NoNumber::Groups), "{cell}: {why:?}");
    }
    refused("(-1)", NoNumber::Signs);
    refused("1.5E+3", NoNumber::Scientific);
    refused("15 %", NoNumber::Percentage);
    refused("12.50 CR", NoNumber::CreditOrDebit);
    refused("#VALUE!", NoNumber::ExcelError);
    refused("١٢", NoNumber::Digits);
}

#[test]
fn what_does_not_fit_is_refused() {
    refused("0.1234567", NoNumber::Decimals);
    refused("99999999999999", NoNumber::TooLarge);
    refused("9,999,999,999,999,999,999,999,999", NoNumber::TooLarge);
}

#[test]
fn sure_cells_decide_the_mark() {
    assert_eq!(votes(&["1,234", "5.50"]).mark(), Some(Mark::Point));
    assert_eq!(votes(&["1.234,50"]).mark(), Some(Mark::Comma));
    assert_eq!(votes(&["1.234.567"]).mark(), Some(Mark::Comma));
    assert_eq!(votes(&["2186.625"]).mark(), Some(Mark::Point));
    assert_eq!(votes(&["0,125"]).mark(), Some(Mark::Comma));
    assert_eq!(votes(&["1 234,567"]).mark(), Some(Mark::Comma));
    assert_eq!(votes(&["0,1234567"]).mark(), Some(Mark::Comma));
}

#[test]
fn unclear_and_contradicting_cells_decide_nothing() {
    let unclear = votes(&["1,234", "12", "2,000"]);
    assert_eq!((unclear.mark(), unclear.unclear.as_deref()), (None, Some("1,234")));
    let both = votes(&["1,50", "1.50"]);
    assert_eq!(both.mark(), None);
    assert!(both.point.is_some() && both.comma.is_some());
}

#[test]
fn a_cell_that_is_no_number_by_any_mark_has_no_say() {
    assert_eq!(votes(&["5.50", "12.05.2026", "1,2,3"]).mark(), Some(Mark::Point));
}

#[test]
fn the_kind_of_group_that_most_cells_have_is_that_of_the_column() {
    let read = column(&["1 234,50", "2\u{A0}000,00", "1.234,50", "7,5"]);
    let [one, two, point, small] = &read[..] else { panic!("four cells") };
    assert_eq!((one, two), (&Ok("1234.5".to_owned()), &Ok("2000".to_owned())));
    assert_eq!((point, small), (&Err(NoNumber::OtherGroup), &Ok("7.5".to_owned())));
}

#[test]
fn two_kinds_of_group_that_are_as_common_are_both_refused() {
    let read = column(&["1 234,50", "1.234,50", "7,5"]);
    let tied = Err(NoNumber::TiedGroups);
    assert_eq!(read, [tied.clone(), tied, Ok("7.5".to_owned())]);
}

#[test]
fn groups_of_two_are_read_where_the_column_has_nothing_else() {
    let read = column(&["12,34,567.50", "1,234", "5.25", "99,999"]);
    let expected = ["1234567.5", "1234", "5.25", "99999"].map(|text| Ok(text.to_owned()));
    assert_eq!(read, expected);
    assert_eq!(votes(&["12,34,567.50"]).notes().len(), 1);
}

#[test]
fn groups_of_two_among_groups_of_three_are_refused() {
    let read = column(&["12,34,567.50", "123,456.00", "5.25"]);
    let lakh = Err(NoNumber::Lakh);
    assert_eq!(read, [lakh, Ok("123456".to_owned()), Ok("5.25".to_owned())]);
    refused("12,34,567.50", NoNumber::Lakh);
    assert!(votes(&["12,34,567.50", "123,456.00"]).notes().is_empty());
}

#[test]
fn a_column_with_another_minus_says_how_often() {
    let votes = votes(&["\u{2212}5", "-5", "\u{FF0D}7,5", "\u{2013}1"]);
    let notes = votes.notes();
    let said: Vec<(&str, u64)> =
        notes.iter().map(|note| (note.first.as_str(), note.count)).collect();
    assert_eq!(said, [("\u{2212}5", 2), ("\u{2013}1", 1)]);
    assert!(notes[0].message.ends_with("counts as negative (2 cells)"), "{}", notes[0].message);
}

#[test]
fn a_currency_that_every_cell_names_is_that_of_the_column() {
    assert_eq!(votes(&["5 EUR", "6 €"]).currency(), Some("EUR"));
    assert_eq!(votes(&["5 EUR", "6"]).currency(), None);
    assert_eq!(votes(&["5 EUR", "6 SEK"]).currency(), None);
}

/// A number in millionths as an export may write it.
fn written(value: i64, mark: Mark, group: &str, minus: (&str, &str)) -> String {
    let plain = crate::decimal::print(value.checked_abs().unwrap(), 0);
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text += group;
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(char::from(mark.byte()));
        text += fraction;
    }
    if value < 0 { format!("{}{text}{}", minus.0, minus.1) } else { text }
}

proptest! {
    #[test]
    fn any_number_in_any_style_is_read_as_it_was_printed(
        value in -9_000_000_000_000_000_000_i64..9_000_000_000_000_000_000,
        small in -2_000_000_000_i64..2_000_000_000,
        mark in prop::sample::select(Mark::ALL.to_vec()),
        group in prop::sample::select(vec![
            "", " ", "'", "\u{2019}", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2007}", "\u{2008}", ",",
        ]),
        minus in prop::sample::select(vec![
            ("-", ""), ("", "-"), ("(", ")"), ("\u{2212}", ""), ("\u{FF0D}", ""), ("\u{2013}", ""),
            ("", " -"), ("-$", ""), ("($", ")"), ("kr -", ""), ("'-", ""),
        ]),
    ) {
        let group = if (mark, group) == (Mark::Comma, ",") { "." } else { group };
        for value in [value, small] {
            let text = written(value, mark, group, minus);
            prop_assert_eq!(parse(&text, mark).map(|amount| amount.value), Ok(value), "{}", text);
            let mut votes = Votes::default();
            votes.see(&text);
            let style = votes.style(mark);
            prop_assert_eq!(read(&text, style).map(|amount| amount.value), Ok(value), "{}", text);
            let decided = votes.mark();
            prop_assert!(decided.is_none_or(|decided| decided == mark), "{}", text);
        }
    }

    #[test]
    fn any_text_is_a_number_or_refused(
        text in "\\PC*",
        like in "[-+(]?[0-9.,' \u{A0}]{0,9}[)€%Ee-]?",
    ) {
        for cell in [&text, &like] {
            let mut votes = Votes::default();
            votes.see(cell);
            for mark in Mark::ALL {
                if let Err(why) = read(cell, votes.style(mark)) {
                    prop_assert!(!why.tell(cell).0.is_empty());
                }
            }
        }
    }
}
