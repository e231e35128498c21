//! What must not change what is found about returns and corrections: the order of rows, the number
//! of threads, how much is held in memory, and other people's documents.

use super::harness::{findings, folder, run_in};
use super::shop::{Shop, all_shown};
use std::fmt::Write as _;

const CONTRACT: &str = "[promises.refund-overdue]\nwithin = \"14 days\"\n";

/// Orders: some billed wrongly, pointed out, returned, exchanged, paid back or cancelled.
fn exports(count: usize) -> Vec<(&'static str, String)> {
    let mut orders = "order_id,ordered_at,shipped_at,delivered_at,cancelled_at,cancelled_by,\
                      quantity,unit_price,total,currency,return_days\n"
        .to_owned();
    let mut invoices = "invoice_no,order_id,kind,refers_to,issued_at,total,currency\n".to_owned();
    let mut returns = "return_id,order_id,kind,decision,requested_at,received_at,decided_at,\
                       quantity,refund_total,exchange_order_id,currency\n"
        .to_owned();
    let mut payments = "payment_id,order_id,kind,total,currency,paid_at\n".to_owned();
    let mut tickets =
        "ticket_id,order_id,invoice_no,kind,opened_at,resolved_at,outcome,credit_total,contacts\n"
            .to_owned();
    for number in 0..count {
        let (day, too_much) = (number % 20 + 1, number % 7 / 6 * 50);
        let currency = ["EUR", "SEK"][number % 2];
        let gone = if number % 11 == 10 { "2026-02-25,seller" } else { "," };
        let left = if number % 13 == 12 { String::new() } else { format!("2026-02-{day:02}") };
        let _ =
            writeln!(orders, "A{number},2026-02-01,{left},{left},{gone},2,100,200,{currency},30");
        let _ = writeln!(
            invoices,
            "F{number},A{number},invoice,,2026-02-{day:02},{},{currency}",
            200 + too_much
        );
        let _ = writeln!(payments, "P{number},A{number},payment,200,{currency},2026-02-{day:02}");
        if too_much > 0 {
            let _ = writeln!(tickets, "T{number},,F{number},billing,2026-03-{day:02},,,,");
            if number % 3 == 0 {
                let _ = writeln!(tickets, "U{number},A{number},F{number},billing,2026-03-24,,,,2");
            }
            if number % 4 == 0 {
                let _ = writeln!(
                    invoices,
                    "C{number},A{number},credit,F{number},2026-03-25,{},{currency}",
                    20 + number % 2 * 30
                );
            }
        }
        if number % 3 == 1 {
            let kind = ["return", "exchange", "guarantee"][number / 3 % 3];
            let decision = ["approved", "refused", ""][number / 5 % 3];
            let other = format!("A{}", (number * 7 + 3) % count);
            let exchange = if kind == "exchange" { other } else { String::new() };
            let _ = writeln!(
                returns,
                "R{number},A{number},{kind},{decision},2026-02-{:02},2026-03-{day:02},,1,,\
                 {exchange},{currency}",
                day + 5
            );
            if number % 4 != 1 {
                let _ = writeln!(
                    payments,
                    "B{number},A{number},refund,{},{currency},2026-03-{:02}",
                    100 - number % 5 / 4,
                    day + 9
                );
            }
        }
    }
    vec![
        ("orders.csv", orders),
        ("invoices.csv", invoices),
        ("returns.csv", returns),
        ("payments.csv", payments),
        ("tickets.csv", tickets),
        ("promised.toml", CONTRACT.to_owned()),
    ]
}

/// What an audit of exports prints as CSV, with more words.
fn audit(exports: &[(&str, String)], words: &[&str]) -> String {
    let files: Vec<(&str, &str)> = exports.iter().map(|(name, text)| (*name, &**text)).collect();
    let folder = folder(&files);
    let asked = ["audit", ".", "--as-of", "2026-03-31", "--select", "RFD", "--format", "csv"];
    let ran = run_in(folder.path(), &[&asked[..], words].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    ran.out
}

/// The findings of a report without the places of their rows, in an order of their own.
fn placeless(report: &str) -> Vec<String> {
    let row = |mut finding: std::collections::BTreeMap<String, String>| {
        finding.remove("evidence");
        finding.into_values().collect::<Vec<_>>().join(",")
    };
    let mut rows: Vec<String> = findings(report).into_iter().map(row).collect();
    rows.sort();
    rows
}

#[test]
fn the_order_of_rows_changes_nothing() {
    let exports = exports(300);
    let turned: Vec<(&str, String)> = exports
        .iter()
        .map(|(name, text)| {
            let (header, rows) = text.split_once('\n').expect("a header");
            let mut rows: Vec<&str> = rows.lines().collect();
            rows.reverse();
            match name.ends_with(".csv") {
                true => (*name, format!("{header}\n{}\n", rows.join("\n"))),
                false => (*name, text.clone()),
            }
        })
        .collect();
    let (one, other) = (audit(&exports, &[]), audit(&turned, &[]));
    assert_eq!(placeless(&one), placeless(&other));
    for code in ["RFD501", "RFD502", "RFD505", "RFD506", "RFD508", "RFD509", "RFD510", "RFD511"] {
        assert!(one.contains(code), "{code} is found somewhere");
    }
}

#[test]
fn threads_and_memory_change_nothing() {
    let exports = exports(2_500);
    let held = audit(&exports, &["--threads", "1"]);
    for words in [["--threads", "2"], ["--threads", "8"], ["--memory", "16KiB"]] {
        assert!(audit(&exports, &words) == held, "{words:?} makes a difference");
    }
}

/// domain.md G10: an invoice and the credit note for the whole of it take each other out.
#[test]
fn a_full_credit_note_of_an_invoice_leaves_other_findings_as_they_are() {
    let orders = "order_id,ordered_at,delivered_at,total\nA,2026-02-02,2026-02-05,1000\n";
    let invoices = "invoice_no,order_id,kind,refers_to,issued_at,total\n\
                    F1,A,invoice,,2026-02-06,1050\nC1,A,credit,F1,2026-03-04,20\n";
    let tickets = "ticket_id,order_id,invoice_no,kind,opened_at,outcome\n\
                   T1,A,F1,billing,2026-03-02,credit\n";
    let found = |invoices: &str| {
        let files = [("orders", orders), ("invoices", invoices), ("tickets", tickets)];
        all_shown(&Shop::new(&files).select(&["RFD", "BIL311"]).audit())
    };
    let expected = ["BIL311 A broken -30.00", "RFD509 A T1 broken -30.00"];
    assert_eq!(found(invoices), expected);
    let more = "F2,A,invoice,,2026-03-05,999\nC2,A,credit,F2,2026-03-06,999\n";
    assert_eq!(found(&format!("{invoices}{more}")), expected);
}

/// Returns and tickets find their order by the invoice they name, and are missed where it is not
/// there.
#[test]
fn returns_and_tickets_are_linked_and_accounted_for() {
    let files = [
        ("orders", "order_id,ordered_at,total,currency\nA,2026-02-02,1000,EUR\n"),
        ("invoices", "invoice_no,order_id,total,currency\nF1,A,1000,EUR\n"),
        ("returns", "return_id,order_id,refund_total,currency\nR1,A,10,EUR\nR2,Z,5,EUR\n"),
        (
            "tickets",
            "ticket_id,order_id,invoice_no,credit_total,currency\nT1,,F1,7,EUR\nT2,Y,,3,EUR\n",
        ),
    ];
    let report = Shop::new(&files).audit();
    let orphans: Vec<String> = report
        .remarks
        .iter()
        .filter(|one| one.code == "DAT006")
        .map(|one| one.order.clone())
        .collect();
    assert_eq!(orphans, ["Z", "Y"]);
    let money: Vec<String> = report
        .money
        .iter()
        .filter(|one| matches!(one.role, "returns" | "tickets"))
        .map(|one| {
            format!("{} {} {}", one.role, one.matched / 1_000_000, one.unmatched / 1_000_000)
        })
        .collect();
    assert_eq!(money, ["returns 10 5", "tickets 7 3"]);
}

/// Orders, deliveries, invoices and returns, and what is found about what was not billed.
fn check_unbilled(lines: &str, invoices: &str, returns: &str, expected: &[&str]) {
    let orders = "order_id,ordered_at,quantity,unit_price,total\nA,2026-02-02,10,10,100\n";
    let deliveries = "delivery_id,order_id,sku,delivered_at,quantity\nD,A,x,2026-02-05,10\n";
    let files = [
        ("orders", orders),
        ("lines", lines),
        ("deliveries", deliveries),
        ("invoices", invoices),
        ("returns", returns),
    ];
    let report = Shop::new(&files).select(&["BIL304", "BIL311"]).audit();
    assert_eq!(all_shown(&report), expected, "{lines}{returns}");
}

/// domain.md G8, G10 and U1: "it includes the items which was returned by customers".
#[test]
fn what_came_back_is_not_missing_on_the_bills() {
    let lines = "order_id,sku,quantity,unit_price\n";
    let billed = "invoice_no,order_id,sku,issued_at,quantity,total\nF,A,x,2026-02-06,8,80\n";
    let none = "return_id,order_id,quantity\n";
    let both = ["BIL304 A broken -2", "BIL311 A broken 20.00"];
    check_unbilled(lines, billed, none, &both);
    check_unbilled(lines, billed, "return_id,order_id,quantity\nR,A,2\n", &[]);
    check_unbilled(lines, billed, "return_id,order_id,quantity\nR,A,1\n", &both);
    check_unbilled(lines, billed, "return_id,order_id,quantity,received_at\nR,A,2,\n", &both);
    check_unbilled(lines, billed, "return_id,order_id,quantity,decision\nR,A,2,refused\n", &both);
    check_unbilled(lines, billed, "return_id,order_id,kind,quantity\nR,A,exchange,2\n", &both);
}

#[test]
fn a_return_of_unknown_size_makes_it_unknown_what_is_missing_on_the_bills() {
    let billed = "invoice_no,order_id,sku,issued_at,quantity,total\nF,A,x,2026-02-06,8,80\n";
    let lines = "order_id,sku,quantity,unit_price\n";
    check_unbilled(lines, billed, "return_id,order_id,kind\nR,A,return\n", &[]);
    check_unbilled(lines, billed, "return_id,order_id,quantity\nR,A,\n", &[]);
}

#[test]
fn a_return_counts_for_its_own_line() {
    let lines = "order_id,sku,quantity,unit_price\nA,x,10,10\nA,y,5,0\n";
    let billed = "invoice_no,order_id,sku,issued_at,quantity,total\nF,A,x,2026-02-06,8,80\n";
    let of = |sku: &str| format!("return_id,order_id,sku,quantity\nR,A,{sku},2\n");
    check_unbilled(lines, billed, &of("x"), &[]);
    check_unbilled(lines, billed, &of("y"), &["BIL304 A x broken -2"]);
    // Where a return names no line, its order is seen as a whole.
    check_unbilled(lines, billed, "return_id,order_id,quantity\nR,A,2\n", &[]);
    let missing = ["BIL304 A x broken -2"];
    check_unbilled(lines, billed, "return_id,order_id,sku,quantity\n", &missing);
}
