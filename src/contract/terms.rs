//! Reads what differs from order to order: policies, and limits of promises with whom they are for.
//!
//! Does not match orders; that is done where promises are judged.

use super::keys::{self, LIMIT, MEMORY, ROW_SELECTORS, SELECTORS};
use super::measures::{self, Tolerance};
use super::penalties::penalty;
use super::reader::{Entry, Reader, Value, elements, kind, pairs, tables, text};
use super::{Limits, Place, Policy, Selector};
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Every policy, in the order of the file.
pub(super) fn policies(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Policy> {
    let mut policies = Vec::new();
    let mut catch_all: Option<u32> = None;
    for (table, at) in tables(value) {
        if let Some(line) = catch_all {
            let message = format!("no order reaches this policy: that of line {line} is for all");
            reader.wrong(at.clone(), message, "put it before that one");
        }
        let entries = reader.entries(table, &keys::POLICY, keys::POLICY.header);
        if !table.contains_key("within") {
            let message = "this policy does not say within what time";
            reader.wrong(at.clone(), message, "write within = \"3 business days\"");
        }
        let only = selectors(reader, &entries);
        if !SELECTORS.iter().any(|key| table.contains_key(key.name)) {
            catch_all.get_or_insert(reader.place(at.start).line);
        }
        let within = entries.iter().find(|entry| entry.name == "within");
        if let Some(within) = within.and_then(|entry| length(reader, entry)) {
            policies.push(Policy { within, only });
        }
    }
    policies
}

fn length(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<super::Within> {
    let length = measures::within(text(entry.value));
    if length.is_none() {
        let message = format!("\"{}\" is no length of time", text(entry.value).escape_debug());
        let help = "write a whole number of days, business days, hours, minutes, seconds, \
                    working hours or working minutes";
        reader.wrong(entry.value.span(), message, help);
    }
    length
}

/// Whom it is for, in the order of the file.
pub(super) fn selectors(reader: &mut Reader<'_>, entries: &[Entry<'_>]) -> Vec<Selector> {
    let mut selectors = Vec::new();
    for entry in entries {
        let mut keys = SELECTORS.iter().chain(ROW_SELECTORS);
        if let Some(key) = keys.find(|key| key.name == entry.name) {
            let values = reader.some_texts(entry, key.example);
            if key.name == "charge" {
                charges(reader, entry, &values);
            }
            selectors.push(Selector { column: key.name, values });
        }
    }
    selectors
}

/// Which limits are said and where, for all orders and then for some.
pub(super) fn said(reader: &Reader<'_>, entries: &[Entry<'_>]) -> Vec<(&'static str, Place)> {
    let place = |name: &str, at: usize| {
        let key = LIMIT.iter().chain(MEMORY).find(|key| key.name == name)?;
        Some((key.name, reader.place(at)))
    };
    let for_all = entries.iter().filter_map(|entry| place(entry.name, entry.key.start));
    let scopes = entries.iter().filter(|entry| entry.name == "for");
    let scopes = scopes.flat_map(|entry| tables(entry.value));
    let for_some = scopes.flat_map(|(table, _)| pairs(table));
    for_all.chain(for_some.filter_map(|entry| place(entry.name, entry.key.start))).collect()
}

/// Where limits are for articles or charges, in the order of the file.
pub(super) fn row_selectors(
    reader: &Reader<'_>,
    entries: &[Entry<'_>],
) -> Vec<(&'static str, Place)> {
    let scopes = entries.iter().filter(|entry| entry.name == "for");
    let scopes = scopes.flat_map(|entry| tables(entry.value));
    let of_scope = |(table, _): (&DeTable<'_>, Range<usize>)| {
        let of_key = |key: &keys::Key| {
            let (name, _) = table.get_key_value(key.name)?;
            Some((key.name, reader.place(name.span().start)))
        };
        ROW_SELECTORS.iter().filter_map(of_key).collect::<Vec<_>>()
    };
    scopes.flat_map(of_scope).collect()
}

/// What a row of an invoice may bill.
const CHARGES: [&str; 5] = ["goods", "shipping", "fee", "tax", "discount"];

fn charges(reader: &mut Reader<'_>, entry: &Entry<'_>, values: &[String]) {
    for value in values.iter().filter(|value| !CHARGES.contains(&value.as_str())) {
        let at = elements(entry.value).find(|element| text(element) == value);
        let at = at.map_or(entry.value.span(), |element| element.span());
        reader.unknown_word(at, "charge", value, &CHARGES);
    }
}

/// Limits for all orders, then those for some, from the entries of a promise.
pub(super) fn limits(reader: &mut Reader<'_>, entries: &[Entry<'_>], name: &str) -> Vec<Limits> {
    let for_all = limit(reader, entries, name);
    let mut limits = Vec::new();
    if for_all != Limits::default() {
        limits.push(for_all);
    }
    if let Some(scopes) = entries.iter().find(|entry| entry.name == "for") {
        for (table, at) in tables(scopes.value) {
            limits.push(scope(reader, table, at, name));
        }
    }
    limits
}

fn scope(reader: &mut Reader<'_>, table: &DeTable<'_>, at: Range<usize>, name: &str) -> Limits {
    let header = keys::SCOPE.header.replace("NAME", name);
    let entries = reader.entries(table, &keys::SCOPE, &header);
    let only = selectors(reader, &entries);
    if !SELECTORS.iter().chain(ROW_SELECTORS).any(|key| table.contains_key(key.name)) {
        let help =
            "write customer, tier, country, service, carrier, channel, party, item or charge";
        reader.wrong(at, format!("{header} does not say which orders it is for"), help);
    } else if !LIMIT.iter().any(|key| table.contains_key(key.name)) {
        let message = format!("{header} changes nothing");
        reader.wrong(
            at,
            message,
            "write within, grace, tolerance, converted, recover_within, penalty or combine",
        );
    }
    Limits { only, ..limit(reader, &entries, name) }
}

fn limit(reader: &mut Reader<'_>, entries: &[Entry<'_>], name: &str) -> Limits {
    let mut limits = Limits::default();
    for entry in entries {
        match entry.name {
            "within" => limits.within = length(reader, entry),
            "grace" => limits.grace = grace(reader, entry),
            "tolerance" => tolerance(reader, entry, name, &mut limits),
            "recover_within" => limits.recover_within = length(reader, entry),
            "converted" => {
                (limits.converted, limits.converted_share) = bounds(reader, entry.value);
            }
            "penalty" => limits.penalty = penalty(reader, entry, name),
            "combine" => limits.combine_either = combine(reader, entry),
            _ => {}
        }
    }
    limits
}

fn grace(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<i64> {
    let grace = measures::grace(text(entry.value));
    if grace.is_none() {
        let message = format!("\"{}\" is no grace", text(entry.value).escape_debug());
        reader.wrong(entry.value.span(), message, "write a whole number of minutes, hours or days");
    }
    grace
}

fn combine(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<bool> {
    match text(entry.value) {
        "any" => Some(false),
        "both" => Some(true),
        other => {
            let words = ["any", "both"];
            reader.unknown_word(entry.value.span(), "way to combine", other, &words);
            None
        }
    }
}

fn tolerance(reader: &mut Reader<'_>, entry: &Entry<'_>, name: &str, limits: &mut Limits) {
    let Some(table) = entry.value.get_ref().as_table() else {
        let (amount, share) = bounds(reader, entry.value);
        (limits.over, limits.over_share) = (amount, share);
        (limits.under, limits.under_share) = (amount, share);
        return;
    };
    let header = keys::TOLERANCE.header.replace("NAME", name);
    if table.is_empty() {
        let message = "tolerance holds neither over nor under";
        reader.wrong(entry.value.span(), message, "write { over = \"0.50\", under = \"1%\" }");
    }
    for side in reader.entries(table, &keys::TOLERANCE, &header) {
        let bounds = bounds(reader, side.value);
        match side.name {
            "over" => (limits.over, limits.over_share) = bounds,
            _ => (limits.under, limits.under_share) = bounds,
        }
    }
}

/// An amount and a share, each at most once.
fn bounds(reader: &mut Reader<'_>, value: &Value<'_>) -> (Option<i64>, Option<i64>) {
    let (mut amount, mut share) = (None, None);
    let mut count = 0;
    for element in elements(value) {
        count += 1;
        let Some(bound) = bound(reader, element) else { continue };
        let (place, number, what) = match bound {
            Tolerance::Amount(number) => (&mut amount, number, "amounts"),
            Tolerance::Share(number) => (&mut share, number, "shares"),
        };
        if place.replace(number).is_some() {
            let message = format!("a tolerance has two {what}");
            reader.wrong(element.span(), message, "write one amount and one share");
        }
    }
    if count == 0 {
        reader.wrong(value.span(), "tolerance is an empty list", "write [\"0.50\", \"2%\"]");
    }
    (amount, share)
}

fn bound(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<Tolerance> {
    let written = match value.get_ref() {
        DeValue::String(text) => text.as_ref(),
        // A number is taken digit by digit as it was written, never as a float.
        DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        other => kind(other),
    };
    let bound = measures::tolerance(written);
    if bound.is_none() {
        let what = match written.trim_end().strip_suffix('%') {
            Some(_) => "share",
            None if written.contains("percent") => "share",
            None => "amount",
        };
        let point = written.replace(',', ".");
        let help = match (what, measures::tolerance(&point)) {
            (_, Some(_)) => format!("write \"{point}\""),
            ("share", None) => "write digits and a per cent sign such as \"2%\"".to_owned(),
            _ => "write an amount such as \"0.50\" or a share such as \"2%\"".to_owned(),
        };
        reader.wrong(value.span(), format!("\"{}\" is no {what}", written.escape_debug()), help);
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Within;
    use crate::contract::check::{accepted, check};
    use crate::time::{DAY, HOUR};

    fn limits_of(lines: &str) -> Vec<Limits> {
        let contract = accepted(&format!("[promises.late-delivery]\n{lines}"));
        contract.settings.into_iter().flat_map(|setting| setting.limits).collect()
    }

    fn only(column: &'static str, values: &[&str]) -> Selector {
        Selector { column, values: values.iter().map(|value| (*value).to_owned()).collect() }
    }

    #[test]
    fn policies_keep_the_order_of_the_file() {
        let contract = accepted(
            "[[policy]]\nwithin = \"1 day\"\nservice = \"express\"\ncountry = [\"SE\", \"NO\"]\n\
             [[policy]]\nwithin = \"3 business days\"",
        );
        let express = vec![only("service", &["express"]), only("country", &["SE", "NO"])];
        let expected = [
            Policy { within: Within::Days(1), only: express },
            Policy { within: Within::BusinessDays(3), only: Vec::new() },
        ];
        assert_eq!(contract.policies, expected);
    }

    #[test]
    fn a_tolerance_in_one_text_is_for_over_and_under() {
        let amount = [Limits { over: Some(500_000), under: Some(500_000), ..Limits::default() }];
        assert_eq!(limits_of("tolerance = \"0.50\""), amount);
        assert_eq!(limits_of("tolerance = 0.50"), amount);
        let share =
            Limits { over_share: Some(20_000), under_share: Some(20_000), ..Limits::default() };
        assert_eq!(limits_of("tolerance = \"2%\""), [share]);
    }

    #[test]
    fn a_tolerance_differs_for_over_and_under_in_a_table() {
        let expected = Limits {
            over: Some(500_000),
            over_share: Some(20_000),
            under: Some(0),
            combine_either: Some(true),
            ..Limits::default()
        };
        let lines = "tolerance = { over = [\"0.50\", \"2%\"], under = 0 }\ncombine = \"both\"";
        assert_eq!(limits_of(lines), [expected]);
    }

    #[test]
    fn limits_for_all_orders_come_before_those_for_some() {
        let lines = "[[promises.late-delivery.for]]\ncustomer = [\"ACME\"]\ngrace = \"1 day\"\n\
                     [[promises.late-delivery.for]]\ntier = \"gold\"\ncombine = \"any\"";
        let acme = Limits {
            only: vec![only("customer", &["ACME"])],
            grace: Some(DAY),
            ..Limits::default()
        };
        let gold = Limits {
            only: vec![only("tier", &["gold"])],
            combine_either: Some(false),
            ..Limits::default()
        };
        assert_eq!(limits_of(lines), [acme.clone(), gold.clone()]);
        let for_all = Limits { grace: Some(HOUR), ..Limits::default() };
        assert_eq!(limits_of(&format!("grace = \"1 hour\"\n{lines}")), [for_all, acme, gold]);
    }

    #[test]
    fn a_policy_needs_a_length_of_time() {
        check(
            "[[policy]]\nservice = \"express\"\n[[policy]]\nwithin = \"3 weeks\"",
            "promised.toml:1:1: this policy does not say within what time
  1 | [[policy]]
    | ^^^^^^^^^^ write within = \"3 business days\"

promised.toml:4:10: \"3 weeks\" is no length of time
  4 | within = \"3 weeks\"
    |          ^^^^^^^^^ write a whole number of days, business days, hours, minutes, \
            seconds, working hours or working minutes",
        );
    }

    #[test]
    fn a_policy_behind_one_for_all_orders_is_a_mistake() {
        check(
            "[[policy]]\nwithin = \"3 days\"\n[[policy]]\nwithin = \"1 day\"\ntier = \"gold\"",
            "promised.toml:3:1: no order reaches this policy: that of line 1 is for all
  3 | [[policy]]
    | ^^^^^^^^^^ put it before that one",
        );
    }

    #[test]
    fn a_selector_needs_a_text() {
        check(
            "[[policy]]\nwithin = \"1 day\"\ntier = []\ncountry = [\"SE\", \"\"]",
            "promised.toml:3:8: tier is an empty list
  3 | tier = []
    |        ^^ write tier = \"gold\"

promised.toml:4:18: country holds an empty text
  4 | country = [\"SE\", \"\"]
    |                  ^^ write country = [\"SE\", \"NO\"]",
        );
    }

    #[test]
    fn a_grace_in_working_time_is_a_mistake() {
        check(
            "[promises.late-delivery]\ngrace = \"1 business day\"",
            "promised.toml:2:9: \"1 business day\" is no grace
  2 | grace = \"1 business day\"
    |         ^^^^^^^^^^^^^^^^ write a whole number of minutes, hours or days",
        );
    }

    #[test]
    fn a_share_that_is_no_percentage_is_a_mistake() {
        check(
            "[promises.late-delivery]\ntolerance = [\"0,5%\", \"2 percent\"]",
            "promised.toml:2:14: \"0,5%\" is no share
  2 | tolerance = [\"0,5%\", \"2 percent\"]
    |              ^^^^^^ write \"0.5%\"

promised.toml:2:22: \"2 percent\" is no share
  2 | tolerance = [\"0,5%\", \"2 percent\"]
    |                      ^^^^^^^^^^^ write digits and a per cent sign such as \"2%\"",
        );
    }

    #[test]
    fn an_amount_that_is_none_is_a_mistake() {
        check(
            "[promises.late-delivery.tolerance]\nover = \"5 SEK\"\nunder = -1",
            "promised.toml:2:8: \"5 SEK\" is no amount
  2 | over = \"5 SEK\"
    |        ^^^^^^^ write an amount such as \"0.50\" or a share such as \"2%\"

promised.toml:3:9: \"-1\" is no amount
  3 | under = -1
    |         ^^ write an amount such as \"0.50\" or a share such as \"2%\"",
        );
    }

    #[test]
    fn two_amounts_or_none_are_no_tolerance() {
        check(
            "[promises.late-delivery]\ntolerance = [\"1\", \"2\"]\n\
             [promises.late-dispatch]\ntolerance = []\n\
             [promises.price-too-high]\ntolerance = {}",
            "promised.toml:2:19: a tolerance has two amounts
  2 | tolerance = [\"1\", \"2\"]
    |                   ^^^ write one amount and one share

promised.toml:4:13: tolerance is an empty list
  4 | tolerance = []
    |             ^^ write [\"0.50\", \"2%\"]

promised.toml:6:13: tolerance holds neither over nor under
  6 | tolerance = {}
    |             ^^ write { over = \"0.50\", under = \"1%\" }",
        );
    }

    #[test]
    fn limits_for_some_orders_need_orders_and_limits() {
        check(
            "[[promises.late-delivery.for]]\ngrace = \"1 day\"\n\
             [[promises.late-delivery.for]]\ntier = \"gold\"\n",
            "promised.toml:1:1: [[promises.late-delivery.for]] does not say which orders it is for
  1 | [[promises.late-delivery.for]]
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write customer, tier, country, service, carrier, \
            channel, party, item or charge

promised.toml:3:1: [[promises.late-delivery.for]] changes nothing
  3 | [[promises.late-delivery.for]]
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write within, grace, tolerance, converted, recover_within, \
            penalty or combine",
        );
    }

    #[test]
    fn an_unknown_way_to_combine_is_a_mistake() {
        check(
            "[promises.late-delivery]\ncombine = \"one\"",
            "promised.toml:2:11: unknown way to combine \"one\"
  2 | combine = \"one\"
    |           ^^^^^ known here: any, both",
        );
    }
}
