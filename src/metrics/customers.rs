//! M31 and M32: who bought again, for how much, and how large the orders were, after a first order
//! on time or late.
//!
//! An association and no cause. A customer counts once so much time has passed since the first
//! order in the files that the whole period can be seen. Cancelled orders are no purchases.

use super::Currencies;
use super::measured::Tally;
use super::orders::Order;
use crate::bytes::{Got, Reader, Writer};
use crate::decimal::ABSENT;
use crate::formula::evaluate::World;
use crate::report::{Measure, Metric};
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use crate::time::{Day, Days};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// How many days after the first order are looked at.
const PERIODS: [Day; 2] = [90, 365];
/// The metrics by period, each after a first order on time and late.
const REPEATS: [[Measure; 2]; 2] = [
    [Measure::Repeat90Kept, Measure::Repeat90Broken],
    [Measure::Repeat365Kept, Measure::Repeat365Broken],
];
const VALUES: [[Measure; 2]; 2] = [
    [Measure::Value90Kept, Measure::Value90Broken],
    [Measure::Value365Kept, Measure::Value365Broken],
];
const BASKETS: [[Measure; 2]; 2] = [
    [Measure::Basket90Kept, Measure::Basket90Broken],
    [Measure::Basket365Kept, Measure::Basket365Broken],
];

/// How an order went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Went {
    OnTime,
    Late,
    Undecided,
}

/// One order of a customer.
#[derive(Debug, Clone, Copy)]
struct Purchase {
    customer: u32,
    day: Day,
    row: u32,
    went: Went,
}

/// What is missing to tell who bought again, and to tell for how much; empty where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    repeats: String,
    values: String,
}

/// The purchases of some records, with what each came to where that is asked.
#[derive(Debug)]
pub struct Purchases<'a> {
    world: World<'a>,
    all: Vec<Purchase>,
    customers: Vec<TextId>,
    /// What is missing; then there are none.
    pub missing: Missing,
}

impl<'a> Purchases<'a> {
    /// The orders that name a customer and a day, and were not cancelled.
    pub fn of(world: World<'a>, tally: Result<&Tally, &String>) -> Self {
        let orders = world.dossiers.tables.of(Role::Orders);
        let missing = |column: &str| {
            if orders.column(column).is_some() { String::new() } else { format!("orders.{column}") }
        };
        let mut lacks: Vec<String> = tally.err().into_iter().cloned().collect();
        lacks.extend([missing("customer"), missing("ordered_at")]);
        lacks.retain(|lack| !lack.is_empty());
        let repeats = lacks.join(", ");
        lacks.extend(Some(missing("total")).filter(|lack| !lack.is_empty()));
        let missing = Missing { repeats, values: lacks.join(", ") };
        let (mut all, mut customers) = (Vec::new(), Vec::new());
        let columns = orders.texts("customer").zip(orders.times("ordered_at"));
        if let (Some((names, times)), Ok(tally)) = (columns, tally) {
            all.reserve_exact(names.len());
            let mut days = Days::new(world.calendar.zone);
            let mut places: HashMap<TextId, u32> = HashMap::new();
            for (row, name) in (0_u32..).zip(names.iter()) {
                let time = times.at(row as usize);
                let order = tally.orders.at(row);
                if name == NO_TEXT || !time.is_known() || order.is_some_and(Order::is_cancelled) {
                    continue;
                }
                let customer = *places.entry(name).or_insert_with(|| {
                    customers.push(name);
                    u32::try_from(customers.len() - 1).unwrap_or(u32::MAX)
                });
                let went = order.map_or(Went::Undecided, went);
                all.push(Purchase { customer, day: days.day_of(time.lo), row, went });
            }
        }
        Self { world, all, customers, missing }
    }

    /// Counts who came back, where these are the orders of all customers.
    pub fn cohorts(&self) -> Cohorts {
        let amounts = self.world.dossiers.tables.of(Role::Orders).numbers("total");
        let currencies = Currencies::of(self.world);
        let worth = |row: u32| {
            let amount = amounts.map_or(ABSENT, |amounts| amounts.at(row as usize));
            (currencies.of_order(row), amount)
        };
        let texts = &self.world.dossiers.tables.texts;
        let name = |currency: TextId| texts.text(currency).to_owned();
        let today = self.world.calendar.zone.day_of(self.world.as_of);
        Cohorts::of(&self.all, self.customers.len(), today, worth, name)
    }

    /// The same as bytes, dealt out so that all orders of a customer are in one part, whatever
    /// share of the records each is in.
    pub fn dealt(&self) -> Vec<Vec<u8>> {
        let orders = self.world.dossiers.tables.of(Role::Orders);
        let (amounts, texts) = (orders.numbers("total"), &self.world.dossiers.tables.texts);
        let currencies = Currencies::of(self.world);
        let mut parts: Vec<Writer> = (0..PARTS).map(|_| Writer::default()).collect();
        for purchase in &self.all {
            let name = texts.text(self.customers[purchase.customer as usize]);
            let into = &mut parts[part_of(&name)];
            into.text(&name);
            into.whole(purchase.day.into());
            into.byte(purchase.went as u8);
            into.text(&texts.text(currencies.of_order(purchase.row)));
            into.whole(amounts.map_or(ABSENT, |amounts| amounts.at(purchase.row as usize)));
        }
        parts.into_iter().map(|part| part.0).collect()
    }
}

/// Into how many parts the customers are dealt out.
const PARTS: usize = 64;

/// The part that a customer is in, by the name alone (FNV-1a).
fn part_of(name: &str) -> usize {
    let hash = name.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    (hash >> 58) as usize
}

fn went(order: Order) -> Went {
    match (order.is_decided(), order.is_on_time()) {
        (true, true) => Went::OnTime,
        (true, false) => Went::Late,
        (false, _) => Went::Undecided,
    }
}

/// Counts who came back among the customers of one part, from all shares of it.
pub fn of_part(shares: &[Vec<u8>], today: Day) -> Got<Cohorts> {
    let mut places: HashMap<String, u32> = HashMap::new();
    let mut currencies: Vec<String> = Vec::new();
    let (mut all, mut worths) = (Vec::new(), Vec::new());
    for share in shares {
        let mut from = Reader(share);
        while !from.0.is_empty() {
            let name = from.text()?;
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            let customer = *places.entry(name.to_owned()).or_insert(next);
            let day = Day::try_from(from.whole()?).unwrap_or(Day::MAX);
            let went = match from.byte()? {
                0 => Went::OnTime,
                1 => Went::Late,
                _ => Went::Undecided,
            };
            let currency = from.text()?.to_owned();
            let known = currencies.iter().position(|one| *one == currency);
            let currency = known.unwrap_or_else(|| {
                currencies.push(currency);
                currencies.len() - 1
            });
            worths.push((u32::try_from(currency).unwrap_or(u32::MAX), from.whole()?));
            let row = u32::try_from(all.len()).unwrap_or(u32::MAX);
            all.push(Purchase { customer, day, row, went });
        }
    }
    let name = |currency: u32| currencies[currency as usize].clone();
    Ok(Cohorts::of(&all, places.len(), today, |row| worths[row as usize], name))
}

/// One customer.
#[derive(Debug, Clone, Copy)]
struct Customer {
    first: Day,
    is_late: bool,
    is_undecided: bool,
    /// Whether the customer bought again within each period.
    is_back: [bool; 2],
    /// Whether some purchase within it has no amount.
    is_unpriced: [bool; 2],
}

impl Customer {
    const NEW: Self = Self {
        first: Day::MAX,
        is_late: false,
        is_undecided: false,
        is_back: [false; 2],
        is_unpriced: [false; 2],
    };

    /// After what kind of first order: on time 0, late 1.
    const fn cohort(&self) -> Option<usize> {
        match (self.is_late, self.is_undecided) {
            (true, _) => Some(1),
            (false, false) => Some(0),
            (false, true) => None,
        }
    }

    fn is_seen(&self, period: usize, today: Day) -> bool {
        self.first.saturating_add(PERIODS[period]) <= today
    }

    /// The periods after the first order that a day lies in.
    fn periods(self, day: Day) -> impl Iterator<Item = usize> {
        let is_in = move |period: &usize| {
            day > self.first && day <= self.first.saturating_add(PERIODS[*period])
        };
        (0..PERIODS.len()).filter(is_in)
    }
}

/// How many customers came back by period, each after a first order on time and late.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cohorts {
    /// Those who came back, and all.
    repeats: [[(u64, u64); 2]; 2],
    /// Those whose purchases all have an amount.
    priced: [[u64; 2]; 2],
    /// What these bought and in how many orders, per currency.
    sums: BTreeMap<String, [[(i128, u64); 2]; 2]>,
}

impl Cohorts {
    fn of(
        all: &[Purchase],
        customers: usize,
        today: Day,
        worth: impl Fn(u32) -> (u32, i64),
        currency_name: impl Fn(u32) -> String,
    ) -> Self {
        let customers = grouped(all, customers, |row| worth(row).1 == ABSENT);
        let mut cohorts = Self::default();
        let mut sums: HashMap<u32, [[(i128, u64); 2]; 2]> = HashMap::new();
        for purchase in all {
            let customer = &customers[purchase.customer as usize];
            let Some(cohort) = customer.cohort() else { continue };
            for period in customer.periods(purchase.day) {
                if customer.is_seen(period, today) && !customer.is_unpriced[period] {
                    let (currency, amount) = worth(purchase.row);
                    let sum = &mut sums.entry(currency).or_default()[period][cohort];
                    *sum = (sum.0 + i128::from(amount), sum.1 + 1);
                }
            }
        }
        for customer in &customers {
            let Some(cohort) = customer.cohort() else { continue };
            for period in (0..2).filter(|&period| customer.is_seen(period, today)) {
                let (back, of) = &mut cohorts.repeats[period][cohort];
                *back += u64::from(customer.is_back[period]);
                *of += 1;
                cohorts.priced[period][cohort] += u64::from(!customer.is_unpriced[period]);
            }
        }
        cohorts.sums = sums.into_iter().map(|(id, sums)| (currency_name(id), sums)).collect();
        cohorts
    }

    /// Takes in other customers.
    pub fn add(&mut self, more: Self) {
        for (period, cohort) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            self.repeats[period][cohort].0 += more.repeats[period][cohort].0;
            self.repeats[period][cohort].1 += more.repeats[period][cohort].1;
            self.priced[period][cohort] += more.priced[period][cohort];
        }
        for (currency, sums) in more.sums {
            let known = self.sums.entry(currency).or_default();
            for (period, cohort) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
                let (sum, more) = (&mut known[period][cohort], sums[period][cohort]);
                *sum = (sum.0 + more.0, sum.1 + more.1);
            }
        }
    }

    /// The metrics; what one customer bought, or one order came to, on average is cut off to a
    /// millionth.
    pub fn metrics(&self, missing: &Missing) -> Vec<Metric> {
        let mut metrics = Vec::new();
        if !missing.repeats.is_empty() {
            metrics.push(Metric::lacking(REPEATS[0][0], &*missing.repeats));
        }
        if !missing.values.is_empty() {
            metrics.push(Metric::lacking(VALUES[0][0], &*missing.values));
        }
        for (period, cohort) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let (back, of) = self.repeats[period][cohort];
            if missing.repeats.is_empty() {
                metrics.push(Metric::share(REPEATS[period][cohort], back.into(), of.into()));
            }
            let customers = self.priced[period][cohort];
            for (currency, sums) in self.sums.iter().filter(|_| missing.values.is_empty()) {
                let (sum, orders) = sums[period][cohort];
                let mean = |measure, count: u64| {
                    let mean = sum.checked_div(count.into())?;
                    let metric = Metric::money(measure, mean, currency);
                    Some(Metric { among: Some(count), ..metric })
                };
                metrics.extend(mean(VALUES[period][cohort], customers));
                metrics.extend(mean(BASKETS[period][cohort], orders));
            }
        }
        metrics
    }
}

/// The customers, once all of their purchases were seen.
fn grouped(all: &[Purchase], count: usize, is_unpriced: impl Fn(u32) -> bool) -> Vec<Customer> {
    let mut customers = vec![Customer::NEW; count];
    for purchase in all {
        let customer = &mut customers[purchase.customer as usize];
        customer.first = customer.first.min(purchase.day);
    }
    for purchase in all {
        let customer = &mut customers[purchase.customer as usize];
        if purchase.day == customer.first {
            customer.is_late |= purchase.went == Went::Late;
            customer.is_undecided |= purchase.went == Went::Undecided;
        }
        for period in customer.periods(purchase.day) {
            customer.is_back[period] = true;
            customer.is_unpriced[period] |= is_unpriced(purchase.row);
        }
    }
    customers
}
