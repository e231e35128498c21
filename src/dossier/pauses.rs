//! When tickets waited for somebody else: for the customer, for a third party, or for nothing more
//! because they were settled.
//!
//! Taken from what happened to them. Knows no deadlines; how these move is worked out where the
//! calendar is at hand.

use super::Links;
use crate::tables::{Role, Tables};
use crate::texts::{NO_TEXT, TextId};
use crate::time::Span;
use hashbrown::HashMap;

/// The pauses of every ticket.
#[derive(Debug, Clone, Default)]
pub struct Pauses {
    /// Which of the pauses are those of each ticket; none where no events are there.
    of: Links,
    /// From when until when; [`i64::MAX`] for one that goes on.
    all: Vec<(i64, i64)>,
}

impl Pauses {
    /// Finds them in the events of the tickets.
    pub fn new(tables: &Tables) -> Self {
        Self::read(tables).unwrap_or_default()
    }

    fn read(tables: &Tables) -> Option<Self> {
        let (events, tickets) = (tables.of(Role::Events), tables.of(Role::Tickets));
        let (ids, states) = (events.texts("ticket_id")?, events.texts("status")?);
        let times = events.times("happened_at")?;
        let is_pause = ["waiting", "resolved"].map(|word| tables.texts.find(word));
        let mut steps: HashMap<TextId, Vec<(Span, usize)>> = HashMap::new();
        for (row, id) in ids.iter().enumerate().filter(|(_, id)| *id != NO_TEXT) {
            let at = times.at(row);
            if at.is_known() {
                steps.entry(id).or_default().push((at, row));
            }
        }
        let mut pauses = Self { of: Links::new(), all: Vec::new() };
        for id in tickets.texts("ticket_id")?.iter() {
            let first = pauses.all.len();
            if let Some(steps) = steps.get_mut(&id) {
                steps.sort_unstable_by_key(|&(at, row)| (at.lo, row));
                let waits =
                    |&(at, row): &(Span, usize)| (at.lo, is_pause.contains(&Some(states.at(row))));
                between(steps.iter().map(waits), &mut pauses.all);
            }
            let numbers = first..pauses.all.len();
            pauses.of.push(numbers.filter_map(|number| u32::try_from(number).ok()));
        }
        Some(pauses)
    }

    /// Whether there are any.
    pub fn are_none(&self) -> bool {
        self.all.is_empty()
    }

    /// The pauses of a ticket, one after the other: from when until when.
    pub fn of(&self, ticket: u32) -> impl Iterator<Item = (i64, i64)> {
        let numbers = if self.are_none() { &[][..] } else { self.of.of(ticket as usize) };
        numbers.iter().map(|&number| self.all[number as usize])
    }
}

/// The times between a step that begins a pause and the next that does not.
fn between(steps: impl Iterator<Item = (i64, bool)>, pauses: &mut Vec<(i64, i64)>) {
    let mut since = None;
    for (at, waits) in steps {
        match (since, waits) {
            (None, true) => since = Some(at),
            (Some(from), false) => {
                pauses.push((from, at));
                since = None;
            }
            _ => {}
        }
    }
    pauses.extend(since.map(|from| (from, i64::MAX)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_lasts_until_a_step_that_is_none() {
        let mut pauses = Vec::new();
        let steps = [(1, false), (2, true), (3, true), (5, false), (8, true)];
        between(steps.into_iter(), &mut pauses);
        assert_eq!(pauses, [(2, 5), (8, i64::MAX)]);
    }
}
