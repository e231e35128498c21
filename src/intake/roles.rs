//! Which roles a file plays and which header feeds which column, decided from its header alone.
//!
//! Stops where a name could mean promise or fact and nothing else decides. Reads no rows.

mod payouts;
mod service;
mod settling;

use super::headers::{Match, Names, Twice};
use super::undecided::Undecided;
use crate::tables::{Role, columns_of, place_of};
use Role::{
    Calls, Customers, Deliveries, Entitlements, Events, Invoices, Lines, Messages, Orders,
    Payments, Returns, Reviews, Tickets,
};
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
    payouts::refuse(names)?;
    let mut settled = names.clone();
    let unused = settling::settle(&mut settled, forced)?;
    let mut roles = if forced.is_empty() { detect(&settled)? } else { forced.to_vec() };
    if forced == [Orders] && lines_fit(&settled) {
        roles.push(Lines);
    }
    if roles.is_empty() {
        return Ok(None);
    }
    roles.sort_unstable();
    roles.dedup();
    let feeds = feeds_of(&settled, &roles)
        .map_err(|(role, place, twice)| Undecided::twice(names, forced, (role, place), &twice))?;
    for &role in &roles {
        require_key(&settled, role, &feeds)?;
    }
    Ok(Some(Found { roles, feeds, unused }))
}

/// How many columns of each role a header names, the roles it plays or not.
pub fn scores(names: &Names) -> Vec<(Role, usize)> {
    Role::ALL.into_iter().map(|role| (role, score(names, role))).collect()
}

/// The best header of every column of the roles.
fn feeds_of(names: &Names, roles: &[Role]) -> Result<Vec<Feed>, (Role, usize, Twice)> {
    let mut feeds = Vec::new();
    for &role in roles {
        for place in 0..columns_of(role).len() {
            let with_weak = !(role == Deliveries && roles.contains(&Lines));
            let best = names.best(role, place, with_weak);
            if let Some(header) = best.map_err(|twice| (role, place, twice))? {
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
    let is_there = |key: &&str| {
        let place = place_of(role, key);
        feeds.iter().any(|&(of, at, _)| of == role && Some(at) == place)
    };
    let keys = keys_of(role);
    if keys.iter().any(is_there) {
        return Ok(());
    }
    let (role, key) = (role.name(), keys[0]);
    bail!(
        "no header says which is {role}.{key}; the headers are {}; write \
         `columns.{role} = {{ {key} = \"...\" }}` into its [[source]] of the contract",
        list(&names.cells)
    )
}

/// The columns of which every file of a role holds one, the one that is asked for first: what its
/// rows are known by, or what they are about. A ticket may be about no order at all.
pub const fn keys_of(role: Role) -> &'static [&'static str] {
    match role {
        Invoices => &["invoice_no"],
        Payments | Returns => &["order_id", "invoice_no"],
        Tickets => &["ticket_id", "order_id", "invoice_no"],
        Messages => &["order_id", "ticket_id"],
        Events => &["ticket_id", "order_id"],
        Reviews => &["order_id", "customer", "review_id"],
        Calls => &["call_id", "customer"],
        Customers => &["customer"],
        Entitlements => &["customer", "order_id"],
        Orders | Lines | Deliveries => &["order_id"],
    }
}

/// Header cells for a message, at most twelve of them.
pub fn list(cells: &[String]) -> String {
    let shown: Vec<String> = cells.iter().take(12).map(|cell| format!("{cell:?}")).collect();
    let more = if cells.len() > 12 { ", ..." } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn has_other_key(names: &Names) -> bool {
    has_invoice(names)
        || names.has(Deliveries, "delivery_id")
        || names.has(Messages, "message_id")
        || has_payment(names)
        || service::returns_fit(names)
        || service::tickets_fit(names)
}

/// Whether the rows are invoices. The number of one beside the date of an order, and no date of
/// the invoice, is a reference.
fn has_invoice(names: &Names) -> bool {
    let is_dated = has_any(names, Invoices, &["issued_at", "due_at", "kind"]);
    names.has(Invoices, "invoice_no") && (is_dated || !has_order_date(names))
}

/// Whether the rows are payments, and not orders or lines that name theirs.
fn has_payment(names: &Names) -> bool {
    names.has(Payments, "payment_id") && !names.has(Lines, "quantity") && !has_order_date(names)
}

/// Whether a header says that it is the date of an order, and not of any document.
fn has_order_date(names: &Names) -> bool {
    let is_it = |role: Role, column: &'static str| {
        move |one: &Match| one.role == role && columns_of(role)[one.place].name == column
    };
    let is_ordered = is_it(Orders, "ordered_at");
    names.matches.iter().any(|matches| {
        matches.iter().any(|one| is_ordered(one) && !one.is_weak)
            && !matches.iter().any(is_it(Invoices, "issued_at"))
    })
}

fn has_any(names: &Names, role: Role, columns: &[&str]) -> bool {
    columns.iter().any(|column| names.has(role, column))
}

fn is_deliveries(names: &Names, forced: &[Role]) -> bool {
    let of_orders = ["ordered_at", "promised_by", "promised_from", "ship_by", "total", "net"];
    let has_fact = has_any(names, Orders, &["delivered_at", "shipped_at"]);
    let has_key = names.has(Deliveries, "delivery_id") && !has_invoice(names);
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
    let is_other = has_invoice(names) || has_payment(names);
    names.has(Deliveries, "order_id") && (has_time || is_received) && !is_other
}

fn invoices_fit(names: &Names) -> bool {
    has_invoice(names)
        && has_any(names, Invoices, &["total", "net", "quantity", "unit_price"])
        && !names.has(Payments, "payment_id")
}

fn payments_fit(names: &Names) -> bool {
    let refers = has_any(names, Payments, &["order_id", "invoice_no"]);
    let is_dated = names.has(Payments, "paid_at")
        && refers
        && !has_any(names, Invoices, &["issued_at", "due_at"])
        && !has_any(names, Orders, &["ordered_at"]);
    names.has(Payments, "total") && (has_payment(names) && refers || is_dated)
}

fn messages_fit(names: &Names) -> bool {
    let is_message =
        names.has(Messages, "sent_at") && has_any(names, Messages, &["kind", "direction"]);
    has_any(names, Messages, &["order_id", "ticket_id"])
        && (names.has(Messages, "message_id") || is_message)
}

/// How many columns of a role a header names.
fn score(names: &Names, role: Role) -> usize {
    columns_of(role).iter().filter(|spec| names.has(role, spec.name)).count()
}

fn detect(names: &Names) -> Result<Vec<Role>> {
    // They name the documents of other roles, and no other role names theirs like this.
    if let Some(roles) = service::find(names) {
        return Ok(roles);
    }
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
    let mut scores = scores(names);
    scores.retain(|(role, _)| rivals.contains(role));
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

/// How many headers have a name that is known.
pub fn words_known(names: &Names) -> usize {
    scores(names).into_iter().map(|(_, count)| count).sum()
}

#[cfg(test)]
mod tests;
