//! What needs no working out: parts whose value the shape of the records decides.
//!
//! Every fold gives exactly what working it out would have given, also what is unknown.

use super::{Form, Gathered, Graph, How, Id, NO, Node, One, Reach, Scalar, Two, UNSURE, YES};
use crate::formula::functions::Aggregate;
use crate::formula::{Derived, From};
use crate::tables::Role;
use crate::texts::TextId;

impl Graph<'_> {
    /// A value that is the same for everything.
    pub fn given(&mut self, scalar: Scalar) -> Id {
        self.place(scalar.form(), Reach::Constant, How::Given(scalar))
    }

    /// A truth that is the same for everything.
    pub fn truth(&mut self, is_true: bool) -> Id {
        self.given(Scalar::Truth(if is_true { YES } else { NO }))
    }

    /// Nothing known, in a form.
    pub fn unknown(&mut self, form: Form) -> Id {
        self.given(Scalar::unknown(form))
    }

    /// The node itself if it has a form, else nothing known in that form.
    pub(super) fn in_form(&mut self, id: Id, form: Form) -> Id {
        if self.node(id).form == form { id } else { self.unknown(form) }
    }

    /// A function of one value.
    pub fn one(&mut self, function: One, value: Id) -> Id {
        if let Some(scalar) = self.constant(value)
            && let Some(scalar) = self.of_one(function, scalar)
        {
            return self.given(scalar);
        }
        let (form, reach) = (self.node(value).form, self.node(value).reach);
        match (function, &self.node(value).how) {
            (One::Known, _) if self.is_total(value) => return self.truth(true),
            (One::Holds, _) if self.is_total(value) => return value,
            (One::Not, How::One(One::Not, inner)) => return *inner,
            (_, How::OfOwner(inner)) => {
                // Worked out once for each subject, and not anew for each of its rows.
                let (inner, reach) = (*inner, reach);
                let of_subject = self.one(function, inner);
                return match reach {
                    Reach::Rows(role) => self.of_owner(of_subject, role),
                    _ => of_subject,
                };
            }
            _ => {}
        }
        let form = match function {
            One::Known | One::Clock => Form::Truth,
            One::Rate => Form::Number,
            _ => form,
        };
        self.place(form, reach, How::One(function, value))
    }

    /// A function of two values.
    pub fn two(&mut self, function: Two, left: Id, right: Id) -> Id {
        let constants = (self.constant(left), self.constant(right));
        if let (Some(a), Some(b)) = constants
            && let Some(scalar) = self.of_two(function, a, b)
        {
            return self.given(scalar);
        }
        let form = self.form_of(function, left);
        if let Some(folded) = self.folded(function, left, right, form) {
            return folded;
        }
        let reach = self.reach(&[left, right]);
        self.place(form, reach, How::Two(function, left, right))
    }

    fn form_of(&self, function: Two, left: Id) -> Form {
        match function {
            Two::And | Two::Or | Two::Equal | Two::AtMost | Two::Covers => Form::Truth,
            Two::Since | Two::BusinessDays | Two::Rank => Form::Number,
            _ => self.node(left).form,
        }
    }

    fn folded(&mut self, function: Two, left: Id, right: Id, form: Form) -> Option<Id> {
        let (a, b) = (self.constant(left), self.constant(right));
        match function {
            Two::And | Two::Or => {
                let (wins, yields) = if function == Two::And { (NO, YES) } else { (YES, NO) };
                let is = |scalar: Option<Scalar>, truth| scalar == Some(Scalar::Truth(truth));
                match () {
                    () if is(a, wins) || is(b, yields) || left == right => Some(left),
                    () if is(b, wins) || is(a, yields) => Some(right),
                    () => None,
                }
            }
            Two::OrElse => {
                if self.is_total(left) || left == right {
                    return Some(left);
                }
                if a.is_some() {
                    // A constant that is not known for everything is not known at all.
                    return Some(right);
                }
                b.filter(|scalar| !scalar.is_known()).map(|_| left)
            }
            _ => {
                let is_unknown = |scalar: Option<Scalar>| scalar.is_some_and(|s| !s.is_known());
                if is_unknown(a) || is_unknown(b) {
                    return Some(self.unknown(form));
                }
                let is_moved =
                    matches!(function, Two::Plus | Two::Minus | Two::Later | Two::Earlier);
                let is_nought = b == Some(Scalar::Number(0));
                let is_idle = is_moved && (is_nought || self.is_nought_with(left, right));
                is_idle.then_some(left)
            }
        }
    }

    /// Whether the second value is nought wherever the first is known.
    fn is_nought_with(&self, value: Id, nought: Id) -> bool {
        let How::If(condition, yes, _) = self.node(nought).how else { return false };
        let How::One(One::Known, base) = self.node(condition).how else { return false };
        self.constant(yes) == Some(Scalar::Number(0)) && self.is_known_only_with(value, base)
    }

    /// Whether a value is unknown wherever another is.
    fn is_known_only_with(&self, value: Id, base: Id) -> bool {
        value == base
            || match self.node(value).how {
                How::Two(Two::Plus | Two::Minus, a, b) => {
                    self.is_known_only_with(a, base) || self.is_known_only_with(b, base)
                }
                _ => false,
            }
    }

    /// A choice by a truth.
    pub fn choice(&mut self, condition: Id, yes: Id, no: Id) -> Id {
        let form = self.node(yes).form;
        match self.constant(condition) {
            Some(Scalar::Truth(YES)) => return yes,
            Some(Scalar::Truth(NO)) => return no,
            Some(_) => return self.unknown(form),
            None => {}
        }
        if yes == no && self.is_total(condition) {
            return yes;
        }
        let is = |graph: &Self, id, truth| graph.constant(id) == Some(Scalar::Truth(truth));
        if is(self, yes, YES) && is(self, no, NO) {
            return condition;
        }
        if is(self, yes, NO) && is(self, no, YES) {
            return self.one(One::Not, condition);
        }
        let reach = self.reach(&[condition, yes, no]);
        self.place(form, reach, How::If(condition, yes, no))
    }

    /// Whether a text is one of some.
    pub(super) fn one_of(&mut self, text: Id, choices: Vec<TextId>) -> Id {
        match self.constant(text) {
            Some(Scalar::Text(id)) => {
                let truth = crate::formula::evaluate::elements::is_one_of(id, &choices);
                self.given(Scalar::Truth(truth))
            }
            _ => {
                let reach = self.node(text).reach;
                self.place(Form::Truth, reach, How::In(text, choices.into()))
            }
        }
    }

    /// At each row of a role, the value of the subject that it refers to.
    pub(super) fn of_owner(&mut self, value: Id, role: Role) -> Id {
        match self.node(value).reach {
            Reach::Subjects => {
                let form = self.node(value).form;
                self.place(form, Reach::Rows(role), How::OfOwner(value))
            }
            Reach::Constant | Reach::Rows(_) => value,
        }
    }

    /// An aggregate over rows.
    pub(super) fn gathered(&mut self, mut over: Gathered, form: Form) -> Id {
        if !self.world.dossiers.tables.of(over.role).is_present {
            return self.unknown(form);
        }
        over.filter =
            over.filter.filter(|&filter| self.constant(filter) != Some(Scalar::Truth(YES)));
        self.place(form, Reach::Subjects, How::Over(over))
    }

    /// Whether a node has a known value everywhere, from what its parts have.
    pub(super) fn has_no_gaps(&self, node: &Node) -> bool {
        let is_total = |id: &Id| self.is_total(*id);
        match &node.how {
            How::Given(Scalar::Truth(truth)) => *truth != UNSURE,
            How::Given(scalar) => scalar.is_known(),
            How::IsWhole | How::Fits(_) | How::Decimals | How::One(One::Known | One::Holds, _) => {
                true
            }
            How::Derived(_, _, derived) => {
                !matches!(derived, Derived::HasOrder | Derived::HasLine | Derived::HasExchange)
            }
            How::OfOwner(inner) | How::In(inner, _) => is_total(inner),
            How::One(One::Not | One::Negate | One::Abs | One::Day, inner) => is_total(inner),
            How::Two(Two::OrElse, _, second) => is_total(second),
            How::Two(Two::And | Two::Or | Two::Equal | Two::Least | Two::Greatest, a, b) => {
                is_total(a) && is_total(b)
            }
            // Two moments that overlap are not told apart, so only numbers count here.
            How::Two(Two::AtMost, a, b) => {
                self.node(*a).form == Form::Number && is_total(a) && is_total(b)
            }
            How::If(condition, yes, no) => [condition, yes, no].into_iter().all(is_total),
            How::Over(over) if matches!(over.function, Aggregate::Any | Aggregate::Count) => {
                over.filter.as_ref().is_none_or(is_total)
                    && !self.world.dossiers.has_quarantined(over.role)
            }
            _ => false,
        }
    }

    /// Whether a place to read from has no row for any subject.
    pub(super) fn is_nowhere(&self, from: From) -> bool {
        match from {
            From::Order => self.view.order.is_nowhere(),
            From::Line => self.view.line.is_nowhere(),
            From::Subject => self.view.row.is_nowhere(),
            From::Shipment => self.world.dossiers.freight.is_empty(),
            From::Row => false,
        }
    }
}
