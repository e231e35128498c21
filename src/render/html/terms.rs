//! What the words and figures of a page mean, at its foot.
//!
//! Says nothing that depends on the run but which terms occur in it.

use crate::render::Lang;
use crate::report::{DECIDED_MIN, Report};

/// The terms and their meanings.
pub fn list(report: &Report, lang: Lang) -> String {
    let meant = |[term, meaning]: [&'static str; 2]| (lang.word(term), lang.say(meaning, []));
    let mut terms: Vec<(&str, String)> = TERMS.map(meant).to_vec();
    let few = [("count", DECIDED_MIN.into())];
    terms.push((lang.word("term-share"), lang.say("term-share-is", few)));
    if !report.targets.is_empty() {
        terms.push(meant(["term-budget", "term-budget-is"]));
    }
    let term = |(term, meaning): &(&str, String)| format!("<dt>{term}</dt><dd>{meaning}</dd>\n");
    let terms: String = terms.iter().map(term).collect();
    let command = "<code>promised explain CODE</code>";
    let explain = lang.say("terms-explain", [("command", command.into())]);
    format!("<dl class=\"terms\">\n{terms}</dl>\n<p>{explain}</p>\n")
}

/// The messages of terms and of what they mean.
const TERMS: [[&str; 2]; 12] = [
    ["term-kept", "term-kept-is"],
    ["term-broken", "term-broken-is"],
    ["term-overdue", "term-overdue-is"],
    ["term-open", "term-open-is"],
    ["term-void", "term-void-is"],
    ["term-decided", "term-decided-is"],
    ["term-margin", "term-margin-is"],
    ["term-stake", "term-stake-is"],
    ["term-told", "term-told-is"],
    ["term-ladder", "term-ladder-is"],
    ["term-weeks", "term-weeks-is"],
    ["term-accounts", "term-accounts-is"],
];
