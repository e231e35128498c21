//! Which encoding follows from byte order marks, from what was declared and from the bytes.
//!
//! Never guesses between encodings of one byte a character: such a file stays open, for only who
//! reads its columns can tell whether it matters.

use super::encodings::Encoding;
use super::survey::Tally;
use anyhow::{Result, bail};

/// A byte order mark: what it stands for and how long it is.
pub type Mark = (Encoding, u64);

/// The byte order mark that a file begins with.
pub fn mark(head: &[u8]) -> Result<Option<Mark>> {
    if head.starts_with(b"\xFF\xFE\0\0") || head.starts_with(b"\0\0\xFE\xFF") {
        bail!("is UTF-32, which nothing else writes; save it as UTF-8");
    }
    let marks: [(&[u8], Encoding); 3] = [
        (b"\xEF\xBB\xBF", Encoding::Utf8),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
    ];
    let found = marks.into_iter().find(|(bytes, _)| head.starts_with(bytes));
    Ok(found.map(|(bytes, encoding)| (encoding, bytes.len() as u64)))
}

/// How the bytes are read while they are counted. A mark and a declaration must say the same.
pub fn first_reading(
    mark: Option<Mark>,
    declared: Option<Encoding>,
    head: &[u8],
) -> Result<Encoding> {
    match (mark, declared) {
        (Some((marked, _)), Some(declared)) if marked != declared => bail!(
            "begins with the byte order mark of {}, but `encoding = {:?}` is written; take it out",
            marked.name(),
            declared.name(),
        ),
        (Some((marked, _)), _) => Ok(marked),
        (None, Some(declared @ (Encoding::Utf16Le | Encoding::Utf16Be))) => {
            refuse_no_utf_16(declared, head)?;
            Ok(declared)
        }
        (None, declared) => Ok(declared.unwrap_or(Encoding::Utf8)),
    }
}

/// Fails where the first bytes are plainly not what was declared.
fn refuse_no_utf_16(declared: Encoding, head: &[u8]) -> Result<()> {
    let nuls = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let other = match declared {
        Encoding::Utf16Le if even > odd => Encoding::Utf16Be,
        Encoding::Utf16Be if odd > even => Encoding::Utf16Le,
        _ if even + odd == 0 && !head.is_empty() => bail!(
            "is not {}: none of its first {} bytes is NUL; take `encoding` out or name another",
            declared.name(),
            head.len(),
        ),
        _ => return Ok(()),
    };
    bail!("looks like {}, not {}; write `encoding = {0:?}`", other.name(), declared.name())
}

/// Fails where the bytes are no text: too many of them are NUL.
pub fn refuse_binary(tally: &Tally, encoding: Encoding) -> Result<()> {
    /// One in so many.
    const SHARE: u64 = 1_000;
    let [even, odd] = tally.nuls;
    let (nuls, bytes) = (even + odd, tally.counted());
    if nuls < 2 || nuls * SHARE <= bytes {
        return Ok(());
    }
    let (most, least, looks, side) = match even > odd {
        true => (even, odd, Encoding::Utf16Be, "even"),
        false => (odd, even, Encoding::Utf16Le, "odd"),
    };
    let percent = most * 200 / bytes.max(1);
    if encoding == Encoding::Utf8 && most >= least * 10 && percent >= 5 {
        bail!(
            "looks like {} ({percent} % NUL at {side} offsets); write `encoding = {:?}`",
            looks.name().to_uppercase(),
            looks.name(),
        );
    }
    bail!("holds {nuls} NUL bytes in {bytes}; it is binary and no text")
}

/// What follows from the count.
#[derive(Debug, PartialEq, Eq)]
pub enum Settled {
    /// It is read so.
    As(Encoding),
    /// Not UTF-8, and nobody says what it is.
    Open,
    /// It is not what it was said to be, or two encodings are mixed: why, and what to do.
    Doubtful(String),
}

/// Settles on an encoding after all bytes were counted.
pub fn settle(tally: &Tally, has_mark: bool, declared: Option<Encoding>) -> Settled {
    let (invalid, lines) = (tally.invalid_lines(), tally.lines());
    let is_bearable = invalid * 100 <= lines;
    let several = format!("{invalid} of its {lines} lines are not UTF-8");
    match declared {
        Some(encoding) if encoding.is_single_byte() => match tally.first_invalid() {
            None if tally.has_multibyte => Settled::Doubtful(format!(
                "is UTF-8 throughout, but `encoding = {:?}` is written; take that out",
                encoding.name(),
            )),
            _ => Settled::As(encoding),
        },
        _ if invalid == 0 || is_bearable && (has_mark || tally.has_multibyte) => {
            Settled::As(Encoding::Utf8)
        }
        Some(_) if is_bearable => Settled::As(Encoding::Utf8),
        Some(_) => Settled::Doubtful(format!("{several}, but `encoding = \"utf-8\"` is written")),
        None if has_mark => Settled::Doubtful(format!("{several}, but its mark says it is")),
        None if tally.has_multibyte => Settled::Doubtful(format!(
            "{several} and others are; where two encodings are mixed, export it again"
        )),
        None => Settled::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(bytes: &[u8]) -> Tally {
        let mut tally = Tally::new(0);
        tally.take(bytes);
        tally.end();
        tally
    }

    fn settled(bytes: &[u8], declared: Option<Encoding>) -> Settled {
        settle(&tally(bytes), false, declared)
    }

    /// So many lines of UTF-8 and one that is not.
    fn spliced(lines: usize) -> Vec<u8> {
        ["å\n".repeat(lines).into_bytes(), b"\xE9\n".to_vec()].concat()
    }

    #[test]
    fn valid_utf_8_is_read_as_such_and_other_bytes_stay_open() {
        assert_eq!(settled("a\nå\n".as_bytes(), None), Settled::As(Encoding::Utf8));
        assert_eq!(settled(b"a\n\xE5\n", None), Settled::Open);
    }

    #[test]
    fn one_line_in_a_hundred_may_be_spoilt() {
        assert_eq!(settled(&spliced(99), None), Settled::As(Encoding::Utf8));
        assert!(
            matches!(settled(&spliced(98), None), Settled::Doubtful(why) if why.contains("mixed"))
        );
        let declared = [b"a\n".repeat(99), b"\xE9\n".to_vec()].concat();
        assert_eq!(settled(&declared, Some(Encoding::Utf8)), Settled::As(Encoding::Utf8));
        assert!(matches!(settled(b"\xE9\n", Some(Encoding::Utf8)), Settled::Doubtful(_)));
        assert!(matches!(settle(&tally(b"\xE9\n"), true, None), Settled::Doubtful(_)));
    }

    #[test]
    fn a_declared_encoding_must_fit() {
        let single = Some(Encoding::Windows1250);
        assert_eq!(settled(b"a\n\xE5\n", single), Settled::As(Encoding::Windows1250));
        assert_eq!(settled(b"a\n", single), Settled::As(Encoding::Windows1250));
        assert!(matches!(settled("å\n".as_bytes(), single), Settled::Doubtful(_)));
        let accident = b"\xC3\xA9\n\xE5\n";
        assert_eq!(settled(accident, single), Settled::As(Encoding::Windows1250));
    }

    #[test]
    fn a_mark_and_a_declaration_must_agree() {
        let mark = mark(b"\xFF\xFEa\0").unwrap();
        assert_eq!(mark, Some((Encoding::Utf16Le, 2)));
        assert_eq!(first_reading(mark, None, b"").unwrap(), Encoding::Utf16Le);
        let why = first_reading(mark, Some(Encoding::Utf8), b"").unwrap_err().to_string();
        assert!(why.starts_with("begins with the byte order mark of utf-16le"), "{why}");
        assert!(super::mark(b"\xFF\xFE\0\0a\0\0\0").is_err());
    }

    #[test]
    fn utf_16_without_a_mark_is_read_where_it_is_declared_and_fits() {
        let little = b"a\0,\0\n\0";
        let read = |declared| first_reading(None, Some(declared), little);
        assert_eq!(read(Encoding::Utf16Le).unwrap(), Encoding::Utf16Le);
        let why = read(Encoding::Utf16Be).unwrap_err().to_string();
        assert_eq!(why, "looks like utf-16le, not utf-16be; write `encoding = \"utf-16le\"`");
        assert!(first_reading(None, Some(Encoding::Utf16Le), b"a,b\n").is_err());
    }

    #[test]
    fn nul_bytes_tell_utf_16_from_binary() {
        let told =
            |bytes: &[u8]| refuse_binary(&tally(bytes), Encoding::Utf8).unwrap_err().to_string();
        let why = told(b"a\0,\0b\0\n\0");
        assert_eq!(
            why,
            "looks like UTF-16LE (100 % NUL at odd offsets); write `encoding = \"utf-16le\"`"
        );
        assert!(told(b"\0a\0,").starts_with("looks like UTF-16BE"));
        assert!(told(b"\0\0\0\0ab").starts_with("holds 4 NUL bytes in 6"));
        assert!(refuse_binary(&tally(b"a\0b\n"), Encoding::Utf8).is_ok());
    }
}
