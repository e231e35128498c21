//! `promised advise`: which promise history would have kept.
//!
//! Reads like an audit and is stamped like one. Counts nothing itself.

use super::arguments::{AdviseArguments, AdviseBy, AdviseMeasure};
use super::{failure, gate, inputs, law, page, question, streams};
use crate::advice::{Advice, BY_MAX, By, Measure, Wish};
use crate::audit::{Question, audit_beside};
use crate::decimal;
use crate::intake::{self, Intake};
use crate::render::advice::{self, Page};
use crate::tables::Role;
use anyhow::{Context, ensure};

/// Prints the advice and returns the exit code.
pub fn run(arguments: &AdviseArguments) -> anyhow::Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::for_files(&arguments.law, &arguments.input.paths, &working_folder)?;
    let as_of = question::as_of(arguments.as_of.as_deref(), law.contract.zone)?;
    let intake = intake::read(&inputs::request(&arguments.input, &law, as_of)?)?;
    let wish = wish(arguments, &intake)?;
    let question = Question { as_of, ..Question::default() };
    let (contract, catalogue) = (&law.contract, &law.catalogue);
    let mut said = Advice::default();
    let report = audit_beside(intake, contract, catalogue, &question, |world, shape| {
        said = Advice::of(world, shape, (contract, catalogue), &wish);
    });
    if !report.broken_laws.is_empty() {
        return Ok(failure::broken_laws(&report.broken_laws));
    }
    let page = Page { advice: &said, wish: &wish, report: &report };
    streams::print(&advice::render(&page, arguments.format, &page::of_page(&arguments.look)))?;
    Ok(if report.incomplete.is_empty() { gate::FINE } else { gate::INCOMPLETE })
}

fn wish(arguments: &AdviseArguments, intake: &Intake) -> anyhow::Result<Wish> {
    ensure!(arguments.by.len() <= BY_MAX, "--by takes {BY_MAX} words at most");
    let mut by: Vec<By> = Vec::new();
    for &word in &arguments.by {
        let word = of_word(word);
        ensure!(!by.contains(&word), "--by names something twice");
        by.push(word);
    }
    let has_service = intake.tables.of(Role::Orders).texts("service").is_some();
    if by.is_empty() && has_service {
        by.push(By::Column("service"));
    }
    let measure = match arguments.measure {
        AdviseMeasure::Days => Measure::Days,
        AdviseMeasure::WorkingDays => Measure::WorkingDays,
        AdviseMeasure::Hours => Measure::Hours,
    };
    Ok(Wish { by, target: arguments.target, measure, buffer: arguments.buffer.into() })
}

const fn of_word(word: AdviseBy) -> By {
    match word {
        AdviseBy::Service => By::Column("service"),
        AdviseBy::Carrier => By::Column("carrier"),
        AdviseBy::Country => By::Column("country"),
        AdviseBy::Channel => By::Column("channel"),
        AdviseBy::Tier => By::Column("tier"),
        AdviseBy::Promised => By::Promised,
    }
}

/// A share as `95%`, `95 %` or `97.5`, in millionths.
pub fn share(text: &str) -> Result<i64, String> {
    let number = text.trim_end_matches('%').trim();
    let share = decimal::parse(number).map(|percent| percent / 100);
    let is_share = |share: &i64| (1..=decimal::ONE).contains(share);
    share.filter(is_share).ok_or_else(|| "write a share above 0 % and up to 100 %".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_in_percent() {
        for (text, expected) in [("95%", 950_000), ("97.5", 975_000), ("100 %", 1_000_000)] {
            assert_eq!(share(text), Ok(expected), "{text}");
        }
        for text in ["0%", "101", "most", ""] {
            assert!(share(text).is_err(), "{text}");
        }
    }
}
