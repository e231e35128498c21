//! A history as lines of JSON, so that it outlives the program that wrote it.

use super::Store;
use crate::money;
use anyhow::Result;
use serde_json::json;

/// The name and version of the shape.
const SCHEMA: &str = "promised.history/1";

impl Store {
    /// Hands every line to `take`: first the schema, then the runs, then every step of every case.
    ///
    /// # Errors
    /// Where the file cannot be read, or `take` fails.
    pub fn export(&self, mut take: impl FnMut(String) -> Result<()>) -> Result<()> {
        take(json!({ "schema": SCHEMA }).to_string())?;
        for run in self.runs()? {
            let mut line = serde_json::to_value(&run)?;
            line["kind"] = json!("run");
            take(line.to_string())?;
        }
        for fingerprint in self.cases()?.into_keys() {
            for step in self.steps(fingerprint)? {
                let case = step.case;
                let amount =
                    |stake: Option<i64>| stake.map(|stake| money::print(stake, &case.currency));
                let line = json!({
                    "kind": "finding",
                    "fingerprint": crate::history::printed(fingerprint),
                    "run": step.run,
                    "as_of": step.as_of,
                    "status": step.status.name(),
                    "condition": case.condition.name(),
                    "code": case.subject.code,
                    "order": case.subject.order,
                    "line": case.subject.line,
                    "document": case.subject.document,
                    "customer": case.subject.customer,
                    "severity": case.severity.name(),
                    "outcome": case.outcome.name(),
                    "stake": amount(case.stake),
                    "stake_first": amount(case.stake_first),
                    "currency": case.currency,
                });
                take(line.to_string())?;
            }
        }
        Ok(())
    }
}
