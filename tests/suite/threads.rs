//! The same bytes come out on any number of threads.

use super::harness::{folder, run_in};
use std::fmt::Write as _;

/// Orders with a delivery and an invoice each, more than one piece of a file holds.
fn exports(count: usize) -> [(&'static str, String); 3] {
    let mut orders = "order_id,customer,promised_by,quantity,total,currency\n".to_owned();
    let mut deliveries = "delivery_id,order_id,delivered_at,quantity,status\n".to_owned();
    let mut invoices = "invoice_no,order_id,kind,issued_at,total,currency\n".to_owned();
    for number in 0..count {
        let (day, late, wrong) = (number % 20 + 1, number % 13 / 12 * 3, number % 17 / 16);
        let _ =
            writeln!(orders, "SO-{number},C {},2026-03-{day:02},4,{number}.50,EUR", number % 99);
        let _ = writeln!(deliveries, "D{number},SO-{number},2026-03-{:02},4,delivered", day + late);
        let _ =
            writeln!(invoices, "F{number},SO-{number},invoice,2026-03-28,{number}.5{wrong},EUR");
    }
    [("orders.csv", orders), ("deliveries.csv", deliveries), ("invoices.csv", invoices)]
}

#[test]
fn the_report_is_the_same_on_one_two_and_eight_threads() {
    let exports = exports(60_000);
    let files: Vec<(&str, &str)> = exports.iter().map(|(name, text)| (*name, &**text)).collect();
    let folder = folder(&files);
    let report = |threads: &str| {
        let words = ["audit", ".", "--as-of", "2026-04-30", "--format", "json"];
        let ran = run_in(folder.path(), &[&words[..], &["--threads", threads]].concat());
        assert_eq!(ran.code, 1, "{}", ran.err);
        ran.out
    };
    let alone = report("1");
    assert!(alone.len() > 1_000_000, "there are findings");
    for threads in ["2", "8"] {
        assert!(report(threads) == alone, "{threads} threads make a difference");
    }
}
