//! The report for people: verdict, stages, promises, targets, worst findings, margins, figures,
//! input, coverage.
//!
//! Only puts the parts in order; each part is a file below this one and may be empty.
//! Prints no text from data that did not pass `visible`.

mod coverage;
mod findings;
mod groups;
mod headline;
mod histogram;
mod history;
mod input;
mod metrics;
mod promises;
mod stages;
mod trend;

pub use headline::{found, sentence, stamps};
pub use history::turnover;
pub use metrics::first_figures;

use crate::render::grid::Column;
use crate::render::{Look, Paint};
use crate::report::Report;

/// The whole page, ending with a line feed.
pub fn render(report: &Report, look: &Look) -> String {
    let listed = match look.group_by {
        None => findings::section(report, look),
        Some(group_by) => groups::section(report, group_by, look),
    };
    let parts = [
        headline::section(report, look),
        history::section(report, look),
        stages::touch_points(report, look),
        promises::section(report, look),
        stages::targets(report, look),
        listed,
        history::resolved(report, look),
        history::away(report, look),
        history::notes(report, look),
        histogram::section(report, look),
        metrics::section(report, look),
        input::files(report, look),
        input::remarks(report, look),
        input::money(report, look),
        coverage::not_checked(report, look),
        coverage::last_line(report, look),
    ];
    let filled: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join("\n\n") + "\n"
}

/// The figures of some metrics, for pages other than that of an audit.
pub(super) use metrics::chosen as figures;

/// A part under the title that a message names; nothing where the part is empty.
fn entitled(id: &'static str, body: &str, look: &Look) -> String {
    titled(look.lang.word(id), body, look)
}

/// The columns of a table, whose heads are messages, with their heads in words.
fn columns(columns: &[Column], look: &Look) -> Vec<Column> {
    let in_words = |column: &Column| Column { head: look.lang.word(column.head), ..*column };
    columns.iter().map(in_words).collect()
}

/// A part under its title; nothing where the part is empty.
pub(super) fn titled(title: &str, body: &str, look: &Look) -> String {
    if body.is_empty() {
        return String::new();
    }
    format!("{}\n{body}", look.paint(Paint::Bold, title))
}

/// What is said about the rows that are not shown, with a line feed before it.
fn and_more(hidden: usize, hint: &str, look: &Look) -> String {
    if hidden == 0 {
        return String::new();
    }
    let more = [("count", hidden.into()), ("hint", hint.into())];
    let line = format!("{} {}", look.ellipsis(), look.lang.say("and-more", more));
    format!("\n{}", crate::render::lines::wrap(&line, look.width, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::lines::width_of;
    use crate::render::{GroupBy, sample};

    const PAGE: &str = "\
2 promises broken and 1 overdue on 3 of 40 orders; at least 150.00 EUR at stake; \
as of 2026-03-31T23:59:59Z

Touch points
+----------+----------+---------+------+------+--------+---------+------------+--------+
| Stage    | Promises | Decided | Kept | Beat | Broken | Overdue |   At stake | Told   |
+======================================================================================+
| delivery |       40 |      37 |   30 |    5 |      1 |       1 | 100.00 EUR | 1 of 2 |
| billing  |       10 |      10 |    9 |      |      1 |       0 |  50.00 EUR |        |
+----------+----------+---------+------+------+--------+---------+------------+--------+

Promises
+--------+----------------+------+--------+---------+------+------+--------+------------+--------+
| Code   | Promise        | Kept | Broken | Overdue | Open | Void | Kept % |   At stake | Told   |
+================================================================================================+
| BIL301 | price-variance |    9 |      1 |       0 |      |      |        |  50.00 EUR |        |
| DLV101 | late-delivery  |   35 |      1 |       1 |    2 |    1 | 94.6 % | 100.00 EUR | 1 of 2 |
+--------+----------------+------+--------+---------+------+------+--------+------------+--------+

Targets
";

    #[test]
    fn what_is_not_shown_is_counted_with_grouped_digits() {
        let line = and_more(4_618, "--all", &Look::default());
        assert_eq!(line, "\n... and 4,618 more: --all");
    }

    #[test]
    fn the_page_starts_with_the_verdict_and_the_promises() {
        let page = render(&sample::report(), &Look::default());
        assert!(page.starts_with(PAGE), "{page}");
    }

    #[test]
    fn the_page_ends_with_one_line_of_coverage() {
        let page = render(&sample::report(), &Look::default());
        let last = page.lines().last().unwrap();
        assert_eq!(last, "orders 40 read, 38 matched, 1 quarantined, 2 orphaned rows");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for report in [sample::report(), sample::many(45), sample::hostile(), sample::incomplete()]
        {
            for width in [20, 30, 39, 40, 60, 80, 120, 200] {
                for group_by in [None, Some(GroupBy::Customer)] {
                    let look = Look { width: Some(width), group_by, ..Look::default() };
                    for line in render(&report, &look).lines() {
                        assert!(width_of(line) <= width, "{line:?} at {width}");
                    }
                }
            }
        }
    }

    #[test]
    fn one_blank_line_stands_before_every_part_and_nowhere_else() {
        for width in [None, Some(30), Some(100)] {
            let page = render(&sample::incomplete(), &Look { width, ..Look::default() });
            assert!(!page.contains("\n\n\n"), "{page}");
            let lines: Vec<&str> = page.lines().collect();
            for title in [
                "Touch points",
                "Promises",
                "Targets",
                "Worst findings",
                "Metrics",
                "Input",
                "Amounts",
                "Not checked",
            ] {
                let at = lines.iter().position(|line| *line == title).unwrap();
                assert_eq!(lines[at - 1], "", "{title} at {width:?}");
            }
            assert_eq!(page.matches("\n\n").count(), 10, "{page}");
        }
    }

    #[test]
    fn off_a_terminal_a_page_is_plain_ascii() {
        let page = render(&sample::many(45), &Look::default());
        assert!(page.is_ascii(), "{page}");
    }

    #[test]
    fn colours_change_no_word() {
        let look = Look { width: Some(80), is_coloured: true, ..Look::default() };
        let mut painted = render(&sample::incomplete(), &look);
        let plain = render(&sample::incomplete(), &Look { is_coloured: false, ..look });
        assert_ne!(painted, plain);
        for code in ["\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[33m"] {
            painted = painted.replace(code, "");
        }
        assert_eq!(painted, plain);
    }

    #[test]
    fn an_empty_report_says_that_nothing_was_checked() {
        let page = render(&Report::default(), &Look::default());
        assert!(page.starts_with("no promise was checked on 0 orders"), "{page}");
    }
}
