//! Returns, refunds and corrections: the vectors and worked figures of the domain, family RFD.
//!
//! Each with its near miss. What every promise file shows by itself is not shown again.

use super::shop::{Shop, all_shown};

/// What is found under a contract, of some promises.
fn check(files: &[(&str, &str)], contract: &str, codes: &[&str], expected: &[&str]) {
    let report = Shop::new(files).under(contract).select(codes).audit();
    assert_eq!(all_shown(&report), expected, "{contract} {codes:?}");
}

const ORDER: (&str, &str) = (
    "orders",
    "order_id,ordered_at,quantity,unit_price,shipping,total\nA,2026-02-02,2,100,40,240\n",
);

/// A return whose goods came back on 2 March and that was paid back on another day.
fn check_refund(paid: &str, contract: &str, expected: &[&str]) {
    let returns = "return_id,order_id,requested_at,received_at,refund_total\n\
                   R,A,2026-02-26,2026-03-02,240\n";
    let payments = format!("payment_id,order_id,kind,total,paid_at\nP,A,refund,240,{paid}\n");
    let files = [ORDER, ("returns", returns), ("payments", payments.as_str())];
    check(&files, contract, &["RFD501"], expected);
}

/// domain.md (b) RFD501: EU 14 days [E34], FTC 7 working days [E34c].
#[test]
fn a_refund_is_due_at_the_end_of_the_last_day_of_its_time() {
    let eu = "[promises.refund-overdue]\nwithin = \"14 days\"\n";
    check_refund("2026-03-16T23:59:00Z", eu, &[]);
    check_refund("2026-03-17T00:01:00Z", eu, &["RFD501 A R broken -1"]);
    let ftc = "[promises.RFD501]\nwithin = \"7 business days\"\n";
    check_refund("2026-03-11", ftc, &[]);
    check_refund("2026-03-12", ftc, &["RFD501 A R broken -1"]);
    let strict =
        format!("{eu}[[promises.refund-overdue.for]]\ncustomer = \"X\"\nwithin = \"1 day\"\n");
    check_refund("2026-03-16", &strict, &[]);
}

/// domain.md (b) RFD501: the trigger may be the return of the goods or the withdrawal notice.
#[test]
fn the_time_for_a_refund_begins_when_the_goods_are_back_where_that_is_recorded() {
    let eu = "[promises.refund-overdue]\nwithin = \"14 days\"\n";
    let with_receipt = "return_id,order_id,requested_at,received_at\nR,A,2026-03-02,\n";
    let payments = ("payments", "payment_id,order_id,kind,total,paid_at\n");
    check(&[ORDER, ("returns", with_receipt), payments], eu, &["RFD501"], &[]);
    let without = "return_id,order_id,requested_at,refund_total\nR,A,2026-03-02,240\n";
    let overdue = ["RFD501 A R overdue -15"];
    check(&[ORDER, ("returns", without), payments], eu, &["RFD501"], &overdue);
}

#[test]
fn without_a_contract_nobody_promised_when_the_money_is_back() {
    let returns = ("returns", "return_id,order_id,requested_at\nR,A,2026-01-02\n");
    let payments = ("payments", "payment_id,order_id,kind,total,paid_at\n");
    let report = Shop::new(&[ORDER, returns, payments]).audit();
    let overdue = report.promises.iter().find(|promise| promise.code == "RFD501").unwrap();
    assert_eq!(overdue.missing, ["a `within` for it in the contract"]);
}

/// Two returns of one order, 100 each, and some refunds.
fn check_two_returns(refunds: &str, expected: &[&str]) {
    let returns = "return_id,order_id,requested_at,received_at,refund_total\n\
                   R1,A,2026-02-26,2026-03-02,100\nR2,A,2026-02-27,2026-03-03,100\n";
    let payments = format!("payment_id,order_id,return_id,kind,total,paid_at\n{refunds}");
    let files = [ORDER, ("returns", returns), ("payments", payments.as_str())];
    check(&files, "[promises.RFD501]\nwithin = \"14 days\"\n", &["RFD501"], expected);
}

#[test]
fn one_refund_may_pay_for_two_returns_and_two_may_not_be_one() {
    check_two_returns("P1,A,,refund,200,2026-03-10\n", &[]);
    check_two_returns("P1,A,,refund,100,2026-03-10\nP2,A,,refund,100,2026-03-11\n", &[]);
    check_two_returns("P1,A,,refund,100,2026-03-10\n", &["RFD501 A R2 overdue -14"]);
    check_two_returns("P1,A,R2,refund,100,2026-03-10\n", &["RFD501 A R1 overdue -15"]);
    check_two_returns("P1,A,R1,refund,100,2026-03-10\nP2,A,R2,refund,100,2026-03-10\n", &[]);
}

#[test]
fn one_refund_of_an_unknown_share_is_neither_kept_nor_overdue() {
    let returns = "return_id,order_id,requested_at,received_at\n\
                   R1,A,2026-02-26,2026-03-02\nR2,A,2026-02-27,2026-03-03\n";
    let payments = "payment_id,order_id,kind,total,paid_at\nP1,A,refund,170,2026-03-10\n";
    let files = [ORDER, ("returns", returns), ("payments", payments)];
    let contract = "[promises.RFD501]\nwithin = \"14 days\"\n";
    let report = Shop::new(&files).under(contract).select(&["RFD501"]).audit();
    assert_eq!(all_shown(&report), [""; 0]);
    let overdue = report.promises.iter().find(|promise| promise.code == "RFD501").unwrap();
    assert_eq!(overdue.outcomes, [1, 0, 0, 0, 0, 0, 0, 1], "kept and unknown");
}

/// A whole order of 2 units at 100 with shipping of 40 that came back, and its refund.
fn check_whole(returned: u32, refund: u32, expected: &[&str]) {
    let returns = format!("return_id,order_id,requested_at,quantity\nR,A,2026-03-02,{returned}\n");
    let payments =
        format!("payment_id,order_id,kind,total,paid_at\nP,A,refund,{refund},2026-03-05\n");
    let files = [ORDER, ("returns", returns.as_str()), ("payments", payments.as_str())];
    check(&files, "", &["RFD502"], expected);
}

/// domain.md (b) RFD502: items and standard outbound shipping on full withdrawal; shipping
/// forgotten (medusa #13066).
#[test]
fn a_whole_order_comes_back_with_its_shipping_and_a_part_without() {
    check_whole(2, 240, &[]);
    check_whole(2, 200, &["RFD502 A broken -40.00"]);
    check_whole(1, 100, &[]);
    check_whole(1, 120, &["RFD502 A broken -20.00"]);
}

/// domain.md (b) RFD502: the tax of what comes back is paid back too (vendure #989).
#[test]
fn prices_without_tax_are_paid_back_with_it() {
    let orders = "order_id,quantity,unit_price,net,tax,tax_rate,total\nA,2,100,200,50,25 %,250\n";
    let returns = "return_id,order_id,requested_at,quantity\nR,A,2026-03-02,1\n";
    let refund = |total: u32| {
        format!("payment_id,order_id,kind,total,paid_at\nP,A,refund,{total},2026-03-05\n")
    };
    for (total, expected) in [(125, &[][..]), (100, &["RFD502 A broken -25.00"][..])] {
        let payments = refund(total);
        let files = [("orders", orders), ("returns", returns), ("payments", payments.as_str())];
        check(&files, "", &["RFD502"], expected);
    }
}

/// domain.md (b) RFD503: "freight charges refunded multiple times for one order" (Eshopbox #36).
#[test]
fn freight_that_is_paid_back_for_each_parcel_is_too_much() {
    let payments = |last: &str| {
        format!(
            "payment_id,order_id,kind,total,paid_at\nP,A,payment,240,2026-02-02\n\
             R1,A,refund,140,2026-03-05\nR2,A,refund,{last},2026-03-06\n"
        )
    };
    for (last, expected) in [("100", &[][..]), ("140", &["RFD503 A broken -40.00"][..])] {
        let payments = payments(last);
        check(&[ORDER, ("payments", payments.as_str())], "", &["RFD503"], expected);
    }
}

/// A return that was asked for at some moment and refused.
fn check_window(requested: &str, expected: &[&str]) {
    let orders = "order_id,ordered_at,return_days,total\nA,2026-02-02,14,240\n";
    let deliveries = "delivery_id,order_id,delivered_at\n\
                      D1,A,2026-03-01T09:00:00+01:00\nD2,A,2026-03-02T17:00:00+01:00\n";
    let returns = format!(
        "return_id,order_id,requested_at,decision,refund_total\nR,A,{requested},refused,100\n"
    );
    let files = [("orders", orders), ("deliveries", deliveries), ("returns", returns.as_str())];
    check(&files, "zone = \"Europe/Stockholm\"\n", &["RFD504"], expected);
}

/// domain.md (b) RFD504: the window ends with a local day and starts with the last item.
#[test]
fn the_last_day_of_a_window_counts_to_its_local_end() {
    check_window("2026-03-16", &["RFD504 A R broken"]);
    check_window("2026-03-16T23:59:00+01:00", &["RFD504 A R broken"]);
    check_window("2026-03-16T23:30:00Z", &[]);
    check_window("2026-03-17", &[]);
}

#[test]
fn a_contract_may_say_how_long_goods_may_be_returned() {
    let orders = "order_id,ordered_at,delivered_at,total\nA,2026-02-02,2026-03-02,240\n";
    let returns = "return_id,order_id,requested_at,decision,refund_total\n\
                   R,A,2026-03-20,refused,100\n";
    let files = [("orders", orders), ("returns", returns)];
    let within = |days: u32| format!("[promises.return-refused]\nwithin = \"{days} days\"\n");
    check(&files, &within(18), &["RFD504"], &["RFD504 A R broken"]);
    check(&files, &within(17), &["RFD504"], &[]);
}

/// An order of 1000 that was billed as 1050 and some tickets.
fn check_pointed_out(tickets: &str, more: &str, codes: &[&str], expected: &[&str]) {
    let orders = "order_id,ordered_at,delivered_at,total,currency\n\
                  A,2026-02-02,2026-02-05,1000,SEK\n";
    let invoices = format!(
        "invoice_no,order_id,kind,refers_to,issued_at,total,currency\n\
         F1,A,invoice,,2026-02-06,1050,SEK\n{more}"
    );
    let tickets = format!("ticket_id,order_id,invoice_no,kind,opened_at,contacts\n{tickets}");
    let files =
        [("orders", orders), ("invoices", invoices.as_str()), ("tickets", tickets.as_str())];
    let report = Shop::new(&files).select(codes).audit();
    let shown: Vec<String> = report
        .findings
        .iter()
        .map(|one| {
            let code = &report.promises[one.promise].code;
            let (severity, outcome) = (one.severity.name(), one.outcome.name());
            let stake = one.stake.unwrap_or(0) / 1_000_000;
            format!("{code} {} {severity} {outcome} {stake}", one.document)
        })
        .collect();
    assert_eq!(shown, expected, "{tickets}{more}");
}

/// domain.md (a) practice 6 and (d) RFD508: 50 kronor too much, worse with each further contact.
#[test]
fn an_error_that_is_pointed_out_again_is_worse() {
    let codes = ["RFD508"];
    let once = "T1,A,F1,billing,2026-03-02,\n";
    check_pointed_out(once, "", &codes, &["RFD508 T1 warning overdue 50"]);
    let counted = "T1,A,F1,billing,2026-03-02,2\n";
    check_pointed_out(counted, "", &codes, &["RFD508 T1 error overdue 50"]);
    let twice = format!("T2,A,F1,billing,2026-03-09,\n{once}");
    check_pointed_out(&twice, "", &codes, &["RFD508 T1 error overdue 50"]);
    let other = format!("T2,A,F2,billing,2026-03-09,\n{once}");
    let each = ["RFD508 T1 warning overdue 50", "RFD508 T2 warning overdue 50"];
    check_pointed_out(&other, "", &codes, &each);
}

/// domain.md (b) RFD508: older than so many business days; five where the contract says nothing.
#[test]
fn a_correction_is_due_so_many_business_days_after_it_was_asked_for() {
    // As of Tuesday 31 March: five business days before its end is Tuesday 24 March.
    check_pointed_out("T1,A,F1,billing,2026-03-24,\n", "", &["RFD508"], &[]);
    let late = "T1,A,F1,billing,2026-03-23,\n";
    check_pointed_out(late, "", &["RFD508"], &["RFD508 T1 warning overdue 50"]);
}

#[test]
fn what_a_promise_finds_does_not_depend_on_what_else_was_asked() {
    let once = "T1,A,F1,billing,2026-03-02,\n";
    let all = ["RFD508 T1 warning overdue 50"];
    check_pointed_out(once, "", &["RFD508"], &all);
    check_pointed_out(once, "", &["RFD"], &all);
    check_pointed_out(once, "", &["RFD508", "BIL311"], &["BIL311  error broken 50", all[0]]);
}

/// domain.md (b) RFD509: credit <> overcharge beyond R.
#[test]
fn a_correction_of_another_amount_leaves_a_residue() {
    let ticket = "T1,A,F1,billing,2026-03-02,\n";
    let credit = |total: &str| format!("C1,A,credit,F1,2026-03-04,{total},SEK\n");
    let codes = ["RFD508", "RFD509"];
    check_pointed_out(ticket, &credit("50"), &codes, &[]);
    check_pointed_out(ticket, &credit("20"), &codes, &["RFD509 T1 error broken 30"]);
    check_pointed_out(ticket, &credit("80"), &codes, &["RFD509 T1 error broken 30"]);
    let other = "C1,A,credit,F9,2026-03-04,20,SEK\n";
    let late = ["RFD508 T1 warning overdue 30"];
    check_pointed_out(ticket, other, &codes, &late);
}

#[test]
fn a_promise_that_the_contract_switches_off_finds_nothing_for_others() {
    let files = [
        ("orders", "order_id,ordered_at,total\nA,2026-02-02,1000\n"),
        ("invoices", "invoice_no,order_id,issued_at,total\nF1,A,2026-02-06,1050\n"),
        ("tickets", "ticket_id,order_id,invoice_no,kind,opened_at\nT,A,F1,billing,2026-03-02\n"),
    ];
    check(&files, "", &["RFD508"], &["RFD508 A T overdue -22"]);
    check(&files, "[promises]\nBIL311 = false\n", &["RFD508"], &[]);
}

#[test]
fn an_invoice_without_an_order_can_be_pointed_out_too() {
    let files = [
        ("orders", "order_id,ordered_at,total\nB,2026-02-02,1000\n"),
        (
            "invoices",
            "invoice_no,order_id,issued_at,total\nF1,,2026-02-06,1050\nF1,,2026-02-06,1050\n",
        ),
        ("tickets", "ticket_id,invoice_no,kind,opened_at\nT,F1,billing,2026-03-02\n"),
    ];
    check(&files, "", &["RFD508"], &["RFD508 T overdue -22"]);
}

/// domain.md (b) RFD511: an exchange is another order, and may not be in the exports.
#[test]
fn an_exchange_leaves_with_the_order_that_the_return_names() {
    let orders = "order_id,ordered_at,shipped_at\nA,2026-02-02,2026-02-03\n\
                  B,2026-03-02,2026-03-20\nC,2026-03-02,2026-03-04\n";
    let returns = |order: &str| {
        format!(
            "return_id,order_id,kind,requested_at,exchange_order_id\n\
             R,A,exchange,2026-03-02,{order}\n"
        )
    };
    let cases = [("B", &["RFD511 A R broken -11"][..]), ("C", &[]), ("D", &[])];
    for (order, expected) in cases {
        let returns = returns(order);
        let files = [("orders", orders), ("returns", returns.as_str())];
        check(&files, "", &["RFD511"], expected);
    }
}
