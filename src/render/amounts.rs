//! Numbers and times as people of a language read them: grouped digits, currencies, shares, days.
//!
//! Machine formats use only the minor units from here. A share is rounded, but never up to 100 %,
//! which means all.

use super::Lang;
use crate::advice::{Share, interval};
use crate::decimal;
use crate::money::minor_decimals;
use crate::render::visible;
use crate::report::{DECIDED_MIN, Metric, Theme, Unit};

/// An amount as a plain decimal such as `1240.00`.
pub fn plain(millionths: i128, currency: &str) -> String {
    crate::money::print_wide(millionths, currency)
}

impl Lang {
    /// An amount, such as `1,240.00 EUR`.
    pub fn money(self, millionths: i128, currency: &str) -> String {
        let amount = self.grouped(&plain(millionths, currency));
        if currency.is_empty() { amount } else { format!("{amount} {}", visible(currency)) }
    }

    /// What a sum or a product of amounts comes to: rounded to the minor unit, half away from
    /// zero. Machine formats keep every digit.
    pub fn about(self, millionths: i128, currency: &str) -> String {
        let step = 10_i128.pow(decimal::DECIMALS - minor_decimals(currency));
        let half = if millionths < 0 { -step / 2 } else { step / 2 };
        self.money((millionths + half) / step * step, currency)
    }

    /// Amounts of several currencies, which are never added: `1,240.00 EUR + 30.00 USD`.
    /// Nothing at all where every one is zero.
    pub fn sums(self, amounts: &[(String, i128)]) -> String {
        let some = amounts.iter().filter(|(_, amount)| *amount != 0);
        let shown: Vec<_> = some.map(|(currency, amount)| self.about(*amount, currency)).collect();
        shown.join(" + ")
    }

    /// A plain decimal with a sign before every three digits; any other text as it is.
    pub fn grouped(self, text: &str) -> String {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text),
        };
        let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
        if !is_plain_number(text) {
            return text.to_owned();
        }
        let (between, mark) = self.signs();
        let mut shown = String::from(sign);
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                shown.push(between);
            }
            shown.push(digit);
        }
        if let Some(decimals) = fraction.strip_prefix('.') {
            shown.push(mark);
            shown.push_str(decimals);
        }
        shown
    }

    /// How many there are, with grouped digits.
    pub fn count(self, count: u64) -> String {
        self.grouped(&count.to_string())
    }

    /// A share with one decimal, cut off: `90.0 %`. Nothing out of nothing.
    pub fn share(self, part: i128, of: i128) -> Option<String> {
        percent(part, of).map(|plain| self.percent(&plain))
    }

    /// A plain decimal of per cent with its sign.
    pub fn percent(self, plain: &str) -> String {
        self.say("percent", [("number", self.grouped(plain).into())])
    }

    /// A day such as `2026-03-31`; any other text as it is.
    pub fn day(self, text: &str) -> String {
        match text.split('-').collect::<Vec<_>>()[..] {
            [year, month, day] if [year, month, day].iter().all(|part| is_digits(part)) => self
                .say("date", [("year", year.into()), ("month", month.into()), ("day", day.into())]),
            _ => text.to_owned(),
        }
    }

    /// A moment as RFC 3339 on the clock of the business: without its offset, and without its
    /// seconds where they are zero and so is asked. A day, and any other text, as [`Self::day`].
    pub fn moment(self, text: &str, is_short: bool) -> String {
        let Some((day, time, _)) = parts_of(text) else { return self.day(text) };
        let time = time.strip_suffix(":00").filter(|_| is_short).unwrap_or(time);
        self.say("moment", [("date", self.day(day).into()), ("time", time.into())])
    }

    /// A moment as RFC 3339 with all that it says.
    pub fn instant(self, text: &str) -> String {
        let Some((day, time, zone)) = parts_of(text) else { return self.day(text) };
        let day = self.day(day).into();
        self.say("instant", [("date", day), ("time", time.into()), ("zone", zone.into())])
    }
}

/// The day, the time on the clock and the zone of a moment as RFC 3339, which holds whole seconds.
fn parts_of(text: &str) -> Option<(&str, &str, &str)> {
    let is_moment = text.is_ascii() && text.len() >= 20 && text.as_bytes()[10] == b'T';
    is_moment.then(|| (&text[..10], &text[11..19], &text[19..]))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|mark| mark.is_ascii_digit())
}

/// Whether a text is a plain decimal: an optional minus, digits, at most one point.
pub fn is_plain_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_mark = |mark: u8| mark.is_ascii_digit() || mark == b'.';
    let points = digits.bytes().filter(|&mark| mark == b'.').count();
    points <= 1 && digits.len() > points && digits.bytes().all(is_mark)
}

/// A share in per cent as a plain decimal with one digit behind the point, rounded: `90.0`; less
/// than all is never `100.0`. Nothing out of nothing.
pub fn percent(part: i128, of: i128) -> Option<String> {
    let exact = part.checked_mul(10_000)?.checked_div(of)?;
    let half = if exact < 0 { -5 } else { 5 };
    let rounded = (exact + half) / 10;
    let thousandths = if part < of { rounded.min(999) } else { rounded };
    let sign = if thousandths < 0 { "-" } else { "" };
    let size = thousandths.unsigned_abs();
    Some(format!("{sign}{}.{}", size / 10, size % 10))
}

/// Between what a share lies at 95 %, in millionths, for metrics that are about few of many and
/// where enough were counted.
pub fn bounds(metric: &Metric) -> Option<(i64, i64)> {
    let of = u64::try_from(metric.of?).ok().filter(|of| *of >= DECIDED_MIN)?;
    let kept = u64::try_from(metric.count).ok()?;
    let is_sample = metric.measure.theme() == Theme::Customers && metric.unit == Unit::Number;
    is_sample.then(|| interval(Share { kept, of }))
}

/// A count with its English word, for what is no report: `1 order`, `1,240 orders`.
pub fn counted(count: u64, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {word}{plural}", Lang::En.count(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worked_out_is_rounded_to_the_minor_unit() {
        assert_eq!(Lang::En.about(452_825_000, "EUR"), "452.83 EUR");
        assert_eq!(Lang::En.about(-452_825_000, "EUR"), "-452.83 EUR");
        assert_eq!(Lang::En.about(1_500_000, "JPY"), "2 JPY");
    }

    fn check_money(text: &str, currency: &str, shown: &str) {
        assert_eq!(Lang::En.money(decimal::parse(text).unwrap().into(), currency), shown);
    }

    #[test]
    fn amounts_have_the_minor_units_of_their_currency() {
        check_money("1240", "EUR", "1,240.00 EUR");
        check_money("1240", "JPY", "1,240 JPY");
        check_money("1240", "KWD", "1,240.000 KWD");
        check_money("1240", "", "1,240.00");
        check_money("-0.5", "sek", "-0.50 sek");
    }

    #[test]
    fn digits_beyond_the_minor_units_are_shown_not_rounded() {
        check_money("45.5805", "EUR", "45.5805 EUR");
        check_money("0.5", "JPY", "0.5 JPY");
    }

    #[test]
    fn only_plain_numbers_are_grouped() {
        assert_eq!(Lang::En.grouped("-1234567.891"), "-1,234,567.891");
        assert_eq!(Lang::En.grouped("999"), "999");
        assert_eq!(Lang::En.grouped("100000"), "100,000");
        assert_eq!(Lang::En.grouped("2026-03-02"), "2026-03-02");
        assert_eq!(Lang::En.grouped("-"), "-");
    }

    #[test]
    fn currencies_are_never_added() {
        let amounts = [("EUR".to_owned(), 1_000_000), ("USD".to_owned(), 2_000_000)];
        assert_eq!(Lang::En.sums(&amounts), "1.00 EUR + 2.00 USD");
        assert_eq!(Lang::En.sums(&[("EUR".to_owned(), 0)]), "");
    }

    #[test]
    fn a_share_is_rounded_and_only_all_is_a_hundred() {
        let share = |part, of| Lang::En.share(part, of);
        assert_eq!(share(45, 50).unwrap(), "90.0 %");
        assert_eq!(share(9_999, 10_000).unwrap(), "99.9 %");
        assert_eq!(share(1, 1).unwrap(), "100.0 %");
        // domain.md, M18: F1 to F5.
        let of_calls = [(880, 1060), (860, 1000), (860, 1060), (860, 1040), (870, 1060)];
        let shown = of_calls.map(|(part, of)| share(part, of).unwrap());
        assert_eq!(shown, ["83.0 %", "86.0 %", "81.1 %", "82.7 %", "82.1 %"]);
        assert_eq!(share(0, 3).unwrap(), "0.0 %");
        assert_eq!(share(1, 0), None);
    }

    #[test]
    fn one_is_not_many() {
        assert_eq!(counted(1, "order"), "1 order");
        assert_eq!(counted(0, "order"), "0 orders");
        assert_eq!(counted(1240, "row"), "1,240 rows");
    }

    #[test]
    fn plain_numbers_are_told_from_texts() {
        for text in ["1", "-1.5", ".5", "100.00"] {
            assert!(is_plain_number(text), "{text}");
        }
        for text in ["", "-", ".", "=1", "+1", "1-2", "1.2.3", "--1", "-1+cmd"] {
            assert!(!is_plain_number(text), "{text}");
        }
    }

    #[test]
    fn numbers_and_times_have_the_signs_of_their_language() {
        let shown = Lang::ALL.map(|lang| lang.money(1_240_500_000, "SEK").replace('\u{a0}', "_"));
        let spaced = "1_240,50 SEK";
        assert_eq!(shown, ["1,240.50 SEK", spaced, spaced, spaced, spaced, "1.240,50 SEK"]);
        let shares = [Lang::En, Lang::Sv, Lang::Pl].map(|lang| lang.share(45, 50));
        assert_eq!(
            shares.map(|one| one.unwrap().replace('\u{a0}', "_")),
            ["90.0 %", "90,0_%", "90,0%"]
        );
        assert_eq!(Lang::De.day("2026-03-31"), "31.03.2026");
        assert_eq!(Lang::Sv.day("2026-03-31"), "2026-03-31");
        assert_eq!(Lang::De.day("2026-03"), "2026-03");
        let moment = "2026-03-31T14:00:00+02:00";
        assert_eq!(Lang::De.moment(moment, true), "31.03.2026 14:00");
        assert_eq!(Lang::En.moment(moment, false), "2026-03-31 14:00:00");
        assert_eq!(Lang::En.instant(moment), moment);
        assert_eq!(Lang::Nb.instant(moment), "31.03.2026 14:00:00 +02:00");
    }
}
