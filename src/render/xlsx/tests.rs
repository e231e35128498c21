//! Workbooks read back by another house, and compared with the JSON of the same run.

use super::*;
use crate::render::{Format as Form, Look, render, sample};
use calamine::{Data, DataType, Range, Reader, Xlsx};
use serde_json::Value;
use std::io::Cursor;

fn bytes(report: &Report) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(report, Lang::En, &mut bytes).unwrap();
    bytes
}

fn sheet_of(bytes: Vec<u8>, name: &str) -> Range<Data> {
    let mut workbook: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    workbook.worksheet_range(name).unwrap()
}

fn sheet(report: &Report, name: &str) -> Range<Data> {
    sheet_of(bytes(report), name)
}

/// A cell as the machine formats print it.
fn plain(cell: &Data) -> String {
    match cell {
        Data::DateTime(_) => {
            let text = cell.as_datetime().unwrap().to_string();
            text.strip_suffix(" 00:00:00").map_or(text.clone(), str::to_owned)
        }
        Data::Float(number) => number.to_string(),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}

/// A JSON value as a workbook shows it: decimals without the noughts that say nothing.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Object(of) if of.contains_key("value") => shown(&of["value"]),
        Value::String(text) if text.contains('.') && crate::decimal::parse(text).is_some() => {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Compares every row under the header with the list of the JSON report, column by column; a
/// column is found in an object of the list under its own name unless `find` knows better.
fn check_against_json(
    report: &Report,
    name: &str,
    list: &str,
    find: impl Fn(&Value, &str) -> Option<String>,
) {
    let range = sheet(report, name);
    let json: Value = serde_json::from_str(&render(report, Form::Json, &Look::default())).unwrap();
    let rows: Vec<_> = range.rows().collect();
    let listed = json[list].as_array().unwrap();
    assert!(rows.len() > listed.len(), "{name}");
    for (row, one) in rows[1..].iter().zip(listed) {
        for (cell, head) in row.iter().zip(rows[0]) {
            let head = head.to_string();
            let expected = find(one, &head).unwrap_or_else(|| shown(&one[&head]));
            assert_eq!(plain(cell), expected, "{head} of {one}");
        }
    }
}

fn check_findings(report: &Report) {
    check_against_json(report, "findings", "findings", |one, head| match head {
        "margin_unit" => Some(one["margin"]["unit"].as_str().unwrap_or_default().to_owned()),
        "evidence" => {
            let place = |at: &Value| format!("{}:{}", at["file"].as_str().unwrap(), at["line"]);
            let rows = one["evidence"].as_array().unwrap().iter().map(place);
            Some(rows.collect::<Vec<_>>().join(";"))
        }
        "status" => Some(if report.incomplete.is_empty() { "" } else { "incomplete" }.to_owned()),
        _ => None,
    });
}

#[test]
fn every_finding_is_that_of_the_json_report() {
    check_findings(&sample::report());
    check_findings(&sample::incomplete());
    check_findings(&sample::many(300));
}

#[test]
fn every_promise_is_that_of_the_json_report() {
    check_against_json(&sample::report(), "promises", "promises", |one, head| match head {
        "stake" => one["stake"][0]["amount"]
            .as_str()
            .map_or(Some(String::new()), |amount| Some(shown(&Value::String(amount.to_owned())))),
        "currency" => Some(one["stake"][0]["currency"].as_str().unwrap_or_default().to_owned()),
        "missing" => one["missing"]
            .as_array()
            .map(|all| all.iter().map(|one| one.as_str().unwrap()).collect::<Vec<_>>().join(", ")),
        outcome => one["outcomes"].get(outcome).map(shown),
    });
}

#[test]
fn cells_have_types() {
    let range = sheet(&sample::report(), "findings");
    let cell = |row: u32, head: &str| {
        let place = range.rows().next().unwrap().iter().position(|cell| cell == head).unwrap();
        range.get_value((row, u32::try_from(place).unwrap())).unwrap().clone()
    };
    assert!(matches!(cell(1, "promised"), Data::DateTime(_)));
    assert_eq!(cell(2, "promised"), Data::Float(1499.0));
    assert_eq!(cell(1, "stake"), Data::Float(100.0));
    assert_eq!(cell(2, "line"), Data::String("2".to_owned()), "a key is a text");
}

#[test]
fn amounts_that_a_workbook_would_bend_are_texts() {
    let mut report = sample::report();
    report.findings[0].stake = Some(i64::MAX);
    report.findings[1].stake = Some(-123_456_789_012_300);
    let range = sheet(&report, "findings");
    let stakes: Vec<_> = range.rows().map(|row| row[14].clone()).collect();
    assert_eq!(stakes[1], Data::String("9223372036854.775807".to_owned()));
    assert_eq!(stakes[2], Data::Float(-123_456_789.012_3));
}

#[test]
fn hostile_texts_stay_texts_and_are_visible() {
    let report = sample::hostile();
    let mut workbook: Xlsx<_> =
        calamine::open_workbook_from_rs(Cursor::new(bytes(&report))).unwrap();
    for name in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&name).unwrap();
        assert!(formulas.is_empty(), "{name} has formulas");
        for cell in workbook.worksheet_range(&name).unwrap().used_cells() {
            let text = cell.2.to_string();
            assert!(!text.contains(crate::render::is_hidden), "{name}: {text:?}");
        }
    }
    let range = sheet(&report, "findings");
    assert!(range.rows().nth(1).unwrap()[4].to_string().starts_with("=\\x1b[2J\\u{202e}"));
}

#[test]
fn what_has_no_room_is_said_with_its_number() {
    let report = sample::many(10);
    let mut bytes = Vec::new();
    workbook(&report, Lang::En, 8).unwrap().save_to_writer(&mut bytes).unwrap();
    let range = sheet_of(bytes.clone(), "findings");
    assert_eq!(range.rows().count(), 8);
    let last = range.rows().next_back().unwrap()[0].to_string();
    assert_eq!(last, "4 more have no room on a sheet; -o FILE.csv has every one");
    let kept = sheet(&report, "findings");
    assert_eq!(kept.rows().count(), 11, "nothing is left out where there is room");
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_says_so() {
    let (cut, _) = text(&"🙂".repeat(20_000));
    assert_eq!(cut.chars().map(char::len_utf16).sum::<usize>(), 32_767);
    assert!(cut.ends_with('…'));
    assert_eq!(text("=1"), ("=1".to_owned(), true));
}

#[test]
fn the_same_run_is_the_same_bytes() {
    let report = sample::report();
    assert_eq!(bytes(&report), bytes(&report));
}

#[test]
fn an_incomplete_run_is_stamped_on_the_first_sheet() {
    let stamped = |report: &Report| {
        let range = sheet(report, "summary");
        range.used_cells().any(|cell| cell.2 == "INCOMPLETE")
    };
    assert!(stamped(&sample::incomplete()) && !stamped(&sample::report()));
}
