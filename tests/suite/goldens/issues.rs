//! Losses that other readers had, made again here: every row must come out, whatever the size.
//!
//! Named by the issue of the reader that lost rows.

use super::*;
use crate::suite::harness::folder;

/// Reads a text by detection alone.
fn read(text: &str) -> RawTable {
    let folder = folder(&[("export.csv", text)]);
    let path = folder.path().join("export.csv");
    raw::read(&path, &Source::default()).unwrap_or_else(|why| panic!("{why:#}"))
}

/// Fails where a text does not give exactly these rows.
fn check_rows(text: &str, rows: &[Vec<String>]) {
    let table = read(text);
    assert_eq!(table.rejects, []);
    assert_eq!(table.rows.len(), rows.len());
    for (read, row) in table.rows.iter().zip(rows) {
        assert_eq!(&read.cells, row, "line {}", read.line);
    }
}

/// duckdb#25827: a delimiter in the last of many rows of one column made all of them vanish.
#[test]
fn another_delimiter_after_any_number_of_rows_changes_no_dialect() {
    for count in [1, 100, 1_000, 2_046, 2_047, 3_000] {
        let mut rows: Vec<Vec<String>> = (0..count).map(|row| vec![format!("v{row}")]).collect();
        rows.push(vec!["a;b".to_owned()]);
        let lines: String = rows.iter().map(|row| format!("{}\n", row[0])).collect();
        check_rows(&format!("c0\n{lines}"), &rows);
        assert_eq!(read(&format!("c0\n{lines}")).header, ["c0"]);
    }
}

/// duckdb#25827, with two columns: the last row has another delimiter and is rejected alone.
#[test]
fn a_last_row_with_another_delimiter_is_rejected_alone() {
    for count in [1, 2_046, 2_047] {
        let lines: String = (0..count).map(|row| format!("v{row},w\n")).collect();
        let table = read(&format!("c0,c1\n{lines}a;b\n"));
        assert_eq!(table.rows.len(), count);
        let rejects: Vec<u32> = table.rejects.iter().map(|reject| reject.line).collect();
        assert_eq!(rejects, [count as u32 + 2]);
    }
}

/// duckdb#25825: the last row was lost where a buffer ended at the wrong byte.
#[test]
fn the_last_row_is_read_wherever_a_buffer_may_end() {
    for power in [12, 13, 16] {
        for size in (1_usize << power) - 3..=(1 << power) + 3 {
            for end in ["", "\n", "\r\n"] {
                check_last_row(size, end);
            }
        }
    }
}

/// A text of about so many bytes whose last row is read.
fn check_last_row(size: usize, end: &str) {
    let (header, last) = ("a,b\n", "last,row");
    let rest = size - header.len() - last.len() - end.len();
    // One long row and rows of four bytes fill the text up to the byte.
    let long = rest % 4 + 8;
    let count = (rest - long) / 4;
    let text = format!("{header}{},1\n{}{last}{end}", "x".repeat(long - 3), "1,2\n".repeat(count));
    assert_eq!(text.len(), size);
    let table = read(&text);
    assert_eq!((table.rows.len(), table.rejects.len()), (count + 2, 0), "{size} {end:?}");
    assert_eq!(table.rows[count + 1].cells, ["last", "row"], "{size} {end:?}");
}

/// duckdb#13787: a few thousand of a hundred million rows were lost, where quoted texts lay across
/// the ends of buffers.
#[test]
fn quoted_texts_of_all_lengths_lose_no_row() {
    let row = |number: usize| {
        let text = "tea \"Earl\", black\r\n".repeat(number % 41) + &"é".repeat(number % 7);
        vec![format!("{number}"), text, "end".to_owned()]
    };
    let rows: Vec<Vec<String>> = (0..6_000).map(row).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["id", "text", "end"]).expect("a header");
    for row in &rows {
        writer.write_record(row).expect("a row");
    }
    let text = String::from_utf8(writer.into_inner().expect("it is whole")).expect("UTF-8");
    assert!(text.len() > 1 << 21, "{}", text.len());
    check_rows(&text, &rows);
}

/// duckdb#7578 and its like: one long row among short ones.
#[test]
fn a_row_of_a_megabyte_is_one_row() {
    let long = "x; \"y\"\n".repeat(150);
    let rows: Vec<Vec<String>> = [("1", "a"), ("2", &*"z".repeat(1 << 20)), ("3", &*long)]
        .iter()
        .map(|(id, text)| vec![(*id).to_owned(), (*text).to_owned()])
        .collect();
    let line = |row: &Vec<String>| format!("{},\"{}\"\n", row[0], row[1].replace('"', "\"\""));
    check_rows(&format!("id,text\n{}", rows.iter().map(line).collect::<String>()), &rows);
}
