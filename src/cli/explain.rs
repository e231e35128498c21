//! `promised explain`: what a promise means, or the list of all.
//!
//! The words are those of the catalogue; nothing is explained here.

use super::arguments::ExplainArguments;
use super::question::{Entry, entries, unknown};
use super::{gate, law, page, streams};
use crate::promises::Catalogue;
use crate::render::{Column, Fit, Grid, Look, visible, visible_lines};
use anyhow::{Context, anyhow};

/// Prints the explanation of one promise or the list of all.
pub fn run(arguments: &ExplainArguments) -> anyhow::Result<u8> {
    let working_folder = std::env::current_dir().context("cannot find the working folder")?;
    let law = law::read(&arguments.law, &[], &working_folder)?;
    let text = match &arguments.code {
        Some(word) => explanation(word, &law.catalogue)?,
        None => list(&entries(&law.catalogue), &page::of_list()),
    };
    streams::print(&text)?;
    Ok(gate::FINE)
}

fn explanation(word: &str, catalogue: &Catalogue) -> anyhow::Result<String> {
    let entries = entries(catalogue);
    let is_meant = |entry: &&Entry| {
        entry.code.eq_ignore_ascii_case(word) || entry.name.eq_ignore_ascii_case(word)
    };
    let code = entries.iter().find(is_meant).map(|entry| entry.code.as_str());
    let text = code.and_then(|code| catalogue.explain(code));
    let text = text.ok_or_else(|| anyhow!(unknown(word, &entries)))?;
    Ok(visible_lines(text.trim_end()) + "\n")
}

fn list(entries: &[Entry], look: &Look) -> String {
    let columns = vec![
        Column { head: "Code", rank: 0, fit: Fit::Word },
        Column { head: "Promise", rank: 0, fit: Fit::Text },
        Column { head: "Summary", rank: 0, fit: Fit::Summary },
    ];
    let row = |entry: &Entry| {
        [&entry.code, &entry.name, &entry.summary].map(|text| visible(text).into_owned()).to_vec()
    };
    let grid = Grid { columns, rows: entries.iter().map(row).collect() };
    grid.print(look) + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_found_by_code_or_name_in_any_case() {
        let catalogue = Catalogue::builtin();
        for word in ["DLV101", "dlv101", "Late-Delivery"] {
            let text = explanation(word, &catalogue).unwrap();
            assert!(text.contains("DLV101") && text.ends_with('\n'), "{word}: {text}");
        }
    }

    #[test]
    fn an_unknown_promise_gets_the_nearest_one() {
        let error = explanation("DLV101x", &Catalogue::builtin()).unwrap_err().to_string();
        assert!(error.contains("did you mean DLV101"), "{error}");
    }

    #[test]
    fn the_list_has_one_line_per_promise() {
        let entries = entries(&Catalogue::builtin());
        let text = list(&entries, &Look { width: Some(80), ..Look::default() });
        assert_eq!(text.lines().count(), entries.len() + 2, "{text}");
        assert!(text.starts_with("Code    Promise"), "{text}");
    }
}
