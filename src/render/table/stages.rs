//! How the promises fared stage by stage, and the targets of the contract with their budgets.
//!
//! A single stage says nothing that the promises do not; it is shown with all figures only.

use super::promises::{column, kept_share, told};
use crate::render::amounts::{grouped, sums};
use crate::render::grid::{Column, Fit, Grid};
use crate::render::{Look, visible};
use crate::report::{Outcome, Report, TargetSummary, TouchPoint};
use crate::targets::burn_in_words;

/// The stages of the customer's way, one row each.
pub fn touch_points(report: &Report, look: &Look) -> String {
    let least = if look.top.is_none() { 1 } else { 2 };
    if report.touch_points.len() < least {
        return String::new();
    }
    let rows = report.touch_points.iter().map(stage).collect();
    let grid = Grid { columns: STAGES.to_vec(), rows };
    super::titled("Touch points", &grid.print(look), look)
}

const STAGES: [Column; 9] = [
    column("Stage", 0, Fit::Word),
    column("Promises", 6, Fit::Number),
    column("Decided", 4, Fit::Number),
    column("Kept", 0, Fit::Number),
    column("Beat", 7, Fit::Number),
    column("Broken", 0, Fit::Number),
    column("Overdue", 0, Fit::Number),
    column("At stake", 1, Fit::Number),
    column("Told", 3, Fit::Word),
];

fn number(count: u64) -> String {
    grouped(&count.to_string())
}

fn stage(point: &TouchPoint) -> Vec<String> {
    let beat = point.count(Outcome::Beat);
    vec![
        point.stage.name().to_owned(),
        number(point.promises()),
        number(point.decided()),
        number(point.count(Outcome::Kept)),
        if beat == 0 { String::new() } else { number(beat) },
        number(point.count(Outcome::Broken)),
        number(point.count(Outcome::Overdue)),
        sums(&point.stake),
        told(point.told),
    ]
}

/// The targets of the contract, one row each; where room is short, what tells them apart stays.
pub fn targets(report: &Report, look: &Look) -> String {
    if report.targets.is_empty() {
        return String::new();
    }
    let rows = report.targets.iter().map(target).collect();
    let grid = Grid { columns: TARGETS.to_vec(), rows };
    super::titled("Targets", &grid.print(look), look)
}

const TARGETS: [Column; 8] = [
    column("Target", 0, Fit::Summary),
    column("Decided", 6, Fit::Number),
    column("Kept %", 8, Fit::Number),
    column("May break", 7, Fit::Number),
    column("Broken", 0, Fit::Number),
    column("Left", 0, Fit::Number),
    column("Burn", 2, Fit::Number),
    column("Note", 5, Fit::Text),
];

fn target(target: &TargetSummary) -> Vec<String> {
    let if_counted = |text: String| if target.is_counted() { text } else { String::new() };
    let burn = target.burn().map(burn_in_words);
    vec![
        visible(&target.words()).into_owned(),
        number(target.decided()),
        if_counted(kept_share(target.count.kept, target.decided())),
        if_counted(number(target.budget())),
        number(target.count.bad),
        if_counted(grouped(&target.left().to_string())),
        if_counted(burn.unwrap_or_default()),
        note(target),
    ]
}

/// What a reader needs to know besides.
fn note(target: &TargetSummary) -> String {
    let mut notes = Vec::new();
    if !target.missing.is_empty() {
        notes.push(format!("needs {}", visible(&target.missing.join(", "))));
    } else if !target.is_counted() {
        notes.push(format!("below {} nothing is said", target.min_decided));
    }
    if target.count.undated > 0 {
        notes.push(format!("{} more of no known time", target.count.undated));
    }
    notes.join("; ")
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
        assert_eq!(rows[0][6..], ["37", "94.5", "%", "1", "2", "-1", "1.08"], "{text}");
        assert!(rows[1].join(" ").ends_with("10 1 below 20 nothing is said"), "{text}");
    }
}
