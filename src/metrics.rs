//! Numbers about promises of a kind: how many were kept, out of how many.
//!
//! Each is a share of counts that are printed with it; a rate is never multiplied or averaged.
//! Formulas are those of section (e) of the domain. Judges nothing.

mod ladder;
mod measured;

use crate::finding::Ids;
use crate::formula::evaluate::World;
use crate::promises::Catalogue;
use crate::report::{Finding, Metric, Severity, Unit};
use crate::tables::{Cells, Role};
use crate::texts::{NO_TEXT, Text, TextId};
use hashbrown::HashSet;
use measured::{Census, Order};
use std::borrow::Borrow;
use std::collections::BTreeMap;

pub use measured::{Formulas, Gauge, ROLES, Tally};

/// Every metric of a run, from what its lines came to or what was missing to measure them.
///
/// A figure about bills is given only where all promises about them were asked for, so that a
/// promise that was left out never looks kept.
pub fn measure(
    world: World<'_>,
    catalogue: &Catalogue,
    findings: &[impl Borrow<Finding>],
    keys: &[Ids],
    tally: Result<Tally, String>,
    has_bills: bool,
) -> Vec<Metric> {
    let has_bills = has_bills && world.dossiers.tables.of(Role::Invoices).is_present;
    let misbilled = has_bills.then(|| Misbilled::of(world, catalogue, findings, keys));
    let mut metrics = match tally {
        Ok(tally) => on_time(world, &tally, misbilled.as_ref()),
        Err(missing) => vec![Metric { missing, ..share("M1", "on time, lines", 0, 0) }],
    };
    if let Some(misbilled) = misbilled {
        metrics.push(invoices(world, &misbilled));
        metrics.extend(variances(catalogue, findings));
    }
    metrics
}

/// Takes in what other lines came to, in the order that all are listed in.
pub fn add(all: &mut Vec<Metric>, more: Vec<Metric>) {
    const CODES: [&str; 10] = ["M1", "M2", "M3", "M4", "M11", "M5", "M6", "M10", "M20", "M21"];
    for metric in more {
        let is_it = |known: &&mut Metric| {
            let key = |one: &Metric| (one.code, one.currency.clone(), one.name.clone());
            key(known) == key(&metric)
        };
        match all.iter_mut().find(is_it) {
            Some(known) => {
                known.count += metric.count;
                known.of = known.of.zip(metric.of).map(|(one, other)| one + other);
            }
            None => all.push(metric),
        }
    }
    // Within a code the names keep their order, which is the same wherever they are.
    let rank = |metric: &Metric| CODES.iter().position(|code| *code == metric.code);
    all.sort_by(|a, b| (rank(a), &a.currency).cmp(&(rank(b), &b.currency)));
}

/// Whether a promise is about bills.
pub fn is_about_bills(code: &str) -> bool {
    ["BIL", "INS", "INV"].iter().any(|family| code.starts_with(family))
}

/// A share of counts.
pub(crate) fn share(code: &'static str, name: &str, count: i128, of: i128) -> Metric {
    Metric {
        code,
        name: name.to_owned(),
        count,
        of: Some(of),
        unit: Unit::Number,
        currency: String::new(),
        missing: String::new(),
    }
}

/// M1 to M6, M10 and M11.
fn on_time(world: World<'_>, tally: &Tally, misbilled: Option<&Misbilled<'_>>) -> Vec<Metric> {
    let orders = Census::of(tally.orders());
    let [all, on_time, in_full] = tally.lines.map(i128::from);
    let decided = orders.count(Order::is_decided);
    let of_orders =
        |test: fn(Order) -> bool| orders.count(|order| order.is_decided() && test(order));
    let mut metrics = vec![
        share("M1", "on time, lines", on_time, all),
        share("M2", "on time, orders", of_orders(Order::is_on_time), decided),
    ];
    if tally.has_quantities {
        let (in_time, ordered) = tally.units;
        let units = share("M3", "on time, units", in_time, ordered);
        metrics.push(Metric { unit: Unit::Quantity, ..units });
        metrics.extend(values(world, tally));
        let late = share("M11", "late unit-days", tally.late_unit_days, 0);
        metrics.push(Metric { of: None, unit: Unit::Quantity, ..late });
    }
    metrics.extend([
        share("M5", "in full, orders", of_orders(Order::is_in_full), decided),
        share("M6", "on time in full, lines", in_full, all),
        share(
            "M6",
            "on time in full, orders",
            of_orders(|order| order.is_on_time() && order.is_in_full()),
            decided,
        ),
    ]);
    let misbilled = misbilled.map(|misbilled| {
        let rows = tally.orders().enumerate();
        Census::of(rows.filter(|&(row, _)| misbilled.is_order(row)).map(|(_, order)| order))
    });
    metrics.extend(ladder::rungs(world, &orders, misbilled.as_ref()));
    metrics
}

/// M4: the value of the units in time, per currency.
fn values(world: World<'_>, tally: &Tally) -> Vec<Metric> {
    let mut sums: Vec<(Text<'_>, (i128, i128))> = Vec::new();
    for &(currency, sum) in &tally.values {
        sums.push((world.dossiers.tables.texts.text(currency), sum));
    }
    sums.sort_unstable();
    let metric = |(currency, (count, of)): (Text<'_>, (i128, i128))| Metric {
        unit: Unit::Money,
        currency: currency.to_owned(),
        ..share("M4", "on time, value", count, of)
    };
    sums.into_iter().map(metric).collect()
}

/// Orders and documents with a billing error: what "documentation accurate" fails on.
struct Misbilled<'a> {
    ids: &'a Cells<TextId>,
    /// For each text, whether it is the number of such an order.
    is_order: Vec<bool>,
    /// The order and the number of such documents.
    documents: HashSet<(TextId, TextId)>,
}

impl<'a> Misbilled<'a> {
    fn of(
        world: World<'a>,
        catalogue: &Catalogue,
        findings: &[impl Borrow<Finding>],
        keys: &[Ids],
    ) -> Self {
        let tables = &world.dossiers.tables;
        let ids = tables.of(Role::Orders).texts("order_id").unwrap_or_default();
        let mut is_order = vec![false; tables.texts.len()];
        let mut documents = HashSet::new();
        let is_about_bills: Vec<bool> =
            catalogue.promises.iter().map(|promise| is_about_bills(&promise.code)).collect();
        let is_billing = |(finding, _): &(&Finding, &Ids)| {
            finding.severity == Severity::Error && is_about_bills[finding.promise]
        };
        for (_, keys) in findings.iter().map(Borrow::borrow).zip(keys).filter(is_billing) {
            let (order, document) = (keys.order.unwrap_or(NO_TEXT), keys.document);
            is_order[order as usize] |= order != NO_TEXT;
            if document != NO_TEXT {
                documents.insert((order, document));
            }
        }
        Self { ids, is_order, documents }
    }

    /// Whether the order of a row is one of them.
    fn is_order(&self, row: usize) -> bool {
        self.ids.get(row).is_some_and(|id| self.is_order[id as usize])
    }
}

/// M20: invoices without an error of their own or of their order.
fn invoices(world: World<'_>, misbilled: &Misbilled<'_>) -> Metric {
    let documents = &world.dossiers.documents;
    let invoices = world.dossiers.tables.of(Role::Invoices);
    let (orders, numbers) = (invoices.texts("order_id"), invoices.texts("invoice_no"));
    let at =
        |ids: Option<&Cells<TextId>>, row: u32| ids.map_or(NO_TEXT, |ids| ids.at(row as usize));
    let (mut right, mut all) = (0, 0);
    for row in documents.first_rows().filter(|&row| documents.is_live[row as usize]) {
        all += 1;
        let order = at(orders, row);
        if misbilled.is_order[order as usize] {
            continue;
        }
        // Nearly all documents that are wrong belong to an order that is; the others are few.
        let key = (order, at(numbers, row));
        right += i128::from(misbilled.documents.is_empty() || !misbilled.documents.contains(&key));
    }
    share("M20", "invoices without error", right, all)
}

/// M21: billed too much and billed too little, each summed for itself and per currency, from the
/// order totals (BIL311), and what was delivered and not billed at all (BIL304). An order that was
/// billed in part may stand in the last two: neither is taken off the other.
fn variances(catalogue: &Catalogue, findings: &[impl Borrow<Finding>]) -> Vec<Metric> {
    let mut sums: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
    let mut unbilled: BTreeMap<&str, i128> = BTreeMap::new();
    let place = |code: &str| catalogue.promises.iter().position(|promise| promise.code == code);
    let (total, delivered) = (place("BIL311"), place("BIL304"));
    for finding in findings.iter().map(Borrow::borrow) {
        if let Some(stake) = finding.stake.filter(|_| Some(finding.promise) == delivered) {
            *unbilled.entry(&finding.currency).or_default() += i128::from(stake);
        }
        if Some(finding.promise) != total {
            continue;
        }
        let Some(margin) = crate::decimal::parse(&finding.margin.text) else { continue };
        let sum = sums.entry(&finding.currency).or_default();
        if margin < 0 {
            sum.0 -= i128::from(margin);
        } else {
            sum.1 += i128::from(margin);
        }
    }
    let sum = |name: &str, count: i128, currency: &str| Metric {
        of: None,
        unit: Unit::Money,
        currency: currency.to_owned(),
        ..share("M21", name, count, 0)
    };
    let both = |(currency, (over, under)): (&str, (i128, i128))| {
        [sum("billed too much", over, currency), sum("billed too little", under, currency)]
    };
    let unbilled =
        unbilled.into_iter().map(|(currency, amount)| sum("not billed", amount, currency));
    sums.into_iter().flat_map(both).chain(unbilled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_of_shares_are_listed_as_those_of_the_whole() {
        let money = |name: &str, count, currency: &str| Metric {
            of: None,
            currency: currency.to_owned(),
            ..share("M21", name, count, 0)
        };
        let mut all = vec![share("M1", "lines", 1, 2), share("M20", "right", 3, 4)];
        all.push(money("over", 1, "SEK"));
        let more = vec![
            share("M1", "lines", 10, 20),
            share("M3", "units", 5, 6),
            money("over", 2, "EUR"),
            money("under", 3, "EUR"),
            money("over", 4, "SEK"),
        ];
        add(&mut all, more);
        let found: Vec<_> = all
            .iter()
            .map(|one| (one.code, &one.name[..], &one.currency[..], one.count, one.of))
            .collect();
        let wanted = [
            ("M1", "lines", "", 11, Some(22)),
            ("M3", "units", "", 5, Some(6)),
            ("M20", "right", "", 3, Some(4)),
            ("M21", "over", "EUR", 2, None),
            ("M21", "under", "EUR", 3, None),
            ("M21", "over", "SEK", 5, None),
        ];
        assert_eq!(found, wanted);
    }
}
