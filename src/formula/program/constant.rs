//! What a function gives where its values are the same for everything.
//!
//! The same functions of single values that `evaluate` lays over whole columns.

use super::{Form, Graph, One, Scalar, Truth, Two};
use crate::decimal::ABSENT;
use crate::formula::evaluate::elements as of;
use crate::texts::NO_TEXT;
use crate::time::Span;

impl Scalar {
    /// The form of the value.
    pub const fn form(self) -> Form {
        match self {
            Self::Number(_) => Form::Number,
            Self::Time(_) => Form::Time,
            Self::Text(_) => Form::Text,
            Self::Truth(_) => Form::Truth,
        }
    }

    /// Nothing known, in a form.
    pub const fn unknown(form: Form) -> Self {
        match form {
            Form::Number => Self::Number(ABSENT),
            Form::Time => Self::Time(Span::UNKNOWN),
            Form::Text => Self::Text(NO_TEXT),
            Form::Truth => Self::Truth(super::UNSURE),
        }
    }

    /// Whether the value is known.
    pub const fn is_known(self) -> bool {
        match self {
            Self::Number(number) => number != ABSENT,
            Self::Time(span) => span.is_known(),
            Self::Text(id) => id != NO_TEXT,
            Self::Truth(truth) => truth != super::UNSURE,
        }
    }
}

impl Graph<'_> {
    /// A function of one constant.
    pub(super) fn of_one(&mut self, function: One, value: Scalar) -> Option<Scalar> {
        let days = &mut self.days;
        Some(match (function, value) {
            (One::Known, value) => Scalar::Truth(of::truth(value.is_known())),
            (One::Not, Scalar::Truth(truth)) => Scalar::Truth(of::not(truth)),
            (One::Holds, Scalar::Truth(truth)) => Scalar::Truth(of::holds(truth)),
            (One::Negate, Scalar::Number(number)) => Scalar::Number(of::negate(number)),
            (One::Abs, Scalar::Number(number)) => Scalar::Number(of::abs(number)),
            (One::Due, Scalar::Time(span)) => Scalar::Time(of::due(days, span)),
            (One::Starts, Scalar::Time(span)) => Scalar::Time(of::starts(days, span)),
            (One::Day, Scalar::Time(span)) => Scalar::Time(of::day(days, span)),
            (One::Clock, Scalar::Time(span)) => Scalar::Truth(of::clock(span, self.world.as_of)),
            _ => return None,
        })
    }

    /// A function of two constants; nothing for what asks the calendar, or is of mixed forms.
    pub(super) fn of_two(&mut self, function: Two, left: Scalar, right: Scalar) -> Option<Scalar> {
        match (left, right) {
            (Scalar::Number(a), Scalar::Number(b)) => of_numbers(function, a, b),
            (Scalar::Time(a), Scalar::Time(b)) => self.of_times(function, a, b),
            (Scalar::Time(span), Scalar::Number(length)) => {
                let is_back = match function {
                    Two::Later => false,
                    Two::Earlier => true,
                    _ => return None,
                };
                Some(Scalar::Time(of::moved(&mut self.days, span, length, is_back)))
            }
            (Scalar::Text(a), Scalar::Text(b)) => match function {
                Two::Equal => Some(Scalar::Truth(of::equal_texts(a, b))),
                Two::OrElse => Some(Scalar::Text(of::text_or(a, b))),
                _ => None,
            },
            (Scalar::Truth(a), Scalar::Truth(b)) => of_truths(function, a, b),
            _ => None,
        }
    }

    fn of_times(&mut self, function: Two, a: Span, b: Span) -> Option<Scalar> {
        Some(match function {
            Two::Equal => Scalar::Truth(of::equal_times(a, b)),
            Two::AtMost => Scalar::Truth(of::time_at_most(a, b)),
            Two::OrElse => Scalar::Time(of::time_or(a, b)),
            Two::Least => Scalar::Time(of::earlier(a, b)),
            Two::Greatest => Scalar::Time(of::later(a, b)),
            Two::Since => Scalar::Number(of::since(&mut self.days, a, b)),
            _ => return None,
        })
    }
}

fn of_numbers(function: Two, a: i64, b: i64) -> Option<Scalar> {
    Some(Scalar::Number(match function {
        Two::Equal => return Some(Scalar::Truth(of::equal_numbers(a, b))),
        Two::AtMost => return Some(Scalar::Truth(of::number_at_most(a, b))),
        Two::OrElse => of::number_or(a, b),
        Two::Plus => of::plus(a, b),
        Two::Minus => of::minus(a, b),
        Two::Times => of::times(a, b),
        Two::Per => of::per(a, b),
        Two::Least => of::least(a, b),
        Two::Greatest => of::greatest(a, b),
        Two::Round => of::round(a, b),
        Two::Halves => of::halves(a, b),
        _ => return None,
    }))
}

fn of_truths(function: Two, a: Truth, b: Truth) -> Option<Scalar> {
    Some(Scalar::Truth(match function {
        Two::And => a.min(b),
        Two::Or => a.max(b),
        Two::Equal => of::equal_truths(a, b),
        Two::OrElse => of::truth_or(a, b),
        _ => return None,
    }))
}
