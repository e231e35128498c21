//! One million orders with deliveries and invoices, audited: throughput and peak memory.
//!
//! `cargo bench` prints the figures; `ORDERS=100000 cargo bench` is quicker. The data is made
//! here, the same for the same seed. A figure of one run says little: compare runs side by side.

#![allow(clippy::print_stdout)] // Printing figures is what it is for.

use promised::audit::{Question, audit};
use promised::contract::Contract;
use promised::intake::{self, Request};
use promised::promises::Catalogue;
use promised::render::{Format, Look, render};
use promised::time::DAY;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

fn main() {
    let orders = std::env::var("ORDERS").ok().and_then(|text| text.parse().ok());
    let orders: u64 = orders.unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bytes = generate(folder.path(), orders).expect("the files can be written");
    let request = Request {
        files: vec![(folder.path().to_owned(), None)],
        folder: folder.path().to_owned(),
        as_of: 25_000 * DAY,
        ..Request::default()
    };
    let start = Instant::now();
    let intake = intake::read(&request).expect("the files can be read");
    let read = start.elapsed().as_millis();
    let question = Question { as_of: request.as_of, ..Question::default() };
    let report = audit(intake, &Contract::default(), &Catalogue::builtin(), &question);
    let judged = start.elapsed().as_millis() - read;
    let text = render(&report, Format::Csv, &Look::default());
    let all = start.elapsed().as_millis().max(1);
    println!("orders {orders}, bytes {bytes}, findings {}", report.findings.len());
    println!("read {read} ms, judged {judged} ms, written {} ms", all - read - judged);
    println!(
        "{} orders a second, {} MB a second",
        u128::from(orders) * 1000 / all,
        bytes / 1000 / all
    );
    println!("report of {} bytes, peak memory {}", text.len(), peak_memory());
}

/// The most memory the process has held, as the kernel tells it.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or("unknown".to_owned(), |peak| peak.trim().to_owned())
}

/// A small generator of numbers (SplitMix64), the same for the same seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Writes the three exports: 8 % of the orders late, 1 % short, 1 % billed wrong, 1 % billed twice.
fn generate(folder: &Path, orders: u64) -> std::io::Result<u128> {
    let open = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
    let (mut order, mut delivery, mut invoice) =
        (open("orders.csv")?, open("deliveries.csv")?, open("invoices.csv")?);
    writeln!(order, "order_id,customer_id,ordered_at,promised_by,quantity,total,currency")?;
    writeln!(delivery, "delivery_id,order_id,delivered_at,quantity,carrier")?;
    writeln!(invoice, "invoice_no,order_id,issued_at,total,currency")?;
    let mut dice = Dice(42);
    for number in 0..orders {
        let day = 20_000 + number * 600 / orders;
        let (quantity, cents) = (2 + dice.below(10), 1000 + dice.below(50_000));
        let customer = dice.below(orders / 4 + 1);
        let (ordered, due) = (date(day), date(day + 5));
        let total = format!("{}.{:02}", cents / 100, cents % 100);
        writeln!(order, "SO-{number:09},C-{customer:07},{ordered},{due},{quantity},{total},EUR")?;
        let lateness = if dice.below(100) < 8 { 6 } else { 4 };
        let arrived = quantity - u64::from(dice.below(100) == 0);
        let at = date(day + lateness);
        writeln!(delivery, "D-{number:09},SO-{number:09},{at},{arrived},DHL")?;
        let wrong = u64::from(dice.below(100) == 0) * 50;
        let billed = format!("{}.{:02}", (cents + wrong) / 100, (cents + wrong) % 100);
        for _ in 0..1 + u64::from(dice.below(100) == 0) {
            writeln!(invoice, "F-{number:09},SO-{number:09},{due},{billed},EUR")?;
        }
    }
    let mut bytes = 0;
    for mut file in [order, delivery, invoice] {
        file.flush()?;
        bytes += u128::from(file.get_ref().metadata()?.len());
    }
    Ok(bytes)
}

fn date(day: u64) -> String {
    promised::time::date_of(i32::try_from(day).unwrap_or(0)).to_string()
}
