//! One order with its deliveries and invoices, made from nothing but a seed and its number.
//!
//! How often what goes wrong is written here; how a row is written is not.

use super::dice::Dice;

/// How many deliveries an order has at most.
pub const PARTS: usize = 3;
/// How many invoices and credit notes an order has at most: instalments, a copy and a credit.
pub const BILLS: usize = 5;
/// The slot of the copy of the first invoice.
const COPY: usize = 3;
/// The slot of the credit note.
const CREDIT: usize = 4;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// The first of January 2024, and how many days of orders follow.
const FIRST_DAY: i64 = 19_723 * DAY;
const DAYS: i64 = 540 * DAY;

const CURRENCIES: [&str; 6] = ["EUR", "EUR", "EUR", "USD", "GBP", "SEK"];
const COUNTRIES: [&str; 8] = ["DE", "FR", "SE", "NL", "GB", "US", "PL", "ES"];
const METHODS: [&str; 8] =
    ["parcel", "parcel", "parcel", "pallet", "letter", "locker", "courier, signed", "pickup"];
const CARRIERS: [&str; 8] =
    ["DHL", "UPS", "PostNord", "GLS", "DPD", "Smith, Sons & Co", "FedEx", "Frank \"Fast\" Ltd"];
/// The service with the days until the window opens, and those it stays open.
const SERVICES: [(&str, i64, i64); 4] =
    [("standard", 2, 5), ("express", 1, 1), ("economy", 4, 10), ("scheduled", 3, 3)];

/// How many in ten thousand.
mod rate {
    pub const LATE: u64 = 800;
    pub const EARLY: u64 = 200;
    pub const NEVER_SENT: u64 = 200;
    pub const SHORT: u64 = 150;
    pub const SPLIT: u64 = 1_950;
    pub const SPLIT_IN_THREE: u64 = 800;
    pub const NOT_ARRIVED: u64 = 60;
    pub const LARGE: u64 = 1_000;
    pub const NOT_BILLED: u64 = 40;
    pub const OVERBILLED: u64 = 130;
    pub const UNDERBILLED: u64 = 110;
    pub const INSTALMENTS: u64 = 1_200;
    pub const THREE_INSTALMENTS: u64 = 1_500;
    pub const CREDITED: u64 = 500;
    pub const OTHER_CURRENCY: u64 = 20;
    pub const BILLED_TWICE: u64 = 20;
    pub const STRAY_DELIVERY: u64 = 5;
    pub const STRAY_INVOICE: u64 = 3;
}

/// What was ordered and promised, and what came of it.
pub struct Order {
    /// Its number.
    pub number: u64,
    /// The number of the customer.
    pub customer: u64,
    /// When it was ordered, in seconds since 1970, as are the other times.
    pub ordered_at: i64,
    /// The start of the promised window.
    pub promised_from: i64,
    /// The end of the promised window.
    pub promised_by: i64,
    /// The units ordered.
    pub quantity: i64,
    /// The agreed amount, in cents, as are the other amounts.
    pub cents: i64,
    /// The agreed currency.
    pub currency: &'static str,
    /// The service ordered.
    pub service: &'static str,
    /// How it is to be delivered.
    pub method: &'static str,
    /// Where it goes.
    pub country: &'static str,
    /// The deliveries.
    pub parts: [Option<Part>; PARTS],
    /// The invoices and credit notes.
    pub bills: [Option<Bill>; BILLS],
}

/// One delivery.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// Its number.
    pub number: u64,
    /// The order that it names, which may not be there.
    pub order: u64,
    /// When it left.
    pub shipped_at: i64,
    /// When it arrived.
    pub delivered_at: Option<i64>,
    /// The units in it.
    pub quantity: i64,
    /// Who carried it.
    pub carrier: &'static str,
    /// Its state.
    pub status: &'static str,
}

/// One invoice or credit note.
#[derive(Debug, Clone, Copy)]
pub struct Bill {
    /// Its number; a copy has the number of what it copies.
    pub number: u64,
    /// The order that it names, which may not be there.
    pub order: u64,
    /// What it is.
    pub kind: &'static str,
    /// When it was issued.
    pub issued_at: i64,
    /// Its amount, without a sign.
    pub cents: i64,
    /// Its currency.
    pub currency: &'static str,
}

impl Order {
    /// The order at a place among so many.
    pub fn made(seed: u64, at: u64, orders: u64) -> Self {
        let dice = &mut Dice::of(seed, at);
        let since = i128::from(at) * i128::from(DAYS) / i128::from(orders.max(1));
        let ordered_at = FIRST_DAY + i64::try_from(since).unwrap_or(0) + dice.within(600);
        let day = ordered_at - ordered_at.rem_euclid(DAY);
        let (service, opens, stays) = dice.one_of(&SERVICES);
        let quantity =
            1 + if dice.happens(rate::LARGE) { dice.within(500) } else { dice.within(12) };
        let mut order = Self {
            // Every twentieth number is missing, as where an order was given up.
            number: 1_000_001 + at + at / 19,
            customer: dice.below(orders / 4 + 10),
            ordered_at,
            promised_from: day + opens * DAY + 8 * HOUR,
            promised_by: day + (opens + stays) * DAY + 18 * HOUR,
            quantity,
            cents: quantity * (199 + dice.within(20_000)),
            currency: dice.one_of(&CURRENCIES),
            service,
            method: dice.one_of(&METHODS),
            country: dice.one_of(&COUNTRIES),
            parts: [None; PARTS],
            bills: [None; BILLS],
        };
        order.deliver(dice, at);
        order.bill(dice, at);
        order
    }

    /// When the last part arrives: late, early, or within the window.
    fn last_arrival(&self, dice: &mut Dice) -> i64 {
        let lot = dice.below(10_000);
        if lot < rate::LATE {
            self.promised_by + 60 + dice.within(9 * DAY)
        } else if lot < rate::LATE + rate::EARLY {
            self.promised_from - 60 - dice.within(20 * HOUR)
        } else {
            self.promised_from + dice.within(self.promised_by - self.promised_from + 1)
        }
    }

    fn deliver(&mut self, dice: &mut Dice, at: u64) {
        let last = self.last_arrival(dice);
        let is_short = dice.happens(rate::SHORT);
        let is_split = self.quantity > 1 && dice.happens(rate::SPLIT);
        let in_three = is_split && self.quantity > 2 && dice.happens(rate::SPLIT_IN_THREE);
        let parts = 1 + i64::from(is_split) + i64::from(in_three);
        if dice.happens(rate::NEVER_SENT) {
            return;
        }
        let mut left = self.quantity;
        for (part, slot) in (1..=parts).zip(self.parts.iter_mut()) {
            let is_last = part == parts;
            let quantity = if is_last { left } else { 1 + dice.within(left - (parts - part)) };
            left -= quantity;
            let arrives = if is_last { last } else { last - HOUR - dice.within(20 * HOUR) };
            let has_arrived = !(is_last && dice.happens(rate::NOT_ARRIVED));
            let status = dice.one_of(&["in_transit", "lost", "returned"]);
            *slot = Some(Part {
                number: 10_000_000 + at * PARTS as u64 + part.unsigned_abs(),
                order: named(self.number, dice.happens(rate::STRAY_DELIVERY)),
                shipped_at: arrives - HOUR - dice.within(30 * HOUR),
                delivered_at: Some(arrives).filter(|_| has_arrived),
                quantity: quantity - i64::from(is_last && is_short && quantity > 1),
                carrier: dice.one_of(&CARRIERS),
                status: if has_arrived { "delivered" } else { status },
            });
        }
    }

    /// What is billed in all, credits taken off.
    fn billed_cents(&self, dice: &mut Dice) -> i64 {
        let lot = dice.below(10_000);
        let difference = 1 + dice.within(self.cents / 4 + 1);
        if lot < rate::OVERBILLED {
            self.cents + difference
        } else if lot < rate::OVERBILLED + rate::UNDERBILLED {
            self.cents - difference
        } else {
            self.cents
        }
    }

    fn bill(&mut self, dice: &mut Dice, at: u64) {
        let net = self.billed_cents(dice);
        let credit = 1 + dice.within(self.cents / 5 + 1);
        let credit = if dice.happens(rate::CREDITED) { credit } else { 0 };
        let in_parts = dice.happens(rate::INSTALMENTS);
        let in_three = in_parts && dice.happens(rate::THREE_INSTALMENTS);
        let instalments = 1 + i64::from(in_parts) + i64::from(in_three);
        let is_other_currency = dice.happens(rate::OTHER_CURRENCY);
        let is_twice = dice.happens(rate::BILLED_TWICE);
        if dice.happens(rate::NOT_BILLED) {
            return;
        }
        let mut next = 20_000_000 + at * BILLS as u64;
        let mut bill = |kind, cents| {
            next += 1;
            // What is billed twice names an order that is there, because the other programs are
            // asked about orders, and we look at every invoice.
            let is_stray = dice.happens(rate::STRAY_INVOICE) && !is_twice;
            Some(Bill {
                number: next,
                order: named(self.number, is_stray),
                kind,
                issued_at: self.ordered_at + dice.within(20 * DAY),
                cents,
                currency: if is_other_currency { "CHF" } else { self.currency },
            })
        };
        let mut left = net + credit;
        for (instalment, slot) in (0..instalments).zip(self.bills.iter_mut()) {
            let cents = left / (instalments - instalment);
            left -= cents;
            *slot = bill("invoice", cents);
        }
        if credit > 0 {
            self.bills[CREDIT] = bill("credit", credit);
        }
        if is_twice {
            self.bills[COPY] = self.bills[0];
        }
    }
}

/// The order that a row names.
const fn named(number: u64, is_stray: bool) -> u64 {
    if is_stray { number + 900_000_000 } else { number }
}
