//! The one judge: from what was promised, what came of it and the clock to one of eight outcomes.
//!
//! Pure: no files, no clock, no printing; the moment it judges at is given (G1 of the domain).

use crate::decimal::ABSENT;
use crate::formula::Term;
use crate::formula::Type;
use crate::formula::evaluate::{Batch, Vector};
use crate::formula::needs::{Shape, Status};
use crate::promises::Promise;
use crate::report::{Outcome, Told};
use crate::time::{DAY, Span, Zone};

/// How long before it is due a promise counts as at risk.
pub const AT_RISK: i64 = DAY;

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
    match case.applies {
        Some(false) => return None,
        None => return Some(Outcome::Unknown),
        Some(true) => {}
    }
    if case.is_void == Some(true) {
        return Some(Outcome::Void);
    }
    if !case.is_promised {
        return Some(Outcome::Unknown);
    }
    let judged = match (case.is_kept, case.is_open) {
        (Some(true), _) if case.is_beat == Some(true) => Outcome::Beat,
        (Some(true), _) => Outcome::Kept,
        (is_kept, Some(true)) => by_the_clock(is_kept, case.due, as_of),
        (Some(false), _) => Outcome::Broken,
        (None, _) => Outcome::Unknown,
    };
    Some(judged)
}

/// What is not done yet: pending, at risk or overdue. What is done wrong already, but could still
/// be put right in time, is broken once the time is past.
fn by_the_clock(is_kept: Option<bool>, due: Span, as_of: i64) -> Outcome {
    let now = Span::exact(as_of);
    match now.at_or_before(due) {
        Some(true) if due.lo - as_of <= AT_RISK => Outcome::AtRisk,
        Some(true) => Outcome::Pending,
        Some(false) if is_kept == Some(false) => Outcome::Broken,
        Some(false) => Outcome::Overdue,
        None if due.is_known() => Outcome::Unknown,
        None => Outcome::Pending,
    }
}

/// A promise judged for a batch of subjects.
pub struct Verdicts {
    /// The outcome of each subject; [`None`] where the promise does not apply.
    pub outcomes: Vec<Option<Outcome>>,
    /// What was promised, if the promise says so.
    pub promised: Option<Column>,
    /// What came of it.
    pub actual: Option<Column>,
    /// How much better or worse.
    pub margin: Option<Column>,
    /// Whether the customer was told.
    pub told: Vec<Told>,
    /// The money at stake; [`ABSENT`] where there is none.
    pub stake: Vec<i64>,
    /// The word for how serious it is, where that depends on the subject.
    pub severity: Option<Vector>,
}

/// Values and what they are.
pub struct Column {
    /// What they are.
    pub kind: Type,
    /// The values.
    pub values: Vector,
}

/// Which fields of a promise can be evaluated on the records at hand.
#[derive(Debug, Clone)]
pub struct Ready {
    /// What is missing; empty when the promise can be judged.
    pub missing: Vec<String>,
    /// Whether the told field can be evaluated.
    pub has_told: bool,
}

/// Settles what a promise lacks before any row is read.
pub fn ready(promise: &Promise, shape: &Shape<'_>) -> Ready {
    let mut locals: Vec<Status> = Vec::new();
    let fields = &promise.fields;
    for term in fields.promised.iter().chain(&fields.actual) {
        let status = shape.status(term, &locals);
        locals.push(status);
    }
    let needed = fields.when.iter().chain(&fields.must).chain(&fields.open);
    let mut missing: Vec<String> =
        needed.flat_map(|term| shape.status(term, &locals).missing).collect();
    missing.extend(locals.iter().flat_map(|status| status.missing.clone()));
    let missing = shape.in_words(missing);
    let has_told = fields.told.as_ref().is_some_and(|told| shape.status(told, &locals).is_met());
    Ready { missing, has_told }
}

/// Judges a promise for every subject of a batch.
pub fn judge(batch: &mut Batch<'_>, promise: &Promise, ready: &Ready) -> Verdicts {
    let fields = &promise.fields;
    batch.locals.clear();
    let promised = fields.promised.as_ref().map(|term| remembered(batch, term));
    let actual = fields.actual.as_ref().map(|term| remembered(batch, term));
    let outcomes = outcomes(batch, promise, promised.as_ref(), actual.as_ref());
    let mut margin = match &fields.margin {
        Some(term) => Some(Column { kind: term.kind, values: batch.evaluate(term) }),
        None => promised
            .as_ref()
            .zip(actual.as_ref())
            .and_then(|(promised, actual)| difference(promised, actual, batch.world.calendar.zone)),
    };
    if let (Some(margin), Some(promised)) = (&mut margin, &promised) {
        let now = Vector::Time(vec![Span::exact(batch.world.as_of); batch.len()]);
        margin.so_far(promised, &outcomes, &now, batch.world.calendar.zone);
    }
    let told = match (&fields.told, ready.has_told) {
        (Some(told), true) => batch.evaluate(told).truths().into_iter().map(told_of).collect(),
        _ => vec![Told::NotChecked; batch.len()],
    };
    let stake = match &fields.stake {
        Some(stake) => batch.evaluate(stake).numbers(),
        None => vec![ABSENT; batch.len()],
    };
    let severity = fields.severity.as_ref().map(|term| batch.evaluate(term));
    Verdicts { outcomes, promised, actual, margin, told, stake, severity }
}

impl Column {
    /// For what is overdue: how late it is so far.
    fn so_far(&mut self, promised: &Self, outcomes: &[Option<Outcome>], now: &Vector, zone: Zone) {
        if self.kind != Type::Length || promised.kind != Type::Time {
            return;
        }
        let waited = promised.values.less(now, zone).numbers();
        if let Vector::Number(margins) = &mut self.values {
            for (place, margin) in margins.iter_mut().enumerate() {
                if outcomes[place] == Some(Outcome::Overdue) && *margin == ABSENT {
                    *margin = waited[place];
                }
            }
        }
    }
}

fn told_of(truth: Option<bool>) -> Told {
    match truth {
        Some(true) => Told::Yes,
        Some(false) => Told::No,
        None => Told::NotChecked,
    }
}

fn remembered(batch: &mut Batch<'_>, term: &Term) -> Column {
    let values = batch.evaluate(term);
    batch.locals.push(values.clone());
    Column { kind: term.kind, values }
}

fn outcomes(
    batch: &Batch<'_>,
    promise: &Promise,
    promised: Option<&Column>,
    actual: Option<&Column>,
) -> Vec<Option<Outcome>> {
    let fields = &promise.fields;
    let truths = |term: &Option<Term>, otherwise: Option<bool>| match term {
        Some(term) => batch.evaluate(term).truths(),
        None => vec![otherwise; batch.len()],
    };
    let applies = truths(&fields.when, Some(true));
    let is_void = truths(&fields.void, Some(false));
    let is_kept = truths(&fields.must, None);
    let is_beat = truths(&fields.beat, Some(false));
    let is_open = truths(&fields.open, None);
    let due = match (&fields.due, promised) {
        (Some(due), _) => batch.evaluate(due).times(),
        (None, Some(promised)) => promised.values.clone().times(),
        (None, None) => vec![Span::UNKNOWN; batch.len()],
    };
    // Only what is due by some time can still come; elsewhere a missing value is just unknown.
    let is_timed = promised.is_some_and(|promised| promised.kind == Type::Time);
    let has_due = actual.is_some() && (fields.due.is_some() || is_timed);
    let judged = (0..batch.len()).map(|place| {
        let has_actual = actual.is_some_and(|actual| actual.values.is_known(place));
        let is_open = if fields.open.is_some() {
            is_open[place]
        } else {
            Some(has_due && !has_actual && is_kept[place].is_none())
        };
        let case = Case {
            applies: applies[place],
            is_void: is_void[place],
            is_kept: is_kept[place],
            is_beat: is_beat[place],
            is_open,
            is_promised: promised.is_none_or(|promised| promised.values.is_known(place)),
            due: due[place],
        };
        outcome(case, batch.world.as_of)
    });
    judged.collect()
}

/// Promised less actual: positive is better for the customer.
fn difference(promised: &Column, actual: &Column, zone: Zone) -> Option<Column> {
    if promised.kind != actual.kind {
        return None;
    }
    let (kind, values) = match promised.kind {
        Type::Time => (Type::Length, promised.values.less(&actual.values, zone)),
        Type::Text | Type::Truth => return None,
        kind => (kind, promised.values.less(&actual.values, zone)),
    };
    Some(Column { kind, values })
}

#[cfg(test)]
mod tests {
    use super::*;

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
