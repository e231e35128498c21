//! Which promises the columns at hand can check, and which one column more would help most.
//!
//! Looks at no row: what a promise needs is known before any is read.

use crate::contract::Contract;
use crate::formula::needs::Shape;
use crate::judge;
use crate::law;
use crate::promises::{Catalogue, Promise};
use crate::render::inspect::{Coverage, Unlock};
use crate::tables::{Packed, Role, Tables, columns_of};

/// Which roles and columns there are, without a single row.
#[derive(Debug, Default)]
pub struct Outline {
    tables: Tables,
}

impl Outline {
    /// Takes the roles and columns of some tables in.
    pub fn add(&mut self, tables: &Tables) {
        for role in Role::ALL {
            let theirs = tables.of(role);
            let ours = self.tables.of_mut(role);
            ours.is_present |= theirs.is_present;
            for (place, column) in theirs.columns.iter().enumerate() {
                if column.is_some() {
                    ours.columns[place].get_or_insert_with(|| empty(role, place));
                }
            }
        }
    }

    /// What every promise to customers needs, in the order of the catalogue.
    pub fn promises(&self, contract: &Contract, catalogue: &Catalogue) -> Vec<Coverage> {
        let shape = self.shape(contract, catalogue);
        asked(catalogue).map(|promise| coverage(promise, &shape, contract)).collect()
    }

    /// The column of a role that is there whose addition makes most promises checkable; the
    /// first promise of the catalogue decides between equals. [`None`] where no single one does.
    pub fn unlock(
        &self,
        promises: &[Coverage],
        contract: &Contract,
        catalogue: &Catalogue,
    ) -> Option<Unlock> {
        let mut more = Self { tables: self.tables.clone() };
        let mut best: Option<Unlock> = None;
        for role in Role::ALL.into_iter().filter(|&role| self.tables.of(role).is_present) {
            for (place, spec) in columns_of(role).iter().enumerate() {
                if self.tables.of(role).columns[place].is_some() {
                    continue;
                }
                more.tables.of_mut(role).columns[place] = Some(empty(role, place));
                let with = more.promises(contract, catalogue);
                more.tables.of_mut(role).columns[place] = None;
                let is_new = |at: &usize| with[*at].is_checkable() && !promises[*at].is_checkable();
                let promises: Vec<usize> = (0..with.len()).filter(is_new).collect();
                let found = Unlock { role, column: spec.name, promises };
                if best.as_ref().is_none_or(|best| is_better(&found, best)) {
                    best = Some(found);
                }
            }
        }
        best.filter(|best| !best.promises.is_empty())
    }

    fn shape<'a>(&'a self, contract: &Contract, catalogue: &Catalogue) -> Shape<'a> {
        let can_count = self.tables.of(Role::Orders).column("ordered_at").is_some();
        let has_policy = can_count && !contract.policies.is_empty();
        let has = (has_policy, contract.calendar.has_cut_off());
        Shape::new(&self.tables, has, &catalogue.facts)
    }
}

fn empty(role: Role, place: usize) -> Packed {
    Packed::empty(columns_of(role)[place].kind)
}

/// The promises that are about customers, and not about the input or other promises.
fn asked(catalogue: &Catalogue) -> impl Iterator<Item = &Promise> {
    catalogue.promises.iter().filter(|promise| promise.about.has_subjects())
}

fn coverage(promise: &Promise, shape: &Shape<'_>, contract: &Contract) -> Coverage {
    Coverage {
        code: promise.code.clone(),
        name: promise.name.clone(),
        missing: judge::ready(promise, shape, law::has_term(contract, promise)).missing,
        is_off: law::is_off(contract, promise),
    }
}

fn is_better(one: &Unlock, other: &Unlock) -> bool {
    let rank = |unlock: &Unlock| {
        let first = unlock.promises.first().copied().unwrap_or(usize::MAX);
        (unlock.promises.len(), usize::MAX - first)
    };
    rank(one) > rank(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{Policy, Setting, Within};
    use crate::tables::place_of;

    /// The outline of columns such as `orders.total`.
    fn outline(columns: &[&str]) -> Outline {
        let mut outline = Outline::default();
        for (role, column) in columns.iter().map(|column| column.split_once('.').unwrap()) {
            let role = Role::named(role).unwrap();
            let place = place_of(role, column).unwrap();
            let table = outline.tables.of_mut(role);
            table.is_present = true;
            table.columns[place] = Some(empty(role, place));
        }
        outline
    }

    const TIMED: [&str; 4] =
        ["orders.order_id", "orders.promised_by", "deliveries.order_id", "deliveries.delivered_at"];

    fn checkable(outline: &Outline, contract: &Contract) -> Vec<String> {
        let promises = outline.promises(contract, &Catalogue::builtin());
        let can = promises.into_iter().filter(Coverage::is_checkable);
        can.map(|promise| promise.code).collect()
    }

    fn unlocked(columns: &[&str]) -> Option<(String, Vec<String>)> {
        let (outline, catalogue) = (outline(columns), Catalogue::builtin());
        let promises = outline.promises(&Contract::default(), &catalogue);
        let unlock = outline.unlock(&promises, &Contract::default(), &catalogue)?;
        let codes = unlock.promises.iter().map(|&at| promises[at].code.clone()).collect();
        Some((format!("{}.{}", unlock.role.name(), unlock.column), codes))
    }

    #[test]
    fn promises_whose_columns_are_there_can_be_checked() {
        let codes = checkable(&outline(&TIMED), &Contract::default());
        assert!(codes.contains(&"DLV101".to_owned()), "{codes:?}");
        assert!(!codes.contains(&"INV401".to_owned()), "{codes:?}");
    }

    #[test]
    fn what_is_about_the_input_is_no_promise_to_customers() {
        let promises = outline(&TIMED).promises(&Contract::default(), &Catalogue::builtin());
        assert!(promises.iter().all(|promise| promise.code != "DAT002"), "{promises:?}");
    }

    #[test]
    fn the_column_that_unlocks_most_is_named_with_what_it_unlocks() {
        let without = [TIMED[0], TIMED[2], TIMED[3]];
        let (column, codes) = unlocked(&without).unwrap();
        assert_eq!(column, "orders.promised_by");
        assert!(codes.contains(&"DLV101".to_owned()), "{codes:?}");
    }

    #[test]
    fn a_column_of_a_role_that_no_file_plays_is_no_help() {
        let (column, _) = unlocked(&TIMED).unwrap();
        assert!(column.starts_with("orders.") || column.starts_with("deliveries."), "{column}");
        assert_eq!(unlocked(&[]), None);
    }

    #[test]
    fn a_promise_that_is_off_is_neither_checked_nor_unlocked() {
        let off = Setting { code: "DLV101".to_owned(), is_off: true, ..Setting::default() };
        let contract = Contract { settings: vec![off], ..Contract::default() };
        let codes = checkable(&outline(&TIMED), &contract);
        assert!(!codes.is_empty() && !codes.contains(&"DLV101".to_owned()), "{codes:?}");
    }

    #[test]
    fn a_policy_stands_in_for_a_promised_time_where_the_order_time_is_known() {
        let policy = Policy { within: Within::Days(2), only: Vec::new() };
        let contract = Contract { policies: vec![policy], ..Contract::default() };
        let columns = ["orders.order_id", "deliveries.order_id", "deliveries.delivered_at"];
        assert!(!checkable(&outline(&columns), &contract).contains(&"DLV101".to_owned()));
        let timed = [&columns[..], &["orders.ordered_at"]].concat();
        assert!(checkable(&outline(&timed), &contract).contains(&"DLV101".to_owned()));
    }

    #[test]
    fn outlines_of_files_read_apart_add_up() {
        let mut both = outline(&TIMED[..2]);
        both.add(&outline(&TIMED[2..]).tables);
        let contract = Contract::default();
        assert_eq!(checkable(&both, &contract), checkable(&outline(&TIMED), &contract));
    }
}
