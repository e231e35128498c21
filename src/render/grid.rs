//! Tables that fit: which columns stay, which are cut, and when a table becomes records.
//!
//! Off a terminal a table is as wide as its content. On a terminal no line is wider than it: first
//! the columns of low importance go, then the longest texts are cut, then further columns go, and
//! a page too narrow even for that gets one record per row. A column never shrinks to a letter.

use crate::render::lines::{elide, width_of, wrap};
use crate::render::{Look, Paint};
use comfy_table::{CellAlignment, ContentLineStyle, LineStyle, Table, TableStyle};

/// One column of a [`Grid`].
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// The word above it.
    pub head: &'static str,
    /// How easily it is given up: 0 never, up to 4 after cutting texts, from 5 before that.
    pub rank: u8,
    /// What may be done to its cells.
    pub fit: Fit,
}

/// What may be done to the cells of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// Stands at the right and is never cut.
    Number,
    /// Stands at the right and is never cut: amounts of several currencies, one below the other
    /// where room is short.
    Sums,
    /// Is cut only where it is longer than any ordinary word of its kind.
    Word,
    /// Is cut where it is long, and down to eight columns where room is short.
    Text,
    /// As [`Self::Text`], but where it would be cut to a few letters it stands on a line of its own
    /// below its row, so that the figures stay and the name can be read.
    Name,
    /// Is a sentence: cut only where room is short.
    Summary,
}

/// A table of texts that are visible already.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The rows, one cell per column.
    pub rows: Vec<Vec<String>>,
}

/// The narrowest that a text column becomes.
const TEXT_WIDTH_MIN: usize = 8;
/// From this rank on a column is given up before any text is cut.
const LOW: u8 = 5;
/// A name that would become narrower than this stands below its row.
const NAME_WIDTH_MIN: usize = 16;
/// The widest that a text column is on a terminal.
const TEXT_WIDTH_MAX: usize = 40;
/// The widest that any other column is on a terminal, numbers apart.
const WORD_WIDTH_MAX: usize = 28;
/// The widest that a cell is anywhere; machine formats hold the whole text.
const CELL_WIDTH_MAX: usize = 300;
/// Below this a terminal gets records.
const TABLE_WIDTH_MIN: usize = 40;
/// The columns between two columns on a terminal.
const GAP: usize = 2;

const PLAIN: TableStyle = comfy_table::presets::ASCII_FULL_CONDENSED;
const TERMINAL: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'));

impl Grid {
    /// The table as lines that fit the page, without a final line feed.
    pub fn print(&self, look: &Look) -> String {
        self.print_marked(look, &[])
    }

    /// [`Self::print`] with the first cell of some rows in a colour.
    pub(super) fn print_marked(&self, look: &Look, marks: &[Option<Paint>]) -> String {
        let shown: Vec<usize> = (0..self.columns.len()).filter(|&at| !self.is_empty(at)).collect();
        match look.width {
            None => {
                let text = self.drawn(&shown, &vec![CELL_WIDTH_MAX; shown.len()], PLAIN);
                self.painted(text, 3, look, marks)
            }
            Some(width) if width < TABLE_WIDTH_MIN => self.records(&shown, look, marks),
            Some(width) => self.in_columns(shown, width, look, marks),
        }
    }

    /// The table on a terminal; what does not fit even so becomes records.
    fn in_columns(
        &self,
        shown: Vec<usize>,
        width: usize,
        look: &Look,
        marks: &[Option<Paint>],
    ) -> String {
        let natural = |place: &usize| self.natural_width(*place);
        if total(&shown.iter().map(natural).collect::<Vec<_>>()) > width && self.is_summed() {
            return self.stacked().in_columns(shown, width, look, marks);
        }
        let fitted = self.fitted(shown.clone(), width);
        if let Some(name) = self.name_below(&shown, fitted.as_ref(), width) {
            let others = shown.iter().copied().filter(|&at| at != name).collect();
            if let Some((others, widths)) = self.fitted(others, width) {
                let text = self.painted(self.drawn(&others, &widths, TERMINAL), 2, look, marks);
                return self.with_names(&text, name, width);
            }
        }
        match fitted {
            Some((shown, widths)) => {
                self.painted(self.drawn(&shown, &widths, TERMINAL), 2, look, marks)
            }
            None => self.records(&shown, look, marks),
        }
    }

    /// The column of names that may not go, where in one line with the rest too little would be
    /// left of it, or of the rest.
    fn name_below(
        &self,
        shown: &[usize],
        fitted: Option<&(Vec<usize>, Vec<usize>)>,
        width: usize,
    ) -> Option<usize> {
        let is_name = |at: &usize| {
            let Column { rank, fit, .. } = self.columns[*at];
            fit == Fit::Name && rank == 0
        };
        let name = shown.iter().copied().find(is_name)?;
        let wanted = self.natural_width(name).min(NAME_WIDTH_MIN);
        let matter = |kept: &[usize]| {
            kept.iter().filter(|&&at| at != name && self.columns[at].rank < LOW).count()
        };
        let (others, _) =
            self.fitted(shown.iter().copied().filter(|&at| at != name).collect(), width)?;
        let is_short = |(kept, widths): &(Vec<usize>, Vec<usize>)| {
            let left = kept.iter().zip(widths).find(|(at, _)| **at == name);
            left.is_none_or(|(_, &width)| width < wanted) || matter(kept) < matter(&others)
        };
        fitted.is_none_or(is_short).then_some(name)
    }

    /// A drawn table on a terminal with the name of each row below it.
    fn with_names(&self, text: &str, name: usize, width: usize) -> String {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let ends = self.starts(2).into_iter().skip(1).chain([lines.len()]);
        let ends: Vec<usize> = ends.collect();
        for (row, end) in self.rows.iter().zip(ends).rev().filter(|(row, _)| !row[name].is_empty())
        {
            lines.insert(end, format!("  {}", elide(&row[name], width - 2)));
        }
        lines.join("\n")
    }

    /// The lines on which the rows of a drawn table begin; `first` is that of the first row. A row
    /// begins where the lines of those before it end.
    fn starts(&self, first: usize) -> Vec<usize> {
        let height = |row: &Vec<String>| row.iter().map(|cell| lines_of(cell).count()).max();
        let heights = self.rows.iter().map(|row| height(row).unwrap_or(1).max(1));
        let start = |next: &mut usize, height: usize| {
            let start = *next;
            *next += height;
            Some(start)
        };
        heights.scan(first, start).collect()
    }

    /// Whether any cell holds amounts of several currencies on one line.
    fn is_summed(&self) -> bool {
        let is_sums =
            |(at, cell): (usize, &String)| self.columns[at].fit == Fit::Sums && cell.contains(PLUS);
        self.rows.iter().any(|row| row.iter().enumerate().any(is_sums))
    }

    /// The same with one currency to a line.
    fn stacked(&self) -> Self {
        let cell = |(column, cell): (&Column, &String)| match column.fit {
            Fit::Sums => cell.replace(PLUS, "\n"),
            _ => cell.clone(),
        };
        let row = |row: &Vec<String>| self.columns.iter().zip(row).map(cell).collect();
        Self { columns: self.columns.clone(), rows: self.rows.iter().map(row).collect() }
    }

    /// A drawn table with the first cells of its rows in their colours; `first` is the line of the
    /// first row. A first cell that was cut stays as it is.
    fn painted(&self, text: String, first: usize, look: &Look, marks: &[Option<Paint>]) -> String {
        if !look.is_coloured || marks.is_empty() {
            return text;
        }
        let starts = self.starts(first);
        let line = |(place, line): (usize, &str)| {
            let row = starts.binary_search(&place).ok();
            let mark = row.and_then(|row| *marks.get(row)?);
            match (mark, row.and_then(|row| self.rows.get(row)?.first())) {
                (Some(paint), Some(cell)) if !cell.is_empty() => {
                    line.replacen(cell.as_str(), &look.paint(paint, cell), 1)
                }
                _ => line.to_owned(),
            }
        };
        text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
    }

    fn is_empty(&self, column: usize) -> bool {
        self.rows.iter().all(|row| row[column].is_empty())
    }

    /// The columns that stay and how wide each is; [`None`] where no choice fits.
    fn fitted(&self, mut shown: Vec<usize>, width: usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let natural: Vec<usize> =
            (0..self.columns.len()).map(|at| self.natural_width(at)).collect();
        loop {
            let widths: Vec<usize> = shown.iter().map(|&at| natural[at]).collect();
            if total(&widths) <= width {
                return Some((shown, widths));
            }
            let is_low = |rank: u8| rank >= LOW;
            if self.give_up(&mut shown, is_low) {
                continue;
            }
            if let Some(cut) = self.cut(&shown, widths, width) {
                return Some((shown, cut));
            }
            if !self.give_up(&mut shown, |rank| rank > 0) {
                return None;
            }
        }
    }

    /// Removes the least important column that may go; false where none may.
    fn give_up(&self, shown: &mut Vec<usize>, may_go: impl Fn(u8) -> bool) -> bool {
        let rank = |at: &usize| self.columns[*at].rank;
        let found = shown.iter().filter(|at| may_go(rank(at))).max_by_key(|at| rank(at)).copied();
        shown.retain(|&at| Some(at) != found);
        found.is_some()
    }

    /// The widths with the widest texts cut until all fit; [`None`] where that is not enough.
    fn cut(&self, shown: &[usize], mut widths: Vec<usize>, width: usize) -> Option<Vec<usize>> {
        while total(&widths) > width {
            let is_text = |place: &usize| {
                let fit = self.columns[shown[*place]].fit;
                matches!(fit, Fit::Text | Fit::Name | Fit::Summary)
            };
            let floor = |place: usize| {
                let Column { head, rank, fit } = self.columns[shown[place]];
                let least =
                    if fit == Fit::Name && rank > 0 { NAME_WIDTH_MIN } else { TEXT_WIDTH_MIN };
                least.max(width_of(head))
            };
            let texts = (0..shown.len()).filter(is_text).filter(|&at| widths[at] > floor(at));
            let widest = texts.max_by_key(|&at| widths[at])?;
            widths[widest] -= 1;
        }
        Some(widths)
    }

    fn natural_width(&self, column: usize) -> usize {
        let lines = self.rows.iter().flat_map(|row| lines_of(&row[column]));
        let cells = lines.map(width_of).max().unwrap_or(0);
        let limit = match self.columns[column].fit {
            Fit::Number | Fit::Sums | Fit::Summary => CELL_WIDTH_MAX,
            Fit::Word => WORD_WIDTH_MAX,
            Fit::Text | Fit::Name => TEXT_WIDTH_MAX,
        };
        cells.min(limit).max(width_of(self.columns[column].head))
    }

    fn drawn(&self, shown: &[usize], widths: &[usize], style: TableStyle) -> String {
        let mut table = Table::new();
        table.load_style(style);
        table.set_header(shown.iter().map(|&at| self.columns[at].head).collect::<Vec<_>>());
        for row in &self.rows {
            let cell = |(&at, &width): (&usize, &usize)| {
                let lines = lines_of(&row[at]).map(|line| elide(line, width));
                lines.collect::<Vec<_>>().join("\n")
            };
            table.add_row(shown.iter().zip(widths).map(cell).collect::<Vec<_>>());
        }
        let gap = u16::try_from(GAP).unwrap_or_default();
        for (place, column) in table.column_iter_mut().enumerate() {
            if matches!(self.columns[shown[place]].fit, Fit::Number | Fit::Sums) {
                column.set_cell_alignment(CellAlignment::Right);
            }
            if style == TERMINAL {
                column.set_padding((0, if place + 1 == shown.len() { 0 } else { gap }));
            }
        }
        table.trim_fmt()
    }

    /// One record per row: its first cell with the second where that is no number, then one line
    /// per further cell.
    fn records(&self, shown: &[usize], look: &Look, marks: &[Option<Paint>]) -> String {
        let is_number = |at: &usize| matches!(self.columns[*at].fit, Fit::Number | Fit::Sums);
        let lead_count = if shown.get(1).is_some_and(is_number) { 1 } else { 2 };
        let record = |(place, row): (usize, &Vec<String>)| {
            let (lead, rest) = shown.split_at(shown.len().min(lead_count));
            let title: Vec<_> = lead.iter().map(|&at| row[at].as_str()).collect();
            let title = wrap(title.join(" ").trim_end(), look.width, 2);
            let mark = marks.get(place).copied().flatten().unwrap_or(Paint::Bold);
            let mut text = look.paint(mark, &title);
            for &at in rest.iter().filter(|&&at| !row[at].is_empty()) {
                let cell = lines_of(&row[at]).collect::<Vec<_>>().join(PLUS);
                let line = format!("  {}: {cell}", self.columns[at].head);
                text.push('\n');
                text.push_str(&wrap(&line, look.width, 4));
            }
            text
        };
        self.rows.iter().enumerate().map(record).collect::<Vec<_>>().join("\n")
    }
}

/// What stands between amounts of several currencies on one line.
const PLUS: &str = " + ";

/// The lines of a cell; an empty one has one.
fn lines_of(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('\n')
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let column = |head, rank, fit| Column { head, rank, fit };
        let row = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
        Grid {
            columns: vec![
                column("Code", 0, Fit::Text),
                column("Promise", 0, Fit::Text),
                column("Stake", 1, Fit::Number),
                column("Where", 8, Fit::Text),
                column("Note", 9, Fit::Text),
            ],
            rows: vec![
                row(["DLV101", "delivered-later-than-promised", "100.00 EUR", "orders.csv:12", ""]),
                row(["BIL301", "price-variance", "5.00 EUR", "invoices.csv:7", ""]),
            ],
        }
    }

    fn check(width: Option<usize>, lines: &[&str]) {
        let text = grid().print(&Look { width, ..Look::default() });
        assert_eq!(text.lines().collect::<Vec<_>>(), lines, "{text}");
    }

    #[test]
    fn a_mark_colours_the_first_cell_and_changes_no_word() {
        for width in [None, Some(80), Some(30)] {
            let look = Look { width, is_coloured: true, ..Look::default() };
            let text = grid().print_marked(&look, &[Some(Paint::Red), None]);
            assert!(text.contains("\x1b[31mDLV101"), "{text}");
            assert!(!text.contains("\x1b[31mBIL301"), "{text}");
            let bare = ["\x1b[31m", "\x1b[1m", "\x1b[0m"];
            let bare = bare.iter().fold(text, |text, code| text.replace(code, ""));
            assert_eq!(bare, grid().print(&Look { is_coloured: false, ..look }));
        }
    }

    #[test]
    fn off_a_terminal_nothing_is_cut_and_borders_are_plain() {
        check(
            None,
            &[
                "+--------+-------------------------------+------------+----------------+",
                "| Code   | Promise                       |      Stake | Where          |",
                "+======================================================================+",
                "| DLV101 | delivered-later-than-promised | 100.00 EUR | orders.csv:12  |",
                "| BIL301 | price-variance                |   5.00 EUR | invoices.csv:7 |",
                "+--------+-------------------------------+------------+----------------+",
            ],
        );
    }

    #[test]
    fn a_column_of_low_importance_goes_first() {
        check(
            Some(60),
            &[
                "Code    Promise                             Stake",
                "─────────────────────────────────────────────────",
                "DLV101  delivered-later-than-promised  100.00 EUR",
                "BIL301  price-variance                   5.00 EUR",
            ],
        );
    }

    #[test]
    fn then_the_longest_text_is_cut() {
        check(
            Some(40),
            &[
                "Code    Promise                    Stake",
                "────────────────────────────────────────",
                "DLV101  delivered-later-tha…  100.00 EUR",
                "BIL301  price-variance          5.00 EUR",
            ],
        );
    }

    #[test]
    fn a_narrow_page_gets_records() {
        check(
            Some(30),
            &[
                "DLV101",
                "  delivered-later-than-promise",
                "  d",
                "  Stake: 100.00 EUR",
                "  Where: orders.csv:12",
                "BIL301 price-variance",
                "  Stake: 5.00 EUR",
                "  Where: invoices.csv:7",
            ],
        );
    }

    #[test]
    fn no_line_is_wider_than_the_page_and_no_column_a_letter_wide() {
        for width in 20..140 {
            let text = grid().print(&Look { width: Some(width), ..Look::default() });
            for line in text.lines() {
                assert!(width_of(line) <= width, "{line:?} at {width}");
            }
            if width >= TABLE_WIDTH_MIN {
                assert!(text.contains("DLV101  deliver"), "{text}");
            }
        }
    }

    #[test]
    fn amounts_of_several_currencies_stand_below_each_other_where_room_is_short() {
        let columns = vec![
            Column { head: "Code", rank: 0, fit: Fit::Text },
            Column { head: "At stake", rank: 1, fit: Fit::Sums },
            Column { head: "Told", rank: 8, fit: Fit::Word },
        ];
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let many = "1.00 EUR + 20.00 SEK + 300.00 USD + 4,000.00 ZAR";
        let rows = vec![row(["A", many, "1 of 2"]), row(["B", "5.00 EUR", ""])];
        let grid = Grid { columns, rows };
        let at = |width| Look { width: Some(width), is_coloured: true, ..Look::default() };
        let marks = [Some(Paint::Red), Some(Paint::Green)];
        let wide = grid.print_marked(&at(80), &marks);
        assert!(wide.contains(many), "{wide}");
        let narrow = grid.print_marked(&at(40), &marks);
        let lines: Vec<&str> = narrow.lines().skip(2).collect();
        let expected = [
            "\x1b[31mA\x1b[0m         1.00 EUR  1 of 2",
            "         20.00 SEK",
            "        300.00 USD",
            "      4,000.00 ZAR",
            "\x1b[32mB\x1b[0m         5.00 EUR",
        ];
        assert_eq!(lines, expected, "{narrow}");
        assert!(grid.print(&Look { width: None, ..at(40) }).contains(many), "off a terminal");
    }
}
