//! Laws that hold on any input: nothing is lost, nothing depends on the order of rows, and one
//! order is judged alike whatever stands beside it.
//!
//! Small exports are made with faults at random. The files are read and judged in this process.

use super::harness::folder;
use promised::audit::{Question, audit};
use promised::contract::Contract;
use promised::intake::{Request, read};
use promised::promises::Catalogue;
use promised::render::{Format, Look, render};
use promised::report::{Outcome, Report};
use promised::time::{Zone, parse};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The data rows of three exports.
#[derive(Debug, Clone, Default)]
struct Export {
    orders: Vec<String>,
    deliveries: Vec<String>,
    invoices: Vec<String>,
    /// The cents on invoices whose rows can be read: for an order that is there, and for none.
    billed: (i128, i128),
}

/// What may be wrong with a row.
#[derive(Debug, Clone, Copy)]
enum Damage {
    None,
    Twice,
    Contradicted,
    OpenQuote,
    TooShort,
    NoDate,
    NoAmount,
}

impl Damage {
    /// A file of which most rows have another number of fields than the header is refused as a
    /// whole, so only the first story may have such rows. Between two open quotes lie rows or one
    /// long cell, as their order has it, so only one row of a file has an open quote.
    const fn of_story(self, number: usize) -> Self {
        match self {
            Self::TooShort | Self::OpenQuote if number > 0 => Self::NoDate,
            _ => self,
        }
    }

    const fn of_row(self, number: usize) -> Self {
        if matches!(self, Self::OpenQuote) && number > 0 { Self::NoDate } else { self }
    }
}

/// One order and what became of it.
#[derive(Debug, Clone)]
struct Story {
    quantity: u32,
    cents: u32,
    /// Days after the promised one and units, per delivery.
    deliveries: Vec<(i32, u32)>,
    /// Cents too much, whether it is a credit note, and what is wrong with its row.
    invoices: Vec<(i32, bool, Damage)>,
    order_damage: Damage,
    delivery_damage: Damage,
    has_order: bool,
}

/// An order that was delivered and billed as promised.
fn fine() -> Story {
    Story {
        quantity: 2,
        cents: 5000,
        deliveries: vec![(0, 2)],
        invoices: vec![(0, false, Damage::None)],
        order_damage: Damage::None,
        delivery_damage: Damage::None,
        has_order: true,
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        8 => Just(Damage::None),
        1 => Just(Damage::Twice),
        1 => Just(Damage::Contradicted),
        1 => Just(Damage::OpenQuote),
        1 => Just(Damage::TooShort),
        1 => Just(Damage::NoDate),
        1 => Just(Damage::NoAmount),
    ]
}

fn story() -> impl Strategy<Value = Story> {
    let invoice = (prop_oneof![3 => Just(0), 1 => -500..500], prop::bool::weighted(0.2), damage());
    (
        1..6_u32,
        100..100_000_u32,
        prop::collection::vec((-3..4, 1..6_u32), 0..3),
        prop::collection::vec(invoice, 0..3),
        damage(),
        damage(),
        prop::bool::weighted(0.9),
    )
        .prop_map(
            |(quantity, cents, deliveries, invoices, of_order, of_delivery, has_order)| Story {
                quantity,
                cents,
                deliveries,
                invoices,
                order_damage: of_order,
                delivery_damage: of_delivery,
                has_order,
            },
        )
}

fn export() -> impl Strategy<Value = Export> {
    prop::collection::vec(story(), 1..7).prop_map(|stories| {
        let mut export = Export::default();
        export.tell("Z-1", &fine());
        export.tell("Z-2", &fine());
        for (number, mut story) in stories.into_iter().enumerate() {
            story.order_damage = story.order_damage.of_story(number);
            story.delivery_damage = story.delivery_damage.of_story(number);
            for (.., damage) in &mut story.invoices {
                *damage = damage.of_story(number);
            }
            export.tell(&format!("A-{number}"), &story);
        }
        export
    })
}

impl Export {
    fn tell(&mut self, id: &str, story: &Story) {
        let price = money(i128::from(story.cents));
        let order =
            format!("{id},Corner Deli,2026-03-02,2026-03-10,{},{price},EUR", story.quantity);
        if story.has_order {
            self.orders.extend(damaged(&order, story.order_damage, &price));
        }
        for (number, (late, units)) in story.deliveries.iter().enumerate() {
            let day = 10 + late;
            let row = format!("D-{id}-{number},{id},PostNord,2026-03-{day:02},{units}");
            let damage = story.delivery_damage.of_row(number);
            self.deliveries.extend(damaged(&row, damage, &format!("{units}")));
        }
        for (number, &(more, is_credit, damage)) in story.invoices.iter().enumerate() {
            let damage = damage.of_row(number);
            let cents = i128::from(story.cents) + i128::from(more);
            let (kind, total) = (if is_credit { "credit note" } else { "invoice" }, money(cents));
            let row = format!("F-{id}-{number},{id},Corner Deli,{kind},2026-03-12,{total},EUR");
            self.invoices.extend(damaged(&row, damage, &total));
            let is_there = story.has_order && is_readable(story.order_damage);
            let sum = if is_there { &mut self.billed.0 } else { &mut self.billed.1 };
            *sum += match damage {
                Damage::None => cents,
                Damage::Twice | Damage::Contradicted => 2 * cents,
                _ => 0,
            };
        }
    }

    fn report(&self) -> Report {
        let file = |header: &str, rows: &[String]| format!("{header}\n{}\n", rows.join("\n"));
        let orders =
            file("order_id,customer,ordered_at,promised_by,quantity,total,currency", &self.orders);
        let deliveries =
            file("delivery_id,order_id,carrier,delivered_at,quantity", &self.deliveries);
        let invoices =
            file("invoice_no,order_id,party,kind,issued_at,total,currency", &self.invoices);
        let files = [
            ("orders.csv", orders.as_str()),
            ("deliveries.csv", deliveries.as_str()),
            ("invoices.csv", invoices.as_str()),
        ];
        let folder = folder(&files);
        let request = Request {
            files: vec![(folder.path().to_owned(), None)],
            folder: folder.path().to_owned(),
            as_of: as_of(),
            ..Request::default()
        };
        let intake = read(&request).expect("the headers are known");
        let question = Question { as_of: as_of(), ..Question::default() };
        audit(intake, &Contract::default(), &Catalogue::builtin(), &question)
    }

    fn rows(&self) -> BTreeMap<&'static str, usize> {
        BTreeMap::from([
            ("orders.csv", self.orders.len()),
            ("deliveries.csv", self.deliveries.len()),
            ("invoices.csv", self.invoices.len()),
        ])
    }
}

/// The row as it may stand in a file.
fn damaged(row: &str, damage: Damage, number: &str) -> Vec<String> {
    match damage {
        Damage::None => vec![row.to_owned()],
        Damage::Twice => vec![row.to_owned(), row.to_owned()],
        Damage::Contradicted => vec![row.to_owned(), row.replacen("2026-03-", "2026-02-", 1)],
        Damage::OpenQuote => vec![row.replace("Corner", "\"Corner").replace(",Post", ",\"Post")],
        Damage::TooShort => vec![row.replacen(",2026-03", "2026-03", 1)],
        Damage::NoDate => vec![row.replacen("2026-03-", "2026-13-", 1)],
        Damage::NoAmount => {
            let at = row.rfind(number).expect("the row holds its number");
            vec![format!("{}many{}", &row[..at], &row[at + number.len()..])]
        }
    }
}

const fn is_readable(damage: Damage) -> bool {
    matches!(damage, Damage::None | Damage::Twice)
}

fn money(cents: i128) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", cents.abs() / 100, cents.abs() % 100)
}

fn as_of() -> i64 {
    parse("2026-03-31", Zone::default()).expect("a day").hi
}

/// A finding by what it is about and says, without the place where its rows stand.
fn told(report: &Report) -> Vec<String> {
    let mut all: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let code = &report.promises[finding.promise].code;
            let outcome = finding.outcome.name();
            let keys = format!("{}/{}/{}", finding.order, finding.line, finding.document);
            format!("{code} {keys} {outcome} {}", finding.margin.text)
        })
        .collect();
    all.sort();
    all
}

fn shuffled() -> impl Strategy<Value = (Export, Export)> {
    export().prop_flat_map(|export| {
        let rows = (
            Just(export.orders.clone()).prop_shuffle(),
            Just(export.deliveries.clone()).prop_shuffle(),
            Just(export.invoices.clone()).prop_shuffle(),
        );
        (Just(export), rows).prop_map(|(export, (orders, deliveries, invoices))| {
            let other = Export { orders, deliveries, invoices, ..export.clone() };
            (export, other)
        })
    })
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_rows_changes_no_finding((export, other) in shuffled()) {
        prop_assert_eq!(told(&export.report()), told(&other.report()));
    }

    #[test]
    fn every_row_of_every_file_is_accounted_for(export in export()) {
        let text = render(&export.report(), Format::Json, &Look::default());
        let document: serde_json::Value = serde_json::from_str(&text).expect("the report is JSON");
        let files = document["files"].as_array().expect("files");
        prop_assert_eq!(files.len(), 3);
        for file in files {
            let path = file["path"].as_str().expect("a path");
            let name = path.rsplit('/').next().unwrap_or(path);
            let count = |what: &str| file["rows"][what].as_u64().expect("a count");
            let parts = ["used", "duplicate", "quarantined", "filtered"].map(count);
            prop_assert_eq!(count("read"), parts.iter().sum::<u64>(), "{}", file);
            prop_assert_eq!(count("read"), export.rows()[name] as u64, "{}", file);
        }
    }

    #[test]
    fn an_unrelated_order_changes_no_verdict_on_the_others(export in export()) {
        let before = export.report();
        let mut more = export;
        more.tell("Z-3", &fine());
        let after = more.report();
        prop_assert_eq!(told(&before), told(&after));
        let pairs = before.promises.iter().zip(&after.promises);
        for (before, after) in pairs.filter(|(before, _)| before.missing.is_empty()) {
            let kept = Outcome::Kept;
            prop_assert!(before.count(kept) <= after.count(kept), "{}", before.code);
            for outcome in Outcome::ALL.into_iter().filter(|outcome| *outcome != kept) {
                prop_assert_eq!(before.count(outcome), after.count(outcome), "{}", before.code);
            }
        }
    }

    #[test]
    fn findings_are_counted_as_they_are_listed(export in export()) {
        let report = export.report();
        for (place, promise) in report.promises.iter().enumerate() {
            let of_promise = || report.findings.iter().filter(|finding| finding.promise == place);
            prop_assert_eq!(promise.findings, of_promise().count() as u64, "{}", promise.code);
            let broken = of_promise().filter(|finding| finding.outcome == Outcome::Broken);
            prop_assert_eq!(promise.count(Outcome::Broken), broken.count() as u64);
        }
    }

    #[test]
    fn every_cent_that_was_billed_is_matched_or_not(export in export()) {
        let report = export.report();
        for account in &report.money {
            prop_assert_eq!(account.read, account.matched + account.unmatched);
        }
        let billed = report.money.iter().filter(|account| account.role == "invoices");
        let sums = billed.fold((0, 0), |sums: (i128, i128), account| {
            (sums.0 + account.matched, sums.1 + account.unmatched)
        });
        // Millionths are ten thousand to the cent.
        prop_assert_eq!(sums, (export.billed.0 * 10_000, export.billed.1 * 10_000));
        prop_assert_eq!(report.broken_laws, Vec::<String>::new());
    }
}
