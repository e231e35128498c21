//! Faults of plans of instalments (INS33x).

use super::super::business;
use super::super::dice::Dice;
use super::super::records::{AS_OF, Invoice, Order, Row, Shape, plus_months, rounded};
use super::{Expected, Fault, bare, worth};

/// Every fault of a plan.
pub const FAULTS: &[Fault] =
    &[last_short, uneven, one_too_many, other_day, fee, not_billed, never_went_on];

/// How many instalments a plan has, where all of them have been billed.
fn complete(order: &Order) -> Option<usize> {
    let count = usize::try_from(order.instalments?).ok()?;
    let is_of_plan = |invoice: &Invoice| invoice.instalment.is_some();
    let is_whole = order.invoices.len() == count && order.invoices.iter().all(is_of_plan);
    (order.shape == Shape::Plan && is_whole).then_some(count)
}

fn regular(order: &Order) -> i64 {
    let total = order.agreed.map_or(0, |agreed| agreed.total);
    rounded(total / order.instalments.unwrap_or(1), order.minor)
}

/// Changes the amount of an instalment, counted from 0.
fn change(order: &mut Order, instalment: usize, by: i64) {
    let row = &mut order.invoices[instalment].rows[0];
    row.total = row.total.map(|total| total + by);
}

fn last_short(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let count = complete(order)?;
    let less = 12 * order.minor;
    change(order, count - 1, -less);
    Some(["INS331", "INS332", "BIL311"].map(|code| worth(code, less)).to_vec())
}

/// The sum is right, and two instalments are not.
fn uneven(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    complete(order)?;
    let more = 3 * order.minor;
    change(order, 0, more);
    change(order, 1, -more);
    Some(vec![worth("INS332", more); 2])
}

fn one_too_many(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let count = complete(order)?;
    let first_due = order.invoices[0].due?;
    let due = plus_months(first_due, u32::try_from(count).ok()?);
    (due <= AS_OF).then_some(())?;
    let amount = regular(order);
    let row = Row { charge: "goods", total: Some(amount), ..Row::default() };
    let bill = business::invoice(order, due - 10, vec![row]);
    let instalment = order.instalments.map(|count| count + 1);
    order.invoices.push(Invoice { due: Some(due), instalment, document_net: None, ..bill });
    Some(["INS333", "INS331", "BIL311"].map(|code| worth(code, amount)).to_vec())
}

fn other_day(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    complete(order)?;
    let days = 1 + dice.within(5);
    order.invoices[1].due = order.invoices[1].due.map(|due| due + days);
    Some(vec![bare("INS334")])
}

fn fee(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    complete(order)?;
    let fee = order.little(dice);
    let row = Row { charge: "fee", total: Some(fee), ..Row::default() };
    order.invoices[0].rows.push(row);
    Some(vec![worth("INS336", fee), worth("BIL311", fee)])
}

/// The last instalment is due and was not billed; the plan is not over until it is.
fn not_billed(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    complete(order)?;
    order.invoices.pop();
    Some(vec![worth("INS337", regular(order))])
}

/// The same after the second instalment.
fn never_went_on(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (complete(order)? > 2).then_some(())?;
    order.invoices.truncate(2);
    Some(vec![worth("INS337", regular(order))])
}
