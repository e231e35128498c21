//! Local days that were looked up before, so that the common case compares integers.
//!
//! Only days of 24 hours without a change of the clocks are kept; any other asks the zone again,
//! so that every answer is the one that the zone itself gives.

use super::{DAY, Day, Span, Zone};

/// A local day and its first and last instant.
#[derive(Debug, Clone, Copy)]
struct Kept {
    day: Day,
    span: Span,
}

/// How many days are kept: more than ten years, each at the place of its number.
const KEPT: usize = 4096;

/// A zone and the days it was asked for.
#[derive(Debug, Clone)]
pub struct Days {
    zone: Zone,
    is_utc: bool,
    kept: Vec<Option<Kept>>,
    /// How far the local clock was from UTC when a day was last looked up.
    offset: i64,
}

impl Default for Days {
    fn default() -> Self {
        Self::new(Zone::default())
    }
}

impl Days {
    /// A zone that was not asked yet.
    pub fn new(zone: Zone) -> Self {
        let is_utc = zone.is_utc();
        let kept = if is_utc { Vec::new() } else { vec![None; KEPT] };
        Self { zone, is_utc, kept, offset: 0 }
    }

    /// The zone.
    pub const fn zone(&self) -> Zone {
        self.zone
    }

    /// Whether a day is 24 hours from a midnight in UTC, whatever the instant.
    pub const fn is_utc(&self) -> bool {
        self.is_utc
    }

    /// The local day that an instant falls on.
    #[inline]
    pub fn day_of(&mut self, instant: i64) -> Day {
        if self.is_utc {
            return self.zone.day_of(instant);
        }
        self.found(instant).map_or_else(|| self.zone.day_of(instant), |kept| kept.day)
    }

    /// Whether a moment is known to the day only, or is the very end of a day.
    #[inline]
    pub fn is_day(&mut self, span: Span) -> bool {
        if !span.is_known() {
            return false;
        }
        let day = if self.is_utc {
            let lo = span.hi - span.hi.rem_euclid(DAY);
            Span { lo, hi: lo + (DAY - 1) }
        } else {
            match self.found(span.hi) {
                Some(kept) => kept.span,
                None => return self.zone.is_day(span),
            }
        };
        span.hi == day.hi && (span.lo == day.lo || span.lo == day.hi)
    }

    /// The plain day that holds an instant.
    fn found(&mut self, instant: i64) -> Option<Kept> {
        let guess = instant.checked_add(self.offset)?.div_euclid(DAY);
        let holds = |kept: &Kept| kept.span.lo <= instant && instant <= kept.span.hi;
        // The offset may have changed since, which is at most a day.
        for day in [guess, guess - 1, guess + 1] {
            if let Some(kept) = self.kept[place(day)].filter(holds) {
                return Some(kept);
            }
        }
        self.looked_up(instant)
    }

    fn looked_up(&mut self, instant: i64) -> Option<Kept> {
        let day = self.zone.day_of(instant);
        let span = self.zone.whole_day(day);
        let is_plain = span.hi - span.lo == DAY - 1
            && (span.lo..=span.hi).contains(&instant)
            && self.zone.time_of_day(span.lo) == 0
            && self.zone.offset_at(span.lo) == self.zone.offset_at(span.hi);
        if !is_plain {
            return None;
        }
        self.offset = self.zone.offset_at(span.lo);
        let kept = Kept { day, span };
        self.kept[place(i64::from(day))] = Some(kept);
        Some(kept)
    }
}

fn place(day: i64) -> usize {
    usize::try_from(day.rem_euclid(KEPT as i64)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, parse};

    /// Every quarter of an hour around a date, asked in an order that jumps.
    fn check(zone: &str, around: &str) {
        let zone = Zone::named(zone).unwrap();
        let mut days = Days::new(zone);
        let middle = parse(around, zone).unwrap().lo;
        for step in (0..400_i64).map(|step| step * 37 % 400 - 200) {
            for nudge in [-1, 0, 1] {
                let instant = middle + step * (HOUR / 4) + nudge;
                assert_eq!(days.day_of(instant), zone.day_of(instant), "{zone:?} {instant}");
                let day = zone.whole_day(zone.day_of(instant));
                for span in [Span::exact(instant), day, Span::exact(day.hi), Span::UNKNOWN] {
                    assert_eq!(days.is_day(span), zone.is_day(span), "{zone:?} {span:?}");
                }
            }
        }
    }

    #[test]
    fn remembered_days_are_those_of_the_zone() {
        check("UTC", "2026-03-29");
        check("Europe/Stockholm", "2026-01-15");
        check("Europe/Stockholm", "2026-03-29");
        check("Europe/Stockholm", "2026-10-25");
        check("America/Sao_Paulo", "2018-11-04");
        check("America/St_Johns", "2009-11-01");
        check("Pacific/Apia", "2011-12-30");
        check("Asia/Kathmandu", "1986-01-01");
    }
}
