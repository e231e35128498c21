//! The scores of a reader over all polluted files.
//!
//! The simple score is the sum of the means of the ten measures; in the weighted one each file
//! counts as often as its pollution is met. Neither says whether a reader was honest, so files
//! that came out different without a word are counted beside them.

use super::corpus::{Corpus, Polluted};
use super::loading::{Loaded, Loader, Mode};
use super::measures::{FAILED, Measures, measure};

/// What became of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// How well it was loaded.
    pub measures: Measures,
    /// Whether the table differs from the clean one, in order too.
    pub is_different: bool,
    /// Whether it was not loaded at all.
    pub is_refused: bool,
    /// How many lines were rejected.
    pub rejects: usize,
    /// What the reader said about it.
    pub said: Vec<String>,
    /// What its parameters say that the reader was not told.
    pub needs: Vec<String>,
}

impl Outcome {
    /// The sum of the ten measures.
    pub fn sum(&self) -> f64 {
        self.measures.iter().sum()
    }

    /// Whether it came out different and nobody was told.
    pub fn is_silent(&self) -> bool {
        self.is_different && self.said.is_empty()
    }
}

/// The scores of one mode.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The mode.
    pub mode: Mode,
    /// The sum of the means, at most 10.
    pub simple: f64,
    /// The sum of the weighted means; none without weights.
    pub weighted: Option<f64>,
    /// The mean of every measure.
    pub means: Measures,
    /// The files by name.
    pub files: Vec<Outcome>,
}

impl Score {
    /// How many files fulfil a condition.
    pub fn count(&self, is_counted: impl Fn(&Outcome) -> bool) -> usize {
        self.files.iter().filter(|file| is_counted(file)).count()
    }

    /// The files by their measures, worst first.
    pub fn worst(&self) -> Vec<&Outcome> {
        let mut files: Vec<&Outcome> = self.files.iter().collect();
        files.sort_by(|a, b| a.sum().total_cmp(&b.sum()).then_with(|| a.name.cmp(&b.name)));
        files
    }
}

/// Loads every file and scores the reader.
pub fn score(corpus: &Corpus, mode: Mode, load: Loader<'_>) -> Score {
    let outcome = |file: &Polluted| outcome(file, mode, load(file, mode));
    let files: Vec<Outcome> = corpus.files.iter().map(outcome).collect();
    let means = means(&files, |_| 1.0);
    let weight = |file: &Outcome| {
        corpus.weights.as_ref().and_then(|weights| weights.get(&file.name)).copied().unwrap_or(0.0)
    };
    let weighted = corpus.weights.is_some().then(|| self::means(&files, weight).iter().sum());
    Score { mode, simple: means.iter().sum(), weighted, means, files }
}

/// The means of the measures. A weighted sum is divided by the weights summed in the same order,
/// so that a perfect reader gets exactly 1.
fn means(files: &[Outcome], weight: impl Fn(&Outcome) -> f64) -> Measures {
    let all: f64 = files.iter().map(&weight).sum();
    std::array::from_fn(|at| {
        let sum: f64 = files.iter().map(|file| weight(file) * file.measures[at]).sum();
        if all > 0.0 { sum / all } else { 0.0 }
    })
}

fn outcome(file: &Polluted, mode: Mode, loaded: Loaded) -> Outcome {
    let measures = match &loaded.table {
        Ok(table) => measure(&file.clean, table),
        Err(_) => FAILED,
    };
    let needs = if mode == Mode::Given { file.parameters.needs() } else { Vec::new() };
    Outcome {
        name: file.name.clone(),
        measures,
        is_different: loaded.table.as_ref() != Ok(&file.clean),
        is_refused: loaded.table.is_err(),
        rejects: loaded.rejects,
        said: loaded.said,
        needs,
    }
}
