//! The questions: about which rows, among which of them, and what is asked of each.
//!
//! Formulas in the language of the promises. Counts nothing.

use crate::formula::Grain;
use crate::report::Measure;

/// How the answers are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// How many rows of which it is true.
    Share,
    /// The sum of a number, for each row.
    Mean,
    /// A length that calls waited longer than was told.
    Overrun,
    /// A length of time in which nothing was heard.
    Silence,
}

/// What is asked of rows.
#[derive(Debug)]
pub struct Question {
    /// The metric that it is the figure of.
    pub measure: Measure,
    /// What the rows are.
    pub about: Grain,
    /// The code of the promise whose time by the contract `within` means, or empty.
    pub lends: &'static str,
    /// What must be there to ask at all, besides what the formulas need themselves.
    pub needs: &'static [&'static str],
    /// Which rows count.
    pub among: &'static str,
    /// What is asked of each.
    pub asked: &'static str,
    /// How the answers are put together.
    pub sort: Sort,
}

/// A call that was answered counts by its answer, also where the export says that it was given up.
const ANSWERED: &str = "if known(answered_at) then answered_at <= within(entered_at) else false";

/// Calls that came to an end, and of which the contract says a time.
const ENDED: &str = "known(within(entered_at)) and (known(answered_at) or known(abandoned_at))";

const fn of_calls(measure: Measure, among: &'static str, asked: &'static str) -> Question {
    Question {
        measure,
        about: Grain::Call,
        lends: "SVC608",
        needs: &["within(entered_at)", "answered_at", "abandoned_at"],
        among,
        asked,
        sort: Sort::Share,
    }
}

const fn of_waits(measure: Measure, among: &'static str, asked: &'static str) -> Question {
    Question {
        lends: "",
        needs: &["quoted_wait", "answered_at", "abandoned_at"],
        ..of_calls(measure, among, asked)
    }
}

/// All of them; the five of M18 are those of its vectors.
pub const QUESTIONS: [Question; 12] = [
    of_calls(Measure::ServiceLevel, ENDED, ANSWERED),
    of_calls(
        Measure::LevelWithGivenUp,
        ENDED,
        "coalesce(answered_at, abandoned_at) <= within(entered_at)",
    ),
    of_calls(
        Measure::LevelOfAnswered,
        "known(within(entered_at)) and known(answered_at)",
        "answered_at <= within(entered_at)",
    ),
    of_calls(
        Measure::LevelOfWaited,
        "known(within(entered_at))
         and (known(answered_at) or coalesce(abandoned_at > within(entered_at), false))",
        ANSWERED,
    ),
    of_calls(
        Measure::LevelWithShort,
        ENDED,
        "if known(answered_at) then answered_at <= within(entered_at)
         else abandoned_at <= entered_at + 5 seconds",
    ),
    // Who gives up before the time that was told says nothing about how long he would have waited.
    of_waits(
        Measure::WaitAsTold,
        "known(quoted_until) and (known(answered_at) or abandoned_at > quoted_until)",
        "if known(answered_at) then answered_at <= quoted_until else false",
    ),
    Question {
        sort: Sort::Overrun,
        ..of_waits(
            Measure::HalfOverrun,
            "coalesce(answered_at, abandoned_at) > quoted_until",
            "coalesce(answered_at, abandoned_at) - quoted_until",
        )
    },
    // A lost parcel that nobody ever scanned is just what is looked for.
    Question {
        measure: Measure::Scanned,
        about: Grain::Delivery,
        lends: "",
        needs: &["left_at", "coalesce(first_scan_at, last_scan_at)"],
        among: "known(left_at) and not is_return and not coalesce(status = 'cancelled', false)",
        asked: "known(first_scan_at) or known(last_scan_at)",
        sort: Sort::Share,
    },
    // One attempt that neither failed nor ended with the customer is still to be seen.
    Question {
        measure: Measure::FirstAttempt,
        about: Grain::Delivery,
        lends: "",
        needs: &["was_tried"],
        among: "was_tried",
        asked: "if first_attempt_failed then false
                else (if has_arrived then true else unknown)",
        sort: Sort::Share,
    },
    Question {
        measure: Measure::ClaimsApproved,
        about: Grain::Return,
        lends: "",
        needs: &["kind", "decision", "requested_at", "order.guarantee_until"],
        among: "kind = 'guarantee' and requested_at <= due(order.guarantee_until)",
        asked: "if decision = 'approved' then true
                else (if decision = 'refused' then false else unknown)",
        sort: Sort::Share,
    },
    // A settled ticket without any contact was not written down in full.
    Question {
        measure: Measure::Contacts,
        about: Grain::Ticket,
        lends: "",
        needs: &["contact_total", "coalesce(given(resolved_at), given(status))"],
        among: "is_settled and contact_total > 0",
        asked: "contact_total",
        sort: Sort::Mean,
    },
    Question {
        measure: Measure::LongestSilence,
        about: Grain::Order,
        lends: "",
        needs: &["count(messages)", "order.ordered_at"],
        among: "known(order.ordered_at) and not is_cancelled",
        asked: "silent_until(order.ordered_at, waits_until)
                - silent_from(order.ordered_at, waits_until)",
        sort: Sort::Silence,
    },
];
