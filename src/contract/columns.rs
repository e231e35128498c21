//! Reads `columns` and `constants` of a source: which header or value feeds a column.
//!
//! Knows the columns there are; which headers a file has is found when it is read.

use super::near;
use super::reader::{Entry, Reader, inner, pairs, text};
use super::sources::{is_text, role};
use crate::intake::Source;
use crate::tables::{Kind, Role, columns_of, place_of};

/// Role, column, and the header or constant.
pub(super) type Fields = Vec<(Role, String, String)>;

/// Reads texts per column, below a role or right below where the source has only one.
pub(super) fn fields(reader: &mut Reader<'_>, roles: Option<&[Role]>, entry: &Entry<'_>) -> Fields {
    let mut fields = Fields::new();
    let mut is_role_missing = roles.is_none();
    for column in inner(entry.value) {
        if let Some(table) = column.value.get_ref().as_table() {
            let Some(role) = role_of_source(reader, roles.unwrap_or_default(), &column) else {
                continue;
            };
            pairs(table).iter().for_each(|one| field(reader, role, one, &mut fields));
        } else if let Some([role]) = roles {
            field(reader, *role, &column, &mut fields);
        } else if !is_role_missing {
            is_role_missing = true;
            let message = format!("no role says whose column {} is", column.name);
            reader.wrong(column.key, message, format!("write [source.{}.orders]", entry.name));
        }
    }
    fields
}

fn role_of_source(reader: &mut Reader<'_>, roles: &[Role], entry: &Entry<'_>) -> Option<Role> {
    let role = role(reader, entry.key.clone(), entry.name)?;
    if roles.is_empty() || roles.contains(&role) {
        return Some(role);
    }
    let message = format!("this source does not play the role {}", role.name());
    let names: Vec<_> =
        roles.iter().chain([&role]).map(|role| format!("{:?}", role.name())).collect();
    reader.wrong(entry.key.clone(), message, format!("write roles = [{}]", names.join(", ")));
    None
}

fn field(reader: &mut Reader<'_>, role: Role, entry: &Entry<'_>, fields: &mut Fields) {
    if place_of(role, entry.name).is_none() {
        let known: Vec<_> = columns_of(role).iter().map(|spec| spec.name).collect();
        let message = format!("unknown column \"{}\" of {}", entry.name, role.name());
        let help = near::suggestion(entry.name, &known);
        reader.wrong(entry.key.clone(), message, help);
    } else if is_text(reader, entry) {
        fields.push((role, entry.name.to_owned(), text(entry.value).to_owned()));
    }
}

/// Reports words that say of no column of a table what it is.
pub(super) fn check_types(reader: &mut Reader<'_>, types: &Fields, entry: &Entry<'_>) {
    for (role, column, word) in types {
        let kind = place_of(*role, column).map(|place| columns_of(*role)[place].kind);
        let fits = match word.as_str() {
            "date" | "timestamp" | "timestamptz" => kind == Some(Kind::Time),
            "minor" => kind == Some(Kind::Money),
            _ => false,
        };
        if !fits {
            let message = format!("{column} of {} cannot be \"{word}\"", role.name());
            let help = match kind {
                Some(Kind::Time) => "write date, timestamp or timestamptz",
                Some(Kind::Money) => "write minor where it counts cents, else nothing",
                _ => "leave it out",
            };
            reader.wrong(entry.key.clone(), message, help);
        }
    }
}

/// Reports columns that have both a header and a constant.
pub(super) fn two_values(reader: &mut Reader<'_>, source: &Source, entries: &[Entry<'_>]) {
    let Some(constants) = entries.iter().find(|entry| entry.name == "constants") else { return };
    for (role, column, _) in &source.constants {
        if source.columns.iter().any(|(other, name, _)| other == role && name == column) {
            let place = inner(constants.value)
                .into_iter()
                .flat_map(|one| if one.name == role.name() { inner(one.value) } else { vec![one] })
                .find(|one| one.name == column);
            let message = format!("{column} of {} has both a header and a constant", role.name());
            let at = place.map_or(constants.key.clone(), |one| one.key);
            reader.wrong(at, message, "keep one of the two");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::check::{accepted, check};
    use crate::intake::Source;

    fn source_of(lines: &str) -> Source {
        let contract = accepted(&format!("[[source]]\nfiles = \"a.csv\"\n{lines}"));
        contract.sources.into_iter().next().unwrap()
    }

    fn check_source(lines: &str, printed: &str) {
        check(&format!("[[source]]\nfiles = \"a.csv\"\n{lines}"), printed);
    }

    fn field(role: Role, column: &str, text: &str) -> (Role, String, String) {
        (role, column.to_owned(), text.to_owned())
    }

    #[test]
    fn columns_below_a_role_need_no_roles() {
        let source = source_of("[source.columns.orders]\npromised_by = \"B\"\norder_id = \"A\"");
        assert_eq!(source.roles, []);
        let expected =
            [field(Role::Orders, "promised_by", "B"), field(Role::Orders, "order_id", "A")];
        assert_eq!(source.columns, expected);
    }

    #[test]
    fn columns_may_stand_directly_in_a_source_of_one_role() {
        let source = source_of(
            "role = \"invoices\"\ncolumns = { total = \"Sum\" }\nconstants.kind = \"invoice\"",
        );
        assert_eq!(source.columns, [field(Role::Invoices, "total", "Sum")]);
        assert_eq!(source.constants, [field(Role::Invoices, "kind", "invoice")]);
    }

    #[test]
    fn an_unknown_column_is_a_mistake() {
        check_source(
            "[source.columns.orders]\npromisd_by = \"Scheduled\"",
            "promised.toml:4:1: unknown column \"promisd_by\" of orders
  4 | promisd_by = \"Scheduled\"
    | ^^^^^^^^^^ did you mean \"promised_by\"?",
        );
    }

    #[test]
    fn an_unknown_column_like_no_other_shows_all_there_are() {
        check_source(
            "role = \"messages\"\ncolumns = { \"x y\" = \"X\" }",
            "promised.toml:4:13: unknown column \"x y\" of messages
  4 | columns = { \"x y\" = \"X\" }
    |             ^^^^^ known here: message_id, order_id, kind, direction, sent_at, \
             ticket_id, customer, channel, author, attachment_count",
        );
    }

    #[test]
    fn columns_of_a_role_the_source_does_not_play_are_a_mistake() {
        check_source(
            "role = \"orders\"\n[source.columns.lines]\nsku = \"Item\"",
            "promised.toml:4:17: this source does not play the role lines
  4 | [source.columns.lines]
    |                 ^^^^^ write roles = [\"orders\", \"lines\"]",
        );
    }

    #[test]
    fn columns_without_a_role_in_a_source_of_several_are_a_mistake() {
        check_source(
            "roles = [\"orders\", \"lines\", \"orders\"]\n\
             columns = { order_id = \"A\", sku = \"B\" }",
            "promised.toml:3:29: the role orders is named twice
  3 | roles = [\"orders\", \"lines\", \"orders\"]
    |                             ^^^^^^^^ keep one of the two

promised.toml:4:13: no role says whose column order_id is
  4 | columns = { order_id = \"A\", sku = \"B\" }
    |             ^^^^^^^^ write [source.columns.orders]",
        );
    }

    #[test]
    fn a_header_is_a_text_that_is_not_empty() {
        check_source(
            "columns.orders = { order_id = \"\", total = [\"A\"] }\nconstants.orders.tier = 1",
            "promised.toml:3:31: order_id has an empty text
  3 | columns.orders = { order_id = \"\", total = [\"A\"] }
    |                               ^^

promised.toml:3:43: total takes a text, not a list
  3 | columns.orders = { order_id = \"\", total = [\"A\"] }
    |                                           ^^^^^ write one text in quotes

promised.toml:4:25: tier takes a text, not a number
  4 | constants.orders.tier = 1
    |                         ^ write \"1\"",
        );
    }

    #[test]
    fn a_column_has_a_header_or_a_constant() {
        check_source(
            "columns.orders.currency = \"Cur\"\nconstants.orders.currency = \"SEK\"",
            "promised.toml:4:18: currency of orders has both a header and a constant
  4 | constants.orders.currency = \"SEK\"
    |                  ^^^^^^^^ keep one of the two",
        );
    }
}
