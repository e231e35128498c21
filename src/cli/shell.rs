//! What a shell and a manual take from the definition of the arguments.
//!
//! Installs nothing: a package, or a line in a profile, puts it where it belongs.

use super::arguments::Arguments;
use super::{gate, streams};
use anyhow::Context;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use std::path::PathBuf;

/// What `promised completions` is told.
#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell
    pub shell: Shell,
}

/// What `promised man` is told.
#[derive(Debug, Args)]
pub struct ManArguments {
    /// Write a page for every command to this folder instead of printing the first one
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
}

/// Prints what a shell completes.
pub fn completions(arguments: &CompletionsArguments) -> anyhow::Result<u8> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "promised", &mut text);
    print(&text)
}

/// Prints the page of the manual, or writes one for every command.
pub fn man(arguments: &ManArguments) -> anyhow::Result<u8> {
    if let Some(folder) = &arguments.output {
        let written = clap_mangen::generate_to(Arguments::command(), folder);
        written.with_context(|| format!("{}: cannot be written to", folder.display()))?;
        return Ok(gate::FINE);
    }
    let mut text = Vec::new();
    Man::new(Arguments::command()).render(&mut text)?;
    print(&text)
}

fn print(text: &[u8]) -> anyhow::Result<u8> {
    streams::print(&String::from_utf8_lossy(text))?;
    Ok(gate::FINE)
}
