//! `promised inspect`: what was found out about the files, and what they can be checked for.
//!
//! Reads like an audit and keeps nothing of its verdicts. Where a file cannot be read, the others
//! are shown all the same.

mod coverage;

use super::arguments::{InspectArguments, InspectFormat};
use super::law::Law;
use super::{each, failure, gate, inputs, law, page, question, streams};
use crate::audit::{Question, audit};
use crate::intake::{self, Intake, Request};
use crate::render::Look;
use crate::render::inspect::{self, Inspection};
use crate::report::Report;
use crate::time::Span;
use anyhow::Context;
use coverage::Outline;

/// Shows what was found out and returns the exit code.
pub fn run(arguments: &InspectArguments) -> anyhow::Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::for_files(&arguments.law, &arguments.input.paths, &working_folder)?;
    let as_of = question::as_of(arguments.as_of.as_deref(), law.contract.zone)?;
    let request = inputs::request(&arguments.input, &law, as_of)?;
    let request = Request { with_samples: true, ..request };
    let inspection = match intake::read(&request) {
        Ok(intake) => match whole(intake, &law, as_of) {
            Ok(inspection) => inspection,
            Err(report) => return Ok(failure::broken_laws(&report.broken_laws)),
        },
        Err(error) => piecewise(each::read(&request, error)?, &law, as_of),
    };
    streams::print(&text(&inspection, arguments))?;
    let is_whole = inspection.refused.is_empty();
    Ok(if is_whole { gate::FINE } else { gate::COULD_NOT_RUN })
}

fn text(inspection: &Inspection, arguments: &InspectArguments) -> String {
    let look = page::of_page(&arguments.look);
    match arguments.format {
        InspectFormat::Json => inspect::json(inspection),
        InspectFormat::Table if arguments.all => {
            inspect::page(inspection, &Look { top: None, ..look })
        }
        InspectFormat::Table => inspect::page(inspection, &look),
    }
}

/// The inspection of files that an audit can read. What the audit would say of the input and of
/// itself is found by auditing; a report that breaks a law is handed back.
fn whole(intake: Intake, law: &Law, as_of: i64) -> Result<Inspection, Box<Report>> {
    let mut outline = Outline::default();
    outline.add(&intake.tables);
    let question = Question { as_of, ..Question::default() };
    let report = audit(intake, &law.contract, &law.catalogue, &question);
    if !report.broken_laws.is_empty() {
        return Err(Box::new(report));
    }
    Ok(Inspection {
        files: report.files,
        remarks: report.remarks,
        incomplete: report.incomplete,
        ..of_outline(&outline, law, as_of)
    })
}

/// The inspection of files of which some cannot be read.
fn piecewise(pieces: each::Pieces, law: &Law, as_of: i64) -> Inspection {
    let mut outline = Outline::default();
    let (mut files, mut remarks) = (Vec::new(), Vec::new());
    for intake in pieces.read {
        outline.add(&intake.tables);
        let before = u16::try_from(files.len()).unwrap_or(u16::MAX);
        files.extend(intake.files);
        remarks.extend(intake.remarks.into_iter().map(|mut remark| {
            remark.file = remark.file.saturating_add(before);
            remark
        }));
    }
    Inspection { files, remarks, refused: pieces.refused, ..of_outline(&outline, law, as_of) }
}

fn of_outline(outline: &Outline, law: &Law, as_of: i64) -> Inspection {
    let promises = outline.promises(&law.contract, &law.catalogue);
    let unlock = outline.unlock(&promises, &law.contract, &law.catalogue);
    let zone = law.contract.zone;
    Inspection {
        as_of: zone.print(Span::exact(as_of)),
        zone: zone.name(),
        contract: law.contract.path.as_ref().map(|path| path.display().to_string()),
        promises,
        unlock,
        ..Inspection::default()
    }
}
