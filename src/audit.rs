//! From records and promises to a report: the way of the data, without files and without a clock.
//!
//! Promises that are about the same subjects are judged together, as one program over one view.

mod apart;
mod court;
mod grievances;
mod groups;
mod hearing;
mod order;
mod whole;

use crate::accounts::incomplete::{self, Earlier};
use crate::calendar::UnlistedYears;
use crate::contract::{Contract, Pack};
use crate::dossier::Dossiers;
use crate::dossier::orphans::{self, Found};
use crate::dossier::standards::Standards;
use crate::finding::{self, Marks};
use crate::formula::evaluate::World;
use crate::formula::needs::{Bills, Shape};
use crate::formula::reads;
use crate::history::{Sought, sought};
use crate::intake::{Intake, Remark};
use crate::progress::Progress;
use crate::promises::{Catalogue, Promise};
use crate::report::{Finding, Outcome, PromiseSummary, Report, Severity};
use crate::tables::Role;
use crate::timings::Timings;
use crate::{accounts, law, metrics};
pub use apart::audit_apart;
use court::Court;
use std::sync::Arc;
use whole::{Customers, Whole};

/// What is asked of an audit besides the records and the contract.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The moment the audit speaks for.
    pub as_of: i64,
    /// Only promises chosen by these words; all where empty.
    pub select: Vec<String>,
    /// No promises chosen by these words.
    pub ignore: Vec<String>,
    /// Whether the records are one of several shares, and not all there are.
    pub is_share: bool,
    /// Whether any invoice bills one of the orders, where that was seen before.
    pub has_bills: Option<bool>,
    /// The last complete run, where it is known.
    pub earlier: Option<Earlier>,
    /// The findings of earlier runs of which it is to be told what has come of them.
    pub sought: Arc<Sought>,
    /// Where the stages are noted.
    pub timings: Timings,
    /// Where it is noted how many subjects are judged.
    pub progress: Progress,
}

/// What some records come to by themselves.
struct Judged {
    report: Report,
    whole: Whole,
    customers: Customers,
    orphaned: Vec<Found>,
}

/// Audits the records of an intake.
pub fn audit(
    intake: Intake,
    contract: &Contract,
    catalogue: &Catalogue,
    question: &Question,
) -> Report {
    audit_beside(intake, contract, catalogue, question, |_, _| {})
}

/// Audits the records of an intake and shows them to whoever else asks something of them.
pub fn audit_beside(
    intake: Intake,
    contract: &Contract,
    catalogue: &Catalogue,
    question: &Question,
    beside: impl FnOnce(World<'_>, &Shape<'_>),
) -> Report {
    let has_orders = intake.tables.of(Role::Orders).rows() > 0;
    let ears = Ears { has_orders, is_heard: |_: &Found| true, beside };
    let judged = judge(intake, contract, catalogue, question, ears);
    let mut report = judged.report;
    judged.whole.tell(&mut report, contract, catalogue, &judged.customers.counted());
    report.incomplete =
        incomplete::reasons(&report, contract, question.as_of, question.earlier.as_ref());
    report.settled = sought::together(report.settled);
    report.broken_laws = accounts::broken_laws(&report);
    question.timings.lap("add up");
    report
}

/// What is to be known besides the records, and who listens.
struct Ears<H, B> {
    /// Whether there are orders at all: in a share there may be none where there are in others.
    has_orders: bool,
    /// Which of the orphaned are heard here; others are left to whoever knows all.
    is_heard: H,
    /// Who else asks something of the records.
    beside: B,
}

/// Judges the records of an intake, or of a share of them.
fn judge(
    mut intake: Intake,
    contract: &Contract,
    catalogue: &Catalogue,
    question: &Question,
    ears: Ears<impl Fn(&Found) -> bool, impl FnOnce(World<'_>, &Shape<'_>)>,
) -> Judged {
    intern_literals(&mut intake, catalogue);
    law::tell_charges(contract, &mut intake.tables);
    let has_freight = contract.packs.contains(&Pack::Carrier);
    let dossiers = Dossiers::with(std::mem::take(&mut intake.tables), has_freight);
    let unlisted_years = UnlistedYears::default();
    let policy = law::policy_times(contract, &dossiers.tables, &unlisted_years);
    let has_policy = ears.has_orders
        && !contract.policies.is_empty()
        && dossiers.tables.of(Role::Orders).times("ordered_at").is_some();
    let standards = Standards::new(&dossiers, &contract.calendar);
    let has = (has_policy, contract.calendar.has_cut_off());
    let reaches_orders = || dossiers.reaches_orders(Role::Invoices);
    let bills = match question.has_bills.unwrap_or_else(reaches_orders) {
        _ if !question.is_share && dossiers.freight.is_all() => Bills::OfCarriers,
        true => Bills::Own,
        false => Bills::OfOthers,
    };
    let shape = Shape::with(&dossiers.tables, has, &catalogue.facts, bills);
    let shape = shape.of_share(question.is_share);
    let world = World {
        dossiers: &dossiers,
        facts: &catalogue.facts,
        calendar: &contract.calendar,
        unlisted_years: &unlisted_years,
        policy: &policy,
        standards: &standards,
        rates: &contract.rates,
        charges: None,
        as_of: question.as_of,
    };
    let orphaned = orphans::found(&dossiers);
    let heard = orphaned.iter().filter(|found| (ears.is_heard)(found));
    intake.remarks.extend(heard.map(|found| found.remark.clone()));
    question.timings.lap("link");
    (ears.beside)(world, &shape);
    let mut survey = metrics::survey(world, contract, catalogue, &shape);
    let mut court = Court::new(world, contract, catalogue, question, (&shape, &survey));
    let formulas = metrics::Formulas::new(&shape, catalogue, contract.maturity_days);
    let tally = court.judge_all(formulas);
    question.timings.lap("judge");
    court.hear_remarks(&intake);
    if !question.is_share {
        court.judge_whole(&survey.spreads);
    }
    let customers = Customers::of(world, tally.as_ref(), question.is_share);
    let has_bills = court.has_bills_and_all(question);
    if !has_bills[0] || !dossiers.tables.of(Role::Invoices).is_present {
        survey.forget_bills();
    }
    let (mut report, mut whole) = court.report(intake, tally, has_bills);
    metrics::add(&mut report.metrics, survey.metrics);
    whole.spreads = survey.spreads;
    report.unlisted_years = unlisted_years.into_list();
    Judged { report, whole, customers, orphaned }
}

fn intern_literals(intake: &mut Intake, catalogue: &Catalogue) {
    let mut found = Vec::new();
    for fact in &catalogue.facts {
        reads::literals(&fact.term, &mut found);
    }
    for term in catalogue.promises.iter().flat_map(|promise| promise.fields.all()) {
        reads::literals(term, &mut found);
    }
    for text in found {
        intake.tables.texts.intern(text);
    }
}

/// The contract and the promises.
#[derive(Clone, Copy)]
struct Asked<'a> {
    contract: &'a Contract,
    catalogue: &'a Catalogue,
}

impl Asked<'_> {
    /// How serious a promise is by the contract, or by itself.
    fn severity_of(&self, promise: &Promise) -> Severity {
        self.told_severity(promise).unwrap_or(promise.severity)
    }

    fn told_severity(&self, promise: &Promise) -> Option<Severity> {
        let setting = law::setting_of(self.contract, promise)?;
        Severity::named(setting.severity.as_deref()?)
    }

    /// What intake noticed as a finding of the promise about it, which is counted there.
    fn hear(
        &self,
        remark: &Remark,
        summaries: &mut [PromiseSummary],
        marks: &mut Marks<'_>,
    ) -> Option<Finding> {
        let mut promises = self.catalogue.promises.iter();
        let place = promises.position(|promise| promise.code == remark.code)?;
        if summaries[place].is_off {
            return None;
        }
        let promise = &self.catalogue.promises[place];
        summaries[place].outcomes[Outcome::Broken as usize] += 1;
        let severity = self.severity_of(promise);
        Some(finding::of_remark(remark, (place, promise), severity, marks))
    }
}
