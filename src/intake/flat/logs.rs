//! Tickets out of a log of what happened to them: each stands on its last row.
//!
//! What a help desk exports as a history says everything about a ticket on every row. Rows stay
//! events; only which of them is the ticket is decided here.

use super::super::reading::Part;
use super::super::stage::{Fate, Stage};
use crate::decimal::ABSENT;
use crate::tables::Role::{Events, Tickets};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;

/// Leaves of all rows of a ticket the one that happened last, as far as they are to be seen.
pub fn keep_last(part: &mut Part) {
    for stage in part.stages.iter_mut().filter(|stage| is_log(stage)) {
        let last = last_rows(stage);
        for row in 0..stage.rows() {
            let ticket = stage.text(Tickets, "ticket_id", row);
            if ticket != NO_TEXT && last.get(&ticket).is_none_or(|(_, at)| *at != row) {
                stage.leave(row, Tickets, Fate::Filtered);
            }
        }
    }
}

/// Whether the rows of a stage are tickets and what happened to them.
pub fn is_log(stage: &Stage) -> bool {
    [Tickets, Events].iter().all(|role| stage.roles.contains(role))
        && stage.cell(Events, "happened_at").is_some()
}

/// The last row of every ticket, with when it happened; of rows of one moment the later row.
fn last_rows(stage: &Stage) -> HashMap<TextId, (i64, usize)> {
    let mut last: HashMap<TextId, (i64, usize)> = HashMap::new();
    let Some(times) = stage.times(Events, "happened_at") else { return last };
    for (row, at) in times.iter().map(|span| span.lo).enumerate() {
        if at == ABSENT || !stage.is_in(row, Events) || !stage.is_in(row, Tickets) {
            continue;
        }
        let known = last.entry(stage.text(Tickets, "ticket_id", row)).or_insert((at, row));
        *known = (*known).max((at, row));
    }
    last
}
