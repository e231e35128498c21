//! Cases of the record reader, alone and beside the `csv` crate.

use super::*;
use proptest::prelude::*;

/// A stream that gives one byte at a time, so that every place is the end of a window once.
struct Trickle(io::Cursor<Vec<u8>>);

impl Read for Trickle {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let end = buffer.len().min(1);
        self.0.read(&mut buffer[..end])
    }
}

fn dialect_of(text: &[u8], delimiter: u8) -> Dialect {
    let has_lf = text.contains(&b'\n');
    let is_lone = |at: usize| text.get(at + 1) != Some(&b'\n');
    Dialect {
        has_nul: text.contains(&0),
        has_lone_return: has_lf && memchr::memchr_iter(b'\r', text).any(is_lone),
        ..Dialect::new(Delimiter::byte(delimiter), if has_lf { b'\n' } else { b'\r' })
    }
}

/// What a text is read as: records as their fields joined by `|`, faults as `line!fault`.
fn read_all(text: &str, delimiter: u8) -> Vec<String> {
    read_as(text.as_bytes(), dialect_of(text.as_bytes(), delimiter))
}

fn read_as(text: &[u8], dialect: Dialect) -> Vec<String> {
    let whole = read_from(Box::new(io::Cursor::new(text.to_vec())), dialect.clone(), text);
    let trickled = read_from(Box::new(Trickle(io::Cursor::new(text.to_vec()))), dialect, text);
    assert_eq!(whole, trickled);
    whole
}

fn read_from(input: Box<dyn Read + Send>, dialect: Dialect, text: &[u8]) -> Vec<String> {
    let mut reader = Reader::new(input, dialect);
    let mut record = Record::default();
    let mut seen = Vec::new();
    loop {
        match reader.next(&mut record) {
            Step::End => {
                let tally = reader.finish().unwrap();
                assert_eq!(tally.total(), text.len() as u64);
                return seen;
            }
            Step::Fault(fault) => seen.push(format!("{}!{}", record.line, name(fault))),
            Step::Record => {
                if seen.is_empty() {
                    reader.expect_width(record.width());
                }
                let cells: Vec<_> = record.cells().collect();
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
        Fault::StrayQuote => "stray",
        Fault::Mark => "mark",
        Fault::Encoding => "encoding",
        Fault::TooLong => "long",
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
    // A reader that takes every quote as it comes makes one record of both lines.
    check(text, &["1:a|b|c", "2!unclosed", "3!swallowed", "4:5|6|7"]);
    let text = "a,b,c\n\"1,x,2\n3,\"y\",4\n5,6,7\n";
    check(text, &["1:a|b|c", "2!unclosed", "3:3|y|4", "4:5|6|7"]);
    check("a,b\n1,\"x\n2,y\\\"z\n3,4\n", &["1:a|b", "2!unclosed", "3!swallowed", "4:3|4"]);
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

fn check_as(text: &[u8], change: impl Fn(&mut Dialect), expected: &[&str]) {
    let mut dialect = dialect_of(text, b',');
    change(&mut dialect);
    assert_eq!(read_as(text, dialect), expected, "{:?}", String::from_utf8_lossy(text));
}

#[test]
fn quotes_that_may_enclose_a_delimiter_are_quarantined() {
    check("a,b,c\n1,2,x\"y, z\",d\n", &["1:a|b|c", "2!stray"]);
    check("a,b\nx\"y,z\"\n3,4\n", &["1:a|b", "2!stray", "3:3|4"]);
    check("a,b\n5\" pipe,3\" tube\n", &["1:a|b", "2:5\" pipe|3\" tube"]);
    check("a,b\npipe 5\",tube 3\"\n", &["1:a|b", "2:pipe 5\"|tube 3\""]);
}

#[test]
fn the_rest_of_a_refused_field_is_no_row() {
    check("a,b\n1,\"x\ny\"z,2\n3,4\n", &["1:a|b", "2!unclosed", "3!stray", "4:3|4"]);
    check("a,b\n1,\"x\n3,4\n5\",6\n", &["1:a|b", "2!swallowed", "3!swallowed", "4!swallowed"]);
}

#[test]
fn a_record_of_several_lines_and_the_wrong_width_is_refused_whole() {
    check("a,b\n1,\"x\ny\",3\n4,5\n", &["1:a|b", "2!width", "4:4|5"]);
}

#[test]
fn another_quote_or_none_may_be_said() {
    let single = |dialect: &mut Dialect| dialect.quote = Some(b'\'');
    check_as(b"a,b\n'1,5','it''s \"x\"'\n", single, &["1:a|b", "2:1,5|it's \"x\""]);
    let none = |dialect: &mut Dialect| dialect.quote = None;
    check_as(b"a,b\n\"1,5\"\n\"x,\n", none, &["1:a|b", "2:\"1|5\"", "3:\"x|"]);
}

#[test]
fn an_escape_that_was_said_takes_the_next_character_literally() {
    let escape = |dialect: &mut Dialect| dialect.escape = Some(b'\\');
    check_as(
        b"a,b\n\"x\\\"y\",C:\\\\\n1\\,5,\"C:\\\\\"\n",
        escape,
        &["1:a|b", "2:x\"y|C:\\", "3:1,5|C:\\"],
    );
}

#[test]
fn spaces_around_quotes_mean_nothing_where_that_is_said() {
    let trim = |dialect: &mut Dialect| dialect.trim_before_quote = true;
    check_as(b"a,b\n1, \"x,y\" \n", trim, &["1:a|b", "2:1|x,y"]);
}

#[test]
fn comments_are_passed_where_they_are_said() {
    let comment = |dialect: &mut Dialect| dialect.comment = Some("#".to_owned());
    check_as(b"# made\na,b\n#1,2\n3,4\n", comment, &["2:a|b", "4:3|4"]);
    check("a,b\n#1,2\n", &["1:a|b", "2:#1|2"]);
}

#[test]
fn a_delimiter_may_have_several_characters() {
    let wide = |dialect: &mut Dialect| dialect.delimiter = Delimiter::text(", ").unwrap();
    check_as(b"a, b\n1,5, \"x, y\"\n", wide, &["1:a|b", "2:1,5|x, y"]);
    let twin = |dialect: &mut Dialect| dialect.delimiter = Delimiter::text("||").unwrap();
    check_as(b"a||b\n1|5||\n|||\n", twin, &["1:a|b", "2:1|5|", "3:|\u{7c}"]);
}

#[test]
fn a_sheet_has_its_own_marks_and_no_quotes() {
    let sheet = |dialect: &mut Dialect| {
        (dialect.delimiter, dialect.line_end) = (Delimiter::byte(0x1F), 0x1E);
        (dialect.quote, dialect.has_lone_return) = (None, false);
    };
    check_as(b"a\x1Fb\x1E\x1E1\n2\x1F\"x\r\x1E", sheet, &["1:a|b", "3:1\n2|\"x\r"]);
}

#[test]
fn a_number_of_a_sheet_is_told_from_a_text() {
    let mut dialect = dialect_of(b"", 0x1F);
    (dialect.line_end, dialect.quote) = (ROW_END, None);
    let input = Box::new(io::Cursor::new(b"\x1D1.234\x1F1.234\x1E".to_vec()));
    let mut record = Record::default();
    assert_eq!(Reader::new(input, dialect).next(&mut record), Step::Record);
    assert_eq!(record.cells().collect::<Vec<_>>(), ["1.234", "1.234"]);
    assert_eq!([0, 1].map(|place| record.is_number(place)), [true, false]);
}

#[test]
fn bytes_that_are_not_utf_8_cost_one_row() {
    check_as(b"a,b\ncaf\xE9,1\n2,3\n", |_| {}, &["1:a|b", "2!encoding", "3:2|3"]);
    check_as(b"a,b\n\"caf\xE9\nx\",1\n2,3\n", |_| {}, &["1:a|b", "2!encoding", "4:2|3"]);
}

#[test]
fn a_line_longer_than_any_record_is_passed_and_the_next_is_read() {
    let text = format!("a,b\n1,{}\n3,4\n", "x".repeat(BYTES_MAX + CHUNK_AND_MORE));
    let dialect = dialect_of(text.as_bytes(), b',');
    let input = Box::new(io::Cursor::new(text.clone().into_bytes()));
    assert_eq!(read_from(input, dialect, text.as_bytes()), ["1:a|b", "2!long", "3:3|4"]);
}

const CHUNK_AND_MORE: usize = 1 << 20;

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
        let input = Box::new(io::Cursor::new(text.clone().into_bytes()));
        let mut reader = Reader::new(input, dialect_of(text.as_bytes(), b','));
        reader.expect_width(3);
        let mut record = Record::default();
        let mut read = Vec::new();
        loop {
            match reader.next(&mut record) {
                Step::End => break,
                Step::Fault(fault) => {
                    prop_assert!(matches!(fault, Fault::Swallowed), "{fault:?} in {text:?}");
                }
                Step::Record => read.push(record.cells().map(Cow::into_owned).collect::<Vec<_>>()),
            }
        }
        prop_assert!(read.iter().all(|row| wanted.contains(row)), "{text:?}");
        let has_faults = read.len() < wanted.len();
        let may_swallow = rows.iter().flatten().any(|cell| cell.contains('\n'));
        prop_assert!(!has_faults || may_swallow, "{text:?}");
    }

    #[test]
    fn any_text_is_read_to_its_end_and_every_line_has_one_place(text in "[ab,\"\r\n\\\\ ]{0,80}") {
        let input = Box::new(io::Cursor::new(text.clone().into_bytes()));
        let mut reader = Reader::new(input, dialect_of(text.as_bytes(), b','));
        reader.expect_width(2);
        let mut record = Record::default();
        let mut last_end = 0;
        while reader.next(&mut record) != Step::End {
            let span = (record.span.0 as usize, record.span.1 as usize);
            prop_assert!(span.0 >= last_end);
            let gap = &text[last_end..span.0];
            prop_assert!(gap.bytes().all(|byte| matches!(byte, b'\r' | b'\n')), "{gap:?}");
            last_end = span.1;
        }
        let rest = &text[last_end..];
        prop_assert!(rest.bytes().all(|byte| matches!(byte, b'\r' | b'\n')), "{rest:?}");
        prop_assert_eq!(reader.finish().unwrap().total(), text.len() as u64);
    }
}
