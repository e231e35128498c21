//! Cases of deciding and reading columns of times.

use super::*;
use crate::time::{self, Zone};

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
        NoTime::Shape,
        NoTime::Shape,
        NoTime::Shape,
    ];
    assert_eq!(read(&cells), expected.map(Err));
    assert!(NoTime::Shape.tell("45292").0.contains("Excel"));
    assert!(NoTime::Shape.tell("59:01.0").0.contains("minutes"));
    assert!(NoTime::FarAway.tell("29991212").1.contains("absent = [\"29991212\"]"));
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
    ] {
        let (votes, style) = decide(&[cell], pattern).unwrap();
        assert_eq!(votes.words(&style).as_deref(), Some(words), "{cell}");
    }
}
