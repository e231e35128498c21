//! How far promises may be missed by some orders, and what that costs.
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
