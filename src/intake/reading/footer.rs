//! Lines at the end of a file that are no rows: totals, and what a system says of its export.
//!
//! Takes nothing for such a line that may be a row, or a row cut short. A row of totals is one only
//! where an amount in it is the sum of its column; otherwise the file may not be whole.

use super::super::amounts;
use super::super::cells::{Class, How, trim};
use super::super::fold::fold;
use super::super::records::{Fault, Record, Step};
use super::super::written::cut;
use super::trouble::{Trouble, is_total_word};
use super::{Part, Reading};
use crate::decimal;

/// What a line below the rows is.
pub enum Line {
    /// No row.
    Footer,
    /// A row after all, with what is wrong about it.
    Row(Trouble),
}

/// No file ends with more such lines than this.
const LINES_MAX: usize = 20;
/// Words that systems write below their rows.
const WORDS: &[&str] = &[
    "records",
    "downloaded",
    "sellerid",
    "generated",
    "exported",
    "endofreport",
    "rowsselected",
    "createdon",
    "printedon",
    "utskriven",
    "erstelltam",
    "wygenerowano",
    "сформировано",
];
/// Words by which a system says that its export is not whole.
const FAILURES: &[&str] = &[
    "error",
    "timeout",
    "failed",
    "omitted",
    "truncated",
    "notexported",
    "aborted",
    "fehler",
    "błąd",
    "ошибка",
];

/// The lines seen since the last row.
#[derive(Default)]
pub struct Trail {
    /// The first line of the trail from which on none is a row.
    from: Option<u32>,
    count: usize,
    /// The line behind what was read last.
    next_line: u32,
    is_declared: bool,
}

impl Trail {
    /// Takes the next record or faulty line into account; true where it may be below the rows.
    pub fn follow(
        &mut self,
        reading: &Reading<'_>,
        record: &Record,
        step: Step,
        next: u32,
    ) -> bool {
        let is_apart = self.next_line > 0 && record.line > self.next_line;
        self.next_line = next;
        self.is_declared |= reading.is_declared_footer(record, step);
        if self.is_declared {
            self.from.get_or_insert(record.line);
            return !reading.is_row(record, step);
        }
        let is_blank = step == Step::Fault(Fault::OnlyDelimiters);
        let is_total = reading.is_total(record, step);
        let is_lone = reading.is_lone_text(record, step);
        if !(is_blank || is_total || is_lone) || self.count == LINES_MAX {
            (self.from, self.count) = (None, 0);
            return false;
        }
        self.count += 1;
        let is_clear = is_blank || is_total || is_apart || has_word(&record.text, WORDS);
        if is_clear {
            self.from.get_or_insert(record.line);
        } else if self.from.is_none() {
            self.count = 0;
            return false;
        }
        true
    }

    /// Takes a row into account that is beyond doubt; `next` is the line behind it.
    pub const fn pass(&mut self, next: u32) {
        (self.from, self.count, self.next_line) = (None, 0, next);
    }

    /// The first line below the rows; the greatest number where there is none.
    pub fn footer_line(&self) -> u32 {
        self.from.unwrap_or(u32::MAX)
    }
}

fn has_word(text: &str, words: &[&str]) -> bool {
    let (short, _) = fold(text);
    words.iter().any(|word| short.contains(word))
}

fn is_split(step: Step) -> bool {
    matches!(step, Step::Record | Step::Fault(Fault::Width { .. }))
}

impl Reading<'_> {
    /// Whether a line begins with a text that the contract says of footers: as a whole cell, or
    /// before a space or colon.
    fn is_declared_footer(&self, record: &Record, step: Step) -> bool {
        let mut footers = self.plans.iter().flat_map(|plan| &plan.source.footer).peekable();
        if footers.peek().is_none() {
            return false;
        }
        let first = self.pieces(record, step).next().unwrap_or_default();
        footers.any(|footer| {
            let rest = first.strip_prefix(footer.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ':', '\t']))
        })
    }

    /// Whether a record has what every row needs: its key, and something beside it.
    fn is_row(&self, record: &Record, step: Step) -> bool {
        let is_filled = |header: usize| !trim(&record.cell(header)).is_empty();
        let keys = self.keys.iter().zip(self.plans.iter());
        let mut keys = keys.flat_map(|(keys, plan)| keys.iter().map(|&(_, at)| plan.cells[at].0));
        step == Step::Record
            && keys.any(is_filled)
            && (0..record.width()).filter(|&header| is_filled(header)).count() > 1
    }

    /// The texts of a line that are not empty, whether it is a record or not, as far as they can
    /// be told apart.
    fn pieces<'r>(&self, record: &'r Record, step: Step) -> Box<dyn Iterator<Item = String> + 'r> {
        if step == Step::Record {
            let cells = record.cells().map(|cell| trim(&cell).to_owned());
            return Box::new(cells.filter(|cell| !cell.is_empty()));
        }
        let delimiter = char::from(self.layout.dialect.delimiter.first());
        let piece = |piece: &str| trim(piece.trim().trim_matches('"')).to_owned();
        Box::new(record.text.split(delimiter).map(piece).filter(|piece| !piece.is_empty()))
    }

    /// Whether a line has one text of several words and nothing else, where rows have several
    /// cells. A single word may be the number of an order.
    fn is_lone_text(&self, record: &Record, step: Step) -> bool {
        if self.layout.header.len() < 3 || !is_split(step) {
            return false;
        }
        if step == Step::Record {
            let filled = record.cells().filter(|cell| !trim(cell).is_empty());
            if filled.take(2).count() != 1 {
                return false;
            }
        }
        let mut filled = self.pieces(record, step);
        let is_text = |text: String| {
            text.chars().any(char::is_alphabetic) && text.split_whitespace().nth(1).is_some()
        };
        filled.next().is_some_and(is_text) && filled.next().is_none()
    }

    /// Whether a line begins with a word for totals and has no key and no time of its own.
    fn is_total(&self, record: &Record, step: Step) -> bool {
        if step != Step::Record {
            let mut pieces = self.pieces(record, step);
            return is_split(step) && pieces.next().is_some_and(|first| is_total_word(&first));
        }
        let cells = || self.plans.iter().flat_map(|plan| &plan.cells);
        let is_free = |header: usize| {
            let cell = record.cell(header);
            let cell = trim(&cell);
            cell.is_empty() || is_total_word(cell)
        };
        self.begins_with_total(record)
            && cells().all(|&(header, class)| {
                !matches!(class, Class::Key | Class::Time) || is_free(header)
            })
    }

    /// What a line below the rows is, once all rows were read.
    pub fn footer(&self, record: &Record, step: Step, hows: &[Vec<How>], parts: &[Part]) -> Line {
        let is_declared = self.plans.iter().any(|plan| !plan.source.footer.is_empty());
        if self.is_row(record, step) && !self.is_total(record, step) {
            let message = "is a row and stands below the footer".to_owned();
            return self.row(record, message, "correct `footer` in the contract, or the export");
        }
        if has_word(&record.text, FAILURES) {
            let message = "says that the export is not whole".to_owned();
            return self.row(record, message, "export again");
        }
        let is_total = self.is_total(record, step);
        if is_declared || !is_total || self.has_sum(record, step, hows, parts) {
            return Line::Footer;
        }
        let sums: Vec<String> = sums(hows, parts)
            .iter()
            .filter_map(|(_, _, sum)| i64::try_from(*sum).ok())
            .map(|sum| decimal::print(sum, 0))
            .collect();
        let message = format!(
            "looks like a row of totals, but no amount in it is the sum of its column ({})",
            sums.join(", ")
        );
        let remedy = "check that the export is whole, or write `footer` into its [[source]]";
        self.row(record, message, remedy)
    }

    fn row(&self, record: &Record, message: String, remedy: &str) -> Line {
        let (column, value) = (String::new(), cut(&record.text));
        Line::Row(Trouble { column, value, message, remedy: remedy.to_owned() })
    }

    /// Whether an amount of a row of totals is the sum of the rows: in its own column, or anywhere
    /// in a line that is shorter than the rows.
    fn has_sum(&self, record: &Record, step: Step, hows: &[Vec<How>], parts: &[Part]) -> bool {
        let pieces: Vec<String> = self.pieces(record, step).collect();
        sums(hows, parts).iter().any(|&(place, how, sum)| {
            let is_sum = |cell: &str| match how {
                How::Amount(style) => amounts::read(trim(cell), *style)
                    .is_ok_and(|read| i128::from(read.value) == sum),
                _ => false,
            };
            let (plan, cell) = place;
            match step {
                _ if sum == 0 => false,
                Step::Record => is_sum(&record.cell(self.plans[plan].cells[cell].0)),
                _ => pieces.iter().any(|piece| is_sum(piece)),
            }
        })
    }
}

/// The sum of every column of numbers, by plan and cell, with how it is written.
fn sums<'h>(hows: &'h [Vec<How>], parts: &[Part]) -> Vec<((usize, usize), &'h How, i128)> {
    let mut sums = Vec::new();
    for (plan, hows) in hows.iter().enumerate() {
        for (cell, how) in hows.iter().enumerate().filter(|(_, how)| matches!(how, How::Amount(_)))
        {
            let of_part = |part: &Part| match &part.aside {
                Some(away) => away.sum(plan, cell),
                None => part.stages.get(plan).map_or(0, |stage| stage.sum(cell)),
            };
            sums.push(((plan, cell), how, parts.iter().map(of_part).sum()));
        }
    }
    sums
}

/// The lines below the rows, told once.
#[derive(Default)]
pub struct Below {
    count: u32,
    first: Option<(u32, String)>,
}

impl Below {
    /// Takes a line into account.
    pub fn see(&mut self, record: &Record) {
        self.count += 1;
        self.first.get_or_insert_with(|| (record.line, cut(&record.text)));
    }

    /// Tells what was passed over.
    pub fn tell(self, part: &mut Part) {
        let Some((line, text)) = self.first else { return };
        let more = match self.count {
            1 => String::new(),
            count => format!(", like {} more", count - 1),
        };
        let message = format!("stands below the rows and is none{more}: {text:?}");
        let remedy = "check that no row is among them".to_owned();
        part.note("DAT014", line, ("", ""), message, remedy);
    }
}
