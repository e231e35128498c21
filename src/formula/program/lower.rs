//! From checked formulas to nodes.
//!
//! Everything is lowered, also what is folded away in the end, so that a part that asks the
//! calendar is always seen.

mod allowed;
mod given;

use super::Term as For;
use super::{
    Completed, Form, Gathered, Graph, How, Id, One, Part, Reach, Scalar, Silenced, Two, YES,
};
use crate::formula::functions::Function;
use crate::formula::{Completion, Derived, From, Op, Over, Pausing, Sign, Silence, Term, Type};
use crate::tables::Role;
use crate::texts::TextId;
use crate::time::Span;
use hashbrown::HashMap;

/// What formulas of one promise are lowered with.
pub struct Lowering<'g, 'a> {
    /// Where the nodes go.
    pub graph: &'g mut Graph<'a>,
    /// The allowance of the promise, by its place; [`None`] for none at all.
    pub granted: Option<usize>,
    /// Earlier fields of the promise.
    pub locals: Vec<Id>,
    facts: HashMap<(usize, Option<Role>), Id>,
}

impl<'g, 'a> Lowering<'g, 'a> {
    /// With no earlier fields yet.
    pub fn new(graph: &'g mut Graph<'a>, granted: Option<usize>) -> Self {
        Self { graph, granted, locals: Vec::new(), facts: HashMap::new() }
    }

    /// The node of a formula about the subjects.
    pub fn term(&mut self, term: &Term) -> Id {
        self.lowered(term, None)
    }

    /// The node of the moment until which money can be claimed back that can be since another.
    pub fn recoverable(&mut self, from: &Term) -> Id {
        let from = self.lowered(from, None);
        self.within(from, For::Recovered, None)
    }

    /// The node of a formula whose values have a form; nothing known where they have another.
    pub fn term_as(&mut self, term: &Term, form: Form) -> Id {
        let id = self.lowered(term, None);
        self.graph.in_form(id, form)
    }

    /// The node of a formula about the subjects, or about the rows of a role.
    fn lowered(&mut self, term: &Term, row: Option<Role>) -> Id {
        let form = Form::of(term.kind);
        match &term.op {
            Op::Number(number) => self.graph.given(Scalar::Number(*number)),
            Op::Text(text) => {
                let id = self.graph.world.dossiers.tables.texts.find(text);
                self.graph.given(Scalar::Text(id.unwrap_or(TextId::MAX)))
            }
            Op::Truth(truth) => self.graph.truth(*truth),
            Op::Unknown | Op::NoLimit => self.graph.unknown(form),
            Op::AsOf => {
                let now = Span::exact(self.graph.world.as_of);
                self.graph.given(Scalar::Time(now))
            }
            Op::Grace => self.granted(Part::Grace),
            Op::ByLaw => self.granted(Part::IsLaw),
            Op::IsWhole if self.graph.view.line.is_nowhere() => self.graph.truth(true),
            Op::IsWhole => self.graph.place(Form::Truth, Reach::Subjects, How::IsWhole),
            Op::Fact(place) => self.fact(*place, None),
            Op::RowFact(_, place) => self.fact(*place, row),
            Op::Local(place) => self.locals[*place],
            Op::Outer(inner) => {
                let value = self.lowered(inner, None);
                match row {
                    Some(role) => self.graph.of_owner(value, role),
                    None => value,
                }
            }
            Op::Over(over) => self.over(over, form),
            Op::Completion(completion) => self.completion(completion),
            Op::Silence(silence) => self.silence(silence),
            _ => match self.found(&term.op, row, form) {
                Some(found) => found,
                None => self.combined(term, row),
            },
        }
    }

    /// What is known of subjects and rows without being worked out from other values.
    fn found(&mut self, op: &Op, row: Option<Role>, form: Form) -> Option<Id> {
        Some(match op {
            Op::Policy if self.graph.world.policy.is_empty() => self.graph.unknown(Form::Time),
            Op::Policy => self.graph.place(Form::Time, Reach::Subjects, How::Policy),
            Op::IsPresent(role) => {
                let is_present = self.graph.world.dossiers.tables.of(*role).is_present;
                self.graph.truth(is_present)
            }
            Op::Column(from, role, place) => self.column(seen(*from, row), *role, *place, form),
            Op::Derived(from, role, derived) => self.derived(seen(*from, row), *role, *derived),
            Op::OfDocument(from, amount) => {
                let from = seen(*from, row);
                let reach = reach_of(from, Role::Invoices);
                self.graph.place(Form::Number, reach, How::OfDocument(from, *amount))
            }
            Op::Within(moment, pausing) => {
                let start = self.lowered(moment, row);
                let due = self.within(start, For::Kept, row);
                match pausing {
                    Pausing::Never => due,
                    Pausing::WhileWaiting => self.resumed(start, due),
                }
            }
            Op::Charged(_) | Op::ChargedSince | Op::ClaimUntil
                if self.graph.world.charges.is_none() =>
            {
                self.graph.unknown(form)
            }
            Op::ClaimUntil => self.graph.place(form, Reach::Subjects, How::ClaimUntil),
            Op::Charged(side) => {
                let charged = self.graph.place(form, Reach::Subjects, How::Charged(*side));
                row.map_or(charged, |role| self.graph.of_owner(charged, role))
            }
            Op::ChargedSince => {
                let since = self.graph.place(form, Reach::Subjects, How::ChargedSince);
                row.map_or(since, |role| self.graph.of_owner(since, role))
            }
            Op::ExceptionsBefore => {
                let count = self.graph.place(form, Reach::Subjects, How::ExceptionsBefore);
                row.map_or(count, |role| self.graph.of_owner(count, role))
            }
            Op::Exchanged(from) => {
                let from = seen(*from, row);
                self.graph.place(form, reach_of(from, Role::Returns), How::Exchanged(from))
            }
            Op::Beside(from, beside) => {
                let from = seen(*from, row);
                self.graph.place(form, reach_of(from, beside.subject()), How::Beside(from, *beside))
            }
            Op::IsHeld(role, place) => {
                let tables = &self.graph.world.dossiers.tables;
                let is_held = tables.of(*role).columns[*place].is_some();
                self.graph.truth(is_held)
            }
            Op::IsSent(kind) => {
                let kinds = &self.graph.world.dossiers.tables.message_kinds;
                if kinds.contains(kind) { self.graph.truth(true) } else { self.graph.unknown(form) }
            }
            _ => return None,
        })
    }

    /// What is worked out from values of the same subject or row.
    fn combined(&mut self, term: &Term, row: Option<Role>) -> Id {
        match &term.op {
            Op::Not(inner) => {
                let value = self.truths(inner, row);
                self.graph.one(One::Not, value)
            }
            Op::Negate(inner) => {
                let value = self.numbers(inner, row);
                self.graph.one(One::Negate, value)
            }
            Op::Between(sign, left, right) => {
                let kinds = (left.kind, right.kind);
                let (left, right) = (self.lowered(left, row), self.lowered(right, row));
                self.between(*sign, left, right, kinds)
            }
            Op::In(inner, choices) => {
                let text = self.lowered(inner, row);
                let text = self.graph.in_form(text, Form::Text);
                let texts = &self.graph.world.dossiers.tables.texts;
                let choices = choices.iter().filter_map(|choice| texts.find(choice)).collect();
                self.graph.one_of(text, choices)
            }
            Op::If(condition, yes, no) => {
                let condition = self.truths(condition, row);
                let (yes, no) = (self.lowered(yes, row), self.lowered(no, row));
                let is_alike = self.graph.node(yes).form == self.graph.node(no).form;
                self.graph.choice(condition, yes, if is_alike { no } else { yes })
            }
            Op::Coalesce(parts) => {
                let values: Vec<Id> = parts.iter().map(|part| self.lowered(part, row)).collect();
                self.first_known(&values)
            }
            Op::Call(Function::Given, parts) if parts.len() == 1 => self.is_given(&parts[0], row),
            Op::Call(function, parts) => self.call(*function, parts, row),
            _ => self.graph.unknown(Form::of(term.kind)),
        }
    }

    fn truths(&mut self, term: &Term, row: Option<Role>) -> Id {
        let value = self.lowered(term, row);
        self.graph.in_form(value, Form::Truth)
    }

    fn numbers(&mut self, term: &Term, row: Option<Role>) -> Id {
        let value = self.lowered(term, row);
        self.graph.in_form(value, Form::Number)
    }

    /// From the last to the first, so that what follows a value known everywhere is left out.
    fn first_known(&mut self, values: &[Id]) -> Id {
        let Some((&last, before)) = values.split_last() else {
            return self.graph.unknown(Form::Truth);
        };
        let form = self.graph.node(values[0]).form;
        let last = self.graph.in_form(last, form);
        before.iter().rev().fold(last, |rest, &value| {
            let value = self.graph.in_form(value, form);
            self.graph.two(Two::OrElse, value, rest)
        })
    }

    fn column(&mut self, from: From, role: Role, place: usize, form: Form) -> Id {
        let is_held = self.graph.world.dossiers.tables.of(role).columns[place].is_some();
        if !is_held || self.graph.is_nowhere(from) {
            return self.graph.unknown(form);
        }
        self.graph.place(form, reach_of(from, role), How::Column(from, role, place))
    }

    fn derived(&mut self, from: From, role: Role, derived: Derived) -> Id {
        let line_of = &self.graph.world.dossiers.line_links[role as usize].line_of;
        if derived == Derived::HasLine && line_of.is_empty() {
            return self.graph.unknown(Form::Truth);
        }
        self.graph.place(Form::Truth, reach_of(from, role), How::Derived(from, role, derived))
    }

    fn fact(&mut self, place: usize, row: Option<Role>) -> Id {
        if let Some(&known) = self.facts.get(&(place, row)) {
            return known;
        }
        let facts = self.graph.world.facts;
        let id = self.lowered(&facts[place].term, row);
        self.facts.insert((place, row), id);
        id
    }

    fn between(&mut self, sign: Sign, left: Id, right: Id, kinds: (Type, Type)) -> Id {
        let graph = &mut *self.graph;
        match sign {
            Sign::And | Sign::Or => {
                let function = if sign == Sign::And { Two::And } else { Two::Or };
                let left = graph.in_form(left, Form::Truth);
                let right = graph.in_form(right, Form::Truth);
                graph.two(function, left, right)
            }
            Sign::Equal => graph.compared(Two::Equal, left, right),
            Sign::AtMost => graph.compared(Two::AtMost, left, right),
            Sign::AtLeast => graph.compared(Two::AtMost, right, left),
            Sign::Unequal | Sign::Less | Sign::More => {
                let opposite = match sign {
                    Sign::Unequal => graph.compared(Two::Equal, left, right),
                    Sign::Less => graph.compared(Two::AtMost, right, left),
                    _ => graph.compared(Two::AtMost, left, right),
                };
                graph.one(One::Not, opposite)
            }
            Sign::Plus | Sign::Minus if kinds == (Type::Time, Type::Length) => {
                let function = if sign == Sign::Minus { Two::Earlier } else { Two::Later };
                let left = graph.in_form(left, Form::Time);
                let right = graph.in_form(right, Form::Number);
                graph.two(function, left, right)
            }
            Sign::Minus if kinds == (Type::Time, Type::Time) => graph.since(left, right),
            Sign::Plus => graph.counted(Two::Plus, left, right),
            Sign::Minus => graph.counted(Two::Minus, left, right),
            Sign::Times => graph.counted(Two::Times, left, right),
            Sign::Per => graph.counted(Two::Per, left, right),
        }
    }

    fn call(&mut self, function: Function, parts: &[Term], row: Option<Role>) -> Id {
        let values: Vec<Id> = parts.iter().map(|part| self.lowered(part, row)).collect();
        let Some(&first) = values.first() else { return self.graph.unknown(Form::Truth) };
        let second = values.get(1).copied().unwrap_or(first);
        let graph = &mut *self.graph;
        let number = graph.in_form(first, Form::Number);
        let time = graph.in_form(first, Form::Time);
        match function {
            Function::Due => graph.one(One::Due, time),
            Function::Starts => graph.one(One::Starts, time),
            Function::Day => graph.one(One::Day, time),
            Function::CutOff => graph.one(One::CutOff, time),
            Function::Rate | Function::Covers | Function::Rank => {
                let text = graph.in_form(first, Form::Text);
                let list = graph.in_form(second, Form::Text);
                match function {
                    Function::Covers => graph.two(Two::Covers, text, list),
                    Function::Rank => graph.two(Two::Rank, text, list),
                    _ => graph.one(One::Rate, text),
                }
            }
            Function::Known | Function::Given => graph.one(One::Known, first),
            Function::Abs => graph.one(One::Abs, number),
            Function::Least => graph.extreme(Two::Least, first, second),
            Function::Greatest => graph.extreme(Two::Greatest, first, second),
            Function::ToOrder | Function::ToDocument => {
                let from = seen(From::Row, row);
                let how = How::Converted(number, from, function == Function::ToOrder);
                graph.place(Form::Number, reach_of(from, Role::Invoices), how)
            }
            Function::Converted => self.converted(number, row),
            Function::Round => self.by_currency(Two::Round, number, row),
            Function::Rounding => self.by_currency(Two::Halves, number, row),
            Function::Above | Function::Below => {
                let is_length = parts.first().is_some_and(|part| part.kind == Type::Length);
                self.allowed(number, function == Function::Above, is_length, row)
            }
            Function::PlusBusinessDays => {
                let count = graph.in_form(second, Form::Number);
                let moved = graph.two(Two::PlusBusinessDays, time, count);
                row.map_or(moved, |role| graph.of_owner(moved, role))
            }
            Function::PlusMonths => {
                let count = graph.in_form(second, Form::Number);
                graph.two(Two::PlusMonths, time, count)
            }
            Function::BusinessDays => {
                let to = graph.in_form(second, Form::Time);
                let between = graph.two(Two::BusinessDays, time, to);
                row.map_or(between, |role| graph.of_owner(between, role))
            }
        }
    }

    fn over(&mut self, over: &Over, form: Form) -> Id {
        let role = over.role;
        let filter = over.filter.as_ref().map(|filter| self.truths(filter, Some(role)));
        let value = over.value.as_ref().map(|value| self.lowered(value, Some(role)));
        let is_money = over.value.as_ref().is_some_and(|value| value.kind == Type::Money);
        let tables = &self.graph.world.dossiers.tables;
        let has_currencies = tables.of(role).texts("currency").is_some();
        // What was converted is in the currency of its order.
        let is_converted = |value: &Term| matches!(value.op, Op::Call(Function::ToOrder, _));
        let is_money = is_money && !over.value.as_ref().is_some_and(is_converted);
        let fits = (is_money && has_currencies)
            .then(|| self.graph.place(Form::Truth, Reach::Rows(role), How::Fits(role)));
        let is_truth = value.is_some_and(|value| self.graph.node(value).form == Form::Truth);
        if is_truth {
            return self.graph.unknown(form);
        }
        self.graph.gathered(Gathered { function: over.function, role, value, filter, fits }, form)
    }

    fn completion(&mut self, completion: &Completion) -> Id {
        let row = Some(Role::Deliveries);
        let arrived_at = self.lowered(&completion.arrived_at, row);
        let one = Completed {
            required: self.numbers(&completion.required, None),
            arrived_at: self.graph.in_form(arrived_at, Form::Time),
            has_arrived: self.truths(&completion.has_arrived, row),
            is_awaited: self.truths(&completion.is_awaited, row),
            quantity: self.numbers(&completion.quantity, row),
            is_truth: completion.is_truth,
        };
        let form = if one.is_truth { Form::Truth } else { Form::Time };
        self.graph.place(form, Reach::Subjects, How::Completion(one))
    }

    fn silence(&mut self, silence: &Silence) -> Id {
        let mut time = |term: &Term, row: Option<Role>| {
            let id = self.lowered(term, row);
            self.graph.in_form(id, Form::Time)
        };
        let wait = [&silence.from, &silence.until].map(|term| time(term, None));
        let seen = silence.seen.each_ref().map(|term| time(term, Some(Role::Deliveries)));
        let sent_at = time(&silence.sent_at, Some(Role::Messages));
        let shipped_at = time(&silence.shipped_at, None);
        let is_outgoing = self.truths(&silence.is_outgoing, Some(Role::Messages));
        let is_end = silence.is_end;
        let one = Silenced { wait, sent_at, is_outgoing, seen, shipped_at, is_end };
        self.graph.place(Form::Time, Reach::Subjects, How::Silence(one))
    }
}

impl Graph<'_> {
    /// A comparison of two values of one form; unknown where they are of two.
    fn compared(&mut self, function: Two, left: Id, right: Id) -> Id {
        let form = self.node(left).form;
        let is_ordered = matches!(form, Form::Number | Form::Time);
        if form != self.node(right).form || function == Two::AtMost && !is_ordered {
            return self.unknown(Form::Truth);
        }
        self.two(function, left, right)
    }

    fn counted(&mut self, function: Two, left: Id, right: Id) -> Id {
        let (left, right) = (self.in_form(left, Form::Number), self.in_form(right, Form::Number));
        self.two(function, left, right)
    }

    fn extreme(&mut self, function: Two, left: Id, right: Id) -> Id {
        if self.node(left).form == Form::Time && self.node(right).form == Form::Time {
            return self.two(function, left, right);
        }
        self.counted(function, left, right)
    }

    /// How long from the second moment to the first.
    pub fn since(&mut self, left: Id, right: Id) -> Id {
        let (left, right) = (self.in_form(left, Form::Time), self.in_form(right, Form::Time));
        self.two(Two::Since, left, right)
    }

    /// The first less the second: numbers, or moments.
    pub fn less(&mut self, left: Id, right: Id) -> Id {
        match self.node(left).form {
            Form::Time => self.since(left, right),
            _ => self.counted(Two::Minus, left, right),
        }
    }

    /// Whether a truth is known to hold for everything.
    pub fn always(&self, id: Id) -> bool {
        self.constant(id) == Some(Scalar::Truth(YES))
    }
}

/// A row outside of an aggregate is the subject itself.
fn seen(from: From, row: Option<Role>) -> From {
    if from == From::Row && row.is_none() { From::Subject } else { from }
}

fn reach_of(from: From, role: Role) -> Reach {
    if from == From::Row { Reach::Rows(role) } else { Reach::Subjects }
}
