//! What became of each order: how long it took, what was promised, and whether that was kept.
//!
//! An order that is still on its way is longer under way than its age, and says so: it counts
//! against every time that is shorter. Those younger than a time say nothing about it.

use super::{By, LeftOut, Measure, ORDERS_MIN, Share, Wish};
use crate::contract::Contract;
use crate::cores;
use crate::dossier::Dossiers;
use crate::formula::evaluate::{BATCH, Chosen, Worker, World};
use crate::formula::needs::{Shape, Told};
use crate::formula::program::{Graph, Id, Lowering, One, Schedule};
use crate::formula::types::{Scope, compile};
use crate::formula::{Grain, Term};
use crate::promises::Catalogue;
use crate::tables::{Cells, Role};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use std::collections::BTreeMap;

/// What became of one order, in the units of the wish.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// How old it is.
    pub age: i64,
    /// How long it took; [`None`] while something is still to come.
    pub lead: Option<i64>,
    /// How long it was promised to take.
    pub promised: Option<i64>,
    /// Whether the promise was kept; [`None`] where it is not decided.
    pub is_kept: Option<bool>,
}

impl Case {
    /// Whether it took no longer than this; [`None`] where it is younger.
    pub fn is_within(&self, time: i64) -> Option<bool> {
        (self.age >= time).then(|| self.lead.is_some_and(|lead| lead <= time))
    }
}

/// How long orders took and how old they are, each in order, so that a time is looked up.
pub struct Ladder {
    leads: Vec<i64>,
    ages: Vec<i64>,
    /// The ages of those that have come.
    ages_of_come: Vec<i64>,
}

impl Ladder {
    /// That of some orders.
    pub fn of(cases: &[Case]) -> Self {
        let sorted = |times: &mut dyn Iterator<Item = i64>| {
            let mut times: Vec<i64> = times.collect();
            times.sort_unstable();
            times
        };
        let come = || cases.iter().filter(|case| case.lead.is_some());
        Self {
            leads: sorted(&mut cases.iter().filter_map(|case| case.lead)),
            ages: sorted(&mut cases.iter().map(|case| case.age)),
            ages_of_come: sorted(&mut come().map(|case| case.age)),
        }
    }

    /// The shortest time in which a share of the orders old enough for it had come, and how many.
    pub fn tightest(&self, target: i64) -> Option<(i64, Share)> {
        let has_come = |(_, share): &(i64, Share)| share.of >= ORDERS_MIN && share.reaches(target);
        let times = self.leads.chunk_by(|one, next| one == next).map(|same| same[0]);
        times.map(|time| (time, self.within(time))).find(has_come)
    }

    /// As [`Case::is_within`] for all: nobody takes longer than he is old, so that all that came
    /// and are younger came in the time.
    fn within(&self, time: i64) -> Share {
        let come = self.leads.partition_point(|lead| *lead <= time);
        let younger = |ages: &[i64]| ages.partition_point(|age| *age < time);
        let kept = come.saturating_sub(younger(&self.ages_of_come));
        Share { kept: kept as u64, of: (self.ages.len() - younger(&self.ages)) as u64 }
    }
}

/// What must be known of every order.
const TIMES: [&str; 3] = ["order.ordered_at", "promised_by", "completed_at"];
/// Whether it was cancelled, is complete, was complete in time, and is past its time.
const TRUTHS: [&str; 4] =
    ["is_cancelled", "is_complete", "completed_at <= due(promised_by)", "as_of > due(promised_by)"];

/// All orders, tier by tier.
pub struct History {
    /// The names of each tier and its cases.
    pub tiers: Vec<(Vec<String>, Vec<Case>)>,
    /// The orders that are in none.
    pub left_out: LeftOut,
}

impl History {
    /// The history of the orders, or what is missing for it, in words.
    pub fn of(
        world: World<'_>,
        shape: &Shape<'_>,
        law: (&Contract, &Catalogue),
        wish: &Wish,
    ) -> Result<Self, Vec<String>> {
        let (contract, catalogue) = law;
        let scope = Scope {
            grain: Grain::Order,
            facts: &catalogue.names,
            locals: &[],
            limit: None,
            row: None,
        };
        let term = |text: &str| compile(text, scope).expect("these are known facts");
        let terms: Vec<Term> = TIMES.into_iter().chain(TRUTHS).map(term).collect();
        let needed = [&terms[0], &terms[2]].map(|term| shape.status(term, Told::default()).missing);
        let missing = shape.in_words(needed.into_iter().flatten().collect());
        if !missing.is_empty() {
            return Err(missing);
        }
        let view = world.dossiers.view(Grain::Order, &[]);
        let mut graph = Graph::new(world, &view, &[]);
        let mut lowering = Lowering::new(&mut graph, None);
        let ids: Vec<Id> = terms.iter().map(|term| lowering.term(term)).collect();
        let (times, truths) = ids.split_at(TIMES.len());
        let truths: Vec<Id> = truths.iter().map(|&id| graph.one(One::Holds, id)).collect();
        let asked = [times, &truths].concat();
        let schedule = Schedule::new(&graph, &[asked], true);
        let orders = Orders { world, contract, wish, tiers: Tiers::of(world.dossiers, &wish.by) };
        let end = view.len();
        let parts = cores::each_with(
            (0..end).step_by(BATCH),
            || Worker::new(&graph, &schedule),
            |worker, start| {
                let mut part = Part::default();
                worker.run(Chosen::Range(start..end.min(start + BATCH)), |worker, _| {
                    part = orders.part(worker, start, times, &truths);
                });
                part
            },
        );
        Ok(Self::together(world.dossiers, &wish.by, wish.measure, parts))
    }

    fn together(dossiers: &Dossiers, by: &[By], measure: Measure, parts: Vec<Part>) -> Self {
        let mut left_out = LeftOut::default();
        let mut tiers: BTreeMap<Key, Vec<Case>> = BTreeMap::new();
        for part in parts {
            left_out.cancelled += part.left_out.cancelled;
            left_out.unknown += part.left_out.unknown;
            for (key, case) in part.cases {
                tiers.entry(key).or_default().push(case);
            }
        }
        let name = |by: &By, key: i64| match by {
            By::Column(_) => dossiers.tables.texts.text(key as TextId).to_owned(),
            By::Promised if key < 0 => String::new(),
            By::Promised => format!("{key} {}", measure.name()),
        };
        let names = |key: &Key| by.iter().zip(key).map(|(by, &key)| name(by, key)).collect();
        let tiers = tiers.into_iter().map(|(key, cases)| (names(&key), cases)).collect();
        Self { tiers, left_out }
    }
}

/// How many things orders are put together by at most.
pub const BY_MAX: usize = 3;

/// What the orders of a tier have in common: the number of a text, or a time.
type Key = [i64; BY_MAX];

/// What some orders came to.
#[derive(Default)]
struct Part {
    cases: Vec<(Key, Case)>,
    left_out: LeftOut,
}

/// Where the names of the tiers stand.
struct Tiers<'a> {
    dossiers: &'a Dossiers,
    columns: Vec<Option<[Option<&'a Cells<TextId>>; 2]>>,
}

impl<'a> Tiers<'a> {
    fn of(dossiers: &'a Dossiers, by: &[By]) -> Self {
        let column = |by: &By| match *by {
            By::Column(name) => Some(
                [Role::Orders, Role::Deliveries].map(|role| dossiers.tables.of(role).texts(name)),
            ),
            By::Promised => None,
        };
        Self { dossiers, columns: by.iter().map(column).collect() }
    }

    /// The tier of an order; where its own row says nothing, its last delivery does.
    fn key(&self, order: usize, promised: Option<i64>) -> Key {
        let mut key = Key::default();
        for (key, columns) in key.iter_mut().zip(&self.columns) {
            *key = match columns {
                None => promised.unwrap_or(-1),
                Some([of_order, of_delivery]) => {
                    let own = of_order.map_or(NO_TEXT, |ids| ids.at(order));
                    let last = || self.dossiers.rows_of[Role::Deliveries as usize].of(order).last();
                    let of_row =
                        |ids: &Cells<TextId>| last().map_or(NO_TEXT, |&row| ids.at(row as usize));
                    let id = if own == NO_TEXT { of_delivery.map_or(own, of_row) } else { own };
                    i64::from(id)
                }
            };
        }
        key
    }
}

/// What is asked of every order.
struct Orders<'a> {
    world: World<'a>,
    contract: &'a Contract,
    wish: &'a Wish,
    tiers: Tiers<'a>,
}

impl Orders<'_> {
    fn part(&self, worker: &Worker<'_, '_>, start: usize, times: &[Id], truths: &[Id]) -> Part {
        let mut part = Part::default();
        for place in 0..worker.len() {
            let is = |at: usize| worker.bytes(truths[at])[place] > 1;
            let time = |at: usize| worker.times(times[at]).at(place);
            if is(0) {
                part.left_out.cancelled += 1;
                continue;
            }
            let [ordered, promised, completed] = [0, 1, 2].map(time);
            let promised = self.lead(ordered, promised);
            let lead = self.lead(ordered, completed);
            let age = self.lead(ordered, Span::exact(self.world.as_of));
            // What is complete without a known moment says nothing of how long it took.
            let (Some(age), true) = (age, lead.is_some() || !is(1)) else {
                part.left_out.unknown += 1;
                continue;
            };
            let is_decided = is(1) || is(3);
            let is_kept = (promised.is_some() && is_decided).then(|| is(2));
            let key = self.tiers.key(start + place, promised);
            part.cases.push((key, Case { age, lead, promised, is_kept }));
        }
        part
    }

    fn lead(&self, from: Span, to: Span) -> Option<i64> {
        match self.wish.measure.between(from, to, &self.contract.calendar) {
            Ok(lead) => lead,
            Err(crate::calendar::NoDay::Unlisted(year)) => {
                self.world.unlisted_years.add(year, 0);
                None
            }
            Err(crate::calendar::NoDay::NeverOpen) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ladder_counts_what_the_cases_say_one_by_one() {
        // Every age and lead that go together, and orders that have not come.
        let case = |age: i64, lead: Option<i64>| Case { age, lead, promised: None, is_kept: None };
        let come = (0..12).flat_map(|age| (0..=age).map(move |lead| case(age, Some(lead))));
        let cases: Vec<Case> = come.chain((0..12).map(|age| case(age, None))).collect();
        let ladder = Ladder::of(&cases);
        for time in -1..14 {
            let expected = Share::of(cases.iter().filter_map(|case| case.is_within(time)));
            assert_eq!(ladder.within(time), expected, "{time}");
        }
    }
}
