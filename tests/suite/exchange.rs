//! Exchange rates through the whole program: where they stand, what they are used for, and what is
//! said where there is none.
//!
//! One order over 100.00 EUR, billed in SEK on four days; figures are worked out by hand.

use super::harness::{findings, folder, run_in};

const ORDERS: &str = "order_id,ordered_at,total,currency\nA,2026-03-01,100.00,EUR\n\
                      B,2026-03-01,100.00,EUR\nC,2026-03-01,100.00,EUR\nD,2026-03-01,100.00,EUR\n";
const INVOICES: &str = "invoice_no,order_id,issued_at,total,currency\n\
                        F,A,2026-03-02,1120.00,SEK\nG,B,2026-03-09,1120.00,SEK\n\
                        H,C,2026-03-10,1120.00,SEK\nI,D,,1120.00,SEK\n";
const RATES: &str = "date,from,to,rate\n2026-03-02,EUR,SEK,11.00\n";

/// The findings of some codes under a contract: code, order, stake and note.
fn found(contract: &str, codes: &str) -> Vec<String> {
    let files = [
        ("orders.csv", ORDERS),
        ("invoices.csv", INVOICES),
        ("rates.csv", RATES),
        ("promised.toml", contract),
    ];
    let folder = folder(&files);
    let ran = run_in(
        folder.path(),
        &["audit", ".", "--as-of", "2026-03-31", "--select", codes, "--format", "csv"],
    );
    let line = |one: &std::collections::BTreeMap<String, String>| {
        format!("{} {} {} {}", one["code"], one["order"], one["stake"], one["note"])
    };
    let mut lines: Vec<String> = findings(&ran.out).iter().map(line).collect();
    lines.sort();
    assert!(matches!(ran.code, 0 | 1 | 3), "{}", ran.err);
    lines
}

#[test]
fn the_note_of_another_currency_says_which_rate_holds_or_why_none_does() {
    let expected = [
        "BIL310 A  1 EUR is 11 SEK by the rate of 2026-03-02",
        "BIL310 B  1 EUR is 11 SEK by the rate of 2026-03-02",
        "BIL310 C  the last rate from EUR to SEK is of 2026-03-02, too old",
        "BIL310 D  no day of issue to look up an exchange rate for",
    ];
    assert_eq!(found("rates = \"rates.csv\"\n", "BIL310"), expected);
    let rate = "[[rates]]\ndate = 2026-03-02\nfrom = \"SEK\"\nto = \"NOK\"\nrate = 1\n";
    assert_eq!(found(rate, "BIL310")[0], "BIL310 A  no exchange rate in the contract");
    assert_eq!(found("", "BIL310")[0], "BIL310 A  ");
}

#[test]
fn amounts_are_compared_only_with_a_rate_that_holds_and_a_tolerance_for_it() {
    // 1120.00 SEK at 11.00 are 101.82 EUR, 1.82 too much.
    let strict = "rates = \"rates.csv\"\n[promises.total-variance]\nconverted = \"1.80\"\n";
    assert_eq!(found(strict, "BIL311"), ["BIL311 A 1.818182 ", "BIL311 B 1.818182 "]);
    let wide = "rates = \"rates.csv\"\n[promises.total-variance]\nconverted = \"2%\"\n";
    assert_eq!(found(wide, "BIL311"), [""; 0]);
    let longer = format!("{strict}[limits]\nrate_days = 8\n");
    assert_eq!(found(&longer, "BIL311").len(), 3);
    let none = "rates = \"rates.csv\"\n[promises.total-variance]\ntolerance = \"0\"\n";
    assert_eq!(found(none, "BIL311"), [""; 0]);
    assert_eq!(found("[promises.total-variance]\nconverted = \"0\"\n", "BIL311"), [""; 0]);
}

#[test]
fn a_file_of_rates_is_no_export() {
    let all = found("rates = \"rates.csv\"\n", "DAT001");
    assert_eq!(all, [""; 0]);
    assert_eq!(found("", "DAT001").len(), 1);
}

#[test]
fn a_file_of_rates_that_is_missing_or_wrong_stops_the_run() {
    let stopped = |rates: &str| {
        let contract = ("promised.toml", "rates = \"rates.csv\"\n");
        let files = [("orders.csv", ORDERS), ("invoices.csv", INVOICES), contract];
        let folder = folder(&files);
        if !rates.is_empty() {
            std::fs::write(folder.path().join("rates.csv"), rates).expect("a file");
        }
        let ran = run_in(folder.path(), &["audit", ".", "--as-of", "2026-03-31"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        ran.err
    };
    assert!(stopped("").contains("cannot read the exchange rates"));
    let wrong = stopped("date,from,to,rate\n2026-03-02,EUR,SEK,-1\n");
    assert!(wrong.contains("rates.csv:2:20: \"-1\" is no exchange rate"), "{wrong}");
}
