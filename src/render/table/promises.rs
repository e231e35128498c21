//! The first table: how each promise fared.
//!
//! Leaves out promises that are off or had nothing to be judged on. Shows no percentage where too
//! few were decided to mean one.

use crate::render::grid::{Column, Fit, Grid};
use crate::render::{Lang, Look, Paint, visible};
use crate::report::{DECIDED_MIN, Outcome, PromiseSummary, Report};

/// The table of promises with at least one subject.
pub fn section(report: &Report, look: &Look) -> String {
    let has_subject = |promise: &&PromiseSummary| promise.outcomes.iter().any(|&count| count > 0);
    let is_shown = |promise: &&PromiseSummary| !promise.is_off && !promise.is_about_input();
    let shown = report.promises.iter().filter(is_shown).filter(has_subject);
    let marks: Vec<_> = shown.clone().map(mark).collect();
    let rows = shown.map(|promise| row(promise, look.lang)).collect();
    let grid = Grid { columns: super::columns(&COLUMNS, look), rows };
    if grid.rows.is_empty() {
        return String::new();
    }
    super::entitled("title-promises", &grid.print_marked(look, &marks), look)
}

/// The colour of what the numbers of a row say.
fn mark(promise: &PromiseSummary) -> Option<Paint> {
    let has = |outcome| promise.count(outcome) > 0;
    match () {
        () if has(Outcome::Broken) => Some(Paint::Red),
        () if has(Outcome::Overdue) => Some(Paint::Yellow),
        () if has(Outcome::Kept) || has(Outcome::Beat) => Some(Paint::Green),
        () => None,
    }
}

/// A column of a table.
pub const fn column(head: &'static str, rank: u8, fit: Fit) -> Column {
    Column { head, rank, fit }
}

const COLUMNS: [Column; 11] = [
    column("column-code", 0, Fit::Text),
    column("column-promise", 0, Fit::Name),
    column("column-kept", 0, Fit::Number),
    column("column-broken", 0, Fit::Number),
    column("column-overdue", 0, Fit::Number),
    column("column-open", 5, Fit::Number),
    column("column-void", 9, Fit::Number),
    column("column-unknown", 7, Fit::Number),
    column("column-kept-share", 2, Fit::Number),
    column("column-at-stake", 1, Fit::Sums),
    column("column-told", 8, Fit::Word),
];

fn row(promise: &PromiseSummary, lang: Lang) -> Vec<String> {
    let kept = promise.count(Outcome::Kept) + promise.count(Outcome::Beat);
    let broken = promise.count(Outcome::Broken);
    let overdue = promise.count(Outcome::Overdue);
    let open = promise.count(Outcome::AtRisk) + promise.count(Outcome::Pending);
    let number = |count: u64| lang.count(count);
    let rare = |count: u64| if count == 0 { String::new() } else { number(count) };
    vec![
        visible(&promise.code).into_owned(),
        visible(&promise.name).into_owned(),
        number(kept),
        number(broken),
        number(overdue),
        rare(open),
        rare(promise.count(Outcome::Void)),
        rare(promise.count(Outcome::Unknown)),
        kept_share(kept, kept + broken + overdue, lang),
        lang.sums(&promise.stake),
        told(promise.told, lang),
    ]
}

/// The share that was kept; nothing where few are decided.
pub fn kept_share(kept: u64, decided: u64, lang: Lang) -> String {
    if decided < DECIDED_MIN {
        return String::new();
    }
    lang.share(kept.into(), decided.into()).unwrap_or_default()
}

/// How many of the customers concerned were told.
pub fn told((told, silent): (u64, u64), lang: Lang) -> String {
    match told + silent {
        0 => String::new(),
        all => lang.say("of", [("part", told.into()), ("all", all.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    const WIDE: &str = "\
Promises
Code    Promise         Kept  Broken  Overdue  Open  Void  Kept %    At stake  Told
─────────────────────────────────────────────────────────────────────────────────────
BIL301  price-variance     9       1        0                       50.00 EUR
DLV101  late-delivery     35       1        1     2     1  94.6 %  100.00 EUR  1 of 2";

    #[test]
    fn a_wide_terminal_shows_every_column() {
        let look = Look { width: Some(120), ..Look::default() };
        assert_eq!(section(&sample::report(), &look), WIDE);
    }

    const NARROW: &str = "\
Promises
Code    Kept  Broken  Overdue  Kept %    At stake
─────────────────────────────────────────────────
BIL301     9       1        0           50.00 EUR
  price-variance
DLV101    35       1        1  94.6 %  100.00 EUR
  late-delivery";

    #[test]
    fn a_narrow_terminal_shows_names_whole_below_their_rows() {
        let look = Look { width: Some(50), ..Look::default() };
        assert_eq!(section(&sample::report(), &look), NARROW);
    }

    #[test]
    fn percentages_need_twenty_decided() {
        assert_eq!(kept_share(19, 19, Lang::En), "");
        assert_eq!(kept_share(19, 20, Lang::En), "95.0 %");
    }

    #[test]
    fn promises_that_are_off_or_without_subject_are_left_out() {
        let text = section(&sample::report(), &Look::default());
        for code in ["DLV110", "DLV120", "PAY400", "PAY401"] {
            assert!(!text.contains(code), "{code} in {text}");
        }
    }

    #[test]
    fn told_is_counted_only_where_it_was_checked() {
        assert_eq!(told((0, 0), Lang::En), "");
        assert_eq!(told((0, 2), Lang::En), "0 of 2");
    }
}
