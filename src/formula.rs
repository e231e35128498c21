//! The language that promises and facts are written in: a formula over records.
//!
//! Arithmetic, comparison, `and or not`, three-valued logic for what is unknown, a handful of time
//! functions, and aggregates over the rows that refer to an order or a line. A formula is parsed,
//! its types are checked before a row is read, and it is evaluated column by column.
//! It has no loops, no side effects and no way to fail once it is checked.

pub mod evaluate;
pub mod functions;
pub mod lacks;
pub mod needs;
pub mod operators;
pub mod parse;
pub mod program;
pub mod reads;
pub mod tokens;
pub mod types;

use crate::charges::Side;
use crate::dossier::beside::Beside;
use crate::tables::{Kind, Role};

pub use crate::dossier::grain::Grain;
use functions::{Aggregate, Function};

/// What is wrong in a formula and where, as byte offsets into its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it starts.
    pub start: usize,
    /// How long it is.
    pub length: usize,
    /// What is wrong, as a sentence without a final stop.
    pub message: String,
    /// What to write instead, or empty.
    pub help: String,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// An amount in the currency of its order or document.
    Money,
    /// A number of units.
    Quantity,
    /// A plain number, a count or a share.
    Number,
    /// A moment.
    Time,
    /// A length of time in microseconds.
    Length,
    /// A text.
    Text,
    /// True, false or unknown.
    Truth,
}

impl Type {
    /// The word for it in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Quantity => "a quantity",
            Self::Number => "a number",
            Self::Time => "a time",
            Self::Length => "a length of time",
            Self::Text => "a text",
            Self::Truth => "a truth",
        }
    }

    /// The type of the values of a column.
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Money => Self::Money,
            Kind::Quantity => Self::Quantity,
            Kind::Time => Self::Time,
        }
    }
}

/// Where a column is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum From {
    /// In the order of the subject.
    Order,
    /// In the line of the subject; absent where it is the whole order.
    Line,
    /// In the row that the subject is.
    Subject,
    /// In the row that an aggregate stands at.
    Row,
    /// In the delivery that the subject, a row of a carrier's bill, charges for.
    Shipment,
}

/// What is known of a row without being in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Derived {
    /// Its order is there; unknown where that order was quarantined.
    HasOrder,
    /// Its order line is there; unknown where it names no line.
    HasLine,
    /// An invoice that was neither voided nor wholly reversed.
    IsLive,
    /// An invoice that repeats an earlier one.
    IsDuplicate,
    /// The invoice that it refers to is there.
    HasOriginal,
    /// The order that a return is exchanged with is there.
    HasExchange,
    /// A row of a carrier's bill.
    IsFreight,
    /// The delivery that a row of a carrier's bill charges for is there.
    HasShipment,
    /// The first row with which a carrier's bill charges for carrying a parcel.
    LeadsFreight,
    /// A row of a carrier's bill that charges for what was charged before.
    IsRebilled,
    /// The invoice that it refers to is there and bills an instalment.
    CorrectsInstalment,
    /// The first row of a parcel.
    LeadsParcel,
    /// Nobody knows whether a message had a reply: what may be one does not say when it was sent,
    /// or which way it went.
    MayHaveReply,
    /// Nobody knows whether a caller who gave up was reached later, for want of the same.
    MayBeReached,
    /// A row of an invoice that corrects a price and takes no units back.
    CorrectsPrice,
    /// A row of an invoice that names nothing and bills no line of its order.
    IsLoose,
    /// An invoice of no order that asks its party for what another one asks for.
    IsLikeAnother,
    /// A row of an invoice that stands for several orders together.
    IsJoint,
    /// Its order is the first of those that it is billed together with.
    LeadsJoint,
    /// Nothing more is to come of the orders that its order is billed together with.
    IsJointDone,
}

/// A number that is known of a whole document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfDocument {
    /// What all of its rows come to.
    Amount,
    /// What the credit notes that refer to it come to.
    Credited,
    /// How many numbers are missing in its series just before its own.
    MissingBefore,
    /// What it charges for carrying the parcel of the row.
    Freight,
    /// What credit notes and discounts took off the price of the row.
    PriceCredited,
    /// What is agreed for all orders that its order is billed together with.
    JointAgreed,
    /// What was billed for them.
    JointBilled,
}

/// Whether a time goes on while a ticket waits for somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pausing {
    /// It goes on.
    Never,
    /// It stands still.
    WhileWaiting,
}

/// A checked part of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What its value is.
    pub kind: Type,
    /// How it is worked out.
    pub op: Op,
}

impl Term {
    /// The terms that it is directly made of, those of facts it names not among them.
    pub fn parts(&self) -> Vec<&Self> {
        match &self.op {
            Op::Outer(a) | Op::Not(a) | Op::Negate(a) | Op::In(a, _) | Op::Within(a, _) => vec![a],
            Op::Between(_, a, b) => vec![a, b],
            Op::If(a, b, c) => vec![a, b, c],
            Op::Coalesce(parts) | Op::Call(_, parts) => parts.iter().collect(),
            Op::Over(over) => over.value.iter().chain(&over.filter).collect(),
            Op::Completion(completion) => vec![&completion.required],
            Op::Silence(silence) => vec![&silence.from, &silence.until],
            _ => Vec::new(),
        }
    }
}

/// How a value is worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// A decimal or a length of time.
    Number(i64),
    /// A text.
    Text(String),
    /// A truth.
    Truth(bool),
    /// A value that is not known, of any type.
    Unknown,
    /// The moment the audit speaks for.
    AsOf,
    /// The grace of the promise for this subject.
    Grace,
    /// Whether it is a law that says within what time, and not the contract.
    ByLaw,
    /// The limit of a promise that only a contract can set, where none does.
    NoLimit,
    /// Whether the subject is the order as a whole.
    IsWhole,
    /// The promised time that a policy of the contract gives.
    Policy,
    /// The time by which something must follow a moment: so much later as the promise says, the
    /// pauses of a ticket counted or not.
    Within(Box<Term>, Pausing),
    /// What the promises about bills found that the subject was billed too much or too little.
    Charged(Side),
    /// Since when the history knows what the subject was billed too much.
    ChargedSince,
    /// Until when what was found of the row that the subject is can be claimed back.
    ClaimUntil,
    /// When the exchange of a return left.
    Exchanged(From),
    /// When the row beside a message or a call was.
    Beside(From, Beside),
    /// How many earlier orders of the customer left on their day although they came too late.
    ExceptionsBefore,
    /// Whether any file plays a role.
    IsPresent(Role),
    /// Whether any file holds a column.
    IsHeld(Role, usize),
    /// Whether any message of the export to a customer is of a kind; unknown where none is, so
    /// that a promise that asks is not checked.
    IsSent(String),
    /// A column, by its role and place.
    Column(From, Role, usize),
    /// Something known of a row of a role.
    Derived(From, Role, Derived),
    /// An amount of the whole document that an invoice row belongs to.
    OfDocument(From, OfDocument),
    /// A fact about an order or line, by its place among the facts.
    Fact(usize),
    /// A fact about a row of a role, by its place among the facts.
    RowFact(Role, usize),
    /// An earlier field of the same promise, by its place.
    Local(usize),
    /// Inside an aggregate: a value of the subject, the same for all of its rows.
    Outer(Box<Term>),
    /// `not`.
    Not(Box<Term>),
    /// The minus sign before a value.
    Negate(Box<Term>),
    /// A sign or word between two values.
    Between(Sign, Box<Term>, Box<Term>),
    /// Whether a text is one of some.
    In(Box<Term>, Vec<String>),
    /// A choice by a truth; unknown where the truth is.
    If(Box<Term>, Box<Term>, Box<Term>),
    /// The first known value.
    Coalesce(Vec<Term>),
    /// A function of values.
    Call(Function, Vec<Term>),
    /// A function of the rows that refer to the subject.
    Over(Box<Over>),
    /// When the rows of the deliveries add up to a quantity.
    Completion(Box<Completion>),
    /// When the longest time without a word began or ended.
    Silence(Box<Silence>),
}

/// A sign or word between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `and`
    And,
    /// `or`
    Or,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Per,
}

/// An aggregate over rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Over {
    /// The function.
    pub function: Aggregate,
    /// The table.
    pub role: Role,
    /// What is taken of each row.
    pub value: Option<Term>,
    /// Which rows.
    pub filter: Option<Term>,
}

/// When deliveries add up to what was required (G5 of the domain).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The required quantity; where unknown, everything that was sent must have arrived.
    pub required: Term,
    /// When a row arrived.
    pub arrived_at: Term,
    /// Whether a row arrived.
    pub has_arrived: Term,
    /// Whether a row is still to come.
    pub is_awaited: Term,
    /// How many units a row brought.
    pub quantity: Term,
    /// Whether the answer is the truth of completion (true) or its time (false).
    pub is_truth: bool,
}

/// The longest time in which a customer heard and saw nothing of his order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silence {
    /// When he began to wait.
    pub from: Term,
    /// When he had no more to wait for.
    pub until: Term,
    /// When a message was sent.
    pub sent_at: Term,
    /// Whether a message went to him.
    pub is_outgoing: Term,
    /// Moments of a delivery that he could see.
    pub seen: [Term; 6],
    /// The dispatch of the whole order, for an export with one delivery per order.
    pub shipped_at: Term,
    /// Whether the answer is when it ended (true) or began (false).
    pub is_end: bool,
}
