//! The built-in promises: one Markdown file each, listed here, and the facts they are made of.
//!
//! A file that is not listed, or one that does not hold together, fails a test.

use super::fields::{self, Given};
use super::file::PromiseFile;
use super::{Catalogue, Promise};
use crate::contract::Handover;
use crate::cores;
use crate::formula::evaluate::Fact;
use crate::formula::reads::Reads;
use crate::formula::types::{FactName, Scope, compile};
use crate::formula::{Fault, Grain};
use crate::tables::Role;
use std::collections::BTreeMap;

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        [$(($path, include_str!(concat!("../promises/", $path)))),*]
    };
}

/// Every promise file, by its path below `src/promises`.
pub const FILES: &[(&str, &str)] = &files![
    "billing/price-variance.md",
    "billing/billed-more-than-ordered.md",
    "billing/billed-not-delivered.md",
    "billing/delivered-not-billed.md",
    "billing/shipping-variance.md",
    "billing/currency-mismatch.md",
    "billing/total-variance.md",
    "billing/invoice-without-order.md",
    "billing/billed-after-cancellation.md",
    "billing/missing-discount.md",
    "billing/missing-order-discount.md",
    "billing/unagreed-charge.md",
    "billing/tax-variance.md",
    "billing/above-quote.md",
    "billing/due-too-early.md",
    "billing/billed-too-early.md",
    "billing/late-invoice.md",
    "billing/wrong-party.md",
    "billing/offsetting-errors.md",
    "billing/small-difference.md",
    "billing/exchange-rate-variance.md",
    "billing/pack-factor.md",
    "billing/ceiling-exceeded.md",
    "carrier/billed-never-shipped.md",
    "carrier/billed-overweight.md",
    "carrier/claim-window-closing.md",
    "carrier/freight-rate-variance.md",
    "carrier/guaranteed-service-late.md",
    "carrier/parcel-billed-twice.md",
    "carrier/service-not-ordered.md",
    "carrier/surcharge-without-cause.md",
    "data/missing-column.md",
    "data/unreadable-value.md",
    "data/ambiguous-date.md",
    "data/ambiguous-amount.md",
    "data/duplicate-key.md",
    "data/orphaned-row.md",
    "data/delivered-before-ordered.md",
    "data/near-match.md",
    "data/time-without-zone.md",
    "data/mixed-currency.md",
    "data/later-than-as-of.md",
    "data/suspicious-size.md",
    "data/unknown-word.md",
    "data/settled-doubt.md",
    "delivery/late-delivery.md",
    "delivery/overdue-delivery.md",
    "delivery/early-delivery.md",
    "delivery/partial-on-time.md",
    "delivery/late-dispatch.md",
    "delivery/shipped-on-paper.md",
    "delivery/cliff-edge.md",
    "delivery/missed-slot.md",
    "delivery/expected-late.md",
    "delivery/promise-moved.md",
    "delivery/statutory-limit.md",
    "delivery/failed-first-attempt.md",
    "delivery/stalled-shipment.md",
    "delivery/no-tracking.md",
    "entitlement/entitlement-not-served.md",
    "entitlement/served-on-request.md",
    "entitlement/entitlement-not-flagged.md",
    "entitlement/lower-service.md",
    "entitlement/other-method.md",
    "entitlement/method-not-offered.md",
    "entitlement/guarantee-missing.md",
    "entitlement/guarantee-refused.md",
    "entitlement/bonus-not-delivered.md",
    "entitlement/silent-exception.md",
    "entitlement/norm-break.md",
    "entitlement/return-window-differs.md",
    "instalment/plan-total-variance.md",
    "instalment/instalment-variance.md",
    "instalment/too-many-instalments.md",
    "instalment/instalment-date-drift.md",
    "instalment/plan-fee.md",
    "instalment/instalment-not-billed.md",
    "invoice/duplicate-invoice.md",
    "invoice/line-billed-twice.md",
    "invoice/line-arithmetic.md",
    "invoice/net-total-arithmetic.md",
    "invoice/gross-arithmetic.md",
    "invoice/payable-arithmetic.md",
    "invoice/billed-again-without-order.md",
    "invoice/credit-without-reference.md",
    "invoice/over-credit.md",
    "invoice/no-due-date.md",
    "invoice/tax-arithmetic.md",
    "invoice/probable-duplicate.md",
    "invoice/number-gap.md",
    "promise/no-promise.md",
    "promise/contradictory-promises.md",
    "promise/late-promise.md",
    "promise/impossible-promise.md",
    "quantity/short-delivery.md",
    "quantity/over-delivery.md",
    "quantity/wrong-item.md",
    "quantity/delivery-without-order.md",
    "quantity/too-many-shipments.md",
    "quantity/backorder-without-date.md",
    "quantity/seller-cancellation.md",
    "quantity/rejected-goods.md",
    "quantity/minimum-not-reached.md",
    "refund/refund-overdue.md",
    "refund/refund-differs.md",
    "refund/refunded-twice.md",
    "refund/return-refused.md",
    "refund/return-unanswered.md",
    "refund/return-not-processed.md",
    "refund/credit-not-issued.md",
    "refund/error-not-corrected.md",
    "refund/error-corrected-wrongly.md",
    "refund/refund-friction.md",
    "refund/exchange-not-shipped.md",
    "refund/cancelled-not-refunded.md",
    "promise/budget-burnt.md",
    "service/late-first-reply.md",
    "service/late-next-reply.md",
    "service/late-update.md",
    "service/late-resolution.md",
    "service/unanswered.md",
    "service/reopened.md",
    "service/missed-call.md",
    "service/slow-answer.md",
    "service/longer-wait-than-told.md",
    "service/wait-misjudged.md",
    "service/slower-after-sale.md",
    "service/tier-below-floor.md",
    "service/too-many-contacts.md",
    "service/refusal-overturned.md",
    "service/complaint-not-acknowledged.md",
    "service/bad-review-unanswered.md",
    "service/repeated-failures.md",
    "service/target-missed.md",
    "service/customer-blamed.md",
    "told/bad-review-withheld.md",
    "told/silent-upgrade.md",
    "told/no-confirmation.md",
    "told/missing-documents.md",
    "told/silence.md",
    "told/unannounced-attempt.md",
    "told/late-and-silent.md",
    "told/told-too-late.md",
    "told/too-many-changes.md",
    "told/silent-extra.md",
    "told/no-follow-up.md",
    "told/no-review-invitation.md",
    "told/stage-skipped.md",
    "told/arrival-not-told.md",
];

/// The file of the facts.
const FACTS: &str = include_str!("facts.toml");

/// A fact as its file gives it.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactEntry {
    /// Its name.
    pub name: String,
    /// What it is about: `order`, a table, or a grain such as `return` that is a row of one.
    pub of: String,
    /// Its formula.
    pub is: String,
    /// Its formula instead where the contract says by what a delivery counts as delivered, by the
    /// word for that.
    #[serde(default)]
    pub delivered_by: BTreeMap<String, String>,
    /// What it means, for people.
    pub meaning: String,
}

#[derive(serde::Deserialize)]
struct FactFile {
    fact: Vec<FactEntry>,
}

/// The facts as their file gives them.
pub fn fact_entries() -> Vec<FactEntry> {
    toml::from_str::<FactFile>(FACTS).map(|file| file.fact).unwrap_or_default()
}

/// The facts where a delivery counts as delivered by an event of the contract.
pub(super) fn facts_by(handover: Handover) -> Vec<Fact> {
    let mut entries = fact_entries();
    for entry in &mut entries {
        if let Some(other) = entry.delivered_by.remove(handover.name()) {
            entry.is = other;
        }
    }
    facts(&entries).expect("the built-in facts hold together by any event").0
}

/// The catalogue of the built-in promises.
pub(super) fn load() -> Catalogue {
    let (facts, names) = facts(&fact_entries()).expect("the built-in facts hold together");
    let mut catalogue = Catalogue { promises: Vec::new(), facts, names };
    let promises = cores::each(FILES, |(_, text)| read(text, &catalogue).ok());
    let mut promises: Vec<Promise> = promises.into_iter().flatten().collect();
    promises.sort_by(|a, b| a.code.cmp(&b.code));
    catalogue.promises = promises;
    catalogue
}

/// One promise file, checked; otherwise what is wrong with it.
pub fn read(text: &str, catalogue: &Catalogue) -> Result<Promise, String> {
    let file = PromiseFile::parse(text).ok_or("it has no fields between two +++ lines")?;
    let given: Vec<Given<'_>> = file.given();
    let promise = fields::promise(&given, catalogue).map_err(|faults| {
        let line = |found: &fields::FieldFault| {
            let fault = &found.fault;
            format!("{} at {}: {} {}", found.field, fault.start, fault.message, fault.help)
        };
        faults.iter().map(line).collect::<Vec<_>>().join("\n")
    })?;
    Ok(Promise { summary: file.summary().to_owned(), words: file.words.to_owned(), ..promise })
}

/// Checks facts in their order; each may name those above it.
pub fn facts(entries: &[FactEntry]) -> Result<(Vec<Fact>, Vec<FactName>), String> {
    let mut facts: Vec<Fact> = Vec::new();
    let mut names: Vec<FactName> = Vec::new();
    for entry in entries {
        let role = Role::named(&entry.of).filter(|_| entry.of != "order");
        let grain = Grain::ALL.into_iter().find(|grain| grain.name() == entry.of);
        let grain = grain.filter(|grain| grain.role().is_some());
        let about = grain.unwrap_or(Grain::Line);
        let scope = Scope { grain: about, facts: &names, locals: &[], limit: None, row: role };
        let term = compile(&entry.is, scope).map_err(|faults| {
            let line = |fault: &Fault| format!("{} ({})", fault.message, fault.help);
            let lines: Vec<String> = faults.iter().map(line).collect();
            format!("fact {} of {}: {}", entry.name, entry.of, lines.join("; "))
        })?;
        names.push(FactName { name: entry.name.clone(), role, grain, kind: term.kind });
        let reads = Reads::of(std::iter::once(&term), &facts);
        facts.push(Fact { name: entry.name.clone(), role, term, reads });
    }
    Ok((facts, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_holds_together() {
        let entries = fact_entries();
        assert!(entries.len() > 30, "the file of facts is read");
        facts(&entries).unwrap();
    }

    #[test]
    fn every_fact_holds_together_by_any_event() {
        let entries = fact_entries();
        let words: Vec<&String> =
            entries.iter().flat_map(|entry| entry.delivered_by.keys()).collect();
        for one in Handover::ALL {
            assert!(words.iter().any(|word| *word == one.name()), "{}", one.name());
            assert_eq!(facts_by(one).len(), entries.len());
        }
        let is_known = |word: &&String| Handover::ALL.iter().any(|one| one.name() == **word);
        assert!(words.iter().all(is_known), "{words:?}");
    }

    #[test]
    fn no_fact_of_a_row_is_hidden_by_one_of_its_order() {
        let entries = fact_entries();
        let of_orders: Vec<&str> = entries
            .iter()
            .filter(|entry| entry.of == "order")
            .map(|entry| entry.name.as_str())
            .collect();
        let is_grain = |of: &str| Grain::ALL.into_iter().any(|grain| grain.name() == of);
        let of_rows = entries.iter().filter(|entry| entry.of != "order" && is_grain(&entry.of));
        for entry in of_rows {
            assert!(!of_orders.contains(&entry.name.as_str()), "{} of {}", entry.name, entry.of);
        }
    }

    #[test]
    fn every_promise_file_holds_together() {
        let catalogue = Catalogue::builtin();
        for (path, text) in FILES {
            if let Err(message) = read(text, &catalogue) {
                panic!("{path}: {message}");
            }
        }
    }

    #[test]
    fn code_name_and_path_of_a_promise_agree_and_are_unique() {
        let catalogue = Catalogue::builtin();
        assert_eq!(catalogue.promises.len(), FILES.len());
        for pair in catalogue.promises.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} stands twice", pair[0].code);
        }
        for (path, text) in FILES {
            let promise = read(text, &catalogue).unwrap();
            assert!(path.ends_with(&format!("/{}.md", promise.name)), "{path}: {}", promise.name);
        }
    }
}
