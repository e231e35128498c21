//! Formulas put together into one program: equal parts become one node, whatever formula they
//! stand in, and what the shape of the records decides is folded away before a row is read.
//!
//! Nodes are only ever appended, each after its parts. Works nothing out itself (`evaluate`).

mod constant;
mod fold;
mod lower;
mod schedule;
#[cfg(test)]
mod tests;

use super::functions::Aggregate;
use super::{Derived, From, OfDocument, Type};
use crate::charges::Side;
use crate::dossier::beside::Beside;
use crate::dossier::view::View;
use crate::formula::evaluate::{Granted, World};
use crate::tables::Role;
use crate::texts::TextId;
use crate::time::{Days, Span};
use hashbrown::HashMap;

pub use lower::Lowering;
pub use schedule::{Schedule, Step};

/// A truth of three values as one byte, in an order that makes `and` the smaller of two, `or` the
/// larger, and `not` the distance from [`YES`].
pub type Truth = u8;
/// False.
pub const NO: Truth = 0;
/// Not known.
pub const UNSURE: Truth = 1;
/// True.
pub const YES: Truth = 2;

/// A node by its place in the graph.
pub type Id = u32;

/// How values are held, whatever they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Money, quantities, numbers and lengths of time.
    Number,
    /// Moments.
    Time,
    /// Texts by number.
    Text,
    /// Truths of three values.
    Truth,
}

impl Form {
    /// The form of the values of a type.
    pub const fn of(kind: Type) -> Self {
        match kind {
            Type::Money | Type::Quantity | Type::Number | Type::Length => Self::Number,
            Type::Time => Self::Time,
            Type::Text => Self::Text,
            Type::Truth => Self::Truth,
        }
    }
}

/// One value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// A number, or [`ABSENT`](crate::decimal::ABSENT).
    Number(i64),
    /// A moment.
    Time(Span),
    /// A text.
    Text(TextId),
    /// A truth.
    Truth(Truth),
}

/// What a node has one value for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// For everything the same.
    Constant,
    /// For each subject.
    Subjects,
    /// For each row of a role that refers to a subject.
    Rows(Role),
}

/// A function of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum One {
    /// `not`
    Not,
    /// Whether a truth is known to hold.
    Holds,
    /// Whether a value is known.
    Known,
    /// The minus sign.
    Negate,
    /// Without the sign.
    Abs,
    /// The end of a day, any other moment as it is.
    Due,
    /// The start of a day, any other moment as it is.
    Starts,
    /// The whole local day.
    Day,
    /// How a due time lies to the moment of the audit (see `judge`).
    Clock,
    /// The share that a rate stands for.
    Rate,
    /// The cut-off of the day of a moment.
    CutOff,
}

/// A function of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Two {
    /// `and`
    And,
    /// `or`
    Or,
    /// The first where it is known, else the second.
    OrElse,
    /// `=`
    Equal,
    /// `<=`
    AtMost,
    /// `+` of numbers
    Plus,
    /// `-` of numbers
    Minus,
    /// `*`
    Times,
    /// `/`
    Per,
    /// The smaller or earlier.
    Least,
    /// The larger or later.
    Greatest,
    /// A number rounded to so many decimals.
    Round,
    /// Half a unit of so many decimals, so many times.
    Halves,
    /// A moment so much later.
    Later,
    /// A moment so much earlier.
    Earlier,
    /// How long from the second moment to the first.
    Since,
    /// A moment so many business days later.
    PlusBusinessDays,
    /// A moment so much later on the clock, whatever the clocks of the zone do meanwhile.
    PlusClockTime,
    /// A moment so much open time later.
    PlusWorkingTime,
    /// A moment so many months later.
    PlusMonths,
    /// Business days from the first moment to the second.
    BusinessDays,
    /// Whether the first list holds every word of the second.
    Covers,
    /// The place of the first word in the second, a list.
    Rank,
}

/// What a length of time in a contract is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Term {
    /// A promise is to be kept within it.
    Kept,
    /// Money can be claimed back within it.
    Recovered,
}

/// A part of what a contract allows a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Microseconds late.
    Grace,
    /// The amount above.
    Over,
    /// The share above.
    OverShare,
    /// The amount below.
    Under,
    /// The share below.
    UnderShare,
    /// The amount apart after a conversion.
    Converted,
    /// The share apart after a conversion.
    ConvertedShare,
    /// Whether either limit will do.
    IsEither,
    /// Whether a law says within what time.
    IsLaw,
    /// Within how many microseconds on the clock.
    Time(Term),
    /// Within how many local days, as microseconds of a day each.
    Days(Term),
    /// Within how many business days.
    BusinessDays(Term),
    /// Within how many microseconds of open time.
    WorkingTime(Term),
}

/// How a node is worked out from those before it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum How {
    /// It is given.
    Given(Scalar),
    /// A column.
    Column(From, Role, usize),
    /// Something known of a row.
    Derived(From, Role, Derived),
    /// False in rows of files that hold a column, unknown in those of files that lack it.
    Lacks(From, Role, usize),
    /// The amount of the whole document of an invoice row.
    OfDocument(From, OfDocument),
    /// Whether the subject is the order as a whole.
    IsWhole,
    /// The promised time of a policy.
    Policy,
    /// What the subject was billed too much or too little.
    Charged(Side),
    /// Since when the history knows what the subject was billed too much.
    ChargedSince,
    /// Until when what was found of a row can be claimed back.
    ClaimUntil,
    /// When the exchange of a return left.
    Exchanged(From),
    /// When the row beside a message or a call was.
    Beside(From, Beside),
    /// How many earlier orders of the customer were exceptions.
    ExceptionsBefore,
    /// What a contract allows, by its place among the allowances.
    Granted(usize, Part),
    /// A moment, later by the pauses of a ticket since another, in the measure of an allowance.
    Resumed(usize, Id, Id),
    /// The decimals of the currency of the order.
    Decimals,
    /// At each row, the value of the subject that it refers to.
    OfOwner(Id),
    /// Whether each row is in the currency of its subject.
    Fits(Role),
    /// An amount converted between the currencies of an invoice row and of its order; into that of
    /// the order (true) or of the row (false).
    Converted(Id, From, bool),
    /// A function of one value.
    One(One, Id),
    /// A function of two values.
    Two(Two, Id, Id),
    /// A choice by a truth.
    If(Id, Id, Id),
    /// Whether a text is one of some.
    In(Id, Box<[TextId]>),
    /// How far a base may be missed: the base, an amount, a share, and whether either will do.
    Allowed(Id, [Id; 3]),
    /// An aggregate over rows.
    Over(Gathered),
    /// The time or the truth of completion.
    Completion(Completed),
    /// When the longest silence began or ended.
    Silence(Silenced),
}

/// An aggregate over the rows of a role, with its parts as nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Gathered {
    /// The function.
    pub function: Aggregate,
    /// The table.
    pub role: Role,
    /// What is taken of each row.
    pub value: Option<Id>,
    /// Which rows; all where [`None`].
    pub filter: Option<Id>,
    /// Whether each row is in the right currency; all are where [`None`].
    pub fits: Option<Id>,
}

/// When deliveries add up to what was required, with its parts as nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Completed {
    /// The required quantity.
    pub required: Id,
    /// When a row arrived.
    pub arrived_at: Id,
    /// Whether a row arrived.
    pub has_arrived: Id,
    /// Whether a row is still to come.
    pub is_awaited: Id,
    /// How many units a row brought.
    pub quantity: Id,
    /// Whether the answer is the truth (true) or the time (false).
    pub is_truth: bool,
}

/// The longest time without a word, with its parts as nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Silenced {
    /// When the wait began and when it ended.
    pub wait: [Id; 2],
    /// When each message was sent.
    pub sent_at: Id,
    /// Whether each message went to the customer.
    pub is_outgoing: Id,
    /// Moments of each delivery.
    pub seen: [Id; 6],
    /// A moment of the subject itself.
    pub shipped_at: Id,
    /// Whether the answer is the end (true) or the start (false).
    pub is_end: bool,
}

/// A node: the form of its values, what it has one for, and how it is worked out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Node {
    /// The form of its values.
    pub form: Form,
    /// What it has a value for.
    pub reach: Reach,
    /// How it is worked out.
    pub how: How,
}

/// The nodes of all formulas that are about the same subjects.
pub struct Graph<'a> {
    /// What stays the same for the run.
    pub world: World<'a>,
    /// The subjects.
    pub view: &'a View<'a>,
    /// What the contract allows, promise by promise that it allows something.
    pub granted: &'a [Granted<'a>],
    nodes: Vec<Node>,
    is_total: Vec<bool>,
    places: HashMap<Node, Id>,
    days: Days,
    /// Nodes that ask the calendar: what they lack is told even where nobody needs their answer.
    asking: Vec<Id>,
}

impl<'a> Graph<'a> {
    /// A graph without nodes.
    pub fn new(world: World<'a>, view: &'a View<'a>, granted: &'a [Granted<'a>]) -> Self {
        Self {
            world,
            view,
            granted,
            nodes: Vec::new(),
            is_total: Vec::new(),
            places: HashMap::new(),
            days: Days::new(world.calendar.zone),
            asking: Vec::new(),
        }
    }

    /// The node at a place.
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id as usize]
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Nodes that must be worked out although no formula may need them.
    pub fn asking(&self) -> &[Id] {
        &self.asking
    }

    /// The value of a node that is the same for everything.
    pub fn constant(&self, id: Id) -> Option<Scalar> {
        match self.node(id).how {
            How::Given(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// Whether the value of a node is known for everything.
    pub fn is_total(&self, id: Id) -> bool {
        self.is_total[id as usize]
    }

    /// The place of a node, which is that of an equal one where there is one.
    fn place(&mut self, form: Form, reach: Reach, how: How) -> Id {
        // What is not given is worked out, if need be anew for each subject.
        let is_given = matches!(how, How::Given(_));
        let reach = if reach == Reach::Constant && !is_given { Reach::Subjects } else { reach };
        let node = Node { form, reach, how };
        if let Some(&known) = self.places.get(&node) {
            return known;
        }
        let id = Id::try_from(self.nodes.len()).expect("fewer than four billion nodes");
        self.is_total.push(self.has_no_gaps(&node));
        let asks_calendar = matches!(
            node.how,
            How::Two(Two::PlusBusinessDays | Two::BusinessDays | Two::PlusWorkingTime, ..)
                | How::Resumed(..)
        );
        if asks_calendar {
            self.asking.push(id);
        }
        self.places.insert(node.clone(), id);
        self.nodes.push(node);
        id
    }

    /// What several nodes together have one value for.
    fn reach(&self, parts: &[Id]) -> Reach {
        let reaches = parts.iter().map(|&part| self.node(part).reach);
        reaches.fold(Reach::Constant, |all, one| if all == Reach::Constant { one } else { all })
    }
}

impl Node {
    /// The nodes that it is worked out from.
    pub fn parts(&self) -> Vec<Id> {
        match &self.how {
            How::OfOwner(a) | How::One(_, a) | How::In(a, _) | How::Converted(a, ..) => vec![*a],
            How::Two(_, a, b) | How::Resumed(_, a, b) => vec![*a, *b],
            How::If(a, b, c) => vec![*a, *b, *c],
            How::Allowed(a, rest) => std::iter::once(*a).chain(*rest).collect(),
            How::Over(over) => [over.value, over.filter, over.fits].into_iter().flatten().collect(),
            How::Completion(one) => {
                vec![one.required, one.arrived_at, one.has_arrived, one.is_awaited, one.quantity]
            }
            How::Silence(one) => {
                let others = [one.sent_at, one.is_outgoing, one.shipped_at];
                one.wait.into_iter().chain(one.seen).chain(others).collect()
            }
            _ => Vec::new(),
        }
    }
}
