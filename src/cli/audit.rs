//! `promised audit`: the way of the data from the command line to the exit code.
//!
//! Every step is a room of its own; here stands only their order.

use super::arguments::AuditArguments;
use super::{failure, gate, heartbeat, inputs, law, outputs, question};
use crate::audit::{Question, audit, audit_apart};
use crate::contract::Pack;
use crate::cores;
use crate::intake::{self, FileAccount, Request, apart};
use anyhow::Context;

/// Audits what the arguments name, writes the report and returns the exit code.
pub fn run(arguments: &AuditArguments) -> anyhow::Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    arguments.output.threads.into_iter().for_each(|threads| cores::limit(threads.into()));
    let law = law::for_files(&arguments.law, &arguments.input.paths, &working_folder)?;
    let timings = heartbeat::timings(arguments.output.timings);
    let question = Question { timings: timings.clone(), ..question::question(arguments, &law)? };
    let request = inputs::request(&arguments.input, &law, question.as_of)?;
    let request = Request { timings: timings.clone(), ..request };
    let outputs = outputs::plan(&arguments.output, &law, arguments.since.as_deref(), &request)?;
    let check = |files: &[FileAccount]| {
        if arguments.output.verbose {
            heartbeat::note_files(files);
        }
        outputs::refuse_inputs(&outputs, files, &law.folder())
    };
    let apart = match arguments.output.memory {
        Some(memory) => {
            // Bills of carriers lead to parcels by their tracking numbers, whatever the order.
            let has_freight = law.contract.packs.contains(&Pack::Carrier);
            let apart = if has_freight { None } else { apart::read(&request, memory)? };
            heartbeat::note_whole(apart.is_none() && !arguments.output.quiet);
            apart
        }
        None => None,
    };
    let (report, origins) = match apart {
        Some(mut apart) => {
            check(&apart.files)?;
            heartbeat::note_beyond(apart.beyond.filter(|_| !arguments.output.quiet));
            let origins = std::mem::take(&mut apart.origins);
            let mut report = audit_apart(&mut apart, &law.contract, &law.catalogue, &question)?;
            if !outputs::are_streamed(&outputs, &arguments.output) {
                report.take_up()?;
            }
            (report, origins)
        }
        None => {
            let mut intake = intake::read(&request)?;
            check(&intake.files)?;
            let origins = std::mem::take(&mut intake.origins);
            (audit(intake, &law.contract, &law.catalogue, &question), origins)
        }
    };
    if !report.broken_laws.is_empty() {
        return Ok(failure::broken_laws(&report.broken_laws));
    }
    outputs::write(&report, &origins, &outputs, &arguments.output)?;
    timings.lap("write");
    heartbeat::note_result(&report, arguments.output.quiet);
    heartbeat::note_timings(&timings);
    Ok(gate::exit_code(&report, arguments.fail_on, arguments.exit_zero))
}
