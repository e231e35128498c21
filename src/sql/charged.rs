//! What customers were billed too much or too little, from the findings of the first round.
//!
//! The same sums as `charges`: each line at its largest, the whole beside its lines only with what
//! it has more, and nothing where several currencies would have to be added.

use super::layers::Cell;
use crate::charges::Side;
use crate::formula::program::Id;
use crate::tables::Role;

/// The value for each subject of a group; `document` is the column by which its rows name one.
pub fn charged(id: Id, side: Side, subjects: &str, document: Option<(Role, &str)>) -> Cell {
    let sign = if side == Side::Over { ">" } else { "<" };
    let (document, row) = match document {
        Some((role, column)) => (
            format!("COALESCE(t.{column}, '')"),
            format!(" LEFT JOIN in_{} t ON t.own_row = s.own_row", role.name()),
        ),
        None => ("''".to_owned(), String::new()),
    };
    let about = format!(
        "SELECT s.subject, c.line, c.currency, ABS(c.amount) AS amount FROM {subjects} s LEFT JOIN \
         in_orders o ON o.own_row = s.order_row{row} JOIN charges c ON c.order_id = \
         COALESCE(o.order_id, '') WHERE c.amount {sign} 0 AND CASE WHEN c.document = '' OR \
         {document} \
         = '' THEN c.order_id <> '' ELSE c.document = {document} END"
    );
    let by_line = format!(
        "SELECT a.subject, a.line, MAX(a.amount) AS largest, MIN(a.currency) AS first, \
         MAX(a.currency) AS last FROM ({about}) a GROUP BY a.subject, a.line"
    );
    let sums = format!(
        "SELECT b.subject, MIN(b.first) AS first, MAX(b.last) AS last, COALESCE(SUM(CASE WHEN \
         b.line \
         = '' THEN b.largest END), 0) AS whole, COALESCE(SUM(CASE WHEN b.line <> '' THEN b.largest \
         END), 0) AS lines FROM ({by_line}) b GROUP BY b.subject"
    );
    let alias = format!("a{id}");
    let column = format!(
        "CAST(CASE WHEN {alias}.subject IS NULL THEN 0 WHEN {alias}.first <> {alias}.last THEN \
         NULL \
         WHEN {alias}.whole >= {alias}.lines THEN {alias}.whole ELSE {alias}.lines END AS BIGINT)"
    );
    let join = format!("LEFT JOIN ({sums}) {alias} ON {alias}.subject = p.subject");
    Cell { columns: vec![column], joins: vec![join] }
}
