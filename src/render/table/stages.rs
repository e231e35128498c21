//! How the promises fared stage by stage, and the targets of the contract with their budgets.
//!
//! A single stage says nothing that the promises do not; it is shown with all figures only.

use super::promises::{column, kept_share, told};
use crate::render::grid::{Column, Fit, Grid};
use crate::render::{Lang, Look, visible};
use crate::report::{Outcome, Report, TargetSummary, TouchPoint};
use crate::targets::burn_in_words;

/// The stages of the customer's way, one row each.
pub fn touch_points(report: &Report, look: &Look) -> String {
    let least = if look.top.is_none() { 1 } else { 2 };
    if report.touch_points.len() < least {
        return String::new();
    }
    let rows = report.touch_points.iter().map(|point| stage(point, look.lang)).collect();
    let grid = Grid { columns: super::columns(&STAGES, look), rows };
    super::entitled("title-touch-points", &grid.print(look), look)
}

const STAGES: [Column; 9] = [
    column("column-stage", 0, Fit::Word),
    column("column-promises", 6, Fit::Number),
    column("column-decided", 4, Fit::Number),
    column("column-kept", 0, Fit::Number),
    column("column-beat", 7, Fit::Number),
    column("column-broken", 0, Fit::Number),
    column("column-overdue", 0, Fit::Number),
    column("column-at-stake", 1, Fit::Sums),
    column("column-told", 3, Fit::Word),
];

fn stage(point: &TouchPoint, lang: Lang) -> Vec<String> {
    let beat = point.count(Outcome::Beat);
    vec![
        lang.known("stage", point.stage.name()).into_owned(),
        lang.count(point.promises()),
        lang.count(point.decided()),
        lang.count(point.count(Outcome::Kept)),
        if beat == 0 { String::new() } else { lang.count(beat) },
        lang.count(point.count(Outcome::Broken)),
        lang.count(point.count(Outcome::Overdue)),
        lang.sums(&point.stake),
        told(point.told, lang),
    ]
}

/// The targets of the contract, one row each; where room is short, what tells them apart stays.
pub fn targets(report: &Report, look: &Look) -> String {
    if report.targets.is_empty() {
        return String::new();
    }
    let rows = report.targets.iter().map(|one| target(one, look.lang)).collect();
    let grid = Grid { columns: super::columns(&TARGETS, look), rows };
    super::entitled("title-targets", &grid.print(look), look)
}

const TARGETS: [Column; 8] = [
    column("column-target", 0, Fit::Summary),
    column("column-decided", 6, Fit::Number),
    column("column-kept-share", 8, Fit::Number),
    column("column-may-break", 7, Fit::Number),
    column("column-broken", 0, Fit::Number),
    column("column-left", 0, Fit::Number),
    column("column-burn", 2, Fit::Number),
    column("column-note", 5, Fit::Text),
];

fn target(target: &TargetSummary, lang: Lang) -> Vec<String> {
    let if_counted = |text: String| if target.is_counted() { text } else { String::new() };
    let burn = target.burn().map(|burn| lang.grouped(&burn_in_words(burn)));
    vec![
        lang.target(target),
        lang.count(target.decided()),
        if_counted(kept_share(target.count.kept, target.decided(), lang)),
        if_counted(lang.count(target.budget())),
        lang.count(target.count.bad),
        if_counted(lang.grouped(&target.left().to_string())),
        if_counted(burn.unwrap_or_default()),
        note(target, lang),
    ]
}

/// What a reader needs to know besides.
fn note(target: &TargetSummary, lang: Lang) -> String {
    let mut notes = Vec::new();
    if !target.missing.is_empty() {
        let what = lang.lacks(&visible(&target.missing.join(", ")));
        notes.push(lang.say("needs", [("what", what.into())]));
    } else if !target.is_counted() {
        notes.push(lang.say("below-min", [("count", target.min_decided.into())]));
    }
    if target.count.undated > 0 {
        notes.push(lang.say("undated", [("count", target.count.undated.into())]));
    }
    notes.join("; ")
}

impl Lang {
    /// What a target is about, such as `late-delivery 95 % in 28 days, service express`.
    pub fn target(self, target: &TargetSummary) -> String {
        let share = self.percent(&target.share_plain());
        let mut words = format!("{} {share}", visible(&target.promise));
        if let Some(days) = target.window_days {
            words = self.say("target-in-days", [("target", words.into()), ("days", days.into())]);
        }
        let or = |first: String, second: String| {
            self.say("target-or", [("first", first.into()), ("second", second.into())])
        };
        for (column, values) in &target.only {
            let values = values.iter().map(|value| visible(value).into_owned()).reduce(or);
            words.push_str(&format!(", {column} {}", values.unwrap_or_default()));
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    const WIDE: &str = "\
Touch points
Stage     Promises  Decided  Kept  Beat  Broken  Overdue    At stake  Told
───────────────────────────────────────────────────────────────────────────
delivery        40       37    30     5       1        1  100.00 EUR  1 of 2
billing         10       10     9             1        0   50.00 EUR";

    fn at(width: usize) -> Look {
        Look { width: Some(width), ..Look::default() }
    }

    #[test]
    fn a_stage_is_a_row() {
        let text = touch_points(&sample::report(), &at(120));
        let widths: Vec<&str> = text.lines().map(str::trim_end).collect();
        assert_eq!(widths.len(), WIDE.lines().count(), "{text}");
        for (found, expected) in widths.iter().zip(WIDE.lines()) {
            assert!(*found == expected || found.starts_with('─'), "{found}\n{expected}");
        }
    }

    #[test]
    fn at_60_columns_what_counts_stays() {
        let text = touch_points(&sample::report(), &at(60));
        for head in ["Stage", "Kept", "Broken", "Overdue", "At stake"] {
            assert!(text.contains(head), "{head} in\n{text}");
        }
        assert!(!text.contains("Promises"), "{text}");
    }

    #[test]
    fn a_single_stage_is_left_to_the_promises() {
        let mut report = sample::report();
        report.touch_points.truncate(1);
        assert_eq!(touch_points(&report, &at(120)), "");
        let all = Look { top: None, ..at(120) };
        assert!(touch_points(&report, &all).starts_with("Touch points\n"));
    }

    #[test]
    fn a_target_says_what_is_left_and_few_are_only_counted() {
        let text = targets(&sample::report(), &at(120));
        let rows: Vec<Vec<&str>> =
            text.lines().skip(3).map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows[0][..2], ["late-delivery", "95"], "{text}");
        assert_eq!(rows[0][6..], ["37", "94.6", "%", "1", "2", "-1", "1.08"], "{text}");
        assert!(rows[1].join(" ").ends_with("10 1 below 20 nothing is said"), "{text}");
    }
}
