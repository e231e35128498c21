//! `promised audit`: the way of the data from the command line to the exit code.
//!
//! Every step is a room of its own; here stands only their order.

use super::arguments::AuditArguments;
use super::{failure, gate, heartbeat, inputs, law, outputs, question};
use crate::audit::{Question, audit};
use crate::cores;
use crate::intake::{self, Request};
use anyhow::Context;

/// Audits what the arguments name, writes the report and returns the exit code.
pub fn run(arguments: &AuditArguments) -> anyhow::Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::read(&arguments.law, &arguments.input.paths, &working_folder)?;
    arguments.output.threads.into_iter().for_each(|threads| cores::limit(threads.into()));
    let timings = heartbeat::timings(arguments.output.timings);
    let question = Question { timings: timings.clone(), ..question::question(arguments, &law)? };
    let request = inputs::request(&arguments.input, &law, question.as_of)?;
    let request = Request { timings: timings.clone(), ..request };
    let outputs = outputs::plan(&arguments.output, &law, arguments.since.as_deref(), &request)?;
    let mut intake = intake::read(&request)?;
    let origins = std::mem::take(&mut intake.origins);
    outputs::refuse_inputs(&outputs, &intake.files, &law.folder())?;
    if arguments.output.verbose {
        heartbeat::note_files(&intake.files);
    }
    let report = audit(intake, &law.contract, &law.catalogue, &question);
    if !report.broken_laws.is_empty() {
        return Ok(failure::broken_laws(&report.broken_laws));
    }
    outputs::write(&report, &origins, &outputs, &arguments.output)?;
    timings.lap("write");
    heartbeat::note_result(&report, arguments.output.quiet);
    heartbeat::note_timings(&timings);
    Ok(gate::exit_code(&report, arguments.fail_on, arguments.exit_zero))
}
