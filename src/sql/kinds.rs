//! Promises that are judged only where the messages hold some kind at all: on which kinds that
//! depends, as a condition.
//!
//! Tried out with every choice of the kinds that a promise asks for; reads no message.

use super::dialect::Dialect;
use super::script::Source;
use crate::formula::evaluate::Fact;
use crate::formula::needs::Shape;
use crate::formula::{Op, Term};
use crate::judge;
use crate::law;
use crate::promises::{Catalogue, Promise};
use crate::tables::{Role, Tables};
use std::collections::BTreeSet;

/// Every kind of message that some promise asks for.
pub fn all(catalogue: &Catalogue) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for promise in &catalogue.promises {
        found.extend(asked(promise, &catalogue.facts));
    }
    found
}

/// The kinds that a promise, or a fact that it names, asks for.
pub fn asked(promise: &Promise, facts: &[Fact]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    promise.fields.all().for_each(|term| collect(term, facts, &mut found));
    found
}

fn collect(term: &Term, facts: &[Fact], found: &mut BTreeSet<String>) {
    match &term.op {
        Op::IsSent(kind) => _ = found.insert(kind.clone()),
        Op::Fact(place) | Op::RowFact(_, place) => collect(&facts[*place].term, facts, found),
        _ => term.parts().into_iter().for_each(|part| collect(part, facts, found)),
    }
}

/// The condition on which a promise is judged at all; [`None`] where it asks for no kind.
///
/// # Errors
///
/// Where it is judged without any of them too, so that its formulas mean something else then.
pub fn condition(source: Source<'_>, promise: &Promise) -> Result<Option<String>, &'static str> {
    let kinds: Vec<String> = asked(promise, &source.catalogue.facts).into_iter().collect();
    if kinds.is_empty() || source.world.dossiers.tables.message_kinds.is_empty() {
        return Ok(None);
    }
    let mut enough: Vec<BTreeSet<String>> = Vec::new();
    // From few to many, so that what is enough without more comes first.
    let mut choices: Vec<BTreeSet<String>> = (0..1_usize << kinds.len())
        .map(|bits| {
            let taken = kinds.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            taken.map(|(_, kind)| kind.clone()).collect()
        })
        .collect();
    choices.sort_by_key(BTreeSet::len);
    for choice in choices {
        let has_enough = enough.iter().any(|known| known.is_subset(&choice));
        if !has_enough && is_judged(source, promise, &choice) {
            enough.push(choice);
        }
    }
    if enough.iter().any(BTreeSet::is_empty) {
        return Err("means something else where the messages hold some kind");
    }
    let each = |choice: &BTreeSet<String>| {
        let held: Vec<String> = choice.iter().map(|kind| is_held(source.dialect, kind)).collect();
        format!("({})", held.join(" AND "))
    };
    let all: Vec<String> = enough.iter().map(each).collect();
    Ok(Some(format!("({})", all.join(" OR "))))
}

fn is_held(dialect: Dialect, kind: &str) -> String {
    format!(
        "(SELECT COUNT(*) FROM in_messages m WHERE m.kind = {} AND COALESCE(m.direction, '') <> \
         'in') > 0",
        dialect.text(kind)
    )
}

fn is_judged(source: Source<'_>, promise: &Promise, kinds: &BTreeSet<String>) -> bool {
    let world = source.world;
    let tables = Tables { message_kinds: kinds.clone(), ..world.dossiers.tables.clone() };
    let has_policy = !world.policy.is_empty();
    let has = (has_policy, world.calendar.has_cut_off());
    let shape = Shape::new(&tables, has, &source.catalogue.facts);
    let ready = judge::ready(promise, &shape, law::has_term(source.contract, promise));
    ready.missing.is_empty() && tables.of(Role::Messages).is_present
}
