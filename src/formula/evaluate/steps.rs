//! One step of a program: the values of a node from those of its parts.
//!
//! Which loop over which function; the functions themselves are those of `elements`.

use super::elements as of;
use super::lift::{self, Operand};
use super::{Allowance, Worker};
use crate::decimal::{ABSENT, ONE};
use crate::dossier::NONE;
use crate::dossier::joint::Set;
use crate::formula::functions::Aggregate;
use crate::formula::program::{Form, How, Id, One, Part, Reach, Scalar, Truth, Two, UNSURE};
use crate::formula::{From, OfDocument};
use crate::money::minor_decimals;
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use crate::time::{DAY, Span};
use std::mem::take;

impl Worker<'_, '_> {
    pub(super) fn work(&mut self, id: Id) {
        let Some(place) = self.schedule.place(id) else { return };
        match self.graph.node(id).form {
            Form::Number => {
                let mut into = take(&mut self.numbers[place]);
                self.work_numbers(id, &mut into);
                self.numbers[place] = into;
            }
            Form::Time => {
                let mut into = take(&mut self.times[place]);
                self.work_times(id, &mut into);
                self.times[place] = into;
            }
            Form::Text => {
                let mut into = take(&mut self.texts[place]);
                self.work_texts(id, &mut into);
                self.texts[place] = into;
            }
            Form::Truth => {
                let mut into = take(&mut self.truths[place]);
                self.work_truths(id, &mut into);
                self.truths[place] = into;
            }
        }
    }

    /// How many values a node has in this batch.
    fn count(&self, id: Id) -> usize {
        match self.graph.node(id).reach {
            Reach::Constant => 1,
            Reach::Subjects => self.len(),
            Reach::Rows(role) => self.rows[role as usize].rows.len(),
        }
    }

    fn owners(&self, id: Id) -> &[u32] {
        match self.graph.node(id).reach {
            Reach::Rows(role) => &self.rows[role as usize].owner,
            _ => &[],
        }
    }

    fn work_numbers(&mut self, id: Id, into: &mut Vec<i64>) {
        let (graph, count) = (self.graph, self.count(id));
        match &graph.node(id).how {
            How::Column(from, role, place) => self.read_numbers(into, (*from, *role, *place)),
            How::OfDocument(from, amount) => self.of_document(into, *from, *amount),
            How::Charged(side) => self.charged(into, *side),
            How::Granted(place, part) => self.granted(into, *place, *part),
            How::Decimals => self.decimals(into),
            How::Converted(a, from, is_to_order) => self.converted(into, (*a, *from, *is_to_order)),
            How::OfOwner(a) => of_owner(into, self.numbers(*a), self.owners(id)),
            How::One(One::Rate, a) => self.rates(into, count, *a),
            How::Two(Two::Rank, a, b) => self.ranks(into, count, (*a, *b)),
            How::ExceptionsBefore => self.exceptions_before(into),
            How::One(function, a) => {
                let a = self.numbers(*a);
                match function {
                    One::Negate => lift::one(into, count, a, of::negate),
                    _ => lift::one(into, count, a, of::abs),
                }
            }
            How::Two(Two::Since, a, b) => self.since(into, count, (*a, *b)),
            How::Two(Two::BusinessDays, a, b) => self.business_days(into, count, (*a, *b)),
            How::Two(function, a, b) => {
                two_numbers(*function, into, count, self.numbers(*a), self.numbers(*b));
            }
            How::If(truth, yes, no) => {
                let both = (self.numbers(*yes), self.numbers(*no));
                lift::choice(into, count, self.truths(*truth), both, ABSENT);
            }
            How::Allowed(base, limits) => {
                let [amount, share, is_either] = *limits;
                let base = self.numbers(base.to_owned());
                let (amount, share) = (self.numbers(amount), self.numbers(share));
                let is_either = self.truths(is_either);
                into.clear();
                into.extend((0..count).map(|at| {
                    of::allowed(base.at(at), amount.at(at), share.at(at), is_either.at(at))
                }));
            }
            How::Over(over) => match over.function {
                Aggregate::Count | Aggregate::Distinct => self.count_rows(into, over),
                _ => self.gathered_numbers(into, over),
            },
            _ => {}
        }
    }

    /// A number of the document that each row belongs to.
    fn of_document(&self, into: &mut Vec<i64>, from: From, amount: OfDocument) {
        let dossiers = self.graph.world.dossiers;
        let (documents, rows) = (&dossiers.documents, self.rows_from(from, Role::Invoices));
        into.clear();
        match amount {
            OfDocument::Amount => documents.amounts.gather(rows, into),
            OfDocument::Credited => into.extend(rows.iter().map(|&row| documents.credited(row))),
            OfDocument::PriceCredited => {
                into.extend(rows.iter().map(|&row| documents.price_credited(row)));
            }
            OfDocument::Freight => {
                into.extend(rows.iter().map(|&row| dossiers.freight.amount(row)));
            }
            OfDocument::JointAgreed => self.joint(into, rows, |set| set.agreed),
            OfDocument::JointBilled => self.joint(into, rows, |set| set.billed),
            OfDocument::MissingBefore => {
                let missing = |&row: &u32| documents.missing_before(&dossiers.tables, row) * ONE;
                into.extend(rows.iter().map(missing));
            }
        }
    }

    /// An amount of the orders that those of some rows are billed together with.
    fn joint(&self, into: &mut Vec<i64>, rows: &[u32], amount: fn(&Set) -> i64) {
        let dossiers = self.graph.world.dossiers;
        let order_of = &dossiers.order_of[Role::Invoices as usize];
        let of_row = |&row: &u32| dossiers.joint.of_order(order_of[row as usize]);
        into.extend(rows.iter().map(|row| of_row(row).map_or(ABSENT, amount)));
    }

    fn work_times(&mut self, id: Id, into: &mut Vec<Span>) {
        let (graph, count) = (self.graph, self.count(id));
        match &graph.node(id).how {
            How::Column(from, role, place) => self.read_times(into, (*from, *role, *place)),
            How::Policy => {
                lift::gather(into, graph.world.policy, &self.subjects.order, Span::UNKNOWN);
            }
            How::ChargedSince => self.charged_since(into),
            How::ClaimUntil => self.claims(into),
            How::Exchanged(from) => {
                let exchanges = &graph.world.dossiers.exchanges;
                let rows = Operand::Each(self.rows_from(*from, Role::Returns));
                lift::one(into, count, rows, |row| exchanges.left_at(row));
            }
            How::Beside(from, beside) => self.beside(into, (*from, *beside)),
            How::OfOwner(a) => of_owner(into, self.times(*a), self.owners(id)),
            How::One(One::CutOff, a) => self.cut_offs(into, count, *a),
            How::One(function, a) => self.one_time(*function, into, count, *a),
            How::Two(Two::Later, a, b) => self.moved(into, count, (*a, *b), false),
            How::Two(Two::Earlier, a, b) => self.moved(into, count, (*a, *b), true),
            How::Two(Two::PlusMonths, a, b) => self.plus_months(into, count, (*a, *b)),
            How::Two(Two::PlusBusinessDays, a, b) => self.plus_business_days(into, count, (*a, *b)),
            How::Two(Two::PlusClockTime, a, b) => self.plus_clock_time(into, count, (*a, *b)),
            How::Two(Two::PlusWorkingTime, a, b) => self.plus_working_time(into, count, (*a, *b)),
            How::Resumed(place, start, due) => self.resumed(into, *place, (*start, *due)),
            How::Two(function, a, b) => {
                let (a, b) = (self.times(*a), self.times(*b));
                match function {
                    Two::OrElse => lift::two(into, count, a, b, of::time_or),
                    Two::Least => lift::two(into, count, a, b, of::earlier),
                    _ => lift::two(into, count, a, b, of::later),
                }
            }
            How::If(truth, yes, no) => {
                let both = (self.times(*yes), self.times(*no));
                lift::choice(into, count, self.truths(*truth), both, Span::UNKNOWN);
            }
            How::Over(over) => self.gathered_times(into, over),
            How::Completion(one) => self.completed_at(into, one),
            How::Silence(one) => self.silent_at(into, one),
            _ => {}
        }
    }

    fn work_texts(&mut self, id: Id, into: &mut Vec<TextId>) {
        let (graph, count) = (self.graph, self.count(id));
        match &graph.node(id).how {
            How::Column(from, role, place) => self.read_texts(into, (*from, *role, *place)),
            How::OfOwner(a) => of_owner(into, self.texts(*a), self.owners(id)),
            How::Two(_, a, b) => {
                lift::two(into, count, self.texts(*a), self.texts(*b), of::text_or);
            }
            How::If(truth, yes, no) => {
                let both = (self.texts(*yes), self.texts(*no));
                lift::choice(into, count, self.truths(*truth), both, NO_TEXT);
            }
            How::Over(over) => self.only(into, over),
            _ => {}
        }
    }

    fn work_truths(&mut self, id: Id, into: &mut Vec<Truth>) {
        let (graph, count) = (self.graph, self.count(id));
        match &graph.node(id).how {
            How::Derived(from, role, derived) => self.derived(into, (*from, *role, *derived)),
            How::Lacks(from, role, place) => self.lacks(into, (*from, *role, *place)),
            How::IsWhole => {
                let lines = Operand::Each(&self.subjects.line[..]);
                lift::one(into, count, lines, |line| of::truth(line == NONE));
            }
            How::Granted(place, part) => {
                let truth = |one: Allowance| match one.part(*part) {
                    Scalar::Truth(truth) => truth,
                    _ => UNSURE,
                };
                into.clear();
                into.extend(self.allowances(*place).map(truth));
            }
            How::Fits(role) => self.fits(into, *role),
            How::OfOwner(a) => of_owner(into, self.truths(*a), self.owners(id)),
            How::One(function, a) => self.one_truth(*function, into, count, *a),
            How::Two(Two::Covers, a, b) => self.covers(into, count, (*a, *b)),
            How::Two(function, a, b) => self.two_truths(*function, into, count, (*a, *b)),
            How::If(truth, yes, no) => {
                let both = (self.truths(*yes), self.truths(*no));
                lift::choice(into, count, self.truths(*truth), both, UNSURE);
            }
            How::In(a, choices) => {
                let ids = self.texts(*a);
                match choices[..] {
                    [one] => lift::one(into, count, ids, |id| of::is_one_of(id, &[one])),
                    [a, b] => lift::one(into, count, ids, |id| of::is_one_of(id, &[a, b])),
                    [a, b, c] => lift::one(into, count, ids, |id| of::is_one_of(id, &[a, b, c])),
                    _ => lift::one(into, count, ids, |id| of::is_one_of(id, choices)),
                }
            }
            How::Over(over) => self.any(into, over),
            How::Completion(one) => self.is_completed(into, one),
            _ => {}
        }
    }

    fn one_truth(&self, function: One, into: &mut Vec<Truth>, count: usize, a: Id) {
        match (function, self.graph.node(a).form) {
            (One::Not, _) => lift::one(into, count, self.truths(a), of::not),
            (One::Holds, _) => lift::one(into, count, self.truths(a), of::holds),
            (One::Clock, _) => {
                let now = self.graph.world.as_of;
                lift::one(into, count, self.times(a), |due| of::clock(due, now));
            }
            (_, Form::Number) => {
                lift::one(into, count, self.numbers(a), |number| of::truth(number != ABSENT));
            }
            (_, Form::Time) => {
                lift::one(into, count, self.times(a), |span| of::truth(span.is_known()));
            }
            (_, Form::Text) => {
                lift::one(into, count, self.texts(a), |text| of::truth(text != NO_TEXT));
            }
            (_, Form::Truth) => {
                lift::one(into, count, self.truths(a), |truth| of::truth(truth != UNSURE));
            }
        }
    }

    fn two_truths(&self, function: Two, into: &mut Vec<Truth>, count: usize, (a, b): (Id, Id)) {
        match (function, self.graph.node(a).form) {
            (Two::Equal, Form::Number) => {
                lift::two(into, count, self.numbers(a), self.numbers(b), of::equal_numbers);
            }
            (Two::AtMost, Form::Number) => {
                lift::two(into, count, self.numbers(a), self.numbers(b), of::number_at_most);
            }
            (Two::Equal, Form::Time) => {
                lift::two(into, count, self.times(a), self.times(b), of::equal_times);
            }
            (Two::AtMost, Form::Time) => {
                lift::two(into, count, self.times(a), self.times(b), of::time_at_most);
            }
            (Two::Equal, Form::Text) => {
                lift::two(into, count, self.texts(a), self.texts(b), of::equal_texts);
            }
            (function, _) => {
                let (a, b) = (self.truths(a), self.truths(b));
                match function {
                    Two::And => lift::two(into, count, a, b, Truth::min),
                    Two::Or => lift::two(into, count, a, b, Truth::max),
                    Two::Equal => lift::two(into, count, a, b, of::equal_truths),
                    _ => lift::two(into, count, a, b, of::truth_or),
                }
            }
        }
    }

    fn one_time(&mut self, function: One, into: &mut Vec<Span>, count: usize, a: Id) {
        let mut days = take(&mut self.days);
        let a = self.times(a);
        match function {
            One::Due if days.is_utc() => lift::one(into, count, a, utc_due),
            One::Due => lift::one(into, count, a, |span| of::due(&mut days, span)),
            One::Starts => lift::one(into, count, a, |span| of::starts(&mut days, span)),
            _ => lift::one(into, count, a, |span| of::day(&mut days, span)),
        }
        self.days = days;
    }

    fn moved(&mut self, into: &mut Vec<Span>, count: usize, (a, b): (Id, Id), is_back: bool) {
        let mut days = take(&mut self.days);
        let (times, lengths) = (self.times(a), self.numbers(b));
        let moved = |span, length| of::moved(&mut days, span, length, is_back);
        lift::two(into, count, times, lengths, moved);
        self.days = days;
    }

    fn plus_months(&mut self, into: &mut Vec<Span>, count: usize, (a, b): (Id, Id)) {
        let days = take(&mut self.days);
        let (times, months) = (self.times(a), self.numbers(b));
        let moved = |span, months| of::plus_months(&days, span, months).unwrap_or(Span::UNKNOWN);
        lift::two(into, count, times, months, moved);
        self.days = days;
    }

    fn since(&mut self, into: &mut Vec<i64>, count: usize, (a, b): (Id, Id)) {
        let mut days = take(&mut self.days);
        lift::two(into, count, self.times(a), self.times(b), |a, b| of::since(&mut days, a, b));
        self.days = days;
    }

    fn granted(&self, into: &mut Vec<i64>, place: usize, part: Part) {
        let number = |one: Allowance| match one.part(part) {
            Scalar::Number(number) => number,
            _ => ABSENT,
        };
        into.clear();
        into.extend(self.allowances(place).map(number));
    }

    /// What a contract allows each subject of the batch.
    pub(super) fn allowances(&self, place: usize) -> impl Iterator<Item = Allowance> {
        let granted = &self.graph.granted[place];
        (0..self.len()).map(|subject| (granted.of_subject)(self.subjects.place(subject)))
    }

    /// The shares that rates stand for. There are few, so that the last is often met again.
    fn rates(&self, into: &mut Vec<i64>, count: usize, a: Id) {
        let texts = &self.graph.world.dossiers.tables.texts;
        let mut last = (NO_TEXT, ABSENT);
        lift::one(into, count, self.texts(a), |id| {
            if id != last.0 && id != TextId::MAX {
                last = (id, if id == NO_TEXT { ABSENT } else { of::rate(&texts.text(id)) });
            }
            if id == last.0 { last.1 } else { ABSENT }
        });
    }

    /// The decimals of the minor unit of each subject's currency: that of the row that it is, else
    /// that of its order.
    fn decimals(&self, into: &mut Vec<i64>) {
        let tables = &self.graph.world.dossiers.tables;
        let of_orders = tables.of(Role::Orders).texts("currency").unwrap_or_default();
        let of_rows = self.graph.view.role.and_then(|role| tables.of(role).texts("currency"));
        let decimals = |id| i64::from(minor_decimals(&tables.texts.text(id)));
        // There are few currencies, and each is looked up once for a batch.
        let mut known = [(NO_TEXT, decimals(NO_TEXT)); 16];
        let subjects = self.subjects.order.iter().zip(&self.subjects.row);
        into.clear();
        into.extend(subjects.map(|(&order, &row)| {
            let id = match of_rows.and_then(|ids| ids.get(row as usize)) {
                None | Some(NO_TEXT) => of_orders.get(order as usize).unwrap_or(NO_TEXT),
                Some(id) => id,
            };
            let place = &mut known[(id % 16) as usize];
            if place.0 != id {
                *place = (id, decimals(id));
            }
            place.1
        }));
    }
}

fn two_numbers(
    function: Two,
    into: &mut Vec<i64>,
    count: usize,
    a: Operand<'_, i64>,
    b: Operand<'_, i64>,
) {
    match function {
        Two::OrElse => lift::two(into, count, a, b, of::number_or),
        Two::Plus => lift::two(into, count, a, b, of::plus),
        Two::Minus => lift::two(into, count, a, b, of::minus),
        Two::Times => lift::two(into, count, a, b, of::times),
        Two::Per => lift::two(into, count, a, b, of::per),
        Two::Least => lift::two(into, count, a, b, of::least),
        Two::Greatest => lift::two(into, count, a, b, of::greatest),
        Two::Round => lift::two(into, count, a, b, of::round),
        _ => lift::two(into, count, a, b, of::halves),
    }
}

/// `due` where a day is 24 hours from midnight whatever the instant.
#[inline]
fn utc_due(span: Span) -> Span {
    let is_end = span.hi.rem_euclid(DAY) == DAY - 1;
    let length = span.hi.wrapping_sub(span.lo);
    if is_end && span.is_known() && (length == 0 || length == DAY - 1) {
        Span::exact(span.hi)
    } else {
        span
    }
}

fn of_owner<T: Copy>(into: &mut Vec<T>, values: Operand<'_, T>, owners: &[u32]) {
    match values {
        Operand::All(value) => {
            into.clear();
            into.resize(owners.len(), value);
        }
        Operand::Each(values) => {
            into.clear();
            into.extend(owners.iter().map(|&owner| values[owner as usize]));
        }
    }
}
