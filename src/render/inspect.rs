//! What was found out about the input before anything is judged: a page and a document.
//!
//! Says nothing about orders. Prints no text from data that did not pass `visible`.

mod columns;
mod coverage;
mod file;
mod json;
#[cfg(test)]
mod made_up;

pub use json::{SCHEMA, render as json};

use crate::intake::{FileAccount, Remark};
use crate::render::amounts::counted;
use crate::render::lines::wrap;
use crate::render::{Look, Paint, visible_lines};
use crate::tables::Role;

/// Everything an inspection has to say.
#[derive(Debug, Clone, Default)]
pub struct Inspection {
    /// The moment it speaks for, RFC 3339.
    pub as_of: String,
    /// The zone of the business.
    pub zone: &'static str,
    /// The contract that was read, if any.
    pub contract: Option<String>,
    /// Every file that could be read; remarks refer to it by its place.
    pub files: Vec<FileAccount>,
    /// What was noticed about them.
    pub remarks: Vec<Remark>,
    /// The files that could not be read.
    pub refused: Vec<Refusal>,
    /// Every promise to customers, in the order of codes.
    pub promises: Vec<Coverage>,
    /// The one column more that would make the most difference.
    pub unlock: Option<Unlock>,
    /// Why an audit would be incomplete; empty where it would be complete.
    pub incomplete: Vec<String>,
}

/// A file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Its path as given.
    pub path: String,
    /// Why, and what to write; may have several lines.
    pub why: String,
}

/// Whether the files hold what a promise needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The code of the promise.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it needs and does not have; empty where it can be checked.
    pub missing: Vec<String>,
    /// Whether the contract switches it off.
    pub is_off: bool,
}

impl Coverage {
    /// Whether it can be checked.
    pub fn is_checkable(&self) -> bool {
        !self.is_off && self.missing.is_empty()
    }
}

/// A column that no file holds and that promises wait for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unlock {
    /// The role of the column.
    pub role: Role,
    /// Its name.
    pub column: &'static str,
    /// The promises that could be checked with it, by their place.
    pub promises: Vec<usize>,
}

/// The page, ending with a line feed.
pub fn page(inspection: &Inspection, look: &Look) -> String {
    let files = (0..inspection.files.len()).map(|at| file::section(inspection, at, look));
    let mut parts: Vec<String> = files.collect();
    parts.extend(inspection.refused.iter().map(|refusal| refused(refusal, look)));
    parts.push(coverage::can(inspection, look));
    parts.push(coverage::cannot(inspection, look));
    parts.push(coverage::unlock(inspection, look));
    parts.push(verdict(inspection, look));
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n") + "\n"
}

fn refused(refusal: &Refusal, look: &Look) -> String {
    let head = format!("{}: cannot be read", refusal.path);
    let mut text = look.paint(Paint::Red, &wrap(&visible_lines(&head), look.width, 2));
    for line in visible_lines(&refusal.why).lines() {
        text.push('\n');
        text.push_str(&wrap(&format!("  {line}"), look.width, 4));
    }
    text
}

/// What an audit of the same files would say of itself.
fn verdict(inspection: &Inspection, look: &Look) -> String {
    let refused = inspection.refused.len() as u64;
    if refused > 0 {
        let line = format!("an audit would stop: {} cannot be read", counted(refused, "file"));
        return look.paint(Paint::Red, &wrap(&line, look.width, 2));
    }
    if inspection.incomplete.is_empty() {
        return "an audit of these files would be complete".to_owned();
    }
    let reasons = visible_lines(&inspection.incomplete.join("; ")).replace('\n', " ");
    let line = format!("an audit of these files would be INCOMPLETE: {reasons}");
    look.paint(Paint::Yellow, &wrap(&line, look.width, 2))
}

/// A title with what stands under it; nothing where nothing does.
fn titled(title: &str, body: &str, look: &Look) -> String {
    if body.is_empty() {
        return String::new();
    }
    format!("{}\n{body}", look.paint(Paint::Bold, &wrap(title, look.width, 2)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::is_hidden;
    use crate::render::lines::width_of;

    fn page_at(inspection: &Inspection, width: Option<usize>) -> String {
        page(inspection, &Look { width, ..Look::default() })
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for inspection in [made_up::inspection(), made_up::refused(), made_up::hostile()] {
            for width in [20, 30, 39, 40, 60, 80, 100, 140, 200] {
                for line in page_at(&inspection, Some(width)).lines() {
                    assert!(width_of(line) <= width, "{line:?} at {width}");
                }
            }
        }
    }

    #[test]
    fn hostile_text_in_the_data_reaches_no_page_and_no_document() {
        let hostile = made_up::hostile();
        let mut texts = vec![json(&hostile)];
        texts.extend([None, Some(30), Some(120)].map(|width| page_at(&hostile, width)));
        for text in texts {
            let hidden = text.chars().find(|&mark| mark != '\n' && is_hidden(mark));
            assert_eq!(hidden, None, "{text}");
        }
    }

    #[test]
    fn off_a_terminal_the_page_is_plain_ascii() {
        let text = page_at(&made_up::inspection(), None);
        assert!(text.is_ascii(), "{text}");
    }

    #[test]
    fn colours_change_no_word() {
        let look = Look { width: Some(80), is_coloured: true, ..Look::default() };
        let mut painted = page(&made_up::refused(), &look);
        let plain = page(&made_up::refused(), &Look { is_coloured: false, ..look });
        assert_ne!(painted, plain);
        for code in ["\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[33m"] {
            painted = painted.replace(code, "");
        }
        assert_eq!(painted, plain);
    }

    #[test]
    fn the_last_line_says_what_an_audit_would_say() {
        let last = |inspection: &Inspection| {
            page_at(inspection, None).lines().last().unwrap_or_default().to_owned()
        };
        let mut inspection = made_up::inspection();
        let incomplete = "an audit of these files would be INCOMPLETE: 1 row was quarantined";
        assert_eq!(last(&inspection), incomplete);
        inspection.incomplete.clear();
        assert_eq!(last(&inspection), "an audit of these files would be complete");
        assert_eq!(last(&made_up::refused()), "an audit would stop: 1 file cannot be read");
    }

    #[test]
    fn a_refused_file_stands_with_the_lines_to_paste() {
        let text = page_at(&made_up::refused(), Some(80));
        let lines = "\nrefunds.csv: cannot be read\n  \"Due\" may be either; say which in the \
                     contract:\n    [[source]]\n    files = \"refunds.csv\"\n";
        assert!(text.contains(lines), "{text}");
    }
}
