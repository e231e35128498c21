//! The longest time in which nothing was heard of an order, as queries.
//!
//! The moments of messages and of deliveries one below the other, each with the one before it.

use super::dialect::Dialect;
use super::layers::Cell;
use super::moments::length;
use super::values::Value;
use crate::formula::program::{Id, Silenced};

/// What the moments are read from: the rows of messages and of deliveries, and the subjects.
pub struct Heard<'q> {
    /// The query of the messages.
    pub messages: &'q str,
    /// The query of the deliveries.
    pub deliveries: &'q str,
    /// The query of the subjects.
    pub subjects: &'q str,
}

/// When the longest silence of each subject began or ended; `value` gives a node of an alias.
pub fn longest(
    dialect: Dialect,
    id: Id,
    one: &Silenced,
    heard: &Heard<'_>,
    value: &impl Fn(Id, &str) -> Value,
) -> Cell {
    let Heard { messages, subjects, .. } = heard;
    let outgoing = value(one.is_outgoing, "r").single();
    let [sent_lo, _] = value(one.sent_at, "r").span();
    let moments = moments(one, heard, value);
    let [[from_lo, from_hi], [until_lo, until_hi]] = one.wait.map(|id| value(id, "q").span());
    // Within the wait, whose end comes last and whose start comes first.
    let within = format!(
        "SELECT q.subject, m.lo, m.hi, 1 AS part FROM {subjects} q JOIN ({moments}) m ON \
         m.subject = \
         q.subject WHERE m.lo > {from_lo} AND m.hi < {until_hi} UNION ALL SELECT q.subject, \
         {until_lo} AS lo, {until_hi} AS hi, 2 AS part FROM {subjects} q WHERE {from_lo} <= \
         {until_hi} UNION ALL SELECT q.subject, {from_lo} AS lo, {from_hi} AS hi, 0 AS part FROM \
         {subjects} q WHERE {from_lo} <= {until_hi}"
    );
    let window = "OVER (PARTITION BY w.subject ORDER BY w.part, w.hi, w.lo)";
    let gaps = format!(
        "SELECT w.subject, w.lo, w.hi, LAG(w.lo) {window} AS last_lo, LAG(w.hi) {window} AS \
         last_hi, \
         ROW_NUMBER() {window} AS place FROM ({within}) w"
    );
    let (told, joins) = length(
        dialect,
        id,
        &["g.lo", "g.hi"].map(str::to_owned),
        &["g.last_lo", "g.last_hi"].map(str::to_owned),
    );
    let joins = joins.join(" ");
    let lengths = format!(
        "SELECT g.subject, g.lo, g.hi, g.last_lo, g.last_hi, g.place, COALESCE({told}, 0) AS \
         length \
         FROM ({gaps}) g {joins}"
    );
    // The first of several that are equally long; none where no time passed at all.
    let best = format!(
        "SELECT l.subject, l.lo, l.hi, l.last_lo, l.last_hi, l.place, l.length, ROW_NUMBER() OVER \
         (PARTITION BY l.subject ORDER BY l.length DESC, l.place) AS rank FROM ({lengths}) l WHERE \
         l.place > 1"
    );
    let alias = format!("a{id}");
    let doubt = format!(
        "SELECT r.subject, COUNT(CASE WHEN {outgoing} IS NULL OR ({outgoing} AND {sent_lo} IS \
         NULL) \
         THEN 1 END) AS doubts FROM {messages} r GROUP BY r.subject"
    );
    let joins = vec![
        format!("LEFT JOIN ({best}) {alias} ON {alias}.subject = p.subject AND {alias}.rank = 1"),
        format!("LEFT JOIN ({doubt}) {alias}d ON {alias}d.subject = p.subject"),
    ];
    let [from_lo, from_hi] = value(one.wait[0], "p").span();
    let column = |of_end: &str, of_start: &str, start: &str| {
        let found = if one.is_end { of_end } else { of_start };
        format!(
            "(CASE WHEN COALESCE({alias}d.doubts, 0) > 0 OR {alias}.subject IS NULL THEN NULL WHEN \
             {alias}.length > 0 THEN {alias}.{found} ELSE {start} END)"
        )
    };
    let columns = vec![column("lo", "last_lo", &from_lo), column("hi", "last_hi", &from_hi)];
    Cell { columns, joins }
}

/// Every moment at which something was heard, one below the other.
fn moments(one: &Silenced, heard: &Heard<'_>, value: &impl Fn(Id, &str) -> Value) -> String {
    let Heard { messages, deliveries, subjects } = heard;
    let outgoing = value(one.is_outgoing, "r").single();
    let [sent_lo, sent_hi] = value(one.sent_at, "r").span();
    let mut moments = vec![format!(
        "SELECT r.subject, {sent_lo} AS lo, {sent_hi} AS hi FROM {messages} r WHERE {outgoing}"
    )];
    for seen in one.seen {
        let [lo, hi] = value(seen, "r").span();
        moments.push(format!(
            "SELECT r.subject, {lo} AS lo, {hi} AS hi FROM {deliveries} r WHERE {lo} IS NOT NULL"
        ));
    }
    let [lo, hi] = value(one.shipped_at, "r").span();
    moments.push(format!(
        "SELECT r.subject, {lo} AS lo, {hi} AS hi FROM {subjects} r WHERE {lo} IS NOT NULL"
    ));
    moments.join(" UNION ALL ")
}
