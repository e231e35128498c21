//! Which queries are tables of their own, and which stand in the statement of the one that reads
//! them.
//!
//! For engines that take a while to make a table, however small: a query that one other alone
//! reads need not be one.

use super::dialect::Dialect;
use super::names;
use super::query::Query;
use super::script::RESULTS;
use std::collections::{BTreeMap, BTreeSet};

/// A statement that joins more than this takes longer to plan than several tables to make.
const READS_MAX: usize = 24;

/// A table that is made.
#[derive(Debug)]
pub struct Step<'a> {
    /// Queries that it alone reads, each behind those that it reads itself.
    pub within: Vec<&'a Query>,
    /// The query of the table.
    pub table: &'a Query,
}

/// Every query as a table.
pub fn each(queries: &[Query]) -> Vec<Step<'_>> {
    queries.iter().map(|table| Step { within: Vec::new(), table }).collect()
}

/// As few tables as there may be, in an order in which each stands behind those that it reads.
pub fn few(dialect: Dialect, queries: &[Query]) -> Vec<Step<'_>> {
    let mut readers: BTreeMap<&str, usize> = BTreeMap::new();
    let all: Vec<Vec<&str>> =
        queries.iter().map(|one| names::reads(dialect, &one.select).collect()).collect();
    for name in all.iter().flat_map(|reads| reads.iter().collect::<BTreeSet<_>>()) {
        *readers.entry(name).or_default() += 1;
    }
    let mut steps = Vec::new();
    // Those that wait for their only reader, by their names, and how much they read.
    let mut waiting: BTreeMap<&str, (Step<'_>, usize)> = BTreeMap::new();
    for (table, names) in queries.iter().zip(&all) {
        let (mut within, mut reads): (Vec<&Query>, usize) = (Vec::new(), names.len());
        for (step, more) in names.iter().filter_map(|name| waiting.remove(name)) {
            match reads + more <= READS_MAX {
                true => {
                    reads += more;
                    within.extend(step.within.iter().copied().chain([step.table]));
                }
                false => steps.push(step),
            }
        }
        let step = Step { within, table };
        let name = table.name.as_str();
        match readers.get(name) == Some(&1) && !RESULTS.contains(&name) {
            true => _ = waiting.insert(name, (step, reads)),
            false => steps.push(step),
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(queries: &[(&str, &str)]) -> Vec<String> {
        let queries: Vec<Query> =
            queries.iter().map(|(name, select)| Query::new(*name, *select)).collect();
        let steps = few(Dialect::Spark, &queries);
        let name = |query: &Query| query.name.clone();
        let step = |step: &Step<'_>| {
            let all = step.within.iter().map(|one| name(one)).chain([name(step.table)]);
            all.collect::<Vec<_>>().join(" ")
        };
        steps.iter().map(step).collect()
    }

    #[test]
    fn a_query_with_one_reader_stands_in_its_statement() {
        let all = [
            ("a", "SELECT 1"),
            ("b", "SELECT * FROM a"),
            ("c", "SELECT * FROM a JOIN b ON TRUE"),
            ("findings", "SELECT * FROM c JOIN c ON TRUE"),
            ("outcomes", "SELECT * FROM findings"),
        ];
        assert_eq!(told(&all), ["a", "b c findings", "outcomes"]);
    }

    #[test]
    fn no_statement_holds_too_many_and_every_table_stands_before_its_reader() {
        let names: Vec<String> = (0..60).map(|at| format!("q{at}")).collect();
        let selects: Vec<String> =
            names.iter().map(|name| format!("SELECT * FROM {name}")).collect();
        let chain: Vec<(&str, &str)> =
            names[1..].iter().zip(&selects).map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let told = told(&chain);
        let counts: Vec<usize> = told.iter().map(|step| step.split(' ').count()).collect();
        assert_eq!(counts.iter().sum::<usize>(), chain.len());
        assert!(counts.iter().all(|count| *count <= READS_MAX), "{counts:?}");
    }
}
