//! Amounts of a whole invoice that an export repeats on each of its rows, counted once.
//!
//! Decides from the values: what is the same on all rows of every invoice, and too much for one of
//! them, is the invoice's. Never changes an amount of which that is not certain.

use super::super::cells::Value;
use super::super::plan::From;
use super::super::reading::Part;
use super::super::stage::Stage;
use crate::decimal::{ABSENT, multiply};
use crate::tables::{Column, Role, place_of};
use crate::texts::{NO_TEXT, TextId};
use Role::Invoices;
use hashbrown::HashMap;

/// Leaves amounts of whole invoices on the first row of each, and says so.
pub fn settle(part: &mut Part) {
    let mut once = Vec::new();
    for stage in part.stages.iter_mut().filter(|stage| holds_lines(stage)) {
        let bills = bills(stage);
        let repeated: Vec<&'static str> =
            AMOUNTS.into_iter().filter(|name| is_repeated(stage, &bills, name)).collect();
        for name in &repeated {
            part.account.joint_bills += count_once(stage, &bills, name);
        }
        once.extend(repeated);
    }
    if !once.is_empty() {
        part.account.decided.push_str(&format!(", {} once per invoice", once.join(" and ")));
    }
}

/// Whether the rows are parts of invoices, and not invoices that may be there twice.
pub fn holds_lines(stage: &Stage) -> bool {
    let has = |name: &str| stage.cell(Invoices, name).is_some();
    let is_line = has("line_id") || has("sku") || has("quantity") && has("unit_price");
    stage.roles.contains(&Invoices) && is_line
}

/// The amounts that a row may hold for its invoice.
const AMOUNTS: [&str; 4] = ["total", "tax", "shipping", "net"];

/// Where what is to be paid for several orders together is kept.
const WHOLE: &str = "document_total";

/// The rows of each invoice that has several. A line number that comes again begins it anew,
/// unless it is that of another order.
fn bills(stage: &Stage) -> Vec<Vec<usize>> {
    let mut place_by_key: HashMap<([TextId; 3], u32), usize> = HashMap::new();
    let mut lines: HashMap<([TextId; 3], [TextId; 2]), u32> = HashMap::new();
    let mut bills: Vec<Vec<usize>> = Vec::new();
    for row in (0..stage.rows()).filter(|&row| stage.is_in(row, Invoices)) {
        let document = ["invoice_no", "party", "kind"].map(|name| stage.text(Invoices, name, row));
        if document[0] == NO_TEXT {
            continue;
        }
        let line = ["order_id", "line_id"].map(|name| stage.text(Invoices, name, row));
        let mut copy = 0;
        if line[1] != NO_TEXT {
            let seen = lines.entry((document, line)).or_default();
            copy = std::mem::replace(seen, *seen + 1);
        }
        let place = *place_by_key.entry((document, copy)).or_insert(bills.len());
        if place == bills.len() {
            bills.push(Vec::new());
        }
        bills[place].push(row);
    }
    bills.retain(|rows| rows.len() > 1);
    bills
}

fn number(stage: &Stage, name: &str, row: usize) -> Option<i64> {
    match place_of(Invoices, name).map(|place| stage.value(Invoices, place, row)) {
        Some(Value::Number(number)) if number != ABSENT => Some(number),
        _ => None,
    }
}

/// What a row bills by itself, without looking at one of its amounts.
fn line_amount(stage: &Stage, without: &str, row: usize) -> Option<i64> {
    let of = |name: &str| number(stage, name, row);
    let by_price = || multiply(of("quantity")?, of("unit_price")?);
    if without == "net" { by_price() } else { by_price().or_else(|| of("net")) }
}

/// Whether an amount stands on every row of its invoice and cannot be that of the row.
fn is_repeated(stage: &Stage, bills: &[Vec<usize>], name: &str) -> bool {
    if stage.cell(Invoices, name).is_none() {
        return false;
    }
    let mut is_proven = false;
    for rows in bills {
        let amounts: Vec<Option<i64>> = rows.iter().map(|&row| number(stage, name, row)).collect();
        let Some(amount) = amounts[0].filter(|_| amounts.iter().all(|one| *one == amounts[0]))
        else {
            return false;
        };
        match is_whole(stage, rows, name, amount) {
            Some(true) => is_proven = true,
            Some(false) => return false,
            None => {}
        }
    }
    is_proven
}

/// Whether an amount is that of all rows together; [`None`] where nothing tells, as in rows that
/// are wholly alike and may be one row twice.
///
/// Of `n` equal lines each is less than two thirds of the sum without tax, whatever tax it holds;
/// the whole invoice is more than three quarters of it, unless more than a quarter was let off.
fn is_whole(stage: &Stage, rows: &[usize], name: &str, amount: i64) -> Option<bool> {
    let values = |row: usize| stage.feeds.iter().map(move |feed| stage.value_from(feed.2, row));
    if rows.iter().all(|&row| values(row).eq(values(rows[0]))) {
        return None;
    }
    let lines: Option<Vec<i128>> =
        rows.iter().map(|&row| line_amount(stage, name, row).map(i128::from)).collect();
    match (name, lines) {
        ("total" | "net", Some(lines)) => {
            let sum: i128 = lines.iter().sum();
            (sum != 0).then(|| i128::from(amount).abs() * 4 >= sum.abs() * 3)
        }
        // Equal parts of unequal lines are the invoice's.
        ("tax" | "shipping", Some(lines)) if amount != 0 => {
            lines.iter().any(|line| *line != lines[0]).then_some(true)
        }
        ("total", None) => {
            let quantities: Vec<Option<i64>> =
                rows.iter().map(|&row| number(stage, "quantity", row)).collect();
            quantities.iter().any(|one| *one != quantities[0]).then_some(true)
        }
        _ => None,
    }
}

/// Leaves an amount on the first row of each invoice. Where the rows belong to several orders it
/// is the amount of none of them; what is to be paid is kept as that of the document. How many
/// documents that are.
fn count_once(stage: &mut Stage, bills: &[Vec<usize>], name: &str) -> u64 {
    let Some(place) = place_of(Invoices, name) else { return 0 };
    if name == "net" {
        // Units and prices tell what each row bills.
        stage.drop_feed(Invoices, place);
        return 0;
    }
    let Some(cell) = stage.cell(Invoices, name) else { return 0 };
    let Some(values) = stage.columns[cell].numbers() else { return 0 };
    let mut values = values.into_owned();
    let (mut wholes, mut joint) = (vec![ABSENT; values.len()], 0);
    for rows in bills {
        let order = |row: usize| stage.text(Invoices, "order_id", row);
        if rows.iter().any(|&row| order(row) != order(rows[0])) {
            rows.iter().for_each(|&row| wholes[row] = std::mem::replace(&mut values[row], ABSENT));
            joint += 1;
        } else {
            rows.iter().skip(1).for_each(|&row| values[row] = 0);
        }
    }
    let own = stage.columns.len();
    stage.columns.push(Column::Number(values));
    let is_kept = name == "total" && wholes.iter().any(|whole| *whole != ABSENT);
    if is_kept && stage.cell(Invoices, WHOLE).is_none() {
        let whole = place_of(Invoices, WHOLE).unwrap_or_default();
        stage.feeds.push((Invoices, whole, From::Cell(own + 1)));
        stage.columns.push(Column::Number(wholes));
    }
    for feed in stage.feeds.iter_mut().filter(|feed| feed.0 == Invoices && feed.1 == place) {
        feed.2 = From::Cell(own);
    }
    if name == "total" { joint } else { 0 }
}

#[cfg(test)]
mod tests;
