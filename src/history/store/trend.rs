//! What was open and at stake after each run, worked out from the steps of the cases.
//!
//! Knows nothing of how it is drawn.

use super::Store;
use crate::accounts::{self, Staked};
use crate::history::{Case, Condition, Subject};
use crate::promises::OF_CUSTOMERS;
use crate::report::RunSum;
use crate::texts::Texts;
use anyhow::Result;
use hashbrown::HashMap;
use rusqlite::params;
use std::collections::BTreeMap;

/// A step of a case: its run, its fingerprint and what it puts at stake.
type Step = (i64, String, Option<Staked>);

/// Money by currency, in their order.
pub type Sums = Vec<(String, i128)>;

/// The money at stake in what is open among some cases, of which no part counts twice.
pub fn at_stake<'c>(cases: impl Iterator<Item = &'c Case>) -> Sums {
    let mut texts = Texts::default();
    let open = cases.filter(|case| case.is_open() && case.subject.code != OF_CUSTOMERS);
    let staked: Vec<Staked> = open
        .filter_map(|case| staked(&mut texts, case.stake?, &case.currency, &case.subject))
        .collect();
    accounts::stake(staked.into_iter(), &texts).list()
}

/// What a case puts at stake, of those that are no sum of others; a document without an order is a
/// subject of its own.
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
        let mut steps = self.staked_before(first, &mut texts)?;
        steps.extend(self.staked_steps(first, &mut texts)?);
        let mut steps = steps.into_iter().peekable();
        let mut open: HashMap<String, Staked> = HashMap::new();
        let mut stakes = BTreeMap::new();
        for run in self.runs()?.into_iter().filter(|run| run.run >= first) {
            while let Some((_, fingerprint, staked)) = steps.next_if(|step| step.0 <= run.run) {
                // What was put right goes, so that a run costs what is open and not all there was.
                match staked {
                    Some(staked) => _ = open.insert(fingerprint, staked),
                    None => _ = open.remove(&fingerprint),
                }
            }
            if !run.pruned {
                let sums = accounts::stake(open.values().copied(), &texts).list();
                stakes.insert(run.run, sums.into_iter().filter(|(_, sum)| *sum != 0).collect());
            }
        }
        Ok(stakes)
    }

    /// What each case put at stake before a run, by its last step; nothing where it was put right.
    fn staked_before(&self, first: i64, texts: &mut Texts) -> Result<Vec<Step>> {
        // The columns beside a lone max() are those of its row.
        let cases = "SELECT max(run), fingerprint, condition, stake, currency, order_key, line,
                         document
                     FROM state JOIN subject USING (fingerprint)
                     WHERE run < ?1 AND code <> ?2 GROUP BY fingerprint";
        self.staked(cases, first, texts)
    }

    /// What each step of a case puts at stake, run by run from one on; nothing where it was put
    /// right.
    fn staked_steps(&self, first: i64, texts: &mut Texts) -> Result<Vec<Step>> {
        let steps = "SELECT run, fingerprint, condition, stake, currency, order_key, line, document
                     FROM state JOIN subject USING (fingerprint)
                     WHERE run >= ?1 AND code <> ?2 ORDER BY run";
        self.staked(steps, first, texts)
    }

    fn staked(&self, query: &str, first: i64, texts: &mut Texts) -> Result<Vec<Step>> {
        let mut statement = self.connection.prepare(query)?;
        let mut rows = statement.query(params![first, OF_CUSTOMERS])?;
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
