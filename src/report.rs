//! What a run found: all that a renderer gets, and nothing it would have to look up.
//!
//! Holds plain values only; every text is ready to print, every number exact.

mod lang;
mod measure;
mod past;
mod stage;
mod stored;
mod target;

use crate::intake::{FileAccount, Remark};
use crate::tables::Role;
use crate::time::Zone;
pub use lang::Lang;
pub use measure::{Measure, Theme};
pub use past::{AGES, Gone, Past, RunSum, Settled, Standing, Status, Turnover};
pub use stage::{Stage, TouchPoint};
pub use stored::{Stored, worse};
pub use target::{TargetCount, TargetSummary};

/// Below so many decided promises there are counts and no percentage.
pub const DECIDED_MIN: u64 = 20;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth a look.
    Warning,
    /// A promise was broken.
    #[default]
    Error,
}

impl Severity {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a word.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Info, Self::Warning, Self::Error].into_iter().find(|level| level.name() == name)
    }
}

/// Was it kept? One of eight (G1 of the domain).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Outcome {
    /// As promised.
    Kept,
    /// Better than promised.
    Beat,
    /// Worse than promised.
    #[default]
    Broken,
    /// Not done, and the time is past.
    Overdue,
    /// Not done, and the time is near.
    AtRisk,
    /// Not done, and there is time.
    Pending,
    /// Withdrawn.
    Void,
    /// The data cannot tell.
    Unknown,
}

impl Outcome {
    /// Every outcome, in the order of the report.
    pub const ALL: [Self; 8] = [
        Self::Kept,
        Self::Beat,
        Self::Broken,
        Self::Overdue,
        Self::AtRisk,
        Self::Pending,
        Self::Void,
        Self::Unknown,
    ];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Beat => "beat",
            Self::Broken => "broken",
            Self::Overdue => "overdue",
            Self::AtRisk => "at risk",
            Self::Pending => "pending",
            Self::Void => "void",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the promise was not kept.
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::Broken | Self::Overdue)
    }

    /// Whether it is settled if the promise was kept (G1): only these are in a rate.
    pub const fn is_decided(self) -> bool {
        self.is_bad() || matches!(self, Self::Kept | Self::Beat)
    }
}

/// Was the customer told before he had to ask?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Told {
    /// In time.
    Yes,
    /// Not, or too late.
    No,
    /// There are no messages to tell from.
    #[default]
    NotChecked,
}

impl Told {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "told",
            Self::No => "silent",
            Self::NotChecked => "",
        }
    }
}

/// The unit of a promised, an actual value or a margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Unit {
    /// An amount; the currency is the finding's own.
    Money,
    /// A number of units.
    Quantity,
    /// A plain number.
    Number,
    /// Days: whole ones between dates, decimals between instants.
    Days,
    /// A moment.
    Moment,
    /// A word.
    Text,
    /// No value.
    #[default]
    None,
}

impl Unit {
    /// The word for it in machine formats.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Quantity => "quantity",
            Self::Number => "number",
            Self::Days => "days",
            Self::Moment => "time",
            Self::Text => "text",
            Self::None => "",
        }
    }
}

/// A value as it is printed: plain decimal, RFC 3339 or a word.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Value {
    /// What is printed; empty where there is no value.
    pub text: String,
    /// Its unit.
    pub unit: Unit,
}

/// One row that proves a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// The file, by its place in [`Report::files`].
    pub file: u16,
    /// The physical line.
    pub line: u32,
}

/// One promise that needs somebody's attention.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Finding {
    /// The promise, by its place in [`Report::promises`].
    pub promise: usize,
    /// How serious it is here.
    pub severity: Severity,
    /// What came of the promise.
    pub outcome: Outcome,
    /// The order, or empty.
    pub order: String,
    /// The order line, or empty for the order as a whole.
    pub line: String,
    /// The delivery, invoice or payment it is about, or empty.
    pub document: String,
    /// Who ordered, or empty.
    pub customer: String,
    /// Who carried it, or empty.
    pub carrier: String,
    /// What was promised.
    pub promised: Value,
    /// What came of it.
    pub actual: Value,
    /// How much better (positive) or worse (negative) than promised.
    pub margin: Value,
    /// Whether the customer was told.
    pub told: Told,
    /// The money at stake in millionths of the currency's unit; [`None`] where there is none.
    pub stake: Option<i64>,
    /// What it is put in order by where there is none; not printed, because it is no money.
    pub weight: i64,
    /// Until when the money at stake can be claimed back, as a day or a moment; often empty.
    pub recoverable_until: String,
    /// The currency of every amount of this finding, or empty.
    pub currency: String,
    /// The finest level the keys allowed: line, article or order; empty where nothing was joined.
    pub match_level: &'static str,
    /// The rows that prove it.
    pub evidence: Vec<Evidence>,
    /// What a reader needs to know besides, such as the remedy; often empty.
    pub note: String,
    /// Made of the code and the business keys, never of amounts or dates.
    pub fingerprint: String,
}

/// How one promise fared as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseSummary {
    /// Its code.
    pub code: String,
    /// Its name: the fault.
    pub name: String,
    /// How serious it is by default.
    pub severity: Severity,
    /// What it is about: order, line, delivery, invoice, payment, input.
    pub about: &'static str,
    /// Where on the way of the customer it belongs; [`None`] for what no customer meets.
    pub stage: Option<Stage>,
    /// How many of each outcome, in the order of [`Outcome::ALL`].
    pub outcomes: [u64; 8],
    /// How many findings it raised.
    pub findings: u64,
    /// Findings whose customer was told, and not told.
    pub told: (u64, u64),
    /// Money at stake per currency, in millionths; sorted by currency.
    pub stake: Vec<(String, i128)>,
    /// Why it was not checked: the columns or roles it needs. Empty when it was.
    pub missing: Vec<String>,
    /// Switched off or not selected: neither checked nor missed.
    pub is_off: bool,
}

impl PromiseSummary {
    /// Counts a finding of it; the outcome is counted where the promise is judged.
    pub fn add(&mut self, finding: &Finding) {
        self.findings += 1;
        match finding.told {
            Told::Yes => self.told.0 += 1,
            Told::No => self.told.1 += 1,
            Told::NotChecked => {}
        }
        if let Some(stake) = finding.stake {
            let currency = &finding.currency;
            match self.stake.iter_mut().find(|(known, _)| known == currency) {
                Some((_, sum)) => *sum += i128::from(stake),
                None => self.stake.push((currency.clone(), i128::from(stake))),
            }
            self.stake.sort();
        }
    }

    /// How many of an outcome.
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.outcomes[outcome as usize]
    }
}

/// A number about all promises of a kind, with what it was counted from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metric {
    /// Which one it is.
    pub measure: Measure,
    /// Its name, such as `on time, lines`; that of a rung of the ladder says which one it is.
    pub name: String,
    /// What was counted, in millionths for quantities, days and money, whole for counts.
    pub count: i128,
    /// Out of how much; [`None`] for a metric that is a sum.
    pub of: Option<i128>,
    /// Of how many customers or lines it speaks, where that is not what it is out of.
    pub among: Option<u64>,
    /// The unit of the count and of what it is out of.
    pub unit: Unit,
    /// The currency of both, or empty.
    pub currency: String,
    /// Why there is no figure, or empty.
    pub missing: String,
}

impl Metric {
    /// A share of counts.
    pub fn share(measure: Measure, count: i128, of: i128) -> Self {
        Self {
            measure,
            name: measure.name().to_owned(),
            count,
            of: Some(of),
            among: None,
            unit: Unit::Number,
            currency: String::new(),
            missing: String::new(),
        }
    }

    /// A sum of amounts.
    pub fn money(measure: Measure, sum: i128, currency: &str) -> Self {
        let currency = currency.to_owned();
        Self { of: None, unit: Unit::Money, currency, ..Self::share(measure, sum, 0) }
    }

    /// A metric without a figure, and what it would need.
    pub fn lacking(measure: Measure, missing: impl Into<String>) -> Self {
        Self { missing: missing.into(), ..Self::share(measure, 0, 0) }
    }

    /// Its code, such as `M1`.
    pub const fn code(&self) -> &'static str {
        self.measure.code()
    }
}

/// Amounts read and what became of them: `read = matched + unmatched` always holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyAccount {
    /// The role, such as `invoices`.
    pub role: &'static str,
    /// The column, such as `total`.
    pub column: &'static str,
    /// The currency, or empty where none is known.
    pub currency: String,
    /// Everything read into the table, in millionths.
    pub read: i128,
    /// The part that belongs to an order that is there.
    pub matched: i128,
    /// The part that does not.
    pub unmatched: i128,
}

/// Everything a run has to say.
#[derive(Debug, Default)]
pub struct Report {
    /// The moment the audit speaks for, RFC 3339.
    pub as_of: String,
    /// The zone of the business.
    pub zone: Zone,
    /// How many orders there are.
    pub orders: u64,
    /// How many of them have a delivery or an invoice.
    pub orders_matched: u64,
    /// How many of them have a finding.
    pub orders_missed: u64,
    /// How many tickets, calls and reviews there are, of those roles that are there: what an audit
    /// is about where there are no orders.
    pub cases: Vec<(Role, u64)>,
    /// Rows of other roles whose order is not there.
    pub orphans: u64,
    /// Every promise, in the order of codes.
    pub promises: Vec<PromiseSummary>,
    /// Every finding: worst first within severity, then by code and keys.
    /// Each where it was made, so that many are put in order without being moved.
    pub findings: Vec<Box<Finding>>,
    /// Where the findings are, if they were put aside and are not held here.
    pub stored: Option<Stored>,
    /// The money at stake per currency, each order line counted once, at its largest finding.
    pub stake: Vec<(String, i128)>,
    /// The metrics.
    pub metrics: Vec<Metric>,
    /// How the promises fared stage by stage; stages without a promise are left out.
    pub touch_points: Vec<TouchPoint>,
    /// How the targets of the contract fared.
    pub targets: Vec<TargetSummary>,
    /// Every file.
    pub files: Vec<FileAccount>,
    /// What was noticed about the input.
    pub remarks: Vec<Remark>,
    /// Amounts and what became of them.
    pub money: Vec<MoneyAccount>,
    /// Years whose holidays are not listed and were needed, in order, each with how many orders
    /// need it for their promised time; 0 where only formulas do.
    pub unlisted_years: Vec<(i32, u64)>,
    /// Why the run is incomplete; empty when it is complete.
    pub incomplete: Vec<String>,
    /// What came of the findings of earlier runs that were sought and are none of this one, in the
    /// order of their fingerprints.
    pub settled: Vec<Settled>,
    /// What a history says of the findings, where one is used.
    pub past: Option<Past>,
    /// Whether tokens stand for the keys and names in it.
    pub is_redacted: bool,
    /// Laws of conservation that do not hold: a bug, and no number may be printed.
    pub broken_laws: Vec<String>,
}

impl PromiseSummary {
    /// Whether it is a target.
    pub fn is_target(&self) -> bool {
        self.about == "target"
    }

    /// Whether it breaks with promises that are counted already: a target, a group, or a customer
    /// who was failed several times.
    pub fn is_summary(&self) -> bool {
        self.is_target() || matches!(self.about, "customer" | "group")
    }

    /// Whether it is about the input and not about what a customer was promised.
    pub fn is_about_input(&self) -> bool {
        self.about == "input"
    }
}

impl Report {
    /// How many findings there are, held here or not.
    pub fn findings_count(&self) -> u64 {
        self.findings.len() as u64 + self.stored.as_ref().map_or(0, Stored::count)
    }

    /// Whether any finding has such a severity and outcome.
    pub fn has_finding(&self, is_it: impl Fn(Severity, Outcome) -> bool) -> bool {
        let mut held = self.findings.iter().map(|finding| (finding.severity, finding.outcome));
        held.any(|(severity, outcome)| is_it(severity, outcome))
            || self.stored.as_ref().is_some_and(|stored| {
                stored.kinds().any(|(_, severity, outcome, _)| is_it(severity, outcome))
            })
    }

    /// How many promises to customers came to an outcome that was reported; a burnt budget is none
    /// of its own.
    pub fn missed_count(&self, outcome: Outcome) -> u64 {
        let is_own = |promise: usize| {
            let promise = self.promises.get(promise);
            promise.is_some_and(|one| one.is_about_input() || one.is_summary())
        };
        let held = self.findings.iter().filter(|one| one.outcome == outcome);
        let held = held.filter(|one| !is_own(one.promise)).count();
        let kinds = self.stored.iter().flat_map(Stored::kinds);
        let stored = kinds.filter(|(promise, _, of, _)| *of == outcome && !is_own(*promise));
        held as u64 + stored.map(|(.., count)| count).sum::<u64>()
    }

    /// Holds all findings here that were put aside.
    pub fn take_up(&mut self) -> anyhow::Result<()> {
        if let Some(stored) = self.stored.take() {
            self.findings = stored.findings()?.collect::<anyhow::Result<_>>()?;
        }
        Ok(())
    }

    /// The findings about what customers were promised; what was noticed about the input is told
    /// as remarks.
    pub fn promises_missed(&self) -> impl Iterator<Item = &Finding> {
        let is_input = |finding: &Finding| {
            self.promises.get(finding.promise).is_some_and(PromiseSummary::is_about_input)
        };
        self.findings.iter().map(|finding| &**finding).filter(move |finding| !is_input(finding))
    }
}
