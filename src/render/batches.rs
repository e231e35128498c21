//! Reports with a row for each finding, written a few rows at a time.
//!
//! Batches are handed on in their order while others are still being made. Writes no row itself.

use crate::cores;
use crate::report::{Finding, Report, Stored};
use std::io;

/// How many findings are written out at a time.
const PIECE: usize = 1024;

/// What stands before the rows, and what writes some of them.
pub type Rows<'a> = (String, Box<dyn Fn(&[Box<Finding>]) -> String + Sync + 'a>);

/// Every row of findings that are held. Stops at the first error.
pub fn held<E>(
    report: &Report,
    (head, written): Rows<'_>,
    mut take: impl FnMut(String) -> Result<(), E>,
) -> Result<(), E> {
    take(head)?;
    cores::in_turn(report.findings.chunks(PIECE), written, take)
}

/// The same for findings that were put aside, of which a few are taken up at a time.
pub fn stored(
    stored: &Stored,
    (head, written): Rows<'_>,
    mut take: impl FnMut(String) -> io::Result<()>,
) -> io::Result<()> {
    take(head)?;
    let mut findings = stored.findings().map_err(io::Error::other)?;
    let batches = std::iter::from_fn(|| {
        let batch: Vec<_> = findings.by_ref().take(PIECE).collect();
        (!batch.is_empty()).then_some(batch)
    });
    let written = |batch: Vec<anyhow::Result<Box<Finding>>>| {
        let findings: anyhow::Result<Vec<_>> = batch.into_iter().collect();
        findings.map(|findings| written(&findings))
    };
    cores::in_turn(batches, written, |made| take(made.map_err(io::Error::other)?))
}
