//! Formulas worked out column by column over a batch of subjects.
//!
//! Every value may be unknown, and what is unknown stays so until a formula says otherwise.
//! Cannot fail: an overflow or a division by zero is unknown, never a wrong number.

mod calls;
mod over;
mod values;

use super::{Derived, From, Op, Sign, Term, Type};
use crate::calendar::{Calendar, UnlistedYears};
use crate::decimal::ABSENT;
use crate::dossier::lines::STRAY;
use crate::dossier::view::View;
use crate::dossier::{Dossiers, NONE};
use crate::tables::{Column, Role};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

pub use values::Vector;

/// A fact: a formula with a name.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// The role whose rows it is about; [`None`] for orders and lines.
    pub role: Option<Role>,
    /// Its formula.
    pub term: Term,
}

/// How far a promise may be missed by one subject, all in the promise's own unit.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allowance {
    /// Microseconds late.
    pub grace: i64,
    /// Millionths over, and the share over in millionths.
    pub over: (Option<i64>, Option<i64>),
    /// Millionths under, and the share under in millionths.
    pub under: (Option<i64>, Option<i64>),
    /// Inside either limit (true) or inside both (false).
    pub is_either: bool,
}

/// What stays the same for a whole run.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// The records.
    pub dossiers: &'a Dossiers,
    /// The facts.
    pub facts: &'a [Fact],
    /// When the business works.
    pub calendar: &'a Calendar,
    /// Where years go whose holidays a formula needed and the calendar does not list.
    pub unlisted_years: &'a UnlistedYears,
    /// The promised time that a policy gives each order; empty where there is no policy.
    pub policy: &'a [Span],
    /// The moment the audit speaks for.
    pub as_of: i64,
}

/// A batch of subjects and what was worked out about them already.
pub struct Batch<'a> {
    /// The run.
    pub world: World<'a>,
    /// All subjects.
    pub view: &'a View,
    /// Which of them this batch holds.
    pub range: Range<usize>,
    /// The allowance of each subject of the batch; empty for none at all.
    pub allowances: &'a [Allowance],
    /// Earlier fields of the promise.
    pub locals: Vec<Vector>,
    facts: RefCell<Vec<Option<Rc<Vector>>>>,
    rows: RefCell<[Option<Rc<over::Rows>>; crate::tables::ROLES]>,
}

impl<'a> Batch<'a> {
    /// A batch with nothing worked out yet.
    pub fn new(world: World<'a>, view: &'a View, range: Range<usize>) -> Self {
        let facts = RefCell::new(vec![None; world.facts.len()]);
        let rows = RefCell::new(std::array::from_fn(|_| None));
        Self { world, view, range, allowances: &[], locals: Vec::new(), facts, rows }
    }

    /// How many subjects there are.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// The value of a formula for every subject.
    pub fn evaluate(&self, term: &Term) -> Vector {
        self.value(term, None)
    }

    /// The value for every subject, or for every row when `rows` is given.
    fn value(&self, term: &Term, rows: Option<&over::Rows>) -> Vector {
        let count = rows.map_or(self.len(), over::Rows::len);
        let part = |term: &Term| self.value(term, rows);
        match &term.op {
            Op::Number(number) => Vector::Number(vec![*number; count]),
            Op::Text(text) => {
                let id = self.world.dossiers.tables.texts.find(text).unwrap_or(TextId::MAX);
                Vector::Text(vec![id; count])
            }
            Op::Truth(truth) => Vector::Truth(vec![Some(*truth); count]),
            Op::Unknown => Vector::unknown(term.kind, count),
            Op::AsOf => Vector::Time(vec![Span::exact(self.world.as_of); count]),
            Op::Grace => Vector::Number(self.each_allowance(|allowance| allowance.grace)),
            Op::IsWhole => {
                let lines = &self.view.line[self.range.clone()];
                Vector::Truth(lines.iter().map(|&line| Some(line == NONE)).collect())
            }
            Op::Policy => self.policy(),
            Op::IsPresent(role) => {
                let is_present = self.world.dossiers.tables.of(*role).is_present;
                Vector::Truth(vec![Some(is_present); count])
            }
            Op::Column(from, role, place) => self.column(*from, *role, *place, term.kind, rows),
            Op::Derived(from, role, derived) => self.derived(*from, *role, *derived, rows),
            Op::DocumentAmount(from) => {
                let amounts = &self.world.dossiers.documents.amounts;
                Vector::Number(pick(amounts, &self.rows_from(*from, rows), ABSENT))
            }
            Op::Fact(place) => (*self.fact(*place)).clone(),
            Op::RowFact(_, place) => self.row_fact(*place, rows),
            Op::Local(place) => self.locals[*place].clone(),
            Op::Outer(inner) => match rows {
                Some(rows) => self.value(inner, None).gather(&rows.owner),
                None => self.value(inner, None),
            },
            Op::Not(inner) => part(inner).not(),
            Op::Negate(inner) => part(inner).negate(),
            Op::Between(sign, left, right) => {
                self.between(*sign, part(left), part(right), (left.kind, right.kind))
            }
            Op::In(inner, choices) => self.one_of(part(inner), choices),
            Op::If(condition, yes, no) => {
                Vector::choose(&part(condition).truths(), part(yes), part(no))
            }
            Op::Coalesce(parts) => self.first_known(parts, rows),
            Op::Call(function, parts) => {
                let values = parts.iter().map(part).collect();
                self.call(*function, values, parts, rows)
            }
            Op::Over(over) => self.over(over, term.kind),
            Op::Completion(completion) => self.completion(completion),
        }
    }

    fn each_allowance(&self, pick: impl Fn(&Allowance) -> i64) -> Vec<i64> {
        if self.allowances.is_empty() {
            return vec![0; self.len()];
        }
        self.allowances.iter().map(pick).collect()
    }

    fn policy(&self) -> Vector {
        let of_order = |&order: &u32| match self.world.policy.get(order as usize) {
            Some(span) => *span,
            None => Span::UNKNOWN,
        };
        Vector::Time(self.view.order[self.range.clone()].iter().map(of_order).collect())
    }

    /// Which table rows stand behind the subjects or rows for a place to read from.
    fn rows_from(&self, from: From, rows: Option<&over::Rows>) -> Vec<u32> {
        match (from, rows) {
            (From::Order, _) => self.view.order[self.range.clone()].to_vec(),
            (From::Line, _) => self.view.line[self.range.clone()].to_vec(),
            (From::Subject, _) | (From::Row, None) => self.view.row[self.range.clone()].to_vec(),
            (From::Row, Some(rows)) => rows.rows.clone(),
        }
    }

    fn column(
        &self,
        from: From,
        role: Role,
        place: usize,
        kind: Type,
        rows: Option<&over::Rows>,
    ) -> Vector {
        let rows = self.rows_from(from, rows);
        match &self.world.dossiers.tables.of(role).columns[place] {
            None => Vector::unknown(kind, rows.len()),
            Some(Column::Number(values)) => Vector::Number(pick(values, &rows, ABSENT)),
            Some(Column::Text(values)) => Vector::Text(pick(values, &rows, NO_TEXT)),
            Some(Column::Time(values)) => Vector::Time(pick(values, &rows, Span::UNKNOWN)),
        }
    }

    fn derived(
        &self,
        from: From,
        role: Role,
        derived: Derived,
        rows: Option<&over::Rows>,
    ) -> Vector {
        let rows = self.rows_from(from, rows);
        Vector::Truth(rows.iter().map(|&row| self.known_of(role, row, derived)).collect())
    }

    fn known_of(&self, role: Role, row: u32, derived: Derived) -> Option<bool> {
        let dossiers = self.world.dossiers;
        match derived {
            Derived::IsLive => Some(dossiers.documents.is_live[row as usize]),
            Derived::IsDuplicate => Some(dossiers.documents.is_duplicate(row)),
            Derived::HasOrder => {
                if dossiers.order_of[role as usize][row as usize] != NONE {
                    return Some(true);
                }
                let id = dossiers.tables.of(role).texts("order_id")?[row as usize];
                if dossiers.is_quarantined_order(id) { None } else { Some(false) }
            }
            Derived::HasLine => {
                match dossiers.line_links[role as usize].line_of.get(row as usize).copied() {
                    None | Some(NONE) => None,
                    Some(STRAY) => {
                        let order = dossiers.order_of[role as usize][row as usize];
                        let is_all = !dossiers.is_quarantined(Role::Lines, order);
                        if is_all { Some(false) } else { None }
                    }
                    Some(_) => Some(true),
                }
            }
        }
    }

    fn fact(&self, place: usize) -> Rc<Vector> {
        if let Some(known) = &self.facts.borrow()[place] {
            return Rc::clone(known);
        }
        let worked_out = Rc::new(self.value(&self.world.facts[place].term, None));
        self.facts.borrow_mut()[place] = Some(Rc::clone(&worked_out));
        worked_out
    }

    fn row_fact(&self, place: usize, rows: Option<&over::Rows>) -> Vector {
        let term = &self.world.facts[place].term;
        let Some(rows) = rows else { return self.value(term, None) };
        if let Some(known) = rows.facts.borrow().iter().find(|(known, _)| *known == place) {
            return (*known.1).clone();
        }
        let worked_out = Rc::new(self.value(term, Some(rows)));
        rows.facts.borrow_mut().push((place, Rc::clone(&worked_out)));
        (*worked_out).clone()
    }

    fn first_known(&self, parts: &[Term], rows: Option<&over::Rows>) -> Vector {
        let mut parts = parts.iter().map(|part| self.value(part, rows));
        let first = parts.next().unwrap_or(Vector::Truth(Vec::new()));
        parts.fold(first, Vector::or_else)
    }

    fn one_of(&self, values: Vector, choices: &[String]) -> Vector {
        let texts = &self.world.dossiers.tables.texts;
        let choices: Vec<TextId> = choices.iter().filter_map(|choice| texts.find(choice)).collect();
        let is_one = |id: TextId| (id != NO_TEXT).then(|| choices.contains(&id));
        Vector::Truth(values.texts().into_iter().map(is_one).collect())
    }

    fn between(&self, sign: Sign, left: Vector, right: Vector, kinds: (Type, Type)) -> Vector {
        match sign {
            Sign::And => left.and(&right),
            Sign::Or => left.or(&right),
            Sign::Equal => left.equal(&right),
            Sign::Unequal => left.equal(&right).not(),
            Sign::AtMost => left.at_most(&right),
            Sign::AtLeast => right.at_most(&left),
            Sign::Less => right.at_most(&left).not(),
            Sign::More => left.at_most(&right).not(),
            Sign::Plus | Sign::Minus if kinds == (Type::Time, Type::Length) => {
                let is_back = sign == Sign::Minus;
                left.shifted(&right, is_back, self.world.calendar.zone)
            }
            Sign::Minus if kinds == (Type::Time, Type::Time) => {
                left.minus_time(&right, self.world.calendar.zone)
            }
            Sign::Plus => left.with(&right, i64::checked_add),
            Sign::Minus => left.with(&right, i64::checked_sub),
            Sign::Times => left.with(&right, crate::decimal::multiply),
            Sign::Per => left.with(&right, crate::decimal::divide),
        }
    }
}

/// The values at some rows; `absent` where there is no row.
fn pick<T: Copy>(values: &[T], rows: &[u32], absent: T) -> Vec<T> {
    rows.iter().map(|&row| values.get(row as usize).copied().unwrap_or(absent)).collect()
}
