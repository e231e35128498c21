//! A header that leaves something open: what to write into the contract for either reading.
//!
//! Decides nothing. A source that names columns of a role is read by these alone, so every column
//! that was recognised stands in what is to be written.

use super::headers::{Names, Twice};
use super::roles::{Found, find};
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
    /// What is to be written into the source of the file, line by line.
    lines: Vec<String>,
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
        Self { what, lines: columns, instead }
    }

    /// What would have to be written where several headers stand for one column.
    pub fn twice(
        names: &Names,
        forced: &[Role],
        (role, place): (Role, usize),
        twice: &Twice,
    ) -> Self {
        let column = format!("{}.{}", role.name(), columns_of(role)[place].name);
        let all = if twice.headers.len() == 2 { "both" } else { "all" };
        let what = format!("{} {all} stand for {column}", twice.told());
        let mut only_first = names.clone();
        for &header in &twice.headers[1..] {
            only_first.matches[header].clear();
            only_first.either[header] = None;
        }
        let lines = match find(&only_first, forced) {
            Ok(Some(found)) => columns_of_source(names, &found),
            Ok(None) => Vec::new(),
            // Another thing is open too: what is to be written of that holds the rest.
            Err(why) => why.downcast::<Self>().map(|open| open.lines).unwrap_or_default(),
        };
        let [first, second] = [0, 1].map(|at| named(names, twice.headers[at]));
        let instead = format!("with {second} in place of {first} where that is the one");
        Self { what, lines, instead }
    }

    /// What a kind of file needs to be told, whatever its columns.
    pub fn told(what: String, lines: Vec<String>) -> Self {
        Self { what, lines, instead: String::new() }
    }

    /// The same with what stands below the lines to paste.
    pub fn beside(self, instead: String) -> Self {
        Self { instead, ..self }
    }

    /// The whole message, with a source for `file` to paste.
    pub fn paste(&self, file: &str) -> String {
        if self.lines.is_empty() {
            return format!("{}; name its columns in the contract", self.what);
        }
        let mut lines = vec![format!("{}; say which in the contract:", self.what)];
        lines.push("  [[source]]".to_owned());
        lines.push(format!("  files = {file:?}"));
        lines.extend(self.lines.iter().map(|columns| format!("  {columns}")));
        lines.extend(Some(self.instead.clone()).filter(|instead| !instead.is_empty()));
        lines.join("\n")
    }

    /// What to write into the source of the file, on one line.
    pub fn remedy(&self) -> String {
        let columns = self.lines.join(" and ");
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
    names.decide(header, role, column);
    match find(&names, forced) {
        Ok(Some(found)) => columns_of_source(&names, &found),
        _ => Vec::new(),
    }
}

fn columns_of_source(names: &Names, found: &Found) -> Vec<String> {
    let of_role = |role: &Role| {
        let feeds = found.feeds.iter().filter(|feed| feed.0 == *role);
        let pairs = feeds.map(|&(role, place, header)| {
            format!("{} = {}", columns_of(role)[place].name, named(names, header))
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
