//! Words of exports in formulas: a text that a column of words is compared with means what the same
//! text means in a cell.
//!
//! A column of words holds ours for those that are known and others in lower case, so that `'MAIL'`
//! alone would never be met, and nobody would be told.

use super::leaf;
use crate::formula::{Op, Sign, Term, Type};
use crate::intake::{self, About, Class};

/// A column of words that is, or is not, one text.
pub(super) fn compared(sign: Sign, left: &Term, right: &Term) -> Option<Term> {
    let (column, text) = match (&left.op, &right.op) {
        (_, Op::Text(text)) => (left, text),
        (Op::Text(text), _) => (right, text),
        _ => return None,
    };
    let texts = with_read(column, vec![text.clone()]);
    let is_one = || leaf(Type::Truth, Op::In(Box::new(column.clone()), texts.clone()));
    match sign {
        _ if texts.len() == 1 => None,
        Sign::Equal => Some(is_one()),
        Sign::Unequal => Some(leaf(Type::Truth, Op::Not(Box::new(is_one())))),
        _ => None,
    }
}

/// Texts, and those that they are read as in a column of words.
pub(super) fn with_read(column: &Term, mut texts: Vec<String>) -> Vec<String> {
    let Some(about) = about(column) else { return texts };
    for place in 0..texts.len() {
        let read = intake::word_in_ours(about, &texts[place]);
        if !texts.contains(&read) {
            texts.push(read);
        }
    }
    texts
}

/// What the words of a value are about, where it is one of a column of words.
fn about(term: &Term) -> Option<About> {
    match &term.op {
        Op::Column(_, role, place) => match Class::of(*role, *place) {
            Class::Word(about) | Class::Words(about) => Some(about),
            _ => None,
        },
        Op::Outer(term) => about(term),
        Op::Over(over) => about(over.value.as_ref()?),
        Op::Coalesce(terms) => terms.iter().find_map(about),
        Op::If(_, yes, no) => about(yes).or_else(|| about(no)),
        _ => None,
    }
}
