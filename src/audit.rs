//! From records and promises to a report: the way of the data, without files and without a clock.
//!
//! Promises that are about the same subjects are judged together, as one program over one view.

mod apart;
mod hearing;
mod order;

use crate::accounts::Stakes;
use crate::accounts::incomplete::{self, Earlier};
use crate::calendar::UnlistedYears;
use crate::charges::{Charge, Charges};
use crate::contract::Contract;
use crate::cores;
use crate::dossier::Dossiers;
use crate::dossier::orphans::{self, Found};
use crate::dossier::standards::Standards;
use crate::finding::{self, Ids};
use crate::formula::evaluate::World;
use crate::formula::needs::Shape;
use crate::formula::{Grain, reads};
use crate::intake::{Intake, Remark};
use crate::judge::{self, Ready};
use crate::promises::{Catalogue, Promise, is_chosen};
use crate::report::{Finding, Outcome, PromiseSummary, Report, Severity, Told};
use crate::tables::Role;
use crate::time::Span;
use crate::timings::Timings;
use crate::{accounts, law, metrics};
pub use apart::audit_apart;
use hearing::{Called, Heard};

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
    /// The last complete run, where it is known.
    pub earlier: Option<Earlier>,
    /// Where the stages are noted.
    pub timings: Timings,
}

/// What promises share: the subjects they are about and how fine those are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Group {
    /// Whole orders.
    Orders,
    /// Order lines, as far as the rows of these tables reach them.
    Lines(Vec<Role>),
    /// Rows or documents.
    Rows(Grain),
}

/// What some records come to by themselves.
struct Judged {
    report: Report,
    stakes: Stakes,
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
    report.stake = judged.stakes.list();
    report.incomplete =
        incomplete::reasons(&report, contract, question.as_of, question.earlier.as_ref());
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
    let dossiers = Dossiers::new(std::mem::take(&mut intake.tables));
    let unlisted_years = UnlistedYears::default();
    let policy = law::policy_times(contract, &dossiers.tables, &unlisted_years);
    let has_policy = ears.has_orders
        && !contract.policies.is_empty()
        && dossiers.tables.of(Role::Orders).times("ordered_at").is_some();
    let standards = Standards::new(&dossiers, &contract.calendar);
    let has = (has_policy, contract.calendar.has_cut_off());
    let shape = Shape::new(&dossiers.tables, has, &catalogue.facts);
    let shape = shape.of_share(question.is_share);
    let world = World {
        dossiers: &dossiers,
        facts: &catalogue.facts,
        calendar: &contract.calendar,
        unlisted_years: &unlisted_years,
        policy: &policy,
        standards: &standards,
        charges: None,
        as_of: question.as_of,
    };
    let orphaned = orphans::found(&dossiers);
    let heard = orphaned.iter().filter(|found| (ears.is_heard)(found));
    intake.remarks.extend(heard.map(|found| found.remark.clone()));
    question.timings.lap("link");
    (ears.beside)(world, &shape);
    let mut court = Court::new(world, contract, catalogue, question, &shape);
    let formulas = metrics::Formulas::new(&shape, catalogue, contract.maturity_days);
    let tally = court.judge_all(formulas);
    question.timings.lap("judge");
    court.hear_remarks(&intake.remarks);
    let has_bills = court.has_bills(question);
    let (mut report, stakes) = court.report(intake, tally, has_bills, contract);
    report.unlisted_years = unlisted_years.into_list();
    Judged { report, stakes, orphaned }
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
    fn hear(&self, remark: &Remark, summaries: &mut [PromiseSummary]) -> Option<Finding> {
        let mut promises = self.catalogue.promises.iter();
        let place = promises.position(|promise| promise.code == remark.code)?;
        if summaries[place].is_off {
            return None;
        }
        let promise = &self.catalogue.promises[place];
        summaries[place].outcomes[Outcome::Broken as usize] += 1;
        let severity = self.severity_of(promise);
        Some(Finding { severity, ..finding::of_remark(remark, place, promise) })
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
    #[expect(clippy::vec_box, reason = "a report holds them like this")]
    findings: Vec<Box<Finding>>,
    /// The keys of each finding.
    keys: Vec<Ids>,
    /// Which promises are judged only because others ask what they find.
    is_silent: Vec<bool>,
    /// What the promises about bills found so far.
    charges: Vec<Charge>,
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
            keys: Vec::new(),
            is_silent: Vec::new(),
            charges: Vec::new(),
        };
        for promise in &catalogue.promises {
            let is_left_out = is_left_out(promise, question);
            let is_off = is_left_out
                || law::setting_of(contract, promise).is_some_and(|setting| setting.is_off);
            let ready = judge::ready(promise, shape, law::has_term(contract, promise));
            let is_judged = !is_off && ready.missing.is_empty() && promise.about != Grain::Input;
            let missing = if is_off { Vec::new() } else { ready.missing.clone() };
            court.summaries.push(summary(promise, court.severity_of(promise), missing, is_off));
            court.ready.push(is_judged.then_some(ready));
        }
        court.call_witnesses(question, shape);
        court
    }

    /// Promises that nobody asked for are judged nevertheless where others ask what they find, so
    /// that what is found does not depend on what else was asked. Their own findings are not told.
    fn call_witnesses(&mut self, question: &Question, shape: &Shape<'_>) {
        let promises = &self.catalogue.promises;
        self.is_silent = vec![false; promises.len()];
        let asks =
            |(promise, ready): (&Promise, &Option<Ready>)| promise.asks_charges && ready.is_some();
        if !promises.iter().zip(&self.ready).any(asks) {
            return;
        }
        for (place, promise) in promises.iter().enumerate() {
            let is_off = law::setting_of(self.contract, promise).is_some_and(|one| one.is_off);
            if promise.fields.overbilled.is_none() || is_off || !is_left_out(promise, question) {
                continue;
            }
            let ready = judge::ready(promise, shape, law::has_term(self.contract, promise));
            if ready.missing.is_empty() {
                self.ready[place] = Some(ready);
                self.is_silent[place] = true;
            }
        }
    }

    /// Whether every promise about bills was asked for, whatever the contract switches off.
    fn has_bills(&self, question: &Question) -> bool {
        let mut bills =
            self.catalogue.promises.iter().filter(|promise| metrics::is_about_bills(&promise.code));
        !bills.any(|promise| is_left_out(promise, question))
    }

    fn asked(&self) -> Asked<'a> {
        Asked { contract: self.contract, catalogue: self.catalogue }
    }

    /// How serious a promise is by the contract, or by itself.
    fn severity_of(&self, promise: &Promise) -> Severity {
        self.asked().severity_of(promise)
    }

    fn told_severity(&self, promise: &Promise) -> Option<Severity> {
        self.asked().told_severity(promise)
    }

    /// Judges every promise that can be judged, and measures, one group of equal subjects after
    /// the other.
    fn judge_all(
        &mut self,
        formulas: Result<metrics::Formulas, String>,
    ) -> Result<metrics::Tally, String> {
        let of_metrics = formulas.as_ref().ok().map(|_| self.group(Grain::Line, &metrics::ROLES));
        let mut tally = formulas.as_ref().map(|_| metrics::Tally::default()).map_err(Clone::clone);
        for (group, places) in self.groups(of_metrics.clone(), false) {
            let formulas = formulas.as_ref().ok().filter(|_| of_metrics.as_ref() == Some(&group));
            let (heard, measured) = self.hear(self.world, &group, &places, formulas);
            heard.into_iter().for_each(|heard| self.take(heard));
            tally = measured.map_or(tally, Ok);
        }
        self.judge_by_findings();
        tally
    }

    /// The second round: promises that ask what those of the first found.
    fn judge_by_findings(&mut self) {
        let groups = self.groups(None, true);
        let charges = Charges::new(std::mem::take(&mut self.charges));
        for (group, places) in groups {
            let world = World { charges: Some(&charges), ..self.world };
            let (heard, _) = self.hear(world, &group, &places, None);
            heard.into_iter().for_each(|heard| self.take(heard));
        }
    }

    /// The promises of a round by the subjects they are about, after those of `first`.
    fn groups(&self, first: Option<Group>, is_second: bool) -> Vec<(Group, Vec<usize>)> {
        let mut groups: Vec<(Group, Vec<usize>)> = Vec::new();
        groups.extend(first.map(|group| (group, Vec::new())));
        for (place, promise) in self.catalogue.promises.iter().enumerate() {
            if self.ready[place].is_none() || promise.asks_charges != is_second {
                continue;
            }
            let group = self.group(promise.about, &promise.roles.list());
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, places)) => places.push(place),
                None => groups.push((group, vec![place])),
            }
        }
        groups
    }

    /// The subjects of a grain for what reads some tables. Lines that no key reaches are whole
    /// orders, whatever the tables.
    fn group(&self, about: Grain, roles: &[Role]) -> Group {
        match about {
            Grain::Order => Group::Orders,
            Grain::Line if !self.world.dossiers.reaches_lines(roles) => Group::Orders,
            Grain::Line => Group::Lines(self.world.dossiers.joined(roles)),
            grain => Group::Rows(grain),
        }
    }

    fn hear(
        &self,
        world: World<'_>,
        group: &Group,
        places: &[usize],
        formulas: Option<&metrics::Formulas>,
    ) -> (Vec<Heard>, Option<metrics::Tally>) {
        let view = match group {
            Group::Orders => world.dossiers.view(Grain::Order, &[]),
            Group::Lines(roles) => world.dossiers.view(Grain::Line, roles),
            Group::Rows(grain) => world.dossiers.view(*grain, &[]),
        };
        let call = |&place: &usize| {
            let promise = &self.catalogue.promises[place];
            let ready = self.ready[place].as_ref()?;
            Some(Called { promise, place, ready, severity: self.told_severity(promise) })
        };
        let called: Vec<Called<'_>> = places.iter().filter_map(call).collect();
        hearing::hear(world, self.contract, &view, &called, formulas)
    }

    fn take(&mut self, heard: Heard) {
        let charges = heard.findings.iter().filter_map(|(_, keys)| keys.charged());
        self.charges.extend(charges);
        if self.is_silent[heard.promise] {
            return;
        }
        let summary = &mut self.summaries[heard.promise];
        for (total, count) in summary.outcomes.iter_mut().zip(heard.outcomes) {
            *total += count;
        }
        for (finding, keys) in heard.findings {
            self.add(finding, keys);
        }
    }

    fn add(&mut self, finding: Box<Finding>, keys: Ids) {
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
        self.keys.push(keys);
    }

    /// What intake noticed becomes findings of the promises about the input.
    fn hear_remarks(&mut self, remarks: &[Remark]) {
        for remark in remarks {
            if let Some(finding) = self.asked().hear(remark, &mut self.summaries) {
                let order = self.world.dossiers.tables.texts.find(&remark.order);
                self.add(Box::new(finding), Ids::of_order(order));
            }
        }
    }

    fn report(
        self,
        intake: Intake,
        tally: Result<metrics::Tally, String>,
        has_bills: bool,
        contract: &Contract,
    ) -> (Report, Stakes) {
        let (world, catalogue, dossiers) = (self.world, self.catalogue, self.world.dossiers);
        let (findings, keys, texts) = (&self.findings, &self.keys, &dossiers.tables.texts);
        let (places, (metrics, stake, orders_missed)) = cores::both(
            || order::worst_first(findings, keys, texts),
            || {
                let metrics = metrics::measure(world, catalogue, findings, keys, tally, has_bills);
                let stake = accounts::stake(findings, keys, texts);
                (metrics, stake, accounts::orders_missed(dossiers, findings, keys))
            },
        );
        let (findings, (money, orders_matched)) = cores::both(
            || order::put_in_order(self.findings, places),
            || (accounts::money(dossiers), accounts::orders_matched(dossiers)),
        );
        let report = Report {
            as_of: contract.zone.print(Span::exact(self.as_of)),
            zone: contract.zone,
            orders: dossiers.orders() as u64,
            orders_matched,
            cases: accounts::cases(dossiers),
            orphans: Role::ALL[1..].iter().map(|role| orphans::count(dossiers, *role)).sum(),
            promises: self.summaries,
            orders_missed,
            money,
            findings,
            metrics,
            files: intake.files,
            remarks: intake.remarks,
            ..Report::default()
        };
        (report, stake)
    }
}

/// Whether nobody asks for a promise in this run.
fn is_left_out(promise: &Promise, question: &Question) -> bool {
    let is_asked = question.select.is_empty() || is_chosen(promise, &question.select);
    !is_asked || is_chosen(promise, &question.ignore)
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
