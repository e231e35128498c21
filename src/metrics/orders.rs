//! What is said of each order, as bits, and how many orders there are of each kind.
//!
//! Counts nothing but orders; what their lines come to in units and money stands in `measured`.

/// Everything is decided, or was never promised.
pub const IS_DECIDED: u16 = 1;
/// It was complete in time.
pub const IS_ON_TIME: u16 = 1 << 1;
/// It was complete by the time the customer asked for.
const IS_AS_REQUESTED: u16 = 1 << 2;
/// What arrived is what was ordered, no less and no more.
pub const IS_IN_FULL: u16 = 1 << 3;
/// Everything has arrived.
const IS_COMPLETE: u16 = 1 << 4;
/// It was cancelled.
const IS_CANCELLED: u16 = 1 << 5;
/// A part of it is decided and was not on time.
const HAS_FAILED: u16 = 1 << 6;
/// There is a promise that was not withdrawn.
pub const HAS_PROMISE: u16 = 1 << 7;
/// Whether a part of it was dispatched in time is decided.
pub const HAS_DISPATCH: u16 = 1 << 8;
/// A part of it was dispatched late.
pub const IS_DISPATCHED_LATE: u16 = 1 << 9;
/// Whether a part of it was signed for in time is known.
pub const HAS_PROOF: u16 = 1 << 10;
/// A part of it was not signed for in time and in full.
pub const IS_UNPROVEN: u16 = 1 << 11;
/// How many kinds of orders there can be.
const KINDS: usize = 1 << 12;
/// What must be true of every line of an order to be true of the order.
const OF_ALL: u16 =
    IS_DECIDED | IS_ON_TIME | IS_AS_REQUESTED | IS_IN_FULL | IS_COMPLETE | IS_CANCELLED;

/// What is said of some orders that follow each other.
#[derive(Debug, Default)]
pub struct Orders {
    first: u32,
    /// From the first on.
    bits: Vec<u16>,
}

impl Orders {
    /// Takes in a line. Lines of an order stand together, and orders follow each other without a
    /// gap.
    pub fn add_line(&mut self, order: u32, line: u16) {
        if self.bits.is_empty() {
            self.first = order;
        }
        let place = (order - self.first) as usize;
        match self.bits.get_mut(place) {
            Some(bits) => *bits = (*bits & line & OF_ALL) | ((*bits | line) & !OF_ALL),
            None => self.bits.push(line),
        }
    }

    /// Takes in the orders that follow; the first of them may be the last of these.
    pub fn add(&mut self, next: Self) {
        for (order, bits) in (next.first..).zip(next.bits) {
            self.add_line(order, bits);
        }
    }

    /// Each of them, once all lines are there.
    pub fn each(&self) -> impl Iterator<Item = Order> + Clone {
        self.bits.iter().map(|&bits| Order::of(bits))
    }

    /// The order of a row, if anything is said of it.
    pub fn at(&self, row: u32) -> Option<Order> {
        let place = row.checked_sub(self.first)?;
        self.bits.get(place as usize).map(|&bits| Order::of(bits))
    }
}

/// One order, all of its promised lines together; lines that were withdrawn do not count.
#[derive(Debug, Clone, Copy)]
pub struct Order {
    bits: u16,
}

impl Order {
    fn of(bits: u16) -> Self {
        let is_decided =
            bits & HAS_PROMISE != 0 && (bits & IS_DECIDED != 0 || bits & HAS_FAILED != 0);
        Self { bits: bits & !IS_DECIDED | u16::from(is_decided) }
    }

    const fn is(self, bit: u16) -> bool {
        self.bits & bit != 0
    }

    /// Whether it has a promise, or was cancelled; no other order counts.
    pub const fn counts(self) -> bool {
        self.is(HAS_PROMISE | HAS_DISPATCH) || self.is_cancelled()
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

    /// Whether it was dispatched in time is decided.
    pub const fn has_dispatch(self) -> bool {
        self.is(HAS_DISPATCH)
    }

    /// It is known whether the receiver signed for it in time and in full.
    pub const fn has_proof(self) -> bool {
        self.is_decided() && self.is(HAS_PROOF)
    }

    /// Every line was signed for in time and in full, as far as it is known.
    pub const fn is_proven(self) -> bool {
        self.has_proof() && !self.is(IS_UNPROVEN)
    }

    /// A line of it was dispatched late.
    pub const fn is_dispatched_late(self) -> bool {
        self.is(IS_DISPATCHED_LATE)
    }
}

/// How many orders there are of each kind, so that a question is asked once for each kind.
pub struct Census(Box<[u64; KINDS]>);

impl Census {
    /// Counts some orders.
    pub fn of(orders: impl Iterator<Item = Order>) -> Self {
        let mut counts = Box::new([0; KINDS]);
        for order in orders.filter(|order| order.counts()) {
            counts[usize::from(order.bits)] += 1;
        }
        Self(counts)
    }

    /// How many orders are such.
    pub fn count(&self, is_such: impl Fn(Order) -> bool) -> i128 {
        let kinds = (0..).zip(self.0.iter()).filter(|&(bits, _)| is_such(Order { bits }));
        kinds.map(|(_, &count)| i128::from(count)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: u16 = OF_ALL & !IS_CANCELLED | HAS_PROMISE;

    fn order(lines: &[u16]) -> Order {
        let mut orders = Orders::default();
        lines.iter().for_each(|&line| orders.add_line(7, line));
        orders.at(7).unwrap()
    }

    #[test]
    fn an_order_is_what_all_of_its_lines_are() {
        assert!(order(&[GOOD, GOOD]).is_on_time());
        assert!(!order(&[GOOD, GOOD & !IS_ON_TIME]).is_on_time());
        assert!(!order(&[GOOD, GOOD | IS_CANCELLED]).is_cancelled());
        assert!(order(&[GOOD, GOOD | IS_DISPATCHED_LATE]).is_dispatched_late());
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
        let (mut first, mut second) = (Orders::default(), Orders::default());
        first.add_line(3, GOOD);
        first.add_line(4, GOOD);
        second.add_line(4, GOOD & !IS_ON_TIME);
        second.add_line(5, GOOD);
        first.add(second);
        let on_time: Vec<bool> = first.each().map(Order::is_on_time).collect();
        assert_eq!(on_time, [true, false, true]);
        assert_eq!(Census::of(first.each()).count(Order::is_on_time), 2);
    }
}
