//! A program as queries that stand on each other: each gives the columns of the one before it and
//! some values more, for all subjects or for all rows of a role that refer to them.
//!
//! A value stands in the first query that has all of its parts. What a node is, is not known here
//! beyond where its parts stand (`values`, `gathered`, `moments`).

use super::dialect::Dialect;
use super::query::Query;
use super::values::{Unsaid, Value, Writer};
use crate::contract::Policy;
use crate::formula::program::{Form, Graph, How, Id, Reach};
use crate::tables::{ROLES, Role};
use std::collections::BTreeMap;

/// What has one value for each of its lines: the subjects, or the rows of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frame {
    /// The subjects.
    Subjects,
    /// The rows of a role, each with the subject that it refers to.
    Rows(Role),
}

/// A value of a query: its columns, and the tables that have to be joined for it.
#[derive(Debug, Default)]
pub struct Cell {
    /// The expression of each column.
    pub columns: Vec<String>,
    /// What is joined, each once.
    pub joins: Vec<String>,
}

/// The last query of each frame.
pub type Latest = BTreeMap<Frame, String>;

/// The queries of a program, in their order.
pub struct Layers<'g, 'a> {
    pub(super) writer: Writer<'g, 'a>,
    pub(super) policies: &'g [Policy],
    /// What stands before the names of all queries.
    pub(super) prefix: String,
    stage_of: Vec<usize>,
    last_use: Vec<usize>,
    /// The nodes in an order in which each stands behind its parts.
    order: Vec<Id>,
    /// The last query of each frame.
    latest: Latest,
    /// The columns that the last query of each frame has.
    held: BTreeMap<Frame, Vec<Id>>,
    queries: Vec<Query>,
}

impl<'g, 'a> Layers<'g, 'a> {
    /// The queries that give some nodes for all subjects of a base query.
    ///
    /// # Errors
    ///
    /// The first node that cannot be said, and why.
    pub fn new(
        graph: &'g Graph<'a>,
        (dialect, policies): (Dialect, &'g [Policy]),
        prefix: &str,
        wanted: &[Id],
    ) -> Result<Self, Unsaid> {
        let mut layers = Self {
            writer: Writer { graph, dialect },
            policies,
            prefix: prefix.to_owned(),
            stage_of: vec![0; graph.len()],
            last_use: vec![0; graph.len()],
            order: Vec::new(),
            latest: BTreeMap::new(),
            held: BTreeMap::new(),
            queries: Vec::new(),
        };
        let mut is_seen = vec![false; graph.len()];
        for &id in wanted {
            layers.visit(id, &mut is_seen);
        }
        for &id in wanted {
            layers.last_use[id as usize] = usize::MAX;
        }
        layers.write()?;
        Ok(layers)
    }

    /// The queries.
    pub fn queries(&self) -> &[Query] {
        &self.queries
    }

    /// The query that holds what was wanted.
    pub fn name(&self) -> String {
        let name = || format!("{}_subjects", self.prefix);
        self.latest.get(&Frame::Subjects).cloned().unwrap_or_else(name)
    }

    /// A value of the last query of the subjects.
    pub fn value(&self, id: Id, alias: &str) -> Value {
        self.read(id, alias)
    }

    fn visit(&mut self, id: Id, is_seen: &mut [bool]) {
        if std::mem::replace(&mut is_seen[id as usize], true) {
            return;
        }
        let graph = self.writer.graph;
        let parts = graph.node(id).parts();
        for &part in &parts {
            self.visit(part, is_seen);
        }
        if matches!(graph.node(id).how, How::Given(_)) {
            return;
        }
        let before = parts.iter().map(|&part| self.stage_of[part as usize]).max().unwrap_or(0);
        self.stage_of[id as usize] = before + 1;
        for &part in &parts {
            let last = &mut self.last_use[part as usize];
            *last = (*last).max(before + 1);
        }
        self.order.push(id);
    }

    fn write(&mut self) -> Result<(), Unsaid> {
        let last = self.stage_of.iter().copied().max().unwrap_or(0);
        for stage in 1..=last {
            let mut frames: BTreeMap<Frame, Vec<Id>> = BTreeMap::new();
            for &id in self.order.iter().filter(|&&id| self.stage_of[id as usize] == stage) {
                frames.entry(self.frame(id)).or_default().push(id);
            }
            // The rows are not read by the subjects of the same stage, nor the other way round.
            let latest = self.latest.clone();
            for (frame, ids) in frames {
                self.query(stage, frame, &ids, &latest)?;
            }
        }
        Ok(())
    }

    fn frame(&self, id: Id) -> Frame {
        match self.writer.graph.node(id).reach {
            Reach::Rows(role) => Frame::Rows(role),
            Reach::Constant | Reach::Subjects => Frame::Subjects,
        }
    }

    /// One query more for a frame.
    fn query(
        &mut self,
        stage: usize,
        frame: Frame,
        ids: &[Id],
        latest: &Latest,
    ) -> Result<(), Unsaid> {
        let (base, stem, keys) = self.base(frame);
        let before = latest.get(&frame).cloned().unwrap_or(base);
        let mut columns: Vec<String> = keys.iter().map(|key| format!("p.{key}")).collect();
        let held = self.held.remove(&frame).unwrap_or_default();
        let kept: Vec<Id> =
            held.into_iter().filter(|&id| self.last_use[id as usize] >= stage).collect();
        for &id in &kept {
            columns.extend(self.names(id).iter().map(|name| format!("p.{name}")));
        }
        let mut joins: Vec<String> = Vec::new();
        for &id in ids {
            let cell = self.cell(id, latest)?;
            let names = self.names(id);
            columns.extend(
                cell.columns.iter().zip(&names).map(|(sql, name)| format!("{sql} AS {name}")),
            );
            for join in cell.joins {
                if !joins.contains(&join) {
                    joins.push(join);
                }
            }
        }
        let name = format!("{}_{stem}_{stage}", self.prefix);
        let columns = columns.join(",\n    ");
        let joins: String = joins.iter().map(|join| format!("\n  {join}")).collect();
        let select = format!("SELECT {columns}\n  FROM {before} p{joins}");
        self.queries.push(Query::new(name.clone(), select));
        self.latest.insert(frame, name);
        self.held.insert(frame, kept.into_iter().chain(ids.iter().copied()).collect());
        Ok(())
    }

    /// The query that a frame begins with, the stem of its names, and the columns all have.
    fn base(&self, frame: Frame) -> (String, String, &'static [&'static str]) {
        match frame {
            Frame::Subjects => (
                format!("{}_subjects", self.prefix),
                "s".to_owned(),
                &["subject", "order_row", "line_row", "own_row"],
            ),
            Frame::Rows(role) => (
                format!("{}_{}", self.prefix, role.name()),
                role.name().to_owned(),
                &["subject", "own_row"],
            ),
        }
    }

    /// The names of the columns of a node.
    pub fn names(&self, id: Id) -> Vec<String> {
        match self.writer.graph.node(id).form {
            Form::Time => vec![format!("v{id}_lo"), format!("v{id}_hi")],
            _ => vec![format!("v{id}")],
        }
    }

    /// The value of a node that stands in a query.
    pub(super) fn read(&self, id: Id, alias: &str) -> Value {
        if let How::Given(scalar) = self.writer.graph.node(id).how {
            return self.writer.given(scalar);
        }
        match &self.names(id)[..] {
            [lo, hi] => Value::Span([format!("{alias}.{lo}"), format!("{alias}.{hi}")]),
            names => Value::Single(format!("{alias}.{}", names[0])),
        }
    }
}

impl Cell {
    /// One column without a join.
    pub fn of(sql: impl Into<String>) -> Self {
        Self { columns: vec![sql.into()], joins: Vec::new() }
    }
}

impl Value {
    /// Its expressions, as columns.
    pub fn columns(self) -> Vec<String> {
        match self {
            Self::Single(sql) => vec![sql],
            Self::Span(span) => span.into(),
        }
    }
}

/// The roles whose rows a program reads.
pub fn roles_of(graph: &Graph<'_>, wanted: &[Id]) -> Vec<Role> {
    let mut is_read = [false; ROLES];
    let mut is_seen = vec![false; graph.len()];
    let mut open: Vec<Id> = wanted.to_vec();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut is_seen[id as usize], true) {
            continue;
        }
        let node = graph.node(id);
        match &node.how {
            How::Over(over) => is_read[over.role as usize] = true,
            How::Completion(_) => is_read[Role::Deliveries as usize] = true,
            How::Silence(_) => {
                is_read[Role::Deliveries as usize] = true;
                is_read[Role::Messages as usize] = true;
            }
            _ => {}
        }
        if let Reach::Rows(role) = node.reach {
            is_read[role as usize] = true;
        }
        open.extend(node.parts());
    }
    Role::ALL.into_iter().filter(|role| is_read[*role as usize]).collect()
}
