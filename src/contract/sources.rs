//! Reads `[[source]]`: where records are, what they are about and which of them count.
//!
//! Looks at no file; whether a file or a header is there is found when it is read.

use super::columns;
use super::dialect;
use super::keys::{self, Takes};
use super::reader::{Entry, Reader, Value, elements, inner, kind, tables, text, texts};
use super::top;
use crate::intake::Source;
use crate::tables::Role;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Every source, in the order of the file.
pub(super) fn sources(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<Source> {
    tables(value).into_iter().map(|(table, at)| source(reader, table, at)).collect()
}

fn source(reader: &mut Reader<'_>, table: &DeTable<'_>, at: Range<usize>) -> Source {
    let entries = reader.entries(table, &keys::SOURCE, keys::SOURCE.header);
    let mut source = Source::default();
    for entry in &entries {
        alone(reader, &mut source, entry);
        dialect::key(reader, &mut source, entry);
    }
    dialect::clashes(reader, &source, &entries);
    let is_lost = |key: &str| table.contains_key(key) && entries.iter().all(|one| one.name != key);
    let are_read = roles(reader, &mut source, &entries) && !is_lost("role") && !is_lost("roles");
    let roles = are_read.then_some(source.roles.as_slice());
    for entry in &entries {
        match entry.name {
            "columns" => source.columns = columns::fields(reader, roles, entry),
            "constants" => source.constants = columns::fields(reader, roles, entry),
            "types" => {
                source.types = columns::fields(reader, roles, entry);
                columns::check_types(reader, &source.types, entry);
            }
            _ => {}
        }
    }
    columns::two_values(reader, &source, &entries);
    if !table.contains_key("files") && !table.contains_key("table") {
        reader.wrong(at, "this source has no files", "write files = \"exports/orders-*.csv\"");
    }
    source
}

/// Reads a key that needs no other key and says nothing of how the file is written.
fn alone(reader: &mut Reader<'_>, source: &mut Source, entry: &Entry<'_>) {
    let value = entry.value;
    match entry.name {
        "files" => source.files = files(reader, entry),
        "zone" => source.zone = top::zone(reader, value),
        "table" => source.table = Some(text(value).to_owned()),
        "absent" => source.absent = owned(value),
        "min_rows" => source.min_rows = Some(top::whole(reader, value, entry.name)),
        "only" => source.only = only(reader, value),
        "words" => source.words = words(reader, value),
        _ => {}
    }
}

fn owned(value: &Value<'_>) -> Vec<String> {
    texts(value).into_iter().map(|(text, _)| text.to_owned()).collect()
}

fn files(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<String> {
    for (path, at) in texts(entry.value) {
        let folder = path.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder);
        if folder.contains('*') {
            let message = format!("the folder of \"{path}\" holds a *");
            reader.wrong(at, message, "write * in the name of the file only");
        }
    }
    reader.some_texts(entry, "\"exports/orders-*.csv\"")
}

fn only(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<(String, Vec<String>)> {
    let mut only = Vec::new();
    for entry in inner(value) {
        let help = || format!("write {} = [\"5\"]", entry.name);
        if reader.fits(Takes::Texts, help, &entry) {
            only.push((entry.name.to_owned(), reader.some_texts(&entry, "[\"5\"]")));
        }
    }
    only
}

fn words(reader: &mut Reader<'_>, value: &Value<'_>) -> Vec<(String, String)> {
    let mut words = Vec::new();
    for entry in inner(value) {
        if is_text(reader, &entry) {
            words.push((entry.name.to_owned(), text(entry.value).to_owned()));
        }
    }
    words
}

/// Whether a key of one's own choice has a text that is not empty; reports it where not.
pub(super) fn is_text(reader: &mut Reader<'_>, entry: &Entry<'_>) -> bool {
    let (message, help) = match entry.value.get_ref() {
        DeValue::String(text) if !text.trim().is_empty() => return true,
        DeValue::String(_) => (format!("{} has an empty text", entry.name), String::new()),
        number @ (DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_)) => {
            let message = format!("{} takes a text, not {}", entry.name, kind(number));
            let written = reader.text().get(entry.value.span()).unwrap_or("");
            (message, format!("write \"{written}\""))
        }
        other => {
            let message = format!("{} takes a text, not {}", entry.name, kind(other));
            (message, "write one text in quotes".to_owned())
        }
    };
    reader.wrong(entry.value.span(), message, help);
    false
}

/// Reads the roles; false where one of them is wrong, so that nothing can be said from them.
fn roles(reader: &mut Reader<'_>, source: &mut Source, entries: &[Entry<'_>]) -> bool {
    let mut named = entries.iter().filter(|entry| matches!(entry.name, "role" | "roles"));
    let Some(first) = named.next() else { return true };
    if let Some(second) = named.next() {
        reader.wrong(second.key.clone(), "role and roles say the same", "keep roles");
    }
    reader.some_texts(first, "\"orders\"");
    let mut are_read = true;
    for element in elements(first.value).filter(|one| !text(one).trim().is_empty()) {
        let Some(role) = role(reader, element.span(), text(element)) else {
            are_read = false;
            continue;
        };
        if source.roles.contains(&role) {
            let message = format!("the role {} is named twice", role.name());
            reader.wrong(element.span(), message, "keep one of the two");
        } else {
            source.roles.push(role);
        }
    }
    are_read
}

pub(super) fn role(reader: &mut Reader<'_>, at: Range<usize>, name: &str) -> Option<Role> {
    let role = Role::named(name);
    if role.is_none() {
        reader.unknown_word(at, "role", name, &Role::ALL.map(Role::name));
    }
    role
}

#[cfg(test)]
mod tests {
    use crate::contract::check::{accepted, check};

    fn check_source(lines: &str, printed: &str) {
        check(&format!("[[source]]\nfiles = \"a.csv\"\n{lines}"), printed);
    }

    #[test]
    fn absolute_paths_and_parents_are_allowed() {
        let contract = accepted("[[source]]\nfiles = [\"/data/a.csv\", \"../b-*.csv\"]");
        assert_eq!(contract.sources[0].files, ["/data/a.csv", "../b-*.csv"]);
    }

    #[test]
    fn an_unknown_role_is_one_mistake_and_no_more() {
        check_source(
            "role = \"order\"\ncolumns = { order_id = \"A\" }",
            "promised.toml:3:8: unknown role \"order\"
  3 | role = \"order\"
    |        ^^^^^^^ did you mean \"orders\"?",
        );
    }

    #[test]
    fn a_role_of_the_wrong_type_is_one_mistake_and_no_more() {
        check_source(
            "role = 1\ncolumns = { order_id = \"A\" }",
            "promised.toml:3:8: role takes a text, not a number
  3 | role = 1
    |        ^ write role = \"orders\"",
        );
    }

    #[test]
    fn role_and_roles_together_are_a_mistake() {
        check_source(
            "role = \"orders\"\nroles = [\"lines\"]",
            "promised.toml:4:1: role and roles say the same
  4 | roles = [\"lines\"]
    | ^^^^^ keep roles",
        );
    }

    #[test]
    fn a_source_needs_files() {
        check(
            "[[source]]\nrole = \"orders\"\n[[source]]\nfiles = []\n\
             [[source]]\nfiles = \"a*/b.csv\"",
            "promised.toml:1:1: this source has no files
  1 | [[source]]
    | ^^^^^^^^^^ write files = \"exports/orders-*.csv\"

promised.toml:4:9: files is an empty list
  4 | files = []
    |         ^^ write files = \"exports/orders-*.csv\"

promised.toml:6:9: the folder of \"a*/b.csv\" holds a *
  6 | files = \"a*/b.csv\"
    |         ^^^^^^^^^^ write * in the name of the file only",
        );
    }

    #[test]
    fn rows_are_chosen_by_texts() {
        check_source(
            "only = { Type = 5, Kind = [] }\nwords = { X = true }",
            "promised.toml:3:17: Type takes a text or a list of texts, not a number
  3 | only = { Type = 5, Kind = [] }
    |                 ^ write Type = [\"5\"]

promised.toml:3:27: Kind is an empty list
  3 | only = { Type = 5, Kind = [] }
    |                           ^^ write Kind = [\"5\"]

promised.toml:4:15: X takes a text, not true or false
  4 | words = { X = true }
    |               ^^^^ write \"true\"",
        );
    }
}
