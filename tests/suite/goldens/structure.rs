//! Rows, quotes, line ends and delimiters (rules B2).

use super::*;

#[test]
fn file_00_good_is_read_without_a_word() {
    check("00_good", &Told { header: HEADER, rows: &[X, Y, Z], ..Told::default() });
}

#[test]
fn file_01_a_semicolon_in_the_third_line_changes_no_dialect() {
    let rows: &[Row<'_>] = &[(2, &["v0"]), (3, &["a;b"])];
    check("01_dialect_shift", &Told { header: &["c0"], rows, ..Told::default() });
}

#[test]
fn file_02_a_quoted_line_end_is_text_and_lines_are_counted_as_they_stand() {
    let rows: &[Row<'_>] = &[
        (2, &["A1", "10.00", "two\nlines"]),
        (4, &["A2", "20.00", "y"]),
        (5, &["A3", "30.00", "z"]),
    ];
    check("02_quoted_newline", &Told { header: HEADER, rows, ..Told::default() });
}

#[test]
fn file_03_an_unclosed_quote_costs_its_own_line_alone() {
    let rejects = &[(2, "quote")];
    let told = Told { header: HEADER, rows: &[Y, Z], rejects, ..Told::default() };
    check("03_unclosed_quote", &told);
}

#[test]
fn file_04_a_short_row_is_never_padded() {
    let rejects = &[(3, "2 fields")];
    let told = Told { header: HEADER, rows: &[X, Z], rejects, ..Told::default() };
    check("04_short_row", &told);
}

#[test]
fn file_05_a_long_row_is_never_cut() {
    let rejects = &[(3, "4 fields")];
    let told = Told { header: HEADER, rows: &[X, Z], rejects, ..Told::default() };
    check("05_long_row", &told);
}

#[test]
fn file_07_lone_carriage_returns_end_lines_where_there_is_no_line_feed() {
    check("07_lone_cr", &Told { header: HEADER, rows: &[X, Y, Z], ..Told::default() });
}

#[test]
fn file_08_a_lone_carriage_return_among_line_feeds_is_rejected_and_the_mix_is_noted() {
    let told = Told {
        header: HEADER,
        rows: &[X],
        rejects: &[(3, "carriage return")],
        notes: &["line end|CRLF"],
    };
    check("08_mixed_eol", &told);
}

#[test]
fn file_13_a_separator_line_is_honoured_and_is_no_row() {
    let rows: &[Row<'_>] =
        &[(3, &["A1", "10,00", "x"]), (4, &["A2", "20,00", "y"]), (5, &["A3", "30,00", "z"])];
    let Some(path) = file("13_sep_line") else { return };
    let table = raw::read(&path, &Source::default()).expect("it is read");
    let told = Told { header: HEADER, rows, ..Told::default() };
    check_table("13_sep_line", &RawTable { notes: Vec::new(), ..table }, &told);
}

#[test]
fn file_13_a_separator_line_and_another_delimiter_in_the_contract_stop_the_run() {
    let source = Source { delimiter: Some(",".to_owned()), ..Source::default() };
    check_refused("13_sep_line", &source, &["sep=;"]);
}

/// Waits for the reader to fill in `spans`.
#[test]
fn file_13_a_separator_line_is_counted_among_the_lines_above_the_header() {
    let Some(path) = file("13_sep_line") else { return };
    let table = raw::read(&path, &Source::default()).expect("it is read");
    assert_eq!(table.spans, [6, 21, 33, 0, 0]);
}

#[test]
fn file_14_a_delimiter_at_the_end_of_every_line_is_noted_once() {
    let rows: &[Row<'_>] = &[
        (2, &["A1", "10.00", "x", ""]),
        (3, &["A2", "20.00", "y", ""]),
        (4, &["A3", "30.00", "z", ""]),
    ];
    let header = &["order_id", "amount", "note", ""];
    let notes = &["delimiter|no name|unnamed|empty"];
    check("14_trailing_delim", &Told { header, rows, notes, ..Told::default() });
}

#[test]
fn file_15_blank_lines_are_no_rows_and_are_counted() {
    let rows: &[Row<'_>] =
        &[(3, &["A1", "10.00", "x"]), (5, &["A2", "20.00", "y"]), (7, &["A3", "30.00", "z"])];
    let notes = &["4 blank|4 empty"];
    check("15_blank_lines", &Told { header: HEADER, rows, notes, ..Told::default() });
}

#[test]
fn file_16_a_quote_in_a_plain_cell_is_kept_and_noted_and_text_after_a_quoted_one_is_rejected() {
    let told = Told {
        header: HEADER,
        rows: &[(2, &["A1", "10.00", "5\" pipe"]), Z],
        rejects: &[(3, "quote")],
        notes: &["quote"],
    };
    check("16_stray_quote", &told);
}

#[test]
fn file_24_a_last_line_that_is_not_ended_is_a_row() {
    check("24_no_final_eol", &Told { header: HEADER, rows: &[X, Y, Z], ..Told::default() });
}

#[test]
fn file_26_a_space_before_a_quote_is_rejected() {
    let told = Told { header: HEADER, rows: &[Y, Z], rejects: &[(2, "space")], ..Told::default() };
    check("26_space_quote", &told);
}

#[test]
fn file_26_the_remark_on_a_space_before_a_quote_says_what_to_write() {
    let Some(path) = file("26_space_quote") else { return };
    let intake = orders(&path).expect("it is read");
    assert_eq!(counts(&intake), [2, 0, 1, 0]);
    let remark = intake.remarks.iter().find(|remark| remark.line == 2).expect("a remark");
    assert!(remark.remedy.contains("trim_before_quote = true"), "{}", remark.remedy);
}

#[test]
fn file_26_a_space_before_a_quote_means_nothing_where_the_contract_says_so() {
    let source = Source { trim_before_quote: true, ..Source::default() };
    let rows: &[Row<'_>] = &[(2, &["A1", "10.00", "a,b"]), Y, Z];
    check_as("26_space_quote", &source, &Told { header: HEADER, rows, ..Told::default() });
}

#[test]
fn file_27_a_backslash_before_a_quote_is_rejected_where_nothing_is_said_of_it() {
    let rejects = &[(2, "backslash"), (3, "backslash")];
    check("27_backslash", &Told { header: HEADER, rows: &[Z], rejects, ..Told::default() });
}

#[test]
fn file_27_a_backslash_that_the_contract_names_takes_the_quote_literally() {
    let source = Source { escape: Some('\\'), ..Source::default() };
    // The second text is "C:\", whose closing quote is now a part of it.
    let told = Told {
        header: HEADER,
        rows: &[(2, &["A1", "10.00", "a\"b"]), Z],
        rejects: &[(3, "quote")],
        notes: &[],
    };
    check_as("27_backslash", &source, &told);
}
