//! What a history says: how many findings are new, worse and put right, and which those are that
//! are gone.
//!
//! Works nothing out; where no history is kept there is nothing to say.

use crate::render::grid::{Column, Fit, Grid};
use crate::render::lines::wrap;
use crate::render::{Lang, Look, visible};
use crate::report::{AGES, Gone, Past, Report};

/// `2 new, 1 worsened, 3 resolved, 12 still open`.
pub fn turnover(past: &Past, lang: Lang) -> String {
    let turnover = past.turnover;
    let in_words = |(count, id): (u64, &str)| lang.say(id, [("count", count.into())]);
    let first = [
        (turnover.new, "turnover-new"),
        (turnover.worsened, "turnover-worsened"),
        (turnover.resolved, "turnover-resolved"),
        (turnover.open.saturating_sub(turnover.new), "turnover-open"),
    ];
    let others = [
        (turnover.improved, "turnover-improved"),
        (turnover.acknowledged, "turnover-acknowledged"),
        (turnover.expired, "turnover-expired"),
        (turnover.away, "turnover-away"),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    first.into_iter().chain(others).map(in_words).collect::<Vec<_>>().join(", ")
}

/// How the findings stand against the runs before, for how long they are open, and how many were
/// after each of the last runs.
pub fn section(report: &Report, look: &Look) -> String {
    let Some(past) = report.past.as_ref().filter(|past| past.is_kept) else {
        return String::new();
    };
    let lang = look.lang;
    let since = match past.since.as_str() {
        "" => lang.word("first-run").to_owned(),
        since => lang.say("since", [("when", lang.instant(&visible(since)).into())]),
    };
    let parts = [("since", since.into()), ("turnover", turnover(past, lang).into())];
    let mut line = lang.say("history", parts);
    if !past.oldest.is_empty() {
        let day = lang.day(&visible(&past.oldest)).into();
        line = format!("{line}, {}", lang.say("oldest-since", [("day", day)]));
    }
    if !report.incomplete.is_empty() {
        line = format!("{line}; {}", lang.word("forgotten"));
    }
    let ages = ages(past, lang).map(|ages| wrap(&ages, look.width, 2)).unwrap_or_default();
    let parts = [wrap(&line, look.width, 2), ages, super::trend::section(past, look)];
    let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join("\n")
}

/// `open for up to 7 days 9, up to 30 days 3, longer 1`, where anything is open for longer than
/// the first of these.
fn ages(past: &Past, lang: Lang) -> Option<String> {
    if past.ages[1..].iter().all(|&count| count == 0) {
        return None;
    }
    let class = |(place, &count): (usize, &u64)| {
        let count = ("count", count.into());
        match AGES.get(place) {
            Some(&days) => lang.say("open-up-to", [("days", days.into()), count]),
            None => lang.say("open-longer", [count]),
        }
    };
    let some = past.ages.iter().enumerate().filter(|(_, count)| **count > 0);
    let classes: Vec<String> = some.map(class).collect();
    Some(lang.say("open-for", [("classes", classes.join(", ").into())]))
}

/// What was put right since the last run.
pub fn resolved(report: &Report, look: &Look) -> String {
    gone(report, look, "title-resolved", |past| &past.resolved)
}

/// What is open and was not looked at.
pub fn away(report: &Report, look: &Look) -> String {
    gone(report, look, "title-away", |past| &past.away)
}

const fn column(head: &'static str, rank: u8, fit: Fit) -> Column {
    Column { head, rank, fit }
}

const COLUMNS: [Column; 5] = [
    column("column-code", 0, Fit::Text),
    column("column-order", 0, Fit::Word),
    column("column-document", 2, Fit::Text),
    column("column-stake", 1, Fit::Number),
    column("column-since", 0, Fit::Word),
];

fn gone(
    report: &Report,
    look: &Look,
    title: &'static str,
    list: impl Fn(&Past) -> &Vec<Gone>,
) -> String {
    let Some(all) = report.past.as_ref().map(list).filter(|all| !all.is_empty()) else {
        return String::new();
    };
    let count = look.top.unwrap_or(usize::MAX).min(all.len());
    let rows = all[..count].iter().map(|gone| row(gone, look.lang)).collect();
    let grid = Grid { columns: super::columns(&COLUMNS, look), rows };
    let body = if count == 0 { String::new() } else { grid.print(look) };
    let more = super::and_more(all.len() - count, "--all, --format json", look);
    super::entitled(title, format!("{body}{more}").trim_start_matches('\n'), look)
}

fn row(gone: &Gone, lang: Lang) -> Vec<String> {
    let [order, line, document] = &gone.keys;
    let slash = if line.is_empty() { "" } else { "/" };
    let stake = gone.stake.map(|amount| lang.about(amount.into(), &gone.currency));
    vec![
        visible(&gone.code).into_owned(),
        format!("{}{slash}{}", visible(order), visible(line)),
        visible(document).into_owned(),
        stake.unwrap_or_default(),
        lang.day(&visible(&gone.first_seen)),
    ]
}

/// What is said about acknowledgements.
pub fn notes(report: &Report, look: &Look) -> String {
    let notes = report.past.iter().flat_map(|past| &past.notes);
    let lines: Vec<String> =
        notes.map(|note| wrap(&format!("  {}", visible(note)), look.width, 4)).collect();
    super::entitled("title-acknowledged", &lines.join("\n"), look)
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
