//! The lengths that rows came to, which say something only once all of them are there.
//!
//! Judges nothing; what is promised of the middle of some lengths is judged where the audit is.

use super::questions::Sort;
use crate::decimal::ONE;
use crate::formula::evaluate::Worker;
use crate::metrics::lengths::{Lateness, Lengths, Overrun};
use crate::report::{Measure, Metric};
use crate::tables::Role;
use crate::texts::NO_TEXT;
use crate::time::HOUR;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many times what was told calls waited, in thousandths.
type Times = Lengths<{ ONE / 1_000 }>;

/// The lengths that rows came to.
#[derive(Debug, Default)]
pub struct Spreads {
    /// By how much calls waited longer than was told, of those that did.
    overrun: Overrun,
    /// The same of all, and less than nothing for those that waited less.
    bias: Overrun,
    /// The longest silence of each order.
    silence: Lateness,
    /// How long the first reply took before the sale, and after it.
    replies: [Lateness; 2],
    /// How long after the cut-off orders came that left on their day.
    cut_off: Lateness,
    /// How long billing errors were pointed out before they were corrected.
    corrections: Lateness,
    /// How many times what was told calls waited, by queue and hour of the day.
    estimates: BTreeMap<(String, i64), Times>,
    /// By customer how many orders came after the cut-off, and how many of them left that day.
    exceptions: BTreeMap<String, [u64; 2]>,
    /// By agent how many tickets were settled, and how many of them ended with thanks.
    thanks: BTreeMap<String, [u64; 2]>,
    /// How many returns were decided, and how many of them refused for a fault of the customer.
    blamed: [i128; 2],
}

/// Whose orders rarely come after the cut-off was taught nothing yet, and who settled few tickets
/// says nothing about the staff.
const TAUGHT_MIN: u64 = 3;

/// More customers than this are added up.
const CUSTOMERS_MAX: usize = 20;

/// Counts one of somebody.
fn count(into: &mut BTreeMap<String, [u64; 2]>, whose: &str, is_so: bool) {
    let more = [1, u64::from(is_so)];
    match into.get_mut(whose) {
        Some(sum) => *sum = [sum[0] + more[0], sum[1] + more[1]],
        None => _ = into.insert(whose.to_owned(), more),
    }
}

/// The rows of a figure for the first of some, and one for all others together.
fn one_by_one(
    measure: Measure,
    mut chosen: Vec<(&String, &[u64; 2])>,
    all: &BTreeMap<String, [u64; 2]>,
) -> Vec<Metric> {
    let row = |whose: &str, [all, counted]: [u64; 2]| Metric {
        name: format!("{}{whose}", measure.name()),
        ..Metric::share(measure, counted.into(), all.into())
    };
    chosen.truncate(CUSTOMERS_MAX);
    if chosen.is_empty() {
        return Vec::new();
    }
    let mut rest = all.values().fold([0, 0], |sum, one| [sum[0] + one[0], sum[1] + one[1]]);
    let mut rows = Vec::new();
    for (whose, counts) in chosen {
        rest = [rest[0] - counts[0], rest[1] - counts[1]];
        rows.push(row(&format!(" of {whose}"), *counts));
    }
    if rest[0] > 0 {
        rows.push(row(" of all others", rest));
    }
    rows
}

impl Spreads {
    /// Takes in those of other rows.
    pub fn add(&mut self, more: Self) {
        self.overrun.add(more.overrun);
        self.bias.add(more.bias);
        self.silence.add(more.silence);
        self.replies.iter_mut().zip(more.replies).for_each(|(sum, more)| sum.add(more));
        self.cut_off.add(more.cut_off);
        self.corrections.add(more.corrections);
        for (key, times) in more.estimates {
            self.estimates.entry(key).or_default().add(times);
        }
        let pairs = [(&mut self.exceptions, more.exceptions), (&mut self.thanks, more.thanks)];
        for (known, more) in pairs {
            for (whose, [all, counted]) in more {
                let sum = known.entry(whose).or_default();
                *sum = [sum[0] + all, sum[1] + counted];
            }
        }
        self.blamed = [self.blamed[0] + more.blamed[0], self.blamed[1] + more.blamed[1]];
    }

    /// Leaves out how long corrections took.
    pub(super) fn forget_corrections(&mut self) {
        self.corrections = Lateness::default();
    }

    /// Takes in an order that came after the cut-off, and whether it left on its day.
    pub(super) fn add_exception(&mut self, worker: &Worker<'_, '_>, order: u32, has_left: bool) {
        let tables = &worker.graph().world.dossiers.tables;
        let Some(customers) = tables.of(Role::Orders).texts("customer") else { return };
        let customer = customers.get(order as usize).unwrap_or(NO_TEXT);
        count(&mut self.exceptions, &tables.texts.text(customer), has_left);
    }

    /// Takes in a settled ticket, and whether the customer was thanked.
    pub(super) fn add_thanks(&mut self, worker: &Worker<'_, '_>, place: usize, is_thanked: bool) {
        let tables = &worker.graph().world.dossiers.tables;
        let Some(agents) = tables.of(Role::Tickets).texts("agent") else { return };
        let agent = agents.get(worker.row(place) as usize).unwrap_or(NO_TEXT);
        count(&mut self.thanks, &tables.texts.text(agent), is_thanked);
    }

    /// Takes in how many returns were refused for a fault of the customer, out of those decided.
    pub(super) fn add_blamed(&mut self, (blamed, all): (i128, i128)) {
        self.blamed = [self.blamed[0] + all, self.blamed[1] + blamed];
    }

    /// How many returns were decided, and how many of them refused for a fault of the customer.
    pub fn blamed(&self) -> [u64; 2] {
        self.blamed.map(|count| u64::try_from(count).unwrap_or(u64::MAX))
    }

    /// M36 customer by customer, those with the most exceptions first, and all others together.
    fn exceptions(&self) -> Vec<Metric> {
        let is_taught = |(customer, [all, left]): &(&String, &[u64; 2])| {
            !customer.is_empty() && *all >= TAUGHT_MIN && *left > 0
        };
        let mut taught: Vec<_> = self.exceptions.iter().filter(is_taught).collect();
        taught.sort_by_key(|(customer, [all, left])| (Reverse(*left), *all, *customer));
        one_by_one(Measure::Exceptions, taught, &self.exceptions)
    }

    /// M44 agent by agent, those who thank the least often first, and all others together: how far
    /// the staff are apart.
    fn thanks(&self) -> Vec<Metric> {
        let is_known =
            |(agent, [all, _]): &(&String, &[u64; 2])| !agent.is_empty() && *all >= TAUGHT_MIN;
        let mut known: Vec<_> = self.thanks.iter().filter(is_known).collect();
        known.sort_by(|(one, [all, thanked]), (other, [of, also])| {
            let (share, other_share) = (thanked * of, also * all);
            share.cmp(&other_share).then(of.cmp(all)).then(one.cmp(other))
        });
        one_by_one(Measure::Thanked, known, &self.thanks)
    }

    /// Takes in a length of a sort.
    pub(super) fn add_length(&mut self, sort: Sort, length: i64) {
        let [before, after] = &mut self.replies;
        match sort {
            Sort::Overrun => self.overrun.add_one(length),
            Sort::Bias => self.bias.add_signed(length),
            Sort::Silence => self.silence.add_one(length),
            Sort::BeforeSale => before.add_one(length),
            Sort::AfterSale => after.add_one(length),
            Sort::CutOff => self.cut_off.add_one(length),
            Sort::Correction => self.corrections.add_one(length),
            Sort::Share
            | Sort::ByCustomer
            | Sort::ByAgent
            | Sort::Blamed
            | Sort::Mean
            | Sort::Estimate
            | Sort::Units
            | Sort::Money => {}
        }
    }

    /// Takes in how many times what was told a call waited.
    pub(super) fn add_estimate(&mut self, worker: &Worker<'_, '_>, place: usize, times: i64) {
        let world = worker.graph().world;
        let (tables, row) = (&world.dossiers.tables, worker.row(place) as usize);
        let calls = tables.of(Role::Calls);
        let queue = calls.texts("queue").map_or(NO_TEXT, |queues| queues.at(row));
        let Some(entered) = calls.times("entered_at").map(|times| times.at(row)) else { return };
        let hour = world.calendar.zone.time_of_day(entered.lo) / HOUR;
        let key = (tables.texts.text(queue).to_owned(), hour);
        self.estimates.entry(key).or_default().add_one(times);
    }

    /// The metrics, once all are there.
    pub fn metrics(&self) -> Vec<Metric> {
        let of_calls = [(Measure::HalfOverrun, 5), (Measure::NineTenthsOverrun, 9)];
        let mut metrics = self.overrun.metrics(&of_calls);
        metrics.extend(self.bias.metrics(&[(Measure::WaitBias, 5)]));
        metrics.extend(self.silence.metrics(&[(Measure::LongestSilence, 9)]));
        let [before, after] = &self.replies;
        metrics.extend(before.metrics(&[(Measure::ReplyBeforeSale, 5)]));
        metrics.extend(after.metrics(&[(Measure::ReplyAfterSale, 5)]));
        metrics.extend(self.cut_off.metrics(&[(Measure::EffectiveCutOff, 9)]));
        metrics.extend(self.exceptions());
        metrics.extend(self.thanks());
        metrics.extend(self.corrections.metrics(&[(Measure::HalfToCorrect, 5)]));
        metrics
    }

    /// For each queue and hour of the day how many calls there are, and how many times what was
    /// told the middle one of them waited, in millionths.
    pub fn estimates(&self) -> impl Iterator<Item = (&str, i64, u64, i64)> {
        self.estimates.iter().filter_map(|((queue, hour), times)| {
            let middle = times.at_most(5)? * (ONE / 1_000);
            Some((queue.as_str(), *hour, times.count(), middle))
        })
    }

    /// How many tickets had a first reply before the sale and after it, and in how many minutes
    /// half of them had it.
    pub fn replies(&self) -> [(u64, Option<i64>); 2] {
        self.replies.each_ref().map(|replies| (replies.count(), replies.at_most(5)))
    }
}
