//! M30: how customers rated orders of which every promise was kept, and those with a broken one.
//!
//! An association and no cause. Promises that no customer meets count for nothing, and neither do
//! those about the review itself, which its stars may have brought about.

use super::Known;
use super::bills::Faulty;
use super::measured::Tally;
use crate::decimal::{ABSENT, ONE};
use crate::formula::Grain;
use crate::report::{Finding, Measure, Metric, Outcome, Severity, Unit};
use crate::tables::Role;
use std::borrow::Borrow;

/// The sums of the stars, and how many gave them; without a figure where a column is missing.
///
/// Kept are orders that are on time and of which nothing was found broken or overdue; orders that
/// are not yet decided are neither.
pub fn ratings<F: Borrow<Finding>>(
    known: Known<'_, F>,
    tally: Result<&Tally, &String>,
) -> Vec<Metric> {
    let dossiers = known.world.dossiers;
    let reviews = dossiers.tables.of(Role::Reviews);
    if !reviews.is_present {
        return vec![Metric::lacking(Measure::RatingKept, Role::Reviews.name())];
    }
    let mut missing: Vec<String> = tally.err().into_iter().cloned().collect();
    let absent = ["order_id", "rating"].into_iter().filter(|one| reviews.column(one).is_none());
    missing.extend(absent.map(|column| format!("reviews.{column}")));
    let (Ok(tally), Some(ratings), true) = (tally, reviews.numbers("rating"), missing.is_empty())
    else {
        return vec![Metric::lacking(Measure::RatingKept, missing.join(", "))];
    };
    let broken = Faulty::of(known, is_met_and_broken(known));
    let mut sums = [(0_i128, 0_i128); 2];
    for (row, order) in (0_u32..).zip(tally.orders.each()) {
        let place = match broken.is_order(row as usize) {
            true => 1,
            false if order.is_decided() && order.is_on_time() => 0,
            false => continue,
        };
        let of_order = dossiers.rows_of[Role::Reviews as usize].of(row as usize);
        let stars = of_order.iter().map(|&review| ratings.at(review as usize));
        for stars in stars.filter(|stars| *stars != ABSENT) {
            sums[place] = (sums[place].0 + i128::from(stars), sums[place].1 + i128::from(ONE));
        }
    }
    let metric = |(measure, (sum, count))| Metric {
        unit: Unit::Quantity,
        ..Metric::share(measure, sum, count)
    };
    [Measure::RatingKept, Measure::RatingBroken].into_iter().zip(sums).map(metric).collect()
}

/// Whether a finding is a broken promise that a customer meets before he writes a review.
fn is_met_and_broken<F: Borrow<Finding>>(known: Known<'_, F>) -> impl Fn(&Finding) -> bool {
    let promises = known.promises.iter().zip(&known.catalogue.promises);
    let is_met: Vec<bool> = promises
        .map(|(summary, promise)| summary.stage.is_some() && promise.about != Grain::Review)
        .collect();
    move |finding| {
        is_met[finding.promise]
            && finding.severity == Severity::Error
            && matches!(finding.outcome, Outcome::Broken | Outcome::Overdue)
    }
}
