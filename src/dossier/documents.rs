//! Invoices as documents: which rows make one, which are alive, which repeat another.
//!
//! Follows the netting order G10 of the domain: voids and pro formas first, then whole reversals,
//! then duplicates. Amounts are compared as they stand; nothing is converted or rounded.

mod gather;
mod likes;
mod numbers;
mod prices;
mod series;

use super::Links;
use crate::decimal::ABSENT;
use crate::tables::{Cells, Role, Tables};
use crate::texts::{NO_TEXT, TextId, Texts};
use crate::twins;
use gather::{Number, Papers, at};
use hashbrown::{HashMap, HashSet};
use numbers::NO_NUMBER;
pub use prices::Belonging;
use prices::Prices;
use std::sync::OnceLock;

/// What the rows of the invoices table are as documents.
#[derive(Debug, Clone, Default)]
pub struct Documents {
    /// The first row of each document, in the order of the table; [`None`] where each row is one.
    pub first_rows: Option<Vec<u32>>,
    /// Whether each row belongs to a document that is neither void, pro forma nor reversed.
    pub is_live: Vec<bool>,
    /// For rows that repeat an earlier live document, the first row of that.
    repeats: HashMap<u32, u32>,
    /// The amount of the document of each row, in millionths; [`ABSENT`] where a row has none.
    pub amounts: Cells<i64>,
    /// The document of each row; [`None`] where each row is one.
    document_of: Option<Vec<u32>>,
    /// For documents that refer to one that is there, by their place: that one.
    originals: HashMap<u32, u32>,
    /// For documents that were credited, by their place: by how much, in millionths.
    credits: HashMap<u32, i64>,
    /// The documents, by their place, of which the first row bills an instalment and to which
    /// others refer.
    instalments: HashSet<u32>,
    /// The documents of no order, by their place, that are like another.
    likes: HashSet<u32>,
    /// What credit notes and discounts took off prices.
    prices: Prices,
    /// By first row, how many numbers are missing before that of a document, once somebody asks.
    gaps: OnceLock<HashMap<u32, i64>>,
}

impl Documents {
    /// Finds the documents, given where each invoice row belongs.
    pub fn new(tables: &Tables, belonging: &Belonging<'_>) -> Self {
        let papers = Papers::of(tables, belonging.order_of);
        let words = Words::of(&tables.texts);
        let mut is_dead = vec![false; papers.len()];
        let originals = originals(&papers, &words, tables);
        let credits = credits(&papers, &words, &originals);
        let place = |document: usize| u32::try_from(document).unwrap_or(u32::MAX);
        let referred = originals.iter().map(|&(document, other)| (place(document), place(other)));
        let referred: HashMap<u32, u32> = referred.collect();
        let numbers = tables.of(Role::Invoices).numbers("instalment");
        let bills_one = |&&(_, original): &&(usize, usize)| {
            numbers.is_some_and(|numbers| numbers.at(papers.first_row(original)) != ABSENT)
        };
        let instalments =
            originals.iter().filter(bills_one).map(|&(_, original)| place(original)).collect();
        bury_void(&papers, &words, &originals, &mut is_dead);
        bury_reversed(&papers, &words, &originals, &mut is_dead);
        let prices = prices::found(tables, (&papers, &words), &originals, &is_dead, belonging);
        let repeated = repeated(&papers, &is_dead, tables);
        let likes = likes::found(tables, (&papers, &words), (&is_dead, &repeated));
        let whole = |amount: Option<i128>| {
            amount.and_then(|amount| i64::try_from(amount).ok()).unwrap_or(ABSENT)
        };
        let amounts = (0..papers.len()).map(|document| whole(papers.amount(document)));
        let amounts: Vec<i64> = amounts.collect();
        let row = |document: usize| u32::try_from(papers.first_row(document)).unwrap_or(u32::MAX);
        let Some(document_of) = papers.document_of() else {
            let repeats =
                repeated.iter().map(|&(document, original)| (row(document), row(original)));
            let is_live = is_dead.into_iter().map(|is_dead| !is_dead).collect();
            let repeats = repeats.collect();
            return Self {
                is_live,
                repeats,
                amounts: amounts.into(),
                originals: referred,
                credits,
                instalments,
                likes,
                prices,
                ..Self::default()
            };
        };
        let repeated: HashMap<usize, usize> = repeated.into_iter().collect();
        let repeats = (0_u32..).zip(document_of).filter_map(|(at, document)| {
            repeated.get(&(*document as usize)).map(|&original| (at, row(original)))
        });
        let amounts: Vec<i64> =
            document_of.iter().map(|&document| amounts[document as usize]).collect();
        Self {
            repeats: repeats.collect(),
            first_rows: Some((0..papers.len()).map(row).collect()),
            is_live: document_of.iter().map(|&document| !is_dead[document as usize]).collect(),
            amounts: amounts.into(),
            document_of: Some(document_of.to_vec()),
            originals: referred,
            credits,
            instalments,
            likes,
            prices,
            gaps: OnceLock::new(),
        }
    }

    /// The rows of each document, by its place.
    pub fn rows(&self) -> Links {
        let rows = u32::try_from(self.is_live.len()).unwrap_or(u32::MAX);
        match &self.document_of {
            Some(document_of) => {
                let count = self.first_rows.as_ref().map_or(0, Vec::len);
                Links::by_owner(document_of, count)
            }
            None => Links::by_owner(&(0..rows).collect::<Vec<u32>>(), rows as usize),
        }
    }

    /// Whether the document that the document of a row refers to is there.
    pub fn has_original(&self, row: u32) -> bool {
        self.originals.contains_key(&self.document_of(row))
    }

    /// Whether the document that the document of a row refers to is there and bills an instalment.
    pub fn corrects_instalment(&self, row: u32) -> bool {
        let original = self.originals.get(&self.document_of(row));
        original.is_some_and(|original| self.instalments.contains(original))
    }

    /// How many numbers are missing in its series just before the document of a row.
    pub fn missing_before(&self, tables: &Tables, row: u32) -> i64 {
        let gaps = self.gaps.get_or_init(|| series::gaps(tables, self.first_rows()));
        let first = match &self.first_rows {
            Some(rows) => rows.get(self.document_of(row) as usize).copied(),
            None => Some(row),
        };
        first.and_then(|first| gaps.get(&first)).copied().unwrap_or(0)
    }

    /// By how much the document of a row was credited; [`ABSENT`] where it was not.
    pub fn credited(&self, row: u32) -> i64 {
        self.credits.get(&self.document_of(row)).copied().unwrap_or(ABSENT)
    }

    /// Whether the document of a row names no order and is like another of the same party.
    pub fn is_like_another(&self, row: u32) -> bool {
        self.likes.contains(&self.document_of(row))
    }

    /// How much credit notes and discounts took off the price of a row; [`ABSENT`] for nothing.
    pub fn price_credited(&self, row: u32) -> i64 {
        self.prices.credited.get(&row).copied().unwrap_or(ABSENT)
    }

    /// Whether a row corrects a price and takes no units back.
    pub fn corrects_price(&self, row: u32) -> bool {
        self.prices.correcting.contains(&row)
    }

    /// The document of a row, by its place among them.
    pub fn document_of(&self, row: u32) -> u32 {
        self.document_of.as_ref().map_or(row, |document_of| document_of[row as usize])
    }

    /// The first row of the earlier document that a row repeats, if it does.
    pub fn repeated_by(&self, row: u32) -> Option<u32> {
        self.repeats.get(&row).copied()
    }

    /// The first rows of all documents.
    pub fn first_rows(&self) -> impl Iterator<Item = u32> {
        let each = if self.first_rows.is_none() { self.is_live.len() } else { 0 };
        let listed = self.first_rows.iter().flatten().copied();
        listed.chain((0..).take(each))
    }

    /// Whether the document of a row repeats an earlier one.
    pub fn is_duplicate(&self, row: u32) -> bool {
        self.repeats.contains_key(&row)
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

    fn is_void(&self, papers: &Papers<'_>, document: usize) -> bool {
        self.void == Some(papers.kind(document))
    }

    fn is_credit(&self, papers: &Papers<'_>, document: usize) -> bool {
        self.credit == Some(papers.kind(document))
            || papers.amount(document).is_some_and(|amount| amount < 0)
    }
}

/// The documents that say which one they refer to, each with that one. A void without a reference
/// voids the document of its own number. Of several with the number the one of the same order is
/// meant; where that does not decide, none is.
fn originals(papers: &Papers<'_>, words: &Words, tables: &Tables) -> Vec<(usize, usize)> {
    let invoices = tables.of(Role::Invoices);
    let Some(numbers) = invoices.texts("invoice_no") else { return Vec::new() };
    let refers_to = invoices.texts("refers_to");
    if refers_to.is_none() && words.void.is_none() {
        return Vec::new();
    }
    let number_of = |document: usize| numbers.at(papers.first_row(document));
    let refers = |document: usize| {
        let said = at(refers_to, papers.first_row(document));
        let is_by_itself = said == NO_TEXT && words.is_void(papers, document);
        let said = if is_by_itself { number_of(document) } else { said };
        if said == NO_TEXT {
            return None;
        }
        let mark = numbers::mark(&tables.texts.text(said));
        (mark != NO_NUMBER).then_some((document, said, mark))
    };
    let referring: Vec<(usize, TextId, u64)> = (0..papers.len()).filter_map(refers).collect();
    let named = named(papers, referring.iter().map(|(.., mark)| *mark));
    let original_of = |(document, said, mark): (usize, TextId, u64)| {
        let raw = tables.texts.text(said);
        let is_it = |&&other: &&usize| {
            let its_own = || tables.texts.text(number_of(other));
            let is_other = other != document && !words.is_void(papers, other);
            is_other && numbers::plain(&its_own()).eq(numbers::plain(&raw))
        };
        let found: Vec<usize> = named.get(&mark)?.iter().filter(is_it).copied().collect();
        let is_of_order = |other: &usize| papers.order(*other) == papers.order(document);
        let of_order = found.iter().copied().find(is_of_order);
        let only = if found.len() == 1 { found.first().copied() } else { None };
        Some((document, of_order.or(only)?))
    };
    referring.into_iter().filter_map(original_of).collect()
}

/// The documents whose number has one of these marks.
fn named(papers: &Papers<'_>, marks: impl Iterator<Item = u64>) -> HashMap<u64, Vec<usize>> {
    let mut named: HashMap<u64, Vec<usize>> = marks.map(|mark| (mark, Vec::new())).collect();
    if !named.is_empty() {
        for document in 0..papers.len() {
            if let Some(documents) = named.get_mut(&papers.mark(document)) {
                documents.push(document);
            }
        }
    }
    named
}

fn bury_void(
    papers: &Papers<'_>,
    words: &Words,
    originals: &[(usize, usize)],
    is_dead: &mut [bool],
) {
    let is_known = words.void.is_some() || words.proforma.is_some();
    for (document, is_dead) in is_dead.iter_mut().enumerate().filter(|_| is_known) {
        let kind = Some(papers.kind(document));
        *is_dead = kind == words.void || kind == words.proforma;
    }
    for &(document, original) in originals {
        is_dead[original] |= words.is_void(papers, document);
    }
}

/// A credit note for the whole of one invoice takes both out.
fn bury_reversed(
    papers: &Papers<'_>,
    words: &Words,
    originals: &[(usize, usize)],
    is_dead: &mut [bool],
) {
    for &(credit, original) in originals {
        let amount = papers.amount(credit).map(i128::abs);
        let is_whole = words.is_credit(papers, credit)
            && amount.is_some()
            && papers.amount(original).map(i128::abs) == amount
            && papers.currency(original) == papers.currency(credit)
            && !words.is_credit(papers, original);
        if is_whole && !is_dead[credit] && !is_dead[original] {
            is_dead[credit] = true;
            is_dead[original] = true;
        }
    }
}

/// What the credit notes that refer to a document come to, by its place. Those that say no amount,
/// or one in another currency, leave it out.
fn credits(papers: &Papers<'_>, words: &Words, originals: &[(usize, usize)]) -> HashMap<u32, i64> {
    let mut credits: HashMap<u32, Option<i128>> = HashMap::new();
    for &(credit, original) in originals {
        if !words.is_credit(papers, credit) || words.is_credit(papers, original) {
            continue;
        }
        let is_alike = papers.currency(original) == papers.currency(credit);
        let amount = papers.amount(credit).filter(|_| is_alike).map(i128::abs);
        let place = u32::try_from(original).unwrap_or(u32::MAX);
        let sum = credits.entry(place).or_insert(Some(0));
        *sum = sum.zip(amount).map(|(sum, amount)| sum + amount);
    }
    let known = |(document, sum): (u32, Option<i128>)| {
        Some((document, sum.and_then(|sum| i64::try_from(sum).ok())?))
    };
    credits.into_iter().filter_map(known).collect()
}

/// The documents that repeat an earlier live one, each with that one. Same party, number and kind
/// with the same amount for the same order is a double. Another amount is another bill, be it a
/// reused number or one of several part bills; another order is one bill over two (INV401, G12).
fn repeated(papers: &Papers<'_>, is_dead: &[bool], tables: &Tables) -> Vec<(usize, usize)> {
    let numbers = tables.of(Role::Invoices).texts("invoice_no").unwrap_or_default();
    let raw = |document: usize| tables.texts.text(numbers.at(papers.first_row(document)));
    let live_mark = |(document, &is_dead): (usize, &bool)| {
        if is_dead { NO_NUMBER } else { papers.mark(document) }
    };
    let suspects = twins::suspects(is_dead.iter().enumerate().map(live_mark), papers.len());
    let mut seen: HashMap<(Number, u32, i128, TextId), usize> = HashMap::new();
    let mut repeated = Vec::new();
    for document in suspects.into_iter().map(|document| document as usize) {
        let Some(amount) = papers.amount(document) else { continue };
        let currency = papers.currency(document);
        let key = (papers.number(document), papers.order(document), amount, currency);
        let first = *seen.entry(key).or_insert(document);
        if first != document && numbers::plain(&raw(first)).eq(numbers::plain(&raw(document))) {
            repeated.push((document, first));
        }
    }
    repeated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::{Column, Runs, place_of};

    /// Number, kind, total and what it refers to.
    type Paper = (&'static str, &'static str, i64, &'static str);

    /// Invoices of one order, and the instalment that each bills, if it does.
    fn documents(rows: &[Paper], instalments: &[i64]) -> Documents {
        let mut tables = Tables::default();
        let ids = |tables: &mut Tables, pick: fn(&Paper) -> &'static str| {
            rows.iter().map(|row| tables.texts.intern(pick(row))).collect::<Vec<_>>()
        };
        let numbers = ids(&mut tables, |row| row.0);
        let kinds = ids(&mut tables, |row| row.1);
        let refers = ids(&mut tables, |row| row.3);
        let table = tables.of_mut(Role::Invoices);
        let mut set = |name: &str, column: Column| {
            table.columns[place_of(Role::Invoices, name).unwrap()] = Some(column.into());
        };
        set("invoice_no", Column::Text(numbers));
        set("kind", Column::Text(kinds));
        set("refers_to", Column::Text(refers));
        set("total", Column::Number(rows.iter().map(|row| row.2).collect()));
        if !instalments.is_empty() {
            set("instalment", Column::Number(instalments.to_vec()));
        }
        table.line = Runs::rising((2..).take(rows.len()));
        table.file = Runs::staying((0..rows.len()).map(|_| 0));
        let order_of = vec![0; rows.len()];
        let rows_of = Links::by_owner(&order_of, 1);
        Documents::new(&tables, &Belonging { order_of: &order_of, rows_of: &rows_of, line_of: &[] })
    }

    /// Which rows are live, and which are duplicates.
    fn check(rows: &[Paper], live: &[bool], duplicates: &[bool]) {
        let documents = documents(rows, &[]);
        assert_eq!(documents.is_live, live);
        let found: Vec<bool> =
            (0..).take(rows.len()).map(|row| documents.is_duplicate(row)).collect();
        assert_eq!(found, duplicates);
    }

    #[test]
    fn a_credit_note_has_an_original_where_its_number_is_there() {
        let rows = [
            ("F-01", "invoice", 100, ""),
            ("2", "credit", 40, "f 01"),
            ("3", "credit", 10, "F-9"),
            ("4", "credit", 10, ""),
        ];
        let documents = documents(&rows, &[]);
        let found: Vec<bool> = (0..4).map(|row| documents.has_original(row)).collect();
        assert_eq!(found, [false, true, false, false]);
    }

    #[test]
    fn credit_notes_are_added_for_the_invoice_that_they_refer_to() {
        let rows = [
            ("1", "invoice", 100, ""),
            ("2", "credit", 40, "1"),
            ("3", "credit", -70, "1"),
            ("4", "invoice", 50, ""),
            ("5", "invoice", 60, "4"),
            ("6", "credit", 5, "2"),
        ];
        let documents = documents(&rows, &[]);
        let found: Vec<i64> = (0..6).map(|row| documents.credited(row)).collect();
        assert_eq!(found, [110, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT]);
    }

    #[test]
    fn a_credit_without_an_amount_leaves_the_sum_open() {
        let rows =
            [("1", "invoice", 100, ""), ("2", "credit", 40, "1"), ("3", "credit", ABSENT, "1")];
        assert_eq!(documents(&rows, &[]).credited(0), ABSENT);
    }

    #[test]
    fn a_credit_note_corrects_an_instalment_where_its_invoice_bills_one() {
        let rows = [
            ("1", "invoice", 100, ""),
            ("2", "invoice", 30, ""),
            ("3", "credit", 10, "1"),
            ("4", "credit", 10, "2"),
            ("5", "credit", 10, ""),
        ];
        let documents = documents(&rows, &[1_000_000, ABSENT, ABSENT, ABSENT, ABSENT]);
        let found: Vec<bool> = (0..5).map(|row| documents.corrects_instalment(row)).collect();
        assert_eq!(found, [false, false, true, false, false]);
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
