//! What each program found, as pairs of order and question, and how two of them differ.
//!
//! Our promises are finer than the questions that all programs are asked; here stands which of
//! our findings answers which question. `../peers/README.md` says what each question is.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// The promises that answer the questions.
pub const PROMISES: &str = "DLV101,DLV102,DLV103,QTY201,BIL304,BIL310,BIL311,INV401";

/// The question that a finding of ours answers: the code, the severity, the question.
const ANSWERS: [(&str, &str, &str); 9] = [
    ("DLV101", "", "late"),
    ("DLV102", "", "undelivered"),
    ("DLV103", "", "early"),
    ("QTY201", "", "short"),
    ("BIL304", "", "not billed"),
    ("BIL310", "", "other currency"),
    ("BIL311", "error", "overbilled"),
    ("BIL311", "warning", "underbilled"),
    ("INV401", "", "billed twice"),
];

/// The pairs of question and order that a program found, sorted, each once.
#[derive(Debug, PartialEq, Eq)]
pub struct Found(Vec<(&'static str, String)>);

impl Found {
    /// What stands in a CSV report of ours.
    pub fn ours(path: &Path) -> Result<Self> {
        Self::read(path, ["code", "severity", "order"], |code, severity| {
            let answer = ANSWERS
                .iter()
                .find(|(of, how, _)| *of == code && (how.is_empty() || *how == severity));
            answer.map(|(.., question)| *question)
        })
    }

    /// What stands in the answers of another program.
    pub fn theirs(path: &Path) -> Result<Self> {
        Self::read(path, ["question", "question", "order_id"], |word, _| {
            ANSWERS.iter().map(|(.., question)| *question).find(|question| *question == word)
        })
    }

    fn read(
        path: &Path,
        columns: [&str; 3],
        question: impl Fn(&str, &str) -> Option<&'static str>,
    ) -> Result<Self> {
        let mut reader = csv::Reader::from_path(path).context("the answers cannot be read")?;
        let headers = reader.headers()?.clone();
        let place = |name: &str| {
            let found = headers.iter().position(|header| header == name);
            found.with_context(|| format!("{} has no column {name}", path.display()))
        };
        let [word, detail, order] = columns.map(place);
        let (word, detail, order) = (word?, detail?, order?);
        let (mut found, mut row) = (Vec::new(), csv::StringRecord::new());
        while reader.read_record(&mut row)? {
            if let Some(question) = question(&row[word], &row[detail]) {
                found.push((question, row[order].to_owned()));
            }
        }
        found.sort_unstable();
        found.dedup();
        Ok(Self(found))
    }

    /// How many orders each question has.
    pub fn counts(&self) -> BTreeMap<&'static str, usize> {
        let mut counts = BTreeMap::new();
        self.0.iter().for_each(|(question, _)| *counts.entry(*question).or_insert(0) += 1);
        counts
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What is here and not there.
    pub fn without(&self, other: &Self) -> Vec<&(&'static str, String)> {
        self.0.iter().filter(|pair| other.0.binary_search(pair).is_err()).collect()
    }
}

/// A line that says how the findings of another program stand to ours, with some that differ.
pub fn verdict(ours: &Found, name: &str, theirs: &Found) -> (bool, String) {
    let (only_ours, only_theirs) = (ours.without(theirs), theirs.without(ours));
    if only_ours.is_empty() && only_theirs.is_empty() {
        return (true, format!("{name} found the same {} pairs", theirs.len()));
    }
    let some = |pairs: &[&(&str, String)]| {
        let some = pairs.iter().take(5).map(|(question, order)| format!("{question} {order}"));
        some.collect::<Vec<_>>().join(", ")
    };
    let line = format!(
        "{name} DIFFERS: {} only ours ({}), {} only theirs ({})",
        only_ours.len(),
        some(&only_ours),
        only_theirs.len(),
        some(&only_theirs)
    );
    (false, line)
}
