//! Judging all records of a run, or a share of them: promises by what they are about, in two
//! rounds, and what is counted beside.
//!
//! Puts nothing together that only all shares can tell; `whole` does.

use super::grievances::{self, Grievances};
use super::groups::{self, Groups, Tiers};
use super::hearing::{self, Called, Heard};
use super::whole::{self, Stakes, Whole};
use super::{Asked, Question, order};
use crate::charges::{Charge, Charges};
use crate::contract::Contract;
use crate::decimal::ABSENT;
use crate::dossier::orphans;
use crate::finding::{Ids, Marks};
use crate::formula::Grain;
use crate::formula::evaluate::World;
use crate::formula::lacks::{NO_LIMIT, NO_TARGET};
use crate::formula::needs::Shape;
use crate::formula::reads::Ask;
use crate::history::Sought;
use crate::intake::Intake;
use crate::judge::{self, Ready};
use crate::metrics::Sums;
use crate::progress::Progress;
use crate::promises::{Catalogue, Promise, is_chosen};
use crate::report::{Finding, PromiseSummary, Report, Settled, Severity, TargetCount};
use crate::tables::Role;
use crate::targets::{self, Aim};
use crate::texts::NO_TEXT;
use crate::time::Span;
use crate::{accounts, cores, law, metrics};
use std::sync::Arc;

/// What promises share: the subjects they are about and how fine those are.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Group {
    /// Whole orders.
    Orders,
    /// Order lines, as far as the rows of these tables reach them, and tables that are read beside.
    Lines(Vec<Role>, Vec<Role>),
    /// Rows or documents.
    Rows(Grain),
}

/// Everything that judging needs, and what it has found so far.
pub(super) struct Court<'a> {
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
    /// The rows of the invoices of which money can be claimed back, and until when.
    claims: Vec<(u32, Span)>,
    /// What each target of the contract came to so far, and which columns it lacks.
    targets: Vec<(TargetCount, Vec<String>)>,
    /// What was paid back, of what was due.
    refunds: Sums,
    /// How often customers were failed, where somebody asks.
    grievances: Option<Grievances>,
    /// The tier of each order, where somebody asks.
    tiers: Option<Tiers>,
    /// What the promises to each tier came to.
    groups: Groups,
    /// The findings of earlier runs of which it is to be told what has come of them.
    sought: Arc<Sought>,
    progress: Progress,
    /// What came of those that are none of this run.
    settled: Vec<Settled>,
}

impl<'a> Court<'a> {
    pub(super) fn new(
        world: World<'a>,
        contract: &'a Contract,
        catalogue: &'a Catalogue,
        question: &Question,
        (shape, survey): (&Shape<'_>, &metrics::Survey),
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
            claims: Vec::new(),
            targets: targets::none_yet(contract, &world.dossiers.tables),
            refunds: Sums::default(),
            grievances: None,
            tiers: None,
            groups: Groups::default(),
            sought: Arc::clone(&question.sought),
            progress: question.progress.clone(),
            settled: Vec::new(),
        };
        for promise in &catalogue.promises {
            let is_left_out = is_left_out(promise, question);
            let is_off = is_left_out || law::is_off(contract, promise);
            let mut ready = judge::ready(promise, shape, law::has_term(contract, promise));
            if let Some(missing) = court.lacks(promise, survey) {
                ready.missing = missing;
            }
            let has_subjects = promise.about.has_subjects();
            let is_judged = !is_off && ready.missing.is_empty() && has_subjects;
            let missing = if is_off { Vec::new() } else { ready.missing.clone() };
            court.summaries.push(summary(promise, court.severity_of(promise), missing, is_off));
            court.ready.push(is_judged.then_some(ready));
        }
        court.grievances = grievances::asked(court.asked(), &court.summaries);
        court.tiers = Tiers::of(&court.summaries, &world.dossiers.tables);
        court.call_witnesses(question, shape);
        court
    }

    /// What a promise without subjects lacks to be judged at all.
    fn lacks(&self, promise: &Promise, survey: &metrics::Survey) -> Option<Vec<String>> {
        let asked = self.asked();
        match promise.about {
            Grain::Target if self.contract.targets.is_empty() => Some(vec![NO_TARGET.to_owned()]),
            Grain::Customer if grievances::limit(asked).is_none() => {
                Some(vec![NO_LIMIT.to_owned()])
            }
            Grain::Group => {
                let tables = &self.world.dossiers.tables;
                Some(groups::missing(asked, promise, survey, tables))
            }
            _ => None,
        }
    }

    /// Promises that nobody asked for are judged nevertheless where others ask what they find, so
    /// that what is found does not depend on what else was asked. Their own findings are not told.
    fn call_witnesses(&mut self, question: &Question, shape: &Shape<'_>) {
        let promises = &self.catalogue.promises;
        self.is_silent = vec![false; promises.len()];
        let asks = |(promise, ready): (&Promise, &Option<Ready>)| {
            promise.reads.asks(Ask::Charges) && ready.is_some()
        };
        let has_asker = promises.iter().zip(&self.ready).any(asks);
        let targets = if self.has_targets() { &self.contract.targets[..] } else { &[] };
        let counts_failures = self.grievances.is_some() || self.tiers.is_some();
        let is_asked = |promise: &Promise| {
            counts_failures && promise.about.has_subjects()
                || has_asker && promise.fields.overbilled.is_some()
                || targets.iter().any(|target| targets::is_meant(target, promise))
        };
        for (place, promise) in promises.iter().enumerate() {
            let is_off = law::is_off(self.contract, promise);
            if !is_asked(promise) || is_off || !is_left_out(promise, question) {
                continue;
            }
            let ready = judge::ready(promise, shape, law::has_term(self.contract, promise));
            if ready.missing.is_empty() {
                self.ready[place] = Some(ready);
                self.is_silent[place] = true;
            }
        }
    }

    /// Whether the targets of the contract are asked for.
    fn has_targets(&self) -> bool {
        self.summaries.iter().any(|one| one.code == targets::CODE && !one.is_off)
    }

    /// Whether every promise about bills was asked for, and every promise there is, whatever the
    /// contract switches off.
    pub(super) fn has_bills_and_all(&self, question: &Question) -> [bool; 2] {
        let is_in = |promise: &Promise| !is_left_out(promise, question);
        let mut promises = self.catalogue.promises.iter();
        let has_all = promises.clone().all(is_in);
        [promises.all(|one| !metrics::is_about_bills(&one.code) || is_in(one)), has_all]
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
    pub(super) fn judge_all(
        &mut self,
        formulas: Result<metrics::Formulas, String>,
    ) -> Result<metrics::Tally, String> {
        let of_metrics =
            formulas.as_ref().ok().map(|_| self.group(Grain::Line, &metrics::ROLES, &[]));
        let missing = formulas.as_ref().map(metrics::Formulas::missing).unwrap_or_default();
        let mut tally = formulas.as_ref().map(|_| metrics::Tally::default()).map_err(Clone::clone);
        for (group, places) in self.groups(of_metrics.clone(), false) {
            let formulas = formulas.as_ref().ok().filter(|_| of_metrics.as_ref() == Some(&group));
            let (heard, measured) = self.hear(self.world, &group, &places, formulas);
            heard.into_iter().for_each(|heard| self.take(heard));
            tally = measured.map_or(tally, Ok);
        }
        self.judge_by_findings();
        tally.map(|tally| metrics::Tally { missing, ..tally })
    }

    /// The second round: promises that ask what those of the first found.
    fn judge_by_findings(&mut self) {
        let groups = self.groups(None, true);
        let claims = std::mem::take(&mut self.claims);
        let charges = Charges::new(std::mem::take(&mut self.charges)).claimed(claims);
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
            if self.ready[place].is_none() || promise.reads.asks(Ask::Charges) != is_second {
                continue;
            }
            let group = self.group(promise.about, &promise.deciding.list(), &promise.beside());
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, places)) => places.push(place),
                None => groups.push((group, vec![place])),
            }
        }
        groups
    }

    /// The subjects of a grain for what reads some tables, and others beside. Lines that no key
    /// reaches are whole orders, whatever the tables.
    fn group(&self, about: Grain, roles: &[Role], beside: &[Role]) -> Group {
        let joined = |roles: &[Role]| self.world.dossiers.joined(roles);
        match about {
            Grain::Order => Group::Orders,
            Grain::Line if !self.world.dossiers.reaches_lines(roles) => Group::Orders,
            Grain::Line => Group::Lines(joined(roles), joined(beside)),
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
            Group::Lines(roles, beside) => world.dossiers.view(Grain::Line, roles).beside(beside),
            Group::Rows(grain) => world.dossiers.view(*grain, &[]),
        };
        let call = |&place: &usize| {
            let promise = &self.catalogue.promises[place];
            let ready = self.ready[place].as_ref()?;
            let aims = self.aims(promise);
            let is_timed = self.grievances.is_some();
            let is_asked = is_timed || !aims.is_empty();
            Some(Called {
                promise,
                place,
                ready,
                severity: self.told_severity(promise),
                dated: is_asked.then(|| targets::dated(promise, self.catalogue)),
                is_timed,
                aims,
                is_summed: promise.code == metrics::SUMMED,
                tiers: self
                    .tiers
                    .as_ref()
                    .filter(|_| groups::counts(promise, self.severity_of(promise))),
            })
        };
        let called: Vec<Called<'_>> = places.iter().filter_map(call).collect();
        let asked = (formulas, &*self.sought, &self.progress);
        hearing::hear(world, self.contract, &view, &called, asked)
    }

    /// The targets that a promise counts towards.
    fn aims(&self, promise: &Promise) -> Vec<Aim<'a>> {
        if !self.has_targets() {
            return Vec::new();
        }
        let tables = &self.world.dossiers.tables;
        Aim::of(promise, self.contract, self.catalogue, tables, self.as_of)
    }

    fn take(&mut self, heard: Heard) {
        let charges = heard.findings.iter().filter_map(|(finding, keys)| {
            let since = || self.sought.since(finding.mark(), self.as_of).unwrap_or(ABSENT);
            keys.charged().map(|charge| Charge { since: since(), ..charge })
        });
        self.charges.extend(charges);
        self.claims.extend(heard.findings.iter().filter_map(|(_, keys)| keys.claim));
        let promise = &self.catalogue.promises[heard.promise];
        for (aim, count) in self.aims(promise).iter().zip(heard.targets) {
            self.targets[aim.target].0.add(count);
        }
        if let Some(grievances) = &mut self.grievances {
            let findings = heard.findings.iter().map(|(finding, _)| &**finding);
            grievances.take(findings.zip(heard.moments));
        }
        if let Some(tiers) = &self.tiers {
            self.groups.take(tiers, &heard.tiers);
        }
        if self.is_silent[heard.promise] {
            return;
        }
        self.refunds.add(heard.sums);
        self.settled.extend(heard.settled);
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
        summary.add(&finding);
        self.findings.push(finding);
        self.keys.push(keys);
    }

    /// What intake noticed becomes findings of the promises about the input.
    pub(super) fn hear_remarks(&mut self, intake: &Intake) {
        let mut marks = Marks::of(&intake.files);
        for remark in &intake.remarks {
            if let Some(finding) = self.asked().hear(remark, &mut self.summaries, &mut marks) {
                let order = self.world.dossiers.tables.texts.find(&remark.order);
                self.add(Box::new(finding), Ids::of_order(order));
            }
        }
    }

    /// Judges the targets, the groups and how often customers were failed, once everything was
    /// counted.
    pub(super) fn judge_whole(&mut self, spreads: &metrics::Spreads) {
        let mut found = whole::judged(self.asked(), &self.targets, &mut self.summaries);
        if let Some(grievances) = &self.grievances {
            found.extend(grievances.judged(self.asked(), self.as_of, &mut self.summaries));
        }
        found.extend(self.groups.judged(self.asked(), spreads, &mut self.summaries));
        let texts = &self.world.dossiers.tables.texts;
        for finding in found {
            let currency = texts.find(&finding.currency).unwrap_or(NO_TEXT);
            self.add(finding, Ids { currency, ..Ids::of_order(None) });
        }
    }

    pub(super) fn report(
        self,
        intake: Intake,
        tally: Result<metrics::Tally, String>,
        [has_bills, has_all]: [bool; 2],
    ) -> (Report, Whole) {
        let (world, catalogue, dossiers) = (self.world, self.catalogue, self.world.dossiers);
        let (findings, keys, texts) = (&self.findings, &self.keys, &dossiers.tables.texts);
        let (promises, refunds) = (&self.summaries, &self.refunds);
        let known = metrics::Known {
            world,
            catalogue,
            findings,
            keys,
            promises,
            has_bills,
            has_all,
            refunds,
        };
        let (places, (metrics, stakes, orders_missed)) = cores::both(
            || order::worst_first(findings, keys, texts),
            || {
                let missed = accounts::orders_missed(dossiers, findings, keys);
                (metrics::measure(known, tally.as_ref()), Stakes::of(known), missed)
            },
        );
        let (findings, (money, orders_matched)) = cores::both(
            || order::put_in_order(self.findings, places),
            || (accounts::money(dossiers), accounts::orders_matched(dossiers)),
        );
        let report = Report {
            as_of: self.contract.zone.print(Span::exact(self.as_of)),
            zone: self.contract.zone,
            orders: dossiers.orders() as u64,
            orders_matched,
            cases: accounts::cases(dossiers),
            orphans: Role::ALL[1..].iter().map(|role| orphans::count(dossiers, *role)).sum(),
            promises: self.summaries,
            orders_missed,
            money,
            findings,
            metrics,
            files: accounts::told_joint(intake.files, dossiers),
            remarks: intake.remarks,
            settled: self.settled,
            ..Report::default()
        };
        let grievances = self.grievances.unwrap_or_default();
        let lateness = tally.map(|tally| tally.lateness).unwrap_or_default();
        let (targets, groups) = (self.targets, self.groups);
        (report, Whole { stakes, lateness, grievances, groups, targets, ..Whole::default() })
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
        stage: promise.stage,
        outcomes: [0; 8],
        findings: 0,
        told: (0, 0),
        stake: Vec::new(),
        missing,
        is_off,
    }
}
