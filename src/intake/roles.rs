//! Which roles a file plays and which header feeds which column, decided from its header alone.
//!
//! Stops where a name could mean promise or fact and nothing else decides. Reads no rows.

use super::headers::{Either, Names};
use super::undecided::{Readings, Undecided};
use crate::tables::{Role, columns_of, place_of};
use Role::{Deliveries, Invoices, Lines, Messages, Orders, Payments};
use anyhow::{Result, bail};

/// A column fed by a header.
pub type Feed = (Role, usize, usize);

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The roles, in the order of the report.
    pub roles: Vec<Role>,
    /// Role, column and header.
    pub feeds: Vec<Feed>,
    /// Headers left unused because their name decides nothing, with what to write.
    pub unused: Vec<(usize, String)>,
}

/// Finds the roles of a file. `forced` are the roles said on the command line.
/// [`None`] where the header shows no role.
pub fn find(names: &Names, forced: &[Role]) -> Result<Option<Found>> {
    let mut names = names.clone();
    let unused = settle(&mut names, forced)?;
    let mut roles = if forced.is_empty() { detect(&names)? } else { forced.to_vec() };
    if forced == [Orders] && lines_fit(&names) {
        roles.push(Lines);
    }
    if roles.is_empty() {
        return Ok(None);
    }
    roles.sort_unstable();
    roles.dedup();
    let feeds = feeds_of(&names, &roles)?;
    for &role in &roles {
        require_key(&names, role, &feeds)?;
    }
    Ok(Some(Found { roles, feeds, unused }))
}

/// The headers of columns for roles that a contract names without columns.
pub fn feeds_of(names: &Names, roles: &[Role]) -> Result<Vec<Feed>> {
    let mut feeds = Vec::new();
    for &role in roles {
        for place in 0..columns_of(role).len() {
            let with_weak = !(role == Deliveries && roles.contains(&Lines));
            if let Some(header) = names.best(role, place, with_weak)? {
                feeds.push((role, place, header));
            }
        }
    }
    if roles.contains(&Lines) {
        give_to_lines(&mut feeds);
    }
    Ok(feeds)
}

/// Quantities and prices in the rows of lines are those of the line; a state that the order or
/// line already has is not the delivery's.
fn give_to_lines(feeds: &mut Vec<Feed>) {
    let fed = feeds.clone();
    let is_shared = |role: Role, column: &str, header: usize| {
        let place = place_of(role, column);
        fed.iter().any(|&(of, at, by)| of == role && Some(at) == place && by == header)
    };
    feeds.retain(|&(role, place, header)| match (role, columns_of(role)[place].name) {
        (Orders, "unit_price") => false,
        (Orders, "quantity") => !is_shared(Lines, "quantity", header),
        (Deliveries, "status") => {
            !is_shared(Orders, "status", header) && !is_shared(Lines, "status", header)
        }
        _ => true,
    });
}

fn require_key(names: &Names, role: Role, feeds: &[Feed]) -> Result<()> {
    let key = if role == Invoices { "invoice_no" } else { "order_id" };
    let is_there = |key: &str| {
        let place = place_of(role, key);
        feeds.iter().any(|&(of, at, _)| of == role && Some(at) == place)
    };
    if is_there(key) || role == Payments && is_there("invoice_no") {
        return Ok(());
    }
    let role = role.name();
    bail!(
        "no header says which is {role}.{key}; the headers are {}; write `{role}.{key} = \"...\"` \
         for this file into the contract",
        list(&names.cells)
    )
}

/// Header cells for a message, at most twelve of them.
pub fn list(cells: &[String]) -> String {
    let shown: Vec<String> = cells.iter().take(12).map(|cell| format!("{cell:?}")).collect();
    let more = if cells.len() > 12 { ", ..." } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// Decides names that may be promise or fact by the company they keep.
fn settle(names: &mut Names, forced: &[Role]) -> Result<Vec<(usize, String)>> {
    let mut unused = Vec::new();
    let is_of_orders = names.has(Orders, "order_id") && !has_other_key(names);
    let is_of_deliveries = is_deliveries(names, forced);
    if !is_of_orders && !is_of_deliveries {
        return Ok(unused);
    }
    let has_promise = names.has(Orders, "promised_by");
    let has_fact = names.has(Orders, "delivered_at");
    for header in 0..names.cells.len() {
        match names.either[header] {
            None => {}
            Some(Either::Delivery | Either::Due) if has_promise && has_fact => {}
            Some(Either::Delivery) if has_promise => be_fact(names, header, "delivered_at"),
            Some(Either::Delivery | Either::Due) if has_fact => {
                be_promise(names, header, "promised_by");
            }
            Some(Either::Delivery) if is_of_deliveries => be_fact(names, header, "delivered_at"),
            Some(Either::Due) if has_promise || is_of_deliveries => {}
            Some(Either::Delivery | Either::Due) => bail!(undecided(names, forced, header)),
            Some(Either::Ship) => settle_ship(names, forced, header, is_of_deliveries, &mut unused),
        }
    }
    Ok(unused)
}

fn settle_ship(
    names: &mut Names,
    forced: &[Role],
    header: usize,
    is_of_deliveries: bool,
    unused: &mut Vec<(usize, String)>,
) {
    let has_promise = names.has(Orders, "ship_by");
    let has_fact = names.has(Orders, "shipped_at");
    if has_promise && has_fact {
        return;
    }
    if has_promise || !has_fact && is_of_deliveries {
        be_fact(names, header, "shipped_at");
    } else if has_fact {
        be_promise(names, header, "ship_by");
    } else {
        // The remark says the rest; here is only what to write.
        let is_of_lines = lines_fit(names) && !orders_fit(names);
        let readings = Readings { promise: "ship_by", fact: Some("shipped_at"), is_of_lines };
        let remedy = Undecided::new(String::new(), names, forced, header, readings).remedy();
        unused.push((header, remedy));
    }
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

fn has_other_key(names: &Names) -> bool {
    names.has(Invoices, "invoice_no")
        || names.has(Deliveries, "delivery_id")
        || names.has(Messages, "message_id")
        || names.has(Payments, "payment_id") && !names.has(Lines, "quantity")
}

fn has_any(names: &Names, role: Role, columns: &[&str]) -> bool {
    columns.iter().any(|column| names.has(role, column))
}

fn is_deliveries(names: &Names, forced: &[Role]) -> bool {
    let of_orders = ["ordered_at", "promised_by", "promised_from", "ship_by", "total", "net"];
    let has_fact = has_any(names, Orders, &["delivered_at", "shipped_at"]);
    let has_key = names.has(Deliveries, "delivery_id") && !names.has(Invoices, "invoice_no");
    let has_order = names.has(Orders, "order_id");
    let is_bare = has_fact && !has_any(names, Orders, &of_orders) && !has_other_key(names);
    forced == [Deliveries] || has_order && (has_key || is_bare)
}

fn orders_fit(names: &Names) -> bool {
    let told = ["ordered_at", "customer", "promised_by", "promised_from", "ship_by"];
    let has_amount = has_any(names, Orders, &["total", "net"]) && !lines_fit(names);
    let is_told = has_amount || has_any(names, Orders, &told);
    names.has(Orders, "order_id") && is_told && !has_other_key(names)
}

fn lines_fit(names: &Names) -> bool {
    names.has(Lines, "order_id")
        && has_any(names, Lines, &["line_id", "sku"])
        && has_any(names, Lines, &["quantity", "unit_price"])
        && !has_other_key(names)
}

fn deliveries_fit(names: &Names) -> bool {
    let is_received = names.has(Deliveries, "quantity")
        && (names.has(Deliveries, "delivery_id") || lines_fit(names));
    let has_time = has_any(names, Deliveries, &["delivered_at", "shipped_at"]);
    let is_other = names.has(Invoices, "invoice_no")
        || names.has(Payments, "payment_id") && !names.has(Lines, "quantity");
    names.has(Deliveries, "order_id") && (has_time || is_received) && !is_other
}

fn invoices_fit(names: &Names) -> bool {
    names.has(Invoices, "invoice_no")
        && has_any(names, Invoices, &["total", "net", "quantity", "unit_price"])
        && !names.has(Payments, "payment_id")
}

fn payments_fit(names: &Names) -> bool {
    let refers = has_any(names, Payments, &["order_id", "invoice_no"]);
    let is_dated = names.has(Payments, "paid_at")
        && refers
        && !has_any(names, Invoices, &["issued_at", "due_at"])
        && !has_any(names, Orders, &["ordered_at"]);
    let is_keyed = names.has(Payments, "payment_id") && refers && !names.has(Lines, "quantity");
    names.has(Payments, "total") && (is_keyed || is_dated)
}

fn messages_fit(names: &Names) -> bool {
    let is_message =
        names.has(Messages, "sent_at") && has_any(names, Messages, &["kind", "direction"]);
    names.has(Messages, "order_id") && (names.has(Messages, "message_id") || is_message)
}

/// How many columns of a role a header names.
fn score(names: &Names, role: Role) -> usize {
    columns_of(role).iter().filter(|spec| names.has(role, spec.name)).count()
}

fn detect(names: &Names) -> Result<Vec<Role>> {
    let (orders, lines) = (orders_fit(names), lines_fit(names));
    let arrives = deliveries_fit(names);
    let mut rivals = Vec::new();
    if orders || lines {
        rivals.push(if orders { Orders } else { Lines });
    }
    let others = [
        (Deliveries, arrives && !orders && !lines),
        (Invoices, invoices_fit(names)),
        (Payments, payments_fit(names)),
        (Messages, messages_fit(names)),
    ];
    rivals.extend(others.iter().filter(|(_, fits)| *fits).map(|(role, _)| *role));
    let Some(winner) = highest(names, &rivals)? else { return Ok(Vec::new()) };
    if !matches!(winner, Orders | Lines) {
        return Ok(vec![winner]);
    }
    let mut roles = Vec::new();
    let only_arrives = arrives && !orders && !names.has(Lines, "unit_price") && one_quantity(names);
    if only_arrives {
        return Ok(vec![Deliveries]);
    }
    if orders {
        roles.push(Orders);
    }
    if lines {
        roles.push(Lines);
        if arrives {
            roles.push(Deliveries);
        }
    }
    Ok(roles)
}

/// Whether nothing tells an ordered quantity from a delivered one.
fn one_quantity(names: &Names) -> bool {
    !names.has(Deliveries, "quantity")
}

fn highest(names: &Names, rivals: &[Role]) -> Result<Option<Role>> {
    let scores: Vec<(Role, usize)> =
        rivals.iter().map(|&role| (role, score(names, role))).collect();
    let Some(&(winner, best)) = scores.iter().max_by_key(|(_, score)| *score) else {
        return Ok(None);
    };
    if scores.iter().filter(|(_, score)| *score == best).count() > 1 {
        let told: Vec<String> =
            scores.iter().map(|(role, score)| format!("{} {score}", role.name())).collect();
        let flags: Vec<String> =
            scores.iter().map(|(role, _)| format!("--{} FILE", role.name())).collect();
        bail!(
            "the header fits several roles equally well ({}); give the file as {}",
            told.join(", "),
            flags.join(" or ")
        );
    }
    Ok(Some(winner))
}

#[cfg(test)]
mod tests;
