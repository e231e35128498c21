//! Targets of the contract and their budgets: M28 and PRM904 of domain.md.
//!
//! Judged as of the end of 31 March 2026.

use super::harness::{folder, run_in};
use super::shop::{Shop, all_shown};
use promised::report::{Report, TargetSummary};

/// Orders that were due on a day of March, some of them in time and some four days late.
fn orders(lots: &[(u32, u32, u32, &str)]) -> [String; 2] {
    let mut orders = "order_id,ordered_at,promised_by,service\n".to_owned();
    let mut deliveries = "order_id,delivered_at\n".to_owned();
    for (lot, &(day, in_time, late, service)) in lots.iter().enumerate() {
        for number in 0..in_time + late {
            let arrived = if number < in_time { day } else { day + 4 };
            orders += &format!("{lot}-{number},2026-02-27,2026-03-{day:02},{service}\n");
            deliveries += &format!("{lot}-{number},2026-03-{arrived:02}\n");
        }
    }
    [orders, deliveries]
}

fn audit(lots: &[(u32, u32, u32, &str)], contract: &str) -> Report {
    let [orders, deliveries] = orders(lots);
    Shop::new(&[("orders", &orders), ("deliveries", &deliveries)]).under(contract).audit()
}

/// Decided, kept, budget, what is left, and the burn in hundredths.
fn check(target: &TargetSummary, expected: (u64, u64, u64, i128, Option<i128>)) {
    let burn = target.burn().map(|burn| burn / 10_000);
    let found = (target.decided(), target.count.kept, target.budget(), target.left(), burn);
    assert_eq!(found, expected, "{target:?}");
}

fn burnt(report: &Report) -> Vec<String> {
    all_shown(report).into_iter().filter(|finding| finding.starts_with("PRM904")).collect()
}

#[test]
fn a_budget_is_burnt_above_one_and_not_at_one() {
    let target = "[[target]]\npromise = \"late-delivery\"\nshare = \"90%\"\n";
    let report = audit(&[(6, 36, 4, "")], target);
    check(&report.targets[0], (40, 36, 4, 0, Some(100)));
    assert_eq!(burnt(&report), Vec::<String>::new());
    let report = audit(&[(6, 35, 5, "")], target);
    check(&report.targets[0], (40, 35, 4, -1, Some(125)));
    assert_eq!(burnt(&report), ["PRM904 late-delivery 90 % broken -1"]);
}

#[test]
fn few_are_counted_and_nothing_is_said_of_them() {
    let target = "[[target]]\npromise = \"DLV101\"\nshare = \"95%\"\n";
    let report = audit(&[(6, 0, 19, "")], target);
    check(&report.targets[0], (19, 0, 0, -19, Some(2_000)));
    assert_eq!(burnt(&report), Vec::<String>::new());
    let named = format!("{target}min_decided = 19\n");
    assert_eq!(burnt(&audit(&[(6, 0, 19, "")], &named)).len(), 1);
}

#[test]
fn a_window_rolls_back_from_the_moment_of_the_audit() {
    let target = "[[target]]\npromise = \"late-delivery\"\nshare = \"95%\"\n";
    // The window of 21 days begins with the end of 10 March.
    let lots = [(10, 0, 25, ""), (11, 30, 0, ""), (31, 10, 0, "")];
    let report = audit(&lots, &format!("{target}window = \"21 days\"\n"));
    check(&report.targets[0], (40, 40, 2, 2, Some(0)));
    let whole = audit(&lots, &format!("{target}window = \"whole\"\n"));
    check(&whole.targets[0], (65, 40, 3, -22, Some(769)));
}

/// M14 of domain.md (e): 130 - 30 = 100, 90 on time gives 90 %. What is due in the last 7 of 21
/// days is left out.
#[test]
fn a_window_with_a_maturity_lag_is_the_rate_of_the_large_marketplace() {
    let contract = "[limits]\nmaturity_days = 7\n[[target]]\npromise = \"late-delivery\"\n\
                    share = \"90%\"\nwindow = \"21 days\"\n";
    let report = audit(&[(20, 90, 10, ""), (26, 0, 30, "")], contract);
    check(&report.targets[0], (100, 90, 10, 0, Some(100)));
    assert_eq!(burnt(&report), Vec::<String>::new());
}

#[test]
fn a_target_may_be_for_some_orders_only() {
    let contract = "[[target]]\npromise = \"late-delivery\"\nshare = \"95%\"\n\
                    service = [\"express\", \"air\"]\n";
    let report = audit(&[(6, 20, 0, "express"), (6, 1, 1, "air"), (6, 0, 40, "slow")], contract);
    check(&report.targets[0], (22, 21, 1, 0, Some(90)));
}

#[test]
fn a_family_counts_what_is_overdue_once() {
    let [orders, deliveries] = orders(&[(6, 30, 0, "")]);
    let orders = format!("{orders}late,2026-02-27,2026-03-06,\n");
    let shop = [("orders", &orders[..]), ("deliveries", &deliveries[..])];
    let of = |promise: &str| {
        let contract = format!("[[target]]\npromise = \"{promise}\"\nshare = \"95%\"\n");
        Shop::new(&shop).under(&contract).select(&["DLV101", "DLV102", "PRM"]).audit().targets
    };
    assert_eq!(of("DLV101")[0].count.bad, 1);
    assert_eq!(of("DLV102")[0].count.bad, 1);
    assert_eq!(of("DLV10")[0].count.bad, 1, "the two together");
}

#[test]
fn what_has_no_known_time_is_in_no_window_and_counted_apart() {
    let orders = "order_id,total\nA,5.00\nB,5.00\n";
    let invoices = "invoice_no,order_id,total\nF1,A,5.00\nF2,B,6.00\n";
    let contract = "[[target]]\npromise = \"total-variance\"\nshare = \"95%\"\n\
                    window = \"28 days\"\n";
    let files = [("orders", orders), ("invoices", invoices)];
    let report = Shop::new(&files).under(contract).audit();
    assert_eq!((report.targets[0].decided(), report.targets[0].count.undated), (0, 2));
}

#[test]
fn a_target_is_the_same_whatever_else_is_asked_for() {
    let target = "[[target]]\npromise = \"late-delivery\"\nshare = \"90%\"\n";
    let [orders, deliveries] = orders(&[(6, 35, 5, "")]);
    let files = [("orders", &orders[..]), ("deliveries", &deliveries[..])];
    let alone = Shop::new(&files).under(target).select(&["PRM904"]).audit();
    check(&alone.targets[0], (40, 35, 4, -1, Some(125)));
    assert_eq!(all_shown(&alone), ["PRM904 late-delivery 90 % broken -1"]);
    let without = Shop::new(&files).under(target).ignore(&["PRM904"]).audit();
    assert!(without.targets.is_empty() && burnt(&without).is_empty());
}

#[test]
fn a_target_without_the_columns_of_its_promise_says_so() {
    let contract = "[[target]]\npromise = \"price-variance\"\nshare = \"95%\"\n";
    let report = audit(&[(6, 1, 0, "")], contract);
    assert_eq!(report.targets[0].missing, ["invoices", "lines or orders.unit_price"]);
    let summary = report.promises.iter().find(|one| one.code == "PRM904").expect("PRM904");
    assert_eq!(summary.outcomes, [0, 0, 0, 0, 0, 0, 0, 1], "nobody can tell");
}

#[test]
fn a_target_does_not_make_an_audit_of_nothing_look_like_one() {
    let target = "[[target]]\npromise = \"late-delivery\"\nshare = \"90%\"\n";
    let report = Shop::new(&[("orders", "order_id,customer\nA,x\n")]).under(target).audit();
    let reasons = report.incomplete.join("; ");
    assert!(reasons.contains("no promise could be checked"), "{reasons}");
}

#[test]
fn a_target_for_orders_that_no_column_tells_says_so() {
    let contract = "[[target]]\npromise = \"late-delivery\"\nshare = \"95%\"\ntier = \"gold\"\n";
    let report = audit(&[(6, 30, 0, "")], contract);
    assert_eq!(report.targets[0].missing, ["orders.tier"]);
    check(&report.targets[0], (0, 0, 0, 0, None));
}

#[test]
fn a_target_for_what_is_never_decided_is_a_mistake() {
    let folder = folder(&[
        ("orders.csv", "order_id,promised_by\nA,2026-03-06\n"),
        ("promised.toml", "[[target]]\npromise = \"unreadable-value\"\nshare = \"95%\"\n"),
    ]);
    let ran = run_in(folder.path(), &["audit", "."]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("promised.toml:2:11: nothing of unreadable-value"), "{}", ran.err);
}

#[test]
fn a_promise_of_ones_own_is_never_about_a_target() {
    let own = "[promises.mine]\ncode = \"OWN001\"\nabout = \"target\"\nmust = \"true\"\n";
    let folder = folder(&[("orders.csv", "order_id\nA\n"), ("promised.toml", own)]);
    let ran = run_in(folder.path(), &["audit", "."]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("promised.toml:3:9: a promise of one's own"), "{}", ran.err);
}

#[test]
fn a_severity_of_the_contract_holds_for_burnt_budgets() {
    let contract = "[promises.budget-burnt]\nseverity = \"error\"\n\
                    [[target]]\npromise = \"late-delivery\"\nshare = \"90%\"\n";
    let report = audit(&[(6, 35, 5, "")], contract);
    let finding = report.findings.iter().find(|one| one.document.starts_with("late-delivery"));
    assert_eq!(finding.expect("the budget").severity, promised::report::Severity::Error);
}
