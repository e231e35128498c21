//! Nights of a changing business, made up from a seed, with everything that goes wrong at night:
//! what the program says and remembers is what a small model says, after every night.
//!
//! `PROMISED_SEEDS` says how many seeds; the seed is printed where one fails.

mod model;

use super::Shop;
use model::Model;
use promised::history::store::{Access, Store};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::Stdio;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many nights a business is looked at.
const NIGHTS: i64 = 7;

/// Numbers that depend on the seed alone (SplitMix64).
pub struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }
}

/// How many seeds are tried.
fn seeds() -> u64 {
    let asked = std::env::var("PROMISED_SEEDS").ok().and_then(|text| text.parse().ok());
    asked.unwrap_or(if std::env::var_os("CI").is_some() { 200 } else { 40 })
}

#[test]
fn every_night_of_every_seed_is_what_the_model_says() {
    let (next, nights) = (AtomicU64::new(0), AtomicU64::new(0));
    let seeds = seeds();
    let work = || loop {
        let seed = next.fetch_add(1, Ordering::Relaxed);
        if seed >= seeds {
            return;
        }
        if let Err(why) = catch_unwind(AssertUnwindSafe(|| business(seed))) {
            eprintln!("SEED {seed} fails");
            resume_unwind(why);
        }
        nights.fetch_add(NIGHTS as u64, Ordering::Relaxed);
    };
    std::thread::scope(|scope| (0..2).for_each(|_| _ = scope.spawn(work)));
    let nights = nights.into_inner();
    assert_eq!(nights, seeds * NIGHTS as u64);
    eprintln!("{seeds} seeds, {nights} nights");
}

/// What an order bills too much, in whole units; nothing where its bill is right.
pub type Bills = BTreeMap<u64, i64>;

fn business(seed: u64) {
    let mut dice = Dice(seed);
    let shop = Shop::new();
    let mut model = Model::default();
    let mut bills: Bills = (1..=6).map(|order| (order, 0)).collect();
    for night in 1..=NIGHTS {
        live(&mut bills, &mut dice);
        let day = format!("2026-03-{:02}", 10 + night);
        trouble(&shop, &bills, (night, &day), &mut dice);
        export(&shop, &bills, night, &[]);
        let times = 1 + dice.below(5) / 4;
        for _ in 0..times {
            let ran = shop.audit(&day, &["--format", "json"]);
            assert!(ran.code <= 1, "seed {seed}, night {night}: {}", ran.err);
            let told: serde_json::Value = serde_json::from_str(&ran.out).expect("a report");
            model.check(&bills, night, &told);
        }
        model.end(&bills, night);
        check_kept(&shop, &model);
    }
}

/// A day: bills get worse, better, right or wrong, and orders come in.
fn live(bills: &mut Bills, dice: &mut Dice) {
    for wrong in bills.values_mut() {
        match dice.below(6) {
            0 => *wrong = 0,
            1 => *wrong += 1 + dice.below(20) as i64,
            2 if *wrong > 1 => *wrong -= 1,
            _ => {}
        }
    }
    let last = *bills.keys().last().expect("an order");
    for order in last + 1..=last + dice.below(3) {
        bills.insert(order, if dice.below(2) == 0 { 5 } else { 0 });
    }
}

/// Writes the exports of a night without some orders; the newest record tells which night it is.
fn export(shop: &Shop, bills: &Bills, night: i64, without: &[u64]) {
    let mut orders = String::from("order_id,ordered_at,total,currency\n");
    let mut invoices = String::from("invoice_no,order_id,kind,issued_at,total,currency\n");
    for (order, wrong) in bills.iter().filter(|(order, _)| !without.contains(order)) {
        let day = format!("2026-03-{:02}", 9 + night);
        orders.push_str(&format!("{order},{day},100.00,EUR\n"));
        invoices.push_str(&format!("F-{order},{order},invoice,{day},{}.00,EUR\n", 100 + wrong));
    }
    shop.write("in/orders.csv", &orders);
    shop.write("in/invoices.csv", &invoices);
}

/// What goes wrong before the run of a night: none of it is remembered as if it were true.
fn trouble(shop: &Shop, bills: &Bills, (night, day): (i64, &str), dice: &mut Dice) {
    let all: Vec<u64> = bills.keys().copied().collect();
    let is_first = night == 1;
    match dice.below(9) {
        // The export is empty, or most of it is missing.
        0 => {
            let without = if dice.below(2) == 0 { &all[..] } else { &all[..all.len() * 3 / 4] };
            export(shop, bills, night, without);
            let code = if is_first && without.len() < all.len() { 0..=1 } else { 3..=3 };
            expect(shop, day, &code);
        }
        // It is that of last week.
        1 if !is_first => {
            export(shop, bills, night - 3, &[]);
            expect(shop, day, &(3..=3));
        }
        // A few of its rows are missing: a run like any other, that does not see them.
        2 if !is_first => {
            let place = dice.below(all.len() as u64) as usize;
            export(shop, bills, night, &all[place..=place]);
            expect(shop, day, &(0..=1));
        }
        // The run is killed, sooner or later.
        3 => {
            export(shop, bills, night, &[]);
            kill(shop, day, dice);
        }
        // The clock is wrong: in the past it is refused, in the future it is undone by hand.
        4 if !is_first => {
            export(shop, bills, night, &[]);
            expect(shop, "2026-03-01", &(2..=2));
        }
        5 => {
            export(shop, bills, night, &[]);
            expect(shop, "2027-01-01", &(0..=3));
            shop.history(&["prune", "--after", day]);
        }
        _ => {}
    }
}

/// Starts a run and kills it, sooner or later.
fn kill(shop: &Shop, day: &str, dice: &mut Dice) {
    let mut command = shop.command(&["audit", "in", "--as-of", day]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = child.expect("the program starts");
    (0..dice.below(4_000)).for_each(|_| std::thread::yield_now());
    _ = child.kill();
    _ = child.wait();
}

fn expect(shop: &Shop, day: &str, codes: &std::ops::RangeInclusive<i32>) {
    let ran = shop.audit(day, &[]);
    assert!(codes.contains(&ran.code), "{day}: {} {}\n{}", ran.code, ran.err, ran.out);
}

/// What is remembered is what the model remembers, and all of it holds together.
fn check_kept(shop: &Shop, model: &Model) {
    let store = Store::open(&shop.path("nights.db"), Access::Read).expect("the history opens");
    let store = store.expect("a history");
    assert_eq!(store.examine().expect("the history is read").wrong, [""; 0]);
    let cases = store.cases().expect("the cases");
    let open = cases.values().filter(|case| case.is_open());
    let open: BTreeMap<u64, i64> = open
        .map(|case| {
            let order = case.subject.order.parse().expect("a number");
            (order, case.stake.unwrap_or_default() / 1_000_000)
        })
        .collect();
    assert_eq!(open, model.open());
}
