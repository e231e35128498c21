//! A made-up business of a hundred thousand orders, with faults of known code and amount put in.
//!
//! What is found must be what was put in, code by code and amount by amount, and nothing else.
//! `business` makes the orders, `faults` puts one fault into some of them and says what has to be
//! found, `records` writes the files.

mod afterwards;
mod business;
mod faults;
mod properties;
mod records;

use super::shop::Shop;
use super::yardstick::yard::dice;
use dice::Dice;
use faults::{Expected, Fault};
use promised::report::{Outcome, Report};
use records::{Files, Order};
use std::collections::BTreeMap;

/// How many orders there are; few where the program was not built to be fast.
const ORDERS: u64 = if cfg!(debug_assertions) { 20_000 } else { 100_000 };

/// What only a contract can say.
const CONTRACT: &str = "[promises.minimum-not-reached]\nlimit = \"60%\"\n\
                        [promises.number-gap]\nlimit = \"0\"\n\
                        [promises.no-tracking]\nwithin = \"1 day\"\n\
                        [promises.statutory-limit]\nwithin = \"30 days\"\n\
                         [promises.refund-overdue]\nwithin = \"14 days\"\n";

/// The families that are put to the test.
const FAMILIES: [&str; 6] = ["DLV", "QTY", "BIL", "INS", "INV", "RFD"];

/// Promises about messages, hours of the day and parcels on their way: the business records none of
/// these, and the files of the promises hold their cases.
const NOT_RECORDED: [&str; 4] = ["DLV107", "DLV108", "DLV109", "DLV114"];

/// Findings by code, order, currency where money is at stake, and stake; and how often.
type Found = BTreeMap<(String, String, String, Option<i64>), i64>;

/// An order, three of four times with a fault if it can have it, and what has to be found.
fn order(seed: u64, number: u64, faults: &[Fault]) -> (Order, Vec<Expected>) {
    let mut dice = Dice::of(seed, number);
    let mut order = business::order(number, &mut dice);
    let fault = dice.one_of(faults);
    let expected =
        if dice.happens(12_000) { fault(&mut order, &mut dice) } else { None }.unwrap_or_default();
    (order, expected)
}

/// Makes the business and says what has to be found in it.
fn made(seed: u64) -> (Files, Found) {
    let mut files = Files::new();
    let mut expected = Found::new();
    let faults = faults::all();
    for number in 0..ORDERS {
        let (order, faulty) = order(seed, number, &faults);
        for found in faulty {
            let id = match (found.astray, found.is_orderless) {
                (true, _) => order.stranger(),
                (_, true) => String::new(),
                _ => order.id.clone(),
            };
            let of_invoice = || order.invoices[0].currency;
            let currency = if found.code == "BIL322" { of_invoice() } else { order.currency };
            let currency = found.stake.map_or("", |_| currency);
            let key = (found.code.to_owned(), id, currency.to_owned(), found.stake);
            *expected.entry(key).or_default() += 1;
        }
        files.write(&order);
    }
    (files, expected)
}

/// What the program found.
fn found(report: &Report) -> Found {
    let mut found = Found::new();
    for finding in report.promises_missed() {
        let code = report.promises[finding.promise].code.clone();
        let currency = finding.stake.map_or(String::new(), |_| finding.currency.clone());
        *found.entry((code, finding.order.clone(), currency, finding.stake)).or_default() += 1;
    }
    found
}

/// What only one of two says, by code: how often, and the first three.
fn only(some: &Found, others: &Found, what: &str) -> String {
    let mut only: BTreeMap<&str, (i64, Vec<String>)> = BTreeMap::new();
    for (key, times) in some {
        let more = times - others.get(key).unwrap_or(&0);
        let (code, order, currency, stake) = key;
        if more > 0 {
            let (count, shown) = only.entry(code).or_default();
            *count += more;
            if shown.len() < 3 {
                shown.push(format!("{order} {stake:?} {currency}"));
            }
        }
    }
    let line = |(code, (count, shown)): (&str, (i64, Vec<String>))| {
        format!("{what}: {code} {count} times, such as {}\n", shown.join(", "))
    };
    only.into_iter().map(line).collect()
}

#[test]
fn what_was_put_in_is_found_and_nothing_else() {
    let (files, expected) = made(20_260_331);
    let report = Shop::new(&files.by_role()).under(CONTRACT).audit();
    let found = found(&report);
    let missed = only(&expected, &found, "put in and not found");
    let made_up = only(&found, &expected, "found and not put in");
    assert!(missed.is_empty() && made_up.is_empty(), "\n{missed}\n{made_up}");
    let of_family = |code: &str| {
        FAMILIES.iter().any(|family| code.starts_with(family)) && !NOT_RECORDED.contains(&code)
    };
    for promise in report.promises.iter().filter(|promise| of_family(&promise.code)) {
        let code = &promise.code;
        assert_eq!(promise.missing, Vec::<String>::new(), "{code}");
        assert!(promise.findings >= 5, "{code} was put in {} times", promise.findings);
        let is_of_code = |(of, ..): &&(String, String, String, Option<i64>)| of == code;
        let times: i64 = expected.keys().filter(is_of_code).map(|key| expected[key]).sum();
        assert_eq!(i64::try_from(promise.findings), Ok(times), "{code}");
        let kept = [Outcome::Kept, Outcome::Beat, Outcome::Pending, Outcome::AtRisk];
        let kept: u64 = kept.into_iter().map(|outcome| promise.count(outcome)).sum();
        let is_only_broken = [
            "BIL305", "BIL308", "BIL319", "INS336", "INV413", "QTY204", "QTY206", "QTY207",
            "RFD511",
        ];
        assert!(kept > 0 || is_only_broken.contains(&code.as_str()), "{code} is never kept");
    }
}
