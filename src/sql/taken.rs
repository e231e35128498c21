//! Tables of a warehouse as the rows that the rules read: `in_ROLE`, what was refused and why, and
//! what became of every row.
//!
//! The same treatment as intake gives typed cells: words in ours, moments as spans, amounts in
//! millionths; what would lose a digit, an hour or a key is put into quarantine with its reason.

use super::declared::{Column, Declared, Feed, Held, needed};
use super::dialect::{Dialect, Kind};
use super::moments::whole_days;
use super::query::Query;
use crate::decimal::ONE;
use crate::intake::{About, Class, happened, key_of, told_at};
use crate::money::{OTHER_DECIMALS, minor_decimals};
use crate::tables::{Kind as Of, Role};

/// What tables are taken in with.
#[derive(Debug, Clone, Copy)]
pub struct Taking {
    /// The engine.
    pub dialect: Dialect,
    /// The moment of the audit.
    pub as_of: i64,
}

/// The query of the days and the turns of clocks of a zone, by its place among those of a script.
pub fn walls(zone: usize) -> String {
    format!("walls_{zone}")
}

/// The queries of a table up to `kept_ROLE`, which holds its rows that count.
pub fn queries(taking: Taking, one: &Declared, zone: usize) -> Vec<Query> {
    let name = one.role.name();
    let raw = Query::new(format!("raw_{name}"), raw(taking.dialect, one));
    let read = Query::new(format!("read_{name}"), read(taking, one, zone));
    let seen = Query::new(format!("seen_{name}"), seen(taking, one));
    let told = Query::new(format!("told_{name}"), told(taking.dialect, one));
    vec![raw, read, seen, told]
}

/// The columns of the customer's table under our names, in an order of their own.
fn raw(dialect: Dialect, one: &Declared) -> String {
    let mut columns = Vec::new();
    let mut order = Vec::new();
    for column in &one.columns {
        let Feed::Column(header, held) = &column.feed else { continue };
        let cell = format!("c.{}", dialect.name_of(header));
        order.push((column.kind, cell.clone()));
        let value = match (column.kind, held) {
            (Of::Time, Held::Date) => dialect.day(&cell),
            (Of::Time, Held::Instant) => dialect.instant(&cell),
            (Of::Time, _) => dialect.wall(&cell),
            (Of::Text, _) => {
                let text = dialect.trimmed(&dialect.as_text(&cell));
                nothing_of(dialect, &text, &one.source.absent)
            }
            (Of::Money | Of::Quantity, _) => cell,
        };
        columns.push(format!("{value} AS {}", column.name));
    }
    // The moments first, so that of two rows that are alike the earlier one comes first.
    order.sort_by_key(|(kind, _)| *kind != Of::Time);
    let order: Vec<String> =
        order.iter().map(|(kind, cell)| dialect.ordered(cell, *kind == Of::Text)).collect();
    let mut select = format!(
        "SELECT CAST(ROW_NUMBER() OVER (ORDER BY {}) AS {}) AS own_row,\n    {}\n  FROM {} c",
        order.join(", "),
        dialect.kind(Kind::Whole),
        columns.join(",\n    "),
        dialect.table(&one.table)
    );
    for (place, (header, cells)) in one.source.only.iter().enumerate() {
        let word = if place == 0 { "\n  WHERE" } else { " AND" };
        let cell = dialect.trimmed(&dialect.as_text(&format!("c.{}", dialect.name_of(header))));
        let cells: Vec<String> = cells.iter().map(|cell| dialect.text(cell)).collect();
        select += &format!("{word} {cell} IN ({})", cells.join(", "));
    }
    select
}

/// A text, or nothing where it is empty or a word that means so.
fn nothing_of(dialect: Dialect, text: &str, absent: &[String]) -> String {
    let words: Vec<String> = std::iter::once("''".to_owned())
        .chain(absent.iter().map(|one| dialect.text(one)))
        .collect();
    format!("CASE WHEN {text} NOT IN ({}) THEN {text} END", words.join(", "))
}

/// A column as the expressions of its values, and what is wrong with them.
struct Cell {
    /// Each with its name.
    columns: Vec<(String, String)>,
    /// Conditions on which the row is refused, and the reasons.
    faults: Vec<(String, &'static str)>,
    joins: Vec<String>,
}

/// Typed values, and the first fault of each row: `read_ROLE(own_row, fault_column, fault_value,
/// fault, …)`.
fn read(taking: Taking, one: &Declared, zone: usize) -> String {
    let dialect = taking.dialect;
    let cells: Vec<(&Column, Cell)> =
        one.columns.iter().map(|column| (column, cell(taking, one, column, zone))).collect();
    let mut faults = [String::new(), String::new(), String::new()];
    for (column, cell) in &cells {
        let value = match column.feed {
            Feed::Column(..) => {
                format!("COALESCE({}, '')", dialect.as_text(&format!("c.{}", column.name)))
            }
            _ => "''".to_owned(),
        };
        for (fault, reason) in &cell.faults {
            let told = [dialect.text(column.name), value.clone(), dialect.text(reason)];
            for (text, told) in faults.iter_mut().zip(told) {
                *text += &format!("\n      WHEN {fault} THEN {told}");
            }
        }
    }
    let fault = |text: &String| match text.is_empty() {
        true => dialect.nothing(Kind::Text),
        false => format!("CASE{text} END"),
    };
    let [column, value, reason] = faults.each_ref().map(fault);
    let mut columns = vec![
        "c.own_row".to_owned(),
        format!("{column} AS fault_column"),
        format!("{value} AS fault_value"),
        format!("{reason} AS fault"),
    ];
    let mut joins = String::new();
    for (_, cell) in &cells {
        columns.extend(cell.columns.iter().map(|(name, value)| format!("{value} AS {name}")));
        joins += &cell.joins.iter().map(|join| format!("\n  {join}")).collect::<String>();
    }
    format!("SELECT {}\n  FROM raw_{} c{joins}", columns.join(",\n    "), one.role.name())
}

fn cell(taking: Taking, one: &Declared, column: &Column, zone: usize) -> Cell {
    match column.kind {
        Of::Text => text(taking.dialect, one, column),
        Of::Money | Of::Quantity => number(taking.dialect, one, column),
        Of::Time => time(taking, column, zone),
    }
}

fn text(dialect: Dialect, one: &Declared, column: &Column) -> Cell {
    let name = column.name;
    let mut faults = Vec::new();
    let mut joins = Vec::new();
    let cell = match &column.feed {
        Feed::Text(text) => dialect.text(text),
        _ => format!("c.{name}"),
    };
    let mut words = String::new();
    if matches!(column.class, Class::Word(_) | Class::Currency) {
        for (theirs, ours) in &one.source.words {
            words += &format!(" WHEN {} THEN {}", dialect.text(theirs), dialect.text(ours));
        }
    }
    let or_word = |otherwise: String| match words.is_empty() {
        true => otherwise,
        false => format!("CASE {cell}{words} ELSE {otherwise} END"),
    };
    let value = match column.class {
        Class::Word(about) => {
            let alias = format!("w_{name}");
            joins.push(format!(
                "LEFT JOIN words {alias} ON {alias}.about = {} AND {alias}.theirs = {}",
                dialect.text(&subject(about)),
                dialect.folded(&cell)
            ));
            or_word(format!("COALESCE({alias}.ours, {})", dialect.lower(&cell)))
        }
        Class::Currency => {
            let code = dialect.upper(&or_word(cell.clone()));
            let is_none = format!("{code} IS NOT NULL AND NOT {}", dialect.is_code(&code));
            faults.push((is_none, "is not a currency code"));
            code
        }
        _ if name == "customer" => {
            joins.push(format!("LEFT JOIN nobody n_{name} ON n_{name}.word = {cell}"));
            format!("CASE WHEN n_{name}.word IS NULL THEN {cell} END")
        }
        _ => cell.clone(),
    };
    if needed(one.role).contains(&name) {
        faults.insert(0, (format!("{cell} IS NULL"), "is empty, and every row needs it"));
    }
    Cell { columns: vec![(name.to_owned(), value)], faults, joins }
}

/// The word by which the words about something are looked up.
pub fn subject(about: About) -> String {
    format!("{about:?}").to_lowercase()
}

fn number(dialect: Dialect, one: &Declared, column: &Column) -> Cell {
    let name = column.name;
    let whole = dialect.kind(Kind::Whole);
    let (cell, held) = match &column.feed {
        Feed::Number(number) => {
            let columns = vec![(name.to_owned(), format!("CAST({number} AS {whole})"))];
            return Cell { columns, faults: Vec::new(), joins: Vec::new() };
        }
        Feed::Column(_, held) => (format!("c.{name}"), *held),
        Feed::Text(_) => (dialect.nothing(Kind::Whole), Held::Plainly),
    };
    let exact = dialect.decimal(&cell);
    let (unit, decimals) = match held {
        Held::Minor => (per_minor_unit(dialect, one), format!("{cell} <> {exact}")),
        _ => (ONE.to_string(), format!("{cell} <> {exact}")),
    };
    // Nine trillion, as intake has it, in whole units.
    let limit = if held == Held::Minor { "9223372036854" } else { "9223372036854.775807" };
    let is_large = format!("ABS({exact}) > {limit}");
    let value =
        format!("CASE WHEN ABS({exact}) <= {limit} THEN CAST({exact} * {unit} AS {whole}) END");
    Cell {
        columns: vec![(name.to_owned(), value)],
        faults: vec![(is_large, "is too large"), (decimals, "has more than six decimals")],
        joins: Vec::new(),
    }
}

/// How many millionths the minor unit of the currency of a row is.
fn per_minor_unit(dialect: Dialect, one: &Declared) -> String {
    let unit = |decimals: u32| ONE / 10_i64.pow(decimals);
    let usual = unit(minor_decimals(""));
    match one.column("currency").map(|column| &column.feed) {
        Some(Feed::Text(code)) => unit(minor_decimals(code)).to_string(),
        Some(_) => {
            let mut text = format!("(CASE {}", dialect.upper("c.currency"));
            for (code, decimals) in OTHER_DECIMALS {
                text += &format!(" WHEN '{code}' THEN {}", unit(decimals));
            }
            format!("{text} ELSE {usual} END)")
        }
        None => usual.to_string(),
    }
}

fn time(taking: Taking, column: &Column, zone: usize) -> Cell {
    let (dialect, name) = (taking.dialect, column.name);
    let cell = format!("c.{name}");
    let Feed::Column(_, held) = column.feed else {
        let nothing = || dialect.nothing(Kind::Whole);
        let columns = ["lo", "hi"].map(|end| (format!("{name}_{end}"), nothing()));
        return Cell { columns: columns.into(), faults: Vec::new(), joins: Vec::new() };
    };
    let alias = format!("d_{name}");
    let far = |known: &str| (format!("{cell} IS NOT NULL AND {known} IS NULL"), FAR);
    let (lo, hi, join, faults) = match held {
        Held::Date => {
            // A date is a local day of its source.
            let join = format!("LEFT JOIN {} {alias} ON {alias}.day = {cell}", walls(zone));
            (format!("{alias}.lo"), format!("{alias}.hi"), join, vec![far(&format!("{alias}.day"))])
        }
        Held::Instant => {
            let day = whole_days(dialect, &cell);
            let join = format!("LEFT JOIN clocks {alias} ON {alias}.utc_day = {day}");
            let known = format!("{alias}.utc_day");
            (cell.clone(), cell.clone(), join, vec![far(&known)])
        }
        _ => {
            let day = whole_days(dialect, &cell);
            let join = format!("LEFT JOIN {} {alias} ON {alias}.day = {day}", walls(zone));
            let at = |end: &str, between: &str| {
                format!(
                    "CASE WHEN {cell} < {alias}.{between}_from THEN {cell} - {alias}.before WHEN \
                     {cell} >= {alias}.{between}_until THEN {cell} - {alias}.behind ELSE {cell} - \
                     {alias}.{end} END"
                )
            };
            let is_skipped = format!(
                "{alias}.is_gap AND {cell} >= {alias}.turn_from AND {cell} < {alias}.turn_until"
            );
            let skipped = "is a time that the clocks of its zone skipped that day";
            let faults = vec![far(&format!("{alias}.day")), (is_skipped, skipped)];
            (at("before", "turn"), at("behind", "turn"), join, faults)
        }
    };
    Cell {
        columns: vec![(format!("{name}_lo"), lo), (format!("{name}_hi"), hi)],
        faults,
        joins: vec![join],
    }
}

const FAR: &str = "is beyond the days of this script";

/// What is later than the audit made invisible, and how often each key stands there:
/// `seen_ROLE(…, is_later, alike, same, copy)`.
fn seen(taking: Taking, one: &Declared) -> String {
    let as_of = taking.as_of;
    let (own, others) = happened(one.role);
    let los: Vec<String> =
        own.iter().filter(|name| one.has(name)).map(|name| format!("r.{name}_lo")).collect();
    // A row is as old as the earliest of its moments.
    let is_later = match los.is_empty() {
        true => "FALSE".to_owned(),
        false => {
            let none = los.iter().map(|lo| format!("({lo} IS NULL OR {lo} > {as_of})"));
            let some = los.iter().map(|lo| format!("{lo} IS NOT NULL"));
            let (none, some): (Vec<_>, Vec<_>) = (none.collect(), some.collect());
            format!("({} AND ({}))", none.join(" AND "), some.join(" OR "))
        }
    };
    let mut columns = vec!["r.own_row".to_owned(), format!("{is_later} AS is_later")];
    columns.extend(["r.fault_column", "r.fault_value", "r.fault"].map(str::to_owned));
    for column in &one.columns {
        let mut hiding: Vec<String> = Vec::new();
        for (moment, told) in told_at(one.role) {
            if told.contains(&column.name) && one.has(moment) {
                hiding.push(format!("r.{moment}_lo > {as_of}"));
            }
        }
        if others.contains(&column.name) {
            hiding.push(format!("r.{}_lo > {as_of}", column.name));
        }
        for name in names(column) {
            columns.push(match hiding.is_empty() {
                true => format!("r.{name}"),
                false => format!(
                    "CASE WHEN {} THEN NULL ELSE r.{name} END AS {name}",
                    hiding.join(" OR ")
                ),
            });
        }
    }
    format!("SELECT {}\n  FROM read_{} r", columns.join(",\n    "), one.role.name())
}

/// The names of the columns that a column becomes.
pub fn names(column: &Column) -> Vec<String> {
    match column.kind {
        Of::Time => ["lo", "hi"].map(|end| format!("{}_{end}", column.name)).into(),
        _ => vec![column.name.to_owned()],
    }
}

/// What becomes of each row: `told_ROLE(…, fate)` with 0 for used, 1 for a repeat, 2 for
/// quarantined and 3 for left out.
fn told(dialect: Dialect, one: &Declared) -> String {
    let all: Vec<String> = one.columns.iter().flat_map(names).collect();
    let columns =
        |alias: &str| -> Vec<String> { all.iter().map(|name| format!("{alias}.{name}")).collect() };
    let Some(key) = key(one) else {
        let fate = "CASE WHEN s.fault IS NOT NULL THEN 2 WHEN s.is_later THEN 3 ELSE 0 END AS fate";
        return format!(
            "SELECT s.own_row, s.fault_column, s.fault_value, s.fault, {fate},\n    {}\n  FROM \
             seen_{} s",
            columns("s").join(",\n    "),
            one.role.name()
        );
    };
    let by_key: Vec<String> =
        key.iter().flat_map(|column| names(column)).map(|name| format!("s.{name}")).collect();
    let (first_key, by_key) = (key[0].name, by_key.join(", "));
    let rests = "CASE WHEN s.fault IS NULL AND NOT s.is_later THEN 1 ELSE 0 END";
    let by_all = columns("s").join(", ");
    let counted = format!(
        "SELECT s.own_row, s.is_later, s.fault_column, s.fault_value, s.fault,\n    COUNT(*) OVER \
         (PARTITION BY {rests}, {by_key}) AS alike,\n    COUNT(*) OVER (PARTITION BY {rests}, \
         {by_all}) AS same,\n    ROW_NUMBER() OVER (PARTITION BY {rests}, {by_all} ORDER BY \
         s.own_row) AS copy,\n    {}\n  FROM seen_{} s",
        columns("s").join(",\n    "),
        one.role.name()
    );
    let first = format!("k.{first_key}");
    let is_clash = format!("{first} IS NOT NULL AND k.alike <> k.same");
    let told = format!("has the {first_key} of another row with other values");
    let fate = format!(
        "CASE WHEN k.fault IS NOT NULL THEN 2 WHEN k.is_later THEN 3 WHEN {is_clash} THEN 2 WHEN \
         {first} IS NOT NULL AND k.copy > 1 THEN 1 ELSE 0 END AS fate"
    );
    let or = |name: &str, value: String| {
        format!(
            "CASE WHEN k.fault IS NULL AND NOT k.is_later AND {is_clash} THEN {value} ELSE \
                 k.{name} END AS {name}"
        )
    };
    format!(
        "SELECT k.own_row,\n    {},\n    {},\n    {},\n    {fate},\n    {}\n  FROM ({counted}) k",
        or("fault_column", dialect.text(first_key)),
        or("fault_value", first.clone()),
        or("fault", dialect.text(&told)),
        columns("k").join(",\n    ")
    )
}

/// The columns that together must name one row, if the first of them is there.
fn key(one: &Declared) -> Option<Vec<&Column>> {
    let key = key_of(one.role);
    // Deliveries of single articles share their number and are no repeats of each other.
    let is_by_article = one.role == Role::Deliveries && (one.has("sku") || one.has("line_id"));
    let is_keyed = one.has(key.first()?) && !is_by_article;
    is_keyed.then(|| key.iter().filter_map(|name| one.column(name)).collect())
}
