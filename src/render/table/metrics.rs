//! The metrics: one line each, with what the figure was counted from.
//!
//! A metric without a figure is not shown as zero; `coverage` lists what it would need. The first
//! page has the figures that most ask for, and says how many more there are.

use crate::decimal;
use crate::render::amounts::bounds;
use crate::render::lines::{width_of, wrap};
use crate::render::margin::length;
use crate::render::{Lang, Look, visible};
use crate::report::{DECIDED_MIN, Measure, Metric, Report, Unit};

/// The metrics that have a figure; something out of nothing is none.
pub fn section(report: &Report, look: &Look) -> String {
    let all: Vec<Line> = lines(&report.metrics, look.lang);
    let is_shown = |line: &&Line| look.top.is_none() || line.is_first;
    let shown: Vec<&Line> = all.iter().filter(is_shown).collect();
    let name_width = shown.iter().map(|line| width_of(&line.name)).max().unwrap_or(0).min(52);
    let mut printed: Vec<String> = shown.iter().map(|line| print(line, name_width, look)).collect();
    let caution = |line: &&Line| look.lang.caution(line.measure);
    let mut cautions: Vec<&str> = shown.iter().map(caution).collect();
    cautions.retain(|caution| !caution.is_empty());
    cautions.dedup();
    printed.extend(cautions.iter().map(|one| wrap(&format!("  {one}"), look.width, 2)));
    let more = super::and_more(all.len() - shown.len(), "--all, --format json", look);
    let body = printed.join("\n");
    super::entitled("title-metrics", format!("{body}{more}").trim_start_matches('\n'), look)
}

/// The lines of some metrics, of those that have a figure.
pub fn chosen(metrics: &[Metric], look: &Look, is_it: impl Fn(Measure) -> bool) -> Vec<String> {
    let meant: Vec<Metric> = metrics.iter().filter(|one| is_it(one.measure)).cloned().collect();
    let told = lines(&meant, look.lang);
    let width = told.iter().map(|line| width_of(&line.name)).max().unwrap_or(0);
    told.iter().map(|line| print(line, width, look)).collect()
}

/// The names and figures of those that stand on the first page.
pub fn first_figures(report: &Report, lang: Lang) -> Vec<(String, String)> {
    let first = lines(&report.metrics, lang).into_iter().filter(|line| line.is_first);
    first.map(|line| (line.name, line.figure)).collect()
}

/// A line of the section.
struct Line {
    measure: Measure,
    name: String,
    figure: String,
    is_first: bool,
}

/// Every metric with a figure; sums in several currencies stand in one line.
fn lines(metrics: &[Metric], lang: Lang) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for metric in metrics.iter().filter(|metric| has_figure(metric)) {
        let is_sum = metric.of.is_none();
        // A sum of nothing is no news.
        let is_first = metric.measure.is_first() && !(is_sum && metric.count == 0);
        match lines.last_mut().filter(|last| is_sum && last.measure == metric.measure) {
            Some(last) => {
                last.figure = format!("{} + {}", last.figure, figure(metric, lang));
                last.is_first |= is_first;
            }
            None => lines.push(Line {
                measure: metric.measure,
                name: lang.metric(&metric.name),
                figure: figure(metric, lang),
                is_first,
            }),
        }
    }
    lines
}

/// Whether there is something to print: what half of a few came to says nothing of the others.
fn has_figure(metric: &Metric) -> bool {
    let is_small = metric.among.is_some_and(|among| among < DECIDED_MIN);
    metric.missing.is_empty() && metric.of != Some(0) && !(metric.measure.is_spread() && is_small)
}

fn print(line: &Line, name_width: usize, look: &Look) -> String {
    let Line { name, figure, .. } = line;
    let gap = " ".repeat(name_width.saturating_sub(width_of(name)));
    match look.width {
        // Aligned figures where there is room, a plain sentence where there is not.
        Some(width) if width < name_width + 30 => {
            wrap(&format!("  {name} {figure}"), look.width, 4)
        }
        _ => wrap(&format!("  {name}{gap}  {figure}"), look.width, 4),
    }
}

/// `90.0 % (45 of 50)`, or counts alone where a share would mean little.
fn figure(metric: &Metric, lang: Lang) -> String {
    let count = amount(metric, metric.count, lang);
    let Some(of) = metric.of else { return with_among(metric, count, lang) };
    if metric.measure.is_mean() {
        let among = u64::try_from(of / i128::from(decimal::ONE)).unwrap_or(0);
        let among = counted(metric.measure, among, lang);
        let counts = lang.say("over", [("part", count.into()), ("all", among.into())]);
        return mean(metric, of, counts, lang);
    }
    let all = amount(metric, of, lang).into();
    let counts = lang.say("of", [("part", count.into()), ("all", all)]);
    let is_small = metric.unit == Unit::Number && of < i128::from(DECIDED_MIN);
    match lang.share(metric.count, of) {
        Some(share) if !is_small => match bounds(metric) {
            Some((least, most)) => {
                let [least, most] = [least, most].map(|bound| bound_in_words(bound, lang).into());
                let interval = lang.say("interval", [("least", least), ("most", most)]);
                format!("{share} ({counts}; {interval})")
            }
            None => format!("{share} ({counts})"),
        },
        _ => counts,
    }
}

/// `1.42 (34 over 24 tickets)`, rounded, or counts alone where there are few.
fn mean(metric: &Metric, of: i128, counts: String, lang: Lang) -> String {
    let is_small = of < i128::from(DECIDED_MIN) * i128::from(decimal::ONE);
    let thousandths = metric.count.checked_mul(1_000).and_then(|count| count.checked_div(of));
    let hundredths = thousandths.map(|thousandths| (thousandths + 5) / 10);
    match hundredths.filter(|_| !is_small) {
        Some(hundredths) => {
            let mean = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            format!("{} ({counts})", lang.grouped(&mean))
        }
        None => counts,
    }
}

/// A bound of a share with one decimal, rounded.
fn bound_in_words(millionths: i64, lang: Lang) -> String {
    lang.share(millionths.into(), 1_000_000).unwrap_or_default()
}

/// `12.50 EUR (20 customers)`.
fn with_among(metric: &Metric, figure: String, lang: Lang) -> String {
    match metric.among {
        Some(among) => format!("{figure} ({})", counted(metric.measure, among, lang)),
        None => figure,
    }
}

/// How many there are of those that a metric speaks of.
fn counted(measure: Measure, count: u64, lang: Lang) -> String {
    let id = match measure.noun() {
        "call" => "count-call",
        "order" => "count-order",
        "ticket" => "count-ticket",
        "review" => "count-review",
        "customer" => "count-customer",
        _ => "count-line",
    };
    lang.say(id, [("count", count.into())])
}

fn amount(metric: &Metric, value: i128, lang: Lang) -> String {
    match metric.unit {
        Unit::Money => lang.about(value, &metric.currency),
        Unit::Quantity if metric.measure == Measure::LateUnitDays => {
            lang.grouped(&decimal::print_wide(tenths(value), 0))
        }
        Unit::Quantity => lang.grouped(&decimal::print_wide(value, 0)),
        Unit::Days if metric.measure.noun() == "call" => seconds(value, lang),
        Unit::Days if metric.measure.is_short() => {
            i64::try_from(value).map_or_else(|_| days(value, lang), |days| length(days, lang))
        }
        Unit::Days => days(value, lang),
        Unit::Number | Unit::Moment | Unit::Text | Unit::None => lang.grouped(&value.to_string()),
    }
}

/// A length in millionths of a day, in days with at most one decimal, or below a day in hours.
fn days(millionths: i128, lang: Lang) -> String {
    const DAY: i128 = decimal::ONE as i128;
    match i64::try_from(millionths) {
        Ok(part) if part > 0 && i128::from(part) < DAY => length(part, lang),
        _ => match tenths(millionths) {
            whole if whole % DAY == 0 => lang.say("count-day", [("count", (whole / DAY).into())]),
            part => {
                let size = lang.grouped(&decimal::print_wide(part, 0));
                lang.say("part-days", [("size", size.into())])
            }
        },
    }
}

/// A number in millionths with at most one decimal, rounded half away from zero.
fn tenths(millionths: i128) -> i128 {
    const TENTH: i128 = decimal::ONE as i128 / 10;
    let half = if millionths < 0 { -TENTH / 2 } else { TENTH / 2 };
    (millionths + half) / TENTH * TENTH
}

/// A length in millionths of a day as seconds, to the nearest.
fn seconds(millionths: i128, lang: Lang) -> String {
    let seconds = (millionths * 86_400 + 500_000).div_euclid(1_000_000).to_string();
    lang.say("seconds", [("size", lang.grouped(&seconds).into())])
}

impl Lang {
    /// The name of a metric, by the English one.
    pub fn metric(self, name: &str) -> String {
        match name.strip_prefix("ladder ").and_then(|rest| rest.split_once(": ")) {
            Some((number, rung)) => {
                let rung = self.rung(rung).into();
                self.say("ladder-rung", [("number", number.into()), ("rung", rung)])
            }
            None => self.of_whose(name),
        }
    }

    /// The name of a figure that is told for one customer or agent after the other, or of any.
    fn of_whose(self, name: &str) -> String {
        let of_each = [Measure::Exceptions, Measure::Thanked].map(Measure::name);
        let split = |of: &str| Some((of.to_owned(), name.strip_prefix(of)?.strip_prefix(" of ")?));
        let Some((of, whose)) = of_each.into_iter().find_map(split) else {
            return visible(&self.known("metric", name)).into_owned();
        };
        let metric = visible(&self.known("metric", &of)).into_owned().into();
        if whose == "all others" {
            return self.say("metric-of-all-others", [("metric", metric)]);
        }
        self.say("metric-of", [("metric", metric), ("whose", visible(whose).into_owned().into())])
    }

    /// A rung of the ladder, by the English one.
    pub fn rung(self, name: &str) -> String {
        visible(&self.known("rung", name)).into_owned()
    }

    /// What is to be kept in mind with a figure; mostly nothing.
    pub fn caution(self, measure: Measure) -> &'static str {
        measure.caution_name().map_or("", |id| self.word(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn figures_stand_under_each_other_with_their_counts() {
        let text = section(&sample::report(), &Look::default());
        let lines = [
            "Metrics",
            "  on time, orders  4 of 5",
            "  billed too much  1,240.00 EUR",
            "... and 1 more: --all, --format json",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
        let all = section(&sample::report(), &Look { top: None, ..Look::default() });
        let lines = [
            "Metrics",
            "  on time, lines   90.0 % (45 of 50)",
            "  on time, orders  4 of 5",
            "  billed too much  1,240.00 EUR",
        ];
        assert_eq!(all.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn what_came_to_nothing_is_no_news_and_currencies_share_a_line() {
        let sum = |measure, count, currency: &str| Metric::money(measure, count, currency);
        let metrics = vec![
            sum(Measure::TooMuch, 2_000_000, "EUR"),
            sum(Measure::TooMuch, 3_000_000, "SEK"),
            sum(Measure::TooLittle, 0, "EUR"),
        ];
        let text = section(&Report { metrics, ..Report::default() }, &Look::default());
        let lines = [
            "Metrics",
            "  billed too much  2.00 EUR + 3.00 SEK",
            "... and 1 more: --all, --format json",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), lines);
    }

    #[test]
    fn who_came_back_has_an_interval_and_a_caution() {
        let share = |count, of| Metric::share(Measure::Repeat90Kept, count, of);
        // 1 of 2 of a hundred, as published tables of Wilson's interval have it.
        assert_eq!(
            figure(&share(50, 100), Lang::En),
            "50.0 % (50 of 100; 40.4 % to 59.6 % at 95 %)"
        );
        assert_eq!(figure(&share(1, 2), Lang::En), "1 of 2");
        let metrics = vec![share(50, 100)];
        let all = Look { top: None, ..Look::default() };
        let text = section(&Report { metrics, ..Report::default() }, &all);
        assert!(text.ends_with("not its effect"), "{text}");
    }

    #[test]
    fn half_of_a_few_late_lines_says_nothing() {
        let among = |among| Metric {
            of: None,
            unit: Unit::Days,
            among: Some(among),
            ..Metric::share(Measure::HalfLate, 1_000_000, 0)
        };
        assert!(!has_figure(&among(19)) && has_figure(&among(20)));
        assert_eq!(figure(&among(20), Lang::En), "1 day (20 lines)");
        // Days have one decimal, and what is shorter has hours.
        let told = [8_995_139, 1_250_000, 4_631_944, 694, 500_000];
        let told = told.map(|length| days(length, Lang::En));
        assert_eq!(told, ["9 days", "1.3 days", "4.6 days", "1 min", "12 h"]);
    }

    #[test]
    fn whose_figure_it_is_stands_behind_its_name_in_every_language() {
        let of = |whose: &str| format!("{} of {whose}", Measure::Thanked.name());
        assert_eq!(Lang::En.metric(&of("Eva")), of("Eva"));
        assert_eq!(Lang::En.metric(&of("all others")), of("all others"));
        let told = Lang::De.metric(&of("Eva"));
        assert_eq!(told, "erledigte Anfragen, die mit einem Dank endeten: Eva");
        assert!(Lang::Sv.metric(&of("all others")).ends_with(": alla andra"));
    }

    #[test]
    fn a_mean_has_its_counts_and_few_have_no_mean() {
        let mean = |count: i128, of: i128| Metric {
            unit: Unit::Quantity,
            ..Metric::share(Measure::Contacts, count * 1_000_000, of * 1_000_000)
        };
        assert_eq!(figure(&mean(34, 24), Lang::En), "1.42 (34 over 24 tickets)");
        assert_eq!(figure(&mean(34, 19), Lang::En), "34 over 19 tickets");
    }

    #[test]
    fn calls_that_waited_too_long_are_told_in_seconds_and_few_of_them_not_at_all() {
        let overrun = |among| Metric {
            of: None,
            unit: Unit::Days,
            among: Some(among),
            ..Metric::share(Measure::HalfOverrun, 1_042, 0)
        };
        // 90 seconds are 1042 millionths of a day.
        assert_eq!(figure(&overrun(20), Lang::En), "90 s (20 calls)");
        assert!(has_figure(&overrun(20)) && !has_figure(&overrun(19)));
        let metrics = vec![overrun(20), Metric::share(Measure::Repeat90Kept, 50, 100)];
        let all = Look { top: None, ..Look::default() };
        let text = section(&Report { metrics, ..Report::default() }, &all);
        assert!(text.contains("would have waited longer") && text.contains("not its effect"));
    }

    #[test]
    fn quantities_and_money_have_a_share_of_any_size() {
        let metric = Metric {
            unit: Unit::Quantity,
            count: 7_500_000,
            of: Some(10_000_000),
            ..sample::report().metrics[0].clone()
        };
        assert_eq!(figure(&metric, Lang::En), "75.0 % (7.5 of 10)");
    }

    #[test]
    fn a_metric_out_of_nothing_is_left_out() {
        let mut report = sample::report();
        report.metrics[0].count = 0;
        report.metrics[0].of = Some(0);
        let text = section(&report, &Look { top: None, ..Look::default() });
        assert!(!text.contains("on time, lines") && text.contains("on time, orders"), "{text}");
        report.metrics.truncate(1);
        assert_eq!(section(&report, &Look::default()), "");
    }
}
