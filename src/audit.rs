//! From records and promises to a report: the way of the data, without files and without a clock.
//!
//! Promises that are about the same subjects share their view and their facts; batches of subjects
//! are judged on all cores, and put together in their order, so that the result is the same on
//! any number of threads.

use crate::accounts::incomplete::{self, Earlier};
use crate::calendar::UnlistedYears;
use crate::contract::Contract;
use crate::dossier::view::View;
use crate::dossier::{Dossiers, orphans};
use crate::finding::{self, Source};
use crate::formula::evaluate::{Batch, World};
use crate::formula::needs::Shape;
use crate::formula::{Grain, reads};
use crate::intake::{Intake, Remark};
use crate::judge::{self, Ready};
use crate::promises::{Catalogue, Promise, is_chosen};
use crate::report::{Finding, Outcome, PromiseSummary, Report, Severity, Told};
use crate::tables::Role;
use crate::time::Span;
use crate::{accounts, law, metrics};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is asked of an audit besides the records and the contract.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The moment the audit speaks for.
    pub as_of: i64,
    /// Only promises chosen by these words; all where empty.
    pub select: Vec<String>,
    /// No promises chosen by these words.
    pub ignore: Vec<String>,
    /// The last complete run, where it is known.
    pub earlier: Option<Earlier>,
}

/// What promises share: the subjects they are about and how fine those are.
type Group = (Grain, Vec<Role>);

/// How many subjects are judged at a time.
const BATCH: usize = 8192;

/// Audits the records of an intake.
pub fn audit(
    mut intake: Intake,
    contract: &Contract,
    catalogue: &Catalogue,
    question: &Question,
) -> Report {
    intern_literals(&mut intake, catalogue);
    let dossiers = Dossiers::new(std::mem::take(&mut intake.tables));
    let unlisted_years = UnlistedYears::default();
    let policy = law::policy_times(contract, &dossiers.tables, &unlisted_years);
    let shape = Shape::new(&dossiers.tables, !policy.is_empty(), &catalogue.facts);
    let world = World {
        dossiers: &dossiers,
        facts: &catalogue.facts,
        calendar: &contract.calendar,
        unlisted_years: &unlisted_years,
        policy: &policy,
        as_of: question.as_of,
    };
    intake.remarks.extend(orphans::remarks(&dossiers));
    let mut court = Court::new(world, contract, catalogue, question, &shape);
    court.judge_all();
    court.hear_remarks(&intake.remarks);
    let asked = metrics::Asked {
        has_bills: court.has_bills(question),
        maturity_days: contract.maturity_days,
    };
    let metrics = metrics::measure(world, &shape, catalogue, &court.findings, asked);
    let mut report = court.report(intake, metrics, contract);
    report.unlisted_years = unlisted_years.into_list();
    report.incomplete =
        incomplete::reasons(&report, contract, question.as_of, question.earlier.as_ref());
    report.money = accounts::money(&dossiers);
    report.broken_laws = accounts::broken_laws(&report);
    report
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

/// Everything that judging needs, and what it has found so far.
struct Court<'a> {
    world: World<'a>,
    contract: &'a Contract,
    catalogue: &'a Catalogue,
    as_of: i64,
    ready: Vec<Option<Ready>>,
    summaries: Vec<PromiseSummary>,
    findings: Vec<Finding>,
}

/// What one batch of subjects came to, for one promise.
struct Heard {
    promise: usize,
    outcomes: [u64; 8],
    findings: Vec<Finding>,
}

impl<'a> Court<'a> {
    fn new(
        world: World<'a>,
        contract: &'a Contract,
        catalogue: &'a Catalogue,
        question: &Question,
        shape: &Shape<'_>,
    ) -> Self {
        let mut court = Self {
            world,
            contract,
            catalogue,
            as_of: question.as_of,
            ready: Vec::new(),
            summaries: Vec::new(),
            findings: Vec::new(),
        };
        for promise in &catalogue.promises {
            let is_asked = question.select.is_empty() || is_chosen(promise, &question.select);
            let is_off = !is_asked
                || is_chosen(promise, &question.ignore)
                || law::setting_of(contract, promise).is_some_and(|setting| setting.is_off);
            let ready = judge::ready(promise, shape);
            let is_judged = !is_off && ready.missing.is_empty() && promise.about != Grain::Input;
            let missing = if is_off { Vec::new() } else { ready.missing.clone() };
            court.summaries.push(summary(promise, court.severity_of(promise), missing, is_off));
            court.ready.push(is_judged.then_some(ready));
        }
        court
    }

    /// Whether every promise about bills was asked for, whatever the contract switches off.
    fn has_bills(&self, question: &Question) -> bool {
        let is_left_out = |promise: &&Promise| {
            let is_asked = question.select.is_empty() || is_chosen(promise, &question.select);
            !is_asked || is_chosen(promise, &question.ignore)
        };
        let mut bills =
            self.catalogue.promises.iter().filter(|promise| metrics::is_about_bills(&promise.code));
        !bills.any(|promise| is_left_out(&promise))
    }

    /// How serious a promise is by the contract, or by itself.
    fn severity_of(&self, promise: &Promise) -> Severity {
        self.told_severity(promise).unwrap_or(promise.severity)
    }

    fn told_severity(&self, promise: &Promise) -> Option<Severity> {
        let setting = law::setting_of(self.contract, promise)?;
        Severity::named(setting.severity.as_deref()?)
    }

    /// Judges every promise that can be judged, one group of equal subjects after the other.
    fn judge_all(&mut self) {
        let mut groups: Vec<(Group, Vec<usize>)> = Vec::new();
        for (place, promise) in self.catalogue.promises.iter().enumerate() {
            if self.ready[place].is_none() {
                continue;
            }
            let joined = |role: &Role| matches!(role, Role::Deliveries | Role::Invoices);
            let roles = promise.roles.list().into_iter().filter(joined).collect();
            let key = (promise.about, if promise.about == Grain::Line { roles } else { vec![] });
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, places)) => places.push(place),
                None => groups.push((key, vec![place])),
            }
        }
        for ((grain, roles), places) in groups {
            let view = self.world.dossiers.view(grain, &roles);
            for heard in self.hear(&view, &places) {
                self.take(heard);
            }
        }
    }

    /// Judges some promises for all subjects of a view, batch by batch, on all cores.
    fn hear(&self, view: &View, places: &[usize]) -> Vec<Heard> {
        let batches = view.len().div_ceil(BATCH);
        let next = AtomicUsize::new(0);
        let done: Mutex<Vec<(usize, Vec<Heard>)>> = Mutex::new(Vec::new());
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= batches {
                    return;
                }
                let range = number * BATCH..((number + 1) * BATCH).min(view.len());
                let heard = self.hear_batch(view, range, places);
                if let Ok(mut done) = done.lock() {
                    done.push((number, heard));
                }
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 1..cores.min(batches) {
                scope.spawn(work);
            }
            work();
        });
        let mut done = done.into_inner().unwrap_or_default();
        done.sort_by_key(|(number, _)| *number);
        done.into_iter().flat_map(|(_, heard)| heard).collect()
    }

    fn hear_batch(
        &self,
        view: &View,
        range: std::ops::Range<usize>,
        places: &[usize],
    ) -> Vec<Heard> {
        let mut shared = Batch::new(self.world, view, range.clone());
        let mut heard = Vec::new();
        for &place in places {
            let promise = &self.catalogue.promises[place];
            let setting = law::setting_of(self.contract, promise);
            let tables = &self.world.dossiers.tables;
            let allowances = law::allowances(setting, tables, view, range.clone());
            if allowances.is_empty() {
                heard.push(self.verdict(&mut shared, place));
                continue;
            }
            // Facts may depend on the allowance, so nothing is shared with other promises.
            let mut own = Batch::new(self.world, view, range.clone());
            own.allowances = &allowances;
            heard.push(self.verdict(&mut own, place));
        }
        heard
    }

    fn verdict(&self, batch: &mut Batch<'_>, place: usize) -> Heard {
        let promise = &self.catalogue.promises[place];
        let mut heard = Heard { promise: place, outcomes: [0; 8], findings: Vec::new() };
        let Some(ready) = &self.ready[place] else { return heard };
        let verdicts = judge::judge(batch, promise, ready);
        let source = Source {
            dossiers: self.world.dossiers,
            promise,
            place,
            severity: self.told_severity(promise),
            view: batch.view,
            zone: self.contract.zone,
        };
        for (at, outcome) in verdicts.outcomes.iter().enumerate() {
            let Some(outcome) = outcome else { continue };
            heard.outcomes[*outcome as usize] += 1;
            if promise.reports.contains(outcome) {
                heard.findings.push(source.finding(batch.range.start + at, at, &verdicts));
            }
        }
        heard
    }

    fn take(&mut self, heard: Heard) {
        let summary = &mut self.summaries[heard.promise];
        for (total, count) in summary.outcomes.iter_mut().zip(heard.outcomes) {
            *total += count;
        }
        for finding in heard.findings {
            self.add(finding);
        }
    }

    fn add(&mut self, finding: Finding) {
        let summary = &mut self.summaries[finding.promise];
        summary.findings += 1;
        match finding.told {
            Told::Yes => summary.told.0 += 1,
            Told::No => summary.told.1 += 1,
            Told::NotChecked => {}
        }
        if let Some(stake) = finding.stake {
            let currency = &finding.currency;
            match summary.stake.iter_mut().find(|(known, _)| known == currency) {
                Some((_, sum)) => *sum += i128::from(stake),
                None => summary.stake.push((currency.clone(), i128::from(stake))),
            }
            summary.stake.sort();
        }
        self.findings.push(finding);
    }

    /// What intake noticed becomes findings of the promises about the input.
    fn hear_remarks(&mut self, remarks: &[Remark]) {
        for remark in remarks {
            let place =
                self.catalogue.promises.iter().position(|promise| promise.code == remark.code);
            let Some(place) = place.filter(|&place| !self.summaries[place].is_off) else {
                continue;
            };
            let promise = &self.catalogue.promises[place];
            let mut finding = finding::of_remark(remark, place, promise);
            finding.severity = self.severity_of(promise);
            self.summaries[place].outcomes[Outcome::Broken as usize] += 1;
            self.add(finding);
        }
    }

    fn report(
        self,
        intake: Intake,
        metrics: Vec<crate::report::Metric>,
        contract: &Contract,
    ) -> Report {
        let dossiers = self.world.dossiers;
        let mut findings = self.findings;
        sort(&mut findings);
        Report {
            as_of: contract.zone.print(Span::exact(self.as_of)),
            zone: contract.zone,
            orders: dossiers.orders() as u64,
            orders_matched: accounts::orders_matched(dossiers),
            orphans: Role::ALL[1..].iter().map(|role| orphans::count(dossiers, *role)).sum(),
            promises: self.summaries,
            stake: accounts::stake(&findings),
            orders_missed: accounts::orders_missed(dossiers, &findings),
            findings,
            metrics,
            files: intake.files,
            remarks: intake.remarks,
            ..Report::default()
        }
    }
}

fn summary(
    promise: &Promise,
    severity: Severity,
    missing: Vec<String>,
    is_off: bool,
) -> PromiseSummary {
    PromiseSummary {
        code: promise.code.clone(),
        name: promise.name.clone(),
        severity,
        about: promise.about.name(),
        outcomes: [0; 8],
        findings: 0,
        told: (0, 0),
        stake: Vec::new(),
        missing,
        is_off,
    }
}

/// Worst first: by severity, then the largest stake within a currency, then by keys, so that the
/// order depends on nothing but the findings.
fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let worst = (b.severity, b.stake.is_some()).cmp(&(a.severity, a.stake.is_some()));
        let stake = a.currency.cmp(&b.currency).then(b.stake.cmp(&a.stake));
        let stake = if a.stake.is_some() && b.stake.is_some() { stake } else { worst };
        let keys = (a.promise, &a.order, &a.line, &a.document, &a.evidence);
        worst.then(stake).then(keys.cmp(&(b.promise, &b.order, &b.line, &b.document, &b.evidence)))
    });
}
