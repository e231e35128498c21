//! Which order line a delivery or an invoice row is about: the match ladder (G11 of the domain).
//!
//! By the number of the line, else by the article (and price, and first come first served where
//! an article stands on several lines), else not at all. Never splits a row between two lines.

use super::{Links, MatchLevel, NONE};
use crate::decimal::{ABSENT, ONE};
use crate::tables::{Cells, ROLES, Role, Table, Tables};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashSet;
use std::sync::Arc;

/// A row names a line or an article that its order does not have.
pub const STRAY: u32 = u32::MAX - 1;

/// How the rows of one role find their order lines.
#[derive(Debug, Clone, Default)]
pub struct LineLinks {
    /// The line of each row; [`STRAY`], or [`NONE`] where the row names none.
    pub line_of: Vec<u32>,
    /// Whether the keys of all rows of an order reach its lines, per order.
    pub reaches_lines: Vec<bool>,
    /// How lines were found in each order.
    pub level: Vec<MatchLevel>,
    /// Rows of invoices that name nothing and bill no line of their order.
    pub loose: HashSet<u32>,
}

/// Links the rows of a role to order lines. Only deliveries, invoices and returns have such links.
pub fn link(tables: &Tables, role: Role, rows_of: &[Arc<Links>; ROLES]) -> LineLinks {
    let table = tables.of(role);
    let lines = tables.of(Role::Lines);
    let orders = tables.of(Role::Orders).rows();
    let has_links = matches!(role, Role::Deliveries | Role::Invoices | Role::Returns);
    let Some(keys) = Keys::of(table, lines).filter(|_| has_links) else {
        return if role == Role::Returns {
            nameless(&rows_of[role as usize], orders)
        } else {
            LineLinks::default()
        };
    };
    let mut links = LineLinks {
        line_of: vec![NONE; table.rows()],
        reaches_lines: vec![false; orders],
        level: vec![MatchLevel::Order; orders],
        loose: HashSet::new(),
    };
    let charges = Charges::of(table, tables);
    for order in 0..orders {
        let order_lines = rows_of[Role::Lines as usize].of(order);
        if order_lines.is_empty() {
            continue;
        }
        let mut level = MatchLevel::Line;
        let mut reaches = true;
        let mut left: Vec<i64> = order_lines.iter().map(|&line| keys.ordered(line)).collect();
        let rows = rows_of[role as usize].of(order);
        for &row in rows {
            let (line, by) = keys.find(row, order_lines, &mut left);
            links.line_of[row as usize] = line;
            let is_loose = line == NONE && charges.is_loose(row, rows, order_lines);
            if is_loose {
                links.loose.insert(row);
            } else if !charges.is_charge(row) {
                reaches &= line != NONE;
                level = level.min(by);
            }
        }
        links.reaches_lines[order] = reaches;
        links.level[order] = if reaches { level } else { MatchLevel::Order };
    }
    links
}

/// Where returns name no lines, only the orders of which nothing came back are seen by line.
fn nameless(rows: &Links, orders: usize) -> LineLinks {
    LineLinks {
        line_of: Vec::new(),
        reaches_lines: (0..orders).map(|order| rows.of(order).is_empty()).collect(),
        level: Vec::new(),
        loose: HashSet::new(),
    }
}

/// Rows of invoices that bill shipping, a fee or tax or take off a discount: those without a line
/// belong to none.
struct Charges<'a> {
    charge: Option<&'a Cells<TextId>>,
    words: [Option<TextId>; 4],
    number: Option<&'a Cells<TextId>>,
    names: Vec<&'a Cells<TextId>>,
    quantity: Option<&'a Cells<i64>>,
    price: Option<&'a Cells<i64>>,
    agreed: Option<&'a Cells<i64>>,
}

impl<'a> Charges<'a> {
    fn of(table: &'a Table, tables: &'a Tables) -> Self {
        let words = ["shipping", "fee", "tax", "discount"].map(|word| tables.texts.find(word));
        Self {
            charge: table.texts("charge"),
            words,
            number: table.texts("invoice_no"),
            names: ["line_id", "sku"].iter().filter_map(|name| table.texts(name)).collect(),
            quantity: table.numbers("quantity"),
            price: table.numbers("unit_price"),
            agreed: tables.of(Role::Lines).numbers("unit_price"),
        }
    }

    /// Whether a row of an invoice names neither a line nor an article nor what it bills, beside
    /// rows of the invoice that do, and is one of something that no line has the price of: carriage
    /// or a deposit more likely than goods.
    fn is_loose(&self, row: u32, rows: &[u32], lines: &[u32]) -> bool {
        let (Some(number), Some(quantity), Some(price)) = (self.number, self.quantity, self.price)
        else {
            return false;
        };
        let names = |row: u32| self.names.iter().any(|ids| ids.at(row as usize) != NO_TEXT);
        let charge = self.charge.map_or(NO_TEXT, |charge| charge.at(row as usize));
        let is_one = quantity.at(row as usize).checked_abs() == Some(ONE);
        if names(row) || charge != NO_TEXT || !is_one {
            return false;
        }
        let of_row = price.at(row as usize);
        let is_its = |&line: &u32| {
            self.agreed.is_some_and(|agreed| {
                agreed.at(line as usize).checked_abs() == of_row.checked_abs()
            })
        };
        let is_beside =
            |&other: &u32| names(other) && number.at(other as usize) == number.at(row as usize);
        of_row != ABSENT && !lines.iter().any(is_its) && rows.iter().any(is_beside)
    }

    fn is_charge(&self, row: u32) -> bool {
        let charge = self.charge.map(|charge| charge.at(row as usize));
        charge.is_some_and(|charge| self.words.contains(&Some(charge)))
    }
}

/// The keys that rows and lines share.
struct Keys<'a> {
    line_ids: Option<(&'a Cells<TextId>, &'a Cells<TextId>)>,
    skus: Option<(&'a Cells<TextId>, &'a Cells<TextId>)>,
    prices: Option<(&'a Cells<i64>, &'a Cells<i64>)>,
    quantities: Option<&'a Cells<i64>>,
    ordered: Option<&'a Cells<i64>>,
}

impl<'a> Keys<'a> {
    fn of(table: &'a Table, lines: &'a Table) -> Option<Self> {
        let both = |name: &str| table.texts(name).zip(lines.texts(name));
        let keys = Self {
            line_ids: both("line_id"),
            skus: both("sku"),
            prices: table.numbers("unit_price").zip(lines.numbers("unit_price")),
            quantities: table.numbers("quantity"),
            ordered: lines.numbers("quantity"),
        };
        (keys.line_ids.is_some() || keys.skus.is_some()).then_some(keys)
    }

    fn ordered(&self, line: u32) -> i64 {
        self.ordered.map_or(ABSENT, |ordered| ordered.at(line as usize))
    }

    /// The line of a row among the lines of its order, and how it was found.
    fn find(&self, row: u32, lines: &[u32], left: &mut [i64]) -> (u32, MatchLevel) {
        if let Some((rows, of_lines)) = self.line_ids
            && rows.at(row as usize) != NO_TEXT
        {
            let same = |&line: &u32| of_lines.at(line as usize) == rows.at(row as usize);
            let Some(place) = lines.iter().position(same) else {
                return (STRAY, MatchLevel::Line);
            };
            self.take_room(row, &mut left[place]);
            return (lines[place], MatchLevel::Line);
        }
        let Some((rows, of_lines)) = self.skus else { return (NONE, MatchLevel::Order) };
        if rows.at(row as usize) == NO_TEXT {
            return (NONE, MatchLevel::Order);
        }
        let same = |place: &usize| of_lines.at(lines[*place] as usize) == rows.at(row as usize);
        let candidates: Vec<usize> = (0..lines.len()).filter(same).collect();
        let Some(place) = self.choose(row, lines, &candidates, left) else {
            return (STRAY, MatchLevel::Article);
        };
        if candidates.len() > 1 && !self.has_room_for(row, left[place]) {
            // The row would have to be split between two lines: only the order is certain.
            return (NONE, MatchLevel::Order);
        }
        self.take_room(row, &mut left[place]);
        (lines[place], MatchLevel::Article)
    }

    /// Takes the units of a row off what is left of a line.
    fn take_room(&self, row: u32, left: &mut i64) {
        let quantity = self.quantities.map_or(ABSENT, |quantities| quantities.at(row as usize));
        if quantity != ABSENT && *left != ABSENT {
            *left = left.saturating_sub(quantity);
        }
    }

    /// Whether the units of a row fit into what is left of a line.
    fn has_room_for(&self, row: u32, left: i64) -> bool {
        let quantity = self.quantities.map_or(ABSENT, |quantities| quantities.at(row as usize));
        quantity == ABSENT || left == ABSENT || quantity <= left
    }

    /// Of several lines with the article: those with the row's price, then the first with room.
    fn choose(&self, row: u32, lines: &[u32], places: &[usize], left: &[i64]) -> Option<usize> {
        let same_price = |place: &&usize| {
            self.prices.is_some_and(|(rows, of_lines)| {
                rows.at(row as usize) == of_lines.at(lines[**place] as usize)
            })
        };
        let priced: Vec<usize> = places.iter().filter(same_price).copied().collect();
        let pool = if priced.is_empty() { places } else { &priced };
        let has_room = |place: &&usize| left[**place] == ABSENT || left[**place] > 0;
        pool.iter().find(has_room).or(pool.last()).copied()
    }
}
