//! What a broken promise costs whoever made it, by the penalties of a contract.
//!
//! Pure arithmetic on whole numbers; whether a promise is broken is judged elsewhere. Time counts
//! up to the moment it was fulfilled, and only for what never was up to the moment of the audit.

use super::{Chosen, setting_of};
use crate::contract::{Contract, Penalty, Periods, Rate};
use crate::decimal::{self, ONE};
use crate::formula::evaluate::Place;
use crate::money;
use crate::promises::Promise;
use crate::tables::Tables;
use crate::time::{DAY, HOUR, MINUTE, SECOND};

/// The penalties of one promise, with whom they are for.
pub struct Penalties<'a> {
    all: Vec<(&'a Penalty, Chosen<'a>)>,
}

/// What one broken promise costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The amount in millionths of the currency of the order, whole in its smallest unit; [`None`]
    /// where something it is made of is not known.
    pub amount: Option<i64>,
    /// How it came about, for the reader of a finding.
    pub note: String,
}

impl<'a> Penalties<'a> {
    /// Those that a contract has for a promise; [`None`] without any.
    pub fn of(contract: &'a Contract, promise: &Promise, tables: &'a Tables) -> Option<Self> {
        let limits = setting_of(contract, promise).map_or(&[][..], |setting| &setting.limits);
        let with_penalty = limits.iter().filter_map(|limits| {
            let chosen = || Chosen::for_grain(&limits.only, promise.about, tables);
            limits.penalty.as_ref().map(|penalty| (penalty, chosen()))
        });
        let all: Vec<(&Penalty, Chosen<'_>)> = with_penalty.collect();
        (!all.is_empty()).then_some(Self { all })
    }

    /// The penalty for a subject: the last that is for it.
    pub fn for_subject(&self, subject: Place) -> Option<&'a Penalty> {
        let is_for = |(_, chosen): &&(&Penalty, Chosen<'_>)| chosen.has_subject(subject);
        self.all.iter().rev().find(is_for).map(|(penalty, _)| *penalty)
    }
}

impl Penalty {
    /// What it costs that something of a value was so many microseconds late.
    pub fn due(&self, value: Option<i64>, late: Option<i64>, currency: &str) -> Due {
        let missing = |what: &str| Due { amount: None, note: format!("no penalty: {what}") };
        if let Some(other) = self.rates().find_map(|rate| rate.foreign(currency)) {
            return missing(&format!("it is agreed in {other}"));
        }
        if value.is_none() && self.is_share() {
            return missing("what was promised has no known value");
        }
        let late = late.filter(|&late| late > 0);
        if late.is_none() && self.per.is_some() {
            return missing("how late it was is not known");
        }
        let late = late.unwrap_or_default();
        let (numerator, denominator) = self.periods(late);
        let value = i128::from(value.unwrap_or_default());
        let decimals = money::minor_decimals(currency);
        let amount = self.rate.times(value, numerator, denominator, decimals);
        let cap = self.cap.as_ref().map(|cap| cap.times(value, 1, 1, decimals));
        let (Some(amount), true) = (amount, cap != Some(None)) else {
            return missing("it is too large");
        };
        let cap = cap.flatten().filter(|&cap| cap < amount);
        Due { amount: Some(cap.unwrap_or(amount)), note: self.note(late, cap.is_some(), currency) }
    }

    /// The same where a delivery had an excuse that the agreement names.
    pub fn waived(&self, excuse: &str) -> Option<Due> {
        let is_named = |word: &String| word.to_lowercase() == excuse.to_lowercase();
        let is_excused = self.excused.iter().any(is_named);
        is_excused.then(|| Due { amount: None, note: format!("no penalty: {excuse}") })
    }

    /// How many periods a length of time counts as, as a fraction.
    const fn periods(&self, late: i64) -> (i64, i64) {
        match self.per {
            None => (1, 1),
            Some((length, Periods::Exact)) => (late, length),
            Some((length, Periods::Begun)) => ((late - 1) / length + 1, 1),
            Some((length, Periods::Full)) => (late / length, 1),
        }
    }

    fn note(&self, late: i64, is_capped: bool, currency: &str) -> String {
        let mut note = format!("penalty of {}", self.rate.words(currency));
        if let Some((length, periods)) = self.per {
            let kind = match periods {
                Periods::Exact => "",
                Periods::Begun => "begun ",
                Periods::Full => "full ",
            };
            note += &format!(" for each {kind}{}", days(length));
        }
        if let Some(cap) = self.cap.as_ref().filter(|_| is_capped) {
            note += &format!(", at its cap of {}", cap.words(currency));
        }
        if self.ends_after.is_some_and(|length| late > length) {
            note += "; late enough to end the agreement";
        }
        note
    }
}

impl Rate {
    /// The currency it is agreed in, where that is another.
    fn foreign(&self, currency: &str) -> Option<&str> {
        match self {
            Self::Amount(_, own) if own != currency => Some(own),
            _ => None,
        }
    }

    /// So many times what it is of a value, rounded to the smallest unit of a currency.
    fn times(&self, value: i128, count: i64, of: i64, decimals: u32) -> Option<i64> {
        let (whole, parts) = match self {
            Self::Share(share) => (value.checked_mul(i128::from(*share))?, i128::from(ONE)),
            Self::Amount(amount, _) => (i128::from(*amount), 1),
        };
        let step = i128::from(10_i64.pow(decimal::DECIMALS.saturating_sub(decimals)));
        let numerator = whole.checked_mul(i128::from(count))?;
        let denominator = parts.checked_mul(i128::from(of))?.checked_mul(step)?;
        let rounded = decimal::divide_rounded(numerator, denominator)?;
        i64::try_from(i128::from(rounded) * step).ok()
    }

    fn words(&self, currency: &str) -> String {
        match self {
            Self::Share(share) => {
                let percent = decimal::print_wide(i128::from(*share) * 100, 0);
                format!("{percent} %")
            }
            Self::Amount(amount, _) => format!("{} {currency}", money::print(*amount, currency)),
        }
    }
}

/// A length of time in the largest unit that it is whole in.
fn days(length: i64) -> String {
    let units = [(DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")];
    let whole = units.into_iter().find(|(unit, _)| length % unit == 0);
    let (unit, word) = whole.unwrap_or((SECOND, "second"));
    match length / unit {
        1 => word.to_owned(),
        count => format!("{count} {word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Section "Money at stake" of the domain: 10.5 % per two days, 55 % at most, over after 15.
    fn agreed(periods: Periods) -> Penalty {
        Penalty {
            rate: Rate::Share(105_000),
            per: Some((2 * DAY, periods)),
            cap: Some(Rate::Share(550_000)),
            ends_after: Some(15 * DAY),
            excused: Vec::new(),
        }
    }

    fn check(penalty: &Penalty, days: i64, amount: i64, note: &str) {
        let due = penalty.due(Some(2_000 * ONE), Some(days * DAY), "EUR");
        assert_eq!(due, Due { amount: Some(amount * ONE), note: note.to_owned() });
    }

    #[test]
    fn the_worked_example_comes_out() {
        let exact = agreed(Periods::Exact);
        check(&exact, 7, 735, "penalty of 10.5 % for each 2 days");
        check(&agreed(Periods::Full), 7, 630, "penalty of 10.5 % for each full 2 days");
        check(&agreed(Periods::Begun), 7, 840, "penalty of 10.5 % for each begun 2 days");
        check(&exact, 14, 1_100, "penalty of 10.5 % for each 2 days, at its cap of 55 %");
        let ended = "penalty of 10.5 % for each 2 days, at its cap of 55 %; late enough to end the \
                     agreement";
        check(&exact, 16, 1_100, ended);
    }

    #[test]
    fn exactly_at_a_limit_is_inside() {
        let begun = agreed(Periods::Begun);
        check(&begun, 2, 210, "penalty of 10.5 % for each begun 2 days");
        let capped = "penalty of 10.5 % for each 2 days, at its cap of 55 %";
        check(&agreed(Periods::Exact), 15, 1_100, capped);
        let even = Penalty { cap: Some(Rate::Share(735_000)), ..agreed(Periods::Full) };
        check(&even, 14, 1_470, "penalty of 10.5 % for each full 2 days");
    }

    #[test]
    fn an_amount_is_of_one_currency() {
        let fee = Penalty {
            rate: Rate::Amount(25 * ONE, "EUR".to_owned()),
            per: None,
            cap: None,
            ends_after: None,
            excused: Vec::new(),
        };
        let due = |currency: &str| fee.due(None, None, currency);
        assert_eq!(due("EUR").amount, Some(25 * ONE));
        assert_eq!(due("EUR").note, "penalty of 25.00 EUR");
        let foreign = Due { amount: None, note: "no penalty: it is agreed in EUR".to_owned() };
        assert_eq!(due("SEK"), foreign);
        assert_eq!(due(""), foreign);
    }

    #[test]
    fn what_it_is_made_of_must_be_known() {
        let exact = agreed(Periods::Exact);
        let note = |value, late| exact.due(value, late, "EUR").note;
        let no_value = "no penalty: what was promised has no known value";
        assert_eq!(note(None, Some(DAY)), no_value);
        assert_eq!(note(Some(ONE), None), "no penalty: how late it was is not known");
        let huge = exact.due(Some(i64::MAX - 1), Some(i64::MAX - 1), "EUR");
        assert_eq!(huge.note, "no penalty: it is too large");
    }

    #[test]
    fn an_amount_is_whole_in_the_smallest_unit() {
        let daily = Penalty {
            rate: Rate::Share(5_000),
            per: Some((DAY, Periods::Exact)),
            cap: None,
            ends_after: None,
            excused: Vec::new(),
        };
        let due = |currency: &str| daily.due(Some(333 * ONE), Some(6 * HOUR), currency).amount;
        assert_eq!(due("EUR"), Some(420_000), "0.41625 rounded");
        assert_eq!(due("JPY"), Some(0));
        assert_eq!(due("KWD"), Some(416_000));
    }
}
