//! Promises about many at once: the calls of a queue in an hour, the answers before and after the
//! sale, the customers of a tier.
//!
//! Made of what the survey asked of every row and of what the judge said, so that it comes after
//! both. Groups of a few are counted and not judged.

use super::Asked;
use crate::decimal::{self, ONE};
use crate::finding::{Keys, fingerprint};
use crate::formula::Grain;
use crate::formula::lacks::NO_LIMIT;
use crate::law;
use crate::metrics::{Spreads, Survey};
use crate::promises::Promise;
use crate::report::{
    DECIDED_MIN, Finding, Measure, Outcome, PromiseSummary, Severity, Unit, Value,
};
use crate::tables::{Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;
use std::collections::BTreeMap;

/// The middle call of a queue and hour waits far more or far less than was told.
const BIAS: &str = "SVC610";
/// Answers after the sale take far longer than those before it.
const PARITY: &str = "SVC611";
/// Too few promises to a tier of customers are kept.
const FLOOR: &str = crate::promises::OF_TIERS;

/// Too many returns are refused as the customer's own fault.
const BLAME: &str = "SVC619";

/// What a promise about groups lacks, in words.
pub fn missing(
    asked: Asked<'_>,
    promise: &Promise,
    survey: &Survey,
    tables: &Tables,
) -> Vec<String> {
    let columns = match promise.code.as_str() {
        BIAS => survey.missing(Measure::WaitBias),
        PARITY => survey.missing(Measure::ReplyBeforeSale),
        BLAME => survey.missing(Measure::RefusedBlamed),
        _ if tables.of(Role::Orders).column("tier").is_none() => "orders.tier",
        _ => "",
    };
    let has_limit = limit(asked, &promise.code).is_some() || gap(asked, promise).is_some();
    let no_limit = Some(NO_LIMIT).filter(|_| !has_limit);
    let missing = Some(columns).filter(|columns| !columns.is_empty()).into_iter().chain(no_limit);
    missing.map(str::to_owned).collect()
}

/// The limit of a promise, as the contract sets it: a number, or a per cent of one.
fn limit(asked: Asked<'_>, code: &str) -> Option<i64> {
    let promise = asked.catalogue.promises.iter().find(|promise| promise.code == code)?;
    let (_, text) = promise.formulas.iter().find(|(name, _)| name == "limit")?;
    decimal::parse(text.trim()).filter(|limit| *limit > 0)
}

/// How far a tier may fare worse than the best one, as the contract says with a tolerance.
fn gap(asked: Asked<'_>, promise: &Promise) -> Option<i64> {
    let setting = law::setting_of(asked.contract, promise).filter(|_| promise.code == FLOOR)?;
    let limits = setting.limits.iter().find(|limits| limits.only.is_empty())?;
    limits.under_share.or(limits.under).filter(|gap| (1..ONE).contains(gap))
}

/// The tier of each order.
#[derive(Debug, Default)]
pub struct Tiers {
    of_order: Vec<u32>,
    names: Vec<String>,
}

impl Tiers {
    /// Those of the orders, where the promise about them is asked for and can be judged.
    pub fn of(promises: &[PromiseSummary], tables: &Tables) -> Option<Self> {
        let floor = promises.iter().find(|one| one.code == FLOOR)?;
        if floor.is_off || !floor.missing.is_empty() {
            return None;
        }
        let mut tiers = Self::default();
        let mut known: HashMap<TextId, u32> = HashMap::new();
        for tier in tables.of(Role::Orders).texts("tier")?.iter() {
            let place = *known.entry(tier).or_insert_with(|| {
                let name = tables.texts.text(tier);
                tiers.names.push(if tier == NO_TEXT { "no tier".into() } else { name.to_owned() });
                u32::try_from(tiers.names.len() - 1).unwrap_or(0)
            });
            tiers.of_order.push(place);
        }
        Some(tiers)
    }

    /// Nothing counted yet for any tier.
    pub fn none_yet(&self) -> Vec<[u64; 2]> {
        vec![[0; 2]; self.names.len()]
    }

    /// Counts what is decided of a promise, by the tier of each order: all, and those not kept.
    /// What the promise leaves to another is counted there.
    pub fn count(
        &self,
        promise: &Promise,
        outcomes: &[u8],
        order: impl Fn(usize) -> u32,
        counts: &mut [[u64; 2]],
    ) {
        for (place, &code) in outcomes.iter().enumerate() {
            let Some(&outcome) = Outcome::ALL.get(usize::from(code)) else { continue };
            let is_left = outcome.is_bad() && !promise.reports.contains(&outcome);
            let tier = self.of_order.get(order(place) as usize);
            let Some(tier) = tier.filter(|_| outcome.is_decided() && !is_left) else { continue };
            let [all, bad] = &mut counts[*tier as usize];
            *all += 1;
            *bad += u64::from(outcome.is_bad());
        }
    }
}

/// Whether a promise counts towards what a tier is owed: one that a customer meets, and whose
/// breach is an error.
pub fn counts(promise: &Promise, severity: Severity) -> bool {
    promise.about.has_subjects() && promise.stage.is_some() && severity == Severity::Error
}

/// What the promises to each tier came to: all that is decided, and what was not kept.
#[derive(Debug, Default)]
pub struct Groups(BTreeMap<String, [u64; 2]>);

impl Groups {
    /// Takes in what one promise came to.
    pub fn take(&mut self, tiers: &Tiers, counts: &[[u64; 2]]) {
        for (name, &[all, bad]) in tiers.names.iter().zip(counts) {
            let sum = self.0.entry(name.clone()).or_default();
            *sum = [sum[0] + all, sum[1] + bad];
        }
    }

    /// Takes in those of another share.
    pub fn add(&mut self, more: Self) {
        for (name, [all, bad]) in more.0 {
            let sum = self.0.entry(name).or_default();
            *sum = [sum[0] + all, sum[1] + bad];
        }
    }

    /// Judges every promise about groups; what is broken is a finding.
    #[expect(clippy::vec_box, reason = "a report holds them like this")]
    pub fn judged(
        &self,
        asked: Asked<'_>,
        spreads: &Spreads,
        promises: &mut [PromiseSummary],
    ) -> Vec<Box<Finding>> {
        let mut findings = Vec::new();
        for (place, promise) in asked.catalogue.promises.iter().enumerate() {
            let is_asked = promise.about == Grain::Group
                && !promises[place].is_off
                && promises[place].missing.is_empty();
            let (limit, gap) = (limit(asked, &promise.code), gap(asked, promise));
            if !is_asked || limit.or(gap).is_none() {
                continue;
            }
            let limit = limit.unwrap_or_default();
            let verdicts = match promise.code.as_str() {
                BIAS => estimates(spreads, limit),
                PARITY => parity(spreads, limit),
                BLAME => blame(spreads, limit),
                _ => self.floors(limit, gap),
            };
            for verdict in verdicts {
                promises[place].outcomes[verdict.outcome as usize] += 1;
                if verdict.outcome == Outcome::Broken {
                    let severity = asked.severity_of(promise);
                    let finding = verdict.finding(promise, place);
                    findings.push(Box::new(Finding { severity, ..finding }));
                }
            }
        }
        findings
    }

    /// Whether so large a share of the promises to each tier was kept, and of none a share that is
    /// smaller than that of the best tier by more than a gap.
    fn floors(&self, limit: i64, gap: Option<i64>) -> Vec<Verdict> {
        let best = self.0.iter().filter(|(_, [all, _])| *all >= DECIDED_MIN);
        let best = best.max_by_key(|(_, counts)| share(counts[0] - counts[1], counts[0]));
        let of_best = best.zip(gap).map(|((_, [all, bad]), gap)| share(all - bad, *all) - gap);
        let limit = of_best.map_or(limit, |least| least.max(limit));
        let verdict = |(name, &[all, bad]): (&String, &[u64; 2])| {
            let kept = share(all - bad, all);
            let mut note = format!("{} of {all} promises kept", all - bad);
            if let Some((other, &[of, lost])) = best.filter(|(other, _)| *other != name) {
                note.push_str(&format!("; {other}: {} of {of}", of - lost));
            }
            let is_kept = kept >= limit;
            let outcome = outcome(all, is_kept);
            Verdict { name: name.clone(), promised: limit, actual: kept, note, outcome }
        };
        self.0.iter().filter(|(_, [all, _])| *all > 0).map(verdict).collect()
    }
}

/// What came of one group.
struct Verdict {
    name: String,
    promised: i64,
    actual: i64,
    note: String,
    outcome: Outcome,
}

impl Verdict {
    fn finding(self, promise: &Promise, place: usize) -> Finding {
        let number = |number: i64| Value { text: decimal::print(number, 0), unit: Unit::Number };
        let keys = Keys { document: self.name, ..Keys::default() };
        Finding {
            promise: place,
            outcome: self.outcome,
            promised: number(self.promised),
            actual: number(self.actual),
            note: self.note,
            fingerprint: fingerprint(&promise.code, &keys),
            document: keys.document,
            ..Finding::default()
        }
    }
}

/// Kept or broken, or unknown of a few.
fn outcome(count: u64, is_kept: bool) -> Outcome {
    match is_kept {
        _ if count < DECIDED_MIN => Outcome::Unknown,
        true => Outcome::Kept,
        false => Outcome::Broken,
    }
}

fn share(part: u64, of: u64) -> i64 {
    let share = u128::from(part) * ONE.unsigned_abs() as u128 / u128::from(of.max(1));
    i64::try_from(share).unwrap_or(ONE)
}

/// Whether the middle call of each queue and hour waited at most so many times what was told, and
/// at least that part of it.
fn estimates(spreads: &Spreads, limit: i64) -> Vec<Verdict> {
    let least = decimal::divide(ONE, limit).unwrap_or(ONE);
    let verdict = |(queue, hour, count, middle): (&str, i64, u64, i64)| {
        let queue = if queue.is_empty() { "all calls" } else { queue };
        Verdict {
            name: format!("{queue} {hour:02}:00"),
            promised: limit,
            actual: middle,
            note: format!("the middle of {count} calls waited so many times what was told"),
            outcome: outcome(count, (least..=limit).contains(&middle)),
        }
    };
    spreads.estimates().map(verdict).collect()
}

/// Whether the middle answer after the sale took at most so many times that before it.
fn parity(spreads: &Spreads, limit: i64) -> Vec<Verdict> {
    let [(before_count, before), (after_count, after)] = spreads.replies();
    let Some((before, after)) = before.zip(after) else { return Vec::new() };
    // What was answered at once took a minute, so that there is something to compare with.
    let times = i64::try_from(i128::from(after) * i128::from(ONE) / i128::from(before.max(1)));
    let times = times.unwrap_or(i64::MAX);
    let note = format!(
        "the middle of {after_count} answers took {after} min, of {before_count} before the sale \
         {before} min"
    );
    let outcome = outcome(before_count.min(after_count), times <= limit);
    let name = "after the sale".to_owned();
    vec![Verdict { name, promised: limit, actual: times, note, outcome }]
}

/// Whether at most so large a share of the returns was refused for a fault of the customer.
fn blame(spreads: &Spreads, limit: i64) -> Vec<Verdict> {
    let [all, blamed] = spreads.blamed();
    let actual = share(blamed, all);
    let verdict = Verdict {
        name: "returns decided".to_owned(),
        promised: limit,
        actual,
        note: format!("{blamed} of {all} refused for a fault of the customer"),
        outcome: outcome(all, actual <= limit),
    };
    Some(verdict).filter(|_| all > 0).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_are_not_judged_and_a_share_at_the_floor_is_kept() {
        let groups = Groups(BTreeMap::from([
            ("no tier".to_owned(), [20, 3]),
            ("gold".to_owned(), [20, 2]),
            ("new".to_owned(), [19, 19]),
        ]));
        let told: Vec<(String, Outcome)> =
            groups.floors(900_000, None).into_iter().map(|one| (one.name, one.outcome)).collect();
        let expected = [
            ("gold".to_owned(), Outcome::Kept),
            ("new".to_owned(), Outcome::Unknown),
            ("no tier".to_owned(), Outcome::Broken),
        ];
        assert_eq!(told, expected);
        let note = groups.floors(900_000, None).pop().map(|one| one.note);
        assert_eq!(note.as_deref(), Some("17 of 20 promises kept; gold: 18 of 20"));
    }

    /// domain.md (a), 35: the floor, or the gap to the best tier, whichever asks for more.
    #[test]
    fn a_tier_may_not_lag_behind_the_best_by_more_than_the_gap() {
        let groups = Groups(BTreeMap::from([
            ("gold".to_owned(), [100, 2]),
            ("none".to_owned(), [100, 12]),
            ("silver".to_owned(), [100, 13]),
        ]));
        let told = |limit: i64, gap: Option<i64>| -> Vec<(Outcome, i64)> {
            let verdicts = groups.floors(limit, gap).into_iter();
            verdicts.map(|one| (one.outcome, one.promised)).collect()
        };
        let (kept, broken) = (Outcome::Kept, Outcome::Broken);
        // 98 % less 10 points: 88 % is just enough.
        let least = 880_000;
        let expected = [(kept, least), (kept, least), (broken, least)];
        assert_eq!(told(0, Some(100_000)), expected);
        assert_eq!(told(850_000, Some(100_000)), expected);
        assert_eq!(told(870_000, None), [kept; 3].map(|one| (one, 870_000)));
        assert_eq!(told(900_000, Some(100_000)), [kept, broken, broken].map(|one| (one, 900_000)));
    }

    #[test]
    fn a_share_is_cut_off_and_of_nothing_is_nothing() {
        assert_eq!((share(2, 3), share(0, 0), share(3, 3)), (666_666, 0, ONE));
    }
}
