//! The fields of a promise: which there are, what type each must have, and how they are checked.
//!
//! Built-in promises and those of a contract go through the same door.

use super::{Catalogue, Promise};
use crate::contract::{self, Mistake, OwnPromise, Pack, Place, Within};
use crate::formula::operators::alike;
use crate::formula::reads::Reads;
use crate::formula::types::{Scope, compile, compile_as};
use crate::formula::{Fault, Grain, Op, Term, Type};
use crate::report::{Outcome, Severity, Stage};

/// The formulas of a promise.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    /// Whether the promise applies at all; always where [`None`].
    pub when: Option<Term>,
    /// What was promised.
    pub promised: Option<Term>,
    /// What came of it.
    pub actual: Option<Term>,
    /// Whether it was kept.
    pub must: Option<Term>,
    /// Whether it was kept better than promised.
    pub beat: Option<Term>,
    /// Whether it can still be fulfilled; where [`None`], what is due by some time is open while
    /// there is no actual value, and nothing else is.
    pub open: Option<Term>,
    /// When it must be fulfilled; where [`None`], the promised value if that is a time.
    pub due: Option<Term>,
    /// Whether it was withdrawn.
    pub void: Option<Term>,
    /// Whether the customer was told.
    pub told: Option<Term>,
    /// The money at stake.
    pub stake: Option<Term>,
    /// What the promise is worth, for a penalty that is a share of it; the stake where [`None`].
    pub value: Option<Term>,
    /// What findings without a stake are put in order by, the most first.
    pub weight: Option<Term>,
    /// How much better or worse; where [`None`], promised less actual.
    pub margin: Option<Term>,
    /// From when the time to claim the stake back runs.
    pub recover_from: Option<Term>,
    /// Whether its stake is what the customer was billed too much.
    pub overbilled: Option<Term>,
    /// How serious, as a word, where that depends.
    pub severity: Option<Term>,
}

/// A field with its text, as a file or a contract gives it.
#[derive(Debug, Clone)]
pub struct Given<'a> {
    /// The name of the field.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A fault and the field it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldFault {
    /// The name of the field; empty where one is missing.
    pub field: String,
    /// The fault.
    pub fault: Fault,
}

/// Every field, what it must be, and what it means.
pub const FIELDS: [(&str, &str, &str); 26] = [
    ("code", "a word", "its code: letters and three digits"),
    ("name", "a word", "its name: the fault, in words joined by hyphens"),
    ("summary", "a sentence", "what it finds, for lists"),
    ("about", "a grain", "order, line, delivery, invoice, invoice line, payment, return, ticket"),
    ("stage", "a word", "order, delivery, billing, payment, answer or return; that of its family"),
    ("pack", "a word", "the pack it is of; off unless the contract switches that on"),
    ("limit", "any value", "what `limit` stands for; a contract may say another"),
    ("when", "a truth", "whether it applies; always where left out"),
    ("promised", "any value", "what was promised"),
    ("actual", "any value", "what came of it"),
    ("must", "a truth", "whether it was kept"),
    ("beat", "a truth", "whether it was kept better than promised"),
    (
        "open",
        "a truth",
        "whether it can still be fulfilled; if it is due, while there is no actual value",
    ),
    ("due", "a time", "when it must be fulfilled; the promised value if that is a time"),
    ("void", "a truth", "whether it was withdrawn"),
    ("told", "a truth", "whether the customer was told"),
    ("stake", "money", "the money at stake"),
    (
        "weight",
        "money",
        "what its findings are put in order by, the most first; adds up to nothing",
    ),
    ("value", "money", "what a penalty is a share of; the stake where left out"),
    (
        "overbilled",
        "a truth",
        "whether its stake was billed too much; too little where it is false",
    ),
    ("recover_from", "a time", "from when the time to claim the money back runs"),
    ("within", "a length", "within what time, unless the contract says otherwise"),
    ("margin", "any value", "how much better (+) or worse (-); promised less actual"),
    ("severity", "a word or a text", "error, warning or info"),
    ("reports", "words", "the outcomes that are findings; broken and overdue"),
    ("input", "a word", "for promises about the input: there are no formulas"),
];

/// Checks the fields of a promise and puts it together.
pub fn promise(given: &[Given<'_>], catalogue: &Catalogue) -> Result<Promise, Vec<FieldFault>> {
    let mut checker =
        Checker { given, catalogue, faults: Vec::new(), locals: Vec::new(), limit: None };
    let promise = checker.promise();
    if checker.faults.is_empty() { Ok(promise) } else { Err(checker.faults) }
}

/// Checks a promise of a contract; its mistakes carry their place in the contract.
pub fn own_promise(own: &OwnPromise, catalogue: &Catalogue) -> Result<Promise, Vec<Mistake>> {
    let name = Given { name: "name", text: &own.name };
    let fields = own.fields.iter().map(|(name, text, _)| Given { name, text });
    let given: Vec<Given<'_>> = std::iter::once(name).chain(fields).collect();
    let has_no_subjects = |(field, text, _): &&(String, String, Place)| {
        field == "about" && Grain::ALL.iter().any(|one| one.name() == text && !one.has_subjects())
    };
    if let Some((_, text, place)) = own.fields.iter().find(has_no_subjects) {
        let length = u32::try_from(text.chars().count() + 2).unwrap_or(1);
        let message = format!("a promise of one's own cannot be about the {text}");
        let help = "write order, line, delivery, invoice, payment, return or ticket";
        return Err(vec![Mistake::new(*place, length, message, help)]);
    }
    promise(&given, catalogue).map_err(|faults| {
        let mistake = |found: FieldFault| {
            let field = own.fields.iter().find(|(name, ..)| *name == found.field);
            let (text, place) = match field.or(own.fields.first()) {
                Some((_, text, place)) => (field.map_or("", |_| text.as_str()), *place),
                None => ("", Place::default()),
            };
            mistake_in(text, place, found.fault)
        };
        faults.into_iter().map(mistake).collect()
    })
}

/// A fault in a text of a contract that begins at a place, as a mistake there.
pub fn mistake_in(text: &str, place: Place, fault: Fault) -> Mistake {
    let characters = |range: std::ops::Range<usize>| {
        let part = text.get(range).unwrap_or_default();
        u32::try_from(part.chars().count()).unwrap_or(0)
    };
    let (start, end) = (fault.start, fault.start + fault.length);
    let (offset, length) = (characters(0..start), characters(start..end));
    Mistake::in_formula(place, offset, length, fault.message, fault.help)
}

/// A promise with another limit, of the same type as its own; what is wrong with it is in `limit`.
pub fn limited(
    promise: &Promise,
    limit: &str,
    catalogue: &Catalogue,
) -> Result<Promise, Vec<FieldFault>> {
    let before = promise.formulas.iter().find(|(name, _)| name == "limit");
    let facts = &catalogue.names[..];
    let scope = Scope { grain: promise.about, facts, locals: &[], limit: None, row: None };
    let in_limit = |fault: Fault| FieldFault { field: "limit".to_owned(), fault };
    if let Some(Ok(before)) = before.map(|(_, text)| compile(text, scope)) {
        // What no promise file sets is of the type of what it stands for; where it is a part of
        // another formula, that says whether it fits.
        let is_promised = |(name, text): &(String, String)| name == "promised" && text == "limit";
        let of_promised = promise.fields.promised.as_ref().map(|term| term.kind);
        let of_promised = of_promised.filter(|_| promise.formulas.iter().any(is_promised));
        let compiled = match (&before.op, of_promised) {
            (Op::Unknown, None) => compile(limit, scope),
            (Op::Unknown, Some(kind)) => compile_as(limit, kind, scope),
            _ => compile_as(limit, before.kind, scope),
        };
        compiled.map_err(|faults| faults.into_iter().map(in_limit).collect::<Vec<_>>())?;
    }
    let given = promise.formulas.iter().map(|(name, text)| {
        let text = if name == "limit" { limit } else { text };
        Given { name, text }
    });
    let given: Vec<Given<'_>> = given.collect();
    let (summary, words) = (promise.summary.clone(), promise.words.clone());
    let limited = self::promise(&given, catalogue);
    limited.map(|promise| Promise { summary, words, ..promise }).map_err(|faults| {
        let whole = |found: FieldFault| Fault { start: 0, length: limit.len(), ..found.fault };
        faults.into_iter().map(whole).map(in_limit).collect()
    })
}

/// A limit that is unknown is one that only a contract can set.
fn agreed(limit: Term) -> Term {
    if limit.op == Op::Unknown { Term { op: Op::NoLimit, ..limit } } else { limit }
}

struct Checker<'a> {
    given: &'a [Given<'a>],
    catalogue: &'a Catalogue,
    faults: Vec<FieldFault>,
    locals: Vec<(&'static str, Type)>,
    limit: Option<Term>,
}

impl Checker<'_> {
    fn promise(&mut self) -> Promise {
        self.unknown_fields();
        let about = self.about();
        let fields = self.fields(about);
        let (severity, severity_term) = self.severity(about);
        let fields = Fields { severity: severity_term, ..fields };
        let reads = Reads::of(fields.all(), &self.catalogue.facts);
        let deciding = Reads::of(fields.deciding(), &self.catalogue.facts).roles;
        let text = |name: &str| self.text(name).unwrap_or_default().to_owned();
        let (code, name, summary) = (text("code"), text("name"), text("summary"));
        let reports = self.reports();
        let within = self.within();
        let stage = self.stage().or_else(|| Stage::of(&code, about.name()));
        let pack = self.pack();
        let formulas =
            self.given.iter().map(|given| (given.name.to_owned(), given.text.to_owned()));
        Promise {
            formulas: formulas.collect(),
            code,
            name,
            summary,
            words: String::new(),
            about,
            stage,
            severity,
            reports,
            pack,
            fields,
            within,
            reads,
            deciding,
            is_penalised: false,
        }
    }

    fn fields(&mut self, about: Grain) -> Fields {
        if !about.has_subjects() {
            return Fields::default();
        }
        self.limit = self.any("limit", about).map(agreed);
        let (promised, actual) = self.both(about);
        self.name_local("promised", promised.as_ref());
        self.name_local("actual", actual.as_ref());
        let fields = Fields {
            when: self.typed("when", Type::Truth, about),
            must: self.typed("must", Type::Truth, about),
            beat: self.typed("beat", Type::Truth, about),
            open: self.typed("open", Type::Truth, about),
            due: self.typed("due", Type::Time, about),
            void: self.typed("void", Type::Truth, about),
            told: self.typed("told", Type::Truth, about),
            stake: self.typed("stake", Type::Money, about),
            recover_from: self.typed("recover_from", Type::Time, about),
            value: self.typed("value", Type::Money, about),
            weight: self.typed("weight", Type::Money, about),
            overbilled: self.typed("overbilled", Type::Truth, about),
            margin: self.any("margin", about),
            severity: None,
            promised,
            actual,
        };
        if self.text("must").is_none() {
            self.fault("", "a promise needs the field `must`", "must = \"actual <= promised\"");
        }
        fields
    }

    /// What was promised and what came of it; a plain number on one side has the unit of the other.
    fn both(&mut self, about: Grain) -> (Option<Term>, Option<Term>) {
        let promised = self.any("promised", about);
        self.name_local("promised", promised.as_ref());
        let actual = self.any("actual", about);
        self.locals.clear();
        match (promised, actual) {
            (Some(promised), Some(actual)) => {
                let (promised, actual) = alike(promised, actual);
                (Some(promised), Some(actual))
            }
            some => some,
        }
    }

    fn name_local(&mut self, name: &'static str, term: Option<&Term>) {
        if let Some(term) = term {
            self.locals.push((name, term.kind));
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.given.iter().find(|given| given.name == name).map(|given| given.text)
    }

    fn scope(&self, about: Grain) -> Scope<'_> {
        let (facts, locals) = (&self.catalogue.names[..], &self.locals[..]);
        Scope { grain: about, facts, locals, limit: self.limit.as_ref(), row: None }
    }

    fn any(&mut self, name: &str, about: Grain) -> Option<Term> {
        let compiled = compile(self.text(name)?, self.scope(about));
        self.kept(name, compiled)
    }

    fn typed(&mut self, name: &str, kind: Type, about: Grain) -> Option<Term> {
        let compiled = compile_as(self.text(name)?, kind, self.scope(about));
        self.kept(name, compiled)
    }

    fn kept(&mut self, name: &str, compiled: Result<Term, Vec<Fault>>) -> Option<Term> {
        let in_field = |fault: Fault| FieldFault { field: name.to_owned(), fault };
        match compiled {
            Ok(term) => Some(term),
            Err(faults) => {
                self.faults.extend(faults.into_iter().map(in_field));
                None
            }
        }
    }

    fn fault(&mut self, field: &str, message: &str, help: &str) {
        let length = self.text(field).map_or(1, str::len);
        let (message, help) = (message.to_owned(), help.to_owned());
        let fault = Fault { start: 0, length, message, help };
        self.faults.push(FieldFault { field: field.to_owned(), fault });
    }

    fn unknown_fields(&mut self) {
        for given in self.given {
            if !FIELDS.iter().any(|(name, ..)| *name == given.name) {
                let names: Vec<&str> = FIELDS.iter().map(|(name, ..)| *name).collect();
                let help = format!("fields are {}", names.join(", "));
                self.fault(given.name, "a promise has no such field", &help);
            }
        }
    }

    fn about(&mut self) -> Grain {
        let word = self.text("about").unwrap_or("order").to_owned();
        let found = Grain::ALL.into_iter().find(|grain| grain.name() == word);
        if found.is_none() {
            let names: Vec<&str> = Grain::ALL.iter().map(|grain| grain.name()).collect();
            self.fault("about", "a promise is not about that", &names.join(", "));
        }
        found.unwrap_or(Grain::Order)
    }

    /// A plain word, or a formula that gives one.
    fn severity(&mut self, about: Grain) -> (Severity, Option<Term>) {
        let Some(text) = self.text("severity").map(str::to_owned) else {
            return (Severity::Error, None);
        };
        if let Some(severity) = Severity::named(&text) {
            return (severity, None);
        }
        let term = self.typed("severity", Type::Text, about);
        if term.is_none() {
            self.fault("severity", "this is no severity", "error, warning, info or a formula");
        }
        (Severity::Error, term)
    }

    fn stage(&mut self) -> Option<Stage> {
        let stage = Stage::named(self.text("stage")?);
        if stage.is_none() {
            let names: Vec<&str> = Stage::ALL.iter().map(|stage| stage.name()).collect();
            self.fault("stage", "this is no stage of the customer's way", &names.join(", "));
        }
        stage
    }

    fn pack(&mut self) -> Option<Pack> {
        let text = self.text("pack")?;
        let pack = Pack::named(text);
        if pack.is_none() {
            self.fault("pack", "there is no such pack", "carrier");
        }
        pack
    }

    fn within(&mut self) -> Option<Within> {
        let text = self.text("within")?;
        let within = contract::within(text);
        if within.is_none() {
            self.fault("within", "this is no length of time", "14 days, 5 business days");
        }
        within
    }

    fn reports(&mut self) -> Vec<Outcome> {
        let Some(text) = self.text("reports").map(str::to_owned) else {
            return vec![Outcome::Broken, Outcome::Overdue];
        };
        let mut outcomes = Vec::new();
        for word in text.split(',').map(str::trim) {
            match Outcome::ALL.into_iter().find(|outcome| outcome.name() == word) {
                Some(outcome) => outcomes.push(outcome),
                None => self.fault("reports", "this is no outcome", "broken, overdue, at risk"),
            }
        }
        outcomes
    }
}

impl Fields {
    /// Every formula there is, but for the value, which is asked for where there is a penalty.
    pub fn all(&self) -> impl Iterator<Item = &Term> {
        [
            &self.when,
            &self.promised,
            &self.actual,
            &self.must,
            &self.beat,
            &self.open,
            &self.due,
            &self.void,
            &self.told,
            &self.stake,
            &self.weight,
            &self.recover_from,
            &self.overbilled,
            &self.margin,
            &self.severity,
        ]
        .into_iter()
        .flatten()
    }

    /// Those that decide how fine it is judged: all but the money at stake, for which a line need
    /// not be left for its order.
    fn deciding(&self) -> impl Iterator<Item = &Term> {
        let stake = self.stake.as_ref();
        self.all().filter(move |term| !stake.is_some_and(|stake| std::ptr::eq(stake, *term)))
    }
}
