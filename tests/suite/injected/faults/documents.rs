//! Faults of invoices and credit notes in themselves (INV4xx), and what they do to the order.

use super::super::business;
use super::super::dice::Dice;
use super::super::records::{Order, Rounding, Row, Shape, rounded};
use super::{Expected, Fault, bare, worth};

/// Every fault of a document.
pub const FAULTS: &[Fault] = &[
    twice,
    twice_under_another_number,
    twice_without_an_order,
    twice_by_hand,
    number_skipped,
    overlapping,
    row_does_not_multiply,
    rows_do_not_add_up,
    tax_does_not_add_up,
    prepayment_forgotten,
    tax_is_not_the_rate,
    credit_for_nothing,
    credited_too_much,
    without_due_date,
];

/// What the order as a whole says of one that was billed twice, under whichever numbers.
fn billed_twice(order: &Order) -> Vec<Expected> {
    let agreed = order.agreed.unwrap_or_default();
    let mut expected = vec![worth("BIL311", agreed.total)];
    if agreed.shipping > 0 {
        expected.push(worth("BIL307", agreed.shipping));
    }
    for code in ["BIL302", "BIL303"] {
        expected.extend(order.each_line(code, |_, units| units));
    }
    expected
}

fn twice(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let copy = order.copy_of(0, 1);
    let mut expected = billed_twice(order);
    expected.push(worth("INV401", copy.total()));
    order.invoices.push(copy);
    Some(expected)
}

/// The customer has two invoices for one order; every row of the second one is too many.
fn twice_under_another_number(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let mut copy = order.copy_of(0, 1 + dice.within(7));
    copy.no.push_str("-bis");
    let mut expected = billed_twice(order);
    let rows = copy.rows.iter().filter_map(|row| row.total);
    expected.extend(rows.map(|total| worth("INV402", total)));
    expected.extend(order.each_line("INV403", |_, units| units));
    order.invoices.push(copy);
    Some(expected)
}

/// The second copy names an order that is not there.
fn twice_without_an_order(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let mut copy = order.copy_of(0, 1 + dice.within(7));
    copy.no.push_str("-bis");
    copy.astray = true;
    let mut expected = Vec::new();
    for row in &copy.rows {
        expected.push(Expected { astray: true, ..worth("BIL319", row.net?) });
    }
    order.invoices.push(copy);
    Some(expected)
}

/// The second copy was entered by hand and names no order.
fn twice_by_hand(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let mut copy = order.copy_of(0, 1 + dice.within(7));
    copy.no.push_str("-bis");
    copy.is_orderless = true;
    let of_none = |found: Expected| Expected { is_orderless: true, ..found };
    let mut expected = vec![of_none(worth("INV413", copy.total()))];
    for row in &copy.rows {
        expected.push(of_none(worth("BIL319", row.net?)));
    }
    order.invoices.push(copy);
    Some(expected)
}

/// The second of two invoices has the number after the next.
fn number_skipped(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(2).then_some(())?;
    order.invoices[1].no = format!("F-{}-3", &order.id[2..]);
    Some(vec![bare("INV411")])
}

/// The second of two part bills bills a unit of the first once more.
fn overlapping(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.is_steady(2) && order.lines.len() == 1).then_some(())?;
    let off = order.lines[0].off;
    let billed = order.change((1, 0), |row| {
        let units = row.quantity.unwrap_or(0) + 1;
        row.quantity = Some(units);
        row.discount = row.discount.map(|_| off * units);
    });
    let unit = order.lines[0].unit();
    let mut expected = ["INV403", "BIL302", "BIL303"].map(|code| worth(code, unit)).to_vec();
    expected.push(worth("BIL311", billed));
    Some(expected)
}

fn row_does_not_multiply(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let more = 20 * order.minor * order.lines[0].quantity;
    let minor = order.minor;
    let before = order.billed();
    let invoice = &mut order.invoices[0];
    let row = &mut invoice.rows[0];
    let (net, rate) = (row.net? + more, row.rate?);
    let tax = rounded(net * rate / 100, minor);
    (row.net, row.tax, row.total) = (Some(net), Some(tax), Some(net + tax));
    invoice.document_net = Some(invoice.net());
    Some(vec![worth("INV404", more), worth("BIL311", order.billed() - before)])
}

fn rows_do_not_add_up(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let more = order.little(dice) + 7 * order.minor;
    order.invoices[0].document_net = order.invoices[0].document_net.map(|net| net + more);
    Some(vec![worth("INV405", more)])
}

fn tax_does_not_add_up(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let more = order.minor;
    let row = &mut order.invoices[0].rows[0];
    row.total = row.total.map(|total| total + more);
    Some(vec![worth("INV406", more), worth("BIL311", more)])
}

fn prepayment_forgotten(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.shape == Shape::Prepaid).then_some(())?;
    let row = &mut order.invoices[1].rows[0];
    let paid = row.prepaid?;
    row.total = row.total.map(|total| total + paid);
    Some(vec![worth("INV407", paid), worth("BIL311", paid)])
}

fn tax_is_not_the_rate(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    (order.is_plain(1) && order.rounding == Rounding::None).then_some(())?;
    let more = order.little(dice);
    let row = &mut order.invoices[0].rows[0];
    row.tax = row.tax.map(|tax| tax + more);
    row.total = row.total.map(|total| total + more);
    Some(["INV408", "BIL309", "BIL311"].map(|code| worth(code, more)).to_vec())
}

/// The credit note for a unit that came back does not say what it corrects.
fn credit_for_nothing(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.shape == Shape::Goods && order.deliveries.iter().any(|row| row.quantity < 0))
        .then_some(())?;
    let credit = order.invoices.last_mut()?;
    credit.refers_to.clear();
    Some(vec![worth("INV409", credit.total())])
}

/// Six tenths of an invoice are given back two times.
fn credited_too_much(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let first = order.invoices[0].clone();
    let net = rounded(first.net() / 10 * 6, order.minor);
    for days in [2, 4] {
        let row = Row { charge: "goods", ..order.row("goods", net) };
        let credit = business::credit(order, &first, first.issued + days, vec![row]);
        order.invoices.push(credit);
    }
    let given = first.total() - order.billed();
    Some(vec![worth("INV410", given - first.total()), worth("BIL311", given)])
}

fn without_due_date(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.payment_days = None;
    order.invoices[0].due = None;
    Some(vec![bare("INV412")])
}
