//! Where the rows of a file came from, kept so that they can be shown as they stand.
//!
//! Reads a file once more, for a few of its lines only. Decides nothing.

use super::dialect::Layout;
use super::records::{Record, Step};
use super::supply::{Encoding, Supply};
use super::written::plain;
use super::{FileAccount, Remark};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::io::Read;

/// A file and how it was read.
#[derive(Debug)]
pub struct Origin {
    /// Its text.
    pub supply: Supply,
    /// How it is written.
    pub layout: Layout,
    /// The encoding that was settled for it, where its own is open.
    pub encoding: Option<Encoding>,
}

/// A physical line or record as it stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Raw {
    /// Where it begins and ends in the decoded text, in bytes.
    pub span: (u64, u64),
    /// Its text.
    pub text: String,
}

impl Origin {
    /// The text from its start.
    pub fn reader(&self) -> Result<Box<dyn Read + Send>> {
        open(&self.supply, self.encoding)
    }

    /// The records and faulty lines that begin on one of these lines.
    fn raws(&self, wanted: &mut BTreeMap<u32, Raw>) -> Result<()> {
        let (mut reader, mut record) = self.layout.rows(self.reader()?);
        take(&record, wanted);
        while reader.next(&mut record) != Step::End {
            take(&record, wanted);
        }
        reader.finish()?;
        Ok(())
    }
}

fn take(record: &Record, wanted: &mut BTreeMap<u32, Raw>) {
    if let Some(raw) = wanted.get_mut(&record.line) {
        *raw = Raw { span: record.span, text: plain(&record.text).into_owned() };
    }
}

/// The text of a file, in the encoding that was settled for it.
pub fn open(supply: &Supply, encoding: Option<Encoding>) -> Result<Box<dyn Read + Send>> {
    match encoding {
        Some(encoding) => supply.reader_as(encoding),
        None => supply.reader(),
    }
}

/// Where the rows of every file of an intake came from, by the file's place.
#[derive(Debug, Default)]
pub struct Origins(pub Vec<Option<Origin>>);

impl Origins {
    /// The lines of remarks as they stand in their files, one for each remark; empty where a
    /// remark is about no line. Reads the files of these remarks once more.
    pub fn raws(&self, remarks: &[&Remark], files: &[FileAccount]) -> Result<Vec<Raw>> {
        let mut wanted: BTreeMap<u16, BTreeMap<u32, Raw>> = BTreeMap::new();
        for remark in remarks.iter().filter(|remark| remark.line > 0) {
            wanted.entry(remark.file).or_default().insert(remark.line, Raw::default());
        }
        for (&file, lines) in &mut wanted {
            if let Some(Some(origin)) = self.0.get(usize::from(file)) {
                let path = files.get(usize::from(file)).map_or("", |file| &file.path);
                origin.raws(lines).with_context(|| format!("{path}: cannot be read again"))?;
            }
        }
        let raw = |remark: &&Remark| wanted.get(&remark.file)?.get(&remark.line).cloned();
        Ok(remarks.iter().map(|remark| raw(remark).unwrap_or_default()).collect())
    }
}
