//! What a saved report says of the runs before it.
//!
//! Compares nothing again.

use super::document::{SavedFinding, SavedGone, SavedPast, SavedRun};
use super::{amounts, millionths};
use crate::report::{Gone, Past, RunSum, Standing, Status, Turnover};
use anyhow::{Context, anyhow};
use hashbrown::HashMap;

/// What is known of the runs before, with how each finding stands.
pub fn past(saved: SavedPast, findings: &[SavedFinding]) -> anyhow::Result<Past> {
    let mut standings = HashMap::new();
    for one in findings {
        let status = one.status.as_deref().map(status).transpose()?;
        let first_seen = one.first_seen.clone().unwrap_or_default();
        if status.is_some() || !first_seen.is_empty() {
            let mark = u128::from_str_radix(&one.fingerprint, 16).context("a fingerprint")?;
            standings.insert(mark, Standing { status, first_seen });
        }
    }
    let mut ages = <[u64; crate::report::AGES.len() + 1]>::default();
    ages.iter_mut().zip(saved.ages).for_each(|(age, saved)| *age = saved.open);
    let all = |gone: Vec<SavedGone>| gone.into_iter().map(gone_of).collect::<anyhow::Result<_>>();
    Ok(Past {
        is_kept: saved.kept,
        // What is not listed is not in the saved report.
        is_news_only: false,
        since: saved.since.unwrap_or_default(),
        standings,
        turnover: Turnover {
            open_before: saved.open_before,
            new: saved.new,
            worsened: saved.worsened,
            improved: saved.improved,
            resolved: saved.resolved,
            open: saved.open,
            away: saved.not_looked_at,
            acknowledged: saved.acknowledged,
            expired: saved.expired,
        },
        oldest: saved.oldest.unwrap_or_default(),
        ages,
        resolved: all(saved.resolved_findings)?,
        away: all(saved.findings_not_looked_at)?,
        trend: saved.trend.into_iter().map(run).collect::<anyhow::Result<_>>()?,
        notes: saved.notes,
    })
}

fn status(word: &str) -> anyhow::Result<Status> {
    Status::named(word).ok_or_else(|| anyhow!("{word:?} is not how a finding stands"))
}

fn run(one: SavedRun) -> anyhow::Result<RunSum> {
    let stake = one.stake.map(amounts).transpose()?;
    Ok(RunSum { as_of: one.as_of, open: one.open, stake })
}

fn gone_of(one: SavedGone) -> anyhow::Result<Gone> {
    let stake = one.stake.map(|stake| i64::try_from(millionths(&stake)?).context("a stake"));
    Ok(Gone {
        code: one.code,
        keys: [one.order, one.line, one.document].map(Option::unwrap_or_default),
        stake: stake.transpose()?,
        currency: one.currency.unwrap_or_default(),
        first_seen: one.first_seen,
        fingerprint: one.fingerprint,
    })
}
