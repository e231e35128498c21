//! Whether the encoding of a file, where nothing says it, changes anything that counts.
//!
//! Guesses nothing: where it would change a cell, the file is refused with what the cell may be.

use super::super::records::Record;
use super::super::supply::{self, Encoding};
use super::super::undecided::Undecided;
use super::Reading;
use anyhow::{Result, bail};

impl Reading<'_> {
    /// Whether the encodings that the file may be in read the cells that count alike.
    pub fn check_encoding(&self, record: &Record) -> Result<()> {
        let used = self.rivals[0];
        for &(header, _) in self.plans.iter().flat_map(|plan| &plan.cells) {
            let cell = record.cell(header);
            let reads = |other: &Encoding| supply::again(&cell, used, *other);
            let is_alike = |other: &Encoding| reads(other).as_deref() == Some(&*cell);
            if !cell.is_ascii() && !self.rivals.iter().all(is_alike) {
                bail!(self.undecided_encoding(&self.layout.header[header]));
            }
        }
        Ok(())
    }

    fn undecided_encoding(&self, column: &str) -> Undecided {
        let what = format!(
            "is not UTF-8, and column {column:?} reads differently in the encodings that it may be \
             in"
        );
        let ways = self.supply.first_bad_line().map_or_else(String::new, |(line, bytes)| {
            format!("line {line} may be\n{}\n", supply::four_ways(&bytes))
        });
        let lines = vec![format!("encoding = {:?}", self.rivals[0].name())];
        Undecided::told(what, lines)
            .beside(format!("{ways}koi8-r, iso-8859-5, cp852 and cp866 are known too"))
    }
}
