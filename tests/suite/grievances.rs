//! Customers who were failed again and again: which failures count, for how much, and what is at
//! stake in them (SVC617). Judged as of the end of 31 March 2026, figures by hand.

use super::harness::{folder, run_in};
use super::shop::Shop;
use promised::report::{Finding, Outcome, Report};

const HEAD: &str = "order_id,customer,ordered_at,promised_by,delivered_at,total,currency\n";

/// Orders of a customer, each promised on a day and delivered two weeks after it.
fn late(customer: &str, days: &[&str]) -> String {
    let row = |(place, day): (usize, &&str)| {
        format!("{customer}{place},{customer},2024-01-01,{day},2026-03-30,,\n")
    };
    days.iter().enumerate().map(row).collect()
}

fn audit(orders: &str, terms: &str) -> Report {
    let contract = format!("[promises.repeated-failures]\n{terms}\n");
    Shop::new(&[("orders", &format!("{HEAD}{orders}"))]).under(&contract).audit()
}

fn found(report: &Report) -> Vec<&Finding> {
    let is_it = |finding: &&Finding| report.promises[finding.promise].code == "SVC617";
    report.findings.iter().map(|finding| &**finding).filter(is_it).collect()
}

/// Kept, broken and unknown.
fn outcomes(report: &Report) -> [u64; 3] {
    let promise = report.promises.iter().find(|one| one.code == "SVC617").expect("the promise");
    [Outcome::Kept, Outcome::Broken, Outcome::Unknown].map(|outcome| promise.count(outcome))
}

/// 30 days before the end of 31 March is the end of 1 March: what was due by then is out.
#[test]
fn a_failure_counts_from_the_day_after_the_window_begins() {
    let terms = "limit = \"2\"\nwindow = \"30 days\"";
    let check = |days: &[&str], expected| {
        assert_eq!(outcomes(&audit(&late("A", days), terms)), expected, "{days:?}");
    };
    check(&["2026-03-02", "2026-03-20"], [0, 1, 0]);
    check(&["2026-03-01", "2026-03-20"], [1, 0, 0]);
    check(&["2026-03-01", "2026-02-20"], [0, 0, 0]);
}

#[test]
fn the_window_is_a_year_where_nobody_says_and_may_be_all_there_is() {
    let orders =
        late("A", &["2025-04-01", "2026-03-20"]) + &late("B", &["2025-03-31", "2026-03-20"]);
    let report = audit(&orders, "limit = \"2\"");
    assert_eq!(outcomes(&report), [1, 1, 0]);
    let [finding] = found(&report)[..] else { panic!("one finding") };
    assert_eq!(
        (&*finding.customer, &*finding.promised.text, &*finding.actual.text),
        ("A", "1", "2")
    );
    assert_eq!(finding.note, "2 orders or cases with a broken promise in 365 days");
    assert_eq!(outcomes(&audit(&orders, "limit = \"2\"\nwindow = \"whole\"")), [0, 2, 0]);
}

/// Due 0, 29, 30 and 60 days before the audit with a half-life of 30 days: 1 + 1 + 1/2 + 1/4.
#[test]
fn what_is_recent_weighs_more_where_the_contract_says_so() {
    let orders = late("A", &["2026-03-29", "2026-03-02", "2026-03-01", "2026-01-30"]);
    let weighed = |limit: &str| {
        audit(
            &orders,
            &format!("limit = \"{limit}\"\nwindow = \"90 days\"\nhalf_life = \"30 days\""),
        )
    };
    let report = weighed("2");
    assert_eq!(found(&report)[0].actual.text, "2.75");
    assert_eq!(outcomes(&report), [0, 1, 0]);
    assert_eq!(outcomes(&weighed("3")), [1, 0, 0]);
    assert_eq!(outcomes(&audit(&orders, "limit = \"4\"")), [0, 1, 0]);
}

/// A was billed 10.00 and 2.50 too much in time and 99.00 a year and a half ago; B in two
/// currencies. The total of the report holds every amount once.
#[test]
fn at_stake_is_what_is_open_in_the_failures_of_the_window() {
    let row = |order: &str, customer: &str, day: &str, currency: &str| {
        format!("{order},{customer},{day},{day},{day},100.00,{currency}\n")
    };
    let bill = |order: &str, day: &str, total: &str, currency: &str| {
        format!("F{order},{order},{day},{total},{currency}\n")
    };
    let orders = [
        row("1", "A", "2026-03-02", "EUR"),
        row("2", "A", "2026-03-03", "EUR"),
        row("3", "A", "2024-10-01", "EUR"),
        row("4", "B", "2026-03-02", "EUR"),
        row("5", "B", "2026-03-03", "SEK"),
    ];
    let bills = [
        bill("1", "2026-03-05", "110.00", "EUR"),
        bill("2", "2026-03-05", "102.50", "EUR"),
        bill("3", "2024-10-05", "199.00", "EUR"),
        bill("4", "2026-03-05", "107.00", "EUR"),
        bill("5", "2026-03-05", "103.00", "SEK"),
    ];
    let orders = HEAD.to_owned() + &orders.concat();
    let bills = "invoice_no,order_id,issued_at,total,currency\n".to_owned() + &bills.concat();
    let contract = "[promises.repeated-failures]\nlimit = \"2\"\n";
    let files = [("orders", &orders[..]), ("invoices", &bills)];
    let report = Shop::new(&files).under(contract).audit();
    let found: Vec<_> = found(&report)
        .into_iter()
        .map(|one| (&*one.customer, one.stake, &*one.currency, one.note.clone()))
        .collect();
    let note = "2 orders or cases with a broken promise in 365 days".to_owned();
    let apart = format!("{note}; at stake: 7.00 EUR, 3.00 SEK");
    let expected = [("A", Some(12_500_000), "EUR", note), ("B", None, "", apart)];
    assert_eq!(found, expected);
    let total = [("EUR".to_owned(), 118_500_000), ("SEK".to_owned(), 3_000_000)];
    assert_eq!(report.stake, total);
}

#[test]
fn failures_of_which_nobody_knows_when_they_were_leave_it_unknown() {
    let tickets = "ticket_id,customer,kind,opened_at\nT1,A,delivery,2026-03-02\n\
                   T2,A,delivery,2026-03-03\nT3,B,delivery,2026-03-03\n";
    let messages = "message_id,ticket_id,direction,sent_at\nM1,T1,in,2026-03-02\n\
                    M2,T2,in,2026-03-03\nM3,T3,in,2026-03-03\n";
    let contract = "[promises.late-first-reply]\nwithin = \"1 day\"\n\
                    [promises.repeated-failures]\nlimit = \"2\"\n";
    let files = [("tickets", tickets), ("messages", messages)];
    let report = Shop::new(&files).under(contract).select(&["SVC617", "SVC601"]).audit();
    assert_eq!(outcomes(&report), [1, 1, 0]);
    // An undated bill that is too high may have been sent at any time.
    let orders = format!("{HEAD}1,A,,,,100.00,EUR\n2,A,,,,100.00,EUR\n3,B,,,,100.00,EUR\n");
    let bills = "invoice_no,order_id,total,currency\nF1,1,110.00,EUR\nF2,2,110.00,EUR\n\
                 F3,3,110.00,EUR\n";
    let files = [("orders", &orders[..]), ("invoices", bills)];
    let report = Shop::new(&files).under("[promises]\nSVC617 = { limit = \"2\" }\n").audit();
    assert_eq!(outcomes(&report), [1, 0, 1]);
    let whole = "[promises]\nSVC617 = { limit = \"2\", window = \"whole\" }\n";
    assert_eq!(outcomes(&Shop::new(&files).under(whole).audit()), [1, 1, 0]);
}

#[test]
fn shares_of_the_records_come_to_the_same_customers() {
    let mut orders = HEAD.to_owned();
    for customer in 0..9 {
        orders += &late(&format!("C{customer}"), &["2026-03-20", "2026-03-15", "2025-01-01"]);
    }
    let contract = "[promises.repeated-failures]\nlimit = \"2\"\nwindow = \"60 days\"\n\
                    half_life = \"20 days\"\n[promises.late-delivery.penalty]\n\
                    rate = \"12.50 EUR\"\n";
    let orders = orders.replace("2026-03-30,,", "2026-03-30,100.00,EUR");
    let files = [("orders.csv", &orders[..]), ("promised.toml", contract)];
    let folder = folder(&files);
    let told = |words: &[&str]| {
        let all = ["audit", ".", "--as-of", "2026-03-31", "--exit-zero", "--format", "json"];
        run_in(folder.path(), &[&all, words].concat()).out
    };
    let whole = told(&[]);
    assert_eq!(whole.matches("2 orders or cases with a broken promise in 60 days").count(), 9);
    assert_eq!(told(&["--memory", "1KiB"]), whole);
}

#[test]
fn a_window_is_for_the_promise_that_counts_failures_only() {
    let check = |terms: &str, told: &str| {
        let contract = format!("[promises.{terms}\n");
        let files = [("orders.csv", HEAD), ("promised.toml", &contract)];
        let folder = folder(&files);
        let ran = run_in(folder.path(), &["audit", "."]);
        assert!(ran.code == 2 && ran.err.contains(told), "{}", ran.err);
    };
    check("late-delivery]\nwindow = \"30 days\"", "late-delivery reads no window");
    check("repeated-failures]\nwindow = \"soon\"", "\"soon\" is no window");
    check("repeated-failures]\nhalf_life = \"0 days\"", "\"0 days\" is no half-life");
    check("repeated-failures]\ngrace = \"1 day\"", "it reads window, half_life");
}

/// Two bills of one customer, each 10.00 too high: 20.00 at stake, in the report, for the customer
/// and after every night, although a third finding is the sum of both.
#[test]
fn the_sum_of_what_is_at_stake_is_counted_nowhere_again() {
    let orders = "order_id,customer,ordered_at,total,currency\n1,A,2026-03-02,100.00,EUR\n\
                  2,A,2026-03-03,100.00,EUR\n";
    let bills = "invoice_no,order_id,issued_at,total,currency\nF1,1,2026-03-05,110.00,EUR\n\
                 F2,2,2026-03-05,110.00,EUR\n";
    let contract = "[history]\nfile = \"n.db\"\n[promises.repeated-failures]\nlimit = \"2\"\n";
    let folder =
        folder(&[("orders.csv", orders), ("invoices.csv", bills), ("promised.toml", contract)]);
    let night = |day: &str, words: &[&str]| {
        let all = ["audit", ".", "--as-of", day, "--exit-zero"];
        run_in(folder.path(), &[&all, words].concat()).out
    };
    night("2026-03-10", &[]);
    night("2026-03-11", &[]);
    let told = night("2026-03-12", &[]);
    assert!(told.contains("; at least 20.00 EUR at stake; "), "{told}");
    assert!(told.contains("| SVC617 ") && told.contains("### 20.00 EUR in all"), "{told}");
    let by_customer = night("2026-03-12", &["--group-by", "customer"]);
    let row = by_customer.lines().find(|line| line.starts_with("| A "));
    assert!(row.is_some_and(|row| row.contains(" 20.00 EUR ")), "{by_customer}");
    let runs = run_in(folder.path(), &["history", "runs"]).out;
    assert_eq!(runs.matches(" 20.00 EUR ").count(), 3, "{runs}");
}
