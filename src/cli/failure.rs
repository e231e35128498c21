//! How errors and bugs are told on the error stream.
//!
//! A bug prints where it happened in the program and never what the program was working on.

use super::streams;
use crate::intake::WORKBOOK_THREAD;
use crate::render::{visible, visible_lines};
use std::panic::{Location, set_hook};
use std::thread;

/// An error and what it came from: `error: ...`, then one line per cause.
pub fn in_words(error: &anyhow::Error) -> String {
    let mut text = format!("error: {}", visible_lines(error.to_string().trim_end()));
    for cause in error.chain().skip(1) {
        text.push_str("\n  because: ");
        text.push_str(&visible_lines(cause.to_string().trim_end()));
    }
    text
}

/// Makes every panic print [`bug`] instead of its message, which may hold data. A panic over a
/// damaged workbook is caught and told as an error.
pub fn install_panic_hook() {
    set_hook(Box::new(|info| {
        if thread::current().name() != Some(WORKBOOK_THREAD) {
            streams::note(&bug(info.location()));
        }
    }));
}

/// Tells which laws of conservation do not hold; no report is printed then.
pub fn broken_laws(laws: &[String]) -> u8 {
    for law in laws {
        streams::note(&visible(law));
    }
    streams::note(&bug(None));
    super::gate::BUG
}

fn bug(location: Option<&Location<'_>>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let place = location.map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
    format!(
        "this is a bug in promised; the report is not to be relied on.\n\
         Please report it with this line and without your data: promised {version}{}",
        visible(&place),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::{Context, anyhow};

    #[test]
    fn an_error_tells_its_causes_line_by_line() {
        let error = Err::<(), _>(anyhow!("permission denied"))
            .context("cannot open orders.csv")
            .context("cannot read the input")
            .unwrap_err();
        let text = "error: cannot read the input\n  because: cannot open orders.csv\
                    \n  because: permission denied";
        assert_eq!(in_words(&error), text);
    }

    #[test]
    fn a_file_name_cannot_steer_the_terminal() {
        let error = anyhow!("cannot open \x1b[2J.csv\nsecond line");
        assert_eq!(in_words(&error), "error: cannot open \\x1b[2J.csv\nsecond line");
    }

    #[test]
    fn a_bug_tells_its_place_and_nothing_else() {
        let text = bug(Some(Location::caller()));
        assert!(text.starts_with("this is a bug in promised; "), "{text}");
        assert!(text.contains("failure.rs:"), "{text}");
    }
}
