//! The tables filled from the columns of all stages, all columns at once.
//!
//! Takes the stages apart, so that a column is moved where it can be, or else given back as soon
//! as it is copied. Decides nothing about rows.

use crate::cores;
use crate::intake::cells::Value;
use crate::intake::plan::From;
use crate::intake::stage::Stage;
use crate::tables::{Column, Kind, Role, Table, Tables, columns_of};
use std::sync::Arc;

/// Appends the rows of all stages that still have a role to the tables, in the order given.
pub fn fill(tables: &mut Tables, stages: Vec<(u16, Stage)>) {
    let stages: Vec<Apart> = cores::each(stages, |(file, stage)| Apart::of(file, stage));
    let jobs: Vec<(Role, Job)> =
        Role::ALL.into_iter().flat_map(|role| jobs(&stages, role)).collect();
    drop(stages);
    for (role, made) in cores::each(jobs, |(role, job)| (role, job.make())) {
        made.put(tables.of_mut(role));
    }
}

/// What is to be made for each column of a role, and for its rows as such.
fn jobs(stages: &[Apart], role: Role) -> Vec<(Role, Job)> {
    let share = |apart: &Apart| {
        apart.shares.iter().find(|(of, _)| *of == role).map(|(_, share)| Arc::clone(share))
    };
    let shared: Vec<(&Apart, Arc<Share>)> =
        stages.iter().filter_map(|apart| Some((apart, share(apart)?))).collect();
    if shared.is_empty() {
        return Vec::new();
    }
    let rows = shared
        .iter()
        .map(|(apart, share)| (apart.file, Arc::clone(&apart.line), Arc::clone(share)));
    let mut jobs = vec![(role, Job::Rows(rows.collect()))];
    for (place, spec) in columns_of(role).iter().enumerate() {
        if shared.iter().any(|(apart, _)| apart.stage.feed(role, place).is_some()) {
            let piece = |(apart, share): &(&Apart, Arc<Share>)| {
                (apart.piece(role, place), Arc::clone(share))
            };
            let pieces = shared.iter().map(piece).collect();
            jobs.push((role, Job::Column(place, spec.kind, pieces)));
        }
    }
    jobs
}

/// A stage whose columns may each go into several tables.
struct Apart {
    file: u16,
    /// What is left of it: what feeds what, and the constants.
    stage: Stage,
    line: Arc<Vec<u32>>,
    columns: Vec<Arc<Column>>,
    shares: Vec<(Role, Arc<Share>)>,
}

/// The rows of a stage that have a role.
struct Share {
    /// Their places; [`None`] where it is all rows.
    places: Option<Vec<u32>>,
    count: usize,
}

/// What a stage gives to a column.
enum Piece {
    Cell(Arc<Column>),
    Constant(Value),
    Nothing,
}

impl Apart {
    fn of(file: u16, mut stage: Stage) -> Self {
        let share = |&role: &Role| (role, Arc::new(Share::of(&stage, role)));
        let mut shares: Vec<(Role, Arc<Share>)> = stage.roles.iter().map(share).collect();
        shares.dedup_by_key(|(role, _)| *role);
        let line = Arc::new(std::mem::take(&mut stage.line));
        let columns = std::mem::take(&mut stage.columns).into_iter().map(Arc::new).collect();
        (stage.rest, stage.mask, stage.fate) = (Vec::new(), Vec::new(), Vec::new());
        Self { file, stage, line, columns, shares }
    }

    fn piece(&self, role: Role, place: usize) -> Piece {
        match self.stage.feed(role, place) {
            Some(From::Cell(cell)) => Piece::Cell(Arc::clone(&self.columns[cell])),
            Some(From::Constant(constant)) => Piece::Constant(self.stage.constants[constant]),
            None => Piece::Nothing,
        }
    }
}

impl Share {
    fn of(stage: &Stage, role: Role) -> Self {
        let rows = 0..stage.rows();
        if rows.clone().all(|row| stage.is_in(row, role)) {
            return Self { places: None, count: rows.len() };
        }
        let has_role = (0_u32..).zip(rows).filter(|(_, row)| stage.is_in(*row, role));
        let places: Vec<u32> = has_role.map(|(place, _)| place).collect();
        Self { count: places.len(), places: Some(places) }
    }

    /// Appends the values of these rows.
    fn take<T: Copy>(&self, from: &[T], to: &mut Vec<T>) {
        match &self.places {
            None => to.extend_from_slice(from),
            Some(places) => to.extend(places.iter().map(|&place| from[place as usize])),
        }
    }
}

/// Something of a table that is made by itself.
enum Job {
    Rows(Vec<(u16, Arc<Vec<u32>>, Arc<Share>)>),
    Column(usize, Kind, Vec<(Piece, Arc<Share>)>),
}

/// What came of it.
enum Made {
    Rows(Vec<u16>, Vec<u32>),
    Column(usize, Column),
}

impl Job {
    fn make(self) -> Made {
        match self {
            Self::Rows(stages) => {
                let count = stages.iter().map(|(.., share)| share.count).sum();
                let (mut file, mut line) = (Vec::with_capacity(count), Vec::with_capacity(count));
                for (of, lines, share) in stages {
                    file.resize(file.len() + share.count, of);
                    share.take(&lines, &mut line);
                }
                Made::Rows(file, line)
            }
            Self::Column(place, kind, pieces) => Made::Column(place, column(kind, pieces)),
        }
    }
}

impl Made {
    fn put(self, table: &mut Table) {
        table.is_present = true;
        match self {
            Self::Rows(file, line) => (table.file, table.line) = (file, line),
            Self::Column(place, column) => table.columns[place] = Some(column),
        }
    }
}

fn column(kind: Kind, mut pieces: Vec<(Piece, Arc<Share>)>) -> Column {
    let count = pieces.iter().map(|(_, share)| share.count).sum();
    if let [(piece @ Piece::Cell(_), share)] = &mut pieces[..]
        && share.places.is_none()
        && let Piece::Cell(only) = std::mem::replace(piece, Piece::Nothing)
    {
        match Arc::try_unwrap(only) {
            Ok(only) if is_of(&only, kind) => return only,
            Ok(only) => *piece = Piece::Cell(Arc::new(only)),
            Err(only) => *piece = Piece::Cell(only),
        }
    }
    let mut column = Column::empty(kind);
    match &mut column {
        Column::Text(values) => values.reserve_exact(count),
        Column::Number(values) => values.reserve_exact(count),
        Column::Time(values) => values.reserve_exact(count),
    }
    for (piece, share) in pieces {
        append(&piece, &share, &mut column);
    }
    column
}

fn is_of(column: &Column, kind: Kind) -> bool {
    std::mem::discriminant(column) == std::mem::discriminant(&Column::empty(kind))
}

fn append(piece: &Piece, share: &Share, to: &mut Column) {
    match (piece, to) {
        (Piece::Constant(value), to) => (0..share.count).for_each(|_| value.push_to(to)),
        (Piece::Nothing, to) => (0..share.count).for_each(|_| to.push_absent()),
        (Piece::Cell(from), to) => match (&**from, to) {
            (Column::Text(from), Column::Text(to)) => share.take(from, to),
            (Column::Number(from), Column::Number(to)) => share.take(from, to),
            (Column::Time(from), Column::Time(to)) => share.take(from, to),
            (_, to) => (0..share.count).for_each(|_| to.push_absent()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(role: Role, ids: &[u32], mask: &[u8]) -> Stage {
        Stage {
            roles: vec![role],
            feeds: vec![(role, 0, From::Cell(0))],
            columns: vec![Column::Text(ids.to_vec())],
            line: (2..).take(ids.len()).collect(),
            mask: mask.to_vec(),
            ..Stage::default()
        }
    }

    #[test]
    fn rows_without_the_role_are_left_out() {
        let mut tables = Tables::default();
        let bit = 1 << Role::Messages as u8;
        let first = stage(Role::Messages, &[7, 8, 9], &[bit, 0, bit]);
        let mut second = stage(Role::Messages, &[5], &[bit]);
        second.feeds = vec![(Role::Messages, 1, From::Cell(0))];
        fill(&mut tables, vec![(0, first), (1, second)]);
        let table = tables.of(Role::Messages);
        assert_eq!(table.texts("message_id"), Some(&[7, 9, 0][..]));
        assert_eq!(table.texts("order_id"), Some(&[0, 0, 5][..]));
        assert_eq!((&table.file[..], &table.line[..]), (&[0, 0, 1][..], &[2, 4, 2][..]));
        assert!(table.is_present && !tables.of(Role::Orders).is_present);
    }

    #[test]
    fn a_column_feeds_all_that_it_should() {
        let mut tables = Tables::default();
        let mut whole = stage(Role::Orders, &[3, 4], &[3, 3]);
        whole.roles.push(Role::Lines);
        whole.feeds.push((Role::Lines, 0, From::Cell(0)));
        whole.constants = vec![Value::Text(6)];
        whole.feeds.push((Role::Lines, 12, From::Constant(0)));
        fill(&mut tables, vec![(0, whole)]);
        assert_eq!(tables.of(Role::Orders).texts("order_id"), Some(&[3, 4][..]));
        assert_eq!(tables.of(Role::Lines).texts("order_id"), Some(&[3, 4][..]));
        assert_eq!(tables.of(Role::Lines).texts("currency"), Some(&[6, 6][..]));
    }
}
