//! What only we know how to reckon, as tables: days and how they are worked, the clocks of zones,
//! open hours, exchange rates, words.
//!
//! The rules look up in them and reckon no date themselves.

use super::dialect::{Dialect, Kind};
use super::moments::BUCKET;
use super::query::{Query, or_null};
use crate::calendar::Calendar;
use crate::intake::{About, nobody, spellings};
use crate::rates::{Found, Rates};
use crate::time::{DAY, Day, Zone, date_of};
use chrono::Datelike;
use std::ops::Range;

/// The days that moments are looked up in: `days(day, lo, hi, date_text, worked, is_working,
/// first_working, next_working, cut_off, month, place)`.
pub fn days(dialect: Dialect, calendar: &Calendar, days: Range<Day>) -> Query {
    let columns = [
        ("day", Kind::Whole),
        ("lo", Kind::Whole),
        ("hi", Kind::Whole),
        ("date_text", Kind::Text),
        ("worked", Kind::Whole),
        ("is_working", Kind::Truth),
        ("first_working", Kind::Whole),
        ("next_working", Kind::Whole),
        ("cut_off", Kind::Whole),
        ("month", Kind::Whole),
        ("place", Kind::Whole),
    ];
    let mut worked = 0_i64;
    let row = |day: Day| {
        let span = calendar.zone.whole_day(day);
        let is_working = calendar.is_working(day);
        worked += i64::from(is_working == Ok(true));
        let next = calendar.next_working(day).ok().map(i64::from);
        let first = if is_working == Ok(true) { Some(i64::from(day)) } else { next };
        let date = date_of(day);
        let cut_off = calendar.cut_off(day).map(|time| calendar.at(day, time));
        let truth = is_working.map_or("NULL", |is| if is { "TRUE" } else { "FALSE" });
        vec![
            day.to_string(),
            span.lo.to_string(),
            span.hi.to_string(),
            format!("'{date}'"),
            or_null(is_working.ok().map(|_| worked)),
            truth.to_owned(),
            or_null(first.filter(|_| is_working.is_ok())),
            or_null(next),
            or_null(cut_off),
            (date.year() * 12 + date.month0().cast_signed()).to_string(),
            date.day0().to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = days.map(row).collect();
    Query::of_rows(dialect, "days", &columns, &rows)
}

/// The clocks by which the local day of an instant is told: `clocks(utc_day, turns_at, before,
/// behind)`.
pub fn clocks(dialect: Dialect, zone: Zone, days: Range<Day>) -> Query {
    let columns = ["utc_day", "turns_at", "before", "behind"].map(|name| (name, Kind::Whole));
    let row = |day: Day| {
        let start = i64::from(day) * DAY;
        let (before, behind) = (zone.offset_at(start), zone.offset_at(start + DAY - 1));
        let turns_at = turn(zone, start, start + DAY - 1).unwrap_or(start);
        [i64::from(day), turns_at, before, behind].map(|one| one.to_string()).to_vec()
    };
    let rows: Vec<Vec<String>> = days.map(row).collect();
    Query::of_rows(dialect, "clocks", &columns, &rows)
}

/// The first instant of a stretch at which the clock shows another time than at its start.
fn turn(zone: Zone, first: i64, last: i64) -> Option<i64> {
    let before = zone.offset_at(first);
    if zone.offset_at(last) == before {
        return None;
    }
    let (mut low, mut high) = (first, last);
    while low < high {
        let middle = low + (high - low) / 2;
        if zone.offset_at(middle) == before { low = middle + 1 } else { high = middle }
    }
    Some(low)
}

/// How times on the wall become instants, by the local day: `walls_N(day, lo, hi, turn_from,
/// turn_until, is_gap, before, behind)`. Between the turns a time was skipped, or came twice.
pub fn walls(dialect: Dialect, name: &str, zone: Zone, days: Range<Day>) -> Query {
    let columns = [
        ("day", Kind::Whole),
        ("lo", Kind::Whole),
        ("hi", Kind::Whole),
        ("turn_from", Kind::Whole),
        ("turn_until", Kind::Whole),
        ("is_gap", Kind::Truth),
        ("before", Kind::Whole),
        ("behind", Kind::Whole),
    ];
    let row = |day: Day| {
        let span = zone.whole_day(day);
        // Clocks that turn at midnight turn before the first instant of the day.
        let (before, behind) = (zone.offset_at(span.lo - 1), zone.offset_at(span.hi));
        let at = turn(zone, span.lo - 1, span.hi);
        let walls = at.map_or([i64::from(day) * DAY; 2], |at| [at + before, at + behind]);
        let is_gap = walls[0] < walls[1];
        let [from, until] = if is_gap { walls } else { [walls[1], walls[0]] };
        let number = |one: i64| one.to_string();
        vec![
            day.to_string(),
            number(span.lo),
            number(span.hi),
            number(from),
            number(until),
            if is_gap { "TRUE" } else { "FALSE" }.to_owned(),
            number(before),
            number(behind),
        ]
    };
    let rows: Vec<Vec<String>> = days.map(row).collect();
    Query::of_rows(dialect, name, &columns, &rows)
}

/// The rate between each two currencies on each day that has one: `rates(from_currency,
/// to_currency, day, rate, inverse)`, one of the last two.
pub fn rates(dialect: Dialect, rates: &Rates, days: Range<Day>) -> Query {
    let columns = [
        ("from_currency", Kind::Text),
        ("to_currency", Kind::Text),
        ("day", Kind::Whole),
        ("rate", Kind::Whole),
        ("inverse", Kind::Whole),
    ];
    let mut rows = Vec::new();
    for (from, to) in rates.pairs() {
        for day in days.clone() {
            let (stated, inverse) = match rates.find(from, to, day) {
                Found::Stated(rate) => (Some(rate.rate), None),
                Found::Inverse(rate) => (None, Some(rate.rate)),
                Found::Outdated(_) | Found::Missing => continue,
            };
            let [from, to] = [from, to].map(|code| dialect.text(code));
            rows.push(vec![from, to, day.to_string(), or_null(stated), or_null(inverse)]);
        }
    }
    Query::of_rows(dialect, "rates", &columns, &rows)
}

/// When the business is open, as far as it is known: `slots(day, opens, closes)`, `opened(day,
/// before)`, the microseconds that were open before a day, and `open_buckets(bucket, before, until,
/// opens)`, in which the slot is found that reaches an amount of them.
pub fn open_time(dialect: Dialect, calendar: &Calendar, days: Range<Day>) -> [Query; 3] {
    let mut rows: [Vec<Vec<String>>; 3] = Default::default();
    let row = |cells: &[i64]| cells.iter().map(i64::to_string).collect::<Vec<String>>();
    let mut before = 0_i64;
    for day in days {
        let Ok(of_day) = calendar.open_times(day) else {
            // Nothing reaches across a day of which nobody knows whether it is a holiday.
            before += BUCKET * 1_000_000;
            continue;
        };
        rows[1].push(row(&[day.into(), before]));
        for (opens, closes) in of_day {
            rows[0].push(row(&[day.into(), opens, closes]));
            let until = before + (closes - opens);
            for bucket in before / BUCKET..=until / BUCKET {
                rows[2].push(row(&[bucket, before, until, opens]));
            }
            before = until;
        }
    }
    let names: [(&str, &[&str]); 3] = [
        ("slots", &["day", "opens", "closes"]),
        ("opened", &["day", "before"]),
        ("open_buckets", &["bucket", "before", "until", "opens"]),
    ];
    let mut tables = names.into_iter().zip(&rows).map(|((name, columns), rows)| {
        let columns: Vec<(&str, Kind)> = columns.iter().map(|one| (*one, Kind::Whole)).collect();
        Query::of_rows(dialect, name, &columns, rows)
    });
    std::array::from_fn(|_| tables.next().unwrap_or_else(|| Query::new("", "")))
}

/// The words of exports for states and kinds, folded, with ours: `words(about, theirs, ours)`.
pub fn words(dialect: Dialect, abouts: &[About]) -> Query {
    let columns = ["about", "theirs", "ours"].map(|name| (name, Kind::Text));
    let mut rows = Vec::new();
    for &about in abouts {
        let subject = dialect.text(&super::taken::subject(about));
        for (theirs, ours) in spellings(about) {
            rows.push(vec![subject.clone(), dialect.text(&theirs), dialect.text(ours)]);
        }
    }
    Query::of_rows(dialect, "words", &columns, &rows)
}

/// The words that exports write where a customer is nobody: `nobody(word)`.
pub fn nobodies(dialect: Dialect) -> Query {
    let mut words: Vec<String> = nobody().collect();
    words.sort_unstable();
    words.dedup();
    let rows: Vec<Vec<String>> = words.iter().map(|word| vec![dialect.text(word)]).collect();
    Query::of_rows(dialect, "nobody", &[("word", Kind::Text)], &rows)
}
