//! Reads the keys at the top of a contract and hands each table to its own reader.
//!
//! Holds what several tables share: zones and whole numbers.

use super::reader::{Entry, Reader, Value, count, elements, text};
use super::{
    Contract, Friction, Known, handover, hours, keys, measures, near, packs, promises, rates,
    sources, targets, terms,
};
use crate::intake::Normalisation;
use crate::report::Lang;
use crate::time::Zone;

/// Reads one key of the top into the contract.
pub(super) fn part(
    reader: &mut Reader<'_>,
    contract: &mut Contract,
    entry: &Entry<'_>,
    known: &Known,
) {
    let value = entry.value;
    match entry.name {
        "zone" => {
            contract.zone = zone(reader, value).unwrap_or_default();
            contract.has_zone = true;
        }
        "currency" => contract.currency = currency(reader, value),
        "lang" => contract.lang = lang(reader, value),
        "packs" => contract.packs = packs::packs(reader, value),
        "normalise" => contract.normalise = normalise(reader, value),
        "delivered_by" => contract.delivered_by = handover::handover(reader, value),
        "source" => contract.sources = sources::sources(reader, value),
        "calendar" => hours::calendar(reader, value, &mut contract.calendar),
        "rates" => rates::rates(reader, value, contract),
        "charges" => contract.charges = charges(reader, value),
        "policy" => contract.policies = terms::policies(reader, value),
        "target" => contract.targets = targets::targets(reader, value),
        "limits" => limits(reader, value, contract),
        "friction" => contract.friction = friction(reader, value),
        "history" => history(reader, value, contract),
        "promises" => {
            let promises = promises::promises(reader, value, known);
            contract.settings = promises.settings;
            contract.promises = promises.own;
        }
        _ => {}
    }
}

/// A time zone; reports a name that is none.
pub(super) fn zone(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Zone> {
    let name = text(value);
    let zone = Zone::named(name);
    if zone.is_none() {
        let names = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        let help = match near::near(name, names) {
            Some(other) => format!("did you mean \"{other}\"?"),
            None => "write an IANA name such as \"Europe/Stockholm\"".to_owned(),
        };
        let message = format!("unknown time zone \"{}\"", name.escape_debug());
        reader.wrong(value.span(), message, help);
    }
    zone
}

fn currency(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let code = text(value);
    if code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Some(code.to_owned());
    }
    let message = format!("\"{}\" is no currency", code.escape_debug());
    let upper = code.to_ascii_uppercase();
    let is_code = upper.len() == 3 && upper.bytes().all(|letter| letter.is_ascii_uppercase());
    let example = if is_code { upper } else { "EUR".to_owned() };
    reader.wrong(value.span(), message, format!("write three letters: \"{example}\""));
    None
}

fn lang(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Lang> {
    let lang = Lang::tagged(text(value));
    if lang.is_none() {
        reader.unknown_word(value.span(), "language", text(value), &Lang::ALL.map(Lang::tag));
    }
    lang
}

fn normalise(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Normalisation> {
    let mut chosen = Vec::new();
    for element in elements(value) {
        let word = text(element);
        match Normalisation::ALL.into_iter().find(|kind| kind.name() == word) {
            Some(kind) => chosen.push(kind),
            None => {
                let names = Normalisation::ALL.map(Normalisation::name);
                reader.unknown_word(element.span(), "normalisation", word, &names);
            }
        }
    }
    chosen
}

/// Articles by what rows with them are for; one that stands for two of these is a mistake.
fn charges(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<(&'static str, Vec<String>)> {
    let Some(table) = value.get_ref().as_table() else { return Vec::new() };
    let mut charges: Vec<(&'static str, Vec<String>)> = Vec::new();
    for entry in reader.entries(table, &keys::CHARGES, keys::CHARGES.header) {
        let Some(key) = keys::CHARGES.key(entry.name) else { continue };
        let articles = reader.some_texts(&entry, key.example);
        for article in elements(entry.value) {
            let is_it = |known: &&(&'static str, Vec<String>)| {
                known.1.iter().any(|one| one == text(article))
            };
            if let Some((other, _)) = charges.iter().find(is_it) {
                let message = format!("\"{}\" is {other} already", text(article));
                reader.wrong(article.span(), message, "keep one of the two");
            }
        }
        charges.push((key.name, articles));
    }
    charges
}

fn limits(reader: &mut Reader<'_>, value: &Value<'_>, contract: &mut Contract) {
    let Some(table) = value.get_ref().as_table() else { return };
    for entry in reader.entries(table, &keys::LIMITS, keys::LIMITS.header) {
        let value = entry.value;
        match entry.name {
            "quarantined" => contract.quarantined_max = whole(reader, value, entry.name),
            "max_input_age" => contract.max_input_age = age(reader, value),
            "decoded_bytes" => {
                contract.decoded_bytes_max = Some(whole(reader, value, entry.name));
            }
            "rate_days" => {
                let days = whole(reader, value, entry.name).min(36_525);
                contract.rates.days = i32::try_from(days).unwrap_or(i32::MAX);
            }
            _ => contract.maturity_days = whole(reader, value, entry.name).min(36_525),
        }
    }
}

/// The points of a claim; what is left out counts for nothing.
fn friction(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Friction> {
    let mut friction = Friction::default();
    for entry in reader.entries(value.get_ref().as_table()?, &keys::FRICTION, keys::FRICTION.header)
    {
        let points = whole(reader, entry.value, entry.name).min(1_000_000);
        match entry.name {
            "days" => friction.days = points,
            "contacts" => friction.contacts = points,
            _ => friction.unpaid = points,
        }
    }
    (friction != Friction::default()).then_some(friction)
}

fn history(reader: &mut Reader<'_>, value: &Value<'_>, contract: &mut Contract) {
    let Some(table) = value.get_ref().as_table() else { return };
    for entry in reader.entries(table, &keys::HISTORY, keys::HISTORY.header) {
        let file = text(entry.value);
        if file.is_empty() || file.ends_with('/') {
            let message = "the history needs a name of its own".to_owned();
            reader.wrong(entry.value.span(), message, "write file = \"promised.history.db\"");
        }
        contract.history = Some(file.into());
    }
}

fn age(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<i64> {
    let age = measures::grace(text(value));
    if age.is_none() {
        let message = format!("\"{}\" is no length of time", text(value).escape_debug());
        reader.wrong(value.span(), message, "write a whole number of days, hours or minutes");
    }
    age
}

/// A whole number from 0; reports any other.
pub(super) fn whole(reader: &mut Reader<'_>, value: &Value<'_>, name: &str) -> u64 {
    count(value).unwrap_or_else(|| {
        let message = format!("{name} takes a whole number from 0");
        reader.wrong(value.span(), message, format!("write {name} = 0"));
        0
    })
}

#[cfg(test)]
mod tests {
    use crate::contract::check::{accepted, check};

    #[test]
    fn all_mistakes_are_shown_at_once_in_the_order_of_the_file() {
        check(
            "curency = \"SEK\"
zone = \"Europe/Stokholm\"

[promises]
late-delivery = \"bad\"

[[source]]
files = \"a.csv\"
zone = \"Mars\"
[source.columns.order]
order_id = \"A\"

[limits]
quarantined = \"none\"
",
            "promised.toml:1:1: unknown key \"curency\"
  1 | curency = \"SEK\"
    | ^^^^^^^ did you mean \"currency\"?

promised.toml:2:8: unknown time zone \"Europe/Stokholm\"
  2 | zone = \"Europe/Stokholm\"
    |        ^^^^^^^^^^^^^^^^^ did you mean \"Europe/Stockholm\"?

promised.toml:5:17: unknown severity \"bad\"
  5 | late-delivery = \"bad\"
    |                 ^^^^^ known here: error, warning, info

promised.toml:9:8: unknown time zone \"Mars\"
  9 | zone = \"Mars\"
    |        ^^^^^^ write an IANA name such as \"Europe/Stockholm\"

promised.toml:10:17: unknown role \"order\"
 10 | [source.columns.order]
    |                 ^^^^^ did you mean \"orders\"?

promised.toml:14:15: quarantined takes a whole number, not a text
 14 | quarantined = \"none\"
    |               ^^^^^^ write quarantined = 0",
        );
    }

    #[test]
    fn the_age_of_the_input_is_a_length_of_time() {
        check(
            "[limits]\nmax_input_age = \"two days\"\ndecoded_bytes = -1",
            "promised.toml:2:17: \"two days\" is no length of time
  2 | max_input_age = \"two days\"
    |                 ^^^^^^^^^^ write a whole number of days, hours or minutes

promised.toml:3:17: decoded_bytes takes a whole number from 0
  3 | decoded_bytes = -1
    |                 ^^ write decoded_bytes = 0",
        );
    }

    #[test]
    fn an_article_is_one_charge() {
        let charges = accepted("[charges]\nshipping = [\"FRT\", \"9000\"]\nfee = \"PAL\"").charges;
        let owned = |articles: &[&str]| articles.iter().map(|&one| one.to_owned()).collect();
        let expected: [(&str, Vec<String>); 2] =
            [("shipping", owned(&["FRT", "9000"])), ("fee", owned(&["PAL"]))];
        assert_eq!(charges, expected);
        check(
            "[charges]\nshipping = \"FRT\"\nfee = [\"PAL\", \"FRT\"]\nfreight = \"X\"",
            "promised.toml:3:15: \"FRT\" is shipping already
  3 | fee = [\"PAL\", \"FRT\"]
    |               ^^^^^ keep one of the two

promised.toml:4:1: unknown key \"freight\" in [charges]
  4 | freight = \"X\"
    | ^^^^^^^ known here: shipping, fee",
        );
    }

    #[test]
    fn a_history_is_a_file() {
        check(
            "[history]\nfile = \"\"",
            "promised.toml:2:8: the history needs a name of its own
  2 | file = \"\"
    |        ^^ write file = \"promised.history.db\"",
        );
    }

    #[test]
    fn a_currency_is_three_letters() {
        check(
            "currency = \"sek\"",
            "promised.toml:1:12: \"sek\" is no currency
  1 | currency = \"sek\"
    |            ^^^^^ write three letters: \"SEK\"",
        );
    }

    #[test]
    fn a_report_is_in_a_language_that_there_is() {
        check(
            "lang = \"se\"",
            "promised.toml:1:8: unknown language \"se\"
  1 | lang = \"se\"
    |        ^^^^ known here: en, sv, nb, pl, ru, de",
        );
    }

    #[test]
    fn an_unknown_normalisation_is_a_mistake() {
        check(
            "normalise = [\"case\", \"zeros\"]",
            "promised.toml:1:22: unknown normalisation \"zeros\"
  1 | normalise = [\"case\", \"zeros\"]
    |                      ^^^^^^^ did you mean \"leading-zeros\"?",
        );
    }
}
