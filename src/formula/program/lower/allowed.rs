//! What a promise and its contract allow: time, grace, tolerance, and the pauses of a ticket.
//!
//! Only how it enters a program; the lengths themselves stand with whoever grants them.

use super::Lowering;
use crate::formula::program::Term as For;
use crate::formula::program::{Form, How, Id, One, Part, Reach, Scalar, Two};
use crate::tables::Role;

impl Lowering<'_, '_> {
    /// By when something must follow a moment: so much later on the clock or in working time, at
    /// the end of so many local days later, or of so many business days. One of them is granted.
    pub(super) fn within(&mut self, moment: Id, of: For, row: Option<Role>) -> Id {
        let moment = self.graph.in_form(moment, Form::Time);
        let parts = [Part::Time(of), Part::Days(of), Part::BusinessDays(of), Part::WorkingTime(of)];
        let parts = parts.map(|part| {
            let granted = self.granted(part);
            row.map_or(granted, |role| self.graph.of_owner(granted, role))
        });
        let graph = &mut *self.graph;
        let nothing = graph.unknown(Form::Number);
        let due = graph.one(One::Due, moment);
        let on_the_clock = graph.two(Two::PlusClockTime, due, parts[0]);
        let day = graph.one(One::Day, moment);
        let end = graph.one(One::Due, day);
        let days_later = graph.two(Two::Later, end, parts[1]);
        let mut all = vec![on_the_clock, days_later];
        if parts[2] != nothing {
            let day = graph.two(Two::PlusBusinessDays, moment, parts[2]);
            all.push(graph.one(One::Due, day));
        }
        if parts[3] != nothing {
            all.push(graph.two(Two::PlusWorkingTime, moment, parts[3]));
        }
        self.first_known(&all)
    }

    /// The same moment later by what a ticket waited for others since the start, in the measure of
    /// the time that is granted.
    pub(super) fn resumed(&mut self, start: Id, due: Id) -> Id {
        let has_pauses = !self.graph.world.dossiers.pauses.are_none();
        let Some(place) = self.granted.filter(|_| has_pauses) else { return due };
        let start = self.graph.in_form(start, Form::Time);
        self.graph.place(Form::Time, Reach::Subjects, How::Resumed(place, start, due))
    }

    /// A part of what the contract allows; nothing where it allows nothing.
    pub(super) fn granted(&mut self, part: Part) -> Id {
        let is_truth = matches!(part, Part::IsEither | Part::IsLaw);
        let form = if is_truth { Form::Truth } else { Form::Number };
        let Some(place) = self.granted else {
            return match part {
                Part::Grace => self.graph.given(Scalar::Number(0)),
                Part::IsEither | Part::IsLaw => self.graph.truth(false),
                _ => self.graph.unknown(Form::Number),
            };
        };
        match self.graph.granted[place].constant {
            Some(allowance) => self.graph.given(allowance.part(part)),
            None => self.graph.place(form, Reach::Subjects, How::Granted(place, part)),
        }
    }

    /// How much a value may be missed by: an amount, a share of the value, or both together.
    pub(super) fn allowed(
        &mut self,
        base: Id,
        is_above: bool,
        is_length: bool,
        row: Option<Role>,
    ) -> Id {
        if self.granted.is_none() || is_length {
            // Nothing is allowed, which is known wherever the base is.
            let nought = self.graph.given(Scalar::Number(0));
            if self.graph.is_total(base) {
                return nought;
            }
            let is_known = self.graph.one(One::Known, base);
            let unknown = self.graph.unknown(Form::Number);
            return self.graph.choice(is_known, nought, unknown);
        }
        let parts = if is_above {
            [Part::Over, Part::OverShare, Part::IsEither]
        } else {
            [Part::Under, Part::UnderShare, Part::IsEither]
        };
        self.limited(base, parts, row).0
    }

    /// How much a converted value may be off; unknown where the contract does not say.
    pub(super) fn converted(&mut self, base: Id, row: Option<Role>) -> Id {
        let parts = [Part::Converted, Part::ConvertedShare, Part::IsEither];
        let (allowed, limits) = self.limited(base, parts, row);
        let graph = &mut *self.graph;
        let known = [limits[0], limits[1]].map(|limit| graph.one(One::Known, limit));
        let is_said = graph.two(Two::Or, known[0], known[1]);
        let unknown = graph.unknown(Form::Number);
        graph.choice(is_said, allowed, unknown)
    }

    /// What is allowed of a base by parts of what the contract grants, and these.
    pub(super) fn limited(
        &mut self,
        base: Id,
        parts: [Part; 3],
        row: Option<Role>,
    ) -> (Id, [Id; 3]) {
        let limits = parts.map(|part| {
            let limit = self.granted(part);
            row.map_or(limit, |role| self.graph.of_owner(limit, role))
        });
        let reach = self.graph.reach(&[base, limits[0], limits[1], limits[2]]);
        let allowed = self.graph.place(Form::Number, reach, How::Allowed(base, limits));
        (row.map_or(allowed, |role| self.graph.of_owner(allowed, role)), limits)
    }

    /// Rounds by the minor unit of the currency of the row, else of the order.
    pub(super) fn by_currency(&mut self, function: Two, value: Id, row: Option<Role>) -> Id {
        let tables = &self.graph.world.dossiers.tables;
        let states = |role: Role| tables.of(role).texts("currency").is_some();
        let is_stated = states(Role::Orders) || self.graph.view.role.is_some_and(states);
        let decimals = if !is_stated {
            let decimals = i64::from(crate::money::minor_decimals(""));
            self.graph.given(Scalar::Number(decimals))
        } else {
            let decimals = self.graph.place(Form::Number, Reach::Subjects, How::Decimals);
            row.map_or(decimals, |role| self.graph.of_owner(decimals, role))
        };
        self.graph.two(function, value, decimals)
    }
}
