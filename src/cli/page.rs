//! How a page looks: told by the flags, the environment and the terminal, in this order.
//!
//! Colours follow NO_COLOR, CLICOLOR, CLICOLOR_FORCE and TERM=dumb; none of them changes a word.

use super::arguments::{ColorWord, LookArguments, OutputArguments};
use crate::render::{Lang, Look};
use std::io::IsTerminal;
use terminal_size::{Width, terminal_size_of};

/// The look of a report on standard output; `lang` is its language.
pub fn on_stdout(arguments: &OutputArguments, lang: Lang) -> Look {
    of_report(arguments, lang, of_page(&arguments.look))
}

/// The look of a page on standard output.
pub fn of_page(arguments: &LookArguments) -> Look {
    let stdout = std::io::stdout();
    let columns = terminal_size_of(&stdout).map(|(Width(columns), _)| usize::from(columns));
    let environment = |name: &str| std::env::var(name).ok();
    look(arguments, stdout.is_terminal(), columns, &environment)
}

/// The look of a report in a file: no colours, and no width but one that was asked for.
pub fn in_file(arguments: &OutputArguments, lang: Lang) -> Look {
    let look = look(&arguments.look, false, None, &|_| None);
    Look { is_coloured: false, ..of_report(arguments, lang, look) }
}

/// A look with what is only asked of reports.
fn of_report(arguments: &OutputArguments, lang: Lang, look: Look) -> Look {
    let top = (!arguments.all).then_some(arguments.top);
    let excel = arguments.reader.excel;
    Look { top, group_by: arguments.group_by, excel, lang, ..look }
}

/// The look of a list that is no report.
pub fn of_list() -> Look {
    let stdout = std::io::stdout();
    let columns = terminal_size_of(&stdout).map(|(Width(columns), _)| usize::from(columns));
    let width = width(stdout.is_terminal(), columns, &|name| std::env::var(name).ok());
    Look { width, ..Look::default() }
}

type Environment<'a> = dyn Fn(&str) -> Option<String> + 'a;

fn look(
    arguments: &LookArguments,
    is_terminal: bool,
    columns: Option<usize>,
    environment: &Environment<'_>,
) -> Look {
    Look {
        width: match arguments.width {
            Some(width) => Some(width.into()),
            None => width(is_terminal, columns, environment),
        },
        is_coloured: match arguments.color {
            ColorWord::Always => true,
            ColorWord::Never => false,
            ColorWord::Auto => wants_colour(is_terminal, environment),
        },
        ..Look::default()
    }
}

/// The narrowest page; a terminal that claims less is taken for this.
const WIDTH_MIN: usize = 20;
/// The width of a terminal that does not tell.
const WIDTH_USUAL: usize = 80;

fn width(
    is_terminal: bool,
    columns: Option<usize>,
    environment: &Environment<'_>,
) -> Option<usize> {
    if !is_terminal {
        return None;
    }
    let told = environment("COLUMNS").and_then(|text| text.parse().ok());
    let width = told.or(columns).filter(|&width| width > 0).unwrap_or(WIDTH_USUAL);
    Some(width.max(WIDTH_MIN))
}

fn wants_colour(is_terminal: bool, environment: &Environment<'_>) -> bool {
    let is_set = |name: &str| environment(name).is_some_and(|text| !text.is_empty());
    let is_on = |name: &str| environment(name).is_some_and(|text| !text.is_empty() && text != "0");
    if is_set("NO_COLOR") {
        return false;
    }
    if is_on("CLICOLOR_FORCE") {
        return true;
    }
    let is_off = environment("CLICOLOR").as_deref() == Some("0");
    let is_dumb = environment("TERM").as_deref() == Some("dumb");
    is_terminal && !is_off && !is_dumb
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::arguments::{Arguments, Command};
    use clap::Parser;

    fn look_of(words: &str, is_terminal: bool, environment: &[(&str, &str)]) -> Look {
        let all = ["promised", "audit"].into_iter().chain(words.split_whitespace());
        let Some(Command::Audit(audit)) = Arguments::try_parse_from(all).unwrap().command else {
            panic!("{words}");
        };
        let find = |name: &str| {
            let found = environment.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        of_report(&audit.output, Lang::Sv, look(&audit.output.look, is_terminal, Some(100), &find))
    }

    fn check_colour(words: &str, is_terminal: bool, environment: &[(&str, &str)], colour: bool) {
        let look = look_of(words, is_terminal, environment);
        assert_eq!(look.is_coloured, colour, "{words} {is_terminal} {environment:?}");
    }

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        check_colour("", true, &[], true);
        check_colour("", false, &[], false);
        check_colour("", true, &[("NO_COLOR", "1")], false);
        check_colour("", true, &[("NO_COLOR", "")], true);
        check_colour("", true, &[("TERM", "dumb")], false);
        check_colour("", true, &[("CLICOLOR", "0")], false);
        check_colour("", false, &[("CLICOLOR_FORCE", "1")], true);
        check_colour("", false, &[("CLICOLOR_FORCE", "0")], false);
        check_colour("", true, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false);
    }

    #[test]
    fn the_flag_wins_over_the_environment() {
        check_colour("--color always", false, &[("NO_COLOR", "1")], true);
        check_colour("--color never", true, &[("CLICOLOR_FORCE", "1")], false);
    }

    #[test]
    fn the_width_is_the_flag_then_columns_then_the_terminal() {
        assert_eq!(look_of("--width 72", false, &[]).width, Some(72));
        assert_eq!(look_of("", true, &[("COLUMNS", "64")]).width, Some(64));
        assert_eq!(look_of("", true, &[]).width, Some(100));
        assert_eq!(look_of("", true, &[("COLUMNS", "3")]).width, Some(20));
        assert_eq!(look_of("", false, &[("COLUMNS", "64")]).width, None);
    }

    #[test]
    fn the_language_is_what_was_asked_for_and_never_that_of_the_machine() {
        let machine = [("LANG", "pl_PL.UTF-8"), ("LC_ALL", "pl_PL.UTF-8")];
        assert_eq!(look_of("", true, &machine).lang, Lang::Sv);
    }

    #[test]
    fn all_is_no_limit() {
        assert_eq!(look_of("--all", true, &[]).top, None);
        assert_eq!(look_of("--top 3", true, &[]).top, Some(3));
    }
}
