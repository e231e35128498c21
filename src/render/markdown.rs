//! The report as Markdown, short enough for a comment on a code host.
//!
//! Shows what a reader acts on: the verdict, the promises with a breach, the worst findings, and
//! what was not read. No text from data can start a table, a link or markup of its own.

use crate::render::sheets::{self, Cell, Column, Sheet};
use crate::render::{Lang, Look, checked, margin, table, visible};
use crate::report::{Finding, Report};

/// The whole text, ending with a line feed.
pub fn render(report: &Report, look: &Look) -> String {
    let lang = look.lang;
    let parts = [
        verdict(report, lang),
        titled(&sheets::touch_points(report, lang), &STAGES, lang),
        promises(report, lang),
        findings(report, look.top.unwrap_or(usize::MAX), lang),
        figures(report, lang),
        titled(&sheets::files(report), &FILES, lang),
        coverage(report, lang),
    ];
    let filled: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join("\n")
}

const STAGES: [&str; 6] = ["stage", "promises", "kept", "beat", "broken", "overdue"];
const PROMISES: [&str; 9] =
    ["code", "name", "kept", "beat", "broken", "overdue", "findings", "silent", "stake"];
const FINDINGS: [&str; 8] =
    ["code", "order", "outcome", "promised", "actual", "margin", "stake", "evidence"];
const FILES: [&str; 7] = ["path", "read", "used", "duplicate", "quarantined", "filtered", "joint"];

fn verdict(report: &Report, lang: Lang) -> String {
    let moment = escaped(&lang.instant(&report.as_of));
    let as_of = lang.say("as-of", [("moment", moment.into())]);
    let mut text = format!("**{}**, {as_of}\n", escaped(&table::sentence(report, lang)));
    if report.is_redacted {
        text.push_str(&format!("\n{}\n", lang.word("redacted")));
    }
    if !report.incomplete.is_empty() {
        let stamp = (lang.word("incomplete"), lang.word("not-reliable"));
        text.push_str(&format!("\n> **{}**: {}.\n", stamp.0, stamp.1));
        for reason in &report.incomplete {
            text.push_str(&format!("> * {}\n", escaped(reason)));
        }
    }
    text
}

/// The promises with a finding; those that all kept are counted.
fn promises(report: &Report, lang: Lang) -> String {
    let mut sheet = sheets::promises(report, lang);
    let all = checked(report).0;
    let findings = column_of(&sheet, "findings");
    sheet.rows.retain(|row| findings.is_some_and(|at| row[at] != Cell::Count(0)));
    let table = titled(&sheet, &PROMISES, lang);
    let fine = all.saturating_sub(sheet.rows.len());
    format!("{table}\n{}\n", lang.say("promises-fine", [("count", fine.into())]))
}

fn findings(report: &Report, count_max: usize, lang: Lang) -> String {
    let all = report.promises_missed().count();
    let row = |finding: &Finding| {
        let mut cells = sheets::finding(report, finding);
        let margin = margin::in_words(finding, report.zone, lang);
        let at = sheets::FINDING_COLUMNS.iter().position(|column| column.name == "margin");
        // `in_words` has made it visible; what is visible stays as it is.
        at.into_iter().for_each(|at| cells[at] = Cell::text(margin.clone()));
        cells.into_iter().map(|cell| owned(cell, lang)).collect()
    };
    let rows = report.promises_missed().take(count_max).map(row).collect();
    let columns = sheets::FINDING_COLUMNS;
    let sheet = Sheet { name: "findings", title: "title-worst-findings", columns, rows };
    let table = titled(&sheet, &FINDINGS, lang);
    match all.saturating_sub(count_max) {
        0 => table,
        more => {
            let hint = "`--all`, `-o FILE.csv`";
            let more = [("count", more.into()), ("hint", hint.into())];
            format!("{table}\n{}\n", lang.say("findings-more", more))
        }
    }
}

/// A cell that borrows from nothing but amounts' currencies, which stand in it already.
fn owned(cell: Cell<'_>, lang: Lang) -> Cell<'static> {
    match cell {
        Cell::None => Cell::None,
        Cell::Count(count) => Cell::Count(count),
        Cell::Text(text) => Cell::Text(text.into_owned().into()),
        Cell::Word(family, word) => Cell::Text(lang.known(family, word).into_owned().into()),
        Cell::Decimal(text) => Cell::Text(lang.grouped(&text).into()),
        Cell::Moment(text) => Cell::Moment(text.into_owned().into()),
        Cell::Money(text, currency) => {
            Cell::Text(format!("{} {currency}", lang.grouped(&text)).trim_end().to_owned().into())
        }
    }
}

fn figures(report: &Report, lang: Lang) -> String {
    let figures = table::first_figures(report, lang);
    let line =
        |(name, figure): &(String, String)| format!("* {}: {}\n", escaped(name), escaped(figure));
    let lines: String = figures.iter().map(line).collect();
    if lines.is_empty() { lines } else { format!("### {}\n\n{lines}", lang.word("title-metrics")) }
}

fn coverage(report: &Report, lang: Lang) -> String {
    let (checked, not) = checked(report);
    let quarantined: u64 = report.files.iter().map(|file| file.quarantined).sum();
    let counts = [
        ("read", report.orders.into()),
        ("matched", report.orders_matched.into()),
        ("quarantined", quarantined.into()),
        ("orphaned", report.orphans.into()),
        ("checked", checked.into()),
        ("not", not.into()),
    ];
    lang.say("coverage", counts) + "\n"
}

fn column_of(sheet: &Sheet<'_>, name: &str) -> Option<usize> {
    sheet.columns.iter().position(|column| column.name == name)
}

/// Some columns of a table under its title; nothing where it has no rows.
fn titled(sheet: &Sheet<'_>, names: &[&str], lang: Lang) -> String {
    if sheet.rows.is_empty() {
        return String::new();
    }
    let places: Vec<usize> = names.iter().filter_map(|name| column_of(sheet, name)).collect();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let columns: Vec<&Column> = places.iter().map(|&at| &sheet.columns[at]).collect();
    let head = columns.iter().map(|column| lang.known("column", column.name).into_owned());
    let head = head.collect();
    let rule = columns.iter().map(|column| if column.is_number { "---:" } else { "---" });
    let rule = rule.map(str::to_owned).collect();
    let row = |row: &Vec<Cell<'_>>| line(places.iter().map(|&at| shown(&row[at], lang)).collect());
    let rows: String = sheet.rows.iter().map(row).collect();
    format!("### {}\n\n{}{}{rows}", lang.word(sheet.title), line(head), line(rule))
}

fn shown(cell: &Cell<'_>, lang: Lang) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Count(count) => lang.grouped(&count.to_string()),
        Cell::Money(amount, currency) => {
            escaped(format!("{} {currency}", lang.grouped(amount)).trim_end())
        }
        Cell::Moment(text) => escaped(&lang.moment(text, false)),
        Cell::Decimal(_) | Cell::Text(_) | Cell::Word(..) => escaped(&cell.in_words(lang)),
    }
}

/// A text in which nothing is markup: every sign that could be is escaped, a line feed is
/// visible, and `@` notifies nobody.
fn escaped(text: &str) -> String {
    let text = visible(text);
    let mut safe = String::with_capacity(text.len());
    let mut is_after_digit = false;
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        match mark {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '@' => safe.push_str("&#64;"),
            ':' if is_after_digit && marks.peek().is_some_and(char::is_ascii_digit) => {
                safe.push(':');
            }
            // A word with a colon and strokes would become a link, and one between two a picture.
            ':' => safe.push_str("&#58;"),
            _ if MARKUP.contains(mark) => safe.extend(['\\', mark]),
            _ => safe.push(mark),
        }
        is_after_digit = mark.is_ascii_digit();
    }
    safe.replace("www.", "www&#46;")
}

/// Signs that mean something in Markdown.
const MARKUP: &str = "\\`*_{}[]()#+!|~=$";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn text(report: &Report) -> String {
        render(report, &Look::default())
    }

    #[test]
    fn the_comment_says_what_a_reader_acts_on() {
        let text = text(&sample::report());
        let start = "**2 promises broken and 1 overdue on 3 of 40 orders; at least 150.00 EUR at \
                     stake**, as of 2026-03-31T23:59:59Z\n";
        assert!(text.starts_with(start), "{text}");
        let row = "| DLV101 | SO-1002 | broken | 2026-03-02 | 2026-03-04 | 2 days late | 100.00 \
                   EUR | orders.csv&#58;12;deliveries.csv&#58;40 |";
        assert!(text.contains(row), "{text}");
        assert!(text.contains("| BIL301 | price-variance | 9 | 0 | 1 | 0 | 1 | 0 | 50.00 EUR |"));
        assert!(text.ends_with("2 promises checked, 4 not.\n"), "{text}");
    }

    #[test]
    fn every_row_of_a_table_has_as_many_cells_as_its_head() {
        for report in [sample::report(), sample::hostile(), sample::many(45)] {
            let text = text(&report);
            let mut head = 0;
            for line in text.lines() {
                let cells = line.replace("\\|", "").matches('|').count();
                if cells == 0 {
                    head = 0;
                } else if head == 0 {
                    head = cells;
                }
                assert_eq!(cells, head, "{line}");
            }
        }
    }

    #[test]
    fn nothing_from_data_is_markup() {
        assert_eq!(
            escaped("[x](http://a.b)|`c`\n<b>@me</b> #1 www.a.b"),
            "\\[x\\]\\(http&#58;//a.b\\)\\|\\`c\\`\\\\n&lt;b&gt;&#64;me&lt;/b&gt; \\#1 www&#46;a.b"
        );
    }

    #[test]
    fn findings_that_are_not_listed_are_counted() {
        assert!(text(&sample::many(1_045)).contains("\nAnd 1,035 more: "));
    }

    #[test]
    fn an_incomplete_run_is_stamped() {
        assert!(text(&sample::incomplete()).contains("> **INCOMPLETE**"));
        assert!(!text(&sample::report()).contains("INCOMPLETE"));
    }
}
