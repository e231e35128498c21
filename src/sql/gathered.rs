//! Aggregates over the rows of each subject, and when deliveries add up.
//!
//! What is not known of one row is not known of all, unless the others prove it.

use super::layers::Cell;
use super::values::Value;
use crate::decimal::ONE;
use crate::formula::functions::Aggregate;
use crate::formula::program::{Completed, Form, Gathered, Id};

/// An aggregate over the rows of a query.
pub fn over(
    id: Id,
    form: Form,
    over: &Gathered,
    rows: &str,
    of_row: &impl Fn(Id) -> Value,
) -> Cell {
    let filter = over.filter.map_or("TRUE".to_owned(), |id| of_row(id).single());
    let fits = over.fits.map(|id| of_row(id).single());
    let taken = match &fits {
        Some(fits) => format!("(CASE WHEN {filter} AND NOT {fits} THEN NULL ELSE {filter} END)"),
        None => filter.clone(),
    };
    let alias = format!("a{id}");
    let join = |select: &str, from: &str| {
        format!(
            "LEFT JOIN (SELECT r.subject, {select} FROM {from} r GROUP BY r.subject) {alias} ON \
             {alias}.subject = p.subject"
        )
    };
    let value = over.value.map(of_row);
    if form == Form::Time {
        return moment(&alias, over.function, rows, &filter, value);
    }
    let value = value.map(Value::single);
    let known = |value: &str| format!("{taken} IS NULL OR ({taken} AND {value} IS NULL)");
    let or_unknown = |doubt: &str, otherwise: &str| {
        format!("CASE WHEN COUNT(CASE WHEN {doubt} THEN 1 END) > 0 THEN NULL ELSE {otherwise} END")
    };
    let (select, nothing) = match (over.function, value) {
        (Aggregate::Any, _) => (
            format!(
                "CASE WHEN COUNT(CASE WHEN {filter} THEN 1 END) > 0 THEN TRUE WHEN COUNT(CASE \
                 WHEN {filter} IS NULL THEN 1 END) > 0 THEN NULL ELSE FALSE END AS v"
            ),
            "FALSE",
        ),
        (Aggregate::Count, _) | (_, None) => {
            let count = format!("CAST({ONE} * COUNT(CASE WHEN {filter} THEN 1 END) AS BIGINT)");
            (or_unknown(&format!("{filter} IS NULL"), &count) + " AS v", "0")
        }
        (Aggregate::Sum, Some(value)) => {
            let sum =
                format!("CAST(COALESCE(SUM(CASE WHEN {taken} THEN {value} END), 0) AS BIGINT)");
            (or_unknown(&known(&value), &sum) + " AS v", "0")
        }
        (Aggregate::Distinct, Some(value)) => {
            let count = format!(
                "CAST({ONE} * COUNT(DISTINCT CASE WHEN {taken} THEN {value} END) AS BIGINT)"
            );
            (or_unknown(&known(&value), &count) + " AS v", "0")
        }
        (Aggregate::Only, Some(value)) => {
            let one = format!("CASE WHEN {taken} THEN {value} END");
            let only = format!("CASE WHEN COUNT(DISTINCT {one}) = 1 THEN MIN({one}) END");
            (or_unknown(&known(&value), &only) + " AS v", "NULL")
        }
        (function, Some(value)) => {
            let word = if function == Aggregate::Min { "MIN" } else { "MAX" };
            let least = format!("{word}(CASE WHEN {taken} THEN {value} END)");
            (or_unknown(&known(&value), &least) + " AS v", "NULL")
        }
    };
    let column = format!("(CASE WHEN {alias}.subject IS NULL THEN {nothing} ELSE {alias}.v END)");
    Cell { columns: vec![column], joins: vec![join(&select, rows)] }
}

/// The earliest or latest moment: that which ends first or last.
fn moment(
    alias: &str,
    function: Aggregate,
    rows: &str,
    filter: &str,
    value: Option<Value>,
) -> Cell {
    let nothing = ["CAST(NULL AS BIGINT)", "CAST(NULL AS BIGINT)"].map(str::to_owned);
    let [lo, hi] = value.map_or(nothing, Value::span);
    let is_least = function == Aggregate::Min;
    let word = if is_least { "MIN" } else { "MAX" };
    let (first, second) = if is_least { (&lo, &hi) } else { (&hi, &lo) };
    let doubt = format!("{filter} IS NULL OR ({filter} AND {lo} IS NULL)");
    let inner = format!(
        "SELECT r.subject, CASE WHEN {filter} THEN {first} END AS a, CASE WHEN {filter} THEN \
         {second} END AS b, {word}(CASE WHEN {filter} THEN {first} END) OVER (PARTITION BY \
         r.subject) AS best, CASE WHEN {doubt} THEN 1 END AS doubt FROM {rows} r"
    );
    let join = format!(
        "LEFT JOIN (SELECT r.subject, CASE WHEN COUNT(r.doubt) = 0 THEN MIN(r.best) END AS a, \
         CASE WHEN COUNT(r.doubt) = 0 THEN {word}(CASE WHEN r.a = r.best THEN r.b END) END AS b \
         FROM ({inner}) r GROUP BY r.subject) {alias} ON {alias}.subject = p.subject"
    );
    let columns = if is_least { ["a", "b"] } else { ["b", "a"] };
    Cell { columns: columns.map(|column| format!("{alias}.{column}")).into(), joins: vec![join] }
}

/// When the deliveries of each subject add up to what was required, or whether they do (G5 of the
/// domain).
pub fn completion(
    id: Id,
    one: &Completed,
    (rows, subjects): (&str, &str),
    of_row: &impl Fn(Id) -> Value,
    of_subject: &impl Fn(Id) -> Value,
) -> Cell {
    let [lo, hi] = of_row(one.arrived_at).span();
    let arrived = format!("COALESCE({}, FALSE)", of_row(one.has_arrived).single());
    let awaited = of_row(one.is_awaited).single();
    let quantity = of_row(one.quantity).single();
    // What was required stands with the subject, and is looked up for each of its rows.
    let needs = of_subject(one.required).single();
    let alias = format!("a{id}");
    let first = format!(
        "SELECT r.subject, {needs} AS required, {arrived} AS arrived, {awaited} AS awaited, {lo} \
         AS lo, {hi} AS hi, {quantity} AS quantity, ROW_NUMBER() OVER (PARTITION BY r.subject, \
         {arrived} ORDER BY COALESCE({hi}, 0), COALESCE({lo}, 0), r.own_row) AS place, \
         SUM({quantity}) OVER (PARTITION BY r.subject, {arrived} ORDER BY COALESCE({hi}, 0), \
         COALESCE({lo}, 0), r.own_row ROWS UNBOUNDED PRECEDING) AS total FROM {rows} r JOIN \
         {subjects} q ON q.subject = r.subject"
    );
    let second = format!(
        "SELECT r.subject, r.required, r.arrived, r.awaited, r.lo, r.hi, r.quantity, r.place, \
         MIN(CASE WHEN r.arrived AND r.total >= r.required THEN r.place END) OVER (PARTITION BY \
         r.subject) AS enough, MAX(CASE WHEN r.arrived THEN r.place END) OVER (PARTITION BY \
         r.subject) AS last FROM ({first}) r"
    );
    let third = format!(
        "SELECT r.subject, MAX(r.required) AS required, COUNT(CASE WHEN r.arrived THEN 1 END) AS \
         came, COUNT(CASE WHEN r.arrived THEN r.quantity END) AS counted, COUNT(CASE WHEN \
         r.arrived THEN r.hi END) AS dated, COUNT(CASE WHEN r.awaited THEN 1 END) AS awaited, \
         MAX(r.enough) AS enough, MAX(CASE WHEN r.arrived AND r.place = r.enough THEN r.lo END) \
         AS enough_lo, MAX(CASE WHEN r.arrived AND r.place = r.enough THEN r.hi END) AS \
         enough_hi, MAX(CASE WHEN r.arrived AND r.place = r.last THEN r.lo END) AS last_lo, \
         MAX(CASE WHEN r.arrived AND r.place = r.last THEN r.hi END) AS last_hi FROM ({second}) r \
         GROUP BY r.subject"
    );
    let join = format!("LEFT JOIN ({third}) {alias} ON {alias}.subject = p.subject");
    let a = |column: &str| format!("{alias}.{column}");
    let is_uncounted =
        format!("({} IS NULL OR ({} = 0 AND {} > 0))", a("required"), a("counted"), a("came"));
    let all_came = format!("({} = 0 AND {} > 0)", a("awaited"), a("came"));
    let is_mixed = format!("({} < {})", a("counted"), a("came"));
    let columns = if one.is_truth {
        vec![format!(
            "(CASE WHEN {} IS NULL THEN FALSE WHEN {is_uncounted} THEN {all_came} WHEN {is_mixed} \
             THEN NULL ELSE {} IS NOT NULL END)",
            a("subject"),
            a("enough")
        )]
    } else {
        let end = |end: &str| {
            format!(
                "(CASE WHEN {is_uncounted} THEN (CASE WHEN {all_came} THEN {} END) WHEN {is_mixed} \
                 THEN NULL WHEN {} = {} THEN {} END)",
                a(&format!("last_{end}")),
                a("dated"),
                a("came"),
                a(&format!("enough_{end}"))
            )
        };
        vec![end("lo"), end("hi")]
    };
    Cell { columns, joins: vec![join] }
}
