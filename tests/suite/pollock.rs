//! The benchmark of polluted files, on a small folder that is made here.
//!
//! Holds the scorer by values worked out by hand, and holds our reader to say a word about every
//! file that it does not read as the clean one.

#![allow(clippy::float_arithmetic)] // Scores are means, and nobody is paid by them.

#[path = "../../benches/pollock/benchmark.rs"]
mod benchmark;
mod polluted_files;

use benchmark::corpus::{Corpus, Polluted};
use benchmark::loading::{Loaded, Mode, load};
use benchmark::measures::{FAILED, Table, measure};
use benchmark::page;
use benchmark::parameters::Parameters;
use benchmark::score::{Outcome, score};
use promised::intake::{Quote, Source};
use std::collections::BTreeMap;
use std::path::PathBuf;

fn table(header: &[&str], rows: &[&[&str]]) -> Table {
    let texts = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    Table { header: texts(header), rows: rows.iter().map(|row| texts(row)).collect() }
}

fn check(clean: &Table, loaded: &Table, expected: [f64; 10]) {
    for (at, (measured, expected)) in measure(clean, loaded).iter().zip(expected).enumerate() {
        assert!((measured - expected).abs() < 1e-12, "{at}: {measured} instead of {expected}");
    }
}

#[test]
fn a_ragged_table_scores_as_worked_out_by_hand() {
    let clean = table(&["a", "b"], &[&["1", "2"], &["3", "4"]]);
    let ragged = table(&["a"], &[&["1", "2"], &["3"], &["5", "6"]]);
    let (third, two_thirds) = (1.0 / 3.0, 2.0 / 3.0);
    let expected = [1.0, 1.0, 0.5, two_thirds, third, 0.5, 0.4, 0.6, 0.75, two_thirds];
    check(&clean, &ragged, expected);
}

#[test]
fn repeated_cells_count_as_often_as_both_sides_have_them() {
    let clean = table(&["a"], &[&["1"], &["1"], &["2"]]);
    let loaded = table(&["a"], &[&["1"], &["2"], &["2"], &["2"]]);
    let f1 = 4.0 / 7.0;
    let share = 2.0 / 3.0;
    check(&clean, &loaded, [1.0, 1.0, 1.0, 1.0, 0.5, share, f1, 0.5, share, f1]);
}

#[test]
fn two_empty_tables_agree_and_an_empty_one_agrees_with_no_other() {
    let (empty, full) = (Table::default(), table(&["a"], &[&["1"]]));
    check(&empty, &empty, [1.0; 10]);
    let only_success = [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
    check(&empty, &full, only_success);
    check(&full, &empty, only_success);
}

/// A corpus of files that are not on disk.
fn corpus(files: &[(&str, Option<f64>)]) -> Corpus {
    let file = |(name, _): &(&str, Option<f64>)| Polluted {
        name: (*name).to_owned(),
        path: PathBuf::new(),
        clean: table(&["a", "b"], &[&["1", "2"], &["3", "4"]]),
        parameters: Parameters::default(),
    };
    let weights: BTreeMap<String, f64> =
        files.iter().filter_map(|(name, weight)| Some(((*name).to_owned(), (*weight)?))).collect();
    Corpus { files: files.iter().map(file).collect(), weights: Some(weights), notices: Vec::new() }
}

fn loaded(table: Result<Table, String>, said: &[&str]) -> Loaded {
    let said = said.iter().map(|text| (*text).to_owned()).collect();
    Loaded { table, rejects: 0, said }
}

#[test]
fn a_file_counts_by_its_weight_and_one_without_a_weight_counts_nothing() {
    let corpus = corpus(&[("good", Some(3.0)), ("bad", Some(1.0)), ("unknown", None)]);
    let score = score(&corpus, Mode::Given, &|file, _| match file.name.as_str() {
        "bad" => loaded(Err("no".to_owned()), &["no"]),
        _ => loaded(Ok(file.clean.clone()), &[]),
    });
    assert!((score.simple - 20.0 / 3.0).abs() < 1e-12, "{}", score.simple);
    assert_eq!(score.weighted, Some(7.5));
    assert_eq!(score.worst()[0].name, "bad");
    assert_eq!(score.worst()[0].measures, FAILED);
}

#[test]
fn a_different_table_is_silent_unless_something_was_said() {
    let corpus = corpus(&[("moved", None), ("noted", None), ("refused", None), ("same", None)]);
    let moved = table(&["a", "b"], &[&["3", "4"], &["1", "2"]]);
    let score = score(&corpus, Mode::Detected, &|file, _| match file.name.as_str() {
        "moved" => loaded(Ok(moved.clone()), &[]),
        "noted" => loaded(Ok(Table::default()), &["note: looks odd"]),
        "refused" => loaded(Err("no".to_owned()), &["refused: no"]),
        _ => loaded(Ok(file.clean.clone()), &[]),
    });
    let silent: Vec<&str> =
        score.files.iter().filter(|file| file.is_silent()).map(|file| &*file.name).collect();
    assert_eq!(silent, ["moved"], "rows in another order are a difference");
    assert_eq!(score.count(|file| file.is_different), 3);
}

#[test]
fn parameters_are_taken_in_every_known_spelling() {
    let flat = r#"{"delimiter": ";", "quotechar": "'", "escapechar": "\\", "header_lines": 2,
                   "preamble_lines": "3", "encoding": "cp1252", "n_rows": 7}"#;
    let source = Parameters::parse(flat).expect("parameters").source(b"");
    assert_eq!(source.delimiter.as_deref(), Some(";"));
    assert_eq!(source.quote, Some(Quote::Mark(b'\'')));
    assert_eq!((source.escape, source.skip_lines), (Some('\\'), 3));
    assert_eq!(source.encoding.as_deref(), Some("windows-1252"));
    let nested = r#"{"dialect": {"delimiter": ", ", "quotechar": "", "escapechar": ""},
                     "footnote_lines": 2, "column_names": ["a"], "row_delimiter": "\n"}"#;
    let parameters = Parameters::parse(nested).expect("parameters");
    let source = parameters.source(b"a\n1\nnote\n\nand more\n");
    assert_eq!((source.delimiter.as_deref(), source.quote), (Some(", "), Some(Quote::None)));
    assert_eq!((source.escape, source.footer), (None, vec!["note".to_owned()]));
    assert_eq!(parameters.needs().len(), 0);
    let nothing = Parameters::parse("{}").expect("parameters");
    assert_eq!((nothing.source(b""), nothing.needs().len()), (Source::default(), 0));
    assert!(Parameters::parse("[]").is_err());
}

/// The folder of all pollutions, opened.
fn opened() -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    polluted_files::write(folder.path(), &polluted_files::all());
    let corpus = Corpus::open(folder.path(), None).expect("a corpus");
    (folder, corpus)
}

#[test]
fn a_perfect_loader_scores_exactly_ten() {
    let (_folder, corpus) = opened();
    let score = score(&corpus, Mode::Given, &|file, _| loaded(Ok(file.clean.clone()), &[]));
    assert_eq!((score.simple, score.weighted), (10.0, Some(10.0)));
    assert_eq!(score.means, [1.0; 10]);
    assert_eq!(score.count(Outcome::is_silent), 0);
    let last = polluted_files::all().pop().expect("a file").name;
    assert_eq!(corpus.notices, [format!("{last}: has no weight and counts 0")]);
}

/// Files that our reader reads differently without a word, each with the reason. Those that wait
/// for the reader leave this list when it speaks; the test fails until they do.
const SILENT: &[(Mode, &[(&str, &str)])] = &[
    (Mode::Given, &[("file_footnote.csv", "the parameters say where it is, and it is left out")]),
    (
        Mode::Detected,
        &[(
            "file_footnote.csv",
            "has the width of a row, and only a mapped id tells the two apart",
        )],
    ),
];

/// Files that our reader must read exactly as the clean ones, in both modes.
const EQUAL: &[&str] = &[
    "source.csv",
    "file_no_payload.csv",
    "file_header_only.csv",
    "file_byte_order_mark.csv",
    "file_no_trailing_newline.csv",
    "file_double_trailing_newline.csv",
    "file_field_delimiter_0x3B.csv",
    "file_field_delimiter_0x9.csv",
    "file_record_delimiter_0xA.csv",
    "file_record_delimiter_0xD.csv",
];

#[test]
fn our_reader_is_silent_about_no_difference_that_is_not_listed() {
    let (_folder, corpus) = opened();
    for (mode, listed) in SILENT {
        let score = score(&corpus, *mode, &load);
        let silent: Vec<&str> =
            score.files.iter().filter(|file| file.is_silent()).map(|file| &*file.name).collect();
        let listed: Vec<&str> = listed.iter().map(|(name, _)| *name).collect();
        assert_eq!(silent, listed, "{}\n{}", mode.name(), page::list(&score));
        for name in EQUAL {
            let file = score.files.iter().find(|file| file.name == *name).expect("the file");
            assert!(!file.is_different, "{} {name}: {:?}", mode.name(), file.said);
        }
    }
}

/// A quote inside a plain cell is kept, so its row is read.
fn is_about_a_row(name: &str) -> bool {
    name.starts_with("row_") && !name.starts_with("row_inner_quote")
}

#[test]
fn what_is_wrong_with_one_row_costs_that_row_alone() {
    let (_folder, corpus) = opened();
    for mode in [Mode::Given, Mode::Detected] {
        let score = score(&corpus, mode, &load);
        for file in score.files.iter().filter(|file| is_about_a_row(&file.name)) {
            let shown = format!("{} {}: {:?}", mode.name(), file.name, file.said);
            assert_eq!(file.rejects, 1, "{shown}");
            let [_, _, _, _, precision, recall, ..] = file.measures;
            assert!((precision - 1.0).abs() < 1e-12 && recall > 0.98, "{shown}");
            let row: String = file.name.chars().skip_while(|mark| !mark.is_ascii_digit()).collect();
            let row: String = row.chars().take_while(char::is_ascii_digit).collect();
            let line = row.parse::<u32>().expect("a row") + 1;
            assert!(file.said[0].starts_with(&format!("line {line}: ")), "{shown}");
        }
    }
}

#[test]
fn the_scores_are_shown_side_by_side_and_as_json() {
    let (_folder, corpus) = opened();
    let scores = [Mode::Given, Mode::Detected].map(|mode| score(&corpus, mode, &load));
    let text = page::text(&scores);
    let first: Vec<&str> = text.lines().next().expect("a line").split_whitespace().collect();
    assert_eq!(first, ["given", "detected"]);
    assert!(text.contains("silently different"), "{text}");
    let json = page::json(&scores, &corpus.notices);
    assert_eq!(json["modes"]["given"]["files"].as_array().map(Vec::len), Some(corpus.files.len()));
    assert_eq!(json["modes"]["detected"]["simple"], scores[1].simple);
}
