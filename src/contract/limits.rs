//! How far promises may be missed by some orders, what that costs, and how it is weighed.
//!
//! Holds what a contract says; `terms` reads it and `law` puts it on the records.

use super::{Penalty, Selector, Within};

/// A tolerance without end: more than any record can be apart, and little enough to be added to.
pub const UNLIMITED: i64 = i64::MAX / 4;

/// How far a promise may be missed before it counts as broken. Exactly at a limit is inside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    /// Which orders; all where empty.
    pub only: Vec<Selector>,
    /// Within what time it is to be kept, for promises that ask.
    pub within: Option<Within>,
    /// Within what time its money can be claimed back.
    pub recover_within: Option<Within>,
    /// So many microseconds late.
    pub grace: Option<i64>,
    /// So much over, in millionths of the promise's own unit; [`UNLIMITED`] for any.
    pub over: Option<i64>,
    /// So many millionths of the promised value over.
    pub over_share: Option<i64>,
    /// So much under.
    pub under: Option<i64>,
    /// So many millionths of the promised value under.
    pub under_share: Option<i64>,
    /// So much apart after a conversion, over and under alike.
    pub converted: Option<i64>,
    /// So many millionths of the promised value.
    pub converted_share: Option<i64>,
    /// With an amount and a share: broken only when both are exceeded (true), or when any is
    /// (false, the default; G14 of the domain).
    pub combine_either: Option<bool>,
    /// What breaking it costs.
    pub penalty: Option<Penalty>,
}

/// How long failures of a customer are held against the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// How many days back they count; all of them where [`None`].
    pub window_days: Option<i64>,
    /// After how many days one counts half, after twice as many a quarter; never where [`None`].
    pub half_life_days: Option<i64>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { window_days: Some(365), half_life_days: None }
    }
}

/// What makes a claim hard on a customer, as whole points (M34 of the domain).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Friction {
    /// For each day that it took.
    pub days: u64,
    /// For each time that the customer got in touch.
    pub contacts: u64,
    /// For all of the money, where none of it was paid; a part of it for a part.
    pub unpaid: u64,
}
