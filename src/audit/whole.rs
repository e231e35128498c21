//! What can be told only of all records together: amounts of which no part counts twice, targets,
//! the spread of lateness, and who came back.
//!
//! The shares of an audit are added up here, and come to what the whole would have come to.

use super::Asked;
use super::grievances::Grievances;
use super::groups::Groups;
use crate::accounts;
use crate::contract::Contract;
use crate::formula::evaluate::World;
use crate::intake::spool::{Kept, Spool};
use crate::metrics::customers::{self, Cohorts, Missing, Purchases};
use crate::metrics::{self, Known, Lateness, Spreads, Tally};
use crate::promises::Catalogue;
use crate::report::{
    Finding, Measure, Metric, Outcome, PromiseSummary, Report, Stage, TargetCount, TouchPoint,
};
use crate::targets;
use crate::time::Day;
use anyhow::Result;

/// What the records, or a share of them, come to.
#[derive(Debug, Default)]
pub struct Whole {
    /// The money at stake.
    pub stakes: Stakes,
    /// By how much lines were late.
    pub lateness: Lateness,
    /// How often customers were failed.
    pub grievances: Grievances,
    /// What the promises to each tier came to.
    pub groups: Groups,
    /// How long calls waited and orders were silent.
    pub spreads: Spreads,
    /// What each target of the contract came to, and which columns it lacks.
    pub targets: Vec<(TargetCount, Vec<String>)>,
}

/// The money at stake: of all findings, of those of each stage, and of refunds that are due.
#[derive(Debug, Default)]
pub struct Stakes {
    all: accounts::Stakes,
    stages: [accounts::Stakes; Stage::ALL.len()],
    refunds: accounts::Stakes,
}

/// The promises whose findings are money that customers are to get back (M21).
const REFUNDS: [&str; 4] = ["RFD501", "RFD502", "RFD507", "RFD512"];

impl Stakes {
    /// Those of some findings.
    pub fn of(known: Known<'_, Box<Finding>>) -> Self {
        let texts = &known.world.dossiers.tables.texts;
        let promises = known.promises;
        // What was paid back too much is nothing that is due.
        let is_due = |finding: &Finding| {
            let code = promises[finding.promise].code.as_str();
            REFUNDS.contains(&code) && (code != "RFD502" || is_short(finding))
        };
        let pairs = known.findings.iter().map(|one| &**one).zip(known.keys);
        // What is at stake for a customer is counted with the findings that it is the sum of.
        let pairs = pairs.filter(|(finding, _)| !promises[finding.promise].is_summary());
        let stakes: Vec<(accounts::Staked, Option<Stage>, bool)> = pairs
            .filter_map(|(finding, keys)| {
                let staked = accounts::staked(finding, keys)?;
                Some((staked, promises[finding.promise].stage, is_due(finding)))
            })
            .collect();
        let of = |is_it: &dyn Fn(Option<Stage>, bool) -> bool| {
            let chosen = stakes.iter().filter(|(_, stage, is_due)| is_it(*stage, *is_due));
            accounts::stake(chosen.map(|(staked, ..)| *staked), texts)
        };
        Self {
            all: of(&|_, _| true),
            stages: Stage::ALL.map(|one| of(&|stage, _| stage == Some(one))),
            refunds: of(&|_, is_due| is_due),
        }
    }

    fn add(&mut self, more: Self) {
        self.all.add(more.all);
        self.stages.iter_mut().zip(more.stages).for_each(|(sum, more)| sum.add(more));
        self.refunds.add(more.refunds);
    }
}

/// Whether less came than was promised.
fn is_short(finding: &Finding) -> bool {
    let number = |text: &str| crate::decimal::parse(text);
    let amounts = number(&finding.actual.text).zip(number(&finding.promised.text));
    amounts.is_some_and(|(actual, promised)| actual < promised)
}

impl Whole {
    /// Takes in what another share came to.
    pub fn add(&mut self, more: Self) {
        self.stakes.add(more.stakes);
        self.lateness.add(more.lateness);
        self.grievances.add(more.grievances);
        self.groups.add(more.groups);
        self.spreads.add(more.spreads);
        if self.targets.is_empty() {
            self.targets = more.targets;
        } else {
            let pairs = self.targets.iter_mut().zip(more.targets);
            pairs.for_each(|((sum, _), (more, _))| sum.add(more));
        }
    }

    /// Puts it all into a report.
    pub fn tell(
        self,
        report: &mut Report,
        contract: &Contract,
        catalogue: &Catalogue,
        (cohorts, missing): &(Cohorts, Missing),
    ) {
        let has_targets =
            report.promises.iter().any(|one| one.code == targets::CODE && !one.is_off);
        if has_targets {
            let lacks = |place: usize| report.promises[place].missing.clone();
            report.targets = targets::summaries(contract, catalogue, &self.targets, lacks);
        }
        report.stake = self.stakes.all.list();
        report.touch_points = touch_points(&report.promises, catalogue, self.stakes.stages);
        let mut metrics = self.lateness.metrics(&metrics::LATE);
        metrics.extend(self.spreads.metrics());
        let refunds = self.stakes.refunds.list();
        let refund =
            |(currency, sum): &(String, i128)| Metric::money(Measure::RefundDue, *sum, currency);
        metrics.extend(refunds.iter().map(refund));
        metrics.extend(cohorts.metrics(missing));
        metrics::add(&mut report.metrics, metrics);
    }
}

/// How the promises of each stage fared; stages of which nothing was promised are left out.
fn touch_points(
    promises: &[PromiseSummary],
    catalogue: &Catalogue,
    stakes: [accounts::Stakes; Stage::ALL.len()],
) -> Vec<TouchPoint> {
    let mut points = Vec::new();
    for (stage, stakes) in Stage::ALL.into_iter().zip(stakes) {
        let mut point = TouchPoint { stake: stakes.list(), ..TouchPoint::new(stage) };
        let pairs = promises.iter().zip(&catalogue.promises);
        for (summary, promise) in pairs.filter(|(summary, _)| summary.stage == Some(stage)) {
            point.add(summary, &promise.reports);
        }
        points.extend(Some(point).filter(|point| point.promises() > 0));
    }
    points
}

/// Judges the targets of a contract; their outcomes are counted, and burnt budgets are findings.
#[expect(clippy::vec_box, reason = "a report holds them like this")]
pub fn judged(
    asked: Asked<'_>,
    counts: &[(TargetCount, Vec<String>)],
    promises: &mut [PromiseSummary],
) -> Vec<Box<Finding>> {
    let place = promises.iter().position(|one| one.code == targets::CODE && !one.is_off);
    let Some(place) = place else { return Vec::new() };
    let lacks = |place: usize| promises[place].missing.clone();
    let summaries = targets::summaries(asked.contract, asked.catalogue, counts, lacks);
    let promise = &asked.catalogue.promises[place];
    let severity = asked.severity_of(promise);
    let mut findings = Vec::new();
    for summary in &summaries {
        let (outcome, finding) = targets::judged(summary, place, promise);
        promises[place].outcomes[outcome as usize] += 1;
        debug_assert!(finding.is_some() == (outcome == Outcome::Broken));
        findings.extend(finding.map(|finding| Box::new(Finding { severity, ..finding })));
    }
    findings
}

/// The customers of the records, counted, or dealt out where there are other shares.
#[derive(Debug)]
pub enum Customers {
    /// Who came back, where these are all records.
    Counted(Cohorts, Missing),
    /// Purchases by part of the customers.
    Dealt(Vec<Vec<u8>>, Missing),
}

impl Customers {
    /// Those of some records.
    pub fn of(world: World<'_>, tally: Result<&Tally, &String>, is_share: bool) -> Self {
        let purchases = Purchases::of(world, tally);
        if is_share {
            Self::Dealt(purchases.dealt(), purchases.missing)
        } else {
            Self::Counted(purchases.cohorts(), purchases.missing)
        }
    }

    /// What was counted; nothing yet of what was dealt out.
    pub fn counted(self) -> (Cohorts, Missing) {
        match self {
            Self::Counted(cohorts, missing) => (cohorts, missing),
            Self::Dealt(_, missing) => (Cohorts::default(), missing),
        }
    }
}

/// Purchases of several shares, put aside by part of the customers.
#[derive(Debug, Default)]
pub struct PutAside {
    parts: Vec<Vec<Kept>>,
    counted: Cohorts,
    missing: Missing,
}

impl PutAside {
    /// Puts those of a share aside.
    pub fn add(&mut self, customers: Customers, spool: &Spool) -> Result<()> {
        match customers {
            Customers::Counted(cohorts, missing) => {
                self.counted.add(cohorts);
                self.missing = missing;
            }
            Customers::Dealt(parts, missing) => {
                self.missing = missing;
                self.parts.resize(parts.len(), Vec::new());
                for (kept, part) in self.parts.iter_mut().zip(parts) {
                    if !part.is_empty() {
                        kept.push(spool.keep(&part)?);
                    }
                }
            }
        }
        Ok(())
    }

    /// Counts who came back, one part of the customers after the other.
    pub fn counted(self, today: Day, spool: &Spool) -> Result<(Cohorts, Missing)> {
        let mut cohorts = self.counted;
        for kept in self.parts {
            let read = kept.into_iter().map(|kept| spool.read(kept));
            cohorts.add(customers::of_part(&read.collect::<Result<Vec<_>>>()?, today)?);
        }
        Ok((cohorts, self.missing))
    }
}
