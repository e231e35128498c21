//! One file: what it is, how it is written, what became of its rows, and its columns.
//!
//! Shows only what was filled in: a workbook has no delimiter, a plain file no container.

use super::{Inspection, columns, titled};
use crate::intake::{DialectAccount, FileAccount, Quote, Remark};
use crate::render::Lang;
use crate::render::amounts::counted;
use crate::render::lines::wrap;
use crate::render::remark::in_words;
use crate::render::{Look, visible};
use crate::time::{Span, Zone};

/// How many remarks are shown unless all are asked for.
const REMARKS_MAX: usize = 3;

/// Everything about the file at a place.
pub fn section(inspection: &Inspection, place: usize, look: &Look) -> String {
    let file = &inspection.files[place];
    let roles: Vec<_> = file.roles.iter().map(|role| role.name()).collect();
    let roles = if roles.is_empty() { "no role".to_owned() } else { roles.join(" and ") };
    let facts: Vec<_> = facts(inspection, file)
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(word, text)| wrap(&format!("  {word:<9} {text}"), look.width, 12))
        .collect();
    let title = format!("{}: {roles}", visible(&file.path));
    let mut parts = vec![titled(&title, &facts.join("\n"), look), columns::table(file, look)];
    parts.push(columns::unused(file, look));
    parts.push(remarks(inspection, place, look));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

fn facts(inspection: &Inspection, file: &FileAccount) -> Vec<(&'static str, String)> {
    let dialect = &file.dialect;
    vec![
        ("header", named(file)),
        ("container", dialect.container.to_owned()),
        ("encoding", dialect.encoding.to_owned()),
        ("fields", fields(dialect)),
        ("lines", lines(dialect)),
        ("decided", visible(&file.decided).into_owned()),
        ("rows", rows(file)),
        ("newest", newest(inspection, file)),
    ]
}

/// How many columns of each role the header names: why the file plays the roles it plays.
fn named(file: &FileAccount) -> String {
    let some = file.scores.iter().filter(|(_, score)| *score > 0);
    let shown: Vec<_> = some.map(|(role, score)| format!("{score} of {}", role.name())).collect();
    if shown.is_empty() { String::new() } else { format!("names columns: {}", shown.join(", ")) }
}

fn fields(dialect: &DialectAccount) -> String {
    if dialect.delimiter.is_empty() {
        return String::new();
    }
    let quote = match dialect.quote {
        Quote::Double => "quote \"".to_owned(),
        Quote::Mark(mark) => format!("quote {}", char::from(mark)),
        Quote::None => "no quote".to_owned(),
    };
    visible(&format!("{}, {quote}", dialect.delimiter)).into_owned()
}

/// `CRLF; header on line 3 below 2 others; 1 footer, 2 comments, 3 blank`.
fn lines(dialect: &DialectAccount) -> String {
    let mut said: Vec<String> = Vec::new();
    if !dialect.line_end.is_empty() {
        said.push(dialect.line_end.to_owned());
    }
    match (dialect.header_line, dialect.preamble_lines) {
        (0, _) => {}
        (line, 0) => said.push(format!("header on line {line}")),
        (line, above) => said.push(format!("header on line {line}, {above} above it")),
    }
    let counts = [
        (dialect.footer_lines, "below the rows"),
        (dialect.comment_lines, "of comments"),
        (dialect.blank_lines, "blank"),
    ];
    for (count, words) in counts.into_iter().filter(|(count, _)| *count > 0) {
        said.push(format!("{count} {words}"));
    }
    said.join("; ")
}

fn rows(file: &FileAccount) -> String {
    let number = |count: u64| Lang::En.grouped(&count.to_string());
    format!(
        "{} read = {} used + {} duplicate + {} quarantined + {} filtered",
        number(file.rows_read),
        number(file.used),
        number(file.duplicate),
        number(file.quarantined),
        number(file.filtered),
    )
}

fn newest(inspection: &Inspection, file: &FileAccount) -> String {
    let zone = Zone::named(inspection.zone).unwrap_or_default();
    file.newest.map(|newest| zone.print(Span::exact(newest))).unwrap_or_default()
}

fn remarks(inspection: &Inspection, place: usize, look: &Look) -> String {
    let is_mine = |remark: &&Remark| usize::from(remark.file) == place;
    let all: Vec<&Remark> = inspection.remarks.iter().filter(is_mine).collect();
    let limit = if look.top.is_some() { REMARKS_MAX } else { all.len() };
    let shown = all.iter().take(limit);
    let mut lines: Vec<_> =
        shown.map(|remark| wrap(&format!("  {}", in_one_line(remark)), look.width, 4)).collect();
    if let Some(hidden) = all.len().checked_sub(limit).filter(|&hidden| hidden > 0) {
        let more = counted(hidden as u64, "more remark");
        lines.push(wrap(&format!("  {} and {more}: --all", look.ellipsis()), look.width, 4));
    }
    lines.join("\n")
}

fn in_one_line(remark: &Remark) -> String {
    let place = match remark.line {
        0 => remark.code.to_owned(),
        line => format!("{} line {line}:", remark.code),
    };
    in_words(place, remark, Lang::En)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::inspect::made_up;

    const PAGE: &str = "\
orders.csv: orders
  header    names columns: 7 of orders, 2 of lines
  container gzip
  encoding  UTF-8
  fields    semicolon, quote \"
  lines     CRLF; header on line 3, 2 above it; 1 below the rows; 4 blank
  decided   semicolon, dates dd.mm.yyyy (days), decimal comma
  rows      40 read = 38 used + 1 duplicate + 1 quarantined + 0 filtered
  newest    2026-03-24T08:00:00Z
Column                 Feeds               Written             Filled  Samples
───────────────────────────────────────────────────────────────────────────────────
Order no               orders.order_id                        100.0 %  5001; 5002
Promised delivery day  orders.promised_by  dd.mm.yyyy (days)   97.5 %  05.03.2026
Total                  orders.total        decimal comma      100.0 %  64,90; 24,90
  not used: Comment, Our ref
  Ship date is not used: may be planned or done; write columns.orders
  DAT002 line 31: Total \"12,5x\" is not an amount (row quarantined); correct the cell
";

    fn check(inspection: &Inspection, width: Option<usize>, lines: &[&str]) {
        let text = section(inspection, 0, &Look { width, ..Look::default() });
        assert_eq!(text.lines().collect::<Vec<_>>(), lines, "{text}");
    }

    #[test]
    fn a_file_shows_what_was_found_out_about_it() {
        let lines = PAGE.lines().collect::<Vec<_>>();
        check(&made_up::inspection(), Some(100), &lines);
    }

    #[test]
    fn what_was_not_found_out_is_not_shown() {
        let mut inspection = made_up::inspection();
        inspection.remarks.clear();
        inspection.files = vec![FileAccount {
            path: "notes.txt".to_owned(),
            decided: "left out".to_owned(),
            ..FileAccount::default()
        }];
        check(
            &inspection,
            None,
            &[
                "notes.txt: no role",
                "  decided   left out",
                "  rows      0 read = 0 used + 0 duplicate + 0 quarantined + 0 filtered",
            ],
        );
    }

    #[test]
    fn three_remarks_are_shown_and_the_others_counted() {
        let mut inspection = made_up::inspection();
        inspection.remarks = vec![inspection.remarks[0].clone(); 5];
        let shown = |top| section(&inspection, 0, &Look { top, ..Look::default() });
        assert_eq!(shown(Some(10)).matches("DAT002").count(), 3);
        assert!(shown(Some(10)).ends_with("\n  ... and 2 more remarks: --all"));
        assert_eq!(shown(None).matches("DAT002").count(), 5);
    }

    #[test]
    fn a_quote_may_be_another_or_none() {
        let fields = |quote| fields(&DialectAccount { quote, ..made_up::dialect() });
        assert_eq!(fields(Quote::Mark(b'\'')), "semicolon, quote '");
        assert_eq!(fields(Quote::None), "semicolon, no quote");
    }
}
