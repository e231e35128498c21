//! A business that keeps every promise: orders of all kinds, delivered and billed as agreed.
//!
//! Seeded: the same seed makes the same business. Nothing in it is a fault.

use super::afterwards::Afterwards;
use super::dice::Dice;
use super::records::{
    AS_OF, Agreed, Delivery, Invoice, Line, Order, Rounding, Row, Shape, plus_months, rounded,
};

/// Currencies and the smallest amount of each, in millionths.
pub const CURRENCIES: [(&str, i64); 4] =
    [("EUR", 10_000), ("SEK", 10_000), ("JPY", 1_000_000), ("KWD", 1_000)];

/// An order of its own number, with everything that refers to it.
pub fn order(number: u64, dice: &mut Dice) -> Order {
    let shape = match dice.below(100) {
        0..70 => Shape::Goods,
        70..76 => Shape::Net,
        76..88 => Shape::Plan,
        88..93 => Shape::Prepaid,
        93..98 => Shape::Open,
        _ => Shape::Withdrawn,
    };
    let mut order = ordered(number, shape, dice);
    match shape {
        Shape::Goods => goods(&mut order, dice),
        Shape::Net => net(&mut order),
        Shape::Plan => plan(&mut order, dice),
        Shape::Prepaid => prepaid(&mut order, dice),
        Shape::Open => open(&mut order, dice),
        Shape::Withdrawn => {
            order.cancelled = Some((order.ordered + 1, "customer"));
            order.status = "cancelled";
        }
    }
    order
}

/// What was ordered and promised; nothing has come of it yet.
fn ordered(number: u64, shape: Shape, dice: &mut Dice) -> Order {
    let (currency, minor) = dice.one_of(&CURRENCIES);
    let rounding = match (shape, dice.below(10)) {
        (Shape::Goods, 0 | 1) => Rounding::Row,
        (Shape::Goods, 2) => Rounding::Document,
        _ => Rounding::None,
    };
    let rates: &[i64] = if rounding == Rounding::None { &[0, 5, 10, 25] } else { &[19, 22, 25] };
    let ordered = if shape == Shape::Open { AS_OF - 8 } else { 20 + dice.within(300) };
    let mut order = Order {
        id: format!("A-{number}"),
        shape,
        rounding,
        currency,
        minor,
        rate: dice.one_of(rates),
        has_lines: shape == Shape::Net || dice.below(5) > 0,
        status: "",
        ordered,
        from: Some(ordered + 4),
        by: Some(ordered + 10),
        latest: Some(ordered + 10),
        ship_by: Some(ordered + 3),
        cancelled: None,
        agreed: None,
        quoted: None,
        payment_days: Some(30),
        fx: None,
        instalments: None,
        instalment_amount: None,
        max_shipments: None,
        ceiling: None,
        term: None,
        discount: None,
        lines: Vec::new(),
        deliveries: Vec::new(),
        invoices: Vec::new(),
        afterwards: Afterwards::default(),
    };
    let is_single = !order.has_lines || matches!(shape, Shape::Plan | Shape::Prepaid);
    let count = if is_single { 1 } else { 1 + dice.below(3) };
    order.lines = (0..count).map(|place| line(&order, place, dice)).collect();
    if shape != Shape::Net {
        let shipping = if dice.below(3) == 0 { 0 } else { minor * 20 * (5 + dice.within(40)) };
        let shipping = if matches!(shape, Shape::Plan | Shape::Prepaid) { 0 } else { shipping };
        agree(&mut order, shipping);
    }
    order
}

/// A line; a fifth of a hundred units of tax is whole, unless the order is rounded.
fn line(order: &Order, place: u64, dice: &mut Dice) -> Line {
    let step = if order.rounding == Rounding::None { 20 * order.minor } else { order.minor };
    let unit = step * (5 + dice.within(400));
    let has_discount = order.has_lines && order.shape == Shape::Goods && dice.below(2) == 0;
    let off = if has_discount { order.minor * 20 * (1 + dice.within(9)) } else { 0 };
    // A price of three rounds up to half a cent, and is then rounded once more.
    let (quantity, unit) = match order.shape {
        Shape::Net => (3, unit + order.minor / 2),
        _ => (1 + dice.within(12), unit),
    };
    let pack = (dice.below(3) == 0).then_some(12);
    Line { sku: format!("S{place}{}", dice.below(50)), quantity, price: unit + off, off, pack }
}

/// Settles what was agreed: what one invoice over everything would come to.
fn agree(order: &mut Order, shipping: i64) {
    order.agreed = Some(Agreed { shipping, ..Agreed::default() });
    let units: Vec<i64> = order.lines.iter().map(|line| line.quantity).collect();
    let rows = rows(order, &units, true);
    let goods = rows.iter().filter(|row| row.charge != "shipping");
    let net = goods.filter_map(|row| row.net).sum();
    let tax = rows.iter().filter_map(|row| row.tax).sum();
    order.agreed = Some(Agreed { net, shipping, tax, total: net + shipping + tax });
}

/// The rows of an invoice over so many units of each line, as agreed.
pub fn rows(order: &Order, units: &[i64], has_shipping: bool) -> Vec<Row> {
    let billed = order.lines.iter().zip(units).enumerate().filter(|(_, (_, units))| **units > 0);
    let of_line = |(place, (line, &units)): (usize, (&Line, &i64))| Row {
        line: Some(place),
        charge: "goods",
        quantity: Some(units),
        price: Some(line.price),
        discount: Some(line.off * units).filter(|&discount| discount != 0),
        ..Row::default()
    };
    let mut rows: Vec<Row> = billed.map(of_line).collect();
    let fee = order.agreed.map_or(0, |agreed| agreed.shipping);
    if has_shipping && fee > 0 {
        rows.push(Row { charge: "shipping", net: Some(fee), ..Row::default() });
    }
    for row in &mut rows {
        row.rate = order.agreed.map(|_| order.rate);
        row.settle(order.minor);
    }
    if order.rounding == Rounding::Document {
        round_as_a_whole(&mut rows, order);
    }
    rows
}

/// The tax of the document, rounded once: the last row takes what is left.
fn round_as_a_whole(rows: &mut [Row], order: &Order) {
    let net: i64 = rows.iter().filter_map(|row| row.net).sum();
    let tax: i64 = rows.iter().filter_map(|row| row.tax).sum();
    let rest = rounded(net * order.rate / 100, order.minor) - tax;
    if let Some(row) = rows.last_mut() {
        row.tax = row.tax.map(|tax| tax + rest);
        row.total = row.net.zip(row.tax).map(|(net, tax)| net + tax);
    }
}

/// An invoice with the next number of its order.
pub fn invoice(order: &Order, issued: i64, rows: Vec<Row>) -> Invoice {
    let mut invoice = Invoice {
        no: format!("F-{}-{}", &order.id[2..], order.invoices.len() + 1),
        astray: false,
        is_orderless: false,
        kind: "invoice",
        refers_to: String::new(),
        party: order.party(),
        currency: order.currency,
        issued,
        due: Some(issued + 30),
        fx: None,
        instalment: None,
        document_net: None,
        rows,
    };
    invoice.document_net = Some(invoice.net());
    invoice
}

/// A credit note over some rows of an invoice.
pub fn credit(order: &Order, of: &Invoice, issued: i64, rows: Vec<Row>) -> Invoice {
    let refers_to = of.no.clone();
    Invoice { kind: "credit", refers_to, due: None, ..invoice(order, issued, rows) }
}

/// A shipment of so many units of each line.
pub fn shipment(order: &mut Order, number: usize, shipped: i64, delivered: i64, units: &[i64]) {
    for (line, &quantity) in units.iter().enumerate().filter(|(_, units)| **units != 0) {
        order.deliveries.push(Delivery {
            id: format!("D-{}-{number}", &order.id[2..]),
            astray: false,
            line,
            sku: None,
            shipped,
            delivered,
            quantity,
            rejected: (quantity % 5 == 0).then_some(0),
            is_tracked: true,
            scanned: Some(shipped),
            attempts: 1,
        });
    }
}

/// How many units of each line a first part and the rest hold.
fn halves(order: &Order, dice: &mut Dice) -> [Vec<i64>; 2] {
    let first: Vec<i64> = order
        .lines
        .iter()
        .map(|line| if line.quantity < 2 { 1 } else { 1 + dice.within(line.quantity - 1) })
        .collect();
    let rest = order.lines.iter().zip(&first).map(|(line, first)| line.quantity - first).collect();
    [first, rest]
}

fn goods(order: &mut Order, dice: &mut Dice) {
    let parts = halves(order, dice);
    let whole: Vec<i64> = order.lines.iter().map(|line| line.quantity).collect();
    let is_split = order.rounding == Rounding::None && parts[1] != vec![0; whole.len()];
    let arrived = order.ordered + 4 + dice.within(3);
    if is_split && dice.below(2) == 0 {
        for (number, units) in (0..).zip(&parts) {
            let (shipped, delivered) = (order.ordered + 2, arrived + 3 * number);
            shipment(order, usize::try_from(number).unwrap_or(0) + 1, shipped, delivered, units);
            let rows = rows(order, units, number == 0);
            order.invoices.push(invoice(order, delivered, rows));
        }
    } else {
        shipment(order, 1, order.ordered + 2, arrived, &whole);
        let rows = rows(order, &whole, true);
        order.invoices.push(invoice(order, arrived, rows));
    }
    order.quoted = order.agreed.map(|agreed| agreed.total).filter(|_| dice.below(4) == 0);
    order.max_shipments = (dice.below(8) == 0).then_some(2);
    if dice.below(8) == 0 {
        order.ceiling = order.agreed.map(|agreed| agreed.net);
        order.term = Some((arrived, arrived + 60));
    }
    if dice.below(3) == 0 {
        aftermath(order, dice);
    }
}

/// What happens to bills in the ordinary course of business.
fn aftermath(order: &mut Order, dice: &mut Dice) {
    let Some(first) = order.invoices.first().cloned() else { return };
    let day = first.issued + 5;
    match dice.below(7) {
        // A unit comes back and is credited.
        0 if order.rounding == Rounding::None => {
            let mut units = vec![0; order.lines.len()];
            units[0] = 1;
            let returned: Vec<i64> = units.iter().map(|units| -units).collect();
            shipment(order, 9, day, day, &returned);
            let rows = rows(order, &units, false);
            order.invoices.push(credit(order, &first, day, rows));
        }
        // One unit too many is billed and credited: the invoice stands, the sum is right.
        1 if order.rounding == Rounding::None => {
            let invoice = &mut order.invoices[0];
            let row = &mut invoice.rows[0];
            let units = row.quantity.unwrap_or(0) + 1;
            row.discount = row.discount.map(|discount| discount / (units - 1) * units);
            row.quantity = Some(units);
            row.settle(order.minor);
            invoice.document_net = Some(invoice.net());
            let mut units = vec![0; order.lines.len()];
            units[0] = 1;
            let rows = rows(order, &units, false);
            order.invoices.push(credit(order, &first, day, rows));
        }
        // It is reversed as a whole and written afresh.
        2 => {
            order.invoices.push(credit(order, &first, day, first.rows.clone()));
            let again = invoice(order, day + 1, first.rows);
            order.invoices.push(again);
        }
        3 => {
            let before = invoice(order, order.ordered, first.rows);
            order.invoices.push(Invoice { kind: "proforma", ..before });
        }
        4 => {
            let mistaken = invoice(order, day, first.rows);
            order.invoices.push(Invoice { kind: "void", ..mistaken });
        }
        // Units come back and are paid back, by one refund for each return.
        5 | 6 if order.can_take_back() && order.invoices.len() == 1 => {
            let returns = order.lines[0].quantity.min(2);
            (0..returns).for_each(|_| order.take_back(1));
        }
        _ => {}
    }
}

/// Amounts without tax, a half of a cent on each line: the bill is the sum, rounded.
fn net(order: &mut Order) {
    let whole: Vec<i64> = order.lines.iter().map(|line| line.quantity).collect();
    let arrived = order.ordered + 5;
    shipment(order, 1, order.ordered + 2, arrived, &whole);
    let rows = rows(order, &whole, false);
    order.invoices.push(invoice(order, arrived, rows));
}

/// A plan of monthly instalments, some of which may still be to come.
fn plan(order: &mut Order, dice: &mut Dice) {
    let total = order.agreed.map_or(0, |agreed| agreed.total);
    let count = 3 + dice.within(6);
    let regular = rounded(total / count, order.minor);
    order.instalments = Some(count);
    order.instalment_amount = Some(regular).filter(|_| dice.below(2) == 0);
    let units: Vec<i64> = order.lines.iter().map(|line| line.quantity).collect();
    let arrived = order.ordered + 6;
    shipment(order, 1, order.ordered + 2, arrived, &units);
    let first_due = arrived + 10;
    for (number, month) in (1..=count).zip(0..) {
        let due = plus_months(first_due, month);
        if due > AS_OF {
            break;
        }
        let amount = if number == count { total - regular * (count - 1) } else { regular };
        let row = Row { charge: "goods", total: Some(amount), ..Row::default() };
        let bill = invoice(order, due - 10, vec![row]);
        let (due, instalment) = (Some(due), Some(number));
        order.invoices.push(Invoice { due, instalment, document_net: None, ..bill });
    }
    // Terms of a plan are the days of its instalments.
    order.payment_days = None;
    if dice.below(4) == 0 {
        mistaken(order, arrived);
    }
}

/// A bill outside the plan that is taken back in two parts: the plan has no part in it.
fn mistaken(order: &mut Order, day: i64) {
    let half = 600 * order.minor;
    let row = |amount| Row { charge: "goods", total: Some(amount), ..Row::default() };
    let bill = invoice(order, day, vec![row(2 * half)]);
    order.invoices.push(Invoice { document_net: None, ..bill.clone() });
    for days in [1, 2] {
        let back = credit(order, &bill, day + days, vec![row(half)]);
        order.invoices.push(Invoice { document_net: None, ..back });
    }
}

/// A part is paid before; the invoice over everything takes it off.
fn prepaid(order: &mut Order, dice: &mut Dice) {
    let total = order.agreed.map_or(0, |agreed| agreed.total);
    let part = rounded(total / (2 + dice.within(3)), order.minor);
    order.payment_days = None;
    // A prepayment may state its tax, or the amount to pay alone.
    let tax = rounded(part - part * 100 / (100 + order.rate), order.minor);
    let amounts = Some((part - tax, tax)).filter(|_| dice.below(2) == 0).unzip();
    let row = Row { net: amounts.0, tax: amounts.1, total: Some(part), ..Row::default() };
    let before = invoice(order, order.ordered, vec![row]);
    order.invoices.push(Invoice { kind: "prepayment", document_net: None, ..before });
    let units: Vec<i64> = order.lines.iter().map(|line| line.quantity).collect();
    let arrived = order.ordered + 5;
    shipment(order, 1, order.ordered + 2, arrived, &units);
    let mut rows = rows(order, &units, false);
    rows[0].prepaid = Some(part);
    rows[0].total = rows[0].total.map(|total| total - part);
    order.invoices.push(invoice(order, arrived, rows));
}

/// Something is still to come, and it is not due yet.
fn open(order: &mut Order, dice: &mut Dice) {
    (order.from, order.by, order.ship_by) = (None, Some(AS_OF + 6), Some(AS_OF + 3));
    if dice.below(2) == 0 {
        let [first, _] = halves(order, dice);
        let (shipped, delivered) = (order.ordered + 2, order.ordered + 4);
        shipment(order, 1, shipped, delivered, &first);
        let rows = rows(order, &first, true);
        order.invoices.push(invoice(order, delivered, rows));
    }
}
