//! Cells of a workbook by their types: numbers with formats, dates, and texts that stay texts.
//!
//! The only room of the program with floating point, because a workbook has no other numbers: a
//! decimal of up to fifteen digits comes back from it as it was, and a longer one is a text.

use crate::money::minor_decimals;
use crate::render::Lang;
use crate::render::sheets::Cell;
use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};
use std::collections::HashMap;

/// So many decimal digits come back from a number of a workbook as they were, whatever they are.
const DIGITS_MAX: usize = 15;

/// The formats in use, each made once.
#[derive(Debug)]
pub struct Formats {
    lang: Lang,
    /// How days and moments are shown.
    day: String,
    moment: String,
    numbers: HashMap<String, Format>,
    text: Format,
    /// A text that looks like a formula stays a text when somebody edits it.
    quoted: Format,
}

impl Formats {
    /// No format yet, for a workbook in such a language.
    pub fn new(lang: Lang) -> Self {
        let text = Format::new().set_indent(1);
        let parts = [("year", "yyyy"), ("month", "mm"), ("day", "dd")];
        let day = lang.say("date", parts.map(|(name, part)| (name, part.into())));
        let parts = [("date", day.as_str()), ("time", "hh:mm:ss")];
        let moment = lang.say("moment", parts.map(|(name, part)| (name, part.into())));
        let quoted = text.clone().set_quote_prefix();
        Self { lang, day, moment, numbers: HashMap::new(), quoted, text }
    }

    /// The language of the workbook.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The pattern of a day.
    pub fn day(&self) -> &str {
        &self.day
    }

    /// The format of a column of texts: beside a number they keep their distance.
    pub const fn text(&self) -> &Format {
        &self.text
    }

    /// The format of numbers with such a pattern.
    fn of(&mut self, pattern: &str) -> &Format {
        if !self.numbers.contains_key(pattern) {
            let format = Format::new().set_num_format(pattern);
            self.numbers.insert(pattern.to_owned(), format);
        }
        &self.numbers[pattern]
    }
}

/// Writes a cell at a row and a column.
pub fn write(
    page: &mut Worksheet,
    formats: &mut Formats,
    (row, column): (u32, u16),
    cell: &Cell<'_>,
) -> Result<(), XlsxError> {
    let plain = cell.plain();
    let pattern = match cell {
        Cell::None => return Ok(()),
        Cell::Text(_) | Cell::Word(..) => {
            let text = cell.in_words(formats.lang);
            return write_text(page, formats, (row, column), &text);
        }
        Cell::Moment(_) => return write_moment(page, formats, (row, column), &plain),
        Cell::Count(_) => "#,##0".to_owned(),
        Cell::Decimal(_) => with_decimals("#,##0", decimals_of(&plain)),
        Cell::Money(_, currency) => money_pattern(&plain, currency),
    };
    match number(&plain) {
        Some(number) => {
            page.write_number_with_format(row, column, number, formats.of(&pattern))?;
        }
        None => write_text(page, formats, (row, column), &plain)?,
    }
    Ok(())
}

/// The number of a plain decimal, unless a workbook would bend it.
fn number(text: &str) -> Option<f64> {
    let digits = text.trim_start_matches(['-', '0', '.']).bytes().filter(u8::is_ascii_digit);
    if digits.count() > DIGITS_MAX { None } else { text.parse().ok() }
}

fn decimals_of(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, decimals)| decimals.len())
}

fn with_decimals(whole: &str, decimals: usize) -> String {
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{}", "0".repeat(decimals)) }
}

/// Amounts show every digit they have, and the currency where it is the code of one. What stands
/// there instead in an export must not become a part of a pattern.
fn money_pattern(amount: &str, currency: &str) -> String {
    let minor = usize::try_from(minor_decimals(currency)).unwrap_or(2);
    let pattern = with_decimals("#,##0", decimals_of(amount).max(minor));
    let is_code = currency.len() == 3 && currency.bytes().all(|mark| mark.is_ascii_uppercase());
    if is_code { format!("{pattern}\\ \"{currency}\"") } else { pattern }
}

/// A text that a spreadsheet does not run, also after it was edited.
fn write_text(
    page: &mut Worksheet,
    formats: &Formats,
    (row, column): (u32, u16),
    text: &str,
) -> Result<(), XlsxError> {
    let (shown, is_formula) = super::text(text);
    if is_formula {
        page.write_string_with_format(row, column, shown, &formats.quoted)?;
    } else {
        page.write_string(row, column, shown)?;
    }
    Ok(())
}

/// A day, or a moment on the clock of the business; one that a workbook cannot hold exactly, such
/// as a part of a second or a year before 1900, is a text.
fn write_moment(
    page: &mut Worksheet,
    formats: &mut Formats,
    place: (u32, u16),
    text: &str,
) -> Result<(), XlsxError> {
    let Some((clock, is_day)) = clock_of(text) else {
        return write_text(page, formats, place, text);
    };
    let pattern = if is_day { formats.day.clone() } else { formats.moment.clone() };
    match ExcelDateTime::parse_from_str(clock) {
        Ok(moment) => {
            page.write_datetime_with_format(place.0, place.1, &moment, formats.of(&pattern))?;
            Ok(())
        }
        Err(_) => write_text(page, formats, place, text),
    }
}

/// The part of an RFC 3339 text that stands on a clock on the wall, and whether it is a day.
fn clock_of(text: &str) -> Option<(&str, bool)> {
    // Excel counts a day in 1900 that never was, so that what lies before March is one off.
    if !text.is_ascii() || text < "1900-03-01" {
        return None;
    }
    match text.len() {
        10 => Some((text, true)),
        20 | 25 if !text[19..].starts_with('.') => Some((&text[..19], false)),
        _ => None,
    }
}

/// The format of a header.
pub fn head(is_number: bool) -> Format {
    let align = if is_number { FormatAlign::Right } else { FormatAlign::Left };
    Format::new()
        .set_bold()
        .set_align(align)
        .set_indent(u8::from(!is_number))
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x1F_3A_5F))
        .set_font_color(Color::White)
        .set_border_bottom(FormatBorder::Thin)
}

/// The format of a number that is nothing.
pub fn nothing() -> Format {
    Format::new().set_font_color(Color::RGB(0x9A_A2_AC))
}

/// The words of a column that are coloured, with their colours; the words say the same.
pub fn colours(column: &str, lang: Lang) -> Vec<(String, Format)> {
    let format = |back: u32, fore: u32| {
        Format::new().set_background_color(Color::RGB(back)).set_font_color(Color::RGB(fore))
    };
    let red = || format(0xFB_D5_D5, 0x8A_11_11);
    let orange = || format(0xFD_E6_C8, 0x7A_3E_00);
    let green = || format(0xD3_F0_DA, 0x0B_5A_26);
    let grey = || format(0xE8_EA_ED, 0x44_4B_54);
    let words = match column {
        "outcome" => vec![
            ("outcome-broken", red()),
            ("outcome-overdue", orange()),
            ("outcome-unknown", grey()),
        ],
        "told" => vec![("told-silent", orange()), ("told-told", green())],
        "status" => vec![
            ("status-incomplete", orange()),
            ("status-checked", green()),
            ("status-not-checked", grey()),
            ("status-off", grey()),
        ],
        "value" => vec![("incomplete", orange())],
        "quarantined" => vec![("answer-yes", orange())],
        "burnt" => vec![("answer-burnt", red())],
        _ => Vec::new(),
    };
    words.into_iter().map(|(id, format)| (lang.word(id).to_owned(), format)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_fifteen_digits_come_back_and_longer_ones_are_texts() {
        for text in ["0.10", "-9999999999999.99", "123456789012345", "0.000001", "999999999.999999"]
        {
            let shown = number(text).map(|number| number.to_string()).unwrap_or_default();
            let same = |text: &str| crate::decimal::parse(text);
            assert_eq!(same(&shown), same(text), "{text}");
        }
        // The largest amount there is, and the smallest of sixteen digits.
        for text in ["9223372036854.775807", "-9223372036854.775807", "1000000000000.001"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn every_digit_of_an_amount_is_shown() {
        assert_eq!(money_pattern("1240.00", "EUR"), "#,##0.00\\ \"EUR\"");
        assert_eq!(money_pattern("1240", "JPY"), "#,##0\\ \"JPY\"");
        assert_eq!(money_pattern("45.5805", "EUR"), "#,##0.0000\\ \"EUR\"");
        assert_eq!(money_pattern("1.00", "\"=1"), "#,##0.00");
    }

    #[test]
    fn a_moment_is_the_time_on_the_wall() {
        assert_eq!(clock_of("2026-03-02"), Some(("2026-03-02", true)));
        assert_eq!(clock_of("2026-03-02T12:00:00+01:00"), Some(("2026-03-02T12:00:00", false)));
        assert_eq!(clock_of("2026-03-02T12:00:00Z"), Some(("2026-03-02T12:00:00", false)));
        for text in ["1900-02-28", "2026-03-02T12:00:00.5Z", "2026-03-02T12:00:00.000001Z", "x"] {
            assert_eq!(clock_of(text), None, "{text}");
        }
    }
}
