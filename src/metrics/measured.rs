//! What the metrics count: facts about every line, and the same put together per order.
//!
//! Lines are those of the view that deliveries reach; a whole order counts as one line.

use crate::decimal::ABSENT;
use crate::formula::Grain;
use crate::formula::Term;
use crate::formula::evaluate::{Batch, World};
use crate::formula::needs::Shape;
use crate::formula::types::{Scope, compile};
use crate::promises::Catalogue;
use crate::tables::Role;

/// Facts about every line.
#[derive(Debug, Default)]
pub struct Measured {
    /// The order of each line.
    pub order: Vec<u32>,
    /// Whether there is a promise that was not withdrawn.
    is_promised: Vec<Option<bool>>,
    /// Whether its time is past.
    is_past_due: Vec<Option<bool>>,
    /// Whether it was complete in time.
    pub is_on_time: Vec<Option<bool>>,
    /// Whether it was complete by the time the customer asked for.
    pub is_as_requested: Vec<Option<bool>>,
    /// Whether what arrived is what was ordered, no less and no more.
    pub is_in_full: Vec<Option<bool>>,
    /// Whether everything has arrived.
    pub is_complete: Vec<Option<bool>>,
    /// Whether it was cancelled.
    pub is_cancelled: Vec<Option<bool>>,
    /// Units ordered, in millionths.
    pub ordered: Vec<i64>,
    /// Units that arrived in time.
    pub by_due: Vec<i64>,
    /// The agreed value of the units that arrived in time.
    pub value_by_due: Vec<i64>,
    /// The agreed value of the units ordered.
    pub value: Vec<i64>,
    /// Units times days late.
    pub late_unit_days: Vec<i64>,
}

/// One order, all of its promised lines together; lines that were withdrawn do not count.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    /// The row of the order.
    pub row: u32,
    /// Every line is decided, or one has failed already.
    pub is_decided: bool,
    /// Every line was on time.
    pub is_on_time: bool,
    /// Every line was there when the customer asked for it.
    pub is_as_requested: bool,
    /// Every line was in full.
    pub is_in_full: bool,
    /// Every line is complete.
    pub is_complete: bool,
    /// Every line was cancelled.
    pub is_cancelled: bool,
    has_failed: bool,
    has_promise: bool,
}

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

impl Measured {
    /// Measures every line; otherwise what is missing for it.
    /// Promises that were due in the last `maturity_days` days are left out of every rate.
    pub fn of(
        world: World<'_>,
        shape: &Shape<'_>,
        catalogue: &Catalogue,
        maturity_days: u64,
    ) -> Result<Self, String> {
        let scope = Scope { grain: Grain::Line, facts: &catalogue.names, locals: &[], row: None };
        let term = |text: &&str| compile(text, scope).expect("the metrics name known facts");
        let mut truths: Vec<Term> = TRUTHS.iter().map(term).collect();
        if maturity_days > 0 {
            let mature =
                format!("{IS_PROMISED} and as_of > due(promised_by) + {maturity_days} days");
            truths[0] = term(&mature.as_str());
        }
        let numbers: Vec<Term> = NUMBERS.iter().map(term).collect();
        let needed = truths.iter().take(3).map(|term| shape.status(term, &[]).missing);
        let missing = shape.in_words(needed.flatten().collect());
        if !missing.is_empty() {
            return Err(missing.join(", "));
        }
        let view = world.dossiers.view(Grain::Line, &[Role::Deliveries]);
        let mut measured = Self { order: view.order.clone(), ..Self::default() };
        for start in (0..view.len()).step_by(8192) {
            let batch = Batch::new(world, &view, start..(start + 8192).min(view.len()));
            measured.extend(&batch, &truths, &numbers);
        }
        for line in 0..measured.len() {
            // Without quantities everything that was sent has arrived, which is all one can know.
            if measured.ordered[line] == ABSENT && measured.is_complete[line] == Some(true) {
                measured.is_in_full[line] = Some(true);
            }
        }
        Ok(measured)
    }

    fn extend(&mut self, batch: &Batch<'_>, truths: &[Term], numbers: &[Term]) {
        let into_truths = [
            &mut self.is_promised,
            &mut self.is_past_due,
            &mut self.is_on_time,
            &mut self.is_as_requested,
            &mut self.is_in_full,
            &mut self.is_complete,
            &mut self.is_cancelled,
        ];
        for (into, term) in into_truths.into_iter().zip(truths) {
            into.extend(batch.evaluate(term).truths());
        }
        let into_numbers = [
            &mut self.ordered,
            &mut self.by_due,
            &mut self.value_by_due,
            &mut self.value,
            &mut self.late_unit_days,
        ];
        for (into, term) in into_numbers.into_iter().zip(numbers) {
            into.extend(batch.evaluate(term).numbers());
        }
    }

    /// Whether any line has a quantity.
    pub fn has_quantities(&self) -> bool {
        self.ordered.iter().any(|&ordered| ordered != ABSENT)
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether the promise of a line is decided: it was completed, in time or not, or its time is
    /// past without that. What the data cannot tell is not decided.
    pub fn is_decided(&self, line: usize) -> bool {
        let is_done = self.is_complete[line] == Some(true) && self.is_on_time[line].is_some();
        let is_overdue =
            self.is_complete[line] == Some(false) && self.is_past_due[line] == Some(true);
        self.is_promised[line] == Some(true) && (is_done || is_overdue)
    }

    /// The orders with a promise or cancelled, each with its lines; lines of an order stand
    /// together.
    pub fn orders(&self) -> Vec<Order> {
        let mut orders: Vec<Order> = Vec::new();
        for line in 0..self.len() {
            let one = self.one(line);
            match orders.last_mut() {
                Some(order) if order.row == one.row => order.add(one),
                _ => orders.push(one),
            }
        }
        orders.retain(|order| order.has_promise || order.is_cancelled);
        for order in &mut orders {
            order.is_decided = order.has_promise && (order.is_decided || order.has_failed);
        }
        orders
    }

    fn one(&self, line: usize) -> Order {
        let is = |truths: &[Option<bool>]| truths[line] == Some(true);
        let (is_on_time, is_decided) = (is(&self.is_on_time), self.is_decided(line));
        // A line that was withdrawn or never promised stands in the way of nothing.
        let is_out = !is(&self.is_promised);
        Order {
            row: self.order[line],
            is_decided: is_out || is_decided,
            is_on_time: is_out || is_on_time,
            is_as_requested: is_out || is(&self.is_as_requested),
            is_in_full: is_out || is(&self.is_in_full),
            is_complete: is_out || is(&self.is_complete),
            is_cancelled: is(&self.is_cancelled),
            has_failed: is_decided && !is_on_time,
            has_promise: !is_out,
        }
    }
}

impl Order {
    fn add(&mut self, line: Self) {
        self.is_decided &= line.is_decided;
        self.is_on_time &= line.is_on_time;
        self.is_as_requested &= line.is_as_requested;
        self.is_in_full &= line.is_in_full;
        self.is_complete &= line.is_complete;
        self.is_cancelled &= line.is_cancelled;
        self.has_failed |= line.has_failed;
        self.has_promise |= line.has_promise;
    }
}
