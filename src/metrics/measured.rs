//! What the metrics count of every line, and the same put together.
//!
//! Lines are those of the view that deliveries reach; a whole order counts as one line. Measured
//! batch by batch beside the promises; what the batches counted is added up in their order.

use super::currencies::Currencies;
use super::lengths::Lateness;
use super::orders::{
    HAS_DISPATCH, HAS_PROMISE, HAS_PROOF, IS_DECIDED, IS_DISPATCHED_LATE, IS_IN_FULL, IS_ON_TIME,
    IS_UNPROVEN, Orders,
};
use crate::decimal::ABSENT;
use crate::formula::Grain;
use crate::formula::Term;
use crate::formula::evaluate::Worker;
use crate::formula::needs::{Shape, Told};
use crate::formula::program::{Graph, Id, Lowering, NO, One, Two, YES};
use crate::formula::types::{Scope, compile};
use crate::promises::Catalogue;
use crate::tables::Role;
use crate::texts::TextId;

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

const NUMBERS: [&str; 7] = [
    "ordered_quantity",
    "quantity_by_due",
    "worth(least(quantity_by_due, ordered_quantity))",
    "worth(ordered_quantity)",
    "late_unit_days",
    "arrived_quantity",
    "completed_at - due(promised_by)",
];

/// What is asked only where the columns for it are there; true, false or unknown.
const QUESTIONS: [&str; 5] = [
    // In the last tenth of its window; a day has no last tenth, so both must be moments.
    "if known(promised_from) and starts(completed_at) = due(completed_at)
     then completed_at <= due(promised_by)
          and due(promised_by) - completed_at <= (due(promised_by) - starts(promised_from)) * 0.1
     else unknown",
    // And nothing was said since the window began.
    "not any(messages where coalesce(direction != 'in', true)
             and sent_at >= starts(promised_from) and sent_at <= completed_at)",
    // It left after its time, or has not left, and its time is past.
    "if known(ship_by) and not is_withdrawn
     then (if known(dispatched_at) then dispatched_at > due(ship_by)
           else (if not has_arrival and as_of > due(ship_by) then true else unknown))
     else unknown",
    // All of it was signed for in time; what the order alone says to have arrived nobody signed.
    "if not known(promised_by) or is_withdrawn
        or is_complete and not any(deliveries where has_arrived) then unknown
     else (if is_complete and coalesce(arrived_quantity = ordered_quantity, true)
              and not any(deliveries where has_arrived and not is_return and not (
                    if given(proved_at) then proved_at <= due(promised_by) else false))
           then true else (if is_past_due then false else unknown))",
    // What made it late lay with nobody who promised: the carrier was excused, or it was tried in
    // time and the recipient did not take it (G7, G9).
    "any(deliveries where known(excuse_code)) or is_excused",
];

/// What the questions need to be there; the second needs what the first does besides.
const NEEDED: [&[&str]; 5] = [
    &["promised_from", "completed_at"],
    &["count(messages)"],
    &["ship_by", "dispatched_at"],
    &["any(deliveries where given(proved_at))"],
    &["coalesce(any(deliveries where given(excuse_code)),
                any(deliveries where given(failure_reason) and given(first_attempt_at)))"],
];

const EDGE: usize = 0;
const SILENCE: usize = 1;
const DISPATCH: usize = 2;
const PROOF: usize = 3;
const EXCUSE: usize = 4;

/// The tables that decide what a line is for the metrics.
pub const ROLES: [Role; 1] = [Role::Deliveries];

/// The formulas of the metrics.
pub struct Formulas {
    truths: Vec<Term>,
    numbers: Vec<Term>,
    questions: [Result<Term, String>; 5],
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
        let lacks = |terms: &[Term]| {
            let statuses = terms.iter().map(|term| shape.status(term, Told::default()));
            shape.in_words(statuses.flat_map(|status| status.missing).collect()).join(", ")
        };
        let missing = lacks(&truths[..3]);
        if !missing.is_empty() {
            return Err(missing);
        }
        let question = |place: usize| {
            let needed: Vec<Term> = NEEDED[place].iter().map(term).collect();
            let missing = lacks(&needed);
            if missing.is_empty() { Ok(term(&QUESTIONS[place])) } else { Err(missing) }
        };
        let numbers = NUMBERS.iter().map(term).collect();
        Ok(Self {
            truths,
            numbers,
            questions: [EDGE, SILENCE, DISPATCH, PROOF, EXCUSE].map(question),
        })
    }

    /// What is missing to know what came in the last part of its window, of what was said then,
    /// of what was dispatched late, of what was signed for, and of excuses; empty where nothing is.
    pub fn missing(&self) -> [String; 5] {
        self.questions
            .each_ref()
            .map(|question| question.as_ref().err().cloned().unwrap_or_default())
    }

    /// The formulas as nodes of a program.
    pub fn gauge(&self, graph: &mut Graph<'_>) -> Gauge {
        let mut lowering = Lowering::new(graph, None);
        let truths: Vec<Id> = self.truths.iter().map(|term| lowering.term(term)).collect();
        let numbers: Vec<Id> = self.numbers.iter().map(|term| lowering.term(term)).collect();
        let mut lowered = |question: &Result<Term, String>| {
            question.as_ref().ok().map(|term| lowering.term(term))
        };
        let questions = self.questions.each_ref().map(&mut lowered);
        let mut truth = [0; 7];
        truth.copy_from_slice(&truths);
        let mut number = [0; 7];
        number.copy_from_slice(&numbers);
        Gauge::new(graph, truth, number, questions)
    }
}

/// What is measured of every line, as nodes of a program.
pub struct Gauge {
    /// What is said of a line, each in the bit of its place.
    bits: [Id; 8],
    numbers: [Id; 7],
    questions: [Option<Id>; 5],
}

impl Gauge {
    fn new(
        graph: &mut Graph<'_>,
        truths: [Id; 7],
        numbers: [Id; 7],
        questions: [Option<Id>; 5],
    ) -> Self {
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
        Self { bits: [a, b, c, d, e, cancelled, failed, promised], numbers, questions }
    }

    /// The nodes that it reads.
    pub fn asked(&self) -> Vec<Id> {
        let questions = self.questions.iter().flatten();
        self.bits.iter().chain(&self.numbers).chain(questions).copied().collect()
    }

    /// Counts a batch of lines.
    pub fn tally(&self, worker: &Worker<'_, '_>, view_order: impl Fn(usize) -> u32) -> Tally {
        let mut tally = Tally::default();
        let bits = self.bits_of_lines(worker);
        let numbers = self.numbers.map(|id| worker.numbers(id));
        let [edge, silence, _, _, excuse] = self.questions.map(|id| id.map(|id| worker.bytes(id)));
        let currencies = Currencies::of(worker.graph().world);
        for (line, &bits) in bits.iter().enumerate() {
            let order = view_order(line);
            tally.orders.add_line(order, bits);
            let [ordered, by_due, value_by_due, value, late, arrived, lateness] =
                numbers.map(|of| of.at(line));
            tally.has_quantities |= ordered != ABSENT;
            // Only what has a promise is decided by more than not being promised.
            if bits & (IS_DECIDED | HAS_PROMISE) != IS_DECIDED | HAS_PROMISE {
                continue;
            }
            let is_on_time = bits & IS_ON_TIME != 0;
            tally.lines[0] += 1;
            tally.lines[1] += u64::from(is_on_time);
            tally.lines[2] += u64::from(is_on_time && bits & IS_IN_FULL != 0);
            tally.proven[0] += u64::from(bits & HAS_PROOF != 0);
            tally.proven[1] += u64::from(bits & (HAS_PROOF | IS_UNPROVEN) == HAS_PROOF);
            tally.add_units(ordered, by_due, arrived);
            if value_by_due != ABSENT && value != ABSENT {
                let currency = currencies.of_order(order);
                tally.add_value(currency, (value_by_due.into(), value.into()));
            }
            if late != ABSENT {
                tally.late_unit_days += i128::from(late);
            }
            if !is_on_time && lateness != ABSENT {
                tally.lateness.add_one(lateness);
            }
            let at = |truths: Option<&[u8]>| truths.map(|truths| truths[line]);
            tally.add_edge(at(edge), at(silence));
            tally.excused += u64::from(!is_on_time && at(excuse) == Some(YES));
        }
        tally
    }

    fn bits_of_lines(&self, worker: &Worker<'_, '_>) -> Vec<u16> {
        let mut bits = vec![0_u16; worker.len()];
        for (place, &id) in self.bits.iter().enumerate() {
            for (bits, truth) in bits.iter_mut().zip(worker.bytes(id)) {
                *bits |= u16::from(truth >> 1) << place;
            }
        }
        let mut mark = |question: usize, of_yes: u16, of_no: u16| {
            let Some(id) = self.questions[question] else { return };
            for (bits, &truth) in bits.iter_mut().zip(worker.bytes(id)) {
                *bits |= match truth {
                    YES => of_yes,
                    NO => of_no,
                    _ => 0,
                };
            }
        };
        mark(DISPATCH, HAS_DISPATCH | IS_DISPATCHED_LATE, HAS_DISPATCH);
        mark(PROOF, HAS_PROOF, HAS_PROOF | IS_UNPROVEN);
        bits
    }
}

/// What some lines came to, and their orders.
#[derive(Debug, Default)]
pub struct Tally {
    /// Lines that are decided, those of them on time, and those of these in full.
    pub lines: [u64; 3],
    /// Lines that are decided, are not on time, and have an excuse.
    pub excused: u64,
    /// Lines of which it is known whether they were signed for, and those of them that were in
    /// time and in full.
    pub proven: [u64; 2],
    /// Units in time, capped line by line, and units ordered.
    pub units: (i128, i128),
    /// Units in time, and units that arrived.
    pub in_time_of_arrived: (i128, i128),
    /// Units that arrived, capped line by line, and units ordered.
    pub arrived_of_ordered: (i128, i128),
    /// The value of the units in time and of those ordered, per currency.
    pub values: Vec<(TextId, (i128, i128))>,
    /// Units times days late.
    pub late_unit_days: i128,
    /// By how much lines were late that arrived.
    pub lateness: Lateness,
    /// Lines that came at a known moment of a window, those of them in its last tenth, and those
    /// of these without a word.
    pub edges: [u64; 3],
    /// Whether any line has a quantity.
    pub has_quantities: bool,
    /// What is said of each order.
    pub orders: Orders,
    /// What is missing to know what came in the last part of its window, what was said then, what
    /// was dispatched late, what was signed for and what has an excuse; empty where nothing is.
    pub missing: [String; 5],
}

impl Tally {
    fn add_units(&mut self, ordered: i64, by_due: i64, arrived: i64) {
        let add = |sum: &mut (i128, i128), part: i64, of: i64| {
            sum.0 += i128::from(part);
            sum.1 += i128::from(of);
        };
        if ordered != ABSENT && by_due != ABSENT {
            add(&mut self.units, by_due.min(ordered), ordered);
        }
        if by_due != ABSENT && arrived != ABSENT {
            add(&mut self.in_time_of_arrived, by_due.min(arrived), arrived);
        }
        if arrived != ABSENT && ordered != ABSENT {
            add(&mut self.arrived_of_ordered, arrived.min(ordered), ordered);
        }
    }

    fn add_edge(&mut self, edge: Option<u8>, silence: Option<u8>) {
        self.edges[0] += u64::from(matches!(edge, Some(YES | NO)));
        self.edges[1] += u64::from(edge == Some(YES));
        self.edges[2] += u64::from(edge == Some(YES) && silence == Some(YES));
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
        let counts = self.lines.iter_mut().chain(&mut self.edges).chain(&mut self.proven);
        let more = next.lines.into_iter().chain(next.edges).chain(next.proven);
        counts.zip(more).for_each(|(sum, count)| *sum += count);
        let sums = [
            (&mut self.units, next.units),
            (&mut self.in_time_of_arrived, next.in_time_of_arrived),
            (&mut self.arrived_of_ordered, next.arrived_of_ordered),
        ];
        for (sum, units) in sums {
            sum.0 += units.0;
            sum.1 += units.1;
        }
        next.values.iter().for_each(|&(currency, value)| self.add_value(currency, value));
        self.excused += next.excused;
        self.late_unit_days += next.late_unit_days;
        self.lateness.add(next.lateness);
        self.has_quantities |= next.has_quantities;
        self.orders.add(next.orders);
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_truth_that_is_not_known_sets_no_bit() {
        use crate::formula::program::{NO, UNSURE, YES};
        assert_eq!([NO, UNSURE, YES].map(|truth| truth >> 1), [0, 0, 1]);
    }
}
