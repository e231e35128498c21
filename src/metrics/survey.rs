//! Metrics that ask one thing of every row of a table: calls, deliveries, tickets, returns, orders.
//!
//! What is asked of which rows stands in `questions`. A row of which either answer is not known
//! counts for nothing. Judges nothing, and asks nothing of lines, which `measured` does.

mod questions;

use super::lengths::{Lateness, Overrun};
use crate::contract::Contract;
use crate::cores;
use crate::decimal::{ABSENT, ONE};
use crate::formula::evaluate::{BATCH, Chosen, Granted, Worker, World};
use crate::formula::needs::{Shape, Told};
use crate::formula::program::{Graph, Id, Lowering, NO, Schedule, YES};
use crate::formula::types::{Scope, compile};
use crate::formula::{Grain, Term};
use crate::law;
use crate::promises::{Catalogue, Promise};
use crate::report::{Measure, Metric, Unit};
use questions::{QUESTIONS, Question, Sort};

/// What was asked, and what the rows came to.
#[derive(Debug, Default)]
pub struct Survey {
    /// What can be added up over the shares of an audit.
    pub metrics: Vec<Metric>,
    /// What is told only once all lengths are there.
    pub spreads: Spreads,
}

/// The lengths that rows came to.
#[derive(Debug, Default)]
pub struct Spreads {
    /// By how much calls waited longer than was told.
    overrun: Overrun,
    /// The longest silence of each order.
    silence: Lateness,
}

impl Spreads {
    /// Takes in those of other rows.
    pub fn add(&mut self, more: Self) {
        self.overrun.add(more.overrun);
        self.silence.add(more.silence);
    }

    /// The metrics, once all are there.
    pub fn metrics(&self) -> Vec<Metric> {
        let of_calls = [(Measure::HalfOverrun, 5), (Measure::NineTenthsOverrun, 9)];
        let mut metrics = self.overrun.metrics(&of_calls);
        metrics.extend(self.silence.metrics(&[(Measure::LongestSilence, 9)]));
        metrics
    }
}

/// Asks every question of all rows that it is about.
pub fn survey(
    world: World<'_>,
    contract: &Contract,
    catalogue: &Catalogue,
    shape: &Shape<'_>,
) -> Survey {
    let mut survey = Survey::default();
    let mut ready: Vec<Ready<'_>> = Vec::new();
    for question in &QUESTIONS {
        let lender = catalogue.promises.iter().find(|one| one.code == question.lends);
        if lender.is_some_and(|promise| law::is_off(contract, promise)) {
            continue;
        }
        let has_term = lender.is_some_and(|promise| law::has_term(contract, promise));
        let term = |text: &str| term(text, question.about, catalogue);
        let (among, asked) = (term(question.among), term(question.asked));
        let needed = question.needs.iter().map(|text| term(text)).chain([among, asked]);
        let missing = lacks(shape, question.about, needed.collect(), has_term);
        if missing.is_empty() {
            let [among, asked] = [question.among, question.asked].map(term);
            ready.push(Ready { question, lender, among, asked });
        } else {
            survey.metrics.push(Metric::lacking(question.measure, missing));
        }
    }
    for grain in Grain::ALL {
        let of_grain: Vec<&Ready<'_>> =
            ready.iter().filter(|one| one.question.about == grain).collect();
        if !of_grain.is_empty() {
            let counts = counted(world, contract, grain, &of_grain);
            let pairs = of_grain.iter().zip(&counts.sums);
            survey.metrics.extend(pairs.filter_map(|(one, sum)| one.question.metric(*sum)));
            survey.spreads.add(counts.spreads);
        }
    }
    survey
}

fn term(text: &str, grain: Grain, catalogue: &Catalogue) -> Term {
    let facts = &catalogue.names;
    let scope = Scope { grain, facts, locals: &[], limit: None, row: None };
    compile(text, scope).expect("the metrics name known facts")
}

/// What is missing to answer, in words; empty where nothing is.
fn lacks(shape: &Shape<'_>, about: Grain, terms: Vec<Term>, has_term: bool) -> String {
    let told = Told { has_term, ..Told::default() };
    let mut missing: Vec<String> =
        terms.iter().flat_map(|term| shape.status(term, told).missing).collect();
    missing.extend(about.role().filter(|role| !shape.holds(*role)).map(|role| role.name().into()));
    missing.retain(|word| !word.is_empty());
    shape.in_words(missing).join(", ")
}

/// A question that the columns can answer.
struct Ready<'a> {
    question: &'static Question,
    /// The promise whose time by the contract the question means.
    lender: Option<&'a Promise>,
    among: Term,
    asked: Term,
}

/// What the rows came to, question by question.
#[derive(Debug, Default)]
struct Counts {
    /// What was counted, and out of how many.
    sums: Vec<(i128, i128)>,
    spreads: Spreads,
}

impl Counts {
    fn add(&mut self, more: Self) {
        self.sums.resize(more.sums.len(), (0, 0));
        for (sum, more) in self.sums.iter_mut().zip(more.sums) {
            *sum = (sum.0 + more.0, sum.1 + more.1);
        }
        self.spreads.add(more.spreads);
    }
}

/// Asks all questions about one grain, batch by batch on all cores.
fn counted(world: World<'_>, contract: &Contract, grain: Grain, ready: &[&Ready<'_>]) -> Counts {
    let view = world.dossiers.view(grain, &[]);
    let mut lenders: Vec<&Promise> = Vec::new();
    let mut granted: Vec<Granted<'_>> = Vec::new();
    for lender in ready.iter().filter_map(|one| one.lender) {
        if lenders.iter().all(|known| known.code != lender.code)
            && let Some(grant) = law::granted(contract, lender, &world.dossiers.tables)
        {
            lenders.push(lender);
            granted.push(grant);
        }
    }
    let mut graph = Graph::new(world, &view, &granted);
    let asked = |one: &&Ready<'_>| {
        let place = lenders.iter().position(|known| one.question.lends == known.code);
        let mut lowering = Lowering::new(&mut graph, place);
        [lowering.term(&one.among), lowering.term(&one.asked)]
    };
    let ids: Vec<[Id; 2]> = ready.iter().map(asked).collect();
    let stops: Vec<Vec<Id>> = vec![ids.concat()];
    let schedule = Schedule::new(&graph, &stops, true);
    let end = view.len();
    let parts = cores::each_with(
        (0..end).step_by(BATCH),
        || Worker::new(&graph, &schedule),
        |worker, start| {
            let mut counts = Counts::default();
            worker.run(Chosen::Range(start..end.min(start + BATCH)), |worker, _| {
                for (one, ids) in ready.iter().zip(&ids) {
                    let sum = answers(worker, one.question.sort, *ids, &mut counts.spreads);
                    counts.sums.push(sum);
                }
            });
            counts
        },
    );
    let mut all = Counts { sums: vec![(0, 0); ready.len()], ..Counts::default() };
    parts.into_iter().for_each(|part| all.add(part));
    all
}

/// What a batch of rows says to one question.
fn answers(
    worker: &Worker<'_, '_>,
    sort: Sort,
    [among, asked]: [Id; 2],
    spreads: &mut Spreads,
) -> (i128, i128) {
    let among = worker.bytes(among);
    let places = (0..worker.len()).filter(|&place| among[place] == YES);
    if sort == Sort::Share {
        let truths = worker.bytes(asked);
        let known = places.filter(|&place| matches!(truths[place], YES | NO));
        return known
            .fold((0, 0), |(count, of), place| (count + i128::from(truths[place] == YES), of + 1));
    }
    let numbers = worker.numbers(asked);
    let mut sum = (0, 0);
    for number in places.map(|place| numbers.at(place)).filter(|number| *number != ABSENT) {
        match sort {
            Sort::Overrun => spreads.overrun.add_one(number),
            Sort::Silence => spreads.silence.add_one(number),
            Sort::Mean | Sort::Share => {
                sum = (sum.0 + i128::from(number), sum.1 + i128::from(ONE));
            }
        }
    }
    sum
}

impl Question {
    /// The figure, where it is one that can be added up.
    fn metric(&self, (count, of): (i128, i128)) -> Option<Metric> {
        let share = Metric::share(self.measure, count, of);
        match self.sort {
            Sort::Share => Some(share),
            Sort::Mean => Some(Metric { unit: Unit::Quantity, ..share }),
            Sort::Overrun | Sort::Silence => None,
        }
    }
}
