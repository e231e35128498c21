//! What is done when somebody stops the program: files that are not finished go, and the exit
//! code says by which signal.
//!
//! A program that is killed outright tidies nothing; the next run does.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The files that are not finished.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Names a file that goes when the program is stopped.
pub fn begin(path: &Path) {
    unfinished().push(path.to_owned());
}

/// Says that a file is finished, or gone.
pub fn end(path: &Path) {
    unfinished().retain(|one| one != path);
}

/// Listens for whoever wants to stop the program. Where that cannot be, a signal ends it as it
/// would any other.
#[cfg(unix)]
pub fn listen() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        if let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) {
            std::thread::spawn(move || signals.forever().next().map(stop));
        }
    });
}

/// Listens for nobody, where there are no signals.
#[cfg(not(unix))]
pub const fn listen() {}

/// Takes away what is not finished, and ends the program.
#[cfg(unix)]
fn stop(signal: i32) {
    // Held until the end, so that no file is begun any more.
    let files = unfinished();
    for path in files.iter() {
        _ = std::fs::remove_file(path);
    }
    super::streams::note("promised: stopped by a signal");
    std::process::exit(128 + signal);
}
