//! Articles that are no goods: freight and fees that an export names by their number alone.
//!
//! Where the contract says which articles those are, their rows are what a charge says they are: an
//! invoice row bills shipping or a fee, an order line agrees on it, and a delivery of it brings no
//! unit. Judges nothing.

use super::spellings;
use crate::contract::Contract;
use crate::decimal::ABSENT;
use crate::tables::{Packed, Role, Table, Tables, place_of};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;

/// Says of every row with such an article what it is for; agrees on the shipping that order lines
/// name so, where the order says nothing of it.
pub fn tell_charges(contract: &Contract, tables: &mut Tables) {
    if contract.charges.is_empty() {
        return;
    }
    let charges = articles(contract, tables);
    charge((tables.of_mut(Role::Invoices), "charge"), &charges);
    charge((tables.of_mut(Role::Lines), "line_charge"), &charges);
    empty(tables.of_mut(Role::Deliveries), &charges);
    let shipping = tables.texts.intern("shipping");
    agree_on_shipping(tables, shipping);
}

/// What each article is for.
fn articles(contract: &Contract, tables: &mut Tables) -> HashMap<TextId, TextId> {
    let mut charges = HashMap::new();
    for (word, articles) in &contract.charges {
        let word = tables.texts.intern(word);
        for article in articles {
            charges.extend(spellings(tables, article).into_iter().map(|id| (id, word)));
        }
    }
    charges
}

/// What a row names itself stays.
fn charge((table, name): (&mut Table, &str), charges: &HashMap<TextId, TextId>) {
    let Some(told) = table.filled(name, "sku", charges) else { return };
    let has_any = told.iter().any(|id| *id != NO_TEXT);
    if let Some(place) = place_of(table.role, name).filter(|_| has_any) {
        table.columns[place] = Some(Packed::Text(told.into()));
    }
}

fn empty(table: &mut Table, charges: &HashMap<TextId, TextId>) {
    let (Some(skus), Some(quantities)) = (table.texts("sku"), table.numbers("quantity")) else {
        return;
    };
    let of_row = |(sku, quantity)| if charges.contains_key(&sku) { 0 } else { quantity };
    let left: Vec<i64> = skus.iter().zip(quantities.iter()).map(of_row).collect();
    if let Some(place) = place_of(table.role, "quantity") {
        table.columns[place] = Some(Packed::Number(left.into()));
    }
}

/// What lines of shipping come to is what the order agrees on, unless it says that itself.
fn agree_on_shipping(tables: &mut Tables, shipping: TextId) {
    let lines = tables.of(Role::Lines);
    let (Some(charges), Some(ids)) = (lines.texts("line_charge"), lines.texts("order_id")) else {
        return;
    };
    let mut agreed: HashMap<TextId, Option<i64>> = HashMap::new();
    for (row, _) in charges.iter().enumerate().filter(|(_, charge)| *charge == shipping) {
        let sum = agreed.entry(ids.at(row)).or_insert(Some(0));
        *sum = sum.zip(lines.net(row)).and_then(|(sum, amount)| sum.checked_add(amount));
    }
    let orders = tables.of(Role::Orders);
    let (Some(numbers), false) = (orders.texts("order_id"), agreed.is_empty()) else { return };
    let said = orders.numbers("shipping");
    let of_order = |(row, id): (usize, TextId)| {
        let own = said.map_or(ABSENT, |said| said.at(row));
        let of_lines = || agreed.get(&id).copied().flatten().unwrap_or(ABSENT);
        if own == ABSENT { of_lines() } else { own }
    };
    let filled: Vec<i64> = numbers.iter().enumerate().map(of_order).collect();
    if let Some(place) = place_of(Role::Orders, "shipping") {
        tables.of_mut(Role::Orders).columns[place] = Some(Packed::Number(filled.into()));
    }
}
