//! Faults of time and quantity (DLV1xx and QTY2xx), and what they do to the bills.

use super::super::dice::Dice;
use super::super::records::{Delivery, Order, Shape};
use super::{Expected, Fault, bare, worth};

/// Every fault of a delivery.
pub const FAULTS: &[Fault] = &[
    late,
    rest_late,
    little_in_time,
    early,
    late_dispatch,
    overdue,
    overdue_and_billed,
    short,
    too_much,
    wrong_article,
    without_order,
    too_many_shipments,
    rest_without_date,
    cancelled_by_seller,
    rejected,
    scanned_late,
    promise_moved,
    tried_twice,
    untracked,
    beyond_the_law,
];

fn late(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let by = order.by.filter(|_| order.is_plain(1))?;
    let day = by + 1 + dice.within(9);
    order.deliveries.iter_mut().for_each(|row| row.delivered = day);
    Some(order.each_shipped("DLV101", "-1"))
}

/// The second shipment comes late: six of ten units or more had come in time.
fn rest_late(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let by = order.by.filter(|_| order.is_plain(2))?;
    let has_most = |(place, line): (usize, &super::super::records::Line)| {
        order.shipped("-1", place) * 10 >= line.quantity * 6
    };
    if !order.lines.iter().enumerate().all(has_most) {
        return None;
    }
    let rest = order.deliveries.iter_mut().filter(|row| row.id.ends_with("-2"));
    rest.for_each(|row| row.delivered = by + 4);
    let mut expected = order.each_shipped("DLV101", "-2");
    expected.extend(order.each_line("DLV104", |place, _| order.shipped("-2", place)));
    Some(expected)
}

/// The same with less than six of ten units in time, of one line.
fn little_in_time(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let by = order.by.filter(|_| order.is_plain(2) && order.lines.len() == 1)?;
    if order.shipped("-1", 0) * 10 >= order.lines[0].quantity * 6 {
        return None;
    }
    let rest = order.deliveries.iter_mut().filter(|row| row.id.ends_with("-2"));
    rest.for_each(|row| row.delivered = by + 4);
    let missing = order.shipped("-2", 0) * order.lines[0].unit();
    Some(vec![bare("DLV101"), worth("DLV104", missing), bare("QTY209")])
}

fn early(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let from = order.from.filter(|_| order.is_plain(1))?;
    order.deliveries.iter_mut().for_each(|row| row.delivered = from - 1);
    Some(order.each_shipped("DLV103", "-1"))
}

fn late_dispatch(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    let by = order.ship_by.filter(|_| order.is_plain(1))?;
    order.deliveries.iter_mut().for_each(|row| row.shipped = by + 1);
    Some(order.each_shipped("DLV105", "-1"))
}

fn overdue(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let mut expected = order.each_shipped("DLV105", "-1");
    expected.extend(order.each_line("DLV102", |_, units| units));
    order.deliveries.clear();
    order.invoices.clear();
    Some(expected)
}

fn overdue_and_billed(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let mut expected = order.each_shipped("DLV105", "-1");
    for code in ["DLV102", "BIL303"] {
        expected.extend(order.each_line(code, |_, units| units));
    }
    order.deliveries.clear();
    Some(expected)
}

/// A unit of the first line never comes; it is billed all the same.
fn short(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.is_plain(1) && order.lines[0].quantity >= 3).then_some(())?;
    order.deliveries[0].quantity -= 1;
    let unit = order.lines[0].unit();
    Some(["QTY201", "DLV102", "DLV104", "BIL303"].map(|code| worth(code, unit)).to_vec())
}

/// More than was ordered comes, and nobody bills it.
fn too_much(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let more = 1 + dice.within(3);
    order.deliveries[0].quantity += more;
    let stake = more * order.lines[0].unit();
    Some(vec![bare("QTY202"), worth("BIL304", stake)])
}

fn wrong_article(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.is_plain(1) && order.has_lines).then_some(())?;
    let row = &mut order.deliveries[0];
    row.sku = Some("another".to_owned());
    Some(vec![worth("QTY203", row.quantity * order.lines[row.line].unit())])
}

fn without_order(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    (order.shape == Shape::Goods).then_some(())?;
    let stray =
        Delivery { astray: true, id: format!("E{}", order.id), ..order.deliveries[0].clone() };
    order.deliveries.push(stray);
    Some(vec![Expected { astray: true, ..bare("QTY204") }])
}

fn too_many_shipments(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(2).then_some(())?;
    order.max_shipments = Some(1);
    Some(vec![bare("QTY205")])
}

/// The rest neither comes nor is promised.
fn rest_without_date(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(2).then_some(())?;
    let mut expected: Vec<Expected> =
        order.each_line("QTY206", |place, _| order.shipped("-2", place)).collect();
    expected.extend(order.each_shipped("DLV112", "-2"));
    (order.from, order.by) = (None, None);
    order.deliveries.retain(|row| row.id.ends_with("-1"));
    order.invoices.truncate(1);
    Some(expected)
}

fn cancelled_by_seller(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    let mut expected = order.each_shipped("DLV105", "-1");
    expected.push(worth("QTY207", order.agreed?.total));
    expected.extend(order.each_line("DLV102", |_, units| units));
    order.status = "cancelled";
    order.cancelled = Some((order.ordered + 1, "seller"));
    order.deliveries.clear();
    order.invoices.clear();
    Some(expected)
}

fn rejected(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.deliveries[0].rejected = Some(1);
    Some(vec![worth("QTY208", order.lines[0].unit())])
}

/// Five days hold more than two business days, whatever day of the week the first is.
fn scanned_late(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.deliveries.iter_mut().for_each(|row| row.scanned = Some(row.shipped + 5));
    Some(order.each_shipped("DLV106", "-1"))
}

fn promise_moved(order: &mut Order, dice: &mut Dice) -> Option<Vec<Expected>> {
    let by = order.by.filter(|_| order.is_plain(1))?;
    order.latest = Some(by + 1 + dice.within(9));
    Some(vec![bare("DLV110")])
}

fn tried_twice(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.deliveries.iter_mut().for_each(|row| row.attempts = 2);
    Some(order.each_shipped("DLV113", "-1"))
}

/// Neither a number nor a scan.
fn untracked(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    order.deliveries.iter_mut().for_each(|row| (row.is_tracked, row.scanned) = (false, None));
    Some(order.each_shipped("DLV116", "-1"))
}

/// No time was agreed, and it came on the 31st day.
fn beyond_the_law(order: &mut Order, _: &mut Dice) -> Option<Vec<Expected>> {
    order.is_plain(1).then_some(())?;
    (order.from, order.by) = (None, None);
    let day = order.ordered + 31;
    order.deliveries.iter_mut().for_each(|row| row.delivered = day);
    Some(order.each_shipped("DLV112", "-1"))
}
