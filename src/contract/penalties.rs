//! Reads the `penalty` of a promise: what breaking it costs whoever made it.
//!
//! Works out no amount; that is done where findings are made.

use super::keys;
use super::measures::{self, Tolerance};
use super::reader::{Entry, Reader, text};
use crate::decimal;
use toml::de::DeTable;

/// What breaking a promise costs, as an agreement says it.
///
/// `min(periods * rate * value, cap * value)` (section "Money at stake" of the domain), where the
/// periods are those that it took longer than promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Penalty {
    /// What it costs, once or for each period.
    pub rate: Rate,
    /// The length of a period in microseconds, and how they are counted; once where [`None`].
    pub per: Option<(i64, Periods)>,
    /// What it costs at most.
    pub cap: Option<Rate>,
    /// After so many microseconds the agreement may be ended.
    pub ends_after: Option<i64>,
    /// Excuses of a delivery for which nothing is due (G9 of the domain).
    pub excused: Vec<String>,
}

/// A part of the value of what was promised, or an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rate {
    /// So many millionths of the value.
    Share(i64),
    /// So many millionths of a currency, by its code.
    Amount(i64, String),
}

/// How periods that are not over are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Periods {
    /// By the part of them that is over.
    Exact,
    /// As whole ones.
    Begun,
    /// Not at all.
    Full,
}

impl Periods {
    const ALL: [Self; 3] = [Self::Exact, Self::Begun, Self::Full];

    /// The word for it in a contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Begun => "begun",
            Self::Full => "full",
        }
    }
}

impl Penalty {
    /// What it costs, and what at most where that is agreed.
    pub fn rates(&self) -> impl Iterator<Item = &Rate> {
        std::iter::once(&self.rate).chain(&self.cap)
    }

    /// Whether it asks what the promise is worth.
    pub fn is_share(&self) -> bool {
        self.rates().any(|rate| matches!(rate, Rate::Share(_)))
    }

    /// Whether it asks how late something was.
    pub const fn is_timed(&self) -> bool {
        self.per.is_some() || self.ends_after.is_some()
    }
}

/// The penalty of a promise; [`None`] where it is not whole, which was then said.
pub(super) fn penalty(reader: &mut Reader<'_>, entry: &Entry<'_>, name: &str) -> Option<Penalty> {
    let table = entry.value.get_ref().as_table()?;
    let header = keys::PENALTY.header.replace("NAME", name);
    let entries = reader.entries(table, &keys::PENALTY, &header);
    let of = |name: &str| entries.iter().find(|entry| entry.name == name);
    whole(reader, (entry, table), &entries, &header);
    let rate = of("rate").and_then(|entry| rate(reader, entry));
    let cap = of("cap").and_then(|entry| self::rate(reader, entry));
    if let (Some(Rate::Amount(_, one)), Some(Rate::Amount(_, other)), Some(entry)) =
        (&rate, &cap, of("cap"))
        && one != other
    {
        let message = format!("the rate is in {one} and the cap in {other}");
        reader.wrong(entry.value.span(), message, "write both in one currency");
    }
    let per = of("per").and_then(|entry| length(reader, entry));
    let periods = of("periods").and_then(|entry| periods(reader, entry));
    let ends_after = of("ends_after").and_then(|entry| length(reader, entry));
    let excused = of("excused");
    let excused = excused.map(|entry| reader.some_texts(entry, "\"force majeure\""));
    let excused = excused.unwrap_or_default();
    Some(Penalty { rate: rate?, per: per.zip(periods), cap, ends_after, excused })
}

/// Refuses a penalty that does not say how much, or only half of how periods are counted.
fn whole(
    reader: &mut Reader<'_>,
    (entry, table): (&Entry<'_>, &DeTable<'_>),
    entries: &[Entry<'_>],
    header: &str,
) {
    let has = |name: &str| table.contains_key(name);
    if !has("rate") {
        let help = "write rate = \"0.5%\", or an amount such as \"25.00 EUR\"";
        reader.wrong(entry.key.clone(), format!("{header} does not say how much"), help);
    }
    if has("per") && !has("periods") {
        let message = format!("{header} does not say how a part of a period counts");
        let help = "write periods = \"begun\" (as a whole one), \"full\" (not at all) or \"exact\"";
        reader.wrong(entry.key.clone(), message, help);
    }
    let counted = entries.iter().find(|entry| entry.name == "periods");
    if let Some(periods) = counted.filter(|_| !has("per")) {
        let help = "write per = \"1 day\", or leave it out";
        reader.wrong(periods.key.clone(), "without per there are no periods", help);
    }
}

/// Reads `0.5%` or `25.00 EUR`.
fn rate(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Rate> {
    let written = text(entry.value);
    let rate = match written.rsplit_once(' ') {
        Some((amount, currency)) if is_currency(currency) => decimal::parse(amount.trim())
            .filter(|&amount| amount > 0)
            .map(|amount| Rate::Amount(amount, currency.to_owned())),
        _ => match measures::tolerance(written) {
            Some(Tolerance::Share(share)) if share > 0 => Some(Rate::Share(share)),
            _ => None,
        },
    };
    if rate.is_none() {
        let message = format!("\"{}\" is no {}", written.escape_debug(), entry.name);
        let help = "write a share such as \"0.5%\", or an amount with its currency such as \
                    \"25.00 EUR\"";
        reader.wrong(entry.value.span(), message, help);
    }
    rate
}

fn is_currency(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|letter| letter.is_ascii_uppercase())
}

fn length(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<i64> {
    let written = text(entry.value);
    let length = measures::grace(written).filter(|&length| length > 0);
    if length.is_none() {
        let message = format!("\"{}\" is no length of a period", written.escape_debug());
        let help = "write a whole number of days, hours or minutes";
        reader.wrong(entry.value.span(), message, help);
    }
    length
}

fn periods(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<Periods> {
    let word = text(entry.value);
    let found = Periods::ALL.into_iter().find(|one| one.name() == word);
    if found.is_none() {
        let words = Periods::ALL.map(Periods::name);
        reader.unknown_word(entry.value.span(), "way to count periods", word, &words);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::check::{accepted, known};
    use crate::contract::parse;
    use crate::time::{DAY, HOUR};
    use std::path::Path;

    fn penalty_of(text: &str) -> Penalty {
        let text = format!("[promises.late-delivery.penalty]\n{text}");
        accepted(&text).settings[0].limits[0].penalty.clone().unwrap()
    }

    #[test]
    fn a_penalty_is_a_share_or_an_amount() {
        let once = Penalty {
            rate: Rate::Share(30_000),
            per: None,
            cap: None,
            ends_after: None,
            excused: vec!["weather".to_owned()],
        };
        assert_eq!(penalty_of("rate = \"3%\"\nexcused = \"weather\""), once);
        let text = "rate = \"25.00 EUR\"\nper = \"12 hours\"\nperiods = \"begun\"\n\
                    cap = \"10%\"\nends_after = \"30 days\"";
        let hourly = Penalty {
            rate: Rate::Amount(25_000_000, "EUR".to_owned()),
            per: Some((12 * HOUR, Periods::Begun)),
            cap: Some(Rate::Share(100_000)),
            ends_after: Some(30 * DAY),
            excused: Vec::new(),
        };
        assert_eq!(penalty_of(text), hourly);
    }

    #[test]
    fn a_penalty_that_could_mean_two_things_is_refused() {
        let refused = |table: &str, column: usize, message: &str, help: &str| {
            let line = format!("penalty = {table}");
            let printed = format!(
                "promised.toml:2:{column}: {message}\n  2 | {line}\n    | {:>column$} {help}",
                "^"
            );
            let text = format!("[promises.late-delivery]\n{line}");
            let mistakes = parse(&text, Path::new("promised.toml"), &known()).unwrap_err();
            let found = mistakes.to_string().replace("^^", "^");
            let found = std::iter::successors(Some(found), |text| {
                text.contains("^^").then(|| text.replace("^^", "^"))
            });
            assert_eq!(found.last().unwrap(), printed);
        };
        let header = "[promises.late-delivery.penalty]";
        refused(
            "{ per = \"1 day\", periods = \"full\" }",
            1,
            &format!("{header} does not say how much"),
            "write rate = \"0.5%\", or an amount such as \"25.00 EUR\"",
        );
        refused(
            "{ rate = \"2%\", per = \"1 day\" }",
            1,
            &format!("{header} does not say how a part of a period counts"),
            "write periods = \"begun\" (as a whole one), \"full\" (not at all) or \"exact\"",
        );
        refused(
            "{ rate = \"2%\", periods = \"full\" }",
            26,
            "without per there are no periods",
            "write per = \"1 day\", or leave it out",
        );
        refused(
            "{ rate = \"5.00 EUR\", cap = \"50.00 SEK\" }",
            38,
            "the rate is in EUR and the cap in SEK",
            "write both in one currency",
        );
        refused(
            "{ rate = \"25.00\" }",
            20,
            "\"25.00\" is no rate",
            "write a share such as \"0.5%\", or an amount with its currency such as \"25.00 EUR\"",
        );
    }
}
