//! From a parsed formula to a checked one: what each name means and what each value is.
//!
//! Reports every fault it can find in one formula; evaluates nothing.

mod silence;
mod special;
mod words;

use super::functions::{self, Function};
use super::operators::{adapt, alike, over_type, result_type, sign_of};
use super::parse::{Expr, Node, parse};
use super::{Derived, Fault, From, Grain, OfDocument, Op, Over, Pausing, Sign, Term, Type};
use crate::charges::Side;
use crate::dossier::beside::Beside;
use crate::tables::{Role, columns_of, place_of};

/// A fact that formulas may name.
#[derive(Debug, Clone)]
pub struct FactName {
    /// Its name.
    pub name: String,
    /// The role whose rows it is about; [`None`] for orders, lines and other subjects.
    pub role: Option<Role>,
    /// The grain whose subjects it is about, where these are rows.
    pub grain: Option<Grain>,
    /// What its value is.
    pub kind: Type,
}

/// What a formula may name.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// What it is about.
    pub grain: Grain,
    /// The facts, in their order.
    pub facts: &'a [FactName],
    /// Earlier fields of the same promise.
    pub locals: &'a [(&'static str, Type)],
    /// What the word `limit` stands for in the formulas of a promise that has one.
    pub limit: Option<&'a Term>,
    /// The role of the row it stands at, inside an aggregate or a fact about rows.
    pub row: Option<Role>,
}

/// Parses and checks a formula.
pub fn compile(text: &str, scope: Scope<'_>) -> Result<Term, Vec<Fault>> {
    let node = parse(text).map_err(|fault| vec![fault])?;
    let mut checker = Checker { scope, faults: Vec::new() };
    let term = checker.term(&node);
    match term {
        Some(term) if checker.faults.is_empty() => Ok(term),
        _ => Err(checker.faults),
    }
}

/// Parses and checks a formula that must be of one type.
pub fn compile_as(text: &str, wanted: Type, scope: Scope<'_>) -> Result<Term, Vec<Fault>> {
    let term = compile(text, scope)?;
    if let Some(term) = adapt(term.clone(), wanted) {
        return Ok(term);
    }
    let message = format!("this is {}, but {} is needed", term.kind.name(), wanted.name());
    Err(vec![Fault { start: 0, length: text.len(), message, help: String::new() }])
}

struct Checker<'a> {
    scope: Scope<'a>,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn term(&mut self, node: &Node) -> Option<Term> {
        match &node.expr {
            Expr::Number(number) => Some(leaf(Type::Number, Op::Number(*number))),
            Expr::Length(length) => Some(leaf(Type::Length, Op::Number(*length))),
            Expr::Text(text) => Some(leaf(Type::Text, Op::Text(text.clone()))),
            Expr::Truth(truth) => Some(leaf(Type::Truth, Op::Truth(*truth))),
            Expr::Name(prefix, name) => self.name(node, prefix.as_deref(), name),
            Expr::Prefix(sign, inner) => self.prefix(sign, inner),
            Expr::Between(sign, left, right) => self.between(node, sign, left, right),
            Expr::In(value, choices) => self.one_of(value, choices),
            Expr::If(condition, yes, no) => self.choice(node, condition, yes, no),
            Expr::Call(name, values) => self.call(node, name, values),
            Expr::Over { function, value, table, filter } => {
                self.over(node, function, value.as_deref(), table, filter.as_deref())
            }
        }
    }

    fn fault(&mut self, node: &Node, message: String, help: String) -> Option<Term> {
        let length = (node.end - node.start).max(1);
        self.faults.push(Fault { start: node.start, length, message, help });
        None
    }

    fn expect(&mut self, node: &Node, wanted: Type) -> Option<Term> {
        let term = self.term(node)?;
        let kind = term.kind;
        adapt(term, wanted).or_else(|| {
            let message = format!("this is {}, but {} is needed", kind.name(), wanted.name());
            self.fault(node, message, String::new())
        })
    }

    fn name(&mut self, node: &Node, prefix: Option<&str>, name: &str) -> Option<Term> {
        let found = match prefix {
            Some(prefix) => self.prefixed(prefix, name),
            None => self.bare(name),
        };
        found.or_else(|| {
            let help = self.suggestion(prefix, name);
            let full = prefix.map_or(name.to_owned(), |prefix| format!("{prefix}.{name}"));
            self.fault(node, format!("`{full}` is not known here"), help)
        })
    }

    fn prefixed(&self, prefix: &str, name: &str) -> Option<Term> {
        let (from, role) = match prefix {
            "order" => (From::Order, Role::Orders),
            "line" => (From::Line, Role::Lines),
            "shipment" if self.scope.grain.role() == Some(Role::Invoices) => {
                (From::Shipment, Role::Deliveries)
            }
            _ => (From::Subject, self.subject_role(prefix)?),
        };
        let column = |place| leaf(column_type(role, place), Op::Column(from, role, place));
        let of_subject = || self.fact(name, Some(role)).filter(|_| from == From::Subject);
        let term = place_of(role, name).map(column).or_else(of_subject)?;
        Some(self.seen_from_row(term))
    }

    /// The role of a subject that is a row, when the prefix is the word for it.
    fn subject_role(&self, prefix: &str) -> Option<Role> {
        let role = self.scope.grain.role()?;
        (prefix == role.name().trim_end_matches('s') || prefix == self.scope.grain.name())
            .then_some(role)
            .or_else(|| (prefix == "delivery" && role == Role::Deliveries).then_some(role))
    }

    fn bare(&self, name: &str) -> Option<Term> {
        if let Some(term) = self.of_row(name) {
            return Some(term);
        }
        let local = self.scope.locals.iter().position(|(local, _)| *local == name);
        let local = local.map(|place| leaf(self.scope.locals[place].1, Op::Local(place)));
        let given = match name {
            "unknown" => Some(leaf(Type::Number, Op::Unknown)),
            "as_of" => Some(leaf(Type::Time, Op::AsOf)),
            "grace" => Some(leaf(Type::Length, Op::Grace)),
            "by_law" => Some(leaf(Type::Truth, Op::ByLaw)),
            "limit" => self.scope.limit.cloned(),
            "is_whole" => Some(leaf(Type::Truth, Op::IsWhole)),
            "policy" => Some(leaf(Type::Time, Op::Policy)),
            "overcharge" => Some(leaf(Type::Money, Op::Charged(Side::Over))),
            "overcharge_since" => Some(leaf(Type::Time, Op::ChargedSince)),
            "exceptions_before" => Some(leaf(Type::Number, Op::ExceptionsBefore)),
            "claim_until" => Some(leaf(Type::Time, Op::ClaimUntil)),
            "undercharge" => Some(leaf(Type::Money, Op::Charged(Side::Under))),
            _ => None,
        };
        let term = local.or(given).or_else(|| self.fact(name, None))?;
        Some(self.seen_from_row(term))
    }

    /// A name of the row at hand: in an aggregate, in a fact about rows, or as the subject.
    fn of_row(&self, name: &str) -> Option<Term> {
        let (from, role) = match (self.scope.row, self.scope.grain.role()) {
            (Some(role), _) => (From::Row, role),
            (None, Some(role)) => (From::Subject, role),
            (None, None) => return None,
        };
        if let Some(place) = place_of(role, name) {
            return Some(leaf(column_type(role, place), Op::Column(from, role, place)));
        }
        let of_document = match (name, role) {
            ("document_amount", Role::Invoices) => Some((Type::Money, OfDocument::Amount)),
            ("credited_amount", Role::Invoices) => Some((Type::Money, OfDocument::Credited)),
            ("freight_amount", Role::Invoices) => Some((Type::Money, OfDocument::Freight)),
            ("price_credited", Role::Invoices) => Some((Type::Money, OfDocument::PriceCredited)),
            ("joint_agreed", Role::Invoices) => Some((Type::Money, OfDocument::JointAgreed)),
            ("joint_billed", Role::Invoices) => Some((Type::Money, OfDocument::JointBilled)),
            ("missing_before", Role::Invoices) => Some((Type::Number, OfDocument::MissingBefore)),
            _ => None,
        };
        if let Some((kind, of_document)) = of_document {
            return Some(leaf(kind, Op::OfDocument(from, of_document)));
        }
        let beside =
            Beside::ALL.into_iter().find(|one| (one.name(), one.subject()) == (name, role));
        if let Some(beside) = beside {
            return Some(leaf(Type::Time, Op::Beside(from, beside)));
        }
        if (name, role) == ("exchanged_at", Role::Returns) {
            return Some(leaf(Type::Time, Op::Exchanged(from)));
        }
        let derived = match (name, role) {
            ("has_order", _) => Some(Derived::HasOrder),
            ("has_line", _) => Some(Derived::HasLine),
            ("is_live", Role::Invoices) => Some(Derived::IsLive),
            ("is_duplicate", Role::Invoices) => Some(Derived::IsDuplicate),
            ("has_original", Role::Invoices) => Some(Derived::HasOriginal),
            ("has_exchange", Role::Returns) => Some(Derived::HasExchange),
            ("is_freight", Role::Invoices) => Some(Derived::IsFreight),
            ("has_shipment", Role::Invoices) => Some(Derived::HasShipment),
            ("leads_freight", Role::Invoices) => Some(Derived::LeadsFreight),
            ("is_rebilled", Role::Invoices) => Some(Derived::IsRebilled),
            ("leads_parcel", Role::Deliveries) => Some(Derived::LeadsParcel),
            ("may_have_reply", Role::Messages) => Some(Derived::MayHaveReply),
            ("may_be_reached", Role::Calls) => Some(Derived::MayBeReached),
            ("corrects_instalment", Role::Invoices) => Some(Derived::CorrectsInstalment),
            ("is_loose", Role::Invoices) => Some(Derived::IsLoose),
            ("is_like_another", Role::Invoices) => Some(Derived::IsLikeAnother),
            ("corrects_price", Role::Invoices) => Some(Derived::CorrectsPrice),
            ("is_joint", Role::Invoices) => Some(Derived::IsJoint),
            ("leads_joint", Role::Invoices) => Some(Derived::LeadsJoint),
            ("is_joint_done", Role::Invoices) => Some(Derived::IsJointDone),
            _ => None,
        };
        match derived {
            Some(derived) => Some(leaf(Type::Truth, Op::Derived(from, role, derived))),
            None => self.fact(name, Some(role)),
        }
    }

    fn fact(&self, name: &str, role: Option<Role>) -> Option<Term> {
        let is_about = |fact: &FactName| fact.grain.is_none_or(|grain| grain == self.scope.grain);
        let is_it = |fact: &FactName| fact.name == name && fact.role == role && is_about(fact);
        let place = self.scope.facts.iter().position(is_it)?;
        let kind = self.scope.facts[place].kind;
        Some(match role {
            Some(role) => leaf(kind, Op::RowFact(role, place)),
            None => leaf(kind, Op::Fact(place)),
        })
    }

    fn seen_from_row(&self, term: Term) -> Term {
        if self.scope.row.is_none() || term.op == Op::Unknown {
            return term;
        }
        Term { kind: term.kind, op: Op::Outer(Box::new(term)) }
    }

    fn suggestion(&self, prefix: Option<&str>, name: &str) -> String {
        let role = match prefix {
            Some("order") => Some(Role::Orders),
            Some("line") => Some(Role::Lines),
            Some(prefix) => self.subject_role(prefix),
            None => self.scope.row.or(self.scope.grain.role()),
        };
        let columns = role.map_or(&[][..], columns_of).iter().map(|spec| spec.name);
        let facts = self.scope.facts.iter().filter(|_| prefix.is_none());
        let names = columns.chain(facts.map(|fact| fact.name.as_str()));
        let nearest = names.max_by_key(|known| likeness(known, name));
        match nearest {
            Some(known) if likeness(known, name) >= 700 => format!("did you mean `{known}`?"),
            _ => String::new(),
        }
    }

    fn prefix(&mut self, sign: &str, inner: &Node) -> Option<Term> {
        if sign == "not" {
            let term = self.expect(inner, Type::Truth)?;
            return Some(leaf(Type::Truth, Op::Not(Box::new(term))));
        }
        let term = self.term(inner)?;
        match term.op {
            _ if matches!(term.kind, Type::Time | Type::Text | Type::Truth) => {
                let message = format!("{} has no sign", term.kind.name());
                self.fault(inner, message, String::new())
            }
            Op::Number(number) => Some(Term { kind: term.kind, op: Op::Number(-number) }),
            _ => Some(Term { kind: term.kind, op: Op::Negate(Box::new(term)) }),
        }
    }

    fn between(&mut self, node: &Node, sign: &str, left: &Node, right: &Node) -> Option<Term> {
        let sign = sign_of(sign)?;
        if matches!(sign, Sign::And | Sign::Or) {
            let left = self.expect(left, Type::Truth);
            let right = self.expect(right, Type::Truth);
            return Some(combine(Type::Truth, sign, left?, right?));
        }
        let (left, right) = (self.term(left), self.term(right));
        let (left, right) = alike(left?, right?);
        if let Some(term) = words::compared(sign, &left, &right) {
            return Some(term);
        }
        match result_type(sign, &left, &right) {
            Some(kind) => Some(combine(kind, sign, left, right)),
            None => {
                let (left, right) = (left.kind.name(), right.kind.name());
                let message = format!("{left} and {right} do not go together here");
                self.fault(node, message, String::new())
            }
        }
    }

    fn one_of(&mut self, value: &Node, choices: &[Node]) -> Option<Term> {
        let value = self.expect(value, Type::Text);
        let mut texts = Vec::new();
        for choice in choices {
            match &choice.expr {
                Expr::Text(text) => texts.push(text.clone()),
                _ => {
                    self.fault(choice, "only texts can be listed here".into(), String::new());
                }
            }
        }
        let value = value?;
        let texts = words::with_read(&value, texts);
        Some(leaf(Type::Truth, Op::In(Box::new(value), texts)))
    }

    fn choice(&mut self, node: &Node, condition: &Node, yes: &Node, no: &Node) -> Option<Term> {
        let condition = self.expect(condition, Type::Truth);
        let (yes, no) = (self.term(yes), self.term(no));
        let (yes, no) = alike(yes?, no?);
        if yes.kind != no.kind {
            let message = format!("one way is {}, the other {}", yes.kind.name(), no.kind.name());
            return self.fault(node, message, String::new());
        }
        let kind = yes.kind;
        Some(leaf(kind, Op::If(Box::new(condition?), Box::new(yes), Box::new(no))))
    }

    fn call(&mut self, node: &Node, name: &str, values: &[Node]) -> Option<Term> {
        match name {
            "coalesce" => return self.coalesce(node, values),
            "completed_at" => return self.completion(node, values, false),
            "is_completed" => return self.completion(node, values, true),
            "present" => return self.present(node, values),
            "worth" => return self.worth(node, values),
            "within" => return self.within(node, values, Pausing::Never),
            "within_unpaused" => return self.within(node, values, Pausing::WhileWaiting),
            "silent_from" => return self.silence(node, values, false),
            "silent_until" => return self.silence(node, values, true),
            _ => {}
        }
        let Some((function, count)) = functions::function(name) else {
            let names = functions::FUNCTIONS.iter().map(|(_, name, ..)| *name);
            let nearest = names.max_by_key(|known| likeness(known, name)).unwrap_or_default();
            let help = format!("did you mean `{nearest}`?");
            return self.fault(node, format!("there is no function `{name}`"), help);
        };
        if values.len() != count {
            let message = format!("`{name}` takes {count} value(s), not {}", values.len());
            return self.fault(node, message, String::new());
        }
        let terms: Option<Vec<Term>> = values.iter().map(|value| self.term(value)).collect();
        self.applied(node, function, terms?)
    }

    fn applied(&mut self, node: &Node, function: Function, mut terms: Vec<Term>) -> Option<Term> {
        if let [left, right] = &mut terms[..] {
            (*left, *right) = alike(left.clone(), right.clone());
        }
        let kinds: Vec<Type> = terms.iter().map(|term| term.kind).collect();
        let kind = match (function, &kinds[..]) {
            (Function::Due | Function::Starts | Function::Day | Function::CutOff, [Type::Time]) => {
                Type::Time
            }
            (Function::Covers, [Type::Text, Type::Text]) => Type::Truth,
            (Function::Rank, [Type::Text, Type::Text]) => Type::Number,
            (Function::Known | Function::Given, _) => Type::Truth,
            (Function::Round, [Type::Money]) => Type::Money,
            (Function::ToOrder | Function::ToDocument, [Type::Money]) if self.is_at_invoice() => {
                Type::Money
            }
            (Function::Rounding, [Type::Number | Type::Quantity]) => Type::Money,
            (
                Function::Abs | Function::Above | Function::Below | Function::Converted,
                [kind @ (Type::Money | Type::Quantity | Type::Number | Type::Length)],
            ) => *kind,
            (Function::Least | Function::Greatest, [left, right])
                if left == right && !matches!(left, Type::Text | Type::Truth) =>
            {
                *left
            }
            (Function::PlusBusinessDays | Function::PlusMonths, [Type::Time, Type::Number]) => {
                Type::Time
            }
            (Function::BusinessDays, [Type::Time, Type::Time]) => Type::Number,
            (Function::Rate, [Type::Text]) => Type::Number,
            _ => {
                let given: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
                let message = format!("this function does not take {}", given.join(" and "));
                return self.fault(node, message, String::new());
            }
        };
        Some(leaf(kind, Op::Call(function, terms)))
    }

    /// Whether the row at hand is one of an invoice: conversions need its day and currency.
    fn is_at_invoice(&self) -> bool {
        self.scope.row.or(self.scope.grain.role()) == Some(Role::Invoices)
    }

    fn over(
        &mut self,
        node: &Node,
        function: &str,
        value: Option<&Node>,
        table: &str,
        filter: Option<&Node>,
    ) -> Option<Term> {
        let function = functions::aggregate(function)?;
        let Some(role) = Role::named(table) else {
            let tables: Vec<&str> = Role::ALL.iter().map(|role| role.name()).collect();
            let help = format!("tables are {}", tables.join(", "));
            return self.fault(node, format!("there is no table `{table}`"), help);
        };
        if self.scope.row.is_some() {
            let message = "rows of a table cannot be counted within rows".to_owned();
            return self.fault(node, message, String::new());
        }
        let mut inner =
            Checker { scope: Scope { row: Some(role), ..self.scope }, faults: Vec::new() };
        let value = value.map(|value| inner.term(value));
        let filter = filter.map(|filter| inner.expect(filter, Type::Truth));
        self.faults.append(&mut inner.faults);
        let (value, filter) = (value.map_or(Some(None), |v| v.map(Some))?, filter);
        let filter = filter.map_or(Some(None), |f| f.map(Some))?;
        let Some(kind) = over_type(function, value.as_ref().map(|term| term.kind)) else {
            let message = "this aggregate does not take that".to_owned();
            return self.fault(node, message, String::new());
        };
        Some(leaf(kind, Op::Over(Box::new(Over { function, role, value, filter }))))
    }
}

fn leaf(kind: Type, op: Op) -> Term {
    Term { kind, op }
}

fn combine(kind: Type, sign: Sign, left: Term, right: Term) -> Term {
    leaf(kind, Op::Between(sign, Box::new(left), Box::new(right)))
}

fn column_type(role: Role, place: usize) -> Type {
    let spec = columns_of(role)[place];
    if spec.is_plain { Type::Number } else { Type::of(spec.kind) }
}

/// How alike two words are, in thousandths.
fn likeness(known: &str, given: &str) -> usize {
    let longest = known.chars().count().max(given.chars().count()).max(1);
    1000 - 1000 * strsim::levenshtein(known, given).min(longest) / longest
}
