//! What every key has to have.

use super::*;
use crate::contract::check::accepted;

#[test]
fn names_are_unique_within_a_table_and_meanings_fit_one_line() {
    for table in TABLES {
        let mut names: Vec<_> = table.keys().map(|key| key.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "{}", table.header);
        for key in table.keys() {
            assert!((1..=70).contains(&key.meaning.len()), "{}", key.name);
        }
    }
}

#[test]
fn every_example_is_accepted_where_it_belongs() {
    for table in TABLES {
        for key in table.keys() {
            accepted(&document(table, key));
        }
    }
}

/// A penalty with the example of a key, and what must stand beside that.
fn penalty(name: &str, written: &str) -> String {
    match name {
        "rate" => written.to_owned(),
        "per" => format!("rate = \"1%\"\nperiods = \"full\"\n{written}"),
        "periods" => format!("rate = \"1%\"\nper = \"1 day\"\n{written}"),
        _ => format!("rate = \"1%\"\n{written}"),
    }
}

/// A contract with the example of a key, and whatever must stand beside it.
fn document(table: &Table, key: &Key) -> String {
    let header = table.header.replace("NAME", "late-delivery");
    let example = key.example.replace("NAME", "late-delivery");
    let is_field = FIELDS.iter().any(|field| field.name == key.name);
    if matches!(key.takes, Takes::Table | Takes::Tables) && example.starts_with('[') {
        let beside = match key.name {
            "source" => "files = \"a.csv\"",
            "policy" => "within = \"1 day\"",
            "target" => "promise = \"late-delivery\"\nshare = \"95%\"",
            "for" => "tier = \"gold\"\ngrace = \"1 day\"",
            "types" => {
                return format!("[[source]]\ntable = \"a\"\n{example}\nship_by = \"date\"");
            }
            "columns" | "constants" => {
                return format!("[[source]]\nfiles = \"a\"\n{example}\ntier = \"gold\"");
            }
            "penalty" => "rate = \"1%\"",
            _ => "",
        };
        return format!("{example}\n{beside}");
    }
    let written = format!("{} = {example}", key.name);
    let beside = match table.header {
        "[[source]]" if key.name != "files" => "files = \"a.csv\"\n",
        "[[rates]]" => return rate(key.name),
        "[[policy]]" if key.name != "within" => "within = \"1 day\"\n",
        "[[target]]" if key.name == "promise" => "share = \"95%\"\n",
        "[[target]]" if key.name == "share" => "promise = \"late-delivery\"\n",
        "[[target]]" => "promise = \"late-delivery\"\nshare = \"95%\"\n",
        "[[promises.NAME.for]]" if is_selector(key.name) => "grace = \"1 day\"\n",
        "[[promises.NAME.for]]" => "tier = \"gold\"\n",
        "[promises.NAME.penalty]" => {
            return format!("{header}\n{}", penalty(key.name, &written));
        }
        "[promises.NAME]" if is_field => return own(key.name, &written),
        _ => "",
    };
    format!("{header}\n{beside}{written}")
}

/// A rate needs all of its keys, so that each is tried beside the others.
fn rate(name: &str) -> String {
    let lines = RATES.keys().map(|key| format!("{} = {}\n", key.name, key.example));
    let text = format!("[[rates]]\n{}", lines.collect::<String>());
    assert!(text.contains(name));
    text
}

fn is_selector(name: &str) -> bool {
    SELECTORS.iter().chain(ROW_SELECTORS).any(|key| key.name == name)
}

fn own(name: &str, written: &str) -> String {
    let needed = FIELDS.iter().filter(|field| ["code", "about", "must"].contains(&field.name));
    let others = needed.filter(|field| field.name != name);
    let lines = others.map(|field| format!("{} = {}\n", field.name, field.example));
    format!("[promises.fragile]\n{}{written}", lines.collect::<String>())
}
