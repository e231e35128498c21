//! An audit larger than memory: share by share, and what they come to put together.
//!
//! Comes to what `audit` comes to, of the same exports. Reads no files itself.

use super::whole::{self, PutAside, Whole};
use super::{Asked, Ears, Judged, Question, judge};
use crate::accounts::{self, incomplete};
use crate::calendar::UnlistedYears;
use crate::contract::Contract;
use crate::dossier::Dossiers;
use crate::dossier::orphans::Found;
use crate::finding::Marks;
use crate::formula::evaluate::World;
use crate::formula::needs::Shape;
use crate::history::sought;
use crate::intake::apart::{Apart, Places, Share};
use crate::intake::spool::Spool;
use crate::intake::{FileAccount, Normalisation, Remark};
use crate::metrics;
use crate::promises::Catalogue;
use crate::report::{Finding, PromiseSummary, Report, Stored, worse};
use crate::tables::Role;
use crate::timings::Timings;
use anyhow::Result;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Audits the records of an intake share by share. The findings are put aside, not held.
pub fn audit_apart(
    apart: &mut Apart,
    contract: &Contract,
    catalogue: &Catalogue,
    question: &Question,
) -> Result<Report> {
    let mut sum = Sum::new(Stored::new(apart.spool()), apart.spool());
    // The stages of all shares are noted as one.
    let is_share = apart.shares() > 1;
    let has_bills = !is_share || has_bills(apart)?;
    let timings = Timings::default();
    let of_share = Question { timings, is_share, has_bills: Some(has_bills), ..question.clone() };
    for number in 0..apart.shares() {
        let Share { intake, places, has_orders } = apart.share(number)?;
        let is_heard = |found: &Found| found.near.is_none();
        let ears = Ears { has_orders, is_heard, beside: |_: World<'_>, _: &Shape<'_>| {} };
        let judged = judge(intake, contract, catalogue, &of_share, ears);
        apart.take_back(judged.report.files.clone())?;
        sum.add(judged, &places)?;
    }
    question.timings.lap("judge");
    let report = sum.finish(apart, contract, catalogue, question)?;
    question.timings.lap("add up");
    Ok(report)
}

/// Whether any invoice of any share bills one of the orders, or there are none at all. Mostly the
/// first share says so.
fn has_bills(apart: &Apart) -> Result<bool> {
    let mut has_invoice = false;
    for number in 0..apart.shares() {
        let dossiers = Dossiers::new(apart.glance(number)?);
        let rows = dossiers.tables.of(Role::Invoices).rows();
        if rows > 0 && dossiers.reaches_orders(Role::Invoices) {
            return Ok(true);
        }
        has_invoice |= rows > 0;
    }
    Ok(!has_invoice)
}

/// Where an orphaned row stands among those of all shares: file, stage and line.
type Place = (u16, usize, u32);

fn place_of(found: &Found, places: &Places) -> Place {
    let (file, stage) = places.of(found.role, found.row);
    (file, stage, found.remark.line)
}

/// Keys that nearly match, by role and way: how many, and the first of them.
type Near = BTreeMap<Way, (usize, Place, Found)>;

/// A role, and a way to make its keys match.
type Way = (Role, Normalisation);

/// What the shares come to so far.
struct Sum {
    report: Report,
    stored: Stored,
    spool: Arc<Spool>,
    whole: Whole,
    customers: PutAside,
    years: UnlistedYears,
    orphaned: BTreeMap<(Role, Place), Remark>,
    near: Near,
}

impl Sum {
    fn new(stored: Stored, spool: Arc<Spool>) -> Self {
        Self {
            report: Report::default(),
            stored,
            spool,
            whole: Whole::default(),
            customers: PutAside::default(),
            years: UnlistedYears::default(),
            orphaned: BTreeMap::new(),
            near: Near::new(),
        }
    }

    fn add(&mut self, judged: Judged, places: &Places) -> Result<()> {
        let Judged { report: share, whole, customers, orphaned } = judged;
        self.stored.add(&share.findings)?;
        self.whole.add(whole);
        self.customers.add(customers, &self.spool)?;
        share.unlisted_years.iter().for_each(|&(year, orders)| self.years.add(year, orders));
        let report = &mut self.report;
        (report.as_of, report.zone) = (share.as_of, share.zone);
        report.orders += share.orders;
        report.orders_matched += share.orders_matched;
        report.orders_missed += share.orders_missed;
        report.orphans += share.orphans;
        report.settled.extend(share.settled);
        accounts::add_cases(&mut report.cases, &share.cases);
        accounts::add_money(&mut report.money, share.money);
        metrics::add(&mut report.metrics, share.metrics);
        if report.promises.is_empty() {
            report.promises = share.promises;
        } else {
            let pairs = report.promises.iter_mut().zip(&share.promises);
            pairs.for_each(|(whole, share)| add_summary(whole, share));
        }
        for found in orphaned {
            self.add_found(place_of(&found, places), found);
        }
        Ok(())
    }

    fn add_found(&mut self, place: Place, found: Found) {
        let Some((way, count)) = found.near else {
            self.orphaned.insert((found.role, place), found.remark);
            return;
        };
        let key = (found.role, way);
        let known = self.near.remove(&key);
        let (before, first, found) = match known {
            Some((before, first, known)) if first < place => (before, first, known),
            known => (known.map_or(0, |(before, ..)| before), place, found),
        };
        self.near.insert(key, (before + count, first, found));
    }

    fn finish(
        self,
        apart: &mut Apart,
        contract: &Contract,
        catalogue: &Catalogue,
        question: &Question,
    ) -> Result<Report> {
        let Self { mut report, mut stored, spool, whole, customers, years, orphaned, near } = self;
        report.remarks = apart.remarks();
        // Those of orders were heard with their shares.
        let no_order = |remark: &&Remark| remark.order.is_empty();
        let mut left: Vec<Remark> = report.remarks.iter().filter(no_order).cloned().collect();
        let mut of_role: BTreeMap<Role, Vec<Remark>> = BTreeMap::new();
        for ((role, _), remark) in orphaned {
            of_role.entry(role).or_default().push(remark);
        }
        for ((role, way), (count, _, mut found)) in in_order(near) {
            found.recount(count);
            left.push(found.remark.clone());
            of_role.entry(role).or_default().push(found.remark);
            debug_assert!(found.near.is_some_and(|(of, _)| of == way));
        }
        report.remarks.extend(of_role.into_values().flatten());
        let asked = Asked { contract, catalogue };
        let mut found = heard(&left, asked, &mut report.promises, &apart.files);
        if apart.shares() > 1 {
            found.extend(burnt(asked, question.as_of, &whole, &mut report.promises));
        }
        stored.add(&in_report_order(found))?;
        report.stored = Some(stored);
        let today = contract.zone.day_of(question.as_of);
        let customers = customers.counted(today, &spool)?;
        whole.tell(&mut report, contract, catalogue, &customers);
        report.files = std::mem::take(&mut apart.files);
        report.unlisted_years = years.into_list();
        report.incomplete =
            incomplete::reasons(&report, contract, question.as_of, question.earlier.as_ref());
        report.settled = sought::together(report.settled);
        report.broken_laws = accounts::broken_laws(&report);
        Ok(report)
    }
}

/// By role, and the ways in the order they are tried.
fn in_order(near: Near) -> Vec<(Way, (usize, Place, Found))> {
    let mut near: Vec<_> = near.into_iter().collect();
    let rank = |way: Normalisation| Normalisation::ALL.iter().position(|one| *one == way);
    near.sort_by_key(|((role, way), _)| (*role, rank(*way)));
    near
}

/// What is of no order, or of many, becomes findings.
#[expect(clippy::vec_box, reason = "a report holds them like this")]
fn heard(
    remarks: &[Remark],
    asked: Asked<'_>,
    summaries: &mut [PromiseSummary],
    files: &[FileAccount],
) -> Vec<Box<Finding>> {
    let (mut findings, mut marks) = (Vec::new(), Marks::of(files));
    for remark in remarks {
        if let Some(finding) = asked.hear(remark, summaries, &mut marks) {
            summaries[finding.promise].findings += 1;
            findings.push(Box::new(finding));
        }
    }
    findings
}

/// Budgets of targets and customers that no share could judge become findings.
#[expect(clippy::vec_box, reason = "a report holds them like this")]
fn burnt(
    asked: Asked<'_>,
    as_of: i64,
    whole: &Whole,
    summaries: &mut [PromiseSummary],
) -> Vec<Box<Finding>> {
    let mut burnt = whole::judged(asked, &whole.targets, summaries);
    burnt.extend(whole.grievances.judged(asked, as_of, summaries));
    burnt.extend(whole.groups.judged(asked, &whole.spreads, summaries));
    burnt.iter().for_each(|one| summaries[one.promise].add(one));
    burnt
}

/// Findings of no order, in the order of a report.
#[expect(clippy::vec_box, reason = "a report holds them like this")]
fn in_report_order(mut findings: Vec<Box<Finding>>) -> Vec<Box<Finding>> {
    findings.sort_by(|one, other| worse(one, other));
    findings
}

fn add_summary(whole: &mut PromiseSummary, share: &PromiseSummary) {
    for (total, count) in whole.outcomes.iter_mut().zip(share.outcomes) {
        *total += count;
    }
    whole.findings += share.findings;
    whole.told.0 += share.told.0;
    whole.told.1 += share.told.1;
    let mut stakes: BTreeMap<String, i128> = whole.stake.drain(..).collect();
    for (currency, stake) in &share.stake {
        *stakes.entry(currency.clone()).or_default() += stake;
    }
    whole.stake = stakes.into_iter().collect();
}
