//! From verdicts to findings: values as they are printed, keys, evidence and fingerprint.
//!
//! Judges nothing and sorts nothing.

mod fingerprint;
mod note;
mod remark;
mod stake;

use crate::charges::Charge;
use crate::decimal::{self, ABSENT};
use crate::dossier::joint::Set;
use crate::dossier::view::View;
use crate::dossier::{Dossiers, NONE};
use crate::formula::evaluate::{Granted, World};
use crate::formula::program::{Scalar, YES};
use crate::formula::reads::Ask;
use crate::formula::{Grain, Type};
use crate::judge::Verdict;
use crate::law::Penalties;
use crate::money;
use crate::promises::Promise;
use crate::rates::Rates;
use crate::report::{Evidence, Finding, Severity, Unit, Value};
use crate::tables::{self, Role};
use crate::texts::{NO_TEXT, Text, TextId};
use crate::time::{Span, Zone};
use fingerprint::Fingerprint;
pub use fingerprint::fingerprint;
use note::Ages;
pub use remark::{Marks, of_remark};

/// What the findings of one promise are made from besides the verdicts.
pub struct Source<'a> {
    promise: &'a Promise,
    place: usize,
    severity: Option<Severity>,
    view: &'a View<'a>,
    zone: Zone,
    rates: &'a Rates,
    /// What is granted to each subject, for promises of which a law may set the time.
    granted: Option<Granted<'a>>,
    /// What breaking the promise costs, where that was agreed.
    penalties: Option<Penalties<'a>>,
    /// What was billed wrongly and since when that is known, for promises that ask.
    ages: Option<Ages<'a>>,
    columns: Columns<'a>,
    /// The tables it reads, and those of them whose rows prove a finding.
    roles: Vec<Role>,
    proving: Vec<Role>,
    fingerprint: Fingerprint,
}

/// The level of a finding about several orders together.
const TOGETHER: &str = "orders";

/// The columns that tell what a finding is about, looked up once.
struct Columns<'a> {
    order_id: Cells<'a>,
    customer: Cells<'a>,
    order_carrier: Cells<'a>,
    order_currency: Cells<'a>,
    line_id: Cells<'a>,
    line_sku: Cells<'a>,
    line_currency: Cells<'a>,
    carrier: Cells<'a>,
    excuse: Cells<'a>,
    invoice_currency: Cells<'a>,
    row_order: Cells<'a>,
    row_key: Cells<'a>,
    row_line: Cells<'a>,
    row_sku: Cells<'a>,
    row_currency: Cells<'a>,
    row_customer: Cells<'a>,
}

/// The texts of a column, if any file holds it.
type Cells<'a> = Option<&'a tables::Cells<TextId>>;

impl<'a> Columns<'a> {
    fn of(dossiers: &'a Dossiers, about: Grain) -> Self {
        let column = |role: Role, name: &str| dossiers.tables.of(role).texts(name);
        let of_row = |name: &str| column(about.role()?, name);
        let key = match about.role() {
            Some(Role::Deliveries) => "delivery_id",
            Some(Role::Payments) => "payment_id",
            Some(Role::Returns) => "return_id",
            Some(Role::Tickets) => "ticket_id",
            Some(Role::Messages) => "message_id",
            Some(Role::Reviews) => "review_id",
            Some(Role::Calls) => "call_id",
            Some(Role::Entitlements) => "entitlement_id",
            _ => "invoice_no",
        };
        Self {
            order_id: column(Role::Orders, "order_id"),
            customer: column(Role::Orders, "customer"),
            order_carrier: column(Role::Orders, "carrier"),
            order_currency: column(Role::Orders, "currency"),
            line_id: column(Role::Lines, "line_id"),
            line_sku: column(Role::Lines, "sku"),
            line_currency: column(Role::Lines, "currency"),
            carrier: column(Role::Deliveries, "carrier"),
            excuse: column(Role::Deliveries, "excuse_code"),
            invoice_currency: column(Role::Invoices, "currency"),
            row_order: of_row("order_id"),
            row_key: of_row(key),
            row_line: of_row("line_id"),
            row_sku: of_row("sku"),
            row_currency: of_row("currency"),
            row_customer: of_row("customer"),
        }
    }
}

/// The text of a row; no text where there is no row or no column.
fn id_at(ids: Cells<'_>, row: u32) -> TextId {
    ids.and_then(|ids| ids.get(row as usize)).unwrap_or(NO_TEXT)
}

/// The first text that is not empty.
fn or(first: TextId, second: TextId) -> TextId {
    if first == NO_TEXT { second } else { first }
}

impl<'a> Source<'a> {
    /// The promise at a place of the report, how serious it is by the contract if that says so,
    /// what it is about, the zone that times are printed in, and the exchange rates.
    pub fn new(
        promise: &'a Promise,
        place: usize,
        severity: Option<Severity>,
        view: &'a View<'a>,
        (zone, rates): (Zone, &'a Rates),
    ) -> Self {
        let read = promise.reads.roles.list();
        let is_proving = |role: &Role| *role != Role::Orders && promise.about.role() != Some(*role);
        Self {
            promise,
            place,
            severity,
            view,
            zone,
            rates,
            granted: None,
            penalties: None,
            ages: None,
            columns: Columns::of(view.dossiers, promise.about),
            proving: read.iter().copied().filter(is_proving).collect(),
            roles: promise.deciding.list(),
            fingerprint: Fingerprint::of(&promise.code),
        }
    }

    /// The same, whose findings say who set the time that was missed.
    pub fn granted_by(self, granted: Option<Granted<'a>>) -> Self {
        Self { granted, ..self }
    }

    /// The same, at whose findings a penalty is at stake.
    pub fn penalised_by(self, penalties: Option<Penalties<'a>>) -> Self {
        Self { penalties, ..self }
    }

    /// The same, whose findings say since when they are known, where they ask for that.
    pub fn aged(self, world: World<'a>) -> Self {
        let asks = self.promise.reads.asks(Ask::Ages);
        let ages = |charges| Ages { charges, calendar: world.calendar, as_of: world.as_of };
        Self { ages: world.charges.filter(|_| asks).map(ages), ..self }
    }

    /// The finding of one subject.
    pub fn finding(&self, subject: usize, verdict: &Verdict) -> (Finding, Ids) {
        let claim = (self.promise.about == Grain::InvoiceLine && is_recoverable(verdict))
            .then(|| (self.view.row.at(subject), verdict.recoverable));
        let ids = Ids { charge: charge(verdict), claim, ..self.ids(subject) };
        let text = |id| self.text(id).to_owned();
        let document = text(ids.document);
        let keys =
            Keys { order: text(ids.order.unwrap_or(NO_TEXT)), line: text(ids.line), document };
        let currency = text(ids.currency);
        let (stake, note) = self.stake(subject, verdict, &currency);
        let print = |value: Option<(Type, Scalar)>| self.value(value, &currency);
        let finding = Finding {
            promise: self.place,
            severity: self.severity_of(verdict),
            outcome: verdict.outcome,
            promised: print(verdict.promised),
            actual: print(verdict.actual),
            margin: print(verdict.margin),
            told: verdict.told,
            stake,
            weight: verdict.weight.unwrap_or(0),
            recoverable_until: self.recoverable(verdict),
            match_level: match self.together(subject) {
                Some(_) => TOGETHER,
                None => self.view.match_level(self.promise.about, &self.roles, subject),
            },
            evidence: self.evidence(subject),
            note,
            fingerprint: self
                .fingerprint
                .with(self.named(subject, &keys).as_ref().unwrap_or(&keys)),
            customer: self.customer(subject).to_owned(),
            carrier: self.carrier(subject).to_owned(),
            currency,
            order: keys.order,
            line: keys.line,
            document: keys.document,
        };
        (finding, ids)
    }

    /// Until when money can be claimed back: that which was billed too much, or is owed.
    fn recoverable(&self, verdict: &Verdict) -> String {
        if is_recoverable(verdict) {
            return self.zone.print(self.days(verdict.recoverable));
        }
        String::new()
    }

    /// The last instant of a day as that day, which is how people write it.
    fn days(&self, span: Span) -> Span {
        let day = self.zone.whole_day(self.zone.day_of(span.hi));
        if span.is_exact() && span.hi == day.hi { day } else { span }
    }

    fn severity_of(&self, verdict: &Verdict) -> Severity {
        let by_subject = verdict.severity.and_then(|id| Severity::named(&self.text(id)));
        self.severity.or(by_subject).unwrap_or(self.promise.severity)
    }

    fn text(&self, id: TextId) -> Text<'a> {
        self.view.dossiers.tables.texts.text(id)
    }

    fn ids(&self, subject: usize) -> Ids {
        let columns = &self.columns;
        let (order, line) = (self.view.order.at(subject), self.view.line.at(subject));
        let mut order_id = id_at(columns.order_id, order);
        let mut line_id = or(id_at(columns.line_id, line), id_at(columns.line_sku, line));
        let mut document = NO_TEXT;
        if self.promise.about.role().is_some() {
            let row = self.view.row.at(subject);
            if order == NONE {
                order_id = id_at(columns.row_order, row);
            }
            document = id_at(columns.row_key, row);
            let parcel = self.parcel(row);
            let of_row = or(parcel, or(id_at(columns.row_line, row), id_at(columns.row_sku, row)));
            line_id = match self.promise.about {
                Grain::Invoice => NO_TEXT,
                _ => or(line_id, of_row),
            };
        }
        let currency = self.currency(subject);
        let (order, line) = (Some(order_id), line_id);
        Ids { order, line, document, currency, charge: ABSENT, claim: None }
    }

    /// The tracking number of a row of a carrier's bill, by which its findings are told apart.
    fn parcel(&self, row: u32) -> TextId {
        if self.promise.about != Grain::InvoiceLine {
            return NO_TEXT;
        }
        self.view.dossiers.freight.number(row)
    }

    /// The currency of the row, else of the order, else of the first invoice.
    fn currency(&self, subject: usize) -> TextId {
        let columns = &self.columns;
        let of_row = id_at(columns.row_currency, self.view.row.at(subject));
        let found = or(of_row, id_at(columns.order_currency, self.view.order.at(subject)));
        if found != NO_TEXT {
            return found;
        }
        let roles =
            [(Role::Lines, columns.line_currency), (Role::Invoices, columns.invoice_currency)];
        let of_first = |(role, ids): (Role, Cells<'_>)| {
            self.view.rows(role, subject).first().map_or(NO_TEXT, |&row| id_at(ids, row))
        };
        roles.into_iter().map(of_first).fold(NO_TEXT, or)
    }

    fn customer(&self, subject: usize) -> Text<'a> {
        let of_order = id_at(self.columns.customer, self.view.order.at(subject));
        self.text(or(of_order, id_at(self.columns.row_customer, self.view.row.at(subject))))
    }

    fn carrier(&self, subject: usize) -> Text<'a> {
        let last = self.view.rows(Role::Deliveries, subject).last();
        let of_row = last.map_or(NO_TEXT, |&row| id_at(self.columns.carrier, row));
        let of_order = id_at(self.columns.order_carrier, self.view.order.at(subject));
        self.text(or(of_row, of_order))
    }

    /// The rows that prove it: the order, and what the promise read of the subject.
    fn evidence(&self, subject: usize) -> Vec<Evidence> {
        let mut found = Vec::new();
        let mut add = |role: Role, row: u32| {
            let table = self.view.dossiers.tables.of(role);
            found.push(Evidence { file: table.file_of(row), line: table.line.at(row as usize) });
        };
        if let Some(role) = self.promise.about.role() {
            add(role, self.view.row.at(subject));
        }
        let order = self.view.order.at(subject);
        if order != NONE {
            add(Role::Orders, order);
        }
        for &role in &self.proving {
            for &row in self.view.rows(role, subject) {
                add(role, row);
            }
        }
        let others = self.together(subject).map_or(&[][..], |set| &set.orders[..]);
        for &other in others.iter().filter(|other| **other != order) {
            add(Role::Orders, other);
            for &row in self.view.dossiers.rows_of[Role::Invoices as usize].of(other as usize) {
                add(Role::Invoices, row);
            }
        }
        found.dedup();
        found
    }

    /// The orders that an order is judged together with, where the promise asks for them.
    fn together(&self, subject: usize) -> Option<&'a Set> {
        let asks = self.promise.about == Grain::Order && self.promise.reads.asks(Ask::Joint);
        let order = self.view.order.at(subject);
        asks.then(|| self.view.dossiers.joint.of_order(order)).flatten()
    }

    fn value(&self, value: Option<(Type, Scalar)>, currency: &str) -> Value {
        let Some((kind, scalar)) = value.filter(|(_, scalar)| scalar.is_known()) else {
            return Value { text: String::new(), unit: Unit::None };
        };
        match scalar {
            Scalar::Number(value) => number(value, kind, currency),
            Scalar::Time(span) => Value { text: self.zone.print(span), unit: Unit::Moment },
            Scalar::Text(id) => Value { text: self.text(id).to_owned(), unit: Unit::Text },
            Scalar::Truth(truth) => {
                let word = if truth == YES { "yes" } else { "no" };
                Value { text: word.to_owned(), unit: Unit::Text }
            }
        }
    }
}

/// A number as it is printed, with its unit.
pub fn number(value: i64, kind: Type, currency: &str) -> Value {
    let (text, unit) = match kind {
        Type::Money => (money::print(value, currency), Unit::Money),
        Type::Quantity => (decimal::print(value, 0), Unit::Quantity),
        Type::Length => {
            // A day has 86,400 million microseconds, so this is millionths of a day.
            let days = decimal::divide(value, 86_400 * decimal::ONE).unwrap_or(0);
            (decimal::print(days, 0), Unit::Days)
        }
        _ => (decimal::print(value, 0), Unit::Number),
    };
    Value { text, unit }
}

/// Whether there is money to claim back, and a time to claim it in.
fn is_recoverable(verdict: &Verdict) -> bool {
    let is_owed = verdict.stake.is_some() && verdict.is_overbilled != Some(false);
    is_owed && verdict.recoverable.is_known()
}

/// What a verdict says was billed too much, or too little.
fn charge(verdict: &Verdict) -> i64 {
    match (verdict.is_overbilled, verdict.stake) {
        (Some(true), Some(stake)) => stake,
        (Some(false), Some(stake)) => -stake,
        _ => ABSENT,
    }
}

/// The business keys of a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Keys {
    /// The order.
    pub order: String,
    /// The order line.
    pub line: String,
    /// The delivery, invoice or payment.
    pub document: String,
}

/// The keys of a finding as the numbers of their texts, to count by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ids {
    /// The order; [`None`] where it is of no table.
    pub order: Option<TextId>,
    /// The order line.
    pub line: TextId,
    /// The delivery, invoice or payment.
    pub document: TextId,
    /// The currency.
    pub currency: TextId,
    /// What was billed too much, in millionths, negative for too little; [`ABSENT`] for neither.
    pub charge: i64,
    /// The row of the invoices of which money can be claimed back, and until when.
    pub claim: Option<(u32, Span)>,
}

impl Ids {
    /// What the finding says was billed wrongly, if anything was; since when is not known here.
    pub fn charged(&self) -> Option<Charge> {
        let Self { order, line, document, currency, charge: amount, .. } = *self;
        let order = order.unwrap_or(NO_TEXT);
        let since = ABSENT;
        (amount != ABSENT).then_some(Charge { order, line, document, currency, amount, since })
    }

    /// Those of a finding about the input, which has none but an order.
    pub const fn of_order(order: Option<TextId>) -> Self {
        let (line, document, currency) = (NO_TEXT, NO_TEXT, NO_TEXT);
        Self { order, line, document, currency, charge: ABSENT, claim: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(order: &str, line: &str) -> Keys {
        Keys { order: order.to_owned(), line: line.to_owned(), ..Keys::default() }
    }

    #[test]
    fn a_fingerprint_depends_on_the_code_and_every_key() {
        let print = fingerprint("DLV101", &keys("a", "bc"));
        assert_eq!(print.len(), 32);
        assert_eq!(print, fingerprint("DLV101", &keys("a", "bc")));
        assert_ne!(print, fingerprint("DLV102", &keys("a", "bc")));
        assert_ne!(print, fingerprint("DLV101", &keys("ab", "c")));
    }

    #[test]
    fn numbers_print_in_their_own_unit() {
        let check = |value, kind, text: &str, unit| {
            let expected = Value { text: text.to_owned(), unit };
            assert_eq!(number(value, kind, "SEK"), expected);
        };
        check(50_000_000, Type::Money, "50.00", Unit::Money);
        check(-3_000_000, Type::Quantity, "-3", Unit::Quantity);
        check(-2 * crate::time::DAY, Type::Length, "-2", Unit::Days);
        check(-crate::time::HOUR, Type::Length, "-0.041667", Unit::Days);
    }
}
