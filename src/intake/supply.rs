//! From a path to the text of a file, which can be read from its start again and again.
//!
//! Unpacks, decodes and takes sheets out of workbooks. All bytes are read once when a file is
//! opened, so that what is wrong with it is known before anything is read from it; memory does
//! not grow with the file, except for workbooks while they are opened. Splits no records.

mod archives;
mod code_pages;
mod containers;
mod disk;
mod encodings;
mod settling;
mod sheets;
mod survey;
#[cfg(test)]
mod tests;
mod transcode;
mod zstd;

pub use archives::TABLE_ENDS;
pub use disk::is_standard_input;
pub use encodings::{CANDIDATES, Encoding, again, four_ways};
pub use sheets::THREAD as WORKBOOK_THREAD;
pub use survey::Survey;

use anyhow::{Result, anyhow, bail};
use containers::{Container, HEAD_BYTES, Kind};
use disk::Disk;
use settling::Settled;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use survey::Tally;
use transcode::Transcoded;

/// Where the text of a file comes from; can be read from its start any number of times.
#[derive(Debug)]
pub struct Supply {
    /// The file as it was named.
    disk: Disk,
    /// The text of a sheet, where the file is a workbook.
    sheet: Option<Disk>,
    container: Container,
    mark_bytes: u64,
    /// How often each byte from 0x80 on occurs.
    upper: Box<[u64; 128]>,
    /// Bytes of the text as they are encoded, mark and Ctrl-Z left out.
    encoded_bytes: u64,
    decoded_bytes_max: Option<u64>,
    survey: Survey,
}

/// What was said of a file; [`None`] is found out.
#[derive(Debug, Clone, Copy, Default)]
pub struct Said<'a> {
    /// The encoding, by any of its names.
    pub encoding: Option<&'a str>,
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// More bytes than this are an error, as they are when they are unpacked.
    pub decoded_bytes_max: Option<u64>,
}

/// The ends of names of workbooks.
pub const WORKBOOK_ENDS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];

/// A path and the sheet that it names as `orders.xlsx#Sheet2`. A file of the whole name wins.
pub fn split_sheet(path: &Path) -> (PathBuf, Option<String>) {
    let whole = || (path.to_owned(), None);
    let Some(text) = path.to_str().filter(|_| !path.exists()) else { return whole() };
    let splits = text.rmatch_indices('#').map(|(at, _)| (Path::new(&text[..at]), &text[at + 1..]));
    let mut splits = splits.filter(|(_, sheet)| !sheet.is_empty());
    let found = splits.find(|(book, _)| book.is_file() || is_workbook(book));
    found.map_or_else(whole, |(book, sheet)| (book.to_owned(), Some(sheet.to_owned())))
}

/// Whether a name ends like that of a workbook.
pub fn is_workbook(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
    WORKBOOK_ENDS.contains(&end.to_ascii_lowercase().as_str())
}

impl Supply {
    /// Opens a path (`-` is standard input) and surveys all its bytes once.
    pub fn open(path: &Path, said: &Said<'_>) -> Result<Self> {
        let (path, named) = split_sheet(path);
        let said = Said { sheet: said.sheet.or(named.as_deref()), ..*said };
        let declared =
            said.encoding.map(Encoding::named).transpose().map_err(|why| anyhow!(why))?;
        let disk = Disk::open(&path, said.decoded_bytes_max)?;
        let head = head_of(disk.reader()?)?;
        let kind = containers::look(&disk, &head)?;
        let notes = containers::misnamed(&path, &head, &kind)?.into_iter().collect();
        match kind {
            Kind::Workbook(kind) => Self::open_workbook(disk, kind, &said, notes),
            Kind::Text(_) if said.sheet.is_some() => {
                bail!("is no workbook and has no sheet {:?}", said.sheet.unwrap_or_default())
            }
            Kind::Text(container) => Self::open_text(disk, container, &said, declared, notes),
        }
    }

    fn open_workbook(
        disk: Disk,
        kind: &'static str,
        said: &Said<'_>,
        mut notes: Vec<String>,
    ) -> Result<Self> {
        if let Some(encoding) = said.encoding {
            notes.push(format!("`encoding = {encoding:?}` means nothing for a workbook."));
        }
        let sheet = sheets::read(&disk, kind, said.sheet, said.decoded_bytes_max)?;
        notes.extend(sheet.notes);
        let text = Disk::kept(sheet.file)?;
        let tally = tally_of(text.reader()?, 0)?;
        let mut supply = Self::counted(disk, Container::None, 0, &tally, said, notes);
        supply.survey.container = kind;
        supply.survey.is_sheet = true;
        supply.sheet = Some(text);
        Ok(supply)
    }

    fn open_text(
        disk: Disk,
        container: Container,
        said: &Said<'_>,
        declared: Option<Encoding>,
        mut notes: Vec<String>,
    ) -> Result<Self> {
        let unpack = || container.unpack(&disk, said.decoded_bytes_max);
        let head = head_of(unpack()?)?;
        containers::refuse_nested(&head, &container)?;
        notes.extend(container.beside());
        let mark = settling::mark(&head)?;
        let reading = settling::first_reading(mark, declared, &head)?;
        let mark_bytes = mark.map_or(0, |(_, bytes)| bytes);
        let source = skip(unpack()?, mark_bytes)?;
        let is_utf_16 = matches!(reading, Encoding::Utf16Le | Encoding::Utf16Be);
        let tally = match is_utf_16 {
            true => tally_of(Transcoded::new(source, reading, mark_bytes), 0)?,
            false => tally_of(source, mark_bytes)?,
        };
        settling::refuse_binary(&tally, reading)?;
        let settled = match is_utf_16 {
            true => Settled::As(reading),
            false => settling::settle(&tally, mark_bytes > 0, declared),
        };
        let mut supply = Self::counted(disk, container, mark_bytes, &tally, said, notes);
        supply.agree(settled)?;
        Ok(supply)
    }

    /// A supply of UTF-8, with what was counted.
    fn counted(
        disk: Disk,
        container: Container,
        mark_bytes: u64,
        tally: &Tally,
        said: &Said<'_>,
        notes: Vec<String>,
    ) -> Self {
        let (encoded_bytes, ends, has_ctrl_z) = tally.text();
        let survey = Survey {
            bytes: disk.bytes(),
            decoded_bytes: encoded_bytes,
            container: container.name(),
            encoding: Encoding::Utf8,
            is_open: false,
            has_mark: mark_bytes > 0,
            has_ctrl_z,
            line_feeds: ends.feeds,
            lone_returns: ends.returns - ends.pairs,
            returns_before_feeds: ends.pairs,
            nuls: tally.nuls.iter().sum(),
            invalid_lines: tally.invalid_lines(),
            first_invalid: tally.first_invalid(),
            has_multibyte: tally.has_multibyte,
            is_sheet: false,
            notes,
        };
        Self {
            disk,
            sheet: None,
            container,
            mark_bytes,
            upper: Box::new(tally.upper),
            encoded_bytes,
            decoded_bytes_max: said.decoded_bytes_max,
            survey,
        }
    }

    /// Takes over what was settled, or fails and shows the first line that is in doubt.
    fn agree(&mut self, settled: Settled) -> Result<()> {
        match settled {
            Settled::As(encoding) => self.survey.encoding = encoding,
            Settled::Open => {
                self.survey.encoding = CANDIDATES[0];
                self.survey.is_open = true;
            }
            Settled::Doubtful(why) => bail!("{}", self.doubt(&why)),
        }
        let encoding = self.survey.encoding;
        self.survey.decoded_bytes = self.decoded_bytes_as(encoding);
        if encoding.is_single_byte() && !self.survey.is_open {
            (self.survey.invalid_lines, self.survey.first_invalid) = (0, None);
            self.survey.has_multibyte = false;
            self.refuse_meaningless(encoding)?;
            self.survey.notes.extend(self.controls(encoding));
        }
        Ok(())
    }

    /// Why the encoding is in doubt, with the first line that shows it.
    fn doubt(&self, why: &str) -> String {
        let Some((line, offset, byte)) = self.survey.first_invalid else {
            return why.to_owned();
        };
        let bad = self.first_bad_line().map(|(_, bytes)| bytes).unwrap_or_default();
        format!(
            "line {line}, byte {offset}: 0x{byte:02X} is not UTF-8; {why}. The line reads\n{}\nand \
             where one of these is right, write it as `encoding = ...`",
            four_ways(&bad),
        )
    }

    /// Fails where a byte occurs that is no character in the encoding.
    fn refuse_meaningless(&self, encoding: Encoding) -> Result<()> {
        let Some(table) = encoding.upper() else { return Ok(()) };
        let occurs = |at: &usize| table[*at].is_none() && self.upper[*at] > 0;
        let Some(at) = (0..table.len()).find(occurs) else { return Ok(()) };
        let byte = at as u8 | 0x80;
        let (mut line, mut offset) = (1, self.mark_bytes);
        let mut source = skip(self.unpack()?, self.mark_bytes)?;
        let end = if self.survey.line_feeds > 0 { b'\n' } else { b'\r' };
        each_chunk(&mut source, |chunk| {
            let here = memchr::memchr(byte, chunk);
            let before = &chunk[..here.unwrap_or(chunk.len())];
            line += memchr::memchr_iter(end, before).count();
            offset += before.len() as u64;
            here.is_none()
        })?;
        bail!(
            "line {line}, byte {offset}: 0x{byte:02X} is no character in {}; write another \
             `encoding` or export it again as UTF-8",
            encoding.name(),
        )
    }

    /// A note on bytes that are control characters, which hardly anyone means.
    fn controls(&self, encoding: Encoding) -> Option<String> {
        let table = encoding.upper()?;
        let is_control = |at: &usize| table[*at].is_some_and(char::is_control);
        let count: u64 = (0..table.len()).filter(is_control).map(|at| self.upper[at]).sum();
        let told = "bytes are control characters in";
        (count > 0).then(|| format!("{count} {told} {}; check the encoding.", encoding.name()))
    }

    /// The text from its start, as it is to be read: UTF-8, byte order mark and final Ctrl-Z left
    /// out. Lines that are not UTF-8 come as they are where the survey counts them.
    pub fn reader(&self) -> Result<Box<dyn Read + Send>> {
        self.stream(self.survey.encoding)
    }

    /// The same under another single-byte encoding, where the encoding is open.
    pub fn reader_as(&self, encoding: Encoding) -> Result<Box<dyn Read + Send>> {
        if !self.survey.is_open || !encoding.is_single_byte() {
            bail!("is {} and cannot be read as {}", self.survey.encoding.name(), encoding.name());
        }
        self.stream(encoding)
    }

    /// Whether every byte that occurs has a character in an encoding.
    pub fn may_be(&self, encoding: Encoding) -> bool {
        let Some(table) = encoding.upper() else { return false };
        table.iter().zip(self.upper.iter()).all(|(mark, count)| mark.is_some() || *count == 0)
    }

    /// How many bytes [`Supply::reader_as`] yields in all.
    pub fn decoded_bytes_as(&self, encoding: Encoding) -> u64 {
        let Some(table) = encoding.upper() else { return self.encoded_bytes };
        let extra = |(mark, count): (&Option<char>, &u64)| {
            count * mark.map_or(0, |mark| mark.len_utf8() as u64 - 1)
        };
        self.encoded_bytes + table.iter().zip(self.upper.iter()).map(extra).sum::<u64>()
    }

    fn stream(&self, encoding: Encoding) -> Result<Box<dyn Read + Send>> {
        let left = self.decoded_bytes_as(encoding);
        if let Some(sheet) = &self.sheet {
            return Ok(Box::new(Exactly { source: sheet.reader()?, left }));
        }
        let source = skip(self.unpack()?, self.mark_bytes)?;
        Ok(match encoding {
            Encoding::Utf8 => Box::new(Exactly { source, left }),
            _ => {
                let source = Transcoded::new(source, encoding, self.mark_bytes);
                Box::new(Exactly { source, left })
            }
        })
    }

    fn unpack(&self) -> Result<Box<dyn Read + Send>> {
        self.container.unpack(&self.disk, self.decoded_bytes_max)
    }

    /// What was found when all bytes were read.
    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// Whether the file is still the one that was opened, and nothing was written to it since.
    pub fn is_unchanged(&self) -> bool {
        self.disk.is_unchanged()
    }

    /// The first line that is not UTF-8, by its number, as its bytes are; of a long line only what
    /// stands around the first such byte.
    pub fn first_bad_line(&self) -> Option<(u32, Vec<u8>)> {
        /// Bytes shown on either side.
        const AROUND: u64 = 2_048;
        let (line, offset, _) = self.survey.first_invalid?;
        let start = offset.saturating_sub(AROUND);
        let mut shown = Vec::new();
        let source = skip(self.unpack().ok()?, start).ok()?;
        source.take(2 * AROUND).read_to_end(&mut shown).ok()?;
        let at = shown.len().min((offset - start) as usize);
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let end = shown[at..].iter().position(is_end).map_or(shown.len(), |length| at + length);
        let begin = shown[..at].iter().rposition(is_end).map_or(0, |place| place + 1);
        Some((line, shown[begin..end].to_vec()))
    }
}

/// The first bytes of a stream.
fn head_of(source: impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    source.take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// A stream without its first bytes.
fn skip<R: Read>(mut source: R, bytes: u64) -> io::Result<R> {
    io::copy(&mut (&mut source).take(bytes), &mut io::sink())?;
    Ok(source)
}

/// Reads a stream to its end or until it is enough.
fn each_chunk(source: &mut impl Read, mut take: impl FnMut(&[u8]) -> bool) -> io::Result<()> {
    let mut chunk = vec![0; 1 << 16];
    loop {
        match source.read(&mut chunk) {
            Ok(0) => return Ok(()),
            Ok(count) if take(&chunk[..count]) => {}
            Ok(_) => return Ok(()),
            Err(why) if why.kind() == ErrorKind::Interrupted => {}
            Err(why) => return Err(why),
        }
    }
}

fn tally_of(mut source: impl Read, offset: u64) -> io::Result<Tally> {
    let mut tally = Tally::new(offset);
    each_chunk(&mut source, |chunk| {
        tally.take(chunk);
        true
    })?;
    tally.end();
    Ok(tally)
}

/// A stream of exactly so many bytes: what was counted once is never silently less.
struct Exactly<R> {
    source: R,
    left: u64,
}

impl<R: Read> Read for Exactly<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let wanted = into.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        if wanted == 0 {
            return Ok(0);
        }
        let count = self.source.read(&mut into[..wanted])?;
        self.left -= count as u64;
        if count == 0 {
            let told = "changed while it was read; run again";
            return Err(io::Error::new(ErrorKind::InvalidData, told));
        }
        Ok(count)
    }
}
