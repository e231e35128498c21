//! The second table counted by promise, carrier, customer or order instead of listed.
//!
//! Only lays out what `render::groups` counts.

use super::promises::told;
use crate::render::grid::{Column, Fit, Grid};
use crate::render::groups::{Group, grouped};
use crate::render::{GroupBy, Lang, Look, visible};
use crate::report::Report;

/// The groups with the most breaches first, and how many more there are.
pub fn section(report: &Report, group_by: GroupBy, look: &Look) -> String {
    let groups = grouped(report, group_by);
    let count = look.top.unwrap_or(usize::MAX).min(groups.len());
    if count == 0 {
        return String::new();
    }
    let rows = groups[..count].iter().map(|(name, group)| row(name, group, look.lang)).collect();
    let (head, title) = names(group_by);
    let grid = Grid { columns: super::columns(&columns(head), look), rows };
    let more = super::and_more(groups.len() - count, "--all", look);
    super::entitled(title, &format!("{}{more}", grid.print(look)), look)
}

/// The messages of the first head and of the title.
const fn names(group_by: GroupBy) -> (&'static str, &'static str) {
    match group_by {
        GroupBy::Promise => ("column-promise", "title-findings-by-promise"),
        GroupBy::Carrier => ("column-carrier", "title-findings-by-carrier"),
        GroupBy::Customer => ("column-customer", "title-findings-by-customer"),
        GroupBy::Order => ("column-order", "title-findings-by-order"),
    }
}

const fn columns(head: &'static str) -> [Column; 6] {
    [
        Column { head, rank: 0, fit: Fit::Text },
        Column { head: "column-findings", rank: 4, fit: Fit::Number },
        Column { head: "column-broken", rank: 0, fit: Fit::Number },
        Column { head: "column-overdue", rank: 0, fit: Fit::Number },
        Column { head: "column-at-stake", rank: 1, fit: Fit::Sums },
        Column { head: "column-told", rank: 7, fit: Fit::Word },
    ]
}

fn row(name: &str, group: &Group, lang: Lang) -> Vec<String> {
    let name = if name.is_empty() { lang.word("none").into() } else { visible(name) };
    vec![
        name.into_owned(),
        lang.count(group.findings),
        lang.count(group.broken),
        lang.count(group.overdue),
        lang.sums(&group.stakes()),
        told(group.told, lang),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn check(group_by: GroupBy, rows: &[&[&str]]) {
        let text = section(&sample::report(), group_by, &Look::default());
        let lines: Vec<_> = text.lines().skip(4).collect();
        assert_eq!(lines.len(), rows.len() + 1, "{text}");
        for (line, row) in lines.iter().zip(rows) {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells, *row, "{text}");
        }
    }

    #[test]
    fn carriers_with_the_most_breaches_come_first() {
        check(
            GroupBy::Carrier,
            &[
                &["PostNord", "2", "2", "0", "150.00 EUR", "0 of 1"],
                &["(none)", "1", "0", "1", "", "1 of 1"],
            ],
        );
    }

    #[test]
    fn promises_are_named_by_code_and_name() {
        check(
            GroupBy::Promise,
            &[
                &["DLV101 late-delivery", "2", "1", "1", "100.00 EUR", "1 of 2"],
                &["BIL301 price-variance", "1", "1", "0", "50.00 EUR", ""],
            ],
        );
    }

    #[test]
    fn equal_groups_stand_in_the_order_of_their_names() {
        let text = section(&sample::many(45), GroupBy::Order, &Look::default());
        let first = text.find("SO-00000").unwrap();
        assert!(first < text.find("SO-00001").unwrap(), "{text}");
        assert!(text.ends_with("... and 35 more: --all"), "{text}");
    }
}
