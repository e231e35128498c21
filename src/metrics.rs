//! Numbers about promises of a kind: how many were kept, out of how many.
//!
//! Each is a share of counts that are printed with it; a rate is never multiplied or averaged.
//! Formulas are those of section (e) of the domain; which metrics there are, and in which order,
//! stands in `report::Measure`. Judges nothing.

mod bills;
mod currencies;
pub mod customers;
mod ladder;
mod lengths;
mod measured;
mod orders;
mod ratings;
mod sums;
mod survey;

use crate::finding::Ids;
use crate::formula::evaluate::World;
use crate::promises::Catalogue;
use crate::report::{Finding, Measure, Metric, Outcome, PromiseSummary, Theme, Unit};
use crate::tables::Role;
use crate::texts::Text;
use bills::Faulty;
use orders::{Census, Order};
use std::borrow::Borrow;

pub use currencies::Currencies;
pub use lengths::{LATE, Lateness};
pub use measured::{Formulas, Gauge, ROLES, Tally};
pub use sums::{SUMMED, Sums};
pub use survey::{Spreads, Survey, survey};

/// The promise that goods come in time.
const LATE_DELIVERY: &str = "DLV101";

/// What a run knows when it is measured.
#[derive(Debug)]
pub struct Known<'k, F> {
    /// The records.
    pub world: World<'k>,
    /// The promises.
    pub catalogue: &'k Catalogue,
    /// What was found.
    pub findings: &'k [F],
    /// The keys of each finding.
    pub keys: &'k [Ids],
    /// How each promise fared.
    pub promises: &'k [PromiseSummary],
    /// Whether all promises about bills were asked for.
    pub has_bills: bool,
    /// Whether all promises were asked for.
    pub has_all: bool,
    /// What was paid back, of what was due.
    pub refunds: &'k Sums,
}

impl<F> Clone for Known<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Known<'_, F> {}

impl<'k, F: Borrow<Finding>> Known<'k, F> {
    fn found(self) -> impl Iterator<Item = (&'k Finding, &'k Ids)> {
        self.findings.iter().map(Borrow::borrow).zip(self.keys)
    }

    /// The place of the promise of a code.
    fn place(self, code: &str) -> Option<usize> {
        self.promises.iter().position(|promise| promise.code == code)
    }

    /// How the promise of a code fared, if it was asked for.
    fn promise(self, code: &str) -> Option<&'k PromiseSummary> {
        self.promises.iter().find(|promise| promise.code == code && !promise.is_off)
    }

    fn has(self, role: Role) -> bool {
        self.world.dossiers.tables.of(role).is_present
    }
}

/// Every metric of a run that can be added up over its shares, from what its lines came to or what
/// was missing to measure them.
///
/// A figure about bills is given only where all promises about them were asked for, so that a
/// promise that was left out never looks kept; one about all promises only where all were.
pub fn measure<F: Borrow<Finding>>(
    known: Known<'_, F>,
    tally: Result<&Tally, &String>,
) -> Vec<Metric> {
    let has_bills = known.has_bills && known.has(Role::Invoices);
    let misbilled = has_bills.then(|| Faulty::of(known, bills::is_misbilled(known)));
    let mut metrics = match tally {
        Ok(tally) => delivered(known, tally, misbilled.as_ref()),
        // Who did not ask for late deliveries misses no figure about them.
        Err(missing) => {
            let lacking = || Metric::lacking(Measure::OnTimeLines, missing);
            known.promise(LATE_DELIVERY).map(|_| lacking()).into_iter().collect()
        }
    };
    metrics.extend(told(known));
    metrics.extend(of_outcomes(known));
    metrics.extend(refunds(known));
    metrics.retain(|metric| has_bills || metric.measure.theme() != Theme::Bills);
    if let Some(misbilled) = misbilled {
        metrics.push(bills::right(known, &misbilled));
        metrics.extend(bills::variances(known));
        metrics.extend(bills::billed_twice(known));
    }
    if known.has_all {
        metrics.extend(ratings::ratings(known, tally));
    }
    let mut all = Vec::new();
    add(&mut all, metrics);
    all
}

/// Takes in what other lines came to, in the order that all are listed in.
pub fn add(all: &mut Vec<Metric>, more: Vec<Metric>) {
    for metric in more {
        let is_it = |known: &&mut Metric| {
            known.measure == metric.measure
                && known.currency == metric.currency
                && known.name == metric.name
        };
        match all.iter_mut().find(is_it) {
            Some(known) => {
                known.count += metric.count;
                known.of = known.of.zip(metric.of).map(|(one, other)| one + other);
            }
            None => all.push(metric),
        }
    }
    // Within a measure the names keep their order, which is the same wherever they are.
    all.sort_by(|a, b| (a.measure, &a.currency).cmp(&(b.measure, &b.currency)));
}

/// Whether a promise is about bills.
pub fn is_about_bills(code: &str) -> bool {
    ["BIL", "INS", "INV"].iter().any(|family| code.starts_with(family))
}

/// M1 to M6, M8 to M11, M13 and M15: what the deliveries came to.
fn delivered<F: Borrow<Finding>>(
    known: Known<'_, F>,
    tally: &Tally,
    misbilled: Option<&Faulty<'_>>,
) -> Vec<Metric> {
    let orders = Census::of(tally.orders.each());
    let [all, on_time, in_full] = tally.lines.map(i128::from);
    let decided = orders.count(Order::is_decided);
    let of_orders =
        |test: fn(Order) -> bool| orders.count(|order| order.is_decided() && test(order));
    let is_both = |order: Order| order.is_on_time() && order.is_in_full();
    let unexcused = all - i128::from(tally.excused);
    let mut metrics = vec![
        Metric::share(Measure::OnTimeLines, on_time, all),
        share_or_lacking(Measure::OnTimeUnexcused, &tally.missing[4], on_time, unexcused),
        Metric::share(Measure::OnTimeOrders, of_orders(Order::is_on_time), decided),
        Metric::share(Measure::InFullOrders, of_orders(Order::is_in_full), decided),
        Metric::share(Measure::FullLines, in_full, all),
        Metric::share(Measure::FullOrders, of_orders(is_both), decided),
    ];
    if tally.has_quantities {
        metrics.extend(units(tally));
        metrics.extend(values(known.world, tally));
    }
    metrics.extend(asked_of_lines(tally, &orders));
    let faulty = |faulty: &Faulty<'_>| {
        let rows = tally.orders.each().enumerate();
        Census::of(rows.filter(|&(row, _)| faulty.is_order(row)).map(|(_, order)| order))
    };
    metrics.extend(ladder::rungs(known.world, &orders, misbilled.map(faulty).as_ref()));
    metrics.extend(perfect(known, misbilled.is_some(), |rejected_or_misbilled| {
        let spoilt = faulty(rejected_or_misbilled);
        let is_good = |order: Order| order.is_decided() && is_both(order);
        (orders.count(is_good) - spoilt.count(is_good), decided)
    }));
    metrics
}

/// M3, M8 and M11.
fn units(tally: &Tally) -> [Metric; 4] {
    let share =
        |measure, (part, of)| Metric { unit: Unit::Quantity, ..Metric::share(measure, part, of) };
    let late = share(Measure::LateUnitDays, (tally.late_unit_days, 0));
    [
        share(Measure::OnTimeUnits, tally.units),
        share(Measure::UnitsInTime, tally.in_time_of_arrived),
        share(Measure::UnitsDelivered, tally.arrived_of_ordered),
        Metric { of: None, ..late },
    ]
}

/// M4: the value of the units in time, per currency.
fn values(world: World<'_>, tally: &Tally) -> Vec<Metric> {
    let mut sums: Vec<(Text<'_>, (i128, i128))> = Vec::new();
    for &(currency, sum) in &tally.values {
        sums.push((world.dossiers.tables.texts.text(currency), sum));
    }
    let metric = |(currency, (count, of)): (Text<'_>, (i128, i128))| Metric {
        of: Some(of),
        ..Metric::money(Measure::OnTimeValue, count, &currency)
    };
    sums.into_iter().map(metric).collect()
}

/// M7, M13 and M15, where the columns for them are there.
fn asked_of_lines(tally: &Tally, orders: &Census) -> [Metric; 6] {
    let [of_edge, of_silence, of_dispatch, of_proof, _] = &tally.missing;
    let [windows, edges, silent] = tally.edges.map(i128::from);
    let [shown, proven] = tally.proven.map(i128::from);
    let [orders_shown, orders_proven] =
        [Order::has_proof, Order::is_proven].map(|test| orders.count(test));
    let dispatched = orders.count(Order::has_dispatch);
    let late = orders.count(Order::is_dispatched_late);
    let share = share_or_lacking;
    let untold = if of_edge.is_empty() { of_silence } else { of_edge };
    [
        share(Measure::CliffEdge, of_edge, edges, windows),
        share(Measure::SilentEdge, untold, silent, windows),
        share(Measure::DispatchedInTime, of_dispatch, dispatched - late, dispatched),
        share(Measure::ProvenLines, of_proof, proven, shown),
        share(Measure::ProvenOrders, of_proof, orders_proven, orders_shown),
        share(Measure::LateDispatch, of_dispatch, late, dispatched),
    ]
}

/// A share, or what is missing to know it.
fn share_or_lacking(measure: Measure, missing: &str, count: i128, of: i128) -> Metric {
    match missing {
        "" => Metric::share(measure, count, of),
        missing => Metric::lacking(measure, missing),
    }
}

/// M9: orders on time, in full, in good condition and billed without an error. Where goods may
/// have been rejected and no column says so, nobody knows how many these are.
fn perfect<F: Borrow<Finding>>(
    known: Known<'_, F>,
    has_bills: bool,
    count: impl Fn(&Faulty<'_>) -> (i128, i128),
) -> Option<Metric> {
    let rejected = known.promise("QTY208")?;
    if !rejected.missing.is_empty() {
        return Some(Metric::lacking(Measure::Perfect, rejected.missing.join(", ")));
    }
    if !has_bills {
        let has_no_bills = known.has_bills && !known.has(Role::Invoices);
        return has_no_bills.then(|| Metric::lacking(Measure::Perfect, Role::Invoices.name()));
    }
    let (place, is_misbilled) = (known.place("QTY208"), bills::is_misbilled(known));
    let is_fault = |finding: &Finding| Some(finding.promise) == place || is_misbilled(finding);
    let (good, all) = count(&Faulty::of(known, is_fault));
    Some(Metric::share(Measure::Perfect, good, all))
}

/// M26: of what is broken or overdue, how often the customer was told in time.
fn told<F>(known: Known<'_, F>) -> Option<Metric>
where
    F: Borrow<Finding>,
{
    let has_told = |promise: &&PromiseSummary| {
        let of_code = known.catalogue.promises.iter().find(|one| one.code == promise.code);
        !promise.is_off && of_code.is_some_and(|one| one.fields.told.is_some())
    };
    let mut asked = known.promises.iter().filter(has_told).peekable();
    asked.peek()?;
    if !known.has(Role::Messages) {
        return Some(Metric::lacking(Measure::Told, Role::Messages.name()));
    }
    let sum = asked.fold((0, 0), |sum, one| (sum.0 + one.told.0, sum.1 + one.told.1));
    Some(Metric::share(Measure::Told, sum.0.into(), (sum.0 + sum.1).into()))
}

/// M12, M17, M21 and M23 to M27 as far as they are the outcomes of one promise: how many of
/// those that are decided.
fn of_outcomes<F: Borrow<Finding>>(known: Known<'_, F>) -> Vec<Metric> {
    const BEAT: &[Outcome] = &[Outcome::Beat];
    const BAD: &[Outcome] = &[Outcome::Broken, Outcome::Overdue];
    const KEPT: &[Outcome] = &[Outcome::Kept, Outcome::Beat];
    let of = [
        (Measure::Beat, LATE_DELIVERY, BEAT),
        (Measure::RepliesInTime, "SVC601", KEPT),
        (Measure::SilentTooLong, "COM703", BAD),
        (Measure::Served, "ENT801", KEPT),
        (Measure::Unprompted, "ENT802", KEPT),
        (Measure::ExtrasTold, "COM708", KEPT),
        (Measure::CorrectedInTime, "RFD508", KEPT),
        (Measure::RefundsInTime, "RFD501", KEPT),
        (Measure::ReturnsGranted, "RFD504", KEPT),
    ];
    let metric = |(measure, code, outcomes): (Measure, &str, &[Outcome])| {
        let promise = known.promise(code)?;
        if !promise.missing.is_empty() {
            return Some(Metric::lacking(measure, promise.missing.join(", ")));
        }
        let count = |outcomes: &[Outcome]| -> u64 {
            outcomes.iter().map(|outcome| promise.count(*outcome)).sum()
        };
        let decided: Vec<Outcome> =
            Outcome::ALL.into_iter().filter(|outcome| outcome.is_decided()).collect();
        Some(Metric::share(measure, count(outcomes).into(), count(&decided).into()))
    };
    of.into_iter().filter_map(metric).collect()
}

/// M23: what was paid back of what was due, for orders of which all that is to come has come.
fn refunds<F: Borrow<Finding>>(known: Known<'_, F>) -> Vec<Metric> {
    let Some(promise) = known.promise(SUMMED) else { return Vec::new() };
    if !promise.missing.is_empty() {
        return vec![Metric::lacking(Measure::RefundsWhole, promise.missing.join(", "))];
    }
    known.refunds.metrics(Measure::RefundsWhole, &known.world.dossiers.tables.texts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_of_shares_are_listed_as_those_of_the_whole() {
        let money = |measure, count, currency: &str| Metric::money(measure, count, currency);
        let share = Metric::share;
        let mut all = vec![share(Measure::OnTimeLines, 1, 2), share(Measure::RightInvoices, 3, 4)];
        all.push(money(Measure::TooMuch, 1, "SEK"));
        let more = vec![
            share(Measure::OnTimeLines, 10, 20),
            share(Measure::OnTimeUnits, 5, 6),
            money(Measure::TooMuch, 2, "EUR"),
            money(Measure::TooLittle, 3, "EUR"),
            money(Measure::TooMuch, 4, "SEK"),
        ];
        add(&mut all, more);
        let found: Vec<_> =
            all.iter().map(|one| (one.measure, &one.currency[..], one.count, one.of)).collect();
        let wanted = [
            (Measure::OnTimeLines, "", 11, Some(22)),
            (Measure::OnTimeUnits, "", 5, Some(6)),
            (Measure::RightInvoices, "", 3, Some(4)),
            (Measure::TooMuch, "EUR", 2, None),
            (Measure::TooMuch, "SEK", 5, None),
            (Measure::TooLittle, "EUR", 3, None),
        ];
        assert_eq!(found, wanted);
    }
}
