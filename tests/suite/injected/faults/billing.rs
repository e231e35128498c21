//! Faults of bills against what was agreed and delivered (BIL3xx).

use super::super::business;
use super::super::dice::Dice;
use super::super::records::{Invoice, Order, Rounding, Row, Shape, rounded};
use super::{Expected, Fault, bare, worth};

/// Every fault of a bill against its order.
pub const FAULTS: &[Fault] = &[
    too_dear,
    too_cheap,
    too_many_units,
    too_many_units_prepaid,
    rest_not_billed,
    never_billed,
    billed_after_cancellation,
    without_discount,
    without_discount_of_the_order,
    with_discount_of_the_order,
    shipping_twice,
    fee,
    other_tax,
    other_currency,
    other_rate,
    goodwill,
    above_quote,
    due_early,
    billed_early,
    billed_late,
    other_party,
    tax_rounded_otherwise,
    offsetting,
    without_order,
    half_a_cent,
    pieces_at_the_price_of_packs,
    packs_priced_twice,
    above_ceiling,
    after_the_term,
];

fn too_dear(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let more = order.little(dice);
    let stake = more * order.lines[0].quantity;
    let billed = order.change((0, 0), |row| row.price = row.price.map(|price| price + more));
    Some(vec![worth("BIL301", stake), worth("BIL311", billed)])
}

fn too_cheap(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let less = 20 * order.minor;
    (order.lines[0].unit() > less).then_some(())?;
    let stake = less * order.lines[0].quantity;
    let billed = order.change((0, 0), |row| row.price = row.price.map(|price| price - less));
    Some(vec![worth("BIL301", stake), worth("BIL311", -billed)])
}

fn too_many_units(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let more = 1 + dice.within(4);
    let off = order.lines[0].off;
    let billed = order.change((0, 0), |row| {
        let units = row.quantity.unwrap_or(0) + more;
        row.quantity = Some(units);
        row.discount = row.discount.map(|_| off * units);
    });
    let stake = more * order.lines[0].unit();
    Some(vec![worth("BIL302", stake), worth("BIL303", stake), worth("BIL311", billed)])
}

/// The invoice that takes the prepayment off bills one unit too many.
fn too_many_units_prepaid(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.shape == Shape::Prepaid).then_some(())?;
    let paid = order.invoices[1].rows[0].prepaid?;
    let billed = order.change((1, 0), |row| row.quantity = row.quantity.map(|units| units + 1));
    let row = &mut order.invoices[1].rows[0];
    row.total = row.total.map(|total| total - paid);
    let unit = order.lines[0].unit();
    Some(vec![worth("BIL302", unit), worth("BIL303", unit), worth("BIL311", billed - paid)])
}

fn rest_not_billed(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(2).then_some(())?;
    let missing = order.invoices.pop()?.total();
    let mut expected = vec![worth("BIL311", missing)];
    expected.extend(order.each_line("BIL304", |place, _| order.shipped("-2", place)));
    Some(expected)
}

fn never_billed(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.invoices.clear();
    Some(order.each_line("BIL304", |_, units| units).collect())
}

fn billed_after_cancellation(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.status = "cancelled";
    order.cancelled = Some((order.ordered + 1, "customer"));
    order.deliveries.clear();
    let total = order.billed();
    let mut expected = vec![worth("BIL305", total), worth("BIL311", total)];
    expected.extend(order.each_line("BIL303", |_, units| units));
    Some(expected)
}

/// A discount on the whole order of so much without tax: what it is, and what it is with tax.
fn discounted(order: &mut Order, dice: &mut Dice) -> Option<(i64, i64)> {
    let has_none = order.lines.iter().all(|line| line.off == 0);
    (order.is_plain(1) && order.rounding == Rounding::None && has_none).then_some(())?;
    let off = order.little(dice);
    let taxed = off + rounded(off * order.rate / 100, order.minor);
    let agreed = order.agreed.as_mut()?;
    (agreed.net, agreed.tax) = (agreed.net - off, agreed.tax - (taxed - off));
    agreed.total -= taxed;
    order.discount = Some(off);
    Some((off, taxed))
}

fn without_discount_of_the_order(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let (off, taxed) = discounted(order, dice)?;
    Some(vec![worth("BIL323", off), worth("BIL311", taxed)])
}

/// The same as a row with a minus, which is no fault at all.
fn with_discount_of_the_order(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let (off, _) = discounted(order, dice)?;
    let row = order.row("discount", -off);
    let invoice = &mut order.invoices[0];
    invoice.rows.push(row);
    invoice.document_net = Some(invoice.net());
    Some(Vec::new())
}

fn without_discount(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let place = order.lines.iter().position(|line| line.off > 0)?;
    let stake = order.lines[place].off * order.lines[place].quantity;
    let billed = order.change((0, place), |row| row.discount = None);
    Some(vec![worth("BIL306", stake), worth("BIL301", stake), worth("BIL311", billed)])
}

/// An order in two parcels, with the fee on both invoices.
fn shipping_twice(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let fee = order.agreed.map(|agreed| agreed.shipping)?;
    (order.is_steady(2) && fee > 0).then_some(())?;
    let row = order.row("shipping", fee);
    let billed = add_row(order, 1, row);
    Some(vec![worth("BIL307", fee), worth("BIL311", billed)])
}

fn fee(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let fee = order.little(dice);
    let row = order.row("fee", fee);
    let billed = add_row(order, 0, row);
    Some(vec![worth("BIL308", fee), worth("BIL311", billed)])
}

/// Puts one more row on an invoice, and says what is billed more by it.
fn add_row(order: &mut Order, invoice: usize, row: Row) -> i64 {
    let before = order.billed();
    order.invoices[invoice].rows.push(row);
    let net = order.invoices[invoice].net();
    order.invoices[invoice].document_net = Some(net);
    order.billed() - before
}

/// Ten per cent more of tax than agreed, on every row.
fn other_tax(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.is_steady(1) && order.rounding == Rounding::None).then_some(())?;
    let before = order.billed();
    let (rate, minor) = (order.rate + 10, order.minor);
    for row in &mut order.invoices[0].rows {
        row.rate = Some(rate);
        row.settle(minor);
    }
    let more = order.billed() - before;
    Some(vec![worth("BIL309", more), worth("BIL311", more)])
}

/// The other of two currencies whose amounts are written alike.
fn exchanged(order: &mut Order) -> Option<()> {
    let other = match order.currency {
        "EUR" => "SEK",
        "SEK" => "EUR",
        _ => return None,
    };
    order.is_plain(1).then_some(())?;
    order.invoices[0].currency = other;
    Some(())
}

fn other_currency(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    exchanged(order)?;
    (order.fx, order.invoices[0].fx) = (Some("10"), Some("10"));
    Some(vec![bare("BIL310")])
}

/// A rate of eleven instead of ten: a tenth of the invoice too much.
fn other_rate(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    exchanged(order)?;
    (order.fx, order.invoices[0].fx) = (Some("10"), Some("11"));
    let stake = rounded(order.invoices[0].total() / 10, order.minor);
    Some(vec![bare("BIL310"), worth("BIL322", stake)])
}

/// An amount is given back that nobody agreed to.
fn goodwill(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_steady(1).then_some(())?;
    let net = order.little(dice);
    (net < order.invoices[0].net()).then_some(())?;
    let first = order.invoices[0].clone();
    let row = Row { charge: "goods", ..order.row("goods", net) };
    let credit = business::credit(order, &first, first.issued + 3, vec![row]);
    let given = credit.total();
    order.invoices.push(credit);
    Some(vec![worth("BIL311", given)])
}

fn above_quote(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let less = order.little(dice);
    order.quoted = order.agreed.map(|agreed| agreed.total - less);
    Some(vec![worth("BIL312", less)])
}

fn due_early(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let days = 1 + dice.within(20);
    order.invoices[0].due = order.invoices[0].due.map(|due| due - days);
    Some(vec![bare("BIL313")])
}

/// Billed a day before it left; there is as long to pay as ever, counted from the delivery.
fn billed_early(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.invoices[0].issued = order.deliveries[0].shipped - 1;
    Some(vec![bare("BIL314")])
}

fn billed_late(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let day = order.deliveries[0].delivered + 15 + dice.within(9);
    order.invoices[0].issued = day;
    order.invoices[0].due = Some(day + 30);
    Some(vec![worth("BIL315", order.invoices[0].total())])
}

fn other_party(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.invoices[0].party.push_str("-other");
    Some(vec![worth("BIL317", order.invoices[0].total())])
}

/// The order states its tax a cent apart: rounded by the line here and as a whole there.
fn tax_rounded_otherwise(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let agreed = order.agreed.as_mut()?;
    agreed.tax += order.minor;
    agreed.total += order.minor;
    Some(vec![worth("BIL321", order.minor)])
}

/// One line too dear, another too cheap by as much.
fn offsetting(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.is_plain(1) && order.rounding == Rounding::None).then_some(())?;
    let [first, second, ..] = &order.lines[..] else { return None };
    let step = 20 * order.minor;
    let (more, less) = (second.quantity * step, first.quantity * step);
    (second.unit() > less && second.off == 0).then_some(())?;
    let stake = first.quantity * more;
    let minor = order.minor;
    let rows = &mut order.invoices[0].rows;
    rows[0].price = rows[0].price.map(|price| price + more);
    rows[1].price = rows[1].price.map(|price| price - less);
    rows.iter_mut().take(2).for_each(|row| row.settle(minor));
    Some(["BIL301", "BIL301", "BIL318", "BIL318"].map(|code| worth(code, stake)).to_vec())
}

fn without_order(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let row = order.row("goods", 100 * order.minor);
    let stray = business::invoice(order, order.ordered + 6, vec![row]);
    let stray = Invoice { astray: true, ..stray };
    let stake = stray.net();
    order.invoices.push(stray);
    Some(vec![Expected { astray: true, ..worth("BIL319", stake) }])
}

/// Half a cent is cut off each line, where rounding would have put half a cent on top.
fn half_a_cent(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.shape == Shape::Net).then_some(())?;
    let minor = order.minor;
    let agreed: i64 = order.lines.iter().map(|line| line.quantity * line.price).sum();
    for row in &mut order.invoices[0].rows {
        row.net = row.net.map(|net| net - minor);
    }
    let net = order.invoices[0].net();
    order.invoices[0].document_net = Some(net);
    Some(vec![worth("BIL321", rounded(agreed, minor) - net)])
}

fn pieces_at_the_price_of_packs(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let pack = order.lines[0].pack.filter(|_| order.is_steady(1) && order.has_lines)?;
    let (units, off) = (order.lines[0].quantity * pack, order.lines[0].off);
    let billed = order.change((0, 0), |row| {
        row.quantity = Some(units);
        row.discount = row.discount.map(|_| off * units);
    });
    let stake = (units - order.lines[0].quantity) * order.lines[0].unit();
    let mut expected = ["BIL316", "BIL302", "BIL303"].map(|code| worth(code, stake)).to_vec();
    expected.push(worth("BIL311", billed));
    Some(expected)
}

/// Each unit is billed at the price of a pack of them.
fn packs_priced_twice(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let pack = order.lines[0].pack.filter(|_| order.is_steady(1) && order.has_lines)?;
    (order.lines[0].off == 0).then_some(())?;
    let billed = order.change((0, 0), |row| row.price = row.price.map(|price| price * pack));
    let stake = (pack - 1) * order.lines[0].quantity * order.lines[0].unit();
    Some(vec![worth("BIL316", stake), worth("BIL301", stake), worth("BIL311", billed)])
}

fn above_ceiling(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let above = order.little(dice);
    order.ceiling = order.agreed.map(|agreed| agreed.net - above);
    Some(vec![worth("BIL320", above)])
}

/// The contract was over the day before the second part was billed.
fn after_the_term(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(2).then_some(())?;
    let last = &order.invoices[1];
    order.term = Some((order.ordered, last.issued - 1));
    Some(vec![worth("BIL320", last.net())])
}
