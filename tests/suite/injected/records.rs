//! The records of a made-up business, and the files they stand in.
//!
//! Amounts are millionths of their currency's unit, days are counted from the first of January
//! 2025. Decides nothing: what is ordered, delivered and billed comes from `business`, and what is
//! wrong with it from `faults`.

use super::afterwards::{Afterwards, HEADERS};
use chrono::{Days, Months, NaiveDate};
use std::fmt::Write;

/// The day that is audited, 31 March 2026.
pub const AS_OF: i64 = 454;

/// The calendar date of a day.
fn date(day: i64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2025, 1, 1).expect("a date");
    first + Days::new(day.unsigned_abs())
}

/// The same day of the month so many months later, or the last one of a month that is too short.
pub fn plus_months(day: i64, months: u32) -> i64 {
    (date(day) + Months::new(months)).signed_duration_since(date(0)).num_days()
}

/// What an order is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Goods on account, with everything stated.
    Goods,
    /// Goods whose amounts are stated without tax only, at prices finer than a cent.
    Net,
    /// Goods paid in instalments.
    Plan,
    /// Goods paid before in part.
    Prepaid,
    /// Goods that are still to come, all or some.
    Open,
    /// Called off by the customer.
    Withdrawn,
}

/// How the tax of an order is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// There is nothing to be rounded.
    None,
    /// Each row by itself.
    Row,
    /// The document as a whole.
    Document,
}

/// What was agreed for an order as a whole.
#[derive(Debug, Clone, Copy, Default)]
pub struct Agreed {
    pub net: i64,
    pub shipping: i64,
    pub tax: i64,
    pub total: i64,
}

/// An order with everything that refers to it.
#[derive(Debug, Clone)]
pub struct Order {
    pub id: String,
    pub shape: Shape,
    pub rounding: Rounding,
    pub currency: &'static str,
    /// The smallest amount of the currency.
    pub minor: i64,
    /// Per cent of tax.
    pub rate: i64,
    /// Whether the records name the lines; otherwise the order has one, and states its units.
    pub has_lines: bool,
    pub status: &'static str,
    pub ordered: i64,
    pub from: Option<i64>,
    pub by: Option<i64>,
    /// The last promise, which may be another.
    pub latest: Option<i64>,
    pub ship_by: Option<i64>,
    pub cancelled: Option<(i64, &'static str)>,
    pub agreed: Option<Agreed>,
    pub quoted: Option<i64>,
    pub payment_days: Option<i64>,
    pub fx: Option<&'static str>,
    pub instalments: Option<i64>,
    pub instalment_amount: Option<i64>,
    pub max_shipments: Option<i64>,
    /// The most that may be billed, without tax.
    pub ceiling: Option<i64>,
    /// The first and the last day of its contract.
    pub term: Option<(i64, i64)>,
    /// What is taken off the whole of it, without tax.
    pub discount: Option<i64>,
    pub lines: Vec<Line>,
    pub deliveries: Vec<Delivery>,
    pub invoices: Vec<Invoice>,
    pub afterwards: Afterwards,
}

/// A line of an order.
#[derive(Debug, Clone)]
pub struct Line {
    pub sku: String,
    pub quantity: i64,
    pub price: i64,
    /// The discount on one unit.
    pub off: i64,
    /// How many pieces are in one unit, where that is said.
    pub pack: Option<i64>,
}

impl Line {
    /// The agreed price of one unit, after the discount.
    pub const fn unit(&self) -> i64 {
        self.price - self.off
    }
}

/// What a shipment brought of one line.
#[derive(Debug, Clone)]
pub struct Delivery {
    pub id: String,
    /// Another order than the one it was made for.
    pub astray: bool,
    pub line: usize,
    /// Another article than that of the line.
    pub sku: Option<String>,
    pub shipped: i64,
    pub delivered: i64,
    pub quantity: i64,
    pub rejected: Option<i64>,
    /// Whether there is a number to track it by.
    pub is_tracked: bool,
    /// When the carrier first scanned it.
    pub scanned: Option<i64>,
    pub attempts: i64,
}

/// An invoice or a credit note.
#[derive(Debug, Clone)]
pub struct Invoice {
    pub no: String,
    pub astray: bool,
    /// Whether it names no order at all.
    pub is_orderless: bool,
    pub kind: &'static str,
    pub refers_to: String,
    pub party: String,
    pub currency: &'static str,
    pub issued: i64,
    pub due: Option<i64>,
    pub fx: Option<&'static str>,
    pub instalment: Option<i64>,
    /// The sum without tax that stands on every row.
    pub document_net: Option<i64>,
    pub rows: Vec<Row>,
}

impl Invoice {
    /// The order that it names.
    fn order_of(&self, order: &Order) -> String {
        match (self.astray, self.is_orderless) {
            (true, _) => order.stranger(),
            (_, true) => String::new(),
            _ => order.id.clone(),
        }
    }

    /// The amount to pay.
    pub fn total(&self) -> i64 {
        self.rows.iter().filter_map(|row| row.total).sum()
    }

    /// The amount without tax.
    pub fn net(&self) -> i64 {
        self.rows.iter().filter_map(|row| row.net).sum()
    }
}

/// A row of an invoice.
#[derive(Debug, Clone, Default)]
pub struct Row {
    pub line: Option<usize>,
    pub charge: &'static str,
    pub quantity: Option<i64>,
    pub price: Option<i64>,
    pub discount: Option<i64>,
    pub net: Option<i64>,
    pub rate: Option<i64>,
    pub tax: Option<i64>,
    pub prepaid: Option<i64>,
    pub total: Option<i64>,
}

/// An amount rounded to whole minor units, half away from zero.
pub const fn rounded(amount: i64, minor: i64) -> i64 {
    (amount + amount.signum() * (minor / 2)) / minor * minor
}

impl Row {
    /// Works out the amounts of the row from its units, price and discount.
    pub fn settle(&mut self, minor: i64) {
        if let Some((quantity, price)) = self.quantity.zip(self.price) {
            self.net = Some(rounded(quantity * price - self.discount.unwrap_or(0), minor));
        }
        if let Some((net, rate)) = self.net.zip(self.rate) {
            let tax = rounded(net * rate / 100, minor);
            self.tax = Some(tax);
            self.total = Some(net + tax);
        }
    }
}

impl Order {
    /// Whoever is billed for it.
    pub fn party(&self) -> String {
        format!("P-{}", &self.id[2..])
    }

    /// What its invoices ask for and its credit notes do not give back.
    pub fn billed(&self) -> i64 {
        let sign = |invoice: &Invoice| if invoice.kind == "credit" { -1 } else { 1 };
        self.invoices.iter().map(|invoice| sign(invoice) * invoice.total()).sum()
    }

    /// The order that rows name which belong to none.
    pub fn stranger(&self) -> String {
        format!("X-{}", &self.id[2..])
    }
}

/// The files, by role.
#[derive(Debug)]
pub struct Files {
    pub orders: String,
    pub lines: String,
    pub deliveries: String,
    pub invoices: String,
    /// Returns, payments and tickets.
    pub afterwards: [String; 3],
}

impl Files {
    /// Files with nothing but headers.
    pub fn new() -> Self {
        let orders = "order_id,customer,party,status,ordered_at,promised_from,promised_by,ship_by,\
                      cancelled_at,cancelled_by,quantity,unit_price,net,shipping,tax,total,\
                      currency,tax_rate,quoted_total,payment_days,fx_rate,instalments,\
                      instalment_amount,max_shipments,ceiling,contract_from,contract_until,\
                      promised_latest,return_days,order discount\n";
        let lines = "order_id,line_id,sku,quantity,unit_price,line discount amount,pack_size\n";
        let deliveries = "delivery_id,order_id,line_id,sku,shipped_at,delivered_at,quantity,\
                          rejected_quantity,tracking_no,first_scan_at,attempts\n";
        let invoices = "invoice_no,order_id,line_id,sku,kind,refers_to,party,charge,quantity,\
                        unit_price,discount amount,net,tax_rate,tax,prepaid amount,total,currency,\
                        issued_at,due_at,document_net,fx_rate,instalment\n";
        Self {
            orders: orders.to_owned(),
            lines: lines.to_owned(),
            deliveries: deliveries.to_owned(),
            invoices: invoices.to_owned(),
            afterwards: HEADERS.map(str::to_owned),
        }
    }

    /// The text of each file, by role.
    pub fn by_role(&self) -> [(&str, &str); 7] {
        let [returns, payments, tickets] = &self.afterwards;
        [
            ("orders", &self.orders),
            ("lines", &self.lines),
            ("deliveries", &self.deliveries),
            ("invoices", &self.invoices),
            ("returns", returns),
            ("payments", payments),
            ("tickets", tickets),
        ]
    }

    /// Writes an order and everything that refers to it.
    pub fn write(&mut self, order: &Order) {
        self.write_order(order);
        for delivery in &order.deliveries {
            self.write_delivery(order, delivery);
        }
        for invoice in &order.invoices {
            for row in &invoice.rows {
                self.write_row(order, invoice, row);
            }
        }
        order.write_afterwards(self.afterwards.each_mut());
    }

    fn write_order(&mut self, order: &Order) {
        let amount = |amount: Option<i64>| money(amount, order.minor);
        let agreed = order.agreed;
        let whole = order.lines.first().filter(|_| !order.has_lines);
        let (cancelled_at, cancelled_by) = order.cancelled.unzip();
        let party = order.party();
        let cells = [
            order.id.clone(),
            format!("C-{}", party.len() * 7 + order.id.len()),
            party,
            order.status.to_owned(),
            day(Some(order.ordered)),
            day(order.from),
            day(order.by),
            day(order.ship_by),
            day(cancelled_at),
            cancelled_by.unwrap_or_default().to_owned(),
            number(whole.map(|line| line.quantity)),
            amount(whole.map(Line::unit)),
            amount(agreed.map(|agreed| agreed.net)),
            amount(agreed.map(|agreed| agreed.shipping)),
            amount(agreed.map(|agreed| agreed.tax)),
            amount(agreed.map(|agreed| agreed.total)),
            order.currency.to_owned(),
            order.rate.to_string(),
            amount(order.quoted),
            number(order.payment_days),
            order.fx.unwrap_or_default().to_owned(),
            number(order.instalments),
            amount(order.instalment_amount),
            number(order.max_shipments),
            amount(order.ceiling),
            day(order.term.map(|(first, _)| first)),
            day(order.term.map(|(_, last)| last)),
            day(order.latest),
            number(order.afterwards.return_days),
            amount(order.discount),
        ];
        line_of(&mut self.orders, &cells);
        for (place, line) in order.lines.iter().enumerate().filter(|_| order.has_lines) {
            let cells = [
                order.id.clone(),
                (place + 1).to_string(),
                line.sku.clone(),
                line.quantity.to_string(),
                amount(Some(line.price)),
                amount(Some(line.off * line.quantity).filter(|&discount| discount != 0)),
                number(line.pack),
            ];
            line_of(&mut self.lines, &cells);
        }
    }

    fn write_delivery(&mut self, order: &Order, delivery: &Delivery) {
        let has_line = order.has_lines && !delivery.astray;
        let (line, sku) = names(order, Some(delivery.line).filter(|_| has_line));
        let cells = [
            delivery.id.clone(),
            if delivery.astray { order.stranger() } else { order.id.clone() },
            line,
            delivery.sku.clone().unwrap_or(sku),
            day(Some(delivery.shipped)),
            day(Some(delivery.delivered)),
            delivery.quantity.to_string(),
            number(delivery.rejected),
            if delivery.is_tracked { format!("T{}", delivery.id) } else { String::new() },
            day(delivery.scanned),
            delivery.attempts.to_string(),
        ];
        line_of(&mut self.deliveries, &cells);
    }

    fn write_row(&mut self, order: &Order, invoice: &Invoice, row: &Row) {
        let amount = |amount: Option<i64>| money(amount, order.minor);
        let (line, sku) = names(order, row.line.filter(|_| order.has_lines));
        let cells = [
            invoice.no.clone(),
            invoice.order_of(order),
            line,
            sku,
            invoice.kind.to_owned(),
            invoice.refers_to.clone(),
            invoice.party.clone(),
            row.charge.to_owned(),
            number(row.quantity),
            amount(row.price),
            amount(row.discount),
            amount(row.net),
            number(row.rate),
            amount(row.tax),
            amount(row.prepaid),
            amount(row.total),
            invoice.currency.to_owned(),
            day(Some(invoice.issued)),
            day(invoice.due),
            amount(invoice.document_net),
            invoice.fx.unwrap_or_default().to_owned(),
            number(invoice.instalment),
        ];
        line_of(&mut self.invoices, &cells);
    }
}

/// The number and the article of a line, where a row names them.
pub fn names(order: &Order, line: Option<usize>) -> (String, String) {
    line.map_or_else(Default::default, |place| {
        ((place + 1).to_string(), order.lines[place].sku.clone())
    })
}

pub fn line_of(text: &mut String, cells: &[String]) {
    text.push_str(&cells[0]);
    for cell in &cells[1..] {
        text.push(',');
        text.push_str(cell);
    }
    text.push('\n');
}

fn number(number: Option<i64>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

pub fn day(day: Option<i64>) -> String {
    day.map_or_else(String::new, |day| date(day).to_string())
}

/// An amount with the decimals of its currency, and with more where it has more.
pub fn money(amount: Option<i64>, minor: i64) -> String {
    let Some(amount) = amount else { return String::new() };
    let mut text = if amount < 0 { "-".to_owned() } else { String::new() };
    let amount = amount.abs();
    let _ = write!(text, "{}.{:06}", amount / 1_000_000, amount % 1_000_000);
    let decimals = 7 - minor.to_string().len();
    let least = text.len() - 6 + decimals;
    while text.len() > least && text.ends_with('0') {
        text.pop();
    }
    if text.ends_with('.') {
        text.pop();
    }
    text
}
