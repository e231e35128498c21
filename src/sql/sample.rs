//! One row of every table that a contract declares, so that programs can be made before a row of
//! the warehouse is read.
//!
//! Whatever may be there is there: the row of each role is of the same order, its keys reach its
//! line, and rows of every role may be in quarantine. What is folded away is so for any records of
//! this shape.

use super::declared::Warehouse;
use super::kinds;
use crate::decimal::ONE;
use crate::formula::reads;
use crate::promises::Catalogue;
use crate::tables::{Column, Kind, Role, Runs, Tables, columns_of};
use crate::texts::{TextId, Texts};
use crate::time::{DAY, Span};

/// The tables, each with one row.
pub fn tables(warehouse: &Warehouse, catalogue: &Catalogue, as_of: i64) -> Tables {
    let mut tables = Tables::default();
    intern(&mut tables.texts, catalogue);
    let key = tables.texts.intern("1");
    let waiting = tables.texts.intern("waiting");
    let refused = tables.texts.intern("2");
    for one in warehouse.all() {
        let table = tables.of_mut(one.role);
        for column in &one.columns {
            let spec = &columns_of(one.role)[column.place];
            let is_state = one.role == Role::Events && spec.name == "status";
            let text = if is_state { waiting } else { key };
            table.columns[column.place] = Some(values(spec.kind, text, as_of).into());
        }
        table.line = Runs::rising((2..3).take(1));
        table.file = Runs::staying((0..1).take(1));
        table.is_present = true;
        table.quarantined_orders = vec![refused];
    }
    let messages = tables.of(Role::Messages);
    if ["kind", "direction"].iter().all(|name| messages.texts(name).is_some()) {
        tables.message_kinds = kinds::all(catalogue);
    }
    tables
}

fn values(kind: Kind, text: TextId, as_of: i64) -> Column {
    match kind {
        Kind::Text => Column::Text(vec![text]),
        Kind::Money | Kind::Quantity => Column::Number(vec![ONE]),
        Kind::Time => Column::Time(vec![Span::exact(as_of - DAY)]),
    }
}

/// Every text that a formula names has to be known, as if some row held it.
fn intern(texts: &mut Texts, catalogue: &Catalogue) {
    let mut found = Vec::new();
    for fact in &catalogue.facts {
        reads::literals(&fact.term, &mut found);
    }
    for term in catalogue.promises.iter().flat_map(|promise| promise.fields.all()) {
        reads::literals(term, &mut found);
    }
    for text in found {
        texts.intern(text);
    }
}
