//! The report as JUnit XML, for dashboards that know tests: a promise is a test, and it fails
//! where it raised findings.
//!
//! A promise that was not checked is skipped with what it needs; one that is off is left out. An
//! incomplete run is an error of its own, so that no dashboard shows it as green.

use crate::render::Lang;
use crate::render::sheets::{self, Cell};
use crate::render::{Look, is_checked, margin, table, visible};
use crate::report::{Finding, PromiseSummary, Report, Stage};
use std::collections::BTreeMap;

/// The document, ending with a line feed.
pub fn render(report: &Report, look: &Look) -> String {
    let limit = look.top.unwrap_or(usize::MAX);
    let mut suites: BTreeMap<Option<Stage>, Suite> = BTreeMap::new();
    let mut findings: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in report.listed() {
        let of_promise = findings.entry(finding.promise).or_default();
        if of_promise.len() < limit {
            of_promise.push(finding);
        }
    }
    for (place, promise) in report.promises.iter().enumerate().filter(|(_, one)| !one.is_off) {
        let shown = findings.get(&place).map_or(&[][..], Vec::as_slice);
        suites.entry(promise.stage).or_default().add(report, promise, shown);
    }
    let run = Suite {
        tests: 1,
        errors: u64::from(!report.incomplete.is_empty()),
        text: whole(report),
        ..Suite::default()
    };
    let all: Vec<(&str, Suite)> = std::iter::once(("run", run))
        .chain(
            suites.into_iter().map(|(stage, suite)| (stage.map_or("records", Stage::name), suite)),
        )
        .collect();
    let sum = |of: fn(&Suite) -> u64| all.iter().map(|(_, suite)| of(suite)).sum::<u64>();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"promised\" tests=\"{}\" \
         failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n",
        sum(|one| one.tests),
        sum(|one| one.failures),
        sum(|one| one.errors),
        sum(|one| one.skipped)
    );
    for (name, suite) in &all {
        text.push_str(&format!(
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" \
             skipped=\"{}\">\n{}  </testsuite>\n",
            suite.tests, suite.failures, suite.errors, suite.skipped, suite.text
        ));
    }
    text + "</testsuites>\n"
}

/// The run as a whole: whether its figures can be relied on.
fn whole(report: &Report) -> String {
    let sentence = escaped(&table::sentence(report, Lang::En));
    if report.incomplete.is_empty() {
        return format!(
            "    <testcase classname=\"promised\" name=\"complete\">\n      <system-out>{sentence}\
             </system-out>\n    </testcase>\n"
        );
    }
    let reasons: Vec<_> = report.incomplete.iter().map(|reason| escaped(reason)).collect();
    format!(
        "    <testcase classname=\"promised\" name=\"complete\">\n      \
         <error message=\"INCOMPLETE\" type=\"incomplete\">{}</error>\n      \
         <system-out>{sentence}</system-out>\n    </testcase>\n",
        reasons.join("\n")
    )
}

/// The promises of one stage.
#[derive(Default)]
struct Suite {
    tests: u64,
    failures: u64,
    errors: u64,
    skipped: u64,
    text: String,
}

impl Suite {
    fn add(&mut self, report: &Report, promise: &PromiseSummary, findings: &[&Finding]) {
        self.tests += 1;
        self.text.push_str(&format!(
            "    <testcase classname=\"promised.{}\" name=\"{} {}\"",
            promise.stage.map_or("records", Stage::name),
            escaped(&promise.code),
            escaped(&promise.name)
        ));
        if promise.findings > 0 {
            self.failures += 1;
            self.text.push_str(&format!(
                ">\n      <failure message=\"{}\" type=\"{}\">{}</failure>\n    </testcase>\n",
                message(promise),
                promise.severity.name(),
                listed(report, promise, findings)
            ));
        } else if is_checked(promise) {
            self.text.push_str("/>\n");
        } else {
            self.skipped += 1;
            let needs = match promise.missing.join(", ") {
                none if none.is_empty() => "no case in these files".to_owned(),
                some => format!("needs {some}"),
            };
            self.text.push_str(&format!(
                ">\n      <skipped message=\"{}\"/>\n    </testcase>\n",
                escaped(&needs)
            ));
        }
    }
}

fn message(promise: &PromiseSummary) -> String {
    let findings = crate::render::counted(promise.findings, "finding");
    let stake = Lang::En.sums(&promise.stake);
    let stake = if stake.is_empty() { stake } else { format!(", {stake} at stake") };
    escaped(&(findings + &stake))
}

/// The findings one to a line, and how many are not listed.
fn listed(report: &Report, promise: &PromiseSummary, findings: &[&Finding]) -> String {
    let mut lines: Vec<String> = findings.iter().map(|finding| line(report, finding)).collect();
    let hidden = promise.findings.saturating_sub(findings.len() as u64);
    if hidden > 0 {
        lines.push(format!("and {} more", Lang::En.count(hidden)));
    }
    lines.join("\n")
}

fn line(report: &Report, finding: &Finding) -> String {
    let cells = sheets::finding(report, finding);
    let columns = sheets::FINDING_COLUMNS.iter().zip(&cells);
    let said = ["order", "line", "document", "customer", "promised", "actual", "evidence", "note"];
    let shown =
        columns.filter(|(column, cell)| said.contains(&column.name) && **cell != Cell::None);
    let words: Vec<_> =
        shown.map(|(column, cell)| format!("{} {}", column.name, escaped(&cell.plain()))).collect();
    let margin = entities(&margin::in_words(finding, report.zone, Lang::En));
    let margin = if margin.is_empty() { margin } else { format!(" ({margin})") };
    format!("{}{margin}: {}", finding.outcome.name(), words.join(", "))
}

/// A text from data, visible and without a sign that means something in XML.
fn escaped(text: &str) -> String {
    entities(&visible(text))
}

fn entities(text: &str) -> String {
    crate::render::html::entities(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use roxmltree::{Document, Node};

    fn counts(node: Node<'_, '_>) -> [u64; 4] {
        ["tests", "failures", "errors", "skipped"]
            .map(|name| node.attribute(name).unwrap().parse().unwrap())
    }

    /// The sums that a reader of the document would count.
    fn check(report: &Report) -> [u64; 4] {
        let text = render(report, &Look::default());
        let document = Document::parse(&text).unwrap();
        let root = document.root_element();
        for suite in root.children().filter(Node::is_element) {
            let named = |name: &str| {
                suite.descendants().filter(|node| node.has_tag_name(name)).count() as u64
            };
            let counted = ["testcase", "failure", "error", "skipped"].map(named);
            assert_eq!(counts(suite), counted, "{text}");
        }
        counts(root)
    }

    #[test]
    fn what_is_counted_is_what_is_there() {
        // Six promises are not off: two with findings, four not checked; and the run itself.
        assert_eq!(check(&sample::report()), [7, 2, 0, 4]);
        assert_eq!(check(&sample::incomplete()), [7, 2, 1, 4]);
        check(&sample::hostile());
        assert_eq!(check(&Report::default()), [1, 0, 0, 0]);
    }

    #[test]
    fn a_failure_lists_its_findings() {
        let text = render(&sample::report(), &Look::default());
        let document = Document::parse(&text).unwrap();
        let failure = document
            .descendants()
            .find(|node| node.has_tag_name("failure") && node.text().unwrap().contains("SO-1005"));
        let failure = failure.unwrap();
        assert_eq!(failure.attribute("message"), Some("1 finding, 50.00 EUR at stake"));
        assert_eq!(
            failure.text(),
            Some(
                "broken (50.00 EUR too much): order SO-1005, line 2, document INV-9, customer \
                 Nordvik AB, promised 1499.00, actual 1549.00, evidence orders.csv:15, note ask \
                 for a credit note"
            )
        );
    }
}
