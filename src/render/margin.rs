//! How much better or worse than promised, in words: `2 days late`, `50.00 EUR too much`.
//!
//! Computes no margin: the size is the finding's own, only the side is looked up in its promised
//! and actual values. Where these do not tell, the words do not either.

use crate::decimal::{self, ONE};
use crate::render::{Lang, amounts, visible};
use crate::report::{Finding, Outcome, Unit, Value};
use crate::time::{self, Zone};
use std::cmp::Ordering;

/// The margin of a finding in words; empty where there is none or it is zero.
pub fn in_words(finding: &Finding, zone: Zone, lang: Lang) -> String {
    let text = &finding.margin.text;
    let is_word = matches!(finding.margin.unit, Unit::Moment | Unit::Text | Unit::None);
    if is_word || !amounts::is_plain_number(text) {
        return visible(text).into_owned();
    }
    let size = text.strip_prefix('-').unwrap_or(text);
    if size.bytes().all(|mark| matches!(mark, b'0' | b'.')) {
        return String::new();
    }
    let size = measured(size, finding, lang);
    let is_worse = text.starts_with('-');
    let side = side(&finding.promised, &finding.actual, zone);
    lang.say(word(finding, side, is_worse), [("size", size.into())])
}

fn measured(size: &str, finding: &Finding, lang: Lang) -> String {
    let amount = lang.grouped(size);
    match finding.margin.unit {
        Unit::Days => decimal::parse(size).map_or(amount, |days| length(days, lang)),
        Unit::Money if !finding.currency.is_empty() => {
            format!("{amount} {}", visible(&finding.currency))
        }
        _ => amount,
    }
}

/// A length in millionths of a day: `2 days`, `1 day 6 h`, `3 h 20 min`, `5 min`.
/// Rounded to minutes, and below a minute to seconds.
pub fn length(days: i64, lang: Lang) -> String {
    const SECONDS: i128 = 86_400;
    const MINUTES: i128 = 1_440;
    let whole = |units: i128| (i128::from(days) * units + i128::from(ONE) / 2) / i128::from(ONE);
    let minutes = whole(MINUTES);
    match whole(SECONDS) {
        0 => return lang.word("under-second").to_owned(),
        seconds if seconds < 60 => {
            return lang.say("seconds", [("size", seconds.to_string().into())]);
        }
        _ => {}
    }
    let (days, hours, minutes) = (minutes / MINUTES, minutes / 60 % 24, minutes % 60);
    let parts = [(days, "count-day"), (hours, "hours"), (minutes, "minutes")];
    let shown = parts.into_iter().filter(|(count, _)| *count > 0);
    let shown = shown.map(|(count, id)| lang.say(id, [("count", count.into())]));
    shown.collect::<Vec<_>>().join(" ")
}

/// Whether the actual value lies above the promised one, or after it.
fn side(promised: &Value, actual: &Value, zone: Zone) -> Option<Ordering> {
    if promised.unit == Unit::Moment {
        let (promised, actual) =
            (time::parse(&promised.text, zone)?, time::parse(&actual.text, zone)?);
        return match actual.at_or_before(promised) {
            Some(true) => Some(Ordering::Less),
            Some(false) => Some(Ordering::Greater),
            None => None,
        };
    }
    Some(decimal::parse(&actual.text)?.cmp(&decimal::parse(&promised.text)?))
}

fn word(finding: &Finding, side: Option<Ordering>, is_worse: bool) -> &'static str {
    if finding.outcome == Outcome::Overdue && is_worse {
        return "margin-overdue";
    }
    let is_above = side.and_then(|side| match side {
        Ordering::Less => Some(false),
        Ordering::Equal => None,
        Ordering::Greater => Some(true),
    });
    match (finding.margin.unit, is_worse, is_above) {
        (Unit::Days, true, Some(true) | None) | (Unit::Days, false, Some(true)) => "margin-late",
        (Unit::Days, true, Some(false)) => "margin-too-soon",
        (Unit::Days, false, _) => "margin-early",
        (Unit::Money, true, Some(true)) => "margin-too-much",
        (Unit::Money, true, Some(false)) => "margin-too-little",
        (Unit::Quantity, true, Some(true)) => "margin-too-many",
        (Unit::Quantity, true, Some(false)) => "margin-too-few",
        (_, true, Some(true)) => "margin-too-high",
        (_, true, Some(false)) => "margin-too-low",
        (_, true, None) => "margin-off",
        (_, false, Some(true)) => "margin-more",
        (_, false, Some(false)) => "margin-less",
        (_, false, None) => "margin-better",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    fn check(unit: Unit, promised: &str, actual: &str, margin: &str, words: &str) {
        let of = if unit == Unit::Days { Unit::Moment } else { unit };
        let value = |text: &str, unit| Value { text: text.to_owned(), unit };
        let finding = Finding {
            promised: value(promised, of),
            actual: value(actual, of),
            margin: value(margin, unit),
            ..sample::late()
        };
        assert_eq!(
            in_words(&finding, Zone::default(), Lang::En),
            words,
            "{promised} {actual} {margin}"
        );
    }

    #[test]
    fn days_are_late_or_early() {
        check(Unit::Days, "2026-03-02", "2026-03-04", "-2", "2 days late");
        check(Unit::Days, "2026-03-02", "2026-03-03", "-1", "1 day late");
        check(
            Unit::Days,
            "2026-03-02T12:00:00Z",
            "2026-03-03T18:00:00Z",
            "-1.25",
            "1 day 6 h late",
        );
        check(Unit::Days, "2026-03-02", "2026-03-01", "1", "1 day early");
    }

    #[test]
    fn less_than_a_day_is_told_in_hours_and_minutes() {
        for (margin, words) in [
            ("-0.003472", "5 min late"),
            ("-0.138889", "3 h 20 min late"),
            ("-1.006944", "1 day 10 min late"),
            ("-0.999999", "1 day late"),
            ("-0.000347", "30 s late"),
            ("-0.000694", "1 min late"),
            ("-0.000001", "under 1 s late"),
            ("-1240.5", "1,240 days 12 h late"),
        ] {
            check(Unit::Days, "2026-03-02", "2026-03-04", margin, words);
        }
        check(Unit::Days, "2026-03-04T12:00:00Z", "2026-03-04T06:00:00Z", "0.25", "6 h early");
    }

    #[test]
    fn early_where_it_is_worse_is_too_soon() {
        check(Unit::Days, "2026-03-04", "2026-03-01", "-3", "3 days too soon");
    }

    #[test]
    fn money_is_too_much_or_too_little() {
        check(Unit::Money, "499.00", "549.00", "-50.00", "50.00 EUR too much");
        check(Unit::Money, "1549.00", "49.00", "-1500.00", "1,500.00 EUR too little");
        check(Unit::Money, "499.00", "449.00", "50.00", "50.00 EUR less than promised");
    }

    #[test]
    fn quantities_are_too_few_or_too_many() {
        check(Unit::Quantity, "10", "7", "-3", "3 too few");
        check(Unit::Quantity, "10", "12", "-2", "2 too many");
    }

    #[test]
    fn where_the_values_do_not_tell_the_side_the_words_do_not_either() {
        check(Unit::Money, "", "549.00", "-50.00", "50.00 EUR off");
        check(Unit::Quantity, "ten", "7", "-3", "3 off");
        check(Unit::Number, "5", "6", "-1", "1 too high");
    }

    #[test]
    fn no_margin_is_no_words() {
        check(Unit::Days, "2026-03-02", "", "", "");
        check(Unit::Money, "1.00", "1.00", "0.00", "");
        check(Unit::Text, "sent", "lost", "lost\x1b", "lost\\x1b");
    }

    #[test]
    fn what_is_not_done_is_overdue() {
        let finding = Finding { outcome: Outcome::Overdue, ..sample::late() };
        assert_eq!(in_words(&finding, Zone::default(), Lang::En), "2 days overdue");
    }
}
