//! Metrics that ask one thing of every row of a table: calls, deliveries, tickets, returns, orders.
//!
//! What is asked of which rows stands in `questions`. A row of which either answer is not known
//! counts for nothing. Judges nothing, and asks nothing of lines, which `measured` does.

mod questions;
mod spreads;

use super::Currencies;
use crate::contract::{Contract, Friction};
use crate::cores;
use crate::decimal::{ABSENT, ONE};
use crate::formula::evaluate::{BATCH, Chosen, Granted, Worker, World};
use crate::formula::lacks::NO_WEIGHTS;
use crate::formula::needs::{Shape, Told};
use crate::formula::program::{Graph, Id, Lowering, NO, Schedule, YES};
use crate::formula::types::{Scope, compile};
use crate::formula::{Grain, Op, Term, Type};
use crate::law;
use crate::promises::{Catalogue, Promise};
use crate::report::{Measure, Metric, Theme, Unit};
use crate::tables::Role;
use crate::texts::TextId;
use questions::{QUESTIONS, Question, Sort};
pub use spreads::Spreads;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What was asked, and what the rows came to.
#[derive(Debug, Default)]
pub struct Survey {
    /// What can be added up over the shares of an audit.
    pub metrics: Vec<Metric>,
    /// What is told only once all lengths are there.
    pub spreads: Spreads,
}

impl Survey {
    /// What is missing for a figure, in words; empty where nothing is.
    pub fn missing(&self, measure: Measure) -> &str {
        let found = self.metrics.iter().find(|metric| metric.measure == measure);
        found.map_or("", |metric| &metric.missing)
    }

    /// Leaves out the figures about bills, where not all promises about them were asked for.
    pub fn forget_bills(&mut self) {
        self.metrics.retain(|metric| metric.measure.theme() != Theme::Bills);
        self.spreads.forget_corrections();
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
        let limit = lender.and_then(|promise| limit_of(promise, question.about, catalogue));
        let term = |text: &str| term(text, question.about, catalogue, limit.as_ref());
        let Some(weighed) = question.weighed(contract) else {
            survey.metrics.push(Metric::lacking(question.measure, NO_WEIGHTS));
            continue;
        };
        let (among, asked) = (term(question.among), term(&weighed));
        let needed = question.needs.iter().map(|text| term(text)).chain([among, asked]);
        let missing = lacks(shape, question.about, needed.collect(), has_term);
        if missing.is_empty() {
            let [among, asked] = [question.among, &*weighed].map(term);
            let out_of = (!question.out_of.is_empty()).then(|| term(question.out_of));
            ready.push(Ready { question, lender, among, asked, out_of });
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
            survey.metrics.extend(counts.money(world, &of_grain));
            survey.spreads.add(counts.spreads);
        }
    }
    survey
}

fn term(text: &str, grain: Grain, catalogue: &Catalogue, limit: Option<&Term>) -> Term {
    let facts = &catalogue.names;
    let scope = Scope { grain, facts, locals: &[], limit, row: None };
    compile(text, scope).expect("the metrics name known facts")
}

/// What the word `limit` stands for where a promise lends its own.
fn limit_of(promise: &Promise, grain: Grain, catalogue: &Catalogue) -> Option<Term> {
    let (_, text) = promise.formulas.iter().find(|(name, _)| name == "limit")?;
    let scope = Scope { grain, facts: &catalogue.names, locals: &[], limit: None, row: None };
    let limit = compile(text, scope).ok()?;
    // A limit that nobody set is one that only a contract can set, here of a list of words.
    let is_set = limit.op != Op::Unknown;
    Some(if is_set { limit } else { Term { kind: Type::Text, op: Op::NoLimit } })
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
    /// Out of how many units.
    out_of: Option<Term>,
}

/// A question as nodes: which rows, what is asked, and out of how much.
type Nodes = (Id, Id, Option<Id>);

/// What the rows came to, question by question.
#[derive(Debug, Default)]
struct Counts {
    /// What was counted, and out of how many.
    sums: Vec<(i128, i128)>,
    /// Money by question and currency, and out of how much.
    money: BTreeMap<(usize, TextId), (i128, i128)>,
    spreads: Spreads,
}

impl Counts {
    fn add(&mut self, more: Self) {
        self.sums.resize(more.sums.len(), (0, 0));
        for (sum, more) in self.sums.iter_mut().zip(more.sums) {
            *sum = (sum.0 + more.0, sum.1 + more.1);
        }
        for (key, sum) in more.money {
            let held = self.money.entry(key).or_default();
            *held = (held.0 + sum.0, held.1 + sum.1);
        }
        self.spreads.add(more.spreads);
    }

    /// The sums of money, per currency.
    fn money(&self, world: World<'_>, ready: &[&Ready<'_>]) -> Vec<Metric> {
        let texts = &world.dossiers.tables.texts;
        let sums = self.money.iter().map(|(&(number, currency), &(sum, of))| Metric {
            of: ready[number].out_of.as_ref().map(|_| of),
            ..Metric::money(ready[number].question.measure, sum, &texts.text(currency))
        });
        sums.collect()
    }
}

/// Asks all questions about one grain, batch by batch on all cores.
fn counted(world: World<'_>, contract: &Contract, grain: Grain, ready: &[&Ready<'_>]) -> Counts {
    // Lines are as fine as the deliveries reach them.
    let roles: &[Role] = if grain == Grain::Line { &super::ROLES } else { &[] };
    let view = world.dossiers.view(grain, roles);
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
        let out_of = one.out_of.as_ref().map(|out_of| lowering.term(out_of));
        (lowering.term(&one.among), lowering.term(&one.asked), out_of)
    };
    let ids: Vec<Nodes> = ready.iter().map(asked).collect();
    let all = ids.iter().flat_map(|&(among, asked, out_of)| [Some(among), Some(asked), out_of]);
    let stops: Vec<Vec<Id>> = vec![all.flatten().collect()];
    let schedule = Schedule::new(&graph, &stops, true);
    let end = view.len();
    let parts = cores::each_with(
        (0..end).step_by(BATCH),
        || Worker::new(&graph, &schedule),
        |worker, start| {
            let mut counts = Counts::default();
            worker.run(Chosen::Range(start..end.min(start + BATCH)), |worker, _| {
                for (one, &ids) in ready.iter().zip(&ids) {
                    counts.answers(worker, one.question.sort, ids, &|place| {
                        view.order.at(start + place)
                    });
                }
            });
            counts
        },
    );
    let mut all = Counts { sums: vec![(0, 0); ready.len()], ..Counts::default() };
    parts.into_iter().for_each(|part| all.add(part));
    all
}

impl Counts {
    /// What a batch of rows says to one question.
    fn answers(
        &mut self,
        worker: &Worker<'_, '_>,
        sort: Sort,
        (among, asked, out_of): Nodes,
        order: &dyn Fn(usize) -> u32,
    ) {
        let among = worker.bytes(among);
        let places = (0..worker.len()).filter(|&place| among[place] == YES);
        let number = self.sums.len();
        let mut sum = (0, 0);
        if matches!(sort, Sort::Share | Sort::ByCustomer | Sort::ByAgent | Sort::Blamed) {
            let truths = worker.bytes(asked);
            for place in places.filter(|&place| matches!(truths[place], YES | NO)) {
                let is_so = truths[place] == YES;
                sum = (sum.0 + i128::from(is_so), sum.1 + 1);
                match sort {
                    Sort::ByCustomer => self.spreads.add_exception(worker, order(place), is_so),
                    Sort::ByAgent => self.spreads.add_thanks(worker, place, is_so),
                    _ => {}
                }
            }
            if sort == Sort::Blamed {
                self.spreads.add_blamed(sum);
            }
            return self.sums.push(sum);
        }
        let (numbers, units) = (worker.numbers(asked), out_of.map(|id| worker.numbers(id)));
        let currencies = Currencies::of(worker.graph().world);
        let known = places.map(|place| (place, numbers.at(place)));
        for (place, number_here) in known.filter(|(_, number)| *number != ABSENT) {
            let of = units.as_ref().map_or(ONE, |units| units.at(place));
            match sort {
                Sort::Mean => sum = (sum.0 + i128::from(number_here), sum.1 + i128::from(ONE)),
                Sort::Units | Sort::Money if of == ABSENT => {}
                Sort::Units => sum = (sum.0 + i128::from(number_here), sum.1 + i128::from(of)),
                Sort::Money => {
                    let currency = currencies.of_order(order(place));
                    let held = self.money.entry((number, currency)).or_default();
                    *held = (held.0 + i128::from(number_here), held.1 + i128::from(of));
                }
                Sort::Estimate => self.spreads.add_estimate(worker, place, number_here),
                _ => self.spreads.add_length(sort, number_here),
            }
        }
        self.sums.push(sum);
    }
}

impl Question {
    /// What is asked of each row, weighed as the contract says; [`None`] where it would have to.
    fn weighed(&self, contract: &Contract) -> Option<Cow<'static, str>> {
        if self.measure != Measure::Friction {
            return Some(Cow::Borrowed(self.asked));
        }
        let Friction { days, contacts, unpaid } = contract.friction?;
        let weights = [("DAYS", days), ("CONTACTS", contacts), ("UNPAID", unpaid)];
        let put =
            |text: String, (name, points): (&str, u64)| text.replace(name, &points.to_string());
        Some(Cow::Owned(weights.into_iter().fold(self.asked.to_owned(), put)))
    }

    /// The figure, where it is one that can be added up.
    fn metric(&self, (count, of): (i128, i128)) -> Option<Metric> {
        let share = Metric::share(self.measure, count, of);
        match self.sort {
            Sort::Share | Sort::ByCustomer | Sort::ByAgent | Sort::Blamed => Some(share),
            Sort::Mean | Sort::Units => Some(Metric { unit: Unit::Quantity, ..share }),
            _ => None,
        }
    }
}
