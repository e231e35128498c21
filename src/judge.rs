//! The one judge: from what was promised, what came of it and the clock to one of eight outcomes.
//!
//! Pure: no files, no clock, no printing; the moment it judges at is given (G1 of the domain).

use crate::decimal::ABSENT;
use crate::formula::evaluate::{FAR, NEAR, PAST, Worker, clock, is_true};
use crate::formula::needs::{self, Shape, Status};
use crate::formula::program::{
    Form, Graph, Id, Lowering, NO, One, Scalar, Truth, Two, UNSURE, YES,
};
use crate::formula::{Grain, Term, Type};
use crate::promises::Promise;
use crate::report::{Outcome, Told};
use crate::texts::TextId;
use crate::time::Span;

pub use crate::formula::evaluate::AT_RISK;

/// What is known of one promise to one subject when it is judged.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    /// Whether the promise applies.
    pub applies: Option<bool>,
    /// Whether it was withdrawn.
    pub is_void: Option<bool>,
    /// Whether it was kept.
    pub is_kept: Option<bool>,
    /// Whether it was kept better than promised.
    pub is_beat: Option<bool>,
    /// Whether it can still be fulfilled.
    pub is_open: Option<bool>,
    /// Whether what was promised is known.
    pub is_promised: bool,
    /// When it must be fulfilled.
    pub due: Span,
}

/// The outcome of a case; [`None`] where the promise does not apply at all.
pub fn outcome(case: Case, as_of: i64) -> Option<Outcome> {
    let truth = |truth: Option<bool>| match truth {
        Some(true) => YES,
        Some(false) => NO,
        None => UNSURE,
    };
    let code = code([
        truth(case.applies),
        truth(case.is_void),
        truth(case.is_kept),
        truth(case.is_beat),
        truth(case.is_open),
        truth(Some(case.is_promised)),
        clock(case.due, as_of),
    ]);
    Outcome::ALL.get(usize::from(code)).copied()
}

/// A case as bytes: whether it applies, is void, kept, beat, open and promised, and how its due
/// time lies to the moment of the audit.
type Bytes<T> = [T; 7];

/// Not one of the outcomes: the promise does not apply.
pub const NONE: u8 = 8;

/// The outcome of a case as its place in [`Outcome::ALL`]. Made of choices between bytes alone, so
/// that many cases are judged at once.
#[inline]
const fn code(case: Bytes<u8>) -> u8 {
    let [applies, is_void, is_kept, is_beat, is_open, is_promised, clock] = case;
    // What is done wrong already, but could still be put right in time, is broken once the time
    // is past.
    let past = if is_kept == NO { Outcome::Broken as u8 } else { Outcome::Overdue as u8 };
    let late = if clock == PAST { past } else { Outcome::Unknown as u8 };
    let near = if clock == NEAR { Outcome::AtRisk as u8 } else { late };
    let waiting = if clock == FAR { Outcome::Pending as u8 } else { near };
    let fulfilled = if is_beat == YES { Outcome::Beat as u8 } else { Outcome::Kept as u8 };
    let settled = if is_kept == NO { Outcome::Broken as u8 } else { Outcome::Unknown as u8 };
    let unfulfilled = if is_open == YES { waiting } else { settled };
    let judged = if is_kept == YES { fulfilled } else { unfulfilled };
    let known = if is_promised == YES { judged } else { Outcome::Unknown as u8 };
    let stands = if is_void == YES { Outcome::Void as u8 } else { known };
    let told = if applies == YES { stands } else { Outcome::Unknown as u8 };
    if applies == NO { NONE } else { told }
}

/// Which fields of a promise can be evaluated on the records at hand.
#[derive(Debug, Clone)]
pub struct Ready {
    /// What is missing; empty when the promise can be judged.
    pub missing: Vec<String>,
    /// Whether the told field can be evaluated.
    pub has_told: bool,
}

/// Settles what a promise lacks before any row is read; `has_term` is whether anybody says within
/// what time it is to be kept.
pub fn ready(promise: &Promise, shape: &Shape<'_>, has_term: bool) -> Ready {
    let mut locals: Vec<Status> = Vec::new();
    let fields = &promise.fields;
    let is_about_orders = matches!(promise.about, Grain::Order | Grain::Line);
    for term in fields.promised.iter().chain(&fields.actual) {
        let status = shape.status(term, needs::Told { locals: &locals, has_term, is_about_orders });
        locals.push(status);
    }
    let known = needs::Told { locals: &locals, has_term, is_about_orders };
    let needed = fields.when.iter().chain(&fields.must).chain(&fields.open);
    let mut missing: Vec<String> =
        needed.flat_map(|term| shape.status(term, known).missing).collect();
    missing.extend(locals.iter().flat_map(|status| status.missing.clone()));
    if let Some(role) = promise.about.role().filter(|role| !shape.holds(*role)) {
        missing.push(role.name().to_owned());
    }
    let missing = shape.in_words(missing);
    let has_told = fields.told.as_ref().is_some_and(|told| shape.status(told, known).is_met());
    Ready { missing, has_told }
}

/// A promise as nodes of a program.
#[derive(Debug, Clone)]
pub struct Brief {
    /// What its outcome is made of, in the order of [`Bytes`].
    asked: [Id; 7],
    /// What was promised, if the promise says so.
    pub promised: Option<Column>,
    /// What came of it.
    pub actual: Option<Column>,
    /// How much better or worse.
    pub margin: Option<Column>,
    /// When it must be fulfilled, if it must be by a time.
    pub due: Option<Id>,
    /// For what is overdue: how late it is so far.
    pub waited: Option<Id>,
    /// Whether the customer was told.
    pub told: Option<Id>,
    /// The money at stake.
    pub stake: Option<Id>,
    /// What it is put in order by, without a stake.
    pub weight: Option<Id>,
    /// What the promise is worth, where a penalty asks for it.
    pub value: Option<Id>,
    /// Until when that can be claimed back.
    pub recoverable: Option<Id>,
    /// Whether that was billed too much.
    pub overbilled: Option<Id>,
    /// How serious it is, where that depends on the subject.
    pub severity: Option<Id>,
}

/// A node and what its values are.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// What they are.
    pub kind: Type,
    /// The node.
    pub id: Id,
}

/// What is found of one subject beyond its outcome.
#[derive(Debug, Clone, Copy)]
pub struct Verdict {
    /// What came of the promise.
    pub outcome: Outcome,
    /// What was promised.
    pub promised: Option<(Type, Scalar)>,
    /// What came of it.
    pub actual: Option<(Type, Scalar)>,
    /// How much better or worse.
    pub margin: Option<(Type, Scalar)>,
    /// Whether the customer was told.
    pub told: Told,
    /// The money at stake, where there is some.
    pub stake: Option<i64>,
    /// Whether it is known that there is none, and not only unknown how much.
    pub is_at_no_stake: bool,
    /// What it is put in order by, without a stake.
    pub weight: Option<i64>,
    /// What the promise is worth, where that is known.
    pub value: Option<i64>,
    /// Until when that can be claimed back.
    pub recoverable: Span,
    /// Whether that was billed too much; [`None`] where it was not billed wrongly.
    pub is_overbilled: Option<bool>,
    /// The word for how serious it is, where that depends on the subject.
    pub severity: Option<TextId>,
}

/// Puts a promise into a program.
pub fn brief(promise: &Promise, ready: &Ready, lowering: &mut Lowering<'_, '_>) -> Brief {
    let fields = &promise.fields;
    lowering.locals.clear();
    let promised = fields.promised.as_ref().map(|term| remembered(lowering, term));
    let actual = fields.actual.as_ref().map(|term| remembered(lowering, term));
    let due = due(promise, lowering, promised);
    let asked = asked(promise, lowering, actual, promised, due);
    let margin = match &fields.margin {
        Some(term) => Some(Column { kind: term.kind, id: lowering.term(term) }),
        None => promised
            .zip(actual)
            .and_then(|(promised, actual)| difference(lowering.graph, promised, actual)),
    };
    let is_late = |margin: &Column, promised: &Column| {
        margin.kind == Type::Length && promised.kind == Type::Time
    };
    let late = margin.zip(promised).filter(|(margin, promised)| is_late(margin, promised));
    let now = Scalar::Time(Span::exact(lowering.graph.world.as_of));
    let waited = late.map(|(_, promised)| {
        let now = lowering.graph.given(now);
        lowering.graph.since(promised.id, now)
    });
    let told = fields.told.as_ref().filter(|_| ready.has_told);
    let value = fields.value.as_ref().filter(|_| promise.is_penalised);
    Brief {
        asked,
        promised,
        actual,
        margin,
        due,
        waited,
        told: told.map(|term| lowering.term_as(term, Form::Truth)),
        stake: fields.stake.as_ref().map(|term| lowering.term_as(term, Form::Number)),
        weight: fields.weight.as_ref().map(|term| lowering.term_as(term, Form::Number)),
        value: value.map(|term| lowering.term_as(term, Form::Number)),
        recoverable: fields.recover_from.as_ref().map(|term| lowering.recoverable(term)),
        overbilled: fields.overbilled.as_ref().map(|term| lowering.term_as(term, Form::Truth)),
        severity: fields.severity.as_ref().map(|term| lowering.term_as(term, Form::Text)),
    }
}

fn remembered(lowering: &mut Lowering<'_, '_>, term: &Term) -> Column {
    let id = lowering.term(term);
    lowering.locals.push(id);
    Column { kind: term.kind, id }
}

/// When it must be fulfilled; where the promise does not say, the promised value if that is a time.
fn due(promise: &Promise, lowering: &mut Lowering<'_, '_>, promised: Option<Column>) -> Option<Id> {
    let due = match &promise.fields.due {
        Some(due) => Some(lowering.term(due)),
        None => promised.map(|promised| promised.id),
    };
    due.filter(|&due| lowering.graph.node(due).form == Form::Time)
}

/// The nodes that the outcome is made of.
fn asked(
    promise: &Promise,
    lowering: &mut Lowering<'_, '_>,
    actual: Option<Column>,
    promised: Option<Column>,
    due: Option<Id>,
) -> [Id; 7] {
    let fields = &promise.fields;
    let mut truth = |term: &Option<Term>, otherwise: Truth| match term {
        Some(term) => lowering.term_as(term, Form::Truth),
        None => lowering.graph.given(Scalar::Truth(otherwise)),
    };
    let applies = truth(&fields.when, YES);
    let is_void = truth(&fields.void, NO);
    let is_kept = truth(&fields.must, UNSURE);
    let is_beat = truth(&fields.beat, NO);
    let open = fields.open.as_ref().map(|open| lowering.term_as(open, Form::Truth));
    let graph = &mut *lowering.graph;
    // Only what is due by some time can still come; elsewhere a missing value is just unknown.
    let is_timed = promised.is_some_and(|promised| promised.kind == Type::Time);
    let is_open = match (open, actual) {
        (Some(open), _) => open,
        (None, Some(actual)) if fields.due.is_some() || is_timed => {
            let known = [actual.id, is_kept].map(|id| graph.one(One::Known, id));
            let is_settled = graph.two(Two::Or, known[0], known[1]);
            graph.one(One::Not, is_settled)
        }
        (None, _) => graph.truth(false),
    };
    let is_promised = match promised {
        Some(promised) => graph.one(One::Known, promised.id),
        None => graph.truth(true),
    };
    let may_be_open = graph.constant(is_open) != Some(Scalar::Truth(NO));
    let clock = match due.filter(|_| may_be_open) {
        Some(due) => graph.one(One::Clock, due),
        None => graph.given(Scalar::Truth(FAR)),
    };
    [applies, is_void, is_kept, is_beat, is_open, is_promised, clock]
}

/// Promised less actual: positive is better for the customer.
fn difference(graph: &mut Graph<'_>, promised: Column, actual: Column) -> Option<Column> {
    if promised.kind != actual.kind {
        return None;
    }
    let kind = match promised.kind {
        Type::Time => Type::Length,
        Type::Text | Type::Truth => return None,
        kind => kind,
    };
    Some(Column { kind, id: graph.less(promised.id, actual.id) })
}

impl Brief {
    /// The nodes that its outcome needs.
    pub fn asked(&self) -> Vec<Id> {
        self.asked.to_vec()
    }

    /// What was promised and what came of it, where both are numbers.
    pub fn compared(&self) -> Option<[Id; 2]> {
        let (promised, actual) = self.promised.zip(self.actual)?;
        let is_number = |kind: Type| matches!(kind, Type::Money | Type::Quantity | Type::Number);
        (is_number(promised.kind) && promised.kind == actual.kind)
            .then_some([promised.id, actual.id])
    }

    /// The nodes that a finding needs besides.
    pub fn details(&self) -> Vec<Id> {
        let columns = [self.promised, self.actual, self.margin];
        let ids = columns.into_iter().flatten().map(|column| column.id);
        let others = [self.waited, self.told, self.stake, self.recoverable, self.overbilled];
        let others = others.into_iter().chain([self.weight, self.value, self.severity]);
        ids.chain(others.flatten()).collect()
    }

    /// The outcome of every subject of a batch, as its place in [`Outcome::ALL`], or [`NONE`].
    pub fn outcomes(&self, worker: &Worker<'_, '_>, into: &mut Vec<u8>) {
        let count = worker.len();
        let fields: Bytes<&[u8]> = self.asked.map(|id| &worker.bytes(id)[..count]);
        let [applies, is_void, is_kept, is_beat, is_open, is_promised, clock] = fields;
        into.clear();
        let first = applies.iter().zip(is_void).zip(is_kept).zip(is_beat);
        let second = is_open.iter().zip(is_promised).zip(clock);
        into.extend(
            first
                .zip(second)
                .map(|((((a, b), c), d), ((e, f), g))| code([*a, *b, *c, *d, *e, *f, *g])),
        );
    }

    /// What a finding needs to know about one subject of a batch.
    pub fn verdict(&self, worker: &Worker<'_, '_>, place: usize, outcome: Outcome) -> Verdict {
        let value = |column: Column| (column.kind, worker.scalar(column.id, place));
        let mut margin = self.margin.map(value);
        if let (Some((_, scalar)), Some(waited)) = (&mut margin, self.waited)
            && outcome == Outcome::Overdue
            && *scalar == Scalar::Number(ABSENT)
        {
            *scalar = worker.scalar(waited, place);
        }
        let money = |id: Option<Id>| {
            let amount = id.map(|id| worker.numbers(id).at(place));
            amount.filter(|&amount| amount != ABSENT && amount != 0)
        };
        let stake = money(self.stake);
        Verdict {
            outcome,
            promised: self.promised.map(value),
            actual: self.actual.map(value),
            margin,
            told: self.told.map_or(Told::NotChecked, |id| told_of(worker.truths(id).at(place))),
            stake,
            is_at_no_stake: self.stake.is_some_and(|id| worker.numbers(id).at(place) == 0),
            weight: money(self.weight),
            value: if self.value.is_some() { money(self.value) } else { stake },
            recoverable: self.recoverable.map_or(Span::UNKNOWN, |id| worker.times(id).at(place)),
            is_overbilled: self.overbilled.and_then(|id| is_true(worker.truths(id).at(place))),
            severity: self.severity.map(|id| worker.texts(id).at(place)),
        }
    }
}

fn told_of(truth: Truth) -> Told {
    match truth {
        YES => Told::Yes,
        NO => Told::No,
        _ => Told::NotChecked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    const NOW: i64 = 100 * DAY;

    fn case() -> Case {
        Case {
            applies: Some(true),
            is_void: Some(false),
            is_kept: None,
            is_beat: Some(false),
            is_open: Some(false),
            is_promised: true,
            due: Span::exact(NOW - DAY),
        }
    }

    fn check(case: Case, expected: Option<Outcome>) {
        assert_eq!(outcome(case, NOW), expected);
    }

    #[test]
    fn what_was_done_as_promised_is_kept_and_better_is_beat() {
        check(Case { is_kept: Some(true), ..case() }, Some(Outcome::Kept));
        let better = Case { is_kept: Some(true), is_beat: Some(true), ..case() };
        check(better, Some(Outcome::Beat));
    }

    #[test]
    fn what_was_done_worse_is_broken() {
        check(Case { is_kept: Some(false), ..case() }, Some(Outcome::Broken));
    }

    #[test]
    fn what_was_not_done_is_judged_by_the_clock() {
        let open = Case { is_open: Some(true), ..case() };
        check(open, Some(Outcome::Overdue));
        check(Case { due: Span::exact(NOW), ..open }, Some(Outcome::AtRisk));
        check(Case { due: Span::exact(NOW + DAY), ..open }, Some(Outcome::AtRisk));
        check(Case { due: Span::exact(NOW + 2 * DAY), ..open }, Some(Outcome::Pending));
    }

    #[test]
    fn what_is_wrong_but_can_be_put_right_in_time_is_broken_only_afterwards() {
        let open = Case { is_open: Some(true), is_kept: Some(false), ..case() };
        check(open, Some(Outcome::Broken));
        check(Case { due: Span::exact(NOW + 2 * DAY), ..open }, Some(Outcome::Pending));
    }

    #[test]
    fn a_withdrawn_promise_is_void_whatever_came_of_it() {
        let void = Case { is_void: Some(true), is_kept: Some(false), ..case() };
        check(void, Some(Outcome::Void));
    }

    #[test]
    fn what_the_data_cannot_tell_is_unknown_and_never_kept() {
        check(case(), Some(Outcome::Unknown));
        check(Case { applies: None, ..case() }, Some(Outcome::Unknown));
        check(Case { is_promised: false, is_kept: Some(true), ..case() }, Some(Outcome::Unknown));
        check(Case { is_open: None, ..case() }, Some(Outcome::Unknown));
    }

    #[test]
    fn a_promise_that_does_not_apply_has_no_outcome() {
        check(Case { applies: Some(false), ..case() }, None);
    }

    #[test]
    fn what_is_open_without_a_time_is_pending_for_good() {
        let open = Case { is_open: Some(true), due: Span::UNKNOWN, ..case() };
        check(open, Some(Outcome::Pending));
        check(Case { is_kept: Some(false), ..open }, Some(Outcome::Pending));
    }

    #[test]
    fn what_is_due_in_a_span_that_holds_now_cannot_be_told() {
        let due = Span { lo: NOW - DAY, hi: NOW + DAY };
        let open = Case { is_open: Some(true), due, ..case() };
        check(open, Some(Outcome::Unknown));
        check(Case { due: Span { lo: NOW - DAY, hi: NOW - 1 }, ..open }, Some(Outcome::Overdue));
    }

    #[test]
    fn what_was_kept_is_kept_even_while_more_may_come() {
        check(Case { is_kept: Some(true), is_open: Some(true), ..case() }, Some(Outcome::Kept));
        let unknown = Case { is_kept: Some(true), is_beat: None, ..case() };
        check(unknown, Some(Outcome::Kept));
    }

    #[test]
    fn whether_it_applies_comes_before_whether_it_was_withdrawn() {
        let void = Case { is_void: Some(true), ..case() };
        check(Case { applies: Some(false), ..void }, None);
        check(Case { applies: None, ..void }, Some(Outcome::Unknown));
        check(Case { is_promised: false, ..void }, Some(Outcome::Void));
        check(Case { is_void: None, is_kept: Some(false), ..case() }, Some(Outcome::Broken));
    }
}
