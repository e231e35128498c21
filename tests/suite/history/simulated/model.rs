//! What a history has to say, in as few lines as can be.
//!
//! Knows the truth of every night, and nothing of files, fingerprints or runs that failed.

use super::Bills;
use std::collections::BTreeMap;

/// What is open after the last night: since when, and how much is at stake.
#[derive(Debug, Default)]
pub struct Model {
    open: BTreeMap<u64, (i64, i64)>,
}

impl Model {
    /// What is open, and how much is at stake.
    pub fn open(&self) -> BTreeMap<u64, i64> {
        self.open.iter().map(|(order, (_, stake))| (*order, *stake)).collect()
    }

    /// How a finding has to stand.
    fn status(&self, order: u64, wrong: i64) -> &'static str {
        match self.open.get(&order) {
            None => "new",
            Some((_, stake)) if *stake < wrong => "worsened",
            Some((_, stake)) if *stake > wrong => "improved",
            Some(_) => "known",
        }
    }

    /// Holds a report against the truth of its night.
    pub fn check(&self, bills: &Bills, night: i64, report: &serde_json::Value) {
        let wrong: Bills =
            bills.iter().filter(|(_, wrong)| **wrong > 0).map(|(o, w)| (*o, *w)).collect();
        let findings = report["findings"].as_array().expect("findings");
        let findings = findings.iter().filter(|finding| finding["code"] == "BIL311");
        let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
        let mut seen = 0;
        for finding in findings {
            let order: u64 = finding["order"].as_str().expect("an order").parse().expect("one");
            let status = self.status(order, wrong[&order]);
            assert_eq!(finding["status"], status, "order {order}: {report}");
            let since = self.open.get(&order).map_or(night, |(since, _)| *since);
            let day = format!("2026-03-{:02}", 10 + since);
            assert_eq!(finding["first_seen"], day.as_str(), "order {order}");
            *counts.entry(status).or_default() += 1;
            seen += 1;
        }
        assert_eq!(seen, wrong.len(), "{report}");
        let resolved = self.open.keys().filter(|order| !wrong.contains_key(order)).count() as u64;
        let history = &report["history"];
        for status in ["new", "worsened", "improved"] {
            let count = counts.get(status).copied().unwrap_or_default();
            assert_eq!(history[status], count, "{status}: {report}");
        }
        assert_eq!(history["resolved"], resolved, "{report}");
        assert_eq!(history["open_before"], self.open.len() as u64);
        assert_eq!(history["open"], wrong.len() as u64);
        let new = counts.get("new").copied().unwrap_or_default();
        assert_eq!(wrong.len() as u64, self.open.len() as u64 + new - resolved);
    }

    /// The night is over.
    pub fn end(&mut self, bills: &Bills, night: i64) {
        let wrong = bills.iter().filter(|(_, wrong)| **wrong > 0);
        let since = |order: &u64| self.open.get(order).map_or(night, |(since, _)| *since);
        self.open = wrong.map(|(order, wrong)| (*order, (since(order), *wrong))).collect();
    }
}
