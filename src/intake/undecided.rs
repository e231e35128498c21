//! A header that may be a promise or a fact: what to write into the contract for either reading.
//!
//! Decides nothing. A source that names columns of a role is read by these alone, so every column
//! that was recognised stands in what is to be written.

use super::headers::Names;
use super::roles::find;
use crate::tables::{Role, columns_of};
use std::fmt;

/// The two columns that a header may feed.
#[derive(Debug, Clone, Copy)]
pub struct Readings {
    /// What was promised.
    pub promise: &'static str,
    /// What happened; [`None`] where the header is a promise or nothing of ours.
    pub fact: Option<&'static str>,
    /// Whether the file holds lines and no orders.
    pub is_of_lines: bool,
}

/// The error for a header that nothing decides.
#[derive(Debug)]
pub struct Undecided {
    what: String,
    columns: Vec<String>,
    instead: String,
}

impl std::error::Error for Undecided {}

impl fmt::Display for Undecided {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what)
    }
}

impl Undecided {
    /// Finds what would have to be written for a header.
    pub fn new(
        what: String,
        names: &Names,
        forced: &[Role],
        header: usize,
        readings: Readings,
    ) -> Self {
        let Readings { promise, fact, is_of_lines } = readings;
        let role = if is_of_lines { Role::Lines } else { Role::Orders };
        let columns = columns(names, forced, header, (role, promise));
        let instead = match fact {
            None => String::new(),
            Some(fact) if is_of_lines => {
                let other = self::columns(names, forced, header, (Role::Deliveries, fact));
                format!("or, where it is what happened: {}", other.join(" and "))
            }
            Some(fact) => format!("with {fact} in place of {promise} where it is what happened"),
        };
        Self { what, columns, instead }
    }

    /// The whole message, with a source for `file` to paste.
    pub fn paste(&self, file: &str) -> String {
        if self.columns.is_empty() {
            return self.what.clone();
        }
        let mut lines = vec![format!("{}; say which in the contract:", self.what)];
        lines.push("  [[source]]".to_owned());
        lines.push(format!("  files = {file:?}"));
        lines.extend(self.columns.iter().map(|columns| format!("  {columns}")));
        lines.extend(Some(self.instead.clone()).filter(|instead| !instead.is_empty()));
        lines.join("\n")
    }

    /// What to write into the source of the file, on one line.
    pub fn remedy(&self) -> String {
        let columns = self.columns.join(" and ");
        format!("write into its [[source]] of the contract {columns}, {}", self.instead)
    }
}

/// The columns of every role as a contract names them, with one header decided; none where even
/// that leaves something open.
fn columns(
    names: &Names,
    forced: &[Role],
    header: usize,
    (role, column): (Role, &str),
) -> Vec<String> {
    let mut names = names.clone();
    names.either[header] = None;
    names.add(header, role, column);
    let Ok(Some(found)) = find(&names, forced) else { return Vec::new() };
    let of_role = |role: &Role| {
        let feeds = found.feeds.iter().filter(|feed| feed.0 == *role);
        let pairs = feeds.map(|&(role, place, header)| {
            format!("{} = {}", columns_of(role)[place].name, named(&names, header))
        });
        format!("columns.{} = {{ {} }}", role.name(), pairs.collect::<Vec<_>>().join(", "))
    };
    found.roles.iter().map(of_role).collect()
}

/// A header as a contract names it: by its number where another has the same name.
fn named(names: &Names, header: usize) -> String {
    let cell = &names.cells[header];
    let is_alone = names.cells.iter().filter(|other| *other == cell).count() == 1;
    if is_alone { format!("{cell:?}") } else { format!("\"#{}\"", header + 1) }
}
