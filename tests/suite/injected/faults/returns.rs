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
    never_answered,
    never_processed,
    paid_back_with_friction,
    never_exchanged,
    paid_for_and_cancelled,
    paid_for_cancelled_and_paid_back,
    pointed_out,
    promised_and_not_credited,
    corrected_in_part,
    corrected,
];

/// An order of which a unit came back, as it should.
fn taken_back(order: &mut Order) -> Option<i64> {
    let is_fresh = order.afterwards.returns.is_empty();
    (order.is_plain(1) && order.can_take_back() && is_fresh).then_some(())?;
    order.take_back(1);
    order.afterwards.returns[0].kind = "return";
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

/// It was asked for, and nothing came of it; the goods are still with the customer.
fn never_answered(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let refund = taken_back(order)?;
    let after = &mut order.afterwards;
    after.refunds.clear();
    let back = &mut after.returns[0];
    (back.decision, back.received, back.decided) = ("", None, None);
    Some(vec![worth("RFD505", refund)])
}

/// The same with the goods back: nothing was decided, and nothing paid.
fn never_processed(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let refund = taken_back(order)?;
    let after = &mut order.afterwards;
    after.refunds.clear();
    let back = &mut after.returns[0];
    (back.decision, back.decided) = ("", None);
    Some(["RFD501", "RFD505", "RFD506"].map(|code| worth(code, refund)).to_vec())
}

/// A claim under the guarantee is paid after 16 days: within 14 of the day on which the goods were
/// back, and not of that on which it was asked for.
fn paid_back_with_friction(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let refund = taken_back(order)?;
    let after = &mut order.afterwards;
    after.returns[0].kind = "guarantee";
    after.refunds[0].paid = after.returns[0].requested + 16;
    Some(vec![worth("RFD510", refund)])
}

fn never_exchanged(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let value = taken_back(order)?;
    let after = &mut order.afterwards;
    after.refunds.clear();
    after.returns[0].kind = "exchange";
    Some(vec![worth("RFD511", value)])
}

/// What the customer paid when he ordered, of an order that the seller cancels on the next day.
fn cancelled_and_paid_for(order: &mut Order) -> Option<Vec<Expected>> {
    let is_fresh = order.afterwards.returns.is_empty();
    (order.is_plain(1) && order.can_take_back() && is_fresh).then_some(())?;
    let total = order.agreed?.total;
    let mut expected = order.each_shipped("DLV105", "-1");
    expected.push(worth("QTY207", total));
    expected.extend(order.each_line("DLV102", |_, units| units));
    order.status = "cancelled";
    order.cancelled = Some((order.ordered + 1, "seller"));
    order.deliveries.clear();
    order.invoices.clear();
    order.afterwards.paid = Some((total, order.ordered));
    Some(expected)
}

fn paid_for_and_cancelled(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let mut expected = cancelled_and_paid_for(order)?;
    expected.push(worth("RFD512", order.agreed?.total));
    Some(expected)
}

fn paid_for_cancelled_and_paid_back(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let expected = cancelled_and_paid_for(order)?;
    order.afterwards.repaid = Some((order.agreed?.total, order.ordered + 9));
    Some(expected)
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
    order.afterwards.tickets.push(Ticket { invoice: 0, opened, credit: None });
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

/// A credit is promised for it, and never comes.
fn promised_and_not_credited(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.can_take_back().then_some(())?;
    let mut expected = pointed_out(order, dice)?;
    let billed = expected.last().and_then(|found| found.stake)?;
    order.afterwards.tickets[0].credit = Some(billed);
    expected.push(worth("RFD507", billed));
    Some(expected)
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
    let (more, billed) = overcharged(order, dice)?;
    order.afterwards.tickets[0].credit = Some(billed).filter(|_| order.can_take_back());
    credited(order, more);
    Some(Vec::new())
}
