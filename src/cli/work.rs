//! How an audit is worked out, and what is said and written besides the report.
//!
//! Changes no figure. What only writes a report again has none of it to do.

use super::memory;
use clap::Args;
use std::path::PathBuf;

/// How the work is done, and what is said and written besides.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct WorkArguments {
    /// Write the rows in quarantine to this .csv file, one row each with place and reason
    #[arg(long, value_name = "FILE", conflicts_with = "redact")]
    pub rejects: Option<PathBuf>,
    /// Say nothing besides the report, unless it is incomplete
    #[arg(short, long)]
    pub quiet: bool,
    /// Say what was found out about each file
    #[arg(short, long, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Work on so many threads [default: as many as there are cores]; the result is the same
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Hold no more than about this much in memory, such as 512MiB or 2GiB, and the rest in
    /// temporary files; the result is the same
    #[arg(long, value_name = "SIZE", value_parser = memory::size)]
    pub memory: Option<u64>,
    /// Say how long each stage of the run took
    #[arg(long)]
    pub timings: bool,
}
