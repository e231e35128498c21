//! The tables filled from the columns of all stages, all columns at once.
//!
//! Takes the stages apart, so that a column is moved where it can be, or else given back as soon
//! as it is copied. Decides nothing about rows.

use crate::cores;
use crate::intake::cells::Value;
use crate::intake::plan::From;
use crate::intake::stage::Stage;
use crate::tables::{Cell, Cells, Common, Kind, Packed, Role, Runs, Table, Tables, columns_of};
use crate::texts::TextId;
use crate::time::Span;
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
            let without = without(&shared, role, place);
            jobs.push((role, Job::Column(place, spec.kind, pieces, without)));
        }
    }
    jobs
}

/// The files with rows of a role that do not feed one of its columns.
fn without(shared: &[(&Apart, Arc<Share>)], role: Role, place: usize) -> Vec<u16> {
    let feeds = |apart: &Apart| apart.stage.feed(role, place).is_some();
    let holds = |file: u16| shared.iter().any(|(apart, _)| apart.file == file && feeds(apart));
    let files = shared.iter().filter(|(_, share)| share.count > 0).map(|(apart, _)| apart.file);
    let mut files: Vec<u16> = files.filter(|&file| !holds(file)).collect();
    files.dedup();
    files
}

/// A stage whose columns may each go into several tables.
struct Apart {
    file: u16,
    /// What is left of it: what feeds what, and the constants.
    stage: Stage,
    line: Arc<Vec<u32>>,
    columns: Vec<Arc<Packed>>,
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
    Cell(Arc<Packed>),
    Constant(Value),
    Nothing,
}

impl Apart {
    fn of(file: u16, mut stage: Stage) -> Self {
        let share = |&role: &Role| (role, Arc::new(Share::of(&stage, role)));
        let mut shares: Vec<(Role, Arc<Share>)> = stage.roles.iter().map(share).collect();
        shares.dedup_by_key(|(role, _)| *role);
        let line = Arc::new(std::mem::take(&mut stage.line));
        let columns = std::mem::take(&mut stage.columns).into_iter();
        let columns = columns.map(|column| Arc::new(column.packed())).collect();
        stage.settle();
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

    /// The lines of these rows.
    fn lines<'l>(&'l self, lines: &'l [u32]) -> impl Iterator<Item = u32> + 'l {
        let line = |nth: usize| match &self.places {
            None => lines[nth],
            Some(places) => lines[places[nth] as usize],
        };
        (0..self.count).map(line)
    }
}

/// Something of a table that is made by itself.
enum Job {
    Rows(Vec<(u16, Arc<Vec<u32>>, Arc<Share>)>),
    Column(usize, Kind, Vec<(Piece, Arc<Share>)>, Vec<u16>),
}

/// What came of it.
enum Made {
    Rows(Runs, Runs),
    Column(usize, Packed, Vec<u16>),
}

impl Job {
    fn make(self) -> Made {
        match self {
            Self::Rows(stages) => {
                let files = stages
                    .iter()
                    .flat_map(|(of, _, share)| std::iter::repeat_n(u32::from(*of), share.count));
                let lines = stages.iter().flat_map(|(_, lines, share)| share.lines(lines));
                Made::Rows(Runs::staying(files), Runs::rising(lines))
            }
            Self::Column(place, kind, pieces, without) => {
                Made::Column(place, column(kind, pieces), without)
            }
        }
    }
}

impl Made {
    fn put(self, table: &mut Table) {
        table.is_present = true;
        match self {
            Self::Rows(file, line) => (table.file, table.line) = (file, line),
            Self::Column(place, column, without) => {
                table.columns[place] = Some(column);
                table.without[place] = without;
            }
        }
    }
}

fn column(kind: Kind, pieces: Vec<(Piece, Arc<Share>)>) -> Packed {
    match kind {
        Kind::Text => Packed::Text(joined(pieces)),
        Kind::Money | Kind::Quantity => Packed::Number(joined(pieces)),
        Kind::Time => Packed::Time(joined(pieces)),
    }
}

/// Values that are of one type.
trait Typed: Cell {
    fn cells(packed: &Packed) -> Option<&Cells<Self>>;
    fn own(packed: Packed) -> Option<Cells<Self>>;
    fn value(value: Value) -> Self;
}

/// What kind of column holds each type.
macro_rules! typed {
    ($($type:ty: $kind:ident),*) => {$(
        impl Typed for $type {
            fn cells(packed: &Packed) -> Option<&Cells<Self>> {
                if let Packed::$kind(cells) = packed { Some(cells) } else { None }
            }

            fn own(packed: Packed) -> Option<Cells<Self>> {
                if let Packed::$kind(cells) = packed { Some(cells) } else { None }
            }

            fn value(value: Value) -> Self {
                if let Value::$kind(value) = value { value } else { Self::ABSENT }
            }
        }
    )*};
}

typed!(TextId: Text, i64: Number, Span: Time);

/// One column of what all pieces give; a piece is given back as soon as it is copied.
fn joined<T: Typed>(mut pieces: Vec<(Piece, Arc<Share>)>) -> Cells<T> {
    if let [(piece @ Piece::Cell(_), share)] = &mut pieces[..]
        && share.places.is_none()
        && let Piece::Cell(only) = std::mem::replace(piece, Piece::Nothing)
    {
        match Arc::try_unwrap(only) {
            Ok(only) => return T::own(only).unwrap_or_default(),
            Err(only) => *piece = Piece::Cell(only),
        }
    }
    let count = pieces.iter().map(|(_, share)| share.count).sum();
    let mut common = Common::default();
    for (piece, share) in pieces.iter().filter(|(_, share)| share.count > 0) {
        match piece.cells(share) {
            Ok(cells) => common.see(cells),
            Err(value) => common.see_same(value),
        }
    }
    let mut joint = common.start(count);
    for (piece, share) in pieces {
        match piece.cells(&share) {
            Ok(cells) => joint.add(cells, share.places.as_deref()),
            Err(value) => joint.add_same(value, share.count),
        }
    }
    joint.finish()
}

impl Piece {
    /// The values it gives, or the one that it gives to all rows.
    fn cells<T: Typed>(&self, share: &Share) -> Result<&Cells<T>, T> {
        match self {
            Self::Cell(packed) => {
                debug_assert!(packed.len() >= share.count);
                T::cells(packed).ok_or(T::ABSENT)
            }
            Self::Constant(value) => Err(T::value(*value)),
            Self::Nothing => Err(T::ABSENT),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Column;

    fn stage(role: Role, ids: &[u32], mask: &[u16]) -> Stage {
        Stage {
            roles: vec![role],
            feeds: vec![(role, 0, From::Cell(0))],
            columns: vec![Column::Text(ids.to_vec())],
            line: (2..).take(ids.len()).collect(),
            mask: mask.to_vec(),
            ..Stage::default()
        }
    }

    fn texts(table: &Table, name: &str) -> Vec<TextId> {
        table.texts(name).unwrap().to_vec()
    }

    #[test]
    fn rows_without_the_role_are_left_out() {
        let mut tables = Tables::default();
        let bit = crate::intake::stage::bit(Role::Messages);
        let first = stage(Role::Messages, &[7, 8, 9], &[bit, 0, bit]);
        let mut second = stage(Role::Messages, &[5], &[bit]);
        second.feeds = vec![(Role::Messages, 1, From::Cell(0))];
        fill(&mut tables, vec![(0, first), (1, second)]);
        let table = tables.of(Role::Messages);
        assert_eq!(texts(table, "message_id"), [7, 9, 0]);
        assert_eq!(texts(table, "order_id"), [0, 0, 5]);
        let (file, line): (Vec<u32>, Vec<u32>) = table.file.iter().zip(table.line.iter()).unzip();
        assert_eq!((file, line), (vec![0, 0, 1], vec![2, 4, 2]));
        assert_eq!(table.without[..3], [vec![1], vec![0], vec![]]);
        assert!(table.lacks(0, 1) && !table.lacks(2, 1) && !table.lacks(u32::MAX, 1));
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
        assert_eq!(texts(tables.of(Role::Orders), "order_id"), [3, 4]);
        assert_eq!(texts(tables.of(Role::Lines), "order_id"), [3, 4]);
        assert_eq!(texts(tables.of(Role::Lines), "currency"), [6, 6]);
    }
}
