//! Invoices as documents: which rows make one, which are alive, which repeat another.
//!
//! Follows the netting order G10 of the domain: voids and pro formas first, then whole reversals,
//! then duplicates. Amounts are compared as they stand; nothing is converted or rounded.

use crate::decimal::ABSENT;
use crate::tables::{Role, Tables};
use crate::texts::{NO_TEXT, TextId, Texts};
use crate::time::Span;
use hashbrown::HashMap;

/// What the rows of the invoices table are as documents.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    /// The first row of each document, in the order of the table.
    pub first_rows: Vec<u32>,
    /// Whether each row belongs to a document that is neither void, pro forma nor reversed.
    pub is_live: Vec<bool>,
    /// For each row, the first row of the earlier live document that it repeats, or itself.
    pub repeats: Vec<u32>,
    /// The amount of the document of each row, in millionths; [`ABSENT`] where a row has none.
    pub amounts: Vec<i64>,
}

/// Who, which number (hashed), what kind: what one document shares with its double.
type Number = (TextId, u64, TextId);

/// One document while it is put together.
struct Document {
    first_row: u32,
    number: Number,
    order: u32,
    /// In millionths; [`None`] where a row states no amount.
    amount: Option<i128>,
    currency: TextId,
}

impl Document {
    /// The number of a document without one.
    const NO_NUMBER: u64 = 0;

    const fn kind(&self) -> TextId {
        self.number.2
    }
}

impl Documents {
    /// Finds the documents; `order_of` is the order of each invoice row.
    pub fn new(tables: &Tables, order_of: &[u32]) -> Self {
        let (documents, document_of) = gather(tables, order_of);
        let words = Words::of(&tables.texts);
        let originals = originals(&documents, &words, tables);
        let mut is_dead = vec![false; documents.len()];
        bury_void(&documents, &words, &originals, &mut is_dead);
        bury_reversed(&documents, &words, &originals, &mut is_dead);
        let repeated = repeated(&documents, &is_dead, tables);
        let of_row = |(row, &document): (u32, &u32)| {
            let document = document as usize;
            let original = repeated[document];
            if original == document { row } else { documents[original].first_row }
        };
        let amount_of = |&document: &u32| {
            let amount = documents[document as usize].amount;
            amount.and_then(|amount| i64::try_from(amount).ok()).unwrap_or(ABSENT)
        };
        Self {
            first_rows: documents.iter().map(|document| document.first_row).collect(),
            is_live: document_of.iter().map(|&document| !is_dead[document as usize]).collect(),
            repeats: (0_u32..).zip(&document_of).map(of_row).collect(),
            amounts: document_of.iter().map(amount_of).collect(),
        }
    }

    /// Whether the document of a row repeats an earlier one.
    pub fn is_duplicate(&self, row: u32) -> bool {
        self.repeats[row as usize] != row
    }
}

/// The words for kinds of documents, by number.
struct Words {
    credit: Option<TextId>,
    void: Option<TextId>,
    proforma: Option<TextId>,
}

impl Words {
    fn of(texts: &Texts) -> Self {
        Self {
            credit: texts.find("credit"),
            void: texts.find("void"),
            proforma: texts.find("proforma"),
        }
    }

    fn is_credit(&self, document: &Document) -> bool {
        Some(document.kind()) == self.credit || document.amount.is_some_and(|amount| amount < 0)
    }
}

/// The documents, and the document of each row. Rows with a line, an article or a charge are parts
/// of one document while number, party, kind, order and date agree; others are documents
/// themselves.
/// A line number that comes again begins the document anew: it is there twice.
fn gather(tables: &Tables, order_of: &[u32]) -> (Vec<Document>, Vec<u32>) {
    let columns = Columns::of(tables);
    let mut documents: Vec<Document> = Vec::new();
    let mut document_of = Vec::with_capacity(order_of.len());
    let mut open: HashMap<(Number, u32, i64, usize), u32> = HashMap::new();
    let mut copies: HashMap<(Number, u32, i64, TextId), usize> = HashMap::new();
    for (row, &order) in order_of.iter().enumerate() {
        let number = columns.number(row);
        let amount = columns.amount(row);
        let (line, sku) = (at(columns.line, row), at(columns.sku, row));
        let next = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        let mut place = next;
        let is_part = [line, sku, at(columns.charge, row)].iter().any(|&id| id != NO_TEXT);
        if is_part && number.1 != Document::NO_NUMBER {
            let issued = columns.issued.map_or(ABSENT, |times| times[row].lo);
            let copy = if line == NO_TEXT {
                0
            } else {
                let seen = copies.entry((number, order, issued, line)).or_default();
                std::mem::replace(seen, *seen + 1)
            };
            place = *open.entry((number, order, issued, copy)).or_insert(next);
        }
        if place == next {
            let first_row = u32::try_from(row).unwrap_or(u32::MAX);
            let currency = at(columns.currency, row);
            documents.push(Document { first_row, number, order, amount, currency });
        } else {
            let sum = &mut documents[place as usize].amount;
            *sum = sum.zip(amount).map(|(sum, amount)| sum + amount);
        }
        document_of.push(place);
    }
    (documents, document_of)
}

fn at(ids: Option<&[TextId]>, row: usize) -> TextId {
    ids.map_or(NO_TEXT, |ids| ids[row])
}

/// The columns of the invoices that documents are made of.
struct Columns<'a> {
    texts: &'a Texts,
    raw: Option<&'a [TextId]>,
    party: Option<&'a [TextId]>,
    kind: Option<&'a [TextId]>,
    line: Option<&'a [TextId]>,
    sku: Option<&'a [TextId]>,
    charge: Option<&'a [TextId]>,
    currency: Option<&'a [TextId]>,
    total: Option<&'a [i64]>,
    net: Option<&'a [i64]>,
    quantity: Option<&'a [i64]>,
    price: Option<&'a [i64]>,
    issued: Option<&'a [Span]>,
}

impl<'a> Columns<'a> {
    fn of(tables: &'a Tables) -> Self {
        let table = tables.of(Role::Invoices);
        Self {
            texts: &tables.texts,
            raw: table.texts("invoice_no"),
            party: table.texts("party"),
            kind: table.texts("kind"),
            line: table.texts("line_id"),
            sku: table.texts("sku"),
            charge: table.texts("charge"),
            currency: table.texts("currency"),
            total: table.numbers("total"),
            net: table.numbers("net"),
            quantity: table.numbers("quantity"),
            price: table.numbers("unit_price"),
            issued: table.times("issued_at"),
        }
    }

    fn number(&self, row: usize) -> Number {
        let hash = number_hash(self.texts.text(at(self.raw, row)));
        (at(self.party, row), hash, at(self.kind, row))
    }

    /// The amount of a row: to pay, else without tax, else its units at their price.
    fn amount(&self, row: usize) -> Option<i128> {
        let known = |numbers: Option<&[i64]>| {
            numbers.map(|numbers| numbers[row]).filter(|&number| number != ABSENT)
        };
        let by_price = || crate::decimal::multiply(known(self.quantity)?, known(self.price)?);
        known(self.total).or_else(|| known(self.net)).or_else(by_price).map(i128::from)
    }
}

/// What tells two document numbers apart: not case, spaces, punctuation or leading zeros.
fn plain_number(raw: &str) -> impl Iterator<Item = char> {
    let marks = raw.chars().filter(|mark| mark.is_alphanumeric()).flat_map(char::to_uppercase);
    marks.skip_while(|&mark| mark == '0')
}

/// A hash of the plain number (FNV-1a); whoever finds two equal must compare the numbers too.
fn number_hash(raw: &str) -> u64 {
    let mix = |hash: Option<u64>, mark: char| {
        let hash = hash.unwrap_or(0xCBF2_9CE4_8422_2325) ^ u64::from(u32::from(mark));
        Some(hash.wrapping_mul(0x0000_0100_0000_01B3))
    };
    plain_number(raw).fold(None, mix).map_or(Document::NO_NUMBER, |hash| hash.max(1))
}

/// The document that each one says it refers to, by place. A void without a reference voids the
/// document of its own number. Of several with the number the one of the same order is meant;
/// where that does not decide, none is.
fn originals(documents: &[Document], words: &Words, tables: &Tables) -> Vec<Option<usize>> {
    let invoices = tables.of(Role::Invoices);
    let Some(numbers) = invoices.texts("invoice_no") else { return vec![None; documents.len()] };
    let refers_to = invoices.texts("refers_to");
    let refers = |document: &Document| {
        let said = at(refers_to, document.first_row as usize);
        let is_void = Some(document.kind()) == words.void;
        let own = numbers[document.first_row as usize];
        if said == NO_TEXT && is_void { own } else { said }
    };
    if refers_to.is_none() && !documents.iter().any(|one| Some(one.kind()) == words.void) {
        return vec![None; documents.len()];
    }
    let mut by_number: HashMap<u64, Vec<usize>> = HashMap::new();
    for (place, document) in documents.iter().enumerate() {
        by_number.entry(document.number.1).or_default().push(place);
    }
    let original_of = |(place, document): (usize, &Document)| {
        let raw = tables.texts.text(refers(document));
        let hash = number_hash(raw);
        let found = by_number.get(&hash).filter(|_| hash != Document::NO_NUMBER)?;
        let is_it = |&&other: &&usize| {
            let its_own = tables.texts.text(numbers[documents[other].first_row as usize]);
            let is_void = Some(documents[other].kind()) == words.void;
            other != place && !is_void && plain_number(its_own).eq(plain_number(raw))
        };
        let found: Vec<usize> = found.iter().filter(is_it).copied().collect();
        let of_order: Vec<usize> =
            found.iter().copied().filter(|&at| documents[at].order == document.order).collect();
        match (&of_order[..], &found[..]) {
            ([one, ..], _) | ([], [one]) => Some(*one),
            _ => None,
        }
    };
    documents.iter().enumerate().map(original_of).collect()
}

fn bury_void(
    documents: &[Document],
    words: &Words,
    originals: &[Option<usize>],
    is_dead: &mut [bool],
) {
    for (place, document) in documents.iter().enumerate() {
        let kind = Some(document.kind());
        if kind == words.void || kind == words.proforma {
            is_dead[place] = true;
        }
        if let Some(original) = originals[place].filter(|_| kind == words.void) {
            is_dead[original] = true;
        }
    }
}

/// A credit note for the whole of one invoice takes both out.
fn bury_reversed(
    documents: &[Document],
    words: &Words,
    originals: &[Option<usize>],
    is_dead: &mut [bool],
) {
    for (place, credit) in documents.iter().enumerate() {
        let Some(original) = originals[place] else { continue };
        let is_whole = words.is_credit(credit)
            && credit.amount.is_some()
            && documents[original].amount.map(i128::abs) == credit.amount.map(i128::abs)
            && documents[original].currency == credit.currency
            && !words.is_credit(&documents[original]);
        if is_whole && !is_dead[place] && !is_dead[original] {
            is_dead[place] = true;
            is_dead[original] = true;
        }
    }
}

/// For each document the earlier live one it repeats, or itself. Same party, number and kind with
/// the same amount for the same order is a double. Another amount is another bill, be it a reused
/// number or one of several part bills; another order is one bill over two (INV401, G12).
fn repeated(documents: &[Document], is_dead: &[bool], tables: &Tables) -> Vec<usize> {
    let numbers = tables.of(Role::Invoices).texts("invoice_no").unwrap_or_default();
    let text = |place: usize| tables.texts.text(numbers[documents[place].first_row as usize]);
    let mut seen: HashMap<(Number, u32, i128, TextId), usize> = HashMap::new();
    let mut repeated: Vec<usize> = (0..documents.len()).collect();
    for (place, document) in documents.iter().enumerate() {
        let Some(amount) = document.amount else { continue };
        if is_dead[place] || document.number.1 == Document::NO_NUMBER {
            continue;
        }
        let key = (document.number, document.order, amount, document.currency);
        let first = *seen.entry(key).or_insert(place);
        if first != place && plain_number(text(first)).eq(plain_number(text(place))) {
            repeated[place] = first;
        }
    }
    repeated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Column, place_of};

    /// Invoices as number, kind, total, refers to; returns live and duplicate rows.
    fn check(rows: &[(&str, &str, i64, &str)], live: &[bool], duplicates: &[bool]) {
        let mut tables = Tables::default();
        let ids = |tables: &mut Tables, pick: fn(&(&str, &str, i64, &str)) -> String| {
            rows.iter().map(|row| tables.texts.intern(&pick(row))).collect::<Vec<_>>()
        };
        let numbers = ids(&mut tables, |row| row.0.to_owned());
        let kinds = ids(&mut tables, |row| row.1.to_owned());
        let refers = ids(&mut tables, |row| row.3.to_owned());
        let table = tables.of_mut(Role::Invoices);
        let mut set = |name: &str, column: Column| {
            table.columns[place_of(Role::Invoices, name).unwrap()] = Some(column);
        };
        set("invoice_no", Column::Text(numbers));
        set("kind", Column::Text(kinds));
        set("refers_to", Column::Text(refers));
        set("total", Column::Number(rows.iter().map(|row| row.2).collect()));
        table.line = vec![2; rows.len()];
        table.file = vec![0; rows.len()];
        let documents = Documents::new(&tables, &vec![0; rows.len()]);
        assert_eq!(documents.is_live, live);
        let found: Vec<bool> =
            (0..).take(rows.len()).map(|row| documents.is_duplicate(row)).collect();
        assert_eq!(found, duplicates);
    }

    #[test]
    fn the_same_number_and_amount_twice_is_a_duplicate() {
        check(&[("F-1", "", 100, ""), ("f 1", "", 100, "")], &[true, true], &[false, true]);
    }

    #[test]
    fn a_reused_number_with_another_amount_is_another_bill() {
        check(&[("1", "", 100, ""), ("1", "", 90, "")], &[true, true], &[false, false]);
    }

    #[test]
    fn a_whole_reversal_takes_both_out() {
        check(
            &[("1", "invoice", 100, ""), ("2", "credit", 100, "1"), ("1", "invoice", 100, "")],
            &[false, false, true],
            &[false, false, false],
        );
    }

    #[test]
    fn a_part_credit_leaves_both_alive() {
        check(
            &[("1", "invoice", 100, ""), ("2", "credit", 40, "1")],
            &[true, true],
            &[false, false],
        );
    }

    #[test]
    fn a_void_takes_out_the_invoice_of_its_own_number() {
        check(&[("1", "invoice", 100, ""), ("1", "void", 100, "")], &[false; 2], &[false; 2]);
    }

    #[test]
    fn pro_formas_are_never_alive() {
        check(&[("1", "proforma", 100, "")], &[false], &[false]);
    }
}
