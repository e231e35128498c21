//! The currency of an order.
//!
//! Converts nothing.

use crate::formula::evaluate::World;
use crate::tables::{Cells, Role};
use crate::texts::{NO_TEXT, TextId};

/// The currency of an order, else of its first line.
pub struct Currencies<'a> {
    world: World<'a>,
    of_orders: Option<&'a Cells<TextId>>,
    of_lines: Option<&'a Cells<TextId>>,
}

impl<'a> Currencies<'a> {
    /// Those of some records.
    pub fn of(world: World<'a>) -> Self {
        let column = |role: Role| world.dossiers.tables.of(role).texts("currency");
        Self { world, of_orders: column(Role::Orders), of_lines: column(Role::Lines) }
    }

    /// The currency of the order of a row; no text where there is none.
    pub fn of_order(&self, order: u32) -> TextId {
        let at =
            |ids: Option<&Cells<TextId>>, row: u32| ids.map_or(NO_TEXT, |ids| ids.at(row as usize));
        let of_order = at(self.of_orders, order);
        if of_order != NO_TEXT {
            return of_order;
        }
        let lines = &self.world.dossiers.rows_of[Role::Lines as usize];
        lines.of(order as usize).first().map_or(NO_TEXT, |&line| at(self.of_lines, line))
    }
}
