//! Which promises the files can check, which not, and the one column that would help most.
//!
//! Works nothing out; promises that were switched off are not missed.

use super::{Coverage, Inspection, titled};
use crate::render::amounts::counted;
use crate::render::lines::wrap;
use crate::render::{Look, visible};
use std::collections::BTreeMap;

fn name(promise: &Coverage) -> String {
    format!("{} {}", visible(&promise.code), visible(&promise.name))
}

/// The promises that can be checked.
pub fn can(inspection: &Inspection, look: &Look) -> String {
    let can = inspection.promises.iter().filter(|promise| promise.is_checkable());
    let names: Vec<_> = can.map(name).collect();
    if names.is_empty() {
        return "No promise can be checked".to_owned();
    }
    let title = format!("Can be checked, {}", counted(names.len() as u64, "promise"));
    titled(&title, &wrap(&format!("  {}", names.join(", ")), look.width, 4), look)
}

/// The promises that cannot, under what they need.
pub fn cannot(inspection: &Inspection, look: &Look) -> String {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut count = 0;
    for promise in inspection.promises.iter().filter(|promise| !promise.is_off) {
        if !promise.missing.is_empty() {
            count += 1;
            groups.entry(promise.missing.join(", ")).or_default().push(name(promise));
        }
    }
    let line = |(missing, names): (&String, &Vec<String>)| {
        let text = format!("  {} (needs {})", names.join(", "), visible(missing));
        wrap(&text, look.width, 4)
    };
    let lines: Vec<_> = groups.iter().map(line).collect();
    let title = format!("Cannot be checked, {}", counted(count, "promise"));
    titled(&title, &lines.join("\n"), look)
}

/// The column that would make the most difference, and how it is mapped.
pub fn unlock(inspection: &Inspection, look: &Look) -> String {
    let Some(unlock) = &inspection.unlock else { return String::new() };
    let names: Vec<_> =
        unlock.promises.iter().filter_map(|&at| inspection.promises.get(at)).map(name).collect();
    let (role, column) = (unlock.role.name(), unlock.column);
    let file = inspection.files.iter().find(|file| file.roles.contains(&unlock.role));
    let file = file.map_or("a file".into(), |file| visible(&file.path));
    let lines = [
        format!("  with it {} could be checked", names.join(", ")),
        format!(
            "  where {file} holds it under another header, write into its [[source]], beside the \
             columns that promised init writes:"
        ),
        format!("  columns.{role} = {{ {column} = \"...\" }}"),
    ];
    let lines: Vec<_> = lines.iter().map(|line| wrap(line, look.width, 4)).collect();
    let title = format!("The column that is missed most: {role}.{column}");
    titled(&title, &lines.join("\n"), look)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::inspect::made_up;

    fn check(part: fn(&Inspection, &Look) -> String, lines: &[&str]) {
        let text = part(&made_up::inspection(), &Look::default());
        assert_eq!(text.lines().collect::<Vec<_>>(), lines, "{text}");
    }

    #[test]
    fn what_can_be_checked_is_listed() {
        check(can, &["Can be checked, 1 promise", "  DLV101 late-delivery"]);
        let none = Inspection { promises: Vec::new(), ..made_up::inspection() };
        assert_eq!(can(&none, &Look::default()), "No promise can be checked");
    }

    #[test]
    fn what_cannot_be_checked_stands_with_what_it_needs() {
        check(
            cannot,
            &[
                "Cannot be checked, 3 promises",
                "  INV401 duplicate-invoice (needs invoices)",
                "  QTY201 short-delivery, QTY202 over-delivery (needs orders.quantity)",
            ],
        );
    }

    #[test]
    fn the_column_that_is_missed_most_is_mapped() {
        check(
            unlock,
            &[
                "The column that is missed most: orders.quantity",
                "  with it QTY201 short-delivery, QTY202 over-delivery could be checked",
                "  where orders.csv holds it under another header, write into its [[source]], \
                 beside the columns that promised init writes:",
                "  columns.orders = { quantity = \"...\" }",
            ],
        );
        let all = Inspection { unlock: None, ..made_up::inspection() };
        assert_eq!(unlock(&all, &Look::default()), "");
    }
}
