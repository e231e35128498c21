//! Advice for programs: one row per tier, or one document.
//!
//! Both hold every tier, also those that a page leaves out, and only ever grow.

use super::{Page, heads};
use crate::advice::{SHIFTS, Share, Tier, interval};
use crate::render::json::written;
use crate::report::{Measure, Metric, Unit};
use serde::Serialize;

/// The name and version of the shape; the version changes only when something is taken away.
pub const SCHEMA: &str = "promised.advice/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    as_of: &'a str,
    zone: &'static str,
    audit: &'static str,
    incomplete: &'a [String],
    missing: &'a [String],
    unit: &'static str,
    target_percent: String,
    buffer: i64,
    by: Vec<String>,
    tiers: Vec<TierShape<'a>>,
    left_out: LeftOutShape,
    exceeded: Vec<ExceededShape<'a>>,
}

/// One figure about exceeded promises.
#[derive(Serialize)]
struct ExceededShape<'a> {
    name: &'a str,
    count: String,
    of: Option<String>,
    currency: &'a str,
    missing: &'a str,
}

impl<'a> ExceededShape<'a> {
    fn of(metric: &'a Metric) -> Self {
        let print = |number: i128| match metric.unit {
            Unit::Money => crate::decimal::print_wide(number, 2),
            _ => number.to_string(),
        };
        Self {
            name: &metric.name,
            count: print(metric.count),
            of: metric.of.map(print),
            currency: &metric.currency,
            missing: &metric.missing,
        }
    }
}

#[derive(Serialize)]
struct LeftOutShape {
    cancelled: u64,
    unknown: u64,
}

#[derive(Serialize)]
struct TierShape<'a> {
    names: &'a [String],
    orders: u64,
    promised: Option<i64>,
    promised_least: Option<i64>,
    promised_most: Option<i64>,
    kept: ShareShape,
    half: Option<i64>,
    slowest: Option<i64>,
    tightest: Option<i64>,
    tightest_kept: Option<ShareShape>,
    shifted: Vec<ShiftShape>,
    verdict: &'static str,
    code: &'static str,
}

#[derive(Serialize)]
struct ShiftShape {
    by: i64,
    #[serde(flatten)]
    share: ShareShape,
}

#[derive(Serialize)]
struct ShareShape {
    kept: u64,
    of: u64,
    least_percent: String,
    most_percent: String,
}

impl ShareShape {
    fn of(share: Share) -> Self {
        let (least, most) = interval(share);
        Self {
            kept: share.kept,
            of: share.of,
            least_percent: percent(least),
            most_percent: percent(most),
        }
    }
}

/// Millionths as a percentage with all its digits.
fn percent(millionths: i64) -> String {
    crate::decimal::print(millionths * 100, 0)
}

impl<'a> TierShape<'a> {
    fn of(tier: &'a Tier) -> Self {
        let shift = |(by, share): (i64, Share)| ShiftShape { by, share: ShareShape::of(share) };
        Self {
            names: &tier.names,
            orders: tier.orders,
            promised: tier.promised.map(|(usual, ..)| usual),
            promised_least: tier.promised.map(|(_, least, _)| least),
            promised_most: tier.promised.map(|(.., most)| most),
            kept: ShareShape::of(tier.kept),
            half: tier.half,
            slowest: tier.slowest,
            tightest: tier.tightest.map(|(time, _)| time),
            tightest_kept: tier.tightest.map(|(_, share)| ShareShape::of(share)),
            shifted: SHIFTS.into_iter().zip(tier.shifted).map(shift).collect(),
            verdict: tier.verdict.name(),
            code: tier.verdict.code(),
        }
    }
}

/// Everything as one document.
pub fn json(page: &Page<'_>) -> String {
    let Page { advice, wish, report } = page;
    let is_complete = report.incomplete.is_empty();
    written(&Document {
        schema: SCHEMA,
        as_of: &report.as_of,
        zone: report.zone.name(),
        audit: if is_complete { "complete" } else { "incomplete" },
        incomplete: &report.incomplete,
        missing: &advice.missing,
        unit: wish.measure.name(),
        target_percent: percent(wish.target),
        buffer: wish.buffer,
        by: heads(wish).into_iter().map(str::to_lowercase).collect(),
        tiers: advice.tiers.iter().map(TierShape::of).collect(),
        left_out: LeftOutShape {
            cancelled: advice.left_out.cancelled,
            unknown: advice.left_out.unknown,
        },
        exceeded: {
            let code = Measure::ExceededTime.code();
            let metrics = report.metrics.iter().filter(|one| one.measure.code() == code);
            metrics.map(ExceededShape::of).collect()
        },
    })
}

/// The columns behind those that tell tiers apart.
const COLUMNS: [&str; 17] = [
    "unit",
    "orders",
    "promised",
    "kept",
    "decided",
    "kept_least_percent",
    "kept_most_percent",
    "half",
    "slowest",
    "tightest",
    "tightest_kept",
    "tightest_decided",
    "minus_2",
    "minus_1",
    "plus_1",
    "plus_2",
    "verdict",
];

/// One row per tier, with line feeds.
pub fn csv(page: &Page<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let heads = heads(page.wish).into_iter().map(str::to_lowercase);
    // What is written into memory cannot fail.
    _ = writer.write_record(heads.chain(COLUMNS.map(str::to_owned)));
    for tier in &page.advice.tiers {
        _ = writer.write_record(row(page, tier));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn row(page: &Page<'_>, tier: &Tier) -> Vec<String> {
    let time = |time: Option<i64>| time.map(|time| time.to_string()).unwrap_or_default();
    let names = tier.names.iter().map(|name| crate::render::csv::guarded(name).into_owned());
    let (least, most) = interval(tier.kept);
    let has_kept = tier.kept.of > 0;
    let bound = |bound| if has_kept { percent(bound) } else { String::new() };
    let [minus_2, minus_1, _, plus_1, plus_2] =
        tier.shifted.map(|share| time((share.of > 0).then_some(share.kept as i64)));
    let own = [
        page.wish.measure.name().to_owned(),
        tier.orders.to_string(),
        time(tier.promised.map(|(usual, ..)| usual)),
        tier.kept.kept.to_string(),
        tier.kept.of.to_string(),
        bound(least),
        bound(most),
        time(tier.half),
        time(tier.slowest),
        time(tier.tightest.map(|(time, _)| time)),
        tier.tightest.map(|(_, share)| share.kept.to_string()).unwrap_or_default(),
        tier.tightest.map(|(_, share)| share.of.to_string()).unwrap_or_default(),
        minus_2,
        minus_1,
        plus_1,
        plus_2,
        tier.verdict.name().to_owned(),
    ];
    names.chain(own).collect()
}
