//! Cases of deciding and reading columns of times.

use super::*;
use crate::time::{self, Zone};
use proptest::prelude::*;

fn zone() -> Zone {
    Zone::named("Europe/Stockholm").unwrap()
}

fn decide(cells: &[&str], pattern: Option<&str>) -> Result<(Votes, Style), String> {
    let pattern = pattern.map(|text| Pattern::read(text).unwrap());
    let mut votes = Votes::default();
    cells.iter().for_each(|cell| votes.see(cell, pattern.as_ref()));
    votes.decide(pattern.as_ref()).map(|style| (votes, style))
}

fn read(cells: &[&str]) -> Vec<Result<String, NoTime>> {
    let (_, style) = decide(cells, None).unwrap();
    let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
    cells
        .iter()
        .map(|cell| parse(cell, &style, &mut instants).map(|span| zone().print(span)))
        .collect()
}

fn check(cells: &[&str], expected: &[&str]) {
    let expected: Vec<_> = expected.iter().map(|text| Ok((*text).to_owned())).collect();
    assert_eq!(read(cells), expected, "{cells:?}");
}

#[test]
fn one_day_over_twelve_decides_the_whole_column() {
    check(&["03/04/2024", "25/04/2024"], &["2024-04-03", "2024-04-25"]);
    check(&["03/04/2024", "04/25/2024"], &["2024-03-04", "2024-04-25"]);
    check(&["11/13/06", "01/02/07"], &["2006-11-13", "2007-01-02"]);
    check(&["13.11.06", "01.02.07"], &["2006-11-13", "2007-02-01"]);
}

#[test]
fn a_column_without_a_deciding_day_stops_with_both_readings() {
    let message = decide(&["03/04/2024", "01/02/2024"], None).unwrap_err();
    assert!(message.contains("2024-04-03 or 2024-03-04"), "{message}");
    assert!(message.contains("dates = \"dd/mm/yyyy\""), "{message}");
}

#[test]
fn a_column_that_contradicts_itself_stops() {
    let message = decide(&["25/04/2024", "04/25/2024"], None).unwrap_err();
    assert!(message.contains("\"25/04/2024\"") && message.contains("\"04/25/2024\""), "{message}");
}

#[test]
fn a_short_year_that_may_stand_first_stops() {
    assert!(decide(&["24/03/13"], None).unwrap_err().contains("yy/mm/dd"));
    assert!(decide(&["01/02/03"], None).unwrap_err().contains("dd/mm/yy"));
}

/// The patterns that a message offers to paste.
fn offered(message: &str) -> Vec<&str> {
    let pieces = message.split("`dates = \"").skip(1);
    pieces.map(|rest| rest.split_once('"').unwrap().0).collect()
}

#[test]
fn every_pattern_that_is_offered_reads_the_column_once_it_is_pasted() {
    for (cells, patterns) in [
        (&["26-02-03"][..], &["dd-mm-yy", "yy-mm-dd"][..]),
        (&["26-02-03", "99-01-05"], &["yy-mm-dd"]),
        (&["24/03/13 10:05", "24/03/14 11:00"], &["dd/mm/yy", "yy/mm/dd"]),
        (&["01-02-03"], &["dd-mm-yy", "mm-dd-yy", "yy-mm-dd"]),
        (&["01.02.03"], &["dd.mm.yy", "mm.dd.yy"]),
        (&["03-04-2024"], &["dd-mm-yyyy", "mm-dd-yyyy"]),
        (&["05.06.68", "05.06.99"], &["dd.mm.yy", "mm.dd.yy"]),
        (&["2-Jun-98", "2-Jun-06"], &["dd-Mon-yy"]),
        (&["2 Jun 98", "2 Jun 06"], &["dd Mon yy"]),
        (&["Jun 2, 98", "Jun 3, 06"], &["Mon dd, yy"]),
    ] {
        let message = decide(cells, None).unwrap_err();
        assert_eq!(offered(&message), patterns, "{message}");
        for pattern in patterns {
            let (_, style) = decide(cells, Some(pattern)).unwrap();
            let audit = time::parse("2070-06-01", zone()).unwrap().lo;
            let mut instants = Instants::new(zone(), audit);
            for cell in cells {
                let read = parse(cell, &style, &mut instants);
                assert!(read.is_ok(), "{pattern} {cell}: {read:?}");
            }
        }
    }
}

#[test]
fn no_pattern_is_offered_that_would_read_a_date_far_ahead() {
    let mut votes = Votes::until(2036);
    ["05.06.68", "05.06.99"].iter().for_each(|cell| votes.see(cell, None));
    let message = votes.decide(None).unwrap_err();
    assert!(message.ends_with("export the column with four digits of the year"), "{message}");
}

#[test]
fn a_column_that_contradicts_itself_is_offered_its_own_marks() {
    for (cells, patterns) in [
        (["25.04.24", "04.25.24"], ["dd.mm.yy", "mm.dd.yy"]),
        (["25-04-2024", "04-25-2024"], ["dd-mm-yyyy", "mm-dd-yyyy"]),
    ] {
        assert_eq!(offered(&decide(&cells, None).unwrap_err()), patterns);
    }
    let message = decide(&["Fri, 03/04/2024"], None).unwrap_err();
    assert!(message.ends_with("decides; export the column as yyyy-mm-dd"), "{message}");
}

#[test]
fn a_declared_pattern_wins() {
    let (votes, style) = decide(&["03/04/2024"], Some("dd/mm/yyyy")).unwrap();
    let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
    let span = parse("03/04/2024", &style, &mut instants).unwrap();
    assert_eq!(zone().print(span), "2024-04-03");
    assert_eq!(votes.words(&style).as_deref(), Some("dd/mm/yyyy (days)"));
}

#[test]
fn midnights_all_through_are_days() {
    check(&["1996-07-04 00:00:00.000", "1996-07-05 00:00:00.000"], &["1996-07-04", "1996-07-05"]);
    check(
        &["2026-01-04 00:00:00", "2026-01-05 10:00:00"],
        &["2026-01-04T00:00:00+01:00", "2026-01-05T10:00:00+01:00"],
    );
}

#[test]
fn an_offset_in_the_cell_is_kept() {
    check(&["2025-10-07 09:50:26 +0000"], &["2025-10-07T11:50:26+02:00"]);
    check(&["2025-10-07T00:00:00Z"], &["2025-10-07T02:00:00+02:00"]);
}

#[test]
fn the_end_of_a_day_is_the_start_of_the_next() {
    check(&["2026-01-04 24:00"], &["2026-01-05T00:00:00+01:00"]);
}

#[test]
fn what_is_no_moment_is_told_apart() {
    let cells = ["2026-02-30", "2026-03-29 02:30", "29991212", "45292", "59:01.0", "NULL"];
    let expected = [
        NoTime::NoSuchDate,
        NoTime::Skipped,
        NoTime::FarAway,
        NoTime::Serial,
        NoTime::Minutes,
        NoTime::Shape,
    ];
    assert_eq!(read(&cells), expected.map(Err));
    assert!(NoTime::FarAway.tell("29991212").1.contains("absent = [\"29991212\"]"));
}

#[test]
fn numbers_that_no_calendar_has_decide_nothing() {
    check(&["2026-01-31"], &["2026-01-31"]);
    assert_eq!(read(&["32/13/2026", "2026-01-31"])[0], Err(NoTime::NoSuchDate));
    let message = decide(&["03/04/2024", "45/02/2024"], None).unwrap_err();
    assert!(message.contains("no other cell of the column decides"), "{message}");
}

#[test]
fn a_column_that_is_damaged_alike_throughout_stops_with_one_reason() {
    for (cells, reason, count) in [
        (["00:00.0", "59:01.0"], "Excel shows minutes and seconds", "all 2 cells"),
        (["45292", "45293.5"], "2024-01-01, or 2028-01-02 with the 1904", "dates = \"excel-1900\""),
        (["1769853600", "1769853601"], "2026-01-31 10:00:00 UTC", "dates = \"unix\""),
        (["2026-01-31 10:00 CET", "2026-02-01 11:00 CET"], "several zones", "all 2 cells"),
    ] {
        let message = decide(&cells, None).unwrap_err();
        assert!(message.contains(reason) && message.contains(count), "{message}");
    }
    for cells in [["45292", "2026-01-31"], ["45292", "59:01.0"], ["NULL", "NULL"]] {
        assert!(decide(&cells, None).is_ok(), "{cells:?}");
    }
    assert!(decide(&["45292"], None).is_ok());
}

#[test]
fn counted_dates_are_read_where_the_contract_says_so() {
    for (pattern, cell, words, printed) in [
        ("excel-1900", "45292", "excel-1900 (days)", "2024-01-01"),
        ("excel-1904", "45292", "excel-1904 (days)", "2028-01-02"),
        ("excel-1900", "45292.5", "excel-1900", "2024-01-01T12:00:00+01:00"),
        ("unix", "1769853600", "unix", "2026-01-31T11:00:00+01:00"),
        ("unix-ms", "1769853600000", "unix-ms", "2026-01-31T11:00:00+01:00"),
    ] {
        let (votes, style) = decide(&[cell], Some(pattern)).unwrap();
        assert_eq!(votes.words(&style).as_deref(), Some(words), "{cell}");
        let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
        let span = parse(cell, &style, &mut instants).unwrap();
        assert_eq!(zone().print(span), printed, "{pattern}");
    }
    let (_, style) = decide(&["45292"], Some("excel-1900")).unwrap();
    let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
    assert_eq!(parse("60", &style, &mut instants), Err(NoTime::NoSuchDate));
}

#[test]
fn a_cell_that_is_not_as_the_contract_says_is_told_so() {
    let (_, style) = decide(&["03/04/2024"], Some("dd/mm/yyyy")).unwrap();
    let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
    for cell in ["03-04-2024", "third of April"] {
        assert_eq!(parse(cell, &style, &mut instants), Err(NoTime::OtherThanSaid), "{cell}");
    }
    assert!(parse("2024-04-03", &style, &mut instants).is_ok());
}

#[test]
fn two_digit_years_on_both_sides_of_the_pivot_stop_the_column() {
    let message = decide(&["2-Jun-98", "2-Jun-06"], None).unwrap_err();
    assert!(message.contains("1998") && message.contains("below 69"), "{message}");
    let (votes, style) = decide(&["2-Jun-98", "3-Jun-99"], None).unwrap();
    assert_eq!(votes.words(&style).as_deref(), Some("dd Mon yy (19yy) (days)"));
    assert!(decide(&["2-Jun-98", "2-Jun-06"], Some("dd-Mon-yy")).is_ok());
    let (votes, style) = decide(&["13/06/98"], Some("dd/mm/yy")).unwrap();
    assert_eq!(votes.words(&style).as_deref(), Some("dd/mm/yy (days)"));
}

#[test]
fn two_digit_years_too_far_ahead_stop_the_column() {
    let votes = |last_year| {
        let mut votes = Votes::until(last_year);
        ["2-Jun-06", "2-Jun-45"].iter().for_each(|cell| votes.see(cell, None));
        votes.decide(None)
    };
    let message = votes(2036).unwrap_err();
    assert!(message.contains("2045") && message.contains("below 69"), "{message}");
    assert!(votes(2045).is_ok());
}

#[test]
fn a_column_in_which_day_and_month_were_swapped_stops() {
    let message = decide(&["2026-04-03", "25/04/2026"], None).unwrap_err();
    let cells = message.contains("\"2026-04-03\"") && message.contains("\"25/04/2026\"");
    assert!(cells && message.contains("Excel has swapped"), "{message}");
    assert!(decide(&["2026-04-03", "25/04/2026"], Some("dd/mm/yyyy")).is_err());
    assert!(decide(&["2026-04-03", "25.04.2026"], Some("yyyy-mm-dd")).is_ok());
    assert!(decide(&["2026-04-03", "25.04.2026", "2026-04-13"], None).is_ok());
}

/// What is said about a column, shortened to the first cell and the count.
fn noted(cells: &[&str]) -> Vec<(String, u64)> {
    let (votes, style) = decide(cells, None).unwrap();
    votes.notes(&style).into_iter().map(|note| (note.first, note.count)).collect()
}

#[test]
fn what_is_read_with_a_grain_of_salt_is_said_once() {
    let one = |cell: &str, count| vec![(cell.to_owned(), count)];
    let end = ["2026-01-04 24:00", "2026-01-05 10:00"];
    assert_eq!(noted(&end), one("2026-01-04 24:00", 1));
    assert_eq!(noted(&["2016-12-31 23:59:60"]), one("2016-12-31 23:59:60", 1));
    assert_eq!(noted(&["2026-01-04", "2026-01-05 10:00", "2026-01-06"]), one("2026-01-04", 2));
    let mixed = ["2026-01-04T10:00:00Z", "2026-01-05T10:00:00"];
    assert_eq!(noted(&mixed), one("2026-01-05T10:00:00", 1));
    assert_eq!(noted(&["2026-01-04", "2026-01-05 00:00"]), []);
    assert_eq!(noted(&["2026-01-05 10:00", "2026-01-05 11:00"]), []);
}

#[test]
fn a_column_is_as_fine_as_its_cells() {
    let precision_of = |cells: &[&str]| precision(&decide(cells, None).unwrap().1);
    assert_eq!(precision_of(&["2026-01-04", "2026-01-05 00:00"]), "day");
    assert_eq!(precision_of(&["2026-01-04", "2026-01-05 00:01"]), "instant");
    assert_eq!(precision_of(&["2026-01-05T00:00:00Z"]), "instant");
}

#[test]
fn the_end_of_a_day_is_there_even_where_the_clocks_skip_midnight() {
    let zone = Zone::named("America/Sao_Paulo").unwrap();
    let (_, style) = decide(&["2018-11-03 24:00"], None).unwrap();
    let mut instants = Instants::new(zone, time::parse("2026-06-01", zone).unwrap().lo);
    let span = parse("2018-11-03 24:00", &style, &mut instants).unwrap();
    assert_eq!(zone.print(span), "2018-11-04T01:00:00-02:00");
}

#[test]
fn times_that_came_twice_are_counted() {
    let cells = ["2026-10-25 02:30", "2026-10-25 04:30", "2026-10-25"];
    let (_, style) = decide(&cells, None).unwrap();
    let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
    for cell in cells {
        parse(cell, &style, &mut instants).unwrap();
    }
    let [note] = &crate::intake::instants::repeated_note(&instants.repeated)
        .into_iter()
        .collect::<Vec<_>>()[..]
    else {
        panic!("one note")
    };
    assert_eq!((note.first.as_str(), note.count), ("2026-10-25 02:30", 1));
}

#[test]
fn a_repeated_hour_is_either_of_two_instants() {
    let (_, style) = decide(&["2026-10-25 02:30"], None).unwrap();
    let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
    let span = parse("2026-10-25 02:30", &style, &mut instants).unwrap();
    assert_eq!(span.hi - span.lo, time::HOUR);
}

#[test]
fn the_way_a_column_is_written_names_its_time_too() {
    for (cell, pattern, words) in [
        ("2026-03-02", None, "yyyy-mm-dd (days)"),
        ("2026-03-02 00:00:00", None, "yyyy-mm-dd (days)"),
        ("2026-03-02 10:05", None, "yyyy-mm-dd hh:mm"),
        ("2026-03-02T10:05:07Z", None, "yyyy-mm-dd hh:mm:ss"),
        ("25/04/2024 10:05", None, "dd/mm/yyyy hh:mm"),
        ("03/04/2024 10:05", Some("dd/mm/yyyy HH:mm"), "dd/mm/yyyy HH:mm"),
        ("2026/03/02", None, "yyyy/mm/dd (days)"),
        ("20260302", None, "yyyymmdd (days)"),
        ("2.3.2026", None, "dd.mm.yyyy (days)"),
        ("2-Mar-26", None, "dd Mon yy (20yy) (days)"),
        ("Mon, 2 Mar 2026 10:05:07 +0100", None, "dd Mon yyyy hh:mm:ss"),
        ("Mar 2, 2026", None, "Mon dd yyyy (days)"),
        ("13/03/26", Some("dd/mm/yy"), "dd/mm/yy (days)"),
    ] {
        let (votes, style) = decide(&[cell], pattern).unwrap();
        assert_eq!(votes.words(&style).as_deref(), Some(words), "{cell}");
    }
}

proptest! {
    #[test]
    fn any_text_is_a_moment_or_refused(
        text in "\\PC*",
        like in "[0-9]{1,5}[-/. ]?[0-9A-Za-zäя]{0,4}[-/. ]?[0-9]{0,5}[T ]?[0-9:., +Zapm]{0,12}",
        pattern in prop::sample::select(vec![
            None, Some("dd/mm/yyyy"), Some("dd-Mon-yy HH:mm:ss"), Some("excel-1900"), Some("unix"),
        ]),
    ) {
        let pattern = pattern.map(|text| Pattern::read(text).unwrap());
        let mut instants = Instants::new(zone(), time::parse("2026-06-01", zone()).unwrap().lo);
        for cell in [&text, &like] {
            let mut votes = Votes::until(2036);
            votes.see(cell, pattern.as_ref());
            let Ok(style) = votes.decide(pattern.as_ref()) else { continue };
            match parse(cell, &style, &mut instants) {
                Ok(span) => prop_assert!(span.is_known() && span.lo <= span.hi),
                Err(why) => prop_assert!(!why.tell(cell).0.is_empty()),
            }
        }
    }

    #[test]
    fn any_text_is_a_pattern_or_refused(
        text in "[dmyMonHs/. T-]{0,14}|\\PC{0,8}",
        cell in "\\PC{0,12}",
    ) {
        if let Ok(pattern) = Pattern::read(&text) {
            let _ = pattern.take_apart(&cell);
        }
    }

    #[test]
    fn an_instant_is_read_as_it_was_printed(second in 631_152_000_i64..2_000_000_000) {
        let instant = second * time::SECOND;
        let printed = zone().print(Span::exact(instant));
        let mut votes = Votes::default();
        votes.see(&printed, None);
        let style = votes.decide(None).unwrap();
        let mut instants = Instants::new(zone(), time::parse("2060-06-01", zone()).unwrap().lo);
        let read = parse(&printed, &style, &mut instants).unwrap();
        prop_assert!(read.lo <= instant && instant <= read.hi, "{}", printed);
    }
}
