//! Which values go together, and what they give.
//!
//! Knows no names and no records.

use super::functions::Aggregate;
use super::{Op, Sign, Term, Type};

/// A plain number may stand for an amount, a quantity or (as 0) a length of time, `unknown` for
/// anything, and a limit that nobody set for what has no number.
pub(super) fn adapt(term: Term, wanted: Type) -> Option<Term> {
    let is_free = is_free(&term);
    match wanted {
        _ if term.kind == wanted => Some(term),
        _ if matches!(term.op, Op::Unknown | Op::NoLimit) => Some(Term { kind: wanted, ..term }),
        Type::Money | Type::Quantity if is_free => Some(Term { kind: wanted, ..term }),
        Type::Length if term.op == Op::Number(0) => Some(Term { kind: wanted, ..term }),
        _ => None,
    }
}

/// Two values, with a plain number made to fit the other.
pub fn alike(left: Term, right: Term) -> (Term, Term) {
    let adapted_left = adapt(left.clone(), right.kind).unwrap_or(left);
    let adapted_right = adapt(right.clone(), adapted_left.kind).unwrap_or(right);
    (adapted_left, adapted_right)
}

/// The sign of its word.
pub(super) fn sign_of(sign: &str) -> Option<Sign> {
    Some(match sign {
        "and" => Sign::And,
        "or" => Sign::Or,
        "=" => Sign::Equal,
        "!=" => Sign::Unequal,
        "<" => Sign::Less,
        "<=" => Sign::AtMost,
        ">" => Sign::More,
        ">=" => Sign::AtLeast,
        "+" => Sign::Plus,
        "-" => Sign::Minus,
        "*" => Sign::Times,
        "/" => Sign::Per,
        _ => return None,
    })
}

/// What two values give, or nothing where they do not go together.
/// A number beside money was made money by then where it may be.
pub(super) fn result_type(sign: Sign, left: &Term, right: &Term) -> Option<Type> {
    use Type::{Length, Money, Number, Quantity, Text, Time, Truth};
    let factor = |term: &Term, kind: Type| {
        let is_free = matches!(term.op, Op::Number(_) | Op::NoLimit);
        if is_free && kind != Length { Number } else { kind }
    };
    match (sign, left.kind, right.kind) {
        (Sign::Equal | Sign::Unequal, left, right) => (left == right).then_some(Truth),
        (Sign::Less | Sign::AtMost | Sign::More | Sign::AtLeast, left, right) => {
            (left == right && !matches!(left, Text | Truth)).then_some(Truth)
        }
        (Sign::Plus | Sign::Minus, Time, Length) => Some(Time),
        (Sign::Minus, Time, Time) => Some(Length),
        (Sign::Plus | Sign::Minus, Money | Quantity | Number | Length, kind) => {
            (left.kind == kind).then_some(kind)
        }
        (Sign::Times, a, b) => match (factor(left, a), factor(right, b)) {
            (kind @ (Money | Quantity | Number | Length), Number)
            | (Number, kind @ (Money | Quantity | Length)) => Some(kind),
            (Money, Quantity) | (Quantity, Money) => Some(Money),
            _ => None,
        },
        (Sign::Per, a, b) => match (factor(left, a), factor(right, b)) {
            (kind @ (Money | Quantity | Number | Length), Number) => Some(kind),
            (Money, Quantity) => Some(Money),
            (Money, Money) | (Quantity, Quantity) | (Length, Length) => Some(Number),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value is made of plain numbers only, so that it has no unit of its own.
fn is_free(term: &Term) -> bool {
    let is_plain = match &term.op {
        Op::Number(_) | Op::Unknown => true,
        Op::If(_, yes, no) => is_free(yes) && is_free(no),
        Op::Negate(inner) => is_free(inner),
        Op::Between(_, left, right) => is_free(left) && is_free(right),
        _ => false,
    };
    is_plain && term.kind == Type::Number
}

/// What an aggregate of a value gives.
pub(super) fn over_type(function: Aggregate, value: Option<Type>) -> Option<Type> {
    match (function, value) {
        (Aggregate::Count, None) => Some(Type::Number),
        (Aggregate::Any, None) => Some(Type::Truth),
        (Aggregate::Distinct, Some(Type::Text)) => Some(Type::Number),
        (Aggregate::Only, Some(Type::Text)) => Some(Type::Text),
        (Aggregate::Min | Aggregate::Max, Some(kind)) => {
            (!matches!(kind, Type::Text | Type::Truth)).then_some(kind)
        }
        (Aggregate::Sum, Some(kind @ (Type::Money | Type::Quantity | Type::Number))) => Some(kind),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Type::{Length, Money, Number, Quantity, Text, Time, Truth};

    /// A value of a type that is no plain number.
    fn of(kind: Type) -> Term {
        Term { kind, op: Op::Local(0) }
    }

    fn plain(value: i64) -> Term {
        Term { kind: Number, op: Op::Number(value) }
    }

    /// What two values of these types give under a sign.
    fn check(left: Type, sign: &str, right: Type, expected: Option<Type>) {
        let sign_met = sign_of(sign).expect("a sign");
        let found = result_type(sign_met, &of(left), &of(right));
        assert_eq!(found, expected, "{left:?} {sign} {right:?}");
    }

    #[test]
    fn only_values_of_one_kind_are_compared() {
        for kind in [Money, Quantity, Number, Time, Length] {
            check(kind, "=", kind, Some(Truth));
            check(kind, "<=", kind, Some(Truth));
        }
        check(Money, "=", Quantity, None);
        check(Time, "<", Length, None);
        check(Text, "!=", Text, Some(Truth));
        check(Text, "<", Text, None);
        check(Truth, ">=", Truth, None);
    }

    #[test]
    fn times_are_moved_by_lengths_and_lie_apart_by_lengths() {
        check(Time, "+", Length, Some(Time));
        check(Time, "-", Length, Some(Time));
        check(Time, "-", Time, Some(Length));
        check(Time, "+", Time, None);
        check(Length, "+", Time, None);
        check(Time, "*", Number, None);
    }

    #[test]
    fn only_values_of_one_kind_are_added() {
        for kind in [Money, Quantity, Number, Length] {
            check(kind, "+", kind, Some(kind));
            check(kind, "-", kind, Some(kind));
        }
        check(Money, "+", Number, None);
        check(Money, "-", Quantity, None);
        check(Text, "+", Text, None);
        check(Truth, "-", Truth, None);
    }

    #[test]
    fn units_times_a_price_are_money_and_money_times_money_is_nothing() {
        check(Money, "*", Quantity, Some(Money));
        check(Quantity, "*", Money, Some(Money));
        check(Money, "*", Number, Some(Money));
        check(Number, "*", Length, Some(Length));
        check(Number, "*", Number, Some(Number));
        check(Money, "*", Money, None);
        check(Quantity, "*", Quantity, None);
        check(Text, "*", Number, None);
    }

    #[test]
    fn a_share_is_a_number_and_money_per_unit_is_a_price() {
        for kind in [Money, Quantity, Length] {
            check(kind, "/", kind, Some(Number));
            check(kind, "/", Number, Some(kind));
        }
        check(Money, "/", Quantity, Some(Money));
        check(Quantity, "/", Money, None);
        check(Number, "/", Money, None);
        check(Time, "/", Number, None);
    }

    #[test]
    fn a_plain_number_takes_the_unit_of_the_value_beside_it() {
        let (left, right) = alike(of(Money), plain(5));
        assert_eq!((left.kind, right.kind), (Money, Money));
        let (left, right) = alike(plain(5), of(Quantity));
        assert_eq!((left.kind, right.kind), (Quantity, Quantity));
        let (_, right) = alike(of(Time), plain(5));
        assert_eq!(right.kind, Number);
    }

    #[test]
    fn a_number_that_is_counted_has_a_unit_of_its_own() {
        let counted = Term { kind: Number, op: Op::Local(0) };
        assert_eq!(adapt(counted, Money), None);
        let sum = |left, right| Term {
            kind: Number,
            op: Op::Between(Sign::Plus, Box::new(left), Box::new(right)),
        };
        assert!(adapt(sum(plain(1), plain(2)), Money).is_some());
        assert_eq!(adapt(sum(plain(1), of(Number)), Money), None);
    }

    #[test]
    fn only_nought_is_a_length_and_unknown_is_anything() {
        assert!(adapt(plain(0), Length).is_some());
        assert_eq!(adapt(plain(1), Length), None);
        let unknown = Term { kind: Number, op: Op::Unknown };
        for kind in [Money, Quantity, Time, Length, Text, Truth] {
            assert_eq!(adapt(unknown.clone(), kind).map(|term| term.kind), Some(kind));
        }
    }

    #[test]
    fn aggregates_give_what_they_take_or_a_count() {
        let check = |function, value, expected| assert_eq!(over_type(function, value), expected);
        check(Aggregate::Count, None, Some(Number));
        check(Aggregate::Any, None, Some(Truth));
        check(Aggregate::Count, Some(Money), None);
        check(Aggregate::Sum, Some(Money), Some(Money));
        check(Aggregate::Sum, Some(Time), None);
        check(Aggregate::Sum, None, None);
        check(Aggregate::Max, Some(Time), Some(Time));
        check(Aggregate::Min, Some(Text), None);
        check(Aggregate::Only, Some(Text), Some(Text));
        check(Aggregate::Distinct, Some(Text), Some(Number));
        check(Aggregate::Distinct, Some(Money), None);
    }
}
