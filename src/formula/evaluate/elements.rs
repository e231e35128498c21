//! The functions of the language for single values.
//!
//! Laid over columns by `steps`, and over constants by `program`, so that both agree. None of them
//! can fail: an overflow or a division by zero is unknown, never a wrong number.

use crate::decimal::{self, ABSENT, ONE};
use crate::formula::program::{NO, Truth, UNSURE, YES};
use crate::texts::{NO_TEXT, TextId};
use crate::time::{self, DAY, Days, Span};

/// The promise has more than a day left.
pub const FAR: Truth = 0;
/// The time is near.
pub const NEAR: Truth = 1;
/// The time is past.
pub const PAST: Truth = 2;
/// Whether the time is past cannot be told.
pub const OPEN: Truth = 3;

/// How long before it is due a promise counts as at risk.
pub const AT_RISK: i64 = DAY;

/// A truth that is known.
#[inline]
pub const fn truth(is_true: bool) -> Truth {
    if is_true { YES } else { NO }
}

/// A truth that is known under a condition.
#[inline]
const fn if_known(is_known: bool, is_true: bool) -> Truth {
    if is_known { truth(is_true) } else { UNSURE }
}

/// `not`
#[inline]
pub const fn not(value: Truth) -> Truth {
    YES - value
}

/// Whether a truth is known to hold.
#[inline]
pub const fn holds(value: Truth) -> Truth {
    truth(value == YES)
}

/// Whether two truths are the same.
#[inline]
pub const fn equal_truths(a: Truth, b: Truth) -> Truth {
    if_known(a != UNSURE && b != UNSURE, a == b)
}

/// The first truth that is known.
#[inline]
pub const fn truth_or(a: Truth, b: Truth) -> Truth {
    if a == UNSURE { b } else { a }
}

/// Whether two texts are the same.
#[inline]
pub const fn equal_texts(a: TextId, b: TextId) -> Truth {
    if_known(a != NO_TEXT && b != NO_TEXT, a == b)
}

/// The first text that is known.
#[inline]
pub const fn text_or(a: TextId, b: TextId) -> TextId {
    if a == NO_TEXT { b } else { a }
}

/// Whether a text is one of some.
#[inline]
pub fn is_one_of(id: TextId, choices: &[TextId]) -> Truth {
    let found = choices.iter().fold(false, |found, &choice| found | (choice == id));
    if_known(id != NO_TEXT, found)
}

/// Whether two numbers are the same.
#[inline]
pub const fn equal_numbers(a: i64, b: i64) -> Truth {
    if_known(a != ABSENT && b != ABSENT, a == b)
}

/// Whether a number is at most another.
#[inline]
pub const fn number_at_most(a: i64, b: i64) -> Truth {
    if_known(a != ABSENT && b != ABSENT, a <= b)
}

/// The first number that is known.
#[inline]
pub const fn number_or(a: i64, b: i64) -> i64 {
    if a == ABSENT { b } else { a }
}

/// The sum.
#[inline]
pub const fn plus(a: i64, b: i64) -> i64 {
    let (sum, is_over) = a.overflowing_add(b);
    if a == ABSENT || b == ABSENT || is_over { ABSENT } else { sum }
}

/// The difference.
#[inline]
pub const fn minus(a: i64, b: i64) -> i64 {
    let (rest, is_over) = a.overflowing_sub(b);
    if a == ABSENT || b == ABSENT || is_over { ABSENT } else { rest }
}

/// The product.
#[inline]
pub fn times(a: i64, b: i64) -> i64 {
    if a == ABSENT || b == ABSENT { ABSENT } else { decimal::multiply(a, b).unwrap_or(ABSENT) }
}

/// The quotient.
#[inline]
pub fn per(a: i64, b: i64) -> i64 {
    if a == ABSENT || b == ABSENT { ABSENT } else { decimal::divide(a, b).unwrap_or(ABSENT) }
}

/// The smaller number.
#[inline]
pub fn least(a: i64, b: i64) -> i64 {
    // What is absent is the smallest number there is.
    a.min(b)
}

/// The larger number.
#[inline]
pub fn greatest(a: i64, b: i64) -> i64 {
    if a == ABSENT || b == ABSENT { ABSENT } else { a.max(b) }
}

/// The number with the other sign.
#[inline]
pub const fn negate(a: i64) -> i64 {
    // What is absent has no opposite and stays as it is.
    a.wrapping_neg()
}

/// The number without its sign.
#[inline]
pub const fn abs(a: i64) -> i64 {
    a.wrapping_abs()
}

/// A number rounded to so many decimals.
#[inline]
pub fn round(value: i64, decimals: i64) -> i64 {
    let decimals = u32::try_from(decimals).unwrap_or(decimal::DECIMALS);
    if value == ABSENT { ABSENT } else { decimal::round(value, decimals).unwrap_or(ABSENT) }
}

/// Half a unit of so many decimals, so many times.
#[inline]
pub fn halves(count: i64, decimals: i64) -> i64 {
    let half = u32::try_from(decimals).ok().and_then(|places| 10_i64.checked_pow(places));
    match half.map(|unit| ONE / 2 / unit) {
        Some(half) if count != ABSENT => decimal::multiply(count.abs(), half).unwrap_or(ABSENT),
        _ => ABSENT,
    }
}

/// The share that a rate in words stands for: `25`, `25,0 %` and `0.25` are a quarter. Rates of
/// 1 per cent and more are not written as shares, and those below it are.
pub fn rate(text: &str) -> i64 {
    let text = text.trim();
    let (bare, is_percent) = match text.strip_suffix('%') {
        Some(bare) => (bare.trim_end(), true),
        None => (text, false),
    };
    match decimal::parse(&bare.replace(',', ".")) {
        Some(rate) if rate >= 0 && (is_percent || rate >= ONE) => per(rate, 100 * ONE),
        Some(rate) if rate >= 0 => rate,
        _ => ABSENT,
    }
}

/// How far a base may be missed by an amount, a share of it, or both together.
#[inline]
pub fn allowed(base: i64, amount: i64, share: i64, is_either: Truth) -> i64 {
    if base == ABSENT {
        return ABSENT;
    }
    let part = || decimal::multiply(base.abs(), share).unwrap_or(ABSENT);
    match (amount == ABSENT, share == ABSENT) {
        (true, true) => 0,
        (false, true) => amount,
        (true, false) => part(),
        (false, false) if is_either == YES => amount.max(part()),
        (false, false) => amount.min(part()),
    }
}

/// Whether two moments are the same.
#[inline]
pub const fn equal_times(a: Span, b: Span) -> Truth {
    if_known(a.is_known() && b.is_known(), a.lo == b.lo && a.hi == b.hi)
}

/// Whether a moment is at or before another: two days by their dates, and else unknown where the
/// two overlap.
#[inline]
pub const fn time_at_most(a: Span, b: Span) -> Truth {
    let (is_before, is_after) = (a.hi <= b.lo, a.lo > b.hi);
    let is_same = a.lo == b.lo && a.hi == b.hi;
    let told = if is_before || is_same {
        YES
    } else if is_after {
        NO
    } else {
        UNSURE
    };
    if a.is_known() && b.is_known() { told } else { UNSURE }
}

/// The first moment that is known.
#[inline]
pub const fn time_or(a: Span, b: Span) -> Span {
    if a.is_known() { a } else { b }
}

/// The earlier moment; where the two overlap, the ends that are earlier.
#[inline]
pub fn earlier(a: Span, b: Span) -> Span {
    match a.at_or_before(b) {
        _ if !a.is_known() || !b.is_known() => Span::UNKNOWN,
        Some(is_first) => {
            if is_first {
                a
            } else {
                b
            }
        }
        None => Span { lo: a.lo.min(b.lo), hi: a.hi.min(b.hi) },
    }
}

/// The later moment; where the two overlap, the ends that are later.
#[inline]
pub fn later(a: Span, b: Span) -> Span {
    match a.at_or_before(b) {
        _ if !a.is_known() || !b.is_known() => Span::UNKNOWN,
        Some(is_first) => {
            if is_first {
                b
            } else {
                a
            }
        }
        None => Span { lo: a.lo.max(b.lo), hi: a.hi.max(b.hi) },
    }
}

/// The end of a day; an hour that came twice is no day: which of the two it was stays open.
#[inline]
pub fn due(days: &mut Days, span: Span) -> Span {
    if days.is_day(span) { Span::exact(span.hi) } else { span }
}

/// The start of a day.
#[inline]
pub fn starts(days: &mut Days, span: Span) -> Span {
    if days.is_day(span) { Span::exact(span.lo) } else { span }
}

/// The whole local day.
#[inline]
pub fn day(days: &mut Days, span: Span) -> Span {
    if !span.is_known() {
        return Span::UNKNOWN;
    }
    let (first, last) = (days.day_of(span.lo), days.day_of(span.hi));
    let zone = days.zone();
    Span { lo: zone.day_start(first), hi: zone.whole_day(last).hi }
}

/// A moment moved by a length of time.
#[inline]
pub fn moved(days: &mut Days, span: Span, length: i64, is_back: bool) -> Span {
    if !span.is_known() || length == ABSENT {
        return Span::UNKNOWN;
    }
    shift(span, if is_back { -length } else { length }, days)
}

/// A moment moved: whole days on the calendar, whatever the clocks do, and the rest by the clock.
#[inline]
fn shift(span: Span, length: i64, days: &Days) -> Span {
    let (whole, rest) = (length / DAY, length % DAY);
    let moved = |instant: i64| {
        let landed = if whole == 0 { instant } else { plus_days(instant, whole, days)? };
        landed.checked_add(rest)
    };
    let lo = moved(span.lo);
    let hi = if span.hi == span.lo { lo } else { moved(span.hi) };
    match (lo, hi) {
        (Some(lo), Some(hi)) => Span { lo, hi },
        _ => Span::UNKNOWN,
    }
}

/// As far from 1970 as both this calendar and the zones go without a doubt: some ten thousand
/// years. Beyond that the zone is asked.
const NEAR_ENOUGH: i64 = 10_000 * 366 * DAY;

#[inline]
fn plus_days(instant: i64, whole: i64, days: &Days) -> Option<i64> {
    let near = -NEAR_ENOUGH..NEAR_ENOUGH;
    if days.is_utc() && near.contains(&instant) && (-366_000..366_000).contains(&whole) {
        return Some(instant + whole * DAY);
    }
    days.zone().plus_days(instant, i32::try_from(whole).ok()?)
}

/// A moment so many whole months later: on the same day of the month, or on its last day where it
/// has no such day.
pub fn plus_months(days: &Days, span: Span, months: i64) -> Option<Span> {
    if !span.is_known() || months == ABSENT || months % ONE != 0 {
        return None;
    }
    let months = i32::try_from(months / ONE).ok()?;
    let moved = |instant: i64| {
        let day = days.zone().day_of(instant);
        days.zone().plus_days(instant, time::plus_months(day, months)?.checked_sub(day)?)
    };
    Some(Span { lo: moved(span.lo)?, hi: moved(span.hi)? })
}

/// How long from the second moment to the first: whole days where either is known to the day.
#[inline]
pub fn since(days: &mut Days, a: Span, b: Span) -> i64 {
    if !a.is_known() || !b.is_known() {
        ABSENT
    } else if days.is_day(a) || days.is_day(b) {
        i64::from(days.day_of(a.hi) - days.day_of(b.hi)) * DAY
    } else if a.is_exact() && b.is_exact() {
        a.lo - b.lo
    } else {
        ABSENT
    }
}

/// How a due time lies to now: far, near, past or open. What is due at no time is far.
#[inline]
pub const fn clock(due: Span, now: i64) -> Truth {
    if !due.is_known() {
        FAR
    } else if now <= due.lo {
        if due.lo - now <= AT_RISK { NEAR } else { FAR }
    } else if now > due.hi {
        PAST
    } else {
        OPEN
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{HOUR, Zone, parse};

    const ALL: [Truth; 3] = [NO, UNSURE, YES];

    fn days() -> Days {
        Days::new(Zone::named("Europe/Stockholm").unwrap())
    }

    fn span(text: &str) -> Span {
        parse(text, days().zone()).unwrap()
    }

    #[test]
    fn logic_is_three_valued() {
        let pairs = || ALL.into_iter().flat_map(|a| ALL.map(|b| (a, b)));
        let and: Vec<Truth> = pairs().map(|(a, b)| a.min(b)).collect();
        let or: Vec<Truth> = pairs().map(|(a, b)| a.max(b)).collect();
        assert_eq!(and, [NO, NO, NO, NO, UNSURE, UNSURE, NO, UNSURE, YES]);
        assert_eq!(or, [NO, UNSURE, YES, UNSURE, UNSURE, YES, YES, YES, YES]);
        assert_eq!(ALL.map(not), [YES, UNSURE, NO]);
        assert_eq!(ALL.map(holds), [NO, NO, YES]);
    }

    #[test]
    fn an_absent_number_never_matches_and_stays_absent() {
        assert_eq!([equal_numbers(1, 1), equal_numbers(ABSENT, ABSENT)], [YES, UNSURE]);
        assert_eq!([number_at_most(1, 1), number_at_most(ABSENT, 1)], [YES, UNSURE]);
        for function in [plus, minus, times, per, least, greatest] {
            assert_eq!([function(ABSENT, 2), function(2, ABSENT)], [ABSENT, ABSENT]);
        }
        assert_eq!([negate(ABSENT), abs(ABSENT), negate(3), abs(-3)], [ABSENT, ABSENT, -3, 3]);
    }

    #[test]
    fn the_31st_becomes_the_last_day_of_a_shorter_month_and_comes_back() {
        let days = days();
        let check = |from: &str, months: i64, to: &str| {
            assert_eq!(plus_months(&days, span(from), months * ONE), Some(span(to)), "{from}");
        };
        check("2026-01-31", 1, "2026-02-28");
        check("2026-01-31", 2, "2026-03-31");
        check("2023-11-30", 3, "2024-02-29");
        check("2025-12-31", 0, "2025-12-31");
        check("2026-03-31", -1, "2026-02-28");
        assert_eq!(plus_months(&days, span("2026-01-31"), ONE / 2), None);
        assert_eq!(plus_months(&days, Span::UNKNOWN, ONE), None);
    }

    #[test]
    fn a_rate_is_a_share_however_it_is_written() {
        for text in ["25", "25 %", "25,00%", "0.25", "0,25", "25.000"] {
            assert_eq!(rate(text), ONE / 4, "{text}");
        }
        assert_eq!(["0", "0 %", "1", "0.5 %"].map(rate), [0, 0, ONE / 100, ONE / 200]);
        for text in ["", "%", "S", "Moms 25", "-25", "1.000,0"] {
            assert_eq!(rate(text), ABSENT, "{text}");
        }
    }

    #[test]
    fn a_result_that_does_not_fit_is_unknown() {
        assert_eq!([plus(i64::MAX, 1), minus(-i64::MAX, 2), plus(1, 1)], [ABSENT, ABSENT, 2]);
        assert_eq!([times(i64::MAX, i64::MAX), per(ONE, 0)], [ABSENT, ABSENT]);
    }

    #[test]
    fn what_is_allowed_is_an_amount_or_a_share_or_the_tighter_or_the_wider_of_both() {
        let tenth = ONE / 10;
        assert_eq!(allowed(ABSENT, 5, tenth, YES), ABSENT);
        assert_eq!(allowed(-100, ABSENT, ABSENT, NO), 0);
        assert_eq!(allowed(-100, 5, ABSENT, NO), 5);
        assert_eq!(allowed(-100, ABSENT, tenth, NO), 10);
        assert_eq!([allowed(-100, 5, tenth, NO), allowed(-100, 5, tenth, YES)], [5, 10]);
    }

    #[test]
    fn whole_days_are_counted_on_the_calendar_when_the_clocks_change() {
        let days = &mut days();
        let due = Span::exact(span("2026-03-28").hi);
        assert_eq!(moved(days, due, DAY, false), Span::exact(span("2026-03-29").hi));
        let noon = span("2026-03-28T12:00:00+01:00");
        assert_eq!(moved(days, noon, DAY, false), span("2026-03-29T12:00:00+02:00"));
        assert_eq!(moved(days, span("2026-03-29T12:00:00+02:00"), DAY, true), noon);
    }

    #[test]
    fn days_in_utc_are_moved_as_the_zone_itself_moves_them() {
        let mut days = Days::default();
        let starts = [0, 1, -1, 86_399_999_999, 1_773_000_000_123_456, -5 * NEAR_ENOUGH];
        for start in starts {
            for length in [0, 1, DAY, 3 * DAY + 7, 400_000 * DAY] {
                for is_back in [false, true] {
                    let signed = if is_back { -length } else { length };
                    let whole = i32::try_from(signed / DAY).unwrap();
                    let landed = days.zone().plus_days(start, whole);
                    let landed = if whole == 0 { Some(start) } else { landed };
                    let expected =
                        landed.map_or(Span::UNKNOWN, |at| Span::exact(at + signed % DAY));
                    assert_eq!(moved(&mut days, Span::exact(start), length, is_back), expected);
                }
            }
        }
    }

    #[test]
    fn lateness_between_dates_is_whole_days() {
        let days = &mut days();
        assert_eq!(since(days, span("2026-03-28"), span("2026-03-30")), -2 * DAY);
        let (noon, ten) = (span("2026-03-28T12:00:00Z"), span("2026-03-28T10:00:00Z"));
        assert_eq!(since(days, noon, ten), 2 * HOUR);
        assert_eq!(since(days, noon, Span { lo: 0, hi: 9 }), ABSENT);
    }

    #[test]
    fn of_two_moments_that_overlap_neither_is_first() {
        let (day, noon) = (span("2026-03-28"), span("2026-03-28T12:00:00Z"));
        assert_eq!(time_at_most(day, noon), UNSURE);
        assert_eq!(time_at_most(day, day), YES);
        assert_eq!([time_at_most(noon, noon), time_at_most(noon, Span::UNKNOWN)], [YES, UNSURE]);
        assert_eq!(earlier(day, noon), Span { lo: day.lo, hi: noon.hi });
        assert_eq!(later(day, noon), Span { lo: noon.lo, hi: day.hi });
        assert_eq!(later(day, Span::UNKNOWN), Span::UNKNOWN);
        assert_eq!([equal_times(day, day), equal_times(day, noon)], [YES, NO]);
    }

    #[test]
    fn a_due_time_is_far_near_past_or_cannot_be_told() {
        let now = 100 * DAY;
        let exact = |due: i64| clock(Span::exact(due), now);
        assert_eq!([exact(now + 2 * DAY), exact(now + DAY), exact(now)], [FAR, NEAR, NEAR]);
        assert_eq!([exact(now - 1), clock(Span::UNKNOWN, now)], [PAST, FAR]);
        assert_eq!(clock(Span { lo: now - 1, hi: now + 1 }, now), OPEN);
    }
}
