//! The value of a cell as text, by its type and by how the workbook shows it.
//!
//! Numbers are never rounded and never in scientific notation. Moments are worked out in whole
//! thousandths of a second from the decimal figure, without any arithmetic of floating point.

use calamine::{DataRef, ExcelDateTime, Style};
use chrono::{Days, NaiveDate};
use std::borrow::Cow;
use std::collections::BTreeSet;

const DAY: i64 = 86_400_000;
/// More digits than this are not shown by a spreadsheet.
const DIGITS_MAX: usize = 15;
/// The last days that a spreadsheet knows, 9999-12-31, in either way of counting.
const LAST_DAYS: [i64; 2] = [2_958_465, 2_957_003];

/// What stands before a cell that is a number and not a text that looks like one.
pub const NUMBER: char = '\x1D';

/// A cell as text.
pub struct Written<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// Whether it is a number of more digits than a spreadsheet shows.
    pub is_long: bool,
}

/// How a workbook counts days, and where midnight is a time.
pub struct Dates {
    /// Whether its days count from 1904 and not from 1900.
    pub is_1904: bool,
    /// Columns in which every moment is written with its time.
    pub timed: BTreeSet<u32>,
}

impl Dates {
    /// The value of a cell as text. A time is written where there is one and where the cell shows
    /// one.
    pub fn write<'t>(
        &self,
        value: &'t DataRef<'_>,
        column: u32,
        shows_time: Option<bool>,
    ) -> Written<'t> {
        let text: Cow<'t, str> = match value {
            DataRef::Empty => "".into(),
            DataRef::String(text) => text.into(),
            DataRef::SharedString(text) => (*text).into(),
            DataRef::Bool(true) => "TRUE".into(),
            DataRef::Bool(false) => "FALSE".into(),
            DataRef::Error(error) => error.to_string().into(),
            DataRef::DateTime(moment) => {
                let is_timed = || self.timed.contains(&column);
                self.moment(moment, shows_time.unwrap_or_else(is_timed)).into()
            }
            DataRef::DateTimeIso(text) => iso_moment(text, shows_time).into(),
            DataRef::DurationIso(text) => iso_duration(text).map_or(text.into(), Cow::from),
            DataRef::Int(number) => return number_text(number.to_string()),
            DataRef::Float(number) => return number_text(number.to_string()),
        };
        Written { text, is_long: false }
    }

    fn moment(&self, moment: &ExcelDateTime, shows_time: bool) -> String {
        let serial = moment.to_string();
        let Some((days, time)) = days_and_time(&serial) else { return serial };
        if moment.is_duration() {
            return clock(days * DAY + time);
        }
        if days == 0 && (time > 0 || !self.is_1904) {
            return clock(time);
        }
        let (days, time) = (days + time / DAY, time % DAY);
        let Some(day) = self.day(days) else { return serial };
        match time > 0 || shows_time {
            true => format!("{day} {}", clock(time)),
            false => day,
        }
    }

    /// The date of a day. Counted from 1900 there is a 29 February 1900, which never was.
    fn day(&self, days: i64) -> Option<String> {
        if days > LAST_DAYS[usize::from(self.is_1904)] {
            return None;
        }
        let (year, month, day, days) = match (self.is_1904, days) {
            (true, _) => (1904, 1, 1, days),
            (false, 60) => return Some("1900-02-29".to_owned()),
            (false, 61..) => (1899, 12, 30, days),
            (false, _) => (1899, 12, 31, days),
        };
        let first = NaiveDate::from_ymd_opt(year, month, day)?;
        let date = first.checked_add_days(Days::new(u64::try_from(days).ok()?))?;
        Some(date.to_string())
    }
}

fn number_text(text: String) -> Written<'static> {
    let digits = text.trim_start_matches(['-', '0', '.']);
    let digits = if text.contains('.') { digits } else { digits.trim_end_matches('0') };
    let is_long = digits.bytes().filter(u8::is_ascii_digit).count() > DIGITS_MAX;
    let text = if text == "-0" { "0" } else { &text };
    Written { text: format!("{NUMBER}{text}").into(), is_long }
}

/// Whether a moment has a time of day.
pub fn has_time(moment: &ExcelDateTime) -> bool {
    let parts = days_and_time(&moment.to_string());
    parts.is_some_and(|(_, time)| time % DAY > 0)
}

/// The whole days of a serial number, and the rest in thousandths of a second, rounded to the
/// nearest; [`None`] for what is no moment.
fn days_and_time(serial: &str) -> Option<(i64, i64)> {
    const FRACTION_DIGITS_MAX: usize = 20;
    let (whole, fraction) = serial.split_once('.').unwrap_or((serial, "0"));
    let days = whole.parse::<i64>().ok().filter(|days| !serial.starts_with('-') && *days < DAY)?;
    let fraction = &fraction[..fraction.len().min(FRACTION_DIGITS_MAX)];
    let part = fraction.parse::<i128>().ok()?;
    let unit = 10_i128.pow(fraction.len() as u32);
    let time = (part * i128::from(DAY) * 2 + unit) / (unit * 2);
    Some((days, i64::try_from(time).ok()?))
}

/// Thousandths of a second as `hh:mm:ss`, with a fraction where there is one.
fn clock(time: i64) -> String {
    let (seconds, rest) = (time / 1_000, time % 1_000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let whole = format!("{:02}:{:02}:{seconds:02}", minutes / 60, minutes % 60);
    if rest == 0 { whole } else { format!("{whole}.{rest:03}") }
}

/// `2026-03-04T10:00:00.000` as `2026-03-04 10:00:00`; midnight as the day where the cell is known
/// to show no time.
fn iso_moment(text: &str, shows_time: Option<bool>) -> String {
    let Some((day, time)) = text.split_once('T') else { return text.to_owned() };
    let time = match time.split_once('.') {
        Some((whole, rest)) if rest.bytes().all(|digit| digit == b'0') => whole,
        _ => time,
    };
    match (time, shows_time) {
        ("00:00:00", Some(false)) => day.to_owned(),
        _ => format!("{day} {time}"),
    }
}

/// `PT10H30M00S` as `10:30:00`.
fn iso_duration(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let (seconds, fraction) = seconds.split_once(['.', ',']).unwrap_or((seconds, ""));
    let whole = |part: &str| part.parse::<u32>().ok();
    let clock = format!("{:02}:{:02}:{:02}", whole(hours)?, whole(minutes)?, whole(seconds)?);
    let fraction = fraction.trim_end_matches('0');
    Some(if fraction.is_empty() { clock } else { format!("{clock}.{fraction}") })
}

/// Whether a style shows the time of a moment.
pub fn shows_time(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| code_shows_time(&format.format_code))
}

/// Whether a format such as `dd.mm.yyyy hh:mm` has a place for hours or seconds.
fn code_shows_time(code: &str) -> bool {
    let (mut is_quoted, mut is_in_brackets) = (false, false);
    let mut marks = code.chars();
    if code.eq_ignore_ascii_case("General") {
        return false;
    }
    while let Some(mark) = marks.next() {
        match mark {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' | '_' | '*' => {
                marks.next();
            }
            '[' => is_in_brackets = true,
            ']' => is_in_brackets = false,
            _ if is_in_brackets => {}
            ';' => return false,
            'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// The address of a cell, such as `B7`, from its row and column counted from 0.
pub fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    fn dates(is_1904: bool) -> Dates {
        Dates { is_1904, timed: BTreeSet::new() }
    }

    fn check(value: DataRef<'_>, shows_time: bool, expected: &str) {
        let written = dates(false).write(&value, 0, Some(shows_time));
        assert_eq!(written.text.trim_start_matches(NUMBER), expected, "{value:?}");
    }

    #[test]
    fn a_number_is_marked_and_a_text_that_looks_like_one_is_not() {
        let written = |value| dates(false).write(&value, 0, None).text.into_owned();
        assert_eq!(written(DataRef::Float(1.5)), "\u{1d}1.5");
        assert_eq!(written(DataRef::String("1.5".to_owned())), "1.5");
    }

    #[test]
    fn whole_numbers_have_no_fraction_and_none_is_in_scientific_notation() {
        check(DataRef::Float(1001.0), false, "1001");
        check(DataRef::Float(-0.0), false, "0");
        check(DataRef::Float(0.1), false, "0.1");
        check(DataRef::Float(1e21), false, "1000000000000000000000");
        check(DataRef::Float(1e-7), false, "0.0000001");
        check(DataRef::Float(-12.5), false, "-12.5");
        check(DataRef::Int(7), false, "7");
        check(DataRef::Bool(true), false, "TRUE");
        check(DataRef::Error(calamine::CellErrorType::Ref), false, "#REF!");
    }

    #[test]
    fn numbers_of_more_than_15_digits_are_told() {
        for (number, expected) in [
            ("123456789012345", false),
            ("1234567890123456", true),
            ("1234567890123450000", false),
            ("0.30000000000000004", true),
            ("0.000000123456789012345", false),
            ("-59.970000000000006", true),
        ] {
            assert_eq!(number_text(number.to_owned()).is_long, expected, "{number}");
        }
    }

    #[test]
    fn a_serial_number_is_a_day_and_a_time_where_it_is_shown() {
        for (serial, shows_time, expected) in [
            (45_292.0, false, "2024-01-01"),
            (45_292.0, true, "2024-01-01 00:00:00"),
            (45_292.75, false, "2024-01-01 18:00:00"),
            (45_292.423_611_111_1, false, "2024-01-01 10:10:00"),
            (45_943.541, true, "2025-10-13 12:59:02.400"),
            (44_926.999_999_999_9, false, "2023-01-01"),
            (1.0, false, "1900-01-01"),
            (59.0, false, "1900-02-28"),
            (60.0, false, "1900-02-29"),
            (61.0, false, "1900-03-01"),
            (0.0, false, "00:00:00"),
            (0.5, false, "12:00:00"),
            (0.187_375, false, "04:29:49.200"),
            (2_958_465.0, false, "9999-12-31"),
            (2_958_466.0, false, "2958466"),
            (-1.0, false, "-1"),
        ] {
            check(
                DataRef::DateTime(ExcelDateTime::new(serial, DateTime, false)),
                shows_time,
                expected,
            );
        }
    }

    #[test]
    fn days_count_from_1904_where_the_workbook_says_so() {
        let written = |serial| {
            let value = DataRef::DateTime(ExcelDateTime::new(serial, DateTime, true));
            dates(true).write(&value, 0, Some(false)).text.into_owned()
        };
        assert_eq!(written(0.0), "1904-01-01");
        assert_eq!(written(0.25), "06:00:00");
        assert_eq!(written(43_830.0), "2024-01-01");
    }

    #[test]
    fn a_duration_has_as_many_hours_as_it_takes() {
        check(DataRef::DateTime(ExcelDateTime::new(1.5, TimeDelta, false)), false, "36:00:00");
        check(DataRef::DurationIso("PT34H05M00S".to_owned()), false, "34:05:00");
        check(DataRef::DurationIso("PT01H05M00.2500S".to_owned()), false, "01:05:00.25");
        check(DataRef::DurationIso("P1D".to_owned()), false, "P1D");
    }

    #[test]
    fn a_written_moment_keeps_its_form() {
        check(DataRef::DateTimeIso("2026-03-04".to_owned()), false, "2026-03-04");
        let text = "2026-03-04T10:00:00.000000000".to_owned();
        check(DataRef::DateTimeIso(text), false, "2026-03-04 10:00:00");
        let midnight = DataRef::DateTimeIso("2026-03-04T00:00:00".to_owned());
        check(midnight.clone(), false, "2026-03-04");
        check(midnight.clone(), true, "2026-03-04 00:00:00");
        assert_eq!(dates(false).write(&midnight, 0, None).text, "2026-03-04 00:00:00");
    }

    #[test]
    fn a_format_shows_time_by_its_hours_or_seconds() {
        for (code, expected) in [
            ("dd.mm.yyyy", false),
            ("m/d/yy h:mm", true),
            ("yyyy-mm-dd\\Thh:mm:ss", true),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", false),
            ("[$-409]d\\-mmm\\-yy;@", false),
            ("yyyy\"h\"", false),
            ("General", false),
            ("mm:ss", true),
        ] {
            assert_eq!(code_shows_time(code), expected, "{code}");
        }
    }

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        let names = [(0, 0), (6, 25), (0, 26), (0, 701), (0, 702), (1_048_575, 16_383)];
        let names = names.map(|(row, column)| address(row, column));
        assert_eq!(names, ["A1", "Z7", "AA1", "ZZ1", "AAA1", "XFD1048576"]);
    }
}
