//! Cases of the record reader, alone and beside the `csv` crate.

use super::*;
use proptest::prelude::*;

/// What a text is read as: records as their fields joined by `|`, faults as `line!fault`.
fn read_all(text: &str, delimiter: u8) -> Vec<String> {
    let mut reader = Reader::new(text, delimiter);
    let mut record = Record::default();
    let mut seen = Vec::new();
    loop {
        match reader.next(&mut record) {
            Step::End => return seen,
            Step::Fault(fault) => seen.push(format!("{}!{}", record.line, name(fault))),
            Step::Record => {
                if seen.is_empty() {
                    reader.expect_width(record.fields.len());
                }
                let cells: Vec<_> =
                    (0..record.fields.len()).map(|place| record.cell(text, place)).collect();
                seen.push(format!("{}:{}", record.line, cells.join("|")));
            }
        }
    }
}

fn name(fault: Fault) -> &'static str {
    match fault {
        Fault::Width { .. } => "width",
        Fault::UnclosedQuote => "unclosed",
        Fault::AfterQuote => "after",
        Fault::SpaceBeforeQuote => "space",
        Fault::Backslash => "backslash",
        Fault::Swallowed => "swallowed",
        Fault::Nul => "nul",
        Fault::OnlyDelimiters => "blank",
        Fault::LoneReturn => "return",
    }
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(read_all(text, b','), expected, "{text:?}");
}

#[test]
fn plain_rows_are_read_with_their_line() {
    check("a,b\n1,2\n3,4\n", &["1:a|b", "2:1|2", "3:3|4"]);
    check("a,b\n1,2\n3,4", &["1:a|b", "2:1|2", "3:3|4"]);
    check("", &[]);
}

#[test]
fn line_ends_may_be_crlf_or_mixed_or_lone_returns_alone() {
    check("a,b\r\n1,2\n", &["1:a|b", "2:1|2"]);
    check("a,b\r1,2\r3,4", &["1:a|b", "2:1|2", "3:3|4"]);
    check("a,b\r\"x\ry\",2\r3,4\r", &["1:a|b", "2:x\ry|2", "4:3|4"]);
}

#[test]
fn a_lone_return_among_line_feeds_is_quarantined() {
    check("a,b\n1,2\r3\n5,6\n", &["1:a|b", "2!return", "3:5|6"]);
    check("a,b\n1,\"2\r3\"\n", &["1:a|b", "2:1|2\r3"]);
}

#[test]
fn quotes_hold_delimiters_quotes_and_line_ends() {
    check("a,b\n\"1,2\",\"x\"\"y\"\n", &["1:a|b", "2:1,2|x\"y"]);
    check("a,b\n1,\"x\ny\"\n3,4\n", &["1:a|b", "2:1|x\ny", "4:3|4"]);
    check("a,b\n1,\"\"\n", &["1:a|b", "2:1|"]);
    check("a,b\r\n\"1\",\"2\"\r\n", &["1:a|b", "2:1|2"]);
}

#[test]
fn short_and_long_rows_are_quarantined_alone() {
    check("a,b\n1\n1,2,3\n5,6\n", &["1:a|b", "2!width", "3!width", "4:5|6"]);
    check("a,b\n\"1\",2,3\n5,6\n", &["1:a|b", "2!width", "3:5|6"]);
}

#[test]
fn an_unclosed_quote_loses_one_row_and_not_the_rest() {
    check("a,b\n1,\"x\n3,4\n5,6\n", &["1:a|b", "2!unclosed", "3:3|4", "4:5|6"]);
}

#[test]
fn text_after_a_closing_quote_is_quarantined() {
    check("a,b\n1,\"6\" pipe\"\n3,4\n", &["1:a|b", "2!after", "3:3|4"]);
}

#[test]
fn a_quote_that_seems_to_close_in_a_later_row_was_never_closed() {
    let text = "a,b,c\n1,\"x,2\n3,\"y\",4\n5,6,7\n";
    check(text, &["1:a|b|c", "2!unclosed", "3:3|y|4", "4:5|6|7"]);
    check("a,b\n1,\"x\n2,y\\\"z\n3,4\n", &["1:a|b", "2!unclosed", "3:2|y\\\"z", "4:3|4"]);
    let text = "a,b\n\"x\ny\",\"z\nw\"v\n3,4\n";
    assert_eq!(read_all(text, b',')[1], "2!unclosed");
}

#[test]
fn a_quote_inside_a_plain_field_is_kept() {
    check("a,b\n1,5\" pipe\n", &["1:a|b", "2:1|5\" pipe"]);
}

#[test]
fn a_space_before_a_quote_is_quarantined() {
    check("a,b\n1, \"x\"\n", &["1:a|b", "2!space"]);
}

#[test]
fn a_backslash_before_a_quote_is_quarantined() {
    check("a,b\n1,\"x\\\"y\"\n1,\"C:\\\"\n", &["1:a|b", "2!backslash", "3!backslash"]);
}

#[test]
fn rows_swallowed_by_a_quoted_field_are_all_quarantined() {
    check(
        "a,b,c\n1,2,\"x\n3,4,5\n6,7,\"\n8,9,0\n",
        &["1:a|b|c", "2!swallowed", "3!swallowed", "4!swallowed", "5:8|9|0"],
    );
    check(
        "a,b,c\n1,2,\"x\n3,4,y\"\n8,9,0\n",
        &["1:a|b|c", "2!swallowed", "3!swallowed", "4:8|9|0"],
    );
}

#[test]
fn a_long_text_in_quotes_is_not_taken_for_rows() {
    check("a,b,c\n\"Once\na time\",5,6\n", &["1:a|b|c", "2:Once\na time|5|6"]);
    check("a,b\n1,\"x, y, z\nfree text\nmore\"\n", &["1:a|b", "2:1|x, y, z\nfree text\nmore"]);
}

#[test]
fn nul_blank_lines_and_rows_of_delimiters() {
    check("a,b\n1,\0\n3,4\n", &["1:a|b", "2!nul", "3:3|4"]);
    check("a,b\n\n1,2\n\n", &["1:a|b", "3:1|2"]);
    check("a,b\n,\n1,\n", &["1:a|b", "2!blank", "3:1|"]);
}

#[test]
fn a_quote_that_runs_over_a_thousand_lines_is_unclosed() {
    let text = format!("a,b\n1,\"{}\"\n", "x\n".repeat(1_001));
    assert_eq!(read_all(&text, b',')[1], "2!unclosed");
}

/// What the `csv` crate makes of a text.
fn oracle(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn cell() -> impl Strategy<Value = String> {
    "[a-c0-9 ,;\"\n\t]{0,6}"
}

proptest! {
    #[test]
    fn well_formed_files_read_as_the_csv_crate_reads_them_or_are_refused(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 3), 1..8)
    ) {
        let mut writer = csv::WriterBuilder::new()
            .quote_style(csv::QuoteStyle::Always)
            .from_writer(Vec::new());
        writer.write_record(["h1", "h2", "h3"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let wanted = oracle(&text);
        let mut reader = Reader::new(&text, b',');
        reader.expect_width(3);
        let mut record = Record::default();
        let mut read = Vec::new();
        loop {
            match reader.next(&mut record) {
                Step::End => break,
                Step::Fault(fault) => {
                    prop_assert!(matches!(fault, Fault::Swallowed), "{fault:?} in {text:?}");
                }
                Step::Record => read.push(
                    (0..3).map(|place| record.cell(&text, place).into_owned()).collect::<Vec<_>>()
                ),
            }
        }
        prop_assert!(read.iter().all(|row| wanted.contains(row)), "{text:?}");
        let has_faults = read.len() < wanted.len();
        let may_swallow = rows.iter().flatten().any(|cell| cell.contains('\n'));
        prop_assert!(!has_faults || may_swallow, "{text:?}");
    }

    #[test]
    fn any_text_is_read_to_its_end_and_every_line_has_one_place(text in "[ab,\"\r\n\\\\ ]{0,80}") {
        let mut reader = Reader::new(&text, b',');
        reader.expect_width(2);
        let mut record = Record::default();
        let mut last_end = 0;
        loop {
            match reader.next(&mut record) {
                Step::End => break,
                Step::Record | Step::Fault(_) => {
                    prop_assert!(record.start >= last_end);
                    let gap = &text[last_end..record.start];
                    prop_assert!(gap.bytes().all(|byte| matches!(byte, b'\r' | b'\n')), "{gap:?}");
                    last_end = record.end;
                }
            }
        }
        let rest = &text[last_end..];
        prop_assert!(rest.bytes().all(|byte| matches!(byte, b'\r' | b'\n')), "{rest:?}");
        prop_assert!(reader.is_done());
    }
}
