//! From the bytes of exports to typed columns, and an account of every row on the way.
//!
//! Never guesses on keys, money or dates, and never drops a row without a remark.
//! Does not join tables and does not judge.

mod amounts;
pub mod apart;
mod aside;
mod assemble;
mod cells;
mod dates;
mod dialect;
mod files;
mod flat;
mod fold;
mod headers;
mod headers_words;
mod instants;
mod later;
mod lengths;
mod opening;
mod origin;
mod pattern;
mod plan;
pub mod raw;
mod reading;
mod records;
mod repeats;
mod roles;
mod sample;
pub mod spool;
mod stage;
mod stored;
mod structure;
mod supply;
mod ties;
mod times;
mod undecided;
mod words;
mod written;

use crate::cores;
use crate::progress::Progress;
use crate::tables::{Role, Tables};
use crate::time::Zone;
use crate::timings::Timings;
use anyhow::{Result, anyhow, bail};
use aside::Aside;
pub use cells::Class;
use files::Job;
pub use headers::{is_known as is_known_header, prepare};
pub use later::{happened, told_at};
pub use origin::{Origins, Raw};
use reading::Part;
pub use repeats::key_of;
use std::borrow::Cow;
use std::path::PathBuf;
use std::sync::Arc;
pub use supply::WORKBOOK_THREAD;
pub use words::{About, BETWEEN, in_ours, nobody, spellings, word_in_ours};

/// Reads every file of a request into tables.
///
/// Fails where a file cannot be read at all or where something about a whole file would have to be
/// guessed; the error begins with the path. Bad rows are no failure: they are left out and named.
pub fn read(request: &Request) -> Result<Intake> {
    let jobs = files::list(request)?;
    if jobs.is_empty() {
        bail!("no file is given");
    }
    let mut parts = read_all(&jobs, request)?;
    if parts.iter().all(|part| part.is_left_out) {
        bail!("{}", opening::nothing_known(&parts));
    }
    request.timings.lap("read");
    assemble::settle_alone(&mut parts, request.as_of);
    let intake = assemble::assemble(parts);
    request.timings.lap("put together");
    intake
}

/// Reads every file of a request by itself: each is read or refused on its own, in the order given.
pub fn read_each(request: &Request) -> Result<Vec<(String, Result<Intake>)>> {
    let alone = |job: &Job| {
        let mut parts = opening::read(job, request)?;
        assemble::settle_alone(&mut parts, request.as_of);
        assemble::assemble(parts)
    };
    Ok(files::list(request)?.iter().map(|job| (job.shown.clone(), alone(job))).collect())
}

/// Reads the files on all cores and returns them in the order given.
fn read_all(jobs: &[Job], request: &Request) -> Result<Vec<Part>> {
    let read =
        |job: &Job| opening::read(job, request).map_err(|why| anyhow!("{}: {why:#}", job.shown));
    let parts: Result<Vec<Vec<Part>>> = cores::each(jobs, read).into_iter().collect();
    Ok(parts?.into_iter().flatten().collect())
}

/// How one or more files are to be read, as a contract or a flag says it.
/// What is [`None`] or empty is decided from the files themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The files, relative to the contract, with `*` allowed in the file name.
    pub files: Vec<String>,
    /// The roles the files play.
    pub roles: Vec<Role>,
    /// Which header feeds which column of which role.
    /// In a warehouse it is the name of a column.
    pub columns: Vec<(Role, String, String)>,
    /// A constant for a column that the file does not hold: role, column, text.
    pub constants: Vec<(Role, String, String)>,
    /// Only rows whose cell under this header is one of these texts play the roles.
    pub only: Vec<(String, Vec<String>)>,
    /// What stands between two fields: one ASCII character or several.
    pub delimiter: Option<String>,
    /// The decimal mark.
    pub decimal: Option<char>,
    /// How dates are written, such as `dd.mm.yyyy`.
    pub dates: Option<String>,
    /// The zone of timestamps that name none.
    pub zone: Option<Zone>,
    /// Cells that mean "no value".
    pub absent: Vec<String>,
    /// What the file's own words for states and kinds mean: their word, ours.
    pub words: Vec<(String, String)>,
    /// How many lines stand above the header.
    pub skip_lines: usize,
    /// The encoding, by its usual name, such as `windows-1250`.
    pub encoding: Option<String>,
    /// What encloses a field.
    pub quote: Option<Quote>,
    /// What stands before a quote or itself to take it literally, besides a doubled quote.
    pub escape: Option<char>,
    /// Whether spaces before an opening quote mean nothing.
    pub trim_before_quote: bool,
    /// Lines that begin with this text are no rows.
    pub comment: Option<String>,
    /// Rows that begin with one of these texts, and all below them, are no rows.
    pub footer: Vec<String>,
    /// The sheet of a workbook, by its name.
    pub sheet: Option<String>,
    /// Fewer rows than this make the audit incomplete; none are allowed where it is 0.
    pub min_rows: Option<u64>,
    /// The table of a warehouse that holds the same rows, such as `shop.orders`.
    pub table: Option<String>,
    /// What the columns of that table are, where their kind does not say: role, column, word.
    pub types: Vec<(Role, String, String)>,
}

/// What encloses a field that holds the delimiter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quote {
    /// `"`
    #[default]
    Double,
    /// Another ASCII character.
    Mark(u8),
    /// Nothing; every quote is text.
    None,
}

/// How differing spellings of a key may be made equal, always for all files alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Normalisation {
    /// `1.0` becomes `1`.
    DecimalZero,
    /// `007` becomes `7`.
    LeadingZeros,
    /// `so-1` becomes `SO-1`.
    Case,
    /// `SO 1` becomes `SO1`.
    Spaces,
    /// `#1001` becomes `1001`.
    Hash,
}

impl Normalisation {
    /// Every kind, in the order they are applied.
    pub const ALL: [Self; 5] =
        [Self::Spaces, Self::Hash, Self::Case, Self::DecimalZero, Self::LeadingZeros];

    /// The word for it in a contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DecimalZero => "decimal-zero",
            Self::LeadingZeros => "leading-zeros",
            Self::Case => "case",
            Self::Spaces => "spaces",
            Self::Hash => "hash",
        }
    }

    /// Whether any kind may change a key; false only where none does.
    pub fn may_change(key: &str) -> bool {
        key.starts_with(['#', '0'])
            || key.ends_with(".0")
            || key.bytes().any(|byte| byte.is_ascii_lowercase() || !byte.is_ascii_graphic())
    }

    /// The key with this difference removed; borrowed where there is none.
    pub fn apply(self, key: &str) -> Cow<'_, str> {
        match self {
            Self::DecimalZero => key.strip_suffix(".0").unwrap_or(key).into(),
            Self::LeadingZeros => match key.trim_start_matches('0') {
                "" if !key.is_empty() => "0".into(),
                short => short.into(),
            },
            Self::Case if key.chars().any(char::is_lowercase) => key.to_uppercase().into(),
            Self::Spaces if key.contains(char::is_whitespace) => {
                key.chars().filter(|mark| !mark.is_whitespace()).collect()
            }
            Self::Case | Self::Spaces => key.into(),
            Self::Hash => key.trim_start_matches('#').into(),
        }
    }
}

/// Everything intake needs to know.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Files given on the command line with a role, or none to find it by the header.
    pub files: Vec<(PathBuf, Option<Role>)>,
    /// Sources of the contract; their files are read too.
    pub sources: Vec<Source>,
    /// The folder that the files of the sources are relative to.
    pub folder: PathBuf,
    /// The zone of timestamps where a source names none.
    pub zone: Zone,
    /// Whether somebody named that zone.
    pub has_zone: bool,
    /// The currency of amounts where no column holds one.
    pub currency: Option<String>,
    /// How keys are made equal.
    pub normalise: Vec<Normalisation>,
    /// Rows about later moments are invisible.
    pub as_of: i64,
    /// Whether samples of every column are wanted.
    pub with_samples: bool,
    /// Files that are no exports, even where they lie among them.
    pub besides: Vec<PathBuf>,
    /// A compressed file may not grow beyond so many bytes.
    pub decoded_bytes_max: Option<u64>,
    /// Where the stages are noted.
    pub timings: Timings,
    /// Where it is noted how many rows are read.
    pub progress: Progress,
    /// Where pieces are put aside as soon as they are read; [`None`] where memory holds them.
    pub aside: Option<Arc<Aside>>,
}

/// What intake returns: tables, and an account of every row that is or is not in them.
#[derive(Debug, Default)]
pub struct Intake {
    /// The typed columns.
    pub tables: Tables,
    /// One account per file, in the order read; rows refer to a file by its place here.
    pub files: Vec<FileAccount>,
    /// What was noticed on the way, in the order of files and lines.
    pub remarks: Vec<Remark>,
    /// Where the rows came from, to show them as they stand.
    pub origins: Origins,
}

/// What became of one file. `rows_read = used + duplicate + quarantined + filtered` always holds.
#[derive(Debug, Clone, Default)]
pub struct FileAccount {
    /// The path as given.
    pub path: String,
    /// The roles it played.
    pub roles: Vec<Role>,
    /// What was decided about it, in one line: delimiter, decimal mark, date order.
    pub decided: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Data rows, header and blank lines not counted.
    pub rows_read: u64,
    /// Rows that are in at least one table.
    pub used: u64,
    /// Rows that repeat an earlier row exactly and were left out.
    pub duplicate: u64,
    /// Rows that could not be read beyond doubt.
    pub quarantined: u64,
    /// Rows left out because the contract says so or because they are later than as-of.
    pub filtered: u64,
    /// Amounts read into tables, per role, column and currency, in millionths.
    pub money: Vec<(Role, &'static str, String, i128)>,
    /// How many columns of each role its header names, the roles it plays or not.
    pub scores: Vec<(Role, usize)>,
    /// How the file is written.
    pub dialect: DialectAccount,
    /// What became of each of its columns, in the order of the header.
    pub columns: Vec<ColumnAccount>,
    /// The latest moment that a row says has happened.
    pub newest: Option<i64>,
    /// Size of the decoded text in bytes, as it was surveyed before its rows were read.
    pub decoded_bytes: u64,
    /// How few rows the contract allows it to have; [`None`] where it says nothing.
    pub min_rows: Option<u64>,
    /// Whether the file was changed while it was read.
    pub is_changed: bool,
    /// Bills for several orders of which an amount was taken to be that of the whole bill.
    pub joint_bills: u64,
}

impl FileAccount {
    /// The headers that nothing was read from for a role that the file plays.
    pub fn unused_headers(&self) -> impl Iterator<Item = &str> {
        let is_used =
            |column: &ColumnAccount| column.feeds.iter().any(|(role, _)| self.roles.contains(role));
        self.columns.iter().filter(move |column| !is_used(column)).map(|one| one.header.as_str())
    }
}

/// How a file is written, as it was found or said. Byte counts are of the decoded text and add up
/// to its size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DialectAccount {
    /// `gzip`, `zstd`, `zip` or a kind of workbook; empty for a plain file.
    pub container: &'static str,
    /// The encoding, by its usual name.
    pub encoding: &'static str,
    /// The name of the delimiter; empty in a workbook.
    pub delimiter: String,
    /// The quote.
    pub quote: Quote,
    /// `LF`, `CRLF`, `CR` or `mixed`.
    pub line_end: &'static str,
    /// The physical line of the header; 0 where there is none.
    pub header_line: u32,
    /// Lines above the header, blank ones included.
    pub preamble_lines: u32,
    /// Lines below the last row that are no rows, such as totals.
    pub footer_lines: u32,
    /// Lines of comments.
    pub comment_lines: u32,
    /// Blank lines among the rows.
    pub blank_lines: u32,
    /// Bytes above the header, of the header, of records, of quarantined text, and of lines that
    /// are none of these.
    pub spans: [u64; 5],
}

/// What became of one column of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnAccount {
    /// The header as it stands.
    pub header: String,
    /// The columns it feeds.
    pub feeds: Vec<(Role, &'static str)>,
    /// How its cells are written, such as `decimal comma` or `dd.mm.yyyy (days)`.
    pub written: String,
    /// `day` or `instant` for a column of times, else empty.
    pub precision: &'static str,
    /// Why it is not used although its name may mean something, with what to write.
    pub unused: String,
    /// Cells with a value.
    pub present: u64,
    /// Up to two different values.
    pub samples: Vec<String>,
}

/// Something about the input that its reader must know. Every remark has a code of the DAT family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The code, such as `DAT002`.
    pub code: &'static str,
    /// The file, by its place in [`Intake::files`].
    pub file: u16,
    /// The physical line, or 0 for the whole file.
    pub line: u32,
    /// The header of the column, or empty.
    pub column: String,
    /// The cell as it stands, or empty.
    pub value: String,
    /// What is wrong, as a sentence without a final stop.
    pub message: String,
    /// What to write or do, such as the line to paste into the contract.
    pub remedy: String,
    /// The order it is about, where known.
    pub order: String,
    /// Whether the row was quarantined for it.
    pub is_quarantined: bool,
}

#[cfg(test)]
mod tests;
