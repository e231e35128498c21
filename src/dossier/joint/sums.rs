//! What orders that hang together come to: what is agreed and what was billed, all of it or
//! nothing.
//!
//! Amounts are added up as they stand; nothing is converted or rounded.

use super::{Bill, Set, number, text};
use crate::decimal::ABSENT;
use crate::dossier::Dossiers;
use crate::tables::{Role, Table};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashSet;

/// What some orders and the bills that they share come to; [`None`] where no order states an amount
/// to pay, and where what is wrong can be said of each by itself.
pub(super) fn of(dossiers: &Dossiers, bills: &[&Bill], orders: Vec<u32>) -> Option<Set> {
    let ledger = Ledger::of(dossiers);
    let has_total = |&order: &u32| number(ledger.orders, "total", order).is_some();
    if !orders.iter().any(has_total) || ledger.differs_without_tax(&orders) {
        return None;
    }
    let is_alike = ledger.has_one_currency(bills, &orders);
    let whole = |sum: Option<i64>| sum.filter(|_| is_alike).unwrap_or(ABSENT);
    let agreed = orders.iter().map(|&order| ledger.agreed(order));
    let rows: HashSet<u32> = bills.iter().flat_map(|bill| &bill.rows).copied().collect();
    let shared = bills.iter().map(|bill| ledger.billed_by(bill));
    let alone = orders.iter().map(|&order| ledger.billed_alone(&rows, order));
    Some(Set {
        agreed: whole(sum(agreed)),
        billed: whole(sum(shared.chain(alone))),
        is_done: orders.iter().all(|&order| ledger.is_done(order)),
        orders,
    })
}

/// What rounding may explain of a row, in millionths.
const HALF_CENT: i64 = 5_000;

/// A sum that is not known where one of its parts is not.
fn sum(mut parts: impl Iterator<Item = Option<i64>>) -> Option<i64> {
    parts.try_fold(0_i64, |sum, part| sum.checked_add(part?))
}

/// The tables that amounts and states are looked up in, and the words for states.
struct Ledger<'a> {
    dossiers: &'a Dossiers,
    orders: &'a Table,
    invoices: &'a Table,
    credit: Option<TextId>,
}

impl<'a> Ledger<'a> {
    fn of(dossiers: &'a Dossiers) -> Self {
        let tables = &dossiers.tables;
        let (orders, invoices) = (tables.of(Role::Orders), tables.of(Role::Invoices));
        Self { dossiers, orders, invoices, credit: tables.texts.find("credit") }
    }

    fn has_one_currency(&self, bills: &[&Bill], orders: &[u32]) -> bool {
        let of_orders = orders.iter().map(|&order| text(self.orders, "currency", order));
        let rows = bills.iter().flat_map(|bill| &bill.rows);
        let of_bills = rows.map(|&row| text(self.invoices, "currency", row));
        let mut known = of_orders.chain(of_bills).filter(|id| *id != NO_TEXT);
        let first = known.next();
        known.all(|id| Some(id) == first)
    }

    /// Whether all of the orders can be compared without tax, one by one, and one of them differs.
    fn differs_without_tax(&self, orders: &[u32]) -> bool {
        let lines = self.dossiers.tables.of(Role::Lines);
        let rows = |role: Role, order: u32| self.dossiers.rows_of[role as usize].of(order as usize);
        let mut differs = false;
        for &order in orders {
            let of_lines = rows(Role::Lines, order);
            let listed = || match of_lines {
                [] => self.orders.net(order as usize),
                of_lines => sum(of_lines.iter().map(|&line| lines.net(line as usize))),
            };
            let agreed = number(self.orders, "net", order).or_else(listed);
            let bills = rows(Role::Invoices, order);
            let is_goods = |row: &&u32| {
                self.dossiers.documents.is_live[**row as usize]
                    && !self.is(self.invoices, "charge", **row, &["shipping", "fee", "tax"])
            };
            let billed = sum(bills.iter().filter(is_goods).map(|&row| {
                let net = self.invoices.net(row as usize)?;
                Some(if self.is_credit(row) { -net.abs() } else { net })
            }));
            let Some((agreed, billed)) = agreed.zip(billed) else { return false };
            let allowed = HALF_CENT.saturating_mul((of_lines.len() + bills.len()) as i64);
            differs |= agreed.abs_diff(billed) > allowed.unsigned_abs();
        }
        differs
    }

    /// What is to be paid for an order. Of one that was cancelled, if only in part, nobody says.
    fn agreed(&self, order: u32) -> Option<i64> {
        let lines = self.dossiers.tables.of(Role::Lines);
        let cancelled_at = self.orders.times("cancelled_at");
        let is_cancelled = self.is(self.orders, "status", order, &["cancelled"])
            || cancelled_at.is_some_and(|times| times.at(order as usize).is_known());
        let has_less = |&line: &u32| {
            self.is(lines, "status", line, &["cancelled"])
                || number(lines, "cancelled_quantity", line).is_some_and(|units| units != 0)
        };
        let lost = self.dossiers.rows_of[Role::Lines as usize].of(order as usize).iter();
        let is_whole = !is_cancelled && !lost.into_iter().any(has_less);
        number(self.orders, "total", order).filter(|_| is_whole)
    }

    /// What a shared bill asks for; nothing where it is dead.
    fn billed_by(&self, bill: &Bill) -> Option<i64> {
        let documents = &self.dossiers.documents;
        let (&first, others) = bill.rows.split_first()?;
        let total = |row: u32| number(self.invoices, "document_total", row);
        let is_live = |row: u32| documents.is_live[row as usize];
        let is_alike = |&row: &u32| total(row) == total(first) && is_live(row) == is_live(first);
        if bill.is_adrift || !others.iter().all(is_alike) {
            return None;
        }
        if !is_live(first) {
            return Some(0);
        }
        let is_credit = self.is_credit(first);
        total(first).map(|total| if is_credit { -total.abs() } else { total })
    }

    /// What the rows of an order that are not `shared` ask for, credit notes taken off.
    fn billed_alone(&self, shared: &HashSet<u32>, order: u32) -> Option<i64> {
        if self.dossiers.is_quarantined(Role::Invoices, order) {
            return None;
        }
        let documents = &self.dossiers.documents;
        let rows = self.dossiers.rows_of[Role::Invoices as usize].of(order as usize);
        let is_own = |row: &&u32| documents.is_live[**row as usize] && !shared.contains(*row);
        sum(rows.iter().filter(is_own).map(|&row| {
            let total = number(self.invoices, "total", row)?;
            let states_what_it_gives = documents.amounts.at(row as usize) > 0;
            Some(match self.is_credit(row) {
                true if states_what_it_gives => -total,
                true => -total.abs(),
                false => total,
            })
        }))
    }

    fn is_credit(&self, row: u32) -> bool {
        self.credit.is_some() && Some(text(self.invoices, "kind", row)) == self.credit
    }

    /// Whether nothing more is to come of an order and nothing of it came back, as far as anybody
    /// says what came.
    fn is_done(&self, order: u32) -> bool {
        let dossiers = self.dossiers;
        let deliveries = dossiers.tables.of(Role::Deliveries);
        let arrived = self.orders.times("delivered_at");
        let says = arrived.is_some_and(|times| times.at(order as usize).is_known())
            || self.is(self.orders, "status", order, &["closed", "completed", "delivered"]);
        let is_told = arrived.is_some() || deliveries.is_present;
        let came_back = !dossiers.rows_of[Role::Returns as usize].of(order as usize).is_empty();
        let rows = dossiers.rows_of[Role::Deliveries as usize].of(order as usize);
        let has_all = if rows.is_empty() { says || !is_told } else { self.has_all(order, rows) };
        let is_all = has_all && !came_back && !self.is_given_away(order);
        is_all && !dossiers.is_quarantined(Role::Deliveries, order)
    }

    /// Whether a bill of an order gives something back out of goodwill, so that less is billed than
    /// was agreed and nothing is missing.
    fn is_given_away(&self, order: u32) -> bool {
        let rows = self.dossiers.rows_of[Role::Invoices as usize].of(order as usize);
        rows.iter().any(|&row| self.is(self.invoices, "credit_reason", row, &["goodwill"]))
    }

    /// Whether every delivery of an order arrived and stayed, with all the units ordered.
    fn has_all(&self, order: u32, rows: &[u32]) -> bool {
        let tables = &self.dossiers.tables;
        let (deliveries, lines) = (tables.of(Role::Deliveries), tables.of(Role::Lines));
        let is_known = |name: &str, row: u32| {
            deliveries.times(name).is_some_and(|times| times.at(row as usize).is_known())
        };
        let stayed = |&row: &u32| {
            let is_there = ["delivered_at", "ready_at", "proved_at"].iter();
            let is_there = is_there.into_iter().any(|name| is_known(name, row));
            let is_back = number(deliveries, "quantity", row).is_some_and(|units| units < 0);
            let is_lost = ["failed", "lost", "cancelled", "returned", "in transit"];
            let is_said = self.is(deliveries, "status", row, &["delivered"]);
            (is_there || is_said) && !is_back && !self.is(deliveries, "status", row, &is_lost)
        };
        let of_lines = self.dossiers.rows_of[Role::Lines as usize].of(order as usize);
        let ordered = match of_lines {
            [] => number(self.orders, "quantity", order),
            lines_of => sum(lines_of.iter().map(|&line| number(lines, "quantity", line))),
        };
        let came = sum(rows.iter().map(|&row| number(deliveries, "quantity", row)));
        let is_short = ordered.zip(came).is_some_and(|(ordered, came)| came < ordered);
        rows.iter().all(stayed) && !is_short
    }

    /// Whether a text of a row is one of some words.
    fn is(&self, table: &Table, name: &str, row: u32, words: &[&str]) -> bool {
        let id = text(table, name, row);
        id != NO_TEXT && words.contains(&&*self.dossiers.tables.texts.text(id))
    }
}
