//! The scores as text for people and as JSON for programs.
//!
//! Works nothing out.

use super::measures::NAMES;
use super::score::{Outcome, Score};
use serde_json::{Value, json};
use std::fmt::Write;

/// How many of the worst files are listed.
const WORST_MAX: usize = 25;

/// A name and which files count under it.
type Count<'a> = (&'a str, &'a dyn Fn(&Outcome) -> bool);

/// The scores side by side, one column per mode.
pub fn text(scores: &[Score]) -> String {
    let mut page = String::new();
    line(&mut page, "", scores.iter().map(|score| score.mode.name().to_owned()));
    line(&mut page, "simple score", scores.iter().map(|score| format!("{:.3}", score.simple)));
    let weighted = |score: &Score| {
        score.weighted.map_or_else(|| "unknown".to_owned(), |sum| format!("{sum:.3}"))
    };
    line(&mut page, "weighted score", scores.iter().map(weighted));
    let counts: [Count<'_>; 6] = [
        ("silently different", &Outcome::is_silent),
        ("different and said so", &|file| {
            file.is_different && !file.is_silent() && !file.is_refused
        }),
        ("refused", &|file| file.is_refused),
        ("successes", &|file| !file.is_refused),
        ("equal to the clean table", &|file| !file.is_different),
        ("files", &|_| true),
    ];
    for (name, is_counted) in counts {
        line(&mut page, name, scores.iter().map(|score| score.count(is_counted).to_string()));
    }
    for (at, name) in NAMES.iter().enumerate() {
        line(&mut page, name, scores.iter().map(|score| format!("{:.4}", score.means[at])));
    }
    page
}

fn line(page: &mut String, name: &str, cells: impl Iterator<Item = String>) {
    let cells: String = cells.map(|cell| format!("{cell:>12}")).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(page, "{name:<26}{cells}");
}

/// The files that came out different without a word, then the worst ones.
pub fn list(score: &Score) -> String {
    let mut page = String::new();
    let mode = score.mode.name();
    let _ = writeln!(page, "\n{mode}: silently different");
    for file in score.files.iter().filter(|file| file.is_silent()) {
        tell(&mut page, file);
    }
    let _ = writeln!(page, "\n{mode}: the worst files");
    for file in score.worst().into_iter().take(WORST_MAX).filter(|file| file.is_different) {
        tell(&mut page, file);
    }
    page
}

fn tell(page: &mut String, file: &Outcome) {
    let first = file.said.first().map_or("", String::as_str);
    let more = file.said.len().saturating_sub(1);
    let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
    let _ = writeln!(page, "  {:>6.3}  {}  {first}{more}", file.sum(), file.name);
    for need in &file.needs {
        let _ = writeln!(page, "          not told: {need}");
    }
}

/// Everything, one object per mode.
pub fn json(scores: &[Score], notices: &[String]) -> Value {
    let modes = scores.iter().map(|score| (score.mode.name().to_owned(), mode(score)));
    json!({ "modes": Value::Object(modes.collect()), "notices": notices })
}

fn mode(score: &Score) -> Value {
    let means = NAMES.iter().zip(score.means).map(|(name, mean)| ((*name).to_owned(), mean.into()));
    let silent: Vec<&str> =
        score.files.iter().filter(|file| file.is_silent()).map(|file| &*file.name).collect();
    json!({
        "simple": score.simple,
        "weighted": score.weighted,
        "means": Value::Object(means.collect()),
        "silently_different": silent,
        "successes": score.count(|file| !file.is_refused),
        "files": score.files.iter().map(file).collect::<Vec<_>>(),
    })
}

fn file(file: &Outcome) -> Value {
    json!({
        "name": file.name,
        "measures": file.measures,
        "is_different": file.is_different,
        "is_refused": file.is_refused,
        "rejects": file.rejects,
        "said": file.said,
        "needs": file.needs,
    })
}
