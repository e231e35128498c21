//! What was open and at stake after each run, worked out from the steps of the cases.
//!
//! Knows nothing of how it is drawn.

use super::Store;
use crate::accounts::{self, Staked};
use crate::history::{Case, Condition, Subject};
use crate::report::RunSum;
use crate::texts::Texts;
use anyhow::Result;
use std::collections::BTreeMap;

/// Money by currency, in their order.
pub type Sums = Vec<(String, i128)>;

/// The money at stake in what is open among some cases, of which no part counts twice.
pub fn at_stake<'c>(cases: impl Iterator<Item = &'c Case>) -> Sums {
    let mut texts = Texts::default();
    let open = cases.filter(|case| case.is_open());
    let staked: Vec<Staked> = open
        .filter_map(|case| staked(&mut texts, case.stake?, &case.currency, &case.subject))
        .collect();
    accounts::stake(staked.into_iter(), &texts).list()
}

/// What a case puts at stake; a document without an order is a subject of its own.
fn staked(texts: &mut Texts, stake: i64, currency: &str, subject: &Subject) -> Option<Staked> {
    let anchor = if subject.order.is_empty() { &subject.document } else { &subject.order };
    let [currency, anchor, line] = [currency, anchor, &subject.line].map(|text| texts.intern(text));
    (stake != 0).then_some((currency, anchor, line, stake))
}

impl Store {
    /// The money at stake after each run from a number on; runs that were pruned are left out,
    /// because not all that was open then is kept.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn stakes(&self, first: i64) -> Result<BTreeMap<i64, Sums>> {
        let mut texts = Texts::default();
        let mut steps = self.staked_steps(&mut texts)?.into_iter().peekable();
        let mut open: BTreeMap<String, Option<Staked>> = BTreeMap::new();
        let mut stakes = BTreeMap::new();
        for run in self.runs()? {
            while let Some((_, fingerprint, staked)) = steps.next_if(|step| step.0 <= run.run) {
                open.insert(fingerprint, staked);
            }
            if run.run >= first && !run.pruned {
                let sums = accounts::stake(open.values().copied().flatten(), &texts).list();
                stakes.insert(run.run, sums.into_iter().filter(|(_, sum)| *sum != 0).collect());
            }
        }
        Ok(stakes)
    }

    /// What each step of a case puts at stake, run by run; nothing where it was put right.
    fn staked_steps(&self, texts: &mut Texts) -> Result<Vec<(i64, String, Option<Staked>)>> {
        let steps = "SELECT run, fingerprint, condition, stake, currency, order_key, line, document
                     FROM state JOIN subject USING (fingerprint) ORDER BY run";
        let mut statement = self.connection.prepare(steps)?;
        let mut rows = statement.query([])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            let (condition, currency): (String, String) = (row.get(2)?, row.get(4)?);
            let stake: Option<i64> = row.get(3)?;
            let subject = Subject {
                order: row.get(5)?,
                line: row.get(6)?,
                document: row.get(7)?,
                ..Subject::default()
            };
            let stake = stake.filter(|_| condition != Condition::Resolved.name());
            let staked = stake.and_then(|stake| staked(texts, stake, &currency, &subject));
            steps.push((row.get(0)?, row.get(1)?, staked));
        }
        Ok(steps)
    }

    /// What the last so many complete runs before a moment left open, the oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn trend(&self, as_of: i64, count: usize) -> Result<Vec<RunSum>> {
        let mut runs = self.runs()?;
        runs.retain(|run| run.complete && run.moment < as_of);
        runs.drain(..runs.len().saturating_sub(count));
        let mut stakes = self.stakes(runs.first().map_or(0, |run| run.run))?;
        let sum = |run: super::RunRow| RunSum {
            stake: stakes.remove(&run.run),
            open: run.open.unsigned_abs(),
            as_of: run.as_of,
        };
        Ok(runs.into_iter().map(sum).collect())
    }
}
