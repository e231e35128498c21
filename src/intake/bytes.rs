//! From a path to the decoded text of a file.
//!
//! Reads whole files of UTF-8, with or without a byte order mark. Never replaces a byte that it
//! cannot decode, and does not split records.

use anyhow::{Context, Result, bail};
use std::path::Path;

/// A file as text.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte order mark and without a final Ctrl-Z.
    pub text: String,
    /// Size on disk in bytes.
    pub bytes: u64,
    /// Whether it began with a byte order mark.
    pub has_mark: bool,
}

const MARK: &[u8] = b"\xEF\xBB\xBF";
const CTRL_Z: u8 = 0x1A;
/// More NUL bytes than one in a thousand mean that this is no text.
const NUL_SHARE: usize = 1_000;

/// Reads and decodes a file.
pub fn read(path: &Path) -> Result<Decoded> {
    decode(std::fs::read(path).context("cannot be read")?)
}

/// Decodes the bytes of a file.
pub fn decode(mut bytes: Vec<u8>) -> Result<Decoded> {
    let size = bytes.len() as u64;
    refuse_other_encodings(&bytes)?;
    let has_mark = bytes.starts_with(MARK);
    if has_mark {
        bytes.drain(..MARK.len());
    }
    drop_final_ctrl_z(&mut bytes);
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, bytes: size, has_mark }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            bail!("{}", describe(error.as_bytes(), at, has_mark))
        }
    }
}

fn refuse_other_encodings(bytes: &[u8]) -> Result<()> {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        bail!("is UTF-16, which is not read yet; save it as UTF-8");
    }
    let nul_count = memchr::memchr_iter(0, bytes).count();
    if nul_count > 1 && nul_count * NUL_SHARE > bytes.len() {
        bail!("holds {nul_count} NUL bytes; it is binary or UTF-16, not UTF-8 text");
    }
    Ok(())
}

/// Old systems end a text with Ctrl-Z; alone on the last line it means nothing.
fn drop_final_ctrl_z(bytes: &mut Vec<u8>) {
    let end = bytes.trim_ascii_end().len();
    let is_alone = end == 1 || end > 1 && matches!(bytes[end - 2], b'\n' | b'\r');
    if end > 0 && bytes[end - 1] == CTRL_Z && is_alone {
        bytes.truncate(end - 1);
    }
}

fn describe(bytes: &[u8], at: usize, has_mark: bool) -> String {
    let before = &bytes[..at];
    let has_lf = memchr::memchr(b'\n', bytes).is_some();
    let end = if has_lf { b'\n' } else { b'\r' };
    let line = memchr::memchr_iter(end, before).count() + 1;
    let offset = at + if has_mark { MARK.len() } else { 0 };
    let bad = bytes.get(at).copied().unwrap_or_default();
    let start = memchr::memrchr(end, before).map_or(0, |place| place + 1);
    let lead = String::from_utf8_lossy(&before[start..]);
    let tail: String = lead.chars().rev().take(30).collect::<Vec<_>>().into_iter().rev().collect();
    format!(
        "line {line}, byte {offset}: 0x{bad:02X} is not UTF-8 (after {tail:?}); \
         save the file as UTF-8"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str) {
        let decoded = decode(bytes.to_vec()).unwrap();
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.bytes, bytes.len() as u64);
    }

    fn refused(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).unwrap_err().to_string()
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        check(b"\xEF\xBB\xBFa,b\n", "a,b\n");
        check("å,b\n".as_bytes(), "å,b\n");
        check(b"", "");
    }

    #[test]
    fn a_lone_ctrl_z_at_the_end_is_dropped_and_any_other_is_kept() {
        check(b"a\nb\n\x1A\n", "a\nb\n");
        check(b"a\nb\x1A", "a\nb\x1A");
    }

    #[test]
    fn a_byte_that_is_not_utf_8_is_named_with_line_and_byte() {
        let message = refused(b"id,note\nA1,caf\xE9\n");
        assert!(message.starts_with("line 2, byte 14: 0xE9"), "{message}");
        let message = refused(b"\xEF\xBB\xBFid\rcaf\xE9\r");
        assert!(message.starts_with("line 2, byte 9: 0xE9"), "{message}");
    }

    #[test]
    fn utf_16_and_binary_files_are_refused() {
        assert!(refused(b"\xFF\xFEa\0").contains("UTF-16"));
        assert!(refused(b"a\0b\0c\0d\0").contains("NUL"));
    }

    #[test]
    fn a_single_nul_is_left_to_the_record_reader() {
        check(b"a\0b\n", "a\0b\n");
    }
}
