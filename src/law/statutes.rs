//! The times and amounts that a law sets where nobody agreed on others: packs of a contract.
//!
//! Only times that the text of the law states as a number of days; what an amount is made of is
//! said by the formulas of its promise. Judges nothing, and knows no
//! law of a country that is not listed with it.

use crate::contract::{Contract, Pack};
use crate::dossier::NONE;
use crate::formula::evaluate::Term;
use crate::promises::Promise;
use crate::tables::{Cells, Role, Tables};
use crate::texts::NO_TEXT;
use crate::texts::TextId;
use crate::time::{Day, Span, Zone, day_of_date};

/// One time or amount that a law sets.
#[derive(Debug, PartialEq, Eq)]
pub struct Statute {
    pack: Pack,
    /// The promise that it is the time or the amount of.
    code: &'static str,
    /// The time; [`None`] where the law says what is due and not when.
    pub term: Option<Term>,
    /// Where it is written, for the note of a finding.
    pub source: &'static str,
    /// The first day on which an order falls under it.
    since: (i32, u32, u32),
    /// The countries that it holds in, by their ISO 3166 codes.
    countries: &'static [&'static str],
}

/// Whether a text is where a law is written, as a note has it.
pub fn is_source(text: &str) -> bool {
    STATUTES.iter().any(|statute| statute.source == text)
}

/// The European Union and the countries of its economic area.
const EUROPE: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS",
    "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Directive 2011/83/EU holds for contracts concluded after 13 June 2014 (article 28). 16 CFR 435
/// as it stands since 8 December 2014 wants money back for goods that never left within seven
/// working days; it knows no refund for goods that came back.
const STATUTES: [Statute; 4] = [
    Statute {
        pack: Pack::EuConsumer,
        code: "DLV112",
        term: Some(Term::Days(30)),
        source: "30 days by Directive 2011/83/EU, article 18",
        since: (2014, 6, 14),
        countries: EUROPE,
    },
    Statute {
        pack: Pack::EuConsumer,
        code: "RFD501",
        term: Some(Term::Days(14)),
        source: "14 days by Directive 2011/83/EU, article 13",
        since: (2014, 6, 14),
        countries: EUROPE,
    },
    Statute {
        pack: Pack::EuConsumer,
        code: "RFD502",
        term: None,
        source: "held against Directive 2011/83/EU, article 13, for withdrawals",
        since: (2014, 6, 14),
        countries: EUROPE,
    },
    Statute {
        pack: Pack::UsMailOrder,
        code: "RFD512",
        term: Some(Term::BusinessDays(7)),
        source: "7 business days by 16 CFR 435.2",
        since: (2014, 12, 8),
        countries: &["US"],
    },
];

/// The laws that a contract names, for the orders of some records.
pub struct InForce<'a> {
    statutes: Vec<&'static Statute>,
    tables: &'a Tables,
    countries: Option<&'a Cells<TextId>>,
    ordered: Option<&'a Cells<Span>>,
    zone: Zone,
}

impl<'a> InForce<'a> {
    /// Those that set the time of a promise; [`None`] where none does.
    pub fn new(contract: &Contract, promise: &Promise, tables: &'a Tables) -> Option<Self> {
        let statutes = named(contract, promise);
        let orders = tables.of(Role::Orders);
        let (countries, ordered) = (orders.texts("country"), orders.times("ordered_at"));
        let zone = contract.zone;
        (!statutes.is_empty()).then_some(Self { statutes, tables, countries, ordered, zone })
    }

    /// The law that an order falls under: that of its country. Where no country is written the
    /// only law that the contract names counts; of several nobody knows which is meant.
    pub fn of(&self, order: u32) -> Option<&'static Statute> {
        if order == NONE {
            return None;
        }
        let country = self.countries.map_or(NO_TEXT, |ids| ids.at(order as usize));
        let country = (country != NO_TEXT).then(|| self.tables.texts.text(country));
        let is_of = |statute: &&&'static Statute| match &country {
            Some(country) => {
                statute.countries.iter().any(|code| country.trim().eq_ignore_ascii_case(code))
            }
            None => self.statutes.len() == 1,
        };
        let statute = *self.statutes.iter().find(is_of)?;
        let ordered = self.ordered.map_or(Span::UNKNOWN, |times| times.at(order as usize));
        let is_since = |first: Day| !ordered.is_known() || self.zone.day_of(ordered.lo) >= first;
        let (year, month, day) = statute.since;
        day_of_date(year, month, day).is_none_or(is_since).then_some(statute)
    }
}

/// The times that the packs of a contract set for a promise.
pub fn named(contract: &Contract, promise: &Promise) -> Vec<&'static Statute> {
    let is_named =
        |statute: &&Statute| statute.code == promise.code && contract.packs.contains(&statute.pack);
    STATUTES.iter().filter(is_named).collect()
}

/// Whether some law may set the time of a promise, so that its findings say whose time it is.
pub fn may_set(promise: &Promise) -> bool {
    STATUTES.iter().any(|statute| statute.code == promise.code)
}
