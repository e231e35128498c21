//! The rows of a part as bytes, and back again: its stages, their texts and the orders it lost.
//!
//! What is said about a part, such as its account, stays in memory. Writes no files.

use super::cells::Value;
use super::plan::From;
use super::reading::Part;
use super::stage::{Fate, Stage};
use crate::bytes::{Damaged, Got, Reader, Writer};
use crate::tables::{Column, Role};
use crate::texts::PackedTexts;
use crate::time::Span;

/// The rows of a part.
pub fn put(part: &Part) -> Vec<u8> {
    let mut into = Writer::default();
    part.texts.put(&mut into);
    into.words(&part.lost_orders);
    into.each(&part.stages, put_stage);
    into.0
}

/// A part of rows that were written.
pub fn get(bytes: &[u8]) -> Got<Part> {
    let mut from = Reader(bytes);
    let texts = PackedTexts::get(&mut from)?;
    let lost_orders = from.words()?;
    let stages = from.each(get_stage)?;
    Ok(Part { texts, lost_orders, stages, ..Part::default() })
}

fn put_stage(into: &mut Writer, stage: &Stage) {
    into.each(&stage.roles, |into, &role| into.byte(role as u8));
    into.each(&stage.feeds, |into, &(role, place, from)| {
        into.byte(role as u8);
        into.count(place);
        let (kind, at) = match from {
            From::Cell(cell) => (0, cell),
            From::Constant(constant) => (1, constant),
        };
        into.byte(kind);
        into.count(at);
    });
    into.each(&stage.columns, |into, column| column.put(into));
    into.each(&stage.constants, |into, constant| put_value(into, *constant));
    into.words(&stage.line);
    into.each(&stage.rest, |into, &rest| into.long(rest));
    into.each(&stage.mask, |into, &mask| into.word(u32::from(mask)));
    into.each(&stage.fate, |into, &fate| into.byte(fate as u8));
    into.byte(u8::from(stage.is_detected) | u8::from(stage.is_counted) << 1);
    into.byte(u8::from(stage.orders.is_some()));
    if let Some((orders, rows)) = &stage.orders {
        into.count(*orders);
        into.words(rows);
    }
}

fn get_stage(from: &mut Reader<'_>) -> Got<Stage> {
    let roles = from.each(get_role)?;
    let feed = |from: &mut Reader<'_>| {
        let (role, place, kind) = (get_role(from)?, from.count()?, from.byte()?);
        let at = from.count()?;
        Ok((role, place, if kind == 0 { From::Cell(at) } else { From::Constant(at) }))
    };
    let feeds = from.each(feed)?;
    let columns = from.each(Column::get)?;
    let constants = from.each(get_value)?;
    let (line, rest) = (from.words()?, from.each(Reader::long)?);
    let mask = |from: &mut Reader<'_>| u16::try_from(from.word()?).map_err(|_| Damaged);
    let (mask, fate) = (from.each(mask)?, from.each(get_fate)?);
    let bits = from.byte()?;
    let has_orders = from.byte()? != 0;
    let orders = if has_orders { Some((from.count()?, from.words()?)) } else { None };
    let (is_detected, is_counted) = (bits & 1 != 0, bits & 2 != 0);
    let stage = Stage {
        roles,
        feeds,
        columns,
        constants,
        line,
        rest,
        mask,
        fate,
        is_detected,
        orders,
        is_counted,
    };
    let rows = stage.rows();
    let is_whole = stage.mask.len() == rows && stage.fate.len() == rows;
    is_whole.then_some(stage).ok_or(Damaged)
}

fn get_role(from: &mut Reader<'_>) -> Got<Role> {
    Role::ALL.get(usize::from(from.byte()?)).copied().ok_or(Damaged)
}

fn get_fate(from: &mut Reader<'_>) -> Got<Fate> {
    const ALL: [Fate; 4] = [Fate::Filtered, Fate::Duplicate, Fate::Quarantined, Fate::Used];
    ALL.get(usize::from(from.byte()?)).copied().ok_or(Damaged)
}

fn put_value(into: &mut Writer, value: Value) {
    let (kind, one, other) = match value {
        Value::Text(text) => (0, i64::from(text), 0),
        Value::Number(number) => (1, number, 0),
        Value::Time(span) => (2, span.lo, span.hi),
    };
    into.byte(kind);
    into.whole(one);
    into.whole(other);
}

fn get_value(from: &mut Reader<'_>) -> Got<Value> {
    let (kind, one, other) = (from.byte()?, from.whole()?, from.whole()?);
    match kind {
        0 => Ok(Value::Text(u32::try_from(one).map_err(|_| Damaged)?)),
        1 => Ok(Value::Number(one)),
        2 => Ok(Value::Time(Span { lo: one, hi: other })),
        _ => Err(Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::LocalTexts;

    #[test]
    fn rows_are_read_again_as_they_were() {
        let mut texts = LocalTexts::default();
        let ids = ["SO-1", "SO-2"].map(|text| texts.intern(text));
        let stage = Stage {
            roles: vec![Role::Orders, Role::Lines],
            feeds: vec![(Role::Lines, 0, From::Cell(0)), (Role::Orders, 1, From::Constant(1))],
            columns: vec![Column::Text(ids.to_vec()), Column::Number(vec![5, -6])],
            constants: vec![Value::Text(ids[1]), Value::Time(Span { lo: 1, hi: 2 })],
            line: vec![2, 4],
            rest: vec![9],
            mask: vec![3, 0],
            fate: vec![Fate::Used, Fate::Duplicate],
            is_detected: true,
            orders: Some((1, vec![0, 0])),
            is_counted: true,
        };
        let lost_orders = vec![ids[1]];
        let part =
            Part { stages: vec![stage], texts: texts.pack(), lost_orders, ..Part::default() };
        let bytes = put(&part);
        let read = get(&bytes).unwrap();
        let mut known = part;
        known.stages[0].columns.iter_mut().for_each(Column::pack);
        assert_eq!(format!("{read:?}"), format!("{known:?}"));
        assert!((0..bytes.len()).step_by(7).all(|length| get(&bytes[..length]).is_err()));
    }
}
