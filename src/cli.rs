//! The edge: arguments in, files and streams out, an exit code at the end.
//!
//! The only part that reads the clock, the environment and the terminal. Judges nothing.

mod ack;
mod advise;
mod arguments;
mod audit;
mod baseline;
mod each;
mod explain;
mod failure;
mod gate;
mod heartbeat;
mod history;
mod init;
mod inputs;
mod inspect;
mod law;
mod memory;
mod night;
mod outputs;
mod page;
mod part;
mod question;
mod reader;
mod report;
mod schema;
mod share;
mod shell;
mod since;
mod sql;
mod stop;
mod streams;
mod watch;
mod work;

pub use arguments::Arguments;
pub use gate::{FailOn, exit_code};

use arguments::Command;
use clap::{CommandFactory, Parser};
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does what the arguments ask, the program's own name first, and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    failure::install_panic_hook();
    let arguments: Vec<_> = arguments.into_iter().collect();
    catch_unwind(AssertUnwindSafe(|| dispatch(arguments))).unwrap_or(gate::BUG)
}

fn dispatch(arguments: Vec<OsString>) -> u8 {
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => {
            // A closed pipe below `--help` is no error.
            _ = error.print();
            return if error.use_stderr() { gate::COULD_NOT_RUN } else { gate::FINE };
        }
    };
    let done = match parsed.command {
        Some(Command::Audit(arguments)) => audit::run(&arguments),
        Some(Command::Inspect(arguments)) => inspect::run(&arguments),
        Some(Command::Advise(arguments)) => advise::run(&arguments),
        Some(Command::Init(arguments)) => init::run(&arguments),
        Some(Command::Explain(arguments)) => explain::run(&arguments),
        Some(Command::Report(arguments)) => report::run(&arguments),
        Some(Command::Schema(arguments)) => schema::run(&arguments),
        Some(Command::Completions(arguments)) => shell::completions(&arguments),
        Some(Command::Man(arguments)) => shell::man(&arguments),
        Some(Command::Ack(arguments)) => ack::run(&arguments),
        Some(Command::Baseline(arguments)) => baseline::run(&arguments),
        Some(Command::History(arguments)) => history::run(&arguments),
        Some(Command::Sql(arguments)) => sql::run(&arguments),
        None => {
            streams::note(&Arguments::command().render_help().to_string());
            return gate::COULD_NOT_RUN;
        }
    };
    done.unwrap_or_else(|error| {
        streams::note(&failure::in_words(&error));
        if error.is::<night::lock::Busy>() { gate::BUSY } else { gate::COULD_NOT_RUN }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(arguments: &[&str], code: u8) {
        let all = std::iter::once("promised").chain(arguments.iter().copied());
        assert_eq!(dispatch(all.map(OsString::from).collect()), code, "{arguments:?}");
    }

    #[test]
    fn nothing_asked_is_nothing_done_and_not_a_success() {
        check(&[], 2);
    }

    #[test]
    fn wrong_usage_could_not_run() {
        check(&["audt"], 2);
        check(&["audit", "--fromat", "csv"], 2);
        check(&["audit", "--top", "3", "--all"], 2);
        check(&["audit", "--width", "3"], 2);
    }

    #[test]
    fn a_missing_input_could_not_run() {
        check(&["audit", "--no-contract"], 2);
        check(&["audit", "--no-contract", "no/such/orders.csv"], 2);
    }

    #[test]
    fn an_unknown_promise_could_not_run() {
        check(&["explain", "--no-contract", "XYZ999"], 2);
        check(&["audit", "--no-contract", ".", "--select", "XYZ"], 2);
    }
}
