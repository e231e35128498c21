//! Reads `[promises]`: changes to built-in promises, and promises of one's own.
//!
//! Keeps formulas as texts with their places; whether they make sense is checked elsewhere.

use super::keys::{self, FIELDS};
use super::measures::{self, is_code, is_name};
use super::near;
use super::reader::{Entry, Reader, Value, kind, pairs, text};
use super::{Known, Memory, OwnPromise, Setting, Within};
use super::{targets, terms};
use crate::report::Severity;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// What a contract says about promises.
#[derive(Debug, Default)]
pub(super) struct Promises {
    /// What is changed, by code.
    pub settings: Vec<Setting>,
    /// Promises of one's own.
    pub own: Vec<OwnPromise>,
}

/// Reads every promise, in the order of the file.
pub(super) fn promises(reader: &mut Reader<'_>, value: &Value<'_>, known: &Known) -> Promises {
    let mut promises = Promises::default();
    let Some(table) = value.get_ref().as_table() else { return promises };
    for entry in pairs(table) {
        if let Some((code, name)) = known.find(entry.name) {
            if promises.settings.iter().any(|setting| setting.code == code) {
                let message = format!("{code} and {name} are the same promise");
                reader.wrong(entry.key.clone(), message, "keep one of the two");
            }
            let setting = setting(reader, &entry, code);
            promises.settings.push(setting);
        } else {
            match entry.value.get_ref().as_table() {
                Some(table) if is_own(table, entry.name, known) => {
                    own(reader, &entry, table, known, &mut promises);
                }
                _ => unknown(reader, &entry, known),
            }
        }
    }
    promises
}

/// The fields that every promise of one's own has.
const NEEDED: [&str; 3] = ["code", "about", "must"];

/// Whether a table is a promise of one's own and not a slip of a built-in one.
fn is_own(table: &DeTable<'_>, name: &str, known: &Known) -> bool {
    let has_fields = NEEDED.iter().any(|field| table.contains_key(*field));
    !is_code(name) && (has_fields || near::near(name, known.words()).is_none())
}

fn unknown(reader: &mut Reader<'_>, entry: &Entry<'_>, known: &Known) {
    let help = match near::near(entry.name, known.words()) {
        Some(other) => format!("did you mean \"{other}\"?"),
        None if is_code(entry.name) => "write the name or code of a built-in promise".to_owned(),
        None => format!("a promise of one's own is a table [promises.{}]", entry.name),
    };
    reader.wrong(entry.key.clone(), format!("unknown promise \"{}\"", entry.name), help);
}

fn setting(reader: &mut Reader<'_>, entry: &Entry<'_>, code: &str) -> Setting {
    let mut setting = Setting { code: code.to_owned(), ..Setting::default() };
    match entry.value.get_ref() {
        DeValue::Boolean(is_on) => setting.is_off = !is_on,
        DeValue::String(word) => setting.severity = severity(reader, entry.value.span(), word),
        DeValue::Table(table) => changed(reader, table, entry.name, &mut setting),
        other => {
            let given = kind(other);
            let message =
                format!("{} takes true, false, a severity or a table, not {given}", entry.name);
            reader.wrong(entry.value.span(), message, format!("write {} = false", entry.name));
        }
    }
    setting
}

fn changed(reader: &mut Reader<'_>, table: &DeTable<'_>, name: &str, setting: &mut Setting) {
    let is_field = |entry: &Entry<'_>| {
        entry.name != "limit" && FIELDS.iter().any(|key| key.name == entry.name)
    };
    if let Some(field) = pairs(table).into_iter().find(is_field) {
        let message = format!("{name} is built in and its {} cannot be changed", field.name);
        reader.wrong(field.key, message, "give a promise of one's own another name");
        return;
    }
    let header = keys::SETTING.header.replace("NAME", name);
    let entries = reader.entries(table, &keys::SETTING, &header);
    switches(reader, &entries, setting);
    let limit = entries.iter().find(|entry| entry.name == "limit");
    setting.limit =
        limit.map(|entry| (text(entry.value).to_owned(), reader.place(entry.value.span().start)));
    setting.memory = memory(reader, &entries);
    setting.row_selectors = terms::row_selectors(reader, &entries);
    limits(reader, &entries, name, setting);
}

fn memory(reader: &mut Reader<'_>, entries: &[Entry<'_>]) -> Memory {
    let mut memory = Memory::default();
    for entry in entries {
        match entry.name {
            "window" => memory.window_days = targets::window(reader, entry),
            "half_life" => memory.half_life_days = half_life(reader, entry),
            _ => {}
        }
    }
    memory
}

fn half_life(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Option<i64> {
    match measures::within(text(entry.value)) {
        Some(Within::Days(days)) if days > 0 => Some(days),
        _ => {
            let message = format!("\"{}\" is no half-life", text(entry.value).escape_debug());
            let help = "write a whole number of days such as \"30 days\"";
            reader.wrong(entry.value.span(), message, help);
            None
        }
    }
}

fn limits(reader: &mut Reader<'_>, entries: &[Entry<'_>], name: &str, setting: &mut Setting) {
    setting.limits = terms::limits(reader, entries, name);
    setting.said = terms::said(reader, entries);
}

fn switches(reader: &mut Reader<'_>, entries: &[Entry<'_>], setting: &mut Setting) {
    for entry in entries {
        match entry.name {
            "enabled" => setting.is_off = entry.value.get_ref().as_bool() == Some(false),
            "severity" => {
                setting.severity = severity(reader, entry.value.span(), text(entry.value));
            }
            _ => {}
        }
    }
}

fn severity(reader: &mut Reader<'_>, at: Range<usize>, word: &str) -> Option<String> {
    if Severity::named(word).is_some() {
        return Some(word.to_owned());
    }
    let words = [Severity::Error, Severity::Warning, Severity::Info].map(Severity::name);
    reader.unknown_word(at, "severity", word, &words);
    None
}

fn own(
    reader: &mut Reader<'_>,
    entry: &Entry<'_>,
    table: &DeTable<'_>,
    known: &Known,
    promises: &mut Promises,
) {
    let name = entry.name;
    if !is_name(name) {
        let message = format!("\"{name}\" is no name of a promise");
        let help = "write lower-case words with hyphens, such as late-delivery";
        reader.wrong(entry.key.clone(), message, help);
    }
    let header = keys::OWN.header.replace("NAME", name);
    let entries = reader.entries(table, &keys::OWN, &header);
    for key in FIELDS.iter().filter(|key| NEEDED.contains(&key.name)) {
        if !table.contains_key(key.name) {
            let message = format!("the promise {name} has no {}", key.name);
            let help = format!("write {} = {}", key.name, key.example);
            reader.wrong(entry.key.clone(), message, help);
        }
    }
    let code = entries.iter().find(|one| one.name == "code");
    if let Some(code) = code {
        check_code(reader, code, known, &promises.own);
    }
    let mut setting = Setting::default();
    // The severity may be a formula here, and is checked with the others.
    let enabled = entries.iter().find(|one| one.name == "enabled");
    setting.is_off = enabled.and_then(|one| one.value.get_ref().as_bool()) == Some(false);
    limits(reader, &entries, name, &mut setting);
    if setting != Setting::default() {
        setting.code = code.map_or_else(String::new, |code| text(code.value).to_owned());
        promises.settings.push(setting);
    }
    let fields = fields(reader, &entries);
    promises.own.push(OwnPromise { name: name.to_owned(), fields });
}

/// The entries that are the promise itself, with the places of their values.
fn fields(reader: &Reader<'_>, entries: &[Entry<'_>]) -> Vec<(String, String, super::Place)> {
    let is_field = |name| name == "severity" || FIELDS.iter().any(|key| key.name == name);
    let fields = entries.iter().filter(|entry| is_field(entry.name));
    let field = |entry: &Entry<'_>| {
        let place = reader.place(entry.value.span().start);
        (entry.name.to_owned(), text(entry.value).to_owned(), place)
    };
    fields.map(field).collect()
}

fn check_code(reader: &mut Reader<'_>, entry: &Entry<'_>, known: &Known, own: &[OwnPromise]) {
    let code = text(entry.value);
    let at = entry.value.span();
    let has_code = |promise: &&OwnPromise| {
        promise.fields.iter().any(|(field, value, _)| field == "code" && value == code)
    };
    if !is_code(code) {
        let message = format!("\"{}\" is no code", code.escape_debug());
        let help = "write three to six capital letters and three digits, such as \"OWN001\"";
        reader.wrong(at, message, help);
    } else if let Some((_, name)) = known.find(code) {
        let message = format!("{code} is the code of the built-in promise {name}");
        reader.wrong(at, message, "write another one, such as \"OWN001\"");
    } else if let Some(other) = own.iter().find(has_code) {
        let message = format!("{code} is the code of the promise {} already", other.name);
        reader.wrong(at, message, "give each promise a code of its own");
    }
}

#[cfg(test)]
mod tests {
    use crate::contract::check::{accepted, check};
    use crate::contract::{Limits, Place, Setting, Within};
    use crate::time::HOUR;

    fn settings(text: &str) -> Vec<Setting> {
        accepted(text).settings
    }

    fn of(code: &str) -> Setting {
        Setting { code: code.to_owned(), ..Setting::default() }
    }

    const OWN: &str = "[promises.fragile]
code = \"OWN001\"
severity = \"if net > 5 then 'error'\"
about = \"order\"
must = \"\"\"
actual = promised\"\"\"
";

    #[test]
    fn a_promise_is_changed_by_name_or_by_code() {
        let off = [Setting { is_off: true, ..of("DLV101") }];
        assert_eq!(settings("[promises]\nlate-delivery = false"), off);
        assert_eq!(settings("[promises.DLV101]\nenabled = false"), off);
        let mild = [Setting { severity: Some("warning".to_owned()), ..of("DLV101") }];
        assert_eq!(settings("[promises]\nDLV101 = \"warning\""), mild);
        assert_eq!(settings("promises.late-delivery.severity = \"warning\""), mild);
        assert_eq!(settings("[promises]\nDLV101 = true"), [of("DLV101")]);
    }

    #[test]
    fn a_promise_of_ones_own_keeps_its_fields_with_their_places() {
        let contract = accepted(OWN);
        assert_eq!(contract.settings, []);
        let field = |name: &str, value: &str, line, column| {
            (name.to_owned(), value.to_owned(), Place { line, column })
        };
        let expected = [
            field("code", "OWN001", 2, 8),
            field("severity", "if net > 5 then 'error'", 3, 12),
            field("about", "order", 4, 9),
            field("must", "actual = promised", 5, 8),
        ];
        assert_eq!(contract.promises[0].name, "fragile");
        assert_eq!(contract.promises[0].fields, expected);
    }

    #[test]
    fn limits_of_a_promise_of_ones_own_are_a_setting_of_its_code() {
        let limits = vec![Limits { grace: Some(HOUR), ..Limits::default() }];
        let said = vec![("grace", Place { line: 7, column: 1 })];
        let expected = Setting { is_off: true, said, limits, ..of("OWN001") };
        let text = format!("{OWN}grace = \"1 hour\"\nenabled = false");
        assert_eq!(settings(&text), [expected]);
        assert_eq!(accepted(&text).promises[0].fields.len(), 4);
    }

    #[test]
    fn a_name_like_a_built_in_one_may_be_ones_own_when_it_has_fields() {
        let own = OWN.replace("fragile", "late-deliveries");
        assert_eq!(accepted(&own).promises[0].name, "late-deliveries");
    }

    #[test]
    fn a_slip_of_a_built_in_name_is_a_mistake() {
        check(
            "[promises]\nlate-delivry = false\n[promises.late-dispach]\ngrace = \"1 day\"",
            "promised.toml:2:1: unknown promise \"late-delivry\"
  2 | late-delivry = false
    | ^^^^^^^^^^^^ did you mean \"late-delivery\"?

promised.toml:3:11: unknown promise \"late-dispach\"
  3 | [promises.late-dispach]
    |           ^^^^^^^^^^^^ did you mean \"late-dispatch\"?",
        );
    }

    #[test]
    fn a_switch_of_no_promise_is_a_mistake() {
        check(
            "[promises]\nfragile = true\nQQQ999 = true",
            "promised.toml:2:1: unknown promise \"fragile\"
  2 | fragile = true
    | ^^^^^^^ a promise of one's own is a table [promises.fragile]

promised.toml:3:1: unknown promise \"QQQ999\"
  3 | QQQ999 = true
    | ^^^^^^ write the name or code of a built-in promise",
        );
    }

    #[test]
    fn the_same_promise_twice_is_a_mistake() {
        check(
            "[promises]\nlate-delivery = false\nDLV101 = true",
            "promised.toml:3:1: DLV101 and late-delivery are the same promise
  3 | DLV101 = true
    | ^^^^^^ keep one of the two",
        );
    }

    #[test]
    fn an_unknown_severity_is_a_mistake() {
        check(
            "[promises]\nlate-delivery = \"warn\"\nlate-dispatch = 1",
            "promised.toml:2:17: unknown severity \"warn\"
  2 | late-delivery = \"warn\"
    |                 ^^^^^^ did you mean \"warning\"?

promised.toml:3:17: late-dispatch takes true, false, a severity or a table, not a number
  3 | late-dispatch = 1
    |                 ^ write late-dispatch = false",
        );
    }

    #[test]
    fn formulas_of_a_built_in_promise_cannot_be_changed() {
        check(
            "[promises.late-delivery]\nmust = \"actual <= promised\"",
            "promised.toml:2:1: late-delivery is built in and its must cannot be changed
  2 | must = \"actual <= promised\"
    | ^^^^ give a promise of one's own another name",
        );
    }

    #[test]
    fn a_promise_of_ones_own_needs_code_about_and_must() {
        check(
            "[promises.fragile]\ncode = \"own1\"\nabout = \"order\"",
            "promised.toml:1:11: the promise fragile has no must
  1 | [promises.fragile]
    |           ^^^^^^^ write must = \"actual <= promised\"

promised.toml:2:8: \"own1\" is no code
  2 | code = \"own1\"
    |        ^^^^^^ write three to six capital letters and three digits, such as \"OWN001\"",
        );
    }

    #[test]
    fn a_code_belongs_to_one_promise_only() {
        let second = OWN.replace("fragile", "heavy");
        let third = OWN.replace("fragile", "wet").replace("OWN001", "DLV105");
        check(
            &format!("{OWN}{second}{third}"),
            "promised.toml:8:8: OWN001 is the code of the promise fragile already
  8 | code = \"OWN001\"
    |        ^^^^^^^^ give each promise a code of its own

promised.toml:14:8: DLV105 is the code of the built-in promise late-dispatch
 14 | code = \"DLV105\"
    |        ^^^^^^^^ write another one, such as \"OWN001\"",
        );
    }

    #[test]
    fn a_name_is_lower_case_words() {
        check(
            &OWN.replace("fragile", "\"Fragile Goods\""),
            "promised.toml:1:11: \"Fragile Goods\" is no name of a promise
  1 | [promises.\"Fragile Goods\"]
    |           ^^^^^^^^^^^^^^^ write lower-case words with hyphens, such as late-delivery",
        );
    }

    #[test]
    fn an_unknown_field_is_a_mistake() {
        check(
            &format!("{OWN}promisd = \"promised_by\""),
            "promised.toml:7:1: unknown key \"promisd\" in [promises.fragile]
  7 | promisd = \"promised_by\"
    | ^^^^^^^ did you mean \"promised\"?",
        );
    }

    #[test]
    fn a_promise_may_be_given_a_time_for_all_and_for_some() {
        let found = settings(
            "[promises.late-delivery]\nwithin = \"14 days\"\n\
             [[promises.late-delivery.for]]\ntier = \"gold\"\nwithin = \"2 business days\"",
        );
        let within: Vec<_> = found[0].limits.iter().map(|limits| limits.within).collect();
        assert_eq!(within, [Some(Within::Days(14)), Some(Within::BusinessDays(2))]);
        assert_eq!(found[0].said[0], ("within", Place { line: 2, column: 1 }));
    }
}
