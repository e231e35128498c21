//! Reads `[[source]]`: where records are and how they are written.
//!
//! Looks at no file; whether a file or a header is there is found when it is read.

use super::columns;
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
        dialect(reader, &mut source, entry);
    }
    let is_lost = |key: &str| table.contains_key(key) && entries.iter().all(|one| one.name != key);
    let are_read = roles(reader, &mut source, &entries) && !is_lost("role") && !is_lost("roles");
    let roles = are_read.then_some(source.roles.as_slice());
    for entry in &entries {
        match entry.name {
            "columns" => source.columns = columns::fields(reader, roles, entry),
            "constants" => source.constants = columns::fields(reader, roles, entry),
            _ => {}
        }
    }
    columns::two_values(reader, &source, &entries);
    if !table.contains_key("files") {
        reader.wrong(at, "this source has no files", "write files = \"exports/orders-*.csv\"");
    }
    source
}

/// Reads a key that needs no other key.
fn dialect(reader: &mut Reader<'_>, source: &mut Source, entry: &Entry<'_>) {
    let value = entry.value;
    match entry.name {
        "files" => source.files = files(reader, entry),
        "delimiter" => source.delimiter = delimiter(reader, value),
        "decimal" => source.decimal = decimal_mark(reader, value),
        "dates" => source.dates = dates(reader, value),
        "zone" => source.zone = top::zone(reader, value),
        "absent" => source.absent = owned(value),
        "skip_lines" => source.skip_lines = skip_lines(reader, value),
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

fn delimiter(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<char> {
    let written = text(value);
    let mut marks = written.chars();
    let found = match (marks.next(), marks.next()) {
        _ if written == "tab" => Some('\t'),
        (Some(mark), None) if is_delimiter(mark) => Some(mark),
        _ => None,
    };
    if found.is_none() {
        let message = format!("\"{}\" is no delimiter", written.escape_debug());
        reader.wrong(value.span(), message, "write one character such as \";\", or \"tab\"");
    }
    found
}

fn is_delimiter(mark: char) -> bool {
    mark == '\t' || mark == ' ' || mark.is_ascii_punctuation() && mark != '"'
}

fn decimal_mark(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<char> {
    match text(value) {
        "," => Some(','),
        "." => Some('.'),
        other => {
            let message = format!("\"{}\" is no decimal mark", other.escape_debug());
            reader.wrong(value.span(), message, "write \",\" or \".\"");
            None
        }
    }
}

fn dates(reader: &mut Reader<'_>, value: &Value<'_>) -> Option<String> {
    let format = text(value);
    let lower = format.to_ascii_lowercase();
    if !['d', 'm', 'y'].iter().all(|&part| lower.contains(part)) || format.contains('%') {
        let message = format!("\"{}\" does not say how dates are written", format.escape_debug());
        let help = "write it with d, m and y, such as \"dd.mm.yyyy\"";
        reader.wrong(value.span(), message, help);
        return None;
    }
    Some(format.to_owned())
}

fn skip_lines(reader: &mut Reader<'_>, value: &Value<'_>) -> usize {
    let lines = top::whole(reader, value, "skip_lines");
    usize::try_from(lines).unwrap_or(usize::MAX)
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
    use super::*;
    use crate::contract::check::{accepted, check};

    fn source_of(lines: &str) -> Source {
        let contract = accepted(&format!("[[source]]\nfiles = \"a.csv\"\n{lines}"));
        contract.sources.into_iter().next().unwrap()
    }

    fn check_source(lines: &str, printed: &str) {
        check(&format!("[[source]]\nfiles = \"a.csv\"\n{lines}"), printed);
    }

    #[test]
    fn tab_is_a_delimiter_by_its_name() {
        assert_eq!(source_of("delimiter = \"tab\"").delimiter, Some('\t'));
        assert_eq!(source_of("delimiter = \"\\t\"").delimiter, Some('\t'));
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
    fn a_dialect_that_cannot_be_is_a_mistake() {
        check_source(
            "delimiter = \";;\"\ndecimal = \";\"\ndates = \"%d\"\nskip_lines = -1",
            "promised.toml:3:13: \";;\" is no delimiter
  3 | delimiter = \";;\"
    |             ^^^^ write one character such as \";\", or \"tab\"

promised.toml:4:11: \";\" is no decimal mark
  4 | decimal = \";\"
    |           ^^^ write \",\" or \".\"

promised.toml:5:9: \"%d\" does not say how dates are written
  5 | dates = \"%d\"
    |         ^^^^ write it with d, m and y, such as \"dd.mm.yyyy\"

promised.toml:6:14: skip_lines takes a whole number from 0
  6 | skip_lines = -1
    |              ^^ write skip_lines = 0",
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
