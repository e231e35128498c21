//! Cases of taking cells apart.

use super::*;
use crate::time::{DAY, HOUR, MINUTE, SECOND};

fn check(cell: &str, year: i32, month: u32, day: u32) {
    let written = take_apart(cell).map(|written| written.date);
    assert_eq!(written, Some(Date::Known(year, month, day)), "{cell}");
}

fn check_time(cell: &str, time: i64, offset: Option<i64>) {
    let clock = take_apart(cell).and_then(|written| written.clock);
    let clock = clock.unwrap_or_else(|| panic!("{cell} has no time"));
    assert_eq!((clock.time, clock.offset), (time, offset), "{cell}");
}

#[test]
fn dates_without_doubt_are_known() {
    for cell in ["2026-03-02", "20260302", "02.03.2026", "2.3.2026", "2026/03/02", "2-Mar-26"] {
        check(cell, 2026, 3, 2);
    }
    for cell in ["2-Mar-2026", "Mar 2, 2026", "Mar-02-26", "March 2, 2026", "2 March 2026"] {
        check(cell, 2026, 3, 2);
    }
    check("2-Jun-06", 2006, 6, 2);
    check("2-Jun-98", 1998, 6, 2);
    check("'2026-03-02", 2026, 3, 2);
}

#[test]
fn dates_with_the_name_of_the_month_are_read_in_eight_languages() {
    for cell in ["31 januari 2026", "31. januar 2026", "31. jan. 2026", "31.Jan.2026"] {
        check(cell, 2026, 1, 31);
    }
    for cell in ["31. tammikuuta 2026", "31 stycznia 2026 r.", "31 января 2026 г.", "31/Jan/2026"]
    {
        check(cell, 2026, 1, 31);
    }
    for cell in ["lördag 31 januari 2026", "Samstag, 31. Januar 2026", "Sat Jan 31 2026"] {
        check(cell, 2026, 1, 31);
    }
    check("2. März 2026", 2026, 3, 2);
    check("2\u{A0}мая\u{A0}2026", 2026, 5, 2);
}

#[test]
fn two_numbers_and_a_year_are_left_open() {
    let open = |cell: &str| {
        take_apart(cell).map(|written| (written.date, written.shape, written.is_short))
    };
    let date =
        |shape, is_short| Some((Date::Either { first: 3, second: 4, year: 2024 }, shape, is_short));
    assert_eq!(open("03/04/2024"), date(Shape::Slashed, false));
    assert_eq!(open("3-4-2024"), date(Shape::Dashed, false));
    assert_eq!(open("03/04/24"), date(Shape::Slashed, true));
    assert_eq!(open("03.04.24"), date(Shape::Dotted, true));
}

#[test]
fn times_and_offsets_are_read_to_the_microsecond() {
    let morning = 9 * HOUR + 50 * MINUTE + 26 * SECOND;
    check_time("2025-10-07 09:50:26 +0200", morning, Some(2 * HOUR));
    check_time("2025-10-07T09:50:26Z", morning, Some(0));
    check_time("2025-10-07T09:50:26.123456-05:00", morning + 123_456, Some(-5 * HOUR));
    check_time("2025-10-07 09:50:26.000", morning, None);
    check_time("10/07/2025 09:50:26 PM", morning + 12 * HOUR, None);
    check_time("10/7/2025, 9:50:26\u{202F}PM", morning + 12 * HOUR, None);
    check_time("Oct 7, 2025, 9:50:26", morning, None);
    check_time("2025-10-07 24:00", DAY, None);
    check_time("2025-10-07 09:50:60", 9 * HOUR + 50 * MINUTE + 59 * SECOND, None);
    check_time("Tue, 07 Oct 2025 09:50:26 +0100", morning, Some(HOUR));
    check_time("07.10.2025 kl. 09.50.26", morning, None);
    check_time("7 октября 2025 г. в 09:50:26", morning, None);
    check_time("7. Oktober 2025 um 09:50:26 Uhr", morning, None);
    check_time("Tue Oct 07 2025 09:50:26 GMT+0200 (CEST)", morning, Some(2 * HOUR));
}

#[test]
fn anything_else_is_no_date() {
    for cell in [
        "",
        "today",
        "45292",
        "59:01.0",
        "N/A",
        "2026-03-02 25:00",
        "2026-03-02x",
        "2026-03",
        "2026-W05-3",
        "2026-031",
        "10000-01-01",
        "-2026-01-01",
        "2026-03-02 10:61",
        "2026-03-02T10:00+25:00",
        "2026-03-02 10:00 CET",
        "10:00",
        "Foo 2, 2026",
        "1/2/3/4",
        "2026-03-02 24:01",
        "123-45-6789",
        "2026-03-02 13:00 PM",
        "2026-03-02,",
        "31 Jan2026",
    ] {
        assert_eq!(take_apart(cell), None, "{cell}");
    }
}
