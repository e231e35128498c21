//! Made-up reports for the tests of renderers and of the command line.
//!
//! Judges nothing: every figure below was written by hand and agrees with the others.

use crate::decimal::ONE;
use crate::intake::{FileAccount, Remark};
use crate::report::{Evidence, Finding, Measure, Metric, MoneyAccount, Outcome, PromiseSummary};
use crate::report::{Gone, Past, Report, RunSum, Severity, Stage, Standing, Status, TargetCount};
use crate::report::{TargetSummary, Told, TouchPoint, Turnover, Unit, Value};
use crate::tables::Role;

fn value(text: &str, unit: Unit) -> Value {
    Value { text: text.to_owned(), unit }
}

/// A delivery two days late, with 100.00 EUR at stake.
pub fn late() -> Finding {
    Finding {
        promise: 1,
        severity: Severity::Error,
        outcome: Outcome::Broken,
        order: "SO-1002".to_owned(),
        line: String::new(),
        document: "D-77".to_owned(),
        customer: "Nordvik AB".to_owned(),
        carrier: "PostNord".to_owned(),
        promised: value("2026-03-02", Unit::Moment),
        actual: value("2026-03-04", Unit::Moment),
        margin: value("-2", Unit::Days),
        told: Told::No,
        stake: Some(100 * ONE),
        weight: 0,
        recoverable_until: String::new(),
        currency: "EUR".to_owned(),
        match_level: "order",
        evidence: vec![Evidence { file: 0, line: 12 }, Evidence { file: 1, line: 40 }],
        note: String::new(),
        fingerprint: "a1b2c3".to_owned(),
    }
}

/// An invoice 50.00 EUR too high on one line.
pub fn overbilled() -> Finding {
    Finding {
        promise: 0,
        order: "SO-1005".to_owned(),
        line: "2".to_owned(),
        document: "INV-9".to_owned(),
        promised: value("1499.00", Unit::Money),
        actual: value("1549.00", Unit::Money),
        margin: value("-50.00", Unit::Money),
        told: Told::NotChecked,
        stake: Some(50 * ONE),
        recoverable_until: String::new(),
        match_level: "line",
        evidence: vec![Evidence { file: 0, line: 15 }],
        note: "ask for a credit note".to_owned(),
        fingerprint: "d4e5f6".to_owned(),
        ..late()
    }
}

/// An order that has not come and should have.
pub fn overdue() -> Finding {
    Finding {
        severity: Severity::Warning,
        outcome: Outcome::Overdue,
        order: "SO-1009".to_owned(),
        document: String::new(),
        customer: String::new(),
        carrier: String::new(),
        actual: value("", Unit::None),
        margin: value("-1", Unit::Days),
        told: Told::Yes,
        stake: None,
        recoverable_until: String::new(),
        currency: String::new(),
        evidence: vec![Evidence { file: 0, line: 19 }],
        fingerprint: "0a0b0c".to_owned(),
        ..late()
    }
}

fn promise(code: &str, name: &str, outcomes: [u64; 8]) -> PromiseSummary {
    PromiseSummary {
        code: code.to_owned(),
        name: name.to_owned(),
        severity: Severity::Error,
        about: "order",
        stage: Stage::of(code, "order"),
        outcomes,
        findings: outcomes[2] + outcomes[3],
        told: (0, 0),
        stake: Vec::new(),
        missing: Vec::new(),
        is_off: false,
    }
}

fn promises() -> Vec<PromiseSummary> {
    let stake = |amount: i128| vec![("EUR".to_owned(), amount * i128::from(ONE))];
    let missing = |needs: &str| vec![needs.to_owned()];
    vec![
        PromiseSummary {
            stake: stake(50),
            ..promise("BIL301", "price-variance", [9, 0, 1, 0, 0, 0, 0, 0])
        },
        PromiseSummary {
            stake: stake(100),
            told: (1, 1),
            ..promise("DLV101", "late-delivery", [30, 5, 1, 1, 1, 1, 1, 0])
        },
        PromiseSummary {
            missing: missing("lines.quantity"),
            ..promise("DLV110", "short-delivery", [0; 8])
        },
        PromiseSummary { is_off: true, ..promise("DLV120", "early-delivery", [0; 8]) },
        promise("PAY400", "late-payment", [0; 8]),
        PromiseSummary {
            missing: missing("payments"),
            ..promise("PAY401", "paid-too-much", [0; 8])
        },
        PromiseSummary { missing: missing("payments"), ..promise("PAY402", "unpaid", [0; 8]) },
    ]
}

fn metrics() -> Vec<Metric> {
    vec![
        Metric::share(Measure::OnTimeLines, 45, 50),
        Metric::share(Measure::OnTimeOrders, 4, 5),
        Metric::money(Measure::TooMuch, 1_240 * i128::from(ONE), "EUR"),
        Metric::lacking(Measure::InFullOrders, "lines.quantity"),
    ]
}

fn touch_points() -> Vec<TouchPoint> {
    let stake = |amount: i128| vec![("EUR".to_owned(), amount * i128::from(ONE))];
    let point = |stage, outcomes, amount| TouchPoint {
        outcomes,
        stake: stake(amount),
        ..TouchPoint::new(stage)
    };
    let delivery = point(Stage::Delivery, [30, 5, 1, 1, 1, 1, 1, 0], 100);
    vec![
        TouchPoint { told: (1, 1), ..delivery },
        point(Stage::Billing, [9, 0, 1, 0, 0, 0, 0, 0], 50),
    ]
}

fn targets() -> Vec<TargetSummary> {
    let target = |promise: &str, kept, bad| TargetSummary {
        promise: promise.to_owned(),
        share: 950_000,
        window_days: Some(28),
        min_decided: 20,
        count: TargetCount { kept, bad, undated: 0 },
        ..TargetSummary::default()
    };
    vec![target("late-delivery", 35, 2), target("price-variance", 9, 1)]
}

fn file(path: &str, role: Role, rows: [u64; 5]) -> FileAccount {
    FileAccount {
        path: path.to_owned(),
        roles: vec![role],
        decided: "comma, decimal point, yyyy-mm-dd".to_owned(),
        bytes: 4_000,
        rows_read: rows[0],
        used: rows[1],
        duplicate: rows[2],
        quarantined: rows[3],
        filtered: rows[4],
        ..FileAccount::default()
    }
}

fn quarantined(line: u32) -> Remark {
    Remark {
        code: "DAT002",
        file: 0,
        line,
        column: "total".to_owned(),
        value: "12,5x".to_owned(),
        message: "is not an amount".to_owned(),
        remedy: "correct the cell".to_owned(),
        order: "SO-1030".to_owned(),
        is_quarantined: true,
    }
}

/// A complete run over 40 orders: two promises broken, one overdue.
pub fn report() -> Report {
    Report {
        as_of: "2026-03-31T23:59:59Z".to_owned(),
        orders: 40,
        orders_matched: 38,
        orders_missed: 3,
        orphans: 2,
        promises: promises(),
        findings: [late(), overbilled(), overdue()].map(Box::new).into(),
        stake: vec![("EUR".to_owned(), 150 * i128::from(ONE))],
        metrics: metrics(),
        touch_points: touch_points(),
        targets: targets(),
        files: vec![
            file("orders.csv", Role::Orders, [40, 38, 1, 1, 0]),
            file("deliveries.csv", Role::Deliveries, [44, 44, 0, 0, 0]),
        ],
        remarks: vec![quarantined(31)],
        money: vec![MoneyAccount {
            role: "invoices",
            column: "total",
            currency: "EUR".to_owned(),
            read: 1_240 * i128::from(ONE),
            matched: 1_200 * i128::from(ONE),
            unmatched: 40 * i128::from(ONE),
        }],
        ..Report::default()
    }
}

/// What a history says of [`report`]: one finding new, one worse, one known, and one put right.
pub fn past() -> Past {
    let standing =
        |status, day: &str| Standing { status: Some(status), first_seen: day.to_owned() };
    let gone = |code: &str, order: &str, day: &str| Gone {
        code: code.to_owned(),
        keys: [order.to_owned(), "1".to_owned(), String::new()],
        stake: Some(100 * ONE),
        currency: "EUR".to_owned(),
        first_seen: day.to_owned(),
        fingerprint: "77".to_owned(),
    };
    let run = |day: &str, open, stake: Option<i64>| RunSum {
        as_of: format!("2026-03-{day}T23:59:59Z"),
        open,
        stake: stake.map(|stake| vec![("EUR".to_owned(), i128::from(stake * ONE))]),
    };
    Past {
        is_kept: true,
        is_news_only: false,
        since: "2026-03-30T23:59:59Z".to_owned(),
        standings: [
            (late().mark(), standing(Status::Worsened, "2026-02-01")),
            (overbilled().mark(), standing(Status::New, "2026-03-31")),
            (overdue().mark(), standing(Status::Known, "2026-03-30")),
        ]
        .into_iter()
        .collect(),
        turnover: Turnover {
            open_before: 3,
            new: 1,
            worsened: 1,
            resolved: 1,
            open: 3,
            away: 1,
            ..Turnover::default()
        },
        oldest: "2026-02-01".to_owned(),
        ages: [2, 0, 1, 0],
        resolved: vec![gone("DLV101", "SO-7", "2026-03-30")],
        away: vec![gone("BIL301", "SO-8", "2026-03-30")],
        trend: vec![run("29", 2, None), run("30", 3, Some(250)), run("31", 3, Some(150))],
        notes: vec!["promised.acks.toml:4: matches nothing (order 9); take it out".to_owned()],
    }
}

/// [`report`] with `count` late deliveries of its own customers and carriers and nothing else.
pub fn many(count: u32) -> Report {
    let numbered = |number: u32| Finding {
        order: format!("SO-{number:05}"),
        customer: format!("Customer {}", number % 3),
        evidence: vec![Evidence { file: 0, line: number + 2 }],
        ..late()
    };
    let remarks = (0..count).map(quarantined).collect();
    Report { findings: (0..count).map(numbered).map(Box::new).collect(), remarks, ..report() }
}

/// [`report`] as an incomplete run.
pub fn incomplete() -> Report {
    Report { incomplete: vec!["12 rows quarantined, 5 allowed".to_owned()], ..report() }
}

/// [`report`] with a terminal escape, a turned direction and a formula in every text from data.
pub fn hostile() -> Report {
    let evil = "=\x1b[2J\u{202e}\u{9b}31m\r\nx\u{200b}".to_owned();
    let mut report = report();
    for finding in &mut report.findings {
        for text in [
            &mut finding.order,
            &mut finding.line,
            &mut finding.document,
            &mut finding.customer,
            &mut finding.carrier,
            &mut finding.promised.text,
            &mut finding.actual.text,
            &mut finding.margin.text,
            &mut finding.currency,
            &mut finding.note,
        ] {
            text.clone_from(&evil);
        }
    }
    for promise in &mut report.promises {
        promise.name.clone_from(&evil);
        promise.stake = vec![(evil.clone(), 5)];
    }
    for remark in &mut report.remarks {
        for text in [&mut remark.column, &mut remark.value, &mut remark.message, &mut remark.remedy]
        {
            text.clone_from(&evil);
        }
    }
    report.files[0].path.clone_from(&evil);
    report.files[0].decided.clone_from(&evil);
    report.money[0].currency.clone_from(&evil);
    report.metrics[2].currency.clone_from(&evil);
    report.touch_points[0].stake = vec![(evil.clone(), 5)];
    report.targets[0].promise.clone_from(&evil);
    let mut past = past();
    for gone in past.resolved.iter_mut().chain(&mut past.away) {
        gone.keys = [evil.clone(), evil.clone(), evil.clone()];
        gone.currency.clone_from(&evil);
    }
    past.notes.push(evil.clone());
    report.past = Some(past);
    report.incomplete.push(evil);
    report
}
