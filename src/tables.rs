//! The records as columns: what an export may hold, and where each value is kept.
//!
//! A table has its columns, each in as few bytes as it needs, and no row structs. Each row knows
//! the file and the physical line it came from. Does not read files (`intake`) and does
//! not join (`dossier`).

mod cells;
mod codes;
mod column;
mod joining;
mod packing;
mod runs;
mod service;
mod stored;

use crate::decimal::{ABSENT, multiply};
use crate::texts::{NO_TEXT, TextId, Texts};
use crate::time::Span;
pub use cells::{Cell, Cells};
pub use column::{Column, Packed};
use hashbrown::HashMap;
pub use joining::{Common, Joint};
pub use runs::Runs;
use std::collections::BTreeSet;

/// What a row of an export is about. An export may play several roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// What was ordered and promised, one row per order.
    Orders,
    /// The lines of an order.
    Lines,
    /// What was shipped and arrived.
    Deliveries,
    /// Invoices, credit notes and their lines.
    Invoices,
    /// Payments and refunds.
    Payments,
    /// What the customer was told.
    Messages,
    /// What came back or was to come back: returns, exchanges and guarantee claims.
    Returns,
    /// What customers asked and pointed out.
    Tickets,
    /// What happened to tickets and orders, step by step.
    Events,
    /// What customers said in public.
    Reviews,
    /// Calls of customers that waited to be answered.
    Calls,
    /// Who the customers are.
    Customers,
    /// What customers are entitled to beside what they bought.
    Entitlements,
}

/// How many roles there are.
pub const ROLES: usize = 13;

impl Role {
    /// Every role, in the order of the report.
    pub const ALL: [Self; ROLES] = [
        Self::Orders,
        Self::Lines,
        Self::Deliveries,
        Self::Invoices,
        Self::Payments,
        Self::Messages,
        Self::Returns,
        Self::Tickets,
        Self::Events,
        Self::Reviews,
        Self::Calls,
        Self::Customers,
        Self::Entitlements,
    ];

    /// The word for it in formulas, contracts and flags.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Orders => "orders",
            Self::Lines => "lines",
            Self::Deliveries => "deliveries",
            Self::Invoices => "invoices",
            Self::Payments => "payments",
            Self::Messages => "messages",
            Self::Returns => "returns",
            Self::Tickets => "tickets",
            Self::Events => "events",
            Self::Reviews => "reviews",
            Self::Calls => "calls",
            Self::Customers => "customers",
            Self::Entitlements => "entitlements",
        }
    }

    /// The role of a word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A key or a word, kept as it stands after trimming.
    Text,
    /// An amount in the currency of its row.
    Money,
    /// A number of units.
    Quantity,
    /// A day or an instant.
    Time,
}

/// A column that an export may hold.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSpec {
    /// The word for it in formulas and contracts.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// What it means, in one line.
    pub meaning: &'static str,
    /// Whether it counts no units of an article: a rate, a number of days or of parts.
    pub is_plain: bool,
}

const fn column(name: &'static str, kind: Kind, meaning: &'static str) -> ColumnSpec {
    ColumnSpec { name, kind, meaning, is_plain: false }
}

/// A number without a unit; it is read like a quantity, and formulas take it as a plain number.
const fn plain(name: &'static str, meaning: &'static str) -> ColumnSpec {
    ColumnSpec { name, kind: Quantity, meaning, is_plain: true }
}

use Kind::{Money, Quantity, Text, Time};

const ORDERS: &[ColumnSpec] = &[
    column("order_id", Text, "the order's number"),
    column("customer", Text, "who ordered"),
    column("tier", Text, "the customer's tier or group"),
    column("country", Text, "where it goes"),
    column("service", Text, "the service level ordered"),
    column("carrier", Text, "who carries it"),
    column("channel", Text, "where it was sold"),
    column("status", Text, "its state: open, closed, cancelled"),
    column("ordered_at", Time, "when it was ordered"),
    column("requested_by", Time, "when the customer asked for it"),
    column("promised_from", Time, "the start of the promised window"),
    column("promised_by", Time, "when it was promised to arrive"),
    column("ship_by", Time, "when it was promised to leave"),
    column("shipped_at", Time, "when it left, for an export with one delivery per order"),
    column("delivered_at", Time, "when it arrived, for an export with one delivery per order"),
    column("cancelled_at", Time, "when it was cancelled"),
    column("cancelled_by", Text, "who cancelled it: customer or seller"),
    column("quantity", Quantity, "how many units were ordered"),
    column("unit_price", Money, "the agreed price of one unit"),
    column("net", Money, "the agreed amount without tax and without shipping"),
    column("shipping", Money, "the agreed shipping fee"),
    column("tax", Money, "the agreed tax"),
    column("total", Money, "the agreed amount to pay"),
    column("currency", Text, "the currency of the order"),
    column("quoted_total", Money, "the amount to pay as it was quoted"),
    column("party", Text, "who is to be billed"),
    plain("payment_days", "how many days the customer has to pay"),
    column("tax_rate", Text, "the agreed rate of tax: 25, 25 % or 0.25"),
    plain("fx_rate", "the agreed exchange rate"),
    plain("instalments", "how many instalments it is paid in"),
    column("instalment_amount", Money, "the agreed size of an instalment"),
    plain("max_shipments", "how many shipments it may come in"),
    plain("return_days", "how many days after its arrival it may be returned"),
    column("ceiling", Money, "the most that may be billed under it, without tax"),
    column("contract_from", Time, "the first day on which it may be billed under"),
    column("contract_until", Time, "the last day on which it may be billed under"),
    column("method", Text, "how it was to be delivered: pickup, courier, locker"),
    column("guarantee", Text, "the guarantee that comes with it"),
    column("guarantee_until", Time, "the last day of the guarantee"),
    column(
        "methods_offered",
        Text,
        "the ways of delivery that were offered: pickup, courier, locker",
    ),
    column("promised_latest", Time, "when it was promised to arrive after the last change"),
    column("promise_changed_by", Text, "who changed the promise: customer or seller"),
    column("promise_changed_at", Time, "when the promise was last written or changed"),
    column("discount", Money, "the agreed discount on the whole order"),
    column("discount_rate", Text, "the same as a share of its lines: 10, 10 % or 0.1"),
];

const LINES: &[ColumnSpec] = &[
    column("order_id", Text, "the order it belongs to"),
    column("line_id", Text, "its number within the order"),
    column("sku", Text, "the article"),
    column("status", Text, "its state: open, closed, cancelled"),
    column("promised_from", Time, "the start of the promised window of this line"),
    column("promised_by", Time, "when this line was promised to arrive"),
    column("ship_by", Time, "when this line was promised to leave"),
    column("quantity", Quantity, "how many units were ordered"),
    column("cancelled_quantity", Quantity, "how many of them were cancelled"),
    column("unit_price", Money, "the agreed price of one unit"),
    column("discount", Money, "the agreed discount on the line"),
    column("net", Money, "the agreed amount of the line without tax"),
    column("currency", Text, "the currency of the line"),
    column("line_charge", Text, "what the line agrees on where that is no goods: shipping, fee"),
    plain("pack_size", "how many pieces are in one unit of it"),
];

const DELIVERIES: &[ColumnSpec] = &[
    column("delivery_id", Text, "the shipment's number"),
    column("order_id", Text, "the order it belongs to"),
    column("line_id", Text, "the order line it belongs to"),
    column("sku", Text, "the article delivered"),
    column("status", Text, "its state: delivered, failed, returned, in transit"),
    column("carrier", Text, "who carried it"),
    column("method", Text, "how it was delivered"),
    column("shipped_at", Time, "when it left"),
    column("delivered_at", Time, "when it arrived"),
    column("quantity", Quantity, "how many units were delivered"),
    column("rejected_quantity", Quantity, "how many of them were rejected"),
    column("tracking_no", Text, "the number that the carrier tracks it by"),
    column("first_scan_at", Time, "when the carrier first scanned it"),
    column("last_scan_at", Time, "when the carrier last scanned it"),
    column("proved_at", Time, "when the receiver signed for it: the proof of delivery"),
    column("first_attempt_at", Time, "when it was first tried to be handed over"),
    column("ready_at", Time, "when it was ready to be picked up"),
    column("failure_reason", Text, "why an attempt failed: absent, wrong address, carrier"),
    column("eta_at", Time, "when it is expected to arrive"),
    plain("attempts", "how often it was tried to be handed over"),
    column("service", Text, "the service level that was bought for it"),
    column("excuse_code", Text, "what took it out of the carrier's guarantee: weather, hold"),
    plain("declared_weight", "its weight as it was declared to the carrier"),
    column("quoted_freight", Money, "what the carrier asked for it beforehand"),
    column("declared_value", Money, "what it is worth, as it was declared"),
];

const INVOICES: &[ColumnSpec] = &[
    column("invoice_no", Text, "the document's number"),
    column("order_id", Text, "the order it bills"),
    column("line_id", Text, "the order line it bills"),
    column("sku", Text, "the article billed"),
    column("kind", Text, "invoice, credit, debit, void, proforma or prepayment"),
    column("refers_to", Text, "the invoice that a credit note corrects"),
    column("party", Text, "who was billed or who bills"),
    column("charge", Text, "what the row bills: goods, shipping, fee, tax, discount"),
    column("quantity", Quantity, "how many units were billed"),
    column("unit_price", Money, "the price of one unit as billed"),
    column("discount", Money, "the discount on the row"),
    column("net", Money, "the amount without tax"),
    column("shipping", Money, "the shipping fee billed"),
    column("tax", Money, "the tax"),
    column("total", Money, "the amount to pay"),
    column("currency", Text, "the currency of the document"),
    column("issued_at", Time, "when it was issued"),
    column("due_at", Time, "when it is to be paid"),
    plain("payment_days", "how many days there are to pay it"),
    column("tax_rate", Text, "the rate of tax: 25, 25 % or 0.25"),
    column("prepaid_amount", Money, "what was paid before and is taken off the amount to pay"),
    column("rounding", Money, "what the amount to pay was rounded by"),
    column("document_net", Money, "the amount of the whole document without tax, on each row"),
    column("document_total", Money, "the amount to pay of a document for several orders"),
    plain("fx_rate", "the exchange rate it was billed at"),
    plain("instalment", "which instalment of its plan it bills, from 1"),
    column("tracking_no", Text, "the parcel that a carrier bills, by its number"),
    column("service", Text, "the service level that a carrier bills"),
    column("zone", Text, "the zone that a carrier bills"),
    plain("billed_weight", "the weight that a carrier bills"),
    plain("declared_weight", "the weight that the carrier was told"),
    column("credit_reason", Text, "why a credit note was given: goodwill, or another reason"),
];

const PAYMENTS: &[ColumnSpec] = &[
    column("payment_id", Text, "the payment's number"),
    column("order_id", Text, "the order it pays"),
    column("invoice_no", Text, "the invoice it pays"),
    column("kind", Text, "payment or refund"),
    column("total", Money, "the amount"),
    column("currency", Text, "the currency of the amount"),
    column("paid_at", Time, "when it was paid"),
    column("return_id", Text, "the return that a refund pays for"),
];

const MESSAGES: &[ColumnSpec] = &[
    column("message_id", Text, "the message's number"),
    column("order_id", Text, "the order it is about"),
    column("kind", Text, "what it says: confirmation, shipped, delay notice"),
    column("direction", Text, "in or out"),
    column("sent_at", Time, "when it was sent"),
    column("ticket_id", Text, "the ticket it is about"),
    column("customer", Text, "who wrote it or was told"),
    column("channel", Text, "how it was sent: e-mail, text message, chat"),
    column("author", Text, "who wrote it: human or bot"),
    plain("attachment_count", "how many documents came with it"),
];

const RETURNS: &[ColumnSpec] = &[
    column("return_id", Text, "the return's number"),
    column("order_id", Text, "the order it belongs to"),
    column("line_id", Text, "the order line it belongs to"),
    column("sku", Text, "the article"),
    column("invoice_no", Text, "the invoice it belongs to"),
    column("kind", Text, "return, exchange or guarantee"),
    column("decision", Text, "approved or refused"),
    column("requested_at", Time, "when the customer asked for it"),
    column("received_at", Time, "when the goods were back"),
    column("decided_at", Time, "when it was decided"),
    column("refunded_at", Time, "when the money was paid back, for an export without payments"),
    column("quantity", Quantity, "how many units came back"),
    column("refund_total", Money, "the amount to be paid back"),
    column("refunded_total", Money, "the amount paid back, for an export without payments"),
    column("return_fee", Money, "the agreed fee that is kept"),
    column("currency", Text, "the currency of the amounts"),
    column("exchange_order_id", Text, "the order that the exchange is sent with"),
    column("fault", Text, "who is at fault: customer, seller, carrier"),
];

/// The columns that a role may hold, in a fixed order.
pub const fn columns_of(role: Role) -> &'static [ColumnSpec] {
    match role {
        Role::Orders => ORDERS,
        Role::Lines => LINES,
        Role::Deliveries => DELIVERIES,
        Role::Invoices => INVOICES,
        Role::Payments => PAYMENTS,
        Role::Messages => MESSAGES,
        Role::Returns => RETURNS,
        Role::Tickets => service::TICKETS,
        Role::Events => service::EVENTS,
        Role::Reviews => service::REVIEWS,
        Role::Calls => service::CALLS,
        Role::Customers => service::CUSTOMERS,
        Role::Entitlements => service::ENTITLEMENTS,
    }
}

/// The place of a column among the columns of its role.
pub fn place_of(role: Role, name: &str) -> Option<usize> {
    columns_of(role).iter().position(|spec| spec.name == name)
}

/// All rows of one role, from every file that plays it.
#[derive(Debug, Clone)]
pub struct Table {
    /// The role.
    pub role: Role,
    /// One entry per column of [`columns_of`]; [`None`] where no file holds it.
    /// A column that only some files hold is absent in the rows of the others.
    pub columns: Vec<Option<Packed>>,
    /// For each column that some files hold, the files with rows of this role that do not.
    pub without: Vec<Vec<u16>>,
    /// The file of each row, as its place in the list of files read.
    pub file: Runs,
    /// The physical line of each row, from 1.
    pub line: Runs,
    /// Whether any file plays this role at all, even with no rows.
    pub is_present: bool,
    /// The orders of rows that were quarantined: what is said of them here is incomplete.
    pub quarantined_orders: Vec<TextId>,
}

impl Table {
    /// A table with no rows and no columns.
    pub fn new(role: Role) -> Self {
        Self {
            role,
            columns: vec![None; columns_of(role).len()],
            without: vec![Vec::new(); columns_of(role).len()],
            file: Runs::default(),
            line: Runs::default(),
            is_present: false,
            quarantined_orders: Vec::new(),
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.line.len()
    }

    /// The file of a row, as its place in the list of files read.
    pub fn file_of(&self, row: u32) -> u16 {
        u16::try_from(self.file.at(row as usize)).unwrap_or(u16::MAX)
    }

    /// Whether a row is of a file that does not hold a column which others do.
    pub fn lacks(&self, row: u32, place: usize) -> bool {
        let without = &self.without[place];
        !without.is_empty() && (row as usize) < self.rows() && without.contains(&self.file_of(row))
    }

    /// The column of a name, if any file holds it.
    pub fn column(&self, name: &str) -> Option<&Packed> {
        self.columns[place_of(self.role, name)?].as_ref()
    }

    /// The texts of a column, if any file holds it.
    pub fn texts(&self, name: &str) -> Option<&Cells<TextId>> {
        match self.column(name)? {
            Packed::Text(cells) => Some(cells),
            Packed::Number(_) | Packed::Time(_) => None,
        }
    }

    /// The numbers of a column, if any file holds it.
    pub fn numbers(&self, name: &str) -> Option<&Cells<i64>> {
        match self.column(name)? {
            Packed::Number(cells) => Some(cells),
            Packed::Text(_) | Packed::Time(_) => None,
        }
    }

    /// The amount of a row without tax: as it says, else its units at their price, less the
    /// discount of the row; [`None`] where neither is known.
    pub fn net(&self, row: usize) -> Option<i64> {
        let of = |name: &str| self.numbers(name).map(|it| it.at(row)).filter(|it| *it != ABSENT);
        let by_price = || multiply(of("quantity")?, of("unit_price")?);
        of("net").or_else(|| by_price()?.checked_sub(of("discount").unwrap_or(0)))
    }

    /// The texts of a column; of a row that names none, what its text under a key stands for.
    /// [`None`] where no file holds the key.
    pub fn filled(
        &self,
        name: &str,
        key: &str,
        values: &HashMap<TextId, TextId>,
    ) -> Option<Vec<TextId>> {
        let (keys, own) = (self.texts(key)?, self.texts(name));
        let of_row = |(row, key): (usize, TextId)| {
            let said = own.map_or(NO_TEXT, |own| own.at(row));
            if said == NO_TEXT { values.get(&key).copied().unwrap_or(NO_TEXT) } else { said }
        };
        Some(keys.iter().enumerate().map(of_row).collect())
    }

    /// The moments of a column, if any file holds it.
    pub fn times(&self, name: &str) -> Option<&Cells<Span>> {
        match self.column(name)? {
            Packed::Time(cells) => Some(cells),
            Packed::Text(_) | Packed::Number(_) => None,
        }
    }
}

/// Every table of a run and the texts they share.
#[derive(Debug, Clone)]
pub struct Tables {
    /// The texts of all keys and words.
    pub texts: Texts,
    /// One table per role, in the order of [`Role::ALL`].
    pub all: [Table; ROLES],
    /// The kinds of all messages of the export that went to customers, also where these tables hold
    /// a share of its rows only.
    pub message_kinds: BTreeSet<String>,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            texts: Texts::default(),
            all: Role::ALL.map(Table::new),
            message_kinds: BTreeSet::new(),
        }
    }
}

impl Tables {
    /// The table of a role.
    pub fn of(&self, role: Role) -> &Table {
        &self.all[role as usize]
    }

    /// The table of a role, to be filled.
    pub fn of_mut(&mut self, role: Role) -> &mut Table {
        &mut self.all[role as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn column_names_are_unique_within_a_role() {
        for role in Role::ALL {
            for (place, spec) in columns_of(role).iter().enumerate() {
                assert_eq!(place_of(role, spec.name), Some(place), "{} {}", role.name(), spec.name);
            }
        }
    }

    #[test]
    fn roles_are_found_by_their_word() {
        assert_eq!(Role::named("deliveries"), Some(Role::Deliveries));
        assert_eq!(Role::named("delivery"), None);
    }
}
