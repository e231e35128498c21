//! What the words and figures of a page mean, at its foot.
//!
//! Says nothing that depends on the run but which terms occur in it.

use crate::report::{DECIDED_MIN, Report};

/// The terms and their meanings.
pub fn list(report: &Report) -> String {
    let mut terms: Vec<(&str, String)> = TERMS.iter().map(|(t, m)| (*t, (*m).to_owned())).collect();
    terms.push((
        "Share",
        format!(
            "Cut off after one decimal, so that 100 % means all. Below {DECIDED_MIN} decided \
             promises there are counts and no share."
        ),
    ));
    if !report.targets.is_empty() {
        terms.push((
            "Budget and burn (M28)",
            "How many promises may be broken without missing the target, and the share of it that \
             is used up; above 1 it is burnt."
                .to_owned(),
        ));
    }
    let term = |(term, meaning): &(&str, String)| format!("<dt>{term}</dt><dd>{meaning}</dd>\n");
    let terms: String = terms.iter().map(term).collect();
    format!(
        "<dl class=\"terms\">\n{terms}</dl>\n<p>What each promise means, with an example, is told \
         by <code>promised explain CODE</code>.</p>\n"
    )
}

const TERMS: [(&str, &str); 12] = [
    ("Kept, beat", "As promised, and better than promised."),
    ("Broken", "Done, and worse than promised, beyond grace and tolerance."),
    ("Overdue", "Not done, and the promised time is past."),
    ("At risk, pending", "Not done: the promised time is near, or there is time left."),
    ("Void, unknown", "Withdrawn, and what the data cannot tell; neither counts as decided."),
    ("Decided", "Kept, beat, broken and overdue together: only these are in a share."),
    (
        "Margin",
        "How much better or worse than promised, in the unit of the promise. The histogram counts \
         findings that are about times and worse than promised.",
    ),
    (
        "At stake",
        "Money that hangs on findings: per currency, each order line once, at its largest finding. \
         Currencies are never added.",
    ),
    (
        "Told, silent",
        "Whether the customer heard of it before he had to ask. Counted only where messages were \
         read.",
    ),
    (
        "On-time ladder (M10)",
        "One population of orders, one definition stricter on each rung: what a share of punctual \
         orders means depends on who is counted.",
    ),
    (
        "Weekly trend",
        "Broken and overdue findings by the week of the promised time; what was not promised for a \
         time is in no week.",
    ),
    (
        "Rows and amounts",
        "Nothing is lost: rows read are used, duplicate, quarantined or filtered, and amounts read \
         are matched with an order or unmatched.",
    ),
];
