//! What holds of the words of every language: none is missing, none too many, none out of use.
//!
//! Whether a sentence reads well is for people to say; the snapshots of the reports show them.

use super::*;
use crate::render::{Format, Look, render, sample};
use crate::report::{Measure, Outcome, Severity, Stage, Status, Told};
use std::collections::{BTreeMap, BTreeSet};

/// The text of every message, by its name.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in lang.source().lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(" =") {
            Some((id, text)) if !line.starts_with([' ', '}']) => {
                id.clone_into(&mut last);
                let twice = found.insert(last.clone(), text.to_owned());
                assert_eq!(twice, None, "{id} of {lang:?} is there twice");
            }
            _ => found.entry(last.clone()).or_default().push_str(line),
        }
    }
    found.remove("");
    found
}

/// The words behind a sign of a message, such as the names of its arguments behind `$`.
fn behind(text: &str, sign: char) -> BTreeSet<&str> {
    let word = |rest: &'_ str| rest.find(|mark: char| !mark.is_ascii_alphanumeric());
    text.split(sign).skip(1).map(|rest| &rest[..word(rest).unwrap_or(rest.len())]).collect()
}

#[test]
fn every_language_has_every_message_with_the_same_arguments() {
    let english = messages(Lang::En);
    assert!(english.len() > 300, "the messages are found");
    for lang in Lang::ALL {
        let own = messages(lang);
        let ids = |messages: &BTreeMap<String, String>| -> Vec<String> {
            messages.keys().cloned().collect()
        };
        assert_eq!(ids(&own), ids(&english), "{lang:?}");
        for (id, text) in &own {
            assert_eq!(behind(text, '$'), behind(&english[id], '$'), "{id} of {lang:?}");
        }
        let parsed = FluentResource::try_new(lang.source().to_owned());
        assert!(parsed.is_ok(), "{lang:?}: {:?}", parsed.err().map(|(_, mistakes)| mistakes));
    }
}

/// The forms of whole numbers, as the rules of CLDR 48 have them.
#[test]
fn every_choice_has_the_forms_that_its_language_counts_with() {
    for lang in Lang::ALL {
        let forms: BTreeSet<&str> = match lang {
            Lang::Pl | Lang::Ru => ["one", "few", "many"].into(),
            _ => ["one", "other"].into(),
        };
        for (id, text) in messages(lang) {
            let found = behind(&text, '[');
            assert!(found.is_empty() || found == forms, "{id} of {lang:?}: {found:?}");
            assert_eq!(text.matches("->").count(), text.matches("*[").count(), "{id} of {lang:?}");
        }
    }
}

#[test]
fn a_number_in_a_sentence_chooses_its_form_and_has_the_signs_of_the_language() {
    let days = |lang: Lang, count: u64| lang.say("count-day", [("count", count.into())]);
    // 1, 2, 5, 12, 22, 112 and 1001 as the tables of CLDR have them.
    let russian = [1, 2, 5, 12, 22, 112, 1001].map(|count| days(Lang::Ru, count));
    let expected =
        ["1 день", "2 дня", "5 дней", "12 дней", "22 дня", "112 дней", "1\u{a0}001 день"];
    assert_eq!(russian, expected);
    let orders = |count: u64| Lang::Pl.say("count-order", [("count", count.into())]);
    let polish = [1, 3, 5, 14, 21, 24].map(orders);
    let expected = [
        "1 zamówienie",
        "3 zamówienia",
        "5 zamówień",
        "14 zamówień",
        "21 zamówień",
        "24 zamówienia",
    ];
    assert_eq!(polish, expected);
    assert_eq!(days(Lang::De, 1_240), "1.240 Tage");
    assert_eq!(days(Lang::En, 1_234_567_890), "1,234,567,890 days");
}

#[test]
fn words_of_the_machine_formats_are_the_english_ones() {
    let check = |family: &str, words: &[&str]| {
        for word in words.iter().filter(|word| !word.is_empty()) {
            assert_eq!(Lang::En.known(family, word), *word);
            let id = id_of(family, word);
            assert!(messages(Lang::En).contains_key(&id), "{id} is missing");
        }
    };
    check("outcome", &Outcome::ALL.map(Outcome::name));
    check("told", &[Told::Yes, Told::No].map(Told::name));
    check("severity", &[Severity::Info, Severity::Warning, Severity::Error].map(Severity::name));
    check("stage", &Stage::ALL.map(Stage::name));
    check("status", &Status::ALL.map(Status::name));
    check("status", &["incomplete", "checked", "not checked", "off"]);
    let names = Measure::ALL.iter().map(|one| one.name()).filter(|name| *name != "ladder");
    check("metric", &names.collect::<Vec<_>>());
}

/// Words stand in pages and tables as they are.
#[test]
fn no_word_means_anything_to_a_browser() {
    let signs = ['<', '>', '&', '"', '\'', '|', '`'];
    for lang in Lang::ALL {
        for (id, text) in messages(lang) {
            assert!(!text.replace("->", "").contains(signs), "{id} of {lang:?}: {text}");
            assert!(!text.contains(crate::render::is_hidden), "{id} of {lang:?}");
        }
    }
}

/// A message that is asked for and not there stops a debug build, which this is.
#[test]
fn every_message_that_a_report_asks_for_is_there() {
    for lang in Lang::ALL {
        for report in [sample::report(), sample::incomplete(), sample::hostile()] {
            for format in [Format::Table, Format::Html, Format::Markdown] {
                let text = render(&report, format, &Look { lang, top: None, ..Look::default() });
                assert!(!text.contains("{$") && !text.contains("{ $"), "{lang:?} {format:?}");
            }
        }
    }
}

#[test]
fn machine_formats_are_the_same_bytes_in_every_language() {
    for format in [Format::Csv, Format::Json, Format::Jsonl, Format::Junit] {
        let of = |lang| render(&sample::report(), format, &Look { lang, ..Look::default() });
        assert!(Lang::ALL.iter().all(|lang| of(*lang) == of(Lang::En)), "{format:?}");
    }
}
