//! The columns of one file: what each feeds, how it is written and how full it is.
//!
//! Columns that feed nothing stand in one line below the table.

use crate::intake::{ColumnAccount, FileAccount};
use crate::render::Lang;
use crate::render::lines::wrap;
use crate::render::{Column, Fit, Grid, Look, visible};

/// One row per column that feeds something; nothing where none does.
pub fn table(file: &FileAccount, look: &Look) -> String {
    let used = file.columns.iter().filter(|column| !column.feeds.is_empty());
    let rows: Vec<_> = used.map(|column| row(column, file.rows_read)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let column = |head, rank, fit| Column { head, rank, fit };
    let columns = vec![
        column("Column", 0, Fit::Text),
        column("Feeds", 0, Fit::Word),
        column("Written", 2, Fit::Word),
        column("Filled", 3, Fit::Number),
        column("Samples", 5, Fit::Text),
    ];
    Grid { columns, rows }.print(look)
}

fn row(column: &ColumnAccount, rows_read: u64) -> Vec<String> {
    let samples: Vec<_> = column.samples.iter().map(|sample| visible(sample)).collect();
    vec![
        visible(&column.header).into_owned(),
        feeds(column).join(", "),
        visible(&column.written).into_owned(),
        Lang::En.share(column.present.into(), rows_read.into()).unwrap_or_default(),
        samples.join("; "),
    ]
}

/// What a column feeds, as `orders.promised_by`.
pub fn feeds(column: &ColumnAccount) -> Vec<String> {
    column.feeds.iter().map(|(role, name)| format!("{}.{name}", role.name())).collect()
}

/// The headers that feed nothing: those with a reason on a line of their own.
pub fn unused(file: &FileAccount, look: &Look) -> String {
    let unused = file.columns.iter().filter(|column| column.feeds.is_empty());
    let (plain, told): (Vec<_>, Vec<_>) = unused.partition(|column| column.unused.is_empty());
    let name = |column: &ColumnAccount| match visible(&column.header) {
        empty if empty.trim().is_empty() => "(no header)".to_owned(),
        some => some.into_owned(),
    };
    let mut lines = Vec::new();
    if !plain.is_empty() {
        let names: Vec<_> = plain.iter().map(|column| name(column)).collect();
        lines.push(wrap(&format!("  not used: {}", names.join(", ")), look.width, 4));
    }
    for column in told {
        let line = format!("  {} is not used: {}", name(column), visible(&column.unused));
        lines.push(wrap(&line, look.width, 4));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::inspect::made_up;
    use crate::tables::Role;

    fn check(width: usize, lines: &[&str]) {
        let look = Look { width: Some(width), ..Look::default() };
        let text = table(&made_up::inspection().files[0], &look);
        assert_eq!(text.lines().collect::<Vec<_>>(), lines, "{text}");
    }

    #[test]
    fn a_narrow_table_gives_up_its_samples_and_keeps_what_feeds_what() {
        check(
            60,
            &[
                "Column        Feeds               Written             Filled",
                "────────────────────────────────────────────────────────────",
                "Order no      orders.order_id                        100.0 %",
                "Promised de…  orders.promised_by  dd.mm.yyyy (days)   97.5 %",
                "Total         orders.total        decimal comma      100.0 %",
            ],
        );
    }

    #[test]
    fn a_column_may_feed_several() {
        let mut file = made_up::inspection().files.swap_remove(0);
        file.columns[0].feeds.push((Role::Lines, "order_id"));
        assert_eq!(feeds(&file.columns[0]), ["orders.order_id", "lines.order_id"]);
    }

    #[test]
    fn a_column_without_a_header_is_called_so() {
        let column = ColumnAccount::default();
        let file = FileAccount { columns: vec![column], ..FileAccount::default() };
        assert_eq!(unused(&file, &Look::default()), "  not used: (no header)");
    }

    #[test]
    fn a_file_without_rows_has_no_share() {
        let mut file = made_up::inspection().files.swap_remove(0);
        file.rows_read = 0;
        assert!(!table(&file, &Look::default()).contains('%'));
    }
}
