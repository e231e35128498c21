//! Numbers about promises of a kind: how many were kept, out of how many.
//!
//! Each is a share of counts that are printed with it; a rate is never multiplied or averaged.
//! Formulas are those of section (e) of the domain. Judges nothing.

mod ladder;
mod measured;

use crate::formula::evaluate::World;
use crate::formula::needs::Shape;
use crate::promises::Catalogue;
use crate::report::{Finding, Metric, Severity, Unit};
use crate::tables::Role;
use crate::texts::NO_TEXT;
use hashbrown::HashSet;
use measured::Measured;
use std::collections::BTreeMap;

/// Every metric of a run.
///
/// A figure about bills is given only where all promises about them were asked for, so that a
/// promise that was left out never looks kept.
pub fn measure(
    world: World<'_>,
    shape: &Shape<'_>,
    catalogue: &Catalogue,
    findings: &[Finding],
    asked: Asked,
) -> Vec<Metric> {
    let has_bills = asked.has_bills;
    let has_bills = has_bills && world.dossiers.tables.of(Role::Invoices).is_present;
    let misbilled = has_bills.then(|| misbilled(catalogue, findings));
    let mut metrics = match Measured::of(world, shape, catalogue, asked.maturity_days) {
        Ok(measured) => on_time(world, &measured, misbilled.as_ref()),
        Err(missing) => vec![Metric { missing, ..share("M1", "on time, lines", 0, 0) }],
    };
    if has_bills {
        metrics.extend(billing(world, catalogue, findings));
    }
    metrics
}

/// What the metrics are asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Whether the promises about bills were all asked for.
    pub has_bills: bool,
    /// For how many days after it was due a promise stays out of the rates (G20 of the domain).
    pub maturity_days: u64,
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
fn on_time(
    world: World<'_>,
    measured: &Measured,
    misbilled: Option<&HashSet<String>>,
) -> Vec<Metric> {
    let lines: Vec<usize> = (0..measured.len()).filter(|&line| measured.is_decided(line)).collect();
    let is = |truths: &[Option<bool>], line: usize| truths[line] == Some(true);
    let count = |truths: &[Option<bool>]| lines.iter().filter(|&&line| is(truths, line)).count();
    let orders = measured.orders();
    let decided = orders.iter().filter(|order| order.is_decided).count() as i128;
    let of_orders = |test: fn(&measured::Order) -> bool| {
        orders.iter().filter(|order| order.is_decided && test(order)).count() as i128
    };
    let all = lines.len() as i128;
    let otif = lines
        .iter()
        .filter(|&&line| is(&measured.is_on_time, line) && is(&measured.is_in_full, line));
    let mut metrics = vec![
        share("M1", "on time, lines", count(&measured.is_on_time) as i128, all),
        share("M2", "on time, orders", of_orders(|order| order.is_on_time), decided),
    ];
    if measured.has_quantities() {
        metrics.push(units(measured, &lines));
        metrics.extend(values(world, measured, &lines));
        metrics.push(late_unit_days(measured, &lines));
    }
    metrics.extend([
        share("M5", "in full, orders", of_orders(|order| order.is_in_full), decided),
        share("M6", "on time in full, lines", otif.count() as i128, all),
        share(
            "M6",
            "on time in full, orders",
            of_orders(|order| order.is_on_time && order.is_in_full),
            decided,
        ),
    ]);
    metrics.extend(ladder::rungs(world, &orders, misbilled));
    metrics
}

/// M3: units in time, capped line by line.
fn units(measured: &Measured, lines: &[usize]) -> Metric {
    let mut metric = share("M3", "on time, units", 0, 0);
    metric.unit = Unit::Quantity;
    let mut of = 0;
    for &line in lines {
        let (ordered, by_due) = (measured.ordered[line], measured.by_due[line]);
        if let (Some(ordered), Some(by_due)) = (known(ordered), known(by_due)) {
            metric.count += by_due.min(ordered);
            of += ordered;
        }
    }
    metric.of = Some(of);
    metric
}

/// M4: the value of the units in time, per currency.
fn values(world: World<'_>, measured: &Measured, lines: &[usize]) -> Vec<Metric> {
    let mut sums: BTreeMap<String, (i128, i128)> = BTreeMap::new();
    for &line in lines {
        let (in_time, of) = (measured.value_by_due[line], measured.value[line]);
        if let (Some(in_time), Some(of)) = (known(in_time), known(of)) {
            let sum = sums.entry(currency(world, measured.order[line])).or_default();
            sum.0 += in_time;
            sum.1 += of;
        }
    }
    let metric = |(currency, (count, of)): (String, (i128, i128))| Metric {
        unit: Unit::Money,
        currency,
        ..share("M4", "on time, value", count, of)
    };
    sums.into_iter().map(metric).collect()
}

/// M11: for late units the days they were late, for missing ones the days they are late so far.
fn late_unit_days(measured: &Measured, lines: &[usize]) -> Metric {
    let sum = lines.iter().filter_map(|&line| known(measured.late_unit_days[line])).sum();
    Metric { of: None, unit: Unit::Quantity, ..share("M11", "late unit-days", sum, 0) }
}

fn known(value: i64) -> Option<i128> {
    (value != crate::decimal::ABSENT).then_some(i128::from(value))
}

fn currency(world: World<'_>, order: u32) -> String {
    let tables = &world.dossiers.tables;
    let of_order = |role: Role, row: Option<u32>| {
        let id = tables.of(role).texts("currency")?[row? as usize];
        (id != NO_TEXT).then(|| tables.texts.text(id).to_owned())
    };
    let first_line = world.dossiers.rows_of[Role::Lines as usize].of(order as usize).first();
    of_order(Role::Orders, Some(order))
        .or_else(|| of_order(Role::Lines, first_line.copied()))
        .unwrap_or_default()
}

/// Orders with a billing error: what "documentation accurate" fails on.
fn misbilled(catalogue: &Catalogue, findings: &[Finding]) -> HashSet<String> {
    let is_billing = |finding: &&Finding| {
        let code = &catalogue.promises[finding.promise].code;
        finding.severity == Severity::Error && is_about_bills(code)
    };
    let orders = findings.iter().filter(is_billing).map(|finding| finding.order.clone());
    orders.filter(|order| !order.is_empty()).collect()
}

/// M20 and M21.
fn billing(world: World<'_>, catalogue: &Catalogue, findings: &[Finding]) -> Vec<Metric> {
    let dossiers = world.dossiers;
    let invoices = dossiers.tables.of(Role::Invoices);
    let wrong_orders = misbilled(catalogue, findings);
    let wrong_documents: HashSet<(&str, &str)> = findings
        .iter()
        .filter(|finding| is_about_bills(&catalogue.promises[finding.promise].code))
        .filter(|finding| finding.severity == Severity::Error)
        .filter(|finding| !finding.document.is_empty())
        .map(|finding| (finding.order.as_str(), finding.document.as_str()))
        .collect();
    let text = |column: &str, row: u32| {
        let id = invoices.texts(column).map_or(NO_TEXT, |ids| ids[row as usize]);
        dossiers.tables.texts.text(id)
    };
    let live = |row: &&u32| dossiers.documents.is_live[**row as usize];
    let is_right = |row: &&u32| {
        !wrong_orders.contains(text("order_id", **row))
            && !wrong_documents.contains(&(text("order_id", **row), text("invoice_no", **row)))
    };
    let all = dossiers.documents.first_rows.iter().filter(live);
    let right = all.clone().filter(is_right).count() as i128;
    let mut metrics = vec![share("M20", "invoices without error", right, all.count() as i128)];
    metrics.extend(variances(catalogue, findings));
    metrics
}

/// M21: billed too much and billed too little, each summed for itself and per currency, from the
/// order totals (BIL311).
fn variances(catalogue: &Catalogue, findings: &[Finding]) -> Vec<Metric> {
    let mut sums: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
    for finding in findings {
        let is_total = catalogue.promises[finding.promise].code == "BIL311";
        let Some(margin) = crate::decimal::parse(&finding.margin.text).filter(|_| is_total) else {
            continue;
        };
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
    sums.into_iter().flat_map(both).collect()
}
