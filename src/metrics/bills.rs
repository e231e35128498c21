//! M20 to M22: how many invoices are right, and what the wrong ones come to.
//!
//! Too much and too little are each summed for themselves and per currency; nothing is taken off
//! anything else.

use super::{Known, is_about_bills};
use crate::decimal::{self, ABSENT};
use crate::report::{Finding, Measure, Metric, Severity};
use crate::tables::{Cells, Role};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::{HashMap, HashSet};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Orders with a fault of some kind.
pub struct Faulty<'a> {
    ids: &'a Cells<TextId>,
    /// For each text, whether it is the number of such an order.
    is_order: Vec<bool>,
}

impl<'a> Faulty<'a> {
    /// The orders with such findings.
    pub fn of<F: Borrow<Finding>>(
        known: Known<'a, F>,
        is_fault: impl Fn(&Finding) -> bool,
    ) -> Self {
        let tables = &known.world.dossiers.tables;
        let ids = tables.of(Role::Orders).texts("order_id").unwrap_or_default();
        let mut is_order = vec![false; tables.texts.len()];
        for (_, keys) in known.found().filter(|(finding, _)| is_fault(finding)) {
            let order = keys.order.unwrap_or(NO_TEXT);
            is_order[order as usize] |= order != NO_TEXT;
        }
        Self { ids, is_order }
    }

    /// Whether the order of a row is one of them.
    pub fn is_order(&self, row: usize) -> bool {
        self.ids.get(row).is_some_and(|id| self.is_order[id as usize])
    }
}

/// Whether a finding is a billing error: what "documentation accurate" fails on.
pub fn is_misbilled<F: Borrow<Finding>>(known: Known<'_, F>) -> impl Fn(&Finding) -> bool {
    let promises = &known.catalogue.promises;
    let is_about_bills: Vec<bool> = promises.iter().map(|one| is_about_bills(&one.code)).collect();
    move |finding| finding.severity == Severity::Error && is_about_bills[finding.promise]
}

/// M20: invoices without an error of their own or of their order.
pub fn right<F: Borrow<Finding>>(known: Known<'_, F>, misbilled: &Faulty<'_>) -> Metric {
    let is_error = is_misbilled(known);
    let of_document = |keys: &crate::finding::Ids| {
        (keys.document != NO_TEXT).then(|| (keys.order.unwrap_or(NO_TEXT), keys.document))
    };
    let errors = known.found().filter(|(finding, _)| is_error(finding));
    let wrong: HashSet<(TextId, TextId)> =
        errors.filter_map(|(_, keys)| of_document(keys)).collect();
    let documents = &known.world.dossiers.documents;
    let invoices = known.world.dossiers.tables.of(Role::Invoices);
    let (orders, numbers) = (invoices.texts("order_id"), invoices.texts("invoice_no"));
    let (mut right, mut all) = (0, 0);
    for row in documents.first_rows().filter(|&row| documents.is_live[row as usize]) {
        all += 1;
        let order = at(orders, row);
        if misbilled.is_order[order as usize] {
            continue;
        }
        // Nearly all documents that are wrong belong to an order that is; the others are few.
        right += i128::from(wrong.is_empty() || !wrong.contains(&(order, at(numbers, row))));
    }
    Metric::share(Measure::RightInvoices, right, all)
}

fn at(ids: Option<&Cells<TextId>>, row: u32) -> TextId {
    ids.map_or(NO_TEXT, |ids| ids.at(row as usize))
}

/// M21: billed too much and billed too little, each summed for itself and per currency, from the
/// order totals (BIL311), and what was delivered and not billed at all (BIL304). An order that was
/// billed in part may stand in the last two: neither is taken off the other.
pub fn variances<F: Borrow<Finding>>(known: Known<'_, F>) -> Vec<Metric> {
    let mut sums: BTreeMap<(Measure, &str), i128> = BTreeMap::new();
    let (total, delivered) = (known.place("BIL311"), known.place("BIL304"));
    for (finding, _) in known.found() {
        let currency = finding.currency.as_str();
        if let Some(stake) = finding.stake.filter(|_| Some(finding.promise) == delivered) {
            *sums.entry((Measure::NotBilled, currency)).or_default() += i128::from(stake);
        }
        if Some(finding.promise) != total {
            continue;
        }
        let Some(margin) = decimal::parse(&finding.margin.text) else { continue };
        let over = i128::from(margin.min(0).unsigned_abs());
        *sums.entry((Measure::TooMuch, currency)).or_default() += over;
        *sums.entry((Measure::TooLittle, currency)).or_default() += i128::from(margin.max(0));
    }
    let metric = |((measure, currency), sum)| Metric::money(measure, sum, currency);
    sums.into_iter().map(metric).collect()
}

/// M22: what was asked for twice: for each pair the lower amount, per currency. Of invoices that
/// were probably sent twice on one day each is a finding, and all but one of them count.
pub fn billed_twice<F: Borrow<Finding>>(known: Known<'_, F>) -> Vec<Metric> {
    let (sure, probable) = (known.place("INV401"), known.place("INV402"));
    let mut sums: BTreeMap<&str, i128> = BTreeMap::new();
    let mut alike: HashMap<(TextId, i64), (i64, &str)> = HashMap::new();
    for (finding, keys) in known.found() {
        let Some(stake) = finding.stake else { continue };
        if Some(finding.promise) == sure {
            *sums.entry(&finding.currency).or_default() += i128::from(stake);
        } else if Some(finding.promise) == probable {
            let key = (keys.order.unwrap_or(NO_TEXT), stake);
            alike.entry(key).or_insert((0, &finding.currency)).0 += 1;
        }
    }
    let sent = sent(known, &alike);
    for ((order, amount), (count, currency)) in alike {
        let others = sent.get(&(order, amount)).map_or(count, |sent| count.min((sent - 1).max(0)));
        *sums.entry(currency).or_default() += i128::from(amount) * i128::from(others);
    }
    let metric = |(currency, sum)| Metric::money(Measure::BilledTwice, sum, currency);
    sums.into_iter().map(metric).collect()
}

/// How many invoices there are of each of these orders and amounts.
fn sent<F: Borrow<Finding>, T>(
    known: Known<'_, F>,
    alike: &HashMap<(TextId, i64), T>,
) -> HashMap<(TextId, i64), i64> {
    let mut sent: HashMap<(TextId, i64), i64> = HashMap::new();
    if alike.is_empty() {
        return sent;
    }
    let tables = &known.world.dossiers.tables;
    let (invoices, documents) = (tables.of(Role::Invoices), &known.world.dossiers.documents);
    let (orders, kinds) = (invoices.texts("order_id"), invoices.texts("kind"));
    let amounts = [invoices.numbers("total"), invoices.numbers("net")];
    let credit = tables.texts.find("credit").unwrap_or(NO_TEXT);
    let is_counted = |row: &u32| {
        let is_credit = credit != NO_TEXT && at(kinds, *row) == credit;
        documents.is_live[*row as usize] && !documents.is_duplicate(*row) && !is_credit
    };
    for row in (0..u32::try_from(invoices.rows()).unwrap_or(0)).filter(is_counted) {
        let mut of_row = amounts.iter().flatten().map(|amounts| amounts.at(row as usize));
        let amount = of_row.find(|amount| *amount != ABSENT).unwrap_or(ABSENT);
        let key = (at(orders, row), amount);
        if alike.contains_key(&key) {
            *sent.entry(key).or_default() += 1;
        }
    }
    sent
}
