//! How far a run has come, for whoever watches it.
//!
//! Counts rows by the piece and not one by one, reads no clock and shows nothing. Nothing is
//! counted where nobody watches, and no result depends on it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

/// Where the steps of a run are noted; all copies note in one place.
#[derive(Debug, Clone, Default)]
pub struct Progress(Option<Arc<Steps>>);

#[derive(Debug, Default)]
struct Steps {
    stage: Mutex<&'static str>,
    rows: AtomicU64,
}

impl Progress {
    /// Notes from now on.
    pub fn watched() -> Self {
        Self(Some(Arc::default()))
    }

    /// Notes that a stage begins, such as `reading`.
    pub fn begin(&self, stage: &'static str) {
        let Some(steps) = &self.0 else { return };
        if let Ok(mut current) = steps.stage.lock() {
            *current = stage;
            steps.rows.store(0, Ordering::Relaxed);
        }
    }

    /// Notes that a piece of so many rows is done.
    pub fn add(&self, rows: u64) {
        if let Some(steps) = &self.0 {
            steps.rows.fetch_add(rows, Ordering::Relaxed);
        }
    }

    /// The stage, and how many rows are done in it.
    pub fn seen(&self) -> (&'static str, u64) {
        let Some(steps) = &self.0 else { return ("", 0) };
        let stage = steps.stage.lock().map(|stage| *stage).unwrap_or_default();
        (stage, steps.rows.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_all_pieces_are_counted_and_every_stage_begins_with_none() {
        let progress = Progress::watched();
        progress.begin("reading");
        progress.add(3);
        progress.clone().add(4);
        assert_eq!(progress.seen(), ("reading", 7));
        progress.begin("judging");
        assert_eq!(progress.seen(), ("judging", 0));
    }

    #[test]
    fn where_nobody_watches_nothing_is_counted() {
        let progress = Progress::default();
        progress.begin("reading");
        progress.add(3);
        assert_eq!(progress.seen(), ("", 0));
    }
}
