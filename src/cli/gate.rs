//! The exit code: what a script learns without reading a word.
//!
//! 2 before 3 before 1 before 0. Looks at every finding, also at those a table leaves out.

use crate::report::{Outcome, Report, Severity, Status};
use clap::ValueEnum;

/// Complete, and nothing at or above the threshold.
pub const FINE: u8 = 0;
/// Complete, with findings at or above the threshold.
pub const FINDINGS: u8 = 1;
/// Usage, contract, input or output made a report impossible.
pub const COULD_NOT_RUN: u8 = 2;
/// There is a report, and its figures are not to be relied on.
pub const INCOMPLETE: u8 = 3;
/// The program broke its own rules.
pub const BUG: u8 = 70;
/// Another run holds the lock.
pub const BUSY: u8 = 75;

/// How serious a broken promise has to be to show in the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Only errors
    Error,
    /// Warnings and errors
    Warning,
    /// Any broken or overdue promise
    Info,
    /// None at all
    Never,
    /// Only errors that are new or worse, or were acknowledged until a day that is over
    #[value(name = "new:error")]
    NewError,
    /// The same of warnings and errors
    #[value(name = "new:warning")]
    NewWarning,
    /// The same of any broken or overdue promise
    #[value(name = "new:info")]
    NewInfo,
}

impl FailOn {
    const fn threshold(self) -> Option<Severity> {
        match self {
            Self::Error | Self::NewError => Some(Severity::Error),
            Self::Warning | Self::NewWarning => Some(Severity::Warning),
            Self::Info | Self::NewInfo => Some(Severity::Info),
            Self::Never => None,
        }
    }

    /// Whether only what is new counts, which a history has to tell.
    pub const fn is_news_only(self) -> bool {
        matches!(self, Self::NewError | Self::NewWarning | Self::NewInfo)
    }

    /// Whether a finding of such a status counts.
    fn counts(self, status: Option<Status>) -> bool {
        match status {
            Some(Status::Acknowledged) => false,
            status => !self.is_news_only() || status.is_some_and(Status::is_news),
        }
    }
}

/// The exit code of a finished audit.
pub fn exit_code(report: &Report, fail_on: FailOn, exit_zero: bool) -> u8 {
    if !report.incomplete.is_empty() {
        return INCOMPLETE;
    }
    let Some(threshold) = fail_on.threshold() else { return FINE };
    let is_breach = |outcome| matches!(outcome, Outcome::Broken | Outcome::Overdue);
    let fails = match &report.past {
        None => report.has_finding(|severity, outcome| is_breach(outcome) && severity >= threshold),
        Some(_) => report.findings.iter().any(|one| {
            let is_meant = is_breach(one.outcome) && one.severity >= threshold;
            is_meant && fail_on.counts(report.status(one))
        }),
    };
    if fails && !exit_zero { FINDINGS } else { FINE }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::{Finding, Past, Standing};

    fn with(findings: Vec<Finding>) -> Report {
        let findings = findings.into_iter().map(Box::new).collect();
        Report { findings, ..sample::report() }
    }

    fn check(report: &Report, fail_on: FailOn, exit_zero: bool, code: u8) {
        assert_eq!(exit_code(report, fail_on, exit_zero), code, "{fail_on:?} {exit_zero}");
    }

    #[test]
    fn findings_at_the_threshold_fail() {
        check(&with(vec![sample::late()]), FailOn::Error, false, 1);
        check(&with(vec![sample::overdue()]), FailOn::Error, false, 0);
        check(&with(vec![sample::overdue()]), FailOn::Warning, false, 1);
        check(&with(vec![sample::overdue()]), FailOn::Info, false, 1);
        check(&with(vec![sample::late()]), FailOn::Never, false, 0);
        check(&with(Vec::new()), FailOn::Info, false, 0);
    }

    #[test]
    fn only_breaches_fail() {
        for outcome in Outcome::ALL {
            let report = with(vec![Finding { outcome, ..sample::late() }]);
            let is_breach = matches!(outcome, Outcome::Broken | Outcome::Overdue);
            check(&report, FailOn::Info, false, u8::from(is_breach));
        }
    }

    #[test]
    fn what_is_acknowledged_never_fails_and_what_is_known_only_where_all_counts() {
        let standing = |status| {
            let finding = sample::late();
            let standing = Standing { status: Some(status), first_seen: String::new() };
            let standings = [(finding.mark(), standing)].into_iter().collect();
            let past = Some(Past { standings, ..Past::default() });
            Report { past, ..with(vec![finding]) }
        };
        for (status, all, news) in [
            (Status::New, 1, 1),
            (Status::Known, 1, 0),
            (Status::Worsened, 1, 1),
            (Status::Expired, 1, 1),
            (Status::Acknowledged, 0, 0),
        ] {
            check(&standing(status), FailOn::Error, false, all);
            check(&standing(status), FailOn::NewError, false, news);
        }
    }

    #[test]
    fn exit_zero_turns_one_into_zero_and_nothing_else() {
        check(&with(vec![sample::late()]), FailOn::Error, true, 0);
        check(&sample::incomplete(), FailOn::Error, true, 3);
    }

    #[test]
    fn incomplete_comes_before_findings_and_before_never() {
        check(&sample::incomplete(), FailOn::Error, false, 3);
        check(&sample::incomplete(), FailOn::Never, false, 3);
    }
}
