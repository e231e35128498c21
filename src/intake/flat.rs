//! Orders out of rows of lines: one order for each number, its cells gathered from all its rows.
//! Invoices out of theirs: an amount of the whole invoice is counted once (`bills`).
//!
//! Decides from the values whether a column is about the order or about its lines, where the
//! header leaves that open. Never picks one of two values that contradict each other.

mod bills;
mod logs;

pub use logs::keep_last;

use super::Remark;
use super::cells::Value;
use super::plan::From;
use super::reading::Part;
use super::stage::{Fate, Stage, bit, emptied};
use crate::tables::{Column, Kind, Role, columns_of, place_of};
use crate::texts::{NO_TEXT, TextId, Texts};
use Role::{Deliveries, Lines, Orders};
use hashbrown::HashMap;

/// The numbers of the orders that files hold by themselves, not among their lines, and of those
/// whose rows cannot be read; [`None`] where no file holds any or none would be compared.
pub fn own_orders(parts: &[Part]) -> Option<Texts> {
    if !are_compared(parts) {
        return None;
    }
    // Texts taken in one by one make no blocks: those that are found were met.
    let mut held = Texts::default();
    parts.iter().filter(|part| has_own(part)).for_each(|part| add_own(part, &mut held));
    Some(held)
}

/// Whether some files hold orders among their lines, and others hold orders by themselves.
pub fn are_compared(parts: &[Part]) -> bool {
    let has_flat = parts.iter().flat_map(|part| &part.stages).any(is_flat);
    has_flat && parts.iter().any(has_own)
}

/// Whether a part holds orders by themselves.
pub fn has_own(part: &Part) -> bool {
    has(part, Orders) && !has(part, Lines)
}

/// Adds the numbers of the orders of such a part.
pub fn add_own(part: &Part, held: &mut Texts) {
    for stage in part.stages.iter().filter(|stage| stage.roles.contains(&Orders)) {
        for row in 0..stage.rows() {
            held.intern(&part.texts.text(stage.text(Orders, "order_id", row)));
        }
    }
    part.lost_orders.iter().for_each(|&order| _ = held.intern(&part.texts.text(order)));
}

/// Whether rows of a file are compared with each other, so that all must be at hand.
pub fn compares_rows(stages: &[Stage]) -> bool {
    let is_of_both = |stage: &Stage| [Orders, Lines].iter().all(|role| stage.roles.contains(role));
    stages.len() > 1 || {
        let is_compared =
            |stage: &Stage| is_of_both(stage) || bills::holds_lines(stage) || logs::is_log(stage);
        stages.iter().any(is_compared)
    }
}

/// Whether orders and lines were found in the same rows by the names of their columns.
fn is_flat(stage: &Stage) -> bool {
    stage.is_detected && stage.roles.contains(&Orders) && stage.roles.contains(&Lines)
}

fn has(part: &Part, role: Role) -> bool {
    part.stages.iter().any(|stage| stage.roles.contains(&role))
}

/// Leaves the orders that another file holds to that file, and gathers the others.
///
/// What a row says of an order that another file holds is no second opinion: all of it is then
/// about the line. Rows of other orders are read as if there were no other file: which level each
/// of their columns is about is decided from all rows of the file, those of held orders too.
pub fn leave_orders(part: &mut Part, held: &Texts) {
    for at in 0..part.stages.len() {
        let stage = &part.stages[at];
        if !is_flat(stage) {
            continue;
        }
        let is_held = |row: &usize| {
            let order = part.texts.text(stage.text(Orders, "order_id", *row));
            held.find(&order).is_some()
        };
        let (theirs, others): (Vec<usize>, Vec<usize>) = (0..stage.rows()).partition(is_held);
        if others.is_empty() {
            leave_stage(&mut part.stages[at]);
        } else if !theirs.is_empty() {
            split_stage(part, at, &theirs, &others);
        }
    }
}

fn leave_stage(stage: &mut Stage) {
    let groups = group(stage);
    inherit_currency(stage, &orders_of(stage, &groups), &groups);
    drop_where_empty(stage, Lines, LINE_MARKS);
    stage.roles.retain(|&role| role != Orders);
    stage.feeds.retain(|&(role, _, _)| role != Orders);
    (0..stage.rows()).for_each(|row| stage.leave(row, Orders, Fate::Filtered));
}

/// Rows of orders that another file holds keep their stage; the others get one of their own.
fn split_stage(part: &mut Part, at: usize, theirs: &[usize], others: &[usize]) {
    // An invoice may have rows on both sides.
    bills::settle(part);
    let whole = &part.stages[at];
    let groups = group(whole);
    let clashes = clashes(whole, &groups);
    let other_stage = whole.of_rows(others);
    let other_groups = group(&other_stage);
    part.stages[at] = whole.of_rows(theirs);
    leave_stage(&mut part.stages[at]);
    let place = part.stages.len();
    part.stages.push(other_stage);
    settle_levels(part, place, groups.several, &clashes);
    let count = other_groups.first.len();
    gather_rows(part, place, other_groups);
    let orders = if count == 1 { "order" } else { "orders" };
    part.account.decided.push_str(&format!(", {count} {orders} that no other file holds"));
}

/// Makes a stage of orders from every stage of a file that holds both orders and their lines.
pub fn gather(part: &mut Part) {
    if has(part, Orders) && has(part, Lines) {
        for at in 0..part.stages.len() {
            let stage = &part.stages[at];
            if stage.is_counted && stage.roles.contains(&Orders) {
                gather_stage(part, at);
            }
        }
    }
    bills::settle(part);
    for stage in &mut part.stages {
        drop_empty_roles(stage);
    }
}

/// The rows of a stage by order.
struct Groups {
    /// The order of each row.
    of: Vec<u32>,
    /// The first row of each order.
    first: Vec<usize>,
    /// How many orders have several rows.
    several: usize,
}

fn group(stage: &Stage) -> Groups {
    let mut known: HashMap<TextId, u32> = HashMap::new();
    let mut groups = Groups { of: Vec::new(), first: Vec::new(), several: 0 };
    let mut count: Vec<u32> = Vec::new();
    let cell = stage.cell(Orders, "order_id");
    let Some(ids) = cell.and_then(|cell| stage.columns[cell].texts()) else { return groups };
    for &order in &*ids {
        let next = u32::try_from(groups.first.len()).unwrap_or(u32::MAX);
        let group = *known.entry(order).or_insert(next);
        if group == next {
            groups.first.push(groups.of.len());
            count.push(0);
        }
        count[group as usize] += 1;
        groups.of.push(group);
    }
    groups.several = count.iter().filter(|count| **count > 1).count();
    groups
}

fn gather_stage(part: &mut Part, at: usize) {
    let groups = group(&part.stages[at]);
    let clashes = clashes(&part.stages[at], &groups);
    if part.stages[at].is_detected {
        settle_levels(part, at, groups.several, &clashes);
    }
    gather_rows(part, at, groups);
}

/// Makes a stage of orders from the rows of one whose levels are settled.
fn gather_rows(part: &mut Part, at: usize, groups: Groups) {
    quarantine_contradictions(part, at, &groups);
    let stage = &part.stages[at];
    let orders = orders_of(stage, &groups);
    let place = part.stages.len();
    let stage = &mut part.stages[at];
    inherit_currency(stage, &orders, &groups);
    stage.feeds.retain(|&(role, _, _)| role != Orders);
    stage.roles.retain(|&role| role != Orders);
    stage.orders = Some((place, groups.of));
    part.stages.push(orders);
}

/// For every fed column of orders: how many orders hold different values of it.
fn clashes(stage: &Stage, groups: &Groups) -> Vec<(usize, usize)> {
    let places = stage.feeds.iter().filter(|feed| feed.0 == Orders).map(|feed| feed.1);
    places.map(|place| (place, clashing_orders(stage, groups, place))).collect()
}

fn clashing_orders(stage: &Stage, groups: &Groups, place: usize) -> usize {
    let mut held: Vec<Option<Value>> = vec![None; groups.first.len()];
    let mut is_clashing = vec![false; groups.first.len()];
    for (row, &group) in groups.of.iter().enumerate() {
        let value = stage.value(Orders, place, row);
        if !value.is_present() {
            continue;
        }
        let held = held[group as usize].get_or_insert(value);
        is_clashing[group as usize] |= *held != value;
    }
    is_clashing.iter().filter(|clashing| **clashing).count()
}

/// A value that differs within orders is about lines; one that does not is about the order.
fn settle_levels(part: &mut Part, at: usize, several: usize, clashes: &[(usize, usize)]) {
    let stage = &mut part.stages[at];
    let mut unused = Vec::new();
    let arrives_by_line = clashes.iter().any(|&(place, count)| {
        count > 0 && matches!(columns_of(Orders)[place].name, "shipped_at" | "delivered_at")
    });
    let by_line = arrives_by_line || stage.cell(Deliveries, "quantity").is_some();
    let plays_deliveries = stage.roles.contains(&Deliveries);
    for &(place, count) in clashes {
        let spec = &columns_of(Orders)[place];
        let is_mostly = count > 0 && count * 2 >= several;
        let line_place = place_of(Lines, spec.name)
            .filter(|&line| stage.feed(Lines, line) == stage.feed(Orders, place));
        match (spec.name, line_place) {
            ("order_id" | "currency", _) => {}
            ("shipped_at" | "delivered_at", _) if plays_deliveries && !by_line => {}
            ("shipped_at" | "delivered_at", _) if plays_deliveries => {
                stage.drop_feed(Orders, place);
            }
            (_, Some(_)) if count > 0 && (spec.kind != Kind::Money || is_mostly) => {
                stage.drop_feed(Orders, place);
            }
            (_, Some(line)) if count == 0 => stage.drop_feed(Lines, line),
            _ if spec.kind == Kind::Money && is_mostly => {
                unused.push(spec.name);
                stage.drop_feed(Orders, place);
            }
            _ => {}
        }
    }
    if plays_deliveries && !by_line {
        stage.feeds.retain(|feed| feed.0 != Deliveries);
        stage.roles.retain(|role| *role != Deliveries);
        for row in 0..stage.rows() {
            stage.leave(row, Deliveries, Fate::Filtered);
        }
    }
    for name in unused {
        let message = format!("orders.{name} differs within most orders, so it is not the order's");
        let remedy = "say in the contract which column it feeds".to_owned();
        part.note("DAT005", 0, ("", ""), message, remedy);
    }
}

/// A row that says of its order something else than an earlier row is beyond trust.
fn quarantine_contradictions(part: &mut Part, at: usize, groups: &Groups) {
    let stage = &part.stages[at];
    let places: Vec<usize> =
        stage.feeds.iter().filter(|feed| feed.0 == Orders).map(|feed| feed.1).collect();
    let mut bad: Vec<(usize, usize)> = Vec::new();
    for place in places {
        let mut held: Vec<Option<Value>> = vec![None; groups.first.len()];
        for (row, &group) in groups.of.iter().enumerate() {
            let value = stage.value(Orders, place, row);
            if value.is_present() && *held[group as usize].get_or_insert(value) != value {
                bad.push((row, place));
            }
        }
    }
    bad.sort_unstable();
    bad.dedup_by_key(|(row, _)| *row);
    for (row, place) in bad {
        let stage = &mut part.stages[at];
        stage.leave_all(row, Fate::Quarantined);
        let order = stage.text(Orders, "order_id", row);
        let first = stage.line[groups.first[groups.of[row] as usize]];
        let name = columns_of(Orders)[place].name;
        part.lost_orders.push(order);
        part.remarks.push(Remark {
            code: "DAT005",
            file: 0,
            line: part.stages[at].line[row],
            column: String::new(),
            value: String::new(),
            message: format!("contradicts line {first} about the {name} of the same order"),
            remedy: "export again, or say in the contract which column is the order's".to_owned(),
            order: part.texts.text(order).to_owned(),
            is_quarantined: true,
        });
    }
}

/// One row per order, blank cells filled from its later rows.
fn orders_of(stage: &Stage, groups: &Groups) -> Stage {
    let feeds: Vec<_> = stage.feeds.iter().copied().filter(|feed| feed.0 == Orders).collect();
    let mut orders = Stage {
        roles: vec![Orders],
        columns: stage.columns.iter().map(|_| Column::Text(Vec::new())).collect(),
        constants: stage.constants.clone(),
        line: groups.first.iter().map(|&row| stage.line[row]).collect(),
        mask: vec![bit(Orders); groups.first.len()],
        fate: vec![Fate::Used; groups.first.len()],
        is_detected: stage.is_detected,
        ..Stage::default()
    };
    for &(_, _, from) in &feeds {
        let From::Cell(cell) = from else { continue };
        let source = &stage.columns[cell];
        let mut column = emptied(source);
        for &row in &groups.first {
            Value::at(source, row).push_to(&mut column);
        }
        for (row, &group) in groups.of.iter().enumerate() {
            let group = group as usize;
            let value = Value::at(source, row);
            let is_trusted = stage.fate[row] == Fate::Used;
            if is_trusted && value.is_present() && !Value::at(&column, group).is_present() {
                value.put(&mut column, group);
            }
        }
        orders.columns[cell] = column;
    }
    orders.feeds = feeds;
    orders
}

/// A line without a currency of its own has its order's.
fn inherit_currency(stage: &mut Stage, orders: &Stage, groups: &Groups) {
    let Some(cell) = stage.cell(Lines, "currency") else { return };
    if orders.cell(Orders, "currency") != Some(cell) {
        return;
    }
    stage.columns[cell].unpack();
    let (Column::Text(own), Some(theirs)) =
        (&mut stage.columns[cell], orders.columns[cell].texts())
    else {
        return;
    };
    for (value, &group) in own.iter_mut().zip(&groups.of) {
        if *value == NO_TEXT {
            *value = theirs[group as usize];
        }
    }
}

/// In rows that play several roles, cells decide which: no article and no quantity is no line,
/// no time and no quantity is no delivery.
fn drop_empty_roles(stage: &mut Stage) {
    let is_of_orders = stage.orders.is_some();
    if stage.roles.contains(&Lines) && is_of_orders {
        drop_where_empty(stage, Lines, LINE_MARKS);
    }
    if stage.roles.contains(&Deliveries) && stage.roles.len() > 1 {
        // What was ordered is no sign that it came.
        let of = |role| stage.cell(role, "quantity");
        let is_shared = of(Deliveries).is_some() && of(Deliveries) == of(Lines);
        let marks = if is_shared { &DELIVERY_MARKS[..2] } else { DELIVERY_MARKS };
        drop_where_empty(stage, Deliveries, marks);
    }
}

/// A row without any of these is no line.
const LINE_MARKS: &[&str] = &["line_id", "sku", "quantity", "unit_price"];
/// A row without any of these is no delivery.
const DELIVERY_MARKS: &[&str] = &["shipped_at", "delivered_at", "quantity"];

fn drop_where_empty(stage: &mut Stage, role: Role, names: &[&str]) {
    let cells: Vec<usize> = names.iter().filter_map(|name| stage.cell(role, name)).collect();
    let is_something =
        |value: Value| value.is_present() && !(role == Deliveries && value == Value::Number(0));
    for row in 0..stage.rows() {
        let is_empty =
            cells.iter().all(|&cell| !is_something(Value::at(&stage.columns[cell], row)));
        if is_empty && stage.mask[row] & !bit(role) != 0 {
            stage.leave(row, role, Fate::Filtered);
        }
    }
}
