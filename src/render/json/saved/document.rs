//! The shapes of a saved report, as its schema has them.
//!
//! What a report of an earlier version did not say has a default; what a later one says besides
//! is passed over. The fields are those of the schema, which explains them.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub struct Document {
    pub as_of: String,
    pub zone: String,
    pub incomplete: Vec<String>,
    // Only redacted reports say so.
    #[serde(default)]
    pub redacted: bool,
    pub summary: Summary,
    pub promises: Vec<SavedPromise>,
    pub touch_points: Vec<SavedPoint>,
    pub targets: Vec<SavedTarget>,
    pub findings: Vec<SavedFinding>,
    pub metrics: Vec<SavedMetric>,
    pub files: Vec<SavedFile>,
    pub remarks: Vec<SavedRemark>,
    pub money: Vec<SavedMoney>,
    pub history: Option<SavedPast>,
}

#[derive(Deserialize)]
pub struct SavedPast {
    pub kept: bool,
    pub since: Option<String>,
    pub open_before: u64,
    pub new: u64,
    pub worsened: u64,
    pub improved: u64,
    pub resolved: u64,
    pub open: u64,
    pub not_looked_at: u64,
    pub acknowledged: u64,
    pub expired: u64,
    pub oldest: Option<String>,
    pub ages: Vec<SavedAge>,
    pub resolved_findings: Vec<SavedGone>,
    pub findings_not_looked_at: Vec<SavedGone>,
    // Reports of earlier versions have none.
    #[serde(default)]
    pub trend: Vec<SavedRun>,
    pub notes: Vec<String>,
}

#[derive(Deserialize)]
pub struct SavedRun {
    pub as_of: String,
    pub open: u64,
    pub stake: Option<Vec<Amount>>,
}

#[derive(Deserialize)]
pub struct SavedAge {
    pub open: u64,
}

#[derive(Deserialize)]
pub struct SavedGone {
    pub code: String,
    pub order: Option<String>,
    pub line: Option<String>,
    pub document: Option<String>,
    pub stake: Option<String>,
    pub currency: Option<String>,
    pub first_seen: String,
    pub fingerprint: String,
}

#[derive(Deserialize)]
pub struct Summary {
    pub orders: Orders,
    #[serde(default)]
    pub cases: Vec<Case>,
    pub rows: Rows,
    pub stake: Vec<Amount>,
}

#[derive(Deserialize)]
pub struct Orders {
    pub read: u64,
    pub matched: u64,
    pub missed: Option<u64>,
}

#[derive(Deserialize)]
pub struct Case {
    pub role: String,
    pub read: u64,
}

#[derive(Deserialize)]
pub struct Rows {
    pub read: u64,
    pub used: u64,
    pub duplicate: u64,
    pub quarantined: u64,
    pub filtered: u64,
    #[serde(default)]
    pub orphaned: u64,
}

#[derive(Deserialize)]
pub struct Amount {
    pub currency: Option<String>,
    pub amount: String,
}

#[derive(Deserialize)]
pub struct Outcomes {
    pub kept: u64,
    pub beat: u64,
    pub broken: u64,
    pub overdue: u64,
    pub at_risk: u64,
    pub pending: u64,
    pub void: u64,
    pub unknown: u64,
}

#[derive(Deserialize)]
pub struct SavedPromise {
    pub code: String,
    pub name: String,
    pub severity: String,
    pub about: String,
    pub stage: Option<String>,
    pub status: String,
    pub missing: Vec<String>,
    pub outcomes: Outcomes,
    pub findings: u64,
    pub told: u64,
    pub silent: u64,
    pub stake: Vec<Amount>,
}

#[derive(Deserialize)]
pub struct SavedPoint {
    pub stage: String,
    pub outcomes: Outcomes,
    pub told: u64,
    pub silent: u64,
    pub stake: Vec<Amount>,
}

#[derive(Deserialize)]
pub struct SavedTarget {
    pub promise: String,
    pub share: String,
    pub window_days: Option<i64>,
    pub only: BTreeMap<String, Vec<String>>,
    pub min_decided: u64,
    pub kept: u64,
    pub broken: u64,
    pub undated: u64,
    pub missing: Vec<String>,
}

#[derive(Deserialize)]
pub struct SavedFinding {
    pub code: String,
    pub severity: String,
    pub outcome: String,
    pub order: Option<String>,
    pub line: Option<String>,
    pub document: Option<String>,
    pub customer: Option<String>,
    pub carrier: Option<String>,
    pub promised: Option<SavedValue>,
    pub actual: Option<SavedValue>,
    pub margin: Option<SavedValue>,
    pub told: Option<String>,
    pub stake: Option<String>,
    pub recoverable_until: Option<String>,
    pub currency: Option<String>,
    pub match_level: Option<String>,
    pub evidence: Vec<Place>,
    pub note: Option<String>,
    pub fingerprint: String,
    pub status: Option<String>,
    pub first_seen: Option<String>,
}

#[derive(Deserialize)]
pub struct SavedValue {
    pub value: String,
    pub unit: String,
}

#[derive(Deserialize)]
pub struct Place {
    pub file: String,
    pub line: u32,
}

#[derive(Deserialize)]
pub struct SavedMetric {
    pub code: String,
    pub name: String,
    pub count: Option<serde_json::Value>,
    pub of: Option<serde_json::Value>,
    pub among: Option<u64>,
    pub unit: String,
    pub currency: Option<String>,
    pub missing: Option<String>,
}

#[derive(Deserialize)]
pub struct SavedFile {
    pub path: String,
    pub roles: Vec<String>,
    pub decided: String,
    pub bytes: u64,
    pub rows: Rows,
    pub unused: Vec<String>,
    #[serde(default)]
    pub joint_bills: u64,
}

#[derive(Deserialize)]
pub struct SavedRemark {
    pub code: String,
    pub file: Option<String>,
    pub line: Option<u32>,
    pub column: Option<String>,
    pub value: Option<String>,
    pub message: String,
    pub remedy: Option<String>,
    pub order: Option<String>,
    pub quarantined: bool,
}

#[derive(Deserialize)]
pub struct SavedMoney {
    pub role: String,
    pub column: String,
    pub currency: Option<String>,
    pub read: String,
    pub matched: String,
    pub unmatched: String,
}
