//! A line on the error stream of a run that takes long: its stage, its rows and their rate.
//!
//! Nobody at a terminal, nobody who wants it quiet and nobody whose run is short sees any of it.
//! Changes nothing of a run: it looks from a thread of its own at what the run has noted.

use crate::progress::Progress;
use crate::render::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget};
use std::io::IsTerminal;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A run that is done within this time shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long the line stays as it is.
const STEP: Duration = Duration::from_millis(100);

/// The line of a run; it is gone when this is.
#[derive(Debug, Default)]
pub struct Watch {
    progress: Progress,
    drawn: Option<Drawn>,
}

#[derive(Debug)]
struct Drawn {
    bar: ProgressBar,
    /// Dropped to say that the run is over.
    over: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watch {
    /// Watches a run, unless it is to be quiet or nobody is at a terminal.
    pub fn begin(is_quiet: bool) -> Self {
        let is_dumb = std::env::var("TERM").is_ok_and(|term| term == "dumb");
        if is_quiet || is_dumb || !std::io::stderr().is_terminal() {
            return Self::default();
        }
        let progress = Progress::watched();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let (over, is_over) = channel();
        let (seen, shown) = (progress.clone(), bar.clone());
        let thread = thread::spawn(move || {
            let mut since = ("", Instant::now());
            // Over before anybody could have become impatient.
            if is_over.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            shown.set_draw_target(ProgressDrawTarget::stderr());
            while is_over.recv_timeout(STEP) == Err(RecvTimeoutError::Timeout) {
                let (stage, rows) = seen.seen();
                // The first stage that is seen began when the run did.
                let is_next = since.0 != stage && !since.0.is_empty();
                since = (stage, if is_next { Instant::now() } else { since.1 });
                shown.set_message(line(stage, rows, since.1.elapsed()));
                shown.tick();
            }
        });
        let drawn = Drawn { bar, over: Some(over), thread: Some(thread) };
        Self { progress, drawn: Some(drawn) }
    }

    /// Where the run notes how far it has come.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Says something else on the error stream, which the line makes room for.
    pub fn beside<T>(&self, say: impl FnOnce() -> T) -> T {
        match &self.drawn {
            Some(drawn) => drawn.bar.suspend(say),
            None => say(),
        }
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        drop(self.over.take());
        // A thread that panicked has shown nothing since; the run is as good as without it.
        _ = self.thread.take().map(JoinHandle::join);
        self.bar.finish_and_clear();
    }
}

/// `reading  1,240,000 rows, 812,345 rows/s`, or the stage alone where nothing is counted.
fn line(stage: &str, rows: u64, spent: Duration) -> String {
    let thousandths = u64::try_from(spent.as_millis()).unwrap_or(u64::MAX).max(1);
    let rate = rows.saturating_mul(1_000) / thousandths;
    let (rows, rate) = (Some(rows).filter(|rows| *rows > 0), Lang::En.count(rate));
    rows.map_or(stage.to_owned(), |rows| {
        format!("{stage}  {} rows, {rate} rows/s", Lang::En.count(rows))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn off_a_terminal_nothing_is_watched() {
        // Tests have no terminal on their error stream, or else are told to be quiet.
        let watch = Watch::begin(true);
        assert!(watch.drawn.is_none());
        watch.progress().begin("reading");
        watch.progress().add(5);
        assert_eq!(watch.progress().seen(), ("", 0));
        assert_eq!(watch.beside(|| 7), 7);
    }

    #[test]
    fn a_line_has_the_stage_the_rows_and_their_rate() {
        let spent = Duration::from_millis(1_500);
        assert_eq!(line("reading", 3_000_000, spent), "reading  3,000,000 rows, 2,000,000 rows/s");
        assert_eq!(line("writing", 0, spent), "writing");
        assert_eq!(line("judging", 5, Duration::ZERO), "judging  5 rows, 5,000 rows/s");
    }
}
