//! The whole script: what the tables are taken in as, the promises that can be said, and what is
//! returned.
//!
//! Runs nothing. What cannot be said is listed with its reason and never left out in silence.

use super::almanac;
use super::declared::{Declared, Feed, Held, Warehouse};
use super::dialect::Dialect;
use super::groups::Group;
use super::judged::{COLUMNS, Round, judged};
use super::query::Query;
use super::taken::{Taking, walls};
use super::values::Unsaid;
use super::{documents, exchanges, lines, linked, names, printed, taken};
use crate::contract::{Contract, Pack};
use crate::formula::evaluate::World;
use crate::formula::needs::Shape;
use crate::formula::reads::Ask;
use crate::intake::{About, Class};
use crate::judge;
use crate::law;
use crate::promises::{Catalogue, Promise};
use crate::tables::Role;
use crate::time::{Day, Zone};
use std::ops::Range;

/// A script and what it does not say.
#[derive(Debug, Default)]
pub struct Script {
    /// The queries, each on those before it.
    pub queries: Vec<Query>,
    /// The promises that are said: code, name and sentence.
    pub said: Vec<[String; 3]>,
    /// The codes of those that are not, and why.
    pub unsaid: Vec<(String, String)>,
}

/// What a script is written from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The tables.
    pub warehouse: &'a Warehouse,
    /// The shape of the records.
    pub world: World<'a>,
    /// The same, for what formulas need.
    pub shape: &'a Shape<'a>,
    /// What holds.
    pub contract: &'a Contract,
    /// The promises.
    pub catalogue: &'a Catalogue,
    /// The engine.
    pub dialect: Dialect,
    /// The days that moments may lie on.
    pub days: &'a Range<Day>,
}

/// Promises about the same subjects: whether they ask what others found, and which they are.
type Share<'p> = (Group, bool, Vec<&'p Promise>);

/// Writes the script.
pub fn script(source: Source<'_>) -> Script {
    let charges = crate::charges::Charges::default();
    let world = World { charges: Some(&charges), ..source.world };
    let rounds = [source, Source { world, ..source }];
    let (mut shares, mut unsaid) = shares(rounds);
    if let Some(code) = unheard(source, &unsaid) {
        // What was billed wrongly is known only where everybody who may find it was asked.
        for (.., promises) in shares.extract_if(.., |(_, is_second, _)| *is_second) {
            let why = || format!("asks what {code} found, which is not said");
            unsaid.extend(promises.into_iter().map(|one| (one.code.clone(), why())));
        }
        unsaid.sort();
    }
    let mut script = Script { unsaid, ..Script::default() };
    let mut whole = Round::default();
    for (is_second, round) in [false, true].into_iter().zip(rounds) {
        for (group, _, said) in shares.iter().filter(|(_, second, _)| *second == is_second) {
            let mark = if is_second { "late_" } else { "" };
            if let Ok(told) = judged(round, group, said, &format!("{mark}{}", group.prefix())) {
                whole.queries.extend(told.queries);
                whole.outcomes.extend(told.outcomes);
                whole.findings.extend(told.findings);
                whole.charges.extend(told.charges);
                let told = said.iter().map(|one| [&one.code, &one.name, &one.summary]);
                script.said.extend(told.map(|words| words.map(String::clone)));
            }
        }
        if !is_second {
            let select = std::mem::take(&mut whole.charges);
            whole.queries.push(Query::new("charges", or_none(select, source.dialect)));
        }
    }
    script.said.sort();
    script.queries = put_together(source, whole);
    script
}

/// What a script returns.
pub const RESULTS: [&str; 5] =
    ["findings", "outcomes", "quarantine", "accounts", "left_out_orders"];

/// The charges of the first round, of which there may be none.
fn or_none(mut charges: Vec<String>, dialect: Dialect) -> String {
    let nothing = |name: &str| format!("{} AS {name}", dialect.nothing(super::dialect::Kind::Text));
    let texts = ["order_id", "line", "document", "currency"].map(nothing).join(", ");
    charges.push(format!(
        "SELECT {texts}, {} AS amount FROM in_orders o WHERE o.own_row < 0",
        dialect.nothing(super::dialect::Kind::Whole)
    ));
    charges.join("\n  UNION ALL ")
}

/// The promises that can be said, by what they are about, and why others cannot.
fn shares(rounds: [Source<'_>; 2]) -> (Vec<Share<'_>>, Vec<(String, String)>) {
    let source = rounds[0];
    let mut shares: Vec<Share<'_>> = Vec::new();
    let mut unsaid: Vec<(String, String)> = Vec::new();
    for promise in &source.catalogue.promises {
        if law::is_off(source.contract, promise) {
            continue;
        }
        let is_second = promise.reads.asks(Ask::Charges);
        let round = rounds[usize::from(is_second)];
        match group_of(round, promise) {
            _ if promise.is_penalised => {
                unsaid.push((promise.code.clone(), "has a penalty in the contract".to_owned()));
            }
            Err(why) => unsaid.push((promise.code.clone(), why)),
            Ok(group) => {
                let same =
                    |(known, second, _): &&mut Share<'_>| *known == group && *second == is_second;
                match shares.iter_mut().find(same) {
                    Some((.., said)) => said.push(promise),
                    None => shares.push((group, is_second, vec![promise])),
                }
            }
        }
    }
    (shares, unsaid)
}

/// A promise about what was billed wrongly that is judged and cannot be said.
fn unheard(source: Source<'_>, unsaid: &[(String, String)]) -> Option<String> {
    let is_judged = |promise: &&Promise| {
        let has_term = law::has_term(source.contract, promise);
        let is_of_bills = promise.fields.overbilled.is_some() && promise.about.has_subjects();
        is_of_bills && judge::ready(promise, source.shape, has_term).missing.is_empty()
    };
    let is_unsaid = |promise: &&Promise| unsaid.iter().any(|(code, _)| *code == promise.code);
    let found = source.catalogue.promises.iter().filter(is_unsaid).find(is_judged);
    found.map(|promise| promise.code.clone())
}

/// The tables whose rows may have an article that is no goods.
const CHARGED: [Role; 3] = [Role::Lines, Role::Deliveries, Role::Invoices];

/// What a promise is about, or why it cannot be said.
fn group_of(source: Source<'_>, promise: &Promise) -> Result<Group, String> {
    if !promise.about.has_subjects() {
        return Err(format!("is about the {}, and no formula says it", promise.about.name()));
    }
    let has_term = law::has_term(source.contract, promise);
    let ready = judge::ready(promise, source.shape, has_term);
    if !ready.missing.is_empty() {
        return Err(format!("needs {}", ready.missing.join(", ")));
    }
    let reads = |role: Role| promise.reads.roles.has(role) || promise.about.role() == Some(role);
    let of_freight = source.contract.packs.contains(&Pack::Carrier);
    let tables = &source.world.dossiers.tables;
    let entitled = tables.of(Role::Entitlements);
    let why = if of_freight && reads(Role::Invoices) {
        "tells bills of carriers from others by their parcels"
    } else if !source.contract.charges.is_empty() && CHARGED.into_iter().any(reads) {
        "tells freight and fees by their articles"
    } else if reads(Role::Entitlements) && entitled.texts("customer").is_some() {
        "puts what a customer is entitled to on each of his orders"
    } else {
        let group = Group::of(promise, source.world.dossiers);
        return match judged(source, &group, &[promise], "t") {
            Ok(_) => Ok(group),
            Err(Unsaid(why)) => Err(why.to_owned()),
        };
    };
    Err(why.to_owned())
}

/// All queries in their order, those that nobody mentions left out.
fn put_together(source: Source<'_>, whole: Round) -> Vec<Query> {
    let (dialect, warehouse) = (source.dialect, source.warehouse);
    let tables = &source.world.dossiers.tables;
    let mut queries = almanac(source);
    let zones = zones(source);
    let taking = Taking { dialect, as_of: source.world.as_of };
    for one in warehouse.all() {
        queries.extend(taken::queries(taking, one, zone_of(source, one, &zones)));
    }
    queries.extend(linked::queries(dialect, warehouse));
    if tables.of(Role::Lines).is_present {
        queries.extend(lines::queries(tables));
    }
    queries.extend(lines::left_out(tables));
    queries.extend(exchanges::queries(tables));
    if tables.of(Role::Invoices).is_present {
        queries.extend(documents::queries(tables, dialect));
    }
    queries.extend(whole.queries);
    let outcomes = whole.outcomes.join("\n  UNION ALL ");
    queries.push(Query::new("judged", outcomes));
    let listed: Vec<String> = COLUMNS.iter().map(|name| format!("a.{name}")).collect();
    let findings = whole.findings.join("\n  UNION ALL ");
    let found = format!("SELECT {}\n  FROM ({findings}) a", listed.join(", "));
    queries.push(Query::new("found", found));
    queries.push(printed::findings(dialect));
    queries.push(printed::outcomes());
    queries.push(linked::quarantine(dialect, warehouse));
    queries.push(linked::accounts(dialect, warehouse));
    queries.push(lines::left_out_orders(dialect));
    without_unused(dialect, queries)
}

/// What is known beforehand.
fn almanac(source: Source<'_>) -> Vec<Query> {
    let (dialect, calendar) = (source.dialect, &source.contract.calendar);
    let days = source.days;
    let mut queries = vec![
        almanac::days(dialect, calendar, days.clone()),
        almanac::clocks(dialect, calendar.zone, days.clone()),
        almanac::rates(dialect, &source.contract.rates, days.clone()),
        almanac::words(dialect, &abouts(source.warehouse)),
        almanac::nobodies(dialect),
    ];
    queries.extend(almanac::open_time(dialect, calendar, days.clone()));
    for (place, zone) in zones(source).into_iter().enumerate() {
        queries.push(almanac::walls(dialect, &walls(place), zone, days.clone()));
    }
    queries
}

/// What the words of the tables are about.
fn abouts(warehouse: &Warehouse) -> Vec<About> {
    let mut abouts: Vec<About> = Vec::new();
    for column in warehouse.all().flat_map(|one| &one.columns) {
        if let Class::Word(about) = column.class
            && !abouts.contains(&about)
        {
            abouts.push(about);
        }
    }
    abouts
}

/// The zones in which the tables tell days and times.
fn zones(source: Source<'_>) -> Vec<Zone> {
    // That of the business first: moments are moved by its clocks.
    let mut zones = vec![source.contract.zone];
    for one in source.warehouse.all() {
        let is_local = |feed: &Feed| matches!(feed, Feed::Column(_, Held::Date | Held::Wall));
        let zone = one.source.zone.unwrap_or(source.contract.zone);
        if one.columns.iter().any(|column| is_local(&column.feed)) && !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    zones
}

fn zone_of(source: Source<'_>, one: &Declared, zones: &[Zone]) -> usize {
    let zone = one.source.zone.unwrap_or(source.contract.zone);
    zones.iter().position(|known| *known == zone).unwrap_or(0)
}

/// The queries that some result stands on.
fn without_unused(dialect: Dialect, queries: Vec<Query>) -> Vec<Query> {
    let mut is_used = vec![false; queries.len()];
    for place in (0..queries.len()).rev() {
        let name = queries[place].name.as_str();
        let later = queries.iter().zip(&is_used).skip(place + 1);
        let is_read = later
            .filter(|(_, is_used)| **is_used)
            .any(|(query, _)| names::reads(dialect, &query.select).any(|read| read == name));
        is_used[place] = is_read || RESULTS.contains(&name);
    }
    queries
        .into_iter()
        .zip(is_used)
        .filter_map(|(query, is_used)| is_used.then_some(query))
        .collect()
}
