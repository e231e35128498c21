//! The short cut reads what it reads as the careful way does, in every mix of rows.

use super::super::super::{Request, read};
use crate::tables::{Packed, Role};
use proptest::prelude::*;
use std::fmt::Write as _;

/// Orders as a text of rows, read once with the short cut and once without it.
fn both(rows: &str) -> [String; 2] {
    let folder = tempfile::tempdir().unwrap();
    let header = "order_id,ordered_at,promised_by,status,customer,quantity,total,currency\n";
    std::fs::write(folder.path().join("orders.csv"), format!("{header}{rows}")).unwrap();
    [false, true].map(|with_samples| {
        let request = Request {
            files: vec![(folder.path().join("orders.csv"), None)],
            as_of: 1_800_000_000_000_000,
            with_samples,
            ..Request::default()
        };
        read(&request).map_or_else(|why| format!("{why:#}"), |intake| shown(&intake))
    })
}

fn shown(intake: &super::super::super::Intake) -> String {
    let table = intake.tables.of(Role::Orders);
    let mut shown = String::new();
    for (place, column) in table.columns.iter().enumerate() {
        let values = match column {
            Some(Packed::Text(ids)) => {
                ids.iter().map(|id| intake.tables.texts.text(id).to_owned()).collect()
            }
            Some(Packed::Number(numbers)) => {
                numbers.iter().map(|number| number.to_string()).collect()
            }
            Some(Packed::Time(times)) => times.iter().map(|time| format!("{time:?}")).collect(),
            None => Vec::new(),
        };
        let _ = writeln!(shown, "{place}: {}", values.join("|"));
    }
    for remark in &intake.remarks {
        let _ = writeln!(shown, "{remark:?}");
    }
    let file = &intake.files[0];
    let _ = writeln!(shown, "{:?} {}", table.line, file.decided);
    let _ = writeln!(shown, "{:?}", (file.rows_read, file.used, file.quarantined, &file.dialect));
    shown
}

fn check(rows: &str) {
    let [quick, careful] = both(rows);
    assert_eq!(quick, careful, "{rows}");
}

/// Cells as exports have them, plain ones first.
fn cell() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "SO-1",
        "SO-2",
        "1001",
        "2026-03-01 10:30:00",
        "2026-03-13 00:00:00",
        "2026-03-14",
        "12",
        "12.50",
        "1,5",
        "open",
        "Åsa",
        "",
        "-3.50",
        "1.234",
        "total",
        "\"a,b\"",
        "\"x\"\"y\"",
        "\"open\"",
        "x\"y",
        "\"never closed",
        " 7 ",
        "EUR",
        "€ 5",
        "1.23E+12",
        "2026-02-30",
        "\\",
        "\"b\\\"",
        "n/a",
        "31/12/2026",
        "\u{FEFF}7",
        "'8",
        "=\"9\"",
        "Summe:",
        "\r",
    ])
}

fn plain_row() -> impl Strategy<Value = String> {
    (1..400_u32, 1..29_u32, 0..24_u32).prop_map(|(number, day, hour)| {
        format!(
            "SO-{number},2026-03-{day:02} {hour:02}:15:00,2026-04-{day:02},open,C {number},{day},\
             {number}.{day:02},EUR\n"
        )
    })
}

proptest! {
    #[test]
    fn rows_are_read_as_with_care(
        rows in prop::collection::vec(plain_row(), 0..12),
        odd in prop::collection::vec(prop::collection::vec(cell(), 8), 0..4),
        at in 0..12_usize,
        line_end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let mut lines = rows;
        for cells in odd {
            lines.insert(at.min(lines.len()), format!("{}\n", cells.join(",")));
        }
        check(&lines.concat().replace('\n', line_end));
    }
}

#[test]
fn plain_rows_take_the_short_cut_and_mean_the_same() {
    check("SO-1,2026-03-01 10:00:00,2026-03-05,open,C-1,3,12.50,EUR\n");
    check(
        "\"SO-1\",\"2026-03-01 10:00:00\",,\"open\",\"Åsa, C\",\"3\",\"12.5\",\"EUR\"
",
    );
}

#[test]
fn a_text_below_the_rows_and_a_row_of_totals_are_left_to_others() {
    let row = "SO-1,2026-03-01 10:00:00,2026-03-05,open,C-1,3,12.50,EUR\n";
    check(&format!("{row}Total,,,,,3,12.50,\n"));
    check(&format!("{row}\nexported on Monday,,,,,,,\n"));
}

#[test]
fn what_later_rows_decide_wins_over_the_guess() {
    let early: String = (0..1_500)
        .map(|number| format!("SO-{number},2026-03-01 10:00:00,2026-03-05,open,C,3,12,EUR\n"))
        .collect();
    check(&format!("{early}SO-x1,2026-03-01 10:00:00,2026-03-05,open,C,3,\"1.234,50\",EUR\n"));
    check(&format!("{early}SO-x1,2026-03-01 10:00:00,2026-03-05 08:00:00,open,C,3,12,EUR\n"));
}
