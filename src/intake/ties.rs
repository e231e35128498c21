//! What holds orders together: every row has a key, and rows of different keys that must be looked
//! at together share a mark.
//!
//! The key of a row is its order number as near misses compare it, so that numbers that nearly
//! match have one key; a row without an order has its own document's. Compares no rows.

use super::Normalisation;
use super::cells::Value;
use super::plan::From;
use super::reading::Part;
use super::spool::{Kept, Spool};
use super::stage::Stage;
use crate::bytes::{Reader, Writer};
use crate::tables::{Role, place_of};
use crate::texts::{NO_TEXT, PackedTexts, TextId};
use anyhow::{Result, anyhow};
use foldhash::fast::FixedState;
use hashbrown::HashMap;
use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};
use std::sync::Mutex;

/// So many heaps are the marks laid on, each small enough to be sorted in memory.
const HEAPS: usize = 64;
/// So many marks of a heap are kept before they are put aside.
const MARKS_MAX: usize = 1 << 12;

/// A mark and a key that bears it.
type Tie = (u64, u64);

/// The ties of all rows that were met.
#[derive(Debug)]
pub struct Ties {
    heaps: Vec<Mutex<(Vec<Tie>, Vec<Kept>)>>,
}

impl Default for Ties {
    fn default() -> Self {
        Self { heaps: (0..HEAPS).map(|_| Mutex::default()).collect() }
    }
}

/// The same for all keys that some way of making keys equal may make equal.
pub fn key_of(text: &str) -> u64 {
    if !Normalisation::may_change(text) {
        return hash(0, text);
    }
    let plain: String = text.chars().filter(|mark| !mark.is_whitespace()).collect();
    let plain = plain.to_uppercase();
    let mut plain = plain.trim_start_matches(['#', '0']);
    while let Some(shorter) = plain.strip_suffix(".0") {
        plain = shorter;
    }
    hash(0, plain)
}

/// The same for all document numbers that differ in nothing but writing.
fn mark_of(number: &str) -> u64 {
    let plain = number.chars().filter(|mark| mark.is_alphanumeric()).flat_map(char::to_uppercase);
    let plain: String = plain.skip_while(|&mark| mark == '0').collect();
    hash(1, if plain.is_empty() { number } else { &plain })
}

fn hash(seed: u64, text: &str) -> u64 {
    let mut hasher = FixedState::with_seed(seed).build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// The columns that may name the document of a row that names no order, the first that is there.
const fn document_of(role: Role) -> &'static [&'static str] {
    match role {
        Role::Orders => &[],
        Role::Lines => &["line_id"],
        Role::Deliveries => &["delivery_id"],
        Role::Invoices => &["invoice_no"],
        Role::Payments => &["payment_id", "invoice_no"],
        Role::Messages => &["ticket_id", "message_id"],
        Role::Returns => &["return_id", "invoice_no"],
        Role::Tickets => &["ticket_id", "invoice_no"],
        Role::Events => &["ticket_id", "event_id"],
        Role::Reviews => &["review_id", "customer"],
        Role::Calls => &["customer", "call_id"],
        Role::Customers | Role::Entitlements => &["customer"],
    }
}

/// The keys of all rows of a stage, by any of its roles; those of others are tied to them.
pub fn keys(stage: &Stage, texts: &PackedTexts) -> Vec<u64> {
    stage.roles.first().map_or_else(|| vec![0; stage.rows()], |&role| keys_as(stage, texts, role))
}

fn keys_as(stage: &Stage, texts: &PackedTexts, role: Role) -> Vec<u64> {
    let mut keys = vec![None; stage.rows()];
    for name in std::iter::once(&"order_id").chain(document_of(role)) {
        let mut last = (NO_TEXT, 0);
        for (key, id) in keys.iter_mut().zip(ids(stage, role, name)) {
            if id == NO_TEXT || key.is_some() {
                continue;
            }
            if id != last.0 {
                last = (id, key_of(&texts.text(id)));
            }
            *key = Some(last.1);
        }
        if keys.iter().all(Option::is_some) {
            break;
        }
    }
    keys.into_iter().map(Option::unwrap_or_default).collect()
}

/// The texts of a column in all rows; none where nothing feeds it.
fn ids(stage: &Stage, role: Role, name: &str) -> Vec<TextId> {
    match place_of(role, name).and_then(|place| stage.feed(role, place)) {
        Some(From::Cell(cell)) => {
            stage.columns[cell].texts().map_or_else(Vec::new, Cow::into_owned)
        }
        Some(From::Constant(constant)) => match stage.constants[constant] {
            Value::Text(id) => vec![id; stage.rows()],
            Value::Number(_) | Value::Time(_) => Vec::new(),
        },
        None => Vec::new(),
    }
}

impl Ties {
    /// Takes the rows of a part into account, before anything is settled among them.
    pub fn add(&self, part: &Part, file: usize, spool: &Spool) -> Result<()> {
        let mut found = Vec::new();
        let is_of_many = part.stages.len() > 1;
        for stage in &part.stages {
            let own = keys(stage, &part.texts);
            for &role in stage.roles.iter().skip(1) {
                let others = keys_as(stage, &part.texts, role);
                let pairs = own.iter().zip(&others).filter(|(own, other)| own != other);
                found.extend(pairs.flat_map(|(&own, &other)| [(own, own), (own, other)]));
            }
            if is_of_many {
                // A row is one row under all plans of its file.
                let mark = |line: &u32| hash(file as u64 + 2, &line.to_string());
                found.extend(stage.line.iter().map(mark).zip(own.iter().copied()));
            }
            documents(stage, &part.texts, &own, &mut found);
            exchanges(stage, &part.texts, &own, &mut found);
        }
        self.take(found, spool)
    }

    fn take(&self, found: Vec<Tie>, spool: &Spool) -> Result<()> {
        let mut heaps: Vec<Vec<Tie>> = vec![Vec::new(); HEAPS];
        found.into_iter().for_each(|tie| heaps[tie.0 as usize % HEAPS].push(tie));
        for (found, heap) in heaps.into_iter().zip(&self.heaps) {
            let mut heap = heap.lock().map_err(|_| anyhow!("a thread broke off"))?;
            heap.0.extend(found);
            if heap.0.len() >= MARKS_MAX {
                let mut into = Writer::default();
                into.each(&std::mem::take(&mut heap.0), |into, &(mark, key)| {
                    into.long(mark);
                    into.long(key);
                });
                heap.1.push(spool.keep(&into.0)?);
            }
        }
        Ok(())
    }

    /// For every key that is tied to another the one that stands for all of them.
    pub fn groups(&self, spool: &Spool) -> Result<HashMap<u64, u64>> {
        let mut parent: HashMap<u64, u64> = HashMap::new();
        for heap in &self.heaps {
            let mut heap = heap.lock().map_err(|_| anyhow!("a thread broke off"))?;
            let (mut ties, kept) = std::mem::take(&mut *heap);
            for kept in kept {
                let bytes = spool.read(kept)?;
                let tie = |from: &mut Reader<'_>| Ok((from.long()?, from.long()?));
                ties.extend(Reader(&bytes).each(tie)?);
            }
            ties.sort_unstable();
            ties.dedup();
            for tied in ties.chunk_by(|one, other| one.0 == other.0) {
                tied.windows(2).for_each(|pair| join(&mut parent, pair[0].1, pair[1].1));
            }
        }
        let keys: Vec<u64> = parent.keys().copied().collect();
        Ok(keys.into_iter().map(|key| (key, root(&mut parent, key))).collect())
    }
}

/// Ties rows that name a document to all others that name it.
fn documents(stage: &Stage, texts: &PackedTexts, keys: &[u64], found: &mut Vec<Tie>) {
    let names = [
        (Role::Invoices, "invoice_no"),
        (Role::Invoices, "refers_to"),
        (Role::Payments, "invoice_no"),
        (Role::Returns, "invoice_no"),
        (Role::Tickets, "invoice_no"),
        (Role::Tickets, "ticket_id"),
        (Role::Messages, "ticket_id"),
        (Role::Events, "ticket_id"),
    ];
    for (role, name) in names.into_iter().filter(|(role, _)| stage.roles.contains(role)) {
        let mut last: (TextId, u64) = (NO_TEXT, 0);
        for (id, &key) in ids(stage, role, name).into_iter().zip(keys) {
            if id != NO_TEXT && id != last.0 {
                last = (id, mark_of(&texts.text(id)));
            }
            if id != NO_TEXT {
                found.push((last.1, key));
            }
        }
    }
}

/// Ties returns to the orders that they are exchanged with.
fn exchanges(stage: &Stage, texts: &PackedTexts, keys: &[u64], found: &mut Vec<Tie>) {
    if stage.roles.contains(&Role::Returns) {
        let named = ids(stage, Role::Returns, "exchange_order_id").into_iter().zip(keys);
        for (id, &key) in named.filter(|(id, _)| *id != NO_TEXT) {
            let other = key_of(&texts.text(id));
            found.extend([(other, other), (other, key)]);
        }
    }
}

fn root(parent: &mut HashMap<u64, u64>, key: u64) -> u64 {
    let mut top = key;
    while let Some(&above) = parent.get(&top).filter(|above| **above != top) {
        top = above;
    }
    // The way up is made short for whoever comes next.
    let mut at = key;
    while let Some(above) = parent.insert(at, top).filter(|above| *above != top && *above != at) {
        at = above;
    }
    top
}

/// The least key of a group stands for it, so that nothing depends on the order of the ties.
fn join(parent: &mut HashMap<u64, u64>, one: u64, other: u64) {
    let (one, other) = (root(parent, one), root(parent, other));
    parent.insert(one.max(other), one.min(other));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_any_way_makes_equal_are_one() {
        let texts = ["so-1", " #00SO-1.0", "0012", "12.0", "#", "0", "0.0", "1.0.0", "ß-1", "A 1"];
        for text in texts {
            for way in Normalisation::ALL {
                assert_eq!(key_of(&way.apply(text)), key_of(text), "{text} by {}", way.name());
            }
        }
        assert_ne!(key_of("SO-1"), key_of("SO-2"));
        assert_ne!(key_of("10"), key_of("1"));
    }

    #[test]
    fn every_letter_has_one_capital() {
        for mark in (0..=0x10_FFFF).filter_map(char::from_u32) {
            let text = format!("x{mark}");
            for way in Normalisation::ALL {
                assert_eq!(key_of(&way.apply(&text)), key_of(&text), "{mark:?}");
            }
        }
    }

    #[test]
    fn what_shares_a_mark_is_one_group() {
        let (ties, spool) = (Ties::default(), Spool::new().unwrap());
        ties.take(vec![(64, 5), (64, 6), (1, 7), (2, 6), (2, 9), (3, 8)], &spool).unwrap();
        ties.take((0..9000).map(|nth| (nth * 64 + 7, nth + 100)).collect(), &spool).unwrap();
        let mut groups: Vec<(u64, u64)> = ties.groups(&spool).unwrap().into_iter().collect();
        groups.sort_unstable();
        assert_eq!(groups, [(5, 5), (6, 5), (9, 5)]);
    }

    #[test]
    fn documents_are_marked_as_they_are_compared() {
        assert_eq!(mark_of("INV-0012"), mark_of("00inv 0012"));
        assert_ne!(mark_of("-"), mark_of("--"));
    }
}
