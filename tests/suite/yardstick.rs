//! The yardstick itself: that its data is what it says, and that its figures are worked out right.
//!
//! Times nothing; what is timed, and beside what, is the business of `benches/yardstick.rs`.

#[path = "../../benches/yardstick/counted.rs"]
pub mod counted;
#[allow(dead_code)] // Some of it is used by the bench alone.
#[path = "../../benches/yardstick/yard.rs"]
pub mod yard;

use super::harness;
use std::collections::BTreeSet;
use yard::exports::{Export, write, write_rows};
use yard::findings::{Found, PROMISES, verdict};
use yard::page::{Cost, Line, Part, grouped, growth, median, share, summary, table};
use yard::places::Places;
use yard::recipe::{Packing, Recipe};
use yard::scan::{Counts, scan};

fn recipe(orders: u64) -> Recipe {
    Recipe { orders, ..Recipe::default() }
}

fn rows(recipe: &Recipe, export: Export) -> Vec<String> {
    let mut text = Vec::new();
    write_rows(recipe, export, &mut text).expect("memory takes every row");
    String::from_utf8(text).expect("the data is text").lines().map(str::to_owned).collect()
}

#[test]
fn every_slot_has_one_place() {
    for (window, slots) in [(1, 5), (8, 1_000), (64, 999), (1_000, 1_000), (5_000, 777)] {
        let places = Places::within(window, slots, 7);
        let seen: BTreeSet<u64> = (0..places.len()).map(|place| places.slot(place)).collect();
        assert_eq!(seen.len() as u64, slots, "{window}");
        assert!(seen.iter().all(|slot| *slot < slots), "{window}");
        let is_near = (0..slots).all(|place| places.slot(place).abs_diff(place) < window);
        assert!(is_near, "a slot leaves its window of {window}");
    }
}

#[test]
fn shuffling_moves_rows_and_changes_none() {
    for export in Export::ALL {
        let near = rows(&recipe(500), export);
        let far = rows(&Recipe { is_shuffled: true, ..recipe(500) }, export);
        assert_eq!(near[0], far[0], "the header stays on top");
        assert_ne!(near, far);
        let sorted = |mut rows: Vec<String>| {
            rows.sort_unstable();
            rows
        };
        assert_eq!(sorted(near), sorted(far));
    }
}

#[test]
fn the_data_is_as_wide_and_as_wrong_as_it_says() {
    let recipe = recipe(20_000);
    let folder = tempfile::tempdir().unwrap();
    let made = write(&recipe, folder.path()).unwrap();
    let [orders, deliveries, invoices] = made.rows;
    assert_eq!(orders, 20_000);
    assert!((22_600..24_000).contains(&deliveries), "{deliveries}");
    assert!((23_400..24_600).contains(&invoices), "{invoices}");
    for (export, columns) in Export::ALL.into_iter().zip([11, 8, 6]) {
        let header = &rows(&recipe, export)[0];
        assert_eq!(header.split(',').count(), columns, "{header}");
    }
    let counts = found(&folder).counts();
    assert_eq!(counts.len(), 9, "every question has an answer: {counts:?}");
    let share = |questions: &[&str]| questions.iter().map(|word| counts[word]).sum::<usize>() / 200;
    assert!((7..=8).contains(&share(&["late"])), "8 % late: {counts:?}");
    let mismatches = ["overbilled", "underbilled", "other currency", "not billed"];
    assert!((2..=3).contains(&share(&mismatches)), "3 % billed wrong: {counts:?}");
}

/// What our program finds in a folder.
fn found(folder: &tempfile::TempDir) -> Found {
    let out = tempfile::tempdir().expect("a temporary folder");
    let report = out.path().join("report.csv");
    let arguments = ["audit", ".", "-q", "--no-contract", "--as-of", "2026-01-01"];
    let more = ["--select", PROMISES, "-o", report.to_str().expect("the path is text")];
    let ran = harness::run_in(folder.path(), &[&arguments[..], &more].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    Found::ours(&report).expect("the report is CSV")
}

#[test]
fn the_findings_are_the_same_however_the_files_are_written() {
    let plain = recipe(2_000);
    let ways = [
        plain.clone(),
        Recipe { is_shuffled: true, ..plain.clone() },
        Recipe { is_quoted: true, ..plain.clone() },
        Recipe { is_wide: true, ..plain.clone() },
        Recipe { packing: Packing::Gz, ..plain.clone() },
        Recipe { packing: Packing::Zst, ..plain },
    ];
    let found = ways.map(|recipe| {
        let folder = tempfile::tempdir().unwrap();
        write(&recipe, folder.path()).unwrap();
        found(&folder)
    });
    assert!(found[0].len() > 200);
    for (at, other) in found.iter().enumerate() {
        assert_eq!(found[0], *other, "{at}");
    }
}

#[test]
fn findings_that_differ_are_named() {
    let folder = harness::folder(&[
        ("ours.csv", "code,severity,order\nDLV101,error,A\nBIL311,warning,B\nDAT001,info,C\n"),
        ("same.csv", "order_id,question\nB,underbilled\nA,late\n"),
        ("other.csv", "order_id,question\nB,overbilled\nA,late\n"),
    ]);
    let ours = Found::ours(&folder.path().join("ours.csv")).unwrap();
    let theirs = |name| Found::theirs(&folder.path().join(name)).unwrap();
    assert!(verdict(&ours, "x", &theirs("same.csv")).0);
    let (is_alike, line) = verdict(&ours, "x", &theirs("other.csv"));
    assert!(!is_alike && line.contains("1 only ours (underbilled B)"), "{line}");
    assert!(line.contains("1 only theirs (overbilled B)"), "{line}");
}

#[test]
fn the_bare_scan_counts_what_a_csv_reader_counts() {
    let strange = "a,\"b,\"\"\n,c\",d\n".repeat(9_000) + "\"" + &",\n".repeat(700_000);
    let open = "x,\"y\n".to_owned();
    let plain = "1,2,3\n".repeat(300_000);
    let folder = harness::folder(&[("a", &strange), ("b", &open), ("c", &plain)]);
    let files = ["a", "b", "c"].map(|name| folder.path().join(name));
    let expected = Counts { delimiters: 18_000 + 1 + 600_000, line_ends: 9_000 + 300_000 };
    for threads in [1, 2, 5] {
        assert_eq!(scan(&files, threads).unwrap(), expected, "{threads} threads");
    }
}

#[test]
fn the_scan_agrees_with_the_data_in_quotes() {
    let recipe = Recipe { is_quoted: true, is_wide: true, ..recipe(3_000) };
    let folder = tempfile::tempdir().unwrap();
    write(&recipe, folder.path()).unwrap();
    for export in Export::ALL {
        let path = export.path(folder.path(), Packing::Plain);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap();
        let mut expected = Counts::default();
        for row in reader.records() {
            expected.line_ends += 1;
            expected.delimiters += row.unwrap().len() as u64 - 1;
        }
        assert_eq!(scan(&[path], 2).unwrap(), expected);
    }
}

fn line(name: &str, part: Part, wall: u64, cpu: u64, peak: u64) -> Line {
    Line { name: name.to_owned(), part, cost: Cost { wall, cpu, peak } }
}

#[test]
fn ratios_are_taken_of_the_best_peer_in_each_figure() {
    let lines = [
        line("ours", Part::Ours, 2_000_000, 3_000_000, 100 << 10),
        line("quick", Part::Peer, 9_000_000, 16_000_000, 900 << 10),
        line("small", Part::Peer, 11_000_000, 12_000_000, 50 << 10),
        line("scan", Part::Floor, 500_000, 1_000_000, 2 << 10),
    ];
    let text = summary(&lines);
    assert!(text.contains(
        "ours, of the best peer: wall 1/4.50 (quick), cpu 1/4.00 (small), memory 2.00 times (small)"
    ));
    assert!(text.contains("ours, of the bare scan: wall 4.00 times, cpu 3.00 times"), "{text}");
    assert!(table(&lines).contains("small                     11,000    12,000        50"));
}

#[test]
fn medians_shares_and_growth_are_worked_out_by_hand() {
    let costs = [7, 1, 4, 100].map(|wall| Cost { wall, cpu: wall * 2, peak: 3 });
    assert_eq!(median(&costs), Cost { wall: 5, cpu: 11, peak: 3 });
    assert_eq!(median(&costs[..3]).wall, 4);
    assert_eq!((share(100, 720), share(125, 100)), ("1/7.20".into(), "1.25 times".into()));
    assert_eq!((grouped(999), grouped(1_234_567)), ("999".into(), "1,234,567".into()));
    let sets = [(1_000, 2_000, 4 << 10), (10_000, 23_000, 10 << 10)]
        .map(|(orders, wall, peak)| (orders, vec![line("ours", Part::Ours, wall, wall, peak)]));
    let text = growth(&sets);
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[1], ["ours", "1,000", "2,000", "2,000", "4,194", "1.00"]);
    assert_eq!(rows[2], ["ours", "10,000", "2,300", "2,300", "1,048", "1.15"]);
}
