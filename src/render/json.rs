//! The report as one JSON document for programs.
//!
//! The shape is its own and only ever grows: no internal type is written as it is. Amounts are
//! decimal texts, counts are numbers, what is unknown is null. Rounds and translates nothing.

mod past;
pub mod saved;
mod shape;
mod stages;

use crate::render::visible::is_hidden;
use crate::report::{Finding, Report};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write as _};

/// The name and version of the shape; the version changes only when something is taken away.
pub const SCHEMA: &str = "promised.report/1";

/// The name and version of the shape in lines.
pub const LINES_SCHEMA: &str = "promised.report.lines/1";

/// The JSON Schema of the document and of its lines.
pub const JSON_SCHEMA_TEXT: &str = include_str!("json/schema.json");

/// Writes the document, ending with a line feed; no finding is held in another form meanwhile.
pub fn write(report: &Report, into: &mut impl io::Write) -> io::Result<()> {
    let mut into = io::BufWriter::new(into);
    serde_json::to_writer_pretty(Escaping(&mut into), &shape::document(report))?;
    into.write_all(b"\n")?;
    into.flush()
}

/// The same as text.
pub fn text(report: &Report) -> String {
    let mut bytes = Vec::new();
    // Texts and numbers can be written, and memory takes them.
    _ = write(report, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes pieces of JSON with the characters that a terminal obeys or hides written out. Every
/// piece is whole characters, as the writer of JSON makes them.
struct Escaping<W>(W);

impl<W: io::Write> io::Write for Escaping<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if piece.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
            self.0.write_all(piece)?;
        } else {
            let text = std::str::from_utf8(piece).map_err(io::Error::other)?;
            self.0.write_all(spelled(text).as_bytes())?;
        }
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The line about the run, and what writes the lines of findings.
pub fn lines(report: &Report) -> (String, impl Fn(&[Box<Finding>]) -> String) {
    let written = move |findings: &[Box<Finding>]| {
        let listed = findings.iter().filter(|one| report.is_listed(one));
        listed.map(|one| line(&shape::line(report, one))).collect()
    };
    (line(&shape::head(report)), written)
}

fn line(record: &impl Serialize) -> String {
    escaped(serde_json::to_string(record).expect("texts and numbers can be written"))
}

/// A document of texts and numbers as JSON, ending with a line feed.
pub(super) fn written(document: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(document).expect("texts and numbers can be written");
    escaped(text)
}

/// The text with every character that a terminal obeys or hides written as `\u....`, which a
/// reader of JSON turns back. Such characters stand only inside strings.
fn escaped(mut text: String) -> String {
    let is_escaped = |mark: char| mark != '\n' && is_hidden(mark);
    // Nearly every line is of letters, digits and signs that everybody sees.
    let is_plain = |line: &str| line.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if !text.split('\n').any(|line| !is_plain(line) && line.contains(is_escaped)) {
        text.push('\n');
        return text;
    }
    spelled(&text) + "\n"
}

/// The text with every such character written as `\u....`.
fn spelled(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for mark in text.chars() {
        if mark == '\n' || !is_hidden(mark) {
            safe.push(mark);
            continue;
        }
        for unit in mark.encode_utf16(&mut [0; 2]) {
            // Writing into a string cannot fail.
            _ = write!(safe, "\\u{unit:04x}");
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::{Measure, Metric};
    use serde_json::{Value, json};

    fn parsed(report: &Report) -> Value {
        serde_json::from_str(&text(report)).unwrap()
    }

    fn check(pointer: &str, value: Value) {
        assert_eq!(parsed(&sample::report()).pointer(pointer), Some(&value), "{pointer}");
    }

    #[test]
    fn the_document_names_its_schema_first() {
        assert!(text(&sample::report()).starts_with("{\n  \"schema\": \"promised.report/1\",\n"));
        check("/as_of", json!("2026-03-31T23:59:59Z"));
        check("/zone", json!("UTC"));
        check("/complete", json!(true));
        check("/incomplete", json!([]));
    }

    #[test]
    fn the_top_level_keys_are_what_they_always_were() {
        let document = parsed(&sample::report());
        let keys: Vec<_> = document.as_object().unwrap().keys().map(String::as_str).collect();
        let mut expected = [
            "schema",
            "as_of",
            "zone",
            "complete",
            "incomplete",
            "summary",
            "promises",
            "touch_points",
            "targets",
            "findings",
            "metrics",
            "files",
            "remarks",
            "money",
            "history",
        ];
        expected.sort_unstable();
        assert_eq!(keys, expected);
    }

    #[test]
    fn the_summary_agrees_with_the_promises() {
        let document = parsed(&sample::report());
        let sum = |outcome: &str| -> u64 {
            let promises = document["promises"].as_array().unwrap();
            promises.iter().map(|promise| promise["outcomes"][outcome].as_u64().unwrap()).sum()
        };
        for outcome in
            ["kept", "beat", "broken", "overdue", "at_risk", "pending", "void", "unknown"]
        {
            let total = document["summary"]["outcomes"][outcome].as_u64();
            assert_eq!(total, Some(sum(outcome)), "{outcome}");
        }
        check("/summary/outcomes/broken", json!(2));
        check("/summary/findings", json!(3));
        check("/summary/orders", json!({"read": 40, "matched": 38, "missed": 3}));
        check(
            "/summary/rows",
            json!({"read": 84, "used": 82, "duplicate": 1, "quarantined": 1,
            "filtered": 0, "orphaned": 2}),
        );
        check("/summary/promises", json!({"checked": 2, "not_checked": 4, "off": 1}));
        let statuses: Vec<Value> = parsed(&sample::report())["promises"]
            .as_array()
            .unwrap()
            .iter()
            .map(|promise| promise["status"].clone())
            .collect();
        let not = "not checked";
        assert_eq!(statuses, ["checked", "checked", not, "off", not, not, not]);
        check("/summary/stake", json!([{"currency": "EUR", "amount": "150.00"}]));
    }

    #[test]
    fn a_finding_is_told_whole() {
        check(
            "/findings/0",
            json!({
                "code": "DLV101", "name": "late-delivery", "severity": "error",
                "outcome": "broken", "about": "order", "order": "SO-1002", "line": null,
                "document": "D-77", "customer": "Nordvik AB", "carrier": "PostNord",
                "promised": {"value": "2026-03-02", "unit": "time"},
                "actual": {"value": "2026-03-04", "unit": "time"},
                "margin": {"value": "-2", "unit": "days"},
                "told": "silent", "stake": "100.00", "recoverable_until": null,
                "currency": "EUR", "match_level": "order",
                "evidence": [{"file": "orders.csv", "line": 12},
                             {"file": "deliveries.csv", "line": 40}],
                "note": null, "fingerprint": "a1b2c3", "status": null, "first_seen": null,
            }),
        );
        check("/findings/2/actual", Value::Null);
        check("/findings/2/stake", Value::Null);
    }

    #[test]
    fn what_a_history_says_is_told_whole() {
        check("/history", Value::Null);
        let mut report = Report { past: Some(sample::past()), ..sample::report() };
        let document = parsed(&report);
        assert_eq!(document["findings"][0]["status"], json!("worsened"));
        assert_eq!(document["findings"][0]["first_seen"], json!("2026-02-01"));
        assert_eq!(
            document["history"],
            json!({
                "kept": true, "since": "2026-03-30T23:59:59Z", "open_before": 3, "new": 1,
                "worsened": 1, "improved": 0, "resolved": 1, "open": 3, "not_looked_at": 1,
                "acknowledged": 0, "expired": 0, "oldest": "2026-02-01",
                "ages": [{"up_to_days": 7, "open": 2}, {"up_to_days": 30, "open": 0},
                         {"up_to_days": 90, "open": 1}, {"up_to_days": null, "open": 0}],
                "resolved_findings": [{"code": "DLV101", "order": "SO-7", "line": "1",
                    "document": null, "stake": "100.00", "currency": "EUR",
                    "first_seen": "2026-03-30", "fingerprint": "77"}],
                "findings_not_looked_at": [{"code": "BIL301", "order": "SO-8", "line": "1",
                    "document": null, "stake": "100.00", "currency": "EUR",
                    "first_seen": "2026-03-30", "fingerprint": "77"}],
                "trend": [
                    {"as_of": "2026-03-29T23:59:59Z", "open": 2, "stake": null},
                    {"as_of": "2026-03-30T23:59:59Z", "open": 3,
                     "stake": [{"currency": "EUR", "amount": "250.00"}]},
                    {"as_of": "2026-03-31T23:59:59Z", "open": 3,
                     "stake": [{"currency": "EUR", "amount": "150.00"}]}],
                "notes": ["promised.acks.toml:4: matches nothing (order 9); take it out"],
            })
        );
        report.past.as_mut().unwrap().is_news_only = true;
        assert_eq!(parsed(&report)["findings"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn stages_and_targets_are_told_whole() {
        check("/touch_points/0/stage", json!("delivery"));
        check("/touch_points/0/decided", json!(37));
        check("/touch_points/0/outcomes/beat", json!(5));
        check("/touch_points/0/stake", json!([{"currency": "EUR", "amount": "100.00"}]));
        check("/promises/0/stage", json!("billing"));
        check(
            "/targets/0",
            json!({
                "promise": "late-delivery", "share": "0.95", "window_days": 28, "only": {},
                "min_decided": 20, "decided": 37, "kept": 35, "broken": 2, "undated": 0,
                "budget": 1, "left": -1, "burn": "1.081081", "burnt": true, "missing": [],
            }),
        );
        check("/targets/1/burnt", Value::Null);
    }

    #[test]
    fn who_came_back_has_its_interval_and_its_caution() {
        let metrics = vec![Metric::share(Measure::Repeat90Kept, 50, 100)];
        let document = parsed(&Report { metrics, ..Report::default() });
        assert_eq!(document["metrics"][0]["interval"], json!(["0.403832", "0.596168"]));
        assert!(document["metrics"][0]["caution"].as_str().unwrap().contains("association"));
        check("/metrics/0/interval", Value::Null);
        check("/metrics/0/caution", Value::Null);
    }

    #[test]
    fn amounts_are_texts_and_counts_are_numbers() {
        check("/metrics/0/count", json!(45));
        check("/metrics/2/count", json!("1240.00"));
        check("/metrics/2/of", Value::Null);
        check("/metrics/3/missing", json!("lines.quantity"));
        check("/money/0/unmatched", json!("40.00"));
        check("/files/0/rows/quarantined", json!(1));
        check("/remarks/0/file", json!("orders.csv"));
    }

    #[test]
    fn an_incomplete_run_is_marked() {
        let document = parsed(&sample::incomplete());
        assert_eq!(document["complete"], json!(false));
        assert_eq!(document["incomplete"], json!(["12 rows quarantined, 5 allowed"]));
    }

    #[test]
    fn characters_that_steer_a_terminal_come_back_exactly() {
        let mut report = sample::report();
        let text = "=\x1b[2J\u{9b}\u{202e}\u{e0041}å\n";
        report.findings[0].customer = text.to_owned();
        assert_eq!(parsed(&report)["findings"][0]["customer"], json!(text));
        assert!(!super::text(&report).contains(['\x1b', '\u{9b}', '\u{202e}', '\u{e0041}']));
    }
}
