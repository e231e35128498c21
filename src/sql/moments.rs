//! What asks on which day a moment lies, joined from a table of days: no dates in the rules.

use super::dialect::Dialect;
use super::layers::Cell;
use super::values::{Unsaid, Value, Writer};
use crate::contract::{Policy, Within};
use crate::decimal::ONE;
use crate::formula::program::{Form, Graph, How, Id, One, Reach, Two};
use crate::time::DAY;

/// Whether a node asks on which day a moment lies.
pub fn is_one(graph: &Graph<'_>, id: Id) -> bool {
    let is_time = |id: Id| graph.node(id).form == Form::Time;
    match &graph.node(id).how {
        How::One(One::Due | One::Starts | One::Day | One::CutOff, _) => true,
        How::Two(
            Two::Later
            | Two::Earlier
            | Two::PlusClockTime
            | Two::PlusBusinessDays
            | Two::BusinessDays
            | Two::PlusMonths
            | Two::PlusWorkingTime,
            ..,
        ) => true,
        How::Two(Two::Since, a, _) => is_time(*a),
        _ => false,
    }
}

/// The value of such a node.
pub fn moved(
    writer: &Writer<'_, '_>,
    id: Id,
    rows: &str,
    part: &impl Fn(Id) -> Value,
) -> Result<Cell, Unsaid> {
    match &writer.graph.node(id).how {
        How::One(function @ (One::Due | One::Starts), a) => {
            let [lo, hi] = part(*a).span();
            let (day, join) = day_join(id, 'd', &lo, &hi);
            let (kept, from) = if *function == One::Due { (&lo, &hi) } else { (&hi, &lo) };
            let moved = format!("(CASE WHEN {day}.day IS NOT NULL THEN {from} ELSE {kept} END)");
            let columns = match function {
                One::Due => vec![moved, hi.clone()],
                _ => vec![lo.clone(), moved],
            };
            Ok(Cell { columns, joins: vec![join] })
        }
        How::One(One::Day, a) => {
            let [lo, hi] = part(*a).span();
            let joins = both_days(writer.dialect, id, &lo, &hi);
            Ok(Cell { columns: vec![format!("n{id}f.lo"), format!("n{id}l.hi")], joins })
        }
        How::One(One::CutOff, a) => {
            let [_, hi] = part(*a).span();
            let (day, mut joins) = local_day(writer.dialect, id, 'f', &hi);
            joins.push(format!("LEFT JOIN days n{id} ON n{id}.day = {day}"));
            let cut_off = format!("n{id}.cut_off");
            Ok(Cell { columns: vec![cut_off.clone(), cut_off], joins })
        }
        How::Two(Two::PlusBusinessDays, a, b) => {
            let count = millionths(writer.dialect, &part(*b).single());
            Ok(plus_business_days(writer.dialect, id, part(*a).span(), &count))
        }
        How::Two(Two::BusinessDays, a, b) => {
            Ok(business_days(writer.dialect, id, part(*a).span(), part(*b).span()))
        }
        How::Two(Two::PlusWorkingTime, a, b) => {
            // Working time passes for subjects alone; in rows it is looked up by none of ours.
            if writer.graph.node(id).reach != Reach::Subjects {
                return Err(Unsaid("counts open hours for rows"));
            }
            let [_, hi] = part(*a).span();
            let length = part(*b).single();
            Ok(plus_working_time(writer.dialect, id, &hi, &length, rows))
        }
        How::Two(Two::PlusMonths, a, b) => {
            Ok(plus_months(writer.dialect, id, part(*a).span(), &part(*b).single()))
        }
        How::Two(Two::PlusClockTime, a, b) => {
            let [_, hi] = part(*a).span();
            let later = format!("({hi} + {})", part(*b).single());
            Ok(Cell { columns: vec![later.clone(), later], joins: Vec::new() })
        }
        How::Two(function @ (Two::Later | Two::Earlier), a, b) => {
            let [lo, hi] = part(*a).span();
            let sign = if *function == Two::Later { "" } else { "- " };
            shifted(writer, id, [lo, hi], &format!("({sign}{})", part(*b).single()))
        }
        How::Two(Two::Since, a, b) => {
            let (told, joins) = length(writer.dialect, id, &part(*a).span(), &part(*b).span());
            Ok(Cell { columns: vec![told], joins })
        }
        _ => Err(Unsaid("asks the calendar")),
    }
}

fn plus_business_days(dialect: Dialect, id: Id, [_, hi]: [String; 2], count: &str) -> Cell {
    let (day, joins) = local_day(dialect, id, 'f', &hi);
    worked(&format!("n{id}"), &day, count, joins)
}

/// How many business days lie between two moments.
fn business_days(dialect: Dialect, id: Id, from: [String; 2], to: [String; 2]) -> Cell {
    let joins = both_days(dialect, id, &from[1], &to[1]);
    Cell { columns: vec![format!("((n{id}l.worked - n{id}f.worked) * {ONE})")], joins }
}

/// The local days of two instants: `nIDf` and `nIDl`.
fn both_days(dialect: Dialect, id: Id, from: &str, to: &str) -> Vec<String> {
    let (first, joins) = local_day(dialect, id, 'f', from);
    let (last, more) = local_day(dialect, id, 'l', to);
    let start = format!("LEFT JOIN days n{id}f ON n{id}f.day = {first}");
    let end = format!("LEFT JOIN days n{id}l ON n{id}l.day = {last}");
    joins.into_iter().chain(more).chain([start, end]).collect()
}

/// The same day of the month so many months later, or the last day of a month that has no such
/// day; unknown where the number of months is not whole.
fn plus_months(dialect: Dialect, id: Id, [lo, hi]: [String; 2], count: &str) -> Cell {
    let months = millionths(dialect, count);
    let mut joins = Vec::new();
    let mut end = |mark: char, at: &str| {
        let (day, clocks) = local_day(dialect, id, mark, at);
        joins.extend(clocks);
        let (from, to) = (format!("n{id}{mark}"), format!("k{id}{mark}"));
        joins.push(format!("LEFT JOIN days {from} ON {from}.day = {day}"));
        joins.push(format!(
            "LEFT JOIN (SELECT month, MIN(day) AS first, MAX(place) AS last FROM days GROUP BY \
             month) {to} ON {to}.month = {from}.month + {months}"
        ));
        let place =
            format!("(CASE WHEN {from}.place < {to}.last THEN {from}.place ELSE {to}.last END)");
        let days = format!("({to}.first + {place} - {day})");
        let (landed, more) = plus_days(dialect, id, mark, (at, &days));
        joins.extend(more);
        let rest = dialect.rest(count, &ONE.to_string());
        format!("(CASE WHEN {rest} = 0 THEN {landed} END)")
    };
    let columns = vec![end('f', &lo), end('l', &hi)];
    Cell { columns, joins }
}

/// A number of millionths as a whole number.
fn millionths(dialect: Dialect, number: &str) -> String {
    let size = dialect.quotient(&format!("ABS({number})"), &ONE.to_string());
    format!("(CASE WHEN {number} < 0 THEN - {size} ELSE CAST({size} AS BIGINT) END)")
}

/// The day so many working days after a day, and the day itself for none.
fn worked(alias: &str, day: &str, count: &str, joins: Vec<String>) -> Cell {
    let from = format!("LEFT JOIN days {alias}f ON {alias}f.day = {day}");
    let to = format!(
        "LEFT JOIN days {alias}t ON {alias}t.worked = {alias}f.worked + {count} AND \
         {alias}t.is_working"
    );
    let end = |end: &str| {
        format!(
            "(CASE WHEN {count} <= 0 THEN {alias}f.{end} WHEN {count} > 0 THEN {alias}t.{end} END)"
        )
    };
    Cell {
        columns: vec![end("lo"), end("hi")],
        joins: joins.into_iter().chain([from, to]).collect(),
    }
}

/// The promised time that the first policy that is for an order gives.
pub fn policies(
    writer: &Writer<'_, '_>,
    policies: &[Policy],
    alias: &str,
    join: String,
) -> Result<Cell, Unsaid> {
    let (lo, hi) = (format!("{alias}.ordered_at_lo"), format!("{alias}.ordered_at_hi"));
    let (day, clocks) = local_day(writer.dialect, 0, 'p', &lo);
    let mut joins = vec![join];
    joins.extend(clocks);
    joins.push(format!("LEFT JOIN days policy_day ON policy_day.day = {day}"));
    let first_day = format!(
        "(CASE WHEN {lo} = {hi} AND {lo} > policy_day.cut_off THEN policy_day.next_working ELSE \
         policy_day.first_working END)"
    );
    let mut choices = [String::new(), String::new()];
    for (place, policy) in policies.iter().enumerate() {
        let mut is_for = vec!["TRUE".to_owned()];
        for selector in &policy.only {
            if matches!(selector.column, "item" | "charge" | "tier") {
                return Err(Unsaid("has a policy for what is no column of the orders"));
            }
            let values: Vec<String> = selector
                .values
                .iter()
                .map(|value| writer.dialect.text(&value.to_lowercase()))
                .collect();
            let column = writer.dialect.lower(&format!("{alias}.{}", selector.column));
            is_for.push(format!("{column} IN ({})", values.join(", ")));
        }
        let alias = format!("policy_{place}");
        let span = match policy.within {
            Within::Days(days) => {
                joins.push(format!("LEFT JOIN days {alias} ON {alias}.day = {day} + {days}"));
                [format!("{alias}.lo"), format!("{alias}.hi")]
            }
            Within::BusinessDays(days) => {
                let cell = worked(&alias, &first_day, &days.to_string(), Vec::new());
                joins.extend(cell.joins);
                let [lo, hi] = [0, 1].map(|at| cell.columns[at].clone());
                [lo, hi]
            }
            Within::Time(length) => [format!("({hi} + {length})"), format!("({hi} + {length})")],
            Within::WorkingTime(_) => return Err(Unsaid("counts open hours")),
        };
        let is_for = is_for.join(" AND ");
        for (choice, value) in choices.iter_mut().zip(span) {
            *choice += &format!(" WHEN {is_for} THEN {value}");
        }
    }
    let columns = choices
        .iter()
        .map(|choices| format!("(CASE WHEN {lo} IS NULL THEN NULL{choices} END)"))
        .collect();
    Ok(Cell { columns, joins })
}

/// The day that a moment is, if it is one.
fn day_join(id: Id, mark: char, lo: &str, hi: &str) -> (String, String) {
    let alias = format!("d{id}{mark}");
    let join = format!("LEFT JOIN days {alias} ON {alias}.lo = {lo} AND {alias}.hi = {hi}");
    (alias, join)
}

/// The number of the local day of an instant, by the clocks of its day in UTC.
pub fn local_day(dialect: Dialect, id: Id, mark: char, instant: &str) -> (String, Vec<String>) {
    let alias = format!("c{id}{mark}");
    let join =
        format!("LEFT JOIN clocks {alias} ON {alias}.utc_day = {}", whole_days(dialect, instant));
    let local = format!(
        "({instant} + CASE WHEN {instant} >= {alias}.turns_at THEN {alias}.behind ELSE \
         {alias}.before END)"
    );
    (whole_days(dialect, &local), vec![join])
}

/// How many whole days a number of microseconds holds, towards the past.
pub fn whole_days(dialect: Dialect, micros: &str) -> String {
    // The rest is taken off first, so that nothing is left over, whatever the sign.
    let day = DAY.to_string();
    let rest = dialect.rest(&format!("({} + {day})", dialect.rest(micros, &day)), &day);
    format!("CAST({} AS BIGINT)", dialect.quotient(&format!("({micros} - {rest})"), &day))
}

/// Whole days on the calendar, the rest by the clock.
fn shifted(
    writer: &Writer<'_, '_>,
    id: Id,
    [lo, hi]: [String; 2],
    length: &str,
) -> Result<Cell, Unsaid> {
    let rest = writer.dialect.rest(length, &DAY.to_string());
    let whole = format!("({length} - {rest})");
    if writer.graph.world.calendar.zone.is_utc() {
        let end = |at: &str| format!("({at} + {length})");
        return Ok(Cell { columns: vec![end(&lo), end(&hi)], joins: Vec::new() });
    }
    let mut joins = Vec::new();
    let mut end = |mark: char, at: &str| {
        let days = writer.dialect.quotient(&whole, &DAY.to_string());
        let days = format!("CAST({days} AS BIGINT)");
        let (landed, more) = plus_days(writer.dialect, id, mark, (at, &days));
        joins.extend(more);
        format!("((CASE WHEN {whole} = 0 THEN {at} ELSE {landed} END) + {rest})")
    };
    let columns = vec![end('f', &lo), end('l', &hi)];
    Ok(Cell { columns, joins })
}

/// The same time by the clock on the wall so many days later; an hour on where it is skipped, the
/// first of the two where it comes twice.
fn plus_days(
    dialect: Dialect,
    id: Id,
    mark: char,
    (at, days): (&str, &str),
) -> (String, Vec<String>) {
    let (day, mut joins) = local_day(dialect, id, mark, at);
    let (clock, to) = (format!("c{id}{mark}"), format!("m{id}{mark}"));
    joins.push(format!("LEFT JOIN {} {to} ON {to}.day = {day} + {days}", super::taken::walls(0)));
    let wall = format!(
        "({at} + CASE WHEN {at} >= {clock}.turns_at THEN {clock}.behind ELSE {clock}.before END + \
         {days} * {DAY})"
    );
    let landed = format!(
        "(CASE WHEN {wall} < {to}.turn_from THEN {wall} - {to}.before WHEN {wall} >= \
         {to}.turn_until THEN {wall} - {to}.behind WHEN {to}.is_gap THEN {wall} + {} - {to}.behind \
         ELSE {wall} - {to}.before END)",
        crate::time::HOUR
    );
    (landed, joins)
}

/// How long from the second moment to the first, and what is joined for it: whole days where either
/// is known to the day.
pub fn length(
    dialect: Dialect,
    id: Id,
    [a_lo, a_hi]: &[String; 2],
    [b_lo, b_hi]: &[String; 2],
) -> (String, Vec<String>) {
    // The very end of a day is that day too.
    let is_day = |mark: char, lo: &str, hi: &str| {
        let alias = format!("d{id}{mark}");
        let join = format!(
            "LEFT JOIN days {alias} ON {alias}.hi = {hi} AND ({lo} = {alias}.lo OR {lo} = \
             {alias}.hi)"
        );
        (alias, join)
    };
    let (a_day, a_join) = is_day('a', a_lo, a_hi);
    let (b_day, b_join) = is_day('b', b_lo, b_hi);
    let (a_local, a_clocks) = local_day(dialect, id, 'a', a_hi);
    let (b_local, b_clocks) = local_day(dialect, id, 'b', b_hi);
    let told = format!(
        "(CASE WHEN {a_hi} IS NULL OR {b_hi} IS NULL THEN NULL WHEN {a_day}.day IS NOT NULL OR \
         {b_day}.day IS NOT NULL THEN ({a_local} - {b_local}) * {DAY} WHEN {a_lo} = {a_hi} AND \
         {b_lo} = {b_hi} THEN {a_lo} - {b_lo} END)"
    );
    (told, [a_join, b_join].into_iter().chain(a_clocks).chain(b_clocks).collect())
}

/// How many microseconds of open time go into one bucket of `open_buckets`.
pub const BUCKET: i64 = crate::time::HOUR;

/// A moment so much open time later: how much was open before it, and the slot in which so much
/// more is reached. What is joined: `opened(day, before)`, `slots(day, opens, closes)` and
/// `open_buckets(bucket, before, until, opens)`.
fn plus_working_time(dialect: Dialect, id: Id, start: &str, length: &str, rows: &str) -> Cell {
    let (day, clocks) = local_day(dialect, id, 'w', start);
    let of_row = |text: &str| text.replace("p.", "w.");
    let clocks = of_row(&clocks.join(" "));
    let open = format!(
        "SELECT w.subject, MAX(d.before) + COALESCE(SUM(CASE WHEN {start} <= s.opens THEN 0 WHEN \
         {start} >= s.closes THEN s.closes - s.opens ELSE {start} - s.opens END), 0) AS open FROM \
         {rows} w {clocks} JOIN opened d ON d.day = {day} LEFT JOIN slots s ON s.day = d.day GROUP \
         BY w.subject",
        start = of_row(start),
        day = of_row(&day),
    );
    let target = format!("(o{id}.open + {length})");
    let bucket = dialect.quotient(&target, &BUCKET.to_string());
    let joins = vec![
        format!("LEFT JOIN ({open}) o{id} ON o{id}.subject = p.subject"),
        format!(
            "LEFT JOIN open_buckets b{id} ON b{id}.bucket = {bucket} AND b{id}.before < {target} \
             AND \
             {target} <= b{id}.until"
        ),
    ];
    let reached = format!("(b{id}.opens + ({target} - b{id}.before))");
    Cell { columns: vec![reached.clone(), reached], joins }
}
