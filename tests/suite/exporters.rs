//! The exports of known systems: for each a few made-up rows, and what a person would read there.
//!
//! A case states every column that is fed and every value, so that a column that is fed by mistake
//! fails it as well as one that is missing.

mod given;
mod ledgers;
mod marketplaces;
mod shops;

use super::harness::root;
use promised::decimal;
use promised::intake::{self, Intake, Remark, Request, Source};
use promised::tables::{Packed, Role, columns_of};
use promised::time::{self, Zone};
use std::path::PathBuf;

fn folder() -> PathBuf {
    root().join("tests/suite/exporters")
}

fn request(name: &str) -> Request {
    Request {
        files: vec![(folder().join(name), None)],
        folder: folder(),
        has_zone: true,
        as_of: time::parse("2026-12-31", Zone::default()).expect("a day").hi,
        ..Request::default()
    }
}

/// An export is read whole as these tables.
fn check(name: &str, tables: &str) -> Intake {
    let intake = intake::read(&request(name)).unwrap_or_else(|why| panic!("{why:#}"));
    assert_eq!(shown(&intake), trimmed(tables), "{name}");
    let account = &intake.files[0];
    assert_eq!(account.used, account.rows_read, "{name}: {:?}", remarks(&intake));
    intake
}

/// An export is refused with this text behind its path.
fn refused(name: &str, text: &str) {
    let why = format!("{:#}", intake::read(&request(name)).expect_err("it is refused"));
    let (_, told) = why.split_once(&format!("{name}: ")).unwrap_or_else(|| panic!("{why}"));
    assert_eq!(trimmed(told), trimmed(text), "{name}");
}

/// An export is read as these tables under the source that its refusal says to paste.
fn check_pasted(name: &str, tables: &str) -> Intake {
    let why = format!("{:#}", intake::read(&request(name)).expect_err("it is refused"));
    let pasted: Vec<&str> = why.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    let request =
        Request { files: Vec::new(), sources: sources(&pasted.join("\n")), ..request(name) };
    let intake = intake::read(&request).unwrap_or_else(|why| panic!("{why:#}"));
    assert_eq!(shown(&intake), trimmed(tables), "{name}");
    intake
}

fn sources(contract: &str) -> Vec<Source> {
    let known = promised::promises::Catalogue::builtin().known();
    let path = std::path::Path::new("promised.toml");
    promised::contract::parse(contract, path, &known).expect("a contract").sources
}

/// The tables that are there: the columns that are fed, then the rows.
fn shown(intake: &Intake) -> String {
    let mut lines = Vec::new();
    for table in Role::ALL.map(|role| intake.tables.of(role)).iter().filter(|one| one.is_present) {
        let fed: Vec<(&str, &Packed)> = columns_of(table.role)
            .iter()
            .zip(&table.columns)
            .filter_map(|(spec, column)| Some((spec.name, column.as_ref()?)))
            .collect();
        let names: Vec<&str> = fed.iter().map(|(name, _)| *name).collect();
        lines.push(format!("{}: {}", table.role.name(), names.join(", ")));
        for row in 0..table.rows() {
            let cells: Vec<String> =
                fed.iter().map(|(_, column)| cell(intake, column, row)).collect();
            lines.push(cells.join(" | "));
        }
    }
    lines.join("\n")
}

fn cell(intake: &Intake, column: &Packed, row: usize) -> String {
    let text = match column {
        Packed::Text(ids) => intake.tables.texts.text(ids.at(row)).to_owned(),
        Packed::Number(values) if values.at(row) == decimal::ABSENT => String::new(),
        Packed::Number(values) => decimal::print(values.at(row), 0),
        Packed::Time(spans) if !spans.at(row).is_known() => String::new(),
        Packed::Time(spans) => Zone::default().print(spans.at(row)),
    };
    if text.is_empty() { "-".to_owned() } else { text }
}

/// The remarks as `code column: message`.
fn remarks(intake: &Intake) -> Vec<String> {
    let tell = |one: &Remark| format!("{} {}: {}", one.code, one.column, one.message);
    intake.remarks.iter().map(tell).collect()
}

fn trimmed(text: &str) -> String {
    text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}
