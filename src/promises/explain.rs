//! What `explain` says of a promise: its file, in the order a person wants to read it.
//!
//! Says nothing that does not stand in the file or the contract.

use super::fields::FIELDS;
use super::{Catalogue, Promise};

impl Catalogue {
    /// The explanation of a promise by code or name, as Markdown.
    pub fn explain(&self, word: &str) -> Option<String> {
        self.find(word).map(explain)
    }
}

fn explain(promise: &Promise) -> String {
    let words = match (promise.words.as_str(), promise.summary.as_str()) {
        ("", "") => "A promise of the contract.\n",
        ("", summary) => summary,
        (words, _) => words,
    };
    let is_shown = |name: &str| !["code", "name", "summary"].contains(&name);
    let line = |(name, ..): &(&str, &str, &str)| {
        let (_, formula) = promise.formulas.iter().find(|(given, _)| given == name)?;
        is_shown(name).then(|| format!("    {name} = {}", formula.trim()))
    };
    let formulas: Vec<String> = FIELDS.iter().filter_map(line).collect();
    format!(
        "# {} {}\n\n{}\n\n## In the language of formulas\n\n{}\n\n\
         Examples are judged as of 31 March 2026.\n",
        promise.code,
        promise.name,
        words.trim_end(),
        formulas.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_explained_with_its_words_and_its_formulas() {
        let text = Catalogue::builtin().explain("late-delivery").unwrap();
        assert!(text.starts_with("# DLV101 late-delivery\n\nGoods arrived after"), "{text}");
        assert!(text.contains("\n    promised = due(promised_by)\n"), "{text}");
    }

    #[test]
    fn a_promise_of_a_contract_shows_its_summary_and_formulas() {
        let mut promise = Catalogue::builtin().promises[0].clone();
        promise.words = String::new();
        promise.summary = "Shipping above 500 is free.".to_owned();
        let text = explain(&promise);
        assert!(text.contains("Shipping above 500 is free.\n\n## In the language"), "{text}");
    }
}
