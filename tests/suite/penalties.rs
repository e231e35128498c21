//! Penalties of the contract: what a broken promise costs whoever made it.
//!
//! Section "Money at stake" of domain.md; judged as of the end of 31 March 2026.

use super::shop::Shop;
use promised::report::{Finding, Report};

/// The clause of the worked example, with a way to count its periods.
fn clause(periods: &str) -> String {
    format!(
        "[promises.late-delivery.penalty]\nrate = \"10.5%\"\nper = \"2 days\"\n\
         periods = \"{periods}\"\ncap = \"55%\"\nends_after = \"15 days\"\n"
    )
}

const ORDERS: &str = "order_id,ordered_at,promised_by,promised_amount,currency,service
A-1,2026-03-01,2026-03-06,2000.00,EUR,standard
A-2,2026-03-01,2026-03-06,2000.00,EUR,standard
A-3,2026-03-01,2026-03-06,2000.00,EUR,standard
A-4,2026-03-01,2026-03-06,2000.00,EUR,express
A-5,2026-03-01,2026-03-06,,EUR,standard
";
const DELIVERIES: &str = "order_id,delivered_at
A-1,2026-03-13
A-2,2026-03-20
A-3,2026-03-06
A-4,2026-03-07
A-5,2026-03-08
";

fn audit(contract: &str) -> Report {
    let files = [("orders", ORDERS), ("deliveries", DELIVERIES)];
    Shop::new(&files).under(contract).audit()
}

/// Order, stake and note of the findings of a promise.
fn check(report: &Report, code: &str, expected: &[(&str, Option<i64>, &str)]) {
    let findings = report.findings.iter().map(AsRef::as_ref);
    let of_code = |finding: &&Finding| report.promises[finding.promise].code == code;
    let mut found: Vec<&Finding> = findings.filter(of_code).collect();
    found.sort_by(|a, b| a.order.cmp(&b.order));
    let shown: Vec<(&str, Option<i64>, &str)> = found
        .iter()
        .map(|one| (&*one.order, one.stake.map(|stake| stake / 10_000), &*one.note))
        .collect();
    assert_eq!(shown, expected);
}

const UNVALUED: &str = "no penalty: what was promised has no known value";

#[test]
fn seven_days_at_ten_and_a_half_percent_for_each_two_are_the_worked_example() {
    let check_first = |periods: &str, cents: i64| {
        let found = audit(&clause(periods));
        let stake = found.findings.iter().find(|one| one.order == "A-1").unwrap().stake;
        assert_eq!(stake, Some(cents * 10_000), "{periods}");
    };
    check_first("exact", 73_500);
    check_first("full", 63_000);
    check_first("begun", 84_000);
}

#[test]
fn a_cap_holds_and_what_is_not_known_is_said() {
    let exact = "penalty of 10.5 % for each 2 days";
    let capped = "penalty of 10.5 % for each 2 days, at its cap of 55 %";
    let expected = [
        ("A-1", Some(73_500), exact),
        ("A-2", Some(110_000), capped),
        ("A-4", Some(10_500), exact),
        ("A-5", None, UNVALUED),
    ];
    check(&audit(&clause("exact")), "DLV101", &expected);
}

#[test]
fn without_a_clause_nothing_is_at_stake() {
    let expected = ["A-1", "A-2", "A-4", "A-5"].map(|order| (order, None, ""));
    check(&audit(""), "DLV101", &expected);
}

#[test]
fn the_last_clause_that_is_for_an_order_holds() {
    let express = "[[promises.late-delivery.for]]\nservice = \"express\"\n\
                   penalty = { rate = \"25.00 EUR\", per = \"1 day\", periods = \"begun\" }\n";
    let foreign = express.replace("EUR", "SEK");
    let report = audit(express);
    let fee = "penalty of 25.00 EUR for each begun day";
    let none = |order| (order, None, "");
    check(&report, "DLV101", &[none("A-1"), none("A-2"), ("A-4", Some(2_500), fee), none("A-5")]);
    let other = "no penalty: it is agreed in SEK";
    let report = audit(&foreign);
    check(&report, "DLV101", &[none("A-1"), none("A-2"), ("A-4", None, other), none("A-5")]);
}

#[test]
fn time_stops_at_the_delivery_and_goes_on_while_there_is_none() {
    let both = clause("exact") + &clause("exact").replace("late-delivery", "overdue-delivery");
    let files = [("orders", ORDERS), ("deliveries", "order_id,delivered_at\nA-1,2026-03-13\n")];
    let on = |day: &str| Shop::new(&files).under(&both).at(day).audit();
    let (early, late) = (on("2026-03-14"), on("2026-03-16"));
    let exact = "penalty of 10.5 % for each 2 days";
    for report in [&early, &late] {
        check(report, "DLV101", &[("A-1", Some(73_500), exact)]);
    }
    let open = |cents| [("A-2", cents), ("A-3", cents), ("A-4", cents)];
    let shown = |cents| open(Some(cents)).map(|(order, stake)| (order, stake, exact));
    let none = ("A-5", None, UNVALUED);
    check(&early, "DLV102", &[&shown(84_000)[..], &[none]].concat());
    check(&late, "DLV102", &[&shown(105_000)[..], &[none]].concat());
}

#[test]
fn early_units_are_fined_by_their_own_value() {
    let orders = "order_id,ordered_at,promised_from,promised_by,quantity,promised_amount,currency
B-1,2026-03-01,2026-03-10,2026-03-12,10,500.00,EUR
";
    let deliveries = "order_id,delivered_at,quantity\nB-1,2026-03-08,4\nB-1,2026-03-11,6\n";
    let files = [("orders", orders), ("deliveries", deliveries)];
    let contract = "[promises.early-delivery]\npenalty = { rate = \"3%\" }\n";
    let report = Shop::new(&files).under(contract).audit();
    check(&report, "DLV103", &[("B-1", Some(600), "penalty of 3 %")]);
}

/// G9: what an agreement excuses costs nothing, and is found all the same.
#[test]
fn an_excuse_that_the_agreement_names_costs_nothing() {
    let deliveries = "order_id,delivered_at,excuse_code\nA-1,2026-03-13,Streik\n\
                      A-2,2026-03-13,weather\n";
    let files = [("orders", ORDERS), ("deliveries", deliveries)];
    let contract = clause("exact") + "excused = [\"force majeure\"]\n";
    let report = Shop::new(&files).under(&contract).audit();
    let expected = [
        ("A-1", None, "no penalty: force majeure"),
        ("A-2", Some(73_500), "penalty of 10.5 % for each 2 days"),
    ];
    check(&report, "DLV101", &expected);
}
