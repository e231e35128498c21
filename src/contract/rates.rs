//! Reads exchange rates: `[[rates]]`, or the lines of a file that the contract names.
//!
//! Both give the same rates and the same mistakes. Opens no file, and knows no record.

use super::keys;
use super::mistakes::{Mistake, Mistakes};
use super::reader::{Reader, Value, tables, text};
use super::{Contract, Place, hours};
use crate::decimal;
use crate::rates::{Rate, Rates};
use crate::time::Day;
use std::path::{Path, PathBuf};
use toml::de::DeValue;

/// What the header of a file of rates says, in any order.
const HEADER: [&str; 4] = ["date", "from", "to", "rate"];

/// What is wrong with a value, and what to write instead.
type Wrong = (String, String);

/// Rates in the contract itself, or the name of the file they are in.
pub(super) fn rates(reader: &mut Reader<'_>, value: &Value<'_>, contract: &mut Contract) {
    if value.get_ref().is_str() {
        let name = text(value);
        if name.trim().is_empty() {
            reader.wrong(value.span(), "rates names no file", "write rates = \"rates.csv\"");
        }
        contract.rates_file = Some(PathBuf::from(name));
        return;
    }
    let mut all: Vec<Rate> = Vec::new();
    for (table, at) in tables(value) {
        let entries = reader.entries(table, &keys::RATES, keys::RATES.header);
        let mut cells: [Option<(String, std::ops::Range<usize>)>; 4] = Default::default();
        for entry in &entries {
            let place = HEADER.iter().position(|name| *name == entry.name);
            if let Some(cell) = place.map(|place| &mut cells[place]) {
                *cell = Some((written(entry.value), entry.value.span()));
            }
        }
        if let Some(place) = HEADER.iter().position(|name| !table.contains_key(*name)) {
            let (name, example) = (HEADER[place], EXAMPLES[place]);
            let help = format!("write {name} = {example}");
            reader.wrong(at.clone(), format!("this rate has no {name}"), help);
        }
        let [Some(date), Some(from), Some(to), Some(rate)] = cells else { continue };
        match rate_of([&date.0, &from.0, &to.0, &rate.0], &all) {
            Ok(one) => all.push(one),
            Err((cell, (message, help))) => {
                let spans = [date.1, from.1, to.1, rate.1];
                reader.wrong(spans[cell].clone(), message, help);
            }
        }
    }
    contract.rates = Rates::new(all, contract.rates.days);
}

const EXAMPLES: [&str; 4] = ["2026-03-02", "\"EUR\"", "\"SEK\"", "\"11.05\""];

/// A value as it was written: a number digit by digit, never as a float.
fn written(value: &Value<'_>) -> String {
    match value.get_ref() {
        DeValue::Integer(number) if number.radix() == 10 => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Datetime(moment) => moment.to_string(),
        _ => text(value).to_owned(),
    }
}

/// The rates of a file: a header, and a line for each.
///
/// # Errors
/// Every mistake, in the order of the file.
pub fn rates_of_file(text: &str, path: &Path, days: Day) -> Result<Rates, Mistakes> {
    let mut mistakes = Mistakes::new(text, path);
    let mut all = Vec::new();
    let mut lines = (1..).zip(text.trim_start_matches('\u{feff}').lines());
    let (_, header) = lines.next().unwrap_or((1, ""));
    let mark = [';', '\t'].into_iter().find(|mark| header.contains(*mark)).unwrap_or(',');
    let names: Vec<String> =
        cells(header, mark).map(|(_, name)| name.to_ascii_lowercase()).collect();
    let places = HEADER.map(|wanted| names.iter().position(|name| name == wanted));
    let [Some(date), Some(from), Some(to), Some(rate)] = places else {
        let message = "this is not the header of exchange rates";
        let length = u32::try_from(header.chars().count()).unwrap_or(1);
        let help = "write date,from,to,rate";
        mistakes.add(Mistake::new(Place { line: 1, column: 1 }, length, message, help));
        return mistakes.or(Rates::default());
    };
    for (line, row) in lines.filter(|(_, row)| !row.trim().is_empty()) {
        let found: Vec<(u32, &str)> = cells(row, mark).collect();
        let cell = |place: usize| found.get(place).copied().unwrap_or((0, ""));
        let chosen = [date, from, to, rate].map(cell);
        let is_whole = found.len() == names.len();
        let read = match is_whole {
            true => rate_of(chosen.map(|(_, text)| text), &all),
            false => Err((0, (format!("{} cells, not {}", found.len(), names.len()), SAME.into()))),
        };
        match read {
            Ok(one) => all.push(one),
            Err((cell, (message, help))) => {
                let (column, text) = if is_whole { chosen[cell] } else { (1, row) };
                let length = u32::try_from(text.chars().count()).unwrap_or(1);
                mistakes.add(Mistake::new(Place { line, column }, length, message, help));
            }
        }
    }
    mistakes.or(Rates::new(all, days))
}

const SAME: &str = "write as many cells as the header has";

/// The cells of a line, each with the column that it begins at.
fn cells(line: &str, mark: char) -> impl Iterator<Item = (u32, &str)> {
    let mut column = 1;
    line.split(mark).map(move |cell| {
        let blank = cell.chars().take_while(|mark| mark.is_whitespace() || *mark == '"').count();
        let at = column + u32::try_from(blank).unwrap_or(0);
        column += u32::try_from(cell.chars().count() + 1).unwrap_or(0);
        (at, cell.trim().trim_matches('"').trim())
    })
}

/// A rate from its texts, or which of them is wrong and why.
fn rate_of(texts: [&str; 4], before: &[Rate]) -> Result<Rate, (usize, Wrong)> {
    let [date, from, to, rate] = texts;
    let wrong = |cell: usize, message: String, help: &str| (cell, (message, help.to_owned()));
    let day = hours::date(date).ok_or_else(|| {
        wrong(0, format!("\"{date}\" is no date"), "write a date such as 2026-03-02")
    })?;
    for (cell, code) in [(1, from), (2, to)] {
        if code.len() != 3 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
            let message = format!("\"{}\" is no currency", code.escape_debug());
            return Err(wrong(cell, message, "write three letters such as EUR"));
        }
    }
    if from == to {
        return Err(wrong(2, "a rate is between two currencies".to_owned(), "write another one"));
    }
    let rate = decimal::parse(rate).filter(|&rate| rate > 0).ok_or_else(|| {
        let message = format!("\"{}\" is no exchange rate", rate.escape_debug());
        let help = format!(
            "write a number above 0 with at most six decimals, or the rate from {to} to {from}"
        );
        wrong(3, message, &help)
    })?;
    let one = Rate { from: from.to_owned(), to: to.to_owned(), day, rate };
    let is_same = |other: &&Rate| (&other.from, &other.to, other.day) == (&one.from, &one.to, day);
    match before.iter().find(is_same) {
        Some(other) if other.rate != one.rate => {
            let message = format!("the rate from {from} to {to} of {date} stands here twice");
            let [one, other] = [other.rate, rate].map(|rate| decimal::print(rate, 0));
            Err(wrong(3, message, &format!("keep one of {one} and {other}")))
        }
        _ => Ok(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::check::{accepted, check};
    use crate::decimal::ONE;
    use crate::rates::Found;
    use crate::time::day_of_date;

    fn check_rates(rates: &Rates) {
        let day = day_of_date(2026, 3, 4).unwrap();
        assert_eq!(rates.find("EUR", "SEK", day).convert(2 * ONE), Some(22_100_000));
        assert_eq!(rates.find("USD", "SEK", day), Found::Missing);
    }

    #[test]
    fn rates_stand_in_the_contract_with_a_text_or_a_number() {
        for rate in ["\"11.05\"", "11.05"] {
            let one = format!("from = \"EUR\"\nto = \"SEK\"\nrate = {rate}");
            check_rates(&accepted(&format!("[[rates]]\ndate = 2026-03-02\n{one}")).rates);
        }
        let contract = accepted("rates = \"rates.csv\"\n[limits]\nrate_days = 31");
        assert_eq!(contract.rates_file, Some(PathBuf::from("rates.csv")));
        assert_eq!(contract.rates.days, 31);
    }

    #[test]
    fn rates_stand_in_a_file_in_any_order_of_columns() {
        let path = Path::new("rates.csv");
        for text in [
            "date,from,to,rate\n2026-03-02,EUR,SEK,11.05\n",
            "\u{feff}Rate;To;From;Date\r\n11.05;SEK;EUR;2026-03-02\r\n\r\n",
            "\"date\",\"from\",\"to\",\"rate\"\n\"2026-03-02\",\"EUR\",\"SEK\",\"11.05\"",
        ] {
            check_rates(&rates_of_file(text, path, 7).unwrap());
        }
    }

    #[test]
    fn a_mistake_in_a_file_of_rates_is_shown_with_its_line() {
        let text = "date,from,to,rate
2026-03-32,EUR,SEK,11.05
2026-03-02,eur,SEK,11.05
2026-03-02,EUR,SEK,\"11,05\"
2026-03-02,EUR,SEK,11.05
2026-03-02,EUR,SEK,11.06
2026-03-02,EUR,EUR,1
2026-03-02,JPY,EUR,0.00620193
";
        let mistakes = rates_of_file(text, Path::new("rates.csv"), 7).unwrap_err();
        assert_eq!(
            mistakes.to_string(),
            "rates.csv:2:1: \"2026-03-32\" is no date
  2 | 2026-03-32,EUR,SEK,11.05
    | ^^^^^^^^^^ write a date such as 2026-03-02

rates.csv:3:12: \"eur\" is no currency
  3 | 2026-03-02,eur,SEK,11.05
    |            ^^^ write three letters such as EUR

rates.csv:4:1: 5 cells, not 4
  4 | 2026-03-02,EUR,SEK,\"11,05\"
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^ write as many cells as the header has

rates.csv:6:20: the rate from EUR to SEK of 2026-03-02 stands here twice
  6 | 2026-03-02,EUR,SEK,11.06
    |                    ^^^^^ keep one of 11.05 and 11.06

rates.csv:7:16: a rate is between two currencies
  7 | 2026-03-02,EUR,EUR,1
    |                ^^^ write another one

rates.csv:8:20: \"0.00620193\" is no exchange rate
  8 | 2026-03-02,JPY,EUR,0.00620193
    |                    ^^^^^^^^^^ write a number above 0 with at most six decimals, \
            or the rate from EUR to JPY"
        );
        let other = rates_of_file("day;rate\n", Path::new("rates.csv"), 7).unwrap_err();
        assert!(other.to_string().ends_with("write date,from,to,rate"), "{other}");
    }

    #[test]
    fn a_mistake_in_a_rate_of_the_contract_is_shown_at_its_value() {
        check(
            "[[rates]]\ndate = 2026-03-02\nfrom = \"EUR\"\nto = \"SEK\"\nrate = 0",
            "promised.toml:5:8: \"0\" is no exchange rate
  5 | rate = 0
    |        ^ write a number above 0 with at most six decimals, or the rate from SEK to EUR",
        );
        check(
            "[[rates]]\ndate = 2026-03-02\nfrom = \"EUR\"\nto = \"SEK\"",
            "promised.toml:1:1: this rate has no rate
  1 | [[rates]]
    | ^^^^^^^^^ write rate = \"11.05\"",
        );
    }
}
