//! Nothing that was read is left in a redacted report, and no figure is changed.

use super::*;
use crate::render::{Format, GroupBy, Look, render, sample};
use crate::report::Outcome;

const KEY: fn() -> Key = || Key::of_salt(b"0123456789abcdef");

/// What is in the samples and no word of the program.
const READ: [&str; 15] = [
    "SO-1002",
    "SO-1005",
    "SO-1009",
    "SO-1030",
    "SO-7",
    "SO-8",
    "D-77",
    "INV-9",
    "Nordvik",
    "PostNord",
    "12,5x",
    "a1b2c3",
    "d4e5f6",
    "orders.csv",
    "deliveries.csv",
];

#[test]
fn nothing_that_was_read_is_left_in_any_text_format() {
    let report = Report { past: Some(sample::past()), ..sample::report() };
    let shared = redacted(&report, KEY());
    let formats =
        [Format::Table, Format::Csv, Format::Json, Format::Jsonl, Format::Html, Format::Markdown];
    for format in formats.into_iter().chain([Format::Junit]) {
        for group_by in [None, Some(GroupBy::Customer)] {
            let look = Look { top: None, group_by, ..Look::default() };
            let (plain, text) = (render(&report, format, &look), render(&shared, format, &look));
            assert!(READ.iter().any(|read| plain.contains(read)), "{format:?} has them");
            for read in READ {
                assert!(!text.contains(read), "{read} in {format:?}:\n{text}");
            }
        }
    }
}

#[test]
fn figures_stay_and_a_text_has_one_token_wherever_it_stands() {
    let shared = redacted(&sample::report(), KEY());
    let own = sample::report();
    for (one, own) in shared.findings.iter().zip(&own.findings) {
        assert_eq!(
            (one.stake, &one.margin, &one.evidence),
            (own.stake, &own.margin, &own.evidence)
        );
        assert_eq!((&one.promised, one.outcome), (&own.promised, own.outcome));
    }
    let [late, billed, _] = &shared.findings[..] else { panic!("three") };
    assert_eq!(late.order, "xcjm5dmfga47a");
    assert!(late.customer == billed.customer && late.order != billed.order);
    assert_eq!(shared.missed_count(Outcome::Broken), own.missed_count(Outcome::Broken));
    assert_eq!(shared.files[0].path.len(), "xcjm5dmfga47a.csv".len());
    assert_eq!(shared.remarks[0].column, "total", "a word for a column");
    assert_eq!(shared.remarks[0].message, "is not an amount");
    assert!(shared.is_redacted && !own.is_redacted);
}

#[test]
fn how_a_finding_stands_is_still_known() {
    let report = Report { past: Some(sample::past()), ..sample::report() };
    let shared = redacted(&report, KEY());
    for (one, own) in shared.findings.iter().zip(&report.findings) {
        assert_ne!(one.fingerprint, own.fingerprint);
        assert_eq!(shared.status(one), report.status(own));
        assert!(shared.status(one).is_some());
    }
}

#[test]
fn words_that_were_read_are_hidden_and_yes_and_no_are_not() {
    let of = |text: &str, unit| value(&Value { text: text.to_owned(), unit }, KEY()).text;
    assert_eq!(of("yes", Unit::Text), "yes");
    assert_eq!(of("12.50", Unit::Money), "12.50");
    assert!(of("Anna Berg", Unit::Text).starts_with('x'));
    assert!(of("Anna Berg", Unit::None).starts_with('x'));
}

#[test]
fn a_target_is_known_by_the_same_words_in_its_finding() {
    let only = vec![("customer", vec!["Nordvik AB".to_owned()])];
    let target = TargetSummary { only, ..sample::report().targets[0].clone() };
    let finding = Finding { document: target.words(), ..sample::late() };
    let report =
        Report { targets: vec![target], findings: vec![Box::new(finding)], ..sample::report() };
    let shared = redacted(&report, KEY());
    let words = shared.targets[0].words();
    assert!(words.starts_with("late-delivery 95 % in 28 days, customer x"), "{words}");
    assert_eq!(shared.findings[0].document, words);
}

#[test]
fn a_figure_of_one_customer_names_him_by_his_token() {
    let of = |name: &str| {
        let name = format!("{}{name}", Measure::Exceptions.name());
        metric(&Metric { name, ..Metric::share(Measure::Exceptions, 3, 4) }, KEY()).name
    };
    assert!(!of(" of Nordvik AB").contains("Nordvik"));
    assert_eq!(of(" of Nordvik AB").len(), Measure::Exceptions.name().len() + 4 + 13);
    assert!(of(" of all others").ends_with(" of all others"));
    assert_eq!(of(""), Measure::Exceptions.name());
    let rungs = sample::report().metrics;
    assert!(rungs.iter().all(|one| metric(one, KEY()).name == one.name));
}

#[test]
fn a_reason_names_its_file_by_its_token() {
    let report = sample::report();
    let said = reason("orders.csv has no rows", &report, KEY());
    assert!(said.starts_with('x') && said.ends_with(".csv has no rows"), "{said}");
    assert_eq!(reason("there are no orders", &report, KEY()), "there are no orders");
}

#[test]
fn a_header_that_is_no_word_for_a_column_may_be_a_cell() {
    assert_eq!(header("Order no", KEY()), "Order no");
    assert!(header("Anna Berg", KEY()).starts_with('x'));
}
