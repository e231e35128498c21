//! The settled rows of all files put together as tables, with an account that must add up.
//!
//! Files are taken in the order given, so that the result does not depend on threads.

mod columns;

use super::cells::Value;
use super::plan::From;
use super::reading::Part;
use super::stage::{Fate, Stage};
use super::{Intake, flat, later, repeats};
use crate::cores;
use crate::decimal::ABSENT;
use crate::tables::{Role, Tables, place_of};
use crate::tally::Tally;
use crate::texts::{Holder, NO_TEXT, PackedTexts, Text, TextId, Texts};
use anyhow::Result;
use hashbrown::HashSet;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Settles what can be settled within each file, before it meets the others.
pub fn settle_alone(parts: &mut [Part], as_of: i64) {
    let held = flat::own_orders(parts);
    let hidden = cores::each(parts.iter_mut(), |part| settle_part(part, held.as_ref(), as_of));
    settle_heads(parts, &hidden);
}

/// Settles what can be settled within a part; returns how many rows are hidden. `held` are the
/// orders that other files hold.
pub fn settle_part(part: &mut Part, held: Option<&Texts>, as_of: i64) -> u64 {
    if let Some(held) = held {
        flat::leave_orders(part, held);
    }
    flat::gather(part);
    part.account.newest = later::newest(part);
    let is_later = part.account.newest.is_some_and(|newest| newest > as_of);
    let hidden = if is_later { later::hide(part, as_of) } else { 0 };
    if is_later {
        part.account.newest = later::newest(part);
    }
    flat::keep_last(part);
    part.message_kinds = message_kinds(part);
    hidden
}

/// The kinds of the messages of a part that did not come in from the customer, each once.
fn message_kinds(part: &Part) -> BTreeSet<String> {
    let places = ["kind", "direction"].map(|name| place_of(Role::Messages, name));
    let [Some(kind), Some(direction)] = places else { return BTreeSet::new() };
    let mut pairs: HashSet<(TextId, TextId)> = HashSet::new();
    for stage in part.stages.iter().filter(|stage| stage.roles.contains(&Role::Messages)) {
        let text = |place: usize, row: usize| match stage.value(Role::Messages, place, row) {
            Value::Text(id) => id,
            Value::Number(_) | Value::Time(_) => NO_TEXT,
        };
        let rows = (0..stage.rows()).filter(|&row| stage.is_in(row, Role::Messages));
        pairs.extend(rows.map(|row| (text(kind, row), text(direction, row))));
    }
    let is_in = |id: TextId| id != NO_TEXT && part.texts.text(id) == "in";
    let told = pairs.into_iter().filter(|&(kind, way)| kind != NO_TEXT && !is_in(way));
    told.map(|(kind, _)| part.texts.text(kind).to_string()).collect()
}

/// Says of each file what its parts came to, of which so many rows are hidden.
pub fn settle_heads(parts: &mut [Part], hidden: &[u64]) {
    let mut hidden = hidden.iter();
    for file in parts.chunk_by_mut(|_, next| next.is_continued) {
        let rows = hidden.by_ref().take(file.len()).sum();
        let newest = file.iter().filter_map(|part| part.account.newest).max();
        if let [head, ..] = file {
            head.account.newest = newest;
            later::tell(head, rows);
            note_row_count(head);
        }
    }
}

/// Adds up what became of the rows of the parts of each file.
fn add_accounts(parts: &mut [Part]) {
    for file in parts.chunk_by_mut(|_, next| next.is_continued) {
        let [head, rest @ ..] = file else { continue };
        let mut money: BTreeMap<(Role, &'static str, String), i128> = BTreeMap::new();
        for part in rest {
            let (account, whole) = (std::mem::take(&mut part.account), &mut head.account);
            head.remarks.append(&mut part.remarks);
            whole.used += account.used;
            whole.duplicate += account.duplicate;
            whole.quarantined += account.quarantined;
            whole.filtered += account.filtered;
            whole.roles.extend(account.roles);
            for (role, name, currency, sum) in account.money {
                *money.entry((role, name, currency)).or_default() += sum;
            }
        }
        for (role, name, currency, sum) in head.account.money.drain(..) {
            *money.entry((role, name, currency)).or_default() += sum;
        }
        let sums = money.into_iter();
        head.account.money =
            sums.map(|((role, name, text), sum)| (role, name, text, sum)).collect();
        head.account.roles.sort_unstable();
        head.account.roles.dedup();
        head.remarks.sort_by_key(|remark| remark.line);
    }
}

/// Exports that stop at a round number are often cut off there.
const SUSPICIOUS_ROWS: [u64; 5] = [1_000, 5_000, 10_000, 65_535, 1_048_575];

fn note_row_count(part: &mut Part) {
    let rows = part.account.rows_read;
    let is_noted = part.remarks.iter().any(|remark| remark.code == "DAT012");
    if part.is_left_out || is_noted {
        return;
    }
    if SUSPICIOUS_ROWS.contains(&rows) {
        let message = format!("holds exactly {rows} rows, where exports are often cut off");
        part.note("DAT012", 0, ("", ""), message, "check that the export is whole".to_owned());
    } else if rows == 0 {
        let remedy = "check that the export is whole".to_owned();
        part.note("DAT012", 0, ("", ""), "holds no rows".to_owned(), remedy);
    }
}

/// Puts the files together.
pub fn assemble(mut parts: Vec<Part>) -> Result<Intake> {
    let texts = Texts::merge(&mut parts);
    for role in Role::ALL {
        let differing = repeats::settle(&mut parts, &texts, role);
        for (part, differing) in differing {
            differing.tell(role, &mut parts[part]);
        }
    }
    put_together(parts, texts, &mut |_, _, _| {})
}

/// Puts parts together of which it is settled which rows repeat others. What becomes a table is
/// shown on the way, with its file and its place among the stages of its part.
pub fn put_together(
    mut parts: Vec<Part>,
    texts: Texts,
    see: &mut dyn FnMut(u16, usize, &Stage),
) -> Result<Intake> {
    cores::each(parts.iter_mut(), |part| {
        repeats::follow_orders(part);
        repeats::share_quarantine(part);
        count_rows(part);
        part.account.roles = roles_of(part);
        part.account.money = money_of(part, &texts);
    });
    add_accounts(&mut parts);
    let mut intake = Intake { tables: Tables { texts, ..Tables::default() }, ..Intake::default() };
    let mut stages = Vec::new();
    for part in parts {
        let file = u16::try_from(intake.files.len() - usize::from(part.is_continued))?;
        if !part.is_continued {
            intake.origins.0.push(part.origin);
            intake.files.push(part.account);
        }
        for &role in &intake.files[usize::from(file)].roles {
            intake.tables.of_mut(role).quarantined_orders.extend(&part.lost_orders);
        }
        intake.remarks.extend(part.remarks.into_iter().map(|mut remark| {
            remark.file = file;
            remark
        }));
        intake.tables.message_kinds.extend(part.message_kinds);
        part.stages.iter().enumerate().for_each(|(place, stage)| see(file, place, stage));
        stages.extend(part.stages.into_iter().map(|stage| (file, stage)));
    }
    columns::fill(&mut intake.tables, stages);
    for table in &mut intake.tables.all {
        table.quarantined_orders.sort_unstable();
        table.quarantined_orders.dedup();
    }
    Ok(intake)
}

/// One arena for all files; the numbers of each are changed to those of the whole.
impl Holder for Part {
    fn take_texts(&mut self) -> PackedTexts {
        std::mem::take(&mut self.texts)
    }

    fn renumber(&mut self, mut new: impl FnMut(TextId) -> TextId) {
        let mut renumber = |text: &mut TextId| *text = new(*text);
        for stage in &mut self.stages {
            stage.texts_mut().for_each(&mut renumber);
        }
        self.lost_orders.iter_mut().for_each(renumber);
    }
}

fn roles_of(part: &Part) -> Vec<Role> {
    let mut roles: Vec<Role> = part.stages.iter().flat_map(|stage| stage.roles.clone()).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Counts every row of the file once, by the best that became of it under any plan.
fn count_rows(part: &mut Part) {
    let mut best: HashMap<u32, Fate> = HashMap::new();
    let counted: Vec<&Stage> = part.stages.iter().filter(|stage| stage.is_counted).collect();
    let mut tally = |fate: Fate| match fate {
        Fate::Used => part.account.used += 1,
        Fate::Duplicate => part.account.duplicate += 1,
        Fate::Quarantined => part.account.quarantined += 1,
        Fate::Filtered => part.account.filtered += 1,
    };
    let fate = |stage: &Stage, row: usize| {
        if stage.mask[row] != 0 { Fate::Used } else { stage.fate[row] }
    };
    if let [only] = counted[..] {
        (0..only.rows()).for_each(|row| tally(fate(only, row)));
        return;
    }
    for stage in counted {
        for row in 0..stage.rows() {
            let held = best.entry(stage.line[row]).or_default();
            *held = (*held).max(fate(stage, row));
        }
    }
    best.into_values().for_each(tally);
}

const MONEY: [(Role, &str); 8] = [
    (Role::Orders, "total"),
    (Role::Orders, "net"),
    (Role::Lines, "net"),
    (Role::Invoices, "total"),
    (Role::Invoices, "net"),
    (Role::Payments, "total"),
    (Role::Returns, "refund_total"),
    (Role::Tickets, "credit_total"),
];

/// What each column of money adds up to, by currency.
fn money_of(part: &Part, texts: &Texts) -> Vec<(Role, &'static str, String, i128)> {
    let mut sums: BTreeMap<(Role, &'static str, Text<'_>), i128> = BTreeMap::new();
    for stage in &part.stages {
        for (role, name) in MONEY.into_iter().filter(|(role, _)| stage.roles.contains(role)) {
            let Some(cell) = stage.cell(role, name) else { continue };
            let Some(values) = stage.columns[cell].numbers() else { continue };
            let currency = place_of(role, "currency").and_then(|place| stage.feed(role, place));
            let (of_row, of_all) = match currency {
                Some(From::Cell(cell)) => (stage.columns[cell].texts(), NO_TEXT),
                Some(From::Constant(constant)) => match stage.constants[constant] {
                    Value::Text(text) => (None, text),
                    Value::Number(_) | Value::Time(_) => (None, NO_TEXT),
                },
                None => (None, NO_TEXT),
            };
            let mut of_currency = Tally::<TextId, i128>::default();
            for (row, &value) in values.iter().enumerate() {
                if value != ABSENT && stage.is_in(row, role) {
                    let currency = of_row.as_ref().map_or(of_all, |ids| ids[row]);
                    *of_currency.of(currency) += i128::from(value);
                }
            }
            for (currency, sum) in of_currency {
                *sums.entry((role, name, texts.text(currency))).or_default() += sum;
            }
        }
    }
    sums.into_iter()
        .map(|((role, name, currency), sum)| (role, name, currency.to_owned(), sum))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::headers::Names;
    use crate::intake::plan::Plan;
    use crate::texts::LocalTexts;

    type Row = (&'static str, &'static str, i64);

    /// Deliveries of a file, from so many lines down.
    fn part(first_line: u32, rows: &[Row], is_continued: bool) -> Part {
        let header = ["delivery_id", "order_id", "shipped_at", "quantity"].map(str::to_owned);
        let mut plan = Plan::detect(&Names::of(&header), &[]).unwrap().unwrap();
        plan.roles = vec![Role::Deliveries];
        plan.feeds.retain(|feed| feed.0 == Role::Deliveries);
        let (mut texts, mut stage) = (LocalTexts::default(), Stage::new(&plan, Vec::new()));
        for (line, &(id, order, quantity)) in (first_line..).zip(rows) {
            let [id, order] = [id, order].map(|text| Value::Text(texts.intern(text)));
            let at = Value::Time(crate::time::Span::exact(quantity));
            stage.push(line, &[id, order, at, Value::Number(quantity)], 0);
        }
        Part { stages: vec![stage], texts: texts.pack(), is_continued, ..Part::default() }
    }

    /// What is in the table by file and line, and what was remarked there.
    type Seen = (Vec<(u16, u32, String, String)>, Vec<(u16, u32, String)>);

    fn seen(parts: Vec<Part>) -> Seen {
        let intake = assemble(parts).unwrap();
        let table = intake.tables.of(Role::Deliveries);
        let text = |name: &str, row: usize| {
            intake.tables.texts.text(table.texts(name).unwrap().at(row)).to_owned()
        };
        let row = |row: usize| {
            let file = u16::try_from(table.file.at(row)).unwrap();
            (file, table.line.at(row), text("delivery_id", row), text("order_id", row))
        };
        let remark =
            |remark: &super::super::Remark| (remark.file, remark.line, remark.message.clone());
        let rows = (0..table.rows()).map(row).collect();
        (rows, intake.remarks.iter().map(remark).collect())
    }

    const FIRST: [Row; 7] = [
        ("D1", "A", 1),
        ("D2", "B", 1),
        ("D1", "A", 1),
        ("", "C", 4),
        ("D4", "A", 7),
        ("", "C", 4),
        ("D2", "B", 2),
    ];
    const SECOND: [Row; 4] = [("D4", "A", 7), ("", "C", 4), ("D5", "E", 1), ("", "C", 5)];

    #[test]
    fn a_file_in_pieces_is_the_file() {
        let whole = seen(vec![part(2, &FIRST, false), part(2, &SECOND, false)]);
        let lines: Vec<(u16, u32)> = whole.0.iter().map(|row| (row.0, row.1)).collect();
        assert_eq!(lines, [(0, 2), (0, 5), (0, 6), (0, 7), (1, 4), (1, 5)]);
        assert_eq!(whole.1.len(), 2);
        for cut in 1..FIRST.len() {
            let (one, other) = FIRST.split_at(cut);
            let line = u32::try_from(cut).unwrap() + 2;
            let pieces = vec![
                part(2, one, false),
                part(line, other, true),
                part(2, &SECOND[..2], false),
                part(4, &SECOND[2..], true),
            ];
            assert_eq!(seen(pieces), whole);
        }
    }
}
