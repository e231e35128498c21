//! The page read by a strict reader, and compared with the JSON of the same run.

use super::*;
use crate::render::{Format, render as rendered, sample};
use crate::report::{Measure, Metric};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

fn page(report: &Report) -> String {
    super::render(report, &Look::default())
}

fn read(page: &str) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options).unwrap()
}

fn json(report: &Report) -> Value {
    serde_json::from_str(&rendered(report, Format::Json, &Look::default())).unwrap()
}

fn by_id<'a>(document: &'a Document<'a>, id: &str) -> Node<'a, 'a> {
    let found = document.descendants().find(|node| node.attribute("id") == Some(id));
    found.unwrap_or_else(|| panic!("no {id}"))
}

fn text(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

/// What a cell is for programs: the value of its number or time, else its text.
fn plain(cell: Node<'_, '_>) -> String {
    let typed = cell.descendants().find_map(|node| {
        node.attribute("value").or_else(|| node.attribute("datetime")).map(str::to_owned)
    });
    typed.unwrap_or_else(|| text(cell))
}

/// The rows of the table of a section, each cell under the name of its column.
fn rows(document: &Document<'_>, id: &str) -> Vec<Vec<(String, String)>> {
    let section = by_id(document, id);
    let named =
        |name: &'static str| section.descendants().filter(move |node| node.has_tag_name(name));
    let head = named("thead").next().unwrap();
    let name = |node: Node<'_, '_>| text(node).to_lowercase().replace(' ', "_");
    let names: Vec<_> = head.descendants().filter(|one| one.has_tag_name("th")).map(name).collect();
    let body = named("tbody").next().unwrap();
    let row = |row: Node<'_, '_>| {
        names.iter().cloned().zip(row.children().filter(Node::is_element).map(plain)).collect()
    };
    body.children().filter(|node| node.has_tag_name("tr")).map(row).collect()
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Object(of) if of.contains_key("value") => shown(&of["value"]),
        Value::Array(all) if all.is_empty() => String::new(),
        Value::Array(all) if all[0].get("amount").is_some() => shown(&all[0]["amount"]),
        Value::Array(all) => all.iter().map(shown).collect::<Vec<_>>().join(", "),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Compares the table of a section with a list of the JSON report, cell by cell.
fn check(
    report: &Report,
    id: &str,
    list: Vec<Value>,
    find: impl Fn(&Value, &str) -> Option<String>,
) {
    let page = page(report);
    let rows = rows(&read(&page), id);
    assert_eq!(rows.len(), list.len(), "{id}");
    for (row, one) in rows.iter().zip(&list) {
        for (name, cell) in row {
            let expected = find(one, name).unwrap_or_else(|| shown(&one[name]));
            assert_eq!(*cell, expected, "{name} of {one}");
        }
    }
}

fn list(report: &Report, name: &str) -> Vec<Value> {
    json(report)[name].as_array().unwrap().clone()
}

#[test]
fn every_figure_of_a_finding_is_that_of_the_json_report() {
    for report in [sample::report(), sample::many(40), sample::incomplete()] {
        check(&report, "findings", list(&report, "findings"), |one, name| {
            let place = |at: &Value| format!("{}:{}", at["file"].as_str().unwrap(), at["line"]);
            let rows = one["evidence"].as_array()?.iter().map(place);
            (name == "evidence").then(|| rows.collect::<Vec<_>>().join(";"))
        });
    }
}

#[test]
fn every_figure_of_the_other_tables_is_that_of_the_json_report() {
    let report = sample::report();
    let of_outcomes = |one: &Value, name: &str| one["outcomes"].get(name).map(shown);
    let checked = list(&report, "promises").into_iter();
    let checked = checked.filter(|one| one["status"] == "checked").collect();
    check(&report, "promises", checked, of_outcomes);
    check(&report, "touch-points", list(&report, "touch_points"), of_outcomes);
    check(&report, "files", list(&report, "files"), |one, name| one["rows"].get(name).map(shown));
    check(&report, "money", list(&report, "money"), |_, _| None);
    check(&report, "metrics", list(&report, "metrics"), |one, name| match name {
        "share" => Some(match (one["count"].as_i64(), one["of"].as_i64()) {
            (Some(45), Some(50)) => "90.0 %".to_owned(),
            (Some(4), Some(5)) => "80.0 %".to_owned(),
            _ => String::new(),
        }),
        _ => None,
    });
}

#[test]
fn what_is_counted_from_findings_can_be_counted_again_from_the_json_report() {
    let report = sample::many(40);
    let page = page(&report);
    let document = read(&page);
    let findings = list(&report, "findings");
    let cell = |row: &Vec<(String, String)>, name: &str| {
        row.iter().find(|(column, _)| column == name).unwrap().1.clone()
    };
    let number =
        |row: &Vec<(String, String)>, name: &str| cell(row, name).parse::<usize>().unwrap();
    for (id, field) in [("customers", "customer"), ("carriers", "carrier")] {
        let rows = rows(&document, id);
        for row in &rows {
            let of_name = findings.iter().filter(|one| one[field] == cell(row, "name"));
            assert_eq!(of_name.count(), number(row, "findings"), "{id}");
        }
        assert!(!rows.is_empty());
    }
    let sum = |id: &str, name: &str| -> usize {
        rows(&document, id).iter().map(|row| number(row, name)).sum()
    };
    let of = |field: &str, unit: &str| {
        findings
            .iter()
            .filter(|one| one[field]["unit"] == unit && one["outcome"] == "broken")
            .count()
    };
    assert_eq!(sum("weeks", "broken"), of("promised", "time"));
    assert_eq!(sum("margins", "findings"), of("margin", "days"));
}

#[test]
fn targets_and_the_ladder_are_those_of_the_json_report() {
    let rung = |name: &str, count| Metric {
        name: name.to_owned(),
        ..Metric::share(Measure::Ladder, count, 50)
    };
    let mut report = sample::report();
    report.metrics.extend([rung("ladder 1: one", 45), rung("ladder 2: two", 9)]);
    check(&report, "targets", list(&report, "targets"), |one, name| match name {
        "code" => Some("M28".to_owned()),
        "target" => Some(format!("{} 95 % in 28 days", one["promise"].as_str()?)),
        "burnt" => Some(match one["burnt"].as_bool() {
            None => String::new(),
            Some(true) => "burnt".to_owned(),
            Some(false) => "no".to_owned(),
        }),
        _ => None,
    });
    let rungs = list(&report, "metrics").into_iter().filter(|one| one["code"] == "M10");
    check(&report, "ladder", rungs.collect(), |one, name| match (name, one["count"].as_i64()?) {
        ("rung", 45) => Some("1: one".to_owned()),
        ("rung", _) => Some("2: two".to_owned()),
        ("percent", 45) => Some("90.0".to_owned()),
        ("percent", _) => Some("18.0".to_owned()),
        _ => None,
    });
}

#[test]
fn the_headline_numbers_are_those_of_the_json_report() {
    let report = sample::report();
    let page = page(&report);
    let document = read(&page);
    let numbers: Vec<_> = by_id(&document, "summary")
        .descendants()
        .filter_map(|node| node.attribute("value").map(str::to_owned))
        .collect();
    let summary = &json(&report)["summary"];
    let outcome = |name: &str| summary["outcomes"][name].to_string();
    let expected = [
        summary["orders"]["read"].to_string(),
        outcome("broken"),
        outcome("overdue"),
        shown(&summary["stake"]),
    ];
    assert_eq!(numbers, expected);
}

#[test]
fn what_people_read_is_what_programs_read() {
    let mut report = sample::many(40);
    report.findings[0].stake = Some(1_234_567_890_123);
    let page = page(&report);
    let document = read(&page);
    let numbers = document.descendants().filter(|node| node.has_tag_name("data"));
    let in_cells = numbers.filter(|node| !text(*node).contains(' '));
    let mut count = 0;
    for node in in_cells {
        assert_eq!(text(node).replace(',', ""), node.attribute("value").unwrap());
        count += 1;
    }
    assert!(count > 100, "{count}");
    assert!(page.contains("<data value=\"1234567.890123\">1,234,567.890123</data> EUR"));
}

#[test]
fn nothing_from_data_is_live() {
    let mut report = sample::hostile();
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202e}]]>&lt;";
    for finding in &mut report.findings {
        for text in [&mut finding.customer, &mut finding.note, &mut finding.fingerprint] {
            evil.clone_into(text);
        }
        evil.clone_into(&mut finding.margin.text);
    }
    report.promises.iter_mut().for_each(|one| evil.clone_into(&mut one.name));
    report.as_of = evil.to_owned();
    report.stake = vec![(evil.to_owned(), 5_000_000)];
    report.metrics[0].name = evil.to_owned();
    report.incomplete.push(evil.to_owned());
    let page = page(&report);
    let document = read(&page);
    let named = |name: &str| document.descendants().filter(|one| one.has_tag_name(name)).count();
    assert_eq!((named("script"), named("img"), named("style")), (1, 0, 1));
    let attributes = document.descendants().flat_map(|node| node.attributes().collect::<Vec<_>>());
    let mut attributes = attributes.map(|one| one.name().to_owned());
    assert!(!attributes.any(|name| name.starts_with("on") || name == "style"));
    let hidden = page.chars().find(|&mark| mark != '\n' && crate::render::is_hidden(mark));
    assert_eq!(hidden, None);
    assert!(text(by_id(&document, "findings")).contains("<script>alert(1)</script>"));
}

#[test]
fn the_policy_allows_this_style_and_this_script_and_nothing_else() {
    let page = page(&sample::report());
    let document = read(&page);
    let policy = document.descendants().find_map(|node| node.attribute("content")).unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    for name in ["style", "script"] {
        let node = document.descendants().find(|node| node.has_tag_name(name)).unwrap();
        assert!(policy.contains(&format!("{name}-src '{}'", hash(&text(node)))), "{name}");
    }
    let addresses = document
        .descendants()
        .flat_map(|node| ["href", "src"].into_iter().filter_map(move |name| node.attribute(name)));
    for address in addresses {
        assert!(address.starts_with('#') || address == "data:,", "{address}");
    }
}

#[test]
fn every_link_leads_somewhere_and_every_name_is_there_once() {
    let page = page(&sample::many(40));
    let document = read(&page);
    let mut ids: Vec<_> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let links = document.descendants().filter_map(|node| node.attribute("href"));
    for link in links.filter(|link| link.starts_with('#')) {
        assert!(ids.contains(&&link[1..]), "{link}");
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn a_reader_who_does_not_see_is_told_the_same() {
    let page = page(&sample::report());
    let document = read(&page);
    let all = |name: &'static str| document.descendants().filter(move |one| one.has_tag_name(name));
    assert_eq!([all("h1").count(), all("main").count(), all("header").count()], [1, 1, 1]);
    assert!(all("section").all(|one| one.attribute("aria-labelledby").is_some()));
    // A picture is told by its label, and a bar or a colour by the text beside it.
    let is_told = |one: Node<'_, '_>| {
        one.attribute("aria-label").is_some() || one.attribute("aria-hidden") == Some("true")
    };
    assert!(all("svg").all(is_told));
    let is_bars = |one: &Node<'_, '_>| one.attribute("class") == Some("bars");
    assert!(all("div").filter(is_bars).all(|one| one.attribute("aria-label").is_some()));
    assert!(all("thead").all(|head| {
        let mut heads = head.descendants().filter(|one| one.has_tag_name("th"));
        heads.all(|one| one.attribute("scope") == Some("col"))
    }));
    assert!(all("tr").count() > 10 && all("svg").count() >= 2);
}

#[test]
fn findings_that_are_not_on_the_page_are_counted() {
    let page = page(&sample::many(1_003));
    assert!(page.contains("The worst 1,000 findings, and 3 more"), "{}", &page[..9_000]);
    let all = super::render(&sample::many(1_003), &Look { top: None, ..Look::default() });
    assert!(all.contains("1,003 findings, the worst first"));
}

#[test]
fn an_incomplete_run_is_stamped_and_a_clean_one_says_so() {
    assert!(page(&sample::incomplete()).contains("<strong>INCOMPLETE</strong>"));
    assert!(!page(&sample::report()).contains("INCOMPLETE"));
    let clean = Report { findings: Vec::new(), stake: Vec::new(), ..sample::report() };
    let page = page(&clean);
    assert!(page.contains("<h1>No promise broken or overdue on 40 orders</h1>"));
    assert!(page.contains("<p>No finding.</p>"));
    read(&super::render(&Report::default(), &Look::default()));
}

#[test]
fn columns_that_nothing_is_in_are_left_out() {
    let mut report = sample::report();
    report.findings.iter_mut().for_each(|one| one.carrier.clear());
    let page = page(&report);
    let document = read(&page);
    let names = |id: &str| -> Vec<String> {
        rows(&document, id)[0].iter().map(|(name, _)| name.clone()).collect()
    };
    let (findings, promises) = (names("findings"), names("promises"));
    let has = |names: &[String], name: &str| names.iter().any(|one| one == name);
    assert!(has(&findings, "customer") && !has(&findings, "carrier"), "{findings:?}");
    assert!(has(&promises, "pending") && !has(&promises, "unknown"), "{promises:?}");
    assert!(has(&promises, "broken") && has(&promises, "stake"), "{promises:?}");
}
