//! Tables of a page, with headers of columns that a screen reader tells.
//!
//! Numbers and times carry their plain form, which is that of the machine formats.

use super::markup::{entities, escaped, number};
use crate::render::sheets::{self, Cell, Column, Sheet};
use crate::render::{Lang, margin};
use crate::report::{Finding, Outcome, PromiseSummary, Report};
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
pub fn table(sheet: &Sheet<'_>, caption: &str, lang: Lang) -> String {
    if sheet.rows.is_empty() {
        return String::new();
    }
    // Amounts have their currency beside them.
    let nothing = nothing_in(sheet, &sheet.rows.iter().collect::<Vec<_>>());
    let is_shown = |column: &Column| column.name != "currency" && !nothing.contains(&column.name);
    let line = |row: &Vec<Cell<'_>>| line(sheet.columns, row, is_shown, lang);
    let rows: String = sheet.rows.iter().map(line).collect();
    let columns = sheet.columns.iter().filter(|column| is_shown(column));
    framed(lang.word(sheet.title), caption, (&heads(columns, lang), &rows), lang)
}

/// Counts that most runs have none of: a column of noughts would push the money off a page.
const RARE: [&str; 7] = ["beat", "at_risk", "pending", "void", "unknown", "told", "silent"];

/// The columns of rare counts that are nought in all of some rows.
fn nothing_in(sheet: &Sheet<'_>, rows: &[&Vec<Cell<'_>>]) -> Vec<&'static str> {
    let is_nothing = |place: usize| rows.iter().all(|row| matches!(row[place], Cell::Count(0)));
    let columns = sheet.columns.iter().enumerate();
    let rare = columns.filter(|(_, column)| RARE.contains(&column.name));
    rare.filter(|(place, _)| is_nothing(*place)).map(|(_, column)| column.name).collect()
}

/// A row with some of its columns.
fn line(
    columns: &[Column],
    row: &[Cell<'_>],
    is_shown: impl Fn(&Column) -> bool,
    lang: Lang,
) -> String {
    let cells = columns.iter().zip(row).filter(|(column, _)| is_shown(column));
    let cells: String = cells.map(|(column, one)| cell(column, one, lang)).collect();
    format!("<tr>{cells}</tr>\n")
}

/// A table that scrolls on its own where it is wider than the page, also by the keyboard.
fn framed(title: &str, caption: &str, (heads, rows): (&str, &str), lang: Lang) -> String {
    let label = lang.say("table-label", [("title", title.into())]);
    let caption = match caption {
        "" => String::new(),
        some => format!("<caption>{some}</caption>\n"),
    };
    format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\">\n\
         <table>\n{caption}<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n\
         </div>\n"
    )
}

fn heads<'a>(columns: impl Iterator<Item = &'a Column>, lang: Lang) -> String {
    let head = |column: &Column| {
        let class = if column.is_number { " class=\"n\"" } else { "" };
        let name = lang.known("column", column.name);
        format!("<th scope=\"col\"{class} data-column=\"{}\">{name}</th>", column.name)
    };
    columns.map(head).collect()
}

fn cell(column: &Column, cell: &Cell<'_>, lang: Lang) -> String {
    let class = match column {
        // Amounts of several currencies stand in words, on as many lines as they need.
        Column { is_number: true, name: "stake", .. } if matches!(cell, Cell::Text(_)) => {
            " class=\"n long\""
        }
        Column { is_number: true, .. } => " class=\"n\"",
        Column { name, .. } if LONG.contains(name) => " class=\"long\"",
        Column { name: "order" | "document", .. } if is_short(cell) => " class=\"key\"",
        Column { name: "document" | "customer", .. } if *cell != Cell::None => " class=\"words\"",
        _ => "",
    };
    format!("<td{class}>{}</td>", content(column.name, cell, lang))
}

/// Whether a key is so short that it is not broken on paper either.
fn is_short(cell: &Cell<'_>) -> bool {
    (1..=16).contains(&cell.plain().chars().count())
}

/// What stands in a cell.
fn content(column: &str, cell: &Cell<'_>, lang: Lang) -> String {
    let plain = cell.plain();
    match cell {
        Cell::None => String::new(),
        Cell::Word(_, word) if WORDS.contains(&column) => {
            let (class, shown) = (word.replace(' ', "-"), cell.in_words(lang));
            format!("<span class=\"word is-{}\">{}</span>", escaped(&class), escaped(&shown))
        }
        // A line ends between two amounts, never within one.
        Cell::Text(sums) if column == "stake" => {
            let sums = sums.split(" + ").map(|sum| escaped(sum).replace(' ', "\u{a0}"));
            sums.collect::<Vec<_>>().join(" + ")
        }
        Cell::Text(_) | Cell::Word(..) => escaped(&cell.in_words(lang)),
        Cell::Count(_) | Cell::Decimal(_) => number(&plain, "", lang),
        Cell::Money(_, currency) => number(&plain, currency, lang),
        Cell::Moment(text) => {
            let (plain, shown) = (escaped(text), escaped(&lang.moment(text, false)));
            format!("<time datetime=\"{plain}\">{shown}</time>")
        }
    }
}

/// The promises that were checked, without the columns that say so. What is about the input and
/// found nothing is no news.
pub fn checked(sheet: &Sheet<'_>, lang: Lang) -> String {
    let is_news = |row: &&Vec<Cell<'_>>| {
        let has_count = row.iter().any(|cell| matches!(cell, Cell::Count(count) if *count > 0));
        row[STATUS].plain() == "checked" && has_count
    };
    let shown: Vec<_> = sheet.rows.iter().filter(is_news).collect();
    let nothing = nothing_in(sheet, &shown);
    let is_shown = |column: &Column| has_news(column.name) && !nothing.contains(&column.name);
    let rows = shown.iter().map(|row| line(sheet.columns, row, is_shown, lang));
    let rows: String = rows.collect();
    if rows.is_empty() {
        return String::new();
    }
    let heads = heads(sheet.columns.iter().filter(|one| is_shown(one)), lang);
    framed(lang.word(sheet.title), "", (&heads, &rows), lang)
}

/// The place of the status among the columns of a promise.
const STATUS: usize = 5;

fn has_news(column: &str) -> bool {
    !["status", "missing", "currency", "about"].contains(&column)
}

/// The promises that were not checked, under what they need.
pub fn not_checked(sheet: &Sheet<'_>, lang: Lang) -> String {
    let idle = |row: &&Vec<Cell<'_>>| row[STATUS].plain() == "not checked";
    let row = |row: &Vec<Cell<'_>>| {
        let needs = row[row.len() - 1].plain();
        let needs = if needs.is_empty() { lang.word("no-case").into() } else { needs };
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
    let heads = ["column-code", "column-name", "column-needs"]
        .map(|id| format!("<th scope=\"col\">{}</th>", lang.word(id)))
        .concat();
    let table = framed(lang.word("title-not-checked"), "", (&heads, &rows.concat()), lang);
    let count = lang.say("promises-unanswered", [("count", rows.len().into())]);
    format!("<details><summary>{count}</summary>\n{table}</details>\n")
}

/// The first findings, with an anchor for each and tools to look for one.
pub fn findings(report: &Report, count_max: usize, lang: Lang) -> String {
    let all = report.listed().count();
    if all == 0 {
        return format!("<p>{}</p>\n", lang.word("no-finding"));
    }
    let shown = all.min(count_max);
    // What the input is to blame for has a part of its own, and must not crowd out the rest.
    let is_input = |finding: &&Finding| {
        report.promises.get(finding.promise).is_some_and(PromiseSummary::is_about_input)
    };
    let first = report.listed().filter(|finding| !is_input(finding));
    let listed = first.chain(report.listed().filter(is_input)).take(shown);
    let listed: Vec<&Finding> = listed.collect();
    let columns = filled(report, &listed);
    let mut anchors = HashMap::new();
    let mut rows = String::new();
    for finding in listed {
        rows.push_str(&row(report, finding, &columns, &mut anchors, lang));
    }
    let count = ("count", shown.into());
    let caption = match all - shown {
        0 => lang.say("findings-all", [count]),
        more => lang.say("findings-worst", [count, ("more", more.into())]),
    };
    let columns = columns.into_iter().map(|at| &sheets::FINDING_COLUMNS[at]);
    let table = (&*heads(columns, lang), &*rows);
    tools(lang) + &framed(lang.word("title-findings"), &caption, table, lang)
}

/// The columns that a page has room for and some finding has something in, by their places.
fn filled(report: &Report, listed: &[&Finding]) -> Vec<usize> {
    let mut is_filled = [false; sheets::FINDING_COLUMNS.len()];
    for finding in listed {
        for (is_filled, cell) in is_filled.iter_mut().zip(sheets::finding(report, finding)) {
            *is_filled |= !cell.plain().is_empty();
        }
    }
    let is_left_out = |at: usize| LEFT_OUT.contains(&sheets::FINDING_COLUMNS[at].name);
    (0..is_filled.len()).filter(|&at| is_filled[at] && !is_left_out(at)).collect()
}

/// What the script needs; hidden where there is none.
fn tools(lang: Lang) -> String {
    let outcomes = [Outcome::Broken, Outcome::Overdue, Outcome::AtRisk, Outcome::Unknown];
    let option = |one: Outcome| format!("<option>{}</option>", lang.known("outcome", one.name()));
    // The script puts the numbers in where these marks stand.
    let shown = lang.say("find-shown", [("count", "#1".into()), ("all", "#2".into())]);
    format!(
        "<div class=\"tools\" hidden=\"\" data-shown=\"{shown}\" data-sort=\"{}\">\
         <label>{} <input id=\"find\" type=\"search\"/></label>\
         <label>{} <select id=\"outcome\"><option value=\"\">{}</option>{}</select></label>\
         <output id=\"shown\"></output></div>\n",
        lang.word("sort-by"),
        lang.word("find"),
        lang.word("column-outcome"),
        lang.word("find-all"),
        outcomes.map(option).concat()
    )
}

fn row(
    report: &Report,
    finding: &Finding,
    columns: &[usize],
    anchors: &mut HashMap<String, u32>,
    lang: Lang,
) -> String {
    let cells = sheets::finding(report, finding);
    let mut text = String::new();
    let anchor = anchor(&finding.fingerprint, anchors);
    for (column, one) in columns.iter().map(|&at| (&sheets::FINDING_COLUMNS[at], &cells[at])) {
        match (column.name, &anchor) {
            ("code", Some(anchor)) => text.push_str(&format!(
                "<th scope=\"row\"><a href=\"#{anchor}\">{}</a></th>",
                escaped(&one.plain())
            )),
            ("margin", _) if one.is_number() => text.push_str(&format!(
                "<td class=\"n\"><data value=\"{}\">{}</data></td>",
                escaped(&one.plain()),
                entities(&margin::in_words(finding, report.zone, lang))
            )),
            _ => text.push_str(&cell(column, one, lang)),
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
pub fn remarks(report: &Report, count_max: usize, lang: Lang) -> String {
    let mut sheet = sheets::remarks(report);
    let all = sheet.rows.len();
    sheet.rows.truncate(count_max);
    let caption = match all - sheet.rows.len() {
        0 => String::new(),
        more => lang.say("remarks-more", [("count", more.into())]),
    };
    table(&sheet, &caption, lang)
}
