//! Who is to read a report: arguments that shape files for people.
//!
//! Changes no figure and no machine format.

use crate::render::{Excel, Lang};
use anyhow::bail;
use clap::Args;

/// Whom files are for.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub struct ReaderArguments {
    /// Write CSV for spreadsheets of a country instead of for programs; .xlsx does better
    #[arg(long, value_name = "LANGUAGE")]
    pub excel: Option<Excel>,
    /// The language of the table, .html, .md and .xlsx [default: PROMISED_LANG, or lang of the
    /// contract, or en]; names of promises, notes and what is said of the input stay English, and
    /// csv, json, jsonl and junit are the same in every language
    #[arg(long, value_name = "LANGUAGE")]
    pub lang: Option<Lang>,
}

impl ReaderArguments {
    /// The language of a report; `said` is that of the contract. The settings of the machine say
    /// nothing, so that a report from cron is that of a terminal.
    pub fn lang(&self, said: Option<Lang>) -> anyhow::Result<Lang> {
        lang(self.lang, std::env::var(VARIABLE).ok().as_deref(), said)
    }
}

/// Where the language can be said for all runs.
const VARIABLE: &str = "PROMISED_LANG";

/// The language that was asked for, by a flag, else by the environment, else by the contract.
fn lang(flag: Option<Lang>, variable: Option<&str>, said: Option<Lang>) -> anyhow::Result<Lang> {
    let variable = match variable.filter(|text| !text.is_empty() && flag.is_none()) {
        None => None,
        Some(text) => match Lang::tagged(text) {
            None => bail!(
                "{VARIABLE}={text:?} is no language of reports; write one of {}",
                Lang::ALL.map(Lang::tag).join(", ")
            ),
            known => known,
        },
    };
    Ok(flag.or(variable).or(said).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_flag_then_the_variable_then_that_of_the_contract() {
        let said = |flag, variable, contract| lang(flag, variable, contract).unwrap();
        assert_eq!(said(Some(Lang::De), Some("sv"), Some(Lang::Pl)), Lang::De);
        assert_eq!(said(None, Some("sv"), Some(Lang::Pl)), Lang::Sv);
        assert_eq!(said(None, Some(""), Some(Lang::Pl)), Lang::Pl);
        assert_eq!(said(None, None, None), Lang::En);
    }

    #[test]
    fn a_variable_that_is_no_language_is_a_mistake() {
        let mistake = lang(None, Some("sv_SE"), None).unwrap_err().to_string();
        assert!(mistake.contains("PROMISED_LANG=\"sv_SE\"") && mistake.ends_with("pl, ru, de"));
    }
}
