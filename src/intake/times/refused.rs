//! Why a cell is no moment, and what to do about it.
//!
//! Reads no dates; looks only at cells that were refused.

use super::super::cells::{Trouble, absent_hint, damage, expected_hint};
use super::super::dates::{self, Date};
use super::super::pattern::Count;

/// Why a cell is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoTime {
    /// In no shape that is known.
    Shape,
    /// In a shape that is known, and not the one that the contract says.
    OtherThanSaid,
    /// A date that does not exist.
    NoSuchDate,
    /// The clocks went forward over it.
    Skipped,
    /// Before 1990 or ten years past the audit.
    FarAway,
    /// A serial number of Excel: `45292.5`.
    Serial,
    /// Seconds since 1970.
    Unix,
    /// Milliseconds since 1970.
    UnixMs,
    /// Minutes and seconds that Excel left of a time: `59:01.0`.
    Minutes,
    /// A date and a time with the name of a zone: `10:30 CET`.
    ZoneName,
    /// A date and a time of no half of a day: `13:30 PM`.
    HalfDay,
    /// `2026-W05-3`
    Week,
    /// `2026-031`
    DayOfYear,
    /// `2026-01`
    Month,
    /// A year before 1 or after 9999.
    FarYear,
    /// `today`
    Word,
    /// `#REF!`
    ExcelError,
    /// Digits of another script.
    Digits,
}

/// Words that other programs read as a date of their own.
const WORDS: [&str; 7] = ["today", "now", "infinity", "-infinity", "+infinity", "inf", "epoch"];

/// What a date looks like.
const DATE: &str = "a date like 2026-01-31";

/// Dates that programs write for none.
const SENTINELS: [(i32, u32, u32); 4] = [(1, 1, 1), (1900, 1, 1), (2999, 12, 31), (9999, 12, 31)];

/// Why a cell that is a date in no known shape is refused.
pub fn why_not(cell: &str) -> NoTime {
    let cell = &*dates::plain(cell);
    let (whole, rest) = cell.split_at(cell.bytes().take_while(u8::is_ascii_digit).count());
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = rest.strip_prefix(['.', ',']).unwrap_or(rest);
    let is_number = is_digits(fraction) && (rest.is_empty() || !fraction.is_empty());
    if damage::is_excel_error(cell) {
        NoTime::ExcelError
    } else if WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word)) {
        NoTime::Word
    } else if damage::foreign_digits(cell).is_some() {
        NoTime::Digits
    } else if is_number {
        match whole.len() {
            5 if whole >= "20000" => NoTime::Serial,
            10 => NoTime::Unix,
            13 => NoTime::UnixMs,
            _ => NoTime::Shape,
        }
    } else if is_minutes(cell) {
        NoTime::Minutes
    } else {
        of_a_calendar(cell, whole, rest)
    }
}

/// `59:01.0`
fn is_minutes(cell: &str) -> bool {
    let has_marks = cell.contains(':') && cell.contains('.');
    has_marks && cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'))
}

/// Dates that are written clearly, and in a way that is not read.
fn of_a_calendar(cell: &str, whole: &str, rest: &str) -> NoTime {
    let signed = cell.strip_prefix(['-', '+']).unwrap_or(cell);
    let is_far = whole.len() >= 5 && rest.starts_with('-');
    if is_far && is_date(&cell[whole.len() - 4..])
        || signed.len() < cell.len() && (is_date(signed) || why_not(signed) == NoTime::FarYear)
    {
        return NoTime::FarYear;
    }
    if names_a_half(cell) {
        return NoTime::HalfDay;
    }
    if names_a_zone(cell) {
        return NoTime::ZoneName;
    }
    let after: Vec<u8> = rest.bytes().take(9).collect();
    match (whole.len(), &after[..]) {
        (4, [b'-', b'W' | b'w', b'0'..=b'5', b'0'..=b'9', ..]) => NoTime::Week,
        (4, [b'W' | b'w', b'0'..=b'5', b'0'..=b'9', ..]) => NoTime::Week,
        (4, [b'-', a, b, c]) if [a, b, c].iter().all(|byte| byte.is_ascii_digit()) => {
            NoTime::DayOfYear
        }
        (4, [b'-' | b'/' | b'.', a, b]) if a.is_ascii_digit() && b.is_ascii_digit() => {
            NoTime::Month
        }
        _ => NoTime::Shape,
    }
}

fn is_date(cell: &str) -> bool {
    dates::take_apart(cell).is_some()
}

/// Whether a cell is a date and a time once `AM` or `PM` at its end is taken off.
fn names_a_half(cell: &str) -> bool {
    let bare = ["am", "pm", "a.m.", "p.m."].iter().find_map(|half| {
        let (bare, end) = cell.split_at_checked(cell.len().checked_sub(half.len())?)?;
        end.eq_ignore_ascii_case(half).then_some(bare.trim_end())
    });
    bare.and_then(dates::take_apart).is_some_and(|written| written.clock.is_some())
}

/// Whether a cell is a date and a time once the capitals at its end are taken off.
fn names_a_zone(cell: &str) -> bool {
    let bare = cell.trim_end_matches(|mark: char| mark.is_ascii_uppercase());
    let letters = cell.len() - bare.len();
    (2..=5).contains(&letters)
        && dates::take_apart(bare.trim_end()).is_some_and(|written| written.clock.is_some())
}

impl NoTime {
    /// What is wrong and what to do about it.
    pub fn tell(self, cell: &str) -> Trouble {
        if let Some(told) = self.tell_counted(cell) {
            return told;
        }
        let message = match self {
            Self::FarAway if is_sentinel(cell) => {
                "is a date that programs write where there is none"
            }
            _ => self.message(),
        };
        let remedy = match self {
            Self::ExcelError => {
                format!("mend the formula of the cell and export again; {}", absent_hint(cell))
            }
            Self::OtherThanSaid => {
                let hint = expected_hint(cell, "a date as `dates` says");
                format!("correct `dates` in the contract, or, {hint}")
            }
            Self::FarAway if is_out_of_all_time(cell) => absent_hint(cell),
            _ => self.remedy().map_or_else(|| expected_hint(cell, DATE), str::to_owned),
        };
        (message.into(), remedy)
    }

    /// For numbers that count days or seconds: what they would be.
    fn tell_counted(self, cell: &str) -> Option<Trouble> {
        let read = |count: Count| {
            let written = count.take_apart(&dates::plain(cell))?;
            let Date::Known(year, month, day) = written.date else { return None };
            let time = written.clock.map_or(0, |clock| clock.time) / crate::time::SECOND;
            let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
            let date = format!("{year:04}-{month:02}-{day:02}");
            let clock = written.clock.map(|_| format!(" {hour:02}:{minute:02}:{second:02}"));
            Some(date + &clock.unwrap_or_default())
        };
        Some(match self {
            Self::Serial => {
                let message = format!(
                    "is a serial number of Excel and would be {}, or {} with the 1904 system",
                    read(Count::Excel1900)?,
                    read(Count::Excel1904)?
                );
                let remedy = "export the column as yyyy-mm-dd, or write `dates = \"excel-1900\"` \
                              or `dates = \"excel-1904\"` into the contract";
                (message.into(), remedy.to_owned())
            }
            Self::Unix | Self::UnixMs => {
                let count = if self == Self::Unix { Count::Unix } else { Count::UnixMs };
                let unit = if self == Self::Unix { "seconds" } else { "milliseconds" };
                let message = format!("would be {} UTC in {unit} since 1970", read(count)?);
                let remedy = format!(
                    "export the column as a date, or write `dates = \"{}\"` into the contract",
                    count.name()
                );
                (message.into(), remedy)
            }
            _ => return None,
        })
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Shape | Self::Serial | Self::Unix | Self::UnixMs => {
                "is not a date in a known form"
            }
            Self::OtherThanSaid => "is not written as the contract says",
            Self::NoSuchDate => "is a date that does not exist",
            Self::Skipped => "is a time that the clocks of its zone skipped that day",
            Self::FarAway => "is before 1990 or ten years past the audit",
            Self::Minutes => {
                "is no date; Excel shows minutes and seconds of it and has lost the rest"
            }
            Self::ZoneName => "names a zone by letters that stand for several zones",
            Self::HalfDay => "has an hour that does not go with AM or PM",
            Self::Week => "is a week and not a date",
            Self::DayOfYear => "is a day counted from the start of its year",
            Self::Month => "is a month and names no day",
            Self::FarYear => "has a year before 1 or after 9999",
            Self::Word => "is a word and not a date",
            Self::ExcelError => "is an error of Excel",
            Self::Digits => "is written in digits other than 0 to 9",
        }
    }

    /// What to do, where that is not to say that the cell means no value.
    const fn remedy(self) -> Option<&'static str> {
        match self {
            Self::Skipped => Some(
                "correct the cell, or export times with their offset, such as +01:00; if the file \
                 is of another zone, correct `zone` in its [[source]]",
            ),
            Self::HalfDay => Some(
                "expected is an hour from 1 to 12 before AM or PM, or one to 24 without them; \
                 correct the cell or export again",
            ),
            Self::Minutes => Some("export the column as yyyy-mm-dd hh:mm:ss"),
            Self::ZoneName => Some(
                "export times with their offset, such as +01:00, or without a zone and write \
                 `zone = \"Europe/Stockholm\"` or your own into the contract",
            ),
            Self::Week | Self::DayOfYear | Self::Month => Some("export the column as yyyy-mm-dd"),
            Self::Digits => Some("export the column with the digits 0 to 9"),
            _ => None,
        }
    }
}

/// Whether the year of a date is one that only stands for none, such as `29991212`.
fn is_out_of_all_time(cell: &str) -> bool {
    dates::take_apart(cell).is_some_and(|written| match written.date {
        Date::Known(year, ..) | Date::Either { year, .. } => !(1901..=2098).contains(&year),
    })
}

fn is_sentinel(cell: &str) -> bool {
    let date = dates::take_apart(cell).map(|written| written.date);
    SENTINELS.iter().any(|&(year, month, day)| {
        let (first, second) = (month, day);
        date == Some(Date::Known(year, month, day))
            || date == Some(Date::Either { first, second, year })
            || date == Some(Date::Either { first: second, second: first, year })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], why: NoTime, message: &str, remedy: &str) {
        for cell in cells {
            assert_eq!(why_not(cell), why, "{cell}");
            let told = why.tell(cell);
            assert!(told.0.contains(message), "{cell}: {}", told.0);
            assert!(told.1.contains(remedy), "{cell}: {}", told.1);
        }
    }

    #[test]
    fn a_serial_number_is_shown_in_both_systems() {
        let message = "would be 2024-01-01, or 2028-01-02 with the 1904 system";
        check(&["45292", "'45292"], NoTime::Serial, "", "`dates = \"excel-1900\"`");
        check(&["45292"], NoTime::Serial, message, "`dates = \"excel-1904\"`");
        let message = "would be 2024-01-01 12:00:00, or 2028-01-02 12:00:00";
        check(&["45292.5", "45292,5"], NoTime::Serial, message, "export the column");
    }

    #[test]
    fn seconds_since_1970_are_shown_as_a_time() {
        let message = "would be 2026-01-31 10:00:00 UTC in seconds";
        check(&["1769853600"], NoTime::Unix, message, "`dates = \"unix\"`");
        let message = "would be 2026-01-31 10:00:00 UTC in milliseconds";
        check(&["1769853600000"], NoTime::UnixMs, message, "`dates = \"unix-ms\"`");
    }

    #[test]
    fn what_excel_left_of_a_time_is_damage() {
        let cells = ["59:01.0", "00:00.0", "10:30:00.0"];
        check(&cells, NoTime::Minutes, "has lost the rest", "yyyy-mm-dd hh:mm:ss");
        check(&["#VALUE!", "####"], NoTime::ExcelError, "error of Excel", "absent = [");
    }

    #[test]
    fn dates_that_are_clear_and_not_read_are_named() {
        check(&["2026-W05-3", "2026W053", "2026-w05"], NoTime::Week, "week", "yyyy-mm-dd");
        check(&["2026-031"], NoTime::DayOfYear, "start of its year", "yyyy-mm-dd");
        check(&["2026-01", "2026/01"], NoTime::Month, "names no day", "yyyy-mm-dd");
        check(
            &["10000-01-01", "-2026-01-01", "+12026-01-01"],
            NoTime::FarYear,
            "year",
            "2026-01-31",
        );
        let zones = ["2026-01-31 10:00 CET", "31.01.2026 10.30 EST", "2026-01-31T10:00:00 MSK"];
        check(&zones, NoTime::ZoneName, "several zones", "such as +01:00");
    }

    #[test]
    fn words_and_digits_of_other_scripts_are_told_apart_from_the_rest() {
        check(&["today", "NOW", "infinity", "-infinity"], NoTime::Word, "word", "absent = [");
        check(&["٢٠٢٦-٠١-٣١"], NoTime::Digits, "digits", "0 to 9");
        check(&["NULL", "", "N/A"], NoTime::Shape, "not a date", "absent = [");
        let rest = ["1234", "12:30", "2026-01-31x", "260131", "Q1 2026"];
        check(&rest, NoTime::Shape, "not a date", "a date like 2026-01-31; correct the cell");
    }

    #[test]
    fn a_cell_with_digits_is_not_offered_as_an_empty_one() {
        for why in [NoTime::Shape, NoTime::NoSuchDate, NoTime::OtherThanSaid, NoTime::FarAway] {
            let (_, remedy) = why.tell("2026-02-30");
            assert!(!remedy.contains("absent") && remedy.contains("expected is"), "{remedy}");
        }
    }

    #[test]
    fn a_time_that_the_clocks_skipped_is_not_told_to_name_a_zone() {
        let (message, remedy) = NoTime::Skipped.tell("2026-03-29 02:30");
        assert!(message.contains("the clocks of its zone skipped"), "{message}");
        assert!(remedy.starts_with("correct the cell"), "{remedy}");
    }

    #[test]
    fn an_hour_that_no_half_of_a_day_has_names_no_zone() {
        let cells = ["2026-01-31 13:30 PM", "2026-01-31 13:30PM", "31.01.2026 0:30 a.m."];
        check(&cells, NoTime::HalfDay, "does not go with AM or PM", "from 1 to 12");
    }

    #[test]
    fn dates_that_stand_for_none_are_said_to() {
        for cell in ["1900-01-01", "9999-12-31", "0001-01-01", "2999-12-31", "31/12/9999"] {
            let told = NoTime::FarAway.tell(cell);
            assert!(told.0.contains("where there is none"), "{cell}: {}", told.0);
            assert!(told.1.contains("absent = ["), "{cell}");
        }
        assert!(NoTime::FarAway.tell("1901-01-01").0.contains("before 1990"));
        assert!(NoTime::FarAway.tell("29991212").1.contains("absent = [\"29991212\"]"));
        assert!(NoTime::FarAway.tell("2062-01-31").1.contains("a date like 2026-01-31"));
    }
}
