//! Files that hold the same orders or lines, in whatever order they are given.

use super::*;
use Role::{Deliveries, Lines, Orders, Payments};

/// Orders by themselves, as one month was exported.
const JANUARY: (&str, &str) = (
    "jan.csv",
    "order_id,order_date,promised_date,delivered_at,currency,total\n\
     1,2026-01-01,2026-01-10,2026-01-09,SEK,10\n2,2026-01-02,2026-01-10,2026-01-09,SEK,20\n",
);
const FLAT: &str =
    "order_id,sku,quantity,unit_price,order_date,promised_date,delivered_at,currency\n";

fn february(rows: &str) -> String {
    format!("{FLAT}{rows}")
}

#[test]
fn orders_among_lines_that_no_other_file_holds_are_gathered() {
    let text = february(
        "3,X,1,5,2026-02-01,2026-02-05,2026-02-09,SEK\n\
         3,Y,1,5,2026-02-01,2026-02-05,2026-02-09,SEK\n\
         4,X,1,5,2026-02-01,2026-02-05,2026-02-09,SEK\n",
    );
    for names in [[0, 1], [1, 0]] {
        let files = [JANUARY, ("feb.csv", text.as_str())];
        let intake = read_files(&names.map(|at| files[at]));
        let mut orders = column(&intake, Orders, "order_id");
        orders.sort();
        assert_eq!(orders, ["1", "2", "3", "4"]);
        assert_eq!(column(&intake, Orders, "delivered_at").len(), 4);
        assert_eq!(column(&intake, Lines, "sku"), ["X", "Y", "X"]);
        assert_eq!(intake.tables.of(Deliveries).rows(), 0);
    }
}

#[test]
fn of_a_flat_file_only_the_orders_of_another_file_are_left_to_it() {
    let text = february(
        "2,X,1,5,2026-01-02,2026-01-11,2026-01-12,SEK\n\
         3,X,1,5,2026-02-01,2026-02-05,2026-02-09,SEK\n\
         3,Y,2,5,2026-02-01,2026-02-05,2026-02-09,\n",
    );
    let intake = read_files(&[JANUARY, ("feb.csv", &text)]);
    assert_eq!(column(&intake, Orders, "order_id"), ["1", "2", "3"]);
    assert_eq!(column(&intake, Orders, "promised_by"), ["2026-01-10", "2026-01-10", "2026-02-05"]);
    assert_eq!(column(&intake, Lines, "order_id"), ["2", "3", "3"]);
    assert_eq!(column(&intake, Lines, "currency"), ["SEK"; 3]);
    assert_eq!(column(&intake, Lines, "promised_by"), ["2026-01-11", "", ""]);
    assert_eq!(column(&intake, Deliveries, "order_id"), ["2"]);
    assert_eq!(counts(&intake, 1), [3, 0, 0, 0]);
    let decided = &intake.files[1].decided;
    assert!(decided.ends_with(", 1 order that no other file holds"), "{decided}");
}

#[test]
fn levels_of_other_orders_are_decided_from_all_rows_of_their_file() {
    let text = february(
        "2,X,1,5,2026-01-02,2026-01-11,2026-01-12,SEK\n\
         2,Y,1,5,2026-01-02,2026-01-12,2026-01-13,SEK\n\
         3,X,1,5,2026-02-01,2026-02-05,2026-02-09,SEK\n",
    );
    let intake = read_files(&[JANUARY, ("feb.csv", &text)]);
    assert_eq!(column(&intake, Orders, "promised_by"), ["2026-01-10", "2026-01-10", ""]);
    assert_eq!(column(&intake, Lines, "promised_by"), ["2026-01-11", "2026-01-12", "2026-02-05"]);
    assert_eq!(column(&intake, Deliveries, "order_id"), ["2", "2", "3"]);
}

#[test]
fn a_contradicted_order_of_a_split_file_is_quarantined_by_row() {
    let text = "order_id,customer,ordered_at,sku,quantity\n\
                1,K1,2026-01-05,X,1\n3,K1,2026-01-05,X,1\n3,K2,2026-01-05,Y,1\n";
    let intake = read_files(&[JANUARY, ("feb.csv", text)]);
    assert_eq!(column(&intake, Orders, "order_id"), ["1", "2", "3"]);
    assert_eq!(counts(&intake, 1), [2, 0, 1, 0]);
    assert_eq!(lost(&intake, Orders), ["3"]);
}

#[test]
fn an_order_whose_own_row_cannot_be_read_has_no_second_opinion() {
    let own = "order_id,ordered_at,total\n1,2026-01-01,10\n2,2026-01-01,ten\n";
    let lines = "order_id,ordered_at,sku,quantity\n1,2026-01-01,X,1\n2,2026-01-01,X,1\n";
    let intake = read_files(&[("own.csv", own), ("lines.csv", lines)]);
    assert_eq!(column(&intake, Orders, "order_id"), ["1"]);
    assert_eq!(lost(&intake, Orders), ["2"]);
}

#[test]
fn the_row_that_says_more_stays_in_whatever_order_the_files_are_given() {
    let poor = ("a.csv", "order_id,ordered_at\n1,2026-01-01\n");
    let rich = ("b.csv", "order_id,ordered_at,delivered_at\n1,2026-01-01,2026-01-05\n");
    let blank = ("c.csv", "order_id,ordered_at,delivered_at\n1,2026-01-01,\n");
    for files in [[poor, rich], [rich, poor], [blank, rich], [rich, blank]] {
        let intake = read_files(&files);
        assert_eq!(column(&intake, Orders, "delivered_at"), ["2026-01-05"], "{files:?}");
        assert_eq!(intake.files.iter().map(|file| file.duplicate).sum::<u64>(), 1);
        assert!(remarks(&intake).is_empty(), "{:?}", remarks(&intake));
    }
}

/// What is left of the rows of one order, each a file of its own.
fn left_of(rows: &[[&str; 3]]) -> (Vec<[String; 3]>, u64, u64) {
    let names: Vec<String> = (0..rows.len()).map(|at| format!("{at}.csv")).collect();
    let texts: Vec<String> = rows
        .iter()
        .map(|[total, promised, came]| {
            // A column without a value is left out in every second file.
            if came.is_empty() && promised.len() % 2 == 0 {
                format!("order_id,total,promised_by\n1,{total},{promised}\n")
            } else {
                format!("order_id,total,promised_by,delivered_at\n1,{total},{promised},{came}\n")
            }
        })
        .collect();
    let files: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let intake = read_files(&files);
    let columns =
        ["total", "promised_by", "delivered_at"].map(|name| column(&intake, Orders, name));
    let cell = |at: usize, row: usize| columns[at].get(row).cloned().unwrap_or_default();
    let kept = 0..intake.tables.of(Orders).rows();
    let kept = kept.map(|row| [cell(0, row), cell(1, row), cell(2, row)]).collect();
    let sum = |of: fn(&FileAccount) -> u64| intake.files.iter().map(of).sum();
    (kept, sum(|file| file.duplicate), sum(|file| file.quarantined))
}

#[test]
fn every_order_of_the_files_leaves_the_same_rows() {
    let day = "2026-01-05";
    let kinds =
        [["10", "", ""], ["10", day, ""], ["10", day, day], ["10", "", day], ["11", "", ""]];
    for one in kinds {
        for two in kinds {
            for three in kinds {
                let expected = left_of(&[one, two, three]);
                let orders =
                    [[one, three, two], [two, one, three], [two, three, one], [three, one, two]];
                for rows in orders {
                    assert_eq!(left_of(&rows), expected, "{rows:?}");
                }
            }
        }
    }
}

#[test]
fn a_chain_leaves_its_richest_row_and_a_contradiction_none() {
    let day = "2026-01-05";
    let chain = left_of(&[["10", day, ""], ["10", day, day], ["10", "", ""]]);
    assert_eq!((chain.0.len(), chain.1, chain.2), (1, 2, 0));
    assert_eq!(chain.0[0][2], day);
    let apart = left_of(&[["10", "", ""], ["10", day, ""], ["10", "", day]]);
    assert_eq!((apart.0.len(), apart.1, apart.2), (0, 0, 3));
    let other = left_of(&[["10", "", ""], ["10", "", ""], ["11", "", ""]]);
    assert_eq!((other.0.len(), other.1, other.2), (0, 0, 3));
}

#[test]
fn rows_of_a_file_that_differ_where_nothing_is_used_are_quarantined() {
    let text = "order_id,total,colour\nA1,5.00,red\nA2,7.00,red\nA2,7.00,red\nA1,5.00,blue\n";
    let intake = read_text(text);
    assert_eq!(column(&intake, Orders, "order_id"), ["A2"]);
    assert_eq!(counts(&intake, 0), [1, 1, 2, 0]);
    assert_eq!(
        remarks(&intake),
        [
            "DAT005 2: repeats the order_id of line 5 and differs in a column that is not used",
            "DAT005 5: repeats the order_id of line 2 and differs in a column that is not used",
        ]
    );
    assert_eq!(lost(&intake, Orders), ["A1"]);
}

#[test]
fn a_row_written_otherwise_is_the_same_row() {
    let text = "order_id,total,colour\nA1,5.00,red\n\"A1\",5.0,\" red\"\n";
    assert_eq!(counts(&read_text(text), 0), [1, 1, 0, 0]);
}

#[test]
fn a_cell_that_another_role_of_the_row_uses_is_used() {
    let text = "order_id,line_id,sku,ordered_qty,received_qty,delivered_at\n\
                A1,1,X,5,2,2026-01-05\nA1,1,X,5,3,2026-01-06\n";
    let intake = read_text(text);
    assert_eq!(intake.tables.of(Lines).rows(), 1);
    assert_eq!(column(&intake, Deliveries, "quantity"), ["2", "3"]);
    assert!(remarks(&intake).is_empty(), "{:?}", remarks(&intake));
}

#[test]
fn overlapping_exports_that_hold_their_moment_are_counted_once_and_told_once() {
    let of = |at: &str| {
        format!("payment_id,order_id,amount,colour\nP1,A1,5,{at}\nP2,A2,5,{at}\nP3,A3,5,x\n")
    };
    let (first, second) = (of("morning"), of("evening"));
    let intake = read_files(&[("a.csv", &first), ("b.csv", &second)]);
    assert_eq!(intake.tables.of(Payments).rows(), 3);
    assert_eq!((counts(&intake, 0), counts(&intake, 1)), ([3, 0, 0, 0], [0, 3, 0, 0]));
    let told = remarks(&intake);
    assert_eq!(told.len(), 1, "{told:?}");
    let begin = "DAT005 2: 2 rows repeat rows of other files and differ in a column that is not \
                 used; the first has the payment_id of line 2 of ";
    assert!(told[0].starts_with(begin), "{told:?}");
    assert!(!intake.remarks[0].is_quarantined);
}
