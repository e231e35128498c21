//! A zip archive that holds one table: which entry it is, and its bytes as a stream.
//!
//! Opens no archive within an archive and needs no password.

use super::disk::{Disk, Raw, too_long};
use anyhow::{Result, anyhow, bail};
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use std::io::{self, BufReader, ErrorKind, Read, Seek, SeekFrom};
use zip::{CompressionMethod, ZipArchive};

/// An entry of an archive: where its data stand and what they are to be.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its path in the archive.
    pub name: String,
    /// The other files of the archive, none of which is a table.
    pub beside: Vec<String>,
    start: u64,
    packed_bytes: u64,
    bytes: u64,
    sum: u32,
    is_packed: bool,
}

/// What an archive turned out to be.
#[derive(Debug)]
pub enum Archive {
    /// One table.
    Table(Entry),
    /// A workbook, by its kind.
    Workbook(&'static str),
}

/// The ends of names of tables.
pub const TABLE_ENDS: [&str; 4] = ["csv", "tsv", "txt", "tab"];

/// Looks into an archive.
pub fn look(disk: &Disk) -> Result<Archive> {
    let mut archive = ZipArchive::new(BufReader::new(disk.reader()?))
        .map_err(|why| anyhow!("is a damaged or cut off zip archive ({why}); copy it again"))?;
    let mut names = Vec::new();
    for place in 0..archive.len() {
        let entry = archive.by_index_raw(place).map_err(|why| damaged(&why.to_string()))?;
        let name = entry.name().map_or_else(
            |_| String::from_utf8_lossy(entry.name_raw()).into_owned(),
            |name| name.into_owned(),
        );
        names.push((name, entry.is_dir()));
    }
    if let Some(kind) = workbook(&names)? {
        return Ok(Archive::Workbook(kind));
    }
    if archive.has_duplicate_names() {
        bail!("is a zip archive with two entries of one name; unpack it and name the files");
    }
    let (place, beside) = table(&names)?;
    let name = names.swap_remove(place).0;
    Ok(Archive::Table(entry(&mut archive, place, name, beside)?))
}

fn damaged(why: &str) -> anyhow::Error {
    anyhow!("its zip data are damaged ({why}); copy or export it again")
}

/// Which kind of workbook the entries make up; an error for other documents.
fn workbook(names: &[(String, bool)]) -> Result<Option<&'static str>> {
    let holds = |wanted: &str| names.iter().any(|(name, _)| name.eq_ignore_ascii_case(wanted));
    let begins = |wanted: &str| names.iter().any(|(name, _)| name.starts_with(wanted));
    Ok(match () {
        () if holds("xl/workbook.bin") => Some("xlsb"),
        () if begins("xl/") && holds("[Content_Types].xml") => Some("xlsx"),
        () if holds("mimetype") && holds("content.xml") => Some("ods"),
        () if begins("Index/") && begins("Metadata/") => {
            bail!("is a document of Numbers, Pages or Keynote; export it as CSV or Excel")
        }
        () if holds("[Content_Types].xml") => {
            bail!("is an office document and no workbook; export the table as CSV or Excel")
        }
        () => None,
    })
}

/// The place of the one table, and the names of the other files.
fn table(names: &[(String, bool)]) -> Result<(usize, Vec<String>)> {
    let is_noise = |name: &str| {
        name.starts_with("__MACOSX/")
            || name.rsplit('/').next().is_some_and(|last| last.starts_with('.'))
    };
    let kept =
        names.iter().enumerate().filter(|(_, (name, is_folder))| !is_folder && !is_noise(name));
    let files: Vec<(usize, &str)> = kept.map(|(place, (name, _))| (place, name.as_str())).collect();
    let tables = || files.iter().filter(|(_, name)| is_table(name));
    let chosen = match (tables().count(), files.as_slice()) {
        (1, _) => tables().next().map(|(place, _)| *place),
        (0, [(place, _)]) => Some(*place),
        _ => None,
    };
    let Some(chosen) = chosen else {
        if files.is_empty() {
            bail!("is a zip archive without any file");
        }
        let list: Vec<&str> = files.iter().take(8).map(|(_, name)| *name).collect();
        let more = if files.len() > list.len() { ", ..." } else { "" };
        let list = list.join(", ");
        bail!("is a zip archive of more than one file: {list}{more}; unpack it and name the files");
    };
    let others = files.iter().filter(|(place, _)| *place != chosen);
    Ok((chosen, others.map(|(_, name)| (*name).to_owned()).collect()))
}

fn is_table(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    end.is_some_and(|end| TABLE_ENDS.contains(&end.as_str()))
}

fn entry(
    archive: &mut ZipArchive<BufReader<Raw>>,
    place: usize,
    name: String,
    beside: Vec<String>,
) -> Result<Entry> {
    let held = archive.by_index_raw(place).map_err(|why| damaged(&why.to_string()))?;
    if held.encrypted() {
        bail!("is a zip archive with a password; unpack it and name the file");
    }
    let is_packed = match held.compression() {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        other => bail!("is a zip archive packed by {other}; unpack it and name the file"),
    };
    let start = held.data_start().ok_or_else(|| damaged("an entry has no data"))?;
    Ok(Entry {
        name,
        beside,
        start,
        packed_bytes: held.compressed_size(),
        bytes: held.size(),
        sum: held.crc32(),
        is_packed,
    })
}

/// Reads all parts of a workbook once, so that their sums are compared, and tells whether each of
/// some words occurs in a part that holds a sheet. Much faster than taking the XML apart to look
/// for what it mostly does not hold. Fails where the parts unpack to more than `bytes_max`; counts
/// what comes out, for what an archive says of itself may be wrong.
pub fn read_parts<const N: usize>(
    disk: &Disk,
    bytes_max: Option<u64>,
    words: [&[u8]; N],
) -> Result<[bool; N]> {
    let told = |why: &dyn std::fmt::Display| damaged(&why.to_string());
    let mut archive = ZipArchive::new(BufReader::new(disk.reader()?)).map_err(|why| told(&why))?;
    let overlap = words.iter().map(|word| word.len()).max().unwrap_or_default();
    let mut left = bytes_max.unwrap_or(u64::MAX);
    let mut chunk = vec![0; overlap + (1 << 16)];
    let mut found = [false; N];
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|why| told(&why))?;
        let is_sheet = part.name().is_ok_and(|name| name.contains("worksheets/"));
        let mut kept = 0;
        loop {
            let count = part.read(&mut chunk[kept..]).map_err(|why| told(&why))?;
            if count == 0 {
                break;
            }
            let Some(rest) = left.checked_sub(count as u64) else {
                bail!("{}", too_long(bytes_max.unwrap_or_default()));
            };
            left = rest;
            let text = &chunk[..kept + count];
            for (word, found) in words.iter().zip(&mut found).filter(|_| is_sheet) {
                *found = *found || memchr::memmem::find(text, word).is_some();
            }
            let from = text.len().saturating_sub(overlap);
            kept = text.len() - from;
            chunk.copy_within(from..from + kept, 0);
        }
    }
    Ok(found)
}

impl Entry {
    /// The bytes of the entry, compared with its sums where they end.
    pub fn reader(&self, mut raw: Raw) -> io::Result<impl Read + Send + use<>> {
        raw.seek(SeekFrom::Start(self.start))?;
        let packed = BufReader::with_capacity(1 << 16, raw.take(self.packed_bytes));
        let source = match self.is_packed {
            true => Packing::Deflate(DeflateDecoder::new(packed)),
            false => Packing::None(packed),
        };
        Ok(Checked { source, sum: Crc::new(), bytes: 0, expected: (self.bytes, self.sum) })
    }
}

enum Packing<R> {
    Deflate(DeflateDecoder<R>),
    None(R),
}

struct Checked<R> {
    source: Packing<R>,
    sum: Crc,
    bytes: u64,
    expected: (u64, u32),
}

impl<R: io::BufRead> Read for Checked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = match &mut self.source {
            Packing::Deflate(source) => source.read(into)?,
            Packing::None(source) => source.read(into)?,
        };
        self.bytes += count as u64;
        self.sum.update(&into[..count]);
        if count == 0 && !into.is_empty() && (self.bytes, self.sum.sum()) != self.expected {
            let told = "an entry does not fit its checksum";
            return Err(io::Error::new(ErrorKind::InvalidData, told));
        }
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Seek, Write};
    use zip::write::SimpleFileOptions;

    fn kept(bytes: &[u8]) -> Disk {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        Disk::kept(file).unwrap()
    }

    fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        for (name, text) in entries {
            if let Some(folder) = name.strip_suffix('/') {
                writer.add_directory(folder, SimpleFileOptions::default()).unwrap();
            } else {
                writer.start_file(*name, SimpleFileOptions::default()).unwrap();
                writer.write_all(text.as_bytes()).unwrap();
            }
        }
        let mut cursor = writer.finish().unwrap();
        cursor.rewind().unwrap();
        cursor.into_inner()
    }

    fn read(bytes: &[u8]) -> Result<String> {
        let disk = kept(bytes);
        match look(&disk)? {
            Archive::Workbook(kind) => Ok(kind.to_owned()),
            Archive::Table(entry) => {
                let mut text = String::new();
                entry.reader(disk.reader()?)?.read_to_string(&mut text)?;
                Ok(format!("{}|{text}|{}", entry.name, entry.beside.join(",")))
            }
        }
    }

    fn check(entries: &[(&str, &str)], expected: &str) {
        let found = read(&archive(entries)).unwrap_or_else(|why| format!("{why:#}"));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_one_table_is_read_and_what_is_beside_it_is_named() {
        check(&[("orders.csv", "a\n")], "orders.csv|a\n|");
        check(&[("export", "a\n")], "export|a\n|");
        check(
            &[("x/", ""), ("x/a.TSV", "a\n"), ("__MACOSX/x/._a.TSV", "m"), ("x/.DS_Store", "m")],
            "x/a.TSV|a\n|",
        );
        check(&[("read.pdf", "%"), ("a.csv", "a\n")], "a.csv|a\n|read.pdf");
    }

    #[test]
    fn two_tables_or_none_are_refused_by_name() {
        check(
            &[("a.csv", "a\n"), ("b.csv", "b\n")],
            "is a zip archive of more than one file: a.csv, b.csv; unpack it and name the files",
        );
        check(&[("x/", "")], "is a zip archive without any file");
    }

    #[test]
    fn documents_are_told_from_archives() {
        check(&[("[Content_Types].xml", ""), ("xl/workbook.xml", "")], "xlsx");
        check(&[("[Content_Types].xml", ""), ("xl/workbook.bin", "")], "xlsb");
        check(&[("mimetype", ""), ("content.xml", "")], "ods");
        check(
            &[("[Content_Types].xml", ""), ("word/document.xml", "")],
            "is an office document and no workbook; export the table as CSV or Excel",
        );
    }

    #[test]
    fn an_archive_cut_at_any_byte_or_changed_is_an_error() {
        let whole = archive(&[("a.csv", &"order_id,amount\n".repeat(50))]);
        assert!(read(&whole).is_ok());
        for end in 4..whole.len() {
            assert!(read(&whole[..end]).is_err(), "{end}");
        }
    }

    #[test]
    fn an_entry_that_does_not_fit_its_sum_is_an_error() {
        let mut writer = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file("a.csv", stored).unwrap();
        writer.write_all(b"order_id").unwrap();
        let mut bytes = writer.finish().unwrap().into_inner();
        assert_eq!(read(&bytes).unwrap(), "a.csv|order_id|");
        let at = memchr::memmem::find(&bytes, b"order_id").unwrap();
        bytes[at] = b'0';
        let why = read(&bytes).unwrap_err().to_string();
        assert_eq!(why, "an entry does not fit its checksum");
    }

    #[test]
    fn words_in_sheets_are_found_wherever_they_stand() {
        let sheet = |lead: usize| format!("{}mergeCell", "x".repeat(lead));
        for lead in [0, 65_530, 65_536, 65_544, 65_545, 200_000] {
            let disk = kept(&archive(&[("xl/worksheets/1.xml", &sheet(lead)), ("x", "f>")]));
            let found = read_parts(&disk, None, [b"mergeCell", b"f>"]).unwrap();
            assert_eq!(found, [true, false], "{lead}");
        }
    }

    #[test]
    fn what_a_workbook_unpacks_to_is_bounded() {
        let bytes = kept(&archive(&[("a", &"x".repeat(1_000)), ("b", &"x".repeat(1_000))]));
        assert!(read_parts(&bytes, Some(2_000), []).is_ok());
        assert!(read_parts(&bytes, Some(1_999), []).is_err());
    }
}
