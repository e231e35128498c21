//! Findings that somebody gave a reason to leave for now, until a day and up to an amount.
//!
//! Hides nothing for good: every one of them ends, and one that matches nothing is named. What was
//! open when a business began to look, its baseline, has no end and only ever shrinks.

mod file;

use crate::money;
use crate::report::Finding;
use crate::time::Day;
pub use file::{baseline_text, entry_text};
use hashbrown::HashMap;

/// What an acknowledgement can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// One finding.
    Fingerprint,
    /// A promise, by its code.
    Code,
    /// An order.
    Order,
    /// A line of an order.
    Line,
    /// An invoice, a delivery or the like.
    Document,
    /// A customer.
    Customer,
    /// A carrier.
    Carrier,
}

impl Key {
    /// Every key, in the order they are written.
    pub const ALL: [Self; 7] = [
        Self::Fingerprint,
        Self::Code,
        Self::Order,
        Self::Line,
        Self::Document,
        Self::Customer,
        Self::Carrier,
    ];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fingerprint => "fingerprint",
            Self::Code => "code",
            Self::Order => "order",
            Self::Line => "line",
            Self::Document => "document",
            Self::Customer => "customer",
            Self::Carrier => "carrier",
        }
    }

    /// The key of a word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    fn of<'f>(self, finding: &'f Finding, code: &'f str) -> &'f str {
        match self {
            Self::Fingerprint => &finding.fingerprint,
            Self::Code => code,
            Self::Order => &finding.order,
            Self::Line => &finding.line,
            Self::Document => &finding.document,
            Self::Customer => &finding.customer,
            Self::Carrier => &finding.carrier,
        }
    }
}

/// An amount of money that is left for now, and its currency.
pub type Cap = (i64, String);

/// One acknowledgement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ack {
    /// What it names; a finding has all of it.
    pub keys: Vec<(Key, String)>,
    /// Why.
    pub reason: String,
    /// The last day, as a number and as it was written.
    pub until: (Day, String),
    /// The most that may be at stake.
    pub up_to: Option<Cap>,
    /// Where it is written.
    pub line: usize,
}

impl Ack {
    /// What it names, in words.
    pub fn words(&self) -> String {
        let word = |(key, value): &(Key, String)| format!("{} {value}", key.name());
        self.keys.iter().map(word).collect::<Vec<_>>().join(", ")
    }

    fn names(&self, finding: &Finding, code: &str) -> bool {
        self.keys.iter().all(|(key, value)| key.of(finding, code) == value)
    }
}

/// What an acknowledgement says of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cover {
    /// It was to be left until a day that is over.
    Expired,
    /// It is to be left, but more is at stake than was acknowledged.
    Exceeded,
    /// It is to be left.
    Covered,
}

/// All that is acknowledged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acks {
    /// The name of the file, for notes.
    pub file: String,
    /// One by one, in the order of the file.
    pub all: Vec<Ack>,
    /// What was open when a business began to look, with the most that may be at stake.
    pub baseline: HashMap<u128, Option<Cap>>,
}

/// Which acknowledgements named something, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct UsedAcks(Vec<bool>);

/// So many days before its end an acknowledgement is named.
const SOON: Day = 7;

impl Acks {
    /// Whether nothing is acknowledged.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.baseline.is_empty()
    }

    /// None used yet.
    pub fn none_used(&self) -> UsedAcks {
        UsedAcks(vec![false; self.all.len()])
    }

    /// What is said of a finding of a promise with so much at stake today.
    pub fn find(
        &self,
        (finding, code): (&Finding, &str),
        stake: Option<i64>,
        today: Day,
        used: &mut UsedAcks,
    ) -> Option<Cover> {
        let within = |cap: &Option<Cap>| match (cap, stake) {
            (Some((most, currency)), Some(stake)) => {
                stake <= *most && *currency == finding.currency
            }
            _ => true,
        };
        let mut cover = None;
        for (place, ack) in self.all.iter().enumerate() {
            if !ack.names(finding, code) {
                continue;
            }
            used.0[place] = true;
            cover = cover.max(Some(match (today <= ack.until.0, within(&ack.up_to)) {
                (false, _) => Cover::Expired,
                (true, false) => Cover::Exceeded,
                (true, true) => Cover::Covered,
            }));
        }
        if let Some(cap) = self.baseline.get(&finding.mark()) {
            cover = cover.max(Some(if within(cap) { Cover::Covered } else { Cover::Exceeded }));
        }
        cover
    }

    /// Those that end soon, and, where everything was looked at, those that named nothing.
    pub fn notes(&self, used: &UsedAcks, today: Day, is_whole: bool) -> Vec<String> {
        let mut notes = Vec::new();
        for (ack, is_used) in self.all.iter().zip(&used.0) {
            let place = format!("{}:{}", self.file, ack.line);
            let (until, words) = (&ack.until.1, ack.words());
            if !is_used && is_whole {
                notes.push(format!("{place}: matches nothing ({words}); take it out"));
            } else if *is_used && (0..=SOON).contains(&(ack.until.0 - today)) {
                notes.push(format!("{place}: ends on {until} ({words})"));
            }
        }
        notes
    }
}

/// An amount as it is written in a file: `50.00 EUR`, or nothing.
fn cap_text(cap: Option<&Cap>) -> String {
    let text = |(amount, currency): &Cap| {
        format!("{} {currency}", money::print(*amount, currency)).trim_end().to_owned()
    };
    cap.map(text).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding() -> Finding {
        Finding {
            order: "1042".to_owned(),
            customer: "ACME".to_owned(),
            currency: "EUR".to_owned(),
            fingerprint: "0a".to_owned(),
            ..Finding::default()
        }
    }

    fn ack(keys: &[(Key, &str)], until: Day, up_to: Option<i64>) -> Ack {
        Ack {
            keys: keys.iter().map(|(key, value)| (*key, (*value).to_owned())).collect(),
            reason: "agreed".to_owned(),
            until: (until, format!("day {until}")),
            up_to: up_to.map(|most| (most, "EUR".to_owned())),
            line: 3,
        }
    }

    fn check(acks: Vec<Ack>, stake: Option<i64>, today: Day, cover: Option<Cover>) {
        let acks = Acks { all: acks, ..Acks::default() };
        let mut used = acks.none_used();
        let found = acks.find((&finding(), "BIL301"), stake, today, &mut used);
        assert_eq!(found, cover, "{acks:?}");
    }

    #[test]
    fn a_finding_has_all_that_is_named() {
        let both = [(Key::Code, "BIL301"), (Key::Customer, "ACME")];
        check(vec![ack(&both, 5, None)], None, 5, Some(Cover::Covered));
        let other = [(Key::Code, "BIL301"), (Key::Customer, "Bolt")];
        check(vec![ack(&other, 5, None)], None, 5, None);
    }

    #[test]
    fn the_last_day_counts_and_the_next_one_does_not() {
        let order = [(Key::Order, "1042")];
        check(vec![ack(&order, 5, None)], None, 5, Some(Cover::Covered));
        check(vec![ack(&order, 5, None)], None, 6, Some(Cover::Expired));
        let both = vec![ack(&order, 5, None), ack(&order, 9, None)];
        check(both, None, 6, Some(Cover::Covered));
    }

    #[test]
    fn more_at_stake_than_was_acknowledged_is_not_covered() {
        let order = [(Key::Order, "1042")];
        check(vec![ack(&order, 5, Some(100))], Some(100), 5, Some(Cover::Covered));
        check(vec![ack(&order, 5, Some(100))], Some(101), 5, Some(Cover::Exceeded));
    }

    #[test]
    fn what_matches_nothing_and_what_ends_soon_is_named() {
        let all = vec![ack(&[(Key::Order, "1042")], 12, None), ack(&[(Key::Order, "9")], 12, None)];
        let acks = Acks { file: "promised.acks.toml".to_owned(), all, ..Acks::default() };
        let mut used = acks.none_used();
        acks.find((&finding(), "BIL301"), None, 5, &mut used);
        let nothing = "promised.acks.toml:3: matches nothing (order 9); take it out";
        let soon = "promised.acks.toml:3: ends on day 12 (order 1042)";
        assert_eq!(acks.notes(&used, 5, true), [soon, nothing]);
        assert_eq!(acks.notes(&used, 4, true), [nothing]);
        assert_eq!(acks.notes(&used, 5, false), [soon]);
    }
}
