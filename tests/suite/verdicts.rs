//! The audit as a whole: which promises are judged, how seriously, with what allowance, and in
//! which order the findings come.

use super::shop::{Shop, all_shown, shown};
use promised::report::{Outcome, Report};
use std::collections::BTreeMap;

/// B is 2 days late, C never came, A came in time; D has nothing due.
const FILES: [(&str, &str); 2] = [
    (
        "orders",
        "order_id,customer,promised_by,quantity,unit_price\n\
         A,ACME,2026-03-06,10,5.00\nB,Bolt,2026-03-06,10,5.00\nC,ACME,2026-03-06,10,5.00\n\
         D,ACME,2026-04-30,10,5.00\n",
    ),
    ("deliveries", "order_id,delivered_at,quantity\nA,2026-03-05,10\nB,2026-03-08,10\n"),
];

/// What is found about delivery times under a contract.
fn check_under(contract: &str, expected: &[&str]) {
    let shop = Shop::new(&FILES).select(&["DLV101", "DLV102"]).under(contract);
    assert_eq!(all_shown(&shop.audit()), expected, "{contract}");
}

/// Codes of the promises that were asked about.
fn asked(report: &Report) -> Vec<&str> {
    let asked = report.promises.iter().filter(|promise| !promise.is_off);
    asked.map(|promise| promise.code.as_str()).collect()
}

#[test]
fn a_promise_is_chosen_by_code_start_or_name_and_left_out_afterwards() {
    let asked = |select: &[&str], ignore: &[&str]| {
        asked(&Shop::new(&FILES).select(select).ignore(ignore).audit()).join(" ")
    };
    assert_eq!(
        asked(&["INV40"], &["INV403"]),
        "INV401 INV402 INV404 INV405 INV406 INV407 INV408 INV409"
    );
    assert_eq!(asked(&["DLV101", "DLV103"], &["DLV101"]), "DLV103");
    assert_eq!(asked(&["late-delivery"], &[]), "DLV101");
    assert_eq!(asked(&["DLV101"], &["DLV"]), "");
    assert!(!asked(&[], &["DLV"]).contains("DLV"));
}

#[test]
fn a_promise_that_is_off_has_no_outcome_no_finding_and_no_need() {
    let contract = "[promises.late-delivery]\nenabled = false\n";
    let report = Shop::new(&FILES).under(contract).audit();
    let off = report.promises.iter().find(|promise| promise.code == "DLV101").expect("listed");
    assert!(off.is_off && off.missing.is_empty());
    assert_eq!((off.outcomes, off.findings), ([0; 8], 0));
    assert!(all_shown(&report).iter().all(|finding| !finding.starts_with("DLV101")));
}

#[test]
fn every_subject_has_one_outcome() {
    let report = Shop::new(&FILES).select(&["DLV101"]).audit();
    let late = report.promises.iter().find(|promise| promise.code == "DLV101").expect("listed");
    let counts = [Outcome::Beat, Outcome::Kept, Outcome::Broken, Outcome::Overdue]
        .map(|outcome| late.count(outcome));
    assert_eq!(counts, [1, 0, 1, 1]);
    assert_eq!((late.count(Outcome::Pending), late.outcomes.iter().sum::<u64>()), (1, 4));
}

#[test]
fn what_is_late_is_broken_and_what_is_missing_is_overdue() {
    check_under("", &["DLV102 C overdue -25", "DLV101 B broken -2"]);
}

#[test]
fn grace_is_for_its_own_promise_only_and_exactly_at_it_is_in_time() {
    let late = |grace: &str| format!("[promises.late-delivery]\ngrace = \"{grace}\"\n");
    check_under(&late("2 days"), &["DLV102 C overdue -25"]);
    check_under(&late("1 day"), &["DLV102 C overdue -25", "DLV101 B broken -2"]);
    check_under(&late("40 days"), &["DLV102 C overdue -25"]);
    let overdue = "[promises.overdue-delivery]\ngrace = \"40 days\"\n";
    check_under(overdue, &["DLV101 B broken -2"]);
}

#[test]
fn an_allowance_for_one_customer_is_not_for_another() {
    let of = |customer: &str| {
        let only = format!("[[promises.late-delivery.for]]\ncustomer = \"{customer}\"\n");
        only + "grace = \"2 days\"\n"
    };
    check_under(&of("Bolt"), &["DLV102 C overdue -25"]);
    check_under(&of("ACME"), &["DLV102 C overdue -25", "DLV101 B broken -2"]);
    check_under(&of("nobody"), &["DLV102 C overdue -25", "DLV101 B broken -2"]);
}

#[test]
fn the_last_allowance_that_matches_wins() {
    let contract = "[promises.late-delivery]\ngrace = \"9 days\"\n\
                    [[promises.late-delivery.for]]\ncustomer = \"Bolt\"\ngrace = \"1 day\"\n";
    check_under(contract, &["DLV102 C overdue -25", "DLV101 B broken -2"]);
}

#[test]
fn two_promises_with_different_allowances_do_not_share_what_depends_on_them() {
    let files = [
        ("orders", "order_id,promised_by,quantity\nA,2026-03-06,10\n"),
        ("deliveries", "order_id,delivered_at,quantity\nA,2026-03-05,9\nA,2026-03-09,1\n"),
    ];
    let check = |contract: &str, expected: &[&str]| {
        let shop = Shop::new(&files).select(&["DLV101", "DLV104"]).under(contract);
        assert_eq!(all_shown(&shop.audit()), expected, "{contract}");
    };
    let late = "[promises.late-delivery]\ntolerance = { under = \"10%\" }\n";
    let partial = "[promises.partial-on-time]\ntolerance = { under = \"10%\" }\n";
    check("", &["DLV101 A broken -3", "DLV104 A broken -1"]);
    check(late, &["DLV104 A broken -1"]);
    check(partial, &["DLV101 A broken -3"]);
    check(&format!("{late}{partial}"), &[]);
}

#[test]
fn severity_is_that_of_the_contract_and_orders_the_findings() {
    let severities = |contract: &str| {
        let report = Shop::new(&FILES).select(&["DLV101", "DLV102"]).under(contract).audit();
        let said = report
            .findings
            .iter()
            .map(|finding| format!("{} {}", finding.severity.name(), shown(&report, finding)));
        said.collect::<Vec<_>>()
    };
    let contract = "[promises.overdue-delivery]\nseverity = \"info\"\n";
    let expected = ["error DLV101 B broken -2", "info DLV102 C overdue -25"];
    assert_eq!(severities(contract), expected);
    let contract = "[promises.late-delivery]\nseverity = \"warning\"\n";
    let expected = ["error DLV102 C overdue -25", "warning DLV101 B broken -2"];
    assert_eq!(severities(contract), expected);
}

#[test]
fn what_was_noticed_about_the_input_is_as_serious_as_the_contract_says() {
    let payments = ("payments", "payment_id,order_id,total\n1,Z,5.00\n");
    let files = [FILES[0], FILES[1], payments];
    let severity = |contract: &str| {
        let report = Shop::new(&files).select(&["DAT006"]).under(contract).audit();
        let summary = report.promises.iter().find(|one| one.code == "DAT006").expect("listed");
        assert_eq!((summary.findings, summary.count(Outcome::Broken)), (1, 1));
        (report.findings[0].severity.name(), summary.severity.name())
    };
    assert_eq!(severity(""), ("warning", "warning"));
    let contract = "[promises.orphaned-row]\nseverity = \"error\"\n";
    assert_eq!(severity(contract), ("error", "error"));
    let off = "[promises.orphaned-row]\nenabled = false\n";
    assert!(Shop::new(&files).select(&["DAT006"]).under(off).audit().findings.is_empty());
}

#[test]
fn the_contract_wins_over_a_severity_that_depends_on_the_subject() {
    let files = [
        ("orders", "order_id,delivered_at,total\nA,2026-03-05,10.00\nB,2026-03-05,10.00\n"),
        ("invoices", "invoice_no,order_id,total\nF,A,9.00\nG,B,12.00\n"),
    ];
    let severities = |contract: &str| {
        let report = Shop::new(&files).select(&["BIL311"]).under(contract).audit();
        let said = report
            .findings
            .iter()
            .map(|finding| format!("{} {}", finding.order, finding.severity.name()));
        said.collect::<Vec<_>>()
    };
    assert_eq!(severities(""), ["B error", "A warning"]);
    let contract = "[promises.total-variance]\nseverity = \"info\"\n";
    assert_eq!(severities(contract), ["B info", "A info"]);
}

#[test]
fn the_largest_stake_comes_first_within_a_currency() {
    let files = [
        ("orders", "order_id,total,currency\nA,10.00,SEK\nB,10.00,EUR\nC,10.00,SEK\nD,10.00,EUR\n"),
        (
            "invoices",
            "invoice_no,order_id,total,currency\n1,A,11.00,SEK\n2,B,12.00,EUR\n\
             3,C,99.00,SEK\n4,D,13.00,EUR\n",
        ),
    ];
    let report = Shop::new(&files).select(&["BIL311"]).audit();
    let orders: Vec<&str> = report.findings.iter().map(|one| one.order.as_str()).collect();
    assert_eq!(orders, ["D", "B", "C", "A"]);
}

#[test]
fn equal_findings_come_in_the_order_of_their_keys_whatever_that_of_the_rows() {
    let deliveries = ("deliveries", "order_id,delivered_at,quantity\n");
    let orders = |ids: [&str; 3]| {
        let rows = ids.map(|id| format!("{id},2026-03-06,1\n")).concat();
        format!("order_id,promised_by,quantity\n{rows}")
    };
    for ids in [["A", "B", "C"], ["C", "B", "A"], ["B", "C", "A"]] {
        let orders = orders(ids);
        let report = Shop::new(&[("orders", &orders), deliveries]).select(&["DLV102"]).audit();
        let found: Vec<&str> = report.findings.iter().map(|one| one.order.as_str()).collect();
        assert_eq!(found, ["A", "B", "C"], "{ids:?}");
    }
}

#[test]
fn rows_later_than_the_audit_are_not_seen() {
    let report = Shop::new(&FILES).select(&["DLV101", "DLV102"]).at("2026-03-07").audit();
    assert_eq!(all_shown(&report), ["DLV102 B overdue -1", "DLV102 C overdue -1"]);
    let report = Shop::new(&FILES).select(&["DLV101", "DLV102"]).at("2026-03-06").audit();
    assert_eq!(all_shown(&report), Vec::<String>::new());
}

#[test]
fn a_delay_notice_counts_when_it_was_sent_in_time() {
    let told = |sent: &str| {
        let messages = format!("order_id,kind,sent_at\nB,delay notice,{sent}\n");
        let files = [FILES[0], FILES[1], ("messages", &messages)];
        let report = Shop::new(&files).select(&["DLV101"]).audit();
        let summary = report.promises.iter().find(|one| one.code == "DLV101").expect("listed");
        (report.findings[0].told.name(), summary.told)
    };
    assert_eq!(told("2026-03-06"), ("told", (1, 0)));
    assert_eq!(told("2026-03-07"), ("silent", (0, 1)));
    let report = Shop::new(&FILES).select(&["DLV101"]).audit();
    assert_eq!(report.findings[0].told.name(), "");
}

#[test]
fn a_finding_knows_its_rows_and_keeps_its_fingerprint_while_it_ages() {
    let audit = |as_of| Shop::new(&FILES).select(&["DLV102"]).at(as_of).audit();
    let (early, late) = (audit("2026-03-20"), audit("2026-03-31"));
    let of = |report: &Report| report.findings.iter().find(|one| one.order == "C").cloned();
    let (early, late) = (of(&early).expect("found"), of(&late).expect("found"));
    assert_eq!(early.fingerprint, late.fingerprint);
    assert_ne!(early.margin, late.margin);
    let rows: Vec<(u16, u32)> = late.evidence.iter().map(|row| (row.file, row.line)).collect();
    assert_eq!(rows, [(0, 4)]);
    assert_eq!((late.customer.as_str(), late.stake), ("ACME", Some(50_000_000)));
}

/// Orders by number: every third in time, every third late, every third missing.
fn many(numbers: std::ops::Range<u32>) -> [String; 2] {
    let mut orders = "order_id,promised_by,quantity,unit_price\n".to_owned();
    let mut deliveries = "order_id,delivered_at,quantity\n".to_owned();
    for number in numbers {
        orders += &format!("N{number:06},2026-03-06,10,1.00\n");
        match number % 3 {
            0 => deliveries += &format!("N{number:06},2026-03-05,10\n"),
            1 => deliveries += &format!("N{number:06},2026-03-09,10\n"),
            _ => {}
        }
    }
    [orders, deliveries]
}

fn audit_many(numbers: std::ops::Range<u32>) -> Report {
    let [orders, deliveries] = many(numbers);
    Shop::new(&[("orders", &orders), ("deliveries", &deliveries)]).select(&["DLV"]).audit()
}

/// Sums of the figures of some reports, by code and name; a spread or a mean adds up to nothing.
fn sums(reports: &[&Report]) -> BTreeMap<(String, String), (i128, i128)> {
    let mut sums: BTreeMap<(String, String), (i128, i128)> = BTreeMap::new();
    let metrics = reports.iter().flat_map(|report| &report.metrics);
    for metric in metrics.filter(|metric| metric.among.is_none()) {
        let sum = sums.entry((metric.code().to_owned(), metric.name.clone())).or_default();
        sum.0 += metric.count;
        sum.1 += metric.of.unwrap_or_default();
    }
    sums
}

#[test]
fn more_subjects_than_fit_a_batch_give_what_they_give_in_parts() {
    // A batch holds 8192 subjects; the parts fit into one each.
    let whole = audit_many(0..17_000);
    let parts = [audit_many(0..6_000), audit_many(6_000..12_000), audit_many(12_000..17_000)];
    let mut expected: Vec<String> = parts.iter().flat_map(all_shown).collect();
    let mut found = all_shown(&whole);
    assert_eq!(found.len(), 5_667 + 5_666);
    expected.sort();
    found.sort();
    assert!(found == expected, "the findings differ");
    assert_eq!(sums(&[&whole]), sums(&parts.iter().collect::<Vec<_>>()));
    for (place, promise) in whole.promises.iter().enumerate() {
        let of_parts: u64 = parts.iter().flat_map(|part| part.promises[place].outcomes).sum();
        assert_eq!(promise.outcomes.iter().sum::<u64>(), of_parts, "{}", promise.code);
    }
}

#[test]
fn an_allowance_belongs_to_its_order_in_every_batch() {
    let [orders, deliveries] = many(0..9_000);
    let mut orders: String = orders.replacen("unit_price", "unit_price,customer", 1);
    orders = orders
        .lines()
        .enumerate()
        .map(|(line, row)| match line {
            0 => format!("{row}\n"),
            8_993 => format!("{row},VIP\n"),
            _ => format!("{row},other\n"),
        })
        .collect();
    // Line 8993 from 0 is order 8992, which is late.
    let contract = "[[promises.late-delivery.for]]\ncustomer = \"VIP\"\ngrace = \"3 days\"\n";
    let files = [("orders", orders.as_str()), ("deliveries", deliveries.as_str())];
    let report = Shop::new(&files).select(&["DLV101"]).under(contract).audit();
    assert_eq!(report.findings.len(), 2_999);
    assert!(report.findings.iter().all(|finding| finding.order != "N008992"));
}
