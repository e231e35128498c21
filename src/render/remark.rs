//! A remark on the input in words and as a shape; the report and an inspection share both.
//!
//! Groups nothing and counts nothing.

use super::{Lang, visible};
use crate::intake::Remark;
use serde::Serialize;

/// A remark as it stands in a document.
#[derive(Serialize)]
pub struct RemarkShape<'a> {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<&'a str>,
    value: Option<&'a str>,
    message: &'a str,
    remedy: Option<&'a str>,
    order: Option<&'a str>,
    quarantined: bool,
}

impl<'a> RemarkShape<'a> {
    /// The shape of a remark; `file` is the path where nothing around it says it.
    pub fn new(remark: &'a Remark, file: Option<&'a str>) -> Self {
        Self {
            code: remark.code,
            file,
            line: (remark.line > 0).then_some(remark.line),
            column: some(&remark.column),
            value: some(&remark.value),
            message: &remark.message,
            remedy: some(&remark.remedy),
            order: some(&remark.order),
            quarantined: remark.is_quarantined,
        }
    }
}

/// A text where there is one.
pub const fn some(text: &str) -> Option<&str> {
    if text.is_empty() { None } else { Some(text) }
}

/// A remark in one line, behind the place where it holds.
pub fn in_words(place: String, remark: &Remark, lang: Lang) -> String {
    let mut line = place;
    if !remark.column.is_empty() {
        line = format!("{line} {}", visible(&remark.column));
    }
    if !remark.value.is_empty() {
        line = format!("{line} \"{}\"", visible(&remark.value));
    }
    line = format!("{line} {}", visible(&remark.message));
    if remark.is_quarantined {
        line = format!("{line} ({})", lang.word("row-quarantined"));
    }
    if !remark.remedy.is_empty() {
        line = format!("{line}; {}", visible(&remark.remedy));
    }
    line
}
