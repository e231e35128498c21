//! What was promised and what came of it, added up per currency.
//!
//! What exceeds a promise makes up for nothing of another.

use crate::decimal::ABSENT;
use crate::report::{Measure, Metric};
use crate::texts::{TextId, Texts};

/// The promise whose amounts are added up: refunds and what is due of them (M23).
pub const SUMMED: &str = "RFD502";

/// What came, as far as it was promised, and what was promised, per currency in millionths.
#[derive(Debug, Default, Clone)]
pub struct Sums(Vec<(TextId, (i128, i128))>);

impl Sums {
    /// Takes in one promise; one of unknown amounts counts for nothing.
    pub fn add_one(&mut self, currency: TextId, promised: i64, actual: i64) {
        if promised != ABSENT && actual != ABSENT {
            self.add_sum(currency, (promised.min(actual).into(), promised.into()));
        }
    }

    /// Takes in what others came to.
    pub fn add(&mut self, more: Self) {
        more.0.into_iter().for_each(|(currency, sum)| self.add_sum(currency, sum));
    }

    fn add_sum(&mut self, currency: TextId, sum: (i128, i128)) {
        match self.0.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, known)) => {
                known.0 += sum.0;
                known.1 += sum.1;
            }
            None => self.0.push((currency, sum)),
        }
    }

    /// Each as a share per currency.
    pub fn metrics(&self, measure: Measure, texts: &Texts) -> Vec<Metric> {
        let metric = |&(currency, (count, of)): &(TextId, (i128, i128))| Metric {
            of: Some(of),
            ..Metric::money(measure, count, &texts.text(currency))
        };
        self.0.iter().map(metric).collect()
    }
}
