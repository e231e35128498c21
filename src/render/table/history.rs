//! What a history says: how many findings are new, worse and put right, and which those are that
//! are gone.
//!
//! Works nothing out; where no history is kept there is nothing to say.

use crate::render::amounts::{about, grouped};
use crate::render::grid::{Column, Fit, Grid};
use crate::render::lines::wrap;
use crate::render::{Look, visible};
use crate::report::{AGES, Gone, Past, Report};

/// `2 new, 1 worsened, 3 resolved, 12 still open`.
pub fn turnover(past: &Past) -> String {
    let turnover = past.turnover;
    let number = |count: u64| grouped(&count.to_string());
    let mut parts = vec![
        format!("{} new", number(turnover.new)),
        format!("{} worsened", number(turnover.worsened)),
        format!("{} resolved", number(turnover.resolved)),
        format!("{} still open", number(turnover.open.saturating_sub(turnover.new))),
    ];
    let others = [
        (turnover.improved, "improved"),
        (turnover.acknowledged, "acknowledged"),
        (turnover.expired, "expired"),
        (turnover.away, "not looked at"),
    ];
    let is_any = |(count, _): &&(u64, &str)| *count > 0;
    let in_words = |(count, word): &(u64, &str)| format!("{} {word}", number(*count));
    parts.extend(others.iter().filter(is_any).map(in_words));
    parts.join(", ")
}

/// How the findings stand against the runs before, for how long they are open, and how many were
/// after each of the last runs.
pub fn section(report: &Report, look: &Look) -> String {
    let Some(past) = report.past.as_ref().filter(|past| past.is_kept) else {
        return String::new();
    };
    let since = match past.since.as_str() {
        "" => "the first run".to_owned(),
        since => format!("since {}", visible(since)),
    };
    let oldest = match past.oldest.as_str() {
        "" => String::new(),
        day => format!(", oldest since {}", visible(day)),
    };
    let forgotten = if report.incomplete.is_empty() {
        ""
    } else {
        "; an incomplete run puts nothing right and is not compared with"
    };
    let line = format!("{since}: {}{oldest}{forgotten}", turnover(past));
    let ages = ages(past).map(|ages| wrap(&ages, look.width, 2)).unwrap_or_default();
    let parts = [wrap(&line, look.width, 2), ages, super::trend::section(past, look)];
    let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join("\n")
}

/// `open for up to 7 days 9, up to 30 days 3, longer 1`, where anything is open for longer than
/// the first of these.
fn ages(past: &Past) -> Option<String> {
    if past.ages[1..].iter().all(|&count| count == 0) {
        return None;
    }
    let class = |(place, count): (usize, &u64)| {
        let longest = AGES.get(place).map(|days| format!("up to {days} days"));
        (*count > 0).then(|| format!("{} {count}", longest.unwrap_or("longer".to_owned())))
    };
    let classes: Vec<String> = past.ages.iter().enumerate().filter_map(class).collect();
    Some(format!("open for {}", classes.join(", ")))
}

/// What was put right since the last run.
pub fn resolved(report: &Report, look: &Look) -> String {
    gone(report, look, "Resolved", |past| &past.resolved)
}

/// What is open and was not looked at.
pub fn away(report: &Report, look: &Look) -> String {
    gone(report, look, "Not looked at", |past| &past.away)
}

const fn column(head: &'static str, rank: u8, fit: Fit) -> Column {
    Column { head, rank, fit }
}

const COLUMNS: [Column; 5] = [
    column("Code", 0, Fit::Text),
    column("Order", 0, Fit::Word),
    column("Document", 2, Fit::Text),
    column("Stake", 1, Fit::Number),
    column("Since", 0, Fit::Word),
];

fn gone(report: &Report, look: &Look, title: &str, list: impl Fn(&Past) -> &Vec<Gone>) -> String {
    let Some(all) = report.past.as_ref().map(list).filter(|all| !all.is_empty()) else {
        return String::new();
    };
    let count = look.top.unwrap_or(usize::MAX).min(all.len());
    let grid = Grid { columns: COLUMNS.to_vec(), rows: all[..count].iter().map(row).collect() };
    let body = if count == 0 { String::new() } else { grid.print(look) };
    let more = super::and_more(all.len() - count, "--all, --format json", look);
    super::titled(title, format!("{body}{more}").trim_start_matches('\n'), look)
}

fn row(gone: &Gone) -> Vec<String> {
    let [order, line, document] = &gone.keys;
    let slash = if line.is_empty() { "" } else { "/" };
    let stake = gone.stake.map(|amount| about(amount.into(), &gone.currency));
    vec![
        visible(&gone.code).into_owned(),
        format!("{}{slash}{}", visible(order), visible(line)),
        visible(document).into_owned(),
        stake.unwrap_or_default(),
        visible(&gone.first_seen).into_owned(),
    ]
}

/// What is said about acknowledgements.
pub fn notes(report: &Report, look: &Look) -> String {
    let notes = report.past.iter().flat_map(|past| &past.notes);
    let lines: Vec<String> =
        notes.map(|note| wrap(&format!("  {}", visible(note)), look.width, 4)).collect();
    super::titled("Acknowledged", &lines.join("\n"), look)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn check(past: Past, lines: &[&str]) {
        let report = Report { past: Some(past), ..sample::report() };
        let text = section(&report, &Look::default());
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn one_line_tells_how_the_findings_stand() {
        let past = sample::past();
        check(
            past,
            &[
                "since 2026-03-30T23:59:59Z: 1 new, 1 worsened, 1 resolved, 2 still open, 1 not \
                 looked at, oldest since 2026-02-01",
                "open for up to 7 days 2, up to 90 days 1",
                "open in the last 3 runs: +## from 2 to 3",
            ],
        );
    }

    #[test]
    fn without_a_history_nothing_is_said() {
        check(Past { is_kept: false, ..sample::past() }, &[]);
        assert_eq!(resolved(&sample::report(), &Look::default()), "");
    }

    #[test]
    fn what_was_put_right_is_listed() {
        let report = Report { past: Some(sample::past()), ..sample::report() };
        let text = resolved(&report, &Look { width: Some(80), ..Look::default() });
        let lines = [
            "Resolved",
            "Code    Order        Stake  Since",
            "──────────────────────────────────────",
            "DLV101  SO-7/1  100.00 EUR  2026-03-30",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines, "{text}");
    }
}
