//! What a formula is about.
//!
//! Only the words; which subjects there are stands in `view`.

use crate::tables::Role;

/// What a formula is about: what one of its results stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Grain {
    /// An order with everything that refers to it.
    Order,
    /// An order line, or the order as a whole where the keys do not reach its lines.
    Line,
    /// A row of the deliveries.
    Delivery,
    /// An invoice as a document, whatever number of rows it has.
    Invoice,
    /// A row of the invoices.
    InvoiceLine,
    /// A row of the payments.
    Payment,
    /// A row of the returns.
    Return,
    /// A row of the tickets.
    Ticket,
    /// A row of the messages.
    Message,
    /// A row of the reviews.
    Review,
    /// A row of the calls.
    Call,
    /// A row of the entitlements.
    Entitlement,
    /// The input itself: no formula, intake has the word.
    Input,
    /// A customer: no formula, what other promises came to has the word.
    Customer,
    /// A target of the contract: no formula, what other promises came to has the word.
    Target,
    /// Many at once, such as the calls of a queue: no formula, what was asked of each has the word.
    Group,
}

impl Grain {
    /// Every grain.
    pub const ALL: [Self; 16] = [
        Self::Order,
        Self::Line,
        Self::Delivery,
        Self::Invoice,
        Self::InvoiceLine,
        Self::Payment,
        Self::Return,
        Self::Ticket,
        Self::Message,
        Self::Review,
        Self::Call,
        Self::Entitlement,
        Self::Input,
        Self::Customer,
        Self::Target,
        Self::Group,
    ];

    /// The word for it after `about =`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Line => "line",
            Self::Delivery => "delivery",
            Self::Invoice => "invoice",
            Self::InvoiceLine => "invoice line",
            Self::Payment => "payment",
            Self::Return => "return",
            Self::Ticket => "ticket",
            Self::Message => "message",
            Self::Review => "review",
            Self::Call => "call",
            Self::Entitlement => "entitlement",
            Self::Input => "input",
            Self::Customer => "customer",
            Self::Target => "target",
            Self::Group => "group",
        }
    }

    /// Whether promises about it have formulas, which are judged subject by subject.
    pub const fn has_subjects(self) -> bool {
        !matches!(self, Self::Input | Self::Customer | Self::Target | Self::Group)
    }

    /// The table whose rows it is about; [`None`] for orders, lines and what
    /// has no rows.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Order
            | Self::Line
            | Self::Input
            | Self::Customer
            | Self::Target
            | Self::Group => None,
            Self::Delivery => Some(Role::Deliveries),
            Self::Invoice | Self::InvoiceLine => Some(Role::Invoices),
            Self::Payment => Some(Role::Payments),
            Self::Return => Some(Role::Returns),
            Self::Ticket => Some(Role::Tickets),
            Self::Message => Some(Role::Messages),
            Self::Review => Some(Role::Reviews),
            Self::Call => Some(Role::Calls),
            Self::Entitlement => Some(Role::Entitlements),
        }
    }
}
