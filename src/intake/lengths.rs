//! Lengths of time in one cell: `180`, `3 min`, `1 min 30 s` and `00:03:00`, read as seconds.
//!
//! A plain number is seconds. What could be two lengths is refused, never guessed: `3:00` may be
//! hours or minutes. Knows no calendar.

use crate::decimal::{self, ONE};

/// The words of a unit in eight languages, and how many seconds it is.
const UNITS: [(&str, i64); 3] = [
    (
        "s, sec, secs, second, seconds, sek, sekund, sekunder, sekunnin, sekuntia, sekunde, \
         sekunden, sekundy, сек, с, секунда, секунды, секунд",
        1,
    ),
    (
        "min, mins, minute, minutes, minut, minuter, minutt, minutter, minuutti, minuuttia, \
         minuten, minuta, minuty, мин, минута, минуты, минут",
        60,
    ),
    (
        "h, hr, hrs, hour, hours, tim, timme, timmar, time, timer, tunti, tuntia, std, stunde, \
         stunden, godz, godzina, godziny, godzin, ч, час, часа, часов",
        3_600,
    ),
];

/// Why a cell is no length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoLength {
    /// It has another shape.
    Shape,
    /// It may be hours and minutes, or minutes and seconds.
    TwoParts,
}

impl NoLength {
    /// What is said about it.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Shape => "is no length of time",
            Self::TwoParts => "may be hours and minutes, or minutes and seconds",
        }
    }
}

/// The seconds of a trimmed cell, in millionths.
pub fn read(cell: &str) -> Result<i64, NoLength> {
    if cell.contains(':') {
        return clock(cell);
    }
    if let Some(seconds) = number(cell) {
        return Ok(seconds);
    }
    let mut rest = cell;
    let (mut sum, mut before) = (0_i64, i64::MAX);
    while !rest.is_empty() {
        let is_of_number = |mark: char| mark.is_ascii_digit() || matches!(mark, '.' | ',');
        let end = rest.find(|mark| !is_of_number(mark)).ok_or(NoLength::Shape)?;
        let amount = number(&rest[..end]).ok_or(NoLength::Shape)?;
        rest = rest[end..].trim_start();
        let end = rest.find(|mark: char| !mark.is_alphabetic()).unwrap_or(rest.len());
        let unit = unit(&rest[..end]).filter(|unit| *unit < before).ok_or(NoLength::Shape)?;
        let part = amount.checked_mul(unit);
        sum = part.and_then(|part| sum.checked_add(part)).ok_or(NoLength::Shape)?;
        before = unit;
        rest = rest[end..].trim_start_matches('.').trim_start();
    }
    if before == i64::MAX { Err(NoLength::Shape) } else { Ok(sum) }
}

/// `00:03:00`.
fn clock(cell: &str) -> Result<i64, NoLength> {
    let part = |text: &str| {
        let is_whole = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse::<i64>().ok().filter(|_| is_whole)
    };
    let parts: Option<Vec<i64>> = cell.split(':').map(part).collect();
    match parts.as_deref() {
        Some(&[hours, minutes, seconds]) if minutes < 60 && seconds < 60 => {
            Ok((hours * 3_600 + minutes * 60 + seconds) * ONE)
        }
        Some([_, _]) => Err(NoLength::TwoParts),
        _ => Err(NoLength::Shape),
    }
}

/// A number without a sign; a comma before three digits may be a group, and is no number here.
fn number(text: &str) -> Option<i64> {
    let is_plain = text.starts_with(|mark: char| mark.is_ascii_digit());
    if !is_plain {
        return None;
    }
    match text.split_once(',') {
        Some((whole, fraction)) if fraction.len() != 3 => {
            decimal::parse(&format!("{whole}.{fraction}"))
        }
        Some(_) => None,
        None => decimal::parse(text),
    }
}

fn unit(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let is_it = |(words, _): &&(&str, i64)| words.split(", ").any(|known| known == word);
    UNITS.iter().find(is_it).map(|(_, seconds)| *seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], seconds: i64) {
        for cell in cells {
            assert_eq!(read(cell), Ok(seconds * ONE), "{cell}");
        }
    }

    #[test]
    fn a_length_is_read_however_it_is_written() {
        check(&["180", "180.0", "180 s", "3 min", "3min", "00:03:00", "3 Minuten", "3 мин"], 180);
        check(&["1 min 30 s", "1.5 min", "1,5 min.", "90 sec", "0:01:30"], 90);
        check(&["1 h 30 min", "1:30:00", "1.5 timmar"], 5_400);
        check(&["0", "0 s"], 0);
    }

    #[test]
    fn what_may_be_two_lengths_or_none_is_refused() {
        assert_eq!(read("3:00"), Err(NoLength::TwoParts));
        let none = ["-5", "", "min", "3 parsecs", "30 s 1 min", "1,200", "1:2:3:4", "0:61:00"];
        for cell in none {
            assert_eq!(read(cell), Err(NoLength::Shape), "{cell}");
        }
    }
}
