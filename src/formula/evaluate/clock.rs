//! Steps that ask the calendar: business days, working time, and deadlines that pauses move.
//!
//! How days are counted is the calendar's own part.

use super::lift;
use super::{Allowance, Term, Worker};
use crate::calendar::{Calendar, NoDay};
use crate::decimal::{self, ABSENT, ONE};
use crate::formula::program::Id;
use crate::time::Span;
use std::collections::BTreeSet;
use std::mem::take;

impl Worker<'_, '_> {
    pub(super) fn plus_business_days(
        &mut self,
        into: &mut Vec<Span>,
        count: usize,
        parts: (Id, Id),
    ) {
        self.later(into, count, parts, |calendar, moment, days| {
            let day = calendar.plus_working_days(calendar.zone.day_of(moment), days / ONE)?;
            Ok(calendar.zone.whole_day(day))
        });
    }

    pub(super) fn business_days(&mut self, into: &mut Vec<i64>, count: usize, (a, b): (Id, Id)) {
        let calendar = self.graph.world.calendar;
        let mut unlisted = take(&mut self.unlisted);
        lift::two(into, count, self.times(a), self.times(b), |from, to| {
            if !from.is_known() || !to.is_known() {
                return ABSENT;
            }
            let (from, to) = (calendar.zone.day_of(from.hi), calendar.zone.day_of(to.hi));
            let days = listed(calendar.working_days_between(from, to), &mut unlisted);
            days.and_then(decimal::from_whole).unwrap_or(ABSENT)
        });
        self.unlisted = unlisted;
    }

    /// Hours run on instants, a change of the clocks or not (G4 of the domain).
    pub(super) fn plus_clock_time(&mut self, into: &mut Vec<Span>, count: usize, parts: (Id, Id)) {
        self.later(into, count, parts, |_, moment, length| {
            moment.checked_add(length).map(Span::exact).ok_or(NoDay::NeverOpen)
        });
    }

    pub(super) fn plus_working_time(
        &mut self,
        into: &mut Vec<Span>,
        count: usize,
        parts: (Id, Id),
    ) {
        self.later(into, count, parts, |calendar, moment, length| {
            calendar.plus_working_time(moment, length).map(Span::exact)
        });
    }

    /// Moments later by numbers, from the last instant of each.
    fn later(
        &mut self,
        into: &mut Vec<Span>,
        count: usize,
        (a, b): (Id, Id),
        move_by: impl Fn(&Calendar, i64, i64) -> Result<Span, NoDay>,
    ) {
        let calendar = self.graph.world.calendar;
        let mut unlisted = take(&mut self.unlisted);
        lift::two(into, count, self.times(a), self.numbers(b), |span, number| {
            if !span.is_known() || number == ABSENT {
                return Span::UNKNOWN;
            }
            listed(move_by(calendar, span.hi, number), &mut unlisted).unwrap_or(Span::UNKNOWN)
        });
        self.unlisted = unlisted;
    }

    /// The cut-offs of the days of exact moments.
    pub(super) fn cut_offs(&self, into: &mut Vec<Span>, count: usize, a: Id) {
        let calendar = self.graph.world.calendar;
        lift::one(into, count, self.times(a), |span| {
            let at = if span.is_known() { calendar.cut_off_at(span.hi) } else { None };
            at.map_or(Span::UNKNOWN, Span::exact)
        });
    }

    /// How many earlier orders of its customer were exceptions, for each subject.
    pub(super) fn exceptions_before(&self, into: &mut Vec<i64>) {
        let standards = self.graph.world.standards;
        into.clear();
        let counts = self.subjects.order.iter().map(|&order| i64::from(standards.before(order)));
        into.extend(counts.map(|count| count * ONE));
    }

    /// Deadlines, each later by what its ticket waited for others between the start and it.
    pub(super) fn resumed(&mut self, into: &mut Vec<Span>, place: usize, (start, due): (Id, Id)) {
        let world = self.graph.world;
        let mut unlisted = take(&mut self.unlisted);
        let allowances: Vec<Allowance> = match self.graph.granted[place].constant {
            Some(allowance) => vec![allowance; self.len()],
            None => self.allowances(place).collect(),
        };
        let (starts, dues) = (self.times(start), self.times(due));
        into.clear();
        into.extend(allowances.into_iter().enumerate().map(|(at, allowance)| {
            let (start, due) = (starts.at(at), dues.at(at));
            let Some(term) = allowance.term.filter(|_| start.is_known() && due.is_known()) else {
                return due;
            };
            let pauses = world.dossiers.pauses.of(self.subjects.row[at]);
            let moved = moved(pauses, (start.lo, due.hi), world.as_of, |due, pause| {
                later(world.calendar, term, due, pause)
            });
            listed(moved, &mut unlisted).map_or(Span::UNKNOWN, |moved| {
                if moved == due.hi { due } else { Span::exact(moved) }
            })
        }));
        self.unlisted = unlisted;
    }
}

/// A deadline after every pause since the start that begins before it. One that goes on lasts until
/// the moment of the audit.
fn moved(
    pauses: impl Iterator<Item = (i64, i64)>,
    (start, due): (i64, i64),
    as_of: i64,
    later: impl Fn(i64, (i64, i64)) -> Result<i64, NoDay>,
) -> Result<i64, NoDay> {
    let mut due = due;
    for (from, until) in pauses {
        let pause = (from.max(start), until.min(as_of));
        if pause.0 < pause.1 && pause.0 <= due {
            due = later(due, pause)?;
        }
    }
    Ok(due)
}

/// A deadline after a pause: what was left when it began, counted on from when it ended, in the
/// measure in which the time is counted. A pause outside of working time moves no deadline that is
/// counted in it.
fn later(
    calendar: &Calendar,
    term: Term,
    due: i64,
    (from, until): (i64, i64),
) -> Result<i64, NoDay> {
    let zone = calendar.zone;
    let day_of = |moment| zone.day_of(moment);
    match term {
        Term::Time(_) => Ok(until.saturating_add(due - from)),
        Term::Days(_) => {
            let left = day_of(due) - day_of(from);
            Ok(zone.whole_day(day_of(until).saturating_add(left)).hi)
        }
        Term::BusinessDays(_) => {
            let left = calendar.working_days_between(day_of(from), day_of(due))?;
            Ok(zone.whole_day(calendar.plus_working_days(day_of(until), left)?).hi)
        }
        Term::WorkingTime(_) => {
            calendar.plus_working_time(until, calendar.working_time_between(from, due)?)
        }
    }
}

/// The answer of the calendar, or the year whose holidays it would need.
fn listed<T>(answer: Result<T, NoDay>, unlisted: &mut BTreeSet<i32>) -> Option<T> {
    match answer {
        Ok(answer) => Some(answer),
        Err(NoDay::Unlisted(year)) => {
            unlisted.insert(year);
            None
        }
        Err(NoDay::NeverOpen) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, Zone, parse};

    fn calendar() -> Calendar {
        Calendar { zone: Zone::named("Europe/Stockholm").unwrap(), ..Calendar::default() }
    }

    /// Where a deadline lands after pauses, started on Thursday at 16:00.
    fn check(term: Term, due: &str, pauses: &[(&str, &str)], expected: &str) {
        let calendar = calendar();
        let instant = |text: &str| parse(&format!("{text}:00+01:00"), calendar.zone).unwrap().lo;
        let pauses = pauses.iter().map(|(from, until)| (instant(from), instant(until)));
        let (start, as_of) = (instant("2026-03-05T16:00"), instant("2026-03-20T12:00"));
        let moved = moved(pauses, (start, instant(due)), as_of, |due, pause| {
            later(&calendar, term, due, pause)
        });
        assert_eq!(calendar.zone.print(Span::exact(moved.unwrap())), expected);
    }

    #[test]
    fn a_pause_moves_a_deadline_by_working_time_only() {
        // domain.md, SVC604: over the night and the weekend nobody works, and nothing moves.
        let night = ("2026-03-06T17:00", "2026-03-09T10:00");
        let working = Term::WorkingTime(4 * HOUR);
        check(working, "2026-03-06T12:00", &[], "2026-03-06T12:00:00+01:00");
        let noon = ("2026-03-06T11:00", "2026-03-09T10:00");
        check(working, "2026-03-06T12:00", &[noon], "2026-03-09T11:00:00+01:00");
        check(working, "2026-03-09T12:00", &[night], "2026-03-09T13:00:00+01:00");
        check(Term::Time(0), "2026-03-09T12:00", &[night], "2026-03-12T05:00:00+01:00");
    }

    #[test]
    fn a_pause_before_the_start_or_after_the_deadline_moves_nothing() {
        let early = ("2026-03-05T09:00", "2026-03-05T15:00");
        let late = ("2026-03-06T13:00", "2026-03-06T15:00");
        check(Term::Time(0), "2026-03-06T12:00", &[early, late], "2026-03-06T12:00:00+01:00");
        let half = ("2026-03-05T15:00", "2026-03-05T17:00");
        check(Term::Time(0), "2026-03-06T12:00", &[half], "2026-03-06T13:00:00+01:00");
    }

    #[test]
    fn days_move_by_whole_days() {
        let weekend = ("2026-03-06T15:00", "2026-03-09T10:00");
        check(Term::Days(3), "2026-03-08T23:59", &[weekend], "2026-03-11");
        let due = "2026-03-10T23:59";
        check(Term::BusinessDays(3), due, &[weekend], "2026-03-11");
    }
}
