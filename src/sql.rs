//! The same audit as SQL, for where the data already lies: one script that takes in the tables of a
//! warehouse, judges every promise that SQL can say, and returns the findings.
//!
//! Made of the very programs that `formula::evaluate` works out, so that there is no second rule
//! book. Runs nothing itself.

mod almanac;
mod cells;
mod charged;
pub mod declared;
pub mod dialect;
mod documents;
mod exchanges;
mod gathered;
mod groups;
mod judged;
mod keys;
mod kinds;
mod layers;
mod lines;
mod linked;
mod moments;
mod names;
pub mod printed;
pub mod query;
mod sample;
pub mod script;
mod silence;
mod steps;
mod taken;
pub mod text;
mod values;

use crate::calendar::UnlistedYears;
use crate::contract::Contract;
use crate::dossier::Dossiers;
use crate::dossier::standards::Standards;
use crate::formula::evaluate::World;
use crate::formula::needs::{Bills, Shape};
use crate::law;
use crate::promises::Catalogue;
use crate::tables::Role;
use crate::time::Day;
use declared::Warehouse;
use dialect::Dialect;
use script::{Script, Source};
use std::ops::Range;

/// What a script is asked for besides the contract.
#[derive(Debug, Clone)]
pub struct Question {
    /// The engine.
    pub dialect: Dialect,
    /// The moment of the audit.
    pub as_of: i64,
    /// The days on which moments may lie.
    pub days: Range<Day>,
}

/// The script of a contract.
pub fn script(
    warehouse: &Warehouse,
    contract: &Contract,
    catalogue: &Catalogue,
    question: &Question,
) -> Script {
    let as_of = question.as_of;
    let dossiers = Dossiers::new(sample::tables(warehouse, catalogue, as_of));
    let tables = &dossiers.tables;
    let unlisted_years = UnlistedYears::default();
    let policy = law::policy_times(contract, tables, &unlisted_years);
    let has_policy =
        !contract.policies.is_empty() && tables.of(Role::Orders).times("ordered_at").is_some();
    let has = (has_policy, contract.calendar.has_cut_off());
    let shape = Shape::with(tables, has, &catalogue.facts, Bills::Own);
    let standards = Standards::new(&dossiers, &contract.calendar);
    let world = World {
        dossiers: &dossiers,
        facts: &catalogue.facts,
        calendar: &contract.calendar,
        unlisted_years: &unlisted_years,
        policy: &policy,
        standards: &standards,
        rates: &contract.rates,
        charges: None,
        as_of,
    };
    script::script(Source {
        warehouse,
        world,
        shape: &shape,
        contract,
        catalogue,
        dialect: question.dialect,
        days: &question.days,
    })
}
