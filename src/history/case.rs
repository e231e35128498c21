//! One finding over the runs, and the one step that a run can take with it.
//!
//! Knows neither reports nor files.

use crate::report::{Outcome, Severity, Status};

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Found by the last complete run.
    Open,
    /// Found once, and not looked at since.
    Away,
    /// Put right.
    Resolved,
}

impl Condition {
    /// Every condition.
    pub const ALL: [Self; 3] = [Self::Open, Self::Away, Self::Resolved];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Away => "not looked at",
            Self::Resolved => "resolved",
        }
    }

    /// The condition of a word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|condition| condition.name() == name)
    }
}

/// What a case is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The code of the promise.
    pub code: String,
    /// The order, or empty.
    pub order: String,
    /// The line, or empty.
    pub line: String,
    /// The document, or empty.
    pub document: String,
    /// The customer, or empty.
    pub customer: String,
}

/// One finding over the runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// What it is known by.
    pub fingerprint: u128,
    /// What it is about.
    pub subject: Subject,
    /// Where it stands.
    pub condition: Condition,
    /// How serious it was when it was seen last.
    pub severity: Severity,
    /// What had come of the promise then.
    pub outcome: Outcome,
    /// The money at stake then.
    pub stake: Option<i64>,
    /// The currency, or empty.
    pub currency: String,
    /// How many rows proved it then.
    pub rows: u32,
    /// The money at stake when it was found first.
    pub stake_first: Option<i64>,
    /// The moment of the run that found it first.
    pub first_seen: i64,
    /// The moment of the last run that found it; kept only once it is no longer open.
    pub last_seen: i64,
}

impl Case {
    /// Whether nobody has put it right yet.
    pub const fn is_open(&self) -> bool {
        !matches!(self.condition, Condition::Resolved)
    }
}

/// What a run sees of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// It is there.
    Found(Box<Case>),
    /// Its promise was judged again and is no longer broken: with what outcome, or none where it
    /// no longer applies, and on how many rows.
    Settled(Option<Outcome>, u32),
    /// It was not looked at.
    Unseen,
}

/// The step of a case with a run that speaks for `as_of`, where the last complete one spoke for
/// `last`: how it stands now, and what is to be remembered.
pub fn step(before: Option<&Case>, sight: Sight, as_of: i64, last: i64) -> Option<(Status, Case)> {
    let before = before.filter(|case| case.is_open());
    match (before, sight) {
        (None, Sight::Found(now)) => {
            let (first_seen, stake_first) = (as_of, now.stake);
            let condition = Condition::Open;
            Some((
                Status::New,
                Case { condition, first_seen, stake_first, last_seen: as_of, ..*now },
            ))
        }
        (None, Sight::Settled(..) | Sight::Unseen) => None,
        (Some(before), Sight::Found(now)) => Some(found_again(before, *now)),
        (Some(before), Sight::Settled(outcome, rows)) if is_put_right(before, outcome, rows) => {
            let last_seen = last_seen(before, last);
            let condition = Condition::Resolved;
            Some((Status::Resolved, Case { condition, last_seen, ..before.clone() }))
        }
        (Some(before), Sight::Settled(..) | Sight::Unseen) => {
            let last_seen = last_seen(before, last);
            Some((Status::Known, Case { condition: Condition::Away, last_seen, ..before.clone() }))
        }
    }
}

fn last_seen(before: &Case, last: i64) -> i64 {
    if before.condition == Condition::Open { last } else { before.last_seen }
}

/// Whether what a run saw is enough to call a case put right.
fn is_put_right(before: &Case, outcome: Option<Outcome>, rows: u32) -> bool {
    let is_known = outcome != Some(Outcome::Unknown);
    // What was done cannot become undone, and what proved it does not go away by itself: then the
    // export is short of records.
    let is_undone = before.outcome == Outcome::Broken && outcome == Some(Outcome::Overdue);
    is_known && !is_undone && rows >= before.rows
}

fn found_again(before: &Case, now: Case) -> (Status, Case) {
    let (first_seen, stake_first) = (before.first_seen, before.stake_first);
    let (condition, last_seen) = (Condition::Open, before.first_seen);
    let now = Case { condition, first_seen, stake_first, last_seen, ..now };
    if now.outcome == Outcome::Unknown && before.outcome != Outcome::Unknown {
        // What the data cannot tell today is neither better nor worse.
        let Case { severity, outcome, stake, rows, .. } = *before;
        let currency = before.currency.clone();
        return (Status::Known, Case { severity, outcome, stake, currency, rows, ..now });
    }
    let status = match weight(&now).cmp(&weight(before)) {
        std::cmp::Ordering::Equal => by_stake(before, &now),
        std::cmp::Ordering::Less => Status::Improved,
        std::cmp::Ordering::Greater => Status::Worsened,
    };
    (status, now)
}

/// How bad a case is, whatever its stake.
fn weight(case: &Case) -> (Severity, u8) {
    let outcome = match case.outcome {
        Outcome::Broken | Outcome::Overdue => 2,
        Outcome::AtRisk => 1,
        _ => 0,
    };
    (case.severity, outcome)
}

/// More money at stake is worse; amounts of two currencies are not compared.
fn by_stake(before: &Case, now: &Case) -> Status {
    let is_comparable = before.currency == now.currency
        || before.stake.unwrap_or(0) == 0
        || now.stake.unwrap_or(0) == 0;
    match now.stake.unwrap_or(0).cmp(&before.stake.unwrap_or(0)) {
        std::cmp::Ordering::Less if is_comparable => Status::Improved,
        std::cmp::Ordering::Greater if is_comparable => Status::Worsened,
        _ => Status::Known,
    }
}

#[cfg(test)]
#[path = "case/tests.rs"]
mod tests;
