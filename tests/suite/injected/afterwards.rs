//! What happens after the bill: goods that come back, money that is paid back, what customers
//! point out.
//!
//! Writes the rows of three files. What is wrong with them comes from `faults`.

use super::records::{Order, Rounding, day, line_of, money, names, rounded};

/// Units of the first line that come back.
#[derive(Debug, Clone)]
pub struct Return {
    pub kind: &'static str,
    pub decision: &'static str,
    pub requested: i64,
    /// How many days later it came back, and was decided.
    pub received: Option<i64>,
    pub decided: Option<i64>,
    pub units: i64,
    /// What is to be paid back for it.
    pub refund: i64,
}

/// Money that is paid back for a return, by its place.
#[derive(Debug, Clone)]
pub struct Refund {
    pub of: usize,
    pub amount: i64,
    pub paid: i64,
}

/// A bill that was pointed out, by its place.
#[derive(Debug, Clone)]
pub struct Ticket {
    pub invoice: usize,
    pub opened: i64,
    /// What was promised to be credited for it, two days later.
    pub credit: Option<i64>,
}

/// Everything of an order that comes afterwards.
#[derive(Debug, Clone, Default)]
pub struct Afterwards {
    pub returns: Vec<Return>,
    pub refunds: Vec<Refund>,
    pub tickets: Vec<Ticket>,
    /// What the customer paid in, and when.
    pub paid: Option<(i64, i64)>,
    /// What was paid back for no return, and when.
    pub repaid: Option<(i64, i64)>,
    /// How many days there are to return something, where that is said.
    pub return_days: Option<i64>,
}

impl Order {
    /// Whether a unit comes to a whole amount, and one that is read without doubt: a small file of
    /// nothing but amounts with three decimals is not.
    pub fn can_take_back(&self) -> bool {
        self.rounding == Rounding::None && self.minor >= 10_000
    }

    /// Takes back so many units of the first line, five days after they arrived, and pays for them
    /// a week later.
    pub fn take_back(&mut self, units: i64) {
        let unit = self.lines[0].unit();
        let refund = units * (unit + rounded(unit * self.rate / 100, self.minor));
        let requested = self.invoices[0].issued + 5;
        let after = &mut self.afterwards;
        after.return_days = Some(30);
        let of = after.returns.len();
        // Every third is a claim under a guarantee, which is paid in time too.
        let kind = if (requested + units) % 3 == 0 { "guarantee" } else { "return" };
        let (received, decided) = (Some(3), Some(4));
        let decision = "approved";
        after.returns.push(Return { kind, decision, requested, received, decided, units, refund });
        after.refunds.push(Refund { of, amount: refund, paid: requested + 7 });
    }

    /// The rows of its returns, refunds and tickets.
    pub fn write_afterwards(&self, [returns, payments, tickets]: [&mut String; 3]) {
        let Afterwards { returns: back, refunds, tickets: pointed_out, .. } = &self.afterwards;
        let (line, sku) = names(self, Some(0).filter(|_| self.has_lines));
        let own = |letter: &str, place: usize| format!("{letter}-{}-{place}", &self.id[2..]);
        let currency = || self.currency.to_owned();
        for (place, one) in back.iter().enumerate() {
            let at = |days: Option<i64>| day(days.map(|days| one.requested + days));
            let decision = one.decision.to_owned();
            let units = one.units.to_string();
            let refund = money(Some(one.refund), self.minor);
            let cells = [own("R", place), self.id.clone(), line.clone(), sku.clone()];
            let (received, decided) = (at(one.received), at(one.decided));
            let rest =
                [one.kind.to_owned(), decision, at(Some(0)), received, decided, units, refund];
            line_of(returns, &[&cells[..], &rest, &[currency()]].concat());
        }
        for (place, one) in refunds.iter().enumerate() {
            let amount = money(Some(one.amount), self.minor);
            let cells = [own("Z", place), self.id.clone(), "refund".to_owned(), amount, currency()];
            line_of(payments, &[&cells[..], &[day(Some(one.paid)), own("R", one.of)]].concat());
        }
        let whole = &self.afterwards;
        for (kind, paid) in [("payment", whole.paid), ("refund", whole.repaid)] {
            let Some((amount, at)) = paid else { continue };
            let amount = money(Some(amount), self.minor);
            let cells = [own("P", kind.len()), self.id.clone(), kind.to_owned(), amount];
            line_of(payments, &[&cells[..], &[currency(), day(Some(at)), String::new()]].concat());
        }
        for (place, one) in pointed_out.iter().enumerate() {
            let invoice = self.invoices[one.invoice].no.clone();
            let kind = "billing".to_owned();
            let cells = [own("T", place), self.id.clone(), invoice, kind, day(Some(one.opened))];
            let outcome = if one.credit.is_some() { "credit" } else { "" }.to_owned();
            let resolved = day(one.credit.map(|_| one.opened + 2));
            let rest = [outcome, money(one.credit, self.minor), resolved, currency()];
            line_of(tickets, &[&cells[..], &rest].concat());
        }
    }
}

/// The headers of the three files.
pub const HEADERS: [&str; 3] = [
    "return_id,order_id,line_id,sku,kind,decision,requested_at,received_at,decided_at,quantity,\
     refund_total,currency\n",
    "payment_id,order_id,kind,total,currency,paid_at,return_id\n",
    "ticket_id,order_id,invoice_no,kind,opened_at,outcome,credit_total,resolved_at,currency\n",
];
