//! What the metrics count: facts about every line, and the same put together per order.
//!
//! Lines are those of the view that deliveries reach; a whole order counts as one line. Measured
//! batch by batch beside the promises; what the batches counted is added up in their order.

use crate::decimal::ABSENT;
use crate::formula::Grain;
use crate::formula::Term;
use crate::formula::evaluate::Worker;
use crate::formula::needs::{Shape, Told};
use crate::formula::program::{Graph, Id, Lowering, One, Two};
use crate::formula::types::{Scope, compile};
use crate::promises::Catalogue;
use crate::tables::{Cells, Role};
use crate::texts::{NO_TEXT, TextId};

/// Whether a line has a promise that counts.
const IS_PROMISED: &str = "known(promised_by) and not is_withdrawn";

const TRUTHS: [&str; 7] = [
    IS_PROMISED,
    "is_past_due",
    "completed_at <= due(promised_by)",
    "completed_at <= due(order.requested_by)",
    "arrived_quantity = ordered_quantity",
    "is_complete",
    "is_cancelled",
];

const NUMBERS: [&str; 5] = [
    "ordered_quantity",
    "quantity_by_due",
    "worth(least(quantity_by_due, ordered_quantity))",
    "worth(ordered_quantity)",
    "late_unit_days",
];

/// The tables that decide what a line is for the metrics.
pub const ROLES: [Role; 1] = [Role::Deliveries];

/// The formulas of the metrics.
pub struct Formulas {
    truths: Vec<Term>,
    numbers: Vec<Term>,
}

impl Formulas {
    /// The formulas, or what is missing for them.
    /// Promises that were due in the last `maturity_days` days are left out of every rate.
    pub fn new(
        shape: &Shape<'_>,
        catalogue: &Catalogue,
        maturity_days: u64,
    ) -> Result<Self, String> {
        let scope = Scope {
            grain: Grain::Line,
            facts: &catalogue.names,
            locals: &[],
            limit: None,
            row: None,
        };
        let term = |text: &&str| compile(text, scope).expect("the metrics name known facts");
        let mut truths: Vec<Term> = TRUTHS.iter().map(term).collect();
        if maturity_days > 0 {
            let mature =
                format!("{IS_PROMISED} and as_of > due(promised_by) + {maturity_days} days");
            truths[0] = term(&mature.as_str());
        }
        let numbers: Vec<Term> = NUMBERS.iter().map(term).collect();
        let needed = truths.iter().take(3).map(|term| shape.status(term, Told::default()).missing);
        let missing = shape.in_words(needed.flatten().collect());
        if missing.is_empty() { Ok(Self { truths, numbers }) } else { Err(missing.join(", ")) }
    }

    /// The formulas as nodes of a program.
    pub fn gauge(&self, graph: &mut Graph<'_>) -> Gauge {
        let mut lowering = Lowering::new(graph, None);
        let truths: Vec<Id> = self.truths.iter().map(|term| lowering.term(term)).collect();
        let numbers: Vec<Id> = self.numbers.iter().map(|term| lowering.term(term)).collect();
        let mut truth = [0; 7];
        truth.copy_from_slice(&truths);
        let mut number = [0; 5];
        number.copy_from_slice(&numbers);
        Gauge::new(graph, truth, number)
    }
}

/// What is measured of every line, as nodes of a program.
pub struct Gauge {
    /// What is said of a line, each in the bit of its place.
    bits: [Id; 8],
    numbers: [Id; 5],
}

/// Everything is decided, or was never promised.
const IS_DECIDED: u8 = 1;
/// It was complete in time.
const IS_ON_TIME: u8 = 1 << 1;
/// It was complete by the time the customer asked for.
const IS_AS_REQUESTED: u8 = 1 << 2;
/// What arrived is what was ordered, no less and no more.
const IS_IN_FULL: u8 = 1 << 3;
/// Everything has arrived.
const IS_COMPLETE: u8 = 1 << 4;
/// It was cancelled.
const IS_CANCELLED: u8 = 1 << 5;
/// A part of it is decided and was not on time.
const HAS_FAILED: u8 = 1 << 6;
/// There is a promise that was not withdrawn.
const HAS_PROMISE: u8 = 1 << 7;
/// What must be true of every line of an order to be true of the order.
const OF_ALL: u8 =
    IS_DECIDED | IS_ON_TIME | IS_AS_REQUESTED | IS_IN_FULL | IS_COMPLETE | IS_CANCELLED;

impl Gauge {
    fn new(graph: &mut Graph<'_>, truths: [Id; 7], numbers: [Id; 5]) -> Self {
        let holds = truths.map(|truth| graph.one(One::Holds, truth));
        let [promised, past_due, on_time, as_requested, in_full, complete, cancelled] = holds;
        // Without quantities everything that was sent has arrived, which is all one can know.
        let is_counted = graph.one(One::Known, numbers[0]);
        let is_uncounted = graph.one(One::Not, is_counted);
        let is_all = graph.two(Two::And, is_uncounted, complete);
        let in_full = graph.two(Two::Or, in_full, is_all);
        // A promise is decided if it was completed, in time or not, or if its time is past
        // without that. What the data cannot tell is not decided.
        let is_told = graph.one(One::Known, truths[2]);
        let is_done = graph.two(Two::And, complete, is_told);
        let is_incomplete = graph.one(One::Not, truths[5]);
        let is_incomplete = graph.one(One::Holds, is_incomplete);
        let is_overdue = graph.two(Two::And, is_incomplete, past_due);
        let is_settled = graph.two(Two::Or, is_done, is_overdue);
        let decided = graph.two(Two::And, promised, is_settled);
        // A line that was withdrawn or never promised stands in the way of nothing.
        let is_out = graph.one(One::Not, promised);
        let mut or_out = |truth| graph.two(Two::Or, truth, is_out);
        let of_order = [decided, on_time, as_requested, in_full, complete].map(&mut or_out);
        let is_late = graph.one(One::Not, on_time);
        let failed = graph.two(Two::And, decided, is_late);
        let [a, b, c, d, e] = of_order;
        Self { bits: [a, b, c, d, e, cancelled, failed, promised], numbers }
    }

    /// The nodes that it reads.
    pub fn asked(&self) -> Vec<Id> {
        self.bits.iter().chain(&self.numbers).copied().collect()
    }

    /// Counts a batch of lines.
    pub fn tally(&self, worker: &Worker<'_, '_>, view_order: impl Fn(usize) -> u32) -> Tally {
        let mut tally = Tally::default();
        let count = worker.len();
        let mut bits = vec![0_u8; count];
        for (place, &id) in self.bits.iter().enumerate() {
            for (bits, truth) in bits.iter_mut().zip(worker.bytes(id)) {
                *bits |= (truth >> 1) << place;
            }
        }
        let numbers = self.numbers.map(|id| worker.numbers(id));
        let mut currencies = Currencies::of(worker.graph());
        for (line, &bits) in bits.iter().enumerate() {
            let order = view_order(line);
            tally.add_order(order, bits);
            let [ordered, by_due, value_by_due, value, late] = numbers.map(|of| of.at(line));
            tally.has_quantities |= ordered != ABSENT;
            // Only what has a promise is decided by more than not being promised.
            if bits & (IS_DECIDED | HAS_PROMISE) != IS_DECIDED | HAS_PROMISE {
                continue;
            }
            tally.lines[0] += 1;
            tally.lines[1] += u64::from(bits & IS_ON_TIME != 0);
            tally.lines[2] += u64::from(bits & IS_ON_TIME != 0 && bits & IS_IN_FULL != 0);
            if ordered != ABSENT && by_due != ABSENT {
                tally.units.0 += i128::from(by_due.min(ordered));
                tally.units.1 += i128::from(ordered);
            }
            if value_by_due != ABSENT && value != ABSENT {
                let currency = currencies.of_order(order);
                tally.add_value(currency, (value_by_due.into(), value.into()));
            }
            if late != ABSENT {
                tally.late_unit_days += i128::from(late);
            }
        }
        tally
    }
}

/// The currency of an order, else of its first line.
struct Currencies<'g, 'a> {
    graph: &'g Graph<'a>,
    of_orders: Option<&'a Cells<TextId>>,
    of_lines: Option<&'a Cells<TextId>>,
}

impl<'g, 'a> Currencies<'g, 'a> {
    fn of(graph: &'g Graph<'a>) -> Self {
        let tables = &graph.world.dossiers.tables;
        let column = |role: Role| tables.of(role).texts("currency");
        Self { graph, of_orders: column(Role::Orders), of_lines: column(Role::Lines) }
    }

    fn of_order(&mut self, order: u32) -> TextId {
        let at =
            |ids: Option<&Cells<TextId>>, row: u32| ids.map_or(NO_TEXT, |ids| ids.at(row as usize));
        let of_order = at(self.of_orders, order);
        if of_order != NO_TEXT {
            return of_order;
        }
        let lines = &self.graph.world.dossiers.rows_of[Role::Lines as usize];
        lines.of(order as usize).first().map_or(NO_TEXT, |&line| at(self.of_lines, line))
    }
}

/// What some lines came to, and their orders.
#[derive(Debug, Default)]
pub struct Tally {
    /// Lines that are decided, those of them on time, and those of these in full.
    pub lines: [u64; 3],
    /// Units in time, capped line by line, and units ordered.
    pub units: (i128, i128),
    /// The value of the units in time and of those ordered, per currency.
    pub values: Vec<(TextId, (i128, i128))>,
    /// Units times days late.
    pub late_unit_days: i128,
    /// Whether any line has a quantity.
    pub has_quantities: bool,
    first_order: u32,
    /// What is said of each order from the first on, as bits.
    orders: Vec<u8>,
}

impl Tally {
    /// Lines of an order stand together, and orders follow each other without a gap.
    fn add_order(&mut self, order: u32, line: u8) {
        if self.orders.is_empty() {
            self.first_order = order;
        }
        let place = (order - self.first_order) as usize;
        match self.orders.get_mut(place) {
            Some(bits) => *bits = (*bits & line & OF_ALL) | ((*bits | line) & !OF_ALL),
            None => self.orders.push(line),
        }
    }

    fn add_value(&mut self, currency: TextId, value: (i128, i128)) {
        match self.values.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, sum)) => {
                sum.0 += value.0;
                sum.1 += value.1;
            }
            None => self.values.push((currency, value)),
        }
    }

    /// Adds what the lines that follow came to.
    pub fn add(&mut self, next: Self) {
        for (sum, count) in self.lines.iter_mut().zip(next.lines) {
            *sum += count;
        }
        self.units.0 += next.units.0;
        self.units.1 += next.units.1;
        next.values.iter().for_each(|&(currency, value)| self.add_value(currency, value));
        self.late_unit_days += next.late_unit_days;
        self.has_quantities |= next.has_quantities;
        for (order, bits) in (next.first_order..).zip(next.orders) {
            self.add_order(order, bits);
        }
    }

    /// The orders, once all lines are there.
    pub fn orders(&self) -> impl Iterator<Item = Order> + Clone {
        self.orders.iter().map(|&bits| Order::of(bits))
    }
}

/// One order, all of its promised lines together; lines that were withdrawn do not count.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    bits: u8,
}

impl Order {
    fn of(bits: u8) -> Self {
        let is_decided =
            bits & HAS_PROMISE != 0 && (bits & IS_DECIDED != 0 || bits & HAS_FAILED != 0);
        Self { bits: bits & !IS_DECIDED | u8::from(is_decided) }
    }

    const fn is(self, bit: u8) -> bool {
        self.bits & bit != 0
    }

    /// Whether it has a promise, or was cancelled; no other order counts.
    pub const fn counts(self) -> bool {
        self.is(HAS_PROMISE) || self.is_cancelled()
    }

    /// Every line is decided, or one has failed already.
    pub const fn is_decided(self) -> bool {
        self.is(IS_DECIDED)
    }

    /// Every line was on time.
    pub const fn is_on_time(self) -> bool {
        self.is(IS_ON_TIME)
    }

    /// Every line was there when the customer asked for it.
    pub const fn is_as_requested(self) -> bool {
        self.is(IS_AS_REQUESTED)
    }

    /// Every line was in full.
    pub const fn is_in_full(self) -> bool {
        self.is(IS_IN_FULL)
    }

    /// Every line is complete.
    pub const fn is_complete(self) -> bool {
        self.is(IS_COMPLETE)
    }

    /// Every line was cancelled.
    pub const fn is_cancelled(self) -> bool {
        self.is(IS_CANCELLED)
    }
}

/// How many orders there are of each kind, so that a question is asked once for each kind.
pub struct Census([u64; 256]);

impl Census {
    /// Counts some orders.
    pub fn of(orders: impl Iterator<Item = Order>) -> Self {
        let mut counts = [0; 256];
        for order in orders.filter(|order| order.counts()) {
            counts[usize::from(order.bits)] += 1;
        }
        Self(counts)
    }

    /// How many orders are such.
    pub fn count(&self, is_such: impl Fn(Order) -> bool) -> i128 {
        let kinds = (0..=u8::MAX).filter(|&bits| is_such(Order { bits }));
        kinds.map(|bits| i128::from(self.0[usize::from(bits)])).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: u8 = OF_ALL & !IS_CANCELLED | HAS_PROMISE;

    fn order(lines: &[u8]) -> Order {
        let mut tally = Tally::default();
        lines.iter().for_each(|&line| tally.add_order(7, line));
        tally.orders().next().unwrap()
    }

    #[test]
    fn an_order_is_what_all_of_its_lines_are() {
        assert!(order(&[GOOD, GOOD]).is_on_time());
        assert!(!order(&[GOOD, GOOD & !IS_ON_TIME]).is_on_time());
        assert!(!order(&[GOOD, GOOD | IS_CANCELLED]).is_cancelled());
    }

    #[test]
    fn an_order_is_decided_once_a_line_has_failed() {
        let is_open = GOOD & !IS_DECIDED & !IS_ON_TIME;
        assert!(!order(&[GOOD, is_open]).is_decided());
        let has_failed = GOOD & !IS_ON_TIME | HAS_FAILED;
        assert!(order(&[has_failed, is_open]).is_decided());
        assert!(!order(&[GOOD & !HAS_PROMISE]).is_decided());
    }

    #[test]
    fn an_order_whose_lines_are_in_two_batches_is_one_order() {
        let (mut first, mut second) = (Tally::default(), Tally::default());
        first.add_order(3, GOOD);
        first.add_order(4, GOOD);
        second.add_order(4, GOOD & !IS_ON_TIME);
        second.add_order(5, GOOD);
        first.add(second);
        let on_time: Vec<bool> = first.orders().map(Order::is_on_time).collect();
        assert_eq!(on_time, [true, false, true]);
        assert_eq!(Census::of(first.orders()).count(Order::is_on_time), 2);
    }

    #[test]
    fn a_truth_that_is_not_known_sets_no_bit() {
        use crate::formula::program::{NO, UNSURE, YES};
        assert_eq!([NO, UNSURE, YES].map(|truth| truth >> 1), [0, 0, 1]);
    }
}
