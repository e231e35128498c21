//! What can be said on the command line, with the help beside each word.
//!
//! Opens nothing and decides nothing; values that need a contract stay texts.

use super::ack::AckArguments;
use super::advise;
use super::baseline::BaselineArguments;
use super::gate::FailOn;
use super::history::HistoryArguments;
use super::night::arguments::NightArguments;
use super::reader::ReaderArguments;
use super::report::ReportArguments;
use super::schema::SchemaArguments;
use super::share::ShareArguments;
use super::shell::{CompletionsArguments, ManArguments};
use super::sql::SqlArguments;
use super::work::WorkArguments;
use crate::render::advice::Format as AdviceFormat;
use crate::render::{Format, GroupBy};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Audits what a business delivered and billed against what it had promised, from plain CSV
/// exports
#[derive(Debug, Parser)]
#[command(name = "promised", version, term_width = 100)]
#[command(long_about = recipes(ABOUT), after_help = EXAMPLE, after_long_help = CODES)]
pub struct Arguments {
    /// What is to be done.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check every order against its promises and print what was broken
    #[command(long_about = recipes(AUDIT), after_help = EXAMPLE, after_long_help = CODES)]
    Audit(Box<AuditArguments>),
    /// Show what was found out about each file, and which promises the files can check
    #[command(after_help = INSPECT_CODES)]
    Inspect(Box<InspectArguments>),
    /// Write a contract from what the files show, to be corrected and added to
    #[command(after_help = INIT_CODES)]
    Init(Box<InitArguments>),
    /// Say which promise history would have kept, and what a day more or less would do
    #[command(after_help = ADVISE_CODES)]
    Advise(Box<AdviseArguments>),
    /// Explain a promise, or list them all
    Explain(ExplainArguments),
    /// Write a saved run in other formats
    #[command(after_help = REPORT_CODES)]
    Report(Box<ReportArguments>),
    /// Print the published shape of a machine format, as JSON Schema
    Schema(SchemaArguments),
    /// Print what a shell completes, for bash, elvish, fish, powershell or zsh
    Completions(CompletionsArguments),
    /// Print the page of the manual, or write one for every command to a folder
    Man(ManArguments),
    /// Leave a finding for now, with a reason and until a day
    Ack(AckArguments),
    /// Accept all that is open now; run again, it only ever shrinks
    Baseline(BaselineArguments),
    /// Show what earlier runs found
    History(HistoryArguments),
    /// Write the audit as a script for the warehouse that holds the records
    #[command(after_help = SQL_CODES)]
    Sql(SqlArguments),
}

const EXAMPLE: &str = "\
Example:
  promised audit orders.csv deliveries.csv invoices.csv";

const RECIPES: &str = "\
Recipes:
  The first run, without any set-up:
    promised audit orders.csv deliveries.csv invoices.csv
  What was found out about the files, and a contract from it:
    promised inspect exports/
    promised init exports/
  With a contract, a folder that holds a promised.toml:
    promised audit exports/
  Every night from cron, which mails what is printed: nothing, where nothing is new:
    promised audit exports/ --history --new-only --fail-on new:error --quiet-if-clean
  For a spreadsheet and a browser, as things stood at the end of a month:
    promised audit exports/ --as-of 2026-03-31 -o march.xlsx -o march.html";

const ABOUT: &str = concat!(
    "Audits what a business delivered and billed against what it had promised, ",
    "from plain CSV exports"
);

const AUDIT: &str = "Check every order against its promises and print what was broken";

/// What is said first, and below it what most people want to do.
fn recipes(about: &str) -> String {
    format!("{about}\n\n{RECIPES}")
}

const CODES: &str = "\
Exit codes:
   0  complete, no finding at or above --fail-on
   1  complete, with findings
   2  could not run: usage, contract, input or output
   3  ran, but incomplete: the figures are not to be relied on
  70  a bug in promised
  75  another run is at work on the same history";

const INSPECT_CODES: &str = "\
Exit codes:
   0  every file was read; the last line says what an audit would say
   2  could not run, or some file cannot be read; the others are shown";

const INIT_CODES: &str = "\
Exit codes:
   0  the contract is written, and changes nothing as it stands
   2  could not run: usage, input or output
   3  the contract is written, but some file cannot be read without being told more";

const ADVISE_CODES: &str = "\
Example:
  promised advise exports/ --by service,country --target 98%

Exit codes:
   0  the advice is of all that was read
   2  could not run: usage, contract, input or output
   3  ran, but the input is incomplete: the figures are not to be relied on";

const REPORT_CODES: &str = "\
Example:
  promised audit exports/ -o march.json
  promised report march.json -o march.html -o march.xlsx

Exit codes:
   0  the report is written
   2  could not run: no report, of a later version, or output
   3  written, but the run was incomplete: the figures are not to be relied on";

const SQL_CODES: &str = "\
Example:
  promised sql --dialect postgres --as-of 2026-03-31 -o audit.sql

Exit codes:
   0  the script is written
   2  could not run: usage, contract or output";

/// What `promised audit` is told.
#[derive(Debug, Args)]
pub struct AuditArguments {
    /// What is read.
    #[command(flatten)]
    pub input: InputArguments,
    /// Where the contract is.
    #[command(flatten)]
    pub law: LawArguments,
    /// Audit as of the end of this local day (2026-03-31) or this moment (RFC 3339) [default: now]
    #[arg(long, value_name = "WHEN", help_heading = "Promises")]
    pub as_of: Option<String>,
    /// Check only these promises: codes, starts of codes such as DLV,BIL3, or names
    #[arg(long, value_name = "CODES", value_delimiter = ',', help_heading = "Promises")]
    pub select: Vec<String>,
    /// Leave these promises out, after --select
    #[arg(long, value_name = "CODES", value_delimiter = ',', help_heading = "Promises")]
    pub ignore: Vec<String>,
    /// Count the run as incomplete where fewer than half the rows came of this earlier report; it
    /// is one that was written with `-o FILE.json` and was complete
    #[arg(long, value_name = "FILE", help_heading = "Input")]
    pub since: Option<PathBuf>,
    /// What is remembered, and what is said of earlier runs.
    #[command(flatten)]
    pub night: NightArguments,
    /// Exit with 1 when a promise of this severity or worse is broken or overdue
    #[arg(long, value_name = "SEVERITY", default_value = "error", help_heading = "Exit code")]
    pub fail_on: FailOn,
    /// Exit with 0 instead of 1; other codes stay
    #[arg(long, help_heading = "Exit code")]
    pub exit_zero: bool,
    /// What the report is written as.
    #[command(flatten)]
    pub output: OutputArguments,
    /// How the work is done, and what is said and written besides.
    #[command(flatten)]
    pub work: WorkArguments,
}

/// What is read.
#[derive(Debug, Default, Args)]
pub struct InputArguments {
    /// Files, - for standard input, or folders of exports, packed or not, and workbooks; what each
    /// is about is found by its header
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Files whose role is said.
    #[command(flatten)]
    pub roles: RoleArguments,
}

/// Files whose role is said and not found.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Input")]
pub struct RoleArguments {
    /// What was ordered and promised; may be given again, as may the following
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub orders: Vec<PathBuf>,
    /// The lines of the orders
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub lines: Vec<PathBuf>,
    /// What was shipped and arrived
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub deliveries: Vec<PathBuf>,
    /// Invoices and credit notes
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub invoices: Vec<PathBuf>,
    /// Payments and refunds
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub payments: Vec<PathBuf>,
    /// What the customer was told
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub messages: Vec<PathBuf>,
    /// Returns, exchanges and guarantee claims
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub returns: Vec<PathBuf>,
    /// What customers asked and pointed out
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub tickets: Vec<PathBuf>,
    /// What happened to tickets and orders, step by step
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub events: Vec<PathBuf>,
    /// What customers said in public
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub reviews: Vec<PathBuf>,
    /// Calls of customers that waited to be answered
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub calls: Vec<PathBuf>,
    /// Who the customers are
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub customers: Vec<PathBuf>,
    /// What customers are entitled to beside what they bought
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub entitlements: Vec<PathBuf>,
}

/// Where the contract is.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Promises")]
pub struct LawArguments {
    /// The contract [default: promised.toml in a PATH, else the closest one above this folder]
    #[arg(long, value_name = "FILE", conflicts_with = "no_contract")]
    pub contract: Option<PathBuf>,
    /// Use no contract even where there is one
    #[arg(long)]
    pub no_contract: bool,
}

/// What the report is written as, and how it looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct OutputArguments {
    /// What to print [default: table]
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Write to a file instead; its ending decides the format: .txt, .csv, .json, .jsonl, .xlsx,
    /// .html, .md or .xml (JUnit); may be given again
    #[arg(short, long, value_name = "FILE", action = ArgAction::Append)]
    pub output: Vec<PathBuf>,
    /// How many findings to show in a table
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Show all findings, remarks and what is not checked in a table
    #[arg(long, conflicts_with = "top")]
    pub all: bool,
    /// Count findings instead of listing them
    #[arg(long, value_name = "WHAT")]
    pub group_by: Option<GroupBy>,
    /// How it looks.
    #[command(flatten)]
    pub look: LookArguments,
    /// Whom files are for.
    #[command(flatten)]
    pub reader: ReaderArguments,
    /// What they may read.
    #[command(flatten)]
    pub share: ShareArguments,
}

/// How a page looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub struct LookArguments {
    /// When to colour a table
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWord,
    /// Draw tables as on a terminal this wide, also off a terminal [default: the terminal, or as
    /// wide as it gets]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub width: Option<u16>,
}

/// What `promised inspect` is told.
#[derive(Debug, Args)]
pub struct InspectArguments {
    /// What is read.
    #[command(flatten)]
    pub input: InputArguments,
    /// Where the contract is.
    #[command(flatten)]
    pub law: LawArguments,
    /// Read as of the end of this local day (2026-03-31) or this moment (RFC 3339) [default: now]
    #[arg(long, value_name = "WHEN", help_heading = "Promises")]
    pub as_of: Option<String>,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Output")]
    pub format: InspectFormat,
    /// Show all remarks in a table
    #[arg(long, help_heading = "Output")]
    pub all: bool,
    /// How it looks.
    #[command(flatten)]
    pub look: LookArguments,
}

/// What an inspection is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum InspectFormat {
    /// Tables for people
    Table,
    /// One document for programs
    Json,
}

/// What `promised init` is told.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// What is read.
    #[command(flatten)]
    pub input: InputArguments,
    /// Read as of the end of this day (2026-03-31) or this moment (RFC 3339) [default: now]
    #[arg(long, value_name = "WHEN", help_heading = "Input")]
    pub as_of: Option<String>,
    /// Write this file; files are named relative to its folder [default: promised.toml]
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Print the contract instead of writing it
    #[arg(long, conflicts_with_all = ["output", "force"], help_heading = "Output")]
    pub stdout: bool,
    /// Replace the file where there is one
    #[arg(long, help_heading = "Output")]
    pub force: bool,
}

/// What `promised advise` is told.
#[derive(Debug, Args)]
pub struct AdviseArguments {
    /// What is read.
    #[command(flatten)]
    pub input: InputArguments,
    /// Where the contract is.
    #[command(flatten)]
    pub law: LawArguments,
    /// Look back from the end of this local day (2026-03-31) or this moment (RFC 3339) [default:
    /// now]
    #[arg(long, value_name = "WHEN", help_heading = "Advice")]
    pub as_of: Option<String>,
    /// What orders are put together by, up to three, such as service,country for lanes [default:
    /// service where orders have one]
    #[arg(long, value_name = "WHAT", value_delimiter = ',', help_heading = "Advice")]
    pub by: Vec<AdviseBy>,
    /// The share of promises that is to be kept
    #[arg(long, value_name = "SHARE", default_value = "95%", help_heading = "Advice",
          value_parser = advise::share)]
    pub target: i64,
    /// What time is counted in
    #[arg(long = "in", value_name = "UNIT", default_value = "days", help_heading = "Advice")]
    pub measure: AdviseMeasure,
    /// How much longer than nineteen of twenty orders take a promise should be
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Advice",
          value_parser = clap::value_parser!(u16))]
    pub buffer: u16,
    /// What to print
    #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Output")]
    pub format: AdviceFormat,
    /// How it looks.
    #[command(flatten)]
    pub look: LookArguments,
}

/// What orders are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AdviseBy {
    /// The service level ordered
    Service,
    /// Who carries it
    Carrier,
    /// Where it goes
    Country,
    /// Where it was sold
    Channel,
    /// The customer's tier
    Tier,
    /// How much time was promised
    Promised,
}

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AdviseMeasure {
    /// Local days; the day of the order is day 0
    Days,
    /// Working days of the contract's calendar, with its cut-offs
    WorkingDays,
    /// Hours, where every time is exact
    Hours,
}

/// What `promised explain` is told.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// A code or a name, in any case
    pub code: Option<String>,
    /// Where the contract is, whose own promises are explained too.
    #[command(flatten)]
    pub law: LawArguments,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorWord {
    /// On a terminal, unless the environment says no
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn audit(words: &str) -> Box<AuditArguments> {
        let all = ["promised", "audit"].into_iter().chain(words.split_whitespace());
        match Arguments::try_parse_from(all).unwrap().command {
            Some(Command::Audit(audit)) => audit,
            other => panic!("{other:?}"),
        }
    }

    fn mistake(words: &str) -> String {
        let all = std::iter::once("promised").chain(words.split_whitespace());
        Arguments::try_parse_from(all).unwrap_err().to_string()
    }

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_list_of_codes_may_have_commas_or_be_given_again() {
        let arguments = audit("x.csv --select DLV,BIL3 --select late-payment");
        assert_eq!(arguments.select, ["DLV", "BIL3", "late-payment"]);
    }

    #[test]
    fn files_of_a_role_may_be_given_again() {
        let arguments = audit("--orders a.csv --orders b.csv --invoices c.csv");
        assert_eq!(arguments.input.roles.orders.len(), 2);
        assert_eq!(arguments.input.roles.invoices.len(), 1);
        assert_eq!(arguments.fail_on, FailOn::Error);
    }

    #[test]
    fn a_typing_error_gets_a_suggestion() {
        assert!(mistake("audti").contains("'audit'"), "{}", mistake("audti"));
        assert!(mistake("audit --fromat csv").contains("'--format'"));
        assert!(mistake("audit --format tabel").contains("'table'"));
    }

    #[test]
    fn help_is_as_wide_as_it_says_and_holds_recipes_and_codes() {
        let mut command = Arguments::command();
        command.build();
        let audit = command.find_subcommand_mut("audit").unwrap();
        let help = audit.render_long_help().to_string();
        for recipe in RECIPES.lines().chain(CODES.lines()) {
            assert!(help.contains(recipe), "{recipe}");
        }
        for line in help.lines() {
            assert!(line.chars().count() <= 100, "{line}");
        }
        assert!(help.find("Recipes:") < help.find("Usage:"), "what most people want stands first");
        let short = command.render_help().to_string();
        assert!(short.contains(EXAMPLE) && !short.contains("Recipes"), "{short}");
    }
}
