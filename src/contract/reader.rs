//! Reads the tree of a contract table by table and collects what is wrong on the way.
//!
//! Checks names of keys and types of values against `keys`; what a value means is read elsewhere.

use super::keys::{Key, SOURCE, Table, Takes};
use super::mistakes::{Mistake, Mistakes};
use super::near;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value with its place.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// One key of a table and what stands behind it.
#[derive(Debug, Clone)]
pub(super) struct Entry<'t> {
    /// The key as written, without quotes.
    pub name: &'t str,
    /// Where the key stands, in bytes.
    pub key: Range<usize>,
    /// What stands behind it.
    pub value: &'t Value<'t>,
}

/// Collects mistakes while a contract is read.
#[derive(Debug)]
pub(super) struct Reader<'r> {
    text: &'r str,
    mistakes: Mistakes,
    broken_lines: Vec<u32>,
}

impl<'r> Reader<'r> {
    pub(super) fn new(text: &'r str, path: &Path) -> Self {
        Self { text, mistakes: Mistakes::new(text, path), broken_lines: Vec::new() }
    }

    /// The text of the contract.
    pub(super) fn text(&self) -> &'r str {
        self.text
    }

    /// Reports a mistake after which nothing else on its line can be relied on.
    pub(super) fn broken(
        &mut self,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let line = self.place(at.start).line;
        self.wrong(at, message, help);
        self.broken_lines.push(line);
    }

    /// `value` if nothing was wrong.
    pub(super) fn finish<T>(self, value: T) -> Result<T, Mistakes> {
        self.mistakes.or(value)
    }

    /// Reports a mistake at some bytes of the file.
    pub(super) fn wrong(
        &mut self,
        at: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let covered = self.text.get(at.clone()).unwrap_or("");
        let line = covered.lines().next().unwrap_or("");
        let length = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        let place = self.place(at.start);
        if !self.broken_lines.contains(&place.line) {
            self.mistakes.add(Mistake::new(place, length, message, help));
        }
    }

    /// Reports a mistake at some characters inside a quoted text.
    pub(super) fn wrong_within(
        &mut self,
        value: &Value<'_>,
        characters: Range<u32>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.place(value.span().start);
        let length = characters.end - characters.start;
        self.mistakes.add(Mistake::in_formula(place, characters.start, length, message, help));
    }

    /// Reports a mistake at a place that was noted before.
    pub(super) fn wrong_at(
        &mut self,
        place: super::Place,
        length: u32,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.mistakes.add(Mistake::new(place, length, message, help));
    }

    /// The place of a byte of the file.
    pub(super) fn place(&self, byte: usize) -> super::Place {
        self.mistakes.place_of(byte)
    }

    /// The known keys of a table with values of the right type, in the order of the file.
    ///
    /// `header` is the table's own as this contract writes it.
    pub(super) fn entries<'t>(
        &mut self,
        tree: &'t DeTable<'t>,
        table: &Table,
        header: &str,
    ) -> Vec<Entry<'t>> {
        let mut found = pairs(tree);
        found.retain(|entry| match table.key(entry.name) {
            Some(key) => self.fits(key.takes, || example(key, header), entry),
            None => {
                self.unknown_key(entry, table, header);
                false
            }
        });
        found
    }

    fn unknown_key(&mut self, entry: &Entry<'_>, table: &Table, header: &str) {
        let place = if header.is_empty() { String::new() } else { format!(" in {header}") };
        let names: Vec<_> = table.keys().map(|key| key.name).collect();
        let message = format!("unknown key \"{}\"{place}", entry.name);
        let is_at_top = table.header.is_empty();
        let help = match SOURCE.key(entry.name).filter(|_| is_at_top) {
            Some(key) => format!(
                "write it below [[source]] and files = {}",
                SOURCE.key("files").map_or(key.example, |files| files.example)
            ),
            None => near::suggestion(entry.name, &names),
        };
        self.wrong(entry.key.clone(), message, help);
    }

    /// Whether a value is of the type its key takes; reports it with `help` where not.
    pub(super) fn fits(
        &mut self,
        takes: Takes,
        help: impl FnOnce() -> String,
        entry: &Entry<'_>,
    ) -> bool {
        let Some(culprit) = misfit(takes, entry.value) else { return true };
        let inner = kind(culprit.get_ref());
        let is_inside = culprit.span() != entry.value.span();
        let given = if is_inside { format!("a list with {inner}") } else { inner.to_owned() };
        let message = format!("{} takes {}, not {given}", entry.name, takes.words());
        self.wrong(culprit.span(), message, help());
        false
    }

    /// The texts of a text or a list of texts, of which there must be some, none empty.
    pub(super) fn some_texts(&mut self, entry: &Entry<'_>, example: &str) -> Vec<String> {
        let texts = texts(entry.value);
        if texts.is_empty() {
            let message = format!("{} is an empty list", entry.name);
            self.wrong(entry.value.span(), message, format!("write {} = {example}", entry.name));
        }
        for (text, at) in &texts {
            if text.trim().is_empty() {
                let message = format!("{} holds an empty text", entry.name);
                self.wrong(at.clone(), message, format!("write {} = {example}", entry.name));
            }
        }
        texts.into_iter().map(|(text, _)| text.to_owned()).collect()
    }

    /// Reports a word that is none of those there are.
    pub(super) fn unknown_word(
        &mut self,
        at: Range<usize>,
        what: &str,
        word: &str,
        known: &[&str],
    ) {
        self.wrong(at, format!("unknown {what} \"{word}\""), near::suggestion(word, known));
    }
}

/// All keys of a table, in the order of the file.
pub(super) fn pairs<'t>(tree: &'t DeTable<'t>) -> Vec<Entry<'t>> {
    let entry = |(key, value): (&'t Spanned<_>, &'t Value<'t>)| Entry {
        name: AsRef::<std::borrow::Cow<'t, str>>::as_ref(key).as_ref(),
        key: key.span(),
        value,
    };
    let mut pairs: Vec<_> = tree.iter().map(entry).collect();
    pairs.sort_by_key(|entry| entry.key.start);
    pairs
}

/// The text of a value that is known to be one.
pub(super) fn text<'t>(value: &'t Value<'t>) -> &'t str {
    value.get_ref().as_str().unwrap_or("")
}

/// The texts of a value that is a text or a list of texts, each with its place.
pub(super) fn texts<'t>(value: &'t Value<'t>) -> Vec<(&'t str, Range<usize>)> {
    elements(value).map(|one| (text(one), one.span())).collect()
}

/// The elements of a list, or the value itself.
pub(super) fn elements<'t>(value: &'t Value<'t>) -> impl Iterator<Item = &'t Value<'t>> {
    let list = value.get_ref().as_array();
    let single = if list.is_some() { None } else { Some(value) };
    list.into_iter().flat_map(|list| list.iter()).chain(single)
}

/// The tables of a value that is a list of tables, each with its place.
pub(super) fn tables<'t>(value: &'t Value<'t>) -> Vec<(&'t DeTable<'t>, Range<usize>)> {
    let table = |one: &'t Value<'t>| Some((one.get_ref().as_table()?, one.span()));
    elements(value).filter_map(table).collect()
}

/// The keys of a value that is a table.
pub(super) fn inner<'t>(value: &'t Value<'t>) -> Vec<Entry<'t>> {
    value.get_ref().as_table().map(pairs).unwrap_or_default()
}

/// A whole number from 0.
pub(super) fn count(value: &Value<'_>) -> Option<u64> {
    let number = value.get_ref().as_integer()?;
    u64::from_str_radix(number.as_str(), number.radix()).ok()
}

/// The type of a value in words.
pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// The part of a value that a key does not take.
fn misfit<'t>(takes: Takes, value: &'t Value<'t>) -> Option<&'t Value<'t>> {
    let holds = |one: &DeValue<'_>| match takes {
        Takes::Text | Takes::Texts => one.is_str(),
        Takes::Truth => one.is_bool(),
        Takes::Count => one.is_integer(),
        Takes::Dates | Takes::Day => one.is_str() || one.is_datetime(),
        Takes::Decimal => one.is_str() || one.is_integer() || one.is_float(),
        Takes::Tolerance | Takes::Limit => one.is_str() || one.is_integer() || one.is_float(),
        Takes::Table | Takes::Tables | Takes::FileOrTables => one.is_table(),
    };
    let outer = value.get_ref();
    let may_be_list = matches!(
        takes,
        Takes::Texts
            | Takes::Dates
            | Takes::Tolerance
            | Takes::Limit
            | Takes::Tables
            | Takes::FileOrTables
    );
    let must_be_list = matches!(takes, Takes::Tables | Takes::Dates);
    match outer {
        DeValue::Array(list) if may_be_list => list.iter().find(|one| !holds(one.get_ref())),
        DeValue::Table(_) if takes == Takes::Tolerance => None,
        DeValue::String(_) if takes == Takes::FileOrTables => None,
        DeValue::Table(_) if takes == Takes::FileOrTables => Some(value),
        single => (must_be_list || !holds(single)).then_some(value),
    }
}

/// What to write for a key in the table of a header.
fn example(key: &Key, header: &str) -> String {
    let is_table = matches!(key.takes, Takes::Table | Takes::Tables);
    if !is_table || !key.example.starts_with('[') {
        return format!("write {} = {}", key.name, key.example);
    }
    let name = header.trim_matches(['[', ']']).strip_prefix("promises.").unwrap_or("NAME");
    format!("write {}", key.example.replace("NAME", name))
}

#[cfg(test)]
mod tests {
    use crate::contract::check::check;

    #[test]
    fn an_unknown_key_is_named_with_the_near_one() {
        check(
            "zoen = \"UTC\"",
            "promised.toml:1:1: unknown key \"zoen\"
  1 | zoen = \"UTC\"
    | ^^^^ did you mean \"zone\"?",
        );
    }

    #[test]
    fn a_key_of_a_source_at_the_top_is_told_where_it_belongs() {
        check(
            "absent = [\"N/A\"]",
            "promised.toml:1:1: unknown key \"absent\"
  1 | absent = [\"N/A\"]
    | ^^^^^^ write it below [[source]] and files = \"exports/orders-*.csv\"",
        );
    }

    #[test]
    fn an_unknown_key_like_no_other_shows_all_that_are_known() {
        check(
            "[limits]\n'rows of \"x\"' = 1",
            "promised.toml:2:1: unknown key \"rows of \"x\"\" in [limits]
  2 | 'rows of \"x\"' = 1
    | ^^^^^^^^^^^^^ known here: quarantined, rate_days, max_input_age, decoded_bytes, \
            maturity_days",
        );
    }

    #[test]
    fn a_value_of_the_wrong_type_is_named_with_an_example() {
        check(
            "zone = 1",
            "promised.toml:1:8: zone takes a text, not a number
  1 | zone = 1
    |        ^ write zone = \"Europe/Stockholm\"",
        );
    }

    #[test]
    fn the_wrong_element_of_a_list_is_pointed_at() {
        check(
            "normalise = [\"case\", 1]",
            "promised.toml:1:22: normalise takes a text or a list of texts, not a list with a number
  1 | normalise = [\"case\", 1]
    |                      ^ write normalise = [\"decimal-zero\"]",
        );
    }

    #[test]
    fn a_table_in_place_of_a_list_of_tables_needs_two_brackets() {
        check(
            "[source]\nfiles = \"a.csv\"",
            "promised.toml:1:1: source takes a list of tables, not a table
  1 | [source]
    | ^^^^^^^^ write [[source]]",
        );
    }

    #[test]
    fn an_inner_table_is_shown_with_the_name_of_its_promise() {
        check(
            "[promises.late-delivery]\nfor = \"ACME\"",
            "promised.toml:2:7: for takes a list of tables, not a text
  2 | for = \"ACME\"
    |       ^^^^^^ write [[promises.late-delivery.for]]",
        );
    }
}
