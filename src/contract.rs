//! The law: where the records are and what was promised, from `promised.toml`.
//!
//! A contract that was read is valid: every mistake was reported before, all at once.
//! It runs no commands, includes no files and expands no variables.

#[cfg(test)]
mod check;
mod columns;
mod dialect;
mod handover;
mod hours;
pub mod keys;
mod limits;
mod measures;
mod mistakes;
mod near;
mod packs;
mod penalties;
mod promises;
mod quoted;
mod rates;
mod reader;
mod sources;
mod syntax;
mod targets;
mod terms;
mod top;

pub use handover::Handover;
pub use limits::{Friction, Limits, Memory, UNLIMITED};
pub use measures::within;
pub use mistakes::{Mistake, Mistakes};
pub use packs::Pack;
pub use penalties::{Penalty, Periods, Rate};
pub use rates::rates_of_file;
pub use targets::Target;

use crate::calendar::Calendar;
use crate::intake::{Normalisation, Source};
use crate::rates::Rates;
use crate::report::Lang;
use crate::time::Zone;
use reader::Reader;
use std::path::{Path, PathBuf};

/// Everything a business says about its records and promises.
#[derive(Debug, Clone, Default)]
pub struct Contract {
    /// Where it was read from; [`None`] for the empty contract.
    pub path: Option<PathBuf>,
    /// The zone of the business.
    pub zone: Zone,
    /// Whether the contract names the zone; otherwise it is UTC for want of another.
    pub has_zone: bool,
    /// The currency where no column holds one.
    pub currency: Option<String>,
    /// The language of reports for people, unless somebody asks for another.
    pub lang: Option<Lang>,
    /// Where the records are.
    pub sources: Vec<Source>,
    /// How spellings of keys are made equal.
    pub normalise: Vec<Normalisation>,
    /// When the business works.
    pub calendar: Calendar,
    /// What counts as delivered, where that is not for each way of delivery to say.
    pub delivered_by: Option<Handover>,
    /// Promised times made from the time of the order, first match wins.
    pub policies: Vec<Policy>,
    /// Which packs of promises are switched on.
    pub packs: Vec<Pack>,
    /// Which articles are no goods: what rows with them are for, and the articles.
    pub charges: Vec<(&'static str, Vec<String>)>,
    /// Exchange rates, for promises that compare amounts in two currencies.
    pub rates: Rates,
    /// The file that they are in, if it is not the contract.
    pub rates_file: Option<PathBuf>,
    /// What is changed about built-in promises, by code.
    pub settings: Vec<Setting>,
    /// Promises of one's own.
    pub promises: Vec<OwnPromise>,
    /// Which share of some promises is to be kept.
    pub targets: Vec<Target>,
    /// What makes a claim hard on a customer, where the contract weighs it.
    pub friction: Option<Friction>,
    /// How many rows may be quarantined before the audit counts as incomplete.
    pub quarantined_max: u64,
    /// For how many days after it was due a promise stays out of the rates, while exports lag
    /// behind (G20 of the domain). It is listed as overdue all the same.
    pub maturity_days: u64,
    /// How many microseconds before the audit the newest record of a file may lie. Older input
    /// makes the audit incomplete.
    pub max_input_age: Option<i64>,
    /// How many bytes a compressed export may grow to.
    pub decoded_bytes_max: Option<u64>,
    /// Where runs are remembered, relative to the contract; nowhere unless it says so.
    pub history: Option<PathBuf>,
}

/// A promised time without a column: `within` so long after the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// How long after the order.
    pub within: Within,
    /// Which orders it is for; all where empty.
    pub only: Vec<Selector>,
}

/// A length of time as a policy says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// So many local days; due at the end of the day.
    Days(i64),
    /// So many working days from the order day, which the cut-off decides; due at the end.
    BusinessDays(i64),
    /// So many microseconds on the clock.
    Time(i64),
    /// So many microseconds of open time.
    WorkingTime(i64),
}

/// Orders whose column holds one of these texts: `service = "express"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selector {
    /// A text column of the orders, such as customer; `item` for the article of the line or row,
    /// `charge` for what the row of an invoice bills.
    pub column: &'static str,
    /// The texts.
    pub values: Vec<String>,
}

/// What a contract changes about a promise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Setting {
    /// The code of the promise, such as `DLV101`.
    pub code: String,
    /// Off means not judged at all.
    pub is_off: bool,
    /// `error`, `warning` or `info`.
    pub severity: Option<String>,
    /// Which limits it says and where, for all orders and for some.
    pub said: Vec<(&'static str, Place)>,
    /// Another limit than that of the promise, as a formula, and where it stands.
    pub limit: Option<(String, Place)>,
    /// How long failures are held against the business.
    pub memory: Memory,
    /// Where limits are for articles or charges, by the selector.
    pub row_selectors: Vec<(&'static str, Place)>,
    /// Limits for all orders first, then for some; the last that matches wins, limit by limit.
    pub limits: Vec<Limits>,
}

/// A promise written in the contract, in the words of a promise file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnPromise {
    /// The name, from the table's own key.
    pub name: String,
    /// Every field as text with the line and column of its value, in the order of the file.
    pub fields: Vec<(String, String, Place)>,
}

/// A place in the contract, both from 1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

/// The promises that are built in, so that a contract can change them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    promises: Vec<(String, String)>,
}

impl Known {
    /// Built-in promises as code and name.
    pub fn new<'k>(promises: impl IntoIterator<Item = (&'k str, &'k str)>) -> Self {
        let owned = promises.into_iter().map(|(code, name)| (code.to_owned(), name.to_owned()));
        Self { promises: owned.collect() }
    }

    /// The code and the name of a promise by either of them.
    fn find(&self, word: &str) -> Option<(&str, &str)> {
        let mut all = self.promises.iter().map(|(code, name)| (code.as_str(), name.as_str()));
        all.find(|&(code, name)| code == word || name == word)
    }

    /// Every name, then every code.
    fn words(&self) -> impl Iterator<Item = &str> {
        let names = self.promises.iter().map(|(_, name)| name.as_str());
        names.chain(self.promises.iter().map(|(code, _)| code.as_str()))
    }
}

/// The name of a contract's file.
pub const FILE_NAME: &str = "promised.toml";

/// Finds the closest `promised.toml` in `start` or above it.
pub fn find(start: &Path) -> Option<PathBuf> {
    let here = start.join(FILE_NAME);
    if here.is_file() {
        return Some(here);
    }
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    let start = start.canonicalize().ok()?;
    start.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file())
}

/// Reads the text of a contract; `path` is what mistakes name and what files are relative to.
///
/// # Errors
/// Every mistake, in the order of the file.
pub fn parse(text: &str, path: &Path, known: &Known) -> Result<Contract, Mistakes> {
    let mut reader = Reader::new(text, path);
    let tree = syntax::tree(text, &mut reader);
    let mut contract = Contract { path: Some(path.to_owned()), ..Contract::default() };
    if let Some(tree) = &tree {
        for entry in reader.entries(tree, &keys::CONTRACT, "") {
            top::part(&mut reader, &mut contract, &entry, known);
        }
        targets::check(&mut reader, &contract, known);
    }
    contract.calendar.zone = contract.zone;
    reader.finish(contract)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Slot;
    use crate::intake::Quote;
    use crate::tables::Role;
    use crate::time::{DAY, HOUR, MINUTE, day_number};
    use check::{accepted, known};
    use proptest::prelude::*;

    const EVERYTHING: &str = r##"
zone = "Europe/Stockholm"
currency = "SEK"
normalise = ["decimal-zero"]

[[source]]
files = "exports/orders-*.csv"
roles = ["orders", "lines"]
encoding = "windows-1250"
delimiter = ";"
quote = "'"
escape = "\\"
trim_before_quote = true
comment = "#"
footer = ["Total", "Sum"]
sheet = "Orders"
min_rows = 10
decimal = ","
dates = "dd.mm.yyyy"
zone = "Europe/Warsaw"
absent = ["N/A", "Date Not Captured"]
skip_lines = 2
only = { TransactionTypeID = ["5"] }
words = { DLVD = "delivered" }
[source.columns.orders]
order_id = "PO / SO #"
promised_by = "Scheduled Delivery Date"
[source.constants.lines]
currency = "SEK"

[[source]]
files = ["invoices.csv", "/more/invoices.csv"]
role = "invoices"
columns = { order_id = "Order No" }

[calendar]
open = { mon = "08:00-12:00, 13:00-17:00", tue = "09:00-17:00", sat = "" }
holidays = [2026-01-01, "2026-12-24"]
[calendar.cut_off]
fri = "12:00"
"2026-12-23" = "10:00"

[[policy]]
within = "90 working minutes"
service = "express"

[promises.late-delivery]
enabled = true
severity = "warning"
grace = "1 hour"
tolerance = { over = ["0.50", "2%"], under = "1%" }
combine = "both"
[[promises.late-delivery.for]]
customer = ["ACME"]
grace = "30 minutes"

[promises.fragile-goods-by-courier]
code = "OWN001"
about = "order"
promised = "'courier'"
actual = "carrier"
must = "actual = promised"

[limits]
quarantined = 5
maturity_days = 7
max_input_age = "2 days"
decoded_bytes = 1_000
"##;

    #[test]
    fn a_contract_with_everything_is_read_as_a_whole() {
        let contract = accepted(EVERYTHING);
        assert_eq!(contract.path, Some(PathBuf::from("promised.toml")));
        assert_eq!(contract.zone.name(), "Europe/Stockholm");
        assert_eq!(contract.currency.as_deref(), Some("SEK"));
        assert_eq!(contract.normalise, [Normalisation::DecimalZero]);
        assert_eq!(contract.quarantined_max, 5);
        assert_eq!(contract.maturity_days, 7);
        assert_eq!(contract.max_input_age, Some(2 * DAY));
        assert_eq!(contract.decoded_bytes_max, Some(1_000));
        let owned = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>();
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let field = |role, column: &str, text: &str| (role, column.to_owned(), text.to_owned());
        let orders = Source {
            files: owned(&["exports/orders-*.csv"]),
            roles: vec![Role::Orders, Role::Lines],
            columns: vec![
                field(Role::Orders, "order_id", "PO / SO #"),
                field(Role::Orders, "promised_by", "Scheduled Delivery Date"),
            ],
            constants: vec![field(Role::Lines, "currency", "SEK")],
            only: vec![("TransactionTypeID".to_owned(), owned(&["5"]))],
            encoding: Some("windows-1250".to_owned()),
            delimiter: Some(";".to_owned()),
            quote: Some(Quote::Mark(b'\'')),
            escape: Some('\\'),
            trim_before_quote: true,
            comment: Some("#".to_owned()),
            footer: owned(&["Total", "Sum"]),
            sheet: Some("Orders".to_owned()),
            min_rows: Some(10),
            decimal: Some(','),
            dates: Some("dd.mm.yyyy".to_owned()),
            zone: Zone::named("Europe/Warsaw"),
            absent: owned(&["N/A", "Date Not Captured"]),
            words: vec![pair("DLVD", "delivered")],
            skip_lines: 2,
            table: None,
            types: Vec::new(),
        };
        let invoices = Source {
            files: owned(&["invoices.csv", "/more/invoices.csv"]),
            roles: vec![Role::Invoices],
            columns: vec![field(Role::Invoices, "order_id", "Order No")],
            ..Source::default()
        };
        assert_eq!(contract.sources, [orders, invoices]);
    }

    #[test]
    fn the_law_of_a_contract_with_everything_is_read_as_a_whole() {
        let contract = accepted(EVERYTHING);
        let hours = |from: i64, to: i64| Slot { from: from * HOUR, to: to * HOUR };
        let day = |year, month, day| {
            day_number(chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap())
        };
        let mut calendar = Calendar {
            zone: contract.zone,
            holidays: vec![day(2026, 1, 1), day(2026, 12, 24)],
            cut_offs_on: vec![(day(2026, 12, 23), 10 * HOUR)],
            ..Calendar::default()
        };
        calendar.open[0] = vec![hours(8, 12), hours(13, 17)];
        calendar.cut_offs[4] = Some(12 * HOUR);
        assert_eq!(contract.calendar, calendar);
        let only = |column, value: &str| vec![Selector { column, values: vec![value.to_owned()] }];
        let within = Within::WorkingTime(90 * MINUTE);
        assert_eq!(contract.policies, [Policy { within, only: only("service", "express") }]);
        let for_all = Limits {
            grace: Some(HOUR),
            over: Some(500_000),
            over_share: Some(20_000),
            under_share: Some(10_000),
            combine_either: Some(true),
            ..Limits::default()
        };
        let for_acme = Limits {
            only: only("customer", "ACME"),
            grace: Some(30 * MINUTE),
            ..Limits::default()
        };
        let setting = Setting {
            said: vec![
                ("grace", Place { line: 50, column: 1 }),
                ("tolerance", Place { line: 51, column: 1 }),
                ("combine", Place { line: 52, column: 1 }),
                ("grace", Place { line: 55, column: 1 }),
            ],
            code: "DLV101".to_owned(),
            is_off: false,
            severity: Some("warning".to_owned()),
            limits: vec![for_all, for_acme],
            ..Setting::default()
        };
        assert_eq!(contract.settings, [setting]);
        assert_eq!(contract.promises[0].name, "fragile-goods-by-courier");
        let code = ("code".to_owned(), "OWN001".to_owned(), Place { line: 58, column: 8 });
        assert_eq!(contract.promises[0].fields[0], code);
    }

    #[test]
    fn an_empty_contract_promises_nothing_of_its_own() {
        let contract = accepted("");
        assert_eq!(contract.zone, Zone::default());
        assert!(contract.sources.is_empty() && contract.promises.is_empty());
    }

    #[test]
    fn the_closest_contract_above_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        std::fs::create_dir_all(&inner).unwrap();
        let above = folder.path().join(FILE_NAME);
        std::fs::write(&above, "").unwrap();
        assert_eq!(find(&inner), Some(above.canonicalize().unwrap()));
        let near = folder.path().join("a").join(FILE_NAME);
        std::fs::write(&near, "").unwrap();
        assert_eq!(find(&inner), Some(near.canonicalize().unwrap()));
        assert_eq!(find(near.parent().unwrap()), Some(near));
    }

    #[test]
    fn a_folder_of_that_name_is_no_contract() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a");
        std::fs::create_dir_all(inner.join(FILE_NAME)).unwrap();
        let above = folder.path().join(FILE_NAME);
        std::fs::write(&above, "").unwrap();
        assert_eq!(find(&inner), Some(above.canonicalize().unwrap()));
        assert_eq!(find(&folder.path().join("not there")), None);
    }

    /// A few of the characters that TOML and the values of a contract are made of.
    const PATCH: &str = "[\"'\\[\\]{}=.,#\\\\\na1å\u{feff} -]{0,3}";

    proptest! {
        #[test]
        fn a_damaged_contract_is_refused_in_words_or_read_but_never_stops_the_run(
            cuts in prop::collection::vec((any::<prop::sample::Index>(), PATCH), 1..6),
            length in 0_usize..12,
        ) {
            let mut marks: Vec<char> = EVERYTHING.chars().collect();
            for (index, patch) in cuts {
                let at = index.index(marks.len());
                let end = (at + length).min(marks.len());
                marks.splice(at..end, patch.chars());
            }
            let text: String = marks.into_iter().collect();
            well_said(&text)?;
        }

        #[test]
        fn lines_in_any_order_are_refused_in_words_or_read(
            lines in Just(EVERYTHING.lines().collect::<Vec<_>>()).prop_shuffle(),
        ) {
            well_said(&lines.join("\n"))?;
        }
    }

    /// Holds that every mistake of a text stands on one of its lines and says something.
    fn well_said(text: &str) -> Result<(), TestCaseError> {
        if let Err(mistakes) = parse(text, Path::new("p"), &known()) {
            let lines = u32::try_from(text.split('\n').count()).unwrap();
            for mistake in mistakes.all() {
                prop_assert!((1..=lines).contains(&mistake.place.line));
                prop_assert!(!mistake.message.is_empty());
            }
            prop_assert!(mistakes.to_string().contains('^'));
        }
        Ok(())
    }
}
