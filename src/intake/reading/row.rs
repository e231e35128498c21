//! One record read into values under every plan, and what is wrong with those that cannot be.
//!
//! The thorough way: reads every record there may be. Decides nothing about a column.

use super::super::amounts;
use super::super::cells::{Class, Desk, How, Value, absent_hint, is_absent, keys};
use super::super::cells::{number_of_sheet, trim};
use super::super::plan::{From, Plan};
use super::super::records::Record;
use super::super::stage::{Stage, absent, rest_of};
use super::trouble::{Trouble, is_total_word};
use super::{Part, Reading};
use crate::tables::{Kind, Role, columns_of, place_of};
use crate::texts::{LocalTexts, NO_TEXT, Text, TextId};
use crate::time::{self, Zone};
use anyhow::{Result, anyhow, bail};

/// It stands at the start of a file, and nowhere else.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

impl Reading<'_> {
    /// Whether a plan wants a row.
    pub fn is_wanted(&self, record: &Record, plan: &Plan) -> bool {
        plan.only.iter().all(|(header, texts)| {
            let cell = record.cell(*header);
            texts.iter().any(|text| text == trim(&cell))
        })
    }

    /// Whether a row repeats the header, as joined exports do.
    pub fn is_header(&self, record: &Record) -> bool {
        let header = &self.layout.header;
        header.iter().enumerate().all(|(at, name)| trim(&record.cell(at)) == name)
    }

    /// A stage for every plan, with its constants and no rows.
    pub fn empty_stages(&self, desk: &mut Desk<'_>) -> Result<Vec<Stage>> {
        let mut stages = Vec::new();
        for plan in self.plans.iter() {
            let mut values = Vec::new();
            for (at, text) in plan.constants.iter().enumerate() {
                let of = plan.feeds.iter().find(|feed| feed.2 == From::Constant(at));
                let Some(&(role, place, _)) = of else { continue };
                let zone = plan.source.zone.unwrap_or(self.request.zone);
                values.push(constant(role, place, text, zone, desk)?);
            }
            stages.push(Stage::new(plan, values));
        }
        Ok(stages)
    }

    /// Reads the cells of a row for every plan that wants it. The values of a plan that does not
    /// are left empty.
    pub fn read_row(
        &self,
        record: &Record,
        hows: &[Vec<How>],
        desk: &mut Desk<'_>,
        values: &mut [Vec<Value>],
    ) -> Result<(), Trouble> {
        for (at, plan) in self.plans.iter().enumerate() {
            values[at].clear();
            if self.is_wanted(record, plan) {
                desk.plan = at;
                self.read_cells(record, at, &hows[at], desk, &mut values[at])?;
            }
        }
        Ok(())
    }

    fn read_cells(
        &self,
        record: &Record,
        at: usize,
        hows: &[How],
        desk: &mut Desk<'_>,
        values: &mut Vec<Value>,
    ) -> Result<(), Trouble> {
        let plan = &self.plans[at];
        let mut coded: Vec<(usize, &'static str)> = Vec::new();
        for (&(header, class), how) in plan.cells.iter().zip(hows) {
            let cell = record.cell(header);
            if !record.is_ascii && cell.contains(BYTE_ORDER_MARK) {
                let message = "holds a byte order mark; were exports joined?".to_owned();
                let remedy = "give the exports one by one".to_owned();
                return Err(self.cell_trouble(header, &cell, message, remedy));
            }
            let cell = trim(&cell);
            if is_absent(cell, &plan.source) {
                values.push(absent(kind_of(class)));
                continue;
            }
            let read = match how {
                How::Amount(_) | How::Length if record.is_number(header) => number_of_sheet(cell),
                _ => desk.read(cell, how, &plan.source.words),
            };
            match read {
                Ok((value, code)) => {
                    if !code.is_empty() {
                        coded.push((header, code));
                    }
                    values.push(value);
                }
                Err((message, remedy)) => {
                    return Err(self.cell_trouble(header, cell, message.into_owned(), remedy));
                }
            }
        }
        for (header, code) in coded {
            self.check_currency(record, plan, values, &desk.texts, (header, code))?;
        }
        self.check_keys(record, at, values, &desk.texts)
    }

    /// A currency at the edge of an amount must be the one of its row.
    fn check_currency(
        &self,
        record: &Record,
        plan: &Plan,
        values: &[Value],
        texts: &LocalTexts,
        (header, code): (usize, &str),
    ) -> Result<(), Trouble> {
        for &role in &plan.roles {
            let Some(place) = place_of(role, "currency") else { continue };
            let known: Text<'_> = match plan.feed(role, place) {
                Some(From::Cell(cell)) => match values[cell] {
                    Value::Text(text) => texts.text(text),
                    _ => "".into(),
                },
                Some(From::Constant(constant)) => (&*plan.constants[constant]).into(),
                None => "".into(),
            };
            if !plan.has_kind(role, Kind::Money) {
                continue;
            }
            let known = amounts::code_of(&known).unwrap_or_default();
            let trouble = if known.is_empty() && amounts::is_symbol(code) {
                self.mixed_symbols(code)
            } else if amounts::may_be(code, &known) {
                None
            } else {
                let known = if known.is_empty() { "unknown" } else { &known };
                let message = format!("names {code}, but the currency of the row is {known}");
                Some((message, "map the column that holds the currency".to_owned()))
            };
            if let Some((message, remedy)) = trouble {
                let cell = record.cell(header);
                return Err(self.cell_trouble(header, trim(&cell), message, remedy));
            }
        }
        Ok(())
    }

    /// Where no currency is known, a symbol counts only in a file that could be of one currency.
    fn mixed_symbols(&self, symbol: &str) -> Option<(String, String)> {
        let other = self.mixed_symbols.iter().find(|other| **other != symbol)?;
        let message = format!("names {symbol} where other cells name {other}");
        let remedy = "map the column that holds the currency, or, if there is one currency only, \
                      write such as `currency = \"SEK\"` at the top of the contract";
        Some((message, remedy.to_owned()))
    }

    /// Orders and lines need the order's number; a row of totals is none of them.
    fn check_keys(
        &self,
        record: &Record,
        at: usize,
        values: &[Value],
        texts: &LocalTexts,
    ) -> Result<(), Trouble> {
        let plan = &self.plans[at];
        for &(role, cell) in &self.keys[at] {
            let Value::Text(text) = values[cell] else { continue };
            let header = plan.cells[cell].0;
            let is_needed = matches!(role, Role::Orders | Role::Lines | Role::Invoices);
            let text = texts.text(text);
            if (is_needed || role == Role::Deliveries) && keys::is_word_for_nothing(&text) {
                let cell = record.cell(header);
                let cell = trim(&cell);
                let message = "is a word for nothing, and every row needs its number".to_owned();
                return Err(self.cell_trouble(header, cell, message, absent_hint(cell)));
            }
            let is_total =
                is_total_word(&text) || text.is_empty() && self.begins_with_total(record);
            if is_total {
                let message = "looks like a row of totals".to_owned();
                let remedy = "export without totals, or delete the row".to_owned();
                return Err(self.cell_trouble(header, &text, message, remedy));
            }
            if is_needed && text.is_empty() {
                let message = "is empty, and every row needs it".to_owned();
                let remedy = "fill in the number, or delete the row".to_owned();
                return Err(self.cell_trouble(header, "", message, remedy));
            }
        }
        Ok(())
    }

    /// Whether the first cell that is not empty is a word for totals.
    pub fn begins_with_total(&self, record: &Record) -> bool {
        record.cells().find(|cell| !trim(cell).is_empty()).is_some_and(|cell| is_total_word(&cell))
    }

    /// The order of a row that cannot be read, where its number can.
    pub fn readable_order(&self, record: &Record, desk: &mut Desk<'_>) -> TextId {
        for plan in self.plans.iter() {
            let cell = plan.roles.iter().find_map(|&role| plan.cell(role, "order_id"));
            let Some(header) = cell.map(|cell| plan.cells[cell].0) else { continue };
            let delimiter = char::from(self.layout.dialect.delimiter.first());
            let mut fields = record.text.split(delimiter).take(header + 1);
            let before_is_plain = fields.clone().take(header).all(|field| !field.contains('"'));
            let Some(field) = fields.nth(header).filter(|_| before_is_plain) else { continue };
            let bare = field.trim().trim_matches('"');
            if bare.is_empty() || bare.contains('"') || bare == self.layout.header[header] {
                continue;
            }
            if let Ok((Value::Text(text), _)) = desk.read(trim(bare), &How::Text(Class::Key), &[]) {
                return text;
            }
        }
        NO_TEXT
    }

    /// Puts the values of a row into the stages, or the row into quarantine.
    pub fn place_row(
        &self,
        record: &Record,
        outcome: Result<(), Trouble>,
        values: &[Vec<Value>],
        desk: &mut Desk<'_>,
        part: &mut Part,
    ) {
        if let Err(trouble) = outcome {
            let order = self.readable_order(record, desk);
            part.quarantine(record, trouble, order, &desk.texts);
            return;
        }
        let rest = rest_of(self.unused.iter().map(|&header| record.cell(header)));
        let mut is_placed = false;
        for ((plan, stage), values) in self.plans.iter().zip(&mut part.stages).zip(values) {
            if values.len() == plan.cells.len() && !values.is_empty() {
                stage.push(record.line, values, rest);
                is_placed = true;
            }
        }
        if !is_placed {
            part.account.filtered += 1;
        }
    }
}

fn constant(
    role: Role,
    place: usize,
    text: &str,
    zone: Zone,
    desk: &mut Desk<'_>,
) -> Result<Value> {
    let spec = &columns_of(role)[place];
    let name = format!("{}.{}", role.name(), spec.name);
    match spec.kind {
        Kind::Money | Kind::Quantity => crate::decimal::parse(text)
            .map(Value::Number)
            .ok_or_else(|| anyhow!("{name}: {text:?} is not a plain number")),
        Kind::Time => time::parse(text, zone)
            .map(Value::Time)
            .ok_or_else(|| anyhow!("{name}: {text:?} is neither yyyy-mm-dd nor RFC 3339")),
        Kind::Text => match desk.read(text, &How::Text(Class::of(role, place)), &[]) {
            Ok((value, _)) => Ok(value),
            Err((why, _)) => bail!("{name}: {text:?} {why}"),
        },
    }
}

/// What the values of a class are.
pub const fn kind_of(class: Class) -> Kind {
    match class {
        Class::Number | Class::Length => Kind::Quantity,
        Class::Time => Kind::Time,
        _ => Kind::Text,
    }
}
