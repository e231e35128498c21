//! `promised report`: a saved run in other formats.
//!
//! Reads the JSON of an audit and writes it; looks at no export and judges nothing again.

use super::arguments::OutputArguments;
use super::law::Law;
use super::{gate, outputs};
use crate::contract::Contract;
use crate::intake::{Origins, Request};
use crate::promises::Catalogue;
use crate::render::saved;
use anyhow::Context;
use clap::Args;
use std::path::PathBuf;

/// What `promised report` is told.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// A report that `promised audit -o FILE.json` wrote
    #[arg(value_name = "FILE")]
    pub path: PathBuf,
    /// What the report is written as.
    #[command(flatten)]
    pub output: OutputArguments,
}

/// Writes the saved run and returns the exit code.
pub fn run(arguments: &ReportArguments) -> anyhow::Result<u8> {
    let path = &arguments.path;
    let lang = arguments.output.reader.lang(None)?;
    let law = Law { contract: Contract::default(), catalogue: Catalogue::builtin() };
    let outputs = outputs::plan(
        (&arguments.output, None),
        &law,
        &[("saved report", path.clone())],
        &Request::default(),
    )?;
    let text = std::fs::read_to_string(path);
    let text = text.with_context(|| format!("{}: cannot be read", path.display()))?;
    let report = saved::report(&text).with_context(|| path.display().to_string())?;
    outputs::write(&report, &Origins::default(), &outputs, (&arguments.output, lang, false))?;
    Ok(if report.incomplete.is_empty() { gate::FINE } else { gate::INCOMPLETE })
}
