//! What each promise means, worked out row by row from its definition.
//!
//! Written from the catalogue of the domain, with loops over rows and whole numbers of hours and
//! cents; shares nothing with the program but the words for outcomes.

use super::world::{AS_OF, Delivery, Invoice, Line, Order, When, World, money};
use promised::report::Outcome;

/// A verdict: code, order, line and document; outcome; margin where it is to be compared.
pub type Verdict = ((&'static str, String, String, String), Outcome, Option<String>);

/// One order, or one line of it, with the rows that refer to it.
struct Subject<'a> {
    order: &'a Order,
    line: Option<&'a Line>,
    deliveries: Vec<&'a Delivery>,
    invoices: Vec<&'a Invoice>,
}

/// Every verdict on a world.
pub fn verdicts(world: &World) -> Vec<Verdict> {
    let deliveries: Vec<&Delivery> =
        world.deliveries.iter().filter(|row| row.at.is_none_or(|at| at.end() <= AS_OF)).collect();
    let invoices = live(&world.invoices);
    let mut all = Vec::new();
    for row in &deliveries {
        let is_kept = world.orders.iter().any(|order| order.id == row.order);
        all.push(said("QTY204", &row.order, &row.line, &row.id, kept(is_kept), None));
    }
    documents(world, &invoices, &mut all);
    for order in &world.orders {
        let lines: Vec<&Line> = world.lines.iter().filter(|line| line.order == order.id).collect();
        let of = |line: Option<&str>| {
            let is_its = |row: &str| line.is_none_or(|line| line == row);
            (
                deliveries
                    .iter()
                    .copied()
                    .filter(|row| row.order == order.id && is_its(&row.line))
                    .collect(),
                invoices
                    .iter()
                    .copied()
                    .filter(|row| row.order == order.id && is_its(&row.line))
                    .collect(),
            )
        };
        let (order_deliveries, order_invoices) = of(None);
        let whole =
            Subject { order, line: None, deliveries: order_deliveries, invoices: order_invoices };
        if world.has_lines {
            let parts: Vec<Subject<'_>> = lines
                .iter()
                .map(|line| {
                    let (deliveries, invoices) = of(Some(&line.id));
                    Subject { order, line: Some(line), deliveries, invoices }
                })
                .collect();
            parts.iter().for_each(|part| part.judge(&mut all));
            whole.total_of_lines(&parts, &mut all);
        } else {
            whole.judge(&mut all);
            whole.total(&mut all);
        }
    }
    all
}

fn kept(is_kept: bool) -> Outcome {
    if is_kept { Outcome::Kept } else { Outcome::Broken }
}

fn said(
    code: &'static str,
    order: &str,
    line: &str,
    document: &str,
    outcome: Outcome,
    margin: Option<String>,
) -> Verdict {
    ((code, order.to_owned(), line.to_owned(), document.to_owned()), outcome, margin)
}

/// The invoices that count: seen by now, neither void nor pro forma nor wholly credited.
fn live(rows: &[Invoice]) -> Vec<&Invoice> {
    let seen: Vec<&Invoice> =
        rows.iter().filter(|row| When::Day(row.issued).end() <= AS_OF).collect();
    let mut is_dead = vec![false; seen.len()];
    // G10: void and pro forma first, then full reversals.
    for kind in ["void", "proforma", "credit note"] {
        for (place, row) in seen.iter().enumerate().filter(|(_, row)| row.kind == kind) {
            let corrected = (0..seen.len()).find(|&other| {
                let other_row = seen[other];
                let is_whole = other_row.amount.map(i64::abs) == row.amount.map(i64::abs);
                !is_dead[other]
                    && other_row.kind == "invoice"
                    && other_row.no == row.refers_to
                    && (kind == "void" || is_whole)
            });
            is_dead[place] = kind != "credit note" || corrected.is_some();
            if let Some(other) = corrected {
                is_dead[other] = true;
            }
        }
    }
    seen.into_iter().zip(is_dead).filter(|(_, is_dead)| !is_dead).map(|(row, _)| row).collect()
}

fn plain(number: &str) -> String {
    let word: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    word.to_lowercase().trim_start_matches('0').to_owned()
}

/// What is about documents: BIL310, BIL319 and INV401.
fn documents(world: &World, invoices: &[&Invoice], all: &mut Vec<Verdict>) {
    for (place, row) in invoices.iter().enumerate() {
        let order = world.orders.iter().find(|order| order.id == row.order);
        let has_line =
            world.lines.iter().any(|line| line.order == row.order && line.id == row.line);
        let belongs = order.is_some() && (!world.has_lines || has_line);
        all.push(said("BIL319", &row.order, &row.line, &row.no, kept(belongs), None));
        let is_double = invoices[..place].iter().any(|other| {
            plain(&other.no) == plain(&row.no)
                && other.kind == row.kind
                && other.amount == row.amount
                && other.currency == row.currency
        });
        all.push(said("INV401", &row.order, "", &row.no, kept(!is_double), None));
        if let Some(order) = order.filter(|_| !row.currency.is_empty()) {
            let outcome = match order.currency {
                "" => Outcome::Unknown,
                currency => kept(currency == row.currency),
            };
            all.push(said("BIL310", &row.order, "", &row.no, outcome, None));
        }
    }
}

impl Subject<'_> {
    fn say(
        &self,
        all: &mut Vec<Verdict>,
        code: &'static str,
        outcome: Outcome,
        margin: Option<i64>,
    ) {
        let line = self.line.map_or("", |line| &line.id);
        let margin = margin.map(|margin| margin.to_string());
        all.push(said(code, &self.order.id, line, "", outcome, margin));
    }

    fn judge(&self, all: &mut Vec<Verdict>) {
        let q = self.ordered();
        let time = self.time(q);
        self.say(all, "DLV101", time.0, time.1);
        if self.sum(|_| true) < q.max(1) {
            self.say(all, "DLV102", time.0, time.1);
        }
        self.parts(q, all);
        self.units(q, all);
        self.billed_units(q, all);
    }

    /// The units of an order stay ordered when it is cancelled as a whole; BIL311 says then that
    /// nothing is agreed.
    fn ordered(&self) -> i64 {
        self.line.map_or(self.order.quantity, |line| line.quantity - line.cancelled)
    }

    fn promised(&self) -> Option<When> {
        self.line.and_then(|line| line.promised).or(self.order.promised)
    }

    /// Units that arrived, of the rows that a test lets through.
    fn sum(&self, test: impl Fn(&Delivery) -> bool) -> i64 {
        self.arrived().filter(|row| test(row)).map(|row| row.quantity).sum()
    }

    fn arrived(&self) -> impl Iterator<Item = &Delivery> {
        let has = |row: &&&Delivery| match row.status {
            "delivered" => true,
            "" | "returned" => row.at.is_some(),
            _ => false,
        };
        self.deliveries.iter().filter(has).copied()
    }

    /// The customer gave the promise back before it was due (G6).
    fn is_withdrawn(&self, q: i64) -> bool {
        let by_customer = matches!(self.cancelled(), Some((at, "customer"))
            if self.promised().is_none_or(|promised| at.end() <= promised.end()));
        by_customer || (q <= 0 && self.cancelled().is_none())
    }

    fn cancelled(&self) -> Option<(When, &'static str)> {
        self.order.cancelled.filter(|(at, _)| at.end() <= AS_OF)
    }

    /// When the running sum of dated arrivals reaches a number.
    fn reaches(&self, number: i64) -> Option<When> {
        let mut rows: Vec<(When, i64)> =
            self.arrived().filter_map(|row| Some((row.at?, row.quantity))).collect();
        rows.sort_unstable();
        let mut sum = 0;
        rows.into_iter()
            .find(|(_, units)| {
                sum += units;
                sum >= number
            })
            .map(|(at, _)| at)
    }

    /// In time, late or not yet (DLV101 and DLV102), and by how many days.
    fn time(&self, q: i64) -> (Outcome, Option<i64>) {
        if self.is_withdrawn(q) {
            return (Outcome::Void, None);
        }
        let Some(promised) = self.promised() else { return (Outcome::Unknown, None) };
        let due = promised.end();
        if self.sum(|_| true) < q {
            let late = matches!(promised, When::Day(_)).then_some(i64::from((due - AS_OF) / 24));
            return match due - AS_OF {
                left if left > 24 => (Outcome::Pending, None),
                left if left >= 0 => (Outcome::AtRisk, None),
                _ => (Outcome::Overdue, late),
            };
        }
        let undated = self.sum(|row| row.at.is_none());
        // What has no day may have come first or last.
        let (last, first) = (self.reaches(q), self.reaches((q - undated).max(1)));
        let first = if undated >= q { None } else { first };
        match (first, last) {
            (_, Some(at)) if at.end() <= due => {
                let (day, hour) = (at.start().div_euclid(24), due - at.end());
                let is_beat = match promised {
                    When::Day(promised) => day < promised - 1,
                    When::Hour(_) => hour >= 24,
                };
                (if is_beat { Outcome::Beat } else { Outcome::Kept }, None)
            }
            (Some(at), last)
                if at.start() > due || (at.start() == due && at != promised && at.end() > due) =>
            {
                let is_exact = last == Some(at);
                let days = match (promised, at) {
                    (When::Day(promised), When::Day(at)) => Some(i64::from(promised - at)),
                    _ => None,
                };
                (Outcome::Broken, days.filter(|_| is_exact))
            }
            _ => (Outcome::Unknown, None),
        }
    }

    /// Only a part came in time (DLV104).
    fn parts(&self, q: i64, all: &mut Vec<Verdict>) {
        let Some(promised) = self.promised() else {
            // DLV104 of an order that its customer withdrew would be void. Reported.
            if self.arrived().next().is_some() {
                self.say(all, "DLV104", Outcome::Unknown, None);
            }
            return;
        };
        let due = promised.end();
        if due >= AS_OF {
            return;
        }
        let least = self.sum(|row| row.at.is_some_and(|at| at.end() <= due));
        let most = self.sum(|row| row.at.is_none_or(|at| at.end() <= due || at.start() < due));
        let outcome = match (least, most) {
            (_, 0) => return,
            _ if self.is_withdrawn(q) && least > 0 => Outcome::Void,
            (least, _) if least >= q && least > 0 => Outcome::Kept,
            (least, most) if least > 0 && most < q => Outcome::Broken,
            _ => Outcome::Unknown,
        };
        let margin = (outcome == Outcome::Broken && least == most).then_some(least - q);
        self.say(all, "DLV104", outcome, margin);
    }

    /// Too few and too many (QTY201 and QTY202).
    fn units(&self, q: i64, all: &mut Vec<Verdict>) {
        if self.arrived().next().is_none() {
            return;
        }
        let arrived = self.sum(|_| true);
        let is_past = self.promised().is_some_and(|promised| promised.end() < AS_OF);
        if is_past || self.order.status == "closed" {
            let outcome = if self.is_withdrawn(q) { Outcome::Void } else { kept(arrived >= q) };
            self.say(all, "QTY201", outcome, (outcome == Outcome::Broken).then_some(arrived - q));
        }
        let is_kept = arrived <= q;
        self.say(all, "QTY202", kept(is_kept), (!is_kept).then_some(arrived - q));
    }

    /// More units billed than ordered (BIL302).
    fn billed_units(&self, q: i64, all: &mut Vec<Verdict>) {
        if self.invoices.is_empty() {
            return;
        }
        let mut billed = Some(0);
        for row in &self.invoices {
            let units = match row.kind {
                "credit note" => Some(-row.quantity.unwrap_or(0).abs()),
                _ => row.quantity,
            };
            billed = billed.zip(units).map(|(sum, units)| sum + units);
        }
        let outcome = billed.map_or(Outcome::Unknown, |billed| kept(billed <= q));
        let margin = billed.filter(|&billed| billed > q).map(|billed| q - billed);
        self.say(all, "BIL302", outcome, margin);
    }

    /// What was billed over all, in cents, where it is one currency.
    fn billed(&self) -> Option<i64> {
        let currency = self.order.currency;
        let is_other = |row: &&Invoice| !row.currency.is_empty() && row.currency != currency;
        if self.invoices.iter().copied().any(|row| is_other(&row)) && self.mixes() {
            return None;
        }
        let sign = |row: &Invoice| if row.kind == "credit note" { -1 } else { 1 };
        self.invoices.iter().map(|row| row.amount.map(|amount| amount.abs() * sign(row))).sum()
    }

    /// Whether the order and its invoices are in more than one currency.
    fn mixes(&self) -> bool {
        let mut names: Vec<&str> = self.invoices.iter().map(|row| row.currency).collect();
        names.push(self.order.currency);
        names.retain(|name| !name.is_empty());
        names.sort_unstable();
        names.dedup();
        names.len() > 1
    }

    /// The whole order billed (BIL311), by totals.
    fn total(&self, all: &mut Vec<Verdict>) {
        let q = self.order.quantity;
        let arrived = self.sum(|_| true);
        let returned = self.sum(|row| row.status == "returned");
        let released = self.order.total.map(|total| total * returned / q);
        let is_open = arrived < q;
        self.amount(self.order.total, released, 0, is_open, all);
    }

    /// The whole order billed (BIL311), by amounts without tax of its lines.
    fn total_of_lines(&self, parts: &[Self], all: &mut Vec<Verdict>) {
        let (mut agreed, mut released, mut q, mut returned) = (0, 0, 0, 0);
        for part in parts {
            agreed += part.ordered() * part.line.map_or(0, |line| line.price);
            q += part.ordered();
            returned += part.sum(|row| row.status == "returned");
        }
        released += if q > 0 { agreed * returned / q } else { 0 };
        let rounded = (parts.len() + self.invoices.len()) as i64;
        // BIL311 of an order without any units left stays pending for ever. Reported.
        let is_open = self.sum(|_| true) < q.max(1);
        self.amount(Some(agreed), Some(released), rounded, is_open, all);
    }

    /// `halves` of a cent are explained by rounding.
    fn amount(
        &self,
        agreed: Option<i64>,
        released: Option<i64>,
        halves: i64,
        is_open: bool,
        all: &mut Vec<Verdict>,
    ) {
        if self.invoices.is_empty() {
            return;
        }
        // Nothing is agreed any more where the order was cancelled and nothing came.
        let is_off = self.cancelled().is_some() && self.arrived().next().is_none();
        let (agreed, released) = if is_off { (Some(0), Some(0)) } else { (agreed, released) };
        let known = agreed.zip(self.billed()).zip(released);
        let Some(((agreed, billed), released)) = known.filter(|_| !self.mixes()) else {
            self.say(all, "BIL311", Outcome::Unknown, None);
            return;
        };
        let is_kept =
            2 * billed <= 2 * agreed + halves && 2 * billed >= 2 * (agreed - released) - halves;
        let outcome = match is_kept {
            true => Outcome::Kept,
            false if is_open && billed < agreed => Outcome::Pending,
            false => Outcome::Broken,
        };
        let margin = (outcome == Outcome::Broken).then(|| money(Some(agreed - billed)));
        all.push(said("BIL311", &self.order.id, "", "", outcome, margin));
    }
}
