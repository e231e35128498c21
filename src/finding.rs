//! From verdicts to findings: values as they are printed, keys, evidence and fingerprint.
//!
//! Judges nothing and sorts nothing.

use crate::decimal::{self, ABSENT};
use crate::dossier::view::View;
use crate::dossier::{Dossiers, NONE};
use crate::formula::evaluate::Vector;
use crate::formula::{Grain, Type};
use crate::judge::{Column, Verdicts};
use crate::money;
use crate::promises::Promise;
use crate::report::{Evidence, Finding, Outcome, Severity, Told, Unit, Value};
use crate::tables::Role;
use crate::texts::NO_TEXT;
use crate::time::Zone;

/// What a finding is made from besides the verdicts.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The records.
    pub dossiers: &'a Dossiers,
    /// The promise.
    pub promise: &'a Promise,
    /// Its place in the report.
    pub place: usize,
    /// How serious it is by the contract, if that says so.
    pub severity: Option<Severity>,
    /// All subjects.
    pub view: &'a View,
    /// The zone that times are printed in.
    pub zone: Zone,
}

impl Source<'_> {
    /// The finding of one subject: its place among all subjects and in its batch.
    pub fn finding(&self, subject: usize, at: usize, verdicts: &Verdicts) -> Finding {
        let keys = self.keys(subject);
        let currency = self.currency(subject);
        let outcome = verdicts.outcomes[at].unwrap_or(Outcome::Unknown);
        let print = |column: &Option<Column>| self.value(column.as_ref(), at, &currency);
        let stake = Some(verdicts.stake[at]).filter(|&stake| stake != ABSENT && stake != 0);
        let joined: Vec<Role> = self.promise.roles.list();
        let (order, line) = (self.view.order[subject], self.view.line[subject]);
        Finding {
            promise: self.place,
            severity: self.severity_of(verdicts, at),
            outcome,
            promised: print(&verdicts.promised),
            actual: print(&verdicts.actual),
            margin: print(&verdicts.margin),
            told: verdicts.told[at],
            stake,
            match_level: match self.promise.about {
                Grain::Line => self.dossiers.match_level(&joined, order, line),
                _ => "",
            },
            evidence: self.evidence(subject),
            note: self.note(subject),
            fingerprint: fingerprint(&self.promise.code, &keys),
            customer: self.order_text("customer", order),
            carrier: self.carrier(subject),
            currency,
            order: keys.order,
            line: keys.line,
            document: keys.document,
        }
    }

    fn severity_of(&self, verdicts: &Verdicts, at: usize) -> Severity {
        let by_subject = verdicts.severity.as_ref().and_then(|vector| match vector {
            Vector::Text(ids) => Severity::named(self.dossiers.tables.texts.text(ids[at])),
            _ => None,
        });
        self.severity.or(by_subject).unwrap_or(self.promise.severity)
    }

    fn keys(&self, subject: usize) -> Keys {
        let (order, line) = (self.view.order[subject], self.view.line[subject]);
        let mut keys = Keys {
            order: self.order_text("order_id", order),
            line: self.line_key(line),
            document: String::new(),
        };
        let Some(role) = self.promise.about.role() else { return keys };
        let row = self.view.row[subject];
        if order == NONE {
            keys.order = self.text(role, "order_id", row);
        }
        let key = match role {
            Role::Deliveries => "delivery_id",
            Role::Payments => "payment_id",
            _ => "invoice_no",
        };
        keys.document = self.text(role, key, row);
        if self.promise.about == Grain::Invoice {
            keys.line.clear();
            return keys;
        }
        if keys.line.is_empty() {
            keys.line = self.text(role, "line_id", row);
        }
        if keys.line.is_empty() {
            keys.line = self.text(role, "sku", row);
        }
        keys
    }

    fn line_key(&self, line: u32) -> String {
        if line == NONE {
            return String::new();
        }
        let id = self.text(Role::Lines, "line_id", line);
        if id.is_empty() { self.text(Role::Lines, "sku", line) } else { id }
    }

    fn order_text(&self, column: &str, order: u32) -> String {
        if order == NONE { String::new() } else { self.text(Role::Orders, column, order) }
    }

    fn text(&self, role: Role, column: &str, row: u32) -> String {
        let tables = &self.dossiers.tables;
        let id = tables.of(role).texts(column).map_or(NO_TEXT, |ids| ids[row as usize]);
        tables.texts.text(id).to_owned()
    }

    /// The currency of the row, else of the order, else of the first invoice.
    fn currency(&self, subject: usize) -> String {
        let of_row = self
            .promise
            .about
            .role()
            .map(|role| self.text(role, "currency", self.view.row[subject]));
        let of_row = of_row.filter(|currency| !currency.is_empty());
        let of_order = || self.order_text("currency", self.view.order[subject]);
        let found = of_row.unwrap_or_else(of_order);
        if !found.is_empty() {
            return found;
        }
        let roles = [Role::Lines, Role::Invoices];
        let first = roles.into_iter().find_map(|role| {
            let row = self.view.rows(self.dossiers, role, subject).first()?;
            Some(self.text(role, "currency", *row)).filter(|currency| !currency.is_empty())
        });
        first.unwrap_or_default()
    }

    fn carrier(&self, subject: usize) -> String {
        let rows = self.view.rows(self.dossiers, Role::Deliveries, subject);
        let of_row = rows.last().map(|&row| self.text(Role::Deliveries, "carrier", row));
        let of_row = of_row.filter(|carrier| !carrier.is_empty());
        of_row.unwrap_or_else(|| self.order_text("carrier", self.view.order[subject]))
    }

    /// The rows that prove it: the order, and what the promise read of the subject.
    fn evidence(&self, subject: usize) -> Vec<Evidence> {
        let mut found = Vec::new();
        let mut add = |role: Role, row: u32| {
            let table = self.dossiers.tables.of(role);
            found.push(Evidence { file: table.file[row as usize], line: table.line[row as usize] });
        };
        if let Some(role) = self.promise.about.role() {
            add(role, self.view.row[subject]);
        }
        let order = self.view.order[subject];
        if order != NONE {
            add(Role::Orders, order);
        }
        let rows_read = self
            .promise
            .roles
            .list()
            .into_iter()
            .filter(|role| *role != Role::Orders && self.promise.about.role() != Some(*role));
        for role in rows_read {
            for &row in self.view.rows(self.dossiers, role, subject) {
                add(role, row);
            }
        }
        found.dedup();
        found
    }

    /// For a row without an order, that; for a repeated invoice, the row that it repeats.
    fn note(&self, subject: usize) -> String {
        if self.promise.about.role().is_some() && self.view.order[subject] == NONE {
            return "no such order".to_owned();
        }
        if self.promise.about != Grain::Invoice {
            return String::new();
        }
        let row = self.view.row[subject];
        let first = self.dossiers.documents.repeats[row as usize];
        if first == row {
            return String::new();
        }
        let line = self.dossiers.tables.of(Role::Invoices).line[first as usize];
        format!("repeats line {line}")
    }

    fn value(&self, column: Option<&Column>, at: usize, currency: &str) -> Value {
        let Some(column) = column.filter(|column| column.values.is_known(at)) else {
            return Value { text: String::new(), unit: Unit::None };
        };
        match &column.values {
            Vector::Number(values) => number(values[at], column.kind, currency),
            Vector::Time(spans) => Value { text: self.zone.print(spans[at]), unit: Unit::Moment },
            Vector::Text(ids) => {
                let text = self.dossiers.tables.texts.text(ids[at]).to_owned();
                Value { text, unit: Unit::Text }
            }
            Vector::Truth(truths) => {
                let word = if truths[at] == Some(true) { "yes" } else { "no" };
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

/// The business keys of a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// The order.
    pub order: String,
    /// The order line.
    pub line: String,
    /// The delivery, invoice or payment.
    pub document: String,
}

/// What a finding is known by from run to run: a hash of the code and the keys (FNV-1a, 128 bits),
/// as 32 hexadecimal digits. Never made of amounts or dates (G18 of the domain).
pub fn fingerprint(code: &str, keys: &Keys) -> String {
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013B;
    let mut hash: u128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D;
    for part in [code, &keys.order, &keys.line, &keys.document] {
        // The separator keeps ("a", "bc") and ("ab", "c") apart.
        for byte in part.bytes().chain([0x1F]) {
            hash = (hash ^ u128::from(byte)).wrapping_mul(PRIME);
        }
    }
    format!("{hash:032x}")
}

/// A finding about the input, from what intake noticed.
pub fn of_remark(remark: &crate::intake::Remark, place: usize, promise: &Promise) -> Finding {
    let keys = Keys {
        order: remark.order.clone(),
        line: String::new(),
        document: format!("{}:{}:{}", remark.file, remark.column, remark.value),
    };
    let nothing = || Value { text: String::new(), unit: Unit::None };
    let note = match remark.remedy.as_str() {
        "" => remark.message.clone(),
        remedy => format!("{}; {remedy}", remark.message),
    };
    Finding {
        promise: place,
        severity: promise.severity,
        outcome: Outcome::Broken,
        fingerprint: fingerprint(&promise.code, &keys),
        order: keys.order,
        line: String::new(),
        document: String::new(),
        customer: String::new(),
        carrier: String::new(),
        promised: nothing(),
        actual: Value { text: remark.value.clone(), unit: Unit::Text },
        margin: nothing(),
        told: Told::NotChecked,
        stake: None,
        currency: String::new(),
        match_level: "",
        evidence: vec![Evidence { file: remark.file, line: remark.line }],
        note,
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
