//! Findings as they are printed: plain numbers, days and RFC 3339 times, as in the CSV report.
//!
//! Reckons nothing; every text is put together from whole numbers and from the days of the almanac.

use super::dialect::{Dialect, Kind};
use super::moments::{local_day, whole_days};
use super::query::Query;
use super::values::ratio;
use crate::decimal::ONE;
use crate::money::{OTHER_DECIMALS, minor_decimals};
use crate::render::CSV_COLUMNS;
use crate::report::Outcome;
use crate::time::DAY;

/// The columns of the CSV report that no script can say: they speak of files, of a history, or of a
/// hash of texts that engines do not share.
pub const UNSAID: [&str; 6] =
    ["match_level", "evidence", "note", "fingerprint", "status", "first_seen"];

/// `findings`, with the columns of the CSV report.
pub fn findings(dialect: Dialect) -> Query {
    let mut joins = Vec::new();
    let mut cell = |name: &str| -> String {
        let plain = |name: &str| format!("COALESCE(f.{name}, '')");
        match name {
            "outcome" => named(dialect, "f.outcome"),
            "order" => plain("order_id"),
            "promised" | "actual" => value(dialect, name, &mut joins),
            "margin" => number_of_unit(dialect, "f.margin_unit", "f.margin_number"),
            "margin_unit" => {
                "CASE WHEN f.margin_number IS NULL THEN '' ELSE f.margin_unit END".to_owned()
            }
            "stake" => number(dialect, "f.stake", &minor()),
            "recoverable_until" => {
                format!("COALESCE({}, '')", moment(dialect, "recoverable", &mut joins))
            }
            name if UNSAID.contains(&name) => dialect.nothing(Kind::Text),
            name => plain(name),
        }
    };
    let cells: Vec<String> = CSV_COLUMNS
        .iter()
        .map(|name| format!("{} AS {}", cell(name), dialect.name_of(name)))
        .collect();
    let joins: String = joins.iter().map(|join| format!("\n  {join}")).collect();
    Query::new("findings", format!("SELECT {}\n  FROM found f{joins}", cells.join(",\n    ")))
}

/// The word for an outcome.
fn named(dialect: Dialect, outcome: &str) -> String {
    let words =
        Outcome::ALL.iter().map(|one| format!(" WHEN {} THEN '{}'", *one as u8, one.name()));
    dialect.as_text(&format!("CASE {outcome}{} END", words.collect::<String>()))
}

fn value(dialect: Dialect, name: &str, joins: &mut Vec<String>) -> String {
    let printed = number_of_unit(dialect, &format!("f.{name}_unit"), &format!("f.{name}_number"));
    format!("COALESCE({}, f.{name}_text, {printed}, '')", moment(dialect, name, joins))
}

/// A number of some unit, as it is printed; nothing where it is not known.
fn number_of_unit(dialect: Dialect, unit: &str, value: &str) -> String {
    let days = ratio(dialect, value, &(86_400 * ONE).to_string());
    format!(
        "CASE {unit} WHEN 'money' THEN {} WHEN 'days' THEN {} ELSE {} END",
        number(dialect, value, &minor()),
        number(dialect, &days, "0"),
        number(dialect, value, "0")
    )
}

/// How many decimals the minor unit of the currency of a finding has.
fn minor() -> String {
    let mut text = "(CASE f.currency".to_owned();
    for (code, decimals) in OTHER_DECIMALS {
        text += &format!(" WHEN '{code}' THEN {decimals}");
    }
    format!("{text} ELSE {} END)", minor_decimals(""))
}

/// A number of millionths with at least so many decimals; an empty text for none.
fn number(dialect: Dialect, value: &str, least: &str) -> String {
    let size = format!("ABS({value})");
    let one = ONE.to_string();
    let whole = format!("CAST({} AS BIGINT)", dialect.quotient(&size, &one));
    let part = dialect.rest(&size, &one);
    let digits = format!("LPAD({}, 6, '0')", dialect.as_text(&part));
    // As many as are needed and no nought behind them, but at least so many.
    let needed = dialect.without_last_noughts(&digits);
    let shown = format!(
        "CASE WHEN LENGTH({needed}) < {least} THEN SUBSTR({digits}, 1, {least}) ELSE {needed} END"
    );
    let is_whole = format!("{part} = 0 AND {least} = 0");
    format!(
        "CASE WHEN {value} IS NULL THEN '' ELSE CASE WHEN {value} < 0 THEN '-' ELSE '' END || {} \
         || CASE WHEN {is_whole} THEN '' ELSE '.' || {shown} END END",
        dialect.as_text(&whole)
    )
}

/// A moment of a finding: a day, or RFC 3339 with the offset of the zone; nothing for none.
fn moment(dialect: Dialect, name: &str, joins: &mut Vec<String>) -> String {
    let mark = &name[..1];
    let (lo, hi) = (format!("f.{name}_lo"), format!("f.{name}_hi"));
    let mut day = |alias: &str, instant: &str| {
        let (day, clocks) = local_day(dialect, 0, alias.chars().next().unwrap_or('x'), instant);
        // Every moment has joins of its own names.
        let own = |text: String| text.replace("c0", &format!("{mark}_{alias}_clock"));
        joins.extend(clocks.into_iter().map(own));
        let table = format!("{mark}_{alias}_day");
        joins.push(format!("LEFT JOIN days {table} ON {table}.day = {}", own(day)));
        table
    };
    let (last, first) = (day("h", &hi), day("l", &lo));
    let clock = format!("{mark}_l_clockl");
    let offset =
        format!("(CASE WHEN {lo} >= {clock}.turns_at THEN {clock}.behind ELSE {clock}.before END)");
    let local = format!("({lo} + {offset})");
    let seconds = dialect.quotient(
        &format!("({local} - {} * {DAY})", whole_days(dialect, &local)),
        &ONE.to_string(),
    );
    let seconds = format!("CAST({seconds} AS BIGINT)");
    let part = |unit: i64, count: i64| {
        let units = format!("CAST({} AS BIGINT)", dialect.quotient(&seconds, &unit.to_string()));
        two(dialect, &dialect.rest(&units, &count.to_string()))
    };
    let minutes = format!(
        "CAST({} AS BIGINT)",
        dialect.quotient(&format!("(ABS({offset}) + 30000000)"), "60000000")
    );
    let hours = format!("CAST({} AS BIGINT)", dialect.quotient(&minutes, "60"));
    let zone = format!(
        "CASE WHEN {offset} = 0 THEN 'Z' ELSE CASE WHEN {offset} < 0 THEN '-' ELSE '+' END || {} \
         || \
         ':' || {} END",
        two(dialect, &hours),
        two(dialect, &dialect.rest(&minutes, "60"))
    );
    format!(
        "CASE WHEN {hi} = {last}.hi AND ({lo} = {last}.lo OR {lo} = {last}.hi) THEN \
         {last}.date_text ELSE {first}.date_text || 'T' || {} || ':' || {} || ':' || {} || \
         {zone} END",
        part(3_600, 24),
        part(60, 60),
        part(1, 60)
    )
}

/// A number below 100 as two digits.
fn two(dialect: Dialect, number: &str) -> String {
    format!("LPAD({}, 2, '0')", dialect.as_text(number))
}

/// `outcomes`, how many subjects of each promise came to what.
pub fn outcomes() -> Query {
    let counts: Vec<String> = Outcome::ALL
        .iter()
        .map(|one| {
            let name = one.name().replace(' ', "_");
            format!("COUNT(CASE WHEN j.outcome = {} THEN 1 END) AS {name}", *one as u8)
        })
        .collect();
    let select = format!(
        "SELECT j.code, {}, COUNT(*) AS subjects\n  FROM judged j GROUP BY j.code",
        counts.join(", ")
    );
    Query::new("outcomes", select)
}
