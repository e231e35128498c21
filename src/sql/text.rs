//! A script as the text that is handed to an engine: with a header, step by step as tables of a
//! schema of its own, or as one statement that creates nothing.

use super::dialect::Dialect;
use super::names;
use super::printed::UNSAID;
use super::query::Query;
use super::script::{RESULTS, Script};
use super::steps::{self, Step};
use crate::render::{CSV_COLUMNS, visible, wrap};
use std::collections::BTreeSet;
use std::fmt::Write;

/// What a text is written with.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The engine.
    pub dialect: Dialect,
    /// The schema of its own.
    pub schema: &'a str,
    /// The moment of the audit, as it is printed.
    pub as_of: &'a str,
}

const WIDTH: usize = 96;

/// Step by step as tables, made anew on each run; nothing outside of the schema is touched.
pub fn as_tables(script: &Script, setting: Setting<'_>) -> String {
    let dialect = setting.dialect;
    let mut text = header(script, setting, false);
    let schema = dialect.name_of(setting.schema);
    let has_transactions = matches!(dialect, Dialect::DuckDb | Dialect::Postgres);
    if has_transactions {
        text += "BEGIN TRANSACTION;\n";
    }
    if dialect == Dialect::Spark {
        text += "SET spark.sql.ansi.enabled = true;\n";
    }
    _ = writeln!(text, "CREATE SCHEMA IF NOT EXISTS {schema};");
    let steps = match dialect.is_quick_to_make_tables() {
        true => steps::each(&script.queries),
        false => steps::few(dialect, &script.queries),
    };
    let tables: BTreeSet<&str> = steps.iter().map(|step| step.table.name.as_str()).collect();
    let is_table = |name: &str| tables.contains(name);
    for step in &steps {
        text.push('\n');
        table(&mut text, step, (dialect, &format!("{schema}.")), is_table);
    }
    if has_transactions {
        text += "\nCOMMIT;\n";
    }
    text
}

/// The statements that make a table.
fn table(
    text: &mut String,
    step: &Step<'_>,
    (dialect, before): (Dialect, &str),
    is_table: impl Fn(&str) -> bool,
) {
    let select = |query: &Query| names::qualified(dialect, &query.select, before, &is_table);
    let all = step.within.iter().chain([&step.table]);
    all.for_each(|query| notes(text, &query.notes));
    let name = format!("{before}{}", step.table.name);
    _ = writeln!(text, "DROP TABLE IF EXISTS {name};\nCREATE TABLE {name} AS");
    text.push_str(&within(step, select));
    _ = writeln!(text, "  {};", select(step.table));
    if dialect == Dialect::Postgres {
        // Without statistics the tables are joined row by row.
        _ = writeln!(text, "ANALYZE {name};");
    }
}

/// The queries that stand within a step, before the one that reads them.
fn within(step: &Step<'_>, select: impl Fn(&Query) -> String) -> String {
    let part = |query: &&Query| format!("{} AS (\n  {}\n)", query.name, select(query));
    let parts: Vec<String> = step.within.iter().map(part).collect();
    if parts.is_empty() { String::new() } else { format!("WITH {}\n", parts.join(",\n")) }
}

/// One statement that returns the findings and creates nothing.
pub fn as_select(script: &Script, setting: Setting<'_>) -> String {
    let mut text = header(script, setting, true);
    let reads = reads_of(script, setting.dialect);
    let mut queries = script.queries.clone();
    queries.retain(|one| reads.contains(one.name.as_str()));
    // An engine reads a name in the light of all those before it: the fewer, the sooner.
    let steps = steps::few(setting.dialect, &queries);
    let parts = steps.iter().map(|step| {
        let mut part = String::new();
        step.within.iter().chain([&step.table]).for_each(|query| notes(&mut part, &query.notes));
        let select = |query: &Query| query.select.clone();
        let within = within(step, select);
        _ = write!(part, "{} AS (\n  {within}{}\n)", step.table.name, step.table.select);
        part
    });
    let parts: Vec<String> = parts.collect();
    let columns: Vec<String> =
        CSV_COLUMNS.iter().map(|name| format!("f.{}", setting.dialect.name_of(name))).collect();
    _ = writeln!(
        text,
        "WITH {}\nSELECT {}\n  FROM findings f;",
        parts.join(",\n"),
        columns.join(", ")
    );
    text
}

/// The names of the queries that the findings stand on.
fn reads_of(script: &Script, dialect: Dialect) -> BTreeSet<&str> {
    let mut wanted = BTreeSet::from(["findings"]);
    for one in script.queries.iter().rev() {
        if wanted.contains(one.name.as_str()) {
            wanted.extend(names::reads(dialect, &one.select));
        }
    }
    wanted
}

/// Which promises the script says and which it does not, for people.
pub fn check(script: &Script) -> String {
    let mut text = format!("{} promises are said in SQL.\n", script.said.len());
    for [code, name, summary] in &script.said {
        _ = writeln!(text, "  {code}  {}: {}", visible(name), visible(summary));
    }
    _ = writeln!(text, "\n{} promises are not.", script.unsaid.len());
    for (code, why) in &script.unsaid {
        _ = writeln!(text, "  {code}  {}", visible(why));
    }
    text
}

fn header(script: &Script, setting: Setting<'_>, is_select: bool) -> String {
    let dialect = setting.dialect;
    let standing = match dialect.is_executed() {
        true => "Executed and proven: the tests run scripts of this dialect and compare every row.",
        false => "Generated, syntax-checked, NOT executed by us.",
    };
    let mut lines = vec![
        format!("The audit of promised as of {}, for {}.", setting.as_of, dialect.name()),
        standing.to_owned(),
    ];
    lines.push(match is_select {
        true => "One statement that returns the findings and creates nothing. An engine may plan \
                 it for minutes where the tables of the other form take seconds; DuckDB does not \
                 after PRAGMA disable_optimizer."
            .to_owned(),
        false => format!(
            "Makes tables in the schema {} and nowhere else, anew on each run. Results: {}.",
            visible(setting.schema),
            RESULTS.join(", ")
        ),
    });
    lines.push(format!(
        "The findings have the columns of `promised audit --format csv`. SQL cannot say {}; they \
         are NULL here.",
        UNSAID.join(", ")
    ));
    lines.push(
        "Orders in left_out_orders are judged by the program alone where rows have to be shared \
         out one after the other. Deadlines beyond the days of this script are unknown in it."
            .to_owned(),
    );
    lines.push(format!("Said ({}):", script.said.len()));
    for [code, name, summary] in &script.said {
        lines.push(format!("  {code} {name}: {summary}"));
    }
    lines.push(format!("Not said ({}):", script.unsaid.len()));
    lines.extend(script.unsaid.iter().map(|(code, why)| format!("  {code} {why}")));
    let mut text = String::new();
    notes(&mut text, &lines);
    text.push('\n');
    text
}

/// Comments, of which no text can end the line.
fn notes(text: &mut String, lines: &[String]) {
    for line in lines {
        for part in wrap(&visible(line), Some(WIDTH), 6).lines() {
            _ = writeln!(text, "-- {part}");
        }
    }
}
