//! Real exports as tables: what the engines find in them is what the audit finds in the files.
//!
//! A table plays one role, so that a file that plays several is loaded once for each.

use super::engines::{Days, compare, ran, rows, write_form};
use crate::suite::harness::real;
use promised::tables::{Kind, Role, columns_of, place_of};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

#[test]
fn northwind_is_the_same_in_a_warehouse() {
    agree("northwind", include_str!("northwind.toml"), ["1998-06-30", "1996-01-01", "1998-12-31"]);
}

#[test]
fn adventure_works_is_the_same_in_a_warehouse() {
    let days = ["2015-12-31", "2010-06-01", "2016-06-30"];
    agree("adventureworks_po", include_str!("adventureworks_po.toml"), days);
}

#[test]
fn sap_bikes_is_the_same_in_a_warehouse() {
    agree("sap_bikes", include_str!("sap_bikes.toml"), ["2019-12-31", "2017-06-01", "2020-12-31"]);
}

#[test]
fn wide_world_importers_is_the_same_in_a_warehouse() {
    let days = ["2016-12-31", "2012-01-01", "2017-06-30"];
    agree("wwi_purchasing", include_str!("wwi_purchasing.toml"), days);
}

/// Judges a data set by its files and by its tables.
fn agree(set: &str, contract: &str, days: Days) {
    let Some(data) = real(set) else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let shop = folder.path();
    std::fs::write(shop.join("promised.toml"), contract).expect("the contract");
    std::fs::write(shop.join("tables.json"), tables(contract).to_string()).expect("the tables");
    for table in tables(contract).as_array().expect("tables") {
        write_columns(&data, shop, table);
    }
    for engine in ["duckdb", "postgres"] {
        write_form(shop, engine, &format!("{engine}.sql"), (days, None));
        if ran(engine, &[shop.to_owned()], &[]) {
            compare(shop, engine, days);
            assert!(!rows(shop, engine, "findings").is_empty(), "{engine}: nothing is found");
        }
    }
}

fn sources(contract: &str) -> Vec<toml::Table> {
    let parsed: toml::Table = contract.parse().expect("a contract");
    let sources = parsed["source"].as_array().expect("sources").iter();
    sources.map(|source| source.as_table().expect("a source").clone()).collect()
}

/// What `engine.py` loads: the columns that the contract names, of the kinds that they have.
fn tables(contract: &str) -> Value {
    let table = |source: &toml::Table| {
        let role = source["role"].as_str().and_then(Role::named).expect("a role");
        let told = |name: &str| source.get("types").and_then(|types| types.get(name));
        let kind = |name: &str| match columns_of(role)[place_of(role, name).expect("a column")].kind
        {
            Kind::Text => "text",
            Kind::Money | Kind::Quantity => "decimal",
            Kind::Time => told(name).and_then(|kind| kind.as_str()).expect("a kind of moment"),
        };
        let columns = source["columns"].as_table().expect("columns").iter();
        // One column may be read as two of ours, and stands in its table once.
        let only = source.get("only").and_then(|only| only.as_table()).into_iter().flatten();
        let columns: BTreeMap<&str, &str> = columns
            .map(|(name, theirs)| (theirs.as_str().unwrap_or_default(), kind(name)))
            .chain(only.map(|(name, _)| (name.as_str(), "text")))
            .collect();
        let pairs = columns.iter().map(|(name, kind)| json!([name, kind]));
        json!({
            "table": role.name(),
            "file": source["files"],
            "columns": pairs.collect::<Vec<Value>>(),
        })
    };
    sources(contract).iter().map(table).collect()
}

/// The columns that are told of, as a warehouse would hold them: a day is a date, and what stands
/// for no value is none.
fn write_columns(data: &Path, shop: &Path, table: &Value) {
    let file = table["file"].as_str().expect("a file");
    // A file that several roles are read from stands under a name for each.
    let of_set = file.split_once('~').map_or(file, |(_, of_set)| of_set);
    let mut reader = csv::Reader::from_path(data.join(of_set)).expect("a file of the set");
    let mut writer = csv::Writer::from_path(shop.join(file)).expect("a file");
    let headers = reader.headers().expect("headers").clone();
    let place = |name: &str| {
        let is_it = |header: &str| header.trim_start_matches('\u{feff}') == name;
        headers.iter().position(is_it).expect("a header of the file")
    };
    let columns = table["columns"].as_array().expect("columns").iter();
    let word = |value: &Value| value.as_str().expect("a word").to_owned();
    let pairs: Vec<(usize, String, String)> = columns
        .map(|pair| (word(&pair[0]), word(&pair[1])))
        .map(|(name, kind)| (place(&name), name, kind))
        .collect();
    writer.write_record(pairs.iter().map(|(_, name, _)| name)).expect("headers are written");
    for row in reader.records().map(|row| row.expect("a row")) {
        let cells = pairs.iter().map(|&(place, _, ref kind)| match row[place].split(' ').next() {
            _ if ["NULL", "29991212"].contains(&&row[place]) => String::new(),
            Some(day) if kind == "date" && day.len() == 8 => {
                format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])
            }
            Some(day) if kind == "date" => day.to_owned(),
            // A key that was kept as a floating number.
            _ if kind == "text" => row[place].trim_end_matches(".0").to_owned(),
            _ => row[place].to_owned(),
        });
        writer.write_record(cells).expect("a row is written");
    }
}
