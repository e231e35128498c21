//! Names and tables of the encodings.

use super::*;

#[test]
fn every_encoding_stands_at_its_own_place() {
    for (place, (encoding, name, _)) in ALL.iter().enumerate() {
        assert_eq!(*encoding as usize, place, "{name}");
        assert_eq!(Encoding::named(name), Ok(*encoding));
        assert_eq!(encoding.upper().is_some(), encoding.is_single_byte());
    }
    let single = ALL.iter().filter(|(encoding, ..)| encoding.is_single_byte());
    assert!(single.clone().all(|(encoding, ..)| CANDIDATES.contains(encoding)));
    assert_eq!(single.count(), CANDIDATES.len());
}

#[test]
fn the_usual_spellings_are_understood() {
    for (label, expected) in [
        ("UTF-8", Encoding::Utf8),
        ("cp1250", Encoding::Windows1250),
        ("Windows 1251", Encoding::Windows1251),
        ("latin1", Encoding::Windows1252),
        ("ISO_8859-1", Encoding::Windows1252),
        ("latin2", Encoding::Iso8859_2),
        ("ISO8859-2", Encoding::Iso8859_2),
        ("iso-8859-15", Encoding::Iso8859_15),
        ("koi8r", Encoding::Koi8R),
        ("cp852", Encoding::Cp852),
        ("IBM866", Encoding::Cp866),
        ("UTF_16LE", Encoding::Utf16Le),
    ] {
        assert_eq!(Encoding::named(label), Ok(expected), "{label}");
    }
}

#[test]
fn an_unknown_name_says_what_to_write() {
    for (label, expected) in [
        ("windws-1250", "no encoding is named \"windws-1250\"; did you mean \"windows-1250\"?"),
        ("utf-16", "write utf-16le or utf-16be, or nothing"),
        ("ANSI", "write windows-1252 for Western Europe"),
        ("big5", "known are utf-8, utf-16le,"),
        ("", "known are utf-8"),
    ] {
        let error = Encoding::named(label).unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn the_code_pages_of_dos_have_a_character_for_every_byte() {
    for encoding in [Encoding::Cp850, Encoding::Cp852] {
        let table = encoding.upper().unwrap();
        let mut marks: Vec<char> = table.iter().map(|mark| mark.unwrap()).collect();
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), 128, "{encoding:?}");
    }
    for (encoding, byte, expected) in [
        (Encoding::Cp852, 0x80, 'Ç'),
        (Encoding::Cp852, 0x86, 'ć'),
        (Encoding::Cp852, 0x88, 'ł'),
        (Encoding::Cp852, 0x9C, 'ť'),
        (Encoding::Cp852, 0xA5, 'ą'),
        (Encoding::Cp852, 0xBD, 'Ż'),
        (Encoding::Cp852, 0xE6, 'Š'),
        (Encoding::Cp852, 0xFF, '\u{A0}'),
        (Encoding::Cp850, 0x86, 'å'),
        (Encoding::Cp850, 0x9B, 'ø'),
        (Encoding::Cp850, 0xE1, 'ß'),
        (Encoding::Cp866, 0x80, 'А'),
        (Encoding::Cp866, 0xF1, 'ё'),
        (Encoding::Koi8R, 0xC1, 'а'),
    ] {
        assert_eq!(encoding.upper().unwrap()[byte - 128], Some(expected), "{encoding:?} {byte:X}");
    }
}

#[test]
fn a_cell_is_read_again_in_another_encoding() {
    let check = |cell: &str, used, other, expected: Option<&str>| {
        assert_eq!(again(cell, used, other).as_deref(), expected, "{cell}");
    };
    check("¹ódŸ", Encoding::Windows1252, Encoding::Windows1250, Some("ąódź"));
    check("Ìîñêâà", Encoding::Windows1252, Encoding::Windows1251, Some("Москва"));
    check("plain", Encoding::Windows1252, Encoding::Koi8R, Some("plain"));
    check("Ã©", Encoding::Windows1252, Encoding::Utf8, Some("é"));
    check("é", Encoding::Windows1252, Encoding::Utf8, None);
    check("Ò", Encoding::Windows1252, Encoding::Windows1253, None);
    check("ł", Encoding::Windows1252, Encoding::Windows1250, None);
    check("ł", Encoding::Utf8, Encoding::Windows1250, None);
}

#[test]
fn a_line_is_shown_four_ways_around_its_first_doubtful_byte() {
    let shown = four_ways(b"1001;\xA3\xF3d\xBC;\t9,50");
    let expected = "  windows-1252: 1001;£ód¼;\\t9,50\n  windows-1250: 1001;Łód\u{13D};\\t9,50\n  \
                    windows-1251: 1001;Јуdј;\\t9,50\n  iso-8859-2:   1001;Łódź;\\t9,50";
    assert_eq!(shown, expected);
    let far = four_ways(&[b"x".repeat(300), b"\xB9z".to_vec()].concat());
    assert!(far.contains("windows-1250: xxxxxxxxxxxxxxxxxxxxąz\n"), "{far}");
}
