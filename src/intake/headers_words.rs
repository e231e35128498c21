//! The header words of common exports, by role and column, in eight languages.
//!
//! Data only. Words stand in order of preference and are compared after folding (`fold`).
//! `~word` names a column without saying what role its file plays. `word if other and third`
//! counts only in a file that has the other headers too, `word unless other or third` only in one
//! that has neither. Words that say neither promise nor fact are apart (`undecided`).
//!
//! Left out on purpose: open and paid amounts, codes of tax, amounts and prices that
//! hold tax where ours do not, weights. A column that nothing feeds is better than a wrong one.

mod amounts;
mod articles;
mod customers;
mod documents;
mod freight;
mod orders;
mod parties;
mod promised;
mod quantities;
mod service;
mod support;
mod terms;
mod times;
mod tracking;
mod undecided;

use crate::tables::Role;
pub use undecided::{Either, UNDECIDED};

/// Names that systems write whatever their user speaks; then words in English, Swedish,
/// Norwegian, Danish, Finnish, German, Polish and Russian.
pub type Tongues = [&'static str; 9];

/// Words of a column, for every role that has it.
pub type Entry = (&'static [Role], &'static str, Tongues);

/// Every entry; of the words of one column the earlier is the better.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    let rooms = [
        orders::WORDS,
        documents::WORDS,
        articles::WORDS,
        parties::WORDS,
        promised::WORDS,
        times::WORDS,
        quantities::WORDS,
        amounts::WORDS,
        terms::WORDS,
        service::WORDS,
        support::WORDS,
        customers::WORDS,
        tracking::WORDS,
        freight::WORDS,
    ];
    rooms.into_iter().flatten()
}

/// Words of a row that adds up the others, in the eight languages.
pub const TOTAL_ROW: &str = "total, totals, grand total, sum, subtotal, sub total, overall total, \
    summa, totalt, totalsumma, delsumma, summering, \
    sum totalt, totalsum, delsum, mellomsum, \
    i alt, samlet, sum i alt, total i alt, mellemsum, \
    yhteensä, kaikki yhteensä, loppusumma, välisumma, \
    summe, gesamt, gesamtsumme, zwischensumme, endsumme, \
    razem, suma, ogółem, łącznie, suma częściowa, \
    итого, всего, итог, общий итог, всего итого, подытог";

#[cfg(test)]
mod tests;
