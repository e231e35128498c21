//! The metrics: one line each, with what the figure was counted from.
//!
//! A metric without a figure is not shown as zero; `coverage` lists what it would need.

use super::promises::DECIDED_MIN;
use crate::decimal;
use crate::render::amounts::{about, grouped, share};
use crate::render::lines::{width_of, wrap};
use crate::render::{Look, visible};
use crate::report::{Metric, Report, Unit};

/// The metrics that have a figure; something out of nothing is none.
pub fn section(report: &Report, look: &Look) -> String {
    let has_figure = |metric: &&Metric| metric.missing.is_empty() && metric.of != Some(0);
    let shown: Vec<_> = report.metrics.iter().filter(has_figure).collect();
    let names: Vec<_> = shown.iter().map(|metric| visible(&metric.name)).collect();
    let name_width = names.iter().map(|name| width_of(name)).max().unwrap_or(0).min(52);
    let line = |(metric, name): (&&Metric, _)| {
        let name: &str = name;
        let gap = " ".repeat(name_width.saturating_sub(width_of(name)));
        match look.width {
            // Aligned figures where there is room, a plain sentence where there is not.
            Some(width) if width < name_width + 30 => {
                wrap(&format!("  {name} {}", figure(metric)), look.width, 4)
            }
            _ => wrap(&format!("  {name}{gap}  {}", figure(metric)), look.width, 4),
        }
    };
    let lines: Vec<_> = shown.iter().zip(names.iter().map(AsRef::as_ref)).map(line).collect();
    super::titled("Metrics", &lines.join("\n"), look)
}

/// `90.0 % (45 of 50)`, or counts alone where a share would mean little.
fn figure(metric: &Metric) -> String {
    let count = amount(metric, metric.count);
    let Some(of) = metric.of else { return count };
    let counts = format!("{count} of {}", amount(metric, of));
    let is_small = metric.unit == Unit::Number && of < i128::from(DECIDED_MIN);
    match share(metric.count, of) {
        Some(share) if !is_small => format!("{share} ({counts})"),
        _ => counts,
    }
}

fn amount(metric: &Metric, value: i128) -> String {
    match metric.unit {
        Unit::Money => about(value, &metric.currency),
        Unit::Quantity => grouped(&decimal::print_wide(value, 0)),
        Unit::Days => format!("{} days", grouped(&decimal::print_wide(value, 0))),
        Unit::Number | Unit::Moment | Unit::Text | Unit::None => grouped(&value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn figures_stand_under_each_other_with_their_counts() {
        let text = section(&sample::report(), &Look::default());
        let lines = [
            "Metrics",
            "  on time, lines   90.0 % (45 of 50)",
            "  on time, orders  4 of 5",
            "  billed too much  1,240.00 EUR",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn quantities_and_money_have_a_share_of_any_size() {
        let metric = Metric {
            unit: Unit::Quantity,
            count: 7_500_000,
            of: Some(10_000_000),
            ..sample::report().metrics[0].clone()
        };
        assert_eq!(figure(&metric), "75.0 % (7.5 of 10)");
    }

    #[test]
    fn a_metric_out_of_nothing_is_left_out() {
        let mut report = sample::report();
        report.metrics[0].count = 0;
        report.metrics[0].of = Some(0);
        let text = section(&report, &Look::default());
        assert!(!text.contains("on time, lines") && text.contains("on time, orders"), "{text}");
        report.metrics.truncate(1);
        assert_eq!(section(&report, &Look::default()), "");
    }
}
