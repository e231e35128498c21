//! One file read twice: once to decide how its columns are written, once to read their values.
//!
//! Every row ends in a stage, or is counted and named. Does not compare rows with each other.

mod deciding;
mod encoding;
mod footer;
mod notes;
mod trouble;

use super::amounts;
use super::cells::{Class, Desk, How, Value, absent_hint, is_absent, keys, number_of_sheet, trim};
use super::dialect::Layout;
use super::instants::Instants;
use super::origin::{self, Origin};
use super::plan::Plan;
use super::records::{Record, Step};
use super::stage::{Stage, absent, rest_of};
use super::supply::{Encoding, Supply};
use super::words::About;
use super::{FileAccount, Remark, Request, written};
use crate::tables::{Kind, Role, columns_of, place_of};
use crate::texts::{NO_TEXT, TextId, Texts};
use crate::time::{self, Zone};
use anyhow::{Result, anyhow, bail};
use trouble::{Trouble, header_trouble, is_total_word};

/// It stands at the start of a file, and nowhere else.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// What was read from one file.
#[derive(Debug, Default)]
pub struct Part {
    /// The account so far: rows read and those that never reached a stage.
    pub account: FileAccount,
    /// What was noticed; the file number is filled in later.
    pub remarks: Vec<Remark>,
    /// The texts of the file.
    pub texts: Texts,
    /// One stage per plan.
    pub stages: Vec<Stage>,
    /// The orders of quarantined rows.
    pub lost_orders: Vec<TextId>,
    /// Whether the file plays no role.
    pub is_left_out: bool,
    /// Where it came from.
    pub origin: Option<Origin>,
}

/// A file on its way through the two readings.
struct Reading<'a> {
    supply: &'a Supply,
    layout: &'a Layout,
    /// Encodings under which the header says the same; the first is used. None where it is sure.
    rivals: &'a [Encoding],
    plans: &'a mut [Plan],
    request: &'a Request,
    /// The cells of each plan that must name the row's order or invoice.
    keys: Vec<Vec<(Role, usize)>>,
    /// The cells that no plan uses.
    unused: Vec<usize>,
    /// Symbols of several currencies in the file of which no currency has all; else empty.
    mixed_symbols: Vec<&'static str>,
}

/// Reads all rows of a file under its plans.
pub fn read(
    supply: &Supply,
    layout: &Layout,
    rivals: &[Encoding],
    plans: &mut [Plan],
    request: &Request,
) -> Result<Part> {
    let keys = plans.iter().map(keys_of).collect();
    let is_used =
        |header: &usize| plans.iter().flat_map(|plan| &plan.cells).any(|(cell, _)| cell == header);
    let unused = (0..layout.header.len()).filter(|header| !is_used(header)).collect();
    let mixed_symbols = Vec::new();
    let mut reading =
        Reading { supply, layout, rivals, plans, request, keys, unused, mixed_symbols };
    let mut part = Part::default();
    let survey = reading.collect_votes()?;
    let hows = reading.decide(&survey.votes)?;
    reading.fill_currencies(&survey.votes)?;
    reading.note_decisions(&survey.votes, &hows, &mut part);
    reading.read_rows(&hows, &survey, &mut part)?;
    Ok(part)
}

fn keys_of(plan: &Plan) -> Vec<(Role, usize)> {
    let key = |role| if role == Role::Invoices { "invoice_no" } else { "order_id" };
    plan.roles.iter().filter_map(|&role| Some((role, plan.cell(role, key(role))?))).collect()
}

impl Reading<'_> {
    fn is_wanted(&self, record: &Record, plan: &Plan) -> bool {
        plan.only.iter().all(|(header, texts)| {
            let cell = record.cell(*header);
            texts.iter().any(|text| text == trim(&cell))
        })
    }

    /// Whether a row repeats the header, as joined exports do.
    fn is_header(&self, record: &Record) -> bool {
        let header = &self.layout.header;
        header.iter().enumerate().all(|(at, name)| trim(&record.cell(at)) == name)
    }

    fn read_rows(
        &self,
        hows: &[Vec<How>],
        survey: &deciding::Surveyed,
        part: &mut Part,
    ) -> Result<()> {
        let zone = |plan: &Plan| plan.source.zone.unwrap_or(self.request.zone);
        let mut desks: Vec<Instants> =
            self.plans.iter().map(|plan| Instants::new(zone(plan), self.request.as_of)).collect();
        let Some(first) = desks.pop() else { bail!("plays no role") };
        let normalise = &self.request.normalise;
        let words = Default::default();
        let (texts, unknown_words) = (Texts::default(), Vec::new());
        let mut desk = Desk { texts, instants: first, normalise, words, unknown_words };
        part.stages = self.empty_stages(&mut desk)?;
        let mut notes = notes::Notes::new(self);
        let mut below = footer::Below::default();
        let input = origin::open(self.supply, self.rivals.first().copied())?;
        let (mut reader, mut record) = self.layout.rows(input);
        let mut values: Vec<Vec<Value>> = self.plans.iter().map(|_| Vec::new()).collect();
        loop {
            let step = reader.next(&mut record);
            if step == Step::End {
                break;
            }
            let trouble = match step {
                _ if record.line >= survey.footer_line => {
                    match self.footer(&record, step, hows, part) {
                        footer::Line::Footer => {
                            below.see(&record);
                            reader.recount(super::records::Kind::Footer);
                            continue;
                        }
                        footer::Line::Row(trouble) => Some(trouble),
                    }
                }
                Step::Fault(fault) => Some(self.structure_trouble(fault, &record)),
                _ if self.is_header(&record) => Some(header_trouble()),
                _ => None,
            };
            part.account.rows_read += 1;
            if let Some(trouble) = trouble {
                if step == Step::Record {
                    reader.recount(super::records::Kind::Quarantined);
                }
                let order = self.readable_order(&record, &mut desk);
                part.quarantine(&record, trouble, order, &desk.texts);
                continue;
            }
            notes.see(&record);
            let outcome = self.read_row(&record, hows, &mut desk, &mut desks, &mut values);
            self.place_row(&record, outcome, &values, &mut desk, part);
        }
        note_unknown_words(&desk.unknown_words, part);
        for note in desks.iter().chain([&desk.instants]).flat_map(Instants::notes) {
            part.note("DAT014", 0, ("", &note.first), note.message, note.remedy);
        }
        part.texts = desk.texts;
        below.tell(part);
        notes.tell(self, &survey.votes, hows, part);
        written::tally(part, self.supply, self.rivals.first().copied(), reader)
    }

    fn empty_stages(&self, desk: &mut Desk<'_>) -> Result<Vec<Stage>> {
        let mut stages = Vec::new();
        for plan in self.plans.iter() {
            let mut values = Vec::new();
            for (at, text) in plan.constants.iter().enumerate() {
                let of = plan.feeds.iter().find(|feed| feed.2 == super::plan::From::Constant(at));
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
    fn read_row(
        &self,
        record: &Record,
        hows: &[Vec<How>],
        desk: &mut Desk<'_>,
        others: &mut [Instants],
        values: &mut [Vec<Value>],
    ) -> Result<(), Trouble> {
        for (at, plan) in self.plans.iter().enumerate() {
            values[at].clear();
            if !self.is_wanted(record, plan) {
                continue;
            }
            let is_last = at + 1 == self.plans.len();
            if !is_last {
                std::mem::swap(&mut desk.instants, &mut others[at]);
            }
            let outcome = self.read_cells(record, at, &hows[at], desk, &mut values[at]);
            if !is_last {
                std::mem::swap(&mut desk.instants, &mut others[at]);
            }
            outcome?;
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
                How::Amount(_) if record.is_number(header) => number_of_sheet(cell),
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
        texts: &Texts,
        (header, code): (usize, &str),
    ) -> Result<(), Trouble> {
        for &role in &plan.roles {
            let Some(place) = place_of(role, "currency") else { continue };
            let known = match plan.feed(role, place) {
                Some(super::plan::From::Cell(cell)) => match values[cell] {
                    Value::Text(text) => texts.text(text),
                    _ => "",
                },
                Some(super::plan::From::Constant(constant)) => &plan.constants[constant],
                None => "",
            };
            if !plan.has_kind(role, Kind::Money) {
                continue;
            }
            let known = amounts::code_of(known).unwrap_or_default();
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
        texts: &Texts,
    ) -> Result<(), Trouble> {
        let plan = &self.plans[at];
        for &(role, cell) in &self.keys[at] {
            let Value::Text(text) = values[cell] else { continue };
            let header = plan.cells[cell].0;
            let is_needed = matches!(role, Role::Orders | Role::Lines | Role::Invoices);
            let text = texts.text(text);
            if (is_needed || role == Role::Deliveries) && keys::is_word_for_nothing(text) {
                let cell = record.cell(header);
                let cell = trim(&cell);
                let message = "is a word for nothing, and every row needs its number".to_owned();
                return Err(self.cell_trouble(header, cell, message, absent_hint(cell)));
            }
            let is_total = is_total_word(text) || text.is_empty() && self.begins_with_total(record);
            if is_total {
                let message = "looks like a row of totals".to_owned();
                let remedy = "export without totals, or delete the row".to_owned();
                return Err(self.cell_trouble(header, text, message, remedy));
            }
            if is_needed && text.is_empty() {
                let message = "is empty, and every row needs it".to_owned();
                let remedy = "fill in the number, or delete the row".to_owned();
                return Err(self.cell_trouble(header, "", message, remedy));
            }
        }
        Ok(())
    }

    fn begins_with_total(&self, record: &Record) -> bool {
        record.cells().find(|cell| !trim(cell).is_empty()).is_some_and(|cell| is_total_word(&cell))
    }

    /// The order of a row that cannot be read, where its number can.
    fn readable_order(&self, record: &Record, desk: &mut Desk<'_>) -> TextId {
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

    fn place_row(
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

impl Part {
    fn quarantine(&mut self, record: &Record, trouble: Trouble, order: TextId, texts: &Texts) {
        self.account.quarantined += 1;
        self.remarks.push(Remark {
            code: "DAT002",
            file: 0,
            line: record.line,
            column: trouble.column,
            value: trouble.value,
            message: trouble.message,
            remedy: trouble.remedy,
            order: texts.text(order).to_owned(),
            is_quarantined: true,
        });
        if order != NO_TEXT {
            self.lost_orders.push(order);
        }
    }

    /// Remarks on something that quarantines no row.
    pub fn note(
        &mut self,
        code: &'static str,
        line: u32,
        (column, value): (&str, &str),
        message: String,
        remedy: String,
    ) {
        self.remarks.push(Remark {
            code,
            file: 0,
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            message,
            remedy,
            order: String::new(),
            is_quarantined: false,
        });
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

const fn kind_of(class: Class) -> Kind {
    match class {
        Class::Number => Kind::Quantity,
        Class::Time => Kind::Time,
        _ => Kind::Text,
    }
}

/// States and kinds that are not known count as none, which somebody has to be told.
fn note_unknown_words(words: &[(About, String)], part: &mut Part) {
    const SHOWN_MAX: usize = 8;
    let Some((about, first)) = words.first() else { return };
    let shown: Vec<String> =
        words.iter().take(SHOWN_MAX).map(|(_, word)| format!("{word:?}")).collect();
    let more = if words.len() > SHOWN_MAX { ", ..." } else { "" };
    let message = format!("has states or kinds that are not known: {}{more}", shown.join(", "));
    let ours = match about {
        About::Delivery => "failed",
        About::Invoice => "credit",
        About::Order | About::Other => "closed",
    };
    let remedy = format!(
        "they count as none; say what they mean, such as `words = {{ {first:?} = \"{ours}\" }}` \
         in the [[source]] of this file"
    );
    part.note("DAT013", 0, ("", first), message, remedy);
}
