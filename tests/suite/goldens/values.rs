//! Headers, keys and amounts, and exports without rows (rules B2 to B5).

use super::*;
use crate::suite::harness::run_in;
use promised::decimal::ONE;

#[test]
fn file_12_a_header_that_feeds_a_column_twice_stops_the_run_with_its_places() {
    let Some(path) = file("12_dup_header") else { return };
    let why = orders(&path).err().map(|why| format!("{why:#}")).expect("a refusal");
    assert!(why.starts_with(&*path.to_string_lossy()), "{why}");
    for word in ["\"amount\"", "#2", "#3", "contract"] {
        assert!(why.contains(word), "{why}");
    }
}

#[test]
fn file_12_rows_are_read_where_no_column_is_mapped() {
    let rows: &[Row<'_>] =
        &[(2, &["A1", "10.00", "1"]), (3, &["A2", "20.00", "2"]), (4, &["A3", "30.00", "3"])];
    let Some(path) = file("12_dup_header") else { return };
    let table = raw::read(&path, &Source::default()).unwrap_or_else(|why| panic!("{why:#}"));
    let header = &["order_id", "amount", "amount"];
    let told = Told { header, rows, ..Told::default() };
    check_table("12_dup_header", &RawTable { notes: Vec::new(), ..table }, &told);
}

/// An export without rows ends the audit as incomplete, and does not end it early.
fn check_without_rows(name: &str) {
    let Some(path) = file(name) else { return };
    let path = path.canonicalize().expect("a path");
    let arguments = ["audit", "--as-of", "2026-03-31", "--orders", &path.to_string_lossy()];
    let ran = run_in(Path::new("/"), &arguments);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("INCOMPLETE"), "{}", ran.out);
    assert!(ran.out.contains("DAT012"), "{}", ran.out);
}

#[test]
fn file_17_a_header_alone_is_read_and_makes_the_audit_incomplete() {
    check("17_header_only", &Told { header: HEADER, ..Told::default() });
    check_without_rows("17_header_only");
}

#[test]
fn file_18_an_empty_file_is_read_and_makes_the_audit_incomplete() {
    check("18_empty", &Told::default());
    check_without_rows("18_empty");
}

#[test]
fn file_19_leading_zeros_of_keys_are_kept() {
    let Some(path) = file("19_leading_zero") else { return };
    let intake = orders(&path).expect("it is read");
    assert_eq!(counts(&intake), [3, 0, 0, 0]);
    assert_eq!(order_ids(&intake), ["00123", "00124", "00125"]);
}

#[test]
fn file_20_keys_that_a_spreadsheet_rounded_are_rejected_and_their_collisions_counted() {
    let Some(path) = file("20_sci_id") else { return };
    let intake = orders(&path).expect("it is read");
    assert_eq!(counts(&intake), [0, 0, 3, 0]);
    let remarks: Vec<_> = intake.remarks.iter().filter(|remark| remark.is_quarantined).collect();
    let lines: Vec<u32> = remarks.iter().map(|remark| remark.line).collect();
    assert_eq!(lines, [2, 3, 4]);
    for remark in &remarks {
        let about = (remark.code, remark.column.as_str(), remark.value.as_str());
        assert_eq!(about, ("DAT002", "order_id", "1.23E+12"));
    }
    let is_counted = intake.remarks.iter().any(|one| says(&one.message, "3 rows|3 orders"));
    assert!(is_counted, "nobody counts how many rows share the key: {remarks:?}");
}

#[test]
fn file_21_a_key_of_letters_after_30_000_numbers_is_read() {
    let Some(path) = file("21_late_text_id") else { return };
    let table = raw::read(&path, &Source::default()).expect("it is read");
    assert_eq!((table.rows.len(), table.rejects.len(), table.notes.len()), (30_001, 0, 0));
    let last = table.rows.last().expect("a row").cells[0].clone();
    assert!(last.chars().any(char::is_alphabetic), "{last}");
    let intake = orders(&path).expect("it is read");
    assert_eq!(counts(&intake), [30_001, 0, 0, 0]);
    assert_eq!(order_ids(&intake).last().map(|id| &**id), Some(last.as_str()));
}

#[test]
fn file_22_decimal_commas_are_decided_for_the_column() {
    let Some(path) = file("22_decimal_comma") else { return };
    let intake = orders(&path).expect("it is read");
    assert_eq!(counts(&intake), [3, 0, 0, 0]);
    assert_eq!(totals(&intake), [1_234 * ONE + ONE / 2, 2_000 * ONE, 3 * ONE]);
    assert!(says(&intake.files[0].decided, "decimal comma"), "{}", intake.files[0].decided);
}

#[test]
fn file_23_keys_of_23_digits_stay_apart() {
    let Some(path) = file("23_big_id") else { return };
    let intake = orders(&path).expect("it is read");
    assert_eq!(counts(&intake), [3, 0, 0, 0]);
    let expected =
        ["12345678901234567890123", "12345678901234567890124", "12345678901234567890125"];
    assert_eq!(order_ids(&intake), expected);
}
