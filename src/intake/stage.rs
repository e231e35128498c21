//! The rows of one file under one plan, as typed columns, before it is settled which of them stay.
//!
//! Holds values and the fate of every row. Decides nothing itself.

use super::cells::{Value, trim};
use super::plan::{From, Plan};
use super::repeats::key_of;
use crate::decimal::ABSENT;
use crate::tables::{Column, Kind, Packed, Role, columns_of, place_of};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::hash::{BuildHasher, Hash, Hasher};

/// What became of a row, the graver the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Fate {
    /// Left out on purpose.
    #[default]
    Filtered,
    /// Repeats another row.
    Duplicate,
    /// Not beyond doubt.
    Quarantined,
    /// In a table.
    Used,
}

/// The rows.
#[derive(Debug, Default)]
pub struct Stage {
    /// The roles the rows feed; the roles of a row may be more, where its order was gathered.
    pub roles: Vec<Role>,
    /// Which cell or constant feeds which column.
    pub feeds: Vec<(Role, usize, From)>,
    /// The values of each cell.
    pub columns: Vec<Column>,
    /// The constants as values.
    pub constants: Vec<Value>,
    /// The physical line of each row.
    pub line: Vec<u32>,
    /// For each row a hash of its cells that no plan of the file uses, to tell repeats from rows
    /// that differ there; none for rows that were made from others, and none where no role of
    /// the rows has a key. Once packed, one for all rows where it is the same.
    pub rest: Vec<u64>,
    /// The roles each row still has, one bit per role.
    pub mask: Vec<u16>,
    /// Why a row without roles has none.
    pub fate: Vec<Fate>,
    /// Whether the columns were found by their names.
    pub is_detected: bool,
    /// For rows of lines: the stage of their orders, and each row's place in it.
    pub orders: Option<(usize, Vec<u32>)>,
    /// Whether its rows are rows of the file, and not made from them.
    pub is_counted: bool,
}

pub const fn bit(role: Role) -> u16 {
    1 << role as u8
}

impl Stage {
    /// An empty stage for a plan whose constants have these values.
    pub fn new(plan: &Plan, constants: Vec<Value>) -> Self {
        Self {
            roles: plan.roles.clone(),
            feeds: plan.feeds.clone(),
            columns: plan.cells.iter().map(|(_, class)| class.column()).collect(),
            constants,
            is_detected: plan.is_detected,
            is_counted: true,
            ..Self::default()
        }
    }

    /// Appends a row with all roles, one value per cell and a hash of what is not used of it.
    pub fn push(&mut self, line: u32, values: &[Value], rest: u64) {
        for (column, value) in self.columns.iter_mut().zip(values) {
            value.push_to(column);
        }
        self.push_line(line, rest);
    }

    /// Appends a row whose values were appended to the columns already.
    pub fn push_line(&mut self, line: u32, rest: u64) {
        self.line.push(line);
        if self.wants_rest() {
            self.rest.push(rest);
        }
        self.mask.push(self.roles.iter().fold(0, |mask, &role| mask | bit(role)));
        self.fate.push(Fate::Used);
    }

    /// Appends rows whose values were appended to the columns already and that stand on lines one
    /// below the other; what is not used of them is pushed apart.
    pub fn push_lines(&mut self, first: u32, count: usize) {
        let rows = self.rows() + count;
        self.line.extend((first..).take(count));
        self.mask.resize(rows, self.roles.iter().fold(0, |mask, &role| mask | bit(role)));
        self.fate.resize(rows, Fate::Used);
    }

    /// Forgets what only mattered while it was open which rows stay.
    pub fn settle(&mut self) {
        (self.rest, self.mask, self.fate) = (Vec::new(), Vec::new(), Vec::new());
    }

    /// Makes room for so many rows, and for no more.
    pub fn reserve(&mut self, rows: usize) {
        self.columns.iter_mut().for_each(|column| column.reserve_exact(rows));
        self.line.reserve_exact(rows);
        self.mask.reserve_exact(rows);
        self.fate.reserve_exact(rows);
        if self.wants_rest() {
            self.rest.reserve_exact(rows);
        }
    }

    /// Drops the values of a row that was not finished.
    pub fn drop_unfinished(&mut self) {
        let rows = self.rows();
        self.columns.iter_mut().for_each(|column| column.truncate(rows));
    }

    /// Keeps the values of all cells in as few bytes as they need; what was made room for beyond
    /// them is given back.
    pub fn pack(&mut self) {
        self.columns.iter_mut().for_each(Column::pack);
        self.line.shrink_to_fit();
        self.mask.shrink_to_fit();
        self.fate.shrink_to_fit();
        if self.rest.iter().all(|rest| *rest == self.rest[0]) {
            self.rest.truncate(1);
        }
        self.rest.shrink_to_fit();
    }

    /// A hash of what is not used of a row, if it was wanted.
    pub fn rest(&self, row: usize) -> Option<u64> {
        let is_for_all = self.rest.len() == 1;
        self.rest.get(if is_for_all { 0 } else { row }).copied()
    }

    /// All its texts, to be numbered anew; one that several rows share may be there once.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut TextId> {
        let columns = self.columns.iter_mut().filter_map(|column| match column {
            Column::Text(ids) => Some(&mut ids[..]),
            Column::Packed(Packed::Text(cells)) => Some(cells.kept_mut()),
            _ => None,
        });
        let constants = self.constants.iter_mut().filter_map(|constant| match constant {
            Value::Text(id) => Some(id),
            Value::Number(_) | Value::Time(_) => None,
        });
        columns.flatten().chain(constants)
    }

    /// Appends the rows of a stage of the same plan.
    pub fn append(&mut self, mut more: Self) {
        for (column, more) in self.columns.iter_mut().zip(&mut more.columns) {
            column.unpack();
            more.unpack();
            match (column, more) {
                (Column::Text(values), Column::Text(more)) => values.append(more),
                (Column::Number(values), Column::Number(more)) => values.append(more),
                (Column::Time(values), Column::Time(more)) => values.append(more),
                _ => {}
            }
        }
        let rests = |stage: &Self| (0..stage.rows()).filter_map(|row| stage.rest(row)).collect();
        let (mut rest, more_rest): (Vec<u64>, Vec<u64>) = (rests(self), rests(&more));
        rest.extend(more_rest);
        self.rest = rest;
        self.line.append(&mut more.line);
        self.mask.append(&mut more.mask);
        self.fate.append(&mut more.fate);
    }

    /// Whether it matters how rows differ where nothing is used: only rows with a key are compared
    /// there.
    pub fn wants_rest(&self) -> bool {
        self.roles.iter().any(|&role| !key_of(role).is_empty())
    }

    /// A stage of some of its rows, in the order given; what was gathered of them is not taken.
    pub fn of_rows(&self, rows: &[usize]) -> Self {
        let places: Vec<u32> =
            rows.iter().map(|&row| u32::try_from(row).unwrap_or(u32::MAX)).collect();
        // What feeds nothing may hold nothing.
        let is_full = |from: &&Column| from.len() >= self.rows();
        let column = |from: &Column| match Some(from).filter(is_full) {
            Some(from) => from.of_rows(&places),
            None => emptied(from),
        };
        Self {
            roles: self.roles.clone(),
            feeds: self.feeds.clone(),
            columns: self.columns.iter().map(column).collect(),
            constants: self.constants.clone(),
            line: rows.iter().map(|&row| self.line[row]).collect(),
            rest: rows.iter().filter_map(|&row| self.rest(row)).collect(),
            mask: rows.iter().map(|&row| self.mask[row]).collect(),
            fate: rows.iter().map(|&row| self.fate[row]).collect(),
            is_detected: self.is_detected,
            orders: None,
            is_counted: self.is_counted,
        }
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.line.len()
    }

    /// Whether a row still has a role.
    pub fn is_in(&self, row: usize, role: Role) -> bool {
        self.mask[row] & bit(role) != 0
    }

    /// Takes a role from a row.
    pub fn leave(&mut self, row: usize, role: Role, fate: Fate) {
        self.mask[row] &= !bit(role);
        if self.mask[row] == 0 && (self.fate[row] == Fate::Used || self.fate[row] < fate) {
            self.fate[row] = fate;
        }
    }

    /// Takes all roles from a row.
    pub fn leave_all(&mut self, row: usize, fate: Fate) {
        self.mask[row] = 0;
        self.fate[row] = fate;
    }

    /// What feeds a column.
    pub fn feed(&self, role: Role, place: usize) -> Option<From> {
        let feed = self.feeds.iter().find(|&&(of, at, _)| of == role && at == place);
        feed.map(|&(_, _, from)| from)
    }

    /// The cell that feeds a column.
    pub fn cell(&self, role: Role, name: &str) -> Option<usize> {
        match self.feed(role, place_of(role, name)?)? {
            From::Cell(cell) => Some(cell),
            From::Constant(_) => None,
        }
    }

    /// The value of a column in a row, absent where nothing feeds it.
    pub fn value(&self, role: Role, place: usize, row: usize) -> Value {
        match self.feed(role, place) {
            Some(from) => self.value_from(from, row),
            None => absent(columns_of(role)[place].kind),
        }
    }

    /// The value of a cell or constant in a row.
    pub fn value_from(&self, from: From, row: usize) -> Value {
        match from {
            From::Cell(cell) => Value::at(&self.columns[cell], row),
            From::Constant(constant) => self.constants[constant],
        }
    }

    /// The text of a column in a row.
    pub fn text(&self, role: Role, name: &str, row: usize) -> TextId {
        match place_of(role, name).map(|place| self.value(role, place, row)) {
            Some(Value::Text(text)) => text,
            _ => NO_TEXT,
        }
    }

    /// The sum of the numbers of a cell.
    pub fn sum(&self, cell: usize) -> i128 {
        let numbers = self.columns.get(cell).and_then(Column::numbers).unwrap_or_default();
        let known = numbers.iter().filter(|value| **value != ABSENT);
        known.map(|value| i128::from(*value)).sum()
    }

    /// The moments of a cell that feeds a column.
    pub fn times(&self, role: Role, name: &str) -> Option<Cow<'_, [Span]>> {
        self.columns[self.cell(role, name)?].times()
    }

    /// No longer feeds a column.
    pub fn drop_feed(&mut self, role: Role, place: usize) {
        self.feeds.retain(|&(of, at, _)| of != role || at != place);
    }
}

/// A hash of the cells that are not used, the same in every run; nothing else depends on it.
#[inline]
pub fn rest_of<'a>(cells: impl Iterator<Item = Cow<'a, str>>) -> u64 {
    let mut hasher = FixedState::default().build_hasher();
    cells.for_each(|cell| trim(&cell).hash(&mut hasher));
    hasher.finish()
}

/// An empty column for values of the kind that another holds.
pub const fn emptied(column: &Column) -> Column {
    match column {
        Column::Text(_) | Column::Packed(Packed::Text(_)) => Column::Text(Vec::new()),
        Column::Number(_) | Column::Packed(Packed::Number(_)) => Column::Number(Vec::new()),
        Column::Time(_) | Column::Packed(Packed::Time(_)) => Column::Time(Vec::new()),
    }
}

/// The absent value of a kind.
pub const fn absent(kind: Kind) -> Value {
    match kind {
        Kind::Text => Value::Text(NO_TEXT),
        Kind::Money | Kind::Quantity => Value::Number(crate::decimal::ABSENT),
        Kind::Time => Value::Time(Span::UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::headers::Names;

    fn stage() -> Stage {
        let header = ["order_id", "ordered_at", "sku", "quantity"].map(str::to_owned);
        let plan = Plan::detect(&Names::of(&header), &[]).unwrap().unwrap();
        let mut stage = Stage::new(&plan, Vec::new());
        let values =
            [Value::Text(7), Value::Time(Span::exact(0)), Value::Text(8), Value::Number(2_000_000)];
        stage.push(2, &values, 0);
        stage
    }

    #[test]
    fn a_row_has_the_values_of_each_of_its_roles() {
        let stage = stage();
        assert_eq!(stage.text(Role::Orders, "order_id", 0), 7);
        assert_eq!(stage.text(Role::Lines, "sku", 0), 8);
        assert_eq!(stage.text(Role::Orders, "customer", 0), NO_TEXT);
        assert_eq!(
            stage.times(Role::Orders, "ordered_at"),
            Some(Cow::Borrowed(&[Span::exact(0)][..]))
        );
    }

    #[test]
    fn a_row_is_used_until_its_last_role_is_gone() {
        let mut stage = stage();
        stage.leave(0, Role::Orders, Fate::Duplicate);
        assert!(stage.is_in(0, Role::Lines));
        assert_eq!(stage.fate[0], Fate::Used);
        stage.leave(0, Role::Lines, Fate::Filtered);
        assert_eq!((stage.mask[0], stage.fate[0]), (0, Fate::Filtered));
    }
}
