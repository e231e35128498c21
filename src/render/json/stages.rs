//! The stages of the customer's way and the targets in the JSON document.
//!
//! Computes nothing but what the report says of itself.

use super::shape::{Amount, Outcomes, amount, outcomes};
use crate::decimal;
use crate::report::{TargetSummary, TouchPoint};
use serde::Serialize;
use std::collections::BTreeMap;

/// How the promises of a stage fared.
#[derive(Serialize)]
pub struct TouchPointShape<'a> {
    stage: &'static str,
    promises: u64,
    decided: u64,
    outcomes: Outcomes,
    told: u64,
    silent: u64,
    stake: Vec<Amount<'a>>,
}

impl<'a> TouchPointShape<'a> {
    /// The shape of one.
    pub fn new(point: &'a TouchPoint) -> Self {
        Self {
            stage: point.stage.name(),
            promises: point.promises(),
            decided: point.decided(),
            outcomes: outcomes(|outcome| point.count(outcome)),
            told: point.told.0,
            silent: point.told.1,
            stake: point.stake.iter().map(|(currency, sum)| amount(currency, *sum)).collect(),
        }
    }
}

/// How a target fared.
#[derive(Serialize)]
pub struct TargetShape<'a> {
    promise: &'a str,
    share: String,
    window_days: Option<i64>,
    only: BTreeMap<&'static str, &'a [String]>,
    min_decided: u64,
    decided: u64,
    kept: u64,
    broken: u64,
    undated: u64,
    budget: u64,
    left: i64,
    burn: Option<String>,
    /// Whether the budget is burnt; null where too few are decided to say.
    burnt: Option<bool>,
    missing: &'a [String],
}

impl<'a> TargetShape<'a> {
    /// The shape of one.
    pub fn new(target: &'a TargetSummary) -> Self {
        let burn = target.burn().map(|burn| decimal::print_wide(burn, 0));
        Self {
            promise: &target.promise,
            share: decimal::print(target.share, 0),
            window_days: target.window_days,
            only: target.only.iter().map(|(column, values)| (*column, &values[..])).collect(),
            min_decided: target.min_decided,
            decided: target.decided(),
            kept: target.count.kept,
            broken: target.count.bad,
            undated: target.count.undated,
            budget: target.budget(),
            left: i64::try_from(target.left()).unwrap_or(i64::MIN),
            burn,
            burnt: target.is_counted().then(|| target.is_burnt()),
            missing: &target.missing,
        }
    }
}
