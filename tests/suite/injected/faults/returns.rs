//! Faults of what comes after the bill (RFD5xx): goods that came back, money, errors pointed out.

use super::super::afterwards::{Refund, Ticket};
use super::super::business;
use super::super::dice::Dice;
use super::super::records::{Order, Rounding, Row};
use super::{Expected, Fault, worth};

/// Every fault of a return or a correction.
pub const FAULTS: &[Fault] = &[
    never_paid_back,
    paid_back_too_little,
    paid_back_twice,
    refused,
    pointed_out,
    corrected_in_part,
    corrected,
];

/// An order of which a unit came back, as it should.
fn taken_back(order: &mut Order) -> Option<i64> {
    let is_fresh = order.afterwards.returns.is_empty();
    (order.is_plain(1) && order.can_take_back() && is_fresh).then_some(())?;
    order.take_back(1);
    Some(order.afterwards.returns[0].refund)
}

fn never_paid_back(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let refund = taken_back(order)?;
    order.afterwards.refunds.clear();
    Some(vec![worth("RFD501", refund)])
}

fn paid_back_too_little(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    taken_back(order)?;
    let less = 3 * order.minor;
    order.afterwards.refunds[0].amount -= less;
    Some(vec![worth("RFD502", less)])
}

fn paid_back_twice(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let refund = taken_back(order)?;
    let first = order.afterwards.refunds[0].clone();
    order.afterwards.refunds.push(Refund { paid: first.paid + 1 + dice.within(9), ..first });
    Some(vec![worth("RFD503", refund)])
}

/// It was asked for five days after it arrived, of thirty.
fn refused(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let refund = taken_back(order)?;
    order.afterwards.returns[0].decision = "refused";
    order.afterwards.refunds.clear();
    Some(vec![worth("RFD504", refund)])
}

/// The fee for shipping is too high, and the customer points it out: what is billed more without
/// tax, and with it.
fn overcharged(order: &mut Order, dice: &mut Dice) -> Option<(i64, i64)> {
    let is_plain = order.is_plain(1) && order.rounding == Rounding::None;
    let fee = order.agreed.map_or(0, |agreed| agreed.shipping);
    (is_plain && order.afterwards.returns.is_empty() && fee > 0).then_some(())?;
    // A part of it is corrected, so that it is more than one twentieth.
    let more = 20 * order.minor * (2 + dice.within(9));
    let row = order.invoices[0].rows.iter().position(|row| row.charge == "shipping")?;
    let billed = order.change((0, row), |row| row.net = row.net.map(|net| net + more));
    let opened = order.invoices[0].issued + 10;
    order.afterwards.tickets.push(Ticket { invoice: 0, opened });
    Some((more, billed))
}

/// A credit note for so much of the fee without tax; what it gives back with tax.
fn credited(order: &mut Order, net: i64) -> i64 {
    let before = order.billed();
    let first = order.invoices[0].clone();
    let row = Row { line: None, ..order.row("shipping", net) };
    let credit = business::credit(order, &first, first.issued + 12, vec![row]);
    order.invoices.push(credit);
    before - order.billed()
}

fn pointed_out(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let (more, billed) = overcharged(order, dice)?;
    Some(vec![worth("BIL307", more), worth("BIL311", billed), worth("RFD508", billed)])
}

fn corrected_in_part(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let (more, billed) = overcharged(order, dice)?;
    let part = 20 * order.minor;
    let rest = billed - credited(order, part);
    let of_fee = worth("BIL307", more - part);
    Some(vec![of_fee, worth("BIL311", rest), worth("RFD509", rest)])
}

/// What was billed too much is given back as a whole, which is no fault at all.
fn corrected(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let (more, _) = overcharged(order, dice)?;
    credited(order, more);
    Some(Vec::new())
}
