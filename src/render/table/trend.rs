//! What the last runs left open, one mark for each, with the numbers beside them.
//!
//! Says nothing of two runs: the line about the history says it better.

use crate::render::bars::marks;
use crate::render::lines::wrap;
use crate::render::{Look, visible};
use crate::report::{Past, RunSum};

/// So many runs show a trend.
const RUNS_MIN: usize = 3;

/// How many findings are open and how much is at stake, run by run.
pub fn section(past: &Past, look: &Look) -> String {
    let lang = look.lang;
    let mut lines = Vec::new();
    let open: Vec<i128> = past.trend.iter().map(|run| run.open.into()).collect();
    lines.extend(line("trend-open", &open, look, |count| lang.grouped(&count.to_string())));
    // What was pruned is no longer known, and what came before it neither.
    let known = past.trend.iter().rposition(|run| run.stake.is_none()).map_or(0, |at| at + 1);
    let runs = &past.trend[known..];
    for currency in currencies(runs) {
        let sums: Vec<i128> = runs.iter().map(|run| sum(run, currency)).collect();
        lines.extend(line("trend-stake", &sums, look, |sum| lang.about(sum, currency)));
    }
    lines.join("\n")
}

/// `open in the last 4 runs: ▂▄▆█ from 2 to 9`, and the most there was where that was in between.
fn line(
    id: &'static str,
    values: &[i128],
    look: &Look,
    words: impl Fn(i128) -> String,
) -> Option<String> {
    let (&first, &last) = (values.first()?, values.last()?);
    let most = values.iter().copied().max()?;
    if values.len() < RUNS_MIN || most == 0 {
        return None;
    }
    let lang = look.lang;
    let in_words = |name: &'static str, value: i128| (name, words(value).into());
    let mut way = match first == last {
        true if most == last => lang.say("trend-steady", [in_words("last", last)]),
        true => lang.say("trend-back", [in_words("last", last)]),
        false => lang.say("trend-way", [in_words("first", first), in_words("last", last)]),
    };
    if most > first.max(last) {
        way = lang.say("trend-most", [("way", way.into()), in_words("most", most)]);
    }
    let (count, marks) = (values.len().into(), marks(values, look).into());
    let line = lang.say(id, [("count", count), ("marks", marks), ("way", way.into())]);
    Some(wrap(&visible(&line), look.width, 2))
}

/// The currencies of some runs, in their order.
fn currencies(runs: &[RunSum]) -> Vec<&str> {
    let all = runs.iter().filter_map(|run| run.stake.as_ref()).flatten();
    let mut currencies: Vec<&str> = all.map(|(currency, _)| currency.as_str()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    currencies
}

/// What was at stake in a currency after a run.
fn sum(run: &RunSum, currency: &str) -> i128 {
    let mut sums = run.stake.iter().flatten();
    sums.find(|(known, _)| known == currency).map_or(0, |(_, sum)| *sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::ONE;

    fn past(runs: &[(u64, Option<i64>)]) -> Past {
        let run = |&(open, stake): &(u64, Option<i64>)| RunSum {
            as_of: String::new(),
            open,
            stake: stake.map(|stake| vec![("EUR".to_owned(), i128::from(stake * ONE))]),
        };
        Past { is_kept: true, trend: runs.iter().map(run).collect(), ..Past::default() }
    }

    fn check(runs: &[(u64, Option<i64>)], width: Option<usize>, lines: &[&str]) {
        let text = section(&past(runs), &Look { width, ..Look::default() });
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn every_run_has_a_mark_and_the_numbers_stand_beside() {
        let runs = [(2, Some(100)), (9, Some(1_400)), (1_004, Some(700))];
        let lines = [
            "open in the last 3 runs: ..# from 2 to 1,004",
            "at stake in the last 3 runs: .#= from 100.00 EUR to 700.00 EUR, at most 1,400.00 EUR",
        ];
        check(&runs, None, &lines);
        let narrow = [
            "open in the last 3 runs: ▂▂█ from 2 to 1,004",
            "at stake in the last 3 runs: ▂█▄ from 100.00 EUR to 700.00",
            "  EUR, at most 1,400.00 EUR",
        ];
        check(&runs, Some(60), &narrow);
    }

    #[test]
    fn two_runs_are_no_trend_and_nothing_open_is_none_either() {
        check(&[(2, Some(1)), (9, Some(2))], None, &[]);
        check(&[(0, Some(0)); 4], None, &[]);
        check(&[(3, None); 4], None, &["open in the last 4 runs: #### 3 in all of them"]);
    }

    #[test]
    fn what_was_pruned_is_not_taken_for_nothing() {
        let runs = [(4, None), (4, Some(8)), (8, Some(8)), (4, Some(4))];
        let lines = [
            "open in the last 4 runs: ==#= 4 at first and now, at most 8",
            "at stake in the last 3 runs: ##= from 8.00 EUR to 4.00 EUR",
        ];
        check(&runs, None, &lines);
    }
}
