//! What a file is by its first bytes, and how what it holds is unpacked as a stream.
//!
//! A name decides nothing; it only helps to explain. Unpacks one level and never two.

use super::archives::{self, Archive, Entry};
use super::disk::{Disk, too_long};
use super::is_workbook;
use super::zstd;
use anyhow::{Result, bail};
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufReader, ErrorKind, Read};
use std::path::Path;

/// How many of the first bytes decide.
pub const HEAD_BYTES: usize = 512;

/// What holds the text of a file.
#[derive(Debug)]
pub enum Container {
    /// Nothing; the bytes are the text.
    None,
    /// Gzip, one member or many.
    Gzip,
    /// Zstandard, one frame or many.
    Zstd,
    /// An entry of a zip archive.
    Zip(Entry),
}

/// What a file is.
pub enum Kind {
    /// Text in a container.
    Text(Container),
    /// A workbook, by its kind.
    Workbook(&'static str),
}

/// Formats that are told by their first bytes and not read, with what they are and what to do.
const OTHERS: [(&[u8], &str); 22] = [
    (b"BZh", "is packed by bzip2; unpack it with bunzip2"),
    (b"\xFD7zXZ\0", "is packed by xz; unpack it with unxz"),
    (b"7z\xBC\xAF\x27\x1C", "is a 7z archive; unpack it and name the file"),
    (b"Rar!\x1A\x07", "is a rar archive; unpack it and name the file"),
    (b"\x04\x22\x4D\x18", "is packed by lz4; unpack it with unlz4"),
    (b"LZIP\x01", "is packed by lzip; unpack it with lzip -d"),
    (b"\x1F\x9D", "is packed by compress; unpack it with uncompress"),
    (b"PK\x05\x06", "is a zip archive without any file"),
    (b"PK\x07\x08", "is a part of a zip archive; unpack it and name the file"),
    (b"%PDF-", "is a PDF document; export the table as CSV or Excel"),
    (b"PAR1\x15", "is a Parquet file; export it as CSV"),
    (b"ARROW1\0", "is an Arrow file; export it as CSV"),
    (b"Obj\x01", "is an Avro file; export it as CSV"),
    (b"SQLite format 3\0", "is an SQLite database; export its tables as CSV"),
    (b"{\\rtf", "is a document in RTF; export the table as CSV or Excel"),
    (b"\x89PNG", "is a picture; export the table as CSV or Excel"),
    (b"\xFF\xD8\xFF", "is a picture; export the table as CSV or Excel"),
    (b"GIF8", "is a picture; export the table as CSV or Excel"),
    (b"\x09\x08\x10\0", "is a workbook older than 1995; open it and save it as .xlsx"),
    (b"\x09\x08\x08\0", "is a workbook older than 1995; open it and save it as .xlsx"),
    (b"\x09\x04\x06\0", "is a workbook older than 1995; open it and save it as .xlsx"),
    (b"\x09\0\x04\0", "is a workbook older than 1995; open it and save it as .xlsx"),
];

const GZIP: &[u8] = b"\x1F\x8B";
const ZSTD: &[u8] = b"\x28\xB5\x2F\xFD";
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Zstandard frames that hold nothing begin with one of 16 bytes and these.
const ZSTD_SKIPPED: &[u8] = b"\x2A\x4D\x18";

/// Tells what a file is; an error where it is known and not read.
pub fn look(disk: &Disk, head: &[u8]) -> Result<Kind> {
    Ok(match magic(head) {
        Some("gzip") => Kind::Text(Container::Gzip),
        Some("zstd") => Kind::Text(Container::Zstd),
        Some("zip") => match archives::look(disk)? {
            Archive::Workbook(kind) => Kind::Workbook(kind),
            Archive::Table(entry) => Kind::Text(Container::Zip(entry)),
        },
        Some("xls") => Kind::Workbook("xls"),
        _ => {
            refuse(head)?;
            Kind::Text(Container::None)
        }
    })
}

/// The kind of container that the first bytes announce.
fn magic(head: &[u8]) -> Option<&'static str> {
    match () {
        () if head.starts_with(GZIP) => Some("gzip"),
        () if head.starts_with(ZSTD) => Some("zstd"),
        () if head.len() >= 4 && head[0] & 0xF0 == 0x50 && &head[1..4] == ZSTD_SKIPPED => {
            Some("zstd")
        }
        () if head.starts_with(ZIP) => Some("zip"),
        () if head.starts_with(COMPOUND) => Some("xls"),
        () => None,
    }
}

/// Fails where the first bytes are those of a format that is not read.
fn refuse(head: &[u8]) -> Result<()> {
    if let Some((_, told)) = OTHERS.iter().find(|(start, _)| head.starts_with(start)) {
        bail!("{told}");
    }
    if head.get(257..262) == Some(b"ustar") {
        bail!("is a tar archive; unpack it and name the file");
    }
    let text = String::from_utf8_lossy(head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head));
    let text = text.trim_start().to_ascii_lowercase();
    if text.starts_with("<?xml") && text.contains("office:spreadsheet") {
        bail!("is a spreadsheet in XML; open it and save it as .xlsx or CSV");
    }
    if ["<!doctype html", "<html", "<table", "<?xml"].iter().any(|start| text.starts_with(start)) {
        bail!("is a page of HTML or XML; open it in a spreadsheet and save it as .xlsx or CSV");
    }
    Ok(())
}

/// Fails where a packed file holds something packed again.
pub fn refuse_nested(head: &[u8], container: &Container) -> Result<()> {
    let outer = container.name();
    if let Some(inner) = magic(head).filter(|_| !outer.is_empty()) {
        bail!("holds another packed file ({inner} within {outer}); unpack it once");
    }
    if outer.is_empty() { Ok(()) } else { refuse(head) }
}

/// What the end of a name promises and the bytes do not keep, as a sentence; an error where there
/// are so few bytes that the file must have been cut off.
pub fn misnamed(path: &Path, head: &[u8], kind: &Kind) -> Result<Option<String>> {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    let end = end.to_ascii_lowercase();
    let is_packed = matches!(end.as_str(), "gz" | "gzip" | "zst" | "zstd" | "zip");
    let is_kept = match kind {
        Kind::Workbook(_) => true,
        Kind::Text(Container::None) => !is_packed && !is_workbook(path),
        Kind::Text(_) => !is_workbook(path),
    };
    if is_kept {
        return Ok(None);
    }
    if head.len() < ZIP.len() {
        bail!("is named .{end} and holds {} bytes; it was cut off, copy it again", head.len());
    }
    Ok(Some(format!("It is named .{end} and is plain text; it was read as text.")))
}

impl Container {
    /// The name; empty for none.
    pub fn name(&self) -> &'static str {
        match self {
            Self::None => "",
            Self::Gzip => "gzip",
            Self::Zstd => "zstd",
            Self::Zip(_) => "zip",
        }
    }

    /// What else it holds, as a sentence.
    pub fn beside(&self) -> Option<String> {
        match self {
            Self::Zip(entry) if !entry.beside.is_empty() => {
                let beside = entry.beside.join(", ");
                Some(format!("{} was read; the archive also holds {beside}.", entry.name))
            }
            _ => None,
        }
    }

    /// What it holds, as a stream that ends with an error where the container is not whole or
    /// where it holds more than `bytes_max`.
    pub fn unpack(&self, disk: &Disk, bytes_max: Option<u64>) -> Result<Box<dyn Read + Send>> {
        let raw = disk.reader()?;
        let source: Box<dyn Read + Send> = match self {
            Self::None => Box::new(raw),
            Self::Gzip => Box::new(MultiGzDecoder::new(buffered(raw))),
            Self::Zstd => Box::new(zstd::Frames::new(buffered(raw))),
            Self::Zip(entry) => Box::new(entry.reader(raw)?),
        };
        let left = bytes_max.unwrap_or(u64::MAX);
        Ok(Box::new(Unpacked { source, name: self.name(), left, bytes_max: left }))
    }
}

fn buffered<R: Read>(source: R) -> BufReader<R> {
    BufReader::with_capacity(1 << 16, source)
}

/// A stream whose errors say what a person can do, and which ends where it grows too long.
struct Unpacked {
    source: Box<dyn Read + Send>,
    name: &'static str,
    left: u64,
    bytes_max: u64,
}

impl Read for Unpacked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = match self.source.read(into) {
            Ok(count) => count,
            Err(why) if self.name.is_empty() || why.kind() == ErrorKind::Interrupted => {
                return Err(why);
            }
            Err(why) => return Err(in_words(self.name, &why)),
        };
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(too_long(self.bytes_max))),
        }
        Ok(count)
    }
}

fn in_words(name: &str, why: &io::Error) -> io::Error {
    let told = match why.kind() {
        ErrorKind::UnexpectedEof => {
            format!("its {name} data end too early; it was cut off, copy or export it again")
        }
        _ if why.to_string().contains("gzip header") => {
            "its gzip data are followed by something else; copy or export it again".to_owned()
        }
        _ => format!("its {name} data are damaged ({why}); copy or export it again"),
    };
    io::Error::new(ErrorKind::InvalidData, told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: &[u8], bytes_max: Option<u64>) -> Result<Vec<u8>> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        let disk = Disk::kept(file).unwrap();
        let Kind::Text(container) = look(&disk, bytes)? else { bail!("a workbook") };
        let mut text = Vec::new();
        container.unpack(&disk, bytes_max)?.read_to_end(&mut text)?;
        Ok(text)
    }

    fn refused(bytes: &[u8]) -> String {
        format!("{:#}", read(bytes, None).unwrap_err())
    }

    #[test]
    fn all_members_of_a_gzip_file_are_read() {
        let two = [gzip(b"a,b\n"), gzip(b"1,2\n")].concat();
        assert_eq!(read(&two, None).unwrap(), b"a,b\n1,2\n");
    }

    #[test]
    fn a_gzip_file_cut_at_any_byte_is_an_error() {
        let whole = gzip(&b"order_id,amount\n".repeat(20));
        for end in 2..whole.len() {
            let why = refused(&whole[..end]);
            assert!(why.starts_with("its gzip data end too early"), "{end}: {why}");
        }
        for end in 0..2 {
            let kind = Kind::Text(Container::None);
            let why = misnamed(Path::new("a.csv.gz"), &whole[..end], &kind).unwrap_err();
            assert!(why.to_string().contains("it was cut off"), "{why}");
        }
    }

    #[test]
    fn a_gzip_file_with_a_wrong_sum_or_a_tail_is_an_error() {
        let mut bytes = gzip(b"order_id,amount\n");
        let sum = bytes.len() - 8;
        bytes[sum] ^= 1;
        assert!(refused(&bytes).starts_with("its gzip data are damaged"), "{}", refused(&bytes));
        let tail = [gzip(b"a\n"), b"no gzip data here".to_vec()].concat();
        assert!(refused(&tail).starts_with("its gzip data are followed"), "{}", refused(&tail));
        let short = [gzip(b"a\n"), b"x".to_vec()].concat();
        assert!(read(&short, None).is_err());
    }

    #[test]
    fn a_bomb_stops_at_the_limit() {
        let bomb = gzip(&vec![0; 2_000_000]);
        assert!(bomb.len() < 5_000);
        let why = read(&bomb, Some(1_000_000)).unwrap_err().to_string();
        assert_eq!(why, "holds more than 1000000 bytes of text, which is the limit that was set");
        assert_eq!(read(&bomb, Some(2_000_000)).unwrap().len(), 2_000_000);
    }

    #[test]
    fn formats_that_are_not_read_say_what_they_are() {
        let mut tar = vec![b'a'; 512];
        tar[257..262].copy_from_slice(b"ustar");
        for (bytes, expected) in [
            (&b"BZh91AY&SY"[..], "is packed by bzip2"),
            (b"\xFD7zXZ\0\0", "is packed by xz"),
            (b"7z\xBC\xAF\x27\x1C\0", "is a 7z archive"),
            (b"Rar!\x1A\x07\0", "is a rar archive"),
            (b"%PDF-1.7", "is a PDF document"),
            (b"PAR1\x15\0", "is a Parquet file"),
            (&tar, "is a tar archive"),
            (b"\xEF\xBB\xBF <!DOCTYPE HTML><table>", "is a page of HTML"),
            (b"PK\x03\x04 cut", "is a damaged or cut off zip archive"),
        ] {
            let why = refused(bytes);
            assert!(why.starts_with(expected), "{why}");
        }
        assert!(read(b"PAR1,PAR2\n", None).is_ok());
    }

    #[test]
    fn what_is_packed_twice_is_refused() {
        let inner = gzip(b"a\n");
        let told = refuse_nested(&inner, &Container::Zstd).unwrap_err().to_string();
        assert_eq!(told, "holds another packed file (gzip within zstd); unpack it once");
        assert!(refuse_nested(b"%PDF-1.7", &Container::Gzip).is_err());
        assert!(refuse_nested(b"a,b\n", &Container::Gzip).is_ok());
    }

    #[test]
    fn a_name_that_promises_too_much_is_told() {
        let plain = Kind::Text(Container::None);
        let told = |name: &str| misnamed(Path::new(name), b"order_id\n", &plain).unwrap();
        assert_eq!(told("a.csv"), None);
        let expected = "It is named .gz and is plain text; it was read as text.";
        assert_eq!(told("a.csv.gz").as_deref(), Some(expected));
        assert!(told("a.XLS").is_some());
    }
}
