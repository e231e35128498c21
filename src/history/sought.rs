//! What the open cases ask of an audit: what has come of each of them; and what they tell it: since
//! when each is known.
//!
//! An audit tells of what is broken. Whether a promise that is not told of was kept, or was not
//! looked at, it tells only of those that are sought here.

use super::case::Case;
use crate::report::{Outcome, Settled};
use crate::texts::{TextId, Texts};
use hashbrown::{HashMap, HashSet};
use std::collections::BTreeMap;

/// The cases that are sought, by the code of their promise.
#[derive(Debug, Clone, Default)]
pub struct Sought {
    by_code: BTreeMap<String, OfCode>,
    /// The moment of the run that found each first; [`None`] where no history is kept.
    first_seen: Option<HashMap<u128, i64>>,
}

/// Those of one promise.
#[derive(Debug, Clone, Default)]
struct OfCode {
    /// Their orders, or the documents of those without.
    anchors: Vec<String>,
    fingerprints: HashSet<u128>,
}

/// Those of one promise, among the texts of some records.
#[derive(Debug, Default)]
pub struct Here<'a> {
    anchors: HashSet<TextId>,
    fingerprints: Option<&'a HashSet<u128>>,
}

impl Sought {
    /// The cases that are open.
    pub fn of<'c>(cases: impl Iterator<Item = &'c Case>) -> Self {
        let mut first_seen = HashMap::new();
        let mut sought = Self::default();
        for case in cases.filter(|case| case.is_open()) {
            let subject = &case.subject;
            let anchor = if subject.order.is_empty() { &subject.document } else { &subject.order };
            let of_code = sought.by_code.entry(subject.code.clone()).or_default();
            of_code.anchors.push(anchor.clone());
            of_code.fingerprints.insert(case.fingerprint);
            first_seen.insert(case.fingerprint, case.first_seen);
        }
        Self { first_seen: Some(first_seen), ..sought }
    }

    /// Since when a finding is known that is there as of a moment: what is new is known since then.
    /// [`None`] where no history is kept.
    pub fn since(&self, fingerprint: u128, as_of: i64) -> Option<i64> {
        let known = self.first_seen.as_ref()?;
        Some(known.get(&fingerprint).copied().unwrap_or(as_of))
    }

    /// Those of a promise, to be looked for among some records.
    pub fn here(&self, code: &str, texts: &Texts) -> Here<'_> {
        let Some(of_code) = self.by_code.get(code) else { return Here::default() };
        let anchors = of_code.anchors.iter().filter_map(|anchor| texts.find(anchor)).collect();
        Here { anchors, fingerprints: Some(&of_code.fingerprints) }
    }
}

impl Here<'_> {
    /// Whether nothing is sought here.
    pub fn is_empty(&self) -> bool {
        self.anchors.is_empty()
    }

    /// Whether something of this order or document is sought.
    pub fn has_anchor(&self, anchor: TextId) -> bool {
        self.anchors.contains(&anchor)
    }

    /// Whether this very case is sought.
    pub fn has(&self, fingerprint: u128) -> bool {
        self.fingerprints.is_some_and(|all| all.contains(&fingerprint))
    }
}

/// Sightings put together: one per fingerprint, in their order. What several subjects share is
/// known only where it is known of each.
pub fn together(mut settled: Vec<Settled>) -> Vec<Settled> {
    settled.sort_unstable_by_key(|one| one.fingerprint);
    let mut all: Vec<Settled> = Vec::with_capacity(settled.len());
    for one in settled {
        match all.last_mut().filter(|last| last.fingerprint == one.fingerprint) {
            Some(last) => {
                last.rows = last.rows.saturating_add(one.rows);
                let is_worse = |outcome: Option<Outcome>| match outcome {
                    Some(Outcome::Unknown) => 2,
                    Some(Outcome::Overdue) => 1,
                    _ => 0,
                };
                if is_worse(one.outcome) > is_worse(last.outcome) {
                    last.outcome = one.outcome;
                }
            }
            None => all.push(one),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_several_subjects_share_is_known_only_where_it_is_known_of_each() {
        let one = |outcome| Settled { fingerprint: 3, outcome, rows: 2 };
        let all = together(vec![one(Some(Outcome::Kept)), one(Some(Outcome::Unknown)), one(None)]);
        let whole = Settled { fingerprint: 3, outcome: Some(Outcome::Unknown), rows: 6 };
        assert_eq!(all, [whole]);
    }

    #[test]
    fn only_what_is_open_is_sought() {
        use crate::history::{Condition, Subject};
        let subject = |order: &str| Subject {
            code: "DLV101".to_owned(),
            order: order.to_owned(),
            ..Subject::default()
        };
        let case = |fingerprint, order, condition| Case {
            fingerprint,
            subject: subject(order),
            condition,
            severity: Default::default(),
            outcome: Outcome::Broken,
            stake: None,
            currency: String::new(),
            rows: 1,
            stake_first: None,
            first_seen: 0,
            last_seen: 0,
        };
        let cases = [case(1, "A", Condition::Away), case(2, "B", Condition::Resolved)];
        let sought = Sought::of(cases.iter());
        assert_eq!((sought.since(1, 9), sought.since(2, 9)), (Some(0), Some(9)));
        assert_eq!(Sought::default().since(1, 9), None);
        let mut texts = Texts::default();
        let (a, b) = (texts.intern("A"), texts.intern("B"));
        let here = sought.here("DLV101", &texts);
        assert!(here.has_anchor(a) && here.has(1) && !here.has_anchor(b) && !here.has(2));
        assert!(sought.here("DLV102", &texts).is_empty());
    }
}
