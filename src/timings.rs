//! How long each stage of a run took, by a clock that is handed in.
//!
//! Reads no clock of its own. Off unless it was asked for, and then of no effect on a result.

use std::sync::{Arc, Mutex};

/// Where the stages of a run are noted, one after the other; all copies note in one place.
#[derive(Debug, Clone, Default)]
pub struct Timings(Option<Arc<Laps>>);

#[derive(Debug)]
struct Laps {
    /// Microseconds since some moment.
    clock: fn() -> u64,
    /// When the last stage ended, and what each took.
    noted: Mutex<(u64, Vec<(&'static str, u64)>)>,
}

impl Timings {
    /// Notes from now on by a clock of microseconds.
    pub fn by(clock: fn() -> u64) -> Self {
        Self(Some(Arc::new(Laps { clock, noted: Mutex::new((clock(), Vec::new())) })))
    }

    /// Notes that a stage has ended, which began when the one before it ended.
    pub fn lap(&self, stage: &'static str) {
        let Some(laps) = &self.0 else { return };
        if let Ok(mut noted) = laps.noted.lock() {
            let now = (laps.clock)();
            let spent = now.saturating_sub(noted.0);
            noted.0 = now;
            noted.1.push((stage, spent));
        }
    }

    /// Every stage with the microseconds it took, in their order.
    pub fn laps(&self) -> Vec<(&'static str, u64)> {
        let noted = self.0.as_ref().and_then(|laps| laps.noted.lock().ok());
        noted.map(|noted| noted.1.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    static NOW: AtomicU64 = AtomicU64::new(0);

    #[test]
    fn a_stage_takes_what_passed_since_the_one_before() {
        let timings = Timings::by(|| NOW.load(Ordering::Relaxed));
        NOW.store(30, Ordering::Relaxed);
        timings.clone().lap("read");
        NOW.store(50, Ordering::Relaxed);
        timings.lap("judge");
        assert_eq!(timings.laps(), [("read", 30), ("judge", 20)]);
    }

    #[test]
    fn nothing_is_noted_where_nobody_asked() {
        let timings = Timings::default();
        timings.lap("read");
        assert_eq!(timings.laps(), []);
    }
}
