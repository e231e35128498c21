//! Cells, row by row, as text in a temporary file.
//!
//! Every row that holds anything gets as many fields as the widest; a row that holds nothing is
//! nothing but its end. Blank rows and columns after the last cell are not written.

use super::super::disk::{temporary, too_long};
use super::cells::address;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Seek, Write};

const FIELD: u8 = 0x1F;
const ROW: u8 = 0x1E;
/// More fields than this are no table but a cell that strayed to the end of the sheet.
const FIELDS_MAX: u64 = 100_000_000;

/// The text of a sheet that is being written.
pub struct Rows {
    file: BufWriter<File>,
    /// The row that is being written.
    row: u32,
    /// Separators in it so far.
    separators: u32,
    /// Whether it holds a cell.
    is_begun: bool,
    width: u32,
    /// Whether an earlier row holds a cell.
    has_rows: bool,
    is_ragged: bool,
    bytes: u64,
    bytes_max: Option<u64>,
}

impl Rows {
    /// Writes into `file`.
    pub fn new(file: File, bytes_max: Option<u64>) -> Self {
        Self {
            file: BufWriter::with_capacity(1 << 16, file),
            row: 0,
            separators: 0,
            is_begun: false,
            width: 0,
            has_rows: false,
            is_ragged: false,
            bytes: 0,
            bytes_max,
        }
    }

    /// Writes the next cell that holds something.
    pub fn put(&mut self, row: u32, column: u32, text: &str) -> Result<()> {
        let is_behind = self.is_begun && column <= self.separators;
        if row < self.row || row == self.row && is_behind {
            bail!(
                "is a damaged workbook (cell {} is out of order); open it in a spreadsheet and \
                   save it again",
                address(row, column)
            );
        }
        let width = self.width.max(column + 1);
        if u64::from(width) * u64::from(row + 1) > FIELDS_MAX {
            bail!(
                "its cell {} is too far from the others; delete what strayed there",
                address(row, column)
            );
        }
        while self.row < row {
            self.end_row()?;
        }
        self.is_ragged |= self.has_rows && width != self.width;
        self.width = width;
        self.fill(column - self.separators)?;
        self.separators = column;
        self.is_begun = true;
        self.write(text.as_bytes())
    }

    /// Ends the last row and returns the text.
    pub fn finish(mut self) -> Result<File> {
        if self.is_begun {
            self.end_row()?;
        }
        let file = self.file.into_inner().map_err(|why| why.into_error()).context(KEPT)?;
        if self.is_ragged { pad(file, self.width) } else { Ok(file) }
    }

    fn end_row(&mut self) -> Result<()> {
        self.is_ragged |= self.is_begun && self.separators + 1 < self.width;
        self.has_rows |= self.is_begun;
        self.write(&[ROW])?;
        self.row += 1;
        (self.separators, self.is_begun) = (0, false);
        Ok(())
    }

    fn fill(&mut self, count: u32) -> Result<()> {
        (0..count).try_for_each(|_| self.write(&[FIELD]))
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.bytes += bytes.len() as u64;
        if let Some(bytes_max) = self.bytes_max.filter(|max| self.bytes > *max) {
            bail!("{}", too_long(bytes_max));
        }
        self.file.write_all(bytes).context(KEPT)
    }
}

const KEPT: &str = "its text cannot be written to a temporary file";

/// The same rows, each with as many fields as the widest.
fn pad(mut ragged: File, width: u32) -> Result<File> {
    ragged.rewind().context(KEPT)?;
    let mut source = BufReader::with_capacity(1 << 16, ragged);
    let mut even = BufWriter::with_capacity(1 << 16, temporary()?);
    let mut row = Vec::new();
    loop {
        row.clear();
        if source.read_until(ROW, &mut row).context(KEPT)? == 0 {
            break;
        }
        let text = &row[..row.len() - 1];
        let fields = memchr::memchr_iter(FIELD, text).count() as u32 + 1;
        even.write_all(text).context(KEPT)?;
        if !text.is_empty() {
            for _ in fields..width {
                even.write_all(&[FIELD]).context(KEPT)?;
            }
        }
        even.write_all(&[ROW]).context(KEPT)?;
    }
    even.into_inner().map_err(|why| why.into_error()).context(KEPT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn check(cells: &[(u32, u32, &str)], expected: &str) {
        let mut rows = Rows::new(tempfile::tempfile().unwrap(), None);
        cells.iter().for_each(|(row, column, text)| rows.put(*row, *column, text).unwrap());
        let mut text = String::new();
        let mut file = rows.finish().unwrap();
        file.rewind().unwrap();
        file.read_to_string(&mut text).unwrap();
        assert_eq!(text.replace('\x1D', "").replace('\x1F', "|").replace('\x1E', "/"), expected);
    }

    #[test]
    fn rows_are_as_wide_as_the_widest_and_as_many_as_the_last() {
        check(&[], "");
        check(&[(0, 0, "a"), (0, 1, "b"), (1, 0, "1"), (1, 1, "2")], "a|b/1|2/");
        check(&[(0, 0, "a"), (1, 0, "1"), (1, 2, "3"), (2, 1, "2")], "a||/1||3/|2|/");
        check(&[(2, 1, "a"), (4, 1, "1")], "//|a//|1/");
        check(&[(0, 0, "a"), (0, 1, "b"), (1, 0, "1")], "a|b/1|/");
        check(&[(1, 0, "a")], "/a/");
    }

    #[test]
    fn cells_out_of_order_and_far_away_are_refused() {
        let put = |cells: &[(u32, u32)]| {
            let mut rows = Rows::new(tempfile::tempfile().unwrap(), Some(100));
            cells.iter().try_for_each(|(row, column)| rows.put(*row, *column, "x"))
        };
        let told = |cells: &[(u32, u32)]| put(cells).unwrap_err().to_string();
        assert!(told(&[(1, 0), (0, 0)]).contains("cell A1 is out of order"));
        assert!(told(&[(0, 1), (0, 1)]).contains("cell B1 is out of order"));
        assert!(told(&[(0, 0), (1_048_575, 16_383)]).contains("cell XFD1048576 is too far"));
        assert!(told(&[(0, 0), (200, 0)]).contains("more than 100 bytes"));
    }
}
