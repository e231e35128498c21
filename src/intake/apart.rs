//! An intake larger than memory: its rows dealt out to shares, of which one is held at a time.
//!
//! All rows that must be looked at together are in one share (`ties`), so that what the shares
//! come to, put together, is what the whole would come to. Judges nothing.

mod deal;
mod share;

use super::aside::Aside;
use super::reading::{Part, one_of};
use super::repeats::Differing;
use super::spool::Spool;
use super::{FileAccount, Origins, Remark, Request, assemble, files, flat, opening};
use crate::cores;
use crate::tables::Role;
use crate::texts::Texts;
use anyhow::{Result, anyhow, bail};
use deal::{Deal, Dealt};
pub use share::{Places, Share};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An audit of a text takes about so many bytes for every four of it.
const BYTES_FOR_FOUR: u64 = 7;
/// What a run takes whatever it reads, as far as the limit allows that.
const FIXED_BYTES: u64 = 24 << 20;
/// More shares are not worth their trouble.
const SHARES_MAX: u64 = 4096;
/// So many pieces are dealt out at a time at most, one for so many bytes that each thread may hold.
const PIECES_MAX: u64 = 16;
const BYTES_A_PIECE: u64 = 8 << 20;

/// An intake whose rows are dealt out.
#[derive(Debug)]
pub struct Apart {
    aside: Arc<Aside>,
    /// One account per file, in the order read.
    pub files: Vec<FileAccount>,
    /// Where the rows came from.
    pub origins: Origins,
    /// What was noticed while the files were read, in the order of files and lines.
    remarks: Vec<Remark>,
    dealt: Vec<Dealt>,
    deal: Deal,
    /// About how much is held at once, where rows that belong together take more than they should.
    pub beyond: Option<u64>,
    /// What the shares found, to be told for all of them together.
    found: Vec<Found>,
    differing: BTreeMap<(u16, Role), Differing>,
    /// The kinds of the messages of all shares to customers.
    message_kinds: BTreeSet<String>,
}

/// A remark that a share brought up, and the role for which it did.
#[derive(Debug)]
struct Found {
    role: Role,
    remark: Remark,
}

/// Reads every file of a request and deals its rows out, so that a share of them is likely to be
/// audited within so many bytes. [`None`] where rows are tied to each other by their customers,
/// which no share holds all orders of.
pub fn read(request: &Request, memory: u64) -> Result<Option<Apart>> {
    let aside = Arc::new(Aside::new()?);
    let request = Request { aside: Some(Arc::clone(&aside)), ..request.clone() };
    let jobs = files::list(&request)?;
    if jobs.is_empty() {
        bail!("no file is given");
    }
    let mut parts = super::read_all(&jobs, &request)?;
    if parts.iter().all(|part| part.is_left_out) {
        bail!("{}", opening::nothing_known(&parts));
    }
    request.timings.lap("read");
    if are_tied_by_customers(&parts) {
        return Ok(None);
    }
    tie(&parts, &aside)?;
    let held = own_orders(&mut parts, &aside)?;
    let bytes: u64 = parts.iter().map(|part| part.account.decoded_bytes).sum();
    let deal = Deal::new(aside.ties.groups(&aside.spool)?, shares(bytes, memory));
    let whole = parts.iter().filter(|part| part.aside.is_none() && !part.is_left_out);
    let whole = whole.map(|part| taken(part.account.decoded_bytes)).max().unwrap_or(0);
    let groups = grouped(parts, memory);
    let (parts, dealt) = deal_out(groups, &aside, &deal, held.as_ref(), request.as_of)?;
    request.timings.lap("deal out");
    let mut apart = Apart::new(aside, parts, dealt, deal)?;
    let largest = whole.max(apart.largest(taken(bytes)));
    apart.beyond = Some(largest).filter(|largest| *largest > memory);
    Ok(Some(apart))
}

/// Whether what is known of customers stands in files of their own, or calls and messages are
/// brought together by who called.
fn are_tied_by_customers(parts: &[Part]) -> bool {
    let stages = || parts.iter().flat_map(|part| &part.stages);
    let plays = |role: Role| stages().any(|stage| stage.roles.contains(&role));
    let of_customers = [Role::Customers, Role::Entitlements].into_iter().any(plays);
    of_customers || plays(Role::Calls) && plays(Role::Messages)
}

/// About how many bytes an audit of so many bytes of text takes.
const fn taken(bytes: u64) -> u64 {
    (bytes / 4).saturating_mul(BYTES_FOR_FOUR)
}

/// Into how many shares so many bytes of text are dealt out.
fn shares(bytes: u64, memory: u64) -> u64 {
    let room = memory.saturating_sub(FIXED_BYTES).max(memory / 4).max(1);
    taken(bytes).div_ceil(room).clamp(1, SHARES_MAX)
}

/// Ties the rows of the parts that were not put aside.
fn tie(parts: &[Part], aside: &Aside) -> Result<()> {
    let mut file = 0;
    for part in parts {
        file += usize::from(!part.is_continued);
        if part.aside.is_none() {
            aside.ties.add(part, file, &aside.spool)?;
        }
    }
    Ok(())
}

/// The numbers of the orders that files hold by themselves, where any are compared with others.
fn own_orders(parts: &mut [Part], aside: &Aside) -> Result<Option<Texts>> {
    if !flat::are_compared(parts) {
        return Ok(None);
    }
    let mut held = Texts::default();
    for part in parts.iter_mut().filter(|part| flat::has_own(part)) {
        let away = part.aside.clone();
        aside.rows(part)?;
        flat::add_own(part, &mut held);
        if away.is_some() {
            part.empty();
            part.aside = away;
        }
    }
    Ok(Some(held))
}

/// Settles the parts, some at a time, and deals their rows out. Returns what is left of them.
fn deal_out(
    groups: Vec<Vec<Part>>,
    aside: &Aside,
    deal: &Deal,
    held: Option<&Texts>,
    as_of: i64,
) -> Result<(Vec<Part>, Vec<Dealt>)> {
    let work = |group: Vec<Part>| {
        let mut part = joined(group, aside)?;
        let hidden = assemble::settle_part(&mut part, held, as_of);
        let dealt = deal.out(&mut part, &aside.spool)?;
        anyhow::Ok((part, dealt, hidden))
    };
    let (mut parts, mut all, mut hidden) = (Vec::new(), Vec::new(), Vec::new());
    for done in cores::each(groups, work) {
        let (part, dealt, rows) = done?;
        parts.push(part);
        all.push(dealt);
        hidden.push(rows);
    }
    assemble::settle_heads(&mut parts, &hidden);
    Ok((parts, all))
}

/// The parts as they are dealt out: several pieces of a file that were put aside at a time.
fn grouped(parts: Vec<Part>, memory: u64) -> Vec<Vec<Part>> {
    let most = (memory / cores::count() as u64 / BYTES_A_PIECE).clamp(1, PIECES_MAX) as usize;
    let mut groups: Vec<Vec<Part>> = Vec::new();
    for part in parts {
        let may_follow = part.is_continued && part.aside.is_some();
        let has_room = |group: &&mut Vec<Part>| group.len() < most && group[0].aside.is_some();
        match groups.last_mut().filter(|_| may_follow).filter(has_room) {
            Some(group) => group.push(part),
            None => groups.push(vec![part]),
        }
    }
    groups
}

/// Pieces as one part, with all that is said about the first.
fn joined(mut group: Vec<Part>, aside: &Aside) -> Result<Part> {
    group.iter_mut().try_for_each(|part| aside.rows(part))?;
    let mut pieces = group.into_iter();
    let Some(mut head) = pieces.next() else { return Ok(Part::default()) };
    if pieces.len() > 0 {
        let rows = Part {
            stages: std::mem::take(&mut head.stages),
            texts: std::mem::take(&mut head.texts),
            lost_orders: std::mem::take(&mut head.lost_orders),
            ..Part::default()
        };
        let whole = one_of(std::iter::once(rows).chain(pieces).collect());
        (head.stages, head.texts) = (whole.stages, whole.texts);
        head.lost_orders = whole.lost_orders;
    }
    Ok(head)
}

impl Apart {
    fn new(aside: Arc<Aside>, parts: Vec<Part>, dealt: Vec<Dealt>, deal: Deal) -> Result<Self> {
        let (mut files, mut origins, mut remarks) = (Vec::new(), Origins::default(), Vec::new());
        let kinds = parts.iter().flat_map(|part| part.message_kinds.iter().cloned());
        let message_kinds = kinds.collect();
        for part in parts.into_iter().filter(|part| !part.is_continued) {
            let file = u16::try_from(files.len())?;
            let mut of_file = part.remarks;
            of_file.sort_by_key(|remark| remark.line);
            remarks.extend(of_file.into_iter().map(|remark| Remark { file, ..remark }));
            files.push(part.account);
            origins.0.push(part.origin);
        }
        let (found, differing) = (Vec::new(), BTreeMap::new());
        let beyond = None;
        Ok(Self {
            aside,
            files,
            origins,
            remarks,
            dealt,
            deal,
            beyond,
            found,
            differing,
            message_kinds,
        })
    }

    /// The file that everything was put aside in.
    pub fn spool(&self) -> Arc<Spool> {
        Arc::clone(&self.aside.spool)
    }

    /// How many shares there are.
    pub fn shares(&self) -> usize {
        self.deal.count()
    }

    /// About how many bytes the largest share takes, if all of them take so many.
    fn largest(&self, all: u64) -> u64 {
        let of_share = |share: usize| -> u64 {
            self.dealt.iter().filter_map(|dealt| dealt.of_share[share]).map(|at| at.length).sum()
        };
        let sizes: Vec<u64> = (0..self.shares()).map(of_share).collect();
        let sum = sizes.iter().sum::<u64>().max(1);
        let largest = u128::from(sizes.into_iter().max().unwrap_or(0));
        u64::try_from(largest * u128::from(all) / u128::from(sum)).unwrap_or(u64::MAX)
    }

    /// Takes back what a share was made of, once it was audited: its accounts.
    pub fn take_back(&mut self, files: Vec<FileAccount>) -> Result<()> {
        if files.len() != self.files.len() {
            return Err(anyhow!("a share is not of the files that were read"));
        }
        self.files.iter_mut().zip(files).for_each(|(whole, share)| whole.add(share));
        Ok(())
    }

    /// All that was noticed about files and rows, once all shares were taken, in the order of
    /// files and lines.
    pub fn remarks(&mut self) -> Vec<Remark> {
        let rank = |remark: &Remark, phase: (u8, u8)| (remark.file, remark.line, phase);
        let mut all: Vec<_> = std::mem::take(&mut self.remarks)
            .into_iter()
            .map(|remark| (rank(&remark, (0, 0)), remark))
            .collect();
        for Found { role, remark } in std::mem::take(&mut self.found) {
            all.push((rank(&remark, (role as u8 + 1, 0)), remark));
        }
        for ((file, role), differing) in std::mem::take(&mut self.differing) {
            let mut part = Part::default();
            differing.tell(role, &mut part);
            for remark in part.remarks {
                let remark = Remark { file, ..remark };
                all.push((rank(&remark, (role as u8 + 1, 1)), remark));
            }
        }
        all.sort_by_key(|(rank, _)| *rank);
        all.into_iter().map(|(_, remark)| remark).collect()
    }
}

impl FileAccount {
    /// Takes in what became of other rows of the file.
    fn add(&mut self, share: Self) {
        self.used += share.used;
        self.duplicate += share.duplicate;
        self.quarantined += share.quarantined;
        self.filtered += share.filtered;
        self.joint_bills += share.joint_bills;
        self.roles.extend(share.roles);
        self.roles.sort_unstable();
        self.roles.dedup();
        let mut money: BTreeMap<(Role, &'static str, String), i128> = BTreeMap::new();
        for (role, name, currency, sum) in self.money.drain(..).chain(share.money) {
            *money.entry((role, name, currency)).or_default() += sum;
        }
        let sums = money.into_iter();
        self.money = sums.map(|((role, name, text), sum)| (role, name, text, sum)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_less_may_be_held_the_more_shares_there_are() {
        assert_eq!(shares(300 << 20, 8 << 30), 1);
        assert!((10..20).contains(&shares(300 << 20, 64 << 20)));
        assert!(shares(300 << 20, 16 << 20) > 64);
        assert_eq!((shares(0, 1), shares(u64::MAX, 1)), (1, SHARES_MAX));
    }

    #[test]
    fn only_pieces_that_follow_each_other_are_dealt_out_together() {
        let away = |is_continued| {
            let mut part = Part { is_continued, ..Part::default() };
            part.stages.push(super::super::stage::Stage::default());
            Aside::new().unwrap().take(&mut part).unwrap();
            part
        };
        let held = |is_continued| Part { is_continued, ..Part::default() };
        let parts = vec![away(false), away(true), held(true), away(false), away(true), away(true)];
        let lengths: Vec<usize> = grouped(parts, 1 << 40).iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 1, 3]);
    }
}
