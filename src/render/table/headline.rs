//! One sentence with the verdict, and the stamp of an incomplete run.
//!
//! Never says that all is well where nothing was checked.

use crate::render::lines::width_of;
use crate::render::lines::wrap;
use crate::render::{Lang, Look, Paint, subjects, visible};
use crate::report::{Outcome, PromiseSummary, Report};

/// The verdict, and why it is incomplete.
pub fn section(report: &Report, look: &Look) -> String {
    let lang = look.lang;
    let moment = lang.instant(&visible(&report.as_of));
    let as_of = lang.say("as-of", [("moment", moment.into())]);
    let sentence = format!("{}; {as_of}", sentence(report, lang));
    look.paint(verdict(report, lang).1, &wrap(&sentence, look.width, 2))
        + &stamps(report, look)
        + &redacted(report, look)
}

/// That tokens stand for keys and names, with a line feed before it.
fn redacted(report: &Report, look: &Look) -> String {
    if !report.is_redacted {
        return String::new();
    }
    format!("\n{}", wrap(look.lang.word("redacted"), look.width, 2))
}

/// The verdict alone.
pub fn found(report: &Report, lang: Lang) -> String {
    verdict(report, lang).0
}

/// The verdict and the money at stake in one sentence.
pub fn sentence(report: &Report, lang: Lang) -> String {
    let stake = match lang.sums(&report.stake) {
        none if none.is_empty() => none,
        some => format!("; {}", lang.say("at-least-at-stake", [("sums", some.into())])),
    };
    verdict(report, lang).0 + &stake
}

/// Why a run is incomplete, one line per reason with a line feed before it.
pub fn stamps(report: &Report, look: &Look) -> String {
    let mut text = String::new();
    let first = format!("{}: ", look.lang.word("incomplete"));
    let next = " ".repeat(width_of(&first));
    for (place, reason) in report.incomplete.iter().enumerate() {
        let stamp = if place == 0 { &first } else { &next };
        let line = wrap(&format!("{stamp}{}", visible(reason)), look.width, 4);
        text = format!("{text}\n{}", look.paint(Paint::Yellow, &line));
    }
    text
}

/// How many orders have a broken or overdue promise, and what those are.
fn verdict(report: &Report, lang: Lang) -> (String, Paint) {
    let is_own = |promise: &&PromiseSummary| promise.is_about_input() || promise.is_summary();
    let asked = report.promises.iter().filter(|promise| !is_own(promise));
    let judged: u64 = asked.flat_map(|promise| promise.outcomes).sum();
    let count = |outcome| report.missed_count(outcome);
    let (broken, overdue) = (count(Outcome::Broken), count(Outcome::Overdue));
    let targets = report.promises.iter().filter(|promise| promise.is_target());
    let burnt: u64 = targets.map(|promise| promise.findings).sum();
    let budgets = lang.say("budgets-burnt", [("count", burnt.into())]);
    let on_all = |id: &str| lang.say(id, [("subjects", subjects(report, lang).into())]);
    let found = match (broken, overdue) {
        (0, 0) if burnt > 0 => return (budgets, Paint::Red),
        (0, 0) if judged == 0 => return (on_all("found-unchecked"), Paint::Yellow),
        (0, 0) => return (on_all("found-nothing"), Paint::Green),
        (0, overdue) => lang.say("found-overdue", [("overdue", overdue.into())]),
        (broken, 0) => lang.say("found-broken", [("broken", broken.into())]),
        (broken, overdue) => {
            lang.say("found-both", [("broken", broken.into()), ("overdue", overdue.into())])
        }
    };
    let found = ("found", found.into());
    let on = match report.orders {
        0 => lang.say("found-on", [found, ("subjects", subjects(report, lang).into())]),
        orders => {
            let missed = ("missed", report.orders_missed.into());
            lang.say("found-on-orders", [found, missed, ("orders", orders.into())])
        }
    };
    let budgets = if burnt == 0 { String::new() } else { format!("; {budgets}") };
    (on + &budgets, Paint::Red)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn check(report: &Report, text: &str) {
        assert_eq!(section(report, &Look::default()), text);
    }

    fn with_findings(findings: Vec<crate::report::Finding>) -> Report {
        let findings = findings.into_iter().map(Box::new).collect();
        Report { findings, stake: Vec::new(), ..sample::report() }
    }

    #[test]
    fn nothing_broken_is_said_only_where_something_was_checked() {
        let as_of = "; as of 2026-03-31T23:59:59Z";
        let fine = with_findings(Vec::new());
        check(&fine, &format!("no promise broken or overdue on 40 orders{as_of}"));
        let unchecked = Report { promises: Vec::new(), ..with_findings(Vec::new()) };
        check(&unchecked, &format!("no promise was checked on 40 orders{as_of}"));
        let overdue = with_findings(vec![sample::overdue(), sample::overdue()]);
        check(&overdue, &format!("2 promises overdue on 3 of 40 orders{as_of}"));
        let broken = with_findings(vec![sample::late()]);
        check(&broken, &format!("1 promise broken on 3 of 40 orders{as_of}"));
    }

    #[test]
    fn a_burnt_budget_is_told_apart_from_the_promises_that_burnt_it() {
        let mut report = sample::report();
        report.promises[4].about = "target";
        report.promises[4].findings = 1;
        let burnt = crate::report::Finding { promise: 4, ..sample::late() };
        report.findings.push(Box::new(burnt.clone()));
        let said = "2 promises broken and 1 overdue on 3 of 40 orders; 1 budget burnt; at least";
        assert!(section(&report, &Look::default()).starts_with(said));
        report.findings = vec![Box::new(burnt)];
        assert!(section(&report, &Look::default()).starts_with("1 budget burnt; at least"));
    }

    #[test]
    fn currencies_at_stake_stand_side_by_side() {
        let mut report = sample::report();
        report.stake.push(("USD".to_owned(), 1_500_000));
        let text = section(&report, &Look::default());
        assert!(text.contains("; at least 150.00 EUR + 1.50 USD at stake; "), "{text}");
    }

    #[test]
    fn an_incomplete_run_is_stamped_with_every_reason() {
        let mut report = sample::incomplete();
        report.incomplete.push("orders.csv is empty".to_owned());
        let text = section(&report, &Look::default());
        let stamp = "\nINCOMPLETE: 12 rows quarantined, 5 allowed\n            orders.csv is empty";
        assert!(text.ends_with(stamp), "{text}");
    }
}
