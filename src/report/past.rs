//! What a history says of a report: which findings are new, which are known, and what is gone.
//!
//! Plain values for renderers; `history` works them out.

use super::{Finding, Outcome, Report};
use hashbrown::HashMap;

/// How a finding stands against the runs before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Not there before, or put right in between.
    New,
    /// As it was.
    Known,
    /// More severe, or more money at stake.
    Worsened,
    /// Less severe, or less money at stake.
    Improved,
    /// Put right: the promise was looked at again and is no longer broken.
    Resolved,
    /// Somebody gave a reason to leave it for now.
    Acknowledged,
    /// It was left for now, and that time is over.
    Expired,
}

impl Status {
    /// Every status, in the order they are told.
    pub const ALL: [Self; 7] = [
        Self::New,
        Self::Known,
        Self::Worsened,
        Self::Improved,
        Self::Resolved,
        Self::Acknowledged,
        Self::Expired,
    ];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
            Self::Worsened => "worsened",
            Self::Improved => "improved",
            Self::Resolved => "resolved",
            Self::Acknowledged => "acknowledged",
            Self::Expired => "expired",
        }
    }

    /// The status of a word.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Whether somebody has to look who looked yesterday.
    pub const fn is_news(self) -> bool {
        matches!(self, Self::New | Self::Worsened | Self::Expired)
    }
}

/// How one finding stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Against the runs before; [`None`] where no history is kept and nobody acknowledged it.
    pub status: Option<Status>,
    /// The local day of the run that found it first, or empty.
    pub first_seen: String,
}

/// A finding of earlier runs that is not among those of this one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gone {
    /// The code of the promise.
    pub code: String,
    /// The order, the line and the document, each or none of them empty.
    pub keys: [String; 3],
    /// The money that was at stake last.
    pub stake: Option<i64>,
    /// Its currency, or empty.
    pub currency: String,
    /// The local day of the run that found it first.
    pub first_seen: String,
    /// What it is known by.
    pub fingerprint: String,
}

/// How many findings stand how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turnover {
    /// Open after the last complete run.
    pub open_before: u64,
    /// Found now and not open then.
    pub new: u64,
    /// Found again, and worse.
    pub worsened: u64,
    /// Found again, and better.
    pub improved: u64,
    /// Put right.
    pub resolved: u64,
    /// Open after this run: `open = open_before + new - resolved` always holds.
    pub open: u64,
    /// Open, and not looked at in this run.
    pub away: u64,
    /// Found, and acknowledged.
    pub acknowledged: u64,
    /// Found, and acknowledged until a day that is over.
    pub expired: u64,
}

/// The longest ages in days of the classes of [`Past::ages`]; the last class has no end.
pub const AGES: [i32; 3] = [7, 30, 90];

/// What one complete run left open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunSum {
    /// The moment it spoke for, as it was printed.
    pub as_of: String,
    /// How many findings were open after it.
    pub open: u64,
    /// The money at stake in these, by currency; [`None`] where that is no longer kept.
    pub stake: Option<Vec<(String, i128)>>,
}

/// What is known of the runs before.
#[derive(Debug, Clone, Default)]
pub struct Past {
    /// Whether a history is kept; otherwise only what is acknowledged is told.
    pub is_kept: bool,
    /// Whether only what is news is to be listed.
    pub is_news_only: bool,
    /// The moment of the last complete run, as it was printed, or empty.
    pub since: String,
    /// How each finding stands, by its fingerprint.
    pub standings: HashMap<u128, Standing>,
    /// How many stand how.
    pub turnover: Turnover,
    /// The local day on which the oldest finding that is open was found first, or empty.
    pub oldest: String,
    /// How many of those that are open are open for so long, by [`AGES`].
    pub ages: [u64; AGES.len() + 1],
    /// What was put right, by code and keys.
    pub resolved: Vec<Gone>,
    /// What is open and was not looked at, by code and keys.
    pub away: Vec<Gone>,
    /// What the last complete runs left open, the oldest first; this one is the last where it is
    /// complete.
    pub trend: Vec<RunSum>,
    /// What is said about acknowledgements: those that match nothing, and those that end soon.
    pub notes: Vec<String>,
}

/// What came of a finding of an earlier run that is none of this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settled {
    /// What it was known by.
    pub fingerprint: u128,
    /// How its promise stands now; [`None`] where it no longer applies.
    pub outcome: Option<Outcome>,
    /// How many rows speak of it.
    pub rows: u32,
}

impl Finding {
    /// Its fingerprint as a number.
    pub fn mark(&self) -> u128 {
        u128::from_str_radix(&self.fingerprint, 16).unwrap_or_default()
    }
}

impl Report {
    /// How a finding stands, where that is known.
    pub fn standing(&self, finding: &Finding) -> Option<&Standing> {
        self.past.as_ref()?.standings.get(&finding.mark())
    }

    /// The status of a finding, where it has one.
    pub fn status(&self, finding: &Finding) -> Option<Status> {
        self.standing(finding)?.status
    }

    /// The findings that are listed, in their order.
    pub fn listed(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().map(|one| &**one).filter(|one| self.is_listed(one))
    }

    /// Whether a finding is listed: all are, unless only news are wanted.
    pub fn is_listed(&self, finding: &Finding) -> bool {
        let is_news_only = self.past.as_ref().is_some_and(|past| past.is_news_only);
        !is_news_only || self.status(finding).is_some_and(Status::is_news)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_is_found_by_its_word() {
        for status in Status::ALL {
            assert_eq!(Status::named(status.name()), Some(status));
        }
        assert_eq!(Status::named("open"), None);
    }

    #[test]
    fn only_news_are_listed_where_only_news_are_wanted() {
        let finding = Finding { fingerprint: "0a".to_owned(), ..Finding::default() };
        let standing = |status| Standing { status, first_seen: String::new() };
        let listed = |status, is_news_only| {
            let standings = HashMap::from([(10, standing(status))]);
            let past = Past { standings, is_news_only, ..Past::default() };
            Report { past: Some(past), ..Report::default() }.is_listed(&finding)
        };
        assert!(listed(Some(Status::Known), false) && !listed(Some(Status::Known), true));
        assert!(listed(Some(Status::Expired), true) && !listed(None, true));
        assert!(Report::default().is_listed(&finding));
        let report = Report { findings: vec![Box::new(finding)], ..Report::default() };
        let past = Some(Past { is_news_only: true, ..Past::default() });
        assert_eq!(report.listed().count(), 1);
        assert_eq!(Report { past, ..report }.listed().count(), 0);
    }
}
