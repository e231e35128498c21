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
    /// By how much longer calls waited than was told, or by how much less.
    Bias,
    /// How many times what was told calls waited, by queue and hour.
    Estimate,
    /// How long the first reply took to a question before the sale.
    BeforeSale,
    /// The same after the sale.
    AfterSale,
    /// How long after the cut-off orders came that left on their day all the same.
    CutOff,
    /// How many orders of which it is true, of all and of each customer.
    ByCustomer,
    /// How many tickets of which it is true, of all and of each agent.
    ByAgent,
    /// How many decided returns were refused for a fault of the customer.
    Blamed,
    /// A number of units, out of those of `out_of`.
    Units,
    /// Money, in the currency of the order, out of that of `out_of` where there is one.
    Money,
    /// How long a billing error was pointed out before it was corrected.
    Correction,
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
    /// Out of how many units, or how much money, where these are asked for.
    pub out_of: &'static str,
    /// How the answers are put together.
    pub sort: Sort,
}

/// A question that asks nothing yet.
const NOTHING: Question = Question {
    measure: Measure::ServiceLevel,
    about: Grain::Order,
    lends: "",
    needs: &[],
    among: "true",
    asked: "unknown",
    out_of: "",
    sort: Sort::Share,
};

/// A call that was answered counts by its answer, also where the export says that it was given up.
const ANSWERED: &str = "if known(answered_at) then answered_at <= within(entered_at) else false";

/// Calls that came to an end, and of which the contract says a time.
const ENDED: &str =
    "is_timed and known(within(entered_at)) and (known(answered_at) or known(abandoned_at))";

const fn of_calls(measure: Measure, among: &'static str, asked: &'static str) -> Question {
    Question {
        measure,
        about: Grain::Call,
        lends: "SVC608",
        needs: &["within(entered_at)", "answered_at", "abandoned_at"],
        among,
        asked,
        ..NOTHING
    }
}

const fn of_waits(measure: Measure, among: &'static str, asked: &'static str) -> Question {
    Question {
        lends: "",
        needs: &["quoted_wait", "answered_at", "abandoned_at"],
        ..of_calls(measure, among, asked)
    }
}

/// Calls of which it is known whether they waited longer than was told.
const SEEN_WAIT: &str =
    "known(quoted_until) and (known(answered_at) or abandoned_at > quoted_until)";

/// How much longer a call waited than was told.
const OVER: &str = "coalesce(answered_at, abandoned_at) - quoted_until";

const fn of_replies(measure: Measure, among: &'static str) -> Question {
    Question {
        measure,
        about: Grain::Ticket,
        needs: &["kind", "first_asked_at", "first_reply_at"],
        among,
        asked: "first_reply_at - first_asked_at",
        sort: Sort::BeforeSale,
        ..NOTHING
    }
}

const fn of_reviews(measure: Measure, among: &'static str) -> Question {
    Question {
        measure,
        about: Grain::Review,
        needs: &["rating", "written_at", "published_at"],
        among,
        asked: "known(published_at)",
        ..NOTHING
    }
}

/// The promise that knows which class of service is the higher one.
const UPGRADE: &str = "ENT804";

/// A higher class than ordered, or a bonus that was served.
const EXCEEDS_SERVICE: &str = "
    coalesce(any(deliveries where rank(service, limit) > rank(order.service, limit)), false)
    or coalesce(any(entitlements where kind = 'bonus' and known(served_at)), false)";

/// Some column shows one of them.
const SHOWS_SERVICE: &str = "
    coalesce(
      any(deliveries where rank(service, limit) > rank(order.service, limit)),
      any(entitlements where kind = 'bonus' and known(served_at)))";

/// Two of the three at once; what is not known of one counts for nothing.
const EXCEEDS_TWICE: &str = "
    (if coalesce(exceeds_time, false) then 1 else 0)
    + (if coalesce(exceeds_cost, false) then 1 else 0)
    + (if coalesce(any(deliveries where rank(service, limit) > rank(order.service, limit)), false)
          or coalesce(any(entitlements where kind = 'bonus' and known(served_at)), false)
       then 1 else 0) >= 2";

/// Two of them can be seen at all.
const TWO_AXES: &str = "
    coalesce(
      exceeds_time and exceeds_cost,
      exceeds_time and any(entitlements where kind = 'bonus' and known(served_at)),
      exceeds_time and any(deliveries where rank(service, limit) > rank(order.service, limit)),
      exceeds_cost and any(entitlements where kind = 'bonus' and known(served_at)),
      exceeds_cost and any(deliveries where rank(service, limit) > rank(order.service, limit)))";

/// All of them; the five of M18 are those of its vectors.
pub const QUESTIONS: [Question; 39] = [
    of_calls(Measure::ServiceLevel, ENDED, ANSWERED),
    of_calls(
        Measure::LevelWithGivenUp,
        ENDED,
        "coalesce(answered_at, abandoned_at) <= within(entered_at)",
    ),
    of_calls(
        Measure::LevelOfAnswered,
        "is_timed and known(within(entered_at)) and known(answered_at)",
        "answered_at <= within(entered_at)",
    ),
    of_calls(
        Measure::LevelOfWaited,
        "is_timed and known(within(entered_at))
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
        SEEN_WAIT,
        "if known(answered_at) then answered_at <= quoted_until else false",
    ),
    Question {
        sort: Sort::Overrun,
        ..of_waits(Measure::HalfOverrun, "coalesce(answered_at, abandoned_at) > quoted_until", OVER)
    },
    Question { sort: Sort::Bias, ..of_waits(Measure::WaitBias, SEEN_WAIT, OVER) },
    Question {
        sort: Sort::Mean,
        ..of_waits(
            Measure::WaitError,
            SEEN_WAIT,
            "abs(coalesce(answered_at, abandoned_at) - quoted_until) / 1 second",
        )
    },
    Question {
        sort: Sort::Estimate,
        ..of_waits(
            Measure::WaitBias,
            "known(quoted_until) and quoted_wait > 0
             and (known(answered_at) or abandoned_at > quoted_until)",
            "(coalesce(answered_at, abandoned_at) - entered_at) / (quoted_wait * 1 second)",
        )
    },
    // A lost parcel that nobody ever scanned is just what is looked for.
    Question {
        measure: Measure::Scanned,
        about: Grain::Delivery,
        needs: &["left_at", "coalesce(first_scan_at, last_scan_at)"],
        among: "leads_parcel and known(left_at) and not is_return
                and not coalesce(status = 'cancelled', false)",
        asked: "known(first_scan_at) or known(last_scan_at)",
        ..NOTHING
    },
    // One attempt that neither failed nor ended with the customer is still to be seen.
    Question {
        measure: Measure::FirstAttempt,
        about: Grain::Delivery,
        needs: &["was_tried"],
        among: "leads_parcel and was_tried",
        asked: "if first_attempt_failed then false
                else (if has_arrived then true else unknown)",
        ..NOTHING
    },
    Question {
        measure: Measure::ClaimsApproved,
        about: Grain::Return,
        needs: &["kind", "decision", "requested_at", "order.guarantee_until"],
        among: "kind = 'guarantee' and requested_at <= due(order.guarantee_until)",
        asked: "if decision = 'approved' then true
                else (if decision = 'refused' then false else unknown)",
        ..NOTHING
    },
    // A settled ticket without any contact was not written down in full.
    Question {
        measure: Measure::Contacts,
        about: Grain::Ticket,
        needs: &["contact_total", "coalesce(given(resolved_at), given(status))"],
        among: "is_settled and contact_total > 0",
        asked: "contact_total",
        sort: Sort::Mean,
        ..NOTHING
    },
    // domain.md, M34: a claim that was not paid in full is hard for as long as it is open. Whose
    // claim nobody could have written about, for want of tickets and messages, is not known.
    Question {
        measure: Measure::Friction,
        needs: &[
            "refund_due",
            "refunded_total",
            "first_request_at",
            "coalesce(count(tickets), count(messages))",
        ],
        among: "any(returns where owes_refund) and refund_due > 0",
        asked: "DAYS * greatest((if awaits_refund or not known(claim_paid_at) then as_of
                                 else claim_paid_at) - first_request_at, 0 days) / 1 day
                + CONTACTS * contacts_about_claims
                + UNPAID * greatest(refund_due - refunded_total, 0) / refund_due",
        sort: Sort::Mean,
        ..NOTHING
    },
    Question {
        measure: Measure::LongestSilence,
        about: Grain::Order,
        needs: &["count(messages)", "order.ordered_at"],
        among: "known(order.ordered_at) and not is_cancelled",
        asked: "silent_until(order.ordered_at, waits_until)
                - silent_from(order.ordered_at, waits_until)",
        sort: Sort::Silence,
        ..NOTHING
    },
    of_replies(Measure::ReplyBeforeSale, "kind = 'presale' and known(first_reply_at)"),
    Question {
        sort: Sort::AfterSale,
        ..of_replies(Measure::ReplyAfterSale, "kind != 'presale' and known(first_reply_at)")
    },
    Question {
        measure: Measure::CustomerBlamed,
        about: Grain::Ticket,
        needs: &["fault"],
        among: "known(fault)",
        asked: "fault = 'customer'",
        ..NOTHING
    },
    // domain.md (a), 29: a refusal that names no fault blames nobody.
    Question {
        measure: Measure::RefusedBlamed,
        about: Grain::Return,
        needs: &["fault", "decision"],
        among: "decision in ('approved', 'refused') and (given(fault) or not given(fault))",
        asked: "is_refused and given(fault) and fault = 'customer'",
        sort: Sort::Blamed,
        ..NOTHING
    },
    // domain.md (a), 15.
    Question {
        measure: Measure::FaultyGoods,
        needs: &["any(returns where given(fault))", "has_arrival"],
        among: "has_arrival",
        asked: "any(returns where given(fault) and fault in ('seller', 'carrier'))",
        ..NOTHING
    },
    // domain.md, M15: Amazon's order defects; nobody exports a chargeback as one.
    Question {
        measure: Measure::Defects,
        needs: &["coalesce(any(reviews where given(rating)), any(tickets where given(kind)),
                           any(returns where given(kind)))"],
        among: "not is_cancelled",
        asked: "coalesce(any(reviews where rating <= 2), false)
                or coalesce(any(tickets where kind in ('complaint', 'guarantee')), false)
                or coalesce(any(returns where kind = 'guarantee'), false)",
        ..NOTHING
    },
    // domain.md, M20: one less what bills are off, of what was agreed.
    Question {
        measure: Measure::RightByValue,
        needs: &["billed_amount", "agreed_amount"],
        among: "has_invoice and is_complete and not is_still_billed and not is_converted",
        asked: "agreed_amount
                - (if billed_amount >= agreed_amount then billed_amount - agreed_amount
                   else greatest(agreed_amount - released_amount - billed_amount, 0))",
        out_of: "agreed_amount",
        sort: Sort::Money,
        ..NOTHING
    },
    // domain.md, M21: of an order of which goods came back nobody knows what a credit was for. What
    // was billed wrongly, reversed and billed anew was corrected.
    Question {
        measure: Measure::CorrectedMoney,
        needs: &["billed_amount", "agreed_amount", "charged_amount"],
        among: "has_invoice and not is_converted and charged_at_most > agreed_amount
                and released_amount = 0",
        asked: "least(charged_at_most - agreed_amount, charged_at_most - billed_amount)",
        out_of: "charged_at_most - agreed_amount",
        sort: Sort::Money,
        ..NOTHING
    },
    Question {
        measure: Measure::HalfToCorrect,
        about: Grain::Ticket,
        needs: &["corrected_at", "opened_at"],
        among: "is_about_bills and not is_pointed_out_before and known(corrected_at)",
        asked: "corrected_at - opened_at",
        sort: Sort::Correction,
        ..NOTHING
    },
    // Of an order of which other goods came back too nobody knows what was paid for which.
    Question {
        measure: Measure::GuaranteeCost,
        needs: &["order.guarantee_until", "any(returns where given(kind))", "refunded_total"],
        among: "known(order.guarantee_until) and not is_cancelled",
        asked: "if not any(returns where kind = 'guarantee') then 0
                else (if any(returns where kind != 'guarantee') then unknown else refunded_total)",
        out_of: "order.total",
        sort: Sort::Money,
        ..NOTHING
    },
    // domain.md (a), 55: a machine thanks nobody.
    Question {
        measure: Measure::ThankedByPerson,
        needs: &[
            "has_arrival",
            "present(messages.kind, 'thank you')",
            "any(messages where given(author))",
        ],
        among: "has_arrival",
        asked: "any(messages where is_outgoing and kind = 'thank you'
                and given(author) and author != 'bot')",
        ..NOTHING
    },
    // domain.md (a), 36: the ritual at the end, and how far the staff are apart in it.
    Question {
        measure: Measure::Thanked,
        about: Grain::Ticket,
        needs: &[
            "agent",
            "coalesce(given(resolved_at), given(status))",
            "present(messages.kind, 'thank you')",
        ],
        among: "is_settled and known(agent)",
        asked: "coalesce(any(messages where is_outgoing and kind = 'thank you'), false)",
        sort: Sort::ByAgent,
        ..NOTHING
    },
    // domain.md (a), 22: the share that is published, by stars.
    of_reviews(
        Measure::BadPublished,
        "rating <= 2 and known(written_at) and (given(published_at) or not given(published_at))",
    ),
    of_reviews(
        Measure::GoodPublished,
        "rating >= 3 and known(written_at) and (given(published_at) or not given(published_at))",
    ),
    // Who wrote a review of no order that is here may have complained all the same.
    Question {
        measure: Measure::ComplainedFirst,
        about: Grain::Review,
        needs: &["rating", "coalesce(written_at, published_at)", "count(tickets)"],
        among: "rating <= 2 and has_order",
        asked: "any(tickets
                where opened_at <= due(coalesce(review.written_at, review.published_at)))",
        ..NOTHING
    },
    // domain.md, M14: units on or before the original time, of parcels that can be followed.
    Question {
        measure: Measure::TrackedInTime,
        about: Grain::Line,
        needs: &[
            "promised_by",
            "quantity_by_due",
            "ordered_quantity",
            "any(deliveries where given(tracking_no))",
        ],
        among: "not is_withdrawn and due(promised_by) >= as_of - 21 days
                and due(promised_by) < as_of - 7 days
                and any(deliveries where known(tracking_no))",
        asked: "least(quantity_by_due, ordered_quantity)",
        out_of: "ordered_quantity",
        sort: Sort::Units,
        ..NOTHING
    },
    Question {
        measure: Measure::EffectiveCutOff,
        needs: &["is_after_cut_off", "left_same_day"],
        among: "is_after_cut_off and left_same_day",
        asked: "order.ordered_at - cut_off(order.ordered_at)",
        sort: Sort::CutOff,
        ..NOTHING
    },
    // domain.md (a), 13: how often each customer was shown that the cut-off is none.
    Question {
        measure: Measure::Exceptions,
        needs: &["is_after_cut_off", "left_same_day"],
        among: "is_after_cut_off",
        asked: "left_same_day",
        sort: Sort::ByCustomer,
        ..NOTHING
    },
    Question {
        measure: Measure::ExceededTime,
        needs: &["exceeds_time"],
        among: "known(exceeds_time)",
        asked: "exceeds_time",
        ..NOTHING
    },
    Question {
        measure: Measure::ExceededCost,
        needs: &["exceeds_cost"],
        among: "known(exceeds_cost)",
        asked: "exceeds_cost",
        ..NOTHING
    },
    Question {
        measure: Measure::ExceededService,
        lends: UPGRADE,
        needs: &[SHOWS_SERVICE],
        among: "is_complete",
        asked: EXCEEDS_SERVICE,
        ..NOTHING
    },
    Question {
        measure: Measure::ExceededTwice,
        lends: UPGRADE,
        needs: &[TWO_AXES],
        among: "is_complete",
        asked: EXCEEDS_TWICE,
        ..NOTHING
    },
    Question {
        measure: Measure::GivenAway,
        lends: UPGRADE,
        needs: &[TWO_AXES],
        among: EXCEEDS_TWICE,
        asked: "(if coalesce(exceeds_cost, false) then agreed_amount - billed_amount else 0)
                + coalesce(sum(value of entitlements
                               where kind = 'bonus' and known(served_at)), 0)",
        sort: Sort::Money,
        ..NOTHING
    },
];
