//! `promised audit`: the way of the data from the command line to the exit code.
//!
//! Every step is a room of its own; here stands only their order.

use super::arguments::AuditArguments;
use super::law::Law;
use super::night::Night;
use super::outputs::Output;
use super::watch::Watch;
use super::{failure, gate, heartbeat, inputs, law, outputs, question, stop};
use crate::audit::{Question, audit, audit_apart};
use crate::contract::Pack;
use crate::cores;
use crate::intake::{self, FileAccount, Origins, Request, apart};
use crate::report::Report;
use anyhow::Context;

/// Audits what the arguments name, writes the report and returns the exit code.
pub fn run(arguments: &AuditArguments) -> anyhow::Result<u8> {
    stop::listen();
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    arguments.work.threads.into_iter().for_each(|threads| cores::limit(threads.into()));
    let law = law::for_files(&arguments.law, &arguments.input.paths, &working_folder)?;
    let lang = arguments.output.reader.lang(law.contract.lang)?;
    let timings = heartbeat::timings(arguments.work.timings);
    let watch = Watch::begin(arguments.work.quiet);
    let mut night = Night::begin(&arguments.night, &law, &working_folder, arguments.fail_on)?;
    let asked = question::question(arguments, &law)?;
    let asked = Question { timings: timings.clone(), progress: watch.progress(), ..asked };
    let question = night.question(asked, arguments.night.accept_input)?;
    let request = inputs::request(&arguments.input, &law, question.as_of)?;
    let request = Request { timings: timings.clone(), progress: watch.progress(), ..request };
    let since = arguments.since.iter().map(|since| ("report of --since", since.clone()));
    let others: Vec<_> = night.files().iter().cloned().chain(since).collect();
    let rejects = arguments.work.rejects.as_deref();
    let outputs = outputs::plan((&arguments.output, rejects), &law, &others, &request)?;
    let (mut report, origins) = audited(arguments, &law, &question, (&request, &outputs), &watch)?;
    watch.progress().begin("comparing");
    if report.broken_laws.is_empty() {
        report.broken_laws = night.compare(&mut report)?;
    }
    if !report.broken_laws.is_empty() {
        return Ok(failure::broken_laws(&report.broken_laws));
    }
    let is_clean = gate::exit_code(&report, arguments.fail_on, false) == gate::FINE;
    let is_silent = arguments.night.quiet_if_clean && is_clean;
    watch.progress().begin("writing");
    // What is printed must not run into the line.
    let watch = Some(watch).filter(|_| !is_silent && !outputs::is_printed(&outputs));
    outputs::write(&report, &origins, &outputs, (&arguments.output, lang, is_silent))?;
    drop(watch);
    timings.lap("write");
    if !is_silent {
        heartbeat::note_result(&report, arguments.work.quiet);
    }
    night.commit(&report)?;
    timings.lap("remember");
    heartbeat::note_timings(&timings);
    let code = gate::exit_code(&report, arguments.fail_on, arguments.exit_zero);
    // The process ends here: to give back findings one by one takes longer than to write them.
    std::mem::forget(report.findings);
    Ok(code)
}

/// Reads the files and audits them, at once or, where more than memory holds is asked for, share
/// by share.
fn audited(
    arguments: &AuditArguments,
    law: &Law,
    question: &Question,
    (request, outputs): (&Request, &[Output]),
    watch: &Watch,
) -> anyhow::Result<(Report, Origins)> {
    let check = |files: &[FileAccount]| {
        watch.progress().begin("judging");
        if arguments.work.verbose {
            watch.beside(|| heartbeat::note_files(files));
        }
        outputs::refuse_inputs(outputs, files, &law.folder())
    };
    watch.progress().begin("reading");
    let apart = match arguments.work.memory {
        Some(memory) => {
            // Bills of carriers lead to parcels by their tracking numbers, whatever the order.
            let has_freight = law.contract.packs.contains(&Pack::Carrier);
            let apart = if has_freight { None } else { apart::read(request, memory)? };
            watch.beside(|| heartbeat::note_whole(apart.is_none() && !arguments.work.quiet));
            apart
        }
        None => None,
    };
    let Some(mut apart) = apart else {
        let mut intake = intake::read(request)?;
        check(&intake.files)?;
        let origins = std::mem::take(&mut intake.origins);
        let report = audit(intake, &law.contract, &law.catalogue, question);
        return Ok((report, origins));
    };
    check(&apart.files)?;
    watch.beside(|| heartbeat::note_beyond(apart.beyond.filter(|_| !arguments.work.quiet)));
    let origins = std::mem::take(&mut apart.origins);
    let mut report = audit_apart(&mut apart, &law.contract, &law.catalogue, question)?;
    if !outputs::are_streamed(outputs, &arguments.output) {
        report.take_up()?;
    }
    Ok((report, origins))
}
