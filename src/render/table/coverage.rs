//! What could not be checked and what it would need, and the line that closes the page.
//!
//! Promises that were switched off are not missed and not listed.

use crate::render::amounts::{counted, grouped};
use crate::render::lines::wrap;
use crate::render::{Look, visible};
use crate::report::Report;
use std::collections::BTreeMap;

/// Promises and metrics that lack input, under what they lack.
pub fn not_checked(report: &Report, look: &Look) -> String {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for promise in report.promises.iter().filter(|promise| !promise.is_off) {
        if !promise.missing.is_empty() {
            let name = format!("{} {}", visible(&promise.code), visible(&promise.name));
            groups.entry(promise.missing.join(", ")).or_default().push(name);
        }
    }
    for metric in report.metrics.iter().filter(|metric| !metric.missing.is_empty()) {
        let name = format!("{} {}", metric.code, visible(&metric.name));
        groups.entry(metric.missing.clone()).or_default().push(name);
    }
    let line = |(missing, names): (&String, &Vec<String>)| {
        let text = format!("  {} (needs {})", names.join(", "), visible(missing));
        wrap(&text, look.width, 4)
    };
    let lines: Vec<_> = groups.iter().map(line).collect();
    super::titled("Not checked", &lines.join("\n"), look)
}

/// `orders 40 read, 38 matched, 1 quarantined, 0 orphaned rows`.
pub fn last_line(report: &Report, look: &Look) -> String {
    let number = |count: u64| grouped(&count.to_string());
    let quarantined = report.files.iter().map(|file| file.quarantined).sum();
    let line = format!(
        "orders {} read, {} matched, {} quarantined, {}",
        number(report.orders),
        number(report.orders_matched),
        number(quarantined),
        counted(report.orphans, "orphaned row"),
    );
    wrap(&line, look.width, 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn what_is_not_checked_stands_with_what_it_needs() {
        let text = not_checked(&sample::report(), &Look::default());
        let lines = [
            "Not checked",
            "  DLV110 short-delivery, M5 fill rate (needs lines.quantity)",
            "  PAY401 paid-too-much, PAY402 unpaid (needs payments)",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn a_promise_that_is_off_is_not_missed() {
        let mut report = sample::report();
        for promise in &mut report.promises {
            promise.is_off = true;
        }
        report.metrics.clear();
        assert_eq!(not_checked(&report, &Look::default()), "");
    }

    #[test]
    fn the_last_line_counts_every_order() {
        let line = last_line(&sample::report(), &Look::default());
        assert_eq!(line, "orders 40 read, 38 matched, 1 quarantined, 2 orphaned rows");
        let one = Report { orphans: 1, ..sample::report() };
        assert!(last_line(&one, &Look::default()).ends_with(", 1 orphaned row"));
    }
}
