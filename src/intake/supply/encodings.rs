//! The encodings that can be read, their names, and what a byte means in each.
//!
//! Decides on no file; that is for the survey and for whoever reads the columns.

use super::code_pages;
use encoding_rs as web;
use std::sync::OnceLock;

/// An encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, of which ASCII is a part.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows of Central Europe.
    Windows1250,
    /// Windows of Cyrillic scripts.
    Windows1251,
    /// Windows of Western Europe; ISO-8859-1 too, as browsers read it.
    Windows1252,
    /// Windows of Greek.
    Windows1253,
    /// Windows of Turkish.
    Windows1254,
    /// Windows of the Baltic.
    Windows1257,
    /// ISO of Central Europe.
    Iso8859_2,
    /// ISO of Cyrillic scripts.
    Iso8859_5,
    /// ISO of Western Europe with the euro sign.
    Iso8859_15,
    /// Unix of Russian.
    Koi8R,
    /// DOS of Western Europe.
    Cp850,
    /// DOS of Central Europe.
    Cp852,
    /// DOS of Cyrillic scripts.
    Cp866,
}

/// What a file may be encoded in that is not UTF-8 and says nothing, the likeliest first.
pub const CANDIDATES: [Encoding; 13] = [
    Encoding::Windows1252,
    Encoding::Windows1250,
    Encoding::Windows1251,
    Encoding::Iso8859_2,
    Encoding::Iso8859_15,
    Encoding::Koi8R,
    Encoding::Cp866,
    Encoding::Cp852,
    Encoding::Cp850,
    Encoding::Windows1257,
    Encoding::Windows1254,
    Encoding::Windows1253,
    Encoding::Iso8859_5,
];

/// Every encoding, each at its own place, with its name and its other names as [`plain`] has them.
const ALL: [(Encoding, &str, &[&str]); 16] = [
    (Encoding::Utf8, "utf-8", &["utf8sig", "utf8bom", "utf8mb4", "cp65001", "65001", "usascii"]),
    (Encoding::Utf16Le, "utf-16le", &["ucs2le", "cp1200"]),
    (Encoding::Utf16Be, "utf-16be", &["ucs2be", "cp1201"]),
    (Encoding::Windows1250, "windows-1250", &["cp1250", "win1250", "1250", "xcp1250"]),
    (Encoding::Windows1251, "windows-1251", &["cp1251", "win1251", "1251", "xcp1251"]),
    (Encoding::Windows1252, "windows-1252", &["cp1252", "win1252", "1252", "xcp1252", "latin1"]),
    (Encoding::Windows1253, "windows-1253", &["cp1253", "win1253", "1253", "xcp1253"]),
    (Encoding::Windows1254, "windows-1254", &["cp1254", "win1254", "1254", "latin5", "iso88599"]),
    (Encoding::Windows1257, "windows-1257", &["cp1257", "win1257", "1257", "xcp1257"]),
    (Encoding::Iso8859_2, "iso-8859-2", &["latin2", "l2", "88592", "cp28592"]),
    (Encoding::Iso8859_5, "iso-8859-5", &["cyrillic", "88595", "cp28595"]),
    (Encoding::Iso8859_15, "iso-8859-15", &["latin9", "l9", "885915", "cp28605"]),
    (Encoding::Koi8R, "koi8-r", &["koi8", "koi", "cskoi8r", "cp20866"]),
    (Encoding::Cp850, "cp850", &["ibm850", "850", "dos850", "cspc850multilingual"]),
    (Encoding::Cp852, "cp852", &["ibm852", "852", "dos852", "cspcp852"]),
    (Encoding::Cp866, "cp866", &["ibm866", "866", "dos866", "csibm866"]),
];

/// The names of ISO-8859-1, which is read as windows-1252.
const ISO_8859_1: [&str; 4] = ["iso88591", "88591", "l1", "cp28591"];

/// What the upper 128 bytes of a single-byte encoding mean.
pub type Upper = [Option<char>; 128];

impl Encoding {
    /// The name, as it may be written into a contract.
    pub fn name(self) -> &'static str {
        ALL[self as usize].1
    }

    /// The encoding of a name, in any of the usual spellings; an error says what to write.
    pub fn named(label: &str) -> Result<Self, String> {
        let word = plain(label);
        let is_it = |(_, name, others): &&(Self, &str, &[&str])| {
            plain(name) == word || others.contains(&word.as_str())
        };
        if let Some((encoding, ..)) = ALL.iter().find(is_it) {
            return Ok(*encoding);
        }
        if ISO_8859_1.contains(&word.as_str()) {
            return Ok(Self::Windows1252);
        }
        Err(format!("no encoding is named {label:?}; {}", instead(&word)))
    }

    /// Whether every byte is one character.
    pub fn is_single_byte(self) -> bool {
        !matches!(self, Self::Utf8 | Self::Utf16Le | Self::Utf16Be)
    }

    /// What the bytes from 0x80 on mean; [`None`] where every byte is not one character.
    pub fn upper(self) -> Option<&'static Upper> {
        static TABLES: [OnceLock<Upper>; ALL.len()] = [const { OnceLock::new() }; ALL.len()];
        if !self.is_single_byte() {
            return None;
        }
        Some(TABLES[self as usize].get_or_init(|| self.fill()))
    }

    fn fill(self) -> Upper {
        let page = match self {
            Self::Cp850 => code_pages::CP850,
            Self::Cp852 => code_pages::CP852,
            _ => return std::array::from_fn(|at| self.web_char(at as u8 | 0x80)),
        };
        let mut marks = page.chars();
        std::array::from_fn(|_| marks.next())
    }

    fn web_char(self, byte: u8) -> Option<char> {
        let bytes = [byte];
        let text = self.web()?.decode_without_bom_handling_and_without_replacement(&bytes)?;
        text.chars().next()
    }

    /// The encoding as browsers know it; [`None`] for those they do not know.
    pub fn web(self) -> Option<&'static web::Encoding> {
        Some(match self {
            Self::Utf8 => web::UTF_8,
            Self::Utf16Le => web::UTF_16LE,
            Self::Utf16Be => web::UTF_16BE,
            Self::Windows1250 => web::WINDOWS_1250,
            Self::Windows1251 => web::WINDOWS_1251,
            Self::Windows1252 => web::WINDOWS_1252,
            Self::Windows1253 => web::WINDOWS_1253,
            Self::Windows1254 => web::WINDOWS_1254,
            Self::Windows1257 => web::WINDOWS_1257,
            Self::Iso8859_2 => web::ISO_8859_2,
            Self::Iso8859_5 => web::ISO_8859_5,
            Self::Iso8859_15 => web::ISO_8859_15,
            Self::Koi8R => web::KOI8_R,
            Self::Cp866 => web::IBM866,
            Self::Cp850 | Self::Cp852 => return None,
        })
    }
}

/// A name without what differs between its spellings.
fn plain(label: &str) -> String {
    let marks = label.chars().filter(|mark| mark.is_ascii_alphanumeric());
    marks.map(|mark| mark.to_ascii_lowercase()).collect()
}

/// What to write in place of a name that is not known.
fn instead(word: &str) -> String {
    match word {
        "utf16" | "unicode" | "ucs2" => {
            return "write utf-16le or utf-16be, or nothing where the file has a byte order mark"
                .to_owned();
        }
        "ansi" | "oem" | "dos" | "windows" | "acp" => {
            return "it differs from country to country; write windows-1252 for Western Europe, \
                    windows-1250 for Central Europe or windows-1251 for Cyrillic"
                .to_owned();
        }
        _ => {}
    }
    let near =
        ALL.iter().map(|(_, name, _)| (strsim::damerau_levenshtein(&plain(name), word), name));
    match near.min_by_key(|&(steps, _)| steps) {
        Some((steps, name)) if steps * 3 <= word.len() => format!("did you mean {name:?}?"),
        _ => {
            let names: Vec<&str> = ALL.iter().map(|(_, name, _)| *name).collect();
            format!("known are {}", names.join(", "))
        }
    }
}

/// What a cell reads in another encoding; [`None`] where its bytes cannot be had back, or mean
/// nothing there.
pub fn again(cell: &str, used: Encoding, other: Encoding) -> Option<String> {
    let table = used.upper()?;
    let byte = |mark: char| match mark.is_ascii() {
        true => Some(mark as u8),
        false => table.iter().position(|held| *held == Some(mark)).map(|at| at as u8 | 0x80),
    };
    let bytes: Vec<u8> = cell.chars().map(byte).collect::<Option<_>>()?;
    decoded(&bytes, other)
}

/// Bytes as text; [`None`] where one of them means nothing.
fn decoded(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let Some(table) = encoding.upper() else {
        return (encoding == Encoding::Utf8).then(|| String::from_utf8(bytes.to_vec()).ok())?;
    };
    let mark = |&byte: &u8| match byte.is_ascii() {
        true => Some(char::from(byte)),
        false => table[usize::from(byte & 0x7F)],
    };
    bytes.iter().map(mark).collect()
}

const SHOWN_CHARS: usize = 60;
const SHOWN_BEFORE: usize = 20;

/// A line that is not UTF-8 as the four likeliest encodings read it, a line of text for each,
/// cut to the characters around the first byte that is in doubt.
pub fn four_ways(line: &[u8]) -> String {
    let first = line.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = if first + 5 < SHOWN_CHARS { 0 } else { first - SHOWN_BEFORE };
    let shown = &line[start..line.len().min(start + SHOWN_CHARS)];
    let four = &CANDIDATES[..4];
    let lines = four.iter().map(|&encoding| {
        let text = decoded(shown, encoding).unwrap_or_default();
        format!("  {:<14}{}", format!("{}:", encoding.name()), visible(&text))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Text with its control characters spelled out.
fn visible(text: &str) -> String {
    let spell = |mark: char| match mark.is_control() {
        true => mark.escape_default().to_string(),
        false => mark.to_string(),
    };
    text.chars().map(spell).collect()
}

#[cfg(test)]
mod tests;
