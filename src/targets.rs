//! Targets of the contract: which promises count towards each, and whose budget is burnt.
//!
//! Judges no promise; it counts what the judge said. Formulas are those of M28 of the domain.

use crate::contract::{Contract, Target};
use crate::dossier::grain::Grain;
use crate::finding::{Keys, fingerprint};
use crate::formula::Term;
use crate::formula::types::{Scope, compile};
use crate::law::Chosen;
use crate::promises::{Catalogue, Promise, is_chosen};
use crate::report::{Finding, Outcome, TargetCount, TargetSummary, Unit, Value};
use crate::tables::{Role, Tables};
use crate::time::{Day, Span, Zone};

/// The promise whose findings are burnt budgets.
pub const CODE: &str = "PRM904";

/// Whether a target is about a promise. What has no formulas is never decided.
pub fn is_meant(target: &Target, promise: &Promise) -> bool {
    promise.about.has_subjects() && is_chosen(promise, std::slice::from_ref(&target.promise))
}

/// What counts towards one target among the subjects of one promise.
pub struct Aim<'a> {
    /// The target, by its place in the contract.
    pub target: usize,
    chosen: Chosen<'a>,
    /// Whether broken and overdue count here, in the order of [`Outcome::ALL`].
    is_counted: [bool; 8],
    /// The moments that lie in its window: after the first, and not after the second.
    window: (Option<i64>, Option<i64>),
}

impl<'a> Aim<'a> {
    /// The targets that a promise counts towards.
    pub fn of(
        promise: &Promise,
        contract: &'a Contract,
        catalogue: &Catalogue,
        tables: &'a Tables,
        as_of: i64,
    ) -> Vec<Self> {
        let all = contract.targets.iter().enumerate();
        let meant = all.filter(|(_, target)| is_meant(target, promise));
        let lag = i64::try_from(contract.maturity_days).unwrap_or(0);
        let aim = |(place, target): (usize, &'a Target)| {
            let is_alone =
                catalogue.promises.iter().filter(|one| is_meant(target, one)).count() == 1;
            // What a promise leaves to another of the same target would count twice.
            let counts = |outcome: Outcome| {
                let is_left = outcome.is_bad() && !promise.reports.contains(&outcome);
                outcome.is_decided() && (is_alone || !is_left)
            };
            let from = target.window_days.map(|days| days_before(contract.zone, as_of, days));
            let until = (lag > 0 || from.is_some()).then(|| days_before(contract.zone, as_of, lag));
            Self {
                target: place,
                chosen: Chosen::of(&target.only, tables),
                is_counted: Outcome::ALL.map(counts),
                window: (from, until),
            }
        };
        meant.map(aim).collect()
    }

    /// Whether it asks when a promise was due.
    pub const fn is_dated(&self) -> bool {
        self.window.1.is_some()
    }

    /// Counts some subjects by their outcomes; a code beyond the outcomes is none of them.
    pub fn count(
        &self,
        outcomes: &[u8],
        order: impl Fn(usize) -> u32,
        moment: impl Fn(usize) -> Span,
    ) -> TargetCount {
        let mut count = TargetCount::default();
        for (place, &code) in outcomes.iter().enumerate() {
            let Some(outcome) = Outcome::ALL.get(usize::from(code)) else { continue };
            if !self.is_counted[usize::from(code)] || !self.chosen.has_order(order(place)) {
                continue;
            }
            match self.is_inside(|| moment(place)) {
                Some(true) if outcome.is_bad() => count.bad += 1,
                Some(true) => count.kept += 1,
                Some(false) => {}
                None => count.undated += 1,
            }
        }
        count
    }

    /// Whether a moment lies in the window; [`None`] where it is not known.
    fn is_inside(&self, moment: impl Fn() -> Span) -> Option<bool> {
        let (from, Some(until)) = self.window else { return Some(true) };
        let moment = moment();
        let is_inside = from.is_none_or(|from| moment.hi > from) && moment.hi <= until;
        moment.is_known().then_some(is_inside)
    }
}

/// The moment so many local days before another, as far from the end of its day.
pub fn days_before(zone: Zone, moment: i64, days: i64) -> i64 {
    let day = zone.day_of(moment);
    let earlier = Day::try_from(days).ok().and_then(|days| day.checked_sub(days));
    let end = |day: Day| zone.whole_day(day).hi;
    earlier.map_or(i64::MIN, |earlier| end(earlier) - (end(day) - moment))
}

/// When a promise without a time of its own counts: when what it is about happened.
pub fn dated(promise: &Promise, catalogue: &Catalogue) -> Term {
    let text = match promise.about {
        Grain::Delivery => "coalesce(arrived_at, left_at)",
        Grain::Invoice | Grain::InvoiceLine => "issued_at",
        Grain::Payment => "paid_at",
        Grain::Return => "requested_at",
        Grain::Ticket => "opened_at",
        Grain::Message => "sent_at",
        Grain::Review => "coalesce(published_at, written_at)",
        Grain::Call => "entered_at",
        Grain::Order
        | Grain::Line
        | Grain::Entitlement
        | Grain::Input
        | Grain::Customer
        | Grain::Target
        | Grain::Group => "order.ordered_at",
    };
    let facts = &catalogue.names[..];
    let scope = Scope { grain: promise.about, facts, locals: &[], limit: None, row: None };
    compile(text, scope).expect("every grain has a moment")
}

/// Nothing counted yet for any target, with the columns that say which orders it is for and that
/// no file holds.
pub fn none_yet(contract: &Contract, tables: &Tables) -> Vec<(TargetCount, Vec<String>)> {
    let orders = tables.of(Role::Orders);
    let of_target = |target: &Target| {
        let columns = target.only.iter().map(|selector| selector.column);
        let lacking = columns.filter(|column| orders.column(column).is_none());
        let lacking = lacking.map(|column| format!("orders.{column}")).collect();
        (TargetCount::default(), lacking)
    };
    contract.targets.iter().map(of_target).collect()
}

/// How the targets of a contract fared, from what their promises came to and which columns they
/// lack. `missing` says what a promise lacks to be judged.
pub fn summaries(
    contract: &Contract,
    catalogue: &Catalogue,
    counts: &[(TargetCount, Vec<String>)],
    missing: impl Fn(usize) -> Vec<String>,
) -> Vec<TargetSummary> {
    let summary = |(target, (count, lacking)): (&Target, &(TargetCount, Vec<String>))| {
        let meant = catalogue.promises.iter().enumerate();
        let meant = meant.filter(|(_, promise)| is_meant(target, promise));
        let lacks: Vec<Vec<String>> = meant.map(|(place, _)| missing(place)).collect();
        let is_nothing = lacks.iter().all(|lacks| !lacks.is_empty());
        let missing = lacks.into_iter().next().filter(|_| is_nothing).unwrap_or_default();
        TargetSummary {
            promise: target.promise.clone(),
            share: target.share,
            window_days: target.window_days,
            only: target.only.iter().map(|one| (one.column, one.values.clone())).collect(),
            min_decided: target.min_decided,
            count: *count,
            missing: if lacking.is_empty() { missing } else { lacking.clone() },
        }
    };
    contract.targets.iter().zip(counts).map(summary).collect()
}

/// What came of a target, and the finding where its budget is burnt.
pub fn judged(
    summary: &TargetSummary,
    place: usize,
    promise: &Promise,
) -> (Outcome, Option<Finding>) {
    match (summary.is_counted(), summary.is_burnt()) {
        (false, _) => (Outcome::Unknown, None),
        (true, false) => (Outcome::Kept, None),
        (true, true) => (Outcome::Broken, Some(finding(summary, place, promise))),
    }
}

/// A burnt budget as a finding: how many promises might be broken, and how many are.
fn finding(summary: &TargetSummary, place: usize, promise: &Promise) -> Finding {
    let count = |count: i128| Value { text: count.to_string(), unit: Unit::Quantity };
    let keys = Keys { document: summary.words(), ..Keys::default() };
    Finding {
        promise: place,
        severity: promise.severity,
        outcome: Outcome::Broken,
        promised: count(summary.budget().into()),
        actual: count(summary.count.bad.into()),
        margin: count(summary.left()),
        note: in_words(summary),
        fingerprint: fingerprint(&promise.code, &keys),
        document: keys.document,
        ..Finding::default()
    }
}

/// `18 of 22 kept, burn 3.63`, and how many have no known time.
fn in_words(summary: &TargetSummary) -> String {
    let mut words = format!("{} of {} kept", summary.count.kept, summary.decided());
    if let Some(burn) = summary.burn() {
        words.push_str(&format!(", burn {}", burn_in_words(burn)));
    }
    if summary.count.undated > 0 {
        words.push_str(&format!("; {} more of no known time", summary.count.undated));
    }
    words
}

/// A burn with two decimals, cut off, so that 1.00 is never more than 1.
pub fn burn_in_words(burn: i128) -> String {
    format!("{}.{:02}", burn / 1_000_000, burn % 1_000_000 / 10_000)
}
