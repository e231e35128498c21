//! Bills of carriers: which rows of the invoices charge for a parcel, and the delivery that each
//! tracking number leads to.
//!
//! A formula reaches the delivery of its order and not that of a number, so that both are paired
//! here; in SQL it is a join on the number. Where nobody says that there are such bills, there are
//! none. Judges nothing.

use super::NONE;
use super::documents::Documents;
use crate::decimal::ABSENT;
use crate::tables::{Cells, Role, Table, Tables};
use crate::texts::{NO_TEXT, TextId};
use hashbrown::HashMap;

/// What is known of the rows of carrier bills; empty where there are none.
#[derive(Debug, Clone, Default)]
pub struct Freight {
    /// The tracking number of each row of the invoices.
    number: Vec<TextId>,
    /// The first row of the deliveries with that number, or [`NONE`].
    shipment: Vec<u32>,
    /// The rows that open what one document charges for one parcel.
    is_first: Vec<bool>,
    /// Whether an earlier row charges for the same.
    is_rebilled: Vec<bool>,
    /// What the document of each row charges for carrying the parcel, surcharges left out.
    amounts: Vec<i64>,
}

/// One parcel on one document: its party, its number and the document.
type Parcel = (TextId, TextId, TextId);

impl Freight {
    /// Pairs the rows that have a tracking number with deliveries.
    pub fn new(tables: &Tables) -> Self {
        let invoices = tables.of(Role::Invoices);
        let Some(numbers) = invoices.texts("tracking_no") else { return Self::default() };
        let deliveries = tables.of(Role::Deliveries);
        // Where shipments have no other number, their own is that of the tracking.
        let tracked = deliveries.texts("tracking_no").or_else(|| deliveries.texts("delivery_id"));
        let mut found: HashMap<TextId, u32> = HashMap::new();
        for (row, id) in (0_u32..).zip(tracked.into_iter().flat_map(|ids| ids.iter())) {
            found.entry(id).or_insert(row);
        }
        found.remove(&NO_TEXT);
        let shipment = numbers.iter().map(|id| found.get(&id).copied().unwrap_or(NONE));
        Self { shipment: shipment.collect(), number: numbers.iter().collect(), ..Self::default() }
    }

    /// Whether there are no such rows.
    pub const fn is_empty(&self) -> bool {
        self.number.is_empty()
    }

    /// Whether every row of the invoices charges for a parcel, and none bills a customer.
    pub fn is_all(&self) -> bool {
        !self.is_empty() && self.number.iter().all(|&id| id != NO_TEXT)
    }

    /// Whether a row of the invoices charges for a parcel.
    pub fn is_bill(&self, row: u32) -> bool {
        self.number(row) != NO_TEXT
    }

    /// The tracking number of a row.
    pub fn number(&self, row: u32) -> TextId {
        self.number.get(row as usize).copied().unwrap_or(NO_TEXT)
    }

    /// The delivery that a row charges for, or [`NONE`].
    pub fn shipment(&self, row: u32) -> u32 {
        self.shipment.get(row as usize).copied().unwrap_or(NONE)
    }

    /// Whether a row is the first with which its document charges for carrying its parcel.
    pub fn is_first(&self, row: u32) -> bool {
        self.is_first.get(row as usize).copied().unwrap_or(false)
    }

    /// Whether carrying the parcel of a row was charged before.
    pub fn is_rebilled(&self, row: u32) -> bool {
        self.is_rebilled.get(row as usize).copied().unwrap_or(false)
    }

    /// What the document of a row charges for carrying its parcel; [`ABSENT`] where a row of it
    /// has no amount.
    pub fn amount(&self, row: u32) -> i64 {
        self.amounts.get(row as usize).copied().unwrap_or(ABSENT)
    }

    /// Adds up what each document charges for each parcel, and finds what was charged before.
    pub fn add_up(&mut self, tables: &Tables, documents: &Documents) {
        if self.is_empty() {
            return;
        }
        let invoices = tables.of(Role::Invoices);
        let rows = Rows::of(invoices, tables);
        let count = self.number.len();
        (self.is_first, self.is_rebilled) = (vec![false; count], vec![false; count]);
        let carries = |row: &u32| {
            let at = *row as usize;
            self.number[at] != NO_TEXT && documents.is_live[at] && rows.carries(at)
        };
        let mut carrying: Vec<u32> = (0..).take(count).filter(carries).collect();
        carrying.sort_by_key(|&row| (rows.issued_at(row as usize), row));
        let mut sums: HashMap<Parcel, i64> = HashMap::new();
        let mut charged: HashMap<(TextId, TextId), (TextId, Vec<i64>)> = HashMap::new();
        for row in carrying {
            let at = row as usize;
            let (parcel, amount) = (rows.parcel(at, self.number[at]), rows.amount(at));
            let (document, before) =
                charged.entry((parcel.0, parcel.1)).or_insert((parcel.2, Vec::new()));
            let is_same = *document == parcel.2;
            if is_same && amount != ABSENT && before.contains(&amount) {
                self.is_rebilled[at] = true;
                continue;
            }
            before.push(amount);
            let is_first = !sums.contains_key(&parcel);
            self.is_first[at] = is_first;
            self.is_rebilled[at] = is_first && !is_same;
            let sum = sums.entry(parcel).or_insert(0);
            *sum = match amount {
                ABSENT => ABSENT,
                amount if *sum != ABSENT => sum.checked_add(amount).unwrap_or(ABSENT),
                _ => ABSENT,
            };
        }
        let sum = |at: usize| sums.get(&rows.parcel(at, self.number[at])).copied();
        self.amounts = (0..count).map(|at| sum(at).unwrap_or(0)).collect();
    }
}

/// The columns of the invoices that tell what is charged for a parcel.
struct Rows<'a> {
    invoice_no: Option<&'a Cells<TextId>>,
    party: Option<&'a Cells<TextId>>,
    kind: Option<&'a Cells<TextId>>,
    charge: Option<&'a Cells<TextId>>,
    credit: Option<TextId>,
    others: [Option<TextId>; 3],
    table: &'a Table,
}

impl<'a> Rows<'a> {
    fn of(table: &'a Table, tables: &Tables) -> Self {
        let word = |word: &str| tables.texts.find(word);
        Self {
            invoice_no: table.texts("invoice_no"),
            party: table.texts("party"),
            kind: table.texts("kind"),
            charge: table.texts("charge"),
            credit: word("credit"),
            others: ["fee", "tax", "discount"].map(word),
            table,
        }
    }

    /// Whether a row charges for carrying, and gives nothing back.
    fn carries(&self, at: usize) -> bool {
        let text = |ids: Option<&Cells<TextId>>| ids.map_or(NO_TEXT, |ids| ids.at(at));
        let (kind, charge) = (text(self.kind), text(self.charge));
        let is_credit = Some(kind) == self.credit || self.amount(at) < 0 && self.is_known(at);
        !is_credit && (charge == NO_TEXT || !self.others.contains(&Some(charge)))
    }

    fn is_known(&self, at: usize) -> bool {
        self.amount(at) != ABSENT
    }

    fn amount(&self, at: usize) -> i64 {
        let amounts = ["net", "total"].into_iter().filter_map(|name| self.table.numbers(name));
        amounts.map(|numbers| numbers.at(at)).find(|&amount| amount != ABSENT).unwrap_or(ABSENT)
    }

    fn issued_at(&self, at: usize) -> i64 {
        let issued = self.table.times("issued_at").map(|times| times.at(at));
        issued.filter(|issued| issued.is_known()).map_or(i64::MAX, |issued| issued.lo)
    }

    fn parcel(&self, at: usize, number: TextId) -> Parcel {
        let text = |ids: Option<&Cells<TextId>>| ids.map_or(NO_TEXT, |ids| ids.at(at));
        (text(self.party), number, text(self.invoice_no))
    }
}
