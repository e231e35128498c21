//! What could not be checked and what it would need, and the line that closes the page.
//!
//! Promises that were switched off are not missed and not listed.

use crate::render::lines::wrap;
use crate::render::{Lang, Look, is_checked, visible};
use crate::report::{Metric, PromiseSummary, Report};
use crate::tables::Role;
use std::collections::BTreeMap;

/// Promises and metrics that lack input, under what they lack, or by their codes alone where that
/// would fill the page; and promises that nothing in the files is about.
pub fn not_checked(report: &Report, look: &Look) -> String {
    let lacking = lacking(report, look);
    let is_short = look.top.is_some_and(|top| lacking.len() > top);
    let mut lines = if is_short {
        in_short(lacking.into_values().flatten(), look.lang)
    } else {
        lacking.iter().map(|lacking| in_full(lacking, look.lang)).collect()
    };
    let is_idle = |promise: &&PromiseSummary| {
        !promise.is_off && promise.missing.is_empty() && !is_checked(promise)
    };
    let idle = report.promises.iter().filter(is_idle).map(|promise| &*promise.code);
    lines.extend(by_code(idle, "idle-promises", look.lang));
    lines.extend(is_short.then(|| format!("  {}", look.lang.word("how-to-see-all"))));
    let lines: Vec<_> = lines.iter().map(|line| wrap(line, look.width, 4)).collect();
    super::entitled("title-not-checked", &lines.join("\n"), look)
}

/// What lacks input.
struct Lacks<'a> {
    code: &'a str,
    name: &'a str,
    is_metric: bool,
    /// Whether a contract could say all that it lacks.
    is_unsaid: bool,
}

/// What lacks input, by what that is; metrics beyond the first page only where all is asked for,
/// and each code once.
fn lacking<'a>(report: &'a Report, look: &Look) -> BTreeMap<String, Vec<Lacks<'a>>> {
    let mut lacking: BTreeMap<String, Vec<Lacks<'a>>> = BTreeMap::new();
    let mut add = |missing: String, lacks: Lacks<'a>| {
        let found = lacking.entry(missing).or_default();
        if found.iter().all(|one| one.code != lacks.code) {
            found.push(lacks);
        }
    };
    let is_lacking = |promise: &&PromiseSummary| !promise.is_off && !promise.missing.is_empty();
    for promise in report.promises.iter().filter(is_lacking) {
        let is_unsaid = promise.missing.iter().all(|word| word.contains("in the contract"));
        let lacks = Lacks { code: &promise.code, name: &promise.name, is_metric: false, is_unsaid };
        add(promise.missing.join(", "), lacks);
    }
    let is_told = |metric: &&Metric| look.top.is_none() || metric.measure.is_missed();
    let metrics = report.metrics.iter().filter(|metric| !metric.missing.is_empty());
    for metric in metrics.filter(is_told) {
        let (code, name) = (metric.code(), &metric.name);
        let lacks = Lacks { code, name, is_metric: true, is_unsaid: false };
        add(metric.missing.clone(), lacks);
    }
    lacking
}

fn in_full((missing, lacking): (&String, &Vec<Lacks<'_>>), lang: Lang) -> String {
    let name = |lacks: &Lacks<'_>| {
        let name = if lacks.is_metric {
            lang.metric(lacks.name)
        } else {
            visible(lacks.name).into_owned()
        };
        format!("{} {name}", visible(lacks.code))
    };
    let names: Vec<_> = lacking.iter().map(name).collect();
    let needs = lang.say("needs", [("what", lang.lacks(&visible(missing)).into())]);
    format!("  {} ({needs})", names.join(", "))
}

fn in_short<'a>(lacking: impl Iterator<Item = Lacks<'a>>, lang: Lang) -> Vec<String> {
    let (metrics, promises): (Vec<_>, Vec<_>) = lacking.partition(|lacks| lacks.is_metric);
    let codes = |lacking: Vec<Lacks<'a>>| lacking.into_iter().map(|lacks| lacks.code);
    let (unsaid, promises): (Vec<_>, Vec<_>) =
        promises.into_iter().partition(|lacks| lacks.is_unsaid);
    let mut lines: Vec<_> = by_code(codes(unsaid), "unsaid-promises", lang).collect();
    lines.extend(by_code(codes(promises), "lacking-promises", lang));
    lines.extend(by_code(codes(metrics), "lacking-metrics", lang));
    lines
}

/// More codes than this are counted by family.
const CODES_MAX: usize = 12;

/// How many there are, why, and their codes, or their families where there are many; nothing where
/// there are none.
fn by_code<'a>(
    codes: impl Iterator<Item = &'a str>,
    id: &str,
    lang: Lang,
) -> impl Iterator<Item = String> {
    let mut codes: Vec<_> = codes.map(visible).collect();
    codes.sort_unstable_by_key(|code| in_parts(code));
    codes.dedup();
    let is_any = !codes.is_empty();
    let listed = if codes.len() > CODES_MAX { families(&codes) } else { codes.join(", ") };
    let said = || lang.say(id, [("count", codes.len().into()), ("codes", listed.into())]);
    is_any.then(|| format!("  {}", said())).into_iter()
}

/// The letters and the number of a code, so that M9 comes before M13.
fn in_parts(code: &str) -> (String, u64, String) {
    let start = code.find(|mark: char| mark.is_ascii_digit()).unwrap_or(code.len());
    (code[..start].to_owned(), code[start..].parse().unwrap_or(0), code.to_owned())
}

/// How many codes there are of each family: `BIL 13, COM 12`.
fn families(codes: &[impl AsRef<str>]) -> String {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for code in codes {
        *counts.entry(in_parts(code.as_ref()).0).or_default() += 1;
    }
    let counts: Vec<_> =
        counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect();
    counts.join(", ")
}

/// `orders 40 read, 38 matched, 1 quarantined, 0 orphaned rows`.
pub fn last_line(report: &Report, look: &Look) -> String {
    let lang = look.lang;
    let quarantined: u64 = report.files.iter().map(|file| file.quarantined).sum();
    // Where there are no orders, what there is instead was read.
    let read = if report.orders == 0 && !report.cases.is_empty() {
        let case = |&(role, count): &(Role, u64)| {
            let id = match role {
                Role::Tickets => "cases-tickets",
                Role::Calls => "cases-calls",
                _ => "cases-reviews",
            };
            lang.say(id, [("count", count.into())])
        };
        let cases = report.cases.iter().map(case).collect::<Vec<_>>().join(", ");
        lang.say("read-cases", [("cases", cases.into())])
    } else {
        let counts = [("read", report.orders.into()), ("matched", report.orders_matched.into())];
        lang.say("read-orders", counts)
    };
    let aside = [("quarantined", quarantined.into()), ("orphaned", report.orphans.into())];
    let line = format!("{read}, {}", lang.say("put-aside", aside));
    wrap(&line, look.width, 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::Measure;

    #[test]
    fn what_is_not_checked_stands_with_what_it_needs() {
        let all = Look { top: None, ..Look::default() };
        let text = not_checked(&sample::report(), &all);
        let lines = [
            "Not checked",
            "  DLV110 short-delivery, M5 in full, orders (needs lines.quantity)",
            "  PAY401 paid-too-much, PAY402 unpaid (needs payments)",
            "  1 promise without a case in these files: PAY400",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn what_would_fill_the_page_stands_by_its_codes() {
        let look = Look { top: Some(1), ..Look::default() };
        let lines = [
            "Not checked",
            "  3 promises for want of columns: DLV110, PAY401, PAY402",
            "  1 metric for want of columns: M9",
            "  1 promise without a case in these files: PAY400",
            "  --all says which columns, and promised inspect which would help most",
        ];
        let mut report = sample::report();
        report.metrics.push(Metric::lacking(Measure::Perfect, "invoices"));
        assert_eq!(not_checked(&report, &look).lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn what_only_wants_a_word_in_the_contract_is_told_apart() {
        let mut report = sample::report();
        let unpaid = report.promises.iter_mut().find(|promise| &*promise.code == "PAY402");
        unpaid.expect("the sample has it").missing = vec!["within in the contract".to_owned()];
        let text = not_checked(&report, &Look { top: Some(1), ..Look::default() });
        let lines = [
            "  1 promise for want of a word in the contract: PAY402",
            "  2 promises for want of columns: DLV110, PAY401",
        ];
        assert_eq!(text.lines().skip(1).take(2).collect::<Vec<_>>(), lines);
    }

    #[test]
    fn a_metric_beyond_the_first_page_is_missed_only_where_all_is_asked_for() {
        let mut report = sample::report();
        report.promises.clear();
        assert_eq!(not_checked(&report, &Look::default()), "");
        let all = not_checked(&report, &Look { top: None, ..Look::default() });
        assert!(all.contains("M5 in full, orders (needs lines.quantity)"), "{all}");
    }

    #[test]
    fn codes_are_in_the_order_of_their_numbers() {
        let codes = ["M13", "M9", "BIL301", "M26"].into_iter();
        let line: Vec<String> = by_code(codes, "lacking-metrics", Lang::En).collect();
        assert_eq!(line, ["  4 metrics for want of columns: BIL301, M9, M13, M26"]);
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
