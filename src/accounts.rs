//! The double entry: what was read is what was used and what was not, in rows and in money.
//!
//! Checked on every run, in release builds too; a violation is a bug and stops the run before a
//! number is printed.

use crate::calendar::Calendar;
use crate::contract::Contract;
use crate::decimal::ABSENT;
use crate::dossier::{Dossiers, NONE};
use crate::intake::{FileAccount, Remark};
use crate::report::{Finding, MoneyAccount, Outcome, Report};
use crate::tables::Role;
use crate::texts::NO_TEXT;
use crate::time::DAY;
use std::collections::BTreeMap;

/// The amounts that are accounted for, per role.
const COLUMNS: [(Role, &str); 6] = [
    (Role::Orders, "total"),
    (Role::Orders, "net"),
    (Role::Lines, "net"),
    (Role::Invoices, "total"),
    (Role::Invoices, "net"),
    (Role::Payments, "total"),
];

/// Amounts per role, column and currency: read, matched with an order, and not.
pub fn money(dossiers: &Dossiers) -> Vec<MoneyAccount> {
    let accounts = COLUMNS.iter().flat_map(|&(role, column)| of_column(dossiers, role, column));
    accounts.collect()
}

fn of_column(dossiers: &Dossiers, role: Role, column: &'static str) -> Vec<MoneyAccount> {
    let table = dossiers.tables.of(role);
    let Some(amounts) = table.numbers(column) else { return Vec::new() };
    let currencies = table.texts("currency");
    let mut sums: BTreeMap<&str, (i128, i128)> = BTreeMap::new();
    for (row, &amount) in amounts.iter().enumerate().filter(|(_, amount)| **amount != ABSENT) {
        let currency = currencies.map_or(NO_TEXT, |ids| ids[row]);
        let sum = sums.entry(dossiers.tables.texts.text(currency)).or_default();
        if is_matched(dossiers, role, row) {
            sum.0 += i128::from(amount);
        } else {
            sum.1 += i128::from(amount);
        }
    }
    let account = |(currency, (matched, unmatched)): (&str, (i128, i128))| MoneyAccount {
        role: role.name(),
        column,
        currency: currency.to_owned(),
        read: matched + unmatched,
        matched,
        unmatched,
    };
    sums.into_iter().map(account).collect()
}

fn is_matched(dossiers: &Dossiers, role: Role, row: usize) -> bool {
    role == Role::Orders || dossiers.order_of[role as usize][row] != NONE
}

/// Orders that have a delivery or an invoice.
pub fn orders_matched(dossiers: &Dossiers) -> u64 {
    let orders = dossiers.tables.of(Role::Orders);
    let arrived = orders.times("delivered_at");
    let has_row = |order: &usize| {
        let roles = [Role::Deliveries, Role::Invoices];
        let has = |role: &Role| !dossiers.rows_of[*role as usize].of(*order).is_empty();
        roles.iter().any(has) || arrived.is_some_and(|times| times[*order].is_known())
    };
    (0..orders.rows()).filter(has_row).count() as u64
}

/// Orders with at least one finding.
pub fn orders_missed(dossiers: &Dossiers, findings: &[Finding]) -> u64 {
    let ids = dossiers.tables.of(Role::Orders).texts("order_id").unwrap_or_default();
    let mut is_missed = vec![false; dossiers.tables.texts.len()];
    for finding in findings.iter().filter(|finding| finding.outcome != Outcome::Unknown) {
        if let Some(id) = dossiers.tables.texts.find(&finding.order) {
            is_missed[id as usize] = true;
        }
    }
    ids.iter().filter(|&&id| is_missed[id as usize]).count() as u64
}

/// The money at stake per currency. One error may break several promises, so each order line
/// counts once, at its largest finding, and the order as a whole counts beside its lines only
/// with what it has more.
pub fn stake(findings: &[Finding]) -> Vec<(String, i128)> {
    let mut lines: BTreeMap<(&str, &str, &str), i64> = BTreeMap::new();
    for finding in findings {
        let Some(stake) = finding.stake else { continue };
        // A document without an order is a subject of its own.
        let order = if finding.order.is_empty() { &finding.document } else { &finding.order };
        let largest = lines.entry((&finding.currency, order, &finding.line)).or_default();
        *largest = (*largest).max(stake);
    }
    let mut orders: BTreeMap<(&str, &str), (i128, i128)> = BTreeMap::new();
    for ((currency, order, line), stake) in lines {
        let (whole, of_lines) = orders.entry((currency, order)).or_default();
        *(if line.is_empty() { whole } else { of_lines }) += i128::from(stake);
    }
    let mut sums: BTreeMap<&str, i128> = BTreeMap::new();
    for ((currency, _), (whole, of_lines)) in orders {
        *sums.entry(currency).or_default() += whole.max(of_lines);
    }
    sums.into_iter().map(|(currency, sum)| (currency.to_owned(), sum)).collect()
}

/// Why a run is incomplete.
pub fn incomplete(report: &Report, contract: &Contract, as_of: i64) -> Vec<String> {
    let mut reasons = Vec::new();
    let quarantined: u64 = report.files.iter().map(|file| file.quarantined).sum();
    if quarantined > contract.quarantined_max {
        let rows = if quarantined == 1 { "row was" } else { "rows were" };
        reasons.push(format!(
            "{quarantined} {rows} quarantined (the contract allows {})",
            contract.quarantined_max
        ));
    }
    for (place, file) in report.files.iter().enumerate() {
        let is_it = |remark: &Remark| remark.code == "DAT012" && usize::from(remark.file) == place;
        let plays = !file.roles.is_empty() || report.remarks.iter().any(is_it);
        if file.is_changed {
            reasons.push(format!("{} was changed while it was read", file.path));
        }
        match file.min_rows {
            None if file.rows_read == 0 && plays => {
                reasons.push(format!("{} has no rows", file.path));
            }
            Some(wanted) if file.rows_read < wanted => {
                let rows = file.rows_read;
                reasons.push(format!("{} has {rows} rows of at least {wanted}", file.path));
            }
            _ => {}
        }
    }
    reasons.extend(stale(report, contract, as_of));
    let asked = || report.promises.iter().filter(|one| !one.is_off && !one.is_about_input());
    let is_checked = asked().any(|promise| promise.outcomes.iter().any(|&count| count > 0));
    if report.orders == 0 {
        reasons.push("there are no orders".to_owned());
    } else if !is_checked && asked().all(|promise| !promise.missing.is_empty()) {
        reasons.push("no promise could be checked; see what is needed below".to_owned());
    }
    let years = report.unlisted_years.iter();
    reasons.extend(years.filter_map(|&(year, orders)| unlisted(year, orders, &contract.calendar)));
    reasons
}

/// Why what needs a year whose holidays are not listed has no answer, and what to do.
fn unlisted(year: i32, orders: u64, calendar: &Calendar) -> Option<String> {
    let listed = calendar.listed_years()?;
    let bound = if year > *listed.end() {
        format!("end with {}", listed.end())
    } else {
        format!("begin with {}", listed.start())
    };
    let needed = match orders {
        0 => "a formula needs".to_owned(),
        1 => "1 order needs".to_owned(),
        orders => format!("{orders} orders need"),
    };
    let or_none = calendar.closed_day_of(year).map(|day| {
        format!(", or write a day that is closed anyway, such as {day}, if there are none")
    });
    Some(format!(
        "the holidays of the contract {bound}, and {needed} {year}; add the holidays of {year}{}",
        or_none.unwrap_or_default()
    ))
}

/// Roles whose newest record is older than the contract allows.
fn stale(report: &Report, contract: &Contract, as_of: i64) -> Vec<String> {
    let Some(age_max) = contract.max_input_age else { return Vec::new() };
    let mut reasons = Vec::new();
    for role in Role::ALL {
        let plays = report.files.iter().filter(|file| file.roles.contains(&role));
        let Some(newest) = plays.filter_map(|file| file.newest).max() else { continue };
        let age = as_of.saturating_sub(newest);
        if age > age_max {
            let days = age / DAY;
            let name = role.name();
            reasons.push(format!("the newest record of {name} is {days} days old"));
        }
    }
    reasons
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
    if findings != report.findings.len() as u64 {
        broken.push(format!("{findings} findings counted, {} listed", report.findings.len()));
    }
    broken
}
