//! Bills for several orders that state what is to be paid for all of them on the row of one: on
//! each row without lines, one for each order, or on a single row of many.
//!
//! Such an amount looks like that of the order. It is taken for the document's only where that
//! explains what the orders state far better, bill by bill that hang together; otherwise it stays.

use super::{connected, key, number, text};
use crate::decimal::ABSENT;
use crate::dossier::{Links, NONE};
use crate::tables::{Packed, Role, Tables, place_of};
use crate::texts::NO_TEXT;
use hashbrown::HashMap;

/// Moves the amounts of whole documents from `total` to `document_total`; for each of them the rows
/// that it was read on.
pub fn set_apart(tables: &mut Tables, order_of: &[u32], rows_of: &Links) -> Vec<Vec<u32>> {
    let bills = suspects(tables, order_of);
    let orders = |rows: &Vec<u32>| rows.iter().map(|&row| order_of[row as usize]).collect();
    let orders_of: Vec<Vec<u32>> = bills.iter().map(orders).collect();
    let mut joint: Vec<&[u32]> = Vec::new();
    for group in connected(&orders_of) {
        let bills: Vec<&[u32]> = group.iter().map(|&bill| &bills[bill][..]).collect();
        if is_of_documents(tables, &bills, order_of, rows_of) {
            joint.extend(bills);
        }
    }
    move_totals(tables, &joint)
}

/// The rows of each bill for several orders that may state the amount of all of them.
fn suspects(tables: &Tables, order_of: &[u32]) -> Vec<Vec<u32>> {
    let invoices = tables.of(Role::Invoices);
    let columns = (invoices.texts("invoice_no"), invoices.numbers("total"));
    let (Some(numbers), Some(totals)) = columns else { return Vec::new() };
    // Mostly a number is of one order, which one pass over small arrays tells.
    let mut first = vec![NONE; tables.texts.len()];
    let mut is_of_many = vec![false; tables.texts.len()];
    for (id, &order) in numbers.iter().zip(order_of).filter(|(id, _)| *id != NO_TEXT) {
        let known = &mut first[id as usize];
        is_of_many[id as usize] |= *known != NONE && *known != order;
        *known = order;
    }
    let mut places = HashMap::new();
    let mut bills: Vec<Vec<u32>> = Vec::new();
    for (row, id) in (0_u32..).zip(numbers.iter()) {
        if id != NO_TEXT && is_of_many[id as usize] {
            let place = *places.entry(key(invoices, row as usize)).or_insert(bills.len());
            if place == bills.len() {
                bills.push(Vec::new());
            }
            bills[place].push(row);
        }
    }
    let has_lines = ["line_id", "sku", "charge"].iter().any(|name| invoices.column(name).is_some());
    let is_suspect = |rows: &Vec<u32>| {
        let mut orders: Vec<u32> = rows.iter().map(|&row| order_of[row as usize]).collect();
        orders.sort_unstable();
        orders.dedup();
        let stated: Vec<i64> = rows
            .iter()
            .map(|&row| totals.at(row as usize))
            .filter(|&total| total != ABSENT)
            .collect();
        let is_repeated = !has_lines
            && orders.len() == rows.len()
            && stated.len() == rows.len()
            && stated.iter().all(|total| *total == stated[0]);
        let is_there = !orders.contains(&NONE) && orders.len() > 1;
        is_there && (is_repeated || stated.len() == 1) && stated[0] != 0
    };
    bills.retain(is_suspect);
    bills
}

/// Whether the amounts of some bills are those of the documents: read as such they differ less than
/// half as much from what the orders state as read row by row. Where an order states nothing, they
/// are as soon as they cannot be those of the rows.
fn is_of_documents(tables: &Tables, bills: &[&[u32]], order_of: &[u32], rows_of: &Links) -> bool {
    let (orders, invoices) = (tables.of(Role::Orders), tables.of(Role::Invoices));
    let is = |row: u32, words: &[&str]| {
        let kind = text(invoices, "kind", row);
        kind != NO_TEXT && words.contains(&&*tables.texts.text(kind))
    };
    let billed = |row: u32| -> i128 {
        let total = i128::from(number(invoices, "total", row).unwrap_or(0));
        match () {
            () if is(row, &["void", "proforma"]) => 0,
            () if is(row, &["credit"]) => -total.abs(),
            () => total,
        }
    };
    let mut all: Vec<u32> =
        bills.iter().flat_map(|rows| rows.iter().map(|&row| order_of[row as usize])).collect();
    all.sort_unstable();
    all.dedup();
    let (mut agreed, mut by_row, mut off, mut is_known) = (0_i128, 0_i128, 0_i128, true);
    for order in all {
        let of_order: i128 = rows_of.of(order as usize).iter().map(|&row| billed(row)).sum();
        by_row += of_order;
        match number(orders, "total", order).map(i128::from) {
            Some(total) => {
                agreed += total;
                off += (of_order - total).abs();
            }
            None => is_known = false,
        }
    }
    // Each document counts once, not once for each of its orders.
    let again = bills.iter().map(|rows| {
        let mut stated = rows.iter().filter(|&&row| number(invoices, "total", row).is_some());
        stated.next();
        stated.map(|&row| billed(row)).sum::<i128>()
    });
    let by_document = by_row - again.sum::<i128>();
    if is_known { (by_document - agreed).abs() * 2 < off } else { off > 0 }
}

/// Makes the amount of each bill that of all of its rows; the rows that it was read on.
fn move_totals(tables: &mut Tables, bills: &[&[u32]]) -> Vec<Vec<u32>> {
    let places = ["total", "document_total"].map(|name| place_of(Role::Invoices, name));
    let ([Some(own), Some(whole)], false) = (places, bills.is_empty()) else { return Vec::new() };
    let invoices = tables.of_mut(Role::Invoices);
    let count = invoices.rows();
    let values = |name: &str| {
        invoices.numbers(name).map_or_else(|| vec![ABSENT; count], |cells| cells.to_vec())
    };
    let (mut totals, mut wholes) = (values("total"), values("document_total"));
    let mut moved = Vec::new();
    for rows in bills {
        let stated: Vec<u32> =
            rows.iter().copied().filter(|&row| totals[row as usize] != ABSENT).collect();
        let total = stated.first().map_or(ABSENT, |&row| totals[row as usize]);
        for &row in *rows {
            (totals[row as usize], wholes[row as usize]) = (ABSENT, total);
        }
        moved.push(stated);
    }
    invoices.columns[own] = Some(Packed::Number(totals.into()));
    invoices.columns[whole] = Some(Packed::Number(wholes.into()));
    moved
}
