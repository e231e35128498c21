//! Tables of a page, with headers of columns that a screen reader tells.
//!
//! Numbers and times carry their plain form, which is that of the machine formats.

use super::markup::{entities, escaped, heading, number};
use crate::render::amounts::{counted, grouped};
use crate::render::margin;
use crate::render::sheets::{self, Cell, Column, Sheet};
use crate::report::{Finding, Outcome, Report};
use std::collections::HashMap;

/// Columns of findings that a page has no room for; a workbook has them.
const LEFT_OUT: [&str; 5] = ["margin_unit", "currency", "match_level", "fingerprint", "status"];
/// Columns of sentences, whose lines may be broken.
const LONG: [&str; 10] = [
    "evidence", "note", "missing", "decided", "unused", "reason", "remedy", "caution", "value",
    "target",
];
/// Columns whose words have colours.
const WORDS: [&str; 5] = ["outcome", "severity", "told", "status", "burnt"];

/// A table under a sentence about it; nothing where there are no rows.
pub fn table(sheet: &Sheet<'_>, caption: &str) -> String {
    if sheet.rows.is_empty() {
        return String::new();
    }
    // Amounts have their currency beside them.
    let is_shown = |column: &Column| column.name != "currency";
    let rows: String = sheet.rows.iter().map(|row| line(sheet.columns, row, is_shown)).collect();
    let columns = sheet.columns.iter().filter(|column| is_shown(column));
    framed(sheet.title, caption, &heads(columns), &rows)
}

/// A row with some of its columns.
fn line(columns: &[Column], row: &[Cell<'_>], is_shown: impl Fn(&Column) -> bool) -> String {
    let cells = columns.iter().zip(row).filter(|(column, _)| is_shown(column));
    let cells: String = cells.map(|(column, one)| cell(column, one)).collect();
    format!("<tr>{cells}</tr>\n")
}

/// A table that scrolls on its own where it is wider than the page, also by the keyboard.
fn framed(title: &str, caption: &str, heads: &str, rows: &str) -> String {
    let caption = match caption {
        "" => String::new(),
        some => format!("<caption>{some}</caption>\n"),
    };
    format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{title}, table\">\n\
         <table>\n{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n\
         </div>\n"
    )
}

fn heads<'a>(columns: impl Iterator<Item = &'a Column>) -> String {
    let head = |column: &Column| {
        let class = if column.is_number { " class=\"n\"" } else { "" };
        format!("<th scope=\"col\"{class}>{}</th>", heading(column.name))
    };
    columns.map(head).collect()
}

fn cell(column: &Column, cell: &Cell<'_>) -> String {
    let class = match column {
        // Amounts of several currencies stand in words, on as many lines as they need.
        Column { is_number: true, name: "stake", .. } if !cell.is_number() => " class=\"n long\"",
        Column { is_number: true, .. } => " class=\"n\"",
        Column { name, .. } if LONG.contains(name) => " class=\"long\"",
        _ => "",
    };
    format!("<td{class}>{}</td>", content(column.name, cell))
}

/// What stands in a cell.
fn content(column: &str, cell: &Cell<'_>) -> String {
    let plain = cell.plain();
    match cell {
        Cell::None => String::new(),
        Cell::Text(word) if WORDS.contains(&column) => {
            let class = word.replace(' ', "-");
            format!("<span class=\"word is-{}\">{}</span>", escaped(&class), escaped(word))
        }
        Cell::Text(text) => escaped(text),
        Cell::Count(_) | Cell::Decimal(_) => number(&plain, ""),
        Cell::Money(_, currency) => number(&plain, currency),
        Cell::Moment(text) => {
            let (plain, shown) = (escaped(text), escaped(&on_the_clock(text)));
            format!("<time datetime=\"{plain}\">{shown}</time>")
        }
    }
}

/// A moment without the `T`, and without its offset, which is that of the business.
fn on_the_clock(text: &str) -> String {
    match (text.is_ascii(), text.len()) {
        (true, 20..) => format!("{} {}", &text[..10], &text[11..19]),
        _ => text.to_owned(),
    }
}

/// The promises that were checked, without the columns that say so. What is about the input and
/// found nothing is no news.
pub fn checked(sheet: &Sheet<'_>) -> String {
    let is_news = |row: &&Vec<Cell<'_>>| {
        let has_count = row.iter().any(|cell| matches!(cell, Cell::Count(count) if *count > 0));
        row[STATUS].plain() == "checked" && has_count
    };
    let is_shown = |column: &Column| has_news(column.name);
    let shown = sheet.rows.iter().filter(is_news);
    let rows: String = shown.map(|row| line(sheet.columns, row, is_shown)).collect();
    if rows.is_empty() {
        return String::new();
    }
    framed(sheet.title, "", &heads(sheet.columns.iter().filter(|one| is_shown(one))), &rows)
}

/// The place of the status among the columns of a promise.
const STATUS: usize = 5;

fn has_news(column: &str) -> bool {
    !["status", "missing", "currency", "about"].contains(&column)
}

/// The promises that were not checked, under what they need.
pub fn not_checked(sheet: &Sheet<'_>) -> String {
    let idle = |row: &&Vec<Cell<'_>>| row[STATUS].plain() == "not checked";
    let row = |row: &Vec<Cell<'_>>| {
        let needs = row[row.len() - 1].plain();
        let needs = if needs.is_empty() { "no case in these files".into() } else { needs };
        format!(
            "<tr><td>{}</td><td>{}</td><td class=\"long\">{}</td></tr>\n",
            escaped(&row[0].plain()),
            escaped(&row[1].plain()),
            escaped(&needs)
        )
    };
    let rows: Vec<String> = sheet.rows.iter().filter(idle).map(row).collect();
    if rows.is_empty() {
        return String::new();
    }
    let heads =
        "<th scope=\"col\">Code</th><th scope=\"col\">Name</th><th scope=\"col\">Needs</th>";
    let table = framed("Not checked", "", heads, &rows.concat());
    let count = counted(rows.len() as u64, "promise");
    format!("<details><summary>{count} without an answer</summary>\n{table}</details>\n")
}

/// The first findings, with an anchor for each and tools to look for one.
pub fn findings(report: &Report, count_max: usize) -> String {
    let all = report.listed().count();
    if all == 0 {
        return "<p>No finding.</p>\n".to_owned();
    }
    let shown = all.min(count_max);
    let mut anchors = HashMap::new();
    let mut rows = String::new();
    for finding in report.listed().take(shown) {
        rows.push_str(&row(report, finding, &mut anchors));
    }
    let hidden = all - shown;
    let caption = match hidden {
        0 => format!("{}, the worst first.", counted(shown as u64, "finding")),
        more => format!(
            "The worst {}, and {} more that are not on this page: --all, or -o FILE.xlsx.",
            counted(shown as u64, "finding"),
            grouped(&more.to_string())
        ),
    };
    let columns = sheets::FINDING_COLUMNS.iter().filter(|one| !LEFT_OUT.contains(&one.name));
    tools() + &framed("Findings", &caption, &heads(columns), &rows)
}

/// What the script needs; hidden where there is none.
fn tools() -> String {
    let outcomes = [Outcome::Broken, Outcome::Overdue, Outcome::AtRisk, Outcome::Unknown];
    let option = |one: Outcome| format!("<option>{}</option>", one.name());
    format!(
        "<div class=\"tools\" hidden=\"\"><label>Find <input id=\"find\" type=\"search\"/></label>\
         <label>Outcome <select id=\"outcome\"><option value=\"\">all</option>{}</select></label>\
         <output id=\"shown\"></output></div>\n",
        outcomes.map(option).concat()
    )
}

fn row(report: &Report, finding: &Finding, anchors: &mut HashMap<String, u32>) -> String {
    let cells = sheets::finding(report, finding);
    let mut text = String::new();
    let anchor = anchor(&finding.fingerprint, anchors);
    let columns = sheets::FINDING_COLUMNS.iter().zip(&cells);
    for (column, one) in columns.filter(|(column, _)| !LEFT_OUT.contains(&column.name)) {
        match (column.name, &anchor) {
            ("code", Some(anchor)) => text.push_str(&format!(
                "<th scope=\"row\"><a href=\"#{anchor}\">{}</a></th>",
                escaped(&one.plain())
            )),
            ("margin", _) if one.is_number() => text.push_str(&format!(
                "<td class=\"n\"><data value=\"{}\">{}</data></td>",
                escaped(&one.plain()),
                entities(&margin::in_words(finding, report.zone))
            )),
            _ => text.push_str(&cell(column, one)),
        }
    }
    let id = anchor.map_or(String::new(), |anchor| format!(" id=\"{anchor}\""));
    format!("<tr{id}>{text}</tr>\n")
}

/// The name by which a page is opened at a finding: the same in every run, with a number where
/// several findings share a fingerprint.
fn anchor(fingerprint: &str, anchors: &mut HashMap<String, u32>) -> Option<String> {
    let is_mark = |mark: u8| mark.is_ascii_alphanumeric();
    let is_plain = !fingerprint.is_empty() && fingerprint.bytes().all(is_mark);
    let count = is_plain.then(|| anchors.entry(fingerprint.to_owned()).or_default())?;
    *count += 1;
    Some(match count {
        1 => format!("f-{fingerprint}"),
        nth => format!("f-{fingerprint}-{nth}"),
    })
}

/// The first remarks on the input, those of rows in quarantine among them.
pub fn remarks(report: &Report, count_max: usize) -> String {
    let mut sheet = sheets::remarks(report);
    let all = sheet.rows.len();
    sheet.rows.truncate(count_max);
    let caption = match all - sheet.rows.len() {
        0 => String::new(),
        more => format!("And {more} that are not on this page: --all, or -o FILE.xlsx."),
    };
    table(&sheet, &caption)
}
