//! Dates whose name says neither promise nor fact, decided by the company they keep.
//!
//! Where the company does not decide either, it stops with what to write, or leaves the column
//! unused.

use super::super::headers::{Either, Names};
use super::super::undecided::{Readings, Undecided};
use super::{has_other_key, is_deliveries, lines_fit, orders_fit};
use crate::tables::Role;
use Role::{Deliveries, Lines, Orders};
use anyhow::{Result, bail};

/// A header with more undecided dates than this is no export, and gets shorter remarks.
const REMEDIES_MAX: usize = 8;

/// Decides names that may be promise or fact by the company they keep.
pub fn settle(names: &mut Names, forced: &[Role]) -> Result<Vec<(usize, String)>> {
    let mut unused = Vec::new();
    let is_of_orders = names.has(Orders, "order_id") && !has_other_key(names);
    let is_of_deliveries = is_deliveries(names, forced);
    if !is_of_orders && !is_of_deliveries {
        return Ok(unused);
    }
    // Asked once: two undecided dates must not decide each other.
    let arrives = [names.has(Orders, "promised_by"), names.has(Orders, "delivered_at")];
    let leaves = [names.has(Orders, "ship_by"), names.has(Orders, "shipped_at")];
    for header in 0..names.cells.len() {
        match (names.either[header], arrives, leaves) {
            (None, ..) => {}
            (Some(Either::Delivery | Either::Due), [true, true], _) => {}
            (Some(Either::Delivery), [true, false], _) => be_fact(names, header, "delivered_at"),
            (Some(Either::Delivery | Either::Due), [false, true], _) => {
                be_promise(names, header, "promised_by");
            }
            (Some(Either::Delivery), ..) if is_of_deliveries => {
                be_fact(names, header, "delivered_at");
            }
            (Some(Either::Due), [true, _], _) => {}
            (Some(Either::Due), ..) if is_of_deliveries => {}
            (Some(Either::Delivery | Either::Due), ..) => bail!(undecided(names, forced, header)),
            (Some(Either::Ship), _, [true, true]) => {}
            (Some(Either::Ship), _, [true, false]) => be_fact(names, header, "shipped_at"),
            (Some(Either::Ship), _, [false, true]) => be_promise(names, header, "ship_by"),
            (Some(Either::Ship), ..) if is_of_deliveries => be_fact(names, header, "shipped_at"),
            (Some(Either::Ship), ..) => {
                let remedy = match unused.len() {
                    0..REMEDIES_MAX => ship_remedy(names, forced, header),
                    _ => "name its column in the contract".to_owned(),
                };
                unused.push((header, remedy));
            }
        }
    }
    Ok(unused)
}

/// What to write for a date of leaving that nothing decides; the remark says the rest.
fn ship_remedy(names: &Names, forced: &[Role], header: usize) -> String {
    let is_of_lines = lines_fit(names) && !orders_fit(names);
    let readings = Readings { promise: "ship_by", fact: Some("shipped_at"), is_of_lines };
    Undecided::new(String::new(), names, forced, header, readings).remedy()
}

fn be_fact(names: &mut Names, header: usize, column: &str) {
    names.add(header, Orders, column);
    names.add(header, Deliveries, column);
}

fn be_promise(names: &mut Names, header: usize, column: &str) {
    names.add(header, Orders, column);
    names.add(header, Lines, column);
}

fn undecided(names: &Names, forced: &[Role], header: usize) -> Undecided {
    let cell = &names.cells[header];
    let is_of_lines = lines_fit(names) && !orders_fit(names);
    let readings = |fact| Readings { promise: "promised_by", fact, is_of_lines };
    let (may_be, readings) = if names.either[header] == Some(Either::Due) {
        ("when the goods were promised or when the payment is due", readings(None))
    } else {
        ("what was promised or what happened", readings(Some("delivered_at")))
    };
    let what = format!("{cell:?} may be {may_be}, and nothing else in the header decides");
    Undecided::new(what, names, forced, header, readings)
}
