//! Who is to read a report: arguments that shape files for people.
//!
//! Changes no figure and no machine format.

use crate::render::Excel;
use clap::Args;

/// Whom files are for.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub struct ReaderArguments {
    /// Write CSV for spreadsheets of a country instead of for programs; .xlsx does better
    #[arg(long, value_name = "LANGUAGE")]
    pub excel: Option<Excel>,
}
