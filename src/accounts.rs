//! The double entry: what was read is what was used and what was not, in rows and in money.
//!
//! Checked on every run, in release builds too; a violation is a bug and stops the run before a
//! number is printed.

pub mod incomplete;

use crate::cores;
use crate::decimal::ABSENT;
use crate::dossier::{Dossiers, NONE};
use crate::finding::Ids;
use crate::intake::FileAccount;
use crate::money::Together;
use crate::report::{Finding, MoneyAccount, Outcome, Report};
use crate::tables::Role;
use crate::tally::Tally;
use crate::texts::{NO_TEXT, Text, TextId, Texts};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// The amounts that are accounted for, per role.
const COLUMNS: [(Role, &str); 8] = [
    (Role::Orders, "total"),
    (Role::Orders, "net"),
    (Role::Lines, "net"),
    (Role::Invoices, "total"),
    (Role::Invoices, "net"),
    (Role::Payments, "total"),
    (Role::Returns, "refund_total"),
    (Role::Tickets, "credit_total"),
];

/// Amounts per role, column and currency: read, matched with an order, and not.
pub fn money(dossiers: &Dossiers) -> Vec<MoneyAccount> {
    let of_column = |&(role, column): &(Role, _)| of_column(dossiers, role, column);
    cores::each(&COLUMNS, of_column).into_iter().flatten().collect()
}

fn of_column(dossiers: &Dossiers, role: Role, column: &'static str) -> Vec<MoneyAccount> {
    let table = dossiers.tables.of(role);
    let Some(amounts) = table.numbers(column) else { return Vec::new() };
    let currencies = table.texts("currency");
    let mut tally = Tally::<TextId, (i128, i128)>::default();
    // What was read as the amount of an order and is that of a document was read all the same.
    let is_moved = role == Role::Invoices && column == "total";
    let moved = if is_moved { &dossiers.joint.moved[..] } else { &[] };
    let wholes = table.numbers("document_total");
    let moved =
        moved.iter().flatten().filter_map(|&row| Some((row as usize, wholes?.at(row as usize))));
    let all = amounts.iter().enumerate().chain(moved);
    for (row, amount) in all.filter(|(_, amount)| *amount != ABSENT) {
        let sum = tally.of(currencies.map_or(NO_TEXT, |ids| ids.at(row)));
        if is_matched(dossiers, role, row) {
            sum.0 += i128::from(amount);
        } else {
            sum.1 += i128::from(amount);
        }
    }
    let texts = &dossiers.tables.texts;
    let sums: BTreeMap<Text<'_>, (i128, i128)> =
        tally.into_iter().map(|(currency, sums)| (texts.text(currency), sums)).collect();
    let account = |(currency, (matched, unmatched)): (Text<'_>, (i128, i128))| MoneyAccount {
        role: role.name(),
        column,
        currency: currency.to_owned(),
        read: matched + unmatched,
        matched,
        unmatched,
    };
    sums.into_iter().map(account).collect()
}

/// The files with the bills for several orders whose amount was found to be that of the whole bill.
pub fn told_joint(mut files: Vec<FileAccount>, dossiers: &Dossiers) -> Vec<FileAccount> {
    let invoices = dossiers.tables.of(Role::Invoices);
    for &row in dossiers.joint.moved.iter().filter_map(|rows| rows.first()) {
        if let Some(file) = files.get_mut(usize::from(invoices.file_of(row))) {
            file.joint_bills += 1;
        }
    }
    files
}

fn is_matched(dossiers: &Dossiers, role: Role, row: usize) -> bool {
    role == Role::Orders || dossiers.order_of[role as usize][row] != NONE
}

/// How many tickets, calls and reviews there are.
pub fn cases(dossiers: &Dossiers) -> Vec<(Role, u64)> {
    let tables = [Role::Tickets, Role::Calls, Role::Reviews].map(|role| dossiers.tables.of(role));
    let present = tables.into_iter().filter(|table| table.is_present);
    present.map(|table| (table.role, table.rows() as u64)).collect()
}

/// Takes in the cases of a share.
pub fn add_cases(all: &mut Vec<(Role, u64)>, share: &[(Role, u64)]) {
    for &(role, count) in share {
        match all.iter_mut().find(|(known, _)| *known == role) {
            Some((_, sum)) => *sum += count,
            None => all.push((role, count)),
        }
    }
    all.sort_unstable();
}

/// Orders that have a delivery or an invoice.
pub fn orders_matched(dossiers: &Dossiers) -> u64 {
    let orders = dossiers.tables.of(Role::Orders);
    let arrived = orders.times("delivered_at");
    let has_row = |order: &usize| {
        let roles = [Role::Deliveries, Role::Invoices];
        let has = |role: &Role| !dossiers.rows_of[*role as usize].of(*order).is_empty();
        roles.iter().any(has) || arrived.is_some_and(|times| times.at(*order).is_known())
    };
    (0..orders.rows()).filter(has_row).count() as u64
}

/// Orders with at least one finding.
pub fn orders_missed<F: Borrow<Finding>>(dossiers: &Dossiers, findings: &[F], keys: &[Ids]) -> u64 {
    let ids = dossiers.tables.of(Role::Orders).texts("order_id").unwrap_or_default();
    let mut is_missed = vec![false; dossiers.tables.texts.len()];
    let is_miss = |(finding, _): &(&Finding, &Ids)| finding.outcome != Outcome::Unknown;
    let missed = findings.iter().map(Borrow::borrow).zip(keys).filter(is_miss);
    missed.filter_map(|(_, keys)| keys.order).for_each(|id| is_missed[id as usize] = true);
    ids.iter().filter(|&id| is_missed[id as usize]).count() as u64
}

/// The money at stake per currency, of each order as [`Together`] says.
pub fn stake(stakes: impl Iterator<Item = Staked>, texts: &Texts) -> Stakes {
    let mut stakes: Vec<Staked> = stakes.collect();
    // Sums and maxima do not depend on the order in which numbers are given to texts.
    stakes.sort_unstable();
    let mut sums: BTreeMap<Text<'_>, i128> = BTreeMap::new();
    let mut nobodys: BTreeMap<(String, String), i64> = BTreeMap::new();
    for order in stakes.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        if order[0].1 == NO_TEXT {
            let text = |id| texts.text(id).to_owned();
            let largest = order.chunk_by(|a, b| a.2 == b.2).map(|line| line[line.len() - 1]);
            nobodys.extend(largest.map(|(of, _, line, stake)| ((text(of), text(line)), stake)));
            continue;
        }
        let mut together = Together::default();
        for line in order.chunk_by(|a, b| a.2 == b.2) {
            let &(_, _, id, largest) = &line[line.len() - 1];
            together.add(id != NO_TEXT, largest);
        }
        *sums.entry(texts.text(order[0].0)).or_default() += together.sum();
    }
    let sums = sums.into_iter().map(|(currency, sum)| (currency.to_owned(), sum)).collect();
    Stakes { sums, nobodys }
}

/// An amount at stake: its currency, its order or document, its line, and how much.
pub type Staked = (TextId, TextId, TextId, i64);

/// What a finding puts at stake, if anything.
pub fn staked(finding: &Finding, keys: &Ids) -> Option<Staked> {
    // A document without an order is a subject of its own.
    let order = keys.order.filter(|&order| order != NO_TEXT).unwrap_or(keys.document);
    finding.stake.map(|stake| (keys.currency, order, keys.line, stake))
}

/// The money at stake, to be added up over the shares of an audit.
#[derive(Debug, Default)]
pub struct Stakes {
    /// Per currency, of all orders and documents.
    sums: BTreeMap<String, i128>,
    /// The largest per currency and line of what is of no order and no document, which is one
    /// subject whatever share it is found in.
    nobodys: BTreeMap<(String, String), i64>,
}

impl Stakes {
    /// Takes in those of other orders and documents.
    pub fn add(&mut self, more: Self) {
        for (currency, sum) in more.sums {
            *self.sums.entry(currency).or_default() += sum;
        }
        for (line, stake) in more.nobodys {
            let largest = self.nobodys.entry(line).or_insert(stake);
            *largest = stake.max(*largest);
        }
    }

    /// The money at stake per currency.
    pub fn list(self) -> Vec<(String, i128)> {
        let mut sums = self.sums;
        let mut of_nobody: BTreeMap<String, Together> = BTreeMap::new();
        for ((currency, line), largest) in self.nobodys {
            of_nobody.entry(currency).or_default().add(!line.is_empty(), largest);
        }
        for (currency, together) in of_nobody {
            *sums.entry(currency).or_default() += together.sum();
        }
        sums.into_iter().collect()
    }
}

/// Takes in the amounts of other rows, in the order that all are listed in.
pub fn add_money(all: &mut Vec<MoneyAccount>, more: Vec<MoneyAccount>) {
    for account in more {
        let is_it = |known: &&mut MoneyAccount| {
            let key = |one: &MoneyAccount| (one.role, one.column, one.currency.clone());
            key(known) == key(&account)
        };
        match all.iter_mut().find(is_it) {
            Some(known) => {
                known.read += account.read;
                known.matched += account.matched;
                known.unmatched += account.unmatched;
            }
            None => all.push(account),
        }
    }
    let rank = |account: &MoneyAccount| {
        COLUMNS
            .iter()
            .position(|(role, column)| (role.name(), *column) == (account.role, account.column))
    };
    all.sort_by(|a, b| (rank(a), &a.currency).cmp(&(rank(b), &b.currency)));
}

/// Files of which a row or a byte is not accounted for: an empty list, or a bug.
pub fn broken_files(files: &[FileAccount]) -> Vec<String> {
    let mut broken = Vec::new();
    for file in files {
        let parts = file.used + file.duplicate + file.quarantined + file.filtered;
        if file.rows_read != parts {
            broken.push(format!(
                "{}: {} rows read, {parts} accounted for",
                file.path, file.rows_read
            ));
        }
        let spans: u64 = file.dialect.spans.iter().sum();
        if file.decoded_bytes != spans && !file.is_changed {
            broken.push(format!(
                "{}: {} bytes of text, {spans} accounted for",
                file.path, file.decoded_bytes
            ));
        }
    }
    broken
}

/// Laws that do not hold: an empty list, or a bug.
pub fn broken_laws(report: &Report) -> Vec<String> {
    let mut broken = broken_files(&report.files);
    let mut read: BTreeMap<(&str, &str, &str), i128> = BTreeMap::new();
    for (role, column, currency, sum) in report.files.iter().flat_map(|file| &file.money) {
        *read.entry((role.name(), column, currency)).or_default() += sum;
    }
    for account in &report.money {
        let key = (account.role, account.column, account.currency.as_str());
        let by_file = read.remove(&key).unwrap_or_default();
        if by_file != account.matched + account.unmatched {
            broken.push(format!("{} {} {}: money was lost", key.0, key.1, key.2));
        }
    }
    broken.extend(read.into_iter().filter(|(_, sum)| *sum != 0).map(|(key, _)| {
        format!("{} {} {}: money was read and is in no table", key.0, key.1, key.2)
    }));
    let findings: u64 = report.promises.iter().map(|promise| promise.findings).sum();
    let listed = report.findings_count();
    if findings != listed {
        broken.push(format!("{findings} findings counted, {listed} listed"));
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_of_nobody_is_one_subject_in_all_shares() {
        let key = |line: &str| ("EUR".to_owned(), line.to_owned());
        let share = |sum: i128, whole: i64, line: i64| Stakes {
            sums: BTreeMap::from([("EUR".to_owned(), sum)]),
            nobodys: BTreeMap::from([(key(""), whole), (key("1"), line)]),
        };
        let mut stakes = share(100, 7, 4);
        stakes.add(share(10, 5, 6));
        assert_eq!(stakes.list(), [("EUR".to_owned(), 117)]);
    }

    #[test]
    fn money_of_shares_is_listed_by_column_and_currency() {
        let account = |role, currency: &str, matched| MoneyAccount {
            role,
            column: "total",
            currency: currency.to_owned(),
            read: matched + 1,
            matched,
            unmatched: 1,
        };
        let mut all = vec![account("invoices", "EUR", 5)];
        let more = ["SEK", "EUR"].map(|currency| account("invoices", currency, 2));
        add_money(&mut all, more.into());
        add_money(&mut all, vec![account("orders", "USD", 1)]);
        let found: Vec<_> =
            all.iter().map(|one| (one.role, &one.currency[..], one.read, one.matched)).collect();
        let wanted =
            [("orders", "USD", 2, 1), ("invoices", "EUR", 9, 7), ("invoices", "SEK", 3, 2)];
        assert_eq!(found, wanted);
    }
}
