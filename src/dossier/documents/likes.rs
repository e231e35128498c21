//! Invoices that name no order and ask their party for what another invoice asks for (INV413).
//!
//! Those of an order are compared within it, by a formula. Knows nothing of numbers that are
//! alike: the same number twice is a repeat.

use super::Words;
use super::gather::{Papers, at};
use crate::tables::{Cells, Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use crate::time::{DAY, Span};
use hashbrown::{HashMap, HashSet};

/// How far apart two such invoices may be issued.
const DAYS_APART_MAX: i64 = 14;

/// How many of an amount a party gets before it is a bill that recurs.
const RECURRING: usize = 3;

/// Who is asked for how much, in which currency.
type Claim = (TextId, TextId, i128);

/// The documents of no order that are like another, by their place.
pub fn found(
    tables: &Tables,
    (papers, words): (&Papers<'_>, &Words),
    (is_dead, repeated): (&[bool], &[(usize, usize)]),
) -> HashSet<u32> {
    let columns = Columns::of(tables);
    if columns.party.is_none() {
        return HashSet::new();
    }
    let repeats: HashSet<usize> = repeated.iter().map(|&(document, _)| document).collect();
    let counts = |document: &usize| {
        !is_dead[*document] && !repeats.contains(document) && !words.is_credit(papers, *document)
    };
    let claim = |document: usize| {
        let party = at(columns.party, papers.first_row(document));
        let amount = papers.amount(document).filter(|&amount| amount > 0)?;
        Some((party, papers.currency(document), amount))
    };
    let is_free = |document: usize| at(columns.order, papers.first_row(document)) == NO_TEXT;
    let documents = || (0..papers.len()).filter(counts);
    // Mostly every bill names its order, and nothing need be compared.
    let free = documents().filter(|&document| is_free(document)).filter_map(claim);
    let mut claims: HashMap<Claim, Vec<usize>> = free.map(|claim| (claim, Vec::new())).collect();
    if claims.is_empty() {
        return HashSet::new();
    }
    for document in documents() {
        if let Some(others) = claim(document).and_then(|claim| claims.get_mut(&claim)) {
            others.push(document);
        }
    }
    claims.retain(|_, group| group.len() > 1 && group.len() < RECURRING);
    let mut rows_of: HashMap<usize, Vec<usize>> =
        claims.values().flatten().map(|&document| (document, Vec::new())).collect();
    for row in 0..tables.of(Role::Invoices).rows() {
        if let Some(rows) = rows_of.get_mut(&papers.document(row)) {
            rows.push(row);
        }
    }
    let like = |group: Vec<usize>| {
        let (one, other) = (group[0], group[1]);
        let later = columns.later((one, &rows_of[&one]), (other, &rows_of[&other]), tables)?;
        let earlier = if later == one { other } else { one };
        let meant = if is_free(later) { later } else { earlier };
        u32::try_from(meant).ok()
    };
    claims.into_values().filter_map(like).collect()
}

/// The columns of the invoices that tell bills apart.
struct Columns<'a> {
    order: Option<&'a Cells<TextId>>,
    party: Option<&'a Cells<TextId>>,
    number: Option<&'a Cells<TextId>>,
    issued: Option<&'a Cells<Span>>,
    others: Vec<&'a Cells<TextId>>,
    instalment: Option<&'a Cells<i64>>,
}

impl<'a> Columns<'a> {
    fn of(tables: &'a Tables) -> Self {
        let table = tables.of(Role::Invoices);
        Self {
            order: table.texts("order_id"),
            party: table.texts("party"),
            number: table.texts("invoice_no"),
            issued: table.times("issued_at"),
            others: ["sku", "tracking_no", "kind"]
                .iter()
                .filter_map(|name| table.texts(name))
                .collect(),
            instalment: table.numbers("instalment"),
        }
    }

    /// Of two documents of the same amount, each with its rows, the later; [`None`] where they are
    /// different bills.
    fn later(
        &self,
        (one, rows): (usize, &[usize]),
        (other, others): (usize, &[usize]),
        tables: &Tables,
    ) -> Option<usize> {
        let words = |ids: &Cells<TextId>, rows: &[usize]| {
            let mut words: Vec<TextId> =
                rows.iter().map(|&row| ids.at(row)).filter(|&id| id != NO_TEXT).collect();
            words.sort_unstable();
            words
        };
        let is_alike = |ids: &&Cells<TextId>| {
            let (some, others) = (words(ids, rows), words(ids, others));
            some.is_empty() || others.is_empty() || some == others
        };
        let (first, second) = (*rows.first()?, *others.first()?);
        let are_parts = self.instalment.is_some_and(|ns| ns.at(first) != ns.at(second));
        let issued = [self.issued?.at(first), self.issued?.at(second)];
        let is_known = issued.iter().all(|time| time.is_known());
        if are_parts || !is_known || !self.others.iter().all(is_alike) {
            return None;
        }
        let number = |row: usize| tables.texts.text(at(self.number, row));
        let days = (issued[0].lo - issued[1].lo).abs() / DAY;
        let is_later = (issued[0].lo, &*number(first)) > (issued[1].lo, &*number(second));
        (days <= DAYS_APART_MAX).then_some(if is_later { one } else { other })
    }
}
