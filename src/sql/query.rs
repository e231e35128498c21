//! Queries with names, on which others stand, and tables of what is known beforehand.
//!
//! Where a script keeps them, in a schema or in one statement, is not known here (`script`).

use super::dialect::{Dialect, Kind};

/// A query with a name.
#[derive(Debug, Clone)]
pub struct Query {
    /// Its name.
    pub name: String,
    /// What it selects.
    pub select: String,
    /// What a reader is told before it, line by line.
    pub notes: Vec<String>,
}

impl Query {
    /// A query of a name.
    pub fn new(name: impl Into<String>, select: impl Into<String>) -> Self {
        Self { name: name.into(), select: select.into(), notes: Vec::new() }
    }

    /// A table whose rows are known: each row as the literals of its cells.
    pub fn of_rows(
        dialect: Dialect,
        name: &str,
        columns: &[(&str, Kind)],
        rows: &[Vec<String>],
    ) -> Self {
        let cast = |(column, kind): &(&str, Kind), value: &str| {
            format!("CAST({value} AS {}) AS {column}", dialect.kind(*kind))
        };
        if rows.is_empty() {
            let nothing: Vec<String> = columns.iter().map(|one| cast(one, "NULL")).collect();
            let select = format!(
                "SELECT {}\n  FROM (SELECT 1 AS one) n WHERE n.one = 0",
                nothing.join(", ")
            );
            return Self::new(name, select);
        }
        let cells: Vec<String> =
            columns.iter().map(|one| cast(one, &format!("v.{}", one.0))).collect();
        let names: Vec<&str> = columns.iter().map(|(column, _)| *column).collect();
        let from = match dialect {
            Dialect::BigQuery => format!("UNNEST([{}]) v", lines(&structs(&names, rows))),
            _ => {
                let rows: Vec<String> =
                    rows.iter().map(|row| format!("({})", row.join(","))).collect();
                format!("(VALUES {}) AS v({})", lines(&rows), names.join(", "))
            }
        };
        Self::new(name, format!("SELECT {}\n  FROM {from}", cells.join(", ")))
    }
}

/// Rows as they stand in an array of BigQuery: the first of them names the columns.
fn structs(names: &[&str], rows: &[Vec<String>]) -> Vec<String> {
    let named = |(name, cell): (&&str, &String)| format!("{cell} AS {name}");
    let row = |(at, row): (usize, &Vec<String>)| match at {
        0 => {
            let cells: Vec<String> = names.iter().zip(row).map(named).collect();
            format!("STRUCT({})", cells.join(", "))
        }
        _ => format!("({})", row.join(",")),
    };
    rows.iter().enumerate().map(row).collect()
}

/// Several to a line, so that a script of thousands of rows can be read past.
fn lines(rows: &[String]) -> String {
    let lines: Vec<String> = rows.chunks(8).map(|some| some.join(",")).collect();
    lines.join(",\n  ")
}

/// The literal of a number that may not be known.
pub fn or_null(number: Option<i64>) -> String {
    number.map_or_else(|| "NULL".to_owned(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_rows_are_a_table_in_every_engine() {
        let rows = vec![vec!["1".to_owned(), "'a'".to_owned()]; 2];
        let columns = [("day", Kind::Whole), ("date", Kind::Text)];
        let select = |dialect| Query::of_rows(dialect, "t", &columns, &rows).select;
        assert_eq!(
            select(Dialect::Postgres),
            "SELECT CAST(v.day AS BIGINT) AS day, CAST(v.date AS TEXT) AS date\n  FROM (VALUES \
             (1,'a'),(1,'a')) AS v(day, date)"
        );
        let big = select(Dialect::BigQuery);
        assert!(big.ends_with("UNNEST([STRUCT(1 AS day, 'a' AS date),(1,'a')]) v"), "{big}");
        let none = Query::of_rows(Dialect::DuckDb, "t", &columns, &[]).select;
        assert!(none.contains("CAST(NULL AS BIGINT) AS day"), "{none}");
    }
}
