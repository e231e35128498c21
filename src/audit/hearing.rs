//! Judging one view: all promises and metrics that are about the same subjects, as one program,
//! batch by batch on all cores.
//!
//! What the batches came to is put together in their order, so that the result is the same on any
//! number of threads.

use super::groups::Tiers;
use crate::contract::Contract;
use crate::cores;
use crate::dossier::view::View;
use crate::finding::{Ids, Source};
use crate::formula::Term;
use crate::formula::evaluate::{BATCH, Chosen, Granted, Worker, World};
use crate::formula::program::{Graph, Id, Lowering, Schedule};
use crate::history::Sought;
use crate::history::sought::Here;
use crate::judge::{self, Brief, Ready};
use crate::law;
use crate::metrics::{Currencies, Formulas, Gauge, Sums, Tally};
use crate::progress::Progress;
use crate::promises::Promise;
use crate::report::{Finding, Outcome, Settled, Severity, TargetCount};
use crate::targets::Aim;
use crate::time::Span;
use std::ops::Range;

/// A promise that is judged.
pub struct Called<'a> {
    /// The promise.
    pub promise: &'a Promise,
    /// Its place in the report.
    pub place: usize,
    /// Which of its fields can be evaluated.
    pub ready: &'a Ready,
    /// How serious it is by the contract, if that says so.
    pub severity: Option<Severity>,
    /// The targets that it counts towards.
    pub aims: Vec<Aim<'a>>,
    /// When it counts, where it has no time of its own.
    pub dated: Option<Term>,
    /// Whether it is asked of every finding when it counts.
    pub is_timed: bool,
    /// Whether what was promised and what came of it are added up.
    pub is_summed: bool,
    /// The tiers of the orders, where what it comes to counts for them.
    pub tiers: Option<&'a Tiers>,
}

impl Called<'_> {
    /// Whether a target asks when it counts.
    fn is_dated(&self) -> bool {
        self.aims.iter().any(Aim::is_dated)
    }
}

/// What some subjects came to, for one promise.
#[derive(Debug)]
pub struct Heard {
    /// The promise, by its place in the report.
    pub promise: usize,
    /// How many subjects have each outcome.
    pub outcomes: [u64; 8],
    /// What needs attention, with its keys.
    pub findings: Vec<(Box<Finding>, Ids)>,
    /// When each of them counts, where that is asked.
    pub moments: Vec<Span>,
    /// What it came to for each of its targets.
    pub targets: Vec<TargetCount>,
    /// What was promised and what came of it, where that is added up.
    pub sums: Sums,
    /// What is decided of each tier, and what was not kept of that.
    pub tiers: Vec<[u64; 2]>,
    /// What came of subjects that are sought and need no attention.
    pub settled: Vec<Settled>,
}

impl Heard {
    fn none(one: &Called<'_>) -> Self {
        Self {
            promise: one.place,
            outcomes: [0; 8],
            findings: Vec::new(),
            moments: Vec::new(),
            targets: vec![TargetCount::default(); one.aims.len()],
            sums: Sums::default(),
            tiers: one.tiers.map(Tiers::none_yet).unwrap_or_default(),
            settled: Vec::new(),
        }
    }

    /// Takes in what other subjects came to.
    fn add(&mut self, more: Self) {
        let pairs = self.outcomes.iter_mut().zip(more.outcomes);
        pairs.for_each(|(total, count)| *total += count);
        self.findings.extend(more.findings);
        self.moments.extend(more.moments);
        self.targets.iter_mut().zip(more.targets).for_each(|(sum, count)| sum.add(count));
        self.sums.add(more.sums);
        for (sum, more) in self.tiers.iter_mut().zip(more.tiers) {
            *sum = [sum[0] + more[0], sum[1] + more[1]];
        }
        self.settled.extend(more.settled);
    }
}

/// What a batch of subjects came to.
type Part = (Vec<Heard>, Option<Tally>);

/// All that is asked about the subjects of one view.
struct Hearing<'h, 'a> {
    view: &'h View<'h>,
    called: &'h [Called<'a>],
    briefs: Vec<Brief>,
    /// When each promise counts, where somebody asks.
    moments: Vec<Option<Id>>,
    sources: Vec<Source<'h>>,
    /// What is sought of each promise.
    sought: Vec<Here<'h>>,
    gauge: Option<Gauge>,
    progress: &'h Progress,
    graph: &'h Graph<'h>,
    outcomes: Schedule,
    details: Schedule,
}

/// Judges some promises and measures for all subjects of a view.
pub fn hear<'h>(
    world: World<'h>,
    contract: &'h Contract,
    view: &'h View<'h>,
    called: &'h [Called<'h>],
    (formulas, sought, progress): (Option<&Formulas>, &'h Sought, &'h Progress),
) -> Part {
    let tables = &world.dossiers.tables;
    let granted: Vec<Option<Granted<'_>>> =
        called.iter().map(|one| law::granted(contract, one.promise, tables)).collect();
    let has_grant: Vec<bool> = granted.iter().map(Option::is_some).collect();
    let granted: Vec<Granted<'_>> = granted.into_iter().flatten().collect();
    let mut graph = Graph::new(world, view, &granted);
    let mut grants = 0..;
    let pairs = called.iter().zip(has_grant).map(|(one, has_grant)| {
        let place = if has_grant { grants.next() } else { None };
        briefed(one, &mut Lowering::new(&mut graph, place))
    });
    let (briefs, moments): (Vec<Brief>, Vec<Option<Id>>) = pairs.unzip();
    let gauge = formulas.map(|formulas| formulas.gauge(&mut graph));
    let asked =
        |((brief, moment), one): ((&_, &Option<Id>), &Called<'_>)| asked(one, brief, *moment);
    let mut stops: Vec<Vec<Id>> = briefs.iter().zip(&moments).zip(called).map(asked).collect();
    stops.push(gauge.as_ref().map(Gauge::asked).unwrap_or_default());
    stops.push(graph.asking().to_vec());
    let details: Vec<Vec<Id>> = briefs.iter().zip(&moments).map(told).collect();
    let source = |one: &'h Called<'h>| {
        let source = Source::new(
            one.promise,
            one.place,
            one.severity,
            view,
            (contract.zone, &contract.rates),
        );
        let has_note = law::may_set(one.promise);
        let granted = law::granted(contract, one.promise, tables).filter(|_| has_note);
        let penalties = law::Penalties::of(contract, one.promise, tables);
        source.granted_by(granted).aged(world).penalised_by(penalties)
    };
    let hearing = Hearing {
        view,
        called,
        sources: called.iter().map(source).collect(),
        sought: called.iter().map(|one| sought.here(&one.promise.code, &tables.texts)).collect(),
        gauge,
        progress,
        outcomes: Schedule::new(&graph, &stops, true),
        details: Schedule::new(&graph, &details, false),
        graph: &graph,
        briefs,
        moments,
    };
    hearing.on_all_cores()
}

/// A promise as nodes, and when it counts, where somebody asks.
fn briefed(one: &Called<'_>, lowering: &mut Lowering<'_, '_>) -> (Brief, Option<Id>) {
    let brief = judge::brief(one.promise, one.ready, lowering);
    if !one.is_timed && !one.is_dated() {
        return (brief, None);
    }
    let of_subject = one.dated.as_ref().filter(|_| brief.due.is_none());
    let moment = of_subject.map(|term| lowering.term(term)).or(brief.due);
    (brief, moment)
}

/// The nodes that are looked at of all subjects of a promise.
fn asked(one: &Called<'_>, brief: &Brief, moment: Option<Id>) -> Vec<Id> {
    let compared = if one.is_summed { brief.compared() } else { None };
    let moment = moment.filter(|_| one.is_dated());
    let mut asked = brief.asked();
    asked.extend(moment.into_iter().chain(compared.into_iter().flatten()));
    asked
}

/// The nodes that are looked at of what is found.
fn told((brief, moment): (&Brief, &Option<Id>)) -> Vec<Id> {
    brief.details().into_iter().chain(*moment).collect()
}

impl Hearing<'_, '_> {
    fn on_all_cores(&self) -> Part {
        let end = self.view.len();
        let parts = cores::each_with(
            (0..end).step_by(BATCH),
            || [&self.outcomes, &self.details].map(|schedule| Worker::new(self.graph, schedule)),
            |[judging, telling], start| self.batch(judging, telling, start..end.min(start + BATCH)),
        );
        self.together(parts)
    }

    fn together(&self, parts: Vec<Part>) -> Part {
        let mut all: Vec<Heard> = self.called.iter().map(Heard::none).collect();
        let mut tally = self.gauge.as_ref().map(|_| Tally::default());
        for (heard, next) in parts {
            all.iter_mut().zip(heard).for_each(|(sum, one)| sum.add(one));
            if let (Some(tally), Some(next)) = (&mut tally, next) {
                tally.add(next);
            }
        }
        (all, tally)
    }

    /// Judges a batch; only what is found is looked at more closely.
    fn batch(
        &self,
        judging: &mut Worker<'_, '_>,
        telling: &mut Worker<'_, '_>,
        range: Range<usize>,
    ) -> Part {
        let mut found = Found::new(range.len());
        let mut tally = None;
        let mut heard: Vec<Heard> = Vec::with_capacity(self.briefs.len());
        self.progress.add(range.len() as u64);
        judging.run(Chosen::Range(range.clone()), |worker, stop| {
            if let Some(brief) = self.briefs.get(stop) {
                let one = &self.called[stop];
                brief.outcomes(worker, &mut found.outcomes);
                let outcomes = count(&found.outcomes);
                let mut one_heard = Heard { outcomes, ..Heard::none(one) };
                self.count(stop, worker, (&found.outcomes, range.start), &mut one_heard);
                self.seek(stop, (&found.outcomes, range.start), &mut one_heard.settled);
                heard.push(one_heard);
                found.note(stop, &one.promise.reports, &outcomes);
            } else if stop == self.briefs.len()
                && let Some(gauge) = &self.gauge
            {
                let order = |place: usize| self.view.order.at(range.start + place);
                tally = Some(gauge.tally(worker, order));
            }
        });
        let subjects = found.subjects(range.start);
        if subjects.is_empty() {
            return (heard, tally);
        }
        let mut noted = found.noted.iter().peekable();
        telling.run(Chosen::Some(&subjects), |worker, stop| {
            while let Some(&(_, place, outcome)) = noted.next_if(|(promise, ..)| *promise == stop) {
                let at = found.at[place as usize] as usize;
                let verdict = self.briefs[stop].verdict(worker, at, outcome);
                let subject = range.start + place as usize;
                let (finding, keys) = self.sources[stop].finding(subject, &verdict);
                heard[stop].findings.push((Box::new(finding), keys));
                let moment = self.moments[stop].filter(|_| self.called[stop].is_timed);
                heard[stop].moments.extend(moment.map(|id| worker.times(id).at(at)));
            }
        });
        (heard, tally)
    }
}

impl Hearing<'_, '_> {
    /// Tells what came of the subjects that are sought and are no findings.
    fn seek(&self, stop: usize, (outcomes, start): (&[u8], usize), into: &mut Vec<Settled>) {
        let (here, source) = (&self.sought[stop], &self.sources[stop]);
        if here.is_empty() {
            return;
        }
        let reports = &self.called[stop].promise.reports;
        for (subject, &code) in (start..).zip(outcomes) {
            let outcome = Outcome::ALL.get(usize::from(code)).copied();
            let is_found = outcome.is_some_and(|one| reports.contains(&one));
            if is_found || !here.has_anchor(source.anchor(subject)) {
                continue;
            }
            let (fingerprint, rows) = source.mark(subject);
            if here.has(fingerprint) {
                into.push(Settled { fingerprint, outcome, rows });
            }
        }
    }

    /// Counts what a promise came to for its targets, and adds up what is to be added up.
    fn count(
        &self,
        stop: usize,
        worker: &Worker<'_, '_>,
        (outcomes, start): (&[u8], usize),
        into: &mut Heard,
    ) {
        let one = &self.called[stop];
        let order = |place: usize| self.view.order.at(start + place);
        let moments = self.moments[stop].filter(|_| one.is_dated()).map(|id| worker.times(id));
        let moment = |place: usize| moments.as_ref().map_or(Span::UNKNOWN, |of| of.at(place));
        for (count, aim) in into.targets.iter_mut().zip(&one.aims) {
            *count = aim.count(outcomes, order, moment);
        }
        if let Some(tiers) = one.tiers {
            tiers.count(one.promise, outcomes, order, &mut into.tiers);
        }
        if let Some([promised, actual]) = self.briefs[stop].compared().filter(|_| one.is_summed) {
            let (promised, actual) = (worker.numbers(promised), worker.numbers(actual));
            let currencies = Currencies::of(self.graph.world);
            for place in settled(outcomes) {
                let currency = currencies.of_order(order(place));
                into.sums.add_one(currency, promised.at(place), actual.at(place));
            }
        }
    }
}

/// The subjects that are kept, beat or broken.
fn settled(outcomes: &[u8]) -> impl Iterator<Item = usize> {
    let is_it = |code: &u8| {
        let outcome = Outcome::ALL.get(usize::from(*code));
        outcome.is_some_and(|one| one.is_decided() && *one != Outcome::Overdue)
    };
    outcomes.iter().enumerate().filter(move |(_, code)| is_it(code)).map(|(place, _)| place)
}

/// What was found in a batch, before it is looked at more closely.
struct Found {
    outcomes: Vec<u8>,
    /// The promise by its number, the place of the subject in the batch, and the outcome.
    noted: Vec<(usize, u32, Outcome)>,
    /// For each subject, its place among those with findings.
    at: Vec<u32>,
}

impl Found {
    fn new(count: usize) -> Self {
        Self { outcomes: Vec::with_capacity(count), noted: Vec::new(), at: vec![0; count] }
    }

    fn note(&mut self, promise: usize, reports: &[Outcome], counts: &[u64; 8]) {
        if reports.iter().all(|&outcome| counts[outcome as usize] == 0) {
            return;
        }
        let mut is_reported = [false; 16];
        reports.iter().for_each(|&outcome| is_reported[outcome as usize] = true);
        for (place, &code) in (0..).zip(&self.outcomes) {
            if is_reported[usize::from(code & 15)] {
                self.noted.push((promise, place, Outcome::ALL[usize::from(code)]));
                self.at[place as usize] = 1;
            }
        }
    }

    /// The subjects with findings.
    fn subjects(&mut self, start: usize) -> Vec<u32> {
        let mut subjects = Vec::new();
        for (place, at) in self.at.iter_mut().enumerate().filter(|(_, at)| **at == 1) {
            *at = u32::try_from(subjects.len()).unwrap_or(0);
            subjects.push(u32::try_from(start + place).unwrap_or(crate::dossier::NONE));
        }
        subjects
    }
}

/// How many subjects have each outcome. One pass for each outcome, which is quicker than one pass
/// that looks every outcome up.
fn count(outcomes: &[u8]) -> [u64; 8] {
    std::array::from_fn(|code| {
        let mut count = 0;
        for part in outcomes.chunks(255) {
            let is_it = |&outcome: &u8| u8::from(usize::from(outcome) == code);
            count += u64::from(part.iter().map(is_it).fold(0, u8::wrapping_add));
        }
        count
    })
}
