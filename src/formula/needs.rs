//! What a formula reads, and whether the records at hand hold it.
//!
//! Worked out before a row is read: a promise whose needs are not met is listed as not checked,
//! never judged on nothing.

use super::functions::Function;
use super::lacks::{BILLS, NO_CUT_OFF, NO_LIMIT, NO_POLICY, NO_TERM, WHOLE};
use super::{Completion, Derived, From, OfDocument, Op, Sign, Term};
use crate::dossier::beside::Beside;
use crate::formula::evaluate::Fact;
use crate::tables::{Role, Tables, columns_of};

/// What is known of a formula's value before any row is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// The columns or tables that are missing; empty when the formula can be evaluated.
    pub missing: Vec<String>,
    /// The truth that it always has.
    pub constant: Option<bool>,
}

impl Status {
    fn met() -> Self {
        Self::default()
    }

    fn always(truth: bool) -> Self {
        Self { constant: Some(truth), ..Self::default() }
    }

    fn lacks(what: impl Into<String>) -> Self {
        Self { missing: vec![what.into()], constant: None }
    }

    /// Whether the formula can be evaluated.
    pub fn is_met(&self) -> bool {
        self.missing.is_empty()
    }

    /// None of these is there; any one would do.
    fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut choices: Vec<String> = Vec::new();
        for part in parts {
            let choice = part.missing.join(" with ");
            for word in choice.split(" or ").filter(|word| !word.is_empty()) {
                if !choices.iter().any(|known| known == word) {
                    choices.push(word.to_owned());
                }
            }
        }
        Self::lacks(choices.join(" or "))
    }

    fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut missing: Vec<String> = parts.into_iter().flat_map(|part| part.missing).collect();
        missing.sort();
        missing.dedup();
        Self { missing, constant: None }
    }
}

/// What is known of a promise while its formulas are looked at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'l> {
    /// What is known of its earlier fields.
    pub locals: &'l [Status],
    /// Whether anybody says within what time it is to be kept.
    pub has_term: bool,
    /// Whether it is about orders or their lines.
    pub is_about_orders: bool,
}

/// Whose bills the invoices at hand are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bills {
    /// All are of carriers.
    OfCarriers,
    /// None bills one of the orders.
    OfOthers,
    /// Some bill an order, or it is not known, or there are none at all.
    Own,
}

/// The records at hand, as far as their shape goes.
pub struct Shape<'a> {
    tables: &'a Tables,
    has_policy: bool,
    has_cut_off: bool,
    is_share: bool,
    bills: Bills,
    /// What is known of each fact about something else than orders, and about orders.
    facts: [Vec<Status>; 2],
}

impl<'a> Shape<'a> {
    /// The shape of some records, given whether there are policies and cut-offs; facts are settled
    /// in their order.
    pub fn new(tables: &'a Tables, has: (bool, bool), facts: &[Fact]) -> Self {
        Self::with(tables, has, facts, Bills::Own)
    }

    /// The same where it is known whether any invoice bills one of the orders: where all are bills
    /// of carriers or of other orders, nothing can be said of what was billed for these.
    pub fn with(
        tables: &'a Tables,
        (has_policy, has_cut_off): (bool, bool),
        facts: &[Fact],
        bills: Bills,
    ) -> Self {
        let mut shape = Self {
            tables,
            has_policy,
            has_cut_off,
            is_share: false,
            bills,
            facts: [Vec::new(), Vec::new()],
        };
        for fact in facts {
            for is_about_orders in [false, true] {
                let told = Told { has_term: true, is_about_orders, ..Told::default() };
                let status = shape.status(&fact.term, told);
                shape.facts[usize::from(is_about_orders)].push(status);
            }
        }
        shape
    }

    /// Whether any file plays a role.
    pub fn holds(&self, role: Role) -> bool {
        self.tables.of(role).is_present
    }

    /// What a promise lacks, in words: a role that no file plays is named without its columns.
    /// A choice that what else is lacked would settle is left out.
    pub fn in_words(&self, mut missing: Vec<String>) -> Vec<String> {
        // Whoever lacks more than that needs to hear of the rest first.
        if missing.iter().any(|word| word != WHOLE) {
            missing.retain(|word| word != WHOLE);
        }
        let plain = |word: &str| {
            let role = word.split_once('.').and_then(|(role, _)| Role::named(role));
            match role.filter(|role| *role != Role::Orders && !self.tables.of(*role).is_present) {
                Some(role) => role.name().to_owned(),
                None => word.to_owned(),
            }
        };
        let choice = |choice: &str| {
            let mut words: Vec<String> = choice.split(" with ").map(plain).collect();
            words.sort();
            words.dedup();
            words
        };
        let need = |need: &String| {
            let mut choices: Vec<Vec<String>> = need.split(" or ").map(choice).collect();
            let all = choices.clone();
            // A choice that asks for everything another asks for, and more, is no choice.
            choices.retain(|one| {
                let is_less = |other: &Vec<String>| {
                    other.len() < one.len() && other.iter().all(|word| one.contains(word))
                };
                !all.iter().any(is_less)
            });
            let mut words: Vec<String> =
                choices.into_iter().map(|words| words.join(" with ")).collect();
            words.sort();
            words.dedup();
            words.join(" or ")
        };
        let mut words: Vec<String> = missing.iter().map(need).collect();
        words.sort();
        words.dedup();
        let all = words.clone();
        let is_settled = |word: &String| {
            let mut choices = word.split(" or ");
            word.contains(" or ") && choices.any(|choice| all.iter().any(|one| one == choice))
        };
        words.retain(|word| !is_settled(word));
        words
    }

    /// The same for tables that hold a share of the records only.
    pub fn of_share(self, is_share: bool) -> Self {
        Self { is_share, ..self }
    }

    /// What is known of a formula, given what is known of its promise.
    pub fn status(&self, term: &Term, told: Told<'_>) -> Status {
        if let Some(status) = self.found(&term.op) {
            return status;
        }
        let part = |term: &Term| self.status(term, told);
        match &term.op {
            Op::Unknown => Status::lacks(String::new()),
            Op::Number(_) | Op::Text(_) | Op::AsOf | Op::Grace | Op::ByLaw | Op::IsWhole => {
                Status::met()
            }
            Op::Truth(truth) => Status::always(*truth),
            Op::Within(moment, _) if told.has_term => part(moment),
            Op::Within(..) => Status::lacks(NO_TERM),
            Op::Fact(place) | Op::RowFact(_, place) => {
                self.facts[usize::from(told.is_about_orders)][*place].clone()
            }
            Op::Local(place) => told.locals.get(*place).cloned().unwrap_or_default(),
            Op::Outer(inner) | Op::Negate(inner) => part(inner),
            Op::In(inner, _) => Status { constant: None, ..part(inner) },
            Op::Not(inner) => {
                let inner = part(inner);
                Status { constant: inner.constant.map(|truth| !truth), ..inner }
            }
            Op::Between(sign, left, right) => between(*sign, part(left), part(right)),
            Op::If(condition, yes, no) => choice(part(condition), part(yes), part(no)),
            Op::Coalesce(parts) => {
                let parts: Vec<Status> = parts.iter().map(part).collect();
                match parts.iter().find(|part| part.is_met()) {
                    Some(first) => first.clone(),
                    None => Status::any(parts),
                }
            }
            Op::Call(Function::Known, parts) => {
                if parts.iter().all(|term| part(term).is_met()) {
                    Status::met()
                } else {
                    Status::always(false)
                }
            }
            Op::Call(Function::CutOff, _) if !self.has_cut_off => Status::lacks(NO_CUT_OFF),
            Op::Call(_, parts) => Status::all(parts.iter().map(part)),
            Op::Over(over) => {
                let parts = Status::all(over.value.iter().chain(&over.filter).map(part));
                let is_bill = over.role == Role::Invoices;
                let has_rows =
                    self.holds(over.role) && !(is_bill && self.bills == Bills::OfCarriers);
                if parts.is_met() && !has_rows {
                    return Status::lacks(over.role.name());
                }
                let is_of_order = is_bill && told.is_about_orders;
                if parts.is_met() && is_of_order && self.bills == Bills::OfOthers {
                    return Status::lacks(BILLS);
                }
                parts
            }
            Op::Completion(completion) => self.completion(completion, told),
            Op::Silence(one) => {
                // What of a delivery nobody recorded was not seen; without messages who knows.
                let needed = [&one.from, &one.until, &one.sent_at, &one.is_outgoing];
                Status::all(needed.map(part))
            }
            _ => Status::met(),
        }
    }

    /// What is known of subjects and rows without being worked out from other values.
    fn found(&self, op: &Op) -> Option<Status> {
        Some(match op {
            Op::IsPresent(role) => Status::always(self.tables.of(*role).is_present),
            Op::IsHeld(role, place) => {
                Status::always(self.tables.of(*role).columns[*place].is_some())
            }
            Op::IsSent(kind) if self.tables.message_kinds.contains(kind) => Status::always(true),
            Op::IsSent(kind) => Status::lacks(format!("messages.kind '{kind}'")),
            Op::ClaimUntil => self.derived(Role::Invoices, Derived::IsFreight),
            Op::Charged(_) | Op::ChargedSince => self.derived(Role::Invoices, Derived::IsLive),
            Op::Exchanged(_) => self.derived(Role::Returns, Derived::HasExchange),
            Op::Beside(_, beside) => self.beside(*beside),
            Op::ExceptionsBefore => self.exceptions(),
            Op::NoLimit => Status::lacks(NO_LIMIT),
            Op::Policy if self.has_policy => Status::met(),
            Op::Policy => Status::lacks(NO_POLICY),
            Op::Column(From::Shipment, role, place) => {
                let shipment = self.derived(Role::Invoices, Derived::HasShipment);
                Status::all([shipment, self.column(*role, *place)])
            }
            Op::Column(_, role, place) => self.column(*role, *place),
            Op::Derived(_, role, derived) => self.derived(*role, *derived),
            Op::OfDocument(_, OfDocument::Amount | OfDocument::PriceCredited) => {
                self.derived(Role::Invoices, Derived::IsLive)
            }
            Op::OfDocument(_, OfDocument::JointAgreed | OfDocument::JointBilled) => {
                self.derived(Role::Invoices, Derived::IsJoint)
            }
            Op::OfDocument(_, OfDocument::Freight) => {
                self.derived(Role::Invoices, Derived::LeadsFreight)
            }
            Op::OfDocument(_, OfDocument::MissingBefore) => {
                let numbers = self.derived(Role::Invoices, Derived::IsDuplicate);
                if self.is_share && numbers.is_met() { Status::lacks(WHOLE) } else { numbers }
            }
            Op::OfDocument(_, OfDocument::Credited) => {
                self.derived(Role::Invoices, Derived::HasOriginal)
            }
            _ => return None,
        })
    }

    fn column(&self, role: Role, place: usize) -> Status {
        if self.tables.of(role).columns[place].is_some() {
            return Status::met();
        }
        Status::lacks(format!("{}.{}", role.name(), columns_of(role)[place].name))
    }

    fn beside(&self, beside: Beside) -> Status {
        let absent = beside.needs().into_iter().filter_map(|(role, name)| {
            let is_held = self.tables.of(role).column(name).is_some();
            (!is_held).then(|| Status::lacks(format!("{}.{name}", role.name())))
        });
        Status::all(absent)
    }

    /// Earlier orders are those of the same customer, which a share of the records may not hold.
    fn exceptions(&self) -> Status {
        if !self.has_cut_off {
            return Status::lacks(NO_CUT_OFF);
        }
        let orders = self.tables.of(Role::Orders);
        let lacking = ["customer", "ordered_at"].into_iter();
        let lacking = lacking.filter(|name| orders.column(name).is_none());
        let columns = Status::all(lacking.map(|name| Status::lacks(format!("orders.{name}"))));
        if self.is_share && columns.is_met() { Status::lacks(WHOLE) } else { columns }
    }

    fn derived(&self, role: Role, derived: Derived) -> Status {
        let table = self.tables.of(role);
        if !table.is_present {
            return Status::lacks(role.name());
        }
        let of_all = [Derived::LeadsFreight, Derived::IsRebilled, Derived::HasShipment];
        if of_all.contains(&derived) && self.is_share && table.column("tracking_no").is_some() {
            return Status::lacks(WHOLE);
        }
        if derived == Derived::HasShipment {
            let bills = self.derived(role, Derived::IsFreight);
            let deliveries = self.tables.of(Role::Deliveries);
            let has_number =
                ["tracking_no", "delivery_id"].iter().any(|name| deliveries.column(name).is_some());
            let parcels = match (deliveries.is_present, has_number) {
                (true, true) => Status::met(),
                (true, false) => Status::lacks("deliveries.tracking_no"),
                (false, _) => Status::lacks(Role::Deliveries.name()),
            };
            return Status::all([bills, parcels]);
        }
        let needs: &[&str] = match derived {
            Derived::HasOrder => &["order_id"],
            Derived::HasLine => &["line_id", "sku"],
            Derived::IsLive
            | Derived::CorrectsPrice
            | Derived::IsLoose
            | Derived::LeadsParcel
            | Derived::MayHaveReply
            | Derived::MayBeReached
            | Derived::IsJoint
            | Derived::LeadsJoint
            | Derived::IsJointDone => &[],
            Derived::IsLikeAnother => return self.likes(),
            Derived::IsDuplicate => &["invoice_no"],
            Derived::HasOriginal | Derived::CorrectsInstalment => &["refers_to"],
            Derived::HasExchange => &["exchange_order_id"],
            _ => &["tracking_no"],
        };
        let lines = self.tables.of(Role::Lines);
        let holds = |name: &&str| {
            table.column(name).is_some()
                && (derived != Derived::HasLine || lines.column(name).is_some())
        };
        if needs.is_empty() || needs.iter().any(holds) {
            return Status::met();
        }
        let columns: Vec<String> =
            needs.iter().map(|name| format!("{}.{name}", role.name())).collect();
        Status::lacks(columns.join(" or "))
    }

    /// Two bills of one party may be in two shares of the records.
    fn likes(&self) -> Status {
        let invoices = self.tables.of(Role::Invoices);
        if self.is_share && invoices.column("party").is_some() {
            return Status::lacks(WHOLE);
        }
        Status::met()
    }

    /// Without a quantity completion still has an answer; without an arrival it has none.
    fn completion(&self, completion: &Completion, told: Told<'_>) -> Status {
        if !self.tables.of(Role::Deliveries).is_present {
            return Status::lacks(Role::Deliveries.name());
        }
        let parts = [&completion.arrived_at, &completion.has_arrived, &completion.is_awaited];
        Status::all(parts.map(|part| self.status(part, told)))
    }
}

fn between(sign: Sign, left: Status, right: Status) -> Status {
    let decides = match sign {
        Sign::And => Some(false),
        Sign::Or => Some(true),
        _ => None,
    };
    if decides.is_some() && (left.constant == decides || right.constant == decides) {
        return Status { constant: decides, ..Status::met() };
    }
    match (decides, left.constant, right.constant) {
        (Some(_), Some(_), _) => right,
        (Some(_), None, Some(_)) => left,
        _ => Status::all([left, right]),
    }
}

fn choice(condition: Status, yes: Status, no: Status) -> Status {
    match condition.constant {
        Some(true) if yes.is_met() => return yes,
        Some(false) if no.is_met() => return no,
        Some(_) => return Status::any([yes, no]),
        None => {}
    }
    if !condition.is_met() {
        return Status { constant: None, ..condition };
    }
    if yes.is_met() || no.is_met() { Status::met() } else { Status::any([yes, no]) }
}
