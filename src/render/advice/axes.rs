//! In what promises are exceeded: time, cost or service, and what it costs to exceed in two.
//!
//! One of them is enough to please a customer (practice 45 of the domain). The figures are those
//! of the audit; works none out.

use crate::render::lines::wrap;
use crate::render::{Look, table, visible};
use crate::report::{Measure, Metric, Report};

/// The three, each with its word.
const AXES: [(Measure, &str); 3] = [
    (Measure::ExceededTime, "time"),
    (Measure::ExceededCost, "cost"),
    (Measure::ExceededService, "service"),
];

/// What is exceeded in how many orders; nothing where nobody can tell anything of it.
pub fn section(report: &Report, look: &Look) -> String {
    let metrics = &report.metrics;
    let is_known = |(measure, _): &(Measure, &str)| of(metrics, *measure).is_some();
    if !AXES.iter().any(is_known) {
        return String::new();
    }
    let code = Measure::ExceededTime.code();
    let mut lines = table::figures(metrics, look, |measure| measure.code() == code);
    let said = lacking(metrics).into_iter().chain(sentence(metrics));
    lines.extend(said.map(|line| wrap(&line, look.width, 4)));
    table::titled("Exceeded promises", &lines.join("\n"), look)
}

/// The figure of a metric that was counted.
fn of(metrics: &[Metric], measure: Measure) -> Option<(i128, i128)> {
    let metric = metrics.iter().find(|one| one.measure == measure && one.missing.is_empty())?;
    metric.of.filter(|of| *of > 0).map(|of| (metric.count, of))
}

/// What a higher class or a bonus is told by.
const SHOWS_SERVICE: &str =
    "entitlements, or deliveries.service and the classes as `limit` of lower-service in a contract";

/// Which of the three nobody can tell, and what they would need.
fn lacking(metrics: &[Metric]) -> Vec<String> {
    let said = |(measure, word): &(Measure, &str)| {
        let metric = metrics.iter().find(|one| one.measure == *measure)?;
        let needed = match measure {
            _ if metric.missing.is_empty() => return None,
            Measure::ExceededService => SHOWS_SERVICE,
            _ => &metric.missing,
        };
        Some(format!("  in {word}: not told (needs {})", visible(needed)))
    };
    AXES.iter().filter_map(said).collect()
}

/// What they are exceeded in most, and what follows where some are in two.
fn sentence(metrics: &[Metric]) -> Option<String> {
    let told = AXES.iter().filter_map(|(measure, word)| Some((of(metrics, *measure)?, *word)));
    let exceeded = told.filter(|((count, _), _)| *count > 0);
    let ((..), word) =
        exceeded.max_by(|((a, of_a), _), ((b, of_b), _)| (a * of_b).cmp(&(b * of_a)))?;
    let twice = of(metrics, Measure::ExceededTwice).map_or(0, |(count, _)| count);
    let rest = match twice {
        0 => String::new(),
        _ => "; one of the three is enough, and two at once give away what pleases nobody more"
            .to_owned(),
    };
    Some(format!("  mostly in {word}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metrics(counts: [i128; 4]) -> Vec<Metric> {
        let measures = AXES.map(|(measure, _)| measure).into_iter().chain([Measure::ExceededTwice]);
        measures.zip(counts).map(|(measure, count)| Metric::share(measure, count, 40)).collect()
    }

    #[test]
    fn the_one_that_is_exceeded_most_is_named() {
        let said = |counts| sentence(&metrics(counts)).unwrap_or_default();
        assert_eq!(said([3, 9, 1, 0]), "  mostly in cost");
        assert_eq!(said([0, 0, 0, 0]), "");
        assert!(said([3, 1, 1, 2]).starts_with("  mostly in time; one of the three is enough"));
    }

    #[test]
    fn what_nobody_can_tell_is_no_section() {
        let lacking: Vec<Metric> =
            AXES.iter().map(|(measure, _)| Metric::lacking(*measure, "invoices")).collect();
        let report = Report { metrics: lacking, ..Report::default() };
        assert_eq!(section(&report, &Look::default()), "");
        let mut some = metrics([3, 0, 0, 0]);
        some[1] = Metric::lacking(Measure::ExceededCost, "invoices");
        let report = Report { metrics: some, ..Report::default() };
        let text = section(&report, &Look::default());
        assert!(text.contains("in cost: not told (needs invoices)"), "{text}");
    }
}
