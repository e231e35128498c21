//! Pieces put aside as soon as they are read, so that memory need not hold a whole file.
//!
//! Files whose rows are compared with each other stay in memory, piece by piece. Settles nothing.

use super::flat;
use super::reading::Part;
use super::spool::{Kept, Spool};
use super::stage::Stage;
use super::stored;
use super::ties::Ties;
use anyhow::Result;
use std::sync::Arc;

/// Where pieces are put aside, and what ties their rows.
#[derive(Debug)]
pub struct Aside {
    /// The file.
    pub spool: Arc<Spool>,
    /// The ties of all rows that were put aside.
    pub ties: Ties,
}

/// Rows that were put aside.
#[derive(Debug, Clone)]
pub struct Away {
    /// Where they are.
    kept: Kept,
    /// The sums of the numbers of each cell of each stage.
    sums: Vec<Vec<i128>>,
}

impl Away {
    /// The sum of the numbers of a cell of a stage.
    pub fn sum(&self, stage: usize, cell: usize) -> i128 {
        self.sums.get(stage).and_then(|sums| sums.get(cell)).copied().unwrap_or(0)
    }
}

impl Aside {
    /// An empty one.
    pub fn new() -> Result<Self> {
        Ok(Self { spool: Arc::new(Spool::new()?), ties: Ties::default() })
    }

    /// Puts the rows of a part aside and leaves it with none.
    pub fn take(&self, part: &mut Part) -> Result<()> {
        if part.stages.is_empty() || flat::compares_rows(&part.stages) {
            return Ok(());
        }
        self.ties.add(part, 0, &self.spool)?;
        let kept = self.spool.keep(&stored::put(part))?;
        let sums = |stage: &Stage| (0..stage.columns.len()).map(|cell| stage.sum(cell)).collect();
        part.aside = Some(Away { kept, sums: part.stages.iter().map(sums).collect() });
        part.empty();
        Ok(())
    }

    /// The rows of a part, taken up again where they were put aside; the rest of it stays.
    pub fn rows(&self, part: &mut Part) -> Result<()> {
        if let Some(away) = part.aside.take() {
            let rows = stored::get(&self.spool.read(away.kept)?)?;
            (part.stages, part.texts) = (rows.stages, rows.texts);
            part.lost_orders = rows.lost_orders;
        }
        Ok(())
    }
}
