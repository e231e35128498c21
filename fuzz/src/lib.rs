//! What the targets have in common: files of bytes, and the laws that hold of whatever is read.
//!
//! Holds no target. The files of one process lie in one temporary folder and are written anew for
//! every input.

pub use promised::intake::raw::RawTable;
use promised::intake::{self, Intake, Request, Source, raw};
use promised::tables::Role;
use promised::time::{Zone, parse};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

#[path = "../../tests/suite/own_lines.rs"]
pub mod own_lines;

/// The temporary folder of this process.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<TempDir> = OnceLock::new();
    FOLDER.get_or_init(|| tempfile::tempdir().expect("a temporary folder")).path()
}

/// A file with these bytes.
pub fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder().join(name);
    std::fs::write(&path, bytes).expect("a file can be written");
    path
}

/// Reads bytes as cells and holds what must be true of them.
pub fn read_raw(bytes: &[u8], source: &Source) -> Option<RawTable> {
    let table = raw::read(&file("input.csv", bytes), source).ok()?;
    let width = table.header.len();
    assert!(table.rows.iter().all(|row| row.cells.len() == width), "a row has another width");
    let rises = |lines: Vec<u32>| lines.windows(2).all(|pair| pair[0] < pair[1]);
    assert!(rises(table.rows.iter().map(|row| row.line).collect()), "rows are out of order");
    let mut last_end = 0;
    for reject in &table.rejects {
        let (start, end) = reject.span;
        assert!(last_end <= start && start <= end, "rejects share bytes");
        assert!(!reject.reason.is_empty(), "a reject without a reason");
        last_end = end;
    }
    assert_eq!(table.spans.iter().sum::<u64>(), table.bytes, "the spans do not tile the text");
    Some(table)
}

/// A request for files that play these roles.
pub fn request(files: Vec<(PathBuf, Option<Role>)>) -> Request {
    Request {
        files,
        folder: folder().to_owned(),
        with_samples: true,
        as_of: parse("2026-03-31", Zone::default()).expect("a day").hi,
        ..Request::default()
    }
}

/// Reads files and holds that no row is lost.
pub fn read(files: Vec<(PathBuf, Option<Role>)>) -> Option<Intake> {
    let intake = intake::read(&request(files)).ok()?;
    for account in &intake.files {
        let parts = [account.used, account.duplicate, account.quarantined, account.filtered];
        assert_eq!(account.rows_read, parts.iter().sum::<u64>(), "rows are lost");
    }
    let quarantined: u64 = intake.files.iter().map(|account| account.quarantined).sum();
    let named = intake.remarks.iter().filter(|remark| remark.is_quarantined).count();
    assert_eq!(quarantined, named as u64, "a row is in quarantine and nobody says why");
    Some(intake)
}

/// One order with a cell under a header, quoted as CSV.
pub fn order_with(header: &str, cell: &str) -> Option<Intake> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["order_id", header]).expect("a header");
    writer.write_record(["A1", cell]).expect("a row");
    let bytes = writer.into_inner().expect("it is whole");
    read(vec![(file("orders.csv", &bytes), Some(Role::Orders))])
}
