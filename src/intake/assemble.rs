//! The settled rows of all files put together as tables, with an account that must add up.
//!
//! Files are taken in the order given, so that the result does not depend on threads.

use super::cells::Value;
use super::plan::From;
use super::reading::Part;
use super::stage::{Fate, Stage};
use super::{Intake, flat, later, repeats};
use crate::decimal::ABSENT;
use crate::tables::{Column, Role, Table, Tables, columns_of, place_of};
use crate::texts::{NO_TEXT, TextId, Texts};
use anyhow::Result;
use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;

/// Settles what can be settled within each file, before it meets the others, on two threads.
pub fn settle_alone(parts: &mut [Part], as_of: i64) {
    let held = flat::own_orders(parts);
    let left = Mutex::new(parts.iter_mut());
    let next = || left.lock().ok().and_then(|mut left| left.next());
    let work = || {
        while let Some(part) = next() {
            if let Some(held) = &held {
                flat::leave_orders(part, held);
            }
            flat::gather(part);
            later::hide(part, as_of);
            part.account.newest = later::newest(part);
            note_row_count(part);
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
}

/// Exports that stop at a round number are often cut off there.
const SUSPICIOUS_ROWS: [u64; 5] = [1_000, 5_000, 10_000, 65_535, 1_048_575];

fn note_row_count(part: &mut Part) {
    let rows = part.account.rows_read;
    let is_noted = part.remarks.iter().any(|remark| remark.code == "DAT012");
    if part.is_left_out || is_noted {
        return;
    }
    if SUSPICIOUS_ROWS.contains(&rows) {
        let message = format!("holds exactly {rows} rows, where exports are often cut off");
        part.note("DAT012", 0, ("", ""), message, "check that the export is whole".to_owned());
    } else if rows == 0 {
        let remedy = "check that the export is whole".to_owned();
        part.note("DAT012", 0, ("", ""), "holds no rows".to_owned(), remedy);
    }
}

/// Puts the files together.
pub fn assemble(mut parts: Vec<Part>) -> Result<Intake> {
    let texts = merge_texts(&mut parts);
    for role in Role::ALL {
        repeats::settle(&mut parts, &texts, role);
    }
    let mut intake = Intake { tables: Tables { texts, ..Tables::default() }, ..Intake::default() };
    for (file, mut part) in parts.into_iter().enumerate() {
        let file = u16::try_from(file)?;
        repeats::follow_orders(&mut part);
        repeats::share_quarantine(&mut part);
        count_rows(&mut part);
        part.account.roles = roles_of(&part);
        part.account.money = money_of(&part, &intake.tables.texts);
        note_lost_orders(&mut intake.tables, &part);
        part.remarks.sort_by_key(|remark| remark.line);
        intake.remarks.extend(part.remarks.into_iter().map(|mut remark| {
            remark.file = file;
            remark
        }));
        for stage in part.stages {
            for &role in &stage.roles {
                append(intake.tables.of_mut(role), &stage, file);
            }
        }
        intake.files.push(part.account);
        intake.origins.0.push(part.origin);
    }
    for table in &mut intake.tables.all {
        table.quarantined_orders.sort_unstable();
        table.quarantined_orders.dedup();
    }
    Ok(intake)
}

/// One arena for all files; the numbers of each are changed to those of the whole.
fn merge_texts(parts: &mut [Part]) -> Texts {
    let mut all = Texts::default();
    for (at, part) in parts.iter_mut().enumerate() {
        let own = std::mem::take(&mut part.texts);
        if at == 0 {
            all = own;
            continue;
        }
        let ids = (0..own.len()).map(|id| u32::try_from(id).unwrap_or(NO_TEXT));
        let map: Vec<TextId> = ids.map(|id| all.intern(own.text(id))).collect();
        for stage in &mut part.stages {
            for column in &mut stage.columns {
                if let Column::Text(values) = column {
                    values.iter_mut().for_each(|value| *value = map[*value as usize]);
                }
            }
            for constant in &mut stage.constants {
                if let Value::Text(text) = constant {
                    *text = map[*text as usize];
                }
            }
        }
        part.lost_orders.iter_mut().for_each(|order| *order = map[*order as usize]);
    }
    all
}

fn roles_of(part: &Part) -> Vec<Role> {
    let mut roles: Vec<Role> = part.stages.iter().flat_map(|stage| stage.roles.clone()).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Counts every row of the file once, by the best that became of it under any plan.
fn count_rows(part: &mut Part) {
    let mut best: HashMap<u32, Fate> = HashMap::new();
    let counted: Vec<&Stage> = part.stages.iter().filter(|stage| stage.is_counted).collect();
    let mut tally = |fate: Fate| match fate {
        Fate::Used => part.account.used += 1,
        Fate::Duplicate => part.account.duplicate += 1,
        Fate::Quarantined => part.account.quarantined += 1,
        Fate::Filtered => part.account.filtered += 1,
    };
    let fate = |stage: &Stage, row: usize| {
        if stage.mask[row] != 0 { Fate::Used } else { stage.fate[row] }
    };
    if let [only] = counted[..] {
        (0..only.rows()).for_each(|row| tally(fate(only, row)));
        return;
    }
    for stage in counted {
        for row in 0..stage.rows() {
            let held = best.entry(stage.line[row]).or_default();
            *held = (*held).max(fate(stage, row));
        }
    }
    best.into_values().for_each(tally);
}

const MONEY: [(Role, &str); 6] = [
    (Role::Orders, "total"),
    (Role::Orders, "net"),
    (Role::Lines, "net"),
    (Role::Invoices, "total"),
    (Role::Invoices, "net"),
    (Role::Payments, "total"),
];

/// What each column of money adds up to, by currency.
fn money_of(part: &Part, texts: &Texts) -> Vec<(Role, &'static str, String, i128)> {
    let mut sums: BTreeMap<(Role, &'static str, &str), i128> = BTreeMap::new();
    for stage in &part.stages {
        for (role, name) in MONEY.into_iter().filter(|(role, _)| stage.roles.contains(role)) {
            let Some(cell) = stage.cell(role, name) else { continue };
            let Column::Number(values) = &stage.columns[cell] else { continue };
            let currency = place_of(role, "currency").and_then(|place| stage.feed(role, place));
            let mut of_currency: BTreeMap<TextId, i128> = BTreeMap::new();
            for (row, &value) in values.iter().enumerate() {
                if value != ABSENT && stage.is_in(row, role) {
                    let currency = match currency.map(|from| stage.value_from(from, row)) {
                        Some(Value::Text(text)) => text,
                        _ => NO_TEXT,
                    };
                    *of_currency.entry(currency).or_default() += i128::from(value);
                }
            }
            for (currency, sum) in of_currency {
                *sums.entry((role, name, texts.text(currency))).or_default() += sum;
            }
        }
    }
    sums.into_iter()
        .map(|((role, name, currency), sum)| (role, name, currency.to_owned(), sum))
        .collect()
}

fn note_lost_orders(tables: &mut Tables, part: &Part) {
    for &role in &part.account.roles {
        tables.of_mut(role).quarantined_orders.extend(&part.lost_orders);
    }
}

/// Appends the rows of a stage that still have the role.
fn append(table: &mut Table, stage: &Stage, file: u16) {
    let role = table.role;
    let rows: Vec<usize> = (0..stage.rows()).filter(|&row| stage.is_in(row, role)).collect();
    let before = table.rows();
    table.is_present = true;
    for (place, spec) in columns_of(role).iter().enumerate() {
        let Some(from) = stage.feed(role, place) else { continue };
        let column = table.columns[place].get_or_insert_with(|| Column::empty(spec.kind));
        pad(column, before);
        match from {
            From::Cell(cell) => copy(&stage.columns[cell], &rows, column),
            From::Constant(constant) => {
                rows.iter().for_each(|_| stage.constants[constant].push_to(column));
            }
        }
    }
    table.line.extend(rows.iter().map(|&row| stage.line[row]));
    table.file.extend(rows.iter().map(|_| file));
    let all = table.rows();
    table.columns.iter_mut().flatten().for_each(|column| pad(column, all));
}

fn pad(column: &mut Column, rows: usize) {
    while column.len() < rows {
        column.push_absent();
    }
}

fn copy(from: &Column, rows: &[usize], to: &mut Column) {
    match (from, to) {
        (Column::Text(from), Column::Text(to)) => to.extend(rows.iter().map(|&row| from[row])),
        (Column::Number(from), Column::Number(to)) => {
            to.extend(rows.iter().map(|&row| from[row]));
        }
        (Column::Time(from), Column::Time(to)) => to.extend(rows.iter().map(|&row| from[row])),
        (_, to) => rows.iter().for_each(|_| to.push_absent()),
    }
}
