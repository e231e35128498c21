//! What customers were taught to expect: orders that came after the cut-off and left the same day.
//!
//! An exception that nobody mentions becomes the standard. Counts earlier exceptions of the same
//! customer, which no formula can, because an order does not see the other orders. Judges nothing.

use super::Dossiers;
use super::exchanges::left_at;
use crate::calendar::Calendar;
use crate::tables::Role;
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;

/// For each order, how many earlier orders of its customer were exceptions.
#[derive(Debug, Clone, Default)]
pub struct Standards(Vec<u32>);

impl Standards {
    /// Counts them; there are none where the calendar has no cut-off, or orders name no customers.
    pub fn new(dossiers: &Dossiers, calendar: &Calendar) -> Self {
        if !calendar.has_cut_off() {
            return Self::default();
        }
        Self::count(dossiers, calendar).unwrap_or_default()
    }

    fn count(dossiers: &Dossiers, calendar: &Calendar) -> Option<Self> {
        let orders = dossiers.tables.of(Role::Orders);
        let (customers, times) = (orders.texts("customer")?, orders.times("ordered_at")?);
        let known = customers.iter().zip(times.iter()).zip(0_u32..);
        let mut in_turn: Vec<(i64, u32, TextId)> = known
            .filter(|((customer, at), _)| *customer != NO_TEXT && at.is_exact())
            .map(|((customer, at), row)| (at.hi, row, customer))
            .collect();
        in_turn.sort_unstable();
        let mut before = vec![0; orders.rows()];
        let mut so_far: HashMap<TextId, u32> = HashMap::new();
        for (at, row, customer) in in_turn {
            let count = so_far.entry(customer).or_default();
            before[row as usize] = *count;
            *count += u32::from(is_exception(dossiers, calendar, at, row));
        }
        Some(Self(before))
    }

    /// How many earlier exceptions there were.
    pub fn before(&self, order: u32) -> u32 {
        self.0.get(order as usize).copied().unwrap_or(0)
    }
}

/// Whether an order was placed after the cut-off of its day and left on that day all the same.
fn is_exception(dossiers: &Dossiers, calendar: &Calendar, ordered_at: i64, order: u32) -> bool {
    let day = calendar.zone.day_of(ordered_at);
    let is_late =
        calendar.cut_off(day).is_some_and(|at| calendar.zone.time_of_day(ordered_at) > at);
    if !is_late {
        return false;
    }
    let deliveries = &dossiers.rows_of[Role::Deliveries as usize];
    let left = left_at(&dossiers.tables, order, deliveries);
    left.is_known() && calendar.zone.day_of(left.hi) == day
}
