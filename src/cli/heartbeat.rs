//! The one line that says how a run went, and the notes on what was found out about the input.
//!
//! Goes to the error stream, so that the report stays alone on the other.

use super::streams;
use crate::intake::FileAccount;
use crate::render::{self, Lang, counted, visible};
use crate::report::{Outcome, Report};
use crate::timings::Timings;
use std::sync::LazyLock;
use std::time::Instant;

/// Says what was decided about each file.
pub fn note_files(files: &[FileAccount]) {
    for file in files {
        streams::note(&file_line(file));
    }
}

fn file_line(file: &FileAccount) -> String {
    let roles: Vec<_> = file.roles.iter().map(|role| role.name()).collect();
    let (path, decided) = (visible(&file.path), visible(&file.decided));
    let roles = if roles.is_empty() { "no role".to_owned() } else { roles.join(" and ") };
    format!("{path}: {roles}; {decided}; {}", counted(file.rows_read, "row"))
}

/// Says that more had to be held in memory than was allowed.
pub fn note_beyond(beyond: Option<u64>) {
    if let Some(bytes) = beyond {
        let size = bytes.div_ceil(1 << 20);
        streams::note(&format!(
            "promised: rows that belong together take about {size} MiB, more than --memory says; \
             they are held at once"
        ));
    }
}

/// Says that everything is held in memory although less was allowed.
pub fn note_whole(is_whole: bool) {
    if is_whole {
        streams::note(
            "promised: customers, entitlements, calls and bills of carriers are looked up over all \
             orders, so that all is held in memory in spite of --memory",
        );
    }
}

/// Notes the stages of a run where they are asked for.
pub fn timings(is_asked: bool) -> Timings {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let clock = || u64::try_from(START.elapsed().as_micros()).unwrap_or(u64::MAX);
    if is_asked { Timings::by(clock) } else { Timings::default() }
}

/// Says how long each stage took.
pub fn note_timings(timings: &Timings) {
    for (stage, spent) in timings.laps() {
        streams::note(&format!("{stage:<13} {:>9} ms", thousandths(spent)));
    }
}

/// Microseconds as milliseconds with three decimals.
fn thousandths(micros: u64) -> String {
    format!("{}.{:03}", micros / 1_000, micros % 1_000)
}

/// Says how the run went; where only the report is wanted, no more than that it is incomplete.
pub fn note_result(report: &Report, is_quiet: bool) {
    if !is_quiet {
        streams::note(&result_line(report));
    } else if !report.incomplete.is_empty() {
        streams::note(&format!("promised: {}", completeness(report)));
    }
}

/// `promised: 40 orders, 12 broken, 3 overdue, 0 quarantined, 21 promises checked, 9 not;
/// complete`.
fn result_line(report: &Report) -> String {
    let (checked, not_checked) = render::checked(report);
    format!(
        "promised: {}, {} broken, {} overdue, {} quarantined, {} checked, {not_checked} not; {}{}",
        render::subjects(report, Lang::En),
        report.missed_count(Outcome::Broken),
        report.missed_count(Outcome::Overdue),
        report.files.iter().map(|file| file.quarantined).sum::<u64>(),
        counted(checked as u64, "promise"),
        turnover(report),
        completeness(report),
    )
}

/// `2 new, 1 worsened, 0 resolved, 12 still open; `, where a history is kept.
fn turnover(report: &Report) -> String {
    let past = report.past.as_ref().filter(|past| past.is_kept);
    past.map(|past| format!("{}; ", render::turnover(past, Lang::En))).unwrap_or_default()
}

fn completeness(report: &Report) -> String {
    if report.incomplete.is_empty() {
        return "complete".to_owned();
    }
    let reasons: Vec<_> = report.incomplete.iter().map(|reason| visible(reason)).collect();
    format!("INCOMPLETE: {}", reasons.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn the_result_is_one_line_of_counts() {
        let line = "promised: 40 orders, 2 broken, 1 overdue, 1 quarantined, \
                    2 promises checked, 4 not; complete";
        assert_eq!(result_line(&sample::report()), line);
    }

    #[test]
    fn a_promise_is_checked_where_it_had_something_to_be_judged_on() {
        let mut report = sample::report();
        report.orders = 1;
        report.promises[1].outcomes = [0; 8];
        let line = result_line(&report);
        assert!(line.starts_with("promised: 1 order, "), "{line}");
        assert!(line.contains(", 1 promise checked, 5 not; "), "{line}");
        report.promises[0].about = "input";
        let line = result_line(&report);
        assert!(line.contains(", 0 promises checked, 5 not; "), "{line}");
    }

    #[test]
    fn an_incomplete_run_says_why() {
        let line = result_line(&sample::incomplete());
        assert!(line.ends_with("; INCOMPLETE: 12 rows quarantined, 5 allowed"), "{line}");
    }

    #[test]
    fn a_file_is_noted_with_its_role_and_what_was_decided() {
        let line = file_line(&sample::report().files[0]);
        assert_eq!(line, "orders.csv: orders; comma, decimal point, yyyy-mm-dd; 40 rows");
        let mut file = sample::report().files[0].clone();
        (file.rows_read, file.roles) = (1, Vec::new());
        assert_eq!(
            file_line(&file),
            "orders.csv: no role; comma, decimal point, yyyy-mm-dd; 1 row"
        );
    }
}
