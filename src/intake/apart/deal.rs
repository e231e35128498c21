//! Rows dealt out to shares, by what they are tied to.
//!
//! Every share gets the stages of every file, if only without rows, so that each knows which
//! columns there are. Settles nothing.

use super::super::reading::Part;
use super::super::spool::{Kept, Spool};
use super::super::stage::Stage;
use super::super::{stored, ties};
use crate::tables::Role;
use crate::texts::{NO_TEXT, Sift};
use anyhow::Result;
use hashbrown::HashMap;

/// Which share a key belongs to.
#[derive(Debug)]
pub struct Deal {
    /// For keys that are tied to others the one that stands for all of them.
    groups: HashMap<u64, u64>,
    shares: u64,
}

/// Where the rows of a part went.
#[derive(Debug)]
pub struct Dealt {
    /// Whether it goes on with the file of the part before it.
    pub is_continued: bool,
    /// Whether it has an order.
    pub has_orders: bool,
    /// What each share got of it.
    pub of_share: Vec<Option<Kept>>,
}

impl Deal {
    /// So many shares; tied keys are dealt out as one.
    pub const fn new(groups: HashMap<u64, u64>, shares: u64) -> Self {
        Self { groups, shares }
    }

    /// How many shares there are.
    pub const fn count(&self) -> usize {
        self.shares as usize
    }

    /// The share of a key.
    pub fn of(&self, key: u64) -> usize {
        let key = self.groups.get(&key).copied().unwrap_or(key);
        let spread = u128::from(key.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        ((spread * u128::from(self.shares)) >> 64) as usize
    }

    /// Deals the rows of a part out and leaves it with none.
    pub fn out(&self, part: &mut Part, spool: &Spool) -> Result<Dealt> {
        let count = self.count();
        let mut rows: Vec<Vec<Vec<usize>>> = vec![vec![Vec::new(); part.stages.len()]; count];
        for (place, shares) in self.of_stages(part).into_iter().enumerate() {
            for (row, share) in shares.into_iter().enumerate() {
                rows[share as usize][place].push(row);
            }
        }
        let mut lost = vec![Vec::new(); count];
        for &order in &part.lost_orders {
            lost[self.of(ties::key_of(&part.texts.text(order)))].push(order);
        }
        let mut of_share = Vec::with_capacity(count);
        for (rows, lost) in rows.iter().zip(lost) {
            let is_empty = lost.is_empty() && rows.iter().all(Vec::is_empty);
            let kept = if is_empty && part.is_continued {
                None
            } else {
                Some(spool.keep(&stored::put(&some(part, rows, lost)))?)
            };
            of_share.push(kept);
        }
        let is_order = |stage: &Stage| (0..stage.rows()).any(|row| stage.is_in(row, Role::Orders));
        let has_orders = part.stages.iter().any(is_order);
        part.empty();
        Ok(Dealt { is_continued: part.is_continued, has_orders, of_share })
    }

    /// The share of every row of every stage.
    fn of_stages(&self, part: &Part) -> Vec<Vec<u32>> {
        let share = |key: u64| u32::try_from(self.of(key)).unwrap_or(0);
        let of_stage = |stage: &Stage| {
            ties::keys(stage, &part.texts).into_iter().map(share).collect::<Vec<u32>>()
        };
        let mut shares: Vec<Vec<u32>> = part.stages.iter().map(of_stage).collect();
        if shares.len() > 1 {
            // A line is in one share under all plans of its file, those without a role too.
            let mut of_line: HashMap<u32, u32> = HashMap::new();
            let playing = part.stages.iter().zip(&shares).filter(|(one, _)| !one.roles.is_empty());
            for (stage, shares) in playing.filter(|(stage, _)| stage.is_counted) {
                for (line, share) in stage.line.iter().zip(shares) {
                    of_line.entry(*line).or_insert(*share);
                }
            }
            let counted = part.stages.iter().zip(&mut shares).filter(|(one, _)| one.is_counted);
            for (stage, shares) in counted {
                for (line, share) in stage.line.iter().zip(shares) {
                    *share = of_line.get(line).copied().unwrap_or(*share);
                }
            }
        }
        shares
    }
}

/// Some rows of each stage of a part, with texts of their own.
fn some(part: &Part, rows: &[Vec<usize>], lost: Vec<u32>) -> Part {
    let mut texts = Sift::new(&part.texts);
    let mut stages: Vec<Stage> =
        part.stages.iter().zip(rows).map(|(stage, rows)| stage.of_rows(rows)).collect();
    gathered(part, rows, &mut stages);
    for stage in &mut stages {
        stage.texts_mut().for_each(|id| *id = texts.of(*id));
        stage.pack();
    }
    let lost_orders = lost.into_iter().map(|id| texts.of(id)).filter(|id| *id != NO_TEXT);
    let lost_orders = lost_orders.collect();
    Part { stages, lost_orders, texts: texts.finish(), ..Part::default() }
}

/// Rows of lines go on referring to the orders they were gathered into, by their new places.
fn gathered(part: &Part, rows: &[Vec<usize>], stages: &mut [Stage]) {
    for ((stage, own), made) in part.stages.iter().zip(rows).zip(stages) {
        let Some((orders, order_of)) = &stage.orders else { continue };
        let places: HashMap<usize, u32> = rows[*orders].iter().copied().zip(0..).collect();
        let place = |&row: &usize| places.get(&(order_of[row] as usize)).copied();
        made.orders = Some((*orders, own.iter().filter_map(place).collect()));
    }
}
