//! `promised sql`: the audit as one script for the engine that holds the records.
//!
//! Connects to nothing and reads no record; what the tables hold is for the contract to say.

use super::arguments::LawArguments;
use super::{gate, law, question, streams};
use crate::sql::declared::Warehouse;
use crate::sql::dialect::Dialect;
use crate::sql::text::{self, Setting};
use crate::sql::{self, Question};
use crate::time::{Day, Span, Zone, day_number};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::Args;
use std::path::PathBuf;

/// What `promised sql` is told.
#[derive(Debug, Args)]
pub struct SqlArguments {
    /// Where the contract is.
    #[command(flatten)]
    pub law: LawArguments,
    /// Audit as of the end of this local day (2026-03-31) or this moment (RFC 3339) [default: now]
    #[arg(long, value_name = "WHEN", help_heading = "Promises")]
    pub as_of: Option<String>,
    /// The engine that is to run the script
    #[arg(long, value_name = "ENGINE")]
    pub dialect: Dialect,
    /// The schema of the tables that the script makes
    #[arg(long, value_name = "NAME", default_value = "promised", help_heading = "Output")]
    pub schema: String,
    /// Write one statement that returns the findings and creates nothing
    #[arg(long, help_heading = "Output")]
    pub read_only: bool,
    /// Print which promises the script says, and why it does not say others
    #[arg(long, conflicts_with_all = ["output", "read_only"], help_heading = "Output")]
    pub check: bool,
    /// The first day that moments may lie on [default: five years before the audit]
    #[arg(long, value_name = "DAY", help_heading = "Input")]
    pub from: Option<NaiveDate>,
    /// The last day that moments may lie on [default: two years after the audit]
    #[arg(long, value_name = "DAY", help_heading = "Input")]
    pub until: Option<NaiveDate>,
    /// Write the script to this file instead of printing it
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
}

/// Five years, so that what is old enough to be settled is still known.
const DAYS_BEFORE: Day = 1_827;
/// Two years, for deadlines to come.
const DAYS_AFTER: Day = 731;

/// Writes the script.
pub fn run(arguments: &SqlArguments) -> anyhow::Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::read(&arguments.law, &[], &working_folder)?;
    let zone = law.contract.zone;
    let as_of = question::as_of(arguments.as_of.as_deref(), zone)?;
    let warehouse = match Warehouse::of(&law.contract) {
        Ok(warehouse) => warehouse,
        Err(wrong) => bail!("{}", wrong.join("\n")),
    };
    refuse_schema(&arguments.schema, &warehouse)?;
    let days = days(arguments, as_of, zone)?;
    let question = Question { dialect: arguments.dialect, as_of, days };
    let script = sql::script(&warehouse, &law.contract, &law.catalogue, &question);
    let printed = zone.print(Span::exact(as_of));
    let setting =
        Setting { dialect: arguments.dialect, schema: &arguments.schema, as_of: &printed };
    let text = match (arguments.check, arguments.read_only) {
        (true, _) => text::check(&script),
        (false, true) => text::as_select(&script, setting),
        (false, false) => text::as_tables(&script, setting),
    };
    match &arguments.output {
        Some(path) => std::fs::write(path, text)
            .with_context(|| format!("cannot write {}", path.display()))?,
        None => streams::print(&text)?,
    }
    Ok(gate::FINE)
}

/// What the script makes must not stand among the tables of the customer.
fn refuse_schema(schema: &str, warehouse: &Warehouse) -> anyhow::Result<()> {
    let is_theirs = |table: &str| {
        let parts: Vec<&str> = table.split('.').map(|part| part.trim_matches('"')).collect();
        parts.len() > 1
            && parts[..parts.len() - 1].iter().any(|one| one.eq_ignore_ascii_case(schema))
    };
    if let Some(one) = warehouse.all().find(|one| is_theirs(&one.table)) {
        bail!(
            "the schema {schema} holds the table {}; name one of its own with --schema",
            one.table
        );
    }
    if schema.is_empty() {
        bail!("--schema needs a name");
    }
    Ok(())
}

fn days(arguments: &SqlArguments, as_of: i64, zone: Zone) -> anyhow::Result<std::ops::Range<Day>> {
    let today = zone.day_of(as_of);
    let first = arguments.from.map_or(today.saturating_sub(DAYS_BEFORE), day_number);
    let last = arguments.until.map_or(today.saturating_add(DAYS_AFTER), day_number);
    if first > today || last < today {
        bail!("the audit lies outside of the days from --from to --until");
    }
    Ok(first..last.saturating_add(1))
}
