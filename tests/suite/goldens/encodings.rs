//! Bytes and encodings (rules B1).

use super::*;

#[test]
fn file_06_a_nul_costs_its_own_line_alone() {
    let told = Told { header: HEADER, rows: &[X, Z], rejects: &[(3, "NUL")], ..Told::default() };
    check("06_nul", &told);
}

#[test]
fn file_09_utf_16_with_a_byte_order_mark_is_read() {
    let Some(path) = file("09_utf16le_bom") else { return };
    let table = raw::read(&path, &Source::default()).unwrap_or_else(|why| panic!("{why:#}"));
    let told = Told { header: HEADER, rows: &[X, Y, Z], ..Told::default() };
    check_table("09_utf16le_bom", &RawTable { notes: Vec::new(), ..table }, &told);
}

#[test]
fn file_10_bytes_that_are_no_utf_8_are_not_guessed_where_any_column_may_matter() {
    check_refused("10_cp1252", &Source::default(), &["line 2", "encoding"]);
}

#[test]
fn file_10_the_refusal_shows_the_line_in_four_encodings() {
    let words = ["windows-1252", "windows-1250", "windows-1251", "iso-8859-2"];
    check_refused("10_cp1252", &Source::default(), &words);
}

#[test]
fn file_10_an_encoding_that_is_said_is_used() {
    let source = Source { encoding: Some("windows-1252".to_owned()), ..Source::default() };
    let rows: &[Row<'_>] = &[(2, &["A1", "10.00", "café"]), (3, &["A2", "20.00", "€ 5"]), Z];
    let Some(path) = file("10_cp1252") else { return };
    let table = raw::read(&path, &source).unwrap_or_else(|why| panic!("{why:#}"));
    let told = Told { header: HEADER, rows, ..Told::default() };
    check_table("10_cp1252", &RawTable { notes: Vec::new(), ..table }, &told);
}

#[test]
fn file_10_is_read_and_remarked_where_all_columns_that_are_used_are_ascii() {
    let Some(path) = file("10_cp1252") else { return };
    let intake = orders(&path).unwrap_or_else(|why| panic!("{why:#}"));
    assert_eq!(counts(&intake), [3, 0, 0, 0]);
    assert_eq!(order_ids(&intake), ["A1", "A2", "A3"]);
    let is_told = intake.remarks.iter().any(|one| says(&one.message, "windows-1252|UTF-8"))
        || says(&intake.files[0].decided, "windows-1252");
    assert!(is_told, "{:?}", intake.remarks);
}

#[test]
fn file_11_a_byte_order_mark_is_no_part_of_the_header_and_is_noted() {
    let notes = &["byte order mark|BOM"];
    check("11_bom", &Told { header: HEADER, rows: &[X, Y, Z], notes, ..Told::default() });
}

#[test]
fn file_25_a_final_ctrl_z_is_no_row_and_is_noted() {
    let notes = &["Ctrl-Z|0x1A|end of file"];
    check("25_ctrlZ", &Told { header: HEADER, rows: &[X, Y, Z], notes, ..Told::default() });
}
