//! The subjects that promises share, and the rows that go with each of them, as queries.
//!
//! Knows no formula.

use super::query::Query;
use crate::dossier::{Dossiers, companions};
use crate::formula::Grain;
use crate::promises::Promise;
use crate::tables::{Role, Tables};

/// What promises share: the subjects they are about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// Whole orders.
    Orders,
    /// Order lines, as far as the rows of these tables reach them, and tables that are read beside.
    Lines(Vec<Role>, Vec<Role>),
    /// Rows or documents.
    Rows(Grain),
}

impl Group {
    /// That of a promise.
    pub fn of(promise: &Promise, dossiers: &Dossiers) -> Self {
        match promise.about {
            Grain::Order => Self::Orders,
            Grain::Line => {
                let (roles, beside) = (promise.deciding.list(), promise.beside());
                match dossiers.reaches_lines(&roles) {
                    true => Self::Lines(dossiers.joined(&roles), dossiers.joined(&beside)),
                    false => Self::Orders,
                }
            }
            grain => Self::Rows(grain),
        }
    }

    /// Whether some of its subjects depend on rows that are shared out among lines one by one.
    pub fn is_shared_out(&self, tables: &Tables) -> bool {
        let linked = super::lines::linked(tables);
        match self {
            Self::Orders => false,
            Self::Lines(joined, beside) => {
                joined.iter().chain(beside).any(|role| linked.contains(role))
            }
            Self::Rows(grain) => grain.role().is_some_and(|role| linked.contains(&role)),
        }
    }

    /// What stands before the names of its queries.
    pub fn prefix(&self) -> String {
        match self {
            Self::Orders => "orders".to_owned(),
            Self::Lines(joined, beside) => {
                let names = joined.iter().map(|role| role.name().to_owned());
                let others = beside.iter().map(|role| format!("beside_{}", role.name()));
                let all = std::iter::once("lines".to_owned()).chain(names).chain(others);
                all.collect::<Vec<_>>().join("_")
            }
            Self::Rows(grain) => grain.name().replace(' ', "_"),
        }
    }
}

/// The subjects: `PREFIX_subjects(subject, order_row, line_row, own_row)`.
pub fn subjects(group: &Group, tables: &Tables, prefix: &str) -> Query {
    let none = "CAST(NULL AS BIGINT)";
    let whole = format!(
        "SELECT own_row AS subject, own_row AS order_row, {none} AS line_row, {none} AS own_row \
         FROM \
         in_orders"
    );
    let select = match group {
        Group::Lines(joined, _) => return super::lines::subjects(tables, joined, prefix),
        Group::Orders => whole,
        Group::Rows(grain) => {
            let Some(role) = grain.role() else {
                return Query::new(format!("{prefix}_subjects"), whole);
            };
            let mut joins = match grain {
                Grain::Invoice => {
                    " JOIN doc_rows d ON d.own_row = r.own_row AND d.leader = r.own_row".to_owned()
                }
                _ => String::new(),
            };
            let mut line = none;
            if super::lines::linked(tables).contains(&role) {
                joins += &format!(" LEFT JOIN links_{} k ON k.own_row = r.own_row", role.name());
                line = "k.line_row";
            }
            format!(
                "SELECT r.own_row AS subject, r.order_row, {line} AS line_row, r.own_row FROM \
                 in_{} \
                 r{joins}",
                role.name()
            )
        }
    };
    Query::new(format!("{prefix}_subjects"), select)
}

/// The rows of a role that go with each of them: `PREFIX_ROLE(subject, own_row)`.
pub fn rows(group: &Group, role: Role, prefix: &str, tables: &Tables) -> Query {
    let select = match (group, role) {
        (Group::Lines(joined, beside), role) => {
            let is_beside = beside.contains(&role) && super::lines::linked(tables).contains(&role);
            return super::lines::rows((joined, is_beside), role, prefix);
        }
        (Group::Rows(Grain::Invoice), Role::Invoices) => {
            "SELECT r.leader AS subject, r.own_row FROM doc_rows r".to_owned()
        }
        _ => match by_key(group, role, prefix, tables) {
            Some(select) => select,
            None => format!(
                "SELECT s.subject, r.own_row FROM {prefix}_subjects s JOIN in_{} r ON r.order_row \
                 = s.order_row",
                role.name()
            ),
        },
    };
    Query::new(format!("{prefix}_{}", role.name()), select)
}

/// The rows that go with subjects by a key they share; [`None`] where they go by their order.
///
/// Rows without the key are those of the only subject of their order, and of those without it.
fn by_key(group: &Group, role: Role, prefix: &str, tables: &Tables) -> Option<String> {
    let Group::Rows(grain) = group else { return None };
    let own = grain.role()?;
    let (_, key) = companions::shared(*grain).iter().find(|(shared, _)| *shared == role)?;
    tables.of(own).texts(key)?;
    tables.of(role).texts(key)?;
    let (own, role) = (own.name(), role.name());
    let subjects = format!("{prefix}_subjects s JOIN in_{own} t ON t.own_row = s.own_row");
    Some(format!(
        "SELECT s.subject, r.own_row FROM {subjects} JOIN in_{role} r ON r.{key} = t.{key}
  UNION ALL SELECT s.subject, r.own_row FROM {subjects} JOIN (SELECT o.order_row, COUNT(*) AS own
      FROM in_{own} o GROUP BY o.order_row) n ON n.order_row = s.order_row
    JOIN in_{role} r ON r.order_row = s.order_row
    WHERE r.{key} IS NULL AND (t.{key} IS NULL OR n.own = 1)"
    ))
}
