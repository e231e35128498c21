//! The catalogue: every promise that can be checked, built in or written in a contract.
//!
//! A promise is one Markdown file: fields in the formula language, then words for people and an
//! example that runs as a test. Judges nothing (`judge`) and reads no records.

pub mod builtin;
pub mod explain;
pub mod fields;
pub mod file;

use crate::contract::keys::{LIMIT, MEMORY};
use crate::contract::{Contract, Known, Mistake, Mistakes, Pack, Penalty, Place, Setting, Within};
use crate::formula::evaluate::Fact;
use crate::formula::reads::{Ask, Reads, Roles};
use crate::formula::types::FactName;
use crate::formula::{Grain, Term, Type};
use crate::intake::{About, in_ours};
use crate::report::{Outcome, Severity, Stage};
use crate::tables::Role;
use fields::Fields;
use std::sync::OnceLock;

/// One promise, ready to be judged.
#[derive(Debug, Clone)]
pub struct Promise {
    /// Its code, such as `DLV101`; never reused.
    pub code: String,
    /// Its name: the fault, in words joined by hyphens.
    pub name: String,
    /// One sentence for lists.
    pub summary: String,
    /// The words of its file; empty for a promise of a contract.
    pub words: String,
    /// Its fields as they were written: name and text.
    pub formulas: Vec<(String, String)>,
    /// What it is about.
    pub about: Grain,
    /// Where on the way of the customer it belongs; [`None`] for what no customer meets.
    pub stage: Option<Stage>,
    /// How serious a finding is unless the fields or the contract say otherwise.
    pub severity: Severity,
    /// The outcomes that are findings.
    pub reports: Vec<Outcome>,
    /// The pack it is of; it is off unless the contract switches that on.
    pub pack: Option<Pack>,
    /// Its formulas.
    pub fields: Fields,
    /// Within what time it is to be kept, unless the contract says otherwise.
    pub within: Option<Within>,
    /// The tables its formulas read, and what they ask besides.
    pub reads: Reads,
    /// The tables that decide how fine it is judged; others are read for what is at stake alone.
    pub deciding: Roles,
    /// Whether breaking it costs something by the contract, so that its value is asked for.
    pub is_penalised: bool,
}

/// All promises and the facts they are made of.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// In the order of their codes.
    pub promises: Vec<Promise>,
    /// The facts, in the order of their file.
    pub facts: Vec<Fact>,
    /// What formulas may name.
    pub names: Vec<FactName>,
}

/// The promise to the customers of each tier: made of what others came to it has no formula, and
/// its tolerance is how far a tier may lag behind the best one.
pub const OF_TIERS: &str = "SVC612";

/// The promise to offer all ways of delivery that the contract lists.
const OF_METHODS: &str = "ENT806";

/// The promise not to fail a customer again and again: what is at stake in its findings is the sum
/// of what is at stake in those it is made of.
pub const OF_CUSTOMERS: &str = "SVC617";

impl Promise {
    /// The tables that it reads for what is at stake alone.
    pub fn beside(&self) -> Vec<Role> {
        let is_beside = |role: &Role| !self.deciding.has(*role);
        self.reads.roles.list().into_iter().filter(is_beside).collect()
    }

    /// Whether it reads a limit that a contract may set.
    fn reads_limit(&self, key: &str) -> bool {
        let asks = |what: Ask| self.reads.asks(what);
        match key {
            "within" => asks(Ask::Term),
            "grace" => asks(Ask::Grace),
            "tolerance" => asks(Ask::Tolerance) || self.code == OF_TIERS,
            "converted" => asks(Ask::Converted),
            "recover_within" => self.fields.recover_from.is_some(),
            "penalty" => self.about.has_subjects(),
            "window" | "half_life" => self.about == Grain::Customer,
            _ => asks(Ask::Tolerance) || asks(Ask::Converted),
        }
    }

    /// Whether its margin is a length of time.
    fn has_time(&self) -> bool {
        let Fields { margin, promised, actual, .. } = &self.fields;
        let is = |term: &Option<Term>, kind| term.as_ref().is_some_and(|term| term.kind == kind);
        match margin {
            Some(margin) => margin.kind == Type::Length,
            None => is(promised, Type::Time) && is(actual, Type::Time),
        }
    }
}

impl Catalogue {
    /// The built-in promises.
    pub fn builtin() -> Self {
        static BUILTIN: OnceLock<Catalogue> = OnceLock::new();
        BUILTIN.get_or_init(builtin::load).clone()
    }

    /// The same with the promises of a contract, or everything that is wrong with those.
    pub fn with_contract(mut self, contract: &Contract, text: &str) -> Result<Self, Mistakes> {
        if let Some(handover) = contract.delivered_by {
            self.facts = builtin::facts_by(handover);
        }
        let path = contract.path.clone().unwrap_or_default();
        let mut mistakes = Mistakes::new(text, &path);
        for own in &contract.promises {
            match fields::own_promise(own, &self) {
                Ok(promise) => self.promises.push(promise),
                Err(found) => found.into_iter().for_each(|mistake| mistakes.add(mistake)),
            }
        }
        for target in &contract.targets {
            let word = std::slice::from_ref(&target.promise);
            let meant = self.promises.iter().filter(|promise| is_chosen(promise, word));
            if meant.clone().count() > 0 && !meant.clone().any(|one| one.about.has_subjects()) {
                let message = format!("nothing of {} can be counted", target.promise);
                let help = "name a promise about orders, deliveries, bills or what follows them";
                let length = u32::try_from(target.promise.chars().count() + 2).unwrap_or(1);
                mistakes.add(Mistake::new(target.place, length, message, help));
            }
        }
        for setting in &contract.settings {
            let limited = self.set_limit(setting).err().unwrap_or_default();
            let found = limited.into_iter().chain(self.out_of_reach(setting));
            let found = found.chain(self.never_read(contract, setting));
            let found: Vec<Mistake> = found.chain(self.penalise(setting)).collect();
            found.into_iter().for_each(|mistake| mistakes.add(mistake));
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        self.promises.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(self)
    }

    /// Limits that the promise never reads: who sets one believes that it does something.
    fn never_read(&self, contract: &Contract, setting: &Setting) -> Vec<Mistake> {
        let of_code = self.promises.iter().find(|promise| promise.code == setting.code);
        let Some(promise) = of_code else { return Vec::new() };
        if let Some(pack) = promise.pack.filter(|pack| !contract.packs.contains(pack)) {
            let off = |(key, place): &(&'static str, Place)| {
                let length = u32::try_from(key.len()).unwrap_or(1);
                let name = pack.name();
                let message = format!("{} is of the pack {name}, which is off", promise.name);
                Mistake::new(
                    *place,
                    length,
                    message,
                    format!("write packs = [\"{name}\"] at the top"),
                )
            };
            return setting.said.iter().take(1).map(off).collect();
        }
        let reads = |key: &str| promise.reads_limit(key);
        let mistake = |(key, place): &(&'static str, Place)| {
            let length = u32::try_from(key.len()).unwrap_or(1);
            let message = format!("{} reads no {key}", promise.name);
            let known: Vec<&str> =
                MEMORY.iter().chain(LIMIT).map(|key| key.name).filter(|key| reads(key)).collect();
            let help = match (*key, known.join(", ")) {
                (_, known) if known.is_empty() => "leave it out".to_owned(),
                ("within", known) => {
                    format!("write [[policy]] for deliveries, or {known} here")
                }
                (_, known) => format!("leave it out; it reads {known}"),
            };
            Mistake::new(*place, length, message, help)
        };
        setting.said.iter().filter(|(key, _)| !reads(key)).map(mistake).collect()
    }

    /// Gives a promise the limit that a contract says.
    fn set_limit(&mut self, setting: &Setting) -> Result<(), Vec<Mistake>> {
        let Some((limit, place)) = &setting.limit else { return Ok(()) };
        let is_it = |promise: &Promise| promise.code == setting.code;
        let Some(at) = self.promises.iter().position(is_it) else { return Ok(()) };
        let promise = &self.promises[at];
        if !promise.formulas.iter().any(|(name, _)| name == "limit") {
            let length = u32::try_from(limit.chars().count() + 2).unwrap_or(1);
            let message = format!("{} has no limit that could be another", promise.name);
            let help = "write within for a time, a tolerance or a grace, or leave it out";
            return Err(vec![Mistake::new(*place, length, message, help)]);
        }
        let limit = &in_our_words(promise, limit);
        let limited = fields::limited(promise, limit, self).map_err(|faults| {
            let mistake =
                |found: fields::FieldFault| fields::mistake_in(limit, *place, found.fault);
            faults.into_iter().map(mistake).collect::<Vec<_>>()
        })?;
        self.promises[at] = limited;
        Ok(())
    }

    /// Lets a promise ask for its value where a contract has a penalty for it.
    fn penalise(&mut self, setting: &Setting) -> Vec<Mistake> {
        let penalties = || setting.limits.iter().filter_map(|limits| limits.penalty.as_ref());
        let of_code = self.promises.iter_mut().find(|promise| promise.code == setting.code);
        let Some(promise) = of_code.filter(|_| penalties().next().is_some()) else {
            return Vec::new();
        };
        promise.is_penalised = true;
        let Promise { fields, reads, .. } = &mut *promise;
        *reads = Reads::of(fields.all().chain(&fields.value), &self.facts);
        let has_value = fields.value.is_some() || fields.stake.is_some();
        let has_time = promise.has_time();
        let name = &promise.name;
        let places = setting.said.iter().filter(|(key, _)| *key == "penalty");
        let wrong = |penalty: &Penalty| match penalty {
            one if one.is_share() && !has_value => Some((
                format!("{name} has no value that a share could be taken of"),
                "write an amount with its currency, such as rate = \"25.00 EUR\"",
            )),
            one if one.is_timed() && !has_time => Some((
                format!("{name} is about no time that could be counted"),
                "leave per, periods and ends_after out",
            )),
            _ => None,
        };
        let pairs = penalties().zip(places);
        let mistakes = pairs.filter_map(|(penalty, (key, place))| {
            let (message, help) = wrong(penalty)?;
            let length = u32::try_from(key.len()).unwrap_or(1);
            Some(Mistake::new(*place, length, message, help))
        });
        mistakes.collect()
    }

    /// Limits for articles or charges that no subject of the promise has.
    fn out_of_reach(&self, setting: &Setting) -> Vec<Mistake> {
        let of_code = self.promises.iter().find(|promise| promise.code == setting.code);
        let Some(promise) = of_code else { return Vec::new() };
        let has = |column: &str| match promise.about {
            Grain::Ticket => column == "priority",
            Grain::Call => column == "queue",
            Grain::InvoiceLine => matches!(column, "item" | "charge"),
            Grain::Line | Grain::Delivery => column == "item",
            _ => false,
        };
        let mistake = |(column, place): &(&'static str, Place)| {
            let length = u32::try_from(column.len()).unwrap_or(1);
            let message = format!("no subject of {} has a single {column}", promise.name);
            let help = "set it for a promise about lines or rows, or leave it out";
            Mistake::new(*place, length, message, help)
        };
        setting.row_selectors.iter().filter(|(column, _)| !has(column)).map(mistake).collect()
    }

    /// The codes and names that a contract may change something about.
    pub fn known(&self) -> Known {
        Known::new(self.promises.iter().map(|promise| (&*promise.code, &*promise.name)))
    }

    /// The promise of a code or a name, in any case.
    pub fn find(&self, word: &str) -> Option<&Promise> {
        let is_it = |promise: &&Promise| {
            promise.code.eq_ignore_ascii_case(word) || promise.name.eq_ignore_ascii_case(word)
        };
        self.promises.iter().find(is_it)
    }

    /// Code, name and one sentence of every promise.
    pub fn codes<'a>(&'a self) -> Vec<(&'a str, &'a str, &'a str)> {
        let line = |promise: &'a Promise| (&*promise.code, &*promise.name, &*promise.summary);
        self.promises.iter().map(line).collect()
    }
}

/// The limit of the promise about ways of delivery in the words that its records are read in, so
/// that a parcel locker is a locker on both sides.
fn in_our_words(promise: &Promise, limit: &str) -> String {
    let list = limit.trim().strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match list.filter(|list| promise.code == OF_METHODS && !list.contains('\'')) {
        Some(list) => format!("'{}'", in_ours(About::Method, list, &[])),
        None => limit.to_owned(),
    }
}

/// Whether a promise is chosen by words: each a code, the start of one, or a name.
pub fn is_chosen(promise: &Promise, words: &[String]) -> bool {
    words.iter().any(|word| {
        promise.name.eq_ignore_ascii_case(word)
            || promise.code.to_ascii_uppercase().starts_with(&word.to_ascii_uppercase())
    })
}
