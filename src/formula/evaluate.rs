//! A program worked out column by column, one batch of subjects after the other.
//!
//! Every value may be unknown, and what is unknown stays so until a formula says otherwise.
//! Cannot fail: an overflow or a division by zero is unknown, never a wrong number.
//! What is kept of a batch is written over by the next, so that nothing is allocated once the
//! first batches are through.

mod clock;
mod columns;
mod completion;
pub mod convert;
pub(super) mod elements;
mod known;
mod lift;
mod lists;
mod over;
mod rows;
mod silence;
mod steps;

use super::program::{self, Graph, How, Id, NO, Part, Scalar, Schedule, Step, Truth};
use crate::calendar::{Calendar, UnlistedYears};
use crate::charges::Charges;
use crate::decimal::{ABSENT, ONE};
use crate::dossier::standards::Standards;
use crate::dossier::{Dossiers, NONE};
use crate::rates::Rates;
use crate::tables::{ROLES, Role};
use crate::texts::TextId;
use crate::time::{DAY, Days, Span};
use std::collections::BTreeSet;
use std::ops::Range;

use columns::Subjects;
pub use elements::{AT_RISK, FAR, NEAR, PAST, clock};
pub use lift::Operand;
use rows::Rows;

/// How many subjects are worked out at a time: few enough that what is kept of them stays in the
/// cache of one core, and many enough that the program itself costs nothing.
pub const BATCH: usize = 1024;

/// A fact: a formula with a name.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// The role whose rows it is about; [`None`] for orders and lines.
    pub role: Option<Role>,
    /// Its formula.
    pub term: super::Term,
    /// What that reads.
    pub reads: super::reads::Reads,
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
    /// Millionths apart after a conversion, and the share.
    pub converted: (Option<i64>, Option<i64>),
    /// Inside either limit (true) or inside both (false).
    pub is_either: bool,
    /// Within what time it is to be kept.
    pub term: Option<Term>,
    /// Who says so.
    pub origin: Origin,
    /// Within what time its money can be claimed back.
    pub recover: Option<Term>,
}

/// Who says within what time something is to follow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Origin {
    /// The promise itself.
    #[default]
    Promise,
    /// The contract.
    Contract,
    /// A law, and where it is written.
    Law(&'static str),
}

/// Within what time something is to follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// So many microseconds on the clock.
    Time(i64),
    /// So many local days; by the end of the last.
    Days(i64),
    /// So many business days; by the end of the last.
    BusinessDays(i64),
    /// So many microseconds of open time.
    WorkingTime(i64),
}

impl Allowance {
    const fn term(&self, of: program::Term) -> Option<Term> {
        match of {
            program::Term::Kept => self.term,
            program::Term::Recovered => self.recover,
        }
    }

    /// One part of it.
    pub fn part(&self, part: Part) -> Scalar {
        Scalar::Number(match part {
            Part::Grace => self.grace,
            Part::Over => self.over.0.unwrap_or(ABSENT),
            Part::OverShare => self.over.1.unwrap_or(ABSENT),
            Part::Under => self.under.0.unwrap_or(ABSENT),
            Part::UnderShare => self.under.1.unwrap_or(ABSENT),
            Part::Converted => self.converted.0.unwrap_or(ABSENT),
            Part::ConvertedShare => self.converted.1.unwrap_or(ABSENT),
            Part::Time(of) => match self.term(of) {
                Some(Term::Time(length)) => length,
                _ => ABSENT,
            },
            Part::Days(of) => match self.term(of) {
                Some(Term::Days(days)) => days * DAY,
                _ => ABSENT,
            },
            Part::BusinessDays(of) => match self.term(of) {
                Some(Term::BusinessDays(days)) => days * ONE,
                _ => ABSENT,
            },
            Part::WorkingTime(of) => match self.term(of) {
                Some(Term::WorkingTime(length)) => length,
                _ => ABSENT,
            },
            Part::IsEither => return Scalar::Truth(elements::truth(self.is_either)),
            Part::IsLaw => {
                return Scalar::Truth(elements::truth(matches!(self.origin, Origin::Law(_))));
            }
        })
    }
}

/// What a contract allows one promise.
pub struct Granted<'a> {
    /// The allowance of every subject, where it is the same for all.
    pub constant: Option<Allowance>,
    /// The allowance of a subject.
    pub of_subject: Box<dyn Fn(Place) -> Allowance + Sync + 'a>,
}

/// The rows behind a subject; [`NONE`] where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Of its order.
    pub order: u32,
    /// Of its line.
    pub line: u32,
    /// Of the table that it is a row of.
    pub row: u32,
}

impl Place {
    /// No subject at all.
    pub const NOWHERE: Self = Self { order: NONE, line: NONE, row: NONE };
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
    /// What customers were taught to expect.
    pub standards: &'a Standards,
    /// Exchange rates.
    pub rates: &'a Rates,
    /// What the promises about bills found, in the second round of judging.
    pub charges: Option<&'a Charges>,
    /// The moment the audit speaks for.
    pub as_of: i64,
}

/// Which subjects of a view a batch holds.
#[derive(Debug, Clone)]
pub enum Chosen<'b> {
    /// Some that follow each other.
    Range(Range<usize>),
    /// Some by their place in the view.
    Some(&'b [u32]),
}

/// One worker: a program, and the places it keeps the values of a batch in.
pub struct Worker<'g, 'a> {
    graph: &'g Graph<'a>,
    schedule: &'g Schedule,
    days: Days,
    subjects: Subjects,
    rows: [Rows; ROLES],
    numbers: Vec<Vec<i64>>,
    times: Vec<Vec<Span>>,
    texts: Vec<Vec<TextId>>,
    truths: Vec<Vec<Truth>>,
    unlisted: BTreeSet<i32>,
}

impl<'g, 'a> Worker<'g, 'a> {
    /// A worker with nothing to do yet.
    pub fn new(graph: &'g Graph<'a>, schedule: &'g Schedule) -> Self {
        let [numbers, times, texts, truths] = schedule.places;
        Self {
            graph,
            schedule,
            days: Days::new(graph.world.calendar.zone),
            subjects: Subjects::default(),
            rows: Default::default(),
            numbers: vec![Vec::new(); numbers],
            times: vec![Vec::new(); times],
            texts: vec![Vec::new(); texts],
            truths: vec![Vec::new(); truths],
            unlisted: BTreeSet::new(),
        }
    }

    /// Works out everything for a batch, and shows each stop of the schedule when it is reached.
    pub fn run(&mut self, chosen: Chosen<'_>, mut stop: impl FnMut(&Self, usize)) {
        self.subjects.choose(self.graph.view, chosen);
        for &(role, is_owned) in &self.schedule.roles {
            let rows = &mut self.rows[role as usize];
            rows.fill(self.graph.view, role, &self.subjects, is_owned);
        }
        for step in &self.schedule.steps {
            match *step {
                Step::Work(id) => self.work(id),
                Step::Stop(number) => stop(self, number),
            }
        }
        for year in std::mem::take(&mut self.unlisted) {
            self.graph.world.unlisted_years.add(year, 0);
        }
    }

    /// The program it works on.
    pub const fn graph(&self) -> &'g Graph<'a> {
        self.graph
    }

    /// How many subjects the batch holds.
    pub fn len(&self) -> usize {
        self.subjects.count()
    }

    /// The row that a subject of the batch is, or [`NONE`].
    pub fn row(&self, place: usize) -> u32 {
        self.subjects.row[place]
    }

    /// Whether the batch holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The numbers of a node.
    pub fn numbers(&self, id: Id) -> Operand<'_, i64> {
        match (&self.graph.node(id).how, self.schedule.place(id)) {
            (_, Some(place)) => Operand::Each(&self.numbers[place]),
            (How::Given(Scalar::Number(number)), _) => Operand::All(*number),
            (How::Column(_, role, place), _) => Operand::Each(self.number_column(*role, *place)),
            _ => Operand::All(ABSENT),
        }
    }

    /// The moments of a node.
    pub fn times(&self, id: Id) -> Operand<'_, Span> {
        match (&self.graph.node(id).how, self.schedule.place(id)) {
            (_, Some(place)) => Operand::Each(&self.times[place]),
            (How::Given(Scalar::Time(span)), _) => Operand::All(*span),
            (How::Column(_, role, place), _) => Operand::Each(self.time_column(*role, *place)),
            _ => Operand::All(Span::UNKNOWN),
        }
    }

    /// The texts of a node.
    pub fn texts(&self, id: Id) -> Operand<'_, TextId> {
        match (&self.graph.node(id).how, self.schedule.place(id)) {
            (_, Some(place)) => Operand::Each(&self.texts[place]),
            (How::Given(Scalar::Text(text)), _) => Operand::All(*text),
            (How::Column(_, role, place), _) => Operand::Each(self.text_column(*role, *place)),
            _ => Operand::All(crate::texts::NO_TEXT),
        }
    }

    /// The truths of a node.
    pub fn truths(&self, id: Id) -> Operand<'_, Truth> {
        match (&self.graph.node(id).how, self.schedule.place(id)) {
            (_, Some(place)) => Operand::Each(&self.truths[place]),
            (How::Given(Scalar::Truth(truth)), _) => Operand::All(*truth),
            _ => Operand::All(super::program::UNSURE),
        }
    }

    /// The truths of a node as so many bytes, also where it is the same for all.
    pub fn bytes(&self, id: Id) -> &[Truth] {
        const SAME: [[Truth; BATCH]; 4] = [[0; BATCH], [1; BATCH], [2; BATCH], [3; BATCH]];
        static FILLED: [[Truth; BATCH]; 4] = SAME;
        match self.truths(id) {
            Operand::Each(values) => values,
            Operand::All(truth) => &FILLED[usize::from(truth)][..self.len().min(BATCH)],
        }
    }

    /// The value of a node for one subject of the batch.
    pub fn scalar(&self, id: Id, place: usize) -> Scalar {
        use super::program::Form;
        match self.graph.node(id).form {
            Form::Number => Scalar::Number(self.numbers(id).at(place)),
            Form::Time => Scalar::Time(self.times(id).at(place)),
            Form::Text => Scalar::Text(self.texts(id).at(place)),
            Form::Truth => Scalar::Truth(self.truths(id).at(place)),
        }
    }
}

/// What a truth of two values is in three.
pub const fn is_true(truth: Truth) -> Option<bool> {
    match truth {
        NO => Some(false),
        super::program::YES => Some(true),
        _ => None,
    }
}
