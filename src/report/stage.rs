//! Where on the way of the customer a promise belongs, and how the promises of each stage fared.
//!
//! Every promise belongs to one stage at most; what is about the files or the promises themselves
//! belongs to none, because no customer meets it.

use super::{Outcome, PromiseSummary};

/// A stage of the customer's way, from the order to the refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// He orders.
    Order,
    /// He gets what he ordered.
    Delivery,
    /// He gets the bill.
    Billing,
    /// He pays.
    Payment,
    /// He asks, and is answered.
    Answer,
    /// He sends something back, and gets his money.
    Return,
}

impl Stage {
    /// Every stage, in the order of the way.
    pub const ALL: [Self; 6] =
        [Self::Order, Self::Delivery, Self::Billing, Self::Payment, Self::Answer, Self::Return];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Delivery => "delivery",
            Self::Billing => "billing",
            Self::Payment => "payment",
            Self::Answer => "answer",
            Self::Return => "return",
        }
    }

    /// The stage of a word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// The stage of a promise that does not say its own: that of its family, else that of what it
    /// is about.
    pub fn of(code: &str, about: &str) -> Option<Self> {
        // What is said of many at once was met by each of them where he was.
        if about == "group" {
            return None;
        }
        Some(match code.trim_end_matches(|mark: char| mark.is_ascii_digit()) {
            "DAT" | "PRM" => return None,
            "DLV" | "QTY" | "COM" => Self::Delivery,
            "BIL" | "INV" => Self::Billing,
            "INS" => Self::Payment,
            "SVC" => Self::Answer,
            "RFD" => Self::Return,
            "ENT" => Self::Order,
            _ => match about {
                "input" | "target" => return None,
                "delivery" => Self::Delivery,
                "invoice" | "invoice line" => Self::Billing,
                "payment" => Self::Payment,
                "ticket" => Self::Answer,
                "return" => Self::Return,
                _ => Self::Order,
            },
        })
    }
}

/// How the promises of one stage fared (M35 of the domain).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TouchPoint {
    /// The stage.
    pub stage: Stage,
    /// How many promises came to each outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [u64; 8],
    /// Findings whose customer was told, and not told.
    pub told: (u64, u64),
    /// Money at stake per currency, each order line counted once within the stage, in millionths.
    pub stake: Vec<(String, i128)>,
}

impl TouchPoint {
    /// A stage of which nothing is known yet.
    pub const fn new(stage: Stage) -> Self {
        Self { stage, outcomes: [0; 8], told: (0, 0), stake: Vec::new() }
    }

    /// Takes in how a promise fared. What is broken or overdue and not reported is the finding of
    /// another promise, and counts with that one.
    pub fn add(&mut self, promise: &PromiseSummary, reports: &[Outcome]) {
        let is_left = |outcome: Outcome| outcome.is_bad() && !reports.contains(&outcome);
        for outcome in Outcome::ALL.into_iter().filter(|outcome| !is_left(*outcome)) {
            self.outcomes[outcome as usize] += promise.count(outcome);
        }
        self.told.0 += promise.told.0;
        self.told.1 += promise.told.1;
    }

    /// How many of an outcome.
    pub const fn count(&self, outcome: Outcome) -> u64 {
        self.outcomes[outcome as usize]
    }

    /// How many promises there are.
    pub fn promises(&self) -> u64 {
        self.outcomes.iter().sum()
    }

    /// How many of them are decided.
    pub fn decided(&self) -> u64 {
        Outcome::ALL.iter().filter(|one| one.is_decided()).map(|one| self.count(*one)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_says_the_stage_and_else_what_a_promise_is_about() {
        assert_eq!(Stage::of("DLV101", "line"), Some(Stage::Delivery));
        assert_eq!(Stage::of("OWN001", "invoice line"), Some(Stage::Billing));
        assert_eq!(Stage::of("OWN001", "order"), Some(Stage::Order));
        assert_eq!(Stage::of("DAT007", "order"), None);
        assert_eq!(Stage::of("OWN001", "input"), None);
        for stage in Stage::ALL {
            assert_eq!(Stage::named(stage.name()), Some(stage));
        }
    }
}
