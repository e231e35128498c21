//! Findings that are not held in memory: put aside in runs, each the worst first, and read as one.
//!
//! Changes no finding. What is read is what was put aside.

use super::{Evidence, Finding, Outcome, Severity, Told, Unit, Value};
use crate::bytes::{Damaged, Got, Reader, Writer};
use crate::intake::spool::{Kept, Spool};
use anyhow::Result;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::sync::Arc;

/// So many findings of a run are taken up at a time.
const BLOCK: usize = 64;

/// Findings that were put aside.
#[derive(Debug)]
pub struct Stored {
    spool: Arc<Spool>,
    /// The blocks of each run.
    runs: Vec<Vec<Kept>>,
    /// How many findings there are of each promise, severity and outcome.
    kinds: BTreeMap<(usize, Severity, u8), u64>,
}

impl Stored {
    /// None yet.
    pub const fn new(spool: Arc<Spool>) -> Self {
        Self { spool, runs: Vec::new(), kinds: BTreeMap::new() }
    }

    /// Puts findings aside, which are in the order of a report.
    pub fn add(&mut self, findings: &[Box<Finding>]) -> Result<()> {
        debug_assert!(findings.is_sorted_by(|one, other| worse(one, other) != Ordering::Greater));
        let mut run = Vec::new();
        for block in findings.chunks(BLOCK) {
            let mut into = Writer::default();
            into.each(block, |into, finding| put(into, finding));
            run.push(self.spool.keep(&into.0)?);
            for finding in block {
                let kind = (finding.promise, finding.severity, finding.outcome as u8);
                *self.kinds.entry(kind).or_default() += 1;
            }
        }
        if !run.is_empty() {
            self.runs.push(run);
        }
        Ok(())
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.kinds.values().sum()
    }

    /// How many there are of each promise, severity and outcome.
    pub fn kinds(&self) -> impl Iterator<Item = (usize, Severity, Outcome, u64)> {
        let kind = |(&(promise, severity, outcome), &count): (&(usize, Severity, u8), &u64)| {
            (promise, severity, Outcome::ALL[usize::from(outcome)], count)
        };
        self.kinds.iter().map(kind)
    }

    /// All of them, in the order of a report.
    pub fn findings(&self) -> Result<Findings<'_>> {
        let mut runs: Vec<Run<'_>> =
            self.runs.iter().map(|blocks| Run { blocks, next: VecDeque::new() }).collect();
        let mut heads = BinaryHeap::new();
        for (place, run) in runs.iter_mut().enumerate() {
            if let Some(finding) = run.next(&self.spool)? {
                heads.push(Reverse(Head { finding, place }));
            }
        }
        Ok(Findings { spool: &self.spool, runs, heads })
    }
}

/// How two findings stand in a report: by severity, the largest stake within a currency, and keys.
pub fn worse(one: &Finding, other: &Finding) -> Ordering {
    let staked = |finding: &Finding| finding.stake.is_some();
    let mildness = |finding: &Finding| (Reverse(finding.severity), !staked(finding));
    let currency = |finding: &Finding| match staked(finding) {
        true => finding.currency.clone(),
        false => String::new(),
    };
    let rest = |finding: &Finding| (Reverse(finding.stake), finding.promise);
    let keys = |a: &Finding, b: &Finding| {
        (&a.order, &a.line, &a.document, &a.evidence).cmp(&(
            &b.order,
            &b.line,
            &b.document,
            &b.evidence,
        ))
    };
    mildness(one)
        .cmp(&mildness(other))
        .then_with(|| currency(one).cmp(&currency(other)))
        .then_with(|| rest(one).cmp(&rest(other)))
        .then_with(|| keys(one, other))
}

/// What is left of a run.
#[derive(Debug)]
struct Run<'a> {
    blocks: &'a [Kept],
    next: VecDeque<Box<Finding>>,
}

impl Run<'_> {
    fn next(&mut self, spool: &Spool) -> Result<Option<Box<Finding>>> {
        if self.next.is_empty()
            && let Some((first, blocks)) = self.blocks.split_first()
        {
            let bytes = spool.read(*first)?;
            self.next = Reader(&bytes).each(|from| get(from).map(Box::new))?.into();
            self.blocks = blocks;
        }
        Ok(self.next.pop_front())
    }
}

/// The first finding of a run that was not handed out.
#[derive(Debug)]
struct Head {
    finding: Box<Finding>,
    place: usize,
}

impl Ord for Head {
    fn cmp(&self, other: &Self) -> Ordering {
        worse(&self.finding, &other.finding).then(self.place.cmp(&other.place))
    }
}

impl PartialOrd for Head {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head {}

/// All findings one after the other.
#[derive(Debug)]
pub struct Findings<'a> {
    spool: &'a Spool,
    runs: Vec<Run<'a>>,
    heads: BinaryHeap<Reverse<Head>>,
}

impl Iterator for Findings<'_> {
    type Item = Result<Box<Finding>>;

    fn next(&mut self) -> Option<Self::Item> {
        let Reverse(Head { finding, place }) = self.heads.pop()?;
        match self.runs[place].next(self.spool) {
            Ok(Some(next)) => self.heads.push(Reverse(Head { finding: next, place })),
            Ok(None) => {}
            Err(why) => return Some(Err(why)),
        }
        Some(Ok(finding))
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Info, Severity::Warning, Severity::Error];
const TOLD: [Told; 3] = [Told::Yes, Told::No, Told::NotChecked];
const UNITS: [Unit; 7] =
    [Unit::Money, Unit::Quantity, Unit::Number, Unit::Days, Unit::Moment, Unit::Text, Unit::None];
const LEVELS: [&str; 5] = ["", "order", "article", "line", "orders"];

fn put(into: &mut Writer, finding: &Finding) {
    into.count(finding.promise);
    into.byte(finding.severity as u8);
    into.byte(finding.outcome as u8);
    let Finding { order, line, document, customer, carrier, .. } = finding;
    for text in [order, line, document, customer, carrier, &finding.currency] {
        into.text(text);
    }
    for value in [&finding.promised, &finding.actual, &finding.margin] {
        into.text(&value.text);
        into.byte(value.unit as u8);
    }
    into.byte(finding.told as u8);
    into.byte(u8::from(finding.stake.is_some()));
    into.whole(finding.stake.unwrap_or_default());
    into.whole(finding.weight);
    let level = LEVELS.iter().position(|level| *level == finding.match_level);
    into.count(level.unwrap_or_default());
    into.each(&finding.evidence, |into, row| {
        into.word(row.file.into());
        into.word(row.line);
    });
    into.text(&finding.note);
    into.text(&finding.fingerprint);
    into.text(&finding.recoverable_until);
}

fn one_of<T: Copy>(all: &[T], from: &mut Reader<'_>) -> Got<T> {
    all.get(usize::from(from.byte()?)).copied().ok_or(Damaged)
}

fn get(from: &mut Reader<'_>) -> Got<Finding> {
    let promise = from.count()?;
    let (severity, outcome) = (one_of(&SEVERITIES, from)?, one_of(&Outcome::ALL, from)?);
    let mut text = || from.text().map(str::to_owned);
    let [order, line, document] = [text()?, text()?, text()?];
    let [customer, carrier, currency] = [text()?, text()?, text()?];
    let mut value = || Ok(Value { text: from.text()?.to_owned(), unit: one_of(&UNITS, from)? });
    let [promised, actual, margin] = [value()?, value()?, value()?];
    let told = one_of(&TOLD, from)?;
    let (is_staked, stake, weight) = (from.byte()? != 0, from.whole()?, from.whole()?);
    let match_level = LEVELS.get(from.count()?).copied().ok_or(Damaged)?;
    let row = |from: &mut Reader<'_>| {
        let file = u16::try_from(from.word()?).map_err(|_| Damaged)?;
        Ok(Evidence { file, line: from.word()? })
    };
    let evidence = from.each(row)?;
    let mut text = || from.text().map(str::to_owned);
    let [note, fingerprint, recoverable_until] = [text()?, text()?, text()?];
    Ok(Finding {
        promise,
        severity,
        outcome,
        order,
        line,
        document,
        customer,
        carrier,
        promised,
        actual,
        margin,
        told,
        stake: is_staked.then_some(stake),
        weight,
        recoverable_until,
        currency,
        match_level,
        evidence,
        note,
        fingerprint,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(order: &str, severity: Severity, stake: Option<i64>, currency: &str) -> Finding {
        let value = |text: &str, unit| Value { text: text.to_owned(), unit };
        Finding {
            promise: 3,
            severity,
            outcome: Outcome::Overdue,
            order: order.to_owned(),
            line: "1".to_owned(),
            document: "D".to_owned(),
            customer: "C".to_owned(),
            carrier: String::new(),
            promised: value("2026-03-01", Unit::Moment),
            actual: value("", Unit::None),
            margin: value("-2", Unit::Days),
            told: Told::No,
            stake,
            weight: 7,
            recoverable_until: "2026-04-01".to_owned(),
            currency: currency.to_owned(),
            match_level: "article",
            evidence: vec![Evidence { file: 7, line: 9 }],
            note: "note".to_owned(),
            fingerprint: "f".to_owned(),
        }
    }

    #[test]
    fn runs_are_read_as_one_in_the_order_of_a_report() {
        use Severity::{Error, Warning};
        let mut all = vec![
            finding("A", Error, Some(5), "EUR"),
            finding("B", Error, Some(4), "EUR"),
            finding("A", Error, Some(9), "SEK"),
            finding("A", Error, None, "AAA"),
            finding("B", Error, None, ""),
            finding("A", Warning, Some(9), "EUR"),
        ];
        all.extend((100..400).map(|nth| finding(&nth.to_string(), Warning, None, "")));
        let mut stored = Stored::new(Arc::new(Spool::new().unwrap()));
        for share in 0..3 {
            let own = all.iter().enumerate().filter(|(nth, _)| nth % 3 == share);
            let own: Vec<Box<Finding>> = own.map(|(_, one)| Box::new(one.clone())).collect();
            stored.add(&own).unwrap();
        }
        stored.add(&[]).unwrap();
        let read: Vec<Finding> =
            stored.findings().unwrap().map(|finding| *finding.unwrap()).collect();
        assert!(read == all);
        assert_eq!(stored.count(), 306);
        let kinds: Vec<_> = stored.kinds().collect();
        let warnings = (3, Warning, Outcome::Overdue, 301);
        assert_eq!(kinds, [warnings, (3, Error, Outcome::Overdue, 5)]);
    }

    #[test]
    fn a_finding_cut_short_is_none() {
        let mut into = Writer::default();
        put(&mut into, &finding("A", Severity::Info, Some(-1), "EUR"));
        let cut = |length: usize| get(&mut Reader(&into.0[..length]));
        assert!((0..into.0.len()).all(|length| cut(length) == Err(Damaged)));
    }
}
