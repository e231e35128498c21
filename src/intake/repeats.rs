//! Rows that repeat others, within a file and across overlapping exports.
//!
//! Rows with the same key are kept once where one of them says all that the others say (`alike`),
//! in whatever order they come; otherwise they are beyond trust. Invoices have no key of this
//! kind: the same one twice in a file is for the audit.

mod alike;
mod marks;

use super::Remark;
use super::cells::Value;
use super::plan::From;
use super::reading::Part;
use super::stage::{Fate, Stage};
use crate::tables::{Role, columns_of, place_of};
use crate::texts::{NO_TEXT, Texts};
pub use alike::Differing;
use alike::{Ruling, Why};
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::{BuildHasher, Hash, Hasher};

/// A row of one of the parts: part, stage, row.
type Place = (usize, usize, usize);

/// Settles the repeated rows of a role over all files. What is to be told of rows that differ
/// where nothing is used is returned, by the part that begins their file.
pub fn settle(parts: &mut [Part], texts: &Texts, role: Role) -> Vec<(usize, Differing)> {
    let (leaving, clashing, differing) = rule(parts, role);
    for (at, stage, row) in leaving {
        parts[at].stages[stage].leave(row, role, Fate::Duplicate);
    }
    for (places, why) in &clashing {
        quarantine(parts, texts, role, places, *why);
    }
    alike::differing(parts, &differing)
}

/// Rows that share a key, and why none of them can be kept.
type Clash = (Vec<Place>, Why);

/// The rows that repeat others, those beyond trust, and pairs over two files that differ only
/// where nothing is used, the one that is kept last.
fn rule(parts: &[Part], role: Role) -> (Vec<Place>, Vec<Clash>, Vec<(Place, Place)>) {
    let mut index = Index::new(parts, role);
    let mut leaving = Vec::new();
    index.add_all(&mut leaving);
    let (mut clashing, mut differing) = (Vec::new(), Vec::new());
    let mut repeated = std::mem::take(&mut index.repeated);
    repeated.sort_by_key(|(group, _)| *group);
    for group in repeated.chunk_by(|one, other| one.0 == other.0) {
        let places: Vec<Place> = group.iter().map(|(_, place)| *place).collect();
        match index.rule(&places) {
            Ruling::Clash(why) => clashing.push((places, why)),
            Ruling::Keep(kept) => {
                for place in places.into_iter().filter(|place| *place != kept) {
                    leaving.push(place);
                    if index.differs_unused(place, kept) {
                        differing.push((place, kept));
                    }
                }
            }
        }
    }
    (leaving, clashing, differing)
}

/// The columns that together must name one row of a role.
pub const fn key_of(role: Role) -> &'static [&'static str] {
    match role {
        Role::Orders => &["order_id"],
        Role::Lines => &["line_id", "order_id", "sku"],
        Role::Deliveries => &["delivery_id", "order_id"],
        Role::Invoices => &[],
        Role::Payments => &["payment_id", "order_id", "invoice_no", "kind"],
        Role::Messages => &["message_id", "order_id"],
        Role::Returns => &["return_id", "order_id", "line_id", "sku"],
        Role::Tickets => &["ticket_id"],
        Role::Events => &["event_id", "ticket_id", "order_id", "happened_at", "status"],
        Role::Reviews => &["review_id", "order_id", "customer"],
        Role::Calls => &["call_id", "customer", "entered_at"],
        Role::Customers => &["customer"],
        Role::Entitlements => &["entitlement_id", "order_id", "customer", "entitlement", "sku"],
    }
}

/// A row that others may repeat.
struct Entry {
    hash: u64,
    place: Place,
    /// For rows without a key: how often it stands in the file at hand, and at most in others.
    here: (usize, u32),
    elsewhere: u32,
    /// For rows with a key: the number of the rows that share it, where there are several.
    group: Option<usize>,
}

struct Index<'p> {
    parts: &'p [Part],
    /// The first part of the file of each part.
    file_of: Vec<usize>,
    role: Role,
    key: Vec<usize>,
    all: Vec<usize>,
    /// What feeds each column, by part and stage.
    feeds: Vec<Vec<Vec<Option<From>>>>,
    has_many_files: bool,
    table: HashTable<Entry>,
    hasher: DefaultHashBuilder,
    /// The rows that share a key, by the number of their group.
    repeated: Vec<(usize, Place)>,
    groups: usize,
}

impl<'p> Index<'p> {
    fn new(parts: &'p [Part], role: Role) -> Self {
        let plays = |part: &Part| part.stages.iter().any(|stage| stage.roles.contains(&role));
        let file_of = files_of(parts);
        let mut playing: Vec<usize> =
            (0..parts.len()).filter(|&at| plays(&parts[at])).map(|at| file_of[at]).collect();
        playing.dedup();
        let columns = 0..columns_of(role).len();
        let feeds_of = |stage: &Stage| {
            columns.clone().map(|place| stage.feed(role, place)).collect::<Vec<_>>()
        };
        let feeds = parts.iter().map(|part| part.stages.iter().map(feeds_of).collect()).collect();
        Self {
            parts,
            role,
            key: key_of(role).iter().filter_map(|name| place_of(role, name)).collect(),
            all: columns.collect(),
            feeds,
            has_many_files: playing.len() > 1,
            file_of,
            table: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
            repeated: Vec::new(),
            groups: 0,
        }
    }

    /// Looks at the rows that may repeat others.
    fn add_all(&mut self, leaving: &mut Vec<Place>) {
        for place in self.suspects() {
            let is_keyed = self.is_keyed(&self.parts[place.0].stages[place.1]);
            if is_keyed && self.value(place, self.key[0]).is_some_and(Value::is_present) {
                self.add_keyed(place);
            } else {
                self.add_bare(place, leaving);
            }
        }
    }

    /// Deliveries of single articles share their number and are no repeats of each other.
    fn is_keyed(&self, stage: &Stage) -> bool {
        let is_by_article = self.role == Role::Deliveries
            && ["sku", "line_id"].iter().any(|name| stage.cell(self.role, name).is_some());
        !self.key.is_empty() && !is_by_article
    }

    /// The value of a column in a row; [`None`] where its file does not hold the column.
    fn value(&self, (at, stage, row): Place, column: usize) -> Option<Value> {
        let from = self.feeds[at][stage][column]?;
        Some(self.parts[at].stages[stage].value_from(from, row))
    }

    /// The values of a row that are there.
    fn values(&self, place: Place, columns: &[usize]) -> impl Iterator<Item = Option<Value>> {
        let value = move |&column: &usize| self.value(place, column).filter(|one| one.is_present());
        columns.iter().map(value)
    }

    fn hash(&self, place: Place, places: &[usize]) -> u64 {
        let mut hasher = self.hasher.build_hasher();
        self.values(place, places).for_each(|value| value.hash(&mut hasher));
        hasher.finish()
    }

    fn add_keyed(&mut self, place: Place) {
        let hash = self.hash(place, &self.key);
        let is_it = |entry: &Entry| {
            let same = self.values(entry.place, &self.key).eq(self.values(place, &self.key));
            same && entry.elsewhere == 0 && entry.here.1 == 0
        };
        let Some((first, group)) = self.table.find(hash, is_it).map(|one| (one.place, one.group))
        else {
            let entry =
                Entry { hash, place, here: (self.file_of[place.0], 0), elsewhere: 0, group: None };
            self.table.insert_unique(hash, entry, |entry| entry.hash);
            return;
        };
        let group = group.unwrap_or_else(|| {
            self.groups += 1;
            self.repeated.push((self.groups, first));
            self.groups
        });
        self.repeated.push((group, place));
        if let Some(entry) = self.table.find_mut(hash, |entry| entry.place == first) {
            entry.group = Some(group);
        }
    }

    /// A row without a key repeats one of another file, as often as that file holds it.
    fn add_bare(&mut self, place: Place, leaving: &mut Vec<Place>) {
        let (hash, file) = (self.hash(place, &self.all), self.file_of[place.0]);
        let (parts, feeds, all) = (self.parts, &self.feeds, &self.all);
        let value = |(at, stage, row): Place, column: usize| {
            let from: From = feeds[at][stage][column]?;
            let stage: &Stage = &parts[at].stages[stage];
            Some(stage.value_from(from, row)).filter(|value| value.is_present())
        };
        let is_it = |entry: &Entry| {
            entry.here.1 > 0 && all.iter().all(|&of| value(entry.place, of) == value(place, of))
        };
        match self.table.find_mut(hash, is_it) {
            None => {
                let entry = Entry { hash, place, here: (file, 1), elsewhere: 0, group: None };
                self.table.insert_unique(hash, entry, |entry| entry.hash);
            }
            Some(entry) => {
                if entry.here.0 != file {
                    entry.elsewhere = entry.elsewhere.max(entry.here.1);
                    entry.here = (file, 0);
                }
                entry.here.1 += 1;
                if entry.here.1 <= entry.elsewhere {
                    leaving.push(place);
                }
            }
        }
    }
}

/// The first part of the file of each part.
fn files_of(parts: &[Part]) -> Vec<usize> {
    let mut file = 0;
    let first = |(at, part): (usize, &Part)| {
        if !part.is_continued {
            file = at;
        }
        file
    };
    parts.iter().enumerate().map(first).collect()
}

fn quarantine(parts: &mut [Part], texts: &Texts, role: Role, places: &[Place], why: Why) {
    let file_of = files_of(parts);
    let told = |&(at, stage, row): &Place| (file_of[at], parts[at].stages[stage].line[row]);
    let told: Vec<(usize, u32)> = places.iter().map(told).collect();
    for (nth, &(at, stage, row)) in places.iter().enumerate() {
        let (other_file, other_line) = told[usize::from(nth == 0)];
        let of = &mut parts[at].stages[stage];
        of.leave_all(row, Fate::Quarantined);
        let order = of.text(role, "order_id", row);
        let line = of.line[row];
        let elsewhere = if other_file == file_of[at] {
            format!("line {other_line}")
        } else {
            format!("line {other_line} of {}", parts[other_file].account.path)
        };
        let part = &mut parts[at];
        if order != NO_TEXT {
            part.lost_orders.push(order);
        }
        part.remarks.push(Remark {
            code: "DAT005",
            file: 0,
            line,
            column: String::new(),
            value: String::new(),
            message: why.message(key_of(role)[0], &elsewhere),
            remedy: "export again, or map a column that tells the rows apart".to_owned(),
            order: texts.text(order).to_owned(),
            is_quarantined: true,
        });
    }
}

/// Lets the rows of lines share the fate of the orders they were gathered into.
pub fn follow_orders(part: &mut Part) {
    for at in 0..part.stages.len() {
        let Some((orders, rows)) = part.stages[at].orders.take() else { continue };
        for (row, &order) in rows.iter().enumerate() {
            let order = order as usize;
            let (is_in, fate) = {
                let of = &part.stages[orders];
                (of.mask[order] != 0, of.fate[order])
            };
            let stage = &mut part.stages[at];
            match fate {
                _ if is_in || stage.mask[row] == 0 => {}
                Fate::Duplicate | Fate::Used => stage.leave(row, Role::Orders, Fate::Duplicate),
                Fate::Filtered | Fate::Quarantined => stage.leave_all(row, fate),
            }
        }
        drop_orders_without_rows(part, orders, at, &rows);
        part.stages[at].orders = Some((orders, rows));
    }
}

/// An order all of whose rows are quarantined is no order of the table.
fn drop_orders_without_rows(part: &mut Part, orders: usize, at: usize, rows: &[u32]) {
    let mut has_row = vec![false; part.stages[orders].rows()];
    for (row, &order) in rows.iter().enumerate() {
        has_row[order as usize] |= part.stages[at].fate[row] != Fate::Quarantined;
    }
    for (order, _) in has_row.iter().enumerate().filter(|(_, has_row)| !**has_row) {
        part.stages[orders].leave_all(order, Fate::Quarantined);
    }
}

/// A row that is quarantined under one plan of its file is so under all of them.
pub fn share_quarantine(part: &mut Part) {
    let counted = part.stages.iter().filter(|stage| stage.is_counted).count();
    if counted < 2 {
        return;
    }
    let mut lines: HashMap<u32, ()> = HashMap::new();
    for stage in part.stages.iter().filter(|stage| stage.is_counted) {
        for row in 0..stage.rows() {
            if stage.mask[row] == 0 && stage.fate[row] == Fate::Quarantined {
                lines.insert(stage.line[row], ());
            }
        }
    }
    for stage in part.stages.iter_mut().filter(|stage| stage.is_counted) {
        for row in 0..stage.rows() {
            if lines.contains_key(&stage.line[row]) {
                stage.leave_all(row, Fate::Quarantined);
            }
        }
    }
}
