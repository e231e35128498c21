//! Which promise history keeps: the tightest time per tier, what the present one is worth, and
//! what a day more or less would do (PRM901 to PRM903 and M29 of the domain).
//!
//! Looks back and predicts nothing: it says what would have been kept. Opens no files.

mod history;
mod lead;
mod wilson;

pub use lead::Measure;
pub use wilson::{Share, interval};

use crate::contract::Contract;
use crate::formula::evaluate::World;
use crate::formula::needs::Shape;
use crate::promises::Catalogue;
pub use history::BY_MAX;
use history::{Case, History, Ladder};

/// Fewer orders than these are counted, and nothing is advised from them.
pub const ORDERS_MIN: u64 = 20;
/// How many units tighter and looser the present promise is tried.
pub const SHIFTS: [i64; 5] = [-2, -1, 0, 1, 2];
/// The share that the usual slowest order is told by, in millionths.
const SLOWEST: i64 = 950_000;

/// What orders are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A text column of the orders.
    Column(&'static str),
    /// How much time was promised.
    Promised,
}

/// What is asked.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What orders are put together by; all are one tier where empty.
    pub by: Vec<By>,
    /// The share of promises that is to be kept, in millionths.
    pub target: i64,
    /// What time is counted in.
    pub measure: Measure,
    /// How much more than the usual slowest order a promise must leave.
    pub buffer: i64,
}

/// What history says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice {
    /// The tiers, the one with most orders first, then by name.
    pub tiers: Vec<Tier>,
    /// The orders that were left out.
    pub left_out: LeftOut,
    /// What the files lack, in words; empty where they do not.
    pub missing: Vec<String>,
}

/// Orders that say nothing about how long an order takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// They were cancelled.
    pub cancelled: u64,
    /// It is not known when they were made, or by when they were complete.
    pub unknown: u64,
}

/// What history says of orders that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tier {
    /// What they have in common, one text for each of [`Wish::by`].
    pub names: Vec<String>,
    /// How many orders there are.
    pub orders: u64,
    /// The time promised to half of them or less, and the shortest and the longest; [`None`] where
    /// nothing was promised.
    pub promised: Option<(i64, i64, i64)>,
    /// Promises kept, of those that are decided.
    pub kept: Share,
    /// In how much time half of the orders had come, and nineteen of twenty.
    pub half: Option<i64>,
    /// The same for nineteen of twenty.
    pub slowest: Option<i64>,
    /// The shortest time that history keeps at the target, and how many orders came in it.
    pub tightest: Option<(i64, Share)>,
    /// What would have been kept of promises that much longer or shorter, as [`SHIFTS`].
    pub shifted: [Share; SHIFTS.len()],
    /// What follows.
    pub verdict: Verdict,
}

/// What follows for the present promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There are too few orders, or no promises, to say anything.
    TooFew,
    /// Surely kept less often than the target.
    OverPromised,
    /// Nearly all orders come in less than half the time.
    Sandbagged,
    /// Less is left than the buffer.
    NoBuffer,
    /// Kept often enough, but of too few orders to be sure.
    NotSure,
    /// As it should be.
    Fits,
}

impl Verdict {
    /// The code of the promise about promises that it is.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OverPromised => "PRM901",
            Self::Sandbagged => "PRM902",
            Self::NoBuffer => "PRM903",
            Self::TooFew | Self::NotSure | Self::Fits => "",
        }
    }

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooFew => "too few",
            Self::OverPromised => "over-promised",
            Self::Sandbagged => "sandbagged",
            Self::NoBuffer => "no buffer",
            Self::NotSure => "not sure",
            Self::Fits => "fits",
        }
    }
}

impl Advice {
    /// What the history of some records says.
    pub fn of(
        world: World<'_>,
        shape: &Shape<'_>,
        law: (&Contract, &Catalogue),
        wish: &Wish,
    ) -> Self {
        match History::of(world, shape, law, wish) {
            Ok(history) => {
                let tier = |(names, cases): &(Vec<String>, Vec<Case>)| {
                    Tier::of(names.clone(), cases, wish)
                };
                let mut tiers: Vec<Tier> = history.tiers.iter().map(tier).collect();
                tiers.sort_by(|a, b| b.orders.cmp(&a.orders).then_with(|| a.names.cmp(&b.names)));
                Self { tiers, left_out: history.left_out, missing: Vec::new() }
            }
            Err(missing) => Self { missing, ..Self::default() },
        }
    }
}

impl Tier {
    fn of(names: Vec<String>, cases: &[Case], wish: &Wish) -> Self {
        let mut promised: Vec<i64> = cases.iter().filter_map(|case| case.promised).collect();
        promised.sort_unstable();
        let usual = promised.get(promised.len().saturating_sub(1) / 2).copied();
        let range = usual.map(|usual| (usual, promised[0], promised[promised.len() - 1]));
        let kept = Share::of(cases.iter().filter_map(|case| case.is_kept));
        let shifted = SHIFTS.map(|shift| {
            Share::of(cases.iter().filter_map(|case| case.is_within(case.promised? + shift)))
        });
        let ladder = Ladder::of(cases);
        let slowest = ladder.tightest(SLOWEST).map(|(lead, _)| lead);
        let mut tier = Self {
            names,
            orders: cases.len() as u64,
            promised: range,
            kept,
            half: ladder.tightest(500_000).map(|(lead, _)| lead),
            slowest,
            tightest: ladder.tightest(wish.target),
            shifted,
            verdict: Verdict::TooFew,
        };
        tier.verdict = tier.verdict_on(wish);
        tier
    }

    fn verdict_on(&self, wish: &Wish) -> Verdict {
        let Some((promised, ..)) = self.promised else { return Verdict::TooFew };
        if self.kept.of < ORDERS_MIN {
            return Verdict::TooFew;
        }
        let (least, most) = interval(self.kept);
        match self.slowest {
            _ if most < wish.target => Verdict::OverPromised,
            Some(slowest) if slowest * 2 < promised => Verdict::Sandbagged,
            Some(slowest) if promised - slowest < wish.buffer => Verdict::NoBuffer,
            _ if least < wish.target => Verdict::NotSure,
            _ => Verdict::Fits,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WISH: Wish = Wish { by: Vec::new(), target: 950_000, measure: Measure::Days, buffer: 1 };

    /// Orders that took so long each, of which so much was promised, long after.
    fn tier(leads: impl IntoIterator<Item = (i64, u64)>, promised: i64) -> Tier {
        let case = |lead| Case {
            age: 1_000,
            lead: Some(lead),
            promised: Some(promised),
            is_kept: Some(lead <= promised),
        };
        let all = leads.into_iter();
        let cases: Vec<Case> =
            all.flat_map(|(lead, count)| (0..count).map(move |_| case(lead))).collect();
        Tier::of(Vec::new(), &cases, &WISH)
    }

    #[test]
    fn the_tightest_promise_is_the_shortest_that_the_target_keeps() {
        let tier = tier([(2, 500), (3, 450), (9, 50)], 4);
        assert_eq!(tier.tightest, Some((3, Share { kept: 950, of: 1_000 })));
        assert_eq!((tier.half, tier.slowest, tier.verdict), (Some(2), Some(3), Verdict::NotSure));
    }

    #[test]
    fn a_day_more_or_less_is_tried_on_the_promises_as_they_were() {
        let tier = tier([(1, 10), (2, 20), (3, 30), (4, 40)], 3);
        let kept = tier.shifted.map(|share| share.kept);
        assert_eq!((kept, tier.shifted[0].of), ([10, 30, 60, 100, 100], 100));
    }

    #[test]
    fn each_verdict_has_its_case() {
        // 960 of 1,000 were kept, which lies between 94.6 and 97.1 %.
        let cases = [
            (vec![(3, 800), (5, 200)], 3, Verdict::OverPromised),
            (vec![(2, 1_000)], 5, Verdict::Sandbagged),
            (vec![(2, 1_000)], 4, Verdict::Fits),
            (vec![(4, 1_000)], 4, Verdict::NoBuffer),
            (vec![(3, 960), (9, 40)], 4, Verdict::NotSure),
            (vec![(3, 19)], 4, Verdict::TooFew),
        ];
        for (leads, promised, verdict) in cases {
            assert_eq!(tier(leads.clone(), promised).verdict, verdict, "{leads:?} of {promised}");
        }
    }
}
