//! `promised schema`: the published shape of a machine format.
//!
//! Prints what is committed beside the renderer; makes up nothing.

use super::{gate, streams};
use crate::render::JSON_SCHEMA_TEXT;
use clap::{Args, ValueEnum};

/// What `promised schema` is told.
#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// Of what
    #[arg(value_name = "WHAT")]
    pub what: SchemaOf,
}

/// What has a published shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The report as JSON, and the lines of the report as JSONL
    Report,
}

/// Prints the JSON Schema.
pub fn run(arguments: &SchemaArguments) -> anyhow::Result<u8> {
    match arguments.what {
        SchemaOf::Report => streams::print(JSON_SCHEMA_TEXT)?,
    }
    Ok(gate::FINE)
}
