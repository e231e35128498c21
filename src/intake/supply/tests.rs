//! Whole files, from their path to their text.

use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use std::io::Write;
use tempfile::TempDir;

/// Bytes as a file in a folder of its own, which lasts as long as the first of the two.
fn opened(name: &str, bytes: &[u8], said: &Said<'_>) -> (TempDir, Result<Supply>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let supply = Supply::open(&path, said);
    (folder, supply)
}

fn declared(encoding: Option<&str>) -> Said<'_> {
    Said { encoding, ..Said::default() }
}

fn all(mut reader: impl Read) -> Vec<u8> {
    let mut text = Vec::new();
    reader.read_to_end(&mut text).unwrap();
    text
}

/// Reads a file twice and compares text, encoding and sizes.
fn check(bytes: &[u8], encoding: Option<&str>, text: &[u8], expected: &str) -> Survey {
    let (_folder, supply) = opened("a.csv", bytes, &declared(encoding));
    let supply = supply.unwrap();
    for _ in 0..2 {
        assert_eq!(all(supply.reader().unwrap()), text);
    }
    let survey = supply.survey().clone();
    assert_eq!(survey.encoding.name(), expected);
    assert_eq!((survey.bytes, survey.decoded_bytes), (bytes.len() as u64, text.len() as u64));
    assert!(supply.is_unchanged());
    survey
}

fn refused(bytes: &[u8], encoding: Option<&str>) -> String {
    let (_folder, supply) = opened("a.csv", bytes, &declared(encoding));
    format!("{:#}", supply.unwrap_err())
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_mark_and_a_lone_ctrl_z_are_no_part_of_the_text() {
    let survey = check(
        b"\xEF\xBB\xBFa,b\r\n1,\xC3\xA5\r\n\x1A\n",
        None,
        "a,b\r\n1,å\r\n".as_bytes(),
        "utf-8",
    );
    assert!(survey.has_mark && survey.has_ctrl_z && survey.has_multibyte && !survey.is_open);
    assert_eq!((survey.line_feeds, survey.returns_before_feeds, survey.lone_returns), (2, 2, 0));
    let survey = check(b"a\rb\r", None, b"a\rb\r", "utf-8");
    assert_eq!((survey.line_feeds, survey.lone_returns, survey.has_mark), (0, 2, false));
    check(b"", None, b"", "utf-8");
    check(b"\xEF\xBB\xBF", None, b"", "utf-8");
}

#[test]
fn utf_16_is_read_by_its_mark_or_where_it_is_declared() {
    let survey = check(b"\xFF\xFEa\0\xE5\0\n\0", None, "aå\n".as_bytes(), "utf-16le");
    assert!(survey.has_mark && survey.has_multibyte);
    check(b"\xFE\xFF\0a\0\n\0\x1A", None, b"a\n", "utf-16be");
    check(b"a\0,\0\n\0", Some("UTF-16LE"), b"a,\n", "utf-16le");
    let why = refused(b"a\0,\0\n\0", None);
    let expected =
        "looks like UTF-16LE (100 % NUL at odd offsets); write `encoding = \"utf-16le\"`";
    assert_eq!(why, expected);
    assert!(refused(b"\xFF\xFEa\0\0\xD8b\0", None).starts_with("byte 4: half a character"));
    assert!(refused(b"\xFF\xFEa\0b", None).starts_with("byte 4: half a character"));
}

#[test]
fn bytes_that_are_not_utf_8_leave_the_encoding_open() {
    let bytes = b"id,note\nA1,caf\xE9\n\x1A";
    let survey = check(bytes, None, "id,note\nA1,café\n".as_bytes(), "windows-1252");
    assert!(survey.is_open && survey.has_ctrl_z && !survey.has_multibyte);
    assert_eq!((survey.invalid_lines, survey.first_invalid), (1, Some((2, 14, 0xE9))));
    let (_folder, supply) = opened("a.csv", bytes, &Said::default());
    let supply = supply.unwrap();
    let cyrillic = all(supply.reader_as(Encoding::Windows1251).unwrap());
    assert_eq!(String::from_utf8(cyrillic).unwrap(), "id,note\nA1,cafй\n");
    assert_eq!(supply.first_bad_line(), Some((2, b"A1,caf\xE9".to_vec())));
    assert!(supply.reader_as(Encoding::Utf8).is_err());
}

#[test]
fn a_long_line_is_shown_around_its_first_doubtful_byte() {
    let bytes =
        [b"a\n".to_vec(), b"x".repeat(9_000), b"\xE9".to_vec(), b"y".repeat(9_000)].concat();
    let (_folder, supply) = opened("a.csv", &bytes, &Said::default());
    let (line, shown) = supply.unwrap().first_bad_line().unwrap();
    assert_eq!((line, shown.len(), shown[2_048]), (2, 4_096, 0xE9));
}

#[test]
fn a_supply_may_be_read_by_several_threads() {
    fn check<T: Send + Sync>() {}
    check::<Supply>();
    let (_folder, supply) = opened("a.csv", &gzip(&b"a,b\n".repeat(50_000)), &Said::default());
    let supply = supply.unwrap();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| assert_eq!(all(supply.reader().unwrap()).len(), 200_000));
        }
    });
}

#[test]
fn an_encoding_that_is_not_open_is_read_in_no_other_way() {
    let (_folder, supply) = opened("a.csv", b"a\n", &Said::default());
    assert!(supply.unwrap().reader_as(Encoding::Windows1250).is_err());
}

#[test]
fn a_declared_encoding_is_used_and_must_fit() {
    let survey = check(b"\xA3\xF3d\xBC\n", Some("latin2"), "Łódź\n".as_bytes(), "iso-8859-2");
    assert!(!survey.is_open && survey.first_invalid.is_none() && survey.notes.is_empty());
    check(b"\x9Cepl\xA0\n", Some("cp852"), "ťeplá\n".as_bytes(), "cp852");
    let survey = check(b"\x80\x81\n", Some("latin1"), "€\u{81}\n".as_bytes(), "windows-1252");
    let told = "1 bytes are control characters in windows-1252; check the encoding.";
    assert_eq!(survey.notes, [told]);
    let why = refused("å\n".as_bytes(), Some("cp1250"));
    assert!(why.starts_with("is UTF-8 throughout, but `encoding = \"windows-1250\"`"), "{why}");
    let why = refused(b"\xEF\xBB\xBFa\n", Some("cp1250"));
    assert!(why.starts_with("begins with the byte order mark of utf-8"), "{why}");
    let why = refused(b"a\nb\xD2\n", Some("windows-1253"));
    assert!(why.starts_with("line 2, byte 3: 0xD2 is no character in windows-1253"), "{why}");
    assert!(refused(b"a\n", Some("windws-1250")).contains("did you mean \"windows-1250\"?"));
}

#[test]
fn mixed_encodings_are_refused_or_handed_through_where_they_are_few() {
    let mixed = ["Å\n".repeat(3).as_bytes(), b"caf\xE9;1\n"].concat();
    let why = refused(&mixed, None);
    assert!(why.starts_with("line 4, byte 12: 0xE9 is not UTF-8; 1 of its 4 lines"), "{why}");
    assert!(why.contains("\n  windows-1250: café;1\n  windows-1251: cafй;1\n"), "{why}");
    let few = ["Å\n".repeat(99).as_bytes(), b"caf\xE9;1\n"].concat();
    let survey = check(&few, None, &few, "utf-8");
    assert_eq!((survey.invalid_lines, survey.first_invalid), (1, Some((100, 300, 0xE9))));
}

#[test]
fn binary_files_are_refused_and_a_single_nul_is_not() {
    assert!(refused(b"\0\0\0\0ab", None).contains("it is binary and no text"));
    assert_eq!(check(b"a\0b\n", None, b"a\0b\n", "utf-8").nuls, 1);
}

#[test]
fn packed_text_is_read_as_if_it_were_not() {
    let text = "\u{FEFF}id;name\n1;å\n";
    let zstd = ruzstd::encoding::compress_to_vec(
        text.as_bytes(),
        ruzstd::encoding::CompressionLevel::Fastest,
    );
    for (name, bytes, container) in
        [("a.csv.gz", gzip(text.as_bytes()), "gzip"), ("a.zst", zstd, "zstd")]
    {
        let (_folder, supply) = opened(name, &bytes, &Said::default());
        let supply = supply.unwrap();
        assert_eq!(all(supply.reader().unwrap()), "id;name\n1;å\n".as_bytes());
        assert_eq!(supply.survey().container, container);
        assert_eq!(supply.survey().bytes, bytes.len() as u64);
    }
    let (_folder, supply) = opened("a.csv", &gzip(b"caf\xE9\n"), &Said::default());
    assert_eq!(all(supply.unwrap().reader().unwrap()), "café\n".as_bytes());
    assert!(refused(&gzip(&gzip(b"a\n")), None).starts_with("holds another packed file"));
}

#[test]
fn the_limit_holds_for_plain_and_packed_text() {
    let said = Said { decoded_bytes_max: Some(1_000_000), ..Said::default() };
    for bytes in [gzip(&vec![0; 2_000_000]), b"a\n".repeat(500_001)] {
        let (_folder, supply) = opened("a.csv", &bytes, &said);
        let why = supply.unwrap_err().to_string();
        assert_eq!(why, "holds more than 1000000 bytes of text, which is the limit that was set");
    }
    let (_folder, supply) = opened("a.csv", &b"a\n".repeat(500_000), &said);
    assert!(supply.is_ok());
}

#[test]
fn a_file_that_changes_after_it_was_opened_is_known() {
    let (folder, supply) = opened("a.csv", b"a,b\n1,2\n", &Said::default());
    let supply = supply.unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, "a,b\n1,2\n3,4\n").unwrap();
    assert!(!supply.is_unchanged());
    assert_eq!(all(supply.reader().unwrap()), b"a,b\n1,2\n");
    std::fs::write(&path, "a").unwrap();
    let mut text = String::new();
    let why = supply.reader().unwrap().read_to_string(&mut text).unwrap_err();
    assert!(why.to_string().starts_with("became shorter"), "{why}");
}

#[test]
fn a_sheet_is_named_in_the_path_unless_a_file_has_that_name() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("b#1.xlsx"), "x").unwrap();
    std::fs::write(at("plain"), "x").unwrap();
    let check = |name: &str, book: &str, sheet: Option<&str>| {
        assert_eq!(split_sheet(&at(name)), (at(book), sheet.map(str::to_owned)), "{name}");
    };
    check("b#1.xlsx", "b#1.xlsx", None);
    check("b#1.xlsx#Orders", "b#1.xlsx", Some("Orders"));
    check("gone.xlsx#Orders", "gone.xlsx", Some("Orders"));
    check("plain#Orders", "plain", Some("Orders"));
    check("gone.csv#Orders", "gone.csv#Orders", None);
    check("gone.xlsx#", "gone.xlsx#", None);
}

#[test]
fn a_sheet_of_what_is_no_workbook_is_an_error() {
    let said = Said { sheet: Some("Orders"), ..Said::default() };
    let (_folder, supply) = opened("a.csv", b"a\n", &said);
    assert_eq!(supply.unwrap_err().to_string(), "is no workbook and has no sheet \"Orders\"");
}

#[test]
fn the_workbooks_of_the_corpus_are_read_alike_in_either_format() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/nasty/csvkit");
    if !folder.is_dir() {
        eprintln!("SKIPPED: {} is not there", folder.display());
        return;
    }
    let told = |path: &str| match Supply::open(&folder.join(path), &Said::default()) {
        Ok(supply) => {
            assert!(supply.survey().is_sheet);
            let text = String::from_utf8(all(supply.reader().unwrap())).unwrap();
            text.replace('\x1D', "").replace('\x1F', "|").replace('\x1E', "\n")
        }
        Err(why) => format!("{why:#}"),
    };
    for name in ["dummy", "examples/dummy", "test", "test_skip_lines", "sheets"] {
        assert_eq!(told(&format!("{name}.xlsx")), told(&format!("{name}.xls")), "{name}");
    }
    assert_eq!(told("dummy.xls"), "a|b|c\n1|2|3\n");
    let row = "Chicago Sun-Times|1948-01-01|63|TRUE|1.27|1948-01-01 14:57:13||Extra data beyond \
               headers will be trimmed";
    assert_eq!(told("test.xls").lines().nth(2), Some(row));
    assert_eq!(told("test_skip_lines.xls").lines().nth(5), Some(row));
    assert!(told("sheets.xls").starts_with("has 2 sheets with cells"));
    assert_eq!(told("realdata/ne_1033_data.xlsx").lines().count(), 1_037);
    assert!(told("dummy.csv.bz2").starts_with("is packed by bzip2"));
}

proptest! {
    #[test]
    fn whatever_the_bytes_the_sizes_fit_and_the_text_comes_back(
        bytes in proptest::collection::vec(any::<u8>(), 0..80),
    ) {
        let (_folder, supply) = opened("a.csv", &bytes, &Said::default());
        let Ok(supply) = supply else { return Ok(()) };
        let text = all(supply.reader().unwrap());
        prop_assert_eq!(text.len() as u64, supply.survey().decoded_bytes);
        if supply.survey().is_open {
            let again = all(supply.reader_as(Encoding::Cp852).unwrap());
            prop_assert_eq!(again.len() as u64, supply.decoded_bytes_as(Encoding::Cp852));
        }
    }
}
