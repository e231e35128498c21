//! What customers were billed too much or too little, as the promises about bills found it.
//!
//! The findings of a first round of judging, for the promises of the second that ask about them.
//! Finds nothing itself, and depends on no order in which the findings came.

use crate::decimal::ABSENT;
use crate::money::Together;
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use hashbrown::HashMap;

/// What one finding says was billed wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Charge {
    /// The order; no text where there is none.
    pub order: TextId,
    /// The order line; no text where the finding is about the order or a document as a whole.
    pub line: TextId,
    /// The document; no text where the finding is about an order or its line.
    pub document: TextId,
    /// The currency.
    pub currency: TextId,
    /// By how much too much, in millionths; negative for too little.
    pub amount: i64,
    /// Since when the history knows of it; [`ABSENT`] where none is kept.
    pub since: i64,
}

/// All of them.
#[derive(Debug, Clone, Default)]
pub struct Charges {
    /// By order.
    all: Vec<Charge>,
    /// By row of the invoices, until when money can be claimed back that was found there.
    until: HashMap<u32, Span>,
}

/// Which of the two is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Billed too much.
    Over,
    /// Billed too little.
    Under,
}

impl Charges {
    /// Those of some findings.
    pub fn new(mut all: Vec<Charge>) -> Self {
        all.sort_unstable();
        Self { all, until: HashMap::new() }
    }

    /// The same with rows of the invoices of which money can be claimed back until some moment; of
    /// several moments the first counts.
    pub fn claimed(mut self, claims: impl IntoIterator<Item = (u32, Span)>) -> Self {
        for (row, until) in claims {
            let first = self.until.entry(row).or_insert(until);
            if until.hi < first.hi {
                *first = until;
            }
        }
        self
    }

    /// Until when money of a row of the invoices can be claimed back.
    pub fn until(&self, row: u32) -> Span {
        self.until.get(&row).copied().unwrap_or(Span::UNKNOWN)
    }

    /// What an order was billed too much or too little; of a document where one is named, together
    /// with what is wrong with the order as a whole. What is of no order is looked up by its
    /// document alone. [`ABSENT`] where several currencies would have to be added.
    pub fn of(&self, order: TextId, document: TextId, side: Side) -> i64 {
        let found: Vec<&Charge> = self.found(order, document, side).collect();
        if found.iter().any(|charge| charge.currency != found[0].currency) {
            return ABSENT;
        }
        let mut together = Together::default();
        for line in found.chunk_by(|one, other| one.line == other.line) {
            let largest = line.iter().map(|charge| charge.amount.abs()).max().unwrap_or(0);
            together.add(line[0].line != NO_TEXT, largest);
        }
        i64::try_from(together.sum()).unwrap_or(ABSENT)
    }

    /// Since when the history knows that an order, or a document of it, was billed too much: the
    /// oldest of what is found today. [`ABSENT`] where no history is kept or nothing is found.
    pub fn since(&self, order: TextId, document: TextId) -> i64 {
        let found = self.found(order, document, Side::Over);
        found.map(|charge| charge.since).filter(|&since| since != ABSENT).min().unwrap_or(ABSENT)
    }

    /// What was found of an order, or of one of its documents and the order as a whole.
    fn found(&self, order: TextId, document: TextId, side: Side) -> impl Iterator<Item = &Charge> {
        let start = self.all.partition_point(|charge| charge.order < order);
        let of_order = self.all[start..].iter().take_while(move |charge| charge.order == order);
        let is_about = move |charge: &&Charge| match (charge.document, document) {
            (NO_TEXT, _) => order != NO_TEXT,
            (_, NO_TEXT) => order != NO_TEXT,
            (one, other) => one == other,
        };
        let is_meant = move |charge: &&Charge| match side {
            Side::Over => charge.amount > 0,
            Side::Under => charge.amount < 0 && charge.amount != ABSENT,
        };
        of_order.filter(is_about).filter(is_meant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EUR: TextId = 900;

    fn charge(order: TextId, line: TextId, document: TextId, amount: i64) -> Charge {
        Charge { order, line, document, currency: EUR, amount, since: ABSENT }
    }

    fn check(charges: &[Charge], (order, document): (TextId, TextId), over: i64, under: i64) {
        let mut turned = charges.to_vec();
        turned.reverse();
        for charges in [charges.to_vec(), turned] {
            let charges = Charges::new(charges);
            assert_eq!(charges.of(order, document, Side::Over), over);
            assert_eq!(charges.of(order, document, Side::Under), under);
        }
    }

    #[test]
    fn one_error_that_breaks_several_promises_counts_once() {
        let found = [charge(1, NO_TEXT, NO_TEXT, 50), charge(1, NO_TEXT, 7, 50)];
        check(&found, (1, NO_TEXT), 50, 0);
        check(&found, (1, 7), 50, 0);
        check(&found, (2, NO_TEXT), 0, 0);
    }

    #[test]
    fn lines_add_up_and_the_whole_counts_with_what_it_has_more() {
        let lines = [charge(1, 3, 7, 20), charge(1, 3, NO_TEXT, 15), charge(1, 4, 7, 10)];
        check(&lines, (1, NO_TEXT), 30, 0);
        let with_whole = [&lines[..], &[charge(1, NO_TEXT, NO_TEXT, 42)]].concat();
        check(&with_whole, (1, NO_TEXT), 42, 0);
    }

    #[test]
    fn another_document_of_the_order_is_none_of_it() {
        let found = [charge(1, NO_TEXT, 7, 20), charge(1, NO_TEXT, 8, 30)];
        check(&found, (1, 7), 20, 0);
        check(&found, (1, NO_TEXT), 30, 0);
    }

    #[test]
    fn too_little_is_kept_apart_from_too_much() {
        let found = [charge(1, 3, NO_TEXT, 20), charge(1, 4, NO_TEXT, -5)];
        check(&found, (1, NO_TEXT), 20, 5);
    }

    #[test]
    fn what_is_of_no_order_is_known_by_its_document() {
        let found = [charge(NO_TEXT, NO_TEXT, 7, 20)];
        check(&found, (NO_TEXT, 7), 20, 0);
        check(&found, (NO_TEXT, NO_TEXT), 0, 0);
    }

    #[test]
    fn an_error_is_known_since_the_oldest_of_what_is_found() {
        let known = |one: Charge, since| Charge { since, ..one };
        let charges = Charges::new(vec![
            known(charge(1, 3, 7, 20), 900),
            known(charge(1, 4, 8, 30), 300),
            known(charge(1, 5, 8, -30), 100),
            charge(2, 3, 9, 20),
        ]);
        assert_eq!(charges.since(1, NO_TEXT), 300);
        assert_eq!(charges.since(1, 7), 900);
        assert_eq!((charges.since(2, 9), charges.since(3, 9)), (ABSENT, ABSENT));
    }

    #[test]
    fn currencies_are_never_added() {
        let other = Charge { currency: EUR + 1, ..charge(1, 4, NO_TEXT, 5) };
        check(&[charge(1, 3, NO_TEXT, 20), other], (1, NO_TEXT), ABSENT, 0);
    }
}
