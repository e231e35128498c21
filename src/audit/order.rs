//! The order of the findings in a report.
//!
//! Depends on nothing but the findings. Counts nothing.

use crate::finding::Ids;
use crate::report::Finding;
use crate::tally::Tally;
use crate::texts::{TextId, Texts};
use hashbrown::HashMap;
use std::borrow::Borrow;

/// The places of the findings, worst first: by severity, then the largest stake within a currency
/// or, where there is none, the largest weight, then by keys, so that the order depends on nothing
/// but the findings.
pub fn worst_first(findings: &[impl Borrow<Finding>], keys: &[Ids], texts: &Texts) -> Vec<usize> {
    let currencies = currencies(keys, texts);
    let mut ranks: Vec<(u128, u128, u32)> = Vec::with_capacity(findings.len());
    for ((finding, keys), place) in findings.iter().map(Borrow::borrow).zip(keys).zip(0..) {
        // Currencies stand apart only where there are amounts to be put in order.
        let has_amount = finding.stake.is_some() || finding.weight != 0;
        let currency = if has_amount { currencies[&keys.currency] } else { LAST };
        ranks.push((rank(finding, currency), start(&finding.order), place));
    }
    let rest = |place: u32| {
        let finding: &Finding = findings[place as usize].borrow();
        (&finding.order, &finding.line, &finding.document, &finding.evidence, place)
    };
    ranks.sort_unstable_by(|a, b| {
        (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| rest(a.2).cmp(&rest(b.2)))
    });
    ranks.into_iter().map(|(.., place)| place as usize).collect()
}

/// Behind all currencies: where there is no amount of any.
const LAST: u32 = (1 << 29) - 1;

/// For each currency of a finding, how many come before it.
fn currencies(keys: &[Ids], texts: &Texts) -> HashMap<TextId, u32> {
    let mut met = Tally::<TextId, ()>::default();
    keys.iter().for_each(|keys| *met.of(keys.currency) = ());
    let mut met: Vec<TextId> = met.into_iter().map(|(id, ())| id).collect();
    met.sort_unstable_by_key(|&id| texts.text(id));
    met.into_iter().zip(0..).collect()
}

/// Severity, stake within its currency and promise as one number, the worst first.
fn rank(finding: &Finding, currency: u32) -> u128 {
    let is_staked = u128::from(finding.stake.is_some());
    let mildness = 7 - (2 * (finding.severity as u128) + is_staked);
    // The sign turned over puts negative amounts first, and all bits turned over the largest.
    let amount = finding.stake.unwrap_or(finding.weight);
    let amount = !(amount.cast_unsigned() ^ 1 << 63);
    // Three bits, 29 bits, which are more than there are findings, 64 bits and 32 bits.
    mildness << 125
        | u128::from(currency) << 96
        | u128::from(amount) << 32
        | finding.promise as u128
}

/// Each finding from the place that is listed for it, without room for a second copy.
pub fn put_in_order<T>(mut findings: Vec<T>, mut places: Vec<usize>) -> Vec<T> {
    for first in 0..findings.len() {
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut places[at], at);
            if from == first {
                break;
            }
            findings.swap(at, from);
            at = from;
        }
    }
    findings
}

/// The first bytes of a text as a number that is in the same order, so that most texts are told
/// apart without looking them up.
fn start(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(16);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Severity;

    #[test]
    fn severity_then_stake_then_promise_decide() {
        let finding = |severity, stake, promise| {
            rank(&Finding { severity, stake, promise, ..Finding::default() }, 1)
        };
        let ranks = [
            finding(Severity::Error, Some(i64::MAX), 9),
            finding(Severity::Error, Some(2), 1),
            finding(Severity::Error, Some(2), 2),
            finding(Severity::Error, Some(-1), 0),
            finding(Severity::Error, Some(i64::MIN), 0),
            finding(Severity::Error, None, 0),
            finding(Severity::Warning, Some(5), 0),
            finding(Severity::Info, None, 0),
        ];
        assert!(ranks.is_sorted_by(|a, b| a < b), "{ranks:x?}");
    }

    #[test]
    fn findings_stand_where_their_places_say() {
        let finding = |order: &str| Finding { order: order.to_owned(), ..Finding::default() };
        let findings: Vec<Finding> = ["c", "d", "a", "b"].map(finding).into();
        let keys = vec![Ids::of_order(None); 4];
        let places = worst_first(&findings, &keys, &Texts::default());
        assert_eq!(places, [2, 3, 0, 1]);
        let orders: Vec<String> =
            put_in_order(findings, places).into_iter().map(|one| one.order).collect();
        assert_eq!(orders, ["a", "b", "c", "d"]);
    }
}
