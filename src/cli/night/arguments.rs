//! What can be said about the history of an audit, with the help beside each word.
//!
//! Opens nothing and decides nothing.

use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

/// Whether and where runs are remembered, and what is said of those before.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "History")]
pub struct NightArguments {
    /// Remember this run, and say what is new since the ones before [default: where the contract
    /// names a history; promised.history.db beside it where no FILE is named]
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    pub history: Option<Option<PathBuf>>,
    /// Remember nothing, also where the contract names a history
    #[arg(long, conflicts_with = "history")]
    pub no_history: bool,
    /// List only what is new or worse, or was acknowledged until a day that is over
    #[arg(long)]
    pub new_only: bool,
    /// Say what was new as of an earlier day, and remember nothing
    #[arg(long, conflicts_with = "no_history")]
    pub replay: bool,
    /// Take the input as it is, although fewer than half the rows came, or older ones than last
    /// time
    #[arg(long)]
    pub accept_input: bool,
    /// How the history is locked.
    #[command(flatten)]
    pub lock: LockArguments,
    /// Print nothing at all where the exit code would be 0; files are written all the same
    #[arg(long)]
    pub quiet_if_clean: bool,
}

/// How a history is locked while something is written beside or into it.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = "History")]
pub struct LockArguments {
    /// Wait so long, such as 60s or 5m, for another run to end, instead of ending with 75
    #[arg(long, value_name = "TIME", value_parser = waiting)]
    pub wait: Option<Duration>,
    /// Keep the history on a network file system, where a lock may not hold and a crash may damage
    /// it
    #[arg(long)]
    pub accept_network: bool,
}

/// Where the history of other commands is.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "History")]
pub struct PlaceArguments {
    /// The history [default: the one of the contract, or promised.history.db beside it]
    #[arg(long, value_name = "FILE")]
    pub history: Option<PathBuf>,
}

/// Reads `60s`, `5m` or `1h`.
pub fn waiting(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(['s', 'm', 'h']);
    let unit = match &text[digits.len()..] {
        "" | "s" => 1,
        "m" => 60,
        "h" => 3_600,
        _ => 0,
    };
    let count: Option<u64> = digits.parse().ok();
    let seconds = count.filter(|_| unit > 0).and_then(|count: u64| count.checked_mul(unit));
    seconds.map(Duration::from_secs).ok_or_else(|| "write a time such as 60s or 5m".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_to_wait_has_a_unit_or_is_in_seconds() {
        let check = |text: &str, seconds: Option<u64>| {
            assert_eq!(waiting(text).ok(), seconds.map(Duration::from_secs), "{text}");
        };
        check("60s", Some(60));
        check("5m", Some(300));
        check("1h", Some(3_600));
        check("7", Some(7));
        check("5ms", None);
        check("m", None);
        check("-1s", None);
    }
}
